"""Completeness of the package: required materials, order, page numbers, the declaration's execution."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from dossier_ai.checks.catalogue import document_name
from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import mark, names, text, whole
from dossier_ai.checks.printed import listed
from dossier_ai.checks.scope import Material, Scope
from dossier_ai.checks.sequence import gaps
from dossier_ai.checks.sources import FORM_KINDS, REGISTRATION_KINDS, lacks_pages, parts_of
from dossier_ai.core import DocumentEntry, Dossier, Evidence, FieldState, Message


def complete(required: Collection[str], present: Collection[str]) -> bool:
    """XPK-01: everything required is present."""
    return not set(required) - set(present)


def in_order(order: Sequence[int]) -> bool:
    """XPK-02: the materials stand in the listed order."""
    return list(order) == sorted(order)


def pages_continuous(pages: Sequence[int]) -> bool:
    """XPK-03: the printed page numbers run on without a gap."""
    return list(pages) == list(range(pages[0], pages[0] + len(pages)))


def declaration_executed(declaration_sealed: bool, declaration_signed: bool) -> bool:
    """XPK-04: the declaration bears a seal and a signature."""
    return declaration_sealed and declaration_signed


def opinion_long_enough(opinion: str) -> bool:
    """XPK-05: the recommendation has at least 20 characters."""
    return len(re.sub(r"\s", "", opinion)) >= 20


def report_complete(report_pages: int, report_pages_total: int | None) -> bool:
    """XPK-07: the report has as many pages as it says."""
    return report_pages_total is None or report_pages == report_pages_total


def alternatives(material: Material) -> tuple[str, ...]:
    """The kinds that satisfy a material; any registration certificate stands for a business licence."""
    if "business_licence" in material.kinds:
        return tuple(dict.fromkeys((*material.kinds, *REGISTRATION_KINDS)))
    return material.kinds


def _asked_by(dossier: Dossier, names: Message) -> tuple[Evidence, ...]:
    """Where the dossier promises the material: the line of its contents, else the title of the form."""
    promised: list[Evidence] = []
    for row in dossier.rows("divider.toc"):
        title = row.get("title")
        if title is not None and isinstance(title.value, str) and names.zh in title.value:
            promised.extend(title.evidence)
    if promised:
        return tuple(dict.fromkeys(promised))
    titles = [entry.title_evidence for entry in dossier.of_kind(*FORM_KINDS)]
    return tuple(title for title in titles if title is not None)


def _joined(kinds: Sequence[str]) -> Message:
    names = [document_name(kind) for kind in kinds]
    return Message(zh="或".join(n.zh for n in names), en=" or ".join(n.en for n in names))


def compare_materials(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XPK-01: each required material against what was recognised. Unsure while a file or page is unread or
    unrecognised, since the material may be there."""
    present = {entry.kind for entry in dossier.of_kind(*(k for m in scope.required for k in alternatives(m)))}
    hidden = any(p.state == "open" and p.stage in ("intake", "reading", "sorting") for p in dossier.problems)
    unknown = bool(dossier.of_kind("unknown"))
    for material in scope.required:
        kinds = alternatives(material)
        if any(complete([kind], present) for kind in kinds):
            continue
        name = material.name or _joined(material.kinds)
        yield Disagreement(
            evidence=_asked_by(dossier, name),
            declared=name.zh,
            found="材料中未见",
            words={"missing": name},
            severity=material.severity,
            clauses=(material.clause,) if material.clause else (),
            uncertain=hidden or unknown,
        )


