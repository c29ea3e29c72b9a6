"""Pages in order to documents: where one document ends and the next begins.

A page without a title continues the document before. A contents list, a cover of the volume and a tab are
dividers. The licences and cards that an audit firm or a certification body binds behind its report belong
to that report, not to the applicant (domain 1.1, 1.7).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dossier_ai.core import Document, Kind, Page, Rect
from dossier_ai.sorting.cues import HEADING, PageCue, compact, read_cues
from dossier_ai.sorting.opinion import DIVIDER, Classify, named_by_words, parted_by_words
from dossier_ai.sorting.particulars import differs
from dossier_ai.text.lines import text_height

UNKNOWN = "unknown"
_LIST_RULINGS = 8
_BY_PARTICULARS = 0.6
"""How sure the kind of an untitled page is that is another paper like the one before it."""
# Titles of papers on one person or case: with lines ruled, they are forms, not lists that go on.
# Few words are all that a certificate has: it is no cover of the next one.
_IN_BRACKETS = r"(?:[(（][^()（）]{1,8}[)）])?$"
_CERTIFICATE = re.compile(rf"(?:证书?|证明书?|认证报告|问卷|调查表|反馈表|备案表|聘[请任]?书){_IN_BRACKETS}")
_SINGLE_PAPER = re.compile(
    rf"(?:证书?|证明书?|合同书?|协议书?|问卷|调查表|反馈表|备案表|聘[请任]?书|登记表|认证报告){_IN_BRACKETS}"
)
_PICTURE = re.compile(r"\.(jpe?g|png|tiff?|bmp|webp|heic|heif)$", re.IGNORECASE)
_AUDITS = ("audit_report", "service_income_audit")
_ATTACHED_TO_AUDITS = ("business_licence", "qualification_certificate", "personnel_evidence")
_FIRM = re.compile(r"[\u4e00-\u9fa5（）()]{2,20}会计师事务所")
_CERTIFIER = re.compile(r"认证(有限公司|中心|有限责任公司|集团|服务)")
_PARTS_OF_AN_AUDIT = ("资产负债表", "利润表", "附注", "现金流量表")


@dataclass(eq=False)
class _Draft:
    kind: str
    confidence: float
    title: str = ""
    pages: list[Page] = field(default_factory=list)
    host: _Draft | None = None
    only_cover: bool = False


def sort_pages(
    pages: Sequence[Page],
    kinds: Sequence[Kind],
    hashes: Mapping[str, str],
    classify: Classify | None = None,
) -> tuple[Document, ...]:
    """The documents of a dossier, in page order; every page belongs to exactly one.

    `kinds` in order of precedence, `hashes` from file name to SHA-256, `classify` the trained page
    classifier (kind and probability), asked only where the printed cues do not decide.
    """
    by_id = {kind.id: kind for kind in kinds}
    drafts: list[_Draft] = []
    current: _Draft | None = None
    previous: Page | None = None
    before: PageCue | None = None
    single = _single_page_files(pages)
    for page in pages:
        if (
            previous is not None
            and page.file != previous.file
            and not _continues_pictures(previous, page, single)
            and not _is_picture_within(previous, page)
        ):
            current = None
        cue = read_cues(page, kinds)
        here = previous is not None and previous.file == page.file
        rest = here and before is not None and _goes_on(before, cue)
        draft = drafts[-1] if rest else _place(cue, current, by_id, classify)
        before = cue if cue.contents or rest else None
        if not any(draft is known for known in drafts):
            drafts.append(draft)
        draft.pages.append(page)
        # After an attachment the report that holds it goes on.
        current = draft.host if draft.host is not None else (None if draft.kind == DIVIDER else draft)
        previous = page
    _attach_loose_licences(drafts)
    return _finish(drafts, hashes)


def _single_page_files(pages: Sequence[Page]) -> frozenset[str]:
    counts: dict[str, int] = {}
    for page in pages:
        counts[page.file] = counts.get(page.file, 0) + 1
    return frozenset(name for name, count in counts.items() if count == 1)


def _continues_pictures(previous: Page, page: Page, single: frozenset[str]) -> bool:
    """Whether two files are photographs of one folder, so that a document may run from one into the next."""
    names = (previous.file, page.file)
    return (
        all(n in single and _PICTURE.search(n) is not None for n in names)
        and names[0].rpartition("/")[0] == names[1].rpartition("/")[0]
    )


def _is_picture_within(previous: Page, page: Page) -> bool:
    """Whether `page` is a picture inside the office file that `previous` belongs to."""
    host, inner, _ = page.file.partition("!/word/media/")
    return bool(inner) and previous.file.partition("!/word/media/")[0] == host


def _place(
    cue: PageCue, current: _Draft | None, kinds: Mapping[str, Kind], classify: Classify | None
) -> _Draft:
    """The draft that this page belongs to: the current one, or a new one."""
    if cue.blank and current is not None:
        return current
    if cue.contents:
        return (
            current if current is not None and _is_contents_of(current, cue) else _Draft(DIVIDER, 1.0, "目录")
        )
    if cue.tab and cue.kind != DIVIDER and (current is None or cue.kind is None or not cue.cover):
        return _Draft(DIVIDER, 0.9, cue.title.text if cue.title else "")
    if cue.kind is None:
        if current is not None and _is_another(current, cue, kinds):
            named = _classified(cue, classify)
            same = named.kind == UNKNOWN and current.kind in cue.supported
            return _Draft(current.kind, _BY_PARTICULARS) if same else named
        if current is not None and not _ends_here(current, kinds):
            parted = parted_by_words(cue, current.kind, classify) if not _holds_others(current) else None
            return current if parted is None else _Draft(*parted)
        return _classified(cue, classify)
    if current is not None and _belongs_with(current, cue):
        return _Draft(cue.kind, _certainty(cue), _title(cue), host=current)
    if current is not None and current.kind == cue.kind and not _starts_anew(current, cue, kinds):
        current.only_cover = current.only_cover and cue.cover
        return current
    return _Draft(cue.kind, _certainty(cue), _title(cue), only_cover=cue.cover)


def _goes_on(contents: PageCue, cue: PageCue) -> bool:
    """Whether a page holds the rest of the contents list before it: only entries, with higher numbers."""
    last = max(contents.entries, default=0)
    return bool(cue.entries) and last <= cue.entries[0] and len(cue.entries) <= 40


def _title(cue: PageCue) -> str:
    return cue.title.text if cue.title else ""


def _certainty(cue: PageCue) -> float:
    """A monotone figure of how clear the cues were, 0.6 at the acceptance score and towards 1 above."""
    return round(min(0.99, 0.6 + 0.08 * max(0.0, cue.score - 3.0)), 4)


def _ends_here(current: _Draft, kinds: Mapping[str, Kind]) -> bool:
    kind = kinds.get(current.kind)
    return kind is not None and kind.single_page


def _classified(cue: PageCue, classify: Classify | None) -> _Draft:
    named = named_by_words(cue, classify)
    return _Draft(UNKNOWN, 0.0) if named is None else _Draft(*named)


def _holds_others(current: _Draft) -> bool:
    """Whether pages of other kinds belong to the document: an audit report holds papers of its firm."""
    return current.kind in _AUDITS or current.kind == UNKNOWN


def _is_contents_of(current: _Draft, cue: PageCue) -> bool:
    """A report's own contents list stands behind its cover and names its parts."""
    text = compact(cue.page.text)
    return current.kind in _AUDITS and len(current.pages) <= 2 and any(p in text for p in _PARTS_OF_AN_AUDIT)


