"""What is worked out of a page, its lines and tables, worked out once while one document is read.

The readers of a document look at the same pages many times, each from its own side. Inside `remembering`
a function marked `per_page` answers a second time from memory; outside it nothing is kept, so that no page
outlives the reading of its document. Each thread remembers for itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

from dossier_ai.core import Page

T = TypeVar("T")

_PAGES = 128
"""How many pages are remembered at a time; of a longer document the first ones are forgotten first."""

# By identity: pages are not compared word by word. Each is held, lest another gets its identity.
_Memory = dict[int, tuple[Page, dict[Callable[[Page], Any], Any]]]
_memory: ContextVar[_Memory | None] = ContextVar("memory", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """While it lasts, functions of a page are worked out once for each page."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def per_page(function: Callable[[Page], T]) -> Callable[[Page], T]:
    """`function`, whose result depends on the page alone and is never changed, remembered by page."""

    @wraps(function)
    def remembered(page: Page) -> T:
        memory = _memory.get()
        if memory is None:
            return function(page)
        if id(page) not in memory:
            memory[id(page)] = (page, {})
            if len(memory) > _PAGES:
                del memory[next(iter(memory))]
        known = memory[id(page)][1]
        if function not in known:
            known[function] = function(page)
        result: T = known[function]
        return result

    return remembered
