# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Credit reports and certificates of lawful conduct as blocks; an empty section says 暂无相关信息."""

from __future__ import annotations

import random
from typing import Any

from dossier_ai.corpus.flow import Block, Cell, Gap, Grid, Line, Para
from dossier_ai.corpus.ink import sample_seal
from dossier_ai.corpus.prints import print_date
from dossier_ai.corpus.sheet import Run
from dossier_ai.corpus.views import View

_BLUE = (28, 84, 160)
_STATUS = {
    "listed": ("有效", "列入", "在列"),
    "removed": ("已移出", "移出", "已移出"),
    "repaired": ("已修复", "信用修复", "已修复"),
}
_NOTHING = ("暂无相关信息", "暂无相关记录信息", "查询结果：无")
_SECTIONS = {
    "penalty": "行政处罚信息", "abnormal": "经营异常名录信息", "serious": "严重违法失信信息", "dishonest": "失信被执行人信息", "tax": "欠税公告信息",
    "judicial": "司法协助信息", "other": "其他信息",
}  # fmt: skip


def credit_blocks(view: View, rng: random.Random) -> list[Block]:
    """The report its `report_kind` names: public credit, register print, certificate, query."""
    kind = view.fields.get("report_kind")
    if kind == "compliance":
        return _certificate(view, rng)
    if kind == "dishonest_query":
        return _query(view, rng)
    return (_report, _table_report, _prose_report)[view.layout](view, rng)


def _day(view: View, style: str) -> list[Run]:
    on = view.fields.get("report_date")
    return [(print_date(on, style), "report_date")] if on else []


def _head(view: View) -> list[tuple[str, list[Run]]]:
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


def _records(view: View, section: str) -> list[tuple[int, dict[str, Any]]]:
    return [(i, r) for i, r in enumerate(view.fields.get("records") or []) if r.get("section") == section]


def _count(view: View, index: int, section: dict[str, Any]) -> list[Run]:
    count = section.get("count")
    return [(str(count), f"sections[{index}].count")] if count not in (None, "") else []


def _status(view: View, record: dict[str, Any]) -> str:
    return _STATUS.get(str(record.get("status")), ("",) * 3)[view.layout]


def _record_rows(view: View, index: int, record: dict[str, Any], style: str) -> list[list[Cell]]:
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
            else _status(view, record)
            if key == "status"
            else str(value)
        )
        rows.append([Cell(label, align="left"), Cell(text, f"records[{index}].{key}", align="left")])
    return rows


