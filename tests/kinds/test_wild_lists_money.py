"""Lists of loans, ledgers of services and tables of tenants as other offices head them; certificates too."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.sorting.split import sort_pages

KINDS = {kind.id: kind for kind in ALL_KINDS}
UNIT = "宁海小禾企业服务有限公司"


@pytest.fixture
def read(sheet, by_key):
    def fields(kind, title, rows, widths, *, head=(), foot=(), ruled=True):
        s = sheet(width=1754, height=1240)
        s.centre(70, title, size=40)
        for number, text in enumerate(head):
            s.write(60, 130 + 40 * number, text)
        (s.table if ruled else s.columns)(40, 240, widths, rows)
        for number, text in enumerate(foot):
            s.write(60, 290 + 44 * len(rows) + 44 * number, text)
        (found,) = sort_pages([s.page()], ALL_KINDS, {"a.pdf": "0" * 64})
        assert found.kind == kind
        return by_key(KINDS[kind].extract(found, no_reread))

    return fields


def column(fields, key):
    return [row[key].value if key in row else None for row in fields["rows"].value]


LOANS = [
    ["1", "宁海甲制造有限公司", "宁海银行城东支行", "300", "2025-03-04", "信用贷款"],
    ["2", "宁海乙科技有限公司", "宁海农村商业银行", "120.5", "2025-04-05", "抵押贷款"],
]
LOAN_HEADS = [
    ["序号", "获贷企业", "放贷银行", "获贷金额（万元）", "获贷日期", "贷款种类"],
    ["编号", "融资主体", "授信银行", "授信金额（万元）", "贷款发放日", "信贷产品"],
    ["No.", "用款企业", "资金提供方", "放贷金额（万元）", "起始日期", "业务品种"],
    ["序号", "受益企业", "经办银行", "到账金额（万元）", "到位时间", "产品类型"],
]


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("head", LOAN_HEADS)
def test_loans_under_other_headings(read, head, ruled):
    fields = read(
        "financing_evidence", "2025年度企业融资情况明细表", [head, *LOANS], [80, 340, 340, 260, 220, 200],
        head=[f"填报主体：{UNIT}"], foot=["合计：420.5万元", "制表：赵六"], ruled=ruled,
    )  # fmt: skip
    assert column(fields, "enterprise") == [row[1] for row in LOANS]
    assert column(fields, "institution") == [row[2] for row in LOANS]
    assert column(fields, "amount") == ["3000000", "1205000"]
    assert column(fields, "lent_on") == ["2025-03-04", "2025-04-05"]
    assert column(fields, "mode") == [row[5] for row in LOANS]
    assert fields["year"].value == "2025"


SERVICES = [
    [
        "1",
        "2025-03-04",
        "宁海甲制造有限公司",
        "设备融资困难",
        "对接银行授信",
        "宁海市政务大厅",
        "3",
        "满意",
    ],
    ["2", "2025-04-05", "宁海乙科技有限公司", "急需专利代理", "推荐代理机构", "企业现场", "2", "很满意"],
]
SERVICE_HEADS = [
    ["序号", "受理时间", "走访企业", "诉求事项", "办理结果", "走访地点", "参会人数", "回访情况"],
    ["编号", "开展日期", "受益企业名称", "企业需求描述", "解决方案", "实施地点", "受益人数", "客户反馈"],
    ["No.", "办理日期", "服务对象名称", "咨询事项", "处理情况", "活动场所", "参训人数", "服务反馈"],
    ["序号", "走访日期", "诉求企业", "问题诉求", "落实情况", "开展地点", "参加人次", "反馈结果"],
]


@pytest.mark.parametrize("head", SERVICE_HEADS)
def test_ledgers_under_other_headings(read, head):
    fields = read(
        "service_ledger", "2025年企业服务台账", [head, *SERVICES], [70, 190, 330, 220, 320, 230, 140, 140],
        head=[f"{UNIT}（盖章）"], foot=["登记人：赵六"],
    )  # fmt: skip
    assert column(fields, "enterprise") == [row[2] for row in SERVICES]
    assert column(fields, "demand") == [row[3] for row in SERVICES]
    assert column(fields, "record") == [row[4] for row in SERVICES]
    assert column(fields, "place") == [row[5] for row in SERVICES]
    assert column(fields, "persons") == ["3", "2"]
    assert column(fields, "feedback") == [row[7] for row in SERVICES]
    assert fields["unit_name"].value == UNIT
    assert fields["filled_by"].value == "赵六"


TENANTS = [
    ["1", "宁海甲制造有限公司", "91440101FAKE000011", "小型", "2024-03-01", "120", "周一", "13900000011"],
    ["2", "宁海乙科技有限公司", "91440101FAKE000022", "微型", "2024-05-06", "80", "吴二", "13900000012"],
]


@pytest.mark.parametrize(
    ("head", "above", "day"),
    [
        (["序号", "在驻企业名称", "统一代码", "划型结果", "进驻日期", "办公面积", "联络人", "手机号"],
         [f"园区运营方：{UNIT}", "（统计截至2025年12月31日）"], "2025-12-31"),
        (["编号", "入孵企业", "机构代码", "规模等级", "入场时间", "场地使用面积", "对接人", "联系号码"],
         [f"填报单位（公章）：{UNIT}   填报日期：2026年3月5日", "截止时间：2026年2月28日"], "2026-02-28"),
        (["No.", "市场主体名称", "税号", "企业划型", "起租日期", "占用面积", "企业对接人", "联系手机"],
         [f"（报送单位：{UNIT}）", "数据截至2025年12月31日"], "2025-12-31"),
    ],
)  # fmt: skip
def test_tenants_under_other_headings(read, head, above, day):
    fields = read(
        "tenant_list", "入驻企业情况统计表", [head, *TENANTS], [80, 340, 300, 140, 200, 200, 160, 220],
        head=above, foot=["共计入驻企业2家", "统计人员：赵六"],
    )  # fmt: skip
    assert column(fields, "name") == [row[1] for row in TENANTS]
    assert column(fields, "size") == [row[3] for row in TENANTS]
    assert column(fields, "entered_on") == [row[4] for row in TENANTS]
    assert column(fields, "area") == [row[5] for row in TENANTS]
    assert column(fields, "contact") == [row[6] for row in TENANTS]
    assert (fields["unit_name"].value, fields["snapshot_on"].value) == (UNIT, day)
    assert (fields["declared_total"].value, fields["filled_by"].value) == ("2", "赵六")
