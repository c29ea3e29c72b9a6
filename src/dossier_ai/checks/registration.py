"""The registration against the form and itself: region and class in the code, form of the unit, postcode."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier_ai.checks.catalogue import document_name
from dossier_ai.checks.disagreement import Check, Disagreement, evidence_of, unsure
from dossier_ai.checks.known import Known, text
from dossier_ai.checks.places import MUNICIPALITIES, prefecture_of, province_of
from dossier_ai.checks.scope import Scope
from dossier_ai.checks.sources import (
    REGISTRATION_KINDS,
    applicant_code,
    form_field,
    is_third_party,
    registration,
)
from dossier_ai.core import Dossier
from dossier_ai.text.codes import check_uscc, compact_code
from dossier_ai.text.regions import POSTCODE_PREFIXES, region_names

_NATION = "100000"


def region_agrees(code: str, region2: str) -> bool:
    """XID-07: the province in the code is that of the registered address."""
    return code[2:4] == region2


def class_claimed(claimed_nonprofit: bool, code: str) -> bool:
    """XID-09: what is registered as an enterprise, household or cooperative makes no non-profit claim."""
    return not (claimed_nonprofit and code[:2] in ("91", "92", "93"))


def form_of_unit(code: str, pne_form: str) -> bool:
    """XID-15: a private non-enterprise unit has the form of a legal person."""
    return code[:2] != "52" or pne_form == "法人"


def old_number_fits(reg15: str, code: str) -> bool:
    """XID-17: the old registration number and the code name the same province."""
    return reg15[:2] == code[2:4]


def postcode_agrees(postcode: str, prov_prefix: Sequence[str]) -> bool:
    """XID-18: the postcode is one of the province's."""
    return postcode[:2] in prov_prefix


def _sound_code(dossier: Dossier) -> Known[str] | None:
    """The applicant's code in its compact form; None unless it is sound."""
    code = applicant_code(dossier)
    if code is None or not check_uscc(code.value).sound:
        return None
    return Known(compact_code(code.value), code.evidence, code.confidence, code.raw, code.document)


def compare_region(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XID-07: the region in the code against the certificate's address. Another city of the province is only
    pointed out: who moves keeps the code."""
    entry, code = registration(dossier), _sound_code(dossier)
    address = text(dossier.in_document(entry.id, "address")) if entry else None
    if code is None or address is None or code.value[2:8] == _NATION:
        return
    province, city = province_of(address.value), prefecture_of(address.value)
    if province is None:
        return
    moved = region_agrees(code.value, province)
    if moved and (city is None or province in MUNICIPALITIES or _same_city(code.value[2:6], city)):
        return
    registered = region_names(code.value[2:8])
    yield Disagreement(
        evidence=evidence_of(code, address),
        declared=f"{code.value[2:8]}{''.join(dict.fromkeys(registered)) if registered else ''}",
        found=address.value,
        variant="city" if moved else "",
        severity="I" if moved else None,
        uncertain=unsure(code, address),
    )


def _same_city(registered: str, city: str) -> bool:
    """Whether two prefecture codes mean the same city; the province's own registrar names none. A prefecture
    that was raised to a city has a new code and the same name."""
    names = [region_names(f"{c}00") for c in (registered, city)]
    if registered == city or registered.endswith("00") or names[0] is None or names[1] is None:
        return True
    return names[0][1][:2] == names[1][1][:2]


_NONPROFIT = re.compile(r"非营利|民办非企业单位?|社会团体|事业单位|社会服务机构|社会组织|基金会")
_ENTERPRISE = re.compile(r"公司|企业|民营|国有|私营|个体|合作社|□")


def claims_nonprofit(nature: str) -> bool:
    """Whether the printed 单位性质 is that of a non-profit, and of nothing else beside it."""
    rest = _NONPROFIT.sub("", nature)
    return rest != nature and not _ENTERPRISE.search(rest)


def compare_nature(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XID-09: the nature that the form states against the class in the code."""
    nature, code = text(form_field(dossier, "entity_nature")), _sound_code(dossier)
    if nature is None or code is None:
        return
    if not class_claimed(claims_nonprofit(nature.value), code.value):
        checked = check_uscc(code.value)
        yield Disagreement(
            evidence=evidence_of(nature, code),
            declared=nature.value,
            found=f"{code.value}（{checked.department}·{checked.organisation_class}）",
            uncertain=unsure(nature, code),
        )


def compare_unit_form(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XID-15: the form in the title of the applicant's certificate of a private non-enterprise unit."""
    entry = registration(dossier)
    if entry is None or entry.kind != "private_non_enterprise_certificate":
        return
    form, code = text(dossier.in_document(entry.id, "form")), text(dossier.in_document(entry.id, "uscc"))
    if form is not None and code is not None and not form_of_unit(compact_code(code.value), form.value):
        yield Disagreement(
            evidence=evidence_of(form, code),
            declared="法人",
            found=form.value,
            words={"pne_form": form.value},
            uncertain=unsure(form, code),
        )


def compare_old_numbers(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XID-17: an old registration number of the applicant against its code."""
    code = _sound_code(dossier)
    if code is None or code.value[2:8] == _NATION:
        return
    for entry in dossier.of_kind(*REGISTRATION_KINDS, "change_notice"):
        number = text(dossier.in_document(entry.id, "uscc"))
        if number is None or is_third_party(dossier, entry):
            continue
        old = compact_code(number.value)
        if re.fullmatch(r"[0-9]{15}", old) and not old_number_fits(old, code.value):
            yield Disagreement(
                evidence=evidence_of(number, code),
                declared=f"{document_name(entry.kind).zh} {old}",
                found=code.value,
                uncertain=unsure(number, code),
            )


def compare_postcode(dossier: Dossier, scope: Scope) -> Iterator[Disagreement]:
    """XID-18: the form's postcode against the province of its address, else of the region it names."""
    postcode = text(form_field(dossier, "postcode"))
    places = [text(form_field(dossier, key)) for key in ("address", "region")]
    place = next((p for p in places if p is not None and province_of(p.value)), None)
    if postcode is None or place is None or not re.fullmatch(r"[0-9]{6}", postcode.value):
        return
    province = province_of(place.value)
    prefixes = POSTCODE_PREFIXES.get(province or "")
    if prefixes and not postcode_agrees(postcode.value, prefixes):
        yield Disagreement(
            evidence=evidence_of(postcode, place),
            declared=postcode.value,
            found=place.value,
            tolerance=f"{'、'.join(prefixes)} 开头",
            uncertain=unsure(postcode, place),
        )


CHECKS = (
    Check("XID-07", region_agrees, compare_region),
    Check("XID-09", class_claimed, compare_nature),
    Check("XID-15", form_of_unit, compare_unit_form),
    Check("XID-17", old_number_fits, compare_old_numbers),
    Check("XID-18", postcode_agrees, compare_postcode),
)
