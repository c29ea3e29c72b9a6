"""The yearly summary of operations (annex 6) against the form, and against itself."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, half_step, number, text, whole, year_of
from dossier_ai.checks.printed import percent
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import applicant, form_field, form_years, is_applicant, lists
from dossier_ai.checks.statements import Number
from dossier_ai.core import Dossier, Message, Row
from dossier_ai.text.names import same_name

KIND = "operations_summary"
GROWTH_TOLERANCE = Fraction(1, 10)
"""In percentage points."""


def growth_right(pct: Fraction, cur: Number, prev: Number) -> bool:
    """XFN-32: the growth percentage is that of the two figures, within 0.1 percentage points."""
    grown = 100 * (Fraction(Decimal(cur)) - Fraction(Decimal(prev))) / Fraction(Decimal(prev))
    return abs(Fraction(pct) - grown) <= GROWTH_TOLERANCE


def union_possible(deg: int, tit: int, union: int, n: int) -> bool:
    """XST-09: who has a degree or a title is at least the greater and at most the sum of the two groups."""
    return max(deg, tit) <= union <= min(n, deg + tit)


def government_events_within(gov_events: int, events: int) -> bool:
    """XAC-07: events in the government's name are not more than all events."""
    return gov_events <= events


def _own_rows(dossier: Dossier, scope: Scope) -> Iterator[tuple[str, Row]]:
    """The applicant's rows with the document they stand in: those that bear its or its platform's name, or
    the only row of a summary."""
    current = applicant(dossier, scope)
    platform = text(form_field(dossier, "platform_name"))
    for item in lists(dossier, KIND):
        for row in item.rows:
            name = text(row.get("platform_name"))
            named = name is not None and (
                (platform is not None and same_name(name.value, platform.value))
                or (current is not None and is_applicant(name.value, current.value, scope))
            )
            if named or len(item.rows) == 1:
                yield item.field.document, row


_GROWTHS = {
    "revenue_growth": ("revenue", Message(zh="营业收入", en="revenue")),
    "service_income_growth": ("service_income", Message(zh="服务收入", en="service income")),
    "profit_growth": ("total_profit", Message(zh="利润", en="profit")),
    "served_growth": ("served", Message(zh="服务企业数", en="enterprises served")),
}


def _growths(now: Known[Decimal], before: Known[Decimal]) -> tuple[Fraction, Fraction]:
    """The least and the greatest growth in percent that the rounding of the two figures allows."""
    steps = [half_step(known) or Decimal(0) for known in (now, before)]
    grown = [
        100 * (Fraction(now.value + a) - Fraction(before.value + b)) / Fraction(before.value + b)
        for a in (-steps[0], steps[0])
        for b in (-steps[1], steps[1])
        if before.value + b > 0
    ]
    return min(grown), max(grown)


def compare_growth(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-32: each growth percentage against the form's figures of the year and the year before. Growth from
    nothing or from a loss has no percentage."""
    years = form_years(dossier)
    for document, row in _own_rows(dossier, scope):
        year = year_of(dossier.in_document(document, "year"))
        if year is None or year.value not in years or year.value - 1 not in years:
            continue
        for key, (figure, item) in _GROWTHS.items():
            stated = number(row.get(key))
            now = number(years[year.value].get(figure))
            before = number(years[year.value - 1].get(figure))
            if stated is None or now is None or before is None or before.value <= 0:
                continue
            pct = Fraction(stated.value)
            least, greatest = _growths(now, before)
            rounded = half_step(stated) or Decimal(0)
            if growth_right(pct, now.value, before.value) or (
                least - GROWTH_TOLERANCE - Fraction(rounded) <= pct <= greatest + GROWTH_TOLERANCE
            ):
                continue
            right = (Fraction(now.value) - Fraction(before.value)) / Fraction(before.value)
            yield Disagreement(
                evidence=evidence_of(stated, now, before),
                declared=f"{item.zh}同比增长 {percent(pct / 100)}",
                found=f"{percent(right)}（{before.raw or before.value} → {now.raw or now.value}）",
                difference=percent(pct / 100 - right),
                words={"item": item, "year": str(year.value)},
                uncertain=unsure(stated, now, before),
            )


def compare_union(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XST-09: the form's professionals against the summary's totals of degrees and titles."""
    declared = whole(form_field(dossier, "professional_count"))
    for _, row in _own_rows(dossier, scope):
        counts = [whole(row.get(key)) for key in ("college_count", "title_count", "staff_count")]
        degrees, titles, staff = counts
        if declared is None or degrees is None or titles is None or staff is None:
            continue
        if not union_possible(degrees.value, titles.value, declared.value, staff.value):
            least = max(degrees.value, titles.value)
            most = min(staff.value, degrees.value + titles.value)
            yield Disagreement(
                evidence=evidence_of(declared, degrees, titles, staff),
                declared=f"{declared.value} 人",
                found=f"{least}–{most} 人（学历 {degrees.value}，职称 {titles.value}，共 {staff.value}）",
                difference=f"{declared.value - min(max(declared.value, least), most):+d} 人",
                uncertain=unsure(declared, degrees, titles, staff),
            )


def compare_government_events(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XAC-07: events in the government's name against all events, in all and new ones."""
    for _, row in _own_rows(dossier, scope):
        for suffix, label in (("total", "累计"), ("new", "新增")):
            government = whole(row.get(f"gov_events_{suffix}"))
            events = whole(row.get(f"events_{suffix}"))
            if government is None or events is None:
                continue
            if not government_events_within(government.value, events.value):
                yield Disagreement(
                    evidence=evidence_of(government, events),
                    declared=f"以政府名义{label} {government.value} 场",
                    found=f"举办服务活动{label} {events.value} 场",
                    difference=f"{government.value - events.value:+d} 场",
                    uncertain=unsure(government, events),
                )


CHECKS = (
    Check("XFN-32", growth_right, compare_growth),
    Check("XST-09", union_possible, compare_union),
    Check("XAC-07", government_events_within, compare_government_events),
)
