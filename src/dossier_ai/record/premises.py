"""Premises on the application date: what is owned, what is leased, what kind of base it is (4.7)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dossier_ai.core import Bounds, Dossier, Field, Value
from dossier_ai.record.fields import covers, exact_text, is_certain, number_of, places, term_of, text_of
from dossier_ai.record.sources import applicant_names, form_field, is_own
from dossier_ai.text.characters import squeeze
from dossier_ai.text.names import norm_name

PROPERTY, LEASE = "property_certificate", "lease_contract"
_DOUBTFUL = 0.5
_SHARED = re.compile(r"按份|共同共有|共有")
_ALONE = re.compile(r"单独所有")
_KINDS = (("楼宇经济园", re.compile(r"楼宇经济")), ("制造业园区", re.compile(r"制造业园区")))


@dataclass(frozen=True, slots=True)
class Premises:
    """One property or lease: `area` in square metres of building, None where it is unread; `own` whether the
    applicant owns (or rents) it, None where that is open; `numbers` tell which property it is, and
    `told_apart` that one of them is the number of a certificate."""

    area: Decimal | None
    own: bool | None
    numbers: frozenset[str]
    told_apart: bool
    fields: tuple[Field, ...]


def list_properties(dossier: Dossier) -> tuple[Premises, ...]:
    """The different properties whose certificates are there."""
    found: dict[frozenset[str], Premises] = {}
    names = applicant_names(dossier)
    for entry in dossier.of_kind(PROPERTY):
        fields = {
            k: dossier.in_document(entry.id, k) for k in ("owner", "area", "cert_no", "unit_no", "address")
        }
        owner = text_of(fields["owner"])
        shared = squeeze(text_of(dossier.in_document(entry.id, "co_ownership")) or "")
        own: bool | None = None if owner is None or not names else _owns(owner, names)
        if own and _SHARED.search(shared) and not _ALONE.search(shared):
            own = None
        numbers = _numbers(fields["cert_no"], fields["unit_no"]) or _numbers(fields["address"]) or {entry.id}
        told = text_of(fields["cert_no"]) is not None
        made = _premises(
            fields["area"], own, frozenset(numbers), told, tuple(f for f in fields.values() if f)
        )
        found.setdefault(made.numbers, made)
    return tuple(found.values())


def _owns(owner: str, names: Sequence[str]) -> bool:
    return any(is_own(part, names) for part in (owner, *re.split(r"[、,，;；]", owner)))


def list_leases(dossier: Dossier, day: dt.date) -> tuple[Premises, ...]:
    """The applicant's leases that may be in force on `day`; `own` is None where party or term is open."""
    found: dict[frozenset[str], Premises] = {}
    names = applicant_names(dossier)
    for entry in dossier.of_kind(LEASE):
        fields = {
            k: dossier.in_document(entry.id, k) for k in ("lessee", "area", "term", "property_no", "address")
        }
        lessee, held = text_of(fields["lessee"]), covers(term_of(fields["term"]), day)
        mine = None if lessee is None or not names else is_own(lessee, names)
        if held is False or mine is False:
            continue
        numbers = _numbers(fields["property_no"]) or _numbers(fields["address"]) or {entry.id}
        own = True if held is True and mine is True else None
        told = text_of(fields["property_no"]) is not None
        made = _premises(
            fields["area"], own, frozenset(numbers), told, tuple(f for f in fields.values() if f)
        )
        found.setdefault(made.numbers, made)
    return tuple(found.values())


def _numbers(*fields: Field | None) -> set[str]:
    return {norm_name(text) for f in fields if (text := text_of(f)) is not None and len(text) >= 4}


def _premises(
    area: Field | None, own: bool | None, numbers: frozenset[str], told_apart: bool, fields: tuple[Field, ...]
) -> Premises:
    sure = area is not None and is_certain(area)
    return Premises(number_of(area) if sure else None, own, numbers, told_apart, fields)


def establish_premises(dossier: Dossier, day: dt.date | None) -> dict[str, Value]:
    """`base.kind`, `base.leased`, `base.area` and `base.owned_area`; of areas nothing while a page of
    certificates or leases is unread."""
    values = _kind_of_base(dossier)
    if day is None or dossier.unread_pages((PROPERTY, LEASE)):
        return values
    properties, leases = list_properties(dossier), list_leases(dossier, day)
    if not properties and not leases:
        return values
    tenure = _tenure(dossier, properties, leases)
    if tenure is not None:
        values["base.leased"] = tenure
    area = _total_area(dossier, properties, leases)
    if area is not None:
        values["base.area"] = area
    owned = _owned_area(properties)
    if owned is not None:
        values["base.owned_area"] = owned
    return values


