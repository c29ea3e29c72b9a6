"""Certificates, contracts and insurance prints of persons in the wordings of many issuers. Invented names."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import personnel_evidence

FIRM = "宁海小禾企业服务有限公司"
IDENTITY = "11010519491231002X"


@pytest.fixture
def read(sheet, wild, document, by_key):
    def fields(title, *paragraphs, foot=(), size=44):
        s = sheet()
        s.centre(150, title, size=size)
        y = 300.0
        for paragraph in paragraphs:
            for piece in wild.wrapped(paragraph, 38):
                s.write(140, y, piece)
                y += 46
            y += 14
        for text in foot:
            y += 60
            s.write(660, y, text)
        got = by_key(personnel_evidence.KIND.extract(document("personnel_evidence", s.page()), no_reread))
        for field in got.values():
            assert IDENTITY not in str(field.value)
        return got

    return fields


def values(fields, want):
    return {key: fields[key].value if key in fields else None for key in want}


DIPLOMAS = {
    "a diploma by correspondence": (
        "成人高等教育毕业证书",
        ["学生 陈小明，男，一九八八年七月生，于二〇〇九年三月至二〇一一年七月在本校会计学专业函授专科学习，"
         "修完教学计划规定的全部课程，成绩合格，准予毕业。"],
        ["宁海财经大学", "二〇一一年七月一日"],
        {"person": "陈小明", "subject": "会计学", "level": "专科", "school": "宁海财经大学"},
    ),
    "a degree": (
        "硕士学位证书",
        ["林小红，女，1990年5月1日生。在宁海大学攻读企业管理专业，完成了硕士培养计划，业已毕业，授予管理学硕士学位。"],
        ["宁海大学", "校长、学位评定委员会主席", "二〇一五年六月三十日"],
        {"person": "林小红", "subject": "企业管理", "level": "硕士"},
    ),
    "a proof of study": (
        "毕业证明书",
        [f"兹证明徐志远（身份证号：{IDENTITY}）于2006年9月至2010年6月在我校软件工程专业学习，学制四年，大学本科学历，准予毕业。"],
        ["宁海理工大学", "2010年6月20日"],
        {"person": "徐志远", "subject": "软件工程", "level": "大学本科"},
    ),
    "a diploma that names whom it is for on a line": (
        "毕业证书",
        ["兹证明", "马晓东 同学", "在我校主修国际经济与贸易专业，修业期满，成绩合格，本科毕业，特发此证。"],
        ["宁海外国语学院", "二〇一八年六月三十日"],
        {"person": "马晓东", "subject": "国际经济与贸易", "level": "本科"},
    ),
    "blanks of a form filled in": (
        "毕业证书",
        ["编号：20100612", "学生__何小伟__性别__男__，__1988__年__7__月生，于2006年9月至2010年6月",
         "在本校__物流管理__专业__四__年制__本科__学习，成绩合格，准予毕业。"],
        ["宁海商学院", "二〇一〇年六月二十日"],
        {"person": "何小伟", "subject": "物流管理", "level": "本科", "school": "宁海商学院"},
    ),
    "a number before the person": (
        "学士学位证书",
        ["证书编号 1234562010000123",
         "高晓红，女，1988年8月8日生，自2006年9月至2010年6月在我校工商管理专业学习，",
         "完成本科学习计划，授予【管理学学士】学位。"],
        ["宁海大学", "二〇一〇年六月三十日"],
        {"person": "高晓红", "subject": "工商管理"},
    ),
    "a party school": (
        "毕业证书",
        ["学员郭建国于2012年3月至2014年12月参加本校经济管理专业在职研究生班学习，学制三年，修完规定课程，准予毕业。"],
        ["中共宁海市委党校", "2014年12月20日"],
        {"person": "郭建国", "subject": "经济管理"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DIPLOMAS)
def test_diplomas_in_the_words_of_many_schools(read, name):
    title, paragraphs, foot, want = DIPLOMAS[name]
    assert values(read(title, *paragraphs, foot=foot), want) == want


TITLES = {
    "in a sentence": (
        "专业技术职务任职资格证书",
        ["经宁海市工程系列高级职称评审委员会评审，确认孙立新同志具备高级工程师任职资格。", "专业：机械设计"],
        ["宁海市人力资源和社会保障局", "2021年12月8日"],
        {"person": "孙立新", "level": "高级工程师", "subject": "机械设计",
         "issuer": "宁海市人力资源和社会保障局"},
    ),
    "labels of another office": (
        "职称证书（电子）",
        ["持证人员：罗小丽", "职称等级：中级", "申报系列：经济", f"证件号：{IDENTITY}",
         "颁证日期：2022年5月6日", "证书编码：NH20220506001"],
        ["宁海市职称改革办公室"],
        {"person": "罗小丽", "level": "中级", "subject": "经济", "issued": "2022-05-06"},
    ),
    "granted": (
        "专业技术资格证书",
        ["沈国华 于二〇一九年十月参加全国统一考试，成绩合格，取得会计专业中级资格。",
         "级别：中级", "专业类别：会计"],
        ["批准日期：2019年11月3日", "宁海省财政厅会计资格评价中心"],
        {"person": "沈国华", "level": "中级", "subject": "会计"},
    ),
    "a skill": (
        "职业技能等级证书",
        ["获证人：邓小军", "职业（工种）名称：企业人力资源管理师", "技能等级：三级/高级工",
         "评价机构：宁海市职业技能鉴定中心",
         "核发日期：2023年8月1日"],
        [],
        {"person": "邓小军", "subject": "企业人力资源管理师", "level": "三级/高级工", "issued": "2023-08-01"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TITLES)
def test_titles_in_the_words_of_many_offices(read, name):
    title, paragraphs, foot, want = TITLES[name]
    assert values(read(title, *paragraphs, foot=foot), want) == want


PAPERS = {
    "a contract of employment": (
        "聘用合同书",
        [f"甲方（聘用单位）：{FIRM}", "乙方（受聘人）：韩小雨", "合同起止日期：2024年1月1日至2026年12月31日"],
        ["签署日期：2023年12月28日"],
        {"certificate": "labour_contract", "unit": FIRM, "person": "韩小雨", "term": "2024-01-01/2026-12-31"},
    ),
    "a fixed term": (
        "劳动用工协议",
        [f"用工单位：{FIRM}", "员工姓名：唐小军",
         "一、本协议为固定期限协议，自2024年3月1日起至2027年2月28日止。"],
        ["2024年2月26日"],
        {"certificate": "labour_contract", "unit": FIRM, "person": "唐小军", "term": "2024-03-01/2027-02-28"},
    ),
    "a contract in sentences": (
        "劳动合同",
        [f"{FIRM}（以下简称甲方）与彭小玲（以下简称乙方）经协商一致，订立本合同。",
         "合同期限为三年，自2024年3月1日起至乙方完成工作止。"],
        ["2024年2月26日"],
        {"certificate": "labour_contract", "unit": FIRM, "person": "彭小玲"},
    ),
    "so many years from a day": (
        "劳动合同书",
        [f"用人单位：{FIRM}", "劳动者：彭小玲", "本合同期限为3年，自2024年3月1日起生效。"],
        ["2024年2月26日"],
        {"term": "2024-03-01/2027-02-28"},
    ),
    "an insurance print in sentences": (
        "社会保险缴费证明",
        [f"兹证明{FIRM}自2025年1月至2025年12月为下列3名职工按时缴纳社会保险费。"],
        ["宁海市社会保险基金管理中心", "2026年1月10日"],
        {"certificate": "social_insurance", "unit": FIRM, "period": "2025-01/2025-12"},
    ),
    "an insurance print": (
        "基本养老保险缴费凭证",
        ["参保人员：冯小春", f"缴费单位名称：{FIRM}", "缴费起止：202501至202512"],
        ["出具日期：2026年1月10日"],
        {"certificate": "social_insurance", "person": "冯小春", "unit": FIRM, "period": "2025-01/2025-12"},
    ),
    "an appointment": (
        "聘 书",
        ["曹志强同志：", f"兹聘任您担任{FIRM}创业辅导师，任期自2024年3月1日至2027年2月28日。"],
        [FIRM, "2024年3月1日"],
        {"certificate": "appointment", "term": "2024-03-01/2027-02-28", "issuer": FIRM},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAPERS)
def test_contracts_insurance_and_appointments(read, name):
    title, paragraphs, foot, want = PAPERS[name]
    assert values(read(title, *paragraphs, foot=foot), want) == want


@pytest.mark.parametrize("line", ["校长：王大海", "院长 李大山", "评审委员会主任：周大河", "经办人：吴小溪"])
def test_who_signs_is_not_who_is_certified(read, line):
    fields = read("毕业证书", "准予毕业，特发此证。", line, foot=["宁海大学", "二〇一八年六月三十日"])
    assert "person" not in fields


def test_a_screen_that_sets_values_to_the_right(sheet, document, by_key, layouts):
    rows = [
        ("姓名", "张小明"), ("证件类型", "居民身份证"), ("资格名称", "高级经济师"), ("级别", "高级"),
        ("专业", "工商管理"), ("证书编号", "NH20220506001234"), ("发证机关", "宁海市人力资源和社会保障局"),
        ("批准日期", "2022年5月6日"),
    ]  # fmt: skip
    s = sheet()
    s.centre(120, "职称证书", size=40)
    for number, (label, value) in enumerate(rows):
        s.write(100, 260 + 56 * number, label)
        s.write(1140 - sum(24 if ord(c) > 0x2E80 else 13.2 for c in value), 260 + 56 * number, value)
    page = s.page()
    fields = by_key(personnel_evidence.KIND.extract(document("personnel_evidence", page), no_reread))
    want = {
        "person": "张小明", "level": "高级", "subject": "工商管理", "number": "NH20220506001234",
        "issuer": "宁海市人力资源和社会保障局", "issued": "2022-05-06",
    }  # fmt: skip
    assert values(fields, want) == want
    layouts.assert_on_print([page], [fields[key] for key in want])


def test_a_qualification_in_a_sentence(read):
    fields = read(
        "职业资格证书", "梁小军 参加全国统一考试，成绩合格，取得一级建造师资格。", "专业：建筑工程",
        foot=["宁海市人力资源和社会保障局", "2020年9月1日"],
    )  # fmt: skip
    assert values(fields, {"person": "", "subject": ""}) == {"person": "梁小军", "subject": "建筑工程"}


ENGLISH = {
    "姓名": "Name", "性别": "Gender", "专业": "Speciality", "级别": "Grade", "证书编号": "Certificate No.",
    "授予时间": "Date of Award", "发证机关": "Issuing Authority",
}  # fmt: skip


@pytest.mark.parametrize("layout", ["english under", "english beside", "english between", "bilingual table"])
def test_bilingual_certificates_of_titles(sheet, wild, document, by_key, monkeypatch, layout):
    monkeypatch.setattr(wild, "ENGLISH", {**wild.ENGLISH, **ENGLISH})
    rows = [
        ("姓名", "张小明"), ("性别", "男"), ("专业", "工商管理"), ("级别", "高级"),
        ("证书编号", "NH20220506001234"), ("授予时间", "2022年5月6日"),
        ("发证机关", "宁海市人力资源和社会保障局"),
    ]  # fmt: skip
    page = wild.WILD[layout](sheet, "职称证书", rows).page()
    fields = by_key(personnel_evidence.KIND.extract(document("personnel_evidence", page), no_reread))
    want = {
        "person": "张小明", "subject": "工商管理", "level": "高级", "number": "NH20220506001234",
        "issued": "2022-05-06", "issuer": "宁海市人力资源和社会保障局",
    }  # fmt: skip
    assert values(fields, want) == want


SENTENCES = [
    ("职称证书", "兹证明张小明于2020年12月通过工程系列高级职称评审，取得高级工程师职称。",
     ("张小明", "工程", "高级工程师")),
    ("中级职称证书", "批准张小明同志的经济师任职资格，专业为工商管理，级别为中级。",
     ("张小明", "工商管理", "中级")),
    ("学位证书", "张小明，男，在宁海大学经济学院金融学专业学习期满，授予经济学学士学位。",
     ("张小明", "金融学", "学士")),
    ("毕 业 证 书", "张 小 明 系 宁海 人，在本校 市场营销 专业 修业期满，成绩及格，准予毕业（大学专科）",
     ("张小明", "市场营销", "大学专科")),
    ("职业资格证书", "张小明，身份证号330***，经考核合格，取得 企业人力资源管理师（二级）职业资格。",
     ("张小明", "企业人力资源管理师", "二级")),
    ("职业技能等级证书", "张小明：\n参加企业培训师职业技能等级认定，成绩合格，达到三级（高级工）水平。",
     ("张小明", "企业培训师", "三级(高级工)")),
    ("专业技术资格证书", "张小明同志经评审，已具备高级工程师（机械）任职资格。\n专业技术领域：机械制造",
     ("张小明", None, "高级工程师")),
]  # fmt: skip


@pytest.mark.parametrize(("title", "sentence", "want"), SENTENCES)
def test_what_sentences_say_and_what_they_do_not(read, title, sentence, want):
    fields = read(title, *sentence.split("\n"), foot=["宁海市人力资源和社会保障局", "2020年1月1日"])
    assert (
        tuple(fields[key].value if key in fields else None for key in ("person", "subject", "level")) == want
    )
