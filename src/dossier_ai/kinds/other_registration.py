"""D05 other registration certificates (domain 1.5): foundations, law firms, code certificates, cooperatives,
trade unions, forensic institutions. Which one it is follows from its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.text.code_fields import read_code_field
from dossier_ai.text.grounded import read
from dossier_ai.text.registrations import (
    ADDRESS,
    CAPITAL,
    CREDIT_CODE,
    ISSUED,
    NAME,
    REGISTRAR,
    REPRESENTATIVE,
    VALID_TO,
    VALIDITY,
    Certificate,
    in_order,
    issued_field,
    name_field,
    read_certificate,
    registrar_of,
    validity_fields,
)
from dossier_ai.text.registry_fields import (
    address_text,
    capital_field,
    head_region,
    representative_field,
    text_field,
)

_TITLES = {
    "foundation": r"基金会(法人)?登记证书?",
    "law_firm": r"律师事务所(分所)?执业许可证",
    "code_certificate": r"统一社会信用代码证书",
    "cooperative": r"农民专业合作社(法人|联合社)?登记证书?",
    "trade_union": r"工会法人资格证书|工会(社团)?法人(登记)?证书",
    "forensic": r"司法鉴定(机构)?许可证",
}

FIELDS = (
    FieldSpec("certificate", "证书种类", "Kind of certificate", "enum", required=True),
    FieldSpec("uscc", "统一社会信用代码", "Unified social credit code", "uscc",
              (*CREDIT_CODE, "代码"), required=True),
    FieldSpec("name", "名称", "Name", "organisation",
              (*NAME, "律师事务所名称", "事务所名称", "工会名称", "基金会名称", "合作社名称"), required=True),
    FieldSpec("legal_rep", "负责人", "Representative", "person",
              (*REPRESENTATIVE, "主任", "工会主席"), required=True),
    FieldSpec("address", "住所", "Address", "text",
              (*ADDRESS, "执业场所", "工会地址", "执业地址"),
              required=True),
    FieldSpec("capital", "资金", "Funds", "money",
              (*CAPITAL, "设立资产", "设立资产（万元）", "成员出资总额", "资金数额", "出资总额")),
    FieldSpec("issued", "发证日期", "Date of issue", "date", (*ISSUED, "批准日期")),
    FieldSpec("valid_from", "有效期起", "Valid from", "date", (*VALIDITY, "执业期限", "许可期限")),
    FieldSpec("valid_to", "有效期止", "Valid until", "date", VALID_TO),
    FieldSpec("registrar", "发证机关", "Issuing authority", "organisation",
              (*REGISTRAR, "赋码机关", "批准机关", "发证机关名称", "审核登记机关"), required=True),
)  # fmt: skip

_LABELS = {("validity" if s.key == "valid_from" else s.key): s.labels for s in FIELDS if s.labels}
_STOPS = (
    "业务范围", "业务主管单位", "类型", "组织形式", "机构性质", "执业许可证号", "许可证号", "证书编号",
    "编号", "主管机关", "批准文号", "成员总数", "业务主管", "电话", "邮政编码", "传真", "流水号", "监制",
    "资质等级", "成立日期", "合伙人",
)  # fmt: skip
_AUTHORITY = re.compile(
    r"[一-鿿]{2,24}?(?:民政[厅局部]|司法[厅局部]|总工会|工会联合会|机构编制委员会办公室|编制办公室"
    r"|市场监督管理[厅局]|行政审批[一-鿿]{0,6}局|社会组织管理局|农业农村[厅局部]|国家标准化管理委员会)"
)


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    """All fields of domain 1.5, absent ones included, in the order of `FIELDS`."""
    certificate = read_certificate(document, _LABELS, _STOPS)
    found = certificate.found
    fields: dict[str, Field | None] = {
        "certificate": _certificate(document, certificate),
        "uscc": read_code_field(document, "uscc", found.get("uscc"), certificate.lines, reread,
                                region=head_region(found, ("name", "address"))),
        "name": name_field(document, certificate),
        "legal_rep": representative_field(document, found, reread),
        "address": text_field(document, "address", found.get("address"), address_text),
        "capital": capital_field(document, found, reread),
        "issued": issued_field(document, certificate, reread),
        **validity_fields(document, certificate, reread),
        "registrar": registrar_of(document, certificate, _AUTHORITY),
    }  # fmt: skip
    return in_order(document, [spec.key for spec in FIELDS], fields)


def _certificate(document: Document, certificate: Certificate) -> Field | None:
    """Which certificate it is, from its title: alone on its line, or on two lines below each other."""
    lines = certificate.lines
    for i, line in enumerate(lines):
        below = lines[i + 1] if i + 1 < len(lines) and lines[i + 1].page is line.page else None
        for held in ([line], [line, below] if below is not None else []):
            flat = "".join("".join(part.folded.split()) for part in held if part is not None)
            for value, pattern in _TITLES.items():
                match = re.search(pattern, flat)
                # A sentence mentions certificates too: the title fills its lines.
                if match is None or match.end() - match.start() < 0.5 * len(flat):
                    continue
                spans = [s for part in held if part is not None and (s := part.span(0, len(part.text)))]
                return read(document, "certificate", spans, value, grounding="normalised")
    return None


KIND = Kind(
    id="other_registration",
    code="D05",
    zh="其他登记证书",
    en="Other registration certificate",
    rank=1,
    cues=Cues(
        titles=tuple(_TITLES.values()),
        anchors=(
            "统一社会信用代码", "发证机关", "赋码机关", "执业许可证号", "原始基金", "业务范围", "负责人",
            "登记管理机关", "组织形式",
        ),
        negative=("营业执照", "人员登记"),
    ),
    fields=FIELDS,
    extract=_extract,
    single_page=True,
)  # fmt: skip
