"""The forms that come along: annex 1 and annex 7 of Qinghai word for word, and the form for the others."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dossier_ai.core import Reading, Seal, no_reread
from dossier_ai.core.geometry import Rect
from dossier_ai.kinds import ALL_KINDS, kind_of
from dossier_ai.kinds.forms.kinds import best_form, with_forms
from dossier_ai.kinds.forms.load import load_forms, shipped_forms
from dossier_ai.sorting.split import sort_pages

N = None
FORMS = {form.id: form for form in shipped_forms()}


def read(document, pages, kind="application_form", reread=no_reread):
    fields = kind_of(kind).extract(document(kind, *pages), reread)
    assert len({f.key for f in fields}) == len(fields)
    return {f.key: f for f in fields}


def test_the_shipped_forms_yield_kinds_of_the_contract():
    assert set(FORMS) == {"qinghai-annex-1", "qinghai-annex-7", "generic-application"}
    assert {form.kind for form in FORMS.values()} <= {kind.id for kind in ALL_KINDS}


def test_the_renewal_form_has_the_keys_of_the_application():
    renewal = {spec.key: spec.format for spec in kind_of("renewal_form").fields}
    application = {spec.key: spec.format for spec in kind_of("application_form").fields}
    assert renewal == {key: format for key, format in application.items() if key != "functions"}


def renewal(sheet):
    s = sheet(width=2000, height=2600)
    s.centre(60, "青海省中小企业公共服务示范平台复核申请推荐表", size=34)
    s.write(30, 130, "申请单位（盖章）：甲乙中小企业服务有限公司")
    rects = s.table(30, 180, [280, 280, 240, 240, 240, 320, 340], [
        ["一、平台（复核单位）基本情况", N, N, N, N, N, N],
        ["注册日期：2019年10月1日", N, N, "单位性质：企业", N, "法人代表：丙丁", N],
        ["从业人数： 18 人", N, "其中：大专及以上学历和中级及以上技术职称的专业人员： 12 人", N, N, N, N],
        ["二、近三年平台运营管理（单位：万元）", N, N, N, N, N, N],
        ["年度", "营业收入", "其中：\n服务收入", "利润总额", "服务成本支出", "服务中小企业户（次）数",
         "其中：签订服务协议户数"],
        ["2023", "210.00", "150.00", "12.30", "80.00", "60", "20"],
        ["2024", "230.50", "160.00", "-3.20", "85.00", "66", "24"],
        ["2025", "250.00", "180.25", "15.00", "90.00", "72", "30"],
        ["三、服务能力及业绩", N, N, N, N, N, N],
        ["五、中小企业主管部门审核推荐意见", N, N, N, N, N, N],
        ["市（州）中小企业主管部门复核意见", N, N, N, N, N, N],
        ["经复核，该平台三年来服务规范，同意保留称号。\n（单位盖章）\n2026年5月22日", N, N, N, N, N, N],
    ])  # fmt: skip
    return s, rects


def test_the_renewal_form_is_told_apart_and_read(sheet):
    s, rects = renewal(sheet)
    cell = rects[-1][0]
    s.seals.append(Seal(Rect(700, cell.top, 860, cell.top + 100), "round", "red", "工信局", None, 0.9))
    (found,) = sort_pages([s.page()], ALL_KINDS, {"a.pdf": "0" * 64})
    assert found.kind == "renewal_form"
    fields = {f.key: f for f in kind_of("renewal_form").extract(found, no_reread)}
    assert fields["applicant"].name == "renewal_form.applicant"
    assert fields["applicant"].value == "甲乙中小企业服务有限公司"
    assert fields["opinion"].value == "经复核，该平台三年来服务规范，同意保留称号。"
    assert (fields["opinion_sealed"].value, fields["applicant_sealed"].value) == (True, False)
    assert [r["service_income"].value for r in fields["years"].value] == ["1500000", "1600000", "1802500"]
    assert (fields["staff_count"].value, fields["professional_count"].value) == ("18", "12")


def other(sheet):
    """A form of another scheme: other labels, other order, function boxes in cells of their own."""
    s = sheet(width=1800, height=2400)
    s.centre(60, "中小企业公共服务平台服务功能类别申请表", size=40)
    s.table(60, 200, [280, 420, 280, 420], [
        ["运营单位名称", "甲乙中小企业服务有限公司", "服务平台名称", "甲乙服务平台"],
        ["单位负责人", "丙丁", "成立时间", "2015年4月"],
        ["办公地址", "某市某区某路1号", N, N],
        ["申报联系人", "戊己", "手机号", "13900000001"],
        ["上年末资产总额（万元）", "1,250.5", "从业人员", "46"],
        ["服务功能类别", "☑信息服务  □技术服务  □创业服务", N, "☑培训服务  □融资服务"],
        ["主管部门推荐意见", "同意推荐。\n（盖章）\n2026年5月8日", N, N],
    ])  # fmt: skip
    return s


def test_a_form_of_another_scheme_gets_a_first_reading(sheet, document):
    page = other(sheet).page()
    (found,) = sort_pages([page], ALL_KINDS, {"a.pdf": "0" * 64})
    assert found.kind == "application_form"
    fields = read(document, [page])
    assert {key: f.value for key, f in fields.items()} == {
        "applicant": "甲乙中小企业服务有限公司", "platform_name": "甲乙服务平台", "legal_rep": "丙丁",
        "registered_on": "2015-04", "address": "某市某区某路1号", "contact": "戊己", "mobile": "13900000001",
        "total_assets": "12505000", "staff_count": "46", "functions": ("信息", "培训"),
        "opinion": "同意推荐。", "opinion_sealed": False, "applicant_sealed": False,
    }  # fmt: skip


def test_the_words_on_the_pages_choose_the_form(sheet):
    forms = [FORMS["generic-application"], FORMS["qinghai-annex-1"]]
    assert best_form(forms, [other(sheet).page()]).id == "generic-application"
    s = sheet()
    s.centre(60, "青海省中小企业公共服务示范平台申请推荐表", size=34)
    assert best_form(forms, [s.page()]).id == "qinghai-annex-1"
    assert best_form([FORMS["qinghai-annex-1"]], [sheet().page()]) is None


def test_a_form_of_few_words_that_are_all_printed_goes_before_one_of_many(sheet):
    annex = FORMS["qinghai-annex-1"]
    newer = replace(annex, id="newer", anchors=("数字化转型服务",), titles=("申请推荐表",))
    s = sheet()
    s.centre(60, "青海省中小企业公共服务示范平台申请推荐表", size=34)
    s.write(60, 200, "申报平台名称：甲乙平台")
    s.write(60, 300, "单位性质：企业")
    assert best_form([newer, annex], [s.page()]).id == "qinghai-annex-1"
    s.write(60, 400, "数字化转型服务：无")
    assert best_form([newer, annex], [s.page()]).id == "newer"
    kinds = with_forms(ALL_KINDS, [newer])
    assert "数字化转型服务" in next(k for k in kinds if k.id == "application_form").cues.anchors


ROSTER = """\
format: dossier-ai/form/1
id: own-roster
kind: staff_roster
title: {zh: 专职队伍登记表, en: Roster}
edition: "2027"
recognise: {titles: [专职队伍登记表], anchors: [称呼, 受教育程度]}
sections:
  - fields:
      - {key: unit_name, zh: 单位, en: Unit, format: organisation, labels: [填报机构]}
      - key: rows
        zh: 人员
        en: People
        table:
          anchor: name
          columns:
            - {key: seq, labels: [次序], format: integer}
            - {key: name, labels: [称呼], format: person}
            - {key: degree, labels: [受教育程度]}
            - {key: full_time, labels: [坐班], format: mark}
