# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""What applicants print from a browser: the filing of a site, the platform's own pages."""

from __future__ import annotations

import random

from dossier_ai.corpus.fonts import FontSet
from dossier_ai.corpus.prints import print_date
from dossier_ai.corpus.sheet import Colour, Run, Sheet
from dossier_ai.corpus.views import View

_BLUE: Colour = (28, 92, 172)
_GREY: Colour = (112, 116, 124)
_PALE: Colour = (238, 242, 247)
_WHITE: Colour = (250, 250, 252)
DISCLOSURES = {
    "catalogue": ("服务目录", "服务项目一览"), "process": ("服务流程", "办事流程"), "fees": ("收费标准", "收费公示"),
    "contact": ("联系方式", "联系我们"), "commitment": ("服务承诺", "服务质量承诺"), "complaint": ("投诉渠道", "投诉与建议"),
}  # fmt: skip


def browser(
    sheet: Sheet,
    address: str,
    title: str,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    key: str | None = None,
) -> float:
    """The frame of a browser window with its tab and address; returns the height below."""
    sheet.rect(x, y, width, height, 0.3, (150, 154, 160), fill=(255, 255, 255))
    sheet.rect(x, y, width, 8, 0, fill=(222, 226, 231))
    for index, colour in enumerate(((232, 96, 88), (240, 190, 70), (98, 194, 96))):
        cx = x + 4 + index * 4
        sheet.fill([(cx - 1, y + 4), (cx, y + 3), (cx + 1, y + 4), (cx, y + 5)], colour)
    sheet.rect(x + 18, y + 1.5, 58, 6.5, 0, fill=(255, 255, 255))
    sheet.text(x + 21, y + 3.2, title[:16], 7.5, colour=_GREY, font="hei")
    sheet.rect(x + 4, y + 9.5, width - 8, 6, 0.2, (200, 204, 210), fill=_PALE)
    sheet.text(x + 8, y + 10.8, address, 8, font="hei", colour=(60, 64, 72), key=key)
    return y + 17


# -- the filing of a site ---------------------------------------------------------------------------------


def filing_sheets(view: View, fonts: FontSet, rng: random.Random) -> list[Sheet]:
    """Layout 0 the result table of a query, 1 the detail page, 2 a phone's screen."""
    sheet = (_filing_table, _filing_detail, _filing_phone)[view.layout](view, fonts, rng)
    sheet.finish()
    return [sheet]


_FILING = (
    ("holder", "主办单位名称", "ICP备案主体名称", "主办者"), ("holder_kind", "主办单位性质", "单位性质", "主体性质"),
    ("number", "网站备案/许可证号", "ICP备案/许可证号", "备案号"), ("site_name", "网站名称", "网站名称", "服务名称"),
    ("domain", "网站首页网址", "网站域名", "域名"), ("approved_on", "审核日期", "审核通过日期", "审核时间"),
)  # fmt: skip


def _filed(view: View, column: int, style: str) -> list[tuple[str, str, str]]:
    """label, printed value, key of what is known."""
    f = view.fields
    out = []
    for row in _FILING:
        if f.get(row[0]):
            value = print_date(f[row[0]], style) if row[0] == "approved_on" else str(f[row[0]])
            out.append((row[column + 1], value, row[0]))
    return out


