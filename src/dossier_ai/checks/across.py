"""Family XDX: what of this dossier stands in another one, or differs from the applicant's earlier one.

In come a dossier with its pages and the port to those seen before; out come findings that name the other
dossier. They go into `cross.json` for the office, never into the record: nothing that is handed over for one
applicant names another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from dossier_ai.checks.catalogue import load_catalogue
from dossier_ai.core import (
    Compared,
    DocumentEntry,
    Dossier,
    Evidence,
    Field,
    Finding,
    Fingerprint,
    FingerprintKind,
    Match,
    Page,
    Past,
    Personal,
    Rect,
    Severity,
    Value,
)
from dossier_ai.core.field import Cell, _Frozen
from dossier_ai.text.codes import compact_code
from dossier_ai.text.grounded import evidence_of
from dossier_ai.text.lines import Span
from dossier_ai.text.names import norm_name, same_name
from dossier_ai.text.resemblance import differing_bits, gist_of, resemblance, shingles, signature_of

MOST_BITS = 6
"""Two 64-bit perceptual hashes that differ in no more bits are of the same picture (domain 3, XDX-03)."""
SHARED_LISTS = Fraction(60, 100)
ALIKE_TEXTS = 0.85
_GIST_BITS = 3
_LEAST_PAIRS = 60
_LEAST_SERVED = 10

_NUMBERS = {
    "iso9001_certificate": ("cert_no", "holder"),
    "audit_report": ("report_no", "addressee"),
    "service_income_audit": ("report_no", "addressee"),
    "qualification_certificate": ("number", "holder"),
    "intellectual_property": ("number", "owner"),
    "property_certificate": ("cert_no", "owner"),
    "government_contract": ("contract_no", "party_b"),
    "credit_report": ("report_no", "subject"),
    "icp_filing": ("number", "holder"),
}
"""Documents whose number belongs to one holder, and the fields that say so."""
_DECLARED = "declared:"
"""Before the name of a figure as the applicant declares it."""
_CONTACTS = ("phone", "mobile", "email")
_FORMS = ("application_form", "renewal_form")
_COMMON_PAPERS = frozenset({"recognition_document", "property_certificate", "lease_contract", "divider"})
"""Papers of others that several applicants may rightly hand in: lists that name both, a landlord's deed."""


class CrossFinding(_Frozen):
    """A finding about this dossier and another one; `places` are those in the other."""

    finding: Finding
    other: Compared
    places: tuple[Evidence, ...] = ()


# -------------------------------------------------------------------------------------- taking fingerprints


def take_fingerprints(
    dossier: Dossier,
    values: Mapping[str, Value],
    pages: Mapping[tuple[str, int], Page],
    applicant: str,
    uscc: str = "",
) -> tuple[Fingerprint, ...]:
    """What of the dossier may turn up again, each once, in a fixed order. Pages that print the applicant's
    own name are not taken for scans: on somebody else's page that name does not stand. Figures are those of
    this applicant, known by its code, else by its name."""
    found = [
        *_persons(dossier),
        *_served(dossier),
        *_contacts(dossier),
        *_numbers(dossier),
        *_files(dossier),
        *_pictures(dossier, pages, applicant),
        *_texts(dossier, pages),
        *_figures(values, compact_code(uscc) or norm_name(applicant)),
    ]
    unique = {(f.kind, f.value, f.holder): f for f in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda f: (f.kind, f.value, f.holder)))


def _rows(dossier: Dossier, name: str) -> Iterator[Mapping[str, Cell]]:
    for field in dossier.all(name):
        if isinstance(field.value, tuple):
            yield from (row for row in field.value if isinstance(row, dict))


def _persons(dossier: Dossier) -> Iterator[Fingerprint]:
    for row in _rows(dossier, "staff_roster.rows"):
        name, phone = row.get("name"), row.get("phone")
        if name and phone and isinstance(name.value, str) and isinstance(phone.value, Personal):
            # The phone's hash is keyed: without the key nobody can try out names.
            yield Fingerprint(
                kind="person",
                value=f"{norm_name(name.value)}|{phone.value.hash}",
                evidence=(*name.evidence, *phone.evidence),
            )


