"""Rounds: what the yearly notice adds to a regulation, read strictly from `rounds/<scheme>-<year>.yaml`.

Guangdong and Chengdu leave materials, forms and dates to the notice of the year. No notice comes with the
package; `rounds/template.yaml` says how to write one down.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from dossier_ai.core import Message
from dossier_ai.errors import UsageError
from dossier_ai.schemes.inputs import KINDS
from dossier_ai.schemes.loader import SCHEMES
from dossier_ai.schemes.nodes import Node, load_nodes
from dossier_ai.schemes.pack import PROCEDURES, Procedure
from dossier_ai.schemes.read_clause import read_date, read_kinds, read_message, read_procedures

FORMAT = "dossier-ai/round/1"
_NAME = re.compile(r"(?P<scheme>[a-z]+-[a-z]+)-(?P<year>[0-9]{4})(?:-(?P<number>[1-9]))?")


@dataclass(frozen=True, slots=True)
class NamedMaterial:
    """A document that the notice names; any of `kinds`. `annex` is set for forms that come with it."""

    kinds: tuple[str, ...]
    title: Message
    procedures: tuple[Procedure, ...] = PROCEDURES
    annex: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """One round of applications: `materials` holds what the notice names, its forms included."""

    id: str
    scheme: str
    edition: str
    year: int
    title: Message
    number: str
    issued: dt.date
    source: str
    opens: dt.date | None
    deadline: dt.date
    materials: tuple[NamedMaterial, ...]


def load_round(path: Path) -> Round:
    """The round in `path`; `PackError` names the line of the first fault."""
    root = load_nodes(path)
    entries = root.keys(
        ("format", "scheme", "edition", "year", "title", "notice", "deadline", "materials"),
        ("opens", "forms"),
    )
    entries["format"].word((FORMAT,), "format")
    scheme, year = entries["scheme"].word(SCHEMES, "scheme"), entries["year"].integer()
    match = _NAME.fullmatch(path.stem)
    if match is None or match["scheme"] != scheme or int(match["year"]) != year:
        entries["year"].fail(
            f"{year} of `{scheme}` in a file of another name", f"rename it to {scheme}-{year}.yaml"
        )
    notice = entries["notice"].keys(("number", "issued", "source"))
    opens = read_date(entries["opens"]) if "opens" in entries else None
    deadline = read_date(entries["deadline"])
    if opens is not None and opens > deadline:
        entries["deadline"].fail(f"{deadline} is before the first day {opens}", "correct one of them")
    forms = entries["forms"].each(_form) if "forms" in entries else ()
    return Round(
        id=path.stem,
        scheme=scheme,
        edition=entries["edition"].text(),
        year=year,
        title=read_message(entries["title"]),
        number=notice["number"].text(),
        issued=read_date(notice["issued"]),
        source=notice["source"].text(),
        opens=opens,
        deadline=deadline,
        materials=(*forms, *entries["materials"].each(_material)),
    )


def _material(node: Node) -> NamedMaterial:
    entries = node.keys(("kinds", "zh", "en"), ("procedures",))
    return NamedMaterial(
        kinds=read_kinds(entries["kinds"]),
        title=Message(zh=entries["zh"].text(), en=entries["en"].text()),
        procedures=read_procedures(entries["procedures"]) if "procedures" in entries else PROCEDURES,
    )


def _form(node: Node) -> NamedMaterial:
    entries = node.keys(("kind", "zh", "en"), ("annex", "procedures"))
    return NamedMaterial(
        kinds=(entries["kind"].word(KINDS, "document kind"),),
        title=Message(zh=entries["zh"].text(), en=entries["en"].text()),
        procedures=read_procedures(entries["procedures"]) if "procedures" in entries else PROCEDURES,
        annex=entries["annex"].text() if "annex" in entries else "",
    )


def list_rounds(folder: Path | None = None) -> tuple[str, ...]:
    """The ids of the rounds in `folder` (default: those that come with the package), sorted."""
    folder = folder or Path(str(resources.files("dossier_ai.schemes") / "rounds"))
    return tuple(sorted(p.stem for p in folder.glob("*.yaml") if _NAME.fullmatch(p.stem)))


def choose_round(wanted: str, scheme: str, edition: str, folder: Path | None = None) -> Round:
    """The round `wanted` (an id, or the path of a file), which must be one of this scheme and edition.
    `UsageError` when there is none or it is another scheme's."""
    path = Path(wanted)
    if path.suffix != ".yaml":
        known = list_rounds(folder)
        if wanted not in known:
            names = ", ".join(known) or "none"
            raise UsageError(
                f"There is no round `{wanted}`.",
                f"Known: {names}. Write one as rounds/template.yaml shows and name the file.",
            )
        folder = folder or Path(str(resources.files("dossier_ai.schemes") / "rounds"))
        path = folder / f"{wanted}.yaml"
    found = load_round(path)
    if (found.scheme, found.edition) != (scheme, edition):
        raise UsageError(
            f"The round {found.id} is one of {found.scheme}/{found.edition}, not of {scheme}/{edition}.",
            "Name a round of the scheme applied for.",
        )
    return found
