"""Bad news as values: `Finding` for the applicant to explain, `Problem` for what the machine could not do."""

from __future__ import annotations

from typing import Literal

from dossier_ai.core.field import Evidence, _Frozen

Severity = Literal["B", "M", "m", "I"]
NoticeState = Literal["open", "corrected", "waived", "answered"]


class Message(_Frozen):
    """One sentence in both languages; factual, never accusing."""

    zh: str
    en: str


class Finding(_Frozen):
    """Two sources that do not agree. `id` is the check's id; `declared` and `found` are printable values;
    `uncertain` says that an input was read below the confidence floor. Severity: B blocker, M major,
    m minor, I information (domain 0.6)."""

    id: str
    finding_class: Literal["contradiction", "threshold"] = "contradiction"
    severity: Severity
    state: NoticeState = "open"
    uncertain: bool = False
    message: Message
    declared: str = ""
    found: str = ""
    difference: str = ""
    tolerance: str = ""
    clauses: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Problem(_Frozen):
    """Something the machine could not do, and what to do about it. `code` is a stable kebab-case word."""

    stage: Literal["intake", "reading", "sorting", "extracting", "checking", "deciding", "recording"]
    code: str
    message: str
    file: str
    page: int | None = None
    state: NoticeState = "open"
