"""Declarations of truth in the wordings and arrangements of many offices: letters, tables, blocks side by
side. Invented organisations; no corpus draws these."""

from __future__ import annotations

import pytest

from dossier_ai.core import Rect, no_reread
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.kinds.truth_declaration import KIND
from dossier_ai.sorting.split import sort_pages

UNIT, OFFICE = "宁海小禾企业服务有限公司", "宁海省工业和信息化厅"
PLEDGE = "所提供的全部申报材料真实、准确、完整，如有弄虚作假，愿承担一切法律责任。"
WANT = {"recipient": OFFICE, "applicant": UNIT, "statement": True, "signed": True, "signatory": "赵一山",
        "date": "2025-03-20"}  # fmt: skip


def sign(s, label):
    """A stroke of the pen right of a label."""
    s.scribble(Rect(label.right + 12, label.top - 18, label.right + 150, label.bottom + 14))


def prose(s, wrapped, paragraphs, y=300):
    for paragraph in paragraphs:
        for number, piece in enumerate(wrapped("　　" + paragraph, 38)):
            s.write(168 if number == 0 else 120, y, piece.lstrip("　"))
            y += 44
    return y


def commitment(sheet, wrapped):
    """A letter to 致：…, pledges numbered, the unit and who signs for it below each other at the right."""
    s = sheet()
    s.centre(140, "承 诺 书", size=44)
    s.write(120, 240, f"致：{OFFICE}")
    prose(s, wrapped, ["根据申报通知的要求，我单位郑重承诺：", f"一、{PLEDGE}", "二、近三年无重大违法记录。"])
    s.write(560, 700, f"承诺单位（公章）：{UNIT}")
    sign(s, s.write(560, 780, "法定代表人（签名或盖章）："))
    s.write(560, 860, "承诺日期：2025年3月20日")
    return s, {k: v for k, v in WANT.items() if k != "signatory"}


def sentence(sheet, wrapped):
    """The addressee and the unit named in the sentence; the block has words without colons."""
    s = sheet()
    s.centre(140, "申报材料真实性承诺函", size=40)
    prose(s, wrapped, [f"{UNIT}（统一社会信用代码：91510107FAKE000489）现向{OFFICE}申报省级中小企业公共"
                       f"服务示范平台，并作出如下承诺：{PLEDGE}"])  # fmt: skip
    s.write(640, 720, "单位盖章")
    sign(s, s.write(640, 800, "法定代表人签字"))
    s.write(640, 880, "2025年3月20日")
    return s, {k: v for k, v in WANT.items() if k != "signatory"}


def form(sheet, wrapped):
    """A ruled form: labels in cells, the pledge in one large cell, the signature in the last row."""
    s = sheet()
    s.centre(110, "申报单位诚信承诺书", size=38)
    s.table(80, 200, [220, 340, 220, 300], [
        ["申报单位", UNIT, "法定代表人", "赵一山"],
        ["受理部门", OFFICE, "联系电话", "0574-87654321"],
        ["承诺内容", "\n".join(wrapped("我单位承诺" + PLEDGE, 32)), None, None],
        ["单位盖章", "", "法定代表人\n签字", ""],
        ["承诺日期", "2025年3月20日", None, None]], row_height=90)  # fmt: skip
    s.scribble(Rect(880, 490, 1020, 540))
    return s, {k: v for k, v in WANT.items() if k != "signatory"}


def columns(sheet, wrapped):
    """Unit and representative beside each other, the printed name behind the stroke."""
    s = sheet()
    s.centre(140, "关于申报材料真实性的声明", size=36)
    s.write(120, 230, OFFICE)
    prose(s, wrapped, [f"本单位{UNIT}自愿申报，现声明{PLEDGE}特此声明。"])
    s.write(120, 640, "声明单位：（盖章）")
    s.write(120, 690, UNIT)
    label = s.write(680, 640, "法人代表：（签字）")
    s.write(label.right + 10, 640, "赵一山", size=30, sure=0.7)
    s.write(680, 740, "时间：2025.03.20")
    return s, WANT


def signed_below(sheet, wrapped):
    """The name of the unit alone as the signing line, the representative with an explanation in brackets."""
    s = sheet()
    s.centre(140, "信 用 承 诺", size=44)
    s.write(120, 230, f"{OFFICE}：")
    prose(s, wrapped, [f"为维护信用，我公司承诺{PLEDGE}"])
    s.write(700, 660, UNIT)
    label = s.write(560, 720, "法定代表人（或主要负责人）签名：赵一山")
    s.scribble(Rect(label.right - 90, 680, label.right + 70, 780))
    s.write(760, 790, "二〇二五年三月二十日")
    return s, WANT


PAGES = (commitment, sentence, form, columns, signed_below)


@pytest.mark.parametrize("draw", PAGES, ids=lambda f: f.__name__)
def test_declarations_of_many_offices(sheet, wild, document, by_key, draw):
    s, want = draw(sheet, wild.wrapped)
    page = s.page()
    fields = by_key(KIND.extract(document(KIND.id, page), no_reread))
    assert {key: fields[key].value for key in WANT if key in fields} == want
    (found,) = sort_pages([page], ALL_KINDS, {"a.pdf": "0" * 64})
    assert found.kind == KIND.id


def test_an_empty_place_is_not_signed(sheet, document, by_key):
    s = sheet()
    s.centre(140, "真实性承诺书", size=40)
    s.write(120, 300, f"我单位承诺{PLEDGE}")
    s.write(560, 500, f"承诺单位（公章）：{UNIT}")
    s.write(560, 580, "法定代表人（签字/盖章）：")
    s.write(560, 660, "2025年3月20日")
    fields = by_key(KIND.extract(document(KIND.id, s.page()), no_reread))
    assert fields["signed"].value is False
    assert "signatory" not in fields and "recipient" not in fields
