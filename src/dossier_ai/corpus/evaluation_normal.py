"""Values to the form in which they are compared with the truth, the same for both sides.

================== ==================================================================================
text, organisation NFKC, no blanks; brackets of every kind as ( ), dashes as -, quotation marks as ",
person, enum       middle dots as ·, full stops as ., no stop or comma at the end; numbers of phones
                   and identities masked as the pipeline masks them
uscc               NFKC, capitals, letters and digits only
url, email         as text, small letters, without http:// and a slash at the end
money, integer,    the decimal number without grouping, unit, % sign and trailing zeros; money in yuan;
number, percent,   what is no number, as text
area
date               ISO 8601 as precise as it is given; what is no date, as text
period             `start/end`, each end as a date
mark               true or false
phone              the masked form: `139****0000`
names, hashes      each item as text; their order counts only where the field is an order (`ORDERED`)
================== ==================================================================================

Blank text, a lone dash or slash, an empty list and null are the same: no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from dossier_ai.core import Personal
from dossier_ai.core.kind import Format
from dossier_ai.text.characters import squeeze
from dossier_ai.text.dates import parse_date
from dossier_ai.text.masking import mask_personal, mask_phone_text
from dossier_ai.text.money import decimal_text

Normal = str | bool | tuple[str, ...] | None

ORDERED = frozenset({"printed_pages", "headings"})
"""Lists of names whose order is part of the value."""

NUMBERS: frozenset[Format] = frozenset({"money", "integer", "number", "percent", "area"})
_BRACKETS = str.maketrans("[]【】〔〕{}〈〉", "()()()()()")
_DOTS = str.maketrans("•‧∙・", "····")
_QUOTES = re.compile("[“”‘’「」『』\"'`]")
_DASHES = re.compile(r"[-‐‑‒–—―─－﹣~～]+")
_UNITS = re.compile(r"(?:平方米|㎡|m2|万元|元|人次|人|家|户|台|套|个|名|年|%)$", re.IGNORECASE)
_SEPARATORS = re.compile("[、,;，；\n]")


def normal(value: Any, form: Format = "text", *, ordered: bool = False) -> Normal:
    """`value` (of a field or a cell) in the form in which it is compared; None when it is none."""
    if value is None or isinstance(value, bool):
        return value
    if form == "phone":
        return _masked(value)
    if form in ("names", "hashes"):
        items = tuple(filter(None, (str(normal(item) or "") for item in _items(value))))
        return (items if ordered else tuple(sorted(items))) or None
    text = value.masked if isinstance(value, Personal) else _one_text(value)
    settled = _normal_text(text, form)
    return settled if settled.strip("-/") else None


def _normal_text(text: str, form: Format) -> str:
    if form == "uscc":
        return re.sub(r"[^0-9A-Z]", "", squeeze(text).upper())
    if form in NUMBERS:
        return number_of(text) or plain(text)
    if form == "date":
        return date_of(text) or plain(text)
    if form == "period":
        return "/".join("" if e in ("", "..") else date_of(e) or plain(e) for e in text.split("/"))
    if form in ("url", "email"):
        return re.sub(r"^https?://|/$", "", plain(text).lower())
    return plain(mask_personal(text))


def plain(text: str) -> str:
    """`text` in the form of the row `text` of the table above, nothing masked."""
    text = squeeze(text).translate(_BRACKETS).translate(_DOTS).replace("。", ".")
    return _QUOTES.sub('"', _DASHES.sub("-", text)).rstrip(".,;")


def number_of(text: str) -> str:
    """The plain decimal number in `text`; "" where it is none."""
    digits = _UNITS.sub("", squeeze(text).replace(",", ""))
    try:
        return decimal_text(Decimal(digits)) if re.fullmatch(r"[-+]?[0-9]+(?:\.[0-9]+)?", digits) else ""
    except InvalidOperation:
        return ""


def date_of(text: str) -> str:
    """The date in ISO form; "" where the text is none."""
    try:
        return parse_date(text).iso
    except ValueError:
        return ""


def _masked(value: Any) -> str | None:
    text = value.masked if isinstance(value, Personal) else mask_phone_text(str(value))
    return plain(text) or None


def _one_text(value: Any) -> str:
    """A list given where one text is compared, as that text."""
    return "、".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _items(value: Any) -> Iterable[Any]:
    """The items of a list; a text given in its place is cut at its separators."""
    return value if isinstance(value, list | tuple) else _SEPARATORS.split(str(value))
