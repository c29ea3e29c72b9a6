"""Website filings: the register's detail page, its table, and the foot of the site itself."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import icp_filing

UNIT = "示例中小企业服务有限公司"
NUMBER = "青ICP备2021000123号-1"
HEAD = ["序号", "主办单位名称", "主办单位性质"]
WANT = {
    "holder": UNIT,
    "holder_kind": "企业",
    "number": "青ICP备2021000123号-1",
    "site_name": "示例企业服务网",
    "domain": "sample-fuwu.cn",
    "approved_on": "2023-05-16",
}


def extracted(document, by_key, *pages):
    return by_key(icp_filing.KIND.extract(document("icp_filing", *pages), no_reread))


def values(fields):
    return {key: fields[key].value for key in WANT if key in fields}


def covers(page, field, text):
    left, top, right, bottom = field.evidence[0].box
    x, y = (left + right) / 2 * page.width, (top + bottom) / 2 * page.height
    return any(text in w.text and w.rect.contains(x, y) for w in page.words)


@pytest.mark.parametrize("colon", ["：", " "])
def test_the_detail_page_of_the_register(sheet, document, by_key, colon):
    s = sheet(width=1754, height=1240)
    s.write(100, 40, "https://beian.miit.gov.cn/#/Integrated/recordQuery", size=18)
    s.centre(100, "ICP/IP地址/域名信息备案管理系统", size=34)
    rows = [
        ("ICP备案主体信息", ""),
        ("ICP备案/许可证号", "青ICP备2021000123号"),
        ("主办单位名称", UNIT),
        ("主办单位性质", "企业"),
        ("审核通过日期", "2023-05-16"),
        ("ICP备案服务信息", ""),
        ("网站名称", "示例企业服务网"),
        ("网站备案/许可证号", "青ICP备2021000123号-1"),
        ("网站域名", "sample-fuwu.cn"),
    ]
    for i, (label, value) in enumerate(rows):
        rect = s.write(160, 200 + 60 * i, label + (colon if value else ""))
        if value:
            s.write(rect.right + (4 if colon == "：" else 60), 200 + 60 * i, value)
    page = s.page()
    fields = extracted(document, by_key, page)
    assert values(fields) == WANT
    assert all(covers(page, fields[key], WANT[key] if key != "number" else "号-1") for key in WANT)


def test_the_table_of_the_register(sheet, document, by_key):
    s = sheet(width=1754, height=1240)
    s.centre(80, "网站备案信息查询", size=34)
    s.table(
        20,
        200,
        [80, 360, 180, 320, 220, 220, 200],
        [
            [
                "序号",
                "主办单位名称",
                "主办单位性质",
                "网站备案/许可证号",
                "网站名称",
                "网站首页网址",
                "审核通过日期",
            ],
            [
                "1",
                UNIT,
                "企业",
                "青ICP备2021000123号-1",
                "示例企业\n服务网",
                "www.sample-\nfuwu.cn",
                "2023-05-16",
            ],
        ],
    )
    assert values(extracted(document, by_key, s.page())) == {**WANT, "domain": "www.sample-fuwu.cn"}


def test_a_table_without_lines(sheet, document, by_key):
    s = sheet(width=1754, height=1240)
    s.centre(80, "ICP备案查询结果", size=34)
    s.columns(
        20,
        200,
        [400, 200, 380, 260, 260, 200],
        [
            ["主办单位名称", "主办单位性质", "ICP备案/许可证号", "网站名称", "网站域名", "审核日期"],
            [UNIT, "企业", "青ICP备2021000123号-1", "示例企业服务网", "sample-fuwu.cn", "2023-05-16"],
        ],
    )
    assert values(extracted(document, by_key, s.page())) == WANT


def test_the_foot_of_the_site(sheet, document, by_key):
    s = sheet(width=1754, height=1240)
    s.write(100, 30, "https://www.sample-fuwu.cn/index.html", size=18)
    s.write(500, 300, "政策服务", size=40)
    s.write(300, 1100, f"版权所有：{UNIT}　联系邮箱：kf@other-mail.com", size=18)
    s.write(300, 1140, "青1CP备2021000123号-1   青公网安备63010202000123号", size=18)
    page = s.page()
    fields = extracted(document, by_key, page)
    assert values(fields) == {
        "holder": UNIT,
        "number": "青ICP备2021000123号-1",
        "domain": "www.sample-fuwu.cn",
    }
    assert fields["number"].state == "repaired"
    assert covers(page, fields["holder"], UNIT)


def test_a_number_with_seven_digits_is_not_read(sheet, document, by_key):
    s = sheet()
    s.centre(80, "网站备案信息", size=34)
    s.write(100, 200, "ICP备案号：青ICP备1234567号")
    fields = extracted(document, by_key, s.page())
    assert fields["number"].value is None
    assert fields["number"].state == "occluded"
