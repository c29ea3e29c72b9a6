# ruff: noqa: E501 - the tables stay compact
"""Cases of identity and dates: tables for `test_every_check.py`."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from dossier_ai.corpus.codes import make_unified_code
from dossier_ai.corpus.world import World, years_after

FORM, LICENCE, SERVED, ISO = (
    "application_form",
    "business_licence",
    "served_enterprise_list",
    "iso9001_certificate",
)
ROSTER, RECOGNISED, DECLARED = "staff_roster", "recognition_document", "truth_declaration"
NON_ENTERPRISE = "private_non_enterprise_certificate"


def setting(kind: str, **values: Any) -> Any:
    """An edit that gives fields of the first document of a kind other values, or ones made from world and
    fields."""

    def edit(papers: Any, world: World) -> None:
        fields = papers[kind]
        fields |= {k: v(fields, world) if callable(v) else v for k, v in values.items()}

    return edit


def other_class(fields: Any, world: World) -> str:
    return make_unified_code(random.Random(5), world.uscc[2:8], fake=True, kind="51")


def listed_for_another(papers: Any, world: World) -> None:
    for row in papers[RECOGNISED]["rows"]:
        if row["platform"] == world.platform:
            row["name"] = "青海另外商务服务有限公司"


def short_ledger(papers: Any, world: World) -> None:
    papers["service_ledger"]["rows"] = papers["service_ledger"]["rows"][:12]


def service_of_another_year(papers: Any, world: World) -> None:
    papers["service_ledger"]["rows"][3]["date"] = f"{world.year - 1}-11-30"


def ended_before_it_began(fields: Any, world: World) -> str:
    start, _, _ = fields["term"].partition("/")
    return f"{start}/{years_after(world.applied, -8).isoformat()}"


def older_number(fields: Any, world: World) -> str:
    year = int(fields["date"][:4])
    return fields["doc_no"].replace(f"{year}", f"{year - 2}")


CASES: list[dict[str, Any]] = [
    {
        "check": "XID-07", "kinds": (LICENCE,), "shows": ((LICENCE, "uscc"), (LICENCE, "address")),
        "edit": setting(LICENCE, address="辽宁省沈阳市铁西区建设路12号3号楼5层501室"),
    },
    {
        "check": "XID-08", "kinds": (NON_ENTERPRISE,), "shows": ((NON_ENTERPRISE, "uscc"),),
        "entity": "private_non_enterprise", "edit": setting(NON_ENTERPRISE, uscc=other_class),
    },
    {
        "check": "XID-09", "kinds": (FORM, LICENCE), "shows": ((FORM, "entity_nature"), (LICENCE, "uscc")),
        "edit": setting(FORM, entity_nature="民办非企业单位"),
    },
    {
        "check": "XID-12", "kinds": (FORM, LICENCE), "shows": ((FORM, "address"), (LICENCE, "address")),
        "edit": setting(FORM, address="青海省格尔木市测试镇某某街99号"),
    },
    {
        "check": "XID-13", "kinds": (FORM, LICENCE, RECOGNISED), "shows": ((FORM, "platform_name"), (RECOGNISED, lambda f: "青海另外商务服务有限公司")),
        "edit": listed_for_another,
    },
    {
        "check": "XID-17", "kinds": (LICENCE, "change_notice"), "shows": (("change_notice", "uscc"), (LICENCE, "uscc")),
        "wants": ("former_name",), "edit": setting("change_notice", uscc="210100000000027"),
    },
    {
        "check": "XID-18", "kinds": (FORM, LICENCE), "shows": ((FORM, "postcode"), (FORM, "address")),
        "edit": setting(FORM, postcode="510000"),
    },
    {
        "check": "XDT-05", "kinds": (LICENCE, "lease_contract"), "shows": (("lease_contract", "signed_on"), ("lease_contract", lambda f: f["term"][:4])),
        "wants": ("leased",), "edit": setting("lease_contract", term=ended_before_it_began),
    },
    {
        "check": "XDT-06", "kinds": (LICENCE, ROSTER), "shows": ((LICENCE, "established"), (ROSTER, lambda f: "41")),
        "edit": lambda papers, world: papers[ROSTER]["rows"][0].update(years="41"),
    },
    {
        "check": "XDT-07", "kinds": ("service_ledger",), "scheme": "cicasme-platform", "prepare": short_ledger,
        "shows": (("service_ledger", lambda f: f["rows"][3]["date"]), ("service_ledger", "year")), "edit": service_of_another_year,
    },
    {
        "check": "XDT-09", "kinds": (RECOGNISED,), "shows": ((RECOGNISED, "doc_no"), (RECOGNISED, "date")),
        "edit": setting(RECOGNISED, doc_no=older_number),
    },
    {
        "check": "XDT-11", "kinds": (FORM, DECLARED), "shows": ((DECLARED, "date"),),
        "edit": setting(DECLARED, date=lambda f, w: (w.applied + timedelta(days=14)).isoformat()),
    },
]  # fmt: skip
