"""Activities: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import activities


def event(d: Any, title: str, date: str = "2025-06-01", **fields: Any) -> Any:
    return d.put("service_evidence", title=title, date=date, **fields)


def training(d: Any, declared: str, *signed: str) -> None:
    d.rows("application_form.service_items")[1]["scale"] = declared
    for i, persons in enumerate(signed, 1):
        event(d, f"培训{i}", f"2025-0{i}-10", service_class="training", persons=persons,
              evidence_kinds=("notice", "sign_in"))  # fmt: skip


def pictures(d: Any, first: str, second: str) -> None:
    event(d, "政策宣讲", "2025-03-01", photo_hashes=(first,))
    event(d, "银企对接", "2025-04-01", photo_hashes=(second,))


def sheets(d: Any, first: tuple[str, ...], second: tuple[str, ...]) -> None:
    event(d, "第一期培训", "2025-03-01", sign_in_hashes=first)
    event(d, "第二期培训", "2025-04-01", sign_in_hashes=second)


EVIDENCE = "service_evidence"
# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    ("XAC-02", lambda d: event(d, "沙龙", evidence_kinds=("photo",)), "M", {EVIDENCE}),
    ("XAC-02", lambda d: event(d, "沙龙", evidence_kinds=("photo", "invoice")), "M", {EVIDENCE}),
    ("XAC-03", lambda d: training(d, "1020人次", "320", "200"), "B", {EVIDENCE, "application_form"}),
    ("XAC-05", lambda d: pictures(d, "a1a1a1a1a1a1a1a1", "a1a1a1a1a1a1a1a1"), "M", {EVIDENCE}),
    # 1 and e differ in four bits, 0 and 3 in two.
    ("XAC-05", lambda d: pictures(d, "a1a1a1a1a1a1a1a0", "a1a1a1a1a1a1aea3"), "M", {EVIDENCE}),
    ("XAC-06", lambda d: sheets(d, ("h1", "h2"), ("h2", "h1")), "M", {EVIDENCE}),
]

SHOWN_ONLY = {"service_evidence.title", "service_evidence.persons"}

QUIET: list[tuple[Any, ...]] = [
    ("XAC-02", lambda d: event(d, "沙龙", evidence_kinds=("photo", "notice"))),
    ("XAC-02", lambda d: event(d, "沙龙")),
    # One activity in two files.
    (
        "XAC-02",
        lambda d: (event(d, "沙龙", evidence_kinds=("photo",)), event(d, "沙龙", evidence_kinds=("notice",))),
    ),
    ("XAC-03", lambda d: training(d, "1020人次", "520", "500")),
    ("XAC-03", lambda d: training(d, "1020人次", "469", "500")),
    ("XAC-03", lambda d: training(d, "1020人次")),
    ("XAC-03", lambda d: training(d, "50家", "10")),
    ("XAC-05", lambda d: pictures(d, "a1a1a1a1a1a1a1a1", "b2b2b2b2b2b2b2b2")),
    ("XAC-05", lambda d: event(d, "沙龙", photo_hashes=("a1a1a1a1a1a1a1a1", "a1a1a1a1a1a1a1a1"))),
    ("XAC-06", lambda d: sheets(d, ("h1", "h2"), ("h3", "h4"))),
    ("XAC-06", lambda d: sheets(d, ("h1", "h2"), ())),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(activities)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)


def test_seven_bits_make_two_pictures() -> None:
    assert not activities.photos_differ(["0000000000000000", "000000000000003f"])
    assert activities.photos_differ(["0000000000000000", "000000000000007f"])


def test_training_of_another_year_is_not_counted_in(find: Any) -> None:
    def change(d: Any) -> None:
        training(d, "520人次", "520")
        event(d, "早年培训", "2023-05-01", service_class="training", evidence_kinds=("notice",))

    assert find("XAC-03", change) == []
