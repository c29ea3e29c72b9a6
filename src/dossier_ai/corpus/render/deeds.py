# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""The end of a deed between two parties as blocks: names, seals, signatures, days; columns, stacked, or a table."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Literal

from dossier_ai.core.geometry import Rect
from dossier_ai.corpus.flow import Block, Cell, Drawing, Gap, Grid, Line
from dossier_ai.corpus.ink import press_seal, sample_seal, sign
from dossier_ai.corpus.prints import print_date
from dossier_ai.corpus.sheet import Fill, Run, Sheet

HAND = Fill()


@dataclass(frozen=True, slots=True)
class Party:
    """One side: how it is called, its name, the keys of its seal and signature (None: not a field)."""

    role: str
    name: str
    key: str
    sealed: bool
    seal_key: str | None
    signed: bool = True
    sign_key: str | None = None
    person: bool = False
    seal_centre: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """How the deed ends. `day` is the ISO day of signing (empty: left blank), `place` where."""

    first: Party
    second: Party
    day: str = ""
    day_key: str = "signed_on"
    place: str = ""
    hand: bool = False
    style: str = "plain"


def closing_blocks(
    closing: Closing, rng: random.Random, form: Literal["columns", "stacked", "table"]
) -> list[Block]:
    """The signature part in one of three forms."""
    return {"columns": _columns, "stacked": _stacked, "table": _table}[form](closing, rng)


def _day(closing: Closing) -> str:
    return print_date(closing.day, closing.style) if closing.day else "　　年　　月　　日"


def _press(sheet: Sheet, party: Party, cx: float, cy: float, rng: random.Random) -> None:
    if party.sealed:
        press_seal(sheet, cx, cy, sample_seal(party.name, rng, centre=party.seal_centre), rng, party.seal_key)


def _sign(sheet: Sheet, party: Party, x: float, y: float, rng: random.Random) -> None:
    if party.signed:
        sign(sheet, x, y, 24, 8, rng, party.sign_key)


def _columns(closing: Closing, rng: random.Random) -> list[Block]:
    """Two columns side by side, seals over the names."""
    fill = HAND if closing.hand else None

    def draw(sheet: Sheet, area: Rect) -> None:
        for index, party in enumerate((closing.first, closing.second)):
            x = area.left + index * area.width * 0.52
            sheet.text(x, area.top, f"{party.role}（{'签字' if party.person else '盖章'}）：", 12)
            lines = sheet.break_lines([(party.name, None)], area.width * 0.44, 12)
            for row, line in enumerate(lines):
                sheet.runs(x, area.top + 7 + row * 6, line, 12)
            sheet.text(x, area.top + 21, "法定代表人或委托代理人：", 11)
            _sign(sheet, party, x + 47, area.top + 18, rng)
            runs: list[Run] = [
                ("日期：", None),
                (_day(closing), closing.day_key if index == 0 and closing.day else None),
            ]
            sheet.runs(x, area.top + 33, runs, 11, fill=fill)
            _press(sheet, party, x + 44, area.top + 14, rng)
        if closing.place:
            sheet.runs(area.left, area.top + 42, [("签订地点：", None), (closing.place, "place")], 11)

    return [Gap(8), Drawing(50, draw)]


def _stacked(closing: Closing, rng: random.Random) -> list[Block]:
    """One party below the other, the day at the right foot."""

    def draw(sheet: Sheet, area: Rect) -> None:
        for index, party in enumerate((closing.first, closing.second)):
            y = area.top + index * 34
            sheet.text(
                area.left + 8, y, f"{party.role}（{'签名' if party.person else '签章'}）：{party.name}", 12.5
            )
            sheet.text(area.left + 8, y + 14, "代表人（签字）：", 12.5)
            _sign(sheet, party, area.left + 44, y + 11, rng)
            _press(sheet, party, area.left + 108, y + 10, rng)

    day: list[Run] = [(_day(closing), closing.day_key if closing.day else None)]
    if closing.place:
        day = [("于", None), (closing.place, "place"), ("　", None), *day]
    return [Gap(6), Drawing(70, draw), Line(day, 12.5, align="right", fill=HAND if closing.hand else None)]


def _table(closing: Closing, rng: random.Random) -> list[Block]:
    """A ruled table, a column for each party; the seals stand on it."""

    def cells(label: str, first: str, second: str, high: float = 9) -> list[Cell]:
        return [Cell(label, high=high, font="hei"), Cell(first, align="left"), Cell(second, align="left")]

    rows = [
        [Cell(""), Cell(closing.first.role, font="hei"), Cell(closing.second.role, font="hei")],
        cells("名称\n（盖章）", closing.first.name, closing.second.name, 30),
        cells("授权代表\n（签字）", "", "", 14),
    ]
    rows.append(
        [
            Cell("签订日期", font="hei"),
            Cell(_day(closing), closing.day_key if closing.day else None),
            Cell(_day(closing)),
        ]
    )
    if closing.place:
        rows.append([Cell("签订地点", font="hei"), Cell(closing.place, "place", columns=2)])

    def draw(sheet: Sheet, area: Rect) -> None:
        rise = 9.0 * len(rows[3:]) + 4
        for index, party in enumerate((closing.first, closing.second)):
            x = area.left + area.width * (0.18 + 0.41 * index)
            _press(sheet, party, x + area.width * 0.24, area.top - rise - 26, rng)
            _sign(sheet, party, x + 8, area.top - rise - 8, rng)

    return [Gap(6), Grid((18, 41, 41), rows, 11, row_height=9, together=True), Drawing(2, draw)]
