"""Recognition documents: their number against the form, their list against the applicant, their validity."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from dossier_ai.checks.catalogue import document_name
from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, day, mark, number, text
from dossier_ai.checks.naming import OCR_LIKENESS
from dossier_ai.checks.printed import listed
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import (
    applicant,
    applied_on,
    form_field,
    lacks_pages,
    lists,
)
from dossier_ai.core import Dossier
from dossier_ai.text.certificates import DocumentNo, parse_document_no
from dossier_ai.text.dates import add_years
from dossier_ai.text.names import same_name, similarity

KIND = "recognition_document"


def document_numbers_equal(form: str, doc: str) -> bool:
    """XGV-01: both are the same document number, whatever its brackets, 第 and leading zeros."""
    first, second = parse_document_no(form), parse_document_no(doc)
    return first is not None and second is not None and first.number == second.number


def applicant_listed(listed: Sequence[str], applicant: str, platform: str) -> bool:
    """XGV-02: the applicant or its platform is on the list."""
    return any(same_name(name, applicant) or same_name(name, platform) for name in listed)


def recognition_in_force(T: dt.date, recognised: dt.date, valid_years: int) -> bool:  # noqa: N803
    """XGV-03: the recognition has not run out on the application date."""
    return add_years(recognised, valid_years) >= T


_NUMBER_TAIL = re.compile(r"[〔\[(（【﹝]((?:19|20)[0-9]{2})[〕\])）】﹞]第?([0-9]{1,6})号")
_AUTHORITY = re.compile(r"[一-鿿]{1,16}$")


def numbers_in(prose: str) -> list[DocumentNo]:
    """The document numbers in a text; what stands before one may run into the authority's name."""
    flat = re.sub(r"\s", "", prose)
    found = []
    for match in _NUMBER_TAIL.finditer(flat):
        before = _AUTHORITY.search(flat[: match.start()])
        parsed = parse_document_no(f"{before[0]}{match[0]}") if before else None
        if parsed is not None:
            found.append(parsed)
    return found


def _same_document(stated: DocumentNo, printed: DocumentNo) -> bool:
    """Whether the form's number, with the prose that may stand before it, is the printed one."""
    authority = stated.authority[-len(printed.authority) :]
    return document_numbers_equal(f"{authority}〔{stated.year}〕{stated.serial}号", printed.number)


def compare_numbers(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XGV-01: the numbers that the form names against those of the attached documents. Each may lack one that
    the other has: they contradict where nothing matches, or where two numbers of one authority and year stand
    against each other."""
    stated = text(form_field(dossier, "recognition"))
    numbers = numbers_in(stated.value) if stated else []
    printed: list[tuple[Known[str], DocumentNo]] = []
    for field in dossier.all(f"{KIND}.doc_no"):
        no = text(field)
        parsed = parse_document_no(no.value) if no else None
        if no is not None and parsed is not None:
            printed.append((no, parsed))
    if stated is None or not numbers or not printed:
        return
    loose = [n for n in numbers if not any(_same_document(n, p) for _, p in printed)]
    unnamed = [(no, p) for no, p in printed if not any(_same_document(n, p) for n in numbers)]
    none_fits = len(loose) == len(numbers)
    for no, parsed in unnamed:
        rivals = [n for n in loose if n.authority.endswith(parsed.authority) and n.year == parsed.year]
        if rivals or none_fits:
            yield Disagreement(
                evidence=evidence_of(stated, no),
                declared=listed([n.number for n in rivals or loose]),
                found=parsed.number,
                uncertain=unsure(stated, no),
            )


def compare_lists(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XGV-02: the rows of each recognition document against the applicant and its platform."""
    current, platform = applicant(dossier, scope), text(form_field(dossier, "platform_name"))
    if current is None or lacks_pages(dossier, KIND):
        return
    for item in lists(dossier, KIND):
        cells = [text(row.get(key)) for row in item.rows for key in ("name", "platform")]
        names = [cell for cell in cells if cell is not None]
        own = [current.value, *scope.former_names]
        brand = platform.value if platform else current.value
        if not names or any(applicant_listed([n.value for n in names], name, brand) for name in own):
            continue
        near = max(names, key=lambda n: max(similarity(n.value, own[0]), similarity(n.value, brand)))
        likeness = max(similarity(near.value, current.value), similarity(near.value, brand))
        similar = likeness >= OCR_LIKENESS
        shown = [near] if similar else [names[0], names[-1]]
        yield Disagreement(
            evidence=evidence_of(current, platform, *shown),
            declared="、".join(dict.fromkeys((current.value, brand))),
            found=near.value if similar else f"名单 {len(item.rows)} 行均非申报单位",
            difference=f"相似度 {likeness:.2f}",
            words={"name": near.value},
            variant="similar" if similar else "",
            severity="M" if similar else None,
            uncertain=unsure(current, *shown),
        )


def _ends(dossier: Dossier) -> Iterator[tuple[Known[dt.date], tuple[Known[object], ...]]]:
    """When each recognition runs out, with the fields that say so; an announcement before it is none."""
    for entry in dossier.of_kind(KIND):
        publicity = mark(dossier.in_document(entry.id, "publicity_only"))
        printed = day(dossier.in_document(entry.id, "valid_to"))
        granted = day(dossier.in_document(entry.id, "date"))
        years = number(dossier.in_document(entry.id, "valid_years"))
        if publicity is not None and publicity.value:
            continue
        if printed is not None:
            yield Known(printed.value.latest, printed.evidence, printed.confidence), (printed,)
        elif granted is not None and years is not None:
            end = add_years(granted.value.latest, int(years.value))
            sure = min(granted.confidence, years.confidence)
            yield Known(end, (*granted.evidence, *years.evidence), sure), (granted, years)


def compare_validity(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XGV-03: the recognitions against the application date. One in force beside an older one that has run
    out is enough."""
    applied = applied_on(dossier, scope)
    ends = list(_ends(dossier))
    if applied is None or not ends or lacks_pages(dossier, KIND):
        return
    dated = [e for e in dossier.of_kind(KIND) if not _publicity(dossier, e.id)]
    if len(ends) < len(dated) or any(recognition_in_force(applied.value, e.value, 0) for e, _ in ends):
        return
    last, fields = max(ends, key=lambda pair: pair[0].value)
    yield Disagreement(
        evidence=evidence_of(*fields, applied),
        declared=f"申报日 {applied.value.isoformat()}",
        found=f"{document_name(KIND).zh}有效期至 {last.value.isoformat()}",
        difference=f"{(applied.value - last.value).days} 天",
        uncertain=unsure(*fields, applied),
    )


def _publicity(dossier: Dossier, document: str) -> bool:
    publicity = mark(dossier.in_document(document, "publicity_only"))
    return publicity is not None and publicity.value


CHECKS = (
    Check("XGV-01", document_numbers_equal, compare_numbers),
    Check("XGV-02", applicant_listed, compare_lists),
    Check("XGV-03", recognition_in_force, compare_validity),
)
