"""Parties of agreements, beside, below and above their labels. Invented organisations only."""

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


B = "宁海明德律师事务所"


def end(s, y, d="2023年5月10日"):
    s.write(140, y + 90, "甲方（盖章）：")
    s.write(680, y + 90, "乙方（盖章）：")
    s.write(140, y + 150, d)
    s.write(680, y + 150, d)


W = {"party_a": A, "party_b": B, "signed_on": "2023-05-10", "term": "2023-05-10/2025-05-09"}


T = "本协议有效期自2023年5月10日至2025年5月9日。"


@doc
def long_label(Sheet):
    s = Sheet()
    s.centre(120, "合作协议", size=40)
    y = lines(s, 230, ["甲方（以下简称甲方）：" + A, "乙方（以下简称乙方）：" + B], pitch=50)
    y = para(s, y, T)
    end(s, y)
    return ([s.page()], W)


@doc
def details_after(Sheet):
    s = Sheet()
    s.centre(120, "合作协议", size=40)
    y = lines(
        s,
        230,
        ["甲方：" + A + "，住所地：云泽市创新路18号", "乙方：" + B + "，住所地：宁海市解放路1号"],
        pitch=50,
    )
    y = para(s, y, T)
    end(s, y)
    return ([s.page()], W)


@doc
def spaced_names(Sheet):
    s = Sheet()
    s.centre(120, "合 作 框 架 协 议", size=40)
    s.write(140, 230, "甲  方")
    s.write(300, 230, A)
    s.write(140, 290, "乙  方")
    s.write(300, 290, B)
    y = para(s, 360, T)
    end(s, y)
    return ([s.page()], W)


@doc
def unit_labels(Sheet):
    s = Sheet()
    s.centre(120, "战略合作协议书", size=40)
    y = lines(
        s,
        230,
        ["甲方单位名称：" + A, "甲方法定代表人：周立新", "乙方单位名称：" + B, "乙方负责人：方敬"],
        pitch=50,
    )
    y = para(s, y, T)
    end(s, y)
    return ([s.page()], W)


@doc
def sealed_names(Sheet):
    s = Sheet()
    s.centre(120, "合作意向书", size=40)
    y = para(s, 230, "甲、乙双方本着优势互补的原则，就为中小企业提供法律服务达成合作意向。")
    y = para(s, y, T)
    s.write(140, y + 90, "甲方：" + A)
    s.write(680, y + 90, "乙方：" + B)
    s.write(140, y + 150, "2023年5月10日")
    s.write(680, y + 150, "2023年5月10日")
    return ([s.page()], W)


@doc
def names_below_seal(Sheet):
    s = Sheet()
    s.centre(120, "合作意向书", size=40)
    y = para(s, 230, "甲、乙双方就为中小企业提供法律服务达成合作意向。")
    y = para(s, y, T)
    s.write(140, y + 90, "甲方（盖章）")
    s.write(680, y + 90, "乙方（盖章）")
    s.write(140, y + 130, A, size=22)
    s.write(680, y + 130, B, size=22)
    s.write(140, y + 190, "2023年5月10日")
    s.write(680, y + 190, "2023年5月10日")
    return ([s.page()], W)


@doc
def table_head(Sheet):
    s = Sheet()
    s.centre(120, "服务合作协议", size=40)
    s.table(
        120,
        220,
        [120, 380, 120, 380],
        [["甲方", A, "乙方", B], ["地址", "云泽市创新路18号", "地址", "宁海市解放路1号"]],
        row_height=52,
    )
    y = para(s, 380, T)
    end(s, y)
    return ([s.page()], W)


@doc
def vertical_table(Sheet):
    s = Sheet()
    s.centre(120, "服务合作协议", size=40)
    s.table(
        120,
        220,
        [110, 200, 690],
        [
            ["甲方", "名称", A],
            ["^", "地址", "云泽市创新路18号"],
            ["^", "联系人", "何敏"],
            ["乙方", "名称", B],
            ["^", "地址", "宁海市解放路1号"],
            ["^", "联系人", "方敬"],
        ],
        row_height=48,
    )
    y = para(s, 560, T)
    end(s, y)
    return ([s.page()], W)


@doc
def english(Sheet):
    s = Sheet()
    s.centre(120, "合作协议 Cooperation Agreement", size=36)
    lines(
        s,
        230,
        [
            "甲方（Party A）：" + A,
            "乙方（Party B）：" + B,
            "签订日期（Date）：2023年5月10日",
            "合作期限（Term）：2023年5月10日至2025年5月9日",
        ],
        pitch=50,
    )
    return ([s.page()], W)


@doc
def institute(Sheet):
    s = Sheet()
    s.centre(120, "产学研合作协议", size=40)
    y = lines(s, 230, ["甲方：" + A, "乙方：宁海大学"], pitch=50)
    y = para(s, y, T)
    end(s, y)
    return ([s.page()], {**W, "party_b": "宁海大学"})


@doc
def underline(Sheet):
    s = Sheet()
    s.centre(120, "合作协议", size=40)
    s.write(140, 230, "甲方：")
    s.write(230, 226, A)
    s.line(230, 256, 700, 256)
    s.write(140, 290, "乙方：")
    s.write(230, 286, B)
    s.line(230, 316, 700, 316)
    y = para(s, 360, "合作期限：2年（2023年5月10日起至2025年5月9日止）")
    end(s, y)
    return ([s.page()], W)


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
