"""The commands of the office: schemes, intake, status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from dossier_ai.cli.deliver import hand_over_verified
from dossier_ai.cli.scheme_pages import print_scheme_page
from dossier_ai.errors import UsageError
from dossier_ai.intake.drain import Outcome, drain
from dossier_ai.intake.inbox import look
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.orchestration import load_flow
from dossier_ai.pipeline import Request, verify, write_results
from dossier_ai.runner import InlineRunner
from dossier_ai.schemes.catalogue import choose_pack, list_editions, split_scheme
from dossier_ai.settings import Settings
from dossier_ai.store.database import open_database
from dossier_ai.store.submissions import list_submissions
from dossier_ai.workshop import open_workshop


def register(app: typer.Typer) -> None:
    """Adds the commands of this module to `app`."""
    app.command("schemes")(schemes)
    app.command("intake")(intake)
    app.command("status")(status)


def schemes(
    scheme: Annotated[str | None, typer.Argument(help="Print this scheme clause by clause.")] = None,
    kinds: Annotated[
        bool, typer.Option("--kinds", help="All document kinds with keys, labels and formats.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON on standard output.")] = False,
    as_html: Annotated[
        bool, typer.Option("--html", help="One scheme as a page beside the regulation, on standard output.")
    ] = False,
) -> None:
    """List the schemes, or print one clause by clause.

    Example: `dossier-ai schemes qinghai-platform --html > qinghai.html`
    """
    if as_html:
        if scheme is None:
            raise UsageError("`--html` draws one scheme.", "Name it: dossier-ai schemes ID --html.")
        print_scheme_page(scheme)
        return
    if kinds:
        _print_kinds(as_json)
        return
    if scheme is None:
        _print_editions(as_json)
        return
    name, edition = split_scheme(scheme)
    pack = choose_pack(name, edition)
    rows = [
        {
            "id": c.id,
            "article": c.article,
            "kind": c.kind,
            "title": c.title.zh,
            "reads": c.reads.zh if c.reads else "",
            "quotation": c.quotation,
        }
        for c in pack.clauses
    ]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    table = Table(
        title=f"{pack.title.zh}（{pack.edition}，{pack.edition_status}）",
        title_justify="left",
        show_lines=True,
    )
    for column in ("条款", "条", "类", "要求", "门槛", "原文"):
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*row.values())
    Console().print(table)


def _print_editions(as_json: bool) -> None:
    packs = [choose_pack(e.scheme, e.edition) for e in list_editions()]
    rows = [
        {
            "scheme": p.scheme,
            "edition": p.edition,
            "status": p.edition_status,
            "title": p.title.zh,
            "clauses": len(p.clauses),
        }
        for p in packs
    ]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    table = Table(title="方案 Schemes", title_justify="left")
    for column in ("id", "版本 edition", "状态 status", "名称", "条款 clauses"):
        table.add_column(column)
    for row in rows:
        table.add_row(*(str(v) for v in row.values()))
    Console().print(table)


def _print_kinds(as_json: bool) -> None:
    rows = [
        {
            "kind": kind.id,
            "code": kind.code,
            "name": kind.zh,
            "fields": [
                {
                    "key": f.key,
                    "label": f.zh,
                    "printed": list(f.labels),
                    "format": f.format,
                    "columns": [
                        {"key": c.key, "printed": list(c.labels), "format": c.format} for c in f.columns
                    ],
                }
                for f in kind.fields
            ],
        }
        for kind in ALL_KINDS
    ]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for kind in ALL_KINDS:
        table = Table(title=f"{kind.code} {kind.id} {kind.zh}", title_justify="left")
        for column in ("key", "名称", "印刷标签 printed", "格式 format"):
            table.add_column(column, overflow="fold")
        for field in kind.fields:
            table.add_row(f"{kind.id}.{field.key}", field.zh, " / ".join(field.labels), field.format)
            for item in field.columns:
                table.add_row(f"  …{item.key}", "", " / ".join(item.labels), item.format)
        Console().print(table)


def intake(
    inbox: Annotated[Path, typer.Argument(help="The folder into which submissions are dropped.")],
    once: Annotated[bool, typer.Option("--once", help="Drain the folder and stop.")] = False,
    scheme: Annotated[
        str | None, typer.Option(help="The scheme applied for; default: the only one installed.")
    ] = None,
    settle: Annotated[
        float, typer.Option(help="Seconds without change before a submission counts as complete.")
    ] = 2.0,
    runner: Annotated[str, typer.Option(help="prefect or inline.")] = "prefect",
) -> None:
    """Verify what arrives in a folder; each submission ends in done/ or quarantine/.

    Example: `dossier-ai intake /srv/inbox --once`
    """
    if not once:
        raise UsageError(
            "Watching the inbox is not available yet.", "Run it with --once, from a timer if need be."
        )
    if runner not in ("prefect", "inline"):
        raise UsageError(f"There is no runner `{runner}`.", "Choose prefect or inline.")
    settings = Settings()
    name = scheme or _only_scheme()
    choose_pack(*split_scheme(name))
    look(inbox)  # a folder that is not there is said before Prefect's server starts
    work = _through_flow(settings, name) if runner == "prefect" else _inline(settings, name)
    console = Console()

    def report(outcome: Outcome) -> None:
        mark = "✓" if outcome.state == "done" else "✗"
        reason = f"：{outcome.reason}" if outcome.reason else ""
        console.print(f"{mark} {outcome.name} → {outcome.place}{reason}", markup=False, highlight=False)

    outcomes = drain(inbox, work, open_database(settings.home), settle, report)
    done = sum(o.state == "done" for o in outcomes)
    console.print(f"完成 {done}，隔离 {len(outcomes) - done}", highlight=False)


def _only_scheme() -> str:
    names = list(dict.fromkeys(e.scheme for e in list_editions()))
    if len(names) != 1:
        raise UsageError("Several schemes are installed.", f"Name one with --scheme: {', '.join(names)}.")
    return names[0]


def _through_flow(settings: Settings, scheme: str) -> Any:
    flow = load_flow(settings, "verify_dossier", "verify_dossier")
    name, edition = split_scheme(scheme)

    def work(path: Path, out: Path) -> str:
        flow(path=str(path.resolve()), scheme=name, out=str(out.resolve()), request={"edition": edition})
        content = (out / "record.json").read_bytes()
        record = json.loads(content)
        hand_over_verified(settings, record, content)
        return str(record["dossier_id"])

    return work


def _inline(settings: Settings, scheme: str) -> Any:
    name, edition = split_scheme(scheme)

    def work(path: Path, out: Path) -> str:
        with open_workshop(settings) as workshop:
            verified = verify(
                Request(path=path, scheme=name, edition=edition), workshop.tools, InlineRunner()
            )
            write_results(verified, workshop.compare(verified), out)
            workshop.keep(verified)
        hand_over_verified(settings, verified.record.as_json(), verified.record_bytes)
        return str(verified.record.dossier_id)

    return work


def status(
    as_json: Annotated[bool, typer.Option("--json", help="JSON on standard output.")] = False,
) -> None:
    """Show what the intake desk handed in and how it ended.

    Example: `dossier-ai status --json`
    """
    rows = list_submissions(open_database(Settings().home))
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    table = Table(title="收件 Submissions", title_justify="left")
    for column in ("名称 name", "状态 state", "案卷 dossier", "原因 reason", "收件 claimed", "结束 ended"):
        table.add_column(column, overflow="fold")
    for row in rows:
        values = (row[k] or "" for k in ("name", "state", "dossier", "reason", "claimed_at", "ended_at"))
        table.add_row(*values)
    Console().print(table)
