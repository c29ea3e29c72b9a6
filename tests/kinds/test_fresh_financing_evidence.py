"""Financing lists, statistics of guarantors and letters of banks. Invented organisations only."""

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
KIND = "financing_evidence"

HOME = "云泽市禾木企业服务有限公司"


@doc
def ruled_list_in_ten_thousands(Sheet):
    s = Sheet(width=1754, height=1240)
    s.centre(100, "2023年度中小企业融资服务明细表", size=34)
    s.write(100, 170, f"填报单位：{HOME}（盖章）")
    s.write(1380, 170, "单位：万元")
    s.table(
        90,
        220,
        [80, 420, 420, 180, 220, 240],
        [
            ["序号", "企业名称", "贷款银行", "贷款金额", "放款日期", "服务方式"],
            ["1", "云泽市恒顺机械有限公司", "云泽农商行高新支行", "300", "2023-03-14", "银企对接会"],
            ["2", "云泽天合食品有限公司", "宁海银行云泽分行", "150.5", "2023-05-22", "上门推荐"],
            ["3", "云泽华信软件有限公司", "建设银行云泽支行", "80", "2023-08-09", "线上撮合"],
            ["4", "云泽市青禾农业科技有限公司", "云泽农商行高新支行", "200", "2023-11-30", "银企对接会"],
            ["合计", None, None, "730.5", "", ""],
        ],
        row_height=54,
    )
    stamp(s, 420, 200, HOME)
    s.write(110, 600, "填表人：何敏")
    return [s.page()], {
        "evidence_kind": "financing_list",
        "unit_name": HOME,
        "year": "2023",
        "rows": [
            {"seq": "1", "enterprise": "云泽市恒顺机械有限公司", "institution": "云泽农商行高新支行", "amount": "3000000", "lent_on": "2023-03-14", "mode": "银企对接会"},
            {"seq": "2", "enterprise": "云泽天合食品有限公司", "institution": "宁海银行云泽分行", "amount": "1505000", "lent_on": "2023-05-22", "mode": "上门推荐"},
            {"seq": "3", "enterprise": "云泽华信软件有限公司", "institution": "建设银行云泽支行", "amount": "800000", "lent_on": "2023-08-09", "mode": "线上撮合"},
            {"seq": "4", "enterprise": "云泽市青禾农业科技有限公司", "institution": "云泽农商行高新支行", "amount": "2000000", "lent_on": "2023-11-30", "mode": "银企对接会"},
        ],
        "declared_total": "7305000",
        "sealed": True,
        "filled_by": "何敏",
        "guarantee_new": None,
        "guarantee_closing": None,
    }


@doc
def close_columns_with_horizontal_rules(Sheet):
    s = Sheet()
    s.centre(110, "助企融资情况统计表", size=32)
    s.write(110, 170, "统计期间：2022年1月-12月")
    s.columns(
        100,
        230,
        [64, 310, 240, 180, 150, 100],
        [
            ["序号", "融资企业", "放款机构", "金额（万元）", "放款时间", "贷款方式"],
            ["1", "宁海恒丰纸业有限公司", "宁海银行城东支行", "500.00", "2022.4.11", "抵押"],
            ["2", "宁海晨光电器有限公司", "工商银行宁海支行", "260.00", "2022.6.27", "信用"],
            ["3", "宁海三和化纤有限公司", "宁海农商银行", "1,200.00", "2022.9.15", "保证"],
            ["", "合计", "", "1,960.00", "", ""],
        ],
        rules="rows",
        pitch=48,
    )
    foot(s, 620, ["宁海蓝图企业管理咨询有限公司", "2023年1月12日"])
    return [s.page()], {
        "evidence_kind": "financing_list",
        "rows": [
            {"seq": "1", "enterprise": "宁海恒丰纸业有限公司", "institution": "宁海银行城东支行", "amount": "5000000", "lent_on": "2022-04-11", "mode": "抵押"},
            {"seq": "2", "enterprise": "宁海晨光电器有限公司", "institution": "工商银行宁海支行", "amount": "2600000", "lent_on": "2022-06-27", "mode": "信用"},
            {"seq": "3", "enterprise": "宁海三和化纤有限公司", "institution": "宁海农商银行", "amount": "12000000", "lent_on": "2022-09-15", "mode": "保证"},
        ],
        "declared_total": "19600000",
        "guarantee_new": None,
        "filled_by": None,
    }


