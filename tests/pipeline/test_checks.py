"""Every check of the first set through the whole pipeline: silent on a consistent dossier, heard on one that
differs from it in one document. From recorded words: sorting, extraction, values, checks, clauses, record.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from dossier_ai.core import Finding
from dossier_ai.corpus.prints import print_date, print_money, print_wan
from dossier_ai.corpus.views import View
from dossier_ai.corpus.world import World, years_after

SEEDS = (7, 3)
"""Two dossiers of different layouts, taken in turn."""
Fields = dict[str, Any]
Edit = Callable[[World, list[View], random.Random], None]
Place = tuple[str, Callable[[dict[str, Fields], World], tuple[str, ...]]]
"""A kind of document and the printed text there, in any of some spellings, that the evidence must quote."""


@dataclass(frozen=True)
class Case:
    """A check, how the dossier is changed (an operator of the generator or an edit), what the evidence must
    quote, and which other checks of the same change speak besides."""

    check: str
    edit: str | Edit
    shows: tuple[Place, ...]
    besides: tuple[str, ...] = ()


def edit_fields(kind: str, work: Callable[[Fields, World], None]) -> Edit:
    """An edit of the fields of the first document of a kind."""

    def edit(world: World, views: list[View], rng: random.Random) -> None:
        work(next(v for v in views if v.kind == kind).fields, world)

    return edit


def setting(kind: str, key: str, value: Callable[[Fields, World], Any]) -> Edit:
    """An edit that gives one field another value."""
    return edit_fields(kind, lambda f, w: f.update({key: value(f, w)}))


def shifted(kind: str, key: str, yuan: int) -> Edit:
    """An edit that adds `yuan` to an amount."""
    return setting(kind, key, lambda f, w: f"{Decimal(f[key]) + yuan:.2f}")


def last_year(f: Fields, w: World) -> dict[str, str]:
    return next(row for row in f["years"] if row["year"] == str(w.year))


def in_last_year(key: str, value: Callable[[dict[str, str]], str]) -> Edit:
    """An edit of the form's row of the year before the application."""
    return edit_fields("application_form", lambda f, w: last_year(f, w).update({key: value(last_year(f, w))}))


def reissue_later(f: Fields, w: World) -> None:
    issued = w.applied + timedelta(days=20)
    f["issued"] = f["first_issued"] = issued.isoformat()
    f["expires"] = (years_after(issued, 3) - timedelta(days=1)).isoformat()
    f["surveillance"] = False
    f["cert_no"] = f"{f['cert_no'][:3]}{issued.year % 100:02d}Q31234R0S"


def twin_name(f: Fields, w: World) -> str:
    names = [row["name"] for row in f["rows"]]
    return next(name for name in names if names.count(name) > 1)


def last_name(f: Fields, w: World) -> str:
    return str(f["rows"][-1]["name"])


def share_a_phone(f: Fields, w: World) -> None:
    for row in f["rows"][1:3]:
        row["phone"] = f["rows"][0]["phone"]


def text(kind: str, printed: Callable[[Fields, World], str]) -> Place:
    return kind, lambda docs, w: (printed(docs[kind], w),)


def of(kind: str, key: str, printed: Callable[[str], str] = str) -> Place:
    """The printed value of a field."""
    return text(kind, lambda f, w: printed(f[key]))


def day(kind: str, key: str) -> Place:
    """The printed date of a field, in whatever style."""
    styles = ("plain", "padded", "spaced", "words", "dashes", "dots")
    return kind, lambda docs, w: tuple(print_date(docs[kind][key], style) for style in styles)


def year(key: str, printed: Callable[[str], str] = str) -> Place:
    """A figure in the form's row of the year before the application."""
    return text(FORM, lambda f, w: printed(last_year(f, w)[key]))


FORM, LICENCE, AUDIT, SPECIAL = "application_form", "business_licence", "audit_report", "service_income_audit"
ROSTER, SERVED, ISO = "staff_roster", "served_enterprise_list", "iso9001_certificate"
DECLARED, REPORT, EQUIPMENT = "truth_declaration", "application_report", "equipment_list"

