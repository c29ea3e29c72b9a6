"""The parts of a certificate of intellectual property: number, names, owners, dates (domain 1.22).

In comes a `Certificate` (document, lines, labelled values, form); each reader gives the fields of one part.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from dossier_ai.core import Document, Field, FieldState, Reread
from dossier_ai.text.agreements import term_from
from dossier_ai.text.cell_values import meaning
from dossier_ai.text.certificates import parse_patent_no
from dossier_ai.text.characters import squeeze
from dossier_ai.text.flow import Flow
from dossier_ai.text.grounded import occluded, read
from dossier_ai.text.labels import Labelled
from dossier_ai.text.letters import closing_date, first_date_or_range, organisation_in, signing_organisation
from dossier_ai.text.lines import Line, Span

LABELS: dict[str, tuple[str, ...]] = {
    "title": (
        "专利名称",
        "发明创造名称",
        "软件全称",
        "登记软件名称",
        "制品名称",
        "产品名称",
        "发明名称",
        "实用新型名称",
        "使用外观设计的产品名称",
        "外观设计名称",
        "软件名称",
        "作品名称",
        "作品/制品名称",
        "商标名称",
        "商标",
    ),
    "number": (
        "专利号",
        "登记号",
        "商标注册号",
        "注册号",
        "标准编号",
        "标准号",
        "申请/注册号",
        "注册证号",
        "作品登记号",
        "软件登记号",
        "著作权登记号",
    ),
    "cert_no": ("证书号", "证书编号", "证书号码", "证书序号", "登记证书号", "注册证书号"),
    "owners": (
        "专利权人",
        "专利权人/专利权人",
        "著作权人",
        "注册人",
        "商标注册人",
        "注册人名称",
        "权利人",
        "专利权人名称",
        "申请（专利权）人",
        "著作权人姓名或名称",
        "著作权人姓名或者名称",
        "著作权人名称",
        "商标权人",
        "商标所有人",
        "商标专用权人",
        "起草单位",
    ),
    "applied_on": ("专利申请日", "申请日期", "申请日", "专利申请日期"),
    "granted_on": (
        "授权公告日",
        "授权公告日期",
        "注册公告日期",
        "注册日期",
        "登记日期",
        "登记时间",
        "发证日期",
        "颁发日期",
        "核准注册日期",
        "授权日期",
        "授权日",
        "颁证日期",
        "登记核准日期",
    ),
    "expires": (
        "有效期限",
        "有效期至",
        "注册有效期",
        "专用权期限",
        "有效期",
        "专用权期限至",
        "注册有效期限",
        "商标专用期限",
        "专用期限",
        "有效期截止",
        "专利权期限届满日",
        "期限届满日",
    ),
    "trademark_class": ("国际分类", "商品/服务类别", "核定使用商品/服务类别", "类别"),
    "authority": ("发证机关", "登记机关", "颁发机关", "发证单位"),
}
STOPS = (
    "发明人", "设计人", "专利权人地址", "申请人", "地址", "注册人地址", "邮编", "授权公告号",
    "开发完成日期", "首次发表日期", "首次公表日期", "创作完成日期", "首次发表时间", "创作完成时间",
    "权利取得方式", "权利范围", "作品类别", "作者", "核定使用商品/服务项目", "核定使用商品", "局长",
    "局长签发", "发布日期", "实施日期",
)  # fmt: skip
PATENTS = ("invention", "utility_model", "design")
_NUMBERS: dict[str, re.Pattern[str]] = {
    "software": re.compile(r"\d{4}SR\d{6,7}|(?:19|20)\d\d[- ]?SR[- ]?\d{6,7}", re.IGNORECASE),
    "work": re.compile(
        r"[\u4e00-\u9fff]{0,2}作登字[-—]?\d{4}[-—][A-Z][-—]?\d{6,9}|\d{4}[-—][A-Z][-—]\d{6,9}"
    ),
    "trademark": re.compile(r"第?(?P<n>\d{6,9}[A-Z]?)号?"),
}
PATENT_NO = re.compile(r"(?:ZL|2L|Z1)?(?:(?:19|20)\d{2}[12389]\d{7}|\d{2}[12389]\d{5})\.?[\dXx]")
_CERT_NO = {
    "software": re.compile(r"软著[登变]字第?\d{6,9}号?"),
    "patent": re.compile(r"证书(?:编|序)?号(?:码)?[:]?(?P<n>第?\d{4,9}号?)(?![\d.])"),
    "trademark": re.compile(r"(?P<n>第\d{6,9}[A-Z]?号)"),
}
_PLAIN_CERT_NO = re.compile(r"(?:No[.:]?)?[\u4e00-\u9fff]{0,6}第?[A-Z]{0,3}\d{4,12}号?")
_CLASS = re.compile(
    r"(?:国际分类|类别|核定使用商品[^\d]{0,12})[:(]*第?(?P<n>\d{1,2})(?:类)?|第(?P<m>\d{1,2})类"
)
_TERM_OF_PATENT = re.compile(
    r"(?:专利权?的?|专利权的)期限为(?P<n>[一二三四五六七八九十]{1,3}|\d{2})年,?自申请日起"
)
_AUTHORITY = re.compile(
    r"[\u4e00-\u9fff]{0,10}(?:知识产权局|版权局|版权保护中心|商标局|工商行政管理总局商标局|标准化(?:协会"
    r"|技术委员会))"
)
_PUBLIC = re.compile(r"(?:局|中心|协会|委员会|联合会|署)$")
_SEPARATORS = re.compile(r"[;；、\n]|(?<=公司)[,，]|(?<=[学院所])[,，]")


@dataclass(frozen=True, slots=True)
class Certificate:
    """What every reader of a part needs: the document, its lines, the labelled values, the form, and the
    lines of the title (a trademark's number stands beside it)."""

    document: Document
    lines: Sequence[Line]
    found: dict[str, Labelled]
    form: str
    heads: Sequence[Line] = ()

    def spans(self, key: str) -> tuple[Span, ...]:
        held = self.found.get(key)
        return held.values if held is not None else ()


def title(page: Certificate) -> list[Field]:
    """The name of the invention, software, work or mark; lines of a wrapped name are joined. A mark made of
    words is printed large, without a label."""
    spans = page.spans("title")
    text = "".join(s.text for s in spans).strip(" :：")
    if len(text) >= 2:
        return [read(page.document, "title", spans, text)]
    if page.form == "trademark" and page.lines:
        usual = statistics.median(line.rect.height for line in page.lines)
        large = [
            line
            for line in page.lines
            if line.rect.height >= 1.4 * usual
            and line.rect.cy < 0.6 * line.page.height
            and not re.search(r"\d|商标|注册|国家|核定|证书", squeeze(line.text))
        ]
        mark = max(large, key=lambda line: line.rect.height, default=None)
        span = mark.span(0, len(mark.text)) if mark is not None else None
        if span is not None:
            confidence = min(0.7, span.confidence)
            return [read(page.document, "title", span, span.text, confidence=confidence)]
    return []


def number(page: Certificate, reread: Reread) -> list[Field]:
    if page.form in PATENTS or not page.form:
        return _patent_number(page, reread)
    pattern = _NUMBERS[page.form]
    candidates = [Flow([line]) for line in (*page.heads, *page.lines)]
    labelled = page.spans("number")
    near = [f for f in candidates if _on_line(f.lines[0], labelled)]
    for flow in (*near, *candidates):
        found = pattern.search(flow.packed)
        if found is None or (page.form == "trademark" and flow not in near and "号" not in found.group()):
            continue
        group: str | int = "n" if "n" in pattern.groupindex else 0
        value = found[group].replace(" ", "").replace("—", "-")
        spans = flow.packed_spans(found.start(group), found.end(group))
        return [read(page.document, "number", spans, value.upper() if page.form == "software" else value)]
    return []


def _on_line(line: Line, spans: Sequence[Span]) -> bool:
    return any(line.page is span.page and line.rect.overlap(span.rect) > 0 for span in spans)


def _patent_number(page: Certificate, reread: Reread) -> list[Field]:
    """The patent number with a right check character (domain 2.17); one that fails is read again, and kept as
    printed with less confidence where that does not help."""
    failed: tuple[Span, str] | None = None
    for line in page.lines:
        flow = Flow([line])
        for found in PATENT_NO.finditer(flow.packed):
            if re.search(r"(?:公告号|申请号)[:]?$", flow.packed[: found.start()]):
                continue
            parsed = parse_patent_no(re.sub(r"^(?:2L|Z1)", "ZL", found.group()))
            spans = flow.packed_spans(*found.span())
            if parsed is None or not spans:
                continue
            if parsed.valid:
                return [read(page.document, "number", spans, parsed.number)]
            failed = failed or (spans[0], parsed.number)
    if failed is None:
        return []
    span, number = failed
    again = reread(
        span.page, span.rect.grown(0.4 * span.rect.height), lambda text: _valid_in(text) is not None
    )
    value = _valid_in(again.text) if again is not None else None
    if again is not None and value is not None:
        return [read(page.document, "number", span, value, confidence=again.confidence)]
    return [read(page.document, "number", span, number, confidence=min(span.confidence, 0.5))]


def _valid_in(text: str) -> str | None:
    """The patent number with a right check character in a text."""
    for found in PATENT_NO.finditer(squeeze(text)):
        parsed = parse_patent_no(found.group())
        if parsed is not None and parsed.valid:
            return parsed.number
    return None


def cert_no(page: Certificate) -> list[Field]:
    """The number of the certificate itself: in its known form on a line or in the value after its label,
    which may stand below; else what the label says."""
    spans = page.spans("cert_no")
    text = squeeze("".join(s.text for s in spans)).strip(":")
    pattern = _CERT_NO.get("patent" if page.form in PATENTS else page.form)
    if pattern is None:
        return [read(page.document, "cert_no", spans, text)] if re.search(r"\d", text) else []
    for line in (*page.heads, *page.lines):
        flow = Flow([line])
        found = pattern.search(flow.packed)
        if found is not None:
            group: str | int = "n" if "n" in pattern.groupindex else 0
            place = flow.packed_spans(found.start(group), found.end(group))
            return [read(page.document, "cert_no", place, found[group])]
    own = pattern.search(text) or _PLAIN_CERT_NO.fullmatch(text)
    if own is None:
        return []
    value = own["n"] if "n" in pattern.groupindex and own.re is pattern else own.group()
    return [read(page.document, "cert_no", spans, value)]


def owners(page: Certificate) -> list[Field]:
    """All owners and the first of them; several are separated by semicolons or stand on their own lines."""
    spans = list(page.spans("owners")) or _below_label(page, "owners")
    names = owner_names([s.text for s in spans])
    if not names:
        return []
    first = [s for s in spans if _starts(names[0], s.text)]
    held = spans if len(names) == 1 else (first or spans)[:1]
    return [
        read(page.document, "owner", held, names[0]),
        read(page.document, "owners", spans, tuple(names)),
    ]


def _below_label(page: Certificate, key: str) -> list[Span]:
    """The organisation on the line below a label that has nothing beside it."""
    held = page.found.get(key)
    if held is None:
        return []
    label = held.label
    below = [x for x in page.lines if x.page is label.page and x.rect.top >= label.rect.cy]
    for line in below[:1]:
        span = line.span(0, len(line.text))
        near = line.rect.top - label.rect.bottom < 2.5 * label.rect.height
        if span is not None and near and organisation_in([span]) is not None:
            return [span]
    return []


def _starts(name: str, text: str) -> bool:
    return squeeze(text).replace("(", "（").replace(")", "）").strip(":")[:4] == name[:4]


def owner_names(texts: Sequence[str]) -> list[str]:
    """The names in the lines of an owner's entry: a line that ends like an organisation ends a name, other
    lines wrap; nationality (中国) and blanks go."""
    names: list[str] = []
    rest = ""
    for text in texts:
        for piece in _SEPARATORS.split(squeeze(text) + ""):
            rest += piece.strip(":,.")
            complete = re.search(r"(?:公司|中心|学|院|所|会|局|厂|社|行|部|\))$", rest)
            if complete or re.fullmatch(r"[\u4e00-\u9fff·]{2,4}", rest):
                names.append(rest)
                rest = ""
    if rest:
        names.append(rest)
    cleaned = [re.sub(r"^(?:中国|国籍:?中国)(?=.{6})|\(中国\)$", "", n) for n in names]
    return [n.replace("(", "（").replace(")", "）") for n in cleaned if len(n) >= 2]


def dates(page: Certificate) -> list[Field]:
    fields: list[Field] = []
    for key in ("applied_on", "granted_on"):
        spans = page.spans(key)
        said = meaning("".join(s.text for s in spans).strip("。 "), "date") if spans else None
        if said is not None and isinstance(said.value, str):
            fields.append(read(page.document, key, spans, said.value))
        elif said is not None and said.state is FieldState.OCCLUDED:
            fields.append(occluded(page.document, key, spans[0]))
    known = {f.key: f for f in fields}
    if "granted_on" not in known and page.form in ("software", "work"):
        closing = closing_date([x for x in page.lines if "完成" not in x.text and "发表" not in x.text])
        if closing is not None:
            fields.append(read(page.document, "granted_on", closing[1], closing[0]))
    return [*fields, *_expiry(page, known)]


def _expiry(page: Certificate, known: dict[str, Field]) -> list[Field]:
    """The printed end of the term; for a patent also from its years and the day of application. A printed
    term gives the day of registration as well where that has no label of its own."""
    spans = page.spans("expires")
    term = _term(page, spans)
    if term is not None:
        start, _, end = term[0].rpartition("/")
        fields = [read(page.document, "expires", term[1], end)] if end != ".." else []
        if start and page.form == "trademark" and "granted_on" not in known:
            fields.append(read(page.document, "granted_on", term[1], start))
        return fields
    applied = known.get("applied_on")
    if page.form in PATENTS and applied is not None and isinstance(applied.value, str):
        flow = Flow(page.lines)
        years = _TERM_OF_PATENT.search(flow.packed)
        period = term_from(applied.value, years["n"]) if years is not None else None
        if years is not None and period is not None:
            place, last = flow.packed_spans(*years.span()), period.partition("/")[2]
            return [read(page.document, "expires", place, last, grounding="normalised", confidence=0.8)]
    return []


def _term(page: Certificate, spans: Sequence[Span]) -> tuple[str, list[Span]] | None:
    """The printed term, or the day it ends: in the labelled value itself, else on its line."""
    text = "".join(s.text for s in spans).strip("。 止")
    said = meaning(text, "period").value if spans else None
    if isinstance(said, str):
        return said, list(spans)
    whole = [line for line in page.lines if _on_line(line, spans)]
    return first_date_or_range(Flow(whole)) if whole else None


def trademark_class(page: Certificate) -> list[Field]:
    if page.form != "trademark":
        return []
    for line in page.lines:
        flow = Flow([line])
        found = _CLASS.search(flow.packed)
        if found is not None:
            group = "n" if found["n"] else "m"
            spans = flow.packed_spans(found.start(group), found.end(group))
            return [read(page.document, "trademark_class", spans, str(int(found[group])))]
    return []


def authority(page: Certificate) -> list[Field]:
    spans = page.spans("authority")
    text = squeeze("".join(s.text for s in spans)).strip(":")
    if len(text) >= 4:
        return [read(page.document, "authority", spans, text)]
    for line in reversed(page.lines):
        flow = Flow([line])
        # 局长 is who signs; the office stands beside it.
        start = len("局长") if re.match(r"局长(?=[\u4e00-\u9fff]{4})", flow.packed) else 0
        name = flow.packed[start:]
        if _AUTHORITY.fullmatch(name):
            return [read(page.document, "authority", flow.packed_spans(start, len(flow.packed)), name)]
    holders = {f.value for f in owners(page) if isinstance(f.value, str)}
    signing = signing_organisation(page.lines[len(page.lines) // 2 :])
    if signing is not None and signing[0] not in holders and _PUBLIC.search(signing[0]):
        return [read(page.document, "authority", signing[1], signing[0])]
    return []