@doc
def list_in_yuan_without_rules(Sheet):
    s = Sheet()
    s.centre(120, "2023年协助企业获得贷款清单", size=32)
    s.columns(
        110,
        220,
        [80, 360, 280, 200, 170],
        [
            ["序号", "借款企业", "贷款人", "借款金额（元）", "借款日期"],
            ["1", "云泽市恒顺机械有限公司", "宁海银行云泽分行", "2,000,000.00", "2023-02-17"],
            ["2", "云泽华信软件有限公司", "云泽农商行", "500,000.00", "2023-06-05"],
            ["3", "宁海润泽新材料有限公司", "邮储银行云泽支行", "1,800,000.00", "2023-10-19"],
        ],
        pitch=52,
    )
    s.write(110, 480, f"填报单位：{HOME}")
    s.write(110, 530, "填报日期：2024年1月5日")
    return [s.page()], {
        "unit_name": HOME,
        "year": "2023",
        "rows": [
            {"seq": "1", "enterprise": "云泽市恒顺机械有限公司", "institution": "宁海银行云泽分行", "amount": "2000000", "lent_on": "2023-02-17"},
            {"seq": "2", "enterprise": "云泽华信软件有限公司", "institution": "云泽农商行", "amount": "500000", "lent_on": "2023-06-05"},
            {"seq": "3", "enterprise": "宁海润泽新材料有限公司", "institution": "邮储银行云泽支行", "amount": "1800000", "lent_on": "2023-10-19"},
        ],
        "declared_total": None,
        "filled_by": None,
    }


@doc
def statistics_of_a_guarantor_ruled(Sheet):
    s = Sheet()
    s.centre(120, "2023年度融资担保业务统计表", size=32)
    s.write(120, 190, "填报单位：云泽市中小企业融资担保有限公司")
    s.write(920, 190, "单位：万元")
    s.table(
        120,
        240,
        [120, 580, 300],
        [
            ["序号", "项目", "金额"],
            ["1", "年初在保余额", "18,600"],
            ["2", "本年新增担保额", "25,300"],
            ["3", "本年解除担保额", "22,100"],
            ["4", "年末在保余额", "21,800"],
        ],
        row_height=56,
    )
    s.write(120, 580, "负责人：夏岩")
    s.write(500, 580, "填表人：鲁敏")
    s.write(800, 580, "填报日期：2024年1月10日")
    return [s.page()], {
        "evidence_kind": "guarantee_statistics",
        "unit_name": "云泽市中小企业融资担保有限公司",
        "year": "2023",
        "guarantee_opening": "186000000",
        "guarantee_new": "253000000",
        "guarantee_closing": "218000000",
        "filled_by": "鲁敏",
        "rows": None,
    }


@doc
def letter_of_a_guarantor_in_prose(Sheet):
    s = Sheet()
    s.centre(150, "担保业务情况证明", size=36)
    y = para(s, 260, "截至2022年12月31日，我公司为中小微企业提供融资担保情况如下：年初在保余额12,450万元，本年新增担保额16,800万元，年末在保余额14,320万元。")
    y = para(s, y, "特此证明。")
    foot(s, y + 80, ["宁海市汇融融资担保有限公司", "2023年1月16日"])
    stamp(s, 920, y + 110, "宁海市汇融融资担保有限公司")
    return [s.page()], {
        "unit_name": "宁海市汇融融资担保有限公司",
        "year": "2022",
        "guarantee_opening": "124500000",
        "guarantee_new": "168000000",
        "guarantee_closing": "143200000",
        "sealed": True,
        "rows": None,
        "filled_by": None,
    }


@doc
def two_years_side_by_side(Sheet):
    s = Sheet()
    s.centre(120, "融资担保业务情况表", size=32)
    lines(s, 180, ["单位名称：宁海市汇融融资担保有限公司", "年度：2023年　　金额单位：万元"], x=120, pitch=42)
    s.table(
        120,
        290,
        [250, 250, 250, 250],
        [
            ["年初在保余额", "本年新增担保额", "本年解保额", "年末在保余额"],
            ["14,320", "19,560", "17,080", "16,800"],
        ],
        row_height=60,
    )
    foot(s, 520, ["宁海市汇融融资担保有限公司（章）", "2024年1月15日"])
    return [s.page()], {
        "unit_name": "宁海市汇融融资担保有限公司",
        "year": "2023",
        "guarantee_opening": "143200000",
        "guarantee_new": "195600000",
        "guarantee_closing": "168000000",
        "filled_by": None,
    }


