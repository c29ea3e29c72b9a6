"""The wording of an auditor's report to its particulars: number, addressee, opinion, firm, accountants, date.

In come the pages of a report; out come spans with their meaning. Annual and special reports share this; the
figures are read by `statements`, and what an opinion is worth is decided by checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier_ai.core import Page, Rect, Word
from dossier_ai.text.accounts import statement_title
from dossier_ai.text.dates import PartialDate, parse_date
from dossier_ai.text.flow import Flow
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.lines import Line, Span, fold, lines_of

OPINIONS = (
    "无保留意见",
    "带强调事项段的无保留意见",
    "保留意见",
    "否定意见",
    "无法表示意见",
)


@dataclass(frozen=True, slots=True)
class Particular:
    """One particular: its value as a field stores it, and where it is printed (one span per line)."""

    value: str
    spans: tuple[Span, ...]


def report_pages(pages: Sequence[Page]) -> list[Page]:
    """The pages of the report's wording: those before the first statement, and further ones up to it that
    carry the signatures; all pages when no statement is among them (at most twelve)."""
    out: list[Page] = []
    for page in pages[:16]:
        kinds = {statement_title(line.text) for line in lines_of(page)} - {None}
        if len(kinds) == 1 and out:
            break
        out.append(page)
    return out[:12] or list(pages[:1])


# ---------------------------------------------------------------- number and code

_NUMBER = re.compile(
    r"(?P<no>[一-鿿A-Za-z]{1,14}?(?:[\[(]20\d{2}[\])])?[一-鿿]{0,8}(?:字|报)\s*(?:第\s*)?"
    r"(?:[\[(【〔]\s*20\d{2}\s*[\])】〕])?\s*(?:第\s*)?[A-Z]{0,3}-?\s*[\dOoIl]{1,12}(?:-\d{1,3})?\s*号)"
)
_LABELLED_NUMBER = ("报告文号", "报告编号", "报告号", "文号", "编号")
_CODE_LABELS = (
    "报告编码",
    "报告验证码",
    "验证码",
    "防伪编码",
    "报告防伪码",
    "防伪码",
    "防伪编号",
    "赋码",
    "查验码",
)
_CODE = re.compile(r"(?<![A-Z0-9])(?=[A-Z0-9]*\d)[A-Z0-9]{6,24}(?![A-Z0-9])")
_PLATFORM = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\d{2}[0-9A-Z]{8}(?![0-9A-Z])"
)


def report_number(pages: Sequence[Page]) -> Particular | None:
    """The report's number such as `粤某审字（2026）第0123号`, from its label or its form; letters that
    OCR put among the digits of the serial are read as digits."""
    best: tuple[float, Particular] | None = None
    for order, page in enumerate(pages[:5]):
        for line in lines_of(page):
            for found in _NUMBER.finditer(line.folded):
                text = re.sub(r"\s", "", found["no"])
                if re.match(r"^(?:财会|财办会|国发|会协|根据|依据|按照)", text):
                    continue
                lead = re.match(r"^(?:报告)?(?:文号|编号|报告号|号):?", text)
                start = found.start() + (_skip(found["no"], lead.end()) if lead else 0)
                span = line.span(start, found.end())
                if span is None:
                    continue
                value = _tidy_number(span.text)
                labelled = line.folded[: found.start()].rstrip(" :").endswith(("号", "编号", "文号")) or lead
                score = (2.0 if labelled else 0.0) + (1.0 if "20" in value else 0.0) - 0.3 * order
                score += 0.5 if line.rect.cy < 0.35 * page.height else 0.0
                score += 0.5 if "审" in value or "报" in value or "专" in value else 0.0
                if best is None or score > best[0]:
                    best = (score, Particular(value, (span,)))
    return best[1] if best and best[0] > 0 else None


def _skip(text: str, count: int) -> int:
    """The offset in `text` after `count` characters that are not blank."""
    seen = 0
    for offset, char in enumerate(text):
        if seen == count:
            return offset
        seen += not char.isspace()
    return len(text)


def _tidy_number(text: str) -> str:
    flat = _paired(re.sub(r"\s", "", text))
    head, _, serial = flat.rpartition("第") if "第" in flat else ("", "", flat)
    if head:
        letters = str.maketrans("OoIl", "0011")
        serial = re.sub(r"(?<=\d)[OoIl]|[OoIl](?=\d)", lambda m: m.group().translate(letters), serial)
        return f"{head}第{serial}"
    return flat


_PAIRS = {"〔": "〕", "(": ")", "（": "）", "[": "]", "【": "】", "［": "］"}


def _paired(text: str) -> str:
    """The text with the brackets round the year made a pair: one of them is often read as another kind; 〔〕
    where either was, else the kind of the first."""
    found = re.search(r"([〔(（\[【［])(20\d{2})([〕)）\]】］])", text)
    if found is None or _PAIRS[found[1]] == found[3]:
        return text
    first = "〔" if found[3] == "〕" else found[1]
    return f"{text[: found.start()]}{first}{found[2]}{_PAIRS[first]}{text[found.end() :]}"


def verify_code(pages: Sequence[Page]) -> Particular | None:
    """The code by which the report can be verified, from its label or the form of the unified platform."""
    for page in pages[:4]:
        lines = lines_of(page)
        found = find_labelled(lines, {"code": _CODE_LABELS}, stops=("报告文号", "报告日期", "被审计单位"))
        if "code" in found:
            for span in found["code"].values:
                flat = re.sub(r"\s", "", fold(span.text)).upper()
                if match := (_PLATFORM.search(flat) or _CODE.search(flat)):
                    return Particular(match.group(), (span,))
        for line in lines:
            if match := _PLATFORM.search(line.folded):
                place = line.span(*match.span())
                if place is not None:
                    return Particular(match.group(), (place,))
    return None


# ---------------------------------------------------------------- addressee, period

_BODIES = (
    r"(?:全体|各位)?(?:股东|合伙人|投资者|投资人|出资人|会员|理事|董事)(?:会|大会)?|董事会|理事会|管理层|股东会|"
    r"会员代表大会"
)
_ADDRESSEE = re.compile(
    rf"^\s*(?:致\s*:?)?\s*(?P<name>[^,。;:]{{4,45}}?)\s*(?:[、和及与]?\s*(?:{_BODIES}))*\s*[:]\s*$"
)
_ORGANISATION = re.compile(
    r"公司|中心|协会|学会|商会|院|所|社|企业|促进会|联合会|基金会|集团|厂|合伙|局|园|站|委员会"
)


def addressee(pages: Sequence[Page]) -> Particular | None:
    """The name of the organisation the report is addressed to, without 全体股东 and the like."""
    for page in pages:
        for line in lines_of(page):
            found = _ADDRESSEE.match(line.folded)
            if found is None or not _ORGANISATION.search(found["name"]):
                continue
            if re.search(r"如下|意见|审计|附注|附件|编制|单位:|地址|电话|会计师事务所", line.folded):
                continue
            span = line.span(*found.span("name"))
            if span is not None:
                return Particular(tidy_name(span.text), (span,))
    return None


def tidy_name(text: str) -> str:
    """A name as fields store it: without blanks, brackets full-width."""
    return re.sub(r"\s", "", text).replace("(", "（").replace(")", "）")


_CN_YEAR = r"20\d{2}|二[〇○O0零Oo][一二三四五六七八九〇○零]{2}"
_PERIODS = (
    re.compile(
        rf"(?P<y>{_CN_YEAR})\s*年\s*12\s*月\s*31\s*日\s*的?\s*(?:合并及?(?:母公司|公司)?)?\s*资产负债表"
    ),
    re.compile(
        rf"(?P<y>{_CN_YEAR})\s*年度?\s*的?\s*(?:合并及?(?:母公司|公司)?)?\s*(?:利润表|业务活动表|收入费用表)"
    ),
    re.compile(rf"(?P<y>{_CN_YEAR})\s*年\s*1\s*月\s*1\s*日\s*(?:至|-|~|—)"),
    re.compile(rf"(?P<y>{_CN_YEAR})\s*年\s*12\s*月\s*31\s*日"),
    re.compile(
        rf"(?P<y>{_CN_YEAR}|二\s*[〇○O0零]\s*[一二三四五六七八九〇○零]\s*[一二三四五六七八九〇○零])\s*年\s*度"
    ),
)


def audited_year(pages: Sequence[Page]) -> Particular | None:
    """The calendar year that was audited, from the surest wording that names one."""
    flows = [Flow(lines_of(page)) for page in pages]
    for pattern in _PERIODS:
        for flow in flows:
            found = flow.search(pattern)
            if found is None:
                continue
            try:
                year = parse_date(re.sub(r"\s", "", found["y"]) + "年").year
            except ValueError:
                continue
            spans = flow.packed_spans(*found.span("y"))
            if spans:
                return Particular(str(year), tuple(spans))
    return None


# ---------------------------------------------------------------- opinion

_HEADING = re.compile(r"^\s*(?:[一二三四五六七八九十]+\s*[、.,]|[(][一二三四五六七八九十]+[)])?\s*")
_HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("无法表示意见", re.compile(r"^(?:形成)?无法(?:表示|发表)意见(?:的基础)?$")),
    ("否定意见", re.compile(r"^(?:形成)?否定意见(?:的基础)?$")),
    ("保留意见", re.compile(r"^(?:形成)?保留意见(?:的基础)?$")),
    ("强调事项", re.compile(r"^强调事项(?:段)?$|^与?持续经营相关的重大不确定性$")),
)
_WORDINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "无法表示意见",
        re.compile(
            r"(?:我们)?不对[^。]{0,60}发表(?:审计)?意见|无法(?:获取|对)[^。]{0,90}(?:发表|形成)审计意见"
        ),
    ),
    ("否定意见", re.compile(r"(?:没有|未能?)在所有重大方面按照|未能公允反映|没有公允反映")),
    ("保留意见", re.compile(r"除[^。]{0,60}(?:影响|事项)[^。]{0,12}(?:外|之外)[^。]{0,60}在所有重大方面")),
    ("无保留意见", re.compile(r"在所有重大方面[^。]{0,80}公允反映")),
)


def opinion(pages: Sequence[Page]) -> Particular | None:
    """The auditor's opinion, one of `OPINIONS`, by its heading and its wording; the general duties of
    auditors, which name the other opinions too, do not count."""
    headed: dict[str, Span] = {}
    for page in pages:
        for line in lines_of(page):
            bare = re.sub(r"\s", "", _HEADING.sub("", line.folded)).rstrip(":")
            for kind, pattern in _HEADINGS:
                if pattern.match(bare) and kind not in headed:
                    span = line.span(0, len(line.text))
                    if span is not None:
                        headed[kind] = span
    worded = _worded(pages)
    for kind in ("无法表示意见", "否定意见", "保留意见"):
        if kind in headed or (worded is not None and worded[0] == kind):
            spans = (headed[kind],) if kind in headed else worded[1] if worded else ()
            return Particular(kind, tuple(spans))
    if worded is None:
        return None
    if "强调事项" in headed:
        return Particular("带强调事项段的无保留意见", (*worded[1], headed["强调事项"]))
    return Particular("无保留意见", worded[1])


def _worded(pages: Sequence[Page]) -> tuple[str, tuple[Span, ...]] | None:
    """The opinion by its wording, read across page breaks: 除…外 may stand on the page before."""
    flow = Flow([line for page in pages for line in lines_of(page)])
    squeezed, places = _squeezed(flow.folded)
    duties = _DUTIES.search(squeezed)
    end = duties.start() if duties else len(squeezed)
    for kind, pattern in _WORDINGS:
        found = pattern.search(squeezed, 0, end)
        if found:
            spans = flow.spans(places[found.start()], places[found.end() - 1] + 1)
            if spans:
                return kind, tuple(spans)
    return None


def _squeezed(text: str) -> tuple[str, list[int]]:
    """`text` without blanks, and the place of each remaining character."""
    places = [i for i, c in enumerate(text) if not c.isspace()]
    return "".join(text[i] for i in places), places


_DUTIES = re.compile(r"管理层和治理层对财务报表的责任|注册会计师对财务报表审计的责任|管理层.{0,8}的责任")

# ---------------------------------------------------------------- firm, accountants, date

_FIRM = re.compile(
    r"[一-鿿()]{2,30}?\s*会\s*计\s*师\s*事\s*务\s*所(?:\s*\(\s*(?:特\s*殊\s*)?普\s*通\s*合\s*伙\s*\)|\s*有\s*限\s*(?:责\s*任\s*)?公(?:\s*司)?)?"
    r"(?:\s*[一-鿿]{2,8}分所)?"
)
_FIRM_TAIL = re.compile(r"^\s*(?:\(\s*(?:特殊)?普通合伙\s*\)|有限(?:责任)?公司)")
_FIRM_LEAD = re.compile(
    r"^(?:审计机构|会计师事务所名称|事务所名称|审计单位|受托|委托|由|经|本所|我们|出具单位|名称|机构名称|:)+"
)
_ACCOUNTANT = re.compile(r"(?:中\s*国\s*)?注\s*册\s*会\s*计\s*师")
_ACCOUNTANT_NOTE = re.compile(
    r"^\s*(?:\([^)]{0,14}\)|(?:签名|签字|盖章|项目合伙人|主任会计师|并|及|和|、|/)|[:\s])+"
)
_PERSON = re.compile(r"[一-鿿][一-鿿· ]{0,6}[一-鿿]")
_NO_PERSON = re.compile(
    r"中国|会计|事务|签名|盖章|签字|地址|报告|日期|年|月|合伙|编号|证书|有限|公司|附件|执业|审计|注册|电话|项目|本页"
)
_CERTIFICATE = re.compile(r"(?<!\d)\d{12}(?!\d)")


def signature_page(pages: Sequence[Page]) -> Page | None:
    """The page that carries the accountants' signatures: the last with their label outside running text,
    preferably one that names the firm as well."""
    labelled = [
        page
        for page in pages
        if any(_ACCOUNTANT.search(line.folded) and len(line.folded) < 60 and not _running(line.folded)
               for line in lines_of(page))
    ]  # fmt: skip
    both = [page for page in labelled if _FIRM.search(_page_text(page))]
    return both[-1] if both else labelled[-1] if labelled else None


def _running(text: str) -> bool:
    """Whether a line is part of a sentence or a heading about accountants' duties."""
    return (
        re.search(r"注册会计师(?:对|执业|审计|职业|的|协会|在|我们)|[。，]|^\s*[一二三四五六]、", text)
        is not None
    )


