"""Covers, contents lists and tabs: pages that order the volume (domain 1.37).

The contents list says which documents the volume promises and where; the field `toc` carries it.
"""

from __future__ import annotations

from collections.abc import Sequence

from dossier_ai.core import Cell, Column, Cues, Document, Field, FieldSpec, FieldState, Kind, Reread, Row
from dossier_ai.text.contents import Promise, promises
from dossier_ai.text.grounded import evidence_of

_COLUMNS = (Column("title", ("材料名称", "名称")), Column("page", ("页码", "页次"), "integer"))


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    rows = [_row(promise) for promise in promises(document.pages)]
    if not rows:
        return ()
    return (
        Field(
            name="divider.toc",
            document=document.id,
            state=FieldState.READ,
            value=tuple(rows),
            confidence=min(c.confidence for row in rows for c in row.values() if c.value is not None),
            evidence=tuple(e for row in rows for e in row["title"].evidence),
        ),
    )


def _row(promise: Promise) -> Row:
    """One entry: what is promised, and on which page it begins; a list without pages says only what."""
    titles = tuple(evidence_of(span) for span in promise.spans)
    title = Cell(
        value=promise.title,
        raw="".join(span.text for span in promise.spans),
        confidence=min(span.confidence for span in promise.spans),
        evidence=titles,
    )
    place = promise.page_span
    if promise.page is None or place is None:
        return {"title": title, "page": Cell(state=FieldState.ABSENT, confidence=0.5, evidence=titles)}
    page = Cell(
        value=promise.page, raw=place.text, confidence=place.confidence, evidence=(evidence_of(place),)
    )
    return {"title": title, "page": page}


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
            r"^(申报|附件|证明)?(资料|材料|文件)(清单|一览表)$",
            r"申报材料汇编",
            r"^申报材料$",
            r"^附件[一二三四五六七八九十\d]{0,3}[:：]?$",
        ),
        anchors=("目录", "页码", "申报材料"),
    ),
    fields=(FieldSpec("toc", "目录", "Contents", "rows", columns=_COLUMNS),),
    extract=_extract,
)
