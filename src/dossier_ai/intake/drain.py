"""Drains the inbox once: each settled submission is claimed, verified, and put away with its report."""

from __future__ import annotations

import datetime as dt
import errno
import json
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.db import NotFoundError

from dossier_ai.errors import DossierError, StorageError, WeightsMissingError
from dossier_ai.intake.inbox import DONE, QUARANTINE, claim, give_back, look, put_away, settled
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
    is. One submission that fails goes to quarantine with its reason and does not stop the others.

    Where no submission is at fault (a full disk, missing weights, an interrupt), the one at hand is given
    back to the inbox and the error goes on to the operator."""
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
    results = claimed.with_name(f".{claimed.name}.results")
    try:
        begin_submission(db, claimed.name, _now())
        shutil.rmtree(results, ignore_errors=True)
        dossier = verify(claimed, results)
    except BaseException as error:
        shutil.rmtree(results, ignore_errors=True)
        if not _submissions_fault(error):
            give_back(inbox, claimed)
            # A store that cannot be written either must not hide what happened first.
            with suppress(StorageError, NotFoundError):
                end_submission(db, claimed.name, "waiting", _now(), reason=str(error))
            raise
        reason = str(error) if isinstance(error, DossierError) else f"{type(error).__name__}: {error}"
        # The place of work says nothing to whoever handed it in.
        return _quarantine(inbox, claimed, name, reason.replace(str(claimed), name), db)
    place = put_away(inbox, claimed, DONE)
    kept = place.with_name(f"{place.name}.results")
    shutil.rmtree(kept, ignore_errors=True)
    results.rename(kept)
    end_submission(db, claimed.name, "done", _now(), dossier=dossier)
    return Outcome(name, "done", kept)


def _submissions_fault(error: BaseException) -> bool:
    """Whether another submission might fare better: then this one is put aside and the work goes on."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return False
    return isinstance(error, Exception) and not isinstance(error, StorageError | WeightsMissingError)


def _quarantine(inbox: Path, claimed: Path, name: str, reason: str, db: Database) -> Outcome:
    place = put_away(inbox, claimed, QUARANTINE)
    note = place.with_name(f"{place.name}.reason.json")
    content = {"submission": name, "reason": reason, "at": _now()}
    note.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    end_submission(db, claimed.name, "quarantined", _now(), reason=reason)
    return Outcome(name, "quarantined", place, reason)
