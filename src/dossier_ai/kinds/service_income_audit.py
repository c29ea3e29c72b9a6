"""服务收支情况专项审计报告: the special audit of service income and expense (domain 1.8).

Figures are in yuan. Items are the terms of the printed totals; what is printed as 其中 of another line is
not one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from dossier_ai.core import Column, Cues, Document, Field, FieldSpec, FieldState, Kind, Page, Reread, Row
from dossier_ai.text.audit_fields import REPORT_SPECS, particular_field, report_fields
from dossier_ai.text.audits import audited_year
from dossier_ai.text.grounded import absent, cell, occluded, read
from dossier_ai.text.identities import Identity, settle
from dossier_ai.text.money import decimal_text
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.service_accounts import (
    SIDES,
    Item,
    ServiceAccounts,
    Side,
    identities_amounts,
    service_accounts,
)
from dossier_ai.text.special_audits import audited_unit, dated
from dossier_ai.text.statement_lines import Amount

_AMOUNTS = ("service_income_total", "gov_service_income", "service_expense_total", "surplus", "revenue")


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    pages = [page for page in document.pages if page.read]
    period = audited_year(pages)
    accounts = service_accounts(pages, period.value if period else None)
    for side in SIDES:
        _settle_side(accounts, side, reread)
    _settle_surplus(accounts, reread)
    fields = [_elsewhere(document, field, pages) for field in report_fields(document, pages)]
    fields.append(particular_field(document, "period", period))
    fields.append(
        read(document, "unit", accounts.unit[1], accounts.unit[0])
        if accounts.unit
        else absent(document, "unit")
    )
    for key in _AMOUNTS:
        fields.append(_amount_field(document, key, accounts))
    for side in SIDES:
        fields += _items_field(document, side, accounts)
    if accounts.share is not None:
        fields.append(read(document, "share_of_revenue", accounts.share[1], accounts.share[0]))
    if accounts.public_benefit:
        text = "".join(span.text for span in accounts.public_benefit)
        fields.append(read(document, "public_benefit", accounts.public_benefit, text))
    fields += page_number_fields(document)
    return fields


def _elsewhere(document: Document, field: Field, pages: Sequence[Page]) -> Field:
    """The addressee and the day where a report is a form rather than a letter; other fields as they are."""
    if field.state is not FieldState.ABSENT:
        return field
    if field.key == "addressee" and (unit := audited_unit(pages)) is not None:
        return particular_field(document, field.key, unit)
    if field.key == "report_date" and (day := dated(pages)) is not None:
        return read(document, field.key, day[1], day[0].iso, confidence=0.85 * day[1].confidence)
    return field


def _settle_side(accounts: ServiceAccounts, side: Side, reread: Reread) -> None:
    """Reads a contested total or item again where the items do not add up to the total."""
    items = accounts.items[side]
    if not items:
        return
    terms = tuple((1, f"item {i}") for i in range(len(items)))
    settled = settle(identities_amounts(accounts, side), (Identity("XFN-21", "total", terms),), reread)
    accounts.items[side] = [replace(item, amount=settled[f"item {i}"]) for i, item in enumerate(items)]
    if "total" in settled:
        accounts.amounts[f"service_{side}_total"] = settled["total"]


def _settle_surplus(accounts: ServiceAccounts, reread: Reread) -> None:
    keys = ("surplus", "service_income_total", "service_expense_total")
    units = {accounts.units.get(k) for k in keys}
    held = {k: accounts.amounts[k] for k in keys if k in accounts.amounts}
    if len(held) == len(keys) and len(units) == 1:
        rule = Identity("XFN-21", "surplus", ((1, keys[1]), (-1, keys[2])))
        accounts.amounts.update(settle(held, (rule,), reread))


def _amount_field(document: Document, key: str, accounts: ServiceAccounts) -> Field:
    amount = accounts.amounts.get(key)
    if amount is None:
        return absent(document, key)
    if amount.value is None:
        return occluded(document, key, amount.span)
    return read(
        document,
        key,
        amount.span,
        _yuan(amount, accounts.units[key]),
        state=_state(amount),
        grounding="exact" if amount.reading == "printed" and accounts.units[key] == 1 else "normalised",
        confidence=amount.confidence,
    )


def _yuan(amount: Amount, factor: int) -> str:
    return decimal_text((amount.value or Decimal(0)) * factor)


def _state(amount: Amount) -> FieldState:
    return FieldState.REPAIRED if amount.reading == "repaired" else FieldState.READ


def _items_field(document: Document, side: Side, accounts: ServiceAccounts) -> list[Field]:
    items = accounts.items[side]
    if not items:
        return []
    factor = accounts.item_units[side]
    rows = tuple(_item_row(item, factor) for item in items)
    spans = [item.name_span for item in items]
    return [read(document, f"service_{side}_items", spans, rows)]


def _item_row(item: Item, factor: int) -> Row:
    amount = item.amount
    unread = amount.value is None
    return {
        "item": cell(item.name_span, item.name),
        "amount": cell(
            amount.span,
            None if unread else _yuan(amount, factor),
            state=FieldState.OCCLUDED if unread else _state(amount),
            confidence=amount.confidence,
        ),
    }


_ITEM_COLUMNS = (
    Column("item", ("项目", "服务类别", "收入项目", "支出项目")),
    Column("amount", ("金额", "本年金额", "审定金额"), "money"),
)

KIND = Kind(
    id="service_income_audit",
    code="D08",
    zh="服务收支情况专项审计报告",
    en="Special audit of service income and expense",
    rank=2,
    cues=Cues(
        titles=(
            r"服务收支.*(审计|审核)(报告)?",
            r"服务收入.*专项审计",
            r"^专项审计报告$",
            r"^(中小企业|平台|公共)*服务收(支|入)(情况|明细|汇总)*表$",
        ),
        inner=(r"收支(情况|明细)?表|(收入|支出|成本)(明细|情况|汇总)表|附注|附表",),
        anchors=(
            "服务收支",
            "专项审计",
            "服务收入",
            "服务支出",
            "收支结余",
            "政府购买服务收入",
            "政府委托服务",
            "公共服务平台",
            "注册会计师",
        ),
        negative=("资产负债表的", "经济责任审计", "验资报告", "高新技术产品"),
    ),
    fields=(
        *REPORT_SPECS,
        FieldSpec("period", "审计期间", "Audited period", "text", ("审计期间",), required=True),
        FieldSpec("unit", "金额单位", "Unit of the tables", "enum", ("单位",)),
        FieldSpec("service_income_total", "服务收入合计", "Service income", "money",
                  ("服务收入", "服务收入合计", "中小企业服务收入"), required=True),
        FieldSpec("service_income_items", "服务收入明细", "Service income by item", "rows",
                  columns=_ITEM_COLUMNS),
        FieldSpec("gov_service_income", "政府购买服务收入", "Government-commissioned service income", "money",
                  ("政府购买服务收入", "政府委托服务收入", "财政专项收入")),
        FieldSpec("service_expense_total", "服务支出合计", "Service expense", "money",
                  ("服务支出", "服务成本")),
        FieldSpec("service_expense_items", "服务支出明细", "Service expense by item", "rows",
                  columns=_ITEM_COLUMNS),
        FieldSpec("surplus", "收支结余", "Surplus", "money", ("收支结余",)),
        FieldSpec("public_benefit", "公益性服务", "Public-benefit services", "text",
                  ("公益性服务", "低收费服务")),
        FieldSpec("share_of_revenue", "服务收入占营业收入比例", "Service share of revenue", "percent",
                  ("服务收入占营业收入比例",)),
        FieldSpec("revenue", "营业收入", "Revenue", "money", ("营业收入",)),
        FieldSpec("printed_pages", "页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Printed number of pages", "integer"),
    ),
    extract=_extract,
)  # fmt: skip