def _page_text(page: Page) -> str:
    return "\n".join(line.folded for line in lines_of(page))


def firm(pages: Sequence[Page]) -> Particular | None:
    """The audit firm with its legal form, where it signs; else where its name stands most often."""
    signing = signature_page(pages)
    found: dict[str, list[tuple[bool, float, Particular]]] = {}
    for page in pages:
        lines = lines_of(page)
        for i, line in enumerate(lines):
            for match in _FIRM.finditer(line.folded):
                particular = _firm_at(line, match, lines[i + 1 : i + 3])
                if particular is not None:
                    place = page is signing
                    found.setdefault(particular.value, []).append((place, line.rect.cy, particular))
    if not found:
        return _sealed_firm(signing)
    signed = {name: places for name, places in found.items() if any(p[0] for p in places)}
    pool = signed or found
    name = max(pool, key=lambda n: (len(pool[n]) + (2 if _has_form(n) else 0), len(n)))
    if not _has_form(name):
        whole = sorted(n for n in found if n.startswith(name) and _has_form(n))
        pool, name = (found, whole[0]) if whole else (pool, name)
    return max(pool[name], key=lambda p: (p[0], p[1]))[2]


def _has_form(name: str) -> bool:
    return name.endswith(("公司", "合伙）"))


def _sealed_firm(page: Page | None) -> Particular | None:
    """The firm's name as its seal says it, where the print under the seal could not be read."""
    for seal in page.seals if page is not None else ():
        if page is not None and seal.text and "会计师事务所" in seal.text:
            name = tidy_name(fold(seal.text))
            return Particular(name, (Span(seal.text, seal.rect, 0.8 * seal.confidence, page),))
    return None


