# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed words stay whole
"""Where organisations, people, amounts, dates, document numbers and addresses stand on drawn pages.

The names of a dossier are known from the true fields of all its documents and found wherever they are printed,
across line ends too; dates, amounts and 文号 are found by their form, and where a true field's box says so.
What only looks like an organisation is left open, so that it teaches nothing.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from drawn import DrawnDocument
from wear import Marked, Wear, worn

from dossier_ai.core import Page, Rect, Word
from dossier_ai.kinds import formats
from dossier_ai.text.lines import lines_of
from dossier_ai.text.mentions import ADDRESS, DATE, DOCNO, LABELS, MONEY, ORG, PERSON

OPEN = -1
"""The mark of characters of which nothing is taught; 0 marks those outside of every entity."""

_OF_FORMAT = {"organisation": ORG, "person": PERSON, "money": MONEY, "date": DATE}
_NUMBERS = frozenset(
    {
        "doc_no",
        "cert_no",
        "report_no",
        "contract_no",
        "procurement_no",
        "number",
        "property_no",
        "standard_no",
    }
)
_CAPITAL = "零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (DOCNO, re.compile(r"[\u4e00-\u9fa5]{2,8}[〔\[（(]\d{4}[〕\]）)]第?\d{1,5}号")),
    (DATE, re.compile(r"(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?")),
    (DATE, re.compile(r"(?<!\d)(?:19|20)\d\d([-./])\d{1,2}\1\d{1,2}(?!\d)")),
    (DATE, re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?")),
    (MONEY, re.compile(r"(?:人民币)?[¥￥]?\d[\d,]*(?:\.\d+)?(?:万元|亿元|元)")),
    (MONEY, re.compile(r"[¥￥]\d[\d,]*\.\d\d")),
    (MONEY, re.compile(f"(?:人民币)?[{_CAPITAL}]{{2,}}[元圆](?:[{_CAPITAL}]*[角分])*整?")),
)  # fmt: skip
_MAYBE = re.compile(
    r"[\u4e00-\u9fa5（）()]{2,20}(?:公司|事务所|管理局|委员会|协会|学会|商会|中心|大学|学院|厅|合作社)"
)

Lexicon = dict[str, str]


def lexicon_of(documents: Sequence[DrawnDocument]) -> Lexicon:
    """Every name, address and document number that a dossier's true fields hold, and what it is."""
    found: Lexicon = {}
    form = formats()
    for document in documents:
        for key, value in document.fields.items():
            if isinstance(value, list | tuple) and value and isinstance(value[0], dict):
                for row in value:
                    for column, cell in row.items():
                        _note(found, column, form.get(f"{document.kind}.{key}.{column}", "text"), cell)
            elif isinstance(value, list | tuple):
                for item in value:
                    _note(found, key, "person" if key == "cpas" else "text", item)
            else:
                _note(found, key, form.get(f"{document.kind}.{key}", "text"), value)
    return found


def _note(found: Lexicon, key: str, form: str, value: object) -> None:
    text = "".join(str(value).split()) if isinstance(value, str) else ""
    label = _OF_FORMAT.get(form) if form in ("organisation", "person") else None
    if key in _NUMBERS and form == "text":
        label = DOCNO
    elif key == "address" or key.endswith("_address"):
        label = ADDRESS
    elif key in ("enterprise", "lessor", "lessee", "owner", "institution", "employer") and len(text) > 6:
        label = ORG
    elif key in ("contact", "expert", "person") and form in ("text", "person"):
        label = PERSON
    least = {PERSON: 2, DOCNO: 6}.get(label or "", 4)
    if label and least <= len(text) <= 60:
        found.setdefault(text, label)


