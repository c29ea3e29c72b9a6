"""Certificates of registered bodies that are no companies: what they share beyond `registry_fields`.

In come the pages of a certificate of a public institution, an association, a private unit or the like; out
come its labels and the fields that all of them print: number, validity, registrar.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dossier_ai.core import Document, Field, Page, Reread
from dossier_ai.text.certificate_prose import with_prose
from dossier_ai.text.grounded import absent, occluded
from dossier_ai.text.labels import Labelled, find_labelled
from dossier_ai.text.lines import Line, Span, lines_of
from dossier_ai.text.overlays import without_overlays
from dossier_ai.text.registry_fields import (
    DATE,
    foot_date_field,
    grounded,
    organisation_text,
    parsed_field,
    registrar_field,
    text_field,
    whole_date,
)
from dossier_ai.text.second_look import read_again
from dossier_ai.text.value_flow import value_flow

VALIDITY = (
    "有效期限",
    "证书有效期限",
    "证书有效期",
    "有效期",
    "有效期自",
    "有效日期",
    "有效期限自",
    "证书有效期间",
    "有效期间",
    "有效时间",
    "有效期起止",
    "有效期限（起止）",
    "起止日期",
)
VALID_TO = (
    "有效期至",
    "有效期限至",
    "证书有效期至",
    "有效期截止日期",
    "有效期止",
    "有效期届满日",
    "截止日期",
    "有效期限止",
)
ISSUED = (
    "发证日期",
    "颁发日期",
    "颁证日期",
    "签发日期",
    "发证时间",
    "登记日期",
    "核发日期",
    "发证日",
    "颁证时间",
    "颁发时间",
    "制证日期",
    "签发时间",
)
ESTABLISHED = ("成立日期", "成立登记日期", "成立登记时间", "成立时间", "设立日期")
REGISTRAR = (
    "登记管理机关", "登记管理机关（盖章）", "登记管理机关（章）", "登记管理机关名称", "发证机关",
    "发证机关（盖章）", "发证机关（章）", "登记机关", "登记机关（盖章）", "登记机关（章）", "发证单位",
    "发证单位（盖章）", "颁证单位", "颁证机关", "颁发机关", "颁发单位", "核发机关", "登记部门", "发证部门",
    "登记管理部门", "颁证单位（盖章）", "颁证机关（盖章）", "登记管理机构",
)  # fmt: skip
NAME = ("名称", "单位名称", "机构名称", "组织名称", "法人名称", "单位全称", "法人单位名称")
ADDRESS = (
    "住所", "地址", "住所地", "住址", "办公地址", "注册地址", "注册地", "注册住所", "单位住所", "单位地址",
    "机构住所", "机构地址", "办公住所", "住所（地址）", "法定住所", "登记住所",
)  # fmt: skip
REPRESENTATIVE = (
    "法定代表人", "法定代表人姓名", "法人代表", "法人代表人", "负责人", "单位负责人", "法定代表人（负责人）",
    "负责人姓名", "机构负责人",
)  # fmt: skip
CREDIT_CODE = (
    "统一社会信用代码", "社会信用代码", "统一信用代码", "信用代码", "统一代码",
    "统一社会信用代码（登记证号）",
)  # fmt: skip
NUMBER = (
    "证书编号", "证书号", "登记证号", "登记证书号", "证号", "登记证书编号", "登记证编号", "登记号",
    "证书号码", "法人证书号", "登记证书号码",
)  # fmt: skip
CAPITAL = (
    "开办资金", "注册资金", "原始基金数额", "原始基金", "开办资金数额", "注册资金数额", "开办资金（万元）",
    "开办资金（元）", "注册资金（万元）", "注册资金（元）", "注册资本", "活动资金", "举办资金",
    "开办资金总额", "原始基金数额（万元）", "开办资金（人民币）", "注册资金（人民币）",
)  # fmt: skip
SCOPE = (
    "业务范围", "宗旨和业务范围", "宗旨与业务范围", "宗旨及业务范围", "宗旨、业务范围", "业务活动范围",
    "主要业务范围", "服务范围", "业务内容",
)  # fmt: skip
SUPERVISOR = (
    "业务主管单位",
    "业务主管部门",
    "主管单位",
    "业务主管机关",
    "主管部门",
    "主管机关",
    "业务主管",
    "业务主管（指导）单位",
)
CIVIL_AFFAIRS = re.compile(
    r"(?:中华人民共和国)?民政部|[一-鿿]{2,24}?(?:民政[厅局]|行政审批[一-鿿]{0,6}局|社会组织管理局|政务服务[一-鿿]{0,8}局)"
)
_DATES = re.compile(DATE.pattern + r"|[0-9]{4}\s*[-./]\s*[0-9]{1,2}\s*[-./]\s*[0-9]{1,2}(?![0-9])")
_OPEN = re.compile(r"长期|永久|无固定期限")
_NUMBER = re.compile(
    r"(?:[一-鿿]{0,3}[(\[（〔].{0,3}[)\]）〕])?[一-鿿]{0,4}(?:证|基|法人)字?\s*第?\s*[0-9A-Za-z-]{4,}\s*号"
)


@dataclass(frozen=True, slots=True)
class Certificate:
    """The pages of a certificate without what was laid over them, their lines, and its labels."""

    pages: tuple[Page, ...]
    lines: tuple[Line, ...]
    found: Mapping[str, Labelled]


def read_certificate(
    document: Document, labels: Mapping[str, Sequence[str]], stops: Sequence[str] = ()
) -> Certificate:
    """The labels of the certificate. Its frame may be mere ornament or a real table: the reading that gives
    more of the labels a value counts, the table's where both give as many."""
    best: Certificate | None = None
    for ruled in (True, False):
        pages = tuple(without_overlays(page) for page in document.pages)
        if not ruled:
            pages = tuple(replace(page, rulings=()) for page in pages)
        lines = tuple(line for page in pages for line in lines_of(page))
        found = find_labelled(lines, labels, stops=stops)
        if "name" in labels:  # Sentences are about the organisation that is registered, not about a building.
            found = with_prose(found, lines, labels, stops)
        certificate = Certificate(pages, lines, found)
        if best is None or _valued(certificate) > _valued(best):
            best = certificate
        if not any(page.rulings for page in document.pages):
            break
    assert best is not None
    return best


