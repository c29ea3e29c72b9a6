"""File drop and table: whole or not at all, and the same after a repeat."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from dossier_ai.delivery.folder import FolderDrop
from dossier_ai.delivery.table import TableDrop
from dossier_ai.delivery.target import DeliveryError, Parcel


def test_a_file_for_each_version(tmp_path: Path, parcel: Parcel) -> None:
    drop = FolderDrop(tmp_path / "out")
    drop.deliver(parcel)
    drop.deliver(parcel)
    newer = Parcel("sha256:" + "cd" * 32, "d1", "qinghai-platform", "verified", b"{}\n")
    drop.deliver(newer)
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [parcel.file_name, newer.file_name]
    assert (tmp_path / "out" / parcel.file_name).read_bytes() == parcel.content


def test_a_folder_that_is_a_file(tmp_path: Path, parcel: Parcel) -> None:
    (tmp_path / "out").write_text("not a folder")
    with pytest.raises(DeliveryError) as failure:
        FolderDrop(tmp_path / "out").deliver(parcel)
    assert failure.value.again


def test_a_row_for_each_dossier(tmp_path: Path, parcel: Parcel) -> None:
    drop = TableDrop(tmp_path / "records.db")
    drop.deliver(parcel)
    drop.deliver(parcel)
    drop.deliver(Parcel("sha256:new", "d1", "qinghai-platform", "verified", parcel.content))
    rows = sqlite3.connect(tmp_path / "records.db").execute("select * from verified_records").fetchall()
    assert [row[:4] for row in rows] == [("d1", "qinghai-platform", "sha256:new", "verified")]
    assert json.loads(rows[0][4])["dossier_id"] == "d1"


def test_a_table_that_is_no_database(tmp_path: Path, parcel: Parcel) -> None:
    (tmp_path / "records.db").write_bytes(b"not a database, but long enough to look at" * 40)
    with pytest.raises(DeliveryError, match="could not be written"):
        TableDrop(tmp_path / "records.db").deliver(parcel)
