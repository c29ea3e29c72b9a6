"""Commissions of the government: contracts in three layouts, award notices, letters, and their traps."""

from __future__ import annotations

import pytest

from dossier_ai.core import Rect, Seal, no_reread
from dossier_ai.kinds import government_contract

CLIENT = "示例市工业和信息化局"
UNIT = "示例中小企业服务有限公司"


def extracted(document, by_key, *pages):
    return by_key(government_contract.KIND.extract(document("government_contract", *pages), no_reread))


def prose(sheet, title, *lines, start=300, step=46, size=40.0):
    s = sheet()
    s.centre(150, title, size=size)
    for i, text in enumerate(lines):
        s.write(130, start + step * i, text)
    return s


def covers(page, field, *texts):
    """Every evidence box lies on a word that holds one of the texts."""
    for evidence in field.evidence:
        left, top, right, bottom = evidence.box
        x, y = (left + right) / 2 * page.width, (top + bottom) / 2 * page.height
        assert any(
            word.rect.contains(x, y) and any(text in word.text for text in texts) for word in page.words
        ), (field.name, evidence)


def contract(sheet):
    first = prose(
        sheet,
        "政 府 采 购 合 同",
        "合同编号：SLZC-2025-017",
        "采购项目编号：SLCG2025-0032",
        "项目名称：中小企业数字化转型服务项目",
        f"甲方（采购人）：{CLIENT}",
        f"乙方（供应商）：{UNIT}",
        "一、服务内容",
        "乙方为200家中小企业开展数字化转型诊断，提交诊断报告。",
        "二、服务期限",
        "自2025年3月1日起至2025年12月31日止。",
        "三、合同金额",
        "本合同含税总价为人民币（大写）：叁拾万零伍佰元整（小写：¥300,500.00元），增值税税率6%。",
        "四、付款方式",
        "合同签订后支付预付款人民币90,150.00元，验收后付清余款。",
        "五、违约责任",
        "逾期的，违约金为合同金额的5%，即15,025.00元。",
    )
    last = sheet()
    last.write(130, 300, "甲方（盖章）：")
    last.write(700, 300, "乙方（盖章）：")
    last.write(130, 420, "法定代表人或授权代表（签字）：")
    last.write(700, 420, "法定代表人或授权代表（签字）：")
    last.write(130, 640, "签订日期：2025年2月26日")
    last.write(700, 640, "签订日期：2025年2月26日")
    last.write(130, 720, "签订地点：示例市")
    return first, last


def test_a_procurement_contract_over_two_pages(sheet, document, by_key):
    first, last = contract(sheet)
    last.seals.append(Seal(Rect(160, 240, 330, 410), "round", "red", CLIENT, None, 0.9))
    last.scribble(Rect(1080, 410, 1180, 460))
    pages = first.page(1), last.page(2)
    fields = extracted(document, by_key, *pages)
    want = {
        "title": "政府采购合同",
        "document_kind": "contract",
        "contract_no": "SLZC-2025-017",
        "procurement_no": "SLCG2025-0032",
        "project": "中小企业数字化转型服务项目",
        "party_a": CLIENT,
        "party_b": UNIT,
        "content": "乙方为200家中小企业开展数字化转型诊断，提交诊断报告。",
        "term": "2025-03-01/2025-12-31",
        "amount": "300500",
        "amount_words": "300500",
        "tax_rate": "6",
        "signed_on": "2025-02-26",
        "place": "示例市",
        "sealed_a": True,
        "sealed_b": False,
        "signed_a": False,
        "signed_b": True,
    }
    assert {k: fields[k].value for k in want if k in fields} == want
    covers(pages[0], fields["amount"], "300,500.00")
    covers(pages[0], fields["party_a"], CLIENT)
    assert fields["signed_b"].evidence[0].page == 2


