"""Labels and values of several kinds in plain arrangements, colons misread or missing, lines wrapped, rows of
headings over rows of values. Invented organisations."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import kind_of

SETS = {
    "lease_contract": (
        "房屋租赁合同",
        [
            ("合同编号", "XN-2022-0315"),
            ("出租方（甲方）", "西宁城通置业有限公司"),
            ("承租方（乙方）", "西宁河湟中小企业服务有限公司"),
            ("房屋坐落", "西宁市城西区五四西路68号7层701-706室"),
            ("建筑面积", "486.5平方米"),
            ("房屋用途", "办公"),
            ("租赁期限", "2022年4月1日至2025年3月31日"),
            ("月租金", "人民币18500元"),
            ("押金", "37000元"),
            ("签订日期", "2022年3月20日"),
        ],
        {
            "contract_no": "XN-2022-0315",
            "lessor": "西宁城通置业有限公司",
            "lessee": "西宁河湟中小企业服务有限公司",
            "address": "西宁市城西区五四西路68号7层701-706室",
            "area": "486.5",
            "purpose": "办公",
            "term": "2022-04-01/2025-03-31",
            "rent": "18500",
            "rent_period": "month",
            "deposit": "37000",
            "signed_on": "2022-03-20",
        },
    ),
    "qualification_certificate": (
        "人力资源服务许可证",
        [
            ("许可证编号", "370202202311210015"),
            ("单位名称", "青岛海纳人力资源有限公司"),
            ("法定代表人", "林晓岚"),
            ("地址", "青岛市市南区东海西路17号海信大厦1803"),
            ("许可范围", "职业中介活动；人力资源供求信息的收集和发布"),
            ("发证日期", "2023年11月21日"),
            ("有效期至", "2028年11月20日"),
            ("发证机关", "青岛市市南区人力资源和社会保障局"),
        ],
        {
            "number": "370202202311210015",
            "holder": "青岛海纳人力资源有限公司",
            "scope": "职业中介活动；人力资源供求信息的收集和发布",
            "issued": "2023-11-21",
            "expires": "2028-11-20",
            "issuer": "青岛市市南区人力资源和社会保障局",
        },
    ),
    "property_certificate": (
        "不动产权证书",
        [
            ("证书号", "鲁（2019）青岛市不动产权第0045821号"),
            ("编号", "D37001234567"),
            ("权利人", "青岛海信东海商贸有限公司"),
            ("共有情况", "单独所有"),
            ("坐落", "青岛市市南区东海西路17号海信大厦18层1803"),
            ("权利性质", "出让"),
            ("用途", "办公"),
            ("面积", "房屋建筑面积：215.68平方米"),
            ("使用期限", "2005年4月1日起2045年3月31日止"),
            ("登记日期", "2019年4月30日"),
        ],
        {
            "cert_no": "鲁（2019）青岛市不动产权第0045821号",
            "serial": "D37001234567",
            "owner": "青岛海信东海商贸有限公司",
            "address": "青岛市市南区东海西路17号海信大厦18层1803",
            "area": "215.68",
            "purpose": "办公",
            "registered_on": "2019-04-30",
        },
    ),
    "government_contract": (
        "委托服务合同",
        [
            ("合同编号", "QD-WT-2024-031"),
            ("项目名称", "市南区小微企业创业辅导"),
            ("采购编号", "SDGP370202000202402000031"),
            ("甲方（委托方）", "青岛市市南区工业和信息化局"),
            ("乙方（受托方）", "青岛海纳云数字科技有限公司"),
            ("服务内容", "创业辅导、政策宣讲、导师走访"),
            ("服务期限", "2024年3月1日至2024年12月31日"),
            ("合同金额", "人民币125000元"),
            ("签订地点", "青岛市市南区"),
            ("签订日期", "2024年2月28日"),
        ],
        {
            "contract_no": "QD-WT-2024-031",
            "project": "市南区小微企业创业辅导",
            "procurement_no": "SDGP370202000202402000031",
            "party_a": "青岛市市南区工业和信息化局",
            "party_b": "青岛海纳云数字科技有限公司",
            "content": "创业辅导、政策宣讲、导师走访",
            "amount": "125000",
            "term": "2024-03-01/2024-12-31",
            "signed_on": "2024-02-28",
        },
    ),
    "credit_report": (
        "企业信用报告",
        [
            ("主体名称", "青岛海纳云数字科技有限公司"),
            ("统一社会信用代码", "91370202MA3M6J1N1P"),
            ("报告编号", "QD-2024-000981"),
            ("报告生成日期", "2024年8月9日"),
            ("出具单位", "青岛市社会信用中心"),
            ("行政处罚", "0条"),
            ("严重失信主体名单", "0条"),
            ("经营异常名录", "2条"),
            ("失信被执行人", "0条"),
        ],
        {
            "subject": "青岛海纳云数字科技有限公司",
            "subject_uscc": "91370202MA3M6J1N1P",
            "report_no": "QD-2024-000981",
            "report_date": "2024-08-09",
            "issuer": "青岛市社会信用中心",
            "sections": [
                {"section": s, "count": c}
                for s, c in (("penalty", "0"), ("serious", "0"), ("abnormal", "2"), ("dishonest", "0"))
            ],
        },
    ),
}


def base(s, title):
    s.centre(100, title, size=40)


def glued(sheet, title, rows, sep=""):
    s = sheet()
    base(s, title)
    y = 220
    for a, b in rows:
        s.write(140, y, a + sep + b)
        y += 60
    return s


def pairs(sheet, title, rows, sep="：", one=False):
    s = sheet()
    base(s, title)
    y = 220
    it = list(rows)
    while it:
        a, b = it.pop(0)
        if it and len(a + b) < 18 and len(it[0][0] + it[0][1]) < 18:
            c, d = it.pop(0)
            if one:
                s.write(140, y, a + sep + b + c + sep + d)
            else:
                s.write(140, y, a + sep + b)
                s.write(680, y, c + sep + d)
        else:
            s.write(140, y, a + sep + b)
        y += 60
    return s


def wrapped(sheet, title, rows):
    s = sheet()
    base(s, title)
    y = 220
    for a, b in rows:
        t = a + "：" + b
        first = True
        while t:
            s.write(140 if first else 140 + 24 * (len(a) + 1), y, t[:18])
            t = t[18:]
            y += 40
            first = False
        y += 16
    return s


def rulerow(sheet, title, rows):
    s = sheet()
    base(s, title)
    s.columns(140, 200, [260, 700], [list(r) for r in rows], rules="rows")
    return s


def below(sheet, title, rows):
    s = sheet()
    base(s, title)
    y = 200
    for a, b in rows:
        s.write(140, y, a, size=20)
        s.write(140, y + 34, b)
        y += 100
    return s


def table4(sheet, title, rows):
    s = sheet()
    base(s, title)
    R = []
    it = list(rows)

    def w(t, n):
        return "\n".join(t[i : i + n] for i in range(0, len(t), n))

    while it:
        a, b = it.pop(0)
        if it and len(b) < 30 and len(it[0][1]) < 30:
            c, d = it.pop(0)
            R.append([w(a, 7), w(b, 13), w(c, 7), w(d, 13)])
        else:
            R.append([w(a, 7), w(b, 33), None, None])
    s.table(60, 200, [190, 370, 190, 370], R)
    return s


def grid(sheet, title, rows):
    s = sheet()
    base(s, title)
    y = 200
    it = list(rows)

    def w(t, n):
        return "\n".join(t[i : i + n] for i in range(0, len(t), n))

    while it:
        part, it = it[:3], it[3:]
        n = len(part)
        s.table(
            60,
            y,
            [1110 / n] * n,
            [[w(a, int(1110 / n / 26)) for a, _ in part], [w(b, int(1110 / n / 26)) for _, b in part]],
            row_height=44,
        )
        y += 220
    return s


V = {
    "glued": glued,
    "semicolon": lambda s, t, r: glued(s, t, r, "；"),
    "dot": lambda s, t, r: glued(s, t, r, "．"),
    "colon space": lambda s, t, r: glued(s, t, r, "： "),
    "pairs": pairs,
    "pairs none": lambda s, t, r: pairs(s, t, r, ""),
    "pairs one word": lambda s, t, r: pairs(s, t, r, "：", True),
    "wrapped": wrapped,
    "rulerow": rulerow,
    "below": below,
    "table4": table4,
    "grid": grid,
}

# What these do not tell: a number after a full stop, a value glued to a word that sentences use as well.
UNTOLD = {
    ("lease_contract", "dot", "area"),
    ("government_contract", "glued", "content"),
    ("government_contract", "pairs none", "content"),
    ("credit_report", "pairs one word", "sections"),
}


@pytest.mark.parametrize("arrangement", list(V))
@pytest.mark.parametrize("kind", list(SETS))
def test_reads(kind, arrangement, sheet, document):
    title, rows, want = SETS[kind]
    page = V[arrangement](sheet, title, rows).page()
    known = kind_of(kind)
    assert known is not None
    found = {f.key: f.value for f in known.extract(document(kind, page), no_reread)}
    told = {key: value for key, value in want.items() if (kind, arrangement, key) not in UNTOLD}
    got = {}
    for key, value in told.items():
        got[key] = found.get(key)
        if isinstance(value, list):
            got[key] = [{c: row[c].value for c in value[0]} for row in found.get(key) or ()]
    assert got == told
