"""政府委托（采购）合同: what the government commissions from the applicant (domain 1.24, for GD-6-ii).

A 中标（成交）通知书 or a 委托函 is told apart by `document_kind`: neither is a contract by itself. A
framework contract prints no amount and yields none. Whether a party is the government is a check's business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier_ai.core import Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.core.kind import Format
from dossier_ai.kinds.government_contract_labels import CONTENT_LABELS, PARTY_A, PARTY_B, STOPS, TEXTS
from dossier_ai.kinds.government_contract_table import (
    labelled_money,
    labelled_term,
    listed_amounts,
    listed_content,
    listed_services,
    place_in_closing,
)
from dossier_ai.text.agreements import (
    clause,
    last_labels,
    parties,
    party_seals,
    party_signatures,
    signed_on,
    term,
)
from dossier_ai.text.cell_values import meaning
from dossier_ai.text.characters import squeeze
from dossier_ai.text.contract_amounts import Amount, contract_amounts
from dossier_ai.text.flow import Flow, paragraphs, run_on
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import read
from dossier_ai.text.headlines import headline
from dossier_ai.text.labels import Labelled, find_all_labelled, find_labelled
from dossier_ai.text.leases import clauses, without_underlines
from dossier_ai.text.letters import organisation_name, recipient_of, signing_organisation
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.printed_numbers import number_alone, read_number
from dossier_ai.text.terms_said import term_said
from dossier_ai.text.unit_cells import number_at_cell

_TITLES = (
    r"政府采购.{0,8}合同",
    r"政府购买.{0,8}(合同|协议)",
    r"(委托|购买|采购)服务(合同|协议)",
    r"(服务|项目)(采购|委托)(合同|协议)",
    r"委托(合同|协议)(书)?$",
    r"技术(服务|咨询|开发)合同(书)?",
    r"(?<!合作)服务合同(书)?$",
    r"中标(\(?成交\)?)?通知书",
    r"成交(结果)?通知书",
    r"(?<!授权)委托[书函]$",
    r"(项目|工作)?任务书$",
)
_SUBJECT = (
    r"(?:项目)?(?:服务|采购|委托|工作|项目|合同标的|标的)(?:服务)?(?:内容|事项|范围|任务)"
    r"(?:[及和与、](?:服务|工作|项目|质量|技术|具体)?(?:要求|范围|费用|价款|价格|报酬|金额|标准|期限|方"
    r"式|目标|质量|形"
    r"式|时间|地点|数量|成果|进度)){0,3}"
)
_NUMBERED = (
    r"(?:第[一二三四五六七八九十\d]+条|[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[、.]"
    r"|\([一二三四五六七八九十\d]+\))"
)
_CONTENT_CLAUSE = re.compile(rf"^{_NUMBERED}:?{_SUBJECT}[:：]?")
_CONTENT_LINE = re.compile(rf"^{_SUBJECT}(?:如下)?[:：]")
_TAX = re.compile(r"(?:税率\D{0,6}?|含|增值税\D{0,8}?)(\d{1,2}(?:\.\d+)?)%(?=的?增值税|税|[^\d])")
_AMOUNT_CELL = re.compile(
    r"(?:合同|协议|成交|中标|服务|委托|采购|项目)总?(?:金额|价款|价格|价|费用|经费)\((?:人民币)?(?:万元|元)\)"
)
_TAX_LABEL = re.compile(r"税率(?:\([^()]*\))?(?:为|是|[:：])?(\d{1,2}(?:\.\d+)?)%")
_CALLED = re.compile(r"([\u4e00-\u9fff()（）]{4,40}?)\(以下(?:简)?称(?:为)?[:“\"]?(甲|乙)方")
_QUOTED_PROJECT = (
    re.compile(r"[“\"《「](?P<v>[^“”\"《》「」]{4,40}?(?:项目|服务))[”\"》」]"),
    re.compile(
        r"(?:就|承担|承接|实施|开展|完成|关于|负责|委托乙方)[“\"《「](?P<v>[^“”\"《》「」]{4,40})[”\"》」]"
        r"|[“\"《「](?P<w>[^“”\"《》「」]{4,40})[”\"》」](?:项目|工作|任务|服务|课题)"
    ),
    re.compile(
        r"(?:参加的?|投标的|关于|就|承担|承接|实施|开展|完成|做好|根据|委托乙方负责)(?P<v>[^,。:;()“”\""
        r"《》]{4,40}?项目)"
    ),
    re.compile(
        r"(?:参加的?|投标的?|组织的?)(?P<v>[^,。:;()“”\"《》]{4,40}?)"
        r"(?=\((?:项目|采购|招标)[^()]{0,4}(?:编号|号)|(?:项目)?的?(?:公开招标|竞争性|邀请招标|单一来源|询价|采购活动))"
    ),
    re.compile(
        r"(?:^|[,。;])(?:甲、?乙双方|双方|甲方|乙方|经协商)*就(?P<v>[^,。:;()“”\"《》]{4,40}?)(?:的?(?:"
        r"相关|有关|具体|委托|合作)?"
        r"(?:事[宜项]|问题|工作)|(?:签订|订立|达成|协商))"
    ),
)
_PROCUREMENT_SAID = re.compile(
    r"(?:采购|招标|项目|磋商|谈判|询价|比选|政府采购|采购项目|招标项目)(?:编号|号)[为是:]{0,2}"
    r"(?P<v>(?:[A-Za-z0-9\u4e00-\u9fff-]|[\[(]\d{4}[\])])*?\d[A-Za-z0-9-]*(?:号|[A-Za-z0-9-](?![A-Za-z0-9-]))?)(?=[),。;的]|$)"
)
_HEADED_PROJECT = re.compile(rf"^{_NUMBERED}?(?:采购|委托|服务)?项目名称:?(?P<v>[^,。;:]{{4,40}})[。;]?$")
_TITLED_PROJECT = re.compile(
    r"^(?P<v>.{4,40}?项目)(?:(?:政府)?(?:采购|购买)|委托|服务|技术|咨询)*(?:合同|协议|任务|委托)[书函]?$"
)
_ENTRUSTED = (
    re.compile(
        r"(?:具体(?:任务|内容|服务)(?:内容)?|服务内容|工作内容|委托事项|主要任务)"
        r"(?:(?:如下|主要包括|包括|为|是)?:|(?:为|是|包括)(?!:))(?P<v>[^。;]{6,120})"
    ),
    re.compile(
        r"委托(?:乙方|你单位|你公司|贵单位|贵公司|其)(?:承担|实施|开展|提供|负责|承办|完成)(?P<v>[^。;]"
        r"{6,120})"
    ),
)
_NEXT_CLAUSE = re.compile(
    r"\s*(?:第[一二三四五六七八九十\d]{1,3}[条章]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．](?!\d))"
)
_TERM = re.compile(
    r"(?:合作|协议|合同|服务|委托|履行|项目|实施|执行|工作|完成|任务)?(?:期限|期间|有效期|服务期|周期|执"
    r"行期|工期)"
    r"|有效期限|起止(?:时间|日期|年月)|(?:服务|履行|实施|执行|委托|完成)(?:起止)?(?:时间|日期)|委托期|服务期"
)


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    document = replace(document, pages=tuple(without_underlines(page) for page in document.pages))
    lines = lines_in(document.pages)
    fields: list[Field] = []
    title = headline(document, _TITLES)
    form = _document_kind(squeeze(title.text) if title is not None else "")
    if title is not None:
        fields.append(read(document, "title", title, squeeze(title.text)))
        fields.append(read(document, "document_kind", title, form))
    wanted = {key: labels for key, _, _, labels in TEXTS}
    labelled = {**wanted, "party_a": PARTY_A, "party_b": PARTY_B}
    found = find_all_labelled(lines, labelled, stops=STOPS)
    order = {id(page): number for number, page in enumerate(document.pages)}
    found.sort(key=lambda held: (order[id(held.label.page)], held.label.rect.cy, held.label.rect.left))
    fields.extend(_texts(document, lines, wanted))
    if not any(f.key == "project" for f in fields):
        fields.extend(_named_project(document, lines, title))
    fields.extend(_parties(document, lines, found, form))
    listing = listed_services(document)
    fields.extend(listed_content(document, listing) or _content(document, lines))
    fields.extend(_amounts(document, lines))
    fields.extend(listed_amounts(document, listing, {f.key for f in fields}))
    if not any(f.key == "amount" for f in fields):
        fields.extend(labelled_money(document, lines))
    if not any(f.key == "place" for f in fields):
        fields.extend(place_in_closing(document, lines))
    fields.extend(_dates_and_block(document, lines, found, form))
    fields.extend(page_number_fields(document))
    return fields


def _document_kind(title: str) -> str:
    """`contract`, `award_notice` or `commission_letter`, by the title."""
    if re.search(r"(?:中标|成交).{0,8}通知", title):
        return "award_notice"
    return "commission_letter" if re.search(r"(?:委托|任务)[书函]$", title) else "contract"


def _texts(document: Document, lines: Sequence[Line], wanted: dict[str, tuple[str, ...]]) -> list[Field]:
    others = (*STOPS, *PARTY_A, *PARTY_B)
    held = find_labelled(lines, wanted, stops=others)
    fields: list[Field] = []
    for key in wanted:
        known = held.get(key)
        if known is None or not known.values:
            continue
        spans = _one_clause(known.values) if key == "project" else known.values
        text = "".join(span.text for span in spans).strip(" :：_，,。;；")
        number = key in ("contract_no", "procurement_no")
        if number:
            # In running text a number stands in brackets and is followed by the rest of the sentence.
            text = re.split(r"[,，。;；]", squeeze(text))[0]
            text = text if re.search(r"[(（]", text) else re.split(r"[)）]", text)[0]
        if len(text) >= 2 and (not number or re.search(r"\d", text)):
            fields.append((read_number if number else read)(document, key, spans, text))
    keys = {f.key for f in fields}
    if "procurement_no" not in keys:
        fields.extend(_number_said(document, lines))
    alone = number_alone(document.pages[0]) if "contract_no" not in keys else None
    if alone is not None:
        fields.append(read(document, "contract_no", alone[1], alone[0]))
    return fields


def _number_said(document: Document, lines: Sequence[Line]) -> list[Field]:
    """The number of the procurement within a sentence: …服务(项目编号:QH-2023-077)公开招标."""
    for flow in run_on(paragraphs(list(lines))):
        said = _PROCUREMENT_SAID.search(flow.packed)
        if said is not None:
            spans = flow.packed_spans(*said.span("v"))
            return [read(document, "procurement_no", spans, "".join(s.text for s in spans))]
    return []


def _named_project(document: Document, lines: Sequence[Line], title: Span | None) -> list[Field]:
    """The project as the title or a sentence names it."""
    titled = _TITLED_PROJECT.match(squeeze(title.text)) if title is not None else None
    if title is not None and titled is not None:
        return [read(document, "project", title, titled["v"])]
    for flow in clauses(lines):
        headed = _HEADED_PROJECT.match(flow.packed)
        if headed is not None:
            return [read(document, "project", flow.packed_spans(*headed.span("v")), headed["v"])]
    for pattern in _QUOTED_PROJECT:
        for flow in run_on(paragraphs(list(lines))):
            found = pattern.search(flow.packed)
            if found is not None:
                group = "v" if found["v"] else "w"
                return [read(document, "project", flow.packed_spans(*found.span(group)), found[group])]
    return []


def _parties(document: Document, lines: Sequence[Line], found: Sequence[Labelled], form: str) -> list[Field]:
    """Both parties: after their labels; else called 甲方 and 乙方 in brackets; in a letter the one it
    addresses and the one that signs it."""
    fields = parties(document, found)
    keys = {f.key for f in fields}
    for flow in paragraphs(list(lines)):
        for called in _CALLED.finditer(flow.packed):
            key = "party_a" if called.group(2) == "甲" else "party_b"
            name = organisation_name(re.sub(r"^[)）]*(?:由|与|和|及)?", "", called.group(1)))
            if key not in keys and name is not None:
                end = called.end(1)
                fields.append(read(document, key, flow.packed_spans(end - len(name), end), name))
                keys.add(key)
    if form == "contract":
        return fields
    if "party_b" not in keys:
        addressed = recipient_of(document.pages[0])
        name = organisation_name(re.sub(r"^致[:：]?", "", squeeze(addressed.text))) if addressed else None
        if addressed is not None and name is not None:
            fields.append(read(document, "party_b", addressed, name))
        elif (sent := _sent_to(lines)) is not None:
            fields.append(read(document, "party_b", sent[1], sent[0]))
    if "party_a" not in keys and form == "commission_letter":
        signing = signing_organisation(lines[len(lines) // 2 :])
        if signing is not None and signing[0] not in {f.value for f in fields}:
            fields.append(read(document, "party_a", signing[1], signing[0]))
    return fields


def _sent_to(lines: Sequence[Line]) -> tuple[str, Sequence[Span]] | None:
    """Whom a letter is sent to, on a line with 致 and no colon at its end."""
    for line in lines:
        flow = Flow([line])
        sent = re.fullmatch(r"致:?(?P<v>[\u4e00-\u9fff()]{5,40})", flow.packed)
        name = organisation_name(sent["v"]) if sent is not None else None
        if sent is not None and name is not None:
            return name, flow.packed_spans(*sent.span("v"))
    return None


def _content(document: Document, lines: Sequence[Line]) -> list[Field]:
    spans: Sequence[Span] = clause(lines, _CONTENT_CLAUSE, whole=True)
    if not spans:
        stops = tuple(s for s in (*STOPS, *PARTY_A, *PARTY_B) if s not in CONTENT_LABELS)
        held = find_labelled(lines, {"content": CONTENT_LABELS}, stops=stops).get("content")
        spans = held.values if held is not None and held.score > 0.9 else ()
    spans = spans or clause(lines, _CONTENT_LINE)
    spans = _one_clause(spans)
    text = "".join(span.text for span in spans).strip()
    if len(text) >= 4:
        return [read(document, "content", list(spans), text)]
    for pattern in _ENTRUSTED:
        for flow in run_on(paragraphs(list(lines))):
            said = pattern.search(flow.packed)
            if said is not None:
                spans = flow.packed_spans(*said.span("v"))
                return [read(document, "content", list(spans), "".join(s.text for s in spans))]
    return []


def _one_clause(spans: Sequence[Span]) -> Sequence[Span]:
    """The lines of a value up to where the next numbered clause begins; a list of tasks that is numbered from
    its first line on stays whole."""
    if not spans or _NEXT_CLAUSE.match(spans[0].text):
        return spans
    end = next((i for i, span in enumerate(spans) if i and _NEXT_CLAUSE.match(span.text)), len(spans))
    return spans[:end]


def _amounts(document: Document, lines: Sequence[Line]) -> list[Field]:
    fields: list[Field] = []
    for key, amount in zip(("amount", "amount_words"), contract_amounts(lines), strict=True):
        if amount is not None and amount.spans:
            fields.append(_money(document, key, amount))
    cell = number_at_cell(lines, _AMOUNT_CELL) if not any(f.key == "amount" for f in fields) else None
    if cell is not None:
        label, flow = cell
        said = meaning(flow.packed + ("万元" if "万元" in label else "元"), "money")
        if isinstance(said.value, str):
            fields.append(read(document, "amount", flow.packed_spans(0, len(flow.packed)), said.value))
    for flow in run_on(paragraphs(list(lines))):
        found = _TAX_LABEL.search(flow.packed) or _TAX.search(flow.packed)
        if found is not None:
            fields.append(read(document, "tax_rate", flow.packed_spans(*found.span(1)), found.group(1)))
            break
    return fields


def _money(document: Document, key: str, amount: Amount) -> Field:
    text = f"{amount.yuan:f}"
    value = text.rstrip("0").rstrip(".") if "." in text else text
    confidence = None if amount.exact else 0.6
    return read(document, key, list(amount.spans), value, confidence=confidence)


def _dates_and_block(
    document: Document, lines: Sequence[Line], found: Sequence[Labelled], form: str
) -> list[Field]:
    """Term, date of signing, seals and signatures. A notice has one seal and no signatures of two parties."""
    fields: list[Field] = []
    labels = last_labels(found)
    block = [label.page for label in labels.values()]
    upto = max((i for i, page in enumerate(document.pages) if page in block), default=len(document.pages) - 1)
    within = [line for line in lines if line.page in document.pages[: upto + 1]] if block else list(lines)
    signed = signed_on(Document(document.id, document.kind, document.pages[: upto + 1]), within)
    terms = term(document, lines, signed.value if signed is not None else None, _TERM)
    said = term_said(clauses(lines), _TERM) if not any(f.value for f in terms) else None
    terms = terms if said is None else [read(document, "term", said[1], said[0])]
    fields.extend(terms or labelled_term(document, lines))
    if signed is not None:
        fields.append(signed)
    marks = {"party_a": "sealed_a", "party_b": "sealed_b"}
    if form != "contract" and not _both_sign(lines, labels):
        signing = signing_organisation(lines[len(lines) // 2 :])
        labels = {"party_a": signing[1]} if signing is not None else labels
        return fields + party_seals(document, labels, {"party_a": "sealed_a"})
    fields.extend(party_seals(document, labels, marks))
    signs = {"party_a": "signed_a", "party_b": "signed_b"}
    twice = all(sum(held.key == key for held in found) >= 2 for key in marks)
    fields.extend(party_signatures(document, lines, labels, signs, block=twice))
    return fields


def _both_sign(lines: Sequence[Line], labels: dict[str, Span]) -> bool:
    """Whether a letter has a block in which both parties seal, like a contract."""
    if len(labels) < 2:
        return False
    held = [
        line
        for line in lines
        if any(line.rect.overlap(s.rect) > 0 and line.page is s.page for s in labels.values())
    ]
    return sum(len(re.findall(r"盖章|公章|签章", line.text)) for line in held) >= 2


def _spec(key: str, zh: str, en: str, format: Format, labels: tuple[str, ...] = ()) -> FieldSpec:
    return FieldSpec(key, zh, en, format, labels)


KIND = Kind(
    id="government_contract",
    code="D24",
    zh="政府委托（采购）合同",
    en="Government contract",
    rank=3,
    cues=Cues(
        titles=_TITLES,
        anchors=(
            "采购人",
            "供应商",
            "委托方",
            "受托方",
            "甲方",
            "乙方",
            "合同金额",
            "采购编号",
            "服务期限",
            "中标金额",
            "成交金额",
        ),
        negative=("出租方", "承租方", "劳动者", "借款"),
        inner=(r"通用条款", r"专用条款", r"合同附件", r"附件[一二三四\d]"),
    ),
    fields=(
        _spec("title", "标题", "Title", "text"),
        _spec("document_kind", "文件性质", "Nature of the document", "enum"),
        *(FieldSpec(key, zh, en, "text", labels) for key, zh, en, labels in TEXTS),
        _spec("party_a", "甲方（委托方）", "Commissioning party", "organisation", PARTY_A),
        _spec("party_b", "乙方（受托方）", "Commissioned party", "organisation", PARTY_B),
        _spec("content", "服务内容", "Services", "text", CONTENT_LABELS),
        _spec("amount", "合同金额（元）", "Amount in figures (yuan)", "money", ("合同金额",)),
        _spec("amount_words", "合同金额大写（元）", "Amount in words (yuan)", "money", ("大写",)),
        _spec("tax_rate", "税率（%）", "Tax rate (%)", "percent", ("税率",)),
        _spec("term", "服务期限", "Term", "period", ("服务期限", "合同期限")),
        _spec("signed_on", "签订日期", "Signed on", "date", ("签订日期",)),
        _spec("sealed_a", "甲方盖章", "Sealed by A", "mark"),
        _spec("sealed_b", "乙方盖章", "Sealed by B", "mark"),
        _spec("signed_a", "甲方签字", "Signed for A", "mark"),
        _spec("signed_b", "乙方签字", "Signed for B", "mark"),
        _spec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        _spec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)
