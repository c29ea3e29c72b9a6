"""D01 营业执照 (domain 1.1): every generation, every kind of holder, one page.

The unified code is checked with both check characters, read again when it fails, and repaired only when a
single repair fits; a QR code that carries a code of its own is evidence beside the print.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dossier_ai.core import Cues, Document, Field, FieldSpec, FieldState, Kind, Page, Rect, Reread
from dossier_ai.text.code_fields import read_code_field
from dossier_ai.text.dates import parse_date, parse_period
from dossier_ai.text.grounded import absent, occluded, read
from dossier_ai.text.labels import Labelled, find_labelled
from dossier_ai.text.lines import Line, Span, fold, lines_of
from dossier_ai.text.money import decimal_text, parse_money
from dossier_ai.text.overlays import without_overlays
from dossier_ai.text.second_look import read_again

FIELDS = (
    FieldSpec("uscc", "统一社会信用代码", "Unified social credit code", "uscc",
              ("统一社会信用代码", "社会信用代码", "统一信用代码", "注册号"), required=True),
    FieldSpec("serial", "证照编号", "Serial number", "text", ("证照编号", "编号")),
    FieldSpec("name", "名称", "Name", "organisation", ("名称", "企业名称", "字号名称"), required=True),
    FieldSpec("kind", "类型", "Type of entity", "text",
              ("类型", "主体类型", "公司类型", "企业类型"), required=True),
    FieldSpec("legal_rep", "法定代表人", "Legal representative", "person",
              ("法定代表人", "法定代表人姓名", "负责人", "执行事务合伙人", "投资人", "投资人姓名", "经营者",
               "经营者姓名"), required=True),
    FieldSpec("capital", "注册资本", "Registered capital", "money",
              ("注册资本", "出资额", "成员出资总额", "注册资金"), required=True),
    FieldSpec("established", "成立日期", "Date of establishment", "date",
              ("成立日期", "注册日期"), required=True),
    FieldSpec("term", "营业期限", "Business term", "period",
              ("营业期限", "经营期限", "合伙期限", "有效期", "有效期限")),
    FieldSpec("address", "住所", "Address", "text",
              ("住所", "营业场所", "主要经营场所", "经营场所"), required=True),
    FieldSpec("scope", "经营范围", "Business scope", "text", ("经营范围", "业务范围", "经营范围及方式")),
    FieldSpec("formation", "组成形式", "Form of formation", "text", ("组成形式",)),
    FieldSpec("registrar", "登记机关", "Registrar", "organisation", ("登记机关",), required=True),
    FieldSpec("issued", "发照日期", "Date of issue", "date"),
    FieldSpec("copy_kind", "正本/副本", "Original or duplicate", "enum"),
)  # fmt: skip

_LABELS = {spec.key: spec.labels for spec in FIELDS if spec.labels}
_STOPS = (
    "实收资本",
    "年度检验情况",
    "提示",
    "副本号",
    "核准日期",
    "发照日期",
    "重要提示",
    "企业信用信息公示系统网址",
)

_BLANK_END = re.compile(r"(?<=日)至(?:年月?日?|月日?|[*.…·_]+)$")
_DATE = re.compile(
    r"[0-9]{4}\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日?|[二〇○零0一三四五六七八九]{4}\s*年.{1,3}月.{1,4}日"
)
_PERSON = re.compile(r"[一-鿿㐀-䶿]{2,4}|[一-鿿]{1,8}(?:[·•.][一-鿿]{1,8})+|[A-Z][A-Za-z .'\-]{3,40}")
_HAN_NAME = re.compile(r"[一-鿿㐀-䶿]{2,4}")
_LEGIBLE = 0.6
_SURE_NAME = 0.85
_FIRM_VARIANTS = ("执行事务合伙人", "投资人", "投资人姓名")
_FIRM_PARTNER = re.compile(r".*(?:公司|中心|企业|合伙|事务所|研究院)(?:.*委派代表.*)?.*")
_REGISTRAR = re.compile(
    r"[一-鿿]{2,20}(?:市场监督管理|行政审批|工商行政管理|市场和质量监督管理|政务服务)[一-鿿]{0,8}"
)
_PART_OF_A_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2})?")
_COPY_NUMBER = re.compile(r"\(\s*([0-9]{1,2}\s*[-/]\s*[0-9]{1,2})\s*\)")
_LIMITED = "有限公司"
_NOTICE = re.compile(r"每年|公示|报送|年报|网址")


def extract(document: Document, reread: Reread) -> Sequence[Field]:
    """All fields of domain 1.1 of a licence, absent ones included, in the order of `FIELDS`."""
    pages = [_plain(page) for page in document.pages]
    lines = [line for page in pages for line in lines_of(page)]
    found = find_labelled(lines, _LABELS, stops=_STOPS)
    fields: dict[str, Field | None] = {
        "uscc": read_code_field(
            document, "uscc", found.get("uscc"), lines, reread, region=_head(found), old_numbers=True
        ),
        "serial": _serial(document, found, lines),
        "name": _name(document, found),
        "kind": _text(document, "kind", found.get("kind"), _organisation),
        "legal_rep": _legal_rep(document, found, reread),
        "capital": _parsed(document, "capital", found, _capital, reread),
        "established": _parsed(document, "established", found, _date, reread),
        "term": _parsed(document, "term", found, _term, reread),
        "address": _text(document, "address", found.get("address"), _prose),
        "scope": _text(document, "scope", found.get("scope"), _prose),
        "formation": _text(document, "formation", found.get("formation"), _prose),
        "registrar": _registrar(document, pages, lines, found.get("registrar")),
        "issued": _issued(document, found, lines),
        "copy_kind": _copy_kind(document, lines),
    }
    return [fields[spec.key] or absent(document, spec.key) for spec in FIELDS]


def _plain(page: Page) -> Page:
    """The page without overlays and without rulings: a licence has a printed frame but no table."""
    return replace(without_overlays(page), rulings=())


# ------------------------------------------------------------------------------------------- plain values


def _text(document: Document, key: str, found: Labelled | None, clean: Callable[[str], str]) -> Field | None:
    if found is None or not found.values:
        return None
    value = clean(found.text)
    return _grounded(document, key, found.values, value) if value else None


def _name(document: Document, labels: Mapping[str, Labelled]) -> Field | None:
    """The name as printed. That of a limited company ends in 有限公司 (Company Law, art. 7): where one
    character of that ending was misread, it is repaired, and says so."""
    field = _text(document, "name", labels.get("name"), _organisation)
    kind = labels.get("kind")
    if field is None or not isinstance(field.value, str) or kind is None:
        return field
    limited = re.match(r"(?:其他|一人)?有限责任公司(?!分公司)|股份有限公司", "".join(kind.text.split()))
    name, ending = field.value, field.value[-4:]
    if not limited or name.endswith("分公司") or len(name) < 6:
        return field
    wrong = sum(a != b for a, b in zip(ending, _LIMITED, strict=True))
    if wrong != 1 or name.endswith("责任公司"):
        return field
    sure = min(field.confidence, 0.8)
    whole = name[:-4] + _LIMITED
    return read(document, "name", labels["name"].values, whole, state=FieldState.REPAIRED,
                grounding="fuzzy", confidence=sure)  # fmt: skip


def _grounded(document: Document, key: str, spans: Sequence[Span], value: str) -> Field:
    same = "".join(s.text for s in spans) == value
    return read(document, key, spans, value, grounding="exact" if same else "normalised")


def _organisation(text: str) -> str:
    """Without blanks, brackets full-width as licences print them."""
    flat = re.sub(r"^[^\w(（]+|[^\w)）]+$", "", "".join(text.split()))
    return flat.replace("(", "（").replace(")", "）") if re.search(r"[一-鿿]", flat) else flat


def _prose(text: str) -> str:
    flat = re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", text).strip(":：")
    return flat.replace("(", "（").replace(")", "）")


def _legal_rep(document: Document, labels: Mapping[str, Labelled], reread: Reread) -> Field | None:
    """A person's name as printed, never corrected; the firm of a partnership with its delegate."""
    found = labels.get("legal_rep")
    if found is None:
        return None
    whole = "".join(found.text.split())
    clear = [
        v for v in found.values if v.confidence >= _LEGIBLE and v.rect.height < 1.8 * found.label.rect.height
    ]
    if clear and _PERSON.fullmatch(whole):
        return _grounded(document, "legal_rep", found.values, whole)
    if clear and found.variant in _FIRM_VARIANTS and _FIRM_PARTNER.fullmatch(whole):
        return _grounded(document, "legal_rep", found.values, _organisation(whole))
    for piece in clear[0].text.split() if clear else ():
        if _HAN_NAME.fullmatch(piece):
            return _grounded(document, "legal_rep", [replace(clear[0], text=piece)], piece)
    again = read_again(found, labels, reread, lambda text: _HAN_NAME.fullmatch(text) is not None, widths=5)
    if again is not None and again.confidence >= _SURE_NAME:
        return _grounded(document, "legal_rep", [again], again.text)
    return occluded(document, "legal_rep", found.values[0]) if found.values else None


