"""Tables to financial statements: which page holds which statement, its unit, and its lines with amounts.

In come the pages of a report; out come `Statement`s with, for each account and column (`closing`, `opening`,
`current`, `previous`), the printed amount and its place, also of statements over two pages. Lines are read by
`statement_reader`; what the figures are worth belongs to `kinds` and `checks`; reading contested ones again
to `identities`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dossier_ai.core import Page
from dossier_ai.text.accounts import StatementKind, account_of, statement_title
from dossier_ai.text.columns import aligned_tables, tables_of
from dossier_ai.text.lines import Line, Span, lines_of
from dossier_ai.text.money import find_unit
from dossier_ai.text.printed_units import unit_span
from dossier_ai.text.statement_lines import Role, Statement, StatementLine
from dossier_ai.text.statement_reader import StatementReader
from dossier_ai.text.tables import Table


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
            reader = StatementReader(table, kind, before.roles if before else ())
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


def printed_unit(statements: Iterable[Statement]) -> tuple[str, Span] | None:
    """The unit of the first statement that prints one."""
    for statement in statements:
        if statement.unit is not None and statement.unit_span is not None:
            return statement.unit, statement.unit_span
    return None
