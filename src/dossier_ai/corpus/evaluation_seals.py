"""How well seals are read, and the print under them: sheets with one red seal each, taken and read as pages.

In: seeds, and a function that reads a picture. Out: for each opacity how many characters under the ink are
right, how many arcs are, and how many seals were found. Characters count by their place: those whose middle
lies inside the seal's ring. Invented organisations only.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from rapidfuzz.distance import Levenshtein

from dossier_ai.core import Page, Rect
from dossier_ai.core.geometry import Box
from dossier_ai.corpus.degrade import Level, Picture, degrade
from dossier_ai.corpus.evaluation_score import share
from dossier_ai.corpus.fonts import choose_fonts
from dossier_ai.corpus.ink import SealSpec, press_seal
from dossier_ai.corpus.paint import paint
from dossier_ai.corpus.sheet import Sheet
from dossier_ai.corpus.truth import truth_dossier
from dossier_ai.text.characters import squeeze

OPACITIES = (0.6, 0.9)
"""What the specification asks to be measured."""
READABLE: tuple[Level, ...] = ("light", "medium")
_WIDTH, _HEIGHT, _DPI = 210.0, 148.0, 200
_LEADING, _SIZE = 8.5, 12.0

ReadPicture = Callable[[Picture], Page]


@dataclass(slots=True)
class SealAccuracy:
    """Counts by opacity (as `0.6 light`): characters under the ink and those read right, seals pressed and
    found, arcs read whole, and how many characters of the arcs are right."""

    characters: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    seals: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    arcs: Counter[str] = field(default_factory=Counter)
    arc_characters: Counter[str] = field(default_factory=Counter)
    arc_right: Counter[str] = field(default_factory=Counter)

    def as_json(self) -> dict[str, Any]:
        return {
            case: {
                "seals": self.seals[case],
                "found": self.found[case],
                "arcs_whole": self.arcs[case],
                "arc_characters_right": _share(self.arc_right[case], self.arc_characters[case]),
                "characters_under_seal": self.characters[case],
                "characters_right": _share(self.right[case], self.characters[case]),
            }
            for case in sorted(self.seals)
        }


def measure_seals(
    seeds: Iterable[int], read: ReadPicture, done: Callable[[int], None] = lambda seed: None
) -> SealAccuracy:
    """One sheet a seed, opacity and level, in a font that no rule or model was made with; the same for the
    same seeds."""
    accuracy = SealAccuracy()
    for seed in seeds:
        name = truth_dossier(seed).world.name
        for opacity in OPACITIES:
            for level in READABLE:
                rng = random.Random(f"seals-{seed}-{opacity}-{level}")
                _measure_sheet(accuracy, f"{opacity} {level}", name, opacity, level, rng, read)
        done(seed)
    return accuracy


def _measure_sheet(
    accuracy: SealAccuracy,
    case: str,
    name: str,
    opacity: float,
    level: Level,
    rng: random.Random,
    read: ReadPicture,
) -> None:
    sheet = Sheet(_WIDTH, _HEIGHT, choose_fonts(rng, held_out=True))
    for number, line in enumerate(_declaration(name, rng)):
        sheet.text(28, 24 + _LEADING * number, line, _SIZE)
    spec = SealSpec(name, opacity=opacity, diameter=rng.choice((38.0, 40.0, 42.0)))
    ring = press_seal(sheet, rng.uniform(80, 150), rng.uniform(48, 100), spec, rng)
    clean = np.asarray(paint(sheet, _DPI), dtype=np.uint8)
    shot = degrade(clean, rng, "scan", level)
    page = read(np.ascontiguousarray(shot.picture[:, :, ::-1]))
    for text, place, under in _printed_under(sheet, ring):
        accuracy.characters[case] += len(under)
        accuracy.right[case] += _right_at(text, under, _read_at(page, shot.box(sheet.fractions(place))))
    accuracy.seals[case] += 1
    where = shot.box(sheet.fractions(ring))
    seals = [seal for seal in page.seals if _share_of(where, page.box(seal.rect)) > 0.5]
    accuracy.found[case] += bool(seals)
    arc = next((seal.text for seal in seals if seal.text), "")
    accuracy.arcs[case] += arc == name
    accuracy.arc_characters[case] += len(name)
    accuracy.arc_right[case] += _right_at(name, range(len(name)), arc)


def _declaration(name: str, rng: random.Random) -> list[str]:
    """Lines as a sealed declaration has them: words, figures, dates and names."""
    year = rng.randint(2021, 2025)
    amount = f"{rng.randint(100, 9999)}.{rng.randint(10, 99)}"
    return [
        f"本单位{name}郑重承诺：所提交的申报材料真实、合法、有效。",
        f"{year}年度主营业务收入{amount}万元，资产总额{rng.randint(300, 9000)}万元，",
        f"年服务中小企业{rng.randint(60, 400)}家，服务满意率{rng.randint(80, 99)}%以上，",
        f"从业人员{rng.randint(15, 80)}人，其中大学本科以上学历占{rng.randint(60, 98)}%。",
        "近三年在质量、安全、环保、纳税等方面没有不良信用记录，",
        "未被列入经营异常名录和严重违法失信企业名单，",
        f"截至{year}年12月31日未发生重大安全事故及环境违法行为。",
        "如有不实之处，本单位愿承担由此产生的一切法律责任。",
        f"法定代表人（签字）：          {year + 1}年{rng.randint(1, 9)}月{rng.randint(10, 28)}日",
        f"申报单位（盖章）：{name}",
    ]


def _printed_under(sheet: Sheet, ring: Rect) -> list[tuple[str, Rect, list[int]]]:
    """Every line that the seal touches, its place in millimetres and which of its characters lie under it;
    blanks left out."""
    radius = ring.width / 2
    out: list[tuple[str, Rect, list[int]]] = []
    for word in sheet.words:
        if not word.text.strip() or word.rect.bottom < ring.top or word.rect.top > ring.bottom:
            continue
        wide = [2 if ord(char) > 255 else 1 for char in word.text]
        under: list[int] = []
        at, index = 0.0, 0
        for char, width in zip(word.text, wide, strict=True):
            x = word.rect.left + (at + width / 2) * word.rect.width / sum(wide)
            at += width
            if char.isspace():
                continue
            if (x - ring.cx) ** 2 + (word.rect.cy - ring.cy) ** 2 < radius**2:
                under.append(index)
            index += 1
        if under:
            out.append((squeeze(word.text), word.rect, under))
    return out


def _share_of(whole: Rect, box: Box) -> float:
    part = whole.overlap(Rect(box.left, box.top, box.right, box.bottom))
    return part / (whole.width * whole.height)


def _read_at(page: Page, place: Rect) -> str:
    """What was read on the line at `place` (fractions of the picture)."""
    found = [(page.box(word.rect), word.text) for word in page.words]
    line = [
        (box.left, text)
        for box, text in found
        if place.top <= (box.top + box.bottom) / 2 <= place.bottom
        and box.left < place.right
        and box.right > place.left
    ]
    return squeeze("".join(text for _, text in sorted(line)))


def _right_at(text: str, places: Iterable[int], found: str) -> int:
    """How many characters of `text` at `places` stand in `found` where the two are aligned best."""
    kept: set[int] = set()
    for block in Levenshtein.opcodes(text, found):
        if block.tag == "equal":
            kept.update(range(block.src_start, block.src_end))
    return sum(index in kept for index in places)


def _share(part: int, whole: int) -> float | None:
    return share(part / whole) if whole else None
