"""Served enterprises: the list against the counts that are declared, and against itself.

Counts are never compared while a page of the list is unread; a row whose name could not be read counts as an
enterprise of its own, so that poor reading never makes a shortfall.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, text, whole, year_of
from dossier_ai.checks.printed import plain
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import all_rows, form_years, lacks_pages
from dossier_ai.core import Dossier, Row, Severity
from dossier_ai.text.codes import check_uscc, compact_code
from dossier_ai.text.names import distinct_names, norm_name

KIND = "served_enterprise_list"
SHOWN = 12
"""How many rows of a long list a finding shows."""


def enough_enterprises(names: Sequence[str], declared: int) -> bool:
    """XSV-01: the list has at least as many distinct enterprises as are declared."""
    return len(distinct_names(names)) >= declared


def counts_equal(values: Sequence[int]) -> bool:
    """XSV-02: the counts for one year are the same everywhere."""
    return len(set(values)) == 1


def counts_enterprises(declared: int, distinct_n: int) -> bool:
    """XSV-03: the declared figure is at most 1.5 times the distinct enterprises."""
    return Fraction(declared, distinct_n) <= Fraction(3, 2)


def agreements_within(agreements: int, served: int) -> bool:
    """XSV-04: not more agreements than enterprises."""
    return agreements <= served


def _rows(dossier: Dossier) -> tuple[Row, ...]:
    return all_rows(dossier, KIND)


def _names(dossier: Dossier) -> list[Known[str]]:
    return [name for row in _rows(dossier) if (name := text(row.get("name"))) is not None]


def enterprises(rows: Sequence[Row]) -> list[str]:
    """One label for each row, equal for the same enterprise: its sound unified code, else its name (that of
    a row with a code leads to the code), else a label of its own for an unread row."""
    labels: list[str] = []
    codes: dict[str, str] = {}
    for row in rows:
        name, code = text(row.get("name")), text(row.get("uscc"))
        if name is not None and code is not None and check_uscc(code.value).sound:
            codes.setdefault(norm_name(name.value), compact_code(code.value))
    for index, row in enumerate(rows):
        name, code = text(row.get("name")), text(row.get("uscc"))
        if code is not None and check_uscc(code.value).sound:
            labels.append(compact_code(code.value))
        elif name is not None:
            labels.append(codes.get(norm_name(name.value), norm_name(name.value)))
        else:
            labels.append(f"#{index}")
    return labels


def declared_counts(dossier: Dossier, scope: Scope) -> list[tuple[str, Known[int]]]:
    """The declared number of served enterprises of the year before the application: in the form and at the
    foot of the list."""
    found: list[tuple[str, Known[int]]] = []
    years = form_years(dossier)
    wanted = scope.application_date.year - 1 if scope.application_date else max(years, default=0)
    served = whole(years[wanted].get("served")) if wanted in years else None
    if served is not None:
        found.append((f"申请表{wanted}年", served))
    found += [
        ("名单页脚", foot) for f in dossier.all(f"{KIND}.declared_served") if (foot := whole(f)) is not None
    ]
    return found


def _counted(dossier: Dossier) -> tuple[list[str], list[Known[str]]] | None:
    """The labels of all rows and their names; None while a page of a list is unread or no row is there."""
    rows = _rows(dossier)
    if not rows or lacks_pages(dossier, KIND):
        return None
    return enterprises(rows), _names(dossier)


def _ends(names: Sequence[Known[str]]) -> list[Known[str]]:
    """The first and the last name: enough to show where a list stands."""
    return list(names[:1]) + list(names[-1:])


def _repeated(rows: Sequence[Row], labels: Sequence[str]) -> list[Known[str]]:
    """The names of rows whose enterprise stands in the list more than once."""
    seen: dict[str, int] = {}
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
    names = [text(row.get("name")) for row, label in zip(rows, labels, strict=True) if seen[label] > 1]
    return [name for name in names if name is not None]


def compare_count(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XSV-01: the distinct enterprises of the list against each declared count."""
    counted = _counted(dossier)
    if counted is None:
        return
    labels, names = counted
    distinct = len(set(labels))
    for where, declared in declared_counts(dossier, scope):
        if enough_enterprises(labels, declared.value):
            continue
        lacking = declared.value - distinct
        severity: Severity | None = "m" if Fraction(lacking, declared.value) <= Fraction(2, 100) else None
        shown = _repeated(_rows(dossier), labels)[:SHOWN] or _ends(names)
        yield Disagreement(
            evidence=evidence_of(declared, *shown),
            declared=f"{where} {declared.value} 家",
            found=f"名单 {len(labels)} 行，去重后 {distinct} 家",
            difference=f"{lacking} 家",
            words={"distinct": str(distinct), "declared": str(declared.value)},
            severity=severity,
            uncertain=unsure(declared, *names),
        )


