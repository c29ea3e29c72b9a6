"""What an applicant handed in, as a flat list of files: a folder, a ZIP, or one file.

Archives are opened, formats told by content. What will not be read becomes a `Problem` and the rest goes on.
"""

from __future__ import annotations

import errno
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from dossier_ai.core import Problem, SourceFile
from dossier_ai.errors import DossierError, StorageError, UsageError
from dossier_ai.reading.archives import unpack
from dossier_ai.reading.formats import Format, format_of, mislabelled
from dossier_ai.reading.notices import UnreadableError, problem
from dossier_ai.reading.sandbox import Sandbox, shared_sandbox

DEEPEST_ARCHIVE = 3
_IGNORED = {"thumbs.db", "desktop.ini", "ehthumbs.db", "truth.json"}
_SHOWN_FORMATS: dict[Format, str] = {
    "image": "图片/an image", "pdf": "PDF", "docx": "DOCX", "xlsx": "XLSX", "zip": "ZIP",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A readable file of the dossier: its public identity, where its bytes lie, what its content is."""

    source: SourceFile
    path: Path
    format: Format

    @property
    def name(self) -> str:
        return self.source.name


def list_files(
    path: Path, workdir: Path, sandbox: Sandbox | None = None
) -> tuple[list[LocalFile], list[Problem]]:
    """The files of the dossier at `path`, sorted by name with numbers in numeric order, and what was
    refused. Members of archives are unpacked below `workdir`. UsageError when `path` does not exist."""
    if not path.exists():
        raise UsageError(f"There is no file or folder {path}.", "Check the path.")
    listing = _Listing(path, workdir / "unpacked", sandbox or shared_sandbox())
    if path.is_dir():
        listing.folder(path)
    else:
        listing.file(path, path.name, 0)
    listing.files.sort(key=lambda f: natural(f.name))
    listing.problems.sort(key=lambda p: (natural(p.file), p.code))
    return listing.files, listing.problems


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key in which `2.pdf` stands before `10.pdf`."""
    return tuple(
        (0, int(piece), piece) if piece.isdigit() and piece.isascii() else (1, 0, piece)
        for piece in re.split(r"([0-9]+)", name)
        if piece
    )


def ignored(name: str) -> bool:
    """Whether a name belongs to the system, an editor or the ground truth, not to the applicant."""
    parts = name.split("/")
    return any(p.startswith((".", "~$", "__MACOSX")) for p in parts) or parts[-1].lower() in _IGNORED


class _Listing:
    def __init__(self, root: Path, unpacked: Path, sandbox: Sandbox) -> None:
        self.root = root
        self.unpacked = unpacked
        self.sandbox = sandbox
        self.files: list[LocalFile] = []
        self.problems: list[Problem] = []

    def folder(self, folder: Path) -> None:
        top = folder.resolve()
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if ignored(name) or path.is_dir():
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(top):
                self.problems.append(
                    problem(
                        "unsafe-member",
                        "该文件是指向文件夹之外的链接，已跳过。",
                        "The file is a link that leads outside the folder; it was skipped.",
                        name,
                    )
                )
                continue
            self.file(path, name, 0)

    def file(self, path: Path, name: str, depth: int) -> None:
        try:
            if not path.is_file():
                raise UnreadableError(
                    "unreadable-file", "不是普通文件，已跳过。", "Not a regular file; it was skipped."
                )
            found = format_of(path, name)
            if found == "zip":
                self.archive(path, name, depth)
                return
            digest, size = _digest(path)
        except UnreadableError as error:
            self.problems.append(error.problem(name))
            return
        except DossierError:
            raise
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise StorageError(
                    f"No room is left to unpack {name} into {self.unpacked}.",
                    "Free some space or choose another work folder.",
                ) from error
            self.problems.append(
                problem(
                    "unreadable-file",
                    "文件无法打开，请检查权限或介质后重新提交。",
                    f"The file cannot be opened ({error.strerror}); check its permissions.",
                    name,
                )
            )
            return
        except Exception as error:  # noqa: BLE001 - one bad file must not take the dossier down
            self.problems.append(
                problem(
                    "file-failed",
                    "该文件读取失败，请检查后重新提交。",
                    f"Reading this file failed ({type(error).__name__}); check it.",
                    name,
                )
            )
            return
        if mislabelled(name, found):
            shown = _SHOWN_FORMATS[found]
            self.problems.append(
                problem(
                    "mislabelled-file",
                    f"扩展名与内容不符：内容是 {shown.split('/')[0]}，已按内容读取。",
                    f"The extension does not match the content, which is {shown.split('/')[-1]}; "
                    "it was read as such.",
                    name,
                    state="answered",
                )
            )
        self.files.append(LocalFile(SourceFile(name, digest, size), path, found))

    def archive(self, path: Path, name: str, depth: int) -> None:
        if depth >= DEEPEST_ARCHIVE:
            raise UnreadableError(
                "archive-too-deep",
                f"压缩包嵌套超过 {DEEPEST_ARCHIVE} 层，未打开；请解压后再提交。",
                f"Archives are nested more than {DEEPEST_ARCHIVE} deep; unpack them first.",
            )
        target = self.unpacked / hashlib.sha256(name.encode()).hexdigest()[:16]
        members, refused = self.sandbox.call(unpack, path, target)
        for reason in refused:
            self.problems.append(problem(reason.code, reason.zh, reason.en, f"{name}!/{reason.name}"))
        if not members and not refused:
            self.problems.append(problem("empty-file", "压缩包是空的。", "The archive is empty.", name))
        for member in members:
            if not ignored(member.name):
                self.file(member.path, f"{name}!/{member.name}", depth + 1)


def _digest(path: Path) -> tuple[str, int]:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest(), path.stat().st_size
