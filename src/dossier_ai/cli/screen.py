"""What a terminal shows while work goes on and when it is done; quiet in a pipe."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from dossier_ai.report.words import STATUSES, VERDICTS
from dossier_ai.runner import Progress as Report

STAGES = {"reading": "读取 reading", "extracting": "提取 extracting"}


@contextmanager
def progress_bar(title: str) -> Iterator[Report]:
    """A progress bar on standard error when that is a terminal; nothing otherwise."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda stage, done, total: None
        return
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    ) as bars:
        task = bars.add_task(title, total=None)

        def report(stage: str, done: int, total: int) -> None:
            bars.update(task, description=f"{title} {STAGES.get(stage, stage)}", completed=done, total=total)

        yield report


def count_clauses(record: dict[str, Any]) -> str:
    """How many clauses came to which verdict, in words."""
    counts: dict[str, int] = dict.fromkeys(VERDICTS, 0)
    for clause in record["verdicts"]:
        counts[clause["verdict"]] += 1
    return " ".join(f"{VERDICTS[v][0]}{n}" for v, n in counts.items() if n)


def count_findings(record: dict[str, Any]) -> str:
    """How many contradictions of which severity are open."""
    counts = dict.fromkeys("BMmI", 0)
    for finding in record["findings"]:
        if finding["class"] == "contradiction" and finding["state"] == "open":
            counts[finding["severity"]] += 1
    return " ".join(f"{severity}{n}" for severity, n in counts.items() if n) or "—"


def summary_table(results: list[tuple[str, dict[str, Any], Path, float]]) -> Table:
    """One line for each dossier: documents found, fields read, findings, verdicts, where the report lies."""
    table = Table(title="核验结果 Results", title_justify="left", show_lines=False)
    table.add_column("案卷 Dossier", overflow="fold")
    table.add_column("材料 Documents", justify="right")
    table.add_column("数据 Fields", justify="right")
    table.add_column("发现 Findings")
    table.add_column("条款 Clauses")
    table.add_column("状态 Status")
    table.add_column("结果 Result")
    table.add_column("秒 s", justify="right")
    table.add_column("报告 Report", overflow="fold")
    for name, record, report, seconds in results:
        documents = sum(1 for d in record["documents"] if not d.get("continues"))
        read = sum(1 for f in record["fields"] if f.get("value") is not None)
        table.add_row(
            name,
            str(documents),
            str(read),
            count_findings(record),
            count_clauses(record),
            STATUSES[record["status"]][0],
            f"{VERDICTS[record['result']][0]} {record['result']}",
            f"{seconds:.0f}",
            str(report),
        )
    return table
