"""What a file is, by its content; and one sentence for each format that is refused."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any, Literal

import filetype as _filetype

from dossier_ai.reading.notices import UnreadableError

filetype: Any = _filetype

Format = Literal["image", "pdf", "docx", "xlsx", "zip"]

EXTENSIONS: dict[str, Format] = {
    ".jpg": "image", ".jpeg": "image", ".jpe": "image", ".jfif": "image", ".png": "image", ".tif": "image",
    ".tiff": "image", ".bmp": "image", ".webp": "image", ".heic": "image", ".heif": "image",
    ".pdf": "pdf", ".docx": "docx", ".xlsx": "xlsx", ".xlsm": "xlsx", ".docm": "docx", ".zip": "zip",
}  # fmt: skip

_IMAGES = {"image/jpeg", "image/png", "image/tiff", "image/bmp", "image/webp", "image/heic", "image/heif"}

_REFUSED: dict[str, tuple[str, str]] = {
    "doc": (
        "旧版 Word 文档（.doc）不能直接读取；请用 Word 或 WPS 打开，另存为 .docx 或 PDF 后再提交。",
        "A Word 97-2003 document (.doc) is not read; open it in Word or WPS and save it as .docx or PDF.",
    ),
    "xls": (
        "旧版 Excel 表格（.xls）不能直接读取；请用 Excel 或 WPS 打开，另存为 .xlsx 后再提交。",
        "An Excel 97-2003 workbook (.xls) is not read; open it in Excel or WPS and save it as .xlsx.",
    ),
    "ppt": (
        "演示文稿不能直接读取；请另存为 PDF 后再提交。",
        "A presentation is not read; save it as PDF.",
    ),
    "wps": (
        "WPS 专有格式（.wps、.et、.dps）不能直接读取；请用 WPS 打开，另存为 .docx、.xlsx 或 PDF 后再提交。",
        "A file in a WPS format (.wps, .et, .dps) is not read; open it in WPS and save it as .docx or PDF.",
    ),
    "rar": (
        "RAR 压缩包不能直接读取；请解压后重新压缩为 ZIP，或直接提交解压后的文件夹。",
        "A RAR archive is not read; unpack it and submit the folder, or pack it again as ZIP.",
    ),
    "7z": (
        "7z 压缩包不能直接读取；请解压后重新压缩为 ZIP，或直接提交解压后的文件夹。",
        "A 7z archive is not read; unpack it and submit the folder, or pack it again as ZIP.",
    ),
    "ofd": (
        "OFD 版式文件不能直接读取；请用 OFD 阅读器打开，打印或另存为 PDF 后再提交。",
        "An OFD file is not read; open it in an OFD reader and save or print it as PDF.",
    ),
    "encrypted": (
        "文件已加密，需要密码才能打开；请去除密码后再提交。",
        "The file is encrypted and needs a password; remove the password and submit it again.",
    ),
    "empty": ("文件是空的，没有任何内容；请重新提交。", "The file is empty; submit it again."),
    "broken": (
        "文件已损坏，无法打开；请重新导出后再提交。",
        "The file is damaged and cannot be opened; export it again.",
    ),
    "unknown": (
        "文件格式无法识别，不能读取；请转换为 PDF、JPG、PNG、DOCX 或 XLSX 后再提交。",
        "The file's format is not known; convert it to PDF, JPG, PNG, DOCX or XLSX.",
    ),
}

_CODES = {"empty": "empty-file", "broken": "unreadable-file", "encrypted": "encrypted-file"}


def refusal(what: str) -> UnreadableError:
    """The refusal for `what`: a format name such as doc, rar, ofd, or encrypted, empty, broken, unknown."""
    zh, en = _REFUSED[what]
    return UnreadableError(_CODES.get(what, "unsupported-format"), zh, en)


def format_of(path: Path, name: str) -> Format:
    """The format of the file at `path` by its content; `name` (with its extension) only tells kin formats
    apart. Raises UnreadableError with the reason when the file will not be read."""
    if path.stat().st_size == 0:
        raise refusal("empty")
    with path.open("rb") as stream:
        head = stream.read(8192)
    extension = Path(name).suffix.lower()
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise refusal(_compound(path, extension))
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(path)
    if head.startswith(b"Rar!\x1a\x07"):
        raise refusal("rar")
    if head.startswith(b"7z\xbc\xaf\x27\x1c"):
        raise refusal("7z")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    kind = filetype.guess(head)
    if kind is not None and kind.mime in _IMAGES:
        return "image"
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis"):
        return "image"
    # Content says nothing: a known extension means that the file is damaged, not that it is exotic.
    if extension in EXTENSIONS:
        raise refusal("broken")
    refused = {".wps": "wps", ".et": "wps", ".dps": "wps", ".doc": "doc", ".xls": "xls", ".rar": "rar",
               ".7z": "7z", ".ofd": "ofd", ".ppt": "ppt"}.get(extension, "unknown")  # fmt: skip
    raise refusal(refused)


def mislabelled(name: str, found: Format) -> bool:
    """Whether the extension of `name` promises another format than the one found."""
    promised = EXTENSIONS.get(Path(name).suffix.lower())
    return promised is not found


def _compound(path: Path, extension: str) -> str:
    """Which kind of OLE compound file this is, by the names of its streams."""
    content = path.read_bytes()[:64_000_000]

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if has("EncryptedPackage"):
        return "encrypted"
    if extension in (".wps", ".et", ".dps"):
        return "wps"
    if has("WordDocument"):
        return "doc"
    if has("Workbook") or has("Book"):
        return "xls"
    return "ppt" if has("PowerPoint Document") else "unknown"


def _zipped(path: Path) -> Format:
    """What stands behind a ZIP signature, by the members that each format must have."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise refusal("broken") from error
    if "[Content_Types].xml" in names:
        if "word/document.xml" in names:
            return "docx"
        if "xl/workbook.xml" in names:
            return "xlsx"
        if any(n.startswith("ppt/") for n in names):
            raise refusal("ppt")
    if "OFD.xml" in names:
        raise refusal("ofd")
    return "zip"
