"""Names of organisations and persons compared: the same, nearly the same, confusable in print, not a firm.

In come names as printed; out come normal forms, similarities (0-1) and stems. Two names that are not equal
after `norm_name` are never treated as one here: nearness is for a person to judge (domain 2.20).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from fractions import Fraction

from dossier_ai.text.characters import nfkc

_DROPPED = re.compile(r"[\s·•‧・,，.。、\"'“”‘’《》<>:：;；_\-—–―]")


def norm_name(name: str) -> str:
    """The name as compared: narrow characters, full-width brackets, no blanks, dots, quotes or hyphens."""
    return _DROPPED.sub("", nfkc(name)).replace("(", "（").replace(")", "）").replace("囗", "口")


def same_name(a: str, b: str) -> bool:
    """Whether two names are equal after `norm_name`; 有限责任公司 and 有限公司 are not."""
    return norm_name(a) == norm_name(b)


def similarity(a: str, b: str) -> float:
    """The Ratcliff-Obershelp ratio (0-1) of the normal forms, the greater of both directions, so that the
    order of the names does not matter. 0.90 is the border of "possible OCR difference" (domain 2.20)."""
    a, b = norm_name(a), norm_name(b)
    if a == b:
        return 1.0
    return max(
        SequenceMatcher(None, a, b, autojunk=False).ratio(),
        SequenceMatcher(None, b, a, autojunk=False).ratio(),
    )


# Printed characters that readers, human or not, take for each other (domain 1.0).
_LOOKALIKES = re.findall(
    r"\S+",
    """
已己巳 末未 日曰目 人入八 土士 千干于 戊戌戍 侯候 账帐 折拆 拔拨 租祖 贷货 资咨 第笫 青清 粤奥 辽过 洽治 赢羸
沓查 0ODQ〇○ 1IlT丨 2Z 5S 6G 8B3 71 UV KX 4A 元无亢 万方力 亿忆化
壹壶 贰贡 叁参 肆津 伍任 陆阵 柒染 捌别 玖政 拾抬 佰伯 仟千 圆园 整正
口囗 大太犬 王玉主 木本 天夫 田由甲申 晴睛 鸣呜 银很 间问 市巿 兴共 今令
""",
)
_PAIRS = frozenset((a, b) for group in _LOOKALIKES for a in group for b in group if a != b)
_LOOKALIKE_COST = 0.25


def look_alike(a: str, b: str) -> bool:
    """Whether two characters are equal or easily taken for each other in print."""
    return a == b or (a, b) in _PAIRS


def differs_in_lookalikes_only(a: str, b: str) -> bool:
    """Whether two different names have the same length and differ only in characters that look alike: the
    mark of a misreading. A person's name is never corrected on this ground."""
    a, b = norm_name(a), norm_name(b)
    return a != b and len(a) == len(b) and all(look_alike(x, y) for x, y in zip(a, b, strict=True))


def visual_similarity(a: str, b: str) -> float:
    """1 minus the edit distance over the longer length, where exchanging look-alikes costs a quarter."""
    a, b = norm_name(a), norm_name(b)
    if not a or not b:
        return 1.0 if a == b else 0.0
    row = [float(i) for i in range(len(b) + 1)]
    for i, x in enumerate(a, 1):
        above, row[0] = row[0], float(i)
        for j, y in enumerate(b, 1):
            cost = 0.0 if x == y else _LOOKALIKE_COST if (x, y) in _PAIRS else 1.0
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + cost)
    return 1 - row[-1] / max(len(a), len(b))


_REGION = re.compile(
    r"^(?:中国|[\u4e00-\u9fa5]{2,3}省|[\u4e00-\u9fa5]{2,4}(?<![超门城都夜股])市|[\u4e00-\u9fa5]{2,4}[区县])+"
)
_BRACKETED_REGION = re.compile(r"（[\u4e00-\u9fa5]{2,4}）")
_LEGAL_FORM = re.compile(
    r"(?:有限责任公司|股份有限公司|有限公司|集团|公司|厂|店|合作社|中心|商行|经营部|个体工商户)$"
)


def stem(name: str, regions: Iterable[str] = ()) -> str:
    """The distinctive part of a firm's name: leading region and trailing legal form removed. `regions`:
    known names without 省 or 市 (广州) that may stand alone in front. Equal stems are a hint to look, never
    a merger (XSV-15); "" when nothing distinctive is left."""
    text = _BRACKETED_REGION.sub("", norm_name(name))
    stripped = _REGION.sub("", text)
    for region in sorted(regions, key=lambda r: (-len(r), r)):
        if stripped == text and text.startswith(region):
            stripped = text[len(region) :]
            break
    return _LEGAL_FORM.sub("", stripped)


def distinct_names(names: Iterable[str]) -> tuple[str, ...]:
    """The different normal forms, in the order of their first appearance; empty names do not count."""
    return tuple(dict.fromkeys(n for n in map(norm_name, names) if n))


def shared_share(a: Iterable[str], b: Iterable[str]) -> Fraction:
    """The Jaccard index of two lists of names after `norm_name`; 0 when both are empty."""
    left, right = set(distinct_names(a)), set(distinct_names(b))
    return Fraction(len(left & right), len(left | right)) if left | right else Fraction(0)


_NON_ENTERPRISE = re.compile(
    r"(?:局|委员会|人民政府|街道办事处|居民委员会|村民委员会|大学|学院|中学|小学|幼儿园|医院|研究院|研究所|协会|商会|学会|联合会|促进会|基金会)$"
)


def is_non_enterprise(name: str) -> bool:
    """Whether the name ends like that of a public body, school, hospital or association (XSV-05)."""
    return bool(_NON_ENTERPRISE.search(norm_name(name)))