def _belongs_with(current: _Draft, cue: PageCue) -> bool:
    """Whether this page is an attachment of the current report: the papers of the firm that issued it."""
    text = compact(cue.page.text)
    if current.kind in _AUDITS and cue.kind in _ATTACHED_TO_AUDITS:
        return "会计师事务所" in text or "注册会计师" in text
    return (
        current.kind == "iso9001_certificate"
        and cue.kind == "business_licence"
        and _CERTIFIER.search(text) is not None
    )


def _starts_anew(current: _Draft, cue: PageCue, kinds: Mapping[str, Kind]) -> bool:
    """Whether a page of the same kind begins another document rather than continuing this one: by its title,
    or by particulars of its own."""
    if _is_another(current, cue, kinds):
        return True
    if not cue.titled:
        return False
    title = compact(cue.title.text) if cue.title is not None else ""
    if current.only_cover and len(current.pages) == 1 and not _CERTIFICATE.search(title):
        return False
    if cue.printed_number is not None and cue.printed_number > 1:
        return False
    if _is_running_head(current, cue) or HEADING.match(title):
        return False
    kind = kinds.get(cue.kind or "")
    if kind is not None and title and any(re.search(pattern, title) for pattern in kind.cues.inner):
        return False
    if kind is not None and any(spec.key == "rows" for spec in kind.fields):
        # Lists repeat their title on every page; another list starts counting at 1 again. A kind with a list
        # form may also come as single papers, one after the other: agreements.
        numbers = _row_numbers(cue.page)
        if not numbers and _SINGLE_PAPER.search(title):
            return True
        return 1 in numbers or not (numbers or len(cue.page.rulings) >= _LIST_RULINGS)
    return True


