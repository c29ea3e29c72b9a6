"""Loan lists, guarantee statistics, loan contracts, banks' confirmations (domain 1.33)."""

from __future__ import annotations

import pytest

from dossier_ai.core import Rect, Seal, no_reread
from dossier_ai.kinds import financing_evidence

UNIT = "示例融资担保有限公司"
HEAD = ["序号", "企业名称", "金融机构", "贷款金额", "放款日期", "服务方式"]
WIDTHS = [80, 300, 300, 180, 200, 160]
ROWS = [
    ["1", "示例一制造有限公司", "示例银行城东支行", "500", "2025年3月4日", "银企对接"],
    ["2", "示例二科技有限公司", "同上", "1,200.50", "2025-05-06", "推荐"],
    ["3", "示例三商贸有限公司", "示例农商银行", "80万元", "6月18日", "〃"],
]


def read(document, by_key, *pages):
    return by_key(financing_evidence.KIND.extract(document("financing_evidence", *pages), no_reread))


def titled(sheet, title, *lines):
    s = sheet()
    s.centre(80, title, size=34)
    for i, text in enumerate(lines):
        s.write(60, 150 + 60 * i, text)
    return s


def checked(fields):
    rows = fields["rows"].value
    assert [r["amount"].value for r in rows] == ["5000000", "12005000", "800000"]
    assert [r["lent_on"].value for r in rows] == ["2025-03-04", "2025-05-06", "2025-06-18"]
    assert [r["institution"].value for r in rows] == ["示例银行城东支行", "示例银行城东支行", "示例农商银行"]
    assert [r["mode"].value for r in rows] == ["银企对接", "推荐", "推荐"]
    assert rows[2]["enterprise"].value == "示例三商贸有限公司"


def test_a_ruled_list_with_its_total(sheet, document, by_key):
    s = titled(sheet, "2025年度帮助中小企业融资明细表", f"填报单位（盖章）：{UNIT}")
    s.write(950, 190, "单位：万元")
    s.table(0, 260, WIDTHS, [HEAD, *ROWS, ["合计", "", "", "1,780.50", "", ""]])
    fields = read(document, by_key, s.page())
    assert (fields["evidence_kind"].value, fields["year"].value) == ("financing_list", "2025")
    assert fields["unit_name"].value == UNIT
    assert fields["declared_total"].value == "17805000"
    assert fields["sealed"].value is False
    checked(fields)


@pytest.mark.parametrize("rules", ["none", "rows"])
def test_a_list_without_column_lines(sheet, document, by_key, rules):
    s = titled(sheet, "融 资 服 务 清 单", "（2025年度）  金额单位：万元")
    s.columns(0, 260, WIDTHS, [HEAD, *ROWS], rules=rules)
    s.write(60, 800, "融资总额：1780.5万元")
    fields = read(document, by_key, s.page())
    assert fields["declared_total"].value == "17805000"
    checked(fields)


def test_a_list_whose_unit_is_lost_has_no_amounts(sheet, document, by_key):
    s = titled(sheet, "融资明细")
    s.table(0, 260, WIDTHS, [HEAD, *ROWS[:2]])
    fields = read(document, by_key, s.page())
    assert [r["amount"].value for r in fields["rows"].value] == [None, None]


def test_guarantee_statistics_by_item(sheet, document, by_key):
    s = titled(sheet, "2025年度融资担保业务统计表", f"单位名称：{UNIT}", "单位：万元")
    rows = [
        ["项目", "2025年", "2024年"],
        ["一、年初在保余额", "120,000.00", "98,000.00"],
        ["二、本年新增担保额", "210,000.00", "150,000.00"],
        ["其中：新增担保户数（户）", "320", "280"],
        ["三、本年解除担保额", "140,000.00", "128,000.00"],
        ["四、年末在保余额", "190,000.00", "120,000.00"],
        ["五、累计担保额", "900,000.00", "690,000.00"],
    ]
    s.table(60, 320, [420, 320, 320], rows)
    s.seals.append(Seal(Rect(800, 900, 960, 1060), "round", "red", UNIT, None, 0.9))
    fields = read(document, by_key, s.page())
    assert fields["evidence_kind"].value == "guarantee_statistics"
    assert fields["guarantee_new"].value == "2100000000"
    assert fields["guarantee_opening"].value == "1200000000"
    assert fields["guarantee_closing"].value == "1900000000"
    assert fields["sealed"].value is True
    assert fields["guarantee_new"].evidence[0].quote == "210,000.00"


def test_guarantee_statistics_across(sheet, document, by_key):
    s = titled(sheet, "担保业务情况统计", "单位：亿元")
    rows = [
        ["年度", "年初担保余额", "当年新增担保额", "解除担保额", "年末担保余额"],
        ["2024", "9.8", "15.0", "12.8", "12.0"],
        ["2025", "12.0", "21.0", "14.0", "19.0"],
    ]
    s.table(60, 320, [160, 240, 240, 240, 240], rows)
    fields = read(document, by_key, s.page())
    assert fields["guarantee_new"].value == "2100000000"
    assert fields["guarantee_opening"].value == "1200000000"
    assert fields["guarantee_closing"].value == "1900000000"


