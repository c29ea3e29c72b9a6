"""D18 不动产权证书, the older 房产证 and 土地证 (domain 1.18): who owns what, where, how large, until when.

面积 is composite: the building and the parcel have one each, and only that of the building is the area of
premises. A land certificate has no building.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier_ai.core import Cues, Document, Field, FieldSpec, FieldState, Kind, Page, Reread
from dossier_ai.text.areas import Area, Of, area_text, areas_in
from dossier_ai.text.certificates import parse_real_estate_unit
from dossier_ai.text.characters import squeeze
from dossier_ai.text.dates import is_open_ended
from dossier_ai.text.flow import Flow
from dossier_ai.text.grounded import occluded, read
from dossier_ai.text.labels import Labelled, find_all_labelled, find_labelled
from dossier_ai.text.letters import DATE, closing_date, iso_date
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.property_numbers import property_no
from dossier_ai.text.registrations import Certificate, in_order, name_field, read_certificate
from dossier_ai.text.registry_fields import grounded, prose_text, registrar_field, text_field
from dossier_ai.text.ruled_tables import ruled_tables
from dossier_ai.text.value_flow import value_flow

_BUILDING = ("建筑面积", "房屋建筑面积", "建筑面积（平方米）", "建筑面积（㎡）", "建筑面积（m²）",
             "总建筑面积", "房屋面积")  # fmt: skip
_LAND = ("宗地面积", "共有宗地面积", "土地面积", "土地使用权面积", "使用权面积", "使用权面积（㎡）",
         "土地面积（平方米）", "土地使用权面积（平方米）", "使用权面积（平方米）")  # fmt: skip
FIELDS = (
    FieldSpec("cert_no", "证号", "Certificate number", "text", required=True),
    FieldSpec("serial", "编号", "Serial number", "text"),
    FieldSpec("owner", "权利人", "Owner", "organisation",
              ("权利人", "房屋所有权人", "土地使用权人", "所有权人", "使用权人", "权利人名称",
               "房地产权利人", "产权人", "房屋产权人", "不动产权利人", "产权单位",
               "权属人", "权属单位", "产权人名称", "所有权人名称", "不动产权利人名称", "产权所有人",
               "土地使用单位", "房屋所有权单位", "权利人（申请人）", "土地使"
                                                            "用者"), required=True),
    FieldSpec("co_ownership", "共有情况", "Co-ownership", "text", ("共有情况", "共有方式")),
    FieldSpec("address", "坐落", "Location", "text",
              ("坐落", "座落", "房屋坐落", "房地坐落", "土地坐落", "房屋座落", "房地产坐落", "土地座落",
               "坐落位置", "坐落地址", "坐落地点", "房屋坐落地址", "房屋坐落位置", "不动产坐落", "宗地坐落",
               "座落位置", "房屋地址", "房屋位置", "不动产位置", "土地位置", "物业坐落", "房产坐落",
               "房产地址", "坐落于"),
              required=True),
    FieldSpec("unit_no", "不动产单元号", "Real-estate unit number", "text",
              ("不动产单元号", "不动产单元代码")),
    FieldSpec("right_kind", "权利类型", "Kind of right", "text", ("权利类型",)),
    FieldSpec("right_nature", "权利性质", "Nature of right", "text",
              ("权利性质", "房屋性质", "使用权类型", "土地使用权取得方式", "权属性质")),
    FieldSpec("purpose", "用途", "Use", "text",
              ("用途", "规划用途", "房屋用途", "设计用途", "地类（用途）", "土地用途", "地类用途")),
    FieldSpec("area", "房屋建筑面积", "Floor area", "area", ("面积", *_BUILDING), required=True),
    FieldSpec("land_area", "土地面积", "Land area", "area", _LAND),
    FieldSpec("term", "使用期限", "Term of use", "text",
              ("使用期限", "土地使用期限", "土地使用年限", "使用权期限", "终止日期", "土地使用权期限")),
    FieldSpec("registered_on", "登记日期", "Registered on", "date",
              ("登记时间", "登记日期", "登簿日期", "填发日期", "发证日期", "登簿时间")),
    FieldSpec("registrar", "登记机构", "Registry", "organisation",
              ("登记机构", "登记机构（章）", "登记机构（盖章）", "填发单位", "填发单位（盖章）", "发证机关",
               "发证机关（章）", "填发机关")),
)  # fmt: skip

_LABELS = {spec.key: spec.labels for spec in FIELDS if spec.labels}
_STOPS = (
    "权利其他状况", "附记", "附图页", "宗地图", "房屋平面图", "幢号", "房号", "结构", "房屋总层数", "总层数",
    "所在层数", "层数", "套内建筑面积", "套内建筑面积（㎡）", "分摊面积", "地号", "图号", "丘权号",
    "取得价格", "其中", "房屋状况", "土地状况", "产别", "房屋结构", "专有建筑面积", "分摊建筑面积",
    "独用面积",
    "竣工时间", "其他", "权利人类型", "证件种类", "证件号", "建成年份",
)  # fmt: skip
_SERIAL = re.compile(
    r"(?<!业务)(?<!受理)(?<!登记)(?<!档案)(?<!合同)(?<!宗地)(?:编号|印[制刷](?:编?号|序列号)|证书序号|证"
    r"本号|N[oO0][.:]?|№)(?:N[oO0])?[:.]*(?P<no>[A-Z]?[0-9]{8,14})(?![0-9])"
)
_SERIAL_LABELS = (
    "编号", "证书编号", "权证编号", "印制编号", "印刷编号", "证书印制号", "证书序号", "权证印刷号",
    "印刷序列号", "证本编号", "防伪编号", "流水号",
)  # fmt: skip
_LAND_CERTIFICATE = re.compile(r"土地使用(?:权)?证|土地证")
_AUTHORITY = re.compile(
    r"[一-鿿]{2,24}?(?:不动产登记[一-鿿]{0,4}(?:中心|局)|(?:规划和)?自然资源(?:和|与)?[一-鿿]{0,6}局|国"
    r"土资源[一-鿿]{0,8}局"
    r"|国土房产局|房产管理局|房地产(?:产权)?(?:管理|登记)[一-鿿]{0,4}(?:局|中心)|住房[一-鿿]{0,10}局|房"
    r"产局|人民政府)"
)
_TO_DIGIT = str.maketrans("OQDIlSZB", "00011528")
_TO_LETTER = str.maketrans("86015", "BGOIS")


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    """All fields of domain 1.18, absent ones included, in the order of `FIELDS`."""
    certificate = read_certificate(document, _LABELS, _STOPS)
    found = certificate.found
    taken = [s for key, held in found.items() if key != "registrar" for s in held.values]
    fields: dict[str, Field | None] = {
        "cert_no": _number(document, certificate.lines),
        "serial": _serial(document, certificate.lines),
        "owner": name_field(document, certificate, "owner"),
        "unit_no": _unit_no(document, found.get("unit_no")),
        **_areas(document, certificate),
        "term": _term(document, found.get("term")),
        "registered_on": _registered_on(document, certificate, taken),
        "registrar": registrar_field(
            document, certificate.pages, certificate.lines, found.get("registrar"), _AUTHORITY, taken=taken
        ),
    }
    for key in ("co_ownership", "address", "right_kind", "right_nature", "purpose"):
        fields[key] = text_field(document, key, found.get(key), prose_text)
    return in_order(document, [spec.key for spec in FIELDS], fields)


def _number(document: Document, lines: Sequence[Line]) -> Field | None:
    """The number of the certificate, on one line or wrapped over two, brackets full-width."""
    tables = (table for page in document.pages if page.rulings for table in ruled_tables(page))
    wrapped = (property_no(cell.lines) for table in tables for cell in table.cells if len(cell.lines) > 1)
    found = property_no(lines) or next((number for number in wrapped if number is not None), None)
    return grounded(document, "cert_no", found[1], found[0]) if found is not None else None


def _serial(document: Document, lines: Sequence[Line]) -> Field | None:
    for line in lines:
        flow = Flow([line])
        match = _SERIAL.search(flow.packed)
        if match is not None:
            return grounded(document, "serial", flow.packed_spans(*match.span("no")), match["no"])
    stops = (*_STOPS, *(label for labels in _LABELS.values() for label in labels), "证书号", "证号")
    held = find_labelled(lines, {"serial": _SERIAL_LABELS}, stops=stops).get("serial")
    text = re.sub(r"^N[oO0][.:]?", "", squeeze(held.text)).strip(":") if held is not None else ""
    if held is not None and held.score >= 0.95 and re.fullmatch(r"[A-Z]?[0-9]{8,14}", text):
        return grounded(document, "serial", held.values, text)
    return None


def _unit_no(document: Document, held: Labelled | None) -> Field | None:
    """The 28 characters of the unit number (domain 2.19), set in groups or over lines; letters that readers
    take for digits, and the other way round, are exchanged where the form says which must stand there."""
    if held is None or not held.values:
        return None
    printed = re.sub(r"[^0-9A-Za-z]", "", squeeze(held.text)).upper()
    if parse_real_estate_unit(printed) is not None:
        return grounded(document, "unit_no", held.values, printed)
    mended = "".join(
        char.translate(_TO_LETTER if 12 <= i < 14 or i == 19 else _TO_DIGIT) for i, char in enumerate(printed)
    )
    if parse_real_estate_unit(mended) is not None:
        return read(document, "unit_no", held.values, mended, state=FieldState.REPAIRED, grounding="fuzzy",
                    confidence=min(0.8, min(s.confidence for s in held.values)))  # fmt: skip
    return occluded(document, "unit_no", held.values[0]) if len(printed) >= 6 else None


# ------------------------------------------------------------------------------------------------- areas


@dataclass(frozen=True, slots=True)
class _Found:
    """An area, what it is of, and its places."""

    value: str
    of: Of
    spans: tuple[Span, ...]


def _areas(document: Document, certificate: Certificate) -> dict[str, Field | None]:
    """The area of the building and that of the land; an area that does not say what of is the building's,
    on a land certificate the parcel's."""
    found = [
        *_labelled_areas(certificate),
        *_stated_areas(certificate.lines),
        *_areas_in_cells(document.pages),
    ]
    text = "".join(squeeze(page.text) for page in certificate.pages)
    plain = "land" if _LAND_CERTIFICATE.search(text) and "不动产" not in text else "building"
    out: dict[str, Field | None] = {}
    for key, of in (("area", "building"), ("land_area", "land")):
        best = next((f for f in found if f.of == of), None)
        best = best or next((f for f in found if f.of == "plain" and plain == of), None)
        out[key] = grounded(document, key, best.spans, best.value) if best is not None else None
    return out


