"""Fingerprints of the dossiers seen before, indexed so that a new one is compared with thousands at once.

Implements `core.Past`. Looks are packed, one row for each dossier: numpy compares all of them in less time
than an index over their parts would take.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt
from sqlite_utils import Database

from dossier_ai.core import Compared, Evidence, Fingerprint, FingerprintKind, Match
from dossier_ai.store.database import writing
from dossier_ai.text.resemblance import bands_of

_LOOKS: tuple[FingerprintKind, ...] = ("photo", "page")
_AT_ONCE = 500
"""Values asked for in one statement: SQLite allows 32,766 parameters, older builds 999."""
_COMPARED = "c.id, c.scheme, c.applicant, c.uscc, c.application_date"


def save_fingerprints(
    db: Database, dossier: Compared, digest: str, fingerprints: Sequence[Fingerprint]
) -> None:
    """Stores the fingerprints of a dossier under a scheme, in place of those it had; `digest` is that of its
    record."""
    with writing(db):
        known = db.conn.execute(
            "select number from compared where id = ? and scheme = ?", (dossier.dossier_id, dossier.scheme)
        ).fetchone()
        if known:
            for table in ("fingerprints", "looks", "bands"):
                db.table(table).delete_where("dossier = ?", [known[0]])
            db.table("compared").delete_where("number = ?", [known[0]])
        number = db.conn.execute(
            "insert into compared (id, scheme, applicant, uscc, application_date, digest)"
            " values (?, ?, ?, ?, ?, ?)",
            (dossier.dossier_id, dossier.scheme, dossier.applicant, dossier.uscc,
             dossier.application_date, digest),
        ).lastrowid  # fmt: skip
        db.conn.executemany(
            "insert into fingerprints (dossier, kind, value, holder, evidence) values (?, ?, ?, ?, ?)",
            (
                (number, f.kind, f.value, f.holder,
                 json.dumps([e.model_dump(mode="json") for e in f.evidence], ensure_ascii=False))
                for f in fingerprints
            ),
        )  # fmt: skip
        for kind in _LOOKS:
            values = [int(f.value, 16) for f in fingerprints if f.kind == kind]
            if values:
                bits = np.array(sorted(values), dtype="<u8").tobytes()
                db.conn.execute("insert into looks values (?, ?, ?)", (number, kind, bits))
        db.conn.executemany(
            "insert into bands values (?, ?, ?)",
            ((band, number, f.value) for f in fingerprints if f.kind == "text" for band in bands_of(f.value)),
        )


class StoredPast:
    """The dossiers in the store other than `dossier_id`, as `core.Past`."""

    def __init__(self, db: Database, dossier_id: str) -> None:
        self._db = db
        self._own = dossier_id

    @cached_property
    def _snapshot(self) -> tuple[int, str]:
        rows = self._db.conn.execute(
            "select id, scheme, digest from compared where id <> ? order by id, scheme", (self._own,)
        ).fetchall()
        content = json.dumps(rows, ensure_ascii=False).encode()
        return len(rows), f"sha256:{hashlib.sha256(content).hexdigest()}"

    @property
    def dossiers(self) -> int:
        """How many other dossiers (under a scheme each) are stored."""
        return self._snapshot[0]

    @property
    def digest(self) -> str:
        """The digest over their ids and records."""
        return self._snapshot[1]

    def same(self, kind: FingerprintKind, values: Collection[str]) -> Sequence[Match]:
        """The fingerprints of other dossiers with one of these values."""
        found: list[Match] = []
        for part in _parts(values):
            found.extend(
                _match(row[0], row[1:])
                for row in self._db.conn.execute(
                    f"select f.value, {_COMPARED}, f.kind, f.value, f.holder, f.evidence"  # noqa: S608
                    " from fingerprints f join compared c on c.number = f.dossier"
                    f" where f.kind = ? and f.value in ({_marks(part)}) and c.id <> ?",
                    (kind, *part, self._own),
                )
            )
        return sorted(found, key=_order)

    def overlapping(
        self, kind: FingerprintKind, values: Collection[str], least: int
    ) -> Sequence[tuple[Compared, int, int]]:
        """The other dossiers with at least `least` of these values: shared and own numbers of them."""
        shared: dict[int, int] = {}
        for part in _parts(values):
            counted = (
                f"select dossier, count(distinct value) from fingerprints where kind = ?"  # noqa: S608
                f" and value in ({_marks(part)}) group by dossier"
            )
            for number, count in self._db.conn.execute(counted, (kind, *part)):
                shared[number] = shared.get(number, 0) + count
        out: list[tuple[Compared, int, int]] = []
        for number, count in shared.items():
            if count < least:
                continue
            row = self._db.conn.execute(
                f"select {_COMPARED}, (select count(distinct value) from fingerprints"  # noqa: S608
                " where dossier = c.number and kind = ?) from compared c where c.number = ?",
                (kind, number),
            ).fetchone()
            if row[0] != self._own:
                out.append((_compared(row), count, int(row[5])))
        return sorted(out, key=lambda item: (item[0].dossier_id, item[0].scheme))

    def alike(self, kind: FingerprintKind, looks: Collection[str], most_bits: int) -> Sequence[Match]:
        """The other dossiers' looks within `most_bits` of one of `looks`."""
        asked = sorted(set(looks))
        if not asked:
            return ()
        stored = self._looks(kind)
        near: dict[str, list[str]] = {}
        for look in asked:
            differing = np.bitwise_count(stored ^ np.uint64(int(look, 16)))
            for value in np.unique(stored[differing <= most_bits]):
                near.setdefault(f"{int(value):016x}", []).append(look)
        found = [
            Match(asked=look, other=match.other, fingerprint=match.fingerprint)
            for match in self.same(kind, near)
            for look in near[match.asked]
        ]
        return sorted(found, key=_order)

    def _looks(self, kind: FingerprintKind) -> npt.NDArray[np.uint64]:
        rows = self._db.conn.execute("select bits from looks where kind = ?", (kind,))
        return np.frombuffer(b"".join(row[0] for row in rows), dtype="<u8")

    def resembling(self, signature: str) -> Sequence[Match]:
        """The other dossiers' texts that share a band with this signature."""
        bands = bands_of(signature)
        values = {
            row[0]
            for row in self._db.conn.execute(
                f"select distinct value from bands where band in ({_marks(bands)})",  # noqa: S608
                bands,
            )
        }
        return [Match(asked=signature, other=m.other, fingerprint=m.fingerprint)
                for m in self.same("text", values)]  # fmt: skip


def _parts(values: Collection[str]) -> Iterator[tuple[str, ...]]:
    ordered = sorted(set(values))
    for start in range(0, len(ordered), _AT_ONCE):
        yield tuple(ordered[start : start + _AT_ONCE])


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))


def _compared(row: Sequence[str | None]) -> Compared:
    return Compared(
        dossier_id=row[0] or "",
        scheme=row[1] or "",
        applicant=row[2] or "",
        uscc=row[3] or "",
        application_date=row[4] or "",
    )


def _match(asked: str, row: Sequence[str]) -> Match:
    evidence = tuple(Evidence.model_validate(item) for item in json.loads(row[8]))
    fingerprint = Fingerprint.model_validate(
        {"kind": row[5], "value": row[6], "holder": row[7], "evidence": evidence}
    )
    return Match(asked=asked, other=_compared(row), fingerprint=fingerprint)


def _order(match: Match) -> tuple[str, ...]:
    return (match.other.dossier_id, match.other.scheme, match.asked, match.fingerprint.value)
