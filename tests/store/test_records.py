import subprocess
import sys
from pathlib import Path

import pytest

from dossier_ai.errors import StorageError
from dossier_ai.store.blobs import Blobs, hash_file, write_together
from dossier_ai.store.database import open_database
from dossier_ai.store.records import list_records, load_record, save_record
from dossier_ai.store.submissions import begin_submission, end_submission, list_submissions


def record(digest="sha256:1", findings=1):
    return {
        "dossier_id": "d1",
        "scheme": "qinghai-platform",
        "edition": "x",
        "application_date": "2026-05-20",
        "applicant": {"name": "某服务有限公司", "uscc": "u"},
        "status": "needs_review",
        "result": "REVIEW",
        "digest": digest,
        "documents": [{"id": "a", "kind": "audit_report", "file": "a.pdf", "sha256": "s", "pages": [1]}],
        "fields": [
            {"document": "a", "name": "audit_report.unit", "state": "read", "value": "元",
             "confidence": 0.9, "evidence": []},
        ],
        "findings": [
            {"id": "XFN-16", "severity": "B", "state": "open", "message": {"zh": "不一致", "en": "differ"}}
        ] * findings,
        "verdicts": [{"clause": "QH-5-1b", "verdict": "PASS", "reason": {"zh": "是", "en": "yes"}}],
    }  # fmt: skip


def test_saved_record_comes_back(tmp_path: Path):
    db = open_database(tmp_path)
    save_record(db, record(), "2026-06-01T00:00:00Z")
    assert load_record(db, "d1", "qinghai-platform") == record()
    assert load_record(db, "d1", "liaoning-platform") is None
    assert [r["applicant"] for r in list_records(db)] == ["某服务有限公司"]


def test_saving_again_replaces_the_whole_record(tmp_path: Path):
    db = open_database(tmp_path)
    save_record(db, record(findings=3), "2026-06-01T00:00:00Z")
    save_record(db, record("sha256:2", findings=1), "2026-06-02T00:00:00Z")
    assert db["findings"].count == 1
    assert list_records(db)[0]["digest"] == "sha256:2"


def test_failed_save_leaves_the_old_record(tmp_path: Path):
    db = open_database(tmp_path)
    save_record(db, record(), "2026-06-01T00:00:00Z")
    broken = record("sha256:2")
    del broken["verdicts"][0]["reason"]
    with pytest.raises(KeyError):
        save_record(db, broken, "2026-06-02T00:00:00Z")
    assert list_records(db)[0]["digest"] == "sha256:1"
    assert db["findings"].count == 1


def test_newer_schema_is_refused(tmp_path: Path):
    db = open_database(tmp_path)
    db.conn.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(StorageError, match="newer"):
        open_database(tmp_path)


COUNT_UP = """
import sys
from pathlib import Path
from dossier_ai.store.database import open_database, writing
db = open_database(Path(sys.argv[1]))
for _ in range(50):
    with writing(db):
        value = db.conn.execute("select value from counter").fetchone()[0]
        db.conn.execute("update counter set value = ?", (value + 1,))
"""


def test_concurrent_read_then_write_loses_nothing(tmp_path: Path):
    db = open_database(tmp_path)
    db["counter"].insert({"value": 0})
    db.close()
    workers = [subprocess.Popen([sys.executable, "-c", COUNT_UP, str(tmp_path)]) for _ in range(3)]
    assert [worker.wait(timeout=60) for worker in workers] == [0, 0, 0]
    assert open_database(tmp_path).conn.execute("select value from counter").fetchone()[0] == 150


def test_submission_ends_with_its_reason(tmp_path: Path):
    db = open_database(tmp_path)
    begin_submission(db, "a.zip", "2026-06-01T00:00:00Z")
    end_submission(db, "a.zip", "quarantined", "2026-06-01T00:01:00Z", reason="加密压缩包")
    assert [(s["state"], s["reason"]) for s in list_submissions(db)] == [("quarantined", "加密压缩包")]


def test_blobs_keep_the_same_bytes_once(tmp_path: Path):
    blobs = Blobs(tmp_path / "blobs")
    one, two = tmp_path / "1", tmp_path / "2"
    one.write_bytes(b"same")
    two.write_bytes(b"same")
    assert blobs.keep(one) == blobs.keep(two) == hash_file(one)
    assert len([p for p in (tmp_path / "blobs").rglob("*") if p.is_file()]) == 1


def test_results_are_written_together_or_not_at_all(tmp_path: Path):
    good = tmp_path / "out" / "record.json"
    write_together({good: b"old"})
    blocked = tmp_path / "file" / "report.html"
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StorageError, match="could not be written"):
        write_together({good: b"new", blocked: b"x"})
    assert good.read_bytes() == b"old"
    assert [p.name for p in good.parent.iterdir()] == ["record.json"]
