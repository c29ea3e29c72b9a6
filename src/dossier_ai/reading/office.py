"""DOCX and XLSX files to virtual pages; the pictures inside a DOCX to pages of their own, read by OCR."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from dossier_ai.core import Page, Problem
from dossier_ai.errors import DossierError
from dossier_ai.reading.files import LocalFile
from dossier_ai.reading.image import decode_frame
from dossier_ai.reading.notices import UnreadableError, problem
from dossier_ai.reading.ocr import OcrEngine
from dossier_ai.reading.office_docx import parse_docx
from dossier_ai.reading.office_xlsx import parse_xlsx
from dossier_ai.reading.pictures import PictureStore
from dossier_ai.reading.sandbox import Sandbox
from dossier_ai.reading.scan import failure, read_picture, unread

_VECTOR = (".emf", ".wmf", ".svg", ".eps")


def read_office(
    file: LocalFile,
    engine: OcrEngine,
    store: PictureStore,
    sandbox: Sandbox,
    progress: Callable[[str, int, int], None],
) -> Iterator[Page | Problem]:
    """The pages of an office file, then those of the pictures inside it, each under
    `<file>!/<path in the package>`."""
    parse = parse_docx if file.format == "docx" else parse_xlsx
    target = store.folder / "embedded" / file.source.sha256[:16]
    content = sandbox.call(parse, file.path, file.name, target)
    total = len(content.pages) + len(content.pictures)
    for page in content.pages:
        progress(file.name, page.number, total)
        yield page
    for notice in content.notices:
        yield problem(notice.code, notice.zh, notice.en, file.name, state=notice.state)
    for number, (inner, path) in enumerate(content.pictures, start=len(content.pages) + 1):
        progress(file.name, number, total)
        yield from _picture(f"{file.name}!/{inner}", path, engine, store, sandbox)


def _picture(
    name: str, path: Path, engine: OcrEngine, store: PictureStore, sandbox: Sandbox
) -> Iterator[Page | Problem]:
    try:
        if path.suffix.lower() in _VECTOR:
            raise UnreadableError(
                "unsupported-format",
                "文档内的矢量图片不能直接读取；请将该文档另存为 PDF 后再提交。",
                "A vector drawing inside the document is not read; save the document as PDF.",
            )
        picture = sandbox.call(decode_frame, path, 0)
        if min(picture.shape[:2]) >= 48:
            yield read_picture(picture, engine, store, name, 1)
    except UnreadableError as error:
        if error.code != "picture-too-small":
            yield unread(name, 1)
            yield error.problem(name, 1)
    except DossierError:
        raise
    except Exception as error:  # noqa: BLE001 - one bad picture must not take the dossier down
        yield unread(name, 1)
        yield failure(error, name, 1)
