"""The fields of a form file: labelled answers, sentences with blanks, boxes, tables, opinions, seals."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from dossier_ai.core import Column, Message
from dossier_ai.core.kind import Format
from dossier_ai.kinds.forms.definition import Blank, Endorsement, FormField, FormTable, Option
from dossier_ai.text.yaml_nodes import Node

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_BLANK = re.compile(r"[＿_]+")
_WAYS = ("table", "opinion", "seal", "options")
_NAMED = ("key", "zh", "en")
_FIELD = ("labels", "format", "unit", "required", "block", "empty", *_WAYS)


def read_message(node: Node) -> Message:
    entries = node.keys(("zh", "en"))
    return Message(zh=entries["zh"].text(), en=entries["en"].text())


def read_part(node: Node, formats: tuple[str, ...], units: tuple[str, ...]) -> list[FormField]:
    """The field or fields of one entry under `fields:` (a sentence holds one for each blank, an opinion block
    one for its seal and date as well)."""
    if "sentence" in dict(node.entries()):
        return _sentence(node, formats, units)
    entries = node.keys(_NAMED, _FIELD)
    ways = [way for way in _WAYS if way in entries]
    if len(ways) > 1:
        entries[ways[1]].fail(f"`{ways[0]}` and `{ways[1]}` in one field", "keep one of them")
    if not ways and "labels" not in entries:
        node.fail("a field that cannot be found", "add `labels:` with the printed label")
    field = _field(entries, formats, units)
    if "opinion" in entries:
        return _opinion(entries, field)
    return [field]


def _field(entries: dict[str, Node], formats: tuple[str, ...], units: tuple[str, ...]) -> FormField:
    key = _key(entries["key"])
    format = _format(entries, formats)
    if "unit" in entries and format != "money":
        entries["unit"].fail(f"a unit for `{format}`", "units belong to fields of format money")
    if "block" in entries and format not in ("text", "names"):
        entries["block"].fail(f"a block of format `{format}`", "blocks are of format text or names")
    return FormField(
        key=key,
        name=Message(zh=entries["zh"].text(), en=entries["en"].text()),
        format=format,
        labels=_labels(entries["labels"]) if "labels" in entries else (),
        required=entries["required"].truth() if "required" in entries else False,
        unit=entries["unit"].word(units, "unit") if "unit" in entries else "",
        block=entries["block"].truth() if "block" in entries else False,
        empty=entries["empty"].texts() if "empty" in entries else (),
        options=_options(entries["options"], format) if "options" in entries else (),
        table=_table(entries["table"], formats) if "table" in entries else None,
        seal=entries["seal"].each(_labels) if "seal" in entries else (),
    )


def _key(node: Node) -> str:
    text = node.text()
    if not _KEY.fullmatch(text):
        node.fail(f"`{text}` is no key", "use small letters, digits and _")
    return text


def _labels(node: Node) -> tuple[str, ...]:
    labels = node.texts()
    if not labels:
        node.fail("no label", "name at least one printed label")
    return labels


def _format(entries: dict[str, Node], formats: tuple[str, ...]) -> Format:
    """The format, which some ways of finding a field decide by themselves."""
    fixed = {"table": "rows", "opinion": "text", "seal": "mark"}
    way = next((w for w in fixed if w in entries), None)
    if way is not None:
        if "format" in entries:
            entries["format"].fail(f"`{way}` has its own format", "remove `format:`")
        return cast(Format, fixed[way])
    format = entries["format"].word(formats, "format") if "format" in entries else "text"
    if format == "rows":
        entries["format"].fail("rows without a table", "describe them under `table:`")
    if "options" in entries and format not in ("enum", "names", "mark"):
        entries["options"].fail(
            f"boxes in a field of format `{format}`", "use enum (one box), names (several) or mark (yes, no)"
        )
    if "options" not in entries and format in ("enum", "mark"):
        entries["format" if "format" in entries else "key"].fail(
            f"`{format}` without boxes", "add `options:` or another format"
        )
    return cast(Format, format)


def _options(node: Node, format: Format) -> tuple[Option, ...]:
    """`printed word: value` in printed order; values are true and false in marks, text elsewhere."""

    def value(item: Node) -> str | bool:
        return item.truth() if format == "mark" else item.text()

    options = tuple(Option(label, value(item)) for label, item in node.entries())
    if len(options) < 2 and format != "names":
        node.fail("one box alone", "name every printed box")
    return options


def _table(node: Node, formats: tuple[str, ...]) -> FormTable:
    entries = node.keys(("anchor", "columns"), ("not_above",))
    columns = entries["columns"].each(lambda item: _column(item, formats))
    keys = tuple(column.key for column in columns)
    for number, item in enumerate(entries["columns"].items()):
        if keys.index(keys[number]) != number:
            item.fail(f"the column `{keys[number]}` is there twice", "rename or remove one")
    if len(columns) < 2:
        entries["columns"].fail("a table of fewer than two columns", "name its columns")
    pairs = tuple(
        (_column_key(name, item, keys), item.word(keys, "column"))
        for name, item in (entries["not_above"].entries() if "not_above" in entries else ())
    )
    return FormTable(columns, entries["anchor"].word(keys, "column"), pairs)


def _column_key(name: str, node: Node, keys: tuple[str, ...]) -> str:
    if name not in keys:
        node.fail(f"unknown column `{name}`", f"known: {', '.join(keys)}")
    return name


def _column(node: Node, formats: tuple[str, ...]) -> Column:
    """A column; `above` is the header that stands over it and its neighbours in a header of two levels."""
    entries = node.keys(("key", "labels"), ("format", "above"))
    labels = _labels(entries["labels"])
    if "above" in entries:
        above = entries["above"].text()
        labels = (*(above + label for label in labels), *labels)
    format = entries["format"].word(formats, "format") if "format" in entries else "text"
    if format in ("rows", "names", "enum"):
        entries["format"].fail(f"a column of format `{format}`", "use the format of one cell")
    return Column(_key(entries["key"]), labels, cast(Format, format))


def _opinion(entries: dict[str, Node], field: FormField) -> list[FormField]:
    if not field.labels:
        entries["opinion"].fail("an opinion block without a label", "add `labels:`")
    parts = entries["opinion"].keys((), ("seal", "date"))
    seal = _key(parts["seal"]) if "seal" in parts else ""
    date = _key(parts["date"]) if "date" in parts else ""
    name = field.name
    made: list[FormField] = []
    if seal:
        title = Message(zh=f"{name.zh}盖章", en=f"{name.en} sealed")
        made.append(FormField(seal, title, "mark", made=field.key))
    if date:
        made.append(
            FormField(date, Message(zh=f"{name.zh}日期", en=f"{name.en}, date"), "date", made=field.key)
        )
    return [replace(field, endorsement=Endorsement(seal, date)), *made]


def _sentence(node: Node, formats: tuple[str, ...], units: tuple[str, ...]) -> list[FormField]:
    """A printed sentence with ＿ for each blank, and what each blank holds; boxes are among the blanks but
    have no ＿. `or` gives other wordings with the same blanks."""
    entries = node.keys(("sentence", "blanks"), ("or",))
    wordings = [entries["sentence"], *(entries["or"].items() if "or" in entries else ())]
    fields: list[FormField] = []
    for item in entries["blanks"].items():
        inner = item.keys(_NAMED, ("labels", "format", "unit", "required", "options"))
        fields.append(_field(inner, formats, units))
    wanted = sum(1 for field in fields if not field.options)
    cut: list[list[str]] = []
    for wording in wordings:
        pieces = _BLANK.split(wording.text())
        if len(pieces) - 1 != wanted:
            wording.fail(
                f"{len(pieces) - 1} blanks in the sentence, {wanted} described",
                "write ＿ once for each blank that has no boxes",
            )
        if any(not re.search(r"\w", piece.replace("_", "")) for piece in pieces[:-1]):
            wording.fail("a blank without printed words before it", "add the words that stand before it")
        cut.append(pieces)
    out: list[FormField] = []
    number = 0
    for field in fields:
        if field.options:
            out.append(field)
            continue
        blank = Blank(tuple(p[number] for p in cut), tuple(p[number + 1] for p in cut))
        number += 1
        out.append(replace(field, blank=blank))
    return out
