"""What sentences say of an activity: its name, where it is held, who organises it.

In come the lines of a bundle (notice, news, summary); out come values with their places. Labels are read
first and elsewhere (`labels`): here is what papers say in prose, or in clauses headed by a label.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier_ai.text.activity_names import activity_name, names_an_event, names_only_a_paper
from dossier_ai.text.characters import squeeze
from dossier_ai.text.flow import Flow, is_heading, paragraphs
from dossier_ai.text.letters import DATE, organisation_name
from dossier_ai.text.lines import Line, Span

Said = tuple[str, list[Span]]

_SENTENCE = re.compile(r"[^。;!?]+")
_HOW = r"(?:成功|顺利|圆满|隆重|如期|正式|集中|联合|共同|现场|组织|线下|线上|同步|准时)*"
_VERB = rf"{_HOW}(?:举办|召开|举行|开展|组织|开班|开讲|拉开帷幕|落幕|进行)"

# ---------------------------------------------------------------- where
_VENUE = re.compile(
    r"室|厅|楼|馆|酒店|大厦|中心|园|基地|学校|大学|学院|公司|号|礼堂|广场|会场|空间|车间|场|站|社区|街道|乡|镇|村|路|堂|库|吧|店|院|区|市|县|咖啡|会所|平台"
)
_IN_NO_PLACE = re.compile(
    r"下$|[中上前后]$|期间|基础|支持|背景|指导|线上|网上|网络|直播|过程|方面|领域|全[省市县区国]$|我[省市县区]$|全体|会议(?:期间|上)|同期|当日|部署"
)
_PLACE = (
    re.compile(rf"(?:^|[^存所正旨现实])在(?P<v>[^,。;:在]{{3,44}}?)(?:内)?{_VERB}"),
    re.compile(
        r"(?:地点|会场|地址)(?:设在|定于|定在|选在|安排在|在|为|是)(?P<v>[^,。;:在]{3,44})(?=[,。;]|$)"
    ),
    re.compile(
        r"(?:集中于|齐聚|相聚|走进)(?P<v>[^,。;:在]{3,40}(?:室|厅|楼|馆|酒店|大厦|礼堂|会议中心))(?=[,。;]|$)"
    ),
)


def place_said(lines: Sequence[Line]) -> Said | None:
    """Where it is held: 在某某大厦三楼报告厅举办, 地点设在某某."""
    for pattern in _PLACE:
        for flow in paragraphs(list(lines)):
            for found in pattern.finditer(flow.packed):
                text = re.sub(r"(?:以|采[取用]|通过|面向|为).{0,20}$", "", found["v"])
                if len(text) >= 3 and _VENUE.search(text) and not _IN_NO_PLACE.search(text):
                    start = found.start("v")
                    return _as_printed(flow, start, start + len(text))
    return None


# ---------------------------------------------------------------- who
_PARTS = re.compile(
    r"、|(?:(?<=公司)|(?<=中心)|(?<=[会局厅院所学部办委站社处府行]))(?:和|与|及|以及|联合|携手|会同|共同)(?=[\u4e00-\u9fff])"
)
_DONE_BY = re.compile(
    r"(?P<names>[^,。;:!?]{4,90}?)(?:联合|共同)?(?P<role>主办|承办|协办|(?:提供)?支持(?!单位)|指导)(?!单位|方|[和与、及](?:主办|承办|协办))"
)
_ORGANISES = re.compile(
    r"(?:公司|中心|会|社|联盟|大学|学院|学校|研究院|研究所|事务所|银行|[支分]行|[局厅委]|政府|办公室|办事处|部|集团|医院|工作站|服务站)$"
)
_BEFORE_NAMES = re.compile(
    r"^.*(?:由|系|委托|授权|指定|本次(?:活动|会议|培训)|经)(?=[\u4e00-\u9fff])|^[、和与及的,]+"
)
_OURSELVES = re.compile(r"(?:我|本)(?:公司|司|中心|单位|协会|会|商会|院|所|平台|局|委|校|次)")
_HOLDER = re.compile(
    rf"(?:^|[,:])(?:经研究,|兹)?(?P<names>(?![我本][\u4e00-\u9fff]{{1,3}}(?:定|拟|于|在|举))[^,。;:在于定拟]{{4,80}}?)"
    rf"(?:决定|拟|计划|将|定)?(?:于[^,。;:]{{3,24}}?)?,?(?:在[^,。;:]{{3,44}}?)?,?{_HOW}(?:举办|召开|举行|组织开展|组织召开|主办)"
)


def organisers_said(lines: Sequence[Line]) -> dict[str, list[Said]]:
    """Who is said to organise (`organiser`: 主办, or who 举办了 it) and to take part in organising
    (`co_organisers`: 承办, 协办), each name with its places."""
    out: dict[str, list[Said]] = {}
    flows = paragraphs(list(lines))
    for flow in flows:
        for sentence in _SENTENCE.finditer(flow.packed):
            for found in _DONE_BY.finditer(sentence.group()):
                key = {"主办": "organiser", "承办": "co_organisers", "协办": "co_organisers"}.get(
                    found["role"]
                )
                if key is None or (key == "organiser" and key in out):
                    continue
                known = {name for name, _ in out.get(key, ())}
                names = _names(flow, sentence.start() + found.start("names"), found["names"])
                fresh = [said for said in names if said[0] not in known]
                if fresh:
                    out.setdefault(key, []).extend(fresh)
    for flow in flows if "organiser" not in out else ():
        for sentence in _SENTENCE.finditer(flow.packed):
            held = _HOLDER.search(sentence.group())
            if held is None or _OURSELVES.search(held["names"]):
                continue
            names = _names(flow, sentence.start() + held.start("names"), held["names"])
            if names:
                out["organiser"] = names[:1]
                return out
    return out


def _names(flow: Flow, start: int, text: str) -> list[Said]:
    """The organisations in a stretch that begins at `start` of the packed text, each with its places."""
    out: list[Said] = []
    lead = _BEFORE_NAMES.match(text)
    at = lead.end() if lead is not None else 0
    for piece in _PARTS.split(text[at:]):
        name = organisation_name(piece) if piece else None
        begin = text.find(piece, at)
        if name is None or not _ORGANISES.search(name) or _OURSELVES.search(name) or "活动" in name:
            continue
        at = begin + len(piece)
        spans = flow.packed_spans(start + begin, start + begin + len(name))
        if spans:
            out.append((name, spans))
    return out


def organisations(values: Sequence[Span]) -> list[tuple[str, Span]]:
    """The organisations that a value lists, parted by marks, blanks or lines; a name that a line breaks is
    joined."""
    out: list[tuple[str, Span]] = []
    open_end = ""
    for span in values:
        for piece in re.split(r"[、,，;；\s]+", span.text.strip()):
            if not piece:
                continue
            whole = organisation_name(re.sub(r"等\d*家?.{0,4}$", "", open_end + squeeze(piece)))
            if whole is not None:
                out.append((whole, span))
            open_end = "" if whole is not None else open_end + squeeze(piece)
    return out


_DATE_ALONE = re.compile(rf"\D{{0,6}}(?:{DATE.pattern}).{{0,2}}")


def signed_by(lines: Sequence[Line]) -> tuple[str, Span] | None:
    """Who signs a paper of the bundle: an organisation alone on its line with a day below it (or beside it)
    that closes the paper; the first of them, for the notice comes first."""
    for line, *below in (lines[i : i + 3] for i in range(len(lines))):
        text = line.folded
        day = DATE.search(text)
        name = organisation_name(text[: day.start()] if day is not None else text)
        span = line.span(0, day.start() if day is not None else len(line.text))
        dated = day is not None or any(
            x.page is line.page and _DATE_ALONE.fullmatch("".join(x.folded.split())) for x in below
        )
        at_foot = line.rect.cx > 0.4 * line.page.width and line.rect.top > 0.2 * line.page.height
        if name is not None and span is not None and dated and at_foot and ":" not in text:
            return name, span
    return None


# ---------------------------------------------------------------- what
_NAMED = (
    re.compile(
        r"(?:举办|召开|举行|组织开展|组织召开|开展|主办)(?:了|的是|的)?(?:本次|首届)?(?P<v>[^,。;:了]{4,44}?)"
        r"(?=[,。;]|$|(?:现将|有关|欢迎|敬请|诚邀|活动由|的通知|取得))"
    ),
    re.compile(
        r"(?:参加|出席)(?:由.{4,40}?(?:主办|举办)的)?(?P<v>[^,。;:了]{4,44}?{event})(?=[,。;]|$)".replace(
            "{event}", "(?:会|班|活动|沙龙|讲座|论坛|大赛|培训)"
        )
    ),
    re.compile(rf"(?:^|[,。的])(?P<v>[^,。;:的]{{4,44}}?)(?:于[^,。;:]{{3,24}})?在[^,。;:]{{3,44}}?{_VERB}"),
)


def name_said(lines: Sequence[Line]) -> Said | None:
    """What is held: 定于某日举办某某对接会."""
    for pattern in _NAMED:
        for flow in paragraphs(list(lines)):
            for found in pattern.finditer(flow.packed):
                lead = re.match(
                    r"(?:本次|此次|这次|该|以.{2,20}?为(?:主题|主要内容)的|为期.{1,4}的|一[场期次])+",
                    found["v"],
                )
                start = found.start("v") + (lead.end() if lead is not None else 0)
                said = _as_printed(flow, start, found.end("v"))
                if said is None or len(said[0]) < 6 or not names_an_event(said[0]):
                    continue
                if not names_only_a_paper(said[0]) and not re.search(
                    r"[我本]公司|各类|多次|系列|等$|等活动|一系列", said[0]
                ):
                    return activity_name(said[0]), said[1]
    return None


# ---------------------------------------------------------------- numbered clauses
_NUMBER = re.compile(
    r"^(?:第?[一二三四五六七八九十]{1,3}[、.．:]?|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．])?"
)


def clauses(lines: Sequence[Line], labels: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, list[Span]]]:
    """For each key whose label is a numbered heading alone on its line, the first sentence below it: 二、培训
    地点 with the place on the next line. Headings of two labels (时间和地点, 时间、地点) answer for both."""
    out: dict[str, tuple[str, list[Span]]] = {}
    for number, line in enumerate(lines):
        if not is_heading(line.text):
            continue
        bare = "".join(_NUMBER.sub("", "".join(line.folded.split())).split()).rstrip(":。")
        keys = [k for k, variants in labels.items() if _answers(bare, variants)]
        if not keys:
            continue
        below: list[Line] = []
        for after in lines[number + 1 :]:
            if after.page is not line.page or is_heading(after.text):
                break
            below.append(after)
        flow = Flow(below)
        end = re.search(r"[。;]", flow.packed)
        close = end.start() if end is not None else len(flow.packed)
        spans = flow.packed_spans(0, close) if below and close else []
        for key in keys:
            if spans and key not in out:
                out[key] = ("".join(span.text for span in spans), spans)
    return out


def _answers(heading: str, variants: Sequence[str]) -> bool:
    parts = [p for p in re.split(r"[、和与及]", heading) if p]
    whole = {"".join(v.split()) for v in variants}
    together = re.fullmatch(r"(?:活动|培训|会议|举办)?时间(?:[、和与及])?地点", heading) is not None
    return heading in whole or any(p in whole for p in parts) or (together and bool(whole & {"时间", "地点"}))


def _as_printed(flow: Flow, start: int, end: int) -> Said | None:
    spans = flow.packed_spans(start, end)
    text = "".join("".join(span.text.split()) for span in spans)
    return (text, spans) if spans else None
