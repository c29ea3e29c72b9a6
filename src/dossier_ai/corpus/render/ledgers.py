# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Lists of services given and of tenants, over as many pages as they need."""

from __future__ import annotations

import random

from dossier_ai.corpus.flow import Block, Cell, Gap, Grid, Line
from dossier_ai.corpus.ink import sample_seal
from dossier_ai.corpus.prints import plain_number, print_date, print_wan
from dossier_ai.corpus.render.columns import Column, body_rows, head_rows, present, widths
from dossier_ai.corpus.sheet import Run
from dossier_ai.corpus.views import View

_LEDGER: tuple[tuple[Column, ...], ...] = (
    (
        Column("seq", "序号", 8), Column("enterprise", "参与企业", 42, align="left"), Column("demand", "企业服务诉求", 36, align="left"), Column("record", "服务记录", 44, align="left"),
        Column("date", "服务时间", 20, lambda v: print_date(v, "full_dots")), Column("place", "服务地点", 26), Column("persons", "人数", 10), Column("feedback", "意见反馈", 20),
        Column("category", "服务类别", 16), Column("provider", "服务提供方", 24), Column("fee", "收费情况", 16), Column("size", "规模", 10),
    ),
    (
        Column("seq", "编号", 8), Column("date", "日期", 28, lambda v: print_date(v, "plain")), Column("place", "地址", 28, align="left"), Column("category", "类别", 18),
        Column("demand", "需求", 34, align="left"), Column("record", "服务内容", 46, align="left"), Column("enterprise", "企业名称", 42, align="left"), Column("size", "企业类型", 12),
        Column("persons", "人次", 10), Column("provider", "服务机构", 26), Column("fee", "收费方式", 16), Column("feedback", "企业评价", 18),
    ),
    (
        Column("date", "时间", 22, lambda v: print_date(v, "dashes"), group="服务时间地点"), Column("place", "地点", 20, group="服务时间地点"),
        Column("enterprise", "服务对象", 30, align="left", group="服务对象"), Column("size", "规模", 9, group="服务对象"), Column("persons", "参加人数", 10, group="服务对象"),
        Column("demand", "诉求", 22, align="left", group="服务情况"), Column("record", "提供服务的记录", 32, align="left", group="服务情况"), Column("category", "类型", 13, group="服务情况"),
        Column("provider", "提供者", 18, group="服务情况"), Column("fee", "费用", 12, group="服务情况"), Column("feedback", "反馈", 14, font="kai"), Column("seq", "序", 7),
    ),
)  # fmt: skip
_TENANTS: tuple[tuple[Column, ...], ...] = (
    (
        Column("seq", "序号", 8), Column("name", "企业名称", 48, align="left"), Column("uscc", "统一社会信用代码", 38), Column("industry", "所属行业", 24), Column("size", "企业规模", 12),
        Column("entered_on", "入驻时间", 20, lambda v: print_date(v, "full_dots")), Column("area", "租用面积（㎡）", 16, plain_number), Column("staff", "从业人数", 12),
        Column("revenue", "营业收入（万元）", 18, print_wan), Column("status", "是否在孵/毕业", 16), Column("contact", "联系人", 14), Column("phone", "电话", 24),
    ),
    (
        Column("seq", "No.", 7), Column("uscc", "信用代码", 34), Column("name", "入驻企业", 42, align="left"), Column("size", "规模", 9), Column("industry", "行业", 18),
        Column("staff", "人数", 9), Column("area", "面积", 11, plain_number), Column("revenue", "年营收（万元）", 15, print_wan), Column("entered_on", "入驻日期", 20, lambda v: print_date(v, "dashes")),
        Column("status", "状态", 11), Column("contact", "联系人", 13), Column("phone", "联系电话", 22),
    ),
    (
        Column("name", "单位名称", 46, align="left", group="企业基本信息"), Column("uscc", "社会信用代码", 38, group="企业基本信息"), Column("industry", "行业类别", 22, group="企业基本信息"),
        Column("size", "类型（中/小/微）", 14, group="企业基本信息"), Column("contact", "负责人", 14, group="联系方式"), Column("phone", "手机", 25, group="联系方式"),
        Column("entered_on", "进驻时间", 24, lambda v: print_date(v, "plain"), group="入驻情况"), Column("area", "使用面积（平方米）", 16, plain_number, group="入驻情况"),
        Column("status", "孵化状态", 14, group="入驻情况"), Column("staff", "职工（人）", 12, group="经营情况"), Column("revenue", "销售额（万元）", 18, print_wan, group="经营情况"), Column("seq", "序号", 9),
    ),
)  # fmt: skip


