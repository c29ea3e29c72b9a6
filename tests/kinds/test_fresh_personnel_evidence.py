"""Certificates, contracts and insurance prints as offices issue them. Invented persons only."""

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
KIND = "personnel_evidence"

IDENTITY = "11010519491231002X"


@doc
def diploma_with_filled_in_words(Sheet):
    s = Sheet(width=1654, height=1170)
    s.centre(120, "普通高等学校", size=30)
    s.centre(180, "毕 业 证 书", size=56)
    s.write(260, 330, "学生")
    s.write(360, 330, "周子涵")
    s.write(500, 330, "性别")
    s.write(580, 330, "女")
    s.write(640, 330, "，一九九五年三月十二日生，于二〇一三年九月")
    s.write(200, 390, "至二〇一七年六月在本校")
    s.write(500, 390, "工商管理")
    s.write(630, 390, "专业四年制")
    s.write(780, 390, "本科")
    s.write(860, 390, "学习，修完教学计划规定的全部课程，")
    s.write(200, 450, "成绩合格，准予毕业。")
    s.write(240, 760, "校　　名：宁海工商学院")
    s.write(980, 760, "校（院）长：高文斌")
    s.write(240, 830, "证书编号：103451201705001234")
    s.write(1060, 830, "二〇一七年六月三十日")
    return [s.page()], {
        "certificate": "graduation",
        "person": "周子涵",
        "subject": "工商管理",
        "level": "本科",
        "school": "宁海工商学院",
        "number": "103451201705001234",
        "issued": "2017-06-30",
        "term": None,
        "unit": None,
        "rows": None,
    }


@doc
def bilingual_title_certificate(Sheet):
    s = Sheet()
    s.centre(140, "专业技术资格证书", size=40)
    s.centre(200, "CERTIFICATE OF PROFESSIONAL AND TECHNICAL QUALIFICATION", size=20)
    y = 330.0
    for zh, en, value in (
        ("姓　　名", "Full Name", "林涛"),
        ("性　　别", "Sex", "男"),
        ("出生年月", "Date of Birth", "1988年5月"),
        ("资格名称", "Qualification", "工程师"),
        ("专　　业", "Speciality", "电子工程"),
        ("资格级别", "Level", "中级"),
        ("授予时间", "Conferment Date", "2019年12月28日"),
        ("证书编号", "Certificate No.", "2019B0331276"),
        ("发证机关", "Issued by", "宁海省人力资源和社会保障厅"),
    ):
        s.write(240, y, zh)
        s.write(240, y + 30, en, size=16)
        s.write(480, y, value)
        y += 90
    return [s.page()], {
        "certificate": "title",
        "person": "林涛",
        "subject": "电子工程",
        "level": "中级",
        "issued": "2019-12-28",
        "number": "2019B0331276",
        "issuer": "宁海省人力资源和社会保障厅",
        "school": None,
        "term": None,
    }


@doc
def training_certificate_in_prose(Sheet):
    s = Sheet(width=1654, height=1170)
    s.centre(150, "培训合格证书", size=56)
    s.write(1080, 260, "证书编号：宁中服培字第2023-0417号", size=22)
    y = para(s, 380, "何敏 同志于2023年4月10日至4月14日参加中小企业服务专员能力提升培训班，共40学时，经考核成绩合格，特发此证。", x=240, right=1420, pitch=60)
    foot(s, y + 140, ["宁海省中小企业发展促进中心", "2023年4月14日"], right=1420)
    return [s.page()], {
        "person": "何敏",
        "number": "宁中服培字第2023-0417号",
        "issuer": "宁海省中小企业发展促进中心",
        "issued": "2023-04-14",
        "school": None,
        "unit": None,
        "rows": None,
    }


@doc
def skill_level_certificate_as_a_form(Sheet):
    s = Sheet()
    s.centre(150, "职业技能等级证书", size=40)
    s.table(
        150,
        260,
        [190, 280, 190, 280],
        [
            ["姓名", "孙玲", "性别", "女"],
            ["证件类型", "居民身份证", "证件号码", IDENTITY],
            ["职业名称", "企业人力资源管理师", None, None],
            ["职业技能等级", "三级/高级工", "考核成绩", "合格"],
            ["证书编号", "S000033090011233001876", None, None],
            ["评价机构", "宁海省人力资源服务行业协会", None, None],
            ["发证日期", "2022年11月18日", None, None],
        ],
        row_height=64,
    )
    return [s.page()], {
        "person": "孙玲",
        "subject": "企业人力资源管理师",
        "level": "三级/高级工",
        "number": "S000033090011233001876",
        "issuer": "宁海省人力资源服务行业协会",
        "issued": "2022-11-18",
        "school": None,
        "unit": None,
    }


@doc
def insurance_list_with_close_columns(Sheet):
    s = Sheet()
    s.centre(110, "宁海市社会保险单位参保证明", size=32)
    lines(
        s,
        190,
        [
            "单位名称：云泽市禾木企业服务有限公司　　单位编号：330901228",
            "统计期间：2023年1月至2023年12月　　参保人数：4",
        ],
        x=110,
        pitch=42,
    )
    s.columns(
        110,
        290,
        [70, 110, 280, 240, 130, 140],
        [
            ["序号", "姓名", "社会保障号码", "缴费起止年月", "缴费月数", "险种"],
            ["1", "周立新", "330***********0011", "202301-202312", "12", "养老"],
            ["2", "何敏", "330***********0026", "202301-202312", "12", "养老"],
            ["3", "孙玲", "330***********0045", "202304-202312", "9", "养老"],
            ["4", "林涛", "330***********0031", "202307-202312", "6", "养老"],
        ],
        rules="rows",
    )
    s.write(110, 560, "本证明由参保单位自助打印，可凭验证码在网上核验。", size=20)
    foot(s, 640, ["宁海市社会保险事业管理中心", "打印日期：2024年1月9日"])
    return [s.page()], {
        "certificate": "social_insurance",
        "unit": "云泽市禾木企业服务有限公司",
        "period": "2023-01/2023-12",
        "insured_count": "4",
        "issuer": "宁海市社会保险事业管理中心",
        "issued": "2024-01-09",
        "rows": [
            {"seq": "1", "name": "周立新", "period": "2023-01/2023-12", "months": "12"},
            {"seq": "2", "name": "何敏", "period": "2023-01/2023-12", "months": "12"},
            {"seq": "3", "name": "孙玲", "period": "2023-04/2023-12", "months": "9"},
            {"seq": "4", "name": "林涛", "period": "2023-07/2023-12", "months": "6"},
        ],
        "term": None,
        "level": None,
    }


