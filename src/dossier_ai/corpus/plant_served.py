# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed text stays whole
"""Planted in customers: the list, its marks, the counts of form and site (P33-P41, P62)."""

from __future__ import annotations

import random
from decimal import Decimal

from dossier_ai.corpus.applicant import World
from dossier_ai.corpus.codes import unified_check
from dossier_ai.corpus.planting import Change, Operator, put_cell
from dossier_ai.corpus.view import View, satisfaction


def _p33(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    rows = v.fields["rows"]
    count = max(4, len(rows) // 16)
    sources = rng.sample(range(len(rows) // 2), count)
    targets = rng.sample(range(len(rows) // 2, len(rows)), count)
    before = rows[targets[0]]["name"]
    for n, (i, j) in enumerate(zip(sources, targets, strict=True)):
        name = rows[i]["name"]
        if n % 2 == 0:
            name = (
                name.replace("有限责任公司", "有限公司")
                if "有限责任公司" in name
                else name.replace("有限公司", "有限责任公司")
            )
        rows[j] = {**rows[j], "name": name, "contact": rows[i]["contact"], "phone": rows[i]["phone"]}
        if "uscc" in rows[j]:  # a spelling variant comes without its code: nothing but the name betrays it
            rows[j]["uscc"] = None if n % 2 == 0 else rows[i]["uscc"]
    return f"rows[{targets[0]}].name", before, rows[targets[0]]["name"]


def _p34(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    years = v.fields["years"]
    index = next(i for i, r in enumerate(years) if r["year"] == str(w.year))
    before = years[index]["served"]
    years[index]["served"] = str(int(before) * rng.randint(2, 3) + rng.randint(5, 40))
    return f"years[{index}].served", before, years[index]["served"]


_PUBLIC = ("样本市第一中学", "虚构省食品工业协会", "样本市人民政府办公室", "虚构县农业农村局", "示例商会")


def _p35(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    rows = v.fields["rows"]
    places = rng.sample(range(len(rows)), 4)
    before = rows[places[0]]["name"]
    for place, name in zip(places, rng.sample(_PUBLIC, 4), strict=True):
        rows[place]["name"] = name
    return f"rows[{places[0]}].name", before, rows[places[0]]["name"]


def _p36(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    place = rng.randrange(len(v.fields["rows"]))
    before = v.fields["rows"][place]["name"]
    v.fields["rows"][place]["name"] = w.name
    return f"rows[{place}].name", before, w.name


def _p37(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    rows = v.fields["rows"]
    places = rng.sample(range(len(rows)), rng.randint(6, 9))
    phone = rows[places[0]]["phone"]
    before = rows[places[1]]["phone"]
    for place in places:
        rows[place]["phone"] = phone
    return f"rows[{places[1]}].phone", before, phone


def _p39(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    rows = v.fields["rows"]
    for place in rng.sample(range(len(rows)), max(2, len(rows) // 9)):
        rows[place]["satisfaction"] = "dissatisfied"
    true = satisfaction(rows)
    claimed = f"{min(Decimal(100), Decimal(true) + Decimal(rng.randint(60, 110)) / 10):f}"
    v.fields["declared_satisfaction"] = claimed
    return "declared_satisfaction", true, claimed


def _p40(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    rows = v.fields["rows"]
    for place in rng.sample(range(len(rows)), len(rows) * 7 // 10):
        rows[place]["satisfaction"] = None
    before = v.fields["declared_satisfaction"]
    v.fields["declared_satisfaction"] = satisfaction(rows)
    return "rows", before, None


def _p38(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    """What the report calls enterprises served on line is the site's counter of visits."""
    v.fields["counters"] = v.fields["counters"][:1]
    return put_cell(v, 0, "label", "网站访问量", "counters")


def _p41(w: World, views: list[View], v: View, rng: random.Random) -> Change | None:
    """The middle year below the first: the three no longer rise."""
    years = v.fields["years"]
    if len(years) < 3:
        return None
    by_year = {row["year"]: i for i, row in enumerate(years)}
    first = int(years[by_year[str(w.year - 2)]]["served"])
    place = by_year[str(w.year - 1)]
    return put_cell(v, place, "served", str(first - max(1, first // rng.randint(12, 25))), "years")


def _p62(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    """Codes of digits alone, kept by a spreadsheet as numbers of fifteen digits."""
    rows = v.fields["rows"]
    places = rng.sample(range(len(rows)), min(len(rows), 6))
    changes = []
    for place in places:
        code = f"91{w.uscc[2:8]}{rng.randrange(10**6, 10**7):07d}"
        while unified_check(f"{code}00") == "0":
            code = f"91{w.uscc[2:8]}{rng.randrange(10**6, 10**7):07d}"
        changes.append(put_cell(v, place, "uscc", f"{code}000"))
    return changes[0]


_SERVED = ("QH-5-3a", "QH-5-3b", "QH-5-3c", "QH-6-1")
_LISTED = (
    "guangdong-platform",
    "liaoning-platform",
    "qinghai-platform",
    "cicasme-platform",
    "chengdu-platform",
)
_CODED = ("guangdong-platform", "liaoning-platform", "cicasme-platform", "chengdu-platform")

OPERATORS: dict[str, Operator] = {
    "P33": Operator("served_enterprise_list", _p33, ("XSV-01", "XSV-15"), _SERVED, ("served", "growth"), schemes=_LISTED),
    "P34": Operator("application_form", _p34, ("XSV-02", "XSV-03"), _SERVED, ("served", "growth"), schemes=_LISTED),
    "P35": Operator("served_enterprise_list", _p35, ("XSV-05",), _SERVED, ("served", "growth"), schemes=_LISTED),
    "P36": Operator("served_enterprise_list", _p36, ("XSV-07",), _SERVED, ("served", "growth"), schemes=_LISTED),
    "P37": Operator("served_enterprise_list", _p37, ("XSV-08",), schemes=_LISTED),
    "P38": Operator("platform_evidence", _p38, ("XSV-11",), doubts=("served",), schemes=("guangdong-platform", "chengdu-platform")),
    "P39": Operator("served_enterprise_list", _p39, ("XSA-01",), ("QH-5-3c",), ("satisfaction",), schemes=_LISTED),
    "P40": Operator("served_enterprise_list", _p40, ("XSA-03",), ("QH-5-3c",), ("satisfaction",), schemes=_LISTED),
    "P41": Operator("application_form", _p41, ("XSV-12",), doubts=("growth",), schemes=("guangdong-platform", "chengdu-platform")),
    "P62": Operator("served_enterprise_list", _p62, ("XSV-16",), schemes=_CODED),
}  # fmt: skip
