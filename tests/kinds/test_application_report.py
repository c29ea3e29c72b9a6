"""Application reports: every figure of the prose as a claim (domain 1.16)."""

from __future__ import annotations

from dossier_ai.core import no_reread
from dossier_ai.kinds import application_report

UNIT = "示例中小企业服务有限公司"


def read(document, by_key, *pages):
    return by_key(application_report.KIND.extract(document("application_report", *pages), no_reread))


def prose(sheet, *lines, title="", start=300, step=46, x=140):
    s = sheet()
    if title:
        s.centre(160, title, size=42)
    for i, text in enumerate(lines):
        s.write(x, start + step * i, text)
    return s


def claims(fields):
    rows = fields["claims"].value
    return [
        (r["subject"].value, r["quantity"].value, r["unit"].value, r["year"].value if "year" in r else None)
        for r in rows
    ]


def test_claims_over_wrapped_lines_and_pages(sheet, document, by_key):
    one = prose(
        sheet,
        f"申报单位：{UNIT}",
        "一、申请单位的基本情况",
        "公司现有专职服务人员28人，服务场地面积1,280.5平方米，建有线上服务平台，累计注册企业",
        "3,200家。",
        title="申 请 报 告",
    )
    two = prose(
        sheet,
        "四、近三年的服务情况",
        "2023年、2024年、2025年分别服务中小企业210家、260家、320家。",
        "2025年度组织培训12场，培训1,560人次，满意率98.6%，帮助企业融资1.2亿元。",
    )
    fields = read(document, by_key, one.page(1), two.page(2))
    assert claims(fields) == [
        ("公司现有专职服务人员", "28", "人", None),
        ("服务场地面积", "1280.5", "平方米", None),
        ("注册企业", "3200", "家", None),
        ("服务中小企业", "210", "家", "2023"),
        ("服务中小企业", "260", "家", "2024"),
        ("服务中小企业", "320", "家", "2025"),
        ("组织培训", "12", "场", "2025"),
        ("培训", "1560", "人次", "2025"),
        ("满意率", "98.6", "%", "2025"),
        ("帮助企业融资", "1.2", "亿元", "2025"),
    ]
    wrapped = fields["claims"].value[2]
    assert len(wrapped["sentence"].evidence) == 2
    assert wrapped["quantity"].evidence[0].quote == "3,200家"
    assert fields["claims"].value[3]["quantity"].evidence[0].page == 2


def test_figures_of_tables_are_no_claims(sheet, document, by_key):
    s = prose(sheet, f"申报单位：{UNIT}", "公司从业人员28人。", title="申请报告")
    s.table(100, 700, [300, 300], [["年度", "服务企业"], ["2025", "320家"], ["2024", "260家"]])
    fields = read(document, by_key, s.page())
    assert claims(fields) == [("公司从业人员", "28", "人", None)]


def test_a_cover_names_the_unit_below_the_title(sheet, document, by_key):
    cover = sheet()
    cover.centre(500, "中小企业公共服务示范平台", size=44)
    cover.centre(580, "申请报告", size=44)
    cover.centre(700, UNIT, size=30)
    cover.centre(1500, "二〇二六年五月", size=28)
    body = prose(sheet, "一、基本情况", "公司成立于2019年3月。现有会员企业约150家。")
    fields = read(document, by_key, cover.page(1), body.page(2))
    assert fields["unit_name"].value == UNIT
    assert fields["headings"].value == ("基本情况",)
    assert claims(fields)[-1][1:3] == ("150", "家")


def test_headings_counted_in_parts(sheet, document, by_key):
    page = prose(sheet, "第一部分　申请单位的基本情况", "第二部分 管理运营情况", title="申请报告").page(1)
    assert read(document, by_key, page)["headings"].value == ("申请单位的基本情况", "管理运营情况")
