"""Printed amounts of a statement to exact numbers, tolerant of what OCR does to separators.

In comes the text of one amount cell; out comes a `Figure`, or None where no single number can be read. The
unit is not applied here; amounts in running text and in words belong to `money`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from dossier_ai.text.lines import fold

_DASH = re.compile(r"[-—–―一~_./\\·\s]*|无|不适用|零")
_LOOKALIKES = str.maketrans("OoQDlI|!SsBZz]", "00001111558221")
_NEGATIVE = re.compile(r"^(?:[-—–―一]|负)(?=[\d.])|^\((.*)\)$|^\((.*)$(?<!\))|^<(.*)>$")
_PROPER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_TWO = re.compile(r"\.\d{2}\)?\s+[-(]?\d")
_RUN = re.compile(r"\d+(?:[.,;:'`]+\d+)*")
_CURRENCY = re.compile(r"^(?:人民币|RMB|CNY|[¥￥$])+|(?:人民币)?(?:元|圆)(?:整)?$")


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` as printed, before the unit; `decimals` printed after the point. `plain` says that the print
    was read in a proper form; otherwise separators or characters had to be interpreted."""

    value: Decimal
    decimals: int
    plain: bool


def is_blank(text: str) -> bool:
    """Whether a printed amount cell says "nothing": empty, a dash, a slash."""
    return _DASH.fullmatch(fold(text).strip()) is not None


def parse_figure(text: str) -> Figure | None:
    """The number printed in a cell; None for text, for two numbers, for groups of digits that form no amount.
    Thousands commas read as dots, dots read as commas, blanks inside the number, letters that look like
    digits (only beside digits) and every form of negative (-, －, （…）) are understood."""
    if _TWO.search(fold(text)):
        return None
    flat = re.sub(r"\s+", "", fold(text)).replace("，", ",").replace("。", ".").replace("、", ",")
    flat = _CURRENCY.sub("", flat)
    negative = False
    bare = flat.strip("*#")
    if found := _NEGATIVE.match(bare):
        negative = True
        inner = next((g for g in found.groups() if g is not None), None)
        bare = inner if inner is not None else bare[found.end() :]
    bare = bare.strip("()")
    if sum(c.isdigit() for c in bare) == 0:
        return None
    plain = True
    if not re.fullmatch(r"[\d.,;:'`]+", bare):
        letters = sum(not c.isdigit() and c not in ".,;:'`" for c in bare)
        bare = bare.translate(_LOOKALIKES)
        plain = False
        if letters > 2 or letters * 2 > len(bare) or not re.fullmatch(r"[\d.,;:'`]+", bare):
            return None
    number = _number(bare)
    if number is None:
        return None
    value, decimals, proper = number
    broken = re.search(r"\d\s+\d", text) is not None
    return Figure(-value if negative else value, decimals, plain and proper and not broken)


def _number(text: str) -> tuple[Decimal, int, bool] | None:
    decimals = len(text.partition(".")[2])
    if _PROPER.fullmatch(text) and (decimals != 3 or "," in text or text.startswith("0.")):
        return Decimal(text.replace(",", "")), decimals, True
    text = text.strip(".,;:'`")
    if not _RUN.fullmatch(text):
        return None
    groups = re.split(r"[.,;:'`]+", text)
    head, middle, last = groups[0], groups[1:-1], groups[-1]
    if len(groups) == 1:
        return Decimal(head), 0, False
    if any(len(g) != 3 for g in middle) or (middle and len(head) > 3):
        return None
    if len(last) == 2 or (len(last) == 1 and not middle):
        return Decimal("".join((head, *middle)) + "." + last), len(last), False
    if len(last) == 3 and len(head) <= 3:
        # 1.234: a comma read as a dot; three decimals are never printed in statements.
        return Decimal("".join(groups)), 0, False
    if len(last) == 5 and len(head) <= 3:
        # 1,234,56789: the point before the last two digits was lost.
        return Decimal("".join((head, *middle, last[:3])) + "." + last[3:]), 2, False
    return None
