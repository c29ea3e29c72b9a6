# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Papers of employment as blocks: labour contracts, insurance lists, appointments."""

from __future__ import annotations

import random

from dossier_ai.corpus.flow import Block, Break, Cell, Gap, Grid, Line, Para
from dossier_ai.corpus.ink import sample_seal
from dossier_ai.corpus.prints import print_date, print_span
from dossier_ai.corpus.render.columns import Column, body_rows, head_rows, present, widths
from dossier_ai.corpus.render.deeds import HAND, Closing, Party, closing_blocks
from dossier_ai.corpus.render.entries import FAKE_IDENTITY
from dossier_ai.corpus.sheet import Run
from dossier_ai.corpus.views import View

_CLAUSES = (
    "乙方的劳动报酬按照甲方依法制定的工资分配制度确定，甲方每月15日前以货币形式支付上月工资。", "甲方实行每日工作八小时、每周工作四十小时的标准工时制度，因工作需要安排加班的依法支付加班工资。",
    "甲乙双方依法参加社会保险，甲方为乙方办理有关社会保险手续，乙方应缴部分由甲方代扣代缴。", "甲方应当建立健全劳动安全卫生制度，对乙方进行必要的安全教育和业务培训。",
    "乙方应遵守甲方依法制定的规章制度，保守商业秘密，按时完成规定的工作任务。", "双方协商一致，可以变更或者解除本合同。解除和终止本合同按照《中华人民共和国劳动合同法》的规定执行。",
    "因履行本合同发生争议的，可以向劳动争议仲裁委员会申请仲裁。本合同一式两份，双方各执一份。",
)  # fmt: skip


