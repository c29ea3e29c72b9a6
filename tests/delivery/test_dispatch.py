"""The outbox: at least once, with growing pauses, whatever the receiver does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database

from dossier_ai.delivery.dispatch import dispatch_due, open_target, pause_after
from dossier_ai.delivery.folder import FolderDrop
from dossier_ai.delivery.table import TableDrop
from dossier_ai.delivery.target import Target
from dossier_ai.delivery.webhook import Webhook
from dossier_ai.errors import UsageError
from dossier_ai.store.database import open_database
from dossier_ai.store.outbox import enqueue, list_deliveries

from .conftest import SECRET, Receiver


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_database(tmp_path / "home")


def opened(name: str) -> Target:
    target = open_target(name, SECRET)
    return Webhook(name, SECRET, timeout_seconds=0.2) if isinstance(target, Webhook) else target


def at(seconds: float) -> Callable[[], float]:
    return lambda: seconds


def states(db: Database) -> dict[str, str]:
    return {row["target"]: row["state"] for row in list_deliveries(db)}


def test_retried_until_taken_with_growing_pauses(db: Database, receiver: Receiver, content: bytes) -> None:
    receiver.answers = [503, "hang", "drop", 200]
    enqueue(db, "k", content, [receiver.url], at=0.0)
    clock, waits = 0.0, []
    for _ in range(4):
        assert states(db)[receiver.url] == "waiting"
        (attempt,) = dispatch_due(db, opened, at(clock))
        if attempt.state == "delivered":
            break
        due = list_deliveries(db)[0]["next_at"]
        assert dispatch_due(db, opened, at(due - 1)) == ()
        waits.append(due - clock)
        clock = due
    assert states(db) == {receiver.url: "delivered"}
    assert waits == [30.0, 60.0, 120.0]
    assert len(receiver.requests) == 4 and len(receiver.taken()) == 1


def test_one_target_does_not_hold_up_another(
    db: Database, receiver: Receiver, content: bytes, tmp_path: Path
) -> None:
    receiver.answers = [500]
    folder = f"file:{tmp_path / 'drop'}"
    enqueue(db, "k", content, [receiver.url, folder, "ftp://nobody"], at=0.0)
    dispatch_due(db, opened, lambda: 1.0)
    assert states(db) == {receiver.url: "waiting", folder: "delivered", "ftp://nobody": "refused"}
    assert dispatch_due(db, opened, lambda: 2.0) == ()


def test_the_same_record_is_queued_once(db: Database, content: bytes, tmp_path: Path) -> None:
    folder = f"file:{tmp_path / 'drop'}"
    enqueue(db, "k", content, [folder], at=0.0)
    dispatch_due(db, opened, lambda: 1.0)
    enqueue(db, "k", content, [folder], at=2.0)
    assert dispatch_due(db, opened, lambda: 3.0) == ()
    assert len(list_deliveries(db)) == 1


def test_a_process_that_dies_after_sending_sends_again(
    db: Database, receiver: Receiver, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    enqueue(db, "k", content, [receiver.url], at=0.0)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("dossier_ai.delivery.dispatch.settle", killed)
        with pytest.raises(KeyboardInterrupt):
            dispatch_due(db, opened, lambda: 1.0)
    dispatch_due(db, opened, lambda: 2.0)
    assert len(receiver.requests) == 2 and len(receiver.taken()) == 1


def test_pauses_end_at_six_hours() -> None:
    assert [pause_after(n) for n in (0, 1, 2)] == [30.0, 60.0, 120.0]
    assert pause_after(1000) == 6 * 3600


@pytest.mark.parametrize(
    ("name", "kind"),
    [("file:out", FolderDrop), ("file:///srv/out", FolderDrop), ("sqlite:r.db", TableDrop),
     ("https://example.invalid/r", Webhook)],
)  # fmt: skip
def test_names_of_targets(name: str, kind: type) -> None:
    assert isinstance(open_target(name, SECRET), kind)


@pytest.mark.parametrize("name", ["", "out", "file:", "ftp://x"])
def test_a_name_of_no_target(name: str) -> None:
    with pytest.raises(UsageError, match="names no target"):
        open_target(name, SECRET)
