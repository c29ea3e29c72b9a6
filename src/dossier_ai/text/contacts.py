"""A cell that names a person together with a phone number (联系人及电话) to its two parts.

In comes the text of one cell; out come the name and the number as printed, "" for a part that is not there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dossier_ai.text.characters import nfkc
from dossier_ai.text.phones import read_phone

_NUMBER = re.compile(r"(?:\(0\d{2,3}\)|\+?[0-9])[0-9\- ]{5,}[0-9](?:\s*(?:转|-)\s*\d{1,6})?")
_BETWEEN = re.compile(r"[\s:;,/、，；：()（）|-]|电话|手机|联系方式")
_TITLE = re.compile(r"(?:先生|女士|老师|经理|主任)$")


@dataclass(frozen=True, slots=True)
class Contact:
    """A name and a phone number as printed; the number stays out of `repr`."""

    name: str
    phone: str = field(repr=False)


def split_contact(raw: str) -> Contact:
    """The name and the number in one cell, in either order, with or without separators between them. Text
    without a phone number is a name as it stands."""
    text = nfkc(raw)
    found = next((m for m in _NUMBER.finditer(text) if read_phone(m.group()).kind != "invalid"), None)
    if found is None:
        return Contact(re.sub(r"\s", "", text), "")
    rest = _BETWEEN.sub("", text[: found.start()] + text[found.end() :])
    return Contact(_TITLE.sub("", rest), found.group().strip())
