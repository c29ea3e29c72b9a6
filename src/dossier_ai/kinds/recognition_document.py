"""D20 认定文件 (domain 1.20): who recognised whom as what, since when, how long; a 公示 is no recognition.

The list of the recognised runs over the pages of an annex. The level follows from the authority's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Cell, Column, Cues, Document, Field, FieldSpec, FieldState, Kind, Reread, Row
from dossier_ai.text.authorities import authority_level
from dossier_ai.text.document_numbers import LABELS, own_document_no
from dossier_ai.text.endorsements import mark_field, not_found
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import absent, evidence_of, read
from dossier_ai.text.headlines import headline
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.letters import DATE, iso_date
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.list_fields import list_rows_field
from dossier_ai.text.official_papers import authority_seal
from dossier_ai.text.recognitions import (
    Title,
    dated,
    deciding_authority,
    designation,
    letter_lines,
    names_outside_tables,
    title_of,
    validity_end,
    validity_years,
)
from dossier_ai.text.registry_fields import grounded, organisation_text
from dossier_ai.text.rows import list_rows
from dossier_ai.text.value_flow import value_flow

_TITLES = (
    r"关于.{0,6}(公布|认定|确认|命名|授予|表彰).*(名单|通知|决定|公告|通报)",
    r"认定.*的(通知|决定|批复|公告)",
    r"(认定|名单|示范平台|示范基地).*的?公示",
    r"(示范平台|示范基地|示范机构|名单).{0,12}(认定|命名|公布|评定)(结果)?的?(公告|通告|决定)$",
    r"(示范平台|示范基地|服务平台|认定).{0,12}名单$",
)
_COLUMNS = (
    Column("seq", ("序号", "No.", "编号"), "integer"),
    Column(
        "name",
        ("单位名称", "申报单位", "运营单位", "企业名称", "机构名称", "依托单位", "申报单位名称",
         "平台运营单位",
         "运营机构", "承担单位", "建设单位", "运营单位名称", "主体单位", "申报主体", "法人单位", "名称"),
        "organisation",
    ),
    Column("platform", ("平台名称", "示范平台名称", "公共服务平台名称", "项目名称", "基地名称",
           "服务平台名称")),
    Column("category", ("类别", "平台类别", "服务类别", "服务功能", "类型", "服务领域", "认定类别",
           "功能类别",
                        "平台类型", "服务类型")),
    Column("region", ("所在地", "地区", "所属地区", "市州", "市（州）", "推荐单位", "所在市", "所在市（州）",
           "区县",
                      "所在地市", "地市", "推荐部门", "所属区域", "所在区域", "所属市州", "所在地区")),
)  # fmt: skip
FIELDS = (
    FieldSpec("doc_no", "文号", "Document number", "text", LABELS),
    FieldSpec("title", "标题", "Title", "text", required=True),
    FieldSpec("authority", "发文机关", "Authority", "organisation",
              ("发文机关", "发布机构", "发布单位", "认定部门", "认定机关", "来源",
               "信息来源"), required=True),
    FieldSpec("level", "认定级别", "Level", "enum"),
    FieldSpec("category", "认定名称", "What is recognised", "text"),
    FieldSpec("date", "成文日期", "Date", "date",
              ("成文日期", "发文日期", "发布日期", "发布时间", "公布日期"), required=True),
    FieldSpec("valid_years", "有效期（年）", "Valid for years", "integer"),
    FieldSpec("valid_to", "有效期至", "Valid until", "date"),
    FieldSpec("publicity_only", "仅为公示", "Announcement before decision only", "mark"),
    FieldSpec("rows", "名单", "Recognised bodies", "rows", columns=_COLUMNS),
    FieldSpec("sealed", "盖章", "Sealed", "mark"),
)  # fmt: skip
_LABELS = {spec.key: spec.labels for spec in FIELDS if spec.key in ("authority", "date")}
_STOPS = (
    "浏览次数", "浏览量", "阅读次数", "阅读量", "访问量", "点击数", "点击量", "点击率", "字体", "字号",
    "作者", "打印", "分享", "责任编辑", "编辑", "索引号", "发文字号", "文号", "主题分类", "公文种类",
    "主题词", "有效性", "生成日期", "公开方式", "公开范围", "关闭",
)  # fmt: skip
_OFFICE = re.compile(
    r"[一-鿿（）()]{2,36}?(?:厅|局|委员会|委|办公室|人民政府|协会|商会|联合会|促进会|管委会|中心|部)(?!["
    r"一-鿿])"
)
_ANNOUNCEMENT = re.compile(r"公示(?:名单|公告|\(.*\))?$|公示的?(?:通知|公告)$|拟认定|拟入选")
_ANNOUNCED = re.compile(r"公示(?:期|时间)(?:为|:|自)|现(?:予以?|将[^。;]{0,40})公示|(?:予以|进行)公示")
_DECIDED = re.compile(r"经公示|公示无异议|公示期满|公示后|公示结束")
_SURE = 0.95


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    """All fields of domain 1.20, absent ones included, in the order of `FIELDS`."""
    lines = lines_in(document.pages)
    letter = letter_lines(lines)
    title = title_of(letter) or _largest(document)
    closing = dated(letter)
    authority = _authority(document, letter, title, closing[1] if closing else None)
    rows = _rows(document, lines)
    number = own_document_no(letter)
    years, end = validity_years(letter), validity_end(letter)
    what = designation(title, letter) if title is not None else None
    fields: dict[str, Field | None] = {
        "doc_no": read(document, "doc_no", number.span, number.number,
                       state=FieldState.REPAIRED if number.repaired else FieldState.READ,
                       grounding="normalised") if number else _certificate_no(document, letter, title),
        "title": read(document, "title", title.spans, title.text) if title else None,
        "authority": authority,
        "level": _level(authority),
        "category": grounded(document, "category", what[1], what[0]) if what else None,
        "date": grounded(document, "date", [closing[1]], closing[0]) if closing else _date(document, lines),
        "valid_years": grounded(document, "valid_years", years[1], years[0]) if years else None,
        "valid_to": grounded(document, "valid_to", end[1], end[0]) if end else None,
        "publicity_only": _publicity(document, letter, title),
        "rows": rows,
        "sealed": authority_seal(document, "sealed", closing[1] if closing else None, _names(rows)),
    }  # fmt: skip
    return [fields.get(spec.key) or absent(document, spec.key) for spec in FIELDS]


def _largest(document: Document) -> Title | None:
    span = headline(document, _TITLES)
    return Title("".join(span.text.split()), (span,)) if span is not None else None


_CERTIFICATE = re.compile(r"^(?:荣誉|资格|认定|命名)?证书?$|证书$|牌匾|奖牌")
_CERTIFICATE_NO = ("证书编号", "证书号", "编号", "证书号码", "牌匾编号", "No.", "NO.")


def _certificate_no(document: Document, letter: Sequence[Line], title: Title | None) -> Field | None:
    """The number of a certificate or plaque of recognition, which carries no 文号."""
    if title is None or not _CERTIFICATE.search(title.text):
        return None
    held = find_labelled(letter, {"no": _CERTIFICATE_NO}, stops=("有效期", "发证日期", "日期")).get("no")
    text = "".join(held.values[0].text.split()) if held is not None and held.values else ""
    if held is None or not re.fullmatch(r"(?=.*\d)[\w〔〕\[\]()（）-]{5,30}", text):
        return None
    return read(document, "doc_no", held.values[:1], text)


def _authority(
    document: Document, letter: Sequence[Line], title: Title | None, closing: Span | None
) -> Field | None:
    """Head, signature or title; else a label of a web page; else the seal."""
    found = deciding_authority(letter, title, closing)
    if found is not None:
        return grounded(document, "authority", found[1], found[0])
    held = find_labelled(letter, _LABELS, stops=_STOPS).get("authority")
    if held is not None and held.values and held.score >= _SURE:
        # On a web page the number of visits, buttons and the like follow on the same line.
        said = _OFFICE.match(held.values[0].text.strip())
        name = organisation_text(said.group() if said is not None else held.text)
        return grounded(document, "authority", held.values[:1], name) if 4 <= len(name) <= 40 else None
    for page in document.pages:
        for seal in page.seals:
            text = "".join((seal.text or "").split())
            if authority_level(text) != "other":
                return read(document, "authority", Span(text, seal.rect, seal.confidence, page), text)
    return None


def _level(authority: Field | None) -> Field | None:
    """The level that the authority's name tells."""
    if authority is None or not isinstance(authority.value, str):
        return None
    level = authority_level(authority.value)
    return authority.model_copy(update={"name": "recognition_document.level", "value": level})