def _is_another(current: _Draft, cue: PageCue, kinds: Mapping[str, Kind]) -> bool:
    """Whether a page tells another number, person or parties than the document before it."""
    if cue.printed_number is not None and cue.printed_number > 1:
        return False
    return any(differs(page, cue.page, current.kind, kinds.get(current.kind)) for page in current.pages[:1])


def _is_running_head(current: _Draft, cue: PageCue) -> bool:
    """Whether the title is only repeated in the head of a page: the same words, in the top margin and no
    larger than the text below."""
    if cue.title is None or compact(cue.title.text) != compact(current.title):
        return False
    rect, page = cue.title.rect, cue.page
    return rect.top < 0.1 * page.height and rect.height <= 1.1 * text_height(page)


def _row_numbers(page: Page) -> frozenset[int]:
    """The numbers on this page below which the next one stands in the same column."""
    placed: dict[int, list[Rect]] = {}
    for word in page.words:
        text = word.text.strip()
        if text.isascii() and text.isdigit() and len(text) <= 4:
            placed.setdefault(int(text), []).append(word.rect)
    return frozenset(
        number
        for number, rects in placed.items()
        for one in rects
        for two in placed.get(number + 1, ())
        if two.top > one.bottom - 0.2 * one.height and abs(two.cx - one.cx) < 1.5 * one.height
    )


def _attach_loose_licences(drafts: Sequence[_Draft]) -> None:
    """A licence handed in beside the report belongs to the audit firm when the report names that firm and
    the dossier holds another licence that can be the applicant's."""
    licences = [d for d in drafts if d.kind == "business_licence" and d.host is None]
    audits = [d for d in drafts if d.kind in _AUDITS]
    for licence in licences:
        if len([other for other in licences if other.host is None]) < 2:
            return
        firm = _firm_named(licence)
        if not firm:
            continue
        for audit in audits:
            if any(firm in compact(p.text) for p in audit.pages):
                licence.host = audit
                break


def _firm_named(licence: _Draft) -> str:
    """The audit firm's name as printed on a licence, without the label before it; "" when there is none."""
    for page in licence.pages:
        for word in page.words:
            found = _FIRM.search(compact(word.text))
            if found is not None:
                return re.sub(r"^(企业|字号)?名称", "", found.group())
    return ""


def _finish(drafts: Sequence[_Draft], hashes: Mapping[str, str]) -> tuple[Document, ...]:
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for draft in drafts:
        first = draft.pages[0]
        name = f"{hashes.get(first.file, '')[:10]}-p{first.number:03d}"
        unique, n = name, 2
        while unique in taken:
            unique, n = f"{name}-{n}", n + 1
        taken.add(unique)
        ids[id(draft)] = unique
    return tuple(
        Document(
            id=ids[id(draft)],
            kind=draft.kind,
            pages=tuple(draft.pages),
            title=draft.title,
            confidence=draft.confidence,
            belongs_to=ids[id(draft.host)] if draft.host is not None else "",
        )
        for draft in drafts
    )
