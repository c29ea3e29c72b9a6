"""年度审计报告: the annual audit, its opinion and its statements (domain 1.7).

Figures are in yuan, whatever the unit of their statement; a line that is not printed is absent, a blank or a
dash in a printed line is 0. Profits of a non-profit are never made up: its statement of activities gives
`revenue` (收入合计), `expenses_total` and `net_assets_change` instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dossier_ai.core import Cues, Document, Field, FieldSpec, FieldState, Kind, Page, Reread
from dossier_ai.text.accounts import ACCOUNTS, StatementKind
from dossier_ai.text.appropriations import appropriations
from dossier_ai.text.audit_fields import REPORT_SPECS, particular_field, report_fields
from dossier_ai.text.audits import audited_year, opinion, report_pages
from dossier_ai.text.grounded import absent, occluded, read
from dossier_ai.text.identities import (
    ACTIVITY_IDENTITIES,
    BALANCE_IDENTITIES,
    CASH_IDENTITIES,
    INCOME_IDENTITIES,
    settle,
)
from dossier_ai.text.lines import Span
from dossier_ai.text.money import UNITS, decimal_text
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.regimes import regime_of
from dossier_ai.text.statement_lines import Amount, Role, Statement
from dossier_ai.text.statements import printed_unit, statements_of

_IDENTITIES = {
    "balance": BALANCE_IDENTITIES,
    "income": INCOME_IDENTITIES,
    "activities": ACTIVITY_IDENTITIES,
    "budget": ACTIVITY_IDENTITIES,
    "cash_flow": CASH_IDENTITIES,
}
_SUFFIX: dict[Role, str] = {"closing": "", "opening": "_opening", "current": "", "previous": "_previous"}

_FIGURES: tuple[tuple[str, str, str], ...] = (
    ("total_assets", "资产总计", "Total assets"),
    ("current_assets", "流动资产合计", "Current assets"),
    ("non_current_assets", "非流动资产合计", "Non-current assets"),
    ("total_liabilities", "负债合计", "Total liabilities"),
    ("current_liabilities", "流动负债合计", "Current liabilities"),
    ("non_current_liabilities", "非流动负债合计", "Non-current liabilities"),
    ("equity", "所有者权益合计", "Equity"),
    ("liabilities_and_equity", "负债和所有者权益总计", "Liabilities and equity"),
    ("paid_in_capital", "实收资本", "Paid-in capital"),
    ("capital_reserve", "资本公积", "Capital reserve"),
    ("surplus_reserve", "盈余公积", "Surplus reserve"),
    ("retained_earnings", "未分配利润", "Retained earnings"),
    ("unrestricted_net_assets", "非限定性净资产", "Unrestricted net assets"),
    ("restricted_net_assets", "限定性净资产", "Restricted net assets"),
    ("cash", "货币资金", "Cash"),
    ("accounts_receivable", "应收账款", "Accounts receivable"),
    ("fixed_assets", "固定资产", "Fixed assets"),
    ("fixed_assets_cost", "固定资产原价", "Fixed assets at cost"),
    ("accumulated_depreciation", "累计折旧", "Accumulated depreciation"),
    ("fixed_assets_impairment", "固定资产减值准备", "Impairment of fixed assets"),
    ("intangible_assets", "无形资产", "Intangible assets"),
    ("revenue", "营业收入", "Revenue"),
    ("operating_cost", "营业成本", "Operating cost"),
    ("taxes_and_surcharges", "税金及附加", "Taxes and surcharges"),
    ("selling_expenses", "销售费用", "Selling expenses"),
    ("administrative_expenses", "管理费用", "Administrative expenses"),
    ("rd_expenses", "研发费用", "Research and development expenses"),
    ("finance_expenses", "财务费用", "Finance expenses"),
    ("other_income", "其他收益", "Other income"),
    ("investment_income", "投资收益", "Investment income"),
    ("fair_value_gains", "公允价值变动收益", "Fair value gains"),
    ("credit_impairment_losses", "信用减值损失", "Credit impairment losses"),
    ("asset_impairment_losses", "资产减值损失", "Asset impairment losses"),
    ("asset_disposal_gains", "资产处置收益", "Gains on disposal of assets"),
    ("operating_profit", "营业利润", "Operating profit"),
    ("non_operating_income", "营业外收入", "Non-operating income"),
    ("non_operating_expenses", "营业外支出", "Non-operating expenses"),
    ("total_profit", "利润总额", "Total profit"),
    ("income_tax", "所得税费用", "Income tax"),
    ("net_profit", "净利润", "Net profit"),
    ("donation_income", "捐赠收入", "Donations"),
    ("membership_income", "会费收入", "Membership fees"),
    ("service_provision_income", "提供服务收入", "Income from services"),
    ("goods_sale_income", "商品销售收入", "Income from goods"),
    ("government_subsidy_income", "政府补助收入", "Government subsidies"),
    ("fundraising_expenses", "筹资费用", "Fund-raising expenses"),
    ("other_expenses", "其他费用", "Other expenses"),
    ("expenses_total", "费用合计", "Total expenses"),
    ("net_assets_change", "净资产变动额", "Change in net assets"),
    ("cash_flow_change", "现金及现金等价物净增加额", "Net increase in cash"),
    ("cash_flow_end", "期末现金及现金等价物余额", "Cash at the end of the year"),
    ("cash_flow_begin", "期初现金及现金等价物余额", "Cash at the beginning of the year"),
    ("cash_flow_operating", "经营活动产生的现金流量净额", "Net cash from operating activities"),
    ("cash_flow_investing", "投资活动产生的现金流量净额", "Net cash from investing activities"),
    ("cash_flow_financing", "筹资活动产生的现金流量净额", "Net cash from financing activities"),
    ("cash_flow_exchange", "汇率变动对现金的影响", "Effect of exchange rates on cash"),
    ("surplus_reserve_appropriated", "提取盈余公积", "Appropriated to surplus reserve"),
    ("profit_distributed", "向所有者分配的利润", "Profit distributed to owners"),
    ("prior_year_adjustments", "以前年度损益调整", "Prior-year adjustments"),
)
_MAIN = ("total_assets", "total_liabilities", "equity", "revenue")


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    pages = [page for page in document.pages if page.read]
    statements = statements_of(pages)
    figures = {id(page) for statement in statements for page in statement.pages}
    first = next((i for i, page in enumerate(pages) if id(page) in figures), len(pages))
    wording = report_pages(pages[:first] or pages[:1])
    fields = report_fields(document, wording)
    fields += _opinion_and_period(document, wording, statements)
    fields += _regime_and_unit(document, wording, statements)
    fields += _figure_fields(document, statements, reread)
    fields += page_number_fields(document)
    return fields


def _opinion_and_period(
    document: Document, wording: Sequence[Page], statements: Sequence[Statement]
) -> list[Field]:
    period = audited_year(wording) or audited_year([s.pages[0] for s in statements if s.pages])
    return [
        particular_field(document, "opinion", opinion(wording)),
        particular_field(document, "period", period),
    ]


def _regime_and_unit(
    document: Document, wording: Sequence[Page], statements: Sequence[Statement]
) -> list[Field]:
    regime = regime_of(wording, statements)
    unit = printed_unit(statements)
    return [
        read(document, "regime", regime[1], regime[0]) if regime else absent(document, "regime"),
        read(document, "unit", unit[1], unit[0]) if unit else absent(document, "unit"),
    ]


def _chosen(statements: Sequence[Statement], kind: StatementKind) -> Statement | None:
    """The applicant's own statement of a kind: where a consolidated one is printed as well, the other."""
    own = [s for s in statements if s.kind == kind]
    single = [s for s in own if s.title is None or "合并" not in s.title.text or "母公司" in s.title.text]
    pool = single or own
    return max(pool, key=lambda s: len(s.lines), default=None) if pool else None


