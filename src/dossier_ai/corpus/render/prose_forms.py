# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Further layouts of the documents in `prose.py`: declaration, application report, policies, agreements."""

from __future__ import annotations

import random

from dossier_ai.core.geometry import Rect
from dossier_ai.corpus.flow import Block, Break, Cell, Drawing, Gap, Grid, Line, Para
from dossier_ai.corpus.ink import SealSpec, press_seal, sample_seal, sign
from dossier_ai.corpus.prints import print_date, print_span
from dossier_ai.corpus.render.deeds import HAND, Closing, Party, closing_blocks
from dossier_ai.corpus.sheet import Run, Sheet
from dossier_ai.corpus.views import View

_PROMISES = (
    "申报材料中的各项数据、文字、图片均真实、准确、完整；",
    "提供的复印件均与原件一致，所附证明文件合法有效；",
    "近三年内未发生重大安全、质量、环境污染等事故，无严重失信行为；",
)


def declaration_form(view: View, rng: random.Random) -> list[Block]:
    """The declaration as a commitment in numbered points, signed in a ruled table."""
    f = view.fields
    special = f["seal_kind"] if f["seal_kind"] != "公章" else ""
    seal = SealSpec(f["seal_text"], special, opacity=rng.uniform(0.5, 0.85)) if f["sealed"] else None
    rows = [
        [Cell("申报单位名称", font="hei"), Cell(f["applicant"], "applicant", align="left", columns=3)],
        [Cell("法定代表人\n（签字）", font="hei", high=20), Cell(str(f.get("signatory", "")), "signatory" if f.get("signatory") else None), Cell("单位公章", font="hei"), Cell("")],
        [Cell("日　　期", font="hei"), Cell(print_date(f["date"], rng.choice(["spaced", "full_dots"])), "date", columns=3)],
    ]  # fmt: skip

    def press(sheet: Sheet, area: Rect) -> None:
        if seal is not None:
            press_seal(sheet, area.left + area.width * 0.84, area.top - 22, seal, rng, "sealed")
        if f["signed"]:
            sign(sheet, area.left + area.width * 0.32, area.top - 26, 30, 9, rng, "signed")

    return [
        Gap(6), Line(view.title, 22, "song", align="center", bold=True, after=8), Line([("致：", None), (f["recipient"], "recipient")], 13, after=4),
        Para([("我单位在申报本年度中小企业公共服务示范平台过程中，就申报材料的真实性作出如下承诺：", "statement")], 13, leading=1.9),
        *(Para([(f"{n}. {text}", "statement")], 13, leading=1.9) for n, text in enumerate(_PROMISES, 1)),
        Para([("4. 如有虚假，自愿承担相应的法律责任，并接受取消申报资格等处理。", "statement")], 13, leading=1.9),
        Gap(8), Grid((34, 52, 28, 52), rows, 12.5, row_height=14), Drawing(2, press),
    ]  # fmt: skip


def policy_chapters(
    view: View, topics: dict[str, tuple[str, str]], chart: Drawing, rng: random.Random
) -> list[Block]:
    """Chapters and articles as a collection of rules prints them."""
    f = view.fields
    out: list[Block] = [
        Gap(40), Line([(f["unit_name"], "unit_name")], 18, "kai", align="center", after=10), Line([(f["title"], "title")], 26, "hei", align="center", bold=True, after=60),
        Line([(print_date(f["date"], "words"), "date")], 14, align="center"), Break(),
    ]  # fmt: skip
    for number, topic in enumerate(f["topics"], 1):
        heading, text = topics[topic]
        out.append(
            Line(
                [(f"第{'一二三四五六七八九十'[number - 1]}章　", None), (heading, "topics")],
                14,
                "hei",
                align="center",
                before=3,
                after=2,
            )
        )
        for part, sentence in enumerate([s for s in text.split("，", 1) if s], 1):
            out.append(Para(f"第{(number - 1) * 2 + part}条　{sentence}", 12, leading=1.75))
        if topic == "organisation":
            out.append(chart)
    seal = sample_seal(f["unit_name"], rng) if f["sealed"] else None
    return [
        *out,
        Gap(8),
        Line(f["unit_name"], 12, align="right", seal=seal, seal_at=(-24, 4), seal_key="sealed"),
    ]


def policy_table(view: View, topics: dict[str, tuple[str, str]], rng: random.Random) -> list[Block]:
    """One table: the topic left, what is laid down right."""
    f = view.fields
    seal = sample_seal(f["unit_name"], rng) if f["sealed"] else None
    rows = [[Cell("制度与规划", font="hei"), Cell("主要内容", font="hei")]]
    for topic in f["topics"]:
        heading, text = topics[topic]
        rows.append([Cell([(heading, "topics")]), Cell(text, align="left", high=26)])
    return [
        Line([(f["title"], "title")], 18, "hei", after=2), Line([("编制单位：", None), (f["unit_name"], "unit_name"), ("　　发布日期：", None), (print_date(f["date"], "dashes"), "date")], 10.5, after=4, rule=(90, 90, 90)),
        Grid((34, 128), rows, 11.5, heads=1), Gap(6), Line("（盖章）", 11, align="right", seal=seal, seal_at=(-12, 2), seal_key="sealed"),
    ]  # fmt: skip


