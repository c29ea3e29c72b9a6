# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed text stays whole
"""Planted discrepancies (domain 5.5): each operator edits the view of one document and says what must fire.

In: a world and its consistent views. Out: the same views, edited, and one `Planted` for each discrepancy.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Protocol

from dossier_ai.corpus import lexicon as lex
from dossier_ai.corpus.codes import make_unified_code, spoil_unified_code
from dossier_ai.corpus.figures import yuan
from dossier_ai.corpus.views import INCOME_KEYS, STATEMENT_KEYS, View, percent, satisfaction
from dossier_ai.corpus.world import World, years_after


class _Placed(Protocol):
    """A document of the package as far as planting needs it."""

    file: str
    pages: list[int]
    boxes: dict[str, Any]
    view: View | None


@dataclass(slots=True)
class Planted:
    """One discrepancy: where it was planted, what stood there before, and the checks that must fire."""

    id: str
    view: View | None
    key: str
    before: Any
    after: Any
    expect: tuple[str, ...]
    unsettles: tuple[str, ...] = ()

    def as_truth(self, documents: Sequence[_Placed]) -> dict[str, Any]:
        """The entry of `truth.json`; file and page are null for a document that is missing."""
        file: str | None = None
        page: int | None = None
        for document in documents:
            if self.view is None or document.view is not self.view:
                continue
            places = [b for k, b in document.boxes.items() if k == self.key or k.startswith(self.key)]
            if file is None or (places and page is None):
                file, page = document.file, document.pages[0]
            if places:
                file, page = document.file, places[0].get("page", document.pages[0])
                break
        kind = self.view.kind if self.view is not None else None
        return {
            "id": self.id, "file": file, "page": page, "expect": list(self.expect),
            "field": f"{kind}.{self.key}" if kind else self.key, "before": self.before, "after": self.after,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Operator:
    """How to plant one kind: the document kind it edits, the checks, the clauses it leaves undecided."""

    kind: str
    edit: Callable[[World, list[View], View, random.Random], tuple[str, Any, Any] | None]
    expect: tuple[str, ...]
    unsettles: tuple[str, ...] = ()


def _set(view: View, key: str, value: Any) -> tuple[str, Any, Any]:
    before = view.fields[key]
    view.fields[key] = value
    return key, before, value


def _find(views: list[View], kind: str) -> View:
    return next(v for v in views if v.kind == kind)


def _other_company(rng: random.Random) -> str:
    return f"青海{rng.choice(['示例', '虚构'])}{rng.choice(['穆', '垚', '菡'])}{rng.choice(['远', '嘉', '宸'])}商务服务有限公司"


def _p01(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    return _set(v, "uscc", spoil_unified_code(rng, v.fields["uscc"]))


def _p02(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    v.fields["holder"] = _other_company(rng)
    return _set(v, "holder_uscc", make_unified_code(rng, "630102", fake=True))


def _p03(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    name = str(v.fields["addressee"])
    brand = w.short[-1]
    other = rng.choice([c for c in lex.BRAND_SECOND if c != brand])
    place = name.index(w.short) + len(w.short) - 1
    return _set(v, "addressee", name[:place] + other + name[place + 1 :])


def _p05(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    name = w.contact
    if name == v.fields["legal_rep"]:
        name = "贺" + name[1:]
    return _set(v, "legal_rep", name)


def _p06(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    _, before, after = _set(v, "seal_text", _other_company(rng))
    return "sealed", before, after


def _p07(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    _, before, after = _set(v, "seal_kind", "合同专用章")
    return "sealed", before, after


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


def _p11(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    before = v.fields["expires"]
    expires = w.applied - timedelta(days=1)
    _iso_dates(v, years_after(expires + timedelta(days=1), -3), expires)
    return "expires", before, v.fields["expires"]


def _p12(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    issued = date.fromisoformat(v.fields["issued"])
    return _set(v, "expires", (years_after(issued, 4) - timedelta(days=1)).isoformat())


def _p13(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    number = v.fields["cert_no"]
    v.fields["cert_no"] = number.replace("Q", "E")
    v.extra["printed_title"] = "管理体系认证证书"
    return _set(v, "standard", "GB/T 24001-2016/ISO 14001:2015")


def _p14(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    return _set(v, "standard", "GB/T 19001-2008/ISO 9001:2008")


def _shift(value: str, fen: int) -> str:
    return f"{Decimal(value) + Decimal(fen) / 100:.2f}"


def _p16(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    step = rng.randint(3_000_000, 20_000_000)
    v.fields["liabilities_and_equity"] = _shift(v.fields["liabilities_and_equity"], step)
    return _set(v, "equity", _shift(v.fields["equity"], step))


def _p17(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    return _set(v, "net_profit", _shift(v.fields["net_profit"], rng.randint(1_000_000, 9_000_000)))


def _p18(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    total = Decimal(w.money.years[2]["资产总计"]) / 100
    return _set(v, "total_assets", f"{total * 10000:.2f}")


def _p19(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    more = Decimal(v.fields["total_assets"]) * Decimal(rng.randint(128, 190)) / 100
    return _set(v, "total_assets", f"{(more / 100).quantize(Decimal(1)) * 100:.2f}")


def _p20(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    f = v.fields
    total = (Decimal(f["revenue"]) * Decimal(rng.randint(104, 125)) / 100).quantize(Decimal("0.01"))
    first = f["service_income_items"][0]
    first["amount"] = f"{Decimal(first['amount']) + total - Decimal(f['service_income_total']):.2f}"
    f["surplus"] = f"{total - Decimal(f['service_expense_total']):.2f}"
    f["share_of_revenue"] = percent(int(total * 100), int(Decimal(f["revenue"]) * 100))
    return _set(v, "service_income_total", f"{total:.2f}")


def _p21(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    row = rng.randrange(len(v.fields["service_income_items"]))
    item = v.fields["service_income_items"][row]
    before = item["amount"]
    item["amount"] = _shift(before, rng.randint(1_500_000, 6_000_000))
    return f"service_income_items[{row}].amount", before, item["amount"]


def _p27(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    rows = v.fields["rows"]
    before = len(rows)
    del rows[before - rng.randint(3, 4) :]
    v.extra["printed_title"] = "服务平台从业人员情况表"
    return "rows", before, len(rows)


def _p28(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    double = sum(p.degree_ok for p in w.staff) + sum(p.title_ok for p in w.staff)
    return _set(v, "professional_count", str(double))


def _p29(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    changed = [i for i, p in enumerate(w.staff) if p.title_ok][:2]
    for i in changed:
        v.fields["rows"][i] |= {
            "degree": "中专", "school_major": "示例中等专业学校 机电技术", "title": "技师", "issuer": "虚构省职业技能鉴定指导中心",
        }  # fmt: skip
    return f"rows[{changed[0]}].title", w.staff[changed[0]].title, "技师"


def _p31(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any] | None:
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


def _p32(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    rows = v.fields["rows"]
    start, count = 6, rng.randint(3, 5)
    gone = [r["seq"] for r in rows[start : start + count]]
    del rows[start : start + count]
    return f"rows[{start}].seq", gone, []


def _p33(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
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
    return f"rows[{targets[0]}].name", before, rows[targets[0]]["name"]


def _p34(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    years = v.fields["years"]
    index = next(i for i, r in enumerate(years) if r["year"] == str(w.year))
    before = years[index]["served"]
    years[index]["served"] = str(int(before) * rng.randint(2, 3) + rng.randint(5, 40))
    return f"years[{index}].served", before, years[index]["served"]


_PUBLIC = ("样本市第一中学", "虚构省食品工业协会", "样本市人民政府办公室", "虚构县农业农村局", "示例商会")


def _p35(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    rows = v.fields["rows"]
    places = rng.sample(range(len(rows)), 4)
    before = rows[places[0]]["name"]
    for place, name in zip(places, rng.sample(_PUBLIC, 4), strict=True):
        rows[place]["name"] = name
    return f"rows[{places[0]}].name", before, rows[places[0]]["name"]


def _p36(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    place = rng.randrange(len(v.fields["rows"]))
    before = v.fields["rows"][place]["name"]
    v.fields["rows"][place]["name"] = w.name
    return f"rows[{place}].name", before, w.name


def _p37(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    rows = v.fields["rows"]
    places = rng.sample(range(len(rows)), rng.randint(6, 9))
    phone = rows[places[0]]["phone"]
    before = rows[places[1]]["phone"]
    for place in places:
        rows[place]["phone"] = phone
    return f"rows[{places[1]}].phone", before, phone


def _p39(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    rows = v.fields["rows"]
    for place in rng.sample(range(len(rows)), max(2, len(rows) // 9)):
        rows[place]["satisfaction"] = "dissatisfied"
    true = satisfaction(rows)
    claimed = f"{min(Decimal(100), Decimal(true) + Decimal(rng.randint(60, 110)) / 10):f}"
    v.fields["declared_satisfaction"] = claimed
    return "declared_satisfaction", true, claimed


def _p40(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    rows = v.fields["rows"]
    for place in rng.sample(range(len(rows)), len(rows) * 7 // 10):
        rows[place]["satisfaction"] = None
    before = v.fields["declared_satisfaction"]
    v.fields["declared_satisfaction"] = satisfaction(rows)
    return "rows", before, None


def _p54(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    for key in ("seal_text", "seal_kind"):
        v.fields[key] = ""
    _set(v, "sealed", False)
    return "applicant", True, False


def _p55(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    views.remove(v)
    return "materials.equipment_list", "present", None


def _p56(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    f = v.fields
    now, before = w.money.years[1], w.money.years[0]
    for label, key in (STATEMENT_KEYS | INCOME_KEYS).items():
        past = f"{key}_opening" if label in STATEMENT_KEYS else f"{key}_previous"
        if key in f:
            f[key], f[past] = yuan(now[label]), yuan(before[label])
    for label in v.extra["statements"]:
        v.extra["statements"][label] = (now[label], before[label])
    on = years_after(date.fromisoformat(f["report_date"]), -1)
    f["report_date"] = on.isoformat()
    f["report_no"] = f["report_no"].replace(f"〔{on.year + 1}〕", f"〔{on.year}〕")
    v.title = f"{w.year - 1}年度审计报告"
    return _set(v, "period", str(w.year - 1))


def _p57(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    v.extra["drop_page"] = 4
    return "addressee", "complete", "page missing"


def _p58(w: World, views: list[View], v: View, rng: random.Random) -> tuple[str, Any, Any]:
    return _set(v, "opinion", "保留意见")


_STAFF = ("QH-5-4a", "QH-5-4b")
_SERVED = ("QH-5-3a", "QH-5-3b", "QH-5-3c", "QH-6-1")
_ASSETS = ("QH-5-1b",)

OPERATORS: dict[str, Operator] = {
    "P01": Operator("business_licence", _p01, ("XID-01", "XID-02"), ("QH-5-1a",)),
    "P02": Operator("iso9001_certificate", _p02, ("XCT-01", "XID-02")),
    "P03": Operator("audit_report", _p03, ("XID-03",), _ASSETS),
    "P05": Operator("application_form", _p05, ("XID-05",)),
    "P06": Operator("truth_declaration", _p06, ("XID-06",), ("QH-9-11",)),
    "P07": Operator("truth_declaration", _p07, ("XID-06",), ("QH-9-11",)),
    "P11": Operator("iso9001_certificate", _p11, ("XCT-02",)),
    "P12": Operator("iso9001_certificate", _p12, ("XCT-03",)),
    "P13": Operator("iso9001_certificate", _p13, ("XCT-06", "XCT-07")),
    "P14": Operator("iso9001_certificate", _p14, ("XCT-06",)),
    "P16": Operator("audit_report", _p16, ("XFN-01", "XFN-04"), _ASSETS),
    "P17": Operator("audit_report", _p17, ("XFN-07",)),
    "P18": Operator("application_form", _p18, ("XFN-26", "XFN-16"), _ASSETS),
    "P19": Operator("application_form", _p19, ("XFN-16",), _ASSETS),
    "P20": Operator("service_income_audit", _p20, ("XFN-19",)),
    "P21": Operator("service_income_audit", _p21, ("XFN-21",)),
    "P27": Operator("staff_roster", _p27, ("XST-01",), _STAFF),
    "P28": Operator("application_form", _p28, ("XST-02",), _STAFF),
    "P29": Operator("staff_roster", _p29, ("XST-02",), _STAFF),
    "P31": Operator("staff_roster", _p31, ("XST-04",), _STAFF),
    "P32": Operator("staff_roster", _p32, ("XST-06",), _STAFF),
    "P33": Operator("served_enterprise_list", _p33, ("XSV-01", "XSV-15"), _SERVED),
    "P34": Operator("application_form", _p34, ("XSV-02", "XSV-03"), _SERVED),
    "P35": Operator("served_enterprise_list", _p35, ("XSV-05",), _SERVED),
    "P36": Operator("served_enterprise_list", _p36, ("XSV-07",), _SERVED),
    "P37": Operator("served_enterprise_list", _p37, ("XSV-08",)),
    "P39": Operator("served_enterprise_list", _p39, ("XSA-01",), ("QH-5-3c",)),
    "P40": Operator("served_enterprise_list", _p40, ("XSA-03",), ("QH-5-3c",)),
    "P54": Operator("truth_declaration", _p54, ("XPK-04",), ("QH-9-11",)),
    "P55": Operator("equipment_list", _p55, ("XPK-01",), ("QH-9-4",)),
    "P56": Operator("audit_report", _p56, ("XDT-04",), (*_ASSETS, "QH-5-1c")),
    "P57": Operator("audit_report", _p57, ("XPK-03",)),
    "P58": Operator("audit_report", _p58, ("XFN-31",)),
}


def plant_discrepancies(
    world: World, views: list[View], wanted: Sequence[str] | int, rng: random.Random
) -> list[Planted]:
    """Plants the wanted discrepancies into `views` (edited in place) and returns them.

    A number draws that many, no two on documents of the same kind, so that none hides another. An operator
    whose document the dossier does not hold is left out.
    """
    if isinstance(wanted, int):
        order = sorted(OPERATORS)
        rng.shuffle(order)
        chosen: list[str] = []
        kinds: set[str] = set()
        for name in order:
            kind = OPERATORS[name].kind
            if len(chosen) < wanted and kind not in kinds and any(v.kind == kind for v in views):
                chosen.append(name)
                kinds.add(kind)
    else:
        chosen = list(wanted)
    planted = []
    for name in chosen:
        operator = OPERATORS[name]
        view = next((v for v in views if v.kind == operator.kind), None)
        if view is None:
            continue
        edit = operator.edit(world, views, view, rng)
        if edit is None:
            continue
        key, before, after = edit
        here = view if view in views else None
        planted.append(Planted(name, here, key, before, after, operator.expect, operator.unsettles))
    return planted
