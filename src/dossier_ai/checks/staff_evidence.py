"""Staff against the evidence of them: certificates of degrees and titles, insurance, experts from outside."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, mark, person_key, text, whole
from dossier_ai.checks.printed import listed
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import all_rows, form_field, lacks_pages
from dossier_ai.core import Dossier, Row
from dossier_ai.text.certificates import parse_certificate_no
from dossier_ai.text.degrees import read_degree
from dossier_ai.text.names import norm_name
from dossier_ai.text.titles import best_title

ROSTER = "staff_roster"
EVIDENCE = "personnel_evidence"
TITLE_CERTIFICATES = frozenset({"title", "professional_qualification"})
DEGREE_CERTIFICATES = frozenset({"graduation", "degree", "degree_registration"})


def titles_evidenced(claimed_titles: int, evidenced_titles: int) -> bool:
    """XST-07: as many people show a certificate of a title as are counted with one."""
    return claimed_titles <= evidenced_titles


def degrees_evidenced(claimed_degrees: int, evidenced_degrees: int) -> bool:
    """XST-08: as many people show a certificate of a degree as are counted with one."""
    return claimed_degrees <= evidenced_degrees


def insured_enough(social: int, dedicated: int) -> bool:
    """XST-10: at least as many people are insured as are dedicated staff."""
    return social >= dedicated


def experts_external(roster: Collection[str], external_experts: Collection[str]) -> bool:
    """XST-11: nobody of the roster stands among the external experts."""
    return not ({norm_name(n) for n in roster} & {norm_name(n) for n in external_experts})


def size_letter_fits(size: str, n: int) -> bool:
    """XST-12: the size letter S stands for at most 50 people."""
    return (size == "S") == (n <= 50)


def _holders(dossier: Dossier, certificates: Collection[str]) -> tuple[dict[str, Known[str]], int]:
    """The people who show a certificate of these kinds, each once, with the place of a name; and how many
    more papers may be such certificates but were not read so far."""
    found: dict[str, Known[str]] = {}
    unread = 0
    for entry in dossier.of_kind(EVIDENCE):
        kind = text(dossier.in_document(entry.id, "certificate"))
        person = text(dossier.in_document(entry.id, "person"))
        if kind is not None and kind.value not in certificates:
            continue
        if kind is None or person is None:
            unread += 1
        else:
            found.setdefault(norm_name(person.value), person)
    return found, unread


def _claimed_titles(rows: Sequence[Row]) -> dict[str, tuple[Known[str], Known[str]]]:
    out: dict[str, tuple[Known[str], Known[str]]] = {}
    for row in rows:
        name, title = text(row.get("name")), text(row.get("title"))
        if name is not None and title is not None and best_title(title.value).intermediate:
            out.setdefault(norm_name(name.value), (name, title))
    return out


def _claimed_degrees(rows: Sequence[Row]) -> dict[str, tuple[Known[str], Known[str]]]:
    out: dict[str, tuple[Known[str], Known[str]]] = {}
    for row in rows:
        name, degree = text(row.get("name")), text(row.get("degree"))
        if name is not None and degree is not None and read_degree(degree.value).college:
            out.setdefault(norm_name(name.value), (name, degree))
    return out


def compare_titles(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XST-07: people with an intermediate title in the roster against those who show a certificate. A dossier
    without any such certificate lacks a material and contradicts nothing."""
    holders, unread = _holders(dossier, TITLE_CERTIFICATES)
    claimed = _claimed_titles(all_rows(dossier, ROSTER))
    if holders and not titles_evidenced(len(claimed), len(holders) + unread):
        yield from _unevidenced(dossier, claimed, holders)


