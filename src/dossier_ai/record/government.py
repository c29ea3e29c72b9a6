"""Contracts with government by signing year, each once (domain 1.24, AMB-04, AMB-24, XGV-04 to XGV-07)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from dossier_ai.core import Bounds, DocumentEntry, Dossier, Evidence, Field, Value
from dossier_ai.record.fields import (
    date_of,
    exact_text,
    is_certain,
    mark_of,
    number_of,
    places,
    term_of,
    text_of,
)
from dossier_ai.record.sources import any_field, applicant_names, entry_place, is_own
from dossier_ai.text.characters import squeeze
from dossier_ai.text.names import norm_name

KIND = "government_contract"
# A contract that names no sum of its own counts only by what was settled; the sum is unknown here.
_UNKNOWN_SUM = 0.5
_DEPARTMENT = re.compile(
    r"(?:局|厅|部|委员会|委|政府|公署|管委会|街道办事处|街道办|办公室|法院|检察院|海关|(?:乡|镇)人民政府)(?:机关)?$"
)
_COMPANY = re.compile(r"公司|集团|事务所|合伙|厂$|店$")
_ASSOCIATION = re.compile(r"(?:协会|商会|学会|联合会|促进会|联盟|基金会)$")
_PUBLIC_BODY = re.compile(r"(?:中心|院|所|站|馆|大学|学院|学校|园区)$")
_STATE_FIRM = re.compile(r"国有|国资|城投|城市建设|产业投资|投资发展|开发建设|控股|集团")


def is_government(name: str) -> bool | None:
    """Whether a commissioning party is government (AMB-24): departments are, private firms and associations
    are not; public institutions and state firms are for a person to judge (None)."""
    text = re.sub(r"[（(][^）)]*[）)]$", "", squeeze(name))
    if _COMPANY.search(text):
        return None if _STATE_FIRM.search(text) else False
    if _ASSOCIATION.search(text):
        return False
    if _DEPARTMENT.search(text):
        return True
    return None if _PUBLIC_BODY.search(text) else False


@dataclass(frozen=True, slots=True)
class Contract:
    """One contract. `least` and `most` are its sum in yuan (they differ where figures and words do), None
    where no sum is printed; `doubts` say why a person has to look before it counts."""

    key: tuple[str, ...]
    year: int
    least: Decimal | None
    most: Decimal | None
    term: tuple[dt.date, dt.date] | None
    confidence: float
    doubts: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def list_contracts(dossier: Dossier) -> tuple[Contract, ...]:
    """The applicant's different contracts with what is or may be government, in order. Equal numbers, or
    equal party, sum and date, are one contract (XGV-07); an award notice of one that is there is none."""
    own = applicant_names(dossier)
    read: dict[tuple[str, ...], Contract] = {}
    projects: set[str] = set()
    notices: list[tuple[str, Contract]] = []
    for entry in dossier.of_kind(KIND):
        contract = _contract(dossier, entry, own)
        if contract is None:
            continue
        project = norm_name(text_of(dossier.in_document(entry.id, "procurement_no")) or "") or norm_name(
            text_of(dossier.in_document(entry.id, "project")) or ""
        )
        if text_of(dossier.in_document(entry.id, "document_kind")) == "award_notice":
            notices.append((project, replace(contract, doubts=(*contract.doubts, "AWARD_NOTICE"))))
            continue
        projects.add(project)
        before = read.get(contract.key)
        if before is None or len(contract.doubts) < len(before.doubts):
            read[contract.key] = contract
    for project, notice in notices:
        if not project or project not in projects:
            read.setdefault(notice.key, notice)
    return tuple(read.values())


def _contract(dossier: Dossier, entry: DocumentEntry, own: Sequence[str]) -> Contract | None:
    def get(key: str) -> Field | None:
        return any_field(dossier, entry.id, key)

    client, contractor, amount = get("party_a"), get("party_b"), get("amount")
    doubts: list[str] = []
    name = text_of(client)
    governs = is_government(name) if name is not None else None
    if governs is False:
        return None
    if governs is None:
        doubts.append("PARTY")
    served_by = text_of(contractor)
    if served_by is None or not is_own(served_by, own):
        if contractor is not None and served_by is not None and own and is_certain(contractor):
            return None
        doubts.append("CONTRACTOR")
    seals = [mark_of(get(key)) for key in ("sealed_a", "sealed_b")]
    if False in seals:
        doubts.append("UNSEALED")
    signed, term = get("signed_on"), term_of(get("term"))
    day = date_of(signed)
    if day is None and term is not None and term[0] is not None:
        day, doubts = term[0], [*doubts, "UNSIGNED_DATE"]
    if day is None:
        return None
    sums = [n for n in (number_of(amount), number_of(get("amount_words"))) if n is not None]
    if len(set(sums)) > 1:
        doubts.append("FIGURES_AND_WORDS")
    read = [f for f in (client, contractor, amount, signed) if f is not None and f.value is not None]
    number = norm_name(text_of(get("contract_no")) or "")
    key = (number,) if number else (norm_name(name or ""), str(sums[:1]), day.earliest.isoformat())
    return Contract(
        key=key,
        year=day.year,
        least=min(sums, default=None),
        most=max(sums, default=None),
        term=_whole_term(term),
        confidence=min((f.confidence for f in read), default=0.0) if sums else _UNKNOWN_SUM,
        doubts=tuple(doubts),
        evidence=places([amount, client, signed]) or entry_place(entry),
    )


def _whole_term(term: object) -> tuple[dt.date, dt.date] | None:
    if not isinstance(term, tuple) or term[0] is None or term[1] is None:
        return None
    start, end = term[0].earliest, term[1].latest
    return (start, end) if start <= end else None


def performed_in(contract: Contract, amount: Decimal, year: int) -> Fraction:
    """The part of `amount` that falls to `year` by days of the term; all of it to the signing year where no
    term is printed."""
    if contract.term is None:
        return Fraction(amount) if year == contract.year else Fraction(0)
    start, end = contract.term
    first, last = max(start, dt.date(year, 1, 1)), min(end, dt.date(year, 12, 31))
    days = (last - first).days + 1
    return Fraction(amount) * max(0, days) / ((end - start).days + 1)


def establish_contracts(dossier: Dossier) -> dict[str, Value]:
    """`gov.contract_amount.<year>`: by signing year and, as second reading, by what falls to the year. Sums
    of doubtful contracts lie between the bounds. Nothing while a page of them is unread."""
    if dossier.unread_pages((KIND,)):
        return {}
    contracts = list_contracts(dossier)
    years = {c.year for c in contracts}
    for contract in contracts:
        if contract.term is not None:
            years.update(range(contract.term[0].year, contract.term[1].year + 1))
    found = {year: _value(contracts, year) for year in sorted(years)}
    return {f"gov.contract_amount.{year}": value for year, value in found.items() if value is not None}


def _value(contracts: Sequence[Contract], year: int) -> Value | None:
    signed = least = most = Fraction(0)
    performed = [Fraction(0), Fraction(0), Fraction(0)]
    why: dict[str, int] = {}
    concerned = []
    for contract in contracts:
        low, high = contract.least, contract.most
        if low is None or high is None:
            if contract.year == year:
                concerned.append(contract)
                why["NO_SUM"] = why.get("NO_SUM", 0) + 1
            continue
        falls = performed_in(contract, high, year)
        if contract.year != year and not falls:
            continue
        concerned.append(contract)
        for doubt in contract.doubts:
            why[doubt] = why.get(doubt, 0) + 1
        sure = not contract.doubts
        if contract.year == year:
            signed += Fraction(low)
            least += Fraction(low) if sure else 0
            most += Fraction(high)
        performed[0] += performed_in(contract, low, year)
        performed[1] += performed_in(contract, low, year) if sure else 0
        performed[2] += falls
    if not concerned:
        return None
    differ = performed[0] != signed
    low_end, high_end = (min(least, performed[1]), max(most, performed[2])) if differ else (least, most)
    reasons = tuple(f"{n} {reason}" for reason, n in sorted(why.items()))
    plain = {signed, performed[0]} if differ else {signed}
    doubtful = bool(why) and (low_end < min(plain) or high_end > max(plain))
    return Value(
        verified=exact_text(signed),
        unit="CNY",
        rank=3,
        confidence=min(c.confidence for c in concerned),
        evidence=tuple(dict.fromkeys(e for c in concerned for e in c.evidence)),
        readings={"signed": exact_text(signed), "performed": exact_text(performed[0])} if differ else None,
        bounds=Bounds(min=exact_text(low_end), max=exact_text(high_end), why=reasons) if doubtful else None,
    )
