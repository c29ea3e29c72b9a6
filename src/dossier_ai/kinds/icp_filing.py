"""网站备案信息: who filed which site under which number (domain 1.23, for XCT-11 and XCT-12).

Screenshots of the register show labels with values or a table of one row; a screenshot of the site itself
shows the number in its foot, with the holder beside it at best.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier_ai.core import Column, Cues, Document, Field, FieldSpec, FieldState, Kind, Reread
from dossier_ai.text.certificates import parse_site_filing
from dossier_ai.text.characters import squeeze
from dossier_ai.text.flow import Flow, paragraphs
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import occluded, read
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.letters import DATE, ORGANISATION, iso_date, organisation_in
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.pieces import apart
from dossier_ai.text.rows import list_rows
from dossier_ai.text.site_records import domain_of, domains_in, filings_in
from dossier_ai.text.under_heads import values_under

_LABELS: dict[str, tuple[str, ...]] = {
    "holder": (
        "主办单位名称", "主办者名称", "备案主体名称", "主办单位（个人）名称", "主办单位", "网站主办单位",
        "主办单位或个人名称", "主办者", "网站主办者", "备案主体", "主体名称", "开办者名称", "网站开办者",
        "网站开办者名称", "开办主体", "开办单位", "备案单位", "备案单位名称", "网站所有者", "网站所有人",
        "单位名称", "企业名称", "公司名称", "运营主体", "运营单位", "网站主体", "主办单位/个人",
    ),
    "holder_kind": (
        "主办单位性质", "主办者性质", "单位性质", "主体性质", "主体类型", "主办单位类型", "开办者性质",
        "开办主体性质", "备案性质", "备案主体性质", "备案主体类型", "单位类型", "主办者类型", "开办者类型",
    ),
    "number": (
        "网站备案/许可证号", "服务备案/许可证号", "网站备案号", "服务备案号", "ICP备案/许可证号",
        "ICP备案/许可证编号", "备案/许可证编号", "ICP备案号", "ICP备案编号", "ICP备案证号", "ICP许可证号",
        "备案/许可证号", "备案许可证号", "网站备案编号", "备案编号", "备案证号", "备案号", "ICP号",
        "ICP备案", "ICP证",
    ),
    "main_number": ("主体备案号", "主体备案/许可证号", "备案主体编号", "ICP备案主体备案号"),
    "site_name": (
        "网站名称", "服务名称", "互联网信息服务名称", "网站名", "站点名称", "互联网站名称", "网站中文名称",
        "APP名称", "小程序名称",
    ),
    "domain": (
        "网站域名", "服务域名", "域名", "备案域名", "主域名", "网站主域名", "域名名称", "服务内容（域名）",
        "域名列表",
    ),
    "url": (
        "网站首页网址", "首页网址", "网站网址", "网站首页地址", "首页地址", "网站地址", "网站首页", "网址",
        "访问地址", "官网地址", "官方网址",
    ),
    "approved_on": (
        "审核通过日期", "审核通过时间", "审核日期", "审核时间", "备案日期", "备案时间", "备案通过时间",
        "备案通过日期", "通过日期", "通过时间", "核准日期", "核准时间", "联网备案时间", "联网备案日期",
        "审批日期", "审批时间", "备案成功时间",
    ),
}  # fmt: skip
_STOPS = (
    "ICP备案主体信息", "ICP备案网站信息", "ICP备案服务信息", "主体信息", "网站信息", "服务信息", "序号",
    "是否限制接入", "限制接入", "操作", "详情", "网站负责人", "网站负责人姓名", "主体负责人",
    "网站前置审批项", "服务前置审批项", "服务类型", "网站类型", "公安备案号", "公安机关备案号",
    "备案地公安机关", "备案机关", "备案状态", "版权所有", "是否过期", "更新时间", "主体备案区域", "备案地区",
    "IP地址", "接入商", "服务器IP", "技术支持",
)  # fmt: skip
_COLUMNS = tuple(Column(key, labels) for key, labels in _LABELS.items())
_KIND_OF_HOLDER = re.compile(
    r"(?:国有|民营|私营|外资|股份制?)?企业(?:单位|法人)?|事业单位|政府机关|国家机关|党政机关|政府单位|机关|个人"
    r"|个体工商户|社会团体|社会组织|社团|群团组织|基金会|民办非企业(?:单位)?|社会服务机构|非企业单位|军队"
    r"|律师执业机构|司法鉴定机构|公司"
)
_OWNS = re.compile(
    r"(?:版权(?:所有|归属?于?)?|copyright|©|\(c\)|主办(?:单位|方|者)?|运营(?:单位|主体|方)?|备案主体"
    r"|all ?rights ?reserved|尊敬的|贵单位|您的单位)",
    re.IGNORECASE,
)
# Who built, hosts or approves a site stands in its foot as well.
_SERVES = re.compile(
    r"(?:技术(?:支持|服务)|(?:网站|制作|设计|建设|开发|承建|承办|运维|维护|接入)(?:单位|建设|制作|设计|商|服务商)?"
    r"|主管(?:单位|部门)?|指导(?:单位)?|通过|经|由|友情链接|托管|powered ?by)[^\u4e00-\u9fff]*$",
    re.IGNORECASE,
)
_NAME = re.compile(r"[\u4e00-\u9fff（）()·]{2,40}")
_APPROVED = re.compile(
    rf"(?P<v>{DATE.pattern})[^。;]{{0,20}}?(?:通过|核准|审核|备案成功)"
    rf"|(?:通过|核准|审核|备案)[^。;\d]{{0,12}}?(?P<w>{DATE.pattern})"
)
_CALLED = re.compile(
    r"(?:网站|服务|站点)(?:名称?|名)?(?:为|是|叫|:)[“\"《「]?(?P<v>[^,。;:“”\"《》「」()]{2,30}?)[”\"》」]?(?=[,。;(]|$)"
    r"|(?:网站|主办的)[“\"《「](?P<w>[^“”\"《》「」]{2,30})[”\"》」]"
)


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    held = _printed(document, lines)
    found = [_number(document, lines, held)]
    for key in ("holder", "holder_kind", "site_name", "domain", "approved_on"):
        spans = (held.get("domain", ()), held.get("url", ())) if key == "domain" else (held.get(key, ()),)
        found.append(next((f for s in spans if (f := _field(document, key, s)) is not None), None))
    fields = [field for field in found if field is not None]
    known = {f.key for f in fields}
    if "holder" not in known:
        fields.extend(_owner(document, lines))
    for key, pattern in (("approved_on", _APPROVED), ("site_name", _CALLED)):
        if key not in known:
            fields.extend(_told(document, lines, key, pattern))
    if "domain" not in known:
        fields.extend(read(document, "domain", span, host) for host, span in domains_in(lines)[:1])
    fields.extend(page_number_fields(document))
    return fields


def _printed(document: Document, lines: Sequence[Line]) -> dict[str, tuple[Span, ...]]:
    """The values in a table (its first row is the site), below the heads of columns, or after their labels;
    what is plainly another column's value counts for nothing."""
    listing = list_rows(document.pages, _COLUMNS, anchor="holder", least=3)
    sources: list[dict[str, tuple[Span, ...]]] = []
    if listing.rows:
        sources.append({key: cell.spans for key, cell in listing.rows[0].cells.items() if cell.text})
    sources.append(values_under(lines, _LABELS, _STOPS))
    labelled = find_labelled(lines, _LABELS, stops=_STOPS)
    sources.append({key: found.values for key, found in labelled.items() if found.values})
    held: dict[str, tuple[Span, ...]] = {}
    for source in sources:
        for key, spans in source.items():
            if key not in held and _fits(key, squeeze("".join(s.text for s in spans)).strip(":")):
                held[key] = spans
    return held


