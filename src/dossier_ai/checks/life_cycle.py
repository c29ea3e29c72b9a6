"""The duties of a recognised platform, from the office's records: bans, reports, changes, the next term."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import applicant, applied_on, renamings
from dossier_ai.core import Dossier, Evidence
from dossier_ai.text.dates import add_years, months_later

REVOKING_RUN = 6
"""How many reports may not be missed in a row."""
REPORT_MONTHS = 3
TERM_YEARS = 3


def not_banned(ban_until: dt.date | None, T: dt.date) -> bool:  # noqa: N803
    """XGV-06: no ban is running on the application date."""
    return ban_until is None or ban_until <= T


def longest_run(flags: Sequence[object]) -> int:
    """The greatest number of true values in a row."""
    best = run = 0
    for flag in flags:
        run = run + 1 if flag else 0
        best = max(best, run)
    return best


def reports_made(missed: Sequence[object]) -> bool:
    """XRL-01: no six reports in a row were missed."""
    return longest_run(missed) < REVOKING_RUN


def change_reported(report: dt.date, change: dt.date) -> bool:
    """XRL-02: a change was reported within three months."""
    return report <= months_later(change, REPORT_MONTHS)


def term_served(T: dt.date, recognised: dt.date) -> bool:  # noqa: N803
    """XRL-03: a new application comes in the year in which the recognition ends, or later."""
    return add_years(recognised, TERM_YEARS).year <= T.year


def _shown(dossier: Dossier, scope: Scope) -> tuple[Evidence, ...]:
    """Where the record stands, and who it is about and when: the two sides of these checks."""
    return tuple(
        dict.fromkeys(
            (
                *scope.standing.evidence,
                *evidence_of(applied_on(dossier, scope), applicant(dossier, scope)),
            )
        )
    )


def compare_ban(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XGV-06: the end of a ban against the application date."""
    until, applied = scope.standing.banned_until, applied_on(dossier, scope)
    if applied is not None and until is not None and not not_banned(until, applied.value):
        yield Disagreement(
            evidence=_shown(dossier, scope),
            declared=f"申报日 {applied.value.isoformat()}",
            found=f"{until.isoformat()} 起方可申报",
            difference=f"{(until - applied.value).days} 天",
        )


def compare_reports(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XRL-01: the reports that the office has missed."""
    missed = scope.standing.missed
    if not reports_made(missed):
        yield Disagreement(
            evidence=_shown(dossier, scope),
            declared=f"应报 {len(missed)} 次",
            found=f"连续未报 {longest_run(missed)} 次",
        )


def compare_changes(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XRL-02: the report of a change of name against the day of the change. It is a duty of those that were
    recognised before the change."""
    standing, current = scope.standing, applicant(dossier, scope)
    reported = standing.change_reported_on
    if current is None or reported is None or standing.recognised_on is None:
        return
    for change in renamings(dossier, current.value):
        if change.on is None or change.on.value < standing.recognised_on or change.on.value > reported:
            continue
        if not change_reported(reported, change.on.value):
            limit = months_later(change.on.value, REPORT_MONTHS)
            yield Disagreement(
                evidence=tuple(dict.fromkeys((*evidence_of(change.on, change.new), *standing.evidence))),
                declared=f"变更 {change.on.value.isoformat()}",
                found=f"报告 {reported.isoformat()}",
                difference=f"{(reported - limit).days} 天",
                tolerance=limit.isoformat(),
                uncertain=unsure(change.on),
            )


def compare_terms(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XRL-03: a new application against the term of the recognition; the renewal form asks for no new one."""
    recognised, applied = scope.standing.recognised_on, applied_on(dossier, scope)
    if applied is None or recognised is None or dossier.of_kind("renewal_form"):
        return
    if not term_served(applied.value, recognised):
        yield Disagreement(
            evidence=_shown(dossier, scope),
            declared=f"申报日 {applied.value.isoformat()}",
            found=f"认定 {recognised.isoformat()}，{add_years(recognised, TERM_YEARS).year} 年到期",
        )


CHECKS = (
    Check("XGV-06", not_banned, compare_ban),
    Check("XRL-01", reports_made, compare_reports),
    Check("XRL-02", change_reported, compare_changes),
    Check("XRL-03", term_served, compare_terms),
)
