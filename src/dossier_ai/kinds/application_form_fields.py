"""What the application form prints: its labels, figures, lists and blocks (domain 1.14, Qinghai annex 1).

Data only; `application_form` reads by it. Patterns are for text without blanks and with narrow punctuation.
"""

from __future__ import annotations

import re

from dossier_ai.core import Column, FieldSpec

LABELLED: tuple[FieldSpec, ...] = (
    FieldSpec(
        "applicant",
        "单位名称",
        "Applicant",
        "organisation",
        ("单位名称", "申请单位（盖章）", "申请单位", "申报单位（盖章）", "申报单位"),
        required=True,
    ),
    FieldSpec(
        "platform_name", "申报平台名称", "Platform", "text", ("申报平台名称", "平台名称"), required=True
    ),
    FieldSpec(
        "region",
        "所在市（州）",
        "City or prefecture",
        "text",
        ("所在市（州）", "所在市州", "所在地区", "所在市"),
    ),
    FieldSpec(
        "filled_on", "填报日期", "Filled in on", "date", ("填报日期", "填表日期", "申报日期"), required=True
    ),
    FieldSpec(
        "registered_on", "注册日期", "Registered on", "date", ("注册日期", "成立日期", "注册时间", "成立时间")
    ),
    FieldSpec(
        "entity_nature", "单位性质", "Nature of the unit", "text", ("单位性质", "单位类型", "企业性质")
    ),
    FieldSpec(
        "legal_rep", "法人代表", "Legal representative", "person", ("法人代表", "法定代表人"), required=True
    ),
    FieldSpec(
        "address", "注册地址", "Registered address", "text", ("注册地址", "单位地址", "通讯地址", "地址")
    ),
    FieldSpec("postcode", "邮政编码", "Postcode", "text", ("邮政编码", "邮编")),
    FieldSpec("contact", "联系人", "Contact", "person", ("联系人",)),
    FieldSpec("phone", "联系电话", "Telephone", "phone", ("联系电话", "固定电话", "办公电话")),
    FieldSpec("mobile", "手机", "Mobile", "phone", ("手机", "手机号码", "移动电话")),
    FieldSpec("fax", "传真", "Fax", "phone", ("传真",)),
    FieldSpec("email", "电子邮件", "E-mail", "email", ("电子邮件", "电子邮箱", "E-mail", "邮箱")),
    FieldSpec("website", "网址", "Website", "url", ("网址（已建网站的填写）", "网址", "网站", "单位网址")),
)
STOPS = (
    "仪器设备",
    "其中：大专及以上学历",
    "服务中小企业户（次）数",
    "年度",
    "注册资本",
    "总资产",
    "从业人数",
    "其中：主要投资方名称",
    "其中：服务设施",
    "场地面积",
    "投资比例",
    "青海省工业和信息化厅制",
    "一、平台（申请单位）基本情况",
    "二、近三年平台运营管理",
    "三、服务能力及业绩",
)

