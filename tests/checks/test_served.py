"""Served enterprises: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import served


def tell(d: Any, subject: str, quantity: str, year: str = "2025") -> None:
    """A sentence of the application report that counts enterprises."""
    sentence = f"{year}年，{subject}{quantity}家。"
    claim = {"subject": subject, "quantity": quantity, "unit": "家", "year": year, "sentence": sentence}
    d.set("application_report.claims", [claim])


def many(d: Any, listed: int, declared: int) -> None:
    """A longer list with a declared number at its foot only."""
    digits = "零一二三四五六七八九"
    names = ["".join(digits[int(c)] for c in f"{i:03d}") for i in range(listed)]
    rows = [{"seq": str(i), "name": f"虚构{n}号有限公司"} for i, n in enumerate(names, 1)]
    d.set("served_enterprise_list.rows", rows).set("served_enterprise_list.declared_served", str(declared))
    d.rows("application_form.years").pop()


# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    ("XSV-02", lambda d: tell(d, "服务中小企业", "18"), "m", {"application_form", "application_report"}),
    (
        "XSV-01",
        lambda d: d.set("served_enterprise_list.declared_served", "12"),
        "B",
        {"served_enterprise_list"},
    ),
    (
        "XSV-01",
        lambda d: d.rows("application_form.years")[2].update(served="13"),
        "B",
        {"application_form", "served_enterprise_list"},
    ),
    (
        "XSV-01",
        lambda d: (
            d.rows("served_enterprise_list.rows")[5].update(name="虚构市甲元科技 有限公司"),
            d.rows("application_form.years").pop(),
        ),
        "B",
        {"served_enterprise_list"},
    ),
    ("XSV-01", lambda d: many(d, 100, 102), "m", {"served_enterprise_list"}),
    (
        "XSV-02",
        lambda d: d.rows("application_form.years")[2].update(served="14"),
        "M",
        {"application_form", "served_enterprise_list"},
    ),
    (
        "XSV-03",
        lambda d: d.set("served_enterprise_list.declared_served", "16"),
        "M",
        {"served_enterprise_list"},
    ),
    (
        "XSV-04",
        lambda d: d.rows("application_form.years")[0].update(agreements="9"),
        "B",
        {"application_form"},
    ),
]

QUIET: list[tuple[Any, ...]] = [
    ("XSV-02", lambda d: tell(d, "服务中小企业", "10")),
    ("XSV-02", lambda d: tell(d, "服务中小企业", "18", "2024")),
    ("XSV-02", lambda d: tell(d, "累计服务中小企业", "480")),
    ("XSV-02", lambda d: tell(d, "线上服务企业", "7")),
    (
        "XSV-01",
        lambda d: d.set("served_enterprise_list.declared_served", "12").unread("served_enterprise_list"),
    ),
    ("XSV-01", lambda d: d.set("served_enterprise_list.declared_served", "9")),
    ("XSV-01", lambda d: d.rows("served_enterprise_list.rows")[5].update(name=d.Read(None, "？？公司"))),
    ("XSV-01", lambda d: d.rows("application_form.years")[1].update(served="90")),
    ("XSV-02", lambda d: d.unset("served_enterprise_list.declared_served")),
    ("XSV-03", lambda d: d.set("served_enterprise_list.declared_served", "15")),
    ("XSV-04", lambda d: d.rows("application_form.years")[0].update(agreements="8")),
]


# A count stands in two places, and rows without a name are counted too.
SHOWN_ONLY = {"application_form.years.served", "served_enterprise_list.rows.name"}


def test_tables_cover_the_family(covered: Any) -> None:
    covered(served)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)


def test_same_code_is_the_same_enterprise_under_two_names(find: Any) -> None:
    def change(d: Any) -> None:
        rows = d.rows("served_enterprise_list.rows")
        rows[0]["uscc"] = rows[1]["uscc"] = d.OTHER_CODE

    found = find("XSV-01", change)
    assert [f.found for f in found] == ["名单 10 行，去重后 9 家"] * 2


def test_phone_of_repeated_rows_counts_one_enterprise(find: Any) -> None:
    def change(d: Any) -> None:
        for row in d.rows("served_enterprise_list.rows")[:4]:
            row.update(name="虚构市甲元科技有限公司", phone=d.phone(7))

    assert find("XSV-08", change) == []
