"""平台系统佐证: screenshots of a site or app, its counters, what it discloses (domain 1.36, GD-7-4c).

Visits and clicks never count as enterprises served (GD-24, CP-26): each counter keeps its label, so that
checks can tell them from registered enterprises and online services.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Mapping, Sequence

from dossier_ai.core import (
    Cell,
    Column,
    Cues,
    Document,
    Field,
    FieldSpec,
    FieldState,
    Kind,
    Page,
    Reread,
    Row,
)
from dossier_ai.text.characters import squeeze
from dossier_ai.text.counters import Counter, counters_on
from dossier_ai.text.flow import Flow
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import evidence_of, read
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.letters import DATE, iso_date
from dossier_ai.text.lines import Line, Span, fold, lines_of
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.site_records import domain_of

_TITLES = (
    r"平台(系统|网站|门户|后台|小程序|APP|公众号)?(截图|截屏|界面|页面)",
    r"(网站|系统|后台|小程序|公众号|APP|门户|首页|线上服务)(首页|页面|功能|数据|运行)?(截图|截屏|界面)",
    r"(平台|系统|网站|后台)(运行|服务|统计)?数据(统计|看板|导出|概览|总览)",
)
_DISCLOSURES: Mapping[str, re.Pattern[str]] = {
    "catalogue": re.compile(
        r"(?:服务|项目)(?:项目|产品|事项)?(?:目录|清单)|服务项目(?!数)|服务产品(?!数)|服务事项"
    ),
    "process": re.compile(r"(?:服务|办事|办理|业务|申请|申报)(?:流程|程序|指南)|流程图"),
    "fees": re.compile(r"(?:服务)?收费(?:标准|公示|说明|依据|项目)|价格公示|资费"),
    "contact": re.compile(r"联系(?:方式|我们|电话|地址)|客服(?:热线|电话)|服务热线|咨询(?:热线|电话)"),
    "commitment": re.compile(r"(?:服务|质量|诚信)承诺|承诺(?:书|事项|公示)"),
    "complaint": re.compile(r"(?:监督|投诉|举报)(?:电话|热线|渠道|方式|邮箱|建议|举报|与建议)|投诉"),
}
_SERVICE = re.compile(
    r"(?:政策|惠企|融资|金融|信贷|人才|招聘|培训|法律|财税|知识产权|专利|商标|创业|创新|技术|检测|认证|数字化|市场|供需|管理|信息|科技"
    r"|项目|诉求|企业|服务|专家|咨询|孵化|质量|标准|投融资|线上|在线|用工|工商|会计|云|产业)[\u4e00-\u9fff]{0,4}"
    r"(?:查询|发布|诉求|申报|匹配|对接|咨询|培训|申请|预约|检测|诊断|直播|课堂|大厅|超市|服务|库|辅导|推送|解读|指南|招聘|开拓|保护|代理|撮合|直达|计算器|超市|体检)"
)
_SERVICE_LABELS = (
    "服务栏目",
    "服务功能",
    "在线服务",
    "线上服务",
    "服务内容",
    "服务板块",
    "功能模块",
    "服务模块",
    "服务项目",
)
_URL = re.compile(
    r"(?:https?:/{1,2}|www\.)[A-Za-z0-9.\-_]+(?::\d+)?(?:/[A-Za-z0-9._~/?#=&%\-]*)?", re.IGNORECASE
)
_DOMAIN = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|cn|net|org|gov|edu|info|top|vip|cc|xyz|tech|shop|site|online)(?:\.cn)?(?![a-z0-9])"
)
_SITE_LABELS = ("网站名称", "平台名称", "系统名称", "小程序名称", "公众号名称", "APP名称", "应用名称")
_CAPTURED = re.compile(
    rf"(?:截图|截屏|采集|抓取|访问|导出|数据统计|统计|查询|打印)(?:日期|时间|截止|于|时点)?[:]?({DATE.pattern})"
)
_SITE = re.compile(
    r"[\u4e00-\u9fff（）()A-Za-z]{3,30}?(?:平台|服务网|网站|门户|服务云|在线|企服网|小程序|公众号|之家|超市)"
)
_COUNTERS = (Column("label", ("名称",)), Column("number", ("数值",), "number"), Column("unit", ("单位",)))


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    fields = [*_site(document, lines), *_address(document, lines)]
    day = _captured(lines)
    if day is not None:
        fields.append(read(document, "captured_on", day[1], day[0]))
    counters = [counter for page in document.pages for counter in counters_on(page)]
    if counters:
        fields.append(_counters(document, counters))
    disclosed = _disclosed(lines)
    if disclosed:
        fields.append(read(document, "disclosures", list(disclosed.values()), tuple(disclosed)))
    services = _services(document.pages, lines)
    if services:
        fields.append(read(document, "services", list(services.values()), tuple(services)))
    fields.extend(page_number_fields(document))
    return fields


def _site(document: Document, lines: Sequence[Line]) -> list[Field]:
    """The name of the site: after its label, else the largest line at the top that is called a platform."""
    held = find_labelled(lines, {"site": _SITE_LABELS}).get("site")
    if held is not None and held.values and len(squeeze(held.text)) >= 3:
        return [read(document, "site_name", held.values, squeeze(held.text))]
    best: tuple[float, float, str, Span] | None = None
    for page in document.pages:
        for line in lines_of(page):
            for word in line.words:
                text = squeeze(word.text)
                found = _SITE.search(text)
                if (
                    found is None
                    or re.search(r"截图|截屏|佐证|证明|欢迎|关于|协议", text)
                    or word.rect.cy > 0.5 * page.height
                ):
                    continue
                span = Span(word.text.strip(), word.rect, word.confidence, page, word.part)
                rank = (round(word.rect.height), -float(page.number), found.group(), span)
                if best is None or rank[:2] > best[:2]:
                    best = rank
        if best is not None:
            break
    return [read(document, "site_name", best[3], best[2])] if best is not None else []


def _address(document: Document, lines: Sequence[Line]) -> list[Field]:
    """The address of the page and its domain: from a printed URL, else a domain that stands alone."""
    for line in lines:
        found = _URL.search(line.folded)
        span = line.span(found.start(), found.end()) if found else None
        if found is None or span is None:
            continue
        url = found.group().rstrip(".,;")
        host = re.sub(r"^(?:https?:/{1,2})?", "", url, flags=re.IGNORECASE).lower()
        domain = _labelled_domain(lines) or re.split(r"[/:?#]", host)[0].removeprefix("www.")
        fields = [read(document, "url", span, url)]
        if "." in domain:
            fields.append(read(document, "domain", span, domain))
        return fields
    for line in lines:
        found = _DOMAIN.search(line.folded.lower())
        span = line.span(found.start(), found.end()) if found else None
        if found is not None and span is not None and "@" not in line.folded[: found.start()][-1:]:
            return [read(document, "domain", span, found.group().removeprefix("www."))]
    return []


def _labelled_domain(lines: Sequence[Line]) -> str | None:
    """The domain as it is printed after its label, such as in the foot of the page."""
    held = find_labelled(lines, {"domain": ("网站域名", "域名")}).get("domain")
    return domain_of(held.text) if held is not None and held.values else None


def _captured(lines: Sequence[Line]) -> tuple[str, list[Span]] | None:
    """The day of the capture: after its label, else a date with the time of day, as screens show it."""
    for line in lines:
        flow = Flow([line])
        found = _CAPTURED.search(flow.packed)
        value = iso_date(found.group(1)) if found else None
        if found is not None and value is not None:
            return value, flow.packed_spans(*found.span(1))
    for line in reversed(lines):
        for found in DATE.finditer(line.folded):
            clock = re.search(
                r"^\s*\d{1,2}:\d{2}|^\s*(?:星期|周)[一二三四五六日天]", line.folded[found.end() :]
            )
            before = re.search(r"\d{1,2}:\d{2}(?::\d{2})?\s*$", line.folded[: found.start()])
            value, span = iso_date(found.group()), line.span(found.start(), found.end())
            if (clock or before) and value is not None and span is not None:
                return value, [span]
    return None


def _counters(document: Document, counters: Sequence[Counter]) -> Field:
    rows: list[Row] = []
    for counter in counters:
        number, label = evidence_of(counter.number_span), evidence_of(counter.label_span)
        sure, raw = counter.number_span.confidence, counter.number_span.text
        row = {
            "label": Cell(
                value=counter.label, raw=counter.label_span.text, confidence=counter.label_span.confidence,
                evidence=(label,),
            ),
            "number": Cell(value=counter.number, raw=raw, confidence=sure, evidence=(number,)),
        }  # fmt: skip
        if counter.unit:
            row["unit"] = Cell(value=counter.unit, raw=raw, confidence=sure, evidence=(number, label))
        rows.append(row)
    return Field(
        name=f"{document.kind}.counters",
        document=document.id,
        state=FieldState.READ,
        value=tuple(rows),
        confidence=round(statistics.fmean(row["number"].confidence for row in rows), 4),
        evidence=tuple(row["number"].evidence[0] for row in rows),
    )


def _disclosed(lines: Sequence[Line]) -> dict[str, Span]:
    """Which of the items that must be public the pages name, each with its first place."""
    out: dict[str, Span] = {}
    for item, words in _DISCLOSURES.items():
        for line in lines:
            flow = Flow([line])
            found = words.search(flow.packed)
            spans = flow.packed_spans(*found.span()) if found else []
            if spans:
                out[item] = spans[0]
                break
    return out


def _services(pages: Sequence[Page], lines: Sequence[Line]) -> dict[str, Span]:
    """The services that the pages offer: what a label lists, and short words of menus that name a service."""
    out: dict[str, Span] = {}
    held = find_labelled(lines, {"services": _SERVICE_LABELS}).get("services")
    for span in held.values if held is not None else ():
        for name in re.split(r"[、,，;；/|\s]+", fold(span.text)):
            # 在线服务企业数 is a count of enterprises, whatever label it begins with.
            if re.fullmatch(r"[\u4e00-\u9fff]{3,12}", name) and not name.endswith(("数", "量", "人次")):
                out.setdefault(name, span)
    for page in pages:
        for word in page.words:
            for name in re.split(r"[|/\s、]+", fold(word.text).strip()):
                if _SERVICE.fullmatch(name):
                    at = word.text.find(name)
                    rect = word.slice(at, at + len(name)) if at >= 0 else word.rect
                    out.setdefault(name, Span(name, rect, word.confidence, page, word.part))
    return out


KIND = Kind(
    id="platform_evidence",
    code="D36",
    zh="平台系统佐证",
    en="Platform evidence",
    rank=4,
    cues=Cues(
        titles=_TITLES,
        anchors=(
            "注册企业", "访问量", "浏览量", "点击量", "政策库", "后台管理", "首页", "登录", "在线服务",
            "注册用户", "入驻机构",
            "联系我们", "用户中心", "通知公告", "https://", "版权所有", "截图时间", "截图日期", "导出日期",
            "管理后台",
            "数据统计",
        ),
        negative=("主办单位名称", "ICP备案查询", "资产负债表", "甲方", "活动时间", "申请推荐表"),
    ),
    fields=(
        FieldSpec("site_name", "平台名称", "Site", "text", _SITE_LABELS),
        FieldSpec("url", "网址", "Address", "url", ("网址", "域名")),
        FieldSpec("domain", "域名", "Domain", "text", ("域名",)),
        FieldSpec("captured_on", "截图日期", "Captured on", "date", ("截图时间", "截图日期")),
        FieldSpec("counters", "计数", "Counters", "rows", columns=_COUNTERS),
        FieldSpec("disclosures", "公开事项", "Disclosed items", "names"),
        FieldSpec("services", "线上服务", "Online services", "names", _SERVICE_LABELS),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)  # fmt: skip
