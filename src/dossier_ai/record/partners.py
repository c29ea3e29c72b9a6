"""Partners and licences: gathered institutions, training and guarantee licences, the quality certificate.

What counts is in force on the application date and belongs to the applicant (XRS-02, XCT-01, XCT-02, AMB-19).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from dossier_ai.core import Bounds, Cell, DocumentEntry, Dossier, Evidence, Field, Value
from dossier_ai.record.fields import Term, covers, is_certain, mark_of, names_of, places, term_of, text_of
from dossier_ai.record.sources import any_field, applicant_names, form_field, is_own, rank_of
from dossier_ai.text.certificates import parse_certificate_no
from dossier_ai.text.characters import squeeze
from dossier_ai.text.names import norm_name, stem

AGREEMENT = "cooperation_agreement"
_TRAINING = re.compile(r"办学许可|民办学校|培训.{0,6}(许可|资质|资格)|(许可|资质|资格).{0,6}培训")
_FILING = re.compile(r"备案")
_GUARANTOR = re.compile(r"融资(性)?担保.{0,6}许可")


def establish_institutions(dossier: Dossier, application_date: dt.date | None) -> dict[str, Value]:
    """`res.institutions`: distinct partners with an agreement in force on the application date. A bare list,
    an unread term, an unsealed agreement or two names of one stem leave doubt and make bounds."""
    if application_date is None or dossier.unread_pages((AGREEMENT,)):
        return {}
    own = applicant_names(dossier)
    sure: dict[str, Field | Cell] = {}
    doubtful: dict[str, Field | Cell] = {}
    seen: list[Field | Cell] = []
    for entry in dossier.of_kind(AGREEMENT):
        parties = [any_field(dossier, entry.id, key) for key in ("party_a", "party_b")]
        others = [p for p in parties if (name := text_of(p)) is not None and not is_own(name, own)]
        partner = others[0] if others else None
        if partner is None:
            continue
        seen.append(partner)
        term = any_field(dossier, entry.id, "term")
        held = covers(term_of(term), application_date)
        if held is False:
            continue
        seals = [mark_of(any_field(dossier, entry.id, key)) for key in ("sealed_a", "sealed_b")]
        signed_by_applicant = len(others) == 1 and sum(text_of(p) is not None for p in parties) == 2
        certain = (
            held is True
            and signed_by_applicant
            and is_certain(partner)
            and (term is None or is_certain(term))
            and seals != [False, False]
        )
        _put(sure if certain else doubtful, partner)
    for row in dossier.rows(f"{AGREEMENT}.rows"):
        cell = row.get("name")
        name = text_of(cell)
        if cell is None or name is None or is_own(name, own):
            continue
        seen.append(cell)
        if covers(term_of(row.get("term")), application_date) is not False:
            _put(doubtful, cell)
    if not seen:
        declared = form_field(dossier, "partners")
        names = names_of(declared)
        if declared is None or not names:
            return {}
        return {
            "res.institutions": Value(
                declared=str(len(names)), unit="institution", rank=5, declared_evidence=declared.evidence
            )
        }
    return {"res.institutions": _count(dossier, sure, doubtful, seen)}


def _put(group: dict[str, Field | Cell], source: Field | Cell) -> None:
    group.setdefault(norm_name(text_of(source) or ""), source)


def _count(
    dossier: Dossier,
    sure: dict[str, Field | Cell],
    doubtful: dict[str, Field | Cell],
    seen: Sequence[Field | Cell],
) -> Value:
    extra = {name: source for name, source in doubtful.items() if name not in sure}
    stems = {stem(name) or name for name in sure}
    least, most = len(stems), len(sure) + len(extra)
    why = []
    if extra:
        why.append(f"{len(extra)} UNPROVED")
    if least < len(sure):
        why.append(f"{len(sure) - least} SAME_STEM")
    declared = form_field(dossier, "partners")
    names = names_of(declared)
    return Value(
        verified=str(len(sure)),
        declared=str(len(names)) if names else None,
        unit="institution",
        rank=4,
        evidence=places([*sure.values(), *extra.values()] or list(seen)),
        declared_evidence=declared.evidence if declared is not None and names else (),
        bounds=Bounds(min=str(least), max=str(most), why=tuple(why)) if least != most else None,
    )


def establish_licences(dossier: Dossier, application_date: dt.date | None) -> dict[str, Value]:
    """`training.licence`, `.filing`, `guarantor.licensed`, `cert.qms`: "true" when one belongs to the
    applicant and is valid on the application date, "false" when all that are there surely do not. A filing
    is no licence."""
    if application_date is None:
        return {}
    values: dict[str, Value] = {}
    qualifications = dossier.of_kind("qualification_certificate")
    for name, wanted in (("training.licence", _TRAINING), ("guarantor.licensed", _GUARANTOR)):
        entries = [e for e in qualifications if _is_about(dossier, e, wanted)]
        value = best_certificate(dossier, entries, application_date)
        if value is not None:
            values[name] = value
    filings = [e for e in qualifications if _is_filing(dossier, e)]
    filed = best_certificate(dossier, filings, application_date)
    if filed is not None:
        values["training.filing"] = filed
    systems = dossier.of_kind("iso9001_certificate")
    quality = [e for e in systems if not _other_systems(dossier, e)]
    qms = best_certificate(dossier, quality, application_date)
    if qms is None and systems:
        others = _other_systems(dossier, systems[0])
        confidence = min(f.confidence for f in others)
        qms = _truth("false", systems[0], confidence, places(others))
    if qms is not None:
        values["cert.qms"] = qms
    return values


def _other_systems(dossier: Dossier, entry: DocumentEntry) -> list[Field]:
    """What shows that a management-system certificate is of another system than quality: the standard that it
    names, or the letter in its number; empty when nothing does."""
    standard = any_field(dossier, entry.id, "standard")
    number = any_field(dossier, entry.id, "cert_no")
    if standard is not None and (named := text_of(standard)):
        return [] if re.search(r"(?<!\d)1?9001(?!\d)", squeeze(named)) else [standard]
    parsed = parse_certificate_no(text_of(number) or "")
    return [number] if number is not None and parsed is not None and not parsed.quality else []


def _is_filing(dossier: Dossier, entry: DocumentEntry) -> bool:
    """Whether a paper is the filing of a training body (AMB-21)."""
    title = squeeze(f"{entry.title}{text_of(dossier.in_document(entry.id, 'title')) or ''}")
    return bool(_FILING.search(title)) and "培训" in title


def _is_about(dossier: Dossier, entry: DocumentEntry, wanted: re.Pattern[str]) -> bool:
    texts = [entry.title, text_of(dossier.in_document(entry.id, "title")) or ""]
    texts.append(text_of(dossier.in_document(entry.id, "scope")) or "")
    title = squeeze("".join(texts[:2]))
    return bool(wanted.search(squeeze("".join(texts)))) and not _FILING.search(title)


def best_certificate(dossier: Dossier, entries: Sequence[DocumentEntry], day: dt.date) -> Value | None:
    """The best of the certificates: valid, else in doubt, else not valid; None when there is none."""
    own = applicant_names(dossier)
    found: list[tuple[int, Value]] = []
    for entry in entries:
        fields = [any_field(dossier, entry.id, k) for k in ("holder", "issued", "expires", "title")]
        holder, issued, expires, _ = fields
        evidence = places(list(fields)) or ((entry.title_evidence,) if entry.title_evidence else ())
        if not evidence:
            continue
        name = text_of(holder)
        mine = None if name is None or not own else is_own(name, own)
        begun = covers(_from(issued), day)
        lasts = True if expires is None or expires.state == "absent" else covers(_until(expires), day)
        parts = (mine, begun if issued is not None and text_of(issued) else True, lasts)
        known = [f for f in (holder, issued, expires) if f is not None and f.value is not None]
        confidence = min((f.confidence for f in known), default=0.0)
        if False in parts:
            found.append((2, _truth("false", entry, confidence, evidence)))
        elif None in parts:
            found.append((1, _truth("true", entry, min(confidence, 0.5), evidence)))
        else:
            found.append((0, _truth("true", entry, confidence, evidence)))
    return min(found, key=lambda item: (item[0], -item[1].confidence))[1] if found else None


def _from(field: Field | None) -> Term | None:
    term = term_of(field)
    return (term[0], None, True) if term is not None else None


def _until(field: Field | None) -> Term | None:
    term = term_of(field)
    return (None, term[1], term[2]) if term is not None else None


def _truth(value: str, entry: DocumentEntry, confidence: float, evidence: tuple[Evidence, ...]) -> Value:
    return Value(verified=value, rank=rank_of(entry.kind), confidence=confidence, evidence=evidence)
