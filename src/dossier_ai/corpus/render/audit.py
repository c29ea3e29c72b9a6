# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""The annual audit report (cover, opinion, statements, notes, the auditor's own papers) and the special audit."""

from __future__ import annotations

import random
from collections.abc import Sequence

from dossier_ai.core.geometry import Rect
from dossier_ai.corpus.figures import yuan
from dossier_ai.corpus.flow import Block, Break, Cell, Drawing, Gap, Grid, Line, Para
from dossier_ai.corpus.prints import print_date, print_money
from dossier_ai.corpus.render.audit_parts import line_label, officers, signature_blocks
from dossier_ai.corpus.render.licence import qr_picture
from dossier_ai.corpus.render.nonprofit_audit import nonprofit_statements
from dossier_ai.corpus.render.special_audit import special_audit_form
from dossier_ai.corpus.sheet import Run, Sheet
from dossier_ai.corpus.views import INCOME_KEYS, STATEMENT_KEYS, View

_OPINIONS = {
    "无保留意见": "我们认为，后附的财务报表在所有重大方面按照{standard}的规定编制，公允反映了{name}{year}年12月31日的财务状况以及"
    "{year}年度的经营成果和现金流量。",
    "保留意见": "我们认为，除“形成保留意见的基础”部分所述事项可能产生的影响外，后附的财务报表在所有重大方面按照{standard}的规定编制，"
    "公允反映了{name}{year}年12月31日的财务状况以及{year}年度的经营成果和现金流量。",
    "无法表示意见": "我们不对后附的{name}财务报表发表审计意见。由于“形成无法表示意见的基础”部分所述事项的重要性，我们无法获取充分、适当的审计证据。",
}


def audit_blocks(view: View, rng: random.Random) -> list[Block]:
    """Cover, report, balance sheet, income statement, notes."""
    if view.fields["regime"] in ("non_profit", "government"):
        return [*audit_cover(view, rng), *nonprofit_statements(view, rng), *audit_notes(view, rng)]
    return [
        *audit_cover(view, rng),
        *_report(view, rng),
        *_balance(view, rng),
        *_income(view, rng),
        *audit_notes(view, rng),
    ]


