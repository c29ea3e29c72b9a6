"""Staff: the roster against the head counts of the form, and against itself.

A degree or title that a person has to judge widens the count of professionals to bounds; a declared number
inside them is only pointed out. Counts are never compared while a page of the roster is unread.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from dossier_ai.checks.catalogue import document_name
from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, person_key, text, whole
from dossier_ai.checks.printed import listed
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sequence import gaps
from dossier_ai.checks.sources import all_rows, form_field, lacks_pages, lists
from dossier_ai.core import Cell, Dossier, FieldState, Row
from dossier_ai.text.degrees import read_degree
from dossier_ai.text.names import norm_name
from dossier_ai.text.titles import best_title

KIND = "staff_roster"
NUMBERED_LISTS = ("staff_roster", "equipment_list", "served_enterprise_list")
MAIN_STAFF = "主要从业人员"
DOUBTFUL_ISSUER = re.compile(r"协会|学会|有限公司|培训中心|研究院")


def headcount_agrees(rows: int, declared: int, title_main: bool) -> bool:
    """XST-01: as many rows as declared; a list of the main staff may have fewer, never more."""
    return rows == declared or (title_main and rows <= declared)


def professionals_agree(union: int, declared_prof: int) -> bool:
    """XST-02: the professionals of the roster, each counted once, are as many as declared."""
    return union == declared_prof


def people_distinct(people: Sequence[tuple[str, Hashable]]) -> bool:
    """XST-04: nobody stands twice with the same name and phone."""
    return len({(norm_name(name), phone) for name, phone in people}) == len(people)


def phones_distinct(phones: Sequence[Hashable]) -> bool:
    """XST-05: at most one phone is shared, by two people."""
    return len(phones) - len(set(phones)) <= 1


def rows_continuous(seq: Sequence[int]) -> bool:
    """XST-06: row numbers run on from 1."""
    return list(seq) == list(range(1, len(seq) + 1))


def issuer_competent(issuer: str, level_basis: str = "") -> bool:
    """XST-13: the issuer of a title is not one that has no authority to grant titles."""
    return not issuer or not DOUBTFUL_ISSUER.search(issuer) or level_basis == "行业自评"


@dataclass(frozen=True, slots=True)
class Professionals:
    """How many people have a college degree or an intermediate title: `sure` ones, and how many more it may
    be (`doubtful`), with the cells that make the doubt."""

    sure: int
    doubtful: int
    cells: tuple[Known[str], ...]
    read: tuple[Known[str], ...]


def _blank(cell: Cell | None) -> bool | None:
    """What a cell without a value says: nothing is stated there (False), or it could not be read (None)."""
    unread = cell is not None and (cell.state is FieldState.OCCLUDED or bool(cell.raw.strip()))
    return None if unread else False


def professionals(rows: Sequence[Row]) -> Professionals:
    """The people of the roster with 大专 and above or 中级 and above, each counted once (AMB-01, union)."""
    sure = doubtful = 0
    cells: list[Known[str]] = []
    read: list[Known[str]] = []
    for row in rows:
        degree, title = text(row.get("degree")), text(row.get("title"))
        college = read_degree(degree.value).college if degree else _blank(row.get("degree"))
        intermediate = best_title(title.value).intermediate if title else _blank(row.get("title"))
        verdicts = (college, intermediate)
        read += [known for known in (degree, title) if known is not None]
        if True in verdicts:
            sure += 1
        elif None in verdicts:
            doubtful += 1
            cells += [known for known in (degree, title) if known is not None]
    return Professionals(sure, doubtful, tuple(cells), tuple(read))


def _people(dossier: Dossier) -> tuple[Row, ...]:
    """The rows of the roster that stand for a person: all that carry anything."""
    return all_rows(dossier, KIND)


def _is_main_list(dossier: Dossier) -> bool:
    """Whether the roster is titled as a list of the main staff only."""
    return any(MAIN_STAFF in "".join(entry.title.split()) for entry in dossier.of_kind(KIND))


def _names(rows: Sequence[Row]) -> list[Known[str]]:
    return [name for row in rows if (name := text(row.get("name"))) is not None]


def compare_headcount(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XST-01: the rows of the roster against the declared head count."""
    rows, declared = _people(dossier), whole(form_field(dossier, "staff_count"))
    if not rows or declared is None or lacks_pages(dossier, KIND):
        return
    if not headcount_agrees(len(rows), declared.value, _is_main_list(dossier)):
        names = _names(rows)
        yield Disagreement(
            evidence=evidence_of(declared, *names[:1], *names[-1:]),
            declared=f"{declared.value} 人",
            found=f"{len(rows)} 行",
            difference=f"{len(rows) - declared.value:+d} 人",
            words={"rows": str(len(rows)), "declared": str(declared.value)},
            uncertain=unsure(declared, *names),
        )