@doc
def insurance_record_of_one_person(Sheet):
    s = Sheet()
    s.centre(110, "宁海省社会保险个人参保证明", size=32)
    s.write(760, 170, "验证码：9A2F77C01B", size=20)
    s.table(
        110,
        210,
        [160, 370, 180, 310],
        [
            ["姓名", "林涛", "社会保障号码", IDENTITY],
            ["参保单位名称", "宁海蓝图企业管理咨询有限公司", "参保状态", "正常缴费"],
        ],
    )
    s.table(
        110,
        340,
        [255, 255, 255, 255],
        [
            ["险种", "起始年月", "终止年月", "缴费月数"],
            ["企业职工养老保险", "2022-05", "2023-10", "18"],
            ["失业保险", "2022-05", "2023-10", "18"],
            ["工伤保险", "2022-05", "2023-10", "18"],
        ],
    )
    foot(s, 600, ["宁海省社会保险服务中心", "2023年11月6日"])
    return [s.page()], {
        "certificate": "social_insurance",
        "person": "林涛",
        "unit": "宁海蓝图企业管理咨询有限公司",
        "issuer": "宁海省社会保险服务中心",
        "issued": "2023-11-06",
        "insured_count": None,
        "term": None,
    }


@doc
def labour_contract_with_two_parties_side_by_side(Sheet):
    s = Sheet()
    s.centre(120, "劳 动 合 同 书", size=40)
    s.write(860, 190, "编号：HM-2022-017", size=22)
    s.table(
        110,
        240,
        [150, 360, 170, 340],
        [
            ["用人单位（甲方）", None, "劳动者（乙方）", None],
            ["名称", "云泽市禾木企业服务有限公司", "姓名", "孙玲"],
            ["法定代表人", "周立新", "身份证号码", IDENTITY],
            ["地址", "云泽市创新路18号", "住址", "云泽市滨湖路3号"],
        ],
        row_height=54,
    )
    y = para(s, 500, "根据《中华人民共和国劳动法》《中华人民共和国劳动合同法》，甲乙双方经平等协商，自愿签订本合同。")
    y = para(s, y, "一、合同期限：固定期限，自2022年3月1日起至2025年2月28日止，其中试用期两个月。")
    y = para(s, y, "二、工作岗位：乙方从事人力资源咨询工作，工作地点为云泽市。")
    y = para(s, y, "三、劳动报酬：甲方每月15日前以货币形式支付乙方工资。")
    s.write(140, y + 120, "甲方（盖章）：")
    s.write(680, y + 120, "乙方（签字）：")
    s.write(140, y + 190, "2022年2月25日")
    s.write(680, y + 190, "2022年2月25日")
    return [s.page()], {
        "certificate": "labour_contract",
        "person": "孙玲",
        "unit": "云泽市禾木企业服务有限公司",
        "number": "HM-2022-017",
        "term": "2022-03-01/2025-02-28",
        "issued": "2022-02-25",
        "school": None,
        "level": None,
    }


@doc
def letter_of_appointment_of_a_mentor(Sheet):
    s = Sheet(width=1654, height=1170)
    s.centre(160, "聘　书", size=64)
    s.write(240, 340, "周立新 先生：")
    y = para(s, 420, "兹聘请您为云泽市高新区创业服务中心创业辅导师，聘期三年，自2023年1月1日至2025年12月31日。", x=240, right=1420, pitch=60)
    y = para(s, y, "此聘。", x=240, right=1420)
    foot(s, y + 120, ["云泽市高新区创业服务中心", "二〇二二年十二月二十日"], right=1420)
    return [s.page()], {
        "certificate": "appointment",
        "person": "周立新",
        "subject": "创业辅导师",
        "issuer": "云泽市高新区创业服务中心",
        "issued": "2022-12-20",
        "term": "2023-01-01/2025-12-31",
        "number": None,
        "school": None,
    }


@doc
def registration_form_printed_from_the_web(Sheet):
    s = Sheet()
    s.centre(120, "教育部学历证书电子注册备案表", size=32)
    s.write(140, 180, "更新日期：2024年3月5日", size=20)
    pairs = [
        ("姓名", "马晓燕", "性别", "女"),
        ("出生日期", "1990年02月14日", "入学日期", "2009年09月01日"),
        ("毕(结)业日期", "2012年07月01日", "学历类别", "普通"),
        ("层次", "专科", "学制", "3年"),
        ("专业", "会计电算化", "学习形式", "全日制"),
    ]
    y = 250.0
    for a, b, c, d in pairs:
        s.write(160, y, a)
        s.write(360, y, b)
        s.write(680, y, c)
        s.write(860, y, d)
        s.line(140, y + 40, 1100, y + 40)
        y += 60
    for a, b in (("学校名称", "宁海财经职业学院"), ("证书编号", "118451201206000987"), ("校(院)长姓名", "许正"), ("在线验证码", "AXC7 92KQ 0ZPL")):
        s.write(160, y, a)
        s.write(360, y, b)
        s.line(140, y + 40, 1100, y + 40)
        y += 60
    return [s.page()], {
        "certificate": "degree_registration",
        "person": "马晓燕",
        "level": "专科",
        "subject": "会计电算化",
        "school": "宁海财经职业学院",
        "number": "118451201206000987",
        "issued": "2012-07-01",
        "unit": None,
        "term": None,
    }


