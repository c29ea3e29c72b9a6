"""Printed areas to square metres, each with what it is the area of: 建筑面积 498.60 平方米, 宗地面积5000㎡.

In comes text (packed, or a cell); out come `Area`s in the order of print. Hectares and mu are no areas here:
no premises are printed in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Of = Literal["building", "inner", "shared", "land", "plain"]

_UNIT = r"(?:平方米|平方公尺|平米|平方|㎡|m2|m²|M2|M²|nf|rn2|n12|m\^2)"
_AREA = re.compile(
    rf"(?P<number>(?<![0-9.,OolI])[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|(?<![0-9.,OolI])[0-9]+(?:\.[0-9]+)?)"
    rf"\s*(?P<unit>{_UNIT})"
)
_BARE = re.compile(_AREA.pattern + "?")
_LABEL = re.compile(
    r"(?P<inner>套内(?:建筑)?面积|专有(?:建筑)?面积|使用面积)|(?P<shared>(?:分摊|公摊)(?:土地|宗地)?(?:使用权)?(?:建筑)?面积)"
    r"|(?P<land>(?:共有)?宗地面积|土地(?:使用权)?面积|使用权面积|独用面积|占地面积)"
    r"|(?P<building>(?:房屋)?(?:总)?建筑(?:总)?面积|房屋面积|产权面积)|(?P<plain>面积)"
)
_REACH = 18


@dataclass(frozen=True, slots=True)
class Area:
    """`square_metres` exactly as printed, what it is the area `of` (`plain`: the print does not say), and the
    characters `start` to `end` of number and unit."""

    square_metres: Decimal
    of: Of
    start: int
    end: int


def areas_in(text: str, *, unit_known: bool = False) -> Iterator[Area]:
    """The areas of a text. `unit_known`: the label states the unit, so that bare numbers count too."""
    previous = 0
    for match in (_BARE if unit_known else _AREA).finditer(text):
        before = text[max(previous, match.start() - _REACH) : match.start()]
        named = list(_LABEL.finditer(before))
        of: Of = named[-1].lastgroup if named else "plain"  # type: ignore[assignment]
        yield Area(Decimal(match["number"].replace(",", "")), of, match.start(), match.end())
        previous = match.end()


def area_text(area: Area) -> str:
    """The number of square metres without trailing zeros: `498.6`."""
    plain = f"{area.square_metres:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
