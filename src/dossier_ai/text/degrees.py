"""Printed degrees (学历, 学位) to a level and the question of every scheme: 大专及以上?

In comes the cell of a roster; out comes `Degree`. Certificates and schools belong to the checks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier_ai.text.characters import squeeze


@dataclass(frozen=True, slots=True)
class Degree:
    """`level`: 6 博士, 5 硕士, 4 本科, 3 专科, 2 中职, 1 高中 and below, None unknown. `college`:
    大专及以上, None when a person must say. `flags` start with REVIEW: or are UNREADABLE."""

    level: int | None
    college: bool | None
    flags: tuple[str, ...] = ()

    @property
    def needs_review(self) -> bool:
        return self.college is None or bool(self.flags)


# Levels of GB/T 4658-2006; the first pattern that matches wins, so that 大学专科 is 3 and 大学 alone 4.
_LEVELS: tuple[tuple[str, int], ...] = (
    ("博士", 6),
    ("硕士|研究生|MBA|EMBA|MPA|MEM", 5),
    ("本科|学士|双学位|专升本|大学普通班", 4),
    ("大专|(?<!中等)专科|高职|高等职业|电大", 3),
    ("中专|中等专科|中等职业|职高|职业高中|技校|技工|中技|中职", 2),
    ("高中|初中|小学", 1),
    ("大学", 4),
)
_NAMED = (
    "博士研究生|博士|硕士研究生|硕士|研究生|大学本科|大学专科|本科|大专|专科|高职|中专|高中|大学|学士"
    "|MBA|EMBA|MPA"
)
_FLAGGED = re.compile(
    r"在读|在校|肄业|结业|预备技师|高级技工|技师学院|党校|预科|进修|课程班|同等学力|以下|未毕业"
)
# Not completed: the level named with it does not count (domain 2.14, traps).
_UNFINISHED = re.compile(
    rf"(?:{_NAMED})(?:学历|层次|阶段|课程班|预科)?[(]?(?:在读|在校|肄业|结业|未毕业|进修|课程班|预科)生?"
    rf"|(?:在读|在校|肄业|结业|未毕业)(?:{_NAMED})生?|大学预科|(?:{_NAMED})以下"
)


def read_degree(raw: str) -> Degree:
    """The highest completed degree a cell states. 在读, 结业 and 肄业 take away the level they stand with,
    and all levels where nothing is said to be completed; technicians' schools, party schools and courses go
    to a person."""
    text = squeeze(raw).upper()
    flags = tuple(f"REVIEW:{word}" for word in dict.fromkeys(_FLAGGED.findall(text)))
    if re.search(r"肄业|结业|未毕业", text) and not re.search(r"(?<!未)毕业", text):
        return Degree(None, None, flags)
    rest = _UNFINISHED.sub("", text)
    for pattern, level in _LEVELS:
        if re.search(pattern, rest):
            technician = any(word in flag for flag in flags for word in ("技工", "技师"))
            return Degree(level, None if technician else level >= 3, flags)
    return Degree(None, None, flags or ("UNREADABLE",))
