"""Which papers a bundle of one activity holds: notice, agenda, sign-in sheet, photographs, summary, report.

In come the pages of the bundle; out comes each kind of paper with the line (or photograph) that shows it.
A paper counts by its title, else by what the page shows: sheets signed in columns, photographs, a letter
that invites, a text that tells how it went. A paper that another one only mentions, a section of another
paper and the caption of a photograph count for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dossier_ai.core import Page
from dossier_ai.text.activities import is_photograph, signed_rows
from dossier_ai.text.characters import squeeze
from dossier_ai.text.flow import heading_text, is_heading
from dossier_ai.text.lines import Line, Span, lines_of, text_height
from dossier_ai.text.printed_labels import joints_of
from dossier_ai.text.ruled_tables import ruled_tables
from dossier_ai.text.tables import Table, TableCell

KINDS: Mapping[str, re.Pattern[str]] = {
    "notice": re.compile(
        r"的?通知$|邀请函|(?:邀请|举办|召开|参加).{2,40}的?函$|通知(?:书)?$|活动方案|邀请书$|请柬$|请帖$|(?:活动|会议|培训)预告$|实施方案$|(?:活动|会议|培训|举办.{2,30})公告$"
    ),
    "agenda": re.compile(
        r"议程|日程|流程安排|(?:活动|会议|培训|课程|时间)安排表?$|(?:活动|会议|培训)?流程表?$|程序表$|课程表$"
    ),
    "sign_in": re.compile(
        r"签到(?:表|册|簿|单|名册|记录|情况|登记|页)|签名(?:表|册|簿)$|报到(?:表|册|名册)$|签到$"
        r"|(?:参会|参加|参训|到会|与会|出席|培训)(?:人员|企业|单位|代表|学员)*(?:登记|签名|确认|信息)*(?:表|册|名册|花名册|登记簿)$"
    ),
    "photo": re.compile(
        r"照片|现场图|活动图片|影像|(?:活动|会议|培训|现场)?(?:掠影|剪影|留影|合影|实景|实拍|图集|图片|相册)$|(?:活动|会议|培训|签到)现场$"
    ),
    "summary": re.compile(
        r"总结|小结|纪要|(?:活动|会议|培训|服务)(?:综述|回顾|纪实|成效|记录|情况报告|情况说明|开展情况|实施情况)$"
    ),
    "report": re.compile(
        r"报道|简报|新闻|(?:活动|工作|平台|公司|园区|中心)?(?:动态|快讯|要闻|资讯)$|(?:宣传|通讯)稿$|公众号推文$"
        r"|^(?:活动|会议|培训|图文)?(?:回顾|快讯|简讯|纪实|动态|直击)[|:—]|^(?:喜讯|媒体聚焦)"
    ),
    "invoice": re.compile(r"发票|收款收据$"),
}  # fmt: skip
"""Words that end a heading (some only as part of it): sentences mention such papers, too."""

# An entry of a timetable, an enclosure or a request mentions a paper; it is none.
_MENTIONS = re.compile(
    r"^\d{1,2}[:]\d{2}|^(?:附件?|附)[一二三四五六七八九十\d]*[:：].*[、,，]|(?<!邀)请(?!柬|帖)|须|报送|提交|提供|发送|详见|见附件|附后|携带"
    r"|[:：][^:：]{6,}|、.*、|[、和及与](?:照片|签到表?|总结|通知|议程)|^[□☐☑√✓]"
)
_CAPTION = re.compile(r"^(?:图|照片|图片)[一二三四五六七八九十\d]|^[\d①-⑨][、.]?(?:签到|开场|合影|现场)")
_CRUMBS = re.compile(r">|首页|当前位置|上一篇|下一篇|版权|网站|友情")
_SHORT = re.compile(
    r"(?:活动|会议|培训|现场|参会|参训|服务)*(?P<k>通知|议程|日程|照片|图片|影像|总结|小结|纪要|综述|报道|简报)(?:资料|内容|情况)?"
)
_OF_WORD = {
    "通知": "notice", "议程": "agenda", "日程": "agenda", "照片": "photo", "图片": "photo", "影像": "photo",
    "总结": "summary", "小结": "summary", "纪要": "summary", "综述": "summary",
    "报道": "report", "简报": "report",
}  # fmt: skip
_INVITES = re.compile(
    r"有关事(?:项|宜)(?:通知|告知|函告)|(?:通知|安排|函告)如下|特此(?:通知|函告|邀请)|诚[挚邀]|敬请.{0,12}(?:参加|出席|光临|莅临|届时)|恭请|邀请您|欢迎.{0,12}报名|请.{0,16}(?:准时|按时|派员|派人|安排.{0,6}人员?)(?:参加|参会|出席|到会)?"
)
_TOLD = re.compile(
    r"(?:活动|会议|培训|讲座|对接会|本次|此次).{0,40}?(?:圆满|取得了?(?:良好|圆满|预期|显著|较好|积极)|达到了?预期|反响|好评|结束后)"
    r"|(?:成功|顺利|圆满)(?:举办|召开|举行|开展|结束|落幕|完成)|与会(?:企业|人员|代表).{0,10}(?:表示|认为)|(?:共有?|吸引了?|来自).{0,30}(?:参加了?|参与了?)(?:本次|此次|活动|会议|培训)"
)  # fmt: skip
_ON_THE_WEB = re.compile(
    r"发布时间|发布日期|浏览(?:次数|量)|阅读(?:量|次数|\d)|点击(?:数|量)|来源[:：]|责任编辑|上一篇|下一篇|微信公众号|公众号|(?:本报|本网)讯|记者|通讯员"
)


def papers_of(pages: Sequence[Page]) -> dict[str, Span]:
    """The kinds of papers in a fixed order (that of `KINDS`), each with what shows it."""
    found: dict[str, Span] = {}
    for page in pages:
        for kind, span in _on_page(page).items():
            found.setdefault(kind, span)
    return {kind: found[kind] for kind in KINDS if kind in found}


def _on_page(page: Page) -> dict[str, Span]:
    lines = lines_of(page)
    found = _titled(page, lines)
    for kind, span in _in_cells(page):
        found.setdefault(kind, span)
    if page.photos and "photo" not in found and _shows_the_event(page, found):
        found["photo"] = Span("", page.photos[0].rect, 0.7, page)
    if not found:
        found.update(_by_content(page, lines))
    return found


def _shows_the_event(page: Page, found: Mapping[str, Span]) -> bool:
    """Whether pictures are those of the activity: large ones, on no paper that brings its own (a web page has
    logos, a notice a map)."""
    large = any(p.rect.width * p.rect.height > 0.04 * page.width * page.height for p in page.photos)
    return large and not {"notice", "invoice", "agenda"} & found.keys()


# ---------------------------------------------------------------- titles
def _titled(page: Page, lines: Sequence[Line]) -> dict[str, Span]:
    found: dict[str, Span] = {}
    main: tuple[str, Line] | None = None
    height = text_height(page)
    listed = _contents(lines)
    for line in lines:
        for kind in _kinds_named(line) if id(line) not in listed else ():
            if main is not None and kind != main[0] and _is_section(kind, line, main, page):
                continue
            if kind == "sign_in" and _bare(line).endswith("签到") and not _stands_out(line, height, page):
                continue
            span = line.span(0, len(line.text))
            if span is not None:
                found.setdefault(kind, span)
                if main is None and not is_heading(line.text):
                    main = (kind, line)
    return found


_NUMBERED = re.compile(r"^(?:[(（]?[一二三四五六七八九十\d①-⑨]{1,3}[)）、.．]?)")


def _contents(lines: Sequence[Line]) -> set[int]:
    """The ids of the lines that list the papers of the bundle: at least three numbered ones, one below the
    other, that name a paper each."""
    out: set[int] = set()
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and _NUMBERED.match(squeeze(line.text)) and any(_kinds_named(line)):
            close = not run or line.rect.top - run[-1].rect.bottom < 3 * line.rect.height
            run = [*run, line] if close else [line]
            continue
        out.update(id(x) for x in run if len(run) >= 3)
        run = []
    return out


def _kinds_named(line: Line) -> Iterator[str]:
    flat = squeeze(line.text)
    if len(flat) > 40 or flat.endswith("。") or _MENTIONS.search(_unnumbered(flat)):
        return
    bare = _bare(line)
    caption = _CAPTION.search(flat) is not None
    for kind, words in KINDS.items():
        if (words.search(flat.rstrip(":。")) or words.search(bare)) and (kind == "photo" or not caption):
            if kind in ("report", "summary") and _CRUMBS.search(flat):
                continue
            yield kind
            if kind == "photo":
                return  # 总结会现场照片 is a photograph.


def _unnumbered(flat: str) -> str:
    return heading_text(flat) if is_heading(flat) else flat


def _bare(line: Line) -> str:
    flat = squeeze(line.text)
    return re.sub(r"[(（][^()（）]{0,12}[)）]$", "", flat.rstrip(":：。"))


def _is_section(kind: str, line: Line, main: tuple[str, Line], page: Page) -> bool:
    """Whether a heading below the title of a paper is a part of that paper: one with a number, or an agenda
    set no larger than the text. Photographs below a summary are photographs all the same."""
    if kind == "photo" and main[0] != "notice":
        return False
    height = max(w.rect.height for w in line.words)
    titled = max(w.rect.height for w in main[1].words)
    if is_heading(line.text):
        return True
    return kind in ("agenda", "sign_in") and main[0] in ("notice", "summary") and height < 0.85 * titled


def _stands_out(line: Line, height: float, page: Page) -> bool:
    large = max(w.rect.height for w in line.words) >= 1.15 * height
    centred = abs(line.rect.cx - page.width / 2) < 0.06 * page.width
    return (large or centred) and line.rect.top < 0.35 * page.height


# ---------------------------------------------------------------- cells and side headings
def _in_cells(page: Page) -> Iterator[tuple[str, Span]]:
    """Papers that stand in the cells of a form: 活动总结 before a text, 现场照片 before pictures. Without
    rules a short heading left of a text is such a cell."""
    tables = ruled_tables(page) if page.rulings else []
    for table in tables:
        for cell in table.cells:
            named = _SHORT.fullmatch(squeeze(cell.text).rstrip(":："))
            if named is not None and _filled(page, table, cell, named["k"]):
                yield _OF_WORD[named["k"]], cell.span
    for line in lines_of(page):
        inside = any(t.rect.contains(line.rect.cx, line.rect.cy) for t in tables)
        cut = next((at for at, gap in sorted(joints_of(line).items()) if gap > 1.0), None)
        if inside or cut is None:
            continue
        named = _SHORT.fullmatch(squeeze(line.text[:cut]).rstrip(":："))
        span = line.span(0, cut)
        rest = squeeze(line.text[cut:])
        if named is not None and span is not None and len(rest) >= 12 and not _MENTIONS.search(rest):
            yield _OF_WORD[named["k"]], span


def _filled(page: Page, table: Table, cell: TableCell, word: str) -> bool:
    for row, column in ((cell.row, cell.column_end), (cell.row_end, cell.column)):
        other = table.at(row, column)
        if other is None or other is cell:
            continue
        if any(other.rect.contains(p.rect.cx, p.rect.cy) for p in page.photos):
            return True
        text = squeeze(other.text)
        if len(text) >= (12 if _OF_WORD[word] != "photo" else 30) and not _LISTS_PAPERS.search(text):
            return True
    return False


_LISTS_PAPERS = re.compile(
    r"(?:通知|签到表?|照片|总结|议程).{0,3}[、,，].{0,6}(?:通知|签到表?|照片|总结|议程)|^[□☐☑√✓]|^(?:见|详见|附)"
)


# ---------------------------------------------------------------- content
def _by_content(page: Page, lines: Sequence[Line]) -> dict[str, Span]:
    """What a page without any title of a paper is."""
    spans = [s for s in (line.span(0, len(line.text)) for line in lines) if s is not None]
    if not spans:
        return {}
    text = "".join(squeeze(s.text) for s in spans)
    prose = text.count("。") >= 2
    signed = signed_rows([page])
    if signed is not None and signed.places:
        return {"sign_in": signed.places[0]}
    if prose and _ON_THE_WEB.search(text) and _TOLD_LOOSELY.search(text):
        return {"report": spans[0]}
    if "。" in text and _INVITES.search(text):
        return {"notice": _with(spans, _INVITES)}
    if prose and _TOLD.search(text):
        return {"summary": _with(spans, _TOLD)}
    captions = [s for s in spans if _CAPTION.search(squeeze(s.text))]
    if captions and is_photograph(page, lines):
        return {"photo": captions[0]}
    return {}


_TOLD_LOOSELY = re.compile(rf"{_TOLD.pattern}|举办|召开|举行|开展")


def _with(spans: Sequence[Span], words: re.Pattern[str]) -> Span:
    return next((s for s in spans if words.search(squeeze(s.text))), spans[0])