def compare_order(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XPK-02: the order of the materials in one bound volume; separate files have none."""
    places = {
        kind: i for i, material in enumerate(scope.required) for kind in reversed(alternatives(material))
    }
    bound = dossier.of_kind(*places)
    if not scope.bound_in_order or len({entry.file for entry in bound}) != 1:
        return
    first: dict[int, DocumentEntry] = {}
    for entry in sorted(bound, key=lambda e: e.pages):
        first.setdefault(places[entry.kind], entry)
    order = list(first)
    if not in_order(order):
        late = [first[p] for i, p in enumerate(order) if i and p < max(order[:i])]
        yield Disagreement(
            evidence=tuple(e.title_evidence for e in late if e.title_evidence is not None),
            declared="、".join(document_name(first[p].kind).zh for p in sorted(order)),
            found="、".join(document_name(first[p].kind).zh for p in order),
        )


def compare_page_numbers(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XPK-03: the printed page numbers of each document. A new count that starts low, unnumbered pages and a
    single misread number are no gaps."""
    for field in dossier.fields:
        if field.key != "printed_pages" or (printed := names(field)) is None:
            continue
        entry = next((e for e in dossier.documents if e.id == field.document), None)
        if entry is None or entry.belongs_to or lacks_pages(dossier, entry.kind):
            continue
        numbers = [int(n) if n.isdecimal() else None for n in printed.value]
        holes = gaps(numbers, restarts=True)
        if holes:
            yield Disagreement(
                evidence=evidence_of(printed),
                declared=listed([f"第{a + 1}页" for _, a, _ in holes]),
                found=listed([f"第{a}页之后为第{b}页" for _, a, b in holes]),
                words={"doc": document_name(entry.kind)},
                uncertain=unsure(printed),
            )


def compare_declaration(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XPK-04: the declaration's seal and signature, both of which must have been looked for."""
    for entry in dossier.of_kind("truth_declaration"):
        sealed = mark(dossier.in_document(entry.id, "sealed"))
        signed = mark(dossier.in_document(entry.id, "signed"))
        if declaration_executed(sealed is None or sealed.value, signed is None or signed.value):
            yield from _unreadable_signature(dossier, entry)
            continue
        unsealed, unsigned = (m is not None and not m.value for m in (sealed, signed))
        missing = [label for label, gone in (("公章", unsealed), ("签字", unsigned)) if gone]
        lacking = [m for m, gone in ((sealed, unsealed), (signed, unsigned)) if gone]
        yield Disagreement(
            evidence=evidence_of(*lacking),
            declared="公章、法定代表人签字",
            found=f"未见{'、'.join(missing)}",
            variant="" if unsealed and unsigned else "unsealed" if unsealed else "unsigned",
            uncertain=unsure(*lacking),
        )


def _unreadable_signature(dossier: Dossier, entry: DocumentEntry) -> Iterator[Disagreement]:
    """A place for the signature that could not be read is for a person to look at, not a missing one."""
    for field in dossier.fields:
        if field.document == entry.id and field.key == "signed" and field.state is FieldState.OCCLUDED:
            yield Disagreement(
                evidence=field.evidence, declared="法定代表人签字", found="未能识别",
                variant="unread", severity="m", uncertain=True,
            )  # fmt: skip


def compare_opinion(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XPK-05: the recommending authority's opinion, where there is one."""
    for opinion in map(text, dossier.all(*(f"{kind}.opinion" for kind in FORM_KINDS))):
        if opinion is not None and not opinion_long_enough(opinion.value):
            count = len(re.sub(r"\s", "", opinion.value))
            yield Disagreement(
                evidence=evidence_of(opinion),
                declared="不少于20 字",
                found=f"{count} 字",
                difference=f"{count - 20} 字",
                uncertain=unsure(opinion),
            )


def compare_report_pages(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XPK-07: the pages of each audit report, attachments included, against the printed total. More pages
    than that (covers, licences) are no lack, nor do they make up for a number that is skipped."""
    for entry in dossier.of_kind("audit_report", "service_income_audit"):
        total = whole(dossier.in_document(entry.id, "pages_total"))
        if total is None or lacks_pages(dossier, entry.kind):
            continue
        attached = (e for e in dossier.documents if e.belongs_to == entry.id)
        pages = sum(len(part.pages) for part in (*parts_of(dossier, entry.id), *attached))
        pages = min(pages, total.value - _skipped(dossier, entry))
        if not report_complete(pages, total.value):
            yield Disagreement(
                evidence=evidence_of(total),
                declared=f"{total.value} 页",
                found=f"{pages} 页",
                difference=f"{pages - total.value} 页",
                words={"doc": document_name(entry.kind)},
                uncertain=unsure(total),
            )


def _skipped(dossier: Dossier, entry: DocumentEntry) -> int:
    """How many of the printed page numbers of a document are missing between others."""
    printed = names(dossier.in_document(entry.id, "printed_pages"))
    if printed is None:
        return 0
    numbers = [int(n) if n.isdecimal() else None for n in printed.value]
    return sum(max(0, after - before - 1) for _, before, after in gaps(numbers, restarts=True))


CHECKS = (
    Check("XPK-01", complete, compare_materials),
    Check("XPK-02", in_order, compare_order),
    Check("XPK-03", pages_continuous, compare_page_numbers),
    Check("XPK-04", declaration_executed, compare_declaration),
    Check("XPK-05", opinion_long_enough, compare_opinion),
    Check("XPK-07", report_complete, compare_report_pages),
)
