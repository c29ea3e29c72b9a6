"""A draft of a dossier in plain values, turned into a real one: every value has a box of its own."""

from __future__ import annotations

import copy
import dataclasses
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar

import pytest

from dossier_ai.checks.catalogue import load_catalogue
from dossier_ai.checks.run import run_checks
from dossier_ai.checks.scope import Material, Scope
from dossier_ai.core import (
    Cell,
    DocumentEntry,
    Dossier,
    Evidence,
    Field,
    FieldState,
    Finding,
    Personal,
    Problem,
)

APPLIED = dt.date(2026, 5, 20)
NAME = "示例虚构服务有限公司"
CODE = "91440106FAKE00013X"
OTHER_CODE = "91440106FAKE00021Q"
QINGHAI = (
    *(f"QH-5-{n}" for n in ("1a", "1b", "1c", "3a", "3b", "3c", "3d", "4a", "4b", "4c", "6")),
    *(f"QH-9-{n}" for n in (*range(10), 11)),
    "QH-10",
)


@dataclass
class Read:
    """A value with what was printed, how surely it was read, and in which state."""

    value: Any
    raw: str | None = None
    confidence: float = 0.99
    state: FieldState = FieldState.READ


@dataclass
class Paper:
    """One document of a draft."""

    kind: str
    fields: dict[str, Any]
    title: str = ""
    file: str = ""
    pages: tuple[int, ...] = (1,)
    belongs_to: str = ""


def phone(number: int) -> Personal:
    """A concealed phone; equal numbers give equal hashes."""
    return Personal(masked=f"139****{number:04d}", hash=f"h{number:04d}")


def wan(text: str) -> Read:
    """An amount that the form prints in 万元."""
    return Read(format(Decimal(text) * 10000, "f"), text)


@dataclass
class Draft:
    """A dossier that tests alter before it is built."""

    papers: list[Paper]
    problems: list[Problem] = field(default_factory=list)

    # Test modules cannot import a conftest; they reach the builders through the draft.
    Paper: ClassVar = Paper
    Read: ClassVar = Read
    phone: ClassVar = staticmethod(phone)
    wan: ClassVar = staticmethod(wan)
    NAME: ClassVar = NAME
    OTHER_CODE: ClassVar = OTHER_CODE

    def paper(self, kind: str, index: int = 0) -> Paper:
        return [p for p in self.papers if p.kind == kind][index]

    def set(self, name: str, value: Any) -> Draft:
        kind, _, key = name.partition(".")
        self.paper(kind).fields[key] = value
        return self

    def unset(self, name: str) -> Draft:
        kind, _, key = name.partition(".")
        del self.paper(kind).fields[key]
        return self

    def rows(self, name: str) -> list[dict[str, Any]]:
        kind, _, key = name.partition(".")
        rows: list[dict[str, Any]] = self.paper(kind).fields[key]
        return rows

    def remove(self, kind: str) -> Draft:
        self.papers = [p for p in self.papers if p.kind != kind]
        return self

    def add(self, paper: Paper) -> Draft:
        self.papers.append(paper)
        return self

    def put(self, kind: str, **fields: Any) -> Draft:
        """One more document of a kind."""
        return self.add(Paper(kind, fields, ""))

    def unread(self, kind: str) -> Draft:
        self.problems.append(
            Problem(
                stage="reading",
                code="unreadable-page",
                message="page could not be read",
                file=self._file(self.paper(kind)),
                page=self.paper(kind).pages[-1] + 1,
            )
        )
        return self

    def _file(self, paper: Paper) -> str:
        return paper.file or f"{self.papers.index(paper) + 1:02d}-{paper.kind}.pdf"

    def build(self) -> Dossier:
        documents, fields = [], []
        for number, paper in enumerate(self.papers, 1):
            file, id_ = self._file(paper), f"d{number:02d}"
            places = Places(file, paper.pages[0])
            documents.append(
                DocumentEntry(
                    id=id_,
                    kind=paper.kind,
                    file=file,
                    sha256=f"{number:064x}",
                    pages=paper.pages,
                    title=paper.title,
                    belongs_to=paper.belongs_to,
                    title_evidence=places.next(paper.title) if paper.title else None,
                )
            )
            for key, given in paper.fields.items():
                fields.append(_field(f"{paper.kind}.{key}", id_, given, places))
        return Dossier(APPLIED, tuple(documents), tuple(fields), tuple(self.problems))


