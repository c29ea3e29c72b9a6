"""服务设施、软件、仪器设备清单: what the platform owns to serve with (domain 1.11, Qinghai annex 4).

Values are stored in yuan whatever the printed unit. Whether 设备原值 is meant per piece or per row is left to
the checks, which test both against the printed total.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Column, Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.text.cell_values import meaning
from dossier_ai.text.grounded import occluded, read
from dossier_ai.text.list_fields import list_rows_field
from dossier_ai.text.list_frame import printed_unit, unit_name_and_seal
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.rows import Listing, list_rows

COLUMNS = (
    Column("seq", ("序号", "No.", "编号"), "integer"),
    Column(
        "name",
        (
            "设备设施",
            "设备名称",
            "名称",
            "设备设施名称",
            "仪器设备名称",
            "设施设备名称",
            "软件名称",
            "资产名称",
            "仪器名称",
            "设施名称",
            "设备（软件）名称",
            "设备/软件名称",
            "仪器设备",
            "设施/设备名称",
            "设备及软件名称",
            "设施设备",
        ),
    ),
    Column(
        "function",
        (
            "功能",
            "用途",
            "主要功能",
            "功能用途",
            "型号规格",
            "主要用途",
            "功能及用途",
            "用途说明",
            "功能说明",
            "用途/功能",
            "功能/用途",
            "使用功能",
        ),
    ),
    Column(
        "quantity",
        (
            "数量",
            "台套数",
            "数量(台/套)",
            "台（套）数",
            "件数",
            "套数",
            "台数",
            "数量（台）",
            "数量（套）",
            "数量（台套）",
            "数量（件）",
        ),
        "integer",
    ),
    Column(
        "value",
        (
            "设备原值",
            "原值",
            "金额",
            "价值",
            "设备原值(万元)",
            "购置金额",
            "购置价格",
            "账面原值",
            "资产原值",
            "购置价",
            "原值（万元）",
            "原值（元）",
            "金额（万元）",
            "采购金额",
            "购入价格",
            "设备价值",
            "购买价格",
            "资产价值",
            "购置原值",
        ),
        "money",
    ),
    Column("remark", ("备注", "说明", "备注说明", "附注")),
)
_ANNEX_UNIT = "万元"


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    listing = list_rows(document.pages, COLUMNS, anchor="name")
    # The annex prints 单位：万元; a list whose unit was lost in reading is still that annex (domain 1.11).
    unit = printed_unit(document, listing) or _ANNEX_UNIT
    fields = unit_name_and_seal(document, "unit_sealed")
    rows = list_rows_field(document, listing, COLUMNS, unit=unit)
    if rows is not None:
        fields.append(rows)
    fields.extend(_totals(document, listing, unit))
    fields.extend(page_number_fields(document))
    return fields


def _totals(document: Document, listing: Listing, unit: str) -> list[Field]:
    """The figures of the 合计 row (the last one, where pages carry subtotals)."""
    fields: list[Field] = []
    for column, key in (("quantity", "total_quantity"), ("value", "total_value")):
        for row in reversed(listing.totals):
            held = row.cells.get(column)
            if held is None or not re.search(r"\d", held.text):
                continue
            said = meaning(held.text, "integer" if column == "quantity" else "money", unit)
            if isinstance(said.value, str):
                fields.append(read(document, key, held.spans, said.value, state=said.state))
            else:
                fields.append(occluded(document, key, held.spans[0]))
            break
    return fields


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
