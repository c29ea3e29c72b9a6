"""ISO 9001 certificates, centred, bilingual, in columns and in arrangements that no corpus draws."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds.iso9001_certificate import KIND

WANT = {
    "cert_no": "00123Q30001R1M", "holder": "宁海市小禾企业服务有限公司", "holder_uscc": "91510107FAKE000489",
    "standard": "GB/T 19001-2016/ISO 9001:2015", "scope": "企业管理咨询服务",
    "reg_addr": "宁海市新区学府路12号", "audit_addr": "宁海市新区学府路14号", "first_issued": "2020-03-15",
    "issued": "2023-03-15", "expires": "2026-03-14", "body": "宁海认证有限公司",
}  # fmt: skip
ROWS = [
    ("证书编号", "00123Q30001R1M"), ("获证组织名称", WANT["holder"]),
    ("统一社会信用代码", "91510107FAKE000489"), ("注册地址", WANT["reg_addr"]),
    ("审核地址", WANT["audit_addr"]), ("认证依据", WANT["standard"]), ("认证范围", WANT["scope"]),
    ("首次发证日期", "2020年3月15日"), ("颁证日期", "2023年3月15日"), ("有效期至", "2026年3月14日"),
    ("认证机构", WANT["body"]),
]  # fmt: skip
SYNONYMS = [
    ("证书注册号", "00123Q30001R1M"), ("获证方名称", WANT["holder"]),
    ("统一社会信用代码", "91510107FAKE000489"),
    ("注册住所", WANT["reg_addr"]), ("经营地址", WANT["audit_addr"]), ("认证准则", WANT["standard"]),
    ("认证覆盖的范围", WANT["scope"]), ("初次获证日期", "2020年3月15日"), ("注册日期", "2023年3月15日"),
    ("有效期限", "2023年3月15日至2026年3月14日"), ("颁证机构", WANT["body"]),
]  # fmt: skip
BILINGUAL = [
    "证书编号 Certificate No.: 00123Q30001R1M", "兹证明 This is to certify that", WANT["holder"],
    "Ninghai Xiaohe Enterprise Service Co., Ltd.",
    "统一社会信用代码 Unified Social Credit Code：91510107FAKE000489",
    "注册地址 Registered Address：宁海市新区学府路12号", "审核地址 Audit Address：宁海市新区学府路14号",
    "管理体系符合 has been assessed and conforms to", WANT["standard"],
    "认证范围 Scope of Certification：企业管理咨询服务", "首次发证日期 Initial Issue Date：2020-03-15",
    "发证日期 Date of Issue：2023-03-15", "有效期至 Valid until：2026-03-14", WANT["body"],
]  # fmt: skip


def read_values(document, by_key, page):
    fields = by_key(KIND.extract(document(KIND.id, page), no_reread))
    return {key: fields[key].value if key in fields else None for key in WANT}


@pytest.mark.parametrize("rows", [ROWS, SYNONYMS], ids=["usual labels", "synonyms"])
@pytest.mark.parametrize(
    "layout",
    ["english under", "english beside", "english between", "leaders", "bracketed", "numbered", "colon above",
     "right aligned", "centred", "pairs", "free pairs", "bilingual table"],
)  # fmt: skip
def test_every_arrangement(sheet, wild, document, by_key, layout, rows):
    page = wild.WILD[layout](sheet, "质量管理体系认证证书", rows).page()
    assert read_values(document, by_key, page) == WANT


def test_a_centred_bilingual_certificate(sheet, document, by_key):
    s = sheet()
    s.centre(100, "质量管理体系认证证书", size=46)
    s.centre(170, "QUALITY MANAGEMENT SYSTEM CERTIFICATE")
    for number, text in enumerate(BILINGUAL):
        s.centre(260 + 72 * number, text, size=20)
    assert read_values(document, by_key, s.page()) == WANT
