"""质量管理体系认证证书: a certificate of a quality management system to ISO 9001 (domain 1.9).

Certificates of other systems (environment, occupational safety, information security) are told apart by
their negative cues; the standard is read as printed, so that a check can still see a wrong or superseded one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier_ai.core import Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.text.anniversaries import anniversary_on
from dossier_ai.text.cell_values import meaning
from dossier_ai.text.certificate_prose import with_prose
from dossier_ai.text.characters import squeeze
from dossier_ai.text.dates import parse_date, parse_period
from dossier_ai.text.endorsements import mark_field, not_found
from dossier_ai.text.flow import paragraphs
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import occluded, read
from dossier_ai.text.labels import Labelled, find_labelled
from dossier_ai.text.letters import DATE, date_after
from dossier_ai.text.lines import Line, Span, lines_of
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.surveillance_marks import surveillance

_SPECS: tuple[FieldSpec, ...] = (
    FieldSpec("cert_no", "证书编号", "Certificate number", "text", (
        "证书编号", "证书注册号", "注册号", "证书号", "Certificate No", "CertificateNo",
    ), required=True),
    FieldSpec("holder", "获证组织", "Certified organisation", "organisation", (
        "获证组织名称", "获证组织", "组织名称", "委托人名称", "受审核方名称", "获证单位", "获证企业",
        "获证方", "获证方名称", "持证单位", "持证组织", "证书持有人", "认证委托人", "认证委托人名称",
        "受审核方", "企业名称", "兹证明",
    ), required=True),
    FieldSpec("holder_uscc", "统一社会信用代码", "Unified code of the holder", "uscc", (
        "统一社会信用代码", "社会信用代码", "组织机构代码",
    )),
    FieldSpec("reg_addr", "注册地址", "Registered address", "text", (
        "注册地址", "注册住所", "住所", "地址",
    )),
    FieldSpec("audit_addr", "审核地址", "Audited address", "text", (
        "审核地址", "生产经营地址", "经营地址", "办公地址", "通讯地址", "生产/服务地址",
    )),
    FieldSpec("standard", "认证依据", "Standard", "text", (
        "认证依据", "认证标准", "符合标准", "符合", "标准", "认证准则", "审核准则", "依据标准",
        "审核依据",
    ), required=True),
    FieldSpec("scope", "认证范围", "Scope", "text", (
        "通过认证范围", "认证范围", "认证覆盖范围", "覆盖范围", "证书覆盖范围", "体系覆盖范围",
        "适用范围", "通过认证范围如下", "认证范围如下", "覆盖范围如下", "认证覆盖的范围",
        "管理体系覆盖范围", "认证注册范围", "注册范围", "证书范围", "认证的范围", "覆盖的范围",
        "适用的范围", "审核范围",
    ), required=True),
    FieldSpec("first_issued", "初次发证日期", "First issued", "date", (
        "初次发证日期", "初次获证日期", "首次发证日期", "初次颁证日期", "首次颁证日期", "初次认证日期",
        "首次获证日期", "首次认证日期", "初始发证日期", "首次注册日期", "初次注册日期", "初次获证时间",
    )),
    FieldSpec("issued", "颁证日期", "Issued", "date", (
        "本次发证日期", "颁证日期", "发证日期", "签发日期", "换证日期", "本次颁证日期", "颁发日期",
        "本次获证日期", "注册日期", "发证时间", "颁证时间", "证书签发日期", "生效日期", "再认证日期",
    ), required=True),
    FieldSpec("expires", "有效期至", "Expires", "date", (
        "证书有效期至", "有效期至", "有效期限", "证书有效期", "有效期", "本证书有效期至", "证书有效期限",
        "证书有效期限至", "有效期限至", "有效至", "证书有效至", "有效日期", "证书有效日期",
        "有效截止日期", "有效期截止", "有效期截止日期", "截止日期", "到期日期", "证书到期日期", "到期日",
        "证书到期日", "失效日期", "证书失效日期", "终止日期", "届满日期", "认证有效期", "认证有效期至",
        "注册有效期", "注册有效期至",
    ), required=True),
    FieldSpec("body", "认证机构", "Certification body", "organisation", (
        "认证机构名称", "认证机构", "发证机构", "颁证机构", "发证单位", "颁证单位", "发证机关",
    )),
)  # fmt: skip
_STOPS = (
    "机构地址",
    "批准号",
    "认证机构批准号",
    "认可标识",
    "签发人",
    "总经理",
    "网址",
    "查询",
    "邮政编码",
    "邮编",
    "监督审核",
)
_NUMBER = re.compile(
    r"\d{3}(?:[A-Z]{2})?\d{2}\s*(?:QJ|Q|E|S|F|H)\s*\d{4,6}\s*R\d{1,2}[SML](?:-\d{1,3})?(?:/\d{4})?"
)
_STANDARD = re.compile(
    r"GB\s*/?\s*T\s*(?P<gb>\d{4,5}(?:\.\d)?\s*[-—]\s*\d{4})(?:\s*(?:/|idt|IDT|[(])?\s*IS[O0]\s*(?P<iso>"
    r"\d{4,5}\s*[:\-]\s*\d{4}))?"
    r"|IS[O0]\s*(?P<only>\d{4,5}\s*[:\-]\s*\d{4})"
)
_ORGANISATION = re.compile(
    r"[\u4e00-\u9fff（）()]{3,40}(?:公司|中心|协会|研究院|学院|研究所|事务所|商会|基金会|厂|院|所|社|会)$"
)
_URL = re.compile(
    r"(?:https?://)?(?:www\.|cx\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:gov\.cn|org\.cn|com\.cn|cn|com|org)[/"
    r"\w.-]*"
)
_TERM = re.compile(
    rf"有效[期限]?[^。;]{{0,14}}?(?P<v>自?从?(?:{DATE.pattern})[^。;\d]{{0,8}}?(?:至|到|-|~|—)+(?:"
    rf"{DATE.pattern}))"
    rf"|自(?P<w>(?:{DATE.pattern})[^。;\d]{{0,6}}?(?:至|到)+(?:{DATE.pattern}))[^。;]{{0,6}}有效"
)
_BODY = re.compile(r"[\u4e00-\u9fff（）()]{2,30}认证[\u4e00-\u9fff（）()]{0,12}(?:有限公司|中心|公司|集团)")


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    labels = {s.key: s.labels for s in _SPECS}
    found = with_prose(find_labelled(lines, labels, stops=_STOPS), lines, labels, _STOPS, name="holder")
    fields: list[Field | None] = [
        _number(document, lines, found.get("cert_no")),
        _holder(document, lines, found.get("holder")),
        _plain(document, "holder_uscc", "uscc", found.get("holder_uscc")),
        _plain(document, "reg_addr", "text", found.get("reg_addr")),
        _plain(document, "audit_addr", "text", found.get("audit_addr")),
        _standard(document, lines, found.get("standard")),
        _plain(document, "scope", "text", _with_lines_below(found, "scope")),
        *_dates(document, lines, found),
        surveillance(document),
        _body(document, lines, found.get("body")),
        _accreditation(document, lines),
        _query_url(document, lines),
    ]
    return [*(f for f in fields if f is not None), *page_number_fields(document)]


def _with_lines_below(found: dict[str, Labelled], key: str) -> Labelled | None:
    """What the label holds; where it stands on a centred line of its own, the centred lines below it."""
    held = found.get(key)
    if held is None or held.values:
        return held
    page, height = held.label.page, held.label.rect.height
    labels = [h.label.rect for h in found.values() if h.label.page is page]
    below: list[Span] = []
    bottom = held.label.rect.bottom
    for line in lines_of(page):
        if line.rect.top < held.label.rect.bottom:
            continue
        span = line.span(0, len(line.text))
        aside = abs(line.rect.cx - held.label.rect.cx) > 0.1 * page.width
        labelled = any(line.rect.overlap(rect) > 0 for rect in labels)
        room = 3.0 * height if not below else 1.2 * height
        if span is None or aside or labelled or line.rect.top - bottom > room:
            break
        below.append(span)
        bottom = line.rect.bottom
    return replace(held, values=tuple(below))


def _plain(document: Document, key: str, format: str, held: Labelled | None) -> Field | None:
    if held is None or not held.values:
        return None
    said = meaning(held.text, "uscc" if format == "uscc" else "text")
    if said.value is None:
        return occluded(document, key, held.values[0])
    return read(document, key, held.values, said.value, state=said.state)


def _number(document: Document, lines: Sequence[Line], held: Labelled | None) -> Field | None:
    """The certificate number: in the known pattern anywhere, else whatever its label says (foreign bodies
    have formats of their own)."""
    for line in lines:
        match = _NUMBER.search(line.folded.upper())
        span = line.span(match.start(), match.end()) if match else None
        if match and span is not None:
            return read(document, "cert_no", span, re.sub(r"\s", "", match.group()))
    if held is not None and held.values:
        value = re.sub(r"\s", "", squeeze(held.text)).upper().lstrip(":.")
        if re.search(r"\d{3}", value):
            return read(document, "cert_no", held.values[:1], value)
    return None


def _holder(document: Document, lines: Sequence[Line], held: Labelled | None) -> Field | None:
    """The organisation after its label or after 兹证明; else the first line that is one but not the
    certification body."""
    if held is not None:
        for span in held.values:
            text = squeeze(span.text).strip(":，,。")
            if _ORGANISATION.match(text):
                return read(document, "holder", span, text.replace("(", "（").replace(")", "）"))
    for line in lines:
        text = squeeze(line.text).strip(":，,。")
        if _ORGANISATION.match(text) and "认证" not in text and line.rect.top < 0.7 * line.page.height:
            whole = line.span(0, len(line.text))
            if whole is not None:
                return read(document, "holder", whole, text.replace("(", "（").replace(")", "）"))
    return None


def _standard(document: Document, lines: Sequence[Line], held: Labelled | None) -> Field | None:
    """The standards named, as printed (`ISO` read with a zero is mended)."""
    for line in lines:
        match = _STANDARD.search(line.folded)
        if match is None:
            continue
        span = line.span(match.start(), match.end())
        if span is None:
            continue
        value = re.sub(r"IS[O0](?=\s*\d)", "ISO", match.group())
        return read(document, "standard", span, re.sub(r"\s+", " ", value).strip())
    for flow in paragraphs(lines):
        match = _STANDARD.search(flow.folded)
        if match is not None:
            value = re.sub(r"IS[O0](?=\s*\d)", "ISO", match.group())
            return read(document, "standard", flow.spans(*match.span()), re.sub(r"\s+", " ", value).strip())
    if held is not None and held.values:
        return read(document, "standard", held.values, held.text.strip())
    return None


def _dates(document: Document, lines: Sequence[Line], found: dict[str, Labelled]) -> list[Field]:
    """First issue, issue and expiry; a term (有效期：…至…) gives its end, and its start where no date of
    issue is printed."""
    fields: list[Field] = []
    keys: set[str] = set()
    for key in ("first_issued", "issued", "expires"):
        held = found.get(key)
        if held is None or not held.values:
            labels = next(s.labels for s in _SPECS if s.key == key)
            after = date_after(lines, labels)
            if after is not None:
                fields.append(read(document, key, after[1], after[0]))
            continue
        text = held.text
        dates = list(DATE.finditer(text))
        if key == "expires" and len(dates) >= 2:
            period = parse_period_or_none(text) or _first_to_last(dates[0].group(), dates[-1].group())
            if period is not None:
                start, _, end = period.partition("/")
                fields.append(read(document, "expires", held.values, end))
                if "issued" not in keys and start:
                    fields.append(read(document, "issued", held.values, start))
                continue
        value = date_or_none(dates[0].group() if dates else text)
        if value is None and key == "expires":
            continue
        keys.add(key)
        if value is None:
            fields.append(occluded(document, key, held.values[0]))
        else:
            fields.append(read(document, key, _with_date(held.values), value))
    if not any(f.key == "expires" for f in fields):
        issued = next((f.value for f in fields if f.key == "issued"), None)
        fields.extend(_told_expiry(document, lines, {f.key for f in fields}, issued))
    return fields


def _told_expiry(document: Document, lines: Sequence[Line], known: set[str], issued: object) -> list[Field]:
    """The term that a sentence states (有效期三年，自…至…; 本证书自…起至…有效), its start where nothing else
    says when the certificate was issued; else the last date, where it ends three years from the issue."""
    for flow in paragraphs(lines):
        said = _TERM.search(flow.packed)
        period = (
            parse_period_or_none(
                re.sub(
                    r"[自从起"
                    r"止]",
                    "",
                    said["v"] or said["w"],
                )
            )
            if said is not None
            else None
        )
        if said is not None and period is not None:
            start, _, end = period.partition("/")
            spans = flow.packed_spans(*said.span("v" if said["v"] else "w"))
            fields = [read(document, "expires", spans, end)]
            return fields if "issued" in known else [*fields, read(document, "issued", spans, start)]
    last = anniversary_on(lines, issued, years=(3,))
    return [read(document, "expires", last[1], last[0], confidence=0.75)] if last is not None else []


def _with_date(spans: Sequence[Span]) -> Sequence[Span]:
    """The spans that hold the date, where one of them holds it whole."""
    whole = [s for s in spans if DATE.search(s.text)]
    return whole[:1] or spans


def date_or_none(text: str) -> str | None:
    try:
        return parse_date(text).iso
    except ValueError:
        return None


def _first_to_last(first: str, last: str) -> str | None:
    start, end = date_or_none(first), date_or_none(last)
    return f"{start}/{end}" if start is not None and end is not None and start < end else None


def parse_period_or_none(text: str) -> str | None:
    try:
        return parse_period(text).iso
    except ValueError:
        return None


def _body(document: Document, lines: Sequence[Line], held: Labelled | None) -> Field | None:
    if held is not None and held.values:
        text = squeeze(held.values[0].text).strip(":")
        if len(text) >= 4 and re.search(r"[\u4e00-\u9fff]{4}", text):
            return read(document, "body", held.values[:1], text.replace("(", "（").replace(")", "）"))
    for line in reversed(lines):
        text = squeeze(line.text)
        match = _BODY.search(text)
        span = line.span(0, len(line.text))
        if match and span is not None:
            return read(document, "body", span, match.group().replace("(", "（").replace(")", "）"))
    return None


def _accreditation(document: Document, lines: Sequence[Line]) -> Field:
    for line in lines:
        match = re.search(r"CNAS|IAF", line.folded)
        span = line.span(match.start(), match.end()) if match else None
        if span is not None:
            return mark_field(document, "accreditation", span, absent_evidence=not_found(span, span.page))
    return mark_field(
        document, "accreditation", None, absent_evidence=not_found(None, document.pages[0]), confidence=0.6
    )


def _query_url(document: Document, lines: Sequence[Line]) -> Field | None:
    for line in lines:
        match = _URL.search(line.folded.lower())
        span = line.span(match.start(), match.end()) if match else None
        if match and span is not None:
            return read(document, "query_url", span, match.group())
    return None


KIND = Kind(
    id="iso9001_certificate",
    code="D09",
    zh="质量管理体系认证证书",
    en="ISO 9001 certificate",
    rank=3,
    cues=Cues(
        titles=(
            r"质量管理体系认证证书",
            r"QUALITYMANAGEMENTSYSTEM",
            r"(?i)qualitymanagementsystem",
            r"^认证证书$",
            r"^管理体系认证证书$",
            r"^管理体系认证证书$",
        ),
        anchors=(
            "质量管理体系",
            "GB/T19001",
            "ISO9001",
            "证书编号",
            "认证范围",
            "有效期至",
            "监督审核",
            "CNAS",
            "认证机构",
        ),
        negative=(
            "环境管理体系",
            "ISO14001",
            "职业健康安全",
            "ISO45001",
            "信息安全管理",
            "ISO27001",
            "售后服务认证",
            "信用等级",
            "ISO/IEC27001",
            "知识产权管理体系",
        ),
    ),
    fields=(
        *_SPECS,
        FieldSpec("surveillance", "监督审核标记", "Surveillance marked", "mark"),
        FieldSpec("accreditation", "认可标识", "Accreditation mark", "mark"),
        FieldSpec("query_url", "查询网址", "Where to query", "url"),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)
