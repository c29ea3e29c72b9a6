"""The lines of one stretch of a financial statement: its columns, then account and amounts row by row.

In come a table and the kind of statement; out come `StatementLine`s. Two-sided and one-sided sheets, a column
of line numbers, notes and two-level headers are understood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier_ai.core import Rect
from dossier_ai.text.accounts import Account, StatementKind, account_of
from dossier_ai.text.figures import is_blank, parse_figure
from dossier_ai.text.lines import Span, fold
from dossier_ai.text.statement_cells import amount_in, is_name, parted
from dossier_ai.text.statement_columns import DATE, PART, STOCK, YEAR, dated_roles, named_roles, role_of
from dossier_ai.text.statement_lines import AMOUNT_ROLES, Amount, Role, StatementLine
from dossier_ai.text.tables import Table, TableCell, join_lines


class StatementReader:
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
        if self.kind == "equity":
            self.roles = _retained(paths, self.roles)
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
        if self.kind == "equity" and flat in _EQUITY_COLUMNS:
            return True
        if role_of(flat, self.kind) is not None:
            return not re.search(r"编制|单位名称|公司|中心", flat)
        return bool(DATE.fullmatch(flat.rstrip("日")) or YEAR.fullmatch(flat)) or flat in (
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
            if PART.search(flat):
                out[j] = "part"
            elif re.search(r"合计|小计", flat) and anchors:
                out[j] = self._year_role(path) or min(anchors, key=lambda a: abs(a[0] - j))[1]
        return out

    def _year_role(self, path: str) -> Role | None:
        role = role_of(PART.sub("", re.sub(r"\s", "", fold(path))), self.kind)
        return role if role in (*AMOUNT_ROLES, "month") else None

    def _complete_roles(self, start: int, end: int) -> None:
        """Fills in a column whose header was not read: the other one of the pair, and where no header says
        anything, the printed order (then the amounts are marked as guessed)."""
        late: Role
        early: Role
        late, early = ("closing", "opening") if self.kind in STOCK else ("current", "previous")
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
                    out.extend(parted(c))
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


_EQUITY_COLUMNS = ("实收资本", "股本", "资本公积", "盈余公积", "未分配利润", "其他综合收益", "减:库存股")


def _retained(paths: Sequence[str], roles: Sequence[Role | None]) -> tuple[Role | None, ...]:
    """Columns of a statement of changes in equity: what became of the profit stands in 未分配利润, first this
    year's and then the year's before, and nothing of it in the other columns. A list without that column is a
    profit appropriation, whose columns are years."""
    columns = [j for j, path in enumerate(paths) if "未分配利润" in re.sub(r"\s", "", fold(path))]
    if not columns:
        return tuple(roles)
    first = min(columns + [j for j, role in enumerate(roles) if role in AMOUNT_ROLES])
    out: list[Role | None] = ["part" if j >= first else role for j, role in enumerate(roles)]
    for order, column in enumerate(columns[:2]):
        late: Role = "current" if order == 0 else "previous"
        named = roles[column]
        out[column] = named if named in ("current", "previous") else late
    return tuple(out)
