"""Agreements and lists of partners as offices write them. Invented organisations only."""

# ruff: noqa: E501 - printed sentences stay whole

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import kind_of

_SPEC = importlib.util.spec_from_file_location("fresh", Path(__file__).with_name("fresh.py"))
assert _SPEC is not None and _SPEC.loader is not None
fresh = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(fresh)
para, lines, foot, stamp = fresh.para, fresh.lines, fresh.foot, fresh.stamp

DOCS = {}


def doc(function):
    DOCS[function.__name__] = function
    return function


# fmt: off
KIND = "cooperation_agreement"

HOME = "云泽市禾木企业服务有限公司"


@doc
def agreement_of_two_firms(Sheet):
    s = Sheet()
    s.centre(130, "合 作 协 议", size=44)
    y = lines(s, 240, [f"甲方：{HOME}", "乙方：宁海正和会计师事务所（普通合伙）"], pitch=54)
    y = para(s, y + 10, "为更好地为中小企业提供财税服务，甲乙双方本着平等互利、优势互补的原则，经友好协商，达成如下协议：")
    y = para(s, y, "一、合作内容：乙方为甲方服务的中小企业提供记账、审计和税务咨询服务。")
    y = para(s, y, "二、甲方负责组织企业、提供场地；乙方负责委派专业人员。")
    y = para(s, y, "三、本协议有效期三年，自2023年1月1日起至2025年12月31日止。期满前一个月双方协商续签。")
    y = para(s, y, "四、本协议一式两份，双方各执一份，签字盖章后生效。")
    s.write(140, y + 100, "甲方（盖章）：")
    s.write(680, y + 100, "乙方（盖章）：")
    s.write(140, y + 160, "代表签字：")
    s.write(680, y + 160, "代表签字：")
    s.write(140, y + 220, "2022年12月26日")
    s.write(680, y + 220, "2022年12月26日")
    stamp(s, 380, y + 150, HOME)
    stamp(s, 920, y + 150, "宁海正和会计师事务所（普通合伙）")
    return [s.page()], {
        "title": "合作协议",
        "party_a": HOME,
        "party_b": "宁海正和会计师事务所（普通合伙）",
        "term": "2023-01-01/2025-12-31",
        "signed_on": "2022-12-26",
        "sealed_a": True,
        "sealed_b": True,
        "rows": None,
    }


@doc
def strategic_agreement_with_a_cover(Sheet):
    a = Sheet()
    a.centre(420, "战略合作协议", size=56)
    a.write(300, 900, f"甲方：{HOME}", size=28)
    a.write(300, 980, "乙方：宁海市知识产权服务中心", size=28)
    a.centre(1400, "二〇二三年五月", size=28)
    b = Sheet()
    y = para(b, 160, "甲、乙双方为贯彻落实国家关于促进中小企业高质量发展的部署，决定建立战略合作关系，签订本协议。")
    y = para(b, y, "第一条　合作目标")
    y = para(b, y, "共同推动中小企业知识产权创造、运用和保护。")
    y = para(b, y, "第二条　合作期限")
    y = para(b, y, "合作期限为2023年5月10日至2026年5月9日。")
    y = para(b, y, "第三条　其他")
    y = para(b, y, "未尽事宜由双方另行协商。")
    b.write(140, y + 140, "甲方（公章）")
    b.write(680, y + 140, "乙方（公章）")
    b.write(140, y + 200, "日期：2023年5月10日")
    b.write(680, y + 200, "日期：2023年5月10日")
    stamp(b, 360, y + 170, HOME)
    return [a.page(1), b.page(2)], {
        "title": "战略合作协议",
        "party_a": HOME,
        "party_b": "宁海市知识产权服务中心",
        "term": "2023-05-10/2026-05-09",
        "signed_on": "2023-05-10",
        "sealed_a": True,
        "rows": None,
    }