def _report(view: View, rng: random.Random) -> list[Block]:
    """Cover lines, then one numbered part per section, records as small tables."""
    f = view.fields
    out: list[Block] = [
        Gap(10), Line([(f.get("title", "法人和非法人组织公共信用信息报告"), "title")], 21, "hei", align="center", bold=True, after=10),
    ]  # fmt: skip
    rows = [[Cell(label, align="left", font="hei"), Cell(runs, align="left")] for label, runs in _head(view)]
    rows.append([Cell("报告生成日期", align="left", font="hei"), Cell(_day(view, "plain"), align="left")])
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
                    (section.get("title") or _SECTIONS[section["section"]], f"sections[{i}].title"),
                    ("（共 ", None),
                    *_count(view, i, section),
                    (" 条）", None),
                ],
                12.5,
                "hei",
                before=4,
                after=2,
                colour=_BLUE,
            )
        )
        records = _records(view, section["section"])
        if not records:
            out.append(Line([(_NOTHING[0], None)], 11, align="center", before=2, after=3))
        for index, record in records:
            out += [Grid((42, 128), _record_rows(view, index, record, "plain"), 10, row_height=8), Gap(2)]
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
    out += [Line([(f"{label}：", None), *runs], 10.5, after=1.5) for label, runs in _head(view)]
    out.append(Line([("下载时间：", None), *_day(view, "dashes"), (" 10:26:18", None)], 10.5, after=4))
    out.append(
        Grid(
            (12, 90, 30), [[Cell(t, bold=True) for t in ("序号", "信息类别", "记录数（条）")], *([Cell(str(i + 1)), Cell([(s.get("title") or _SECTIONS[s["section"]], f"sections[{i}].title")]), Cell(_count(view, i, s) or "")] for i, s in enumerate(sections))],
            10, heads=1,
        )
    )  # fmt: skip
    for section in sections:
        out.append(
            Line(f"▌{section.get('title') or _SECTIONS[section['section']]}", 11.5, "hei", before=5, after=2)
        )
        records = _records(view, section["section"])
        head = [Cell(t, bold=True) for t in ("序号", "列入日期", "事由", "作出决定机关", "状态", "移出日期")]
        if not records:
            out.append(Grid((174,), [[Cell(_NOTHING[1])]], 10))
            continue
        rows = []
        for n, (index, r) in enumerate(records, 1):
            cells = [Cell(str(n))]
            for key in ("date", "content", "authority", "status", "removed_on"):
                value = r.get(key) or ""
                text = (
                    print_date(value, "dashes")
                    if value and key in ("date", "removed_on")
                    else _status(view, r)
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
    for label, runs in _head(view):
        out += [Line(label, 8.5, colour=(120, 120, 120), after=0.4), Line(runs, 12.5, after=2.5)]
    out += [
        Line("报告日期", 8.5, colour=(120, 120, 120), after=0.4),
        Line(_day(view, "full_dots"), 12.5, after=5),
    ]
    for i, section in enumerate(f.get("sections") or []):
        out.append(
            Line(
                [(section.get("title") or _SECTIONS[section["section"]], f"sections[{i}].title")],
                13,
                "hei",
                before=3,
                after=1.5,
            )
        )
        records = _records(view, section["section"])
        count = _count(view, i, section)
        if not records:
            out.append(
                Para(
                    [(_NOTHING[2], None), *([("（", None), *count, ("条）", None)] if count else [])],
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
                text += [("（", None), (_status(view, r), f"records[{index}].status")]
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


def _certificate(view: View, rng: random.Random) -> list[Block]:
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
            (s.get("title") or _SECTIONS[s["section"]], f"sections[{i}].title"),
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
        Line(_day(view, ("plain", "words", "spaced")[view.layout]), 14, align="right"),
    ]


def _query(view: View, rng: random.Random) -> list[Block]:
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
    for label, runs in _head(view):
        out.append(Line([(f"{label}：", None), *runs], 11.5, "hei", after=2))
    for i, s in enumerate(f.get("sections") or []):
        title: Run = (s.get("title") or _SECTIONS[s["section"]], f"sections[{i}].title")
        records = _records(view, s["section"])
        if view.layout == 1:
            out.append(
                Grid(
                    (60, 40, 70),
                    [
                        [Cell("查询类别", bold=True), Cell("记录数", bold=True), Cell("结果", bold=True)],
                        [
                            Cell([title]),
                            Cell(_count(view, i, s) or ""),
                            Cell("见下表" if records else _NOTHING[1]),
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
                Line([("共 ", None), *_count(view, i, s), (" 条", None)], 10.5, colour=grey, after=2),
            ]
            if not records:
                out.append(
                    Line(
                        "在全国范围内没有找到相关的结果" if view.layout == 0 else _NOTHING[2],
                        12,
                        before=3,
                        after=3,
                        align="center" if view.layout == 0 else "left",
                    )
                )
        for index, record in records:
            out += [Gap(2), Grid((42, 128), _record_rows(view, index, record, "plain"), 10, row_height=8)]
    return [
        *out,
        Line(
            [
                ("查询时间：", None),
                *_day(view, ("dashes", "plain", "slashes")[view.layout]),
                (" 09:41", None),
            ],
            10,
            colour=grey,
            before=6,
        ),
    ]