def _firm_at(line: Line, match: re.Match[str], below: Sequence[Line]) -> Particular | None:
    text = match.group()
    lead = _FIRM_LEAD.match(re.sub(r"\s", "", text))
    start = match.start() + (_skip(text, lead.end()) if lead else 0)
    span = line.span(start, match.end())
    if span is None:
        return None
    name, spans = span.text, [span]
    if re.search(r"有限(?:责任)?公$", re.sub(r"\s", "", name)):
        name += "司"  # the last character is often under the seal
    if match.group().rstrip().endswith("所"):
        for other in below:
            for word_start, piece in _pieces(other):
                tail = _FIRM_TAIL.match(piece)
                if tail and other.rect.top - line.rect.bottom < 1.6 * line.rect.height:
                    more = other.span(word_start + tail.start(), word_start + tail.end())
                    if more is not None and more.rect.horizontal_overlap(span.rect) > 0:
                        return Particular(tidy_name(name + more.text), (span, more))
    if len(re.sub(r"\s|会计师事务所", "", name)) < 2:
        return None
    return Particular(tidy_name(name), tuple(spans))


def _pieces(line: Line) -> Iterator[tuple[int, str]]:
    """The stretches of a line between wide gaps, with their starts."""
    start = 0
    for piece in line.folded.split(" "):
        if piece:
            yield start, piece
        start += len(piece) + 1