@doc
def agreement_headed_by_a_ruled_form(Sheet):
    s = Sheet()
    s.centre(120, "中小企业服务合作协议书", size=36)
    s.table(
        120,
        220,
        [160, 840],
        [
            ["甲方", HOME],
            ["地址", "云泽市高新区创新路18号"],
            ["乙方", "宁海理工大学技术转移中心"],
            ["地址", "宁海市大学路1号"],
            ["合作内容", "科技成果转化、技术难题攻关"],
            ["合作期限", "2023年9月1日至2025年8月31日"],
        ],
        row_height=52,
    )
    y = para(s, 580, "双方在自愿基础上约定：甲方收集企业技术需求，乙方组织专家对接；因合作产生的费用由双方另行约定。")
    s.write(140, y + 80, "甲方盖章：")
    s.write(680, y + 80, "乙方盖章：")
    s.write(140, y + 140, "签订日期：2023年8月28日")
    s.write(680, y + 140, "签订日期：2023年8月28日")
    return [s.page()], {
        "title": "中小企业服务合作协议书",
        "party_a": HOME,
        "party_b": "宁海理工大学技术转移中心",
        "content": "科技成果转化、技术难题攻关",
        "term": "2023-09-01/2025-08-31",
        "signed_on": "2023-08-28",
        "rows": None,
    }


@doc
def parties_side_by_side_without_rules(Sheet):
    s = Sheet()
    s.centre(130, "法律服务合作协议", size=36)
    s.write(140, 240, "甲方：宁海蓝图企业管理咨询有限公司")
    s.write(660, 240, "乙方：宁海明德律师事务所")
    s.write(140, 290, "法定代表人：秦岭")
    s.write(660, 290, "负责人：方敬")
    s.write(140, 340, "联系电话：0900-7654321")
    s.write(660, 340, "联系电话：0900-1122334")
    y = para(s, 420, "甲乙双方就为园区中小企业提供法律服务事宜达成如下条款，共同遵守。")
    y = para(s, y, "1、乙方每月安排一名执业律师到甲方值班，为企业提供免费法律咨询。")
    y = para(s, y, "2、合作时间：2022年4月1日—2024年3月31日。")
    y = para(s, y, "3、甲方为乙方提供办公条件。")
    s.write(140, y + 100, "甲方：（签章）")
    s.write(660, y + 100, "乙方：（签章）")
    s.write(140, y + 170, "2022年3月25日")
    s.write(660, y + 170, "2022年3月25日")
    return [s.page()], {
        "title": "法律服务合作协议",
        "party_a": "宁海蓝图企业管理咨询有限公司",
        "party_b": "宁海明德律师事务所",
        "term": "2022-04-01/2024-03-31",
        "signed_on": "2022-03-25",
        "rows": None,
    }


@doc
def list_of_institutions_fully_ruled(Sheet):
    s = Sheet(width=1754, height=1240)
    s.centre(110, "集聚服务机构名单", size=36)
    s.table(
        80,
        200,
        [80, 420, 260, 160, 440, 130],
        [
            ["序号", "机构名称", "服务类别", "合作方式", "协议期限", "联系人"],
            ["1", "宁海正和会计师事务所", "财税服务", "签约", "2023年1月1日至2025年12月31日", "白雪"],
            ["2", "宁海明德律师事务所", "法律服务", "签约", "2022年4月1日至2025年3月31日", "方敬"],
            ["3", "云泽智联人力资源有限公司", "人力资源服务", "入驻", "2023年6月15日至2024年6月14日", "邓超"],
            ["4", "宁海理工大学技术转移中心", "技术服务", "签约", "2023年9月1日至2025年8月31日", "石磊"],
        ],
        row_height=56,
    )
    return [s.page()], {
        "title": "集聚服务机构名单",
        "rows": [
            {"seq": "1", "name": "宁海正和会计师事务所", "category": "财税服务", "mode": "签约", "term": "2023-01-01/2025-12-31", "contact": "白雪"},
            {"seq": "2", "name": "宁海明德律师事务所", "category": "法律服务", "mode": "签约", "term": "2022-04-01/2025-03-31", "contact": "方敬"},
            {"seq": "3", "name": "云泽智联人力资源有限公司", "category": "人力资源服务", "mode": "入驻", "term": "2023-06-15/2024-06-14", "contact": "邓超"},
            {"seq": "4", "name": "宁海理工大学技术转移中心", "category": "技术服务", "mode": "签约", "term": "2023-09-01/2025-08-31", "contact": "石磊"},
        ],
        "party_a": None,
        "party_b": None,
        "term": None,
    }


