"""Picture files to pages: every frame of JPG, PNG, TIFF, BMP, WebP and HEIC, decoded in the sandbox."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from dossier_ai.reading.formats import refusal
from dossier_ai.reading.notices import UnreadableError
from dossier_ai.reading.ocr import Picture

LONGEST_SIDE = 3600
"""Pixels of a stored picture's longer side: A4 at 300 dpi; larger ones are reduced to it."""
MOST_PIXELS = 120_000_000
_SMALLEST_SIDE = 16


def _opened(path: Path) -> Image.Image:
    import pillow_heif

    pillow_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        return Image.open(path)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _too_large() from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise refusal("broken") from error


def _too_large() -> UnreadableError:
    return UnreadableError(
        "picture-too-large",
        f"图片超过 {MOST_PIXELS // 1_000_000} 百万像素，未打开；请缩小后再提交。",
        f"The picture has more than {MOST_PIXELS // 1_000_000} megapixels; reduce it.",
    )


def count_frames(path: Path) -> int:
    """The number of pictures in an image file; more than one in a TIFF only, animations count as one."""
    with _opened(path) as image:
        return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def decode_frame(path: Path, index: int) -> Picture:
    """Frame `index` (from 0) as blue, green, red; EXIF turns done, transparent parts white, at most
    `LONGEST_SIDE` pixels long. UnreadableError when it is damaged or too large."""
    with _opened(path) as image:
        try:
            if index:
                image.seek(index)
            if image.width * image.height > MOST_PIXELS:
                raise _too_large()
            if image.format == "JPEG":
                image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            turned = ImageOps.exif_transpose(image) or image
            flat = _flattened(turned)
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise _too_large() from error
        except (OSError, ValueError, SyntaxError, EOFError) as error:
            raise refusal("broken") from error
    if min(flat.size) < _SMALLEST_SIDE:
        raise UnreadableError(
            "picture-too-small", "图片过小，无法辨认。", "The picture is too small to hold text."
        )
    if max(flat.size) > LONGEST_SIDE:
        flat.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return np.ascontiguousarray(np.asarray(flat, dtype=np.uint8)[:, :, ::-1])


def _flattened(image: Image.Image) -> Image.Image:
    if image.mode in ("I;16", "I;16L", "I;16B", "I", "F"):
        values = np.asarray(image, dtype=np.float64)
        top = float(values.max()) or 1.0
        return Image.fromarray((values / max(top, 255.0) * 255).astype(np.uint8)).convert("RGB")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        paper = Image.new("RGB", clear.size, "white")
        paper.paste(clear, mask=clear.getchannel("A"))
        return paper
    return image.convert("RGB")
