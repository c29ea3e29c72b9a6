"""Cover, contents and dividers of a bound volume as blocks, and page numbers across it."""

from __future__ import annotations

from collections.abc import Sequence

from dossier_ai.corpus.flow import Block, Cell, Gap, Grid, Line
from dossier_ai.corpus.ink import SealSpec
from dossier_ai.corpus.prints import print_date
from dossier_ai.corpus.sheet import Sheet


def cover_blocks(name: str, platform: str, applied: str) -> list[Block]:
    """The cover of the volume, with the applicant's seal."""
    return [
        Gap(36),
        Line("青海省中小企业公共服务示范平台", 26, "hei", align="center", bold=True, after=10),
        Line("申 报 材 料", 34, "hei", align="center", bold=True, after=60),
        Line(f"申报单位：{name}", 16, "song", after=8, seal=SealSpec(name, opacity=0.6), seal_at=(-20, 6)),
        Line(f"平台名称：{platform}", 16, after=8),
        Line(f"申报日期：{print_date(applied)}", 16, after=8),
    ]


def contents_blocks(entries: Sequence[tuple[str, int]], *, dotted: bool) -> list[Block]:
    """The table of contents: titles and first pages, as dotted lines or as a grid."""
    head: list[Block] = [Line("目    录", 22, "hei", align="center", bold=True, after=8)]
    if not dotted:
        rows = [[Cell("序号"), Cell("材料名称"), Cell("页码")]]
        for i, (title, page) in enumerate(entries):
            rows.append(
                [
                    Cell(str(i + 1)),
                    Cell(title, f"toc[{i}].title", align="left"),
                    Cell(str(page), f"toc[{i}].page"),
                ]
            )
        return [*head, Grid((12, 110, 20), rows, 11.5, heads=1, row_height=9.5)]
    lines: list[Block] = []
    for i, (title, page) in enumerate(entries):
        dots = "…" * max(4, 30 - len(title))
        lines.append(
            Line(
                [
                    (f"{i + 1}．", None),
                    (title, f"toc[{i}].title"),
                    (dots, None),
                    (str(page), f"toc[{i}].page"),
                ],
                12,
                after=3.6,
            )
        )
    return [*head, *lines]


def divider_blocks(number: str, title: str) -> list[Block]:
    """A page with nothing but the tab title."""
    return [
        Gap(90),
        Line(number, 26, "hei", align="center", bold=True, after=8),
        Line(title, 22, "hei", align="center"),
    ]


def number_pages(sheets: Sequence[Sheet]) -> None:
    """Prints the volume's own running page number at the right foot of every page."""
    for number, sheet in enumerate(sheets, 1):
        sheet.text(sheet.width - 18, sheet.height - 11, str(number), 10, align="right", font="hei")
