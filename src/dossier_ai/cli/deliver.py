"""The command that hands records over to other systems."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from dossier_ai.delivery.dispatch import Attempt, dispatch_due, open_target
from dossier_ai.errors import UsageError
from dossier_ai.record.serialise import is_intact
from dossier_ai.settings import Settings
from dossier_ai.store.database import open_database
from dossier_ai.store.outbox import enqueue, list_deliveries


def register(app: typer.Typer) -> None:
    """Adds the command to `app`."""
    app.command("deliver")(deliver)


def deliver(
    records: Annotated[
        list[Path] | None, typer.Argument(help="record.json files to hand over; none: what is due.")
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(help="file:FOLDER, sqlite:FILE or https://…; default: DOSSIER_AI_DELIVER_TO."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON on standard output.")] = False,
) -> None:
    """Hand verified records over to other systems, and try again what they did not take.

    Each record goes to each target at least once, with the record's digest as idempotency key. Records whose
    status is not `verified` are handed over only when they are named here.

    Examples: `dossier-ai deliver out/record.json --to file:/srv/drop` · `dossier-ai deliver` (from a timer)
    """
    settings = Settings()
    targets = tuple(to or settings.deliver_to)
    if records and not targets:
        raise UsageError("No target for records is named.", "Give --to, or set DOSSIER_AI_DELIVER_TO.")
    for target in targets:
        open_target(target, settings.webhook_key)
    contents = [read_parcel(path) for path in records or ()]
    attempts = hand_over(settings, contents, targets)
    rows = list_deliveries(open_database(settings.home))
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    table = Table(title=f"交付 Deliveries（本次 {len(attempts)}）", title_justify="left")
    for column in ("记录 record", "目标 target", "状态 state", "次数 attempts", "下次 next", "原因 reason"):
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*_shown(row))
    Console().print(table)


def read_parcel(path: Path) -> tuple[str, bytes]:
    """The digest and the bytes of a record file; UsageError when it is none or was changed."""
    try:
        content = path.read_bytes()
        record = json.loads(content)
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} is no record: {error}.", "Give a record.json of `verify`.") from error
    if not isinstance(record, dict) or not is_intact(record):
        raise UsageError(
            f"{path} does not match its digest.", "It was changed after verification: verify again."
        )
    return str(record["digest"]), content


def hand_over(
    settings: Settings, contents: Sequence[tuple[str, bytes]], targets: Sequence[str]
) -> tuple[Attempt, ...]:
    """Puts records into the outbox for `targets` and makes every delivery that is due."""
    db = open_database(settings.home)
    for digest, content in contents:
        enqueue(db, digest, content, targets, time.time())
    return dispatch_due(db, partial(open_target, secret=settings.webhook_key))


def hand_over_verified(settings: Settings, record: dict[str, Any], content: bytes) -> tuple[Attempt, ...]:
    """What `verify` and `intake` do with a finished record: hand it to the configured targets when its
    status is `verified`. Without a target, nothing."""
    if not settings.deliver_to or record["status"] != "verified":
        return ()
    return hand_over(settings, [(str(record["digest"]), content)], settings.deliver_to)


def _shown(row: dict[str, Any]) -> tuple[str, ...]:
    waits = row["state"] == "waiting"
    due = dt.datetime.fromtimestamp(row["next_at"]).isoformat(" ", "seconds") if waits else ""
    return (row["key"][7:19], row["target"], row["state"], str(row["attempts"]), due, row["error"])
