"""Pages of a dossier kept between evaluations, with their pictures: rules are measured again without OCR.

One folder a dossier under the folder given with `--keep`, named by the hash over its files and the reading
engine: another file or another engine reads anew. `pages.json.gz` holds the pages, `problems.json` what could
not be read, `pictures/` the stored page pictures, so that contested regions can be read a second time.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier_ai.core import Problem
from dossier_ai.pipeline import PASSING, Submission, Tools, read_submission
from dossier_ai.reading.files import LocalFile, list_files
from dossier_ai.reading.recording import FORMAT, load_pages, save_pages
from dossier_ai.runner import Runner


@dataclass(frozen=True, slots=True)
class KeptPages:
    """The folder in which pages are kept."""

    folder: Path

    def read(self, path: Path, tools: Tools, runner: Runner) -> Submission:
        """The pages of the dossier at `path`: those kept when it was read before, else read now and kept,
        unless a file failed. Raises what `read_submission` raises."""
        files, refused = list_files(path, tools.workdir)
        place = self.folder / dossier_key(files, tools.versions["ocr"])
        pictures = tools.workdir / "pictures"
        if (place / "pages.json.gz").is_file():
            _share(place / "pictures", pictures)
            problems = json.loads((place / "problems.json").read_text("utf-8"))
            return Submission(
                files=tuple(files),
                pages=tuple(load_pages(place / "pages.json.gz")),
                problems=(*refused, *(Problem.model_validate(p) for p in problems)),
            )
        submission = read_submission(path, tools, runner)
        if any(problem.code in PASSING for problem in submission.problems):
            return submission  # another try may read it
        _share(pictures, place / "pictures")
        reading = submission.problems[len(refused) :]
        text = json.dumps([p.model_dump(mode="json") for p in reading], ensure_ascii=False, indent=1)
        (place / "problems.json").write_text(text + "\n", encoding="utf-8")
        # Last, and in one step: pages that are there are whole.
        save_pages(submission.pages, place / "pages.partial")
        (place / "pages.partial").replace(place / "pages.json.gz")
        return submission


def dossier_key(files: Sequence[LocalFile], engine: str) -> str:
    """The name of a dossier's folder: names and contents of its files, the engine, the form of recorded
    pages."""
    digest = hashlib.sha256(f"{FORMAT}|{engine}".encode())
    for file in files:
        digest.update(f"|{file.name}|{file.source.sha256}".encode())
    return digest.hexdigest()[:24]


def _share(source: Path, target: Path) -> None:
    """Every picture below `source` in `target` as well: the same file where that can be, else a copy."""
    target.mkdir(parents=True, exist_ok=True)
    for picture in sorted(source.rglob("*")):
        place = target / picture.relative_to(source)
        if place.exists() or picture.suffix == ".partial" or not picture.is_file():
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(picture, place)
        except OSError:
            shutil.copyfile(picture, place)
