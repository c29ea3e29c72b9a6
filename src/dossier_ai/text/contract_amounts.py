"""The amount a contract is about, in figures and in words, among all the other amounts it prints.

In come the lines of a contract; out comes what stands after 合同金额, 服务费 or 中标价 (and their like).
Instalments, deposits, penalties, prices per event and mere ceilings are no contract amount: a framework
contract without one yields nothing (domain 1.24).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dossier_ai.text.flow import Flow, paragraphs, run_on
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.money import cn_money, read_money


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in yuan with its places; `exact` is False where characters had to be read as what they
    resemble."""

    yuan: Decimal
    spans: tuple[Span, ...]
    exact: bool = True


_SUM = r"(?:总?金额|总?价款?|总?价格|总?费用(?:总额)?|经费(?:总额)?|报酬(?:总额)?|总额)"
_LABEL = re.compile(
    rf"(?:合同|协议|服务|委托|采购|项目|购买|技术服务|咨询)(?:的)?(?:含税)?{_SUM}"
    rf"|(?:中标|成交)(?:\((?:中标|成交)\))?{_SUM}"
    r"|(?:项目|委托|工作|课题|专项|任务)?经费(?:总额|总计|合计|共计)?|(?:服务|委托)?(?:报酬|酬金)(?:总额"
    r")?|合同款(?:总额)?"
    r"|(?:购买|采购|项目)资金|费用(?:总额|合计|总计|共计)|合同总?额|总额|金额(?:合计|总计)"
    r"|服务费用?(?:总额|总计|合计)?|委托费|合同价税合计|价税合计|含税总?[金价]额?|总价款?|总金额|\(?[大"
    r"小]写\)?"
)
_OTHER = re.compile(
    r"不含税|税额|预付|首付|首期|尾款|余款|分期|违约|赔偿|罚|保证金|押金|注册资[本金]|支付|付款|付清|拨付|每"
)
_STOP = re.compile(r"[。;]|不含税|税额|预付|首付|首期|第一期|尾款|余款|违约|保证金|其中|支付|付款|拨付")
_NO_TOTAL = re.compile(
    r"预付|首付|首付?款|首期|第[一二三四]期|尾款|余款|分期|违约|赔偿|罚|保证金|押金|注册资[本金]|税额|每"
    r"[场次家人年月季户批期]"
)
_CEILING = re.compile(r"(?:不超过|不高于|上限|最高|限额|单价|每[场次家人个年月季户批期项]|按)\S{0,4}$")
_PER = re.compile(r"\s*\)?/?(?:每|/|一)?(?:场|次|家|人|年|月|户|个|批|天|项)(?!目)")
_FIGURE = re.compile(
    r"(?P<sign>[¥￥Y羊]|人民币|RMB)?\(?(?P<n>(?<![A-Za-z\d])[\dOolI](?=[\dOolI,.]*\d)[\d,.OolI]*[\dOolI](?![A-Za-z\d])|\d(?![\dOolI]))(?P<unit>亿元|百?万元|[万方力][元无]|元|圆)?"
    r"(?P<whole>整)?"
)
_MISREAD = str.maketrans("OolI", "0011")
_UNIT_NOTE = re.compile(r"^[^\d]{0,8}?\((?:单位[::]?|人民币)?(?P<unit>万元|元)\)")
_CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿貳參叄陸萬億〇一二三四五六七八九十百千两壶贡津任阵染别政抬伯"
_WORDS = re.compile(rf"[{_CAPITALS}]+[元圆园](?:[{_CAPITALS}]角)?(?:零?[{_CAPITALS}]分)?[整正]?")
_REACH = 70
_HEADING = 16
_AMOUNT_GOES_ON = re.compile(r"\(?(?:[¥￥]|人民币|[大小]写)")


def contract_amounts(lines: Sequence[Line]) -> tuple[Amount | None, Amount | None]:
    """The first amount in figures and the first in words that a label of the contract's amount leads to;
    None for each that is not printed or cannot be read."""
    figure: Amount | None = None
    words: Amount | None = None
    for flow, start, end in _windows(_joined(run_on(paragraphs(list(lines))))):
        figure = figure or _figure(flow, start, end)
        words = words or _words(flow, start, end)
        if figure is not None and words is not None:
            break
    if figure is None or words is None:
        beside, spelled = _agreeing(run_on(paragraphs(list(lines))), figure or words)
        figure, words = figure or beside, words or spelled
    return figure, words


