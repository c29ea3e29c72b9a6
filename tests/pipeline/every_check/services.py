# ruff: noqa: E501 - the tables stay compact
"""Cases of people, served enterprises, activities and the start-up base: tables for `test_every_check.py`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dossier_ai.corpus.views_lists import satisfaction
from dossier_ai.corpus.world import World

FORM, LICENCE, ROSTER, SERVED, ISO = (
    "application_form", "business_licence", "staff_roster", "served_enterprise_list", "iso9001_certificate",
)  # fmt: skip
PEOPLE, EVENTS, LEDGER, TENANTS = "personnel_evidence", "service_evidence", "service_ledger", "tenant_list"
RENEWAL, SUMMARY, TITLE = "renewal_form", "operations_summary", "property_certificate"


def setting(kind: str, **values: str) -> Any:
    return lambda papers, world: papers[kind].update(values)


def served(rows: int) -> Any:
    """The list of served enterprises with so many rows, its foot and the form after it."""

    def prepare(papers: Any, world: World) -> None:
        f = papers[SERVED]
        f["rows"] = f["rows"][:rows]
        f |= {"declared_served": str(rows), "declared_satisfaction": satisfaction(f["rows"])}
        if papers.of(FORM):
            last = next(row for row in papers[FORM]["years"] if row["year"] == str(world.year))
            last |= {"served": str(rows), "agreements": str(rows // 2)}

    return prepare


def in_rows(kind: str, share: int, **values: str) -> Any:
    """Gives every row of a list but each `share`-th other values."""

    def edit(papers: Any, world: World) -> None:
        for number, row in enumerate(papers[kind]["rows"]):
            if number % share:
                row.update(values)

    return edit


def no_phones(papers: Any, world: World) -> None:
    for number, row in enumerate(papers[SERVED]["rows"][::2]):
        row["phone"] = f"987{number:02d}654321"


def from_elsewhere(papers: Any, world: World) -> None:
    for number, row in enumerate(papers[SERVED]["rows"]):
        row["name"] = f"辽宁省示例{chr(0x53F6 + number)}机械制造有限公司"


def many_the_year_before(papers: Any, world: World) -> None:
    row = next(row for row in papers[FORM]["years"] if row["year"] == str(world.year - 1))
    row["served"] = "180"


def declared_more(papers: Any, world: World) -> None:
    papers[SERVED]["declared_served"] = "48"


def one_with_two_diplomas(papers: Any, world: World) -> None:
    degrees = [
        v for v in papers.of(PEOPLE) if v.fields["certificate"] in ("graduation", "degree_registration")
    ]
    degrees[1].fields["person"] = degrees[0].fields["person"]


def four_people(papers: Any, world: World) -> None:
    """Four of the staff with their diplomas."""
    f = papers[ROSTER]
    f["rows"] = [row for row, person in zip(f["rows"], world.staff, strict=True) if person.degree_ok][:4]
    names = [row["name"] for row in f["rows"]]
    degrees = ("graduation", "degree_registration")
    kept = [
        v for v in papers.of(PEOPLE) if v.fields["certificate"] in degrees and v.fields["person"] in names
    ]
    papers.drop([v for v in papers.of(PEOPLE) if v not in kept])


def only(*certificates: str, of: int = 99) -> Any:
    def prepare(papers: Any, world: World) -> None:
        kept = [v for v in papers.of(PEOPLE) if v.fields["certificate"] in certificates][:of]
        papers.drop([v for v in papers.of(PEOPLE) if v not in kept])

    return prepare


def one_mentor(papers: Any, world: World) -> None:
    papers.drop(papers.of(PEOPLE)[1:])


def dedicated(kit: Any, recorded: Any, world: World, edited: bool) -> Any:
    """A roster that says of everybody whether he works full-time, in the column of posts."""
    posts = {row["post"] for row in recorded.fields(ROSTER)["rows"]}

    def say(page: Any) -> Any:
        said = {"岗位": "是否专职"} | dict.fromkeys(posts, "是")
        return replace(page, words=tuple(replace(w, text=said.get(w.text, w.text)) for w in page.words))

    return recorded.rewritten(ROSTER, say).submission()


def few_insured(papers: Any, world: World) -> None:
    f = papers[PEOPLE]
    f["rows"] = f["rows"][:4]
    f["insured_count"] = "4"


def held_online(papers: Any, world: World) -> None:
    papers[EVENTS]["persons"] = "140"
    for view in papers.of(EVENTS)[1:]:
        view.fields |= {"mode": "线上", "place": "线上会议室"}


def trainings(papers: Any, world: World) -> None:
    events = papers.of(EVENTS)
    papers.drop([v for v in events if v.fields["service_class"] != "training"])


def ledger_of(rows: int) -> Any:
    def prepare(papers: Any, world: World) -> None:
        papers[LEDGER]["rows"] = papers[LEDGER]["rows"][:rows]

    return prepare


def ledger_with(**categories: int) -> Any:
    """The ledger with so many services of each category; the ones of trainings are in their own papers."""

    def edit(papers: Any, world: World) -> None:
        if papers.of(EVENTS):
            trainings(papers, world)
        rows = papers[LEDGER]["rows"]
        kept = [
            row
            for name, count in categories.items()
            for row in [r for r in rows if r["category"] == name][:count]
        ]
        papers[LEDGER]["rows"] = [{**row, "seq": str(n)} for n, row in enumerate(kept, 1)]

    return edit


def one_list(rows: int) -> Any:
    """The list of tenants at the end of the year, cut to so many rows."""

    def prepare(papers: Any, world: World) -> None:
        papers.drop(papers.of(TENANTS)[1:])
        f = papers[TENANTS]
        f["rows"] = f["rows"][:rows]
        f["declared_total"] = str(rows)

    return prepare


def too_large(papers: Any, world: World) -> None:
    papers[TENANTS]["rows"][1]["area"] = "98000.00"


def entered_later(papers: Any, world: World) -> None:
    after = date.fromisoformat(papers[TENANTS]["snapshot_on"]) + timedelta(days=40)
    papers[TENANTS]["rows"][2]["entered_on"] = after.isoformat()


def smaller_site(papers: Any, world: World) -> None:
    for view in (*papers.of(TITLE), *papers.of("lease_contract")):
        view.fields["area"] = "1250.25"
    papers[FORM]["site_area"] = "2500.5"


CASES: list[dict[str, Any]] = [
    {
        "check": "XST-03", "kinds": (FORM, ROSTER), "edit": in_rows(ROSTER, 4, degree="中专", title="无", issuer="—"),
        "finding_class": "threshold", "shows": ((ROSTER, lambda f: "中专"),),
    },
    {
        "check": "XST-08", "kinds": (ROSTER, PEOPLE), "scheme": "guangdong-platform", "edit": one_with_two_diplomas,
        "prepare": four_people, "shows": ((ROSTER, lambda f: f["rows"][1]["name"]), (PEOPLE, "person")),
    },
    {
        "check": "XST-09", "kinds": (RENEWAL, SUMMARY), "procedure": "renewal", "edit": setting(RENEWAL, professional_count="2"),
        "shows": ((RENEWAL, lambda f: "2"), (SUMMARY, lambda f: f["rows"][0]["college_count"])),
    },
    {
        "check": "XST-10", "kinds": (ROSTER, PEOPLE), "scheme": "guangdong-platform", "edit": few_insured, "change": dedicated,
        "prepare": only("social_insurance"), "shows": ((PEOPLE, "insured_count"), (ROSTER, lambda f: "是")),
    },
    {
        "check": "XST-12", "kinds": (FORM, ISO), "edit": setting(FORM, staff_count="260"), "shows": ((FORM, "staff_count"), (ISO, "cert_no")),
    },
    {
        "check": "XST-14", "kinds": (FORM, ROSTER, PEOPLE), "scheme": "chengdu-base", "edit": one_mentor,
        "prepare": only("appointment", of=3), "finding_class": "threshold", "shows": ((PEOPLE, "person"),),
    },
    {
        "check": "XSV-06", "kinds": (LICENCE, SERVED), "scheme": "guangdong-platform", "prepare": served(24),
        "edit": in_rows(SERVED, 3, size="大型"), "finding_class": "threshold", "shows": ((SERVED, lambda f: f["rows"][0]["name"]),),
    },
    {
        "check": "XSV-09", "kinds": (SERVED,), "prepare": served(24), "edit": no_phones,
        "shows": ((SERVED, None),),
    },
    {
        "check": "XSV-10", "kinds": (LICENCE, SERVED), "prepare": served(24), "edit": from_elsewhere,
        "shows": ((LICENCE, "uscc"), (SERVED, lambda f: f["rows"][1]["name"])),
    },
    {
        "check": "XSV-13", "kinds": (FORM, SERVED), "prepare": served(54), "edit": many_the_year_before, "finding_class": "threshold",
        "shows": ((FORM, lambda f: "180"), (SERVED, lambda f: f["rows"][0]["name"])),
    },
    {
        "check": "XSV-14", "kinds": (LICENCE, SERVED), "scheme": "liaoning-platform", "prepare": served(24), "edit": declared_more,
        "shows": ((SERVED, "declared_served"),),
    },
    {
        "check": "XSV-17", "kinds": (FORM, SERVED), "prepare": served(54), "edit": served(30), "finding_class": "threshold",
        "shows": ((SERVED, lambda f: f["rows"][0]["name"]),),
    },
    {
        "check": "XAC-07", "kinds": (RENEWAL, SUMMARY), "procedure": "renewal",
        "edit": lambda papers, world: papers[SUMMARY]["rows"][0].update(gov_events_new="97"),
        "shows": ((SUMMARY, lambda f: "97"), (SUMMARY, lambda f: f["rows"][0]["events_new"])),
    },
    {
        "check": "XAC-08", "kinds": (LICENCE, EVENTS), "scheme": "chengdu-platform", "wants": ("training",), "prepare": trainings, "edit": held_online,
        "finding_class": "threshold", "shows": ((EVENTS, None),),
    },
    {
        "check": "XAC-09", "kinds": (LEDGER,), "scheme": "cicasme-platform", "prepare": ledger_of(16), "edit": in_rows(LEDGER, 8, fee="市场价"),
        "finding_class": "threshold", "shows": ((LEDGER, None),),
    },
    {
        "check": "XBS-02", "kinds": (FORM, TENANTS), "scheme": "chengdu-base", "prepare": one_list(12), "edit": too_large,
        "shows": ((FORM, "site_area"), (TENANTS, lambda f: "98000")),
    },
    {
        "check": "XBS-04", "kinds": (FORM, TITLE, "lease_contract"), "scheme": "chengdu-base", "edit": smaller_site, "finding_class": "threshold",
        "shows": ((TITLE, "area"),),
    },
    {
        "check": "XBS-06", "kinds": (LICENCE, LEDGER, EVENTS), "scheme": "chengdu-base", "finding_class": "threshold",
        "prepare": ledger_with(创业辅导=21, 管理咨询=11, 专业服务=11, 信息服务=2, 投融资服务=2),
        "edit": ledger_with(创业辅导=3, 管理咨询=2, 专业服务=2, 信息服务=2, 投融资服务=2), "shows": ((LEDGER, None),),
    },
    {
        "check": "XBS-08", "kinds": (LEDGER,), "scheme": "chengdu-base", "prepare": ledger_with(创业辅导=21), "edit": ledger_with(创业辅导=9),
        "finding_class": "threshold", "shows": ((LEDGER, None),),
    },
    {
        "check": "XBS-07", "kinds": (FORM, TENANTS), "scheme": "chengdu-base", "prepare": one_list(12), "edit": entered_later,
        "shows": ((TENANTS, "snapshot_on"), (TENANTS, lambda f: f["rows"][2]["entered_on"])),
    },
]  # fmt: skip
