"""The catalogue of checks, read strictly from `catalogue.yaml`: severities, messages, clauses, tolerances.

An unknown key, a doubled id or a placeholder that one language lacks is an error at `file:line`.
"""

from __future__ import annotations

import functools
import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal, cast

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from dossier_ai.core import Message, Severity
from dossier_ai.errors import DossierError

_REQUIRED = frozenset({"id", "severity", "class", "zh", "en", "clauses"})
_OPTIONAL = frozenset({"tolerance", "variants"})


class CatalogueError(DossierError):
    """The catalogue of checks is malformed; `what` starts with `file:line`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One check as data. `severity` is that of a confident reading; `clauses` name clauses of all schemes."""

    id: str
    severity: Severity
    finding_class: Literal["contradiction", "threshold"]
    message: Message
    clauses: tuple[str, ...]
    tolerance: Message | None
    variants: Mapping[str, Message]

    def words(self, variant: str = "") -> Message:
        """The message, or one of its variants; KeyError when the entry has no such variant."""
        return self.variants[variant] if variant else self.message


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All entries by id, in the order of the file, and the printed names of the document kinds."""

    entries: Mapping[str, Entry]
    documents: Mapping[str, Message]


@functools.cache
def load_catalogue() -> Catalogue:
    """The catalogue that ships with the package; raises `CatalogueError`."""
    return parse_catalogue(
        resources.files("dossier_ai.checks").joinpath("catalogue.yaml").read_text("utf-8"), "catalogue.yaml"
    )


def document_name(kind: str) -> Message:
    """What a document kind is called in messages."""
    return load_catalogue().documents.get(kind) or Message(zh=kind, en=kind)


def parse_catalogue(text: str, name: str) -> Catalogue:
    """The catalogue in `text`; raises `CatalogueError` with `name:line` for whatever is not as it must be."""
    try:
        tree = YAML(typ="rt").load(text)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise CatalogueError(f"{name}:{line}: not valid YAML") from error
    top = _mapping(tree, name, 1, frozenset({"documents", "checks"}), frozenset())
    documents = _mapping(top["documents"], name, 1, None, frozenset())
    checks = top["checks"]
    if not isinstance(checks, CommentedSeq):
        raise CatalogueError(f"{name}:1: checks must be a list")
    entries: dict[str, Entry] = {}
    for index, item in enumerate(checks):
        line = int(checks.lc.item(index)[0]) + 1
        entry = _entry(item, name, line)
        if entry.id in entries:
            raise CatalogueError(f"{name}:{line}: {entry.id} stands here a second time")
        entries[entry.id] = entry
    return Catalogue(entries, {kind: _message(value, name, 1) for kind, value in documents.items()})


def _mapping(
    item: Any, name: str, line: int, required: frozenset[str] | None, optional: frozenset[str]
) -> CommentedMap:
    if not isinstance(item, CommentedMap):
        raise CatalogueError(f"{name}:{line}: a mapping is expected here")
    if required is not None:
        if missing := sorted(required - item.keys()):
            raise CatalogueError(f"{name}:{line}: {', '.join(missing)} missing")
        if unknown := sorted(str(key) for key in item.keys() - required - optional):
            at = int(item.lc.key(unknown[0])[0]) + 1
            raise CatalogueError(f"{name}:{at}: unknown word {unknown[0]}")
    return item


def _message(item: Any, name: str, line: int) -> Message:
    pair = _mapping(item, name, line, frozenset({"zh", "en"}), frozenset())
    if not all(isinstance(pair[key], str) and pair[key].strip() for key in ("zh", "en")):
        raise CatalogueError(f"{name}:{line}: zh and en must be texts")
    foreign = placeholders(pair["en"]) - placeholders(pair["zh"])
    if foreign:
        raise CatalogueError(f"{name}:{line}: the Chinese message lacks {{{sorted(foreign)[0]}}}")
    return Message(zh=pair["zh"], en=pair["en"])


def placeholders(message: str) -> frozenset[str]:
    """The names in braces of a message."""
    return frozenset(field for _, field, _, _ in string.Formatter().parse(message) if field)


def _entry(item: Any, name: str, line: int) -> Entry:
    body = _mapping(item, name, line, _REQUIRED, _OPTIONAL)
    if not re.fullmatch(r"X[A-Z]{2}-\d{2}", str(body["id"])):
        raise CatalogueError(f"{name}:{line}: {body['id']} is no check id")
    if body["severity"] not in ("B", "M", "m", "I"):
        raise CatalogueError(f"{name}:{line}: severity {body['severity']} is none of B, M, m, I")
    if body["class"] not in ("contradiction", "threshold"):
        raise CatalogueError(f"{name}:{line}: class {body['class']} is neither contradiction nor threshold")
    clauses = body["clauses"]
    if not isinstance(clauses, CommentedSeq) or not all(
        isinstance(c, str) and re.fullmatch(r"(GD|LN|QH|CC|CP|CB)-[0-9A-Za-z-]+", c) for c in clauses
    ):
        raise CatalogueError(f"{name}:{line}: clauses must be a list of clause ids")
    message = CommentedMap(zh=body["zh"], en=body["en"])
    variants = _mapping(body.get("variants", CommentedMap()), name, line, None, frozenset())
    return Entry(
        id=str(body["id"]),
        severity=cast("Severity", str(body["severity"])),
        finding_class=cast("Literal['contradiction', 'threshold']", str(body["class"])),
        message=_message(message, name, line),
        clauses=tuple(str(c) for c in clauses),
        tolerance=_message(body["tolerance"], name, line) if "tolerance" in body else None,
        variants={str(key): _message(value, name, line) for key, value in variants.items()},
    )
