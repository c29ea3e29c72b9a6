# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Registration certificates of bodies that are no companies: institutions, associations, private
non-enterprise units, foundations, law firms, cooperatives, trade unions, forensic bodies."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from dossier_ai.corpus.fonts import FontSet
from dossier_ai.corpus.ink import press_seal, sample_seal
from dossier_ai.corpus.prints import capital_words, print_amount, print_date
from dossier_ai.corpus.render.entries import Entry, EntryLook, certificate_sheet, draw_entries, specimen
from dossier_ai.corpus.render.licence import qr_picture
from dossier_ai.corpus.sheet import Run, Sheet
from dossier_ai.corpus.views import View

#: kind → label of each key in the three layouts; the order of the keys is that of layout 0.
LABELS: dict[str, dict[str, tuple[str, str, str]]] = {
    "public_institution_certificate": {
        "name": ("名称", "名称", "第一名称"), "other_names": ("第二名称", "其他名称", "第二名称"),
        "purpose": ("宗旨和业务范围", "宗旨和业务范围", "宗旨和业务范围"), "address": ("住所", "住所", "住所"),
        "legal_rep": ("法定代表人", "法定代表人", "法定代表人"), "funding": ("经费来源", "经费来源", "经费来源"),
        "capital": ("开办资金", "开办资金", "开办资金"), "sponsor": ("举办单位", "举办单位", "举办单位"),
    },
    "social_organisation_certificate": {
        "name": ("名称", "名称", "社会团体名称"), "scope": ("业务范围", "业务范围", "业务范围"),
        "address": ("住所", "住所", "住所"), "activity_area": ("活动地域", "活动地域", "活动地域"),
        "legal_rep": ("法定代表人", "法定代表人", "法定代表人"), "capital": ("注册资金", "注册资金", "注册资金"),
        "supervisor": ("业务主管单位", "业务主管单位", "业务主管单位"), "established": ("成立日期", "成立日期", "成立登记日期"),
    },
    "private_non_enterprise_certificate": {
        "name": ("名称", "名称", "单位名称"), "address": ("住所", "住所", "住所"),
        "legal_rep": ("法定代表人", "法定代表人", "法定代表人"), "capital": ("开办资金", "开办资金", "开办资金"),
        "scope": ("业务范围", "业务范围", "业务范围"), "supervisor": ("业务主管单位", "业务主管单位", "业务主管单位"),
        "established": ("成立日期", "成立日期", "成立登记日期"),
    },
}  # fmt: skip
_OTHER: dict[str, tuple[str, str, str]] = {
    # certificate: title, label of the representative, label of the capital
    "foundation": ("基金会法人登记证书", "法定代表人", "原始基金数额"),
    "law_firm": ("律师事务所执业许可证", "负责人", "设立资产"),
    "code_certificate": ("统一社会信用代码证书", "负责人", "开办资金"),
    "cooperative": ("农民专业合作社法人营业执照", "法定代表人", "成员出资总额"),
    "trade_union": ("工会法人资格证书", "法定代表人", "工会经费"),
    "forensic": ("司法鉴定许可证", "机构负责人", "注册资金"),
}
_ENGLISH = {
    "name": "Name", "address": "Address", "legal_rep": "Legal Representative", "capital": "Funds", "scope": "Scope",
    "supervisor": "Supervising Authority", "purpose": "Purpose", "funding": "Source of Funds", "sponsor": "Sponsor",
    "other_names": "Other Names", "activity_area": "Area of Activity", "established": "Date of Establishment",
}  # fmt: skip


def registration_sheets(view: View, fonts: FontSet, rng: random.Random) -> list[Sheet]:
    """One page. Layout 0 landscape with labels beside, 1 portrait in a ruled table, 2 landscape in two
    columns with the labels above their values and a QR code."""
    sheet = (_landscape, _ruled, _columns)[view.layout](view, fonts, rng)
    sheet.finish()
    return [sheet]


def _title(view: View) -> tuple[list[Run], list[Run]]:
    """The title and the line below it."""
    f = view.fields
    copy: list[Run] = (
        [("（", None), (f["copy_kind"], "copy_kind"), ("）", None)] if f.get("copy_kind") else []
    )
    if view.kind == "public_institution_certificate":
        return [("事业单位法人证书", None)], copy
    if view.kind == "social_organisation_certificate":
        if f.get("branch"):
            return [("社会团体分支机构、代表机构登记证书", "branch")], copy
        return [("社会团体登记证书" if view.layout == 1 else "社会团体法人登记证书", None)], copy
    if view.kind == "private_non_enterprise_certificate":
        form: list[Run] = [("（", None), (f["form"], "form"), ("）", None)] if f.get("form") else []
        if view.layout == 2:
            return [("民办非企业单位登记证书", None)], form
        return [("民办非企业单位", None), *form, ("登记证书", None)], copy
    return [(_OTHER[f["certificate"]][0], "certificate")], copy


def _capital(value: str, rng: random.Random) -> str:
    style = rng.choice(["words", "bare", "wan", "yuan_sign"])
    if style == "bare":
        return capital_words(value)
    if style == "yuan_sign":
        return "¥" + print_amount(value, "wan")
    return print_amount(value, style)