def _fits(key: str, text: str) -> bool:
    """Whether a text may be the value of `key`, by its shape."""
    if key == "holder_kind":
        return _KIND_OF_HOLDER.fullmatch(text) is not None
    if key == "holder":
        return len(text) >= 2 and not re.search(r"ICP|\d{4}|\.(?:cn|com|net)", text)
    if key in ("domain", "url"):
        return domain_of(text) is not None
    if key == "approved_on":
        return re.search(r"\d{4}", text) is not None
    if key == "site_name":
        return 2 <= len(text) <= 40 and not re.search(r"ICP|^\d{4}[-年]|[。;]|^[为是于]", text)
    return re.search(r"\d", text) is not None


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
        printed = DATE.search(text)
        value = iso_date(printed.group()) if printed is not None else None
        return read(document, key, spans, value) if value is not None else occluded(document, key, spans[0])
    return read(document, key, spans, squeeze(text) if key == "holder_kind" else text)


def _number(document: Document, lines: Sequence[Line], held: Mapping[str, Sequence[Span]]) -> Field | None:
    """The filing number, the one of the site (…号-1) before the one of its holder; occluded where something
    that is none stands after its label. The police's number is no filing with the ministry."""
    spans = held.get("number", ())
    whole = squeeze("".join(s.text for s in spans)).strip(":")
    wrapped = parse_site_filing(whole)
    if wrapped is not None and wrapped.kind == "filing" and wrapped.site:
        return read(document, "number", spans, whole.upper())
    found = [f for f in filings_in(lines) if f.spans]
    if found:
        best = max(found, key=lambda f: (f.filing.kind == "filing", bool(f.filing.site)))
        if re.fullmatch(rf"{re.escape(best.number)}-\d{{1,4}}", whole):
            # The number of the site wrapped inside its cell.
            return read(document, "number", spans, whole)
        state = FieldState.REPAIRED if best.repaired else FieldState.READ
        return read(document, "number", list(best.spans), best.number, state=state)
    if wrapped is not None and wrapped.kind != "police":
        return read(document, "number", spans, whole.upper())
    if spans and re.search(r"\d", spans[0].text) and "公网安备" not in whole:
        return occluded(document, "number", spans[0])
    return None


