"""Numbers of certificates and contracts after their label: where the number ends and other print begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Document, Field, FieldState, Page
from dossier_ai.text.flow import Flow
from dossier_ai.text.grounded import read
from dossier_ai.text.lines import Span, lines_of

_REST_OF_A_NUMBER = re.compile(r"[A-Za-z0-9()（）〔〕\[\]第号字/._\s-]+")


_ALONE = re.compile(
    r"[(\[]?[Nn][Oo0][.:]*(?P<n>[A-Za-z0-9-]*\d{2}[A-Za-z0-9-]*)[)\]]?"
    r"|\(?(?P<m>[\u4e00-\u9fff]{0,8}[A-Z]{0,4}(?:字[(\[]?20\d\d[)\]]?|[(\[]20\d\d[)\]])"
    r"[\u4e00-\u9fff]{0,3}第?[0-9-]{1,6}号)\)?"
)


def number_alone(page: Page) -> tuple[str, list[Span]] | None:
    """The number of a contract that has a line to itself at the head of its first page, in brackets or after
    No., and its place."""
    for line in lines_of(page):
        flow = Flow([line])
        match = _ALONE.fullmatch(flow.packed)
        if match is not None and line.rect.top < 0.35 * page.height:
            group = "n" if match["n"] else "m"
            spans = flow.packed_spans(*match.span(group))
            return "".join(span.text for span in spans), spans
    return None


_RUN = re.compile(r"(?<![A-Za-z0-9])(?P<head>[A-Z]{0,6}?)(?P<body>[0-9OolI]*[0-9][0-9OolI]*)(?![A-Za-z0-9])")
_TO_DIGITS = str.maketrans("OolI", "0011")


def mended_number(text: str) -> str:
    """A number whose digits were read as letters that resemble them (2O24 for 2024): in a run that ends in
    three digits and more, O and l are digits. Runs with other letters among the digits stay as printed."""

    def mend(run: re.Match[str]) -> str:
        # Small l and o stand in no number; capitals may, where few digits are.
        least = 3 if re.search(r"[OI]", run["body"]) else 2
        if sum(char.isdigit() for char in run["body"]) < least:
            return run.group()
        return run["head"] + run["body"].translate(_TO_DIGITS)

    return _RUN.sub(mend, text)


def read_number(document: Document, key: str, spans: Sequence[Span], text: str) -> Field:
    """The number as a field, repaired where digits were read as letters."""
    mended = mended_number(text)
    if mended == text:
        return read(document, key, spans, text)
    sure = min(0.8, min(span.confidence for span in spans))
    state = FieldState.REPAIRED
    return read(document, key, spans, mended, state=state, grounding="fuzzy", confidence=sure)


def number_spans(spans: Sequence[Span]) -> list[Span]:
    """The lines of a value that belong to its number: the first one, and those below it that hold nothing but
    the rest of a number. What stands below a short line may be the name of the holder."""
    out = list(spans[:1])
    for span in spans[1:]:
        if _REST_OF_A_NUMBER.fullmatch(span.text) is None:
            break
        out.append(span)
    return out
