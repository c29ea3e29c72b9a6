"""The catalogue: every kind of the contract, titles by precedence (domain appendix A2), sound entries."""

from __future__ import annotations

import re

import pytest

from dossier_ai.kinds import ALL_KINDS, formats, kind_of
from dossier_ai.text.characters import squeeze

# Code and id of the public contract.
CONTRACT = {
    "D01": "business_licence",
    "D02": "public_institution_certificate",
    "D03": "social_organisation_certificate",
    "D04": "private_non_enterprise_certificate",
    "D05": "other_registration",
    "D06": "change_notice",
    "D07": "audit_report",
    "D08": "service_income_audit",
    "D09": "iso9001_certificate",
    "D10": "staff_roster",
    "D11": "equipment_list",
    "D12": "served_enterprise_list",
    "D13": "operations_summary",
    "D14": "application_form",
    "D15": "renewal_form",
    "D16": "application_report",
    "D17": "lease_contract",
    "D18": "property_certificate",
    "D19": "service_evidence",
    "D20": "recognition_document",
    "D21": "qualification_certificate",
    "D22": "intellectual_property",
    "D23": "icp_filing",
    "D24": "government_contract",
    "D25": "cooperation_agreement",
    "D26": "expert_pool",
    "D27": "credit_report",
    "D28": "truth_declaration",
    "D29": "service_ledger",
    "D30": "tenant_list",
    "D31": "personnel_evidence",
    "D32": "policy_document",
    "D33": "financing_evidence",
    "D34": "satisfaction_survey",
    "D35": "identity_card",
    "D36": "platform_evidence",
    "D37": "divider",
}


def first_kind(title: str) -> str | None:
    flat = squeeze(title)
    for kind in ALL_KINDS:
        if any(re.search(pattern, flat) for pattern in kind.cues.titles):
            return kind.code
    return None


def test_every_kind_of_the_contract_is_declared_once():
    assert {k.code: k.id for k in ALL_KINDS} == CONTRACT


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("青海省中小企业公共服务示范平台复核申请推荐表", "D15"),
        ("申  请  推 荐 表", "D14"),
        ("服务功能类别申请表", "D14"),
        ("青海省中小企业公共服务示范平台运营情况汇总表", "D13"),
        ("服务平台主要从业人员情况表", "D10"),
        ("专职人员名单", "D10"),
        ("服务平台服务设施、软件、仪器设备清单", "D11"),
        ("平台服务中小企业名单及满意度评价表", "D12"),
        ("服务企业明细", "D12"),
        ("2025年度服务收支情况专项审计报告", "D08"),
        ("审 计 报 告", "D07"),
        ("2025年度审计报告", "D07"),
        ("准予变更登记通知书", "D06"),
        ("事业单位法人证书", "D02"),
        ("民办非企业单位（法人）登记证书", "D04"),
        ("社会团体法人登记证书", "D03"),
        ("律师事务所执业许可证", "D05"),
        ("营 业 执 照", "D01"),
        ("质量管理体系认证证书", "D09"),
        ("不动产权证书", "D18"),
        ("房屋租赁合同", "D17"),
        ("场地无偿使用证明", "D17"),
        ("申报材料真实性声明", "D28"),
        ("承诺书", "D28"),
        ("公共信用信息报告", "D27"),
        ("中标（成交）通知书", "D24"),
        ("委托服务合同", "D24"),
        ("专家库名单", "D26"),
        ("战略合作协议", "D25"),
        ("集聚服务机构名单", "D25"),
        ("服务台账", "D29"),
        ("入驻企业名单", "D30"),
        ("融资服务明细表", "D33"),
        ("满意度调查问卷", "D34"),
        ("毕业证书", "D31"),
        ("劳动合同", "D31"),
        ("实用新型专利证书", "D22"),
        ("ICP备案信息", "D23"),
        ("人力资源服务许可证", "D21"),
        ("检验检测机构资质认定证书", "D21"),
        ("关于公布示范平台名单的通知", "D20"),
        ("关于举办技术对接会的通知", "D19"),
        ("活动签到表", "D19"),
        ("管理制度汇编", "D32"),
        ("服务收费标准", "D32"),
        ("申请报告", "D16"),
        ("目 录", "D37"),
        ("居民身份证", "D35"),
    ],
)
def test_titles_are_told_apart(title, code):
    assert first_kind(title) == code


@pytest.mark.parametrize("title", ["情况说明", "关于本公司的介绍", "2025年5月20日", ""])
def test_other_lines_are_no_title(title):
    assert first_kind(title) is None


def test_other_management_systems_speak_against_a_quality_certificate():
    negative = kind_of("iso9001_certificate").cues.negative
    for text in ("环境管理体系", "职业健康安全", "ISO14001", "ISO45001"):
        assert any(word in text or text in word for word in negative)


def test_keys_are_unique_and_rows_have_columns():
    for kind in ALL_KINDS:
        keys = [spec.key for spec in kind.fields]
        assert len(keys) == len(set(keys)), kind.id
        for spec in kind.fields:
            assert bool(spec.columns) == (spec.format == "rows"), (kind.id, spec.key)
            assert len({c.key for c in spec.columns}) == len(spec.columns)


def test_phones_are_declared_as_personal():
    assert formats()["staff_roster.rows.phone"] == "phone"
    assert formats()["application_form.mobile"] == "phone"
    assert formats()["application_form.phone"] == "phone"
    assert formats()["served_enterprise_list.rows.phone"] == "phone"


def test_an_identity_card_has_no_fields():
    assert kind_of("identity_card").fields == ()


def test_an_unknown_id_is_no_kind():
    assert kind_of("unknown") is None
