# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Contracts with public bodies as blocks: contract with cover, contract with a schedule, award notice, letter."""

from __future__ import annotations

import random

from dossier_ai.corpus.flow import Block, Break, Cell, Gap, Grid, Line, Para
from dossier_ai.corpus.prints import capital_words, print_amount
from dossier_ai.corpus.render.awards import (
    award_blocks,
    letter_blocks,
    optional_entry,
    price_runs,
    term_runs,
)
from dossier_ai.corpus.render.deeds import HAND, Closing, Party, closing_blocks
from dossier_ai.corpus.sheet import Run
from dossier_ai.corpus.views import View

_FILLER = (
    "乙方应按照本合同约定的内容、标准和期限提供服务，接受甲方的监督和检查，并按季度提交服务进展报告。",
    "甲方应为乙方开展服务提供必要的协助，及时组织验收，并按照本合同约定支付服务费用。",
    "乙方在服务过程中获知的企业商业秘密和甲方未公开的资料，未经同意不得向第三方披露。",
    "服务成果的知识产权归甲方所有，乙方可以为履行本合同的目的使用。",
    "服务期满后，乙方应提交工作总结、服务台账和满意度调查结果，甲方在十五个工作日内组织验收。",
    "乙方未按约定提供服务的，每逾期一日按合同总价的千分之一支付违约金；造成损失的应当赔偿。",
    "因不可抗力不能履行合同的，根据不可抗力的影响部分或者全部免除责任。",
    "履行本合同发生争议的，双方协商解决；协商不成的，向甲方所在地人民法院提起诉讼。",
    "本合同一式陆份，甲方执肆份，乙方执贰份，经双方签字并盖章后生效。",
)


def contract_blocks(view: View, rng: random.Random) -> list[Block]:
    """The document its `document_kind` names, in one of three layouts."""
    kind = view.fields.get("document_kind", "contract")
    if kind == "award_notice":
        return award_blocks(view, rng)
    if kind == "commission_letter":
        return letter_blocks(view, rng)
    return (_with_cover, _with_schedule, _plain)[view.layout](view, rng)


def _tax(view: View) -> list[Run]:
    rate = view.fields.get("tax_rate")
    return [("，增值税税率为", None), (f"{rate}%", "tax_rate")] if rate else []


def _closing(view: View, roles: tuple[str, str], *, hand: bool, style: str) -> Closing:
    f = view.fields
    return Closing(
        Party(roles[0], f.get("party_a", ""), "party_a", bool(f.get("sealed_a")), "sealed_a", bool(f.get("signed_a")), "signed_a"),
        Party(roles[1], f.get("party_b", ""), "party_b", bool(f.get("sealed_b")), "sealed_b", bool(f.get("signed_b")), "signed_b", seal_centre="合同专用章" if view.layout == 1 else ""),
        f.get("signed_on", ""), place=f.get("place", ""), hand=hand, style=style,
    )  # fmt: skip


