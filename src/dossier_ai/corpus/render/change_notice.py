# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Notices of a changed registration as blocks: what was registered before, what is registered now."""

from __future__ import annotations

import random

from dossier_ai.corpus.flow import Block, Cell, Gap, Grid, Line, Para
from dossier_ai.corpus.ink import sample_seal
from dossier_ai.corpus.prints import print_date
from dossier_ai.corpus.sheet import Run
from dossier_ai.corpus.views import View


def change_notice_blocks(view: View, rng: random.Random) -> list[Block]:
    """Layout 0 a notice with a ruled table, 1 a notice in prose, 2 a print of the register."""
    return (_notice, _prose, _print)[view.layout](view, rng)


def _signed(view: View, rng: random.Random, style: str) -> list[Block]:
    f = view.fields
    seal = sample_seal(f.get("registrar", ""), rng) if f.get("sealed") and f.get("registrar") else None
    out: list[Block] = [Gap(14)]
    if f.get("registrar"):
        out.append(
            Line(
                [(f["registrar"], "registrar")],
                13,
                align="right",
                after=4,
                seal=seal,
                seal_at=(-26, 5),
                seal_key="sealed",
            )
        )
    if f.get("approved_on"):
        out.append(Line([(print_date(f["approved_on"], style), "approved_on")], 13, align="right"))
    return out


def _value_runs(view: View, index: int, side: str) -> list[Run]:
    """A changed value; names and persons also stand for `old_name`, `new_legal_rep` and their like."""
    return [(view.fields["changes"][index][side], f"changes[{index}].{side}")]


def _notice(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    rows = [[Cell("变更事项"), Cell("变更前内容"), Cell("变更后内容")]]
    for i, change in enumerate(f.get("changes", [])):
        rows.append(
            [
                Cell(change["item"], f"changes[{i}].item"),
                Cell(_value_runs(view, i, "before"), align="left"),
                Cell(_value_runs(view, i, "after"), align="left"),
            ]
        )
    name: list[Run] = [(f.get("name", ""), "name"), ("：", None)]
    body: list[Block] = [
        Gap(8),
        Line(
            rng.choice(["准予变更登记通知书", "变更登记通知书", "核准变更登记通知书"]),
            24,
            "hei",
            align="center",
            bold=True,
            after=5,
        ),
    ]
    if f.get("doc_no"):
        body.append(Line([(f["doc_no"], "doc_no")], 12, align="center", after=9))
    body += [
        Line(name, 13, after=3),
        Para(
            [
                ("你单位提交的变更登记申请材料齐全，符合法定形式，我局决定准予变更登记。", None),
                *([("统一社会信用代码：", None), (f["uscc"], "uscc"), ("。", None)] if f.get("uscc") else []),
                ("变更内容如下：", None),
            ],
            13,
        ),
        Gap(3),
        Grid((34, 64, 64), rows, 11.5, heads=1, row_height=11),
        *_signed(view, rng, rng.choice(["plain", "words"])),
    ]
    return body


def _prose(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    out: list[Block] = [
        Gap(16),
        Line(
            rng.choice(["登记通知书", "企业名称变更核准通知书"])
            if f.get("new_name")
            else "变更（备案）通知书",
            26,
            "song",
            align="center",
            bold=True,
            spacing=2,
            after=6,
        ),
    ]
    if f.get("doc_no"):
        out.append(Line([(f["doc_no"], "doc_no")], 12, "kai", align="right", after=8))
    out += [
        Line([(f.get("name", ""), "name"), ("：", None)], 14, after=4),
        Para(
            "经审查，申请变更登记所提交的材料符合《中华人民共和国市场主体登记管理条例》的有关规定，现予以核准，具体如下：",
            14,
            leading=1.9,
        ),
    ]
    numerals = "一二三四五六七八"
    for i, change in enumerate(f.get("changes", [])):
        runs: list[Run] = [
            (f"{numerals[i % 8]}、", None), (change["item"], f"changes[{i}].item"), ("由“", None), *_value_runs(view, i, "before"),
            ("”变更为“", None), *_value_runs(view, i, "after"), ("”。", None),
        ]  # fmt: skip
        out.append(Para(runs, 14, leading=1.9))
    if f.get("uscc"):
        out.append(Para([("统一社会信用代码（不变）：", None), (f["uscc"], "uscc")], 14, leading=1.9))
    return [*out, Para("特此通知。", 14), *_signed(view, rng, "words")]


def _print(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    entries: list[list[Cell]] = []
    for label, key in (
        ("企业名称", "name"),
        ("统一社会信用代码", "uscc"),
        ("登记机关", "registrar"),
        ("通知书文号", "doc_no"),
    ):
        if f.get(key):
            entries.append([Cell(label, align="left", colour=(90, 96, 104)), Cell(f[key], key, align="left")])
    on = print_date(f["approved_on"], "dashes") if f.get("approved_on") else ""
    rows = [[Cell(t, font="hei") for t in ("序号", "变更日期", "变更前", "变更后", "变更事项")]]
    for i, change in enumerate(f.get("changes", [])):
        rows.append(
            [
                Cell(str(i + 1)), Cell(on, "approved_on" if on else None), Cell(_value_runs(view, i, "before"), align="left"),
                Cell(_value_runs(view, i, "after"), align="left"), Cell(change["item"], f"changes[{i}].item"),
            ]
        )  # fmt: skip
    out: list[Block] = [
        Line("企业变更信息", 17, "hei", after=2, rule=(40, 90, 160)),
        Gap(3),
        Grid((30, 90), entries, 10.5, row_height=8, sides=False, inner_lines=False, row_lines=True),
        Gap(6),
        Grid((9, 22, 46, 46, 24), rows, 9.5, heads=1, row_height=10, head_fill=(226, 234, 244)),
        Gap(4),
        Line("本信息由登记机关业务系统打印，加盖登记机关查询专用章有效。", 9, colour=(110, 110, 110)),
    ]
    if f.get("sealed"):
        seal = sample_seal(f.get("registrar", "登记机关"), rng, centre="查询专用章")
        out.append(
            Line(
                "打印窗口（章）：",
                10.5,
                align="right",
                before=8,
                seal=seal,
                seal_at=(-14, 6),
                seal_key="sealed",
            )
        )
    return out
