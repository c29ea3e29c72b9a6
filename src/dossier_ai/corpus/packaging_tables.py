# ruff: noqa: E501 - a Chinese character counts as two columns here, and the tables stay compact
"""In which file form applicants hand in each kind, and how a bound volume names its parts."""

from __future__ import annotations

from typing import Literal

Form = Literal["digital", "scan", "jpg", "docx", "xlsx"]

FORMS: dict[str, tuple[tuple[Form, int], ...]] = {
    "application_form": (("docx", 40), ("digital", 25), ("scan", 35)),
    "application_report": (("docx", 60), ("digital", 40)),
    "staff_roster": (("xlsx", 25), ("docx", 15), ("digital", 20), ("scan", 40)),
    "equipment_list": (("xlsx", 40), ("docx", 20), ("digital", 20), ("scan", 20)),
    "served_enterprise_list": (("xlsx", 50), ("digital", 25), ("scan", 25)),
    "business_licence": (("jpg", 70), ("scan", 30)),
    "service_income_audit": (("digital", 40), ("scan", 60)),
    "audit_report": (("digital", 40), ("scan", 60)),
    "policy_document": (("docx", 50), ("digital", 50)),
    "qualification_certificate": (("jpg", 70), ("scan", 30)),
    "iso9001_certificate": (("jpg", 60), ("scan", 40)),
    "cooperation_agreement": (("digital", 30), ("scan", 70)),
    "service_evidence": (("digital", 60), ("scan", 40)),
    "truth_declaration": (("jpg", 40), ("scan", 60)),
    "renewal_form": (("docx", 40), ("digital", 25), ("scan", 35)),
    "operations_summary": (("xlsx", 40), ("digital", 20), ("scan", 40)),
    "service_ledger": (("xlsx", 60), ("digital", 20), ("scan", 20)),
    "tenant_list": (("xlsx", 50), ("digital", 20), ("scan", 30)),
    "financing_evidence": (("digital", 40), ("scan", 60)),
    "expert_pool": (("digital", 50), ("scan", 50)),
    "satisfaction_survey": (("digital", 30), ("scan", 70)),
    "icp_filing": (("digital", 50), ("jpg", 50)),
    "platform_evidence": (("digital", 50), ("jpg", 50)),
}
#: Papers with seals and signatures of others: copied on a scanner or photographed.
COPIED: tuple[tuple[Form, int], ...] = (("jpg", 30), ("scan", 55), ("digital", 15))
PROOFS = ("service_evidence", "cooperation_agreement", "personnel_evidence", "satisfaction_survey")
VOLUME_TITLES = {
    "application_form": "青海省中小企业公共服务示范平台申请推荐表", "application_report": "申请报告",
    "staff_roster": "服务平台主要从业人员情况表", "equipment_list": "服务平台服务设施、软件、仪器设备清单",
    "served_enterprise_list": "平台服务中小企业名单及满意度评价表", "business_licence": "营业执照复印件",
    "service_income_audit": "上一年度服务收支情况专项审计报告", "audit_report": "年度审计报告",
    "policy_document": "服务平台组织架构及发展规划", "qualification_certificate": "资质证书",
    "iso9001_certificate": "质量管理体系认证证书", "cooperation_agreement": "合作协议",
    "service_evidence": "服务活动证明材料",
    "truth_declaration": "申报材料真实性声明", "government_contract": "政府委托（采购）合同",
    "credit_report": "信用报告", "personnel_evidence": "从业人员证明材料", "intellectual_property": "知识产权证明",
    "satisfaction_survey": "满意度调查", "tenant_list": "入驻企业名单", "expert_pool": "专家库",
}  # fmt: skip
