# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Certificates of persons: diplomas, degrees, registrations, titles, qualifications."""

from __future__ import annotations

import random

from dossier_ai.corpus.flow import Layout, lay_out
from dossier_ai.corpus.fonts import FontSet
from dossier_ai.corpus.ink import press_seal, sample_seal, sign
from dossier_ai.corpus.prints import print_date, print_span
from dossier_ai.corpus.render.employment import appointment_blocks, insurance_blocks, labour_blocks
from dossier_ai.corpus.render.entries import (
    FAKE_IDENTITY,
    Entry,
    EntryLook,
    certificate_sheet,
    draw_entries,
)
from dossier_ai.corpus.render.licence import qr_picture
from dossier_ai.corpus.sheet import Run, Sheet
from dossier_ai.corpus.views import View

#: certificate → titles of the three layouts, and (key, label variants) of its entries
_TITLES: dict[str, tuple[str, str, str]] = {
    "graduation": ("普通高等学校\n毕业证书", "毕业证书", "高等教育毕业证书"), "degree": ("学士学位证书", "学位证书", "学位证书"),
    "degree_registration": ("教育部学历证书电子注册备案表", "学历证书电子注册备案表", "教育部学历证书电子注册备案表"),
    "title": ("专业技术资格证书", "职称证书", "专业技术职务任职资格证书"),
    "professional_qualification": ("职业资格证书", "专业技术人员职业资格证书", "执业资格证书"),
    "skill_level": ("职业技能等级证书", "职业资格（技能等级）证书", "职业技能等级证书"),
}  # fmt: skip
_LABELS: dict[str, tuple[str, str, str]] = {
    "person": ("姓名", "姓　　名", "姓名"), "school": ("毕业院校", "学校名称", "院校名称"), "subject": ("专业", "专业名称", "专业"),
    "level": ("级别", "资格级别", "级别"), "number": ("证书编号", "编号", "证书号码"), "unit": ("工作单位", "所在单位", "单位"),
    "issuer": ("发证机关", "颁发机构", "评审组织"), "issued": ("发证日期", "批准日期", "取得时间"),
}  # fmt: skip
_ENGLISH = {
    "person": "Full Name", "school": "Institution", "subject": "Speciality", "level": "Level", "number": "No.", "unit": "Employer",
    "issuer": "Issued by", "issued": "Date of Issue",
}  # fmt: skip


def personnel_sheets(view: View, fonts: FontSet, rng: random.Random) -> list[Sheet]:
    """The paper its `certificate` names."""
    kind = str(view.fields.get("certificate"))
    flows = {
        "labour_contract": labour_blocks,
        "social_insurance": insurance_blocks,
        "appointment": appointment_blocks,
    }
    if kind in flows:
        layout = Layout(fonts, rng, footer="of" if kind == "labour_contract" else "")
        layout.landscape = kind == "social_insurance" and view.layout == 1
        return lay_out(flows[kind](view, rng), layout)
    if kind in ("graduation", "degree") and view.layout < 2:
        sheet = (_diploma, _diploma_upright)[view.layout](view, fonts, rng)
    elif kind == "degree_registration":
        sheet = _registration(view, fonts, rng)
    else:
        sheet = (_booklet, _card, _electronic)[view.layout](view, fonts, rng)
    sheet.finish()
    return [sheet]


def _label(key: str, view: View) -> str:
    certificate = view.fields.get("certificate")
    label = _LABELS[key][view.layout]
    if key == "subject" and certificate in ("title", "professional_qualification", "skill_level"):
        return {
            "title": ("系列（专业）", "专业名称", "资格系列")[view.layout],
            "professional_qualification": "专业类别",
            "skill_level": "职业（工种）",
        }[str(certificate)]
    if key == "level":
        return {
            "title": ("资格名称", "级别", "任职资格")[view.layout],
            "graduation": "层次",
            "degree": "学位",
            "degree_registration": "层次",
        }.get(str(certificate), label)
    return label


def _entries(view: View, keys: tuple[str, ...], style: str, *, english: bool = False) -> list[Entry]:
    f = view.fields
    out = []
    for key in keys:
        if f.get(key):
            value = print_date(f[key], style) if key == "issued" else str(f[key])
            out.append(
                Entry(
                    _label(key, view).replace("\u3000", ""), [(value, key)], _ENGLISH[key] if english else ""
                )
            )
    return out


def _portrait(sheet: Sheet, x: float, y: float) -> None:
    """Where the photograph would be: a grey bust."""
    sheet.rect(x, y, 26, 36, 0.3, (130, 130, 130), fill=(206, 212, 220))
    sheet.fill(
        [
            (x + 9, y + 14),
            (x + 9, y + 8),
            (x + 13, y + 5),
            (x + 17, y + 8),
            (x + 17, y + 14),
            (x + 13, y + 18),
        ],
        (170, 160, 152),
    )
    sheet.fill(
        [(x + 3, y + 36), (x + 5, y + 24), (x + 13, y + 20), (x + 21, y + 24), (x + 23, y + 36)],
        (92, 98, 112),
    )


