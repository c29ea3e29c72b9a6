"""知识产权证书: patents, trademarks, software, works and the fronts of standards (domain 1.22).

Each certificate is a document of its own; `ipr_kind` says which form it has. A patent certificate proves the
grant, not that the patent is still in force: `expires` is the end of the term printed on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.core.kind import Format
from dossier_ai.kinds.intellectual_property_fields import (
    LABELS,
    PATENT_NO,
    STOPS,
    Certificate,
    authority,
    cert_no,
    dates,
    number,
    owners,
    title,
    trademark_class,
)
from dossier_ai.text.certificates import parse_patent_no
from dossier_ai.text.characters import squeeze
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import read
from dossier_ai.text.headlines import headline
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.standards import read_standard_front

_TITLES = (
    r"(发明|实用新型|外观设计)?专利证书",
    r"商标注册证",
    r"软件著作权登记证书",
    r"(作品|著作权)登记证书?",
    r"^(中华人民共和国)?(国家|行业|地方|团体|企业|.{2,6}行业|.{2,4}省地方)标准$",
)
_KINDS = (
    ("invention", r"发明专利"),
    ("utility_model", r"实用新型专利"),
    ("design", r"外观设计专利"),
    ("trademark", r"商标注册证"),
    ("software", r"软件著作权"),
    ("work", r"作品登记|著作权登记"),
    ("standard", r"标准$"),
)
_KIND_OF_NUMBER = {"发明": "invention", "PCT发明": "invention", "实用新型": "utility_model",
                   "PCT实用新型": "utility_model", "外观设计": "design"}  # fmt: skip


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    heading = headline(document, _TITLES)
    form, place = _form(lines, heading)
    if form == "standard":
        return [
            *_kind_field(document, form, place),
            *_standard(document, lines),
            *page_number_fields(document),
        ]
    # The title begins with what is a label elsewhere: 商标注册证.
    heads = [x for x in lines if heading is not None and _carries(x, heading)]
    lines = [x for x in lines if heading is None or not _carries(x, heading)]
    found = find_labelled(lines, LABELS, stops=STOPS)
    page = Certificate(document, lines, found, form, heads)
    fields = [*_kind_field(document, form, place), *title(page), *number(page, reread)]
    for part in (cert_no, owners, dates, trademark_class, authority):
        fields.extend(part(page))
    fields.extend(page_number_fields(document))
    return fields


def _carries(line: Line, span: Span) -> bool:
    return line.page is span.page and line.rect.overlap(span.rect) > 0


def _form(lines: Sequence[Line], heading: Span | None) -> tuple[str, Span | None]:
    """Which certificate this is, by its title, else by the kind digit of the patent number."""
    named = squeeze(heading.text) if heading is not None else ""
    form = next((kind for kind, pattern in _KINDS if re.search(pattern, named)), None)
    if form is not None:
        return form, heading
    for line in lines:
        text = squeeze(line.text)
        form = next((kind for kind, pattern in _KINDS[:-1] if re.search(pattern, text)), None)
        printed = PATENT_NO.search(text)
        parsed = parse_patent_no(printed.group()) if printed is not None else None
        if form is None and parsed is not None and "专利" in named + text:
            form = _KIND_OF_NUMBER[parsed.kind]
        if form is not None:
            return form, line.span(0, len(line.text))
    return "", None


def _kind_field(document: Document, form: str, place: Span | None) -> list[Field]:
    return [read(document, "ipr_kind", place, form)] if form and place is not None else []


def _standard(document: Document, lines: Sequence[Line]) -> list[Field]:
    front = read_standard_front(lines)
    fields = [
        read(document, key, list(part[1]), part[0])
        for key, part in (
            ("number", front.number),
            ("title", front.title),
            ("granted_on", front.issued),
            ("authority", front.issuer),
        )
        if part is not None
    ]
    if front.drafters is not None:
        names, spans = front.drafters
        fields.append(read(document, "owner", list(spans[:1]), names[0]))
        fields.append(read(document, "owners", list(spans), names))
    return fields


def _spec(key: str, zh: str, en: str, format: Format) -> FieldSpec:
    return FieldSpec(key, zh, en, format, LABELS.get(key, ()))


KIND = Kind(
    id="intellectual_property",
    code="D22",
    zh="知识产权证书",
    en="Intellectual property certificate",
    rank=3,
    cues=Cues(
        titles=_TITLES,
        anchors=(
            "专利号",
            "专利权人",
            "授权公告日",
            "登记号",
            "著作权人",
            "注册人",
            "核定使用商品",
            "证书号",
            "起草单位",
            "软著登字",
        ),
        inner=(r"标准$",),
    ),
    fields=(
        _spec("ipr_kind", "类型", "Kind of right", "enum"),
        _spec("title", "名称", "Title", "text"),
        _spec("number", "编号", "Number", "text"),
        _spec("cert_no", "证书号", "Certificate number", "text"),
        FieldSpec("owner", "权利人", "Owner", "organisation", LABELS["owners"], required=True),
        _spec("owners", "全部权利人", "All owners", "names"),
        _spec("applied_on", "申请日", "Applied on", "date"),
        _spec("granted_on", "授权公告日、登记日期", "Granted on", "date"),
        _spec("expires", "有效期至", "Expires", "date"),
        _spec("trademark_class", "商标类别", "Trademark class", "text"),
        _spec("authority", "发证机关", "Authority", "organisation"),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)
