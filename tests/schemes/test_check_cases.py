# ruff: noqa: E501 - the table stays compact
"""The checks of class threshold on their two cases of the specification (section 80), through the clauses that
decide them: met on the one and found on the other.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dossier_ai.checks.catalogue import load_catalogue
from dossier_ai.core import Value, Verdict
from dossier_ai.schemes import choose_pack, judge

LINES = (Path(__file__).parents[1] / "data" / "check-cases.jsonl").read_text("utf-8").splitlines()
CASES = {case["id"]: case for line in LINES if "id" in (case := json.loads(line))}
THRESHOLDS = {id for id, entry in load_catalogue().entries.items() if entry.finding_class == "threshold"}
DAY = dt.date(2026, 5, 20)
LAST = DAY.year - 1

Given = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """The scheme and clause that ask for what a case is about, and the record's values that say the same."""

    scheme: str
    clause: str
    values: Callable[[Given], Given]
    missed: Verdict = Verdict.FAIL


def yearly(name: str, figures: list[int]) -> Given:
    """A series that ends in the year before the application."""
    return {f"{name}.{LAST - len(figures) + n}": figure for n, figure in enumerate(figures, 1)}


def functions(verdicts: list[str]) -> Given:
    """The values under which the base's functions have these verdicts, from the examples of their clauses."""
    pack, values = choose_pack("chengdu-base"), Given()
    for number, verdict in enumerate(verdicts, 1):
        clause = pack.clause(f"CB-7-{number}")
        assert clause is not None
        example = next(e for e in clause.examples if e.verdict.value == verdict and not e.decision)
        values |= example.values
    return values


def institutions(given: Given) -> Given:
    return {"res.institutions": given["n_inst"]} | (
        {"res.external_experts": given["n_exp"]} if given["alt"] else {}
    )


#: By check; where its two cases are about two thresholds, by check and threshold.
ASKED: dict[str, Asked] = {
    "XDT-01": Asked("guangdong-platform", "GD-6-2", lambda g: {"ent.region": "440106", "ent.reg_date": g["reg"]}),
    "XFN-34": Asked("guangdong-platform", "GD-6-ii-a", lambda g: yearly("fin.gov_service_income", g["g"]) | yearly("fin.service_income", g["s"])),
    "XFN-35": Asked("guangdong-platform", "GD-6-ii-b", lambda g: yearly("gov.contract_amount", g["amounts"])),
    "XST-03": Asked("guangdong-platform", "GD-7-2f", lambda g: {"staff.union": g["union"], "staff.n_dedicated": g["n"]}),
    "XSV-12": Asked("guangdong-platform", "GD-7-1c", lambda g: yearly("srv.sme_n", g["n"])),
    "XSA-04 9/10": Asked("chengdu-platform", "CP-4-6b", lambda g: {"sat.rate": f"{g['sat']}/{g['sat'] + g['dis']}"}),
    "XSA-04 4/5": Asked("guangdong-platform", "GD-7-1d", lambda g: {"sat.rate": f"{g['sat']}/{g['sat'] + g['dis']}"}),
    "XAC-01": Asked("qinghai-platform", "QH-6-2", lambda g: {f"events.tech.{LAST}": g["n_events"]}),
    "XAC-04": Asked("guangdong-platform", "GD-8-2b", lambda g: {"claims.matchmaking": True, f"events.matchmaking.sizes.{LAST}": g["attendees"]}),
    "XRS-01 True": Asked("guangdong-platform", "GD-7-3b", institutions),
    "XRS-01 False": Asked("qinghai-platform", "QH-5-3d", institutions),
    "XBS-01": Asked("chengdu-base", "CB-6A-3", lambda g: {"tenants.micro_small.year_end": len(set(g["ye"])), "tenants.micro_small.now": len(set(g["now"]))}),
    "XBS-03": Asked("chengdu-base", "CB-6B-1c", lambda g: {"base.leased": g["leased"], "base.owned_area": g["owned"], "base.area": g["total"]}),
    "XST-14": Asked("chengdu-base", "CB-6A-4b", lambda g: {"staff.mentors": g["mentors"], "staff.n_dedicated": g["dedicated"]}),
    "XSV-06": Asked("guangdong-platform", "GD-6-4", lambda g: yearly("srv.sme_n", [g["sme"]]) | yearly("srv.customer_n", [g["customers"]])),
    "XSV-13": Asked("qinghai-platform", "QH-5-3b", lambda g: yearly("srv.sme_n", g["n"]), Verdict.REVIEW),
    "XSV-17": Asked("liaoning-platform", "LN-12-2a", lambda g: yearly("srv.sme_n", [g["n"]])),
    "XAC-08": Asked("chengdu-platform", "CP-5-3", lambda g: yearly("training.person_times", [g["total"]]) | yearly("training.offline", [g["offline"]])),
    "XAC-09": Asked("chengdu-base", "CB-6A-5", lambda g: yearly("srv.public_share", [f"{g['free']}/{g['total']}"])),
    "XBS-04": Asked("chengdu-base", "CB-6B-1b", lambda g: {"base.kind": g["kind"], "base.area": g["area"]}),
    "XBS-06": Asked("chengdu-base", "CB-7", lambda g: functions(g["verdicts"])),
    "XBS-08": Asked("chengdu-base", "CB-7-1", lambda g: yearly("svc.info.times", [g["times"]]) | yearly("events.info", [g["events"]])),
}  # fmt: skip


def as_value(given: Any) -> Value:
    if isinstance(given, Value):
        return given
    if isinstance(given, list):
        return Value(verified=tuple(map(str, given)), rank=2)
    return Value(verified=str(given).lower() if isinstance(given, bool) else str(given), rank=2)


def test_every_threshold_is_asked_for() -> None:
    assert {key.partition(" ")[0] for key in ASKED} == THRESHOLDS


@pytest.mark.parametrize("check", sorted(THRESHOLDS))
@pytest.mark.parametrize("side", ["ok", "bad"])
def test_the_clause_on_the_case(check: str, side: str) -> None:
    given = CASES[check][side]
    asked = ASKED.get(check) or ASKED[f"{check} {given.get('thr', given.get('alt'))}"]
    day = dt.date.fromisoformat(given["T"]) if "T" in given else DAY
    values = {key: as_value(value) for key, value in asked.values(given).items()}
    judged = judge(choose_pack(asked.scheme), values, [], day)
    verdict = next(v.verdict for v in judged.verdicts if v.clause == asked.clause)
    said = {f.id for f in judged.findings if asked.clause in f.clauses and f.severity != "I"}
    assert verdict is (Verdict.PASS if side == "ok" else asked.missed)
    assert (check in said) is (side == "bad")