def _served(dossier: Dossier) -> Iterator[Fingerprint]:
    for row in _rows(dossier, "served_enterprise_list.rows"):
        name = row.get("name")
        if name and isinstance(name.value, str) and len(norm_name(name.value)) >= 4:
            yield Fingerprint(kind="served", value=norm_name(name.value), evidence=name.evidence[:1])


def _contacts(dossier: Dossier) -> Iterator[Fingerprint]:
    for field in dossier.all(*(f"{form}.{key}" for form in _FORMS for key in _CONTACTS)):
        if isinstance(field.value, Personal):
            yield Fingerprint(kind="contact", value=field.value.hash, evidence=field.evidence)
        elif isinstance(field.value, str) and "@" in field.value:
            yield Fingerprint(kind="contact", value=field.value.strip().lower(), evidence=field.evidence)


def _numbers(dossier: Dossier) -> Iterator[Fingerprint]:
    for kind, (key, holder_key) in _NUMBERS.items():
        for entry in dossier.of_kind(kind):
            number = dossier.in_document(entry.id, key)
            holder = dossier.in_document(entry.id, holder_key)
            if _text(number) and _text(holder) and number and holder:
                yield Fingerprint(
                    kind="number",
                    value=f"{kind}:{compact_code(_text(number))}",
                    holder=_text(holder),
                    evidence=(*number.evidence, *holder.evidence),
                )


def _text(field: Field | None) -> str:
    return field.value if field is not None and isinstance(field.value, str) else ""


def _own(dossier: Dossier) -> Iterator[DocumentEntry]:
    return (d for d in dossier.documents if not d.belongs_to and d.kind not in _COMMON_PAPERS)


def _files(dossier: Dossier) -> Iterator[Fingerprint]:
    kinds = defaultdict(set)
    for entry in dossier.documents:
        kinds[entry.file].add(entry.kind)
    for entry in _own(dossier):
        if entry.sha256 and not kinds[entry.file] & _COMMON_PAPERS and entry.title_evidence:
            yield Fingerprint(kind="file", value=entry.sha256, evidence=(entry.title_evidence,))


def _pictures(
    dossier: Dossier, pages: Mapping[tuple[str, int], Page], applicant: str
) -> Iterator[Fingerprint]:
    for entry in _own(dossier):
        for number in entry.pages:
            page = pages.get((entry.file, number))
            if page is None:
                continue
            for photo in page.photos:
                if _tells(photo.look):
                    place = evidence_of(Span("", photo.rect, 1.0, page))
                    yield Fingerprint(kind="photo", value=photo.look, evidence=(place,))
            yield from _whole_page(page, applicant)


def _whole_page(page: Page, applicant: str) -> Iterator[Fingerprint]:
    if page.origin != "ocr" or not page.look or not _tells(page.look):
        return
    text = page.text
    if len(shingles(text, 2)) < _LEAST_PAIRS or (applicant and norm_name(applicant) in norm_name(text)):
        return
    place = evidence_of(Span("", Rect(0, 0, page.width, page.height), 1.0, page))
    yield Fingerprint(kind="page", value=page.look, holder=gist_of(text), evidence=(place,))


def _tells(look: str) -> bool:
    """Whether a perceptual hash says anything: an even picture has almost no bit set, or almost all."""
    return 8 <= int(look, 16).bit_count() <= 56


def _texts(dossier: Dossier, pages: Mapping[tuple[str, int], Page]) -> Iterator[Fingerprint]:
    for entry in dossier.of_kind("application_report"):
        parts = [d for d in dossier.documents if entry.id in (d.id, d.continues)]
        text = "\n".join(
            pages[(part.file, number)].text
            for part in parts
            for number in part.pages
            if (part.file, number) in pages
        )
        signature = signature_of(text)
        if signature and entry.title_evidence:
            yield Fingerprint(kind="text", value=signature, evidence=(entry.title_evidence,))


def _figures(values: Mapping[str, Value], owner: str) -> Iterator[Fingerprint]:
    """The figures of a year: as declared, and as proved. Both, since a count proved from a list then has only
    the form to stand on a year later."""
    for key, value in values.items():
        year = key.rpartition(".")[2]
        if not (len(year) == 4 and year.isdigit() and key.startswith(("fin.", "srv.", "training.", "gov."))):
            continue
        if value.declared is not None and value.declared_evidence:
            yield Fingerprint(
                kind="figure",
                value=f"{owner}|{_DECLARED}{key}",
                holder=value.declared,
                evidence=value.declared_evidence,
            )
        if isinstance(value.verified, str) and value.evidence and not value.readings and not value.bounds:
            yield Fingerprint(
                kind="figure", value=f"{owner}|{key}", holder=value.verified, evidence=value.evidence
            )


