"""服务台账: what was asked for, done and answered, one row per service (domain 1.29, CB-6B-3b).

Two layouts: a list over many pages, and one form (服务记录表) per service. A row's date without a year takes
the year of the ledger. Class, provider, fee and size are kept as printed; checks count with them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier_ai.core import Cell, Column, Cues, Document, Field, FieldSpec, FieldState, Kind, Reread
from dossier_ai.text.characters import squeeze
from dossier_ai.text.column_shapes import told_by_shape
from dossier_ai.text.form_rows import Said, form_rows, is_list
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import read, searched
from dossier_ai.text.headlines import headline
from dossier_ai.text.ledger_cells import (
    date_cell,
    enterprise_and_people,
    leading_day,
    people_said,
    place_after_date,
    without_people,
)
from dossier_ai.text.list_fields import Reader, list_rows_field, listed_cell
from dossier_ai.text.list_frame import filled_by
from dossier_ai.text.list_titles import Stated, lines_at, stated_year, unit_fields
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.rows import Listing, ListRow, list_rows

_TITLES = (
    r"服务台[账帐]",
    r"^.{0,20}服务(情况|工作|活动|记录|登记)?台[账帐]$",
    r"服务(记录|登记)(表|簿|单|卡|台[账帐])",
    r"(企业)?服务(情况)?登记(表|簿|台[账帐])",
    r"(走访|诉求|需求).{0,8}台[账帐]",
)
COLUMNS = (
    Column("seq", ("序号", "No.", "编号"), "integer"),
    Column("demand", (
        "企业服务诉求", "企业诉求", "服务诉求", "诉求内容", "诉求", "企业需求", "服务需求", "需求内容",
        "需求", "服务诉求内容", "企业服务需求", "企业提出的问题", "诉求事项", "问题诉求", "企业需求描述",
        "需求描述", "申请事项", "企业问题", "咨询内容", "咨询事项", "诉求情况", "需求情况", "需求事项",
    )),
    Column("record", (
        "提供服务的记录", "提供服务记录", "服务记录", "服务内容", "服务内容及记录", "服务过程记录",
        "服务过程", "服务情况", "服务措施", "解决情况", "办理情况", "服务内容简述", "提供服务情况",
        "处理情况", "处理结果", "服务内容记录", "服务开展情况", "落实情况", "服务事项", "服务结果",
        "解决方案", "服务成效", "办理结果", "提供的服务",
    )),
    Column("date", (
        "起止时间", "开展时间", "开展日期", "办理日期", "活动日期", "服务年月", "受理时间", "走访时间",
        "走访日期", "实施时间", "服务时间", "服务日期", "服务起止时间", "办理时间", "时间", "日期",
        "活动时间",
    ), "period"),
    Column("place", (
        "举办地点", "开展地点", "服务所在地", "活动场所", "走访地点", "活动场地", "实施地点", "场所",
        "服务地点", "服务地址", "服务场所", "地点", "地址", "活动地点",
    )),
    Column("enterprise", (
        "参与的企业", "参与企业", "参加企业", "企业名称", "服务企业", "服务企业名称", "受服务企业",
        "服务对象", "参与企业名称", "单位名称", "服务企业（单位）", "受益企业", "受益企业名称",
        "服务对象名称", "参加单位", "公司名称", "受服务企业名称", "走访企业", "诉求企业", "被服务企业",
        "参与单位", "对接企业",
    ), "organisation"),
    Column("persons", (
        "参与人数", "参加人数", "服务人数", "服务人次", "人数", "人次", "参与人次", "人数（人）", "参训人数",
        "参会人数", "参加人次", "受益人数", "受益人次", "参与人数（人）", "参会人次", "参会规模", "活动规模",
        "参与人员数量", "参加人员", "参与人员", "参训人员", "到场人数", "覆盖人数", "惠及人数", "人员数",
    ), "integer"),
    Column("feedback", (
        "企业对服务的意见反馈", "企业意见反馈", "意见反馈", "企业反馈意见", "企业反馈", "反馈意见", "反馈",
        "企业评价", "服务评价", "评价", "满意度", "企业意见", "企业满意度", "回访情况", "服务反馈",
        "意见建议", "满意程度", "客户反馈", "评价意见", "服务满意度", "反馈情况", "反馈结果", "满意度评价",
    )),
    Column("category", ("服务类别", "服务类型", "服务种类", "服务功能", "类别", "类型")),
    Column("provider", (
        "服务提供方", "服务提供机构", "服务提供单位", "提供服务机构", "提供单位", "服务主体", "承接机构",
        "服务机构", "服务方", "提供方",
    )),
    Column("fee", ("收费情况", "收费方式", "收费标准", "是否收费", "收费性质", "服务收费", "收费",
                   "费用", "收费类型", "费用情况", "付费方式", "是否免费", "服务费用")),
    Column("size", ("企业规模", "规模", "企业类型", "规模类型", "企业规模类型")),
)  # fmt: skip
_ANCHORS = ("enterprise", "demand", "record")
_HEAD = 12
_STOPS = ("联系人", "联系电话", "服务人员", "经办人", "记录人", "备注", "序号", "编号", "填表人", "审核人")


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    title = headline(document, _TITLES)
    listing = list_rows(document.pages, COLUMNS, anchor="enterprise", least=3, told=told_by_shape)
    fields = unit_fields(document, None, title, listing)
    year = stated_year([*lines_at(title), *lines[:_HEAD]])
    if year is not None:
        fields.append(read(document, "year", year.spans, year.value))
    if is_list(listing, COLUMNS):
        rows = list_rows_field(document, listing, COLUMNS, made=_made(listing, year))
    else:
        rows = form_rows(
            document,
            COLUMNS[1:],
            anchors=_ANCHORS,
            stops=_STOPS,
            said={"date": _day_of(year), "persons": _people},
        )
    if rows is not None:
        fields.append(rows)
    fields.extend(filled_by(document, listing))
    fields.extend(page_number_fields(document))
    return fields


def _made(listing: Listing, year: Stated | None) -> Mapping[str, Reader]:
    """How cells are read that say two things: dates without a year, `时间、地点`, `企业及人数`."""
    headers = {key: squeeze(h) for m in listing.maps for key, h in zip(m.keys, m.headers, strict=True) if key}

    def date(row: ListRow, number: int) -> Cell | None:
        held = row.cells.get("date")
        return date_cell(held, year) if held is not None else None

    def place(row: ListRow, number: int) -> Cell | None:
        return place_after_date(row.cells["date"]) if "date" in row.cells else None

    def enterprise(row: ListRow, number: int) -> Cell | None:
        held = row.cells.get("enterprise")
        return enterprise_and_people(held)[0] if held is not None else None

    def persons(row: ListRow, number: int) -> Cell | None:
        held = row.cells.get("enterprise")
        return enterprise_and_people(held)[1] if held is not None else None

    made: dict[str, Reader] = {"date": date}
    if "place" not in headers and re.search(r"地[点址]", headers.get("date", "")):
        made["place"] = place
    if "persons" not in headers and re.search(r"人[数次]", headers.get("enterprise", "")):
        made.update(enterprise=enterprise, persons=persons)
    elif "persons" not in headers:
        made |= _people_elsewhere(headers)
    if _every_heading_known(listing):
        made |= {key: _or_not_printed(made.get(key)) for key in _ELEMENTS if key not in headers}
    return made


def _or_not_printed(reader: Reader | None) -> Reader:
    def read_or_search(row: ListRow, number: int) -> Cell | None:
        return (reader(row, number) if reader is not None else None) or _not_printed(row, number)

    return read_or_search


def _people_elsewhere(headers: Mapping[str, str]) -> Mapping[str, Reader]:
    """Readers of the number of people where it has no column: at the end of another cell whose header asks
    for it, too (地点及人数), else in what the row says of the service (参加35人)."""
    counted = next((key for key in _WITH_PEOPLE if re.search(r"人[数次]", headers.get(key, ""))), None)

    def persons(row: ListRow, number: int) -> Cell | None:
        keys = (counted,) if counted is not None else ("record", "enterprise", "demand")
        held = (row.cells[key] for key in keys if key in row.cells and row.cells[key].text)
        return next((c for h in held if (c := people_said(h, counted=counted is not None)) is not None), None)

    def place(row: ListRow, number: int) -> Cell | None:
        held = row.cells.get("place")
        return (without_people(held) or listed_cell(held, _PLACE)) if held is not None else None

    return {"persons": persons, **({"place": place} if counted == "place" else {})}


_WITH_PEOPLE = ("place", "date", "record")
_PLACE = next(c for c in COLUMNS if c.key == "place")
_ELEMENTS = ("demand", "record", "place", "persons", "feedback")
"""What a service's row has to say besides its day and enterprise (CB-6B-3b)."""
_OTHER_HEADINGS = re.compile(r"备注|联系|电话|经办|负责|记录人|服务人员")


