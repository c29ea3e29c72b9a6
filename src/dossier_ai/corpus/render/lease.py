# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Leases as blocks: a contract in clauses, one with blanks filled in by hand, an agreement on the use of rooms."""

from __future__ import annotations

import random

from dossier_ai.corpus.flow import Block, Break, Cell, Gap, Grid, Line, Para
from dossier_ai.corpus.prints import capital_words, print_amount, print_area, print_date, print_span
from dossier_ai.corpus.render.deeds import HAND, Closing, Party, closing_blocks
from dossier_ai.corpus.sheet import Fill, Run
from dossier_ai.corpus.views import View

_FILLER = (
    "甲方保证对该房屋拥有合法的出租权，房屋无产权纠纷，符合出租房屋的使用条件，并保证乙方在租赁期内的正常使用。",
    "租赁期间，乙方使用该房屋发生的水、电、暖、物业管理、通讯等费用由乙方承担，并按时交纳。",
    "乙方应合理使用房屋及其附属设施，未经甲方书面同意不得擅自改变房屋结构；因使用不当造成损坏的，乙方应负责维修或赔偿。",
    "甲方应保证房屋主体结构安全，在接到乙方维修通知后应当及时维修；因维修影响乙方使用的，应相应减免租金。",
    "租赁期满，乙方如需继续承租，应于期满前一个月向甲方提出书面要求，在同等条件下乙方享有优先承租权。",
    "有下列情形之一的，双方可以解除合同：因不可抗力致使合同无法履行的；房屋因城市建设需要被依法征收的；双方协商一致的。",
    "任何一方违反本合同约定的，应向对方支付相当于两个月租金的违约金；违约金不足以弥补损失的，应当赔偿差额部分。",
    "乙方逾期支付租金的，每逾期一日应按应付款项的万分之五向甲方支付滞纳金；逾期超过三十日的，甲方有权解除合同。",
    "乙方应遵守国家有关消防安全、环境保护、治安管理的规定，落实安全生产责任，配备必要的消防器材。",
    "本合同在履行过程中发生的争议，由双方协商解决；协商不成的，可向房屋所在地人民法院起诉。",
    "本合同未尽事宜，双方可另行签订补充协议，补充协议与本合同具有同等法律效力。",
    "本合同一式肆份，甲乙双方各执贰份，自双方签字盖章之日起生效。",
)


def lease_blocks(view: View, rng: random.Random) -> list[Block]:
    """Several pages, the parties' seals on the last."""
    return (_clauses, _by_hand, _use)[view.layout](view, rng)


def _rent(view: View, form: int) -> list[Run]:
    """The sentence about the rent in the period it is agreed for."""
    f = view.fields
    kind = f.get("rent_period")
    if kind == "free":
        return [("甲方将上述房屋", None), ("无偿", "rent_period"), ("提供给乙方使用，不收取租金。", None)]
    if not f.get("rent"):
        return []
    words: tuple[str, str, str] = {
        "month": ("每月", "月租金", "/月"), "year": ("每年", "年租金", "/年"), "total": ("租赁期内", "租金总额", ""),
        "per_m2_month": ("每平方米每月", "租金单价", "/㎡/月"),
    }.get(str(kind), ("", "租金", ""))  # fmt: skip
    if form == 0:
        runs: list[Run] = [
            ("该房屋租金为", None),
            (words[0], "rent_period"),
            ("人民币", None),
            (print_amount(f["rent"], "commas"), "rent"),
        ]
        if kind != "per_m2_month":
            runs.append((f"（大写：{capital_words(f['rent'])}）", None))
        return [*runs, ("，乙方按季度支付，先付后用。", None)]
    if form == 1:
        return [
            ("该房屋", None),
            (words[1], "rent_period"),
            ("为人民币 ", None),
            (f["rent"].removesuffix(".00"), "rent"),
            (" 元，支付方式为半年付。", None),
        ]
    if not words[2]:
        f.pop("rent_period", None)  # the sum alone does not say for which time, so nobody could read it
    return [
        (f["rent"].removesuffix(".00"), "rent"),
        (f"元{words[2]}", "rent_period" if words[2] else None),
    ]


