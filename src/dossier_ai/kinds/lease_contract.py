"""D17 leases, subleases, free use of premises (domain 1.17): who lets what to whom, how long, for how much.

Often only the first and the last page are handed in: parties and premises stand on the first, seals on the
last, and pages between that are missing take nothing from either. A certificate of free use is a letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier_ai.core import Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.kinds.lease_contract_figures import (
    area_under_label,
    labelled_deposit,
    labelled_rent,
    rent_under_label,
)
from dossier_ai.kinds.lease_contract_labels import (
    ASKED,
    LESSEE,
    LESSOR,
    PARTIES,
    PARTY_STOPS,
    PREMISES,
    STOPS,
)
from dossier_ai.text.agreements import SIGNED_LABELS, party_seals, term
from dossier_ai.text.characters import squeeze
from dossier_ai.text.dates import parse_period
from dossier_ai.text.endorsements import mark_field, not_found
from dossier_ai.text.flow import Flow
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import read
from dossier_ai.text.headlines import headline
from dossier_ai.text.labels import Labelled, find_all_labelled, find_labelled
from dossier_ai.text.lease_parties import Party, defined_parties, user_is_party_a
from dossier_ai.text.leases import (
    area_of,
    clauses,
    consent_to_sublet,
    counted_term,
    deposit_of,
    place_of,
    purpose_of,
    rent_of,
    without_underlines,
)
from dossier_ai.text.letters import DATE, ORGANISATION, iso_date, signing_organisation
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.money import decimal_text
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.printed_numbers import number_alone, number_spans, read_number
from dossier_ai.text.property_numbers import property_no
from dossier_ai.text.registry_fields import grounded, prose_text
from dossier_ai.text.terms_said import term_said
from dossier_ai.text.value_flow import value_flow

_TITLES = (
    r"(租赁|租用|承租|转租|分租|出租)(合同|协议)(书)?",
    r"(场地|房屋|用房|场所|办公室|厂房)(租赁|租用|使用|借用|出借)(合同|协议|证明)(书)?",
    r"(无偿|免费)(使用|提供|借用|出借).{0,8}(协议|证明|合同)(书)?",
    r"(场地|房屋|用房|场所|办公室|厂房).{0,4}(无偿|免费)使用",
)
_TERM = re.compile(r"(?:租赁|租用|使用|出租|借用|承租|合同)的?(?:期限?|时间)|租期|有效期|起止|期限")
_PERSON = re.compile(r"[一-鿿]{2,4}(?:·[一-鿿]{1,6})?")
_GIVEN = re.compile(
    r"(?:兹证明|同意|提供给|出借给|借给|交由|交给|供给?|由|给|与)(?P<v>[一-鿿()A-Za-z0-9]{4,40})"
)
_FIRM_GOES_ON = re.compile(
    r"[^使作为的供于在与和及,。;]{1,16}?(?:有限责任公司|股份有限公司|有限公司|服务中心|协会|事务所)"
)
_ONLY = re.compile(r"^(?:仅?限?(?:于|用于|作为)|只能(?:用于|作为)|用于|作为|用作)")
_PLACE = re.compile(r"[市区县镇路街道巷].*[0-9一二三四五六七八九十A-Z].*?[号楼层室座栋幢园]")
_SURE = 0.95
_GLUED = 0.85
_NUMBER_SAID = re.compile(
    r"[(\[](?:合同|协议|租赁合同)?(?:编号|号)[:]?(?P<n>[A-Za-z0-9\u4e00-\u9fff〔〕/-]*\d[A-Za-z0-9号/-]*"
    r")[)\]]"
    r"|(?:合同|协议)(?:编号|号)[为是:]{0,2}(?P<m>[\u4e00-\u9fff]{0,6}[A-Za-z0-9〔-][A-Za-z0-9〔〕/-]*\d["
    r"A-Za-z0-9〔〕/-]*号?)"
)
_SIGNED = re.compile(rf"于(?P<v>{DATE.pattern})(?:在[^,。;]{{1,16}})?(?:签[订署约]|订立)")


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    plain = replace(document, pages=tuple(without_underlines(page) for page in document.pages))
    lines = lines_in(plain.pages)
    title = headline(plain, _TITLES)
    flows = [flow for flow in (_untitled(flow, title) for flow in clauses(lines)) if flow.lines]
    fields: list[Field] = []
    if title is not None:
        fields.append(read(document, "title", title, squeeze(title.text)))
    fields.extend(_parties(plain, lines, flows))
    signed = _signed_on(plain, lines, flows)
    fields.extend(_premises(plain, lines, flows, signed.value if signed is not None else None))
    fields.extend(_money(plain, lines, flows))
    if signed is not None:
        fields.append(signed)
    consent = consent_to_sublet(flows)
    searched = not_found(title, plain.pages[0])
    mark = mark_field(document, "sublease_consent", consent[0] if consent else None, absent_evidence=searched)
    fields.append(mark)
    fields.extend(page_number_fields(document))
    return fields


def _untitled(flow: Flow, title: Span | None) -> Flow:
    """The paragraph without the title, which is no part of the sentence below it."""
    held = [
        x for x in flow.lines if title is None or x.page is not title.page or x.rect.overlap(title.rect) <= 0
    ]
    return flow if len(held) == len(flow.lines) else Flow(held)


# ----------------------------------------------------------------------------------------------- parties


def _parties(document: Document, lines: Sequence[Line], flows: Sequence[Flow]) -> list[Field]:
    """Lessor and lessee by their own labels, else as 甲方 and 乙方; a certificate names them in its sentence
    and its signature. Then their seals, in the last signing block."""
    asked = (label for labels in ASKED.values() for label in labels)
    found = find_all_labelled(lines, PARTIES, stops=tuple({*PARTY_STOPS, *STOPS, *asked}))
    named = {key: _named(found, key) for key in PARTIES}
    swapped = any("承租" in h.variant or "使用方" in h.variant for h in found if "甲方" in h.variant)
    swapped = swapped or user_is_party_a(flows)
    first, second = ("party_b", "party_a") if swapped else ("party_a", "party_b")
    sides = {"lessor": named["lessor"] or named[first], "lessee": named["lessee"] or named[second]}
    labels: dict[str, Span] = {}
    for held in found:
        side = {first: "lessor", second: "lessee"}.get(held.key, held.key)
        labels[side] = held.label
    if None in sides.values():
        said, defined = defined_parties(flows)
        sides = {side: party or said[side] for side, party in sides.items()}
        labels.update({side: label for side, label in defined.items() if side not in labels})
    if sides["lessor"] is None and sides["lessee"] is None:
        sides, labels = _certified(lines, flows)
    fields = [
        grounded(document, key, party[1], party[0]) for key, party in sides.items() if party is not None
    ]
    marks = {"lessor": "lessor_sealed", "lessee": "lessee_sealed"}
    return [*fields, *party_seals(document, labels, marks)]


def _named(found: Sequence[Labelled], key: str) -> Party | None:
    """The first organisation or person after a label of `key`; a person only where the label is sure, since
    prose has words after 甲方 too."""
    for held in found:
        if held.key != key or not held.values:
            continue
        # A name may wrap; what stands below it in a list without rules belongs to other labels.
        for count in sorted({len(held.values), min(2, len(held.values)), 1}, reverse=True):
            named = _name_in(value_flow(held.values[:count]), sure=held.score >= _SURE)
            if named is not None:
                return named
    return None


def _name_in(flow: Flow, *, sure: bool) -> Party | None:
    text = re.split(r"\(以下|\(下称|\(简称|\(统一|[,;，；。]", flow.packed)[0].strip(":")
    text = re.sub(r"^[为是系](?=.{5})", "", text)
    start = flow.packed.index(text) if text else 0
    match = ORGANISATION.match(text)
    if match is not None and len(match.group()) >= 5 and len(text) - match.end() <= 3:
        name = match.group()
    elif sure and _PERSON.fullmatch(text):
        name = text
    else:
        return None
    return name.replace("(", "（").replace(")", "）"), flow.packed_spans(start, start + len(name))


def _certified(
    lines: Sequence[Line], flows: Sequence[Flow]
) -> tuple[dict[str, Party | None], dict[str, Span]]:
    """The parties of a certificate: who signs it lets, whom its sentence names uses."""
    signer = signing_organisation(lines[len(lines) // 3 :])
    lessee: Party | None = None
    for flow in flows:
        for match in _GIVEN.finditer(flow.packed):
            name = _shortest_organisation(match["v"])
            if name is None or (signer is not None and name == signer[0]):
                continue
            start = match.start("v")
            spans = flow.packed_spans(start, start + len(name))
            lessee = lessee or (name.replace("(", "（").replace(")", "）"), spans)
    lessor: Party | None = (signer[0], [signer[1]]) if signer is not None else None
    return {"lessor": lessor, "lessee": lessee}, {"lessor": signer[1]} if signer is not None else {}


def _shortest_organisation(text: str) -> str | None:
    """The organisation that a text begins with, up to its first complete ending."""
    for end in range(5, len(text) + 1):
        if not ORGANISATION.fullmatch(text[:end]):
            continue
        longer = re.match(r"(?:股份|有限|责任|公司|分公司|中心|院|所|会)", text[end:])
        if longer is None:
            # A park or a place begins the name of a firm as often as it is one.
            firm = _FIRM_GOES_ON.match(text[end:]) if not re.search(r"公司$", text[:end]) else None
            return text[:end] if firm is None else text[: end + firm.end()]
    return None


# ---------------------------------------------------------------------------------------------- premises


def _premises(
    document: Document, lines: Sequence[Line], flows: Sequence[Flow], signed: object
) -> list[Field]:
    found = find_labelled(lines, ASKED, stops=(*STOPS, *PARTY_STOPS, *LESSOR, *LESSEE))
    sure = {key: held for key, held in found.items() if held.values and held.score >= _SURE}
    named = find_labelled(lines, {"address": PREMISES}, stops=(*STOPS, *PARTY_STOPS)).get("address")
    # Such a word may be the heading of a clause as well, with sentences below it.
    place = named is not None and named.score >= _SURE and not re.search(r"[。;；]|第.条", named.text)
    if "address" not in sure and named is not None and place and _PLACE.search(named.text):
        sure["address"] = named
    fields: list[Field] = []
    fields.extend(_contract_no(document, flows, sure.get("contract_no")))
    for key, stated in (("address", place_of(flows)), ("purpose", purpose_of(flows))):
        if key in sure:
            spans = _chinese(sure[key].values)
            value = prose_text("".join(span.text for span in spans)).strip("。;；,，")
            if key == "address" and stated is not None and re.search(r"[甲乙]方|出租|承租", value):
                # The label heads a sentence that says where the premises are.
                value, spans = stated
            value = _ONLY.sub("", value) if key == "purpose" else value
            fields.append(grounded(document, key, spans, value))
        elif stated is not None:
            fields.append(grounded(document, key, stated[1], stated[0]))
        elif key == "purpose" and (loose := found.get(key)) is not None and loose.score >= _GLUED:
            value = _ONLY.sub("", prose_text(loose.text).strip("。;；,，"))
            if 2 <= len(value) <= 20 and not re.search(r"[,，。;；:：]", value):
                fields.append(grounded(document, key, loose.values, value))
    area = area_of(flows) or area_under_label(lines)
    if area is not None:
        fields.append(grounded(document, "area", area[1], area[0]))
    number_of = property_no(lines)
    if number_of is not None:
        fields.append(grounded(document, "property_no", number_of[1], number_of[0]))
    fields.extend(_term(document, lines, flows, sure, signed))
    return fields


def _chinese(spans: Sequence[Span]) -> Sequence[Span]:
    """The lines of a value up to its translation: the first line below a Chinese one that has no Chinese and
    more than a number of a house or a room."""
    for number, span in enumerate(spans[1:], 1):
        latin = re.search(r"[A-Za-z]{3}", span.text) and not re.search(r"[一-鿿]", span.text)
        if latin and re.search(r"[一-鿿]", spans[0].text):
            return spans[:number]
    return spans


def _contract_no(document: Document, flows: Sequence[Flow], held: Labelled | None) -> list[Field]:
    """The number after its label, up to what stands apart behind it; else the one in brackets by the ti"
    "tle."""
    if held is not None and held.values and re.search(r"[0-9]", held.values[0].text):
        spans = number_spans(held.values)
        text = re.split(r"[,;，；。]", squeeze("".join(s.text for s in spans)))[0].strip(":")
        text = re.sub(r"^[为是](?=.{3})", "", text)
        text = text if re.search(r"[(（〔\[]", text) else re.split(r"[)）\]]", text)[0]
        return [read_number(document, "contract_no", spans, text)]
    for flow in flows:
        match = _NUMBER_SAID.search(flow.packed)
        if match is not None:
            group = "n" if match["n"] else "m"
            return [grounded(document, "contract_no", flow.packed_spans(*match.span(group)), match[group])]
    alone = number_alone(document.pages[0])
    return [grounded(document, "contract_no", alone[1], alone[0])] if alone is not None else []


