# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""The summary of operations of Qinghai annex 6 as blocks: 24 columns under a header of two levels."""

from __future__ import annotations

import random
from typing import Any

from dossier_ai.corpus.flow import Block, Cell, Gap, Grid, Line
from dossier_ai.corpus.ink import sample_seal
from dossier_ai.corpus.prints import plain_number, print_date, print_wan
from dossier_ai.corpus.sheet import Run
from dossier_ai.corpus.views import View

#: key of the column, printed heading, the group it stands under
COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("seq", "序号", ""), ("platform_name", "平台名称", ""), ("contact", "联系人", ""), ("phone", "联系电话", ""),
    ("site_area", "服务场地面积", ""), ("staff_count", "总人数", "员工数"), ("college_count", "其中：大专（含）以上学历", "员工数"),
    ("title_count", "中级（含）以上技术职称", "员工数"), ("served_total", "累计数", "服务企业数"), ("served_new", "新增数", "服务企业数"),
    ("served_growth", "同比增长（%）", "服务企业数"), ("agreements", "签订服务协议户数", "服务企业数"),
    ("revenue_new", "新增金额", "营业收入"), ("revenue_growth", "同比增长（%）", "营业收入"),
    ("service_income_new", "新增金额", "其中：服务收入"), ("service_income_growth", "同比增长（%）", "其中：服务收入"),
    ("profit_new", "新增金额", "利润"), ("profit_growth", "同比增长（%）", "利润"), ("tax_new", "新增金额", "上缴税金"),
    ("tax_growth", "同比增长（%）", "上缴税金"), ("events_total", "累计数", "举办服务活动场次"), ("events_new", "新增数", "举办服务活动场次"),
    ("gov_events_total", "累计数", "其中：以政府名义举办场次"), ("gov_events_new", "新增数", "其中：以政府名义举办场次"),
)  # fmt: skip
_MONEY = ("revenue_new", "service_income_new", "profit_new", "tax_new")
_WIDTHS = {"seq": 7, "platform_name": 25, "contact": 12, "phone": 18, "site_area": 12}


def operations_blocks(view: View, rng: random.Random) -> list[Block]:
    """Layout 0 as in the annex, 1 with the particulars at the foot and a total row, 2 on A3 with a third
    header row of column numbers."""
    head, width = _head(view.layout), []
    for key, _, _ in COLUMNS:
        width.append(_WIDTHS.get(key, 10.5 if key not in _MONEY else 13.5))
    rows = [
        [
            Cell(_printed(r, key), f"rows[{i}].{key}" if r.get(key) is not None else None)
            for key, _, _ in COLUMNS
        ]
        for i, r in enumerate(view.fields.get("rows", []))
    ]
    if view.layout == 1:
        rows.append([Cell("合计", columns=5), *(Cell("") for _ in COLUMNS[5:])])
    grid = Grid(
        tuple(width), [*head, *rows], {0: 6.5, 1: 7, 2: 9}[view.layout], heads=len(head), row_height=(9, 8, 12)[view.layout],
        pad=0.6, repeat_head=view.layout != 1,
    )  # fmt: skip
    title = Line(
        "青海省中小企业公共服务示范平台运营情况汇总表",
        16 if view.layout != 2 else 20,
        "hei",
        align="center",
        bold=True,
        after=2,
    )
    year: Run = (view.fields.get("year", ""), "year")
    period: list[Run] = (
        [("（ ", None), year, (" 年度）", None)] if view.layout != 2 else [year, ("年度", None)]
    )
    note = Line(
        "本表由各示范平台填报至各市州/园区中小企业主管部门，由各市州/园区中小企业主管部门汇总后，于每年7月20日和次年1月30日前报省工业和信息化厅中小企业发展局。", 7.5, before=2,
    )  # fmt: skip
    particulars = _particulars(view, rng)
    sealed = _authority(view, rng)
    if view.layout == 1:
        return [title, Line(period, 11, align="center", after=3), grid, Gap(3), sealed, particulars, note]
    if view.layout == 2:
        return [title, Line(period, 13, align="center", after=3), particulars, grid, Gap(4), sealed, note]
    return [title, Line(period, 11, align="center", after=3), sealed, particulars, grid, note]


def _printed(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    if value is None:
        return ""
    return print_wan(value) if key in _MONEY else plain_number(value) if key == "site_area" else str(value)


def _head(layout: int) -> list[list[Cell]]:
    first: list[Cell] = []
    second: list[Cell] = []
    group = None
    for _, label, over in COLUMNS:
        if not over:
            first.append(Cell(label, rows=2))
        elif over != group:
            count = sum(1 for *_, g in COLUMNS if g == over)
            first.append(Cell(over, columns=count))
        if over:
            second.append(Cell(label))
        group = over
    third = [Cell(str(n)) for n in range(1, len(COLUMNS) + 1)]
    return [first, second, third] if layout == 2 else [first, second]


def _authority(view: View, rng: random.Random) -> Line:
    f = view.fields
    seal = sample_seal(f["authority"], rng) if f.get("sealed") and f.get("authority") else None
    runs: list[Run] = [("市（州）/园区工信局（盖章）：", None), (f.get("authority", ""), "authority")]
    if view.layout == 2:
        return Line(runs, 12, after=2, seal=seal, seal_at=(-20, 0), seal_key="sealed")
    tabs, pieces = (0.0, 0.72), (runs, [("单位：万元、人、家、平方米", None)])
    return Line("", 9.5, after=2, tabs=tabs, pieces=pieces, seal=seal, seal_at=(-165, -1), seal_key="sealed")


def _particulars(view: View, rng: random.Random) -> Line:
    f = view.fields
    on = (
        print_date(f["filled_on"], rng.choice(["plain", "full_dots", "dashes"])) if f.get("filled_on") else ""
    )
    pieces: tuple[list[Run], ...] = (
        [("填报人：", None), (f.get("filled_by", ""), "filled_by")], [("联系电话：", None), (f.get("phone", ""), "phone")],
        [("填报时间：", None), (on, "filled_on")],
    )  # fmt: skip
    return Line("", 9.5 if view.layout != 2 else 12, after=2, tabs=(0.0, 0.32, 0.66), pieces=pieces)
