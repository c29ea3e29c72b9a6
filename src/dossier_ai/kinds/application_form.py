"""申请/推荐表: the applicant's own statement of who it is and what it does (domain 1.14, Qinghai annex 1).

Money is stored in yuan (the form prints 万元), shares in percent points. A figure inside a sentence keeps
the place of the figure. `served` mixes enterprises and visits by design of the form (AMB-17).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Column, Cues, Document, Field, FieldSpec, Kind, Reread, Seal
from dossier_ai.core.kind import Format
from dossier_ai.text.cell_values import meaning
from dossier_ai.text.characters import squeeze
from dossier_ai.text.endorsements import Impression, impressions, mark_field, nearest, not_found
from dossier_ai.text.forms import Answer, Form, lines_in
from dossier_ai.text.grounded import evidence_of, occluded, read
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.lines import Span
from dossier_ai.text.list_fields import list_rows_field
from dossier_ai.text.list_frame import unit_in
from dossier_ai.text.marks import choose
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.rows import Listing, ListRow, list_rows

_FORM_UNIT = "万元"

_LABELLED: tuple[FieldSpec, ...] = (
    FieldSpec(
        "applicant",
        "单位名称",
        "Applicant",
        "organisation",
        ("单位名称", "申请单位（盖章）", "申请单位", "申报单位（盖章）", "申报单位"),
        required=True,
    ),
    FieldSpec(
        "platform_name", "申报平台名称", "Platform", "text", ("申报平台名称", "平台名称"), required=True
    ),
    FieldSpec(
        "region",
        "所在市（州）",
        "City or prefecture",
        "text",
        ("所在市（州）", "所在市州", "所在地区", "所在市"),
    ),
    FieldSpec(
        "filled_on", "填报日期", "Filled in on", "date", ("填报日期", "填表日期", "申报日期"), required=True
    ),
    FieldSpec(
        "registered_on", "注册日期", "Registered on", "date", ("注册日期", "成立日期", "注册时间", "成立时间")
    ),
    FieldSpec(
        "entity_nature", "单位性质", "Nature of the unit", "text", ("单位性质", "单位类型", "企业性质")
    ),
    FieldSpec(
        "legal_rep", "法人代表", "Legal representative", "person", ("法人代表", "法定代表人"), required=True
    ),
    FieldSpec(
        "address", "注册地址", "Registered address", "text", ("注册地址", "单位地址", "通讯地址", "地址")
    ),
    FieldSpec("postcode", "邮政编码", "Postcode", "text", ("邮政编码", "邮编")),
    FieldSpec("contact", "联系人", "Contact", "person", ("联系人",)),
    FieldSpec("phone", "联系电话", "Telephone", "phone", ("联系电话", "固定电话", "办公电话")),
    FieldSpec("mobile", "手机", "Mobile", "phone", ("手机", "手机号码", "移动电话")),
    FieldSpec("fax", "传真", "Fax", "phone", ("传真",)),
    FieldSpec("email", "电子邮件", "E-mail", "email", ("电子邮件", "电子邮箱", "E-mail", "邮箱")),
    FieldSpec("website", "网址", "Website", "url", ("网址（已建网站的填写）", "网址", "网站", "单位网址")),
)
_STOPS = (
    "仪器设备",
    "其中：大专及以上学历",
    "服务中小企业户（次）数",
    "年度",
    "注册资本",
    "总资产",
    "从业人数",
    "其中：主要投资方名称",
    "其中：服务设施",
    "场地面积",
    "投资比例",
    "青海省工业和信息化厅制",
    "一、平台（申请单位）基本情况",
    "二、近三年平台运营管理",
    "三、服务能力及业绩",
)

_NUMBER = r"([0-9][0-9,.]*)"
# Figures that stand inside a sentence of a cell: key, format, pattern, names.
_FIGURES: tuple[tuple[FieldSpec, str], ...] = (
    (
        FieldSpec(
            "software_share", "服务设施、软件占总资产（%）", "Facilities and software, % of assets", "percent"
        ),
        rf"服务设施.{{0,2}}软件占总资产的?[:]?{_NUMBER}%?",
    ),
    (
        FieldSpec("equipment_count", "仪器设备（台套）", "Instruments and equipment", "integer"),
        rf"仪器设备[:]?{_NUMBER}台",
    ),
    (
        FieldSpec("equipment_share", "仪器设备占总资产（%）", "Equipment, % of assets", "percent"),
        rf"台\(?套?\)?.{{0,2}}占总资产的?[:]?{_NUMBER}%?",
    ),
    (
        FieldSpec("site_area", "场地面积（㎡）", "Site area (m²)", "area", ("场地面积",)),
        rf"场地面积[^0-9]{{0,4}}{_NUMBER}(?:平|㎡|m)",
    ),
    (
        FieldSpec("owned_site_share", "自有场地占总资产（%）", "Owned site, % of assets", "percent"),
        rf"自有场地占总资产的?[:]?{_NUMBER}%?",
    ),
    (
        FieldSpec("staff_count", "从业人数", "Staff", "integer", ("从业人数",), required=True),
        rf"从业人[数员]总?数?[^0-9]{{0,4}}{_NUMBER}",
    ),
    (
        FieldSpec(
            "professional_count",
            "专业人员",
            "Professionals",
            "integer",
            ("专业(?:技术)?人员",),
            required=True,
        ),
        rf"专业(?:技术)?人员[^0-9]{{0,4}}{_NUMBER}",
    ),
)
_AMOUNTS: tuple[tuple[FieldSpec, str], ...] = (
    (
        FieldSpec(
            "registered_capital", "注册资本（元）", "Registered capital (yuan)", "money", ("注册资本",)
        ),
        r"注册(?:资本|资金)",
    ),
    (
        FieldSpec("total_assets", "总资产（元）", "Total assets (yuan)", "money", ("总资产",), required=True),
        r"总资产|资产总额",
    ),
)

_YEARS = (
    Column("year", ("年度", "年份"), "integer"),
    Column("revenue", ("营业收入", "营业收入（万元）"), "money"),
    Column("service_income", ("其中：服务收入", "服务收入"), "money"),
    Column("total_profit", ("利润总额", "利润"), "money"),
    Column("service_cost", ("服务成本支出", "服务成本", "服务支出"), "money"),
    Column(
        "served", ("服务中小企业户（次）数", "服务中小企业户数", "服务企业数", "服务中小企业数"), "integer"
    ),
    Column("agreements", ("其中：签订服务协议户数", "签订服务协议户数", "签订协议户数"), "integer"),
)
_ITEMS = (
    Column("product", ("主要服务产品", "服务产品", "服务项目")),
    Column("scale", ("服务规模（家、人/次）", "服务规模")),
    Column("share", ("服务收入占年营业收入％", "服务收入占年营业收入", "占年营业收入％"), "percent"),
)
_INVESTORS = (
    Column("name", ("其中：主要投资方名称", "主要投资方名称", "投资方名称", "主要投资方"), "organisation"),
    Column("nature", ("性质", "投资方性质")),
    Column("share", ("投资比例％", "投资比例", "出资比例"), "percent"),
)
_BLOCK_LABEL = re.compile(
    r"^(合作资源|签订合作协议|其他合作|运用信息技术|获得|四、|五、|三、|二、|得到政府|市级及以上|总资产|注册资本|从业人|场地面积|年度|"
    r"其中:服务设施|仪器设备|主要服务产品)"
)

_TEXTS: tuple[tuple[FieldSpec, str], ...] = (
    (
        FieldSpec("qualifications", "专业服务资质", "Service qualifications", "text"),
        r"获得专业服务.{0,4}资质(?:情况)?",
    ),
    (
        FieldSpec("digital_services", "运用信息技术开展服务", "Services by information technology", "text"),
        r"运用信息技术.{0,2}开展服务(?:情况)?",
    ),
    (
        FieldSpec("honours", "荣誉证书或证明", "Honours", "text"),
        r"获得市级及以上部门.{0,2}授予的荣誉(?:证书)?(?:或证明)?",
    ),
    (FieldSpec("support", "政府扶持", "Government support", "text"), r"得到政府扶持(?:的?情况)?"),
    (
        FieldSpec("recognition", "认定文件名及文号", "Recognition documents", "text"),
        r"市级及以上部门认定为.{0,16}?(?:文件名及文号|文号)",
    ),
)
_NAME_LISTS = (
    (FieldSpec("partners", "签订合作协议的单位", "Partners by agreement", "names"), r"签订合作协议的?单位"),
    (FieldSpec("other_partners", "其他合作单位", "Other partners", "names"), r"其他合作单位"),
)
_OPINION = r"市.{0,6}中小企业主管部门(?:审核|复核)(?:推荐)?意见(?:\(不少于\d+字\))?"


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    form = Form(document.pages)
    fields = _labelled(document)
    unit = unit_in(lines_in(document.pages)) or _FORM_UNIT
    fields.extend(_amounts(document, form))
    fields.extend(_figures(document, form))
    fields.extend(_tenure(document, form))
    fields.extend(_lists(document, form, unit))
    fields.extend(_texts(document, form))
    fields.extend(_opinion(document, form))
    fields.extend(_applicant_seal(document))
    fields.extend(page_number_fields(document))
    return fields


def _labelled(document: Document) -> list[Field]:
    labels = {spec.key: spec.labels for spec in _LABELLED}
    found = find_labelled(lines_in(document.pages), labels, stops=_STOPS)
    fields: list[Field] = []
    for spec in _LABELLED:
        held = found.get(spec.key)
        if held is None or not held.values:
            continue
        field = _field(document, spec.key, spec.format, held.text, held.values)
        if field is not None:
            fields.append(field)
    return fields


# What a value of this format must hold at least; anything else is another cell's text.
_SHAPES: dict[Format, re.Pattern[str]] = {
    "phone": re.compile(r"\d{3}.*\d{3}|\d{5}"),
    "email": re.compile(r"@|\w\.\w"),
    "person": re.compile(r"^[^\d:：]{2,20}$"),
    "integer": re.compile(r"\d"),
    "date": re.compile(r"\d|[〇○零一二三四五六七八九十]"),
}


def _field(
    document: Document, key: str, format: Format, text: str, spans: Sequence[Span], unit: str = "元"
) -> Field | None:
    """A field with the meaning of `text`, occluded when it has none; None when the text is only a blank."""
    text = text.strip(" _:：")
    if not squeeze(text) or not spans or re.fullmatch(r"[年月日\s_]+", text):
        return None
    if format in _SHAPES and not _SHAPES[format].search(squeeze(text)):
        return None
    said = meaning(text, format, unit)
    if said.value is None:
        return occluded(document, key, spans[0])
    return read(document, key, spans, said.value, state=said.state)


def _amounts(document: Document, form: Form) -> list[Field]:
    """Amounts whose label, figure and unit share a cell (`注册资本 ____ 万元`), or stand in neighbouring
    cells. The unit is the one printed beside the figure or the label, else 万元 as on the form."""
    fields: list[Field] = []
    for spec, label in _AMOUNTS:
        for answer in form.answers(label):
            found = re.search(r"[0-9][0-9,.]*", answer.text.replace("，", ","))
            if found is None:
                continue
            span = _part(answer, found.group())
            if span is None:
                continue
            printed = re.search(r"亿元|万元|千元|元|亿|万", answer.text) or re.search(
                r"亿元|万元|千元", answer.label.text
            )
            said = meaning(found.group() + (printed.group() if printed else ""), "money", _FORM_UNIT)
            if isinstance(said.value, str):
                field = read(document, spec.key, span, said.value, state=said.state)
                raw = found.group() + (printed.group() if printed else "")
                fields.append(field.model_copy(update={"raw": raw}))
            else:
                fields.append(occluded(document, spec.key, span))
            break
    return fields


def _part(answer: Answer, text: str) -> Span | None:
    """The piece of an answer that holds `text`, cut to it where the line is known."""
    for span in answer.spans:
        if text in span.text.replace("，", ","):
            return Span(text, span.rect, span.confidence, span.page, span.part)
    return answer.spans[0] if answer.spans else None


def _figures(document: Document, form: Form) -> list[Field]:
    fields: list[Field] = []
    for spec, pattern in _FIGURES:
        found = form.search(pattern)
        if found is None:
            field = _beside(document, form, spec)
            if field is not None:
                fields.append(field)
            continue
        flow, match = found
        spans = flow.packed_spans(match.start(1), match.end(1))
        field = _field(document, spec.key, spec.format, match.group(1).rstrip(".,"), spans)
        if field is not None:
            fields.append(field)
    return fields


def _beside(document: Document, form: Form, spec: FieldSpec) -> Field | None:
    """A figure in the cell beside its label, as other forms print it."""
    for label in spec.labels:
        answer = form.answer(label)
        found = re.search(_NUMBER, answer.text) if answer is not None else None
        span = _part(answer, found.group()) if answer is not None and found is not None else None
        if found is not None and span is not None:
            return _field(document, spec.key, spec.format, found.group().rstrip(".,"), [span])
    return None


def _tenure(document: Document, form: Form) -> list[Field]:
    for flow in form.flows(r"租用"):
        choice = choose(flow, ("租用", "自有"))
        if choice is None:
            continue
        if choice.option is not None:
            return [read(document, "site_tenure", choice.span, choice.option, confidence=choice.confidence)]
        return [occluded(document, "site_tenure", choice.span)] if choice.ticked else []
    return []


def _lists(document: Document, form: Form, unit: str) -> list[Field]:
    fields: list[Field] = []
    years = list_rows(document.pages, _YEARS, seq="", anchor="year", least=4)
    kept = tuple(r for r in years.rows if re.search(r"(?:19|20)\d{2}", squeeze(r.text("year"))))
    fields.extend(_rows(document, "years", _YEARS, years, kept, unit))
    for key, columns, anchor in (("service_items", _ITEMS, "product"), ("investors", _INVESTORS, "name")):
        listing = list_rows(document.pages, columns, seq="", anchor=anchor, least=2)
        fields.extend(_rows(document, key, columns, listing, _until_next_block(listing, form), unit))
    return fields


def _until_next_block(listing: Listing, form: Form) -> tuple[ListRow, ...]:
    """The rows up to the cell that begins the next block of the form."""
    if not listing.maps:
        return ()
    start = listing.maps[0]
    page, top = start.table.page, start.table.ys[start.header[1]] - 1
    places = [(cell.page.number, cell.rect.top) for cell in form.cells(_BLOCK_LABEL)]
    end = min((p for p in places if p >= (page.number, top)), default=(page.number + 1, 0.0))
    return tuple(
        r
        for r in listing.rows
        if (r.page.number, r.rect.top + 1) < end and any(c.text for c in r.cells.values())
    )


def _rows(
    document: Document,
    key: str,
    columns: Sequence[Column],
    listing: Listing,
    rows: Sequence[ListRow],
    unit: str,
) -> list[Field]:
    if not rows:
        return []
    cut = Listing(tuple(rows), (), listing.head, listing.foot, listing.maps, ())
    field = list_rows_field(document, cut, columns, key=key, unit=unit)
    return [field] if field is not None else []


def _texts(document: Document, form: Form) -> list[Field]:
    fields: list[Field] = []
    for spec, label in _TEXTS:
        answer = form.answer(label)
        if answer is not None and answer.spans:
            field = _field(document, spec.key, "text", answer.text, answer.spans)
            if field is not None:
                fields.append(field)
    for spec, label in _NAME_LISTS:
        answer = form.answer(label)
        if answer is None or not answer.spans:
            continue
        names = tuple(n for n in _names(answer) if n)
        if names:
            fields.append(read(document, spec.key, answer.spans, names))
    return fields


def _names(answer: Answer) -> list[str]:
    """The organisations of an answer, printed one per line or separated by 、，；."""
    separated = [n.strip(" .。等") for n in re.split(r"[、，,；;]|\d{1,2}[.．、]", answer.text)]
    if len([n for n in separated if n]) > 1 or len(answer.spans) < 2:
        return separated
    return [span.text.strip() for span in answer.spans]


def _opinion(document: Document, form: Form) -> list[Field]:
    """The recommending authority's opinion without its signature block, and whether it is sealed."""
    answer = form.answer(_OPINION)
    if answer is None:
        return []
    fields: list[Field] = []
    spans = [
        s for s in answer.spans if not re.search(r"盖章|签章|^[\s\d年月日〇一二三四五六七八九十]+$", s.text)
    ]
    text = "".join(s.text for s in spans).strip()
    if squeeze(text):
        fields.append(read(document, "opinion", spans, text))
    place = next((s for s in answer.spans if "盖章" in s.text), answer.label)
    seal: Impression | None = None
    for item in impressions([place.page]):
        cell = answer.cell
        if (
            cell is not None
            and cell.page is item.page
            and _within(item.seal, cell.rect.top, cell.rect.bottom)
        ):
            seal = item
    seal = seal or nearest(impressions([place.page]), place, reach=6.0)
    span = seal.span if seal is not None else None
    fields.append(mark_field(document, "opinion_sealed", span, absent_evidence=not_found(place, place.page)))
    return fields