def accountants(pages: Sequence[Page]) -> tuple[list[Particular], list[Particular]]:
    """The signing accountants' names and their 12-digit certificate numbers, as printed beside or under
    中国注册会计师 on the page that is signed. Each name once."""
    page = signature_page(pages)
    if page is None:
        return [], []
    # What a reader makes of a signature beside the printed name is not part of the name.
    lines = lines_of(page, [w for w in page.words if w.confidence >= 0.6])
    names: dict[str, Particular] = {}
    for i, line in enumerate(lines):
        if len(line.folded) > 70:
            continue
        for match in _ACCOUNTANT.finditer(line.folded):
            span = _name_after(line, match.end()) or _name_below(line, match, lines[i + 1 : i + 4])
            if span is not None:
                name = re.sub(r"[\s]", "", span.text)
                names.setdefault(name, Particular(name, (span,)))
    if len(names) < 2:
        for chop in _chops(page):
            names.setdefault(chop.value, chop)
    numbers: dict[str, Particular] = {}
    for line in lines:
        for match in _CERTIFICATE.finditer(line.folded):
            span = line.span(*match.span())
            if span is not None:
                numbers.setdefault(match.group(), Particular(match.group(), (span,)))
    return sorted(names.values(), key=_height), list(numbers.values())


def _height(particular: Particular) -> float:
    return particular.spans[0].rect.cy