def test_a_service_contract_in_a_ruled_form_without_colons(sheet, document, by_key):
    s = sheet()
    s.centre(120, "委托服务合同", size=40)
    s.table(
        60,
        220,
        [220, 360, 200, 340],
        [
            ["合同编号", "WT2024-08", "项目名称", "专精特新企业培育"],
            ["委托方", CLIENT, "受托方", UNIT],
            ["服务内容", "组织政策宣讲会6场，培训企业300家次", None, None],
            ["合同金额（万元）", "12.5", "大写", "壹拾贰万伍仟元整"],
            ["服务期限", "2024年5月10日至2025年5月9日", "税率", "3%"],
        ],
    )
    s.write(130, 900, "委托方（盖章）")
    s.write(700, 900, "受托方（盖章）")
    s.write(700, 1000, "2024年5月8日")
    page = s.page()
    fields = extracted(document, by_key, page)
    want = {
        "contract_no": "WT2024-08",
        "project": "专精特新企业培育",
        "party_a": CLIENT,
        "party_b": UNIT,
        "content": "组织政策宣讲会6场，培训企业300家次",
        "amount": "125000",
        "amount_words": "125000",
        "term": "2024-05-10/2025-05-09",
        "signed_on": "2024-05-08",
    }
    assert {k: fields[k].value for k in want if k in fields} == want
    covers(page, fields["amount"], "12.5")
    covers(page, fields["content"], "政策宣讲会")


def test_a_contract_told_in_running_text(sheet, document, by_key):
    s = prose(
        sheet,
        "技术服务合同",
        f"{CLIENT}（以下简称甲方）与{UNIT}",
        "（以下简称乙方）就“工业企业上云服务项目”签订本合同。",
        "第一条 服务内容：为企业上云提供咨询。",
        "第二条 服务期限：自合同签订之日起两年。",
        "第三条 服务费用总额为人民币肆万捌仟元整",
        "（￥48000.00），其中首付款20000元。",
        "签订日期 2025年7月1日",
    )
    fields = extracted(document, by_key, s.page())
    want = {
        "project": "工业企业上云服务项目",
        "party_a": CLIENT,
        "party_b": UNIT,
        "term": "2025-07-01/2027-06-30",
        "amount": "48000",
        "amount_words": "48000",
        "content": "为企业上云提供咨询。",
    }
    assert {k: fields[k].value for k in want if k in fields} == want


def test_a_framework_contract_has_no_amount(sheet, document, by_key):
    s = prose(
        sheet,
        "购买服务合同",
        f"甲方：{CLIENT}",
        f"乙方：{UNIT}",
        "一、服务内容：按甲方通知承办活动。",
        "二、服务费用据实结算，单价每场5000元，全年不超过200000元。",
        "三、乙方缴纳履约保证金10000元。",
        "四、乙方注册资本500万元。",
    )
    fields = extracted(document, by_key, s.page())
    assert "amount" not in fields
    assert "amount_words" not in fields


def test_an_award_notice_is_no_contract(sheet, document, by_key):
    s = prose(
        sheet,
        "中标（成交）通知书",
        f"{UNIT}：",
        f"采购人：{CLIENT}",
        "采购编号：SLCG2025-0032",
        "项目名称：中小企业服务券项目",
        "你单位被确定为本项目中标人，中标金额为人民币286000元。",
        "请于收到本通知书后30日内签订合同。",
        "示例招标代理有限公司",
        "2025年1月20日",
    )
    fields = extracted(document, by_key, s.page())
    assert fields["document_kind"].value == "award_notice"
    assert (fields["party_a"].value, fields["party_b"].value) == (CLIENT, UNIT)
    assert fields["amount"].value == "286000"
    assert "signed_a" not in fields
    assert "sealed_b" not in fields


