"""Tables to financial statements: which page holds which statement, its unit, and its lines with amounts.

In come the pages of a report; out come `Statement`s with, for each account and column (`closing`, `opening`,
`current`, `previous`), the printed amount and its place. Two-sided and one-sided sheets, a column of line
numbers, notes, two-level headers and statements over two pages are understood; which column is which is
decided by the headers, never by position alone where headers say otherwise. What the figures are worth
belongs to `kinds` and `checks`; reading contested ones again to `identities`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from dossier_ai.core import Page, Rect, Word
from dossier_ai.text.accounts import Account, StatementKind, account_of, statement_title
from dossier_ai.text.columns import aligned_tables, tables_of
from dossier_ai.text.figures import is_blank, parse_figure
from dossier_ai.text.lines import Line, Span, fold, lines_of
from dossier_ai.text.money import find_unit
from dossier_ai.text.printed_units import unit_span
from dossier_ai.text.tables import Table, TableCell, join_lines

Role = Literal["closing", "opening", "current", "previous", "month", "line", "note", "part"]
Reading = Literal["printed", "blank", "interpreted", "unread", "repaired"]

AMOUNT_ROLES: tuple[Role, ...] = ("closing", "opening", "current", "previous")
_STOCK = ("balance",)


@dataclass(frozen=True, slots=True)
class Amount:
    """One printed amount, before the unit. `value` is None when something is printed that cannot be read
    (`unread`); a blank or a dash is 0 (`blank`). `room` is the whole cell, for reading it again; `guessed`
    says that no header named its column."""

    value: Decimal | None
    decimals: int
    span: Span
    room: Rect
    reading: Reading
    confidence: float
    guessed: bool = False


@dataclass(slots=True)
class StatementLine:
    """A line of a statement: the account it means, its printed name, its amounts by column."""

    account: Account
    name: Span
    amounts: dict[Role, Amount]


@dataclass(slots=True)
class Statement:
    """One statement, over one or several pages. `unit` is the printed unit's name (None: not printed) with
    its place; `lines` hold the accounts that were found, in printed order."""

    kind: StatementKind
    title: Span | None
    pages: list[Page] = field(default_factory=list)
    unit: str | None = None
    unit_span: Span | None = None
    lines: list[StatementLine] = field(default_factory=list)
    roles: tuple[Role | None, ...] = ()

    def amount(self, key: str, role: Role) -> Amount | None:
        """The amount of an account in one column; where several lines mean the same account, the preferred
        name's, then the first printed."""
        found = [
            (line.account.preference, i, line.amounts[role])
            for i, line in enumerate(self.lines)
            if line.account.key == key and role in line.amounts
        ]
        return min(found, key=lambda f: (f[0], f[1]))[2] if found else None

    @property
    def keys(self) -> set[str]:
        return {line.account.key for line in self.lines}


def statements_of(pages: Sequence[Page]) -> list[Statement]:
    """The statements of a report, in printed order. A statement begins at its title; a page without one
    carries the statement before on while its lines fit, and a page whose title was not read is known by
    its lines. Notes are no statements. Where the rulings are too broken to follow, the alignment of the
    words decides."""
    found: list[Statement] = []
    for page in pages:
        if not page.read:
            continue
        titles = _titles(page)
        open_one = found[-1] if found else None
        read = _stretches(tables_of(page), titles, open_one)
        if page.rulings and (titles or read):
            other = _stretches(aligned_tables(page), titles, open_one)
            if _yield(other) > 1.15 * _yield(read) + 2:
                read = other
        for stretch in read:
            statement = _home(found, stretch.kind, stretch.title, stretch.lines)
            statement.lines.extend(stretch.lines)
            statement.roles = stretch.roles
            if page not in statement.pages:
                statement.pages.append(page)
            _note_unit(statement, page, stretch.table, stretch.title)
    for statement in found:
        _distrust_odd_decimals(statement)
    return found