@doc
def degree_certificate(Sheet):
    s = Sheet(width=1654, height=1170)
    s.centre(150, "学士学位证书", size=56)
    y = para(s, 340, "吴志刚，男，1992年8月19日生。在宁海理工大学计算机科学与技术专业完成了本科学习计划，业已毕业，经审核符合《中华人民共和国学位条例》的规定，授予工学学士学位。", x=240, right=1420, pitch=60)
    s.write(240, y + 120, "宁海理工大学")
    s.write(900, y + 120, "校长")
    s.write(900, y + 160, "学位评定委员会主席　罗海生")
    s.write(240, y + 280, "证书编号：1034642014003321")
    s.write(1060, y + 280, "二〇一四年六月二十日")
    return [s.page()], {
        "certificate": "degree",
        "person": "吴志刚",
        "subject": "计算机科学与技术",
        "level": "学士",
        "school": "宁海理工大学",
        "number": "1034642014003321",
        "issued": "2014-06-20",
        "unit": None,
        "term": None,
    }


@doc
def electronic_title_certificate_with_the_label_above(Sheet):
    s = Sheet()
    s.centre(130, "宁海省职称电子证书", size=36)
    for x, y, label, value in (
        (160, 260, "姓名", "黄建军"),
        (620, 260, "身份证号", "3309**********0019"),
        (160, 380, "职称系列", "工程技术"),
        (620, 380, "评审专业", "环境工程"),
        (160, 500, "职称级别", "副高级"),
        (620, 500, "职称名称", "高级工程师"),
        (160, 620, "证书编号", "NH202100456789"),
        (620, 620, "取得时间", "2021-12-15"),
        (160, 740, "工作单位", "宁海蓝图企业管理咨询有限公司"),
    ):
        s.write(x, y, label, size=20)
        s.write(x, y + 36, value)
    s.write(160, 880, "发证单位")
    s.write(160, 920, "宁海省人力资源和社会保障厅")
    return [s.page()], {
        "certificate": "title",
        "person": "黄建军",
        "level": "副高级",
        "number": "NH202100456789",
        "issued": "2021-12-15",
        "unit": "宁海蓝图企业管理咨询有限公司",
        "issuer": "宁海省人力资源和社会保障厅",
        "school": None,
        "term": None,
    }


@doc
def labour_contract_with_blanks(Sheet):
    s = Sheet()
    s.centre(130, "劳动合同", size=44)
    lines(
        s,
        260,
        [
            "甲方（用人单位）：__宁海蓝图企业管理咨询有限公司__",
            "统一社会信用代码：____________________",
            "乙方（劳动者）：__陈思思__　　性别：__女__",
            f"居民身份证号：__{IDENTITY}__",
        ],
        pitch=56,
    )
    y = para(s, 520, "第一条　劳动合同期限")
    y = para(s, y, "甲乙双方选择以下第 1 种形式确定本合同期限：")
    y = para(s, y, "1.固定期限：自__2021__年__7__月__1__日起至__2024__年__6__月__30__日止。")
    y = para(s, y, "2.无固定期限：自____年____月____日起。")
    y = para(s, y, "第二条　乙方同意在__咨询部__担任__项目专员__岗位工作。")
    s.write(140, y + 160, "甲方（公章）")
    s.write(660, y + 160, "乙方（签名）：陈思思")
    s.write(140, y + 240, "签订日期：2021年6月28日")
    s.write(660, y + 240, "签订日期：2021年6月28日")
    return [s.page()], {
        "certificate": "labour_contract",
        "person": "陈思思",
        "unit": "宁海蓝图企业管理咨询有限公司",
        "term": "2021-07-01/2024-06-30",
        "issued": "2021-06-28",
        "number": None,
        "school": None,
    }


@doc
def foreign_degree_recognised(Sheet):
    s = Sheet()
    s.centre(140, "国外学历学位认证书", size=40)
    s.write(700, 230, "编号：教留服认英［2018］12345号", size=22)
    y = para(s, 330, "黄思远，男，中国籍，1993年6月6日出生。黄思远在英国北岸大学学习，于2017年12月获得该校颁发的理学硕士学位证书，专业为数据分析。")
    y = para(s, y, "经核查，该校系英国正规高等学校，所获硕士学位证书表明其具有相应的学历。")
    foot(s, y + 100, ["教育部留学服务中心", "2018年3月22日"])
    return [s.page()], {
        "person": "黄思远",
        "level": "硕士",
        "subject": "数据分析",
        "issuer": "教育部留学服务中心",
        "issued": "2018-03-22",
        "unit": None,
        "term": None,
        "rows": None,
    }


@doc
def professional_qualification_certificate(Sheet):
    s = Sheet()
    s.centre(130, "中华人民共和国", size=28)
    s.centre(180, "经济专业技术资格证书", size=40)
    y = 320.0
    for label, value in (
        ("姓　　　名：", "何敏"),
        ("证件号码：", "3309**********0026"),
        ("级　　　别：", "中级"),
        ("专　　　业：", "人力资源管理"),
        ("批准日期：", "2020年11月21日"),
        ("管 理 号：", "20201103533000000321"),
    ):
        s.write(260, y, label)
        s.write(470, y, value)
        y += 66
    foot(s, y + 100, ["宁海省人力资源和社会保障厅"])
    return [s.page()], {
        "certificate": "title",
        "person": "何敏",
        "level": "中级",
        "subject": "人力资源管理",
        "issued": "2020-11-21",
        "number": "20201103533000000321",
        "school": None,
        "term": None,
    }


