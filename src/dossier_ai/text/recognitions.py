"""Decisions that recognise somebody: their title, who decides, since when, how long, what for.

In come the lines of an official paper; out come values with their places. The letter ends where its annex
begins; dates and names of the annex are not the paper's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dossier_ai.core import Rect
from dossier_ai.text.characters import squeeze
from dossier_ai.text.flow import Flow, paragraphs
from dossier_ai.text.letters import DATE, ORGANISATION, closing_date, iso_date
from dossier_ai.text.lines import Line, Span, fold
from dossier_ai.text.numerals import cn_int
from dossier_ai.text.official_papers import addressed_organisation

_PAPER = r"(?:通知|公告|公示|决定|通报|通告|名单|批复|复函|函|意见)"
_TITLE = re.compile(rf"[^,。;:《]{{0,30}}关于[^。;:]{{4,120}}{_PAPER}(?:\([^()]{{1,16}}\))?")
_REFERENCE = re.compile(r"根据|按照|依据|现将|《[^》]*关于|经.*研究")
_TITLE_LINES = 4
_HEAD_LINES = 4
_HEAD = re.compile(r"(?P<name>[一-鿿()]{4,40}?)(?:文件|公告|\(函\))")
_ENDS = re.compile(
    r"(?:厅|局|委|委员会|办公室|部|人民政府|政府|协会|商会|学会|联合会|促进会|管委会|中心|处|院)$"
)
_ANNEX = re.compile(r"附件[一二三四五六七八九十0-9]{0,2}:?")
_PRINTED_ON = re.compile(r"印发|打印|印制|校对")
_YEARS = re.compile(
    r"有效期限?(?:为|:|是|均为|共)?[^。;,]{0,14}?(?<![0-9〇零○一二三四五六七八九十年])(?P<n>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})"
    r"(?:\([^()]{1,4}\))?年(?![0-9]{1,2}月|度)"
)
_UNTIL = re.compile(
    rf"有效期限?(?:为|:)?[^。;]{{0,6}}?(?:自)?(?:{DATE.pattern})?(?:起)?(?:至|到|-|—|~|截止):?(?P<end>{DATE.pattern})"
)
_DECIDES = r"(?:公布|认定|确认|命名|授予|公示|拟认定|表彰|评定|复核通过|通过)"
_SUBJECT = re.compile(
    rf"关于(?:同意|拟|对)?(?:{_DECIDES})?(?P<rest>.+?)(?:的)?{_PAPER}(?:的{_PAPER})?(?:\([^()]*\))?$"
)
_LEAD = re.compile(
    r"^(?:[0-9]{4}年度?|[二〇零○一三四五六七八九]{4}年度?|第[一二三四五六七八九十0-9]{1,3}批|新一批|首批|一批|拟|的|认定|公布|确认|命名|授予)+"
)
_OF_LEVEL = re.compile(r"(?:国家|省|自治区|市|州|县|区)级(?=[\u4e00-\u9fff]{4})")
_TAIL = re.compile(r"(?:称号|入选|认定|评审|评定|复核|遴选)?(?:结果|名单|单位名单)?(?:的)?$")


def letter_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines of the letter itself, up to the heading of its annex (附件, 附件1 alone on a line); without
    the lines that say when it was printed."""
    out: list[Line] = []
    for line in lines:
        # A tab such as 附件5 stands at the very head of what is bound into a dossier.
        below = len(out) >= _HEAD_LINES or (bool(out) and line.page is not lines[0].page)
        if below and _ANNEX.fullmatch(squeeze(fold(line.text))):
            break
        if not _PRINTED_ON.search(line.text):
            out.append(line)
    return out


@dataclass(frozen=True, slots=True)
class Title:
    """A title over one or several lines: its text, and its places line by line."""

    text: str
    spans: tuple[Span, ...]

    @property
    def rect(self) -> Rect:
        return Rect.union(span.rect for span in self.spans)


