"""What reviewers corrected in fields, put in their place as evidence: state and grounding `human`.

A correction names the field as `field:<kind>.<key>` where only one document has it, else as
`field:<document>:<kind>.<key>`; a cell of a list as `field:<document>:<kind>.<key>:<row>:<column>`, rows
counted from 1. The value is written as records write it; none says that nothing stands there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from dossier_ai.core import Cell, Decision, DocumentEntry, Dossier, Evidence, Field, FieldState, Row
from dossier_ai.core.kind import Format
from dossier_ai.errors import UsageError
from dossier_ai.text.masking import personal_spans

_NUMBERS = ("money", "integer", "number", "percent", "area")
_ISO_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class _Place:
    """A field of one document, or a cell of its list."""

    document: DocumentEntry
    name: str
    row: int | None = None
    column: str = ""


def corrections_of(decisions: Sequence[Decision], kind: str) -> dict[str, Decision]:
    """The last correction by a named person of each target `<kind>:<rest>`, by what follows the colon."""
    last: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda d: d.at):
        what, _, rest = decision.target.partition(":")
        if what == kind and decision.action == "correct" and decision.by.strip():
            last[rest] = decision
    return last


def correct_fields(dossier: Dossier, decisions: Sequence[Decision], formats: Mapping[str, Format]) -> Dossier:
    """`dossier` with its fields corrected. `UsageError` for a target that is not there or a value of a wrong
    shape; phone and identity numbers are refused, since decisions are kept and handed over in clear."""
    fields = list(dossier.fields)
    for target, decision in corrections_of(decisions, "field").items():
        place = _find(dossier, target)
        at = next(
            (i for i, f in enumerate(fields) if (f.document, f.name) == (place.document.id, place.name)), None
        )
        if place.row is not None:
            if at is None:
                raise _unknown(target)
            fields[at] = _correct_cell(fields[at], place, decision, formats, target)
            continue
        corrected = _correct(fields[at] if at is not None else None, place, decision, formats)
        if at is None:
            fields.append(corrected)
        else:
            fields[at] = corrected
    return replace(dossier, fields=tuple(fields))


def _find(dossier: Dossier, target: str) -> _Place:
    """The place that `target` names."""
    for document in dossier.documents:
        rest = target.removeprefix(f"{document.id}:")
        if rest == target or document.continues:
            continue
        name, *cell = rest.split(":")
        if name.partition(".")[0] != document.kind or len(cell) not in (0, 2):
            break
        if not cell:
            return _Place(document, name)
        if cell[0].isdecimal():
            return _Place(document, name, int(cell[0]), cell[1])
        break
    named = [d for d in dossier.documents if d.kind == target.partition(".")[0] and not d.continues]
    holding = [d for d in named if any((f.document, f.name) == (d.id, target) for f in dossier.fields)]
    wanted = holding if len(holding) == 1 else named
    if ":" not in target and len(wanted) == 1:
        return _Place(wanted[0], target)
    raise _unknown(target)


def _unknown(target: str) -> UsageError:
    return UsageError(
        f"`field:{target}` names no field of this dossier.",
        "Write field:<document>:<kind>.<key>, or field:<document>:<kind>.<key>:<row>:<column> for a cell.",
    )


def _correct(field: Field | None, place: _Place, decision: Decision, formats: Mapping[str, Format]) -> Field:
    if field is None and place.name not in formats:
        raise _unknown(f"{place.document.id}:{place.name}")
    wanted = formats.get(place.name, "text")
    value = _value(decision, wanted)
    read = field.evidence if field is not None else ()
    return Field(
        name=place.name,
        document=place.document.id,
        state=FieldState.HUMAN if value is not None else FieldState.ABSENT,
        value=value,
        raw=field.raw if field is not None else "",
        confidence=1.0,
        evidence=_grounded(read or (_whole_page(place.document),)),
    )


def _correct_cell(
    field: Field, place: _Place, decision: Decision, formats: Mapping[str, Format], target: str
) -> Field:
    rows = field.value if isinstance(field.value, tuple) else ()
    number = (place.row or 0) - 1
    row = rows[number] if 0 <= number < len(rows) else None
    if not isinstance(row, dict) or place.column not in row:
        raise _unknown(target)
    cell = row[place.column]
    value = _value(decision, formats.get(f"{field.name}.{place.column}", "text"))
    assert not isinstance(value, tuple)
    near = cell.evidence or next((c.evidence for c in row.values() if c.evidence), field.evidence)
    corrected = Cell(
        value=value,
        raw=cell.raw,
        state=FieldState.HUMAN if value is not None else FieldState.ABSENT,
        confidence=1.0,
        evidence=_grounded(near),
    )
    changed: list[Row] = [
        {**r, place.column: corrected} if i == number else r
        for i, r in enumerate(rows)
        if isinstance(r, dict)
    ]
    return field.model_copy(update={"value": tuple(changed)})


def _grounded(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(one.model_copy(update={"grounding": "human"}) for one in evidence)


def _whole_page(document: DocumentEntry) -> Evidence:
    """Where nothing was read, the reviewer looked at the document's first page."""
    page = document.pages[0] if document.pages else 1
    return Evidence(file=document.file, page=page, box=(0.0, 0.0, 1.0, 1.0), grounding="human")


def _value(decision: Decision, wanted: Format) -> str | bool | tuple[str, ...] | None:
    """The corrected value as records hold it."""
    text = decision.value
    if text is None:
        return None
    if wanted == "rows":
        raise UsageError(f"`{decision.target}` is a list.", "Correct its cells one by one.")
    if wanted == "phone" or (wanted in ("text", "names", "person") and personal_spans(text)):
        raise UsageError(
            f"`{decision.target}`: phone and identity numbers are not kept.",
            "Correct them in the document and verify it again.",
        )
    if wanted == "mark":
        if text not in ("true", "false"):
            raise _misfit(decision, "true or false")
        return text == "true"
    if wanted in _NUMBERS and not _is_number(text, whole=wanted == "integer"):
        raise _misfit(decision, "a plain number such as 3256789.12, money in yuan")
    if wanted == "date" and not _ISO_DATE.fullmatch(text):
        raise _misfit(decision, "a date such as 2026-05-20")
    if wanted == "names":
        return tuple(part.strip() for part in re.split("[,、]", text) if part.strip())
    return text


def _misfit(decision: Decision, shape: str) -> UsageError:
    return UsageError(f"`{decision.value}` does not fit {decision.target}.", f"Write {shape}.")


def _is_number(text: str, *, whole: bool) -> bool:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return False
    return number.is_finite() and (not whole or number == number.to_integral_value())
