"""Letters and notices: whom they address, which date closes them, when an event takes place.

In come lines of running text; out come spans and ISO dates with their place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Page
from dossier_ai.text.characters import squeeze
from dossier_ai.text.dates import parse_date, parse_period
from dossier_ai.text.flow import Flow
from dossier_ai.text.lines import Line, Span, fold, lines_of

_AUTHORITY = re.compile(
    r"^[\u4e00-\u9fff（）()、]{2,40}(?:厅|局|委|委员会|办公室|中心|部|政府|协会|公司|单位|企业|处|科|园区|办)[:：]$"
)
_CN = "〇○零一二三四五六七八九十廿卅O0Ｏ"
DATE = re.compile(
    rf"(?:[0-9]{{4}}|[{_CN}]{{4}})[\s_]*年[\s_]*(?:[0-9]{{1,2}}|[{_CN}]{{1,3}})[\s_]*月"
    rf"(?:[\s_]*(?:[0-9]{{1,2}}|[{_CN}]{{1,3}})[\s_]*[日号])?"
    r"|[0-9]{4}\s*[-./]\s*[0-9]{1,2}\s*[-./]\s*[0-9]{1,2}(?![0-9])"
)
_RANGE = re.compile(
    rf"(?P<start>{DATE.pattern})\s*(?:上午|下午)?\s*起?\s*(?:至|到|-{{1,2}}|~|—{{1,2}})[\s_]*"
    rf"(?P<end>{DATE.pattern}|(?:[0-9]{{1,2}}[\s_]*月[\s_]*)?[0-9]{{1,2}}[\s_]*[日号])"
)


def recipient_of(page: Page) -> Span | None:
    """Whom a letter addresses: the first line in the upper half that is an organisation with a colon."""
    for line in lines_of(page):
        if line.rect.top > 0.5 * page.height:
            break
        if _AUTHORITY.match(squeeze(line.text)):
            return line.span(0, len(line.text))
    return None


def iso_date(text: str) -> str | None:
    """The ISO form of a date as printed, None when it is none."""
    try:
        return parse_date(text).iso
    except ValueError:
        return None


def closing_date(lines: Sequence[Line]) -> tuple[str, Span] | None:
    """The date that closes a letter: the last line that is (nearly) nothing but a date, else the last date in
    the text; its ISO form and place."""
    last: tuple[str, Span] | None = None
    for line in reversed(lines):
        for found in reversed(list(DATE.finditer(line.folded))):
            value, span = iso_date(found.group()), line.span(found.start(), found.end())
            if value is None or span is None:
                continue
            rest = squeeze(line.folded[: found.start()] + line.folded[found.end() :]).replace("_", "")
            if len(rest) <= 8:
                return value, span
            last = last or (value, span)
    return last


def date_after(lines: Sequence[Line], labels: Sequence[str]) -> tuple[str, Span] | None:
    """The date printed right after one of `labels` on its line, whatever follows it (a watermark, a seal)."""
    for label in labels:
        spaced = r"\s*".join(re.escape(char) for char in fold(label))
        pattern = re.compile(rf"{spaced}\s*[:;]?\s*({DATE.pattern})")
        for line in lines:
            found = pattern.search(line.folded)
            value = iso_date(found.group(1)) if found else None
            span = line.span(found.start(1), found.end(1)) if found else None
            if value is not None and span is not None:
                return value, span
    return None


def first_date_or_range(flow: Flow) -> tuple[str, list[Span]] | None:
    """The first date or term of a text, as an ISO date or period, with its places."""
    for pattern in (_RANGE, DATE):
        found = pattern.search(flow.folded)
        if found is None:
            continue
        spans = flow.spans(found.start(), found.end())
        if not spans:
            continue
        try:
            value = parse_period(found.group()).iso if pattern is _RANGE else parse_date(found.group()).iso
        except ValueError:
            continue
        return value, spans
    return None


_SUFFIXES = (
    "有限责任公司|股份有限公司|有限公司|分公司|公司|中心|协会|商会|学会|联合会|促进会|基金会|联盟|大学|学院|学校|研究院|研究所|"
    "事务所|合作社|银行|支行|分行|管理委员会|委员会|管委会|服务站|工作站|基地|园区|集团|医院|工厂|厅|局|所|院|社"
)
# Firms of lawyers and accountants carry how they are owned in their registered name.
_OWNED = r"[（(](?:特殊的?)?(?:普通|有限)合伙(?:企业)?[)）]"
ORGANISATION = re.compile(rf"[\u4e00-\u9fff（）()A-Za-z0-9·]{{2,40}}(?:{_SUFFIXES})(?:{_OWNED})?")


_TO_SEAL = re.compile(
    r"（(?:盖章|公章|签章|印章|章|加盖公章|盖公章|盖章处|签字盖章|(?:以下|下)?(?:简称|称)[^（）]{1,12})）?$"
)


def organisation_name(text: str) -> str | None:
    """The text as the name of an organisation, brackets full-width; None when it is something else. Up to
    three characters after the name are dropped: seals leave such traces over it."""
    flat = squeeze(text).strip(":,;.。、_-").replace("(", "（").replace(")", "）")
    flat = _TO_SEAL.sub("", flat)
    found = ORGANISATION.match(flat)
    if found is None or len(found.group()) < 5 or len(flat) - found.end() > 3:
        return None
    return found.group()


def organisation_in(values: Sequence[Span]) -> tuple[str, list[Span]] | None:
    """The organisation that the first lines of a value name (names wrap), and these lines; what follows it
    after a comma (住所地：…) is not part of it."""
    for whole in (True, False):
        for count in range(1, min(3, len(values)) + 1):
            text = "".join(v.text for v in values[:count])
            name = organisation_name(text if whole else re.split(r"[,，;；。]", text)[0])
            if name is not None:
                return name, list(values[:count])
    return None


def organisation_beside(title: Span, lines: Sequence[Line]) -> tuple[str, Span] | None:
    """The organisation whose name stands alone on the line under a title, or on the one above it, no farther
    away than three title heights."""
    near = [line for line in lines if line.page is title.page]
    below = [line for line in near if line.rect.cy > title.rect.bottom]
    above = [line for line in near if line.rect.cy < title.rect.top]
    for line in (below[:1], above[-1:]):
        for found in line:
            gap = max(found.rect.top - title.rect.bottom, title.rect.top - found.rect.bottom)
            name, span = organisation_name(found.text), found.span(0, len(found.text))
            if name is None or span is None or len(name) < 7 or re.search(r"[:：]", found.text):
                continue
            if gap <= 3 * title.rect.height and _SIGNS.search(name):
                return name, span
    return None


_SIGNS = re.compile(
    r"(?:公司|中心|协会|商会|学会|联合会|促进会|基金会|联盟|大学|学院|研究院|研究所|事务所|合作社|委员会)"
    rf"(?:{_OWNED})?$"
)


def signing_organisation(lines: Sequence[Line]) -> tuple[str, Span] | None:
    """The organisation that signs a text: the last line that is nothing but an organisation's name (a cover
    names it above or below the title), units such as 公司 before halls and offices that only sound alike."""
    found: list[tuple[bool, int, str, Span]] = []
    for number, line in enumerate(lines):
        name, span = organisation_name(line.text), line.span(0, len(line.text))
        if name is None or span is None or re.search(r"[:：]", line.text) or len(name) < 7:
            continue
        found.append((bool(_SIGNS.search(name)), number, name, span))
    if not found:
        return None
    _, _, name, span = max(found, key=lambda f: (f[0], f[1]))
    return name, span
