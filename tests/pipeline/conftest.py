"""Generated dossiers as recorded words: sheets of the corpus turned into pages without OCR, run as a whole.

A dossier is printed once for a session; a test that changes one document prints only that one anew, and
what was extracted from the others is kept under the pipeline's own keys. Invented organisations only.
"""

from __future__ import annotations

import copy
import functools
import hashlib
import random
import runpy
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from dossier_ai.core import Page, Problem, SourceFile
from dossier_ai.core.reread import no_reread
from dossier_ai.corpus.flow import Block, Layout, lay_out
from dossier_ai.corpus.fonts import choose_fonts
from dossier_ai.corpus.plant import plant_discrepancies
from dossier_ai.corpus.render.catalogue import render_view
from dossier_ai.corpus.truth import TruthDossier
from dossier_ai.corpus.views import View, derive_views, restrict_layouts
from dossier_ai.corpus.volume import contents_blocks, cover_blocks, divider_blocks
from dossier_ai.corpus.world import World, sample_world
from dossier_ai.pipeline import Request, Submission, Tools, Verified, verify_submission
from dossier_ai.reading.files import LocalFile
from dossier_ai.runner import InlineRunner

_SHEETS = runpy.run_path(str(Path(__file__).with_name("recorded_sheets.py")))
record_sheet, recording = _SHEETS["record_sheet"], _SHEETS["recording"]
SCHEME = "qinghai-platform"


# ---------------------------------------------------------------- a dossier of pages
@dataclass(frozen=True)
class Recorded:
    """One dossier: its truth, what each document says, and the pages of each document's file."""

    seed: int
    world: World
    views: tuple[View, ...]
    pages: dict[str, tuple[Page, ...]]
    names: tuple[str, ...]

    def file(self, kind: str) -> str:
        """The name of the first file of a kind."""
        return next(name for view, name in zip(self.views, self.names, strict=True) if view.kind == kind)

    def fields(self, kind: str) -> dict[str, Any]:
        return next(view.fields for view in self.views if view.kind == kind)

    def submission(self, problems: Sequence[Problem] = ()) -> Submission:
        names = sorted(self.pages)
        files = tuple(
            LocalFile(SourceFile(name, _digest(self.pages[name]), 1), Path(name), "pdf") for name in names
        )
        pages = tuple(page for name in names for page in self.pages[name])
        return Submission(files, pages, tuple(problems))

    def without(self, kind: str) -> Recorded:
        """The dossier without the files of a kind."""
        kept = {
            name: self.pages[name]
            for view, name in zip(self.views, self.names, strict=True)
            if view.kind != kind
        }
        return replace(self, pages=kept)

    def rewritten(self, kind: str, edit: Callable[[Page], Page]) -> Recorded:
        """The dossier with the pages of the first file of a kind changed one by one."""
        name = self.file(kind)
        return replace(self, pages={**self.pages, name: tuple(edit(p) for p in self.pages[name])})


def _digest(pages: Sequence[Page]) -> str:
    text = repr([(p.file, p.number, p.words, p.rulings, p.seals, p.codes, p.photos, p.read) for p in pages])
    digest = hashlib.sha256(text.encode())
    for page in pages:
        if page.ink is not None:
            digest.update(page.ink.bits.tobytes())
    return digest.hexdigest()


def _print(view: View, seed: int, index: int, name: str) -> tuple[Page, ...]:
    fonts = choose_fonts(random.Random(f"fonts-{seed}"))
    with recording():
        # A scan that two dossiers hold is drawn alike in both.
        drawn = view.extra.get("draw_seed", f"{seed}-{index}")
        sheets = render_view(view, fonts, random.Random(drawn))
        return tuple(record_sheet(sheet, name, number) for number, sheet in enumerate(sheets, 1))


@functools.cache
def print_dossier(seed: int, served_rows: int = 72) -> Recorded:
    """The consistent dossier of a seed, each document in a file of its own."""
    rng = random.Random(f"recorded-{seed}")
    world = sample_world(rng, served_rows=served_rows)
    views = derive_views(world, rng)
    restrict_layouts(views, held_out=False)
    names = tuple(f"{n:02d}-{view.title}.pdf" for n, view in enumerate(views, 1))
    pages = {n: _print(v, seed, i, n) for i, (v, n) in enumerate(zip(views, names, strict=True))}
    return Recorded(seed, world, tuple(views), pages, names)


def print_truth(made: TruthDossier, kinds: Collection[str]) -> Recorded:
    """The documents of some kinds of a dossier of any scheme, each in a file of its own."""
    views = tuple(view for view in made.views if view.kind in kinds)
    names = tuple(f"{n:02d}-{view.title}.pdf".replace("/", "-") for n, view in enumerate(views, 1))
    pages = {n: _print_once(v, made.seed, i, n) for i, (v, n) in enumerate(zip(views, names, strict=True))}
    return Recorded(made.seed, made.world, views, pages, names)


_PRINTED: dict[tuple[str, int, int, str], tuple[Page, ...]] = {}


def _print_once(view: View, seed: int, index: int, name: str) -> tuple[Page, ...]:
    """As `_print`; a document that two dossiers have in common is printed once."""
    key = (repr(view), seed, index, name)
    if key not in _PRINTED:
        _PRINTED[key] = _print(view, seed, index, name)
    return _PRINTED[key]


VOLUME = "申报材料.pdf"
TABBED = {"cooperation_agreement": "合作协议", "service_evidence": "服务活动证明材料"}


