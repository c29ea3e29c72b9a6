"""The page of a scheme as HTML: complete, escaped, nothing fetched."""

from __future__ import annotations

import re
from typing import Any

import pytest

from dossier_ai.report.scheme import render_scheme

TEXT = {"zh": "甲", "en": "a"}
CLAUSE: dict[str, Any] = {
    "id": "XX-1",
    "article": "第一条",
    "kind": TEXT,
    "judged": True,
    "title": TEXT,
    "quotation": "不少于 <10> 人 & 其他",
    "reads": {"zh": "≥ 10 人", "en": "≥ 10 persons"},
    "formula": {
        "zh": "满足任一",
        "en": "any of",
        "reads": [],
        "joint": "any",
        "parts": [
            {
                "zh": "专职人员数 ≥ 10 人",
                "en": "staff ≥ 10",
                "reads": ["staff.n"],
                "joint": "all",
                "parts": [],
            }
        ],
    },
    "ambiguities": [{"id": "AMB-01", **TEXT}],
    "evidence": [{"zh": "名单", "en": "roster"}],
    "deadline": {"zh": "次月10日前", "en": "by day 10"},
    "note": None,
    "relaxed_by": "XX-9",
    "findings": ["XST-03"],
}


def page(**changes: Any) -> dict[str, Any]:
    made: dict[str, Any] = {
        "title": {"zh": "示例办法", "en": "Sample"},
        "issuer": TEXT,
        "version": "xx-platform/1",
        "status": {"zh": "征求意见稿，非正式依据", "en": "draft, not official"},
        "official": False,
        "note": None,
        "counts": [{**TEXT, "number": 1}],
        "clauses": [CLAUSE],
        "result": [{"procedure": TEXT, "clauses": ["XX-1"]}],
        "materials": [
            {
                "procedure": TEXT,
                "rows": [
                    {
                        "zh": "名单",
                        "en": "roster",
                        "clause": "XX-1",
                        "severity": "M",
                        "force": TEXT,
                        "kinds": [TEXT],
                    },
                ],
            }
        ],
        "round": None,
        "ambiguities": [{"id": "AMB-01", **TEXT}],
        "thresholds": {
            "schemes": [{"id": "xx-platform", **TEXT, "edition": "1", "status": TEXT, "current": True}],
            "rows": [
                {
                    "zh": "人员",
                    "en": "staff",
                    "cells": [
                        {"zh": "≥ 10 人", "en": "≥ 10", "clauses": ["XX-1"], "current": True},
                    ],
                }
            ],
        },
    }
    return {**made, **changes}


def test_the_page_shows_the_words_beside_their_reading() -> None:
    html = render_scheme(page()).decode()
    for text in (
        "不少于 &lt;10&gt; 人 &amp; 其他",
        "≥ 10 persons",
        "staff.n",
        "AMB-01",
        "次月10日前",
        "XST-03",
        "征求意见稿，非正式依据",
        'href="#XX-9"',
        'id="XX-1"',
    ):
        assert text in html
    assert "<10>" not in html


def test_nothing_is_fetched() -> None:
    html = render_scheme(page()).decode()
    assert not re.search(r"(src|href)=\"(?!#)", html) and "url(" not in html and "<script" not in html


def test_a_round_is_named_with_its_deadline() -> None:
    found = {
        "id": "xx-2026",
        "zh": "通知",
        "en": "call",
        "number": "1号",
        "issued": "2026-06-01",
        "source": "网站",
        "deadline": "2026-07-15",
    }
    assert "截止 2026-07-15" in render_scheme(page(round=found)).decode()
    assert "截止" not in render_scheme(page()).decode()


def test_the_same_page_gives_the_same_bytes() -> None:
    assert render_scheme(page()) == render_scheme(page())


def test_a_missing_part_is_an_error_not_a_blank() -> None:
    broken = page()
    del broken["thresholds"]
    with pytest.raises(Exception, match="thresholds"):
        render_scheme(broken)
