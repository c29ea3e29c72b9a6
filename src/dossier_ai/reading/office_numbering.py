"""The numbers that Word shows before list paragraphs but does not store in their text.

Serial numbers of rosters are often such lists. Decimal and Chinese formats are written out; bullets and
formats that are not known give nothing.
"""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

_DIGITS = "〇一二三四五六七八九"
_CHINESE = {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographTraditional"}


class Numbering:
    """Counts the list paragraphs of one document as they come."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        try:
            root = document.part.numbering_part.element
        except (NotImplementedError, KeyError, AttributeError):
            return
        for abstract in root.findall(qn("w:abstractNum")):
            levels = {int(level.get(qn("w:ilvl"))): _level(level) for level in abstract.findall(qn("w:lvl"))}
            self._levels[abstract.get(qn("w:abstractNumId"))] = levels
        for number in root.findall(qn("w:num")):
            abstract_id = number.find(qn("w:abstractNumId"))
            if abstract_id is not None:
                self._abstract[number.get(qn("w:numId"))] = abstract_id.get(qn("w:val"))

    def label(self, paragraph: Any) -> str:
        """The number shown before this paragraph, such as "3." or "（二）"; "" when none is shown. To be
        asked once for each paragraph, in order."""
        properties = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if properties is None:
            return ""
        number, level = properties.find(qn("w:numId")), properties.find(qn("w:ilvl"))
        if number is None:
            return ""
        depth = 0 if level is None else int(level.get(qn("w:val")))
        abstract = self._abstract.get(number.get(qn("w:val")), "")
        levels = self._levels.get(abstract, {})
        if depth not in levels:
            return ""
        for key in [k for k in self._counts if k[0] == abstract and k[1] > depth]:
            del self._counts[key]
        start = levels[depth][2]
        self._counts[abstract, depth] = self._counts.get((abstract, depth), start - 1) + 1
        return self._shown(abstract, levels, depth)

    def _shown(self, abstract: str, levels: dict[int, tuple[str, str, int]], depth: int) -> str:
        form, text, _ = levels[depth]
        if form in ("bullet", "none"):
            return ""
        for i in range(depth + 1):
            if f"%{i + 1}" not in text:
                continue
            if i not in levels:
                return ""
            count = self._counts.get((abstract, i), levels[i][2])
            written = _written(count, levels[i][0])
            if not written:
                return ""
            text = text.replace(f"%{i + 1}", written)
        return text


def _level(level: Any) -> tuple[str, str, int]:
    def value(tag: str, default: str) -> str:
        found = level.find(qn(tag))
        return default if found is None else found.get(qn("w:val")) or default

    start = value("w:start", "1")
    return value("w:numFmt", "decimal"), value("w:lvlText", ""), int(start) if start.isdigit() else 1


def _written(count: int, form: str) -> str:
    if form in ("decimal", "decimalFullWidth", "decimalHalfWidth"):
        return str(count)
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "decimalEnclosedCircle" and 1 <= count <= 20:
        return chr(0x2460 + count - 1)
    if form in ("lowerLetter", "upperLetter") and 1 <= count <= 26:
        return chr((ord("a") if form == "lowerLetter" else ord("A")) + count - 1)
    if form in _CHINESE and 1 <= count <= 99:
        tens, ones = divmod(count, 10)
        if tens == 0:
            return _DIGITS[ones]
        head = "" if tens == 1 else _DIGITS[tens]
        return f"{head}十{_DIGITS[ones] if ones else ''}"
    return ""
