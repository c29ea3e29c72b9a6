"""Two whole dossiers kept as recorded pages: documents, values, findings and verdicts stay as they were.

After a change that is meant to alter them, write both files anew and read the difference before committing:

    REGENERATE_GOLDEN=1 pytest tests/pipeline/test_golden.py
"""

from __future__ import annotations

import json
import os
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from dossier_ai.core import SourceFile
from dossier_ai.pipeline import Submission
from dossier_ai.reading.files import LocalFile
from dossier_ai.reading.recording import load_pages, save_pages

FOLDER = Path(__file__).parent.parent / "data" / "recorded"
LARGEST_BYTES = 1_500_000
RECIPES: dict[str, tuple[int, tuple[str, ...]]] = {
    "clean": (3, ()),
    "planted": (6, ("P05", "P12", "P19", "P21", "P31", "P36", "P54")),
}
"""Name of the recording, seed of the dossier, discrepancies planted in it."""
EXPECTED = {
    "clean": set(),
    "planted": {"XID-05", "XCT-03", "XFN-16", "XFN-21", "XST-04", "XSV-07", "XPK-04"},
}


def submission_of(path: Path) -> Submission:
    """The recorded pages as a submission; a file's hash is stood in for by one of its name."""
    pages = load_pages(path)
    names = [name for name, _ in groupby(page.file for page in pages)]
    hashes = [f"{number:02d}" * 32 for number, _ in enumerate(names, 1)]
    files = tuple(
        LocalFile(SourceFile(name, digest, 1), Path(name), "pdf")
        for name, digest in zip(names, hashes, strict=True)
    )
    return Submission(files, tuple(pages), ())


def plain_value(value: Any) -> Any:
    """A field's value without places and confidences; rows as texts, phones masked."""
    if isinstance(value, tuple):
        return [
            {key: plain_value(cell.value) for key, cell in sorted(item.items())}
            if isinstance(item, dict)
            else item
            for item in value
        ]
    return getattr(value, "masked", value)


def summary(record: Any) -> dict[str, Any]:
    """What is kept of a record: nothing that depends on versions, hashes or the places of words."""
    places = {document.id: f"{document.file}#{document.pages[0]}" for document in record.documents}
    return {
        "status": record.status,
        "result": record.result,
        "documents": [
            {
                "kind": d.kind, "file": d.file, "pages": list(d.pages), "title": d.title,
                "belongs_to": places.get(d.belongs_to, ""),
            }
            for d in record.documents
        ],
        "fields": {
            f"{places[f.document]} {f.name}": {"state": f.state.value, "value": plain_value(f.value)}
            for f in record.fields
        },
        "findings": [[f.id, f.severity, f.declared, f.found] for f in record.findings],
        "verdicts": {v.clause: v.verdict.value for v in record.verdicts},
    }  # fmt: skip


@pytest.mark.parametrize("name", sorted(RECIPES))
def test_a_recorded_dossier_gives_what_it_gave(kit: Any, name: str) -> None:
    pages, expected = FOLDER / f"{name}.pages.json.gz", FOLDER / f"{name}.expected.json"
    if os.environ.get("REGENERATE_GOLDEN"):
        seed, planted = RECIPES[name]
        recorded = kit.print_dossier(seed)
        for operator in planted:
            recorded = kit.change(recorded, kit.plant(operator))
        FOLDER.mkdir(parents=True, exist_ok=True)
        save_pages(recorded.submission().pages, pages)
    assert pages.stat().st_size < LARGEST_BYTES
    record = kit.verify(submission_of(pages), fresh=True).record
    found = summary(record)
    if os.environ.get("REGENERATE_GOLDEN"):
        text = json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True)
        expected.write_text(text + "\n", encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))
    assert {f.id for f in record.findings if f.finding_class == "contradiction"} == EXPECTED[name]
