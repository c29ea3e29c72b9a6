"""What the papers of one activity show beyond their labels: signed rows, banners, authorities, lengths.

In come the pages of a bundle (notice, agenda, sign-in sheet, photographs, summary); out come values with
their places. Names on sign-in sheets are never read: a row counts by what is written in it (domain 1.19).
"""

from __future__ import annotations

import hashlib
import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier_ai.core import Column, Page, Rect
from dossier_ai.text.characters import squeeze
from dossier_ai.text.column_maps import ColumnMap, map_columns
from dossier_ai.text.columns import tables_of
from dossier_ai.text.flow import Flow
from dossier_ai.text.letters import DATE, iso_date
from dossier_ai.text.lines import Line, Span, lines_of, text_height
from dossier_ai.text.tables import Table, TableCell

_SIGNATURE_HEADS = (
    "本人签字", "本人签名", "签名栏", "签到栏", "签字栏", "签字确认", "签到签名", "手写签名", "参会代表签字",
    "签到（签名）", "签名（手写）",
)  # fmt: skip
SIGN_IN = (
    Column("seq", ("序号", "No."), "integer"),
    Column("unit", ("单位名称", "企业名称", "单位", "工作单位", "公司名称", "参会单位", "参加单位")),
    Column(
        "name",
        ("姓名", "签到", "签名", "签字", "参会人员", "参训人员", "参会人", "签到人", *_SIGNATURE_HEADS),
    ),
    Column("phone", ("联系电话", "联系方式", "电话", "手机", "手机号码"), "phone"),
    Column("post", ("职务", "岗位", "职位")),
)
_AUTHORITY = re.compile(
    r"(?:[\u4e00-\u9fff]{1,12}(?:省|市|区|县|州|盟|旗))?[\u4e00-\u9fff]{0,12}?"
    r"(?:工业和信息化|工信|经济和信息化|经信|中小企业|民营经济|科学技术|科技|商务|人力资源和社会保障|发展和改革|发展改革|市场监督管理"
    r"|知识产权|地方金融|财政|新经济|企业服务)[\u4e00-\u9fff]{0,10}?(?:厅|局|委员会|管理委员会|管委会|办公室|部)"
    r"|[\u4e00-\u9fff]{2,16}(?:人民政府|管理委员会|管委会|街道办事处)"
)
_NAMED = re.compile(
    r"(?:主办|指导|承办|组织|协办|支持)单位|(?:主办|指导|组织|举办|联合|邀请|按照|根据|由)|印发|委托|通知"
)


@dataclass(frozen=True, slots=True)
class SignedRows:
    """The rows of sign-in sheets: the places of those with anything written in them, and how many rows were
    printed at all; `unsure` of them hold so little ink that a person must look."""

    places: tuple[Span, ...]
    printed: int
    unsure: int


def signed_rows(pages: Sequence[Page]) -> SignedRows | None:
    """Rows with ink on the sign-in sheets, page by page: in the name cell where the sheet has one, else in
    the unit's. A page that goes on with the same columns continues its sheet. None without such a sheet."""
    places: list[Span] = []
    unsure = printed = 0
    known: tuple[int, int] | None = None  # of the last sheet: how many columns, and which of them is signed
    for page in pages:
        cells, known = _cells_to_sign(page, known)
        printed += len(cells)
        speckle = _speckle(page, cells)
        for cell in cells:
            written = _written(cell, speckle)
            if written:
                places.append(cell.span)
            elif written is None:
                unsure += 1
    return SignedRows(tuple(places), printed, unsure) if printed else None


def row_hash(place: Span) -> str:
    """A hash (16 hexadecimal digits) of what was read in the row of a signed cell, running numbers and
    telephones left out, so that two sheets with the same people are told without keeping their names; ""
    where fewer than four characters were read."""
    words = [
        word
        for word in place.page.words
        if word.rect.vertical_overlap(place.rect) > 0.5 * min(word.rect.height, place.rect.height)
    ]
    read = "".join(squeeze(word.text) for word in sorted(words, key=lambda w: w.rect.left))
    letters = re.sub(r"[\W\d_]+", "", read)
    return hashlib.sha256(letters.encode()).hexdigest()[:16] if len(letters) >= 4 else ""