def title_of(lines: Sequence[Line]) -> Title | None:
    """The title (机关)关于…的通知, over up to four lines; never a reference to another paper."""
    for start, line in enumerate(lines):
        flat = squeeze(fold(line.text))
        if "关" not in flat or _REFERENCE.search(flat) or len(flat) > 60:
            continue
        best: list[Line] = []
        for end in range(start + 1, min(len(lines), start + _TITLE_LINES) + 1):
            group = lines[start:end]
            if group[-1].page is not line.page or not _together(group):
                break
            if _TITLE.fullmatch(squeeze(fold("".join(one.text for one in group)))):
                best = list(group)
        if best:
            return _title(_with_authority(lines, start, best))
    return None


def _together(group: Sequence[Line]) -> bool:
    """Whether lines are set as one: type of one size, no gap between them."""
    heights = [max(w.rect.height for w in line.words) for line in group]
    gaps = [b.rect.top - a.rect.bottom for a, b in pairwise(group)]
    return max(heights) < 1.3 * min(heights) and all(gap < 1.8 * max(heights) for gap in gaps)


def _with_authority(lines: Sequence[Line], start: int, title: list[Line]) -> list[Line]:
    """The title with the line of the authority above it, where that is set as part of it."""
    if start and lines[start - 1].page is title[0].page:
        above = lines[start - 1]
        flat = squeeze(fold(above.text))
        if _ENDS.search(flat) and ORGANISATION.fullmatch(flat) and _together([above, *title]):
            return [above, *title]
    return title


def _title(lines: Sequence[Line]) -> Title:
    spans = tuple(span for line in lines if (span := line.span(0, len(line.text))) is not None)
    return Title("".join(squeeze(span.text) for span in spans), spans)


Found = tuple[str, list[Span]]


def deciding_authority(letter: Sequence[Line], title: Title | None, closing: Span | None) -> Found | None:
    """Who decides: the head (…文件), the signature above the date, the name before 关于 in the title."""
    for line in letter:
        if title is not None and line.page is title.spans[0].page and line.rect.top >= title.rect.top:
            break
        flow = Flow([line])
        match = _HEAD.fullmatch(flow.packed)
        if match is not None and _ENDS.search(match["name"]):
            return _name(match["name"]), flow.packed_spans(*match.span("name"))
    signer = _signature(letter, closing)
    if signer is not None:
        return signer
    if title is not None:
        flow = Flow([line for line in letter if any(_on(line, span) for span in title.spans)])
        match = re.match(r"(?P<name>[一-鿿()]{4,40})关于", flow.packed)
        if match is not None and _ENDS.search(match["name"]):
            return _name(match["name"]), flow.packed_spans(*match.span("name"))
    return None


def _on(line: Line, span: Span) -> bool:
    return line.page is span.page and line.rect.overlap(span.rect) > 0


def _name(text: str) -> str:
    return text.replace("(", "（").replace(")", "）")


def _signature(letter: Sequence[Line], closing: Span | None) -> Found | None:
    """The authority above the closing date (or on its line), at most six lines away; of several that sign
    together the first."""
    if closing is None:
        return None
    index = next((i for i, line in enumerate(letter) if _on(line, closing)), None)
    signing: Found | None = None
    for line in reversed(letter[max(0, (index or 0) - 6) : (index or 0) + 1]):
        flow = Flow([line])
        text = re.sub(DATE.pattern, "", flow.packed)
        if _ENDS.search(text) and ORGANISATION.fullmatch(text) and len(text) >= 4:
            signing = _name(text), flow.packed_spans(0, len(text))
        elif signing is not None:
            break
    return signing


def dated(letter: Sequence[Line]) -> tuple[str, Span] | None:
    """The date that closes the letter, where one stands (nearly) by itself."""
    for line in reversed(letter):
        closing = closing_date([line])
        if closing is not None and len(re.sub(DATE.pattern + r"|[\s()]", "", line.folded)) <= 20:
            rest = squeeze(re.sub(DATE.pattern, "", line.folded))
            if len(rest) <= 4 or _ENDS.search(rest):
                return closing
    return None


def validity_years(lines: Sequence[Line]) -> Found | None:
    """For how many years the recognition holds (有效期三年)."""
    for flow in paragraphs(list(lines)):
        match = _YEARS.search(flow.packed)
        if match is None:
            continue
        try:
            number = int(match["n"]) if match["n"].isascii() else cn_int(match["n"].replace("两", "二"))
        except ValueError:
            continue
        return str(number), flow.packed_spans(*match.span("n"))
    return None


