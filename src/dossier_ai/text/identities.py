"""Statement figures that must agree: which sums hold, and reading a figure again where one does not.

In come the amounts of one column of a statement; out come the same amounts, with a figure replaced only where
a second reading of its cell makes every sum hold that it takes part in. A printed contradiction is read the
same way twice and therefore stays (XFN-01…07 find it).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from dossier_ai.core import Reread
from dossier_ai.text.figures import Figure, is_blank, parse_figure
from dossier_ai.text.lines import Span
from dossier_ai.text.money import tol_sum
from dossier_ai.text.statement_lines import Amount


@dataclass(frozen=True, slots=True)
class Identity:
    """`total` is the signed sum of `terms` (account keys), after which check it is named."""

    check: str
    total: str
    terms: tuple[tuple[int, str], ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.total, *(key for _, key in self.terms))


BALANCE_IDENTITIES: tuple[Identity, ...] = (
    Identity("XFN-01", "total_assets", ((1, "total_liabilities"), (1, "equity"))),
    Identity("XFN-04", "total_assets", ((1, "liabilities_and_equity"),)),
    Identity("XFN-02", "total_assets", ((1, "current_assets"), (1, "non_current_assets"))),
    Identity("XFN-03", "total_liabilities", ((1, "current_liabilities"), (1, "non_current_liabilities"))),
)
INCOME_IDENTITIES: tuple[Identity, ...] = (
    Identity(
        "XFN-06",
        "total_profit",
        ((1, "operating_profit"), (1, "non_operating_income"), (-1, "non_operating_expenses")),
    ),
    Identity("XFN-07", "net_profit", ((1, "total_profit"), (-1, "income_tax"))),
)
CASH_IDENTITIES: tuple[Identity, ...] = (
    Identity("XFN-10", "cash_flow_end", ((1, "cash_flow_begin"), (1, "cash_flow_change"))),
)
ACTIVITY_IDENTITIES: tuple[Identity, ...] = (
    Identity("XFN-14", "net_assets_change", ((1, "revenue"), (-1, "expenses_total"))),
)


def holds(identity: Identity, amounts: Mapping[str, Amount]) -> bool | None:
    """Whether the sum holds within the rounding of its printed terms; None while a term is missing."""
    values = [amounts[k] for k in identity.keys if k in amounts]
    if len(values) < len(identity.keys) or any(a.value is None for a in values):
        return None
    decimals = min((a.decimals for a in values if a.value), default=0)
    total = amounts[identity.total].value
    terms = sum((sign * (amounts[k].value or Decimal(0)) for sign, k in identity.terms), Decimal(0))
    return abs((total or Decimal(0)) - terms) <= tol_sum(len(identity.terms), decimals)


def settle(
    amounts: Mapping[str, Amount], identities: Iterable[Identity], reread: Reread
) -> dict[str, Amount]:
    """The amounts with contested figures read again: those of a sum that does not hold, least sure first,
    and those that could not be read at all. The first reading is kept unless another one makes every
    complete sum of that figure hold."""
    out = dict(amounts)
    rules = tuple(identities)
    for key in sorted(out):
        if out[key].value is None:
            found = _read_again(key, out, rules, reread, must_hold=False)
            if found is not None:
                out[key] = found
    for rule in rules:
        if holds(rule, out) is not False:
            continue
        for key in sorted(rule.keys, key=lambda k: (out[k].reading == "printed", out[k].confidence, k)):
            found = _other_meaning(key, out, rules) or _read_again(key, out, rules, reread, must_hold=True)
            if found is not None:
                out[key] = found
                break
    return out


def _fits(key: str, amount: Amount, amounts: Mapping[str, Amount], rules: Iterable[Identity]) -> bool | None:
    """Whether every complete sum of `key` holds with this amount; None when none is complete."""
    trial = {**amounts, key: amount}
    results = [r for rule in rules if key in rule.keys and (r := holds(rule, trial)) is not None]
    return all(results) if results else None


def _other_meaning(key: str, amounts: Mapping[str, Amount], rules: Iterable[Identity]) -> Amount | None:
    """The amount with its print understood otherwise (a line number that ran into it taken off), where that
    makes the sums hold."""
    held = amounts[key]
    flat = "".join(held.span.text.split())
    for cut in (1, 2, 3):
        rest = parse_figure(flat[cut:]) if len(flat) > cut + 3 and flat[:cut].isdigit() else None
        if rest is None or not flat[cut].isdigit() or flat[cut] == "0":
            continue
        trial = _with(held, rest, held.span, 0.8 * held.confidence)
        if _fits(key, trial, amounts, rules):
            return trial
    return None


def _read_again(
    key: str, amounts: Mapping[str, Amount], rules: Iterable[Identity], reread: Reread, *, must_hold: bool
) -> Amount | None:
    held = amounts[key]
    rules = tuple(rules)

    def meant(text: str) -> Amount | None:
        figure = Figure(Decimal(0), 0, True) if text.strip() and is_blank(text) else parse_figure(text)
        return _with(held, figure, held.span, held.confidence) if figure is not None else None

    def accepts(text: str) -> bool:
        amount = meant(text)
        if amount is None or amount.value == held.value:
            return False
        fits = _fits(key, amount, amounts, rules)
        return fits is True or (fits is None and not must_hold)

    reading = reread(held.span.page, held.room, accepts)
    if reading is None:
        return None
    amount = meant(reading.text)
    if amount is None:
        return None
    span = Span(reading.text, held.span.rect, reading.confidence, held.span.page, held.span.part)
    return replace(amount, span=span, confidence=min(0.95, reading.confidence))


def _with(held: Amount, figure: Figure, span: Span, confidence: float) -> Amount:
    return replace(
        held,
        value=figure.value,
        decimals=figure.decimals,
        span=span,
        reading="repaired",
        confidence=confidence,
    )