def _agreeing(flows: Sequence[Flow], known: Amount | None) -> tuple[Amount | None, Amount | None]:
    """Where no label leads to an amount, or to one of its forms only: the one sum (that of the form `known`)
    that stands in words and in figures side by side and that both forms agree on, instalments and penalties
    left out; less sure. Of several none is taken."""
    found: dict[Decimal, tuple[Amount, Amount]] = {}
    for flow in flows:
        for clause in re.finditer(r"[^。;]+", flow.packed):
            if _NO_TOTAL.search(clause.group()):
                continue
            words = _words(flow, *clause.span())
            figure = _figure(flow, *clause.span())
            other = known is not None and words is not None and words.yuan != known.yuan
            if words is not None and figure is not None and words.yuan == figure.yuan and not other:
                found.setdefault(words.yuan, (replace(figure, exact=False), replace(words, exact=False)))
    return next(iter(found.values())) if len(found) == 1 else (None, None)


def _joined(flows: Sequence[Flow]) -> list[Flow]:
    """Paragraphs with what belongs to them below: an amount under a clause heading, or its other form."""
    out: list[Flow] = []
    for flow in flows:
        before = out[-1] if out else None
        heads = before is not None and len(before.packed) <= _HEADING and _LABEL.search(before.packed)
        if before is not None and (heads or _AMOUNT_GOES_ON.match(flow.packed)):
            out[-1] = Flow((*before.lines, *flow.lines))
        else:
            out.append(flow)
    return out


def _windows(flows: Sequence[Flow]) -> Iterator[tuple[Flow, int, int]]:
    """The stretches of packed text in which the amount after a label may stand."""
    for flow in flows:
        for label in _LABEL.finditer(flow.packed):
            before = flow.packed[max(0, label.start() - 12) : label.start()]
            clause = re.split(r"[。;,]", before)[-1]
            if _OTHER.search(clause) or _OTHER.match(flow.packed, label.end()):
                continue
            stop = _STOP.search(flow.packed, label.end())
            end = min(stop.start() if stop else len(flow.packed), label.end() + _REACH)
            yield flow, label.end(), end


def _figure(flow: Flow, start: int, end: int) -> Amount | None:
    noted = _UNIT_NOTE.match(flow.packed[start:end])
    for found in _FIGURE.finditer(flow.packed, start, end):
        before = flow.packed[max(0, found.start() - 8) : found.start()]
        # What readers take for a figure's 0 and 1 (O, o, l, I) is no end of it.
        number, unit = found["n"].translate(_MISREAD), found["unit"]
        money_like = unit or noted or found["sign"] or re.fullmatch(r"\d{1,3}(?:[,.]\d{3})*[.,]\d\d", number)
        if noted and not (unit or found["sign"]):
            # Below the head of a column the next figure counts the rows.
            gap = flow.packed[start + noted.end() : found.start()].strip(":(")
            counts = re.fullmatch(r"\d{1,3}", number) and re.match(
                r"[\u4e00-\u9fff]", flow.packed[found.end() :]
            )
            if gap or counts:
                continue
        if not money_like or _CEILING.search(before) or re.search(r"[\d第]$", before):
            continue
        if _PER.match(flow.packed, found.end()):
            continue
        try:
            read = read_money(f"{number}{unit or ''}", noted["unit"] if noted else "元")
        except ValueError:
            continue
        at = found.start("sign") if found["sign"] in ("¥", "￥") else found.start("n")
        spans = flow.packed_spans(at, found.end("unit") if unit else found.end("n"))
        return Amount(read.yuan, tuple(spans), not read.warnings and number == found["n"])
    return None


def _words(flow: Flow, start: int, end: int) -> Amount | None:
    for found in _WORDS.finditer(flow.packed, start, end):
        if _CEILING.search(flow.packed[max(0, found.start() - 8) : found.start()]):
            continue
        try:
            value, exact = cn_money(found.group()), True
        except ValueError:
            try:
                read = read_money(found.group())
            except ValueError:
                continue
            value, exact = read.yuan, not read.warnings
        return Amount(value, tuple(flow.packed_spans(found.start(), found.end())), exact)
    return None
