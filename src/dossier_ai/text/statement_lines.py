"""What a financial statement is made of: amounts by column, lines by account, statements over pages.

`statements` finds them on pages, `statement_reader` reads their lines; what the figures are worth belongs to
`kinds` and `checks`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from dossier_ai.core import Page, Rect
from dossier_ai.text.accounts import Account, StatementKind
from dossier_ai.text.lines import Span

Role = Literal["closing", "opening", "current", "previous", "month", "line", "note", "part"]
Reading = Literal["printed", "blank", "interpreted", "unread", "repaired"]

AMOUNT_ROLES: tuple[Role, ...] = ("closing", "opening", "current", "previous")


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