def _closing(view: View, roles: tuple[str, str], *, hand: bool, style: str) -> Closing:
    f = view.fields
    person = len(f.get("lessor", "")) <= 4
    return Closing(
        Party(roles[0], f.get("lessor", ""), "lessor", bool(f.get("lessor_sealed")) , "lessor_sealed", person=person),
        Party(roles[1], f.get("lessee", ""), "lessee", bool(f.get("lessee_sealed")), "lessee_sealed"),
        f.get("signed_on", ""), hand=hand, style=style,
    )  # fmt: skip


def _parties(view: View, roles: tuple[str, str], fill: Fill | None, pt: float = 12) -> list[Block]:
    f = view.fields
    return [
        Line([(f"{roles[0]}：", None), (f.get("lessor", ""), "lessor")], pt, after=3, fill=fill),
        Line([(f"{roles[1]}：", None), (f.get("lessee", ""), "lessee")], pt, after=4, fill=fill),
    ]


def _term(view: View, style: str, around: str) -> list[Run]:
    if not view.fields.get("term"):
        return []
    return [(print_span(view.fields["term"], style, around=around), "term")]


def _clauses(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    style = rng.choice(["plain", "padded"])
    articles: list[list[Run]] = []
    estate: list[Run] = [
        ("甲方将坐落于", None),
        (f.get("address", ""), "address"),
        ("的房屋出租给乙方", None),
    ]
    if f.get("purpose"):
        estate += [("作", None), (f["purpose"], "purpose"), ("使用", None)]
    if f.get("area"):
        estate += [("，建筑面积", None), (print_area(f["area"], rng.choice(["words", "sign"])), "area")]
    estate.append(("。", None))
    if f.get("property_no"):
        estate += [("房屋权属证书编号：", None), (f["property_no"], "property_no"), ("。", None)]
    articles.append(estate)
    if f.get("term"):
        articles.append([("租赁期限", None), *_term(view, style, "自{}起至{}止"), ("。", None)])
    if rent := _rent(view, 0):
        articles.append(rent)
    if f.get("deposit"):
        articles.append(
            [
                ("乙方应于签订本合同时向甲方支付押金人民币", None),
                (print_amount(f["deposit"], "commas"), "deposit"),
                ("，租赁期满无违约行为的，无息退还。", None),
            ]
        )
    articles += [[(t, None)] for t in _FILLER[:9]]
    if f.get("sublease_consent"):
        articles.append(
            [
                ("甲方同意乙方将该房屋的部分面积转租给入驻的中小企业使用，", "sublease_consent"),
                ("转租期限不得超过本合同期限。", None),
            ]
        )
    articles += [[(t, None)] for t in _FILLER[9:]]
    out: list[Block] = [
        Line(
            [(f.get("title", "房屋租赁合同"), "title")],
            24,
            "hei",
            align="center",
            bold=True,
            before=4,
            after=8,
        )
    ]
    if f.get("contract_no"):
        out.append(
            Line([("合同编号：", None), (f["contract_no"], "contract_no")], 11, align="right", after=5)
        )
    out += _parties(view, ("出租方（甲方）", "承租方（乙方）"), None)
    out.append(
        Para(
            "根据《中华人民共和国民法典》及有关规定，甲乙双方在平等、自愿、协商一致的基础上，就房屋租赁事宜订立本合同。",
            12,
            leading=1.9,
        )
    )
    for number, article in enumerate(articles, 1):
        out.append(Para([(f"第{_numeral(number)}条　", None), *article], 12, leading=2.0, after=2))
    return [*out, *closing_blocks(_closing(view, ("甲方", "乙方"), hand=False, style=style), rng, "columns")]


def _numeral(number: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (digits[ones] if ones else "")


def _by_hand(view: View, rng: random.Random) -> list[Block]:
    """A printed form whose blanks were filled in with a pen."""
    f = view.fields
    heads: list[tuple[str, list[list[Run]]]] = [
        ("一、房屋基本情况", [[("甲方将位于 ", None), (f.get("address", ""), "address"), (" 的房屋租给乙方。", None)]]),
        ("二、租赁期限", [[("租赁期限：", None), *(_term(view, "spaced", "{} 至 {}") or [("　　年　月　日至　　年　月　日", None)]), ("。", None)]]),
        ("三、租金及押金", []), ("四、双方权利义务", [[(t, None)] for t in _FILLER[:6]]), ("五、违约责任", [[(t, None)] for t in _FILLER[6:8]]),
        ("六、其他约定", [[(t, None)] for t in _FILLER[8:]]),
    ]  # fmt: skip
    if f.get("area"):
        heads[0][1].append(
            [
                ("房屋使用面积为 ", None),
                (f["area"].removesuffix(".00"), "area"),
                (" 平方米", None),
                *([("，用于 ", None), (f["purpose"], "purpose")] if f.get("purpose") else []),
                (" 。", None),
            ]
        )
    if f.get("property_no"):
        heads[0][1].append([("房产证号： ", None), (f["property_no"], "property_no"), (" 。", None)])
    if rent := _rent(view, 1):
        heads[2][1].append(rent)
    if f.get("deposit"):
        heads[2][1].append(
            [("乙方向甲方交付押金 ", None), (f["deposit"].removesuffix(".00"), "deposit"), (" 元。", None)]
        )
    if f.get("sublease_consent"):
        heads[5][1].insert(0, [("经甲方书面同意，乙方可以转租。", "sublease_consent")])
    out: list[Block] = [
        Gap(30),
        Line(
            [(f.get("title", "租赁合同"), "title")],
            30,
            "song",
            align="center",
            bold=True,
            spacing=4,
            after=30,
        ),
    ]
    if f.get("contract_no"):
        out.append(
            Line(
                [("编号：", None), (f["contract_no"], "contract_no")], 14, align="center", after=16, fill=HAND
            )
        )
    out += [*_parties(view, ("甲方（出租人）", "乙方（承租人）"), HAND, 15), Break()]
    for head, articles in heads:
        out.append(Line(head, 12, "hei", before=3, after=2))
        out += [Para(a, 12, leading=2.1, fill=HAND) for a in articles]
    return [
        *out,
        *closing_blocks(_closing(view, ("甲方", "乙方"), hand=True, style="spaced"), rng, "stacked"),
    ]


def _use(view: View, rng: random.Random) -> list[Block]:
    """The particulars in a table first, the terms after it, the signatures in a table."""
    f = view.fields
    rent: list[Run] = _rent(view, 2) if f.get("rent_period") != "free" else [("无偿使用", "rent_period")]
    particulars: list[tuple[str, list[Run]]] = [
        ("产权单位（出租人）", [(f.get("lessor", ""), "lessor")]), ("使用单位（承租人）", [(f.get("lessee", ""), "lessee")]),
        ("场地地址", [(f.get("address", ""), "address")]),
        ("租赁面积（㎡）", [(f["area"].removesuffix(".00"), "area")] if f.get("area") else []),
        ("使用用途", [(f["purpose"], "purpose")] if f.get("purpose") else []), ("使用期限", _term(view, "full_dots", "{}—{}")),
        ("租金标准", rent), ("履约保证金", [(print_amount(f["deposit"], "yuan"), "deposit")] if f.get("deposit") else []),
        ("权属证明编号", [(f["property_no"], "property_no")] if f.get("property_no") else []),
        ("是否同意转租", [("☑ 同意　□ 不同意", "sublease_consent") if f.get("sublease_consent") else ("□ 同意　☑ 不同意", None)]),
    ]  # fmt: skip
    rows = [[Cell(label, align="left", font="hei"), Cell(runs, align="left")] for label, runs in particulars]
    out: list[Block] = [
        Line([(f.get("title", "场地使用协议"), "title")], 20, "hei", align="center", bold=True, after=3)
    ]
    if f.get("contract_no"):
        out.append(
            Line([("协议编号 No.", None), (f["contract_no"], "contract_no")], 10, align="center", after=4)
        )
    out += [
        Grid((46, 116), rows, 11.5, row_height=10, sides=False, inner_lines=False, row_lines=True),
        Gap(5), Line("通用条款", 13, "hei", after=2),
    ]  # fmt: skip
    out += [Para(f"{n}. {text}", 11, indent=0, leading=1.7) for n, text in enumerate(_FILLER, 1)]
    if f.get("signed_on"):
        out.append(Para(f"双方于{print_date(f['signed_on'])}确认上述内容。", 11, indent=0))
    return [
        *out,
        *closing_blocks(_closing(view, ("出租人", "承租人"), hand=False, style="full_dots"), rng, "table"),
    ]
