# ruff: noqa: E501 - printed sentences stay whole
"""One invented view of every kind the new renderers print, each with all its fields."""

from __future__ import annotations

from dossier_ai.corpus.views import View

NAME = "青海澜禾企业管理咨询有限公司"
CODE = "FAKE0103MA7XXXXX5X"
ADDRESS = "青海省西宁市城中区虚构路18号云杉大厦6层601室"


def _entity(kind: str, **more: object) -> View:
    fields = {
        "uscc": CODE, "name": "样本市中小企业服务中心", "address": ADDRESS, "legal_rep": "王海燕", "capital": "1000000.00",
        "registrar": "虚构省样本市民政局", "valid_from": "2021-03-01", "valid_to": "2026-02-28",
        **more,
    }  # fmt: skip
    return View(kind, "证书", fields)


_SCOPE = "为中小企业提供政策宣传、信息咨询、人才培训、技术推广、创业辅导、融资对接等公共服务；承担主管部门交办的其他事项；组织行业交流与合作活动。"

SAMPLES: list[View] = [
    _entity(
        "public_institution_certificate", cert_no="事证第163010000号", other_names=["样本市企业服务平台中心", "样本市创业指导中心"],
        purpose=_SCOPE, funding="财政补助收入", sponsor="样本市工业和信息化局", copy_kind="副本", registrar="样本市事业单位登记管理局",
    ),
    _entity(
        "social_organisation_certificate", cert_no="社证字第1230号", scope=_SCOPE, activity_area="样本市", supervisor="样本市工商业联合会",
        issued="2021-03-01", established="2016-05-12", branch=False,
    ),
    _entity(
        "private_non_enterprise_certificate", cert_no="民证字第0330号", form="法人", scope=_SCOPE, supervisor="样本市科学技术局",
        issued="2021-03-01", established="2016-05-12",
    ),
    _entity("other_registration", certificate="law_firm", issued="2020-07-08"),
    _entity("other_registration", certificate="foundation", issued="2020-07-08"),
    View(
        "change_notice", "变更登记通知书",
        {
            "doc_no": "（虚市监）登记内变字〔2023〕第1028号", "name": NAME, "uscc": CODE,
            "changes": [
                {"item": "名称", "before": "青海澜禾商务服务有限公司", "after": NAME},
                {"item": "法定代表人", "before": "李文成", "after": "王海燕"},
            ],
            "old_name": "青海澜禾商务服务有限公司", "new_name": NAME, "old_legal_rep": "李文成", "new_legal_rep": "王海燕",
            "approved_on": "2023-05-18", "registrar": "虚构省样本市市场监督管理局", "sealed": True,
        },
    ),
    View(
        "operations_summary", "运营情况汇总表",
        {
            "year": "2024", "authority": "样本市工业和信息化局", "filled_by": "李娜", "phone": "0971-00001234", "filled_on": "2025-01-18", "sealed": True,
            "rows": [
                {
                    "seq": str(i), "platform_name": f"样本市中小企业公共服务平台{i}", "contact": "王伟", "phone": "13800001234", "site_area": "1260.5",
                    "staff_count": "25", "college_count": "22", "title_count": "14", "served_total": "680", "served_new": "120",
                    "served_growth": "12.5", "agreements": "85", "revenue_new": "5231000.00", "revenue_growth": "8.2",
                    "service_income_new": "3120000.00", "service_income_growth": "10.1", "profit_new": "452300.00", "profit_growth": "-3.5",
                    "tax_new": "123400.00", "tax_growth": "5", "events_total": "32", "events_new": "12", "gov_events_total": "10", "gov_events_new": "4",
                }
                for i in range(1, 10)
            ],
        },
    ),
    View(
        "property_certificate", "不动产权证书",
        {
            "cert_no": "虚（2021）样本市不动产权第0012345号", "serial": "63001234567", "owner": "样本市城市资产运营有限公司", "co_ownership": "单独所有",
            "address": "样本市城中区虚构路18号1号楼6层", "unit_no": "630103001001GB00012F00010601", "right_kind": "国有建设用地使用权/房屋所有权",
            "right_nature": "出让/市场化商品房", "purpose": "商务金融用地/办公", "area": "498.60", "land_area": "5000.00",
            "term": "2010-06-01/2050-05-31", "registered_on": "2021-04-09", "registrar": "样本市自然资源和规划局",
        },
    ),
    View(
        "lease_contract", "房屋租赁合同",
        {
            "title": "房屋租赁合同", "contract_no": "ZL-2023-018", "lessor": "样本市城市资产运营有限公司", "lessee": NAME, "address": ADDRESS,
            "area": "498.60", "purpose": "办公及企业服务", "term": "2023-07-01/2026-06-30", "rent": "15000.00", "rent_period": "month",
            "deposit": "30000.00", "property_no": "虚（2021）样本市不动产权第0012345号", "signed_on": "2023-06-20", "lessor_sealed": True,
            "lessee_sealed": True, "sublease_consent": True,
        },
    ),
    View(
        "government_contract", "政府采购合同",
        {
            "title": "中小企业公共服务采购合同", "document_kind": "contract", "contract_no": "YBCG-2024-016", "project": "2024年样本市中小企业公共服务项目",
            "procurement_no": "虚采竞磋（2024）第018号", "party_a": "样本市工业和信息化局", "party_b": NAME,
            "content": "面向样本市中小企业开展政策宣讲、管理咨询、数字化转型诊断等公共服务，全年服务企业不少于120家。",
            "amount": "486000.00", "amount_words": "486000.00", "tax_rate": "6", "term": "2024-03-01/2024-12-31", "signed_on": "2024-02-26",
            "place": "样本市城中区", "sealed_a": True, "sealed_b": True, "signed_a": True, "signed_b": True,
        },
    ),
    View(
        "government_contract", "中标通知书",
        {
            "title": "成交通知书", "document_kind": "award_notice", "project": "2024年样本市中小企业公共服务项目", "procurement_no": "虚采竞磋（2024）第018号",
            "party_a": "样本市工业和信息化局", "party_b": NAME, "content": "中小企业公共服务", "amount": "486000.00", "amount_words": "486000.00",
            "term": "2024-03-01/2024-12-31", "signed_on": "2024-02-20", "sealed_a": True,
        },
    ),
    View(
        "government_contract", "委托函",
        {
            "title": "项目委托书", "document_kind": "commission_letter", "contract_no": "样工信函〔2024〕12号", "project": "样本市中小企业服务月活动",
            "party_a": "样本市工业和信息化局", "party_b": NAME, "content": "组织服务月系列活动", "amount": "50000.00", "amount_words": "50000.00",
            "term": "2024-06-01/2024-06-30", "signed_on": "2024-05-20", "sealed_a": True,
        },
    ),
    View(
        "recognition_document", "认定文件",
        {
            "doc_no": "虚工信发〔2023〕86号", "title": "关于公布2023年虚构省中小企业公共服务示范平台名单的通知", "authority": "虚构省工业和信息化厅",
            "level": "province", "category": "中小企业公共服务示范平台", "date": "2023-09-18", "valid_years": "3", "valid_to": "2026-09-17",
            "publicity_only": False, "sealed": True,
            "rows": [
                {"seq": str(i), "name": f"青海澜{c}企业管理咨询有限公司", "platform": f"样本市{c}企业综合服务平台", "category": "综合类", "region": "样本市"}
                for i, c in enumerate("禾舟川野原途屿石帆光云源谷桥羽洲枫台岩峰辰松海田", 1)
            ],
        },
    ),
    *(
        View(
            "intellectual_property", "知识产权",
            {
                "ipr_kind": kind, "title": "一种面向中小企业的服务撮合系统", "number": number, "cert_no": cert, "owner": NAME,
                **({} if kind in ("software", "work") else {"applied_on": "2021-03-02"}),
                "granted_on": "2022-08-16", "expires": "2032-08-15", "authority": "虚构知识产权局",
                **more,
            },
        )
        for kind, number, cert, more in (
            ("invention", "ZL202110000001.X", "第5123456号", {"owners": [NAME, "虚构大学"]}), ("trademark", "56123456", "", {"trademark_class": "35", "title": "澜禾"}),
            ("software", "2022SR0123456", "软著登字第9123456号", {}), ("standard", "T/YBQX 001—2022", "", {"title": "企业服务规范"}),
            ("work", "虚作登字-2022-F-00012345", "", {}),
        )
    ),
    View(
        "icp_filing", "ICP备案",
        {
            "holder": NAME, "holder_kind": "企业", "number": "青ICP备00001234号-1", "site_name": "样本市中小企业综合服务平台",
            "domain": "p18.example.invalid", "approved_on": "2022-05-16",
        },
    ),
    View(
        "platform_evidence", "平台截图",
        {
            "site_name": "样本市中小企业综合服务平台", "url": "https://www.p18.example.invalid/index", "domain": "p18.example.invalid", "captured_on": "2024-05-06",
            "counters": [
                {"label": "注册企业", "number": "1286", "unit": "家"}, {"label": "在线服务", "number": "3520", "unit": "次"},
                {"label": "访问量", "number": "98213", "unit": "次"}, {"label": "政策信息", "number": "865", "unit": "条"},
            ],
            "disclosures": ["catalogue", "process", "fees", "contact", "commitment", "complaint"], "services": ["政策咨询", "在线申报", "融资对接", "人才培训", "技术转移"],
        },
    ),
    View(
        "expert_pool", "专家库名单",
        {
            "unit_name": NAME, "unit_sealed": True,
            "rows": [
                {"seq": str(i), "name": name, "employer": employer, "title": "副教授", "field": "企业管理", "phone": "13800001234", "appointed_on": "2023-03-01", "term": "2023-03-01/2026-02-28"}
                for i, (name, employer) in enumerate((("李建国", "虚构大学"), ("王海宁", "虚构大学"), ("扎西·多杰", "示例理工大学经济与管理学院"), ("陈思琪", "样本市质量检验所"), ("周浩宇", "样本市质量检验所")), 1)
            ],
        },
    ),
    View("expert_pool", "聘书", {"expert": "李建国", "appointer": NAME, "field": "企业管理", "appointed_on": "2023-03-01", "term": "2023-03-01/2026-02-28"}),
    View(
        "credit_report", "信用报告",
        {
            "title": "法人和非法人组织公共信用信息报告", "report_kind": "credit_china", "subject": NAME, "subject_uscc": CODE, "subject_kind": "unit",
            "report_no": "202405060000123X", "report_date": "2024-05-06", "issuer": "虚构省公共信用信息中心",
            "sections": [
                {"section": "penalty", "title": "行政处罚信息", "count": "1"}, {"section": "abnormal", "title": "经营异常名录信息", "count": "1"},
                {"section": "serious", "title": "严重失信主体名单信息", "count": "0"}, {"section": "dishonest", "title": "失信被执行人信息", "count": "0"},
                {"section": "tax", "title": "欠税信息", "count": "0"},
            ],
            "records": [
                {"section": "penalty", "date": "2021-06-08", "authority": "样本市税务局", "content": "未按期申报纳税，罚款200元", "status": "repaired", "removed_on": "2021-12-20"},
                {"section": "abnormal", "date": "2022-07-11", "authority": "虚构省样本市市场监督管理局", "content": "未按规定报送年度报告", "status": "removed", "removed_on": "2022-08-15"},
            ],
        },
    ),
    View(
        "credit_report", "无违法违规证明",
        {
            "title": "无违法违规证明", "report_kind": "compliance", "subject": NAME, "subject_uscc": CODE, "subject_kind": "unit", "report_no": "样税证〔2024〕32号", "report_date": "2024-05-06",
            "issuer": "样本市税务局", "sections": [{"section": "tax", "title": "税务", "count": "0"}],
        },
    ),
    View(
        "credit_report", "失信被执行人查询",
        {
            "title": "失信被执行人查询结果", "report_kind": "dishonest_query", "subject": "王海燕", "subject_kind": "person", "report_date": "2024-05-06",
            "issuer": "执行信息公开网（样本）", "sections": [{"section": "dishonest", "title": "失信被执行人", "count": "0"}],
        },
    ),
    View(
        "service_ledger", "服务台账",
        {
            "unit_name": NAME, "year": "2023",
            "rows": [
                {
                    "seq": str(i), "demand": "企业希望了解知识产权质押融资的办理条件和流程，需要专业机构协助准备材料" if i % 7 == 3 else "财税政策咨询", "record": "现场讲解政策要点，协助整理申报材料并跟踪办理结果",
                    "date": f"2023-{1 + i % 12:02d}-{1 + i % 27:02d}", "place": "企业服务大厅" if i % 3 else "样本市工业园区", "enterprise": f"青海样本{i}号商贸有限公司", "persons": str(1 + i % 5),
                    "feedback": "满意", "category": "咨询", "provider": "自有" if i % 4 else "第三方机构", "fee": "免费", "size": "微型",
                }
                for i in range(1, 41)
            ],
        },
    ),
    View(
        "tenant_list", "入驻企业名单",
        {
            "unit_name": NAME, "snapshot_on": "2023-12-31", "unit_sealed": True, "declared_total": "36",
            "rows": [
                {
                    "seq": str(i), "name": f"青海样本{i}号科技有限公司", "uscc": CODE, "industry": "软件和信息技术服务业" if i % 3 else "批发业", "size": "微型" if i % 2 else "小型",
                    "entered_on": f"2022-{1 + i % 12:02d}-15", "area": f"{40 + i}.5", "staff": str(3 + i % 9), "revenue": f"{200000 + i * 10000}.00",
                    "status": "在孵" if i % 6 else "毕业", "contact": "李娜", "phone": "13900001234",
                }
                for i in range(1, 37)
            ],
        },
    ),
    *(
        View(
            "personnel_evidence", "人员佐证",
            {"certificate": kind, "person": "王海燕", "number": "105551201205001234", "issued": "2012-07-01", **more},
        )
        for kind, more in (
            ("graduation", {"level": "四年制本科", "subject": "工商管理", "school": "虚构大学", "term": "2008-09-01/2012-07-01"}),
            ("degree", {"level": "管理学学士", "subject": "工商管理", "school": "虚构大学"}),
            ("degree_registration", {"level": "本科", "subject": "工商管理", "school": "虚构大学", "term": "2008-09-01/2012-07-01"}),
            ("title", {"level": "中级经济师", "subject": "经济系列", "issuer": "虚构省人力资源和社会保障厅", "unit": NAME}),
            ("professional_qualification", {"level": "注册咨询工程师", "subject": "咨询", "issuer": "虚构省人力资源和社会保障厅"}),
            ("skill_level", {"level": "三级/高级工", "subject": "企业人力资源管理师", "issuer": "样本职业技能评价中心"}),
            ("labour_contract", {"unit": NAME, "term": "2020-01-01/2026-12-31", "level": "项目主管"}),
            (
                "social_insurance",
                {
                    "unit": NAME, "insured_count": "25", "period": "2023-01-01/2023-12-31", "issuer": "样本市社会保险服务局",
                    "rows": [{"seq": str(i), "name": "李娜" if i % 2 else "王伟", "months": "12", "period": "2023-01-01/2023-12-31"} for i in range(1, 26)],
                },
            ),
            ("appointment", {"unit": NAME, "level": "创业辅导师", "subject": "创业辅导", "issuer": "样本市创业指导中心", "term": "2022-01-01/2024-12-31"}),
        )
    ),
    *(
        View(
            "financing_evidence", "融资佐证",
            {
                "evidence_kind": kind, "unit_name": NAME, "year": "2023", "sealed": True,
                **(
                    {"guarantee_opening": "210000000.00", "guarantee_new": "325000000.00", "guarantee_closing": "298000000.00"}
                    if kind == "guarantee_statistics"
                    else {
                        "declared_total": f"{3000000 * count}.00",
                        "rows": [
                            {"seq": str(i), "enterprise": f"青海样本{i}号食品有限公司", "institution": "虚构银行样本支行", "amount": "3000000.00", "lent_on": "2023-05-18", "mode": "推荐对接"}
                            for i in range(1, count + 1)
                        ],
                    }
                ),
            },
        )
        for kind, count in (("financing_list", 30), ("guarantee_statistics", 0), ("loan_contract", 1), ("bank_confirmation", 4))
    ),
    View("satisfaction_survey", "满意度调查表", {"survey_kind": "form", "enterprise": "青海样本7号商贸有限公司", "rating": "satisfied", "date": "2023-11-20", "sealed": True}),
    View(
        "satisfaction_survey", "满意度汇总",
        {
            "survey_kind": "summary", "issued_count": "120", "returned_count": "112", "rate": "95.54", "date": "2023-12-28", "sealed": True, "enterprise": NAME,
            "rows": [{"level": k, "count": c} for k, c in (("very_satisfied", "80"), ("satisfied", "27"), ("basically_satisfied", "3"), ("neutral", "1"), ("dissatisfied", "1"))],
        },
    ),
    View(
        "renewal_form", "复核申请推荐表",
        {
            "applicant": NAME, "platform_name": "样本市中小企业综合服务平台", "region": "样本市", "filled_on": "2025-03-10", "registered_on": "2016-05-12",
            "entity_nature": "有限责任公司", "legal_rep": "王海燕", "address": ADDRESS, "postcode": "810000", "contact": "李娜", "phone": "0971-00001234",
            "mobile": "13800001234", "fax": "0971-00001235", "email": "service12@example.invalid", "website": "www.p18.example.invalid",
            "registered_capital": "5000000.00", "total_assets": "8623400.00", "site_area": "498.6", "site_tenure": "租用", "owned_site_share": "0",
            "staff_count": "25", "professional_count": "22", "software_share": "5.2", "equipment_count": "48", "equipment_share": "6.1",
            "years": [
                {"year": str(2022 + i), "revenue": "5231000.00", "service_income": "3120000.00", "total_profit": "452300.00", "service_cost": "2102000.00", "served": str(100 + i), "agreements": "32"}
                for i in range(3)
            ],
            "service_items": [{"product": p, "scale": "80家", "share": "20.5"} for p in ("管理咨询", "人才培训", "技术服务")],
            "investors": [{"name": "王海燕", "nature": "自然人", "share": "60"}, {"name": "李娜", "nature": "自然人", "share": "40"}],
            "partners": ["虚构大学", "样本市质量检验所"], "other_partners": ["样本市工业园区服务中心"], "qualifications": "质量管理体系认证证书",
            "digital_services": "建有网站及微信服务号。", "honours": "样本市优秀服务机构", "support": "获得市级服务补助。",
            "recognition": "虚构市工信发〔2022〕18号《关于公布平台名单的通知》", "applicant_sealed": True,
            "opinion": "经审核，该平台三年来服务成效明显，同意推荐复核。", "opinion_sealed": True,
        },
    ),
    View(
        "cooperation_agreement", "集聚服务机构名单",
        {
            "title": "集聚服务机构名单", "party_a": NAME, "sealed_a": True, "signed_on": "2024-03-01",
            "rows": [
                {"seq": str(i), "name": f"样本{i}号专业服务机构有限公司", "category": "法律服务" if i < 4 else "财税服务", "mode": "签约", "term": "2023-01-01/2025-12-31", "contact": "王伟", "phone": "13800001234"}
                for i in range(1, 9)
            ],
        },
    ),
]  # fmt: skip
