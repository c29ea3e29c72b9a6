"""What goes into the stages and comes out of them: the request, the tools, and the results between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from dossier_ai.core import (
    Compared,
    Decision,
    Field,
    Fingerprint,
    Kind,
    Page,
    Problem,
    Reread,
)
from dossier_ai.core.signal import Examination
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.kinds.forms.definition import FormDefinition
from dossier_ai.reading.files import LocalFile
from dossier_ai.reading.ocr import OcrEngine
from dossier_ai.reading.pictures import PictureStore
from dossier_ai.record.model import Record
from dossier_ai.sorting.opinion import Classify
from dossier_ai.text.confidence import Calibration
from dossier_ai.text.mentions import MentionReader

Procedure = Literal["initial", "renewal"]

PASSING = frozenset({"file-failed", "page-failed", "reading-crashed", "extraction-failed"})
"""Problems that may be the machine's passing trouble rather than the file's: worth another try."""


class Request(BaseModel):
    """What is asked: the dossier at `path` under `scheme`. `as_of` overrules the application date that the
    dossier states; `round` is the id or the file of the yearly notice; `register_file` the office's record
    of units recognised before; `decisions` are what named persons decided about it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: Path
    scheme: str
    edition: str | None = None
    as_of: dt.date | None = None
    procedure: Procedure = "initial"
    round: str | None = None
    register_file: Path | None = None
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Tools:
    """What the stages work with, opened by the caller: the OCR engine and the second reader, the trained page
    classifier (None: cues alone), the key for personal numbers, and a folder for this run's pictures.
    `versions` go into the record; `code` identifies the code, for keys of results that are kept;
    `calibration` turns the confidence of extraction into a chance (None: it stays as it was read);
    `entities` finds names, dates and amounts for fields that the rules miss (None: nothing). `kinds` are
    the document kinds, with the forms that an administrator has `added`; `tried` are those of them whose
    labels are to be reported on."""

    engine: OcrEngine
    reread: Reread
    classify: Classify | None
    key: bytes
    workdir: Path
    versions: Mapping[str, str]
    code: str = ""
    calibration: Calibration | None = None
    kinds: tuple[Kind, ...] = ALL_KINDS
    added: tuple[FormDefinition, ...] = ()
    tried: tuple[FormDefinition, ...] = ()
    entities: MentionReader | None = None

    @property
    def pictures(self) -> PictureStore:
        return PictureStore(self.workdir / "pictures")


@dataclass(frozen=True, slots=True)
class Submission:
    """What was handed in, read: the files in the order of names, their pages, and what could not be read."""

    files: tuple[LocalFile, ...]
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]

    @property
    def hashes(self) -> dict[str, str]:
        """The SHA-256 of every file; a picture inside an office file carries that file's."""
        found = {file.name: file.source.sha256 for file in self.files}
        for page in self.pages:
            found.setdefault(page.file, found.get(page.file.partition("!/")[0], ""))
        return found


class Extracted(BaseModel):
    """The fields of one document, personal numbers already concealed."""

    fields: tuple[Field, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Verified:
    """The result: the record, its canonical bytes, the report, the files that were read, what of the dossier
    may turn up again in another one, the draft of a supplement notice when there is something to ask, and
    what the files show about how they were made."""

    record: Record
    record_bytes: bytes
    report: bytes
    files: tuple[LocalFile, ...]
    fingerprints: tuple[Fingerprint, ...] = ()
    notice: bytes | None = None
    examination: Examination = field(default_factory=Examination)

    @property
    def compared(self) -> Compared:
        """The dossier as other dossiers see it."""
        record = self.record
        return Compared(
            dossier_id=record.dossier_id,
            scheme=record.scheme,
            applicant=record.applicant.name or "",
            uscc=record.applicant.uscc or "",
            application_date=record.application_date.isoformat() if record.application_date else "",
        )
