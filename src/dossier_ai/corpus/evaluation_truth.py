"""`truth.json` to typed truth: the documents of a dossier, what was planted, the settled verdicts.

A document that was photographed page by page stands in `truth.json` once for each picture; here it is one
document again, so that it is compared as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from dossier_ai.errors import UsageError

Place = tuple[str, int]
"""A page: the name of its file inside the dossier, and its number from 1."""


@dataclass(frozen=True, slots=True)
class TruePlace:
    """Where a value was printed: file, page and box in page fractions, or the part of an office file."""

    file: str
    page: int | None
    box: tuple[float, float, float, float] | None
    part: str | None


@dataclass(frozen=True, slots=True)
class TruthDocument:
    """One document: its pages, its kind, its fields as the contract stores them, where they were printed
    (keys such as `uscc` and `rows[3].name`)."""

    kind: str
    pages: tuple[Place, ...]
    fields: Mapping[str, Any]
    places: Mapping[str, TruePlace]


@dataclass(frozen=True, slots=True)
class PlantedItem:
    """A planted discrepancy: the ids that must be found, and the page it stands on (None: a missing file)."""

    id: str
    expect: tuple[str, ...]
    place: Place | None


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of one dossier."""

    scheme: str
    application_date: str | None
    style: str
    degradation: str
    documents: tuple[TruthDocument, ...]
    planted: tuple[PlantedItem, ...]
    verdicts: Mapping[str, str]
    procedure: Literal["initial", "renewal"] = "initial"


def find_dossiers(folder: Path) -> list[Path]:
    """The dossier folders at `folder`: itself when it holds `truth.json`, else those below it that do, in the
    order of their names. UsageError when there is none."""
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}.", "Give a folder with truth.json, or one of many.")
    if (folder / "truth.json").is_file():
        return [folder]
    found = sorted(path.parent for path in folder.rglob("truth.json"))
    if not found:
        raise UsageError(f"{folder} holds no truth.json.", "Make dossiers with `dossier-ai synth`.")
    return found


def load_truth(path: Path) -> Truth:
    """The truth in a `truth.json`; UsageError with the place when it is malformed."""
    try:
        content = json.loads(path.read_text("utf-8"))
        documents = [_document(item) for item in content["documents"]]
        planted = tuple(
            PlantedItem(
                item["id"],
                tuple(item["expect"]),
                (item["file"], int(item["page"])) if item.get("file") and item.get("page") else None,
            )
            for item in content.get("planted", ())
        )
        return Truth(
            scheme=content["scheme"],
            application_date=content.get("application_date"),
            style=content.get("style", ""),
            degradation=content.get("degradation", ""),
            documents=tuple(_joined(documents)),
            planted=planted,
            verdicts=dict(sorted(content.get("verdicts", {}).items())),
            procedure="renewal" if content.get("procedure") == "renewal" else "initial",
        )
    except json.JSONDecodeError as error:
        raise UsageError(f"{path}:{error.lineno}: not JSON: {error.msg}.", "Make it again.") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageError(
            f"{path}: not the form of truth.json ({type(error).__name__}: {error}).", "Make it again."
        ) from error


def _document(item: Mapping[str, Any]) -> TruthDocument:
    file = item["file"]
    places = {
        key: TruePlace(
            file,
            box.get("page"),
            _corners(box["box"]) if "box" in box else None,
            box.get("part"),
        )
        for key, box in item.get("boxes", {}).items()
    }
    pages = tuple((file, int(number)) for number in item["pages"])
    return TruthDocument(item["kind"], pages, dict(item["fields"]), places)


def _corners(values: Sequence[Any]) -> tuple[float, float, float, float]:
    left, top, right, bottom = map(float, values)
    return left, top, right, bottom


def _joined(documents: Sequence[TruthDocument]) -> list[TruthDocument]:
    """The documents, those photographed page by page put together again."""
    out: list[TruthDocument] = []
    for document in documents:
        if out and _continues(out[-1], document):
            out[-1] = _together(out[-1], document)
        else:
            out.append(document)
    return out


def _continues(before: TruthDocument, after: TruthDocument) -> bool:
    """Whether `after` is a later page of `before` in a picture file of its own: the same kind, another file,
    no field with another value (page numbers stand on every page), and rows that go on where those before
    ended."""
    if before.kind != after.kind or before.pages[-1][0] == after.pages[0][0]:
        return False
    if not before.fields:
        return False
    return all(
        before.fields[key] == after.fields[key]
        or _goes_on(_row_numbers(before, key), _row_numbers(after, key))
        for key in set(before.fields) & set(after.fields)
    )


def _goes_on(before: Sequence[int], after: Sequence[int]) -> bool:
    """Whether the rows `after` go on where `before` ended; the last one may have been broken."""
    return bool(before) and bool(after) and after[0] >= max(1, before[-1])


def _row_numbers(document: TruthDocument, key: str) -> list[int]:
    """Which rows of the list `key` have a place on this document's pages."""
    start = f"{key}["
    found = {int(k[len(start) :].partition("]")[0]) for k in document.places if k.startswith(start)}
    return sorted(found)


def _together(before: TruthDocument, after: TruthDocument) -> TruthDocument:
    fields = dict(before.fields)
    for key, value in after.fields.items():
        numbers = _row_numbers(after, key)
        if key not in fields:
            fields[key] = value
        elif value != fields[key]:
            # A row broken by the page's end stands on both pages.
            rows = dict(zip(_row_numbers(before, key), fields[key], strict=True))
            rows |= {n: row for n, row in zip(numbers, value, strict=True) if n not in rows}
            fields[key] = [rows[n] for n in sorted(rows)]
    places = {**after.places, **before.places}
    return TruthDocument(before.kind, before.pages + after.pages, fields, places)
