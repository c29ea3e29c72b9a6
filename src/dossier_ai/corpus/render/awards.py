# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Award notices and letters of commission as blocks, and what they share with contracts: price and term."""

from __future__ import annotations

import random

from dossier_ai.corpus.flow import Block, Cell, Gap, Grid, Line, Para
from dossier_ai.corpus.ink import sample_seal
from dossier_ai.corpus.prints import capital_words, print_amount, print_date, print_span
from dossier_ai.corpus.sheet import RED, Run
from dossier_ai.corpus.views import View


def price_runs(view: View, form: int) -> list[Run]:
    """The price in figures and in words, in either order."""
    f = view.fields
    figures: list[Run] = (
        [(print_amount(f["amount"], ("symbol", "commas", "wan")[form]), "amount")] if f.get("amount") else []
    )
    words: list[Run] = [(capital_words(f["amount_words"]), "amount_words")] if f.get("amount_words") else []
    if form == 1:
        out = [("（大写）人民币", None), *words, ("，（小写）", None), *figures] if words else figures
    elif form == 2:
        out = [*figures, ("（人民币", None), *words, ("）", None)] if words else figures
    else:
        out = [("人民币", None), *figures, ("（大写：", None), *words, ("）", None)] if words else figures
    return list(out)


def term_runs(view: View, style: str, around: str) -> list[Run]:
    return (
        [(print_span(view.fields["term"], style, around=around), "term")] if view.fields.get("term") else []
    )


def optional_entry(view: View, label: str, key: str) -> list[tuple[str, str, str]]:
    value = view.fields.get(key)
    return [(label, str(value), key)] if value else []


def award_blocks(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    seal = sample_seal(f.get("party_a", ""), rng) if f.get("sealed_a") else None
    on = [(print_date(f["signed_on"], "plain"), "signed_on")] if f.get("signed_on") else []
    head = Line(
        [(f.get("title", "中标（成交）通知书"), "title")],
        24,
        "hei",
        align="center",
        bold=True,
        before=8,
        after=8,
    )
    if view.layout == 1:
        entries = (
            *optional_entry(view, "采购项目编号", "procurement_no"), *optional_entry(view, "项目名称", "project"), *optional_entry(view, "采购人", "party_a"),
            *optional_entry(view, "中标（成交）供应商", "party_b"), *optional_entry(view, "服务内容", "content"),
        )  # fmt: skip
        rows = [[Cell(label), Cell(value, key, align="left")] for label, value, key in entries]
        rows.append([Cell("中标（成交）金额"), Cell(price_runs(view, 1), align="left")])
        rows.append([Cell("服务期限"), Cell(term_runs(view, "plain", "{}至{}"), align="left")])
        body: list[Block] = [Grid((46, 116), rows, 12, row_height=13)]
    else:
        body = [
            Line([(f.get("party_b", ""), "party_b"), ("：", None)], 14, after=3),
            Para(
                [
                    ("贵单位参加的", None),
                    (f.get("project", ""), "project"),
                    *(
                        [("（采购编号：", None), (f["procurement_no"], "procurement_no"), ("）", None)]
                        if f.get("procurement_no")
                        else []
                    ),
                    ("采购活动，经评审，确定贵单位为中标（成交）供应商，中标（成交）金额为", None),
                    *price_runs(view, view.layout),
                    ("。", None),
                ],
                14,
                leading=1.9,
            ),
            Para([("服务内容：", None), (f.get("content", ""), "content")], 14, leading=1.9),
            Para([("服务期限：", None), *term_runs(view, "padded", "{}至{}")], 14, leading=1.9),
            Para("请自本通知书发出之日起三十日内与采购人签订合同。", 14, leading=1.9),
        ]
    return [
        head,
        *body,
        Gap(16),
        Line(
            [("采购人：", None), (f.get("party_a", ""), "party_a" if view.layout != 1 else None)],
            13,
            align="right",
            after=4,
            seal=seal,
            seal_at=(-26, 4),
            seal_key="sealed_a",
        ),
        Line(on, 13, align="right"),
    ]


def letter_blocks(view: View, rng: random.Random) -> list[Block]:
    f = view.fields
    seal = sample_seal(f.get("party_a", ""), rng) if f.get("sealed_a") else None
    out: list[Block] = []
    if view.layout == 2:
        out.append(
            Line(
                [(f.get("party_a", ""), None)],
                26,
                "song",
                align="center",
                bold=True,
                colour=RED,
                after=4,
                rule=RED,
            )
        )
    out.append(
        Line(
            [(f.get("title", "项目委托书"), "title")], 24, "hei", align="center", bold=True, before=8, after=8
        )
    )
    if f.get("contract_no"):
        out.append(Line([(f["contract_no"], "contract_no")], 12, align="right", after=4))
    text: list[Run] = [
        ("现委托你单位承担", None),
        (f.get("project", ""), "project"),
        ("，委托内容：", None),
        (f.get("content", ""), "content"),
        ("。", None),
    ]
    if f.get("term"):
        text += [("委托期限", None), *term_runs(view, "plain", "自{}至{}"), ("。", None)]
    if f.get("amount"):
        text += [("工作经费", None), *price_runs(view, view.layout), ("。", None)]
    out += [
        Line([(f.get("party_b", ""), "party_b"), ("：", None)], 14, after=3),
        Para(text, 14, leading=2.0),
        Para("请按要求组织实施，并于期满后提交总结报告。", 14, leading=2.0),
        Gap(16),
    ]
    out.append(
        Line(
            [(f.get("party_a", ""), "party_a")],
            14,
            align="right",
            after=5,
            seal=seal,
            seal_at=(-26, 4),
            seal_key="sealed_a",
        )
    )
    if f.get("signed_on"):
        out.append(
            Line(
                [(print_date(f["signed_on"], "words" if view.layout else "plain"), "signed_on")],
                14,
                align="right",
            )
        )
    return out
