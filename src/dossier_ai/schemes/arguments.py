"""The arguments that predicates of packs share: numbers, inputs, units, years, findings, areas. Each is read
from its place in the file; what does not fit is refused with `PackError` at its line."""

from __future__ import annotations

from fractions import Fraction
from typing import cast

from dossier_ai.core import Severity
from dossier_ai.schemes.areas import Area
from dossier_ai.schemes.inputs import INPUTS, InputFormat
from dossier_ai.schemes.nodes import Node
from dossier_ai.schemes.rule import FindingSpec, Input
from dossier_ai.schemes.units import UNITS, Unit, parse_number


def read_number(node: Node) -> Fraction:
    """An exact number: a whole one as it is, others in quotes as decimal or `a/b`."""
    if isinstance(node.value, int) and not isinstance(node.value, bool):
        return Fraction(int(node.value))
    if isinstance(node.value, float):
        node.fail(f"`{node.value}` is a floating-point number", "write it in quotes: it must stay exact")
    number = parse_number(node.text())
    if number is None:
        node.fail(f"`{node.value}` is no number", "write a decimal or a fraction such as 1/2 in quotes")
    return number


def read_name(node: Node) -> str:
    return node.word(INPUTS, "input")


def read_input(node: Node, entries: dict[str, Node], name: str = "value") -> Input:
    wanted = read_name(entries[name])
    year = entries["year"].integer() if "year" in entries else None
    if INPUTS[wanted].yearly != (year is not None):
        entries[name].fail(
            f"`{wanted}` {'needs' if INPUTS[wanted].yearly else 'has no'} year",
            "write `year: -1` for the year before the application"
            if INPUTS[wanted].yearly
            else "remove `year`",
        )
    return Input(wanted, year)


def input_of_format(node: Node, entries: dict[str, Node], wanted: InputFormat, hint: str) -> Input:
    """The input under `value`, which must be of the format that the predicate compares."""
    value = read_input(node, entries)
    if INPUTS[value.name].format != wanted:
        entries["value"].fail(f"`{value.name}` is {INPUTS[value.name].format}, not {wanted}", hint)
    return value


def read_since(entries: dict[str, Node]) -> Input | None:
    """The date from which the applicant existed."""
    if "since" not in entries:
        return None
    return input_of_format(
        entries["since"], {"value": entries["since"]}, "date", "use a date such as op_start"
    )


def read_findings(entries: dict[str, Node]) -> tuple[FindingSpec, ...]:
    """One finding, or a list where a shortfall has several names."""
    if "finding" not in entries:
        return ()
    node = entries["finding"]
    return node.each(_finding) if isinstance(node.value, list) else (_finding(node),)


def _finding(node: Node) -> FindingSpec:
    parts = node.keys(("id", "severity", "zh", "en"), ("also_mixed",))
    return FindingSpec(
        id=parts["id"].text(),
        severity=cast(Severity, parts["severity"].word(("B", "M", "m", "I"), "severity")),
        zh=parts["zh"].text(),
        en=parts["en"].text(),
        also_mixed=parts["also_mixed"].truth() if "also_mixed" in parts else False,
    )


def read_unit(entries: dict[str, Node]) -> Unit:
    return UNITS[entries["unit"].word(UNITS, "unit") if "unit" in entries else ""]


def read_yearly(node: Node) -> str:
    name = read_name(node)
    if not INPUTS[name].yearly:
        node.fail(f"`{name}` has no year", "use a yearly value")
    return name


def read_years(node: Node, at_least: int) -> tuple[int, ...]:
    """Years counted from the application, oldest first."""
    years = node.each(Node.integer)
    if len(years) < at_least or list(years) != sorted(set(years)):
        node.fail(f"needs {at_least} year(s) or more, oldest first", "write them like [-3, -2, -1]")
    return years


def read_area(node: Node) -> Area:
    parts = node.keys(("zh", "en", "prefixes", "places"), ("defined",))
    return Area(
        parts["zh"].text(),
        parts["en"].text(),
        parts["prefixes"].texts(),
        parts["places"].texts(),
        parts["defined"].truth() if "defined" in parts else True,
    )


def word_or_truth(node: Node) -> str:
    return str(node.value).lower() if isinstance(node.value, bool) else node.text()
