"""A form file to a `FormDefinition`, strictly: whatever is unknown, missing, doubled or of the wrong type is
refused with `FormError` "file:line: what; what to do".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import get_args

from dossier_ai.core import Kind
from dossier_ai.core.kind import Format
from dossier_ai.errors import FormError
from dossier_ai.kinds.forms.definition import FormDefinition, FormField, Section
from dossier_ai.kinds.forms.load_field import read_message, read_part
from dossier_ai.text.money import UNITS
from dossier_ai.text.yaml_nodes import Node, load_nodes

FORMAT = "dossier-ai/form/1"
FORMATS = tuple(get_args(Format))
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_REQUIRED = ("format", "id", "kind", "title", "edition", "recognise")
_OPTIONAL = ("scheme", "unit", "ends", "base", "without", "fallback", "sections")


@lru_cache(maxsize=1)
def shipped_forms() -> tuple[FormDefinition, ...]:
    """The forms that come along, in the order of their file names."""
    folder = Path(str(resources.files(__package__)))
    return load_forms(sorted(folder.glob("*.yaml")))


def load_forms(
    paths: Sequence[Path],
    kinds: Sequence[Kind] | None = None,
    known: Sequence[FormDefinition] = (),
) -> tuple[FormDefinition, ...]:
    """The forms in `paths`; a form may be based on another of them or on one of `known`. `kinds` are those a
    form may yield, with the formats of their keys (None: not checked). `FormError` names the line of the
    first fault."""
    forms = {form.id: form for form in known}
    out: list[FormDefinition] = []
    waiting = [(path, load_nodes(path, FormError)) for path in paths]
    while waiting:
        # A base may stand in a later file: what waits for one is taken after it.
        later = [item for item in waiting if _base_of(item[1]) in {_id_of(n) for _, n in waiting}]
        now = [item for item in waiting if item not in later] or waiting
        for path, root in now:
            form = _form(root, path, kinds, forms)
            forms[form.id] = form
            out.append(form)
        waiting = [item for item in waiting if item not in now]
    return tuple(out)


def _id_of(root: Node) -> str:
    return str(root.mapping().get("id", ""))


def _base_of(root: Node) -> str:
    return str(root.mapping().get("base", "-"))


def _form(
    root: Node, path: Path, kinds: Sequence[Kind] | None, known: Mapping[str, FormDefinition]
) -> FormDefinition:
    entries = root.keys(_REQUIRED, _OPTIONAL)
    entries["format"].word((FORMAT,), "format")
    id = entries["id"].text()
    if not _ID.fullmatch(id):
        entries["id"].fail(f"`{id}` is no id", "use small letters, digits and hyphens")
    if id in known:
        entries["id"].fail(f"there is already a form `{id}` ({known[id].file})", "give it another id")
    names = tuple(kind.id for kind in kinds) if kinds is not None else (entries["kind"].text(),)
    kind = entries["kind"].word(names, "kind")
    base = _based_on(entries["base"], known) if "base" in entries else None
    recognise = entries["recognise"].keys(("titles", "anchors"), ("negative",))
    keys: dict[str, Node] = {}
    form = FormDefinition(
        id=id,
        kind=kind,
        title=read_message(entries["title"]),
        edition=entries["edition"].text(),
        scheme=entries["scheme"].text() if "scheme" in entries else (base.scheme if base else ""),
        titles=recognise["titles"].texts(),
        anchors=recognise["anchors"].texts(),
        negative=recognise["negative"].texts() if "negative" in recognise else (),
        sections=_sections(entries, base, root, keys),
        ends=(
            *(base.ends if base else ()),
            *(entries["ends"].texts() if "ends" in entries else ()),
        ),
        unit=entries["unit"].word(tuple(UNITS), "unit")
        if "unit" in entries
        else (base.unit if base else "元"),
        fallback=entries["fallback"].truth() if "fallback" in entries else False,
        file=path.name,
    )
    if not form.titles:
        entries["recognise"].fail("a form needs a title", "add the printed title to `titles`")
    _check_formats(form, keys, next((k for k in kinds or () if k.id == kind), None))
    return form


def _check_formats(form: FormDefinition, keys: Mapping[str, Node], kind: Kind | None) -> None:
    """A key that the kind knows keeps its format: what is made of it relies on that."""
    known = {spec.key: spec for spec in kind.fields} if kind is not None else {}
    for key, node in keys.items():
        field = form.field(key)
        if field is None or key not in known:
            continue
        if field.format != known[key].format:
            node.fail(
                f"`{key}` is `{field.format}` here and `{known[key].format}` in {form.kind}",
                "use that format or another key",
            )
        columns = {column.key: column.format for column in known[key].columns}
        for column in field.table.columns if field.table is not None else ():
            if columns.get(column.key, column.format) != column.format:
                node.fail(
                    f"the column `{column.key}` is `{column.format}` here and `{columns[column.key]}` in"
                    f" {form.kind}.{key}",
                    "use that format or another key",
                )


def _based_on(node: Node, known: Mapping[str, FormDefinition]) -> FormDefinition:
    return known[node.word(tuple(known), "form")]


def _sections(
    entries: Mapping[str, Node], base: FormDefinition | None, root: Node, lines: dict[str, Node]
) -> tuple[Section, ...]:
    """The sections of the file laid over those of the base: a field with a known key takes the old one's
    place, others are added; `without` takes keys away. `lines` gets the place of each key of the file."""
    own = entries["sections"].each(lambda node: _section(node, lines)) if "sections" in entries else ()
    if base is None:
        if not own:
            root.fail("a form without fields", "add `sections:` with fields, or `base:`")
        if "without" in entries:
            entries["without"].fail("`without` needs a base", "remove it or name a `base:`")
        return own
    dropped = _dropped(entries["without"], base) if "without" in entries else frozenset()
    for key in dropped & lines.keys():
        lines[key].fail(f"`{key}` is left out and defined", "remove one")
    new = {f.key: f for section in own for f in section.fields}
    old: list[Section] = []
    for section in base.sections:
        kept = tuple(new.get(f.key, f) for f in section.fields if f.key not in dropped)
        old.append(replace(section, fields=kept))
    known = {f.key for f in base.fields}
    added = (replace(s, fields=tuple(f for f in s.fields if f.key not in known)) for s in own)
    return (*old, *(s for s in added if s.fields))


def _dropped(node: Node, base: FormDefinition) -> frozenset[str]:
    keys = tuple(f.key for f in base.fields)
    return frozenset(node.each(lambda item: item.word(keys, "field of the base")))


def _section(node: Node, seen: dict[str, Node]) -> Section:
    """A section; `seen` holds the place of every key so far, and a key given twice is refused."""
    entries = node.keys(("fields",), ("title",))
    fields: list[FormField] = []
    for item in entries["fields"].items():
        for field in read_part(item, FORMATS, tuple(UNITS)):
            if field.key in seen:
                item.fail(
                    f"the key `{field.key}` is there twice (first in line {seen[field.key].line})",
                    "rename or remove one",
                )
            seen[field.key] = item
            fields.append(field)
    return Section(entries["title"].text() if "title" in entries else None, tuple(fields))
