"""A rule as a reader sees it: a tree of sentences in both languages with the inputs they read. Nothing is
judged here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from dossier_ai.schemes.areas import InArea, InRegion
from dossier_ai.schemes.combinators import ClauseHolds, Combined, DependsOn, DoesNotApply
from dossier_ai.schemes.comparison import Limit
from dossier_ai.schemes.dated import AgeAtLeast, NoneWithin, Recent
from dossier_ai.schemes.inputs import KINDS
from dossier_ai.schemes.predicates import AtLeast, Has, OneOf, ShareAtLeast, show_share
from dossier_ai.schemes.presence import HasAll, PersonDecides, Present
from dossier_ai.schemes.rule import Input, Rule
from dossier_ai.schemes.series import CountAtLeast, MeanShare, SumAtLeast
from dossier_ai.schemes.trends import Trend
from dossier_ai.schemes.units import Unit, decimal_text, percent_text, shown_en, shown_zh

Joint = Literal["all", "any", "readings", "cases"]
_YEARS = {-1: "Y-1", -2: "Y-2", -3: "Y-3", None: ""}
_SAID = {
    "true": "是", "false": "否", "enterprise": "企业法人", "nonprofit": "非营利法人", "special": "特别法人",
    "nonlegal": "非法人组织", "branch": "分支机构", "individual": "个体工商户",
}  # fmt: skip
_SAID_EN = {
    "true": "yes", "false": "no", "nonprofit": "a non-profit", "special": "a special legal person",
    "nonlegal": "an unincorporated organisation", "enterprise": "an enterprise",
    "individual": "an individual business", "制造业园区": "a manufacturing park",
    "楼宇经济园": "an office park",
}  # fmt: skip
_COMBINED = {
    "all_of": ("全部满足", "all of"),
    "any_of": ("满足任一", "any of"),
    "all_readings": (
        "各种读法一致方定，否则由审核人判断",
        "every reading must agree, else a reviewer decides",
    ),
}
_JOINTS: dict[str, Joint] = {"all_of": "all", "all_readings": "readings"}


@dataclass(frozen=True, slots=True)
class Formula:
    """One step: what it says, the record values it reads (`name[Y-1]`), the steps it combines, and how:
    `all`, `any` (one is enough), `readings` (of one text, all have to agree) or `cases` (one applies)."""

    zh: str
    en: str
    reads: tuple[str, ...] = ()
    parts: tuple[Formula, ...] = ()
    joint: Joint = "all"


def formula_of(rule: Rule) -> Formula:
    """The formula of a rule. TypeError for a predicate that it does not know."""
    match rule:
        case Combined() | DependsOn() | DoesNotApply() | ClauseHolds():
            return _of_combination(rule)
        case AtLeast() | ShareAtLeast() | MeanShare() | SumAtLeast() | CountAtLeast() | Trend():
            return _of_numbers(rule)
        case AgeAtLeast(value=value, years=years):
            zh, en = _label(value)
            return Formula(
                f"{zh}至申报日满 ≥ {years} 年", f"{en} to the application ≥ {years} years", _reads(rule)
            )
        case NoneWithin(value=value, years=years):
            zh, en = _label(value)
            window = ("不限期间", "ever")
            if years is not None:
                window = (f"申报日前 {years} 年内", f"in the {years} years before the application")
            return Formula(f"{zh}：{window[0]}没有", f"{en}: none {window[1]}", _reads(rule))
        case Recent(value=value, days=days):
            zh, en = _label(value)
            return Formula(
                f"{zh}距申报日 ≤ {days} 天，否则由审核人判断",
                f"{en} ≤ {days} days old, else a reviewer",
                _reads(rule),
            )
        case _:
            return _of_presence(rule)


def _of_combination(rule: Rule) -> Formula:
    if isinstance(rule, Combined):
        counted = (f"{len(rule.of)} 项中 ≥ {rule.k} 项", f"≥ {rule.k} of {len(rule.of)}")
        zh, en = _COMBINED.get(rule.op, counted)
        known = (*rule.also_when_known, *rule.also_when_any_known)
        extra = tuple(_under("（有数据时）", "(where known) ", one) for one in known)
        parts = (*map(formula_of, rule.of), *extra)
        return Formula(zh, en, (), parts, _JOINTS.get(rule.op, "any"))
    if isinstance(rule, DependsOn):
        zh, en = _label(rule.value)
        parts = tuple(
            _under(f"{_words(words)[0]}：", f"{_words(words)[1]}: ", one) for words, one in rule.cases
        )
        if rule.otherwise is not None:
            parts = (*parts, _under("其他：", "otherwise: ", rule.otherwise))
        if rule.missing is not None:
            parts = (*parts, _under("未知：", "unknown: ", rule.missing))
        return Formula(f"按{zh}分别判断", f"depends on {en}", _names((rule.value,)), parts, "cases")
    if isinstance(rule, DoesNotApply):
        return Formula(f"不适用：{rule.reason.zh}", f"not applicable: {rule.reason.en}")
    assert isinstance(rule, ClauseHolds)
    return Formula(f"{rule.clause} 符合", f"{rule.clause} holds")


def _under(zh: str, en: str, rule: Rule) -> Formula:
    """The formula of `rule` with words before it."""
    inner = formula_of(rule)
    return replace(inner, zh=f"{zh}{inner.zh}", en=f"{en}{inner.en}")


def _of_numbers(rule: Rule) -> Formula:
    match rule:
        case AtLeast(value=value, limit=limit, unit=unit):
            zh, en = _label(value)
            if value.spec.format == "share":
                return Formula(f"{zh} {_share(limit)}", f"{en} {_share(limit)}", _reads(rule))
            shown = _limit(limit, unit)
            return Formula(f"{zh} {shown[0]}", f"{en} {shown[1]}", _reads(rule))
        case ShareAtLeast(part=part, whole=whole, limit=limit):
            (a, b), (c, d) = _label(part), _label(whole)
            return Formula(f"{a} ÷ {c} {_share(limit)}", f"{b} ÷ {d} {_share(limit)}", _reads(rule))
        case MeanShare(name=name, limit=limit, years=years):
            parts = (
                Formula("各年比例的平均", "mean of the yearly shares"),
                Formula("各年合计之比", "sum over sum"),
            )
            zh, en = (
                f"{name[0]}，{_span(years)}，{_share(limit)}",
                f"{name[1]}, {_span(years)}, {_share(limit)}",
            )
            return Formula(zh, en, _reads(rule), parts, "readings")
        case SumAtLeast(name=name, limit=limit, unit=unit):
            shown = _limit(limit, unit)
            return Formula(f"{name[0]}之和 {shown[0]}", f"sum of {name[1]} {shown[1]}", _reads(rule))
        case CountAtLeast(value=value, size=size, limit=limit, unit=unit):
            zh, en = _label(value)
            shown, of = _limit(limit, unit), decimal_text(size)
            return Formula(f"{zh}中 ≥ {of} 的 {shown[0]}", f"{en}: of {of} or more {shown[1]}", _reads(rule))
        case _:
            assert isinstance(rule, Trend)
            zh, en = rule.value.spec.zh, rule.value.spec.en
            asked = ("逐年增长", "rises every year")
            if rule.drop is not None:
                drop = percent_text(rule.drop)
                asked = (f"任一步降幅 ≤ {drop}", f"no step falls by more than {drop}")
            span = _span(rule.years)
            return Formula(f"{zh} {span} {asked[0]}", f"{en} {span}: {asked[1]}", _reads(rule))


def _of_presence(rule: Rule) -> Formula:
    match rule:
        case Has(value=value):
            zh, en = _label(value)
            return Formula(f"{zh}：有", f"{en}: yes", _reads(rule))
        case OneOf(value=value, of=words, review=review):
            zh, en = _label(value)
            accepted, doubtful = _words(words), _words(review)
            more = ("", "")
            if review:
                more = (f"；{doubtful[0]}由审核人判断", f"; {doubtful[1]} for a reviewer")
            return Formula(f"{zh}为{accepted[0]}{more[0]}", f"{en} is {accepted[1]}{more[1]}", _reads(rule))
        case HasAll(value=value, of=wanted):
            zh, en = _label(value)
            return Formula(
                f"{zh}含：{'、'.join(zh for zh, _ in wanted.values())}",
                f"{en} hold: {', '.join(en for _, en in wanted.values())}",
                _reads(rule),
            )
        case Present(kinds=kinds, year=year):
            when = ("上一年度", " of the previous year") if year is not None else ("", "")
            return Formula(
                f"已提交{when[0]}{'或'.join(KINDS[k][0] for k in kinds)}",
                f"supplied: {' or '.join(KINDS[k][1] for k in kinds)}{when[1]}",
            )
        case PersonDecides(shows=shows):
            return Formula("由具名审核人判断", "a named reviewer decides", _names(shows))
        case InArea(areas=areas):
            open_ = "" if all(a.defined for a in areas) else "（未界定的由审核人确认）"
            return Formula(
                f"登记地属于：{'、'.join(a.zh for a in areas)}{open_}",
                f"registered in: {', '.join(a.en for a in areas)}",
                _reads(rule),
            )
        case InRegion(area=area):
            return Formula(f"在{area.zh}登记", f"registered in {area.en}", _reads(rule))
        case _:
            raise TypeError(f"no formula for {type(rule).__name__}")


def _words(words: tuple[str, ...]) -> tuple[str, str]:
    """Values of a record as people say them."""
    return "、".join(_SAID.get(w, w) for w in words), " or ".join(_SAID_EN.get(w, w) for w in words)


def _label(one: Input) -> tuple[str, str]:
    zh, en = one.spec.zh, one.spec.en
    if one.year is None:
        return zh, en
    return f"{_YEARS.get(one.year, one.year)} {zh}", f"{en} {_YEARS.get(one.year, one.year)}"


def _names(inputs: tuple[Input, ...]) -> tuple[str, ...]:
    return tuple(i.name if i.year is None else f"{i.name}[{_YEARS.get(i.year, i.year)}]" for i in inputs)


def _reads(rule: Rule) -> tuple[str, ...]:
    return _names(rule.inputs())


def _span(years: tuple[int, ...]) -> str:
    return f"{_YEARS.get(years[0], years[0])}..{_YEARS.get(years[-1], years[-1])}"


def _share(limit: Limit) -> str:
    return _bounds(limit, lambda n: show_share(n)[0])


def _limit(limit: Limit, unit: Unit) -> tuple[str, str]:
    return _bounds(limit, lambda n: shown_zh(n, unit)), _bounds(limit, lambda n: shown_en(n, unit))


def _bounds(limit: Limit, show: Callable[[Fraction], str]) -> str:
    pieces = [("≥", limit.least), ("≤", limit.most)]
    return " ".join(f"{sign} {show(number)}" for sign, number in pieces if number is not None)