def _date(document: Document, lines: Sequence[Line]) -> Field | None:
    """The date that a web page states, where no letter closes with one."""
    held = find_labelled(lines, _LABELS, stops=_STOPS).get("date")
    if held is None or not held.values:
        return None
    # The hour follows after a blank (2024-05-20 10:22), which packed text has lost.
    for span in held.values:
        match = DATE.search(span.text)
        value = iso_date(match.group()) if match else None
        if value is not None:
            return grounded(document, "date", [span], value)
    flow = value_flow(held.values)
    match = DATE.search(flow.packed)
    value = iso_date(match.group()) if match else None
    return grounded(document, "date", flow.packed_spans(*match.span()), value) if match and value else None


def _publicity(document: Document, letter: Sequence[Line], title: Title | None) -> Field:
    """Whether the paper only announces whom it is intended to recognise: by its title, else by its text. A
    recognition says that the announcement went by without objection."""
    page = document.pages[0]
    if title is not None and _ANNOUNCEMENT.search(title.text):
        return mark_field(document, "publicity_only", title.spans[-1], absent_evidence=not_found(None, page))
    decided = any(_DECIDED.search("".join(line.folded.split())) for line in letter)
    for line in letter if not decided and (title is None or "公示" in title.text) else ():
        match = _ANNOUNCED.search(line.folded)
        span = line.span(*match.span()) if match else None
        if span is not None:
            return mark_field(document, "publicity_only", span, absent_evidence=not_found(None, page))
    zone = title.rect if title is not None else None
    return mark_field(document, "publicity_only", None, absent_evidence=not_found(None, page, zone))


