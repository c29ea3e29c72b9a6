"""Staff: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import staff


def plain(d: Any) -> None:
    """A roster of all staff, not of the main staff only."""
    d.paper("staff_roster").title = "从业人员名单"


def same_phone(d: Any, people: int) -> None:
    for row in d.rows("staff_roster.rows")[:people]:
        row["phone"] = d.phone(7)


# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[str, Any, str, set[str]]] = [
    (
        "XST-01",
        lambda d: d.set("application_form.staff_count", "4"),
        "M",
        {"application_form", "staff_roster"},
    ),
    (
        "XST-01",
        lambda d: (plain(d), d.set("application_form.staff_count", "6")),
        "M",
        {"application_form", "staff_roster"},
    ),
    (
        "XST-02",
        lambda d: d.set("application_form.professional_count", "7"),
        "M",
        {"application_form", "staff_roster"},
    ),
    (
        "XST-02",
        lambda d: d.set("application_form.professional_count", "3"),
        "M",
        {"application_form", "staff_roster"},
    ),
    (
        "XST-02",
        lambda d: (
            d.rows("staff_roster.rows")[4].update(title="技师"),
            d.set("application_form.professional_count", "5"),
        ),
        "m",
        {"application_form", "staff_roster"},
    ),
    (
        "XST-04",
        lambda d: d.rows("staff_roster.rows")[4].update(name="张 示例", phone=d.phone(1)),
        "M",
        {"staff_roster"},
    ),
    ("XST-05", lambda d: same_phone(d, 3), "m", {"staff_roster"}),
    ("XST-06", lambda d: d.rows("staff_roster.rows")[4].update(seq="9"), "m", {"staff_roster"}),
    ("XST-06", lambda d: d.rows("served_enterprise_list.rows").pop(4), "m", {"served_enterprise_list"}),
    ("XST-06", lambda d: d.rows("staff_roster.rows").pop(0), "m", {"staff_roster"}),
    (
        "XST-13",
        lambda d: d.rows("staff_roster.rows")[4].update(title="高级技师", issuer="虚构培训协会"),
        "m",
        {"staff_roster"},
    ),
]

QUIET: list[tuple[str, Any]] = [
    ("XST-01", lambda d: d.set("application_form.staff_count", "30")),
    ("XST-01", lambda d: d.set("application_form.staff_count", "4").unread("staff_roster")),
    ("XST-01", lambda d: d.unset("application_form.staff_count")),
    ("XST-02", lambda d: d.set("application_form.professional_count", "7").unread("staff_roster")),
    (
        "XST-02",
        lambda d: d.set("application_form.professional_count", "7").set("application_form.staff_count", "8"),
    ),
    ("XST-04", lambda d: d.rows("staff_roster.rows")[4].update(name="张示例")),
    ("XST-04", lambda d: d.rows("staff_roster.rows")[4].update(name="张示例", phone=None)),
    ("XST-05", lambda d: same_phone(d, 2)),
    ("XST-06", lambda d: d.rows("staff_roster.rows")[2].update(seq=None)),
    ("XST-06", lambda d: d.rows("staff_roster.rows")[2].update(seq="8")),
    ("XST-06", lambda d: (d.rows("staff_roster.rows").pop(2), d.unread("staff_roster"))),
    ("XST-13", lambda d: d.rows("staff_roster.rows")[4].update(title="无", issuer="虚构培训协会")),
]


# A row without a name is a row.
SHOWN_ONLY = {"staff_roster.rows.name"}


def test_tables_cover_the_family(covered: Any) -> None:
    covered(staff)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)


def test_person_counts_once_for_degree_and_title(find: Any) -> None:
    """Three degrees and three titles of four people: 6 double-counts them."""
    (finding,) = find("XST-02", lambda d: d.set("application_form.professional_count", "6"))
    assert finding.found == "4 人（5 行）"
    assert "可能重复计算" in finding.message.zh


def test_phone_is_compared_by_its_hash_and_shown_masked(find: Any) -> None:
    (finding,) = find("XST-05", lambda d: same_phone(d, 4))
    assert finding.declared == "139****0007"


def test_list_in_two_parts_goes_on_counting(find: Any) -> None:
    def split(d: Any) -> None:
        rows = d.rows("staff_roster.rows")
        d.add(d.Paper("staff_roster", {"rows": rows[3:]}, "服务平台主要从业人员情况表"))
        del rows[3:]

    assert find("XST-06", split) == []
