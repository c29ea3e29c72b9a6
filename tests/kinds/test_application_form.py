"""The Qinghai annex 1 form, drawn as printed, in another layout, and as an office file (domain 1.14)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dossier_ai.core import Rect, Seal, no_reread
from dossier_ai.kinds import application_form

W = [280, 280, 240, 240, 240, 320, 340]


def cover(sheet, office=False):
    s = sheet(origin="office" if office else "ocr")

    def part(k):
        return f"paragraph {k}" if office else None

    s.write(300, 300, "青海省中小企业公共服务示范平台", size=40, part=part(1))
    s.write(450, 380, "申  请  推 荐 表", size=44, part=part(2))
    s.write(240, 800, "单 位 名 称 ：示例中小企业服务有限公司", part=part(3))
    s.write(240, 880, "申报平台名称：示例中小企业公共服务平台", part=part(4))
    s.write(240, 960, "所在市（州）：示例市", part=part(5))
    s.write(240, 1040, "填 报 日 期 ：2026年5月20日", part=part(6))
    s.write(420, 1500, "青海省工业和信息化厅制", part=part(7))
    return s


def body(sheet, office=False, boxes="租用☑    自有□", scribble=False):
    s = sheet(width=2000, height=2600, origin="office" if office else "ocr")
    s.write(
        300, 60, "青海省中小企业公共服务示范平台申请推荐表", size=32, part="paragraph 8" if office else None
    )
    s.write(30, 130, "申请单位（盖章）：示例中小企业服务有限公司", part="paragraph 9" if office else None)
    n = None
    rows = [
        ["一、平台（申请单位）基本情况", n, n, n, n, n, n],
        ["注册日期：2019年10月1日", n, n, "单位性质：企业", n, "法人代表：张示例", n],
        ["注册地址：示例市示例区示例路1号", n, n, n, n, "邮政编码：810000", n],
        ["联系人：李示例", "联系电话：0971-6100000", n, n, "手机：13900000001", n, "传真：0971-6100001"],
        ["电子邮件：a@example.invalid", n, n, "网址（已建网站的填写）：www.example.invalid", n, n, n],
        ["注册资本\n500.00\n万元", "其中：主要投资方名称", n, "性质", n, "投资比例 ％", n],
        ["^", "示例投资有限公司", n, "法人", n, "60", n],
        ["^", "张示例", n, "自然人", n, "40", n],
        ["总资产\n320.50\n万元", "其中：服务设施、软件占总资产的  12.5  %", n, n, n, n, n],
        ["^", "仪器设备：  25  台（套），占总资产的  8.3  ％", n, n, n, n, n],
        ["^", f"场地面积：  498.60  平米，性质：  {boxes}，自有场地占总资产的   0   ％", n, n, n, n, n],
        ["从业人数： 18 人", n, "其中：大专及以上学历和中级及以上技术职称的专业人员： 12 人", n, n, n, n],
        ["二、近三年平台运营管理（单位：万元）", n, n, n, n, n, n],
        [
            "年度",
            "营业收入",
            "其中：\n服务收入",
            "利润总额",
            "服务成本支出",
            "服务中小企业户（次）数",
            "其中：签订服务协议户数",
        ],
        ["2023", "210.00", "150.00", "12.30", "80.00", "60", "20"],
        ["2024", "230.50", "160.00", "-3.20", "85.00", "66", "24"],
        ["2025年", "250.00", "180.25", "15.00", "90.00", "72", "30"],
        ["三、服务能力及业绩", n, n, n, n, n, n],
        ["获得专业服务\n资质情况", "示例培训资质", n, n, n, n, n],
        ["主要服务产品", n, "服务规模（家、人/次）", n, n, "服务收入占年营业收入％", n],
        ["政策信息服务", n, "72家", n, n, "40", n],
        ["培训服务", n, "600人次", n, n, "25.5", n],
        ["", n, "", n, n, "", n],
        ["合作资源", "签订合作协议的单位", n, n, "其他合作单位", n, n],
        ["^", "示例大学、示例协会、示例事务所", n, n, "示例银行", n, n],
        ["运用信息技术\n开展服务情况", "建有线上平台", n, n, n, n, n],
        ["获得市级及以上部门\n授予的荣誉证书\n或证明", "示例荣誉", n, n, n, n, n],
        ["四、政府支持情况", n, n, n, n, n, n],
        ["得到政府扶持\n的情况", "无", n, n, n, n, n],
        [
            "市级及以上部门认定为公共\n服务平台的文件名及文号",
            n,
            "示例市工信局示例文件〔2024〕5号",
            n,
            n,
            n,
            n,
        ],
        ["五、中小企业主管部门审核推荐意见", n, n, n, n, n, n],
        ["市（州）中小企业主管部门审核意见（不少于20字）", n, n, n, n, n, n],
        [
            "经审核，该平台运营规范，服务能力较强，同意推荐申报。\n（单位盖章）\n2026年5月22日",
            n,
            n,
            n,
            n,
            n,
            n,
        ],
    ]
    rects = s.table(30, 180, W, rows, part="table 1, row {row}, cell {column}" if office else None)
    if scribble:
        word = next(w for w in s.words if "场地面积" in w.text)
        at = word.text.index("□")
        box = word.slice(at, at + 1)
        s.scribble(Rect(box.left, box.top - 4, box.right + 6, box.bottom))
    return s, rects


def read_form(document, by_key, *pages):
    return by_key(application_form.KIND.extract(document("application_form", *pages), no_reread))


TEXTS = {
    "applicant": "示例中小企业服务有限公司",
    "platform_name": "示例中小企业公共服务平台",
    "region": "示例市",
    "filled_on": "2026-05-20",
    "registered_on": "2019-10-01",
    "entity_nature": "企业",
    "legal_rep": "张示例",
    "address": "示例市示例区示例路1号",
    "postcode": "810000",
    "contact": "李示例",
    "phone": "0971-6100000",
    "mobile": "13900000001",
    "fax": "0971-6100001",
    "email": "a@example.invalid",
    "website": "www.example.invalid",
    "staff_count": "18",
    "professional_count": "12",
    "site_tenure": "租用",
    "equipment_count": "25",
    "qualifications": "示例培训资质",
    "digital_services": "建有线上平台",
    "honours": "示例荣誉",
    "support": "无",
    "recognition": "示例市工信局示例文件〔2024〕5号",
    "partners": ("示例大学", "示例协会", "示例事务所"),
    "other_partners": ("示例银行",),
    "opinion": "经审核，该平台运营规范，服务能力较强，同意推荐申报。",
}
NUMBERS = {
    "registered_capital": "5000000",
    "total_assets": "3205000",
    "software_share": "12.5",
    "equipment_share": "8.3",
    "site_area": "498.60",
    "owned_site_share": "0",
}


@pytest.mark.parametrize("office", [False, True])
def test_every_field_of_the_annex_is_read(sheet, document, by_key, office):
    fields = read_form(document, by_key, cover(sheet, office).page(1), body(sheet, office)[0].page(2))
    wrong = {
        k: fields[k].value if k in fields else "missing"
        for k, v in TEXTS.items()
        if k not in fields or fields[k].value != v
    }
    assert not wrong
    wrong = {
        k: fields[k].value if k in fields else "missing"
        for k, v in NUMBERS.items()
        if k not in fields or Decimal(fields[k].value) != Decimal(v)
    }
    assert not wrong
    assert fields["total_assets"].raw.startswith("320.50")
    for field in fields.values():
        assert field.evidence
        assert (field.evidence[0].part is not None) == office


def test_the_three_years_are_in_yuan_and_in_order(sheet, document, by_key):
    fields = read_form(document, by_key, body(sheet)[0].page(1))
    years = fields["years"].value
    assert [r["year"].value for r in years] == ["2023", "2024", "2025"]
    assert [Decimal(r["revenue"].value) for r in years] == [2100000, 2305000, 2500000]
    assert [Decimal(r["total_profit"].value) for r in years] == [123000, -32000, 150000]
    assert [r["served"].value for r in years] == ["60", "66", "72"]
    assert [r["agreements"].value for r in years] == ["20", "24", "30"]
    assert years[0]["revenue"].raw == "210.00"


def test_inner_lists_end_where_the_next_block_begins(sheet, document, by_key):
    fields = read_form(document, by_key, body(sheet)[0].page(1))
    assert [
        (r["product"].value, r["scale"].value, r["share"].value) for r in fields["service_items"].value
    ] == [
        ("政策信息服务", "72家", "40"),
        ("培训服务", "600人次", "25.5"),
    ]
    assert [(r["name"].value, r["nature"].value, r["share"].value) for r in fields["investors"].value] == [
        ("示例投资有限公司", "法人", "60"),
        ("张示例", "自然人", "40"),
    ]


@pytest.mark.parametrize(
    ("boxes", "option"),
    [
        ("租用☑    自有□", "租用"),
        ("租用□    自有☑", "自有"),
        ("租用√□    自有□", "租用"),
        ("租用□√    自有□", "租用"),
        ("□租用   ■自有", "自有"),
        ("√租用   □自有", "租用"),
        ("租用回    自有口", "租用"),
    ],
)
def test_the_ticked_box_decides_tenure(sheet, document, by_key, boxes, option):
    fields = read_form(document, by_key, body(sheet, boxes=boxes)[0].page(1))
    assert fields["site_tenure"].value == option


def test_a_drawn_tick_over_a_box_decides_tenure(sheet, document, by_key):
    fields = read_form(document, by_key, body(sheet, boxes="租用□    自有□", scribble=True)[0].page(1))
    assert fields["site_tenure"].value == "租用"


def test_no_tick_and_two_ticks_give_no_tenure(sheet, document, by_key):
    assert "site_tenure" not in read_form(document, by_key, body(sheet, boxes="租用□    自有□")[0].page(1))
    both = read_form(document, by_key, body(sheet, boxes="租用☑    自有☑")[0].page(1))
    assert both["site_tenure"].value is None


def test_an_empty_form_has_no_values(sheet, document, by_key):
    s = sheet(width=2000)
    s.write(30, 130, "申请单位（盖章）：")
    n = None
    s.table(30, 180, W, [
        ["注册日期：", n, n, "单位性质：", n, "法人代表：", n],
        ["联系人：", "联系电话：", n, n, "手机：", n, "传真："],
        ["总资产\n________\n万元", "仪器设备：         台（套），占总资产的      ％", n, n, n, n, n],
        ["从业人数：     人", n, "其中：大专及以上学历和中级及以上技术职称的专业人员：       人", n, n, n, n],
    ])  # fmt: skip
    fields = read_form(document, by_key, s.page())
    assert {k for k, f in fields.items() if f.value not in (None, False)} == set()


def test_seals_of_applicant_and_authority_are_told_apart(sheet, document, by_key):
    s, rects = body(sheet)
    s.seals.append(Seal(Rect(300, 80, 480, 260), "round", "red", "示例中小企业服务有限公司", None, 0.9))
    cell = rects[-1][0]
    plain = read_form(document, by_key, body(sheet)[0].page(1))
    assert (plain["applicant_sealed"].value, plain["opinion_sealed"].value) == (False, False)
    one = read_form(document, by_key, s.page(1))
    assert (one["applicant_sealed"].value, one["opinion_sealed"].value) == (True, False)
    s.seals.append(Seal(Rect(700, cell.top, 860, cell.top + 100), "round", "red", "示例市工信局", None, 0.9))
    two = read_form(document, by_key, s.page(1))
    assert (two["applicant_sealed"].value, two["opinion_sealed"].value) == (True, True)


def test_a_seal_behind_a_long_name_is_the_applicants(sheet, document, by_key):
    s = sheet()
    s.centre(60, "示例平台申请推荐表", size=40)
    written = s.write(
        100, 180, "申请单位（盖章）：示例省示例市示例区中小企业公共服务管理咨询有限责任公司", size=26
    )
    s.seals.append(
        Seal(Rect(written.right - 120, 80, written.right + 80, 280), "round", "red", None, None, 0.9)
    )
    assert read_form(document, by_key, s.page())["applicant_sealed"].value is True


def test_label_and_value_in_cells_of_their_own(sheet, document, by_key):
    s = sheet(width=2000)
    s.table(30, 180, [200, 380, 200, 380], [
        ["单位名称", "示例中小企业服务有限公司", "法定代表人", "张示例"],
        ["联系电话", "0971-6100000", "手机", "13900000001"],
        ["注册资本（万元）", "500", "总资产（万元）", "320.5"],
        ["从业人数", "18", "专业技术人员", "12"],
    ])  # fmt: skip
    fields = read_form(document, by_key, s.page())
    assert fields["applicant"].value == "示例中小企业服务有限公司"
    assert (fields["phone"].value, fields["mobile"].value) == ("0971-6100000", "13900000001")
    assert Decimal(fields["registered_capital"].value) == 5000000
    assert Decimal(fields["total_assets"].value) == 3205000
    assert fields["staff_count"].value == "18"


@pytest.mark.parametrize(
    ("left", "sealed"),
    [
        ("章）：示例中小企业服务有限公司", True),
        ("位（盖章）：示例中小企业服务有限公司", True),
        ("（单位盖章）", False),
    ],
)
def test_a_seal_that_hides_part_of_its_label_is_the_applicants(sheet, document, by_key, left, sealed):
    s = sheet()
    s.centre(60, "示例平台申请推荐表", size=40)
    written = s.write(220, 180, left, size=26)
    s.seals.append(Seal(Rect(160, 80, written.left + 150, 280), "round", "red", None, None, 0.9))
    found = read_form(document, by_key, s.page()).get("applicant_sealed")
    assert (found is not None and found.value is True) == sealed
