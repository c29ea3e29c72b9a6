"""Drains the inbox once: each settled submission is claimed, verified, and put away with its report."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from dossier_ai.errors import DossierError
from dossier_ai.intake.inbox import DONE, QUARANTINE, claim, look, put_away, settled
from dossier_ai.store.submissions import begin_submission, end_submission

Verify = Callable[[Path, Path], str]
"""Verifies the submission at the first path into the folder at the second; gives the dossier's id."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one submission ended: its name, `done` or `quarantined`, where it lies, and why."""

    name: str
    state: str
    place: Path
    reason: str = ""


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def drain(
    inbox: Path,
    verify: Verify,
    db: Database,
    settle_seconds: float = 2.0,
    report: Callable[[Outcome], None] = lambda _: None,
) -> tuple[Outcome, ...]:
    """Verifies everything that has stopped changing for `settle_seconds`; what still changes stays where it
    is. One submission that fails goes to quarantine with its reason and does not stop the others."""
    before = look(inbox)
    if not before:
        return ()
    time.sleep(settle_seconds)
    outcomes = []
    for path in settled(before, look(inbox)):
        claimed = claim(inbox, path)
        if claimed is None:
            continue
        outcome = _work(inbox, claimed, path.name, verify, db)
        report(outcome)
        outcomes.append(outcome)
    return tuple(outcomes)


def _work(inbox: Path, claimed: Path, name: str, verify: Verify, db: Database) -> Outcome:
    begin_submission(db, claimed.name, _now())
    results = claimed.with_name(f".{claimed.name}.results")
    try:
        shutil.rmtree(results, ignore_errors=True)
        dossier = verify(claimed, results)
    except DossierError as error:
        return _quarantine(inbox, claimed, name, results, str(error), db)
    except Exception as error:  # noqa: BLE001 - one dossier must not take the others down
        reason = f"{type(error).__name__}: {error}"
        return _quarantine(inbox, claimed, name, results, reason, db)
    place = put_away(inbox, claimed, DONE)
    kept = place.with_name(f"{place.name}.results")
    shutil.rmtree(kept, ignore_errors=True)
    results.rename(kept)
    end_submission(db, claimed.name, "done", _now(), dossier=dossier)
    return Outcome(name, "done", kept)


def _quarantine(inbox: Path, claimed: Path, name: str, results: Path, reason: str, db: Database) -> Outcome:
    shutil.rmtree(results, ignore_errors=True)
    place = put_away(inbox, claimed, QUARANTINE)
    note = place.with_name(f"{place.name}.reason.json")
    content = {"submission": name, "reason": reason, "at": _now()}
    note.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    end_submission(db, claimed.name, "quarantined", _now(), reason=reason)
    return Outcome(name, "quarantined", place, reason)
