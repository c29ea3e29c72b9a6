"""服务证明材料: one activity bundle of notice, agenda, sign-in sheet, photographs, summary (domain 1.19).

Names on sign-in sheets are not read; where no number of participants is printed, the rows with anything
written in them are counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier_ai.core import Cues, Document, Field, FieldSpec, Kind, Page, Reread
from dossier_ai.text.activities import (
    SignedRows,
    authorities,
    banner_date,
    banners,
    duration,
    row_hash,
    signed_rows,
)
from dossier_ai.text.characters import squeeze
from dossier_ai.text.claims import Claim, claims_of
from dossier_ai.text.flow import Flow, paragraphs
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import read
from dossier_ai.text.headlines import headline
from dossier_ai.text.labels import Labelled, find_labelled
from dossier_ai.text.letters import first_date_or_range, organisation_name
from dossier_ai.text.lines import Line, Span, lines_of
from dossier_ai.text.page_numbers import page_number_fields

_TITLES = (
    r"关于(举办|开展|召开|组织).*的?(通知|邀请函)",
    r"签到(表|册|簿|单|名册)",
    r"(参会|参训|到会|与会|参加)(人员|企业|单位|学员)*(登记|签名|签到)+(表|册)",
    r"(活动|会议|培训)(掠影|剪影|纪实|回顾|综述|流程|安排)(表)?$",
    r"活动(方案|总结|通知|简报|议程|照片)",
    r"邀请函$",
    r"(培训|会议|讲座)(通知|总结|签到|议程)",
    r"(培训|服务|对接|洽谈|推介|沙龙|讲座|宣讲).{0,6}(总结|纪要|简报)",
    r"(服务)?活动.{0,4}(佐证|证明)材料",
    r"现场照片",
)
# New words count only where they end a heading; sentences mention such papers, too.
_KINDS: Mapping[str, re.Pattern[str]] = {
    "notice": re.compile(
        r"的?通知$|邀请函|通知(?:书)?$|活动方案|邀请书$|请柬$|活动预告$|实施方案$|活动公告$"
    ),
    "agenda": re.compile(
        r"议程|日程|流程安排|(?:活动|会议|培训|课程|时间)安排表?$|(?:活动|会议|培训)?流程表?$|程序表$|课程表$"
    ),
    "sign_in": re.compile(
        r"签到|签名(?:表|册|簿)$|报到(?:表|册|名册)$"
        r"|(?:参会|参加|参训|到会|与会|出席|培训)(?:人员|企业|单位|代表|学员)*(?:登记|签名|确认|信息)*(?:表|册|名册|花名册|登记簿)$"
    ),
    "photo": re.compile(
        r"照片|现场图|活动图片|影像|(?:活动|会议|培训|现场)?(?:掠影|剪影|留影|合影|实景|实拍|图集|图片)$|(?:活动|会议|培训)现场$"
    ),
    "summary": re.compile(
        r"总结|小结|纪要|(?:活动|会议|培训|服务)(?:综述|回顾|纪实|成效|记录|情况报告|情况说明|开展情况|实施情况)$"
    ),
    "report": re.compile(
        r"报道|简报|新闻|(?:活动|工作|平台)?(?:动态|快讯|要闻)$|(?:宣传|通讯)稿$|公众号推文$"
    ),
    "invoice": re.compile(r"发票|收款收据$"),
}
_CLASSES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("fin", re.compile(r"融资|银企|投融资|信贷|贷款|担保|产融|资本|上市")),
    ("training", re.compile(r"培训|讲座|研修|讲堂|课程|训练营")),
    ("startup", re.compile(r"创业|创客|孵化|路演")),
    ("tech", re.compile(r"技术|检测|知识产权|专利|质量|研发|成果|数字化|诊断|新产品|标准")),
    ("market", re.compile(r"市场(?:服务|开拓|拓展|推广)|展销|展会|产销|采购对接")),
    ("policy", re.compile(r"政策|惠企")),
    ("consulting", re.compile(r"咨询|管理提升|法律|财税")),
    ("info", re.compile(r"信息|供需|对接|宣讲|推介|沙龙|交流")),
)
_LABELS: Mapping[str, tuple[str, ...]] = {
    "date": (
        "活动时间",
        "培训时间",
        "会议时间",
        "举办时间",
        "服务时间",
        "时间",
        "活动日期",
        "培训日期",
        "日期",
    ),
    "place": ("活动地点", "培训地点", "会议地点", "举办地点", "服务地点", "地点"),
    "organiser": ("主办单位", "主办方", "组织单位", "举办单位"),
    "co_organisers": ("承办单位", "协办单位", "支持单位", "承办方", "协办方"),
    "mode": ("活动形式", "活动方式", "培训方式", "服务方式", "举办形式", "会议形式"),
    "title": ("活动名称", "培训名称", "会议名称", "活动主题", "培训主题", "主题"),
    "class": ("服务类别", "服务类型", "活动类别"),
    "enterprises": ("参加企业数", "参会企业数", "参与企业数", "参加企业", "参会企业", "参与企业", "服务企业"),
    "persons": ("参加人数", "参会人数", "培训人数", "参与人数", "参训人数", "到会人数", "人数"),
}
_ONLINE = re.compile(r"线上|在线|网络(?:直播|会议|培训)|直播|腾讯会议|钉钉|视频会议|云课堂")
_OFFLINE = re.compile(r"线下|现场(?!照片|图片|影像|截图|掠影)")
_PICTURED = re.compile(r"现场")
"""Photographs of online events are headed 现场照片, too: that alone outweighs nothing."""
_VENUE = re.compile(
    r"[路街道]\S{0,6}号|(?<!线上)(?<!直播)会议室|报告厅|酒店|大厦|[一二三四五六七八九十\d]+楼|礼堂|园区"
)
_PLANNED = re.compile(r"拟|预计|计划|限额|名额|不超过|邀请")


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    found = find_labelled(lines, _LABELS)
    title = _title(document, found.get("title"))
    fields: list[Field] = []
    if title is not None:
        fields.append(read(document, "title", title, activity_name(title.text)))
    date = _date(document, lines, found.get("date"))
    if date is not None:
        fields.append(date)
    fields.extend(_labelled(document, lines, found))
    mode = _mode(document, lines, found)
    if mode is not None:
        fields.append(mode)
    fields.extend(_class(document, title, found.get("class"), lines))
    signed = signed_rows(document.pages)
    fields.extend(_numbers(document, found, signed))
    fields.extend(_signed(document, signed))
    fields.extend(_reusable(document, signed))
    fields.extend(_named(document, lines, found))
    fields.extend(_banners(document))
    kinds = _evidence_kinds(document)
    if kinds:
        fields.append(read(document, "evidence_kinds", list(kinds.values()), tuple(kinds)))
    fields.extend(page_number_fields(document))
    return fields


def activity_name(title: str) -> str:
    """What is organised: a notice's title without 关于举办 … 的通知, a sheet's without 签到表."""
    flat = squeeze(title)
    notice = re.match(r"^(?:.{0,30}?)关于(?:举办|开展|召开|组织|组织开展|举行)(.+?)的?(?:通知|邀请函)$", flat)
    if notice is not None:
        flat = notice.group(1)
    flat = re.sub(r"(?:签到(?:表|册)|(?:活动)?总结|简报|现场照片|议程)$", "", flat) or flat
    return flat.strip("“”\"'《》")


def _title(document: Document, labelled: Labelled | None) -> Span | None:
    """The activity's name: after its label, else the document's title."""
    if labelled is not None and labelled.values and len(squeeze(labelled.text)) >= 4:
        return labelled.values[0]
    return headline(document, _TITLES)


def _date(document: Document, lines: Sequence[Line], labelled: Labelled | None) -> Field | None:
    """The day or days of the activity: after a label, else the first date in the text, less surely."""
    if labelled is not None and labelled.values:
        whole = [x for x in lines if x.page is labelled.label.page and _same_height(x, labelled)]
        term = first_date_or_range(Flow(whole)) if whole else None
        if term is not None:
            return read(document, "date", term[1], term[0])
    banner = banner_date(banners(document.pages))
    if banner is not None:
        return read(document, "date", banner[1], banner[0], confidence=0.8)
    term = first_date_or_range(Flow(lines)) if lines else None
    return read(document, "date", term[1], term[0], confidence=0.6) if term is not None else None


def _same_height(line: Line, labelled: Labelled) -> bool:
    return any(line.rect.vertical_overlap(s.rect) > 0.4 * s.rect.height for s in labelled.values)


_HELD_AT = re.compile(
    r"(?:日|上午|下午|晚上|[\d:]{4,5})[,，]?(?:[\u4e00-\u9fff]{0,6}?)?在(?P<place>[^,。;:在]{4,40}?)(?:成功|顺利|集中|现场)*(?:举办|召开|开展|组织|举行)"
)


def _place_in_sentence(document: Document, lines: Sequence[Line]) -> list[Field]:
    """Where it is held, as a sentence says: 定于某日在某地举办."""
    for flow in paragraphs(list(lines)):
        match = _HELD_AT.search(flow.packed)
        if match is not None and _VENUE.search(match["place"]):
            return [read(document, "place", flow.packed_spans(*match.span("place")), match["place"])]
    return []


def _labelled(document: Document, lines: Sequence[Line], found: Mapping[str, Labelled]) -> list[Field]:
    fields: list[Field] = []
    place = found.get("place")
    if place is not None and place.values:
        fields.append(read(document, "place", place.values, place.text.strip(" :：;；。")))
    else:
        fields.extend(_place_in_sentence(document, lines))
    organiser = found.get("organiser") or found.get("co_organisers")
    if organiser is not None and organiser.values:
        name = organisation_name(organiser.text) or squeeze(organiser.text).strip(":;。")
        fields.append(read(document, "organiser", organiser.values, name))
    return fields


def _mode(document: Document, lines: Sequence[Line], found: Mapping[str, Labelled]) -> Field | None:
    """线上, 线下 or 混合: as stated, else 线上 where only online means are named, 线下 where a place is."""
    stated = found.get("mode")
    place = found.get("place")
    near = [s for held in (stated, place) if held is not None for s in held.values]
    online = next((s for s in near if _ONLINE.search(s.text)), None)
    offline = next((s for s in near if _OFFLINE.search(s.text)), None)
    for line in lines if not (online or offline) else ():
        if online is None and _ONLINE.search(line.folded):
            online = line.span(0, len(line.text))
        if offline is None and _OFFLINE.search(line.folded):
            offline = line.span(0, len(line.text))
    here = place is not None and (not _ONLINE.search(place.text) or _VENUE.search(squeeze(place.text)))
    if place is not None and place.values and offline is None and here:
        offline = place.values[0]
    if online is None and offline is None:
        pictured = next((line for line in lines if _PICTURED.search(line.folded)), None)
        offline = pictured.span(0, len(pictured.text)) if pictured is not None else None
    both = [s for s in (online, offline) if s is not None]
    if not both:
        return None
    value = "混合" if len(both) == 2 else "线上" if online is not None else "线下"
    return read(document, "mode", both, value, confidence=min(0.9, *(s.confidence for s in both)))


def _class(
    document: Document, title: Span | None, labelled: Labelled | None, lines: Sequence[Line]
) -> list[Field]:
    """The class of the service, from its label, else from the title, else from the first lines."""
    places = list(labelled.values) if labelled is not None else _stated_class(lines)
    if title is not None:
        places.append(title)
    places.extend(s for s in (line.span(0, len(line.text)) for line in lines[:8]) if s is not None)
    for place in places:
        flat = squeeze(place.text)
        for name, words in _CLASSES:
            if words.search(flat):
                return [read(document, "service_class", place, name, confidence=min(0.8, place.confidence))]
    return []


_STATED_CLASS = re.compile(r"(?:属于?|服务类别为|类别为)(?P<what>[\u4e00-\u9fff]{2,8}(?:服务|类|活动|培训))")


def _stated_class(lines: Sequence[Line]) -> list[Span]:
    """Where a sentence says of which class the activity is: 属政策服务."""
    for flow in paragraphs(list(lines)):
        match = _STATED_CLASS.search(flow.packed)
        spans = flow.packed_spans(*match.span("what")) if match is not None else []
        if spans and any(words.search(squeeze(spans[0].text)) for _, words in _CLASSES):
            return [spans[0]]
    return []


def _numbers(document: Document, found: Mapping[str, Labelled], signed: SignedRows | None) -> list[Field]:
    """Enterprises and persons: after their labels, else as the summary claims them, else signed rows."""
    fields: list[Field] = []
    claims = claims_of(document.pages)
    for key, units in (
        ("enterprises", ("家", "户", "家次", "户次")),
        ("persons", ("人次", "人", "名", "人/次")),
    ):
        held = found.get(key)
        number = re.search(r"\d[\d,]*", held.text) if held is not None and held.values else None
        if held is not None and number is not None:
            fields.append(read(document, key, held.values, number.group().replace(",", "")))
            continue
        claim = _best(claims, units)
        if claim is not None:
            fields.append(read(document, key, claim.spans, claim.quantity.partition(".")[0], confidence=0.8))
        elif key == "persons" and signed is not None and signed.places:
            count = str(len(signed.places))
            fields.append(read(document, key, signed.places, count, confidence=0.7))
    return fields


def _best(claims: Sequence[Claim], units: Sequence[str]) -> Claim | None:
    """The last claim in one of these units that is not a plan (the summary comes after the notice)."""
    of_unit = [c for c in claims if c.unit in units and "." not in c.quantity]
    held = [
        c
        for c in of_unit
        if not _PLANNED.search(c.sentence) and re.search(r"参|到场|服务|共|培训|企业", c.sentence)
    ]
    return held[-1] if held else None


def _signed(document: Document, signed: SignedRows | None) -> list[Field]:
    """How many rows of the sign-in sheets hold anything written, with their places; nothing written is zero
    only where every row could be told."""
    if signed is None:
        return []
    if signed.places:
        sure = 0.7 if not signed.unsure else 0.5
        return [read(document, "rows_with_ink", signed.places, str(len(signed.places)), confidence=sure)]
    return []


def _reusable(document: Document, signed: SignedRows | None) -> list[Field]:
    """What the photographs look like and the signed rows say, so that checks can tell when two activities
    show the same ones (XAC-05, XAC-06)."""
    fields: list[Field] = []
    photos = [(page, photo) for page in document.pages for photo in page.photos]
    if photos:
        spans = [Span("", photo.rect, 1.0, page) for page, photo in photos]
        fields.append(read(document, "photo_hashes", spans, tuple(photo.look for _, photo in photos)))
    rows = [(place, text) for place in (signed.places if signed else ()) if (text := row_hash(place))]
    if rows:
        people = tuple(text for _, text in rows)
        fields.append(read(document, "sign_in_hashes", [place for place, _ in rows], people))
    return fields


def _banners(document: Document) -> list[Field]:
    spans = banners(document.pages)
    if not spans:
        return []
    return [read(document, "banner", spans, tuple(squeeze(span.text) for span in spans))]


def _named(document: Document, lines: Sequence[Line], found: Mapping[str, Labelled]) -> list[Field]:
    """The further organisers and the authorities that the papers name."""
    fields: list[Field] = []
    others = found.get("co_organisers")
    names = [n for n in re.split(r"[、,，;；\s]+", squeeze(others.text)) if len(n) >= 4] if others else []
    if others is not None and others.values and names:
        fields.append(read(document, "co_organisers", others.values, tuple(names)))
    named = authorities(lines)
    if named:
        fields.append(
            read(document, "authorities", [span for _, span in named], tuple(name for name, _ in named))
        )
    length = duration(lines)
    if length is not None:
        fields.append(read(document, "duration", length[1], length[0]))
    return fields


def _evidence_kinds(document: Document) -> dict[str, Span]:
    """Which kinds of evidence the bundle holds, each with the line that says so, in a fixed order."""
    found: dict[str, Span] = {}
    for kind, words in _KINDS.items():
        for page in document.pages:
            line = _heading_with(page, words)
            if line is not None:
                found[kind] = line
                break
    return found


# An entry of a timetable, an enclosure or a request mentions a paper; it is none.
_MENTIONS = re.compile(
    r"^\d{1,2}[:]\d{2}|^(?:附件?|附)[一二三四五六七八九十\d]*[:：].*[、,，]|请|须|报送|提交|提供|发送|详见|见附件|附后|携带"
    r"|[:：][^:：]{6,}|、.*、"
)


def _heading_with(page: Page, words: re.Pattern[str]) -> Span | None:
    for line in lines_of(page):
        flat = squeeze(line.text)
        bare = re.sub(r"[(（][^()（）]{0,12}[)）]$", "", flat.rstrip(":：。"))
        named = words.search(flat.rstrip(":。")) or words.search(bare)
        if len(flat) <= 40 and named and not flat.endswith("。") and not _MENTIONS.search(flat):
            return line.span(0, len(line.text))
    return None


KIND = Kind(
    id="service_evidence",
    code="D19",
    zh="服务证明材料",
    en="Service evidence",
    rank=4,
    cues=Cues(
        titles=_TITLES,
        anchors=(
            "活动时间",
            "活动地点",
            "主办单位",
            "承办单位",
            "参加人员",
            "签到",
            "议程",
            "参会",
            "培训时间",
            "现场照片",
        ),
        negative=("资产负债表", "租金", "专利号", "关于公布"),
        inner=(r"签到", r"照片", r"总结|纪要|小结", r"议程|日程", r"简报|报道", r"发票"),
    ),
    fields=(
        FieldSpec("title", "活动名称", "Activity", "text", _LABELS["title"]),
        FieldSpec("date", "时间", "Date", "period", _LABELS["date"]),
        FieldSpec("place", "地点", "Place", "text", _LABELS["place"]),
        FieldSpec("mode", "方式", "Mode", "enum", _LABELS["mode"]),
        FieldSpec("organiser", "主办单位", "Organiser", "organisation", _LABELS["organiser"]),
        FieldSpec("co_organisers", "承办、协办单位", "Further organisers", "names", _LABELS["co_organisers"]),
        FieldSpec("authorities", "涉及的主管部门", "Authorities named", "names"),
        FieldSpec("service_class", "服务类别", "Class of service", "enum"),
        FieldSpec("enterprises", "企业数", "Enterprises", "integer", _LABELS["enterprises"]),
        FieldSpec("persons", "人数", "Persons", "integer", _LABELS["persons"]),
        FieldSpec("rows_with_ink", "签到行数", "Signed rows", "integer"),
        FieldSpec("photo_hashes", "照片的感知哈希", "Perceptual hashes of photographs", "hashes"),
        FieldSpec("sign_in_hashes", "签到行的哈希", "Hashes of signed rows", "hashes"),
        FieldSpec("duration", "时长", "Duration", "text"),
        FieldSpec("banner", "横幅文字", "Text of banners", "names"),
        FieldSpec("evidence_kinds", "佐证种类", "Kinds of evidence", "names"),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)
