"""The business licence: landscape (since 2019) and portrait (2015-2019), without the national emblem."""

from __future__ import annotations

import random

import zxingcpp
from PIL import Image

from dossier_ai.core.geometry import Rect
from dossier_ai.corpus.fonts import FontSet
from dossier_ai.corpus.ink import SealSpec, guilloche, ornate_frame, press_seal, watermark
from dossier_ai.corpus.prints import print_capital, print_date, print_period, spread
from dossier_ai.corpus.sheet import MM_PER_POINT, RED, Colour, Sheet
from dossier_ai.corpus.views import View

_GOLD: Colour = (176, 138, 74)
_PALE: Colour = (236, 226, 205)


def qr_picture(payload: str) -> Image.Image:
    """A QR code of `payload`, black on white."""
    code = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode)
    image = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=6))
    return image.convert("RGB")


def licence_sheets(view: View, fonts: FontSet, rng: random.Random) -> list[Sheet]:
    """One page; `view.layout` 1 is portrait, 0 and 2 are landscape."""
    sheet = _portrait(view, fonts, rng) if view.layout == 1 else _landscape(view, fonts, rng)
    if rng.random() < 0.2:
        watermark(sheet, "仅供申报使用", rng)
    holder = view.extra.get("copied_by")
    if holder:
        sheet.text(24, sheet.height - 34, "与原件一致", 14, font="kai", colour=RED)
        press_seal(sheet, 50, sheet.height - 32, SealSpec(str(holder), diameter=38), rng)
    sheet.finish()
    return [sheet]


def _specimen(sheet: Sheet, cx: float, cy: float) -> None:
    """Where a real licence bears the emblem."""
    sheet.rect(cx - 11, cy - 7, 22, 14, 0.4, RED)
    sheet.text(cx, cy - 5.5, "样本", 12, font="hei", colour=RED, align="center", record=False)
    sheet.text(cx, cy + 0.5, "SPECIMEN", 8, font="hei", colour=RED, align="center", record=False)


def _entry(
    sheet: Sheet,
    x: float,
    y: float,
    width: float,
    label: str,
    value: str,
    key: str,
    pt: float,
    label_width: float,
    max_lines: int = 9,
) -> float:
    """A label and its value, wrapped in its own column; returns the height below."""
    gap = (5 - len(label)) * pt * MM_PER_POINT / max(1, len(label) - 1)
    sheet.text(x, y, label, pt, font="song", bold=True, spacing=max(0.0, gap))
    lines = sheet.break_lines([(value, key)], width - label_width, pt, "song")
    while len(lines) > max_lines and pt > 6:
        pt -= 0.5
        lines = sheet.break_lines([(value, key)], width - label_width, pt, "song")
    for line in lines:
        sheet.runs(x + label_width, y, line, pt)
        y += pt * MM_PER_POINT * 1.45
    return y


