"""运营情况汇总表 (annex 6): what all platforms of a city or park report for a year (domain 1.13).

24 columns under a header of two levels, printed small on a landscape sheet. Money is stored in yuan; the
annex states 万元 in its head. A table with another number of columns is read by its headers, with less
confidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Column, Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.core.kind import Format
from dossier_ai.text.characters import squeeze
from dossier_ai.text.dates import parse_date
from dossier_ai.text.endorsements import sealed_field
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import read
from dossier_ai.text.labels import Labelled, find_all_labelled
from dossier_ai.text.letters import organisation_in
from dossier_ai.text.lines import Line
from dossier_ai.text.list_fields import list_rows_field
from dossier_ai.text.list_frame import filled_by, unit_in
from dossier_ai.text.ordered_columns import Slot, Wide, wide_rows
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.phones import read_phone

_ANNEX_UNIT = "万元"
_UNCOUNTED = 0.7
_GROWTH = ("同比增长", "同比增长（%）", "同比增长率", "增长率", "增长")
_NEW = ("新增金额", "新增额", "新增")
_TOTAL = ("累计数", "累计")
_ADDED = ("新增数", "新增")
# Printed order of the annex: key, header above, own labels, format.
_COLUMNS: tuple[tuple[str, str, tuple[str, ...], Format], ...] = (
    ("seq", "", ("序号", "序"), "integer"),
    ("platform_name", "", ("平台名称", "示范平台名称", "单位名称"), "organisation"),
    ("contact", "", ("联系人",), "person"),
    ("phone", "", ("联系电话", "联系方式", "电话"), "phone"),
    ("site_area", "", ("服务场地面积", "场地面积", "服务面积", "面积"), "area"),
    ("staff_count", "员工数", ("总人数", "员工总数", "总数"), "integer"),
    (
        "college_count",
        "员工数",
        ("其中：大专（含）以上学历", "大专（含）以上学历", "大专以上学历", "大专以上"),
        "integer",
    ),
    (
        "title_count",
        "员工数",
        ("中级（含）以上技术职称", "中级以上技术职称", "中级以上职称", "其中：中级（含）以上技术职称"),
        "integer",
    ),
    ("served_total", "服务企业数", _TOTAL, "integer"),
    ("served_new", "服务企业数", _ADDED, "integer"),
    ("served_growth", "服务企业数", _GROWTH, "percent"),
    (
        "agreements",
        "服务企业数",
        ("签订服务协议户数", "签订协议户数", "签订服务协议数", "签约户数"),
        "integer",
    ),
    ("revenue_new", "营业收入", _NEW, "money"),
    ("revenue_growth", "营业收入", _GROWTH, "percent"),
    ("service_income_new", "其中：服务收入", _NEW, "money"),
    ("service_income_growth", "其中：服务收入", _GROWTH, "percent"),
    ("profit_new", "利润", _NEW, "money"),
    ("profit_growth", "利润", _GROWTH, "percent"),
    ("tax_new", "上缴税金", _NEW, "money"),
    ("tax_growth", "上缴税金", _GROWTH, "percent"),
    ("events_total", "举办服务活动场次", _TOTAL, "integer"),
    ("events_new", "举办服务活动场次", _ADDED, "integer"),
    ("gov_events_total", "其中：以政府名义举办场次", _TOTAL, "integer"),
    ("gov_events_new", "其中：以政府名义举办场次", _ADDED, "integer"),
)
SLOTS = tuple(Slot(key, group, labels) for key, group, labels, _ in _COLUMNS)
COLUMNS = tuple(
    Column(key, tuple(group + label for label in labels) + labels, format)
    for key, group, labels, format in _COLUMNS
)
_AUTHORITY = (
    "市（州）/园区工信局（盖章）",
    "市（州）、园区工信局（盖章）",
    "市（州）园区工信局（盖章）",
    "市（州）/园区工信局",
    "市州工信局（盖章）",
    "工信局（盖章）",
    "推荐单位（盖章）",
    "主管部门（盖章）",
    "填报单位（盖章）",
    "填报单位",
    "推荐单位",
    "主管部门",
)
_FOOT = {
    "authority": _AUTHORITY,
    "phone": ("联系电话", "联系方式", "电话"),
    "filled_on": ("填报时间", "填报日期", "填表时间", "填表日期", "日期"),
}
_STOPS = ("填报人", "填表人", "单位：万元", "单位")
_YEAR = re.compile(r"(20\d\d)年度?")


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    wide = wide_rows(document.pages, SLOTS)
    lines = lines_in(document.pages)
    outside = [line for line in lines if not _in_table(line, wide)]
    found = [
        held
        for held in find_all_labelled(lines, _FOOT, stops=_STOPS)
        if not any(
            m.table.page is held.label.page and m.table.rect.contains(held.label.rect.cx, held.label.rect.cy)
            for m in wide.listing.maps
        )
    ]
    fields = [*_year(document, outside), *_frame(document, found)]
    fields.extend(filled_by(document, wide.listing))
    rows = list_rows_field(document, wide.listing, COLUMNS, unit=unit_in(outside) or _ANNEX_UNIT)
    if rows is not None:
        fields.append(rows if wide.counted else _doubted(rows))
    fields.extend(page_number_fields(document))
    return fields


def _in_table(line: Line, wide: Wide) -> bool:
    return any(
        m.table.page is line.page and m.table.ys[0] < line.rect.cy < m.table.ys[-1] for m in wide.listing.maps
    )


def _doubted(field: Field) -> Field:
    """The rows with less confidence: the columns were not the 24 of the form."""
    assert isinstance(field.value, tuple)
    rows = tuple(
        {
            key: cell.model_copy(update={"confidence": cell.confidence * _UNCOUNTED})
            for key, cell in row.items()
        }
        for row in field.value
        if isinstance(row, dict)
    )
    return field.model_copy(update={"value": rows, "confidence": round(field.confidence * _UNCOUNTED, 4)})


def _year(document: Document, lines: Sequence[Line]) -> list[Field]:
    for line in lines:
        chars = [i for i, char in enumerate(line.folded) if not char.isspace()]
        found = _YEAR.search("".join(line.folded[i] for i in chars))
        if found is None or not (found.group().endswith("度") or len(chars) <= 10):
            continue
        span = line.span(chars[found.start(1)], chars[found.end(1) - 1] + 1)
        if span is not None:
            return [read(document, "year", span, found.group(1))]
    return []


def _frame(document: Document, found: Sequence[Labelled]) -> list[Field]:
    """Authority with its seal, phone and date around the table."""
    fields: list[Field] = []
    authority = next((h for h in found if h.key == "authority"), None)
    named = organisation_in(authority.values) if authority is not None else None
    if named is not None:
        fields.append(read(document, "authority", named[1], named[0]))
    label = authority.label if authority is not None else None
    fields.append(sealed_field(document, "sealed", document.pages, label, reach=14.0)[0])
    for held in found:
        if any(f.key == held.key for f in fields) or not held.values:
            continue
        text = squeeze(held.text).strip(":：_")
        if held.key == "phone" and read_phone(text).kind != "invalid":
            fields.append(read(document, "phone", held.values, text))
        elif held.key == "filled_on":
            try:
                fields.append(read(document, "filled_on", held.values, parse_date(text).iso))
            except ValueError:
                continue
    return fields


KIND = Kind(
    id="operations_summary",
    code="D13",
    zh="运营情况汇总表",
    en="Operations summary table",
    rank=5,
    cues=Cues(
        titles=(r"运营情况汇总表", r"示范平台.*运营(情况|指标).*表"),
        anchors=(
            "服务场地面积",
            "新增金额",
            "同比增长",
            "上缴税金",
            "举办服务活动场次",
            "签订服务协议户数",
            "以政府名义举办",
        ),
    ),
    fields=(
        FieldSpec("year", "年度", "Year", "integer", ("年度",)),
        FieldSpec("authority", "市（州）/园区工信局", "Reporting authority", "organisation", _AUTHORITY),
        FieldSpec("sealed", "工信局盖章", "Sealed by the authority", "mark"),
        FieldSpec("filled_by", "填报人", "Filled in by", "person", ("填报人",)),
        FieldSpec("phone", "联系电话", "Phone", "phone", ("联系电话",)),
        FieldSpec("filled_on", "填报时间", "Filled in on", "date", ("填报时间",)),
        FieldSpec("rows", "平台", "Platforms", "rows", columns=COLUMNS, required=True),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)
