"""One clause of a pack file: quotation, rule, life cycle. Whatever is unknown is refused with its line."""

from __future__ import annotations

import datetime as dt
import re
from typing import cast

from dossier_ai.core import Message
from dossier_ai.schemes.inputs import KINDS
from dossier_ai.schemes.nodes import Node
from dossier_ai.schemes.pack import (
    CLAUSE_KINDS,
    JUDGED_KINDS,
    PROCEDURES,
    Clause,
    ClauseKind,
    DueDate,
    LifeCycle,
    MonthlyDue,
    Procedure,
)
from dossier_ai.schemes.read_example import read_example
from dossier_ai.schemes.vocabulary import read_rule

_STEPS = (
    "apply", "apply_directly", "first_review", "on_site", "recommend", "expert_review", "publicity",
    "announce",
)  # fmt: skip
_EFFECTS = ("revoked", "suspended", "warned", "notice")
_TRIGGERS = (
    "administrative_penalty", "judicial_penalty", "credit_blacklist", "complaints", "report_missed",
    "renewal_failed", "unlawful_act", "false_material", "evaluation_failed",
    "entity_changed", "not_cured",
)  # fmt: skip


def read_message(node: Node) -> Message:
    entries = node.keys(("zh", "en"))
    return Message(zh=entries["zh"].text(), en=entries["en"].text())


def read_date(node: Node) -> dt.date:
    try:
        return dt.date.fromisoformat(node.text())
    except ValueError:
        node.fail(f"`{node.value}` is no date", "write YYYY-MM-DD")


def read_clause(node: Node, ambiguities: dict[str, Message]) -> Clause:
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
        title=read_message(entries["title"]),
        quotation=entries["quotation"].text(),
        line=node.line,
        reads=read_message(entries["reads"]) if "reads" in entries else None,
        rule=rule,
        ambiguities=tuple(n.word(ambiguities, "ambiguity") for n in named),
        evidence=read_kinds(entries["evidence"]) if "evidence" in entries else (),
        procedures=read_procedures(entries["procedures"]) if "procedures" in entries else PROCEDURES,
        note=read_message(entries["note"]) if "note" in entries else None,
        lifecycle=_lifecycle(entries["lifecycle"]) if "lifecycle" in entries else None,
        examples=entries["examples"].each(read_example) if "examples" in entries else (),
    )


def _clause_id(node: Node) -> str:
    text = node.text()
    if not re.fullmatch(r"[A-Z]{2}-[0-9A-Za-z]+(-[0-9A-Za-z]+)*(\.\.[0-9]+)?", text):
        node.fail(f"`{text}` is no clause id", "write it like QH-5-1b or LN-7..11")
    return text


def read_kinds(node: Node) -> tuple[str, ...]:
    return node.each(lambda n: n.word(KINDS, "document kind"))


def read_procedures(node: Node) -> tuple[Procedure, ...]:
    return node.each(lambda n: cast(Procedure, n.word(PROCEDURES, "procedure")))


def _lifecycle(node: Node) -> LifeCycle:
    entries = node.keys(
        (),
        ("steps", "rounds_per_year", "publicity_working_days", "publicity_days", "validity_years",
         "afterwards", "regulation_years", "duty_of", "due", "monthly", "within_months", "reports", "effect",
         "trigger", "trigger_count", "cure_months", "ban_years"),
    )  # fmt: skip

    def number(name: str) -> int | None:
        return entries[name].integer() if name in entries else None

    def word(name: str, known: tuple[str, ...]) -> str:
        return entries[name].word(known, name) if name in entries else ""

    return LifeCycle(
        steps=entries["steps"].each(lambda n: n.word(_STEPS, "step")) if "steps" in entries else (),
        rounds_per_year=number("rounds_per_year"),
        publicity_working_days=number("publicity_working_days"),
        publicity_days=number("publicity_days"),
        validity_years=number("validity_years"),
        afterwards=word("afterwards", ("renewal", "reapply")),
        regulation_years=number("regulation_years"),
        duty_of=word("duty_of", ("platform", "city", "recommender")),
        due=entries["due"].each(_due) if "due" in entries else (),
        monthly=_monthly(entries["monthly"]) if "monthly" in entries else None,
        within_months=number("within_months"),
        reports=read_kinds(entries["reports"]) if "reports" in entries else (),
        effect=word("effect", _EFFECTS),
        trigger=word("trigger", _TRIGGERS),
        trigger_count=number("trigger_count"),
        cure_months=number("cure_months"),
        ban_years=number("ban_years"),
    )


def _due(node: Node) -> DueDate:
    entries = node.keys(("month", "day"))
    month = entries["month"].integer()
    day = None if entries["day"].value == "last" else entries["day"].integer()
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        node.fail("no such day of the year", "month 1-12, day 1-31 or last")
    return DueDate(month, day)


def _monthly(node: Node) -> MonthlyDue:
    entries = node.keys(("day",))
    if entries["day"].value == "unstated":
        return MonthlyDue(None)
    day = entries["day"].integer()
    if not 1 <= day <= 28:
        node.fail("no such day of every month", "day 1-28, or unstated where the text gives none")
    return MonthlyDue(day)
