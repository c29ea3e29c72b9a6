"""Fresh service ledgers, as offices write them; nothing here was looked at when the reader was written. Invented."""
# ruff: noqa: E501 - printed sentences stay whole

from __future__ import annotations

import pytest

DOCUMENTS = {}


def doc(name, **want):
    def keep(draw):
        DOCUMENTS[name] = (draw, want)
        return draw

    return keep


def prose(s, y, *paragraphs, x=130, n=40, pitch=46):
    for paragraph in paragraphs:
        text = paragraph if paragraph.startswith("|") else "  " + paragraph
        text = text.lstrip("|")
        first = True
        while text:
            take = n - 2 if first and text.startswith("  ") else n
            piece, text = text[:take], text[take:]
            s.write(x + (48 if piece.startswith("  ") else 0), y, piece.strip())
            first = False
            y += pitch
    return y


KIND = "service_ledger"


def centred(s, x, y, widths, lines, *, pitch=46, rules="rows"):
    """A table with its cells centred, ruled by rows, fully ("all") or not at all ("none")."""
    top = y
    for line in lines:
        high = max(len(cell.split("\n")) for cell in line)
        for j, cell in enumerate(line):
            parts = cell.split("\n")
            for k, text in enumerate(parts):
                wide = sum(24 if ord(c) > 0x2E80 else 13.2 for c in text)
                left = x + sum(widths[:j]) + (widths[j] - wide) / 2
                if text:
                    s.write(left, top + 11 + 28 * k + 14 * (high - len(parts)), text)
        if rules != "none":
            s.line(x, top, x + sum(widths), top)
        bottom = top + pitch + 28 * (high - 1)
        if rules == "all":
            for j in range(len(widths) + 1):
                s.line(x + sum(widths[:j]), top, x + sum(widths[:j]), bottom)
        top = bottom
    if rules != "none":
        s.line(x, top, x + sum(widths), top)
    return top


def rows(keys, *lines):
    return [dict(zip(keys, line, strict=True)) for line in lines]


FULL = ("seq", "demand", "record", "date", "place", "enterprise", "persons", "feedback")


