# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Bundles of activity evidence beside the one in `prose.py`: invitation, agenda, sign-in, photographs, report."""

from __future__ import annotations

import random
from collections.abc import Callable

from dossier_ai.corpus.flow import Block, Break, Cell, Drawing, Gap, Grid, Line, Para
from dossier_ai.corpus.ink import SealSpec
from dossier_ai.corpus.lexicon import CLASS_NAMES
from dossier_ai.corpus.prints import print_date
from dossier_ai.corpus.sheet import RED, Run
from dossier_ai.corpus.views import View

Photo = Callable[[tuple[str, ...], random.Random, float], Drawing]
_TIMES = (
    ("09:00—09:20", "签到"),
    ("09:20—09:30", "主持人介绍来宾"),
    ("09:30—11:00", "专题讲解"),
    ("11:00—11:40", "交流答疑"),
    ("11:40—12:00", "填写满意度评价表"),
)


def event_bundle(view: View, photo: Photo, rng: random.Random) -> list[Block]:
    """Layout 1: red-headed notice, agenda, sign-in with telephone, photographs one below the other, summary.
    Layout 2: an invitation as a card of labels, sign-in in two columns, a news page, then the photographs."""
    blocks = _official(view, photo, rng) if view.layout == 1 else _news(view, photo, rng)
    return blocks[1:] if blocks and isinstance(blocks[0], Break) else blocks


def _photographs(
    view: View, photo: Photo, rng: random.Random, heights: tuple[float, ...], after: str = ""
) -> list[Block]:
    """Pictures one below the other, of `heights` millimetres, `after` behind the title on the banner. A picture that stands under two activities
    (`photo_seed`) is drawn alike in both, whatever the layout: as the pair that `prose.py` prints."""
    e = view.extra
    caption = str(e.get("photo_of") or view.fields["title"])
    if "photo_seed" in e:
        return [photo((caption, caption), random.Random(e["photo_seed"]), 62.0)]
    return [photo((caption + after,), rng, height) for height in heights]


def _seal(view: View) -> SealSpec:
    return SealSpec(view.fields["organiser"], opacity=0.7)


def _agenda() -> Grid:
    rows = [
        [Cell("时间", font="hei"), Cell("议程", font="hei")],
        *([Cell(a), Cell(b, align="left")] for a, b in _TIMES),
    ]
    return Grid((50, 110), rows, 12, heads=1, row_height=10)


def _official(view: View, photo: Photo, rng: random.Random) -> list[Block]:
    f, e = view.fields, view.extra
    kinds = f["evidence_kinds"]
    out: list[Block] = []
    if "notice" in kinds:
        out += [
            Line(f["organiser"], 22, "song", align="center", bold=True, colour=RED, before=4, after=5, rule=RED), Gap(3),
            Para([("关于举办", None), (f["title"], "title"), ("的通知", None)], 17, "hei", indent=0, align="center", leading=1.5, after=4),
            Line("各有关单位：", 13, after=2),
            Para([("为帮助中小企业解决发展难题，定于", None), (print_date(f["date"], "padded"), "date"), ("在", None), (f["place"], "place"), ("举办", None), (f["title"], None), ("，活动采取", None), (f["mode"], "mode"), ("方式进行，属", None), (CLASS_NAMES[f["service_class"]], "service_class"), ("，欢迎企业报名参加。", None)], 13, leading=1.9),
            Para([("主办单位：", None), (f["organiser"], "organiser")], 13), Para("参会人员请提前十分钟到场签到，活动免费。", 13), Gap(8),
            Line(f["organiser"], 13, align="right", after=3, seal=_seal(view), seal_at=(-26, 4)), Line(print_date(e["notice_on"], "words"), 13, align="right"),
        ]  # fmt: skip
    if "sign_in" in kinds:
        if "agenda" not in kinds:
            f["evidence_kinds"] = [*kinds, "agenda"]  # printed here, so it is there to be read
        out += [Break(), Line("活动议程", 16, "hei", align="center", bold=True, after=3), _agenda(), Gap(6)]
        rows = [[Cell(t, font="hei") for t in ("序号", "姓名", "工作单位", "联系电话", "签到")]]
        for i, (company, person) in enumerate(e["attendees"], 1):
            rows.append(
                [
                    Cell(str(i)),
                    Cell(person, font="kai"),
                    Cell(company, font="kai", align="left"),
                    Cell("139****0000", font="kai"),
                    Cell(mark="handwritten_tick"),
                ]
            )
        out += [
            Break(),
            Line("参会人员签到表", 17, "hei", align="center", bold=True, after=2),
            Line([("活动名称：", None), (f["title"], None)], 11, after=2),
            Grid((10, 24, 76, 30, 26), rows, 10, heads=1, row_height=9),
        ]
    if "photo" in kinds:
        out += [
            Break(), Line("现场照片", 15, "hei", align="center", bold=True, after=4),
            *_photographs(view, photo, rng, (96.0, 96.0), f"　{print_date(f['date'], 'dots')}"),
        ]  # fmt: skip
    if "summary" in kinds:
        out += [
            Gap(4), Line("活动总结", 15, "hei", align="center", bold=True, after=3),
            Para([("本次活动由", None), (f["organiser"], None), ("主办，参加企业", None), (f["enterprises"], "enterprises"), ("户，参加人员", None), (f["persons"], "persons"), ("人次。通过讲解、咨询和对接，企业普遍反映收获较大。", None)], 12.5),
        ]  # fmt: skip
    return out


