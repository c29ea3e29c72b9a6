"""Where the Chinese fonts are: the free families Debian packages, found on this machine.

In: the font folders of the system. Out: `FontSet`s, each a choice of families for one dossier. Only outline
fonts in TrueType form go into born-digital PDF files (`embeddable`), all of them onto pictures.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from PIL import ImageFont

from dossier_ai.errors import DossierError

Role = Literal["song", "hei", "kai", "num"]

_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path.home() / ".fonts",
)


@dataclass(frozen=True, slots=True)
class Face:
    """One font face: file, its index in a collection, whether its outlines are TrueType."""

    name: str
    file: str
    index: int
    embeddable: bool


# name -> (file name, index of the mainland face, TrueType outlines, Debian package)
_KNOWN: dict[str, tuple[str, int, bool, str]] = {
    "uming": ("uming.ttc", 0, True, "fonts-arphic-uming"),
    "ukai": ("ukai.ttc", 0, True, "fonts-arphic-ukai"),
    "zenhei": ("wqy-zenhei.ttc", 0, True, "fonts-wqy-zenhei"),
    "microhei": ("wqy-microhei.ttc", 0, True, "fonts-wqy-microhei"),
    "wenkai": ("LXGWWenKai-Regular.ttf", 0, True, "fonts-lxgw-wenkai"),
    "wenkai-light": ("LXGWWenKai-Light.ttf", 0, True, "fonts-lxgw-wenkai"),
    "noto-serif": ("NotoSerifCJK-Regular.ttc", 2, False, "fonts-noto-cjk"),
    "noto-sans": ("NotoSansCJK-Regular.ttc", 2, False, "fonts-noto-cjk"),
}

_ROLES: dict[Role, tuple[str, ...]] = {
    "song": ("noto-serif", "uming"),
    "hei": ("noto-sans", "zenhei", "microhei"),
    "kai": ("ukai", "wenkai", "wenkai-light"),
}

#: Never used unless asked for: what is learnt on the others is measured on this one.
HELD_OUT_FACE = "microhei"


@lru_cache(maxsize=1)
def installed_faces() -> dict[str, Face]:
    """The known Chinese faces present on this machine, by short name."""
    wanted = {file: name for name, (file, _, _, _) in _KNOWN.items()}
    found: dict[str, Face] = {}
    for folder in _FOLDERS:
        if not folder.is_dir():
            continue
        for path in sorted(folder.rglob("*.tt[cf]")):
            name = wanted.get(path.name)
            if name is not None and name not in found:
                _, index, embeddable, _ = _KNOWN[name]
                found[name] = Face(name, str(path), index, embeddable)
    return found


@dataclass(frozen=True, slots=True)
class FontSet:
    """The faces of one document: body serif, sans, regular script, and figures."""

    song: Face
    hei: Face
    kai: Face
    num: Face

    def face(self, role: Role) -> Face:
        return {"song": self.song, "hei": self.hei, "kai": self.kai, "num": self.num}[role]


def choose_fonts(rng: random.Random, *, embeddable: bool = False, held_out: bool = False) -> FontSet:
    """A set of faces drawn by `rng` from what is installed.

    `embeddable` restricts to faces a PDF can carry; `held_out` takes the face kept back for measuring.
    Raises DossierError, naming the Debian packages, when no Chinese font is installed.
    """
    faces = installed_faces()
    usable = {n: f for n, f in faces.items() if f.embeddable or not embeddable}
    if not held_out and len(usable) > 1:
        usable.pop(HELD_OUT_FACE, None)
    if not usable:
        packages = " ".join(sorted({package for *_, package in _KNOWN.values()}))
        raise DossierError(
            "no Chinese font found on this machine.", f"Install one: apt-get install {packages}"
        )
    if held_out and HELD_OUT_FACE in usable:
        only = usable[HELD_OUT_FACE]
        return FontSet(only, only, only, only)

    def pick(role: Role) -> Face:
        names = [n for n in _ROLES[role] if n in usable] or sorted(usable)
        return usable[rng.choice(names)]

    song, hei, kai = pick("song"), pick("hei"), pick("kai")
    return FontSet(song, hei, kai, rng.choice([song, hei]))


@lru_cache(maxsize=512)
def load_font(face: Face, pixels: int) -> ImageFont.FreeTypeFont:
    """`face` at a size in pixels, ready to draw."""
    return ImageFont.truetype(face.file, pixels, index=face.index, layout_engine=ImageFont.Layout.BASIC)


_EM = 100


@lru_cache(maxsize=200_000)
def advance(face: Face, char: str) -> float:
    """The width of one character in em."""
    return float(load_font(face, _EM).getlength(char)) / _EM


@lru_cache(maxsize=20_000)
def has_glyph(face: Face, char: str) -> bool:
    """Whether the face draws `char` at all (blank space counts as drawn)."""
    if char.isspace():
        return True
    font = load_font(face, _EM)
    return bytes(font.getmask(char)) != bytes(font.getmask("\U0010fffd"))
