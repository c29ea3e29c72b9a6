"""Fonts: found on the machine, or an error that says what to install."""

import random

import pytest

from dossier_ai.corpus import fonts
from dossier_ai.errors import DossierError


def test_missing_fonts_name_the_debian_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "installed_faces", dict)
    with pytest.raises(DossierError, match="fonts-noto-cjk"):
        fonts.choose_fonts(random.Random(1))


def test_held_out_face_is_used_only_on_request() -> None:
    names = {fonts.choose_fonts(random.Random(i)).hei.name for i in range(40)}
    assert fonts.HELD_OUT_FACE not in names or len(fonts.installed_faces()) == 1


def test_embeddable_fonts_only_for_born_digital() -> None:
    chosen = [fonts.choose_fonts(random.Random(i), embeddable=True) for i in range(20)]
    assert all(face.embeddable for c in chosen for face in (c.song, c.hei, c.kai, c.num))


def test_missing_glyphs_are_noticed() -> None:
    face = fonts.choose_fonts(random.Random(1)).song
    assert fonts.has_glyph(face, "青")
    assert not fonts.has_glyph(face, "\U0001f600")
