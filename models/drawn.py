"""Generated dossiers as pages of words with their true fields, without pixels: what the models learn from.

Layouts and fonts come from one part of the corpus: `seen` for training, `held_out` for measuring (the last
layout of every kind and a font that training never saw). Same job, same documents.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Literal

from dossier_ai.core import Frame, Page, Rect, Ruling, Word
from dossier_ai.corpus.flow import Block, Layout, lay_out
from dossier_ai.corpus.fonts import choose_fonts
from dossier_ai.corpus.profiles import Entity
from dossier_ai.corpus.render.catalogue import FIXED, FLOWS, render_view
from dossier_ai.corpus.sheet import Sheet, StrokeOp
from dossier_ai.corpus.truth import truth_dossier
from dossier_ai.corpus.views import restrict_layouts
from dossier_ai.corpus.volume import contents_blocks, cover_blocks, divider_blocks

PIXELS = 200 / 25.4
SHORTEST_RULE = 4.0
SCHEMES = (
    "guangdong-platform", "liaoning-platform", "qinghai-platform", "cicasme-platform", "chengdu-platform",
    "chengdu-base",
)  # fmt: skip
Part = Literal["seen", "held_out"]


@dataclass(frozen=True, slots=True)
class Job:
    """One dossier to draw. Every fourth seed is a renewal."""

    seed: int
    scheme: str
    part: Part
    entity: Entity | None = None

    @property
    def procedure(self) -> str:
        return "renewal" if self.seed % 4 == 3 else "initial"


@dataclass(frozen=True, slots=True)
class DrawnDocument:
    """One document: its kind, what is true of it, its pages at 200 dots per inch, and for every page the
    boxes (upright pixels) of its fields by key, cells of lists as `rows[3].name`."""

    kind: str
    fields: dict[str, Any]
    pages: tuple[Page, ...]
    boxes: tuple[dict[str, Rect], ...]


def jobs(part: Part, each: int) -> list[Job]:
    """`each` dossiers of every scheme; the parts share no seed."""
    first = 500_000 if part == "seen" else 900_000
    return [Job(first + 100 * i + n, scheme, part) for i, scheme in enumerate(SCHEMES) for n in range(each)]


def rare_jobs(part: Part) -> list[Job]:
    """A law firm's dossier of every scheme: its licence is seldom drawn."""
    first = 590_000 if part == "seen" else 990_000
    return [Job(first + 4 * i, scheme, part, "law_firm") for i, scheme in enumerate(SCHEMES)]


def draw(job: Job) -> list[DrawnDocument]:
    """Every document of one dossier, in order; cover, contents list and a tab come first."""
    made = truth_dossier(job.seed, job.scheme, procedure=job.procedure, entity=job.entity)
    views = [view for view in made.views if view.kind in FLOWS or view.kind in FIXED]
    restrict_layouts(views, held_out=job.part == "held_out")
    rng = random.Random(f"learned-{job.seed}")
    world, titles = made.world, [(v.title, 3 + 2 * i) for i, v in enumerate(views)]
    fronts: list[list[Block]] = [
        cover_blocks(world.name, world.platform, world.applied.isoformat()),
        contents_blocks(titles, dotted=rng.random() < 0.5),
        divider_blocks(f"附件{rng.randint(1, 12)}", rng.choice(titles)[0]),
    ]
    held_out = job.part == "held_out"
    drawn = [
        DrawnDocument("divider", {}, *_pages(lay_out(b, Layout(choose_fonts(rng, held_out=held_out), rng))))
        for b in fronts
    ]
    for view in views:
        sheets = render_view(view, choose_fonts(rng, held_out=held_out), rng)
        drawn.append(DrawnDocument(view.kind, dict(view.fields), *_pages(sheets)))
    return drawn


def _pages(sheets: list[Sheet]) -> tuple[tuple[Page, ...], tuple[dict[str, Rect], ...]]:
    pages = []
    for number, sheet in enumerate(sheets, 1):
        width, height = sheet.width * PIXELS, sheet.height * PIXELS
        words = tuple(Word(w.text, _pixels(w.rect), 0.98) for w in sheet.words)
        pages.append(
            Page(
                file="drawn.pdf",
                number=number,
                width=width,
                height=height,
                frame=Frame.plain(width, height),
                words=words,
                origin="ocr",
                rulings=_rulings(sheet),
            )
        )
    return tuple(pages), tuple({k: _pixels(r) for k, r in sheet.boxes.items()} for sheet in sheets)


def _pixels(rect: Rect) -> Rect:
    return Rect(rect.left * PIXELS, rect.top * PIXELS, rect.right * PIXELS, rect.bottom * PIXELS)


def _rulings(sheet: Sheet) -> tuple[Ruling, ...]:
    """The dark straight lines, pieces that continue each other joined."""
    pieces: dict[tuple[bool, int], list[tuple[float, float, float]]] = {}
    for op in sheet.ops:
        if not isinstance(op, StrokeOp) or max(op.colour) > 120:
            continue
        for (ax, ay), (bx, by) in zip(op.points, op.points[1:], strict=False):
            level = abs(ay - by) < 0.02
            if level == (abs(ax - bx) < 0.02):
                continue
            at, start, end = (ay, *sorted((ax, bx))) if level else (ax, *sorted((ay, by)))
            pieces.setdefault((level, round(at * 20)), []).append((start, end, op.width))
    out: list[Ruling] = []
    for (level, at20), found in sorted(pieces.items()):
        joined: list[list[float]] = []
        for start, end, width in sorted(found):
            if joined and start <= joined[-1][1] + 0.1:
                joined[-1][1] = max(joined[-1][1], end)
                joined[-1][2] = max(joined[-1][2], width)
            else:
                joined.append([start, end, width])
        for start, end, width in joined:
            if end - start >= SHORTEST_RULE:
                low, high = at20 / 20 - width / 2, at20 / 20 + width / 2
                out.append(
                    Ruling(_pixels(Rect(start, low, end, high) if level else Rect(low, start, high, end)))
                )
    return tuple(sorted(out, key=lambda r: (not r.horizontal, r.rect.top, r.rect.left)))


def draw_all(work: Iterable[Job], kept: Path | None = None) -> list[list[DrawnDocument]]:
    """The dossiers of all jobs, in order, two at a time; what the folder `kept` holds is not drawn anew."""
    with ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn")) as pool:
        return list(pool.map(_drawn_or_kept, [(job, kept) for job in work]))


def _drawn_or_kept(arguments: tuple[Job, Path | None]) -> list[DrawnDocument]:
    job, kept = arguments
    path = kept / f"{job.part}-{job.scheme}-{job.seed}.pickle" if kept is not None else None
    if path is not None and path.is_file():
        return pickle.loads(path.read_bytes())  # type: ignore[no-any-return]  # noqa: S301 - written below
    drawn = draw(job)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(drawn))
    return drawn


def options(what: str | None) -> argparse.Namespace:
    """The command line of the training scripts."""
    parser = argparse.ArgumentParser(description=(what or "").partition("\n")[0])
    parser.add_argument("--drawn", type=Path, default=None, help="folder that keeps the drawn pages")
    parser.add_argument(
        "--measure", action="store_true", help="measure the weights that are there, train none"
    )
    return parser.parse_args()
