"""Who applies: name, code, kind of entity, legal person, registration, capital (domain 2.16, 4.0).

The certificate speaks; change notices add what changed; the form's own statements stand beside as declared.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation

from dossier_ai.core import DocumentEntry, Dossier, FieldState, Value
from dossier_ai.record.fields import (
    date_of,
    is_certain,
    mark_of,
    number_of,
    places,
    rows_in,
    text_of,
    year_of,
)
from dossier_ai.record.former_names import NOTICE, find_former_names
from dossier_ai.record.sources import (
    any_field,
    form_field,
    present_names,
    rank_of,
    registration,
    value_from,
)
from dossier_ai.text.characters import squeeze
from dossier_ai.text.codes import check_uscc, compact_code
from dossier_ai.text.entities import Entity, classify_class
from dossier_ai.text.names import norm_name

# A person has to look at a kind that stands on these grounds.
_DOUBTFUL = 0.5
# The first two characters of the code that a certificate of this kind stands for.
_CLASS_OF_KIND = {
    "business_licence": "91",
    "public_institution_certificate": "12",
    "social_organisation_certificate": "51",
    "private_non_enterprise_certificate": "52",
}
_CLASS_OF_CERTIFICATE = {"foundation": "53", "law_firm": "31", "cooperative": "93"}
_PRIVATE_FORM = re.compile(r"[（(](法人|合伙|个体)[）)]")
_SERVICES = re.compile(r"中小企业服务|企业服务|公共服务|咨询服务|技术服务|培训服务|创业服务")
_SCOPE = re.compile(r"经营范围|业务范围")
_DOMICILE = re.compile(r"住所|地址|登记机关|迁移|迁入|迁出")
_CITY = re.compile(r"([\u4e00-\u9fa5]{2,6}?(?:自治州|市|州|盟|地区))")
_PROVINCE = re.compile(r"^[\u4e00-\u9fa5]{2,8}?(?:省|自治区)")


def establish_entity(dossier: Dossier, application_date: dt.date | None) -> dict[str, Value]:
    """The `ent.*` values and `op_start` of the applicant."""
    entry = registration(dossier)
    values: dict[str, Value] = {}

    def add(name: str, key: str, form_key: str | None, unit: str = "") -> None:
        found = any_field(dossier, entry.id, key) if entry is not None else None
        declared = form_field(dossier, form_key) if form_key is not None else None
        value = value_from([found] if found is not None else [], unit=unit, declared=declared)
        if value is not None:
            values[name] = value

    add("ent.name", "name", "applicant")
    add("ent.uscc", "uscc", None)
    add("ent.legal_rep", "legal_rep", "legal_rep")
    # Periods of validity are those of the certificate: only a printed founding date is one (domain 1.2).
    add("ent.reg_date", "established", "registered_on", "date")
    add("ent.reg_capital", "capital", "registered_capital", "CNY")
    add("ent.address", "address", "address")
    if "ent.reg_capital" in values and application_date is not None:
        values["ent.reg_capital"] = _with_paid_in(dossier, values["ent.reg_capital"], application_date.year)
    if "ent.reg_date" in values:
        values["op_start"] = _with_later_start(dossier, values["ent.reg_date"])
    if entry is not None:
        values.update(_kind(dossier, entry))
        values.update(_region(dossier, entry))
    values.update(_changes(dossier, text_of_value(values.get("ent.legal_rep"))))
    former = find_former_names(dossier, present_names(dossier))
    if former:
        values["ent.former_names"] = Value(
            verified=tuple(f"{one.until or ''}|{one.name}" for one in former),
            rank=rank_of(NOTICE),
            evidence=tuple(dict.fromkeys(e for one in former for e in one.evidence)),
        )
    return values


def text_of_value(value: Value | None) -> str | None:
    """The verified text of a value; None when there is none."""
    return value.verified if value is not None and isinstance(value.verified, str) else None


def judge_entity(dossier: Dossier, entry: DocumentEntry) -> Entity | None:
    """What kind of entity the certificate `entry` shows; None when neither code nor certificate tells."""
    code, printed, name = (text_of(dossier.in_document(entry.id, key)) for key in ("uscc", "kind", "name"))
    if entry.kind == "social_organisation_certificate" and mark_of(dossier.in_document(entry.id, "branch")):
        return Entity("branch", False)
    certificate = text_of(dossier.in_document(entry.id, "certificate"))
    if certificate == "trade_union":
        return Entity("special", True, "工会")
    checked = check_uscc(code) if code is not None else None
    head = checked.value[:2] if checked is not None and checked.sound else ""
    head = head or _CLASS_OF_CERTIFICATE.get(certificate or "") or _CLASS_OF_KIND.get(entry.kind, "")
    if head == "91" and "个体" in (printed or ""):
        head = "92"
    said = printed or ""
    if head == "52":
        form = _PRIVATE_FORM.search(squeeze(f"{entry.title}{name or ''}"))
        said = text_of(dossier.in_document(entry.id, "form")) or (form[1] if form else said)
    return classify_class(head, said, name or "")


def _kind(dossier: Dossier, entry: DocumentEntry) -> dict[str, Value]:
    fields = [dossier.in_document(entry.id, key) for key in ("uscc", "kind", "form", "name", "certificate")]
    known = [f for f in fields if f is not None]
    evidence = tuple(e for f in known for e in f.evidence)
    if not evidence:
        return {}
    judged = judge_entity(dossier, entry)
    rank, confidence = rank_of(entry.kind), min(f.confidence for f in known)
    if not all(is_certain(f) for f in known):
        confidence = min(confidence, 0.79)
    hidden = Value(rank=rank, state=FieldState.OCCLUDED, confidence=confidence, evidence=evidence)
    if judged is None or judged.kind is None:
        return {"ent.kind": hidden, "ent.legal_person": hidden}
    sure = confidence if not judged.review else min(confidence, _DOUBTFUL)
    kind = Value(verified=judged.kind, rank=rank, confidence=sure, evidence=evidence)
    if judged.legal_person is None:
        return {"ent.kind": kind, "ent.legal_person": hidden}
    legal = "true" if judged.legal_person else "false"
    return {
        "ent.kind": kind,
        "ent.legal_person": Value(verified=legal, rank=rank, confidence=confidence, evidence=evidence),
    }


def _region(dossier: Dossier, entry: DocumentEntry) -> dict[str, Value]:
    """The region in the unified code (its characters 3 to 8), where the code is sound."""
    code = dossier.in_document(entry.id, "uscc")
    text = text_of(code)
    if code is None or text is None or not check_uscc(text).sound:
        return {}
    region = compact_code(text)[2:8]
    return {
        "ent.region": Value(
            verified=region,
            rank=rank_of(entry.kind),
            state=code.state,
            confidence=code.confidence,
            evidence=code.evidence,
        )
    }


def _with_paid_in(dossier: Dossier, capital: Value, year: int) -> Value:
    """The capital with the readings `subscribed` and `paid_in` where the latest audit before `year` books
    another sum (AMB-11)."""
    subscribed = text_of_value(capital)
    reports = [
        (said, found)
        for entry in dossier.of_kind("audit_report")
        if (found := dossier.in_document(entry.id, "paid_in_capital")) is not None
        and (said := year_of(dossier.in_document(entry.id, "period"))) is not None
        and said < year
    ]
    if subscribed is None or not reports:
        return capital
    _, paid = max(reports, key=lambda item: item[0])
    amount = number_of(paid)
    if amount is None or amount == _exact(subscribed):
        return capital
    return capital.model_copy(
        update={
            "readings": {"subscribed": subscribed, "paid_in": text_of(paid) or ""},
            "evidence": tuple(dict.fromkeys((*capital.evidence, *paid.evidence))),
        }
    )


def _exact(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _with_later_start(dossier: Dossier, registered: Value) -> Value:
    """The registration date with the reading `service_start` where a change notice shows that the services
    came into the scope of business later (AMB-08)."""
    for entry in dossier.of_kind("change_notice"):
        approved = dossier.in_document(entry.id, "approved_on")
        on, first = text_of(approved), text_of_value(registered)
        if approved is None or on is None or first is None or on <= first:
            continue
        for before, after in _changed(dossier, entry, _SCOPE):
            if _SERVICES.search(after) and not _SERVICES.search(before):
                return registered.model_copy(
                    update={
                        "readings": {"registered": first, "service_start": on},
                        "evidence": places([approved]) + registered.evidence,
                    }
                )
    return registered


def _changed(dossier: Dossier, entry: DocumentEntry, item: re.Pattern[str]) -> list[tuple[str, str]]:
    """Before and after of the changes of one notice whose item fits."""
    out = []
    for row in rows_in(dossier.in_document(entry.id, "changes")):
        if item.search(text_of(row.get("item")) or ""):
            before, after = text_of(row.get("before")), text_of(row.get("after"))
            if before is not None and after is not None:
                out.append((before, after))
    return out


def _changes(dossier: Dossier, legal_rep: str | None) -> dict[str, Value]:
    """`ent.legal_rep_since` and `ent.moved_in`, where a change notice shows the change."""
    values: dict[str, Value] = {}
    for entry in dossier.of_kind("change_notice"):
        approved = dossier.in_document(entry.id, "approved_on")
        if approved is None or date_of(approved) is None:
            continue
        when = Value(
            verified=text_of(approved), unit="date", rank=rank_of(entry.kind), state=approved.state,
            confidence=approved.confidence, evidence=approved.evidence,
        )  # fmt: skip
        follower = text_of(dossier.in_document(entry.id, "new_legal_rep"))
        if follower is not None and legal_rep is not None and norm_name(follower) == norm_name(legal_rep):
            values["ent.legal_rep_since"] = _later(values.get("ent.legal_rep_since"), when)
        for before, after in _changed(dossier, entry, _DOMICILE):
            cities = (_city(before), _city(after))
            if None not in cities and cities[0] != cities[1]:
                values["ent.moved_in"] = _later(values.get("ent.moved_in"), when)
    return values


def _city(address: str) -> str | None:
    found = _CITY.match(_PROVINCE.sub("", squeeze(address)))
    return found[1] if found else None


def _later(known: Value | None, other: Value) -> Value:
    return other if known is None or str(other.verified) > str(known.verified) else known
