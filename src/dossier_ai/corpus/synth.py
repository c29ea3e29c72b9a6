"""Synthetic dossiers with ground truth: seed in, files and truth out, the same bytes for the same seed.

`make_dossier` builds a plain Qinghai dossier in memory, `make_scheme_dossier` a complete one of any scheme;
`synthesis.synthesise` writes many.
"""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from dossier_ai.corpus.degrade import LEVELS, Level
from dossier_ai.corpus.expected import expected_verdicts
from dossier_ai.corpus.expected_schemes import scheme_verdicts
from dossier_ai.corpus.flow import Layout, lay_out
from dossier_ai.corpus.fonts import choose_fonts
from dossier_ai.corpus.packaging import Form, Look, Package, pack_folder, pack_photos, pack_volume
from dossier_ai.corpus.plant import Planted, plant_discrepancies
from dossier_ai.corpus.plant_pairs import PAIRS, plant_pair
from dossier_ai.corpus.profiles import Entity
from dossier_ai.corpus.render.catalogue import FIXED, FLOWS, render_view
from dossier_ai.corpus.sheet import DrawnWord
from dossier_ai.corpus.truth import TruthDossier, truth_dossier
from dossier_ai.corpus.views import View, derive_views, restrict_layouts
from dossier_ai.corpus.volume import contents_blocks, cover_blocks, divider_blocks
from dossier_ai.corpus.world import World, sample_world
from dossier_ai.errors import StorageError, UsageError

Style = Literal["folder", "volume", "photos", "zip"]
Part = Literal["all", "seen", "held_out"]
STYLES: tuple[Style, ...] = get_args(Style)


@dataclass(slots=True)
class Dossier:
    """One invented dossier: its files and what is true of them."""

    world: World
    views: list[View]
    package: Package
    planted: list[Planted]
    style: Style
    level: Level
    companions: list[Dossier] = field(default_factory=list)
    history: list[dict[str, str]] = field(default_factory=list)

    def truth(self, *, words: bool = False) -> dict[str, Any]:
        """The content of `truth.json`, as the public contract lays it down; for dossiers with further
        evidence also the procedure, the kind of applicant and its history. With `words` each document has
        its printed words as well: page, text, box."""
        truth: dict[str, Any] = {
            "scheme": self.world.scheme,
            "application_date": self.world.applied.isoformat(),
            "style": self.style,
            "degradation": self.level,
            "documents": [
                {"file": d.file, "pages": d.pages, "kind": d.kind, "fields": d.fields, "boxes": d.boxes}
                | ({"words": d.words} if words else {})
                for d in self.package.documents
            ],
            "planted": [p.as_truth(self.package.documents) for p in self.planted],
        }
        if self.world.evidence is None:
            return truth | {"verdicts": expected_verdicts(self.world, self.views, self.planted)}
        return truth | {
            "verdicts": scheme_verdicts(self.world, self.views, self.planted),
            "procedure": self.world.procedure,
            "entity": self.world.entity,
            "history": self.history,
        }


def make_dossier(
    seed: int,
    *,
    style: Style | None = None,
    plant: Sequence[str] | int | None = None,
    degradation: Level | None = None,
    served_rows: int | None = None,
    comfortable: bool | None = None,
    kinds: Sequence[str] | None = None,
    forms: dict[str, Form] | None = None,
    look: Look | None = None,
    part: Part = "all",
    done: Callable[[str], None] | None = None,
) -> Dossier:
    """One dossier from `seed`; what is not given is drawn.

    `plant`: ids of discrepancies, or how many to draw. `kinds` keeps only documents of these kinds. `forms`
    fixes the file form of kinds (folder style). `part` "seen" leaves out the layouts and the font kept back
    for measuring, "held_out" uses nothing else.
    """
    rng = random.Random(f"dossier-{seed}")
    easy = rng.random() < 0.8 if comfortable is None else comfortable
    world = sample_world(rng, served_rows=served_rows, comfortable=easy)
    views = derive_views(world, rng)
    chosen: Style = style or rng.choices(STYLES, [50, 20, 15, 15])[0]
    if part != "all":
        restrict_layouts(views, held_out=part == "held_out")
    _thin(views, chosen)
    if kinds is not None:
        views = [v for v in views if v.kind in kinds]
    if plant is None:
        plant = rng.choices([0, 1, 2, 3], [40, 30, 20, 10])[0]
    planted = plant_discrepancies(world, views, plant, rng)
    return _packed(world, views, planted, chosen, rng, degradation, forms, look, part, done)


def _thin(views: Sequence[View], style: Style) -> None:
    """Activities of one page each, as in volumes that must stay thin; planted evidence stays as it is."""
    for view in views if style == "volume" else ():
        if view.kind == "service_evidence" and len(view.fields["evidence_kinds"]) > 1:
            view.fields["evidence_kinds"] = ["notice", "photo", "summary"]


def _packed(
    world: World,
    views: list[View],
    planted: list[Planted],
    style: Style,
    rng: random.Random,
    degradation: Level | None,
    forms: dict[str, Form] | None,
    look: Look | None,
    part: Part,
    done: Callable[[str], None] | None,
) -> Dossier:
    level: Level = degradation or rng.choices(LEVELS, [5, 4, 1])[0]
    way_dpi = 170 if style in ("volume", "photos") else 200
    look = look or Look(dpi=way_dpi, level=level, held_out=part == "held_out")
    if style == "volume":
        package = pack_volume(views, world.name, world.platform, world.applied.isoformat(), rng, look, done)
    elif style == "photos":
        package = pack_photos(views, world.applied.isoformat(), rng, look, done)
    else:
        package = pack_folder(views, rng, look, forms, done)
    if style == "zip":
        package = _zip_package(package)
    return Dossier(world, views, package, planted, style, look.level)


