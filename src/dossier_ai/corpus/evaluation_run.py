"""One dossier with truth through the whole pipeline: read (or taken from what was kept) and compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar, cast

from dossier_ai.core import Document
from dossier_ai.corpus.evaluate import DossierAccuracy, evaluate_record
from dossier_ai.corpus.evaluation_keep import KeptPages
from dossier_ai.corpus.evaluation_truth import load_truth
from dossier_ai.kinds import formats
from dossier_ai.pipeline import Extracted, Request, read_submission, verify_submission
from dossier_ai.runner import InlineRunner, Progress
from dossier_ai.settings import Settings
from dossier_ai.text.signs import Signs, Spot, signs_of
from dossier_ai.workshop import open_workshop

T = TypeVar("T")
R = TypeVar("R")


def evaluate_dossier(folder: Path, keep: KeptPages | None, progress: Progress) -> DossierAccuracy:
    """The record of the dossier in `folder` against its `truth.json`. Each dossier has a workshop of its own,
    so that the pictures of one are gone before the next; `keep` takes its pages from an earlier run."""
    truth = load_truth(folder / "truth.json")
    request = Request(path=folder, scheme=truth.scheme, procedure=truth.procedure)
    runner = WatchingRunner(progress)
    with open_workshop(Settings()) as workshop:
        tools = workshop.tools
        if keep is None:
            submission = read_submission(folder, tools, runner)
        else:
            submission = keep.read(folder, tools, runner)
        verified = verify_submission(request, submission, tools, runner)
    pages = {(page.file, page.number): page for page in submission.pages}
    return evaluate_record(
        folder.name,
        truth,
        verified.record,
        formats(),
        pages,
        signs=runner.signs(),
        calibration=tools.calibration,
    )


class WatchingRunner(InlineRunner):
    """The inline runner that also remembers what was extracted, before its confidence was calibrated."""

    def __init__(self, progress: Progress) -> None:
        super().__init__(progress)
        self.documents: list[Document] = []
        self.extracted: list[Extracted] = []

    def map(
        self,
        stage: str,
        work: Callable[[T], R],
        items: Sequence[T],
        key: Callable[[T], str],
        model: type[R] | None = None,
        again: Callable[[R], bool] | None = None,
        independent: bool = False,
    ) -> list[R]:
        results = super().map(stage, work, items, key, model, again, independent)
        if stage == "extracting":
            self.documents += cast("Sequence[Document]", items)
            self.extracted += cast("list[Extracted]", results)
        return results

    def signs(self) -> dict[Spot, Signs]:
        """What speaks for and against every value that was extracted."""
        return signs_of(self.documents, [item.fields for item in self.extracted], formats())
