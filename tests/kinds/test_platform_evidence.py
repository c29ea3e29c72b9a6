"""Screenshots: counters, disclosures, addresses (domain 1.36)."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import platform_evidence


def read(document, by_key, *pages):
    return by_key(platform_evidence.KIND.extract(document("platform_evidence", *pages), no_reread))


def counters(fields):
    return {
        r["label"].value: (r["number"].value, r["unit"].value if "unit" in r else None)
        for r in fields["counters"].value
    }


WANT = {
    "累计访问量": ("1234567", "次"),
    "注册企业": ("1286", "家"),
    "在线服务次数": ("5320", "次"),
}


@pytest.mark.parametrize("below", [True, False])
def test_big_numbers_above_or_below_their_labels(sheet, document, by_key, below):
    s = sheet(width=1600, height=900)
    s.write(60, 40, "示例市中小企业公共服务平台", size=40)
    for i, (label, (number, unit)) in enumerate(WANT.items()):
        x = 150 + 450 * i
        s.write(x, 400 if below else 340, label)
        s.write(x, 340 if below else 390, f"{int(number):,}{unit}", size=44)
    s.write(60, 860, "https://www.example-service.com/", size=20)
    s.write(1300, 860, "2026-05-12 10:32", size=20)
    fields = read(document, by_key, s.page())
    assert counters(fields) == WANT
    assert fields["site_name"].value == "示例市中小企业公共服务平台"
    assert fields["url"].value == "https://www.example-service.com/"
    assert fields["domain"].value == "example-service.com"
    assert fields["captured_on"].value == "2026-05-12"
    row = next(r for r in fields["counters"].value if r["label"].value == "注册企业")
    assert row["number"].evidence[0].quote == "1,286家"


def test_counters_written_in_one_run(sheet, document, by_key):
    s = sheet(width=1600, height=900)
    s.centre(60, "平台系统截图", size=36)
    s.write(60, 200, "累计访问量：1,234,567次    今日浏览量：320")
    s.write(60, 260, "注册企业 1286 家")
    s.write(60, 320, "政策库收录政策 2.3万条")
    s.write(60, 380, "服务热线：400-123-4567   截图时间：2026年5月12日")
    s.write(60, 440, "更新时间：2026-05-01  版本号 3.2")
    fields = read(document, by_key, s.page())
    got = counters(fields)
    assert got["累计访问量"] == ("1234567", "次")
    assert got["今日浏览量"] == ("320", None)
    assert got["注册企业"] == ("1286", "家")
    assert ("2.3", "万条") in got.values()
    assert len(got) == 4, "phones, dates and versions are no counters"
    assert fields["captured_on"].value == "2026-05-12"


def test_labels_beside_numbers_and_units_in_brackets(sheet, document, by_key):
    s = sheet(width=1600, height=900)
    s.centre(60, "后台数据统计", size=36)
    for i, (label, number) in enumerate(
        (("注册用户数（家）", "860"), ("网站点击量（次）", "90,210"), ("办件量（件）", "77"))
    ):
        s.write(100, 200 + 80 * i, label)
        s.write(420, 200 + 80 * i, number)
    got = counters(read(document, by_key, s.page()))
    assert got == {"注册用户数": ("860", "家"), "网站点击量": ("90210", "次"), "办件量": ("77", "件")}


def test_what_is_disclosed_and_offered(sheet, document, by_key):
    s = sheet(width=1600, height=900)
    s.write(60, 30, "示例企业服务网", size=40)
    x = 100
    for name in ("首页", "政策匹配", "融资对接", "法律咨询", "线上课堂", "关于我们"):
        s.write(x, 120, name)
        x += 200
    for i, name in enumerate(("服务目录", "办事流程", "收费标准", "服务承诺")):
        s.write(100, 300 + 60 * i, name)
    s.write(100, 800, "联系电话：0971-6123456    投诉电话：0971-6123457")
    fields = read(document, by_key, s.page())
    assert fields["disclosures"].value == (
        "catalogue",
        "process",
        "fees",
        "contact",
        "commitment",
        "complaint",
    )
    assert len(fields["disclosures"].evidence) == 6
    assert fields["services"].value == ("政策匹配", "融资对接", "法律咨询", "线上课堂")
    assert [e.quote for e in fields["services"].evidence] == list(fields["services"].value)


def test_what_is_missing_is_not_disclosed(sheet, document, by_key):
    s = sheet(width=1600, height=900)
    s.write(60, 30, "示例企业服务网", size=40)
    s.write(100, 300, "服务流程")
    fields = read(document, by_key, s.page())
    assert fields["disclosures"].value == ("process",)
    assert "counters" not in fields
    assert "url" not in fields


def test_a_domain_without_its_scheme(sheet, document, by_key):
    s = sheet(width=1600, height=900)
    s.write(60, 30, "网站名称：示例企服网")
    s.write(60, 80, "域名 fuwu.example.cn")
    fields = read(document, by_key, s.page())
    assert fields["site_name"].value == "示例企服网"
    assert fields["domain"].value == "fuwu.example.cn"
