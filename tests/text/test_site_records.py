"""Filing numbers and domains come back from any surrounding text; what only resembles one does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.text.lines import lines_of
from dossier_ai.text.site_records import domain_of, domains_in, filings_in


def lines(text):
    word = Word(text, Rect(100, 100, 1500, 124))
    return lines_of(Page("a.png", 1, 1654, 900, Frame.plain(1654, 900), (word,), "ocr"))


provinces = st.sampled_from("粤青蜀京黔滇陇辽")
digits = st.one_of(*(st.integers(10 ** (n - 1), 10**n - 1).map(str) for n in (6, 8, 10)))
sites = st.one_of(st.just(""), st.integers(1, 99).map(lambda n: f"-{n}"))


@given(provinces, digits, sites, st.sampled_from(["备案号：{}", "版权所有 {} 技术支持", "{}", "© 2024 {}"]))
def test_a_filing_comes_back_from_any_line(province, number, site, around):
    filing = f"{province}ICP备{number}号{site}"
    (found,) = filings_in(lines(around.format(filing)))
    assert (found.number, found.repaired) == (filing, False)
    assert (found.filing.province, found.filing.number) == (province, number)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("粤1CP备12345678号-1", ["粤ICP备12345678号-1"]),
        ("粤 ICP 备 12345678 号 － 2", ["粤ICP备12345678号-2"]),
        ("经营许可证 粤B2-20190001", ["粤B2-20190001"]),
        ("青ICP备1234567号", []),
        ("粤公网安备44010602000001号", []),
        ("ICP备案信息查询", []),
    ],
)
def test_numbers_as_the_standard_has_them(text, numbers):
    assert [f.number for f in filings_in(lines(text))] == numbers


labels = st.text("abcdefghijkmnpqrstuvwxyz0123456789", min_size=2, max_size=12)


@given(
    labels,
    st.sampled_from(["com", "cn", "com.cn", "net", "org.cn"]),
    st.sampled_from(["{}", "https://www.{}/", "http://{}/index.html", "www.{}"]),
)
def test_a_domain_comes_back_without_scheme_and_path(name, ending, around):
    host = f"{name}.{ending}"
    assert (domain_of(around.format(host)) or "").removeprefix("www.") == host


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://beian.miit.gov.cn/#/Integrated/index", None),
        ("service@sample-site.cn", None),
        ("sample-site。com。cn", "sample-site.com.cn"),
        ("示例服务平台", None),
        ("www.example-a.cn;example-b.cn", "www.example-a.cn"),
    ],
)
def test_what_is_no_domain(text, host):
    assert domain_of(text) == host
    assert [h for h, _ in domains_in(lines(text.replace("。", ".")))][:1] == ([host] if host else [])
