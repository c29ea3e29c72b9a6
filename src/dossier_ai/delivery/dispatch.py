"""Target names to targets, and the outbox to them: every parcel at least once, with growing pauses."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sqlite_utils import Database

from dossier_ai.delivery.folder import FolderDrop
from dossier_ai.delivery.table import TableDrop
from dossier_ai.delivery.target import DeliveryError, Target, parcel_of
from dossier_ai.delivery.webhook import Webhook
from dossier_ai.errors import UsageError
from dossier_ai.store.outbox import Due, list_due, settle

FIRST_PAUSE_SECONDS = 30.0
LONGEST_PAUSE_SECONDS = 6 * 3600.0


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of one delivery."""

    key: str
    target: str
    state: str
    error: str = ""


def open_target(name: str, secret: bytes) -> Target:
    """The target that `name` names: `file:FOLDER`, `sqlite:FILE`, or an `http(s)://` address. Raises
    UsageError for anything else."""
    scheme = urlsplit(name).scheme
    rest = name.partition(":")[2]
    if scheme == "file" and rest:
        return FolderDrop(_path(rest))
    if scheme == "sqlite" and rest:
        return TableDrop(_path(rest))
    if scheme in ("http", "https"):
        return Webhook(name, secret)
    raise UsageError(f"`{name}` names no target for records.", "Write file:FOLDER, sqlite:FILE or https://…")


def _path(rest: str) -> Path:
    return Path(rest.removeprefix("//") if rest.startswith("///") else rest)


def dispatch_due(
    db: Database, open_by_name: Callable[[str], Target], now: Callable[[], float] = time.time
) -> tuple[Attempt, ...]:
    """Makes every delivery that is due, one attempt each, and records what became of it. A target that fails
    does not hold up the others, and its parcels keep their order of waiting."""
    attempts = []
    for due in list_due(db, now()):
        try:
            open_by_name(due.target).deliver(parcel_of(json.loads(due.content), due.content))
        except (DeliveryError, UsageError) as error:
            attempts.append(_failed(db, due, error, now()))
        else:
            settle(db, due, "delivered")
            attempts.append(Attempt(due.key, due.target, "delivered"))
    return tuple(attempts)


def _failed(db: Database, due: Due, error: DeliveryError | UsageError, at: float) -> Attempt:
    if isinstance(error, DeliveryError) and error.again:
        pause = max(pause_after(due.attempts), error.after_seconds or 0.0)
        settle(db, due, "waiting", at + pause, str(error))
        return Attempt(due.key, due.target, "waiting", str(error))
    settle(db, due, "refused", error=str(error))
    return Attempt(due.key, due.target, "refused", str(error))


def pause_after(attempts: int) -> float:
    """The seconds to wait after a failure when `attempts` were made before it: doubled each time, up to six
    hours; a delivery is never given up for want of time."""
    return min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2.0 ** min(attempts, 20))
