"""D04 民办非企业单位登记证书, 社会服务机构登记证书 (domain 1.4): the form stands in brackets in the title.

Of 法人, 合伙 and 个体 only the first is a legal person (XID-15). The start of the validity is the issue of
the certificate; a founding date is read only where one is printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Cues, Document, Field, FieldSpec, FieldState, Kind, Reread
from dossier_ai.text.code_fields import read_code_field
from dossier_ai.text.grounded import occluded, read
from dossier_ai.text.lines import Line
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
    Certificate,
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

FIELDS = (
    FieldSpec("uscc", "统一社会信用代码", "Unified social credit code", "uscc",
              CREDIT_CODE, required=True),
    FieldSpec("cert_no", "证书编号", "Certificate number", "text",
              NUMBER),
    FieldSpec("form", "形式", "Form", "enum", required=True),
    FieldSpec("name", "名称", "Name", "organisation",
              (*NAME, "民办非企业单位名称", "社会服务机构名称"), required=True),
    FieldSpec("address", "住所", "Address", "text", ADDRESS, required=True),
    FieldSpec("legal_rep", "法定代表人", "Legal representative", "person",
              (*REPRESENTATIVE, "合伙负责人"), required=True),
    FieldSpec("capital", "开办资金", "Initial funds", "money",
              CAPITAL,
              required=True),
    FieldSpec("scope", "业务范围", "Scope of activity", "text", SCOPE),
    FieldSpec("supervisor", "业务主管单位", "Supervisor", "organisation", SUPERVISOR),
    FieldSpec("registrar", "登记管理机关", "Registrar", "organisation", REGISTRAR, required=True),
    FieldSpec("valid_from", "有效期起", "Valid from", "date", VALIDITY, required=True),
    FieldSpec("valid_to", "有效期止", "Valid until", "date", VALID_TO, required=True),
    FieldSpec("issued", "发证日期", "Date of issue", "date", ISSUED),
    FieldSpec("established", "成立日期", "Date of establishment", "date", ESTABLISHED),
)  # fmt: skip

_LABELS = {("validity" if s.key == "valid_from" else s.key): s.labels for s in FIELDS if s.labels}
_STOPS = ("类型", "年检", "年度检查", "监制", "网址")
_TITLE = re.compile(r"民\s*办\s*非\s*企\s*业\s*单\s*位|社\s*会\s*服\s*务\s*机\s*构|登\s*记\s*证\s*书")
_IN_BRACKETS = re.compile(r"\(\s*(\S\s*\S)\s*\)")
_FORMS = ("法人", "合伙", "个体")


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    """All fields of domain 1.4, absent ones included, in the order of `FIELDS`."""
    certificate = read_certificate(document, _LABELS, _STOPS)
    found = certificate.found
    fields: dict[str, Field | None] = {
        "uscc": read_code_field(document, "uscc", found.get("uscc"), certificate.lines, reread,
                                region=head_region(found, ("name", "address"))),
        "cert_no": number_field(document, certificate),
        "form": _form(document, certificate),
        "name": name_field(document, certificate),
        "address": text_field(document, "address", found.get("address"), address_text),
        "legal_rep": representative_field(document, found, reread),
        "capital": capital_field(document, found, reread),
        "scope": text_field(document, "scope", found.get("scope"), prose_text),
        "supervisor": name_field(document, certificate, "supervisor"),
        "registrar": registrar_of(document, certificate, CIVIL_AFFAIRS),
        **validity_fields(document, certificate, reread),
        "issued": issued_field(document, certificate, reread),
        "established": parsed_field(document, "established", found, whole_date, reread, whole_date=True),
    }  # fmt: skip
    return in_order(document, [spec.key for spec in FIELDS], fields)


def _form(document: Document, certificate: Certificate) -> Field | None:
    """The form in the brackets of the title, on its line or on one of its own beside it. One character may be
    misread; what fits no form is occluded, never guessed."""
    for near in _title_lines(certificate.lines):
        for match in _IN_BRACKETS.finditer(near.folded):
            span = near.span(*match.span(1))
            if span is None:
                continue
            printed = "".join(match.group(1).split())
            if printed in _FORMS:
                return read(document, "form", span, printed)
            close = [f for f in _FORMS if sum(a == b for a, b in zip(f, printed, strict=True)) == 1]
            if len(close) == 1:
                return read(document, "form", span, close[0], state=FieldState.REPAIRED, grounding="fuzzy",
                            confidence=min(span.confidence, 0.7))  # fmt: skip
            if printed not in ("副本", "正本"):
                return occluded(document, "form", span)
    return None


def _title_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines of the title, and those within two title heights of it."""
    titles = [line for line in lines if _TITLE.search(line.folded)][:2]
    near = [
        line
        for line in lines
        if any(
            line.page is title.page
            and abs(line.rect.cy - title.rect.cy) < 2.5 * max(w.rect.height for w in title.words)
            for title in titles
        )
    ]
    return sorted(near, key=lambda line: line not in titles)


KIND = Kind(
    id="private_non_enterprise_certificate",
    code="D04",
    zh="民办非企业单位登记证书",
    en="Private non-enterprise unit certificate",
    rank=1,
    cues=Cues(
        titles=(r"民办非企业单位.*登记证书?", r"社会服务机构.*登记证书?"),
        anchors=("开办资金", "业务主管单位", "登记管理机关", "业务范围", "民证字第"),
    ),
    fields=FIELDS,
    extract=_extract,
    single_page=True,
)