def ledger_blocks(view: View, rng: random.Random) -> list[Block]:
    """Layout 0 ruled, header on every page; 1 with ditto marks, header once; 2 upright, grouped header, rows
    cut by the foot of the page."""
    f = view.fields
    rows = f.get("rows") or []
    columns = present(_LEDGER[view.layout], rows)
    head = head_rows(columns, bold=True)
    body = body_rows(
        columns, rows, ditto=rng.choice(["〃", "同上"]) if view.layout == 1 else "", repeated=("place", "category", "provider", "fee", "feedback"),
        font="kai" if view.layout == 1 and rng.random() < 0.5 else None,
    )  # fmt: skip
    grid = Grid(
        widths(columns), [*head, *body], (8, 8.5, 7.5)[view.layout], heads=len(head), repeat_head=view.layout == 0, row_height=(8, 9, 7)[view.layout], pad=0.9,
        split_rows=view.layout == 2,
    )  # fmt: skip
    year: list[Run] = [(f["year"], "year"), ("年度", None)] if f.get("year") else []
    unit: list[Run] = [
        (("单位名称：", "服务机构：", "填报单位：")[view.layout], None),
        (f.get("unit_name", ""), "unit_name"),
    ]
    if view.layout == 0:
        return [
            Line([*year, ("服务台账", None)], 18, "hei", align="center", bold=True, after=3),
            Line(unit, 10.5, after=2),
            grid,
        ]
    if view.layout == 1:
        title = Line("企业服务记录台账", 18, "song", align="center", bold=True, after=2)
        return [
            title,
            Line(
                "",
                10,
                after=2,
                tabs=(0.0, 0.8),
                pieces=(unit, [("年度：", None), (f.get("year", ""), "year")]),
            ),
            grid,
            Gap(3),
            Line("记录人：　　　　　　审核人：", 10),
        ]
    return [
        Line("中小企业服务登记表", 16, "hei", after=1),
        Line([*unit, ("　　", None), *year], 9.5, after=3, rule=(90, 90, 90)),
        grid,
    ]


def tenant_blocks(view: View, rng: random.Random) -> list[Block]:
    """Layout 0 landscape, 1 upright with a total row, 2 landscape with grouped headings and half rules."""
    f = view.fields
    rows = f.get("rows") or []
    columns = present(_TENANTS[view.layout], rows)
    head = head_rows(columns, bold=view.layout != 1)
    body = body_rows(columns, rows)
    total = f.get("declared_total")
    if view.layout == 1 and total:
        body.append(
            [
                Cell("合计", columns=2),
                Cell(
                    [("共 ", None), (total, "declared_total"), (" 家", None)],
                    columns=len(columns) - 2,
                    align="left",
                ),
            ]
        )
    grid = Grid(
        widths(columns), [*head, *body], (8, 7.5, 8)[view.layout], heads=len(head), repeat_head=view.layout != 1, row_height=(8.5, 8, 9)[view.layout], pad=0.8,
        sides=view.layout != 2, inner_lines=view.layout != 2, row_lines=view.layout == 2, head_fill=(232, 236, 242) if view.layout == 2 else None,
    )  # fmt: skip
    seal = sample_seal(f.get("unit_name", ""), rng) if f.get("unit_sealed") else None
    style = ("plain", "full_dots", "words")[view.layout]
    on = print_date(f["snapshot_on"], style) if f.get("snapshot_on") else ""
    unit: list[Run] = [
        (("基地运营单位（盖章）：", "填报单位（公章）：", "运营单位：")[view.layout], None),
        (f.get("unit_name", ""), "unit_name"),
    ]
    asof: list[Run] = [("截至", None), (on, "snapshot_on")] if on else []
    if view.layout == 0:
        count: list[Run] = (
            [("　共有入驻企业", None), (total, "declared_total"), ("家", None)] if total else []
        )
        return [
            Line("入驻企业名单", 18, "hei", align="center", bold=True, after=2), Line([("（", None), *asof, ("）", None)] if asof else "", 11, align="center", after=2),
            Line([*unit, *count], 10.5, after=2, seal=seal, seal_at=(-60, 5), seal_key="unit_sealed"), grid,
        ]  # fmt: skip
    if view.layout == 1:
        return [
            Line("小企业创业基地入驻企业一览表", 16, "song", align="center", bold=True, after=3),
            Line("", 10, after=2, tabs=(0.0, 0.7), pieces=(unit, [("统计时点：", None), (on, "snapshot_on")])), grid,
            Line("（盖章）", 10.5, align="right", before=4, seal=seal, seal_at=(-14, 4), seal_key="unit_sealed"),
        ]  # fmt: skip
    sentence: list[Run] = [
        *asof,
        ("，基地入驻企业共计", None),
        (total or "", "declared_total"),
        ("户，明细如下：", None),
    ]
    return [
        Line("基地在驻企业清册", 18, "hei", after=3, rule=(60, 90, 140)), Line(sentence, 10.5, after=3), grid, Gap(4),
        Line(unit, 11, align="right", after=2, seal=seal, seal_at=(-24, 3), seal_key="unit_sealed"),
    ]  # fmt: skip
