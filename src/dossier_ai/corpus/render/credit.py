# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Credit reports and certificates of lawful conduct as blocks; an empty section says 暂无相关信息."""

from __future__ import annotations

import random

from dossier_ai.corpus.flow import Block, Cell, Gap, Grid, Line, Para
from dossier_ai.corpus.prints import print_date
from dossier_ai.corpus.render.conduct import (
    NOTHING,
    SECTIONS,
    conduct_blocks,
    count_runs,
    day_runs,
    query_blocks,
    record_rows,
    records_of,
    status_word,
    subject_entries,
)
from dossier_ai.corpus.sheet import Run
from dossier_ai.corpus.views import View

_BLUE = (28, 84, 160)


def credit_blocks(view: View, rng: random.Random) -> list[Block]:
    """The report its `report_kind` names: public credit, register print, certificate, query."""
    kind = view.fields.get("report_kind")
    if kind == "compliance":
        return conduct_blocks(view, rng)
    if kind == "dishonest_query":
        return query_blocks(view, rng)
    return (_report, _table_report, _prose_report)[view.layout](view, rng)


def _report(view: View, rng: random.Random) -> list[Block]:
    """Cover lines, then one numbered part per section, records as small tables."""
    f = view.fields
    out: list[Block] = [
        Gap(10), Line([(f.get("title", "法人和非法人组织公共信用信息报告"), "title")], 21, "hei", align="center", bold=True, after=10),
    ]  # fmt: skip
    rows = [
        [Cell(label, align="left", font="hei"), Cell(runs, align="left")]
        for label, runs in subject_entries(view)
    ]
    rows.append([Cell("报告生成日期", align="left", font="hei"), Cell(day_runs(view, "plain"), align="left")])
    out += [
        Grid((46, 124), rows, 11, row_height=10),
        Gap(4),
        Line(
            "报告说明：本报告仅供测试，信息由各归集单位提供，以归集单位公布为准。",
            9,
            colour=(110, 110, 110),
            after=4,
        ),
    ]
    numerals = "一二三四五六七八九"
    for i, section in enumerate(f.get("sections") or []):
        out.append(
            Line(
                [
                    (f"{numerals[i % 9]}、", None),
                    (section.get("title") or SECTIONS[section["section"]], f"sections[{i}].title"),
                    ("（共 ", None),
                    *count_runs(view, i, section),
                    (" 条）", None),
                ],
                12.5,
                "hei",
                before=4,
                after=2,
                colour=_BLUE,
            )
        )
        records = records_of(view, section["section"])
        if not records:
            out.append(Line([(NOTHING[0], None)], 11, align="center", before=2, after=3))
        for index, record in records:
            out += [Grid((42, 128), record_rows(view, index, record, "plain"), 10, row_height=8), Gap(2)]
    return out


def _table_report(view: View, rng: random.Random) -> list[Block]:
    """A print of the register: overview table of counts, then one table a section with a column each."""
    f = view.fields
    sections = f.get("sections") or []
    out: list[Block] = [
        Line(
            [(f.get("title", "企业信用信息公示报告"), "title")],
            18,
            "song",
            align="center",
            bold=True,
            after=2,
            rule=(170, 40, 40),
        ),
        Gap(2),
    ]
    out += [Line([(f"{label}：", None), *runs], 10.5, after=1.5) for label, runs in subject_entries(view)]
    out.append(Line([("下载时间：", None), *day_runs(view, "dashes"), (" 10:26:18", None)], 10.5, after=4))
    out.append(
        Grid(
            (12, 90, 30), [[Cell(t, bold=True) for t in ("序号", "信息类别", "记录数（条）")], *([Cell(str(i + 1)), Cell([(s.get("title") or SECTIONS[s["section"]], f"sections[{i}].title")]), Cell(count_runs(view, i, s) or "")] for i, s in enumerate(sections))],
            10, heads=1,
        )
    )  # fmt: skip
    for section in sections:
        out.append(
            Line(f"▌{section.get('title') or SECTIONS[section['section']]}", 11.5, "hei", before=5, after=2)
        )
        records = records_of(view, section["section"])
        head = [Cell(t, bold=True) for t in ("序号", "列入日期", "事由", "作出决定机关", "状态", "移出日期")]
        if not records:
            out.append(Grid((174,), [[Cell(NOTHING[1])]], 10))
            continue
        rows = []
        for n, (index, r) in enumerate(records, 1):
            cells = [Cell(str(n))]
            for key in ("date", "content", "authority", "status", "removed_on"):
                value = r.get(key) or ""
                text = (
                    print_date(value, "dashes")
                    if value and key in ("date", "removed_on")
                    else status_word(view, r)
                    if key == "status"
                    else str(value)
                )
                cells.append(
                    Cell(
                        text,
                        f"records[{index}].{key}" if text else None,
                        align="left" if key == "content" else "center",
                    )
                )
            rows.append(cells)
        out.append(Grid((10, 24, 58, 40, 18, 24), [head, *rows], 9, heads=1))
    return out


def _prose_report(view: View, rng: random.Random) -> list[Block]:
    """Without rules: labels above, every section a heading with its result in a sentence."""
    f = view.fields
    out: list[Block] = [
        Line([(f.get("title", "信用信息查询报告"), "title")], 24, "hei", after=1),
        Line("CREDIT INFORMATION REPORT (SPECIMEN)", 9, colour=(120, 120, 120), after=5, rule=_BLUE),
    ]
    for label, runs in subject_entries(view):
        out += [Line(label, 8.5, colour=(120, 120, 120), after=0.4), Line(runs, 12.5, after=2.5)]
    out += [
        Line("报告日期", 8.5, colour=(120, 120, 120), after=0.4),
        Line(day_runs(view, "full_dots"), 12.5, after=5),
    ]
    for i, section in enumerate(f.get("sections") or []):
        out.append(
            Line(
                [(section.get("title") or SECTIONS[section["section"]], f"sections[{i}].title")],
                13,
                "hei",
                before=3,
                after=1.5,
            )
        )
        records = records_of(view, section["section"])
        count = count_runs(view, i, section)
        if not records:
            out.append(
                Para(
                    [(NOTHING[2], None), *([("（", None), *count, ("条）", None)] if count else [])],
                    11,
                    indent=0,
                )
            )
        elif count:
            out.append(Para([("查询到相关记录", None), *count, ("条：", None)], 11, indent=0))
        for index, r in records:
            text: list[Run] = (
                [(print_date(r["date"], "plain"), f"records[{index}].date"), ("，", None)]
                if r.get("date")
                else []
            )
            text += [
                (r.get("authority", ""), f"records[{index}].authority"),
                ("：", None),
                (r.get("content", ""), f"records[{index}].content"),
            ]
            if r.get("status"):
                text += [("（", None), (status_word(view, r), f"records[{index}].status")]
                text += (
                    [
                        ("，", None),
                        (print_date(r["removed_on"], "plain"), f"records[{index}].removed_on"),
                        ("）。", None),
                    ]
                    if r.get("removed_on")
                    else [("）。", None)]
                )
            out.append(Para(text, 11, indent=1))
    return out
