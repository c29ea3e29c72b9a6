"""Qualifications as their many issuers print them: accreditation, permits, sentences, bilingual ones,
forms. Invented organisations; no corpus draws these."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.sorting.split import sort_pages

KINDS = {kind.id: kind for kind in ALL_KINDS}
UNIT = "宁海小禾企业服务有限公司"
KEYS = ("title", "holder", "number", "scope", "issuer", "issued", "expires")


def lines(s, texts, *, x=150, y=300, step=62, centre=False, size=24):
    for text in texts:
        if centre:
            s.centre(y, text, size=size)
        else:
            s.write(x, y, text, size=size)
        y += step
    return y


def laboratory(sheet, wrapped):
    """The approval of a testing laboratory."""
    s = sheet()
    s.centre(150, "检验检测机构", size=46)
    s.centre(220, "资质认定证书", size=46)
    lines(s, ["证书编号：211501060123", "名称：宁海小禾企业服务有限公司", "地址：宁海市学府路12号"])
    y = lines(s, wrapped("　　经审查，你机构已具备国家有关法律、行政法规规定的基本条件和能力，现予批准，"
                         "可以向社会出具具有证明"
                         "作用的数据和结果，特发此证。", 36), y=520, step=40)  # fmt: skip
    lines(s, ["发证日期：2021年03月15日", "有效期至：2027年03月14日", "发证机关：宁海省市场监督管理局"],
          x=560, y=y + 120)  # fmt: skip
    return s, {"holder": UNIT, "number": "211501060123", "issuer": "宁海省市场监督管理局",
               "issued": "2021-03-15", "expires": "2027-03-14"}  # fmt: skip


def telecom(sheet, wrapped):
    """A permit for value-added telecommunications in two columns without colons."""
    s = sheet(width=1754, height=1240)
    s.centre(130, "中华人民共和国", size=36)
    s.centre(190, "增值电信业务经营许可证", size=50)
    s.centre(280, "经营许可证编号：浙B2-20210123")
    y = 380
    for label, value in (("公司名称", UNIT), ("法定代表人", "赵一山"), ("注册住所", "宁海市学府路12号"),
                         ("业务种类（服务项目）及覆盖范围", "信息服务业务（仅限互联网信息服务），浙江省"),
                         ("有效期至", "2026年03月14日")):  # fmt: skip
        s.write(160, y, label)
        s.write(620, y, value)
        y += 80
    s.write(1200, 900, "发证机关：浙江省通信管理局")
    s.write(1200, 960, "发证日期：2021年03月15日")
    return s, {"title": "增值电信业务经营许可证", "holder": UNIT, "number": "浙B2-20210123",
               "scope": "信息服务业务（仅限互联网信息服务），浙江省", "issuer": "浙江省通信管理局",
               "issued": "2021-03-15", "expires": "2026-03-14"}  # fmt: skip


def accredited(sheet, wrapped):
    """A bilingual certificate of accreditation, centred, the holder after 兹证明."""
    s = sheet()
    lines(s, ["中国虚拟评定认可委员会"], y=120, centre=True, size=30)
    lines(s, ["实验室认可证书"], y=190, centre=True, size=46)
    lines(s, ["LABORATORY ACCREDITATION CERTIFICATE", "（注册号：CNAS L12345）", "兹证明：", UNIT,
              "Ninghai Xiaohe Enterprise Service Co., Ltd.", "宁海省宁海市学府路12号",
              "符合ISO/IEC 17025《检测和校准实验室能力的通用要求》，具备承担本证书附件所列服务的能力，予"
              "以认可。"],
          y=280, centre=True, size=20)  # fmt: skip
    lines(s, ["生效日期：2021-03-15", "截止日期：2027-03-14"], x=140, y=1000)
    return s, {"title": "实验室认可证书", "holder": UNIT, "number": "CNAS L12345", "issued": "2021-03-15",
               "expires": "2027-03-14", "issuer": "中国虚拟评定认可委员会"}  # fmt: skip


def sentence(sheet, wrapped):
    """Everything in one sentence; the office and the date below it."""
    s = sheet()
    s.centre(160, "人力资源服务许可证", size=46)
    text = (f"　　{UNIT}：经审查，你单位符合人力资源服务许可的条件，准予从事人力资源服务，许可范围为职业"
            f"中介、"
            "人力资源培训、劳务派遣咨询，许可证编号为510107100023，有效期自2021年3月15日至2026年3月14"
            "日。")  # fmt: skip
    y = lines(s, wrapped(text, 36), x=140, y=320, step=44)
    lines(s, ["宁海市人力资源和社会保障局", "2021年3月15日"], x=680, y=y + 160)
    return s, {"title": "人力资源服务许可证", "holder": UNIT, "number": "510107100023",
               "scope": "职业中介、人力资源培训、劳务派遣咨询", "issuer": "宁海市人力资源和社会保障局",
               "issued": "2021-03-15", "expires": "2026-03-14"}  # fmt: skip


def attested(sheet, wrapped):
    """兹证明 … 具备 …资质, with the number under the title and the term in brackets."""
    s = sheet()
    s.centre(160, "服务机构资质证书", size=46)
    s.centre(240, "编号：NHFW-2023-0018", size=22)
    text = (f"　　兹证明{UNIT}（统一社会信用代码：91510107FAKE000489）具备为中小企业提供公共服务的资质，"
            f"业务范围："
            "管理咨询、创业辅导。本证书有效期三年，自2023年3月15日起至2026年3月14日止。")  # fmt: skip
    y = lines(s, wrapped(text, 34), x=150, y=360, step=46)
    s.write(760, y + 140, "宁海省中小企业服务协会")
    s.write(800, y + 190, "二〇二三年三月十五日")
    return s, {"title": "服务机构资质证书", "holder": UNIT, "number": "NHFW-2023-0018",
               "scope": "管理咨询、创业辅导", "issuer": "宁海省中小企业服务协会", "issued": "2023-03-15",
               "expires": "2026-03-14"}  # fmt: skip


def hightech(sheet, wrapped):
    """Labels above their values; several authorities; a term of years instead of a last day."""
    s = sheet(width=1754, height=1240)
    s.centre(180, "高新技术企业证书", size=56)
    for x, y, label, value in (
        (200, 400, "企业名称：", UNIT),
        (200, 520, "证书编号：", "GR202151001234"),
        (980, 400, "发证时间：", "2021年12月15日"),
        (980, 520, "有效期：", "三年"),
    ):
        s.write(x, y, label + value)
    s.write(200, 720, "批准机关：")
    lines(s, ["宁海省科学技术厅", "宁海省财政厅", "国家税务总局宁海省税务局"], x=360, y=720, step=40)
    return s, {"title": "高新技术企业证书", "holder": UNIT, "number": "GR202151001234",
               "issuer": "宁海省科学技术厅", "issued": "2021-12-15", "expires": "2024-12-14"}  # fmt: skip


def bookkeeping(sheet, wrapped):
    """A ruled form with its number at the top right and the authority in the last row."""
    s = sheet()
    s.centre(120, "代理记账许可证书", size=46)
    s.write(760, 200, "No. DLJZ51010720210015")
    s.table(100, 260, [280, 740], [
        ["机构名称", UNIT], ["经营场所", "宁海市学府路12号"], ["主管业务负责人", "赵一山"],
        ["许可项目", "代理记账业务"], ["发证机关", "宁海市新区财政局"], ["发证日期", "2021.03."
                                                            "15"]])  # fmt: skip
    return s, {"title": "代理记账许可证书", "holder": UNIT, "number": "DLJZ51010720210015",
               "scope": "代理记账业务", "issuer": "宁海市新区财政局", "issued": "2021-03-15"}  # fmt: skip


def school(sheet, wrapped):
    """A school's licence, its number in words of its own, the term in two labels."""
    s = sheet()
    s.centre(140, "中华人民共和国民办学校办学许可证", size=40)
    s.centre(220, "教民151010770000123号")
    lines(s, ["学校名称：宁海小禾职业培训学校", "地 址：宁海市学府路12号", "校 长：赵一山", "学校类型："
                                                            "职业技能培训",
              "办学内容：中级工、高级工", "主管部门：宁海市人力资源和社会保障局",
              "有效期限：2021年03月15日至2024年03月14日"])  # fmt: skip
    lines(s, ["发证机关：宁海市新区行政审批局", "2021年03月15日"], x=620, y=900)
    return s, {"title": "中华人民共和国民办学校办学许可证", "holder": "宁海小禾职业培训学校",
               "number": "教民151010770000123号", "scope": "中级工、高级工",
               "issuer": "宁海市新区行政审批局", "issued": "2021-03-15", "expires": "2024-03-14"}  # fmt: skip


