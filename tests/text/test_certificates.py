"""Vectors of domain 2.10-2.13 and 2.17-2.19."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.text import certificates as c
from dossier_ai.text.dates import parse_date


def test_certificate_numbers_of_2_10():
    first = c.parse_certificate_no("00124Q31234R1M/4400")
    assert (first.body, first.letters, first.year, first.system) == ("001", "", 24, "Q")
    assert (first.serial, first.cycle, first.size, first.sub, first.office) == ("31234", 1, "M", "", "4400")
    assert first.quality and not first.repaired
    second = c.parse_certificate_no("016ZB21Q30123R0S")
    assert (second.body, second.letters, second.year, second.cycle) == ("016", "ZB", 21, 0)
    assert c.parse_certificate_no("03410Q10286R0S") is not None
    spaced = c.parse_certificate_no("00121 Q 30123 R2L-1/4400")
    assert (spaced.cycle, spaced.size, spaced.sub, spaced.office) == (2, "L", "1", "4400")
    environment = c.parse_certificate_no("00124E31234R1M")
    assert environment.system == "E" and not environment.quality
    assert c.parse_certificate_no("00124EnMS1234R1M").system == "EnMS"
    assert c.parse_certificate_no("00124QJ31234R1M").quality


def test_a_misread_digit_of_a_certificate_is_repaired_and_said():
    repaired = c.parse_certificate_no("00124Q3I234R1M/4400")
    assert (repaired.number, repaired.repaired) == ("00124Q31234R1M/4400", True)
    assert c.parse_certificate_no("OO124Q31234R1M").number == "00124Q31234R1M"


@pytest.mark.parametrize("raw", ["CN24/00001234", "117 24 QU 0123-04 R0S", "", "00124Q31234R1X"])
def test_other_certificate_forms_have_no_parts(raw):
    assert c.parse_certificate_no(raw) is None


def test_certificate_terms_of_2_10():
    def fits(issued, expires, previous=None):
        return c.certificate_term_fits(
            parse_date(issued), parse_date(expires), previous and parse_date(previous)
        )

    assert fits("2022-05-01", "2025-04-30")
    assert fits("2022-05-01", "2025-05-01")
    assert not fits("2022-05-01", "2025-05-02")
    assert fits("2025-03-20", "2028-05-01", "2025-05-01")
    assert not fits("2025-03-20", "2028-05-01")


# domain 2.13, {"fn": "wenhao"}
DOCUMENT_NOS = [
    ("粤工信规字〔2019〕6号", "粤工信规字〔2019〕6号", ()),
    ("工信部企业〔2017〕156号", "工信部企业〔2017〕156号", ()),
    ("工信部企业[2017]156号", "工信部企业〔2017〕156号", ("BRACKET",)),
    ("中办发〔2019〕24 号", "中办发〔2019〕24号", ()),
    ("青发〔2019〕13号", "青发〔2019〕13号", ()),
    ("辽中小企办发[2014]61号", "辽中小企办发〔2014〕61号", ("BRACKET",)),
    ("辽中小企办发[2006]20号", "辽中小企办发〔2006〕20号", ("BRACKET",)),
    ("成经信函〔2018〕348号", "成经信函〔2018〕348号", ()),
    ("虚工信发（2023）第012号", "虚工信发〔2023〕12号", ("BRACKET", "DI", "LEADING_ZERO")),
    ("虚工信发【2023】12号", "虚工信发〔2023〕12号", ("BRACKET",)),
    ("虚工信发〔2023]12号", "虚工信发〔2023〕12号", ("BRACKET",)),
    ("虚中小企办发﹝2022﹞7号", "虚中小企办发〔2022〕7号", ("BRACKET",)),
    ("虚工信发〔２０２３〕１２号", "虚工信发〔2023〕12号", ()),
]


@pytest.mark.parametrize(("raw", "number", "flags"), DOCUMENT_NOS)
def test_document_numbers_of_2_13(raw, number, flags):
    parsed = c.parse_document_no(raw)
    assert (parsed.number, parsed.flags) == (number, flags)


@pytest.mark.parametrize("raw", ["虚工信发〔23〕12号", "工信部企业〔2017〕156", "", "〔2023〕12号"])
def test_incomplete_document_numbers_are_none(raw):
    assert c.parse_document_no(raw) is None


def test_site_filings_of_2_12():
    assert c.parse_site_filing("粤ICP备12345678号-1") == c.SiteFiling("filing", "粤", "12345678", "1")
    assert c.parse_site_filing("粤B2-20190001") == c.SiteFiling("licence", "粤", "20190001")
    assert c.parse_site_filing("粤公网安备44010602000001号") == c.SiteFiling("police", "粤", "44010602000001")
    assert c.parse_site_filing("蜀ICP备12345678号").province == "蜀"
    assert c.parse_site_filing("青ICP备1234567号") is None
    assert c.parse_site_filing("粤1CP备12345678号") is None
    assert c.parse_site_filing("粤1CP备12345678号", repair=True).number == "12345678"
    assert c.parse_site_filing("青1CP备1234567号", repair=True) is None


@pytest.mark.parametrize(
    ("raw", "firm", "kind", "year", "serial"),
    [
        ("粤虚审字（2023）第0123号", "粤虚", "审", 2023, "0123"),
        ("虚正审字[2024]第A0012号", "虚正", "审", 2024, "A0012"),
        ("示例会审字（2023）0100123号", "示例", "会审", 2023, "0100123"),
        ("虚实专审字〔2024〕第015号", "虚实", "专审", 2024, "015"),
    ],
)
def test_audit_numbers_of_2_11(raw, firm, kind, year, serial):
    assert c.parse_audit_no(raw) == c.AuditReportNo(firm, kind, year, serial)


def test_an_audit_number_without_its_firm_is_none():
    assert c.parse_audit_no("2024审字第12号") is None


def test_the_soft_shape_of_verify_codes():
    assert c.looks_like_verify_code("粤24ABCD1234")
    assert not c.looks_like_verify_code("ABCD1234")


@pytest.mark.parametrize(
    ("raw", "kind", "valid"),
    [
        ("ZL201710601862.3", "发明", True),
        ("ZL95115608.X", "发明", True),
        ("ZL202110000001.6", "发明", True),
        ("200310102344.5", "发明", True),
        ("ZL202110000001.5", "发明", False),
    ],
)
def test_patent_numbers_of_2_17(raw, kind, valid):
    patent = c.parse_patent_no(raw)
    assert (patent.kind, patent.valid) == (kind, valid)
    assert patent.number == "ZL" + raw.removeprefix("ZL")


def test_diploma_numbers_of_2_18():
    assert c.parse_diploma_no("999991202006000001") == c.DiplomaNo("99999", "普通高等教育", 2020, "专科")
    assert c.parse_diploma_no("999995201605000001") == c.DiplomaNo("99999", "成人高等教育", 2016, "本科")
    assert c.parse_diploma_no("999999202006000001") is None


def test_real_estate_units_of_2_19():
    unit = c.parse_real_estate_unit("440106001001GB00001F00010001")
    assert unit == c.RealEstateUnit("440106", "001", "001", "GB", "00001", "F", "00010001")
    assert c.parse_real_estate_unit("440106001001GB00001F0001000") is None


@given(st.text(max_size=30) | st.text("粤虚审字〔2023〕第01号ICP备QR0SMZL.X", max_size=24))
def test_no_text_makes_numbers_raise(text):
    c.parse_certificate_no(text)
    c.parse_document_no(text)
    c.parse_site_filing(text, repair=True)
    c.parse_audit_no(text)
    c.looks_like_verify_code(text)
    c.parse_patent_no(text)
    c.parse_diploma_no(text)
    c.parse_real_estate_unit(text)
