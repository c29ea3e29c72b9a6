"""An example of a pack file: the values it supposes, and the verdict they must give."""

from __future__ import annotations

from dossier_ai.core import Bounds, FieldState, Value, Verdict
from dossier_ai.schemes.inputs import spec_of
from dossier_ai.schemes.nodes import Node
from dossier_ai.schemes.pack import Example
from dossier_ai.schemes.units import parse_number


def read_example(node: Node) -> Example:
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
        verified=_proved(entries["verified"]) if "verified" in entries else None,
        declared=_scalar(entries["declared"]) if "declared" in entries else None,
        rank=entries["rank"].integer() if "rank" in entries else 2,
        state=FieldState(entries["state"].word(tuple(s.value for s in FieldState), "state"))
        if "state" in entries
        else FieldState.READ,
        confidence=confidence,
        readings=readings,
        bounds=bounds,
    )


def _proved(node: Node) -> str | tuple[str, ...]:
    return node.texts() if isinstance(node.value, list) else _scalar(node)


def _scalar(node: Node) -> str:
    if isinstance(node.value, bool):
        return "true" if node.value else "false"
    if isinstance(node.value, int):
        return str(int(node.value))
    if isinstance(node.value, float):
        node.fail(f"`{node.value}` is a floating-point number", "write it in quotes: it must stay exact")
    return node.text()
