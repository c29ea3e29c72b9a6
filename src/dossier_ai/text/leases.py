"""What a lease says of its premises, in clauses, tables or the sentence of a certificate.

In come lines; out come values with their places. Blanks filled in by hand or machine stand on printed
underlines, which are taken out first: they are no part of what is written on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dossier_ai.core import Page, Word
from dossier_ai.text.agreements import term_from
from dossier_ai.text.areas import Area, area_text, areas_in
from dossier_ai.text.flow import Flow, paragraphs, run_on
from dossier_ai.text.letters import DATE, iso_date
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.rents import RentPeriod, deposit_in, rent_in

_UNDERLINE = re.compile(r"[_＿﹍﹎…]+|\.{3,}")
_HEADING_LENGTH = 16
_PLACE = re.compile(
    r"(?:坐落(?:于|在|位置为?)?|座落(?:于|在)?|位于|地址(?:为|:)|地点(?:为|:)|(?:租赁物|租赁标的|租赁房"
    r"屋|标的物)(?:为|:))"
    r"(?!位于|坐落|座落|[甲乙]方|[^,。;:]{0,10}将)(?P<v>[^,。;:]{4,60}?)"
    r"(?=(?:的|之)?(?:房屋|场地|房产|办公(?:室|用房|场所|场地|楼)?|物业|写字楼|厂房|用房|不动产)?(?:\(以"
    r"下|\(下称|\(简称"
    r"|\([^()]{0,6}(?:面积|证号|产权|编号)|\((?:详)?见|[,。;]|$)"
    r"|的(?:房屋|场地|房产|办公|物业|写字楼|厂房|用房)|[,。;]|$)"
)
_LOCAL = r"(?=[^,。;:]*?[0-9一二三四五六七八九十A-Z][^,。;:]*?)"  # some number of house, floor or room
_STARTS = r"(?P<v>(?![其该此上本])[^,。;:()将位坐]{5,50}?)"
_PREMISES = r"(?:房屋|场地|房产|办公(?:室|用房|场所|场地|楼)?|物业|写字楼|厂房|用房|商铺|仓库|门面|场所|楼宇)"
# A place by what is done with it: 将其承租的…转租给, 承租的物业为…, or under the heading 租赁房屋.
_PLACES_SAID = (
    re.compile(
        rf"将(?:其|自有|自己|甲方|出租方|名下|所有|拥有|承租|租赁|合法|管理|使用|权|的)*{_LOCAL}{_STARTS}"
        rf"(?=\([^()]*(?:面积|以下|下称|简称)|(?:的|之)?{_PREMISES}?(?:\([^()]*\))?[,共计]?(?:无偿|免费)?(?:出租|转租|分租|租给|提供|出借|借给|交))"
    ),
    re.compile(
        rf"(?:租赁|承租|出租|租用|使用|提供)的?{_PREMISES}(?:即|的?(?:位置|地址|地点))?(?:为|是|系|在|:)"
        rf"{_LOCAL}{_STARTS}(?=(?:的|之)?{_PREMISES}?[,。;(]|$)"
    ),
    re.compile(
        r"^(?:第[一二三四五六七八九十0-9]{1,3}条|[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十0-9]{1,2}\)|[0-9.]{1,4}、?)?"
        rf"(?:租赁|承租|出租|租用|使用)?(?:{_PREMISES}|标的物?|地点|位置|范围)(?:的?(?:坐落|位置|地址|情况|概况|范围))*:?"
        rf"(?=[\u4e00-\u9fff]{{2,12}}[省市区县路街园]){_LOCAL}{_STARTS}(?=(?:的|之)?{_PREMISES}?[,。;(])"
    ),
)
# A place that no word announces: 将某市某路12号3层房屋出租给….
_PLACE_BARE = re.compile(
    r"(?:将|承租|租用|租赁)(?:其|自有|甲方|出租方)?的?(?P<v>[\u4e00-\u9fff]{2,8}[市区县][^,。;:将位坐]"
    r"{2,30}?[号层室楼栋幢座])"
    r"(?=的?(?:全部|部分)?(?:房屋|场地|房产|办公|物业|写字楼|厂房|用房))"
)
_PURPOSE = re.compile(
    r"(?:(?:租赁|使用|房屋|场地)?用途(?:为|是|:)|(?:仅?限?|只能|专门)?(?:用于|作为|用作):?|租给(?:乙方|承"
    r"租方|承租人)作|(?<![一-鿿])作(?=[一-鿿]{2,12}(?:之用|用途)))(?P<v>[^,。;:]{2,30}?)"
    r"(?=使用[,。;]|之用|用途|[,。;]|$)"
)
_SINCE = re.compile(rf"[自从](?P<start>{DATE.pattern})(?:起|开始|起算|起计|起计算)(?:计|算|计算)?")
_COUNT = re.compile(
    r"(?:租赁|使用|出租|租用|借用)?(?:期限?|期|时间)?(?:为|共|共计|合计|计|:|,)*(?P<n>[0-9]{1,3}|[一二两"
    r"三四五六七八九十]{1,3})"
    r"(?:\([^()]{1,6}\))?(?P<u>年|个月)"
)
_TERM_WORDS = re.compile(r"(?:租赁|租用|使用|出租|借用|承租|合同)(?:的)?(?:期限?|时间)|租期|有效期|起止")
_CONSENT = re.compile(
    r"(?:同意|准许|批准|允许|许可|授权)[^。;,]{0,24}(?:转租|分租|转借)|(?:可以?|有权|允许|准许)[^。;,]"
    r"{0,16}(?:转租|分租|转借)"
    r"|(?:转租|分租)[^。;]{0,14}已[^。;]{0,10}(?:同意|批准|许可)"
)
_REFUSAL = re.compile(
    r"不得|未经|擅自|禁止|须经|需经|应经|应当|征得|不可|不同意|除非|如需|如果|若|不允许|不准|严禁|不能|"
    r"无权|拒绝|不予|没有"
)
# With the lessor's consent one may: a condition, unless the consent has been given (已经…同意).
_GIVEN_FIRST = re.compile(
    r"(?<!已)(?:经过?|在?取得|获得|获|得到|在)[^。;,]{0,10}(?:书面)?(?:同意|许可|批准|认可)(?:的情况下|"
    r"之后|后|的)?,?[^。;]{0,12}(?:可以?|方|才|有权)"
)
_CONDITION = re.compile(
    r"(?<!无)(?:须|需|应|应当|必须)(?:另行|事先|先)?(?:经|征得|取得|获得)|(?<!无需)(?<!无须)另行(?:书面)"
    r"?(?:同意|约定)|方可|否则"
)
_ASKED = re.compile(r"(?:是否|可否|能否)[^。;:]{0,8}(?:转租|分租)[^。;:]{0,6}:?(?P<said>[^。;:,]{1,10})")


def without_underlines(page: Page) -> Page:
    """The page without the underlines of its blanks; what is written between them stays where it is."""
    words = tuple(piece for word in page.words for piece in _pieces(word))
    return replace(page, words=words)


def _pieces(word: Word) -> Iterator[Word]:
    start = 0
    for gap in _UNDERLINE.finditer(word.text):
        if word.text[start : gap.start()].strip():
            yield word.cut(start, gap.start())
        start = gap.end()
    if start == 0:
        yield word
    elif word.text[start:].strip():
        yield word.cut(start, len(word.text))


def clauses(lines: Sequence[Line]) -> list[Flow]:
    """The paragraphs, a short heading (四、租金) together with the paragraph below it. A line that ends early
    and in the middle of a sentence goes on in the next: figures are set narrower than characters."""
    flows = run_on(paragraphs(list(lines)))
    out: list[Flow] = []
    for flow, following in zip(flows, [*flows[1:], None], strict=True):
        if following is not None and len(flow.packed) <= _HEADING_LENGTH and not flow.packed.endswith("。"):
            out.append(Flow([*flow.lines, *following.lines]))
        else:
            out.append(flow)
    return out


Found = tuple[str, list[Span]]


def place_of(flows: Sequence[Flow]) -> Found | None:
    """Where the premises are: 坐落于…, 位于…的房屋."""
    for pattern in (_PLACE, _PLACE_BARE, *_PLACES_SAID):
        found = _first(flows, pattern, least=6)
        if found is not None:
            return found
    return None


def purpose_of(flows: Sequence[Flow]) -> Found | None:
    """What the premises are used for: 用途为…, 用于…."""
    return _first(flows, _PURPOSE, least=2)


_SIZE = re.compile(
    r"(?:约|共计?|合计|计|(?:建筑|使用|租赁)?面积|[,:为])*[0-9][0-9,.]*(?:余|多)?(?:平方米|平米|㎡|m2|m²).*$"
)


def _first(flows: Sequence[Flow], pattern: re.Pattern[str], least: int) -> Found | None:
    for flow in flows:
        for match in pattern.finditer(flow.packed):
            value = _SIZE.sub("", match["v"].strip("“”\"'‘’")).rstrip("的之")
            if len(value) >= least:
                start = match.start("v") + match["v"].index(value)
                spans = flow.packed_spans(start, start + len(value))
                return value.replace("(", "（").replace(")", "）"), spans
    return None


def area_of(flows: Sequence[Flow]) -> Found | None:
    """The area let: that of the building before one that is not named, and the inner one (使用面积) last."""
    found: list[tuple[int, Area, Flow]] = []
    for flow in flows:
        found.extend((_rank(area), area, flow) for area in areas_in(flow.packed) if _rank(area) < 9)
    if not found:
        return None
    _, area, flow = min(found, key=lambda f: f[0])
    start = area.start + _parted(flow, area.start, area.end)
    whole = next(areas_in(flow.packed[start : area.end]), area)
    return area_text(whole), flow.packed_spans(start, area.end)


def _parted(flow: Flow, start: int, end: int) -> int:
    """How many characters of a number belong to another one that stands apart before it: in a table the end
    of one cell's line and the start of the next cell's meet in the running text."""
    return max((i for i in range(1, end - start) if _apart(flow, start + i)), default=0)


def _apart(flow: Flow, at: int) -> bool:
    before, after = flow.unpacked(at - 1, at)[1], flow.unpacked(at, at + 1)[0]
    return after > before and flow.packed[at - 1].isdigit() and flow.packed[at].isdigit()


def _rank(area: Area) -> int:
    return {"building": 0, "plain": 1, "inner": 2}.get(area.of, 9)


@dataclass(frozen=True, slots=True)
class StatedRent:
    """The rent of a lease (`yuan` None for free use) with its places, the period and where that is said."""

    yuan: Decimal | None
    spans: list[Span]
    period: RentPeriod
    said: list[Span]


def rent_of(flows: Sequence[Flow]) -> StatedRent | None:
    """The rent of the lease; an amount anywhere wins over words of free use."""
    best: tuple[int, StatedRent] | None = None
    order: tuple[RentPeriod, ...] = ("month", "year", "total", "per_m2_month", "free")
    for flow in flows:
        rent = rent_in(flow.packed)
        if rent is not None and _parted(flow, rent.start, rent.end):
            continue
        if rent is not None and (best is None or order.index(rent.period) < best[0]):
            spans, said = flow.packed_spans(rent.start, rent.end), flow.packed_spans(*rent.said)
            best = (order.index(rent.period), StatedRent(rent.yuan, spans, rent.period, said or spans))
    return best[1] if best is not None else None


def deposit_of(flows: Sequence[Flow]) -> tuple[Decimal, list[Span]] | None:
    """The deposit (押金, 保证金)."""
    for flow in flows:
        held = deposit_in(flow.packed)
        if held is not None:
            return held[0], flow.packed_spans(held[1], held[2])
    return None


def counted_term(flows: Sequence[Flow]) -> Found | None:
    """A term given as a first day and a number of years or months: its last day is the one before the
    anniversary."""
    for flow in flows:
        since = _SINCE.search(flow.packed) if _TERM_WORDS.search(flow.packed) else None
        start = iso_date(since["start"]) if since is not None else None
        if since is None or start is None or len(start) < 10:
            continue
        counts = [
            m for m in _COUNT.finditer(flow.packed) if m.end() <= since.start() or m.start() >= since.end()
        ]
        near = min(counts, key=lambda m: abs(m.start() - since.start()), default=None)
        value = term_from(start, near["n"], near["u"]) if near is not None else None
        if near is not None and value is not None:
            low, high = min(near.start("n"), since.start("start")), max(near.end(), since.end())
            return value, flow.packed_spans(low, high)
    return None


def consent_to_sublet(flows: Sequence[Flow]) -> list[Span]:
    """Where somebody consents to a sublease; empty where nobody does, or only a condition is laid down (未经
    甲方同意不得转租)."""
    for flow in flows:
        for clause in re.finditer(r"[^。;]+", flow.packed):
            text = clause.group()
            asked = _ASKED.search(text)
            if asked is not None:
                if re.match(r"是|可|能|允许|同意|准许", asked["said"]):
                    return flow.packed_spans(clause.start() + asked.start(), clause.start() + asked.end())
                continue
            match = _CONSENT.search(text)
            # What follows may limit the sublease (转租期限不得超过…): only a condition takes consent back.
            if match is not None and not (
                _REFUSAL.search(text[: match.end()])
                or _GIVEN_FIRST.search(text[: match.end()])
                or _CONDITION.search(text[match.end() :])
            ):
                start = clause.start() + match.start()
                return flow.packed_spans(start, start + len(match.group()))
    return []
