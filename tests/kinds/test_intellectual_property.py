"""Patents of three kinds, trademarks, software, works and standards, in the layouts that occur."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.core.reread import Reading
from dossier_ai.kinds import intellectual_property
from dossier_ai.kinds.intellectual_property_fields import owner_names

UNIT = "示例中小企业服务有限公司"


def extracted(document, by_key, *pages, reread=no_reread):
    return by_key(intellectual_property.KIND.extract(document("intellectual_property", *pages), reread))


def drawn(sheet, title, *lines, x=160, step=60, size=44):
    s = sheet()
    s.centre(140, title, size=size)
    for i, text in enumerate(lines):
        if text:
            s.write(x, 320 + step * i, text)
    return s


def check(fields, want):
    assert {k: fields[k].value for k in want if k in fields} == want


def covers(page, field, *texts):
    for evidence in field.evidence:
        left, top, right, bottom = evidence.box
        x, y = (left + right) / 2 * page.width, (top + bottom) / 2 * page.height
        assert any(w.rect.contains(x, y) and any(t in w.text for t in texts) for w in page.words), field.name


def test_an_invention_patent(sheet, document, by_key):
    s = drawn(
        sheet,
        "发 明 专 利 证 书",
        "证书号第5012345号",
        "发 明 名 称：一种企业数据采集与",
        "",
        "发 明 人：周示例;吴示例",
        "专 利 号：ZL 2021 1 0000001.6",
        "专利申请日：2021年01月04日",
        f"专 利 权 人：{UNIT}",
        "地 址：810000 示例省示例市示例路1号",
        "授权公告日：2023年05月16日  授权公告号：CN 112345678 B",
        "专利权期限为二十年，自申请日起算。",
        "国家知识产权局",
    )
    # A name wraps below its own beginning.
    s.write(316, 410, "分析装置")
    page = s.page()
    fields = extracted(document, by_key, page)
    check(
        fields,
        {
            "ipr_kind": "invention",
            "title": "一种企业数据采集与分析装置",
            "number": "ZL202110000001.6",
            "cert_no": "第5012345号",
            "owner": UNIT,
            "owners": (UNIT,),
            "applied_on": "2021-01-04",
            "granted_on": "2023-05-16",
            "expires": "2041-01-03",
            "authority": "国家知识产权局",
        },
    )
    covers(page, fields["number"], "ZL")
    covers(page, fields["owner"], UNIT)


def test_a_utility_model_in_a_ruled_form_with_two_owners(sheet, document, by_key):
    s = sheet()
    s.centre(140, "实用新型专利证书", size=44)
    s.table(
        80,
        300,
        [260, 760],
        [
            ["证书号", "第18000001号"],
            ["实用新型名称", "一种检测夹具"],
            ["专利号", "ZL201720000001.1"],
            ["申请日", "2017.03.08"],
            ["专利权人", f"{UNIT}；\n示例大学"],
            ["授权公告日", "2018.01.09"],
        ],
    )
    fields = extracted(document, by_key, s.page())
    check(
        fields,
        {
            "ipr_kind": "utility_model",
            "title": "一种检测夹具",
            "owner": UNIT,
            "owners": (UNIT, "示例大学"),
            "applied_on": "2017-03-08",
            "granted_on": "2018-01-09",
        },
    )


def test_an_owner_on_the_line_below_its_label(sheet, document, by_key):
    s = drawn(
        sheet, "实用新型专利证书", "专利号：ZL 2021 2 0000001.X", "专利权人：", f"　　{UNIT}", "局长 申某"
    )
    fields = extracted(document, by_key, s.page())
    assert fields["owner"].value == UNIT
    assert "authority" not in fields


def test_a_wrong_check_character_is_read_again(sheet, document, by_key):
    s = drawn(sheet, "发明专利证书", "专利号：ZL202110000001.5")

    def again(page, rect, accepts):
        return Reading("ZL202110000001.6", 0.9, "second") if accepts("ZL202110000001.6") else None

    assert extracted(document, by_key, s.page(), reread=again)["number"].value == "ZL202110000001.6"
    kept = extracted(document, by_key, s.page())["number"]
    assert (kept.value, kept.confidence <= 0.5) == ("ZL202110000001.5", True)


@pytest.mark.parametrize(
    "lines",
    [
        (
            "第 12345678 号",
            "商标 示例",
            "核定使用商品/服务项目（国际分类：35）",
            "商业管理辅助；市场营销",
            f"注 册 人 {UNIT}",
            "注册人地址 示例省示例市",
            "注册日期 2020年01月07日   有效期至 2030年01月06日",
            "国家知识产权局",
        ),
        (
            "注册号：第12345678号",
            "商标名称：示例",
            "类别：第35类",
            f"注册人：{UNIT}",
            "有效期限：自公元2020年01月07日至2030年01月06日止",
            "发证机关：国家知识产权局",
        ),
        (
            "第12345678号",
            "商标：示例",
            "核定使用商品（第35类）",
            f"商标注册人：{UNIT}",
            "注册有效期：2020年1月7日至2030年1月6日",
            "国家知识产权局",
        ),
    ],
)
def test_trademarks(sheet, document, by_key, lines):
    page = drawn(sheet, "商 标 注 册 证", *lines).page()
    fields = extracted(document, by_key, page)
    check(
        fields,
        {
            "ipr_kind": "trademark",
            "number": "12345678",
            "cert_no": "第12345678号",
            "title": "示例",
            "trademark_class": "35",
            "owner": UNIT,
            "granted_on": "2020-01-07",
            "expires": "2030-01-06",
            "authority": "国家知识产权局",
        },
    )
    covers(page, fields["number"], "12345678")


def test_a_mark_printed_large_without_a_label(sheet, document, by_key):
    s = sheet()
    s.centre(80, "第12345678号", size=28)
    s.centre(160, "商标注册证", size=60)
    s.centre(320, "示例", size=80)
    for i, (label, value) in enumerate(
        [("注册人", UNIT), ("注册日期", "2020年01月07日"), ("有效期至", "2030年01月06日")]
    ):
        s.write(140, 500 + 60 * i, label)
        s.write(420, 500 + 60 * i, value)
    fields = extracted(document, by_key, s.page())
    check(fields, {"title": "示例", "number": "12345678", "expires": "2030-01-06", "owner": UNIT})


def test_software(sheet, document, by_key):
    s = sheet()
    s.centre(140, "中华人民共和国国家版权局", size=30)
    s.centre(200, "计算机软件著作权登记证书", size=44)
    s.write(800, 290, "证书号：软著登字第11234567号")
    s.write(160, 380, "软 件 名 称：")
    s.write(360, 380, "示例企业服务管理系统")
    s.write(360, 420, "[简称：服务系统]")
    s.write(360, 460, "V1.0")
    rows = [
        ("著 作 权 人：", f"{UNIT}；示例大学"),
        ("开发完成日期：", "2023年01月10日"),
        ("首次发表日期：", "未发表"),
        ("权利取得方式：", "原始取得"),
        ("登 记 号：", "2023SR0567890"),
    ]
    for i, (label, value) in enumerate(rows):
        s.write(160, 540 + 60 * i, label)
        s.write(360, 540 + 60 * i, value)
    s.write(700, 1000, "中国版权保护中心")
    s.write(760, 1060, "2023年05月22日")
    page = s.page()
    fields = extracted(document, by_key, page)
    check(
        fields,
        {
            "ipr_kind": "software",
            "number": "2023SR0567890",
            "cert_no": "软著登字第11234567号",
            "owners": (UNIT, "示例大学"),
            "owner": UNIT,
            "granted_on": "2023-05-22",
            "authority": "中国版权保护中心",
        },
    )
    assert fields["title"].value.startswith("示例企业服务管理系统")
    assert fields["title"].value.endswith("V1.0")
    assert "applied_on" not in fields
    covers(page, fields["granted_on"], "05月22日")


def test_a_work(sheet, document, by_key):
    s = drawn(
        sheet,
        "作品登记证书",
        "登记号：国作登字-2023-F-00123456",
        "作品名称：示例吉祥物",
        "作品类别：美术",
        f"著作权人：{UNIT}",
        "创作完成日期：2022年12月01日",
        "登记日期：2023年06月08日",
    )
    check(
        extracted(document, by_key, s.page()),
        {
            "ipr_kind": "work",
            "number": "国作登字-2023-F-00123456",
            "title": "示例吉祥物",
            "owner": UNIT,
            "granted_on": "2023-06-08",
        },
    )


def test_the_front_of_a_standard_and_its_foreword(sheet, document, by_key):
    front, foreword = sheet(), sheet()
    front.write(100, 80, "ICS 03.080.20")
    front.centre(200, "团 体 标 准", size=60)
    front.write(800, 320, "T/QHXX 012—2023")
    front.centre(700, "中小企业公共服务平台", size=50)
    front.centre(770, "服务规范", size=50)
    front.centre(860, "Service specification for platforms", size=26)
    front.write(120, 1500, "2023-08-01 发布")
    front.write(900, 1500, "2023-09-01 实施")
    front.centre(1600, "示例省中小企业协会  发布", size=30)
    foreword.centre(100, "前  言", size=36)
    foreword.write(160, 250, f"本文件起草单位：{UNIT}、示例大学、示例检测中心。")
    fields = extracted(document, by_key, front.page(1), foreword.page(2))
    check(
        fields,
        {
            "ipr_kind": "standard",
            "number": "T/QHXX 012-2023",
            "title": "中小企业公共服务平台服务规范",
            "granted_on": "2023-08-01",
            "authority": "示例省中小企业协会",
            "owner": UNIT,
            "owners": (UNIT, "示例大学", "示例检测中心"),
        },
    )
    assert fields["owners"].evidence[0].page == 2


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (["示例有限公司"], ["示例有限公司"]),
        (["示例(北京)科技", "有限公司"], ["示例（北京）科技有限公司"]),
        (["示例有限公司;周示例"], ["示例有限公司", "周示例"]),
        (["示例有限公司", "示例大学"], ["示例有限公司", "示例大学"]),
        (["周示例"], ["周示例"]),
    ],
)
def test_owners_are_told_apart(texts, names):
    assert owner_names(texts) == names
