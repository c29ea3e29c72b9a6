"""D06 变更登记通知书 (domain 1.6): a change of name or representative, as a notice or a registry print.

The date of approval opens the time of the new name; every document before it may carry the old one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Cell, Column, Cues, Document, Field, FieldSpec, FieldState, Kind, Reread, Row
from dossier_ai.text.changes import FORMER_LABELS, Change, Part, changes_in
from dossier_ai.text.code_fields import read_code_field
from dossier_ai.text.document_numbers import own_document_no
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import absent, evidence_of, read
from dossier_ai.text.labels import Labelled, find_all_labelled, find_labelled
from dossier_ai.text.letters import DATE, ORGANISATION, closing_date, iso_date, organisation_in
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.official_papers import addressed_organisation, authority_seal
from dossier_ai.text.registry_fields import grounded, organisation_text, registrar_field
from dossier_ai.text.value_flow import value_flow

_CHANGES = (Column("item", ("变更事项",)), Column("before", ("变更前",)), Column("after", ("变更后",)))
FIELDS = (
    FieldSpec("doc_no", "文号", "Number of the notice", "text", ("文号", "编号", "通知书编号")),
    FieldSpec("name", "名称", "Name", "organisation",
              ("名称", "企业名称", "单位名称", "公司名称", "申请人", "市场主体名称",
               "主体名称"), required=True),
    FieldSpec("uscc", "统一社会信用代码", "Unified social credit code", "uscc",
              ("统一社会信用代码", "统一社会信用代码/注册号", "社会信用代码", "注册号")),
    FieldSpec("changes", "变更事项", "Changes", "rows", ("变更事项", "变更前", "变更后"), required=True,
              columns=_CHANGES),
    FieldSpec("old_name", "原名称", "Former name", "organisation", ("原名称", "变更前名称")),
    FieldSpec("new_name", "现名称", "New name", "organisation", ("现名称", "变更后名称")),
    FieldSpec("old_legal_rep", "原法定代表人", "Former representative", "person", ("原法定代表人",)),
    FieldSpec("new_legal_rep", "现法定代表人", "New representative", "person", ("现法定代表人",)),
    FieldSpec("approved_on", "核准日期", "Date of approval", "date",
              ("核准日期", "核准变更日期", "变更核准日期", "准予变更日期", "准予日期", "变更登记日期",
               "变更日期", "登记日期", "核准时间"), required=True),
    FieldSpec("registrar", "登记机关", "Registrar", "organisation",
              ("登记机关", "登记机关（盖章）", "核准机关", "登记管理机关", "发照机关"), required=True),
    FieldSpec("sealed", "盖章", "Sealed", "mark"),
)  # fmt: skip

_ASKED = ("name", "uscc", "approved_on", "registrar")
_LABELS = {spec.key: spec.labels for spec in FIELDS if spec.key in _ASKED}
_STOPS = (
    *FORMER_LABELS,
    "变更事项", "变更前", "变更后", "变更前内容", "变更后内容", "文号", "法定代表人", "打印日期",
    "查询日期", "企业类型", "主体类型", "类型", "住所", "注册地址", "地址", "成立日期", "注册资本",
    "经营范围", "联系电话",
)  # fmt: skip
_AUTHORITY = re.compile(
    r"[一-鿿]{2,24}?(?:市场监督管理(?:总?局|委员会)|市场和质量监督管理[局委]|行政审批[一-鿿]{0,6}局|工商"
    r"行政管理(?:总局|局)"
    r"|政务服务[一-鿿]{0,10}局|民政[厅局部]|事业单位登记管理局|机构编制委员会办公室|司法[厅局]|审批服务"
    r"局)[一-鿿]{0,4}"
)
_ELSEWHERE = re.compile(r"网址|登录|公示系统|查询")
_ON = re.compile(rf"(?:于|经)?(?P<date>{DATE.pattern})[^。;,]{{0,14}}?(?:核准|准予|予以|办理|登记|变更|批准)")
_NAME_INSIDE = re.compile(r"(?:企业|单位|公司)?名称:(?P<value>[^;；,，:]+?)(?=[;；,，]|法定代表人|负责人|$)")
_REP_INSIDE = re.compile(
    r"(?:法定代表人|负责人)(?:姓名)?:(?P<value>[^;；,，:]+?)(?=[;；,，]|(?:企业|单位)?名称|$)"
)


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    """All fields of domain 1.6, absent ones included, in the order of `FIELDS`."""
    lines = lines_in(document.pages)
    found = find_labelled(lines, _LABELS, stops=_STOPS)
    changes = changes_in(document.pages)
    number = own_document_no(lines)
    decided = _latest(changes)
    names = _sides(document, decided, "名称", ("old_name", "new_name"), _NAME_INSIDE)
    reps = _sides(document, _latest(changes, "法定代表人"), "法定代表人", ("old_legal_rep", "new_legal_rep"),
                  _REP_INSIDE)  # fmt: skip
    approved, place = _approved_on(document, lines, found, decided)
    registrar = _registrar(document, lines, found, changes)
    name = _name(document, lines, changes) or _renamed(names.get("new_name"))
    holders = [f.value for f in (name, *names.values()) if f is not None and isinstance(f.value, str)]
    fields: dict[str, Field | None] = {
        "doc_no": read(document, "doc_no", number.span, number.number,
                       state=FieldState.REPAIRED if number.repaired else FieldState.READ,
                       grounding="normalised") if number else None,
        "name": name,
        "uscc": read_code_field(document, "uscc", found.get("uscc"), lines, reread, old_numbers=True),
        "changes": _rows(document, changes),
        **names,
        **reps,
        "approved_on": approved,
        "registrar": registrar,
        "sealed": authority_seal(document, "sealed", place, holders),
    }  # fmt: skip
    return [fields.get(spec.key) or absent(document, spec.key) for spec in FIELDS]


def _renamed(new: Field | None) -> Field | None:
    return new.model_copy(update={"name": "change_notice.name"}) if new is not None else None


def _latest(changes: Sequence[Change], what: str = "名称") -> Change | None:
    """The change of `what`; of several (a print of many years) the latest, undated ones in order of print."""
    of = [change for change in changes if change.is_of(what)]
    dated = [change for change in of if change.date is not None]
    if dated:
        return max(dated, key=lambda change: change.date[0] if change.date else "")
    return (
        of[0] if of else (changes[0] if what == "名称" and len(changes) == 1 and _org(changes[0]) else None)
    )


def _org(change: Change) -> bool:
    return change.item is None and all(
        part is not None and re.search(r"(?:公司|中心|协会|学会|促进会|所|院|会)$", part.text)
        for part in (change.before, change.after)
    )


def _sides(
    document: Document, change: Change | None, what: str, keys: tuple[str, str], inside: re.Pattern[str]
) -> dict[str, Field | None]:
    """What was before and what came after, each at its own place; a cell that states several things
    (名称：…；法定代表人：…) gives only its own."""
    out: dict[str, Field | None] = {}
    for key, part in zip(keys, (change.before, change.after) if change else (None, None), strict=True):
        out[key] = _side(document, key, part, inside)
    return out


def _side(document: Document, key: str, part: Part | None, inside: re.Pattern[str]) -> Field | None:
    if part is None:
        return None
    flow = value_flow(part.spans)
    match = inside.search(flow.packed)
    if match is not None:
        spans = flow.packed_spans(*match.span("value"))
        return grounded(document, key, spans, organisation_text(match["value"]))
    value = organisation_text(part.text)
    return grounded(document, key, part.spans, value) if value else None


def _rows(document: Document, changes: Sequence[Change]) -> Field | None:
    rows: list[Row] = []
    for change in changes:
        parts = {"item": change.item, "before": change.before, "after": change.after}
        rows.append({key: _cell(part) for key, part in parts.items() if part is not None})
    if not rows:
        return None
    spans = [s for c in changes for part in (c.item, c.before, c.after) if part for s in part.spans]
    return read(document, "changes", spans, tuple(rows), grounding="normalised")


def _cell(part: Part) -> Cell:
    sure = min(span.confidence for span in part.spans)
    return Cell(
        value=part.text,
        raw="".join(span.text for span in part.spans),
        confidence=sure,
        evidence=tuple(evidence_of(span) for span in part.spans),
    )


def _approved_on(
    document: Document, lines: Sequence[Line], found: dict[str, Labelled], change: Change | None
) -> tuple[Field | None, Span | None]:
    """The day of approval (that of the change of name in a print of several changes) and where the notice is
    dated, near which its seal stands."""
    closing = closing_date(lines)
    place = closing[1] if closing else None
    if change is not None and change.date is not None:
        return read(document, "approved_on", change.date[1], change.date[0]), place
    held = found.get("approved_on")
    if held is not None and held.values:
        flow = value_flow(held.values)
        match = DATE.search(flow.packed)
        value = iso_date(match.group()) if match else None
        if match is not None and value is not None:
            return grounded(
                document, "approved_on", flow.packed_spans(*match.span()), value
            ), place or held.label
    for line in lines:
        match = _ON.search(line.folded)
        value = iso_date(match["date"]) if match else None
        span = line.span(*match.span("date")) if match else None
        if value is not None and span is not None and not re.search(r"申请|提交|收到", line.folded):
            return grounded(document, "approved_on", [span], value), place
    if closing is None:
        return None, None
    return grounded(document, "approved_on", [closing[1]], closing[0]), place


def _registrar(
    document: Document, lines: Sequence[Line], found: dict[str, Labelled], changes: Sequence[Change]
) -> Field | None:
    held = found.get("registrar")
    match = _AUTHORITY.search(organisation_text(held.text)) if held is not None and held.values else None
    if held is not None and match is not None:
        return grounded(document, "registrar", held.values, match.group())
    taken = [s for c in changes for part in (c.before, c.after) if part for s in part.spans]
    return registrar_field(document, document.pages, lines, held, _AUTHORITY, skip=_ELSEWHERE, taken=taken)


def _name(document: Document, lines: Sequence[Line], changes: Sequence[Change]) -> Field | None:
    """The organisation the notice is about: labelled outside the changes, else the one it addresses."""
    stated = [s for c in changes for part in (c.item, c.before, c.after) if part for s in part.spans]
    for held in find_all_labelled(lines, {"name": _LABELS["name"]}, stops=_STOPS):
        if not held.values or any(_shares(span, stated) for span in (held.label, *held.values)):
            continue
        own = organisation_in(held.values)
        if own is not None and not re.match(r"变更|由|从|为|经", own[0]):
            # What follows the name on its line or below it is no part of it.
            return grounded(document, "name", own[1], own[0])
        name = organisation_text(held.text)
        # Prose says 企业名称由…: a label that is glued to what follows needs the name of an organisation.
        if re.match(r"变更|由|从|为|经", name):
            continue
        if ORGANISATION.fullmatch(name) if held.score < 0.95 else len(name) >= 4:
            return grounded(document, "name", held.values, name)
    addressed = addressed_organisation(lines)
    return read(document, "name", addressed[1], addressed[0]) if addressed is not None else None


def _shares(span: Span, others: Sequence[Span]) -> bool:
    return any(o.page is span.page and o.rect.overlap(span.rect) > 0 for o in others)


KIND = Kind(
    id="change_notice",
    code="D06",
    zh="变更登记通知书",
    en="Change of registration notice",
    rank=1,
    cues=Cues(
        titles=(
            r"(准予|核准)?变更(登记|核准|\(?备案\)?)?(\(备案\))?通知书",
            r"名称变更(核准|预先核准|登记)?通知书?",
            r"企业名称变更",
            r"登记通知书",
            r"企业变更信息",
            r"^变更(登记)?信息$",
            r"变更登记(情况|信息)?(表|证明|记录)$",
            r"(名称|法定代表人)变更(登记)?证明",
        ),
        anchors=(
            "变更事项", "变更前", "变更后", "原名称", "现名称", "准予变更", "核准日期", "变更登记", "变更为",
            "登记机关", "变更日期",
        ),
        negative=("章程修正案",),
    ),
    fields=FIELDS,
    extract=_extract,
)  # fmt: skip
