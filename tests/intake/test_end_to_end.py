"""The intake desk from the command line: good, broken, locked and empty submissions end where they belong."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SCHEME = "qinghai-platform"


def write_gbk_zip(path: Path, files: dict[str, bytes]) -> None:
    """A ZIP as Chinese Windows tools write it: names in GBK, and no mark that says so."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr("x" * len(name.encode("gbk")), content)
    raw = path.read_bytes()
    for name in sorted(files, key=len, reverse=True):
        encoded = name.encode("gbk")
        raw = raw.replace(b"x" * len(encoded), encoded)
    path.write_bytes(raw)


def write_locked_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.pdf", b"%PDF-1.4")
    raw = bytearray(path.read_bytes())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(raw))


@pytest.fixture
def inbox(tmp_path: Path, write_office_dossier: Callable[..., dict[str, Any]]) -> Path:
    folder = tmp_path / "收件"
    write_office_dossier(folder / "甲公司")
    write_office_dossier(tmp_path / "乙", seed=2)
    write_gbk_zip(folder / "乙公司.zip", {p.name: p.read_bytes() for p in (tmp_path / "乙").iterdir()})
    write_locked_zip(folder / "丙公司.zip")
    (folder / "丁公司.zip").write_bytes(b"PK\x03\x04 broken")
    (folder / "戊公司").mkdir()
    (folder / "读我.txt").write_text("not a submission", "utf-8")
    return folder


def test_each_submission_ends_where_it_belongs(call, inbox: Path):
    status, out, err = call(
        "intake", inbox, "--once", "--scheme", SCHEME, "--runner", "inline", "--settle", "0"
    )
    assert (status, err) == (0, "")
    assert "完成 2，隔离 3" in out
    assert sorted(p.name for p in inbox.iterdir()) == ["done", "quarantine", "working", "读我.txt"]
    assert list((inbox / "working").iterdir()) == []

    done = inbox / "done"
    assert {p.name for p in done.iterdir()} == {
        "甲公司", "甲公司.results", "乙公司.zip", "乙公司.zip.results",
    }  # fmt: skip
    records = {
        name: json.loads((done / f"{name}.results" / "record.json").read_text("utf-8"))
        for name in ("甲公司", "乙公司.zip")
    }
    for name, record in records.items():
        assert "<html" in (done / f"{name}.results" / "report.html").read_text("utf-8")
        assert [d["kind"] for d in record["documents"]] == ["application_form", "equipment_list"]
        assert record["problems"] == []
    assert [d["file"] for d in records["乙公司.zip"]["documents"]] == [
        "乙公司.zip!/01-申请推荐表.docx",
        "乙公司.zip!/02-服务设施、软件、仪器设备清单.xlsx",
    ]

    reasons = {
        p.name.removesuffix(".reason.json"): json.loads(p.read_text("utf-8"))["reason"]
        for p in (inbox / "quarantine").glob("*.reason.json")
    }
    assert "密码" in reasons["丙公司.zip"]
    assert "损坏" in reasons["丁公司.zip"]
    assert "holds no file that can be read" in reasons["戊公司"]
    assert all((inbox / "quarantine" / name).exists() for name in reasons)

    status, out, _ = call("status", "--json")
    rows = {row["name"]: row for row in json.loads(out)}
    assert status == 0
    assert {n: r["state"] for n, r in rows.items()} == {
        "甲公司": "done", "乙公司.zip": "done",
        "丙公司.zip": "quarantined", "丁公司.zip": "quarantined", "戊公司": "quarantined",
    }  # fmt: skip
    assert rows["甲公司"]["dossier"] == records["甲公司"]["dossier_id"]
    assert all(rows[name]["reason"] == reason for name, reason in reasons.items())
    assert all(row["ended_at"] >= row["claimed_at"] for row in rows.values())

    status, out, _ = call(
        "intake", inbox, "--once", "--scheme", SCHEME, "--runner", "inline", "--settle", "0"
    )
    assert status == 0 and "完成 0，隔离 0" in out


def test_no_place_of_work_stands_in_a_reason_or_a_record(call, inbox: Path):
    """Where the desk put a submission is its own affair; the applicant reads names they handed in."""
    call("intake", inbox, "--once", "--scheme", SCHEME, "--runner", "inline", "--settle", "0")
    texts = [p.read_text("utf-8") for p in inbox.rglob("*.json")]
    assert texts
    assert not [text for text in texts if "working" in text or str(inbox) in text]


@pytest.mark.prefect
@pytest.mark.xdist_group("prefect")
def test_the_flow_is_the_desks_own_runner(call, tmp_path: Path, write_office_dossier):
    write_office_dossier(tmp_path / "inbox" / "己公司")
    (tmp_path / "inbox" / "庚公司.zip").write_bytes(b"PK\x03\x04 broken")
    status, out, err = call("intake", tmp_path / "inbox", "--once", "--scheme", SCHEME, "--settle", "0")
    assert (status, err) == (0, "")
    assert "完成 1，隔离 1" in out
    assert (tmp_path / "inbox" / "done" / "己公司.results" / "report.html").is_file()
    [reason] = (tmp_path / "inbox" / "quarantine").glob("*.reason.json")
    assert "损坏" in reason.read_text("utf-8")
