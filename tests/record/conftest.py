"""Hand-made dossiers for the tests of this room: fields with a place each, no pages, no words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from dossier_ai.core import (
    Cell,
    DocumentEntry,
    Dossier,
    Evidence,
    Field,
    FieldState,
    Personal,
    Problem,
    Row,
)

APPLIED_ON = dt.date(2026, 5, 20)
APPLICANT = "西宁样例企业服务有限公司"


class Maker:
    """Collects documents and fields; `done()` is the dossier."""

    def __init__(self) -> None:
        self.documents: list[DocumentEntry] = []
        self.fields: list[Field] = []
        self.problems: list[Problem] = []

    def document(self, kind: str, pages: Sequence[int] = (1,), **extra: Any) -> str:
        number = len(self.documents) + 1
        file = f"{number:02d}.pdf"
        self.documents.append(
            DocumentEntry(
                id=f"d{number}",
                kind=kind,
                file=file,
                sha256=f"{number:064x}",
                pages=tuple(pages),
                title_evidence=Evidence(file=file, page=1, box=(0.3, 0.1, 0.7, 0.15), quote=kind),
                **extra,
            )
        )
        return f"d{number}"

    def field(self, document: str, key: str, value: Any, **extra: Any) -> None:
        entry = next(d for d in self.documents if d.id == document)
        place = Evidence(
            file=entry.file, page=1, box=(0.1, 0.01 * len(self.fields) % 1, 0.4, 0.9), quote=str(value)
        )
        extra.setdefault("evidence", (place,))
        extra.setdefault("state", FieldState.READ)
        self.fields.append(Field(name=f"{entry.kind}.{key}", document=document, value=value, **extra))

    def rows(self, document: str, rows: Sequence[Mapping[str, Any]], key: str = "rows") -> None:
        entry = next(d for d in self.documents if d.id == document)
        made = tuple(self._row(entry.file, number, row) for number, row in enumerate(rows))
        self.field(document, key, made)

    def _row(self, file: str, number: int, row: Mapping[str, Any]) -> Row:
        out: Row = {}
        for key, value in row.items():
            if isinstance(value, Cell):
                out[key] = value
                continue
            place = Evidence(file=file, page=1, box=(0.1, min(0.9, number * 0.001), 0.2, 0.95))
            raw = value.masked if isinstance(value, Personal) else "" if value is None else str(value)
            state = FieldState.ABSENT if value is None else FieldState.READ
            out[key] = Cell(value=value, raw=raw, state=state, evidence=(place,))
        return out

    def done(self, application_date: dt.date | None = APPLIED_ON) -> Dossier:
        return Dossier(application_date, tuple(self.documents), tuple(self.fields), tuple(self.problems))


def unsure_cell(value: str | None, confidence: float = 0.5, state: FieldState = FieldState.READ) -> Cell:
    """A cell that was read badly."""
    place = Evidence(file="01.pdf", page=1, box=(0.1, 0.1, 0.2, 0.2))
    return Cell(value=value, raw=value or "?", state=state, confidence=confidence, evidence=(place,))


def add_licence(make: Maker, *, code: str = "91632621MA7FAKE0X1", kind: str = "有限责任公司") -> str:
    licence = make.document("business_licence")
    for key, value in (
        ("name", APPLICANT),
        ("uscc", code),
        ("kind", kind),
        ("legal_rep", "王测试"),
        ("established", "2019-06-18"),
        ("capital", "1000000"),
        ("address", "青海省西宁市城西区测试路1号"),
    ):
        make.field(licence, key, value)
    return licence


def add_form(make: Maker, **extra: Any) -> str:
    form = make.document("application_form")
    for key, value in (
        ("applicant", APPLICANT),
        ("filled_on", "2026-05-20"),
        ("total_assets", "3256800"),
        ("staff_count", "16"),
        ("professional_count", "12"),
        *extra.items(),
    ):
        make.field(form, key, value)
    make.rows(
        form,
        [
            {"year": "2023", "revenue": "900000", "served": "100", "agreements": "30"},
            {"year": "2024", "revenue": "950000", "served": "110", "agreements": "40"},
            {"year": "2025", "revenue": "990000", "served": "120", "agreements": "50"},
        ],
        key="years",
    )
    return form


def served_rows(count: int, satisfied: int | None = None) -> list[dict[str, Any]]:
    """`count` enterprises with different names; the first `satisfied` (all by default) are content."""
    letters = "甲乙丙丁戊己庚辛壬癸"
    content = count if satisfied is None else satisfied
    return [
        {
            "seq": str(i + 1),
            "name": f"{letters[i // 100 % 10]}{letters[i // 10 % 10]}{letters[i % 10]}科技有限公司",
            "satisfaction": "satisfied" if i < content else "dissatisfied",
        }
        for i in range(count)
    ]


def staff_rows(count: int, degree: int, title: int, both: int) -> list[dict[str, Any]]:
    """A roster with `degree` college degrees and `title` intermediate titles, `both` in one person."""
    rows: list[dict[str, Any]] = []
    letters = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
    for i in range(count):
        has_degree = i < degree
        has_title = degree - both <= i < degree - both + title
        rows.append(
            {
                "seq": str(i + 1),
                "name": f"{letters[i % 20]}{letters[i // 20]}测",
                "degree": "大专" if has_degree else "高中",
                "title": "工程师" if has_title else "无",
                "issuer": "某省人力资源和社会保障厅" if has_title else None,
                "phone": Personal(masked="139****0000", hash=f"h{i}"),
            }
        )
    return rows


@pytest.fixture
def kit() -> SimpleNamespace:
    """The makers above, for tests that cannot import this file."""
    return SimpleNamespace(
        Maker=Maker,
        unsure_cell=unsure_cell,
        add_licence=add_licence,
        add_form=add_form,
        served_rows=served_rows,
        staff_rows=staff_rows,
        applicant=APPLICANT,
        day=APPLIED_ON,
    )
