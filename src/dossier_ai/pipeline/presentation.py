"""The record to what a reviewer sees: the report's texts and pictures, personal numbers blacked out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dossier_ai.checks.package import alternatives
from dossier_ai.checks.scope import Material
from dossier_ai.core import (
    Page,
)
from dossier_ai.core.signal import Examination
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.reading.ocr import Picture
from dossier_ai.reading.pictures import PictureStore
from dossier_ai.record.model import Record
from dossier_ai.report.render import render_report
from dossier_ai.report.texts import ClauseText, MaterialText, Texts
from dossier_ai.schemes.inputs import INPUTS
from dossier_ai.schemes.pack import Pack
from dossier_ai.text.personal import personal_rects


def draw_report(
    record: Record,
    texts: Texts,
    pages: Mapping[tuple[str, int], Page],
    pictures: PictureStore,
    examination: Examination | None = None,
) -> bytes:
    """The report of a record, with crops of its pages; personal numbers on them are blacked out."""

    def load(file: str, number: int) -> Picture | None:
        page = pages.get((file, number))
        try:
            return pictures.load(page) if page is not None else None
        except FileNotFoundError:
            return None

    return render_report(record.as_json(), texts, load, personal_boxes(pages.values()), examination)


def personal_boxes(pages: Iterable[Page]) -> dict[tuple[str, int], list[list[float]]]:
    """Where phone and identity numbers are printed, by file and page, in page fractions."""
    found: dict[tuple[str, int], list[list[float]]] = {}
    for page in pages:
        boxes = [page.box(rect).as_list() for rect in personal_rects(page)]
        if boxes:
            found[(page.file, page.number)] = boxes
    return found


def report_texts(pack: Pack, materials: Sequence[Material] = ()) -> Texts:
    """What the report says about the scheme, the kinds, the values and the materials, in the regulation's
    words."""
    clauses = {
        clause.id: ClauseText(
            id=clause.id,
            short=clause.id.partition("-")[2],
            article=clause.article,
            title=clause.title.zh,
            threshold=clause.reads.zh if clause.reads else "",
            quote=clause.quotation,
        )
        for clause in pack.clauses
    }
    return Texts(
        scheme_name=pack.title.zh,
        clauses=clauses,
        kinds={kind.id: kind.zh for kind in ALL_KINDS},
        values={name: spec.zh for name, spec in INPUTS.items()},
        materials=tuple(
            MaterialText(alternatives(m), m.name.zh, _article(clauses, m.clause), m.severity == "B")
            for m in materials
            if m.name is not None
        ),
    )


def _article(clauses: Mapping[str, ClauseText], clause: str) -> str:
    return clauses[clause].article if clause in clauses else clause