def _chops(page: Page) -> list[Particular]:
    """Names on square name chops, which are read in columns from the right: a reader sees 春贺 above 印子 for
    贺子春印, and 印卢 above 章凯 for 卢凯印章."""
    short = [w for w in page.words if re.fullmatch(r"[一-鿿]{2}", w.text) and w.confidence >= 0.9]
    pairs: list[tuple[float, Word, Word]] = []
    for upper in short:
        for lower in short:
            step = lower.rect.cy - upper.rect.cy
            overlap = upper.rect.horizontal_overlap(lower.rect)
            if 0 < step < 1.7 * upper.rect.height and overlap >= 0.6 * min(
                upper.rect.width, lower.rect.width
            ):
                pairs.append((step, upper, lower))
    out: list[Particular] = []
    used: set[int] = set()
    for _, upper, lower in sorted(pairs, key=lambda p: p[0]):
        name = _chopped_name(upper.text, lower.text)
        if (
            name is None
            or "印" in name
            or "章" in name
            or id(upper) in used
            or id(lower) in used
            or _NO_PERSON.search(name)
        ):
            continue
        used |= {id(upper), id(lower)}
        sure = 0.7 * min(upper.confidence, lower.confidence)
        rect = Rect.union((upper.rect, lower.rect))
        out.append(Particular(name, (Span(upper.text + lower.text, rect, sure, page, upper.part),)))
    return sorted(out, key=lambda p: p.spans[0].rect.top)


def _chopped_name(upper: str, lower: str) -> str | None:
    """The name on a chop of two by two characters that ends in 印, 之印 or 印章."""
    right, left = upper[1] + lower[1], upper[0] + lower[0]
    if left in ("印章", "之印"):
        return right
    return right + left[0] if left[1] == "印" and left[0] not in "印章之" else None


