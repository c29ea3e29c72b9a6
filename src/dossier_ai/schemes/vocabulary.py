"""The closed vocabulary of packs: each word, its arguments, and the predicate it stands for.

A rule is a mapping of one word to its arguments. There is no way to write an expression.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import cast

from dossier_ai.core import Severity, Verdict
from dossier_ai.schemes.combinators import ClauseHolds, Combined
from dossier_ai.schemes.comparison import Limit
from dossier_ai.schemes.inputs import INPUTS, KINDS
from dossier_ai.schemes.nodes import Node
from dossier_ai.schemes.predicates import AgeAtLeast, AtLeast, Has, OneOf, ShareAtLeast
from dossier_ai.schemes.presence import Area, HasAll, InArea, PersonDecides, Present
from dossier_ai.schemes.rule import FindingSpec, Input, Rule
from dossier_ai.schemes.trends import Trend
from dossier_ai.schemes.units import UNITS, parse_number


def read_rule(node: Node) -> Rule:
    """The rule that `node` writes; `PackError` at its line otherwise."""
    entries = list(node.entries())
    if len(entries) != 1:
        node.fail(f"a rule has one predicate, found {len(entries)}", "wrap several in all_of or any_of")
    word, body = entries[0]
    read = WORDS.get(word)
    if read is None:
        body.fail(f"unknown predicate `{word}`", f"known: {', '.join(WORDS)}")
    return read(word, body)


def _number(node: Node) -> Fraction:
    """An exact number: a whole one as it is, others in quotes as decimal or `a/b`."""
    if isinstance(node.value, int) and not isinstance(node.value, bool):
        return Fraction(int(node.value))
    if isinstance(node.value, float):
        node.fail(f"`{node.value}` is a floating-point number", "write it in quotes: it must stay exact")
    number = parse_number(node.text())
    if number is None:
        node.fail(f"`{node.value}` is no number", "write a decimal or a fraction such as 1/2 in quotes")
    return number


def _name(node: Node) -> str:
    return node.word(INPUTS, "input")


def _input(node: Node, entries: dict[str, Node], name: str = "value") -> Input:
    wanted = _name(entries[name])
    year = entries["year"].integer() if "year" in entries else None
    if INPUTS[wanted].yearly != (year is not None):
        entries[name].fail(
            f"`{wanted}` {'needs' if INPUTS[wanted].yearly else 'has no'} year",
            "write `year: -1` for the year before the application"
            if INPUTS[wanted].yearly
            else "remove `year`",
        )
    return Input(wanted, year)


def _finding(entries: dict[str, Node]) -> FindingSpec | None:
    if "finding" not in entries:
        return None
    parts = entries["finding"].keys(("id", "severity", "zh", "en"), ("also_mixed",))
    return FindingSpec(
        id=parts["id"].text(),
        severity=cast(Severity, parts["severity"].word(("B", "M", "m", "I"), "severity")),
        zh=parts["zh"].text(),
        en=parts["en"].text(),
        also_mixed=parts["also_mixed"].truth() if "also_mixed" in parts else False,
    )


def _read_limit(word: str, node: Node) -> Rule:
    bounds = {"at_least": ("least",), "at_most": ("most",), "within": ("least", "most")}[word]
    entries = node.keys(("value", *bounds), ("year", "unit", "needs_rank", "finding"))
    return AtLeast(
        op=word,
        value=_input(node, entries),
        limit=Limit(
            least=_number(entries["least"]) if "least" in entries else None,
            most=_number(entries["most"]) if "most" in entries else None,
        ),
        unit=UNITS[entries["unit"].word(UNITS, "unit") if "unit" in entries else ""],
        needs_rank=entries["needs_rank"].integer() if "needs_rank" in entries else None,
        finding=_finding(entries),
    )


def _read_share(word: str, node: Node) -> Rule:
    entries = node.keys(("part", "whole", "least", "zh", "en"), ("year", "finding"))
    return ShareAtLeast(
        part=_input(node, entries, "part"),
        whole=_input(node, entries, "whole"),
        limit=Limit(least=_number(entries["least"])),
        name=(entries["zh"].text(), entries["en"].text()),
        finding=_finding(entries),
    )


def _read_age(word: str, node: Node) -> Rule:
    entries = node.keys(("value", "years"), ("finding",))
    value = _input(node, entries)
    if INPUTS[value.name].format != "date":
        entries["value"].fail(f"`{value.name}` is no date", "use a date such as op_start")
    return AgeAtLeast(value=value, years=entries["years"].integer(), finding=_finding(entries))


def _read_has(word: str, node: Node) -> Rule:
    entries = node.keys(("value",))
    value = _input(node, entries)
    if INPUTS[value.name].format != "truth":
        entries["value"].fail(f"`{value.name}` is not true or false", "use one that is")
    return Has(value)


def _read_one_of(word: str, node: Node) -> Rule:
    entries = node.keys(("value", "of"), ("review",))
    return OneOf(
        value=_input(node, entries),
        of=entries["of"].texts(),
        review=entries["review"].texts() if "review" in entries else (),
    )


def _read_trend(word: str, node: Node) -> Rule:
    required = ("value", "years", "largest_drop") if word == "stable" else ("value", "years")
    entries = node.keys(required, ("also_when_known", "finding"))
    name = _name(entries["value"])
    years = entries["years"].each(Node.integer)
    if not INPUTS[name].yearly or len(years) < 2 or list(years) != sorted(set(years)):
        entries["years"].fail(
            "a trend needs a yearly value and two years or more, oldest first", "correct it"
        )
    extra = entries["also_when_known"].each(Node.integer) if "also_when_known" in entries else ()
    return Trend(
        op=word,
        value=Input(name, years[-1]),
        years=years,
        also_when_known=extra,
        drop=_number(entries["largest_drop"]) if word == "stable" else None,
        finding=_finding(entries),
    )


def _read_present(word: str, node: Node) -> Rule:
    entries = node.keys(("kinds",), ("review_kinds", "year", "otherwise"))
    otherwise = entries["otherwise"].word(("NO_EVIDENCE", "REVIEW", "NA"), "verdict") if (
        "otherwise" in entries
    ) else "NO_EVIDENCE"  # fmt: skip
    return Present(
        kinds=entries["kinds"].each(lambda n: n.word(KINDS, "document kind")),
        review_kinds=entries["review_kinds"].each(lambda n: n.word(KINDS, "document kind"))
        if "review_kinds" in entries
        else (),
        year=entries["year"].integer() if "year" in entries else None,
        otherwise=Verdict(otherwise),
    )


def _read_has_all(word: str, node: Node) -> Rule:
    entries = node.keys(("value", "of"))
    wanted = {}
    for name, item in entries["of"].entries():
        parts = item.keys(("zh", "en"))
        wanted[name] = (parts["zh"].text(), parts["en"].text())
    value = _input(node, entries)
    if INPUTS[value.name].format != "names":
        entries["value"].fail(f"`{value.name}` is no list", "use one that is, such as docs.topics")
    return HasAll(value, wanted)


def _read_person(word: str, node: Node) -> Rule:
    entries = node.keys((), ("shows",))
    if "shows" not in entries:
        return PersonDecides()

    def shown(item: Node) -> Input:
        if isinstance(item.value, str):
            return _input(item, {"value": item})
        return _input(item, item.keys(("value",), ("year",)))

    return PersonDecides(entries["shows"].each(shown))


def _read_area(word: str, node: Node) -> Rule:
    entries = node.keys(("areas",))

    def area(item: Node) -> Area:
        parts = item.keys(("zh", "en", "prefixes", "places", "defined"))
        return Area(
            parts["zh"].text(),
            parts["en"].text(),
            parts["prefixes"].texts(),
            parts["places"].texts(),
            parts["defined"].truth(),
        )

    return InArea(Input("ent.region"), Input("ent.address"), entries["areas"].each(area))


def _read_combined(word: str, node: Node) -> Rule:
    if word in ("all_of", "any_of"):
        return Combined(word, _rules(node))
    if word == "k_of_n":
        entries = node.keys(("k", "of"))
        rules, k = _rules(entries["of"]), entries["k"].integer()
        if not 1 <= k <= len(rules):
            entries["k"].fail(f"{k} of {len(rules)} cannot be asked", "choose 1 to the number of rules")
        return Combined(word, rules, k)
    entries = node.keys(("of",), ("also_when_known",))
    extra = _rules(entries["also_when_known"]) if "also_when_known" in entries else ()
    return Combined(word, _rules(entries["of"]), also_when_known=extra)


def _rules(node: Node) -> tuple[Rule, ...]:
    rules = node.each(read_rule)
    if not rules:
        node.fail("an empty list of rules", "write at least one")
    return rules


def _read_clause(word: str, node: Node) -> Rule:
    return ClauseHolds(node.text())


WORDS: dict[str, Callable[[str, Node], Rule]] = {
    "at_least": _read_limit,
    "at_most": _read_limit,
    "within": _read_limit,
    "share_at_least": _read_share,
    "age_at_least": _read_age,
    "stable": _read_trend,
    "growing": _read_trend,
    "has": _read_has,
    "one_of": _read_one_of,
    "has_all": _read_has_all,
    "present": _read_present,
    "in_area": _read_area,
    "person_decides": _read_person,
    "all_of": _read_combined,
    "any_of": _read_combined,
    "k_of_n": _read_combined,
    "all_readings": _read_combined,
    "clause": _read_clause,
}
