"""资质证书: licences and accreditations of the applicant (domain 1.21): what, whose, number, until when.

Issuers print labels with values, or say everything in one sentence (兹证明…具备…资质); some give a term in
years instead of a last day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier_ai.core import Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.kinds.qualification_certificate_labels import (
    EXPIRES,
    HOLDER,
    ISSUED,
    ISSUER,
    LESS_OWN,
    NUMBER,
    OWN_NUMBER,
    SCOPE,
    STOPS,
)
from dossier_ai.text.agreements import term_from
from dossier_ai.text.anniversaries import anniversary_on
from dossier_ai.text.certificate_prose import with_prose
from dossier_ai.text.certificates import PROVINCES
from dossier_ai.text.characters import squeeze
from dossier_ai.text.flow import Flow, paragraphs, run_on
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
from dossier_ai.text.lines import Line, Span, fold
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.pieces import apart
from dossier_ai.text.printed_numbers import number_spans, read_number

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
_SPECS: tuple[FieldSpec, ...] = (
    FieldSpec("holder", "持证单位", "Holder", "organisation", HOLDER, required=True),
    FieldSpec("number", "证书编号", "Number", "text", NUMBER, required=True),
    FieldSpec("scope", "范围", "Scope", "text", SCOPE),
    FieldSpec("issuer", "发证机关", "Issuer", "organisation", ISSUER),
    FieldSpec("issued", "发证日期", "Issued", "date", ISSUED),
    FieldSpec("expires", "有效期至", "Expires", "date", EXPIRES),
)
_LABELS = {spec.key: spec.labels for spec in _SPECS}
# Numbers that say themselves what they are, where no label stands before them.
_KNOWN = re.compile(
    rf"DLJZ\d{{10,20}}|GR\d{{12}}|CNAS(?:[LC]|IB|PT)\d{{3,5}}|(?:教|人社)民\d{{8,18}}号|[{PROVINCES}]B[1"
    rf"2]-\d{{8}}"
    r"|[(（]?[\u4e00-\u9fff]{1,8}[)）]?[\u4e00-\u9fff]{0,6}(?:字|证)第?[(（〔\[]?\d{4}[)）〕\]]第?\d{1,8}号"
)
_GRANTED = re.compile(
    r"(?:^|[。:;,])(?:兹?证明|兹有|经审[查核批议定]|兹?认定|授予|核准|准予)?[,:]?"
    r"(?P<v>[\u4e00-\u9fff()A-Za-z0-9·]{3,40}?(?:公司|中心|学校|学院|协会|商会|事务所|研究院|研究所|基地|集团|合作社))"
    r"(?=,?(?:经(?:审|核|评|考|认定|批准|复审)|符合|准予|具备|具有|达到|被(?:认定|授予|评)|获得?|评为|通过|为[^,。;]{2,20}(?:企业|机构|单位|平台)))"
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
        find_labelled(lines, _LABELS, stops=STOPS), lines, _LABELS, STOPS, name="holder"
    )  # fmt: skip
    fields: list[Field] = []
    if title is not None:
        fields.append(read(document, "title", title, squeeze(title.text)))
    others = (label for key, labels in _LABELS.items() if key != "number" for label in labels)
    stops = (*STOPS, *LESS_OWN, *others)
    named = find_labelled(lines, {"number": OWN_NUMBER}, stops=stops).get("number")
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
            return [read_number(document, "number", spans, text)]
    boxed = _boxed(lines, held) if held is not None else None
    if boxed is not None:
        return [read(document, "number", boxed[1], boxed[0])]
    for line in apart(lines):
        flow = Flow([line])
        known = _KNOWN.search(flow.packed)
        if known is not None:
            spans = flow.packed_spans(*known.span())
            return [read(document, "number", spans, "".join(s.text for s in spans))]
    return []


def _boxed(lines: Sequence[Line], held: Labelled) -> tuple[str, list[Span]] | None:
    """A number set figure by figure in boxes after its label, or far from it on its line."""
    for line in lines:
        if line.page is not held.label.page or line.rect.overlap(held.label.rect) <= 0:
            continue
        flow = Flow([line])
        after = re.search(
            rf"{re.escape(fold(held.variant))}:?(?P<v>[A-Z]{{0,6}}[0-9][0-9A-Z-]{{5,24}})$", flow.packed
        )
        if after is not None:
            return after["v"], flow.packed_spans(*after.span("v"))
    return None


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
            headed = _headed(document, lines, {f.value for f in fields})
            fields.extend(headed or _granted(document, lines))
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


def _granted(document: Document, lines: Sequence[Line]) -> list[Field]:
    """The holder as the sentence names it that grants: 某某公司经审查符合…,准予…."""
    for flow in run_on(paragraphs(list(lines))):
        said = _GRANTED.search(flow.packed)
        name = organisation_name(said["v"]) if said is not None else None
        if said is not None and name is not None:
            return [read(document, "holder", flow.packed_spans(*said.span("v")), name)]
    return []


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
