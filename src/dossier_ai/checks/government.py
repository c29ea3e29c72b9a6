"""Contracts with government: who commissions, how they are executed, what they are worth, each once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, day, mark, number, text
from dossier_ai.checks.printed import yuan
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import audits, lacks_pages
from dossier_ai.checks.statements import Number
from dossier_ai.core import DocumentEntry, Dossier
from dossier_ai.text.characters import nfkc
from dossier_ai.text.money import cn_money
from dossier_ai.text.names import norm_name

KIND = "government_contract"


def income_within_contracts(gov_income: Number, contract_total: Number) -> bool:
    """XFN-24: commissioned income is not above the contracts, 1 % allowed."""
    return Fraction(Decimal(gov_income)) <= Fraction(Decimal(contract_total)) * Fraction(101, 100)


def amounts_equal(upper: str, lower: Number) -> bool:
    """XFN-25: the amount in words (as printed, or decoded) is that in figures, to the fen."""
    decoded = Decimal(upper) if re.fullmatch(r"-?\d+(?:\.\d+)?", upper) else cn_money(upper)
    return decoded == Decimal(lower)


def commissioned_by_government(party_is_gov: bool) -> bool:
    """XGV-04: the commissioning party is government."""
    return party_is_gov


def contract_executed(seal_a: bool, seal_b: bool, sign_date: object) -> bool:
    """XGV-05: both parties' seals and the date are there."""
    return seal_a and seal_b and sign_date is not None


def contracts_distinct(nos: Sequence[str]) -> bool:
    """XGV-07: no contract stands twice."""
    return len(set(nos)) == len(nos)


_GOVERNMENT = re.compile(
    r"(?:局|厅|委|委员会|人民政府|政府|街道办事处|管委会|管理委员会|办公室|部|人民法院|人民检察院|总队|支队|大队)$"
)
_PRIVATE = re.compile(
    r"公司$|集团$|合作社$|(?:厂|店|商行|经营部|工作室)$|协会$|商会$|学会$|联合会$|促进会$|基金会$|合伙\)?$|事务所$"
)


def is_government(party: str) -> bool | None:
    """Whether a name is that of an authority; None for public institutions and other names, of which a person
    has to say whether they act for one (AMB-24)."""
    name = norm_name(party).replace("（", "(").replace("）", ")")
    if _PRIVATE.search(name):
        return False
    return True if _GOVERNMENT.search(name) else None


