# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Lists of gathered institutions and of experts, and letters of appointment."""

from __future__ import annotations

import random
from dataclasses import replace

from dossier_ai.core.geometry import Rect
from dossier_ai.corpus.flow import Block, Cell, Drawing, Gap, Grid, Line, Para
from dossier_ai.corpus.ink import ornate_frame, press_seal, sample_seal
from dossier_ai.corpus.prints import print_date, print_span
from dossier_ai.corpus.render.columns import Column, body_rows, head_rows, present, widths
from dossier_ai.corpus.render.entries import TINTS
from dossier_ai.corpus.sheet import Run, Sheet
from dossier_ai.corpus.views import View


def _span(style: str, around: str) -> Column:
    return Column("term", "", 36, lambda v: print_span(v, style, around=around) if "/" in v else v)


def _date(style: str) -> Column:
    return Column("appointed_on", "", 22, lambda v: print_date(v, style))


_INSTITUTIONS = (
    (
        Column("seq", "序号", 9), Column("name", "机构名称", 48, align="left"), Column("category", "服务类别", 22), Column("mode", "合作方式", 16),
        replace(_span("full_dots", "{}-{}"), label="协议期限", width=46), Column("contact", "联系人", 16), Column("phone", "联系电话", 26),
    ),
    (
        Column("seq", "No.", 9), Column("category", "机构类型", 26), Column("name", "合作机构", 66, align="left"), Column("contact", "联系人", 18, group="联系方式"),
        Column("phone", "电话", 30, group="联系方式"), Column("mode", "方式（入驻/签约）", 24), replace(_span("plain", "{}至{}"), label="合作期限", width=52),
    ),
    (
        Column("name", "服务机构全称", 58, align="left"), Column("mode", "合作形式", 18), replace(_span("dashes", "{} ~ {}"), label="协议有效期", width=52),
        Column("category", "类别", 22), Column("phone", "联系方式", 28), Column("contact", "负责人", 16), Column("seq", "编号", 10),
    ),
)  # fmt: skip
_EXPERTS = (
    (
        Column("seq", "序号", 9), Column("name", "姓名", 15), Column("employer", "工作单位", 46, align="left"), Column("title", "职务/职称", 24),
        Column("field", "专业领域", 28), Column("phone", "联系方式", 26), replace(_date("full_dots"), label="聘任时间"), Column("term", "聘期", 30, lambda v: print_span(v, "full_dots", around="{}-{}") if "/" in v else v),
    ),
    (
        Column("seq", "序号", 9), Column("name", "专家姓名", 17), Column("title", "技术职称", 26, group="专家情况"), Column("field", "擅长领域", 34, group="专家情况"),
        Column("employer", "所在单位", 56, align="left", group="专家情况"), replace(_date("plain"), label="聘任日期", width=26), Column("term", "聘任期限", 46, lambda v: print_span(v, "plain", around="{}至{}") if "/" in v else v), Column("phone", "电话", 28),
    ),
    (
        Column("name", "姓  名", 16), Column("field", "研究方向", 30), Column("employer", "单位", 46, align="left"), Column("title", "职称", 22),
        replace(_date("dashes"), label="聘请时间"), Column("term", "有效期", 32, lambda v: print_span(v, "dashes", around="{}\n{}") if "/" in v else v), Column("phone", "手机", 27), Column("seq", "编号", 10),
    ),
)  # fmt: skip


def _table(view: View, sets: tuple[tuple[Column, ...], ...], rng: random.Random) -> Grid:
    rows = view.fields.get("rows") or []
    columns = present(sets[view.layout], rows)
    head = head_rows(columns, bold=view.layout != 1, font="hei" if view.layout == 2 else None)
    ditto, repeated = (
        (rng.choice(["〃", "同上"]), ("category", "mode", "employer", "term"))
        if view.layout == 1
        else ("", ())
    )
    body = body_rows(columns, rows, ditto=ditto, repeated=repeated)
    return Grid(
        widths(columns),
        [*head, *body],
        9.5,
        heads=len(head),
        repeat_head=view.layout != 1,
        row_height=rng.choice([8, 9, 10]),
        pad=0.8,
        split_rows=view.layout == 2,
        sides=view.layout != 2,
        inner_lines=view.layout != 2,
        row_lines=view.layout == 2,
    )


def _unit(view: View, label: str, rng: random.Random) -> Line:
    f = view.fields
    seal = sample_seal(f.get("unit_name", ""), rng) if f.get("unit_sealed") else None
    right = view.layout == 2
    return Line(
        [(label, None), (f.get("unit_name", ""), "unit_name")], 11, align="right" if right else "left", before=6 if right else 0, after=2, seal=seal,
        seal_at=(-24, 4), seal_key="unit_sealed",
    )  # fmt: skip


