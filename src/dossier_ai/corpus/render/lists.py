# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""The lists of the Qinghai annexes as blocks: staff roster (3), equipment (4), served enterprises (5)."""

from __future__ import annotations

import random
from typing import Any

from dossier_ai.corpus.flow import Block, Cell, Gap, Grid, Line, Mark
from dossier_ai.corpus.ink import SealSpec
from dossier_ai.corpus.prints import print_date, print_wan
from dossier_ai.corpus.render.free_lists import free_roster, free_served
from dossier_ai.corpus.sheet import Run
from dossier_ai.corpus.views import View


def _unit_line(view: View, label: str, right: str = "") -> Line:
    f = view.fields
    runs: list[Run] = [(f"{label}（盖章）：", None), (f["unit_name"], "unit_name")]
    if right:
        runs += [("　　　　" + right, None)]
    seal = SealSpec(f["unit_name"]) if f.get("unit_sealed") else None
    return Line(runs, 11, after=2, seal=seal, seal_at=(-22, 4), seal_key="unit_sealed", font="song")


def _foot(view: View, phone: str) -> Line:
    who = view.fields.get("filled_by") or view.extra.get("filled_by", "")
    return Line(
        "", 10.5, before=3, tabs=(0.03, 0.45),
        pieces=([("填表人：", None), (who, "filled_by")], [(f"联系电话：{phone}", None)]),
    )  # fmt: skip


def roster_blocks(view: View, rng: random.Random) -> list[Block]:
    """Annex 3: two header rows, one row a person; layout 1 prints them once, 3 is a free list upright."""
    if view.layout == 3:
        return free_roster(view, rng)
    rows = view.fields["rows"]
    head = [
        [
            Cell("序号", rows=2), Cell("姓名", rows=2), Cell("岗位", rows=2), Cell("教育情况", columns=2),
            Cell("专业资质情况", columns=2), Cell("在服务平台工作年限", rows=2), Cell("联系电话", rows=2),
        ],
        [Cell("学历"), Cell("毕业院校及专业"), Cell("资格证名称"), Cell("发证机关")],
    ]  # fmt: skip
    suffix = "年" if view.layout == 2 else ""
    body = [
        [
            Cell(r[c] + (suffix if c == "years" else ""), f"rows[{i}].{c}")
            for c in ("seq", "name", "post", "degree", "school_major", "title", "issuer", "years", "phone")
        ]
        for i, r in enumerate(rows)
    ]
    widths = (9, 16, 22, 17, 44, 23, 40, 18, 27)
    return [
        Line(view.extra.get("printed_title", "服务平台主要从业人员情况表"), 18, "hei" if view.layout else "song", align="center", bold=True, after=4),
        _unit_line(view, "申报单位"),
        Grid(
            widths, head + body, 9, heads=2, repeat_head=view.layout != 1, row_height=rng.choice([7.2, 8.2, 9]),
            per_page=tuple(view.extra.get("per_page", ())),
        ),
        _foot(view, view.extra["phone"]),
    ]  # fmt: skip


def equipment_blocks(view: View, rng: random.Random) -> list[Block]:
    """Annex 4, amounts in 万元, with a total row."""
    f = view.fields
    unit = view.extra["unit"]
    if view.layout == 2:
        return _equipment_half_ruled(view, unit, rng)
    heads = [Cell(t) for t in ("序号", "设备设施", "功能", "数量", "设备原值", "备注")]
    body = []
    for i, r in enumerate(f["rows"]):
        body.append(
            [
                Cell(r["seq"], f"rows[{i}].seq"), Cell(r["name"], f"rows[{i}].name"),
                Cell(r["function"], f"rows[{i}].function"), Cell(r["quantity"] + unit, f"rows[{i}].quantity"),
                Cell(print_wan(r["value"]), f"rows[{i}].value"),
                Cell(r["remark"], f"rows[{i}].remark" if r["remark"] else None),
            ]
        )  # fmt: skip
    total = [
        Cell("合计", columns=3 if view.layout else 1), *([] if view.layout else [Cell(""), Cell("")]),
        Cell(f["total_quantity"] + unit, "total_quantity"), Cell(print_wan(f["total_value"]), "total_value"), Cell(""),
    ]  # fmt: skip
    return [
        Line("服务平台服务设施、软件、仪器设备清单", 18, "hei", align="center", bold=True, after=4),
        _unit_line(view, "申报单位", "单位：万元"),
        Grid(
            (10, 44, 40, 18, 24, 26), [heads, *body, total], 10.5, heads=1, row_height=rng.choice([8, 9, 10])
        ),
        _foot(view, view.extra["phone"]),
    ]


