"""ZIP archives, unpacked with care: nothing is written under a name that the archive chose.

Sizes are summed before anything is opened, and counted again while it is written, since headers may lie.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from dossier_ai.reading.formats import refusal
from dossier_ai.reading.notices import UnreadableError

MOST_MEMBERS = 5000
MOST_BYTES = 2_000_000_000
MOST_MEMBER_BYTES = 600_000_000
MOST_RATIO = 200
_RATIO_FREE_BYTES = 20_000_000
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Member:
    """A file unpacked from an archive: its name inside, with `/`, and where its content lies now."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Refusal:
    """A member that was not unpacked, and why."""

    name: str
    code: str
    zh: str
    en: str


def unpack(path: Path, target: Path) -> tuple[list[Member], list[Refusal]]:
    """The members of the ZIP at `path`, unpacked into `target` under numbers, in the archive's order.

    Raises UnreadableError when the archive as a whole is refused: damaged, a bomb, too many members.
    Names that are not marked as UTF-8 are read as UTF-8 when they are, else as GB 18030 (which holds GBK).
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise refusal("broken") from error
    with archive:
        infos = [i for i in archive.infolist() if not i.is_dir()]
        _refuse_bombs(infos)
        members: list[Member] = []
        refused: list[Refusal] = []
        target.mkdir(parents=True, exist_ok=True)
        budget = MOST_BYTES
        for number, info in enumerate(infos):
            name = name_of(info)
            refusal_reason = _refusal(info, name)
            if refusal_reason is not None:
                refused.append(refusal_reason)
                continue
            place = target / f"{number:05d}"
            try:
                budget -= _write(archive, info, place, min(budget, info.file_size + _CHUNK))
            except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
                place.unlink(missing_ok=True)
                reason = refusal("encrypted" if "password" in str(error) else "broken")
                refused.append(Refusal(name, reason.code, reason.zh, reason.en))
                continue
            members.append(Member(name.replace("\\", "/"), place))
    return members, refused


def name_of(info: zipfile.ZipInfo) -> str:
    """A member's name as its maker meant it: the Unicode path field, UTF-8, or GB 18030."""
    unicode_path = _unicode_path(info.extra)
    if unicode_path:
        return unicode_path
    if info.flag_bits & 0x800:
        return info.filename
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _unicode_path(extra: bytes) -> str:
    """The Info-ZIP Unicode Path extra field (0x7075), "" when there is none."""
    at = 0
    while at + 4 <= len(extra):
        tag, size = struct.unpack_from("<HH", extra, at)
        if tag == 0x7075 and size > 5:
            try:
                return extra[at + 9 : at + 4 + size].decode("utf-8")
            except UnicodeDecodeError:
                return ""
        at += 4 + size
    return ""


def _refuse_bombs(infos: list[zipfile.ZipInfo]) -> None:
    total = sum(i.file_size for i in infos)
    packed = sum(i.compress_size for i in infos)
    if len(infos) > MOST_MEMBERS:
        raise UnreadableError(
            "archive-too-large",
            f"压缩包内文件超过 {MOST_MEMBERS} 个，已拒绝；请拆分后再提交。",
            f"The archive has more than {MOST_MEMBERS} members; split it.",
        )
    largest = max((i.file_size for i in infos), default=0)
    if (
        total > MOST_BYTES
        or largest > MOST_MEMBER_BYTES
        or (total > _RATIO_FREE_BYTES and total > MOST_RATIO * max(1, packed))
    ):
        raise UnreadableError(
            "archive-too-large",
            f"压缩包展开后达 {total:,} 字节，超过限制或压缩比异常，未打开；请核对后拆分提交。",
            f"The archive unfolds to {total:,} bytes, beyond the limit or at an implausible ratio; "
            "it was not opened.",
        )


def _refusal(info: zipfile.ZipInfo, name: str) -> Refusal | None:
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or (len(name) > 1 and name[1] == ":") or "\0" in name:
        return Refusal(
            name,
            "unsafe-member",
            "压缩包内文件的路径指向包外，已跳过该文件。",
            "The member's path leads outside the archive; it was skipped.",
        )
    if stat.S_ISLNK(info.external_attr >> 16):
        return Refusal(
            name,
            "unsafe-member",
            "压缩包内含符号链接，已跳过该文件。",
            "The member is a symbolic link; it was skipped.",
        )
    if info.flag_bits & 0x1:
        reason = refusal("encrypted")
        return Refusal(name, reason.code, reason.zh, reason.en)
    return None


def _write(archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: Path, limit: int) -> int:
    """Writes one member and gives its size; more than `limit` bytes is treated as damage."""
    written = 0
    with archive.open(info) as source, place.open("wb") as sink:
        while chunk := source.read(_CHUNK):
            written += len(chunk)
            if written > limit:
                raise zipfile.BadZipFile("more bytes than the header says")
            sink.write(chunk)
    return written
