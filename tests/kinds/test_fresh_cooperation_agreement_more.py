"""More agreements: parties called so in brackets, terms counted from the signing, lists with two days. Invented organisations only."""

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


KIND = "cooperation_agreement"
A = "云泽市禾木企业服务有限公司"


B = "宁海工商学院"


def base(a=A, b=B, **k):
    return {"party_a": a, "party_b": b, **k}


@doc
def called(Sheet):
    s = Sheet()
    s.centre(120, "合作协议书", size=40)
    y = lines(s, 240, [f"甲方：{A}（以下简称“甲方”）", f"乙方：{B}（以下简称“乙方”）"], pitch=54)
    y = para(s, y, "一、合作内容：乙方为甲方推荐的企业开展职业技能培训。")
    y = para(s, y, "二、协议有效期三年，自双方签字盖章之日起计算。")
    s.write(140, y + 90, "甲方（盖章）：")
    s.write(680, y + 90, "乙方（盖章）：")
    s.write(140, y + 150, "法定代表人（签字）：")
    s.write(680, y + 150, "法定代表人（签字）：")
    s.write(140, y + 210, "日期：2023年5月10日")
    s.write(680, y + 210, "日期：2023年5月10日")
    return (
        [s.page()],
        base(
            term="2023-05-10/2026-05-09",
            signed_on="2023-05-10",
            content="乙方为甲方推荐的企业开展职业技能培训",
        ),
    )


@doc
def roles(Sheet):
    s = Sheet()
    s.centre(120, "中小企业服务合作协议", size=40)
    y = lines(
        s,
        240,
        [
            f"平台方（甲方）：{A}",
            "地址：云泽市高新区创新路18号",
            "合作方（乙方）：宁海正和会计师事务所（特殊普通合伙）",
            "地址：宁海市解放路1号",
        ],
        pitch=54,
    )
    y = para(s, y, "第一条\u3000合作事项")
    y = para(s, y, "乙方为平台企业提供审计、税务筹划服务。")
    y = para(s, y, "第二条\u3000合作期限")
    y = para(s, y, "合作期为2年，从2023年5月1日起计算，期满可续签。")
    s.write(140, y + 90, "平台方（盖章）：")
    s.write(680, y + 90, "合作方（盖章）：")
    s.write(140, y + 150, "2023 年 4 月 28 日")
    s.write(680, y + 150, "2023 年 4 月 28 日")
    return (
        [s.page()],
        base(
            b="宁海正和会计师事务所（特殊普通合伙）",
            term="2023-05-01/2025-04-30",
            signed_on="2023-04-28",
            content="乙方为平台企业提供审计、税务筹划服务",
        ),
    )


@doc
def two_heads(Sheet):
    s = Sheet()
    s.centre(120, "战略合作框架协议", size=40)
    s.table(
        120,
        220,
        [150, 425, 425],
        [
            ["", "甲方", "乙方"],
            ["单位名称", A, "云泽农村商业银行股份有限公司"],
            ["地址", "云泽市创新路18号", "云泽市科技路9号"],
            ["联系人", "周立新", "许静"],
        ],
        row_height=52,
    )
    y = para(s, 480, "双方本着互惠互利的原则，开展银企对接、信贷产品推介等合作。")
    y = para(s, y, "协议自2023年3月1日起生效，至2024年2月29日终止。")
    s.write(140, y + 90, "甲方：")
    s.write(680, y + 90, "乙方：")
    s.write(140, y + 150, "2023.2.27")
    s.write(680, y + 150, "2023.2.27")
    return (
        [s.page()],
        base(b="云泽农村商业银行股份有限公司", term="2023-03-01/2024-02-29", signed_on="2023-02-27"),
    )


@doc
def heads_only(Sheet):
    s = Sheet()
    s.centre(120, "合作协议", size=40)
    s.table(120, 220, [500, 500], [["甲方", "乙方"], [A, "宁海明德律师事务所"]], row_height=52)
    y = para(s, 400, "双方就法律服务合作达成如下协议。")
    y = para(s, y, "合作期限自签订之日起至2025年12月31日止。")
    foot(s, y + 60, ["签约日期：2023年1月5日"])
    return ([s.page()], base(b="宁海明德律师事务所", term="2023-01-05/2025-12-31", signed_on="2023-01-05"))


