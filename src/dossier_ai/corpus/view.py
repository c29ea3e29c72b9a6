"""One document as it will be printed, and the small arithmetic that several documents share."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from dossier_ai.corpus.figures import wan

Fields = dict[str, Any]


@dataclass(slots=True)
class View:
    """One document as it will be printed. `title` names its file; `layout` picks the variant. `fields` are at
    once what is printed and what `truth.json` claims; `extra` holds what is printed besides."""

    kind: str
    title: str
    fields: Fields
    extra: Fields = field(default_factory=dict)
    layout: int = 0


def percent(part: int, whole: int, places: int = 2) -> str:
    """`part` as a percentage of `whole`, rounded, without trailing zeros."""
    value = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal(1).scaleb(-places))
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def satisfaction(rows: list[dict[str, Any]], places: int = 2) -> str:
    """The share of satisfied among the marked rows, in percent."""
    marks = [r["satisfaction"] for r in rows]
    good = marks.count("satisfied")
    marked = good + marks.count("dissatisfied")
    return percent(good, marked, places) if marked else "0"


def wan_yuan(fen: int) -> str:
    """The yuan value of the amount as printed in 万元 with two places."""
    return f"{Decimal(wan(fen)) * 10000:.2f}"
