"""Words to the words of the document: takes out what was laid over it or printed under it.

In comes a `Page`, out comes the same page without web watermarks, "仅供……使用" remarks and the microtext of
the licence's background (市场监督管理, SCJDGL). Seals and
stamps that matter (与原件一致) are read before this.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from dataclasses import replace

from dossier_ai.core import Page, Word
from dossier_ai.text.lines import fold

_BACKGROUND = "市场监督管理" * 3
_BACKGROUND_LATIN = "SCJDGL" * 3
_LATIN_RUN = re.compile(r"(?<![0-9A-Za-z])[SCJDGL]{3,}(?![0-9A-Za-z])")
_ADDRESS_OF_A_SITE = re.compile(
    r"(?:https?://)?(?:www\.)?[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.(?:com|cn|net|org)\S*", re.I
)
_REMARK = re.compile(
    r"[仅只]供|[仅只]限.{0,12}使用|再次复印|复印(?:件)?无效|与原件(?:核对)?(?:一致|相符|无误)|他用无效"
)


def without_overlays(page: Page) -> Page:
    """The page without words that only remark on the copy, name a web site or belong to the background."""
    words = tuple(piece for word in page.words for piece in _kept(word))
    return replace(page, words=words)


def without_seal_scraps(page: Page) -> Page:
    """The page without the pieces of a seal's arc that were read as a line: words that lie inside a round or
    oval seal and are much taller than the print. What is printed under a seal has the height of print."""
    seals = [seal.rect for seal in page.seals if seal.shape in ("round", "oval")]
    if not seals:
        return page
    usual = statistics.median(word.rect.height for word in page.words) if page.words else 0.0

    def scrap(word: Word) -> bool:
        inside = any(rect.overlap(word.rect) > 0.9 * word.rect.area for rect in seals)
        return inside and word.rect.height > 1.8 * usual

    return replace(page, words=tuple(word for word in page.words if not scrap(word)))


def _kept(word: Word) -> Iterator[Word]:
    text = fold(word.text)
    flat = "".join(text.split())
    if _ADDRESS_OF_A_SITE.fullmatch(flat) or (_REMARK.search(flat) and len(flat) <= 24):
        return
    if 2 <= len(flat) <= 6 and (flat in _BACKGROUND or (len(flat) >= 3 and flat in _BACKGROUND_LATIN)):
        return
    start = 0
    for run in _LATIN_RUN.finditer(text):
        if run.group() in _BACKGROUND_LATIN:
            if text[start : run.start()].strip():
                yield word.cut(start, run.start())
            start = run.end()
    if start == 0:
        yield word
    elif text[start:].strip():
        yield word.cut(start, len(text))
