"""YAML with line numbers, read strictly: anything unknown, missing or of a wrong type is refused.

In comes a file; out come `Node`s that answer for one place each. What the words mean belongs to the loaders
of schemes and of forms; each says by which error it refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from dossier_ai.errors import DossierError, PackError

T = TypeVar("T")


@dataclass(frozen=True)
class Node:
    """A value of the file and the line (from 1) on which it stands."""

    value: Any
    file: str
    line: int
    refuse: type[DossierError] = PackError

    def fail(self, what: str, hint: str) -> NoReturn:
        """Raises the error of the file's format: "file:line: what; hint"."""
        raise self.refuse(f"{self.file}:{self.line}: {what};", hint)

    def mapping(self) -> CommentedMap:
        if not isinstance(self.value, CommentedMap):
            self.fail(f"expected a mapping, found {_kind(self.value)}", "write `key: value` lines")
        return self.value

    def keys(self, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> dict[str, Node]:
        """The entries of this mapping by name; every key must be known and every required one there."""
        entries = dict(self.entries())
        for name, node in entries.items():
            if name not in required and name not in optional:
                node.fail(f"unknown key `{name}`", f"known here: {', '.join((*required, *optional))}")
        for name in required:
            if name not in entries:
                self.fail(f"missing key `{name}`", f"add `{name}:`")
        return entries

    def entries(self) -> Iterator[tuple[str, Node]]:
        """The entries of this mapping, in order, each with the line of its key."""
        mapping = self.mapping()
        for name, value in mapping.items():
            line = mapping.lc.key(name)[0] + 1
            node = Node(value, self.file, line, self.refuse)
            if not isinstance(name, str):
                node.fail(f"key {name!r} is not text", "write it in quotes")
            yield name, node

    def items(self) -> list[Node]:
        if not isinstance(self.value, CommentedSeq):
            self.fail(f"expected a list, found {_kind(self.value)}", "write `- item` lines or `[a, b]`")
        return [
            Node(value, self.file, self.value.lc.item(i)[0] + 1, self.refuse)
            for i, value in enumerate(self.value)
        ]

    def text(self) -> str:
        if not isinstance(self.value, str) or not self.value.strip():
            self.fail(f"expected text, found {_kind(self.value)}", "write it in quotes")
        return str(self.value)

    def integer(self) -> int:
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            self.fail(f"expected a whole number, found {_kind(self.value)}", "write digits only")
        return int(self.value)

    def truth(self) -> bool:
        if not isinstance(self.value, bool):
            self.fail(f"expected true or false, found {_kind(self.value)}", "write true or false")
        return bool(self.value)

    def word(self, known: tuple[str, ...] | dict[str, Any], what: str) -> str:
        """This text, which must be one of `known`."""
        text = self.text()
        if text not in known:
            self.fail(f"unknown {what} `{text}`", f"known: {', '.join(known)}")
        return text

    def texts(self) -> tuple[str, ...]:
        return tuple(node.text() for node in self.items())

    def each(self, read: Callable[[Node], T]) -> tuple[T, ...]:
        return tuple(read(node) for node in self.items())


def _kind(value: object) -> str:
    names = {str: "text", bool: "true/false", int: "a whole number", float: "a decimal number"}
    if value is None:
        return "nothing"
    if isinstance(value, CommentedMap):
        return "a mapping"
    if isinstance(value, CommentedSeq):
        return "a list"
    for kind in (bool, int, float, str):
        if isinstance(value, kind):
            return f"{names[kind]} ({value})" if value != "" else "empty text"
    return type(value).__name__


class _Plain(RoundTripConstructor):
    """Leaves dates as they are written: an impossible one must be refused with its line, not crash."""


_Plain.add_constructor(
    "tag:yaml.org,2002:timestamp", lambda constructor, node: constructor.construct_scalar(node)
)


def load_nodes(path: Path, refuse: type[DossierError] = PackError) -> Node:
    """The root of a YAML file; `refuse` is raised when it cannot be opened or is no YAML (doubled keys
    included), and by every node of it."""
    reader = YAML(typ="rt", pure=True)
    reader.Constructor = _Plain
    try:
        content = reader.load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise refuse(f"{path.name}:1: cannot be opened ({error.strerror});", "check the file") from error
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else 1
        what = (error.problem or "not valid YAML").splitlines()[0]
        raise refuse(f"{path.name}:{line}: {what};", "correct the YAML") from error
    except (YAMLError, UnicodeDecodeError) as error:
        raise refuse(f"{path.name}:1: not valid YAML in UTF-8;", "correct the file") from error
    return Node(content, path.name, 1, refuse)
