"""Fields that the rules missed, proposed from the trained entity pipeline: low confidence, for a human's eye.

In: a document, its kind, what the rules read, and the mentions on its pages. Out: further fields. A field is
proposed only where the rules found nothing: beside or below its printed label (one character of which may be
misread), or, for papers without labels, where its role puts it: the party that a contract names first, the
date at the foot of a letter. The value is the span as printed, so that it can be shown; a person decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

import regex

from dossier_ai.core import Document, Field, FieldSpec, FieldState, Kind, Rect
from dossier_ai.text.dates import parse_date
from dossier_ai.text.grounded import read
from dossier_ai.text.lines import Line, Span, lines_of
from dossier_ai.text.mentions import ADDRESS, DATE, DOCNO, MONEY, ORG, PERSON, Mention
from dossier_ai.text.money import decimal_text, read_money

CEILING = 0.60
"""No proposal is surer than this: it lies below every floor of acceptance."""
LEAST_CHANCE = 0.30
"""Routes that were right more seldom than this when they were measured propose nothing."""
UNMEASURED = 0.50

Route = Literal["label", "first", "last", "most"]
Offer = tuple[Route, Mention, str]

_OF_FORMAT = {"organisation": ORG, "person": PERSON, "money": MONEY, "date": DATE}
_NUMBERS = frozenset({"doc_no", "cert_no", "report_no", "contract_no", "procurement_no", "number"})
_PARTY_A, _PARTY_B = ("甲方", "委托方", "委托人", "采购人", "出租方", "出租人"), (
    "乙方", "受托方", "受托人", "供应商", "承租方", "承租人",
)  # fmt: skip
_CUES: dict[tuple[str, str], tuple[str, ...]] = {
    ("lease_contract", "lessor"): _PARTY_A,
    ("lease_contract", "lessee"): _PARTY_B,
    ("government_contract", "party_a"): _PARTY_A,
    ("government_contract", "party_b"): _PARTY_B,
    ("cooperation_agreement", "party_a"): _PARTY_A,
    ("cooperation_agreement", "party_b"): _PARTY_B,
}
"""Words beside which a party stands, besides the labels that the kind itself declares."""
_ROLES: dict[tuple[str, str], Route] = {
    ("application_report", "unit_name"): "most",
    ("application_report", "date"): "last",
    ("policy_document", "unit_name"): "most",
    ("policy_document", "date"): "last",
    ("truth_declaration", "applicant"): "last",
    ("truth_declaration", "date"): "last",
    ("recognition_document", "authority"): "last",
    ("recognition_document", "date"): "last",
    ("recognition_document", "doc_no"): "first",
    ("audit_report", "report_no"): "first",
    ("audit_report", "addressee"): "first",
    ("service_income_audit", "report_no"): "first",
    ("service_income_audit", "addressee"): "first",
    ("lease_contract", "signed_on"): "last",
    ("government_contract", "signed_on"): "last",
    ("cooperation_agreement", "signed_on"): "last",
    ("change_notice", "registrar"): "last",
    ("change_notice", "approved_on"): "last",
    ("credit_report", "subject"): "most",
    ("expert_pool", "expert"): "first",
    ("expert_pool", "appointer"): "last",
    ("expert_pool", "appointed_on"): "last",
    ("qualification_certificate", "holder"): "first",
    ("qualification_certificate", "issuer"): "last",
    ("iso9001_certificate", "holder"): "first",
    ("business_licence", "registrar"): "last",
    ("property_certificate", "owner"): "first",
    ("icp_filing", "holder"): "first",
    ("icp_filing", "number"): "first",
    ("personnel_evidence", "person"): "first",
}
_PERSON = re.compile(r"[\u4e00-\u9fa5]{2,4}|[\u4e00-\u9fa5]{2,6}·[\u4e00-\u9fa5]{2,6}")
_UNIT = re.compile(r"[元圆¥￥]")


def label_of(spec: FieldSpec) -> str | None:
    """The entity label that a field takes; None for a field that no entity fills."""
    if spec.format == "text":
        if spec.key == "address":
            return ADDRESS
        return DOCNO if spec.key in _NUMBERS else None
    return _OF_FORMAT.get(spec.format)


def propose_fields(
    document: Document,
    kind: Kind,
    fields: Sequence[Field],
    mentions: Sequence[Mention],
    chances: Mapping[str, float],
    floor_of: Callable[[str], float] | None = None,
) -> list[Field]:
    """A field for every one that `kind` declares, the rules did not find, and a mention fits. `chances` by
    `<route>.<label>` (`MentionReader.chances`) become the confidence: at most `CEILING`, and below the floor
    of the field (`floor_of` its name), so that a person is asked in any case."""
    proposed = []
    for spec, route, mention, value in offers(document, kind, fields, mentions):
        chance = chances.get(f"{route}.{mention.label}", UNMEASURED)
        if chance >= LEAST_CHANCE:
            floor = floor_of(f"{kind.id}.{spec.key}") if floor_of is not None else 1.0
            sure = round(max(0.0, min(CEILING, chance, floor - 0.01)), 4)
            proposed.append(read(document, spec.key, mention.spans, value, confidence=sure))
    return proposed


def offers(
    document: Document, kind: Kind, fields: Sequence[Field], mentions: Sequence[Mention]
) -> list[tuple[FieldSpec, Route, Mention, str]]:
    """What fits the missing fields, with the route on which it was found."""
    settled = {f.key for f in fields if f.state is not FieldState.ABSENT}
    taken = {f.value for f in fields if isinstance(f.value, str)}
    missing = [s for s in kind.fields if s.key not in settled and label_of(s) is not None]
    if not missing or not mentions:
        return []
    lines = [line for page in document.pages for line in lines_of(page)]
    found = []
    for spec in missing:
        label = label_of(spec)
        fitting = [
            (m, v)
            for m in mentions
            if m.label == label
            and (v := value_of(m)) is not None
            and not (label in (ORG, PERSON) and v in taken)
        ]
        offer = _offer(spec, kind, lines, fitting)
        if offer is not None:
            found.append((spec, *offer))
            taken.add(offer[2])
    return found


def value_of(mention: Mention) -> str | None:
    """The mention as a field's value: ISO date, yuan, or the text; None where it is not whole."""
    text = mention.text.strip(" :：,，.。;；、")
    try:
        if mention.label == DATE:
            return parse_date(text).iso
        if mention.label == MONEY:
            # A bare figure has the unit of its column or label, which the span does not show.
            return decimal_text(read_money(text).yuan) if _UNIT.search(text) else None
    except ValueError:
        return None
    if mention.label == PERSON:
        return text if _PERSON.fullmatch(text) else None
    return text if len(text) >= 4 else None


