# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Recognition documents as blocks: a red-headed notice with its annexed list, an announcement, a web page.

Titles, letterheads and seals name invented authorities only."""

from __future__ import annotations

import random

from dossier_ai.corpus.flow import Block, Break, Cell, Gap, Grid, Line, Para
from dossier_ai.corpus.ink import sample_seal
from dossier_ai.corpus.prints import print_date
from dossier_ai.corpus.sheet import RED, Run
from dossier_ai.corpus.views import View

_COLUMNS = {
    "seq": ("序号", "序号", "No."), "name": ("单位名称", "运营单位", "申报单位"), "platform": ("平台名称", "示范平台名称", "平台名称"),
    "category": ("服务类别", "平台类别", "类型"), "region": ("所在地区", "推荐单位", "市（州）"),
}  # fmt: skip
_WIDTH = {"seq": 10, "name": 56, "platform": 52, "category": 24, "region": 24}
_ORDER = (
    ("seq", "name", "platform", "category", "region"),
    ("seq", "region", "platform", "name", "category"),
    ("seq", "platform", "category", "name", "region"),
)


def recognition_blocks(view: View, rng: random.Random) -> list[Block]:
    """Layout 0 red head and annex on its own page, 1 an announcement with the list in the text, 2 a page
    printed from a web site."""
    return (_red_head, _announcement, _web_page)[view.layout](view, rng)


def _list(view: View, **look: object) -> Grid | None:
    rows = view.fields.get("rows") or []
    if not rows:
        return None
    keys = [k for k in _ORDER[view.layout] if any(r.get(k) for r in rows)]
    head = [Cell(_COLUMNS[k][view.layout], bold=True) for k in keys]
    body = [
        [
            Cell(
                r.get(k) or "",
                f"rows[{i}].{k}" if r.get(k) else None,
                align="left" if k in ("name", "platform") else "center",
            )
            for k in keys
        ]
        for i, r in enumerate(rows)
    ]
    return Grid(tuple(_WIDTH[k] for k in keys), [head, *body], heads=1, **look)  # type: ignore[arg-type]


def _validity(view: View) -> list[Run]:
    f = view.fields
    runs: list[Run] = []
    if f.get("valid_years"):
        year = (
            f"{'一二三四五六七八九'[int(f['valid_years']) - 1]}年"
            if view.layout == 0
            else f"{f['valid_years']}年"
        )
        runs += [("有效期", None), (year, "valid_years")]
    if f.get("valid_to"):
        runs += [("，有效期至" if runs else "有效期至", None), (print_date(f["valid_to"]), "valid_to")]
    return [*runs, ("。", None)] if runs else []


def _text(view: View) -> list[list[Run]]:
    f = view.fields
    category = f.get("category") or "示范平台"
    if f.get("publicity_only"):
        return [
            [
                ("根据有关管理办法，经单位申报、地方推荐、专家评审，拟认定下列单位为", None),
                (category, "category"),
                ("，现予以", None),
                ("公示", "publicity_only"),
                ("，公示期为7个工作日。公示期间如有异议，请以书面形式反映。", None),
            ],
            _validity(view),
        ]
    return [
        [
            (
                "根据有关管理办法的规定，经单位自愿申报、地方审核推荐、专家评审和公示，决定认定下列单位为",
                None,
            ),
            (category, "category"),
            ("，现予公布。", None),
        ],
        _validity(view),
        [
            (
                "各有关单位要加强对平台的指导和服务，各平台要不断完善服务功能、规范服务行为，充分发挥示范带动作用。",
                None,
            )
        ],
    ]


def _signed(view: View, rng: random.Random, style: str) -> list[Block]:
    f = view.fields
    seal = sample_seal(f.get("authority", ""), rng) if f.get("sealed") else None
    out: list[Block] = [
        Gap(10),
        Line(
            [(f.get("authority", ""), "authority")],
            14,
            align="right",
            after=4,
            seal=seal,
            seal_at=(-26, 4),
            seal_key="sealed",
        ),
    ]
    if f.get("date"):
        out.append(Line([(print_date(f["date"], style), "date")], 14, align="right"))
    return out


def _red_head(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    head = f.get("authority", "") + ("" if f.get("publicity_only") else "文件")
    out: list[Block] = [
        Gap(10),
        Line(head, min(34, 440 / max(1, len(head))), "song", align="center", bold=True, colour=RED, after=10),
        Line([(f.get("doc_no", ""), "doc_no")], 14, "kai", align="center", after=2, rule=RED),
        Gap(6),
    ]
    title = f.get("title", "")
    out += [Para([(title, "title")], 19, "hei", indent=0, align="center", bold=True, leading=1.5, after=5)]
    out.append(Line("各市（州）工业和信息化主管部门，各有关单位：", 14, after=3))
    out += [Para(runs, 14, leading=1.9) for runs in _text(view) if runs]
    grid = _list(view, pt=10.5, row_height=9)
    if grid is not None:
        out.append(Para("附件：名单", 14, leading=1.9))
    out += _signed(view, rng, "plain")
    if grid is not None:
        out += [
            Break(),
            Line("附件", 14, "hei", after=3),
            Line(f"{f.get('category') or ''}名单", 17, "hei", align="center", bold=True, after=4),
            grid,
        ]
    return out


def _announcement(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    out: list[Block] = [
        Para(
            [(f.get("title", ""), "title")],
            20,
            "song",
            indent=0,
            align="center",
            bold=True,
            leading=1.5,
            after=3,
        )
    ]
    if f.get("doc_no"):
        out.append(Line([(f["doc_no"], "doc_no")], 13, align="center", after=6))
    texts = [runs for runs in _text(view) if runs]
    out += [Para(runs, 13, leading=1.8) for runs in texts[:2]]
    grid = _list(view, pt=10, row_height=8, repeat_head=False)
    if grid is not None:
        out += [Gap(2), grid, Gap(2)]
    out += [Para(runs, 13, leading=1.8) for runs in texts[2:]]
    return [*out, *_signed(view, rng, "words")]


def _web_page(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    grey = (110, 114, 122)
    address = f"http://gxt.example.invalid/zwgk/tzgg/{rng.randrange(10**6, 10**7)}.html"
    out: list[Block] = [
        Line("当前位置：首页 > 政务公开 > 通知公告", 8.5, colour=grey, after=3, rule=(30, 90, 170)),
        Para([(f.get("title", ""), "title")], 17, "hei", indent=0, align="center", leading=1.45, after=2),
    ]
    line: list[Run] = (
        [("发布日期：", None), (print_date(f["date"], "dashes"), "date")] if f.get("date") else []
    )
    line += [("　　来源：", None), (f.get("authority", ""), "authority")]
    if f.get("doc_no"):
        line += [("　　文号：", None), (f["doc_no"], "doc_no")]
    out.append(Line(line, 9, align="center", colour=grey, after=4, rule=(200, 200, 204)))
    out += [Para(runs, 11.5, leading=1.8) for runs in _text(view) if runs]
    grid = _list(
        view,
        pt=9.5,
        row_height=8,
        sides=False,
        inner_lines=False,
        row_lines=True,
        head_fill=(232, 238, 246),
        pen=0.15,
    )
    if grid is not None:
        out += [Gap(3), grid]
    if f.get("sealed"):
        seal = sample_seal(f.get("authority", ""), rng)
        out.append(
            Line(
                f.get("authority", ""),
                11.5,
                align="right",
                before=8,
                seal=seal,
                seal_at=(-22, 3),
                seal_key="sealed",
            )
        )
    return [*out, Line(address, 8, colour=grey, before=4)]