def compare_degrees(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XST-08: people with a college degree in the roster against those who show a certificate."""
    holders, unread = _holders(dossier, DEGREE_CERTIFICATES)
    claimed = _claimed_degrees(all_rows(dossier, ROSTER))
    if holders and not degrees_evidenced(len(claimed), len(holders) + unread):
        yield from _unevidenced(dossier, claimed, holders)


def _unevidenced(
    dossier: Dossier,
    claimed: dict[str, tuple[Known[str], Known[str]]],
    holders: dict[str, Known[str]],
) -> Iterator[Disagreement]:
    if lacks_pages(dossier, EVIDENCE):
        return
    lacking = [pair for name, pair in claimed.items() if name not in holders]
    cells = [cell for pair in lacking[:6] for cell in pair]
    shown = list(holders.values())
    yield Disagreement(
        evidence=evidence_of(*cells, *shown[:6]),
        declared=f"{len(claimed)} 人",
        found=f"证书 {len(holders)} 人；未见：{listed([name.value for name, _ in lacking])}",
        difference=f"{len(claimed) - len(holders)} 人",
        # A certificate may stand on a page that was not recognised.
        uncertain=unsure(*cells, *shown) or bool(dossier.of_kind("unknown")),
    )


def _insured(dossier: Dossier) -> Known[int] | None:
    """The greatest number of insured people that one list states or shows."""
    found: list[Known[int]] = []
    for entry in dossier.of_kind(EVIDENCE):
        kind = text(dossier.in_document(entry.id, "certificate"))
        if kind is None or kind.value != "social_insurance":
            continue
        stated = whole(dossier.in_document(entry.id, "insured_count"))
        field = dossier.in_document(entry.id, "rows")
        rows = field.value if field is not None and isinstance(field.value, tuple) else ()
        names = [n for r in rows if isinstance(r, dict) and (n := text(r.get("name"))) is not None]
        if stated is not None:
            found.append(stated)
        if names:
            people = len({norm_name(n.value) for n in names})
            places = tuple(e for n in (names[0], names[-1]) for e in n.evidence)
            found.append(Known(people, places, min(n.confidence for n in names)))
    return max(found, key=lambda known: known.value, default=None)


def compare_insured(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XST-10: insured people against the roster's dedicated ones."""
    insured = _insured(dossier)
    dedicated = [m for row in all_rows(dossier, ROSTER) if (m := mark(row.get("full_time"))) and m.value]
    if insured is None or not dedicated or lacks_pages(dossier, EVIDENCE):
        return
    if not insured_enough(insured.value, len(dedicated)):
        yield Disagreement(
            evidence=evidence_of(insured, dedicated[0], dedicated[-1]),
            declared=f"专职人员 {len(dedicated)} 人",
            found=f"参保 {insured.value} 人",
            difference=f"{insured.value - len(dedicated)} 人",
            uncertain=unsure(insured, *dedicated),
        )


def experts(dossier: Dossier) -> Iterator[tuple[Known[str], Row | None]]:
    """The experts of all pools: those of the lists with their rows, and those of letters of appointment."""
    for row in all_rows(dossier, "expert_pool"):
        name = text(row.get("name"))
        if name is not None:
            yield name, row
    for field in dossier.all("expert_pool.expert"):
        name = text(field)
        if name is not None:
            yield name, None


def compare_own_experts(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XST-11: the roster against the experts. Namesakes with two different phones are two people."""
    staff: dict[str, list[tuple[Known[str], Row]]] = {}
    for person in all_rows(dossier, ROSTER):
        name = text(person.get("name"))
        if name is not None:
            staff.setdefault(norm_name(name.value), []).append((name, person))
    seen: set[str] = set()
    for expert, row in experts(dossier):
        key = norm_name(expert.value)
        for name, person in staff.get(key, ()):
            phones = [person_key(r.get("phone")) if r else None for r in (person, row)]
            if phones[0] and phones[1] and phones[0].value != phones[1].value:
                continue
            if key not in seen and not experts_external([name.value], [expert.value]):
                seen.add(key)
                yield Disagreement(
                    evidence=evidence_of(name, expert),
                    declared=f"外部专家 {expert.value}",
                    found=f"从业人员 {name.value}",
                    words={"expert": expert.value},
                    uncertain=unsure(name, expert),
                )


def compare_size_letter(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XST-12: the size letter of the certificate number against the declared head count."""
    staff = whole(form_field(dossier, "staff_count"))
    for no in map(text, dossier.all("iso9001_certificate.cert_no")):
        parsed = parse_certificate_no(no.value) if no else None
        if no is None or parsed is None or staff is None or size_letter_fits(parsed.size, staff.value):
            continue
        yield Disagreement(
            evidence=evidence_of(no, staff),
            declared=f"{parsed.size}（{no.value}）",
            found=f"从业人数 {staff.value} 人",
            uncertain=unsure(no, staff),
        )


CHECKS = (
    Check("XST-07", titles_evidenced, compare_titles),
    Check("XST-08", degrees_evidenced, compare_degrees),
    Check("XST-10", insured_enough, compare_insured),
    Check("XST-11", experts_external, compare_own_experts),
    Check("XST-12", size_letter_fits, compare_size_letter),
)