@doc
def list_with_dates_in_words_and_many_label_words(Sheet):
    s = Sheet(width=1754, height=1240)
    s.centre(100, "中小微企业融资对接成果表（2023年）", size=34)
    s.table(
        90,
        190,
        [90, 400, 400, 200, 260, 230],
        [
            ["编号", "获贷企业", "合作银行", "授信金额\n（万元）", "放款时间", "信贷产品"],
            ["1", "云泽市恒顺机械有限公司", "云泽农村商业银行", "300", "2023年3月14日", "科创贷"],
            ["2", "云泽天合食品有限公司", "中国邮政储蓄银行\n云泽市支行", "120", "2023年5月8日", "惠农贷"],
            ["3", "云泽华信软件有限公司", "宁海银行云泽分行", "95.8", "2023年9月26日", "知识产权质押贷"],
            ["合　计", None, None, "515.8", "", ""],
        ],
        row_height=54,
    )
    s.write(100, 560, f"制表单位：{HOME}")
    s.write(900, 560, "制表人：何敏")
    return [s.page()], {
        "year": "2023",
        "rows": [
            {"seq": "1", "enterprise": "云泽市恒顺机械有限公司", "institution": "云泽农村商业银行", "amount": "3000000", "lent_on": "2023-03-14", "mode": "科创贷"},
            {"seq": "2", "enterprise": "云泽天合食品有限公司", "institution": "中国邮政储蓄银行云泽市支行", "amount": "1200000", "lent_on": "2023-05-08", "mode": "惠农贷"},
            {"seq": "3", "enterprise": "云泽华信软件有限公司", "institution": "宁海银行云泽分行", "amount": "958000", "lent_on": "2023-09-26", "mode": "知识产权质押贷"},
        ],
        "declared_total": "5158000",
        "guarantee_new": None,
    }


@doc
def guarantee_list_of_a_guarantor(Sheet):
    s = Sheet(width=1754, height=1240)
    s.centre(100, "2023年新增担保项目明细", size=34)
    s.write(100, 165, "填报单位：云泽市中小企业融资担保有限公司")
    s.table(
        90,
        215,
        [90, 420, 360, 240, 240, 220],
        [
            ["序号", "被担保企业", "债权人", "担保金额(万元)", "起始日期", "反担保方式"],
            ["1", "云泽市恒顺机械有限公司", "宁海银行云泽分行", "500", "2023/1/18", "保证"],
            ["2", "云泽佳美包装有限公司", "云泽农商行", "200", "2023/4/6", "抵押"],
            ["3", "云泽市青禾农业科技有限公司", "农业银行云泽支行", "350", "2023/12/20", "质押"],
        ],
        row_height=54,
    )
    s.write(100, 480, "合计：1050万元")
    return [s.page()], {
        "unit_name": "云泽市中小企业融资担保有限公司",
        "year": "2023",
        "rows": [
            {"seq": "1", "enterprise": "云泽市恒顺机械有限公司", "institution": "宁海银行云泽分行", "amount": "5000000", "lent_on": "2023-01-18"},
            {"seq": "2", "enterprise": "云泽佳美包装有限公司", "institution": "云泽农商行", "amount": "2000000", "lent_on": "2023-04-06"},
            {"seq": "3", "enterprise": "云泽市青禾农业科技有限公司", "institution": "农业银行云泽支行", "amount": "3500000", "lent_on": "2023-12-20"},
        ],
        "declared_total": "10500000",
        "filled_by": None,
    }


@doc
def proof_of_a_bank_in_prose(Sheet):
    s = Sheet()
    s.centre(150, "证　　明", size=44)
    y = para(s, 270, "兹证明云泽天合食品有限公司经云泽市禾木企业服务有限公司推荐，于2023年5月22日在我行获得流动资金贷款人民币150万元整，贷款期限一年。")
    y = para(s, y, "特此证明。")
    foot(s, y + 90, ["宁海银行股份有限公司云泽分行", "2024年1月8日"])
    stamp(s, 920, y + 120, "宁海银行股份有限公司云泽分行")
    return [s.page()], {
        "rows": [{"enterprise": "云泽天合食品有限公司", "amount": "1500000", "lent_on": "2023-05-22"}],
        "sealed": True,
        "guarantee_new": None,
        "guarantee_closing": None,
        "filled_by": None,
    }


@doc
def proof_of_a_bank_with_a_table(Sheet):
    s = Sheet()
    s.centre(140, "贷款发放情况确认函", size=36)
    y = lines(s, 240, [f"{HOME}："])
    y = para(s, y, "经贵公司推荐，我行2023年向下列企业发放贷款，情况确认如下：")
    s.table(
        120,
        y + 20,
        [90, 420, 240, 250],
        [
            ["序号", "借款人", "贷款金额", "发放日期"],
            ["1", "云泽市恒顺机械有限公司", "300万元", "2023年3月14日"],
            ["2", "云泽市青禾农业科技有限公司", "200万元", "2023年11月30日"],
        ],
        row_height=54,
    )
    foot(s, y + 320, ["云泽农村商业银行股份有限公司高新支行", "2024年1月11日"])
    return [s.page()], {
        "rows": [
            {"seq": "1", "enterprise": "云泽市恒顺机械有限公司", "amount": "3000000", "lent_on": "2023-03-14"},
            {"seq": "2", "enterprise": "云泽市青禾农业科技有限公司", "amount": "2000000", "lent_on": "2023-11-30"},
        ],
        "guarantee_opening": None,
        "declared_total": None,
        "filled_by": None,
    }


