"""Planted in certificates: quality (P02, P11-P15) and the ICP filing (P61)."""

from __future__ import annotations

import random
from datetime import date, timedelta

from dossier_ai.corpus.applicant import World, years_after
from dossier_ai.corpus.codes import make_unified_code
from dossier_ai.corpus.planting import Change, Operator, other_company, put
from dossier_ai.corpus.view import View


def _p02(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    v.fields["holder"] = other_company(rng)
    return put(v, "holder_uscc", make_unified_code(rng, "630102", fake=True))


def _iso_dates(v: View, issued: date, expires: date) -> None:
    f = v.fields
    f["cert_no"] = f["cert_no"][:3] + f"{issued.year % 100:02d}" + f["cert_no"][5:]
    if f["first_issued"] == f["issued"]:
        f["first_issued"] = issued.isoformat()
    else:
        f["first_issued"] = years_after(issued, -3).isoformat()
    f["issued"] = issued.isoformat()
    f["surveillance"] = True
    f["expires"] = expires.isoformat()


def _p11(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    before = v.fields["expires"]
    expires = w.applied - timedelta(days=1)
    _iso_dates(v, years_after(expires + timedelta(days=1), -3), expires)
    return "expires", before, v.fields["expires"]


def _p12(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    issued = date.fromisoformat(v.fields["issued"])
    return put(v, "expires", (years_after(issued, 4) - timedelta(days=1)).isoformat())


def _p13(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    number = v.fields["cert_no"]
    v.fields["cert_no"] = number.replace("Q", "E")
    v.extra["printed_title"] = "管理体系认证证书"
    return put(v, "standard", "GB/T 24001-2016/ISO 14001:2015")


def _p14(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    return put(v, "standard", "GB/T 19001-2008/ISO 9001:2008")


def _p15(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    issued = months_before(w.applied, 20)
    _iso_dates(v, issued, years_after(issued, 3) - timedelta(days=1))
    return put(v, "surveillance", False)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, the 28th at the latest."""
    years, month = divmod(day.month - 1 - months, 12)
    return date(day.year + years, month + 1, min(day.day, 28))


def _p61(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    other = "京" if not str(v.fields["number"]).startswith("京") else "沪"
    v.fields["domain"] = f"www.q{rng.randint(10, 999)}.example.invalid"
    return put(v, "number", other + str(v.fields["number"])[1:])


_QMS = ("guangdong-platform", "qinghai-platform")

OPERATORS: dict[str, Operator] = {
    "P02": Operator("iso9001_certificate", _p02, ("XCT-01", "XID-02"), doubts=("qms",), schemes=_QMS),
    "P11": Operator("iso9001_certificate", _p11, ("XCT-02",), doubts=("qms",), schemes=_QMS),
    "P12": Operator("iso9001_certificate", _p12, ("XCT-03",), doubts=("qms",), schemes=_QMS),
    "P13": Operator("iso9001_certificate", _p13, ("XCT-06", "XCT-07"), doubts=("qms",), schemes=_QMS),
    "P14": Operator("iso9001_certificate", _p14, ("XCT-06",), doubts=("qms",), schemes=_QMS),
    "P15": Operator("iso9001_certificate", _p15, ("XCT-05",), doubts=("qms",), schemes=_QMS),
    "P61": Operator(
        "icp_filing", _p61, ("XCT-11", "XCT-12"),
        schemes=("guangdong-platform", "liaoning-platform", "cicasme-platform", "chengdu-platform"),
    ),
}  # fmt: skip
