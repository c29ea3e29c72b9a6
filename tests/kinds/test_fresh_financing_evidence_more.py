"""More papers of lenders and guarantors: other words, figures without a table, cards, sentences. Invented organisations only."""

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


KIND = "financing_evidence"
HOME = "云泽市禾木企业服务有限公司"


G = "云泽市中小企业融资担保有限公司"


@doc
def words_of_a_guarantor(Sheet):
    s = Sheet()
    s.centre(110, "融资担保公司监管统计表", size=32)
    s.write(110, 180, "担保机构：" + G)
    s.write(860, 180, "2023年 单位：万元")
    s.table(
        110,
        230,
        [560, 220, 220],
        [
            ["项目", "本期数", "上年同期"],
            ["报告期初担保责任余额", "18,600", "15,000"],
            ["当年累计新增担保额", "25,300", "20,100"],
            ["本年累计解除担保额", "22,100", "16,500"],
            ["报告期末担保责任余额", "21,800", "18,600"],
        ],
        row_height=54,
    )
    s.write(110, 560, "单位负责人：夏岩")
    s.write(500, 560, "填表人：鲁敏")
    return (
        [s.page()],
        {
            "evidence_kind": "guarantee_statistics",
            "unit_name": G,
            "year": "2023",
            "guarantee_opening": "186000000",
            "guarantee_new": "253000000",
            "guarantee_closing": "218000000",
            "filled_by": "鲁敏",
        },
    )


@doc
def unit_above_title(Sheet):
    s = Sheet()
    s.centre(90, G, size=30)
    s.centre(140, "2023年度担保业务情况汇总表", size=30)
    s.write(900, 190, "单位：万元")
    s.columns(
        110,
        230,
        [220, 200, 200, 200, 180],
        [
            ["年初在保余额", "本年新增", "本年解保", "年末在保余额", "在保户数"],
            ["18,600", "25,300", "22,100", "21,800", "126"],
        ],
        rules="rows",
        pitch=54,
    )
    return (
        [s.page()],
        {
            "evidence_kind": "guarantee_statistics",
            "unit_name": G,
            "year": "2023",
            "guarantee_opening": "186000000",
            "guarantee_new": "253000000",
            "guarantee_closing": "218000000",
        },
    )


@doc
def unit_in_title(Sheet):
    s = Sheet(width=1754, height=1240)
    s.centre(100, HOME + "2023年度企业融资服务台账", size=34)
    s.table(
        90,
        200,
        [90, 420, 360, 240, 240],
        [
            ["序号", "企业全称", "融资机构", "融资金额（万元）", "发放时间"],
            ["1", "云泽市恒顺机械有限公司", "宁海银行云泽分行", "500", "2023/1/18"],
            ["2", "云泽佳美包装有限公司", "云泽农商行", "200", "2023/4/6"],
        ],
        row_height=54,
    )
    return (
        [s.page()],
        {
            "evidence_kind": "financing_list",
            "unit_name": HOME,
            "year": "2023",
            "rows": [
                {
                    "enterprise": "云泽市恒顺机械有限公司",
                    "institution": "宁海银行云泽分行",
                    "amount": "5000000",
                    "lent_on": "2023-01-18",
                },
                {
                    "enterprise": "云泽佳美包装有限公司",
                    "institution": "云泽农商行",
                    "amount": "2000000",
                    "lent_on": "2023-04-06",
                },
            ],
        },
    )


@doc
def cards(Sheet):
    s = Sheet()
    s.centre(110, "企业融资服务明细", size=32)
    y = 200
    data = [
        ("云泽市恒顺机械有限公司", "宁海银行云泽分行", "300万元", "2023年3月14日"),
        ("云泽天合食品有限公司", "云泽农商行", "150万元", "2023年5月22日"),
    ]
    for a, b, c, d in data:
        y = lines(s, y, ["企业名称：" + a, "贷款银行：" + b, "贷款金额：" + c, "放款日期：" + d], x=150) + 30
    return (
        [s.page()],
        {
            "evidence_kind": "financing_list",
            "rows": [
                {"enterprise": a, "institution": b, "amount": c, "lent_on": d}
                for a, b, c, d in (
                    ("云泽市恒顺机械有限公司", "宁海银行云泽分行", "3000000", "2023-03-14"),
                    ("云泽天合食品有限公司", "云泽农商行", "1500000", "2023-05-22"),
                )
            ],
        },
    )