CASES = (
    Case("XID-01", "P01", (of(LICENCE, "uscc"),), ("XID-02",)),
    Case("XID-02", "P02", (of(LICENCE, "uscc"), of(ISO, "holder_uscc")), ("XCT-01",)),
    Case("XID-03", "P03", (of(LICENCE, "name"), of(AUDIT, "addressee"))),
    Case("XID-05", "P05", (of(FORM, "legal_rep"), of(LICENCE, "legal_rep"))),
    Case("XID-06", "P06", (of(DECLARED, "seal_text"), of(LICENCE, "name"))),
    Case("XID-06", "P07", (of(DECLARED, "seal_kind"), of(LICENCE, "name"))),
    Case(
        "XID-10",
        setting(FORM, "registered_on", lambda f, w: (w.established + timedelta(days=40)).isoformat()),
        (day(FORM, "registered_on"), day(LICENCE, "established")),
    ),
    Case(
        "XID-11",
        setting(FORM, "registered_capital", lambda f, w: f"{Decimal(f['registered_capital']) * 3:.2f}"),
        (of(FORM, "registered_capital", print_wan), (LICENCE, lambda docs, w: ("万",))),
    ),
    Case(
        "XID-16",
        setting(LICENCE, "term", lambda f, w: f"{w.established}/{w.applied - timedelta(days=12)}"),
        (text(LICENCE, lambda f, w: f"{(w.applied - timedelta(days=12)).year}年"),),
    ),
    Case(
        "XDT-02",
        setting(REPORT, "date", lambda f, w: (w.applied + timedelta(days=9)).isoformat()),
        (day(REPORT, "date"),),
    ),
    Case(
        "XDT-03",
        setting(SPECIAL, "report_date", lambda f, w: f"{w.year}-12-20"),
        (day(SPECIAL, "report_date"), of(SPECIAL, "period")),
    ),
    Case("XDT-04", "P56", (of(AUDIT, "period"),)),
    Case(
        "XDT-08",
        edit_fields(ISO, reissue_later),
        (day(ISO, "issued"), day(ISO, "expires")),
        ("XCT-02",),
    ),
    Case(
        "XFN-01",
        "P16",
        (of(AUDIT, "total_assets", print_money), of(AUDIT, "equity", print_money)),
        ("XFN-04",),
    ),
    Case(
        "XFN-02",
        shifted(AUDIT, "non_current_assets", 40_000),
        (of(AUDIT, "total_assets", print_money), of(AUDIT, "non_current_assets", print_money)),
    ),
    Case("XFN-04", "P16", (of(AUDIT, "liabilities_and_equity", print_money),), ("XFN-01",)),
    Case(
        "XFN-06",
        shifted(AUDIT, "operating_profit", 30_000),
        (of(AUDIT, "operating_profit", print_money), of(AUDIT, "total_profit", print_money)),
        ("XFN-08",),
    ),
    Case("XFN-07", "P17", (of(AUDIT, "net_profit", print_money), of(AUDIT, "income_tax", print_money))),
    Case("XFN-16", "P19", (of(FORM, "total_assets", print_wan), of(AUDIT, "total_assets", print_money))),
    Case(
        "XFN-17",
        in_last_year("revenue", lambda row: f"{Decimal(row['revenue']) * 12 / 10:.2f}"),
        (year("revenue", print_wan), of(AUDIT, "revenue", print_money)),
    ),
    Case(
        "XFN-18",
        in_last_year("service_income", lambda row: f"{Decimal(row['service_income']) * 103 / 100:.2f}"),
        (year("service_income", print_wan), of(SPECIAL, "service_income_total", print_money)),
    ),
    Case(
        "XFN-19",
        "P20",
        (of(SPECIAL, "service_income_total", print_money), of(SPECIAL, "revenue", print_money)),
        ("XFN-18",),
    ),
    Case(
        "XFN-20",
        edit_fields(FORM, lambda f, w: f["service_items"][0].update(share="93.5")),
        (text(FORM, lambda f, w: "93.5"), year("revenue", print_wan)),
    ),
    Case("XFN-21", "P21", (of(SPECIAL, "service_income_total", print_money),)),
    Case(
        "XFN-26",
        "P18",
        (of(FORM, "total_assets", print_wan), of(AUDIT, "total_assets", print_money)),
        ("XFN-16",),
    ),
    Case("XFN-31", "P58", (text(AUDIT, lambda f, w: "保留意见"),)),
    Case(
        "XFN-36", edit_fields(AUDIT, lambda f, w: f["cpas"].pop()), (text(AUDIT, lambda f, w: f["cpas"][0]),)
    ),
    Case(
        "XST-01",
        "P27",
        (of(FORM, "staff_count"), text(ROSTER, last_name)),
        ("XST-02",),
    ),
    Case(
        "XST-02", "P28", (of(FORM, "professional_count"), text(ROSTER, lambda f, w: f["rows"][0]["degree"]))
    ),
    Case("XST-04", "P31", (text(ROSTER, twin_name),)),
    Case("XST-05", edit_fields(ROSTER, share_a_phone), (text(ROSTER, lambda f, w: "****"),)),
    Case("XST-06", "P32", (text(ROSTER, lambda f, w: f["rows"][6]["seq"]),)),
    Case("XSV-01", "P33", (year("served"), text(SERVED, twin_name)), ("XSV-15",)),
    Case("XSV-02", "P34", (year("served"), of(SERVED, "declared_served")), ("XSV-01", "XSV-03")),
    Case(
        "XSV-03",
        "P34",
        (year("served"), text(SERVED, last_name)),
        ("XSV-01", "XSV-02"),
    ),
    Case(
        "XSV-04",
        in_last_year("agreements", lambda row: str(int(row["served"]) + 8)),
        (year("agreements"), year("served")),
    ),
    Case("XSV-05", "P35", (text(SERVED, lambda f, w: "县农业农村局"),)),
    Case("XSV-07", "P36", (of(LICENCE, "name"), text(SERVED, lambda f, w: w.name))),
    Case("XSV-08", "P37", (text(SERVED, lambda f, w: "****"),)),
    Case("XSV-15", "P33", (text(SERVED, lambda f, w: "公司"),), ("XSV-01",)),
    Case("XSA-01", "P39", (of(SERVED, "declared_satisfaction"),)),
    Case(
        "XSA-02",
        edit_fields(SERVED, lambda f, w: f["rows"][4].update(satisfaction="both")),
        (text(SERVED, lambda f, w: ""),),
    ),
    Case("XSA-03", "P40", (text(SERVED, lambda f, w: "公司"),), ("XSA-04",)),
    Case("XCT-01", "P02", (of(LICENCE, "name"), of(ISO, "holder")), ("XID-02",)),
    Case("XCT-02", "P11", (day(ISO, "expires"),)),
    Case("XCT-03", "P12", (day(ISO, "issued"), day(ISO, "expires"))),
    Case("XCT-06", "P13", (of(ISO, "standard"),), ("XCT-07",)),
    Case("XCT-06", "P14", (of(ISO, "standard"),)),
    Case("XCT-07", "P13", (of(ISO, "cert_no"),), ("XCT-06",)),
    Case("XPK-01", "P55", (text(FORM, lambda f, w: "申请推荐表"),)),
    Case("XPK-03", "P57", (text(AUDIT, lambda f, w: "5"),), ("XPK-07",)),
    Case("XPK-04", "P54", (text(DECLARED, lambda f, w: ""),)),
)


