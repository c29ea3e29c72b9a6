"""Blanks inside printed sentences: `场地面积：＿平米，性质：租用□ 自有□` and what was filled in.

In come a `Form` and the printed words around a blank; out comes what stands there with its places. The words
before a blank find it, first as printed, then with one letter in six read differently.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import regex

from dossier_ai.core.kind import Format
from dossier_ai.text.flow import Flow
from dossier_ai.text.forms import Form
from dossier_ai.text.forms_labels import letters
from dossier_ai.text.lines import Span

NUMERIC: frozenset[Format] = frozenset({"money", "integer", "number", "percent", "area"})
_BETWEEN = r"[:;,.、·()\[\]_'\"~-]{0,3}"
_GAP = r"(?:\([^()0-9]{1,8}\))?[:;,.()_约为共一\-]{0,4}"
_NUMBER = r"([0-9][0-9,.]*)"
_DATES = r"([0-9〇○零一二三四五六七八九十年月日./至到~-]{4,})"
_PIECES = re.compile(r"[^\w%％]+|_+")
_LEAST = 4


def tails(before: str, others: Sequence[str]) -> tuple[str, ...]:
    """How little of the words before a blank tells it from all `others` (the words before other blanks): the
    shortest ending that none of them shares, and everything; both as letters."""
    whole = letters(before)
    rivals = [letters(other) for other in others if letters(other) != whole]
    pieces = [letters(piece) for piece in _PIECES.split(before) if letters(piece)]
    short = ""
    for piece in reversed(pieces):
        short = piece + short
        if len(short) >= _LEAST and not any(rival.endswith(short) for rival in rivals):
            break
    return tuple(dict.fromkeys((short, whole)))


def find_blank(form: Form, befores: Sequence[str], afters: Sequence[str], others: Sequence[str],
               format: Format) -> tuple[str, list[Span]] | None:  # fmt: skip
    """What is filled into a blank and where; None when nothing is. `befores` and `afters` are the words on
    both sides in each wording, `others` the words before the form's other blanks."""
    exact = [(t, a) for b, a in zip(befores, afters, strict=True) for t in tails(b, others)]
    for tail, after in exact:
        found = form.search(_exact(tail, _value(format, after)))
        if found is not None:
            return _filled(found[0], found[1].span(1))
    for before, after in zip(befores, afters, strict=True):
        whole = letters(before)
        if len(whole) < 6:
            continue
        pattern = _tolerant(whole, _value(format, after))
        for block in form.blocks:
            near = pattern.search(block.flow.packed)
            if near is not None:
                return _filled(block.flow, near.span(1))
    return None


def _filled(flow: Flow, place: tuple[int, int]) -> tuple[str, list[Span]]:
    start, end = place
    spans = flow.packed_spans(start, end)
    begin, stop = flow.unpacked(start, end)
    return flow.text[begin:stop].strip(), spans


def _value(format: Format, after: str) -> str:
    if format in NUMERIC:
        return _NUMBER
    if format in ("date", "period"):
        return _DATES
    stop = letters(after)[:4]
    end = _BETWEEN.join(map(re.escape, stop))
    return rf"([^:;。_].*?)(?={end}|[;。]|$)" if stop else r"([^:;。_].*)"


@lru_cache(maxsize=1024)
def _exact(words: str, value: str) -> re.Pattern[str]:
    return re.compile(_BETWEEN.join(map(re.escape, words)) + _GAP + value)


@lru_cache(maxsize=1024)
def _tolerant(words: str, value: str) -> regex.Pattern[str]:
    slips = len(words) // 6
    body = _BETWEEN.join(map(re.escape, words))
    return regex.compile(f"(?:{body}){{i<=0,s<={slips},d<={slips},e<={slips}}}{_GAP}{value}")