@doc
def list_with_horizontal_rules_only(Sheet):
    s = Sheet()
    s.centre(110, "平台合作单位一览表", size=32)
    s.write(120, 170, f"填报单位：{HOME}")
    s.columns(
        100,
        230,
        [64, 330, 170, 270, 90, 160],
        [
            ["序号", "合作单位", "合作领域", "合作期限", "联络人", "电话"],
            ["1", "云泽农商行高新支行", "融资对接", "2023.3.1-2024.2.29", "许静", "13900011111"],
            ["2", "宁海华测检测有限公司", "检验检测", "2022.7.1-2025.6.30", "余波", "13900022222"],
            ["3", "云泽市青年企业家协会", "创业辅导", "2023.5.4-2026.5.3", "顾晨", "13900033333"],
        ],
        rules="rows",
        pitch=50,
    )
    return [s.page()], {
        "title": "平台合作单位一览表",
        "rows": [
            {"seq": "1", "name": "云泽农商行高新支行", "category": "融资对接", "term": "2023-03-01/2024-02-29", "contact": "许静", "phone": "13900011111"},
            {"seq": "2", "name": "宁海华测检测有限公司", "category": "检验检测", "term": "2022-07-01/2025-06-30", "contact": "余波", "phone": "13900022222"},
            {"seq": "3", "name": "云泽市青年企业家协会", "category": "创业辅导", "term": "2023-05-04/2026-05-03", "contact": "顾晨", "phone": "13900033333"},
        ],
        "party_b": None,
        "signed_on": None,
    }


@doc
def agreement_in_prose_naming_the_parties_in_a_sentence(Sheet):
    s = Sheet()
    s.centre(130, "产学研合作协议", size=40)
    y = para(s, 250, f"本协议由{HOME}（以下简称“甲方”）与宁海农业职业学院（以下简称“乙方”）于2023年3月15日在云泽市签订。")
    y = para(s, y, "第一条　甲乙双方共建中小企业人才培训基地，乙方每年为甲方推荐的企业举办培训不少于四期。")
    y = para(s, y, "第二条　本协议期限自2023年4月1日至2028年3月31日，共五年。")
    y = para(s, y, "第三条　任何一方违约的，应当承担相应责任。")
    s.write(140, y + 110, "甲方代表（签字）：")
    s.write(680, y + 110, "乙方代表（签字）：")
    stamp(s, 300, y + 130, HOME)
    stamp(s, 860, y + 130, "宁海农业职业学院")
    return [s.page()], {
        "title": "产学研合作协议",
        "party_a": HOME,
        "party_b": "宁海农业职业学院",
        "term": "2023-04-01/2028-03-31",
        "signed_on": "2023-03-15",
        "sealed_a": True,
        "sealed_b": True,
    }


@doc
def memorandum_in_two_languages(Sheet):
    s = Sheet()
    s.centre(120, "合作备忘录", size=40)
    s.centre(180, "MEMORANDUM OF COOPERATION", size=22)
    y = 280.0
    for label, value in (
        ("甲方 Party A：", "宁海蓝图企业管理咨询有限公司"),
        ("乙方 Party B：", "云泽跨境电子商务产业园有限公司"),
        ("签署日期 Date：", "2023年11月20日"),
        ("有效期 Validity：", "2023年11月20日至2025年11月19日"),
    ):
        s.write(140, y, label)
        s.write(400, y, value)
        y += 54
    y = para(s, y + 20, "双方同意在跨境电商培训、海外市场拓展和供应链对接等方面开展合作，共享信息资源。")
    y = para(s, y, "本备忘录一式两份，双方各执一份。")
    s.write(140, y + 80, "甲方签章 Signature")
    s.write(680, y + 80, "乙方签章 Signature")
    return [s.page()], {
        "title": "合作备忘录",
        "party_a": "宁海蓝图企业管理咨询有限公司",
        "party_b": "云泽跨境电子商务产业园有限公司",
        "signed_on": "2023-11-20",
        "term": "2023-11-20/2025-11-19",
        "rows": None,
    }


