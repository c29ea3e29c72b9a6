# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Further layouts of the management certificate and of qualification licences."""

from __future__ import annotations

import random

from dossier_ai.corpus.fonts import FontSet
from dossier_ai.corpus.ink import press_seal, sample_seal, sign
from dossier_ai.corpus.prints import print_date
from dossier_ai.corpus.render.entries import Entry, EntryLook, certificate_sheet, draw_entries
from dossier_ai.corpus.render.licence import qr_picture
from dossier_ai.corpus.sheet import Sheet
from dossier_ai.corpus.views import View


def iso_columns(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    """Landscape: who is certified left, number and days in a column right, labels above, English beside."""
    f = view.fields
    sheet = certificate_sheet(fonts, rng, landscape=True, frame=False)
    sheet.rect(12, 12, 273, 186, 0.9, (40, 84, 140))
    title = str(view.extra.get("printed_title", "质量管理体系认证证书"))
    sheet.text(24, 24, title, 26, font="song", bold=True, colour=(40, 84, 140))
    sheet.text(24, 38, "CERTIFICATE OF CONFORMITY", 11, colour=(110, 116, 126))
    sheet.line(200, 22, 200, 186, 0.3, (150, 160, 176))
    look = EntryLook("above", 12, gap=5, label_colour=(80, 100, 130))
    system = "质量管理体系" if "19001" in f["standard"] else "管理体系"
    left = [
        Entry("委托人名称", [(f["holder"], "holder")], "Holder"), Entry("统一社会信用代码", [(f["holder_uscc"], "holder_uscc")]),
        Entry("注册地址", [(f["reg_addr"], "reg_addr")], "Registered address"), Entry("办公地址", [(f["audit_addr"], "audit_addr")], "Audited address"),
        Entry(f"{system}符合标准", [(f["standard"], "standard")], "Standard"), Entry("覆盖范围", [(f["scope"], "scope")], "Scope"),
    ]  # fmt: skip
    y = draw_entries(sheet, 24, 50, 168, left, look)
    sheet.text(24, max(y, 160), "本证书须经监督审核合格方可保持有效，有效状态可查询：", 8)
    sheet.text(24, max(y, 160) + 5, f["query_url"], 8, key="query_url")
    right = [
        Entry("注册号", [(f["cert_no"], "cert_no")], "No."), Entry("初次获证日期", [(print_date(f["first_issued"], "full_dots"), "first_issued")], "Initial"),
        Entry("本次发证日期", [(print_date(f["issued"], "full_dots"), "issued")], "Issued"), Entry("证书有效期至", [(print_date(f["expires"], "full_dots"), "expires")], "Expires"),
    ]  # fmt: skip
    y = draw_entries(sheet, 208, 26, 72, right, look)
    if f["surveillance"]:
        box = sheet.text(210, y + 2, "监督审核：第一次 合格", 9)
        sheet.mark("surveillance", box)
        sheet.rect(208, y, box.width + 5, 8, 0.3, (190, 60, 60))
    if f["accreditation"]:
        sheet.text(
            210,
            y + 14,
            "CNAS C000-M（样本）",
            10,
            font="hei",
            bold=True,
            colour=(40, 70, 130),
            key="accreditation",
        )
    sheet.text(242, 152, f["body"], 11, font="hei", align="center", key="body")
    press_seal(sheet, 244, 158, sample_seal(f["body"], rng), rng)
    sheet.text(210, 182, "签发：", 9)
    sign(sheet, 222, 179, 20, 7, rng)
    return sheet


def qualification_form(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    """Layout 1 upright with a ruled table, layout 2 upright with labels above and the number at the foot."""
    f = view.fields
    table = view.layout == 1
    sheet = certificate_sheet(fonts, rng, landscape=False, frame=table)
    style = "plain" if table else "full_dots"
    entries = [
        Entry("单位名称" if table else "被许可人", [(f["holder"], "holder")], "" if table else "Licensee"),
        Entry("业务范围" if table else "许可内容", [(f["scope"], "scope")], "" if table else "Scope"),
        Entry("颁发日期" if table else "签发日期", [(print_date(f["issued"], style), "issued")], "" if table else "Issued"),
    ]  # fmt: skip
    if f.get("expires"):
        entries.append(
            Entry(
                "有效期限至" if table else "届满日期",
                [(print_date(f["expires"], style), "expires")],
                "" if table else "Expires",
            )
        )
    if table:
        sheet.text(105, 40, f["title"], 26, font="song", bold=True, align="center", key="title")
        sheet.runs(178, 60, [("编号：", None), (f["number"], "number")], 11, align="right")
        draw_entries(sheet, 28, 72, 154, entries, EntryLook("table", 13, 38, 12, label_font="hei"))
        sheet.runs(182, 204, [("发证机关（盖章）：", None), (f["issuer"], "issuer")], 11, align="right")
        press_seal(sheet, 156, 212, sample_seal(f["issuer"], rng), rng)
        return sheet
    sheet.text(28, 34, f["title"], 24, font="hei", bold=True, key="title")
    sheet.text(28, 47, "LICENCE (SPECIMEN)", 10, colour=(110, 116, 126))
    sheet.line(28, 56, 182, 56, 0.6, (58, 96, 150))
    draw_entries(sheet, 28, 68, 150, entries, EntryLook("above", 13, gap=9, label_colour=(58, 96, 150)))
    sheet.picture(28, 214, 26, 26, qr_picture("http://licence.example.invalid/sample"))
    sheet.runs(28, 246, [("证书编号 No. ", None), (f["number"], "number")], 10)
    sheet.text(150, 206, f["issuer"], 12, align="center", key="issuer")
    press_seal(sheet, 152, 214, sample_seal(f["issuer"], rng), rng)
    return sheet