@doc
def insurance_list_fully_ruled_with_a_total(Sheet):
    s = Sheet(width=1754, height=1240)
    s.centre(100, "参保人员缴费明细表", size=34)
    s.write(90, 170, "参保单位全称：宁海蓝图企业管理咨询有限公司")
    s.write(1050, 170, "费款所属期：2023-07至2023-12")
    s.table(
        80,
        220,
        [90, 160, 340, 220, 220, 200, 300],
        [
            ["序号", "姓名", "身份证号", "养老保险", "医疗保险", "月数", "缴费起止时间"],
            ["1", "秦岭", "3309**********0012", "已缴", "已缴", "6", "2023-07至2023-12"],
            ["2", "林涛", "3309**********0031", "已缴", "已缴", "6", "2023-07至2023-12"],
            ["3", "陈思思", "3309**********0048", "已缴", "已缴", "4", "2023-09至2023-12"],
            ["合计", "3人", "", "", "", "", ""],
        ],
        row_height=54,
    )
    foot(s, 620, ["宁海市社会保险基金管理中心", "2024-01-05"], right=1600)
    return [s.page()], {
        "certificate": "social_insurance",
        "unit": "宁海蓝图企业管理咨询有限公司",
        "period": "2023-07/2023-12",
        "issuer": "宁海市社会保险基金管理中心",
        "issued": "2024-01-05",
        "rows": [
            {"seq": "1", "name": "秦岭", "months": "6", "period": "2023-07/2023-12"},
            {"seq": "2", "name": "林涛", "months": "6", "period": "2023-07/2023-12"},
            {"seq": "3", "name": "陈思思", "months": "4", "period": "2023-09/2023-12"},
        ],
        "person": None,
        "term": None,
    }


@doc
def note_of_title_stamped(Sheet):
    s = Sheet()
    s.centre(150, "职称证明", size=44)
    y = para(s, 280, "兹证明顾晨同志于2021年12月经宁海省经济系列高级职称评审委员会评审通过，取得高级经济师任职资格，证书编号为GJ2021-0765。")
    y = para(s, y, "特此证明。")
    foot(s, y + 90, ["云泽市人力资源和社会保障局", "2022年1月19日"])
    stamp(s, 940, y + 120, "云泽市人力资源和社会保障局")
    return [s.page()], {
        "certificate": "title",
        "person": "顾晨",
        "number": "GJ2021-0765",
        "school": None,
        "unit": None,
        "rows": None,
    }


@doc
def labour_contract_as_a_simple_form(Sheet):
    s = Sheet()
    s.centre(130, "劳动合同书（简易版）", size=36)
    s.table(
        110,
        230,
        [270, 750],
        [
            ["甲方（用人单位）名称", "宁海蓝图企业管理咨询有限公司"],
            ["乙方（劳动者）姓名", "林涛"],
            ["合同期限", "2022年5月1日至2025年4月30日"],
            ["工作岗位", "项目经理"],
            ["工作地点", "宁海市"],
        ],
        row_height=60,
    )
    s.write(140, 700, "甲方盖章")
    s.write(660, 700, "乙方签字")
    s.write(140, 770, "日期：2022年4月28日")
    s.write(660, 770, "日期：2022年4月28日")
    return [s.page()], {
        "certificate": "labour_contract",
        "unit": "宁海蓝图企业管理咨询有限公司",
        "person": "林涛",
        "term": "2022-05-01/2025-04-30",
        "issued": "2022-04-28",
        "school": None,
        "level": None,
    }


@doc
def title_certificate_with_the_name_alone(Sheet):
    s = Sheet(width=1654, height=1170)
    s.centre(140, "专业技术职务任职资格证书", size=44)
    s.centre(300, "李 海 峰", size=40)
    y = para(s, 420, "经宁海省工程系列中级专业技术职务评审委员会于2019年11月30日评审通过，具备工程师任职资格。专业：机械制造。", x=240, right=1420, pitch=60)
    s.write(240, y + 120, "证书编号：NG2019-03317")
    foot(s, y + 120, ["宁海省人力资源和社会保障厅", "二〇一九年十二月二十日"], right=1420)
    return [s.page()], {
        "certificate": "title",
        "person": "李海峰",
        "subject": "机械制造",
        "number": "NG2019-03317",
        "issuer": "宁海省人力资源和社会保障厅",
        "issued": "2019-12-20",
        "unit": None,
        "term": None,
    }


@doc
def title_certificate_with_english_on_the_line(Sheet):
    s = Sheet()
    s.centre(140, "职称证书", size=40)
    s.centre(196, "CERTIFICATE OF PROFESSIONAL TITLE", size=20)
    y = 300.0
    for label, value in (
        ("姓名 Name：", "马晓燕"),
        ("性别 Sex：", "女"),
        ("职称 Title：", "高级会计师"),
        ("级别 Level：", "副高级"),
        ("专业 Speciality：", "会计"),
        ("编号 No.：", "KJ202203456"),
        ("批准时间 Date of Approval：", "2022年1月10日"),
        ("发证机关 Issued by：", "宁海省财政厅"),
    ):
        s.write(240, y, label)
        s.write(620, y, value)
        y += 62
    return [s.page()], {
        "certificate": "title",
        "person": "马晓燕",
        "level": "副高级",
        "subject": "会计",
        "number": "KJ202203456",
        "issued": "2022-01-10",
        "issuer": "宁海省财政厅",
    }


@doc
def certificate_as_one_row_of_a_table(Sheet):
    s = Sheet(width=1754, height=1240)
    s.centre(120, "专业技术资格证书查询结果", size=34)
    s.columns(
        90,
        240,
        [130, 250, 170, 110, 260, 320, 300],
        [
            ["姓名", "资格名称", "专业", "级别", "批准日期", "管理号", "发证单位"],
            ["赵国强", "经济师", "工商管理", "中级", "2018年11月4日", "20181103533011", "宁海省人社厅"],
        ],
        pitch=56,
        rules="rows",
    )
    return [s.page()], {
        "certificate": "title",
        "person": "赵国强",
        "subject": "工商管理",
        "level": "中级",
        "issued": "2018-11-04",
        "number": "20181103533011",
    }