@doc
def agreement_with_blanks_filled_in(Sheet):
    s = Sheet()
    s.centre(130, "服务机构入驻协议", size=40)
    y = lines(
        s,
        240,
        [
            "甲方（平台运营方）：__云泽市高新区创业服务中心__",
            "乙方（入驻机构）：__云泽智联人力资源有限公司__",
            "一、乙方入驻甲方运营的中小企业服务大厅，提供__人力资源__服务。",
            "二、协议有效期：__2023__年__6__月__15__日至__2024__年__6__月__14__日。",
            "三、乙方应当按照公示的项目和价格提供服务，不得向企业违规收费。",
        ],
        pitch=60,
    )
    s.write(140, y + 80, "甲方（签章）：")
    s.write(680, y + 80, "乙方（签章）：")
    s.write(140, y + 150, "__2023__年__6__月__12__日")
    s.write(680, y + 150, "__2023__年__6__月__12__日")
    stamp(s, 380, y + 110, "云泽市高新区创业服务中心")
    return [s.page()], {
        "title": "服务机构入驻协议",
        "party_a": "云泽市高新区创业服务中心",
        "party_b": "云泽智联人力资源有限公司",
        "term": "2023-06-15/2024-06-14",
        "signed_on": "2023-06-12",
        "sealed_a": True,
        "rows": None,
    }


@doc
def signing_table_at_the_end(Sheet):
    s = Sheet()
    s.centre(110, "检验检测服务合作协议", size=36)
    y = para(s, 220, "为解决中小企业检验检测难、成本高的问题，甲乙双方协商一致，订立本协议。")
    y = para(s, y, "（一）乙方对甲方推荐的企业给予检测费八五折优惠。")
    y = para(s, y, "（二）本协议自双方盖章之日起生效，至2025年6月30日终止。")
    s.table(
        120,
        y + 60,
        [150, 350, 150, 350],
        [
            ["甲方", HOME, "乙方", "宁海华测检测有限公司"],
            ["代表人", "周立新", "代表人", "余波"],
            ["电话", "0900-1234567", "电话", "0900-2345678"],
            ["日期", "2022年7月1日", "日期", "2022年7月1日"],
        ],
        row_height=60,
    )
    return [s.page()], {
        "title": "检验检测服务合作协议",
        "party_a": HOME,
        "party_b": "宁海华测检测有限公司",
        "signed_on": "2022-07-01",
        "rows": None,
    }


@doc
def agreement_with_a_bank(Sheet):
    s = Sheet()
    s.centre(120, "银企服务战略合作框架协议", size=36)
    s.write(800, 190, "协议编号：YZ-2023-06", size=22)
    y = lines(s, 250, ["甲　方：云泽农村商业银行股份有限公司高新支行", "住　所：云泽市高新区科技路9号", f"乙　方：{HOME}", "住　所：云泽市高新区创新路18号"], pitch=50)
    y = para(s, y + 10, "1. 甲方为乙方推荐的中小微企业开通绿色通道。")
    y = para(s, y, "2. 乙方向甲方提供企业融资需求信息。")
    y = para(s, y, "3. 协议期限：2023年3月1日起至2024年2月29日。")
    s.write(140, y + 90, "甲方（公章）：")
    s.write(680, y + 90, "乙方（公章）：")
    s.write(140, y + 150, "负责人：")
    s.write(680, y + 150, "法定代表人：")
    s.centre(y + 230, "签订时间：2023年2月27日")
    stamp(s, 900, y + 120, HOME)
    return [s.page()], {
        "title": "银企服务战略合作框架协议",
        "party_a": "云泽农村商业银行股份有限公司高新支行",
        "party_b": HOME,
        "term": "2023-03-01/2024-02-29",
        "signed_on": "2023-02-27",
        "sealed_b": True,
    }