def _rows(document: Document, lines: Sequence[Line]) -> Field | None:
    """The recognised bodies: the table of the annex over all its pages, else numbered lines or the sentence
    that names them."""
    listing = list_rows(document.pages, _COLUMNS)
    if listing.rows and any(row.text("name") or row.text("platform") for row in listing.rows):
        return list_rows_field(document, listing, _COLUMNS)
    rows: list[Row] = []
    spans: list[Span] = []
    for seq, seq_spans, name, places in names_outside_tables(lines):
        row = {"name": _cell(name, places)}
        rows.append({"seq": _cell(seq, seq_spans), **row} if seq is not None else row)
        spans.extend(places)
    return read(document, "rows", spans, tuple(rows), grounding="normalised") if rows else None


def _cell(value: str, places: Sequence[Span]) -> Cell:
    return Cell(
        value=value,
        raw="".join(p.text for p in places),
        confidence=min(p.confidence for p in places),
        evidence=tuple(evidence_of(p) for p in places),
    )


def _names(rows: Field | None) -> list[str]:
    held = rows.value if rows is not None and isinstance(rows.value, tuple) else ()
    cells = [row["name"].value for row in held if isinstance(row, dict) and "name" in row]
    return [value for value in cells if isinstance(value, str)]


KIND = Kind(
    id="recognition_document",
    code="D20",
    zh="认定文件",
    en="Recognition document",
    rank=3,
    cues=Cues(
        titles=_TITLES,
        anchors=("各市", "有效期", "主送", "特此通知", "名单如下", "公示期", "现予公布", "现将", "附件",
                 "平台名称",
                 "运营单位", "认定为", "经公示"),
        negative=("签到", "参会回执"),
        inner=(r"名单$", r"^附件"),
    ),
    fields=FIELDS,
    extract=_extract,
)  # fmt: skip