def compare_income(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-24: the commissioned income of the audited years against the contracts supplied, each once. A
    contract without a readable amount leaves the total open."""
    incomes = [
        income
        for report in audits(dossier, "service_income_audit")
        if (income := number(dossier.in_document(report.entry.id, "gov_service_income"))) is not None
    ]
    entries = [e for e in dossier.of_kind(KIND) if _is_contract(dossier, e)]
    amounts = {_identity(dossier, e) or e.id: number(dossier.in_document(e.id, "amount")) for e in entries}
    known = [amount for amount in amounts.values() if amount is not None]
    if not incomes or not known or len(known) < len(amounts) or lacks_pages(dossier, KIND):
        return
    received = sum((i.value for i in incomes), Decimal(0))
    total = sum((a.value for a in known), Decimal(0))
    if not income_within_contracts(received, total):
        yield Disagreement(
            evidence=evidence_of(*incomes, *known[:12]),
            declared=f"政府委托服务收入 {yuan(received)}",
            found=f"合同 {len(known)} 份合计 {yuan(total)}",
            difference=yuan(received - total, signed=True),
            uncertain=unsure(*incomes, *known) or bool(dossier.of_kind("unknown")),
        )


def compare_words(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XFN-25: the amount in words against that in figures. Neither is chosen."""
    for entry in dossier.of_kind(KIND):
        words = number(dossier.in_document(entry.id, "amount_words"))
        figures = number(dossier.in_document(entry.id, "amount"))
        if words is None or figures is None:
            continue
        if not amounts_equal(f"{words.value:f}", figures.value):
            yield Disagreement(
                evidence=evidence_of(words, figures),
                declared=f"大写 {yuan(words.value)}",
                found=f"小写 {yuan(figures.value)}",
                difference=yuan(words.value - figures.value, signed=True),
                uncertain=unsure(words, figures),
            )


def compare_parties(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XGV-04: the commissioning party of each contract, where its name says that it is no authority."""
    for entry in dossier.of_kind(KIND):
        party = text(dossier.in_document(entry.id, "party_a"))
        title = text(dossier.in_document(entry.id, "title"))
        government = is_government(party.value) if party else None
        if party is None or government is None or commissioned_by_government(government):
            continue
        yield Disagreement(
            evidence=evidence_of(party, title),
            declared=title.value if title else entry.title,
            found=party.value,
            words={"party": party.value},
            uncertain=unsure(party),
        )


def _is_contract(dossier: Dossier, entry: DocumentEntry) -> bool:
    """Whether a document is the contract itself, not the notice of its award."""
    kind = text(dossier.in_document(entry.id, "document_kind"))
    return kind is None or kind.value == "contract"


def compare_execution(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XGV-05: the seals of each contract, where they were looked for. An unread date says nothing."""
    for entry in dossier.of_kind(KIND):
        seals = [mark(dossier.in_document(entry.id, key)) for key in ("sealed_a", "sealed_b")]
        signed = day(dossier.in_document(entry.id, "signed_on"))
        present = [seal is None or seal.value for seal in seals]
        if not _is_contract(dossier, entry) or contract_executed(present[0], present[1], signed or "unread"):
            continue
        lacking = [s for s in seals if s is not None and not s.value]
        missing = [name for name, there in zip(("甲方印章", "乙方印章"), present, strict=True) if not there]
        no = text(dossier.in_document(entry.id, "contract_no"))
        yield Disagreement(
            evidence=evidence_of(*lacking, no),
            declared="甲乙双方盖章并注明日期",
            found=f"未见{'、'.join(missing)}",
            uncertain=unsure(*lacking),
        )


def _identity(dossier: Dossier, entry: DocumentEntry) -> str | None:
    """What makes two documents one contract: its number, else party, amount and date; None when unknown."""
    no = text(dossier.in_document(entry.id, "contract_no"))
    if no is not None:
        return re.sub(r"[\s\-—–_]", "", nfkc(no.value)).upper()
    party = text(dossier.in_document(entry.id, "party_a"))
    amount = number(dossier.in_document(entry.id, "amount"))
    signed = day(dossier.in_document(entry.id, "signed_on"))
    if party is None or amount is None or signed is None:
        return None
    return f"{norm_name(party.value)} {amount.value.normalize():f} {signed.value.iso}"


def _shown(dossier: Dossier, entry: DocumentEntry) -> list[Known[str]]:
    """The fields that say which contract it is."""
    no = text(dossier.in_document(entry.id, "contract_no"))
    keys = ("party_a", "amount", "signed_on") if no is None else ("contract_no",)
    return [f for key in keys if (f := text(dossier.in_document(entry.id, key))) is not None]


def compare_contracts(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XGV-07: contracts that stand in the dossier more than once."""
    groups: dict[str, list[DocumentEntry]] = {}
    for entry in dossier.of_kind(KIND):
        identity = _identity(dossier, entry)
        if identity is not None and _is_contract(dossier, entry):
            groups.setdefault(identity, []).append(entry)
    for entries in groups.values():
        shown = [field for entry in entries for field in _shown(dossier, entry)]
        if not contracts_distinct([shown[0].value] * len(entries)):
            yield Disagreement(
                evidence=evidence_of(*shown),
                declared="，".join(field.value for field in _shown(dossier, entries[0])),
                found=f"{len(entries)} 份",
                uncertain=unsure(*shown),
            )


CHECKS = (
    Check("XFN-24", income_within_contracts, compare_income),
    Check("XFN-25", amounts_equal, compare_words),
    Check("XGV-04", commissioned_by_government, compare_parties),
    Check("XGV-05", contract_executed, compare_execution),
    Check("XGV-07", contracts_distinct, compare_contracts),
)
