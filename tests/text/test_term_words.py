"""Terms in the words of offices."""

from __future__ import annotations

import pytest

from dossier_ai.text.agreed_terms import derived_terms
from dossier_ai.text.term_words import count_in, counted_from, term_in


@pytest.mark.parametrize(
    ("text", "start", "want"),
    [
        ("2023.5-2026.4", None, "2023-05/2026-04"),
        ("三年（2023年5月1日至2026年4月30日）", None, "2023-05-01/2026-04-30"),
        ("__2022__年__9__月__1__日至__2025__年__8__月__31__日", None, "2022-09-01/2025-08-31"),
        ("三年", "2023-05-10", "2023-05-10/2026-05-09"),
        ("36个月", "2023-05", "2023-05/2026-04"),
        ("叁年", "2024-02-29", "2024-02-29/2027-02-27"),
        ("2023.05起三年", None, "2023-05/2026-04"),
        ("自2023年5月1日起，为期2年", None, "2023-05-01/2025-04-30"),
        ("3年，自2023年5月1日起", None, "2023-05-01/2026-04-30"),
        ("至2026年5月", "2023-06", "2023-06/2026-05"),
        ("至2026年5月", None, "/2026-05"),
        ("三年", None, None),
        ("3年", "2024", None),
        ("2023年5月1日", "2023-05-01", None),
        ("从业20年", "2023-05-01", None),
        ("至2022年5月", "2023-06", None),
    ],
)
def test_terms_as_printed(text, start, want):
    assert term_in(text, start) == want


def test_a_sentence_gives_the_years_of_all():
    assert count_in("以上专家聘期均为三年") == ("三", "年")
    assert count_in("聘期自聘任之日起，期限2（二）年") == ("2", "年")
    assert count_in("服务企业满三年") is None
    assert counted_from("2023-05", "0", "年") is None


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("本协议自双方签字盖章之日起生效,有效期三年", "2023-05-10/2026-05-09"),
        ("有效期三年,自双方盖章之日起计算", "2023-05-10/2026-05-09"),
        ("本协议自双方盖章之日起生效,至2025年6月30日终止", "2023-05-10/2025-06-30"),
        ("协议自2023年3月1日起生效,至2024年2月29日终止", "2023-03-01/2024-02-29"),
        ("合作期为2年,从2023年5月1日起计算", "2023-05-01/2025-04-30"),
        ("自2023年5月1日起,为期12个月", "2023-05-01/2024-04-30"),
    ],
)
def test_terms_that_run_from_the_signing(text, want):
    assert next(iter(derived_terms(text, "2023-05-10")))[1] == want
