"""A pack file to a `Pack`, strictly: whatever is unknown, missing, doubled or of the wrong type is refused
with `PackError` "file:line: what; what to do". What predicates mean belongs to their own modules."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from dossier_ai.core import Severity
from dossier_ai.schemes.nodes import Node, load_nodes
from dossier_ai.schemes.pack import Clause, EditionStatus, Material, Pack, Relaxation
from dossier_ai.schemes.read_clause import (
    read_clause,
    read_date,
    read_kinds,
    read_message,
    read_procedures,
)

FORMAT = "dossier-ai/scheme/1"
SCHEMES = (
    "guangdong-platform",
    "liaoning-platform",
    "qinghai-platform",
    "cicasme-platform",
    "chengdu-platform",
    "chengdu-base",
)
ENTITY_KINDS = ("enterprise", "nonprofit", "special", "nonlegal", "branch", "individual")


def load_pack(path: Path) -> Pack:
    """The pack in `path`; `PackError` names the line of the first fault."""
    root = load_nodes(path)
    entries = root.keys(
        ("format", "scheme", "edition", "edition_status", "title", "issuer", "example_date", "result",
         "materials", "ambiguities", "clauses"),
        ("relaxation", "note", "shares", "notice_clause", "bound_in_order"),
    )  # fmt: skip
    entries["format"].word((FORMAT,), "format")
    scheme = entries["scheme"].word(SCHEMES, "scheme")
    edition = entries["edition"].text()
    if path.name != f"{scheme}-{edition}.yaml":
        entries["edition"].fail(
            f"edition `{edition}` of `{scheme}` in a file of another name",
            f"rename the file to {scheme}-{edition}.yaml",
        )
    ambiguities = {name: read_message(node) for name, node in entries["ambiguities"].entries()}
    clauses = entries["clauses"].each(lambda node: read_clause(node, ambiguities))
    known = _unique_ids(entries["clauses"], clauses)
    _check_references(entries["clauses"], clauses, known)
    shared = _shared(entries["shares"], path, edition, known) if "shares" in entries else ()
    pack = Pack(
        scheme=scheme,
        edition=edition,
        edition_status=cast(
            EditionStatus,
            entries["edition_status"].word(("draft", "unknown", "in_force"), "edition status"),
        ),
        title=read_message(entries["title"]),
        issuer=read_message(entries["issuer"]),
        example_date=read_date(entries["example_date"]),
        clauses=clauses + shared,
        result=_result(entries["result"], known),
        materials=_materials(entries["materials"], known),
        ambiguities=ambiguities,
        relaxation=_relaxation(entries["relaxation"], known) if "relaxation" in entries else None,
        note=read_message(entries["note"]) if "note" in entries else None,
        file=path.name,
        notice_clause=_known_clause(entries["notice_clause"], (*known, *(c.id for c in shared)))
        if "notice_clause" in entries
        else "",
        bound_in_order=read_procedures(entries["bound_in_order"]) if "bound_in_order" in entries else (),
    )
    _check_reach(entries["result"], pack)
    return pack


def _unique_ids(node: Node, clauses: tuple[Clause, ...]) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    for item, clause in zip(node.items(), clauses, strict=True):
        if clause.id in seen:
            item.fail(
                f"clause `{clause.id}` is there twice (first in line {seen[clause.id]})",
                "rename or remove one",
            )
        seen[clause.id] = item.line
    return tuple(seen)


def _check_references(node: Node, clauses: tuple[Clause, ...], known: tuple[str, ...]) -> None:
    """Every clause that a rule uses exists, has a rule, and no clause depends on itself."""
    uses = {c.id: c.rule.clauses() for c in clauses if c.rule is not None}
    lines = {c.id: item for item, c in zip(node.items(), clauses, strict=True)}
    for clause, others in uses.items():
        for other in others:
            if other not in known:
                lines[clause].fail(f"`{clause}` uses the unknown clause `{other}`", "correct the id")
            if other not in uses:
                lines[clause].fail(f"`{clause}` uses `{other}`, which has no rule", "add a rule to it")
    for clause in uses:
        waiting, reached = list(uses[clause]), set[str]()
        while waiting:
            other = waiting.pop()
            if other == clause:
                lines[clause].fail(f"`{clause}` depends on itself", "break the circle")
            if other not in reached:
                reached.add(other)
                waiting.extend(uses[other])


def _shared(node: Node, path: Path, edition: str, known: tuple[str, ...]) -> tuple[Clause, ...]:
    """Clauses of another scheme of the same regulation that hold here as well; none of them is judged."""
    entries = node.keys(("scheme", "clauses"))
    scheme = entries["scheme"].word(SCHEMES, "scheme")
    other = load_pack(path.with_name(f"{scheme}-{edition}.yaml"))

    def one(item: Node) -> Clause:
        clause = other.clause(item.text())
        if clause is None or clause.rule is not None or clause.id in known:
            item.fail(f"`{item.value}` cannot be shared", f"name a clause without a rule of {other.file}")
        return clause

    return entries["clauses"].each(one)


def _known_clause(node: Node, known: tuple[str, ...]) -> str:
    text = node.text()
    if text not in known:
        node.fail(f"unknown clause `{text}`", "correct the id or add the clause")
    return text


def _result(node: Node, known: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    entries = node.keys(("initial",), ("renewal",))
    return {name: part.each(lambda n: _known_clause(n, known)) for name, part in entries.items()}


def _materials(node: Node, known: tuple[str, ...]) -> dict[str, tuple[Material, ...]]:
    def material(item: Node) -> Material:
        entries = item.keys(("kinds", "clause", "severity"), ("also_accepted", "entity_kinds"))
        return Material(
            kinds=read_kinds(entries["kinds"]),
            clause=_known_clause(entries["clause"], known),
            severity=cast(Severity, entries["severity"].word(("B", "M"), "severity")),
            also_accepted=read_kinds(entries["also_accepted"]) if "also_accepted" in entries else (),
            entity_kinds=entries["entity_kinds"].each(lambda n: n.word(ENTITY_KINDS, "kind of entity"))
            if "entity_kinds" in entries
            else (),
        )

    return {name: part.each(material) for name, part in node.keys(("initial",), ("renewal",)).items()}


def _relaxation(node: Node, known: tuple[str, ...]) -> Relaxation:
    entries = node.keys(("clause", "reaches"))
    clause = _known_clause(entries["clause"], known)
    reaches = entries["reaches"].each(lambda n: _known_clause(n, known))
    if clause in reaches:
        entries["reaches"].fail(f"`{clause}` relaxes itself", "remove it from the list")
    return Relaxation(clause, reaches)


def _check_reach(node: Node, pack: Pack) -> None:
    """Every clause of the result has a rule in that procedure."""
    for procedure, clauses in pack.result.items():
        judged = {c.id for c in pack.judged(procedure)}
        for clause in clauses:
            if clause not in judged:
                node.fail(
                    f"`{clause}` counts for {procedure} but is not judged there",
                    "give it a rule or remove it",
                )
