"""Phone and identity numbers found in any text and masked, places kept.

In comes text as printed, with its misreadings; out come spans, or the same text with stars. What is hashed
and stored instead is decided in `personal`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dossier_ai.text.certificates import parse_diploma_no
from dossier_ai.text.codes import check_identity_no, check_uscc
from dossier_ai.text.lines import fold

PersonalKind = Literal["phone", "identity"]


@dataclass(frozen=True, slots=True)
class PersonalSpan:
    """Characters `start` to `end` (exclusive) of a text that are a phone or identity number."""

    start: int
    end: int
    kind: PersonalKind


# Grouped as people group them; free blanks would swallow columns of figures.
_MOBILE = re.compile(
    r"(?<![0-9])(?:(?:\+|00)?86[- ]?)?"
    r"(?:1[3-9][0-9][- ][0-9]{4}[- ]?[0-9]{4}|1[3-9][0-9]{5}[- ][0-9]{4}|1[3-9][0-9][- ][0-9]{8}"
    r"|1[3-9][0-9][- ]?[0-9]{3}[- ]?[0-9]{5}|(?:1[3-9][0-9]{9}){1,3})(?![0-9])"
)
_AREA = r"0(?:10|2[0-9]|[3-9][0-9]{2})"
_LANDLINE = re.compile(
    rf"(?<![0-9])(?:(?:\+|00)?86[- ]?)?(?:[(\[]{_AREA}[)\]][- ]?|{_AREA}[- ]{{0,3}})"
    r"[2-9][0-9]{2,3}[- ]?[0-9]{4}(?![0-9])(?:(?:转|[-#*])[0-9]{1,6}(?![0-9]))?"
)
_LABELLED = re.compile(
    r"(?:联系方式|电话|手机|座机|固话|传真|热线|[Tt][Ee][Ll]|[Pp]hone|[Mm]obile|[Ff]ax)(?:号码|号)?[ :.]{0,3}"
    r"(?P<number>[+(]?[0-9OolI][0-9OolI\-() ]{5,18}[0-9OolI])"
)
_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])[1-9][0-9]{5} ?(?:18|19|20)[0-9]{2} ?(?:0[1-9]|1[0-2]) ?(?:0[1-9]|[12][0-9]|3[01]) ?"
    r"[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
_LABELLED_IDENTITY = re.compile(
    r"(?:身份证|公民身份)(?:件)?(?:号码|号|证号)?[ :.]{0,3}"
    r"(?P<number>[0-9OolIXx][0-9OolIXx ]{12,21}[0-9OolIXx])"
)
_DECIMALS_BEFORE = re.compile(r"(?<![0-9])[0-9]{1,9}\.$")
_MONEY_AFTER = re.compile(r"\.[0-9]{1,2}(?![0-9])|\s*(?:元|圆|万元|亿元|美元|万美元)")
_SERIAL_BEFORE = re.compile(r"(?:编号|证号|证书号|合同号|报告号|票号|账号|帐号|代码|[Nn][Oo]\.?)[: ]*$")
_LETTER_BEFORE = re.compile(r"(?P<word>[A-Za-z]+)$")
_PHONE_WORDS = ("tel", "phone", "mobile", "mob", "fax")


def personal_spans(text: str) -> tuple[PersonalSpan, ...]:
    """Where `text` holds phone or identity numbers, from left to right without overlap. Amounts, unified
    codes and the serials of documents are not taken for them."""
    folded = fold(text)
    found: list[PersonalSpan] = []
    for m in _LABELLED_IDENTITY.finditer(folded):
        found.append(PersonalSpan(m.start("number"), m.end("number"), "identity"))
    for m in _IDENTITY.finditer(folded):
        if _stands_as_identity(m[0]):
            found.append(PersonalSpan(m.start(), m.end(), "identity"))
    for m in _LABELLED.finditer(folded):
        if not _service(m["number"]):
            found.append(PersonalSpan(m.start("number"), m.end("number"), "phone"))
    for pattern in (_MOBILE, _LANDLINE):
        for m in pattern.finditer(folded):
            if _stands_as_phone(folded, m.start(), m.end()):
                found.append(PersonalSpan(m.start(), m.end(), "phone"))
    return tuple(_without_overlap(found))


def _stands_as_identity(text: str) -> bool:
    """Whether 18 characters with a date in them are an identity number rather than a unified code or a
    diploma's number, whose layouts can look the same; a misread one counts too."""
    if check_identity_no(text).valid:
        return True
    return not check_uscc(text).valid and parse_diploma_no(text) is None


