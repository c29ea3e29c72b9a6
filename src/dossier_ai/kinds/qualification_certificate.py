"""资质证书: licences and accreditations of the applicant (domain 1.21): what, whose, number, until when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.text.characters import squeeze
from dossier_ai.text.flow import Flow
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import occluded, read
from dossier_ai.text.headlines import headline
from dossier_ai.text.labels import Labelled, find_labelled
from dossier_ai.text.letters import (
    DATE,
    closing_date,
    date_after,
    first_date_or_range,
    iso_date,
    organisation_name,
    signing_organisation,
)
from dossier_ai.text.lines import Line
from dossier_ai.text.page_numbers import page_number_fields

_TITLES = (
    r"资质(认定)?证书$",
    r"(实验室|机构)?认可证书$",
    r"许可证(书)?$",
    r"高新技术企业证书",
    r"培训机构备案",
    r"执业证书$",
    r"荣誉证书$",
    r"^证书$",
    r"备案(证明|证书|通知书|表)$",
    r"资格证书$",
    r"示范平台证书",
    r"专精特新",
)
_SPECS: tuple[FieldSpec, ...] = (
    FieldSpec(
        "holder",
        "持证单位",
        "Holder",
        "organisation",
        ("单位名称", "机构名称", "企业名称", "持证单位", "获证单位", "学校名称", "名称"),
        required=True,
    ),
    FieldSpec(
        "number",
        "证书编号",
        "Number",
        "text",
        ("证书编号", "许可证编号", "许可证号", "编号", "备案编号", "备案号", "证号", "文号"),
        required=True,
    ),
    FieldSpec(
        "scope",
        "范围",
        "Scope",
        "text",
        (
            "许可范围",
            "业务范围",
            "服务范围",
            "办学内容",
            "培训内容",
            "培训范围",
            "办学范围",
            "认定范围",
            "能力范围",
            "许可事项",
            "经营范围",
        ),
    ),
    FieldSpec(
        "issuer",
        "发证机关",
        "Issuer",
        "organisation",
        (
            "发证机关",
            "颁发机关",
            "发证单位",
            "批准机关",
            "审批机关",
            "主管部门",
            "颁发单位",
            "备案机关",
            "发证部门",
        ),
    ),
    FieldSpec(
        "issued",
        "发证日期",
        "Issued",
        "date",
        ("发证日期", "颁发日期", "签发日期", "批准日期", "颁证日期", "发证时间", "备案日期"),
    ),
    FieldSpec(
        "expires", "有效期至", "Expires", "date", ("有效期至", "有效期限", "有效期", "有效日期", "证书有效期")
    ),
)
_STOPS = ("地址", "住所", "法定代表人", "负责人", "校长", "统一社会信用代码", "类型")


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    found = find_labelled(lines, {s.key: s.labels for s in _SPECS}, stops=_STOPS)
    fields: list[Field] = []
    title = headline(document, _TITLES)
    if title is not None:
        fields.append(read(document, "title", title, squeeze(title.text)))
    for key in ("number", "scope"):
        held = found.get(key)
        if held is not None and held.values:
            fields.append(read(document, key, held.values, held.text.strip(" :：")))
    fields.extend(_organisations(document, lines, found))
    fields.extend(_dates(document, lines, found))
    fields.extend(page_number_fields(document))
    return fields


def _organisations(document: Document, lines: Sequence[Line], found: dict[str, Labelled]) -> list[Field]:
    fields: list[Field] = []
    for key in ("holder", "issuer"):
        held = found.get(key)
        if held is not None and held.values:
            name = organisation_name(held.text) or squeeze(held.text).strip(":")
            if len(name) >= 4:
                fields.append(read(document, key, held.values, name))
    keys = {f.key for f in fields}
    if "holder" not in keys:
        for line in lines:
            address = re.match(
                r"^([\u4e00-\u9fff（）()]{4,40}?(?:公司|中心|学校|协会|院|所))[:：]$", squeeze(line.text)
            )
            span = line.span(0, len(line.text))
            if address and span is not None:
                fields.append(read(document, "holder", span, address.group(1)))
                break
    if "issuer" not in keys:
        signing = signing_organisation(lines[len(lines) // 2 :])
        if signing is not None and signing[0] not in {f.value for f in fields}:
            fields.append(read(document, "issuer", signing[1], signing[0]))
    return fields


def _dates(document: Document, lines: Sequence[Line], found: dict[str, Labelled]) -> list[Field]:
    """Issue and expiry; a term gives both where no issue date is printed. 长期 gives no expiry."""
    fields: list[Field] = []
    issued, expires = found.get("issued"), found.get("expires")
    if issued is not None and issued.values:
        match = DATE.search(issued.text)
        value = iso_date(match.group()) if match else None
        fields.append(
            read(document, "issued", issued.values, value)
            if value is not None
            else occluded(document, "issued", issued.values[0])
        )
    if expires is not None and expires.values:
        whole = [
            line
            for line in lines
            if line.page is expires.label.page and line.rect.overlap(expires.values[0].rect) > 0
        ]
        term = first_date_or_range(Flow(whole)) if whole else None
        if term is not None:
            start, _, end = term[0].rpartition("/")
            fields.append(read(document, "expires", term[1], end))
            if start and not fields[:-1]:
                fields.append(read(document, "issued", term[1], start))
    for spec in _SPECS:
        after = date_after(lines, spec.labels) if spec.format == "date" else None
        if after is not None and not any(f.key == spec.key for f in fields):
            fields.append(read(document, spec.key, after[1], after[0]))
    if not any(f.key == "issued" for f in fields):
        closing = closing_date(lines)
        if closing is not None and closing[0] not in {f.value for f in fields}:
            fields.append(read(document, "issued", closing[1], closing[0]))
    return fields


KIND = Kind(
    id="qualification_certificate",
    code="D21",
    zh="资质证书",
    en="Qualification certificate",
    rank=3,
    cues=Cues(
        titles=_TITLES,
        anchors=("发证机关", "有效期", "证书编号", "许可", "认定", "特发此证", "业务范围", "办学"),
        negative=("质量管理体系", "营业执照", "专利", "毕业", "会计师事务所执业证书"),
    ),
    fields=(
        FieldSpec("title", "证书名称", "Title", "text", required=True),
        *_SPECS,
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
    single_page=True,
)
