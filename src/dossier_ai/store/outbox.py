"""The outbox: which record goes to which target, what became of it, and when to try again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from sqlite_utils import Database

from dossier_ai.store.database import writing

DeliveryState = Literal["waiting", "delivered", "refused"]
"""`refused`: the target said no in a way that no repeat will change; a person must act."""


@dataclass(frozen=True, slots=True)
class Due:
    """A delivery whose time has come; `attempts` were made before."""

    key: str
    target: str
    content: bytes
    attempts: int


def enqueue(db: Database, key: str, content: bytes, targets: Iterable[str], at: float) -> None:
    """Puts a record (its digest `key`) into the outbox for every target it is not there for yet; `at` are
    seconds since 1970."""
    with writing(db):
        for target in targets:
            db.conn.execute(
                "insert or ignore into deliveries values (?, ?, ?, 'waiting', 0, ?, '')",
                (key, target, content, at),
            )


def list_due(db: Database, at: float) -> list[Due]:
    """The deliveries to be made at `at`, the longest waiting first."""
    rows = db.conn.execute(
        "select key, target, content, attempts from deliveries where state = 'waiting' and next_at <= ?"
        " order by next_at, key, target",
        (at,),
    )
    return [Due(*row) for row in rows]


def settle(db: Database, due: Due, state: DeliveryState, next_at: float = 0.0, error: str = "") -> None:
    """Records an attempt: `state` after it, and when the next one is due."""
    with writing(db):
        db.conn.execute(
            "update deliveries set state = ?, attempts = ?, next_at = ?, error = ?"
            " where key = ? and target = ?",
            (state, due.attempts + 1, next_at, error, due.key, due.target),
        )


def list_deliveries(db: Database) -> list[dict[str, Any]]:
    """All deliveries without their content, those that wait or were refused first."""
    return list(
        db.query(
            "select key, target, state, attempts, next_at, error from deliveries"
            " order by state = 'delivered', next_at, key, target"
        )
    )
