"""专家库名单 and 聘书: the experts a platform can call on (domain 1.26, for GD-7-3b and CP-4-3b).

A list gives one row per expert, a letter of appointment one expert. Whether an expert is external (employer
other than the applicant) is a check's business; here the employer is read as printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from dossier_ai.core import Cell, Column, Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.text.appointments import Said, read_appointment
from dossier_ai.text.cell_values import meaning
from dossier_ai.text.characters import squeeze
from dossier_ai.text.column_maps import ColumnMap
from dossier_ai.text.column_shapes import told_by_shape
from dossier_ai.text.flow import Flow
from dossier_ai.text.form_rows import form_rows
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import evidence_of, read
from dossier_ai.text.headlines import headline
from dossier_ai.text.letters import DATE, ORGANISATION, iso_date
from dossier_ai.text.list_fields import Reader, list_rows_field, listed_cell
from dossier_ai.text.list_frame import unit_name_and_seal
from dossier_ai.text.listed_terms import counted_in, day_of, listed_term, term_of_all
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.rows import ListCell, Listing, ListRow, list_rows
from dossier_ai.text.term_words import term_in

_TITLES = (
    r"专家库(?!.{0,8}(管理|办法|制度|章程|建设方案))",
    r"专家(名单|一览表|名录|名册|信息表|情况表|汇总表)",
    r"^(特聘|专家|入库专家)?聘[任请用]?(证)?书$",
)
COLUMNS = (
    Column("seq", ("序号", "No.", "编号"), "integer"),
    Column("name", (
        "姓名", "专家姓名", "专家", "名字", "专家名称", "入库专家", "姓", "名", "受聘人", "受聘专家",
        "导师姓名", "顾问姓名",
    ), "person"),
    Column("employer", (
        "工作单位", "所在单位", "现工作单位", "工作单位及职务", "单位名称", "任职单位", "单位", "就职单位",
        "供职单位", "单位（部门）", "现单位", "服务单位", "所属单位", "目前单位", "所在机构", "所在单位名称",
        "工作机构", "单位全称", "现任职单位", "任职机构", "工作单位（全称）", "来自单位", "所属机构",
        "工作单位名称",
    ), "organisation"),
    Column("title", (
        "职务/职称", "职称", "职务职称", "职称/职务", "职称职务", "职务及职称", "技术职称", "专业技术职称",
        "专业职称", "技术职务", "专业技术职务", "专业技术资格", "职称等级", "职级", "技术资格", "现任职称",
        "职称级别", "专家职称", "任职资格", "专业技术等级", "资格/职称", "职称/资格", "学术职称", "执业资格",
        "职称或职业资格", "职称、职务", "职务、职称", "资历", "头衔", "职称情况", "资质",
    )),
    Column("field", (
        "专业领域", "擅长领域", "专业特长", "服务领域", "研究方向", "研究领域", "技术领域", "专业方向",
        "专业", "领域", "擅长专业", "专长", "特长", "专业类别", "主攻方向", "从事专业", "从事领域",
        "咨询领域", "行业领域", "服务方向", "研究专长", "专业特长领域", "专长领域", "业务专长", "擅长方向",
        "擅长", "可提供服务", "服务内容", "服务专长", "专家类别", "专业/领域", "所属领域", "领域方向",
        "辅导领域", "咨询方向", "评审领域",
    )),
    Column("phone", (
        "联系方式", "联系电话", "电话", "手机", "手机号码", "手机号", "电话号码", "联系手机", "联系人电话",
        "移动电话", "通讯方式", "联系号码",
    ), "phone"),
    Column("appointed_on", (
        "聘任时间", "聘任日期", "聘请时间", "入库时间", "聘用时间", "受聘时间", "受聘日期", "起聘时间",
        "起聘日期", "入选时间", "入选日期", "入库日期", "聘请日期", "聘书日期", "聘书时间", "发聘时间",
        "发聘日期", "聘任年月", "聘用日期", "聘任起始时间", "聘期起始", "聘期开始", "聘任开始时间",
        "签约时间", "加入时间", "入选年月", "聘任年份", "受聘年月", "首聘时间", "首次聘任时间", "颁发日期",
        "发证日期", "聘任日", "起聘日", "聘任起始日期", "受聘起始日期", "聘任开始日期", "聘任日期（年月）",
        "聘请年月",
        "聘用年月", "入库年月", "聘书签发日期", "聘期自", "起始时间", "聘任开始", "受聘开始", "聘任起",
    ), "date"),
    Column("term", (
        "聘期", "聘任期限", "聘用期限", "聘任期", "有效期", "任期", "聘任年限", "服务期限", "受聘期限",
        "聘任周期", "聘任起止时间", "聘期起止", "聘任起止日期", "聘期（起止）", "聘任时限", "服务期",
        "聘请期限", "合作期限", "受聘期", "聘用期", "聘任有效期", "聘期时间", "任职期限", "任期时间",
        "起止时间", "聘用起止时间", "服务年限", "聘期（年）", "年限", "聘任时间及期限", "聘任时间（期限）",
        "聘任日期及期限", "聘任日期/聘期", "聘任时间/聘期", "聘任区间", "聘任期间", "聘任有效期限",
        "有效期限", "期限",
        "服务起止时间", "聘书有效期", "聘期及年限", "聘用时间（起止）", "聘任时间（起止）", "起止日期",
        "受聘起止时间",
    ), "period"),
)  # fmt: skip
# Where 职务 and 职称 are columns of their own the title is 职称; a lone 职务 is all that is printed.
_PRINTED = (
    *COLUMNS,
    Column("post", ("职务", "现任职务", "岗位")),
    Column("mixed", (
        "备注", "说明", "聘任情况", "聘任信息", "聘用情况", "聘任", "聘书情况", "其他", "简介", "个人简介",
        "专家简介", "基本情况", "专家情况",
    )),
    Column("begins", ("起", "起始", "聘期起", "自", "开始", "起始日期", "开始日期", "聘任开始日期"), "date"),
    Column("ends", (
        "止", "截止", "聘期止", "至", "终止", "结束", "截止日期", "结束日期", "终止日期", "到期", "到期日期",
        "到期时间", "聘期届满", "聘任截止日期", "解聘日期", "聘期至", "聘任至", "有效期至", "聘期截止",
        "聘期结束",
        "聘任到期日", "届满日期", "聘期届满日", "聘任截止时间", "聘任截止", "受聘截止", "聘任止",
        "聘任到期时间", "期满日期", "聘期到期日",
    ), "date"),
)  # fmt: skip


# 专家 and single characters head columns; in running lines they are words.
_CARD = tuple(
    replace(column, labels=tuple(x for x in column.labels if len(x) > 1 and x != "专家"))
    for column in COLUMNS[1:]
)
_CARD_STOPS = (
    *("性别", "出生年月", "学历", "毕业院校", "简介", "个人简介", "专家简介", "主要业绩", "工作经历", "邮箱"),
    *("电子邮箱", "备注", "编号", "序号", "身份证号", "职务", "照片", "政治面貌", "通讯地址", "地址"),
)


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    listing = list_rows(document.pages, _PRINTED, anchor="name", least=3, told=_told)
    fields = _list(document, listing) if listing.rows else _cards_or_letter(document)
    fields.extend(page_number_fields(document))
    return fields


def _list(document: Document, listing: Listing) -> list[Field]:
    fields = unit_name_and_seal(document, "unit_sealed", listing)
    if not any(f.key == "unit_name" for f in fields):
        fields.extend(_unit_in_title(document))
    made = {"title": _title, "appointed_on": _appointed_on, "term": _term_reader(listing)}
    rows = list_rows_field(document, listing, COLUMNS, made=made)
    return [*fields, rows] if rows is not None else fields


def _unit_in_title(document: Document) -> list[Field]:
    """The unit whose name opens the title: 某某服务有限公司专家库名单."""
    title = headline(document, _TITLES)
    line = next((x for x in lines_in(document.pages[:1]) if title and x.rect.overlap(title.rect) > 0), None)
    if line is None:
        return []
    flow = Flow([line])
    found = ORGANISATION.match(re.split(r"(?:外部|特聘|外聘)?专家", flow.packed)[0])
    if found is None or len(found.group()) < 6:
        return []
    name = found.group().replace("(", "（").replace(")", "）")
    return [read(document, "unit_name", flow.packed_spans(0, found.end()), name)]


def _told(found: ColumnMap, columns: Sequence[Column]) -> ColumnMap:
    """Columns by their shape: a lone column of days is that of the appointment."""
    return told_by_shape(found, COLUMNS)


_TITLE_IN_TEXT = re.compile(
    r"(?:正高级|副高级|高级|中级|初级|助理|注册|[一二三]级)?[\u4e00-\u9fff]{0,4}?"
    r"(?:工程师|经济师|会计师|统计师|审计师|律师|讲师|副?教授|副?研究员|技师|咨询师)"
)
_REMARK = re.compile(r".*聘.*|.*(?:任期|有效期|入库|期限).*|[\d年月日号至到起止.\-~—/自从()（）－～ ]+")
_TITLE_COLUMN = next(c for c in COLUMNS if c.key == "title")
_TERM_COLUMN = next(c for c in COLUMNS if c.key == "term")
_DATE_COLUMN = next(c for c in COLUMNS if c.key == "appointed_on")


def _title(row: ListRow, number: int) -> Cell | None:
    held = row.cells.get("title") or row.cells.get("post")
    if held is not None:
        return listed_cell(held, _TITLE_COLUMN)
    return _in_text(row.cells.get("mixed"), _TITLE_IN_TEXT, lambda text: text)


def _in_text(
    held: ListCell | None, pattern: re.Pattern[str], value_of: Callable[[str], str | None]
) -> Cell | None:
    """What a cell of several remarks says of one column."""
    flat = squeeze(held.text) if held is not None else ""
    found = pattern.fullmatch(flat) if pattern is _REMARK else pattern.search(flat)
    value = value_of(found.group()) if found is not None else None
    if held is None or value is None:
        return None
    evidence = tuple(evidence_of(span, "normalised") for span in held.spans)
    return Cell(value=value, raw=held.text, confidence=0.8 * held.confidence, evidence=evidence)


def _appointed_on(row: ListRow, number: int) -> Cell | None:
    """The day of appointment; the first day where the column prints a term, or where only a term is."""
    held = row.cells.get("appointed_on") or row.cells.get("begins")
    if held is None:
        term = row.cells.get("term")
        if term is not None:
            return _first_day(term, 0.8)
        return _in_text(row.cells.get("mixed"), _REMARK, _start_in)
    if meaning(held.text, "date").value is None:
        first = _first_day(held, 1.0)
        if first is not None:
            return first
    return listed_cell(held, _DATE_COLUMN)


def _first_day(held: ListCell, sure: float) -> Cell | None:
    """The first day of the term that a cell prints."""
    start = (term_in(held.text) or "").partition("/")[0]
    if not start:
        return None
    evidence = tuple(evidence_of(span, "normalised") for span in held.spans)
    return Cell(value=start, raw=held.text, confidence=sure * held.confidence, evidence=evidence)


def _start_in(text: str) -> str | None:
    """The day of appointment in a remark: the first day of its term, else the only day it names."""
    start = (term_in(text) or "").partition("/")[0]
    days = [m.group() for m in DATE.finditer(text)]
    return start or (iso_date(days[0]) if len(days) == 1 else None)


def _term_reader(listing: Listing) -> Reader:
    """The term; also where it is printed in the column of the day, in two columns of days, as years from that
    day, in a remark, or in a sentence for all."""
    said, unit = term_of_all(listing), counted_in(listing)

    def term(row: ListRow, number: int) -> Cell | None:
        begins = row.cells.get("appointed_on") or row.cells.get("begins")
        cell = listed_term(_TERM_COLUMN, row.cells.get("term"), begins, row.cells.get("ends"), said, unit)
        if cell is not None:
            return cell
        start = day_of(begins)
        return _in_text(row.cells.get("mixed"), _REMARK, lambda text: term_in(text, start))

    return term


def _cards(document: Document) -> list[Field]:
    """Experts introduced one after the other, each with labels of its own (姓名：… 工作单位：…); a letter of
    appointment has such labels once."""
    rows = form_rows(document, _CARD, anchors=("name",), stops=_CARD_STOPS, said={"term": term_in})
    if rows is None or not isinstance(rows.value, tuple):
        return []
    if not all(len(row) >= 2 for row in rows.value if isinstance(row, dict)):
        return []
    if len(rows.value) <= len(document.pages) and read_appointment(document) is not None:
        return []
    fields = unit_name_and_seal(document, "unit_sealed")
    if not any(f.key == "unit_name" for f in fields):
        fields.extend(_unit_in_title(document))
    return [*fields, rows]


def _cards_or_letter(document: Document) -> list[Field]:
    return _cards(document) or _letter(document)


def _letter(document: Document) -> list[Field]:
    said = read_appointment(document)
    fields: list[Field] = []
    if said is not None:
        for key, part in (
            ("expert", said.expert),
            ("appointer", said.appointer),
            ("field", said.field),
            ("appointed_on", said.appointed_on),
            ("term", said.term),
        ):
            if part is not None and part.spans:
                fields.append(_field(document, key, part))
    return fields


def _field(document: Document, key: str, part: Said) -> Field:
    if part.derived:
        return read(document, key, list(part.spans), part.value, grounding="normalised", confidence=0.8)
    return read(document, key, list(part.spans), part.value)


KIND = Kind(
    id="expert_pool",
    code="D26",
    zh="专家库名单、聘书",
    en="Expert pool or letter of appointment",
    rank=5,
    cues=Cues(
        titles=_TITLES,
        anchors=("工作单位", "专业领域", "擅长领域", "职务/职称", "聘任时间", "聘期", "兹聘", "特聘"),
        negative=("教育情况", "发证机关", "劳动者", "服务企业名称", "创业辅导师", "创业导师"),
    ),
    fields=(
        FieldSpec("unit_name", "单位名称", "Unit", "organisation", ("申报单位",)),
        FieldSpec("unit_sealed", "单位盖章", "Sealed by the unit", "mark", ("盖章",)),
        FieldSpec("rows", "专家", "Experts", "rows", columns=COLUMNS),
        FieldSpec("expert", "受聘专家", "Expert appointed", "person"),
        FieldSpec("appointer", "聘任单位", "Appointing unit", "organisation"),
        FieldSpec("field", "聘任领域", "Field", "text"),
        FieldSpec("appointed_on", "聘任日期", "Appointed on", "date"),
        FieldSpec("term", "聘期", "Term", "period"),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)
