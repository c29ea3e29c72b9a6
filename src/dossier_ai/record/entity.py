"""Who applies: name, code, kind of entity, legal person, registration (domain 2.16, 4.0)."""

from __future__ import annotations

import re
from typing import Literal

from dossier_ai.core import DocumentEntry, Dossier, Field, FieldState, Value
from dossier_ai.record.fields import is_certain, text_of
from dossier_ai.record.sources import form_field, rank_of, registration, value_from
from dossier_ai.text.characters import squeeze
from dossier_ai.text.codes import check_uscc, compact_code

EntityKind = Literal["enterprise", "nonprofit", "special", "nonlegal", "branch", "individual"]

_BRANCH_TYPE = re.compile(r"分公司|分支机构|营业单位|办事处|代表处|分所|分会")
_BRANCH_NAME = re.compile(r"(分公司|办事处|代表处|分支机构|分会|分所)$")
_PARTNERSHIP = re.compile(r"个人独资企业|合伙")
_LEGAL_TYPE = re.compile(
    r"有限责任公司|股份有限公司|有限公司|全民所有制|集体所有制|股份合作制|国有独资|一人有限|外商投资企业"
)
_LEGAL_OF_CLASS: dict[str, EntityKind] = {"12": "nonprofit", "51": "nonprofit", "53": "nonprofit"}
_PRIVATE_UNIT_FORM = re.compile(r"[（(](法人|合伙|个体)[）)]")


def classify_entity(
    code: str | None, printed_type: str | None, name: str | None, title: str = ""
) -> tuple[EntityKind, bool] | None:
    """The kind of entity and whether it is an independent legal person; None when a person must say.

    `code` is the unified code, `printed_type` the 类型 of the licence, `title` that of the certificate
    (a private non-enterprise unit prints its form there). A branch is told by the printed type; a name
    alone does not prove one.
    """
    kind_text = squeeze(printed_type or "")
    two = compact_code(code or "")[:2]
    if _BRANCH_TYPE.search(kind_text):
        return "branch", False
    if name is not None and _BRANCH_NAME.search(squeeze(name)):
        return None
    if two == "92" or "个体工商户" in kind_text or "个体经营" in kind_text:
        return "individual", False
    if two == "93" or "农民专业合作" in kind_text:
        return "special", True
    if two == "31":
        return "nonlegal", False
    if two == "52":
        form = _PRIVATE_UNIT_FORM.search(squeeze(f"{title}{kind_text}{name or ''}"))
        if form is None:
            return None
        return ("nonprofit", True) if form[1] == "法人" else ("nonlegal", False)
    if two in _LEGAL_OF_CLASS:
        return _LEGAL_OF_CLASS[two], True
    if two in ("11", "13") or two[:1] == "N":
        return "special", True
    if two in ("91", "") and kind_text:
        if _LEGAL_TYPE.search(kind_text):
            return "enterprise", True
        if _PARTNERSHIP.search(kind_text):
            return "nonlegal", False
    return None


def establish_entity(dossier: Dossier) -> dict[str, Value]:
    """The `ent.*` values and `op_start` of the applicant, from its registration certificate; the form's own
    statements stand beside them as declared."""
    entry = registration(dossier)
    values: dict[str, Value] = {}

    def add(name: str, key: str, form_key: str | None, unit: str = "") -> None:
        found = _own(dossier, entry, key)
        declared = form_field(dossier, form_key) if form_key is not None else None
        value = value_from([found] if found is not None else [], unit=unit, declared=declared)
        if value is not None:
            values[name] = value

    add("ent.name", "name", "applicant")
    add("ent.uscc", "uscc", None)
    add("ent.legal_rep", "legal_rep", "legal_rep")
    add("ent.reg_date", "established", "registered_on", "date")
    add("ent.reg_capital", "capital", "registered_capital", "CNY")
    add("ent.address", "address", "address")
    if "ent.reg_date" in values:
        values["op_start"] = values["ent.reg_date"]
    if entry is not None:
        values.update(_kind(dossier, entry))
        values.update(_region(dossier, entry))
    return values


def _own(dossier: Dossier, entry: DocumentEntry | None, key: str) -> Field | None:
    if entry is None:
        return None
    found = dossier.in_document(entry.id, key)
    if found is not None:
        return found
    return next((f for f in dossier.fields if f.document == entry.id and f.key == key), None)


def _kind(dossier: Dossier, entry: DocumentEntry) -> dict[str, Value]:
    fields = [dossier.in_document(entry.id, key) for key in ("uscc", "kind", "name")]
    code, printed, name = (text_of(f) for f in fields)
    known = [f for f in fields if f is not None]
    evidence = tuple(e for f in known for e in f.evidence)
    if not evidence:
        return {}
    verdict = classify_entity(code, printed, name, entry.title)
    rank, confidence = rank_of(entry.kind), min(f.confidence for f in known)
    if not all(is_certain(f) for f in known):
        confidence = min(confidence, 0.79)
    if verdict is None:
        hidden = Value(rank=rank, state=FieldState.OCCLUDED, confidence=confidence, evidence=evidence)
        return {"ent.kind": hidden, "ent.legal_person": hidden}
    kind, legal = verdict
    return {
        "ent.kind": Value(verified=kind, rank=rank, confidence=confidence, evidence=evidence),
        "ent.legal_person": Value(
            verified="true" if legal else "false", rank=rank, confidence=confidence, evidence=evidence
        ),
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
