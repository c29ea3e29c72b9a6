"""Terms that agreements state otherwise than as two days: 自签订之日起三年, 自某日起生效至某日止.

In comes packed text with the day of signing; out come the places of such terms with their ISO periods.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier_ai.text.letters import DATE, iso_date
from dossier_ai.text.term_words import counted_from

_SIGNED_ACT = r"(?:签订|签署|签字|盖章|生效|签章|签约|订立)"
_SIGNING = rf"[自从][^。;]{{0,16}}?{_SIGNED_ACT}[^。;]{{0,8}}?(?:之日|日|后)起?"
_NUMBER = r"([一二两三四五六七八九十\d]{1,3})[\s_]*(?:\([一二两三四五六七八九十\d]{1,3}\))?[\s_]*(年|个月)"
_SINCE_SIGNING = re.compile(rf"{_SIGNING}[^。;]{{0,12}}?{_NUMBER}")
_YEARS_BEFORE = re.compile(rf"{_NUMBER}[^。;\d]{{0,8}}?{_SIGNING}")
_UNTIL = re.compile(rf"{_SIGNING}[^。;\d]{{0,12}}?(?:至|到)({DATE.pattern})")
_SINCE = re.compile(rf"[自从]({DATE.pattern})(?:起|开始|生效)[^。;\d]{{0,8}}?{_NUMBER}")
_YEARS_SINCE = re.compile(
    rf"{_NUMBER}[^。;\d]{{0,8}}?[自从]({DATE.pattern})(?:起|开始|生效)(?!.{{0,6}}[至到])"
)
_RUNS_UNTIL = re.compile(
    rf"[自从]?({DATE.pattern})起?(?:正式)?(?:开始)?(?:生效|施行|执行|实施)[^。;\d]{{0,8}}?[至到]({DATE.pattern})"
)


def derived_terms(text: str, signed: str) -> Iterator[tuple[re.Match[str], str | None]]:
    """The terms that a text states otherwise than by two days with 至 between them; None for the value where
    it runs from the signing and that is not known (`signed` empty)."""
    if found := _RUNS_UNTIL.search(text):
        yield found, _bounded(found.group(1), found.group(2))
    if found := _SINCE.search(text):
        yield found, _from_day(found.group(1), found.group(2), found.group(3))
    if found := _YEARS_SINCE.search(text):
        yield found, _from_day(found.group(3), found.group(1), found.group(2))
    if found := _UNTIL.search(text):
        yield found, _bounded(signed, found.group(1))
    for pattern in (_SINCE_SIGNING, _YEARS_BEFORE):
        if found := pattern.search(text):
            yield found, counted_from(signed, found.group(1), found.group(2)) if signed else None


def _bounded(start: str, end: str) -> str | None:
    first, last = iso_date(start), iso_date(end)
    return f"{first}/{last}" if first is not None and last is not None and first <= last else None


def _from_day(start: str, count: str, unit: str) -> str | None:
    first = iso_date(start)
    return counted_from(first, count, unit) if first is not None else None
