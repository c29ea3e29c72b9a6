"""QR and bar codes of a picture, decoded: evidence that does not depend on reading characters."""

from __future__ import annotations

import cv2
import zxingcpp

from dossier_ai.core import Code, Rect
from dossier_ai.reading.ocr import Picture

_LONGEST_SIDE = 2400
# Not the short linear codes without check character: they are found in printed text. By name, since an
# instance that outlives the program makes the library complain on standard error.
_FORMATS = "QRCode,MicroQRCode,DataMatrix,PDF417,Aztec,Code128"


def codes_of(picture: Picture) -> tuple[Code, ...]:
    """The codes of an upright picture with their rectangles, from top to bottom. Undecodable ones are not
    reported."""
    rows, columns = picture.shape[:2]
    scale = min(1.0, _LONGEST_SIDE / max(rows, columns))
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    if scale < 1:
        grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    found: list[Code] = []
    for result in zxingcpp.read_barcodes(grey, formats=zxingcpp.barcode_formats_from_str(_FORMATS)):
        if not result.valid or not result.text:
            continue
        at = result.position
        corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
        xs = [c.x / scale for c in corners]
        ys = [c.y / scale for c in corners]
        found.append(Code(Rect(min(xs), min(ys), max(xs), max(ys)), result.format.name, result.text.strip()))
    return tuple(sorted(found, key=lambda c: (c.rect.top, c.rect.left, c.payload)))
