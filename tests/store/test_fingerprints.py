"""The store as the past: what it finds, what it leaves out, and that its snapshot names what was compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlite_utils import Database

from dossier_ai.core import Compared, Evidence, Fingerprint
from dossier_ai.store.database import open_database
from dossier_ai.store.fingerprints import StoredPast, save_fingerprints
from dossier_ai.text.resemblance import signature_of

PLACE = Evidence(file="a.pdf", page=1, box=(0.1, 0.1, 0.2, 0.2))


def dossier(name: str, scheme: str = "qinghai-platform") -> Compared:
    return Compared(dossier_id=name, scheme=scheme, applicant=f"{name}公司", application_date="2026-05-20")


def prints(kind: str, *values: str) -> list[Fingerprint]:
    return [Fingerprint.model_validate({"kind": kind, "value": v, "evidence": (PLACE,)}) for v in values]


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_database(tmp_path)


def test_own_fingerprints_are_not_the_past(db: Database) -> None:
    save_fingerprints(db, dossier("a"), "d", prints("served", "甲乙丙丁"))
    assert StoredPast(db, "a").same("served", ["甲乙丙丁"]) == []
    (match,) = StoredPast(db, "b").same("served", ["甲乙丙丁", "别的"])
    assert match.other.dossier_id == "a" and match.fingerprint.evidence == (PLACE,)


def test_saving_again_replaces(db: Database) -> None:
    text = "".join(chr(0x4E00 + i) for i in range(400))
    save_fingerprints(db, dossier("a"), "d", prints("text", signature_of(text)))
    save_fingerprints(db, dossier("a"), "d", prints("served", "新的名称"))
    past = StoredPast(db, "b")
    assert past.resembling(signature_of(text)) == [] and past.dossiers == 1
    assert len(past.same("served", ["新的名称"])) == 1


def test_overlap_counts_different_values(db: Database) -> None:
    save_fingerprints(db, dossier("a"), "d", prints("served", *(f"企业{i}" for i in range(700))))
    save_fingerprints(db, dossier("b"), "d", prints("served", "企业1", "企业2"))
    asked = [f"企业{i}" for i in range(600)]
    assert StoredPast(db, "c").overlapping("served", asked, 300) == [(dossier("a"), 600, 700)]
    assert [o.dossier_id for o, *_ in StoredPast(db, "c").overlapping("served", asked, 2)] == ["a", "b"]


@pytest.mark.parametrize(("flipped", "near"), [(0, True), (6, True), (7, False), (20, False)])
def test_looks_within_the_bits_are_alike(db: Database, flipped: int, near: bool) -> None:
    look = 0x123456789ABCDEF0
    save_fingerprints(db, dossier("a"), "d", prints("photo", f"{look:016x}"))
    other = look ^ ((1 << flipped) - 1)
    found = StoredPast(db, "b").alike("photo", [f"{other:016x}"], 6)
    assert bool(found) is near
    assert StoredPast(db, "b").alike("page", [f"{look:016x}"], 6) == []


def test_the_snapshot_follows_the_other_dossiers_only(db: Database) -> None:
    save_fingerprints(db, dossier("a"), "d1", [])
    before = StoredPast(db, "b").digest
    save_fingerprints(db, dossier("b"), "d2", [])
    assert StoredPast(db, "b").digest == before
    save_fingerprints(db, dossier("a"), "d3", [])
    assert StoredPast(db, "b").digest != before