def _every_heading_known(listing: Listing) -> bool:
    """Whether no column is left that might be the missing one under an unknown heading."""
    unknown = [h for m in listing.maps for key, h in zip(m.keys, m.headers, strict=True) if key is None]
    return all(not squeeze(h) or _OTHER_HEADINGS.search(squeeze(h)) for h in unknown)


def _not_printed(row: ListRow, number: int) -> Cell:
    """The cell of a column that the list does not have: looked for in the whole row."""
    return Cell(
        value=None, raw="", state=FieldState.ABSENT, confidence=0.9, evidence=(searched(row.page, row.rect),)
    )


def _day_of(year: Stated | None) -> Said:
    """Reads the day (or term) that a form's answer begins with."""

    def said(text: str) -> str | None:
        return leading_day(text, year.value if year else None)

    return said


def _people(text: str) -> str | None:
    found = re.search(r"(\d[\d,]*)\s*(?:人次|人|名|位)?", text)
    return found.group(1).replace(",", "") if found else None


KIND = Kind(
    id="service_ledger",
    code="D29",
    zh="服务台账",
    en="Service ledger",
    rank=5,
    cues=Cues(
        titles=_TITLES,
        anchors=(
            "服务诉求", "企业诉求", "服务时间", "服务地点", "意见反馈", "参与企业", "服务记录", "服务需求",
            "企业反馈",
        ),
        negative=("入驻时间", "租用面积", "企业满意度", "放款日期", "资格证名称"),
    ),
    fields=(
        FieldSpec("unit_name", "单位", "Unit", "organisation", ("单位名称", "填报单位")),
        FieldSpec("year", "年度", "Year", "integer", ("年度",)),
        FieldSpec("rows", "服务", "Services", "rows", columns=COLUMNS, required=True),
        FieldSpec("filled_by", "填表人", "Filled in by", "person", ("填表人",)),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)  # fmt: skip
