"""Diplomas, titles, contracts, insurance prints of single persons (domain 1.31)."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import personnel_evidence

NUMBER = "999991202005000001"
IDENTITY = "11010519491231002X"
FIRM = "示例中小企业服务有限公司"


def read(document, by_key, *pages):
    return by_key(personnel_evidence.KIND.extract(document("personnel_evidence", *pages), no_reread))


def titled(sheet, title, *lines, step=60, x=140, size=42):
    s = sheet()
    s.centre(150, title, size=size)
    for i, text in enumerate(lines):
        s.write(x, 300 + step * i, text)
    return s


def values(fields, *keys):
    return {k: fields[k].value if k in fields else None for k in keys}


def clean(fields):
    """No value, nor any part of one, is an identity number; every value has its place."""
    for field in fields.values():
        assert field.evidence
        assert IDENTITY not in str(field.value)
        assert "0105194912" not in str(field.value)


def test_a_diploma_in_prose(sheet, document, by_key):
    s = titled(
        sheet,
        "普 通 高 等 学 校 毕 业 证 书",
        "学生张示例，性别男，一九九八年五月三日生，于二〇一六年九月至二〇二〇年六月",
        "在本校计算机科学与技术专业四年制本科学习，修完教学计划规定的全部课程，",
        "成绩合格，准予毕业。",
        f"证书编号：{NUMBER}",
    )
    s.write(140, 700, "校名：示例大学")
    s.write(700, 700, "校（院）长：李示例")
    s.write(800, 800, "二〇二〇年六月二十日")
    fields = read(document, by_key, s.page())
    assert values(fields, "certificate", "person", "number", "level", "subject", "school", "issued") == {
        "certificate": "graduation",
        "person": "张示例",
        "number": NUMBER,
        "level": "本科",
        "subject": "计算机科学与技术",
        "school": "示例大学",
        "issued": "2020-06-20",
    }
    assert "张示例" in fields["person"].evidence[0].quote
    assert fields["issuer"].value == "示例大学"
    clean(fields)


def test_a_diploma_with_labels_and_no_colons(sheet, document, by_key):
    s = titled(sheet, "成人高等教育毕业证书")
    rows = [
        ["姓 名", "李示例", "性 别", "女"],
        ["出生日期", "1985年3月4日", "学制", "三年"],
        ["专业名称", "会计学", "层 次", "专科"],
        ["学校名称", "示例职业技术学院", "证书编号", "999995201606000012"],
        ["毕业日期", "2016年7月1日", "学习形式", "函授"],
    ]
    s.table(100, 300, [180, 340, 180, 340], rows)
    fields = read(document, by_key, s.page())
    assert values(fields, "certificate", "person", "number", "level", "subject", "school", "issued") == {
        "certificate": "graduation",
        "person": "李示例",
        "number": "999995201606000012",
        "level": "专科",
        "subject": "会计学",
        "school": "示例职业技术学院",
        "issued": "2016-07-01",
    }


def test_a_degree_certificate(sheet, document, by_key):
    s = titled(
        sheet,
        "学士学位证书",
        "王示例，男，1999年1月2日生。在示例大学工商管理专业完成了本科学习计划，",
        "业已毕业，经审核符合《中华人民共和国学位条例》的规定，授予管理学学士学位。",
    )
    s.write(140, 620, "示例大学")
    s.write(600, 620, "校长、学位评定委员会主席")
    s.write(140, 700, "证书编号：9999942020000123")
    s.write(700, 700, "二〇二〇年六月三十日")
    fields = read(document, by_key, s.page())
    assert values(fields, "certificate", "person", "number", "level", "subject", "issued") == {
        "certificate": "degree",
        "person": "王示例",
        "number": "9999942020000123",
        "level": "学士",
        "subject": "工商管理",
        "issued": "2020-06-30",
    }
    assert fields["school"].value == "示例大学"


@pytest.mark.parametrize("ruled", [True, False])
def test_the_registration_of_a_diploma(sheet, document, by_key, ruled):
    s = titled(sheet, "教育部学历证书电子注册备案表", size=36)
    rows = [
        ["姓名", "赵示例", "性别", "男"],
        ["出生日期", "1990年05月06日", "入学日期", "2008年09月01日"],
        ["毕(结)业日期", "2012年06月30日", "学校名称", "示例师范大学"],
        ["专业", "软件工程", "层次", "硕士研究生"],
        ["学历类别", "研究生", "学习形式", "普通全日制"],
        ["证书编号", "999991201202000033", "毕(结)业", "毕业"],
        ["证件号码", IDENTITY, "校(院)长姓名", "钱示例"],
    ]
    if ruled:
        s.table(100, 300, [180, 340, 180, 340], rows)
    else:
        s.columns(100, 300, [220, 340, 200, 340], rows)
    s.write(140, 800, "在线验证码：A1B2C3D4E5F6")
    fields = read(document, by_key, s.page())
    assert values(fields, "certificate", "person", "number", "subject", "school", "issued") == {
        "certificate": "degree_registration",
        "person": "赵示例",
        "number": "999991201202000033",
        "subject": "软件工程",
        "school": "示例师范大学",
        "issued": "2012-06-30",
    }
    assert fields["level"].value == "硕士研究生"
    clean(fields)


def test_a_professional_title(sheet, document, by_key):
    s = titled(
        sheet,
        "专业技术资格证书",
        "姓    名：孙示例",
        "性    别：男",
        f"身份证号：{IDENTITY}",
        "专业名称：经济管理",
        "资格名称：高级经济师",
        "授予时间：2021年12月8日",
        "评审组织：示例市经济系列高级职称评审委员会",
        "证书编号：2021A0103456",
        "发证机关：示例市人力资源和社会保障局",
    )
    fields = read(document, by_key, s.page())
    assert values(fields, "certificate", "person", "number", "level", "subject", "issued") == {
        "certificate": "title",
        "person": "孙示例",
        "number": "2021A0103456",
        "level": "高级经济师",
        "subject": "经济管理",
        "issued": "2021-12-08",
    }
    assert fields["issuer"].value == "示例市人力资源和社会保障局"
    clean(fields)


@pytest.mark.parametrize(
    ("title", "certificate"),
    [
        ("职 称 证 书", "title"),
        ("职业资格证书", "professional_qualification"),
        ("职业技能等级证书", "skill_level"),
    ],
)
def test_levels_as_printed(sheet, document, by_key, title, certificate):
    s = titled(sheet, title)
    rows = [
        ["姓名", "周示例", "证书编号", "Y000099200001"],
        ["证件号码", IDENTITY, "级别", "中级"],
        ["系列", "工程", "批准日期", "2019-11-30"],
    ]
    s.table(100, 300, [180, 340, 180, 340], rows)
    s.write(600, 700, "发证单位：示例省人力资源和社会保障厅")
    fields = read(document, by_key, s.page())
    assert values(fields, "certificate", "person", "number", "level", "subject", "issued") == {
        "certificate": certificate,
        "person": "周示例",
        "number": "Y000099200001",
        "level": "中级",
        "subject": "工程",
        "issued": "2019-11-30",
    }
    clean(fields)


def test_the_number_of_the_person_is_not_that_of_the_certificate(sheet, document, by_key):
    s = titled(sheet, "职称证书", "姓名：周示例", f"编号：{IDENTITY}", "级别：中级")
    fields = read(document, by_key, s.page())
    assert "number" not in fields
    clean(fields)


def test_a_labour_contract(sheet, document, by_key):
    s = titled(
        sheet,
        "劳 动 合 同 书",
        f"甲方（用人单位）：{FIRM}",
        "乙方（劳动者）：吴示例",
        f"居民身份证号码：{IDENTITY}",
        "一、合同期限：自2024年1月1日起至2026年12月31日止。",
        "二、乙方同意担任咨询顾问岗位（工种）工作。",
    )
    s.write(140, 900, "签订日期：2023年12月28日")
    fields = read(document, by_key, s.page())
    assert values(fields, "certificate", "person", "unit", "term", "issued") == {
        "certificate": "labour_contract",
        "person": "吴示例",
        "unit": FIRM,
        "term": "2024-01-01/2026-12-31",
        "issued": "2023-12-28",
    }
    clean(fields)


@pytest.mark.parametrize("rules", [None, "none", "rows"])
def test_a_list_of_insured_persons(sheet, document, by_key, rules):
    s = titled(sheet, "单位职工参保缴费证明", f"单位名称：{FIRM}", "缴费期间：202501-202512", size=36)
    head = ["序号", "姓名", "社会保障号", "缴费起止时间", "缴费月数"]
    rows = [
        ["1", "张示例", IDENTITY, "202501-202512", "12"],
        ["2", "李示例", "110105194912310021", "2025.03-2025.12", "10个月"],
        ["3", "王示例", "", "2025年7月至12月", "6"],
    ]
    if rules is None:
        s.table(60, 500, [90, 160, 320, 330, 160], [head, *rows])
    else:
        s.columns(60, 500, [90, 160, 320, 330, 160], [head, *rows], rules=rules)
    s.write(140, 800, "参保人数：3人")
    s.write(140, 860, "示例市社会保险事业管理局")
    s.write(140, 920, "打印日期：2026年1月10日")
    fields = read(document, by_key, s.page())
    assert values(fields, "certificate", "unit", "insured_count", "period", "issued") == {
        "certificate": "social_insurance",
        "unit": FIRM,
        "insured_count": "3",
        "period": "2025-01/2025-12",
        "issued": "2026-01-10",
    }
    got = fields["rows"].value
    assert [r["name"].value for r in got] == ["张示例", "李示例", "王示例"]
    assert [r["months"].value for r in got] == ["12", "10", "6"]
    assert [r["period"].value for r in got] == ["2025-01/2025-12", "2025-03/2025-12", "2025-07/2025-12"]
    assert "person" not in fields
    for row in got:
        assert all(IDENTITY not in (cell.raw + str(cell.value)) for cell in row.values())


def test_the_insurance_of_one_person(sheet, document, by_key):
    s = titled(
        sheet,
        "社会保险个人参保证明",
        "姓名：郑示例",
        f"社会保障号：{IDENTITY}",
        f"参保单位：{FIRM}",
        "查询时段：2025年1月至2025年12月",
        size=36,
    )
    fields = read(document, by_key, s.page())
    assert values(fields, "certificate", "person", "unit", "period") == {
        "certificate": "social_insurance",
        "person": "郑示例",
        "unit": FIRM,
        "period": "2025-01/2025-12",
    }
    clean(fields)


def test_an_appointment(sheet, document, by_key):
    s = titled(
        sheet,
        "创业辅导师聘书",
        "兹聘请冯示例同志为示例创业基地创业辅导师，",
        "聘期自2024年3月1日至2027年2月28日。",
    )
    s.write(700, 600, FIRM)
    s.write(750, 660, "2024年3月1日")
    fields = read(document, by_key, s.page())
    assert values(fields, "certificate", "person", "subject", "term", "unit", "issuer", "issued") == {
        "subject": "创业辅导师",
        "issuer": FIRM,
        "certificate": "appointment",
        "person": "冯示例",
        "term": "2024-03-01/2027-02-28",
        "unit": FIRM,
        "issued": "2024-03-01",
    }


def test_a_title_beside_its_level_is_the_subject(sheet, document, by_key):
    s = titled(
        sheet, "专业技术资格证书", "姓名：孙示例", "资格名称：经济师", "级别：中级", "证书编号：XZ2019000123"
    )
    fields = read(document, by_key, s.page())
    assert values(fields, "level", "subject") == {"level": "中级", "subject": "经济师"}


@pytest.mark.parametrize(
    ("title", "lines", "want"),
    [
        (
            "毕业证书",
            (
                "学生 王 小明 性别 男，一九九九年八月十二日生，于二〇一七年九月",
                "至二〇二一年六月在本校电子商务（专升本）专业二年制本科学习，准予毕业。",
                "校    名：示例财经大学        校（院）长：李示例",
                "证书编号：999991202105123456       二〇二一年六月二十八日",
            ),
            {
                "person": "王小明",
                "level": "本科",
                "subject": "电子商务(专升本)",
                "school": "示例财经大学",
                "issued": "2021-06-28",
            },
        ),
        (
            "硕士学位证书",
            (
                "李示例 女 1988年7月生，在我校应用经济学学科（专业）已通过考试，",
                "授予经济学硕士学位。",
                "示例大学",
                "二〇一三年六月二十五日",
            ),
            {
                "person": "李示例",
                "level": "硕士",
                "subject": "应用经济学",
                "school": "示例大学",
                "issued": "2013-06-25",
            },
        ),
        (
            "职称证书",
            (
                "赵示例 于2020年12月经示例省工程系列高级职称评审委员会评审通过，",
                "具备高级工程师资格。",
                "专业：机械",
                "发证时间：2021年1月20日",
            ),
            {"person": "赵示例", "level": "高级工程师", "subject": "机械", "issued": "2021-01-20"},
        ),
        (
            "中华人民共和国专业技术人员职业资格证书",
            (
                "姓名 赵示例",
                f"证件号码 {IDENTITY}",
                "出生年月 1949年12月",
                "专业 中级 工商管理",
                "批准日期 2019年11月3日",
            ),
            {"person": "赵示例", "level": "中级", "subject": "工商管理", "issued": "2019-11-03"},
        ),
    ],
)
def test_other_wordings(sheet, document, by_key, title, lines, want):
    fields = read(document, by_key, titled(sheet, title, *lines, size=36).page())
    assert values(fields, *want) == want
    clean(fields)


def test_a_stroke_that_cuts_an_empty_strip_off_a_cell_hides_no_value(sheet, document, by_key):
    s = sheet()
    s.centre(120, "教育部学历证书电子注册备案表", size=36)
    rows = [["姓名", "林涛"], ["专业", "会计学"], ["层次", "本科"], ["毕业院校", "宁海财经大学"]]
    s.table(150, 260, [280, 600], rows, row_height=80)
    s.line(392, 342, 392, 418)
    fields = read(document, by_key, s.page())
    assert values(fields, "person", "subject", "level") == {
        "person": "林涛", "subject": "会计学", "level": "本科",
    }  # fmt: skip


def test_whom_a_letter_appoints_is_not_read_from_its_title(sheet, document, by_key):
    s = titled(
        sheet, "聘任书",
        "兹聘任林晓涛同志为（创业辅导师），聘期二〇二三年十二月三十日至二〇二六年十二月二十九日。",
        f"工作单位：{FIRM}。", FIRM, "二〇二三年十二月三十日",
    )  # fmt: skip
    assert values(read(document, by_key, s.page()), "person", "unit", "issuer") == {
        "person": "林晓涛", "unit": FIRM, "issuer": FIRM,
    }  # fmt: skip
