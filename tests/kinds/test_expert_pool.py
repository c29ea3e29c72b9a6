"""Lists of experts in three layouts and letters of appointment in four wordings."""

from __future__ import annotations

import pytest

from dossier_ai.core import Rect, Seal, no_reread
from dossier_ai.kinds import expert_pool

UNIT = "示例中小企业服务有限公司"


def extracted(document, by_key, *pages):
    return by_key(expert_pool.KIND.extract(document("expert_pool", *pages), no_reread))


def values(row):
    return {key: cell.value for key, cell in row.items()}


def test_a_ruled_list_over_two_pages(sheet, document, by_key):
    head = ["序号", "姓名", "工作单位", "职务/职称", "专业领域", "联系方式", "聘任时间"]
    widths = [70, 110, 320, 160, 190, 170, 170]
    first, second = sheet(), sheet()
    first.centre(90, "专 家 库 名 单", size=40)
    first.write(60, 170, f"申报单位（盖章）：{UNIT}")
    first.seals.append(Seal(Rect(300, 100, 470, 270), "round", "red", UNIT, None, 0.9))
    people = [
        ["1", "周示例", "示例大学", "教授", "数字化\n转型", "13800001111", "2024年3月1日"],
        ["2", "吴示例", "示例律师事务所", "律师", "法律服务", "0971-8220000", "2024.05"],
    ]
    first.table(20, 240, widths, [head, *people])
    second.table(20, 100, widths, [["3", "郑示例", UNIT, "—", "财税", "", "2023/6/1"]])
    pages = first.page(1), second.page(2)
    fields = extracted(document, by_key, *pages)
    rows = fields["rows"].value
    assert fields["unit_name"].value == UNIT
    assert fields["unit_sealed"].value is True
    assert [(r["name"].value, r["employer"].value, r["appointed_on"].value) for r in rows] == [
        ("周示例", "示例大学", "2024-03-01"),
        ("吴示例", "示例律师事务所", "2024-05"),
        ("郑示例", UNIT, "2023-06-01"),
    ]
    assert rows[0]["field"].value == "数字化转型"
    assert rows[2]["name"].evidence[0].page == 2
    assert rows[2]["phone"].value is None


@pytest.mark.parametrize("rules", ["none", "rows"])
def test_a_list_without_column_lines_whose_unit_is_in_the_title(sheet, document, by_key, rules):
    s = sheet()
    s.centre(90, f"{UNIT}外部专家名录", size=34)
    head = ["序号", "专家姓名", "所在单位", "职称", "擅长领域", "联系电话", "聘期"]
    s.columns(
        20,
        200,
        [80, 130, 330, 150, 160, 180, 200],
        [
            head,
            ["1", "周示例", "示例研究院", "研究员", "新材料", "13800001111", "2024.1.1-2026.12.31"],
            ["2", "吴示例", "示例会计师事务所", "会计师", "财税", "13800002222", "长期"],
            ["3", "郑示例", "示例职业学院", "副教授", "培训", "13800003333", ""],
        ],
        rules=rules,
    )
    fields = extracted(document, by_key, s.page())
    rows = fields["rows"].value
    assert fields["unit_name"].value == UNIT
    assert fields["unit_sealed"].value is False
    assert [r["employer"].value for r in rows] == ["示例研究院", "示例会计师事务所", "示例职业学院"]
    assert rows[0]["term"].value == "2024-01-01/2026-12-31"
    assert rows[2]["term"].value is None


def test_a_term_in_the_column_of_the_appointment(sheet, document, by_key):
    s = sheet()
    s.centre(90, "外聘专家一览表", size=40)
    rows = [
        ["序号", "姓名", "工作单位", "职务", "专业", "聘任时间"],
        ["1", "周示例", "示例大学", "院长", "机械", "2024年3月至2027年2月"],
        ["2", "吴示例", "示例中心", "主任", "环保", "2025年1月8日"],
    ]
    s.table(40, 200, [70, 120, 300, 140, 160, 330], rows)
    got = [values(r) for r in extracted(document, by_key, s.page())["rows"].value]
    assert (got[0]["appointed_on"], got[0]["term"]) == ("2024-03", "2024-03/2027-02")
    assert (got[1]["appointed_on"], got[1].get("term")) == ("2025-01-08", None)


