# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Certificates with frames: quality management, qualifications, and the auditor's own papers."""

from __future__ import annotations

import random

from dossier_ai.core.geometry import Rect
from dossier_ai.corpus.fonts import FontSet
from dossier_ai.corpus.ink import SealSpec, guilloche, ornate_frame, press_seal, sign, watermark
from dossier_ai.corpus.prints import print_date
from dossier_ai.corpus.render.certificate_forms import iso_columns, qualification_form
from dossier_ai.corpus.render.licence import licence_sheets
from dossier_ai.corpus.sheet import BLACK, Colour, Sheet
from dossier_ai.corpus.views import View

_TINTS: tuple[tuple[Colour, Colour], ...] = (
    ((178, 140, 76), (238, 228, 206)),
    ((58, 96, 150), (222, 231, 243)),
    ((52, 120, 92), (220, 238, 228)),
)


def iso_sheets(view: View, fonts: FontSet, rng: random.Random) -> list[Sheet]:
    """One page in Chinese; layout 0 centred lines, 1 labelled entries on the left, 2 landscape columns."""
    if view.layout == 2:
        wide = iso_columns(view, fonts, rng)
        wide.finish()
        return [wide]
    sheet = Sheet(210, 297, fonts)
    f = view.fields
    dark, pale = rng.choice(_TINTS)
    frame = Rect(10, 10, 200, 287)
    guilloche(sheet, frame.grown(-9), rng, pale)
    ornate_frame(sheet, frame, dark, 4, 7)
    title = str(view.extra.get("printed_title", "质量管理体系认证证书"))
    sheet.text(105, 30, title, 30, font="hei", bold=True, align="center", colour=dark)
    sheet.text(
        105,
        44,
        "Quality Management System Certificate" if "质量" in title else "Management System Certificate",
        12,
        align="center",
        colour=dark,
    )
    sheet.runs(105, 54, [("证书编号：", None), (f["cert_no"], "cert_no")], 12, align="center")
    draw = _iso_centred if view.layout == 0 else _iso_labelled
    draw(sheet, view, rng)
    _iso_foot(sheet, view, rng)
    if rng.random() < 0.2:
        watermark(sheet, "仅供申报使用", rng)
    sheet.finish()
    return [sheet]


def _iso_centred(sheet: Sheet, view: View, rng: random.Random) -> None:
    f = view.fields
    y = 68.0
    sheet.text(105, y, "兹证明", 13, align="center")
    sheet.text(105, y + 10, f["holder"], 18, font="hei", bold=True, align="center", key="holder")
    sheet.runs(
        105, y + 21, [("统一社会信用代码：", None), (f["holder_uscc"], "holder_uscc")], 11, align="center"
    )
    y = sheet.paragraph(30, y + 29, 150, [("注册地址：", None), (f["reg_addr"], "reg_addr")], 10.5, indent=0)
    y = sheet.paragraph(30, y, 150, [("审核地址：", None), (f["audit_addr"], "audit_addr")], 10.5, indent=0)
    sheet.text(
        105,
        y + 6,
        "建立的质量管理体系符合标准" if "19001" in f["standard"] else "建立的管理体系符合标准",
        13,
        align="center",
    )
    sheet.text(105, y + 16, f["standard"], 16, font="hei", bold=True, align="center", key="standard")
    sheet.text(105, y + 30, "通过认证范围如下：", 13, align="center")
    y = sheet.paragraph(34, y + 40, 142, [(f["scope"], "scope")], 13, align="center", indent=0)
    y = max(y + 12, 190)
    for label, key in (("初次发证日期", "first_issued"), ("发证日期", "issued"), ("有效期至", "expires")):
        sheet.runs(60, y, [(f"{label}：", None), (print_date(f[key]), key)], 12)
        y += 9


def _iso_labelled(sheet: Sheet, view: View, rng: random.Random) -> None:
    f = view.fields
    y = 72.0
    for label, key in (
        ("获证组织：", "holder"), ("统一社会信用代码：", "holder_uscc"), ("注册地址：", "reg_addr"), ("生产经营地址：", "audit_addr"),
        ("认证依据：", "standard"), ("认证范围：", "scope"),
    ):  # fmt: skip
        sheet.text(28, y, label, 12, bold=True)
        y = sheet.paragraph(70, y, 112, [(f[key], key)], 12, indent=0, leading=1.5) + 6
    y = max(y + 4, 172)
    for label, key in (
        ("首次发证日期：", "first_issued"),
        ("颁证日期：", "issued"),
        ("证书有效期至：", "expires"),
    ):
        sheet.text(28, y, label, 12, bold=True)
        sheet.text(70, y, print_date(f[key], "dashes" if view.extra.get("dashes") else "padded"), 12, key=key)
        y += 9.5


