"""Records in a database for other programs: one table, one row for each dossier and scheme."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dossier_ai.errors import StorageError

_TABLE = """
create table if not exists verified_records (
    dossier_id text not null,
    scheme     text not null,
    digest     text not null,
    status     text not null,
    record     text not null,
    primary key (dossier_id, scheme)
)
"""


def export_record(path: Path, digest: str, dossier_id: str, scheme: str, status: str, content: bytes) -> None:
    """Puts a record into the database at `path`, made when missing; the row of the same dossier and scheme is
    replaced. Raises StorageError when the database cannot be written or is held for over five seconds."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=5.0, isolation_level=None)
        try:
            connection.execute("begin immediate")
            connection.execute(_TABLE)
            connection.execute(
                "insert or replace into verified_records values (?, ?, ?, ?, ?)",
                (dossier_id, scheme, digest, status, content.decode("utf-8")),
            )
            connection.execute("commit")
        finally:
            connection.close()
    except (OSError, sqlite3.Error) as error:
        raise StorageError(
            f"The table verified_records in {path} could not be written: {error}.",
            "Check that the file is a SQLite database, writable, and not held by another program.",
        ) from error
