"""Fresh rosters of staff, as offices write them; nothing here was looked at when the reader was written. Invented."""
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


KIND = "staff_roster"


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


@doc(
    "annex 3 with its head of two levels",
    unit_name="西宁河湟中小企业服务有限公司",
    filled_by="李秀梅",
    rows=rows(
        ("seq", "name", "post", "degree", "school_major", "title", "issuer", "years"),
        (
            "1",
            "马文海",
            "总经理",
            "本科",
            "青海大学 工商管理",
            "高级经济师",
            "青海省人力资源和社会保障厅",
            "6",
        ),
        ("2", "李秀梅", "财务主管", "大专", "西宁城市职业技术学院 会计", "会计师", "青海省财政厅", "5"),
        ("3", "韩玉成", "培训专员", "硕士", "兰州大学 教育学", "无", "—", "2"),
    ),
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(80, "服务平台主要从业人员情况表", size=34)
    s.write(70, 150, "申报单位（盖章）：西宁河湟中小企业服务有限公司")
    s.table(
        60,
        200,
        [70, 110, 150, 110, 330, 180, 330, 150, 190],
        [
            [
                "序号",
                "姓名",
                "岗位",
                "教育情况",
                None,
                "专业资质情况",
                None,
                "在服务平台\n工作年限",
                "联系电话",
            ],
            ["^", "^", "^", "学历", "毕业院校及专业", "资格证名称", "发证机关", "^", "^"],
            [
                "1",
                "马文海",
                "总经理",
                "本科",
                "青海大学 工商管理",
                "高级经济师",
                "青海省人力资源和社会保障厅",
                "6",
                "13897112233",
            ],
            [
                "2",
                "李秀梅",
                "财务主管",
                "大专",
                "西宁城市职业技术学院 会计",
                "会计师",
                "青海省财政厅",
                "5",
                "13897445566",
            ],
            ["3", "韩玉成", "培训专员", "硕士", "兰州大学 教育学", "无", "—", "2", "13897778899"],
        ],
    )
    s.write(70, 480, "填表人：李秀梅")
    s.write(900, 480, "联系电话：13897445566")
    return [s]


@doc(
    "free table with ages and departments",
    unit_name="成都青禾创业孵化管理有限公司",
    rows=rows(
        ("seq", "name", "gender", "age", "department", "post", "degree", "joined_on"),
        ("1", "罗启明", "男", "45", "总经办", "总经理", "硕士", "2018-03-16"),
        ("2", "蒋雨桐", "女", "33", "运营部", "经理", "本科", "2019-07-01"),
        ("3", "何志强", "男", "28", "孵化部", "孵化主管", "本科", "2021-04-12"),
        ("4", "阿依·古丽", "女", "26", "孵化部", "专员", "大专", "2022-09-05"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(80, "成都青禾创业孵化管理有限公司员工花名册", size=34)
    s.table(
        60,
        170,
        [80, 150, 80, 80, 160, 170, 130, 230],
        [
            ["序号", "姓名", "性别", "年龄", "部门", "职务", "学历", "入职时间"],
            ["1", "罗启明", "男", "45", "总经办", "总经理", "硕士", "2018-03-16"],
            ["2", "蒋雨桐", "女", "33", "运营部", "经理", "本科", "2019-07-01"],
            ["3", "何志强", "男", "28", "孵化部", "孵化主管", "本科", "2021-04-12"],
            ["4", "阿依·古丽", "女", "26", "孵化部", "专员", "大专", "2022-09-05"],
        ],
    )
    return [s]


@doc(
    "columns close together, rows ruled only",
    rows=rows(
        ("seq", "name", "post", "degree", "title", "issuer", "years"),
        ("1", "顾南乔", "总监", "研究生", "高级工程师", "浙江省人社厅", "8"),
        ("2", "沈一帆", "咨询师", "本科", "经济师", "杭州市人社局", "4"),
        ("3", "方晓彤", "讲师", "本科", "企业培训师", "浙江省职业技能鉴定中心", "3"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(80, "从业人员情况表", size=34)
    s.columns(
        80,
        160,
        [80, 130, 140, 130, 180, 300, 120],
        [
            ["序号", "姓名", "岗位", "学历", "职称", "发证单位", "工作年限"],
            ["1", "顾南乔", "总监", "研究生", "高级工程师", "浙江省人社厅", "8年"],
            ["2", "沈一帆", "咨询师", "本科", "经济师", "杭州市人社局", "4年"],
            ["3", "方晓彤", "讲师", "本科", "企业培训师", "浙江省职业技能鉴定中心", "3年"],
        ],
        rules="rows",
    )
    return [s]


@doc(
    "full time marks and certificate numbers",
    rows=rows(
        ("seq", "name", "degree", "title", "title_no", "full_time"),
        ("1", "袁立群", "硕士", "高级创业咨询师", "2019-042-0117", True),
        ("2", "彭佳", "本科", "人力资源管理师", "1742000008203355", True),
        ("3", "邓泽宇", "本科", "注册会计师", "420100060112", False),
    ),
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(80, "专业服务人员一览表", size=34)
    s.table(
        100,
        170,
        [90, 160, 150, 300, 330, 180, 260],
        [
            ["序号", "姓名", "学历", "专业技术资格", "资格证书编号", "是否专职", "备注"],
            ["1", "袁立群", "硕士", "高级创业咨询师", "2019-042-0117", "是", ""],
            ["2", "彭佳", "本科", "人力资源管理师", "1742000008203355", "是", ""],
            ["3", "邓泽宇", "本科", "注册会计师", "420100060112", "否", "特聘"],
        ],
    )
    return [s]


@doc(
    "wrapped schools, seats above one another",
    unit_name="苏州工业园区聚力科技服务有限公司",
    rows=rows(
        ("seq", "name", "post", "degree", "school_major", "years"),
        ("1", "顾思远", "负责人", "博士", "东南大学材料科学与工程", "10"),
        ("2", "钱予安", "检测工程师", "本科", "苏州大学机械设计制造及其自动化", "4"),
        ("3", "周若兰", "市场专员", "大专", "苏州工业职业技术学院电子商务", "1.5"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(80, "平台人员情况", size=34)
    s.write(80, 140, "单位名称：苏州工业园区聚力科技服务有限公司")
    s.table(
        80,
        190,
        [80, 130, 170, 110, 380, 180],
        [
            ["序号", "姓名", "职务/岗位", "学历", "毕业学校及专业", "从事本平台\n工作年限"],
            ["1", "顾思远", "负责人", "博士", "东南大学\n材料科学与工程", "10"],
            ["2", "钱予安", "检测工程师", "本科", "苏州大学\n机械设计制造及其自动化", "4"],
            ["3", "周若兰", "市场专员", "大专", "苏州工业职业技术学院\n电子商务", "1.5"],
        ],
    )
    return [s]


@doc(
    "over two pages, the head repeated, the department merged",
    rows=rows(
        ("seq", "name", "department", "post", "degree"),
        ("1", "周以宁", "业务部", "总经理", "硕士"),
        ("2", "吴静怡", "业务部", "项目经理", "本科"),
        ("3", "郑海生", "风控部", "风控经理", "本科"),
        ("4", "王楚楚", "风控部", "法务", "硕士"),
    ),
)
def _(sheet):
    w = [90, 170, 220, 230, 200]
    head = ["序号", "姓名", "所在部门", "岗位", "学历"]
    a, b = sheet(), sheet()
    a.centre(80, "主要管理和服务人员名单", size=34)
    a.table(
        100,
        160,
        w,
        [head, ["1", "周以宁", "业务部", "总经理", "硕士"], ["2", "吴静怡", "^", "项目经理", "本科"]],
    )
    b.table(
        100,
        90,
        w,
        [head, ["3", "郑海生", "风控部", "风控经理", "本科"], ["4", "王楚楚", "^", "法务", "硕士"]],
    )
    return [a, b]


@doc(
    "no rules, no number, years since",
    unit_name="青岛海纳云数字科技有限公司",
    rows=rows(
        ("name", "gender", "post", "degree", "title", "issuer"),
        ("林晓岚", "女", "总经理", "本科", "工程师", "青岛市人力资源和社会保障局"),
        ("孙志刚", "男", "技术总监", "硕士", "高级工程师", "山东省人力资源和社会保障厅"),
        ("秦雪", "女", "客服主管", "大专", "/", "/"),
    ),
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(80, "服务团队成员", size=34)
    s.write(120, 150, "填报单位：青岛海纳云数字科技有限公司")
    s.columns(
        120,
        220,
        [180, 120, 200, 140, 240, 440],
        [
            ["姓名", "性别", "岗位", "学历", "职称", "评定单位"],
            ["林晓岚", "女", "总经理", "本科", "工程师", "青岛市人力资源和社会保障局"],
            ["孙志刚", "男", "技术总监", "硕士", "高级工程师", "山东省人力资源和社会保障厅"],
            ["秦雪", "女", "客服主管", "大专", "/", "/"],
        ],
    )
    return [s]


@doc(
    "two certificates of one person in two lines of the cell, school and major apart",
    rows=rows(
        ("seq", "name", "post", "degree", "title", "years"),
        ("1", "袁立群", "主任", "硕士", "高级经济师", "7"),
        ("2", "彭佳", "副主任", "本科", "会计师", "6"),
        ("3", "柳青", "科员", "本科", None, "3"),
        ("4", "祁连山", "科员", "大专", "助理工程师", "2"),
    ),
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(70, "附件4", size=24)
    s.centre(110, "中心工作人员基本情况表", size=34)
    s.table(
        70,
        190,
        [80, 140, 140, 120, 260, 260, 220, 170],
        [
            ["序号", "姓 名", "职 务", "文化程度", "毕业院校", "所学专业", "技术职称", "从业年限"],
            ["1", "袁立群", "主任", "硕士", "武汉大学", "经济学", "高级经济师", "7"],
            ["2", "彭佳", "副主任", "本科", "湖北大学", "会计学", "会计师", "6"],
            ["3", "柳青", "科员", "本科", "江汉大学", "汉语言文学", "", "3"],
            ["4", "祁连山", "科员", "大专", "武汉职业技术学院", "机电一体化", "助理工程师", "2"],
        ],
    )
    return [s]


@doc(
    "centred cells, years with their unit, other words for the heads",
    unit_name="深圳市融创扬帆融资担保有限公司",
    rows=rows(
        ("seq", "name", "post", "degree", "title", "issuer", "years"),
        ("1", "周以宁", "董事长", "硕士研究生", "高级经济师", "广东省人力资源和社会保障厅", "9"),
        ("2", "吴静怡", "项目经理", "本科", "中级会计师", "财政部", "4"),
        ("3", "郑海生", "风控经理", "本科", "法律职业资格", "司法部", "6"),
    ),
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(70, "平台从业人员名册", size=36)
    s.write(90, 130, "申报机构：深圳市融创扬帆融资担保有限公司")
    centred(
        s,
        90,
        180,
        [90, 140, 190, 200, 240, 420, 170],
        [
            ["序号", "姓名", "岗位名称", "最高学历", "资格证书名称", "颁发机构", "平台工龄"],
            ["1", "周以宁", "董事长", "硕士研究生", "高级经济师", "广东省人力资源和社会保障厅", "9年"],
            ["2", "吴静怡", "项目经理", "本科", "中级会计师", "财政部", "4年"],
            ["3", "郑海生", "风控经理", "本科", "法律职业资格", "司法部", "6年"],
        ],
    )
    return [s]


@doc(
    "number and name read as one, no rules",
    rows=rows(
        ("seq", "name", "post", "degree", "years"),
        ("1", "林晓岚", "总经理", "本科", "7"),
        ("2", "孙志刚", "技术总监", "硕士", "5"),
        ("3", "秦雪", "客服主管", "大专", "3"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(70, "人员情况表", size=36)
    s.columns(110, 160, [90, 200, 240, 200, 240], [["序号", "姓名", "岗位", "学历", "在平台工作年限"]])
    for i, (n, who, post, degree, years) in enumerate(
        [
            ("1", "林晓岚", "总经理", "本科", "7"),
            ("2", "孙志刚", "技术总监", "硕士", "5"),
            ("3", "秦雪", "客服主管", "大专", "3"),
        ]
    ):
        s.write(130, 212 + 44 * i, f"{n}  {who}")
        for x, text in [(406, post), (646, degree), (906, years)]:
            s.write(x, 212 + 44 * i, text)
    return [s]


@doc(
    "wrapped issuers and titles, all ruled and centred",
    rows=rows(
        ("seq", "name", "degree", "school_major", "title", "issuer", "years"),
        ("1", "顾南乔", "研究生", "浙江大学管理学", "高级管理咨询师", "浙江省人力资源和社会保障厅", "8"),
        (
            "2",
            "沈一帆",
            "本科",
            "杭州电子科技大学软件工程",
            "信息系统项目管理师",
            "人力资源和社会保障部、工业和信息化部",
            "4",
        ),
    ),
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(70, "服务平台主要从业人员情况表", size=36)
    centred(
        s,
        90,
        160,
        [80, 130, 120, 290, 250, 330, 150],
        [
            ["序号", "姓名", "学历", "毕业院校及专业", "资格证名称", "发证机关", "在服务平台\n工作年限"],
            [
                "1",
                "顾南乔",
                "研究生",
                "浙江大学\n管理学",
                "高级管理\n咨询师",
                "浙江省人力资源\n和社会保障厅",
                "8",
            ],
            [
                "2",
                "沈一帆",
                "本科",
                "杭州电子科技大学\n软件工程",
                "信息系统项目\n管理师",
                "人力资源和社会保障部、\n工业和信息化部",
                "4",
            ],
        ],
        rules="all",
    )
    return [s]


@doc(
    "months of years, ditto marks in the issuer's column",
    rows=rows(
        ("seq", "name", "title", "issuer"),
        ("1", "袁立群", "高级经济师", "湖北省职称改革工作领导小组"),
        ("2", "彭佳", "经济师", "武汉市职称改革工作领导小组"),
        ("3", "柳青", "助理经济师", "武汉市东湖新技术开发区人力资源局"),
    ),
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(70, "专业技术人员职称情况", size=36)
    s.columns(
        120,
        160,
        [120, 200, 320, 560],
        [
            ["序号", "姓名", "职称", "职称评定机构"],
            ["1", "袁立群", "高级经济师", "湖北省职称改革工作领导小组"],
            ["2", "彭佳", "经济师", "武汉市职称改革工作领导小组"],
            ["3", "柳青", "助理经济师", "武汉市东湖新技术开发区人力资源局"],
        ],
        rules="rows",
    )
    return [s]


@doc(
    "heads of two lines without rules, centred, cells of two lines",
    rows=rows(
        ("seq", "name", "post", "title", "issuer", "years"),
        ("1", "罗启明", "总经理", "高级创业咨询师", "四川省人力资源和社会保障厅", "8"),
        ("2", "蒋雨桐", "运营经理", "中级经济师", "成都市人力资源和社会保障局", "5"),
        ("3", "何志强", "孵化主管", "创业指导师", "四川省职业技能鉴定指导中心", "3"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(70, "平台专职人员情况", size=34)
    centred(
        s,
        80,
        150,
        [80, 130, 160, 200, 250, 150],
        [
            ["序号", "姓名", "岗位", "资格证\n名称", "发证\n机关", "在服务平台\n工作年限"],
            ["1", "罗启明", "总经理", "高级创业\n咨询师", "四川省人力资源\n和社会保障厅", "8"],
            ["2", "蒋雨桐", "运营经理", "中级经济师", "成都市人力资源\n和社会保障局", "5"],
            ["3", "何志强", "孵化主管", "创业指导师", "四川省职业技能\n鉴定指导中心", "3"],
        ],
        rules="none",
        pitch=60,
    )
    return [s]


@doc(
    "numbers with a zero, years since a year, two phones of a person",
    rows=rows(
        ("seq", "name", "degree", "joined_on"),
        ("1", "周若兰", "大专", "2021-03-01"),
        ("2", "钱予安", "本科", "2019-08-15"),
        ("3", "顾思远", "博士", "2014-01-06"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(70, "员工名册", size=34)
    s.table(
        80,
        150,
        [90, 170, 150, 230, 260],
        [
            ["序号", "姓名", "学历", "入职日期", "联系方式"],
            ["01", "周若兰", "大专", "2021.03.01", "13812340001"],
            ["02", "钱予安", "本科", "2019.08.15", "13812340002"],
            ["03", "顾思远", "博士", "2014.01.06", "13812340003"],
        ],
    )
    return [s]


@doc(
    "title and issuer touch one another, a slanting scan",
    rows=rows(
        ("seq", "name", "degree", "title", "issuer", "years"),
        ("1", "马文海", "本科", "高级经济师", "青海省人社厅", "6"),
        ("2", "李秀梅", "大专", "会计师", "青海省财政厅", "5"),
        ("3", "韩玉成", "硕士", "人力资源管理师", "西宁市人社局", "2"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(70, "从业人员情况表", size=34)
    for i, line in enumerate(
        [
            ("序号", "姓名", "学历", "资格证名称", "发证机关", "工作年限"),
            ("1", "马文海", "本科", "高级经济师", "青海省人社厅", "6"),
            ("2", "李秀梅", "大专", "会计师", "青海省财政厅", "5"),
            ("3", "韩玉成", "硕士", "人力资源管理师", "西宁市人社局", "2"),
        ]
    ):
        for x, text in zip((90, 170, 270, 350, 530, 700), line, strict=True):
            s.write(x, 160 + 44 * i + 0.012 * x, text)
    return [s]


@doc(
    "years in words and months, the number of the year missing for one",
    rows=rows(
        ("seq", "name", "post", "years"),
        ("1", "袁立群", "主任", "12"),
        ("2", "彭佳", "副主任", None),
        ("3", "柳青", "科员", "2.5"),
        ("4", "祁连山", "科员", "1"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(70, "工作人员情况一览表", size=34)
    centred(
        s,
        150,
        150,
        [110, 200, 220, 300],
        [
            ["序号", "姓名", "职务", "从事平台工作年限（年）"],
            ["1", "袁立群", "主任", "12"],
            ["2", "彭佳", "副主任", ""],
            ["3", "柳青", "科员", "2.5"],
            ["4", "祁连山", "科员", "1"],
        ],
        rules="all",
    )
    return [s]


@doc(
    "two halves side by side",
    rows=rows(
        ("seq", "name", "post"),
        ("1", "林晓岚", "总经理"),
        ("2", "孙志刚", "技术总监"),
        ("3", "秦雪", "客服主管"),
        ("4", "吕海涛", "工程师"),
    ),
)
def _(sheet):
    s = sheet()
    s.centre(70, "平台人员名单", size=34)
    s.table(
        90,
        150,
        [90, 180, 230, 90, 180, 230],
        [
            ["序号", "姓名", "岗位", "序号", "姓名", "岗位"],
            ["1", "林晓岚", "总经理", "3", "秦雪", "客服主管"],
            ["2", "孙志刚", "技术总监", "4", "吕海涛", "工程师"],
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
