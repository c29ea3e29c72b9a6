"""Documents to fields, with calibrated confidence and what the entity pipeline proposes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from dossier_ai.core import (
    Document,
    Problem,
)
from dossier_ai.kinds import formats
from dossier_ai.pipeline.model import PASSING, Extracted, Tools
from dossier_ai.runner import Runner
from dossier_ai.text.confidence import calibrate
from dossier_ai.text.entity_fields import propose_fields
from dossier_ai.text.per_page import remembering
from dossier_ai.text.personal import conceal


def extract_document(document: Document, tools: Tools) -> Extracted:
    """The fields of one document. A document on which extraction fails yields a `Problem`, and the others go
    on without it."""
    kind = next((kind for kind in tools.kinds if kind.id == document.kind), None)
    if kind is None:
        return Extracted()
    try:
        with remembering():
            fields = kind.extract(document, tools.reread)
    except Exception as error:  # noqa: BLE001 - one document must not take the dossier down
        problem = Problem(
            stage="extracting",
            code="extraction-failed",
            message=f"该材料未能提取数据，请人工核对原件。 / {kind.en}: extraction failed"
            f" ({type(error).__name__}); check the original.",
            file=document.file,
            page=document.pages[0].number,
        )
        return Extracted(problems=(problem,))
    return Extracted(fields=conceal(fields, tools.key, formats(tools.kinds)))


def extract_all(documents: Sequence[Document], tools: Tools, runner: Runner) -> list[Extracted]:
    """The fields of every document, in their order, with calibrated confidence."""
    versions = hashlib.sha256(repr((sorted(tools.versions.items()), tools.code)).encode()).hexdigest()[:16]
    secret = hashlib.sha256(tools.key).hexdigest()[:8]

    def key(document: Document) -> str:
        pages = "".join(f"{p.file}:{p.number}:{p.picture};" for p in document.pages)
        content = hashlib.sha256(f"{document.kind}|{pages}".encode()).hexdigest()[:16]
        return f"{document.id}-{content}-{versions}-{secret}"

    extracted = runner.map(
        "extracting",
        lambda document: extract_document(document, tools),
        documents,
        key,
        Extracted,
        again=lambda extracted: any(problem.code in PASSING for problem in extracted.problems),
    )
    if tools.calibration is not None:
        sure = calibrate(documents, [e.fields for e in extracted], tools.calibration, formats(tools.kinds))
        extracted = [Extracted(fields=f, problems=e.problems) for f, e in zip(sure, extracted, strict=True)]
    return [_with_proposals(d, e, tools) for d, e in zip(documents, extracted, strict=True)]


def _with_proposals(document: Document, extracted: Extracted, tools: Tools) -> Extracted:
    """The fields of a document and those that the entity pipeline proposes for what the rules missed. They
    come after calibration: their confidence lies below every floor, so that a person looks at them."""
    kind = next((kind for kind in tools.kinds if kind.id == document.kind), None)
    if tools.entities is None or kind is None or extracted.problems:
        return extracted
    mentions = [mention for page in document.pages if page.read for mention in tools.entities(page)]
    floor_of = tools.calibration.floor_of if tools.calibration is not None else None
    found = propose_fields(document, kind, extracted.fields, mentions, tools.entities.chances, floor_of)
    names = {field.name for field in found}
    kept = tuple(field for field in extracted.fields if field.name not in names)
    return Extracted(fields=(*kept, *conceal(found, tools.key, formats(tools.kinds))))