# ------------------------------------------------------------------------------------------ parsed values


def _parsed(
    document: Document,
    key: str,
    labels: Mapping[str, Labelled],
    parse: Callable[[str], str | None],
    reread: Reread,
) -> Field | None:
    """A value in its normal form; where the print does not parse, the second reading; else occluded. A label
    with nothing beside it (a term that is not filled in) is absent, unless the second reader sees a value."""
    found = labels.get(key)
    if found is None:
        return None
    value = parse(found.text)
    if value is not None and not (key == "established" and _PART_OF_A_DATE.fullmatch(value)):
        return _grounded(document, key, found.values, value)
    again = read_again(found, labels, reread, lambda text: _fits(parse(text), value), widths=14)
    if again is not None and (better := parse(again.text)) is not None:
        return _grounded(document, key, [again], better)
    if value is not None:
        return _grounded(document, key, found.values, value)
    return occluded(document, key, found.values[0]) if found.values else None


def _head(labels: Mapping[str, Labelled]) -> tuple[Page, Rect] | None:
    """Where a code that was not read must stand: between the head of the page and the name."""
    below = labels.get("name") or labels.get("kind")
    if below is None:
        return None
    page, rect = below.label.page, below.label.rect
    top = max(0.0, rect.top - 12 * rect.height)
    return page, Rect(0, top, page.width, rect.top - 0.2 * rect.height)