def _owner(document: Document, lines: Sequence[Line]) -> list[Field]:
    """The organisation that a site's foot or a letter names as its owner: after words of ownership, else on
    the line of the number or next to it. Who built or keeps the site is none; of several none is taken."""
    numbers = [f.spans[0] for f in filings_in(lines) if f.spans]
    named: list[tuple[int, str, list[Span]]] = []
    for line in apart(lines):
        flow = Flow([line])
        for piece in _NAME.finditer(flow.packed):
            start = piece.start()
            owned = [m.end() for m in _OWNS.finditer(flow.packed, 0, piece.end())]
            start = max([start, *(at for at in owned if at < piece.end())])
            found = ORGANISATION.match(flow.packed, start, piece.end())
            if found is None or len(found.group()) < 6 or _SERVES.search(flow.packed[: found.start()]):
                continue
            near = min((abs(line.rect.cy - n.rect.cy) / n.rect.height for n in numbers), default=99.0)
            rank = 0 if owned else 1 if near < 0.8 else 2 if near < 5 else 3
            name = found.group().replace("(", "（").replace(")", "）")
            if rank < 3 and not _SERVES.search(name[:4]):
                named.append((rank, name, flow.packed_spans(*found.span())))
    best = min((rank for rank, *_ in named), default=3)
    names = {name: spans for rank, name, spans in reversed(named) if rank == best}
    if len(names) != 1:
        return []
    ((name, spans),) = names.items()
    return [read(document, "holder", spans, name)]


def _told(document: Document, lines: Sequence[Line], key: str, pattern: re.Pattern[str]) -> list[Field]:
    """What a sentence says: 您的备案已于…通过审核, 网站名称为…."""
    for flow in paragraphs(list(lines)):
        found = pattern.search(flow.packed)
        if found is None:
            continue
        group = "v" if found["v"] else "w"
        value = iso_date(found[group]) if key == "approved_on" else found[group]
        if value is not None:
            return [read(document, key, flow.packed_spans(*found.span(group)), value)]
    return []


KIND = Kind(
    id="icp_filing",
    code="D23",
    zh="网站备案信息",
    en="Website filing",
    rank=3,
    cues=Cues(
        titles=(
            r"ICP备案",
            r"网站(主体|域名)?备案(信息|查询|详情|结果|证明)?",
            r"备案管理系统",
            r"域名(信息)?备案",
            r"备案(信息)?查询",
            r"备案(详情|详细信息|查询结果|信息详情)$",
            r"互联网信息服务备案",
            r"公安(机关)?(联网)?备案",
            r"联网备案(信息|查询|平台|服务)",
            r"^(网站)?主体(备案)?信息$",
            r"^[\w.-]{0,40}的?(ICP|网站|域名)?备案(信息|查询|详情|结果)+$",
            r"(?i)^whois",
        ),
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
            "ICP证",
            "备案/许可证",
            "网站备案",
            "备案号",
            "主体性质",
            "首页网址",
            "前置审批",
            "联网备案",
            "网站负责人",
            "miit.gov.cn",
            "通信管理局",
            "版权所有",
            "Copyright",
            "©",
            "AllRightsReserved",
        ),
        negative=("增值电信业务经营许可证", "特许经营"),
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