def _labelled_areas(certificate: Certificate) -> Iterator[_Found]:
    labels = {"area": _LABELS["area"], "land_area": _LAND}
    others = [v for key, variants in _LABELS.items() if key not in labels for v in variants]
    for held in find_all_labelled(certificate.lines, labels, stops=[*others, *_STOPS]):
        if not held.values:
            continue
        flow = value_flow(held.values)
        name = re.sub(r"[(（].*", "", held.variant)
        known = name != held.variant
        for area in areas_in(name + flow.packed, unit_known=known):
            spans = flow.packed_spans(area.start - len(name), area.end - len(name))
            yield _Found(area_text(area), area.of, tuple(spans))


def _stated_areas(lines: Sequence[Line]) -> Iterator[_Found]:
    for line in lines:
        flow = Flow([line])
        for area in areas_in(flow.packed):
            if _explicit(area):
                yield _Found(area_text(area), area.of, tuple(flow.packed_spans(area.start, area.end)))


def _areas_in_cells(pages: Sequence[Page]) -> Iterator[_Found]:
    """Areas of table cells of several lines, where number and unit may stand on two of them."""
    for table in (table for page in pages if page.rulings for table in ruled_tables(page)):
        for cell in table.cells:
            flow = Flow(cell.lines) if len(cell.lines) > 1 else None
            for area in areas_in(flow.packed) if flow is not None else ():
                if flow is not None and _explicit(area):
                    yield _Found(area_text(area), area.of, tuple(flow.packed_spans(area.start, area.end)))


