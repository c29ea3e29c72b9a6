# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Certificates of intellectual property: patents, marks, software, works, and the front page of a standard."""

from __future__ import annotations

import random

from dossier_ai.corpus.fonts import FontSet
from dossier_ai.corpus.ink import press_seal, sample_seal, sign
from dossier_ai.corpus.prints import print_date
from dossier_ai.corpus.render.entries import Entry, EntryLook, certificate_sheet, draw_entries, specimen
from dossier_ai.corpus.render.licence import qr_picture
from dossier_ai.corpus.sheet import Run, Sheet
from dossier_ai.corpus.views import View

_PATENT = {"invention": "发明", "utility_model": "实用新型", "design": "外观设计"}
_TITLES = {
    "invention": "发明专利证书", "utility_model": "实用新型专利证书", "design": "外观设计专利证书", "trademark": "商标注册证",
    "software": "计算机软件著作权登记证书", "work": "作品登记证书", "standard": "",
}  # fmt: skip
#: kind of right → (key, label) in the order of the certificate
_LABELS: dict[str, tuple[tuple[str, str], ...]] = {
    "patent": (
        ("title", "{}名称"), ("number", "专利号"), ("applied_on", "专利申请日"), ("owner", "专利权人"), ("granted_on", "授权公告日"),
    ),
    "trademark": (
        ("title", "商标"), ("trademark_class", "核定使用商品/服务项目（国际分类：）"), ("owner", "注册人"), ("applied_on", "申请日期"),
        ("granted_on", "注册日期"), ("expires", "有效期至"),
    ),
    "software": (("title", "软件名称"), ("owner", "著作权人"), ("completed_on", "开发完成日期"), ("number", "登记号")),
    "work": (("title", "作品名称"), ("owner", "著作权人"), ("completed_on", "创作完成日期"), ("granted_on", "登记日期"), ("number", "登记号")),
    "standard": (),
}  # fmt: skip


def ipr_sheets(view: View, fonts: FontSet, rng: random.Random) -> list[Sheet]:
    """One page. Layout 0 centred labels with colons, 1 a ruled table, 2 landscape with labels above values."""
    f = view.fields
    if f.get("ipr_kind") == "standard":
        sheet = _standard(view, fonts, rng)
    else:
        sheet = (_classic, _ruled, _wide)[view.layout](view, fonts, rng)
    sheet.finish()
    return [sheet]


def _family(view: View) -> str:
    kind = str(view.fields.get("ipr_kind"))
    return "patent" if kind in _PATENT else kind


def _entries(view: View, style: str) -> list[Entry]:
    f = view.extra | view.fields
    out = []
    for key, label in _LABELS[_family(view)]:
        if not f.get(key):
            continue
        label = label.format(_PATENT.get(str(f["ipr_kind"]), ""))
        value = str(f[key])
        runs: list[Run] = [(value, key)]
        if key in ("applied_on", "completed_on", "granted_on", "expires"):
            runs = [(print_date(value, style), key)]
        elif key == "owner" and f.get("owners"):
            runs = []
            for index, name in enumerate(f["owners"]):
                runs += [("；" if index else "", None), (name, "owners")]
        elif key == "number" and _family(view) == "patent" and view.layout != 2:
            bare = value.removeprefix("ZL").strip()
            runs = [(f"ZL {bare}", key)] if bare != value else [("ZL ", None), (value, key)]
        elif key == "trademark_class":
            label = label.replace("（国际分类：）", "")
            runs = [
                ("第", None),
                (value, key),
                ("类：商业管理咨询；市场营销；为企业提供信息服务（截止）", None),
            ]
        out.append(Entry(label, runs))
    return out


def _numbers(view: View) -> list[Run]:
    """The certificate's own number line."""
    f = view.fields
    if f["ipr_kind"] == "trademark" and f.get("number"):
        if f.get("cert_no") and f["number"] not in f["cert_no"]:
            return [("第", None), (f["number"], "number"), ("号　编号：", None), (f["cert_no"], "cert_no")]
        return [("第", None), (f["number"], "number"), ("号", None)]
    if f.get("cert_no"):
        return [("证书号 " if view.layout != 1 else "证书号：", None), (f["cert_no"], "cert_no")]
    return []


def _issue(sheet: Sheet, view: View, x: float, y: float, rng: random.Random, style: str) -> None:
    """The authority, its head's signature, the seal, the day where it is not among the entries."""
    f = view.fields
    if f.get("authority"):
        sheet.text(x, y, f["authority"], 13, align="center", key="authority")
        press_seal(sheet, x + 8, y + 8, sample_seal(f["authority"], rng), rng)
    if _family(view) == "patent":
        sheet.text(x - 70, y, "局长", 12)
        sign(sheet, x - 58, y - 3, 26, 9, rng)
    if f.get("granted_on") and _family(view) == "software":
        sheet.text(x, y + 14, print_date(f["granted_on"], style), 13, align="center", key="granted_on")


def _expiry(sheet: Sheet, view: View, x: float, y: float, style: str) -> None:
    f = view.fields
    if f.get("expires") and _family(view) != "trademark":
        sheet.runs(x, y, [("权利期限届满日：", None), (print_date(f["expires"], style), "expires")], 10)


