"""Characters in their compatibility form: what every parser of this room applies before it looks.

Where positions must be kept (to cut a value out of a page), `lines.fold` is the function, not these.
"""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_BLANKS = re.compile(r"\s+")


def nfkc(text: str) -> str:
    """`text` in Unicode's compatibility form (full-width letters and digits narrow), without invisible
    characters."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def squeeze(text: str) -> str:
    """`nfkc(text)` without any white space: OCR and letter-spaced titles put blanks anywhere."""
    return _BLANKS.sub("", nfkc(text))
