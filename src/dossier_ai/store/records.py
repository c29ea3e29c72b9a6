"""Saves verified records and finds them again. A record is one JSON object of the public contract."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from dossier_ai.store.database import writing


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def save_record(db: Database, record: Mapping[str, Any], saved_at: str) -> None:
    """Stores a record with its documents, fields, findings and verdicts; replaces an earlier record of the
    same dossier and scheme as a whole. `saved_at` is an ISO 8601 timestamp."""
    key = (record["dossier_id"], record["scheme"])
    owner = {"dossier": key[0], "scheme": key[1]}
    with writing(db):
        for table in ("documents", "fields", "findings", "verdicts"):
            db.table(table).delete_where("dossier = ? and scheme = ?", list(key))
        db.table("dossiers").upsert(
            {
                "id": key[0],
                "scheme": key[1],
                "edition": record.get("edition"),
                "application_date": record.get("application_date"),
                "applicant": record["applicant"].get("name"),
                "uscc": record["applicant"].get("uscc"),
                "status": record["status"],
                "result": record["result"],
                "digest": record["digest"],
                "record": _text(record),
                "saved_at": saved_at,
            },
            pk=("id", "scheme"),
        )
        db.table("documents").insert_all(
            {
                **owner,
                "id": d["id"],
                "kind": d["kind"],
                "file": d["file"],
                "sha256": d["sha256"],
                "pages": _text(d["pages"]),
            }
            for d in record["documents"]
        )
        db.table("fields").insert_all(
            {
                **owner,
                "position": i,
                "document": f["document"],
                "name": f["name"],
                "state": f["state"],
                "value": _text(f.get("value")),
                "confidence": f["confidence"],
                "evidence": _text(f["evidence"]),
            }
            for i, f in enumerate(record["fields"])
        )
        db.table("findings").insert_all(
            {
                **owner,
                "position": i,
                "check_id": f["id"],
                "severity": f["severity"],
                "state": f["state"],
                "message": f["message"]["zh"],
                "finding": _text(f),
            }
            for i, f in enumerate(record["findings"])
        )
        db.table("verdicts").insert_all(
            {**owner, "clause": v["clause"], "verdict": v["verdict"], "reason": v["reason"]["zh"]}
            for v in record["verdicts"]
        )


def load_record(db: Database, dossier: str, scheme: str) -> dict[str, Any] | None:
    """The stored record of a dossier under a scheme, or None."""
    row = db.conn.execute(
        "select record from dossiers where id = ? and scheme = ?", (dossier, scheme)
    ).fetchone()
    return json.loads(row[0]) if row else None


def list_records(db: Database) -> list[dict[str, Any]]:
    """One line for each stored record, the latest first, without its body."""
    return list(
        db.query(
            "select id, scheme, application_date, applicant, uscc, status, result, digest, saved_at"
            " from dossiers order by saved_at desc, id, scheme"
        )
    )
