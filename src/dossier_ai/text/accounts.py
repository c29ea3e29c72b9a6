"""Printed line names of financial statements to account keys, for the four Chinese accounting regimes.

In comes a printed line name ("减：营业成本", "所有者权益（或股东权益）合计"); out comes its key and how well
it fits. Names that mean something else but look alike are listed too, so that they are not taken for them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dossier_ai.text.lines import fold

StatementKind = Literal["balance", "income", "activities", "budget", "cash_flow", "equity"]
Regime = Literal["enterprise", "small_enterprise", "non_profit", "government"]

# Names in order of preference: where a statement prints several, the first listed is the figure.
BALANCE: dict[str, tuple[str, ...]] = {
    "cash": ("货币资金",),
    "accounts_receivable": ("应收账款", "应收账款净额", "应收账款净值"),
    "current_assets": ("流动资产合计", "流动资产总计", "流动资产小计"),
    "fixed_assets": ("固定资产账面价值", "固定资产净额", "固定资产净值", "固定资产", "固定资产合计"),
    "fixed_assets_cost": ("固定资产原价", "固定资产原值"),
    "accumulated_depreciation": ("累计折旧", "固定资产累计折旧"),
    "fixed_assets_impairment": ("固定资产减值准备",),
    "intangible_assets": ("无形资产", "无形资产净值", "无形资产净额"),
    "non_current_assets": ("非流动资产合计", "非流动资产总计", "非流动资产小计"),
    "total_assets": ("资产总计", "资产合计", "资产总额", "资产总和"),
    "current_liabilities": ("流动负债合计", "流动负债总计", "流动负债小计"),
    "non_current_liabilities": ("非流动负债合计", "长期负债合计", "非流动负债总计", "非流动负债小计"),
    "total_liabilities": ("负债合计", "负债总额", "负债总计"),
    "paid_in_capital": ("实收资本", "股本", "实收资本净额", "开办资金"),
    "capital_reserve": ("资本公积",),
    "surplus_reserve": ("盈余公积",),
    "retained_earnings": ("未分配利润",),
    "unrestricted_net_assets": ("非限定性净资产",),
    "restricted_net_assets": ("限定性净资产",),
    "equity": ("所有者权益合计", "股东权益合计", "净资产合计", "所有者权益总计", "股东权益总计",
               "净资产总计", "权益合计"),
    "liabilities_and_equity": tuple(
        f"负债{and_}{what}{sum_}"
        for what in ("所有者权益", "股东权益", "净资产", "权益")
        for and_ in ("和", "及", "与", "")
        for sum_ in ("总计", "合计", "总额")
    ),
}  # fmt: skip
INCOME: dict[str, tuple[str, ...]] = {
    "revenue": ("营业收入", "营业总收入", "主营业务收入", "营业收入合计", "经营收入"),
    "operating_cost": ("营业成本", "主营业务成本"),
    "taxes_and_surcharges": ("税金及附加", "营业税金及附加", "主营业务税金及附加"),
    "selling_expenses": ("销售费用", "营业费用"),
    "administrative_expenses": ("管理费用",),
    "rd_expenses": ("研发费用",),
    "finance_expenses": ("财务费用",),
    "other_income": ("其他收益",),
    "investment_income": ("投资收益",),
    "fair_value_gains": ("公允价值变动收益", "公允价值变动净收益"),
    "credit_impairment_losses": ("信用减值损失",),
    "asset_impairment_losses": ("资产减值损失",),
    "asset_disposal_gains": ("资产处置收益",),
    "operating_profit": ("营业利润",),
    "non_operating_income": ("营业外收入",),
    "non_operating_expenses": ("营业外支出",),
    "total_profit": ("利润总额",),
    "income_tax": ("所得税费用", "所得税"),
    "net_profit": ("净利润",),
}
ACTIVITIES: dict[str, tuple[str, ...]] = {
    "revenue": ("收入合计", "收入总计"),
    "donation_income": ("捐赠收入",),
    "membership_income": ("会费收入",),
    "service_provision_income": ("提供服务收入",),
    "goods_sale_income": ("商品销售收入",),
    "government_subsidy_income": ("政府补助收入",),
    "investment_income": ("投资收益",),
    "operating_cost": ("业务活动成本",),
    "administrative_expenses": ("管理费用",),
    "fundraising_expenses": ("筹资费用",),
    "other_expenses": ("其他费用",),
    "expenses_total": ("费用合计", "费用总计"),
    "net_assets_change": ("净资产变动额",),
}
BUDGET: dict[str, tuple[str, ...]] = {
    "revenue": ("本期收入", "收入合计", "收入总计"),
    "expenses_total": ("本期费用", "费用合计", "费用总计"),
    "net_assets_change": ("本期盈余",),
}
CASH_FLOW: dict[str, tuple[str, ...]] = {
    "cash_flow_end": ("期末现金及现金等价物余额", "年末现金及现金等价物余额", "期末现金余额"),
    "cash_flow_change": ("现金及现金等价物净增加额", "现金净增加额"),
    "cash_flow_begin": (
        "期初现金及现金等价物余额",
        "年初现金及现金等价物余额",
        "期初现金余额",
        "年初现金余额",
    ),
    "cash_flow_operating": (
        "经营活动产生的现金流量净额",
        "业务活动产生的现金流量净额",
        "日常活动产生的现金流量净额",
        "经营活动现金流量净额",
    ),
    "cash_flow_investing": ("投资活动产生的现金流量净额", "投资活动现金流量净额"),
    "cash_flow_financing": ("筹资活动产生的现金流量净额", "筹资活动现金流量净额"),
    "cash_flow_exchange": (
        "汇率变动对现金及现金等价物的影响",
        "汇率变动对现金的影响",
        "汇率变动对现金的影响额",
        "汇率变动对现金及现金等价物的影响额",
    ),
}
# What became of the profit: 利润分配表 and, in its column 未分配利润, the statement of changes in equity. The
# two reserves and the two adjustments are added up (`appropriations`).
EQUITY: dict[str, tuple[str, ...]] = {
    "surplus_reserve_appropriated": ("提取盈余公积", "提取法定盈余公积"),
    "voluntary_reserve": ("提取任意盈余公积",),
    "profit_distributed": (
        "对所有者或股东的分配",
        "对所有者的分配",
        "对股东的分配",
        "对投资者的分配",
        "应付利润",
        "应付股利",
        "应付普通股股利",
        "分配给投资者的利润",
        "向投资者分配利润",
        "分配股利",
    ),
    "prior_year_adjustments": ("以前年度损益调整", "前期差错更正"),
    "policy_changes": ("会计政策变更",),
}

ACCOUNTS: dict[StatementKind, dict[str, tuple[str, ...]]] = {
    "balance": BALANCE,
    "income": INCOME,
    "activities": ACTIVITIES,
    "budget": BUDGET,
    "cash_flow": CASH_FLOW,
    "equity": EQUITY,
}

# Lines that are no figure of ours but differ from one by a character or two.
_OTHERS: dict[StatementKind, tuple[str, ...]] = {
    "balance": (
        "流动资产", "非流动资产", "流动负债", "非流动负债", "长期负债", "所有者权益", "股东权益", "净资产",
        "负债", "资产", "应收票据", "应收款项融资", "预付款项", "预付账款", "其他应收款", "存货", "合同资产",
        "其他流动资产", "长期股权投资", "在建工程", "开发支出", "商誉", "长期待摊费用", "递延所得税资产",
        "其他非流动资产", "短期借款", "应付票据", "应付账款", "预收款项", "预收账款", "合同负债",
        "应付职工薪酬", "应交税费", "应付利息", "应付利润", "其他应付款", "其他流动负债", "长期借款",
        "长期应付款", "递延收益", "递延所得税负债", "其他非流动负债", "其他综合收益", "库存股", "专项储备",
        "归属于母公司所有者权益合计", "归属于母公司股东权益合计", "少数股东权益", "固定资产清理",
        "使用权资产", "租赁负债", "长期投资合计", "无形资产及其他资产合计",
        "无形资产及其他资产", "受托代理资产", "受托代理负债", "短期投资", "交易性金融资产", "其他权益工具",
        "生产性生物资产", "投资性房地产", "坏账准备", "累计摊销", "文物文化资产", "累计盈余", "专用基金",
    ),
    "income": (
        "营业总成本", "其他业务收入", "其他业务成本", "其他业务利润", "利息费用", "利息收入", "主营业务利润",
        "持续经营净利润", "终止经营净利润", "归属于母公司股东的净利润", "归属于母公司所有者的净利润",
        "少数股东损益", "综合收益总额", "其他综合收益的税后净额", "基本每股收益", "稀释每股收益",
        "净敞口套期收益", "汇兑收益", "营业外收支净额", "补贴收入", "以前年度损益调整", "可供分配的利润",
        "政府补助", "非流动资产处置损失", "坏账损失", "消费税", "营业税", "城市维护建设税", "印花税",
    ),
    "activities": (
        "收入", "费用", "其他收入", "限定性净资产转为非限定性净资产", "主办单位捐赠", "总部拨款收入",
        "人员费用", "日常费用", "提供服务成本", "商品销售成本", "会员服务成本", "业务活动税金及附加",
    ),
    "budget": (
        "财政拨款收入", "事业收入", "上级补助收入", "附属单位上缴收入", "非同级财政拨款收入", "经营收入",
        "捐赠收入", "利息收入", "租金收入", "其他收入", "业务活动费用", "单位管理费用", "经营费用",
        "资产处置费用", "上缴上级费用", "对附属单位补助费用", "所得税费用", "其他费用", "政府性基金收入",
    ),
    "cash_flow": ("销售商品提供劳务收到的现金", "支付的各项税费", "收到其他与经营活动有关的现金"),
    "equity": (
        "利润分配", "净利润", "综合收益总额", "未分配利润", "年初未分配利润", "可供分配的利润",
        "可供投资者分配的利润", "上年年末余额", "本年年初余额", "本年年末余额", "盈余公积",
        "所有者投入和减少资本", "应付优先股股利", "盈余公积弥补亏损", "盈余公积转增资本", "资本公积转增资本",
        "提取职工奖励及福利基金", "提取一般风险准备",
    ),
}  # fmt: skip

_LEAD = re.compile(
    r"^(?:[△☆▲*#·\-—]+|[一二三四五六七八九十]{1,3}[、.,:]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[、.]|"
    r"(?:加|减|其中|其)[:：]|[减加](?=营业|业务|主营|税金|所得税|累计)|:)"
)
_CLAUSE = re.compile(r"\([^()]*(?:填列|列示|号|损失以|亏损以|减少以)[^()]*\)?|\((?:净?亏损|净?损失)[^()]*\)?")
_FILLER = re.compile(r"或股东权益|或所有者权益|或股本|或净资产|[()\[\]:;,.、\"'“”\s]")


@dataclass(frozen=True, slots=True)
class Account:
    """The account a line name means: its key, its place in the preference of that key, and how well the name
    fits (1 exact, less with one character read differently)."""

    key: str
    preference: int
    fit: float


def account_name(text: str) -> str:
    """A line name as it is compared: without numbering, 加/减/其中, sign clauses, brackets and blanks."""
    name = re.sub(r"\s", "", fold(text)).replace("帐", "账").replace("赢余", "盈余")
    while True:
        shorter = _LEAD.sub("", name)
        if shorter == name:
            break
        name = shorter
    return _FILLER.sub("", _CLAUSE.sub("", name))


@lru_cache(maxsize=8192)
def account_of(text: str, kind: StatementKind) -> Account | None:
    """The account that a printed line name means in this kind of statement; None when it means none of
    them, or when two are equally near."""
    name = account_name(text)
    if len(name) < 2:
        return None
    for key, names in ACCOUNTS[kind].items():
        if name in names:
            return Account(key, names.index(name), 1.0)
    if name in _OTHERS[kind] or len(name) < 4:
        return None
    near: list[tuple[int, str | None, int]] = []
    for key, names in ACCOUNTS[kind].items():
        for preference, candidate in enumerate(names):
            if (distance := _substitutions(name, candidate)) is not None:
                near.append((distance, key, preference))
    for candidate in _OTHERS[kind]:
        if (distance := _substitutions(name, candidate)) is not None:
            near.append((distance, None, 0))
    if not near:
        return None
    near.sort(key=lambda n: n[0])
    best = near[0]
    if best[1] is None or any(n[0] == best[0] and n[1] != best[1] for n in near[1:]):
        return None
    return Account(best[1], best[2], 1.0 - 0.1 * best[0])


def _substitutions(name: str, candidate: str) -> int | None:
    """How many characters differ between names of one length; None when more than one in six (one in four
    at least) do. A lost or added character is never excused: 非 decides between two lines."""
    if len(name) != len(candidate):
        return None
    distance = sum(a != b for a, b in zip(name, candidate, strict=True))
    return distance if distance <= max(1, len(name) // 6) else None


_TITLES: tuple[tuple[StatementKind, re.Pattern[str]], ...] = (
    ("balance", re.compile(r"资产负债表|财务状况表")),
    ("income", re.compile(r"利润表|损益表|利润及利润分配表")),
    ("activities", re.compile(r"业务活动表")),
    ("budget", re.compile(r"收入费用表|收入支出表")),
    ("cash_flow", re.compile(r"现金流量表")),
    ("equity", re.compile(r"(?:所有者|股东)权益变动表|净资产变动表|(?<!利润及)利润分配表")),
)
_AROUND = re.compile(
    r"^(?:.{0,40}(?:公司|中心|协会|企业|院|所|社|单位|有限合伙))?(?:附件\d*|\d{4}年度?)?"
    r"(?:合并及?|母公司|公司|及母公司)*$"
)
_AFTER = re.compile(r"^(?:\(?续表?\)?[一二三\d]?|\(?[一二三\d]\)?|\(.{0,12}\))*$")


def statement_title(text: str) -> StatementKind | None:
    """The kind of statement whose title a line is (资产负债表, 合并利润表（续）); None for prose and contents
    lines that only mention one."""
    flat = re.sub(r"\s", "", fold(text))
    if len(flat) > 60:
        return None
    for kind, pattern in _TITLES:
        found = pattern.search(flat)
        if found and _AROUND.match(flat[: found.start()]) and _AFTER.match(flat[found.end() :]):
            return kind
    return None
