# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed text stays whole
"""Planted in people: the roster, the certificates behind it, the external experts (P27-P32, P60)."""

from __future__ import annotations

import random

from dossier_ai.corpus.applicant import World
from dossier_ai.corpus.planting import Change, Operator, put, put_cell
from dossier_ai.corpus.view import View


def _p27(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    rows = v.fields["rows"]
    before = len(rows)
    del rows[before - rng.randint(3, 4) :]
    v.extra["printed_title"] = "服务平台从业人员情况表"
    return "rows", before, len(rows)


def _p28(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    double = sum(p.degree_ok for p in w.staff) + sum(p.title_ok for p in w.staff)
    return put(v, "professional_count", str(double))


def _p29(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    changed = [i for i, p in enumerate(w.staff) if p.title_ok][:2]
    for i in changed:
        v.fields["rows"][i] |= {
            "degree": "中专", "school_major": "示例中等专业学校 机电技术", "title": "技师", "issuer": "虚构省职业技能培训中心",
        }  # fmt: skip
    return f"rows[{changed[0]}].title", w.staff[changed[0]].title, "技师"


def _p31(w: World, views: list[View], v: View, rng: random.Random) -> Change | None:
    rows = v.fields["rows"]
    pairs = [
        (i, j)
        for i in range(len(rows))
        for j in range(i + 3, len(rows))
        if (w.staff[i].degree_ok, w.staff[i].title_ok) == (w.staff[j].degree_ok, w.staff[j].title_ok)
    ]
    if not pairs:
        return None
    i, j = rng.choice(pairs)
    before = rows[j]["name"]
    rows[j] = {**rows[i], "seq": rows[j]["seq"], "post": rows[j]["post"]}
    return f"rows[{j}].name", before, rows[i]["name"]


def _p32(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    rows = v.fields["rows"]
    start, count = min(6, len(rows) // 2), rng.randint(3, 5)
    count = min(count, len(rows) - start - 1)
    gone = [r["seq"] for r in rows[start : start + count]]
    del rows[start : start + count]
    return f"rows[{start}].seq", gone, []


def _p30(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    views.remove(v)
    return "personnel_evidence.title", v.fields["person"], None


def _is_title(w: World, v: View) -> bool:
    return v.fields.get("certificate") == "title"


def _p60(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    place = rng.randrange(len(v.fields["rows"]))
    person = rng.choice(w.staff)
    v.fields["rows"][place] |= {"employer": w.name, "phone": person.phone}
    return put_cell(v, place, "name", person.name)


def _is_pool(w: World, v: View) -> bool:
    return "rows" in v.fields


_STAFF = ("QH-5-4a", "QH-5-4b")
_EVIDENCED = ("guangdong-platform", "chengdu-platform")

OPERATORS: dict[str, Operator] = {
    "P27": Operator("staff_roster", _p27, ("XST-01",), _STAFF, ("staff",)),
    "P28": Operator(
        "application_form", _p28, ("XST-02", "XST-03"), _STAFF, ("staff",), wants=("short_union",),
        schemes=("guangdong-platform", "liaoning-platform", "qinghai-platform", "cicasme-platform", "chengdu-platform"),
    ),
    "P29": Operator("staff_roster", _p29, ("XST-02", "XST-13"), _STAFF, ("staff",), wants=("titled",)),
    "P30": Operator(
        "personnel_evidence", _p30, ("XST-07",), doubts=("staff",), schemes=_EVIDENCED, wants=("titled",), choose=_is_title,
    ),
    "P31": Operator("staff_roster", _p31, ("XST-04",), _STAFF, ("staff",)),
    "P32": Operator("staff_roster", _p32, ("XST-06",), _STAFF, ("staff",)),
    "P60": Operator(
        "expert_pool", _p60, ("XST-11", "XRS-03"), doubts=("institutions",), schemes=_EVIDENCED, choose=_is_pool,
    ),
}  # fmt: skip
