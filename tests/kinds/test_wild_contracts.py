"""Commissions of public bodies in the templates of practice: the technical-service form, procurement
contracts, task sheets in tables, prose. Invented organisations; no corpus draws these."""

from __future__ import annotations

import pytest

from dossier_ai.core import Rect, no_reread
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.kinds.government_contract import KIND
from dossier_ai.sorting.split import sort_pages

OFFICE, UNIT = "宁海市工业和信息化局", "宁海小禾企业服务有限公司"
WANT = {"project": "中小企业诊断服务项目", "party_a": OFFICE, "party_b": UNIT, "amount": "186000",
        "amount_words": "186000", "term": "2024-03-01/2024-12-31", "signed_on": "2024-02-20",
        "signed_a": True, "signed_b": True}  # fmt: skip
CONTENT = "为全市中小企业提供管理诊断、政策解读和数字化改造咨询"


def write(s, wrapped, texts, y=300, *, x=120, width=40, step=46):
    for text in texts:
        for piece in wrapped(text, width):
            s.write(x, y, piece)
            y += step
    return y


def stroke(s, label):
    s.scribble(Rect(label.right + 14, label.top - 18, label.right + 150, label.bottom + 14))


def technical(sheet, wrapped):
    """The national form of a technical-service contract, a cover's labels above its articles."""
    s = sheet()
    s.centre(120, "技术服务合同", size=46)
    y = write(s, wrapped, [
        "项目名称：中小企业诊断服务项目", f"委托方（甲方）：{OFFICE}", f"受托方（乙方）：{UNIT}",
        "签订时间：2024年2月20日", "签订地点：宁海市",
        "有效期限：2024年3月1日至2024年12月31日",
        "第一条　甲方委托乙方进行技术服务的内容如下：", f"1．技术服务的内容：{CONTENT}。",
        "第二条　甲方向乙方支付技术服务报酬及支付方式为：",
        "1．技术服务费总额为：人民币186000元（大写：壹拾捌万陆仟元整）。",
        "2．技术服务费由甲方分期支付，首期93000元于合同生效后支付。"], y=220)  # fmt: skip
    s.write(120, y + 60, "甲方：（盖章）")
    stroke(s, s.write(120, y + 120, "法定代表人/委托代理人：（签名）"))
    s.write(680, y + 60, "乙方：（盖章）")
    stroke(s, s.write(680, y + 120, "法定代表人/委托代理人：（签名）"))
    return s, WANT


def procurement(sheet, wrapped):
    """A procurement contract: price in words before figures, the term counted by days of delivery."""
    s = sheet()
    s.centre(110, "宁海市政府采购合同（服务类）", size=40)
    y = write(s, wrapped, [
        "合同编号：NHZC-2024-018", "采购计划号：NHCG-2024-0033", f"采购单位（甲方）：{OFFICE}",
        f"成交供应商（乙方）：{UNIT}",
        "根据中小企业诊断服务项目的采购结果，双方签订本合同。",
        f"一、合同标的：{CONTENT}。",
        "二、合同总价：人民币（大写）壹拾捌万陆仟元整（小写）￥186,000.00元，含税。",
        "三、服务期：自2024年3月1日起至2024年12月31日止。"], y=200)  # fmt: skip
    s.table(100, y + 60, [520, 520], [[f"甲方（公章）：{OFFICE}", f"乙方（公章）：{UNIT}"],
                                     ["法定代表人或授权代表（签字）：", "法定代表人或授权代表（签字）："],
                                     ["日期：2024年2月20日", "日期：2024年2月2"
                                                            "0日"]], row_height=90)  # fmt: skip
    s.scribble(Rect(490, y + 165, 600, y + 225))
    s.scribble(Rect(1010, y + 165, 1120, y + 225))
    return s, {**WANT, "contract_no": "NHZC-2024-018", "procurement_no": "NHCG-2024-0033"}


def task_sheet(sheet, wrapped):
    """A task sheet as a table of labels and values, money in ten thousands."""
    s = sheet()
    s.centre(110, "项目任务书", size=42)
    s.table(80, 200, [220, 320, 220, 320], [
        ["任务名称", "中小企业诊断服务项目", "任务编号", "NHRW-2024-018"],
        ["委托单位", OFFICE, "承担单位", UNIT],
        ["任务内容", CONTENT, None, None],
        ["项目经费", "18.6万元", "经费大写", "壹拾捌万陆仟元整"],
        ["起止时间", "2024年3月1日至2024年12月31日", None, None]], row_height=70)  # fmt: skip
    s.write(100, 640, "委托单位（盖章）：")
    stroke(s, s.write(100, 720, "负责人（签字）："))
    s.write(660, 640, "承担单位（盖章）：")
    stroke(s, s.write(660, 720, "负责人（签字）："))
    s.write(100, 800, "2024年2月20日")
    s.write(660, 800, "2024年2月20日")
    return s, {**WANT, "contract_no": "NHRW-2024-018"}