def audit_cover(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    code = str(f.get("verify_code", ""))

    def draw(sheet: Sheet, area: Rect) -> None:
        sheet.picture(area.left, area.top, 24, 24, qr_picture("http://acc.example.invalid/" + code))
        sheet.text(
            area.left + 28, area.top + 4, "此码用于证明该审计报告是否由具有执业许可的会计师事务所出具", 8
        )
        sheet.runs(area.left + 28, area.top + 11, [("报告编码：", None), (code, "verify_code")], 9)

    return [
        Gap(40),
        Line([(f["addressee"], None)], 20, "hei", align="center", bold=True, after=8),
        Line(f"{f['period']}年度", 20, "hei", align="center", after=8),
        Line("审 计 报 告", 34, "hei", align="center", bold=True, after=24),
        Line([(f["report_no"], None)], 14, align="center", after=60),
        Line(f["firm"], 16, "kai", align="center", after=6),
        Gap(14),
        Drawing(28, draw, (code,)),
        Break(),
    ]


def _report(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    year, name = f["period"], f["addressee"]
    standard = "《小企业会计准则》" if f["regime"] == "small_enterprise" else "企业会计准则"
    opinion = f["opinion"]
    kind = opinion.replace("无保留意见", "") or ""
    head = "审计意见" if kind == "" else opinion
    basis = "形成审计意见的基础" if kind == "" else f"形成{opinion}的基础"
    text = _OPINIONS[opinion].format(standard=standard, name=name, year=year)
    body: list[Block] = [
        Gap(4),
        Line("审 计 报 告", 24, "song" if view.layout else "hei", align="center", bold=True, after=4),
        Line([(f["report_no"], "report_no")], 11, align="right", after=4),
        Line([(f["addressee"], "addressee"), ("全体股东：", None)], 12, bold=True, after=2),
        Line(f"一、{head}", 12, bold=True),
        Para(
            [
                (f"我们审计了{name}（以下简称“贵公司”）财务报表，包括", None), (str(year), "period"),
                (f"年12月31日的资产负债表，{year}年度的利润表、现金流量表、所有者权益变动表，以及相关财务报表附注。", None),
            ]
        ),
        Para([(text, "opinion")]),
        Line(f"二、{basis}", 12, bold=True),
    ]  # fmt: skip
    if kind:
        body.append(
            Para(
                "贵公司部分应收账款未能取得函证回函，我们也无法实施满意的替代审计程序，以确定该等款项余额的准确性。"
                "我们按照中国注册会计师审计准则的规定执行了审计工作。"
            )
        )
    else:
        body.append(
            Para(
                "我们按照中国注册会计师审计准则的规定执行了审计工作。审计报告的“注册会计师对财务报表审计的责任”部分进一步阐述了"
                "我们在这些准则下的责任。按照中国注册会计师职业道德守则，我们独立于贵公司，并履行了职业道德方面的其他责任。"
                "我们相信，我们获取的审计证据是充分、适当的，为发表审计意见提供了基础。"
            )
        )
    body += [
        Line("三、管理层和治理层对财务报表的责任", 12, bold=True),
        Para(
            f"贵公司管理层负责按照{standard}的规定编制财务报表，使其实现公允反映，并设计、执行和维护必要的内部控制，"
            "以使财务报表不存在由于舞弊或错误导致的重大错报。治理层负责监督贵公司的财务报告过程。"
        ),
        Line("四、注册会计师对财务报表审计的责任", 12, bold=True),
        Para(
            "我们的目标是对财务报表整体是否不存在由于舞弊或错误导致的重大错报获取合理保证，并出具包含审计意见的审计报告。"
            "合理保证是高水平的保证，但并不能保证按照审计准则执行的审计在某一重大错报存在时总能发现。"
        ),
        *signature_blocks(view, rng),
        Break(),
    ]
    return body


_ASSETS: tuple[str, ...] = (
    "流动资产：", "货币资金", "应收账款", "预付款项", "其他应收款", "存货", "流动资产合计", "非流动资产：", "固定资产", "在建工程",
    "无形资产", "长期待摊费用", "非流动资产合计", "", "", "", "资产总计",
)  # fmt: skip
_CLAIMS: tuple[str, ...] = (
    "流动负债：", "短期借款", "应付账款", "预收款项", "应付职工薪酬", "应交税费", "其他应付款", "流动负债合计", "长期借款",
    "非流动负债合计", "负债合计", "实收资本（或股本）", "资本公积", "盈余公积", "未分配利润",
    "所有者权益（或股东权益）合计", "负债和所有者权益（或股东权益）总计",
)  # fmt: skip


def _amount(view: View, label: str, opening: bool) -> Cell:
    """The printed amount of a statement line: from the fields where it has a key, else from the truth."""
    key = STATEMENT_KEYS.get(label)
    if key is not None:
        name = key + ("_opening" if opening else "")
        value, mark = view.fields[name], name
    else:
        pair = view.extra["statements"].get(label)
        value, mark = (yuan(pair[1 if opening else 0]) if pair else ""), ""
    if not label or label.endswith("："):
        return Cell("")
    zero = value in ("", "0.00")
    return Cell("" if zero else print_money(value), mark or None, align="right")


def _balance(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    year = f["period"]
    rows: list[list[Cell]] = []
    opening = rng.choice(["年初余额", "上年年末余额", "年初数"])
    closing = "期末数" if opening == "年初数" else "期末余额"
    lined = view.layout == 1
    if view.layout == 2:
        heads = [[Cell("项    目"), Cell("行次"), Cell(closing), Cell(opening)]]
        for number, label in enumerate([a for a in (*_ASSETS, *_CLAIMS) if a], 1):
            rows.append(
                [
                    line_label(label), Cell("" if label.endswith("：") else str(number)), _amount(view, label, False),
                    _amount(view, label, True),
                ]
            )  # fmt: skip
        grid = Grid((60, 10, 40, 40), [*heads, *rows], 9.5, heads=1, row_height=6.0, pad=0.8)
    else:
        side = ("行次",) if lined else ()
        head = [
            Cell(t)
            for t in ("资    产", *side, closing, opening, "负债和所有者权益", *side, closing, opening)
        ]
        for number, (left, right) in enumerate(zip(_ASSETS, _CLAIMS, strict=True), 1):
            rows.append(
                [
                    line_label(left), *([Cell(str(number) if left else "")] if lined else []),
                    _amount(view, left, False), _amount(view, left, True),
                    line_label(right), *([Cell(str(number + 17))] if lined else []),
                    _amount(view, right, False), _amount(view, right, True),
                ]
            )  # fmt: skip
        widths = (34, 8, 29, 29, 44, 8, 29, 29) if lined else (34, 29, 29, 46, 29, 29)
        grid = Grid(widths, [head, *rows], 8 if lined else 8.5, heads=1, row_height=8.2, pad=0.7)
    return [
        Line("资 产 负 债 表", 18, "hei", align="center", bold=True, after=2),
        Line(f"{year}年12月31日", 10.5, align="center", after=2),
        Line(
            "", 9.5, tabs=(0.0, 0.84),
            pieces=([(f"编制单位：{f['addressee']}", None)], [("单位：", None), ("人民币" + f["unit"] if view.layout == 1 else f["unit"], "unit")]),
        ),
        grid,
        *officers(view, rng),
        Break(),
    ]  # fmt: skip


_INCOME: tuple[tuple[str, str], ...] = (
    ("一、营业收入", "营业收入"), ("减：营业成本", "营业成本"), ("税金及附加", "税金及附加"), ("销售费用", "销售费用"),
    ("管理费用", "管理费用"), ("研发费用", "研发费用"), ("财务费用", "财务费用"), ("加：其他收益", "其他收益"),
    ("投资收益（损失以“-”号填列）", "投资收益"), ("二、营业利润（亏损以“-”号填列）", "营业利润"), ("加：营业外收入", "营业外收入"),
    ("减：营业外支出", "营业外支出"), ("三、利润总额（亏损总额以“-”号填列）", "利润总额"), ("减：所得税费用", "所得税费用"),
    ("四、净利润（净亏损以“-”号填列）", "净利润"),
)  # fmt: skip


def _income(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    now, before = rng.choice([("本期金额", "上期金额"), ("本年累计数", "上年数"), ("本年金额", "上年金额")])
    lined = view.layout != 0
    rows: list[list[Cell]] = [[Cell("项    目"), *([Cell("行次")] if lined else []), Cell(now), Cell(before)]]
    number = 0
    for printed, label in _INCOME:
        key = INCOME_KEYS[label]
        if key not in f:
            continue
        number += 1
        cells = [
            Cell(
                ("" if printed[0] in "一二三四" else "    ") + printed,
                align="left",
                bold=printed[0] in "一二三四",
            )
        ]
        if lined:
            cells.append(Cell(str(number)))
        for name in (key, f"{key}_previous"):
            zero = f[name] == "0.00"
            cells.append(Cell("" if zero else print_money(f[name]), name, align="right"))
        rows.append(cells)
    widths = (80, 12, 40, 40) if lined else (80, 40, 40)
    return [
        Line("利  润  表", 18, "hei", align="center", bold=True, after=2),
        Line(f"{f['period']}年度", 10.5, align="center", after=2),
        Line(
            "",
            9.5,
            tabs=(0.0, 0.84),
            pieces=([(f"编制单位：{f['addressee']}", None)], [(f"单位：{f['unit']}", None)]),
        ),
        Grid(widths, rows, 10, heads=1, row_height=9.5 if view.layout != 1 else 8.5),
        *officers(view, rng),
        Break(),
    ]


def audit_notes(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    e = view.extra
    return [
        Line(f"{f['addressee']}", 14, "hei", align="center", bold=True, after=1),
        Line(f"{f['period']}年度财务报表附注", 14, "hei", align="center", bold=True, after=1),
        Line("（除特别注明外，金额单位为人民币元）", 10, align="center", after=4),
        Line("一、公司基本情况", 12, bold=True),
        Para(f"{f['addressee']}（以下简称“本公司”）于{print_date(e['established'])}成立，法定代表人：{e['legal_rep']}，住所：{e['address']}。", 11),
        Line("二、财务报表的编制基础", 12, bold=True),
        Para("本公司财务报表以持续经营为基础，根据实际发生的交易和事项，按照财政部颁布的有关规定进行确认和计量，在此基础上编制。", 11),
        Line("三、重要会计政策", 12, bold=True),
        Para("会计年度自公历1月1日起至12月31日止。以人民币为记账本位币。固定资产按年限平均法计提折旧，预计净残值率为5％。", 11),
        Line("四、主要报表项目注释", 12, bold=True),
        Line("1．货币资金", 11, after=2),
        Grid(
            (50, 40, 40),
            [
                [Cell("项目"), Cell("期末余额"), Cell("年初余额")],
                [Cell("银行存款"), Cell(print_money(f["cash"]), align="right"), Cell(print_money(f["cash_opening"]), align="right")],
                [Cell("合计"), Cell(print_money(f["cash"]), align="right"), Cell(print_money(f["cash_opening"]), align="right")],
            ],
            10, heads=1,
        ),
        Gap(4),
        Line("2．应收账款", 11, after=2),
        Para(f"期末余额{print_money(f['accounts_receivable'])}元，账龄均在一年以内，未计提坏账准备。", 11),
        Line("五、或有事项及资产负债表日后事项", 12, bold=True),
        Para("截至财务报表批准报出日，本公司无需要披露的重大或有事项和资产负债表日后非调整事项。", 11),
    ]  # fmt: skip


_INTRO = (
    "我们接受委托，对{name}（以下简称“贵单位”）{year}年1月1日至{year}年12月31日中小企业服务收支情况进行了专项审计。"
    "提供真实、完整的服务收支资料是贵单位的责任，我们的责任是在实施审计工作的基础上发表审计意见。"
)


def special_audit_blocks(view: View, rng: random.Random) -> list[Block]:
    """Report text with the main figures, signatures, and the table of income and expense."""
    if view.layout:
        return special_audit_form(view, signature_blocks(view, rng), rng)
    f = view.fields
    year = f["period"]
    whole = _INTRO.format(name=f["addressee"], year=year)
    before, after = whole.split(f"{year}年1月1日", 1)
    intro: list[Run] = [(before, None), (year, "period"), (f"年1月1日{after}", None)]
    figures: list[Run] = [
        (f"经审计，贵单位{year}年度实现营业收入", None), (print_money(f["revenue"]), "revenue"), ("元，其中中小企业服务收入", None),
        (print_money(f["service_income_total"]), None), ("元，服务收入占营业收入的比例为", None),
        (f["share_of_revenue"], "share_of_revenue"), ("％；服务支出", None), (print_money(f["service_expense_total"]), None),
        ("元，服务收支结余", None), (print_money(f["surplus"]), None), ("元。其中，政府购买服务收入", None),
        (print_money(f["gov_service_income"]), None), ("元。", None),
    ]  # fmt: skip
    return [
        Line(view.title, 20, "hei", align="center", bold=True, after=4),
        Line([(f["report_no"], "report_no")], 11, align="right", after=4),
        Line([(f["addressee"], "addressee"), ("：", None)], 12, bold=True, after=2),
        Para(intro),
        Line("一、审计依据和范围", 12, bold=True),
        Para("我们按照中国注册会计师审计准则的规定执行了审计工作，检查了服务合同、收款凭证、支出票据等资料，并抽查了服务台账。"),
        Line("二、服务收支情况", 12, bold=True),
        Para(figures),
        Line("三、审计意见", 12, bold=True),
        Para(f"我们认为，后附的服务收支情况表在所有重大方面公允反映了贵单位{year}年度中小企业服务收支情况。"),
        Para("本报告仅供贵单位申报中小企业公共服务示范平台使用，不得用于其他目的。"),
        *signature_blocks(view, rng),
        Break(),
        Line("中小企业服务收支情况表", 18, "hei", align="center", bold=True, after=2),
        Line(f"{year}年度", 10.5, align="center", after=2),
        Line("", 10, tabs=(0.0, 0.82), pieces=([(f"编制单位：{f['addressee']}", None)], [("单位：", None), (f["unit"], "unit")])),
        _special_table(view),
    ]  # fmt: skip


def _special_table(view: View) -> Grid:
    f = view.fields

    def money(value: str, key: str) -> Cell:
        return Cell(print_money(value), key, align="right")

    rows: list[Sequence[Cell]] = [[Cell("项    目"), Cell("金    额"), Cell("备注")]]
    rows.append(
        [
            Cell("一、服务收入合计", align="left", bold=True),
            money(f["service_income_total"], "service_income_total"),
            Cell(""),
        ]
    )
    for i, item in enumerate(f["service_income_items"]):
        rows.append(
            [
                Cell("    " + item["item"], f"service_income_items[{i}].item", align="left"),
                money(item["amount"], f"service_income_items[{i}].amount"), Cell(""),
            ]
        )  # fmt: skip
    rows.append(
        [
            Cell("    其中：政府购买服务收入", align="left"),
            money(f["gov_service_income"], "gov_service_income"),
            Cell(""),
        ]
    )
    rows.append(
        [
            Cell("二、服务支出合计", align="left", bold=True),
            money(f["service_expense_total"], "service_expense_total"),
            Cell(""),
        ]
    )
    for i, item in enumerate(f["service_expense_items"]):
        rows.append(
            [
                Cell("    " + item["item"], f"service_expense_items[{i}].item", align="left"),
                money(item["amount"], f"service_expense_items[{i}].amount"), Cell(""),
            ]
        )  # fmt: skip
    rows.append([Cell("三、收支结余", align="left", bold=True), money(f["surplus"], "surplus"), Cell("")])
    return Grid((80, 50, 30), rows, 11, heads=1, row_height=9.5)
