"""One bound volume says what the same documents say in files of their own."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest


def kinds(record: Any) -> Counter[str]:
    """How many documents of each kind are the applicant's own."""
    return Counter(d.kind for d in record.documents if not d.belongs_to and d.kind != "divider")


@pytest.mark.parametrize("seed", [3, 6, 7])
def test_a_volume_is_split_into_its_documents(kit: Any, seed: int) -> None:
    recorded = kit.print_dossier(seed)
    record = kit.verify(kit.bind(recorded)).record
    assert kinds(record) == Counter(view.kind for view in recorded.views)
    assert [f.id for f in record.findings if f.severity in ("B", "M")] == []
    loose = kit.verify_clean(seed).record
    assert {v.clause: v.verdict for v in record.verdicts} == {v.clause: v.verdict for v in loose.verdicts}
    assert (record.status, record.result) == (loose.status, loose.result)


PLANTED = ("P05", "P12", "P19", "P21", "P31", "P36", "P54", "P57")


def test_a_volume_hides_no_discrepancy(kit: Any) -> None:
    changed = kit.print_dossier(7)
    for operator in PLANTED:
        changed = kit.change(changed, kit.plant(operator))
    loose, bound = kit.verify(changed.submission()).record, kit.verify(kit.bind(changed)).record
    expected = {"XID-05", "XCT-03", "XFN-16", "XFN-21", "XST-04", "XSV-07", "XPK-04", "XPK-03"}
    assert {f.id for f in loose.findings} == expected
    assert {f.id for f in bound.findings} == expected
    assert Counter(f.severity for f in bound.findings) == Counter(f.severity for f in loose.findings)
