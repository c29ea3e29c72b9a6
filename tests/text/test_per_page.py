"""What is remembered of a page while its document is read, and what is not."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.text import per_page as room
from dossier_ai.text.lines import lines_of
from dossier_ai.text.per_page import per_page, remembering

PAGE = Page("a.pdf", 1, 100, 100, Frame.plain(100, 100), (Word("名称", Rect(10, 10, 50, 30)),), "ocr")

Counted = tuple[Callable[[Page], int], list[Page]]


@pytest.fixture
def counted() -> Counted:
    """A function of a page, and the pages that it was worked out for."""
    asked: list[Page] = []

    @per_page
    def count(page: Page) -> int:
        asked.append(page)
        return len(page.words)

    return count, asked


def test_once_for_each_page_while_it_lasts(counted: Counted) -> None:
    count, asked = counted
    equal = replace(PAGE)
    with remembering():
        assert [count(PAGE), count(PAGE), count(equal)] == [1, 1, 1]
    assert len(asked) == 2


def test_nothing_is_kept_outside_or_from_one_document_to_the_next(counted: Counted) -> None:
    count, asked = counted
    count(PAGE)
    count(PAGE)
    for _ in range(2):
        with remembering():
            count(PAGE)
    assert len(asked) == 4


def test_each_thread_remembers_for_itself(counted: Counted) -> None:
    count, asked = counted
    with ThreadPoolExecutor(1) as pool, remembering():
        count(PAGE)
        assert pool.submit(count, PAGE).result() == 1
    assert len(asked) == 2


def test_the_first_pages_of_a_long_document_are_forgotten_first(
    counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    count, asked = counted
    monkeypatch.setattr(room, "_PAGES", 2)
    pages = [replace(PAGE, number=n) for n in range(3)]
    with remembering():
        for page in (*pages, pages[2], pages[0]):
            count(page)
    assert [page.number for page in asked] == [0, 1, 2, 0]


def test_a_caller_that_changes_its_list_of_lines_changes_no_other() -> None:
    with remembering():
        lines_of(PAGE).clear()
        assert [line.text for line in lines_of(PAGE)] == ["名称"]