def _filing_table(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    sheet = Sheet(297, 210, fonts)
    y = browser(
        sheet, "https://beian.example.invalid/#/Integrated/recordQuery", "ICP备案管理系统", 12, 16, 273, 160
    )
    sheet.rect(12, y, 273, 14, 0, fill=_BLUE)
    sheet.text(20, y + 4, "ICP/IP地址/域名信息备案管理系统（样本）", 14, font="hei", colour=_WHITE)
    sheet.text(
        24,
        y + 24,
        "查询条件：" + str(view.fields.get("domain") or view.fields.get("holder", "")),
        9,
        font="hei",
        colour=_GREY,
    )
    filed = _filed(view, 0, "dashes")
    wide = 249 / (len(filed) + 1.2)
    top = y + 36
    sheet.rect(24, top, 249, 9, 0.2, (190, 196, 204), fill=_PALE)
    sheet.text(26, top + 2.8, "序号", 8.5, font="hei")
    sheet.text(26, top + 14, "1", 8.5, font="hei")
    depth = top + 20
    for index, (label, value, key) in enumerate(filed):
        x = 24 + wide * (index + 0.35)
        sheet.text(x, top + 2.8, label, 8.5, font="hei")
        low = top + 12
        for line in sheet.break_lines([(value, key)], wide - 2.5, 8.5, "hei"):
            sheet.runs(x, low, line, 8.5, font="hei", colour=(70, 74, 82))
            low += 4.2
        depth = max(depth, low + 2)
    sheet.rect(24, top + 9, 249, depth - top - 9, 0.2, (190, 196, 204))
    sheet.text(260, depth + 4, "共 1 条", 8, font="hei", colour=_GREY, align="right")
    return sheet


def _filing_detail(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    sheet = Sheet(210, 297, fonts)
    y = browser(sheet, "https://beian.example.invalid/#/Integrated/detail", "备案详情", 14, 18, 182, 190)
    sheet.text(24, y + 4, "ICP备案主体信息", 12, font="hei", colour=_BLUE)
    filed = _filed(view, 1, "plain")
    row = y + 14
    for index, (label, value, key) in enumerate(filed):
        if index == 3:
            sheet.text(24, row + 5, "ICP备案网站信息", 12, font="hei", colour=_BLUE)
            row += 15
        sheet.rect(24, row, 162, 10, 0.2, (206, 210, 216), fill=_PALE if index % 2 else (255, 255, 255))
        sheet.text(28, row + 3, f"{label}：", 9.5, font="hei", colour=_GREY)
        sheet.text(76, row + 3, value, 9.5, font="hei", key=key)
        row += 10
    return sheet


def _filing_phone(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    """A phone's screen, the labels above their values, and the site's own foot line below it."""
    sheet = Sheet(210, 297, fonts)
    sheet.rect(58, 14, 94, 200, 0.8, (60, 62, 68), fill=(255, 255, 255))
    sheet.text(64, 19, "10:26", 8, font="hei")
    sheet.text(105, 28, "备案查询结果", 12, font="hei", align="center")
    row = 44.0
    for label, value, key in _filed(view, 2, "slashes"):
        sheet.text(66, row, label, 8, font="hei", colour=_GREY)
        for line in sheet.break_lines([(value, key)], 78, 10.5, "hei"):
            sheet.runs(66, row + 5.5, line, 10.5, font="hei")
            row += 5.2
        sheet.line(66, row + 7, 144, row + 7, 0.15, (220, 222, 226))
        row += 11
    sheet.text(105, 222, "图：手机查询备案信息截图", 10, align="center")
    return sheet


# -- the platform's own pages -----------------------------------------------------------------------------


def platform_sheets(view: View, fonts: FontSet, rng: random.Random) -> list[Sheet]:
    """Layout 0 the home page with tiles, 1 a back-end with a table of figures, 2 a phone's page beside one."""
    sheet = (_home, _back_end, _phone)[view.layout](view, fonts, rng)
    sheet.finish()
    return [sheet]


def _address(view: View) -> str:
    return str(view.fields.get("url") or view.fields.get("domain") or "")


def _captured(
    sheet: Sheet, view: View, x: float, y: float, style: str, label: str, align: str = "left"
) -> None:
    if view.fields.get("captured_on"):
        sheet.runs(
            x,
            y,
            [(label, None), (print_date(view.fields["captured_on"], style), "captured_on")],
            9,
            font="hei",
            colour=_GREY,
            align=align,
        )


def _counters(view: View) -> list[tuple[int, list[Run], Run, Run]]:
    """Per counter: its index, the runs of its label, its number, its unit."""
    out = []
    for i, c in enumerate(view.fields.get("counters") or []):
        unit = c.get("unit") or ""
        out.append(
            (
                i,
                [(c["label"], f"counters[{i}].label")],
                (c["number"], f"counters[{i}].number"),
                (unit, f"counters[{i}].unit"),
            )
        )
    return out  # type: ignore[return-value]


def _disclosed(view: View, variant: int) -> list[str]:
    return [DISCLOSURES[d][variant] for d in view.fields.get("disclosures") or []]


def _domain_foot(sheet: Sheet, view: View, cx: float, y: float) -> None:
    f = view.fields
    line: list[Run] = [("版权所有：", None), (f.get("site_name", ""), None)]
    if f.get("domain"):
        line += [("　域名：", None), (f["domain"], "domain")]
    sheet.runs(cx, y, line, 8, font="hei", colour=_GREY, align="center")


def _home(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    f = view.fields
    sheet = Sheet(297, 210, fonts)
    y = browser(
        sheet, _address(view), f.get("site_name", ""), 10, 14, 277, 178, key="url" if f.get("url") else None
    )
    sheet.rect(10.2, y, 276.6, 22, 0, fill=_BLUE)
    sheet.text(22, y + 6, f.get("site_name", ""), 19, font="hei", bold=True, colour=_WHITE, key="site_name")
    x = 22.0
    for item in ("首页", *_disclosed(view, 0)):
        box = sheet.text(x, y + 26, item, 10.5, font="hei", colour=(50, 56, 66))
        if item != "首页":
            sheet.mark("disclosures", box)
        x = box.right + 9
    sheet.line(10.2, y + 33, 286.8, y + 33, 0.2, (210, 214, 220))
    counters = _counters(view)
    wide = 258 / max(1, len(counters))
    for n, (_, label, number, unit) in enumerate(counters):
        cx = 20 + wide * (n + 0.5)
        sheet.rect(cx - wide / 2 + 2, y + 40, wide - 4, 26, 0.2, (214, 220, 228), fill=_PALE)
        sheet.runs(cx, y + 44, [number], 18, font="hei", colour=(214, 96, 30), align="center")
        sheet.runs(
            cx,
            y + 56,
            [*label, ("（", None), unit, ("）", None)] if unit[0] else label,
            9.5,
            font="hei",
            align="center",
        )
    for n, service in enumerate(f.get("services") or []):
        x, top = 22 + (n % 4) * 65, y + 76 + (n // 4) * 22
        sheet.rect(x, top, 58, 16, 0.3, _BLUE)
        sheet.text(x + 29, top + 5, service, 11, font="hei", align="center", colour=_BLUE, key="services")
    _domain_foot(sheet, view, 148, 184)
    _captured(sheet, view, 284, 195, "slashes", "截图时间：", "right")
    return sheet


def _back_end(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    f = view.fields
    sheet = Sheet(210, 297, fonts)
    y = browser(sheet, _address(view), "后台管理", 12, 20, 186, 210, key="url" if f.get("url") else None)
    sheet.rect(12.2, y, 44, 192.8, 0, fill=(44, 54, 70))
    sheet.text(34, y + 5, "管理后台", 11, font="hei", colour=_WHITE, align="center")
    top = y + 18
    for item in (*(f.get("services") or []), *_disclosed(view, 1)):
        key = "services" if item in (f.get("services") or []) else "disclosures"
        sheet.text(18, top, item, 9, font="hei", colour=(206, 212, 222), key=key)
        top += 9
    sheet.text(62, y + 5, f.get("site_name", ""), 13, font="hei", key="site_name")
    sheet.text(62, y + 16, "数据统计", 10.5, font="hei", colour=_GREY)
    row = y + 24
    sheet.rect(62, row, 130, 9, 0.2, (200, 204, 210), fill=_PALE)
    for x, head in ((66, "指标"), (130, "累计数"), (168, "单位")):
        sheet.text(x, row + 2.8, head, 9, font="hei")
    for _, label, number, unit in _counters(view):
        row += 9
        sheet.rect(62, row, 130, 9, 0.2, (200, 204, 210))
        sheet.runs(66, row + 2.8, label, 9, font="hei")
        sheet.runs(130, row + 2.8, [number], 9, font="hei")
        sheet.runs(168, row + 2.8, [unit], 9, font="hei")
    _domain_foot(sheet, view, 126, 222)
    _captured(sheet, view, 62, row + 16, "dashes", "导出日期：")
    return sheet


def _phone(view: View, fonts: FontSet, rng: random.Random) -> Sheet:
    """Two phone screens on a page: figures in sentences left, disclosed items as a list right."""
    f = view.fields
    sheet = Sheet(210, 297, fonts)
    sheet.text(105, 16, "平台系统运行情况截图", 15, font="hei", align="center", bold=True)
    for x in (16, 112):
        sheet.rect(x, 30, 82, 170, 0.8, (60, 62, 68), fill=(255, 255, 255))
        sheet.text(x + 6, 34, "9:41", 8, font="hei")
    sheet.text(57, 44, f.get("site_name", "")[:18], 11, font="hei", align="center", key="site_name")
    row = 58.0
    for _, label, number, unit in _counters(view):
        sheet.runs(22, row, label, 8.5, font="hei", colour=_GREY)
        sheet.runs(22, row + 5.5, [number, (" ", None), unit], 13, font="hei")
        row += 16
    sheet.text(118, 44, "服务公开", 11, font="hei", colour=_BLUE)
    row = 56.0
    for item in _disclosed(view, 1):
        sheet.text(120, row, item, 10, font="hei", key="disclosures")
        sheet.text(188, row, ">", 10, font="hei", colour=_GREY, align="right")
        sheet.line(118, row + 6.5, 190, row + 6.5, 0.15, (220, 222, 226))
        row += 10
    for service in f.get("services") or []:
        sheet.rect(119, row + 2, 70, 8, 0, fill=_PALE)
        sheet.text(123, row + 4, service, 9.5, font="hei", key="services")
        row += 10
    row = 208.0
    if f.get("url"):
        sheet.runs(20, row, [("访问地址：", None), (f["url"], "url")], 10)
        row += 8
    if f.get("domain"):
        sheet.runs(20, row, [("网站域名：", None), (f["domain"], "domain")], 10)
        row += 8
    _captured(sheet, view, 20, row, "plain", "截图日期：")
    return sheet