def _valued(certificate: Certificate) -> int:
    return sum(1 for found in certificate.found.values() if found.values)


def number_field(document: Document, certificate: Certificate, key: str = "cert_no") -> Field | None:
    """The old certificate number: after its label, else wherever 事证第…号 and the like are printed."""
    found = certificate.found.get(key)
    if found is not None and found.values and re.search(r"[0-9]{4}", found.text):
        return grounded(document, key, found.values, "".join(found.text.split()).strip(":："))
    for line in certificate.lines:
        match = _NUMBER.search(line.folded)
        span = line.span(*match.span()) if match else None
        if span is not None:
            return grounded(document, key, [span], "".join(span.text.split()))
    return None


def validity_fields(document: Document, certificate: Certificate, reread: Reread) -> dict[str, Field | None]:
    """`valid_from` and `valid_to`: the two dates of the term, each with its own place. A term that is open
    has no end; one of which a date cannot be read leaves that date occluded."""
    found = certificate.found.get("validity")
    end = certificate.found.get("valid_to")
    dates = _dates_in(found.values) if found is not None else []
    if found is not None and found.values and len(dates) < 2 and not _OPEN.search(found.text) and end is None:
        again = read_again(found, certificate.found, reread, lambda t: len(_DATES.findall(t)) == 2, widths=20)
        if again is not None:
            dates = [
                (value, [again]) for m in _DATES.finditer(again.text) if (value := whole_date(m.group()))
            ]
    fields: dict[str, Field | None] = {"valid_from": None, "valid_to": None}
    if end is not None and end.values:
        closing = _dates_in(end.values)
        fields["valid_to"] = _dated(document, "valid_to", closing[-1] if closing else None, end.values[0])
    if found is None or not found.values:
        return fields
    only_end = len(dates) == 1 and _is_end(found.values)
    if not re.match(r"[\s:：]*[至到]", found.text):
        first = dates[0] if dates and not only_end else None
        fields["valid_from"] = _dated(document, "valid_from", first, found.values[0])
    if fields["valid_to"] is None and not (_OPEN.search(found.text) and len(dates) < 2):
        last = dates[-1] if len(dates) > 1 or only_end else None
        fields["valid_to"] = _dated(document, "valid_to", last, found.values[-1])
    return fields


def _is_end(values: Sequence[Span]) -> bool:
    """Whether the only date of a term is its last day: 至 or 到 stands before it, with or without a first day
    that could not be read."""
    flow = value_flow(values)
    match = _DATES.search(flow.packed)
    return match is not None and re.search(r"[至到]", flow.packed[: match.start()]) is not None


def _dates_in(values: Sequence[Span]) -> list[tuple[str, list[Span]]]:
    flow = value_flow(values)
    return [
        (value, flow.packed_spans(*match.span()))
        for match in _DATES.finditer(flow.packed)
        if (value := whole_date(match.group())) is not None
    ]


def _dated(document: Document, key: str, dated: tuple[str, list[Span]] | None, place: Span) -> Field:
    if dated is None:
        return occluded(document, key, place)
    return grounded(document, key, dated[1], dated[0])


def registrar_of(document: Document, certificate: Certificate, authority: re.Pattern[str]) -> Field | None:
    """The registrar: printed after its label, else its seal, else its name elsewhere on the page; never the
    supervisor, the sponsor or the seal of the applicant on a copy."""
    found = certificate.found.get("registrar")
    if found is not None and found.values:
        name = organisation_text(found.text)
        match = authority.search(name)
        if match is not None:
            return grounded(document, "registrar", found.values, match.group())
    taken = [s for key, other in certificate.found.items() if key != "registrar" for s in other.values]
    return registrar_field(document, certificate.pages, certificate.lines, found, authority, taken=taken)


def issued_field(document: Document, certificate: Certificate, reread: Reread) -> Field | None:
    """The date of issue: after its label, else the date at the foot of the certificate."""
    if "issued" in certificate.found and certificate.found["issued"].values:
        return parsed_field(document, "issued", certificate.found, whole_date, reread, whole_date=True)
    return foot_date_field(document, certificate.found, certificate.lines)


def name_field(document: Document, certificate: Certificate, key: str = "name") -> Field | None:
    """The holder's name; one that wraps has the place of every line."""
    return text_field(document, key, certificate.found.get(key), organisation_text)


def in_order(document: Document, keys: Sequence[str], fields: Mapping[str, Field | None]) -> list[Field]:
    """One field for each key, absent where nothing is printed."""
    return [fields.get(key) or absent(document, key) for key in keys]