@doc
def letter_of_appointment_naming_whom_in_the_sentence(Sheet):
    s = Sheet(width=1654, height=1170)
    s.centre(160, "聘 任 书", size=60)
    y = para(s, 340, "为更好地服务创业者，经研究，现聘任何敏女士为云泽市禾木企业服务有限公司创业辅导师，聘任期限为2023年5月1日至2026年4月30日。", x=240, right=1420, pitch=60)
    foot(s, y + 140, ["云泽市禾木企业服务有限公司（公章）", "2023年5月1日"], right=1420)
    return [s.page()], {
        "certificate": "appointment",
        "person": "何敏",
        "subject": "创业辅导师",
        "unit": "云泽市禾木企业服务有限公司",
        "issuer": "云泽市禾木企业服务有限公司",
        "issued": "2023-05-01",
        "term": "2023-05-01/2026-04-30",
    }


@doc
def appointment_as_a_form(Sheet):
    s = Sheet()
    s.centre(130, "创业辅导师聘任书", size=36)
    s.table(
        120,
        230,
        [150, 370, 150, 370],
        [
            ["受聘专家", "吴志刚", "聘任职务", "创业辅导师"],
            ["聘用单位", "宁海蓝图企业管理咨询有限公司", None, None],
            ["聘任起止", "2022年9月1日—2025年8月31日", None, None],
            ["发证单位", "宁海蓝图企业管理咨询有限公司", "发证日期", "2022年9月1日"],
        ],
        row_height=62,
    )
    return [s.page()], {
        "certificate": "appointment",
        "person": "吴志刚",
        "subject": "创业辅导师",
        "unit": "宁海蓝图企业管理咨询有限公司",
        "issuer": "宁海蓝图企业管理咨询有限公司",
        "term": "2022-09-01/2025-08-31",
        "issued": "2022-09-01",
    }


@doc
def registration_as_a_screen_with_the_name_on_top(Sheet):
    s = Sheet(width=900, height=1600)
    s.centre(80, "教育部学历证书电子注册备案表", size=30)
    s.write(80, 200, "孙玲", size=36)
    s.write(80, 260, "女　1991年05月06日", size=22)
    y = 340.0
    for label, value in (
        ("院校", "宁海师范大学"),
        ("专业", "人力资源管理"),
        ("层次", "本科"),
        ("学习形式", "普通全日制"),
        ("入学时间", "2009年09月01日"),
        ("毕业时间", "2013年06月30日"),
        ("毕结业结论", "毕业"),
        ("证书编号", "103451201305002211"),
    ):
        s.write(80, y, label)
        s.write(330, y, value)
        y += 60
    return [s.page()], {
        "certificate": "degree_registration",
        "person": "孙玲",
        "school": "宁海师范大学",
        "subject": "人力资源管理",
        "level": "本科",
        "issued": "2013-06-30",
        "number": "103451201305002211",
        "unit": None,
    }


@doc
def diploma_of_a_college_by_its_age(Sheet):
    s = Sheet(width=1654, height=1170)
    s.centre(150, "毕 业 证 书", size=56)
    y = para(s, 330, "学生 覃秀兰 ，女，现年二十二岁，于二〇〇八年九月至二〇一一年六月在我院旅游管理专业三年制大专班学习，成绩合格，准予毕业。", x=240, right=1420, pitch=60)
    s.write(240, y + 160, "宁海职业技术学院　　院长　周正")
    s.write(240, y + 240, "学校编号：138901201106000456")
    s.write(1060, y + 240, "二〇一一年六月三十日")
    return [s.page()], {
        "certificate": "graduation",
        "person": "覃秀兰",
        "subject": "旅游管理",
        "level": "大专",
        "school": "宁海职业技术学院",
        "issued": "2011-06-30",
        "number": "138901201106000456",
    }


@doc
def several_labels_on_each_line(Sheet):
    s = Sheet()
    s.centre(150, "宁海省专业技术资格证书", size=36)
    lines(
        s,
        270,
        [
            "姓　名：赵国强　　　性　别：男　　　出生年月：1985年4月",
            "工作单位：云泽市禾木企业服务有限公司",
            "资格名称：高级工程师　　　专　业：计算机应用",
            "评审时间：2020年12月6日　　　证书编号：GCS2020-118",
            "评审组织：宁海省工程系列高级职称评审委员会",
        ],
        pitch=60,
    )
    foot(s, 640, ["宁海省人力资源和社会保障厅（印章）", "2021年1月8日"])
    return [s.page()], {
        "certificate": "title",
        "person": "赵国强",
        "subject": "计算机应用",
        "number": "GCS2020-118",
        "unit": "云泽市禾木企业服务有限公司",
        "issued": "2021-01-08",
        "school": None,
    }


@doc
def insurance_list_with_its_unit_in_the_title(Sheet):
    s = Sheet()
    s.centre(100, "云泽市禾木企业服务有限公司社会保险缴费明细", size=30)
    s.centre(150, "（2023年7月至2023年12月）", size=24)
    s.table(
        110,
        210,
        [90, 180, 320, 240, 180],
        [
            ["序号", "参保人", "身份证号码", "缴费起止", "实缴月数"],
            ["1", "周立新", "330***********0011", "2023.07-2023.12", "6"],
            ["2", "何敏", "330***********0026", "2023.07-2023.12", "6"],
            ["3", "孙玲", "330***********0045", "2023.10-2023.12", "3"],
        ],
        row_height=52,
    )
    s.write(110, 450, "以上共计3人")
    foot(s, 540, ["云泽市社会保险服务中心", "2024年1月12日"])
    return [s.page()], {
        "certificate": "social_insurance",
        "unit": "云泽市禾木企业服务有限公司",
        "period": "2023-07/2023-12",
        "insured_count": "3",
        "issuer": "云泽市社会保险服务中心",
        "issued": "2024-01-12",
        "rows": [
            {"seq": "1", "name": "周立新", "period": "2023-07/2023-12", "months": "6"},
            {"seq": "2", "name": "何敏", "period": "2023-07/2023-12", "months": "6"},
            {"seq": "3", "name": "孙玲", "period": "2023-10/2023-12", "months": "3"},
        ],
        "person": None,
    }