def compare_professionals(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XST-02: the professionals of the roster against the declared number. People whom a list of the main
    staff leaves out may be professionals too."""
    rows, declared = _people(dossier), whole(form_field(dossier, "professional_count"))
    if not rows or declared is None or lacks_pages(dossier, KIND):
        return
    if not any(text(row.get("degree")) or text(row.get("title")) for row in rows):
        return
    if not all(any(key in row for row in rows) for key in ("degree", "title")):
        # A column that was not found holds people who cannot be counted.
        return
    count = professionals(rows)
    total = whole(form_field(dossier, "staff_count"))
    unlisted = 0
    if _is_main_list(dossier):
        unlisted = max(0, total.value - len(rows)) if total else max(0, declared.value - count.sure)
    if professionals_agree(count.sure, declared.value):
        return
    most = count.sure + count.doubtful + unlisted
    within = count.sure <= declared.value <= most
    if within and not count.doubtful:
        return
    union = str(count.sure) if not count.doubtful else f"{count.sure}–{count.sure + count.doubtful}"
    shown = count.cells or count.read
    yield Disagreement(
        evidence=evidence_of(declared, *shown[:12]),
        declared=f"{declared.value} 人",
        found=f"{union} 人（{len(rows)} 行）",
        difference=f"{declared.value - count.sure:+d} 人",
        words={"union": union, "declared_prof": str(declared.value)},
        variant="uncertain" if within else "",
        severity="m" if within else None,
        uncertain=unsure(declared, *count.read),
    )


def compare_people(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XST-04: people who stand in the roster twice."""
    seen: dict[tuple[str, str], list[Known[str]]] = {}
    for row in _people(dossier):
        name, phone = text(row.get("name")), person_key(row.get("phone"))
        if name is not None and phone is not None:
            seen.setdefault((norm_name(name.value), phone.value), []).append(name)
    for (name_key, phone_key), names in seen.items():
        if not people_distinct([(name_key, phone_key)] * len(names)):
            yield Disagreement(
                evidence=evidence_of(*names),
                declared=names[0].value,
                found=f"{len(names)} 行，姓名与电话均相同",
                uncertain=unsure(*names),
            )


def compare_phones(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XST-05: phones that different people share."""
    users: dict[str, dict[str, Known[str]]] = {}
    for row in _people(dossier):
        name, phone = text(row.get("name")), person_key(row.get("phone"))
        if name is not None and phone is not None:
            users.setdefault(phone.value, {}).setdefault(norm_name(name.value), phone)
    phones = [key for key, people in users.items() for _ in people]
    if not phones_distinct(phones):
        shared = [cell for people in users.values() if len(people) > 1 for cell in people.values()]
        numbers = list(dict.fromkeys(cell.raw for cell in shared))
        yield Disagreement(
            evidence=evidence_of(*shared[:12]),
            declared=listed(numbers),
            found=f"{len(shared)} 人",
            uncertain=unsure(*shared),
        )


def compare_row_numbers(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XST-06: the row numbers of each kind of list, over all its parts."""
    for kind in NUMBERED_LISTS:
        rows = [row for item in lists(dossier, kind) for row in item.rows]
        numbers = [whole(row.get("seq")) for row in rows]
        if lacks_pages(dossier, kind) or not any(numbers):
            continue
        holes = gaps([n.value if n else None for n in numbers])
        first = next((n for n in numbers if n is not None), None)
        places = [
            n for index, _, _ in holes for n in (_before(numbers, index), numbers[index]) if n is not None
        ]
        lacks = [(a, b) for _, a, b in holes]
        if numbers[0] is not None and first is not None and numbers[0].value > 1 and not _slip(numbers):
            places.insert(0, numbers[0])
            lacks.insert(0, (0, numbers[0].value))
        if lacks:
            yield Disagreement(
                evidence=evidence_of(*places[:12]),
                declared=listed([f"{a + 1}" for a, _ in lacks]),
                found=listed([f"{a} 之后为 {b}" for a, b in lacks]),
                words={"doc": document_name(kind)},
                uncertain=unsure(*places),
            )


def _before(numbers: Sequence[Known[int] | None], index: int) -> Known[int] | None:
    return next((n for n in reversed(numbers[:index]) if n is not None), None)


def _slip(numbers: Sequence[Known[int] | None]) -> bool:
    """Whether only the first number is off: the second row says 2."""
    second = numbers[1] if len(numbers) > 1 else None
    return second is not None and second.value == 2


def compare_issuers(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XST-13: titles from bodies that do not grant titles."""
    doubtful: list[tuple[Known[str], Known[str]]] = []
    for row in _people(dossier):
        title, issuer = text(row.get("title")), text(row.get("issuer"))
        if title is None or issuer is None or best_title(title.value).intermediate is False:
            continue
        if not issuer_competent(issuer.value):
            doubtful.append((title, issuer))
    if doubtful:
        issuers = list(dict.fromkeys(issuer.value for _, issuer in doubtful))
        yield Disagreement(
            evidence=evidence_of(*(cell for pair in doubtful[:6] for cell in pair)),
            declared=listed([title.value for title, _ in doubtful]),
            found=listed(issuers),
            words={"issuer": listed(issuers)},
            uncertain=unsure(*(cell for pair in doubtful for cell in pair)),
        )


CHECKS = (
    Check("XST-01", headcount_agrees, compare_headcount),
    Check("XST-02", professionals_agree, compare_professionals),
    Check("XST-04", people_distinct, compare_people),
    Check("XST-05", phones_distinct, compare_phones),
    Check("XST-06", rows_continuous, compare_row_numbers),
    Check("XST-13", issuer_competent, compare_issuers),
)