@doc
def statistics_on_lines_without_a_table(Sheet):
    s = Sheet()
    s.centre(130, "融资性担保业务统计", size=34)
    lines(
        s,
        230,
        [
            "单位名称：宁海市汇融融资担保有限公司",
            "统计年度：2023年",
            "一、年初在保余额：14,320万元",
            "二、本年新增担保额：19,560万元",
            "三、年末在保余额：16,800万元",
            "四、担保户数：86户",
        ],
        x=150,
        pitch=54,
    )
    s.write(150, 620, "填表人：吴芳")
    stamp(s, 900, 660, "宁海市汇融融资担保有限公司")
    return [s.page()], {
        "evidence_kind": "guarantee_statistics",
        "unit_name": "宁海市汇融融资担保有限公司",
        "year": "2023",
        "guarantee_opening": "143200000",
        "guarantee_new": "195600000",
        "guarantee_closing": "168000000",
        "filled_by": "吴芳",
        "sealed": True,
        "rows": None,
    }


@doc
def return_to_the_supervisor_with_other_words(Sheet):
    s = Sheet(width=1754, height=1240)
    s.centre(100, "融资担保机构业务情况年报表", size=34)
    s.write(100, 170, "填报机构：云泽市中小企业融资担保有限公司")
    s.write(800, 170, "2023年度")
    s.write(1380, 170, "单位：亿元")
    s.table(
        90,
        220,
        [500, 300, 300, 400],
        [
            ["指标名称", "行次", "本年数", "上年数"],
            ["期初在保余额", "1", "1.86", "1.52"],
            ["本年新增担保额", "2", "2.53", "2.10"],
            ["其中：小微企业", "3", "2.20", "1.80"],
            ["期末在保余额", "4", "2.18", "1.86"],
        ],
        row_height=54,
    )
    s.write(100, 540, "制表：鲁敏")
    return [s.page()], {
        "evidence_kind": "guarantee_statistics",
        "unit_name": "云泽市中小企业融资担保有限公司",
        "year": "2023",
        "guarantee_opening": "186000000",
        "guarantee_new": "253000000",
        "guarantee_closing": "218000000",
        "rows": None,
    }


@doc
def list_with_the_year_in_a_line_and_months(Sheet):
    s = Sheet()
    s.centre(110, "为企业提供融资服务情况表", size=32)
    s.write(110, 170, f"申报单位：{HOME}")
    s.write(900, 170, "年度：2022年")
    s.table(
        100,
        220,
        [70, 300, 270, 150, 130, 120],
        [
            ["序号", "服务企业", "金融机构", "融资额\n（万元）", "融资时间", "融资方式"],
            ["1", "云泽佳美包装有限公司", "云泽农商行", "100", "2022年5月", "贷款"],
            ["2", "云泽市恒顺机械有限公司", "宁海创投有限公司", "1000", "2022年8月", "股权"],
            ["3", "云泽华信软件有限公司", "宁海融资租赁公司", "260", "2022年9月", "租赁"],
            ["", "合计", "", "1360", "", ""],
        ],
        row_height=54,
    )
    return [s.page()], {
        "unit_name": HOME,
        "year": "2022",
        "rows": [
            {"seq": "1", "enterprise": "云泽佳美包装有限公司", "institution": "云泽农商行", "amount": "1000000", "lent_on": "2022-05", "mode": "贷款"},
            {"seq": "2", "enterprise": "云泽市恒顺机械有限公司", "institution": "宁海创投有限公司", "amount": "10000000", "lent_on": "2022-08", "mode": "股权"},
            {"seq": "3", "enterprise": "云泽华信软件有限公司", "institution": "宁海融资租赁公司", "amount": "2600000", "lent_on": "2022-09", "mode": "租赁"},
        ],
        "declared_total": "13600000",
        "guarantee_new": None,
    }


@doc
def loan_contract_first_page(Sheet):
    s = Sheet()
    s.centre(130, "流动资金借款合同", size=40)
    s.write(760, 210, "合同编号：NHYH-2023-0522", size=22)
    y = lines(s, 280, ["借款人（甲方）：云泽天合食品有限公司", "贷款人（乙方）：宁海银行股份有限公司云泽分行"], pitch=54)
    y = para(s, y + 10, "第一条　借款金额：人民币壹佰伍拾万元整（￥1,500,000.00）。")
    y = para(s, y, "第二条　借款用途：采购原材料。")
    y = para(s, y, "第三条　借款期限：自2023年5月22日至2024年5月21日。")
    y = para(s, y, "第四条　借款利率：年利率3.85%。")
    return [s.page()], {
        "rows": [{"enterprise": "云泽天合食品有限公司", "institution": "宁海银行股份有限公司云泽分行", "amount": "1500000"}],
        "guarantee_new": None,
        "declared_total": None,
        "filled_by": None,
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