def _explicit(area: Area) -> bool:
    return area.of in ("building", "land")


# ------------------------------------------------------------------------------------------------- dates


def _term(document: Document, held: Labelled | None) -> Field | None:
    """The term of use: a period where two dates are printed, `/end` for one that only ends, else as printed
    (70年)."""
    if held is None or not held.values:
        return None
    flow = value_flow(held.values)
    dates = [
        (value, match.span())
        for match in DATE.finditer(flow.packed)
        if (value := iso_date(match.group())) is not None
    ]
    if len(dates) >= 2:
        spans = flow.packed_spans(dates[0][1][0], dates[1][1][1])
        return grounded(document, "term", spans, f"{dates[0][0]}/{dates[1][0]}")
    ends = held.variant == "终止日期" or re.search(r"[至到]|止", flow.packed)
    if len(dates) == 1 and ends:
        return grounded(document, "term", flow.packed_spans(*dates[0][1]), f"/{dates[0][0]}")
    text = prose_text(held.text)
    if is_open_ended(text) and not re.search(r"[一-鿿]", text):
        return None  # a dash: not stated
    return grounded(document, "term", held.values, text) if text else None


def _registered_on(document: Document, certificate: Certificate, taken: Sequence[Span]) -> Field | None:
    """The labelled date, else the one that stands by itself at the foot, under the registry's seal."""
    held = certificate.found.get("registered_on")
    if held is not None and held.values:
        flow = value_flow(held.values)
        match = DATE.search(flow.packed)
        value = iso_date(match.group()) if match else None
        if match is None or value is None:
            return occluded(document, "registered_on", held.values[0])
        return grounded(document, "registered_on", flow.packed_spans(*match.span()), value)
    free = [line for line in certificate.lines if _free(line, taken)]
    closing = closing_date(free)
    return grounded(document, "registered_on", [closing[1]], closing[0]) if closing is not None else None


def _free(line: Line, taken: Sequence[Span]) -> bool:
    return not any(s.page is line.page and s.rect.overlap(line.rect) > 0.3 * s.rect.area for s in taken)


KIND = Kind(
    id="property_certificate",
    code="D18",
    zh="不动产权证书",
    en="Property certificate",
    rank=1,
    cues=Cues(
        titles=(
            r"不动产权(电子)?证书?", r"不动产(登记|权属)信息查询结果", r"不动产权属证明",
            r"房屋所有权证", r"房地产(权)?证", r"房地产权证", r"国有土地使用(权)?证",
            r"土地使用权证", r"房产证",
        ),
        anchors=("权利人", "共有情况", "坐落", "不动产单元号", "权利类型", "权利性质", "房屋所有权人",
                 "土地使用权人", "规划用途", "登记机构"),
        negative=("租赁合同", "出租方", "承租方"),
    ),
    fields=FIELDS,
    extract=_extract,
)  # fmt: skip
