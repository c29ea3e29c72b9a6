"""What a contract says in a table of its services, and in its closing line (domain 1.24).

In comes the document; out come the fields `content`, `amount`, `tax_rate` and `place` where they are printed
so. Several services in one table have a total of their own, which the contract's text names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.core import Column, Document, Field
from dossier_ai.kinds.government_contract_labels import STOPS, TEXTS
from dossier_ai.text.cell_values import meaning
from dossier_ai.text.dates import parse_period
from dossier_ai.text.flow import Flow
from dossier_ai.text.grounded import read
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.lines import Line
from dossier_ai.text.rows import Listing, list_rows
from dossier_ai.text.value_flow import value_flow

_SERVICES = (
    Column("seq", ("序号",), "integer"),
    Column("content", ("服务内容", "采购内容", "服务项目", "委托内容", "标的名称", "项目内容", "服务名称")),
    Column("amount", ("金额", "合同金额", "服务费用", "费用", "总价", "小计", "合价"), "money"),
    Column("tax", ("税率",), "percent"),
)
_WHOSE = ("合同", "协议", "服务", "委托", "采购", "项目", "成交", "中标")
_TERMS = (
    "服务期限",
    "合同期限",
    "委托期限",
    "履行期限",
    "项目期限",
    "实施期限",
    "服务期",
    "协议期限",
    "服务时间",
    "起止时间",
)
_OTHERS = tuple(label for _, _, _, labels in TEXTS for label in labels)
_PLACE_IN_CLOSING = re.compile(
    r"于_*(?P<place>[\u4e00-\u9fff]{3,20}?)_*(?:签订|签署)?[,，]?_*(?=(?:19|20)\d\d年\d{1,2}月\d{1,2}日)"
)


def listed_services(document: Document) -> Listing:
    """The table of services, without rows where the contract has none."""
    listing = list_rows(document.pages, _SERVICES, anchor="content", least=2)
    heads = "".join(header for known in listing.maps for header in known.headers)
    # A form of labels and values is no table of services: its first row holds values already.
    return Listing() if re.search(r"\d{4}", heads) else listing


def listed_content(document: Document, listing: Listing) -> list[Field]:
    """The services that a table of the contract lists, where it has one."""
    cells = [row.cells["content"] for row in listing.rows if row.text("content")]
    if not cells or not any(row.text("amount") for row in listing.rows):
        return []
    spans = [span for cell in cells for span in cell.spans if span.text]
    return [read(document, "content", spans, "；".join(cell.text for cell in cells))]


def listed_amounts(document: Document, listing: Listing, known: set[str]) -> list[Field]:
    """Amount and rate of tax of the one service that a table lists; several have a total of their own."""
    fields: list[Field] = []
    if len(listing.rows) != 1:
        return fields
    row = listing.rows[0]
    for key, column in (("amount", "amount"), ("tax_rate", "tax")):
        held = row.cells.get(column)
        said = meaning(held.text, "money" if key == "amount" else "percent") if held is not None else None
        if held is None or said is None or not isinstance(said.value, str) or key in known:
            continue
        known_as = listing.maps[0]
        header = next(h for k, h in zip(known_as.keys, known_as.headers, strict=True) if k == column)
        if key == "amount" and not re.search(r"[元圆¥￥]", held.text + header):
            continue  # A number without a unit is no amount.
        fields.append(read(document, key, held.spans, said.value))
    return fields


def labelled_money(document: Document, lines: Sequence[Line]) -> list[Field]:
    """The amount in the cell or line that a label of its own leads to."""
    labels = tuple(
        f"{what}{name}"
        for what in _WHOSE
        for name in ("金额", "总金额", "价款", "总价", "总价款", "经费", "费用")
    )
    held = find_labelled(lines, {"amount": labels}, stops=(*STOPS, *_OTHERS)).get("amount")
    if held is None or not held.values or held.score < 0.95:
        return []
    flow = value_flow(held.values[:1])
    found = re.search(r"[¥￥]?(?<![0-9A-Za-z.,])(?P<n>[0-9][0-9,]*(?:\.[0-9]+)?(?:万元|元))", flow.packed)
    said = meaning(found["n"], "money") if found is not None else None
    if (
        found is None
        or said is None
        or not isinstance(said.value, str)
        or re.search(r"不超过|上限|每", flow.packed)
    ):
        return []
    return [read(document, "amount", flow.packed_spans(*found.span("n")), said.value)]


def labelled_term(document: Document, lines: Sequence[Line]) -> list[Field]:
    """The term in the cell or line that a label of its own leads to."""
    stops = tuple(s for s in (*STOPS, *_OTHERS) if s not in _TERMS)
    held = find_labelled(lines, {"term": _TERMS}, stops=stops).get("term")
    if held is None or not held.values or held.score < 0.95:
        return []
    try:
        return [read(document, "term", held.values, parse_period(value_flow(held.values).packed).iso)]
    except ValueError:
        return []


def place_in_closing(document: Document, lines: Sequence[Line]) -> list[Field]:
    """Where the parties signed, from the closing line: 于某地 某年某月某日."""
    for line in reversed(lines):
        flow = Flow([line])
        found = _PLACE_IN_CLOSING.match(flow.packed)
        if found is not None:
            return [read(document, "place", flow.packed_spans(*found.span("place")), found["place"])]
    return []
