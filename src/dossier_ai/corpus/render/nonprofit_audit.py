# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""The annual audit of an organisation that is no enterprise: report, balance sheet, 业务活动表 or 收入费用表."""

from __future__ import annotations

import random

from dossier_ai.corpus.figures import yuan
from dossier_ai.corpus.flow import Block, Break, Cell, Gap, Grid, Line, Para
from dossier_ai.corpus.prints import print_money
from dossier_ai.corpus.render.audit_parts import line_label, officers, signature_blocks
from dossier_ai.corpus.views import STATEMENT_KEYS, View

_ASSETS = (
    "货币资金", "应收账款", "预付款项", "其他应收款", "存货", "流动资产合计", "固定资产", "无形资产", "长期待摊费用", "非流动资产合计",
    "资产总计",
)  # fmt: skip
_CLAIMS = (
    "短期借款", "应付账款", "预收款项", "应付职工薪酬", "应交税费", "其他应付款", "流动负债合计", "长期借款", "非流动负债合计", "负债合计",
)  # fmt: skip
_OWN: dict[str, tuple[tuple[str, str], ...]] = {
    "non_profit": (("非限定性净资产", "unrestricted_net_assets"), ("净资产合计", "equity"), ("负债和净资产总计", "liabilities_and_equity")),
    "government": (("净资产合计", "equity"), ("负债和净资产总计", "liabilities_and_equity")),
}  # fmt: skip
_FLOWS: dict[str, tuple[tuple[str, str], ...]] = {
    "non_profit": (
        ("提供服务收入", "service_provision_income"), ("收入合计", "revenue"), ("业务活动成本", "operating_cost"),
        ("管理费用", "administrative_expenses"), ("其他费用", "other_expenses"), ("费用合计", "expenses_total"),
        ("净资产变动额", "net_assets_change"),
    ),
    "government": (("一、本期收入", "revenue"), ("二、本期费用", "expenses_total"), ("三、本期盈余", "net_assets_change")),
}  # fmt: skip
_OPINIONS = {
    "无保留意见": "我们认为，后附的财务报表在所有重大方面按照{standard}的规定编制，公允反映了{name}{year}年12月31日的财务状况以及{year}年度的{flow}情况。",
    "保留意见": "我们认为，除“形成保留意见的基础”部分所述事项可能产生的影响外，后附的财务报表在所有重大方面按照{standard}的规定编制，"
    "公允反映了{name}{year}年12月31日的财务状况以及{year}年度的{flow}情况。",
}  # fmt: skip


def nonprofit_statements(view: View, rng: random.Random) -> list[Block]:
    """The auditor's report and both statements."""
    return [*_report(view, rng), *_balance(view, rng), *_flow(view, rng)]


def _words(view: View) -> tuple[str, str, str]:
    """Standard, title of the flow statement, and what it shows."""
    if view.fields["regime"] == "government":
        return "《政府会计制度》", "收入费用表", "收入费用"
    return "《民间非营利组织会计制度》", "业务活动表", "业务活动"


def _report(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    standard, statement, flow = _words(view)
    opinion = str(f["opinion"])
    text = _OPINIONS[opinion].format(standard=standard, name=f["addressee"], year=f["period"], flow=flow)
    plain = opinion == "无保留意见"
    basis = "我们按照中国注册会计师审计准则的规定执行了审计工作，相信获取的审计证据是充分、适当的，为发表审计意见提供了基础。"
    if not plain:
        basis = "贵单位部分应收款项未能取得函证回函，我们也无法实施满意的替代审计程序。" + basis
    return [
        Gap(4),
        Line("审 计 报 告", 24, "song" if view.layout else "hei", align="center", bold=True, after=4),
        Line([(f["report_no"], "report_no")], 11, align="right", after=4),
        Line([(f["addressee"], "addressee"), ("：", None)], 12, bold=True, after=2),
        Line(f"一、{'审计意见' if plain else opinion}", 12, bold=True),
        Para(
            [
                ("我们审计了贵单位财务报表，包括", None), (str(f["period"]), "period"),
                (f"年12月31日的资产负债表，{f['period']}年度的{statement}、现金流量表，以及财务报表附注。", None),
            ]
        ),
        Para([(text, "opinion")]),
        Line(f"二、{'形成审计意见的基础' if plain else f'形成{opinion}的基础'}", 12, bold=True),
        Para(basis),
        Line("三、管理层对财务报表的责任", 12, bold=True),
        Para(f"贵单位管理层负责按照{standard}的规定编制财务报表，使其实现公允反映，并设计、执行和维护必要的内部控制。"),
        *signature_blocks(view, rng),
        Break(),
    ]  # fmt: skip


def _line(view: View, label: str, key: str, ends: tuple[str, str]) -> list[Cell]:
    """One statement line: its name and both amounts, from the fields where it has a key, else as extra."""
    cells = [line_label(label)]
    for index, end in enumerate(ends):
        name = key + end if key else ""
        pair = view.extra["statements"].get(label)
        value = view.fields.get(name, "") if key else (yuan(pair[index]) if pair else "")
        shown = "" if value in ("", "0.00") else print_money(value)
        cells.append(Cell(shown, name if key and name in view.fields else None, align="right"))
    return cells


def _table(
    view: View, title: str, day: str, heads: tuple[str, str], rows: list[list[Cell]], rng: random.Random
) -> list[Block]:
    f = view.fields
    lined = view.layout == 1
    if lined:
        rows = [[row[0], Cell(str(n)), *row[1:]] for n, row in enumerate(rows, 1)]
    head = [Cell("项    目"), *([Cell("行次")] if lined else []), *(Cell(t) for t in heads)]
    return [
        Line(title, 18, "hei", align="center", bold=True, after=2),
        Line(day, 10.5, align="center", after=2),
        Line(
            "", 9.5, tabs=(0.0, 0.84),
            pieces=([(f"编制单位：{f['addressee']}", None)], [("单位：", None), (f["unit"], "unit")]),
        ),
        Grid((70, 12, 40, 40) if lined else (76, 42, 42), [head, *rows], 9.5, heads=1, row_height=7.5, pad=0.8),
        *officers(view, rng),
        Break(),
    ]  # fmt: skip


def _balance(view: View, rng: random.Random) -> list[Block]:
    ends = ("", "_opening")
    rows = [_line(view, label, STATEMENT_KEYS.get(label, ""), ends) for label in (*_ASSETS, *_CLAIMS)]
    rows += [_line(view, label, key, ends) for label, key in _OWN[view.fields["regime"]]]
    heads = ("期末余额", "年初余额") if view.layout != 2 else ("期末数", "年初数")
    return _table(view, "资 产 负 债 表", f"{view.fields['period']}年12月31日", heads, rows, rng)


def _flow(view: View, rng: random.Random) -> list[Block]:
    _, statement, _ = _words(view)
    rows = [_line(view, label, key, ("", "_previous")) for label, key in _FLOWS[view.fields["regime"]]]
    heads = ("本年累计数", "上年数") if view.layout == 0 else ("本年数", "上年数")
    return _table(view, "  ".join(statement), f"{view.fields['period']}年度", heads, rows, rng)
