"""Service ledgers as lists of several layouts and as forms (domain 1.29)."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import service_ledger

UNIT = "示例创业孵化服务有限公司"
HEAD = ["序号", "企业服务诉求", "提供服务的记录", "服务时间", "服务地点", "参与企业", "人数", "意见反馈"]
WIDTHS = [70, 170, 190, 170, 150, 250, 110, 130]
ROWS = [
    ["1", "融资需求", "银企对接", "2025年3月4日", "一楼会议室", "示例一制造有限公司", "3人", "满意"],
    ["2", "专利申请", "代理撰写", "2025.4.10", "同上", "示例二科技有限公司", "2", "〃"],
    ["3", "财税咨询", "上门辅导", "2025-05-06", "企业现场", "示例三商贸有限公司", "12人次", "很好"],
]


def read(document, by_key, *pages):
    return by_key(service_ledger.KIND.extract(document("service_ledger", *pages), no_reread))


def inside(cell, page, words):
    """Whether the first evidence of a cell overlaps one of the words that print `words`."""
    box = cell.evidence[0].box
    return any(
        w.text == words
        and box[0] - 0.01 <= w.rect.cx / page.width <= box[2] + 0.01
        and box[1] - 0.01 <= w.rect.cy / page.height <= box[3] + 0.01
        for w in page.words
    )


def checked(fields, page):
    rows = fields["rows"].value
    assert [r["demand"].value for r in rows] == ["融资需求", "专利申请", "财税咨询"]
    assert [r["record"].value for r in rows] == ["银企对接", "代理撰写", "上门辅导"]
    assert [r["date"].value for r in rows] == ["2025-03-04", "2025-04-10", "2025-05-06"]
    assert [r["place"].value for r in rows] == ["一楼会议室", "一楼会议室", "企业现场"]
    assert [r["persons"].value for r in rows] == ["3", "2", "12"]
    assert [r["feedback"].value for r in rows] == ["满意", "满意", "很好"]
    assert rows[2]["enterprise"].value == "示例三商贸有限公司"
    assert inside(rows[2]["enterprise"], page, "示例三商贸有限公司")
    assert inside(rows[0]["date"], page, "2025年3月4日")


def test_a_ruled_ledger(sheet, document, by_key):
    s = sheet()
    s.centre(100, "2025年度企业服务台账", size=34)
    s.write(60, 180, f"单位名称（盖章）：{UNIT}")
    s.table(0, 240, WIDTHS, [HEAD, *ROWS])
    s.write(60, 600, "填表人：赵示例")
    page = s.page()
    fields = read(document, by_key, page)
    assert (fields["unit_name"].value, fields["year"].value) == (UNIT, "2025")
    assert fields["filled_by"].value == "赵示例"
    checked(fields, page)


@pytest.mark.parametrize("rules", ["none", "rows"])
def test_a_ledger_without_column_lines(sheet, document, by_key, rules):
    s = sheet()
    s.centre(100, "企 业 服 务 台 账", size=34)
    s.centre(160, "（2025年度）")
    s.columns(0, 240, WIDTHS, [HEAD, *ROWS], rules=rules)
    page = s.page()
    fields = read(document, by_key, page)
    assert fields["year"].value == "2025"
    checked(fields, page)


def test_a_ledger_goes_on_with_and_without_header(sheet, document, by_key):
    pages = []
    for number, (rows, head) in enumerate(((ROWS[:1], True), (ROWS[1:2], True), (ROWS[2:], False)), 1):
        s = sheet()
        if head:
            s.centre(100, f"{UNIT}2025年度服务台账", size=30)
        s.table(0, 240 if head else 60, WIDTHS, [*([HEAD] if head else []), *rows])
        pages.append(s.page(number))
    fields = read(document, by_key, *pages)
    assert fields["unit_name"].value == UNIT
    assert [r["seq"].value for r in fields["rows"].value] == ["1", "2", "3"]
    assert fields["rows"].value[2]["date"].evidence[0].page == 3


def test_rows_take_the_year_of_the_ledger(sheet, document, by_key):
    s = sheet()
    s.centre(100, "2025年服务台账", size=34)
    head = [
        "序号",
        "需求",
        "服务内容",
        "日期",
        "企业名称",
        "人次",
        "收费情况",
        "服务机构",
        "企业规模",
        "服务类别",
    ]
    rows = [
        ["1", "融资", "对接", "3月4日", "示例一有限公司", "3", "免费", "本单位", "小型", "融资"],
        ["2", "培训", "讲座", "4.10-4.11", "示例二有限公司", "20", "低收费", "第三方", "微型", "培训"],
        ["合计", "", "", "", "", "23", "", "", "", ""],
    ]
    s.table(0, 240, [70, 90, 120, 150, 230, 90, 120, 120, 120, 120], [head, *rows])
    got = read(document, by_key, s.page())["rows"].value
    assert [r["date"].value for r in got] == ["2025-03-04", "2025-04-10/2025-04-11"]
    assert len(got[0]["date"].evidence) == 2, "the year's place is evidence too"
    assert [r["fee"].value for r in got] == ["免费", "低收费"]
    assert [r["provider"].value for r in got] == ["本单位", "第三方"]
    assert [r["size"].value for r in got] == ["小型", "微型"]
    assert [r["category"].value for r in got] == ["融资", "培训"]


def test_columns_that_say_two_things(sheet, document, by_key):
    s = sheet()
    s.centre(100, "服务台账（2025年度）", size=34)
    head = ["序号", "企业诉求", "服务记录", "服务时间、地点", "参与的企业及人数", "反馈意见"]
    rows = [
        [
            "1",
            "融资",
            "对接会",
            "2025年3月4日\n示例大厦三楼",
            "示例一公司、\n示例二公司，5人",
            "满意",
        ],
        ["2", "法律", "咨询", "5月6日，企业现场", "示例三有限公司（2人）", "满意"],
        ["3", "人才", "招聘", "2025年6月", "示例四有限公司", ""],
    ]
    s.table(0, 240, [70, 130, 150, 300, 360, 130], [head, *rows])
    got = read(document, by_key, s.page())["rows"].value
    assert [r["date"].value for r in got] == ["2025-03-04", "2025-05-06", "2025-06"]
    assert [r["place"].value if "place" in r else None for r in got] == ["示例大厦三楼", "企业现场", None]
    assert [r["persons"].value if "persons" in r else None for r in got] == ["5", "2", None]
    assert [r["enterprise"].value for r in got] == [
        "示例一公司、示例二公司",
        "示例三有限公司",
        "示例四有限公司",
    ]


def form(sheet, enterprise, day, people):
    s = sheet()
    s.centre(100, "企业服务记录表", size=34)
    rows = [
        ["企业名称", enterprise, "企业规模", "小型"],
        ["服务时间", day, "服务地点", "示例路1号"],
        ["企业诉求", "申请高新技术企业认定", "参与人数", people],
        ["服务内容", "政策讲解\n材料辅导", "收费情况", "免费"],
        ["企业意见反馈", "非常满意", "服务机构", "示例咨询公司"],
    ]
    s.table(60, 240, [160, 420, 160, 340], rows)
    return s


def test_one_form_per_service(sheet, document, by_key):
    one = form(sheet, "示例一制造有限公司", "2025年3月4日上午", "3人").page(1)
    two = form(sheet, "示例二制造有限公司", "2025年4月8日至9日", "5").page(2)
    got = read(document, by_key, one, two)["rows"].value
    assert [r["enterprise"].value for r in got] == ["示例一制造有限公司", "示例二制造有限公司"]
    assert [r["date"].value for r in got] == ["2025-03-04", "2025-04-08/2025-04-09"]
    assert [r["persons"].value for r in got] == ["3", "5"]
    assert got[0]["record"].value == "政策讲解材料辅导"
    assert got[1]["date"].evidence[0].page == 2


def test_a_row_cut_by_the_page_break_is_one_service(sheet, document, by_key):
    one, two = sheet(), sheet()
    one.centre(100, "服务台账", size=34)
    one.table(0, 240, WIDTHS, [HEAD, *ROWS[:2]])
    rest = ["", "", "及递交", "", "", "", "", ""]
    two.table(0, 60, WIDTHS, [rest, ROWS[2]])
    got = read(document, by_key, one.page(1), two.page(2))["rows"].value
    assert len(got) == 3
    assert got[1]["record"].value == "代理撰写及递交"
    assert [e.page for e in got[1]["record"].evidence] == [1, 2]


def test_many_pages_of_rows(sheet, document, by_key):
    pages = []
    for number in range(1, 6):
        s = sheet()
        rows = [
            [
                str(35 * (number - 1) + k),
                "咨询",
                "解答",
                f"2025-{number:02d}-{k % 28 + 1:02d}",
                "线上",
                f"示例{number}{k:02d}有限公司",
                "1",
                "满意",
            ]
            for k in range(1, 36)
        ]
        s.table(0, 60, WIDTHS, [HEAD, *rows])
        pages.append(s.page(number))
    got = read(document, by_key, *pages)["rows"].value
    assert [r["seq"].value for r in got] == [str(n) for n in range(1, 176)]