def institution_blocks(view: View, rng: random.Random) -> list[Block]:
    """The institutions that work with the applicant, as a list."""
    f = view.fields
    title = f.get("title") or ("集聚服务机构名单", "合作服务机构一览表", "签约服务机构清单")[view.layout]
    name = f.get("unit_name") or f.get("party_a", "")
    key = "unit_name" if f.get("unit_name") else "party_a"
    seal = sample_seal(name, rng) if f.get("sealed_a") or f.get("sealed") else None
    line = Line(
        [(("平台运营单位（盖章）：", "填报单位：", "单位（公章）：")[view.layout], None), (name, key)], 11, align="right" if view.layout == 2 else "left",
        before=6 if view.layout == 2 else 0, after=2, seal=seal, seal_at=(-24, 4), seal_key="sealed_a" if f.get("sealed_a") else "sealed",
    )  # fmt: skip
    head = Line(
        [(title, "title" if f.get("title") else None)],
        18,
        "hei" if view.layout != 1 else "song",
        align="center",
        bold=True,
        after=4,
    )
    grid = _table(view, _INSTITUTIONS, rng)
    out: list[Block] = [head, grid, line] if view.layout == 2 else [head, line, grid]
    if f.get("signed_on"):
        out.append(
            Line(
                [("填报日期：", None), (print_date(f["signed_on"]), "signed_on")],
                10.5,
                align="right",
                before=3,
            )
        )
    return out


def expert_blocks(view: View, rng: random.Random) -> list[Block]:
    """A list of experts; a view with an `expert` is a letter of appointment instead."""
    if view.fields.get("expert"):
        return _letter(view, rng)
    title = Line(
        ("专家库名单", "专家库成员一览表", "平台特聘专家名册")[view.layout],
        18,
        "hei",
        align="center",
        bold=True,
        after=4,
    )
    line = _unit(view, ("单位（盖章）：", "建库单位：", "（公章）")[view.layout], rng)
    grid = _table(view, _EXPERTS, rng)
    return [title, grid, line] if view.layout == 2 else [title, line, grid]


def _letter(view: View, rng: random.Random) -> list[Block]:
    """聘书: layout 0 prose in a frame, 1 plain paper with 兹聘请, 2 labelled entries in a table."""
    f = view.fields
    dark, _ = rng.choice(TINTS)
    style = ("plain", "words", "full_dots")[view.layout]
    term: list[Run] = (
        [(print_span(f["term"], style, around="{}至{}"), "term")]
        if f.get("term") and "/" in str(f["term"])
        else [(str(f.get("term", "")), "term")]
    )
    day = print_date(f["appointed_on"], style) if f.get("appointed_on") else ""
    seal = sample_seal(f.get("appointer", ""), rng)
    signed: list[Block] = [
        Gap(14),
        Line(
            [(f.get("appointer", ""), "appointer")], 15, align="right", after=4, seal=seal, seal_at=(-28, 5)
        ),
        Line([(day, "appointed_on")], 14, align="right"),
    ]

    def frame(sheet: Sheet, area: Rect) -> None:
        ornate_frame(sheet, Rect(12, 14, sheet.width - 12, 190), dark, 4.2, 6)

    field: list[Run] = [(f["field"], "field")] if f.get("field") else []
    if view.layout == 2:
        rows = [
            [Cell(label, font="hei"), Cell(runs, align="left")]
            for label, runs in (
                ("受聘专家", [(f["expert"], "expert")]),
                ("聘任领域", field),
                ("聘期", term),
                ("聘任单位", [(f.get("appointer", ""), "appointer")]),
                ("聘任日期", [(day, "appointed_on")]),
            )
        ]

        def press(sheet: Sheet, area: Rect) -> None:
            press_seal(sheet, area.right - 30, area.top - 14, seal, rng)

        return [
            Gap(10),
            Line("专家聘任证书", 26, "hei", align="center", bold=True, after=10),
            Grid((40, 120), rows, 13, row_height=15),
            Drawing(4, press),
        ]
    honorific = rng.choice(["同志", "先生", "老师", "专家"])
    if view.layout == 0:
        text: list[Run] = [
            ("兹聘请", None),
            (f["expert"], "expert"),
            (f"{honorific}为本平台专家库专家", None),
            *([("（", None), *field, ("领域）", None)] if field else []),
            ("，聘期", None),
            *term,
            ("。", None),
        ]
        return [
            Drawing(1, frame),
            Gap(20),
            Line("聘  书", 40, "kai", align="center", bold=True, after=16),
            Para(text, 18, leading=2.0),
            Para("特发此证。", 18),
            *signed,
        ]
    return [
        Gap(24), Line("聘 请 书", 34, "song", align="center", bold=True, after=14),
        Line([(f["expert"], "expert"), (f" {honorific}：", None)], 17, after=4),
        Para([("您在", None), *field, ("领域具有丰富经验，特聘请您为我单位外聘专家，聘任期限：", None), *term, ("。", None)], 17, leading=2.0), *signed,
    ]  # fmt: skip