_NARRATIVE = re.compile(r"(?:为|向)?(?:共|全年)?服务(?:的)?(?:中小微?)?企业(?:总?数量?|户数|家数)?")
_PARTIAL = re.compile(r"累计|新增|线上|线下|其中|签约|签订|参加|参与|活动|余|多")


def _narrated(dossier: Dossier, year: int) -> list[Known[int]]:
    """What the application report says of the enterprises served in a year, where it says just that: neither
    cumulated, nor for a part of the services, nor "more than"."""
    found = []
    for row in dossier.rows("application_report.claims"):
        subject, unit, sentence = (text(row.get(key)) for key in ("subject", "unit", "sentence"))
        quantity, named = whole(row.get("quantity")), year_of(row.get("year"))
        if not (subject and unit and sentence and quantity and named):
            continue
        counts = unit.value in ("家", "户") and named.value == year
        if counts and _NARRATIVE.fullmatch(subject.value) and not _PARTIAL.search(sentence.value):
            found.append(quantity)
    return found


def compare_counts(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XSV-02: the count in the form against that at the foot of the list, and the narrative against both;
    a narrative ranks last, so that its figure is only pointed out."""
    declared = declared_counts(dossier, scope)
    for (where, first), (elsewhere, second) in combinations(declared, 2):
        if not counts_equal([first.value, second.value]):
            yield _count_differs(where, first, elsewhere, second, None)
    if scope.application_date is None or not declared:
        return
    where, first = declared[0]
    for told in _narrated(dossier, scope.application_date.year - 1):
        if all(told.value != stated.value for _, stated in declared):
            yield _count_differs(where, first, "申请报告", told, "m")


def _count_differs(
    where: str, first: Known[int], elsewhere: str, second: Known[int], severity: Severity | None
) -> Disagreement:
    return Disagreement(
        evidence=evidence_of(first, second),
        declared=f"{where} {first.value} 家",
        found=f"{elsewhere} {second.value} 家",
        difference=f"{first.value - second.value:+d} 家",
        words={"values": f"{first.value} / {second.value}"},
        severity=severity,
        uncertain=unsure(first, second),
    )


def compare_visits(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XSV-03: declared counts that look like visits."""
    counted = _counted(dossier)
    if counted is None:
        return
    labels, names = counted
    distinct = len(set(labels))
    for where, declared in declared_counts(dossier, scope):
        if not counts_enterprises(declared.value, distinct):
            yield Disagreement(
                evidence=evidence_of(declared, *_ends(names)),
                declared=f"{where} {declared.value}",
                found=f"名单去重后 {distinct} 家",
                difference=f"≈{plain(round(Decimal(declared.value) / distinct, 2))} 倍",
                tolerance="1.5 倍",
                uncertain=unsure(declared, *names),
            )


def compare_agreements(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XSV-04: agreements against enterprises served, for each year of the form."""
    for year, row in form_years(dossier).items():
        agreements, served = whole(row.get("agreements")), whole(row.get("served"))
        if agreements is None or served is None:
            continue
        if not agreements_within(agreements.value, served.value):
            yield Disagreement(
                evidence=evidence_of(agreements, served),
                declared=f"签订服务协议 {agreements.value} 户",
                found=f"服务中小企业 {served.value} 户",
                difference=f"{agreements.value - served.value:+d} 户",
                words={"year": str(year)},
                uncertain=unsure(agreements, served),
            )


CHECKS = (
    Check("XSV-01", enough_enterprises, compare_count),
    Check("XSV-02", counts_equal, compare_counts),
    Check("XSV-03", counts_enterprises, compare_visits),
    Check("XSV-04", agreements_within, compare_agreements),
)