def findings(record: Any, check: str) -> list[Finding]:
    return [f for f in record.findings if f.id == check]


def plain(printed: str) -> str:
    return "".join(printed.split())


def name_of(value: object) -> str:
    if isinstance(value, Case):
        return f"{value.check}-{value.edit if isinstance(value.edit, str) else 'edit'}"
    return str(value)


@pytest.mark.parametrize(
    ("case", "seed"), [(case, SEEDS[n % 2]) for n, case in enumerate(CASES)], ids=name_of
)
def test_the_check_speaks_where_it_should_and_only_there(kit: Any, case: Case, seed: int) -> None:
    clean = kit.print_dossier(seed)
    changed = kit.change(clean, kit.plant(case.edit) if isinstance(case.edit, str) else case.edit)
    before, record = kit.verify_clean(seed).record, kit.verify(changed.submission()).record
    assert findings(before, case.check) == []
    found = findings(record, case.check)
    assert found, sorted({f.id for f in record.findings})
    new = {f.id for f in record.findings} - {f.id for f in before.findings}
    assert new == {case.check, *case.besides}
    pages = {(page.file, page.number) for pages in changed.pages.values() for page in pages}
    evidence = [e for f in found for e in f.evidence]
    for e in evidence:
        assert (e.file, e.page) in pages
        left, top, right, bottom = e.box
        assert 0 <= left < right <= 1 and 0 <= top < bottom <= 1
    docs = {view.kind: view.fields for view in reversed(changed.views)}
    for kind, printed in case.shows:
        quotes = [plain(e.quote) for e in evidence if e.file == changed.file(kind)]
        wanted = printed(docs, clean.world)
        assert any(plain(w) in q for w in wanted for q in quotes), (kind, wanted, quotes)
