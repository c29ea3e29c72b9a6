"""More arrangements of tables of contents and dividers: neighbours of those that failed when they were first read. Invented."""
# ruff: noqa: E501 - printed sentences stay whole

from __future__ import annotations

import pytest

DOCUMENTS = {}


def doc(name, **want):
    def keep(draw):
        DOCUMENTS[name] = (draw, want)
        return draw

    return keep


KIND = "divider"


def toc(*rows):
    return [{"title": t, "page": p} for t, p in rows]


@doc(
    "wrapped title with leaders on its second line",
    toc=toc(
        ("申请推荐表", "1"),
        ("2021年、2022年和2023年经会计师事务所审计的财务报告及服务收支情况专项审计报告", "12"),
        ("人员证明", "66"),
        ("场地证明", "90"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(120, "目  录", size=40)
    y = 240
    for t in ["1．申请推荐表…………………………………………………1"]:
        s.write(140, y, t)
        y += 70
    s.write(140, y, "2．2021年、2022年和2023年经会计师事务所审计的财务报告")
    y += 36
    s.write(180, y, "及服务收支情况专项审计报告……………………………12")
    y += 70
    for t in ["3．人员证明………………………………………………66", "4．场地证明………………………………………………90"]:
        s.write(140, y, t)
        y += 70
    return [s]


@doc(
    "table of four columns with remarks",
    toc=toc(("申报书", "1"), ("营业执照", "20"), ("资质证书", "22"), ("服务合同", "30")),
)
def _(sheet):
    s = sheet()
    s.centre(120, "申报材料一览表", size=40)
    s.table(
        120,
        220,
        [90, 500, 160, 120, 150],
        [
            ["序号", "材料名称", "份数", "页码", "备注"],
            ["一", "申报书", "1", "1", "原件"],
            ["二", "营业执照", "1", "20", "复印件"],
            ["三", "资质证书", "2", "22", "复印件"],
            ["四", "服务合同", "3", "30", "复印件"],
        ],
    )
    return [s]


@doc(
    "two columns of entries side by side without rules",
    toc=toc(("申报书", "1"), ("营业执照", "20"), ("资质证书", "22"), ("服务合同", "30")),
)
def _(sheet):
    s = sheet()
    s.centre(120, "目录", size=40)
    for i, (t, p) in enumerate(
        [("一、 申报书", "1"), ("二、 营业执照", "20"), ("三、 资质证书", "22"), ("四、 服务合同", "30")]
    ):
        s.write(140, 240 + 60 * i, t)
        s.write(600, 240 + 60 * i, "第 " + p + " 页")
    s.centre(1690, "I", size=18)
    return [s]


@doc(
    "chapter heads without pages above their parts",
    toc=toc(("申请表", "1"), ("申请报告", "7"), ("营业执照", "30"), ("资质证书", "31")),
)
def _(sheet):
    s = sheet()
    s.centre(120, "目  录", size=40)
    y = 230
    for x, t, p in [
        (140, "第一部分 申请材料", ""),
        (200, "（一）申请表", "1"),
        (200, "（二）申请报告", "7"),
        (140, "第二部分 证明材料", ""),
        (200, "（一）营业执照", "30"),
        (200, "（二）资质证书", "31"),
    ]:
        s.write(x, y, t)
        if p:
            s.write(700, y, "-----------------")
            s.write(1000, y, p)
        y += 58
    return [s]


@doc(
    "ruled table without pages",
    toc=[
        {"title": "申请表", "page": None},
        {"title": "审计报告", "page": None},
        {"title": "场地租赁合同", "page": None},
    ],
)
def _(sheet):
    s = sheet()
    s.centre(120, "附件清单", size=40)
    s.table(
        160,
        220,
        [120, 700],
        [["序号", "材料名称"], ["1", "申请表"], ["2", "审计报告"], ["3", "场地租赁合同"]],
    )
    return [s]


@doc(
    "group column merged, pages as ranges",
    toc=toc(
        ("申请推荐表", "1"), ("营业执照", "8"), ("审计报告", "9"), ("人员花名册", "60"), ("劳动合同", "64")
    ),
)
def _(sheet):
    s = sheet()
    s.centre(120, "目 录", size=40)
    s.table(
        120,
        220,
        [180, 110, 500, 180],
        [
            ["类别", "序号", "名称", "起止页"],
            ["基本材料", "1", "申请推荐表", "1-7"],
            ["^", "2", "营业执照", "8-8"],
            ["^", "3", "审计报告", "9-59"],
            ["人员材料", "4", "人员花名册", "60-63"],
            ["^", "5", "劳动合同", "64-120"],
        ],
    )
    return [s]


@doc("page in front of the title", toc=None)
def _(sheet):
    s = sheet()
    s.centre(300, "中小企业公共服务示范平台", size=44)
    s.centre(380, "申报材料", size=52)
    s.centre(1200, "二〇二四年六月")
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
    assert flat(got) == flat(want)
