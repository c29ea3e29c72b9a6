"""Family XDX: each check with a pair of dossiers where it fires and one where it does not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import pytest

from dossier_ai.checks.across import CrossFinding, compare_across, take_fingerprints
from dossier_ai.core import (
    Compared,
    DocumentEntry,
    Dossier,
    Evidence,
    Field,
    Fingerprint,
    FingerprintKind,
    Frame,
    Match,
    Page,
    Personal,
    Photo,
    Rect,
    Value,
    Word,
)
from dossier_ai.text.resemblance import bands_of, differing_bits, signature_of

ALL_CLAUSES = frozenset({"GD-7-2e", "QH-9-5", "LN-17-5", "QH-9-1", "GD-7-4b", "QH-9-2", "GD-7-1c"})
MINE = Compared(
    dossier_id="mine", scheme="qinghai-platform", applicant="甲示例有限公司", uscc="A",
    application_date="2026-05-20",
)  # fmt: skip
OTHER = MINE.model_copy(update={"dossier_id": "other", "applicant": "乙示例有限公司", "uscc": "B"})
EARLIER = MINE.model_copy(update={"dossier_id": "earlier", "application_date": "2025-05-20"})


class Remembered:
    """A past of one dossier, in memory."""

    dossiers = 1
    digest = "sha256:0"

    def __init__(self, other: Compared, fingerprints: Sequence[Fingerprint]) -> None:
        self._other, self._own = other, fingerprints

    def same(self, kind: FingerprintKind, values: Collection[str]) -> list[Match]:
        return [self._match(f.value, f) for f in self._own if f.kind == kind and f.value in values]

    def overlapping(
        self, kind: FingerprintKind, values: Collection[str], least: int
    ) -> list[tuple[Compared, int, int]]:
        own = {f.value for f in self._own if f.kind == kind}
        shared = len(own & set(values))
        return [(self._other, shared, len(own))] if shared >= least else []

    def alike(self, kind: FingerprintKind, looks: Collection[str], most_bits: int) -> list[Match]:
        return [
            self._match(look, f)
            for look in looks
            for f in self._own
            if f.kind == kind and differing_bits(look, f.value) <= most_bits
        ]

    def resembling(self, signature: str) -> list[Match]:
        wanted = set(bands_of(signature))
        return [self._match(signature, f) for f in self._own
                if f.kind == "text" and wanted & set(bands_of(f.value))]  # fmt: skip

    def _match(self, asked: str, fingerprint: Fingerprint) -> Match:
        return Match(asked=asked, other=self._other, fingerprint=fingerprint)


def place(file: str = "a.pdf", page: int = 1) -> Evidence:
    return Evidence(file=file, page=page, box=(0.1, 0.1, 0.2, 0.2))


def one(kind: FingerprintKind, value: str, holder: str = "") -> Fingerprint:
    return Fingerprint(kind=kind, value=value, holder=holder, evidence=(place(),))


def many(kind: FingerprintKind, count: int, prefix: str = "企业") -> list[Fingerprint]:
    return [one(kind, f"{prefix}{i}") for i in range(count)]


def prose(seed: int) -> str:
    return "".join(chr(0x4E00 + (seed * 7919 + i * i * 31 + i * seed) % 9000) for i in range(900))


LOOK, GIST = "123456789abcdef0", "0f0f0f0f0f0f0f0f"
PAIRS: dict[str, tuple[list[Fingerprint], list[Fingerprint], list[Fingerprint]]] = {
    # check: (ours, another dossier's where it fires, another dossier's where it does not)
    "XDX-01": ([one("person", "张三|h1")], [one("person", "张三|h1")], [one("person", "张三|h2")]),
    "XDX-02": (many("served", 20), [*many("served", 16), *many("served", 4, "别的")],
               [*many("served", 14), *many("served", 6, "别的")]),
    "XDX-03": ([one("photo", LOOK)], [one("photo", "123456789abcdeff")], [one("photo", "edcba98765432100")]),
    "XDX-04": ([one("contact", "h1")], [one("contact", "h1")], [one("contact", "h2")]),
    "XDX-05": ([one("number", "iso9001_certificate:Q1", "甲公司")],
               [one("number", "iso9001_certificate:Q1", "乙公司")],
               [one("number", "iso9001_certificate:Q1", "甲公司")]),
    "XDX-06": ([one("text", signature_of(prose(1)))],
               [one("text", signature_of(prose(1)[:870] + prose(2)[:30]))],
               [one("text", signature_of(prose(1)[:500] + prose(2)[:400]))]),
}  # fmt: skip


def found(
    ours: Sequence[Fingerprint], theirs: Sequence[Fingerprint], other: Compared = OTHER
) -> list[CrossFinding]:
    return list(compare_across(MINE, ours, Remembered(other, theirs), ALL_CLAUSES))


@pytest.mark.parametrize("check", PAIRS)
def test_fires_and_stays_silent(check: str) -> None:
    ours, fires, silent = PAIRS[check]
    (finding,) = found(ours, fires)
    assert finding.finding.id == check and finding.other == OTHER
    assert finding.finding.evidence and finding.places
    assert found(ours, silent) == []


@pytest.mark.parametrize("check", PAIRS)
def test_the_same_applicant_is_no_stranger(check: str) -> None:
    ours, fires, _ = PAIRS[check]
    if check != "XDX-05":  # two holders of one number are two holders in any dossier
        assert found(ours, fires, EARLIER) == []


def test_a_person_in_another_round_is_no_contradiction() -> None:
    ours, fires, _ = PAIRS["XDX-01"]
    assert found(ours, fires, OTHER.model_copy(update={"application_date": "2024-05-20"})) == []
    assert found(ours, fires, OTHER.model_copy(update={"scheme": "liaoning-platform"})) == []


def test_pages_that_look_alike_must_read_alike() -> None:
    ours = [one("page", LOOK, GIST)]
    assert found(ours, [one("page", LOOK, GIST)])
    assert found(ours, [one("page", LOOK, "f0f0f0f0f0f0f0f0")]) == []


@pytest.mark.parametrize(("amount", "fires"), [("120", False), ("120.00", False), ("90", True)])
def test_restated_figures_of_an_earlier_dossier(amount: str, fires: bool) -> None:
    ours = [one("figure", "A|fin.revenue.2023", "120")]
    theirs = [one("figure", "A|fin.revenue.2023", amount)]
    assert [f.finding.id for f in found(ours, theirs, EARLIER)] == (["XDX-07"] if fires else [])
    assert found(ours, theirs) == []
    assert found(ours, theirs, EARLIER.model_copy(update={"application_date": "2027-05-20"})) == []


def test_what_was_declared_is_compared_with_what_was_declared() -> None:
    said, proved = "A|declared:srv.sme_n.2023", "A|srv.sme_n.2023"
    ours = [one("figure", said, "120"), one("figure", proved, "120")]
    assert found(ours, [one("figure", said, "120"), one("figure", proved, "118")], EARLIER) == []
    (finding,) = found(ours, [one("figure", said, "118")], EARLIER)
    assert (finding.finding.declared, finding.finding.found) == ("srv.sme_n.2023 = 120", "118")
    assert [f.finding.id for f in found(ours, [one("figure", proved, "118")], EARLIER)] == ["XDX-07"]


def test_one_printed_figure_is_restated_once() -> None:
    ours = [one("figure", f"A|declared:srv.{name}.2023", "120") for name in ("sme_n", "ent_n")]
    theirs = [one("figure", f"A|declared:srv.{name}.2023", "118") for name in ("sme_n", "ent_n")]
    assert len(found(ours, theirs, EARLIER)) == 1


def test_a_check_without_a_clause_of_the_scheme_is_minor() -> None:
    ours, fires, _ = PAIRS["XDX-05"]
    past = Remembered(OTHER, fires)
    (finding,) = compare_across(MINE, ours, past, frozenset())
    assert finding.finding.severity == "m" and finding.finding.clauses == ()


# ------------------------------------------------------------------------------------- taking fingerprints


@pytest.fixture
def taken() -> Callable[..., list[Fingerprint]]:
    def take(page: Page | None = None, kind: str = "service_evidence") -> list[Fingerprint]:
        entry = DocumentEntry(
            id="d", kind=kind, file="a.jpg", sha256="s", pages=(1,), title_evidence=place("a.jpg")
        )
        phone = Field(
            name="application_form.mobile", document="d", state="read",
            value=Personal(masked="139****0000", hash="keyed"), evidence=(place(),),
        )  # fmt: skip
        dossier = Dossier(None, (entry,), (phone,))
        value = Value(verified="120", evidence=(place(),))
        values = {"fin.revenue.2023": value, "staff.union": value, "fin.profit.2023": Value(declared="7")}
        pages = {("a.jpg", 1): page} if page else {}
        return list(take_fingerprints(dossier, values, pages, "甲示例有限公司", "A"))

    return take


def scan(text: str) -> Page:
    words = tuple(Word(text[i : i + 20], Rect(10, 10 + i, 400, 25 + i)) for i in range(0, len(text), 20))
    photo = Photo(Rect(100, 200, 300, 400), LOOK)
    return Page("a.jpg", 1, 600, 800, Frame.plain(600, 800), words, "ocr", photos=(photo,), look=LOOK)


def test_what_is_taken(taken: Callable[..., list[Fingerprint]]) -> None:
    prints = taken(scan(prose(3)))
    assert {f.kind for f in prints} == {"contact", "figure", "file", "page", "photo"}
    assert [f.value for f in prints if f.kind == "contact"] == ["keyed"]
    assert [(f.value, f.holder) for f in prints if f.kind == "figure"] == [("A|fin.revenue.2023", "120")]
    assert all(f.evidence for f in prints)


def test_pages_with_the_own_name_and_papers_of_others_are_not_taken(
    taken: Callable[..., list[Fingerprint]],
) -> None:
    assert "page" not in {f.kind for f in taken(scan("甲示例有限公司" + prose(3)))}
    assert "photo" in {f.kind for f in taken(scan("甲示例有限公司" + prose(3)))}
    assert {f.kind for f in taken(scan(prose(3)), "recognition_document")} == {"contact", "figure"}
