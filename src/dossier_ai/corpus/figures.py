# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed text stays whole
"""Annual statements that satisfy every identity to the fen, for two years in a row.

Amounts are integers in fen inside, decimal strings in yuan outside.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

Fen = int

CURRENT = ("货币资金", "应收账款", "预付款项", "其他应收款", "存货")
FIXED = ("固定资产", "无形资产", "长期待摊费用")
CURRENT_DEBT = ("短期借款", "应付账款", "预收款项", "应付职工薪酬", "应交税费", "其他应付款")
LONG_DEBT = ("长期借款",)
EQUITY = ("实收资本（或股本）", "资本公积", "盈余公积", "未分配利润")


def yuan(fen: Fen) -> str:
    """A decimal string in yuan with two places."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def wan(fen: Fen) -> str:
    """The amount in 万元 with two places, rounded half up."""
    sign = "-" if fen < 0 else ""
    units = (abs(fen) + 5000) // 10000
    return f"{sign}{units // 100}.{units % 100:02d}"


@dataclass(frozen=True, slots=True)
class Year:
    """One year's income statement and year-end balance, in fen."""

    year: int
    lines: dict[str, Fen]

    def __getitem__(self, name: str) -> Fen:
        return self.lines[name]


@dataclass(frozen=True, slots=True)
class Money:
    """Three years of figures (newest last) and the special audit's items of the last one."""

    years: tuple[Year, Year, Year]
    service_income: tuple[Fen, Fen, Fen]
    service_cost: tuple[Fen, Fen, Fen]
    income_items: tuple[tuple[str, Fen], ...]
    expense_items: tuple[tuple[str, Fen], ...]
    gov_income: Fen


def _split(
    rng: random.Random, total: Fen, names: tuple[str, ...], weights: tuple[float, ...]
) -> dict[str, Fen]:
    """`total` divided among `names`, roughly by weight, the last taking the rest."""
    shares = [w * rng.uniform(0.6, 1.4) for w in weights]
    parts = [int(total * s / sum(shares)) for s in shares]
    parts[-1] += total - sum(parts)
    return dict(zip(names, parts, strict=True))


def _income(rng: random.Random, revenue: Fen, service_cost: Fen, *, research: bool) -> dict[str, Fen]:
    cost = service_cost + int((revenue - service_cost) * rng.uniform(0.05, 0.25))
    rest = revenue - cost
    lines = {
        "营业收入": revenue,
        "营业成本": cost,
        "税金及附加": int(revenue * rng.uniform(0.003, 0.008)),
        "销售费用": int(rest * rng.uniform(0.08, 0.2)),
        "管理费用": int(rest * rng.uniform(0.25, 0.45)),
        "研发费用": int(rest * rng.uniform(0.03, 0.12)) if research else 0,
        "财务费用": int(revenue * rng.uniform(-0.001, 0.006)),
        "其他收益": int(revenue * rng.uniform(0, 0.02)) if research else 0,
        "投资收益": 0,
    }
    spent = sum(lines[k] for k in ("营业成本", "税金及附加", "销售费用", "管理费用", "研发费用", "财务费用"))
    lines["营业利润"] = revenue - spent + lines["其他收益"] + lines["投资收益"]
    lines["营业外收入"] = int(revenue * rng.uniform(0, 0.01))
    lines["营业外支出"] = int(revenue * rng.uniform(0, 0.003))
    lines["利润总额"] = lines["营业利润"] + lines["营业外收入"] - lines["营业外支出"]
    lines["所得税费用"] = int(max(0, lines["利润总额"]) * 0.05)
    lines["净利润"] = lines["利润总额"] - lines["所得税费用"]
    return lines


