"""Leases in the templates and wordings of practice: preambles in prose, the standard table, subleases, free
use. Invented organisations; no corpus draws these."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.kinds.lease_contract import KIND
from dossier_ai.sorting.split import sort_pages

OWNER, UNIT = "宁海市产业发展有限公司", "宁海小禾企业服务有限公司"
WANT = {"contract_no": "NHZL-2022-018", "lessor": OWNER, "lessee": UNIT, "address": "宁海市学府路12号3层",
        "area": "498.6", "term": "2023-01-01/2025-12-31", "rent": "12000", "rent_period": "month",
        "signed_on": "2022-12-20", "sublease_consent": False}  # fmt: skip


def write(s, wrapped, texts, y=280, *, x=120, width=40, step=44):
    for text in texts:
        for piece in wrapped(text, width):
            s.write(x, y, piece)
            y += step
    return y


def preamble(sheet, wrapped):
    """The parties in one sentence, their roles in brackets behind the names; the number in brackets below the
    title; a condition is no consent."""
    s = sheet()
    s.centre(120, "办公用房租赁协议", size=42)
    s.centre(190, "（合同编号：NHZL-2022-018）")
    y = write(s, wrapped, [
        f"{OWNER}（出租方，以下简称甲方）与{UNIT}（承租方，以下简称乙方）经友好协商，于2022年12月20日订"
        f"立本协议。",
        "1. 甲方将宁海市学府路12号3层房屋出租给乙方作办公使用，建筑面积498.6平方米。",
        "2. 租期三年，自2023年1月1日起至2025年12月31日止。",
        "3. 租金每月人民币12000元，按季度支付。",
        "4. 乙方经甲方书面同意，可以将房屋转租。"])  # fmt: skip
    s.write(120, y + 80, "甲方（盖章）：")
    s.write(680, y + 80, "乙方（盖章）：")
    return s, WANT


def standard_form(sheet, wrapped):
    """The form of a housing office: a table of both parties with codes, addresses, telephones."""
    s = sheet()
    s.centre(110, "房屋租赁合同", size=42)
    s.write(760, 180, "合同编号：NHZL-2022-018")
    s.table(80, 240, [180, 380, 200, 320], [
        ["出租人", OWNER, "证照号码", "91330226FAKE000123"], ["通讯地址", "宁海市中山路1号", "联系"
                                                            "电话", "0574-65550001"],
        ["承租人", UNIT, "证照号码", "91510107FAKE000489"], ["通讯地址", "宁海市学府路12号", "联系"
                                                            "电话", "0574-65550002"],
        ["房屋坐落", "宁海市学府路12号3层", "建筑面积", "498.6平方米"],
        ["租赁期限", "2023年1月1日至\n2025年12月31日", "月租金", "12000元"],
        ["可否转租", "不允许转租", "签订日期", "2022年12月20日"]], row_height=64)  # fmt: skip
    return s, WANT


def stacked(sheet, wrapped):
    """Roles letter-spaced, names below, representatives and codes between; consent in a clause of its own."""
    s = sheet()
    s.centre(110, "租 赁 合 同", size=44)
    s.write(120, 190, "编 号：NHZL-2022-018")
    y = write(s, wrapped, [
        f"出 租 方（甲方）：{OWNER}", "法定代表人：钱二", "统一社会信用代码：91330226FAKE000123",
        f"承 租 方（乙方）：{UNIT}", "法定代表人：赵一山", "统一社会信用代码：91510107FAKE000489",
        "一、租赁物：宁海市学府路12号3层，租赁面积498.6㎡。",
        "二、期限：2023.01.01—2025.12.31。", "三、月租金：￥12,000.00元（大写：壹万贰仟元整）。",
        "四、甲方准许乙方将房屋分租给入驻的小微企业。"], y=250)  # fmt: skip
    s.write(120, y + 60, "签订时间：2022年12月20日")
    return s, {**WANT, "sublease_consent": True}


def sublease(sheet, wrapped):
    """A sublease with the owner as a third party, who agrees."""
    s = sheet()
    s.centre(110, "场地转租协议", size=44)
    y = write(s, wrapped, [
        "协议编号：NHZL-2022-018", "产权人：宁海市新区管理委员会", f"转租方（甲方）：{OWNER}", f"受租方"
                                                            f"（乙方）：{UNIT}",
        "鉴于甲方承租产权人位于宁海市学府路12号3层的场地，产权人已书面同意甲方转租，双方约定：",
        "一、转租场地建筑面积498.6平方米，转租期限自2023年1月1日至2025年12月31日。",
        "二、月租金12000元。"], y=220)  # fmt: skip
    s.write(120, y + 60, "签署日期：2022年12月20日")
    return s, {**WANT, "sublease_consent": True}


def free_use(sheet, wrapped):
    """Free use by an agreement: who provides and who uses; no rent."""
    s = sheet()
    s.centre(110, "办公场地无偿使用协议", size=42)
    y = write(s, wrapped, [
        "合同编号：NHZL-2022-018", f"甲方（提供单位）：{OWNER}", f"乙方（使用单位）：{UNIT}",
        "一、甲方将位于宁海市学府路12号3层的场地无偿提供给乙方使用，建筑面积498.6平方米。",
        "二、使用期限：2023年1月1日至2025年12月31日。", "三、乙方不得将场地转借、转租。"], y=220)  # fmt: skip
    s.write(120, y + 60, "签订日期：2022年12月20日")
    return s, {k: v for k, v in WANT.items() if k != "rent"} | {"rent_period": "free"}


PAGES = (preamble, standard_form, stacked, sublease, free_use)


@pytest.mark.parametrize("draw", PAGES, ids=lambda f: f.__name__)
def test_leases_in_many_templates(sheet, wild, by_key, draw):
    s, want = draw(sheet, wild.wrapped)
    (found,) = sort_pages([s.page()], ALL_KINDS, {"a.pdf": "0" * 64})
    assert found.kind == KIND.id
    fields = by_key(KIND.extract(found, no_reread))
    assert {key: fields[key].value for key in WANT if key in fields} == want


@pytest.mark.parametrize(
    ("said", "consent"),
    [
        ("未经甲方书面同意，乙方不得转租。", False), ("乙方征得甲方同意后方可转租。", False),
        ("经甲方同意，乙方可将房屋转租。", False), ("严禁转租、分租。", False), ("甲方不准乙方转租。", False),
        ("甲方同意乙方将房屋分租给入驻企业。", True), ("乙方有权将部分房屋转租给孵化企业。", True),
        ("乙方可以将部分工位转租给服务对象，无需另行取得甲方同意。", True), ("是否允许转租：是", True),
        ("是否允许转租：否", False),
    ],
)  # fmt: skip
def test_consent_to_sublet(sheet, document, by_key, said, consent):
    s = sheet()
    s.centre(110, "房屋租赁合同", size=42)
    s.write(120, 240, f"出租方：{OWNER}")
    s.write(120, 300, f"承租方：{UNIT}")
    s.write(120, 360, said)
    fields = by_key(KIND.extract(document(KIND.id, s.page()), no_reread))
    assert fields["sublease_consent"].value is consent


@pytest.mark.parametrize(
    "said",
    [
        f"本合同由{OWNER}（以下简称“甲方”）与{UNIT}（以下简称“乙方”）签订。",
        f"出租方{OWNER}（以下简称甲方）、承租方{UNIT}（以下简称乙方），就租赁事宜约定如下：",
        f"{OWNER}作为出租方，{UNIT}作为承租方，双方达成如下协议：",
        f"出租人：{OWNER}（下称甲方） 承租人：{UNIT}（下称乙方）",
        f"甲方：{OWNER}（出租方）　乙方：{UNIT}（承租方）",
        f"本合同出租方为{OWNER}，承租方为{UNIT}，合同编号为NHZL-2022-018。",
        f"出租方为{OWNER}（统一社会信用代码：91330226FAKE000123），承租方为{UNIT}。",
    ],
)  # fmt: skip
def test_parties_of_preambles(sheet, wild, document, by_key, said):
    s = sheet()
    s.centre(110, "房屋租赁合同", size=42)
    write(s, wild.wrapped, [said, "第一条 房屋坐落于宁海市学府路12号3层，建筑面积498.6平方米。"])
    fields = by_key(KIND.extract(document(KIND.id, s.page()), no_reread))
    assert (fields["lessor"].value, fields["lessee"].value) == (OWNER, UNIT)


def test_a_number_in_a_sentence(sheet, wild, document, by_key):
    s = sheet()
    s.centre(110, "房屋租赁合同", size=42)
    write(s, wild.wrapped, [f"出租方为{OWNER}，承租方为{UNIT}，合同编号为NHZL-2022-018，双方约定如下："])
    fields = by_key(KIND.extract(document(KIND.id, s.page()), no_reread))
    assert (fields["lessor"].value, fields["contract_no"].value) == (OWNER, "NHZL-2022-018")


def test_a_number_right_above_the_preamble(sheet, wild, document, by_key):
    s = sheet()
    s.centre(110, "房屋租赁合同", size=42)
    write(
        s,
        wild.wrapped,
        ["合同编号：NHZL-2022-018", f"{OWNER}（以下简称甲方）与{UNIT}（以下简称乙方）约定如下："],
        y=200,
    )
    fields = by_key(KIND.extract(document(KIND.id, s.page()), no_reread))
    assert fields["contract_no"].value == "NHZL-2022-018"
    assert (fields["lessor"].value, fields["lessee"].value) == (OWNER, UNIT)


@pytest.mark.parametrize(
    "head", [("甲方（租用方）", "乙方（出租方）"), ("承租单位（以下简称甲方）", "产权单位（以下简称乙方）")]
)
def test_a_tenant_who_is_party_a(sheet, document, by_key, head):
    s = sheet()
    s.centre(110, "办公用房租用合同", size=42)
    s.write(120, 240, f"{head[0]}：{UNIT}")
    s.write(120, 300, f"{head[1]}：{OWNER}")
    fields = by_key(KIND.extract(document(KIND.id, s.page()), no_reread))
    assert (fields["lessor"].value, fields["lessee"].value) == (OWNER, UNIT)
