"""Every picture format gives the same page; EXIF turns, transparency, and pictures that are too much."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
import pillow_heif
import pytest
from PIL import Image

from dossier_ai.reading.image import LONGEST_SIDE, count_frames, decode_frame
from dossier_ai.reading.notices import UnreadableError


def sample() -> Image.Image:
    """Left half red, right half white, a black bar along the top."""
    array = np.full((120, 200, 3), 255, dtype=np.uint8)
    array[:, :100] = (220, 20, 20)
    array[:20] = 0
    return Image.fromarray(array)


def looks_right(picture: np.ndarray) -> bool:
    rows, columns = picture.shape[:2]
    top, left, right = (
        picture[rows // 12, columns // 2],
        picture[rows // 2, columns // 4],
        picture[rows // 2, -10],
    )
    return bool(top.max() < 60 and left[2] > 150 and left[0] < 90 and right.min() > 200)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "HEIF"])
def test_every_format_is_decoded(tmp_path: Path, form: str) -> None:
    pillow_heif.register_heif_opener()
    sample().save(tmp_path / "a", form)
    assert count_frames(tmp_path / "a") == 1
    assert looks_right(decode_frame(tmp_path / "a", 0))


@pytest.mark.parametrize(
    ("orientation", "operation"),
    [
        (3, Image.Transpose.ROTATE_180),
        (6, Image.Transpose.ROTATE_90),
        (8, Image.Transpose.ROTATE_270),
    ],
)
def test_exif_turns_are_done(tmp_path: Path, orientation: int, operation: Image.Transpose) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    sample().transpose(operation).save(tmp_path / "a.jpg", exif=exif, quality=95)
    assert looks_right(decode_frame(tmp_path / "a.jpg", 0))


def test_transparent_paper_is_white(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (100, 60), (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), (10, 10, 30, 30))
    clear.save(tmp_path / "a.png")
    picture = decode_frame(tmp_path / "a.png", 0)
    assert picture[50, 80].tolist() == [255, 255, 255] and picture[20, 20].tolist() == [0, 0, 0]


def test_sixteen_bit_grey_keeps_its_tones(tmp_path: Path) -> None:
    tones = np.linspace(0, 65535, 100, dtype=np.uint16)[None, :].repeat(50, axis=0)
    Image.fromarray(tones).save(tmp_path / "a.png")
    picture = decode_frame(tmp_path / "a.png", 0)
    assert picture[20, 5, 0] < 30 and picture[20, 95, 0] > 230


def test_large_pictures_are_reduced(tmp_path: Path) -> None:
    Image.new("L", (LONGEST_SIDE + 900, 200), 255).save(tmp_path / "a.png")
    assert decode_frame(tmp_path / "a.png", 0).shape[1] == LONGEST_SIDE


def png_bomb(path: Path, side: int) -> None:
    """A PNG of `side` x `side` black pixels in a few kilobytes."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((side // 8 + 1) * side), 9)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def test_a_picture_bomb_is_refused(tmp_path: Path) -> None:
    png_bomb(tmp_path / "a.png", 13_000)
    with pytest.raises(UnreadableError) as caught:
        decode_frame(tmp_path / "a.png", 0)
    assert caught.value.code == "picture-too-large"


def test_a_truncated_picture_is_refused(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    Image.fromarray(rng.integers(0, 255, (300, 300, 3), dtype=np.uint8)).save(tmp_path / "a.jpg")
    whole = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableError) as caught:
        decode_frame(tmp_path / "a.jpg", 0)
    assert caught.value.code == "unreadable-file"


def test_a_multi_page_tiff_has_all_its_frames(tmp_path: Path) -> None:
    sample().save(tmp_path / "a.tiff", save_all=True, append_images=[sample(), sample()])
    assert count_frames(tmp_path / "a.tiff") == 3
    assert looks_right(decode_frame(tmp_path / "a.tiff", 2))
