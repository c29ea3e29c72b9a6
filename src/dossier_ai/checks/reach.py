"""Whom the services reach: usable phones, enterprises of the province, online counts, counts by function."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, number, text, whole
from dossier_ai.checks.places import province_of, province_of_name
from dossier_ai.checks.printed import percent
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.served import KIND, SHOWN, declared_counts, enterprises
from dossier_ai.checks.sources import all_rows, applicant_code, lacks_pages, registration
from dossier_ai.core import Cell, Dossier, Personal, Row
from dossier_ai.text.codes import check_uscc, compact_code
from dossier_ai.text.phones import read_phones


def phones_mostly_valid(invalid: int, total: int) -> bool:
    """XSV-09: at most a tenth of the phones are no phone numbers."""
    return Fraction(invalid, total) <= Fraction(1, 10)


def mostly_local(local: int, total: int) -> bool:
    """XSV-10: at least half of the enterprises are of the province."""
    return Fraction(local, total) >= Fraction(1, 2)


EXCLUDED_SOURCES = ("点击量", "浏览量", "短信推送", "电话推送")


def counted_online(online: int, page_views: int, online_source: str) -> bool:
    """XSV-11: the online count is neither the number of page views nor stated as one of views or pushes."""
    return not (online == page_views or online_source in EXCLUDED_SOURCES)


def functions_cover(total: int, by_function: Sequence[int]) -> bool:
    """XSV-14: the counts by function are together at least the total."""
    return total <= sum(by_function)


def phone_text(cell: Cell | None) -> Known[str] | None:
    """The phone of a cell with a digit for each that is concealed: what its form can be told from."""
    if cell is None or cell.value is None:
        return None
    printed = cell.value.masked if isinstance(cell.value, Personal) else cell.value
    if not isinstance(printed, str) or not re.search(r"[0-9]", printed):
        return None
    return Known(printed.replace("*", "5"), cell.evidence, cell.confidence, printed)


def compare_phone_forms(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XSV-09: the share of phones in the list that no telephone network knows."""
    phones = [p for row in all_rows(dossier, KIND) if (p := phone_text(row.get("phone"))) is not None]
    invalid = [p for p in phones if all(x.kind == "invalid" for x in read_phones(p.value))]
    if not phones or phones_mostly_valid(len(invalid), len(phones)):
        return
    yield Disagreement(
        evidence=evidence_of(*invalid[:SHOWN]),
        declared=f"联系电话 {len(phones)} 个",
        found=f"格式无效 {len(invalid)} 个（{percent(Fraction(len(invalid), len(phones)))}）",
        uncertain=unsure(*invalid),
    )


def _home(dossier: Dossier) -> Known[str] | None:
    """The applicant's province: of its code, else of its registered address."""
    code = applicant_code(dossier)
    if code is not None and check_uscc(code.value).sound and compact_code(code.value)[2:8] != "100000":
        return Known(compact_code(code.value)[2:4], code.evidence, code.confidence)
    entry = registration(dossier)
    address = text(dossier.in_document(entry.id, "address")) if entry else None
    province = province_of(address.value) if address else None
    return Known(province, address.evidence, address.confidence) if address and province else None


def _province(row: Row) -> str | None:
    code, name = text(row.get("uscc")), text(row.get("name"))
    if code is not None and check_uscc(code.value).sound and compact_code(code.value)[2:8] != "100000":
        return compact_code(code.value)[2:4]
    return province_of_name(name.value) if name else None


def compare_provinces(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XSV-10: the provinces of the listed enterprises against the applicant's. One whose province neither
    code nor name tells counts as local."""
    home, rows = _home(dossier), all_rows(dossier, KIND)
    if home is None or not rows or lacks_pages(dossier, KIND):
        return
    places = dict(zip(enterprises(rows), map(_province, rows), strict=True))
    away = [label for label, province in places.items() if province not in (None, home.value)]
    if mostly_local(len(places) - len(away), len(places)):
        return
    shown = [
        name
        for row, label in zip(rows, enterprises(rows), strict=True)
        if label in away and (name := text(row.get("name"))) is not None
    ]
    yield Disagreement(
        evidence=evidence_of(home, *shown[:SHOWN]),
        declared=f"名单 {len(places)} 家",
        found=f"外省 {len(away)} 家（{percent(Fraction(len(away), len(places)))}）",
        tolerance="本省不少于一半",
        uncertain=unsure(home, *shown),
    )


_ONLINE = re.compile(r"线上|在线|网上|网络")
_VIEWS = re.compile(r"浏览|点击|访问|阅读|推送|播放")
_STATED = re.compile(rf"({'|'.join(EXCLUDED_SOURCES)})")


def compare_online(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XSV-11: online services that the report claims against the counters of views on the platform, and
    against what the claim itself says of their source."""
    views = [
        (label, count)
        for row in dossier.rows("platform_evidence.counters")
        if (label := text(row.get("label"))) and (count := number(row.get("number")))
        if _VIEWS.search(label.value)
    ]
    for row in dossier.rows("application_report.claims"):
        subject, claimed = text(row.get("subject")), whole(row.get("quantity"))
        sentence = text(row.get("sentence"))
        if subject is None or claimed is None or not (_ONLINE.search(subject.value) and claimed.value):
            continue
        stated = _STATED.search(sentence.value if sentence else "")
        source = stated[1] if stated and str(claimed.value) in _after(sentence, stated[1]) else ""
        same = [pair for pair in views if not counted_online(claimed.value, int(pair[1].value), "")]
        if not same and counted_online(claimed.value, -1, source):
            continue
        label, count = same[0] if same else (None, None)
        yield Disagreement(
            evidence=evidence_of(claimed, subject, sentence if source else None, label, count),
            declared=f"{subject.value} {claimed.value}",
            found=f"{label.value} {count.value}" if label and count else source,
            uncertain=unsure(claimed, subject, label, count),
        )


def _after(sentence: Known[str] | None, word: str) -> str:
    """What follows a word up to the next stop: the figure that it belongs to."""
    rest = sentence.value.partition(word)[2] if sentence else ""
    return re.split(r"[，,。；;]", rest.replace(",", ""))[0]


def compare_functions(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XSV-14: the enterprises of each service category in the list against the declared total, where every
    row names its category."""
    rows = all_rows(dossier, KIND)
    categories = [text(row.get("category")) for row in rows]
    if not rows or None in categories or lacks_pages(dossier, KIND):
        return
    by_function: dict[str, set[str]] = {}
    for label, category in zip(enterprises(rows), categories, strict=True):
        if category is not None:
            by_function.setdefault(category.value, set()).add(label)
    counts = [len(labels) for labels in by_function.values()]
    shown = list({c.value: c for c in categories if c is not None}.values())
    for where, declared in declared_counts(dossier, scope):
        if not functions_cover(declared.value, counts):
            parts = "、".join(f"{name} {len(labels)}" for name, labels in by_function.items())
            yield Disagreement(
                evidence=evidence_of(declared, *shown[:SHOWN]),
                declared=f"{where} {declared.value} 家",
                found=f"分项合计 {sum(counts)}（{parts}）",
                difference=f"{declared.value - sum(counts)} 家",
                uncertain=unsure(declared, *shown),
            )


CHECKS = (
    Check("XSV-09", phones_mostly_valid, compare_phone_forms),
    Check("XSV-10", mostly_local, compare_provinces),
    Check("XSV-11", counted_online, compare_online),
    Check("XSV-14", functions_cover, compare_functions),
)
