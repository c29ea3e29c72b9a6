"""The pictures of stored pages, by content: written once, found again for crops and for reading a region
anew."""

from __future__ import annotations

import hashlib
from pathlib import Path

import cv2
import numpy as np

from dossier_ai.core import Page
from dossier_ai.errors import StorageError
from dossier_ai.reading.ocr import Picture

JPEG_QUALITY = 90


class PictureStore:
    """Pictures in `folder`, each in a file named `<sha256>.png` or `<sha256>.jpg`; `Page.picture` is that
    name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def save(self, picture: Picture, *, drawn: bool = False) -> str:
        """The picture's name after it is written. `drawn` pictures (rendered text, few tones) are kept
        exactly as PNG, photographs and scans as JPEG. The same picture gives the same name."""
        if drawn:
            extension, options = ".png", [cv2.IMWRITE_PNG_COMPRESSION, 4]
        else:
            extension, options = ".jpg", [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY]
        done, encoded = cv2.imencode(extension, picture, options)
        if not done:
            raise StorageError(
                "A page picture could not be encoded.", "Check that OpenCV is installed whole."
            )
        content = encoded.tobytes()
        name = hashlib.sha256(content).hexdigest() + extension
        path = self.folder / name
        if not path.exists():
            partial = path.with_suffix(".partial")
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                partial.write_bytes(content)
                partial.replace(path)
            except OSError as error:
                partial.unlink(missing_ok=True)
                raise StorageError(
                    f"A page picture could not be written to {self.folder}: {error.strerror}.",
                    "Free some space or choose another folder.",
                ) from error
        return name

    def path(self, name: str) -> Path:
        """Where a picture of this name lies; it need not exist."""
        return self.folder / name

    def load(self, page: Page) -> Picture:
        """The stored picture of `page`; FileNotFoundError when it has none here."""
        path = self.path(page.picture)
        if not page.picture or not path.is_file():
            raise FileNotFoundError(path)
        picture = cv2.imread(str(path), cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION)
        if picture is None:
            raise FileNotFoundError(path)
        return np.asarray(picture, dtype=np.uint8)
