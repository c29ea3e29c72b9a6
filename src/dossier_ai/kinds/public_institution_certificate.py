"""D02 事业单位法人证书 (domain 1.2): the certificate of a public institution, with all its names.

The start of the validity is the issue of the certificate, not the founding of the institution: there is no
field for the founding date, since this certificate does not print it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.text.code_fields import read_code_field
from dossier_ai.text.grounded import read
from dossier_ai.text.labels import find_all_labelled
from dossier_ai.text.lines import Span
from dossier_ai.text.registrations import (
    ADDRESS,
    CAPITAL,
    CREDIT_CODE,
    NAME,
    NUMBER,
    REGISTRAR,
    REPRESENTATIVE,
    SCOPE,
    VALID_TO,
    VALIDITY,
    Certificate,
    in_order,
    name_field,
    number_field,
    read_certificate,
    registrar_of,
    validity_fields,
)
from dossier_ai.text.registry_fields import (
    address_text,
    capital_field,
    copy_kind_field,
    head_region,
    organisation_text,
    prose_text,
    representative_field,
    text_field,
)

FIELDS = (
    FieldSpec("uscc", "统一社会信用代码", "Unified social credit code", "uscc",
              CREDIT_CODE, required=True),
    FieldSpec("cert_no", "证书号", "Certificate number", "text", NUMBER),
    FieldSpec("name", "名称", "Name", "organisation",
              (*NAME, "第一名称", "事业单位名称"), required=True),
    FieldSpec("other_names", "其他名称", "Other names", "names",
              ("第二名称", "第三名称", "其他名称", "其它名称")),
    FieldSpec("purpose", "宗旨和业务范围", "Purpose and scope", "text",
              SCOPE),
    FieldSpec("address", "住所", "Address", "text", (*ADDRESS, "法人住所"), required=True),
    FieldSpec("legal_rep", "法定代表人", "Legal representative", "person",
              REPRESENTATIVE, required=True),
    FieldSpec("funding", "经费来源", "Funding", "text",
              ("经费来源", "经费形式", "资金来源", "经费渠道", "经费来源形式")),
    FieldSpec("capital", "开办资金", "Initial funds", "money",
              CAPITAL),
    FieldSpec("sponsor", "举办单位", "Sponsor", "organisation",
              ("举办单位", "主办单位", "举办者", "举办单位名称", "举办机关", "举办主体", "举办部门",
               "主管部门", "主管单位", "上级主管部门")),
    FieldSpec("registrar", "登记管理机关", "Registrar", "organisation", REGISTRAR, required=True),
    FieldSpec("valid_from", "有效期起", "Valid from", "date", VALIDITY, required=True),
    FieldSpec("valid_to", "有效期止", "Valid until", "date", VALID_TO, required=True),
    FieldSpec("copy_kind", "正本/副本", "Original or duplicate", "enum"),
)  # fmt: skip

_LABELS = {("validity" if s.key == "valid_from" else s.key): s.labels for s in FIELDS if s.labels}
_STOPS = ("审批机关", "批准机关", "核准日期", "年度报告", "年检", "网址", "国家事业单位登记管理局监制")
_AUTHORITY = re.compile(
    r"国家事业单位登记管理局|[一-鿿]{2,24}?(?:事业单位(?:登记|监督)管理[一-鿿]{0,4}[局处中心]|事业单位登记管理局"
    r"|机构编制委员会办公室|机构编制管理[一-鿿]{0,4}[局办]|行政审批[一-鿿]{0,6}局)"
)
_NO_NAME = re.compile(r"[-—/无*]*")


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    """All fields of domain 1.2, absent ones included, in the order of `FIELDS`."""
    certificate = read_certificate(document, _LABELS, _STOPS)
    found = certificate.found
    fields: dict[str, Field | None] = {
        "uscc": read_code_field(document, "uscc", found.get("uscc"), certificate.lines, reread,
                                region=head_region(found, ("name", "purpose"))),
        "cert_no": number_field(document, certificate),
        "name": name_field(document, certificate),
        "other_names": _other_names(document, certificate),
        "purpose": text_field(document, "purpose", found.get("purpose"), prose_text),
        "address": text_field(document, "address", found.get("address"), address_text),
        "legal_rep": representative_field(document, found, reread),
        "funding": text_field(document, "funding", found.get("funding"), prose_text),
        "capital": capital_field(document, found, reread),
        "sponsor": name_field(document, certificate, "sponsor"),
        "registrar": registrar_of(document, certificate, _AUTHORITY),
        **validity_fields(document, certificate, reread),
        "copy_kind": copy_kind_field(document, certificate.lines),
    }  # fmt: skip
    return in_order(document, [spec.key for spec in FIELDS], fields)


def _other_names(document: Document, certificate: Certificate) -> Field | None:
    """The second and further names: all of them are legal names."""
    names: list[str] = []
    spans: list[Span] = []
    for held in find_all_labelled(certificate.lines, _LABELS, stops=_STOPS):
        if held.key != "other_names" or not held.values:
            continue
        for name in re.split(r"[、;；,，]", held.text):
            clean = organisation_text(name)
            if not _NO_NAME.fullmatch(clean) and clean not in names:
                names.append(clean)
                spans.extend(s for s in held.values if s not in spans)
    return read(document, "other_names", spans, tuple(names)) if names else None


KIND = Kind(
    id="public_institution_certificate",
    code="D02",
    zh="事业单位法人证书",
    en="Public institution certificate",
    rank=1,
    cues=Cues(
        titles=(r"事业单位法人(登记)?证书",),
        anchors=("宗旨和业务范围", "经费来源", "开办资金", "举办单位", "登记管理机关", "事证第"),
    ),
    fields=FIELDS,
    extract=_extract,
    single_page=True,
)
