# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Certificates of real estate: the present certificate, a print of the register, the older house certificate."""

from __future__ import annotations

import random

from dossier_ai.corpus.fonts import FontSet
from dossier_ai.corpus.ink import press_seal, sample_seal
from dossier_ai.corpus.prints import print_area, print_date, print_span
from dossier_ai.corpus.render.entries import Entry, EntryLook, certificate_sheet, draw_entries
from dossier_ai.corpus.render.licence import qr_picture
from dossier_ai.corpus.sheet import Run, Sheet
from dossier_ai.corpus.views import View


def property_sheets(view: View, fonts: FontSet, rng: random.Random) -> list[Sheet]:
    """Layout 0 landscape spread: table left, notes right; 1 portrait in two pages (cover page and table);
    2 the register's print with two columns of labels."""
    sheets = (_spread, _two_pages, _register)[view.layout](view, fonts, rng)
    for sheet in sheets:
        sheet.finish()
    return sheets


def _term(view: View, style: str) -> list[Run]:
    term = view.fields.get("term")
    if not term:
        return []
    if "/" not in term:
        return [(term, "term")]
    return [("国有建设用地使用权 ", None), (print_span(term, style, around="{}起{}止"), "term")]


def _area(view: View, rng: random.Random) -> list[Run]:
    f = view.fields
    style = rng.choice(["sign", "letters", "words"])
    runs: list[Run] = []
    if f.get("land_area"):
        label = rng.choice(["共有宗地面积：", "土地使用权面积："])
        runs += [(label, None), (print_area(f["land_area"], style), "land_area"), ("／", None)]
    if f.get("area"):
        runs += [("房屋建筑面积：", None), (print_area(f["area"], style), "area")]
    return runs


def _entries(view: View, rng: random.Random, labels: dict[str, str]) -> list[Entry]:
    f = view.fields
    out = []
    for key, label in labels.items():
        if key == "area":
            runs = _area(view, rng)
        elif key == "term":
            runs = _term(view, rng.choice(["plain", "padded"]))
        else:
            runs = [(f[key], key)] if f.get(key) else []
        out.append(Entry(label, runs or [("", None)]))
    return out


_LABELS = {
    "owner": "权利人", "co_ownership": "共有情况", "address": "坐落", "unit_no": "不动产单元号", "right_kind": "权利类型",
    "right_nature": "权利性质", "purpose": "用途", "area": "面积", "term": "使用期限",
}  # fmt: skip


def _number(sheet: Sheet, view: View, x: float, y: float, align: str, pt: float) -> None:
    if view.fields.get("cert_no"):
        sheet.text(x, y, view.fields["cert_no"], pt, align=align, key="cert_no", bold=True)


def _registrar(sheet: Sheet, view: View, cx: float, y: float, rng: random.Random, label: str) -> None:
    f = view.fields
    if f.get("registrar"):
        sheet.text(cx, y, label, 12, align="center")
        seal = press_seal(sheet, cx + 16, y + 12, sample_seal(f["registrar"], rng), rng)
        sheet.mark("registrar", seal)
    if f.get("registered_on"):
        style = rng.choice(["spaced", "words", "plain"])
        sheet.text(cx, y + 12, print_date(f["registered_on"], style), 12, align="center", key="registered_on")


def _spread(view: View, fonts: FontSet, rng: random.Random) -> list[Sheet]:
    sheet = certificate_sheet(fonts, rng, landscape=True, frame=False)
    _number(sheet, view, 82, 18, "center", 13)
    entries = [
        *_entries(view, rng, _LABELS),
        Entry("权利其他状况", [("房屋结构：钢筋混凝土结构\n总层数：12层，所在层数：6层", None)]),
    ]
    draw_entries(sheet, 16, 28, 132, entries, EntryLook("table", 10.5, 28, 5.2))
    sheet.text(222, 18, "附　　记", 14, font="hei", align="center")
    sheet.rect(162, 28, 120, 112, 0.4)
    sheet.paragraph(
        166,
        33,
        112,
        "业务编号：20210000样本\n权利人身份证明：营业执照\n本证记载事项与不动产登记簿一致，以不动产登记簿为准。",
        10,
        indent=0,
    )
    if view.fields.get("serial"):
        sheet.runs(162, 144, [("编号 No. ", None), (view.fields["serial"], "serial")], 9)
    _registrar(sheet, view, 212, 156, rng, "登记机构（章）")
    return [sheet]


def _two_pages(view: View, fonts: FontSet, rng: random.Random) -> list[Sheet]:
    f = view.fields
    front = certificate_sheet(fonts, rng, landscape=False)
    front.text(105, 44, "不动产权证书", 34, font="hei", bold=True, align="center", spacing=4)
    front.paragraph(
        32,
        84,
        146,
        "根据《中华人民共和国民法典》等法律法规，为保护不动产权利人合法权益，对不动产权利人申请登记的本证所列不动产权利，经审查核实，准予登记，颁发此证。",
        14,
        leading=2.0,
    )
    _registrar(front, view, 136, 168, rng, "登记机构（章）")
    if f.get("serial"):
        front.runs(105, 252, [("编号 No. ", None), (f["serial"], "serial")], 12, align="center")
    table = Sheet(210, 297, fonts)
    _number(table, view, 105, 24, "center", 14)
    draw_entries(
        table, 24, 38, 162, _entries(view, rng, _LABELS), EntryLook("table", 12, 36, 8, label_font="hei")
    )
    return [front, table]


def _register(view: View, fonts: FontSet, rng: random.Random) -> list[Sheet]:
    f = view.fields
    sheet = Sheet(210, 297, fonts)
    sheet.text(105, 20, "不动产登记电子证照", 20, font="hei", bold=True, align="center")
    sheet.text(
        105, 30, "Electronic Certificate of Real Estate (SPECIMEN)", 9, align="center", colour=(90, 90, 90)
    )
    sheet.picture(166, 16, 22, 22, qr_picture("http://estate.example.invalid/sample"))
    sheet.line(20, 42, 190, 42, 0.5, (52, 120, 92))
    look = EntryLook("above", 11, gap=5, label_colour=(52, 110, 86))
    head = _entries(
        view,
        rng,
        {"owner": "权利人名称", "co_ownership": "共有方式", "right_kind": "权利类型", "purpose": "规划用途"},
    )
    side = _entries(view, rng, {"right_nature": "权利性质", "term": "土地使用期限"})
    if f.get("cert_no"):
        side.insert(0, Entry("不动产权证号", [(f["cert_no"], "cert_no")]))
    if f.get("serial"):
        side.append(Entry("证书印制序列号", [(f["serial"], "serial")]))
    left = draw_entries(sheet, 24, 50, 76, [e for e in head if e.runs[0][0]], look)
    right = draw_entries(sheet, 110, 50, 78, [e for e in side if e.runs[0][0]], look)
    wide = _entries(view, rng, {"address": "不动产坐落", "unit_no": "不动产单元代码", "area": "面积"})
    y = draw_entries(sheet, 24, max(left, right) + 2, 164, [e for e in wide if e.runs[0][0]], look)
    sheet.line(20, y + 2, 190, y + 2, 0.3, (52, 120, 92))
    if f.get("registered_on"):
        sheet.runs(
            24,
            y + 10,
            [("登簿日期：", None), (print_date(f["registered_on"], "dashes"), "registered_on")],
            11,
        )
    if f.get("registrar"):
        sheet.runs(24, y + 20, [("登记机构：", None), (f["registrar"], "registrar")], 11)
        press_seal(sheet, 150, y + 26, sample_seal(f["registrar"], rng, centre="登记专用章"), rng)
    return [sheet]