# ------------------------------------------------------------------------------------------------ comparing


def compare_across(
    mine: Compared, fingerprints: Sequence[Fingerprint], past: Past, clauses: frozenset[str]
) -> tuple[CrossFinding, ...]:
    """All findings of the family, in the order of checks and of the other dossiers. XDX-01 to 06 compare
    with other applicants, XDX-07 with earlier dossiers of the same one."""
    by_kind: dict[FingerprintKind, dict[str, Fingerprint]] = defaultdict(dict)
    for fingerprint in fingerprints:
        by_kind[fingerprint.kind].setdefault(fingerprint.value, fingerprint)
    found = [
        *_same_persons(mine, by_kind["person"], past, clauses),
        *_same_lists(mine, by_kind["served"], past, clauses),
        *_same_scans(mine, by_kind, past, clauses),
        *_grouped("XDX-04", mine, by_kind["contact"], past.same("contact", by_kind["contact"]), clauses),
        *_same_numbers(mine, by_kind["number"], past, clauses),
        *_same_texts(mine, by_kind["text"], past, clauses),
        *_restated(mine, by_kind["figure"], past, clauses),
    ]
    return tuple(
        sorted(found, key=lambda f: (f.finding.id, f.other.dossier_id, f.other.scheme, f.finding.found))
    )


def _is_same_applicant(one: Compared, other: Compared) -> bool:
    if one.uscc and other.uscc:
        return compact_code(one.uscc) == compact_code(other.uscc)
    return bool(one.applicant and other.applicant) and same_name(one.applicant, other.applicant)


def _same_persons(
    mine: Compared, own: Mapping[str, Fingerprint], past: Past, clauses: frozenset[str]
) -> Iterator[CrossFinding]:
    """XDX-01: one person on the rosters of two applicants of one round, which is one scheme and one year."""
    matches = [
        m
        for m in past.same("person", own)
        if m.other.scheme == mine.scheme and m.other.application_date[:4] == mine.application_date[:4]
    ]
    yield from _grouped("XDX-01", mine, own, matches, clauses)


def _grouped(
    check: str,
    mine: Compared,
    own: Mapping[str, Fingerprint],
    matches: Iterable[Match],
    clauses: frozenset[str],
) -> Iterator[CrossFinding]:
    """One finding for each other applicant, whatever number of fingerprints it shares."""
    groups: dict[tuple[str, str], list[Match]] = defaultdict(list)
    for match in matches:
        if not _is_same_applicant(mine, match.other):
            groups[match.other.dossier_id, match.other.scheme].append(match)
    for group in groups.values():
        asked = sorted({m.asked for m in group})
        places = [e for m in group for e in m.fingerprint.evidence]
        yield _cross(
            check, clauses, group[0].other, [e for value in asked for e in own[value].evidence], places,
            declared=str(len(own)), found=str(len(asked)),
        )  # fmt: skip


