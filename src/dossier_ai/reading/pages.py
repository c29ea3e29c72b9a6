"""A file to its pages: the one entry that knows which reader serves which format.

One page that cannot be read becomes an unread `Page` and a `Problem`; the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from dossier_ai.core import Page, Problem
from dossier_ai.errors import DossierError
from dossier_ai.reading.files import LocalFile
from dossier_ai.reading.image import count_frames, decode_frame
from dossier_ai.reading.notices import UnreadableError
from dossier_ai.reading.ocr import OcrEngine
from dossier_ai.reading.office import read_office
from dossier_ai.reading.pdf import read_pdf
from dossier_ai.reading.pictures import PictureStore
from dossier_ai.reading.sandbox import Sandbox, shared_sandbox
from dossier_ai.reading.scan import failure, read_picture, unread

Progress = Callable[[str, int, int], None]
"""Called before each page with the file's name, the page's number from 1, and the number of pages."""


def no_progress(file: str, number: int, total: int) -> None:
    """Tells nobody."""


def read_file(
    file: LocalFile,
    engine: OcrEngine,
    workdir: Path,
    sandbox: Sandbox | None = None,
    progress: Progress = no_progress,
) -> tuple[list[Page], list[Problem]]:
    """All pages of a file in order, and what could not be read of it. Pictures of the pages are written
    into `workdir`, named by their content (`Page.picture`)."""
    box = sandbox or shared_sandbox()
    store = PictureStore(workdir)
    pages: list[Page] = []
    problems: list[Problem] = []
    try:
        for item in _read(file, engine, store, box, progress):
            if isinstance(item, Page):
                pages.append(item)
            else:
                problems.append(item)
    except UnreadableError as error:
        problems.append(error.problem(file.name))
    except DossierError:
        # Not this file's fault: no room to write pictures, no weights. The operator must act.
        raise
    except Exception as error:  # noqa: BLE001 - one bad file must not take the dossier down
        problems.append(failure(error, file.name, None))
    return pages, problems


def _read(
    file: LocalFile, engine: OcrEngine, store: PictureStore, sandbox: Sandbox, progress: Progress
) -> Iterator[Page | Problem]:
    if file.format == "pdf":
        return read_pdf(file, engine, store, sandbox, progress)
    if file.format == "image":
        return read_image(file, engine, store, sandbox, progress)
    return read_office(file, engine, store, sandbox, progress)


def read_image(
    file: LocalFile, engine: OcrEngine, store: PictureStore, sandbox: Sandbox, progress: Progress
) -> Iterator[Page | Problem]:
    """The pages of a picture file, one for each frame."""
    total = sandbox.call(count_frames, file.path)
    for index in range(total):
        number = index + 1
        progress(file.name, number, total)
        try:
            picture = sandbox.call(decode_frame, file.path, index)
            yield read_picture(picture, engine, store, file.name, number)
        except UnreadableError as error:
            yield unread(file.name, number)
            yield error.problem(file.name, number)
        except DossierError:
            raise
        except Exception as error:  # noqa: BLE001 - one bad page must not take the dossier down
            yield unread(file.name, number)
            yield failure(error, file.name, number)