@dataclass
class Places:
    """Boxes down the pages of a document, one for each value."""

    file: str
    page: int
    count: int = 0

    def next(self, quote: str) -> Evidence:
        top = (self.count % 90) / 100
        page = self.page + self.count // 90
        self.count += 1
        return Evidence(file=self.file, page=page, box=(0.1, top, 0.4, top + 0.01), quote=quote)


def _read(given: Any) -> Read:
    return given if isinstance(given, Read) else Read(given)


def _cell(given: Any, places: Places) -> Cell:
    read = _read(given)
    value = read.value
    raw = (
        read.raw
        if read.raw is not None
        else value.masked
        if isinstance(value, Personal)
        else str(value or "")
    )
    state = read.state if value is not None else FieldState.ABSENT
    return Cell(value=value, raw=raw, state=state, confidence=read.confidence, evidence=(places.next(raw),))


def _field(name: str, document: str, given: Any, places: Places) -> Field:
    read = _read(given)
    value = read.value
    if isinstance(value, list):
        rows = tuple({k: _cell(v, places) for k, v in row.items()} for row in value)
        evidence: tuple[Evidence, ...] = tuple(c.evidence[0] for row in rows for c in row.values()) or (
            places.next(""),
        )
        return Field(
            name=name,
            document=document,
            state=read.state,
            value=rows,
            confidence=read.confidence,
            evidence=evidence,
        )
    raw = read.raw if read.raw is not None else str(value)
    return Field(
        name=name,
        document=document,
        state=read.state,
        value=value,
        raw=raw,
        confidence=read.confidence,
        evidence=(places.next(raw),),
    )


SERVED = (
    "甲元科技",
    "乙辰机械",
    "丙禾食品",
    "丁岚纺织",
    "戊川建材",
    "己星电子",
    "庚羽物流",
    "辛原农业",
    "壬泽化工",
    "癸帆印务",
)