def _same_lists(
    mine: Compared, own: Mapping[str, Fingerprint], past: Past, clauses: frozenset[str]
) -> Iterator[CrossFinding]:
    """XDX-02: Jaccard resemblance of the lists of served firms, from 60 % on."""
    if len(own) < _LEAST_SERVED:
        return
    # A list of any size that shares 60 % of the union shares 60 % of ours at least.
    least = -(-len(own) * SHARED_LISTS.numerator // SHARED_LISTS.denominator)
    for other, shared, theirs in past.overlapping("served", own, least):
        share = Fraction(shared, len(own) + theirs - shared)
        if share < SHARED_LISTS or _is_same_applicant(mine, other):
            continue
        matches = [m for m in past.same("served", own) if m.other == other]
        common = sorted({m.asked for m in matches})
        yield _cross(
            "XDX-02", clauses, other, [own[value].evidence[0] for value in common],
            [e for m in matches for e in m.fingerprint.evidence],
            declared=str(len(own)), found=str(theirs), difference=f"{shared}, {_percent(share)}",
        )  # fmt: skip


def _same_scans(
    mine: Compared,
    by_kind: Mapping[FingerprintKind, Mapping[str, Fingerprint]],
    past: Past,
    clauses: frozenset[str],
) -> Iterator[CrossFinding]:
    """XDX-03: the same file, photograph, or scanned page. A page must also read the same: two different
    sheets of one form look alike."""
    files, photos, scans = (by_kind.get(kind, {}) for kind in ("file", "photo", "page"))
    matches = [*past.same("file", files), *past.alike("photo", photos, MOST_BITS)]
    matches += [
        m
        for m in past.alike("page", scans, MOST_BITS)
        if differing_bits(scans[m.asked].holder, m.fingerprint.holder) <= _GIST_BITS
    ]
    yield from _grouped("XDX-03", mine, {**files, **photos, **scans}, matches, clauses)


def _same_numbers(
    mine: Compared, own: Mapping[str, Fingerprint], past: Past, clauses: frozenset[str]
) -> Iterator[CrossFinding]:
    """XDX-05: one certificate or report number, two holders."""
    for match in past.same("number", own):
        held = own[match.asked]
        if same_name(held.holder, match.fingerprint.holder):
            continue
        yield _cross(
            "XDX-05", clauses, match.other, held.evidence, match.fingerprint.evidence,
            declared=held.holder, found=match.fingerprint.holder,
        )  # fmt: skip


def _same_texts(
    mine: Compared, own: Mapping[str, Fingerprint], past: Past, clauses: frozenset[str]
) -> Iterator[CrossFinding]:
    """XDX-06: application reports whose shingles resemble each other by 0.85 or more."""
    for value, fingerprint in own.items():
        for match in past.resembling(value):
            share = resemblance(value, match.fingerprint.value)
            if share >= ALIKE_TEXTS and not _is_same_applicant(mine, match.other):
                yield _cross(
                    "XDX-06", clauses, match.other, fingerprint.evidence, match.fingerprint.evidence,
                    found=f"≈ {share:.0%}",
                )  # fmt: skip


def _restated(
    mine: Compared, own: Mapping[str, Fingerprint], past: Past, clauses: frozenset[str]
) -> Iterator[CrossFinding]:
    """XDX-07: the figure of one year, another in an earlier dossier of the applicant. Declared figures are
    compared with declared ones; proved ones, where one of the two declares nothing."""
    figures: dict[tuple[str, str, str], Match] = {}
    for match in past.same("figure", own):
        earlier = (match.other.application_date or "9999") < (mine.application_date or "0000")
        if not earlier or not _is_same_applicant(mine, match.other):
            continue
        name = match.asked.rpartition("|")[2]
        place = (match.other.dossier_id, match.other.scheme, name.removeprefix(_DECLARED))
        if place not in figures or name.startswith(_DECLARED):
            figures[place] = match
    shown: set[tuple[str, str, tuple[Evidence, ...]]] = set()
    for (dossier, scheme, key), match in figures.items():
        now, then = _number(own[match.asked].holder), _number(match.fingerprint.holder)
        seen = (dossier, scheme, own[match.asked].evidence)
        if now is None or then is None or now == then or seen in shown:
            continue
        shown.add(seen)  # one printed figure may stand for several values
        yield _cross(
            "XDX-07", clauses, match.other, own[match.asked].evidence, match.fingerprint.evidence,
            declared=f"{key} = {now}", found=str(then), difference=str(now - then),
        )  # fmt: skip


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _percent(share: Fraction) -> str:
    return f"{Decimal(share.numerator * 100) / Decimal(share.denominator):.1f} %"


def _cross(
    check: str,
    clauses: frozenset[str],
    other: Compared,
    here: Iterable[Evidence],
    there: Iterable[Evidence],
    *,
    declared: str = "",
    found: str = "",
    difference: str = "",
) -> CrossFinding:
    entry = load_catalogue().entries[check]
    named = tuple(clause for clause in entry.clauses if clause in clauses)
    severity: Severity = entry.severity if named or entry.severity not in ("B", "M") else "m"
    return CrossFinding(
        finding=Finding(
            id=check,
            finding_class=entry.finding_class,
            severity=severity,
            message=entry.words(),
            declared=declared,
            found=found,
            difference=difference,
            clauses=named,
            evidence=tuple(dict.fromkeys(here)),
        ),
        other=other,
        places=tuple(dict.fromkeys(there)),
    )
