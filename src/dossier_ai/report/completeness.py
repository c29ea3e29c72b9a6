"""Which required materials were found, and where: the report's table of completeness."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dossier_ai.report.texts import MaterialText, Texts


def material_rows(record: Mapping[str, Any], texts: Texts) -> list[dict[str, Any]]:
    """One row for each material the application needs: its name, the article, whether the regulation names
    it, and the documents found for it with their pages. An attachment of another document is none."""
    return [
        {
            "name": material.name,
            "article": material.article,
            "named": material.named,
            "found": _found(record, texts, material),
        }
        for material in texts.materials
    ]


def _found(record: Mapping[str, Any], texts: Texts, material: MaterialText) -> list[str]:
    """The applicant's own documents of these kinds: 年度审计报告 02.pdf 第 1–9 页."""
    found = []
    for document in record["documents"]:
        if document["kind"] not in material.kinds or document.get("belongs_to"):
            continue
        name = texts.kinds.get(document["kind"], document["kind"])
        file = document["file"].rpartition("/")[2]
        found.append(f"{name} {file} {_span(document['pages'])}".strip())
    return found


def _span(pages: list[int]) -> str:
    if not pages:
        return ""
    return f"第 {pages[0]}–{pages[-1]} 页" if len(pages) > 1 else f"第 {pages[0]} 页"
