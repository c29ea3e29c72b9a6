"""The office's register: what it has on record of units that were recognised before.

In comes a CSV file as a spreadsheet exports it, one event in a line; out comes the `Standing` of one
applicant. Columns, in any order, by either name: 统一社会信用代码 uscc, 名称 name, 方案 scheme,
事项 event, 日期 on, 禁止申报至 ban_until. Events: 认定 recognised, 撤销 revoked,
更名报告 change_reported, 报送 report_filed, 未报送 report_missed.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier_ai.checks.scope import Standing
from dossier_ai.core import Evidence
from dossier_ai.errors import UsageError
from dossier_ai.text.codes import compact_code
from dossier_ai.text.names import same_name

_COLUMNS = {
    "统一社会信用代码": "uscc", "名称": "name", "方案": "scheme", "事项": "event", "日期": "on",
    "禁止申报至": "ban_until",
}  # fmt: skip
_EVENTS = {
    "认定": "recognised", "撤销": "revoked", "更名报告": "change_reported", "报送": "report_filed",
    "未报送": "report_missed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of the register; `line` counts from 1 with the header."""

    uscc: str
    name: str
    scheme: str
    event: str
    on: dt.date
    ban_until: dt.date | None
    line: int


def load_register(path: Path) -> tuple[Entry, ...]:
    """The events in `path` (CSV, UTF-8 or GB 18030). Raises UsageError with the line for whatever is not as
    it must be: a register that is read wrongly would clear a banned unit."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.", "Check --register.") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", errors="replace")
    rows = list(csv.reader(io.StringIO(text)))
    header = [_COLUMNS.get(cell.strip(), cell.strip()) for cell in rows[0]] if rows else []
    missing = {"uscc", "event", "on"} - set(header)
    if missing:
        raise UsageError(
            f"{path}:1: the columns {', '.join(sorted(missing))} are missing.",
            f"The header names: {', '.join(_COLUMNS)}.",
        )
    return tuple(
        _entry(path, line, dict(zip(header, (cell.strip() for cell in row), strict=False)))
        for line, row in enumerate(rows[1:], 2)
        if any(cell.strip() for cell in row)
    )


def _entry(path: Path, line: int, row: dict[str, str]) -> Entry:
    event = _EVENTS.get(row.get("event", ""), row.get("event", ""))
    if event not in _EVENTS.values():
        raise UsageError(f"{path}:{line}: `{event}` is no event.", f"Use one of {'、'.join(_EVENTS)}.")
    if not row.get("uscc") and not row.get("name"):
        raise UsageError(f"{path}:{line}: no unit is named.", "Fill in the code or the name.")
    ban = row.get("ban_until", "")
    return Entry(
        uscc=compact_code(row.get("uscc", "")),
        name=row.get("name", ""),
        scheme=row.get("scheme", ""),
        event=event,
        on=_day(path, line, row.get("on", "")),
        ban_until=_day(path, line, ban) if ban else None,
        line=line,
    )


def _day(path: Path, line: int, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text.replace("/", "-"))
    except ValueError as error:
        raise UsageError(f"{path}:{line}: `{text}` is no date.", "Write it as YYYY-MM-DD.") from error


def standing_of(entries: Sequence[Entry], file: str, uscc: str, name: str, scheme: str) -> Standing:
    """What the register says of the unit with this code (or, where a line has no code, this name) under a
    scheme; lines without a scheme hold for all. The latest recognition and the latest ban count."""
    own = [
        e
        for e in entries
        if (e.uscc == compact_code(uscc) if e.uscc and uscc else bool(name) and same_name(e.name, name))
        and e.scheme in ("", scheme)
    ]
    own.sort(key=lambda e: (e.on, e.line))

    def latest(event: str) -> dt.date | None:
        return max((e.on for e in own if e.event == event), default=None)

    return Standing(
        recognised_on=latest("recognised"),
        banned_until=max((e.ban_until for e in own if e.ban_until is not None), default=None),
        change_reported_on=latest("change_reported"),
        missed=tuple(e.event == "report_missed" for e in own if e.event.startswith("report_")),
        evidence=tuple(Evidence(file=file, part=f"第{e.line}行") for e in own),
    )