def marked_words(page: Page, boxes: dict[str, Rect], kind: str, lexicon: Lexicon) -> list[Marked]:
    """The words of a page, each with the marks of its characters: 0, `OPEN`, or 8 x serial + label number."""
    words = [w for line in lines_of(page) for w in line.words]
    at = [(i, k) for i, w in enumerate(words) for k, char in enumerate(w.text) if not char.isspace()]
    text = "".join(words[i].text[k] for i, k in at)
    marks = np.zeros(len(text), dtype=np.int64)
    for found in _MAYBE.finditer(text):
        marks[found.start() : found.end()] = OPEN
    serial = _mark_lexicon(text, lexicon, marks)
    for label, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            if (marks[found.start() : found.end()] <= 0).all():
                serial += 1
                marks[found.start() : found.end()] = 8 * serial + LABELS.index(label)
    _mark_boxes(kind, boxes, words, at, marks, serial)
    out = [[0] * len(w.text) for w in words]
    for (i, k), mark in zip(at, marks.tolist(), strict=True):
        out[i][k] = mark
    return [(w, tuple(m)) for w, m in zip(words, out, strict=True)]


def _mark_lexicon(text: str, lexicon: Lexicon, marks: npt.NDArray[np.int64]) -> int:
    serial = 0
    for name in sorted(lexicon, key=lambda n: (-len(n), n)):
        start = text.find(name)
        while start >= 0:
            if (marks[start : start + len(name)] <= 0).all():
                serial += 1
                marks[start : start + len(name)] = 8 * serial + LABELS.index(lexicon[name])
            start = text.find(name, start + len(name))
    return serial


def _mark_boxes(
    kind: str,
    boxes: dict[str, Rect],
    words: Sequence[Word],
    at: Sequence[tuple[int, int]],
    marks: npt.NDArray[np.int64],
    serial: int,
) -> None:
    """Amounts and dates in boxes of one line; cells of lists are left open: bare figures in a column."""
    form = formats()
    for key, box in sorted(boxes.items()):
        name, _, column = key.partition("[")
        label = _OF_FORMAT.get(
            form.get(f"{kind}.{name}" + (f".{column.rpartition('.')[2]}" if column else ""), "")
        )
        if label not in (MONEY, DATE):
            continue
        inside = []
        for n, (i, k) in enumerate(at):
            word = words[i]
            if not (box.left <= word.rect.right and word.rect.left <= box.right):
                continue
            cut = word.slice(k, k + 1)
            if box.left - 1 <= cut.cx <= box.right + 1 and box.top - 1 <= cut.cy <= box.bottom + 1:
                inside.append(n)
        if not inside or inside[-1] - inside[0] != len(inside) - 1 or len(inside) > 24:
            continue
        if (marks[inside] <= 0).all():
            serial += 1
            marks[inside] = OPEN if column else 8 * serial + LABELS.index(label)


def taught(page: Page, marked: Sequence[Marked], wear: Wear, rng: random.Random) -> tuple[str, list[int]]:
    """The page's text after the wear, line by line, and the mark of every character of it."""
    words = worn(marked, wear, rng)
    by_word = {id(word): marks for word, marks in words}
    text: list[str] = []
    out: list[int] = []
    for line in lines_of(replace(page, words=tuple(word for word, _ in words))):
        at = 0
        for word in line.words:
            start = line.text.index(word.text, at)
            out += [0] * (start - at) + list(by_word[id(word)])
            at = start + len(word.text)
        out += [0] * (len(line.text) - at) + [0]
        text.append(line.text)
    return "\n".join(text), _bridged("\n".join(text), out[:-1])


def _bridged(text: str, marks: list[int]) -> list[int]:
    """Blanks and line ends inside of an entity carry its mark."""
    out = list(marks)
    for index, char in enumerate(text):
        if char.isspace() and index and out[index] == 0 and out[index - 1] > 0:
            after = next((j for j in range(index + 1, len(text)) if not text[j].isspace()), None)
            if after is not None and marks[after] == out[index - 1]:
                out[index] = out[index - 1]
    return out


def runs_of(marks: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Start, end and label of every run of one mark."""
    start = 0
    for index in range(1, len(marks) + 1):
        if index == len(marks) or marks[index] != marks[start]:
            if marks[start] > 0:
                yield start, index, LABELS[marks[start] % 8]
            start = index