def bind(recorded: Recorded) -> Submission:
    """The dossier as one volume: cover, contents, the documents in order, tabs before the many small ones."""
    fonts = choose_fonts(random.Random(f"fonts-{recorded.seed}"))
    world = recorded.world

    def front(blocks: Sequence[Block]) -> list[Page]:
        with recording():
            sheets = lay_out(blocks, Layout(fonts, random.Random(1)))
            return [record_sheet(sheet, VOLUME, 0) for sheet in sheets]

    parts: list[tuple[str, list[Page]]] = []
    for number, (view, name) in enumerate(zip(recorded.views, recorded.names, strict=True), 1):
        title = TABBED.get(view.kind, view.title)
        first = view.kind in TABBED and all(title != known for known, _ in parts)
        tab = front(divider_blocks(f"附件{number}", title)) if first else []
        parts.append((title, [*tab, *recorded.pages[name]]))
    entries: dict[str, int] = {}
    at = 3
    for title, pages in parts:
        entries.setdefault(title, at)
        at += len(pages)
    bound = front(cover_blocks(world.name, world.platform, world.applied.isoformat()))
    bound += front(contents_blocks(list(entries.items()), dotted=recorded.seed % 2 == 0))
    bound += [page for _, pages in parts for page in pages]
    numbered = tuple(replace(page, file=VOLUME, number=n) for n, page in enumerate(bound, 1))
    file = LocalFile(SourceFile(VOLUME, _digest(numbered), 1), Path(VOLUME), "pdf")
    return Submission((file,), numbered, ())


def photograph(recorded: Recorded) -> Submission:
    """The dossier as photographs, one page each, named by the camera in the order they were taken."""
    pages = tuple(
        replace(page, file=f"IMG_20260412_{1000 + n}.jpg", number=1, picture=f"{_digest([page])}.jpg")
        for n, page in enumerate(page for name in recorded.names for page in recorded.pages[name])
    )
    files = tuple(LocalFile(SourceFile(p.file, _digest([p]), 1), Path(p.file), "image") for p in pages)
    return Submission(files, pages, ())


Edit = Callable[[World, list[View], random.Random], None]


def change(clean: Recorded, edit: Edit) -> Recorded:
    """`clean` with some views edited; only documents that changed are printed anew."""
    views = copy.deepcopy(list(clean.views))
    order = list(views)
    edit(clean.world, views, random.Random(f"edit-{clean.seed}"))
    pages, kept, names = {}, [], []
    for index, (view, before, name) in enumerate(zip(order, clean.views, clean.names, strict=True)):
        if not any(view is v for v in views):
            continue
        same = (view.fields, view.extra, view.title) == (before.fields, before.extra, before.title)
        pages[name] = clean.pages[name] if same else _print(view, clean.seed, index, name)
        kept.append(view)
        names.append(name)
    return replace(clean, views=tuple(kept), names=tuple(names), pages=pages)


def plant(name: str) -> Edit:
    """The generator's own operator as an edit."""

    def edit(world: World, views: list[View], rng: random.Random) -> None:
        assert plant_discrepancies(world, views, [name], rng), f"{name} was not planted"

    return edit


# ---------------------------------------------------------------- the run
class KeepingRunner(InlineRunner):
    """Keeps what was extracted from a document under the pipeline's key, as a caching runner may."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[str, Any] = {}

    def map(
        self,
        stage: str,
        work: Callable[[Any], Any],
        items: Sequence[Any],
        key: Callable[[Any], str],
        model: type[Any] | None = None,
        again: Callable[[Any], bool] | None = None,
        independent: bool = False,
    ) -> list[Any]:
        for item in items:
            if key(item) not in self.kept:
                self.kept[key(item)] = work(item)
        return [self.kept[key(item)] for item in items]


class NoEngine:
    """An engine that must not be asked."""

    name = "recorded"
    version = "1"

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"recorded words need no OCR, yet {name} was asked for")


@dataclass
class Kit:
    """What a test of the pipeline works with."""

    workdir: Path
    runner: KeepingRunner = field(default_factory=KeepingRunner)
    clean_runs: dict[int, Verified] = field(default_factory=dict)

    print_dossier = staticmethod(print_dossier)
    print_truth = staticmethod(print_truth)
    record_sheet = staticmethod(record_sheet)
    bind = staticmethod(bind)
    photograph = staticmethod(photograph)
    change = staticmethod(change)
    plant = staticmethod(plant)

    def tools(self) -> Tools:
        return Tools(
            engine=NoEngine(),  # type: ignore[arg-type]
            reread=no_reread,
            classify=None,
            key=b"recorded dossiers",
            workdir=self.workdir,
            versions={"dossier_ai": "test", "ocr": "recorded 1", "models": "none"},
        )

    def verify(self, submission: Submission, *, fresh: bool = False, **asked: Any) -> Verified:
        request = Request(path=Path("recorded"), **({"scheme": SCHEME} | asked))
        runner = InlineRunner() if fresh else self.runner
        return verify_submission(request, submission, self.tools(), runner)

    def verify_clean(self, seed: int) -> Verified:
        if seed not in self.clean_runs:
            self.clean_runs[seed] = self.verify(print_dossier(seed).submission())
        return self.clean_runs[seed]


@pytest.fixture(scope="session")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    return Kit(tmp_path_factory.mktemp("pipeline"))
