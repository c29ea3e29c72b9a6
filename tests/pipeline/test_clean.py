"""A consistent dossier through the whole pipeline, from recorded words: nothing to object to."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize("seed", [3, 6, 7])
def test_a_clean_dossier_has_nothing_open(kit: Any, seed: int) -> None:
    record = kit.verify_clean(seed).record
    assert [
        (f.id, f.severity, f.declared, f.found) for f in record.findings if f.severity in ("B", "M")
    ] == []
    assert record.problems == ()
    assert record.status == "verified"
    assert record.result == "REVIEW"