def _speckle(page: Page, cells: Sequence[TableCell]) -> float:
    """The ink that an empty patch of these cells holds on this scan: a full sheet has no empty cell to
    compare with, but no name fills all four corners of its cell."""
    if page.ink is None or not cells:
        return 0.0
    patches: list[float] = []
    for cell in cells:
        inner = _inner(cell)
        width, height = 0.12 * inner.width, 0.25 * inner.height
        for left in (inner.left, inner.right - width):
            for top in (inner.top, inner.bottom - height):
                patches.append(page.ink.density(Rect(left, top, left + width, top + height)))
    patches.sort()
    return statistics.median(patches[: max(1, len(patches) // 3)])


def _inner(cell: TableCell) -> Rect:
    """The cell without its border lines."""
    return cell.rect.grown(-min(6.0, 0.08 * cell.rect.width), -0.16 * cell.rect.height)


def _written(cell: TableCell, speckle: float) -> bool | None:
    """Whether anything is written in a cell: what the reader saw, else ink beyond the scan's speckle; None
    where there is a little more than speckle."""
    if cell.text:
        return True
    if cell.page.ink is None:
        return False
    density = cell.page.ink.density(_inner(cell))
    if density >= max(2.0 * speckle, speckle + 0.012):
        return True
    return None if density >= max(1.4 * speckle, speckle + 0.006) else False


def _cells_to_sign(
    page: Page, known: tuple[int, int] | None
) -> tuple[list[TableCell], tuple[int, int] | None]:
    """The cells of a page in which people sign, and the layout that its following page may go on with."""
    titled = is_sign_in(page) or _has_signed_column(page)
    cells: list[TableCell] = []
    layout = known
    for table in tables_of(page) if titled or known is not None else ():
        found = map_columns(table, SIGN_IN) if titled or layout is None else _headed(table)
        start = 0
        if found is not None:
            columns = found.columns_of("name") or found.columns_of("unit")
            if not columns:
                continue
            layout, start = (table.column_count, columns[0]), found.header[1]
        elif layout is None or table.column_count != layout[0]:
            continue
        column = layout[1]
        rows = [
            c for i in range(start, table.row_count) if (c := table.at(i, column)) is not None and c.row == i
        ]
        cells.extend(c for c in rows if c.column_end - c.column < max(3, table.column_count - 1))
    return cells, (layout if cells else None)


def _headed(table: Table) -> ColumnMap | None:
    found = map_columns(table, SIGN_IN)
    return found if found is not None and found.header[0] == 0 and found.score >= 1.8 else None


def _has_signed_column(page: Page) -> bool:
    """Whether a row of heads asks for signatures: 序号 单位 姓名 本人签字."""
    heads = {*_SIGNATURE_HEADS, "签名", "签字", "签到"}
    for line in lines_of(page):
        words = {squeeze(word.text) for word in line.words}
        if words & heads and words & {"序号", "单位", "单位名称", "企业名称", "姓名", "工作单位", "公司名称"}:
            return True
    return False


_SHEET = re.compile(
    r"签到$|签到(?:表|册|簿|单|名册)|签名(?:表|册|簿)|报到(?:表|册|簿)"
    r"|(?:参会|参加|参训|到会|与会|出席)(?:人员|企业|单位|代表|学员)*(?:登记|签名|确认)+(?:表|册|簿)$"
)


def is_sign_in(page: Page) -> bool:
    """Whether a page is a sign-in sheet: a short line of it says so, rather than a sentence that mentions
    signing in."""
    return any(_SHEET.search(t) and len(t) <= 40 for t in _short(page))


def _short(page: Page) -> Iterator[str]:
    for line in lines_of(page):
        flat = squeeze(line.text)
        if flat and not flat.endswith(("。", "；", ";")) and "。" not in flat:
            yield flat


# ---------------------------------------------------------------- banners
_ON_A_BANNER = re.compile(
    r"培训|讲座|对接|洽谈|推介|沙龙|宣讲|路演|研讨|论坛|大会|会议|活动|交流会|辅导|诊断|课堂|大赛|启动|仪式|服务行|进企业|进园区"
)
_CAPTION = re.compile(
    r"^(?:图|照片)[\d一二三四五六七八九十]*[:、.]?|照片$|现场图$|如下|^附件|佐证|签到|议程|总结|通知$|。"
)


def banners(pages: Sequence[Page]) -> list[Span]:
    """The text of banners in photographs: on pages that are pictures (hardly a word, no table), large type
    that names an activity, and the lines beside it; captions below photographs are not banners."""
    out: list[Span] = []
    for page in pages:
        lines = lines_of(page)
        if not is_photograph(page, lines):
            continue
        height = text_height(page)
        held = [line for line in lines if _ON_A_BANNER.search(squeeze(line.text)) and not _captioned(line)]
        held = [line for line in held if max(w.rect.height for w in line.words) >= 0.9 * height]
        for line in held:
            span = line.span(0, len(line.text))
            if span is not None and len(squeeze(span.text)) >= 5:
                out.append(span)
    return out


def _captioned(line: Line) -> bool:
    return _CAPTION.search(squeeze(line.text)) is not None


def is_photograph(page: Page, lines: Sequence[Line]) -> bool:
    """Whether a page shows photographs: few words, none of them prose, no table, and it says so or stands
    wide in its type (a banner is much larger than print)."""
    text = "".join(squeeze(line.text) for line in lines)
    if not lines or len(text) > 240 or len(page.rulings) > 16 or text.count("。") > 1:
        return False
    said = re.search(r"照片|现场图|活动图|影像|图\d", text) is not None
    heights = [max(w.rect.height for w in line.words) for line in lines]
    return said or (len(lines) <= 12 and max(heights) >= 0.025 * page.height)


def banner_date(spans: Sequence[Span]) -> tuple[str, Span] | None:
    """The day that a banner (or a line beside it) shows."""
    for span in spans:
        found = DATE.search(squeeze(span.text))
        value = iso_date(found.group()) if found else None
        if value is not None:
            return value, span
    return None


# ---------------------------------------------------------------- who, how long
def authorities(lines: Sequence[Line]) -> list[tuple[str, Span]]:
    """The authorities that a bundle names as who organises, guides or asks for the activity, each once; where
    an authority is only a guest's office or an address, it is not among them."""
    out: dict[str, Span] = {}
    for line in lines:
        flow = Flow([line])
        for found in _AUTHORITY.finditer(flow.packed):
            before = flow.packed[max(0, found.start() - 14) : found.start()]
            alone = len(flow.packed) - len(found.group()) <= 2
            issued = re.search(r"(?:局|厅|委|办)文件$", flow.packed) is not None
            name = _trimmed(found.group())
            before += found.group()[: len(found.group()) - len(name)]
            after = flow.packed[found.end() : found.end() + 6]
            if name and (alone or issued or _NAMED.search(before) or "关于" in after):
                begin = found.end() - len(name)
                spans = flow.packed_spans(begin, found.end())
                if spans:
                    out.setdefault(name, spans[0])
    return list(out.items())


def _trimmed(name: str) -> str:
    return re.sub(r"^.*?(?:单位|由|与|和(?!信息化)|及|根据|按照|邀请)(?=[\u4e00-\u9fff]{4,})", "", name)


_LENGTH = re.compile(
    r"(?:为期|时长|历时|共|培训时间|培训)[:约共]?([\d一二三四五六七八九十半两]{1,3}(?:\.\d)?个?(?:天|小时|学时|课时|分钟))"
)


def duration(lines: Sequence[Line]) -> tuple[str, list[Span]] | None:
    """How long the activity took, as printed (为期2天, 共8学时)."""
    for line in lines:
        flow = Flow([line])
        found = _LENGTH.search(flow.packed)
        if found is not None:
            return found.group(1), flow.packed_spans(*found.span(1))
    return None
