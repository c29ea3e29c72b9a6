"""Opens the store's database at its current schema, and writes to it in one transaction at a time.

`sqlite_utils.Database.atomic()` starts a deferred transaction, in which a read followed by a write fails
when another process wrote in between; `writing` starts `BEGIN IMMEDIATE` instead, so writers queue up.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from dossier_ai.errors import StorageError

BUSY_SECONDS = 30.0


def _create_records(db: Database) -> None:
    db.table("dossiers").create(
        {
            "id": str,
            "scheme": str,
            "edition": str,
            "application_date": str,
            "applicant": str,
            "uscc": str,
            "status": str,
            "result": str,
            "digest": str,
            "record": str,
            "saved_at": str,
        },
        pk=("id", "scheme"),
    )
    db.table("dossiers").create_index(["uscc"])
    db.table("dossiers").create_index(["applicant"])
    db.table("documents").create(
        {"dossier": str, "scheme": str, "id": str, "kind": str, "file": str, "sha256": str, "pages": str},
        pk=("dossier", "scheme", "id"),
    )
    db.table("fields").create(
        {
            "dossier": str,
            "scheme": str,
            "position": int,
            "document": str,
            "name": str,
            "state": str,
            "value": str,
            "confidence": float,
            "evidence": str,
        },
        pk=("dossier", "scheme", "position"),
    )
    db.table("fields").create_index(["name"])
    db.table("findings").create(
        {
            "dossier": str,
            "scheme": str,
            "position": int,
            "check_id": str,
            "severity": str,
            "state": str,
            "message": str,
            "finding": str,
        },
        pk=("dossier", "scheme", "position"),
    )
    db.table("findings").create_index(["check_id"])
    db.table("verdicts").create(
        {"dossier": str, "scheme": str, "clause": str, "verdict": str, "reason": str},
        pk=("dossier", "scheme", "clause"),
    )


def _create_submissions(db: Database) -> None:
    db.table("submissions").create(
        {
            "name": str,
            "sha256": str,
            "state": str,
            "reason": str,
            "dossier": str,
            "claimed_at": str,
            "ended_at": str,
        },
        pk="name",
    )


def _create_fingerprints(db: Database) -> None:
    db.table("compared").create(
        {
            "number": int,
            "id": str,
            "scheme": str,
            "applicant": str,
            "uscc": str,
            "application_date": str,
            "digest": str,
        },
        pk="number",
    )
    db.table("compared").create_index(["id", "scheme"], unique=True)
    db.table("fingerprints").create(
        {"dossier": int, "kind": str, "value": str, "holder": str, "evidence": str}, pk=None
    )
    db.table("fingerprints").create_index(["kind", "value"])
    db.table("fingerprints").create_index(["dossier", "kind"])
    db.table("looks").create({"dossier": int, "kind": str, "bits": bytes}, pk=("dossier", "kind"))
    db.table("bands").create({"band": str, "dossier": int, "value": str}, pk=None)
    db.table("bands").create_index(["band"])
    db.table("bands").create_index(["dossier"])


def _create_outbox(db: Database) -> None:
    db.table("deliveries").create(
        {
            "key": str,
            "target": str,
            "content": bytes,
            "state": str,
            "attempts": int,
            "next_at": float,
            "error": str,
        },
        pk=("key", "target"),
    )
    db.table("deliveries").create_index(["state", "next_at"])


MIGRATIONS: tuple[Callable[[Database], None], ...] = (
    _create_records,
    _create_submissions,
    _create_fingerprints,
    _create_outbox,
)


@contextmanager
def writing(db: Database) -> Iterator[Database]:
    """One write transaction: committed as a whole or not at all. Raises StorageError with what to do when
    the disk is full or the store is locked for longer than `BUSY_SECONDS`."""
    try:
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield db
        except BaseException:
            db.conn.rollback()
            raise
        db.conn.commit()
    except sqlite3.OperationalError as error:
        raise StorageError(
            f"The store could not be written: {error}.",
            "Free disk space, or end the process that holds the store, and run the command again.",
        ) from error


def open_database(folder: Path) -> Database:
    """The database of the store in `folder`, created and migrated as needed, in WAL mode."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(folder / "store.db", timeout=BUSY_SECONDS, isolation_level=None)
        db = Database(connection)
        db.enable_wal()
        _migrate(db)
    except (OSError, sqlite3.DatabaseError) as error:
        raise StorageError(
            f"The store in {folder} cannot be opened: {error}.",
            "Check that the folder is writable and has room, or name another one with DOSSIER_AI_HOME.",
        ) from error
    return db


def without_waiting(db: Database) -> None:
    """Lets writes return before the disk has them: for stores that are measured and thrown away."""
    db.conn.execute("pragma synchronous = off")


def _migrate(db: Database) -> None:
    version = int(db.conn.execute("PRAGMA user_version").fetchone()[0])
    if version > len(MIGRATIONS):
        raise StorageError(
            f"The store has schema {version}, newer than this version of dossier_ai knows.",
            "Install the newer version of dossier_ai again.",
        )
    if version == len(MIGRATIONS):
        return
    with writing(db):
        # Another process may have migrated while this one waited for the lock.
        version = int(db.conn.execute("PRAGMA user_version").fetchone()[0])
        for migrate in MIGRATIONS[version:]:
            migrate(db)
        db.conn.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
