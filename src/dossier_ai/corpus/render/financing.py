# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Evidence of financing as blocks: lists, statistics, loan contracts, confirmations."""

from __future__ import annotations

import random

from dossier_ai.corpus.flow import Block, Cell, Gap, Grid, Line, Para
from dossier_ai.corpus.ink import sample_seal
from dossier_ai.corpus.prints import capital_words, print_amount, print_date, print_wan
from dossier_ai.corpus.render.columns import Column, body_rows, head_rows, present, widths
from dossier_ai.corpus.render.deeds import HAND, Closing, Party, closing_blocks
from dossier_ai.corpus.sheet import Run
from dossier_ai.corpus.views import View

_LOANS: tuple[tuple[Column, ...], ...] = (
    (
        Column("seq", "序号", 10), Column("enterprise", "企业名称", 54, align="left"), Column("institution", "金融机构", 44), Column("amount", "融资金额（万元）", 24, print_wan),
        Column("lent_on", "放款日期", 24, lambda v: print_date(v, "full_dots")), Column("mode", "服务方式", 24),
    ),
    (
        Column("seq", "No.", 10), Column("lent_on", "发放时间", 34, lambda v: print_date(v, "plain"), group="贷款情况"), Column("amount", "金额（元）", 34, lambda v: _commas(v), align="right", group="贷款情况"),
        Column("institution", "贷款银行", 50, group="贷款情况"), Column("enterprise", "获得融资企业", 66, align="left"), Column("mode", "撮合方式", 28),
    ),
    (
        Column("enterprise", "借款企业", 54, align="left"), Column("amount", "贷款额", 26, lambda v: print_amount(v, "wan")), Column("mode", "类型", 22),
        Column("institution", "放贷机构", 44), Column("lent_on", "日期", 24, lambda v: print_date(v, "dashes")), Column("seq", "序号", 10),
    ),
)  # fmt: skip


def _commas(value: str) -> str:
    return print_amount(value, "commas").removesuffix("元")


def financing_blocks(view: View, rng: random.Random) -> list[Block]:
    """The paper its `evidence_kind` names."""
    kind = view.fields.get("evidence_kind")
    table = {"guarantee_statistics": _guarantees, "loan_contract": _loan, "bank_confirmation": _confirmation}
    return table.get(str(kind), _financing)(view, rng)