def _title(sheet: Sheet, view: View, cx: float, y: float, pt: float, align: str = "center") -> float:
    for line in _TITLES[str(view.fields["certificate"])][view.layout].split("\n"):
        box = sheet.text(
            cx,
            y,
            line,
            pt,
            font="hei" if view.layout else "song",
            bold=True,
            align=align,
            spacing=2 if len(line) < 7 else 0,
        )
        sheet.mark("certificate", box)
        y += pt * 0.353 * 1.5
    return y


def _sentence(view: View, style: str) -> list[Run]:
    """What a diploma says in one sentence."""
    f = view.fields
    runs: list[Run] = [("学生", None), (f.get("person", ""), "person"), ("，女，", None)]
    if f.get("term"):
        runs += [
            (print_span(f["term"], style, around="于{}至{}") if "/" in f["term"] else str(f["term"]), "term")
        ]
    runs += [
        ("在本校", None),
        (f.get("subject", ""), "subject"),
        ("专业学习，修完", None),
        (f.get("level", ""), "level"),
    ]
    if f["certificate"] == "degree":
        return [*runs, ("教学计划规定的课程，成绩合格，经学位评定委员会审核，授予学位。", None)]
    return [*runs, ("教学计划规定的全部课程，成绩合格，准予毕业。", None)]


def _school_foot(sheet: Sheet, view: View, x: float, y: float, rng: random.Random, style: str) -> None:
    f = view.fields
    name = f.get("school") or f.get("issuer") or ""
    sheet.runs(
        x,
        y,
        [("学校名称：" if view.layout else "", None), (name, "school" if f.get("school") else "issuer")],
        13,
    )
    sheet.text(x, y + 11, "校（院）长：", 12)
    sign(sheet, x + 27, y + 8, 24, 9, rng)
    if f.get("issued"):
        sheet.text(x, y + 22, print_date(f["issued"], style), 12, key="issued")
    press_seal(sheet, x + 30, y + 12, sample_seal(name, rng), rng)