def _news(view: View, photo: Photo, rng: random.Random) -> list[Block]:
    f, e = view.fields, view.extra
    kinds = f["evidence_kinds"]
    # What tells of the activity is printed as news here: the specification tells 报道 from 总结.
    f["evidence_kinds"] = ["report" if kind == "summary" else kind for kind in kinds]
    out: list[Block] = []
    if "notice" in kinds:
        entries: list[tuple[str, list[Run]]] = [
            ("活动主题", [(f["title"], "title")]), ("活动日期", [(print_date(f["date"], "full_dots"), "date")]), ("活动地点", [(f["place"], "place")]),
            ("组织方式", [(f["mode"], "mode")]), ("服务类型", [(CLASS_NAMES[f["service_class"]], "service_class")]), ("承办单位", [(f["organiser"], "organiser")]),
        ]  # fmt: skip
        rows = [
            [Cell(a, align="left", colour=(90, 96, 110)), Cell(r, align="left", pt=13)] for a, r in entries
        ]
        out += [
            Line("邀 请 函", 28, "kai", align="center", bold=True, before=10, after=8), Line("尊敬的企业负责人：", 13, after=3), Para("诚邀您出席以下活动，期待您的莅临！", 13),
            Grid((36, 124), rows, 12, row_height=12, sides=False, inner_lines=False, row_lines=True), Gap(10),
            Line([(f["organiser"], None), ("　敬邀", None)], 13, align="right", after=3, seal=_seal(view), seal_at=(-34, 4)), Line(print_date(e["notice_on"], "full_dots"), 12, align="right"),
        ]  # fmt: skip
    if "sign_in" in kinds:
        people = list(e["attendees"])
        half = (len(people) + 1) // 2
        rows2 = [[Cell(t) for t in ("单位", "签名", "单位", "签名")]]
        for i in range(half):
            cells: list[Cell] = []
            for index in (i, i + half):
                known = index < len(people)
                cells += [
                    Cell(people[index][0] if known else "", font="kai", align="left"),
                    Cell(people[index][1] if known else "", font="kai"),
                ]
            rows2.append(cells)
        out += [
            Break(),
            Line("签 到 簿", 18, "kai", align="center", bold=True, after=3),
            Grid((54, 28, 54, 28), rows2, 10.5, heads=1, row_height=10),
        ]
    if "report" in f["evidence_kinds"]:
        out += [
            Break(), Line("服务动态", 9, colour=(110, 114, 122), after=2, rule=(30, 90, 170)), Para(f"{f['title']}圆满举办", 17, "hei", indent=0, align="center", leading=1.4, after=2),
            Para([(f"{print_date(f['date'])}，{f['organiser']}举办{f['title']}，来自", None), (f["enterprises"], "enterprises"), ("家中小企业的", None), (f["persons"], "persons"), ("名代表参加。活动现场气氛热烈，专家就企业关心的问题逐一解答。", None)], 12),
        ]  # fmt: skip
    if "photo" in kinds:
        out += [
            Gap(3),
            *_photographs(view, photo, rng, (110.0,)),
            Line(f"图为活动现场（{print_date(f['date'], 'dots')}）", 9.5, "kai", align="center", before=1),
        ]
    return out
