"""Premises: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import premises

PLACE = "虚构市示例区样本路1号101房"


def lease(d: Any, **fields: Any) -> Any:
    """A lease of the applicant over the application date, with what a test changes."""
    given = {
        "lessor": "虚构物业有限公司",
        "lessee": d.NAME,
        "term": "2025-01-01/2029-12-31",
        "address": PLACE,
    }
    return d.put("lease_contract", **{**given, **fields})


def title(d: Any, owner: str, **fields: Any) -> Any:
    return d.put("property_certificate", owner=owner, address=PLACE, **fields)


def area(d: Any, declared: str, *leased: str) -> None:
    d.set("application_form.site_area", declared)
    for held in leased:
        lease(d, area=held)


def tenure(d: Any, stated: str) -> Any:
    return d.set("application_form.site_tenure", stated)


def let_by(d: Any, owner: str, consent: bool | None, **fields: Any) -> None:
    lease(d, sublease_consent=consent) if consent is not None else lease(d)
    title(d, owner, **fields)


LEASE, FORM, LICENCE, TITLE = "lease_contract", "application_form", "business_licence", "property_certificate"
# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    ("XPR-01", lambda d: lease(d, lessee="王虚构"), "B", {LEASE, LICENCE}),
    ("XPR-01", lambda d: lease(d, lessee="示例虚拟服务有限公司"), "M", {LEASE, LICENCE}),
    ("XPR-02", lambda d: lease(d, term="2022-01-01/2026-05-19"), "B", {LEASE, FORM}),
    ("XPR-02", lambda d: lease(d, term="2026-06-01/2028-12-31"), "B", {LEASE, FORM}),
    ("XPR-02", lambda d: lease(d, term="2022-01-01/2026-06-30"), "m", {LEASE, FORM}),
    ("XPR-03", lambda d: area(d, "1500", "498.6"), "M", {LEASE, FORM}),
    ("XPR-04", lambda d: tenure(lease(d), "自有"), "M", {LEASE, FORM}),
    ("XPR-04", lambda d: tenure(title(d, d.NAME), "租用"), "M", {TITLE, FORM}),
    ("XPR-05", lambda d: let_by(d, "李虚构", False), "M", {LEASE, TITLE}),
    ("XPR-06", lambda d: lease(d, address="测试县某某街99号"), "m", {LEASE, LICENCE}),
]

QUIET: list[tuple[Any, ...]] = [
    ("XPR-01", lambda d: lease(d)),
    ("XPR-01", lambda d: lease(d, lessee="示例虚构服务 有限公司")),
    # The owner lets to the lessor, and the applicant lets to a tenant.
    ("XPR-01", lambda d: lease(lease(d), lessee="虚构物业有限公司", lessor="李虚构")),
    ("XPR-01", lambda d: lease(d, lessor=d.NAME, lessee="入驻有限公司")),
    ("XPR-02", lambda d: lease(d)),
    ("XPR-02", lambda d: lease(d, term="2020-01-01/..")),
    ("XPR-02", lambda d: lease(lease(d), term="2020-01-01/2024-12-31")),
    ("XPR-02", lambda d: lease(d, term="2026-05-20/2026-12-31")),
    ("XPR-03", lambda d: area(d, "500", "498.6")),
    ("XPR-03", lambda d: area(d, "500", "300", "200")),
    ("XPR-03", lambda d: area(d, "500", "498.6", "120")),
    ("XPR-03", lambda d: (area(d, "1500", "498.6"), lease(d))),
    ("XPR-04", lambda d: tenure(lease(d), "租用")),
    ("XPR-04", lambda d: tenure(title(lease(d), d.NAME), "自有")),
    ("XPR-04", lambda d: tenure(d, "租用")),
    ("XPR-05", lambda d: let_by(d, "虚构物业有限公司", False)),
    ("XPR-05", lambda d: let_by(d, "李虚构", True)),
    ("XPR-05", lambda d: let_by(d, "李虚构", None)),
    ("XPR-05", lambda d: let_by(d, "李虚构、虚构物业有限公司", False)),
    ("XPR-06", lambda d: lease(d)),
    ("XPR-06", lambda d: lease(lease(d), address="测试县某某街99号")),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(premises)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)