def validity_end(lines: Sequence[Line]) -> Found | None:
    """The last day of the recognition (有效期至…, 有效期…至…)."""
    for flow in paragraphs(list(lines)):
        match = _UNTIL.search(flow.packed)
        value = iso_date(match["end"]) if match else None
        if match is not None and value is not None:
            return value, flow.packed_spans(*match.span("end"))
    return None


def designation(title: Title, lines: Sequence[Line]) -> Found | None:
    """What is recognised, from the title: its subject without year, batch, the recognised body and 名单."""
    flow = Flow([line for line in lines if any(_on(line, span) for span in title.spans)])
    match = _SUBJECT.search(flow.packed)
    if match is None:
        return _awarded(lines)
    start, text = match.start("rest"), match["rest"]
    named = text.rfind("为")
    if named > 0 and re.search(r"(?:公司|中心|协会|院|所|会|单位|企业|平台|基地|机构)$", text[:named]):
        start, text = start + named + 1, text[named + 1 :]
    lead = _LEAD.match(text)
    if lead is not None:
        start, text = start + lead.end(), text[lead.end() :]
    # 市级 says at which level, which is a field of its own.
    level = _OF_LEVEL.match(text)
    if level is not None:
        start, text = start + level.end(), text[level.end() :]
    text = _TAIL.sub("", text)
    return (text, flow.packed_spans(start, start + len(text))) if len(text) >= 4 else None


_ADDRESSED = re.compile(r"(?:认定|确认|命名|授予)\s*(?:你|贵)\s*(?:单位|公司|中心|会)")
_AWARDED = re.compile(
    r"(?:认定|确认|命名|授予|评为)[^。;]{0,60}?(?:为|\"|“)(?P<what>[^\"”。;,]{4,40}?(?:平台|基地|机构|单位|企业|中心))(?=[\"”。;,]|$)"
)


def _awarded(lines: Sequence[Line]) -> Found | None:
    """What the text recognises somebody as, where the title does not say (认定你单位为…)."""
    for flow in paragraphs(list(lines)):
        match = _AWARDED.search(flow.packed)
        if match is None:
            continue
        lead = _LEAD.match(match["what"])
        start = match.start("what") + (lead.end() if lead else 0)
        text = flow.packed[start : match.end("what")]
        if len(text) >= 4:
            return text, flow.packed_spans(start, match.end("what"))
    return None


_NUMBERED = re.compile(r"\(?(?P<seq>[0-9]{1,3})[.、)](?P<name>[一-鿿()A-Za-z0-9·]{5,40})")
_RECOGNISES = re.compile(
    rf"(?:同意|决定|现|予以|拟)?{_DECIDES}(?P<names>[一-鿿()A-Za-z0-9·、]+?)(?:等)?(?:[0-9一二三四五六七八九十]+家)?(?:单位|企业|机构|平台)?"
    r"(?:为|\"|“)"
)


def names_outside_tables(lines: Sequence[Line]) -> Iterator[tuple[str | None, list[Span], str, list[Span]]]:
    """The recognised bodies where no table lists them: number (None in prose) with its places, name with its
    places; numbered lines, else the sentence 认定甲、乙为…."""
    numbered = [(Flow([line]), _NUMBERED.fullmatch(Flow([line]).packed)) for line in lines]
    hits = [(flow, m) for flow, m in numbered if m is not None and ORGANISATION.fullmatch(m["name"])]
    for flow, match in hits:
        yield (
            match["seq"],
            flow.packed_spans(*match.span("seq")),
            _name(match["name"]),
            flow.packed_spans(*match.span("name")),
        )
    for flow in paragraphs(list(lines)) if not hits else ():
        sentence = _RECOGNISES.search(flow.packed)
        at = sentence.start("names") if sentence else 0
        for name in sentence["names"].split("、") if sentence else ():
            if ORGANISATION.fullmatch(name) and len(name) >= 5:
                yield None, [], _name(name), flow.packed_spans(at, at + len(name))
            at += len(name) + 1
    addressed = (
        addressed_organisation(lines) if any(_ADDRESSED.search(line.folded) for line in lines) else None
    )
    if addressed is not None and not hits:
        yield None, [], addressed[0], [addressed[1]]
