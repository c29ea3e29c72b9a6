"""Labels, blanks, boxes and doubtful figures of forms, on their own."""

from __future__ import annotations

import pytest

from dossier_ai.core import Column, Frame, Page, Reading, Rect, Ruling, Word, no_reread
from dossier_ai.text.forms import Form
from dossier_ai.text.forms_blanks import find_blank, tails
from dossier_ai.text.forms_labels import begins_with_label, best_label, label_at, letters
from dossier_ai.text.forms_second_look import looked_at_again
from dossier_ai.text.forms_ticks import boxes_of, one_of
from dossier_ai.text.rows import list_rows


def page(*lines: str) -> Page:
    """A page with one line of text below the other, far enough apart to be paragraphs of their own."""
    words = tuple(
        Word(text, Rect(40, 80 * n, 40 + 24 * len(text), 80 * n + 24), 0.98)
        for n, text in enumerate(lines, 1)
    )
    return Page("a.pdf", 1, 2000, 2600, Frame.plain(2000, 2600), words, "ocr")


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("联系电话:0971", "联系电话", ":0971"),
        ("*1.联系电话:0971", "联系电话", ":0971"),
        ("(二)联系电话:0971", "联系电话", ":0971"),
        ("注册资本(万元)500", "注册资本", "500"),
        ("服务规模(家、人/次)", "服务规模（家、人/次）", ""),
        ("获得市级及以上部门授予的荣誉证书或证朋示例", "获得市级及以上部门授予的荣誉证书或证明", "示例"),
        ("手机:139", "手机", ":139"),
        ("手机139", "手机", "139"),
        ("手机应用服务", "手机", None),
        ("手札:139", "手机", None),
        ("联糸电话", "联系电话", ""),
        ("联糸电话很忙", "联系电话", None),
        ("上年联系电话", "联系电话", None),
        ("联系", "联系电话", None),
    ],
)
def test_where_a_label_ends(text, label, rest):
    found = label_at(text, label)
    assert (text[found.end :] if found is not None else None) == rest


def test_the_exact_label_is_better_than_the_longer_misread_one():
    assert best_label("从业人员", ["专业人员", "从业人员"]).wrong == 0
    assert best_label("市级意见:无", ["市级意见", "市级"]).end == len("市级意见")
    assert best_label("其他", ["市级意见"]) is None


def test_a_wrapped_label_is_known_by_its_beginning():
    assert begins_with_label("获得市级及以上", ["获得市级及以上部门授予的荣誉"])
    assert not begins_with_label("获得", ["获得市级及以上部门授予的荣誉"])
    assert letters("服务规模（家、人/次）") == "服务规模家人次"


def test_a_blank_is_told_by_as_few_words_as_no_other_blank_shares():
    others = ["其中：服务设施、软件占总资产的", "自有场地占总资产的"]
    assert tails("台（套），占总资产的", others)[0] == "套占总资产的"
    assert tails("自有场地占总资产的", others)[0] == "自有场地占总资产的"
    assert tails("从业人数：", others) == ("从业人数",)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("仪器设备：25 台（套），占总资产的 8.3 ％", "8.3"),
        ("仪器设备：25台套占总资产的__8.3__%", "8.3"),
        ("仪器设备：25 台（套），占总资产的约8.3％", "8.3"),
        ("仪器设备：25 台（套），占总资产的      ％", None),
        ("仪器设备：25 台（套），占总资产的％，共3层", None),
        ("其中：服务设施、软件占总资产的 12.5 ％", None),
    ],
)
def test_a_figure_in_a_blank(line, value):
    found = find_blank(
        Form([page(line)]), ["台（套），占总资产的"], ["％"], ["其中：服务设施、软件占总资产的"], "percent"
    )
    assert (found[0] if found is not None else None) == value


def test_words_and_dates_in_blanks():
    form = Form([page("本单位由某某协会主管，于2019年5月起开展服务，热线 400。")])
    who = find_blank(form, ["本单位由"], ["主管，于"], [], "organisation")
    when = find_blank(form, ["主管，于"], ["起开展服务"], [], "date")
    assert (who[0], when[0]) == ("某某协会", "2019年5月")
    assert who[1][0].text == "某某协会"