"""


def test_a_list_kind_takes_an_added_form_and_keeps_its_own_reading(sheet, document, tmp_path):
    (tmp_path / "roster.yaml").write_text(ROSTER, "utf-8")
    forms = load_forms([tmp_path / "roster.yaml"], ALL_KINDS, shipped_forms())
    kinds = with_forms(ALL_KINDS, forms)
    kind = next(k for k in kinds if k.id == "staff_roster")
    s = sheet()
    s.centre(60, "专职队伍登记表", size=40)
    s.write(60, 160, "填报机构：甲乙服务有限公司")
    s.table(60, 220, [160, 260, 360, 200], [
        ["次序", "称呼", "受教育程度", "坐班"], ["1", "丙丁", "本科", ""], ["2", "戊己", "大专", ""],
    ], ticks=[(1, 3)])  # fmt: skip
    (found,) = sort_pages([s.page()], kinds, {"a.pdf": "0" * 64})
    assert found.kind == "staff_roster"
    fields = {f.key: f for f in kind.extract(found, no_reread)}
    assert fields["unit_name"].value == "甲乙服务有限公司"
    rows = [{k: c.value for k, c in row.items()} for row in fields["rows"].value]
    assert rows == [
        {"seq": "1", "name": "丙丁", "degree": "本科", "full_time": True},
        {"seq": "2", "name": "戊己", "degree": "大专", "full_time": False},
    ]
    usual = sheet()
    usual.centre(60, "服务平台主要从业人员情况表", size=40)
    usual.table(
        60, 220, [160, 260, 360], [["序号", "姓名", "岗位"], ["1", "庚辛", "顾问"], ["2", "壬癸", "讲师"]]
    )
    rows = {f.key: f for f in kind.extract(document("staff_roster", usual.page()), no_reread)}["rows"].value
    assert [row["name"].value for row in rows] == ["庚辛", "壬癸"]


# ---------------------------------------------------------------- damage
def years(sheet, rows, sure=0.98):
    s = sheet(width=2000, height=2600)
    s.centre(60, "青海省中小企业公共服务示范平台申请推荐表", size=34)
    s.table(30, 180, [280, 280, 240, 240, 240, 320, 340], [
        ["二、近三年平台运营管理（单位：万元）", N, N, N, N, N, N],
        ["年度", "营业收入", "其中：\n服务收入", "利润总额", "服务成本支出", "服务中小企业户（次）数",
         "其中：签订服务协议户数"],
        *rows,
    ])  # fmt: skip
    return s


ROWS = [
    ["2023", "210.00", "150.00", "12.30", "80.00", "60", "20"],
    ["2024", "230.50", "160.00", "-3.20", "85.00", "66", "24"],
    ["2025", "250.00", "780.25", "15.00", "90.00", "72", "30"],
]


def test_a_table_printed_with_its_labels_below_each_other_is_read_as_rows(sheet, document):
    s = sheet(width=2000)
    s.centre(60, "青海省中小企业公共服务示范平台申请推荐表", size=34)
    header = ["年度", "营业收入", "其中：服务收入", "利润总额", "服务成本支出", "服务中小企业户（次）数",
              "其中：签订服务协议户数"]  # fmt: skip
    turned = [list(column) for column in zip(header, *ROWS, strict=True)]
    s.table(30, 180, [500, 300, 300, 300], turned)
    found = read(document, [s.page()])["years"].value
    assert [[row[k].raw for k in ("year", "revenue", "agreements")] for row in found] == [
        ["2023", "210.00", "20"],
        ["2024", "230.50", "24"],
        ["2025", "250.00", "30"],
    ]
    assert found[1]["total_profit"].value == "-32000"


class Second:
    """A second reader that sees what it is told, engine by engine, and notes where it was asked."""

    def __init__(self, *texts):
        self.texts, self.asked = texts, []

    def __call__(self, page, rect, accepts):
        here = [w.text for w in page.words if rect.contains(w.rect.cx, w.rect.cy)]
        self.asked.append(here[0])
        for text in self.texts:
            said = here[0] if text == "same" else text
            if accepts(said):
                return Reading(said, 0.97, "second")
        return None


def test_two_further_readings_mend_a_figure_that_breaks_its_row(sheet, document):
    second = Second("180.25", "180.25")
    cell = read(document, [years(sheet, ROWS).page()], reread=second)["years"].value[2]["service_income"]
    assert (cell.value, cell.raw, cell.state) == ("1802500", "180.25", "repaired")
    assert cell.confidence < 0.8 and cell.evidence
    assert sorted(second.asked) == ["250.00", "780.25"]


def test_a_figure_read_the_same_again_is_kept_and_surer(sheet, document):
    fields = read(document, [years(sheet, ROWS).page()], reread=Second("same"))
    cell = fields["years"].value[2]["service_income"]
    assert (cell.value, cell.state, cell.confidence) == ("7802500", "read", 0.98)


@pytest.mark.parametrize("texts", [("180.25",), ("180.25", "same")])
def test_a_disputed_figure_carries_no_finding(sheet, document, texts):
    cell = read(document, [years(sheet, ROWS).page()], reread=Second(*texts))["years"].value[2][
        "service_income"
    ]
    assert (cell.value, cell.state) == ("7802500", "read")
    assert cell.confidence < 0.8


def test_without_a_further_reading_a_figure_stays_as_it_was(sheet, document):
    cell = read(document, [years(sheet, ROWS).page()])["years"].value[2]["service_income"]
    assert (cell.value, cell.confidence) == ("7802500", 0.98)


def test_a_lost_decimal_point_and_an_unsure_figure_are_looked_at_again(sheet, document):
    rows = [list(row) for row in ROWS]
    rows[2][2], rows[1][1] = "180.25", "23050"
    s = years(sheet, rows)
    unsure = next(w for w in s.words if w.text == "90.00")
    s.words[s.words.index(unsure)] = type(unsure)(unsure.text, unsure.rect, 0.7)
    second = Second("same")
    found = read(document, [s.page()], reread=second)["years"].value
    assert sorted(second.asked) == ["23050", "90.00"]
    assert found[2]["service_cost"].confidence == 0.9


def cut(sheet):
    """An answer, and a table, cut by a page break."""
    one, two = sheet(width=2000, height=900), sheet(width=2000, height=900)
    one.centre(40, "青海省中小企业公共服务示范平台申请推荐表", size=34)
    one.table(30, 180, [400, 600, 600], [
        ["主要服务产品", "服务规模（家、人/次）", "服务收入占年营业收入％"],
        ["政策信息服务", "72家", "40"],
    ])  # fmt: skip
    two.table(30, 30, [400, 600, 600], [
        ["培训服务", "600人次", "25.5"],
        ["运用信息技术\n开展服务情况", "建有线上平台，提供政策查询、", N],
    ])  # fmt: skip
    three = sheet(width=2000, height=900)
    three.table(30, 30, [400, 600, 600], [
        ["", "在线申报和预约。", N],
        ["四、政府支持情况", N, N],
        ["得到政府扶持\n的情况", "服务券补助", N],
    ])  # fmt: skip
    return [one.page(1), two.page(2), three.page(3)]


def test_what_a_page_break_cuts_is_joined(sheet, document):
    fields = read(document, cut(sheet))
    assert [row["product"].value for row in fields["service_items"].value] == ["政策信息服务", "培训服务"]
    assert fields["digital_services"].value == "建有线上平台，提供政策查询、在线申报和预约。"
    assert [e.page for e in fields["digital_services"].evidence] == [2, 3]
    assert fields["support"].value == "服务券补助"


def test_ink_where_no_words_were_read_is_handwriting(sheet, document):
    def form(written):
        s = sheet(width=2000)
        s.centre(60, "示例平台申请推荐表", size=40)
        rects = s.table(30, 180, [500, 500], [["联系人：", "手机：13900000001"]])
        if written:
            cell = rects[0][0]
            for step in range(6):
                left = cell.left + 180 + 30 * step
                s.scribble(Rect(left, cell.top + 8, left + 28, cell.bottom - 8))
        return s.page()

    field = read(document, [form(True)])["contact"]
    assert (field.value, field.state) == (None, "handwritten")
    assert field.evidence
    assert "contact" not in read(document, [form(False)])


def test_a_misread_label_still_finds_its_blank(sheet, document):
    s = sheet(width=2000)
    s.centre(60, "示例平台申请推荐表", size=40)
    s.table(30, 180, [900, 900], [
        ["其中：服务设旋、软件占总资产的  12.5  ％", "仪器没备：  25  台（套），占总资产的  8.3  ％"],
        ["场地面枳：  498.60  平米，性质：租用□ 自有☑，自有场地占总资产的 7 ％", N],
    ])  # fmt: skip
    fields = read(document, [s.page()])
    assert fields["software_share"].value == "12.5"
    assert fields["equipment_share"].value == "8.3"
    assert fields["owned_site_share"].value == "7"


def test_every_label_of_the_annexes_is_printed_in_the_regulation():
    """The seed's text of annex 1 and 7 holds the first label of every field that the forms ask for."""
    seed = Path(__file__).parents[2] / "data" / "qinghai-platform.txt"
    flat = re.sub(r"[\s_]", "", seed.read_text("utf-8"))
    for form in ("qinghai-annex-1", "qinghai-annex-7"):
        for item in FORMS[form].fields:
            if item.labels and item.blank is None and item.key not in ("platform_name", "filled_on"):
                assert any(label in flat for label in item.labels), item.key
