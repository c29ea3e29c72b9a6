"""What the applicant holds: intellectual property, sector certificates, membership (domain 1.21, 1.22)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from dossier_ai.core import Bounds, DocumentEntry, Dossier, Field, Value
from dossier_ai.record.fields import covers, date_of, is_certain, names_of, places, term_of, text_of
from dossier_ai.record.partners import best_certificate
from dossier_ai.record.sources import any_field, applicant_names, is_own
from dossier_ai.text.characters import squeeze
from dossier_ai.text.dates import add_years
from dossier_ai.text.names import norm_name

KIND = "intellectual_property"
# Years from the application (patents) or the grant (trade marks); Patent Law art. 42, Trademark Law art. 39.
_TERMS = {"invention": 20, "utility_model": 10, "design": 15}
_TRADEMARK_YEARS = 10
_SECTOR = re.compile(r"检验检测机构资质认定|计量认证|CMA|实验室认可|CNAS|检验机构认可|质量管理体系")
_MEMBER = re.compile(r"会员(?:单位)?(?:证书|证|铜牌)")
_ASSOCIATION = re.compile(r"中小企业国际合作协会")


def establish_holdings(dossier: Dossier, day: dt.date | None) -> dict[str, Value]:
    """`ipr.n`, `cert.qms_sector` (AMB-25) and `member.association`, each on the application date."""
    if day is None:
        return {}
    values: dict[str, Value] = {}
    count = None if dossier.unread_pages((KIND,)) else _count_property(dossier, day)
    if count is not None:
        values["ipr.n"] = count
    papers = dossier.of_kind("qualification_certificate")
    for name, chosen in (
        ("cert.qms_sector", [e for e in papers if _SECTOR.search(_said(dossier, e, "title", "scope"))]),
        ("member.association", [e for e in papers if _is_membership(_said(dossier, e, "title", "issuer"))]),
    ):
        value = best_certificate(dossier, chosen, day)
        if value is not None:
            values[name] = value
    return values


def _said(dossier: Dossier, entry: DocumentEntry, *keys: str) -> str:
    return squeeze("".join((entry.title, *(text_of(dossier.in_document(entry.id, k)) or "" for k in keys))))


def _is_membership(said: str) -> bool:
    return bool(_MEMBER.search(said) and _ASSOCIATION.search(said))


def _count_property(dossier: Dossier, day: dt.date) -> Value | None:
    """The different items that the applicant owns and that are in force; an unread owner or term leaves
    doubt. A patent certificate proves the grant: fees are not looked into here."""
    own = applicant_names(dossier)
    sure: dict[str, Field | None] = {}
    doubtful: dict[str, Field | None] = {}
    seen: list[Field | None] = []
    for entry in dossier.of_kind(KIND):
        number = any_field(dossier, entry.id, "number")
        title = any_field(dossier, entry.id, "title")
        shown = number if text_of(number) is not None else title
        owned = _is_owned(dossier, entry, own)
        held = _is_in_force(dossier, entry, day)
        seen.append(shown)
        if owned is False or held is False:
            continue
        key = norm_name(text_of(shown) or "") or entry.id
        certain = owned is True and held is True and shown is not None and is_certain(shown)
        (sure if certain else doubtful).setdefault(key, shown)
    evidence = places([f for f in (*sure.values(), *doubtful.values()) if f is not None]) or places(seen)
    if not evidence:
        return None
    extra = [key for key in doubtful if key not in sure]
    bounds = None
    if extra:
        bounds = Bounds(min=str(len(sure)), max=str(len(sure) + len(extra)), why=(f"{len(extra)} UNPROVED",))
    return Value(verified=str(len(sure)), unit="item", rank=3, evidence=evidence, bounds=bounds)


def _is_owned(dossier: Dossier, entry: DocumentEntry, own: Sequence[str]) -> bool | None:
    owner = dossier.in_document(entry.id, "owner")
    names = [*(names_of(dossier.in_document(entry.id, "owners")) or ())]
    if (text := text_of(owner)) is not None:
        names.append(text)
    if not names or not own:
        return None
    if any(is_own(name, own) for name in names):
        return True
    return None if owner is not None and not is_certain(owner) else False


def _is_in_force(dossier: Dossier, entry: DocumentEntry, day: dt.date) -> bool | None:
    expires = dossier.in_document(entry.id, "expires")
    if text_of(expires) is not None:
        term = term_of(expires)
        return covers((None, term[1], term[2]), day) if term is not None else None
    kind = text_of(dossier.in_document(entry.id, "ipr_kind")) or ""
    start_key, years = (
        ("granted_on", _TRADEMARK_YEARS) if kind == "trademark" else ("applied_on", _TERMS.get(kind))
    )
    if years is None:
        return True
    start = date_of(dossier.in_document(entry.id, start_key))
    return None if start is None else add_years(start.earliest, years) >= day
