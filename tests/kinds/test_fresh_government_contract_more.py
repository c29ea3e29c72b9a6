"""More arrangements of contracts with authorities: neighbours of those that failed when they were first read. Invented."""
# ruff: noqa: E501 - printed sentences stay whole

from __future__ import annotations

import pytest

DOCUMENTS = {}


def doc(name, **want):
    def keep(draw):
        DOCUMENTS[name] = (draw, want)
        return draw

    return keep


def prose(s, y, *paragraphs, x=130, n=40, pitch=46):
    for paragraph in paragraphs:
        text = paragraph if paragraph.startswith("|") else "  " + paragraph
        text = text.lstrip("|")
        first = True
        while text:
            take = n - 2 if first and text.startswith("  ") else n
            piece, text = text[:take], text[take:]
            s.write(x + (48 if piece.startswith("  ") else 0), y, piece.strip())
            first = False
            y += pitch
    return y


KIND = "government_contract"


@doc(
    "cover and an agreement list in the front",
    title="政府购买服务合同",
    contract_no="QHGX-2024-008",
    project="全省中小企业经营管理人员培训",
    party_a="青海省工业和信息化厅",
    party_b="西宁河湟中小企业服务有限公司",
    amount="320000",
    amount_words="320000",
    term="2024-05-10/2024-11-30",
    signed_on="2024-05-08",
)
def _(sheet):
    c = sheet()
    c.centre(300, "政府购买服务合同", size=52)
    for i, t in enumerate(
        [
            "合同编号：QHGX-2024-008",
            "项目名称：全省中小企业经营管理人员培训",
            "甲    方：青海省工业和信息化厅",
            "乙    方：西宁河湟中小企业服务有限公司",
            "签订日期：2024年5月8日",
        ]
    ):
        c.write(300, 700 + 70 * i, t, size=28)
    s = sheet()
    prose(
        s,
        120,
        "第三条 服务期限",
        "本合同服务期限自2024年5月10日至2024年11月30日。",
        "第四条 合同价款及支付",
        "合同总价款为人民币叁拾贰万元整（￥320000.00）。签订后支付50%，即160000元。",
    )
    return [c, s]


@doc(
    "amount in wan and rate in its own clause",
    title="委托合同",
    project="中小企业数字化转型诊断",
    party_a="合肥市庐阳区经济和信息化局",
    party_b="合肥慧企咨询服务有限公司",
    amount="185000",
    tax_rate="3",
    content="为60家企业提供数字化转型诊断并出具诊断报告",
)
def _(sheet):
    s = sheet()
    s.centre(100, "委托合同", size=44)
    prose(
        s,
        220,
        "|委托方（甲方）：合肥市庐阳区经济和信息化局",
        "|受托方（乙方）：合肥慧企咨询服务有限公司",
        "甲方委托乙方实施“中小企业数字化转型诊断”项目，双方约定如下：",
        "一、委托事项：为60家企业提供数字化转型诊断并出具诊断报告。",
        "二、合同金额：18.5万元（含税，增值税税率为3%），甲方分两期支付。",
    )
    return [s]


@doc(
    "values below their labels in a grid",
    title="服务采购合同",
    contract_no="XM20230915",
    project="专精特新企业走访调研",
    party_a="武汉市江夏区经济和信息化局",
    party_b="武汉光谷启航孵化器有限公司",
    amount="98000",
    term="2023-09-20/2023-12-20",
    signed_on="2023-09-15",
)
def _(sheet):
    s = sheet()
    s.centre(100, "服务采购合同", size=44)
    s.table(
        100,
        220,
        [340, 340, 340],
        [["合同编号", "项目名称", "签订日期"], ["XM20230915", "专精特新企业走访调研", "2023年9月15日"]],
    )
    s.table(
        100,
        350,
        [510, 510],
        [["采购人", "供应商"], ["武汉市江夏区经济和信息化局", "武汉光谷启航孵化器有限公司"]],
    )
    s.table(
        100, 480, [510, 510], [["合同金额（元）", "服务期限"], ["98000.00", "2023年9月20日至2023年12月20日"]]
    )
    return [s]


@doc(
    "award notice in sentences with a table",
    title="成交通知书",
    document_kind="award_notice",
    procurement_no="HZBJ-CS-2024-012",
    project="滨江区企业服务专员队伍建设",
    party_b="杭州云栖中小企业服务中心有限公司",
    amount="456000",
    signed_on="2024-03-29",
)
def _(sheet):
    s = sheet()
    s.centre(100, "成交通知书", size=44)
    s.write(800, 180, "编号：HZBJ-CS-2024-012")
    prose(
        s,
        260,
        "|致：杭州云栖中小企业服务中心有限公司",
        "我单位组织的滨江区企业服务专员队伍建设竞争性磋商（采购编号：HZBJ-CS-2024-012），经评审，贵单位被确定为成交供应商，成交金额为456000元。",
    )
    s.write(740, 700, "杭州市滨江区企业服务中心")
    s.write(800, 750, "2024年3月29日")
    return [s]


@doc(
    "framework with supplement, year term",
    title="服务合同",
    party_a="成都市武侯区科学技术局",
    party_b="成都青禾创业孵化管理有限公司",
    term="2023-06-01/2024-05-31",
    content="孵化载体运营指导、创新创业大赛组织、科技政策宣讲",
    signed_on="2023-05-30",
)
def _(sheet):
    s = sheet()
    s.centre(100, "服务合同", size=44)
    prose(
        s,
        220,
        "|甲方：成都市武侯区科学技术局",
        "|乙方：成都青禾创业孵化管理有限公司",
        "第一条 服务内容",
        "孵化载体运营指导、创新创业大赛组织、科技政策宣讲。",
        "第二条 服务期限",
        "一年，自2023年6月1日起，至2024年5月31日止。",
    )
    s.write(130, 900, "甲方（盖章）：")
    s.write(660, 900, "乙方（盖章）：")
    s.write(130, 960, "2023 年 5 月 30 日")
    s.write(660, 960, "2023 年 5 月 30 日")
    return [s]


@doc(
    "task letter of an office",
    title="委托书",
    document_kind="commission_letter",
    party_a="西安高新区企业服务局",
    party_b="西安知行企业服务有限公司",
    project="2024年度中小企业服务活动",
    signed_on="2024-02-20",
)
def _(sheet):
    s = sheet()
    s.centre(150, "委托书", size=48)
    prose(
        s,
        280,
        "|西安知行企业服务有限公司：",
        "经研究，兹委托贵公司承办“2024年度中小企业服务活动”项目，服务期限自2024年3月1日至2024年12月31日，相关费用据实结算。",
    )
    s.write(760, 760, "西安高新区企业服务局")
    s.write(800, 820, "2024年2月20日")
    return [s]


def flat(fields):
    """Rows cell by cell, so that a failure names the cell."""
    out = {}
    for key, value in fields.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            out |= {f"{key}[{i}].{c}": v for i, row in enumerate(value) for c, v in row.items()}
        else:
            out[key] = value
    return out


@pytest.mark.parametrize("surface", ["drawn", "ocr"])
@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_reads(name, surface, sheet, read_fresh):
    draw, want = DOCUMENTS[name]
    got = read_fresh(KIND, draw(sheet), surface, want)
    assert flat(got) == flat(want)
