"""The manual's form is a form: it loads, and a page drawn by it is read without code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dossier_ai.core import Seal, no_reread
from dossier_ai.core.geometry import Rect
from dossier_ai.kinds import ALL_KINDS, formats
from dossier_ai.kinds.forms.kinds import with_forms
from dossier_ai.kinds.forms.load import load_forms, shipped_forms
from dossier_ai.kinds.forms.trial import try_forms
from dossier_ai.kinds.forms.unprinted import unprinted
from dossier_ai.sorting.split import sort_pages

MANUAL = Path(__file__).parents[3] / "src" / "dossier_ai" / "kinds" / "forms" / "README.md"
N = None


@pytest.fixture
def form(tmp_path):
    example = re.search(r"```yaml\n(.*?)```", MANUAL.read_text("utf-8"), re.DOTALL)
    path = tmp_path / "mine.yaml"
    path.write_text(example[1], "utf-8")
    return load_forms([path], ALL_KINDS, shipped_forms())[0]


def drawn(sheet, boxes="租赁□ 自购☑", functions="☑信息 □技术 ☑创业 □培训 □融资"):
    s = sheet(width=1800, height=2300)
    s.centre(60, "天水市科技服务平台备案登记表", size=40)
    s.write(60, 140, "备案单位（盖章）：甲乙服务中心")
    rects = s.table(60, 200, [260, 300, 300, 300, 300], [
        ["一、备案单位情况", N, N, N, N],
        ["备案单位", "甲乙服务中心", N, "负责人姓名", "丙丁"],
        ["资产合计（万元）", "320.50", N, "所获荣誉", "无"],
        [f"办公场地 498.6 平方米，来源：{boxes}，入驻机构 31 家", N, N, N, N],
        [f"服务功能：{functions}", N, N, N, N],
        ["二、上年度服务情况", N, N, N, N],
        ["服务项目", "服务家数", N, "服务收入", "其中：公益服务收入"],
        ["^", "线上", "线下", "^", "^"],
        ["政策咨询", "20", "31", "12.50", "2.50"],
        ["人员培训", "8", "", "30.00", "0"],
        ["三、意见", N, N, N, N],
        ["承办部门意见", "情况属实，同意备案。\n（盖章）\n2027年3月5日", N, N, N],
    ])  # fmt: skip
    return s, rects


def read(form, kinds, page):
    (document,) = sort_pages([page], kinds, {"a.pdf": "0" * 64})
    kind = next(k for k in kinds if k.id == document.kind)
    return document, {f.key: f for f in kind.extract(document, no_reread)}


def test_a_form_unknown_to_us_is_recognised_and_read(form, sheet):
    s, _ = drawn(sheet)
    s.seals.append(Seal(Rect(240, 90, 420, 270), "round", "red", "甲乙服务中心", None, 0.9))
    document, fields = read(form, with_forms(ALL_KINDS, [form]), s.page())
    assert document.kind == "application_form"
    values = {key: field.value for key, field in fields.items() if key != "yearly_services"}
    assert values == {
        "applicant": "甲乙服务中心", "legal_rep": "丙丁", "total_assets": "3205000", "honours": None,
        "site_area": "498.6", "site_tenure": "自有", "tenants": "31", "functions": ("信息", "创业"),
        "opinion": "情况属实，同意备案。", "opinion_sealed": False, "opinion_date": "2027-03-05",
        "applicant_sealed": True,
    }  # fmt: skip
    assert fields["honours"].state == "absent" and fields["honours"].evidence
    rows = [{k: c.value for k, c in row.items()} for row in fields["yearly_services"].value]
    assert rows == [
        {"item": "政策咨询", "online": "20", "offline": "31", "income": "125000", "free_income": "25000"},
        {"item": "人员培训", "online": "8", "offline": None, "income": "300000", "free_income": "0"},
    ]
    assert all(field.evidence for field in fields.values())


def test_without_the_form_the_page_is_not_taken_for_one(sheet):
    (document,) = sort_pages([drawn(sheet)[0].page()], ALL_KINDS, {"a.pdf": "0" * 64})
    assert document.kind != "application_form"


def test_ticks_drawn_by_hand_are_seen_and_two_of_one_give_no_value(form, sheet):
    s, _ = drawn(sheet, boxes="租赁☑ 自购☑", functions="□信息 □技术 □创业 □培训 □融资")
    word = next(w for w in s.words if "服务功能" in w.text)
    for option in ("技术", "融资"):
        at = word.text.index("□" + option)
        box = word.slice(at, at + 1)
        s.scribble(Rect(box.left, box.top - 4, box.right + 4, box.bottom))
    _, fields = read(form, with_forms(ALL_KINDS, [form]), s.page())
    assert fields["functions"].value == ("技术", "融资")
    assert fields["functions"].confidence < 0.8
    assert fields["site_tenure"].value is None and fields["site_tenure"].state == "occluded"


def test_empty_boxes_give_no_value(form, sheet):
    s, _ = drawn(sheet, boxes="租赁□ 自购□", functions="□信息 □技术 □创业 □培训 □融资")
    _, fields = read(form, with_forms(ALL_KINDS, [form]), s.page())
    assert "functions" not in fields and "site_tenure" not in fields


def test_what_is_not_printed_is_reported(form, sheet):
    s = sheet()
    s.centre(60, "平台备案登记表", size=40)
    s.write(60, 200, "备案单位：甲乙服务中心")
    missing = {m.key for m in unprinted(form, [s.page()])}
    assert "applicant" not in missing
    assert {"legal_rep", "yearly_services.item", "functions", "opinion", "site_area"} <= missing
    (document,) = sort_pages([s.page()], with_forms(ALL_KINDS, [form]), {"a.pdf": "0" * 64})
    (trial,) = try_forms([form], [form], [document])[document.id]
    assert trial["form"] == "tianshui-2027"
    assert {"key": "legal_rep", "labels": ["负责人姓名", "负责人"]} in trial["unprinted"]


def test_the_whole_form_is_printed_on_its_page(form, sheet):
    assert unprinted(form, [drawn(sheet)[0].page()]) == ()


def test_keys_of_an_added_form_have_formats(form):
    found = formats(with_forms(ALL_KINDS, [form]))
    assert found["application_form.tenants"] == "integer"
    assert found["application_form.yearly_services.income"] == "money"