def _with_cover(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    out: list[Block] = [
        Gap(34),
        Line(
            [(f.get("title", "政府采购合同"), "title")],
            30,
            "hei",
            align="center",
            bold=True,
            spacing=2,
            after=40,
        ),
    ]
    for label, value, key in (
        *optional_entry(view, "合同编号", "contract_no"), *optional_entry(view, "项目名称", "project"), *optional_entry(view, "采购编号", "procurement_no"),
        *optional_entry(view, "甲方（采购人）", "party_a"), *optional_entry(view, "乙方（供应商）", "party_b"),
    ):  # fmt: skip
        out.append(Para([(f"{label}：", None), (value, key)], 15, indent=1, leading=1.5, after=5))
    if f.get("place"):
        out.append(Para([("签订地点：", None), (f["place"], None)], 15, indent=1))
    out.append(Break())
    out.append(
        Para(
            [
                (
                    "甲、乙双方根据《中华人民共和国民法典》和《中华人民共和国政府采购法》，经协商一致，订立本合同。",
                    None,
                )
            ],
            12,
        )
    )
    articles: list[tuple[str, list[Run]]] = [("服务内容", [(f.get("content", ""), "content")])]
    articles.append(
        (
            "合同金额",
            [
                ("合同总价为", None),
                *price_runs(view, 0),
                *_tax(view),
                ("，该价格包含完成全部服务的费用。", None),
            ],
        )
    )
    articles.append(
        ("服务期限", [("服务期限", None), *term_runs(view, "plain", "自{}起至{}止"), ("。", None)])
    )
    names = (
        "乙方责任",
        "甲方责任",
        "保密",
        "知识产权",
        "验收",
        "违约责任",
        "不可抗力",
        "争议解决",
        "合同生效",
    )
    articles += [(n, [(t, None)]) for n, t in zip(names, _FILLER, strict=True)]
    for number, (head, runs) in enumerate(articles, 1):
        out.append(
            Line(
                f"第{'一二三四五六七八九十'[number - 1] if number <= 10 else '十' + '一二三'[number - 11]}条　{head}",
                12,
                "hei",
                before=2,
                after=2,
            )
        )
        out.append(Para(runs, 12, leading=1.9))
    return [
        *out,
        *closing_blocks(_closing(view, ("甲方", "乙方"), hand=False, style="plain"), rng, "columns"),
    ]


def _with_schedule(view: View, rng: random.Random) -> list[Block]:
    """Parties above, blanks by hand, the price in a schedule."""
    f = view.fields
    out: list[Block] = [
        Line([(f.get("title", "委托服务合同"), "title")], 22, "song", align="center", bold=True, after=6)
    ]
    for label, value, key in (
        *optional_entry(view, "委托方（甲方）", "party_a"), *optional_entry(view, "受托方（乙方）", "party_b"), *optional_entry(view, "项目名称", "project"),
        *optional_entry(view, "合同编号", "contract_no"), *optional_entry(view, "采购项目编号", "procurement_no"),
    ):  # fmt: skip
        out.append(
            Line(
                [(f"{label}：", None), (value, key)],
                12,
                after=2.5,
                fill=HAND if key == "contract_no" else None,
            )
        )
    out += [
        Para("甲方委托乙方提供下列服务，双方达成如下协议：", 12, after=2),
        Line("一、服务内容与费用", 12, "hei", after=2),
        Grid(
            (12, 70, 40, 26),
            [
                [Cell(t, font="hei") for t in ("序号", "服务内容", "金额", "税率")],
                [Cell("1"), Cell(f.get("content", ""), "content", align="left"), Cell(print_amount(f["amount"], "commas") if f.get("amount") else "", "amount"), Cell(f"{f['tax_rate']}％" if f.get("tax_rate") else "—", "tax_rate" if f.get("tax_rate") else None)],
                [Cell("合计（大写）", columns=2), Cell("人民币" + capital_words(f["amount_words"]) if f.get("amount_words") else "", "amount_words" if f.get("amount_words") else None, columns=2)],
            ],
            11, heads=1, row_height=11,
        ),
        Gap(3),
        Line("二、服务期限", 12, "hei", after=2),
        Para([("本合同服务期限为", None), *term_runs(view, "spaced", "{}至{}"), ("。", None)], 12, fill=HAND),
    ]  # fmt: skip
    for number, text in enumerate(_FILLER, 3):
        out.append(
            Para(f"{'一二三四五六七八九十'[number - 1] if number <= 10 else '十一'}、{text}", 12, leading=1.9)
        )
    return [
        *out,
        *closing_blocks(_closing(view, ("委托方", "受托方"), hand=True, style="spaced"), rng, "stacked"),
    ]


def _plain(view: View, rng: random.Random) -> list[Block]:
    """Numbered clauses 1.1, 1.2 …, the particulars in a half-ruled table at the head."""
    f = view.fields
    rows = [
        [Cell(label, align="left", colour=(60, 60, 70)), Cell(value, key, align="left")]
        for label, value, key in (
            *optional_entry(view, "购买主体", "party_a"), *optional_entry(view, "承接主体", "party_b"), *optional_entry(view, "项目", "project"),
            *optional_entry(view, "编号", "contract_no"), *optional_entry(view, "采购文件编号", "procurement_no"),
        )
    ]  # fmt: skip
    out: list[Block] = [
        Line([(f.get("title", "购买服务协议"), "title")], 20, "hei", after=4, rule=(90, 90, 90)),
        Grid((36, 124), rows, 11.5, row_height=8.5, sides=False, inner_lines=False, row_lines=True),
        Gap(4),
    ]
    clauses: list[list[Run]] = [
        [("服务事项：", None), (f.get("content", ""), "content")],
        [("价款：", None), *price_runs(view, 2), *_tax(view), ("。", None)],
    ]
    if f.get("term"):
        clauses.append([("履行期间：", None), *term_runs(view, "full_dots", "{}至{}"), ("。", None)])
    clauses += [[(t, None)] for t in _FILLER]
    for number, runs in enumerate(clauses):
        out.append(
            Para(
                [(f"{number // 3 + 1}.{number % 3 + 1}  ", None), *runs],
                11.5,
                indent=0,
                leading=1.8,
                after=1.5,
            )
        )
    return [
        *out,
        *closing_blocks(
            _closing(view, ("购买主体", "承接主体"), hand=False, style="full_dots"), rng, "table"
        ),
    ]