def make_scheme_dossier(
    seed: int,
    *,
    scheme: str | None = None,
    entity: Entity | None = None,
    procedure: str = "initial",
    style: Style | None = None,
    plant: Sequence[str] | int | None = None,
    degradation: Level | None = None,
    comfortable: bool | None = None,
    kinds: Sequence[str] | None = None,
    forms: dict[str, Form] | None = None,
    look: Look | None = None,
    part: Part = "all",
    done: Callable[[str], None] | None = None,
) -> Dossier:
    """One dossier of any scheme with every document it needs, drawn; what is not given is drawn as 5.3 says.

    The other arguments are those of `make_dossier`. A discrepancy between two dossiers (P64-P67) must be
    planted alone; the other dossier is the `companions` of the result. Documents without a renderer are left
    out of the files.
    """
    rng = random.Random(f"drawn-{seed}")
    pair = isinstance(plant, Sequence) and any(name in PAIRS for name in plant)
    if pair and isinstance(plant, Sequence):
        if len(plant) != 1:
            raise UsageError(f"{', '.join(plant)}: one of them needs two dossiers.", "Plant it alone.")
        made, _ = plant_pair(seed, plant[0], scheme)
    else:
        made = truth_dossier(seed, scheme, plant, entity=entity, procedure=procedure, comfortable=comfortable)
    chosen: Style = style or ("folder" if pair else rng.choices(STYLES, [50, 20, 15, 15])[0])
    fixed: dict[str, Form] = dict(forms or {})
    if any(p.id == "P62" for p in made.planted):
        fixed["served_enterprise_list"] = "xlsx"

    def drawn(one: TruthDossier) -> Dossier:
        views = [v for v in one.views if v.kind in FLOWS or v.kind in FIXED]
        if kinds is not None:
            views = [v for v in views if v.kind in kinds]
        if part != "all":
            restrict_layouts(views, held_out=part == "held_out")
        _thin(views, chosen)
        return _packed(one.world, views, one.planted, chosen, rng, degradation, fixed, look, part, done)

    dossier = drawn(made)
    dossier.history = made.history()
    dossier.companions = [drawn(other) for other in made.companions]
    return dossier


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page as it was printed, without pixels: its kind, its number in the document, its words."""

    kind: str
    number: int
    words: tuple[DrawnWord, ...]
    width: float
    height: float


def printed_pages(seed: int, *, part: Part = "all", scheme: str | None = None) -> list[PrintedPage]:
    """Every page of the dossier of `seed`, cover and contents included, as words in millimetres.

    What a text classifier is trained on. Without a `scheme` a plain Qinghai dossier, with one a complete
    dossier of it. The auditor's papers behind an audit report have its kind.
    """
    rng = random.Random(f"pages-{seed}")
    if scheme is None:
        world = sample_world(rng)
        views = derive_views(world, rng)
    else:
        made = truth_dossier(seed, scheme)
        world, views = made.world, made.views
    if part != "all":
        restrict_layouts(views, held_out=part == "held_out")
    pages = []
    titles = [(v.title, 3 + 2 * i) for i, v in enumerate(views)]
    fonts = choose_fonts(rng, held_out=part == "held_out")
    front = (
        cover_blocks(world.name, world.platform, world.applied.isoformat()),
        contents_blocks(titles, dotted=rng.random() < 0.5),
        divider_blocks(f"附件{rng.randint(1, 12)}", rng.choice(titles)[0]),
    )
    for blocks in front:
        for number, sheet in enumerate(lay_out(blocks, Layout(fonts, rng)), 1):
            pages.append(PrintedPage("divider", number, tuple(sheet.words), sheet.width, sheet.height))
    for view in views:
        fonts = choose_fonts(rng, held_out=part == "held_out")
        for number, sheet in enumerate(render_view(view, fonts, rng), 1):
            pages.append(PrintedPage(view.kind, number, tuple(sheet.words), sheet.width, sheet.height))
    return pages


def _zip_package(package: Package) -> Package:
    """The same files inside one ZIP whose names are stored in GBK, as Windows tools in China write them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in package.files.items():
            info = _GbkInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    out = Package({"申报材料.zip": buffer.getvalue()}, package.documents)
    for document in out.documents:
        document.file = f"申报材料.zip!/{document.file}"
    return out


class _GbkInfo(zipfile.ZipInfo):
    """An archive member whose name is written in GBK without the UTF-8 flag."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the name zipfile calls
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def write_dossier(dossier: Dossier, folder: Path, *, words: bool = False) -> Path:
    """The dossier's files and `truth.json` (with the printed words if `words`) under `folder`, its companions
    beside it; returns the folder."""
    names = [f"{folder.name}-companion{'' if i == 0 else i + 1}" for i in range(len(dossier.companions))]
    for name, companion in zip(names, dossier.companions, strict=True):
        write_dossier(companion, folder.parent / name, words=words)
    truth = dossier.truth(words=words)
    if names:
        truth["companions"] = names
    try:
        for name, content in dossier.package.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        text = json.dumps(truth, ensure_ascii=False, indent=1)
        (folder / "truth.json").write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise StorageError(
            f"cannot write {folder}: {error.strerror}.", "Check space and permissions."
        ) from error
    return folder
