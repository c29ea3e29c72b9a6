"""Contracts and agreements between two parties: who, until when, signed when, sealed and signed by whom.

In come a document and its lines; out come fields and the places of the parties' labels. Which words a kind
uses for its parties, its term and its subject belongs to the kind.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from dossier_ai.core import Document, Field
from dossier_ai.text.agreed_terms import derived_terms
from dossier_ai.text.characters import squeeze
from dossier_ai.text.dates import add_years, months_later, parse_date
from dossier_ai.text.endorsements import (
    Impression,
    Signature,
    impressions,
    mark_field,
    not_found,
    signature_after,
)
from dossier_ai.text.flow import Flow, is_heading, paragraphs
from dossier_ai.text.grounded import occluded, read
from dossier_ai.text.labels import Labelled, find_labelled
from dossier_ai.text.letters import (
    DATE,
    first_date_or_range,
    iso_date,
    organisation_in,
    organisation_name,
)
from dossier_ai.text.lines import Line, Span, text_height
from dossier_ai.text.named_parties import named_parties
from dossier_ai.text.numerals import cn_int
from dossier_ai.text.signing_tables import table_signatures
from dossier_ai.text.term_words import whole_period

SIGNED_LABELS = (
    "签订日期", "签署日期", "签约日期", "签订时间", "合同签订日期", "签字日期", "签约时间", "签署时间",
    "签字时间", "订立日期", "订立时间", "协议签订日期", "协议签订时间", "合同签订时间", "签章日期",
    "盖章日期",
)  # fmt: skip
_TERM = re.compile(
    r"(?:合作|协议|合同|服务|委托|履行|项目|实施)?(?:期限|有效期|服务期)|有效期限|起止(?:时间|日期)"
    r"|(?:合作|协议|签约|合约)(?:起止)?(?:时间|时限|年限|周期|期间|期(?!间|限|刊))"
)
_TERM_LABELS = (
    "合作期限",
    "协议期限",
    "合同期限",
    "服务期限",
    "有效期限",
    "有效期",
    "合作时间",
    "起止时间",
    "期限",
)
# A sentence that says from when to when without naming what it says: 本协议自…起至…止.
_RUNS = re.compile(r"(?:协议|合同|合作|备忘录)[^。;]{0,20}?(?:自|从|于|有效)")
_SIGNED_IN = re.compile(
    rf"({DATE.pattern})[,]?(?:[在于][^,。;:]{{1,24}}?)?(?:共同|正式|协商)?(?:签订|签署|订立|签约|缔结)(?!的)"
    rf"|(?:签订|签署|订立|签约)(?:时间|日期)?[于在:为]({DATE.pattern})"
)
_BOUND_BEFORE = re.compile(r"(?:[至到自从]|截止|截至|[-~—]|(?<!日)期限?(?:为|:)?)[\s_]*$")
_BOUND_AFTER = re.compile(r"^[\s_]*(?:[至到起止前]|之前|以前|[-~—]|期间)")
_HEADING_KIND = (
    re.compile(r"^第[一二三四五六七八九十\d]+条"),
    re.compile(r"^[一二三四五六七八九十]{1,3}[、.]"),
    re.compile(r"^\d{1,2}[、.](?!\d)"),
    re.compile(r"^\([一二三四五六七八九十\d]{1,3}\)"),
)


def parties(
    document: Document,
    found: Sequence[Labelled],
    keys: Sequence[str] = ("party_a", "party_b"),
    lines: Sequence[Line] = (),
) -> list[Field]:
    """The parties: for each key the first labelled organisation, else the one that a sentence names so; for
    a label whose value is something else nothing."""
    fields: list[Field] = []
    said = named_parties(paragraphs(list(lines))) if set(keys) <= set(_SIDE_OF) else {}
    for key in keys:
        for held in found:
            named = (organisation_in(held.values) or _school(held.values)) if held.key == key else None
            if named is not None:
                fields.append(read(document, key, named[1], named[0]))
                break
        else:
            glued = _glued_party(lines, _SIDE_OF[key]) if key in _SIDE_OF else None
            if key in said:
                fields.append(read(document, key, said[key][1], said[key][0]))
            elif glued is not None:
                fields.append(read(document, key, glued[1], glued[0], confidence=0.9 * glued[1].confidence))
    return fields


_SIDE_OF = {"party_a": "甲", "party_b": "乙"}


def _glued_party(lines: Sequence[Line], side: str) -> tuple[str, Span] | None:
    """A party on the line of its own label where the colon between them was not read (甲方某某公司)."""
    begin = re.compile(
        rf"\s*{side}\s*方\s*(?:\([^()]{{1,8}}\))?\s*(?:(?:单位|企业|公司|机构)?(?:名\s*称|全\s*称))?\s*[:;.,]?\s*"
    )
    for line in lines:
        match = begin.match(line.folded)
        name = organisation_name(line.folded[match.end() :]) if match is not None else None
        span = line.span(match.end(), len(line.text)) if match is not None and name is not None else None
        if name is not None and span is not None and "方" not in name[:3]:
            return name, span
    return None


def _school(values: Sequence[Span]) -> tuple[str, list[Span]] | None:
    """A name of four characters, such as 某某大学: too short to be told from other words in prose."""
    text = squeeze(values[0].text).strip(":_") if values else ""
    return (text, [values[0]]) if re.fullmatch(r"[\u4e00-\u9fff]{2}(?:大学|学院|商会|协会)", text) else None


def signed_on(document: Document, lines: Sequence[Line]) -> Field | None:
    """The date of signing: the labelled one, else the date that closes the last page."""
    held = find_labelled(lines, {"on": SIGNED_LABELS}).get("on")
    for values in (held.values, held.values[:1]) if held is not None and held.values else ():
        value = iso_date("".join(span.text for span in values))
        if value is not None:
            return read(document, "signed_on", values, value)
    for flow in paragraphs(list(lines)):
        said = _SIGNED_IN.search(flow.packed)
        group = 1 if said is not None and said.group(1) else 2
        value = iso_date(said.group(group)) if said is not None else None
        if said is not None and value is not None:
            return read(document, "signed_on", flow.packed_spans(*said.span(group)), value)
    closing = _closing([line for line in lines if line.page is document.pages[-1]])
    return read(document, "signed_on", closing[1], closing[0]) if closing is not None else None


def _closing(lines: Sequence[Line]) -> tuple[str, Span] | None:
    """The date that closes an agreement: the last line of hardly anything but dates (each party's own), else
    the last date in the text; never one that bounds a term (自…起至…止)."""
    last: tuple[str, Span] | None = None
    for line in reversed(lines):
        found = list(DATE.finditer(line.folded))
        free = [
            m
            for m in found
            if not _BOUND_BEFORE.search(line.folded[: m.start()])
            and not _BOUND_AFTER.match(line.folded[m.end() :])
        ]
        if not found or len(free) != len(found):
            continue
        value, span = iso_date(free[0].group()), line.span(*free[0].span())
        if value is None or span is None:
            continue
        rest = re.sub(r"[\s_]", "", DATE.sub("", line.folded))
        if len(rest) <= 8 * len(free):
            return value, span
        last = last or (value, span)
    return last


def term(
    document: Document, lines: Sequence[Line], signed: object, label: re.Pattern[str] = _TERM
) -> list[Field]:
    """The term as printed; where it runs from the signing (`signed`, ISO) for some years or months, as these
    dates; occluded where the signing is not known."""
    flows = paragraphs(list(lines))
    for flow, following in zip(flows, [*flows[1:], None], strict=True):
        if not label.search(flow.packed):
            continue
        # A clause heading (三、服务期限) has its term in the paragraph below.
        for text in (flow, following) if len(flow.packed) <= 16 and following is not None else (flow,):
            printed = _printed_term(document, text, signed)
            if printed is not None:
                return [printed]
    for flow in flows:
        printed = _printed_term(document, flow, signed) if _RUNS.search(flow.packed) else None
        if printed is not None:
            return [printed]
    held = find_labelled(lines, {"term": _TERM_LABELS}, stops=SIGNED_LABELS).get("term")
    value = whole_period(held.text) if held is not None else None
    return [read(document, "term", held.values, value)] if held is not None and value is not None else []


def _printed_term(document: Document, flow: Flow, signed: object) -> Field | None:
    printed = first_date_or_range(flow)
    if printed is not None and "/" in printed[0]:
        return read(document, "term", printed[1], printed[0])
    known = signed if isinstance(signed, str) and len(signed) == 10 else ""
    for found, value in derived_terms(flow.packed, known):
        spans = flow.packed_spans(*found.span())
        if value is None:
            return occluded(document, "term", spans[0])
        return read(document, "term", spans, value, grounding="normalised", confidence=0.8)
    return None


def term_from(start: str, count: str, unit: str = "年") -> str | None:
    """The period of `count` years or months (个月) from an ISO date on, its last day included; None where
    either is none."""
    try:
        begin = parse_date(start).earliest
        number = int(count) if count.isascii() else cn_int(count.replace("两", "二"))
    except ValueError:
        return None
    end = add_years(begin, number) if unit == "年" else months_later(begin, number)
    return f"{begin.isoformat()}/{(end - dt.timedelta(days=1)).isoformat()}"


def clause(lines: Sequence[Line], label: re.Pattern[str], *, whole: bool = False) -> list[Span]:
    """What a clause says, line by line: the rest of the paragraph that begins with `label` (matched on packed
    text), else the paragraph below it; with `whole` all paragraphs up to the next heading of the same form.
    Empty when no paragraph so begins."""
    flows = paragraphs(list(lines))
    for number, flow in enumerate(flows):
        found = label.match(flow.packed)
        if found is None:
            continue
        spans = flow.packed_spans(found.end(), len(flow.packed))
        if spans and not whole:
            return spans
        form = _form(flow.packed)
        for below in flows[number + 1 : number + 7]:
            if _form(below.packed) == form and (form is not None or is_heading(below.text) or spans):
                break
            spans.extend(below.spans(0, len(below.text)))
            if not whole:
                break
        return spans
    return []


def _form(text: str) -> int | None:
    return next((i for i, pattern in enumerate(_HEADING_KIND) if pattern.match(text)), None)


def last_labels(found: Sequence[Labelled], keys: Sequence[str] = ("party_a", "party_b")) -> dict[str, Span]:
    """Where each party is named last: in the signing block."""
    return {h.key: h.label for h in found if h.key in keys}


def party_seals(document: Document, labels: Mapping[str, Span], marks: Mapping[str, str]) -> list[Field]:
    """Whether each party sealed (`marks`: party key to mark key): every seal near the signing block goes to
    the party whose label is nearest; False with the searched place otherwise."""
    held: dict[str, Impression] = {}
    for item in impressions(document.pages):
        near = [(_distance(item, label), key) for key, label in labels.items()]
        near = [(d, key) for d, key in near if d <= 14 * text_height(item.page)]
        if near:
            held.setdefault(min(near)[1], item)
    fields: list[Field] = []
    for key, mark in marks.items():
        seal, label = held.get(key), labels.get(key)
        page = label.page if label is not None else document.pages[-1]
        span = seal.span if seal is not None else None
        fields.append(mark_field(document, mark, span, absent_evidence=not_found(label, page)))
    return fields


def _distance(item: Impression, label: Span) -> float:
    if label.page is not item.page:
        return float("inf")
    rect = item.seal.rect
    dx = max(0.0, -rect.horizontal_overlap(label.rect), rect.cx - label.rect.right - 10 * label.rect.height)
    dy = max(0.0, -rect.vertical_overlap(label.rect))
    if dy == 0.0:
        dx *= 0.4  # On the label's own line a seal stands behind the name, however long that is.
    off = 0.02 * abs(rect.cy - label.rect.cy) + 0.01 * abs(rect.cx - label.rect.cx)
    return float((dx * dx + dy * dy) ** 0.5) + off


_WHO = r"(?:法定代表人|法人代表|授权代表|委托代理人|代理人|负责人|代表人?|经办人|签字人|签署人)"
_SIGNATURE = re.compile(
    rf"{_WHO}[^:()]{{0,14}}(?:[:]?\((?:签字|签名|签章|盖章|签字(?:或|/|、|及)?(?:盖章|签章)|签名(?:或|/)"
    rf"?盖章|手签|印章)\)"
    r"|[(:]?(?:签字|签名|签章)\)?)"
    r"|(?:甲方|乙方|采购人|供应商|委托方|受托方|委托人|受托人)(?:代表)?(?:签字|签名|签章)(?=\s*[:_]|\s*$)"
    r"|(?<![\u4e00-\u9fff])(?:[(（])?签(?:字|名|章)[)）]?\s*:"
)
_COLUMN_HEADS = {
    "party_a": re.compile(
        r"(?:甲方|委托[方人]|采购[人方]|购买[方人]|委托单位|采购单位)(?:\([^()]*\)|（["
        r"^（）]*）)?"
    ),
    "party_b": re.compile(
        r"(?:乙方|受托[方人]|供应商|承接[方人]|服务[方商]|受托单位|承担单位)(?:\([^()]"
        r"*\)|（[^（）]*）)?"
    ),
}
# In a signing block a role with a colon is a place to sign; in the head it names a person.
_ROLE_ONLY = re.compile(rf"{_WHO}(?:[(/或、][^:()]{{2,10}}\)?)?\s*:")


def party_signatures(
    document: Document,
    lines: Sequence[Line],
    labels: Mapping[str, Span],
    marks: Mapping[str, str],
    *,
    block: bool = False,
) -> list[Field]:
    """Whether each party signed: the signature labels of the signing block, each of the party whose label
    stands above it in the same half of the page, or last above it. No field where no label is printed.
    `block` says that `labels` head a block of their own, in which a role with a colon is a place to sign."""
    signatures: dict[str, Signature] = {}
    loose: list[tuple[Line, re.Match[str]]] = []
    pages = {id(label.page) for label in labels.values()}
    for line in lines:
        places = list(_SIGNATURE.finditer(line.folded))
        for found in places or (_ROLE_ONLY.finditer(line.folded) if block else ()):
            span = line.span(found.start(), found.end())
            key = _said_party(line.folded[max(0, found.start() - 8) : found.end()])
            if key is None and id(line.page) in pages:
                key = _party_of(span, labels) if span is not None else None
            elif key is None and places:
                loose.append((line, found))
            signature = signature_after(line, found.start(), found.end()) if key is not None else None
            if key is not None and signature is not None and not _signed(signatures.get(key)):
                signatures[key] = signature
    if not signatures:
        signatures.update(_two_places(loose))
    signatures.update(table_signatures([label.page for label in labels.values()], _COLUMN_HEADS))
    fields: list[Field] = []
    for key, mark in marks.items():
        held = signatures.get(key)
        if held is None:
            continue
        if held.signed is None:
            fields.append(occluded(document, mark, held.place))
            continue
        place = Span(held.name.text if held.name else "", held.zone, held.confidence, held.place.page)
        evidence = not_found(held.place, held.place.page, held.zone)
        field = mark_field(document, mark, place if held.signed else None, absent_evidence=evidence)
        fields.append(field.model_copy(update={"confidence": held.confidence}))
    return fields


def _said_party(text: str) -> str | None:
    """The party that the words of a place to sign name themselves (甲方代表（签字）)."""
    named = re.findall(r"甲方|乙方|委托[方人]|受托[方人]|采购人|供应商", text)
    if not named:
        return None
    return "party_a" if named[-1] in ("甲方", "委托方", "委托人", "采购人") else "party_b"


def _two_places(places: Sequence[tuple[Line, re.Match[str]]]) -> dict[str, Signature]:
    """The signatures of a block that names no party, where it has just two places: the left or upper one is
    of party A, as the order of the parties is."""
    if len(places) != 2 or places[0][0].page is not places[1][0].page:
        return {}
    found = [(line.span(*m.span()), signature_after(line, *m.span())) for line, m in places]
    (one, first), (two, second) = found
    if one is None or two is None or first is None or second is None:
        return {}
    if one.rect.vertical_overlap(two.rect) > 0 and one.rect.left > two.rect.left:
        first, second = second, first
    return {"party_a": first, "party_b": second}


def _signed(signature: Signature | None) -> bool:
    return signature is not None and signature.signed is True


def _party_of(place: Span, labels: Mapping[str, Span]) -> str | None:
    """The party that a signature label belongs to: labels side by side own their half of the page, stacked
    ones everything down to the next."""
    above = {
        key: label
        for key, label in labels.items()
        if label.page is place.page and label.rect.top < place.rect.bottom
    }
    if not above:
        return None
    heights = [label.rect.cy for label in above.values()]
    if len(above) == 2 and max(heights) - min(heights) < 1.5 * place.rect.height:
        return min(above, key=lambda key: abs(above[key].rect.left - place.rect.left))
    return max(above, key=lambda key: above[key].rect.cy)
