"""What is left empty and what a QR code says: mandatory cells of the annexes, codes beside the print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier_ai.checks.catalogue import document_name
from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, names, text
from dossier_ai.checks.printed import listed
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import FORM_KINDS, lists
from dossier_ai.core import Cell, Dossier, Evidence, Field, FieldState, Row
from dossier_ai.text.codes import check_uscc, compact_code

MANDATORY = {
    "staff_roster": ("name", "post", "degree", "phone"),
    "equipment_list": ("name", "quantity", "value"),
    "served_enterprise_list": ("name", "contact", "phone", "service"),
}
"""Columns of annexes 3 to 5 that hold something in every row; a title or a remark may be missing."""
YEARLY = ("year", "revenue", "service_income", "total_profit", "service_cost", "served", "agreements")
_LABELS = {
    "name": "名称", "post": "岗位", "degree": "学历", "phone": "联系电话", "quantity": "数量",
    "value": "原值", "contact": "联系人", "service": "服务内容", "year": "年度", "revenue": "营业收入",
    "service_income": "服务收入", "total_profit": "利润总额", "service_cost": "服务成本支出",
    "served": "服务企业数", "agreements": "签订协议户数",
}  # fmt: skip


def filled_in(blank: int) -> bool:
    """XPK-06: no mandatory cell is blank."""
    return blank == 0


def qr_agrees(qr: str | None, uscc: str, cert: str) -> bool:
    """XPK-08: the QR code, where there is one, names the printed code or number."""
    return qr is None or uscc in qr or cert in qr


def _blank(cell: Cell | None) -> bool:
    """Whether a printed cell is empty: a column that was not found and unread ink are not."""
    return (
        cell is not None
        and cell.value is None
        and cell.state is FieldState.ABSENT
        and not cell.raw.strip()
        and bool(cell.evidence)
    )


def _blanks(rows: tuple[Row, ...], keys: tuple[str, ...]) -> list[tuple[str, Known[str]]]:
    found = []
    for row in rows:
        for key in keys:
            cell = row.get(key)
            if cell is not None and _blank(cell):
                found.append((key, Known("", cell.evidence, cell.confidence)))
    return found


def compare_blanks(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XPK-06: the mandatory cells of each annex; those of the form are its yearly figures."""
    wanted = [(kind, f"{kind}.rows", keys) for kind, keys in MANDATORY.items()]
    wanted += [(kind, f"{kind}.years", YEARLY) for kind in FORM_KINDS]
    for kind, name, keys in wanted:
        for rows in _row_lists(dossier, kind, name):
            blanks = _blanks(rows, keys)
            if filled_in(len(blanks)):
                continue
            counts = {key: sum(k == key for k, _ in blanks) for key in keys}
            cells = [cell for _, cell in blanks]
            yield Disagreement(
                evidence=evidence_of(*cells[:12]),
                declared=f"{document_name(kind).zh} {len(rows)} 行",
                found=listed([f"{_LABELS[key]}空 {n}" for key, n in counts.items() if n]),
                difference=f"{len(blanks)} 处",
                words={"doc": document_name(kind), "blank": str(len(blanks))},
                uncertain=unsure(*cells),
            )


def _row_lists(dossier: Dossier, kind: str, name: str) -> Iterator[tuple[Row, ...]]:
    if name.endswith(".rows"):
        yield from (item.rows for item in lists(dossier, kind))
        return
    for field in dossier.all(name):
        if isinstance(field.value, tuple):
            rows = [row for row in field.value if isinstance(row, dict)]
            yield tuple(
                row for row in rows if any(c.value is not None or c.raw.strip() for c in row.values())
            )


_RUN = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])")
_LEAST_NUMBER = 8
"""A printed number of fewer characters stands in a code by chance."""
_PRINTED = ("cert_no", "serial", "number", "holder_uscc", "uscc", "subject_uscc")


def _payloads(dossier: Dossier, field: Field) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """What the QR codes beside a printed code say: sound codes as the extraction found them, and whole
    payloads where a document keeps them (`qr_payload`)."""
    for place in field.evidence:
        if place.grounding == "code" and place.quote:
            yield place.quote, (place,)
    held = dossier.in_document(field.document, "qr_payload")
    several = names(held)
    one = text(held)
    if several is not None:
        yield from ((payload, several.evidence) for payload in several.value)
    elif one is not None:
        yield one.value, one.evidence


def compare_qr_codes(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XPK-08 as amended: a QR code that holds another sound unified code than the document prints. Most hold
    an address only, which says nothing."""
    own = {e.id: e for e in dossier.documents if not e.belongs_to}
    for field in dossier.fields:
        printed = text(field) if field.key in ("uscc", "holder_uscc", "subject_uscc") else None
        if printed is None or field.document not in own or not check_uscc(printed.value).sound:
            continue
        payloads = list(_payloads(dossier, field))
        runs = [
            (run, places)
            for payload, places in payloads
            for run in _RUN.findall(payload.upper())
            if check_uscc(run).sound
        ]
        numbers = [text(dossier.in_document(field.document, key)) for key in _PRINTED]
        shown = [compact_code(n.value) for n in numbers if n is not None]
        said = " ".join(compact_code(payload) for payload, _ in payloads)
        others = [(run, places) for run, places in runs if run not in shown]
        told = [number for number in shown if len(number) >= _LEAST_NUMBER]
        if not others or any(qr_agrees(said, number, number) for number in told):
            continue
        run, places = others[0]
        paper = tuple(e for e in printed.evidence if e.grounding != "code")
        yield Disagreement(
            evidence=tuple(dict.fromkeys((*paper, *places))),
            declared=compact_code(printed.value),
            found=run,
            words={"doc": document_name(field.kind), "code": run},
            uncertain=unsure(printed),
        )


CHECKS = (
    Check("XPK-06", filled_in, compare_blanks),
    Check("XPK-08", qr_agrees, compare_qr_codes),
)
