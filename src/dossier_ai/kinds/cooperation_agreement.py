"""合作协议 and 集聚服务机构名单: with whom the platform serves (domain 1.25, for QH-5-3d).

An agreement gives two parties, a term and two seals; the list form gives one row per institution.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from dossier_ai.core import Column, Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.text.characters import squeeze
from dossier_ai.text.dates import add_years, parse_date
from dossier_ai.text.endorsements import Impression, impressions, mark_field, not_found
from dossier_ai.text.flow import Flow, paragraphs
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import occluded, read
from dossier_ai.text.headlines import headline
from dossier_ai.text.labels import Labelled, find_all_labelled, find_labelled
from dossier_ai.text.letters import closing_date, first_date_or_range, iso_date, organisation_in
from dossier_ai.text.lines import Line, Span, text_height
from dossier_ai.text.list_fields import list_rows_field
from dossier_ai.text.numerals import cn_int
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.rows import list_rows

_TITLES = (
    r"合作(框架)?(协议|合同)(书)?",
    r"战略合作",
    r"(集聚|合作|入驻)(服务)?机构(名单|一览表|清单|情况表)?",
    r"合作单位(名单|一览表|清单)",
)
_PARTY_A = ("甲方（盖章）", "甲方（公章）", "甲方单位", "甲方")
_PARTY_B = ("乙方（盖章）", "乙方（公章）", "乙方单位", "乙方")
_COLUMNS = (
    Column("seq", ("序号", "No."), "integer"),
    Column(
        "name",
        ("机构名称", "单位名称", "合作机构", "合作单位", "服务机构名称", "合作单位名称"),
        "organisation",
    ),
    Column("category", ("服务类别", "机构类型", "类别", "服务内容", "服务领域", "专业领域")),
    Column("mode", ("合作方式", "合作形式", "集聚方式")),
    Column("term", ("协议期限", "合作期限", "有效期", "期限"), "period"),
    Column("contact", ("联系人", "联系人及电话", "联系方式"), "person"),
)
_TERM = re.compile(r"(?:合作|协议|合同)?(?:期限|有效期)|有效期限")
_SINCE_SIGNING = re.compile(
    r"自.{0,12}?(?:签订|签署|签字|盖章|生效).{0,6}之日起.{0,8}?([一二两三四五六七八九十\d]{1,3})\s*年"
)
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


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    fields: list[Field] = []
    title = headline(document, _TITLES)
    if title is not None:
        fields.append(read(document, "title", title, squeeze(title.text)))
    listing = list_rows(document.pages, _COLUMNS, anchor="name", least=3)
    rows = list_rows_field(document, listing, _COLUMNS) if listing.rows else None
    if rows is not None:
        fields.append(rows)
    else:
        fields.extend(_agreement(document, lines))
    fields.extend(page_number_fields(document))
    return fields


def _agreement(document: Document, lines: Sequence[Line]) -> list[Field]:
    stops = ("地址", "法定代表人", "联系人", "联系电话", "签订日期", "日期", "统一社会信用代码")
    found = find_all_labelled(lines, {"party_a": _PARTY_A, "party_b": _PARTY_B}, stops=stops)
    fields: list[Field] = []
    for key in ("party_a", "party_b"):
        for held in found:
            named = organisation_in(held.values) if held.key == key else None
            if named is not None:
                fields.append(read(document, key, named[1], named[0]))
                break
    signed = _signed_on(document, lines)
    fields.extend(_term(document, lines, signed.value if signed is not None else None))
    if signed is not None:
        fields.append(signed)
    fields.extend(_content(document, lines))
    fields.extend(_seals(document, found))
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
            lead = re.match(r"为了?(?=\S{6})", found.group("what"))
            return [
                _stretch(document, flow, found.start("what") + (lead.end() if lead else 0), found.end("what"))
            ]
    return []


def _stretch(document: Document, flow: Flow, start: int, end: int) -> Field:
    """A stretch of the packed text of a paragraph as the field `content`."""
    begin, stop = flow.unpacked(start, end)
    return read(document, "content", flow.spans(begin, stop), flow.text[begin:stop].strip())


def _signed_on(document: Document, lines: Sequence[Line]) -> Field | None:
    held = find_labelled(lines, {"on": ("签订日期", "签署日期", "签约日期", "签订时间")}).get("on")
    value = iso_date(held.text) if held is not None and held.values else None
    if held is not None and value is not None:
        return read(document, "signed_on", held.values, value)
    closing = closing_date([line for line in lines if line.page is document.pages[-1]])
    return read(document, "signed_on", closing[1], closing[0]) if closing is not None else None


def _term(document: Document, lines: Sequence[Line], signed: object) -> list[Field]:
    """The term as printed; where it runs from the signing for some years, as these dates."""
    for flow in paragraphs(list(lines)):
        if not _TERM.search(flow.folded):
            continue
        printed = first_date_or_range(flow)
        if printed is not None and "/" in printed[0]:
            return [read(document, "term", printed[1], printed[0])]
        since = _SINCE_SIGNING.search(flow.folded)
        if since is None:
            continue
        spans = flow.spans(since.start(), since.end())
        value = _years_from(signed, since.group(1)) if isinstance(signed, str) else None
        if value is not None:
            return [read(document, "term", spans, value, grounding="normalised", confidence=0.8)]
        return [occluded(document, "term", spans[0])]
    return []


def _years_from(signed: str, years: str) -> str | None:
    try:
        start = parse_date(signed).earliest
        count = int(years) if years.isascii() else cn_int(years)
    except ValueError:
        return None
    return f"{start.isoformat()}/{(add_years(start, count) - dt.timedelta(days=1)).isoformat()}"


def _seals(document: Document, found: Sequence[Labelled]) -> list[Field]:
    """Whether each party sealed: the seals of the last signing block, each given to the nearest party."""
    last = {
        key: next((h.label for h in reversed(found) if h.key == key), None) for key in ("party_a", "party_b")
    }
    held: dict[str, Impression] = {}
    for item in impressions(document.pages):
        near = [(_distance(item, label), key) for key, label in last.items() if label is not None]
        near = [(d, key) for d, key in near if d <= 14 * text_height(item.page)]
        if near:
            held.setdefault(min(near)[1], item)
    fields: list[Field] = []
    for key, mark in (("party_a", "sealed_a"), ("party_b", "sealed_b")):
        seal = held.get(key)
        label = last[key]
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
    return float((dx * dx + dy * dy) ** 0.5) + 0.01 * abs(rect.cx - label.rect.cx)


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
