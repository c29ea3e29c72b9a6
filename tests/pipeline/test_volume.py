"""One bound volume, or a photograph of each page, says what the same documents say in files of their own."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest


def kinds(record: Any) -> Counter[str]:
    """How many documents of each kind are the applicant's own."""
    own = [d for d in record.documents if not d.belongs_to and not d.continues]
    return Counter(d.kind for d in own if d.kind != "divider")


@pytest.mark.parametrize("form", ["bind", "photograph"])
@pytest.mark.parametrize("seed", [3, 5, 7])
def test_pages_are_put_together_to_documents(kit: Any, seed: int, form: str) -> None:
    recorded = kit.print_dossier(seed)
    record = kit.verify(getattr(kit, form)(recorded)).record
    assert kinds(record) == Counter(view.kind for view in recorded.views)
    loose = kit.verify_clean(seed).record
    assert [f.id for f in record.findings] == [f.id for f in loose.findings]
    assert {v.clause: v.verdict for v in record.verdicts} == {v.clause: v.verdict for v in loose.verdicts}
    assert (record.status, record.result) == (loose.status, loose.result)


PLANTED = ("P05", "P12", "P19", "P21", "P31", "P36", "P54", "P57")


@pytest.mark.parametrize("form", ["bind", "photograph"])
def test_no_discrepancy_is_hidden(kit: Any, form: str) -> None:
    changed = kit.print_dossier(7)
    for operator in PLANTED:
        changed = kit.change(changed, kit.plant(operator))
    loose, bound = kit.verify(changed.submission()).record, kit.verify(getattr(kit, form)(changed)).record
    expected = {"XID-05", "XCT-03", "XFN-16", "XFN-21", "XST-04", "XSV-07", "XPK-04", "XPK-03",
                "XPK-07"}  # fmt: skip
    assert {f.id for f in loose.findings} == expected
    assert {f.id for f in bound.findings} == expected
    assert Counter(f.severity for f in bound.findings) == Counter(f.severity for f in loose.findings)
