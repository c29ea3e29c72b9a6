"""D03 社会团体法人登记证书 (domain 1.3): an association, or the branch of one, which is no legal person.

The start of the validity is the issue of the certificate; a founding date is read only where one is printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Cues, Document, Evidence, Field, FieldSpec, Kind, Reread
from dossier_ai.text.characters import squeeze
from dossier_ai.text.code_fields import read_code_field
from dossier_ai.text.endorsements import mark_field, not_found
from dossier_ai.text.headlines import headline
from dossier_ai.text.lines import Span
from dossier_ai.text.registrations import (
    ADDRESS,
    CAPITAL,
    CIVIL_AFFAIRS,
    CREDIT_CODE,
    ESTABLISHED,
    ISSUED,
    NAME,
    NUMBER,
    REGISTRAR,
    REPRESENTATIVE,
    SCOPE,
    SUPERVISOR,
    VALID_TO,
    VALIDITY,
    in_order,
    issued_field,
    name_field,
    number_field,
    read_certificate,
    registrar_of,
    validity_fields,
)
from dossier_ai.text.registry_fields import (
    address_text,
    capital_field,
    head_region,
    parsed_field,
    prose_text,
    representative_field,
    text_field,
    whole_date,
)

_TITLES = (
    r"社会团体(法人)?登记证书?",
    r"社会团体\(?(分支|代表).{0,12}登记证书?",
)
_BRANCH = re.compile(r"社会团体.?(?:分支|代表)|专项基金管理机构")

FIELDS = (
    FieldSpec("uscc", "统一社会信用代码", "Unified social credit code", "uscc",
              CREDIT_CODE, required=True),
    FieldSpec("cert_no", "证书编号", "Certificate number", "text",
              NUMBER),
    FieldSpec("name", "名称", "Name", "organisation",
              (*NAME, "社团名称", "社会团体名称", "团体名称"), required=True),
    FieldSpec("scope", "业务范围", "Scope of activity", "text", SCOPE),
    FieldSpec("address", "住所", "Address", "text", (*ADDRESS, "社团住所"), required=True),
    FieldSpec("activity_area", "活动地域", "Area of activity", "text",
              ("活动地域", "活动区域", "活动范围", "活动地区")),
    FieldSpec("legal_rep", "法定代表人", "Legal representative", "person",
              REPRESENTATIVE, required=True),
    FieldSpec("capital", "注册资金", "Registered funds", "money",
              CAPITAL, required=True),
    FieldSpec("supervisor", "业务主管单位", "Supervisor", "organisation", SUPERVISOR),
    FieldSpec("registrar", "登记管理机关", "Registrar", "organisation", REGISTRAR, required=True),
    FieldSpec("valid_from", "有效期起", "Valid from", "date", VALIDITY, required=True),
    FieldSpec("valid_to", "有效期止", "Valid until", "date", VALID_TO, required=True),
    FieldSpec("issued", "发证日期", "Date of issue", "date", ISSUED),
    FieldSpec("established", "成立日期", "Date of establishment", "date", ESTABLISHED),
    FieldSpec("branch", "分支机构", "Branch", "mark"),
)  # fmt: skip

_LABELS = {("validity" if s.key == "valid_from" else s.key): s.labels for s in FIELDS if s.labels}
_STOPS = ("类型", "年检", "年度检查", "监制", "网址", "所属社会团体", "所属社团")


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    """All fields of domain 1.3, absent ones included, in the order of `FIELDS`."""
    certificate = read_certificate(document, _LABELS, _STOPS)
    found = certificate.found
    fields: dict[str, Field | None] = {
        "uscc": read_code_field(document, "uscc", found.get("uscc"), certificate.lines, reread,
                                region=head_region(found, ("name", "scope"))),
        "cert_no": number_field(document, certificate),
        "name": name_field(document, certificate),
        "scope": text_field(document, "scope", found.get("scope"), prose_text),
        "address": text_field(document, "address", found.get("address"), address_text),
        "activity_area": text_field(document, "activity_area", found.get("activity_area"), prose_text),
        "legal_rep": representative_field(document, found, reread),
        "capital": capital_field(document, found, reread),
        "supervisor": name_field(document, certificate, "supervisor"),
        "registrar": registrar_of(document, certificate, CIVIL_AFFAIRS),
        **validity_fields(document, certificate, reread),
        "issued": issued_field(document, certificate, reread),
        "established": parsed_field(document, "established", found, whole_date, reread, whole_date=True),
        "branch": _branch(document),
    }  # fmt: skip
    return in_order(document, [spec.key for spec in FIELDS], fields)


def _branch(document: Document) -> Field:
    """Whether the title is that of a branch or representative office, which has no legal personality."""
    title = headline(document, _TITLES)
    page = document.pages[0]
    if title is not None and _BRANCH.search(squeeze(title.text)):
        return mark_field(document, "branch", title, absent_evidence=not_found(title, page))
    return mark_field(document, "branch", None, absent_evidence=_searched(title, document))


def _searched(title: Span | None, document: Document) -> Evidence:
    page = document.pages[0]
    return not_found(title, page, title.rect if title is not None else None)


KIND = Kind(
    id="social_organisation_certificate",
    code="D03",
    zh="社会团体法人登记证书",
    en="Social organisation certificate",
    rank=1,
    cues=Cues(
        titles=_TITLES,
        anchors=("注册资金", "业务主管单位", "登记管理机关", "活动地域", "社证字第", "业务范围"),
    ),
    fields=FIELDS,
    extract=_extract,
    single_page=True,
)