@doc
def label_above(Sheet):
    s = Sheet()
    s.centre(120, "合作意向书", size=40)
    s.write(140, 220, "甲\u3000方")
    s.write(140, 256, A)
    s.write(680, 220, "乙\u3000方")
    s.write(680, 256, "宁海市质量检验检测研究院")
    s.write(140, 340, "合作期限")
    s.write(140, 376, "2023年7月1日至2024年6月30日")
    s.write(680, 340, "签订日期")
    s.write(680, 376, "2023年6月28日")
    para(s, 460, "双方拟在检验检测资源共享方面开展合作。")
    return (
        [s.page()],
        base(b="宁海市质量检验检测研究院", term="2023-07-01/2024-06-30", signed_on="2023-06-28"),
    )


@doc
def cover_names(Sheet):
    a = Sheet()
    a.centre(300, A, size=36)
    a.centre(370, "与", size=36)
    a.centre(440, "宁海理工大学", size=36)
    a.centre(620, "产学研合作协议", size=50)
    a.centre(1300, "二〇二三年六月", size=30)
    b = Sheet()
    y = lines(b, 140, [f"甲方：{A}", "乙方：宁海理工大学"])
    y = para(b, y, "1.合作内容：共建中小企业技术转移中心。")
    y = para(b, y, "2.合作期限：三年，即2023年6月20日－2026年6月19日。")
    b.write(140, y + 80, "甲方（签章）")
    b.write(680, y + 80, "乙方（签章）")
    b.write(140, y + 140, "2023年6月20日")
    b.write(680, y + 140, "2023年6月20日")
    return (
        [a.page(1), b.page(2)],
        base(
            b="宁海理工大学",
            title="产学研合作协议",
            term="2023-06-20/2026-06-19",
            signed_on="2023-06-20",
            content="共建中小企业技术转移中心",
        ),
    )


@doc
def list_two_days(Sheet):
    s = Sheet(width=1754, height=1240)
    s.centre(100, "签约服务机构一览表", size=34)
    s.table(
        90,
        200,
        [80, 420, 260, 160, 220, 220],
        [
            ["序号", "机构名称", "服务领域", "合作方式", "签约日期", "到期日期"],
            ["1", "宁海正和会计师事务所", "财税", "签约", "2023.1.1", "2025.12.31"],
            ["2", "宁海明德律师事务所", "法律", "签约", "2022.4.1", "2025.3.31"],
            ["3", "云泽云上信息技术有限公司", "信息化", "入驻", "2023.6.1", "2024.5.31"],
        ],
        row_height=54,
    )
    return (
        [s.page()],
        {
            "rows": [
                {
                    "name": "宁海正和会计师事务所",
                    "category": "财税",
                    "mode": "签约",
                    "term": "2023-01-01/2025-12-31",
                },
                {
                    "name": "宁海明德律师事务所",
                    "category": "法律",
                    "mode": "签约",
                    "term": "2022-04-01/2025-03-31",
                },
                {
                    "name": "云泽云上信息技术有限公司",
                    "category": "信息化",
                    "mode": "入驻",
                    "term": "2023-06-01/2024-05-31",
                },
            ]
        },
    )