def clean_draft() -> Draft:
    """A consistent dossier of Qinghai's materials, on which no check has anything to say."""
    years = [
        {"year": "2023", "revenue": wan("800.00"), "service_income": wan("500.00"),
         "total_profit": wan("60.00"), "service_cost": wan("450.00"), "served": "8", "agreements": "4"},
        {"year": "2024", "revenue": wan("900.00"), "service_income": wan("580.00"),
         "total_profit": wan("70.00"), "service_cost": wan("520.00"), "served": "9", "agreements": "5"},
        {"year": "2025", "revenue": wan("1000.00"), "service_income": wan("650.00"),
         "total_profit": wan("105.00"), "service_cost": wan("600.00"), "served": "10", "agreements": "6"},
    ]  # fmt: skip
    staff = [
        ("张示例", "本科", "工程师"), ("李示例", "大专", "无"), ("王示例", "硕士研究生", "高级工程师"),
        ("赵示例", "高中", "经济师"), ("钱示例", "中专", "无"),
    ]  # fmt: skip
    roster = [
        {"seq": str(i), "name": n, "post": "服务专员", "degree": d, "title": t,
         "issuer": "虚构省人力资源和社会保障厅" if t != "无" else None, "years": "3", "phone": phone(i)}
        for i, (n, d, t) in enumerate(staff, 1)
    ]  # fmt: skip
    served = [
        {"seq": str(i), "name": f"虚构市{n}有限公司", "contact": "联系人", "phone": phone(100 + i),
         "service": "政策咨询", "satisfaction": "satisfied" if i < 10 else "dissatisfied"}
        for i, n in enumerate(SERVED, 1)
    ]  # fmt: skip
    papers = [
        Paper("business_licence", {
            "uscc": CODE, "name": NAME, "kind": "有限责任公司(自然人投资或控股)", "legal_rep": "张示例",
            "capital": Read("1000000", "壹佰万元整"), "established": "2019-06-18", "term": "2019-06-18/..",
            "address": "虚构市示例区样本路1号101房", "issued": "2023-03-01",
        }, "营业执照"),
        Paper("application_form", {
            "applicant": NAME, "platform_name": "示例企服云平台", "filled_on": "2026-05-20",
            "registered_on": "2019-06-18", "legal_rep": "张 示例", "address": "虚构市示例区样本路1号",
            "registered_capital": wan("100.00"), "total_assets": wan("325.68"), "staff_count": "5",
            "professional_count": "4", "years": years, "software_share": "20", "equipment_share": "35",
            "service_items": [{"product": "咨询", "scale": "10家", "share": "40"},
                              {"product": "培训", "scale": "300人次", "share": "25"}],
            "investors": [{"name": "张示例", "nature": "自然人", "share": "60"},
                          {"name": "虚构投资有限公司", "nature": "企业", "share": "40"}],
            "opinion": "经审核，该单位材料齐全、真实，服务成效明显，同意推荐申报省级示范平台。",
        }, "青海省中小企业公共服务示范平台申请推荐表", pages=(1, 2)),
        Paper("audit_report", {
            "report_no": "虚正审字（2026）第0123号", "addressee": NAME + "全体股东：",
            "opinion": "无保留意见",
            "period": "2025", "firm": "虚构正信会计师事务所（普通合伙）", "cpas": ("赵签字", "钱签字"),
            "report_date": "2026-03-20", "unit": "元", "regime": "enterprise", "pages_total": "4",
            "total_assets": Read("3256789.12", "3,256,789.12"),
            "current_assets": Read("2256789.12", "2,256,789.12"),
            "non_current_assets": Read("1000000.00", "1,000,000.00"),
            "total_liabilities": Read("1200000.00", "1,200,000.00"),
            "current_liabilities": Read("1100000.00", "1,100,000.00"),
            "non_current_liabilities": Read("100000.00", "100,000.00"),
            "equity": Read("2056789.12", "2,056,789.12"),
            "liabilities_and_equity": Read("3256789.12", "3,256,789.12"),
            "paid_in_capital": Read("1000000.00", "1,000,000.00"), "capital_reserve": Read("0", "—"),
            "surplus_reserve": Read("56789.12", "56,789.12"),
            "retained_earnings": Read("1000000.00", "1,000,000.00"),
            "revenue": Read("10000000.00", "10,000,000.00"),
            "revenue_previous": Read("9000000.00", "9,000,000.00"),
            "operating_profit": Read("1000000.00", "1,000,000.00"),
            "non_operating_income": Read("80000.00", "80,000.00"),
            "non_operating_expenses": Read("30000.00", "30,000.00"),
            "total_profit": Read("1050000.00", "1,050,000.00"), "income_tax": Read("262500.00", "262,500.00"),
            "net_profit": Read("787500.00", "787,500.00"), "printed_pages": ("1", "2", "", "3"),
        }, "审计报告", pages=(1, 2, 3, 4)),
        Paper("service_income_audit", {
            "addressee": NAME, "period": "2025-01-01/2025-12-31", "firm": "虚构正信会计师事务所（普通合伙）",
            "cpas": ("赵签字", "钱签字"), "report_date": "2026-03-22", "unit": "元",
            "service_income_total": Read("6500000.00", "6,500,000.00"),
            "service_income_items": [{"item": "咨询服务", "amount": Read("3000000.00", "3,000,000.00")},
                                     {"item": "培训服务", "amount": Read("3500000.00", "3,500,000.00")}],
            "service_expense_total": Read("6000000.00", "6,000,000.00"),
            "service_expense_items": [{"item": "人员", "amount": Read("6000000.00", "6,000,000.00")}],
            "surplus": Read("500000.00", "500,000.00"),
        }, "服务收支情况专项审计报告"),
        Paper("iso9001_certificate", {
            "cert_no": "00124Q31234R1S/4400", "holder": NAME, "holder_uscc": CODE,
            "standard": "GB/T 19001-2016/ISO 9001:2015", "first_issued": "2021-05-20", "issued": "2024-05-18",
            "expires": "2027-05-19",
        }, "质量管理体系认证证书"),
        Paper("staff_roster", {"unit_name": NAME, "rows": roster}, "服务平台主要从业人员情况表"),
        Paper("equipment_list", {
            "unit_name": NAME, "total_quantity": "12", "total_value": wan("80.00"),
            "rows": [{"seq": "1", "name": "服务器", "quantity": "10", "value": wan("30.50")},
                     {"seq": "2", "name": "软件", "quantity": "2", "value": wan("49.50")}],
        }, "服务平台服务设施、软件、仪器设备清单"),
        Paper("served_enterprise_list", {
            "unit_name": NAME + "（盖章）", "rows": served, "declared_served": "10",
            "declared_satisfaction": "90",
        }, "平台服务中小企业名单及满意度评价表"),
        Paper("truth_declaration", {
            "applicant": NAME, "statement": True, "sealed": True, "seal_text": NAME, "seal_kind": "公章",
            "signed": True, "signatory": "张示例", "date": "2026-05-20",
        }, "申报材料真实性声明"),
        Paper("application_report", {"unit_name": NAME, "date": "2026-05"}, "申请报告"),
        Paper("policy_document", {"title": "管理制度汇编", "date": "2024-01-10"}, "管理制度汇编"),
        Paper("qualification_certificate", {
            "title": "人力资源服务许可证", "holder": NAME, "issued": "2023-02-01", "expires": "2028-01-31",
        }, "人力资源服务许可证"),
        Paper("cooperation_agreement", {
            "party_a": NAME, "party_b": "虚构律师事务所", "term": "2025-01-01/2027-12-31",
            "signed_on": "2024-12-20",
        }, "合作协议"),
        Paper("service_evidence", {"title": "政策宣讲会", "date": "2025-06-01/2025-06-02"}, "活动通知"),
    ]  # fmt: skip
    return Draft(copy.deepcopy(papers))


