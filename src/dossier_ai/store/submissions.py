"""The queue of what the intake desk handed in: claimed, done or quarantined, and why."""

from __future__ import annotations

from typing import Any, Literal

from sqlite_utils import Database

from dossier_ai.store.database import writing

SubmissionState = Literal["working", "waiting", "done", "quarantined"]
"""`waiting`: given back to the inbox because the operator must act first."""


def begin_submission(db: Database, name: str, claimed_at: str) -> None:
    """Records that `name` was claimed; a re-delivered name starts over."""
    with writing(db):
        db.table("submissions").upsert(
            {
                "name": name,
                "sha256": None,
                "state": "working",
                "reason": None,
                "dossier": None,
                "claimed_at": claimed_at,
                "ended_at": None,
            },
            pk="name",
        )


def end_submission(
    db: Database, name: str, state: SubmissionState, ended_at: str, reason: str = "", dossier: str = ""
) -> None:
    """Records how the work on `name` ended."""
    with writing(db):
        db.table("submissions").update(
            name, {"state": state, "reason": reason, "dossier": dossier, "ended_at": ended_at}
        )


def list_submissions(db: Database) -> list[dict[str, Any]]:
    """All submissions, the latest claimed first."""
    return list(db.query("select * from submissions order by claimed_at desc, name"))