def _term(
    document: Document,
    lines: Sequence[Line],
    flows: Sequence[Flow],
    sure: Mapping[str, Labelled],
    signed: object,
) -> list[Field]:
    """The term as printed; from its first day and its length; or from the signing on."""
    held = sure.get("term")
    if held is not None:
        flow = value_flow(held.values)
        try:
            return [grounded(document, "term", held.values, parse_period(flow.packed).iso)]
        except ValueError:
            held = None
    stated = term(document, lines, signed, _TERM)
    if stated and stated[0].value is not None:
        return stated
    said = term_said(flows, _TERM)
    if said is not None:
        return [grounded(document, "term", said[1], said[0])]
    counted = counted_term(flows)
    if counted is not None:
        return [read(document, "term", counted[1], counted[0], grounding="normalised", confidence=0.8)]
    return stated


def _money(document: Document, lines: Sequence[Line], flows: Sequence[Flow]) -> list[Field]:
    fields: list[Field] = []
    rent = rent_of(flows) or rent_under_label(lines) or labelled_rent(lines)
    if rent is not None:
        if rent.yuan is not None:
            fields.append(grounded(document, "rent", rent.spans, decimal_text(rent.yuan)))
        fields.append(read(document, "rent_period", rent.said, rent.period, grounding="normalised"))
    deposit = deposit_of(flows) or labelled_deposit(lines)
    if deposit is not None:
        fields.append(grounded(document, "deposit", deposit[1], decimal_text(deposit[0])))
    return fields