@doc
def list_with_cells_of_two_lines(Sheet):
    s = Sheet()
    s.centre(110, "入驻及签约服务机构汇总表", size=32)
    s.table(
        90,
        200,
        [70, 300, 200, 110, 200, 180],
        [
            ["序\n号", "服务机构名称", "主要服务内容", "入驻/\n签约", "协议起止\n时间", "联系人及\n电话"],
            ["1", "宁海正和会计师事务所", "代理记账、\n审计鉴证", "签约", "2023-01-01至\n2025-12-31", "白雪\n13700010001"],
            ["2", "宁海华测检测有限公司", "检验检测", "签约", "2022-07-01至\n2025-06-30", "余波\n13700010002"],
            ["3", "云泽云上信息技术\n有限公司", "信息化改造", "入驻", "2023-10-08至\n2024-10-07", "蒋欣\n13700010003"],
        ],
    )
    return [s.page()], {
        "title": "入驻及签约服务机构汇总表",
        "rows": [
            {"seq": "1", "name": "宁海正和会计师事务所", "category": "代理记账、审计鉴证", "mode": "签约", "term": "2023-01-01/2025-12-31", "contact": "白雪"},
            {"seq": "2", "name": "宁海华测检测有限公司", "category": "检验检测", "mode": "签约", "term": "2022-07-01/2025-06-30", "contact": "余波"},
            {"seq": "3", "name": "云泽云上信息技术有限公司", "category": "信息化改造", "mode": "入驻", "term": "2023-10-08/2024-10-07", "contact": "蒋欣"},
        ],
        "party_a": None,
        "signed_on": None,
    }


@doc
def parties_with_the_name_below_the_label(Sheet):
    s = Sheet()
    s.centre(120, "校企合作协议书", size=40)
    s.write(140, 220, "甲方：")
    s.write(188, 264, "宁海工商学院")
    s.write(188, 308, "地址：宁海市文苑路20号")
    s.write(140, 360, "乙方：")
    s.write(188, 404, HOME)
    s.write(188, 448, "地址：云泽市高新区创新路18号")
    y = para(s, 520, "为发挥双方优势，共同培养中小企业急需人才，双方签订本协议。")
    y = para(s, y, "一、合作期限：三年。2022年9月1日至2025年8月31日。")
    y = para(s, y, "二、乙方为甲方学生提供实习岗位。")
    s.write(140, y + 80, "甲方（盖章）")
    s.write(680, y + 80, "乙方（盖章）")
    s.write(140, y + 130, "授权代表：高文斌")
    s.write(680, y + 130, "授权代表：周立新")
    s.write(140, y + 180, "签署日期：2022年8月29日")
    s.write(680, y + 180, "签署日期：2022年8月30日")
    return [s.page()], {
        "title": "校企合作协议书",
        "party_a": "宁海工商学院",
        "party_b": HOME,
        "term": "2022-09-01/2025-08-31",
        "rows": None,
    }


@doc
def agreement_with_dates_in_chinese_numerals(Sheet):
    s = Sheet()
    s.centre(130, "知识产权服务合作协议", size=36)
    y = lines(s, 240, ["甲方（委托方）：云泽市高新区创业服务中心", "乙方（服务方）：宁海知行专利代理事务所"], pitch=54)
    y = para(s, y, "第一条　服务内容。乙方为园区企业提供专利检索、申请代理和维权咨询。")
    y = para(s, y, "第二条　服务期限。自二〇二三年一月一日起至二〇二三年十二月三十一日止。")
    y = para(s, y, "第三条　争议解决。协商不成的，向甲方所在地人民法院起诉。")
    s.write(140, y + 80, "甲方（盖章）：")
    s.write(680, y + 80, "乙方（盖章）：")
    s.write(140, y + 150, "二〇二二年十二月二十日")
    s.write(680, y + 150, "二〇二二年十二月二十日")
    stamp(s, 330, y + 120, "云泽市高新区创业服务中心")
    stamp(s, 870, y + 120, "宁海知行专利代理事务所")
    return [s.page()], {
        "title": "知识产权服务合作协议",
        "party_a": "云泽市高新区创业服务中心",
        "party_b": "宁海知行专利代理事务所",
        "term": "2023-01-01/2023-12-31",
        "signed_on": "2022-12-20",
        "sealed_a": True,
        "sealed_b": True,
        "rows": None,
    }


