"""A run over dossiers from truth as tables for a terminal, Chinese first with English beside it."""

from __future__ import annotations

from rich.markup import escape
from rich.table import Table

from dossier_ai.corpus.truth_score import TruthRun, describe


def truth_tables(run: TruthRun) -> list[Table]:
    """What is found of each kind, what is said without cause, how clauses are decided, and each case."""
    return [
        kinds_table(run),
        alarms_table(run),
        clauses_table(run),
        *([cases_table(run)] if cases(run) else []),
    ]


def kinds_table(run: TruthRun) -> Table:
    """One line for each kind of discrepancy that is not always found, and one for all."""
    table = _table("植入矛盾 Planted", "编号 Id", "植入 Planted", "查出 Found")
    total, found = len(run.planted), sum(p.found for p in run.planted)
    for kind, (times, hits) in run.by_kind().items():
        if hits < times or not times:
            table.add_row(kind, str(times), str(hits))
    fewest = min(times for times, _ in run.by_kind().values())
    table.add_row(
        f"全部 {len(run.by_kind())} 类，每类至少 {fewest} All kinds", str(total), str(found), end_section=True
    )
    return table


def alarms_table(run: TruthRun) -> Table:
    """Contradictions that nothing planted explains, in clean dossiers and in the others."""
    table = _table("未植入却报告 Not planted", "案卷 Dossiers", "数 Number", "B", "M", "m", "I")
    marred = [r for r in run.results if r.planted]
    for name, results in (("无矛盾 clean", run.clean), ("有矛盾 planted", marred)):
        counts = run.alarms(results)
        table.add_row(name, str(len(results)), *(str(counts[s]) for s in "BMmI"))
    return table


def clauses_table(run: TruthRun) -> Table:
    """How many clauses of each true verdict were decided how."""
    table = _table("条款判定 Verdicts", "真值 Truth", "判定 Decided", "条款 Clauses")
    for (truth, got), number in run.confusion().items():
        wrong = truth.startswith("FAIL") and got == "PASS"
        table.add_row(truth, f"[bold white on red]{got}[/]" if wrong else got, str(number))
    return table


def cases(run: TruthRun) -> list[tuple[str, str]]:
    """Every case that is not as the truth says: the dossier, and what is wrong."""
    out: list[tuple[str, str]] = []
    for result in run.results:
        name = describe(result.task)
        out += [
            (name, f"{p.id} {'、'.join(p.missing) or '位置 place'}") for p in result.planted if not p.found
        ]
        out += [(name, f"{c} {truth} → {got}") for c, truth, got in result.clauses if truth != got]
        if not result.planted:
            out += [(name, f"{u.check} {u.declared} / {u.found}") for u in result.unexpected]
    return out


def cases_table(run: TruthRun) -> Table:
    table = _table("逐件 Cases", "案卷 Dossier", "不符 Differs")
    for name, what in cases(run):
        table.add_row(escape(name), escape(what))
    return table


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left")
    for number, column in enumerate(columns):
        table.add_column(column, justify="left" if number == 0 else "right")
    return table
