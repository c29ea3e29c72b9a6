"""For tests of fresh papers: prose, signing blocks and seals on a `Sheet`; how values are compared."""

from __future__ import annotations

from dossier_ai.core import Rect
from dossier_ai.core.page import Seal
from dossier_ai.corpus.evaluation_normal import normal
from dossier_ai.kinds import kind_of


def wide(text, size=24.0):
    return sum(size if ord(c) > 0x2E80 else 0.55 * size for c in text)


def para(s, y, text, *, x=140.0, right=1100.0, pitch=42.0, indent=True):
    """Prose, wrapped as a typewriter does, no stop at the start of a line; the y below it."""
    line, left = "", x + (48 if indent else 0)
    for c in text:
        if left + wide(line + c) > right and c not in "，。；：、！？）》”":
            s.write(left, y, line)
            line, left, y = "", x, y + pitch
        line += c
    s.write(left, y, line)
    return y + pitch


def lines(s, y, texts, *, x=140.0, pitch=46.0):
    for text in texts:
        s.write(x, y, text)
        y += pitch
    return y


def foot(s, y, texts, *, right=1060.0):
    for text in texts:
        s.write(right - wide(text), y, text)
        y += 46
    return y


def stamp(s, x, y, text, *, side=240.0, centre=None):
    s.seals.append(
        Seal(Rect(x - side / 2, y - side / 2, x + side / 2, y + side / 2), "round", "red", text, centre, 0.9)
    )


def plain(form, value, columns):
    if value is None:
        return None
    if form == "rows":
        return [{key: normal(cell, columns[key]) for key, cell in row.items()} for row in value]
    return normal(value, form)


def compared(kind, fields, want):
    """What was read and what is printed, for the keys of `want`, in the form in which they are compared."""
    specs = {f.key: f for f in kind_of(kind).fields}
    got, wanted = {}, {}
    for key, value in want.items():
        spec = specs[key]
        columns = {c.key: c.format for c in spec.columns}
        read = fields[key].value if key in fields else None
        if spec.format == "rows" and read:
            keys = list(value[0]) if value else list(columns)
            read = [{k: row[k].value if k in row else None for k in keys} for row in read]
        got[key], wanted[key] = (
            plain(spec.format, read or None if spec.format == "rows" else read, columns),
            plain(spec.format, value, columns),
        )
    return got, wanted


def assert_tidy(page):
    """No word runs across a rule, into another word or sticks to one: the drawing is not to blame."""
    for word in page.words:
        r = word.rect
        assert r.right <= page.width - 20, f"drawn badly: {word.text} leaves the page"
        for ruling in page.rulings:
            q = ruling.rect
            crossed = q.height > q.width and r.left < q.cx < r.right and q.top < r.cy < q.bottom
            assert not crossed, f"drawn badly: {word.text} runs across a rule"
        for other in page.words:
            beside = min(r.bottom, other.rect.bottom) - max(r.top, other.rect.top) > 0.5 * r.height
            near = beside and 0 <= other.rect.left - r.right < 16
            assert not near, f"drawn badly: {other.text} sticks to {word.text}"
            assert other is word or not r.overlap(other.rect), f"drawn badly: {word.text} over {other.text}"
