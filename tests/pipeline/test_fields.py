"""Words read without a slip give every value that was printed, in all layouts: nothing is lost or made up."""

from __future__ import annotations

import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Any

import pytest

from dossier_ai.core import Personal

NOT_COMPARED = {
    # The generator's short form of the printed title.
    "policy_document.title",
    # What an agreement is about is a person's summary, not a printed value.
    "cooperation_agreement.content",
    # The auditor's papers behind the report carry no numbers of it.
    "audit_report.printed_pages",
}


def same(printed: Any, found: Any) -> bool:
    """Whether a value is the printed one: amounts as numbers, phones by their last digits, widths folded."""
    if isinstance(found, Personal):
        return str(printed)[-4:] == found.masked[-4:]
    if isinstance(printed, list) and printed and isinstance(printed[0], dict):
        return len(printed) == len(found) and all(
            same(value or None, row[key].value if key in row else None)
            for want, row in zip(printed, found, strict=True)
            for key, value in want.items()
        )
    if isinstance(printed, list):
        return sorted(printed) == sorted(found or ())
    try:
        return Decimal(printed) == Decimal(found)
    except (InvalidOperation, TypeError, ValueError):
        pass
    if isinstance(printed, str) and isinstance(found, str):
        return unicodedata.normalize("NFKC", printed) == unicodedata.normalize("NFKC", found)
    return bool(printed == found)


@pytest.mark.parametrize("seed", [3, 4, 7])
def test_every_printed_value_is_read(kit: Any, seed: int) -> None:
    recorded, record = kit.print_dossier(seed), kit.verify_clean(seed).record
    own = {d.id: d.file for d in record.documents if not d.belongs_to}
    found = {(own[f.document], f.name): f.value for f in record.fields if f.document in own}
    assert sorted(own.values()) == sorted(recorded.names)
    wrong = []
    for view, file in zip(recorded.views, recorded.names, strict=True):
        for key, printed in view.fields.items():
            name = f"{view.kind}.{key}"
            value = found.get((file, name))
            if printed not in ("", None, []) and name not in NOT_COMPARED and not same(printed, value):
                wrong.append((file, name, printed, value))
    assert wrong == []