def test_balances_in_one_line_and_units_in_a_column(sheet, document, by_key):
    s = titled(sheet, "担保业务统计表")
    rows = [
        ["指标名称", "计量单位", "年初数", "年末数", "本年发生额"],
        ["在保余额", "万元", "120,000", "190,000", ""],
        ["新增担保额", "万元", "", "", "210,000"],
        ["新增担保户数", "户", "", "", "320"],
    ]
    s.table(60, 320, [260, 160, 220, 220, 220], rows)
    fields = read(document, by_key, s.page())
    assert fields["guarantee_opening"].value == "1200000000"
    assert fields["guarantee_closing"].value == "1900000000"
    assert fields["guarantee_new"].value == "2100000000"


def test_guarantees_in_prose_are_new_ones_not_balances(sheet, document, by_key):
    s = titled(
        sheet,
        "担保业务情况汇总",
        "截至2025年12月31日，公司在保余额19亿元，自成立以来累计担保额90亿元。",
        "2025年，公司新增担保额21亿元，上年新增担保额15亿元。",
    )
    fields = read(document, by_key, s.page())
    assert fields["guarantee_new"].value == "2100000000"


def test_a_loan_contract_is_one_row(sheet, document, by_key):
    s = titled(
        sheet,
        "流动资金借款合同",
        "借款人：示例一制造有限公司",
        "贷款人：示例银行股份有限公司城东支行",
        "借款金额：人民币伍佰万元整（¥5,000,000.00元）",
        "借款期限：2025年3月4日至2026年3月3日",
        "借款用途：采购原材料",
    )
    fields = read(document, by_key, s.page())
    assert fields["evidence_kind"].value == "loan_contract"
    (row,) = fields["rows"].value
    assert row["enterprise"].value == "示例一制造有限公司"
    assert row["institution"].value == "示例银行股份有限公司城东支行"
    assert row["amount"].value == "5000000"
    assert row["lent_on"].value.startswith("2025-03-04")
    assert all(cell.evidence for cell in row.values())


def test_a_bank_confirms_a_loan_in_one_sentence(sheet, document, by_key):
    s = titled(
        sheet,
        "贷 款 证 明",
        "兹证明示例一制造有限公司经示例服务中心推荐，于2025年3月4日在我行获得贷款",
        "人民币500万元，期限一年。特此证明。",
    )
    s.write(700, 500, "示例银行股份有限公司城东支行")
    s.write(800, 550, "2025年4月1日")
    fields = read(document, by_key, s.page())
    assert fields["evidence_kind"].value == "bank_confirmation"
    (row,) = fields["rows"].value
    assert {k: c.value for k, c in row.items()} == {
        "enterprise": "示例一制造有限公司",
        "institution": "示例银行股份有限公司城东支行",
        "amount": "5000000",
        "lent_on": "2025-03-04",
    }
    assert row["amount"].evidence[0].quote == "500万元"


def test_a_loan_contract_between_party_a_and_b(sheet, document, by_key):
    s = titled(
        sheet,
        "企业借款合同",
        "甲方（出借人）：示例小额贷款有限公司",
        "乙方（借款人）：示例一制造有限公司",
        "第一条 甲方同意向乙方提供借款人民币（大写）叁佰万元整（小写：¥3,000,000.00）。",
        "第二条 借款期限12个月，自2025年4月1日起至2026年3月31日止。",
    )
    (row,) = read(document, by_key, s.page())["rows"].value
    assert {k: c.value for k, c in row.items()} == {
        "enterprise": "示例一制造有限公司",
        "institution": "示例小额贷款有限公司",
        "amount": "3000000",
        "lent_on": "2025-04-01",
    }


def test_a_notice_of_payment_to_the_borrower(sheet, document, by_key):
    s = titled(
        sheet,
        "放款通知书",
        "示例一制造有限公司：",
        "贵公司申请的流动资金贷款300万元已于2025年4月2日发放至贵公司账户。",
        "示例银行股份有限公司示例支行",
        "2025年4月3日",
    )
    (row,) = read(document, by_key, s.page())["rows"].value
    assert row["enterprise"].value == "示例一制造有限公司"
    assert (row["amount"].value, row["lent_on"].value) == ("3000000", "2025-04-02")


def test_the_report_of_a_guarantor_to_its_supervisor(sheet, document, by_key):
    s = titled(sheet, "融资担保公司监管报表（2025年12月）", f"编报单位：{UNIT}        单位：万元")
    rows = [
        ["项目", "年初余额", "本年累计增加", "本年累计减少", "期末余额"],
        ["一、融资担保", "90,000", "210,000", "140,000", "160,000"],
        ["其中：借款类担保", "80,000", "200,000", "130,000", "150,000"],
    ]
    s.table(60, 320, [380, 180, 180, 180, 180], rows)
    fields = read(document, by_key, s.page())
    assert fields["evidence_kind"].value == "guarantee_statistics"
    assert fields["guarantee_opening"].value == "900000000"
    assert fields["guarantee_new"].value == "2100000000"
    assert fields["guarantee_closing"].value == "1600000000"