@doc
def labour_contract_in_prose_with_an_open_end(Sheet):
    s = Sheet()
    s.centre(130, "劳动合同书", size=40)
    lines(
        s,
        240,
        [
            "甲　方：宁海蓝图企业管理咨询有限公司",
            "法定代表人：秦岭",
            "乙　方：陈思思　　身份证号：3309**********0048",
        ],
        pitch=50,
    )
    y = para(s, 420, "第一条　本合同为无固定期限劳动合同，自2023年1月1日起生效。")
    y = para(s, y, "第二条　乙方担任财务主管。")
    s.write(140, y + 120, "甲方：（盖章）")
    s.write(680, y + 120, "乙方：（签字）陈思思")
    s.write(140, y + 180, "签订日期：2022年12月28日")
    return [s.page()], {
        "certificate": "labour_contract",
        "unit": "宁海蓝图企业管理咨询有限公司",
        "person": "陈思思",
        "issued": "2022-12-28",
        "number": None,
    }


@doc
def awarded_to_a_person(Sheet):
    s = Sheet(width=1654, height=1170)
    s.centre(150, "创业辅导师证书", size=52)
    s.write(240, 320, "兹授予")
    s.write(420, 314, "林　涛", size=36)
    s.write(620, 320, "同志宁海省创业辅导师资格。")
    s.write(240, 420, "有效期：2023年3月1日至2026年2月28日")
    s.write(240, 480, "证书编号：CYFD-2023-0088")
    foot(s, 700, ["宁海省中小企业发展促进中心", "2023年3月1日"], right=1420)
    return [s.page()], {
        "certificate": "appointment",
        "person": "林涛",
        "number": "CYFD-2023-0088",
        "issuer": "宁海省中小企业发展促进中心",
        "issued": "2023-03-01",
        "term": "2023-03-01/2026-02-28",
        "school": None,
    }


@doc
def name_of_a_minority_after_a_label_below(Sheet):
    s = Sheet()
    s.centre(140, "职业资格证书", size=40)
    for x, y, label, value in (
        (160, 280, "持证人姓名", "扎西·多杰"),
        (640, 280, "证书编号", "1933000000123456"),
        (160, 420, "职业（工种）", "创业咨询师"),
        (640, 420, "等级", "三级"),
        (160, 560, "发证日期", "2019年6月18日"),
        (640, 560, "发证机构", "宁海省职业技能鉴定中心"),
    ):
        s.write(x, y, label, size=20)
        s.write(x, y + 40, value)
    return [s.page()], {
        "certificate": "professional_qualification",
        "person": "扎西·多杰",
        "number": "1933000000123456",
        "subject": "创业咨询师",
        "level": "三级",
        "issued": "2019-06-18",
        "issuer": "宁海省职业技能鉴定中心",
    }


@doc
def diploma_whose_blanks_stand_on_lines_of_their_own(Sheet):
    s = Sheet(width=1654, height=1170)
    s.centre(130, "成人高等教育", size=30)
    s.centre(190, "毕业证书", size=52)
    for x, y, text in (
        (220, 330, "学　生"), (340, 330, "尹建国"), (500, 330, "性别"), (570, 330, "男"), (620, 330, "，"),
        (660, 330, "1982"), (740, 330, "年"), (780, 330, "3"), (810, 330, "月"), (850, 330, "9"), (880, 330, "日生，于"),
        (220, 390, "2005"), (300, 390, "年"), (340, 390, "3"), (370, 390, "月至"), (440, 390, "2008"), (520, 390, "年"),
        (560, 390, "1"), (590, 390, "月在本校"), (720, 390, "会计学"), (830, 390, "专业"), (900, 390, "函授"),
        (220, 450, "学习，修完"), (370, 450, "专科"), (440, 450, "教学计划规定的全部课程，成绩合格，准予毕业。"),
    ):
        s.write(x, y, text)
    s.write(220, 700, "校　　名：宁海广播电视大学")
    s.write(950, 700, "校　长：于文海")
    s.write(220, 780, "证书编号：511615200806001177")
    s.write(950, 780, "2008年1月15日")
    return [s.page()], {
        "certificate": "graduation",
        "person": "尹建国",
        "subject": "会计学",
        "level": "专科",
        "school": "宁海广播电视大学",
        "number": "511615200806001177",
        "issued": "2008-01-15",
        "unit": None,
    }


@doc
def title_certificate_beside_a_portrait(Sheet):
    s = Sheet(width=1654, height=1170)
    s.centre(120, "宁海省专业技术职务资格证书", size=40)
    s.write(240, 640, "（照片）", size=22)
    y = 260.0
    for label, value in (
        ("持　证　人", "欧阳静"),
        ("性　　　别", "女"),
        ("工 作 单 位", "宁海蓝图企业管理咨询有限公司"),
        ("系　　　列", "经济"),
        ("资 格 名 称", "高级经济师"),
        ("取得资格时间", "2021年12月"),
        ("证 书 编 号", "宁职证字21-00452"),
    ):
        s.write(760, y, label)
        s.write(980, y, value)
        s.line(970, y + 36, 1480, y + 36)
        y += 76
    foot(s, y + 60, ["宁海省职称改革领导小组办公室", "2022年1月14日"], right=1480)
    return [s.page()], {
        "certificate": "title",
        "person": "欧阳静",
        "subject": "经济",
        "unit": "宁海蓝图企业管理咨询有限公司",
        "number": "宁职证字21-00452",
        "school": None,
        "term": None,
    }