def _figure_fields(document: Document, statements: Sequence[Statement], reread: Reread) -> list[Field]:
    fallback = printed_unit(statements)
    fields: dict[str, Field] = {}
    for kind in ("balance", "income", "activities", "budget", "cash_flow"):
        statement = _chosen(statements, kind)
        if statement is None:
            continue
        unit = statement.unit or (fallback[0] if fallback else "元")
        sure = 1.0 if statement.unit or fallback else 0.7
        roles: tuple[Role, ...] = ("closing", "opening") if kind == "balance" else ("current", "previous")
        for role in roles:
            printed = {k: a for k in ACCOUNTS[kind] if (a := statement.amount(k, role)) is not None}
            for key, amount in settle(printed, _IDENTITIES.get(kind, ()), reread).items():
                field = _figure(document, key + _SUFFIX[role], amount, unit, sure)
                fields.setdefault(field.key, field)
    for field in _appropriation_fields(document, statements, fallback[0] if fallback else None):
        fields.setdefault(field.key, field)
    order = {key: i for i, (key, _, _) in enumerate(_FIGURES)}
    for key in _MAIN:
        fields.setdefault(key, absent(document, key))
    return sorted(fields.values(), key=lambda f: (order.get(_stem(f.key), 999), f.key))


def _appropriation_fields(
    document: Document, statements: Sequence[Statement], fallback: str | None
) -> list[Field]:
    """What became of the profit: from the statement of changes in equity or 利润分配表."""
    statement = _chosen(statements, "equity")
    if statement is None:
        return []
    unit, sure = statement.unit or fallback or "元", 1.0 if statement.unit or fallback else 0.7
    amounts = appropriations(statement, "current")
    return [_figure(document, key, amount, unit, sure) for key, amount in amounts.items()]


