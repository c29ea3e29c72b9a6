# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""The roster and the list of served enterprises as applicants draw them up without the annex: other headings,
other orders, lines between rows only, answers in words."""

from __future__ import annotations

import random
from dataclasses import replace

from dossier_ai.corpus.flow import Block, Grid, Line, Para
from dossier_ai.corpus.ink import sample_seal
from dossier_ai.corpus.prints import print_date
from dossier_ai.corpus.render.columns import Column, body_rows, head_rows, present, widths
from dossier_ai.corpus.sheet import Run
from dossier_ai.corpus.views import View

_ROSTER = (
    Column("name", "姓  名", 17), Column("post", "职务/岗位", 23), Column("phone", "联系方式", 25), Column("degree", "学历", 14),
    Column("school_major", "毕业学校、专业", 36, align="left"), Column("title", "职称/职业资格", 22), Column("issuer", "评定（发证）单位", 32), Column("years", "从业年限", 11),
    Column("seq", "No.", 8),
)  # fmt: skip
_ANSWERS = {"satisfied": "满意", "dissatisfied": "不满意", "both": "满意、不满意"}
_SERVED = (
    Column("name", "企业名称", 46, align="left", group="服务对象"), Column("uscc", "统一社会信用代码", 38, group="服务对象"), Column("size", "规模", 11, group="服务对象"),
    Column("contact", "企业联系人", 16, group="服务对象"), Column("phone", "电话", 25, group="服务对象"), Column("category", "类别", 18, group="服务情况"),
    Column("service", "服务内容", 36, align="left", group="服务情况"), Column("mode", "线上/线下", 13, group="服务情况"), Column("served_on", "时间", 22, lambda v: print_date(v, "dashes"), group="服务情况"),
    Column("satisfaction", "企业评价", 15, lambda v: _ANSWERS[v]), Column("seq", "序号", 10),
)  # fmt: skip


def _ruled_between(grid: Grid) -> Grid:
    return replace(grid, sides=False, inner_lines=False, row_lines=True)


def free_roster(view: View, rng: random.Random) -> list[Block]:
    """One header row, the number last, the unit below the list."""
    f, e = view.fields, view.extra
    columns = present(_ROSTER, f["rows"])
    seal = sample_seal(f["unit_name"], rng) if f.get("unit_sealed") else None
    title = str(e.get("printed_title", "平台专职服务人员名册"))
    grid = Grid(
        widths(columns), [*head_rows(columns, font="hei"), *body_rows(columns, f["rows"])], 8.5, heads=1, row_height=rng.choice([8, 9]), pad=0.8,
        per_page=tuple(e.get("per_page", ())),
    )  # fmt: skip
    who: list[Run] = [
        ("制表：", None),
        (f.get("filled_by") or e.get("filled_by", ""), "filled_by"),
        (f"　　电话：{e['phone']}", None),
    ]
    return [
        Line(title, 17, "song", after=3, bold=True), _ruled_between(grid), Line(who, 10, before=3, after=4),
        Line([("单位公章：", None), (f["unit_name"], "unit_name")], 11, align="right", seal=seal, seal_at=(-24, 3), seal_key="unit_sealed"),
    ]  # fmt: skip


def free_served(view: View, rng: random.Random) -> list[Block]:
    """The totals in a sentence above, columns in groups, the answer as a word."""
    f, e = view.fields, view.extra
    columns = [c for c in present(_SERVED, f["rows"]) if c.key != "mode" or e.get("with_mode", True)]
    if "satisfaction" not in [c.key for c in columns]:
        columns.insert(-1, _SERVED[-2])
    head = head_rows(columns, font="hei")
    grid = Grid(
        widths(columns), [*head, *body_rows(columns, f["rows"])], e.get("pt", 8.5), heads=len(head), row_height=e.get("row_height") or rng.choice([6.8, 7.4]), pad=0.8,
        per_page=tuple(e.get("per_page", ())),
    )  # fmt: skip
    totals: list[Run] = [
        (f["unit_name"], "unit_name"), ("上一年度共服务中小企业 ", None), (f["declared_served"], "declared_served"), (" 家，总体满意率为 ", None),
        (f["declared_satisfaction"], "declared_satisfaction"), ("％，服务企业名单及评价如下。", None),
    ]  # fmt: skip
    return [
        Line("服务企业名单及评价情况", 17, "song", align="center", bold=True, after=3),
        Para(totals, 11, after=3),
        _ruled_between(grid),
    ]
