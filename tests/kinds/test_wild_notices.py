"""Notices of change and register prints with other words around the name; invented organisations."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds.change_notice import KIND

OLD, NEW = "宁海小禾企业服务有限公司", "宁海禾苗企业服务有限公司"


@pytest.mark.parametrize(
    "head",
    [
        [f"{NEW}："], [f"企业名称：{NEW}"], [f"企业名称：{NEW}　　企业类型：有限责任公司"],
        [f"市场主体名称 {NEW}", "注册地址 宁海市学府路12号"], [f"致：{NEW}"], [f"申请人：{NEW}（盖章）"],
    ],
)  # fmt: skip
def test_whom_a_notice_is_about(sheet, document, by_key, head):
    s = sheet()
    s.centre(160, "准予变更登记通知书", size=44)
    for number, text in enumerate(head):
        s.write(140, 300 + 50 * number, text)
    s.write(188, 420, "经审查，准予下列变更登记：")
    s.table(120, 520, [200, 390, 390], [["变更事项", "变更前内容", "变更后内容"], ["名称", OLD, NEW]])
    s.write(780, 1100, "宁海市市场监督管理局")
    s.write(840, 1150, "2024年05月06日")
    fields = by_key(KIND.extract(document(KIND.id, s.page()), no_reread))
    assert fields["name"].value == NEW
    assert (fields["old_name"].value, fields["new_name"].value) == (OLD, NEW)
    assert fields["approved_on"].value == "2024-05-06"


def test_a_name_after_the_table_of_changes(sheet, document, by_key):
    """A print of the register: the firm's particulars first, the changes below, the latest first."""
    s = sheet()
    s.centre(140, "企业变更信息", size=40)
    s.table(80, 240, [240, 300, 240, 300], [
        ["企业名称", "宁海禾苗企业\n服务有限公司", "统一社会信用代码", "91630102FAKE0003X0"],
        ["登记机关", "宁海市市场监督管理局", "法定代表人", "赵一山"]], row_height=80)  # fmt: skip
    s.table(80, 480, [80, 200, 300, 300, 200], [
        ["序号", "变更事项", "变更前内容", "变更后内容", "变更日期"],
        ["1", "名称变更", "宁海小禾企业\n服务有限公司", "宁海禾苗企业\n服务有限公司", "2024-05-06"]],
        row_height=80)  # fmt: skip
    fields = by_key(KIND.extract(document(KIND.id, s.page()), no_reread))
    assert (fields["name"].value, fields["old_name"].value, fields["new_name"].value) == (NEW, OLD, NEW)
    assert fields["approved_on"].value == "2024-05-06"