def _fits(better: str | None, known: str | None) -> bool:
    """Whether a second reading says something, and more than the part of a date that is known."""
    return better is not None and (known is None or (better.startswith(known) and better != known))


def _capital(text: str) -> str | None:
    """Yuan as a decimal string; None for other currencies and for what is no amount."""
    if not re.search(r"[元圆园万亿]", text):
        return None
    try:
        return decimal_text(parse_money(text))
    except ValueError:
        return None


def _date(text: str) -> str | None:
    """The date as precisely as it was read. Licences print either 05月03日 or 5月3日: where one of the two
    has its zero and the other a single figure, one was lost (often under the seal), and is not guessed."""
    flat = "".join(text.split())
    for candidate in (flat, *(m.group() for m in _DATE.finditer(flat))):
        # Two figures are a whole day even where the seal hides the 日 after them.
        whole = re.sub(r"(月[0-9]{2})$", r"\1日", candidate)
        whole = re.sub(r"(年0[1-9]月)[0-9]日$", r"\1", whole)
        whole = re.sub(r"年[0-9]月0[1-9]日$", "年", whole)
        try:
            return parse_date(whole).iso
        except ValueError:
            continue
    return None


def _term(text: str) -> str | None:
    """`start/end`; an end that was left blank ("至 年 月 日", asterisks) is open. A date without its end is
    half a term: the other half was not read."""
    flat = "".join(fold(text).split()).rstrip("。.,").replace("水久", "永久")
    blank = _BLANK_END.search(flat)
    if blank is not None:
        flat = flat[: blank.start()] + "至长期"
    elif flat.endswith("至"):
        return None
    try:
        return parse_period(flat).iso
    except ValueError:
        return None