def full_papers() -> list[Paper]:
    """A document of every other kind, consistent with the clean dossier."""
    place, office = "虚构市示例区样本路1号101房", "虚构市工业和信息化局"
    experts = [
        {"seq": "1", "name": "王虚构", "employer": "虚构大学", "title": "教授", "phone": phone(401)},
        {"seq": "2", "name": "周虚构", "employer": "虚构研究院", "title": "研究员", "phone": phone(402)},
    ]
    tenants = [
        {"seq": str(i), "name": f"虚构市{n}有限公司", "entered_on": "2024-05-01", "area": "20"}
        for i, n in enumerate(SERVED, 1)
    ]
    services = [
        {"seq": str(i), "demand": "融资", "record": "对接", "date": f"2025-0{i}-15", "place": "会议室",
         "enterprise": f"虚构市{n}有限公司", "persons": "3", "feedback": "满意", "category": "融资"}
        for i, n in enumerate(SERVED[:6], 1)
    ]  # fmt: skip
    loans = [{"seq": "1", "amount": "60000000.00", "lent_on": "2025-03-01"},
             {"seq": "2", "amount": "45000000.00", "lent_on": "2025-09-01"}]  # fmt: skip
    people = ("张示例", "李示例", "王示例", "赵示例", "钱示例")
    return [
        Paper("change_notice", {"old_name": "虚构旧名有限公司", "new_name": NAME, "uscc": CODE,
                                "approved_on": "2022-08-10", "sealed": True}),
        Paper("operations_summary", {"year": "2025", "rows": [
            {"seq": "1", "platform_name": "示例企服云平台", "staff_count": "5", "college_count": "3",
             "title_count": "3", "revenue_growth": "11.1", "served_growth": "11.11", "events_total": "6",
             "events_new": "6", "gov_events_total": "2", "gov_events_new": "2"}]}),
        Paper("lease_contract", {"lessor": "虚构物业有限公司", "lessee": NAME, "address": place,
                                 "area": "498.6",
                                 "term": "2024-01-01/2028-12-31", "signed_on": "2023-12-20",
                                 "sublease_consent": False}),
        Paper("property_certificate", {"owner": "虚构物业有限公司", "address": place, "area": "1200"}),
        Paper("recognition_document", {"doc_no": "虚工信发〔2023〕12号", "authority": office, "level": "city",
                                       "date": "2023-09-01", "valid_years": "3",
                                       "rows": [{"seq": "1", "name": NAME, "platform": "示例企服云平台"}]}),
        Paper("intellectual_property", {"ipr_kind": "software", "title": "服务系统", "owner": NAME,
                                        "granted_on": "2023-05-01"}),
        Paper("icp_filing", {"holder": NAME, "number": "粤ICP备12345678号-1", "site_name": "示例企服云平台",
                             "domain": "example.invalid"}),
        Paper("government_contract", {"document_kind": "contract", "contract_no": "HT-1", "party_a": office,
                                      "party_b": NAME, "amount": "1250000.00", "amount_words": "1250000",
                                      "term": "2025-01-10/2025-12-31", "signed_on": "2025-01-05",
                                      "sealed_a": True, "sealed_b": True}),
        Paper("expert_pool", {"unit_name": NAME, "rows": experts}),
        Paper("credit_report", {"report_kind": "credit_china", "subject": NAME, "subject_uscc": CODE,
                                "subject_kind": "unit", "report_date": "2026-05-10",
                                "records": [{"section": "penalty", "date": "2019-03-01"}]}),
        Paper("credit_report", {"report_kind": "dishonest_query", "subject": "张示例",
                                "subject_kind": "person", "report_date": "2026-05-10"}),
        Paper("service_ledger", {"unit_name": NAME, "year": "2025", "rows": services}),
        Paper("tenant_list", {"unit_name": NAME, "snapshot_on": "2025-12-31", "rows": tenants}),
        *(Paper("personnel_evidence", {"certificate": "title", "person": n}) for n in people[:4]),
        *(Paper("personnel_evidence", {"certificate": "graduation", "person": n}) for n in people[:3]),
        Paper("personnel_evidence", {"certificate": "social_insurance", "insured_count": "5",
                                     "rows": [{"seq": str(i), "name": n} for i, n in enumerate(people, 1)]}),
        Paper("financing_evidence", {"evidence_kind": "financing_list", "year": "2025",
                                     "declared_total": "105000000.00",
                                     "rows": loans}),
        Paper("financing_evidence", {"evidence_kind": "guarantee_statistics", "guarantee_new": "5000000.00",
                                     "guarantee_opening": "10000000.00", "guarantee_closing": "12000000.00"}),
        Paper("platform_evidence", {"site_name": "示例企服云平台", "domain": "example.invalid",
                                    "counters": [{"label": "浏览量", "number": "98000", "unit": "次"}]}),
        Paper("service_evidence", {"title": "企业管理培训", "date": "2025-07-01", "service_class": "training",
                                   "evidence_kinds": ("notice", "sign_in"), "persons": "310",
                                   "photo_hashes": ("a1a1a1a1a1a1a1a1",), "sign_in_hashes": ("h1", "h2")}),
        Paper("service_evidence", {"title": "银企对接会", "date": "2025-08-01", "service_class": "fin",
                                   "evidence_kinds": ("notice", "photo"), "persons": "40",
                                   "photo_hashes": ("b2b2b2b2b2b2b2b2",), "sign_in_hashes": ("h3", "h4")}),
    ]  # fmt: skip