def _landscape(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    sheet = Sheet(297, 210, fonts)
    f = view.fields
    frame = Rect(12, 11, 285, 199)
    guilloche(sheet, frame.grown(-9), rng, _PALE)
    ornate_frame(sheet, frame, _GOLD, 4.2, 7)
    _specimen(sheet, 148.5, 30)
    sheet.text(148.5, 42, "营业执照", 44, font="song", bold=True, align="center", spacing=9)
    copy = f"（{spread(f['copy_kind'], 3)}）" if rng.random() < 0.5 else f"({f['copy_kind']})"
    box = sheet.text(148.5, 61.5, copy, 15, align="center")
    sheet.mark("copy_kind", box)
    code_x, qr_x = (32.0, 240.0) if view.layout == 0 else (198.0, 34.0)
    if f.get("serial"):
        sheet.runs(code_x, 22, [("编号 ", None), (f["serial"], "serial")], 9)
    sheet.text(code_x, 34, "统一社会信用代码", 12, font="hei")
    sheet.text(code_x, 41, f["uscc"], 15, font="hei", bold=True, key="uscc")
    sheet.picture(
        qr_x,
        21,
        25,
        25,
        qr_picture(str(view.extra.get("qr", "http://www.gsxt.example.invalid/i?n=" + f["serial"]))),
    )
    for row, text in enumerate(
        ("扫描二维码登录‘国", "家企业信用信息公示", "系统’了解更多登记、", "备案、许可、监管信息。")
    ):
        sheet.text(qr_x + 12.5, 47.5 + row * 3.1, text, 7, align="center")
    pt = rng.choice([12, 12.5, 13])
    style = rng.choice(["padded", "padded", "plain"])
    lead = 31.0
    y = 78.0
    left = [("名称", "name"), ("类型", "kind"), ("法定代表人", "legal_rep"), ("经营范围", "scope")]
    right = [("注册资本", "capital"), ("成立日期", "established"), ("营业期限", "term"), ("住所", "address")]
    for label, key in left:
        y = _entry(sheet, 30, y, 128, label, f[key], key, pt if key != "scope" else pt - 2, lead, 9) + 5.5
    y = 78.0
    for label, key in right:
        if key not in f:
            continue
        value = f[key]
        if key == "capital":
            value = print_capital(value, rng)
        elif key == "established":
            value = print_date(value, style)
        elif key == "term":
            value = print_period(value, style)
        y = _entry(sheet, 168, y, 98, label, value, key, pt, lead) + 5.5
    _registrar(sheet, view, 205, 158, rng, style)
    sheet.text(30, 190.5, "国家企业信用信息公示系统网址：http://www.gsxt.example.invalid", 8)
    sheet.text(
        148.5,
        201.5,
        "市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告。",
        7,
        align="center",
    )
    sheet.text(268, 190.5, "国家市场监督管理总局监制", 8, align="right")
    return sheet


def _registrar(sheet: Sheet, view: View, x: float, y: float, rng: random.Random, style: str) -> None:
    f = view.fields
    sheet.text(x, y, rng.choice(["登记机关", "登 记 机 关"]), 13)
    seal = press_seal(
        sheet, x + 38, y + 8, SealSpec(f["registrar"], diameter=42, opacity=rng.uniform(0.5, 0.85)), rng
    )
    sheet.mark("registrar", seal)
    sheet.text(x + 14, y + 17, print_date(f["issued"], rng.choice([style, "spaced"])), 13, key="issued")


def _portrait(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    sheet = Sheet(210, 297, fonts)
    f = view.fields
    frame = Rect(12, 12, 198, 285)
    guilloche(sheet, frame.grown(-9), rng, _PALE)
    ornate_frame(sheet, frame, _GOLD, 4.2, 7)
    _specimen(sheet, 105, 36)
    sheet.text(105, 50, "营业执照", 46, bold=True, align="center", spacing=8)
    copy = sheet.text(105, 72, f"（{spread(f['copy_kind'], 3)}）", 16, align="center")
    sheet.mark("copy_kind", copy)
    sheet.runs(178, 73, [(f"({f['serial']})", "serial")], 10, align="right")
    sheet.runs(105, 84, [("统一社会信用代码 ", None), (f["uscc"], "uscc")], 14, font="hei", align="center")
    pt = rng.choice([13, 13.5])
    style = rng.choice(["padded", "plain"])
    y = 100.0
    entries = [
        ("名称", "name", f["name"]), ("类型", "kind", f["kind"]), ("住所", "address", f["address"]),
        ("法定代表人", "legal_rep", f["legal_rep"]),
        ("注册资本", "capital", print_capital(f["capital"], rng)),
        ("成立日期", "established", print_date(f["established"], style)),
    ]  # fmt: skip
    if "term" in f:
        entries.append(("营业期限", "term", print_period(f["term"], style)))
    entries.append(("经营范围", "scope", f["scope"]))
    for label, key, value in entries:
        size = pt if key != "scope" else 10.5
        y = _entry(sheet, 30, y, 148, label, value, key, size, 34, 8) + 4.2
    sheet.picture(
        28, 232, 24, 24, qr_picture(str(view.extra.get("qr", "http://gsxt.example.invalid/" + f["serial"])))
    )
    _registrar(sheet, view, 112, 236, rng, style)
    sheet.text(28, 270, "企业信用信息公示系统网址：http://www.gsxt.example.invalid", 8)
    sheet.text(182, 270, "中华人民共和国国家工商行政管理总局监制", 8, align="right")
    return sheet
