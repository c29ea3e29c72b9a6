"""变更登记通知书 as table, labels, letter and registry print. Invented organisations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier_ai.core import FieldState, Rect, Seal, no_reread
from dossier_ai.kinds.change_notice import KIND

OLD, NEW = "宁海小禾企业服务有限公司", "宁海禾苗企业服务有限公司"
CODE = "91630102FAKE0003X0"


def extract(document, *pages):
    return KIND.extract(document(KIND.id, *pages), no_reread)


def values(found, *keys):
    return tuple(found[key].value for key in keys)


def rows(field):
    return [{key: cell.value for key, cell in row.items()} for row in field.value]


def notice(sheet):
    s = sheet()
    s.centre(160, "准 予 变 更 登 记 通 知 书", size=44)
    s.centre(240, "（宁市监）登记内变字〔2024〕第01203号")
    s.write(140, 340, f"{NEW}：")
    s.write(188, 400, "经审查，你单位提交的变更登记申请材料齐全，符合法定形式，我局决定准予")
    s.write(140, 440, "变更登记。具体变更事项如下：")
    return s


def signed(s, y=1100):
    s.write(780, y, "宁海市市场监督管理局")
    s.write(840, y + 50, "2024年05月06日")
    seal = Seal(Rect(800, y - 60, 1000, y + 140), "round", "red", "宁海市市场监督管理局", None, 0.8)
    own = Seal(Rect(150, y - 60, 350, y + 140), "round", "red", NEW, None, 0.9)
    return replace(s.page(), seals=(own, seal))


CHANGES = [
    {"item": "名称", "before": OLD, "after": NEW},
    {"item": "法定代表人", "before": "钱二", "after": "赵一山"},
]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_notice_with_a_table(sheet, document, by_key, layouts, ruled):
    s = notice(sheet)
    table = [["变更事项", "变更前内容", "变更后内容"], ["名称", OLD, NEW], ["法定代表人", "钱二", "赵一山"]]
    if ruled:
        s.table(120, 520, [200, 390, 390], table)
    else:
        s.columns(120, 520, [200, 390, 390], table)
    page = signed(s)
    fields = extract(document, page)
    found = by_key(fields)
    assert rows(found["changes"]) == CHANGES
    assert values(found, "old_name", "new_name") == (OLD, NEW)
    assert values(found, "old_legal_rep", "new_legal_rep") == ("钱二", "赵一山")
    assert found["doc_no"].value == "（宁市监）登记内变字〔2024〕1203号"
    assert values(found, "name", "approved_on", "registrar") == (NEW, "2024-05-06", "宁海市市场监督管理局")
    assert found["sealed"].value is True
    assert found["sealed"].evidence[0].box[0] > 0.5
    layouts.assert_on_print([page], fields)


def test_labels_of_former_and_present_names(sheet, document, by_key, layouts):
    s = sheet()
    s.centre(160, "企业名称变更核准通知书", size=44)
    s.write(140, 300, f"统一社会信用代码：{CODE}")
    s.write(140, 350, f"原企业名称：{OLD}")
    s.write(140, 400, f"现企业名称：{NEW}")
    s.write(140, 450, "核准日期：2024年5月6日")
    s.write(140, 500, "核准机关：宁海市市场监督管理局")
    page = s.page()
    fields = extract(document, page)
    found = by_key(fields)
    assert values(found, "old_name", "new_name", "name", "uscc") == (OLD, NEW, NEW, CODE)
    assert values(found, "approved_on", "registrar") == ("2024-05-06", "宁海市市场监督管理局")
    assert values(found, "old_legal_rep", "sealed") == (None, False)
    assert found["sealed"].evidence[0].grounding == "searched"
    layouts.assert_on_print([page], fields)


def test_blocks_of_item_before_and_after(sheet, document, by_key, layouts):
    s = sheet()
    s.centre(160, "变更（备案）通知书", size=44)
    texts = [
        "变更事项：名称变更",
        f"变更前：{OLD}",
        f"变更后：{NEW}",
        "变更事项：法定代表人变更",
        "变更前：钱二",
        "变更后：赵一山",
    ]
    for i, text in enumerate(texts):
        s.write(140, 300 + 56 * i, text)
    page = signed(s)
    fields = extract(document, page)
    found = by_key(fields)
    assert [row["item"] for row in rows(found["changes"])] == ["名称变更", "法定代表人变更"]
    assert values(found, "old_name", "new_name") == (OLD, NEW)
    assert values(found, "old_legal_rep", "new_legal_rep") == ("钱二", "赵一山")
    layouts.assert_on_print([page], fields)


@pytest.mark.parametrize(
    "sentence",
    [
        f"你单位企业名称由“{OLD}”变更为“{NEW}”，准予登记。",
        f"原企业名称为{OLD}，现变更为{NEW}。",
        f"原名称：{OLD}，现名称：{NEW}。",
        f"经核准，{OLD}更名为{NEW}。",
        f"名称从{OLD}更改为{NEW}；其余事项不变。",
    ],
)
def test_a_letter_states_the_change_in_prose(sheet, document, by_key, layouts, sentence):
    s = sheet()
    s.centre(160, "变更登记通知书", size=44)
    s.write(140, 300, f"{NEW}：")
    for i in range(0, len(sentence), 38):
        s.write(188 if not i else 140, 360 + 42 * (i // 38), sentence[i : i + 38])
    page = signed(s, 800)
    fields = extract(document, page)
    found = by_key(fields)
    assert values(found, "old_name", "new_name", "name") == (OLD, NEW, NEW)
    assert values(found, "approved_on", "registrar", "sealed") == ("2024-05-06", "宁海市市场监督管理局", True)
    layouts.assert_on_print([page], fields)


def test_a_name_that_wraps_has_both_places(sheet, document, by_key, layouts):
    s = sheet()
    s.centre(160, "变更登记通知书", size=44)
    s.write(188, 300, f"兹核准你单位自2024年5月6日起企业名称由“{OLD}”变更为“宁海")
    s.write(140, 342, "禾苗企业服务有限公司”。")
    page = s.page()
    fields = extract(document, page)
    found = by_key(fields)
    assert found["new_name"].value == NEW
    assert len(found["new_name"].evidence) == 2
    layouts.assert_on_print([page], fields)


def test_a_registry_print_of_many_years(sheet, document, by_key, layouts):
    s = sheet(width=1754, height=1240)
    s.centre(100, "企业变更信息", size=40)
    s.write(120, 180, f"企业名称：{NEW}")
    s.write(900, 180, f"统一社会信用代码：{CODE}")
    s.table(
        100,
        260,
        [90, 280, 480, 480, 220],
        [
            ["序号", "变更事项", "变更前内容", "变更后内容", "变更日期"],
            ["1", "经营范围变更", "企业管理咨询", "企业管理咨询；\n会议服务", "2025年01月09日"],
            ["2", "名称变更", OLD, NEW, "2024年05月06日"],
            ["3", "投资人（股东名称）变更", "宁海谷雨投资有限公司", "宁海麦田投资有限公司", "2023年02月03日"],
            ["4", "名称变更", "宁海小苗信息咨询有限公司", OLD, "2019年08月01日"],
        ],
    )
    s.write(1200, 1160, "打印日期：2025年11月20日")
    page = s.page()
    fields = extract(document, page)
    found = by_key(fields)
    assert values(found, "old_name", "new_name", "approved_on", "name") == (OLD, NEW, "2024-05-06", NEW)
    assert len(found["changes"].value) == 4
    assert rows(found["changes"])[0]["after"] == "企业管理咨询；会议服务"
    assert found["uscc"].value == CODE
    assert found["registrar"].state is FieldState.ABSENT
    layouts.assert_on_print([page], fields)


def test_a_cell_with_several_things(sheet, document, by_key, layouts):
    s = notice(sheet)
    s.table(
        100,
        520,
        [230, 400, 400],
        [
            ["变更事项", "变更前", "变更后"],
            ["名称、法定代表人", f"名称：{OLD}；\n法定代表人：钱二", f"名称：{NEW}；\n法定代表人：赵一山"],
        ],
    )
    page = signed(s)
    fields = extract(document, page)
    found = by_key(fields)
    assert values(found, "old_name", "new_name") == (OLD, NEW)
    assert values(found, "old_legal_rep", "new_legal_rep") == ("钱二", "赵一山")
    layouts.assert_on_print([page], fields)


def test_a_change_of_address_is_no_change_of_name(sheet, document, by_key):
    s = notice(sheet)
    s.table(120, 520, [200, 390, 390], [["变更事项", "变更前", "变更后"], ["住所", "湖滨路7号", "学府路1号"]])
    found = by_key(extract(document, signed(s)))
    assert values(found, "old_name", "new_name", "old_legal_rep") == (None, None, None)
    assert rows(found["changes"]) == [{"item": "住所", "before": "湖滨路7号", "after": "学府路1号"}]


def test_only_the_applicants_stamp_is_no_seal(sheet, document, by_key):
    s = notice(sheet)
    s.write(840, 1150, "2024年05月06日")
    own = Seal(Rect(800, 1060, 1000, 1260), "round", "red", NEW, None, 0.9)
    found = by_key(extract(document, replace(s.page(), seals=(own,))))
    assert found["sealed"].value is False


def test_a_table_grouped_by_before_and_after(sheet, document, by_key, layouts):
    s = sheet()
    s.centre(150, "变更登记通知书", size=44)
    rows = [
        ["变更前", "名称", OLD],
        ["^", "法定代表人", "钱二"],
        ["变更后", "名称", NEW],
        ["^", "法定代表人", "赵一山"],
    ]
    s.table(100, 300, [180, 200, 600], rows)
    page = s.page()
    fields = extract(document, page)
    found = by_key(fields)
    assert rows_of(found) == CHANGES
    assert values(found, "old_name", "new_name") == (OLD, NEW)
    assert values(found, "old_legal_rep", "new_legal_rep") == ("钱二", "赵一山")
    layouts.assert_on_print([page], fields)


def rows_of(found):
    return rows(found["changes"])


def test_items_as_headings(sheet, document, by_key, layouts):
    s = sheet()
    s.centre(150, "登记通知书", size=44)
    texts = [
        "一、企业名称：",
        f"变更前：{OLD}",
        f"变更后：{NEW}",
        "二、法定代表人：",
        "变更前：钱二",
        "变更后：赵一山",
    ]
    for i, text in enumerate(texts):
        s.write(140, 300 + 46 * i, text)
    page = s.page()
    fields = extract(document, page)
    found = by_key(fields)
    assert rows_of(found) == CHANGES
    assert values(found, "new_name", "new_legal_rep") == (NEW, "赵一山")
    layouts.assert_on_print([page], fields)


def test_a_certificate_of_a_change_of_name(sheet, document, by_key, layouts):
    s = sheet()
    s.centre(150, "名称变更证明", size=44)
    s.write(188, 300, f"兹证明{OLD}（统一社会信用代码：{CODE}）")
    s.write(140, 346, f"于2024年5月6日经我局核准，名称变更为{NEW}，")
    s.write(140, 392, "原债权债务由变更后的公司承继。")
    page = signed(s, 700)
    fields = extract(document, page)
    found = by_key(fields)
    assert values(found, "old_name", "new_name", "name", "uscc") == (OLD, NEW, NEW, CODE)
    assert values(found, "approved_on", "sealed") == ("2024-05-06", True)
    layouts.assert_on_print([page], fields)


def test_the_item_may_say_change_and_the_printed_registrar_is_shown(sheet, document, by_key):
    s = sheet()
    s.centre(160, "登 记 通 知 书", size=44)
    s.write(140, 340, "宁海禾苗中小企业联合会：")
    s.write(188, 400, "一、名称变更由“宁海小禾中小企业联合会”变更为“宁海禾苗中小企业联合会”。")
    found = by_key(extract(document, signed(s)))
    assert rows(found["changes"]) == [
        {"item": "名称变更", "before": "宁海小禾中小企业联合会", "after": "宁海禾苗中小企业联合会"}
    ]
    assert found["new_name"].value == "宁海禾苗中小企业联合会"
    _, top, _, bottom = found["registrar"].evidence[0].box
    assert bottom - top < 0.03, "the printed line, not the seal over it"
