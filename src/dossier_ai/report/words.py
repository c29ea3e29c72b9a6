"""The words of the report: verdicts, severities, states and kinds, Chinese first with English beside it."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction

VERDICTS = {
    "PASS": ("通过", "pass", "i-pass"),
    "FAIL": ("不通过", "fail", "i-fail"),
    "FAIL_RELAXABLE": ("可放宽", "relax", "i-relax"),
    "REVIEW": ("待人判断", "person", "i-person"),
    "NO_EVIDENCE": ("无证据", "none", "i-none"),
    "NA": ("不适用", "none", "i-none"),
}
SEVERITIES = {
    "B": ("阻断", "blocker", "block", "i-block"),
    "M": ("须说明", "to be explained", "major", "i-major"),
    "m": ("数据质量", "data quality", "minor", "i-info"),
    "I": ("供参考", "information", "info", "i-info"),
}
STATUSES = {
    "verified": ("核验完成", "verified"),
    "needs_review": ("需人工复核", "needs review"),
    "incomplete": ("材料不全", "incomplete"),
}
PROCEDURES = {"initial": "首次申报", "renewal": "续期复核"}
NOTICE_STATES = {"open": "未决", "corrected": "已更正", "waived": "已豁免", "answered": "已说明"}
ASK = "识别把握不足，请核对原件"
FIELD_STATES = {
    "read": "直读",
    "repaired": "已修",
    "occluded": "被遮",
    "absent": "未见",
    "handwritten": "手写",
    "crossed_out": "划改",
    "human": "人工",
}
UNITS = {
    "CNY": "元",
    "person": "人",
    "enterprise": "家",
    "institution": "家",
    "event": "次",
    "person-time": "人次",
    "service": "家次",
    "item": "项",
    "square-metre": "平方米",
    "year": "年",
    "date": "",
    "ratio": "",
}
READINGS = {
    "all_rows": "按全部行",
    "marked": "按已填行",
    "union": "任一即计",
    "intersection": "兼有方计",
    "per_event": "按场次",
    "per_day": "按天",
    "performed": "按履行期间",
    "signed": "按签订日期",
    "declared": "按申报口径",
    "subscribed": "认缴",
    "paid_in": "实缴",
    "pooled": "三年合计相比",
    "mean_of_years": "各年比例平均",
    "enterprises": "按家数",
    "visits": "按家次",
    "person_times": "按人次",
    "fees": "按金额",
    "audited": "审计报告所载",
    "basically_satisfied": "基本满意计入",
    "survey_answers": "问卷：按回收数",
    "survey_issued": "问卷：按发放数",
    "survey_basically_satisfied": "问卷：基本满意计入",
}
VALUES = {
    "true": "是",
    "false": "否",
    "present": "已提交",
    "enterprise": "企业法人",
    "nonprofit": "非营利法人",
    "special": "特别法人",
    "nonlegal": "非法人组织",
    "branch": "分支机构",
    "individual": "个体工商户",
    "organisation": "组织架构",
    "rules": "管理制度",
    "process": "服务流程",
    "fees": "收费标准",
    "quality": "质量保证",
    "plan": "发展规划",
    "targets": "年度目标",
    "brand": "品牌建设",
    "confidentiality": "保密",
    "complaints": "投诉处理",
}


def show_number(value: str, unit: str = "") -> str:
    """A record value as people write it: grouped digits, a ratio with its percentage, the unit behind."""
    if "/" in value:
        try:
            ratio = Fraction(value)
        except (ValueError, ZeroDivisionError):
            return value
        exact = Decimal(ratio.numerator) / Decimal(ratio.denominator)
        if unit not in ("", "ratio"):
            # An amount or a count whose decimals do not end: shown rounded, and said to be.
            return f"≈ {exact.quantize(Decimal('0.01')):,} {UNITS.get(unit, unit)}".rstrip()
        return f"{value} = {(exact * 100).quantize(Decimal('0.1'))}%"
    shown = UNITS.get(unit, unit)
    try:
        number = Decimal(value)
    except InvalidOperation:
        return VALUES.get(value, value)
    if unit == "ratio":
        return f"{(number * 100).normalize():f}%"
    # Codes and years are digits too, but carry no unit.
    return f"{number:,} {shown}" if shown else value
