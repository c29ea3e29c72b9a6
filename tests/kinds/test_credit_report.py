"""Credit reports: counts stated, denied and missing, entries removed and repaired, proofs and queries."""

from __future__ import annotations

import random

import pytest

from dossier_ai.core import no_reread
from dossier_ai.corpus.codes import make_unified_code
from dossier_ai.kinds import credit_report

UNIT = "示例中小企业服务有限公司"


CODE = make_unified_code(random.Random(4), "630100", fake=False)


def extracted(document, by_key, *pages):
    return by_key(credit_report.KIND.extract(document("credit_report", *pages), no_reread))


def drawn(sheet, title, *lines, x=140, step=52, size=42):
    s = sheet()
    if title:
        s.centre(120, title, size=size)
    for i, text in enumerate(lines):
        if text:
            s.write(x, 260 + step * i, text)
    return s


def counts(fields):
    return {r["section"].value: r["count"].value for r in fields["sections"].value}


def check(fields, want):
    assert {k: fields[k].value for k in want if k in fields} == want


def covers(page, evidence, text):
    left, top, right, bottom = evidence.box
    x, y = (left + right) / 2 * page.width, (top + bottom) / 2 * page.height
    return any(text in w.text and w.rect.contains(x, y) for w in page.words)


def test_sections_with_nothing_over_three_pages(sheet, document, by_key):
    cover = drawn(
        sheet,
        "法人和非法人组织公共信用信息报告",
        f"机构名称：{UNIT}",
        f"统一社会信用代码：{CODE}",
        "报告编号：20260501123456789",
        "报告生成日期：2026年05月01日",
        "报告出具单位：示例省公共信用信息中心",
    )
    second = drawn(
        sheet,
        "",
        "一、登记注册基础信息",
        "法定代表人：周示例",
        "二、行政管理信息",
        "（一）行政许可信息",
        "共 3 条",
        "（二）行政处罚信息",
        "查询期内暂无相关信息",
        "三、严重失信主体名单信息",
        "暂无相关信息",
    )
    third = drawn(
        sheet,
        "",
        "四、经营（活动）异常名录信息",
        "共 0 条",
        "五、失信被执行人信息",
        "未查询到相关记录",
        "六、欠税信息",
    )
    pages = cover.page(1), second.page(2), third.page(3)
    fields = extracted(document, by_key, *pages)
    check(
        fields,
        {
            "title": "法人和非法人组织公共信用信息报告",
            "report_kind": "credit_china",
            "subject": UNIT,
            "subject_uscc": CODE,
            "subject_kind": "unit",
            "report_no": "20260501123456789",
            "report_date": "2026-05-01",
            "issuer": "示例省公共信用信息中心",
        },
    )
    assert counts(fields) == {"penalty": "0", "serious": "0", "abnormal": "0", "dishonest": "0", "tax": None}
    assert "judicial" not in counts(fields), "a section that is not printed says nothing"
    assert "records" not in fields
    penalty = next(r for r in fields["sections"].value if r["section"].value == "penalty")
    assert penalty["title"].value == "行政处罚信息"
    assert covers(pages[1], penalty["count"].evidence[0], "暂无相关信息")
    assert penalty["count"].evidence[0].page == 2


def test_a_ruled_summary_with_counts(sheet, document, by_key):
    s = sheet()
    s.centre(100, "公共信用信息报告", size=42)
    s.write(100, 200, f"主体名称 {UNIT}")
    s.write(100, 260, "报告生成日期 2026-05-01")
    s.table(
        60,
        340,
        [300, 200, 300, 200],
        [
            ["行政处罚", "0条", "经营异常名录", "0条"],
            ["严重失信主体名单", "0条", "失信被执行人", "1条"],
            ["行政许可", "5条", "欠税信息", "无"],
        ],
    )
    page = s.page()
    fields = extracted(document, by_key, page)
    assert counts(fields) == {"penalty": "0", "abnormal": "0", "serious": "0", "dishonest": "1", "tax": "0"}
    row = fields["sections"].value[3]
    assert covers(page, row["count"].evidence[0], "1条")