LETTERS = [
    (
        [
            "姓名：周示例",
            "受聘领域：数字化转型",
            "聘期：2024-03-01至2027-02-28",
            "兹聘请上述同志为专家库专家。",
        ],
        "数字化转型",
        "2024-03-01/2027-02-28",
    ),
    (
        ["周示例 教授：", "现聘请您担任平台特聘专家，服务领域为数字化转型，", "聘期叁年。"],
        "数字化转型",
        "2024-03-01/2027-02-28",
    ),
    (
        ["兹聘请 周示例 同志为我单位特聘专家。", "专业领域 数字化转型", "聘期 2024年3月1日—2027年2月28日"],
        "数字化转型",
        "2024-03-01/2027-02-28",
    ),
    (
        [
            "周示例 同志：",
            "兹聘请您为示例平台专家库数字化转型领域专家，",
            "聘期自2024年3月1日至2027年2月28日。",
        ],
        "数字化转型",
        "2024-03-01/2027-02-28",
    ),
    (
        ["兹聘请 周示例 先生为我公司专家库专家（数字化转型领域），", "聘期三年。"],
        "数字化转型",
        "2024-03-01/2027-02-28",
    ),
    (
        ["特聘周示例教授担任中小企业服务专家", "专业领域：数字化转型", "聘期：2024.03.01-2027.02.28"],
        "数字化转型",
        "2024-03-01/2027-02-28",
    ),
    (["兹聘任周示例为本单位专家库专家，", "任期贰年，特发此证。"], None, "2024-03-01/2026-02-28"),
]


@pytest.mark.parametrize(("lines", "field", "term"), LETTERS)
def test_letters_of_appointment(sheet, document, by_key, lines, field, term):
    s = sheet(width=1754, height=1240)
    s.centre(140, "聘  书", size=70)
    for i, text in enumerate(lines):
        s.write(220, 360 + 80 * i, text, size=32)
    s.write(1000, 800, UNIT, size=32)
    s.write(1120, 870, "2024年3月1日", size=32)
    s.seals.append(Seal(Rect(1100, 740, 1300, 940), "round", "red", UNIT, None, 0.9))
    page = s.page()
    fields = extracted(document, by_key, page)
    assert fields["expert"].value == "周示例"
    assert fields["appointer"].value == UNIT
    assert fields["appointed_on"].value == "2024-03-01"
    assert "unit_name" not in fields
    assert (fields["field"].value if "field" in fields else None) == field
    assert (fields["term"].value if "term" in fields else None) == term
    left, top, right, bottom = fields["expert"].evidence[0].box
    x, y = (left + right) / 2 * page.width, (top + bottom) / 2 * page.height
    assert any("周示例" in w.text and w.rect.contains(x, y) for w in page.words)


def test_a_term_of_years_runs_from_the_appointment(sheet, document, by_key):
    s = sheet()
    s.centre(90, "专家名单", size=40)
    rows = [
        ["序号", "姓名", "工作单位", "聘任时间", "聘期"],
        ["1", "周示例", "示例大学", "2024年3月1日", "三年"],
        ["2", "吴示例", "示例中心", "2024年", "3年"],
    ]
    s.table(40, 200, [70, 160, 300, 240, 200], rows)
    got = extracted(document, by_key, s.page())["rows"].value
    assert got[0]["term"].value == "2024-03-01/2027-02-28"
    assert got[0]["term"].evidence[0].grounding == "normalised"
    assert got[1]["term"].value is None, "a year is no day to count from"


def test_posts_and_titles_in_columns_of_their_own(sheet, document, by_key):
    s = sheet()
    s.centre(90, "专家名单", size=40)
    rows = [
        ["序号", "姓名", "工作单位", "职务", "职称", "专业领域"],
        ["1", "周示例", "示例大学", "院长", "教授", "机械"],
        ["2", "吴示例", "示例中心", "主任", "高级工程师", "环保"],
    ]
    s.table(40, 200, [70, 120, 300, 140, 160, 330], rows)
    got = [values(r) for r in extracted(document, by_key, s.page())["rows"].value]
    assert [r["title"] for r in got] == ["教授", "高级工程师"]


def test_a_page_that_appoints_nobody_gives_no_expert(sheet, document, by_key):
    s = sheet()
    s.centre(140, "专家库", size=50)
    s.write(200, 400, "本库专家由各单位推荐。")
    fields = extracted(document, by_key, s.page())
    assert "expert" not in fields
    assert "rows" not in fields
