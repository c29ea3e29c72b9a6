"""The auditor's papers: the opinion and its signatures, the special audit of service income.

Amounts are in yuan; tolerances follow the printed digits (domain 2.9).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from dossier_ai.checks.catalogue import document_name
from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import names, number, text
from dossier_ai.checks.printed import yuan
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.statements import Money, Number, close, factor_of, rounding, sum_differs
from dossier_ai.core import Dossier


def special_audit_adds_up(
    total: Number,
    tol: Number,
    items: Sequence[Number] | None = None,
    surplus: Number | None = None,
    expense: Number | None = None,
) -> bool:
    """XFN-21: the items make the total, total less expense makes the surplus; None is not asked."""
    if items is not None and not close(total, sum((Decimal(i) for i in items), Decimal(0)), tol):
        return False
    return surplus is None or expense is None or close(surplus, Decimal(total) - Decimal(expense), tol)


def opinion_clean(opinion: str) -> bool:
    """XFN-31: the audit opinion is unqualified."""
    return opinion in ("无保留意见", "标准无保留意见")


def two_accountants(cpas: Sequence[str]) -> bool:
    """XFN-36: at least two different accountants signed."""
    return len(set(cpas)) >= 2 and all(cpas)


def commissioned_within(gov: Sequence[Number], service: Sequence[Number]) -> bool:
    """XFN-23: in no year is commissioned service income above all service income."""
    return all(Decimal(g) <= Decimal(s) for g, s in zip(gov, service, strict=True))


def compare_special_audit(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-21: the special audit's items against its totals, and income less expense against the surplus."""
    for entry in dossier.of_kind("service_income_audit"):
        read = {
            key: number(dossier.in_document(entry.id, key))
            for key in ("service_income_total", "service_expense_total", "surplus")
        }
        factor = factor_of(dossier, entry.id)
        for side, label in (("income", "服务收入"), ("expense", "服务支出")):
            total = read[f"service_{side}_total"]
            items = _item_amounts(dossier, entry.id, f"service_{side}_items")
            if total is None or not items:
                continue
            tol = rounding([total, *items], factor) * (len(items) + 1)
            values = [item.value for item in items]
            if not special_audit_adds_up(total.value, tol, items=values):
                yield sum_differs(
                    total, items, f"{label}合计", f"{label}各项之和", sum(values, Decimal(0)), tol
                )
        income, expense, surplus = read.values()
        if income is None or expense is None or surplus is None:
            continue
        tol = rounding([income, expense, surplus], factor) * 3
        if not special_audit_adds_up(income.value, tol, surplus=surplus.value, expense=expense.value):
            net = income.value - expense.value
            yield sum_differs(surplus, [income, expense], "收支结余", "服务收入-服务支出", net, tol)


def _item_amounts(dossier: Dossier, document: str, key: str) -> list[Money]:
    """The amounts of an itemised table; none at all when one of them is unread."""
    field = dossier.in_document(document, key)
    rows = field.value if field is not None and isinstance(field.value, tuple) else ()
    amounts = [number(row.get("amount")) for row in rows if isinstance(row, dict)]
    read = [amount for amount in amounts if amount is not None]
    return read if len(read) == len(amounts) else []


def compare_opinion(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-31: the opinion of each annual audit; an emphasis of matter is for a person to read."""
    for opinion in map(text, dossier.all("audit_report.opinion")):
        if opinion is not None and not opinion_clean(opinion.value):
            emphasis = "强调事项" in opinion.value and "无保留" in opinion.value
            yield Disagreement(
                evidence=evidence_of(opinion),
                declared="无保留意见",
                found=opinion.value,
                words={"opinion": opinion.value},
                variant="emphasis" if emphasis else "",
                severity="I" if emphasis else None,
                uncertain=unsure(opinion),
            )


def compare_accountants(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-36: the signing accountants of each audit report."""
    for field in dossier.all("audit_report.cpas", "service_income_audit.cpas"):
        signed = names(field)
        if signed is None:
            continue
        people = ["".join(name.split()) for name in signed.value]
        if not two_accountants(people):
            yield Disagreement(
                evidence=evidence_of(signed),
                declared="2",
                found=f"{len({p for p in people if p})}（{'、'.join(people)}）",
                words={"doc": document_name(field.kind)},
                uncertain=unsure(signed),
            )


def compare_commissioned(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-23: commissioned service income against all service income of each special audit."""
    for entry in dossier.of_kind("service_income_audit"):
        commissioned = number(dossier.in_document(entry.id, "gov_service_income"))
        total = number(dossier.in_document(entry.id, "service_income_total"))
        if commissioned is None or total is None:
            continue
        if not commissioned_within([commissioned.value], [total.value]):
            yield Disagreement(
                evidence=evidence_of(commissioned, total),
                declared=yuan(commissioned.value),
                found=yuan(total.value),
                difference=yuan(commissioned.value - total.value, signed=True),
                uncertain=unsure(commissioned, total),
            )


CHECKS = (
    Check("XFN-21", special_audit_adds_up, compare_special_audit),
    Check("XFN-23", commissioned_within, compare_commissioned),
    Check("XFN-31", opinion_clean, compare_opinion),
    Check("XFN-36", two_accountants, compare_accountants),
)