def full_draft() -> Draft:
    """A consistent dossier with a document of every kind, on which no check has anything to say."""
    full = clean_draft()
    full.papers += full_papers()
    full.set("application_form.site_area", "500").set("application_form.site_tenure", "租用")
    full.set("application_form.postcode", "510000").set("application_form.website", "www.example.invalid")
    full.set("application_form.recognition", "虚工信发[2023]12号《关于公布平台名单的通知》")
    full.set("application_form.entity_nature", "有限责任公司").set("iso9001_certificate.surveillance", True)
    full.set("service_income_audit.gov_service_income", Read("1000000.00", "1,000,000.00"))
    full.rows("application_form.service_items")[1]["scale"] = "310人次"
    for row in full.rows("staff_roster.rows"):
        row["full_time"] = True
    for key, value in {
        "cash": "900000.00", "cash_flow_end": "900000.00", "cash_flow_end_previous": "700000.00",
        "cash_flow_change": "200000.00", "fixed_assets": "800000.00", "fixed_assets_cost": "900000.00",
        "accumulated_depreciation": "100000.00", "intangible_assets": "100000.00",
    }.items():  # fmt: skip
        full.set(f"audit_report.{key}", Read(value, f"{Decimal(value):,}"))
    return full


MATERIALS = tuple(
    Material((kind,), "B", clause)
    for kind, clause in (
        ("application_form", "QH-9-1"), ("application_report", "QH-9-2"), ("staff_roster", "QH-9-3"),
        ("equipment_list", "QH-9-4"), ("served_enterprise_list", "QH-9-5"), ("business_licence", "QH-9-6"),
        ("service_income_audit", "QH-9-7"), ("policy_document", "QH-9-8"), ("truth_declaration", "QH-9-11"),
    )
)  # fmt: skip


@pytest.fixture
def draft() -> Draft:
    return clean_draft()


@pytest.fixture
def full() -> Draft:
    return full_draft()


@pytest.fixture
def make_scope() -> Callable[..., Scope]:
    """Qinghai's scope, with what a test changes."""

    def make(**changes: Any) -> Scope:
        given: dict[str, Any] = {
            "application_date": APPLIED,
            "clauses": frozenset(QINGHAI),
            "required": (*MATERIALS, Material(("cooperation_agreement",), "M")),
        }
        return Scope(**{**given, **changes})

    return make


@pytest.fixture
def find(draft: Draft, make_scope: Callable[..., Scope]) -> Callable[..., list[Finding]]:
    """The findings of one check on the clean dossier after a change, under a scheme that has all clauses, so
    that severities are the catalogue's own."""
    clauses = frozenset(c for entry in load_catalogue().entries.values() for c in entry.clauses)

    def run(check: str, change: Callable[[Draft], object], **changes: Any) -> list[Finding]:
        change(draft)
        found = run_checks(draft.build(), make_scope(clauses=clauses, **changes))
        return [finding for finding in found if finding.id == check]

    return run


