"""Family XDX on the two cases that the specification gives for each check (section 80), through a store."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dossier_ai.checks.across import compare_across
from dossier_ai.core import Compared, Evidence, Fingerprint, FingerprintKind
from dossier_ai.store.database import open_database
from dossier_ai.store.fingerprints import StoredPast, save_fingerprints
from dossier_ai.text.resemblance import signature_of

LINES = (Path(__file__).parents[1] / "data" / "check-cases.jsonl").read_text("utf-8").splitlines()
CASES = {case["id"]: case for line in LINES if "id" in (case := json.loads(line))}
MINE = Compared(
    dossier_id="mine", scheme="qinghai-platform", applicant="甲示例有限公司", uscc="A",
    application_date="2026-05-20",
)  # fmt: skip
OTHER = MINE.model_copy(update={"dossier_id": "other", "applicant": "乙示例有限公司", "uscc": "B"})
EARLIER = MINE.model_copy(update={"dossier_id": "earlier", "application_date": "2025-05-20"})
LETTERS = 4000

Given = dict[str, Any]
Both = tuple[list[Fingerprint], list[Fingerprint]]


def of(kind: FingerprintKind, *values: str, holder: str = "") -> list[Fingerprint]:
    place = Evidence(file="a.pdf", page=1, box=(0.1, 0.1, 0.2, 0.2))
    return [Fingerprint(kind=kind, value=value, holder=holder, evidence=(place,)) for value in values]


def enterprises(names: list[str]) -> list[str]:
    """Ten enterprises for each name of the case: shorter lists than ten are not compared."""
    return [f"{name}示例{n}有限公司" for name in names for n in range(10)]


def looks(bits: int) -> Both:
    """Two photographs whose hashes differ in so many bits."""
    look = 0x123456789ABCDEF0
    return of("photo", f"{look:016x}"), of("photo", f"{look ^ ((1 << bits) - 1):016x}")


def texts(resemblance: float) -> Both:
    """Two texts that begin alike and share so much of what they hold together."""
    shared = round(LETTERS * 2 * resemblance / (1 + resemblance))

    def text(first: int) -> str:
        return "".join(chr(first + n) for n in range(LETTERS - shared))

    common = "".join(chr(0x4E00 + n) for n in range(shared))
    return of("text", signature_of(common + text(0x6E00))), of("text", signature_of(common + text(0x8000)))


MAKE: dict[str, Callable[[Given], Both]] = {
    "XDX-01": lambda g: (
        of("person", *map("|".join, g["staff1"])),
        of("person", *map("|".join, g["staff2"])),
    ),
    "XDX-02": lambda g: (of("served", *enterprises(g["list1"])), of("served", *enterprises(g["list2"]))),
    "XDX-03": lambda g: looks(g["hamming"]),
    "XDX-04": lambda g: (of("contact", g["phone1"]), of("contact", g["phone2"])),
    "XDX-05": lambda g: (
        of("number", g["no1"], holder=g["h1"]),
        of("number", g["no2"], holder=g["h2"]),
    ),
    "XDX-06": lambda g: texts(g["text_sim"]),
    "XDX-07": lambda g: (
        of("figure", "A|srv.sme_n.2024", holder=str(g["now"])),
        of("figure", "A|srv.sme_n.2024", holder=str(g["earlier"])),
    ),
}


@pytest.mark.parametrize("check", sorted(id for id in CASES if id.startswith("XDX")))
@pytest.mark.parametrize("side", ["ok", "bad"])
def test_two_dossiers_of_the_case(check: str, side: str, tmp_path: Path) -> None:
    ours, theirs = MAKE[check](CASES[check][side])
    database = open_database(tmp_path)
    save_fingerprints(database, EARLIER if check == "XDX-07" else OTHER, "sha256:0", theirs)
    found = compare_across(MINE, ours, StoredPast(database, MINE.dossier_id), frozenset())
    assert [item.finding.id for item in found] == ([check] if side == "bad" else [])
    database.conn.close()
