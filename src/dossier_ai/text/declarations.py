"""Declarations and commitments: whom they address, who declares, and who signs for it.

In come the lines and pages of a letter or form; out come names with their places and signatures. Labels,
sentences (现向某厅申报…并承诺) and blocks without colons are understood alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier_ai.core import Page
from dossier_ai.text.characters import squeeze
from dossier_ai.text.endorsements import Signature, find_signature
from dossier_ai.text.flow import paragraphs
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.letters import ORGANISATION, recipient_of, signing_organisation
from dossier_ai.text.lines import Line, Span, lines_of
from dossier_ai.text.pieces import apart
from dossier_ai.text.ruled_tables import ruled_tables
from dossier_ai.text.signing_tables import signature_in
from dossier_ai.text.surnames import PERSON

_OFFICE = r"[\u4e00-\u9fff（）()、]{2,30}(?:厅|局|委员会|委|办公室|人民政府|管委会|服务中心|协会)"
_ADDRESSED = re.compile(rf"(?:致|主送|报送|呈报|呈送|敬致|送)[:：]?(?:尊敬的)?(?P<v>{_OFFICE})[:：]?")
_OFFERED = re.compile(
    rf"(?:向|报送给?|报|呈报)(?P<v>{_OFFICE})(?=申报|申请|提交|提供|报送|递交|郑重|作出|做出|承诺|声明|"
    rf"保证|推荐|[,。])"
)
_RECIPIENT = (
    "主送单位", "主送机关", "主送", "受理单位", "受理机关", "受理部门", "受理机构", "致送单位", "致送机关",
    "承诺对象", "接收单位", "接收机关", "呈报单位", "呈报机关", "提交机关", "报送机关", "报送部门", "致",
)  # fmt: skip
_SAYS = re.compile(
    rf"(?:^|[,。;:(]|(?:本|我)(?:单位|公司|机构|中心|企业))(?P<v>{ORGANISATION.pattern}?)"
    r"(?=[)]?,?(?:\(|郑重|谨?在此|谨|兹|现|特|自愿|就|申报|承诺|声明|保证|作为|对|系))"
)
_ROLE = (
    r"(?:(?:申报|申请|承诺|声明|填报)?单位|企业|机构)?"
    r"(?:法\s*定\s*代\s*表\s*人|法\s*人\s*代\s*表|法\s*人(?!\s*单)|(?:主\s*要\s*)?负\s*责\s*人)"
    r"(?:\s*[(/或、]\s*[^\s:()]{2,14}\s*\)?)?"
)
_ACT = (
    r"(?:本人|亲笔|手写)?\s*(?:签\s*[字名章署]|盖\s*章)\s*"
    r"(?:[或/、及并(]?\s*(?:加?盖\s*(?:名|私|人名)?\s*章|签\s*[字名章]|按?手印)\)?\s*)*"
)
# A role that nobody is asked to sign for needs a colon: prose speaks of representatives, too.
_SIGNATURE = re.compile(
    rf"(?<![\u4e00-\u9fff,。;“(]){_ROLE}\s*(?:[:：]?\s*[(（]?\s*{_ACT}[)）]?\s*(?=[:：_\s\u4e00-\u9fff]|"
    rf"$)[:：]?"
    r"|[:：])"
)
# 声明人（法定代表人签名）： asks the representative, too.
_DECLARER = re.compile(rf"(?:声明|承诺|保证|申报|申请)人\s*\(\s*{_ROLE}\s*(?:{_ACT})?\)\s*[:：]?")
# In a signing block the role may stand before the name with nothing but a gap between them.
_BARE = re.compile(rf"^\s*{_ROLE}\s+(?={PERSON}\s*$)")
_IN_CELL = re.compile(rf"{_ROLE}[:：]?[(（]?(?:{_ACT})?[)）]?[:：]?(?:或(?:其)?授权(?:代表|人))?")
_POLITE = re.compile(r"^(?:致|敬致)?[:：]?(?:尊敬的)?")
Found = tuple[str, Sequence[Span]]


def recipient(page: Page, lines: Sequence[Line], title: Span | None) -> Found | None:
    """Whom a declaration addresses: the line with a colon, 致…, a label, the office alone on a line under the
    title, or the sentence that says to whom the applicant applies."""
    addressed = recipient_of(page)
    if addressed is not None:
        return _POLITE.sub("", squeeze(addressed.text)).rstrip(":："), [addressed]
    first = [line for line in lines if line.page is page]
    for line in first:
        found = _ADDRESSED.fullmatch(squeeze(line.folded))
        if found is not None and line.rect.top < 0.5 * page.height:
            start = line.text.index(found["v"][0], line.folded.index(found["v"][0]))
            span = line.span(start, len(line.folded.rstrip(" :")))
            if span is not None:
                return found["v"], [span]
    held = find_labelled(lines, {"recipient": _RECIPIENT}, stops=("联系电话", "申报单位", "日期")).get(
        "recipient"
    )
    if held is not None and held.values and re.fullmatch(_OFFICE, squeeze(held.text).strip(":")):
        return squeeze(held.text).strip(":"), held.values
    for line in first:
        below = title is not None and title.page is page and line.rect.top > title.rect.bottom
        text = squeeze(line.text)
        if below and line.rect.top < 0.4 * page.height and re.fullmatch(_OFFICE, text) and len(text) >= 5:
            span = line.span(0, len(line.text))
            return (text, [span]) if span is not None else None
    for flow in paragraphs(list(lines)):
        said = _OFFERED.search(flow.packed)
        if said is not None:
            return said["v"], flow.packed_spans(*said.span("v"))
    return None


def declarant(lines: Sequence[Line]) -> Found | None:
    """Who declares, as the sentence says (某某公司郑重承诺), else the organisation that signs alone."""
    for flow in paragraphs(list(lines)):
        for said in _SAYS.finditer(flow.packed):
            name = re.sub(r"^(?:本|我)(?:单位|公司|机构|中心|企业)", "", said["v"])
            if len(name) >= 6 and ORGANISATION.fullmatch(name) and not re.fullmatch(_OFFICE, name):
                spans = flow.packed_spans(said.end("v") - len(name), said.end("v"))
                return name.replace("(", "（").replace(")", "）"), spans
    pieces = apart(lines)
    signing = signing_organisation(pieces[len(pieces) // 3 :])
    return (signing[0], [signing[1]]) if signing is not None else None


def representative_signature(pages: Sequence[Page]) -> Signature | None:
    """The signature of the legal representative: after its label on the last page that has one, in the cell
    beside it, or with the name alone on the line below it."""
    for page in reversed(pages):
        found = _in_cells(page)
        for label in (_DECLARER, _SIGNATURE, _BARE):
            found = found or find_signature(page, label)
        if found is not None:
            return found if found.name is not None else replace(found, name=_name_below(page, found.place))
    return None


def _name_below(page: Page, label: Span) -> Span | None:
    """The name of a person that stands alone on the next line under a label."""
    height = label.rect.height
    for line in apart(lines_of(page)):
        gap = line.rect.top - label.rect.bottom
        beside = line.rect.horizontal_overlap(label.rect) > 0.5 * min(line.rect.width, label.rect.width)
        if beside and 0 <= gap < 1.8 * height and re.fullmatch(PERSON, squeeze(line.text)):
            return line.span(0, len(line.text))
    return None


def _in_cells(page: Page) -> Signature | None:
    """The signature in the cell right of a label's cell, whose label may wrap over its lines."""
    best: Signature | None = None
    for table in ruled_tables(page) if page.rulings else ():
        for cell in table.cells:
            text = squeeze(cell.text)
            if not re.search(r"签[字名章署]", text) or not _IN_CELL.fullmatch(text):
                continue
            beside = table.at(cell.row, cell.column_end)
            best = (signature_in(page, cell, beside) if beside is not None else None) or best
    return best
