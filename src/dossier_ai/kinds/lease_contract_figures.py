"""Figures of a lease whose unit stands in their label: 面积（㎡） 640, 月租金（元） 19200 (domain 1.17)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from dossier_ai.kinds.lease_contract_labels import ASKED, STOPS
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.lease_parties import Party
from dossier_ai.text.leases import StatedRent
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.rents import RentPeriod, deposit_in, rent_in
from dossier_ai.text.unit_cells import BARE, number_at_cell
from dossier_ai.text.value_flow import value_flow

_SURE = 0.95
_AREAS = tuple(
    f"{what}面积（{unit}）"
    for what in ("建筑", "租赁", "", "房屋", "租用", "承租", "使用")
    for unit in ("平方米", "㎡", "m²", "m2")
)
_DEPOSITS = ("押金", "保证金", "租赁保证金", "履约保证金", "租赁押金", "房屋押金")
_MONTH = ("月租金", "每月租金", "月租金额", "月租")
_YEAR = ("年租金", "每年租金", "年租金额", "年租")
_TOTAL = ("租金总额", "总租金", "租金合计", "租金总计")
_SQUARE = tuple(
    f"{what}（元/{unit}）"
    for what in ("单价", "租金单价", "租金标准", "租金", "月租金单价")
    for unit in ("㎡·月", "㎡/月", "㎡.月", "平方米·月", "平方米/月", "月/㎡", "月·㎡", "m²·月", "m²/月")
)
# What the amount is paid for, the amount in the order in which it is preferred, and its unit in yuan.
_RENTS: tuple[tuple[RentPeriod, tuple[str, ...], int], ...] = (
    (
        "month",
        (*(f"{n}（元）" for n in _MONTH), *(f"{n}（元/月）" for n in (*_MONTH, "租金", "租金标准"))),
        1,
    ),
    ("month", tuple(f"{n}（万元）" for n in _MONTH), 10_000),
    ("year", (*(f"{n}（元）" for n in _YEAR), *(f"{n}（元/年）" for n in (*_YEAR, "租金", "租金标准"))), 1),
    ("year", tuple(f"{n}（万元）" for n in _YEAR), 10_000),
    ("total", tuple(f"{n}（元）" for n in _TOTAL), 1),
    ("per_m2_month", _SQUARE, 1),
)
_AREA_CELL = re.compile(r"[\u4e00-\u9fff]{0,6}面积\(?(?:平方米|㎡|m²|m2|平米)\)?")
_BY_YEARS = re.compile(r"第[一二三四五1-5]年|首年|次年|递增")


def area_under_label(lines: Sequence[Line]) -> Party | None:
    """The area in square metres after or below a label that names the unit."""
    held = find_labelled(lines, {"area": _AREAS}, stops=[s for s in STOPS if s not in _AREAS]).get("area")
    flow = value_flow(held.values) if held is not None and held.values else None
    if flow is None or BARE.fullmatch(flow.packed) is None:
        found = number_at_cell(lines, _AREA_CELL)
        flow = found[1] if found is not None else None
    match = BARE.fullmatch(flow.packed) if flow is not None else None
    if flow is None or match is None:
        return None
    value = match["n"].replace(",", "")
    value = value.rstrip("0").rstrip(".") if "." in value else value
    return value, flow.packed_spans(*match.span("n"))


def labelled_rent(lines: Sequence[Line]) -> StatedRent | None:
    """The rent after or below its label, which says what it is paid for."""
    stops = (*STOPS, *_AREAS, *ASKED["address"], *ASKED["term"])
    for label in (*_MONTH, *_YEAR, *_TOTAL, "租金标准", "租金", "房租"):
        held = find_labelled(lines, {"rent": (label,)}, stops=[s for s in stops if s != label]).get("rent")
        if held is None or not held.values or held.score < _SURE:
            continue
        flow = value_flow(held.values)
        rent = rent_in(f"{label}:{flow.packed}")
        if rent is None or rent.yuan is None:
            continue
        ahead = len(label) + 1
        spans = flow.packed_spans(rent.start - ahead, rent.end - ahead)
        return StatedRent(rent.yuan, spans, rent.period, [held.label])
    return None


def labelled_deposit(lines: Sequence[Line]) -> tuple[Decimal, list[Span]] | None:
    """The deposit in yuan in a cell of its own after or below its label."""
    held = find_labelled(lines, {"deposit": _DEPOSITS}, stops=[s for s in STOPS if s not in _DEPOSITS])
    found = held.get("deposit")
    if found is None or not found.values or found.score < _SURE:
        return None
    flow = value_flow(found.values[:1])
    deposit = deposit_in(f"押金:{flow.packed}")
    return (deposit[0], flow.packed_spans(deposit[1] - 3, deposit[2] - 3)) if deposit is not None else None


def rent_under_label(lines: Sequence[Line]) -> StatedRent | None:
    """The rent in yuan at a label that names unit and period; None where it changes from year to year."""
    if any(_BY_YEARS.search(line.folded) for line in lines):
        return None
    labels = {f"rent{number}": names for number, (_, names, _) in enumerate(_RENTS)}
    found = find_labelled(lines, labels, stops=(*STOPS, *_AREAS, *ASKED["address"], *ASKED["term"]))
    for number, (period, _, unit) in enumerate(_RENTS):
        held = found.get(f"rent{number}")
        if held is None or not held.values:
            continue
        flow = value_flow(held.values[:1])
        match = BARE.fullmatch(flow.packed)
        if match is not None:
            spans = flow.packed_spans(*match.span("n"))
            return StatedRent(Decimal(match["n"].replace(",", "")) * unit, spans, period, [held.label])
    return None
