"""认定文件: letters with an annex over several pages, announcements, levels. Invented authorities."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier_ai.core import FieldState, Rect, Seal, no_reread
from dossier_ai.kinds.recognition_document import KIND

OFFICE = "虚构省工业和信息化厅"
NAMES = ["宁海禾苗企业服务有限公司", "宁海市小禾软件有限公司", "宁海市中小企业发展促进会",
         "宁海谷雨科技服务有限公司",
         "宁海麦田信息技术有限公司", "宁海青禾知识产权服务有限公司"]  # fmt: skip


def extract(document, *pages):
    return KIND.extract(document(KIND.id, *pages), no_reread)


def letter(sheet, title, body, *, office=OFFICE, number="虚工信发〔2024〕012号", date="2024年6月18日"):
    s = sheet()
    s.centre(120, f"{office}文件", size=64)
    s.centre(260, number)
    y = 340
    for line in title:
        s.centre(y, line, size=38)
        y += 54
    y += 30
    s.write(140, y, "各市（州）工业和信息化主管部门，各有关单位：")
    for text in body:
        y += 44
        s.write(140, y, text)
    s.write(760, y + 160, office)
    s.write(800, y + 210, date)
    return s, y + 160


BODY = [
    "　　根据《虚构省中小企业公共服务示范平台认定管理办法》（虚工信规字〔2022〕3号），经",
    "专家评审并公示无异议，现将名单予以公布（见附件）。有效期三年。",
    "　　附件：2024年度虚构省中小企业公共服务示范平台名单",
]
TITLE = ["关于公布2024年度虚构省中小企业公共服务", "示范平台名单的通知"]


def annex(sheet, number, rows, *, head=True):
    s = sheet()
    if number == 2:
        s.write(120, 100, "附件")
        s.centre(160, "2024年度虚构省中小企业公共服务示范平台名单", size=34)
    header = [["序号", "平台名称", "运营单位", "服务类别", "所在地"]] if head else []
    s.table(80, 240, [90, 330, 360, 160, 140], [*header, *rows])
    return s.page(number)


def listed(first, last):
    return [
        [str(n), f"{name[2:4]}服务平台", name, "信息服务", "宁海市"]
        for n, name in list(enumerate(NAMES, 1))[first - 1 : last]
    ]


def stamped(s, y, text=OFFICE):
    seal = Seal(Rect(760, y - 60, 980, y + 160), "round", "red", text, None, 0.8)
    own = Seal(Rect(140, y - 60, 340, y + 140), "round", "red", NAMES[0], None, 0.95)
    return replace(s.page(1), seals=(own, seal))


@pytest.mark.parametrize("repeated", [True, False])
def test_a_letter_with_its_annex_over_pages(sheet, document, by_key, layouts, repeated):
    s, y = letter(sheet, TITLE, BODY)
    pages = [stamped(s, y), annex(sheet, 2, listed(1, 4)), annex(sheet, 3, listed(5, 6), head=repeated)]
    fields = extract(document, *pages)
    found = by_key(fields)
    want = {
        "doc_no": "虚工信发〔2024〕12号",
        "title": "".join(TITLE),
        "authority": OFFICE,
        "level": "province",
        "category": "虚构省中小企业公共服务示范平台",
        "date": "2024-06-18",
        "valid_years": "3",
        "valid_to": None,
        "publicity_only": False,
        "sealed": True,
    }
    assert {k: found[k].value for k in want} == want
    rows = found["rows"].value
    assert [row["name"].value for row in rows] == NAMES
    assert [row["seq"].value for row in rows] == ["1", "2", "3", "4", "5", "6"]
    assert {k: c.value for k, c in rows[0].items()} == {
        "seq": "1", "name": NAMES[0], "platform": "禾苗服务平台", "category": "信息服务", "region": "宁海市"
    }  # fmt: skip
    assert rows[5]["name"].evidence[0].page == 3
    assert found["sealed"].evidence[0].box[0] > 0.5
    layouts.assert_on_print(pages, fields)


@pytest.mark.parametrize(
    ("office", "level"),
    [
        ("宁海市工业和信息化局", "city"),
        ("宁海县科技和经济信息化局", "county"),
        ("中国中小企业协会", "association_national"),
        ("虚构省中小企业协会", "association_province"),
        ("工业和信息化部办公厅", "national"),
    ],
)
def test_the_level_follows_from_the_authority(sheet, document, by_key, office, level):
    s, _ = letter(sheet, TITLE, BODY, office=office, number="宁工信〔2024〕7号")
    found = by_key(extract(document, s.page()))
    assert (found["authority"].value, found["level"].value) == (office, level)


@pytest.mark.parametrize(
    "title",
    [
        ["关于2024年度虚构省中小企业公共服务示范平台", "拟认定名单的公示"],
        ["关于虚构省中小企业公共服务示范平台名单的公示"],
    ],
)
def test_an_announcement_is_no_recognition(sheet, document, by_key, layouts, title):
    body = ["　　经专家评审，拟认定以下单位，现予以公示。公示期为5个工作日，自2024年5月6日起。"]
    s, _ = letter(sheet, title, body)
    page = s.page()
    fields = extract(document, page)
    found = by_key(fields)
    assert found["publicity_only"].value is True
    assert found["title"].value == "".join(title)
    layouts.assert_on_print([page], fields)


def test_a_recognition_that_was_announced_before(sheet, document, by_key):
    s, _ = letter(sheet, TITLE, BODY)
    field = by_key(extract(document, s.page()))["publicity_only"]
    assert (field.value, field.evidence[0].grounding) == (False, "searched")


@pytest.mark.parametrize(
    ("sentence", "years", "end"),
    [
        ("有效期3年。", "3", None),
        ("认定有效期为三年，自公布之日起计算。", "3", None),
        ("有效期至2027年6月17日。", None, "2027-06-17"),
        ("有效期自2024年6月18日至2027年6月17日。", None, "2027-06-17"),
        ("有效期三年（2024年6月18日至2027年6月17日）。", "3", None),
        ("平台每年接受评价。", None, None),
    ],
)
def test_validity(sheet, document, by_key, layouts, sentence, years, end):
    s, _ = letter(sheet, TITLE, [sentence])
    page = s.page()
    fields = extract(document, page)
    found = by_key(fields)
    assert found["valid_years"].value == years
    if end is not None or years is None:
        assert found["valid_to"].value == end
    layouts.assert_on_print([page], fields)


def test_numbered_lines_instead_of_a_table(sheet, document, by_key, layouts):
    s, _ = letter(sheet, ["关于认定宁海市中小企业公共服务示范平台的通知"], ["现认定以下单位，名单如下："])
    last = sheet()
    last.write(120, 100, "附件1")
    for i, name in enumerate(NAMES[:3], 1):
        last.write(160, 160 + 60 * i, f"{i}. {name}")
    pages = [s.page(1), last.page(2)]
    fields = extract(document, *pages)
    rows = by_key(fields)["rows"].value
    assert [(r["seq"].value, r["name"].value) for r in rows] == [
        (str(i), n) for i, n in enumerate(NAMES[:3], 1)
    ]
    layouts.assert_on_print(pages, fields)


def test_names_in_the_sentence(sheet, document, by_key, layouts):
    body = [f"　　经研究，决定认定{NAMES[0]}、{NAMES[1]}为", "2024年宁海市中小企业公共服务示范平台。"]
    s, _ = letter(sheet, ["关于认定2024年宁海市中小企业公共服务示范平台的决定"], body)
    page = s.page()
    fields = extract(document, page)
    found = by_key(fields)
    assert [row["name"].value for row in found["rows"].value] == NAMES[:2]
    assert found["category"].value == "宁海市中小企业公共服务示范平台"
    layouts.assert_on_print([page], fields)


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("关于认定宁海禾苗企业服务有限公司为虚构省中小企业公共服务示范平台的通知",
         "虚构省中小企业公共服务示范平台"),
        ("关于公布第五批虚构省小型微型企业创业创新示范基地名单的通知", "虚构省小型微型企业创业创新示范基地"),
        ("关于授予宁海市中小企业服务机构称号的决定", "宁海市中小企业服务机构"),
    ],
)  # fmt: skip
def test_what_is_recognised(sheet, document, by_key, layouts, title, category):
    s = sheet(width=1754, height=1240)
    s.centre(200, title, size=36)
    page = s.page()
    field = by_key(extract(document, page))["category"]
    assert field.value == category
    layouts.assert_on_print([page], [field])


def test_a_web_page_states_its_source(sheet, document, by_key, layouts):
    s = sheet()
    s.centre(160, "关于公布宁海市中小企业公共服务示范平台名单的通知", size=36)
    s.write(300, 230, "发布时间：2024-06-18")
    s.write(700, 230, "来源：宁海市工业和信息化局")
    page = s.page()
    fields = extract(document, page)
    found = by_key(fields)
    assert (found["authority"].value, found["level"].value) == ("宁海市工业和信息化局", "city")
    assert found["date"].value == "2024-06-18"
    assert found["sealed"].value is False
    layouts.assert_on_print([page], fields)


def test_the_printing_date_and_dates_of_the_annex_are_not_its_date(sheet, document, by_key):
    s, _ = letter(sheet, TITLE, BODY)
    s.write(140, 1650, "虚构省工业和信息化厅办公室")
    s.write(820, 1650, "2024年6月20日印发")
    last = sheet()
    last.write(120, 100, "附件")
    last.write(700, 900, "2020年1月1日")
    found = by_key(extract(document, s.page(1), last.page(2)))
    assert found["date"].value == "2024-06-18"


def test_a_misread_bracket_of_the_number(sheet, document, by_key):
    s, _ = letter(sheet, TITLE, BODY, number="虚工信发l2024]12号")
    field = by_key(extract(document, s.page()))["doc_no"]
    assert (field.value, field.state) == ("虚工信发〔2024〕12号", FieldState.REPAIRED)


def test_of_authorities_that_sign_together_the_first(sheet, document, by_key):
    s = sheet()
    s.centre(200, "关于公布省级中小企业公共服务示范平台的通知", size=34)
    s.write(188, 300, "现将认定的示范平台予以公布。")
    s.write(700, 700, OFFICE)
    s.write(700, 750, "虚构省财政厅")
    s.write(740, 800, "2024年6月18日")
    assert by_key(extract(document, s.page()))["authority"].value == OFFICE


def test_a_certificate_addresses_the_recognised(sheet, document, by_key, layouts):
    s = sheet()
    s.centre(100, "认定证书", size=48)
    s.write(140, 350, f"{NAMES[0]}：")
    s.write(188, 400, "经评审，认定你单位为宁海市中小企业公共服务示范平台，有效期三年。")
    s.write(700, 500, "宁海市工业和信息化局")
    s.write(740, 560, "2023年12月8日")
    page = s.page()
    fields = extract(document, page)
    found = by_key(fields)
    assert [row["name"].value for row in found["rows"].value] == [NAMES[0]]
    assert found["category"].value == "宁海市中小企业公共服务示范平台"
    assert (found["valid_years"].value, found["level"].value) == ("3", "city")
    layouts.assert_on_print([page], fields)


def test_an_association_awards_a_title(sheet, document, by_key):
    s = sheet()
    s.centre(200, "关于授予2023年度宁海市优秀中小企业服务机构称号的决定", size=30)
    s.write(188, 350, f"决定授予{NAMES[0]}、{NAMES[1]}“2023年度宁海市优秀中小企业服务机构”称号。")
    s.write(700, 500, "宁海市中小企业协会")
    s.write(740, 560, "二〇二四年一月八日")
    found = by_key(extract(document, s.page()))
    assert [row["name"].value for row in found["rows"].value] == NAMES[:2]
    assert (found["level"].value, found["date"].value) == ("association_city", "2024-01-08")


def test_a_tab_of_the_binder_is_no_annex(sheet, document, by_key):
    s, _ = letter(sheet, TITLE, BODY)
    s.write(900, 40, "第12页")
    s.write(100, 80, "附件5")
    found = by_key(extract(document, s.page()))
    assert (found["title"].value, found["date"].value) == ("".join(TITLE), "2024-06-18")