@doc
def list_years(Sheet):
    s = Sheet(width=1754, height=1240)
    s.centre(100, "平台集聚服务机构名册", size=34)
    s.table(
        90,
        200,
        [80, 420, 260, 160, 240, 200],
        [
            ["序号", "单位名称", "服务类别", "合作形式", "签约时间", "合作期限"],
            ["1", "宁海正和会计师事务所", "财税", "签约", "2023年1月1日", "三年"],
            ["2", "宁海明德律师事务所", "法律", "签约", "2022年4月1日", "3年"],
            ["3", "云泽云上信息技术有限公司", "信息化", "入驻", "2023年6月1日", "12个月"],
        ],
        row_height=54,
    )
    return (
        [s.page()],
        {
            "rows": [
                {"name": "宁海正和会计师事务所", "mode": "签约", "term": "2023-01-01/2025-12-31"},
                {"name": "宁海明德律师事务所", "mode": "签约", "term": "2022-04-01/2025-03-31"},
                {"name": "云泽云上信息技术有限公司", "mode": "入驻", "term": "2023-06-01/2024-05-31"},
            ]
        },
    )


@doc
def three_parties(Sheet):
    s = Sheet()
    s.centre(120, "三方合作协议", size=40)
    y = lines(
        s, 240, ["甲方：云泽市工业和信息化局", f"乙方：{A}", "丙方：云泽农村商业银行股份有限公司"], pitch=54
    )
    y = para(s, y, "为缓解中小企业融资难题，甲、乙、丙三方经友好协商，就开展“助企贷”业务达成如下协议。")
    y = para(s, y, "本协议有效期自2023年3月1日至2025年2月28日。")
    s.write(140, y + 90, "甲方（盖章）")
    s.write(480, y + 90, "乙方（盖章）")
    s.write(820, y + 90, "丙方（盖章）")
    s.write(140, y + 150, "2023年2月20日")
    s.write(480, y + 150, "2023年2月20日")
    s.write(820, y + 150, "2023年2月20日")
    return (
        [s.page()],
        base(a="云泽市工业和信息化局", b=A, term="2023-03-01/2025-02-28", signed_on="2023-02-20"),
    )


@doc
def prose2(Sheet):
    s = Sheet()
    s.centre(120, "服务合作协议", size=40)
    y = para(
        s,
        240,
        f"{A}（下称甲方）与云泽云上信息技术有限公司（下称乙方）经协商一致，就中小企业数字化转型服务达成以下协议：",
    )
    y = para(s, y, "一、乙方为甲方推荐的企业提供免费诊断。")
    y = para(s, y, "二、本协议自签字之日起生效，有效期一年。")
    s.write(140, y + 90, "甲方：")
    s.write(680, y + 90, "乙方：")
    foot(s, y + 200, ["签订于2023年9月1日"])
    return (
        [s.page()],
        base(b="云泽云上信息技术有限公司", term="2023-09-01/2024-08-31", signed_on="2023-09-01"),
    )


@doc
def prose3(Sheet):
    s = Sheet()
    s.centre(120, "服务合作协议", size=40)
    y = para(
        s,
        240,
        f"为更好服务企业，{A}和宁海市知识产权服务中心（以下简称甲方、乙方）本着自愿平等的原则，签订本协议。",
    )
    y = para(s, y, "一、乙方协助企业办理专利申请。二、合作期间：2023/1/1-2023/12/31。")
    s.write(140, y + 90, "甲方（公章）：")
    s.write(680, y + 90, "乙方（公章）：")
    s.write(140, y + 150, "2022/12/30")
    s.write(680, y + 150, "2022/12/30")
    return (
        [s.page()],
        base(b="宁海市知识产权服务中心", term="2023-01-01/2023-12-31", signed_on="2022-12-30"),
    )


@doc
def form_rows(Sheet):
    s = Sheet()
    s.centre(120, "合作协议备案表", size=36)
    s.table(
        120,
        220,
        [200, 800],
        [
            ["协议名称", "人才培训合作协议"],
            ["甲方单位", A],
            ["乙方单位", "宁海财经职业学院"],
            ["合作内容", "联合开展企业管理人员培训"],
            ["协议期限", "36个月（2023年1月—2025年12月）"],
            ["签订时间", "2022年12月20日"],
        ],
        row_height=56,
    )
    return (
        [s.page()],
        base(
            b="宁海财经职业学院",
            title="人才培训合作协议",
            content="联合开展企业管理人员培训",
            term="2023-01/2025-12",
            signed_on="2022-12-20",
        ),
    )


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
