"""Packs under mutation: every number, comparison and list of a rule is changed in memory, and the examples of
its clause must notice. A mutant that survives is a threshold that nothing guards."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from dossier_ai.core import Decision
from dossier_ai.errors import PackError
from dossier_ai.schemes import Pack, list_editions, load_pack
from dossier_ai.schemes.evaluate import decide_clause
from dossier_ai.schemes.inputs import INPUTS
from dossier_ai.schemes.nodes import Node, load_nodes
from dossier_ai.schemes.pack import Clause
from dossier_ai.schemes.units import parse_number
from dossier_ai.schemes.vocabulary import WORDS, read_rule

EDITIONS = list_editions()
Undo = Callable[[], None]

# What only words or shows: names, units, findings (tested by themselves), places (compared with GB/T 2260),
# and which kinds of document are accepted.
SHOWN = ("zh", "en", "unit", "finding", "shows", "prefixes", "places", "kinds", "review_kinds", "name")
OPTIONAL = ("otherwise", "missing", "also_when_known", "also_when_any_known", "since", "total",
            "needs_rank", "settled_years", "years")  # fmt: skip


def sequence(items: list[Any]) -> CommentedSeq:
    """A list that knows a line for each of its items, as lists of files do."""
    out = CommentedSeq(items)
    out.lc.line, out.lc.col, out.lc.data = 0, 0, {i: [0, 0] for i in range(len(items))}
    return out


def put(parent: Any, key: Any, new: Any) -> Undo:
    old = parent[key]
    parent[key] = new
    return lambda: parent.__setitem__(key, old)


def without(parent: CommentedMap, key: str) -> Undo:
    kept = list(parent.items())
    del parent[key]

    def undo() -> None:
        for name, old in kept:
            parent.pop(name, None)
            parent[name] = old

    return undo


def renamed(parent: CommentedMap, old: str, new: str, body: Any) -> Undo:
    """The only key of `parent` by another name."""
    kept = parent.pop(old)
    parent[new] = body
    parent.lc.data[new] = parent.lc.data[old]

    def undo() -> None:
        del parent[new]
        parent[old] = kept

    return undo


def other_numbers(text: Any) -> Iterator[Any]:
    """One more, one less, and a hair more: `>` where the rule says `>=`."""
    number = Fraction(int(text)) if isinstance(text, int) else parse_number(str(text))
    assert number is not None
    step = 1 if isinstance(text, int) else Fraction(1, 10000)
    for changed in (number + step, number - step):
        yield int(changed) if isinstance(text, int) else str(changed)
    yield str(number + Fraction(1, 1_000_000))


def word_mutants(parent: CommentedMap, word: str) -> Iterator[tuple[str, Callable[[], Undo]]]:
    """Another predicate in the place of this one."""
    body = parent[word]
    if word in ("all_of", "any_of"):
        other = "any_of" if word == "all_of" else "all_of"
        if len(body) > 1:
            yield f"{word} → {other}", lambda: renamed(parent, word, other, body)
    elif word == "all_readings":
        rules = [
            rule for name in ("of", "also_when_known", "also_when_any_known") for rule in body.get(name, ())
        ]
        yield "all_readings → all_of", lambda: renamed(parent, word, "all_of", sequence(rules))
        yield "all_readings → any_of", lambda: renamed(parent, word, "any_of", sequence(rules))
    elif word == "at_least":
        turned = CommentedMap(body)
        turned.lc.data = {**body.lc.data, "most": body.lc.data["least"]}
        turned["most"] = turned.pop("least")
        yield "at_least → at_most", lambda: renamed(parent, word, "at_most", turned)
    elif word == "growing":
        turned = CommentedMap(body)
        turned.lc.data = {**body.lc.data, "largest_drop": [0, 0, 0, 0]}
        turned["largest_drop"] = "1/5"
        yield "growing → stable", lambda: renamed(parent, word, "stable", turned)


def list_mutants(parent: Any, key: Any, items: CommentedSeq) -> Iterator[tuple[str, Callable[[], Undo]]]:
    for i in range(len(items)):
        if len(items) > 1:
            rest = sequence([*items[:i], *items[i + 1 :]])
            yield f"{key} without item {i}", lambda rest=rest: put(parent, key, rest)
    if items and all(isinstance(item, int) and not isinstance(item, bool) for item in items):
        yield f"{key} a year earlier", lambda: put(parent, key, sequence([i - 1 for i in items]))
        yield f"{key} with a year before", lambda: put(parent, key, sequence([items[0] - 1, *items]))


def name_mutants(parent: CommentedMap, key: str, name: str) -> Iterator[tuple[str, Callable[[], Undo]]]:
    """Another input of the same kind."""
    if name not in INPUTS:
        return
    spec = INPUTS[name]
    for other in INPUTS.values():
        if other.name != name and (other.format, other.yearly) == (spec.format, spec.yearly):
            yield f"{key}: {name} → {other.name}", lambda other=other: put(parent, key, other.name)
            return


def mutants(parent: Any, key: Any) -> Iterator[tuple[str, Callable[[], Undo]]]:
    """Every mutant of the part of a rule under `key`, each as its name and the change to make."""
    value = parent[key]
    if isinstance(value, CommentedMap):
        for name in list(value):
            if name in SHOWN and name not in WORDS:
                continue
            if name in OPTIONAL and not (
                name == "years" and "settled_years" not in value and "part" in value
            ):
                yield f"without {name}", lambda name=name: without(value, name)
            yield from word_mutants(value, name) if name in WORDS else ()
            yield from mutants(value, name)
    elif isinstance(value, CommentedSeq):
        yield from list_mutants(parent, key, value)
        for i in range(len(value)):
            if isinstance(value[i], CommentedMap):
                yield from mutants(value, i)
    elif isinstance(value, bool):
        yield f"{key} turned", lambda: put(parent, key, not value)
    elif isinstance(value, int) or parse_number(str(value)) is not None:
        for other in other_numbers(value):
            yield f"{key}: {value} → {other}", lambda other=other: put(parent, key, other)
    elif isinstance(value, str):
        yield from name_mutants(parent, key, value)


def noticed(pack: Pack, clause: Clause, node: Node) -> bool:
    """Whether an example of the clause has another verdict under the rule in `node`, or none at all."""
    try:
        changed = dataclasses.replace(clause, rule=read_rule(node))
    except PackError:
        return True
    for example in clause.examples:
        wanted = {**example.decisions, **({clause.id: example.decision} if example.decision else {})}
        decisions = [
            Decision(target=f"clause:{c}", action="confirm", value=v.value, by="审核员", at="2026-06-01")
            for c, v in wanted.items()
        ]
        given = decide_clause(pack, changed, example.values, decisions, pack.example_date)
        if given.verdict is not example.verdict:
            return True
    return False


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda e: e.scheme)
def test_every_mutant_is_noticed(edition: Any) -> None:
    pack = load_pack(edition.path)
    root = load_nodes(Path(edition.path))
    survivors, tried = [], 0
    for raw in root.value["clauses"]:
        clause = pack.clause(raw["id"])
        assert clause is not None
        if clause.rule is None:
            continue
        holder = CommentedMap({"rule": raw["rule"]})
        for name, change in list(mutants(holder, "rule")):
            undo = change()
            tried += 1
            if not noticed(pack, clause, Node(holder["rule"], pack.file, clause.line)):
                survivors.append(f"{clause.id}: {name}")
            undo()
    assert tried > 100
    assert not survivors, "\n".join(survivors)
