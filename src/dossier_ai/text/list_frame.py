"""What stands around a list: the unit that fills it in, its seal, the money unit, who filled it in.

In comes a document whose pages hold a list; out come the fields of its head and foot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Document, Field
from dossier_ai.text.characters import squeeze
from dossier_ai.text.endorsements import impressions, mark_field, nearest, not_found
from dossier_ai.text.grounded import occluded, read
from dossier_ai.text.labels import Labelled, find_labelled
from dossier_ai.text.letters import organisation_in, organisation_name
from dossier_ai.text.lines import Line, Span, lines_of
from dossier_ai.text.money import find_unit
from dossier_ai.text.rows import Listing

_UNIT_LABELS = (
    "申报单位（盖章）",
    "申请单位（盖章）",
    "填报单位（盖章）",
    "单位名称（盖章）",
    "单位（盖章）",
    "申报单位",
    "申请单位",
    "填报单位",
    "单位名称",
    "平台运营单位",
    "基地运营单位",
    "运营单位",
    "建库单位",
    "编制单位",
    "制表单位",
    "填表单位",
    "服务机构名称",
    "服务机构",
    "填报单位（公章）",
    "申报单位（公章）",
    "单位名称（公章）",
)
_FRAME_STOPS = (
    "单位：万元",
    "单位：元",
    "填表日期",
    "填报日期",
    "日期",
    "联系电话",
    "填表人",
    "填报人",
    "年度",
)
_COMPANY = re.compile(r"[\u4e00-\u9fff（）()·A-Za-z0-9]{4,60}")
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,8}")


def unit_name_and_seal(document: Document, seal_key: str | None) -> list[Field]:
    """The field `unit_name` where one is printed, and the mark `seal_key` (skipped when None): a seal near
    the unit's label, or anywhere on the list's pages, since long lists are sealed on their last page."""
    lines = [line for page in document.pages for line in lines_of(page)]
    found = find_labelled(lines, {"unit_name": _UNIT_LABELS}, stops=_FRAME_STOPS).get("unit_name")
    fields: list[Field] = []
    if found is not None:
        name = organisation_of(found)
        if name is not None and organisation_in(found.values) is None and _under_a_seal(document, name[1]):
            # What a seal leaves of a name is not a name.
            fields.append(occluded(document, "unit_name", name[1][0]))
        elif name is not None:
            fields.append(read(document, "unit_name", name[1], name[0]))
    if seal_key is not None:
        seals = impressions(document.pages)
        near = nearest(seals, found.label, reach=10.0) if found is not None else None
        seal = near or (seals[0] if seals else None)
        page = found.label.page if found is not None else document.pages[0]
        label = found.label if found is not None else None
        fields.append(
            mark_field(
                document,
                seal_key,
                seal.span if seal is not None else None,
                absent_evidence=not_found(label, page),
            )
        )
    return fields


def _under_a_seal(document: Document, spans: Sequence[Span]) -> bool:
    """Whether a seal lies over any of these spans."""
    return any(
        found.page is span.page and found.seal.rect.overlap(span.rect) > 0
        for found in impressions(document.pages)
        for span in spans
    )


def organisation_of(found: Labelled) -> tuple[str, Sequence[Span]] | None:
    """The name of an organisation after its label; None when nothing that looks like one is printed there."""
    named = organisation_in(found.values)
    if named is not None:
        return named
    first = found.values[:1]
    apart = organisation_name(re.split(r"\s", first[0].text.strip())[0]) if first else None
    if apart is not None:
        return apart, first  # Something else stands behind the name, set off by a blank.
    text = squeeze(found.text).strip(":：_-·.,，。()（）")
    if not _COMPANY.fullmatch(text) or not re.search(r"[\u4e00-\u9fff]{3}", text):
        return None
    return text.replace("(", "（").replace(")", "）"), found.values


def filled_by(document: Document) -> list[Field]:
    """The field `filled_by` (填表人) where a name is printed after its label."""
    lines = [line for page in document.pages for line in lines_of(page)]
    found = find_labelled(lines, {"filled_by": ("填表人", "填报人", "制表人")}, stops=_FRAME_STOPS).get(
        "filled_by"
    )
    if found is None or not found.values:
        return []
    text = squeeze(found.text).strip(":：_")
    return [read(document, "filled_by", found.values, text)] if _PERSON.fullmatch(text) else []


def printed_unit(document: Document, listing: Listing) -> str | None:
    """The printed unit of money, a key of `money.UNITS`: from 单位：… on a page of the list, else from a
    header such as 设备原值（万元）; None when none is printed."""
    for page in document.pages:
        unit = unit_in(lines_of(page))
        if unit is not None:
            return unit
    headers = (header for known in listing.maps for header in known.headers)
    return next((unit for unit in map(find_unit, headers) if unit is not None), None)


def unit_in(lines: Sequence[Line]) -> str | None:
    """The unit of money that one of `lines` states (单位：万元)."""
    return next((unit for unit in (find_unit(line.text) for line in lines) if unit is not None), None)
