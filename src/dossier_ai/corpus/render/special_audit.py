# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Further layouts of the special audit of service income and expense."""

from __future__ import annotations

import random

from dossier_ai.corpus.flow import Block, Break, Cell, Gap, Grid, Line, Para
from dossier_ai.corpus.ink import SealSpec
from dossier_ai.corpus.prints import print_date, print_money
from dossier_ai.corpus.sheet import Run
from dossier_ai.corpus.views import View


def special_audit_form(view: View, signatures: list[Block], rng: random.Random) -> list[Block]:
    """Layout 1: cover, two tables (income, expense) in the text. Layout 2: particulars in a table, income and
    expense side by side, the opinion after them."""
    return _two_tables(view, signatures) if view.layout == 1 else _side_by_side(view, rng)


def _amount(value: str, key: str) -> Cell:
    return Cell(print_money(value), key, align="right")


def _items(view: View, name: str) -> list[tuple[Cell, Cell]]:
    return [
        (
            Cell(item["item"], f"{name}[{i}].item", align="left"),
            _amount(item["amount"], f"{name}[{i}].amount"),
        )
        for i, item in enumerate(view.fields[name])
    ]


def _two_tables(view: View, signatures: list[Block]) -> list[Block]:
    f = view.fields
    year = f["period"]
    income = [
        [Cell("服务收入项目", bold=True), Cell("本期金额", bold=True)],
        *map(list, _items(view, "service_income_items")),
        [Cell("小计", bold=True), _amount(f["service_income_total"], "service_income_total")],
    ]
    expense = [
        [Cell("服务支出项目", bold=True), Cell("本期金额", bold=True)],
        *map(list, _items(view, "service_expense_items")),
        [Cell("小计", bold=True), _amount(f["service_expense_total"], "service_expense_total")],
    ]
    rest: list[Run] = [
        (f"{year}年度贵单位营业收入", None), (print_money(f["revenue"]), "revenue"), ("元，服务收入占比", None), (f"{f['share_of_revenue']}", "share_of_revenue"), ("%；其中政府委托服务收入", None),
        (print_money(f["gov_service_income"]), "gov_service_income"), ("元；服务收支结余", None), (print_money(f["surplus"]), "surplus"), ("元。", None),
    ]  # fmt: skip
    return [
        Gap(50), Line([(f["addressee"], None)], 18, "hei", align="center", after=8), Line(view.title, 26, "hei", align="center", bold=True, after=60), Line(f["firm"], 15, "kai", align="center"), Break(),
        Line(view.title, 18, "song", align="center", bold=True, after=3), Line([(f["report_no"], "report_no")], 11, align="center", after=4),
        Line([(f["addressee"], "addressee"), ("：", None)], 12, bold=True, after=2),
        Para([("我们审计了后附的贵单位", None), (year, "period"), ("年度服务收支情况，管理层对其真实性、完整性负责，我们的责任是发表审计意见。", None)]),
        Line([("（一）服务收入（单位：", None), (f["unit"], "unit"), ("）", None)], 12, bold=True, before=2), Grid((110, 52), income, 11, heads=1, row_height=8.5),
        Line("（二）服务支出", 12, bold=True, before=4), Grid((110, 52), expense, 11, heads=1, row_height=8.5), Gap(3), Para(rest), Para("我们认为，上述服务收支情况在所有重大方面公允反映了贵单位的实际情况。"), *signatures,
    ]  # fmt: skip


def _side_by_side(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    year = f["period"]
    left, right = _items(view, "service_income_items"), _items(view, "service_expense_items")
    blank = (Cell(""), Cell(""))
    rows = [[Cell(t, font="hei") for t in ("收入项目", "金额", "支出项目", "金额")]]
    for i in range(max(len(left), len(right))):
        rows.append([*(left[i] if i < len(left) else blank), *(right[i] if i < len(right) else blank)])
    rows.append(
        [
            Cell("服务收入合计", font="hei"),
            _amount(f["service_income_total"], "service_income_total"),
            Cell("服务支出合计", font="hei"),
            _amount(f["service_expense_total"], "service_expense_total"),
        ]
    )
    rows.append(
        [
            Cell("其中：政府购买服务收入", align="left"),
            _amount(f["gov_service_income"], "gov_service_income"),
            Cell("收支结余", font="hei"),
            _amount(f["surplus"], "surplus"),
        ]
    )
    rows.append(
        [
            Cell("营业收入", align="left"),
            _amount(f["revenue"], "revenue"),
            Cell("服务收入占营业收入比例（%）"),
            Cell(f["share_of_revenue"], "share_of_revenue", align="right"),
        ]
    )
    facts = [
        [Cell("报告文号", font="hei"), Cell(f["report_no"], "report_no", align="left"), Cell("金额单位", font="hei"), Cell(f["unit"], "unit", align="left")],
        [Cell("被审计单位", font="hei"), Cell(f["addressee"], "addressee", align="left"), Cell("审计期间", font="hei"), Cell([(year, "period"), ("年1月1日至12月31日", None)], align="left")],
    ]  # fmt: skip
    seal = SealSpec(f["firm"], diameter=42)
    out: list[Block] = [
        Line(view.title, 20, "hei", after=4, rule=(90, 90, 90)), Grid((22, 62, 22, 58), facts, 10.5, row_height=10, sides=False, inner_lines=False, row_lines=True), Gap(5),
        Line("一、经审计的服务收支情况", 12.5, "hei", after=2), Grid((48, 34, 48, 34), rows, 10, heads=1, row_height=9),
        Line("二、审计意见", 12.5, "hei", before=5, after=2), Para("我们接受委托，按照中国注册会计师审计准则实施了审计。我们认为，上表在所有重大方面公允反映了被审计单位的服务收支情况。", 11.5, indent=0),
        Para("三、使用限制：本报告仅用于申报中小企业公共服务示范平台。", 11.5, indent=0), Gap(6),
        Line([("会计师事务所：", None), (f["firm"], "firm")], 12, after=5, seal=seal, seal_at=(-20, 6), seal_key="firm_seal"),
    ]  # fmt: skip
    for cpa in f["cpas"]:
        out.append(
            Line(
                [("注册会计师（签名盖章）：", None), (cpa, "cpas")],
                12,
                before=2,
                after=4,
                signature="",
                signature_width=30,
                name_seal=cpa,
            )
        )
    return [
        *out,
        Line(
            [
                ("报告日期：", None),
                (print_date(f["report_date"], rng.choice(["plain", "full_dots"])), "report_date"),
            ],
            12,
            before=3,
        ),
    ]
