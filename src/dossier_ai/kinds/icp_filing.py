"""网站备案信息: who filed which site under which number (domain 1.23, for XCT-11 and XCT-12).

Screenshots of the register show labels with values or a table of one row; a screenshot of the site itself
shows the number in its foot, with the holder beside it at best.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Column, Cues, Document, Field, FieldSpec, FieldState, Kind, Reread
from dossier_ai.text.cell_values import meaning
from dossier_ai.text.characters import squeeze
from dossier_ai.text.flow import Flow
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import occluded, read
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.letters import ORGANISATION, organisation_in
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.rows import list_rows
from dossier_ai.text.site_records import FoundFiling, domain_of, domains_in, filings_in

_LABELS: dict[str, tuple[str, ...]] = {
    "holder": (
        "主办单位名称",
        "主办者名称",
        "备案主体名称",
        "主办单位（个人）名称",
        "主办单位",
        "网站主办单位",
    ),
    "holder_kind": ("主办单位性质", "主办者性质", "单位性质", "主体性质"),
    "number": (
        "ICP备案/许可证号",
        "网站备案/许可证号",
        "服务备案号",
        "网站备案号",
        "ICP备案号",
        "备案/许可证号",
        "备案许可证号",
        "主体备案号",
        "备案号",
    ),
    "site_name": ("网站名称", "服务名称", "互联网信息服务名称"),
    "domain": ("网站域名", "服务域名", "域名", "网站首页网址", "首页网址", "网站网址", "网址"),
    "approved_on": ("审核通过日期", "审核通过时间", "审核日期", "审核时间", "备案日期", "备案时间"),
}
_STOPS = (
    "ICP备案主体信息",
    "ICP备案网站信息",
    "ICP备案服务信息",
    "序号",
    "是否限制接入",
    "限制接入",
    "操作",
    "详情",
    "网站负责人",
    "网站前置审批项",
    "服务前置审批项",
    "公安备案号",
    "版权所有",
)
_COLUMNS = tuple(Column(key, labels) for key, labels in _LABELS.items())
_OWNER = re.compile(r"(?:版权(?:所有|归)?|copyright|©|主办(?:单位)?|运营(?:单位)?)", re.IGNORECASE)

_LEAD = re.compile(r"^.*?(?:版权(?:所有|归)?|主办单位|主办|运营单位|由|All ?Rights ?Reserved)", re.IGNORECASE)


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    held = _printed(document, lines)
    fields: list[Field] = []
    number = _number(document, lines, held.get("number", ()))
    for key in ("holder", "holder_kind", "site_name", "domain", "approved_on"):
        field = _field(document, key, held.get(key, ()))
        if field is not None:
            fields.append(field)
    known = {f.key for f in fields}
    if number is not None:
        fields.append(number[0])
        if "holder" not in known and number[1] is not None:
            fields.extend(_owner(document, lines, number[1]))
    if "domain" not in known:
        fields.extend(read(document, "domain", span, host) for host, span in domains_in(lines)[:1])
    fields.extend(page_number_fields(document))
    return fields


def _printed(document: Document, lines: Sequence[Line]) -> dict[str, tuple[Span, ...]]:
    """The values after their labels, or below them in a table; the table's first row is the site."""
    listing = list_rows(document.pages, _COLUMNS, anchor="holder", least=3)
    held: dict[str, tuple[Span, ...]] = {}
    if listing.rows:
        held = {key: cell.spans for key, cell in listing.rows[0].cells.items() if cell.text}
    for key, found in find_labelled(lines, _LABELS, stops=_STOPS).items():
        if found.values:
            held.setdefault(key, found.values)
    return held


def _field(document: Document, key: str, spans: Sequence[Span]) -> Field | None:
    if not spans:
        return None
    text = "".join(s.text for s in spans).strip(" :：")
    if key == "holder":
        named = organisation_in(spans)
        if named is not None:
            return read(document, key, named[1], named[0])
        return read(document, key, spans, squeeze(text)) if len(squeeze(text)) >= 2 else None
    if key == "domain":
        host = domain_of(text)
        return read(document, key, spans, host) if host is not None else None
    if key == "approved_on":
        said = meaning(text, "date")
        if isinstance(said.value, str):
            return read(document, key, spans, said.value)
        return occluded(document, key, spans[0]) if said.state is FieldState.OCCLUDED else None
    text = squeeze(text) if key == "holder_kind" else text
    return read(document, key, spans, text) if len(text) >= 2 else None


def _number(
    document: Document, lines: Sequence[Line], spans: Sequence[Span]
) -> tuple[Field, FoundFiling | None] | None:
    """The filing number, the one of the site (…号-1) before the one of its holder; occluded where something
    that is none stands after its label."""
    found = [f for f in filings_in(lines) if f.spans]
    if found:
        best = max(found, key=lambda f: (f.filing.kind == "filing", bool(f.filing.site)))
        whole = squeeze("".join(s.text for s in spans))
        if re.fullmatch(rf"{re.escape(best.number)}-\d{{1,4}}", whole):
            # The number of the site wrapped inside its cell.
            return read(document, "number", spans, whole), best
        state = FieldState.REPAIRED if best.repaired else FieldState.READ
        return read(document, "number", list(best.spans), best.number, state=state), best
    if spans and re.search(r"\d", spans[0].text):
        return occluded(document, "number", spans[0]), None
    return None


def _owner(document: Document, lines: Sequence[Line], number: FoundFiling) -> list[Field]:
    """The organisation that a site's foot names as its owner: on the line of the number or near it."""
    place = number.spans[0]
    near = [
        line
        for line in lines
        if line.page is place.page and abs(line.rect.cy - place.rect.cy) < 5 * place.rect.height
    ]
    near.sort(key=lambda line: (not _OWNER.search(line.folded), abs(line.rect.cy - place.rect.cy)))
    for line in near:
        flow = Flow([line])
        for piece in re.finditer(r"[^:;,|©\d]+", flow.packed):
            text = _LEAD.sub("", piece.group())
            found = ORGANISATION.match(text)
            if found is not None and len(found.group()) >= 6:
                start = piece.end() - len(text)
                spans = flow.packed_spans(start, start + found.end())
                return [read(document, "holder", spans, found.group().replace("(", "（").replace(")", "）"))]
    return []


KIND = Kind(
    id="icp_filing",
    code="D23",
    zh="网站备案信息",
    en="Website filing",
    rank=3,
    cues=Cues(
        titles=(r"ICP备案", r"网站备案(信息|查询|详情)?", r"备案管理系统", r"域名信息备案", r"备案信息查询"),
        anchors=(
            "主办单位名称",
            "主办单位性质",
            "网站名称",
            "审核通过日期",
            "许可证号",
            "网站域名",
            "限制接入",
            "ICP备",
            "公网安备",
        ),
    ),
    fields=(
        FieldSpec("holder", "主办单位名称", "Holder", "organisation", _LABELS["holder"], required=True),
        FieldSpec("holder_kind", "主办单位性质", "Kind of holder", "text", _LABELS["holder_kind"]),
        FieldSpec("number", "ICP备案/许可证号", "Filing number", "text", _LABELS["number"], required=True),
        FieldSpec("site_name", "网站名称", "Site name", "text", _LABELS["site_name"]),
        FieldSpec("domain", "网站域名", "Domain", "text", _LABELS["domain"]),
        FieldSpec("approved_on", "审核通过日期", "Approved on", "date", _LABELS["approved_on"]),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)
