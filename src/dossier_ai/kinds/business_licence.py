"""D01 营业执照 (domain 1.1): every generation, every kind of holder, one page.

The unified code is checked with both check characters, read again when it fails, and repaired only when a
single repair fits; a QR code that carries a code of its own is evidence beside the print.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier_ai.core import Cues, Document, Field, FieldSpec, FieldState, Kind, Reread
from dossier_ai.text.characters import squeeze
from dossier_ai.text.code_fields import read_code_field
from dossier_ai.text.flow import Flow
from dossier_ai.text.grounded import absent, read
from dossier_ai.text.labels import Labelled, find_labelled
from dossier_ai.text.lines import Line, fold, lines_of
from dossier_ai.text.overlays import without_overlays
from dossier_ai.text.registry_fields import (
    address_text,
    capital_field,
    copy_kind_field,
    foot_date_field,
    grounded,
    head_region,
    organisation_text,
    parsed_field,
    plain_page,
    prose_text,
    registrar_field,
    representative_field,
    term_iso,
    text_field,
    whole_date,
)
from dossier_ai.text.ruled_tables import ruled_tables
from dossier_ai.text.value_flow import value_flow

FIELDS = (
    FieldSpec("uscc", "统一社会信用代码", "Unified social credit code", "uscc",
              ("统一社会信用代码", "社会信用代码", "统一信用代码", "注册号"), required=True),
    FieldSpec("serial", "证照编号", "Serial number", "text",
              ("证照编号", "编号", "执照编号", "营业执照编号", "证书编号", "证照号", "副本编号", "证照序列号",
               "执照号")),
    FieldSpec("name", "名称", "Name", "organisation", ("名称", "企业名称", "字号名称"), required=True),
    FieldSpec("kind", "类型", "Type of entity", "text",
              ("类型", "主体类型", "公司类型", "企业类型"), required=True),
    FieldSpec("legal_rep", "法定代表人", "Legal representative", "person",
              ("法定代表人", "法定代表人姓名", "负责人", "执行事务合伙人", "投资人", "投资人姓名", "经营者",
               "经营者姓名"), required=True),
    FieldSpec("capital", "注册资本", "Registered capital", "money",
              ("注册资本", "出资额", "成员出资总额", "注册资金"), required=True),
    FieldSpec("established", "成立日期", "Date of establishment", "date",
              ("成立日期", "注册日期"), required=True),
    FieldSpec("term", "营业期限", "Business term", "period",
              ("营业期限", "经营期限", "合伙期限", "有效期", "有效期限")),
    FieldSpec("address", "住所", "Address", "text",
              ("住所", "营业场所", "主要经营场所", "经营场所", "住所（经营场所）", "住所（主要经营场所）",
               "住所（营业场所）", "经营场所（住所）", "住所/经营场所", "住所或经营场所", "企业住所",
               "公司住所", "企业地址", "注册地址", "登记地址", "地址", "主要办事机构所在地"), required=True),
    FieldSpec("scope", "经营范围", "Business scope", "text", ("经营范围", "业务范围", "经营范围及方式")),
    FieldSpec("formation", "组成形式", "Form of formation", "text", ("组成形式",)),
    FieldSpec("registrar", "登记机关", "Registrar", "organisation", ("登记机关",), required=True),
    FieldSpec("issued", "发照日期", "Date of issue", "date"),
    FieldSpec("copy_kind", "正本/副本", "Original or duplicate", "enum"),
)  # fmt: skip

_LABELS = {spec.key: spec.labels for spec in FIELDS if spec.labels}
_STOPS = (
    "实收资本",
    "年度检验情况",
    "提示",
    "副本号",
    "核准日期",
    "发照日期",
    "重要提示",
    "企业信用信息公示系统网址",
)

_FIRM_VARIANTS = ("执行事务合伙人", "投资人", "投资人姓名")
_REGISTRAR = re.compile(
    r"[一-鿿]{2,20}(?:市场监督管理|行政审批|工商行政管理|市场和质量监督管理|政务服务)[一-鿿]{0,8}"
)
_SERIAL = re.compile(r"[A-Z]?[0-9]{6,}(?:\([0-9]+[-/][0-9]+\))?")
_SERIAL_SAID = re.compile(
    r"(?:证照|执照|副本)?编号[:]?(?P<no>[A-Z]?[0-9]{6,17}(?:\([0-9]+[-/][0-9]+\))?)(?![0-9A-Z])"
    r"|^(?P<alone>[A-Z]?[0-9]{6,17}\([0-9]{1,2}[-/][0-9]{1,2}\))$"
)
_COPY_NUMBER = re.compile(r"\(\s*([0-9]{1,2}\s*[-/]\s*[0-9]{1,2})\s*\)")
_LIMITED = "有限公司"
_CELLS_OF_A_FORM = 5
_ELSEWHERE = re.compile(r"总局|登录|信息")


def extract(document: Document, reread: Reread) -> Sequence[Field]:
    """All fields of domain 1.1 of a licence, absent ones included, in the order of `FIELDS`."""
    pages = [plain_page(page) for page in document.pages]
    lines = [line for page in pages for line in lines_of(page)]
    found = find_labelled(lines, _LABELS, stops=_STOPS)
    if _is_form(document):
        whole = [line for page in document.pages for line in lines_of(without_overlays(page))]
        found = {
            **found,
            **{k: v for k, v in find_labelled(whole, _LABELS, stops=_STOPS).items() if v.values},
        }
    head = head_region(found, ("name", "kind"))
    fields: dict[str, Field | None] = {
        "uscc": read_code_field(
            document, "uscc", found.get("uscc"), lines, reread, region=head, old_numbers=True
        ),
        "serial": _serial(document, found, lines),
        "name": _name(document, found),
        "kind": text_field(document, "kind", found.get("kind"), organisation_text),
        "legal_rep": representative_field(document, found, reread, firm_variants=_FIRM_VARIANTS),
        "capital": capital_field(document, found, reread),
        "established": parsed_field(document, "established", found, whole_date, reread, whole_date=True),
        "term": parsed_field(document, "term", found, term_iso, reread),
        "address": text_field(document, "address", found.get("address"), address_text),
        "scope": text_field(document, "scope", found.get("scope"), prose_text),
        "formation": text_field(document, "formation", found.get("formation"), prose_text),
        "registrar": registrar_field(
            document, pages, lines, found.get("registrar"), _REGISTRAR, skip=_ELSEWHERE
        ),
        "issued": foot_date_field(document, found, lines),
        "copy_kind": copy_kind_field(document, lines),
    }
    return [fields[spec.key] or absent(document, spec.key) for spec in FIELDS]


def _is_form(document: Document) -> bool:
    """Whether the licence is set as a form whose cells hold one label each, as prints of registers are; the
    printed frame of a certificate makes no such cells."""
    labels = {squeeze(label) for variants in _LABELS.values() for label in variants}
    tables = (table for page in document.pages if page.rulings for table in ruled_tables(page))
    heads = {
        text
        for table in tables
        for cell in table.cells
        if (text := re.sub(r"[A-Za-z.,/()'\s:：]+", "", squeeze(cell.text))) in labels
    }
    return len(heads) >= _CELLS_OF_A_FORM


def _name(document: Document, labels: Mapping[str, Labelled]) -> Field | None:
    """The name as printed. That of a limited company ends in 有限公司 (Company Law, art. 7): where one
    character of that ending was misread, it is repaired, and says so."""
    field = text_field(document, "name", labels.get("name"), organisation_text)
    kind = labels.get("kind")
    if field is None or not isinstance(field.value, str) or kind is None:
        return field
    limited = re.match(r"(?:其他|一人)?有限责任公司(?!分公司)|股份有限公司", "".join(kind.text.split()))
    name, ending = field.value, field.value[-4:]
    if not limited or name.endswith("分公司") or len(name) < 6:
        return field
    wrong = sum(a != b for a, b in zip(ending, _LIMITED, strict=True))
    if wrong != 1 or name.endswith("责任公司"):
        return field
    sure = min(field.confidence, 0.8)
    whole = name[:-4] + _LIMITED
    return read(document, "name", labels["name"].values, whole, state=FieldState.REPAIRED,
                grounding="fuzzy", confidence=sure)  # fmt: skip


def _serial(document: Document, labels: Mapping[str, Labelled], lines: Sequence[Line]) -> Field | None:
    """The labelled number, else the copy number in the head of the page, (1-1), of older duplicates."""
    found = labels.get("serial")
    for value in found.values if found else ():
        run = _SERIAL.search(fold(value.text).replace(" ", ""))
        if run is not None:
            whole = _SERIAL.search(value_flow(found.values).packed) if found is not None else None
            if found is not None and whole is not None and whole.group().startswith(run.group() + "("):
                spans = value_flow(found.values).packed_spans(*whole.span())  # (1-1) may stand apart
                return read(document, "serial", spans, whole.group())
            return read(document, "serial", replace(value, text=run.group()), run.group())
    for line in lines:
        # Far from its label, or glued to it in a corner of the page.
        flow = Flow([line])
        said = _SERIAL_SAID.search(flow.packed)
        if said is not None:
            group = "no" if said["no"] else "alone"
            return read(document, "serial", flow.packed_spans(*said.span(group)), said[group])
    name = labels.get("name")
    for line in lines if name is not None else ():
        copy = _COPY_NUMBER.search(line.folded)
        if name is not None and copy is not None and line.rect.bottom < name.label.rect.top:
            span = line.span(*copy.span(1))
            if span is not None:
                return grounded(document, "serial", [span], copy.group(1))
    return None


KIND = Kind(
    id="business_licence",
    code="D01",
    zh="营业执照",
    en="Business licence",
    rank=1,
    cues=Cues(
        titles=(
            r"^(企业法人|合伙企业|个人独资企业|个体工商户|农民专业合作社(法人|联合社)?|电子)?营业执照(?!"
            r"信息)",
            r"^.{0,8}营业执照(\((正|副)本\))?$",
        ),
        anchors=(
            "统一社会信用代码", "注册号", "法定代表人", "注册资本", "成立日期", "营业期限", "经营范围",
            "登记机关",
            "国家企业信用信息公示系统", "市场监督管理总局监制", "工商行政管理总局监制",
        ),
        negative=(
            "食品经营许可证", "统一社会信用代码证书", "税务登记证", "变更登记通知书", "准予变更",
            "组织机构代码证", "营业执照信息",
        ),
    ),
    fields=FIELDS,
    extract=extract,
    single_page=True,
)  # fmt: skip
