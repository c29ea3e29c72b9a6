"""Column headers of financial statements to what the columns hold.

In come printed headers (期末余额, 上年金额, 2025年12月31日, 行次); out come roles. Headers decide which
column is which, never position alone where headers say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.text.accounts import StatementKind
from dossier_ai.text.lines import fold
from dossier_ai.text.statement_lines import Role

STOCK = ("balance",)
"""Statements of a day, whose columns are 期末 and 年初; all others are of a period."""
_LINE_NUMBER = re.compile(r"行\s*[次号数]|^序号$|^栏次$")
_NOTE = re.compile(r"附注|注释|^注$")
PART = re.compile(r"非?限定性")
_OPENING = re.compile(r"(?:上年|上期|上一?年度?|去年)(?:年末|期末|年度?末|末)?|年初|期初")
_CLOSING = re.compile(r"期末|年末|本年|本期|当期")
_PREVIOUS = re.compile(r"(?:上年|上期|去年|上一)(?:年?同期|年度?|期)?(?:累计|发生)?")
_MONTH = re.compile(r"本月")
_CURRENT = re.compile(r"(?:本期|本年|当期|当年)(?:度)?(?:累计|发生)?|累计|本(?=金额|数)")
DATE = re.compile(r"(20\d{2})\D{0,2}(\d{1,2})\D{0,2}(\d{1,2})")
YEAR = re.compile(r"(20\d{2})年?度?")


def role_of(header: str, kind: StatementKind) -> Role | None:
    """What a column header says its column holds, in this kind of statement; dates and years alone say
    nothing here (see `dated_roles`)."""
    text = re.sub(r"\s", "", fold(header))
    if _LINE_NUMBER.search(text):
        return "line"
    if _NOTE.search(text):
        return "note"
    if PART.search(text):
        return "part"
    named = named_roles(text, kind)
    return named[0] if len(set(named)) == 1 else None


def named_roles(header: str, kind: StatementKind) -> list[Role]:
    """The amount columns a header names, in printed order; two of them when OCR or a missing line joined
    the headers of two columns."""
    text = re.sub(r"\s", "", fold(header))
    if kind not in STOCK and _MONTH.search(text) and not re.search(r"累计|本年", text):
        return ["month"]
    found: list[tuple[int, Role]] = []
    late: Role
    early: Role
    late, early = ("closing", "opening") if kind in STOCK else ("current", "previous")
    before, now = (_OPENING, _CLOSING) if kind in STOCK else (_PREVIOUS, _CURRENT)
    rest = text
    for match in before.finditer(text):
        found.append((match.start(), early))
        rest = rest[: match.start()] + "#" * (match.end() - match.start()) + rest[match.end() :]
    found.extend((match.start(), late) for match in now.finditer(rest))
    if kind not in STOCK and (month := _MONTH.search(text)):
        found.append((month.start(), "month"))
    out: list[Role] = []
    for _, role in sorted(found):
        if not out or out[-1] != role:
            out.append(role)
    return out


def dated_roles(headers: Sequence[str], kind: StatementKind) -> list[Role | None]:
    """Roles of columns whose headers are dates (2025年12月31日 | 2024年12月31日) or years (2025年度): the
    latest is the closing (current) one, the earlier the opening (previous) one."""
    moments: list[tuple[int, int, int] | None] = []
    for header in headers:
        text = re.sub(r"\s", "", fold(header))
        if found := DATE.search(text):
            moments.append((int(found[1]), int(found[2]), int(found[3])))
        elif found := YEAR.search(text):
            moments.append((int(found[1]), 12, 31))
        else:
            moments.append(None)
    known = sorted({m for m in moments if m is not None})
    late, early = ("closing", "opening") if kind in STOCK else ("current", "previous")
    out: list[Role | None] = []
    for moment in moments:
        if moment is None or len(known) > 2:
            out.append(None)
        elif len(known) == 1:
            out.append("opening" if kind in STOCK and moment[1:] == (1, 1) else late)  # type: ignore[arg-type]
        else:
            out.append(late if moment == known[-1] else early)  # type: ignore[arg-type]
    return out
