# ruff: noqa: E501 - the tables stay compact
"""Cases of certificates, premises, authorities, credit, package and record: tables for `test_every_check.py`."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from dossier_ai.corpus.world import World, years_after

FORM, LICENCE, ROSTER, ISO = "application_form", "business_licence", "staff_roster", "iso9001_certificate"
QUALIFIED, RIGHT, LEASE, TITLE = (
    "qualification_certificate", "intellectual_property", "lease_contract", "property_certificate",
)  # fmt: skip
RECOGNISED, CONTRACT, CREDIT, NOTICE = (
    "recognition_document",
    "government_contract",
    "credit_report",
    "change_notice",
)
OTHER = "青海另外商务服务有限公司"


def setting(kind: str, **values: Any) -> Any:
    """An edit that gives fields of the first document of a kind other values, or ones made from world and
    fields."""

    def edit(papers: Any, world: World) -> None:
        fields = papers[kind]
        fields |= {k: v(fields, world) if callable(v) else v for k, v in values.items()}

    return edit


def older_number(fields: Any, world: World) -> str:
    number, year = str(fields["cert_no"]), int(fields["issued"][2:4])
    return number.replace(f"{year:02d}Q", f"{year - 6:02d}Q", 1)


def later_cycle(papers: Any, world: World) -> None:
    f = papers[ISO]
    f["first_issued"] = f["issued"]
    f["cert_no"] = f["cert_no"].replace("R0", "R2").replace("R1", "R2")


def lapsed(papers: Any, world: World) -> None:
    f = papers[QUALIFIED]
    f["issued"] = years_after(world.applied, -5).isoformat()
    f["expires"] = (years_after(world.applied, -1) - timedelta(days=1)).isoformat()


def one_lease(papers: Any, world: World) -> None:
    lease, title = papers[LEASE], papers[TITLE]
    title |= {"owner": lease["lessor"], "cert_no": lease["property_no"], "address": lease["address"]}
    lease["sublease_consent"] = False


def owned_by_another(papers: Any, world: World) -> None:
    papers[TITLE]["owner"] = "虚构另外置业有限公司"


def one_contract(papers: Any, world: World) -> None:
    papers.drop(papers.of(CONTRACT)[1:])


def long_ago(papers: Any, world: World) -> None:
    f = papers[RECOGNISED]
    on = years_after(world.applied, -4)
    f |= {"date": on.isoformat(), "valid_to": years_after(on, 3).isoformat()}
    f["doc_no"] = f"虚构市工信发〔{on.year}〕31号"


def only_the_unit(papers: Any, world: World) -> None:
    papers.drop([v for v in papers.of(CREDIT) if v.fields["subject_kind"] == "person"])


def backwards(kit: Any, recorded: Any, world: World, edited: bool) -> Any:
    """One bound volume, in the edited dossier with the roster and the equipment before the form."""
    if not edited:
        return kit.bind(recorded)
    turned = [*zip(recorded.views, recorded.names, strict=True)][::-1]
    return kit.bind(replace(recorded, views=tuple(v for v, _ in turned), names=tuple(n for _, n in turned)))


def register(*events: tuple[str, Any]) -> Any:
    """The office's records of the applicant: events and their days, in the edited dossier alone."""

    def rows(world: World, edited: bool) -> list[dict[str, str]]:
        kept = (
            [(event, on(world)) for event, on in events] if edited else [("report_filed", world.established)]
        )
        return [
            {
                "uscc": world.uscc,
                "name": world.name,
                "scheme": world.scheme,
                "event": event,
                "on": on.isoformat(),
            }
            for event, on in kept
        ]

    return rows


def months_ago(count: int) -> Any:
    return lambda world: world.applied - timedelta(days=30 * count)


CASES: list[dict[str, Any]] = [
    {
        "check": "XCT-04", "kinds": (ISO,), "edit": setting(ISO, cert_no=older_number), "shows": ((ISO, "cert_no"), (ISO, "issued")),
    },
    {
        "check": "XCT-08", "kinds": (ISO,), "edit": later_cycle, "shows": ((ISO, "cert_no"), (ISO, "issued")),
    },
    {
        "check": "XCT-09", "kinds": (LICENCE, QUALIFIED), "edit": lapsed, "shows": ((QUALIFIED, "expires"),),
    },
    {
        "check": "XCT-10", "kinds": (LICENCE, RIGHT), "scheme": "guangdong-platform", "edit": setting(RIGHT, owner=OTHER, owners=[OTHER]),
        "shows": ((RIGHT, "owner"), (LICENCE, "name")),
    },
    {
        "check": "XPR-04", "kinds": (FORM, LICENCE, LEASE), "wants": ("leased",), "edit": setting(FORM, site_tenure="自有"),
        "shows": ((FORM, lambda f: "自有"), (LEASE, "lessee")),
    },
    {
        "check": "XPR-05", "kinds": (LICENCE, LEASE, TITLE), "seed": 22, "scheme": "cicasme-platform", "prepare": one_lease, "edit": owned_by_another,
        "shows": ((LEASE, "lessor"), (TITLE, "owner")),
    },
    {
        "check": "XPR-06", "kinds": (LICENCE, LEASE), "wants": ("leased",), "edit": setting(LEASE, address="样本县测试镇某某街99号附3号"),
        "shows": ((LICENCE, "address"), (LEASE, "address")),
    },
    {
        "check": "XGV-03", "kinds": (FORM, RECOGNISED), "edit": long_ago, "shows": ((RECOGNISED, "valid_to"),),
    },
    {
        "check": "XGV-05", "kinds": (LICENCE, CONTRACT), "scheme": "guangdong-platform", "prepare": one_contract, "edit": setting(CONTRACT, sealed_b=False),
        "shows": ((CONTRACT, "contract_no"),),
    },
    {
        "check": "XCR-01", "kinds": (LICENCE, CREDIT), "scheme": "guangdong-platform", "edit": setting(CREDIT, subject=OTHER),
        "shows": ((LICENCE, "name"), (CREDIT, "subject")),
    },
    {
        "check": "XCR-03", "kinds": (LICENCE, CREDIT), "scheme": "guangdong-platform", "edit": only_the_unit,
        "shows": ((LICENCE, "legal_rep"), (CREDIT, "subject")),
    },
    {
        "check": "XPK-02", "kinds": (FORM, ROSTER, "equipment_list"), "change": backwards, "shows": (("", "从业人员情况表"),),
    },
    {
        "check": "XPK-06", "kinds": (ROSTER,), "edit": lambda papers, world: papers[ROSTER]["rows"][2].update(phone="", degree=""),
        "shows": ((ROSTER, None),),
    },
    {
        "check": "XRL-01", "kinds": (FORM, LICENCE), "shows": ((FORM, "filled_on"), (LICENCE, "name")),
        "register": register(*(("report_missed", months_ago(n)) for n in range(6, 0, -1))),
    },
    {
        "check": "XRL-02", "kinds": (LICENCE, NOTICE), "wants": ("former_name",), "shows": ((NOTICE, "approved_on"),),
        "register": register(
            ("recognised", lambda w: w.beyond.renamed - timedelta(days=30)),
            ("change_reported", lambda w: w.beyond.renamed + timedelta(days=100)),
        ),
    },
    {
        "check": "XRL-03", "kinds": (FORM, LICENCE), "shows": ((FORM, "filled_on"), (LICENCE, "name")),
        "register": register(("recognised", lambda w: years_after(w.applied, -1))),
    },
]  # fmt: skip
