# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed words stay whole
"""What a bad scan and an OCR engine do to printed words: characters confused or lost, words lost, joined, cut.

The confusions are those of domain 10, 1.0. Every character keeps the mark that it carried, so that what a
word was labelled with survives the wear.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from dossier_ai.core import Rect, Word

_GROUPS = (
    "0ODQ〇", "1Il丨", "2Z", "5S", "6G", "8B3", "71", "UV", "KX", "4A", "元无", "万方", "亿忆", "壹壶", "贰贡", "叁参",
    "肆津", "伍任", "陆阵", "柒染", "捌别", "玖政", "拾抬", "佰伯", "仟千", "圆园", "整正", "已己巳", "末未", "日曰目",
    "人入八", "土士", "千干于", "戊戌戍", "侯候", "账帐", "折拆", "拔拨", "租祖", "贷货", "资咨", "第笫", "青清", "粤奥",
    "辽过", "洽治", "〔[(【", "：:;", "，,。", "·.", "—一-", "～~至",
)  # fmt: skip
CONFUSED: dict[str, str] = {}
for _group in _GROUPS:
    for _char in _group:
        CONFUSED[_char] = CONFUSED.get(_char, "") + _group.replace(_char, "")


@dataclass(frozen=True, slots=True)
class Wear:
    """How bad: the chances that a character is confused (where it has a double), is another one altogether,
    or is lost; that a word is lost; that two neighbours run together; that a word is cut in two."""

    confuse: float
    replace: float
    lose: float
    drop_word: float
    join: float
    cut: float


CLEAN = Wear(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
SCAN = Wear(0.02, 0.004, 0.004, 0.01, 0.04, 0.04)
BAD_SCAN = Wear(0.08, 0.015, 0.015, 0.04, 0.08, 0.08)
LEVELS: dict[str, Wear] = {"clean": CLEAN, "scan": SCAN, "bad_scan": BAD_SCAN}

Marked = tuple[Word, tuple[int, ...]]
"""A word, and the mark of each of its characters."""


def worn(words: Sequence[Marked], wear: Wear, rng: random.Random) -> list[Marked]:
    """The words after the wear, in the same order. Rectangles stay true."""
    out: list[Marked] = []
    for word, marks in words:
        if rng.random() < wear.drop_word:
            continue
        text, kept, chances = [], [], []
        edges: list[float] = []
        for index, (char, mark) in enumerate(zip(word.text, marks, strict=True)):
            if rng.random() < wear.lose:
                continue
            wrong = char
            if char in CONFUSED and rng.random() < wear.confuse:
                wrong = rng.choice(CONFUSED[char])
            elif rng.random() < wear.replace:
                wrong = rng.choice("口三工王田中日月公司服务")
            rect = word.slice(index, index + 1)
            if not edges:
                edges.append(rect.left)
            edges.append(rect.right)
            text.append(wrong)
            kept.append(mark)
            chances.append(0.7 if wrong != char else 0.98)
        if not text:
            continue
        rect = Rect(edges[0], word.rect.top, edges[-1], word.rect.bottom)
        sure = round(sum(chances) / len(chances), 4)
        one = Word("".join(text), rect, sure, tuple(edges), None, tuple(chances))
        if len(text) >= 6 and rng.random() < wear.cut:
            at = rng.randint(2, len(text) - 2)
            out += [(one.cut(0, at), tuple(kept[:at])), (one.cut(at, len(text)), tuple(kept[at:]))]
        elif out and rng.random() < wear.join and _neighbours(out[-1][0], one):
            out[-1] = _joined(out[-1], (one, tuple(kept)))
        else:
            out.append((one, tuple(kept)))
    return out


def worn_words(words: Sequence[Word], wear: Wear, rng: random.Random) -> tuple[Word, ...]:
    """The words alone after the wear."""
    return tuple(word for word, _ in worn([(w, (0,) * len(w.text)) for w in words], wear, rng))


def _neighbours(left: Word, right: Word) -> bool:
    gap = right.rect.left - left.rect.right
    return abs(left.rect.cy - right.rect.cy) < 0.3 * left.rect.height and -1 <= gap < 1.5 * left.rect.height


def _joined(left: Marked, right: Marked) -> Marked:
    (a, a_marks), (b, b_marks) = left, right
    assert a.edges is not None and b.edges is not None and a.chances is not None and b.chances is not None
    sure = round((a.confidence * len(a.text) + b.confidence * len(b.text)) / (len(a.text) + len(b.text)), 4)
    rect = Rect(a.rect.left, min(a.rect.top, b.rect.top), b.rect.right, max(a.rect.bottom, b.rect.bottom))
    edges = (*a.edges[:-1], b.edges[0], *b.edges[1:])
    return Word(a.text + b.text, rect, sure, edges, None, (*a.chances, *b.chances)), (*a_marks, *b_marks)