def _diploma(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    f = view.fields
    sheet = certificate_sheet(fonts, rng, landscape=True)
    y = _title(sheet, view, 148.5, 28, 26)
    _portrait(sheet, 30, 60)
    style = rng.choice(["plain", "words"])
    sheet.paragraph(68, max(y + 6, 66), 190, _sentence(view, "plain"), 16, leading=2.0)
    if f.get("number"):
        sheet.runs(34, 168, [("证书编号：", None), (f["number"], "number")], 11)
    if f.get("issuer") and f.get("school"):
        sheet.runs(34, 178, [("批准机关：", None), (f["issuer"], "issuer")], 10)
    _school_foot(sheet, view, 186, 138, rng, style)
    return sheet


def _diploma_upright(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    f = view.fields
    sheet = certificate_sheet(fonts, rng, landscape=False, frame=rng.random() < 0.5)
    y = _title(sheet, view, 105, 36, 32)
    _portrait(sheet, 92, y + 4)
    sheet.paragraph(34, y + 52, 142, _sentence(view, "padded"), 15, leading=2.1)
    _school_foot(sheet, view, 92, 206, rng, "words")
    if f.get("number"):
        sheet.runs(34, 252, [("学校编号：", None), (f["number"], "number")], 11)
    if f.get("issuer") and f.get("school"):
        sheet.runs(34, 260, [("监制：", None), (f["issuer"], "issuer")], 9)
    return sheet


def _registration(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    """The print of an electronic registration of an education record."""
    f = view.fields
    sheet = Sheet(210, 297, fonts)
    _title(sheet, view, 105, 24, 19)
    if f.get("issued"):
        style = "plain" if view.layout != 2 else "dashes"
        sheet.runs(
            105, 36, [("更新日期：", None), (print_date(f["issued"], style), "issued")], 10, align="center"
        )
    keys = ("person", "school", "subject", "level", "number", "issuer", "unit")
    fixed = [
        Entry("性别", [("女", None)]),
        Entry("证件号码", [(FAKE_IDENTITY, None)]),
        Entry("学习形式", [("普通全日制", None)]),
    ]
    entries = [*_entries(view, keys[:1], "plain"), *fixed, *_entries(view, keys[1:], "plain")]
    if f.get("term"):
        entries.append(Entry("学习期间", [(print_span(f["term"], "plain", around="{}至{}"), "term")]))
    if view.layout == 1:
        draw_entries(sheet, 30, 54, 96, entries, EntryLook("colon", 11.5, gap=4.5))
    elif view.layout == 2:
        look = EntryLook("above", 12, gap=5, label_colour=(110, 116, 126))
        half = (len(entries) + 1) // 2
        draw_entries(sheet, 30, 54, 60, entries[:half], look)
        draw_entries(sheet, 94, 54, 58, entries[half:], look)
    else:
        draw_entries(sheet, 24, 50, 124, entries, EntryLook("table", 11, 36, 6, label_font="hei"))
    _portrait(sheet, 158, 52)
    sheet.picture(158, 200, 26, 26, qr_picture("http://record.example.invalid/sample"))
    sheet.runs(30, 206, [("在线验证码：", None), ("SPECIMEN00000001", None)], 10)
    sheet.paragraph(
        30,
        216,
        120,
        "注意事项：1. 备案表依据相关规定对学历证书进行电子注册。2. 验证报告有效期内可登录网站查验。",
        9,
        indent=0,
    )
    return sheet


_TITLED = ("person", "level", "subject", "unit", "school", "number", "issuer", "issued")


def _booklet(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    """An opened booklet: photograph and number left, entries right."""
    f = view.fields
    sheet = certificate_sheet(fonts, rng, landscape=True, frame=False)
    sheet.line(148.5, 14, 148.5, 196, 0.3, (170, 170, 170))
    _title(sheet, view, 80, 40, 22)
    _portrait(sheet, 66, 70)
    left = _entries(view, ("number",), "plain")
    draw_entries(sheet, 34, 122, 96, left, EntryLook("colon", 11.5))
    sheet.text(34, 136, f"身份证号：{FAKE_IDENTITY}", 10)
    y = draw_entries(
        sheet,
        160,
        40,
        116,
        _entries(view, ("person", "subject", "level", "unit", "school", "issued"), "plain"),
        EntryLook("dotted", 13, 34, 6, characters=6),
    )
    if f.get("term"):
        y = draw_entries(
            sheet,
            160,
            y,
            116,
            [Entry("有效期", [(print_span(f["term"], "plain", around="{}至{}"), "term")])],
            EntryLook("dotted", 12, 34, 5),
        )
    if f.get("issuer"):
        sheet.runs(182, max(y + 10, 160), [("发证机关：", None), (f["issuer"], "issuer")], 12)
        press_seal(sheet, 238, max(y + 12, 160), sample_seal(f["issuer"], rng), rng)
    return sheet


def _card(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    """One upright page: a sentence of what is certified, then entries in a ruled table."""
    f = view.fields
    sheet = certificate_sheet(fonts, rng, landscape=False)
    y = _title(sheet, view, 105, 32, 24)
    sheet.paragraph(
        32,
        y + 6,
        146,
        "本证书表明持证人通过评审（考试），具有相应的专业技术水平和能力。This is to certify that the bearer is qualified. (SPECIMEN)",
        11,
    )
    _portrait(sheet, 150, y + 26)
    entries = _entries(view, _TITLED, "full_dots")
    bottom = draw_entries(sheet, 30, y + 26, 112, entries, EntryLook("table", 11.5, 34, 7))
    if f.get("term"):
        bottom = draw_entries(
            sheet,
            30,
            bottom,
            112,
            [Entry("有效期", [(print_span(f["term"], "full_dots", around="{}-{}"), "term")])],
            EntryLook("table", 11.5, 34, 7),
        )
    sheet.text(32, bottom + 6, f"公民身份号码：{FAKE_IDENTITY}", 10)
    if f.get("issuer"):
        press_seal(sheet, 146, bottom + 30, sample_seal(f["issuer"], rng), rng)
    return sheet


def _electronic(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    """A print of an electronic certificate: labels above values with English, a code to scan."""
    f = view.fields
    sheet = Sheet(210, 297, fonts)
    sheet.rect(14, 14, 182, 240, 0.8, (46, 96, 150))
    _title(sheet, view, 26, 26, 22, "left")
    sheet.text(26, 39, "ELECTRONIC CERTIFICATE (SPECIMEN)", 9, colour=(110, 116, 126))
    _portrait(sheet, 158, 24)
    entries = _entries(view, _TITLED, "dashes", english=True)
    if f.get("term"):
        entries.append(
            Entry("有效期限", [(print_span(f["term"], "dashes", around="{} / {}"), "term")], "Period")
        )
    half = (len(entries) + 1) // 2
    look = EntryLook("above", 12, gap=7, label_colour=(46, 96, 150))
    draw_entries(sheet, 28, 72, 74, entries[:half], look)
    draw_entries(sheet, 112, 72, 74, entries[half:], look)
    sheet.picture(28, 206, 28, 28, qr_picture("http://title.example.invalid/sample"))
    sheet.text(60, 214, f"证件号码：{FAKE_IDENTITY}", 10)
    press_seal(
        sheet,
        158,
        220,
        sample_seal(str(f.get("issuer") or f.get("school") or "样本"), rng, centre="电子证照"),
        rng,
    )
    return sheet