def report_body(view: View, bodies: list[str], photo: Drawing, rng: random.Random) -> list[Block]:
    """The report under its headings. Layout 1: cover, 第一部分; layout 2: figures 1 and 1.1, no indent."""
    f = view.fields
    day: list[Run] = [(print_date(f["date"], "words" if view.layout == 1 else "full_dots"), "date")]
    out: list[Block] = []
    if view.layout == 1:
        out += [
            Gap(50),
            Line("中小企业公共服务示范平台", 22, "hei", align="center", after=8),
            Line([("申请报告", "title")], 32, "hei", align="center", bold=True, after=70),
            Line([("申报单位：", None), (f["unit_name"], "unit_name")], 15, align="center", after=6),
            Line(day, 15, align="center"),
            Break(),
        ]
    else:
        out += [
            Line([("申请报告", "title")], 20, "hei", after=2),
            Line([(f["unit_name"], "unit_name"), ("　", None), *day], 11, after=5, rule=(60, 90, 140)),
        ]
    for i, heading in enumerate(f["headings"]):
        mark = f"第{'一二三四五六七八'[i]}部分　" if view.layout == 1 else f"{i + 1}  "
        out.append(
            Line(
                [(mark, None), (heading, "headings")],
                14,
                "hei",
                before=3,
                after=2,
                align="center" if view.layout == 1 else "left",
            )
        )
        for part, sentence in enumerate([s for s in bodies[i].split("。") if s.strip("”")], 1):
            out.append(
                Para(
                    sentence + "。" if view.layout == 1 else f"{i + 1}.{part} {sentence}。",
                    12,
                    indent=2 if view.layout == 1 else 0,
                    leading=1.7,
                )
            )
        if i == 6:
            out.append(photo)
    seal = SealSpec(f["unit_name"], opacity=0.6)
    return [*out, Gap(6), Line(f["unit_name"], 12, align="right", seal=seal, seal_at=(-24, 4))]


def agreement_form(view: View, rng: random.Random) -> list[Block]:
    """Layout 1 numbered articles with signatures one below the other and blanks by hand, layout 2 a memorandum
    with the particulars in a table."""
    f = view.fields
    closing = Closing(
        Party("甲方", f["party_a"], "party_a", bool(f["sealed_a"]), "sealed_a"), Party("乙方", f["party_b"], "party_b", bool(f["sealed_b"]), "sealed_b"), f["signed_on"],
        hand=view.layout == 1, style="spaced" if view.layout == 1 else "full_dots",
    )  # fmt: skip
    if view.layout == 2:
        rows = [
            [Cell("协议名称", font="hei"), Cell([(f["title"], "title")], align="left")], [Cell("平台方（甲方）", font="hei"), Cell(f["party_a"], "party_a", align="left")],
            [Cell("合作方（乙方）", font="hei"), Cell(f["party_b"], "party_b", align="left")], [Cell("合作内容", font="hei", high=20), Cell(f["content"], "content", align="left")],
            [Cell("有效期", font="hei"), Cell([(print_span(f["term"], "full_dots", around="{}—{}"), "term")], align="left")],
            [Cell("约定事项", font="hei", high=40), Cell("1．双方共享服务资源和服务信息；\n2．乙方按约定向甲方推荐的企业提供优惠服务；\n3．双方对商业秘密负有保密义务；\n4．本协议一式两份，双方各执一份。", align="left")],
        ]  # fmt: skip
        return [
            Line("服务机构合作备忘", 20, "hei", align="center", bold=True, before=4, after=6),
            Grid((36, 128), rows, 12, row_height=12),
            *closing_blocks(closing, rng, "table"),
        ]
    term: list[Run] = [
        ("本协议期限：", None),
        (print_span(f["term"], "spaced", around="{} 至 {}"), "term"),
        ("。", None),
    ]
    return [
        Line([(f["title"], "title")], 22, "song", align="center", bold=True, before=6, after=8),
        Line([("甲　方：", None), (f["party_a"], "party_a")], 13, after=3, fill=HAND), Line([("乙　方：", None), (f["party_b"], "party_b")], 13, after=5, fill=HAND),
        Line("第一条　合作宗旨", 13, "hei", after=1), Para([("甲乙双方本着优势互补、互利共赢的原则，", None), (f["content"], "content"), ("。", None)], 12.5),
        Line("第二条　合作方式", 13, "hei", after=1), Para("甲方负责需求征集和活动组织，乙方派出专业人员提供服务，双方定期交流服务情况。", 12.5),
        Line("第三条　合作期限", 13, "hei", after=1), Para(term, 12.5, fill=HAND),
        Line("第四条　其他", 13, "hei", after=1), Para("未尽事宜由双方另行协商，并可签订补充协议。本协议自双方签字盖章之日起生效。", 12.5),
        *closing_blocks(closing, rng, "stacked"),
    ]  # fmt: skip
