"""Headings of reports, rules and plans: numbered in any way, run in before their text, marked, set in larger
type, in the first cells of a form, or short lines of their own.

In come the pages; out come the headings with their places, in reading order. A sentence's short last line is
no heading, and neither is a line of a table.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dossier_ai.core import Page
from dossier_ai.text.characters import squeeze
from dossier_ai.text.flow import goes_on, heading_text, is_heading
from dossier_ai.text.lines import Line, Span, lines_of, text_height
from dossier_ai.text.pieces import apart
from dossier_ai.text.ruled_tables import ruled_tables

_LONGEST = 40
_MARGIN = 0.055
_SHORT = 22
_OTHER_NUMBER = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d{1,2}){0,2}[\s、.．]+(?=[\u4e00-\u9fff])|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{1,4}[\s、.．]*|[①-⑳]|["
    r"壹贰叁肆伍陆柒捌玖拾]{1,2}[、.．]"
    r"|[IVX]{1,4}[、.．]\s*(?=[\u4e00-\u9fff])|PART\s*\d{1,2}\s*)",
    re.IGNORECASE,
)
_MARK = re.compile(r"^\s*(?:[■◆●▶►★※▌◇□▪•]\s*|[【\[](?=[^】\]]{2,20}[】\]]\s*$))")
_RUN_IN = re.compile(r"^(?P<head>[^。:：,，;；]{4,24})[。:：]")
_ARTICLE = re.compile(
    r"^\s*第[一二三四五六七八九十百\d]{1,4}条\s*(?:[（(【\[](?P<in>[^)）】\]]{2,16})[)）】\]]|(?P<head>["
    r"^\s。:：,，;；]{2,14})(?:\s|[:：]|$))"
)
_STOP = re.compile(r"[。！？!?;；…:：，,]$")
_SENTENCE = re.compile(r"[，,。；;！？!?]|[:：].")
_NO_HEADING = re.compile(
    r"\d{4}\s*[年./-]\s*\d{1,2}|^第?\s*\d+\s*页|^[-—]?\s*\d+\s*[-—]?$|^附件\s*\d*$|[（(]盖章[）)]|^(?:单"
    r"位|申报|申请|编制|联系)"
    r"[\u4e00-\u9fff]{0,6}[:：]|[:：]$|公司$|中心$|协会$|^目\s*录$"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed (`span`), its wording without number or mark, and whether it is numbered."""

    span: Span
    text: str
    numbered: bool


def headings_of(pages: Sequence[Page], title: Span | None = None) -> list[Heading]:
    """The numbered headings; where there are none, those that a mark, their type or their place tells."""
    blocks = [block for page in pages for block in blocks_of(page)]
    numbered = [heading for block in blocks for heading in _numbered_in(block)]
    if numbered:
        return numbered
    found: list[Heading] = []
    running = _running(pages)
    above: Line | None = None
    for block in blocks:
        body = Block(tuple(x for x in block.lines if squeeze(x.text) not in running), block.cell, block.first)
        found.extend(_unnumbered(body, title, above))
        above = next((x for x in reversed(body.lines) if not _plain_mark(x)), above)
    return found if len(found) >= 2 else []


def _running(pages: Sequence[Page]) -> frozenset[str]:
    """What stands in the margins of the pages, or on several of them at one height: heads and feet."""
    seen: dict[str, set[int]] = {}
    out: set[str] = set()
    for number, page in enumerate(pages):
        for line in lines_of(page):
            flat = squeeze(line.text)
            seen.setdefault(flat, set()).add(number)
            if not _MARGIN * page.height < line.rect.cy < (1 - _MARGIN) * page.height:
                out.add(flat)
    return frozenset(out | {text for text, where in seen.items() if len(where) >= 2})


def _plain_mark(line: Line) -> bool:
    """Whether a line is only a page number or the like."""
    return re.search(r"[\u4e00-\u9fff]{3}", line.text) is None


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that are read by themselves: a page outside its tables, or a cell; `first` for a row's head."""

    lines: tuple[Line, ...]
    cell: bool = False
    first: bool = False


def blocks_of(page: Page) -> Iterator[Block]:
    """The page outside its ruled tables, its pieces apart, and each cell, from top to bottom."""
    tables = ruled_tables(page) if page.rulings else []
    outside = [w for w in page.words if not any(t.rect.contains(w.rect.cx, w.rect.cy) for t in tables)]
    parts = [Block(tuple(apart(lines_of(page, outside))))] if outside else []
    for table in tables:
        for cell in table.cells:
            if cell.lines:
                wide = cell.column_end - cell.column == table.column_count
                parts.append(Block(tuple(cell.lines), True, cell.column == 0 and not wide))
    yield from sorted(parts, key=lambda b: b.lines[0].rect.top)


def _numbered_in(block: Block) -> Iterator[Heading]:
    """The numbered headings of a block; one that wraps in the first cell of a row is joined."""
    whole = "".join(line.text for line in block.lines)
    if block.first and len(block.lines) > 1 and is_heading(whole) and len(squeeze(whole)) <= _LONGEST:
        span = block.lines[0].span(0, len(block.lines[0].text))
        if span is not None and run_in_head(whole) is None:
            yield Heading(span, heading_text(whole), True)
            return
    for line, after in zip(block.lines, [*block.lines[1:], None], strict=True):
        heading = _numbered(line)
        if heading is not None and not _item(heading, line, after):
            yield heading


def _item(heading: Heading, line: Line, after: Line | None) -> bool:
    """Whether a numbered line is a sentence of the text (（1）举办活动,…) rather than a heading: it has
    clauses, and either ends with a stop or goes on in the next line."""
    if heading.span.text.strip() != line.text.strip():
        return False
    bare = re.sub(r"[(（].*?[)）]", "", line.text).strip()
    if not re.search(r"[，,；;。].", bare):
        return False
    ended = re.search(r"[。；;，,、]$", bare) is not None
    return ended or (after is not None and (runs_on(line, after) or goes_on(line, after)))


