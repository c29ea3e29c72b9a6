"""Prose to numeric claims: what a narrative says in figures, each claim with its sentence and its place.

In come pages of running text; out come `Claim`s (subject, quantity, unit, year, sentence). What a claim is
worth against a table is a check's business: narrative figures rank last (domain 1.16).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dossier_ai.core import Page, Word
from dossier_ai.text.flow import Flow, paragraphs, run_on, sentences
from dossier_ai.text.lines import Span, fold, lines_of
from dossier_ai.text.ruled_tables import ruled_tables

_UNITS = (
    "亿元", "千万元", "百万元", "万元", "千元", "元",
    "万人次", "人次", "人/次", "家次", "户次", "场次", "次数", "万人", "人", "名", "位",
    "万家次", "万户次", "万场次", "万次", "万户", "万条", "万件", "万份", "万篇",
    "万家", "家", "户", "场", "期", "次", "项", "件", "篇", "条", "份", "个", "台(套)", "台", "套", "间",
    "平方米", "平米", "㎡", "m2", "亩", "%", "个百分点", "小时", "课时", "天", "门", "款", "所", "支",
    "学时", "万笔", "笔", "批次", "册", "例",
)  # fmt: skip
_CLAIM = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<about>余|多)?\s*(?P<unit>"
    + "|".join(re.escape(u) for u in sorted(_UNITS, key=len, reverse=True))
    + ")"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年(?:度)?(?!\s*\d{1,2}\s*月\s*\d{1,2}\s*日(?:成立|注册|设立))")
_BREAK = re.compile(r"[,;:。!?、()\[\]《》\"'“”]")
_FILLER = re.compile(
    r"^(?:其中|分别|共计|共|累计|合计|总计|全年|约|近|达到了?|达|为|的|了|是|已|并|年均|平均|等|以及|和|及|与)+|"
    r"(?:分别|达到了?|达|共计|共|累计|合计|总计|超过|不少于|约|近|为|是|有|了|计|:)+$"
)


# Several years before, as many figures after: 2023年、2024年、2025年分别服务企业100家、120家、150家.
_YEARS_LISTED = re.compile(
    r"(?:(?:19|20)\d{2}\s*年?(?:度)?\s*(?:[、,至和及]|以及)\s*)+(?:19|20)\d{2}\s*年(?:度)?"
)
_EACH = re.compile(r"分别")


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure of a narrative. `quantity` is a decimal string in `unit` as printed; `about` says that the
    text only claims about or more than it (余, 多); `year` is "" when no year governs the sentence. `spans`
    are the places of number and unit, `sentence_spans` those of the whole sentence."""

    subject: str
    quantity: str
    unit: str
    year: str
    sentence: str
    about: bool
    spans: tuple[Span, ...]
    sentence_spans: tuple[Span, ...]


def _subject(sentence: str, start: int, floor: int) -> str:
    """The words before a number that say what is counted: back to the last punctuation or claim."""
    stretch = sentence[floor:start]
    cut = max((m.end() for m in _BREAK.finditer(stretch)), default=0)
    words = _YEAR.sub("", stretch[cut:])
    words = re.sub(r"\d{1,2}月(?:\d{1,2}日)?", "", words).strip()
    while True:
        shorter = _FILLER.sub("", words).strip()
        if shorter == words:
            return words
        words = shorter


def _years_of_each(sentence: str, starts: Sequence[int]) -> dict[int, str]:
    """The year of each figure (by its place in the sentence) where 分别 deals out the years listed before it,
    one figure after the other; no year is dealt where figures and years do not match in number."""
    out: dict[int, str] = {}
    for each in _EACH.finditer(sentence):
        listed = [m for m in _YEARS_LISTED.finditer(sentence) if m.start() < each.start()]
        years = re.findall(r"(?:19|20)\d{2}", listed[-1].group()) if listed else []
        after = [at for at in starts if at > each.end()]
        # 收入和利润分别为 deals out subjects, not years.
        subjects = listed and re.search(
            r"[、和及与,]", sentence[listed[-1].end() : each.start()].lstrip(",，")
        )
        if listed and not subjects and len(after) % len(years) == 0:
            out.update({at: years[number % len(years)] for number, at in enumerate(after)})
    return out


def claims_in(flow: Flow, year: str = "") -> list[Claim]:
    """The claims of one paragraph. A year named in a sentence governs what follows it, up to the next
    year or the paragraph's end; `year` governs before the first (that of the heading, say)."""
    out: list[Claim] = []
    for start, end in sentences(flow):
        sentence = flow.folded[start:end]
        years = [(m.start(), m.group(1)) for m in _YEAR.finditer(sentence)]
        floor = 0
        dealt = _years_of_each(sentence, [m.start() for m in _CLAIM.finditer(sentence)])
        for found in _CLAIM.finditer(sentence):
            if found.group("unit") == "个" and sentence[found.end() : found.end() + 1] == "月":
                continue
            governing = [y for position, y in years if position < found.start()]
            subject = _subject(sentence, found.start(), floor) or (out[-1].subject if out and floor else "")
            floor = found.end()
            a, b = start + found.start(), start + found.end()
            out.append(
                Claim(
                    subject=subject,
                    quantity=str(Decimal(found.group("number").replace(",", ""))),
                    unit=found.group("unit"),
                    year=dealt.get(found.start(), governing[-1] if governing else year),
                    sentence=flow.text[start:end].strip(),
                    about=found.group("about") is not None,
                    spans=tuple(flow.spans(a, b)),
                    sentence_spans=tuple(flow.spans(start, end)),
                )
            )
        if years:
            year = years[-1][1]
    return [claim for claim in out if claim.spans]


def claims_of(pages: Iterable[Page]) -> list[Claim]:
    """The claims of running text, page by page and paragraph by paragraph; words inside ruled tables are
    left to the tables' own readers."""
    out: list[Claim] = []
    for page in pages:
        for flow in run_on(paragraphs(lines_of(page, _prose_words(page)))):
            out.extend(claims_in(flow))
    return out


def _prose_words(page: Page) -> list[Word]:
    tables = [t.rect for t in ruled_tables(page)]
    return [w for w in page.words if not any(t.contains(w.rect.cx, w.rect.cy) for t in tables)]


def mentions(text: str, words: Sequence[str]) -> bool:
    """Whether folded `text` without blanks contains one of `words`."""
    flat = re.sub(r"\s", "", fold(text))
    return any(word in flat for word in words)