@doc
def receipt(Sheet):
    s = Sheet()
    s.centre(110, "贷款放款通知书", size=32)
    s.table(
        110,
        200,
        [220, 780],
        [
            ["借款人名称", "云泽天合食品有限公司"],
            ["贷款行", "宁海银行股份有限公司云泽分行"],
            ["贷款金额", "人民币壹佰伍拾万元整（￥1,500,000.00）"],
            ["贷款发放日", "2023年5月22日"],
            ["贷款到期日", "2024年5月21日"],
            ["担保方式", "保证"],
        ],
        row_height=54,
    )
    return (
        [s.page()],
        {
            "evidence_kind": "bank_confirmation",
            "rows": [
                {
                    "enterprise": "云泽天合食品有限公司",
                    "institution": "宁海银行股份有限公司云泽分行",
                    "amount": "1500000",
                    "lent_on": "2023-05-22",
                    "mode": "保证",
                }
            ],
        },
    )


@doc
def proof_two_prose(Sheet):
    s = Sheet()
    s.centre(110, "融资到账证明", size=32)
    y = para(
        s,
        220,
        "兹证明，经云泽市禾木企业服务有限公司对接，我行于2023年8月9日向云泽华信软件有限公司发放信用贷款80万元，用于研发投入。",
    )
    foot(s, y + 60, ["中国建设银行股份有限公司云泽支行", "2023年12月1日"])
    return (
        [s.page()],
        {
            "evidence_kind": "bank_confirmation",
            "rows": [
                {
                    "enterprise": "云泽华信软件有限公司",
                    "institution": "中国建设银行股份有限公司云泽支行",
                    "amount": "800000",
                    "lent_on": "2023-08-09",
                }
            ],
        },
    )


@doc
def plain_rows(Sheet):
    s = Sheet()
    s.centre(110, "担保业务统计表", size=32)
    s.write(110, 170, "机构名称：" + G)
    s.write(110, 215, "统计期间：2023年1月1日至2023年12月31日")
    s.write(860, 215, "金额单位：万元")
    s.columns(
        110,
        260,
        [560, 300],
        [
            ["指标", "金额"],
            ["年初担保余额", "18600"],
            ["新增担保发生额", "25300"],
            ["其中：小微企业", "20000"],
            ["年末担保余额", "21800"],
        ],
        pitch=52,
    )
    return (
        [s.page()],
        {
            "evidence_kind": "guarantee_statistics",
            "unit_name": G,
            "year": "2023",
            "guarantee_opening": "186000000",
            "guarantee_new": "253000000",
            "guarantee_closing": "218000000",
        },
    )


@doc
def prose_guarantor(Sheet):
    s = Sheet()
    s.centre(110, "关于2023年度融资担保业务开展情况的说明", size=32)
    y = para(
        s,
        220,
        f"{G}2023年初在保余额1.86亿元，全年新增担保2.53亿元、326笔，解除担保2.21亿元，年末在保余额2.18亿元，服务小微企业286户。",
    )
    foot(s, y + 60, [G, "2024年1月10日"])
    return (
        [s.page()],
        {
            "evidence_kind": "guarantee_statistics",
            "unit_name": G,
            "year": "2023",
            "guarantee_opening": "186000000",
            "guarantee_new": "253000000",
            "guarantee_closing": "218000000",
        },
    )


@doc
def list_signed_below(Sheet):
    s = Sheet()
    s.centre(110, "中小微企业贷款发放情况明细表", size=32)
    s.table(
        90,
        200,
        [70, 320, 260, 200, 190],
        [
            ["序号", "借款主体", "贷款机构", "贷款额（万元）", "发放日期"],
            ["1", "云泽市恒顺机械有限公司", "宁海银行云泽分行", "500", "20230118"],
            ["2", "云泽佳美包装有限公司", "云泽农商行", "200", "20230406"],
            ["总计", "", "", "700", ""],
        ],
        row_height=54,
    )
    foot(s, 520, [HOME + "（盖章）", "2024年1月6日"])
    stamp(s, 900, 560, HOME)
    return (
        [s.page()],
        {
            "evidence_kind": "financing_list",
            "unit_name": HOME,
            "declared_total": "7000000",
            "sealed": True,
            "rows": [
                {"enterprise": "云泽市恒顺机械有限公司", "amount": "5000000", "lent_on": "2023-01-18"},
                {"enterprise": "云泽佳美包装有限公司", "amount": "2000000", "lent_on": "2023-04-06"},
            ],
        },
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
