"""The rows of the list of served enterprises: who may stand there, phones, doubles, codes cut short."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, person_key, text
from dossier_ai.checks.printed import listed
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.served import KIND, SHOWN, enterprises
from dossier_ai.checks.sources import all_rows, applicant, form_rows, is_applicant
from dossier_ai.core import Dossier, Row
from dossier_ai.text.codes import check_uscc, compact_code, lost_precision
from dossier_ai.text.names import is_non_enterprise, norm_name, same_name, stem


def only_enterprises(names: Sequence[str]) -> bool:
    """XSV-05: no name is that of a public body, school or association."""
    return not any(map(is_non_enterprise, names))


def applicant_left_out(names: Sequence[str], applicant: str, affiliates: Collection[str]) -> bool:
    """XSV-07: neither the applicant nor an affiliate is listed."""
    return not any(same_name(n, applicant) or any(same_name(n, a) for a in affiliates) for n in names)


def phones_spread(phones: Sequence[str]) -> bool:
    """XSV-08: no phone stands with more than three enterprises."""
    return max((phones.count(p) for p in set(phones)), default=0) <= 3


def stems_distinct(names: Sequence[str]) -> bool:
    """XSV-15: no two names share what is left without region and legal form."""
    return not any(_same_stem(a, b) for a, b in combinations(names, 2))


def codes_whole(codes: Sequence[str]) -> bool:
    """XSV-16: no code lost its last digits in a spreadsheet."""
    return not any(map(lost_precision, codes))


def _same_stem(a: str, b: str) -> bool:
    """Whether two names have the same stem and do not name two different regions: equal trade names are
    allowed, and usual, in different cities."""
    core = stem(a)
    if not core or core != stem(b):
        return False
    first, second = (norm_name(n).partition(core)[0] for n in (a, b))
    return not first or not second or first in second or second in first


def compare_kinds(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XSV-05: names in the list that are no enterprise's."""
    foreign = [name for name in _names(dossier) if not only_enterprises([name.value])]
    if foreign:
        yield Disagreement(
            evidence=evidence_of(*foreign[:SHOWN]),
            declared="服务企业名单",
            found=listed([name.value for name in foreign]),
            difference=f"{len(foreign)} 家",
            uncertain=unsure(*foreign),
        )


def compare_own(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XSV-07: the applicant, its investors and its known affiliates in the list."""
    current = applicant(dossier, scope)
    if current is None:
        return
    investors = [i for row in form_rows(dossier, "investors") if (i := text(row.get("name"))) is not None]
    for name in _names(dossier):
        own = is_applicant(name.value, current.value, scope)
        owners = [i for i in investors if same_name(i.value, name.value)]
        if own or not applicant_left_out(
            [name.value], current.value, [*scope.affiliates, *(o.value for o in owners)]
        ):
            yield Disagreement(
                evidence=evidence_of(name, *owners, current if own else None),
                declared=name.value,
                found="申报单位自身" if own else "投资方或关联方",
                uncertain=unsure(name, current, *owners),
            )


def compare_phones(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XSV-08: phones that stand with more than three different enterprises."""
    rows = _rows(dossier)
    users: dict[str, dict[str, Known[str]]] = {}
    for row, label in zip(rows, enterprises(rows), strict=True):
        phone = person_key(row.get("phone"))
        if phone is not None:
            users.setdefault(phone.value, {}).setdefault(label, phone)
    for phones in users.values():
        cells = list(phones.values())
        if not phones_spread([c.value for c in cells]):
            yield Disagreement(
                evidence=evidence_of(*cells[:SHOWN]),
                declared=cells[0].raw,
                found=f"{len(cells)} 家企业",
                tolerance="3 家",
                uncertain=unsure(*cells),
            )


def compare_stems(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XSV-15: different spellings of what seems one enterprise; two sound codes settle that they are two."""
    groups: dict[str, list[tuple[Known[str], str]]] = {}
    for row in _rows(dossier):
        name, code = text(row.get("name")), text(row.get("uscc"))
        if name is None or not (core := stem(name.value)):
            continue
        sound = compact_code(code.value) if code is not None and check_uscc(code.value).sound else ""
        groups.setdefault(core, []).append((name, sound))
    for members in groups.values():
        for (a, code_a), (b, code_b) in combinations(members, 2):
            if same_name(a.value, b.value) or (code_a and code_b):
                continue
            if not stems_distinct([a.value, b.value]):
                yield Disagreement(
                    evidence=evidence_of(a, b),
                    declared=a.value,
                    found=b.value,
                    uncertain=unsure(a, b),
                )


def compare_codes(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XSV-16: codes in the list that a spreadsheet has cut."""
    codes = [row["uscc"] for row in _rows(dossier) if "uscc" in row]
    cut = []
    for cell in codes:
        printed = cell.value if isinstance(cell.value, str) else cell.raw
        if cell.evidence and printed and not codes_whole([printed]):
            cut.append(Known(printed, cell.evidence, cell.confidence, cell.raw))
    if cut:
        yield Disagreement(
            evidence=evidence_of(*cut[:SHOWN]),
            declared=listed([c.value for c in cut]),
            found=f"{len(cut)} 个信用代码",
            uncertain=unsure(*cut),
        )


def _rows(dossier: Dossier) -> tuple[Row, ...]:
    return all_rows(dossier, KIND)


def _names(dossier: Dossier) -> list[Known[str]]:
    return [name for row in _rows(dossier) if (name := text(row.get("name"))) is not None]


CHECKS = (
    Check("XSV-05", only_enterprises, compare_kinds),
    Check("XSV-07", applicant_left_out, compare_own),
    Check("XSV-08", phones_spread, compare_phones),
    Check("XSV-15", stems_distinct, compare_stems),
    Check("XSV-16", codes_whole, compare_codes),
)