@pytest.fixture
def kinds_shown() -> Callable[[Finding], set[str]]:
    """The document kinds in which a finding's evidence lies; files of a draft are named by kind."""

    def shown(finding: Finding) -> set[str]:
        return {e.file[3:].removesuffix(".pdf") for e in finding.evidence}

    return shown


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `firing` or `quiet` runs on every case of its module's FIRES or QUIET.

    A case is (check, change to the clean dossier, severity, kinds of the documents that the finding shows) or
    (check, change); a dict at its end changes the scope."""
    for fixture, table in (("firing", "FIRES"), ("quiet", "QUIET")):
        if fixture in metafunc.fixturenames:
            cases = getattr(metafunc.module, table)
            metafunc.parametrize(fixture, cases, ids=[case[0] for case in cases])


def _scope_of(request: pytest.FixtureRequest, given: dict[str, Any] | None) -> dict[str, Any]:
    return {**getattr(request.module, "SCOPE", {}), **(given or {})}


@pytest.fixture
def covered(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Asserts that both tables of the module have a case for each check of the families, and no other."""

    def check(*families: Any) -> None:
        ids = {check.id for family in families for check in family.CHECKS}
        for table in ("FIRES", "QUIET"):
            assert {case[0] for case in getattr(request.module, table)} == ids, table

    return check


@pytest.fixture
def fires(
    find: Callable[..., list[Finding]],
    kinds_shown: Callable[[Finding], set[str]],
    request: pytest.FixtureRequest,
) -> Callable[..., None]:
    """Asserts that a case has its one finding, with severity, words, and places on both sides."""

    def check(id: str, change: Any, severity: str, kinds: set[str], scope: Any = None) -> None:
        (finding,) = find(id, change, **_scope_of(request, scope))
        assert finding.severity == severity
        assert kinds_shown(finding) == kinds
        assert finding.found or finding.declared
        assert "{" not in finding.message.zh + finding.message.en

    return check


@pytest.fixture
def silent(find: Callable[..., list[Finding]], request: pytest.FixtureRequest) -> Callable[..., None]:
    """Asserts that a case has no finding."""

    def check(id: str, change: Any, scope: Any = None) -> None:
        assert find(id, change, **_scope_of(request, scope)) == []

    return check


def _without(dossier: Dossier, place: Evidence) -> tuple[str, Dossier] | None:
    """The dossier without the input that stands at a place: the field, or the column of its list."""
    for field_ in dossier.fields:
        rows = [r for r in field_.value if isinstance(r, dict)] if isinstance(field_.value, tuple) else []
        keys = {key for row in rows for key, cell in row.items() if place in cell.evidence}
        if keys:
            (key,) = keys
            value = tuple({k: c for k, c in row.items() if k != key} for row in rows)
            changed = field_.model_copy(update={"value": value})
            fields = tuple(changed if f is field_ else f for f in dossier.fields)
            return f"{field_.name}.{key}", dataclasses.replace(dossier, fields=fields)
        if place in field_.evidence:
            fields = tuple(f for f in dossier.fields if f is not field_)
            return field_.name, dataclasses.replace(dossier, fields=fields)
    return None


@pytest.fixture
def starves(
    draft: Draft, make_scope: Callable[..., Scope], request: pytest.FixtureRequest
) -> Callable[..., None]:
    """Asserts that a case's finding goes with each input that it shows: missing input never fires. What a
    module lists as SHOWN_ONLY is shown and not compared."""
    clauses = frozenset(c for entry in load_catalogue().entries.values() for c in entry.clauses)
    # The form bears the date and the name too.
    shown_only = {
        "application_form.filled_on",
        "business_licence.name",
        *getattr(request.module, "SHOWN_ONLY", ()),
    }

    def check(id: str, change: Any, severity: str, kinds: set[str], scope: Any = None) -> None:
        change(draft)
        dossier = draft.build()
        judged = make_scope(clauses=clauses, **_scope_of(request, scope))
        (finding,) = (f for f in run_checks(dossier, judged) if f.id == id)
        for place in finding.evidence:
            rest = _without(dossier, place)
            if rest is None or rest[0] in shown_only:
                continue
            assert [f for f in run_checks(rest[1], judged) if f.id == id] == [], rest[0]

    return check
