"""Printed arrangements of the same labels and values, for tests of kinds; and the check that evidence lies
on the print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dossier_ai.core import Field, Page
from dossier_ai.text.characters import squeeze
from dossier_ai.text.lines import lines_of

Rows = Sequence[tuple[str, str]]


def _label(s: Any, x: float, y: float, text: str) -> None:
    """Labels of two characters are set apart, as certificates print them."""
    if len(text) == 2:
        s.write(x, y, text[0])
        s.write(x + 72, y, text[1])
    else:
        s.write(x, y, text)


def landscape(sheet: Callable[..., Any], title: str, rows: Rows) -> Any:
    """Landscape in two columns, no colons, two-character labels set apart, long values wrapped."""
    s = sheet(width=1754, height=1240)
    s.centre(110, title, size=60)
    half = (len(rows) + 1) // 2
    for column, part in enumerate((rows[:half], rows[half:])):
        x, y = 120 + 820 * column, 300.0
        for label, value in part:
            _label(s, x, y, label)
            for piece in _wrapped(value, 22):
                s.write(x + 200, y, piece)
                y += 36
            y += 24
    return s


def spaced_list(sheet: Callable[..., Any], title: str, rows: Rows) -> Any:
    """Portrait, one column, a letter-spaced title, labels with colons glued to their values."""
    s = sheet()
    s.centre(180, " ".join(title), size=48)
    y = 340.0
    for label, value in rows:
        pieces = _wrapped(value, 34)
        s.write(150, y, f"{label}：{pieces[0]}")
        for piece in pieces[1:]:
            y += 40
            s.write(150 + 24 * (len(label) + 1), y, piece)
        y += 60
    return s


def above(sheet: Callable[..., Any], title: str, rows: Rows) -> Any:
    """Each label on a line of its own, its value below it."""
    s = sheet()
    s.centre(180, title, size=48)
    y = 300.0
    for label, value in rows:
        s.write(200, y, label)
        y += 38
        for piece in _wrapped(value, 30):
            s.write(200, y, piece)
            y += 36
        y += 30
    return s


def table(sheet: Callable[..., Any], title: str, rows: Rows) -> Any:
    """A ruled table of two columns."""
    s = sheet()
    s.centre(160, title, size=48)
    s.table(120, 280, [260, 740], [[label, "\n".join(_wrapped(value, 28))] for label, value in rows])
    return s


LAYOUTS = {"landscape": landscape, "list": spaced_list, "above": above, "table": table}


def _wrapped(text: str, width: int) -> list[str]:
    lines, line, used = [], "", 0.0
    for char in text:
        step = 1.0 if ord(char) > 0x2E80 else 0.55
        if used + step > width:
            lines.append(line)
            line, used = "", 0.0
        line, used = line + char, used + step
    return [*lines, line]


def assert_on_print(pages: Sequence[Page], fields: Sequence[Field]) -> None:
    """Every evidence of every value that quotes print encloses just those characters."""
    for field in fields:
        cells = field.value if isinstance(field.value, tuple) else ()
        held = [e for row in cells if isinstance(row, dict) for cell in row.values() for e in cell.evidence]
        rowed = any(isinstance(row, dict) for row in cells)
        for evidence in held if rowed else field.evidence:
            if evidence.grounding == "searched" or evidence.box is None or not evidence.quote:
                continue
            page = next(p for p in pages if p.number == evidence.page)
            if any(evidence.quote in ((s.text or ""), (s.centre_text or "")) for s in page.seals):
                continue
            inside = _characters(page, evidence.box)
            assert inside == squeeze(evidence.quote), (field.name, inside, evidence.quote)


def _characters(page: Page, box: tuple[float, float, float, float]) -> str:
    left, top, right, bottom = (
        box[0] * page.width, box[1] * page.height, box[2] * page.width, box[3] * page.height
    )  # fmt: skip
    out = ""
    for line in lines_of(page):
        for word in line.words:
            for i, char in enumerate(word.text):
                rect = word.slice(i, i + 1)
                if left - 1 <= rect.cx <= right + 1 and top - 1 <= rect.cy <= bottom + 1:
                    out += char
    return squeeze(out)
