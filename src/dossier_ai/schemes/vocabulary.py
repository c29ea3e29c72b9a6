"""The closed vocabulary of packs: each word, its arguments, and the predicate it stands for.

A rule is a mapping of one word to its arguments. There is no way to write an expression.
"""

from __future__ import annotations

from collections.abc import Callable

from dossier_ai.core import Message, Verdict
from dossier_ai.schemes.areas import InArea, InRegion
from dossier_ai.schemes.arguments import (
    input_of_format,
    read_area,
    read_findings,
    read_input,
    read_number,
    read_since,
    read_unit,
    read_yearly,
    read_years,
    word_or_truth,
)
from dossier_ai.schemes.combinators import ClauseHolds, Combined, DependsOn, DoesNotApply
from dossier_ai.schemes.comparison import Limit
from dossier_ai.schemes.dated import AgeAtLeast, NoneWithin, Recent
from dossier_ai.schemes.inputs import KINDS, VOCABULARIES
from dossier_ai.schemes.nodes import Node
from dossier_ai.schemes.predicates import AtLeast, Has, OneOf, ShareAtLeast
from dossier_ai.schemes.presence import HasAll, PersonDecides, Present
from dossier_ai.schemes.rule import Input, Rule
from dossier_ai.schemes.series import CountAtLeast, MeanShare, SumAtLeast
from dossier_ai.schemes.trends import Trend


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


def _read_limit(word: str, node: Node) -> Rule:
    bounds = {"at_least": ("least",), "at_most": ("most",), "within": ("least", "most")}[word]
    entries = node.keys(("value", *bounds), ("year", "unit", "needs_rank", "finding"))
    return AtLeast(
        op=word,
        value=read_input(node, entries),
        limit=Limit(
            least=read_number(entries["least"]) if "least" in entries else None,
            most=read_number(entries["most"]) if "most" in entries else None,
        ),
        unit=read_unit(entries),
        needs_rank=entries["needs_rank"].integer() if "needs_rank" in entries else None,
        findings=read_findings(entries),
    )


def _read_share(word: str, node: Node) -> Rule:
    entries = node.keys(("part", "whole", "least", "zh", "en"), ("year", "finding"))
    return ShareAtLeast(
        part=read_input(node, entries, "part"),
        whole=read_input(node, entries, "whole"),
        limit=Limit(least=read_number(entries["least"])),
        name=(entries["zh"].text(), entries["en"].text()),
        findings=read_findings(entries),
    )


def _read_mean_share(word: str, node: Node) -> Rule:
    entries = node.keys(("part", "whole", "years", "least", "zh", "en"), ("since", "finding"))
    years = read_years(entries["years"], 2)
    return MeanShare(
        part=read_yearly(entries["part"]),
        whole=read_yearly(entries["whole"]),
        years=years,
        limit=Limit(least=read_number(entries["least"])),
        name=(entries["zh"].text(), entries["en"].text()),
        since=read_since(entries),
        findings=read_findings(entries),
    )


def _read_sum(word: str, node: Node) -> Rule:
    entries = node.keys(("of", "years", "least", "zh", "en"), ("total", "unit", "since", "finding"))
    names = entries["of"].each(read_yearly)
    years = read_years(entries["years"], 1)
    return SumAtLeast(
        terms=tuple(Input(name, year) for name in names for year in years),
        totals=tuple(Input(read_yearly(entries["total"]), year) for year in years)
        if "total" in entries
        else (),
        limit=Limit(least=read_number(entries["least"])),
        unit=read_unit(entries),
        name=(entries["zh"].text(), entries["en"].text()),
        since=read_since(entries),
        findings=read_findings(entries),
    )


def _read_count(word: str, node: Node) -> Rule:
    entries = node.keys(("value", "size", "least"), ("year", "unit", "finding"))
    return CountAtLeast(
        value=input_of_format(node, entries, "numbers", "use a list of sizes"),
        size=read_number(entries["size"]),
        limit=Limit(least=read_number(entries["least"])),
        unit=read_unit(entries),
        findings=read_findings(entries),
    )


def _read_age(word: str, node: Node) -> Rule:
    entries = node.keys(("value", "years"), ("finding",))
    value = input_of_format(node, entries, "date", "use a date such as op_start")
    return AgeAtLeast(value=value, years=entries["years"].integer(), findings=read_findings(entries))


def _read_none_within(word: str, node: Node) -> Rule:
    entries = node.keys(("value",), ("years", "settled_years"))
    return NoneWithin(
        value=input_of_format(node, entries, "records", "use a list of records such as cred.adverse.unit"),
        years=entries["years"].integer() if "years" in entries else None,
        settled_years=entries["settled_years"].integer() if "settled_years" in entries else None,
    )


def _read_recent(word: str, node: Node) -> Rule:
    entries = node.keys(("value", "days"))
    value = input_of_format(node, entries, "date", "use a date such as cred.report_date")
    return Recent(value, entries["days"].integer())