PAGES = (laboratory, telecom, accredited, sentence, attested, hightech, bookkeeping, school)


@pytest.mark.parametrize("draw", PAGES, ids=lambda f: f.__name__)
def test_qualifications_of_many_issuers(sheet, wild, document, by_key, draw):
    kind = KINDS["qualification_certificate"]
    s, want = draw(sheet, wild.wrapped)
    page = s.page()
    (found,) = sort_pages([page], ALL_KINDS, {"a.pdf": "0" * 64})
    assert found.kind == kind.id
    fields = by_key(kind.extract(found, no_reread))
    keys = [k for k in KEYS if k != "title" or k in want]
    assert {key: fields[key].value for key in keys if key in fields} == want


def test_a_holder_right_below_the_number(sheet, document, by_key):
    s = sheet()
    s.centre(150, "服务机构资质证书", size=46)
    for number, text in enumerate(["编号：NHFW-2023-0018", UNIT, "被评定为中小企业优秀服务机构，特发此证。"]):
        s.centre(300 + 34 * number, text)
    s.centre(900, "宁海省中小企业服务协会")
    s.centre(940, "2023年3月15日")
    kind = KINDS["qualification_certificate"]
    fields = by_key(kind.extract(document(kind.id, s.page()), no_reread))
    assert (fields["number"].value, fields["holder"].value) == ("NHFW-2023-0018", UNIT)
