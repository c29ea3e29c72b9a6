"""Certificates in sentences. Invented organisations."""

from __future__ import annotations

import pytest

from dossier_ai.core import Document, Frame, Page, Rect, Word, no_reread
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.text.certificate_prose import with_prose
from dossier_ai.text.lines import lines_of

KINDS = {kind.id: kind for kind in ALL_KINDS}
LABELS = {"uscc": ("统一社会信用代码",), "name": ("名称",), "capital": ("开办资金",), "scope": ("业务范围",),
          "legal_rep": ("法定代表人",), "supervisor": ("业务主管单位",)}  # fmt: skip


def page_of(paragraphs, foot=(), width=36):
    """Paragraphs with an indented first line, `width` characters to the line; the foot at the right."""
    words, y = [], 300.0
    for paragraph in paragraphs:
        text = "　　" + paragraph
        for at in range(0, len(text), width):
            piece = text[at : at + width]
            bare = piece.lstrip("　")
            left = 120.0 + 24 * (len(piece) - len(bare))
            words.append(Word(bare, Rect(left, y, left + 24 * len(bare), y + 24), 0.98))
            y += 42
        y += 14 if words[1:] else 90
    for line in foot:
        y += 44
        words.append(Word(line, Rect(760, y, 760 + 24 * len(line), y + 24), 0.98))
    return Page(file="a.pdf", number=1, width=1240, height=1754, frame=Frame.plain(1240, 1754),
                words=tuple(words), origin="ocr")  # fmt: skip


CASES = {
    "public_institution_certificate": (
        ["事业单位法人证书",
         "兹证明宁海市中小企业服务中心（统一社会信用代码：12440000FAKE00056L）经审核准予登记，住所为宁海市新区学府路"
         "12号政务楼3层，法定代表人钱二，经费来源为财政补助收入，开办资金120万元，举办单位为宁海市工业和信息化局，"
         "宗旨和业务范围：为中小企业提供公益性服务。有效期自2023年03月15日至2028年03月15日。", "特发此证。"],
        ["登记管理机关：宁海市事业单位登记管理局"],
        {"uscc": "12440000FAKE00056L", "name": "宁海市中小企业服务中心", "legal_rep": "钱二",
         "address": "宁海市新区学府路12号政务楼3层", "funding": "财政补助收入", "capital": "1200000",
         "sponsor": "宁海市工业和信息化局", "purpose": "为中小企业提供公益性服务",
         "registrar": "宁海市事业单位登记管理局", "valid_from": "2023-03-15", "valid_to": "2028-03-15"},
    ),
    "social_organisation_certificate": (
        ["社会团体法人登记证书",
         "经审查，宁海市中小企业发展促进会符合《社会团体登记管理条例》规定的条件，准予登记，特发此证。",
         "统一社会信用代码51100000FAKE00064R，法定代表人为赵一山，注册资金人民币5万元，住所地宁海市新区学府路12号，"
         "业务范围为政策宣传、业务培训、信息交流。业务主管单位为宁海市工业和信息化局。",
         "本证书有效期自2023年03月15日起至2028年03月14日止。"],
        ["宁海市民政局", "2023年03月15日"],
        {"uscc": "51100000FAKE00064R", "name": "宁海市中小企业发展促进会", "legal_rep": "赵一山",
         "capital": "50000", "address": "宁海市新区学府路12号", "scope": "政策宣传、业务培训、信息交流",
         "supervisor": "宁海市工业和信息化局", "valid_from": "2023-03-15", "valid_to": "2028-03-14",
         "registrar": "宁海市民政局", "issued": "2023-03-15"},
    ),
    "private_non_enterprise_certificate": (
        ["民办非企业单位登记证书（法人）", "宁海市小禾企业服务中心：",
         "经审查，你单位符合《民办非企业单位登记管理暂行条例》规定，准予登记（统一社会信用代码："
         "52510100FAKE00072M）。住所：宁海市新区学府路12号；法定代表人：赵一山；开办资金：伍万元；"
         "业务范围：政策宣传、业务培训；业务主管单位：宁海市工业和信息化局。"],
        ["宁海市民政局", "2023年03月15日"],
        {"uscc": "52510100FAKE00072M", "legal_rep": "赵一山", "capital": "50000",
         "name": "宁海市小禾企业服务中心",
         "address": "宁海市新区学府路12号", "scope": "政策宣传、业务培训", "registrar": "宁海市民政局",
         "supervisor": "宁海市工业和信息化局", "issued": "2023-03-15"},
    ),
    "other_registration": (
        ["律师事务所执业许可证",
         "宁海禾正律师事务所（统一社会信用代码31440300FAKE00080M）符合《中华人民共和国律师法》规定的条件，"
         "准予设立并执业。负责人赵一山，住所宁海市学府路1号，设立资产30万元。"],
        ["宁海省司法厅", "2023年03月15日"],
        {"uscc": "31440300FAKE00080M", "name": "宁海禾正律师事务所", "legal_rep": "赵一山",
         "capital": "300000", "address": "宁海市学府路1号", "registrar": "宁海省司法厅",
         "issued": "2023-03-15"},
    ),
    "iso9001_certificate": (
        ["质量管理体系认证证书", "证书编号：00123Q30001R1M",
         "兹证明宁海市小禾企业服务有限公司（统一社会信用代码：91510107FAKE000489）建立的质量管理体系符合标准"
         "GB/T 19001-2016，该体系覆盖范围：企业管理咨询服务。注册地址：宁海市新区学府路12号，审核地址：宁海市"
         "新区学府路14号。首次发证日期：2020年3月15日，本次发证日期：2023年3月15日，有效期至2026年3月14日。"],
        ["宁海认证有限公司"],
        {"cert_no": "00123Q30001R1M", "holder": "宁海市小禾企业服务有限公司", "scope": "企业管理咨询服务",
         "holder_uscc": "91510107FAKE000489", "standard": "GB/T 19001-2016",
         "reg_addr": "宁海市新区学府路12号", "audit_addr": "宁海市新区学府路14号",
         "first_issued": "2020-03-15", "issued": "2023-03-15", "expires": "2026-03-14"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("width", [28, 36, 40])
@pytest.mark.parametrize("kind", CASES)
def test_a_certificate_in_sentences_gives_every_field(kind, width):
    paragraphs, foot, want = CASES[kind]
    page = page_of(paragraphs, foot, width)
    fields = {f.key: f for f in KINDS[kind].extract(Document("d1", kind, (page,)), no_reread)}
    assert {key: fields[key].value for key in want if key in fields} == want


def test_what_the_supervisor_does_is_no_supervisor():
    page = page_of(["兹证明宁海市小禾企业服务中心（统一社会信用代码：52510100FAKE00072M），业务主管单位审查"
                    "同意，开办资金5万元，准予登记。"])  # fmt: skip
    told = with_prose({}, lines_of(page), LABELS)
    assert set(told) == {"uscc", "name", "capital"}
    assert told["capital"].text == "5万元"


def test_labels_on_lines_of_their_own_are_no_sentence():
    page = page_of(
        ["名称：宁海市小禾企业服务中心", "法定代表人：赵一山", "开办资金：5万元", "业务范围：培训，咨询"]
    )
    assert with_prose({}, lines_of(page), LABELS) == {}