def _title(view: View) -> str:
    return _TITLES[str(view.fields["ipr_kind"])]


def _classic(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    sheet = certificate_sheet(fonts, rng, landscape=False)
    sheet.runs(34, 28, _numbers(view), 11)
    specimen(sheet, 105, 48)
    mark = sheet.text(
        105,
        66,
        _title(view),
        27 if len(_title(view)) < 9 else 22,
        font="song",
        bold=True,
        align="center",
        spacing=2,
    )
    sheet.mark("ipr_kind", mark)
    style = rng.choice(["plain", "padded"])
    y = draw_entries(sheet, 36, 96, 140, _entries(view, style), EntryLook("colon", 13, gap=7))
    if _family(view) == "patent":
        y = sheet.paragraph(
            36,
            y + 4,
            140,
            "本专利依照中华人民共和国专利法进行审查，决定授予专利权，颁发本证书并在专利登记簿上予以登记。专利权自授权公告之日起生效。",
            11,
            leading=1.8,
        )
    _expiry(sheet, view, 36, y + 6, style)
    _issue(sheet, view, 142, 236, rng, style)
    return sheet


def _ruled(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    sheet = certificate_sheet(fonts, rng, landscape=False, frame=rng.random() < 0.5)
    mark = sheet.text(105, 32, _title(view), 24, font="hei", bold=True, align="center")
    sheet.mark("ipr_kind", mark)
    sheet.runs(105, 47, _numbers(view), 12, align="center")
    y = draw_entries(
        sheet, 26, 62, 158, _entries(view, "dashes"), EntryLook("table", 12, 44, 9, label_font="hei")
    )
    _expiry(sheet, view, 28, y + 8, "dashes")
    sheet.picture(30, 236, 26, 26, qr_picture("http://right.example.invalid/sample"))
    _issue(sheet, view, 138, 232, rng, "spaced")
    return sheet


def _wide(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    sheet = certificate_sheet(fonts, rng, landscape=True)
    mark = sheet.text(34, 28, _title(view), 22, font="hei", bold=True)
    sheet.mark("ipr_kind", mark)
    english = {"patent": "PATENT CERTIFICATE", "trademark": "CERTIFICATE OF TRADEMARK REGISTRATION"}
    sheet.text(
        34, 40, english.get(_family(view), "COPYRIGHT REGISTRATION CERTIFICATE"), 10, colour=(100, 100, 110)
    )
    sheet.runs(262, 30, _numbers(view), 11, align="right")
    entries = _entries(view, "full_dots")
    half = (len(entries) + 1) // 2
    look = EntryLook("above", 12.5, gap=7, label_colour=(60, 80, 120), label_font="hei")
    draw_entries(sheet, 36, 58, 104, entries[:half], look)
    y = draw_entries(sheet, 156, 58, 104, entries[half:], look)
    _expiry(sheet, view, 156, y + 4, "full_dots")
    _issue(sheet, view, 210, 158, rng, "words")
    return sheet


def _standard(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    """The front page of a standard with the drafting units below, or in a foreword (layout 2)."""
    f = view.fields
    sheet = Sheet(210, 297, fonts)
    level = ("团 体 标 准", "地 方 标 准", "企 业 标 准")[view.layout]
    sheet.text(186, 24, f.get("number", ""), 14, font="hei", align="right", key="number")
    mark = sheet.text(105, 44, level, 32, font="song", bold=True, align="center", spacing=4)
    sheet.mark("ipr_kind", mark)
    sheet.line(24, 64, 186, 64, 0.6)
    if f.get("cert_no"):
        sheet.runs(186, 67, [("备案号：", None), (f["cert_no"], "cert_no")], 10, align="right")
    sheet.text(105, 110, f.get("title", ""), 24, font="hei", align="center", key="title")
    look = EntryLook("colon" if view.layout != 1 else "above", 12, gap=4)
    owners: list[Run] = []
    for index, name in enumerate(f.get("owners") or [f.get("owner", "")]):
        owners += [("、" if index else "", None), (name, "owners" if f.get("owners") else "owner")]
    draw_entries(
        sheet,
        30,
        150,
        150,
        [Entry(("起草单位", "本文件主要起草单位", "归口起草单位")[view.layout], owners)],
        look,
    )
    style = ("dashes", "dashes", "plain")[view.layout]
    line = (
        [(f"{print_date(f['applied_on'], style)}", "applied_on"), (" 发布", None)]
        if f.get("applied_on")
        else []
    )
    sheet.runs(26, 240, line, 13, font="hei")
    if f.get("granted_on"):
        sheet.runs(
            184,
            240,
            [(print_date(f["granted_on"], style), "granted_on"), (" 实施", None)],
            13,
            font="hei",
            align="right",
        )
    sheet.line(24, 249, 186, 249, 0.6)
    if f.get("expires"):
        sheet.runs(
            105, 228, [("有效期至 ", None), (print_date(f["expires"], style), "expires")], 10, align="center"
        )
    sheet.runs(
        105,
        256,
        [(f.get("authority", ""), "authority"), ("　发布", None)],
        15,
        font="song",
        align="center",
        bold=True,
    )
    return sheet