@doc(
    "the columns of the notice, ruled",
    unit_name="成都青禾创业孵化管理有限公司",
    year="2023",
    rows=rows(
        FULL,
        (
            "1",
            "创业计划书修改",
            "一对一辅导",
            "2023-03-08",
            "孵化器三楼",
            "成都云杉软件有限公司",
            "3",
            "满意",
        ),
        (
            "2",
            "办理贷款",
            "推荐银行并陪同洽谈",
            "2023-04-17",
            "企业现场",
            "成都岷江食品有限公司",
            "2",
            "较满意",
        ),
        ("3", "员工培训", "现场授课", "2023-05-22", "培训室", "成都蜀锦文创有限公司", "15", "满意"),
    ),
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(90, "2023年服务台账", size=36)
    s.write(80, 160, "填报单位：成都青禾创业孵化管理有限公司")
    s.table(
        60,
        210,
        [70, 220, 260, 170, 170, 320, 110, 240],
        [
            [
                "序号",
                "企业服务诉求",
                "提供服务的记录",
                "服务时间",
                "地点",
                "参与的企业",
                "人数",
                "企业对服务的意见反馈",
            ],
            [
                "1",
                "创业计划书修改",
                "一对一辅导",
                "2023-03-08",
                "孵化器三楼",
                "成都云杉软件有限公司",
                "3",
                "满意",
            ],
            [
                "2",
                "办理贷款",
                "推荐银行并陪同洽谈",
                "2023-04-17",
                "企业现场",
                "成都岷江食品有限公司",
                "2",
                "较满意",
            ],
            ["3", "员工培训", "现场授课", "2023-05-22", "培训室", "成都蜀锦文创有限公司", "15", "满意"],
        ],
    )
    return [s]


@doc(
    "narrow columns close together, rows ruled only",
    unit_name="武汉光谷启航孵化器有限公司",
    year="2022",
    rows=rows(
        ("seq", "date", "enterprise", "record", "place", "persons", "feedback"),
        ("1", "2022-02-14", "武汉楚天电子有限公司", "专利申报咨询", "线上", "2", "很满意"),
        ("2", "2022-03-03", "武汉江城物流有限公司", "社保政策解读", "孵化器", "4", "满意"),
        ("3", "2022-03-29", "武汉东湖生物科技有限公司", "融资路演", "路演厅", "6", "满意"),
        ("4", "2022-04-11", "武汉凌波餐饮有限公司", "财税代理", "企业", "1", "一般"),
    ),
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(80, "武汉光谷启航孵化器有限公司2022年度企业服务台账", size=34)
    s.columns(
        90,
        170,
        [80, 190, 330, 220, 160, 130, 200],
        [
            ["序号", "服务日期", "服务企业", "服务内容", "服务地点", "人次", "企业评价"],
            ["1", "2022.2.14", "武汉楚天电子有限公司", "专利申报咨询", "线上", "2", "很满意"],
            ["2", "2022.3.3", "武汉江城物流有限公司", "社保政策解读", "孵化器", "4", "满意"],
            ["3", "2022.3.29", "武汉东湖生物科技有限公司", "融资路演", "路演厅", "6", "满意"],
            ["4", "2022.4.11", "武汉凌波餐饮有限公司", "财税代理", "企业", "1", "一般"],
        ],
        rules="rows",
    )
    return [s]


@doc(
    "classes and fees, wrapped cells",
    unit_name="杭州云栖中小企业服务中心有限公司",
    year="2023",
    rows=rows(
        ("seq", "category", "enterprise", "record", "date", "provider", "fee", "persons"),
        (
            "1",
            "信息服务",
            "杭州钱江电器有限公司",
            "推送政策清单并上门解读",
            "2023-06-12",
            "自有服务",
            "免费",
            "5",
        ),
        (
            "2",
            "人员培训",
            "杭州西溪茶业有限公司",
            "组织财务人员专题培训",
            "2023-07-05",
            "浙江正信会计师事务所",
            "低收费",
            "8",
        ),
        (
            "3",
            "投融资服务",
            "杭州临平机械有限公司",
            "介绍投资机构并安排会谈",
            "2023-08-21",
            "自有服务",
            "免费",
            "3",
        ),
    ),
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(80, "中小企业服务记录台账（2023年）", size=34)
    s.write(80, 150, "单位名称：杭州云栖中小企业服务中心有限公司")
    s.table(
        80,
        210,
        [70, 160, 320, 280, 190, 260, 130, 110],
        [
            ["序号", "服务类别", "服务对象", "服务内容", "服务时间", "服务提供方", "收费情况", "服务人次"],
            [
                "1",
                "信息服务",
                "杭州钱江电器有限公司",
                "推送政策清单\n并上门解读",
                "2023年6月12日",
                "自有服务",
                "免费",
                "5",
            ],
            [
                "2",
                "人员培训",
                "杭州西溪茶业有限公司",
                "组织财务人员\n专题培训",
                "2023年7月5日",
                "浙江正信会计\n师事务所",
                "低收费",
                "8",
            ],
            [
                "3",
                "投融资服务",
                "杭州临平机械有限公司",
                "介绍投资机构\n并安排会谈",
                "2023年8月21日",
                "自有服务",
                "免费",
                "3",
            ],
        ],
    )
    return [s]


@doc(
    "one record a form, two forms on a page",
    rows=rows(
        ("enterprise", "date", "demand", "record", "persons", "feedback"),
        ("西宁高原牧业有限公司", "2023-05-10", "申报绿色食品", "协助整理材料", "2", "满意"),
        ("青海祁连旅游有限公司", "2023-05-18", "线上营销", "直播培训", "6", "很满意"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(80, "企业服务记录表", size=36)
    y = 160
    for v in [
        ("西宁高原牧业有限公司", "2023年5月10日", "申报绿色食品", "协助整理材料", "2人", "满意"),
        ("青海祁连旅游有限公司", "2023年5月18日", "线上营销", "直播培训", "6人", "很满意"),
    ]:
        s.table(
            110,
            y,
            [180, 340, 180, 320],
            [
                ["企业名称", v[0], "服务时间", v[1]],
                ["服务诉求", v[2], None, None],
                ["服务内容", v[3], "参加人数", v[4]],
                ["意见反馈", v[5], None, None],
            ],
        )
        y += 340
    return [s]


@doc(
    "over two pages, head only once, numbering on",
    unit_name="苏州工业园区聚力科技服务有限公司",
    rows=rows(
        ("seq", "enterprise", "demand", "date", "persons"),
        ("1", "苏州吴门丝绸有限公司", "品牌策划", "2023-01-09", "4"),
        ("2", "苏州阳澄水产有限公司", "冷链改造", "2023-01-30", "2"),
        ("3", "苏州虎丘机电有限公司", "设备检测", "2023-02-13", "3"),
        ("4", "苏州平江科技有限公司", "软著登记", "2023-02-28", "1"),
    ),
)
def _(sheet):
    a, b = sheet(), sheet()
    a.centre(80, "服务台账", size=36)
    a.write(90, 150, "单位：苏州工业园区聚力科技服务有限公司")
    w = [90, 360, 250, 220, 120]
    a.table(
        90,
        200,
        w,
        [
            ["序号", "企业名称", "诉求内容", "服务时间", "人数"],
            ["1", "苏州吴门丝绸有限公司", "品牌策划", "2023/1/9", "4"],
            ["2", "苏州阳澄水产有限公司", "冷链改造", "2023/1/30", "2"],
        ],
    )
    b.table(
        90,
        100,
        w,
        [
            ["3", "苏州虎丘机电有限公司", "设备检测", "2023/2/13", "3"],
            ["4", "苏州平江科技有限公司", "软著登记", "2023/2/28", "1"],
        ],
    )
    return [a, b]


@doc(
    "no rules, persons with a unit, dates without a year under a head that has it",
    year="2023",
    rows=rows(
        ("seq", "enterprise", "record", "persons", "feedback"),
        ("1", "青岛崂山矿泉水有限公司", "检测报告解读", "3", "满意"),
        ("2", "青岛琴岛包装有限公司", "绿色包装培训", "12", "满意"),
        ("3", "青岛胶州湾渔业有限公司", "法律咨询", "1", "已解决"),
    ),
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(90, "青岛海纳云数字科技有限公司服务台账", size=34)
    s.centre(140, "（2023年度）")
    s.columns(
        110,
        220,
        [110, 180, 400, 320, 200, 260],
        [
            ["编号", "日期", "受服务企业", "服务事项", "参与人数", "反馈意见"],
            ["1", "3月2日", "青岛崂山矿泉水有限公司", "检测报告解读", "3人", "满意"],
            ["2", "3月15日", "青岛琴岛包装有限公司", "绿色包装培训", "12人", "满意"],
            ["3", "4月6日", "青岛胶州湾渔业有限公司", "法律咨询", "1人", "已解决"],
        ],
    )
    return [s]


@doc(
    "merged cell of the place and the sizes of the firms",
    year="2022",
    rows=rows(
        ("seq", "enterprise", "size", "record", "place", "persons"),
        ("1", "深圳龙岗五金有限公司", "微型", "担保咨询", "深圳市南山区", "2"),
        ("2", "深圳前海贸易有限公司", "小型", "尽职调查", "深圳市南山区", "4"),
        ("3", "深圳宝安塑胶有限公司", "小型", "续贷对接", "深圳市南山区", "3"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(90, "2022年度中小微企业服务台账", size=34)
    s.table(
        80,
        180,
        [80, 330, 130, 220, 200, 110],
        [
            ["序号", "服务企业名称", "企业规模", "服务内容", "服务地点", "人数"],
            ["1", "深圳龙岗五金有限公司", "微型", "担保咨询", "深圳市南山区", "2"],
            ["2", "深圳前海贸易有限公司", "小型", "尽职调查", "^", "4"],
            ["3", "深圳宝安塑胶有限公司", "小型", "续贷对接", "^", "3"],
        ],
    )
    return [s]


@doc(
    "two-level head, the number under a heading over two columns",
    year="2023",
    filled_by="林小红",
    rows=rows(
        ("seq", "enterprise", "demand", "record", "date", "persons"),
        ("1", "西宁城北面粉有限公司", "节能诊断", "专家现场诊断", "2023-09-05", "4"),
        ("2", "青海高原枸杞有限公司", "出口认证", "辅导体系文件", "2023-09-19", "2"),
    ),
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(80, "服务台账（2023年）", size=34)
    s.table(
        80,
        170,
        [90, 340, 240, 300, 240, 140],
        [
            ["序号", "参与企业", "服务情况", None, "时间", "人数"],
            ["^", "^", "诉求", "服务记录", "^", "^"],
            ["1", "西宁城北面粉有限公司", "节能诊断", "专家现场诊断", "2023年9月5日", "4"],
            ["2", "青海高原枸杞有限公司", "出口认证", "辅导体系文件", "2023年9月19日", "2"],
        ],
    )
    s.write(80, 420, "填表人：林小红")
    s.write(900, 420, "填表日期：2023年12月30日")
    return [s]


@doc(
    "centred cells, narrow columns, a line of totals",
    unit_name="西宁河湟中小企业服务有限公司",
    year="2023",
    rows=rows(
        ("seq", "date", "enterprise", "demand", "record", "place", "persons", "feedback"),
        ("1", "2023-02-07", "青海互助青稞酒有限公司", "商标注册", "代办商标申请", "企业", "2", "满意"),
        ("2", "2023-02-21", "西宁大通铝材有限公司", "技改补贴", "辅导申报材料", "线上", "1", "满意"),
        ("3", "2023-03-15", "青海藏羊地毯有限公司", "出口退税", "财税讲座", "报告厅", "24", "非常满意"),
    ),
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(70, "企业服务台账", size=36)
    s.write(90, 130, "服务机构：西宁河湟中小企业服务有限公司")
    s.write(1400, 130, "年度：2023")
    centred(
        s,
        70,
        180,
        [70, 170, 300, 170, 220, 130, 90, 170],
        [
            ["序号", "日期", "企业名称", "企业需求", "服务内容", "地点", "人数", "企业评价"],
            ["1", "2023.02.07", "青海互助青稞酒有限公司", "商标注册", "代办商标申请", "企业", "2", "满意"],
            ["2", "2023.02.21", "西宁大通铝材有限公司", "技改补贴", "辅导申报材料", "线上", "1", "满意"],
            ["3", "2023.03.15", "青海藏羊地毯有限公司", "出口退税", "财税讲座", "报告厅", "24", "非常满意"],
            ["合计", "", "", "", "", "", "27", ""],
        ],
        rules="all",
    )
    return [s]


@doc(
    "several firms of one activity in one cell",
    year="2023",
    rows=[
        {"seq": "1", "date": "2023-04-12", "record": "知识产权培训", "persons": "36", "place": "会议中心"},
        {"seq": "2", "date": "2023-05-26", "record": "银企对接会", "persons": "52", "place": "市政务大厅"},
    ],
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(70, "2023年度服务活动台账", size=36)
    s.table(
        70,
        160,
        [80, 200, 240, 460, 200, 150, 240],
        [
            ["序号", "时间", "服务内容", "参加企业", "地点", "参加人数", "企业反馈意见"],
            [
                "1",
                "4月12日",
                "知识产权培训",
                "成都云杉软件有限公司\n成都岷江食品有限公司等18家",
                "会议中心",
                "36",
                "课程实用",
            ],
            [
                "2",
                "5月26日",
                "银企对接会",
                "成都蜀锦文创有限公司\n成都锦江饮料有限公司等25家",
                "市政务大厅",
                "52",
                "收获较大",
            ],
        ],
    )
    return [s]


@doc(
    "dates over two days, hours, persons called 人次",
    rows=rows(
        ("seq", "enterprise", "date", "persons", "category"),
        ("1", "杭州钱江电器有限公司", "2023-06-12/2023-06-13", "30", "人员培训"),
        ("2", "杭州西溪茶业有限公司", "2023-07-05", "8", "创业辅导"),
        ("3", "杭州临平机械有限公司", "2023-08-21", "3", "法律服务"),
    ),
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(70, "服务明细台账", size=36)
    centred(
        s,
        120,
        160,
        [110, 380, 400, 200, 220],
        [
            ["编号", "受益企业", "服务起止时间", "服务人次（人次）", "服务类型"],
            ["1", "杭州钱江电器有限公司", "2023年6月12日-6月13日", "30", "人员培训"],
            ["2", "杭州西溪茶业有限公司", "2023年7月5日", "8", "创业辅导"],
            ["3", "杭州临平机械有限公司", "2023年8月21日", "3", "法律服务"],
        ],
    )
    return [s]


@doc(
    "number and firm read as one, no rules",
    rows=rows(
        ("seq", "enterprise", "record", "persons"),
        ("1", "苏州吴门丝绸有限公司", "电商培训", "4"),
        ("2", "苏州阳澄水产有限公司", "冷链改造", "2"),
        ("3", "苏州虎丘机电有限公司", "设备检测", "3"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(70, "服务台账", size=36)
    s.columns(110, 160, [110, 420, 260, 160], [["序号", "企业名称", "服务内容", "人数"]])
    for i, (n, firm, record, persons) in enumerate(
        [
            ("1", "苏州吴门丝绸有限公司", "电商培训", "4"),
            ("2", "苏州阳澄水产有限公司", "冷链改造", "2"),
            ("3", "苏州虎丘机电有限公司", "设备检测", "3"),
        ]
    ):
        s.write(130, 212 + 44 * i, f"{n} {firm}")
        s.write(646, 212 + 44 * i, record)
        s.write(906, 212 + 44 * i, persons)
    return [s]


@doc(
    "heads of two lines without rules, cells of two lines",
    rows=rows(
        ("seq", "enterprise", "demand", "record", "date", "persons", "feedback"),
        ("1", "成都云杉软件有限公司", "商业计划书修改", "安排导师一对一辅导", "2023-03-08", "3", "满意"),
        (
            "2",
            "成都岷江食品有限公司",
            "办理流动资金贷款",
            "推荐银行并协助准备材料",
            "2023-04-17",
            "2",
            "问题已解决",
        ),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(70, "企业服务台账", size=34)
    centred(
        s,
        60,
        150,
        [70, 210, 190, 220, 170, 90, 160],
        [
            [
                "序号",
                "参与的\n企业",
                "企业服务\n诉求",
                "提供服务的\n记录",
                "服务\n时间",
                "人数",
                "意见\n反馈",
            ],
            [
                "1",
                "成都云杉软件\n有限公司",
                "商业计划书\n修改",
                "安排导师\n一对一辅导",
                "2023-03-08",
                "3",
                "满意",
            ],
            [
                "2",
                "成都岷江食品\n有限公司",
                "办理流动资金\n贷款",
                "推荐银行并\n协助准备材料",
                "2023-04-17",
                "2",
                "问题已\n解决",
            ],
        ],
        rules="none",
        pitch=62,
    )
    return [s]


@doc(
    "slanting scan, close columns, persons with 人",
    rows=rows(
        ("seq", "date", "enterprise", "record", "persons"),
        ("1", "2022-05-06", "武汉楚天电子有限公司", "税务辅导", "5"),
        ("2", "2022-05-13", "武汉江城物流有限公司", "社保代办", "1"),
        ("3", "2022-06-02", "武汉凌波餐饮有限公司", "卫生许可指导", "2"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(70, "服务台账", size=34)
    for i, line in enumerate(
        [
            ("序号", "服务时间", "企业名称", "服务内容", "参与人数"),
            ("1", "2022-05-06", "武汉楚天电子有限公司", "税务辅导", "5人"),
            ("2", "2022-05-13", "武汉江城物流有限公司", "社保代办", "1人"),
            ("3", "2022-06-02", "武汉凌波餐饮有限公司", "卫生许可指导", "2人"),
        ]
    ):
        for x, text in zip((90, 160, 310, 565, 730), line, strict=True):
            s.write(x, 160 + 46 * i + 0.012 * x, text)
    return [s]


@doc(
    "persons and companies counted in columns beside one another",
    rows=rows(
        ("seq", "date", "record", "place", "persons"),
        ("1", "2023-03-10", "政策宣讲会", "市民中心", "85"),
        ("2", "2023-04-21", "融资路演", "孵化器", "46"),
        ("3", "2023-06-15", "法律沙龙", "线上", "120"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(70, "2023年服务活动台账", size=34)
    s.table(
        80,
        150,
        [80, 190, 220, 180, 170, 170],
        [
            ["序号", "活动时间", "服务内容", "服务地点", "参与企业数", "参与人数"],
            ["1", "2023/3/10", "政策宣讲会", "市民中心", "62", "85"],
            ["2", "2023/4/21", "融资路演", "孵化器", "30", "46"],
            ["3", "2023/6/15", "法律沙龙", "线上", "97", "120"],
        ],
    )
    return [s]


def flat(fields):
    """Rows cell by cell, so that a failure names the cell."""
    out = {}
    for key, value in fields.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            out |= {f"{key}[{i}].{c}": v for i, row in enumerate(value) for c, v in row.items()}
        else:
            out[key] = value
    return out


@pytest.mark.parametrize("surface", ["drawn", "ocr"])
@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_reads(name, surface, sheet, read_fresh):
    draw, want = DOCUMENTS[name]
    got = read_fresh(KIND, draw(sheet), surface, want)
    assert flat(got) == flat(want)