def _read_has(word: str, node: Node) -> Rule:
    return Has(input_of_format(node, node.keys(("value",)), "truth", "use one that is true or false"))


def _read_one_of(word: str, node: Node) -> Rule:
    entries = node.keys(("value", "of"), ("review",))
    return OneOf(
        value=read_input(node, entries),
        of=entries["of"].texts(),
        review=entries["review"].texts() if "review" in entries else (),
    )


def _read_trend(word: str, node: Node) -> Rule:
    required = ("value", "years", "largest_drop") if word == "stable" else ("value", "years")
    entries = node.keys(required, ("also_when_known", "since", "finding"))
    name = read_yearly(entries["value"])
    years = read_years(entries["years"], 2)
    extra = entries["also_when_known"].each(Node.integer) if "also_when_known" in entries else ()
    return Trend(
        op=word,
        value=Input(name, years[-1]),
        years=years,
        also_when_known=extra,
        drop=read_number(entries["largest_drop"]) if word == "stable" else None,
        since=read_since(entries),
        findings=read_findings(entries),
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
    value = input_of_format(node, entries, "names", "use a list such as docs.topics")
    known = VOCABULARIES.get(value.name, {})
    listed = entries["of"]
    if isinstance(listed.value, list):
        return HasAll(value, {name: known[name] for name in listed.each(lambda n: n.word(known, "item"))})
    wanted = {}
    for name, item in listed.entries():
        if name not in known:
            item.fail(f"unknown item `{name}` of {value.name}", f"known: {', '.join(known)}")
        parts = item.keys(("zh", "en"))
        wanted[name] = (parts["zh"].text(), parts["en"].text())
    return HasAll(value, wanted)


def _read_person(word: str, node: Node) -> Rule:
    entries = node.keys((), ("shows",))
    if "shows" not in entries:
        return PersonDecides()

    def shown(item: Node) -> Input:
        if isinstance(item.value, str):
            return read_input(item, {"value": item})
        return read_input(item, item.keys(("value",), ("year",)))

    return PersonDecides(entries["shows"].each(shown))


def _read_area(word: str, node: Node) -> Rule:
    place = Input("ent.region"), Input("ent.address")
    if word == "in_region":
        return InRegion(*place, read_area(node))
    return InArea(*place, node.keys(("areas",))["areas"].each(read_area))


def _read_depends(word: str, node: Node) -> Rule:
    entries = node.keys(("value", "cases"), ("otherwise", "missing"))

    def one_case(item: Node) -> tuple[tuple[str, ...], Rule]:
        parts = item.keys(("of", "rule"))
        return parts["of"].each(word_or_truth), read_rule(parts["rule"])

    return DependsOn(
        value=read_input(node, entries),
        cases=entries["cases"].each(one_case),
        otherwise=read_rule(entries["otherwise"]) if "otherwise" in entries else None,
        missing=read_rule(entries["missing"]) if "missing" in entries else None,
    )


def _read_not_applying(word: str, node: Node) -> Rule:
    parts = node.keys(("zh", "en"))
    return DoesNotApply(Message(zh=parts["zh"].text(), en=parts["en"].text()))


def _read_combined(word: str, node: Node) -> Rule:
    if word in ("all_of", "any_of"):
        return Combined(word, _rules(node))
    if word == "k_of_n":
        entries = node.keys(("k", "of"), ("finding",))
        rules, k = _rules(entries["of"]), entries["k"].integer()
        if not 1 <= k <= len(rules):
            entries["k"].fail(f"{k} of {len(rules)} cannot be asked", "choose 1 to the number of rules")
        return Combined(word, rules, k, findings=read_findings(entries))
    entries = node.keys(("of",), ("also_when_known", "also_when_any_known"))
    known = _rules(entries["also_when_known"]) if "also_when_known" in entries else ()
    partly = _rules(entries["also_when_any_known"]) if "also_when_any_known" in entries else ()
    return Combined(word, _rules(entries["of"]), also_when_known=known, also_when_any_known=partly)


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
    "mean_share_at_least": _read_mean_share,
    "sum_at_least": _read_sum,
    "count_at_least": _read_count,
    "age_at_least": _read_age,
    "none_within": _read_none_within,
    "recent": _read_recent,
    "stable": _read_trend,
    "growing": _read_trend,
    "has": _read_has,
    "one_of": _read_one_of,
    "has_all": _read_has_all,
    "present": _read_present,
    "in_area": _read_area,
    "in_region": _read_area,
    "depends_on": _read_depends,
    "does_not_apply": _read_not_applying,
    "person_decides": _read_person,
    "all_of": _read_combined,
    "any_of": _read_combined,
    "k_of_n": _read_combined,
    "all_readings": _read_combined,
    "clause": _read_clause,
}