def _distrust_odd_decimals(statement: Statement) -> None:
    """Where nearly all amounts are printed with two decimals, one with fewer has lost a digit or its point:
    it is unread, never a hundred times too much."""
    printed = [
        a for line in statement.lines for a in line.amounts.values() if a.value and a.reading != "blank"
    ]
    if len(printed) < 5 or sum(a.decimals == 2 for a in printed) < 0.7 * len(printed):
        return
    for line in statement.lines:
        for role, amount in line.amounts.items():
            if amount.value and amount.decimals != 2 and amount.reading in ("printed", "interpreted"):
                line.amounts[role] = replace(amount, value=None, reading="unread")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What one table says under one title."""

    kind: StatementKind
    title: Line | None
    table: Table
    lines: list[StatementLine]
    roles: tuple[Role | None, ...]


def _stretches(
    tables: Sequence[Table], titles: Sequence[tuple[StatementKind, Line]], before: Statement | None
) -> list[_Stretch]:
    out: list[_Stretch] = []
    for table in tables:
        for kind, title, start, end in _sections(table, titles, before):
            reader = _Reader(table, kind, before.roles if before else ())
            lines = reader.read(start, end)
            if len(lines) >= (2 if title is not None else 3):
                out.append(_Stretch(kind, title, table, lines, reader.roles))
    return out


def _yield(stretches: Sequence[_Stretch]) -> int:
    """How many amounts were read, under a header that names their column."""
    return sum(
        1
        for s in stretches
        for line in s.lines
        for a in line.amounts.values()
        if a.value is not None and a.reading != "blank" and not a.guessed
    )


def _titles(page: Page) -> list[tuple[StatementKind, Line]]:
    out: list[tuple[StatementKind, Line]] = []
    for line in lines_of(page):
        for piece in {line.text, *line.text.split(" ")}:
            kind = statement_title(piece)
            if kind is not None:
                out.append((kind, line))
                break
    kinds = {k for k, _ in out}
    # A contents page names them all, one under the other.
    return [] if len(kinds) >= 3 and _close_together([line for _, line in out]) else out


def _close_together(lines: Sequence[Line]) -> bool:
    height = max(line.rect.height for line in lines)
    return lines[-1].rect.top - lines[0].rect.top < 6 * height * len(lines)


def _sections(
    table: Table, titles: Sequence[tuple[StatementKind, Line]], before: Statement | None
) -> Iterator[tuple[StatementKind, Line | None, int, int]]:
    """(kind, title, first row, row end) for each stretch of a table under one title."""
    starts: list[tuple[int, StatementKind, Line | None]] = []
    for kind, line in titles:
        row = next((i for i in range(table.row_count) if table.ys[i + 1] > line.rect.cy), table.row_count)
        if row < table.row_count:
            starts = [s for s in starts if s[0] != row]
            starts.append((row, kind, line))
    starts.sort(key=lambda s: s[0])
    if not starts or starts[0][0] > 0:
        guess = _carried_kind(table, before, starts[0][0] if starts else table.row_count)
        if guess is not None:
            starts.insert(0, (0, guess, None))
    for index, (row, kind, title) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else table.row_count
        yield kind, title, row, end


def _carried_kind(table: Table, before: Statement | None, end: int) -> StatementKind | None:
    """The kind of a stretch without a title: the open statement's while it is not complete, else what four
    or more different accounts in it say."""
    votes: dict[StatementKind, set[str]] = {}
    kinds: tuple[StatementKind, ...] = ("balance", "income", "activities", "budget", "cash_flow")
    for cell in table.cells:
        if cell.row < end and 2 <= len(cell.text) <= 45:
            for kind in kinds:
                account = account_of(cell.text, kind)
                if account is not None:
                    votes.setdefault(kind, set()).add(account.key)
    if before is not None and not _complete(before) and len(votes.get(before.kind, ())) >= 2:
        return before.kind
    best = max(kinds, key=lambda k: len(votes.get(k, ())))
    marks = votes.get(best, set())
    telling = {"balance": "total_assets", "income": "net_profit", "activities": "net_assets_change"}
    return best if len(marks) >= 4 and telling.get(best) in marks else None


def _complete(statement: Statement) -> bool:
    last = {"balance": "liabilities_and_equity", "income": "net_profit", "activities": "net_assets_change",
            "budget": "net_assets_change", "cash_flow": "cash_flow_end"}  # fmt: skip
    return last.get(statement.kind, "") in statement.keys


def _home(
    found: list[Statement], kind: StatementKind, title: Line | None, lines: Sequence[StatementLine]
) -> Statement:
    """The open statement these lines continue, or a new one."""
    if found and found[-1].kind == kind and not _complete(found[-1]):
        known = found[-1].keys
        fresh = [line for line in lines if line.account.key not in known]
        if title is None or len(fresh) > 0.5 * len(lines):
            return found[-1]
    span = title.span(0, len(title.text)) if title is not None else None
    found.append(Statement(kind, span))
    return found[-1]


def _note_unit(statement: Statement, page: Page, table: Table, title: Line | None) -> None:
    """Notes the unit printed with a statement: between its title and its table, in the table's head, else
    anywhere above."""
    if statement.unit is not None:
        return
    top = title.rect.top - 2 * title.rect.height if title is not None else 0.0
    spots: list[tuple[int, Span, str]] = []
    for line in lines_of(page):
        unit = find_unit(line.text)
        if unit is None:
            continue
        span = unit_span(line)
        if span is not None:
            inside = top <= line.rect.cy <= table.rect.bottom
            spots.append((0 if inside else 1, span, unit))
    if spots:
        _, statement.unit_span, statement.unit = min(spots, key=lambda s: s[0])


# ---------------------------------------------------------------- columns

_LINE_NUMBER = re.compile(r"行\s*[次号数]|^序号$|^栏次$")
_NOTE = re.compile(r"附注|注释|^注$")
_PART = re.compile(r"非?限定性")
_OPENING = re.compile(r"(?:上年|上期|上一?年度?|去年)(?:年末|期末|年度?末|末)?|年初|期初")
_CLOSING = re.compile(r"期末|年末|本年|本期|当期")
_PREVIOUS = re.compile(r"(?:上年|上期|去年|上一)(?:年?同期|年度?|期)?(?:累计|发生)?")
_MONTH = re.compile(r"本月")
_CURRENT = re.compile(r"(?:本期|本年|当期|当年)(?:度)?(?:累计|发生)?|累计|本(?=金额|数)")
_DATE = re.compile(r"(20\d{2})\D{0,2}(\d{1,2})\D{0,2}(\d{1,2})")
_YEAR = re.compile(r"(20\d{2})年?度?")


def role_of(header: str, kind: StatementKind) -> Role | None:
    """What a column header says its column holds, in this kind of statement; dates and years alone say
    nothing here (see `dated_roles`)."""
    text = re.sub(r"\s", "", fold(header))
    if _LINE_NUMBER.search(text):
        return "line"
    if _NOTE.search(text):
        return "note"
    if _PART.search(text):
        return "part"
    named = named_roles(text, kind)
    return named[0] if len(set(named)) == 1 else None


def named_roles(header: str, kind: StatementKind) -> list[Role]:
    """The amount columns a header names, in printed order; two of them when OCR or a missing line joined
    the headers of two columns."""
    text = re.sub(r"\s", "", fold(header))
    if kind not in _STOCK and _MONTH.search(text) and not re.search(r"累计|本年", text):
        return ["month"]
    found: list[tuple[int, Role]] = []
    late: Role
    early: Role
    late, early = ("closing", "opening") if kind in _STOCK else ("current", "previous")
    before, now = (_OPENING, _CLOSING) if kind in _STOCK else (_PREVIOUS, _CURRENT)
    rest = text
    for match in before.finditer(text):
        found.append((match.start(), early))
        rest = rest[: match.start()] + "#" * (match.end() - match.start()) + rest[match.end() :]
    found.extend((match.start(), late) for match in now.finditer(rest))
    if kind not in _STOCK and (month := _MONTH.search(text)):
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
        if found := _DATE.search(text):
            moments.append((int(found[1]), int(found[2]), int(found[3])))
        elif found := _YEAR.search(text):
            moments.append((int(found[1]), 12, 31))
        else:
            moments.append(None)
    known = sorted({m for m in moments if m is not None})
    late, early = ("closing", "opening") if kind in _STOCK else ("current", "previous")
    out: list[Role | None] = []
    for moment in moments:
        if moment is None or len(known) > 2:
            out.append(None)
        elif len(known) == 1:
            out.append("opening" if kind in _STOCK and moment[1:] == (1, 1) else late)  # type: ignore[arg-type]
        else:
            out.append(late if moment == known[-1] else early)  # type: ignore[arg-type]
    return out


class _Reader:
    """Reads the lines of one stretch of a table."""

    def __init__(self, table: Table, kind: StatementKind, known: Sequence[Role | None]) -> None:
        self.table = table
        self.kind = kind
        self.roles: tuple[Role | None, ...] = (None,) * table.column_count
        self.guessed = False
        self._joint: list[Role] = []
        self._side: list[int] = []
        self._known = tuple(known) if len(known) == table.column_count else ()

    def read(self, start: int, end: int) -> list[StatementLine]:
        body = self._head(start, end)
        lines: list[StatementLine] = []
        index = body
        while index < end:
            last = min(end, self._row_end(index))
            row = self._entries(index, last)
            if last < end and self._wraps(row, index):
                joined = self._entries(last, self._row_end(last), self._label(index))
                if joined:
                    lines.extend(joined)
                    index = self._row_end(last)
                    continue
            lines.extend(row)
            index = last
        return lines

    def _row_end(self, index: int) -> int:
        """Where the printed row ends that begins at grid row `index`: a stray stroke may cut one of its
        cells, but never all."""
        return max([index + 1, *(c.row_end for c in self.table.row(index) if c.text and c.row == index)])

    # -- header
    def _head(self, start: int, end: int) -> int:
        """Settles the roles of the columns; gives the first row after the header."""
        paths = [""] * self.table.column_count
        body = start
        for index in range(start, min(end, start + 14)):
            cells = self.table.row(index)
            if any(account_of(c.text, self.kind) for c in cells) or self._figures(cells) >= 2:
                break
            telling = [c for c in cells if self._telling(c.text)]
            if telling:
                for c in cells:
                    for column in range(c.column, c.column_end):
                        if c.text not in paths[column]:
                            paths[column] += c.text
                body = index + 1
            elif body > start and any(c.text for c in cells):
                break
        named = [role_of(p, self.kind) if p else None for p in paths]
        self._joint = next((j for p in paths if len(j := named_roles(p, self.kind)) == 2), [])
        named = self._spread(paths, named)
        dated = dated_roles(paths, self.kind)
        self.roles = tuple(n or d for n, d in zip(named, dated, strict=True))
        if not any(r in AMOUNT_ROLES for r in self.roles) and self._known:
            self.roles = self._known
        self._complete_roles(max(body, start), end)
        names = [j for j in range(self.table.column_count) if self._holds_names(j, max(body, start), end)]
        self._side = [max((n for n in names if n < j), default=-1) for j in range(self.table.column_count)]
        return max(body, start)

    def _holds_names(self, column: int, start: int, end: int) -> bool:
        """Whether more than half of what a column prints are names of lines, one known account at least (the
        officers who sign below a statement are none)."""
        texts = self._texts(column, start, end)
        known = sum(1 for t in texts if account_of(t, self.kind))
        names = sum(1 for t in texts if len(re.findall(r"[一-鿿]", t)) >= 2)
        return names >= 2 and names > 0.5 * len(texts) and (known >= 1 or names >= 5)

    def _texts(self, column: int, start: int, end: int) -> list[str]:
        return [
            c.text
            for i in range(start, end)
            if (c := self.table.at(i, column)) is not None and c.column == column and c.text
        ]

    def _telling(self, text: str) -> bool:
        flat = re.sub(r"\s", "", fold(text))
        if not flat or len(flat) > 24:
            return False
        if role_of(flat, self.kind) is not None:
            return not re.search(r"编制|单位名称|公司|中心", flat)
        return bool(_DATE.fullmatch(flat.rstrip("日")) or _YEAR.fullmatch(flat)) or flat in (
            "资产", "项目", "负债和所有者权益", "合计", "小计", "金额")  # fmt: skip

    def _figures(self, cells: Sequence[TableCell]) -> int:
        return sum(1 for c in cells if re.search(r"\d[.,]\d{2,3}", fold(c.text)) and parse_figure(c.text))

    def _spread(self, paths: Sequence[str], named: list[Role | None]) -> list[Role | None]:
        """Two-level headers: under a year's name stand 非限定性, 限定性 and 合计; only 合计 is the amount. A
        name that stands over the middle column counts for its neighbours."""
        if not any(role == "part" for role in named):
            return named
        out = list(named)
        anchors = [(j, self._year_role(p)) for j, p in enumerate(paths) if self._year_role(p)]
        for j, path in enumerate(paths):
            flat = re.sub(r"\s", "", fold(path))
            if _PART.search(flat):
                out[j] = "part"
            elif re.search(r"合计|小计", flat) and anchors:
                out[j] = self._year_role(path) or min(anchors, key=lambda a: abs(a[0] - j))[1]
        return out

    def _year_role(self, path: str) -> Role | None:
        role = role_of(_PART.sub("", re.sub(r"\s", "", fold(path))), self.kind)
        return role if role in (*AMOUNT_ROLES, "month") else None

    def _complete_roles(self, start: int, end: int) -> None:
        """Fills in a column whose header was not read: the other one of the pair, and where no header says
        anything, the printed order (then the amounts are marked as guessed)."""
        late: Role
        early: Role
        late, early = ("closing", "opening") if self.kind in _STOCK else ("current", "previous")
        roles = list(self.roles)
        for half in self._halves(start, end, roles):
            known = {roles[j] for j in half if roles[j] in AMOUNT_ROLES}
            unknown = [j for j in half if roles[j] is None]
            if not unknown or "part" in roles or "month" in roles:
                continue
            if len(known) == 1 and len(unknown) == 1:
                roles[unknown[0]] = early if late in known else late
            elif not known and len(unknown) <= 2:
                pattern = [r for r in roles if r in AMOUNT_ROLES]
                order = next((o for o in (pattern[:2], self._joint) if len(set(o)) == 2), None)
                self.guessed = self.guessed or order is None
                order = order or [late, early]
                for j, role in zip(unknown, order, strict=False):
                    roles[j] = role
        self.roles = tuple(roles)

    def _halves(self, start: int, end: int, roles: Sequence[Role | None]) -> list[list[int]]:
        """The amount columns of each side of the statement, left to right: those with a role and those that
        hold figures; a column of names opens a side."""
        halves: list[list[int]] = []
        for j in range(self.table.column_count):
            texts = self._texts(j, start, end)
            if self._holds_names(j, start, end):
                halves.append([])
            elif halves and roles[j] in AMOUNT_ROLES:
                halves[-1].append(j)
            elif halves and roles[j] is None:
                figures = [f for t in texts if (f := parse_figure(t)) is not None]
                money = [f for f in figures if f.decimals or abs(f.value) >= 1000]
                if len(money) >= 2 and len(money) >= 0.5 * len(texts):
                    halves[-1].append(j)
        return halves

    # -- rows
    def _label(self, index: int) -> dict[int, str]:
        """The names of a row by grid column."""
        return {c.column: c.text for c in self.table.row(index) if is_name(c.text)}

    def _wraps(self, row: Sequence[StatementLine], index: int) -> bool:
        """Whether the row holds only the beginning of a name that goes on below: no account fits, nothing is
        printed under an amount column, and together with the next row an account fits."""
        if row or self.table.ruled:
            return False
        cells = self.table.row(index)
        if any(c.text for c in cells if self.roles[c.column] in AMOUNT_ROLES):
            return False
        return bool(self._label(index)) and not any(account_of(c.text, self.kind) for c in cells)

    def _cells(self, start: int, end: int) -> list[TableCell]:
        """The cells of a printed row, left to right; of cells one above the other the filled ones (a stray
        stroke may part a cell)."""
        stacks: dict[int, list[TableCell]] = {}
        for index in range(start, end):
            for c in self.table.row(index):
                if c not in stacks.setdefault(c.column, []):
                    stacks[c.column].append(c)
        out: list[TableCell] = []
        for column in sorted(stacks):
            filled = [c for c in stacks[column] if c.text]
            if len(filled) > 1 and all(is_name(c.text) for c in filled):
                whole = [line for c in filled for line in c.lines]
                out.append(replace(filled[0], lines=tuple(whole), row_end=filled[-1].row_end))
            else:
                for c in filled or stacks[column][:1]:
                    out.extend(_parted(c))
        return out

    def _entries(self, start: int, end: int, above: dict[int, str] | None = None) -> list[StatementLine]:
        out: list[StatementLine] = []
        account: Account | None = None
        name: Span | None = None
        side = -1
        amounts: dict[Role, Amount] = {}
        cells = self._cells(start, end)

        def close() -> None:
            if account is not None and name is not None and amounts:
                out.append(StatementLine(account, name, dict(amounts)))

        for cell in cells:
            role = self.roles[cell.column]
            if role in ("line", "note", "part", "month"):
                continue
            if is_name(cell.text):
                # Any name ends the line before it, known or not: amounts right of it are its own.
                close()
                amounts = {}
                side = cell.column
                text = join_lines(((above or {}).get(cell.column, ""), cell.text))
                account, name, glued = self._named(cell, text)
                if glued is not None and account is not None:
                    self._glue(glued, cell, amounts)
            elif role in AMOUNT_ROLES and account is not None and self._side[cell.column] in (side, -1):
                taken = amounts.get(role)
                if taken is None or taken.reading == "blank":
                    amounts[role] = amount_in(cell, guessed=self.guessed)
                elif not is_blank(cell.text):
                    amounts[role] = self._clash(taken, cell)
        close()
        return out

    def _named(self, cell: TableCell, text: str) -> tuple[Account | None, Span | None, Span | None]:
        """The account a name cell means, its span, and an amount that OCR glued to the name."""
        account = account_of(text, self.kind)
        if account is not None:
            return account, cell.span, None
        found = re.match(r"^(.*?[一-鿿)])\s*([-(]?\d[\d,. ]*\)?)$", fold(text))
        if found is None:
            return None, None, None
        account = account_of(found[1], self.kind)
        glued = None
        if account is not None and re.search(r"[.,]\d", found[2]) and cell.lines:
            last = cell.lines[-1]
            if len(found[2]) <= len(last.text):
                glued = last.span(len(last.text) - len(found[2]), len(last.text))
        return account, cell.span, glued

    def _glue(self, glued: Span, cell: TableCell, amounts: dict[Role, Amount]) -> None:
        figure = parse_figure(glued.text)
        role = next((r for r in self.roles[cell.column + 1 :] if r in AMOUNT_ROLES), None)
        if figure is not None and role is not None:
            amounts[role] = Amount(
                figure.value, figure.decimals, glued, glued.rect, "interpreted", glued.confidence * 0.8
            )

    def _clash(self, taken: Amount, cell: TableCell) -> Amount:
        """Two printed amounts under one header in one line: which is meant cannot be told."""
        span = Span(
            taken.span.text + cell.text,
            Rect.union((taken.span.rect, cell.span.rect)),
            min(taken.confidence, cell.confidence),
            cell.page,
            taken.span.part,
        )
        joined = parse_figure(span.text)
        room = Rect.union((taken.room, cell.rect))
        if joined is not None and not (taken.reading == "printed" and parse_figure(cell.text)):
            return Amount(joined.value, joined.decimals, span, room, "interpreted", 0.6 * span.confidence)
        return Amount(None, 0, span, room, "unread", span.confidence)


def amount_in(cell: TableCell, *, guessed: bool = False) -> Amount:
    """The amount printed in a cell: 0 for a blank or a dash, no value where ink or text cannot be read."""
    span = cell.span
    if is_blank(cell.text):
        hidden = not cell.text.strip() and _inked(cell)
        sure = 0.9 * span.confidence
        if hidden:
            return Amount(None, 0, span, cell.rect, "unread", sure, guessed)
        return Amount(Decimal(0), 0, span, cell.rect, "blank", sure, guessed)
    figure = parse_figure(cell.text)
    if figure is None:
        return Amount(None, 0, span, cell.rect, "unread", span.confidence, guessed)
    sure = span.confidence * (1.0 if figure.plain else 0.8) * (0.6 if guessed else 1.0)
    reading: Reading = "printed" if figure.plain else "interpreted"
    return Amount(figure.value, figure.decimals, span, cell.rect, reading, sure, guessed)


_MIXED = re.compile(r"^[-(]?\d[\d,. ]*[.,]\s?\d\d\)?\s*[一-鿿]")


def _parted(cell: TableCell) -> list[TableCell]:
    """The cell, or, where an amount and the name of the other side stand in it (the line between them was not
    found), one cell for each."""
    if len(cell.lines) != 1 or not _MIXED.match(cell.lines[0].folded.strip()):
        return [cell]
    line = cell.lines[0]
    end = next(i for i, c in enumerate(line.text) if re.match(r"[一-鿿]", c))
    halves: list[list[Word]] = [[], []]
    seen = 0
    for word in line.words:
        start = line.text.index(word.text, seen)
        seen = start + len(word.text)
        if start < end < seen:
            halves[0].append(word.cut(0, end - start))
            halves[1].append(word.cut(end - start, len(word.text)))
        else:
            halves[0 if seen <= end else 1].append(word)
    return [replace(cell, lines=(Line(cell.page, words),)) for words in halves if words]


def is_name(text: str) -> bool:
    """Whether a cell holds a line's name: two Chinese characters at least, not a note number."""
    flat = re.sub(r"\s", "", fold(text))
    if re.fullmatch(r"[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.,(（]?\d*[)）]?[、.]?\d*", flat):
        return False
    return len(re.findall(r"[一-鿿]", flat)) >= 2


def _inked(cell: TableCell) -> bool:
    """Whether a cell without words holds ink: something is printed there that was not read."""
    ink = cell.page.ink
    if ink is None:
        return False
    inner = cell.rect.grown(-0.06 * cell.rect.width - 2, -0.22 * cell.rect.height)
    return inner.area > 0 and ink.density(inner) > 0.012


def printed_unit(statements: Iterable[Statement]) -> tuple[str, Span] | None:
    """The unit of the first statement that prints one."""
    for statement in statements:
        if statement.unit is not None and statement.unit_span is not None:
            return statement.unit, statement.unit_span
    return None