def prose(sheet, wrapped):
    """An agreement in sentences, parties defined in brackets, the amount behind 服务费用共计."""
    s = sheet()
    s.centre(120, "委托服务协议书", size=42)
    y = write(s, wrapped, [
        f"{OFFICE}（以下简称甲方）与{UNIT}（以下简称乙方）就“中小企业诊断服务项目”达成如下协议：",
        f"一、委托事项：{CONTENT}。",
        "二、委托期限：2024年3月1日—2024年12月31日。",
        "三、费用：服务费用共计人民币壹拾捌万陆仟元整（¥186000.00）。"], y=240)  # fmt: skip
    stroke(s, s.write(120, y + 140, "甲方代表签字："))
    stroke(s, s.write(680, y + 140, "乙方代表签字："))
    s.write(120, y + 220, "签约日期：2024年2月20日")
    return s, WANT


def letter(sheet, wrapped):
    """A commission in the form of a letter: amount as 经费, the period in the sentence."""
    s = sheet()
    s.centre(120, "委 托 书", size=42)
    y = write(s, wrapped, [
        f"{UNIT}：",
        f"为落实年度工作安排，现委托你单位承担中小企业诊断服务项目，具体任务为：{CONTENT}。"
        "委托期限自2024年3月1日至2024年12月31日。委托经费186000元（大写：壹拾捌万陆仟元整"
        "）。"], y=240)  # fmt: skip
    s.write(760, y + 100, OFFICE)
    s.write(800, y + 160, "2024年2月20日")
    return s, {k: v for k, v in WANT.items() if not k.startswith("signed_") or k == "signed_on"}


def columns(sheet, wrapped):
    """An agreement whose signing block is a table with a column for each party; the project quoted."""
    s = sheet()
    s.centre(120, "服务委托合同", size=42)
    y = write(s, wrapped, [
        f"委托方：{OFFICE}", f"受托方：{UNIT}",
        "双方就“中小企业诊断服务项目”的有关事宜签订本合同。", f"一、服务内容：{CONTENT}。",
        "二、履行期限：2024年3月1日至2024年12月31日。",
        "三、甲方向乙方支付服务费用共计186000元（大写：壹拾捌万陆仟元整）。"], y=220)  # fmt: skip
    s.table(80, y + 60, [380, 340, 340], [
        ["", "甲方", "乙方"], ["单位名称（盖章）", OFFICE, UNIT], ["法定代表人或授权代表（签字）", "", ""],
        ["签订日期", "2024年2月20日", "2024年2月20日"]], row_height=80)  # fmt: skip
    for left in (500, 840):
        s.scribble(Rect(left, y + 235, left + 130, y + 285))
    return s, WANT


PAGES = (columns, technical, procurement, task_sheet, prose, letter)
KEYS = (*WANT, "contract_no", "procurement_no")


@pytest.mark.parametrize("draw", PAGES, ids=lambda f: f.__name__)
def test_commissions_in_many_templates(sheet, wild, by_key, draw):
    s, want = draw(sheet, wild.wrapped)
    (found,) = sort_pages([s.page()], ALL_KINDS, {"a.pdf": "0" * 64})
    assert found.kind == KIND.id
    fields = by_key(KIND.extract(found, no_reread))
    assert {key: fields[key].value for key in KEYS if key in fields} == want
    assert fields["content"].value.strip("。") == CONTENT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("甲方代表（签字）：", "乙方代表（签字）："), ("法定代表人（签字）：", "法定代表人（签字）："),
        ("甲方签字：", "乙方签字："), ("授权代表签名：", "授权代表签名："),
    ],
)  # fmt: skip
@pytest.mark.parametrize("beside", [True, False])
def test_who_signed_on_a_last_page_of_its_own(sheet, wild, document, by_key, left, right, beside):
    first, last = sheet(), sheet()
    first.centre(120, "委托服务合同", size=42)
    write(first, wild.wrapped, [f"甲方：{OFFICE}", f"乙方：{UNIT}", f"一、服务内容：{CONTENT}。"], y=220)
    stroke(last, last.write(120, 200, left))
    last.write(*((680, 200) if beside else (120, 320)), right)
    last.write(120, 440, "2024年2月20日")
    fields = by_key(KIND.extract(document(KIND.id, first.page(1), last.page(2)), no_reread))
    assert (fields["signed_a"].value, fields["signed_b"].value) == (True, False)


@pytest.mark.parametrize(
    "said",
    [
        ["第一条 服务内容与方式", f"{CONTENT}。", "第二条 服务期限：一年。"],
        [f"一、服务内容及质量要求：{CONTENT}。", "二、其他约定。"],
        [f"1．委托事项和目标：{CONTENT}。", "2．其他约定。"],
        [f"（一）工作内容、形式与进度：{CONTENT}。", "（二）其他约定。"],
    ],
)  # fmt: skip
def test_what_is_commissioned_under_longer_headings(sheet, wild, document, by_key, said):
    s = sheet()
    s.centre(120, "委托服务合同", size=42)
    write(s, wild.wrapped, [f"甲方：{OFFICE}", f"乙方：{UNIT}", *said], y=220)
    fields = by_key(KIND.extract(document(KIND.id, s.page()), no_reread))
    assert fields["content"].value.strip("。") == CONTENT
