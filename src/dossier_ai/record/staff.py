"""Who works for the platform, and who of them is qualified (domain 2.14, 2.15; AMB-01, AMB-02, AMB-30)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dossier_ai.core import Bounds, Cell, Dossier, Row, Value
from dossier_ai.record.fields import (
    count_of,
    is_certain,
    is_hidden,
    phone_of,
    places,
    text_of,
)
from dossier_ai.record.sources import form_field, list_rows
from dossier_ai.text.characters import squeeze
from dossier_ai.text.degrees import read_degree
from dossier_ai.text.names import norm_name
from dossier_ai.text.titles import best_title

KIND = "staff_roster"
# Bodies without authority to grant a state title (XST-13): the title goes to a person.
_DOUBTFUL_ISSUER = re.compile(r"协会|学会|有限公司|培训中心|研究院")


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the roster. `degree` says 大专 or above, `title` 中级 or above, None where a person
    has to say; `why` names the reason; `sure` is False for a row that may be none or a repetition."""

    row: Row
    degree: bool | None
    title: bool | None
    why: tuple[str, ...]
    sure: bool

    @property
    def either(self) -> bool | None:
        if self.degree or self.title:
            return True
        return None if self.degree is None or self.title is None else False

    @property
    def both(self) -> bool | None:
        if self.degree is False or self.title is False:
            return False
        return None if self.degree is None or self.title is None else True


def judge_degree(cell: Cell | None) -> tuple[bool | None, str]:
    """Whether the cell proves 大专 or above; None and the reason where a person has to say."""
    text = text_of(cell)
    if text is None:
        return (None, "UNREADABLE") if is_hidden(cell) else (False, "")
    degree = read_degree(text)
    doubts = [f.removeprefix("REVIEW:") for f in degree.flags if f != "REVIEW:在读"]
    if degree.college is None or (degree.college and doubts):
        return None, doubts[0] if doubts else "DEGREE"
    if cell is not None and not is_certain(cell):
        return None, "LOW_CONFIDENCE"
    return degree.college, ""


def judge_title(cell: Cell | None, issuer: Cell | None) -> tuple[bool | None, str]:
    """Whether the cell proves a state title of 中级 or above; None and why where a person has to say."""
    text = text_of(cell)
    if text is None:
        return (None, "UNREADABLE") if is_hidden(cell) else (False, "")
    title = best_title(text)
    if title.intermediate is None:
        return None, title.reason
    if cell is not None and not is_certain(cell):
        return None, "LOW_CONFIDENCE"
    if title.intermediate and _DOUBTFUL_ISSUER.search(squeeze(text_of(issuer) or "")):
        return None, "ISSUER"
    return title.intermediate, ""


def list_people(rows: Sequence[Row]) -> tuple[Person, ...]:
    """The distinct persons of `rows`: the same name with the same phone is one person; the same name without
    a phone may be one, so the second is not sure. Certificates of repeated rows add up."""
    merged: dict[tuple[str, str], list[Row]] = {}
    for number, row in enumerate(rows):
        name = norm_name(text_of(row.get("name")) or "")
        phone = phone_of(row.get("phone"))
        key = (name or f"#{number}", phone or f"#{number}")
        merged.setdefault(key, []).append(row)
    seen: Counter[str] = Counter()
    people = []
    for (name, phone), same in merged.items():
        degrees = [judge_degree(row.get("degree")) for row in same]
        titles = [judge_title(row.get("title"), row.get("issuer")) for row in same]
        repeated = seen[name] > 0 and (phone.startswith("#") or seen[f"{name} "] > 0)
        seen[name] += 1
        seen[f"{name} "] += phone.startswith("#")
        legible = any(is_certain(c) for c in same[0].values() if c.value is not None)
        why = tuple(reason for _, reason in (*degrees, *titles) if reason)
        people.append(
            Person(
                same[0],
                _best([d for d, _ in degrees]),
                _best([t for t, _ in titles]),
                why,
                legible and not repeated,
            )
        )
    return tuple(people)


def _best(answers: list[bool | None]) -> bool | None:
    if True in answers:
        return True
    return None if None in answers else False


