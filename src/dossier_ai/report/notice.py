"""The draft of a supplement notice (补正通知书) as DOCX, for the office to complete and sign.

It bears neither number nor seal, and the deadline is left to be filled in: the machine drafts, a named person
sends. The same record gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from dossier_ai.report.asks import HEADINGS, Asks, Item, Question, collect_asks
from dossier_ai.report.texts import Texts

BODY_FONT, TITLE_FONT, HEADING_FONT = "仿宋", "宋体", "黑体"
DOUBTFUL = "〔机器识别把握不足，请经办人核对原件后决定是否保留〕"
DEADLINE = "〔　　　　〕年〔　　〕月〔　　〕日"
_PLAIN = dt.datetime(2000, 1, 1)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_COLUMNS = (("序号", 1.2), ("材料", 3.6), ("所在文件和页", 4.0), ("原因", 4.0), ("请办理", 3.2))


def render_notice(record: Mapping[str, Any], texts: Texts) -> bytes | None:
    """The draft notice of one record; None when there is nothing to ask for."""
    asks = collect_asks(record, texts)
    if not asks:
        return None
    document = _blank(record)
    _head(document, record, texts)
    if asks.items:
        _line(document, "一、请补交、更换或重新提交的材料", font=HEADING_FONT, indent=False)
        _table(document, asks.items)
    if asks.questions:
        number = "二" if asks.items else "一"
        _line(document, f"{number}、请书面说明的事项", font=HEADING_FONT, indent=False)
        for count, question in enumerate(asks.questions, 1):
            _line(document, f"{count}．{_sentence(question)}")
    _foot(document, asks)
    return _settled(document)


def _blank(record: Mapping[str, Any]) -> DocumentType:
    """An empty A4 document with the margins of official letters, 草稿 in its header, and settled dates."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    style = document.styles["Normal"]
    style.font.name, style.font.size = BODY_FONT, Pt(14)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), BODY_FONT)
    _run(section.header.paragraphs[0], "草稿 · 未编号、未盖章，不得作为正式通知送达", HEADING_FONT, 10)
    section.header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    properties = document.core_properties
    day = record["application_date"]
    when = dt.datetime.fromisoformat(day) if day else _PLAIN
    properties.created = properties.modified = when
    properties.author = properties.last_modified_by = "dossier_ai"
    properties.title, properties.comments, properties.revision = "申报材料补正通知书（草稿）", "", 1
    return document


def _head(document: DocumentType, record: Mapping[str, Any], texts: Texts) -> None:
    title = _line(document, "申报材料补正通知书", font=TITLE_FONT, size=22, indent=False)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    mark = _line(document, "（草稿）", font=HEADING_FONT, size=16, indent=False)
    mark.alignment = WD_ALIGN_PARAGRAPH.CENTER
    name = record["applicant"]["name"] or "〔申报单位名称未能读出，请填写〕"
    _line(document, f"{name}：", indent=False)
    what = "续期复核" if record.get("procedure") == "renewal" else "申报"
    applied = record["application_date"]
    day = f"（申报日期{_printed(dt.date.fromisoformat(applied))}）" if applied else ""
    _line(
        document,
        f"你单位按照《{texts.scheme_name.strip('《》')}》提交的{what}材料{day}已收到。经核对，"
        f"下列材料需要补交、更换或重新提交，下列事项需要说明。请于{DEADLINE}前一并报送。",
    )
    if any(v.get("edition_status") == "draft" for v in record["verdicts"]):
        _line(document, "注：核对所依据的是该办法的征求意见稿，非正式依据。")


def _printed(day: dt.date) -> str:
    """A date as official letters print it (GB/T 9704-2012, 7.3.5.4): no leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def _table(document: DocumentType, items: Sequence[Item]) -> None:
    """The items under their headings, numbered on; the head repeats on each page."""
    table = document.add_table(rows=1, cols=len(_COLUMNS))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for cell, (name, _) in zip(table.rows[0].cells, _COLUMNS, strict=True):
        _cell(cell, name, HEADING_FONT)
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    heading = None
    for number, item in enumerate(items, 1):
        if item.heading != heading:
            heading = item.heading
            cells = table.add_row().cells
            _cell(cells[0].merge(cells[-1]), HEADINGS[heading], HEADING_FONT)
        why = item.why + (f"（{item.clause}）" if item.clause else "")
        texts = (
            str(number), item.material, "；".join(item.places) or "—", why,
            item.request + (DOUBTFUL if item.doubtful else ""),
        )  # fmt: skip
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            _cell(cell, text)
    for row in table.rows:
        for cell, (_, width) in zip(row.cells, _COLUMNS, strict=True):
            if len(set(row.cells)) > 1:
                cell.width = Cm(width)
        keep = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(keep)


def _sentence(question: Question) -> str:
    """The fact with both sides and both places; nothing about its cause."""
    parts = [f"{question.fact}。"]
    sides = []
    if question.declared:
        sides.append(f"一处为“{question.declared}”")
    if question.found:
        sides.append(f"{'另一处' if sides else '材料所载'}为“{question.found}”")
    if question.difference:
        sides.append(f"相差 {question.difference.lstrip('+-')}")
    if sides:
        parts.append("，".join(sides) + "。")
    if question.places:
        parts.append(f"见{'、'.join(question.places)}。")
    if question.clause:
        parts.append(f"涉及{question.clause}。")
    return "".join(parts) + "请说明，或提交更正后的材料。" + (DOUBTFUL if question.doubtful else "")


def _foot(document: DocumentType, asks: Asks) -> None:
    _line(
        document,
        "以上只陈述材料是否齐全、可读、有效，以及各处记载是否一致，不评价其原因，也不是对申报结果的认定。",
    )
    _line(document, "")
    for text in ("〔经办机关名称〕", "〔　　　　年　　月　　日〕"):
        _line(document, text).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _line(
    document: DocumentType, text: str, *, font: str = BODY_FONT, size: int = 14, indent: bool = True
) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing = 1.35
    paragraph.paragraph_format.space_after = Pt(0)
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(2 * size)
    _run(paragraph, text, font, size)
    return paragraph


def _cell(cell: Any, text: str, font: str = BODY_FONT) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    _run(paragraph, text, font, 11)


def _run(paragraph: Paragraph, text: str, font: str, size: int) -> None:
    """Word takes Chinese fonts from their own attribute."""
    run = paragraph.add_run(text)
    run.font.name, run.font.size = font, Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _settled(document: DocumentType) -> bytes:
    """The package with its members in the order of names and without the time of writing."""
    written, settled = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as before, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as after:
        names = sorted(before.namelist(), key=lambda n: (n != "[Content_Types].xml", n))
        for name in names:
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, before.read(name))
    return settled.getvalue()
