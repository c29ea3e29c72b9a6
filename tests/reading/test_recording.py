"""Recorded pages: everything comes back, and the same pages give the same bytes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Code, Frame, Ink, Page, Rect, Ruling, Seal, Word
from dossier_ai.reading.recording import load_pages, pages_from_bytes, pages_to_bytes, save_pages


def page() -> Page:
    bits = np.zeros((7, 13), dtype=np.bool_)
    bits[2:5, 3:9] = True
    return Page(
        file="a.zip!/附件/b.pdf",
        number=3,
        width=1654.0,
        height=2339.0,
        frame=Frame((0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 1e-7, 2e-7, 1.0)),
        words=(
            Word("金额 1,234.50", Rect(1.5, 2.25, 3.125, 4.0), 0.9876, (1.5, 2.0, 3.125)),
            Word("甲", Rect(0, 0, 10, 10), part="Sheet1!C7"),
            Word("9月", Rect(0, 0, 20, 10), 0.75, None, None, (0.501, 0.999)),
        ),
        origin="ocr",
        rulings=(Ruling(Rect(0, 5, 100, 6)),),
        seals=(Seal(Rect(1, 1, 9, 9), "round", "red", "测试公司", None, 0.5),),
        codes=(Code(Rect(2, 2, 8, 8), "QRCode", "https://example.invalid/"),),
        ink=Ink(bits, 0.5),
        picture="ab.png",
        quarter_turns=2,
        skew_degrees=-1.25,
    )


def test_everything_comes_back(tmp_path: Path) -> None:
    unread = Page("b.pdf", 1, 1.0, 1.0, Frame.plain(1, 1), (), "ocr", read=False)
    save_pages([page(), unread], tmp_path / "pages.json.gz")
    first, second = load_pages(tmp_path / "pages.json.gz")
    assert first == page() and second == unread
    assert first.ink is not None and page().ink is not None
    assert np.array_equal(first.ink.bits, page().ink.bits) and first.ink.scale == 0.5
    assert second.ink is None


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    assert pages_to_bytes([page()]) == pages_to_bytes(pages_from_bytes(pages_to_bytes([page()])))


def test_another_format_is_refused() -> None:
    import gzip

    with pytest.raises(ValueError, match="format"):
        pages_from_bytes(gzip.compress(b'{"format": "other", "pages": []}'))


@given(
    st.lists(
        st.tuples(st.text(max_size=8), st.integers(0, 9000), st.integers(0, 9000), st.integers(1, 500)),
        max_size=5,
    )
)
def test_any_words_come_back(items: list[tuple[str, int, int, int]]) -> None:
    words = tuple(Word(text, Rect(x / 8, y / 8, x / 8 + w / 8, y / 8 + 2.5), 0.5) for text, x, y, w in items)
    before = Page("a", 1, 10.0, 10.0, Frame.plain(10, 10), words, "ocr")
    assert pages_from_bytes(pages_to_bytes([before])) == [before]
