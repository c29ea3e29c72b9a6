"""Covers, contents lists and tabs: pages that order the volume (domain 1.37).

The contents list says which documents the volume promises and where; the field `toc` carries it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Cell, Column, Cues, Document, Field, FieldSpec, FieldState, Kind, Reread, Row
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import evidence_of
from dossier_ai.text.lines import Line

_ENTRY = re.compile(
    r"^(?P<title>.*?[\u4e00-\u9fff].*?)[\s.…·。\-_—]*(?P<page>\d{1,4})(?:\s*[-~—]\s*(?P<to>\d{1,4}))?$"
)
# The running number of an entry; a figure that belongs to the title (3年规划, 2025年度) is none.
_NUMBER = re.compile(
    r"^(?:[(（]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]|[一二三四五六七八九十]{1,3}\s*[、.．]|"
    r"\d{1,2}\s*[、)）]|\d{1,2}\s*[.．](?!\d)|\d{1,2}(?:\s*[.．]\s*|\s+)(?=\d{4}\s*年)|"
    r"\d{1,2}\s*(?=[\u4e00-\u9fff《(（])(?!年(?!度)|[月日季个家项次份人万]))\s*"
)
_CONTENTS = re.compile(r"目\s*录|目\s*次|CONTENTS")
_COLUMNS = (Column("title", ("材料名称", "名称")), Column("page", ("页码", "页次"), "integer"))


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    start = next((i for i, line in enumerate(lines) if _CONTENTS.search(line.text)), None)
    if start is None:
        return ()
    rows = [row for row in (_entry(line) for line in lines[start + 1 :]) if row is not None]
    if not rows:
        return ()
    return (
        Field(
            name="divider.toc",
            document=document.id,
            state=FieldState.READ,
            value=tuple(rows),
            confidence=min(c.confidence for row in rows for c in row.values()),
            evidence=tuple(e for row in rows for e in row["title"].evidence),
        ),
    )


def _entry(line: Line) -> Row | None:
    """One entry: what is promised, without its running number, and on which page it begins."""
    found = _ENTRY.match(line.folded.strip())
    if found is None or found.group("title").strip() in ("", "页", "第"):
        return None
    lead = len(line.folded) - len(line.folded.lstrip())
    number = _NUMBER.match(found.group("title"))
    start = lead + found.start("title") + (number.end() if number else 0)
    title = line.span(start, lead + found.end("title"))
    page = line.span(lead + found.start("page"), lead + found.end("page"))
    if title is None or page is None:
        return None
    name = re.sub(r"[\s.…·。_\-—]+$", "", title.text).strip()
    if len(name) < 2 or re.fullmatch(r"第|共|页", name):
        return None
    return {
        "title": Cell(
            value=name, raw=title.text, confidence=title.confidence, evidence=(evidence_of(title),)
        ),
        "page": Cell(
            value=page.text, raw=page.text, confidence=page.confidence, evidence=(evidence_of(page),)
        ),
    }


KIND = Kind(
    id="divider",
    code="D37",
    zh="封面、目录、隔页",
    en="Cover, contents, divider",
    rank=6,
    cues=Cues(
        titles=(
            r"^(材料|申报材料|附件)?目录$",
            r"^目次$",
            r"申报材料汇编",
            r"^申报材料$",
            r"^附件[一二三四五六七八九十\d]{0,3}[:：]?$",
        ),
        anchors=("目录", "页码", "申报材料"),
    ),
    fields=(FieldSpec("toc", "目录", "Contents", "rows", columns=_COLUMNS),),
    extract=_extract,
)