def _closing_lines(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    seal = sample_seal(f.get("unit_name", ""), rng) if f.get("sealed") else None
    return [
        Line(
            [
                (("填报单位（盖章）：", "单位（公章）：", "")[view.layout], None),
                (f.get("unit_name", ""), "unit_name"),
            ],
            11,
            align="right",
            before=6,
            after=2,
            seal=seal,
            seal_at=(-24, 4),
            seal_key="sealed",
        )
    ]


def _year(view: View) -> list[Run]:
    return [(view.fields["year"], "year"), ("年度", None)] if view.fields.get("year") else []


def _grid(view: View, *, total: bool = True) -> Grid:
    f = view.fields
    rows = f.get("rows") or []
    columns = present(_LOANS[view.layout], rows)
    head = head_rows(columns, bold=True)
    body = body_rows(columns, rows)
    if total and f.get("declared_total") and view.layout < 2 and _total_at(columns):
        at = _total_at(columns)
        show = columns[at].show
        body.append(
            [
                Cell("合计", columns=at),
                Cell(show(f["declared_total"]), "declared_total", align=columns[at].align),
                *(Cell("") for _ in columns[at + 1 :]),
            ]
        )
    return Grid(
        widths(columns),
        [*head, *body],
        10,
        heads=len(head),
        row_height=8.5,
        repeat_head=view.layout != 1,
        sides=view.layout != 2,
        inner_lines=view.layout != 2,
        row_lines=view.layout == 2,
    )


def _total_at(columns: list[Column]) -> int:
    """The place of the amounts among `columns`; 0 where a total row has no room for its label."""
    keys = [c.key for c in columns]
    return keys.index("amount") if "amount" in keys else 0


def _financing(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    title = ("帮助中小企业融资情况表", "中小企业融资服务明细表", "融资对接成果清单")[view.layout]
    out: list[Block] = [
        Line(
            [*_year(view), (title, "evidence_kind")],
            17,
            "hei",
            align="left" if view.layout == 2 else "center",
            bold=True,
            after=4,
        )
    ]
    if view.layout == 2:
        total: list[Run] = (
            [("，融资总额", None), (print_amount(f["declared_total"], "wan"), "declared_total")]
            if f.get("declared_total")
            else []
        )
        out.append(Para([("平台帮助中小企业获得融资情况", None), *total, ("，明细如下：", None)], 12))
    return [*out, _grid(view), *_closing_lines(view, rng)]


def _guarantees(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    items = [
        (label, key)
        for label, key in (
            (("年初在保余额", "期初担保余额", "上年末在保余额")[view.layout], "guarantee_opening"), (("本年新增担保额", "年新增担保额", "本年累计新增担保")[view.layout], "guarantee_new"),
            (("年末在保余额", "期末担保余额", "期末在保余额")[view.layout], "guarantee_closing"),
        )
        if f.get(key)
    ]  # fmt: skip
    head = Line(
        [*_year(view), ("融资担保业务统计表", "evidence_kind")], 18, "hei", align="center", bold=True, after=4
    )
    extra: list[Block] = [Gap(5), _grid(view)] if f.get("rows") else []
    if view.layout == 0:
        rows = [
            [Cell("项目", bold=True), Cell("金额（万元）", bold=True)],
            *([Cell(label), Cell(print_wan(f[key]), key)] for label, key in items),
        ]
        return [
            head,
            Line("单位：万元", 10, align="right", after=2),
            Grid((90, 60), rows, 12, heads=1, row_height=12),
            *extra,
            *_closing_lines(view, rng),
        ]
    if view.layout == 1:
        rows = [
            [Cell(label, bold=True) for label, _ in items],
            [Cell(_commas(f[key]), key) for _, key in items],
        ]
        return [
            head,
            Line("金额单位：人民币元", 10, after=2),
            Grid((1,) * len(items), rows, 12, heads=1, row_height=14),
            *extra,
            *_closing_lines(view, rng),
        ]
    text: list[Run] = []
    for label, key in items:
        text += [(f"{label}", None), (print_amount(f[key], "wan"), key), ("；", None)]
    return [
        head,
        Para([("经统计，我公司融资担保业务", None), *text, ("特此说明。", None)], 14, leading=2.0),
        *extra,
        *_closing_lines(view, rng),
    ]


def _loan(view: View, rng: random.Random) -> list[Block]:
    """One loan: the first row of the view."""
    f = view.fields
    row = (f.get("rows") or [{}])[0]

    def cell(key: str, text: str) -> Run:
        return (text, f"rows[0].{key}" if row.get(key) else None)

    hand = HAND if view.layout == 1 else None
    money = print_amount(row["amount"], ("symbol", "commas", "wan")[view.layout]) if row.get("amount") else ""
    words = f"（大写：人民币{capital_words(row['amount'])}）" if row.get("amount") else ""
    on = (
        print_date(row["lent_on"], ("plain", "spaced", "full_dots")[view.layout])
        if row.get("lent_on")
        else ""
    )
    seal = bool(f.get("sealed"))
    closing = Closing(
        Party("贷款人", row.get("institution", ""), "", seal, "sealed"),
        Party("借款人", row.get("enterprise", ""), "", seal, None),
        hand=view.layout == 1,
    )
    head = Line(
        [(("流动资金借款合同", "人民币借款合同", "小企业贷款协议")[view.layout], "evidence_kind")],
        22,
        "hei",
        align="center",
        bold=True,
        before=6,
        after=8,
    )
    service: list[Run] = (
        [
            ("本笔贷款由", None),
            (f["unit_name"], "unit_name"),
            ("推荐对接", None),
            *([("（", None), cell("mode", row["mode"]), ("）", None)] if row.get("mode") else []),
            ("。", None),
        ]
        if f.get("unit_name")
        else []
    )
    if view.layout == 2:
        pairs = [
            ("借款人", [cell("enterprise", row.get("enterprise", ""))]),
            ("贷款人", [cell("institution", row.get("institution", ""))]),
            ("贷款本金", [cell("amount", money), (words, None)]),
            ("放款日", [cell("lent_on", on)]),
        ]
        rows = [[Cell(a, font="hei", align="left"), Cell(r, align="left")] for a, r in pairs]
        return [
            head,
            Grid((40, 120), rows, 12, row_height=11, sides=False, inner_lines=False, row_lines=True),
            Gap(4),
            Para(service, 12),
            *_conditions(2),
            *_serial(view, row),
            *closing_blocks(closing, rng, "table"),
        ]
    body: list[Block] = [
        Line([("借款人：", None), cell("enterprise", row.get("enterprise", ""))], 13, after=3, fill=hand), Line([("贷款人：", None), cell("institution", row.get("institution", ""))], 13, after=5, fill=hand),
        Para([("第一条　贷款金额：", None), cell("amount", money), (words + "。", None)], 12.5, leading=1.9, fill=hand), Para([("第二条　放款日期：", None), cell("lent_on", on), ("，贷款期限十二个月。", None)], 12.5, leading=1.9, fill=hand),
        Para([("第三条　", None), *service], 12.5, leading=1.9, fill=hand) if service else Gap(1),
    ]  # fmt: skip
    return [
        head,
        *_serial(view, row),
        *body,
        *_conditions(view.layout),
        *closing_blocks(closing, rng, "columns" if view.layout == 0 else "stacked"),
    ]


def _serial(view: View, row: dict[str, str]) -> list[Block]:
    out: list[Block] = []
    if row.get("seq"):
        out.append(
            Line(
                [
                    ("合同序号：", None),
                    (row["seq"], "rows[0].seq"),
                    *([("　　", None), *_year(view)] if view.fields.get("year") else []),
                ],
                10.5,
                align="right",
                after=3,
            )
        )
    if view.fields.get("declared_total"):
        out.append(
            Line(
                [
                    ("贷款合计：", None),
                    (print_amount(view.fields["declared_total"], "commas"), "declared_total"),
                ],
                10.5,
                align="right",
                after=3,
            )
        )
    return out


def _conditions(layout: int) -> list[Block]:
    texts = (
        "贷款用于补充企业日常经营周转资金，借款人不得挪作他用。", "贷款利率为固定利率，按月结息，到期一次还本。", "借款人未按期归还贷款本金的，贷款人有权按约定计收罚息。",
        "本合同自双方签字或盖章之日起生效，一式三份。",
    )  # fmt: skip
    return [
        Para(f"第{n}条　{t}" if layout < 2 else f"（{n}）{t}", 12, leading=1.9)
        for n, t in zip("四五六七" if layout < 2 else "1234", texts, strict=True)
    ]


def _confirmation(view: View, rng: random.Random) -> list[Block]:
    """A bank's letter that loans were given through the applicant."""
    f = view.fields
    rows = f.get("rows") or []
    bank = str(rows[0].get("institution", "")) if rows else ""
    seal = sample_seal(bank, rng, centre="业务专用章") if f.get("sealed") else None
    total: list[Run] = (
        [
            ("，合计金额", None),
            (print_amount(f["declared_total"], "wan" if view.layout else "commas"), "declared_total"),
        ]
        if f.get("declared_total")
        else []
    )
    text: list[Run] = [
        ("经", None),
        (f.get("unit_name", ""), "unit_name"),
        ("推荐，我行", None),
        *([("于", None), *_year(view)] if f.get("year") else []),
        ("向下列企业发放贷款", None),
        *total,
        ("。", None),
    ]
    out: list[Block] = [
        Line(
            [(("融资情况证明", "贷款发放确认函", "关于融资对接情况的说明")[view.layout], "evidence_kind")],
            22,
            "hei",
            align="center",
            bold=True,
            before=6,
            after=8,
        ),
        Para(text, 13, leading=1.9),
        _grid(view, total=False),
        Para("特此证明。", 13),
    ]
    return [*out, Gap(8), Line(bank, 13, align="right", seal=seal, seal_at=(-24, 4), seal_key="sealed")]