def _within(seal: Seal, top: float, bottom: float) -> bool:
    return top <= seal.rect.cy <= bottom


def _applicant_seal(document: Document) -> list[Field]:
    """The mark `applicant_sealed`: a seal at 申请单位（盖章）, or on the cover."""
    found = find_labelled(
        lines_in(document.pages),
        {"seal": ("申请单位（盖章）", "申报单位（盖章）", "申请单位", "申报单位"), "cover": ("单位名称",)},
        stops=_STOPS,
    )
    seals = impressions(document.pages)
    for key in ("seal", "cover"):
        held = found.get(key)
        item = nearest(seals, held.label, reach=12.0) if held is not None else None
        if item is not None:
            return [
                mark_field(document, "applicant_sealed", item.span, absent_evidence=evidence_of(item.span))
            ]
    held = found.get("seal") or found.get("cover")
    if held is None:
        return []
    return [
        mark_field(document, "applicant_sealed", None, absent_evidence=not_found(held.label, held.label.page))
    ]


KIND = Kind(
    id="application_form",
    code="D14",
    zh="申请推荐表",
    en="Application form",
    rank=5,
    cues=Cues(
        titles=(r"(申请推荐表|推荐表|服务功能类别申请表|认定申请表|申报表|申请表)$",),
        anchors=(
            "申报平台名称",
            "申请单位(盖章)",
            "单位性质",
            "近三年平台运营管理",
            "服务能力及业绩",
            "签订服务协议户数",
            "政府支持情况",
            "审核推荐意见",
            "所在市(州)",
            "填报日期",
            "从业人数",
        ),
        negative=("复核申请推荐表", "复核单位"),
    ),
    fields=(
        *_LABELLED,
        *(spec for spec, _ in _AMOUNTS),
        *(spec for spec, _ in _FIGURES),
        FieldSpec("site_tenure", "场地性质", "Site tenure", "enum", ("租用", "自有")),
        FieldSpec("years", "近三年运营", "Last three years", "rows", columns=_YEARS, required=True),
        FieldSpec("service_items", "主要服务产品", "Main services", "rows", columns=_ITEMS),
        FieldSpec("investors", "主要投资方", "Main investors", "rows", columns=_INVESTORS),
        *(spec for spec, _ in _TEXTS),
        *(spec for spec, _ in _NAME_LISTS),
        FieldSpec("opinion", "审核推荐意见", "Recommendation", "text"),
        FieldSpec("opinion_sealed", "审核意见盖章", "Recommendation sealed", "mark"),
        FieldSpec("applicant_sealed", "申请单位盖章", "Sealed by the applicant", "mark"),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)