NUMBER = r"([0-9][0-9,.]*)"
# Figures that stand inside a sentence of a cell: key, format, pattern, names.
FIGURES: tuple[tuple[FieldSpec, str], ...] = (
    (
        FieldSpec(
            "software_share", "服务设施、软件占总资产（%）", "Facilities and software, % of assets", "percent"
        ),
        rf"服务设施.{{0,2}}软件占总资产的?[:]?{NUMBER}%?",
    ),
    (
        FieldSpec("equipment_count", "仪器设备（台套）", "Instruments and equipment", "integer"),
        rf"仪器设备[:]?{NUMBER}台",
    ),
    (
        FieldSpec("equipment_share", "仪器设备占总资产（%）", "Equipment, % of assets", "percent"),
        rf"台\(?套?\)?.{{0,2}}占总资产的?[:]?{NUMBER}%?",
    ),
    (
        FieldSpec("site_area", "场地面积（㎡）", "Site area (m²)", "area", ("场地面积",)),
        rf"场地面积[^0-9]{{0,4}}{NUMBER}(?:平|㎡|m)",
    ),
    (
        FieldSpec("owned_site_share", "自有场地占总资产（%）", "Owned site, % of assets", "percent"),
        rf"自有场地占总资产的?[:]?{NUMBER}%?",
    ),
    (
        FieldSpec("staff_count", "从业人数", "Staff", "integer", ("从业人数",), required=True),
        rf"从业人[数员]总?数?[^0-9]{{0,4}}{NUMBER}",
    ),
    (
        FieldSpec(
            "professional_count",
            "专业人员",
            "Professionals",
            "integer",
            ("专业(?:技术)?人员",),
            required=True,
        ),
        rf"专业(?:技术)?人员[^0-9]{{0,4}}{NUMBER}",
    ),
)
AMOUNTS: tuple[tuple[FieldSpec, str], ...] = (
    (
        FieldSpec(
            "registered_capital", "注册资本（元）", "Registered capital (yuan)", "money", ("注册资本",)
        ),
        r"注册(?:资本|资金)",
    ),
    (
        FieldSpec("total_assets", "总资产（元）", "Total assets (yuan)", "money", ("总资产",), required=True),
        r"总资产|资产总额",
    ),
)

YEARS = (
    Column("year", ("年度", "年份"), "integer"),
    Column("revenue", ("营业收入", "营业收入（万元）"), "money"),
    Column("service_income", ("其中：服务收入", "服务收入"), "money"),
    Column("total_profit", ("利润总额", "利润"), "money"),
    Column("service_cost", ("服务成本支出", "服务成本", "服务支出"), "money"),
    Column(
        "served", ("服务中小企业户（次）数", "服务中小企业户数", "服务企业数", "服务中小企业数"), "integer"
    ),
    Column("agreements", ("其中：签订服务协议户数", "签订服务协议户数", "签订协议户数"), "integer"),
)
ITEMS = (
    Column("product", ("主要服务产品", "服务产品", "服务项目")),
    Column("scale", ("服务规模（家、人/次）", "服务规模")),
    Column("share", ("服务收入占年营业收入％", "服务收入占年营业收入", "占年营业收入％"), "percent"),
)
INVESTORS = (
    Column("name", ("其中：主要投资方名称", "主要投资方名称", "投资方名称", "主要投资方"), "organisation"),
    Column("nature", ("性质", "投资方性质")),
    Column("share", ("投资比例％", "投资比例", "出资比例"), "percent"),
)
BLOCK_LABEL = re.compile(
    r"^(合作资源|签订合作协议|其他合作|运用信息技术|获得|四、|五、|三、|二、|得到政府|市级及以上|总资产|注册资本|从业人|场地面积|年度|"
    r"其中:服务设施|仪器设备|主要服务产品)"
)

TEXTS: tuple[tuple[FieldSpec, str], ...] = (
    (
        FieldSpec("qualifications", "专业服务资质", "Service qualifications", "text"),
        r"获得专业服务.{0,4}资质(?:情况)?",
    ),
    (
        FieldSpec("digital_services", "运用信息技术开展服务", "Services by information technology", "text"),
        r"运用信息技术.{0,2}开展服务(?:情况)?",
    ),
    (
        FieldSpec("honours", "荣誉证书或证明", "Honours", "text"),
        r"获得市级及以上部门.{0,2}授予的荣誉(?:证书)?(?:或证明)?",
    ),
    (FieldSpec("support", "政府扶持", "Government support", "text"), r"得到政府扶持(?:的?情况)?"),
    (
        FieldSpec("recognition", "认定文件名及文号", "Recognition documents", "text"),
        r"市级及以上部门认定为.{0,16}?(?:文件名及文号|文号)",
    ),
)
NAME_LISTS = (
    (FieldSpec("partners", "签订合作协议的单位", "Partners by agreement", "names"), r"签订合作协议的?单位"),
    (FieldSpec("other_partners", "其他合作单位", "Other partners", "names"), r"其他合作单位"),
)
OPINION = r"市.{0,6}中小企业主管部门(?:审核|复核)(?:推荐)?意见(?:\(不少于\d+字\))?"