def labour_blocks(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    hand = HAND if view.layout == 1 else None
    style = ("plain", "spaced", "full_dots")[view.layout]
    around = ("自{}起至{}止", "{} 至 {}", "{}—{}")[view.layout]
    span: list[Run] = []
    if f.get("term"):
        open_end = f["term"].endswith("/..")
        span = [
            (
                "无固定期限，自" + print_date(f["term"][:10], style) + "起"
                if open_end
                else print_span(f["term"], style, around=around),
                "term",
            )
        ]
    job: list[Run] = [
        ("乙方从事", None),
        (f.get("level") or "企业服务岗位", "level" if f.get("level") else None),
        ("工作", None),
    ]
    if f.get("subject"):
        job += [("（", None), (f["subject"], "subject"), ("）", None)]
    closing = Closing(
        Party("甲方", f.get("unit", ""), "unit", True, None),
        Party("乙方", f.get("person", ""), "person", False, None, person=True),
        f.get("issued", ""),
        "issued",
        hand=view.layout == 1,
        style=style,
    )
    head = Line(
        [("劳 动 合 同" if view.layout else "劳动合同书", "certificate")],
        26 if view.layout != 2 else 20,
        "hei",
        align="center",
        bold=True,
        before=10,
        after=10,
    )
    number = (
        [Line([("编号：", None), (f["number"], "number")], 11, align="right", after=4)]
        if f.get("number")
        else []
    )
    if view.layout == 2:
        rows = [
            [Cell(a, font="hei"), Cell(r, align="left")]
            for a, r in (
                ("用人单位（甲方）", [(f.get("unit", ""), "unit")]),
                ("劳动者（乙方）", [(f.get("person", ""), "person")]),
                ("身份证号码", [(FAKE_IDENTITY, None)]),
                ("合同期限", span),
                ("工作内容", job[1:]),
            )
        ]
        return [
            head,
            *number,
            Grid((44, 120), rows, 12, row_height=11),
            Gap(4),
            *(Para(f"{n}. {t}", 11.5, indent=0, leading=1.8) for n, t in enumerate(_CLAUSES, 1)),
            *closing_blocks(closing, rng, "table"),
        ]
    out: list[Block] = [
        head, *number, Line([("甲方（用人单位）：", None), (f.get("unit", ""), "unit")], 13, after=4, fill=hand), Line([("乙方（劳动者）：", None), (f.get("person", ""), "person")], 13, after=4, fill=hand),
        Line(f"身份证号码：{FAKE_IDENTITY}", 13, after=6), Para("甲乙双方根据《中华人民共和国劳动合同法》，在平等自愿、协商一致的基础上订立本合同。", 12.5, leading=1.9),
        Para([("第一条　本合同期限：", None), *span, ("。", None)], 12.5, leading=1.9, fill=hand), Para([("第二条　", None), *job, ("。", None)], 12.5, leading=1.9, fill=hand),
    ]  # fmt: skip
    if view.layout == 1:
        out.append(Break())
    out += [Para(f"第{n}条　{t}", 12.5, leading=1.9) for n, t in zip("三四五六七八九", _CLAUSES, strict=True)]
    return [*out, *closing_blocks(closing, rng, "columns" if view.layout == 0 else "stacked")]


_INSURED = (
    (Column("seq", "序号", 12), Column("name", "姓名", 26), Column("period", "参保起止时间", 70, lambda v: print_span(v, "plain", around="{}至{}") if "/" in v else v), Column("months", "缴费月数", 24)),
    (Column("seq", "编号", 12), Column("name", "人员姓名", 28), Column("months", "累计月数", 24), Column("period", "缴费期间", 70, lambda v: print_span(v, "full_dots", around="{}-{}") if "/" in v else v)),
    (Column("name", "参保人", 26), Column("months", "实缴月数", 22), Column("period", "费款所属期", 74, lambda v: print_span(v, "dashes", around="{}~{}") if "/" in v else v), Column("seq", "No.", 12)),
)  # fmt: skip


def insurance_blocks(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    rows = f.get("rows") or []
    columns = present(_INSURED[view.layout], rows)
    columns.insert(2, Column("identity", ("证件号码", "社会保障号", "公民身份号码")[view.layout], 44))
    body = body_rows(columns, rows)
    for cells in body:  # the number is printed, but it is no field
        cells[2] = Cell("FAKE**********0000")
    grid = Grid(
        widths(columns),
        [*head_rows(columns, bold=True), *body],
        10,
        heads=1,
        row_height=8,
        repeat_head=view.layout != 1,
        sides=view.layout != 2,
        inner_lines=view.layout != 2,
        row_lines=view.layout == 2,
    )
    unit: list[Run] = [
        (("单位名称：", "参保单位：", "缴费单位名称：")[view.layout], None),
        (f.get("unit", ""), "unit"),
    ]
    count: list[Run] = (
        [
            (("参保人数：", "在册参保人数：", "本期参保职工共 ")[view.layout], None),
            (f["insured_count"], "insured_count"),
            (" 人", None),
        ]
        if f.get("insured_count")
        else []
    )
    if f.get("person"):
        unit += [("　　参保人：", None), (f["person"], "person")]
    period: list[Run] = (
        [
            (("缴费所属期：", "参保期间：", "查询期间：")[view.layout], None),
            (
                print_span(f["period"], ("plain", "full_dots", "dashes")[view.layout], around="{}至{}")
                if "/" in str(f["period"])
                else str(f["period"]),
                "period",
            ),
        ]
        if f.get("period")
        else []
    )
    seal = sample_seal(f.get("issuer", ""), rng, centre="业务专用章") if f.get("issuer") else None
    foot: list[Run] = [
        (("经办机构：", "社保经办机构（章）：", "")[view.layout], None),
        (f.get("issuer", ""), "issuer"),
    ]
    title = Line(
        [
            (
                ("社会保险参保缴费证明", "单位参保职工缴费明细", "社会保险单位参保证明")[view.layout],
                "certificate",
            )
        ],
        18,
        "hei",
        align="center",
        bold=True,
        after=4,
    )
    number = (
        [Line([("证明编号：", None), (f["number"], "number")], 10, align="right", after=2)]
        if f.get("number")
        else []
    )
    day = (
        [(print_date(f["issued"], ("plain", "full_dots", "dashes")[view.layout]), "issued")]
        if f.get("issued")
        else []
    )
    end: list[Block] = [
        Line(foot, 11, align="right", before=6, after=3, seal=seal, seal_at=(-24, 3)),
        Line([("打印日期：" if view.layout else "", None), *day], 11, align="right"),
    ]
    if view.layout == 2:
        text: list[Run] = [*unit, ("。", None), *count, ("，", None), *period, ("。具体人员如下：", None)]
        return [title, *number, Para(text, 12, leading=1.8), grid, *end]
    return [
        title,
        *number,
        Line(unit, 11, after=2),
        Line("", 11, after=3, tabs=(0.0, 0.45), pieces=(count, period)),
        grid,
        *end,
    ]


def appointment_blocks(view: View, rng: random.Random) -> list[Block]:
    """The letter that makes a member of staff a tutor or an officer."""
    f = view.fields
    style = ("plain", "words", "full_dots")[view.layout]
    issuer = f.get("issuer") or f.get("unit") or ""
    seal = sample_seal(issuer, rng)
    what: list[Run] = [(f.get("level", ""), "level")] + (
        [("（", None), (f["subject"], "subject"), ("）", None)] if f.get("subject") else []
    )
    span: list[Run] = [(print_span(f["term"], style, around="{}至{}"), "term")] if f.get("term") else []
    day = [(print_date(f["issued"], style), "issued")] if f.get("issued") else []
    unit: list[Run] = [(f["unit"], "unit")] if f.get("unit") else []
    number: list[Run] = [("证书编号：", None), (f["number"], "number")] if f.get("number") else []
    end: list[Block] = [
        Gap(12),
        Line(
            [(issuer, "issuer" if f.get("issuer") else None)],
            14,
            align="right",
            after=4,
            seal=seal,
            seal_at=(-26, 5),
        ),
        Line(day, 14, align="right"),
    ]
    if view.layout == 2:
        rows = [
            [Cell(a, font="hei"), Cell(r, align="left")]
            for a, r in (
                ("被聘任人", [(f.get("person", ""), "person")]),
                ("聘任岗位", what),
                ("任职期限", span),
                ("工作单位", unit),
                ("编号", number[1:]),
            )
        ]
        return [
            Gap(10),
            Line([("任职聘任证明", "certificate")], 24, "hei", align="center", bold=True, after=8),
            Grid((40, 120), rows, 13, row_height=14),
            *end,
        ]
    text: list[Run] = [("兹聘任", None), (f.get("person", ""), "person"), ("同志为", None), *what]
    text += [("，聘期", None), *span] if span else []
    text += [("。工作单位：", None), *unit] if unit else []
    return [
        Gap(20),
        Line(
            [(("聘  书", "聘任书")[view.layout], "certificate")],
            36,
            "kai" if view.layout == 0 else "song",
            align="center",
            bold=True,
            after=12,
        ),
        Para([*text, ("。", None)], 17, leading=2.0),
        *end,
        Line(number, 10.5, before=8),
    ]
