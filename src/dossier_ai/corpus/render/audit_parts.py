"""What all audits print alike: signatures, the three officers under a statement, line names."""

from __future__ import annotations

import random

from dossier_ai.core.geometry import Rect
from dossier_ai.corpus.flow import Block, Cell, Drawing, Gap, Line
from dossier_ai.corpus.ink import SealSpec, sign
from dossier_ai.corpus.prints import print_date
from dossier_ai.corpus.sheet import Sheet
from dossier_ai.corpus.views import View


def signature_blocks(view: View, rng: random.Random) -> list[Block]:
    """Firm with its seal, two accountants with signature and name seal, place, date."""
    f = view.fields
    style = rng.choice(["words", "words", "plain"])
    blocks: list[Block] = [
        Gap(6),
        Line(
            [(f["firm"], "firm")],
            12,
            after=4,
            seal=SealSpec(f["firm"], diameter=42),
            seal_at=(-26, 8),
            seal_key="firm_seal",
        ),
    ]
    for cpa in f["cpas"]:
        blocks.append(
            Line(
                [("中国注册会计师：", None), (cpa, "cpas")], 12, before=2, after=4, signature="",
                signature_width=30, name_seal=cpa,
            )
        )  # fmt: skip
    blocks += [
        Line("中国·样本市", 12, before=3),
        Line([(print_date(f["report_date"], style), "report_date")], 12, align="right", after=2),
    ]
    return blocks


def officers(view: View, rng: random.Random) -> list[Block]:
    def draw(sheet: Sheet, area: Rect) -> None:
        for index, label in enumerate(("单位负责人：", "主管会计工作负责人：", "会计机构负责人：")):
            x = area.left + area.width * index / 3
            box = sheet.text(x, area.top + 3, label, 9)
            sign(sheet, box.right + 1, area.top + 1, 18, 6, rng)

    return [Drawing(10, draw, ("单位负责人：", "主管会计工作负责人：", "会计机构负责人："))]


def line_label(label: str) -> Cell:
    total = label.endswith(("合计", "总计"))
    return Cell(("  " if not total and not label.endswith("：") else "") + label, align="left", bold=total)
