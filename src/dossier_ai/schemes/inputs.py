"""The data dictionary of the rules: every name a rule may ask for (domain 4.0), with its meaning and unit.

A pack that names another input is refused. Values with a year carry it as suffix: `fin.revenue.2025`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

InputFormat = Literal["number", "share", "date", "truth", "text", "names", "present"]


@dataclass(frozen=True, slots=True)
class InputSpec:
    """One input: `yearly` ones take a year suffix; `unit` is that of the record (`CNY`, `person`, …)."""

    name: str
    zh: str
    en: str
    format: InputFormat = "number"
    unit: str = ""
    yearly: bool = False


def _specs() -> dict[str, InputSpec]:
    table = (
        InputSpec("ent.name", "单位名称", "name of the applicant", "text"),
        InputSpec("ent.uscc", "统一社会信用代码", "unified social credit code", "text"),
        InputSpec("ent.kind", "主体类型", "kind of entity", "text"),
        InputSpec("ent.legal_person", "独立法人资格", "independent legal person", "truth"),
        InputSpec("ent.reg_date", "成立日期", "date of registration", "date", "date"),
        InputSpec("ent.region", "登记区划", "region of registration", "text"),
        InputSpec("ent.address", "注册地址", "registered address", "text"),
        InputSpec("ent.legal_rep", "法定代表人", "legal representative", "text"),
        InputSpec("ent.reg_capital", "注册资本", "registered capital", "number", "CNY"),
        InputSpec("op_start", "运营起始日", "first day of operation", "date", "date"),
        InputSpec("fin.total_assets", "资产总额", "total assets", "number", "CNY", True),
        InputSpec("fin.revenue", "营业收入", "revenue", "number", "CNY", True),
        InputSpec("fin.profit", "利润总额", "total profit", "number", "CNY", True),
        InputSpec("fin.service_income", "服务收入", "service income", "number", "CNY", True),
        InputSpec(
            "fin.gov_service_income",
            "政府委托服务收入",
            "income from services commissioned by government",
            "number",
            "CNY",
            True,
        ),
        InputSpec("fin.service_cost", "服务成本支出", "service cost", "number", "CNY", True),
        InputSpec("gov.contract_amount", "政府委托合同金额", "government contracts", "number", "CNY", True),
        InputSpec("audit.opinion", "审计意见", "audit opinion", "text", "", True),
        InputSpec("srv.sme_n", "服务中小企业数", "SMEs served", "number", "enterprise", True),
        InputSpec("srv.ent_n", "服务企业数", "enterprises served", "number", "enterprise", True),
        InputSpec("srv.customer_n", "企业客户数", "enterprise customers", "number", "enterprise", True),
        InputSpec("srv.agreements", "签订服务协议户数", "service agreements", "number", "enterprise", True),
        InputSpec(
            "srv.public_share", "公益性或低收费服务占比", "public-benefit share", "share", "ratio", True
        ),
        InputSpec("sat.rate", "用户满意度", "satisfaction rate", "share", "ratio"),
        InputSpec("staff.n_dedicated", "专职人员数", "dedicated staff", "number", "person"),
        InputSpec("staff.n_service", "服务人员数", "service staff", "number", "person"),
        InputSpec("staff.n_platform", "平台从业人数", "platform staff", "number", "person"),
        InputSpec("staff.n_all", "申报从业人数", "employees declared", "number", "person"),
        InputSpec(
            "staff.union",
            "具有大专及以上学历或中级及以上职称的人数",
            "staff with a college degree or an intermediate title",
            "number",
            "person",
        ),
        InputSpec(
            "staff.inter",
            "兼有大专及以上学历和中级及以上职称的人数",
            "staff with a college degree and an intermediate title",
            "number",
            "person",
        ),
        InputSpec("staff.ratio", "专业人员比例", "share of qualified staff", "share", "ratio"),
        InputSpec("res.institutions", "集聚服务机构数", "gathered institutions", "number", "institution"),
        InputSpec("res.external_experts", "外部专家数", "external experts", "number", "person"),
        InputSpec("cert.qms", "质量管理体系认证证书", "quality-management certificate", "truth"),
        InputSpec("training.person_times", "培训人次", "training attendances", "number", "person-time", True),
        InputSpec("training.licence", "培训资质", "training licence in force", "truth"),
        InputSpec("fin_raised", "帮助中小企业融资总额", "financing raised for SMEs", "number", "CNY", True),
        InputSpec("guarantee_new", "新增担保额", "new guarantees", "number", "CNY", True),
        InputSpec("guarantor.licensed", "融资担保业务许可", "licensed guarantor", "truth"),
        InputSpec("docs.topics", "制度与规划文件的内容", "topics of the rules and plans supplied", "names"),
        InputSpec("report.headings", "申请报告的章节", "headings of the application report", "names"),
    )
    specs = {spec.name: spec for spec in table}
    for fn, zh, en in _FUNCTIONS:
        specs[f"events.{fn}"] = InputSpec(
            f"events.{fn}", f"{zh}活动次数", f"{en} events", "number", "event", True
        )
        for mode, mode_zh in (("online", "线上"), ("offline", "线下")):
            for what, what_zh in (("ent", "企业"), ("sme", "中小企业")):
                name = f"srv.{fn}.{mode}_{what}"
                specs[name] = InputSpec(
                    name,
                    f"{zh}{mode_zh}服务{what_zh}数",
                    f"{'enterprises' if what == 'ent' else 'SMEs'} served {mode} ({en})",
                    "number",
                    "enterprise",
                    True,
                )
    return specs


_FUNCTIONS = (
    ("info", "信息服务", "information service"),
    ("tech", "技术服务", "technical service"),
    ("startup", "创业服务", "start-up service"),
    ("training", "培训服务", "training"),
    ("fin", "融资服务", "financing service"),
    ("consult", "咨询服务", "consulting"),
    ("policy", "政策服务", "policy service"),
)

INPUTS: dict[str, InputSpec] = _specs()

# Kinds of the public contract: what a rule may ask to be present.
KINDS: dict[str, tuple[str, str]] = {
    "business_licence": ("营业执照", "business licence"),
    "public_institution_certificate": ("事业单位法人证书", "public institution certificate"),
    "social_organisation_certificate": ("社会团体法人登记证书", "social organisation certificate"),
    "private_non_enterprise_certificate": ("民办非企业单位登记证书", "private non-enterprise certificate"),
    "other_registration": ("其他登记证书", "other registration certificate"),
    "change_notice": ("变更登记通知书", "change notice"),
    "audit_report": ("年度审计报告", "annual audit report"),
    "service_income_audit": ("服务收支专项审计报告", "special audit of service income"),
    "iso9001_certificate": ("质量管理体系认证证书", "quality-management certificate"),
    "staff_roster": ("从业人员情况表", "staff roster"),
    "equipment_list": ("设施、软件、仪器设备清单", "equipment list"),
    "served_enterprise_list": ("服务中小企业名单及满意度评价表", "list of served enterprises"),
    "operations_summary": ("运营情况汇总表", "operations summary"),
    "application_form": ("申请推荐表", "application form"),
    "renewal_form": ("复核申请推荐表", "renewal form"),
    "application_report": ("申请报告", "application report"),
    "lease_contract": ("场地租赁合同", "lease contract"),
    "property_certificate": ("不动产权证书", "property certificate"),
    "service_evidence": ("服务证明材料", "evidence of services"),
    "recognition_document": ("认定文件", "recognition document"),
    "qualification_certificate": ("资质证书", "qualification certificate"),
    "intellectual_property": ("知识产权证明", "intellectual property"),
    "icp_filing": ("ICP备案", "ICP filing"),
    "government_contract": ("政府委托合同", "government contract"),
    "cooperation_agreement": ("合作协议", "cooperation agreement"),
    "expert_pool": ("专家库名单", "expert pool"),
    "credit_report": ("信用报告", "credit report"),
    "truth_declaration": ("真实性声明", "truth declaration"),
    "service_ledger": ("服务台账", "service ledger"),
    "tenant_list": ("入驻企业名单", "tenant list"),
    "personnel_evidence": ("人员佐证", "personnel evidence"),
    "policy_document": ("制度与规划文件", "rules and plans"),
    "financing_evidence": ("融资、担保佐证", "financing evidence"),
    "satisfaction_survey": ("满意度调查", "satisfaction survey"),
    "identity_card": ("身份证", "identity card"),
    "platform_evidence": ("平台系统证据", "platform evidence"),
    "divider": ("封面、目录、隔页", "cover, contents, divider"),
}


def spec_of(key: str) -> InputSpec | None:
    """The dictionary entry of a record value `key` (with its year suffix); None when there is none.

    `materials.<kind>` and `materials.<kind>.<year>` are known for every kind of the contract.
    """
    head, _, tail = key.rpartition(".")
    plain = head if head and tail.isdigit() and len(tail) == 4 else key
    if plain.startswith("materials."):
        kind = plain.removeprefix("materials.")
        if kind in KINDS:
            return InputSpec(plain, KINDS[kind][0], KINDS[kind][1], "present")
        return None
    spec = INPUTS.get(plain)
    if spec is None or spec.yearly != (plain != key):
        return None
    return spec
