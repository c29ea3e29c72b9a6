"""Phone and identity numbers in fields replaced by their masked form and a keyed hash.

One pass (`conceal`) over the fields of a dossier, after extraction: nothing past it holds a number in
clear. The key comes from outside and is kept outside the store; the same number under the same key has the
same hash, whatever its printed form, so that duplicates can be found without it.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping, Sequence

from dossier_ai.core import Cell, Evidence, Field, Page, Personal, Rect, Row
from dossier_ai.core.field import FieldValue
from dossier_ai.core.kind import Format
from dossier_ai.text.codes import compact_code
from dossier_ai.text.lines import fold, lines_of
from dossier_ai.text.masking import (
    PersonalKind,
    PersonalSpan,
    mask_number,
    mask_personal,
    mask_phone_text,
    mask_spans,
    personal_spans,
)
from dossier_ai.text.phones import read_phones

__all__ = [
    "Formats",
    "PersonalKind",
    "PersonalSpan",
    "conceal",
    "hash_number",
    "mask_number",
    "mask_personal",
    "personal_rects",
    "personal_spans",
    "personal_value",
]

# Formats of fields by name: `application_form.phone`, and `staff_roster.rows.phone` for a column.
Formats = Mapping[str, Format]
_MIN_KEY_BYTES = 16


def hash_number(number: str, kind: PersonalKind, key: bytes) -> str:
    """HMAC-SHA256 (hex) of the number's normal form. Raises ValueError for a key under 16 bytes."""
    if len(key) < _MIN_KEY_BYTES:
        raise ValueError(f"the key for personal numbers needs at least {_MIN_KEY_BYTES} bytes")
    if kind == "identity":
        normal = compact_code(number)
    else:
        normal = "/".join(sorted(p.number for p in read_phones(number)))
    return hmac.new(key, f"{kind}:{normal}".encode(), hashlib.sha256).hexdigest()


def personal_value(text: str, kind: PersonalKind, key: bytes) -> Personal:
    """The only form in which a number leaves extraction."""
    masked = mask_phone_text(text) if kind == "phone" else mask_number(text, kind)
    return Personal(masked=masked, hash=hash_number(text, kind, key))


# Values of these formats are figures or codes by declaration: digits in them are no one's phone.
_NEVER_PERSONAL: frozenset[str] = frozenset(
    {"uscc", "date", "period", "money", "integer", "number", "percent", "area", "mark", "hashes"}
)


def conceal(fields: Sequence[Field], key: bytes, formats: Formats) -> tuple[Field, ...]:
    """The fields with every phone and identity number replaced.

    A value of format `phone`, and a value that is an identity number, become `Personal`; numbers inside other
    values, `raw` and quotes are masked, in nested rows too. Figures, dates and codes by `formats` stay as
    they are. Applying it twice changes nothing. Raises ValueError for a key under 16 bytes."""
    if len(key) < _MIN_KEY_BYTES:
        raise ValueError(f"the key for personal numbers needs at least {_MIN_KEY_BYTES} bytes")
    return tuple(_concealed_field(field, key, formats) for field in fields)


def _concealed_field(field: Field, key: bytes, formats: Formats) -> Field:
    form = formats.get(field.name, "text")
    if isinstance(field.value, tuple):
        value: FieldValue = _concealed_list(field, key, formats)
    else:
        value = _concealed(field.value, form, key)
    return field.model_copy(
        update={
            "value": value,
            "raw": _concealed_text(field.raw, form, field.value),
            "evidence": _concealed_evidence(field.evidence, form, field.value),
        }
    )


def _concealed_list(field: Field, key: bytes, formats: Formats) -> tuple[Row, ...] | tuple[str, ...]:
    assert isinstance(field.value, tuple)
    form = formats.get(field.name, "text")
    rows: list[Row] = []
    names: list[str] = []
    for item in field.value:
        if isinstance(item, str):
            names.append(item if form == "hashes" else mask_personal(item))
        else:
            rows.append(
                {
                    column: _concealed_cell(cell, formats.get(f"{field.name}.{column}", "text"), key)
                    for column, cell in item.items()
                }
            )
    return tuple(rows) if rows else tuple(names)


def _concealed_cell(cell: Cell, form: str, key: bytes) -> Cell:
    value = _concealed(cell.value, form, key)
    assert not isinstance(value, tuple)
    return cell.model_copy(
        update={
            "value": value,
            "raw": _concealed_text(cell.raw, form, cell.value),
            "evidence": _concealed_evidence(cell.evidence, form, cell.value),
        }
    )


def _concealed(value: FieldValue, form: str, key: bytes) -> FieldValue:
    if not isinstance(value, str):
        return value
    if form == "phone":
        # 无 or a dash in the column of phones is no number.
        return personal_value(value, "phone", key) if re.search(r"[0-9]", fold(value)) else value
    if form in _NEVER_PERSONAL:
        return value
    spans = personal_spans(value)
    if len(spans) == 1 and spans[0].kind == "identity" and not _around(value, spans[0]):
        return personal_value(value.strip(), "identity", key)
    return mask_personal(value)


def _around(text: str, span: PersonalSpan) -> str:
    return (text[: span.start] + text[span.end :]).strip()


def _concealed_text(text: str, form: str, value: FieldValue) -> str:
    """`text` masked; in figures and codes only what is not the value itself, such as a phone that the reader
    put into the wrong column."""
    if form == "phone":
        return mask_phone_text(text)
    if form == "hashes" and isinstance(value, tuple):
        spans = [s for s in personal_spans(text) if not any(text[s.start : s.end] in str(v) for v in value)]
    elif form in _NEVER_PERSONAL and isinstance(value, str):
        own = compact_code(value)
        spans = [s for s in personal_spans(text) if compact_code(text[s.start : s.end]) not in own]
    else:
        spans = list(personal_spans(text))
    return mask_spans(text, spans)


def _concealed_evidence(evidence: tuple[Evidence, ...], form: str, value: FieldValue) -> tuple[Evidence, ...]:
    return tuple(e.model_copy(update={"quote": _concealed_text(e.quote, form, value)}) for e in evidence)


def personal_rects(page: Page) -> tuple[Rect, ...]:
    """Where phone and identity numbers stand on a page, in its upright frame: what pictures of it must hide
    even where no field was read."""
    out: list[Rect] = []
    for line in lines_of(page):
        for found in personal_spans(line.text):
            place = line.span(found.start, found.end)
            if place is not None:
                out.append(place.rect)
    return tuple(out)
