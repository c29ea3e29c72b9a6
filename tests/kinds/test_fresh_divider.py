"""Fresh covers, contents and tabs, as offices write them; nothing here was looked at when the reader was written. Invented."""
# ruff: noqa: E501 - printed sentences stay whole

from __future__ import annotations

import re

import pytest

DOCUMENTS = {}


def doc(name, **want):
    def keep(draw):
        DOCUMENTS[name] = (draw, want)
        return draw

    return keep


def prose(s, y, *paragraphs, x=130, n=40, pitch=46):
    for paragraph in paragraphs:
        text = paragraph if paragraph.startswith("|") else "  " + paragraph
        text = text.lstrip("|")
        first = True
        while text:
            take = n - 2 if first and text.startswith("  ") else n
            piece, text = text[:take], text[take:]
            s.write(x + (48 if piece.startswith("  ") else 0), y, piece.strip())
            first = False
            y += pitch
    return y


KIND = "divider"


def toc(*rows):
    return [{"title": t, "page": p} for t, p in rows]


@doc(
    "leaders of dots, numbered in Chinese",
    toc=toc(
        ("申请推荐表", "1"),
        ("营业执照副本复印件", "9"),
        ("2023年度审计报告", "11"),
        ("服务平台主要从业人员情况表", "48"),
        ("真实性声明", "63"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(150, "目  录", size=44)
    for i, (t, p) in enumerate(
        [
            ("一、申请推荐表", "1"),
            ("二、营业执照副本复印件", "9"),
            ("三、2023年度审计报告", "11"),
            ("四、服务平台主要从业人员情况表", "48"),
            ("五、真实性声明", "63"),
        ]
    ):
        dots = "…" * int((900 - 24 * len(t)) / 24)
        s.write(150, 290 + 62 * i, t + dots + p)
    return [s]


@doc(
    "ruled table with number, name and pages from-to",
    toc=toc(
        ("申请报告", "3"),
        ("法人营业执照", "21"),
        ("近三年审计报告", "22"),
        ("办公场所租赁合同", "95"),
        ("服务台账", "103"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(120, "申报材料目录", size=40)
    s.table(
        130,
        220,
        [110, 660, 210],
        [
            ["序号", "材料名称", "页码"],
            ["1", "申请报告", "3-20"],
            ["2", "法人营业执照", "21"],
            ["3", "近三年审计报告", "22-94"],
            ["4", "办公场所租赁合同", "95-102"],
            ["5", "服务台账", "103-118"],
        ],
    )
    return [s]


@doc(
    "page numbers far to the right, without leaders, attachments named",
    toc=toc(
        ("示范平台申请表", "1"),
        ("服务设施、软件、仪器设备清单", "15"),
        ("平台服务中小企业名单及满意度评价表", "17"),
        ("信用报告", "36"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(140, "目    录", size=40)
    for i, (n, t, p) in enumerate(
        [
            ("附件1", "示范平台申请表", "1"),
            ("附件2", "服务设施、软件、仪器设备清单", "15"),
            ("附件3", "平台服务中小企业名单及满意度评价表", "17"),
            ("附件4", "信用报告", "36"),
        ]
    ):
        s.write(140, 280 + 66 * i, n)
        s.write(250, 280 + 66 * i, t)
        s.write(1050, 280 + 66 * i, p)
    return [s]


@doc(
    "two levels, chapters and their parts",
    toc=toc(
        ("基本情况", "1"),
        ("单位简介", "1"),
        ("组织架构", "3"),
        ("服务业绩", "5"),
        ("近三年服务情况", "5"),
        ("典型案例", "8"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(140, "目录", size=40)
    for i, (x, t, p) in enumerate(
        [
            (140, "第一章 基本情况", "1"),
            (200, "1.1 单位简介", "1"),
            (200, "1.2 组织架构", "3"),
            (140, "第二章 服务业绩", "5"),
            (200, "2.1 近三年服务情况", "5"),
            (200, "2.2 典型案例", "8"),
        ]
    ):
        s.write(x, 260 + 56 * i, t)
        width = sum(24 if ord(c) > 0x2E80 else 13.2 for c in t)
        s.write(x + width + 10, 260 + 56 * i, "." * int((1040 - x - width - 20) / 13.2))
        s.write(1050, 260 + 56 * i, p)
    return [s]


@doc(
    "page in round brackets after the title, P before the number",
    toc=toc(("推荐函", "1"), ("法人证书", "2"), ("专项审计报告", "4"), ("场地证明", "30")),
)
def _(sheet):
    s = sheet()
    s.centre(150, "材 料 目 录", size=40)
    for i, text in enumerate(
        ["1. 推荐函（P1）", "2. 法人证书（P2-3）", "3. 专项审计报告（P4-29）", "4. 场地证明（P30-41）"]
    ):
        s.write(160, 290 + 64 * i, text)
    return [s]


@doc("a tab", toc=None)
def _(sheet):
    s = sheet()
    s.centre(720, "附件三", size=56)
    s.centre(840, "场地证明材料", size=56)
    return [s]


@doc("a cover of the volume", toc=None)
def _(sheet):
    s = sheet()
    s.centre(360, "2024年度中小企业公共服务示范平台", size=44)
    s.centre(440, "申 报 材 料", size=64)
    s.write(330, 1100, "申报单位：西宁河湟中小企业服务有限公司", size=28)
    s.write(330, 1160, "申报时间：2024年6月", size=28)
    return [s]


@doc(
    "over two pages, the head repeated",
    toc=toc(
        ("申请表", "1"),
        ("申请报告", "12"),
        ("审计报告", "33"),
        ("人员证明", "80"),
        ("合作协议", "120"),
        ("信用查询记录", "141"),
    ),
)
def _(sheet):
    out = []
    for rows in (
        [["1", "申请表", "1"], ["2", "申请报告", "12"], ["3", "审计报告", "33"]],
        [["4", "人员证明", "80"], ["5", "合作协议", "120"], ["6", "信用查询记录", "141"]],
    ):
        s = sheet()
        s.centre(110, "资料清单", size=40)
        s.columns(150, 210, [120, 640, 160], [["编号", "资料名称", "页次"], *rows], rules="rows")
        out.append(s)
    return out


@doc(
    "titles without a page",
    toc=[
        {"title": "营业执照", "page": None},
        {"title": "审计报告", "page": None},
        {"title": "服务收支情况专项审计报告", "page": None},
        {"title": "从业人员社保证明", "page": None},
    ],
)
def _(sheet):
    s = sheet()
    s.centre(150, "目录", size=44)
    for i, text in enumerate(
        ["附件1：营业执照", "附件2：审计报告", "附件3：服务收支情况专项审计报告", "附件4：从业人员社保证明"]
    ):
        s.write(170, 290 + 64 * i, text)
    return [s]


@doc(
    "a long title wraps, number in a column of its own",
    toc=toc(
        ("企业法人营业执照（副本）", "2"),
        ("2021年、2022年、2023年年度审计报告及服务收支情况专项审计报告", "4"),
        ("ISO9001质量管理体系认证证书", "98"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(120, "目 录", size=40)
    s.table(
        140,
        220,
        [100, 620, 180],
        [
            ["序号", "内容", "页数"],
            ["1", "企业法人营业执照（副本）", "2"],
            ["2", "2021年、2022年、2023年年度审计报告及\n服务收支情况专项审计报告", "4"],
            ["3", "ISO9001质量管理体系认证证书", "98"],
        ],
    )
    return [s]


@doc(
    "headings of columns, centred page numbers, ranges with a wave",
    toc=toc(
        ("推荐表", "1"), ("申请报告", "6"), ("人员情况表及证明", "28"), ("设备清单", "57"), ("租赁合同", "60")
    ),
)
def _(sheet):
    s = sheet()
    s.centre(110, "目  录", size=40)
    y = 210
    for n, (a, b, c) in enumerate(
        [
            ("序号", "文件名称", "起止页码"),
            ("1", "推荐表", "1~5"),
            ("2", "申请报告", "6~27"),
            ("3", "人员情况表及证明", "28~56"),
            ("4", "设备清单", "57~59"),
            ("5", "租赁合同", "60~72"),
        ]
    ):
        s.write(180 if n == 0 else 200, y, a)
        s.write(430 - 12 * len(b) + 150, y, b)
        s.write(980 - 6 * len(c), y, c)
        s.line(140, y + 36, 1100, y + 36)
        y += 48
    return [s]


@doc(
    "dots and page read as words of their own, bracketed numerals",
    toc=toc(("营业执照", "1"), ("法定代表人身份证明", "2"), ("财务审计报告", "3"), ("服务项目合同", "41")),
)
def _(sheet):
    s = sheet()
    s.centre(120, "目  录", size=40)
    for i, (t, p) in enumerate(
        [
            ("（一）营业执照", "1"),
            ("（二）法定代表人身份证明", "2"),
            ("（三）财务审计报告", "3"),
            ("（四）服务项目合同", "41"),
        ]
    ):
        y = 240 + 60 * i
        r = s.write(150, y, t)
        s.write(r.right + 12, y, "." * int((1000 - r.right) / 13.2))
        s.write(1020, y, p)
    return [s]


@doc(
    "第…页 after the title",
    toc=toc(("申报书", "1"), ("资质证书", "18"), ("获奖证书", "22")),
)
def _(sheet):
    s = sheet()
    s.centre(120, "附件目录", size=40)
    for i, (t, p) in enumerate(
        [("1、申报书", "第1页"), ("2、资质证书", "第18页"), ("3、获奖证书", "第22页")]
    ):
        s.write(160, 240 + 60 * i, t)
        s.write(960, 240 + 60 * i, p)
    return [s]


@doc("tab with a number and three lines of what follows", toc=None)
def _(sheet):
    s = sheet()
    s.centre(500, "第五部分", size=52)
    s.centre(620, "服务业绩证明", size=52)
    s.centre(760, "活动通知  签到表  照片", size=28)
    return [s]


def flat(fields):
    """Rows cell by cell, so that a failure names the cell."""
    out = {}
    for key, value in fields.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            out |= {f"{key}[{i}].{c}": v for i, row in enumerate(value) for c, v in row.items()}
        else:
            out[key] = value
    return out


@pytest.mark.parametrize("surface", ["drawn", "ocr"])
@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_reads(name, surface, sheet, read_fresh):
    draw, want = DOCUMENTS[name]
    got = read_fresh(KIND, draw(sheet), surface, want)
    if got["toc"]:  # whether 附件1 belongs to the title is a matter of taste
        got["toc"] = [{**row, "title": re.sub(r"^附件\d+[：:\s]*", "", row["title"])} for row in got["toc"]]
    assert flat(got) == flat(want)