def test_a_publicity_report_with_a_removed_listing_and_penalties(sheet, document, by_key):
    first = drawn(
        sheet,
        "企业信用信息公示报告",
        f"企业名称：{UNIT}",
        "报告生成时间：2026年04月30日",
        "列入经营异常名录信息",
    )
    rows = [
        ["序号", "列入日期", "列入经营异常\n名录原因", "作出决定机关\n（列入）", "移出日期", "移出原因"],
        ["1", "2022年7月8日", "未按期公示\n年度报告", "示例市市场\n监督管理局", "2022年8月1日", "已补报"],
        ["2", "2024年7月8日", "登记住所\n无法联系", "示例市市场\n监督管理局", "", ""],
    ]
    first.table(40, 520, [80, 200, 260, 240, 200, 160], rows, row_height=60)
    second = drawn(sheet, "", "行政处罚信息")
    second.table(
        40,
        330,
        [240, 340, 200, 340],
        [
            ["决定书文号", "示市监罚字2023第5号", "处罚决定日期", "2023年3月2日"],
            ["违法行为类型", "广告违法", "处罚机关", "示例市市场监督管理局"],
            ["处罚内容", "罚款1000元", "信用修复状态", "已修复"],
        ],
    )
    second.write(140, 700, "列入严重违法失信名单信息")
    second.write(140, 760, "暂无列入严重违法失信名单信息")
    fields = extracted(document, by_key, first.page(1), second.page(2))
    assert fields["report_kind"].value == "gsxt"
    assert counts(fields) == {"abnormal": "2", "penalty": "1", "serious": "0"}
    got = [{k: c.value for k, c in r.items()} for r in fields["records"].value]
    assert got[0] == {
        "section": "abnormal",
        "date": "2022-07-08",
        "content": "未按期公示年度报告",
        "authority": "示例市市场监督管理局",
        "removed_on": "2022-08-01",
        "status": "removed",
    }
    assert (got[1]["date"], got[1]["status"]) == ("2024-07-08", "listed")
    assert got[1].get("removed_on") is None
    assert (got[2]["section"], got[2]["date"], got[2]["status"]) == ("penalty", "2023-03-02", "repaired")
    assert got[2]["authority"] == "示例市市场监督管理局"


def test_entries_as_labelled_lines(sheet, document, by_key):
    s = drawn(
        sheet,
        "信用报告",
        f"单位名称：{UNIT}",
        "报告日期：2026-03-01",
        "行政处罚信息（2条）",
        "处罚决定日期：2022-01-05",
        "处罚内容：警告",
        "处罚机关：示例市税务局",
        "处罚决定日期：2023-02-06",
        "处罚内容：罚款500元",
        "处罚机关：示例市消防救援支队",
        "修复日期：2023-12-01",
        "失信被执行人信息（0条）",
    )
    fields = extracted(document, by_key, s.page())
    assert counts(fields) == {"penalty": "2", "dishonest": "0"}
    got = [(r["date"].value, r["content"].value, r["status"].value) for r in fields["records"].value]
    assert got == [("2022-01-05", "警告", "listed"), ("2023-02-06", "罚款500元", "removed")]


@pytest.mark.parametrize(
    ("lines", "subject", "kind", "count"),
    [
        (
            ("被执行人姓名/名称：周示例", "省份：全部", "没有找到相关的结果", "查询时间：2026-05-03 10:20"),
            "周示例",
            "person",
            "0",
        ),
        (
            ("查询条件", f"在全国范围内没有找到{UNIT}相关的结果", "查询日期 2026年5月3日"),
            UNIT,
            "unit",
            "0",
        ),
        (("姓名：周示例", "查询结果：共2条记录", "查询时间：2026年5月3日"), "周示例", "person", "2"),
    ],
)
def test_queries_for_persons_and_units(sheet, document, by_key, lines, subject, kind, count):
    page = drawn(sheet, "失信被执行人查询结果", *lines).page()
    fields = extracted(document, by_key, page)
    check(
        fields,
        {
            "report_kind": "dishonest_query",
            "subject": subject,
            "subject_kind": kind,
            "report_date": "2026-05-03",
        },
    )
    assert counts(fields) == {"dishonest": count}
    assert "subject_uscc" not in fields
    assert covers(page, fields["subject"].evidence[0], subject)


def test_the_name_of_the_court_query_is_no_section(sheet, document, by_key):
    s = drawn(
        sheet,
        "全国法院失信被执行人名单信息公布与查询平台",
        "被执行人姓名/名称：周示例  省份：全部",
        "在全国范围内没有找到 周示例 相关的结果。",
        size=36,
    )
    fields = extracted(document, by_key, s.page())
    (row,) = fields["sections"].value
    assert (row["title"].value, row["count"].value) == ("失信被执行人", "0")
    assert fields["subject"].value == "周示例"


def test_a_proof_of_compliance(sheet, document, by_key):
    s = drawn(
        sheet,
        "无违法违规证明",
        "编号：2026-018",
        f"经查询，{UNIT}自2023年1月1日至2025年12月31日期间，",
        "未发现因违反市场监管法律法规受到行政处罚的记录，未被列入经营异常名录。",
        "特此证明。",
    )
    s.write(700, 700, "示例市市场监督管理局")
    s.write(760, 760, "2026年1月20日")
    fields = extracted(document, by_key, s.page())
    check(
        fields,
        {
            "report_kind": "compliance",
            "subject": UNIT,
            "subject_kind": "unit",
            "issuer": "示例市市场监督管理局",
            "report_date": "2026-01-20",
        },
    )
    assert counts(fields)["penalty"] == "0"


def test_what_reports_explain_is_no_section(sheet, document, by_key):
    s = drawn(
        sheet,
        "信用报告",
        f"单位名称：{UNIT}",
        "报告说明",
        "1.本报告中的行政处罚信息来源于各行政机关。",
        "2.失信被执行人信息由人民法院提供，仅供参考。",
    )
    fields = extracted(document, by_key, s.page())
    assert "sections" not in fields
    assert "records" not in fields