def _signed_on(document: Document, lines: Sequence[Line], flows: Sequence[Flow]) -> Field | None:
    """The day of signing: labelled, else a date that stands by itself on the last page. A date within a
    clause is none: it may be the last day of the term."""
    held = find_labelled(lines, {"on": SIGNED_LABELS}, stops=PARTY_STOPS).get("on")
    if held is not None and held.values:
        flow = value_flow(held.values)
        match = DATE.search(flow.packed)
        value = iso_date(match.group()) if match else None
        if match is not None and value is not None:
            return grounded(document, "signed_on", flow.packed_spans(*match.span()), value)
    for flow in flows:
        match = _SIGNED.search(flow.packed)
        value = iso_date(match["v"]) if match else None
        if match is not None and value is not None:
            return grounded(document, "signed_on", flow.packed_spans(*match.span("v")), value)
    for line in reversed(lines):
        if line.page is not document.pages[-1]:
            break
        for match in DATE.finditer(line.folded):
            rest = re.sub(DATE.pattern + r"|日期|签订|签字|甲方|乙方|[\s:()]", "", line.folded)
            span, value = line.span(*match.span()), iso_date(match.group())
            if span is not None and value is not None and len(rest) <= 4:
                return grounded(document, "signed_on", [span], value)
    return None


