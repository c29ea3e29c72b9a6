"""申请报告: the applicant's narrative (domain 1.16, Qinghai annex 2).

Its figures are claims: each keeps its sentence and its place, and none of them outranks a table.
"""

from __future__ import annotations

from collections.abc import Sequence

from dossier_ai.core import Cell, Column, Cues, Document, Field, FieldSpec, FieldState, Kind, Reread, Row
from dossier_ai.text.characters import squeeze
from dossier_ai.text.claims import Claim, claims_of
from dossier_ai.text.flow import is_heading
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import evidence_of, read
from dossier_ai.text.headings import headings_of
from dossier_ai.text.headlines import headline
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.paper_dates import paper_date
from dossier_ai.text.paper_units import paper_unit, sealing_unit

_TITLES = (
    r"申请报告(书)?$",
    r"^申请报告",
    r"申报(报告|书)$",
    r"^.{0,30}(平台|基地|园区|机构|项目|认定|资格|集群).{0,12}(申报|申请)报告(书)?$",
    r"工作报告$",
    r"^(平台|基地|园区|机构|集群)?(申报|申请)(材料|工作)?(综合|总结|情况|自评)?报告$",
    r"^.{0,24}(平台|基地|园区|机构|集群|服务|建设|运营|运行|发展|工作|管理)(建设|运营|运行|服务|发展|工"
    r"作|管理|与|及|和)*"
    r"(情况|总结|工作|综合|自评|基本)+(的)?报告$",
    r"^自[评查](价)?(总结)?报告$",
    r"^关于(申[报请]|认定).{4,40}的?(报告|请示)$",
)
_UNIT = (
    "申报单位", "申请单位", "单位名称", "填报单位", "编制单位", "报告单位", "申报机构", "申请机构",
    "申报主体", "报送单位", "运营单位", "平台运营单位", "运营机构", "编写单位", "机构名称", "企业名称",
    "公司名称", "报送机构", "建设单位", "承建单位", "依托单位", "编制机构",
)  # fmt: skip
_COLUMNS = (
    Column("subject", ("对象",)),
    Column("quantity", ("数量",), "number"),
    Column("unit", ("单位",)),
    Column("year", ("年度",), "integer"),
    Column("sentence", ("原文",)),
)

# The arc of a seal is read badly: a person looks at a name that only it gives.
_SEAL_ONLY = 0.75


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    fields: list[Field] = []
    title = headline(document, _TITLES)
    if title is not None and is_heading(title.text):
        title = None  # A page from within a report begins with a heading, which names a part of it.
    if title is not None:
        fields.append(read(document, "title", title, squeeze(title.text)))
    unit = paper_unit(lines, title, _UNIT)
    sealed = sealing_unit(document.pages) if unit is None else None
    if unit is not None:
        fields.append(read(document, "unit_name", unit[1], unit[0]))
    elif sealed is not None:
        doubtful = min(_SEAL_ONLY, sealed[1].confidence)
        fields.append(read(document, "unit_name", sealed[1], sealed[0], confidence=doubtful))
    date = paper_date(lines)
    if date is not None:
        fields.append(read(document, "date", date[1], date[0]))
    headings = headings_of(document.pages, title)
    if headings:
        sure = None if headings[0].numbered else 0.75
        names, spans = tuple(h.text for h in headings), [h.span for h in headings]
        fields.append(read(document, "headings", spans, names, confidence=sure))
    claims = claims_of(document.pages)
    if claims:
        fields.append(_claims(document, claims))
    fields.extend(page_number_fields(document))
    return fields


def _claims(document: Document, claims: Sequence[Claim]) -> Field:
    return Field(
        name=f"{document.kind}.claims",
        document=document.id,
        state=FieldState.READ,
        value=tuple(_row(claim) for claim in claims),
        confidence=min(s.confidence for c in claims for s in c.spans),
        evidence=tuple(evidence_of(claim.spans[0]) for claim in claims),
    )


def _row(claim: Claim) -> Row:
    """A claim as a row; its subject, year and sentence stand in the sentence's own lines."""
    figure = tuple(evidence_of(s) for s in claim.spans)
    sentence = tuple(evidence_of(s) for s in claim.sentence_spans)
    sure = min(s.confidence for s in claim.spans)
    printed = "".join(s.text for s in claim.spans)
    row = {
        "subject": Cell(value=claim.subject or None, raw=claim.subject, confidence=sure, evidence=sentence),
        "quantity": Cell(value=claim.quantity, raw=printed, confidence=sure, evidence=figure),
        "unit": Cell(value=claim.unit, raw=printed, confidence=sure, evidence=figure),
        "sentence": Cell(value=claim.sentence, raw=claim.sentence, confidence=sure, evidence=sentence),
    }
    if claim.year:
        row["year"] = Cell(value=claim.year, raw=claim.year, confidence=sure, evidence=sentence)
    return row


KIND = Kind(
    id="application_report",
    code="D16",
    zh="申请报告",
    en="Application report",
    rank=5,
    cues=Cues(
        titles=_TITLES,
        anchors=(
            "申请单位的基本情况",
            "行业状况",
            "管理运营情况",
            "近三年的服务情况",
            "主要服务业绩",
            "发展规划",
            "典型案例",
        ),
        negative=("审计报告", "信用报告", "满意度调查", "会计师事务所", "检测报告", "政府工作报告"),
    ),
    fields=(
        FieldSpec("title", "标题", "Title", "text"),
        FieldSpec("unit_name", "申报单位", "Applicant", "organisation", _UNIT, required=True),
        FieldSpec("date", "日期", "Date", "date"),
        FieldSpec("headings", "章节", "Headings", "names"),
        FieldSpec("claims", "文字中的数字", "Figures in the text", "rows", columns=_COLUMNS),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)
