"""The start-up base of Chengdu: tenants against the premises and the snapshot, the ledger's elements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, day, number, text
from dossier_ai.checks.printed import listed, percent, plain
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import form_field, lacks_pages, lists
from dossier_ai.checks.statements import Number
from dossier_ai.core import Cell, Dossier, FieldState, Row

TENANTS = "tenant_list"
LEDGER = "service_ledger"
ELEMENTS = {
    "demand": "服务诉求",
    "record": "服务记录",
    "date": "时间",
    "place": "地点",
    "enterprise": "企业",
    "persons": "人数",
    "feedback": "反馈",
}


def tenants_fit(areas: Sequence[Number], total: Number) -> bool:
    """XBS-02: the tenants' areas are together at most that of the base."""
    return sum((Decimal(a) for a in areas), Decimal(0)) <= Decimal(total)


def ledger_complete(rows: Sequence[Sequence[object]]) -> bool:
    """XBS-05: at least 95 % of the services have all seven elements."""
    return Fraction(sum(all(row) for row in rows), len(rows)) >= Fraction(95, 100)


def entered_by(entry: Sequence[dt.date], snap: dt.date) -> bool:
    """XBS-07: no tenant entered after the day of the list."""
    return all(on <= snap for on in entry)


def _base_area(dossier: Dossier) -> list[Known[Decimal]]:
    """The area of the base: of its titles and leases where they say more than the form, else the form's."""
    declared = number(form_field(dossier, "site_area"))
    fields = dossier.all("property_certificate.area", "lease_contract.area")
    proven = [area for area in map(number, fields) if area is not None]
    total = sum((area.value for area in proven), Decimal(0))
    if declared is not None and declared.value >= total:
        return [declared]
    return proven


def compare_tenant_areas(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XBS-02: the areas of each list of tenants against the greatest area that the base is said to have."""
    base = _base_area(dossier)
    kinds = ("property_certificate", "lease_contract")
    if not base or any(lacks_pages(dossier, kind) for kind in kinds):
        return
    total = sum((area.value for area in base), Decimal(0))
    for item in lists(dossier, TENANTS):
        areas = [area for row in item.rows if (area := number(row.get("area"))) is not None]
        if not areas or tenants_fit([area.value for area in areas], total):
            continue
        let = sum((area.value for area in areas), Decimal(0))
        yield Disagreement(
            evidence=evidence_of(*base, *areas[:12]),
            declared=f"基地面积 {plain(total)} ㎡",
            found=f"入驻面积合计 {plain(let)} ㎡（{len(areas)} 家）",
            difference=f"{plain(let - total)} ㎡",
            uncertain=unsure(*base, *areas),
        )


def _filled(cell: Cell | None) -> bool:
    """Whether an element of a service is there, as far as is known: a column that was not found and a cell
    that could not be read say nothing."""
    if cell is None or cell.value is not None or cell.raw.strip():
        return True
    return cell.state is FieldState.OCCLUDED


def compare_ledger(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XBS-05: the elements of each row of a ledger."""
    if lacks_pages(dossier, LEDGER):
        return
    for item in lists(dossier, LEDGER):
        rows = [[_filled(row.get(key)) for key in ELEMENTS] for row in item.rows]
        if not rows or ledger_complete(rows):
            continue
        lacking = [row for row, elements in zip(item.rows, rows, strict=True) if not all(elements)]
        whole = len(rows) - len(lacking)
        blanks = [_first_blank(row) for row in lacking]
        cells = [Known(key, row[key].evidence, row[key].confidence) for key, row in blanks]
        counts = {key: sum(not row[i] for row in rows) for i, key in enumerate(ELEMENTS)}
        yield Disagreement(
            evidence=evidence_of(*cells[:12]),
            declared=f"{len(rows)} 条，每条七要素",
            found=f"要素齐全 {whole} 条（{percent(Fraction(whole, len(rows)))}）",
            difference=listed([f"缺{ELEMENTS[key]} {n}" for key, n in counts.items() if n]),
            uncertain=unsure(*cells),
        )


def _first_blank(row: Row) -> tuple[str, Row]:
    return next((key, row) for key in ELEMENTS if not _filled(row.get(key)))


def compare_entries(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XBS-07: the days on which tenants entered against the day of their list."""
    for item in lists(dossier, TENANTS):
        snapshot = day(dossier.in_document(item.field.document, "snapshot_on"))
        if snapshot is None:
            continue
        late: list[tuple[Known[str] | None, Known[dt.date]]] = []
        for row in item.rows:
            on = day(row.get("entered_on"))
            if on is not None and not entered_by([on.value.earliest], snapshot.value.latest):
                late.append((text(row.get("name")), Known(on.value.earliest, on.evidence, on.confidence)))
        if late:
            shown = [cell for pair in late[:6] for cell in pair]
            yield Disagreement(
                evidence=evidence_of(snapshot, *shown),
                declared=f"统计时点 {snapshot.value.iso}",
                found=listed([f"{n.value if n else ''} {on.value.isoformat()}".strip() for n, on in late]),
                difference=f"{len(late)} 家",
                uncertain=unsure(snapshot, *shown),
            )


CHECKS = (
    Check("XBS-02", tenants_fit, compare_tenant_areas),
    Check("XBS-05", ledger_complete, compare_ledger),
    Check("XBS-07", entered_by, compare_entries),
)
