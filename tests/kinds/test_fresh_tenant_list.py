"""Lists of tenants: the day at which they were counted, in many wordings. Invented."""

from __future__ import annotations

import pytest

DOCUMENTS = {}
KIND = "tenant_list"


def doc(name, **want):
    def keep(draw):
        DOCUMENTS[name] = (draw, want)
        return draw

    return keep


A = "云泽市禾木企业服务有限公司"


def reg(name, title, draw, on, **k):

    @doc(name, snapshot_on=on, **k)
    def _(sheet):
        s = sheet(width=1754, height=1240)
        s.centre(80, title, size=34)
        draw(s)
        s.table(
            60,
            220,
            [80, 400, 280, 160, 180, 140, 140, 220],
            [
                ["序号", "企业名称", "统一社会信用代码", "规模", "入驻时间", "面积", "人数", "联系人"],
                [
                    "1",
                    "云泽市恒顺机械有限公司",
                    "91630100MA7TEST11X",
                    "小型",
                    "2022-05-06",
                    "120",
                    "15",
                    "李海峰",
                ],
                ["2", "云泽天合食品有限公司", "", "微型", "2021-03-01", "80", "8", "许静"],
            ],
            row_height=54,
        )
        return [s]


def n(s):
    """Nothing else is printed."""


reg("as of in the title", "入驻企业名单（截至2023年12月31日）", n, "2023-12-31")


reg("as of below", "入驻企业名单", lambda s: s.write(90, 150, "统计时间：2023年12月31日"), "2023-12-31")


reg("end of the year", "2023年末在孵企业一览表", n, "2023-12-31")


reg("dot date", "基地入驻企业名册", lambda s: s.write(90, 150, "截止日期：2023.12.31"), "2023-12-31")


reg("deadline words", "小微企业入驻情况表", lambda s: s.write(90, 150, "（数据截至2024年3月底）"), "2024-03")


reg("time point", "入驻企业清单", lambda s: s.write(90, 150, "数据时点：2024年6月30日"), "2024-06-30")


reg(
    "now with fill date",
    "目前入驻企业名单",
    lambda s: s.write(1200, 150, "填表日期：2024年6月20日"),
    "2024-06-20",
)


reg(
    "last year's end",
    "上年末入驻企业名单",
    lambda s: s.write(1200, 150, "填报日期：2024年6月20日"),
    "2023-12-31",
)


reg("as at", "入驻企业名单", lambda s: s.write(90, 150, "至2023年12月31日止在园企业"), "2023-12-31")


reg("month in the title", "2024年5月入驻企业名单", n, "2024-05")


reg(
    "status on",
    "在驻企业明细表",
    lambda s: s.write(90, 150, "入驻状态截止时间：2023年12月31日"),
    "2023-12-31",
)


reg("month end", "入驻企业汇总表（2023年12月底）", n, "2023-12")


reg("base date", "入园企业名单", lambda s: s.write(90, 150, "统计基准日：2023-12-31"), "2023-12-31")


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
