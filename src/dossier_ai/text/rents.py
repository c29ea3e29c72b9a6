"""What a lease says of its rent and deposit: an amount and the period it is paid for.

In comes the packed text of a paragraph or cell; out comes a `Rent` with the characters of the amount. Of
several amounts the one for the month wins, then that for the year, the whole term, the square metre: the
first is what tenants pay, the last a price. Free use has no amount: nothing paid is not zero yuan printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from dossier_ai.text.money import parse_money

RentPeriod = Literal["month", "year", "total", "per_m2_month", "free"]
_ORDER: tuple[RentPeriod, ...] = ("month", "year", "total", "per_m2_month", "free")
_AMOUNT = re.compile(
    r"(?:人民币|RMB|[¥￥])*\s*(?P<figure>(?<![OolI0-9])(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)(?![OolI0-9]))\s*(?P<unit>万元|元)?"
    r"|(?:人民币)?\s*(?P<words>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[元圆](?:整|正)?)"
)
_SQUARE = r"(?:平方米|平米|㎡|m2|m²|M2)"
_AFTER: tuple[tuple[RentPeriod, re.Pattern[str]], ...] = (
    (
        "per_m2_month",
        re.compile(rf"^(?:整|正)?(?:/|每|·)*(?:建筑)?{_SQUARE}(?:[/·.每]+月|\(?月\)?)|^/月[/·每]*{_SQUARE}"),
    ),
    ("month", re.compile(r"^(?:整|正)?(?:\([^()]*\))?[/每]*(?:个)?月")),
    ("year", re.compile(r"^(?:整|正)?(?:\([^()]*\))?[/每]年")),
)
# The nearest of these before an amount says what it is paid for.
_BEFORE: tuple[tuple[RentPeriod, re.Pattern[str]], ...] = (
    (
        "per_m2_month",
        re.compile(
            rf"每月?(?:建筑)?{_SQUARE}(?:每月)?|每月每{_SQUARE}|元/{_SQUARE}[/·]?(?:每)?月|元/月[/·]?{_SQUARE}"
            r"|租金单价"
        ),
    ),
    ("month", re.compile(r"月租金|每个?月|月租|按月|元/月")),
    ("year", re.compile(r"年租金|每年|年租|年度租金|元/年")),
    (
        "total",
        re.compile(
            r"(?<![月年])租金(?:总额|总计|合计|共计)|总租金|(?<![月年])租金总"
            r"|(?:整个|全部)?(?:租赁|租用|使用|合同)?(?:期限?|期间|租期)(?:以?内)(?:的?租金)?(?:合计|共计|总计|共)?"
        ),
    ),
)
_NEAR = 20
_OTHER = re.compile(
    r"(?:物业|管理费|违约金|滞纳金|逾期|水费|电费|水电|空调费|卫生费|车位|赔偿|每日)[^,。;]{0,16}$"
)
_RENT = re.compile(r"租金|房租|租价|使用费")
_FREE = re.compile(
    r"(?:无偿|免费)(?:提供|使用|出借|借用|给)|(?<!减)免(?:收|交|缴|除)?(?:乙方|甲方|承租方|使用方|入驻方|入驻企业|企业)?的?(?:全部)?的?(?:场地|房屋|办公)?(?:租金|房租|使用费)|租金(?:为|:)?零|不收取(?:任何)?(?:租金|费用|使用费)"
    r"|无偿使用"
)
# The words 租金及押金 of a heading are followed by the rent: an amount that the rent names is no deposit.
_DEPOSIT = re.compile(
    r"(?:押金|(?:履约|租赁|房屋)?保证金)(?!.{0,20}(?:[月年总]租金|租金)(?:标准|总额|合计|单价|价格)?(?:为|:|人民币))"
    r"(?:[^。;0-9零壹贰叁肆伍陆柒捌玖拾佰仟万]{0,24})$"
)


@dataclass(frozen=True, slots=True)
class Rent:
    """The rent in yuan (None for free use) for one `period`; `start` to `end` are its characters, `said`
    those of the words that name the period."""

    yuan: Decimal | None
    period: RentPeriod
    start: int
    end: int
    said: tuple[int, int]


def rent_in(text: str) -> Rent | None:
    """The rent that a paragraph states; None when it states none. `text` is packed and folded."""
    found: list[Rent] = []
    if _RENT.search(text):
        for match in _AMOUNT.finditer(text):
            rent = _rent(text, match)
            if rent is not None:
                found.append(rent)
    if not found and (free := _FREE.search(text)) is not None:
        return Rent(None, "free", free.start(), free.end(), free.span())
    return min(found, key=lambda r: (_ORDER.index(r.period), r.start), default=None)


def _rent(text: str, match: re.Match[str]) -> Rent | None:
    """The amount as rent, by the words after and before it; None for deposits, fees, dates and counts."""
    clause = re.split(r"[。;]", text[max(0, match.start() - 40) : match.start()])[-1]
    yuan = _yuan(match)
    if yuan is None or _DEPOSIT.search(clause) or _OTHER.search(clause):
        return None
    said = match["unit"] or match["words"]
    for period, pattern in _AFTER:
        if said and (after := pattern.match(text[match.end() :])) is not None:
            return Rent(yuan, period, *match.span(), (match.end(), match.end() + after.end()))
    near = clause[-_NEAR:]
    named = [(*m.span(), period) for period, pattern in _BEFORE for m in pattern.finditer(near)]
    if not named:
        return None
    # Of keywords that end together the longer one is meant: 每月每平方米 is no 每月.
    last = max(end for _, end, _ in named)
    begin, period = next((start, period) for start, end, period in named if end == last)
    if not said and not re.search(r"\(元/[^()]{1,6}\):?$", near):
        return None
    offset = match.start() - len(near)
    return Rent(yuan, period, *match.span(), (offset + begin, offset + last))


def deposit_in(text: str) -> tuple[Decimal, int, int] | None:
    """The deposit that a paragraph states, in yuan, and its characters; None when it states none."""
    for match in _AMOUNT.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        if not (match["unit"] or match["words"]) or not _DEPOSIT.search(before):
            continue
        yuan = _yuan(match)
        if yuan is not None:
            return yuan, match.start(), match.end()
    return None


def _yuan(match: re.Match[str]) -> Decimal | None:
    try:
        return parse_money(match.group())
    except ValueError:
        return None
