"""What was changed in a PDF after it was first written: every save that was appended, page by page.

An editor that saves in place appends its changes and leaves the earlier bytes as they were (ISO 32000-1,
7.5.6). Cut after each `%%EOF`, the file is what it was then. Parsing runs inside the sandbox.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier_ai.core import Message, Rect
from dossier_ai.core.signal import Signal
from dossier_ai.forensics.pdf_pages import (
    characters,
    fraction,
    image_key,
    items_of,
    opened,
    opened_page,
    pdfium,
    raw,
)
from dossier_ai.text.masking import mask_personal

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF[ \t]*(?:\r\n|\r|\n)?")
_TABLE = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)")
MOST_REVISIONS = 8
"""Further saves are counted, but not compared: a form filled in piece by piece has dozens."""
MOST_PAGES = 400
_QUOTED = 40
_LONG_NUMBER = re.compile(r"\d{7,}")


@dataclass(frozen=True, slots=True)
class Change:
    """What one save changed on a page (from 1): where, in page fractions, and the characters that went and
    came, in reading order."""

    page: int
    rect: Rect
    gone: str
    came: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A save that was appended: its number (2 for the first), the bytes up to its end, whether it added a
    signature, the pages before and after, and what changed on them. `compared` is False where an earlier
    state could not be opened or there were too many."""

    number: int
    end: int
    signs: bool
    pages_before: int
    pages_after: int
    changes: tuple[Change, ...]
    compared: bool


def revision_ends(content: bytes) -> list[int]:
    """Where each state of the file ends, first to last. The first section of a file written for the web
    (ISO 32000-1, annex F) points to offset 0 and is no state of its own; an end whose cross-reference does
    not stand where it says belongs to an embedded file."""
    header = max(0, content[:1024].find(b"%PDF-"))
    ends = []
    for match in _END.finditer(content):
        offset = int(match.group(1))
        start = offset + header
        if offset and start < match.start() and _TABLE.match(content, start):
            ends.append(match.end())
    return ends


def list_revisions(path: Path) -> tuple[Revision, ...]:
    """The appended saves of the PDF at `path`; none for a file written in one go."""
    content = path.read_bytes()
    ends = revision_ends(content)
    found = []
    for number, (before, after) in enumerate(itertools.pairwise(ends), 2):
        signs = b"/ByteRange" in content[before:after]
        if number > MOST_REVISIONS:
            found.append(Revision(number, after, signs, 0, 0, (), False))
            continue
        try:
            with opened(content[:before]) as old, opened(content[:after]) as new:
                count_old, count_new = len(old), len(new)
                changes = _changes(old, new)
        except pdfium.PdfiumError:
            found.append(Revision(number, after, signs, 0, 0, (), False))
            continue
        found.append(Revision(number, after, signs, count_old, count_new, changes, True))
    return tuple(found)


def _changes(old: Any, new: Any) -> tuple[Change, ...]:
    changes = []
    for index in range(min(len(old), len(new), MOST_PAGES)):
        with opened_page(old, index) as before, opened_page(new, index) as after:
            a, b = _shown(before), _shown(after)
        gone, came = _missing(a, b), _missing(b, a)
        if gone or came:
            rect = Rect.union([r for _, r in (*gone, *came)])
            changes.append(Change(index + 1, rect, _printed(gone), _printed(came)))
    return tuple(changes)


Shown = tuple[Hashable, Rect]


def _shown(page: Any) -> list[Shown]:
    """What can be seen on a page as comparable keys with their places, to a thousandth of the page."""
    found: list[Shown] = [
        (("char", c.char, *_rounded(c.rect)), c.rect) for c in characters(page) if not c.hidden
    ]
    for item in items_of(page):
        if item.kind == "image":
            found.append((("image", image_key(item.handle), *_rounded(item.rect)), item.rect))
        elif item.kind == "path" and item.rect.width < 1 and item.rect.height < 1:
            found.append((("path", *_rounded(item.rect)), item.rect))
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        subtype = raw.FPDFAnnot_GetSubtype(annotation)
        bounds = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, bounds)
        raw.FPDFPage_CloseAnnot(annotation)
        rect = _annotation_rect(page, bounds)
        # A signature without a picture has an empty place: nothing is to be seen of it.
        if rect.area > 0:
            found.append((("note", subtype, *_rounded(rect)), rect))
    return found


def _annotation_rect(page: Any, bounds: Any) -> Rect:
    return fraction(page, bounds.left, bounds.bottom, bounds.right, bounds.top)


def _rounded(rect: Rect) -> tuple[int, int]:
    return round(1000 * rect.cx), round(1000 * rect.cy)


def _missing(some: Sequence[Shown], others: Sequence[Shown]) -> list[Shown]:
    """Those of `some` that are not among `others`, each counted."""
    left = Counter(key for key, _ in others)
    found = []
    for key, rect in some:
        if left[key] > 0:
            left[key] -= 1
        else:
            found.append((key, rect))
    return found


def _printed(items: Sequence[Shown]) -> str:
    text = "".join(str(key[1]) for key, _ in items if isinstance(key, tuple) and key[0] == "char")
    return text if len(text) <= _QUOTED else text[:_QUOTED] + "…"


def revision_signals(file: str, revisions: Sequence[Revision]) -> tuple[Signal, ...]:
    """One signal for each page that an appended save changed, or one for a save that changed nothing to be
    seen."""
    found: list[Signal] = []
    for revision in revisions:
        what_zh = "签名" if revision.signs else "保存"
        head_zh = f"检测到该PDF首次生成后又追加{what_zh}（第 {revision.number} 版）"
        head_en = f"The PDF was {'signed' if revision.signs else 'saved'} again (state {revision.number})"
        if not revision.changes:
            found.append(_unseen(file, revision, head_zh, head_en))
        for change in revision.changes:
            zh = f"{head_zh}，第 {change.page} 页的可见内容有变化；请核对原件。"
            en = f"{head_en}, and what page {change.page} shows was changed; check the original."
            rect = change.rect
            found.append(
                Signal(
                    kind="revision",
                    file=file,
                    page=change.page,
                    box=(rect.left, rect.top, rect.right, rect.bottom),
                    message=Message(zh=zh, en=en),
                    measure=_difference(change),
                    severity="m",
                )
            )
    return tuple(found)


def _difference(change: Change) -> str:
    if not change.gone and not change.came:
        return "图形、图片或批注"
    return f"「{_masked(change.gone)}」→「{_masked(change.came)}」"


def _masked(text: str) -> str:
    """`text` without personal numbers. What changed may be a piece of one: long runs of digits get stars."""
    return _LONG_NUMBER.sub(lambda m: "*" * len(m.group()), mask_personal(text))


def _unseen(file: str, revision: Revision, head_zh: str, head_en: str) -> Signal:
    added = revision.pages_after - revision.pages_before
    if not revision.compared:
        tail = ("，与前一版的差别未能比较；请核对原件。", "; it could not be compared with the state before.")
    elif added:
        tail = (
            f"，页数由 {revision.pages_before} 变为 {revision.pages_after}；请核对原件。",
            f"; it has {revision.pages_after} pages instead of {revision.pages_before}. Check the original.",
        )
    else:
        tail = ("，各页可见内容未变。", "; what its pages show did not change.")
    return Signal(
        kind="revision",
        file=file,
        message=Message(zh=head_zh + tail[0], en=head_en + tail[1]),
        measure=f"{revision.end} bytes",
        severity="m" if added else "I",
    )
