"""What stands around a list: the unit that fills it in, its seal, the money unit, who filled it in.

In comes a document whose pages hold a list; out come the fields of its head and foot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Document, Field, Page
from dossier_ai.text.characters import squeeze
from dossier_ai.text.endorsements import impressions, mark_field, nearest, not_found
from dossier_ai.text.grounded import occluded, read
from dossier_ai.text.labels import Labelled, find_all_labelled, find_labelled
from dossier_ai.text.letters import organisation_in, organisation_name
from dossier_ai.text.lines import Line, Span, lines_of
from dossier_ai.text.list_heads import maker_around, unit_around
from dossier_ai.text.money import find_unit
from dossier_ai.text.rows import Listing

_UNIT_LABELS = (
    "申报单位（盖章）",
    "申请单位（盖章）",
    "填报单位（盖章）",
    "单位名称（盖章）",
    "单位（盖章）",
    "申报单位",
    "申请单位",
    "填报单位",
    "单位名称",
    "平台运营单位",
    "基地运营单位",
    "运营单位",
    "建库单位",
    "编制单位",
    "制表单位",
    "填表单位",
    "服务机构名称",
    "服务机构",
    "填报单位（公章）",
    "申报单位（公章）",
    "单位名称（公章）",
    "用人单位", "机构名称", "公司名称", "运营机构", "运营主体", "资产所属单位",
    "编制单位（盖章）", "填报机构", "申报机构", "申报主体", "报送单位", "平台单位", "制表单位（盖章）",
    "编报单位", "填制单位", "统计单位", "填表单位（盖章）", "所属机构", "平台运营机构", "机构名称（盖章）",
    "担保机构", "担保机构名称", "担保公司", "担保公司名称", "融资担保机构", "报送机构", "报告单位",
    "报告机构",
    "公司名称（盖章）", "单位全称", "建设单位", "平台运营单位（盖章）", "运营单位（盖章）",
)  # fmt: skip
_FILLERS = (
    "填表人", "填报人", "制表人", "填表人（签字）", "填报人（签字）", "制表人（签字）", "填表人签名",
    "填报人签名", "编制人", "编制人员", "编表人", "填制人", "造册人", "填写人",
    "制表", "填表", "编制", "统计人", "制单人",
    "填表人签字", "填报人员", "填表人员", "制表人员", "造表人", "填表人姓名", "填报人姓名", "制表人姓名",
    "编报人",
    "录入人", "表格填写人", "填表责任人", "填写人（签字）", "填表经办人",
)  # fmt: skip
# Who handles the matter counts only where nobody is named as having filled the list in.
_HANDLERS = ("经办人", "经办人（签字）", "经办人签字", "经办", "具体经办人")
_ISSUES = r"(?:公司|中心|协会|商会|联合会|促进会|基金会|联盟|大学|学院|研究院|研究所|事务所|合作社|委员会)"
_TITLED = re.compile(
    rf"(?P<v>[\u4e00-\u9fff()（）]{{2,30}}?{_ISSUES})(?![\u4e00-\u9fff()（）]{{0,8}}公司)(?:[\u4e00-\u9fff()（）、]{{2,30}}(?:表|名册|名单|清单|台账|名录))?"
)
# A kind of institution that a title is about, not the name of one.
_GENERIC = re.compile(
    r"(?:中小微?|小微|融资性?|担保|小额|贷款|服务|中介|专业|第三方|入驻|合作|签约|集聚|重点|科技型?|高新技术|专精特新|外部"
    r"|平台|公共|基地|在孵|孵化|创业|创新|企业|被|监管|地方|金融|机构|和|及|、)+(?:公司|中心|协会|商会|联盟|研究院)"
)
_HEAD = 0.2
_FRAME_STOPS = (
    "单位：万元",
    "单位：元",
    "填表日期",
    "填报日期",
    "日期",
    "联系电话",
    "填表人",
    "填报人",
    "年度",
    "审核人",
    "审核",
    "复核人",
    "审批人",
    "负责人",
    "单位负责人",
    "制表日期",
    "编制日期",
    "制表时间",
    "填表时间",
    "平台名称",
    "联系人",
    "金额单位",
    "电话",
    "手机",
    "联系方式",
    "复核",
    "填写日期",
    "填写时间",
)
_COMPANY = re.compile(r"[\u4e00-\u9fff（）()·A-Za-z0-9]{4,60}")
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,8}")


def unit_name_and_seal(
    document: Document, seal_key: str | None, listing: Listing | None = None
) -> list[Field]:
    """The field `unit_name` where one is printed, and the mark `seal_key` (skipped when None): a seal near
    the unit's label, or anywhere on the list's pages, since long lists are sealed on their last page. Where
    no known label names the unit, the lines around `listing` may."""
    lines = [line for page in document.pages for line in lines_of(page)]
    found = _found_outside(lines, "unit_name", _UNIT_LABELS, _FRAME_STOPS, listing)
    fields: list[Field] = []
    if found is not None:
        name = organisation_of(found)
        if name is not None and organisation_in(found.values) is None and _under_a_seal(document, name[1]):
            # What a seal leaves of a name is not a name.
            fields.append(occluded(document, "unit_name", name[1][0]))
        elif name is not None:
            fields.append(read(document, "unit_name", name[1], name[0]))
    if not fields:
        headed = _headed(document)
        around = unit_around(listing) if listing is not None else None
        if around is not None:
            sure = 0.85 * _least(around[1])
            fields.append(read(document, "unit_name", around[1], around[0], confidence=sure))
        elif headed is not None:
            fields.append(read(document, "unit_name", headed, organisation_spelling(headed.text)))
    if seal_key is not None:
        seals = impressions(document.pages)
        near = nearest(seals, found.label, reach=10.0) if found is not None else None
        seal = near or (seals[0] if seals else None)
        page = found.label.page if found is not None else document.pages[0]
        label = found.label if found is not None else None
        fields.append(
            mark_field(
                document,
                seal_key,
                seal.span if seal is not None else None,
                absent_evidence=not_found(label, page),
            )
        )
    return fields


def _headed(document: Document) -> Span | None:
    """The unit that the head of the first page names without a label: on a line of its own, or before the
    title of the list (宁海小禾有限公司人员花名册)."""
    page = document.pages[0]
    for line in lines_of(page):
        if line.rect.bottom > _HEAD * page.height:
            break
        text = "".join(line.folded.split())
        match = _TITLED.fullmatch(text)
        if match is None or len(match["v"]) < 6 or _GENERIC.fullmatch(match["v"]):
            continue
        end = next(
            i for i in range(len(line.text) + 1) if len("".join(line.folded[:i].split())) == match.end("v")
        )
        return line.span(0, end)
    return None


def organisation_spelling(text: str) -> str:
    """The name without blanks, brackets full-width."""
    return squeeze(text).replace("(", "（").replace(")", "）")


def _under_a_seal(document: Document, spans: Sequence[Span]) -> bool:
    """Whether a seal lies over any of these spans."""
    return any(
        found.page is span.page and found.seal.rect.overlap(span.rect) > 0
        for found in impressions(document.pages)
        for span in spans
    )


def organisation_of(found: Labelled) -> tuple[str, Sequence[Span]] | None:
    """The name of an organisation after its label; None when nothing that looks like one is printed there."""
    named = organisation_in(found.values)
    if named is not None:
        return named
    first = found.values[:1]
    apart = organisation_name(re.split(r"\s", first[0].text.strip())[0]) if first else None
    if apart is not None:
        return apart, first  # Something else stands behind the name, set off by a blank.
    text = squeeze(found.text).strip(":：_-·.,，。()（）")
    if not _COMPANY.fullmatch(text) or not re.search(r"[\u4e00-\u9fff]{3}", text):
        return None
    return text.replace("(", "（").replace(")", "）"), found.values


def _found_outside(
    lines: Sequence[Line], key: str, labels: Sequence[str], stops: Sequence[str], listing: Listing | None
) -> Labelled | None:
    """The best label outside the rows of the list and their header: a column headed 单位名称 holds the units
    of others."""
    if listing is None or not listing.maps:
        return find_labelled(lines, {key: labels}, stops=stops).get(key)
    taken = _taken(listing)
    found = [
        held
        for held in find_all_labelled(lines, {key: labels}, stops=stops)
        if not any(held.label.page is page and a <= held.label.rect.cy <= b for page, a, b in taken)
    ]
    return max(found, key=lambda held: (held.score >= 0.7 and bool(held.values), held.score), default=None)


def _taken(listing: Listing) -> list[tuple[Page, float, float]]:
    """Page, top and bottom of what the list takes up: its header and its rows, without totals and notes."""
    out: list[tuple[Page, float, float]] = []
    for known in listing.maps:
        page = known.table.page
        rows = [row.rect for row in listing.rows if row.page is page]
        top = known.table.ys[known.header[0]]
        header = known.table.ys[known.header[1]]
        out.append((page, top, max([header, *(rect.bottom for rect in rows if rect.top >= top - 1)])))
    return out


def _least(spans: Sequence[Span]) -> float:
    return min(span.confidence for span in spans)


def filled_by(document: Document, listing: Listing | None = None) -> list[Field]:
    """The field `filled_by` (填表人) where a name is printed after its label, or where the lines around
    `listing` name one in other words."""
    lines = [line for page in document.pages for line in lines_of(page)]
    for labels, handler in ((_FILLERS, False), (_HANDLERS, True)):
        stops = [stop for stop in _FRAME_STOPS if stop not in labels]
        found = _found_outside(lines, "filled_by", labels, stops, listing)
        text = squeeze(found.text).strip(":：_") if found is not None else ""
        if found is not None and _PERSON.fullmatch(text):
            return [read(document, "filled_by", found.values, text)]
        around = maker_around(listing, handler=handler) if listing is not None else None
        if around is not None:
            return [read(document, "filled_by", around[1], around[0])]
    return []


def printed_unit(document: Document, listing: Listing) -> str | None:
    """The printed unit of money, a key of `money.UNITS`: from 单位：… on a page of the list, else from a
    header such as 设备原值（万元）; None when none is printed."""
    for page in document.pages:
        unit = unit_in(lines_of(page))
        if unit is not None:
            return unit
    headers = (header for known in listing.maps for header in known.headers)
    return next((unit for unit in map(find_unit, headers) if unit is not None), None)


def unit_in(lines: Sequence[Line]) -> str | None:
    """The unit of money that one of `lines` states (单位：万元)."""
    return next((unit for unit in (find_unit(line.text) for line in lines) if unit is not None), None)
