"""What is true of an applicant beyond its accounts, staff and customers: premises, contracts, experts,
rights, credit, and for a base its ledger and tenants. Amounts in fen, areas in m² as decimal strings.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Site:
    """One building or floor. `owner` holds the title; where `leased`, `lessor` lets it to the applicant."""

    leased: bool
    owner: str
    lessor: str
    address: str
    area: str
    land_area: str
    cert_no: str
    unit_no: str
    serial: str
    registered: date
    signed: date
    start: date
    end: date
    rent: int
    free: bool
    purpose: str
    consent: bool


@dataclass(frozen=True, slots=True)
class Contract:
    """One government contract, its `amount` in fen."""

    number: str
    procurement: str
    project: str
    party: str
    amount: int
    signed: date
    start: date
    end: date
    form: Literal["contract", "award_notice", "commission_letter"] = "contract"


@dataclass(frozen=True, slots=True)
class Expert:
    name: str
    employer: str
    title: str
    field: str
    phone: str
    appointed: date


@dataclass(frozen=True, slots=True)
class Recognition:
    """A document of an authority whose list names the platform."""

    number: str
    title: str
    authority: str
    level: str
    on: date
    category: str
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Right:
    """One piece of intellectual property of the applicant."""

    kind: str
    title: str
    number: str
    cert_no: str
    applied: date
    granted: date
    expires: date | None
    trademark_class: str
    authority: str


@dataclass(frozen=True, slots=True)
class Visit:
    """One line of the service ledger."""

    demand: str
    record: str
    on: date
    place: str
    enterprise: str
    persons: int
    feedback: str
    category: str
    provider: str
    fee: str
    size: str


@dataclass(frozen=True, slots=True)
class Tenant:
    """One tenant of a base; `left` when it has moved out. `area` in square metres, `revenue` in fen."""

    name: str
    uscc: str
    industry: str
    size: str
    entered: date
    left: date | None
    area: str
    staff: int
    revenue: int
    contact: str
    phone: str


@dataclass(frozen=True, slots=True)
class Loan:
    enterprise: str
    institution: str
    amount: int
    on: date
    mode: str


@dataclass(frozen=True, slots=True)
class Filing:
    """The ICP filing and the site: `accounts` served on line by name, `views` mere page views."""

    number: str
    site: str
    domain: str
    approved: date
    accounts: int
    views: int
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guarantee:
    """New guarantees of the year and the balances at both ends, in fen."""

    new: int
    opening: int
    closing: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """All of it for one applicant. `adverse`: none in a clean dossier. `base_kind` and the owned part matter
    for a base only; `survey` is issued, returned and the five counts of marks."""

    registrar: str
    supervisor: str
    former_name: str
    renamed: date | None
    sites: tuple[Site, ...]
    contracts: tuple[Contract, ...]
    gov_income: tuple[int, int, int]
    experts: tuple[Expert, ...]
    recognition: Recognition
    rights: tuple[Right, ...]
    visits: tuple[Visit, ...]
    tenants: tuple[Tenant, ...]
    loans: tuple[Loan, ...]
    guarantee: Guarantee | None
    filing: Filing
    credit_on: date
    survey: tuple[int, int, tuple[int, int, int, int, int]]
    mentors: tuple[int, ...]
    base_kind: str
    opinion: str
