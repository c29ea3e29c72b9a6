"""Papers of several kinds in wordings and arrangements that offices use. Invented."""

from __future__ import annotations

import pytest

DOCUMENTS = {}


def doc(kind, name, **want):
    def keep(draw):
        DOCUMENTS[f"{kind}: {name}"] = (kind, draw, want)
        return draw

    return keep


def sections(*pairs):
    return [{"section": s, "count": c} for s, c in pairs]


def prose(s, y, *paragraphs, x=130, n=40, pitch=46):
    for paragraph in paragraphs:
        text = paragraph if paragraph.startswith("|") else "  " + paragraph
        text = text.lstrip("|")
        first = True
        while text:
            take = n - 2 if first and text.startswith("  ") else n
            piece, text = text[:take], text[take:]
            s.write(x + (48 if piece.startswith("  ") else 0), y, piece.strip())
            first = False
            y += pitch
    return y


@doc(
    "lease_contract",
    "term with day counts in the heading, rent in two steps",
    lessor="西宁城通置业有限公司",
    lessee="西宁河湟中小企业服务有限公司",
    address="西宁市城东区昆仑东路18号创业大厦3层",
    area="812.6",
    contract_no="CT-2024-(3)",
    term="2024-01-01/2026-12-31",
    signed_on="2023-12-18",
)
def _(sheet):
    s = sheet()
    s.centre(90, "场地租赁合同", size=44)
    s.write(800, 160, "合同编号：CT-2024-(3)")
    prose(
        s,
        220,
        "|出租方：西宁城通置业有限公司　（甲方）",
        "|承租方：西宁河湟中小企业服务有限公司　（乙方）",
        "第一条　租赁场地位于西宁市城东区昆仑东路18号创业大厦3层，面积812.6㎡。",
        "第二条　租赁期限叁年（2024年1月1日—2026年12月31日）。",
        "第三条　租金：第一年每月16252元，第二年起每年递增5%。",
    )
    s.write(130, 900, "甲方：（盖章）")
    s.write(660, 900, "乙方：（盖章）")
    s.write(130, 960, "签订日期：2023年12月18日")
    return [s]


@doc(
    "lease_contract",
    "certificate of free use in letter form to an office",
    lessor="苏州工业园区科技发展有限公司",
    lessee="苏州工业园区聚力科技服务有限公司",
    rent_period="free",
    area="850",
    address="苏州工业园区金鸡湖大道1355号国际科技园3期5A",
    signed_on="2023-01-05",
)
def _(sheet):
    s = sheet()
    s.centre(120, "场地无偿使用证明", size=44)
    prose(
        s,
        250,
        "|苏州市工业和信息化局：",
        "我公司将位于苏州工业园区金鸡湖大道1355号国际科技园3期5A的850平方米场地，无偿提供给苏州工业园区聚力科技服务有限公司使用，特此证明。",
    )
    s.write(640, 700, "苏州工业园区科技发展有限公司（盖章）")
    s.write(860, 760, "2023年1月5日")
    return [s]


@doc(
    "government_contract",
    "award notice with labels, two amounts",
    document_kind="award_notice",
    project="中小企业服务能力提升培训",
    procurement_no="GZCG-2024-118",
    party_a="广州市中小企业发展中心",
    party_b="广州云启科技服务有限公司",
    amount="389000",
    signed_on="2024-07-03",
)
def _(sheet):
    s = sheet()
    s.centre(100, "中标通知书", size=44)
    for i, t in enumerate(
        [
            "致：广州云启科技服务有限公司",
            "项目名称：中小企业服务能力提升培训",
            "项目编号：GZCG-2024-118",
            "采购人：广州市中小企业发展中心",
            "预算金额：400000元",
            "中标金额：389000元",
        ]
    ):
        s.write(130, 210 + 56 * i, t)
    s.write(740, 760, "广州采购代理有限公司")
    s.write(800, 820, "2024年7月3日")
    return [s]


def flat(fields):
    """Rows cell by cell, so that a failure names the cell."""
    out = {}
    for key, value in fields.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            out |= {f"{key}[{i}].{c}": v for i, row in enumerate(value) for c, v in row.items()}
        else:
            out[key] = value
    return out


@pytest.mark.parametrize("surface", ["drawn", "ocr"])
@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_reads(name, surface, sheet, read_fresh):
    kind, draw, want = DOCUMENTS[name]
    got = read_fresh(kind, draw(sheet), surface, want)
    assert flat(got) == flat(want)