def _name_after(line: Line, start: int) -> Span | None:
    rest = line.folded[start:]
    note = _ACCOUNTANT_NOTE.match(rest)
    offset = note.end() if note else 0
    person = _PERSON.match(rest[offset:])
    if person is None:
        return None
    begin = start + offset
    text = _cut_person(_before_chop(line, begin, person.group()))
    if text is None:
        return None
    return line.span(begin, begin + len(text))


def _before_chop(line: Line, begin: int, text: str) -> str:
    """The part of `text`, which starts at `begin` of the line, before a run of its own that reads like a
    name chop pressed beside the name: with 印 or 章, or repeating a character of the name."""
    end = line.word_end(begin)
    name, rest = text[: end - begin], text[end - begin :].strip()
    if len(name.replace(" ", "")) < 2 or not rest:
        return text
    chop = re.search(r"[印章]", rest[:3]) or any(char in name for char in rest[:3])
    return name if chop else text


def _cut_person(text: str) -> str | None:
    """The name at the start of a stretch of Chinese: two to four characters, letter-spaced or not."""
    words = text.split()
    if not words:
        return None
    if len(words) >= 2 and all(len(w) == 1 for w in words[:2]):
        count = next((k for k, w in enumerate(words) if len(w) > 1), len(words))
        name = words[: min(count, 4)]
        end = 0
        for w in name:
            end = text.index(w, end) + len(w)
        candidate = text[:end]
    else:
        candidate = words[0]
    flat = candidate.replace(" ", "")
    if not 2 <= len(flat.replace("·", "")) <= (8 if "·" in flat else 4) or _NO_PERSON.search(flat):
        return None
    return candidate


def _name_below(line: Line, match: re.Match[str], below: Sequence[Line]) -> Span | None:
    label = line.span(*match.span())
    if label is None:
        return None
    for other in below:
        if other.rect.top - label.rect.bottom > 2.5 * label.rect.height:
            break
        for start, piece in _pieces(other):
            text = _cut_person(piece)
            span = other.span(start, start + len(text)) if text else None
            if (
                span is not None
                and len(text or "") == len(piece)
                and span.rect.horizontal_overlap(label.rect.grown(2 * label.rect.height, 0)) > 0
            ):
                return span
    return None


_DATE_TEXT = re.compile(
    r"(?:20\d{2}|[二2][〇○0OoQ零]\s*[一二三四五六七八九〇○零]\s*[一二三四五六七八九〇○零])\s*年\s*"
    r"[\d一二三四五六七八九十元]{1,3}\s*月\s*[\d一二三四五六七八九十廿]{1,4}\s*日"
)


def report_date(pages: Sequence[Page]) -> tuple[PartialDate, Span] | None:
    """The date of the report: the last full date that stands alone on the signed page, at or below the
    signatures, else the last such date of the wording."""
    signing = signature_page(pages)
    ordered = [signing] if signing is not None else []
    ordered += [page for page in reversed(pages) if page is not signing]
    for page in ordered:
        lines = lines_of(page)
        floor = min(
            (x.rect.top for x in lines if _ACCOUNTANT.search(x.folded) and len(x.folded) < 60), default=0
        )
        spots: list[tuple[bool, float, PartialDate, Span]] = []
        for line in lines:
            for match in _DATE_TEXT.finditer(line.folded):
                span = line.span(*match.span())
                if span is None or not _alone(line, match):
                    continue
                try:
                    date = parse_date(span.text)
                except ValueError:
                    continue
                if date.precision == "day":
                    spots.append((line.rect.cy >= floor, line.rect.cy, date, span))
        if spots:
            _, _, date, span = max(spots, key=lambda s: (s[0], s[1]))
            return date, span
    return None


def _alone(line: Line, match: re.Match[str]) -> bool:
    """Whether a date is not part of a sentence: nothing but blanks, labels or another column beside it."""
    before, after = line.folded[: match.start()], line.folded[match.end() :]
    return not re.search(r"[一-鿿]$", before.rstrip("期:")) and not re.match(r"\s?[一-鿿,]", after)
