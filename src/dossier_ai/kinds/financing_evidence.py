"""融资、担保佐证: what enterprises were lent, and what was newly guaranteed (domain 1.33, LN-13-5, QH-6-5).

Four papers: a list of loans, guarantee statistics, a loan contract, a bank's confirmation. The last two
give a list of one row. New guarantees of the year are never the balance.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier_ai.core import Cell, Cues, Document, Field, FieldSpec, FieldState, Kind, Reread, Row
from dossier_ai.kinds.financing_evidence_labels import COLUMNS, CONTRACT, STOPS
from dossier_ai.text.characters import squeeze
from dossier_ai.text.column_shapes import told_by_shape
from dossier_ai.text.diplomas import closing_day
from dossier_ai.text.endorsements import sealed_field
from dossier_ai.text.flow import Flow, paragraphs
from dossier_ai.text.form_rows import Said, form_rows, is_list, labelled_cell
from dossier_ai.text.forms import lines_in
from dossier_ai.text.grounded import evidence_of, occluded, read
from dossier_ai.text.guarantee_figures import guarantee_figures
from dossier_ai.text.headlines import headline
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.ledger_cells import date_cell, leading_day
from dossier_ai.text.letters import (
    DATE,
    iso_date,
    organisation_name,
    recipient_of,
    signing_organisation,
)
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.list_fields import Reader, list_rows_field
from dossier_ai.text.list_frame import filled_by, printed_unit
from dossier_ai.text.list_titles import Stated, lines_at, stated_year, unit_fields
from dossier_ai.text.loan_papers import loan_amount, loan_parties
from dossier_ai.text.money_cells import money_cell
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.rows import Listing, ListRow, list_rows

_TITLES = (
    r"融资(服务)?(企业)?(情况)?(明细|清单|统计|名单|汇总|台账|一览)",
    r"(帮助|服务|协助)?(中小)?企业(获得)?(融资|贷款)(服务)?(情况)?(明细|清单|统计|名单|汇总|一览)",
    r"(贷款|放款)(发放)?(情况)?(明细|清单|统计|名单|汇总)",
    r"担保(公司|机构|业务|责任)?(情况|发生额|余额|业务)?(明细|统计|汇总|监管|报表)",
    r"(借款|贷款)(担保)?(合同|协议)",
    r"(委托|最高额)?保证合同",
    r"(放款|贷款|融资|到账)(情况)?(证明|确认[函书单]?|通知书|回单|凭证)",
    r"^借款?(据|借据)|借款凭证",
)
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "guarantee_statistics",
        re.compile(
            r"担保(?:业务|责任|机构|公司|经营|主要)*(?:开展|发展|完成|运行)?(?:情况|发生额|余额|指标|数据)*"
            r"(?:统计|汇总|监管|明细|情况|报表|[年季月]报)|在保余额|担保公司监管"
        ),
    ),
    ("loan_contract", re.compile(r"(?:借款|贷款)(?:担保)?(?:合同|协议)|保证合同")),
    ("bank_confirmation", re.compile(r"证明|确认|通知书|回单|凭证|借据")),
    ("financing_list", re.compile(r"明细|清单|统计|名单|汇总|台账|一览")),
)
_AMOUNT = next(c for c in COLUMNS if c.key == "amount")
_TOTAL_TEXT = re.compile(
    r"(?:融资|贷款|放款|金额)?(?:总额|合计|共计|总计|累计)(?:金额)?(?:人民币)?[:]?(\d[\d,]*(?:\.\d+)?(?:亿|万|千)*元)"
)


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    lines = lines_in(document.pages)
    title = headline(document, _TITLES)
    kind = _kind_of(title, lines)
    fields: list[Field] = []
    year = stated_year([*lines_at(title), *lines[:_HEAD]]) or _year_of_figures(lines)
    if year is not None:
        fields.append(read(document, "year", year.spans, year.value))
    single = kind is not None and kind[0] in ("loan_contract", "bank_confirmation")
    listing = list_rows(document.pages, COLUMNS, anchor="enterprise", least=3, told=told_by_shape)
    contract = kind is not None and kind[0] == "loan_contract"
    loans = _loans(document, listing, lines, year) if not contract else []
    if single and not loans:
        fields.extend(_single_loan(document, lines))
    else:
        guarantees = _guarantees(document, year)
        kind = kind or _kind_by_content(title, loans, guarantees)
        around = listing if is_list(listing, COLUMNS) else None
        fields.extend(unit_fields(document, None, title, around))
        if not any(f.key == "unit_name" for f in fields):
            fields.extend(_signing_unit(document, lines))
        fields.extend([*loans, *guarantees])
        fields.extend(filled_by(document))
    if kind is not None:
        fields.append(read(document, "evidence_kind", kind[1], kind[0]))
    fields.append(sealed_field(document, "sealed", document.pages)[0])
    fields.extend(page_number_fields(document))
    return fields


_HEAD = 12


def _kind_of(title: Span | None, lines: Sequence[Line]) -> tuple[str, Span] | None:
    """Which of the four papers this is, by its title, else by the first short line that says so."""
    places = [title, *(line.span(0, len(line.text)) for line in lines[:_HEAD])]
    for place in places:
        if place is None or len(squeeze(place.text)) > 40:
            continue
        for name, words in _KINDS:
            if words.search(squeeze(place.text)):
                return name, place
    return None


def _kind_by_content(
    title: Span | None, loans: Sequence[Field], guarantees: Sequence[Field]
) -> tuple[str, Span] | None:
    """What a paper is whose title does not say it: figures of guarantees, or a list of loans."""
    if title is None or bool(loans) == (len(guarantees) >= 2):
        return None
    return "financing_list" if loans else "guarantee_statistics", title


_FIGURES_OF = re.compile(
    r"截[至止](?:到)?((?:19|20)\d{2})年(?:12月31日|年?[末底])"
    r"|(?<!\d)((?:19|20)\d{2})年(?:0?1月(?:0?1日)?)[至到\-~—]+(?:\2年)?12月(?:31日)?"
    r"|(?<!\d)((?:19|20)\d{2})年(?:全年|[末底](?!在?保))"
)


def _year_of_figures(lines: Sequence[Line]) -> Stated | None:
    """The year at whose end, or from whose first to last month, figures were counted: 截至2022年12月31日."""
    for flow in paragraphs(list(lines)):
        found = _FIGURES_OF.search(flow.packed)
        if found is not None:
            group = next(i for i in (1, 2, 3) if found.group(i))
            return Stated(found.group(group), tuple(flow.packed_spans(*found.span(group))))
    return None


def _signing_unit(document: Document, lines: Sequence[Line]) -> list[Field]:
    """The organisation that signs below the figures."""
    signing = signing_organisation(lines[len(lines) // 2 :])
    return [read(document, "unit_name", signing[1], signing[0], confidence=0.85)] if signing else []


def _loans(document: Document, listing: Listing, lines: Sequence[Line], year: Stated | None) -> list[Field]:
    if not is_list(listing, COLUMNS):
        cards = form_rows(document, CONTRACT, anchors=("enterprise",), stops=STOPS, said=_SAID)
        several = cards is not None and isinstance(cards.value, tuple) and len(cards.value) > 1
        return [cards] if cards is not None and several else []
    unit = printed_unit(document, listing)

    def amount(row: ListRow, number: int) -> Cell | None:
        held = row.cells.get("amount")
        return money_cell(held, _AMOUNT, unit) if held is not None else None

    def lent_on(row: ListRow, number: int) -> Cell | None:
        held = row.cells.get("lent_on")
        return date_cell(held, year) if held is not None else None

    made: Mapping[str, Reader] = {"amount": amount, "lent_on": lent_on}
    rows = list_rows_field(document, listing, COLUMNS, unit=unit or "元", made=made)
    total = _declared_total(document, listing, lines, unit)
    return [field for field in (rows, total) if field is not None]


def _declared_total(
    document: Document, listing: Listing, lines: Sequence[Line], unit: str | None
) -> Field | None:
    """The 合计 of the amounts as printed, in the table or below it."""
    for row in reversed(listing.totals):
        held = row.cells.get("amount")
        if held is None or not held.text:
            continue
        cell = money_cell(held, _AMOUNT, unit)
        if isinstance(cell.value, str):
            return read(document, "declared_total", held.spans, cell.value)
        return occluded(document, "declared_total", held.spans[0])
    for line in [*reversed(listing.foot), *listing.head]:
        flow = Flow([line])
        found = _TOTAL_TEXT.search(flow.packed)
        value = loan_amount(found.group(1)) if found else None
        if found is not None and value is not None:
            return read(document, "declared_total", flow.packed_spans(*found.span(1)), value)
    return None


def _guarantees(document: Document, year: Stated | None) -> list[Field]:
    fields: list[Field] = []
    for key, figure in guarantee_figures(document.pages, year.value if year else None).items():
        if figure.value is not None:
            fields.append(read(document, key, figure.span, figure.value))
        else:
            fields.append(occluded(document, key, figure.span))
    return fields


def _single_loan(document: Document, lines: Sequence[Line]) -> list[Field]:
    """A contract or confirmation as a list of one row, its cells after their labels or in its sentences."""
    row: Row = {}
    wanted = {c.key: c.labels for c in CONTRACT}
    found = find_labelled(lines, wanted, stops=STOPS)
    for column in CONTRACT:
        held = found.get(column.key)
        if held is None or not held.values:
            continue
        said = _SAID.get(column.key)
        cell = labelled_cell(held, column, said)
        if cell.value is not None:
            row[column.key] = cell
    for key, (value, spans) in loan_parties(lines).items():
        if key not in row:
            row[key] = _cell(value, spans)
    if "enterprise" not in row:
        addressed = recipient_of(document.pages[0])
        name = organisation_name(addressed.text) if addressed is not None else None
        if addressed is not None and name is not None:
            row["enterprise"] = _cell(name, [addressed])
    if "lent_on" not in row:
        closing = closing_day(lines)
        if closing is not None:
            row["lent_on"] = _cell(closing[0], [closing[1]], sure=0.7)
    if not row:
        return []
    evidence = tuple(cell.evidence[0] for cell in row.values())
    return [
        Field(
            name=f"{document.kind}.rows",
            document=document.id,
            state=FieldState.READ,
            value=({c.key: row[c.key] for c in COLUMNS if c.key in row},),
            confidence=min(cell.confidence for cell in row.values()),
            evidence=evidence,
        )
    ]


_BANK = re.compile(r"[\u4e00-\u9fff（）()·]{2,36}(?:行|社|公司|部|中心|基金|机构)")


def _firm(text: str) -> str | None:
    """The name of an organisation, banks by their short names too; None for anything else."""
    flat = squeeze(text).replace("(", "（").replace(")", "）").strip("_")
    return organisation_name(text) or (flat if _BANK.fullmatch(flat) and len(flat) >= 4 else None)


def _first_day(text: str) -> str | None:
    """The day of a loan, or the one on which its term begins."""
    found = DATE.search(text)
    whole = leading_day(text) or (iso_date(found.group()) if found else None)
    return whole.partition("/")[0] or None if whole is not None else None


_SAID: Mapping[str, Said] = {
    "amount": loan_amount,
    "lent_on": _first_day,
    "enterprise": _firm,
    "institution": _firm,
}


def _cell(value: str, spans: Sequence[Span], *, sure: float = 1.0) -> Cell:
    return Cell(
        value=value,
        raw="".join(s.text for s in spans),
        confidence=sure * min(s.confidence for s in spans),
        evidence=tuple(evidence_of(s) for s in spans),
    )


KIND = Kind(
    id="financing_evidence",
    code="D33",
    zh="融资担保佐证",
    en="Financing evidence",
    rank=4,
    cues=Cues(
        titles=_TITLES,
        anchors=(
            "放款日期", "金融机构", "担保额", "贷款金额", "融资金额", "借款人", "贷款人", "借款金额",
            "贷款银行",
            "在保余额", "新增担保", "融资方式",
        ),
        negative=("服务诉求", "企业满意度", "入驻时间", "资产负债表", "许可证"),
    ),
    fields=(
        FieldSpec("evidence_kind", "佐证种类", "Kind of evidence", "enum"),
        FieldSpec("unit_name", "单位", "Unit", "organisation", ("填报单位", "单位名称")),
        FieldSpec("year", "年度", "Year", "integer", ("年度",)),
        FieldSpec("rows", "融资", "Loans", "rows", columns=COLUMNS),
        FieldSpec("declared_total", "合计金额", "Declared total", "money", ("合计",)),
        FieldSpec("guarantee_new", "本年新增担保额", "New guarantees", "money", ("本年新增担保额",)),
        FieldSpec("guarantee_opening", "年初在保余额", "Guaranteed at the start", "money", ("年初在保余额",)),
        FieldSpec("guarantee_closing", "年末在保余额", "Guaranteed at the end", "money", ("年末在保余额",)),
        FieldSpec("sealed", "加盖印章", "Sealed", "mark"),
        FieldSpec("filled_by", "填表人", "Filled in by", "person", ("填表人",)),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)  # fmt: skip
