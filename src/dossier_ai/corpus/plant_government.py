# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed text stays whole
"""Planted in papers of authorities: contracts, recognitions, credit, a ban (P24-P26, P50-P53, P73)."""

from __future__ import annotations

import random
import re
from datetime import date
from decimal import Decimal

from dossier_ai.corpus.applicant import World, years_after
from dossier_ai.corpus.plant_certificates import months_before
from dossier_ai.corpus.planting import Change, Operator, of_kind, other_company, put
from dossier_ai.corpus.view import View


def _p24(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    """The words say another amount than the figures: one digit more or less in the ten thousands."""
    step = Decimal(rng.choice([10_000, 20_000, 50_000]))
    return put(v, "amount_words", f"{Decimal(v.fields['amount']) + step:.2f}")


def _p25(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    """The first contract once more in place of this one; the others alone stay below a million."""
    first = of_kind(views, "government_contract")[0]
    before = v.fields["contract_no"]
    v.fields = dict(first.fields)
    return "contract_no", before, v.fields["contract_no"]


def _not_first(w: World, v: View) -> bool:
    return bool(v.fields["contract_no"] != w.beyond.contracts[0].number)


def _p26(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    return put(v, "party_a", other_company(rng))


def _p50(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    rows = v.fields["rows"]
    place = next(i for i, row in enumerate(rows) if row["platform"] == w.platform)
    before = rows[place]["name"]
    brand = f"{rng.choice('穆垚菡')}{rng.choice('远嘉宸')}"
    rows[place] |= {"name": f"{w.city}{brand}企业服务有限公司", "platform": f"{brand}中小企业服务平台"}
    return f"rows[{place}].name", before, rows[place]["name"]


def _p51(w: World, views: list[View], v: View, rng: random.Random) -> Change | None:
    text = str(v.fields["recognition"])
    number = re.search(r"〕(\d+)号", text)
    if number is None:
        return None
    other = int(number[1]) + rng.randint(1, 40)
    return put(v, "recognition", text.replace(number[0], f"〕{other}号"))


def _p52(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    """An entry in the list of abnormal operations 20 months ago, removed since."""
    on = months_before(w.applied, 20)
    removed = months_before(w.applied, 17)
    for row in v.fields["sections"]:
        if row["section"] == "abnormal":
            row["count"] = "1"
    record = {
        "section": "abnormal", "date": on.isoformat(), "authority": w.beyond.registrar,
        "content": "通过登记的住所或者经营场所无法联系", "status": "removed", "removed_on": removed.isoformat(),
    }  # fmt: skip
    return put(v, "records", [record])


def _p53(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    return put(v, "report_date", months_before(w.applied, 8).isoformat())


def _of_unit(w: World, v: View) -> bool:
    return v.fields.get("subject_kind") == "unit"


def _p73(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    """No document tells: the history of the applicant does, two years ago its title was revoked."""
    revoked = years_after(w.applied, -2)
    return "history.ban_until", None, years_after(revoked, 3).isoformat()


def ban_of(w: World) -> dict[str, str]:
    """What the history says about the applicant that P73 is planted for."""
    revoked: date = years_after(w.applied, -2)
    return {
        "event": "revoked", "scheme": w.scheme, "uscc": w.uscc, "name": w.name, "on": revoked.isoformat(),
        "ban_until": years_after(revoked, 3).isoformat(),
    }  # fmt: skip


_GD = ("guangdong-platform",)
_CREDIT = ("guangdong-platform", "liaoning-platform", "cicasme-platform", "chengdu-platform", "chengdu-base")
_RECENT = ("guangdong-platform", "chengdu-platform")

OPERATORS: dict[str, Operator] = {
    "P24": Operator("government_contract", _p24, ("XFN-25",), doubts=("government",), schemes=_GD, entity="enterprise"),
    "P25": Operator(
        "government_contract", _p25, ("XGV-07", "XFN-35"), doubts=("government",), schemes=_GD, entity="enterprise",
        wants=("tight_contracts",), choose=_not_first,
    ),
    "P26": Operator("government_contract", _p26, ("XGV-04",), doubts=("government",), schemes=_GD, entity="enterprise"),
    "P50": Operator("recognition_document", _p50, ("XGV-02",), doubts=("recognition",), schemes=("liaoning-platform", "qinghai-platform")),
    "P51": Operator(
        "application_form", _p51, ("XGV-01",), doubts=("recognition",), schemes=("liaoning-platform", "qinghai-platform"),
        wants=("complete",),
    ),
    "P52": Operator("credit_report", _p52, ("XCR-02",), doubts=("credit",), schemes=_RECENT, choose=_of_unit),
    "P53": Operator(
        "credit_report", _p53, ("XDT-10",), doubts=("credit",), schemes=(*_RECENT, "chengdu-base"), choose=_of_unit,
    ),
    "P73": Operator("application_form", _p73, ("XGV-06",), schemes=_RECENT, wants=("complete",)),
}  # fmt: skip