def _kind_of_base(dossier: Dossier) -> dict[str, Value]:
    """The kind that the form's name of the base states; no other is made up (AMB-14)."""
    named = form_field(dossier, "platform_name")
    text = squeeze(text_of(named) or "")
    found = [kind for kind, pattern in _KINDS if pattern.search(text)]
    if named is None or len(found) != 1:
        return {}
    return {
        "base.kind": Value(verified=found[0], rank=5, confidence=named.confidence, evidence=named.evidence)
    }


def _tenure(dossier: Dossier, properties: Sequence[Premises], leases: Sequence[Premises]) -> Value | None:
    """Leased where there are leases and no property of its own. With both it is none (its own part counts),
    unless the form says that it rents: then a person looks."""
    own = [p for p in properties if p.own is not False]
    shown = [f for p in (*own, *leases) for f in p.fields]
    if not shown or not (own or leases):
        return None
    declared = form_field(dossier, "site_tenure")
    said = text_of(declared)
    open_ones = any(p.own is None for p in own or leases) or bool(own and leases and said == "租用")
    return Value(
        verified="false" if own else "true",
        declared=None if said is None else "true" if said == "租用" else "false",
        rank=4 if leases else 1,
        confidence=_DOUBTFUL if open_ones else 1.0,
        evidence=places(shown),
        declared_evidence=declared.evidence if declared is not None and said is not None else (),
    )


def _total_area(dossier: Dossier, properties: Sequence[Premises], leases: Sequence[Premises]) -> Value | None:
    """The area of all certificates and of leases of other properties. A lease that may be of a certified
    property (no number tells them apart) counts in the upper bound only; an unread area leaves the sum
    open."""
    known = {number for p in properties for number in p.numbers}
    others = [lease for lease in leases if not lease.numbers & known]
    sure = sum((p.area for p in properties if p.area is not None), Decimal(0))
    rented = sum((p.area for p in others if p.area is not None), Decimal(0))
    counted = [p for p in (*properties, *others) if p.area is not None]
    if not counted:
        return None
    unread = len(properties) + len(others) - len(counted)
    total = sure + rented
    all_told = all(p.told_apart for p in properties)
    doubtful = [
        p
        for p in others
        if p.area is not None and (p.own is None or (properties and not (all_told and p.told_apart)))
    ]
    least = total - sum((p.area for p in doubtful if p.area is not None), Decimal(0))
    declared = form_field(dossier, "site_area")
    bounds = None
    if doubtful:
        why = (f"{len(doubtful)} LEASES",)
        bounds = Bounds(min=exact_text(least), max=exact_text(total), why=why)
    return Value(
        verified=exact_text(total),
        declared=text_of(declared),
        unit="square-metre",
        rank=1 if properties and not others else 4,
        confidence=_DOUBTFUL if unread else 1.0,
        evidence=places([f for p in counted for f in p.fields if f.key == "area"]),
        declared_evidence=declared.evidence if declared is not None else (),
        bounds=bounds,
    )


def _owned_area(properties: Sequence[Premises]) -> Value | None:
    """The area of the applicant's own certificates; shared property and unread owners lie between the
    bounds."""
    if not properties:
        return None
    own = [p for p in properties if p.own is True]
    open_ones = [p for p in properties if p.own is None]
    sure = sum((p.area for p in own if p.area is not None), Decimal(0))
    more = sum((p.area for p in open_ones if p.area is not None), Decimal(0))
    unread = any(p.area is None for p in (*own, *open_ones))
    evidence = places([f for p in properties for f in p.fields if f.key in ("owner", "area")])
    if not evidence:
        return None
    bounds = None
    if more:
        bounds = Bounds(min=exact_text(sure), max=exact_text(sure + more), why=(f"{len(open_ones)} OWNERS",))
    return Value(
        verified=exact_text(sure), unit="square-metre", rank=1, confidence=_DOUBTFUL if unread else 1.0,
        evidence=evidence, bounds=bounds,
    )  # fmt: skip
