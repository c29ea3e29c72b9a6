"""Which accounting regime a report follows: by its wording, else by its statements and their lines.

In come the pages of wording and the statements; out comes the regime and where it shows. Enterprise
identities must never be forced on a non-profit (domain 1.7).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Page
from dossier_ai.text.accounts import Regime
from dossier_ai.text.flow import Flow
from dossier_ai.text.lines import Span, lines_of
from dossier_ai.text.statement_lines import Statement

_WORDINGS: tuple[tuple[Regime, re.Pattern[str]], ...] = (
    ("non_profit", re.compile(r"民间\s*非\s*营利\s*组织\s*会计\s*制度")),
    ("government", re.compile(r"政府\s*会计\s*(?:制度|准则)|(?:事业|行政)单位会计(?:制度|准则)")),
    ("small_enterprise", re.compile(r"小\s*企业\s*会计\s*(?:准则|制度)")),
    ("enterprise", re.compile(r"(?<!小)企业\s*会计\s*(?:准则|制度)")),
)
_ENTERPRISE_ONLY = (
    "other_income",
    "credit_impairment_losses",
    "asset_impairment_losses",
    "asset_disposal_gains",
)


def regime_of(wording: Sequence[Page], statements: Sequence[Statement]) -> tuple[Regime, Span] | None:
    """The regime and the words that show it: what the report says it was prepared under, else the statement
    titles and line names; None when neither tells."""
    titled = _by_statements(statements)
    if titled is not None and titled[0] in ("non_profit", "government"):
        return titled
    flows = [Flow(lines_of(page)) for page in wording]
    for regime, pattern in _WORDINGS:
        for flow in flows:
            if (found := flow.search(pattern)) and (spans := flow.packed_spans(*found.span())):
                return regime, spans[0]
    return titled


def _by_statements(statements: Sequence[Statement]) -> tuple[Regime, Span] | None:
    for statement in statements:
        shown = statement.title or (statement.lines[0].name if statement.lines else None)
        if statement.kind == "activities" and shown is not None:
            return "non_profit", shown
        if statement.kind == "budget" and shown is not None:
            return "government", shown
    for statement in statements:
        for line in statement.lines:
            if line.account.key == "unrestricted_net_assets":
                return "non_profit", line.name
            if line.account.key in _ENTERPRISE_ONLY:
                return "enterprise", line.name
    for statement in statements:
        if statement.kind == "income" and statement.lines:
            return "small_enterprise", statement.lines[0].name
    return None