def _numbered(line: Line) -> Heading | None:
    text = line.text
    if not is_heading(text) and _OTHER_NUMBER.match(text) is None:
        return None
    head = run_in_head(text) or _own_word(line)
    if head is None and len(squeeze(text)) > _LONGEST:
        return None
    plain = _OTHER_NUMBER.sub("", text) if not is_heading(text) else heading_text(text)
    end = len(text)
    if head is not None:
        plain, end = head, text.index(head) + len(head)
    span = line.span(0, end)
    return Heading(span, plain.strip(" :：.。"), True) if span is not None and plain.strip() else None


def _own_word(line: Line) -> str | None:
    """The heading that is a word of its own (bold type) before the text of its line."""
    first = line.words[0].text
    rest = "".join(word.text for word in line.words[1:])
    if len(line.words) < 2 or len(squeeze(rest)) < 12 or not _SENTENCE.search(rest):
        return None
    bare = _bare(first).strip(" :：.。") if is_heading(first) else ""
    return bare if 4 <= len(bare) <= 24 and not _SENTENCE.search(bare) else None


def run_in_head(text: str) -> str | None:
    """The heading that runs into its text (一、基本情况。公司成立于…, 第三条（服务流程）…); None for a line
    that is a heading as a whole or has none."""
    article = _ARTICLE.match(text)
    if article is not None:
        return article["in"] or article["head"]
    if re.match(r"\s*第[一二三四五六七八九十百\d]{1,4}条", text):
        return None  # An article begins with its text.
    if not is_heading(text) and _OTHER_NUMBER.match(text) is None:
        return None
    bare = _bare(text) if is_heading(text) else _OTHER_NUMBER.sub("", text)
    found = _RUN_IN.match(bare)
    return found["head"].strip() if found is not None and bare[found.end() :].strip() else None


def _bare(text: str) -> str:
    """A numbered line without its number."""
    return re.sub(
        r"^\s*(?:第[^\s章节条编篇分]{1,3}(?:部分|[章节条编篇])|[（(]?[一二三四五六七八九十\d]"
        r"{1,3}[)）]?)[、.．\s]*",
        "",
        text,
    )


def _unnumbered(block: Block, title: Span | None, above: Line | None) -> Iterator[Heading]:
    lines = [x for x in block.lines if title is None or not _is_title(x, title)]
    if block.cell:
        whole = squeeze("".join(line.text for line in lines))
        span = lines[0].span(0, len(lines[0].text)) if lines else None
        if block.first and span is not None and 3 <= len(whole) <= _SHORT and not _plain_text(whole):
            yield Heading(span, whole, False)
        return
    for before, line, after in _neighbours(lines):
        flat = squeeze(line.text)
        marked = _MARK.match(line.text)
        text = re.sub(r"[】\]]\s*$", "", line.text[marked.end() :]) if marked else line.text
        wording = squeeze(text)
        if not 3 <= len(wording) <= (_LONGEST if marked else _SHORT) or _plain_text(wording):
            continue
        if title is not None and line.page is title.page and line.rect.cy < title.rect.top:
            continue
        if before is None and above is not None and not marked and _open_ended(above):
            continue  # The page before ends within a sentence, whose rest this is.
        if marked or _stands_out(line, before, after) or flat.startswith("【"):
            span = line.span(0, len(line.text))
            if span is not None:
                yield Heading(span, wording, False)


def _is_title(line: Line, title: Span) -> bool:
    return line.page is title.page and line.rect.overlap(title.rect) > 0


def _plain_text(text: str) -> bool:
    return (
        _SENTENCE.search(text) is not None
        or _NO_HEADING.search(text) is not None
        or re.search(r"[\u4e00-\u9fff]{3}", text) is None
    )


def _neighbours(lines: Sequence[Line]) -> Iterator[tuple[Line | None, Line, Line | None]]:
    padded: list[Line | None] = [None, *lines, None]
    for (before, line), (_, after) in zip(pairwise(padded[:-1]), pairwise(padded[1:]), strict=True):
        if line is not None:
            yield before, line, after


def _stands_out(line: Line, before: Line | None, after: Line | None) -> bool:
    """Whether a short line is a heading by its larger type, or by standing between paragraphs: text follows,
    and the sentence above it has ended."""
    usual = text_height(line.page)
    height = statistics.median(w.rect.height for w in line.words)
    follows = (
        after is not None and after.page is line.page and len(squeeze(after.text)) > len(squeeze(line.text))
    )
    if height >= 1.15 * usual and follows:
        return True
    if not follows or after is None or len(squeeze(after.text)) < 18:
        return False
    return before is None or before.page is not line.page or not runs_on(before, line)


def _open_ended(line: Line) -> bool:
    """Whether a full line of text ends without a stop."""
    full = line.rect.width > 0.5 * line.page.width and len(squeeze(line.text)) > 18
    return full and _STOP.search(line.text.strip()) is None


def runs_on(before: Line, line: Line) -> bool:
    """Whether the sentence of one line goes on in the next: it lies close below, and no stop ends the line
    that fills its column."""
    if before.page is not line.page or _STOP.search(before.text.strip()):
        return False
    gap = line.rect.top - before.rect.bottom
    height = min(before.rect.height, line.rect.height)
    column = max(
        (x.rect.right for x in lines_of(before.page) if x.rect.horizontal_overlap(before.rect) > 0),
        default=before.rect.right,
    )
    return gap < 1.6 * height and before.rect.right > column - 3.0 * height
