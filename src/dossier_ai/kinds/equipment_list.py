"""服务设施、软件、仪器设备清单: what the platform owns to serve with (domain 1.11, Qinghai annex 4).

Values are stored in yuan whatever the printed unit. Whether 设备原值 is meant per piece or per row is left to
the checks, which test both against the printed total.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Column, Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.core.kind import Format
from dossier_ai.text.cell_values import meaning
from dossier_ai.text.column_shapes import told_by_shape
from dossier_ai.text.flow import Flow
from dossier_ai.text.grounded import occluded, read
from dossier_ai.text.lines import Span
from dossier_ai.text.list_fields import list_rows_field
from dossier_ai.text.list_frame import printed_unit, unit_name_and_seal
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.rows import Listing, ListRow, list_rows

COLUMNS = (
    Column("seq", ("序号", "No.", "编号"), "integer"),
    Column("name", (
        "设备设施", "设备名称", "名称", "设备设施名称", "仪器设备名称", "设施设备名称", "软件名称",
        "资产名称", "仪器名称", "设施名称", "设备（软件）名称", "设备/软件名称", "仪器设备", "设施/设备名称",
        "设备及软件名称", "设施设备", "设备名", "设备及设施名称", "设施/设备/软件", "设备设施及软件名称",
        "软硬件名称", "名称及型号", "物品名称", "固定资产名称", "设施设备及软件", "设备（设施）名称",
        "设施（设备）名称", "设施、设备名称", "项目名称", "仪器设备/软件名称", "品名", "资产", "设备",
        "设施",
    )),
    Column("function", (
        "功能", "用途", "主要功能", "功能用途", "型号规格", "主要用途", "功能及用途", "用途说明", "功能说明",
        "用途/功能", "功能/用途", "使用功能", "作用", "主要作用", "功能描述", "功能简介", "功能（用途）",
        "用途（功能）", "服务用途", "服务功能", "使用用途", "用于", "应用领域", "主要服务内容",
        "主要功能及用途", "规格型号", "型号", "规格/型号", "规格", "型号/规格", "用途简述", "使用方向",
        "提供服务",
    )),
    Column("quantity", (
        "数量", "台套数", "数量(台/套)", "台（套）数", "件数", "套数", "台数", "数量（台）", "数量（套）",
        "数量（台套）", "数量（件）", "台（件、套）", "台件数", "数", "量", "设备数量", "资产数量",
        "套（台）数", "单位数量", "台/套", "台（件）数", "个数", "数量/台套", "数目", "套件数",
    ), "integer"),
    Column("value", (
        "设备原值", "原值", "金额", "价值", "设备原值(万元)", "购置金额", "购置价格", "账面原值", "资产原值",
        "购置价", "原值（万元）", "原值（元）", "金额（万元）", "采购金额", "购入价格", "设备价值",
        "购买价格", "资产价值", "购置原值", "购置价值", "账面价值", "原始价值", "原值合计", "总价", "购置费",
        "购置费用", "购入金额", "采购价", "采购价格", "合计金额", "总金额", "总值", "设备总值", "资产总值",
        "入账价值", "入账金额", "购置原价", "资产金额", "设备金额", "购买金额", "设备购置价", "投资额",
        "投资金额", "购置成本", "账面金额", "价格", "总价值", "设备价格", "取得成本", "资产账面原值",
        "账面值", "原价", "固定资产原值", "采购成本",
    ), "money"),
    Column("remark", (
        "备注", "说明", "备注说明", "附注", "备", "注", "使用状况", "说明事项", "其他说明", "其他", "权属",
        "产权", "产权归属", "取得方式", "使用状态", "状态", "来源",
    )),
)  # fmt: skip
_ANNEX_UNIT = "万元"


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    listing = list_rows(document.pages, COLUMNS, anchor="name", told=told_by_shape)
    # The annex prints 单位：万元; a list whose unit was lost in reading is still that annex (domain 1.11).
    unit = printed_unit(document, listing) or _ANNEX_UNIT
    fields = unit_name_and_seal(document, "unit_sealed", listing)
    rows = list_rows_field(document, listing, COLUMNS, unit=unit)
    if rows is not None:
        fields.append(rows)
    fields.extend(_totals(document, listing, unit))
    fields.extend(page_number_fields(document))
    return fields


_STATED = {
    "total_quantity": re.compile(
        r"(?:数量|设备|台套|总数|共计?|合计|总计|计)+(?:合计|总计|总数|共计?|为|是|有)*[:]?(\d[\d,]*)(?:余)?(?:[台套件个](?:\([台套件/]+\)|/[套件])?|项)"
        r"|(?:数量合计|合计数量|总数量|设备总数)[:]?(\d[\d,]*)"
    ),
    "total_value": re.compile(
        r"(?:原值|价值|金额|总值|总价|投资|资产)(?:合计|总计|总额|共计|总)*(?:人民币)?(?:约)?(?:为|达)?(?:\([^()]{1,6}\))?[:]?"
        r"(\d[\d,]*(?:\.\d+)?(?:[万亿千]?元)?)"
        r"|(?:合计|总计|共计)(?:人民币|金额|原值)*[:]?(\d[\d,]*(?:\.\d+)?[万亿千]?元)"
    ),
}


def _totals(document: Document, listing: Listing, unit: str) -> list[Field]:
    """The figures of the 合计 row (the last one, where pages carry subtotals), else of the line above or
    below the list that states them."""
    fields: list[Field] = []
    for column, key in (("quantity", "total_quantity"), ("value", "total_value")):
        format: Format = "integer" if column == "quantity" else "money"
        held = next((h for row in reversed(listing.totals) if (h := _figure_in(row, column))), None)
        if held is not None:
            text, spans = held
        else:
            stated = _stated(listing, _STATED[key])
            if stated is None:
                continue
            text, spans = stated
        said = meaning(text, format, unit)
        if isinstance(said.value, str):
            fields.append(read(document, key, spans, said.value, state=said.state))
        else:
            fields.append(occluded(document, key, spans[0]))
    return fields


def _figure_in(row: ListRow, column: str) -> tuple[str, Sequence[Span]] | None:
    held = row.cells.get(column)
    return (held.text, held.spans) if held is not None and re.search(r"\d", held.text) else None


def _stated(listing: Listing, pattern: re.Pattern[str]) -> tuple[str, Sequence[Span]] | None:
    """What the lines around the list state (共计23台（套），原值合计156.80万元), with its own unit."""
    noted = [
        line for row in listing.totals for held in row.cells.values() for c in held.cells for line in c.lines
    ]
    for line in [*reversed(listing.foot), *noted, *listing.head]:
        flow = Flow([line])
        for found in pattern.finditer(flow.packed):
            group = 1 if found.group(1) else 2
            spans = flow.packed_spans(*found.span(group))
            if spans:
                return found.group(group), spans
    return None


KIND = Kind(
    id="equipment_list",
    code="D11",
    zh="服务设施、软件、仪器设备清单",
    en="Equipment list",
    rank=5,
    cues=Cues(
        titles=(
            r"服务设施.*(仪器)?设备清单",
            r"仪器设备(清单|一览表)",
            r"设备设施(清单|一览表)",
            r"软硬件设施清单",
            r"设施设备(清单|一览表)",
            r"(设备|设施|仪器|软硬件|固定资产)(设备|设施)?(及|和|、)?(软件|设备|设施)?(明细|情况|配置|登记)*"
            r"(清单|一览表|明细表|台账|汇总表|登记表|情况表)",
            r"主要(仪器|服务)?(设施|设备)+(情况)?表$",
        ),
        anchors=("设备设施", "设备原值", "功能", "数量", "单位:万元", "合计"),
        negative=("姓名", "服务企业名称", "满意", "期末余额", "会计师事务所", "采购人"),
    ),
    fields=(
        FieldSpec("unit_name", "申报单位", "Applicant", "organisation", ("申报单位",), required=True),
        FieldSpec("unit_sealed", "申报单位盖章", "Sealed by the applicant", "mark", ("盖章",)),
        FieldSpec("rows", "设备", "Equipment", "rows", columns=COLUMNS, required=True),
        FieldSpec("total_quantity", "数量合计", "Total quantity", "integer", ("合计",)),
        FieldSpec("total_value", "原值合计（元）", "Total original value (yuan)", "money", ("合计",)),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)
