"""服务证明材料: one activity bundle of notice, agenda, sign-in sheet, photographs, summary (domain 1.19).

Names on sign-in sheets are not read; where no number of participants is printed, the rows with anything
written in them are counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier_ai.core import Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.kinds.service_evidence_labels import CLASSES, LABELS, STOPS, TITLES
from dossier_ai.text.activities import (
    SignedRows,
    authorities,
    banner_date,
    banners,
    duration,
    row_hash,
    signed_rows,
)
from dossier_ai.text.activity_counts import counted_after, who_took_part
from dossier_ai.text.activity_days import day_said, first_day, is_of_a_publication, term_in
from dossier_ai.text.activity_names import activity_name, names_an_event, names_only_a_paper
from dossier_ai.text.activity_papers import papers_of
from dossier_ai.text.activity_sentences import (
    Said,
    clauses,
    name_said,
    organisations,
    organisers_said,
    place_said,
    signed_by,
)
from dossier_ai.text.captions import captioned
from dossier_ai.text.characters import squeeze
from dossier_ai.text.claims import claims_of
from dossier_ai.text.flow import Flow, is_heading, paragraphs
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import read
from dossier_ai.text.headlines import headline
from dossier_ai.text.labels import Labelled, find_all_labelled
from dossier_ai.text.letters import DATE, organisation_name
from dossier_ai.text.lines import Line, Span, lines_of, text_height
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.under_heads import values_under

_ONLINE = re.compile(r"线上|在线|网络(?:直播|会议|培训)|直播|腾讯会议|钉钉|视频会议|云课堂")
_OFFLINE = re.compile(r"线下|现场(?!照片|图片|影像|截图|掠影)")
_PICTURED = re.compile(r"现场")
"""Photographs of online events are headed 现场照片, too: that alone outweighs nothing."""
_VENUE = re.compile(
    r"[路街道]\S{0,6}号|(?<!线上)(?<!直播)会议室|报告厅|酒店|大厦|[一二三四五六七八九十\d]+楼|礼堂|园区"
)


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    every = _labelled_everywhere(lines)
    found = {key: max(held, key=lambda x: (bool(x.values), x.score)) for key, held in every.items()}
    fields: list[Field] = []
    title = _title(document, lines, every.get("title", ()))
    if title is not None:
        fields.append(read(document, "title", title[1], title[0]))
    date = _date(document, lines, every.get("date", ()))
    if date is not None:
        fields.append(date)
    place = _place(document, lines, every.get("place", ()))
    if place is not None:
        fields.append(place)
    fields.extend(_organisers(document, lines, every))
    mode = _mode(document, lines, found)
    if mode is not None:
        fields.append(mode)
    named = replace(title[1][0], text=title[0]) if title is not None else None
    fields.extend(_class(document, named, found.get("class"), lines))
    signed = signed_rows(document.pages)
    fields.extend(_numbers(document, every, signed))
    fields.extend(_signed(document, signed))
    fields.extend(_reusable(document, signed))
    fields.extend(_named(document, lines))
    fields.extend(_banners(document))
    papers = papers_of(document.pages)
    if papers:
        fields.append(read(document, "evidence_kinds", list(papers.values()), tuple(papers)))
    fields.extend(page_number_fields(document))
    return fields


def _labelled_everywhere(lines: Sequence[Line]) -> dict[str, list[Labelled]]:
    """The labels with their values, surest first, then as printed; a numbered heading that is a label
    (二、培训地点) has the sentence below it for its value."""
    out: dict[str, list[Labelled]] = {}
    below = clauses(lines, LABELS)
    for held in find_all_labelled(lines, LABELS, stops=STOPS):
        if held.key not in below or held.values:
            out.setdefault(held.key, []).append(held)
    for key, (_, spans) in below.items():
        out.setdefault(key, []).insert(0, Labelled(key, key, spans[0], tuple(spans), 1.0))
    for key, found in captioned(lines, LABELS, STOPS).items():
        out[key] = [Labelled(key, key, found[0], found, 1.0)]
    under = values_under(lines, LABELS, STOPS)
    # A timetable has heads for hour and room, too: those of an activity name it or its organiser.
    for key, found in under.items() if under.keys() & {"title", "organiser"} else ():
        if not any(held.values for held in out.get(key, ())):
            out[key] = [Labelled(key, key, found[0], found, 1.0)]
    for key, known in out.items():
        out[key] = sorted(known, key=lambda x: (not x.values, -round(x.score, 1)))
    return out


def _title(document: Document, lines: Sequence[Line], labelled: Sequence[Labelled]) -> Said | None:
    """The activity's name: after its label, else of the papers' titles, else as a sentence or a banner
    says."""
    for held in labelled:
        text = squeeze(held.text)
        if held.values and held.score >= 0.7 and len(text) >= 4 and not names_only_a_paper(text):
            return activity_name(text), list(held.values)
    titles: list[Said] = []
    for page in document.pages:
        printed = headline(Document(document.id, document.kind, (page,), title=document.title), TITLES)
        name = activity_name(printed.text) if printed is not None else ""
        if printed is not None and len(name) >= 4 and not _names_nothing(printed.text, name):
            titles.append((name, [printed]))
    banner = next((s for s in banners(document.pages) if names_an_event(s.text)), None)
    said = name_said(lines) or ((activity_name(banner.text), [banner]) if banner is not None else None)
    events = (title for title in titles if names_an_event(title[0]))
    return next(events, _set_large(document) or said) or next(iter(titles), None)


def _set_large(document: Document) -> Said | None:
    """A line in larger type, or in the middle of the upper part of a page, that ends as an activity does."""
    for page in document.pages:
        least = 1.15 * text_height(page)
        for line in lines_of(page):
            large = max(w.rect.height for w in line.words) >= least
            centred = abs(line.rect.cx - page.width / 2) < 0.05 * page.width
            name, span = activity_name(line.text), line.span(0, len(line.text))
            if span is None or line.rect.top > 0.4 * page.height or not (large or centred):
                continue
            if re.search(r"[,，。;；:：]", line.text):
                continue
            if 5 <= len(name) <= 40 and names_an_event(name) and not _names_nothing(line.text, name):
                return name, [span]
    return None


def _names_nothing(printed: str, name: str) -> bool:
    """Whether a title names a paper, whom it is for or from, or a heading, but no activity."""
    if re.match(r"(?:致|尊敬的|各)|.*[:：]$", squeeze(printed)):
        return True
    letterhead = re.search(r"(?:文件|红头|函件)$", squeeze(printed)) is not None
    return names_only_a_paper(name) or letterhead or is_heading(printed) or organisation_name(name) == name


def _date(document: Document, lines: Sequence[Line], labelled: Sequence[Labelled]) -> Field | None:
    """The day or days of the activity: after a label, else as a banner or a sentence says, else the first
    date in the text, less surely."""
    for held in labelled:
        if not held.values:
            continue
        whole = [x for x in lines if x.page is held.label.page and _same_height(x, held)]
        if any(is_of_a_publication(x) for x in whole):
            continue
        term = term_in(Flow(whole), lines) if whole else None
        if term is not None:
            return read(document, "date", term[1], term[0])
    banner = banner_date(banners(document.pages))
    if banner is not None:
        return read(document, "date", banner[1], banner[0], confidence=0.8)
    said = day_said(lines)
    if said is not None:
        return read(document, "date", said[1], said[0], confidence=0.8)
    first = first_day(lines)
    return read(document, "date", first[1], first[0], confidence=0.6) if first is not None else None


def _same_height(line: Line, labelled: Labelled) -> bool:
    return any(line.rect.vertical_overlap(s.rect) > 0.4 * s.rect.height for s in labelled.values[:2])


_WHEN = re.compile(
    rf"^(?:{DATE.pattern})?(?:\s*(?:至|到|-{{1,2}}|—{{1,2}}|~)\s*(?:(?:{DATE.pattern})|(?:\d{{1,2}}月)?\d{{1,2}}[日号]))?"
    r"(?:\s*[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?)?(?:\s*(?:上午|下午|晚上|全天|[\d:：]{4,5}|-|—|~|至|起|开始))*[\s,，;；、]*"
)


# What goes on behind a place in a paragraph: another sentence, another label, a request.
_AFTER_PLACE = re.compile(r"[。；;].+$|[，,](?=.*(?:[:：]|请|参加|时间|敬请|邀请)).+$")


def _place(document: Document, lines: Sequence[Line], labelled: Sequence[Labelled]) -> Field | None:
    """Where it is held: after its label, else as a sentence says; a sentence that only begins with the words
    of a label (会议地点设在…) is read as a sentence."""
    said = place_said(lines)
    for held in labelled:
        if not held.values or held.score < 0.7:
            continue
        if held.score < 0.95 and said is not None:
            break
        # One heading for both: 时间、地点  2023年12月8日 市科技大厦302室.
        text = _AFTER_PLACE.sub("", _WHEN.sub("", held.text)).strip(" :：;；。，,")
        if len(squeeze(text)) >= 3 and DATE.search(text) is None:
            return read(document, "place", held.values, text)
    return read(document, "place", said[1], said[0], confidence=0.8) if said is not None else None


def _organisers(
    document: Document, lines: Sequence[Line], every: Mapping[str, Sequence[Labelled]]
) -> list[Field]:
    """Who organises, who takes part in organising: after labels, else as sentences say, else who signs a
    notice or a summary that names nobody else."""
    said = organisers_said(lines)
    printed = {key: _listed(every.get(key, ())) for key in ("organiser", "co_organisers")}
    others = printed["co_organisers"] or said.get("co_organisers", [])
    signed = signed_by(lines) if not others else None
    organiser, sure = next(
        (
            (found[0], sure)
            for found, sure in (
                (printed["organiser"], None),
                (said.get("organiser", []), 0.8),
                ([(signed[0], [signed[1]])] if signed is not None else others, 0.7),
            )
            if found
        ),
        (None, None),
    )
    fields: list[Field] = []
    if organiser is not None:
        fields.append(read(document, "organiser", organiser[1], organiser[0], confidence=sure))
    if others:
        spans = [span for _, places in others for span in places]
        fields.append(read(document, "co_organisers", spans, tuple(name for name, _ in others)))
    return fields


def _listed(labelled: Sequence[Labelled]) -> list[Said]:
    """The organisations after the labels of one key, each once."""
    out: dict[str, list[Span]] = {}
    for held in labelled:
        for name, span in organisations(held.values) if held.score >= 0.7 else ():
            out.setdefault(name, [span])
    return list(out.items())


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
        for name, words in CLASSES:
            if words.search(flat):
                return [read(document, "service_class", place, name, confidence=min(0.8, place.confidence))]
    return []


_STATED_CLASS = re.compile(r"(?:属于?|服务类别为|类别为)(?P<what>[\u4e00-\u9fff]{2,8}(?:服务|类|活动|培训))")


def _stated_class(lines: Sequence[Line]) -> list[Span]:
    """Where a sentence says of which class the activity is: 属政策服务."""
    for flow in paragraphs(list(lines)):
        match = _STATED_CLASS.search(flow.packed)
        spans = flow.packed_spans(*match.span("what")) if match is not None else []
        if spans and any(words.search(squeeze(spans[0].text)) for _, words in CLASSES):
            return [spans[0]]
    return []


def _numbers(
    document: Document, every: Mapping[str, Sequence[Labelled]], signed: SignedRows | None
) -> list[Field]:
    """Enterprises and persons: after their labels, else as the summary claims them, else signed rows."""
    fields: list[Field] = []
    claims = claims_of(document.pages)
    for key, units in (
        ("enterprises", ("家", "户", "家次", "户次")),
        ("persons", ("人次", "人", "名", "人/次")),
    ):
        counted = next((c for held in every.get(key, ()) if (c := counted_after(held, units))), None)
        if counted is not None:
            fields.append(read(document, key, counted[1], counted[0]))
            continue
        claim = who_took_part(claims, units)
        if claim is not None:
            fields.append(read(document, key, claim.spans, claim.quantity.partition(".")[0], confidence=0.8))
        elif key == "persons" and signed is not None and signed.places:
            count = str(len(signed.places))
            fields.append(read(document, key, signed.places, count, confidence=0.7))
    return fields


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


def _named(document: Document, lines: Sequence[Line]) -> list[Field]:
    """The authorities that the papers name, and how long it took."""
    fields: list[Field] = []
    named = authorities(lines)
    if named:
        fields.append(
            read(document, "authorities", [span for _, span in named], tuple(name for name, _ in named))
        )
    length = duration(lines)
    if length is not None:
        fields.append(read(document, "duration", length[1], length[0]))
    return fields


KIND = Kind(
    id="service_evidence",
    code="D19",
    zh="服务证明材料",
    en="Service evidence",
    rank=4,
    cues=Cues(
        titles=TITLES,
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
        FieldSpec("title", "活动名称", "Activity", "text", LABELS["title"]),
        FieldSpec("date", "时间", "Date", "period", LABELS["date"]),
        FieldSpec("place", "地点", "Place", "text", LABELS["place"]),
        FieldSpec("mode", "方式", "Mode", "enum", LABELS["mode"]),
        FieldSpec("organiser", "主办单位", "Organiser", "organisation", LABELS["organiser"]),
        FieldSpec("co_organisers", "承办、协办单位", "Further organisers", "names", LABELS["co_organisers"]),
        FieldSpec("authorities", "涉及的主管部门", "Authorities named", "names"),
        FieldSpec("service_class", "服务类别", "Class of service", "enum"),
        FieldSpec("enterprises", "企业数", "Enterprises", "integer", LABELS["enterprises"]),
        FieldSpec("persons", "人数", "Persons", "integer", LABELS["persons"]),
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
