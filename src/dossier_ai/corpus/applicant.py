"""What is true of one invented applicant: people, customers, equipment, activities, agreements, accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dossier_ai.corpus.evidence import Evidence
from dossier_ai.corpus.figures import Money
from dossier_ai.corpus.profiles import Entity

Function = Literal["tech", "startup", "training", "info", "policy", "consulting", "fin", "market"]


@dataclass(frozen=True, slots=True)
class Person:
    """One member of staff. `degree_ok` and `title_ok`: college or above, intermediate title or above."""

    name: str
    post: str
    degree: str
    school_major: str
    title: str
    issuer: str
    years: int
    phone: str
    degree_ok: bool
    title_ok: bool


@dataclass(frozen=True, slots=True)
class Served:
    """One served enterprise; `satisfied` is None where no tick was set. What stands after `mode` is known
    only where the scheme's list asks for it."""

    name: str
    contact: str
    phone: str
    service: str
    satisfied: bool | None
    mode: str
    category: str = ""
    size: str = ""
    uscc: str = ""
    served_on: date | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of equipment; `value` is the line's total in fen."""

    name: str
    function: str
    quantity: int
    value: int
    remark: str


@dataclass(frozen=True, slots=True)
class Event:
    """One activity with its evidence."""

    title: str
    on: date
    place: str
    mode: str
    service_class: Function
    enterprises: int
    persons: int
    attendees: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """One cooperation agreement of the applicant with `partner`."""

    partner: str
    category: str
    signed: date
    start: date
    end: date
    contact: str


@dataclass(frozen=True, slots=True)
class World:
    """Everything that is true of one applicant on its application date."""

    name: str
    short: str
    platform: str
    uscc: str
    kind: str
    city: str
    district: str
    area_code: str
    postcode: str
    legal_rep: str
    contact: str
    capital: int
    established: date
    licence_issued: date
    address: str
    scope: str
    applied: date
    money: Money
    staff: tuple[Person, ...]
    equipment: tuple[Item, ...]
    served: tuple[Served, ...]
    served_history: tuple[int, int]
    agreements_history: tuple[int, int, int]
    partners: tuple[Agreement, ...]
    events: tuple[Event, ...]
    function: Function
    phone: str
    mobile: str
    site_area: int
    tenure: str
    auditor: str
    auditor_uscc: str
    cpas: tuple[str, str]
    certifier: str
    small_standard: bool
    scheme: str = "qinghai-platform"
    procedure: str = "initial"
    entity: Entity = "enterprise"
    province: str = "青海省"
    evidence: Evidence | None = None

    @property
    def beyond(self) -> Evidence:
        """The evidence beyond the first Qinghai materials; ValueError for a world that has none."""
        if self.evidence is None:
            raise ValueError(f"{self.name} was sampled without its further evidence")
        return self.evidence

    def name_on(self, day: date) -> str:
        """The applicant's name in force on `day`."""
        more = self.evidence
        if more is not None and more.renamed is not None and day < more.renamed:
            return more.former_name
        return self.name

    @property
    def year(self) -> int:
        """The year before the application: the one the evidence is about."""
        return self.applied.year - 1


def years_after(day: date, years: int) -> date:
    """The same day `years` later (1 March for a 29 February in a common year)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
