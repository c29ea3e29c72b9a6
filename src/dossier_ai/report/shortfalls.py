"""What falls short of a clause: the threshold findings at it, and the assumption that would try it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

_UNMET = ("FAIL", "FAIL_RELAXABLE", "REVIEW", "NO_EVIDENCE")
_OPEN = ("FAIL", "FAIL_RELAXABLE")


def threshold_notes(record: Mapping[str, Any]) -> dict[str, list[dict[str, str]]]:
    """By clause: the threshold findings that its evaluation emitted, with what was found and by how much it
    falls short, in the clause's own unit."""
    notes: dict[str, list[dict[str, str]]] = {}
    for finding in record["findings"]:
        if finding["class"] != "threshold":
            continue
        for clause in finding["clauses"]:
            notes.setdefault(clause, []).append(
                {
                    "id": finding["id"],
                    "found": finding["found"],
                    "difference": finding["difference"],
                    "uncertain": "（读数存疑）" if finding["uncertain"] else "",
                }
            )
    return notes


def assumptions(verdict: Mapping[str, Any]) -> tuple[str, ...]:
    """`KEY=VALUE` for each single value that this clause compares with a least or greatest number and finds
    wanting: what to try with `check --what-if`. The number is the threshold itself."""
    trace = verdict.get("trace")
    if trace is None or verdict["verdict"] not in _UNMET:
        return ()
    return tuple(dict.fromkeys(_wanting(trace)))


def _wanting(trace: Mapping[str, Any]) -> Iterator[str]:
    for step in trace["inputs"]:
        yield from _wanting(step)
    if trace["result"] not in _OPEN or len(trace["values"]) != 1 or trace["inputs"]:
        return
    if trace["op"] in ("at_least", "at_most") and _is_number(trace["left"]) and _is_number(trace["right"]):
        yield f"{trace['values'][0]}={trace['right']}"


def _is_number(text: str | None) -> bool:
    try:
        Fraction(text or "")
    except (ValueError, ZeroDivisionError):
        return False
    return True
