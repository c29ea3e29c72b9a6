"""Labels as Chinese forms and certificates print them, and as OCR hands them over."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dossier_ai.core import Frame, Page, Rect, Ruling, Word
from dossier_ai.text.labels import find_all_labelled, find_labelled
from dossier_ai.text.lines import lines_of

SIZE = 20.0
LICENCE = {
    "name": ("名称",),
    "kind": ("类型",),
    "address": ("住所", "经营场所"),
    "legal_rep": ("法定代表人", "负责人"),
    "capital": ("注册资本",),
    "established": ("成立日期",),
    "scope": ("经营范围",),
}


def word(text: str, left: float, top: float) -> Word:
    width = sum(SIZE if ord(c) > 0x2E80 else SIZE * 0.55 for c in text)
    return Word(text, Rect(left, top, left + width, top + SIZE))


def page(words: Sequence[tuple[str, float, float]], rulings: Sequence[Ruling] = ()) -> Page:
    return Page(
        "a.png", 1, 1000, 1400, Frame.plain(1000, 1400), tuple(word(*w) for w in words), "ocr", tuple(rulings)
    )


def values(
    words: Sequence[tuple[str, float, float]], labels: dict[str, tuple[str, ...]] = LICENCE
) -> dict[str, str]:
    return {key: found.text for key, found in find_labelled(lines_of(page(words)), labels).items()}


def test_letter_spaced_label_in_two_words() -> None:
    assert (
        values([("名", 100, 100), ("称", 180, 100), ("青禾技术有限公司", 240, 100)])["name"]
        == "青禾技术有限公司"
    )


def test_letter_spaced_label_in_one_word() -> None:
    assert values([("名 称", 100, 100), ("青禾技术有限公司", 240, 100)])["name"] == "青禾技术有限公司"


@pytest.mark.parametrize(
    ("glued", "key", "value"),
    [
        ("法定代表人张三", "legal_rep", "张三"),
        ("注册资本壹佰万元人民币", "capital", "壹佰万元人民币"),
        ("名称青禾技术有限公司", "name", "青禾技术有限公司"),
    ],
)
def test_label_glued_to_its_value(glued: str, key: str, value: str) -> None:
    assert values([(glued, 100, 100)])[key] == value


def test_first_character_of_the_label_lost_in_another_box() -> None:
    found = values(
        [("法定代表人", 100, 100), ("张三", 240, 100), ("注册资本", 100, 140), ("壹佰万元整", 240, 140),
         ("型有限责任公司", 220, 60)]
    )  # fmt: skip
    assert found["kind"] == "有限责任公司"


def test_only_the_last_character_of_a_longer_label_was_read() -> None:
    found = values(
        [("名称", 100, 60), ("青禾经营部", 240, 60), ("住所", 100, 100), ("某市一路1号", 240, 100),
         ("者张三丰", 220, 140)],
        {"name": ("名称",), "address": ("住所",), "legal_rep": ("经营者",)},
    )  # fmt: skip
    assert found["legal_rep"] == "张三丰"
    assert found["address"] == "某市一路1号"


def test_a_body_line_that_starts_with_the_lost_character_is_no_label() -> None:
    found = values([("法定代表人", 100, 100), ("张三", 240, 100), ("型钢加工", 240, 300)])
    assert "kind" not in found


def test_one_substitution_in_six_characters() -> None:
    labels = {"uscc": ("统一社会信用代码",)}
    assert values([("统一杜会信用代码：91A", 100, 100)], labels)["uscc"] == "91A"
    assert values([("统一杜会倍用代玛：91A", 100, 100)], labels) == {}


def test_short_labels_must_be_exact() -> None:
    assert values([("各称", 100, 100), ("青禾技术有限公司", 240, 100)]) == {}


def test_value_wraps_until_the_next_label() -> None:
    found = values(
        [("住所", 100, 100), ("某省某市某区某街道一号大厦十二层", 240, 100), ("一二〇一室", 240, 130),
         ("成立日期", 100, 170), ("2016年01月02日", 240, 170)]
    )  # fmt: skip
    assert found["address"] == "某省某市某区某街道一号大厦十二层一二〇一室"
    assert found["established"] == "2016年01月02日"


def test_two_columns_wrap_each_in_its_own() -> None:
    found = values(
        [("经营范围", 50, 100), ("技术咨询；技术服务；软件开发；", 160, 100), ("住所", 600, 100),
         ("某省某市某区某路一号", 700, 100),
         ("会议服务；展览服务；设备租赁；", 160, 130), ("二栋三单元", 700, 130),
         ("市场调查。", 160, 160)]
    )  # fmt: skip
    assert found["scope"] == "技术咨询；技术服务；软件开发；会议服务；展览服务；设备租赁；市场调查。"
    assert found["address"] == "某省某市某区某路一号二栋三单元"


def test_two_labels_on_one_line() -> None:
    labels = {"phone": ("联系电话",), "mobile": ("手机",)}
    assert values([("联系电话：0971-1、手机：139", 100, 100)], labels) == {"phone": "0971-1", "mobile": "139"}


def test_value_below_its_label() -> None:
    labels = {"issued": ("发证日期",), "expires": ("有效期至",)}
    found = values(
        [("发证日期", 100, 100), ("有效期至", 400, 100), ("2025-01-02", 95, 130), ("2028-01-01", 395, 130)],
        labels,
    )
    assert found == {"issued": "2025-01-02", "expires": "2028-01-01"}


def test_the_words_of_a_label_inside_a_text_end_nothing() -> None:
    found = values(
        [("经营范围", 50, 100), ("机电设备维修；本公司", 160, 100), ("经营范围中产品的出口。", 160, 130)]
    )
    assert found["scope"] == "机电设备维修；本公司经营范围中产品的出口。"


def test_longer_label_wins_and_a_bracketed_suffix_belongs_to_it() -> None:
    labels = {"name": ("单位名称",), "other": ("名称",)}
    assert values([("单位名称（盖章）：青禾中心", 100, 100)], labels) == {"name": "青禾中心"}


def test_repeated_labels_are_all_found() -> None:
    lines = lines_of(page([("电话：1", 100, 100), ("电话：2", 100, 200)]))
    assert [f.text for f in find_all_labelled(lines, {"phone": ("电话",)})] == ["1", "2"]


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Ruling]:
    across = [Ruling(Rect(xs[0], y, xs[-1], y + 1)) for y in ys]
    return across + [Ruling(Rect(x, ys[0], x + 1, ys[-1])) for x in xs]


def test_in_a_ruled_form_the_cell_decides() -> None:
    words = [("注册地址", 110, 115), ("某省某市某区", 310, 105), ("某路一号", 310, 130),
             ("邮政编码", 510, 115), ("联系人", 110, 175), ("联系电话", 510, 175),
             ("0971-1", 710, 175)]  # fmt: skip
    found = find_labelled(
        lines_of(page(words, grid((100, 300, 500, 700, 900), (100, 160, 220)))),
        {"address": ("注册地址",), "postcode": ("邮政编码",), "contact": ("联系人",), "phone": ("联系电话",)},
    )
    assert {key: f.text for key, f in found.items()} == {
        "address": "某省某市某区某路一号", "postcode": "", "contact": "", "phone": "0971-1"}  # fmt: skip


def test_label_wrapped_in_its_cell_and_header_above_its_value() -> None:
    words = [("主要投", 110, 105), ("资方名称", 110, 130), ("甲公司", 310, 115)]
    rulings = grid((100, 300, 500), (100, 160, 220))
    found = find_labelled(lines_of(page(words, rulings)), {"investor": ("主要投资方名称",)})
    assert found["investor"].text == "甲公司"
    words = [("姓名", 110, 115), ("岗位", 310, 115), ("李四", 110, 175), ("工程师", 310, 175)]
    found = find_labelled(lines_of(page(words, rulings)), {"name": ("姓名",), "post": ("岗位",)})
    assert {key: f.text for key, f in found.items()} == {"name": "李四", "post": "工程师"}


def test_value_span_is_where_it_is_printed() -> None:
    found = find_labelled(lines_of(page([("法定代表人张三", 100, 100)])), LICENCE)["legal_rep"]
    assert found.label.rect == Rect(100, 100, 200, 120)
    assert found.values[0].rect == Rect(200, 100, 240, 120)


def crowded(rows: Sequence[tuple[str, Rect]]) -> dict[str, str]:
    words = tuple(Word(text, rect) for text, rect in rows)
    sheet = Page("a.png", 1, 1000, 1400, Frame.plain(1000, 1400), words, "ocr")
    return {key: found.text for key, found in find_labelled(lines_of(sheet), LICENCE).items()}


def test_between_two_rows_the_last_line_of_an_address_stays_with_it() -> None:
    found = crowded(
        [("住所", Rect(100, 110, 180, 160)),
         ("某省某市某县经济开发区某某路与某某西", Rect(250, 114, 900, 160)),
         ("路交叉口", Rect(248, 151, 420, 203)), ("法定代表人", Rect(100, 182, 220, 233)),
         ("赵一山", Rect(246, 183, 370, 233))]
    )  # fmt: skip
    assert found == {"address": "某省某市某县经济开发区某某路与某某西路交叉口", "legal_rep": "赵一山"}


def test_between_two_rows_the_first_line_of_a_block_goes_to_the_label_below() -> None:
    found = crowded(
        [("成立日期", Rect(80, 489, 180, 517)), ("2014年07月01日", Rect(185, 489, 340, 517)),
         ("配件加工、制造、销售，系统设计，工程机械制造、销售，销", Rect(186, 511, 552, 530)),
         ("经营范围", Rect(80, 522, 182, 544)), ("售某某机械。", Rect(185, 522, 300, 541))]
    )  # fmt: skip
    assert found["established"] == "2014年07月01日"
    assert found["scope"] == "配件加工、制造、销售，系统设计，工程机械制造、销售，销售某某机械。"


def test_stacked_words_are_cut_into_their_rows() -> None:
    found = crowded(
        [("名类住", Rect(100, 100, 130, 240)), ("称型所", Rect(200, 100, 230, 240)),
         ("青禾技术有限公司", Rect(300, 105, 520, 135)), ("有限责任公司", Rect(300, 155, 480, 185)),
         ("某市某路一号", Rect(300, 203, 480, 233))]
    )  # fmt: skip
    assert found == {"name": "青禾技术有限公司", "kind": "有限责任公司", "address": "某市某路一号"}


def test_the_first_character_of_a_long_label_may_be_lost() -> None:
    labels = {"address": ("经营场所",), "legal_rep": ("经营者",)}
    found = values(
        [("营场所", 100, 100), ("某市某路一号", 240, 100), ("营者", 100, 150), ("孙三", 240, 150)], labels
    )
    assert found == {"address": "某市某路一号", "legal_rep": "孙三"}


def test_a_label_far_off_at_the_other_side_is_no_value_of_a_headline() -> None:
    labels = {"uscc": ("统一社会信用代码",)}
    rows = [
        ("统一社会信用代码", Rect(120, 120, 300, 145)),
        ("营业执照", Rect(400, 90, 800, 190)),
        ("扫描二维码", Rect(900, 120, 990, 140)),
        ("91A", Rect(121, 160, 290, 182)),
    ]
    words = tuple(Word(text, rect) for text, rect in rows)
    sheet = Page("a.png", 1, 1000, 1400, Frame.plain(1000, 1400), words, "ocr")
    assert find_labelled(lines_of(sheet), labels)["uscc"].text == "91A"


def test_a_value_that_wraps_onto_the_end_of_a_label_keeps_that_line() -> None:
    words = [("住所", 500, 100), ("宁海市湖滨路155号9", 620, 100), ("号楼10层976室", 618, 130)]
    asked = {"address": ("住所",), "copy": ("副本号",)}
    assert values(words, asked) == {"address": "宁海市湖滨路155号9号楼10层976室"}