def _without_overlap(spans: Iterable[PersonalSpan]) -> Iterator[PersonalSpan]:
    end = 0
    for span in sorted(spans, key=lambda s: (s.start, -s.end, s.kind)):
        if span.start >= end:
            yield span
            end = span.end


def _service(number: str) -> bool:
    return bool(re.fullmatch(r"(?:400|800)[0-9]{7}|95[0-9]{3,6}|12[0-9]{3}", re.sub(r"[^0-9]", "", number)))


def _stands_as_phone(text: str, start: int, end: int) -> bool:
    """Whether digits that look like a phone are not part of an amount, a code or a document's serial."""
    before, after = text[:start].rstrip(), text[end:]
    if before.endswith(("¥", "￥", "$")) or _MONEY_AFTER.match(after):
        return False
    if before.endswith(("第", "字", "]", "〕")) and after.lstrip().startswith("号"):
        return False
    if _SERIAL_BEFORE.search(text[:start]) or _DECIMALS_BEFORE.search(text[:start]):
        return False
    word = _LETTER_BEFORE.search(text[:start])
    if word and word["word"].lower() not in _PHONE_WORDS:
        return False
    return not re.match(r"[A-Za-z]{1,6}[0-9]|[A-Z](?![A-Za-z])", after)


def mask_number(text: str, kind: PersonalKind) -> str:
    """The same characters with the middle digits starred: 139****0000, 0971-***0000, 110***********002X."""
    folded = fold(text)
    places = [
        i for i, c in enumerate(folded) if c.isascii() and c.isalnum() and (c.isdigit() or c in "OolIXx")
    ]
    if kind == "identity":
        kept = {*places[:3], *places[-4:]} if len(places) >= 14 else set(places[:1])
    else:
        kept = _kept_of_phone(folded, places)
    hidden = set(places) - kept
    return "".join("*" if i in hidden else c for i, c in enumerate(text))


_EXTENSION = re.compile(r"(?:转|分机|[#*]|ext\.?)\s*[0-9]{1,6}$|(?<=[0-9]{4})-[0-9]{1,6}$", re.IGNORECASE)


def _kept_of_phone(folded: str, places: Sequence[int]) -> set[int]:
    """The digits of a phone that stay: country and area code or first three, and the last four before the
    extension; of a short or odd number fewer, so that at least three are always hidden."""
    digits = "".join(folded[i] for i in places)
    country = re.match(r"(?:00)?86(?=1[3-9]|0)", digits)
    skipped = len(country[0]) if country else 0
    area = re.match(r"0(?:10|2[0-9]|[3-9][0-9]{2})", digits[skipped:])
    extension = _EXTENSION.search(folded) if area else None
    rest = [i for i in places[skipped:] if extension is None or i < extension.start()]
    head = len(area[0]) if area else 3 if len(rest) >= 11 else 0
    tail = min(4, max(0, len(rest) - head - 3))
    return {*places[:skipped], *rest[:head], *rest[len(rest) - tail :]}


def mask_spans(text: str, spans: Iterable[PersonalSpan]) -> str:
    """`text` of the same length with these spans masked."""
    out = text
    for span in spans:
        out = out[: span.start] + mask_number(text[span.start : span.end], span.kind) + out[span.end :]
    return out


def mask_personal(text: str) -> str:
    """`text` of the same length with every phone and identity number masked."""
    return mask_spans(text, personal_spans(text))


_DIGIT_RUN = re.compile(r"[0-9OolI](?:[0-9OolI]|[-() .](?=[0-9OolI(]))*[0-9OolI]")


def mask_phone_text(text: str) -> str:
    """`text` of the same length, declared to hold a phone: whatever digits it has are masked, however
    misread."""
    out = mask_personal(text)
    for m in _DIGIT_RUN.finditer(fold(out)):
        starred = "*" in out[max(0, m.start() - 2) : m.start()] or "*" in out[m.end() : m.end() + 2]
        if sum(c in "0123456789" for c in m[0]) >= 4 and not starred and not _service(m[0]):
            out = out[: m.start()] + mask_number(out[m.start() : m.end()], "phone") + out[m.end() :]
    return out
