"""What of a dossier may turn up again in another one, and the port to those seen before.

Fingerprints are what the store keeps for comparing dossiers: hashes of persons, names of served firms,
numbers of certificates, looks of scans, the gist of a text. No phone or identity number is in them in clear.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, Protocol

from dossier_ai.core.field import Evidence, _Frozen

FingerprintKind = Literal["person", "served", "contact", "number", "photo", "page", "file", "text", "figure"]


class Fingerprint(_Frozen):
    """One thing that can turn up again. `value` is what is compared: a keyed hash (`person`, `contact`), a
    normalised name (`served`), `<kind>:<number>` (`number`), 16 hexadecimal digits (`photo`, `page`), a
    SHA-256 (`file`), a MinHash signature (`text`), `<applicant>|<key of the record>`
    (`figure`).
    `holder` is whose it is, for numbers; the amount, for figures; the gist of the words, for pages."""

    kind: FingerprintKind
    value: str
    holder: str = ""
    evidence: tuple[Evidence, ...] = ()


class Compared(_Frozen):
    """A dossier as far as comparing needs it."""

    dossier_id: str
    scheme: str
    applicant: str = ""
    uscc: str = ""
    application_date: str = ""


class Match(_Frozen):
    """A fingerprint of another dossier that answers one of ours, whose value is `asked`."""

    asked: str
    other: Compared
    fingerprint: Fingerprint


class Past(Protocol):
    """The dossiers seen before, without the one in hand. Answers come in a fixed order."""

    @property
    def dossiers(self) -> int:
        """How many there are."""
        ...

    @property
    def digest(self) -> str:
        """`sha256:…` over the dossiers and their content: the snapshot that was compared with."""
        ...

    def same(self, kind: FingerprintKind, values: Collection[str]) -> Sequence[Match]:
        """The fingerprints with one of these values."""
        ...

    def overlapping(
        self, kind: FingerprintKind, values: Collection[str], least: int
    ) -> Sequence[tuple[Compared, int, int]]:
        """The dossiers that share at least `least` of these values, with how many they share and how many
        different ones of this kind they have."""
        ...

    def alike(self, kind: FingerprintKind, looks: Collection[str], most_bits: int) -> Sequence[Match]:
        """The fingerprints whose 64 bits differ from one of `looks` in at most `most_bits`."""
        ...

    def resembling(self, signature: str) -> Sequence[Match]:
        """The texts that share a band of this MinHash signature: candidates for resemblance."""
        ...
