# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Questionnaires on satisfaction and their summary as blocks."""

from __future__ import annotations

import random

from dossier_ai.corpus.flow import Block, Cell, Gap, Grid, Line, Para
from dossier_ai.corpus.ink import sample_seal
from dossier_ai.corpus.prints import print_date
from dossier_ai.corpus.render.deeds import HAND
from dossier_ai.corpus.sheet import Run
from dossier_ai.corpus.views import View

RATINGS = {
    "very_satisfied": "很满意",
    "satisfied": "满意",
    "basically_satisfied": "基本满意",
    "neutral": "一般",
    "dissatisfied": "不满意",
}
_QUESTIONS = ("服务态度", "服务内容与需求的符合程度", "服务人员的专业水平", "服务效率", "收费合理性")


def survey_blocks(view: View, rng: random.Random) -> list[Block]:
    """A questionnaire filled in by one enterprise, or the summary of many."""
    return _summary(view, rng) if view.fields.get("survey_kind") == "summary" else _form(view, rng)


def _form(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    chosen = f.get("rating")
    seal = sample_seal(f.get("enterprise", ""), rng) if f.get("sealed") else None
    style = ("plain", "spaced", "full_dots")[view.layout]
    day: list[Run] = [("日期：", None), (print_date(f["date"], style), "date")] if f.get("date") else []
    name: list[Run] = [
        (("企业名称（盖章）：", "被调查企业：", "企业（公章）：")[view.layout], None),
        (f.get("enterprise", ""), "enterprise"),
    ]
    title = Line(
        [(("中小企业服务满意度调查表", "服务满意度调查问卷", "企业服务评价表")[view.layout], "survey_kind")],
        20,
        "hei",
        align="center",
        bold=True,
        after=5,
    )
    if view.layout == 0:  # a tick in the column of the answer
        rows = [[Cell("评价项目", bold=True), *(Cell(t, bold=True) for t in RATINGS.values())]]
        for question in _QUESTIONS:
            rows.append(
                [
                    Cell(question, align="left"),
                    *(Cell(mark="handwritten_tick") if key == chosen else Cell("") for key in RATINGS),
                ]
            )
        rows.append(
            [
                Cell("总体评价", bold=True),
                *(
                    Cell(mark="handwritten_tick", key="rating") if key == chosen else Cell("")
                    for key in RATINGS
                ),
            ]
        )
        return [
            title,
            Line(name, 12, after=4, seal=seal, seal_at=(-24, 8), seal_key="sealed"),
            Grid((50, 22, 22, 22, 22, 22), rows, 11, heads=1, row_height=12),
            Gap(4),
            Line("意见和建议：", 12, after=26),
            Line(day, 12, align="right"),
        ]
    if view.layout == 1:  # boxes to tick, written in a line
        out: list[Block] = [
            title,
            Line(name, 12.5, after=3, fill=HAND),
            Para(
                "尊敬的企业负责人：为改进服务质量，请您对我们的服务作出评价，在相应选项前的方框内打“√”。", 12
            ),
        ]
        for number, question in enumerate((*_QUESTIONS, "您对平台服务的总体评价"), 1):
            overall = number == len(_QUESTIONS) + 1
            out.append(Line(f"{number}．{question}：", 12, before=3, after=2))
            runs: list[Run] = [
                (
                    f"{'☑' if key == chosen else '□'} {word}　　",
                    "rating" if overall and key == chosen else None,
                )
                for key, word in RATINGS.items()
            ]
            out.append(Line(runs, 12, after=2))
        return [
            *out,
            Gap(16),
            Line("填表单位（盖章）：", 12, after=6, seal=seal, seal_at=(26, 2), seal_key="sealed"),
            Line(day, 12, fill=HAND),
        ]
    chain: list[Run] = [(RATINGS.get(str(chosen), ""), "rating")]
    rows2 = [
        [Cell("服务项目"), Cell("企业管理咨询服务", align="left")],
        [Cell("总体满意程度"), Cell(chain, font="kai", pt=13)],
        [
            Cell("评价说明", high=34),
            Cell("服务人员工作认真负责，帮助企业解决了实际问题。", align="left", font="kai"),
        ],
    ]
    return [
        title,
        Grid((44, 120), rows2, 12, row_height=14),
        Gap(14),
        Line(name, 12, align="right", after=5, seal=seal, seal_at=(-26, 4), seal_key="sealed"),
        Line(day, 12, align="right"),
    ]


def _summary(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    rows = f.get("rows") or []
    seal = sample_seal(f.get("enterprise", "") or "样本", rng) if f.get("sealed") else None
    style = ("plain", "words", "full_dots")[view.layout]
    title = Line(
        [(("满意度调查情况汇总表", "服务满意度调查报告", "满意度统计结果")[view.layout], "survey_kind")],
        20,
        "hei",
        align="center",
        bold=True,
        after=6,
    )
    issued: list[Run] = [(f["issued_count"], "issued_count")] if f.get("issued_count") else []
    returned: list[Run] = [(f["returned_count"], "returned_count")] if f.get("returned_count") else []
    rate: list[Run] = [(f"{f['rate']}{'%' if view.layout else '％'}", "rate")] if f.get("rate") else []
    end: list[Block] = [
        Gap(10),
        Line(
            [(f.get("enterprise", ""), "enterprise" if f.get("enterprise") else None)],
            12,
            align="right",
            after=4,
            seal=seal,
            seal_at=(-24, 4),
            seal_key="sealed",
        ),
        Line([(print_date(f["date"], style), "date")] if f.get("date") else "", 12, align="right"),
    ]

    def level(value: str) -> str:
        return RATINGS.get(value, value)

    if view.layout == 0:
        grid_rows = [
            [Cell("评价等级", bold=True), Cell("份数", bold=True)],
            *(
                [Cell(level(r["level"]), f"rows[{i}].level"), Cell(r["count"], f"rows[{i}].count")]
                for i, r in enumerate(rows)
            ),
        ]
        head = [
            [
                Cell("发放份数"),
                Cell(issued or ""),
                Cell("收回份数"),
                Cell(returned or ""),
                Cell("满意率"),
                Cell(rate or ""),
            ]
        ]
        return [
            title,
            Grid((24, 30, 24, 30, 24, 30), head, 11, row_height=11),
            Gap(5),
            Grid((80, 80), grid_rows, 11, heads=1, row_height=10),
            *end,
        ]
    if view.layout == 1:
        text: list[Run] = [
            ("本次调查共发放问卷", None),
            *issued,
            ("份，收回有效问卷", None),
            *returned,
            ("份。其中，", None),
        ]
        for i, r in enumerate(rows):
            text += [
                ("评价为“", None),
                (level(r["level"]), f"rows[{i}].level"),
                ("”的", None),
                (r["count"], f"rows[{i}].count"),
                ("份" + ("，" if i < len(rows) - 1 else "。"), None),
            ]
        return [
            title,
            Line("一、调查情况", 13, "hei", after=2),
            Para(text, 13, leading=1.9),
            Line("二、调查结论", 13, "hei", after=2),
            Para(
                [("服务总体满意率为", None), *rate, ("。针对企业提出的意见，平台将进一步改进服务。", None)],
                13,
                leading=1.9,
            ),
            *end,
        ]
    across = [
        [
            Cell("选项", font="hei"),
            *(Cell([(level(r["level"]), f"rows[{i}].level")], font="hei") for i, r in enumerate(rows)),
        ],
        [Cell("数量"), *(Cell([(r["count"], f"rows[{i}].count")]) for i, r in enumerate(rows))],
    ]
    return [
        title, Grid((1,) * (len(rows) + 1), across, 12, heads=1, row_height=14, sides=False, inner_lines=False, row_lines=True), Gap(5),
        Line([("发出问卷数：", None), *issued], 12, after=2), Line([("有效回收数：", None), *returned], 12, after=2), Line([("总体满意度：", None), *rate], 13, "hei", after=2), *end,
    ]  # fmt: skip
