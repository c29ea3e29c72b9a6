# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Certificates of lawful conduct and queries of enforcement as blocks, and the parts all credit papers share."""

from __future__ import annotations

import random
from typing import Any

from dossier_ai.corpus.flow import Block, Cell, Gap, Grid, Line, Para
from dossier_ai.corpus.ink import sample_seal
from dossier_ai.corpus.prints import print_date
from dossier_ai.corpus.sheet import Run
from dossier_ai.corpus.views import View

_STATUS = {
    "listed": ("有效", "列入", "在列"),
    "removed": ("已移出", "移出", "已移出"),
    "repaired": ("已修复", "信用修复", "已修复"),
}
NOTHING = ("暂无相关信息", "暂无相关记录信息", "查询结果：无")
SECTIONS = {
    "penalty": "行政处罚信息", "abnormal": "经营异常名录信息", "serious": "严重违法失信信息", "dishonest": "失信被执行人信息", "tax": "欠税公告信息",
    "judicial": "司法协助信息", "other": "其他信息",
}  # fmt: skip


def day_runs(view: View, style: str) -> list[Run]:
    on = view.fields.get("report_date")
    return [(print_date(on, style), "report_date")] if on else []


def subject_entries(view: View) -> list[tuple[str, list[Run]]]:
    """Label and value of subject, code, number, issuer; the day is set by each layout."""
    f = view.fields
    person = f.get("subject_kind") == "person"
    labels = (("姓名", "名称"), ("查询人", "企业名称"), ("自然人", "主体名称"))[view.layout]
    out: list[tuple[str, list[Run]]] = [
        (labels[0] if person else labels[1], [(f.get("subject", ""), "subject")])
    ]
    for key, label in (
        ("subject_uscc", "统一社会信用代码"),
        ("report_no", ("报告编号", "编号", "报告编码")[view.layout]),
        ("issuer", ("报告出具单位", "报告来源", "提供单位")[view.layout]),
    ):
        if f.get(key):
            out.append((label, [(f[key], key)]))
    return out


def records_of(view: View, section: str) -> list[tuple[int, dict[str, Any]]]:
    return [(i, r) for i, r in enumerate(view.fields.get("records") or []) if r.get("section") == section]


def count_runs(view: View, index: int, section: dict[str, Any]) -> list[Run]:
    count = section.get("count")
    return [(str(count), f"sections[{index}].count")] if count not in (None, "") else []


def status_word(view: View, record: dict[str, Any]) -> str:
    return _STATUS.get(str(record.get("status")), ("",) * 3)[view.layout]


def record_rows(view: View, index: int, record: dict[str, Any], style: str) -> list[list[Cell]]:
    """One record as label and value rows."""
    rows = []
    for key, label in (
        ("content", "内容"),
        ("authority", "作出机关"),
        ("date", "日期"),
        ("status", "当前状态"),
        ("removed_on", "移出（修复）日期"),
    ):
        value = record.get(key)
        if not value:
            continue
        text = (
            print_date(value, style)
            if key in ("date", "removed_on")
            else status_word(view, record)
            if key == "status"
            else str(value)
        )
        rows.append([Cell(label, align="left"), Cell(text, f"records[{index}].{key}", align="left")])
    return rows


def conduct_blocks(view: View, rng: random.Random) -> list[Block]:
    """A certificate of an authority that nothing is on record."""
    f = view.fields
    seal = sample_seal(f.get("issuer", ""), rng)
    subject: list[Run] = [(f.get("subject", ""), "subject")]
    if f.get("subject_uscc"):
        subject += [("（统一社会信用代码：", None), (f["subject_uscc"], "subject_uscc"), ("）", None)]
    out: list[Block] = [
        Gap(12),
        Line(
            [(f.get("title", "无违法违规证明"), "title")],
            26,
            "hei" if view.layout else "song",
            align="center",
            bold=True,
            spacing=3,
            after=6,
        ),
    ]
    if f.get("report_no"):
        out.append(
            Line(
                [(f["report_no"], "report_no")], 12, align="right" if view.layout == 1 else "center", after=8
            )
        )
    sections: list[Run] = []
    for i, s in enumerate(f.get("sections") or []):
        sections += [
            ("、" if i else "", None),
            (s.get("title") or SECTIONS[s["section"]], f"sections[{i}].title"),
        ]
    if view.layout == 2:
        rows = [
            [Cell("证明对象"), Cell(subject, align="left")],
            [Cell("证明事项"), Cell(sections or "违法违规情况", align="left")],
            [Cell("核查结果"), Cell("经查，在核查期间内未发现违法违规记录。", align="left")],
        ]
        out.append(Grid((36, 130), rows, 13, row_height=20))
    else:
        out.append(
            Para(
                [
                    ("经查询，", None),
                    *subject,
                    ("自成立以来能够遵守国家有关法律法规，在我局管理范围内", None),
                    *([("（", None), *sections, ("）", None)] if sections else []),
                    ("未发现违法违规行为和受到行政处罚的记录。", None),
                ],
                15,
                leading=2.1,
            )
        )
        out.append(Para("特此证明。", 15, leading=2.1))
    return [
        *out,
        Gap(20),
        Line([(f.get("issuer", ""), "issuer")], 14, align="right", after=4, seal=seal, seal_at=(-26, 5)),
        Line(day_runs(view, ("plain", "words", "spaced")[view.layout]), 14, align="right"),
    ]


def query_blocks(view: View, rng: random.Random) -> list[Block]:
    """A query of persons subject to enforcement, printed from a screen."""
    f = view.fields
    grey = (110, 114, 122)
    out: list[Block] = [
        Line(
            [(f.get("title", "失信被执行人信息查询"), "title")],
            17,
            "hei",
            align="left" if view.layout == 2 else "center",
            after=3,
            rule=(168, 36, 36),
        )
    ]
    for label, runs in subject_entries(view):
        out.append(Line([(f"{label}：", None), *runs], 11.5, "hei", after=2))
    for i, s in enumerate(f.get("sections") or []):
        title: Run = (s.get("title") or SECTIONS[s["section"]], f"sections[{i}].title")
        records = records_of(view, s["section"])
        if view.layout == 1:
            out.append(
                Grid(
                    (60, 40, 70),
                    [
                        [Cell("查询类别", bold=True), Cell("记录数", bold=True), Cell("结果", bold=True)],
                        [
                            Cell([title]),
                            Cell(count_runs(view, i, s) or ""),
                            Cell("见下表" if records else NOTHING[1]),
                        ],
                    ],
                    11,
                    heads=1,
                    row_height=11,
                )
            )
        else:
            out += [
                Line([title], 12, before=5, after=2),
                Line([("共 ", None), *count_runs(view, i, s), (" 条", None)], 10.5, colour=grey, after=2),
            ]
            if not records:
                out.append(
                    Line(
                        "在全国范围内没有找到相关的结果" if view.layout == 0 else NOTHING[2],
                        12,
                        before=3,
                        after=3,
                        align="center" if view.layout == 0 else "left",
                    )
                )
        for index, record in records:
            out += [Gap(2), Grid((42, 128), record_rows(view, index, record, "plain"), 10, row_height=8)]
    return [
        *out,
        Line(
            [
                ("查询时间：", None),
                *day_runs(view, ("dashes", "plain", "slashes")[view.layout]),
                (" 09:41", None),
            ],
            10,
            colour=grey,
            before=6,
        ),
    ]
