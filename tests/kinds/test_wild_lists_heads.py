"""Lists under headings that no list of synonyms holds, and what stands above and below lists in practice."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import ALL_KINDS

KINDS = {kind.id: kind for kind in ALL_KINDS}
UNIT = "宁海小禾企业服务有限公司"


def drawn(sheet, title, rows, widths, *, head=(), foot=(), ruled=True, ticks=()):
    s = sheet(width=1754, height=1240)
    s.centre(70, title, size=40)
    for number, text in enumerate(head):
        s.write(60, 130 + 40 * number, text)
    if ruled:
        s.table(40, 240, widths, rows, ticks=ticks)
    else:
        s.columns(40, 240, widths, rows)
    for number, text in enumerate(foot):
        s.write(60, 280 + 44 * len(rows) + 44 * number, text)
    return s.page()


@pytest.fixture
def fields_of(document, by_key):
    def read(kind, page):
        return by_key(KINDS[kind].extract(document(kind, page), no_reread))

    return read


def column(fields, key):
    return [row[key].value if key in row else None for row in fields["rows"].value]


CLIENTS = [
    ["1", "宁海甲制造有限公司", "91440101FAKE000011", "周一", "13900000011", "人才培训", "线下", "满意"],
    ["2", "宁海乙科技有限公司", "91440101FAKE000022", "吴二", "13900000012", "融资服务", "线上", "很满意"],
    ["3", "宁海丙商贸有限公司", "91440101FAKE000033", "郑三", "13900000013", "政策信息", "线下", "不满意"],
]
CLIENT_WIDTHS = [80, 330, 300, 140, 220, 200, 160, 160]


@pytest.mark.parametrize(
    "head",
    [
        ["序号", "受益企业名称", "统一代码", "对接人员", "移动电话", "服务大类", "服务途径", "回访结果"],
        [
            "编号",
            "服务对象（企业）名称",
            "企业代码",
            "联系人员",
            "联系号码",
            "业务类别",
            "开展形式",
            "评价等级",
        ],
        ["No.", "企业全称", "证照代码", "何人接洽", "可拨打号码", "所办之事归类", "如何提供", "企业怎么看"],
        ["序", "中小企业", "信用代码证号", "客户代表", "手机/电话", "服务板块", "渠道", "满意与否"],
    ],
)
@pytest.mark.parametrize("ruled", [True, False])
def test_clients_under_other_headings(sheet, fields_of, head, ruled):
    page = drawn(sheet, "服务企业名录", [head, *CLIENTS], CLIENT_WIDTHS, ruled=ruled)
    fields = fields_of("served_enterprise_list", page)
    assert column(fields, "name") == [row[1] for row in CLIENTS]
    assert column(fields, "category") == [row[5] for row in CLIENTS]
    assert column(fields, "mode") == [row[6] for row in CLIENTS]
    assert column(fields, "satisfaction") == ["satisfied", "satisfied", "dissatisfied"]


def test_ways_and_satisfaction_ticked_in_columns(sheet, fields_of, layouts):
    head = [
        ["序号", "企业名称", "服务内容", "服务方式", None, "满意度", None, None],
        ["^", "^", "^", "线上", "线下", "满意", "基本满意", "不满意"],
    ]
    rows = [
        ["1", "宁海甲制造有限公司", "政策咨询", "√", "", "√", "", ""],
        ["2", "宁海乙科技有限公司", "培训", "", "√", "", "√", ""],
        ["3", "宁海丙商贸有限公司", "检测", "√", "√", "", "", "√"],
    ]
    page = drawn(sheet, "服务企业名录", [*head, *rows], [80, 330, 240, 120, 120, 120, 140, 120])
    fields = fields_of("served_enterprise_list", page)
    assert column(fields, "mode") == ["线上", "线下", "线上+线下"]
    assert column(fields, "satisfaction") == ["satisfied", None, "dissatisfied"]
    layouts.assert_on_print([page], [fields["rows"]])


def test_two_things_in_one_column(sheet, fields_of):
    head = ["序号", "企业名称", "联系人及联系方式", "服务类别/方式", "服务时间", "评价"]
    rows = [
        ["1", "宁海甲制造有限公司", "周一 13900000011", "培训服务/线下", "2025-03-04", "★★★★★"],
        ["2", "宁海乙科技有限公司", "吴二 13900000012", "融资服务/线上", "2025-04-05", "优秀"],
        ["3", "宁海丙商贸有限公司", "郑三 0951-5012345", "信息服务/线上", "2025-04-06", "★★☆☆☆"],
    ]
    fields = fields_of(
        "served_enterprise_list", drawn(sheet, "服务企业名录", [head, *rows], [80, 360, 330, 260, 200, 180])
    )
    assert column(fields, "contact") == ["周一", "吴二", "郑三"]
    assert column(fields, "phone") == ["13900000011", "13900000012", "0951-5012345"]
    assert column(fields, "category") == ["培训服务", "融资服务", "信息服务"]
    assert column(fields, "mode") == ["线下", "线上", "线上"]
    assert column(fields, "satisfaction") == ["satisfied", "satisfied", "dissatisfied"]


def test_days_of_birth_and_two_columns_of_one_shape_name_nothing(sheet, fields_of):
    head = ["序号", "姓名", "出生年月", "紧急电话", "家属电话", "学历"]
    rows = [
        ["1", "张三", "1988-01", "13900000001", "13900000007", "本科"],
        ["2", "李四", "1990-02", "13900000002", "13900000008", "硕士"],
    ]
    fields = fields_of(
        "staff_roster", drawn(sheet, "人员花名册", [head, *rows], [80, 160, 200, 240, 240, 160])
    )
    assert column(fields, "joined_on") == [None, None]
    assert column(fields, "degree") == ["本科", "硕士"]


@pytest.mark.parametrize(
    ("cells", "want"), [(["2019年至今", "2021至今"], ["2019/..", "2021/.."]), (["5年", "3年"], ["5", "3"])]
)
def test_years_that_say_so_themselves(sheet, fields_of, cells, want):
    rows = [["1", "张三", "经理", "本科", cells[0]], ["2", "李四", "专员", "大专", cells[1]]]
    page = drawn(
        sheet, "人员花名册", [["序号", "姓名", "岗位", "学历", "从业情况"], *rows], [80, 160, 200, 160, 300]
    )
    assert column(fields_of("staff_roster", page), "years") == want


@pytest.mark.parametrize("header", ["平台工龄", "在本单位工作年限", "司龄（年）", "从事平台服务年数"])
def test_years_of_work(sheet, fields_of, header):
    rows = [["1", "张三", "经理", "本科", "6"], ["2", "李四", "专员", "大专", "3"]]
    page = drawn(
        sheet, "人员花名册", [["序号", "姓名", "岗位", "学历", header], *rows], [80, 160, 200, 160, 300]
    )
    assert column(fields_of("staff_roster", page), "years") == ["6", "3"]


PEOPLE = [["序号", "姓名", "岗位", "学历"], ["1", "张三", "经理", "本科"], ["2", "李四", "专员", "大专"]]


@pytest.mark.parametrize(
    ("title", "head", "foot"),
    [
        (f"专职人员名册（{UNIT}）", [], ["制表人员：赵六      复核：钱七"]),
        ("专职人员名册", [], [f"{UNIT}（公章）", "2026年3月5日", "统计员：赵六"]),
        ("专职人员名册", [f"{UNIT}现有专职服务人员12人，名单如下："], ["本表由赵六负责填写"]),
        ("专职人员名册", [f"责任主体：{UNIT}"], ["录入人：赵六 联系电话：13900000009"]),
        (f"{UNIT}2025年度专职人员配备名册", [], ["编 制：赵六   审 核：钱七"]),
        ("专职人员名册", [f"填报单位：{UNIT}（盖章）"], ["制表：赵六审核：钱七"]),
        ("专职人员名册", [f"填报：{UNIT}"], ["编制：赵六复审：钱七"]),
        ("专职人员名册", [f"{UNIT}·示范平台申报材料"], ["填表人：赵六"]),
        ("专职人员名册", [], ["造表：赵六", UNIT, "二〇二六年三月五日"]),
    ],
)
def test_who_a_list_is_of_and_who_made_it(sheet, fields_of, layouts, title, head, foot):
    page = drawn(sheet, title, PEOPLE, [80, 200, 240, 200], head=head, foot=foot)
    fields = fields_of("staff_roster", page)
    assert fields["unit_name"].value == UNIT
    assert fields["filled_by"].value == "赵六"
    layouts.assert_on_print([page], [fields["unit_name"], fields["filled_by"]])


@pytest.mark.parametrize("head", ["主管单位：宁海市工业和信息化促进中心", "供应商：宁海甲制造有限公司"])
def test_others_named_above_a_list_are_not_its_unit(sheet, fields_of, head):
    page = drawn(sheet, "专职人员名册", PEOPLE, [80, 200, 240, 200], head=[head])
    assert "unit_name" not in fields_of("staff_roster", page)


THINGS = [["1", "服务器", "数据处理", "2", "12.50"], ["2", "检测仪", "产品检测", "1", "38.00"]]


@pytest.mark.parametrize(
    ("header", "foot"),
    [
        ("总价（万元）", ["合计：设备3台（套），原值合计50.50万元"]),
        ("账面价值", ["以上设备共计3台套，购置总金额：505000元"]),
        ("取得成本（万元）", ["设备总数：3台；资产总额为50.50万元。"]),
        ("购置费用", ["总数量：3件，价值合计人民币50.50万元"]),
    ],
)
def test_worth_and_totals_of_equipment(sheet, fields_of, header, foot):
    page = drawn(
        sheet,
        "仪器设备台账",
        [["序号", "资产名称", "用途", "数量", header], *THINGS],
        [80, 300, 300, 160, 260],
        head=["单位：万元"],
        foot=foot,
    )
    fields = fields_of("equipment_list", page)
    assert column(fields, "value") == ["125000", "380000"]
    assert (fields["total_quantity"].value, fields["total_value"].value) == ("3", "505000")


@pytest.mark.parametrize(
    "header", ["上年度营收（万元）", "年营业额(万元)", "2025年主营收入（万元）", "年产值（万元）"]
)
def test_revenue_of_tenants(sheet, fields_of, header):
    rows = [
        ["1", "宁海甲制造有限公司", "2024-03-01", "120", "8", "560.5"],
        ["2", "宁海乙科技有限公司", "2024-05-06", "80", "5", "88"],
    ]
    page = drawn(
        sheet,
        "入驻企业一览表",
        [["序号", "在驻企业", "进园日期", "占用面积（㎡）", "用工人数", header], *rows],
        [80, 360, 220, 220, 180, 300],
    )
    fields = fields_of("tenant_list", page)
    assert column(fields, "revenue") == ["5605000", "880000"]
    assert column(fields, "staff") == ["8", "5"]
    assert column(fields, "area") == ["120", "80"]


@pytest.mark.parametrize(
    "head",
    [
        ["序号", "专家姓名", "供职单位", "专业技术职务", "特长", "起聘时间", "聘任年限"],
        ["编号", "姓名", "现单位", "职级", "主攻方向", "受聘年月", "服务期限"],
        ["No.", "入库专家", "所在机构", "资格/职称", "咨询方向", "入选时间", "聘期（起止）"],
    ],
)
def test_experts_under_other_headings(sheet, fields_of, head):
    rows = [
        ["1", "周一", "宁海大学", "教授", "数字化", "2024-03-01", "2024-03-01至2027-02-28"],
        ["2", "吴二", "宁海工业研究院", "高级工程师", "检测", "2024-05-01", "2024-05-01至2027-04-30"],
    ]
    page = drawn(sheet, "外聘专家名录", [head, *rows], [80, 160, 300, 220, 200, 220, 420])
    fields = fields_of("expert_pool", page)
    assert column(fields, "title") == ["教授", "高级工程师"]
    assert column(fields, "employer") == ["宁海大学", "宁海工业研究院"]
    assert column(fields, "appointed_on") == ["2024-03-01", "2024-05-01"]
    assert column(fields, "term") == ["2024-03-01/2027-02-28", "2024-05-01/2027-04-30"]
    assert "unit_name" not in fields


def test_terms_in_two_columns_and_terms_alone(sheet, fields_of):
    head = [
        ["序号", "姓名", "工作单位", "职称", "专业领域", "聘期", None],
        ["^", "^", "^", "^", "^", "起", "止"],
    ]
    row = ["1", "周一", "宁海大学", "教授", "数字化"]
    page = drawn(
        sheet, "专家名录", [*head, [*row, "2024-03-01", "2027-02-28"]], [80, 160, 300, 180, 200, 200, 200]
    )
    fields = fields_of("expert_pool", page)
    assert column(fields, "appointed_on") == ["2024-03-01"]
    assert column(fields, "term") == ["2024-03-01/2027-02-28"]
    alone = [["序号", "姓名", "工作单位", "任期"], ["1", "周一", "宁海大学", "2024-03-01至2027-02-28"]]
    fields = fields_of("expert_pool", drawn(sheet, "专家名录", alone, [80, 160, 300, 460]))
    assert column(fields, "appointed_on") == ["2024-03-01"]
    assert fields["rows"].value[0]["appointed_on"].confidence < 0.9


def test_headers_that_only_their_group_explains(sheet, fields_of):
    head = [
        ["序号", "专家信息", None, None, None, "聘任信息", None],
        ["^", "姓名", "单位", "职称", "领域", "时间", "期限"],
    ]
    row = ["1", "周一", "宁海大学", "教授", "数字化", "2024-03-01", "3年"]
    fields = fields_of(
        "expert_pool", drawn(sheet, "专家名录", [*head, row], [80, 160, 260, 180, 200, 240, 160])
    )
    want = {"employer": "宁海大学", "title": "教授", "appointed_on": "2024-03-01", "field": "数字化"}
    assert {key: column(fields, key)[0] for key in want} == want
    assert column(fields, "term") == ["2024-03-01/2027-02-28"]
    head = [
        ["序号", "姓名", "职称情况", None, "平台工作", None],
        ["^", "^", "名称", "证书编号", "岗位", "年限"],
    ]
    rows = [["1", "张三", "经济师", "A123456", "经理", "5"], ["2", "李四", "会计师", "A123457", "专员", "3"]]
    fields = fields_of(
        "staff_roster", drawn(sheet, "人员花名册", [*head, *rows], [80, 160, 240, 240, 200, 160])
    )
    assert column(fields, "title") == ["经济师", "会计师"]
    assert column(fields, "years") == ["5", "3"]


def test_a_header_of_three_lines_without_rulings(sheet, fields_of):
    head = ["序号", "姓名", "岗位", "学历", "在服务平台\n工作年限\n（年）", "联系\n电话"]
    rows = [
        ["1", "张三", "经理", "本科", "5", "13900000001"],
        ["2", "李四", "专员", "大专", "3", "13900000002"],
        ["3", "王五", "专员", "大专", "4", "13900000003"],
    ]
    page = drawn(sheet, "人员花名册", [head, *rows], [80, 160, 200, 160, 300, 240], ruled=False)
    fields = fields_of("staff_roster", page)
    assert column(fields, "name") == ["张三", "李四", "王五"]
    assert column(fields, "years") == ["5", "3", "4"]