def _offer(
    spec: FieldSpec, kind: Kind, lines: Sequence[Line], fitting: Sequence[tuple[Mention, str]]
) -> Offer | None:
    if not fitting:
        return None
    labels = (*spec.labels, *_CUES.get((kind.id, spec.key), ()))
    beside = _beside(labels, lines, fitting)
    if beside is not None:
        return ("label", *beside)
    route = _ROLES.get((kind.id, spec.key))
    return (route, *_PLACES[route](fitting)) if route is not None else None


def _most(fitting: Sequence[tuple[Mention, str]]) -> tuple[Mention, str]:
    count = Counter(value for _, value in fitting)
    return max(fitting, key=lambda held: count[held[1]])


_PLACES: dict[Route, Callable[[Sequence[tuple[Mention, str]]], tuple[Mention, str]]] = {
    "first": lambda fitting: fitting[0],
    "last": lambda fitting: fitting[-1],
    "most": _most,
}


@lru_cache(maxsize=1024)
def _pattern(label: str) -> regex.Pattern[str]:
    """The label with any blanks between its characters; from four characters on, one may be misread."""
    spaced = r"\s*".join(regex.escape(c) for c in label)
    return regex.compile(f"(?:{spaced}){{s<=1}}" if len(label) >= 4 else spaced)


def _beside(
    labels: Sequence[str], lines: Sequence[Line], fitting: Sequence[tuple[Mention, str]]
) -> tuple[Mention, str] | None:
    """The mention nearest to a printed label: right of it on its line, or just below."""
    best: tuple[float, int] | None = None
    for line in lines:
        for label in labels:
            hit = _pattern(label).search(line.folded)
            place = line.span(hit.start(), hit.end()) if hit is not None else None
            if place is None:
                continue
            for index, (mention, _) in enumerate(fitting):
                away = _distance(place, mention.spans[0])
                if away is not None and (best is None or away < best[0]):
                    best = (away, index)
    return fitting[best[1]] if best is not None else None


def _distance(label: Span, value: Span) -> float | None:
    """How far `value` stands from `label`, in heights of the label; None where it does not belong to it."""
    if value.page is not label.page:
        return None
    one, other = label.rect, value.rect
    height = max(1.0, one.height)
    if abs(one.cy - other.cy) < 0.7 * height and other.left > one.right - 0.5 * height:
        gap = (other.left - one.right) / height
        return gap if gap < 12 else None
    below = (other.top - one.bottom) / height
    if -0.3 < below < 1.8 and _overlap(one, other):
        return 6 + below
    return None


def _overlap(one: Rect, other: Rect) -> bool:
    return min(one.right, other.right) - max(one.left, other.left) > 0
