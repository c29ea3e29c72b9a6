"""入驻企业名单, 入驻协议: which enterprises a base houses, and on which day (domain 1.30, CB-6A-3).

The rules need two lists, at the end of the last year and now: each says its day in its title or its head. A
document whose lines name two days keeps none, since its rows cannot be told apart. An agreement of one tenant
is a list of one row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Cell, Column, Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.text.column_shapes import told_by_shape
from dossier_ai.text.flow import Flow
from dossier_ai.text.form_rows import form_rows, is_list
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import occluded, read
from dossier_ai.text.headlines import headline
from dossier_ai.text.ledger_cells import leading_day
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.list_fields import Reader, list_rows_field
from dossier_ai.text.list_frame import filled_by, printed_unit
from dossier_ai.text.list_pairs import contact_readers
from dossier_ai.text.list_titles import lines_at, snapshot_days, unit_fields
from dossier_ai.text.money_cells import money_cell
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.rows import Listing, ListRow, list_rows

_TITLES = (
    r"(入驻|在园|在孵|在驻|入园|入孵|孵化|园区)(小微)?企业(基本)?(情况)?(名单|名册|清单|一览表|明细表?|汇总表|统计表|登记表|情况表|表)",
    r"入驻(名单|清单|协议|一览表|合同)",
    r"(孵化|入孵|入园)(协议|合同)",
)
_AGREEMENT = re.compile(r"协议|合同")
COLUMNS = (
    Column("seq", ("序号", "No.", "编号"), "integer"),
    Column("name", (
        "企业名称", "入驻企业名称", "入驻企业", "单位名称", "公司名称", "在孵企业名称", "在园企业名称",
        "入园企业", "入园企业名称", "在驻企业", "在驻企业名称", "孵化企业", "孵化企业名称", "在孵企业",
        "进驻企业", "进驻企业名称", "入驻单位", "入驻单位名称", "企业全称", "入驻主体", "主体名称",
        "市场主体名称", "企业（单位）名称", "租户名称", "承租企业", "企业", "租户", "公司", "入孵企业名称",
    ), "organisation"),
    Column("uscc", (
        "统一社会信用代码", "社会信用代码", "信用代码", "组织机构代码/信用代码", "统一信用代码", "统一代码",
        "企业代码", "社会统一信用代码", "纳税人识别号", "机构代码", "信用代码证号", "注册号", "税号", "代码",
    ), "uscc"),
    Column("industry", (
        "所属行业", "行业", "行业类别", "所属行业领域", "行业领域", "主营业务", "行业分类", "所属产业",
        "产业类别", "行业门类", "国民经济行业", "产业领域", "所属领域", "主营行业", "行业类型", "从事行业",
        "主要业务", "主营产品", "经营范围", "行业名称", "经营业务",
    )),
    Column("size", (
        "企业规模", "规模", "企业规模(中/小/微)", "划型", "企业类型", "企业划型", "规模类型", "规模等级",
        "规模划分", "企业类别", "划型结果", "大中小微", "企业规模类型", "规模类别", "划型类型",
        "企业规模划型", "类型",
    )),
    Column("entered_on", (
        "入驻时间", "入驻日期", "入园时间", "入孵时间", "入园日期", "进驻时间", "入驻年月", "进园时间",
        "进园日期", "入场时间", "起租日期", "起租时间", "入孵日期", "签约时间", "进驻日期", "入驻起始时间",
        "入驻（签约）时间", "租赁起始日", "入驻园区时间", "入住时间", "入园年月", "入驻起止时间",
        "孵化开始时间", "入驻",
    ), "date"),
    Column("area", (
        "租用面积", "使用面积", "租赁面积", "场地面积", "入驻面积", "面积", "租用面积(平方米)", "面积(㎡)",
        "经营面积", "办公面积", "占用面积", "场地使用面积", "孵化面积", "租用场地面积", "使用场地面积",
        "建筑面积", "实际使用面积", "入驻场地面积", "租用面积（㎡）", "使用面积（㎡）", "占地面积",
        "用房面积", "场所面积",
    ), "area"),
    Column("staff", (
        "从业人数", "从业人员", "从业人员数", "员工人数", "职工人数", "人员数", "就业人数", "从业人员数量",
        "从业人员（人）", "员工数", "员工数量", "用工人数", "在职人数", "就业人员", "就业人员数", "职工数",
        "吸纳就业", "吸纳就业人数", "带动就业", "带动就业人数", "员工总数", "职工总数", "人数", "在职员工数",
        "参保人数", "职工人数（人）", "员工",
    ), "integer"),
    Column("revenue", (
        "营业收入", "上年营业收入", "年营业收入", "年度营业收入", "销售收入", "年收入", "年营收", "营收",
        "上年营收", "上年度营业收入", "上年度营收", "上一年度营业收入", "上一年营业收入", "年度营收",
        "年销售收入", "销售额", "年销售额", "营业额", "年营业额", "主营业务收入", "年主营业务收入", "总收入",
        "年产值", "产值", "营业总收入", "上年收入", "上年销售收入", "上年度销售收入", "经营收入", "年度收入",
        "业务收入", "本年营业收入", "去年营业收入", "营业收入情况", "全年营业收入", "累计营业收入", "收入",
    ), "money"),
    Column("status", (
        "是否在孵", "是否毕业", "是否在孵/毕业", "在孵/毕业", "在孵状态", "状态", "孵化状态", "孵化情况",
        "入驻状态", "在驻状态", "孵化阶段", "毕业情况", "是否毕业企业", "企业状态", "目前状态", "当前状态",
        "孵化类型", "在园状态", "在孵情况", "在孵或毕业",
    )),
    Column("contact", (
        "联系人", "企业联系人", "联系人姓名", "负责人", "联络人", "对接人", "企业负责人", "企业联络人",
        "企业对接人", "联系人员", "负责人姓名",
    ), "person"),
    Column("phone", (
        "联系电话", "联系方式", "电话", "手机", "手机号码", "手机号", "电话号码", "联系人电话", "联系号码",
        "联系手机", "负责人电话", "联络电话",
    ), "phone"),
)  # fmt: skip
_TENANT = (
    Column(
        "name",
        ("乙方", "乙方（盖章）", "入驻方", "入驻企业", "入驻单位", "入孵企业", "企业名称"),
        "organisation",
    ),
    Column("area", ("租用面积", "使用面积", "入驻面积", "面积"), "area"),
    Column(
        "entered_on", ("入驻时间", "入驻日期", "入驻期限", "协议期限", "孵化期限", "合同期限", "期限"), "date"
    ),
)
_STOPS = ("甲方", "地址", "法定代表人", "联系人", "联系电话", "统一社会信用代码", "签订日期")
_DECLARED = re.compile(
    r"(?:入驻|在园|在孵|孵化)(?:小微|中小)?(?:企业)?(?:总数|总计|合计|共计|共有|共|数量|数)*[:]?(?:为|有|达)?(\d{1,5})[家户个]"
    r"|(?:共计|合计|总计|共有|共)[:]?(?:入驻|在园|在孵)?(?:企业)?(\d{1,5})[家户个]"
)


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    title = headline(document, _TITLES)
    listing = list_rows(document.pages, COLUMNS, anchor="name", least=3, told=told_by_shape)
    fields = unit_fields(document, "unit_sealed", title, listing)
    if is_list(listing, COLUMNS):
        fields.extend(_snapshot(document, listing, title, lines))
        unit = printed_unit(document, listing)
        rows = list_rows_field(document, listing, COLUMNS, unit=unit or "元", made=_made(unit))
        fields.extend(_declared(document, listing, lines))
    else:
        rows = form_rows(
            document, _TENANT, anchors=("name",), stops=_STOPS, said={"entered_on": _first_day, "area": _area}
        )
    if rows is not None:
        fields.append(rows)
    fields.extend(filled_by(document, listing))
    fields.extend(page_number_fields(document))
    return fields


def _snapshot(document: Document, listing: Listing, title: Span | None, lines: Sequence[Line]) -> list[Field]:
    """The one day on which the list counts; nothing can be told where the lines name several."""
    around = [*lines_at(title), *listing.head, *_captions(lines, listing), *listing.foot]
    days = snapshot_days(list(dict.fromkeys(around)))
    if len(days) > 1:
        return [occluded(document, "snapshot_on", days[0].spans[0])]
    return [
        read(
            document,
            "snapshot_on",
            day.spans,
            day.value,
            grounding="normalised" if day.derived else "exact",
            confidence=0.8 if day.derived else None,
        )
        for day in days
    ]


def _captions(lines: Sequence[Line], listing: Listing) -> list[Line]:
    """Lines of further pages above the list: another snapshot begins with its caption."""
    tables = [m.table for m in listing.maps]
    return [x for x in lines if any(x.page is t.page and x.rect.cy < t.rect.top for t in tables)]


def _made(unit: str | None) -> dict[str, Reader]:
    """Revenue without any unit on the page has no meaning: neither yuan nor ten thousand is assumed."""
    revenue = next(c for c in COLUMNS if c.key == "revenue")

    def of_row(row: ListRow, number: int) -> Cell | None:
        held = row.cells.get("revenue")
        return money_cell(held, revenue, unit) if held is not None else None

    return {"revenue": of_row, **contact_readers()}


def _first_day(text: str) -> str | None:
    """The day on which a term begins, or the one day that is printed."""
    return (leading_day(text) or "").partition("/")[0] or None


def _area(text: str) -> str | None:
    found = re.search(r"(\d[\d,]*(?:\.\d+)?)\s*(?:平方米|平米|㎡|m2|m²)?", text)
    return found.group(1).replace(",", "") if found else None


def _declared(document: Document, listing: Listing, lines: Sequence[Line]) -> list[Field]:
    """How many tenants the paper itself states: below or above the list, or in its 合计 row."""
    for line in [*reversed(listing.foot), *listing.head, *(x for row in listing.totals for x in _lines(row))]:
        flow = Flow([line])
        found = _DECLARED.search(flow.packed)
        if found is not None:
            group = 1 if found.group(1) else 2
            return [
                read(document, "declared_total", flow.packed_spans(*found.span(group)), found.group(group))
            ]
    return []


def _lines(row: ListRow) -> list[Line]:
    return [line for held in row.cells.values() for cell in held.cells for line in cell.lines]


KIND = Kind(
    id="tenant_list",
    code="D30",
    zh="入驻企业名单",
    en="Tenant list",
    rank=5,
    cues=Cues(
        titles=_TITLES,
        anchors=(
            "入驻时间", "入驻日期", "入园时间", "租用面积", "租赁面积", "从业人数", "从业人员", "是否在孵",
            "入驻企业", "企业规模", "在孵",
        ),
        negative=("服务内容简述", "企业满意度", "服务诉求", "放款日期", "出租方", "机构名称"),
    ),
    fields=(
        FieldSpec("unit_name", "单位", "Unit", "organisation", ("填报单位", "单位名称")),
        FieldSpec("snapshot_on", "统计时点", "Counted on", "date", ("截至", "统计时间")),
        FieldSpec("unit_sealed", "单位盖章", "Sealed by the unit", "mark", ("盖章",)),
        FieldSpec("declared_total", "企业总数", "Declared number of tenants", "integer", ("共有入驻企业",)),
        FieldSpec("rows", "入驻企业", "Tenants", "rows", columns=COLUMNS, required=True),
        FieldSpec("filled_by", "填表人", "Filled in by", "person", ("填表人",)),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)  # fmt: skip
