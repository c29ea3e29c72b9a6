"""What DOCX and XLSX have in common: a ZIP package that must not unfold beyond reason, and the form in which
their parsers hand on what they found."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dossier_ai.core import Page
from dossier_ai.reading.formats import refusal
from dossier_ai.reading.notices import UnreadableError

MOST_UNFOLDED_BYTES = 400_000_000
_MOST_RATIO = 300


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that an office parser could not do, before it is tied to the file's name."""

    code: str
    zh: str
    en: str
    state: Literal["open", "answered"] = "open"


@dataclass(frozen=True, slots=True)
class OfficeContent:
    """What a parser found: virtual pages, the pictures inside (name in the package, where it lies now), and
    what it could not do."""

    pages: tuple[Page, ...]
    pictures: tuple[tuple[str, Path], ...]
    notices: tuple[Notice, ...]


def check_package(path: Path) -> None:
    """Raises UnreadableError when an office package would unfold beyond reason; nothing is opened yet."""
    try:
        with zipfile.ZipFile(path) as package:
            infos = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise refusal("broken") from error
    total = sum(i.file_size for i in infos)
    packed = sum(i.compress_size for i in infos)
    if total > MOST_UNFOLDED_BYTES or (total > 30_000_000 and total > _MOST_RATIO * max(1, packed)):
        raise UnreadableError(
            "archive-too-large",
            f"文件展开后达 {total:,} 字节，超过限制，未打开；请核对后重新提交。",
            f"The file unfolds to {total:,} bytes, beyond the limit; it was not opened.",
        )
    if any(i.flag_bits & 0x1 for i in infos):
        raise refusal("encrypted")