def _iso_foot(sheet: Sheet, view: View, rng: random.Random) -> None:
    f = view.fields
    if f["surveillance"]:
        box = sheet.text(30, 224, "第一次监督审核合格  √", 10)
        sheet.mark("surveillance", box)
        sheet.rect(27, 222, box.width + 8, 8, 0.3)
    sheet.text(
        30, 236, "本证书须经监督审核合格方可保持有效。证书信息可在国家认证认可信息公共服务平台查询：", 8
    )
    sheet.text(30, 240.5, f["query_url"], 8, key="query_url")
    sheet.text(150, 250, f["body"], 12, font="hei", align="center", key="body")
    press_seal(sheet, 158, 254, SealSpec(f["body"], diameter=40, opacity=0.6), rng)
    sheet.text(120, 262, "签发人：", 10)
    sign(sheet, 134, 259, 22, 8, rng)
    if f["accreditation"]:
        box = sheet.text(
            40, 252, "CNAS", 15, font="hei", bold=True, colour=(40, 70, 130), key="accreditation"
        )
        sheet.text(40, 260, "中国认可 管理体系 CNAS C000-M（样本）", 7, colour=(40, 70, 130))
        sheet.rect(36, 249, 50, 16, 0.3, (40, 70, 130))


def qualification_sheets(view: View, fonts: FontSet, rng: random.Random) -> list[Sheet]:
    """A licence such as 人力资源服务许可证: landscape, labelled entries, issuer's seal; 1 and 2 are upright."""
    if view.layout:
        form = qualification_form(view, fonts, rng)
        form.finish()
        return [form]
    sheet = Sheet(297, 210, fonts)
    f = view.fields
    dark, pale = rng.choice(_TINTS)
    guilloche(sheet, Rect(20, 20, 277, 190), rng, pale)
    ornate_frame(sheet, Rect(12, 12, 285, 198), dark, 4.4, 7)
    sheet.text(148.5, 34, f["title"], 30, font="hei", bold=True, align="center", key="title", spacing=3)
    sheet.runs(148.5, 52, [("许可证编号：", None), (f["number"], "number")], 12, align="center")
    y = 74.0
    for label, key in (("机构名称：", "holder"), ("许可范围：", "scope"), ("发证机关：", "issuer")):
        sheet.text(48, y, label, 15)
        sheet.text(82, y, f[key], 15, key=key)
        y += 15
    sheet.text(48, y, "发证日期：", 15)
    sheet.text(82, y, print_date(f["issued"]), 15, key="issued")
    sheet.text(48, y + 15, "有效期至：", 15)
    sheet.text(82, y + 15, print_date(f["expires"]), 15, key="expires")
    press_seal(sheet, 222, 158, SealSpec(f["issuer"], diameter=42, opacity=0.7), rng)
    sheet.finish()
    return [sheet]


def auditor_papers(view: View, fonts: FontSet, rng: random.Random) -> list[Sheet]:
    """What audit firms bind behind their report: their own licence, practice certificate, CPA cards."""
    f, e = view.fields, view.extra
    own = View(
        "business_licence", "",
        {
            "uscc": e["auditor_uscc"], "serial": f"{rng.randrange(10**11, 10**12)}", "name": f["firm"],
            "kind": "普通合伙企业" if "合伙" in f["firm"] else "有限责任公司(自然人投资或控股)", "legal_rep": e["auditor_partner"],
            "capital": "2000000.00", "established": "2009-08-12", "address": "青海省西宁市城中区示例大街9号6层",
            "scope": "审查企业会计报表，出具审计报告；验证企业资本，出具验资报告；会计咨询、税务咨询、管理咨询、会计培训。",
            "registrar": "虚构省样本市市场监督管理局", "issued": "2021-06-08", "copy_kind": "副本",
        },
        {"copied_by": f["firm"]}, layout=0,
    )  # fmt: skip
    sheets = licence_sheets(own, fonts, rng)
    card = Sheet(210, 297, fonts)
    card.text(105, 22, "会计师事务所执业证书", 24, font="hei", bold=True, align="center")
    card.rect(24, 16, 162, 112, 0.6, BLACK)
    for row, (label, value) in enumerate(
        (("名称：", f["firm"]), ("首席合伙人：", e["auditor_partner"]), ("经营场所：", "青海省西宁市城中区示例大街9号6层"),
         ("执业证书编号：", f"63{rng.randrange(10**5, 10**6)}"), ("批准执业文号：", "虚财会〔2009〕18号"))
    ):  # fmt: skip
        card.text(36, 46 + row * 12, label, 12)
        card.text(74, 46 + row * 12, value, 12)
    press_seal(card, 158, 104, SealSpec("虚构省财政厅", opacity=0.6), rng)
    for index, name in enumerate(f["cpas"]):
        x = 24 + index * 84
        card.rect(x, 150, 78, 104, 0.5)
        card.text(x + 39, 156, "中国注册会计师", 13, font="hei", align="center")
        card.rect(x + 27, 166, 24, 32, 0.3, fill=(200, 204, 210))
        for row, (label, value) in enumerate(
            (
                ("姓名：", name),
                ("工作单位：", f["firm"][:11]),
                ("证书编号：", f"63{rng.randrange(10**9, 10**10)}"),
                ("年度检验登记：", "合格"),
            )
        ):
            card.text(x + 6, 204 + row * 9, label, 9)
            card.text(x + 28, 204 + row * 9, value, 9)
    card.finish()
    return [*sheets, card]
