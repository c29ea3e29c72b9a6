"""A pack file to a `Pack`, strictly: whatever is unknown, missing, doubled or of the wrong type is refused
with `PackError` "file:line: what; what to do". What predicates mean belongs to their own modules."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import cast

from dossier_ai.core import Bounds, FieldState, Message, Severity, Value, Verdict
from dossier_ai.schemes.inputs import KINDS, spec_of
from dossier_ai.schemes.nodes import Node, load_nodes
from dossier_ai.schemes.pack import (
    CLAUSE_KINDS,
    JUDGED_KINDS,
    PROCEDURES,
    Clause,
    ClauseKind,
    DueDate,
    EditionStatus,
    Example,
    LifeCycle,
    Material,
    Pack,
    Procedure,
    Relaxation,
)
from dossier_ai.schemes.units import parse_number
from dossier_ai.schemes.vocabulary import read_rule

FORMAT = "dossier-ai/scheme/1"
SCHEMES = (
    "guangdong-platform",
    "liaoning-platform",
    "qinghai-platform",
    "cicasme-platform",
    "chengdu-platform",
    "chengdu-base",
)
_STEPS = (
    "apply", "apply_directly", "first_review", "on_site", "recommend", "expert_review", "publicity",
    "announce",
)  # fmt: skip
_EFFECTS = ("revoked", "suspended", "warned", "notice")
_TRIGGERS = (
    "administrative_penalty", "judicial_penalty", "credit_blacklist", "complaints", "report_missed",
    "renewal_failed", "unlawful_act", "false_material", "evaluation_failed",
)  # fmt: skip


def load_pack(path: Path) -> Pack:
    """The pack in `path`; `PackError` names the line of the first fault."""
    root = load_nodes(path)
    entries = root.keys(
        ("format", "scheme", "edition", "edition_status", "title", "issuer", "example_date", "result",
         "materials", "ambiguities", "clauses"),
        ("relaxation", "note"),
    )  # fmt: skip
    entries["format"].word((FORMAT,), "format")
    scheme = entries["scheme"].word(SCHEMES, "scheme")
    edition = entries["edition"].text()
    if path.name != f"{scheme}-{edition}.yaml":
        entries["edition"].fail(
            f"edition `{edition}` of `{scheme}` in a file of another name",
            f"rename the file to {scheme}-{edition}.yaml",
        )
    ambiguities = {name: _message(node) for name, node in entries["ambiguities"].entries()}
    clauses = entries["clauses"].each(lambda node: _clause(node, ambiguities))
    known = _unique_ids(entries["clauses"], clauses)
    _check_references(entries["clauses"], clauses, known)
    pack = Pack(
        scheme=scheme,
        edition=edition,
        edition_status=cast(
            EditionStatus,
            entries["edition_status"].word(("draft", "unknown", "in_force"), "edition status"),
        ),
        title=_message(entries["title"]),
        issuer=_message(entries["issuer"]),
        example_date=_date(entries["example_date"]),
        clauses=clauses,
        result=_result(entries["result"], known),
        materials=_materials(entries["materials"], known),
        ambiguities=ambiguities,
        relaxation=_relaxation(entries["relaxation"], known) if "relaxation" in entries else None,
        note=_message(entries["note"]) if "note" in entries else None,
        file=path.name,
    )
    _check_reach(entries["result"], pack)
    return pack


def _message(node: Node) -> Message:
    entries = node.keys(("zh", "en"))
    return Message(zh=entries["zh"].text(), en=entries["en"].text())


def _date(node: Node) -> dt.date:
    try:
        return dt.date.fromisoformat(node.text())
    except ValueError:
        node.fail(f"`{node.value}` is no date", "write YYYY-MM-DD")


def _clause(node: Node, ambiguities: dict[str, Message]) -> Clause:
    entries = node.keys(
        ("id", "article", "kind", "title", "quotation"),
        ("reads", "rule", "ambiguities", "evidence", "procedures", "note", "lifecycle", "examples"),
    )
    kind = cast(ClauseKind, entries["kind"].word(CLAUSE_KINDS, "clause kind"))
    rule = read_rule(entries["rule"]) if "rule" in entries else None
    if kind in JUDGED_KINDS and rule is None:
        node.fail(f"a clause of kind {kind} needs a rule", "add `rule:`")
    if rule is not None and "examples" not in entries:
        node.fail("a clause with a rule needs examples", "add `examples:` for each verdict it can give")
    if rule is None and "examples" in entries:
        entries["examples"].fail("examples without a rule", "remove them or add `rule:`")
    named = entries["ambiguities"].items() if "ambiguities" in entries else []
    return Clause(
        id=_clause_id(entries["id"]),
        article=entries["article"].text(),
        kind=kind,
        title=_message(entries["title"]),
        quotation=entries["quotation"].text(),
        line=node.line,
        reads=_message(entries["reads"]) if "reads" in entries else None,
        rule=rule,
        ambiguities=tuple(n.word(ambiguities, "ambiguity") for n in named),
        evidence=_kinds(entries["evidence"]) if "evidence" in entries else (),
        procedures=_procedures(entries["procedures"]) if "procedures" in entries else PROCEDURES,
        note=_message(entries["note"]) if "note" in entries else None,
        lifecycle=_lifecycle(entries["lifecycle"]) if "lifecycle" in entries else None,
        examples=entries["examples"].each(_example) if "examples" in entries else (),
    )


def _clause_id(node: Node) -> str:
    text = node.text()
    if not re.fullmatch(r"[A-Z]{2}-[0-9A-Za-z]+(-[0-9A-Za-z]+)*(\.\.[0-9]+)?", text):
        node.fail(f"`{text}` is no clause id", "write it like QH-5-1b or LN-7..11")
    return text


def _kinds(node: Node) -> tuple[str, ...]:
    return node.each(lambda n: n.word(KINDS, "document kind"))


def _procedures(node: Node) -> tuple[Procedure, ...]:
    return node.each(lambda n: cast(Procedure, n.word(PROCEDURES, "procedure")))


def _lifecycle(node: Node) -> LifeCycle:
    entries = node.keys(
        (),
        ("steps", "publicity_working_days", "validity_years", "afterwards", "regulation_years", "duty_of",
         "due", "reports", "effect", "trigger", "trigger_count"),
    )  # fmt: skip

    def number(name: str) -> int | None:
        return entries[name].integer() if name in entries else None

    def word(name: str, known: tuple[str, ...]) -> str:
        return entries[name].word(known, name) if name in entries else ""

    return LifeCycle(
        steps=entries["steps"].each(lambda n: n.word(_STEPS, "step")) if "steps" in entries else (),
        publicity_working_days=number("publicity_working_days"),
        validity_years=number("validity_years"),
        afterwards=word("afterwards", ("renewal", "reapply")),
        regulation_years=number("regulation_years"),
        duty_of=word("duty_of", ("platform", "city", "recommender")),
        due=entries["due"].each(_due) if "due" in entries else (),
        reports=_kinds(entries["reports"]) if "reports" in entries else (),
        effect=word("effect", _EFFECTS),
        trigger=word("trigger", _TRIGGERS),
        trigger_count=number("trigger_count"),
    )


def _due(node: Node) -> DueDate:
    entries = node.keys(("month", "day"))
    month = entries["month"].integer()
    day = None if entries["day"].value == "last" else entries["day"].integer()
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        node.fail("no such day of the year", "month 1-12, day 1-31 or last")
    return DueDate(month, day)


def _example(node: Node) -> Example:
    entries = node.keys(("verdict", "values"), ("decision", "decisions"))
    values = {}
    for key, value in entries["values"].entries():
        if spec_of(key) is None:
            value.fail(f"unknown value `{key}`", "use a name of the data dictionary, with its year")
        values[key] = _example_value(value)
    decisions = {}
    if "decisions" in entries:
        for key, decided in entries["decisions"].entries():
            decisions[key] = _verdict(decided)
    return Example(
        verdict=_verdict(entries["verdict"]),
        values=values,
        line=node.line,
        decision=_verdict(entries["decision"]) if "decision" in entries else None,
        decisions=decisions,
    )


def _verdict(node: Node) -> Verdict:
    return Verdict(node.word(tuple(v.value for v in Verdict), "verdict"))


def _example_value(node: Node) -> Value:
    """Plain text or a number stands for a value well proved (rank 2); a mapping says what else there is."""
    if not hasattr(node.value, "lc"):
        return Value(verified=_scalar(node), rank=2)
    if not hasattr(node.value, "keys"):
        return Value(verified=node.texts(), rank=2)
    entries = node.keys(
        (), ("verified", "declared", "rank", "state", "confidence", "readings", "least", "greatest")
    )
    readings = None
    if "readings" in entries:
        readings = {name: _scalar(value) for name, value in entries["readings"].entries()}
    bounds = None
    if "least" in entries or "greatest" in entries:
        ends = node.keys(("least", "greatest"), tuple(entries))
        bounds = Bounds(min=_scalar(ends["least"]), max=_scalar(ends["greatest"]))
    confidence = 1.0
    if "confidence" in entries:
        number = parse_number(_scalar(entries["confidence"]))
        if number is None or not 0 <= number <= 1:
            entries["confidence"].fail("no confidence", "write a number from 0 to 1 in quotes")
        confidence = float(number)
    return Value(
        verified=_scalar(entries["verified"]) if "verified" in entries else None,
        declared=_scalar(entries["declared"]) if "declared" in entries else None,
        rank=entries["rank"].integer() if "rank" in entries else 2,
        state=FieldState(entries["state"].word(tuple(s.value for s in FieldState), "state"))
        if "state" in entries
        else FieldState.READ,
        confidence=confidence,
        readings=readings,
        bounds=bounds,
    )


def _scalar(node: Node) -> str:
    if isinstance(node.value, bool):
        return "true" if node.value else "false"
    if isinstance(node.value, int):
        return str(int(node.value))
    if isinstance(node.value, float):
        node.fail(f"`{node.value}` is a floating-point number", "write it in quotes: it must stay exact")
    return node.text()


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
        entries = item.keys(("kinds", "clause", "severity"), ("also_accepted",))
        return Material(
            kinds=_kinds(entries["kinds"]),
            clause=_known_clause(entries["clause"], known),
            severity=cast(Severity, entries["severity"].word(("B", "M"), "severity")),
            also_accepted=_kinds(entries["also_accepted"]) if "also_accepted" in entries else (),
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