def test_a_letter_of_commission(sheet, document, by_key):
    s = prose(
        sheet,
        "委 托 函",
        f"{UNIT}：",
        "现委托你单位承办全市中小企业服务月活动。",
        "委托事项：组织培训、对接和宣传。",
        CLIENT,
        "2025年4月2日",
        step=70,
    )
    s.seals.append(Seal(Rect(150, 500, 320, 670), "round", "red", CLIENT, None, 0.9))
    fields = extracted(document, by_key, s.page())
    assert fields["document_kind"].value == "commission_letter"
    assert (fields["party_a"].value, fields["party_b"].value) == (CLIENT, UNIT)
    assert fields["content"].value == "组织培训、对接和宣传。"
    assert fields["signed_on"].value == "2025-04-02"
    assert fields["sealed_a"].value is True


def test_an_award_in_running_text(sheet, document, by_key):
    s = prose(
        sheet,
        "成交通知书",
        f"{UNIT}：",
        "贵公司参加的中小企业服务券项目（项目编号：SLZB-2025-007）投标，现确定为成交供应商。",
        "成交价：¥386000.00（大写：叁拾捌万陆仟元整）",
        f"采购人：{CLIENT}",
        "2025年1月20日",
    )
    fields = extracted(document, by_key, s.page())
    want = {
        "document_kind": "award_notice",
        "procurement_no": "SLZB-2025-007",
        "project": "中小企业服务券项目",
        "party_a": CLIENT,
        "party_b": UNIT,
        "amount": "386000",
        "amount_words": "386000",
    }
    assert {k: fields[k].value for k in want if k in fields} == want


def test_a_commission_that_both_parties_seal(sheet, document, by_key):
    s = prose(
        sheet,
        "项目委托书",
        f"委托方（甲方）：{CLIENT}",
        f"受托方（乙方）：{UNIT}",
        "一、委托事项：开展诊断服务。",
        "二、委托经费：人民币贰拾万元整（￥200,000）。",
    )
    s.write(130, 900, "委托方（盖章）：")
    s.write(700, 900, "受托方（盖章）：")
    s.seals.append(Seal(Rect(750, 830, 920, 1000), "round", "red", UNIT, None, 0.9))
    fields = extracted(document, by_key, s.page())
    assert (fields["sealed_a"].value, fields["sealed_b"].value) == (False, True)
    assert (fields["party_a"].value, fields["party_b"].value) == (CLIENT, UNIT)
    assert fields["amount"].value == "200000"


@pytest.mark.parametrize("same", [True, False])
def test_words_and_figures_are_read_independently(sheet, document, by_key, same):
    words = "壹拾万元整" if same else "壹拾壹万元整"
    s = prose(sheet, "政府采购合同", f"合同总金额：100000.00元（大写：{words}）")
    fields = extracted(document, by_key, s.page())
    assert fields["amount"].value == "100000"
    assert fields["amount_words"].value == ("100000" if same else "110000")


def test_a_table_of_services_and_the_closing_line(sheet, document, by_key):
    s = prose(
        sheet, "委托服务合同", f"委托方（甲方）：{CLIENT}", f"受托方（乙方）：{UNIT}", "一、服务内容与费用"
    )
    s.table(
        100, 480, [80, 560, 200, 120],
        [["序号", "服务内容", "金额", "税率"], ["1", "面向辖区中小企业开展政策宣讲\n和技术对接服务",
         "153,000.00元", "6％"]],
    )  # fmt: skip
    last = sheet()
    last.write(130, 200, f"委托方（签章）：{CLIENT}")
    last.write(130, 500, f"受托方（签章）：{UNIT}")
    last.write(130, 800, "于示例市南城街道2024年9月20日")
    for y, name in ((100, CLIENT), (400, UNIT)):
        last.seals.append(Seal(Rect(800, y, 1100, y + 300), "round", "red", name, None, 0.9))
    found = extracted(document, by_key, s.page(), last.page(2))
    assert found["content"].value == "面向辖区中小企业开展政策宣讲和技术对接服务"
    assert (found["amount"].value, found["tax_rate"].value) == ("153000", "6")
    assert found["place"].value == "示例市南城街道"
    assert found["sealed_a"].value is True and found["sealed_b"].value is True
