import json
import threading
from pathlib import Path

import pytest

from dossier_ai.errors import DossierError, UsageError
from dossier_ai.intake.drain import drain
from dossier_ai.intake.inbox import claim, look, settled
from dossier_ai.store.database import open_database
from dossier_ai.store.submissions import list_submissions


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "甲公司").mkdir()
    (folder / "甲公司" / "执照.jpg").write_bytes(b"picture")
    (folder / "乙公司.zip").write_bytes(b"archive")
    return folder


def verify(path: Path, out: Path) -> str:
    out.mkdir()
    (out / "report.html").write_text("report")
    return f"id-{path.name}"


def test_everything_settled_is_done_with_its_report(inbox: Path, tmp_path: Path):
    db = open_database(tmp_path / "store")
    outcomes = drain(inbox, verify, db, settle_seconds=0)
    assert sorted((o.name, o.state) for o in outcomes) == [("乙公司.zip", "done"), ("甲公司", "done")]
    assert (inbox / "done" / "甲公司" / "执照.jpg").read_bytes() == b"picture"
    assert (inbox / "done" / "甲公司.results" / "report.html").read_text() == "report"
    assert [p.name for p in inbox.iterdir() if p.name not in ("done", "working")] == []
    assert list((inbox / "working").iterdir()) == []
    assert {s["dossier"] for s in list_submissions(db)} == {"id-甲公司", "id-乙公司.zip"}


@pytest.mark.parametrize("error", [DossierError("encrypted", "ask again"), ValueError("broken")])
def test_a_failure_is_quarantined_with_its_reason_and_the_rest_goes_on(inbox, tmp_path, error):
    def fails_once(path: Path, out: Path) -> str:
        if path.suffix == ".zip":
            out.mkdir()
            raise error
        return verify(path, out)

    db = open_database(tmp_path / "store")
    outcomes = {o.name: o for o in drain(inbox, fails_once, db, settle_seconds=0)}
    assert outcomes["甲公司"].state == "done"
    assert outcomes["乙公司.zip"].state == "quarantined"
    assert (inbox / "quarantine" / "乙公司.zip").read_bytes() == b"archive"
    reason = json.loads((inbox / "quarantine" / "乙公司.zip.reason.json").read_text("utf-8"))
    assert str(error.args[0]) in reason["reason"]
    assert (inbox / "done" / "甲公司.results" / "report.html").exists()
    assert not (inbox / "working" / ".乙公司.zip.results").exists()


def test_what_still_changes_stays(inbox: Path):
    before = look(inbox)
    (inbox / "乙公司.zip").write_bytes(b"archive, longer now")
    assert [p.name for p in settled(before, look(inbox))] == ["甲公司"]


def test_a_half_copied_file_holds_its_folder_back(inbox: Path):
    (inbox / "甲公司" / "审计报告.pdf.part").write_bytes(b"half")
    arrivals = look(inbox)
    assert [p.name for p in settled(arrivals, arrivals)] == ["乙公司.zip"]


def test_the_same_name_again_gets_a_number(inbox: Path, tmp_path: Path):
    db = open_database(tmp_path / "store")
    drain(inbox, verify, db, settle_seconds=0)
    (inbox / "乙公司.zip").write_bytes(b"second")
    drain(inbox, verify, db, settle_seconds=0)
    assert (inbox / "done" / "乙公司.zip").read_bytes() == b"archive"
    assert (inbox / "done" / "乙公司 (2).zip").read_bytes() == b"second"


def test_only_one_worker_claims(inbox: Path):
    claimed: list[Path | None] = []
    barrier = threading.Barrier(4)

    def worker():
        barrier.wait()
        claimed.append(claim(inbox, inbox / "乙公司.zip"))

    threads = [threading.Thread(target=worker) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([c for c in claimed if c is not None]) == 1


def test_a_missing_inbox_is_a_usage_error(tmp_path: Path):
    with pytest.raises(UsageError, match="not a folder"):
        look(tmp_path / "nowhere")
