"""All signals of a submission: every file and every page is looked at once, in order.

In: files, pages, the pictures of the pages, and the sandbox in which files are parsed. Out: an `Examination`.
A file or page that cannot be examined is named with the reason; it is never taken for one without signals.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from dossier_ai.core import DocumentEntry, Field, Page
from dossier_ai.core.signal import Examination, Signal
from dossier_ai.forensics.copies import copy_signals
from dossier_ai.forensics.figure_line import figure_signals
from dossier_ai.forensics.metadata import metadata_signals, read_pdf_metadata, read_picture_metadata
from dossier_ai.forensics.overlays import find_overlays, overlay_signals
from dossier_ai.forensics.revisions import list_revisions, revision_signals

P = ParamSpec("P")
T = TypeVar("T")
Picture = npt.NDArray[np.uint8]
NotExamined = tuple[str, int | None, str]


class Parser(Protocol):
    """Runs a function of a module on an untrusted file, apart from this process."""

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T: ...


class ExaminedFile(Protocol):
    """A file of the submission: its name in the dossier, where its bytes lie, and what they are."""

    @property
    def name(self) -> str: ...
    @property
    def path(self) -> Path: ...
    @property
    def format(self) -> str: ...


def examine_files(
    files: Sequence[ExaminedFile],
    pages: Sequence[Page],
    load: Callable[[Page], Picture],
    sandbox: Parser,
    applied_on: dt.date | None,
    printed_on: Mapping[str, dt.date] | None = None,
    signatures: Callable[[str, Path], Iterable[Signal]] | None = None,
) -> Examination:
    """What the files and the pictures of their pages show. `load` gives a page's stored picture,
    FileNotFoundError when there is none; `printed_on` is, by file, the latest day on which a document in it
    says it was made; `signatures` reads the electronic signatures of a PDF, by its name and path."""
    signals: list[Signal] = []
    failed: list[NotExamined] = []
    for file in files:
        found, problems = _examine_file(
            file, sandbox, applied_on, (printed_on or {}).get(file.name), signatures
        )
        signals += found
        failed += problems
    for page in pages:
        if not page.read or page.origin == "office" or not page.picture:
            continue
        try:
            signals += examine_page(load(page), page)
        except Exception as error:  # noqa: BLE001 - one bad page must not take the dossier down
            failed.append((page.file, page.number, type(error).__name__))
    return Examination(signals=tuple(signals), not_examined=tuple(failed))


MADE_ON = frozenset(
    {"issued", "signed_on", "report_date", "filed_on", "registered_on", "captured_on", "approved_on"}
)
"""Fields that say when a document was made."""


def printed_days(documents: Iterable[DocumentEntry], fields: Iterable[Field]) -> dict[str, dt.date]:
    """By file, the latest day on which a document in it says it was made."""
    files = {document.id: document.file for document in documents}
    found: dict[str, dt.date] = {}
    for field in fields:
        if field.key not in MADE_ON or not isinstance(field.value, str) or field.document not in files:
            continue
        try:
            day = dt.date.fromisoformat(field.value)
        except ValueError:
            continue  # a period, or a date read only in part
        file = files[field.document]
        found[file] = max(day, found.get(file, day))
    return found


def signals_json(examination: Examination, dossier_id: str, record_digest: str) -> dict[str, object]:
    """The content of `signals.json`: what the files show about how they were made. It is no part of the
    record and judges nothing: what was not found may still be there."""
    return {
        "schema": "dossier-ai/signals/1",
        "dossier_id": dossier_id,
        "record": record_digest,
        "signals": [signal.model_dump(mode="json") for signal in examination.signals],
        "not_examined": [
            {"file": file, "page": page, "reason": reason} for file, page, reason in examination.not_examined
        ],
    }


UNPROVEN = frozenset({"figure_line", "screen_photo"})
"""Signals that are measured (`corpus/evaluation_signals`) but not shown. Digits altered in a line are hardly
ever found. Stripes of a screen are found on seven in eight drawn pages without an alarm on 78 clean ones, but
they are also raised on three of 48 real photographs of licences: too many to show."""


def examine_page(picture: Picture, page: Page, *, unproven: bool = False) -> tuple[Signal, ...]:
    """The signals of one page's picture, with `unproven` also those that are only measured. Pages drawn from
    a text layer have no scanner to speak of."""
    if page.origin != "ocr":
        return ()
    if unproven:
        return (*figure_signals(picture, page), *copy_signals(picture, page))
    return tuple(signal for signal in copy_signals(picture, page) if signal.kind not in UNPROVEN)


def _examine_file(
    file: ExaminedFile,
    sandbox: Parser,
    applied_on: dt.date | None,
    printed_on: dt.date | None,
    read_signatures: Callable[[str, Path], Iterable[Signal]] | None,
) -> tuple[list[Signal], list[NotExamined]]:
    def revisions() -> Iterable[Signal]:
        return revision_signals(file.name, sandbox.call(list_revisions, file.path))

    def overlays() -> Iterable[Signal]:
        return overlay_signals(file.name, sandbox.call(find_overlays, file.path))

    def metadata() -> Iterable[Signal]:
        read = read_pdf_metadata if file.format == "pdf" else read_picture_metadata
        return metadata_signals(file.name, sandbox.call(read, file.path), applied_on, printed_on)

    def signatures() -> Iterable[Signal]:
        return read_signatures(file.name, file.path) if read_signatures is not None else ()

    pdf = (revisions, metadata, overlays, signatures)
    parts = {"pdf": pdf, "image": (metadata,)}.get(file.format, ())
    signals: list[Signal] = []
    failed: list[NotExamined] = []
    for part in parts:
        try:
            signals += part()
        except Exception as error:  # noqa: BLE001 - one bad file must not take the dossier down
            failed.append((file.name, None, f"{part.__name__}: {type(error).__name__}"))
    return signals, failed
