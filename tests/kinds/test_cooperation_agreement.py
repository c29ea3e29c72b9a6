"""Lists of institutions in three layouts; agreements whose block stands side by side or stacked."""

from __future__ import annotations

import pytest

from dossier_ai.core import Rect, Seal, no_reread
from dossier_ai.kinds import cooperation_agreement

UNIT = "示例中小企业服务有限公司"
PARTNER = "示例市中小企业促进会"


def extracted(document, by_key, *pages):
    return by_key(cooperation_agreement.KIND.extract(document("cooperation_agreement", *pages), no_reread))


def values(row):
    return {key: cell.value for key, cell in row.items()}


def covers(page, evidence, text):
    left, top, right, bottom = evidence.box
    x, y = (left + right) / 2 * page.width, (top + bottom) / 2 * page.height
    return any(text in w.text and w.rect.contains(x, y) for w in page.words)


def test_a_ruled_list_that_goes_on_without_its_header(sheet, document, by_key):
    head = ["序号", "机构名称", "服务类别", "合作方式", "协议期限", "联系人", "联系电话"]
    widths = [60, 240, 110, 110, 400, 110, 180]
    first, second = sheet(), sheet()
    first.centre(90, "集 聚 服 务 机 构 名 单", size=38)
    rows = [
        ["1", "示例大学", "技术", "签约", "2024年1月1日至2026年12月31日", "周示例", "13800001111"],
        ["2", "示例律师\n事务所", "法律", "入驻", "2025.3.1-2027.2.28", "吴示例", "0971-8220000"],
    ]
    first.table(20, 200, widths, [head, *rows])
    second.table(20, 100, widths, [["3", "示例检测中心", "检测", "签约", "长期", "郑示例", "13800003333"]])
    pages = first.page(1), second.page(2)
    fields = extracted(document, by_key, *pages)
    got = [values(r) for r in fields["rows"].value]
    assert got[0] == {
        "seq": "1",
        "name": "示例大学",
        "category": "技术",
        "mode": "签约",
        "term": "2024-01-01/2026-12-31",
        "contact": "周示例",
        "phone": "13800001111",
    }
    assert [r["name"] for r in got] == ["示例大学", "示例律师事务所", "示例检测中心"]
    assert fields["rows"].value[2]["name"].evidence[0].page == 2
    assert "party_a" not in fields


@pytest.mark.parametrize("rules", ["none", "rows"])
def test_name_and_number_in_one_column_without_column_lines(sheet, document, by_key, rules):
    s = sheet()
    s.centre(90, "合作机构一览表", size=38)
    s.columns(
        20,
        200,
        [80, 320, 180, 260, 330],
        [
            ["序号", "合作单位", "机构类型", "合作期限", "联系人及电话"],
            ["1", "示例研究院", "科研院所", "2024.1-2026.12", "周示例 13800001111"],
            ["2", "示例商会", "商会", "2025.2-2028.1", "吴示例13800002222"],
            ["3", "示例银行支行", "专业机构", "", "郑示例"],
        ],
        rules=rules,
    )
    page = s.page()
    rows = extracted(document, by_key, page)["rows"].value
    got = [(r["name"].value, r["contact"].value, r["phone"].value if "phone" in r else None) for r in rows]
    assert got == [
        ("示例研究院", "周示例", "13800001111"),
        ("示例商会", "吴示例", "13800002222"),
        ("示例银行支行", "郑示例", None),
    ]
    assert rows[0]["term"].value == "2024-01/2026-12"
    assert covers(page, rows[1]["phone"].evidence[0], "13800002222")


def prose(sheet, *lines, title="合作协议"):
    s = sheet()
    s.centre(150, title, size=42)
    for i, text in enumerate(lines):
        s.write(140, 300 + 60 * i, text)
    return s


def test_a_stacked_block_on_a_second_page(sheet, document, by_key):
    first = prose(
        sheet,
        f"甲 方 ： {UNIT}",
        "乙 方 ： 示例市中小企业",
        "         促进会",
        "一、合作内容：联合开展企业培训与技术对接。",
        "二、合作期限：自本协议签订之日起2年。",
    )
    last = sheet()
    last.write(140, 200, "甲方（盖章）：")
    last.write(140, 300, "签订日期：2025年4月15日")
    last.write(140, 700, "乙方（盖章）：")
    last.seals.append(Seal(Rect(300, 620, 470, 790), "round", "red", PARTNER, None, 0.9))
    last.seals.append(Seal(Rect(1200, 200, 1240, 900), "paging", "red", None, None, 0.4))
    fields = extracted(document, by_key, first.page(1), last.page(2))
    want = {
        "party_a": UNIT,
        "content": "联合开展企业培训与技术对接。",
        "term": "2025-04-15/2027-04-14",
        "signed_on": "2025-04-15",
        "sealed_a": False,
        "sealed_b": True,
    }
    assert {k: fields[k].value for k in want if k in fields} == want


def test_a_university_with_a_short_name(sheet, document, by_key):
    s = prose(sheet, f"甲方：{UNIT}", "乙方：示例大学", "一、合作内容：联合培训。")
    fields = extracted(document, by_key, s.page())
    assert fields["party_b"].value == "示例大学"


def test_labels_without_colons_in_a_ruled_head(sheet, document, by_key):
    s = sheet()
    s.centre(100, "战略合作框架协议", size=40)
    s.table(60, 200, [160, 400, 160, 400], [["甲方", UNIT, "乙方", PARTNER]])
    s.write(140, 400, "协议有效期 2024年6月1日至2027年5月31日")
    s.write(700, 1100, "2024年5月30日")
    page = s.page()
    fields = extracted(document, by_key, page)
    assert (fields["party_a"].value, fields["party_b"].value) == (UNIT, PARTNER)
    assert fields["term"].value == "2024-06-01/2027-05-31"
    assert covers(page, fields["party_b"].evidence[0], PARTNER)


def test_parties_whose_colon_was_lost_and_the_content_after_the_spirit(sheet, document, by_key):
    s = sheet()
    s.centre(90, "战略合作协议", size=38)
    s.write(100, 200, f"甲方{UNIT}")
    s.write(100, 250, f"乙方{PARTNER}")
    s.write(100, 320, "甲乙双方本着优势互补、互利共赢的原则，共同面向中小企业开展服务。")
    s.write(100, 900, "甲方（盖章）：")
    s.write(700, 900, "乙方（盖章）：")
    found = extracted(document, by_key, s.page())
    assert (found["party_a"].value, found["party_b"].value) == (UNIT, PARTNER)
    assert found["content"].value == "共同面向中小企业开展服务"
