"""Opens what a command works with: OCR engines, classifier, key, store, a folder for the run; and closes it.

Everything is opened late: a command that needs no OCR never loads a model.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlite_utils import Database

import dossier_ai
from dossier_ai.errors import UsageError
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.kinds.forms.definition import FormDefinition
from dossier_ai.kinds.forms.kinds import with_forms
from dossier_ai.kinds.forms.load import load_forms, shipped_forms
from dossier_ai.pipeline import Tools, Verified, compare_with_past
from dossier_ai.reading.ocr import OcrEngine
from dossier_ai.reading.ocr.engines import default_name, open_engine, second_name
from dossier_ai.reading.ocr.pool import EnginePool
from dossier_ai.reading.pictures import PictureStore
from dossier_ai.reading.reread import Rereader
from dossier_ai.settings import Settings, personal_key
from dossier_ai.sorting.classifier import PageClassifier
from dossier_ai.sorting.entities import EntityReader
from dossier_ai.store.blobs import Blobs
from dossier_ai.store.database import open_database
from dossier_ai.store.fingerprints import StoredPast, save_fingerprints
from dossier_ai.store.records import save_record
from dossier_ai.text.confidence import load_calibration


@dataclass(frozen=True)
class Workshop:
    """The open tools of one run. `workdir` is deleted when the workshop closes; `tried` are files of forms to
    be tried besides those of the settings' folder."""

    settings: Settings
    workdir: Path
    tried: tuple[Path, ...] = ()

    @cached_property
    def engine(self) -> OcrEngine:
        """The default engine: the one named in the settings, else PaddleOCR where the user has put its own
        larger weights into the models folder, else RapidOCR."""
        name = self.settings.engine or default_name(self.settings.models)
        return EnginePool(lambda: self._open(name), min(4, os.cpu_count() or 1))

    def _open(self, name: str) -> OcrEngine:
        return open_engine(name, self.settings.models, self.settings.cache, threads=1)

    @cached_property
    def second(self) -> OcrEngine:
        return open_engine(second_name(self.engine.name), self.settings.models, self.settings.cache)

    @cached_property
    def database(self) -> Database:
        return open_database(self.settings.home)

    @cached_property
    def forms(self) -> tuple[FormDefinition, ...]:
        """The forms that an administrator has added: those that are tried, then those of the folder."""
        folder = self.settings.forms
        if folder is not None and not folder.is_dir():
            raise UsageError(f"There is no folder of forms {folder}.", "Check DOSSIER_AI_FORMS.")
        paths = [*self.tried, *(sorted(folder.glob("*.yaml")) if folder is not None else ())]
        unique = {path.resolve(): path for path in reversed(paths)}
        return load_forms([p for p in paths if unique.pop(p.resolve(), None)], ALL_KINDS, shipped_forms())

    @cached_property
    def tools(self) -> Tools:
        forms = self.forms
        tried = {path.name for path in self.tried}
        classifier = PageClassifier.load(self.settings.models / "page_kind")
        entities = EntityReader.load(self.settings.models / "entities") if self.settings.propose else None
        trained = [model.version for model in (classifier, entities) if model is not None]
        calibration = load_calibration(self.settings.models / "confidence" / "calibration.json")
        pictures = PictureStore(self.workdir / "pictures")
        return Tools(
            engine=self.engine,
            reread=Rereader(self.engine, lambda: self.second, pictures),
            classify=classifier,
            key=personal_key(self.settings),
            workdir=self.workdir,
            versions={
                "dossier_ai": dossier_ai.__version__,
                "ocr": self.engine.version,
                "models": ", ".join(trained) or "none",
                "confidence": calibration.version if calibration is not None else "none",
            },
            code=code_digest(repr(forms) if forms else ""),
            calibration=calibration,
            kinds=with_forms(ALL_KINDS, forms),
            added=forms,
            tried=tuple(form for form in forms if form.file in tried),
            entities=entities,
        )

    def keep(self, verified: Verified) -> None:
        """Saves the record, the originals and the page pictures in the store."""
        originals = Blobs(self.settings.home / "originals")
        for file in verified.files:
            originals.keep(file.path)
        pictures = self.workdir / "pictures"
        kept = Blobs(self.settings.home / "pictures")
        for picture in sorted(p for p in pictures.glob("*") if p.is_file()):
            kept.keep(picture, picture.suffix)
        saved_at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        save_record(self.database, json.loads(verified.record_bytes), saved_at)
        save_fingerprints(self.database, verified.compared, verified.record.digest, verified.fingerprints)

    def compare(self, verified: Verified) -> bytes:
        """`cross.json` of a dossier against the others of the store."""
        return compare_with_past(verified, StoredPast(self.database, verified.record.dossier_id))


def code_digest(forms: str = "") -> str:
    """A hash over the package's code and data and the added `forms`: what was computed by others is not
    reused."""
    folder = Path(dossier_ai.__file__).parent
    digest = hashlib.sha256(forms.encode())
    for path in sorted(p for s in ("*.py", "*.yaml", "*.json") for p in folder.rglob(s)):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def open_workshop(settings: Settings, tried: Sequence[Path] = ()) -> Iterator[Workshop]:
    """A workshop with a fresh folder for this run's pictures and unpacked files, trying some forms."""
    workdir = Path(tempfile.mkdtemp(prefix="dossier-ai-"))
    try:
        yield Workshop(settings, workdir, tuple(tried))
    finally:
        shutil.rmtree(workdir, ignore_errors=True)
