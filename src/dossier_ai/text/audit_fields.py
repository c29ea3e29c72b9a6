"""The particulars of an auditor's report as fields: what annual and special reports share.

In comes a document with the pages of its wording; out come its grounded fields.
"""

from __future__ import annotations

from collections.abc import Sequence

from dossier_ai.core import Document, Field, FieldSpec, Grounding, Page
from dossier_ai.text.audits import (
    Particular,
    accountants,
    addressee,
    firm,
    report_date,
    report_number,
    signature_page,
    verify_code,
)
from dossier_ai.text.endorsements import sealed_field
from dossier_ai.text.grounded import absent, read

REPORT_SPECS: tuple[FieldSpec, ...] = (
    FieldSpec(
        "report_no",
        "报告文号",
        "Report number",
        "text",
        ("文号", "报告文号", "报告编号", "编号"),
        required=True,
    ),
    FieldSpec(
        "verify_code", "报告编码", "Verification code", "text", ("报告编码", "验证码", "防伪编码", "赋码")
    ),
    FieldSpec("addressee", "收件人", "Addressee", "organisation", required=True),
    FieldSpec("firm", "会计师事务所", "Audit firm", "organisation", ("会计师事务所",), required=True),
    FieldSpec("cpas", "签字注册会计师", "Signing accountants", "names", ("中国注册会计师",), required=True),
    FieldSpec(
        "cpa_numbers", "注册会计师证书编号", "Accountants' certificate numbers", "names", ("证书编号",)
    ),
    FieldSpec("report_date", "报告日期", "Date of the report", "date", required=True),
    FieldSpec("firm_seal", "事务所印章", "The firm's seal", "mark"),
)


def report_fields(document: Document, wording: Sequence[Page]) -> list[Field]:
    """The particulars that annual and special reports share, from the pages of the report's wording."""
    fields: list[Field] = []
    found: dict[str, Particular | None] = {
        "report_no": report_number(wording),
        "verify_code": verify_code(wording),
        "addressee": addressee(wording),
        "firm": firm(wording),
    }
    for key, particular in found.items():
        fields.append(particular_field(document, key, particular))
    names, numbers = accountants(wording)
    for key, several in (("cpas", names), ("cpa_numbers", numbers)):
        if several:
            spans = [s for p in several for s in p.spans]
            fields.append(read(document, key, spans, tuple(p.value for p in several)))
        else:
            fields.append(absent(document, key))
    dated = report_date(wording)
    fields.append(
        read(document, "report_date", dated[1], dated[0].iso) if dated else absent(document, "report_date")
    )
    signing = signature_page(wording)
    if signing is not None:
        near = found["firm"].spans[0] if found["firm"] and found["firm"].spans[0].page is signing else None
        fields.append(sealed_field(document, "firm_seal", [signing], near, reach=12.0)[0])
    return fields


def particular_field(document: Document, key: str, particular: Particular | None) -> Field:
    """The field with its particular, or absent."""
    if particular is None:
        return absent(document, key)
    printed = "".join(span.text for span in particular.spans)
    grounding: Grounding = "exact" if printed == particular.value else "normalised"
    return read(document, key, particular.spans, particular.value, grounding=grounding)