@pytest.mark.parametrize(
    ("line", "ticked"),
    [
        ("☑信息 □技术 ☑培训", {"信息", "培训"}),
        ("信息☑ 技术□ 培训☑", {"信息", "培训"}),
        ("√□信息 □技术 □培训", {"信息"}),
        ("□信息 ■技术 □培训", {"技术"}),
        ("□信息 □技术 □培训", set()),
    ],
)
def test_every_ticked_box_is_seen_on_either_side(line, ticked):
    boxes = boxes_of(Form([page(line)]), ["信息", "技术", "培训"])
    assert len(boxes) == 3
    assert {box.option for box in boxes if box.ticked} == ticked


def test_words_without_boxes_are_no_boxes():
    form = Form([page("提供信息、技术和培训服务。", "☑信息服务 □技术服务")])
    boxes = boxes_of(form, ["信息服务", "技术服务", "信息", "技术", "培训"])
    assert [(b.option, b.ticked) for b in boxes] == [("信息服务", True), ("技术服务", False)]
    assert one_of(form, ["租用", "自有"]) is None


# ---------------------------------------------------------------- figures
COLUMNS = (
    Column("year", ("年度",), "integer"),
    Column("income", ("营业收入",), "money"),
    Column("part", ("服务收入",), "money"),
)


def rows(*figures: tuple[str, str, str], sure: float = 0.98):
    xs, height = (20.0, 320.0, 620.0, 920.0), 60.0
    words, lines = [], []
    for number, texts in enumerate((("年度", "营业收入", "服务收入"), *figures)):
        top = 100 + number * height
        for x, text in zip(xs, texts, strict=False):
            rect = Rect(x + 20, top + 15, x + 20 + 14 * len(text), top + 40)
            words.append(Word(text, rect, sure if number else 0.98))
    bottom = 100 + (len(figures) + 1) * height
    lines += [Ruling(Rect(x - 1, 100, x + 1, bottom)) for x in xs]
    lines += [Ruling(Rect(xs[0], 99 + n * height, xs[-1], 101 + n * height)) for n in range(len(figures) + 2)]
    drawn = Page("a.pdf", 1, 1000, 1400, Frame.plain(1000, 1400), tuple(words), "ocr", tuple(lines))
    return list_rows([drawn], COLUMNS, seq="", anchor="year").rows


GOOD = [("2023", "21.00", "15.00"), ("2024", "23.00", "16.00"), ("2025", "25.00", "18.00")]


def test_sound_figures_are_not_looked_at_again():
    def never(page, rect, accepts):
        raise AssertionError("asked without need")

    assert looked_at_again(rows(*GOOD), COLUMNS, [("part", "income")], "万元", never) == {}


@pytest.mark.parametrize(
    ("bad", "asked"),
    [
        (("2025", "2500", "18.00"), {"2500"}),
        (("2025", "25.00", "78.00"), {"25.00", "78.00"}),
        (("2025", "2S.O0", "18.00"), {"2S.O0"}),
    ],
)
def test_what_makes_a_figure_doubtful(bad, asked):
    seen = set()

    def note(page, rect, accepts):
        seen.update(w.text for w in page.words if rect.contains(w.rect.cx, w.rect.cy))
        return

    looked_at_again(rows(*GOOD[:2], bad), COLUMNS, [("part", "income")], "万元", note)
    assert seen == asked


def test_unsure_figures_are_read_again_and_an_unreadable_one_is_mended():
    def second(page, rect, accepts):
        for text in ("25.00", "25.00"):
            if accepts(text):
                return Reading(text, 0.96, "second")
        return None

    found = looked_at_again(rows(*GOOD[:2], ("2025", "2S.O0", "18.00")), COLUMNS, [], "万元", second)
    assert {place: (c.value, c.state) for place, c in found.items()} == {
        (2, "income"): ("250000", "repaired")
    }
    assert looked_at_again(rows(*GOOD, sure=0.7), COLUMNS, [], "万元", no_reread) == {}