def _stem(key: str) -> str:
    return key.removesuffix("_opening").removesuffix("_previous")


def _figure(document: Document, key: str, amount: Amount, unit: str, sure: float) -> Field:
    if amount.value is None:
        return occluded(document, key, amount.span)
    yuan = amount.value * Decimal(UNITS[unit])
    state = FieldState.REPAIRED if amount.reading == "repaired" else FieldState.READ
    span: Span = amount.span
    return read(
        document,
        key,
        span,
        decimal_text(yuan),
        state=state,
        grounding="exact" if amount.reading == "printed" and unit == "元" else "normalised",
        confidence=amount.confidence * sure,
    )


def _specs() -> tuple[FieldSpec, ...]:
    specs = list(REPORT_SPECS)
    specs += [
        FieldSpec("opinion", "审计意见", "Opinion", "enum", ("审计意见",), required=True),
        FieldSpec("period", "审计年度", "Audited year", "text", ("年度",), required=True),
        FieldSpec("regime", "会计制度", "Accounting regime", "enum"),
        FieldSpec("unit", "金额单位", "Unit of the statements", "enum", ("单位",)),
    ]
    flows = {k for kind in ("income", "activities", "budget", "cash_flow") for k in ACCOUNTS[kind]}
    for key, zh, en in _FIGURES:
        specs.append(FieldSpec(key, zh, en, "money", required=key in _MAIN))
        if key in ACCOUNTS["balance"]:
            specs.append(FieldSpec(f"{key}_opening", f"{zh}（年初）", f"{en}, opening", "money"))
        if key in flows:
            specs.append(FieldSpec(f"{key}_previous", f"{zh}（上年）", f"{en}, previous year", "money"))
    specs += [
        FieldSpec("printed_pages", "页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Printed number of pages", "integer"),
    ]
    return tuple(specs)


KIND = Kind(
    id="audit_report",
    code="D07",
    zh="年度审计报告",
    en="Annual audit report",
    rank=2,
    cues=Cues(
        titles=(
            r"^(.{2,40}(公司|中心|协会|院|所|社))?(20\d\d年?度?)?(年度)?(财务报表|会计报表|财务)?审计报告(书)?$",
            r"年度(财务报表)?审计报告",
            r"财务报表及审计报告",
            r"^(合并|母公司)?(资产负债表|利润表|损益表|现金流量表|业务活动表|收入费用表|所有者权益变动表|股东权益变动表)(\(?续表?\)?)?$",
            r"^财务报表附注$",
        ),
        inner=(
            r"资产负债表|利润表|损益表|现金流量表|业务活动表|收入费用表|权益变动表",
            r"附注",
        ),
        anchors=(
            "会计师事务所",
            "中国注册会计师",
            "审计意见",
            "形成审计意见的基础",
            "管理层和治理层对财务报表的责任",
            "资产总计",
            "负债合计",
            "流动资产合计",
            "利润总额",
            "净利润",
            "期末余额",
            "年初余额",
            "本期金额",
            "主管会计工作负责人",
            "会计机构负责人",
        ),
        negative=(
            "专项审计",
            "服务收支",
            "经济责任审计",
            "验资报告",
            "审核报告",
            "鉴证报告",
            "管理建议书",
        ),
    ),
    fields=_specs(),
    extract=_extract,
)