@doc
def list_without_rules_and_without_numbers(Sheet):
    s = Sheet()
    s.centre(120, "第三方服务机构名录", size=32)
    s.columns(
        110,
        210,
        [360, 240, 170, 230],
        [
            ["机构名称", "服务领域", "联系人", "联系电话"],
            ["宁海知行专利代理事务所", "知识产权", "汪洋", "13500010001"],
            ["云泽云上信息技术有限公司", "数字化转型", "蒋欣", "13500010002"],
            ["宁海明德律师事务所", "法律咨询", "方敬", "13500010003"],
        ],
        pitch=52,
    )
    return [s.page()], {
        "title": "第三方服务机构名录",
        "rows": [
            {"name": "宁海知行专利代理事务所", "category": "知识产权", "contact": "汪洋", "phone": "13500010001"},
            {"name": "云泽云上信息技术有限公司", "category": "数字化转型", "contact": "蒋欣", "phone": "13500010002"},
            {"name": "宁海明德律师事务所", "category": "法律咨询", "contact": "方敬", "phone": "13500010003"},
        ],
        "party_a": None,
        "party_b": None,
    }


@doc
def long_agreement_signed_on_the_second_page(Sheet):
    a = Sheet()
    a.centre(120, "服务联盟合作协议", size=40)
    y = lines(a, 220, [f"甲　　方：{HOME}", "法定代表人：周立新", "乙　　方：云泽智联人力资源有限公司", "法定代表人：邓超"], pitch=48)
    for n, text in enumerate(("合作宗旨。整合服务资源，形成服务联盟，为中小企业提供一站式服务。", "甲方权利义务。甲方负责需求征集、派单和服务质量跟踪。", "乙方权利义务。乙方按照甲方派单，在三个工作日内与企业对接。", "保密。双方对知悉的企业商业秘密负有保密义务。"), 1):
        y = para(a, y + 8, f"{n}. {text}")
    a.centre(1650, "第1页 共2页", size=20)
    b = Sheet()
    y = para(b, 140, "5. 期限。本协议有效期为2023年6月15日至2025年6月14日。")
    y = para(b, y, "6. 附则。本协议一式四份，具有同等法律效力。")
    b.table(140, y + 60, [470, 470], [["甲方（盖章）\n代表：\n日期：2023年6月12日", "乙方（盖章）\n代表：\n日期：2023年6月12日"]], row_height=180)
    b.centre(1650, "第2页 共2页", size=20)
    stamp(b, 380, y + 140, HOME)
    stamp(b, 850, y + 140, "云泽智联人力资源有限公司")
    return [a.page(1), b.page(2)], {
        "title": "服务联盟合作协议",
        "party_a": HOME,
        "party_b": "云泽智联人力资源有限公司",
        "term": "2023-06-15/2025-06-14",
        "signed_on": "2023-06-12",
        "sealed_a": True,
        "sealed_b": True,
        "pages_total": "2",
    }


@pytest.mark.parametrize("surface", ["drawn", "ocr"])
@pytest.mark.parametrize("name", list(DOCS))
def test_fresh(name, surface, sheet, document, by_key, as_ocr):
    pages, want = DOCS[name](sheet)
    for page in pages:
        fresh.assert_tidy(page)
    if surface == "ocr":
        pages = [as_ocr(page) for page in pages]
    fields = by_key(kind_of(KIND).extract(document(KIND, *pages), no_reread))
    got, want = fresh.compared(KIND, fields, want)
    assert got == want