def _entries(view: View, rng: random.Random) -> list[Entry]:
    f = view.fields
    labels = LABELS.get(view.kind)
    if labels is None:
        _, who, funds = _OTHER[f["certificate"]]
        name = "机构名称" if f["certificate"] in ("code_certificate", "forensic") else "名称"
        labels = {
            "name": (name,) * 3, "legal_rep": (who,) * 3, "address": ("住所", "住所", "地址"), "capital": (funds,) * 3,
        }  # fmt: skip
    order = list(labels)
    if view.layout == 1:
        order.sort(key=lambda k: k in ("purpose", "scope"))
    out = []
    style = rng.choice(["plain", "padded"])
    for key in order:
        value: Any = f.get(key)
        if not value:
            continue
        printed: Callable[[], str] = {
            "capital": lambda v=value: _capital(v, rng), "established": lambda v=value: print_date(v, style),
            "other_names": lambda v=value: "、".join(v),
        }.get(key, lambda v=value: str(v))  # fmt: skip
        english = _ENGLISH[key] if view.layout == 2 else ""
        out.append(Entry(labels[key][view.layout], [(printed(), key)], english))
    return out


def _codes(view: View) -> list[Entry]:
    f = view.fields
    out = []
    if f.get("uscc"):
        out.append(Entry("统一社会信用代码", [(f["uscc"], "uscc")]))
    if f.get("cert_no"):
        out.append(Entry("证书号" if view.layout == 0 else "证书编号", [(f["cert_no"], "cert_no")]))
    return out


def _validity(view: View, style: str, shape: int) -> list[Run]:
    f = view.fields
    start, end = f.get("valid_from"), f.get("valid_to")
    if not start and not end:
        return []
    runs: list[Run] = [("有效期" if shape == 0 else "有效期限" if shape == 1 else "有效期：", None)]
    if not start:
        return [("有效期至 ", None), (print_date(str(end), style), "valid_to")]
    runs += [(" 自 " if shape < 2 else "", None), (print_date(start, style), "valid_from")]
    if end:
        joint = " 至 " if shape < 2 else " － "
        runs += [(joint, None), (print_date(end, style), "valid_to")]
    return runs


def _foot(sheet: Sheet, view: View, x: float, y: float, rng: random.Random, label: str) -> None:
    """Registrar with its seal and, where there is one, the day of issue."""
    f = view.fields
    if f.get("registrar"):
        sheet.text(x, y, label, 12)
        seal = press_seal(sheet, x + 46, y + 7, sample_seal(f["registrar"], rng), rng)
        sheet.mark("registrar", seal)
    if f.get("issued"):
        style = rng.choice(["spaced", "words", "plain"])
        sheet.runs(
            x,
            y + 17,
            [("发证日期：" if view.layout else "", None), (print_date(f["issued"], style), "issued")],
            12,
        )


def _registrar_label(view: View) -> str:
    if view.kind == "public_institution_certificate":
        return "登记管理机关"
    return "发证机关" if view.layout == 1 or view.kind == "other_registration" else "登记管理机关"


def _landscape(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    sheet = certificate_sheet(fonts, rng, landscape=True)
    title, below = _title(view)
    specimen(sheet, 148.5, 29)
    sheet.runs(148.5, 40, title, 30, font="hei", bold=True, align="center")
    if below:
        sheet.runs(148.5, 55, below, 14, align="center")
    y = draw_entries(sheet, 34, 62, 200, _codes(view), EntryLook("colon", 11, gap=0.6))
    look = EntryLook("beside", 12.5, 34, 3.6, label_font="hei", characters=7)
    y = draw_entries(sheet, 34, max(76, y + 3), 228, _entries(view, rng), look)
    sheet.runs(34, max(y + 4, 172), _validity(view, rng.choice(["plain", "padded"]), 0), 12)
    _foot(sheet, view, 186, 160, rng, _registrar_label(view))
    return sheet


def _ruled(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    sheet = certificate_sheet(fonts, rng, landscape=False, ground=rng.random() < 0.5)
    title, below = _title(view)
    sheet.runs(105, 34, title, 24, font="song", bold=True, align="center")
    if below:
        sheet.runs(105, 48, below, 13, align="center")
    entries = _codes(view) + _entries(view, rng)
    y = draw_entries(sheet, 26, 60, 158, entries, EntryLook("table", 11.5, 40, 6, label_font="hei"))
    validity = _validity(view, rng.choice(["plain", "full_dots"]), 1)
    if validity:
        y = draw_entries(
            sheet,
            26,
            y,
            158,
            [Entry("有效期限", validity[1:] if len(validity) > 2 else validity)],
            EntryLook("table", 11.5, 40, 6, label_font="hei"),
        )
    _foot(sheet, view, 106, min(max(y + 16, 210), 250), rng, _registrar_label(view))
    return sheet


def _columns(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    sheet = certificate_sheet(fonts, rng, landscape=True, frame=False)
    title, below = _title(view)
    sheet.rect(14, 14, 269, 182, 0.8, (150, 62, 58))
    sheet.runs(26, 24, title, 24, font="song", bold=True)
    if below:
        sheet.runs(26, 37, below, 13)
    for row, entry in enumerate(_codes(view)):
        draw_entries(sheet, 188, 24 + row * 11, 60, [entry], EntryLook("above", 11, gap=0))
    code = str(view.fields.get("uscc", "样本"))
    sheet.picture(250, 22, 24, 24, qr_picture("http://register.example.invalid/" + code))
    sheet.line(20, 50, 277, 50, 0.4, (150, 62, 58))
    look = EntryLook("above", 11.5, gap=4, label_colour=(120, 60, 56))
    entries = _entries(view, rng)
    long = [e for e in entries if e.label in ("宗旨和业务范围", "业务范围")]
    short = [e for e in entries if e not in long]
    half = (len(short) + 1) // 2
    left = draw_entries(sheet, 26, 58, 118, short[:half], look)
    right = draw_entries(sheet, 156, 58, 116, short[half:], look)
    y = draw_entries(sheet, 26, max(left, right) + 2, 246, long, look)
    validity = _validity(view, "full_dots", 2)
    if validity:
        sheet.runs(26, min(max(y + 6, 160), 184), validity, 11.5)
    _foot(sheet, view, 178, 158, rng, "登记机关（印章）")
    return sheet
