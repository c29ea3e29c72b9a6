"""Certificates of quality management systems (domain 1.9)."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import iso9001_certificate


def certificate(sheet, *lines):
    s = sheet()
    s.centre(180, "质量管理体系认证证书", size=60)
    for i, text in enumerate(lines):
        s.write(200, 400 + 60 * i, text)
    return s


def read(document, by_key, s):
    return by_key(iso9001_certificate.KIND.extract(document("iso9001_certificate", s.page()), no_reread))


LINES = (
    "证书编号：00125Q31234R1M/6300",
    "兹证明",
    "示例中小企业服务有限公司",
    "统一社会信用代码：91630104FAKE2084XT",
    "注册地址：示例市示例区示例路1号",
    "审核地址：示例市示例区示例路2号",
    "质量管理体系符合标准",
    "GB/T 19001-2016/ISO 9001:2015",
    "认证范围：面向中小企业的管理咨询服务",
    "初次发证日期：2022年5月6日",
    "发证日期：2025年5月6日",
    "有效期至：2028年5月5日",
    "第一次监督审核：          第二次监督审核：",
    "CNAS C000-M",
    "示例质量认证有限公司",
)


def test_all_fields(sheet, document, by_key):
    fields = read(document, by_key, certificate(sheet, *LINES))
    want = {
        "cert_no": "00125Q31234R1M/6300",
        "holder": "示例中小企业服务有限公司",
        "reg_addr": "示例市示例区示例路1号",
        "audit_addr": "示例市示例区示例路2号",
        "standard": "GB/T 19001-2016/ISO 9001:2015",
        "scope": "面向中小企业的管理咨询服务",
        "first_issued": "2022-05-06",
        "issued": "2025-05-06",
        "expires": "2028-05-05",
        "surveillance": False,
        "accreditation": True,
        "body": "示例质量认证有限公司",
    }
    assert {k: fields[k].value for k in want} == want
    assert fields["surveillance"].evidence[0].grounding == "searched"


@pytest.mark.parametrize("text", ["第一次监督审核合格", "第一次监督：2026年4月20日"])
def test_a_passed_surveillance_is_marked(sheet, document, by_key, text):
    fields = read(document, by_key, certificate(sheet, *LINES[:12], text))
    assert fields["surveillance"].value is True


def test_the_sentence_about_surveillance_is_no_mark(sheet, document, by_key):
    text = "本证书须经监督审核合格方可保持有效"
    assert read(document, by_key, certificate(sheet, *LINES[:12], text))["surveillance"].value is False


def test_a_term_gives_issue_and_expiry(sheet, document, by_key):
    fields = read(document, by_key, certificate(sheet, *LINES[:9], "有效期：2025年5月6日至2028年5月5日"))
    assert (fields["issued"].value, fields["expires"].value) == ("2025-05-06", "2028-05-05")


def test_the_number_of_another_body_is_taken_from_its_label(sheet, document, by_key):
    fields = read(document, by_key, certificate(sheet, "证书编号：CN24/00001234", *LINES[1:9]))
    assert fields["cert_no"].value == "CN24/00001234"


def test_an_environment_certificate_keeps_its_own_standard(sheet, document, by_key):
    lines = [*LINES[:6], "GB/T 24001-2016/ISO 14001:2015"]
    assert (
        read(document, by_key, certificate(sheet, *lines))["standard"].value
        == "GB/T 24001-2016/ISO 14001:2015"
    )


def test_centred_lines_below_a_centred_label_are_its_value(sheet, document, by_key):
    s = certificate(sheet)
    s.centre(600, "通过认证范围如下：", size=30)
    s.centre(670, "面向中小企业的管理咨询、技术服务", size=30)
    s.centre(712, "与培训服务", size=30)
    s.write(300, 860, "初次发证日期：2022年5月6日")
    assert read(document, by_key, s)["scope"].value == "面向中小企业的管理咨询、技术服务与培训服务"