# --------------------------------------------------------------------------------- what stands about the page


def _serial(document: Document, labels: Mapping[str, Labelled], lines: Sequence[Line]) -> Field | None:
    """The labelled number, else the copy number in the head of the page, (1-1), of older duplicates."""
    found = labels.get("serial")
    for value in found.values if found else ():
        run = re.search(r"[A-Z]?[0-9]{6,}(?:\([0-9]+[-/][0-9]+\))?", fold(value.text).replace(" ", ""))
        if run is not None:
            return read(document, "serial", replace(value, text=run.group()), run.group())
    name = labels.get("name")
    for line in lines if name is not None else ():
        copy = _COPY_NUMBER.search(line.folded)
        if name is not None and copy is not None and line.rect.bottom < name.label.rect.top:
            span = line.span(*copy.span(1))
            if span is not None:
                return _grounded(document, "serial", [span], copy.group(1))
    return None


def _registrar(
    document: Document, pages: Sequence[Page], lines: Sequence[Line], found: Labelled | None
) -> Field | None:
    """The authority that issued: from its seal, else from its printed name; occluded where only the label
    登记机关 can be read."""
    for page in pages:
        for seal in sorted(page.seals, key=lambda s: -s.confidence):
            if seal.text and (name := _REGISTRAR.search("".join(seal.text.split()))):
                span = Span(name.group(), seal.rect, seal.confidence, page)
                return read(document, "registrar", span, span.text)
    for line in reversed(lines):
        match = _REGISTRAR.search(line.folded)
        if match and not _NOTICE.search(line.folded) and not re.search(r"总局|登录|信息", line.folded):
            printed = line.span(*match.span())
            if printed is not None:
                sure = min(printed.confidence, 0.8)
                return read(document, "registrar", printed, match.group(), confidence=sure)
    return occluded(document, "registrar", found.label) if found else None


def _issued(document: Document, found: Mapping[str, Labelled], lines: Sequence[Line]) -> Field | None:
    """The date at the foot, under the registrar's seal; never one that belongs to a label above."""
    taken = [s.rect for key, f in found.items() if key != "registrar" for s in f.values]
    floor = max((f.label.rect.bottom for key, f in found.items() if key != "registrar"), default=0.0)
    for line in reversed(lines):
        if line.rect.cy < floor:
            continue
        for match in reversed(list(_DATE.finditer(line.folded))):
            span = line.span(*match.span())
            if span is None or any(span.rect.overlap(t) > 0.5 * span.rect.area for t in taken):
                continue
            value = _date(span.text)
            if value is not None:
                return _grounded(document, "issued", [span], value)
    return None


def _copy_kind(document: Document, lines: Sequence[Line]) -> Field | None:
    for line in lines:
        match = re.search(r"(正|副)\s*本", line.folded)
        if match and not re.search(r"正\s*副\s*本", line.folded):
            span = line.span(*match.span())
            if span is not None:
                return _grounded(document, "copy_kind", [span], f"{match.group(1)}本")
    return None


KIND = Kind(
    id="business_licence",
    code="D01",
    zh="营业执照",
    en="Business licence",
    rank=1,
    cues=Cues(
        titles=(
            r"^(企业法人|合伙企业|个人独资企业|个体工商户|农民专业合作社(法人|联合社)?|电子)?营业执照",
            r"^.{0,8}营业执照(\((正|副)本\))?$",
        ),
        anchors=(
            "统一社会信用代码", "注册号", "法定代表人", "注册资本", "成立日期", "营业期限", "经营范围",
            "登记机关",
            "国家企业信用信息公示系统", "市场监督管理总局监制", "工商行政管理总局监制",
        ),
        negative=(
            "食品经营许可证", "统一社会信用代码证书", "税务登记证", "变更登记通知书", "准予变更",
            "组织机构代码证",
        ),
    ),
    fields=FIELDS,
    extract=extract,
    single_page=True,
)  # fmt: skip