def establish_staff(dossier: Dossier) -> dict[str, Value]:
    """`staff.n_platform`, `.n_service`, `.union`, `.inter`, `.ratio`, and `.n_all` where the form declares
    more people than the roster lists. Without a roster that was read to the end they are only declared."""
    declared = form_field(dossier, "staff_count")
    total = count_of(declared)
    professionals = form_field(dossier, "professional_count")
    said = count_of(professionals)
    rows = list_rows(dossier, KIND)
    values: dict[str, Value] = {}
    if not rows or dossier.unread_pages((KIND,)):
        for name, field, number in (
            ("staff.n_platform", declared, total),
            ("staff.n_service", declared, total),
            ("staff.union", professionals, said),
        ):
            if field is not None and number is not None:
                values[name] = Value(
                    declared=str(number), unit="person", rank=5, declared_evidence=field.evidence
                )
        return values
    people = list_people(rows)
    names = [p.row.get("name") or next(iter(p.row.values())) for p in people]
    sure = sum(p.sure for p in people)
    skipped = rows_skipped(rows)
    most = len(people) + skipped
    doubts = Counter(reason for p in people for reason in dict.fromkeys(p.why))
    count_why = []
    if sure < len(people):
        count_why.append(f"{len(people) - sure} UNSURE_ROWS")
    if skipped:
        count_why.append(f"{skipped} ROWS_MISSING")
    values["staff.n_platform"] = Value(
        verified=str(len(people)),
        declared=str(total) if total is not None else None,
        unit="person",
        rank=5,
        evidence=places(list(names)),
        declared_evidence=declared.evidence if declared is not None and total is not None else (),
        bounds=Bounds(min=str(sure), max=str(most), why=tuple(count_why)) if sure != most else None,
    )
    # The roster is that of those who serve: platform staff and service staff are the same list.
    values["staff.n_service"] = values["staff.n_platform"]
    if total is not None and total > len(people) and declared is not None:
        values["staff.n_all"] = Value(
            verified=str(total),
            declared=str(total),
            unit="person",
            rank=5,
            state=declared.state,
            confidence=declared.confidence,
            evidence=declared.evidence,
            declared_evidence=declared.evidence,
        )
    if any(row.get(key) is not None for row in rows for key in ("degree", "title")):
        values.update(_qualified(people, doubts, str(said) if said is not None else None))
        if professionals is not None and said is not None:
            values["staff.union"] = values["staff.union"].model_copy(
                update={"declared_evidence": professionals.evidence}
            )
    return values


def rows_skipped(rows: Sequence[Row]) -> int:
    """How many running numbers of a roster are skipped."""
    numbers = sorted({n for row in rows if (n := count_of(row.get("seq"))) is not None and 0 < n < 10_000})
    if len(numbers) < 2:
        return 0
    return max(0, numbers[-1] - numbers[0] + 1 - len(rows))


def _qualified(people: Sequence[Person], doubts: Counter[str], declared: str | None) -> dict[str, Value]:
    why = tuple(f"{n} {reason}" for reason, n in sorted(doubts.items()))
    evidence = places([c for p in people for c in (p.row.get("degree"), p.row.get("title")) if c is not None])
    out: dict[str, Value] = {}
    least: dict[str, int] = {}
    most: dict[str, int] = {}
    for name, answers in (
        ("union", [p.either for p in people]),
        ("inter", [p.both for p in people]),
    ):
        least[name] = answers.count(True)
        most[name] = least[name] + answers.count(None)
        out[f"staff.{name}"] = Value(
            verified=str(least[name]),
            declared=declared if name == "union" else None,
            unit="person",
            rank=5,
            evidence=evidence,
            bounds=Bounds(min=str(least[name]), max=str(most[name]), why=why)
            if least[name] != most[name]
            else None,
        )
    n = len(people)
    out["staff.ratio"] = Value(
        verified=f"{least['union']}/{n}",
        unit="ratio",
        rank=5,
        evidence=evidence,
        readings={"union": f"{least['union']}/{n}", "intersection": f"{least['inter']}/{n}"},
        bounds=Bounds(min=f"{least['union']}/{n}", max=f"{most['union']}/{n}", why=why)
        if least["union"] != most["union"]
        else None,
    )
    return out
