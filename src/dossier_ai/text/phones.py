"""Printed telephone numbers to their kind and normal form.

In comes one cell; out comes what it holds. Numbers are personal: nothing here prints or keeps them, and
`personal` replaces them before a field leaves the pipeline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from dossier_ai.text.characters import nfkc

PhoneKind = Literal["mobile", "landline", "landline_no_area", "service", "invalid"]

_COUNTRY = r"(?:(?:\+|00)?86[-\s]?)?"
_MOBILE = re.compile(rf"{_COUNTRY}(1[3-9][0-9]{{9}})")
_LANDLINE = re.compile(
    rf"{_COUNTRY}[(（\[]?(0(?:10|2[0-9]|[3-9][0-9]{{2}}))[)）\]]?[-—–―－\s]*([2-9][0-9]{{6,7}})"
    r"(?:(?:\s*(?:转|分机)\s*|[-—–#*]|\s*ext\.?\s*)([0-9]{1,6}))?",
    re.IGNORECASE,
)
_SERVICE = re.compile(r"(?:400|800)[-\s]?[0-9]{3}[-\s]?[0-9]{4}|95[0-9]{3,6}|12[0-9]{3}")
_NO_AREA = re.compile(r"[2-9][0-9]{6,7}|[2-9][0-9]{2,3}[- ][0-9]{4}")


@dataclass(frozen=True, slots=True)
class Phone:
    """One number: its kind and its normal form (11 digits; `area-number[-extension]`). The number stays out
    of `repr`. A service number (400…, 95…) is not a person's; without area code it is only a warning."""

    kind: PhoneKind
    number: str = field(repr=False)

    @property
    def personal(self) -> bool:
        return self.kind in ("mobile", "landline", "landline_no_area")


def read_phone(raw: str) -> Phone:
    """What a cell with one number holds (domain 2.5); `invalid` keeps the text as printed."""
    text = re.sub(r"\s+", " ", nfkc(raw)).strip().replace("（", "(").replace("）", ")")
    solid = re.sub(r"[\s\-—–·.]", "", text)
    if m := _MOBILE.fullmatch(solid):
        return Phone("mobile", m[1])
    if m := _LANDLINE.fullmatch(text):
        return Phone("landline", "-".join(part for part in m.groups() if part))
    if _SERVICE.fullmatch(text):
        return Phone("service", re.sub(r"[^0-9]", "", text))
    if _NO_AREA.fullmatch(text):
        return Phone("landline_no_area", re.sub(r"[^0-9]", "", text))
    if m := _LANDLINE.fullmatch(re.sub(r"\s", "", text)):
        return Phone("landline", "-".join(part for part in m.groups() if part))
    return Phone("invalid", text)


_BETWEEN = re.compile(r"[/、,，;；|\n]+")


def read_phones(raw: str) -> tuple[Phone, ...]:
    """The numbers of a cell that holds one or several, separated by strokes, commas or line ends."""
    whole = read_phone(raw)
    if whole.kind != "invalid":
        return (whole,)
    parts = [part for part in _BETWEEN.split(nfkc(raw)) if part.strip()]
    if len(parts) < 2:
        return (whole,) if whole.number else ()
    return tuple(read_phone(part) for part in parts)
