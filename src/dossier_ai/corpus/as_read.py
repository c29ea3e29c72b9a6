"""Views as they would be read without a slip: documents and fields of the core, evidence included.

In: views. Out: `DocumentEntry` and `Field`, each value with an invented place in an invented file. Phones are
concealed as extraction conceals them, under a key that only this module has.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from dossier_ai.core import Cell, DocumentEntry, Dossier, Evidence, Field, FieldState
from dossier_ai.core.field import Grounding
from dossier_ai.corpus.view import View
from dossier_ai.text.personal import personal_value

_KEY = b"synthetic dossiers have no secrets"
_PHONES = frozenset({"phone", "mobile", "fax"})
#: Money that these forms print in 万元: what stands on the page is another number than the value.
_FORM_MONEY = frozenset(
    {"registered_capital", "total_assets", "revenue", "service_income", "total_profit", "service_cost"}
)
_IN_WAN: dict[str, frozenset[str]] = {
    "application_form": _FORM_MONEY,
    "renewal_form": _FORM_MONEY,
    "equipment_list": frozenset({"value", "total_value"}),
    "operations_summary": frozenset({"revenue_new", "service_income_new", "profit_new", "tax_new"}),
}


def read_dossier(views: Sequence[View], applied: date) -> Dossier:
    """The dossier that a perfect reading of these documents gives; one page each."""
    documents: list[DocumentEntry] = []
    fields: list[Field] = []
    for number, view in enumerate(views, 1):
        entry, found = read_view(view, number)
        documents.append(entry)
        fields += found
    return Dossier(applied, tuple(documents), tuple(fields))


def file_of(view: View, number: int) -> str:
    """The name of the file of the document `number`."""
    return f"{number:02d}-{view.title}.pdf".replace("/", "-")


def _content(view: View) -> str:
    """What stands in for the hash of its file: the same for the same sheet handed in twice."""
    return hashlib.sha256(repr((view.kind, view.title, view.fields, view.extra)).encode()).hexdigest()


def read_view(view: View, number: int) -> tuple[DocumentEntry, list[Field]]:
    """The document `number` and its fields. What is empty on paper gives no field; a mark that is not there
    is a value, grounded by having been searched for."""
    file = file_of(view, number)
    title = str(view.extra.get("printed_title") or view.fields.get("title") or view.title)
    entry = DocumentEntry(
        id=f"d{number:03d}",
        kind=view.kind,
        file=file,
        sha256=_content(view),
        pages=tuple(range(1, 1 + max(1, len(view.fields.get("printed_pages", ()))))),
        title=title,
        title_evidence=_place(file, 0, title),
    )
    found = [
        _field(view.kind, entry.id, file, key, value, line)
        for line, (key, value) in enumerate((view.fields | _beyond_truth(view)).items(), 1)
        if value not in ("", None, [], ())
    ]
    payload = view.extra.get("qr")
    if payload:
        found = [_with_code(field, str(payload)) if field.key == "uscc" else field for field in found]
    return entry, found


def _beyond_truth(view: View) -> dict[str, Any]:
    """What reading finds besides the fields of the truth: fingerprints of photographs and of signed rows, and
    the figures that the report's text claims."""
    if view.kind == "service_evidence":
        photo = view.extra.get("photo_seed") or f"{view.fields['organiser']} {view.fields['title']}"
        signed = [f"{company} {person}" for company, person in view.extra.get("attendees", ())]
        return {
            "photo_hashes": [_fingerprint(str(photo))] if "photo" in view.fields["evidence_kinds"] else [],
            "sign_in_hashes": [_fingerprint(row) for row in signed],
        }
    online = view.extra.get("online")
    if view.kind == "application_report" and online:
        year = str(view.extra["year"])
        sentence = f"{year}年线上服务中小企业{online}家"
        claim = {"subject": "线上服务中小企业", "quantity": str(online), "unit": "家", "year": year}
        return {"claims": [claim | {"sentence": sentence}]}
    return {}


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _with_code(field: Field, payload: str) -> Field:
    """The field with the QR code beside it as a second place."""
    place = field.evidence[0]
    beside = _place(place.file, 399, payload, "code")
    return field.model_copy(update={"evidence": (place, beside)})


def _place(file: str, line: int, quote: str, grounding: Grounding = "exact") -> Evidence:
    top = 0.02 + 0.95 * (line % 400) / 400
    return Evidence.model_construct(
        file=file, page=1, box=(0.1, top, 0.6, top + 0.002), part=None, quote=quote, grounding=grounding
    )


def _field(kind: str, document: str, file: str, key: str, value: Any, line: int) -> Field:
    grounding: Grounding = "searched" if value is False else "exact"
    shown: Any
    if isinstance(value, (list, tuple)) and value and isinstance(value[0], dict):
        shown, raw = tuple(_row(kind, file, row, line + n) for n, row in enumerate(value)), ""
    elif isinstance(value, (list, tuple)):
        shown = tuple(str(v) for v in value)
        raw = "、".join(shown)
    else:
        shown, raw = _value(kind, key, value)
    return Field.model_construct(
        name=f"{kind}.{key}",
        document=document,
        state=FieldState.READ,
        value=shown,
        raw=raw,
        confidence=1.0,
        evidence=(_place(file, line, raw, grounding),),
    )


def _row(kind: str, file: str, row: dict[str, Any], line: int) -> dict[str, Cell]:
    """The cells of one row; they share the row's place, and skip validation: a dossier has thousands."""
    cells = {}
    place = (_place(file, line, ""),)
    for key, value in row.items():
        if value in ("", None):  # an empty cell has its place, too
            cells[key] = Cell.model_construct(
                value=None, raw="", state=FieldState.ABSENT, confidence=1.0, evidence=place
            )
            continue
        shown, raw = _value(kind, key, value)
        cells[key] = Cell.model_construct(
            value=shown, raw=raw, state=FieldState.READ, confidence=1.0, evidence=place
        )
    return cells


def _value(kind: str, key: str, value: Any) -> tuple[Any, str]:
    """The value as the record holds it, and the printed text."""
    if isinstance(value, bool):
        return value, ""
    text = str(value)
    if key in _PHONES:
        concealed = personal_value(text, "phone", _KEY)
        return concealed, concealed.masked
    if key in _IN_WAN.get(kind, ()):
        return text, f"{Decimal(text) / 10000:.2f}"
    return text, text