def _equipment_half_ruled(view: View, unit: str, rng: random.Random) -> list[Block]:
    """The list with other words, columns and order, lines between rows only, totals in a sentence."""
    f = view.fields
    heads = [
        [
            Cell("设施（设备、软件）名称", rows=2), Cell("数量", rows=2), Cell("价值情况", columns=2), Cell("主要用途", rows=2), Cell("编号", rows=2),
        ],
        [Cell("原值（万元）"), Cell("备注")],
    ]  # fmt: skip
    body = [
        [
            Cell(r["name"], f"rows[{i}].name", align="left"), Cell(r["quantity"] + unit, f"rows[{i}].quantity"),
            Cell(print_wan(r["value"]), f"rows[{i}].value", align="right"), Cell(r["remark"], f"rows[{i}].remark" if r["remark"] else None),
            Cell(r["function"], f"rows[{i}].function", align="left"), Cell(r["seq"], f"rows[{i}].seq"),
        ]
        for i, r in enumerate(f["rows"])
    ]  # fmt: skip
    totals: list[Run] = [
        ("共计 ", None), (f["total_quantity"], "total_quantity"), (f" {unit or '台（套）'}，原值合计 ", None),
        (print_wan(f["total_value"]), "total_value"), (" 万元。", None),
    ]  # fmt: skip
    return [
        Line("服务设施、软件及仪器设备一览表", 17, "song", align="center", bold=True, after=3),
        Line(totals, 10.5, after=3),
        Grid(
            (46, 16, 24, 26, 44, 12), [*heads, *body], 10, heads=2, row_height=rng.choice([8, 9]), repeat_head=False,
            sides=False, inner_lines=False, row_lines=True,
        ),
        Gap(3), _unit_line(view, "填报单位"), _foot(view, view.extra["phone"]),
    ]  # fmt: skip


def _ticks(row: dict[str, Any], index: int, mark: Mark) -> list[Cell]:
    value = row["satisfaction"]
    key = f"rows[{index}].satisfaction"
    good = value in ("satisfied", "both")
    bad = value in ("dissatisfied", "both")
    return [
        Cell(mark=mark, key=key) if good else Cell(""),
        Cell(mark=mark, key=key) if bad else Cell(""),
    ]


#: Columns that lists of other schemes add to those of annex 5: key, heading, width.
_MORE: tuple[tuple[str, str, float], ...] = (
    ("uscc", "统一社会信用代码", 40), ("size", "企业规模", 12), ("served_on", "服务时间", 23), ("category", "服务类别", 20),
)  # fmt: skip


def _extra_cell(row: dict[str, Any], index: int, key: str) -> Cell:
    value = row.get(key)
    if not value:
        return Cell("")
    return Cell(print_date(value, "dashes") if key == "served_on" else str(value), f"rows[{index}].{key}")


def served_blocks(view: View, rng: random.Random) -> list[Block]:
    """Annex 5: tick columns under 企业满意度 and the two totals at the foot, over as many pages as needed;
    layout 3 says the answer in words."""
    if view.layout == 3:
        return free_served(view, rng)
    f = view.fields
    with_mode = view.extra.get("with_mode", False)
    more = [m for m in _MORE if any(r.get(m[0]) for r in f["rows"])]
    mark: Mark = view.extra.get("mark", "tick")
    first = [
        Cell("序号", rows=2),
        Cell("服务企业名称", rows=2),
        Cell("联系人", rows=2),
        Cell("联系电话", rows=2),
    ]
    first.append(Cell("服务内容简述", rows=2))
    if with_mode:
        first.append(Cell("服务方式（线上/线下）", rows=2))
    first += [Cell(label, rows=2) for _, label, _ in more]
    first.append(Cell("企业满意度", columns=2))
    head = [first, [Cell("满意"), Cell("不满意")]]
    body = []
    for i, r in enumerate(f["rows"]):
        cells = [
            Cell(r["seq"], f"rows[{i}].seq"), Cell(r["name"], f"rows[{i}].name", align="left"),
            Cell(r["contact"], f"rows[{i}].contact"), Cell(r["phone"], f"rows[{i}].phone"),
            Cell(r["service"], f"rows[{i}].service"),
        ]  # fmt: skip
        if with_mode:
            cells.append(Cell(r["mode"], f"rows[{i}].mode"))
        cells += [_extra_cell(r, i, key) for key, _, _ in more]
        body.append([*cells, *_ticks(r, i, mark)])
    columns = len(first) + 1
    half = columns - 3
    foot = [
        Cell(
            [("上一年度共服务企业 ", None), (f["declared_served"], "declared_served"), (" 家", None)],
            columns=half,
        ),
        Cell(
            [("总体满意率 ", None), (f["declared_satisfaction"], "declared_satisfaction"), ("%", None)],
            columns=columns - half,
        ),
    ]
    widths: list[float] = [9, 52, 17, 27, 42, 14, 14] if not with_mode else [9, 50, 16, 26, 36, 17, 13, 13]
    widths[-2:-2] = [width for _, _, width in more]
    height = view.extra.get("row_height") or rng.choice([6.6, 7.0, 7.8])
    blocks: list[Block] = [
        Line("平台服务中小企业名单及满意度评价表", 17, "hei", align="center", bold=True, after=3),
        Grid(
            tuple(widths), [*head, *body, foot], view.extra.get("pt", 9), heads=2, repeat_head=view.layout != 1,
            row_height=height, pad=0.9, per_page=tuple(view.extra.get("per_page", ())),
        ),
    ]  # fmt: skip
    if view.layout != 0 or view.extra.get("with_unit", True):
        blocks.insert(1, Line([("申报单位（盖章）：", None), (f["unit_name"], "unit_name")], 10.5, after=2))
    if view.layout == 2:
        blocks.append(Gap(2))
    return blocks
