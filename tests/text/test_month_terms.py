"""Terms of months (domain 1.31)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.text.month_terms import month_term


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("202501-202512", "2025-01/2025-12"),
        ("2025年1月至12月", "2025-01/2025-12"),
        ("2025.01—2025.12", "2025-01/2025-12"),
        ("2025年度1-6月", "2025-01/2025-06"),
        ("202507", "2025-07"),
        ("2025年13月", None),
        ("12个月", None),
        ("", None),
    ],
)
def test_terms_of_months(text, value):
    assert month_term(text) == value


@given(st.integers(2000, 2060), st.integers(1, 12), st.integers(0, 24))
def test_every_solid_term_is_read(year, month, more):
    later = divmod(year * 12 + month - 1 + more, 12)
    text = f"{year}{month:02d}-{later[0]}{later[1] + 1:02d}"
    assert month_term(text) == f"{year}-{month:02d}/{later[0]}-{later[1] + 1:02d}"


@given(st.text(max_size=30))
def test_any_text_is_read_without_error(text):
    month_term(text)