@doc
def proof_of_employment(Sheet):
    s = Sheet()
    s.centre(140, "劳动关系证明", size=40)
    y = para(s, 260, "兹证明沈国华（身份证号：3309**********0077）系我单位正式职工，劳动合同期限自2022年7月1日至2025年6月30日，现任项目经理一职。")
    y = para(s, y, "特此证明。")
    foot(s, y + 80, ["宁海蓝图企业管理咨询有限公司", "2023年12月20日"])
    return [s.page()], {
        "certificate": "labour_contract",
        "person": "沈国华",
        "unit": "宁海蓝图企业管理咨询有限公司",
        "term": "2022-07-01/2025-06-30",
        "issued": "2023-12-20",
        "school": None,
    }


@doc
def insurance_of_a_unit_in_columns_without_rules(Sheet):
    s = Sheet()
    s.centre(100, "社会保险参保缴费证明（单位）", size=32)
    s.write(120, 180, "单位名称")
    s.write(320, 180, "云泽市禾木企业服务有限公司")
    s.write(120, 230, "缴费期间")
    s.write(320, 230, "2023年1月 - 2023年12月")
    s.write(720, 230, "参保职工人数")
    s.write(920, 230, "3人")
    s.columns(
        110,
        300,
        [110, 190, 330, 200],
        [
            ["编号", "职工姓名", "缴费时段", "缴费月数"],
            ["1", "周立新", "2023.01-2023.12", "12"],
            ["2", "何敏", "2023.01-2023.12", "12"],
            ["3", "孙玲", "2023.05-2023.12", "8"],
        ],
    )
    foot(s, 560, ["云泽市社会保险事业管理局", "2024年1月3日"])
    return [s.page()], {
        "certificate": "social_insurance",
        "unit": "云泽市禾木企业服务有限公司",
        "period": "2023-01/2023-12",
        "insured_count": "3",
        "issuer": "云泽市社会保险事业管理局",
        "issued": "2024-01-03",
        "rows": [
            {"seq": "1", "name": "周立新", "period": "2023-01/2023-12", "months": "12"},
            {"seq": "2", "name": "何敏", "period": "2023-01/2023-12", "months": "12"},
            {"seq": "3", "name": "孙玲", "period": "2023-05/2023-12", "months": "8"},
        ],
        "person": None,
    }


@doc
def bilingual_degree_certificate(Sheet):
    s = Sheet(width=1654, height=1170)
    s.centre(120, "硕士学位证书", size=48)
    s.centre(186, "Certificate of Master's Degree", size=24)
    s.write(200, 320, "授予 许文婷 管理学硕士学位。专业：工商管理")
    s.write(200, 380, "This is to certify that Xu Wenting has been awarded the degree of Master.", size=20)
    s.write(200, 560, "宁海大学")
    s.write(200, 620, "学位评定委员会主席 罗海生")
    s.write(200, 760, "编号 1034632016000215")
    s.write(1000, 760, "2016年6月28日")
    return [s.page()], {
        "certificate": "degree",
        "person": "许文婷",
        "level": "硕士",
        "subject": "工商管理",
        "school": "宁海大学",
        "number": "1034632016000215",
        "issued": "2016-06-28",
    }


@doc
def decision_that_appoints(Sheet):
    s = Sheet()
    s.centre(140, "关于聘任创业辅导师的决定", size=36)
    y = para(s, 260, "因工作需要，经公司研究，决定聘任龙晓东同志为公司创业辅导师，聘期两年（2023年10月1日至2025年9月30日）。")
    y = para(s, y, "特此决定。")
    foot(s, y + 80, ["云泽市禾木企业服务有限公司", "2023年9月25日"])
    return [s.page()], {
        "certificate": "appointment",
        "person": "龙晓东",
        "subject": "创业辅导师",
        "unit": "云泽市禾木企业服务有限公司",
        "term": "2023-10-01/2025-09-30",
        "issued": "2023-09-25",
        "school": None,
    }


@doc
def title_certificate_in_one_sentence_after_the_name_on_a_line(Sheet):
    s = Sheet()
    s.centre(150, "初级会计专业技术资格证书", size=36)
    lines(
        s,
        290,
        [
            "持证人签名：",
            "姓名：万　婷",
            "证件号码：3309**********0063",
            "专业名称：会计",
            "资格级别：初级",
            "批准日期：2022.08.07",
            "管理号　：20220805330022",
        ],
        pitch=58,
    )
    s.write(620, 760, "签发单位盖章：宁海省人力资源和社会保障厅")
    s.write(620, 820, "签发日期：2022年09月15日")
    return [s.page()], {
        "certificate": "title",
        "person": "万婷",
        "subject": "会计",
        "level": "初级",
        "number": "20220805330022",
        "issuer": "宁海省人力资源和社会保障厅",
        "unit": None,
    }


