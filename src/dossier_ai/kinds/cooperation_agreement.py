"""合作协议 and 集聚服务机构名单: with whom the platform serves (domain 1.25, for QH-5-3d).

An agreement gives two parties, a term and two seals; the list form gives one row per institution.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier_ai.core import Cell, Column, Cues, Document, Field, FieldSpec, Kind, Page, Rect, Reread
from dossier_ai.text.agreements import last_labels, parties, party_seals, signed_on, term
from dossier_ai.text.characters import squeeze
from dossier_ai.text.column_maps import ColumnMap
from dossier_ai.text.column_shapes import told_by_shape
from dossier_ai.text.flow import Flow, paragraphs
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import read
from dossier_ai.text.headlines import headline
from dossier_ai.text.labels import find_all_labelled, find_labelled
from dossier_ai.text.lines import Line, Span, text_height
from dossier_ai.text.list_fields import Reader, list_rows_field
from dossier_ai.text.list_pairs import contact_readers
from dossier_ai.text.listed_terms import counted_in, listed_term, term_of_all
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.printed_labels import joints_of
from dossier_ai.text.rows import Listing, ListRow, list_rows

_TITLES = (
    r"合作(框架)?(协议|合同)(书)?",
    r"战略合作",
    r"(合作|共建|协作)[\u4e00-\u9fff]{0,8}(协议|备忘录|意向书|合同)书?$",
    r"(产学研|校企|银企|政企)[\u4e00-\u9fff]{0,8}协议书?$",
    r"(集聚|合作|入驻)(服务)?机构(名单|一览表|清单|情况表)?",
    r"合作单位(名单|一览表|清单)",
    r"((合作|签约|协作|第三方)(服务)?(机构|单位|伙伴)|(集聚|入驻)(服务)?机构|服务机构)(基本|情况|信息|汇总)*"
    r"(名单|名录|一览表|清单|情况表|汇总表|明细表|台账|登记表)$",
)
# A side by its letter, and by the role that offices print beside it (合作方（乙方）, 甲方：平台运营单位).
_ROLES = (
    "委托方",
    "受托方",
    "合作方",
    "平台方",
    "平台",
    "服务方",
    "服务机构",
    "运营方",
    "企业",
    "学校",
    "机构",
)


def _side(letter: str) -> tuple[str, ...]:
    party = f"{letter}方"
    tails = ("（盖章）", "（公章）", "（签章）", "单位", "名称", "全称", "机构", "单位名称", "（全称）", "")
    roles = (f"{role}（{party}）" for role in _ROLES)
    return (*(party + tail for tail in tails), f"合作{party}", f"签约{party}", f"协议{party}", *roles)


_PARTY_A = _side("甲")
_PARTY_B = _side("乙")
_COLUMNS = (
    Column("seq", ("序号", "No."), "integer"),
    Column("name", (
        "机构名称", "单位名称", "合作机构", "合作单位", "服务机构名称", "服务机构", "合作单位名称", "名称",
        "机构全称", "合作方", "合作方名称", "合作单位（机构）", "协作单位", "协作机构", "入驻机构",
        "入驻机构名称", "集聚机构", "集聚机构名称", "集聚服务机构", "第三方机构", "单位全称", "协作单位名称",
        "合作机构名称", "服务商", "服务商名称", "服务单位", "签约机构", "签约单位", "签约单位名称", "机构",
        "伙伴名称", "合作伙伴",
    ), "organisation"),
    Column("category", (
        "服务类别", "机构类型", "机构类别", "机构性质", "类别", "类型", "服务内容", "服务领域", "专业领域",
        "服务分类", "服务种类", "服务类型", "业务类型", "业务领域", "服务方向", "服务项目", "服务功能",
        "业务范围", "合作领域", "合作内容", "服务范围", "主要服务", "机构分类", "专业方向", "主营业务",
        "服务专业", "提供服务",
    )),
    Column("mode", (
        "合作方式", "合作形式", "集聚方式", "入驻/签约", "入驻方式", "合作模式", "合作类型", "集聚形式",
        "合作性质", "签约方式", "入驻形式", "入驻/签约情况", "参与方式", "合作关系", "签约形式", "方式",
        "合作类别", "集聚类型", "引入方式", "入驻情况",
    )),
    Column("term", (
        "协议期限", "合作期限", "协议有效期", "合作时间", "协议起止时间", "有效期", "期限", "合作起止时间",
        "合作有效期", "协议有效期限", "协议起止日期", "合作起止日期", "协议时间", "签约期限", "合同期限",
        "合同有效期", "协议期", "合作年限", "起止时间", "起止日期", "有效期限", "合作周期",
        "协议（合同）期限",
        "合作期", "签约年限", "协议年限", "服务期限", "入驻期限", "合作协议期限", "合作协议有效期",
        "合作期间",
        "合作时限", "协议时限", "合同起止时间", "签约有效期", "入驻起止时间", "合作时间段",
    ), "period"),
    Column("contact", (
        "联系人", "联系人及电话", "机构联系人", "联系人姓名", "对接人", "联络人", "负责人", "联系人员",
        "联系人/电话", "联系人及联系方式", "联系人（电话）", "机构负责人", "机构联络人", "合作联系人",
        "业务联系人", "对方联系人", "联系人及联系电话", "联系人与电话", "对接联系人", "经办人", "项目负责人",
        "联系信息",
    ), "person"),
    Column("phone", (
        "联系电话", "联系方式", "电话", "手机", "联系人电话", "手机号码", "手机号", "电话号码", "联络电话",
        "联系手机", "联系号码",
    ), "phone"),
)  # fmt: skip
# Days that stand in columns of their own, beside the years of a term or in place of it.
_PRINTED = (
    *_COLUMNS,
    Column("begins", (
        "签约时间", "签约日期", "签订时间", "签订日期", "协议日期", "协议签订时间", "协议签订日期",
        "签署日期",
        "签署时间", "合作开始时间", "起始日期", "起始时间", "开始日期", "开始时间", "生效日期",
        "合作起始时间",
        "入驻时间", "入驻日期", "起", "自", "合作起始日期", "签约年月",
    ), "date"),
    Column("ends", (
        "到期日期", "到期时间", "截止日期", "截止时间", "终止日期", "终止时间", "结束日期", "结束时间", "止",
        "至",
        "有效期至", "协议到期日", "协议到期时间", "到期日", "合作截止时间", "合作截止日期", "协议到期日期",
    ), "date"),
)  # fmt: skip
_TERM_COLUMN = next(c for c in _COLUMNS if c.key == "term")
_STOPS = ("地址", "法定代表人", "联系人", "联系电话", "签订日期", "日期", "统一社会信用代码")
_PURPOSE_LABEL = re.compile(
    r"^(?:[一二三四五六七八九十\d]{1,3}[、.]|第[一二三四五六七八九十\d]+条|\([一二三四五六七八九十\d]+\))?"
    r"(?:双方)?合作(?:的?主要)?(?:内容|事项|范围|领域)(?:如下)?[:;]?"
)
_DOING = r"(?:开展|提供|服务|推进|推动|共建|建设|实施|合作|对接|举办)"
# What the parties agree on, in the sentence that opens an agreement: before 经双方协商, or after 就.
_AGREED = (
    re.compile(rf"(?:^|[,。])(?P<what>[^,。:;]*?{_DOING}[^,。:;]*),(?:经|本着|在)[^。:;]{{0,30}}?协商"),
    re.compile(
        rf"(?:就|关于)(?P<what>[^,。:;]*?{_DOING}[^,。:;]*?)(?:等?(?:相关)?(?:事宜|事项)|[,]?达成|[,]?签订)"
    ),
)
_BOTH = re.compile(
    r"(?:^|[、.)])(?P<what>(?:甲乙|甲、乙)?双方[^。;]*?(?:开展|提供|举办|实施|推[进动]|共建)[^。;]*)"
)
# What an agreement is made for, or in which spirit, is not what the parties do.
_LEAD = re.compile(
    r"为了?(?=\S{6})|(?:甲乙|甲、乙)?双方(?:本着|按照|遵循|秉承|基于)[^。;]*?(?:原则|精神|宗旨)[,，]"
)


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    fields: list[Field] = []
    title = _named_title(lines) or _agreement_title(document) or headline(document, _TITLES)
    if title is not None:
        fields.append(read(document, "title", title, squeeze(title.text)))
    listing = list_rows(document.pages, _PRINTED, anchor="name", least=3, told=_told)
    rows = list_rows_field(document, listing, _COLUMNS, made=_readers(listing)) if listing.rows else None
    if rows is not None:
        fields.append(rows)
    else:
        fields.extend(_agreement(document, lines))
    fields.extend(page_number_fields(document))
    return fields


def _told(found: ColumnMap, columns: Sequence[Column]) -> ColumnMap:
    return told_by_shape(found, _COLUMNS)


def _readers(listing: Listing) -> Mapping[str, Reader]:
    """The columns that several printed ones decide together."""
    said, unit = term_of_all(listing), counted_in(listing)

    def term(row: ListRow, number: int) -> Cell | None:
        return listed_term(
            _TERM_COLUMN, row.cells.get("term"), row.cells.get("begins"), row.cells.get("ends"), said, unit
        )

    return {**contact_readers(), "term": term}


_ENDS_TITLE = re.compile(
    r"(?P<t>[^:。;,]{0,36}(?:协议书?|合同书?|备忘录|意向书|名单|一览表|清单|情况表|协定|约定书|名录))"
    r"(?:[(](?:编号|合同号|协议号|No)[^()]{0,24}[)]|(?:编号|合同编号|协议编号|第\d+页).*|[A-Za-z]+)?$"
)
_NAMES = ("协议名称", "合同名称", "协议标题", "文件名称", "合作协议名称")
_LEADS_TITLE = re.compile(r"^关于|[的之及和与暨—]$")


def _agreement_title(document: Document) -> Span | None:
    """The title in the largest type of the first page's upper half: a running head, a number beside it and
    the parties above it are not part of it; a line before it that only leads up to it is."""
    page = document.pages[0]
    found: list[tuple[float, float, Line, int, int]] = []
    lines = [line for line in lines_in([page]) if line.rect.top < 0.5 * page.height]
    for line in lines:
        for begin, end in _behind_colons(line):
            match = _ENDS_TITLE.match("".join(line.folded[begin:end].split()))
            if match is None or len(match["t"]) < 4:
                continue
            stop = _after(line, begin, len(match["t"]))
            height = max(w.rect.height for w in line.words)
            found.append((round(height), -line.rect.top, line, begin, stop))
    if not found:
        return None
    height, _, line, begin, stop = max(found, key=lambda f: f[:2])
    usual = text_height(page)
    own = line.span(begin, stop)
    if own is None or (height < 1.15 * usual and not _is_titled(own, page)):
        return None
    above = next((x for x in reversed(lines) if x.rect.bottom <= line.rect.top + 0.3 * height), None)
    lead = above.span(0, len(above.text)) if above is not None else None
    same = above is not None and abs(max(w.rect.height for w in above.words) - height) < 0.15 * height
    if lead is None or not same or not _LEADS_TITLE.search(squeeze(lead.text)) or height < 1.15 * usual:
        return own
    rect = Rect.union((lead.rect, own.rect))
    return Span(lead.text + own.text, rect, min(lead.confidence, own.confidence), page, lead.part)


def _is_titled(span: Span, page: Page) -> bool:
    """Whether a line in ordinary type stands as a title does: centred, and naming the kind."""
    centred = abs(span.rect.cx - page.width / 2) < 0.12 * page.width
    return centred and any(re.search(pattern, squeeze(span.text)) for pattern in _TITLES)


def _runs(line: Line) -> list[tuple[int, int]]:
    """The stretches of a line between gaps wider than those inside letter-spaced titles."""
    cuts = [i for i, gap in sorted(joints_of(line).items()) if gap > 3.0]
    return list(zip([0, *cuts], [*cuts, len(line.text)], strict=True))


def _behind_colons(line: Line) -> list[tuple[int, int]]:
    """The stretches, without what stands before a colon (附件8：合作协议)."""
    out: list[tuple[int, int]] = []
    for begin, end in _runs(line):
        colon = line.folded.rfind(":", begin, end)
        out.append((colon + 1 if 0 <= colon < begin + 8 and colon + 1 < end else begin, end))
    return out


def _named_title(lines: Sequence[Line]) -> Span | None:
    """The title after a label of its own, in agreements that begin with a table of their elements."""
    held = find_labelled(lines, {"title": _NAMES}).get("title")
    if held is None or not held.values or held.score < 0.9:
        return None
    return held.values[0] if _ENDS_TITLE.match(squeeze(held.values[0].text)) else None


def _after(line: Line, begin: int, count: int) -> int:
    """The index behind the first `count` characters from `begin` that are not blank."""
    seen = 0
    for i in range(begin, len(line.text)):
        seen += not line.folded[i].isspace()
        if seen == count:
            return i + 1
    return len(line.text)


def _agreement(document: Document, lines: Sequence[Line]) -> list[Field]:
    found = find_all_labelled(lines, {"party_a": _PARTY_A, "party_b": _PARTY_B}, stops=_STOPS)
    fields = parties(document, found, lines=lines)
    signed = signed_on(document, lines)
    fields.extend(term(document, lines, signed.value if signed is not None else None))
    if signed is not None:
        fields.append(signed)
    fields.extend(_content(document, lines))
    fields.extend(party_seals(document, last_labels(found), {"party_a": "sealed_a", "party_b": "sealed_b"}))
    return fields


def _content(document: Document, lines: Sequence[Line]) -> list[Field]:
    """What the parties do together: what stands under 合作内容, else what the opening sentence says they
    agreed on, else the first clause on what both do."""
    flows = paragraphs(list(lines))
    for flow, following in zip(flows, [*flows[1:], None], strict=True):
        label = _PURPOSE_LABEL.match(flow.packed)
        if label is None:
            continue
        if label.end() < len(flow.packed):
            return [_stretch(document, flow, label.end(), len(flow.packed))]
        if following is not None:
            return [_stretch(document, following, 0, len(following.packed))]
    for pattern in (*_AGREED, _BOTH):
        for flow in flows:
            found = pattern.search(flow.packed)
            if found is None:
                continue
            lead = _LEAD.match(found.group("what"))
            return [
                _stretch(document, flow, found.start("what") + (lead.end() if lead else 0), found.end("what"))
            ]
    return []


def _stretch(document: Document, flow: Flow, start: int, end: int) -> Field:
    """A stretch of the packed text of a paragraph as the field `content`."""
    begin, stop = flow.unpacked(start, end)
    return read(document, "content", flow.spans(begin, stop), flow.text[begin:stop].strip())


KIND = Kind(
    id="cooperation_agreement",
    code="D25",
    zh="合作协议、集聚服务机构名单",
    en="Cooperation agreement or list of institutions",
    rank=4,
    cues=Cues(
        titles=_TITLES,
        anchors=("甲方", "乙方", "合作期限", "合作内容", "合作方式", "协议期限", "机构名称", "友好协商"),
        negative=("出租方", "承租方", "采购人", "劳动者", "借款"),
    ),
    fields=(
        FieldSpec("title", "标题", "Title", "text"),
        FieldSpec("party_a", "甲方", "Party A", "organisation", _PARTY_A),
        FieldSpec("party_b", "乙方", "Party B", "organisation", _PARTY_B),
        FieldSpec("term", "期限", "Term", "period", ("合作期限", "协议期限", "有效期")),
        FieldSpec("signed_on", "签订日期", "Signed on", "date", ("签订日期",)),
        FieldSpec("content", "合作内容", "Content", "text", ("合作内容",)),
        FieldSpec("sealed_a", "甲方盖章", "Sealed by A", "mark"),
        FieldSpec("sealed_b", "乙方盖章", "Sealed by B", "mark"),
        FieldSpec("rows", "机构", "Institutions", "rows", columns=_COLUMNS),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)
