"""Numbers of property certificates of all generations, wherever they are printed.

In come lines; out come the number as printed (brackets full-width, no blanks) and its places. No standard
fixes the older forms: the patterns are those in use (domain 1.18).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dossier_ai.text.flow import Flow
from dossier_ai.text.lines import Line, Span

_NUMBERS = (
    re.compile(r"[一-鿿]\([12][0-9]{3}\)[一-鿿]{1,12}不动产权第[0-9A-Z]{4,10}号"),
    re.compile(
        r"[一-鿿]{1,8}(?:房地?产?权?证|房权证|房地权证|房产证|土地证)[一-鿿]{0,8}(?:字|\([12][0-9]{3}\))?第?[A-Z]?[0-9-]{4,14}号"
    ),
    re.compile(r"房地?权证[一-鿿]{1,8}字(?:\([12][0-9]{3}\))?第?[A-Z]?[0-9-]{4,14}号"),
    # 深房地字第…号, 沪房地浦字(2010)第…号, 粤房字第…号
    re.compile(r"(?![号为是])[一-鿿]房地?产?[一-鿿]{0,3}字(?:\([12][0-9]{3}\))?第?[A-Z]?[0-9-]{4,14}号"),
    re.compile(r"[一-鿿]{1,8}(?:国用|集用|土国用)\([12][0-9]{3}\)[一-鿿]{0,6}(?:字)?第?[A-Z]?[0-9-]{2,14}号"),
)


_NAMES = re.compile(
    r"(?:证号|证书号|编号|号码|证件号)(?:为|是)?|房地产权证|房屋所有权证|不动产权证书?|国有土地使用证|土地使用权证|产权证书?"
)


def property_no(lines: Sequence[Line]) -> tuple[str, list[Span]] | None:
    """The first number on one line, else the first that wraps over two; None when none is printed."""
    wrapped = [Flow(pair) for pair in pairwise(lines) if pair[0].page is pair[1].page]
    for flow in (*(Flow([line]) for line in lines), *wrapped):
        for pattern in _NUMBERS:
            # A number that wraps begins its line, but for a label with its colon.
            match = pattern.search(flow.packed)
            if match is None or (len(flow.lines) == 2 and flow.packed[: match.start()][-1:] not in ("", ":")):
                continue
            start = match.start() + _named_before(match.group())
            number = flow.packed[start : match.end()].replace("(", "（").replace(")", "）")
            return number, flow.packed_spans(start, match.end())
    return None


def _named_before(text: str) -> int:
    """How many characters before the number name it (房产证号, 房地产权证) rather than belong to it."""
    for named in reversed(list(_NAMES.finditer(text))):
        if any(pattern.fullmatch(text[named.end() :]) is not None for pattern in _NUMBERS):
            return named.end()
    return 0