@doc
def training_of_a_mentor_certified_by_an_association(Sheet):
    s = Sheet(width=1654, height=1170)
    s.centre(140, "创业指导师培训证书", size=44)
    s.write(260, 300, "石志强（男，3309**********0099）：")
    y = para(s, 370, "于2022年8月参加创业指导师岗位能力培训，考核合格，准予结业。", x=260, right=1400, pitch=60)
    s.write(260, y + 60, "证书号码：NHCY2022-0456")
    foot(s, y + 140, ["宁海省创业服务协会", "2022年9月1日"], right=1420)
    return [s.page()], {
        "person": "石志强",
        "number": "NHCY2022-0456",
        "issuer": "宁海省创业服务协会",
        "issued": "2022-09-01",
        "unit": None,
        "school": None,
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


SENTENCES = [
("学历证明",["兹证明蔡文涛，男，1986年3月出生，系我校2004级机械工程专业本科学生，于2008年6月毕业，毕业证书编号103451200805002211。"],["宁海理工大学","2023年3月6日"],{"person": "蔡文涛","subject": "机械工程","level": "本科","number": "103451200805002211","school": "宁海理工大学","issued": "2023-03-06"}),
("毕业证书",["学生尹晓静，性别女，一九九四年生，于二〇一二年九月至二〇一六年六月在本校法学院法学专业学习，学制四年，本科毕业，学业成绩合格，特颁此证。"],["宁海政法大学","二〇一六年六月二十八日"],{"certificate": "graduation","person": "尹晓静","level": "本科","school": "宁海政法大学","issued": "2016-06-28"}),
("毕业证书",["研究生 秦志刚 性别 男，1989年1月7日生，于2012年9月至2015年6月在我校企业管理专业学习，学制三年，修完硕士研究生培养计划规定的全部课程，成绩合格，毕业论文答辩通过，准予毕业。","培养单位：宁海财经大学","证书编号：103461201502000321"],["宁海财经大学","校长：李某某","二〇一五年六月三十日"],{"certificate": "graduation","person": "秦志刚","subject": "企业管理","level": "硕士研究生","school": "宁海财经大学","number": "103461201502000321","issued": "2015-06-30"}),
("任职资格证书",["姚丽娟同志经宁海省经济专业高级职称评审委员会2020年12月18日评审，具备高级经济师任职资格。","证书编号：GJ2020-33117"],["宁海省人力资源和社会保障厅","2021年1月15日"],{"certificate": "title","person": "姚丽娟","level": "高级经济师","number": "GJ2020-33117","issuer": "宁海省人力资源和社会保障厅","issued": "2021-01-15"}),
("聘书",["兹聘请 陶志远 先生 担任本公司创业辅导师，负责为入驻企业提供创业辅导服务。","聘期：2023年5月至2026年5月"],["云泽市禾木企业服务有限公司","2023年5月8日"],{"certificate": "appointment","person": "陶志远","subject": "创业辅导师","unit": "云泽市禾木企业服务有限公司","issuer": "云泽市禾木企业服务有限公司","term": "2023-05/2026-05","issued": "2023-05-08"}),
("聘书",["尊敬的阎立群女士：","鉴于您在创业指导领域的专业能力，特聘您为我中心创业导师，聘期自2022年10月1日起至2025年9月30日止。"],["云泽市中小企业服务中心","2022年10月1日"],{"certificate": "appointment","issuer": "云泽市中小企业服务中心","term": "2022-10-01/2025-09-30","issued": "2022-10-01"}),
("创业辅导师聘书",["为进一步做好创业服务工作，经考核，决定聘请曾凡同志为本平台创业辅导师，任期三年，自2024年1月1日起。"],["云泽市禾木企业服务有限公司","2023年12月28日"],{"certificate": "appointment","person": "曾凡","subject": "创业辅导师","term": "2024-01-01/2026-12-31","issued": "2023-12-28"}),
("社会保险参保证明",["云泽市禾木企业服务有限公司（单位编号 330901228）于2023年1月至2023年12月在我中心为周立新等12名职工缴纳社会保险，缴费正常。"],["云泽市社会保险事业管理中心","2024年1月5日"],{"certificate": "social_insurance","unit": "云泽市禾木企业服务有限公司","period": "2023-01/2023-12","issuer": "云泽市社会保险事业管理中心","issued": "2024-01-05"}),
("职业技能等级证书",["龚海燕（身份证号码：3309**********0044）经考核，成绩合格，核发创业指导师 二级/技师 职业技能等级证书。","证书编号：S000033090012222000456"],["宁海省创业指导协会","2022年12月9日"],{"certificate": "skill_level","person": "龚海燕","number": "S000033090012222000456","issuer": "宁海省创业指导协会","issued": "2022-12-09"}),
("学士学位证书",["戴思远，女，1997年7月7日生。在本校市场营销专业修完本科课程，成绩合格，符合学位授予条件，授予管理学学士学位。","证书编号：1034642019001234"],["宁海工商大学","二〇一九年六月二十六日"],{"certificate": "degree","person": "戴思远","subject": "市场营销","level": "学士","school": "宁海工商大学","number": "1034642019001234","issued": "2019-06-26"}),
("专业技术职务聘任书",["根据工作需要，聘任顾建华同志为高级工程师，聘期自2022年1月1日至2024年12月31日。"],["宁海蓝图企业管理咨询有限公司","2021年12月28日"],{"person": "顾建华","term": "2022-01-01/2024-12-31","issued": "2021-12-28"}),
("中级专业技术资格证明",["经审核，汤国庆（男，1982年9月出生）于2016年通过全国会计专业技术资格考试，取得会计师（中级）资格，证书编号：2016330012345。"],["宁海省财政厅","2016年12月30日"],{"certificate": "title","person": "汤国庆","number": "2016330012345","issuer": "宁海省财政厅","issued": "2016-12-30"}),
]


@pytest.mark.parametrize("landscape", [False, True], ids=["upright", "wide"])
@pytest.mark.parametrize("number", range(len(SENTENCES)))
def test_fresh_sentences(number, landscape, sheet, document, by_key, as_ocr):
    title, paragraphs, signed, want = SENTENCES[number]
    s = sheet(width=1654, height=1170) if landscape else sheet()
    s.centre(140, title, size=44)
    y = 300
    for paragraph in paragraphs:
        y = para(s, y, paragraph, right=s.width - 150)
    foot(s, y + 80, signed, right=s.width - 180)
    fields = by_key(kind_of(KIND).extract(document(KIND, as_ocr(s.page())), no_reread))
    got, want = fresh.compared(KIND, fields, want)
    assert got == want
