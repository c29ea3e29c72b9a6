"""Titles are looked for where enough of their characters stand, and nothing that fits is passed over."""

from __future__ import annotations

import pytest
import regex

from dossier_ai.kinds import ALL_KINDS
from dossier_ai.sorting.cues import _letters, _match

TITLES = sorted({pattern for kind in ALL_KINDS for pattern in kind.cues.titles})
LINES = ("企业法人营业执照", "资产负债表", "股东权益变动表(续)", "服务合作协议书", "主要从业人员情况表",
         "QualityManagementSystemCertificate", "质量管理体系认证证书", "变更登记通知书")  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_a_title_with_a_slip_is_never_passed_over(line: str) -> None:
    for at in range(len(line)):
        text = f"{line[:at]}口{line[at + 1 :]}"
        for pattern in TITLES:
            if regex.search(f"(?:{pattern}){{s<=1}}", text):
                assert len(_letters(pattern) - set(text)) <= 1
    fitting = [pattern for pattern in TITLES if regex.search(pattern, line)]
    assert [
        pattern for pattern in TITLES if (found := _match(pattern, line, set(line))) and found[1]
    ] == fitting


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("营业执照(?!信息)", "营业执照"),
        ("^(合并|母公司)?利润表(续)?$", "利润表"),
        ("(质量)(管理)+体系", "质量体系"),
        ("甲|乙", ""),
        ("(?i)quality", ""),
        ("(?i:q)uality", "uality"),
    ],
)
def test_characters_that_a_title_cannot_do_without(pattern: str, letters: str) -> None:
    assert _letters(pattern) == set(letters)
