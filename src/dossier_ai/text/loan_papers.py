"""Sentences of loan contracts and bank confirmations: who borrowed how much from whom, and when.

In come lines of prose; out come values with their places. A labelled form is read by its labels; this is for
兹证明某公司于某日在我行获得贷款人民币伍佰万元整 and the like.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import InvalidOperation

from dossier_ai.text.flow import Flow
from dossier_ai.text.letters import DATE, iso_date
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.money import decimal_text, parse_money
from dossier_ai.text.money_cells import states_unit

_FIGURE = r"\d[\d,]*(?:\.\d+)?(?:亿|百万|千万|万|千)?元"
_CAPITAL = r"[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,20}[元圆][整正]?"
_AMOUNT = re.compile(
    rf"(?:贷款|借款|融资|放款|授信|本金|金额|发放|给予|提供|获得)[^\d。;]{{0,24}}?({_FIGURE})"
    rf"|(?:贷款|借款|融资|放款|本金|金额|发放|获得)[^。;]{{0,16}}?({_CAPITAL})"
)
_SPOKEN = re.compile(rf"{_FIGURE}|{_CAPITAL}|\d[\d,]*(?:\.\d+)?(?=$|[(,，])")
_LENT = re.compile(rf"({DATE.pattern})[^。;]{{0,30}}?(?:发放|放款|贷款|借款|到账|获得|融资|授信)")
_CONFIRMED = re.compile(r"(?:兹|特此|现)(?:有|证明|确认|通知)[,:]?|(?:借款|贷款)(?:单位|企业|客户)")
_FIRM = re.compile(
    r"[\u4e00-\u9fff（）()A-Za-z0-9·]{2,36}?(?:有限责任公司|股份有限公司|有限公司|公司|厂|合作社|经营部|商行|中心)"
)
_NAMED_FIRM = _FIRM.pattern
# Who is lent to: 向某某公司发放, 某某公司在我行获得. Who only recommended it stands behind 经 or before 推荐.
_LENT_TO = re.compile(
    rf"(?:向|给|为|对|与)(?P<firm>{_NAMED_FIRM})[^。;,]{{0,12}}?(?:发放|提供|授信|放款|办理|投放|签订|审批)"
)
_BORROWING = re.compile(
    rf"(?:[,。;:]|证明|现有|兹有|确认)(?P<firm>{_NAMED_FIRM})[^。;]{{0,60}}?"
    r"(?:在|于|向|从|由|获得|取得|申请)(?:我行|本行|我司|我公司)?[^。;]{0,30}?(?:贷款|借款|融资|授信)"
)
_NO_NAME = re.compile(r"^经|证明|通知书|[兹贵]")
_ONLY_NAMED = re.compile(r"^(?:推荐|对接|介绍|协助|撮合|牵线|组织|担保|服务|帮助)")
_US = re.compile(r"(?:我行|我司|本行|我公司)")


def loan_amount(text: str) -> str | None:
    """The amount in yuan that a text states with its unit, in figures or in words; None for none, and for a
    bare number, whose unit is not known."""
    flat = re.sub(r"\s", "", text)
    for candidate in (flat, *(m.group() for m in _SPOKEN.finditer(flat))):
        if not states_unit(candidate):
            continue
        try:
            return decimal_text(parse_money(candidate))
        except (ValueError, InvalidOperation):
            continue
    return None


def loan_parties(lines: Sequence[Line]) -> dict[str, tuple[str, list[Span]]]:
    """What the sentences say of `enterprise`, `institution`, `amount` and `lent_on`."""
    flow = Flow(lines)
    out: dict[str, tuple[str, list[Span]]] = {}
    amount = _AMOUNT.search(flow.packed)
    if amount is not None:
        group = 1 if amount.group(1) else 2
        value = loan_amount(amount.group(group))
        if value is not None:
            out["amount"] = (value, flow.packed_spans(*amount.span(group)))
    lent = _LENT.search(flow.packed)
    day = iso_date(lent.group(1)) if lent else None
    if lent is not None and day is not None:
        out["lent_on"] = (day, flow.packed_spans(*lent.span(1)))
    borrower = _borrower(flow)
    if borrower is not None:
        out["enterprise"] = borrower
    lender = _lender(flow, lines)
    if lender is not None and lender[0] != out.get("enterprise", ("",))[0]:
        out["institution"] = lender
    return out


def _borrower(flow: Flow) -> tuple[str, list[Span]] | None:
    """The enterprise that a sentence says was lent to or borrowed, else the one that a confirmation names
    after 兹证明: up to the first ending of a firm's name, and not one that only recommended it."""
    for pattern in (_LENT_TO, _BORROWING):
        for said in pattern.finditer(flow.packed):
            start, end = said.span("firm")
            if _ONLY_NAMED.match(flow.packed[end:]) or _NO_NAME.search(said["firm"]):
                continue
            return _spelling(said["firm"]), flow.packed_spans(start, end)
    for confirmed in _CONFIRMED.finditer(flow.packed):
        found = _FIRM.match(flow.packed, confirmed.end())
        if found is not None and not found.group().startswith("经"):
            return _spelling(found.group()), flow.packed_spans(*found.span())
    return None


def _spelling(name: str) -> str:
    return name.replace("(", "（").replace(")", "）")


_LENDING_BANK = re.compile(
    r"(?:由|在|向|从)([\u4e00-\u9fff]{2,16}银行[\u4e00-\u9fff]{0,16}?(?:支行|分行|营业部)?)处?"
    r"(?:获得|发放|申请|贷款|借款|取得)"
)
_BANK = re.compile(r"[\u4e00-\u9fff]{2,24}(?:银行|信用社|担保|小额贷款|小贷)[\u4e00-\u9fff（）()]{0,20}")


def _lender(flow: Flow, lines: Sequence[Line]) -> tuple[str, list[Span]] | None:
    """The bank that signs: the last line that is nothing but a bank's name, else the bank that a sentence
    says lent."""
    for line in reversed(lines):
        text = re.sub(r"\s", "", line.folded).strip(":,.。").replace("(", "（").replace(")", "）")
        span = line.span(0, len(line.text))
        if span is not None and _BANK.fullmatch(text) and re.search(r"银行|行$|公司$|社$|部$", text):
            return text, [span]
    found = _LENDING_BANK.search(flow.packed)
    if found is not None and _US.search(found.group(1)) is None:
        return found.group(1), flow.packed_spans(*found.span(1))
    return None