def _balance(rng: random.Random, equity: dict[str, Fen], debt: Fen, fixed_share: float) -> dict[str, Fen]:
    own = sum(equity.values())
    long_debt = int(debt * rng.choice([0, 0, rng.uniform(0.1, 0.3)]))
    lines = dict(equity)
    lines |= _split(rng, debt - long_debt, CURRENT_DEBT, (0.5, 2, 1.5, 1, 0.7, 1.2))
    lines["长期借款"] = long_debt
    lines["流动负债合计"] = debt - long_debt
    lines["非流动负债合计"] = long_debt
    lines["负债合计"] = debt
    lines["所有者权益（或股东权益）合计"] = own
    total = own + debt
    fixed = int(total * fixed_share)
    lines |= _split(rng, fixed, FIXED, (6, 2, 1))
    lines |= _split(rng, total - fixed, CURRENT, (4, 2.5, 0.8, 1, 0.4))
    lines["流动资产合计"] = total - fixed
    lines["非流动资产合计"] = fixed
    lines["资产总计"] = total
    lines["负债和所有者权益（或股东权益）总计"] = total
    return lines


_ITEMS = (
    ("政策信息服务收入", 1.5), ("技术服务收入", 2.5), ("培训服务收入", 1.6), ("管理咨询服务收入", 2.0), ("创业服务收入", 1.0),
)  # fmt: skip
_EXPENSES = (
    ("人员费用", 4.0),
    ("场地及设备费用", 1.4),
    ("活动组织费用", 1.3),
    ("外聘专家费用", 0.9),
    ("其他费用", 0.6),
)


def sample_money(rng: random.Random, year: int, capital: Fen, target_assets: Fen, *, research: bool) -> Money:
    """Figures for `year` and the two before, total assets of the last near `target_assets`.

    `research` adds the lines of the general standard (研发费用, 其他收益), absent from the small-firm one.
    """
    growth = [rng.uniform(1.04, 1.22) for _ in range(2)]
    last_revenue = int(target_assets * rng.uniform(0.7, 1.6))
    revenues = [int(last_revenue / growth[0] / growth[1]), int(last_revenue / growth[1]), last_revenue]
    share = rng.uniform(0.55, 0.9)
    service = [int(r * share * rng.uniform(0.95, 1.04)) for r in revenues]
    costs = [int(s * rng.uniform(0.5, 0.68)) for s in service]
    statements = [_income(rng, r, c, research=research) for r, c in zip(revenues, costs, strict=True)]
    nets = [s["净利润"] for s in statements]
    paid = min(capital, int(target_assets * rng.uniform(0.4, 0.7)) // 1_000_000 * 1_000_000 or capital)
    reserve_capital = rng.choice([0, 0, int(target_assets * rng.uniform(0.01, 0.05))])
    surplus, retained = int(target_assets * 0.01), int(target_assets * rng.uniform(0.02, 0.08))
    years: list[Year] = []
    fixed_share = rng.uniform(0.25, 0.45)
    for index in range(3):
        if index:
            put_by = max(0, nets[index] // 10)
            surplus += put_by
            retained += nets[index] - put_by
        equity = dict(zip(EQUITY, (paid, reserve_capital, surplus, retained), strict=True))
        wanted = int(target_assets * (0.86, 0.93, 1.0)[index])
        debt = max(int(target_assets * 0.06), wanted - sum(equity.values()))
        years.append(Year(year - 2 + index, statements[index] | _balance(rng, equity, debt, fixed_share)))
    names = tuple(n for n, _ in _ITEMS)
    income_items = tuple(_split(rng, service[2], names, tuple(w for _, w in _ITEMS)).items())
    expense_names = tuple(n for n, _ in _EXPENSES)
    expense_items = tuple(_split(rng, costs[2], expense_names, tuple(w for _, w in _EXPENSES)).items())
    return Money(
        years=(years[0], years[1], years[2]),
        service_income=(service[0], service[1], service[2]),
        service_cost=(costs[0], costs[1], costs[2]),
        income_items=income_items,
        expense_items=expense_items,
        gov_income=int(service[2] * rng.uniform(0.05, 0.3)),
    )
