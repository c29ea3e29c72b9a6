"""The declaration of truth: seal and signature there or not (domain 1.28, XPK-04)."""

from __future__ import annotations

import pytest

from dossier_ai.core import Rect, Seal, Word, no_reread
from dossier_ai.kinds import truth_declaration


def declaration(sheet, *, name="", signed=False, office=False):
    s = sheet(origin="office" if office else "ocr")
    n = iter(range(1, 99))

    def write(x, y, text, size=24.0):
        return s.write(x, y, text, size=size, part=f"paragraph {next(n)}" if office else None)

    write(350, 200, "申报材料真实性声明", 40)
    write(140, 380, "虚构省工业和信息化厅：")
    write(190, 440, "我单位示例中小企业服务有限公司郑重声明：所提交的申报材料真实、完整，")
    write(140, 480, "如有虚假，愿承担由此产生的一切法律责任。")
    write(500, 800, "申报单位（盖章）：示例中小企业服务有限公司")
    label = write(500, 900, f"法定代表人（签字）：{name}")
    write(700, 1000, "2026年5月18日")
    if signed:
        s.scribble(Rect(label.right + 10, 880, label.right + 140, 930))
    return s


def read(document, by_key, s):
    return by_key(truth_declaration.KIND.extract(document("truth_declaration", s.page()), no_reread))


def seal(rect=None, text="示例中小企业服务有限公司", centre=None, shape="round"):
    return Seal(rect or Rect(620, 720, 800, 900), shape, "red", text, centre, 0.9)


def test_sealed_and_signed(sheet, document, by_key):
    s = declaration(sheet, signed=True)
    s.seals.append(seal())
    fields = read(document, by_key, s)
    assert fields["recipient"].value == "虚构省工业和信息化厅"
    assert fields["applicant"].value == "示例中小企业服务有限公司"
    assert fields["statement"].value is True
    assert (fields["sealed"].value, fields["seal_text"].value) == (True, "示例中小企业服务有限公司")
    assert fields["seal_kind"].value == "公章"
    assert fields["signed"].value is True
    assert fields["date"].value == "2026-05-18"


def test_what_is_not_there_is_false_with_the_searched_place(sheet, document, by_key):
    fields = read(document, by_key, declaration(sheet))
    for key in ("sealed", "signed"):
        assert fields[key].value is False
        assert fields[key].evidence[0].grounding == "searched"
        assert fields[key].evidence[0].box is not None
    assert "seal_text" not in fields


def test_a_typed_name_is_no_signature(sheet, document, by_key):
    fields = read(document, by_key, declaration(sheet, name="张示例"))
    assert fields["signed"].value is False
    assert fields["signatory"].value == "张示例"


def test_a_stroke_over_the_typed_name_is_a_signature(sheet, document, by_key):
    s = declaration(sheet, name="张示例")
    s.scribble(Rect(740, 860, 900, 950))
    assert read(document, by_key, s)["signed"].value is True


@pytest.mark.parametrize("centre", ["合同专用章", "财务专用章", "发票专用章"])
def test_a_special_seal_is_named(sheet, document, by_key, centre):
    s = declaration(sheet, signed=True)
    s.seals.append(seal(centre=centre))
    fields = read(document, by_key, s)
    assert fields["sealed"].value is True
    assert fields["seal_kind"].value == centre


def test_a_seal_across_the_edges_does_not_seal_the_declaration(sheet, document, by_key):
    s = declaration(sheet)
    s.seals.append(seal(Rect(1200, 700, 1240, 900), shape="paging"))
    assert read(document, by_key, s)["sealed"].value is False


def test_an_unread_seal_is_there_without_its_text(sheet, document, by_key):
    s = declaration(sheet)
    s.seals.append(seal(text=None))
    fields = read(document, by_key, s)
    assert fields["sealed"].value is True
    assert fields["seal_text"].value is None
    assert fields["seal_text"].evidence


def test_an_office_file_is_searched_by_its_parts(sheet, document, by_key):
    fields = read(document, by_key, declaration(sheet, office=True))
    assert fields["signed"].value is False
    assert fields["signed"].evidence[0].part == "paragraph 6"
    assert fields["sealed"].evidence[0].grounding == "searched"


def test_a_photocopied_seal_over_the_place_hides_whether_it_is_signed(sheet, document, by_key):
    s = declaration(sheet)
    s.seals.append(Seal(Rect(700, 800, 1000, 1000), "round", "grey", None, None, 0.6))
    s.scribble(Rect(760, 870, 900, 950))
    field = read(document, by_key, s)["signed"]
    assert field.value is None
    assert field.evidence


def test_a_signature_inside_the_box_of_its_label_is_seen(sheet, document, by_key):
    s = declaration(sheet)
    label = next(w for w in s.words if w.text.startswith("法定代表人"))
    wide = Rect(label.rect.left, label.rect.top - 12, label.rect.right + 150, label.rect.bottom + 8)
    s.words[s.words.index(label)] = Word(label.text, wide, 0.97)
    s.scribble(
        Rect(label.rect.right + 20, label.rect.top - 10, label.rect.right + 140, label.rect.bottom + 5)
    )
    assert read(document, by_key, s)["signed"].value is True
