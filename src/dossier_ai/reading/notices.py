"""What reading could not do, as `Problem`s with one sentence in Chinese and one in English."""

from __future__ import annotations

from typing import Literal

from dossier_ai.core import Problem

State = Literal["open", "corrected", "waived", "answered"]


class UnreadableError(Exception):
    """A file or page cannot be read: `code` is the problem's stable word, `zh` and `en` say what and what
    to do. Travels out of the sandbox, so that all its state is in `args`."""

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(code, zh, en)
        self.code = code
        self.zh = zh
        self.en = en

    def problem(self, file: str, page: int | None = None) -> Problem:
        return problem(self.code, self.zh, self.en, file, page)


def problem(
    code: str, zh: str, en: str, file: str, page: int | None = None, state: State = "open"
) -> Problem:
    """A problem of the reading stage; the Chinese sentence stands first, the English one after ` / `."""
    return Problem(stage="reading", code=code, message=f"{zh} / {en}", file=file, page=page, state=state)