KIND = Kind(
    id="lease_contract",
    code="D17",
    zh="场地租赁合同",
    en="Lease contract",
    rank=4,
    cues=Cues(
        titles=_TITLES,
        anchors=("出租方", "承租方", "租赁期限", "租金", "建筑面积", "租赁房屋", "押金", "出租人", "承租人",
                 "无偿使用",
                 "坐落", "转租", "免租"),
        negative=("劳动者", "采购人", "设备租赁", "不动产单元号"),
    ),
    fields=(
        FieldSpec("title", "标题", "Title", "text", required=True),
        FieldSpec("contract_no", "合同编号", "Contract number", "text", ASKED["contract_no"]),
        FieldSpec("lessor", "出租方", "Lessor", "organisation", LESSOR, required=True),
        FieldSpec("lessee", "承租方", "Lessee", "organisation", LESSEE, required=True),
        FieldSpec("address", "房屋坐落", "Premises", "text", ("房屋坐落", "房屋地址", "坐落"), required=True),
        FieldSpec("area", "面积", "Area", "area", ("建筑面积", "租赁面积", "使用面积"), required=True),
        FieldSpec("purpose", "用途", "Use", "text", ASKED["purpose"]),
        FieldSpec("term", "租赁期限", "Term", "period", ASKED["term"], required=True),
        FieldSpec("rent", "租金", "Rent", "money", ("租金", "月租金", "年租金")),
        FieldSpec("rent_period", "租金期间", "Rent period", "enum"),
        FieldSpec("deposit", "押金", "Deposit", "money", ("押金", "保证金")),
        FieldSpec("property_no", "产权证号", "Property certificate number", "text", ("产权证号", "房产证号")),
        FieldSpec("signed_on", "签订日期", "Signed on", "date", SIGNED_LABELS),
        FieldSpec("lessor_sealed", "出租方盖章", "Sealed by the lessor", "mark"),
        FieldSpec("lessee_sealed", "承租方盖章", "Sealed by the lessee", "mark"),
        FieldSpec("sublease_consent", "同意转租", "Consent to sublease", "mark"),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)  # fmt: skip
