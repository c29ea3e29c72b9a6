"""资质证书: licences and accreditations of the applicant (domain 1.21): what, whose, number, until when.

Issuers print labels with values, or say everything in one sentence (兹证明…具备…资质); some give a term in
years instead of a last day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier_ai.core import Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.text.agreements import term_from
from dossier_ai.text.anniversaries import anniversary_on
from dossier_ai.text.certificate_prose import with_prose
from dossier_ai.text.certificates import PROVINCES
from dossier_ai.text.characters import squeeze
from dossier_ai.text.flow import Flow, paragraphs
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import occluded, read
from dossier_ai.text.headlines import headline
from dossier_ai.text.labels import Labelled, find_labelled
from dossier_ai.text.leases import without_underlines
from dossier_ai.text.letters import (
    DATE,
    closing_date,
    date_after,
    first_date_or_range,
    iso_date,
    organisation_name,
    signing_organisation,
)
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.pieces import apart
from dossier_ai.text.printed_numbers import number_spans

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
    r"(资质|资信|服务机构)(等级|认定|评定|评价)?证书$",
)
_HOLDER = (
    "单位名称", "机构名称", "企业名称", "持证单位", "获证单位", "学校名称", "公司名称", "持证机构", "持有人",
    "持证人", "证书持有者", "证书持有人", "获证组织", "获证机构", "获证组织名称", "事务所名称", "被授予单位",
    "许可单位", "办学机构名称", "培训机构名称", "代理机构名称", "申请单位", "组织名称", "被认定单位", "名称",
    "兹证明",
)  # fmt: skip
_NUMBER = (
    "证书编号", "经营许可证编号", "许可证书编号", "许可证编号", "许可证号", "资质证书编号", "证书注册号",
    "证书登记号", "认可编号", "注册编号", "注册号", "备案登记号", "备案编号", "备案号", "批准文号", "证书号",
    "证号", "登记号", "发证编号", "许可编号", "证书编码", "编号", "文号",
    "机构代码", "机构编码", "许可证编码", "证书序号", "流水号", "证书流水号", "注册证号", "备案证号",
    "认定编号",
    "资质编号", "资格证书编号", "执业证号", "执业许可证号", "执业证书号", "批准书编号", "批准证书编号",
    "认可证书号",
)  # fmt: skip
# What numbers the certificate itself, before what may number the paper, the register or the form.
_LESS_OWN = (
    "注册号",
    "备案登记号",
    "备案编号",
    "备案号",
    "登记号",
    "发证编号",
    "编号",
    "文号",
    "批准文号",
    "机构代码",
    "机构编码",
    "证书序号",
    "流水号",
    "证书流水号",
    "备案证号",
)
_OWN_NUMBER = tuple(label for label in _NUMBER if label not in _LESS_OWN)
_SCOPE = (
    "业务种类（服务项目）及覆盖范围", "业务种类及覆盖范围", "许可范围", "业务范围", "服务范围",
    "办学内容", "培训内容", "培训范围", "办学范围", "认定范围", "能力范围", "许可事项", "许可项目",
    "许可内容", "业务种类", "业务类型", "服务项目", "认可范围", "资质范围", "资质类别", "核准范围",
    "执业范围", "检测范围", "检验检测范围", "专业范围", "培训项目", "备案项目", "批准范围", "授权范围",
    "服务内容", "业务覆盖范围", "从业范围", "经营范围",
    "许可经营事项", "许可经营项目", "许可业务", "业务项目", "核准业务", "认可领域", "培训专业", "评价范围",
    "许可经营范围", "核定业务范围", "核准内容", "业务种类及范围", "认定项目", "认定类别", "服务类别",
    "备案内容",
    "备案范围", "认证范围", "办学项目", "资质内容", "资格范围", "许可业务范围", "职业（工种）",
    "认定职业（工种）",
)  # fmt: skip
_ISSUER = (
    "发证机关", "颁发机关", "发证单位", "批准机关", "审批机关", "颁发单位", "备案机关", "发证部门",
    "颁证机关", "颁证单位", "颁证机构", "发证机构", "颁发机构", "审批部门", "批准部门", "批准单位",
    "认定机关", "认定机构", "授予单位", "核发机关", "许可机关", "发证机关（盖章）", "发证机关（章）",
    "颁发部门", "登记机关",
)  # fmt: skip
_ISSUED = (
    "发证日期", "颁发日期", "签发日期", "批准日期", "颁证日期", "发证时间", "备案日期", "生效日期",
    "核发日期", "认定日期", "授予日期", "颁发时间", "批准时间", "签发时间", "认定时间", "换证日期",
    "颁证时间",
)  # fmt: skip
_EXPIRES = (
    "有效期至", "有效期限", "有效期", "有效日期", "证书有效期", "许可证有效期限", "许可证有效期",
    "证书有效期至", "许可证有效期至", "有效期限至", "有效至", "截止日期", "有效截止日期",
    "有效期截止日期", "到期日期", "失效日期", "许可期限", "有效期截至", "有效时间", "到期日",
)  # fmt: skip
_SPECS: tuple[FieldSpec, ...] = (
    FieldSpec("holder", "持证单位", "Holder", "organisation", _HOLDER, required=True),
    FieldSpec("number", "证书编号", "Number", "text", _NUMBER, required=True),
    FieldSpec("scope", "范围", "Scope", "text", _SCOPE),
    FieldSpec("issuer", "发证机关", "Issuer", "organisation", _ISSUER),
    FieldSpec("issued", "发证日期", "Issued", "date", _ISSUED),
    FieldSpec("expires", "有效期至", "Expires", "date", _EXPIRES),
)
_LABELS = {spec.key: spec.labels for spec in _SPECS}
_STOPS = (
    "地址", "住所", "法定代表人", "负责人", "校长", "统一社会信用代码", "类型", "经营场所", "注册地址",
    "注册住所", "办公地址", "营业地址", "学校类型", "机构类型", "注册资本", "主要负责人", "主管业务负责人",
    "主管代理记账业务负责人", "主管部门", "主管单位", "本证书", "该证书", "组织机构代码", "机构地址",
    "机构住所",
    "学校地址", "办学地址", "办学类型", "举办者", "联系电话", "网址", "场所地址", "组织形式", "批准书文号",
    "经济性质", "企业类型", "单位地址", "通讯地址", "等级", "级别", "资质等级",
)  # fmt: skip
# Numbers that say themselves what they are, where no label stands before them.
_KNOWN = re.compile(
    rf"DLJZ\d{{10,20}}|GR\d{{12}}|CNAS(?:[LC]|IB|PT)\d{{3,5}}|(?:教|人社)民\d{{8,18}}号|[{PROVINCES}]B[1"
    rf"2]-\d{{8}}"
    r"|[(（]?[\u4e00-\u9fff]{1,8}[)）]?[\u4e00-\u9fff]{0,6}(?:字|证)第?[(（〔\[]?\d{4}[)）〕\]]第?\d{1,8}号"
)
_AUTHORITY = re.compile(r"(?:厅|局|委|委员会|部|人民政府|管委会|协会|学会|联合会|促进会|中心|办公室)$")
_TERM = re.compile(
    rf"有效期[^。;]{{0,14}}?(?P<v>自?从?(?:{DATE.pattern})[^。;]{{0,8}}?(?:至|到|-|~|—)+(?:{DATE.pattern}))"
)
_YEARS = re.compile(
    r"有效期限?(?:为|是|:)*(?P<n>[1-9]|10|[一二两三四五六七八九十])年"
    r"|之?日起,?(?:有效期)?(?:为|:)?(?P<m>[1-9]|10|[一二两三四五六七八九十])年(?:内?有效)?"
)


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    document = replace(document, pages=tuple(without_underlines(page) for page in document.pages))
    title = headline(document, _TITLES)
    lines = [
        x
        for x in lines_in(document.pages)
        if title is None or x.page is not title.page or x.rect.overlap(title.rect) <= 0
    ]
    found = with_prose(
        find_labelled(lines, _LABELS, stops=_STOPS), lines, _LABELS, _STOPS, name="holder"
    )  # fmt: skip
    fields: list[Field] = []
    if title is not None:
        fields.append(read(document, "title", title, squeeze(title.text)))
    named = find_labelled(lines, {"number": _OWN_NUMBER}, stops=(*_STOPS, *_LESS_OWN)).get("number")
    own = named if named is not None and named.values and named.score >= 0.95 else found.get("number")
    fields.extend(_number(document, lines, own))
    scope = found.get("scope")
    text = scope.text.strip(" :：") if scope is not None else ""
    if scope is not None and len(text) >= 2:
        fields.append(read(document, "scope", scope.values, text))
    fields.extend(_organisations(document, title, lines, found))
    fields.extend(_dates(document, lines, found))
    fields.extend(page_number_fields(document))
    return fields


def _number(document: Document, lines: Sequence[Line], held: Labelled | None) -> list[Field]:
    """The number after its label, up to the end of the clause; else one whose form tells what it is."""
    if held is not None and held.values:
        spans = number_spans(held.values)
        text = re.split(r"[,，。;；]", "".join(s.text for s in spans))[0].strip(" :：_")
        text = re.sub(r"^[为是](?=.{3})", "", text)
        text = text if re.search(r"[(（]", text) else re.split(r"[)）]", text)[0]
        if re.search(r"\d", text):
            return [read(document, "number", spans, text)]
    for line in apart(lines):
        flow = Flow([line])
        known = _KNOWN.search(flow.packed)
        if known is not None:
            spans = flow.packed_spans(*known.span())
            return [read(document, "number", spans, "".join(s.text for s in spans))]
    return []


def _organisations(
    document: Document, title: Span | None, lines: Sequence[Line], found: Mapping[str, Labelled]
) -> list[Field]:
    fields: list[Field] = []
    for key in ("holder", "issuer"):
        named = _named(found.get(key))
        if named is not None:
            fields.append(read(document, key, named[1], named[0]))
    keys = {f.key for f in fields}
    if "holder" not in keys:
        for line in lines:
            address = re.match(
                r"^([\u4e00-\u9fff（）()]{4,40}?(?:公司|中心|学校|协会|院|所))[:：]", squeeze(line.text)
            )
            if address is not None:
                at = line.folded.index(":")
                span = line.span(0, at)
                if span is not None:
                    name = address.group(1).replace("(", "（").replace(")", "）")
                    fields.append(read(document, "holder", span, name))
                    break
        else:
            fields.extend(_headed(document, lines, {f.value for f in fields}))
    if "issuer" not in keys:
        known: set[object] = {f.value for f in fields}
        fields.extend(_signed(document, lines, known) or _over_title(document, title, lines, known))
    return fields


def _headed(document: Document, lines: Sequence[Line], known: set[object]) -> list[Field]:
    """The holder as the one firm whose name stands alone on a line of the upper part (兹证明 above it)."""
    named: dict[str, Span] = {}
    for line in apart(lines):
        name, span = organisation_name(line.text), line.span(0, len(line.text))
        if name is None or span is None or name in known or _AUTHORITY.search(name) or ":" in line.folded:
            continue
        if line.rect.top < 0.6 * line.page.height and len(name) >= 6:
            named.setdefault(name, span)
    return [read(document, "holder", span, name) for name, span in named.items()] if len(named) == 1 else []


def _named(held: Labelled | None) -> tuple[str, Sequence[Span]] | None:
    """The organisation after a label: the first line that is one, since several authorities may follow each
    other; else the lines together."""
    if held is None or not held.values:
        return None
    first = organisation_name(held.values[0].text)
    if first is not None and (_AUTHORITY.search(first) or len(held.values) == 1):
        return first, held.values[:1]
    # What stands below the name, its address as often as not, is no part of it.
    for count in sorted({len(held.values), min(2, len(held.values)), 1}, reverse=True):
        whole = organisation_name("".join(span.text for span in held.values[:count]))
        if whole is not None:
            return whole, held.values[:count]
    name = re.split(r"[,，。;；(（]", squeeze(held.text).strip(":"))[0]
    return (name, held.values) if len(name) >= 4 else None


def _signed(document: Document, lines: Sequence[Line], known: set[object]) -> list[Field]:
    """Who issues a certificate that does not say so: the authority that stands alone in its lower half, else
    the organisation that signs."""
    lower = apart(lines[len(lines) // 2 :])
    for line in reversed(lower):
        name, span = organisation_name(line.text), line.span(0, len(line.text))
        if name is None or span is None or name in known or len(name) < 5 or ":" in line.folded:
            continue
        if _AUTHORITY.search(name):
            return [read(document, "issuer", span, name)]
    signing = signing_organisation(lower)
    if signing is not None and signing[0] not in known and known:
        return [read(document, "issuer", signing[1], signing[0])]
    return []


def _over_title(
    document: Document, title: Span | None, lines: Sequence[Line], known: set[object]
) -> list[Field]:
    """Who issues a certificate that is headed by it: the authority alone on a line above the title."""
    above = [
        x for x in lines if title is not None and x.page is title.page and x.rect.bottom <= title.rect.top
    ]
    for line in apart(above):
        name, span = organisation_name(line.text), line.span(0, len(line.text))
        if name is not None and span is not None and name not in known and _AUTHORITY.search(name):
            return [read(document, "issuer", span, name)]
    return []


def _dates(document: Document, lines: Sequence[Line], found: Mapping[str, Labelled]) -> list[Field]:
    """Issue and expiry; a term gives both where no issue date is printed. 长期 gives no expiry."""
    fields: dict[str, Field] = {}
    issued, expires = found.get("issued"), found.get("expires")
    if issued is not None and issued.values:
        match = DATE.search(issued.text)
        value = iso_date(match.group()) if match else None
        fields["issued"] = (
            read(document, "issued", issued.values, value)
            if value is not None
            else occluded(document, "issued", issued.values[0])
        )
    term = _term(lines, expires)
    if term is not None:
        start, _, end = term[0].rpartition("/")
        fields["expires"] = read(document, "expires", term[1], end)
        if start and "issued" not in fields:
            fields["issued"] = read(document, "issued", term[1], start)
    for key in ("issued", "expires"):
        after = date_after(lines, _LABELS[key])
        if after is not None and key not in fields:
            fields[key] = read(document, key, after[1], after[0])
    if "issued" not in fields:
        closing = closing_date(lines)
        if closing is not None and closing[0] not in {f.value for f in fields.values()}:
            fields["issued"] = read(document, "issued", closing[1], closing[0])
    if "expires" not in fields and "issued" in fields:
        fields.update(_after_years(document, lines, fields["issued"]))
    if "expires" not in fields and "issued" in fields:
        last = anniversary_on(lines, fields["issued"].value)
        if last is not None:
            fields["expires"] = read(document, "expires", last[1], last[0], confidence=0.75)
    return list(fields.values())


def _term(lines: Sequence[Line], held: Labelled | None) -> tuple[str, list[Span]] | None:
    """The last day, or the term, after its label; else the term that a sentence with 有效期 states."""
    if held is not None and held.values:
        own = _own_term(held.values)
        if own is not None:
            return own
        whole = [
            x for x in lines if x.page is held.label.page and x.rect.overlap(held.values[0].rect) > 0
        ]  # fmt: skip
        term = first_date_or_range(Flow(whole)) if whole else None
        # What stands left of the label on its line belongs to another one.
        left = held.label.rect.left
        if term is not None and all(
            s.rect.left >= left or s.rect.top > held.label.rect.bottom for s in term[1]
        ):
            return term
    for flow in paragraphs(list(lines)):
        said = _TERM.search(flow.packed)
        if said is not None:
            text = re.sub(r"[自从起止]", "", said["v"])
            parts = [iso_date(m.group()) for m in DATE.finditer(text)]
            if len(parts) == 2 and all(parts):
                return f"{parts[0]}/{parts[1]}", flow.packed_spans(*said.span("v"))
    return None


def _own_term(values: Sequence[Span]) -> tuple[str, list[Span]] | None:
    text = "".join(span.text for span in values)
    dates = [value for m in DATE.finditer(text) if (value := iso_date(m.group())) is not None]
    if len(dates) == 2:
        return f"{dates[0]}/{dates[1]}", list(values)
    return (dates[0], list(values)) if len(dates) == 1 else None


def _after_years(document: Document, lines: Sequence[Line], issued: Field) -> dict[str, Field]:
    """The last day of a term given in years from the day of issue (有效期：三年); less sure, for some
    count the anniversary in."""
    for flow in paragraphs(list(lines)):
        said = _YEARS.search(flow.packed)
        term = (
            term_from(str(issued.value), said["n"] or said["m"])
            if said is not None and issued.value
            else None
        )
        if said is not None and term is not None and len(str(issued.value)) == 10:
            spans = flow.packed_spans(*said.span())
            value = term.rpartition("/")[2]
            return {
                "expires": read(
                    document, "expires", spans, value, grounding="normalised", confidence=0.75
                )
            }  # fmt: skip
    return {}


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
