"""The data dictionary of the rules: every name a rule may ask for (domain 4.0), with its meaning and unit.

A pack that names another input is refused. Values with a year carry it as suffix: `fin.revenue.2025`.

Formats: `numbers` is a list with one item for each event, a number, a range `18..22` where rows are
doubtful, or `?` where it could not be read; `records` is a list of dated records, each `date|section|content`
with a date of day, month or year precision or `?`; an empty list says that a report was read and shows none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dossier_ai.schemes.kind_names import KINDS

__all__ = ["INPUTS", "KINDS", "VOCABULARIES", "InputFormat", "InputSpec", "spec_of"]

InputFormat = Literal["number", "share", "date", "truth", "text", "names", "numbers", "records", "present"]


@dataclass(frozen=True, slots=True)
class InputSpec:
    """One input: `yearly` ones take a year suffix; `unit` is that of the record (`CNY`, `person`, …)."""

    name: str
    zh: str
    en: str
    format: InputFormat = "number"
    unit: str = ""
    yearly: bool = False


def _money(name: str, zh: str, en: str) -> InputSpec:
    return InputSpec(name, zh, en, "number", "CNY", True)


def _count(name: str, zh: str, en: str, unit: str, *, yearly: bool = True) -> InputSpec:
    return InputSpec(name, zh, en, "number", unit, yearly)


def _truth(name: str, zh: str, en: str) -> InputSpec:
    return InputSpec(name, zh, en, "truth")


def _text(name: str, zh: str, en: str) -> InputSpec:
    return InputSpec(name, zh, en, "text")


def _date(name: str, zh: str, en: str) -> InputSpec:
    return InputSpec(name, zh, en, "date", "date")


def _names(name: str, zh: str, en: str) -> InputSpec:
    return InputSpec(name, zh, en, "names")


def _records(name: str, zh: str, en: str) -> InputSpec:
    return InputSpec(name, zh, en, "records")


_ENTITY = (
    _text("ent.name", "单位名称", "name of the applicant"),
    _text("ent.uscc", "统一社会信用代码", "unified social credit code"),
    # enterprise, nonprofit, special, nonlegal, branch or individual
    _text("ent.kind", "主体类型", "kind of entity"),
    _truth("ent.legal_person", "独立法人资格", "independent legal person"),
    _date("ent.reg_date", "成立日期", "date of registration"),
    # Only where a document shows that the registration moved in from another city.
    _date("ent.moved_in", "迁入日期", "date on which the registration moved here"),
    _text("ent.region", "登记区划", "region of registration"),
    _text("ent.address", "注册地址", "registered address"),
    _text("ent.legal_rep", "法定代表人", "legal representative"),
    # Those that change notices prove, as `until|name`; the date is empty where it is unread.
    _records("ent.former_names", "曾用名", "former names"),
    # Only where a change within the records' reach is shown (AMB-26).
    _date("ent.legal_rep_since", "现任法定代表人任职日期", "legal representative since"),
    # Readings `subscribed` and `paid_in` where both are known (AMB-11).
    InputSpec("ent.reg_capital", "注册资本", "registered capital", "number", "CNY"),
    _date("op_start", "运营起始日", "first day of operation"),
    # What the application says it does; asked by conditional clauses (AMB-05, CP-5-2b).
    _truth("claims.matchmaking", "申报供需对接服务", "claims matchmaking services"),
    _truth("claims.matchmaking_main", "主要开展供需对接服务", "matchmaking is the main service"),
    # The recommender states that the area's platforms are little developed (LN-12-R).
    _truth(
        "rec.low_level_area", "推荐单位认定平台建设水平较低地区", "area of low platform level, as recommended"
    ),
    _truth("member.association", "协会会员", "member of the association"),
)

_FINANCE = (
    _money("fin.total_assets", "资产总额", "total assets"),
    _money("fin.equity", "所有者权益", "equity"),
    _money("fin.revenue", "营业收入", "revenue"),
    _money("fin.profit", "利润总额", "total profit"),
    _money("fin.service_income", "服务收入", "service income"),
    _money("fin.gov_service_income", "政府委托服务收入", "income from services commissioned by government"),
    _money("fin.service_cost", "服务成本支出", "service cost"),
    # By signing year, each contract once; readings `signed` and `performed` where they differ (AMB-04).
    _money("gov.contract_amount", "政府委托合同金额", "government contracts"),
    InputSpec("audit.opinion", "审计意见", "audit opinion", "text", "", True),
    _money("fin_raised", "帮助中小企业融资总额", "financing raised for SMEs"),
    _money("guarantee_new", "新增担保额", "new guarantees"),
    _truth("guarantor.licensed", "融资担保业务许可", "licensed guarantor"),
)

_SERVICES = (
    _count("srv.sme_n", "服务中小企业数", "SMEs served", "enterprise"),
    _count("srv.ent_n", "服务企业数", "enterprises served", "enterprise"),
    _count("srv.customer_n", "企业客户数", "enterprise customers", "enterprise"),
    _count("srv.agreements", "签订服务协议户数", "service agreements", "enterprise"),
    # One reading for each unit that both parts have: enterprises, visits, person-times, fees (AMB-10).
    InputSpec("srv.public_share", "公益性或低收费服务占比", "public-benefit share", "share", "ratio", True),
    # Readings `marked` and `all_rows` (AMB-07).
    InputSpec("sat.rate", "用户满意度", "satisfaction rate", "share", "ratio"),
    # Readings `per_event` and `per_day` (AMB-17).
    _count("training.person_times", "培训人次", "training attendances", "person-time"),
    _count("training.offline", "线下培训人次", "offline training attendances", "person-time"),
    _truth("training.licence", "培训资质", "training licence in force"),
    # A filing with the competent authority that names the applicant (AMB-21).
    _truth("training.filing", "培训备案", "training filed with the authority"),
    # SMEs that attended each supply-and-demand matchmaking event of the year.
    InputSpec(
        "events.matchmaking.sizes", "各场供需对接活动参加中小企业数", "SMEs at each matchmaking event",
        "numbers", "enterprise", True,
    ),
    _count("events.authority", "参加主管部门组织的活动次数", "events of the authority", "event"),
    # Both kinds together; each kind by itself only where documents tell them apart (AMB-16).
    _count("events.tech_meet", "技术洽谈会和技术对接会次数", "technology meetings", "event"),
    _count("events.tech_talk", "技术洽谈会次数", "technology talks", "event"),
    _count("events.tech_match", "技术对接会次数", "technology matching meetings", "event"),
    _count("events.expo", "组织参加展览展销等活动次数", "fairs and promotions joined", "event"),
    _count("events.leader_match", "与行业龙头企业对接活动次数", "meetings with leading firms", "event"),
    _count("events.fin_match", "融资对接会次数", "financing meetings", "event"),
    # 家次: repeat visits count, third-party institutions of the base included (CB-7-N).
    _count("svc.info.times", "信息服务线下服务家次", "offline information services", "service"),
    _count("svc.mentoring.times", "创业辅导服务家次", "start-up mentoring services", "service"),
    _count("svc.fin.times", "投融资服务家次", "financing services", "service"),
    _count("svc.consult.times", "管理咨询服务家次", "management consulting services", "service"),
    _count("svc.professional.times", "专业服务家次", "professional services", "service"),
)  # fmt: skip

_PEOPLE = (
    _count("staff.n_dedicated", "专职人员数", "dedicated staff", "person", yearly=False),
    _count("staff.n_service", "服务人员数", "service staff", "person", yearly=False),
    _count("staff.n_platform", "平台从业人数", "platform staff", "person", yearly=False),
    _count("staff.n_all", "申报从业人数", "employees declared", "person", yearly=False),
    _count(
        "staff.union",
        "具有大专及以上学历或中级及以上职称的人数",
        "staff with a college degree or an intermediate title",
        "person",
        yearly=False,
    ),
    _count(
        "staff.inter",
        "兼有大专及以上学历和中级及以上职称的人数",
        "staff with a college degree and an intermediate title",
        "person",
        yearly=False,
    ),
    InputSpec("staff.ratio", "专业人员比例", "share of qualified staff", "share", "ratio"),
    _count("staff.mentors", "创业辅导师人数", "start-up mentors", "person", yearly=False),
    _count("res.institutions", "集聚服务机构数", "gathered institutions", "institution", yearly=False),
    _count("res.external_experts", "外部专家数", "external experts", "person", yearly=False),
)

_STANDING = (
    # A certificate of the applicant's own quality-management system, valid on the application date.
    _truth("cert.qms", "质量管理体系认证证书", "quality-management certificate"),
    # One of a sector standard (laboratory accreditation and the like): a reviewer judges it (AMB-25).
    _truth("cert.qms_sector", "专业领域质量管理体系认证", "sector quality-management certificate"),
    # Items the applicant owns, in force on the application date.
    _count("ipr.n", "有效知识产权数", "intellectual property in force", "item", yearly=False),
    # Recognitions in force on the application date, by whose they are (AMB-12).
    _truth("recognition.municipal", "市级示范平台认定", "municipal recognition"),
    _truth("recognition.province_department", "省级以上部门认定", "recognised by a provincial department"),
    _truth("recognition.province_association", "省级以上行业协会认定", "by a provincial association"),
    _truth("recognition.municipal_association", "市级行业协会认定", "by a municipal association"),
    # The seal on the declaration of truth; a seal that was looked for and not found is "false".
    _truth("declaration.sealed", "真实性声明加盖公章", "declaration of truth sealed"),
    _records("cred.adverse.unit", "单位不良信用记录", "adverse records of the applicant"),
    _records(
        "cred.adverse.legal_rep", "法定代表人不良信用记录", "adverse records of the legal representative"
    ),
    _records("cred.adverse.principal", "主要负责人不良信用记录", "adverse records of the principal"),
    # The oldest of the reports relied upon.
    _date("cred.report_date", "信用报告日期", "date of the credit report"),
    # From earlier decisions kept outside the dossier: the first day on which an application is open again.
    _date("history.banned_until", "不得申报期限届满日", "end of an application ban"),
    _names("docs.topics", "制度与规划文件的内容", "topics of the rules and plans supplied"),
    _names("disclosure.online", "线上公开事项", "items disclosed online"),
    _names("disclosure.offline", "线下公开事项", "items disclosed offline"),
    _names("report.headings", "申请报告的章节", "headings of the application report"),
    _names("ledger.elements", "服务台账的内容", "columns of the service ledger"),
    InputSpec("ledger.completeness", "服务台账完整率", "rows of the ledger complete", "share", "ratio"),
)

_BASE = (
    # 制造业园区, 楼宇经济园 or another
    _text("base.kind", "基地类型", "kind of base"),
    _truth("base.leased", "租赁基地", "leased base"),
    InputSpec("base.area", "基地建筑总面积", "building area of the base", "number", "square-metre"),
    InputSpec("base.owned_area", "运营单位自有建筑面积", "area the operator owns", "number", "square-metre"),
    _count(
        "tenants.micro_small.year_end", "上年末入驻小微企业数", "small tenants at year end", "enterprise",
        yearly=False,
    ),
    _count(
        "tenants.micro_small.now", "目前入驻小微企业数", "small tenants at present", "enterprise",
        yearly=False,
    ),
)  # fmt: skip

_FUNCTIONS = (
    ("info", "信息服务", "information service"),
    ("tech", "技术服务", "technical service"),
    ("startup", "创业服务", "start-up service"),
    ("training", "培训服务", "training"),
    ("fin", "融资服务", "financing service"),
    ("consult", "咨询服务", "consulting"),
    ("policy", "政策服务", "policy service"),
    ("matchmaking", "供需对接", "matchmaking"),
)


def _of_functions() -> Iterator[InputSpec]:
    """`events.<fn>` and `srv.<fn>.<mode>_<ent|sme>` of every function."""
    for fn, zh, en in _FUNCTIONS:
        yield _count(f"events.{fn}", f"{zh}活动次数", f"{en} events", "event")
        for mode, mode_zh in (("online", "线上"), ("offline", "线下")):
            for what, what_zh, what_en in (("ent", "企业", "enterprises"), ("sme", "中小企业", "SMEs")):
                yield _count(
                    f"srv.{fn}.{mode}_{what}",
                    f"{zh}{mode_zh}服务{what_zh}数",
                    f"{what_en} served {mode} ({en})",
                    "enterprise",
                )


INPUTS: dict[str, InputSpec] = {
    spec.name: spec
    for spec in (*_ENTITY, *_FINANCE, *_SERVICES, *_PEOPLE, *_STANDING, *_BASE, *_of_functions())
}

# The words that inputs of format `names` may hold.
VOCABULARIES: dict[str, dict[str, tuple[str, str]]] = {
    "docs.topics": {
        "organisation": ("组织架构", "organisation"),
        "governance": ("治理结构", "governance"),
        "rules": ("管理制度", "rules"),
        "process": ("服务流程", "service process"),
        "fees": ("收费标准", "fees"),
        "preferential": ("小微企业优惠规定", "preferential fees for small firms"),
        "quality": ("服务质量保证措施", "quality assurance"),
        "plan": ("发展规划", "development plan"),
        "yearly_plan": ("年度服务计划", "yearly plan"),
        "targets": ("年度目标", "yearly targets"),
        "implementation": ("实施方案", "implementation plan"),
        "brand": ("品牌建设方案", "brand plan"),
        "confidentiality": ("服务对象信息保密制度", "confidentiality"),
        "complaints": ("投诉与意见反馈处理", "complaints"),
        "training_evaluation": ("培训服务评价机制", "evaluation of training"),
    },
    "disclosure": {
        "catalogue": ("服务项目目录", "catalogue of services"),
        "process": ("服务流程", "service process"),
        "fees": ("服务收费标准", "fees"),
        "contact": ("联系方式", "contact"),
        "commitment": ("服务承诺", "service commitment"),
        "complaint": ("监督电话", "complaint line"),
    },
    "ledger.elements": {
        "demand": ("企业服务诉求", "demand"),
        "record": ("提供服务的记录", "record of the service"),
        "date": ("服务时间", "date"),
        "place": ("地点", "place"),
        "enterprise": ("参与的企业", "enterprise"),
        "persons": ("人数", "number of persons"),
        "feedback": ("企业意见反馈", "feedback"),
    },
}
VOCABULARIES["disclosure.online"] = VOCABULARIES["disclosure.offline"] = VOCABULARIES.pop("disclosure")


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
