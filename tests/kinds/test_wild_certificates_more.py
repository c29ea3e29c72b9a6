"""ISO and property certificates as bodies and registries print them: grids, terms in sentences, prints of
registers. Invented organisations; no corpus draws these."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.sorting.split import sort_pages

KINDS = {kind.id: kind for kind in ALL_KINDS}
UNIT = "宁海小禾企业服务有限公司"


def iso(sheet, *, foot, expires="有效期至：2026年3月14日"):
    s = sheet()
    s.centre(120, "质量管理体系认证证书", size=46)
    for number, text in enumerate(["证书编号：00123Q30001R1M", f"获证组织：{UNIT}", "认证依据：GB/T 1900"
                                                            "1-2016/ISO 9001:2015",
                                   "认证范围：企业管理咨询服务", "发证日期：2023年3月1"
                                                            "5日", expires]):  # fmt: skip
        s.write(140, 260 + 64 * number, text)
    y = 720
    for text in foot:
        s.write(140, y, text)
        y += 44
    s.write(700, 1200, "宁海认证有限公司")
    return s.page()


@pytest.mark.parametrize(
    ("foot", "passed"),
    [
        (["本证书须经监督审核合格方可保持有效。"], False),
        (["第一次监督审核应于2024年3月14日前完成"], False),
        (["获证组织必须定期接受监督审核并经审核合格，此证书方继续有效。"], False),
        (["第一次监督审核：□合格 □不合格"], False),
        (["第一次监督审核：☑合格 □不合格"], True),
        (["监督审核记录", "第一次　2024年3月10日　合格", "第二次"], True),
        (["监督审核记录", "第一次", "第二次"], False),
        (["2024年度监督审核结论：通过"], True),
        (["下次监督审核日期：2025年3月10日"], False),
    ],
)
def test_what_is_a_mark_of_surveillance(sheet, document, by_key, foot, passed):
    kind = KINDS["iso9001_certificate"]
    fields = by_key(kind.extract(document(kind.id, iso(sheet, foot=foot)), no_reread))
    assert fields["surveillance"].value is passed


@pytest.mark.parametrize(
    "said",
    ["证书到期日期：2026-03-14", "本证书有效期：2023年3月15日至2026年3月14日", "证书有效期三年，自2023年"
                                                            "3月15日至2026年3月14日",
     "本证书自2023年3月15日起至2026年3月14日止有效", "有效截止日期 2026.03.14", "失效日期：2026年3月14日"],
)  # fmt: skip
def test_the_last_day_in_many_words(sheet, document, by_key, said):
    kind = KINDS["iso9001_certificate"]
    fields = by_key(kind.extract(document(kind.id, iso(sheet, foot=[], expires=said)), no_reread))
    assert (fields["issued"].value, fields["expires"].value) == ("2023-03-15", "2026-03-14")


# --------------------------------------------------------------------------------------------- property
PROPERTY = {"cert_no": "浙（2021）宁海市不动产权第0012345号", "owner": UNIT, "address": "宁海市学府路12"
                                                            "号3层301室",
            "purpose": "办公", "area": "498.6"}  # fmt: skip


def book(sheet):
    """The book: serial number above its value on the cover page, labels letter-spaced in a ruled table."""
    s = sheet()
    s.centre(90, "中华人民共和国", size=26)
    s.centre(140, "不动产权证书", size=46)
    s.write(820, 60, "编 号")
    s.write(820, 98, "D33021234567")
    s.centre(220, PROPERTY["cert_no"])
    s.table(100, 300, [260, 740], [
        ["权 利 人", UNIT], ["共有情况", "单独所有"], ["坐 落 位 置", PROPERTY["address"]],
        ["不动产单元号", "330226 001002 GB00003 F00010005"], ["权利类型", "国有建设用地使用权/房屋所有权"],
        ["用　　途", "办公"], ["面　　积", "共有宗地面积5000㎡/房屋建筑面积498.60㎡"]])  # fmt: skip
    return s, {**PROPERTY, "serial": "D33021234567", "land_area": "5000"}


def register(sheet):
    """A print from the register: pairs of labels and values, another word for each label."""
    s = sheet()
    s.centre(100, "不动产登记信息查询结果（不动产权证书）", size=34)
    s.table(60, 200, [220, 340, 220, 340], [
        ["不动产权证号", "浙（2021）宁海市不动\n产权第0012345号", "产权人", "宁海小禾企业服务\n有限公司"],
        ["房屋坐落地址", "宁海市学府路12号\n3层301室", "规划用途", "办公"],
        ["建筑面积（平方米）", "498.60", "登记日期", "2021年3月15日"]], row_height=80)  # fmt: skip
    return s, {**PROPERTY, "registered_on": "2021-03-15"}


def list_of_labels(sheet):
    """An electronic certificate: labels above their values, the serial at the foot."""
    s = sheet()
    s.centre(110, "不动产权电子证书", size=44)
    s.centre(190, PROPERTY["cert_no"])
    y = 280
    for label, value in (("不动产权利人", UNIT), ("不动产坐落", PROPERTY["address"]), ("用途", "办公"),
                         ("房屋建筑面积", "498.6平方米")):  # fmt: skip
        s.write(140, y, label, size=20)
        s.write(140, y + 34, value)
        y += 110
    s.write(140, 1500, "印制编号：33021234567")
    return s, {**PROPERTY, "serial": "33021234567"}


@pytest.mark.parametrize("draw", [book, register, list_of_labels], ids=lambda f: f.__name__)
def test_property_in_many_forms(sheet, by_key, draw):
    s, want = draw(sheet)
    (found,) = sort_pages([s.page()], ALL_KINDS, {"a.pdf": "0" * 64})
    assert found.kind == "property_certificate"
    fields = by_key(KINDS[found.kind].extract(found, no_reread))
    assert {key: fields[key].value for key in want if key in fields} == want
