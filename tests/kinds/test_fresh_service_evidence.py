"""Papers of activities as clerks write them. Invented organisations only."""

# ruff: noqa: E501 - printed sentences stay whole

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from dossier_ai.core import Rect, no_reread
from dossier_ai.core.page import Photo
from dossier_ai.kinds import kind_of

_SPEC = importlib.util.spec_from_file_location("fresh", Path(__file__).with_name("fresh.py"))
assert _SPEC is not None and _SPEC.loader is not None
fresh = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(fresh)
para, lines, foot, stamp = fresh.para, fresh.lines, fresh.foot, fresh.stamp

DOCS = {}


def doc(function):
    DOCS[function.__name__] = function
    return function


# fmt: off
KIND = "service_evidence"


@doc
def notice_with_numbered_clauses(Sheet):
    s = Sheet()
    s.centre(160, "关于举办中小企业数字化转型专题培训班的通知", size=34)
    y = lines(s, 270, ["各有关企业："])
    y = para(s, y, "为帮助我市中小企业理解数字化转型政策、掌握转型方法，经研究，决定举办中小企业数字化转型专题培训班。现将有关事项通知如下：")
    y = lines(s, y, ["一、培训时间"], x=188)
    y = para(s, y, "2023年5月16日（星期二）下午14:00—17:00，13:40开始签到。")
    y = lines(s, y, ["二、培训地点"], x=188)
    y = para(s, y, "云泽市高新区创新路18号科技大厦三楼多功能厅。")
    y = lines(s, y, ["三、培训内容"], x=188)
    y = para(s, y, "（一）中小企业数字化转型政策解读；（二）制造业企业上云案例分享。")
    y = lines(s, y, ["四、参加人员"], x=188)
    y = para(s, y, "各企业分管信息化工作的负责人1至2名。")
    y = para(s, y, "请各单位于5月12日前将报名回执发至邮箱。联系人：何敏。")
    foot(s, y + 60, ["云泽市禾木企业服务有限公司", "2023年5月8日"])
    return [s.page()], {
        "title": "中小企业数字化转型专题培训班",
        "date": "2023-05-16",
        "place": "云泽市高新区创新路18号科技大厦三楼多功能厅",
        "organiser": "云泽市禾木企业服务有限公司",
        "evidence_kinds": ["notice"],
        "service_class": "training",
        "enterprises": None,
        "persons": None,
        "rows_with_ink": None,
    }


@doc
def record_form_of_four_columns(Sheet):
    s = Sheet()
    s.centre(130, "中小企业服务活动记录表", size=34)
    s.table(
        110,
        220,
        [170, 340, 170, 340],
        [
            ["活动名称", "专精特新企业申报辅导会", None, None],
            ["活动时间", "2023年6月15日", "活动地点", "云泽市工业设计园A座201室"],
            ["主办单位", "云泽市禾木企业服务有限公司", None, None],
            ["承办单位", "云泽工业设计园管理有限公司", None, None],
            ["活动形式", "线下", "服务对象", "园区企业"],
            ["参加企业数", "31家", "参加人数", "47人"],
            ["活动内容", "1.专精特新中小企业认定标准解读；\n2.申报材料填写要点；\n3.现场一对一答疑。", None, None],
            ["活动成效", "现场解答企业问题26个，为9家企业出具申报建议。", None, None],
            ["记录人", "何敏", "审核人", "周立新"],
        ],
        row_height=60,
    )
    return [s.page()], {
        "title": "专精特新企业申报辅导会",
        "date": "2023-06-15",
        "place": "云泽市工业设计园A座201室",
        "mode": "线下",
        "organiser": "云泽市禾木企业服务有限公司",
        "co_organisers": ["云泽工业设计园管理有限公司"],
        "enterprises": "31",
        "persons": "47",
        "rows_with_ink": None,
    }


@doc
def sign_in_sheet_with_a_head_of_two_lines(Sheet):
    s = Sheet()
    s.centre(120, "会 议 签 到 表", size=36)
    s.write(120, 200, "会议名称：企业上市辅导座谈会")
    s.write(120, 246, "时间：2023.6.8")
    s.write(620, 246, "地点：禾木公司二楼会议室")
    people = [
        ["1", "云泽市恒顺机械有限公司", "李海峰", "总经理", "13800001111"],
        ["2", "云泽天合食品有限公司", "马晓燕", "财务总监", "13800002222"],
        ["3", "宁海润泽新材料有限公司", "赵国强", "董秘", "13800003333"],
        ["4", "云泽市青禾农业科技有限公司", "孙玲", "副总", "13800004444"],
        ["5", "云泽华信软件有限公司", "吴志刚", "经理", "13800005555"],
        ["6", "", "", "", ""],
        ["7", "", "", "", ""],
        ["8", "", "", "", ""],
    ]
    s.table(110, 310, [80, 390, 180, 160, 220], [["序号", "单位名称", "姓名", "职务", "联系电话"], *people], row_height=56)
    return [s.page()], {
        "title": "企业上市辅导座谈会",
        "date": "2023-06-08",
        "place": "禾木公司二楼会议室",
        "rows_with_ink": "5",
        "evidence_kinds": ["sign_in"],
        "organiser": None,
    }


@doc
def news_from_a_web_site(Sheet):
    s = Sheet()
    s.write(120, 80, "首页 > 新闻中心 > 公司动态", size=20)
    s.centre(150, "惠企政策进园区宣讲会成功举办", size=36)
    s.centre(220, "发布时间：2023-07-13　　来源：本站　　浏览次数：126", size=20)
    y = para(s, 300, "7月12日下午，由云泽市禾木企业服务有限公司主办、云泽市高新区企业联合会承办的惠企政策进园区宣讲会在云泽市高新区创业大厦一楼报告厅举行，来自高新区的46家企业共68名代表参加了本次宣讲会。")
    y = para(s, y, "会上，主讲老师围绕稳增长若干措施、设备更新贴息、稳岗返还等政策，逐条讲解了申报条件和办理流程，并就企业关心的问题作了解答。")
    para(s, y, "参会企业纷纷表示，宣讲内容实用，希望今后多举办此类活动。")
    s.write(120, 1600, "上一篇：公司召开半年工作会　　下一篇：没有了", size=20)
    return [s.page()], {
        "title": "惠企政策进园区宣讲会",
        "date": "2023-07-12",
        "place": "云泽市高新区创业大厦一楼报告厅",
        "organiser": "云泽市禾木企业服务有限公司",
        "co_organisers": ["云泽市高新区企业联合会"],
        "enterprises": "46",
        "persons": "68",
        "evidence_kinds": ["report"],
        "rows_with_ink": None,
    }


@doc
def sheet_of_photographs_with_captions(Sheet):
    s = Sheet()
    s.centre(110, "知识产权质押融资对接会现场照片", size=32)
    boxes = [Rect(140, 220, 600, 560), Rect(650, 220, 1110, 560), Rect(140, 700, 600, 1040), Rect(650, 700, 1110, 1040)]
    for r in boxes:
        for a, b, c, d in ((r.left, r.top, r.right, r.top), (r.left, r.bottom, r.right, r.bottom), (r.left, r.top, r.left, r.bottom), (r.right, r.top, r.right, r.bottom)):
            s.line(a, b, c, d)
    for (x, y), text in zip(((250, 580), (760, 580), (250, 1060), (760, 1060)), ("图1　签到现场", "图2　主持人致辞", "图3　银行讲解产品", "图4　合影"), strict=True):
        s.write(x, y, text, size=22)
    s.write(140, 1180, "拍摄时间：2023年9月20日")
    s.write(140, 1226, "拍摄地点：云泽市图书馆二楼学术厅")
    page = replace(s.page(), photos=tuple(Photo(r, f"{i:016x}") for i, r in enumerate(boxes, 0x1234)))
    return [page], {
        "title": "知识产权质押融资对接会",
        "date": "2023-09-20",
        "place": "云泽市图书馆二楼学术厅",
        "evidence_kinds": ["photo"],
        "organiser": None,
        "persons": None,
    }


@doc
def summary_in_prose(Sheet):
    s = Sheet()
    s.centre(140, "中小企业财税实务培训班工作总结", size=32)
    y = para(s, 240, "为提升我市中小企业财务人员的业务水平，2023年10月18日至19日，云泽市禾木企业服务有限公司在宁海宾馆三楼会议中心举办了中小企业财税实务培训班。现将有关情况总结如下：")
    y = lines(s, y, ["一、基本情况"], x=188)
    y = para(s, y, "本次培训为期两天，采取集中授课与分组讨论相结合的方式，共有52家企业的86名财务人员参加培训。")
    y = lines(s, y, ["二、主要做法"], x=188)
    y = para(s, y, "一是精选课程。邀请注册会计师、税务师讲授金税四期下的税务风险、研发费用加计扣除等内容。二是严格管理。")
    y = lines(s, y, ["三、取得成效"], x=188)
    y = para(s, y, "培训结束后发放问卷80份，满意率为98%。")
    foot(s, y + 60, ["云泽市禾木企业服务有限公司", "2023年10月25日"])
    return [s.page()], {
        "title": "中小企业财税实务培训班",
        "date": "2023-10-18/2023-10-19",
        "place": "宁海宾馆三楼会议中心",
        "organiser": "云泽市禾木企业服务有限公司",
        "enterprises": "52",
        "persons": "86",
        "service_class": "training",
        "evidence_kinds": ["summary"],
    }


@doc
def bundle_of_notice_sign_in_and_summary(Sheet):
    a = Sheet()
    a.centre(150, "关于召开绿色制造政策培训会的通知", size=34)
    y = lines(a, 250, ["园区各企业："])
    y = para(a, y, "为帮助企业用好绿色工厂创建政策，定于2024年3月22日上午9:00召开绿色制造政策培训会，请安排人员参加。")
    y = lines(a, y, ["时间：2024年3月22日（周五）上午9:00", "地点：园区综合楼四楼培训室", "主讲：省节能中心高级工程师 郑文"], x=188)
    foot(a, y + 80, ["宁海蓝图企业管理咨询有限公司", "2024年3月15日"])
    b = Sheet()
    b.centre(120, "绿色制造政策培训会签到表", size=32)
    people = [
        ["1", "宁海恒丰纸业有限公司", "刘洋"],
        ["2", "宁海晨光电器有限公司", "陈思思"],
        ["3", "宁海三和化纤有限公司", "黄建军"],
        ["4", "宁海佳美包装有限公司", "林涛"],
    ]
    b.table(140, 220, [100, 520, 320], [["序号", "企业名称", "签名"], *people], row_height=58)
    c = Sheet()
    c.centre(140, "绿色制造政策培训会总结", size=32)
    y = para(c, 240, "2024年3月22日，我公司在园区综合楼四楼培训室组织召开了绿色制造政策培训会。园区4家企业派员参加，会议由总经理秦岭主持。")
    y = para(c, y, "会上，郑文老师讲解了绿色工厂评价通则和申报流程，参会企业就能耗统计、碳排放核算等问题进行了交流。")
    foot(c, y + 60, ["宁海蓝图企业管理咨询有限公司", "2024年3月25日"])
    return [a.page(1), b.page(2), c.page(3)], {
        "title": "绿色制造政策培训会",
        "date": "2024-03-22",
        "place": "园区综合楼四楼培训室",
        "organiser": "宁海蓝图企业管理咨询有限公司",
        "rows_with_ink": "4",
        "enterprises": "4",
        "service_class": "training",
        "evidence_kinds": ["notice", "sign_in", "summary"],
    }


@doc
def service_note_with_blanks(Sheet):
    s = Sheet()
    s.centre(140, "企业服务记录单", size=34)
    y = 250.0
    for text in (
        "服务主题：____设备更新贷款贴息政策咨询____",
        "服务时间：____2024年1月11日____",
        "服务地点：____云泽天合食品有限公司会议室____",
        "服务方式：____线下____",
        "服务机构：____云泽市禾木企业服务有限公司____",
        "参与人数：____6____人",
    ):
        s.write(160, y, text)
        y += 60
    y = lines(s, y + 20, ["服务内容："], x=160)
    y = para(s, y, "向企业介绍设备更新改造专项再贷款的支持范围、贴息比例和申报时间，帮助企业梳理拟更新设备清单。", x=160)
    s.write(160, y + 100, "企业代表签字：________")
    s.write(700, y + 100, "服务人员签字：________")
    return [s.page()], {
        "title": "设备更新贷款贴息政策咨询",
        "date": "2024-01-11",
        "place": "云泽天合食品有限公司会议室",
        "mode": "线下",
        "persons": "6",
        "rows_with_ink": None,
        "co_organisers": None,
    }


@doc
def invitation(Sheet):
    s = Sheet()
    s.centre(150, "邀 请 函", size=44)
    y = lines(s, 270, ["尊敬的企业负责人："])
    y = para(s, y, "为搭建产学研合作桥梁，促进科技成果就地转化，我中心定于2023年11月3日举办高校科技成果对接会，诚邀您拨冗出席。具体安排如下：")
    y = lines(
        s,
        y + 10,
        [
            "时　　间：2023年11月3日（星期五）9:30—11:30",
            "地　　点：云泽市滨湖路66号人才大厦五楼路演厅",
            "主办单位：云泽市中小企业服务中心",
            "协办单位：宁海理工大学技术转移中心",
            "联 系 人：丁洁　0900-1234567",
        ],
        x=188,
    )
    y = para(s, y + 10, "期待您的光临！")
    foot(s, y + 60, ["云泽市中小企业服务中心", "二〇二三年十月二十六日"])
    return [s.page()], {
        "title": "高校科技成果对接会",
        "date": "2023-11-03",
        "place": "云泽市滨湖路66号人才大厦五楼路演厅",
        "organiser": "云泽市中小企业服务中心",
        "co_organisers": ["宁海理工大学技术转移中心"],
        "evidence_kinds": ["notice"],
        "enterprises": None,
        "persons": None,
    }


@doc
def agenda(Sheet):
    s = Sheet()
    s.centre(130, "企业家沙龙（第八期）议程", size=34)
    lines(
        s,
        220,
        [
            "时间：2023年4月21日 14:00-16:30",
            "地点：云泽市创客咖啡二层",
            "主办：云泽市禾木企业服务有限公司",
            "协办：云泽市青年企业家协会",
        ],
        x=130,
        pitch=42,
    )
    s.table(
        110,
        420,
        [220, 560, 240],
        [
            ["时间", "内容", "主讲人"],
            ["13:40-14:00", "签到", ""],
            ["14:00-14:10", "主持人开场", "何敏"],
            ["14:10-15:10", "企业股权设计与激励", "冯立"],
            ["15:10-15:20", "茶歇", ""],
            ["15:20-16:30", "自由交流", "全体"],
        ],
    )
    return [s.page()], {
        "title": "企业家沙龙(第八期)",
        "date": "2023-04-21",
        "place": "云泽市创客咖啡二层",
        "organiser": "云泽市禾木企业服务有限公司",
        "co_organisers": ["云泽市青年企业家协会"],
        "evidence_kinds": ["agenda"],
        "rows_with_ink": None,
    }


@doc
def web_print_with_the_label_above_the_value(Sheet):
    s = Sheet()
    s.write(120, 90, "活动详情", size=30)
    for x, y, label, value in (
        (120, 190, "活动主题", "跨境电商合规经营线上公开课"),
        (120, 310, "活动时间", "2023-08-25 19:30-21:00"),
        (640, 310, "活动形式", "线上直播"),
        (120, 430, "主办方", "宁海蓝图企业管理咨询有限公司"),
        (640, 430, "承办方", "宁海市电子商务协会"),
        (120, 550, "参加人数", "132"),
        (640, 550, "参加企业数", "75"),
    ):
        s.write(x, y, label, size=20)
        s.write(x, y + 38, value)
    s.write(120, 690, "活动介绍", size=20)
    para(s, 730, "本期公开课邀请平台合规顾问，讲解出口退税、海外仓备货和知识产权风险。", x=120, indent=False)
    return [s.page()], {
        "title": "跨境电商合规经营线上公开课",
        "date": "2023-08-25",
        "mode": "线上",
        "organiser": "宁海蓝图企业管理咨询有限公司",
        "co_organisers": ["宁海市电子商务协会"],
        "persons": "132",
        "enterprises": "75",
        "place": None,
    }


@doc
def half_ruled_summary_with_several_values_under_one_heading(Sheet):
    s = Sheet()
    s.centre(120, "服务活动情况说明", size=34)
    s.columns(
        120,
        210,
        [260, 740],
        [
            ["活动名称", "科技型中小企业评价入库辅导"],
            ["时间、地点", "2023年12月8日　市科技大厦302室"],
            ["主办单位", "云泽市科创生产力促进中心"],
            ["参加单位、人数", "22家企业，35人"],
            ["活动内容", "讲解评价指标、研发费用归集和系统填报，\n逐户核对企业材料。"],
            ["佐证材料", "通知、签到表、现场照片、总结"],
        ],
        pitch=60,
        rules="rows",
    )
    foot(s, 760, ["云泽市科创生产力促进中心（盖章）", "2023年12月11日"])
    return [s.page()], {
        "title": "科技型中小企业评价入库辅导",
        "date": "2023-12-08",
        "place": "市科技大厦302室",
        "organiser": "云泽市科创生产力促进中心",
        "enterprises": "22",
        "persons": "35",
        "co_organisers": None,
        "rows_with_ink": None,
    }


@doc
def sign_in_sheet_with_a_head_inside_the_table(Sheet):
    s = Sheet()
    s.centre(110, "培训签到表", size=36)
    s.table(
        110,
        190,
        [160, 400, 230, 230],
        [
            ["培训名称", "安全生产标准化培训", None, None],
            ["培训时间", "2023年11月16日", "培训地点", "云泽工业园食堂二楼"],
            ["组织单位", "云泽市禾木企业服务有限公司", None, None],
            ["序号", "单位", "姓名", "签名"],
            ["1", "云泽市恒顺机械有限公司", "李海峰", "李海峰"],
            ["2", "云泽天合食品有限公司", "马晓燕", "马晓燕"],
            ["3", "云泽佳美包装有限公司", "吴芳", "吴芳"],
            ["4", "", "", ""],
        ],
        row_height=58,
    )
    return [s.page()], {
        "title": "安全生产标准化培训",
        "date": "2023-11-16",
        "place": "云泽工业园食堂二楼",
        "organiser": "云泽市禾木企业服务有限公司",
        "rows_with_ink": "3",
        "evidence_kinds": ["sign_in"],
        "service_class": "training",
    }


@doc
def plan_of_an_activity_with_inline_clauses(Sheet):
    s = Sheet()
    s.centre(130, "“政策直通车”走进云泽活动方案", size=34)
    lines(
        s,
        230,
        [
            "一、活动主题：“政策直通车”走进云泽",
            "二、活动时间：2024年5月23日上午9:30",
            "三、活动地点：云泽市会展中心1号会议室",
            "四、组织机构",
            "　　主办单位：云泽市工业和信息化局",
            "　　承办单位：云泽市禾木企业服务有限公司",
            "　　协办单位：云泽市中小企业协会",
            "五、参会规模：企业60家，共100人",
            "六、活动形式：线上线下相结合",
        ],
        x=150,
        pitch=54,
    )
    return [s.page()], {
        "title": "“政策直通车”走进云泽",
        "date": "2024-05-23",
        "place": "云泽市会展中心1号会议室",
        "organiser": "云泽市工业和信息化局",
        "co_organisers": ["云泽市禾木企业服务有限公司", "云泽市中小企业协会"],
        "enterprises": "60",
        "persons": "100",
        "mode": "混合",
        "rows_with_ink": None,
    }


@doc
def photo_page_with_a_ruled_caption(Sheet):
    s = Sheet()
    s.centre(100, "服务活动照片", size=32)
    boxes = [Rect(160, 440, 1080, 860), Rect(160, 920, 1080, 1340)]
    s.table(
        120,
        170,
        [160, 340, 160, 340],
        [
            ["活动名称", "高新技术企业认定辅导", "活动时间", "2023年4月12日"],
            ["活动地点", "云泽创业大厦503", "参加人数", "28人"],
            ["主办单位", "云泽市科创生产力促进中心", None, None],
        ],
        row_height=56,
    )
    s.write(420, 480, "高新技术企业认定辅导会", size=30)
    page = replace(s.page(), photos=tuple(Photo(r, f"{i:016x}") for i, r in enumerate(boxes, 0x9876)))
    return [page], {
        "title": "高新技术企业认定辅导",
        "date": "2023-04-12",
        "place": "云泽创业大厦503",
        "organiser": "云泽市科创生产力促进中心",
        "persons": "28",
        "evidence_kinds": ["photo"],
        "enterprises": None,
    }


@doc
def minutes_of_a_meeting(Sheet):
    s = Sheet()
    s.centre(130, "会议纪要", size=40)
    y = lines(
        s,
        230,
        [
            "会议名称：中小企业账款清欠政策座谈会",
            "会议时间：2023年10月10日15:00",
            "会议地点：云泽市企业家俱乐部",
            "主持人：何敏　　记录人：孙玲",
            "参会人数：19人",
        ],
        pitch=50,
    )
    para(s, y + 20, "会议听取了各企业应收账款情况，律师就合同履约、诉讼保全等作了说明，会议纪要如下：各企业在11月底前报送拖欠账款清单。")
    return [s.page()], {
        "title": "中小企业账款清欠政策座谈会",
        "date": "2023-10-10",
        "place": "云泽市企业家俱乐部",
        "persons": "19",
        "organiser": None,
        "enterprises": None,
        "rows_with_ink": None,
    }


@doc
def printed_chat_article(Sheet):
    s = Sheet()
    s.write(100, 90, "活动回顾｜“法律体检”进企业专场活动圆满结束", size=30)
    s.write(100, 150, "禾木企业服务  2024-03-29 17:20", size=20)
    y = para(s, 230, "3月28日，“法律体检”进企业专场活动在云泽市高新区综合服务大厅举行。本次活动由云泽市禾木企业服务有限公司主办，宁海明德律师事务所协办，共有35家企业、50余人参加。", x=100)
    para(s, y, "活动现场，律师为企业梳理了用工、合同、知识产权等方面的风险点。", x=100)
    return [s.page()], {
        "title": "“法律体检”进企业专场活动",
        "date": "2024-03-28",
        "place": "云泽市高新区综合服务大厅",
        "organiser": "云泽市禾木企业服务有限公司",
        "co_organisers": ["宁海明德律师事务所"],
        "enterprises": "35",
        "evidence_kinds": ["report"],
        "rows_with_ink": None,
    }


@doc
def notice_with_red_head_and_labels_in_one_line(Sheet):
    s = Sheet()
    s.centre(130, "云泽市中小企业服务中心文件", size=48)
    s.centre(230, "云企服〔2023〕12号", size=24)
    s.line(140, 280, 1100, 280)
    s.centre(330, "关于开展中小企业上云用数培训的通知", size=34)
    y = lines(s, 420, ["各县区中小企业主管部门，有关企业："])
    y = para(s, y, "为推动中小企业上云用数赋智，我中心定于近期开展中小企业上云用数培训，现将有关事项通知如下。")
    y = para(s, y, "一、时间地点。培训时间：2023年8月17日至18日，培训地点：云泽宾馆二号会议室。")
    y = para(s, y, "二、培训形式。线下集中授课。")
    y = para(s, y, "三、参训人员。每家企业限报1人，共计80人。")
    foot(s, y + 60, ["云泽市中小企业服务中心", "2023年8月4日"])
    return [s.page()], {
        "title": "中小企业上云用数培训",
        "date": "2023-08-17/2023-08-18",
        "place": "云泽宾馆二号会议室",
        "mode": "线下",
        "organiser": "云泽市中小企业服务中心",
        "persons": "80",
        "service_class": "training",
        "evidence_kinds": ["notice"],
        "enterprises": None,
    }


@doc
def record_form_with_photographs_in_a_cell(Sheet):
    s = Sheet()
    s.centre(110, "公共服务活动记录表", size=34)
    s.table(
        110,
        190,
        [170, 340, 170, 340],
        [
            ["服务主题", "小微企业税费优惠政策辅导", None, None],
            ["服务日期", "2023年7月5日", "服务地点", "开发区政务中心四楼"],
            ["服务机构", "宁海蓝图企业管理咨询有限公司", None, None],
            ["服务企业数", "16", "服务人数", "21"],
            ["活动内容", "讲解小规模纳税人减免增值税、六税两费减免等政策，\n现场演示电子税务局操作。", None, None],
            ["活动小结", "参加企业普遍掌握了申报要点，共发放政策汇编30册，\n收集问题8条，已逐条回复。", None, None],
            ["现场照片", "", None, None],
        ],
        row_height=58,
    )
    page = replace(s.page(), photos=(Photo(Rect(300, 640, 1100, 1100), "00000000000abcde"),))
    return [page], {
        "title": "小微企业税费优惠政策辅导",
        "date": "2023-07-05",
        "place": "开发区政务中心四楼",
        "organiser": "宁海蓝图企业管理咨询有限公司",
        "enterprises": "16",
        "persons": "21",
        "evidence_kinds": ["photo", "summary"],
        "co_organisers": None,
    }


@doc
def notice_with_a_day_without_its_year(Sheet):
    s = Sheet()
    s.centre(150, "会议通知", size=40)
    y = lines(s, 260, ["各会员企业："])
    y = para(s, y, "我会定于9月20日（星期三）下午2:30召开银企对接座谈会，会议地点设在云泽市金融大厦六楼601会议室，请各企业财务负责人准时参加。")
    y = para(s, y, "联系人：丁洁，电话：0900-1234567。")
    foot(s, y + 60, ["云泽市中小企业协会", "2023年9月12日"])
    return [s.page()], {
        "title": "银企对接座谈会",
        "date": "2023-09-20",
        "place": "云泽市金融大厦六楼601会议室",
        "organiser": "云泽市中小企业协会",
        "evidence_kinds": ["notice"],
        "persons": None,
        "enterprises": None,
    }


@doc
def bundle_with_a_list_of_its_papers(Sheet):
    a = Sheet()
    a.centre(300, "创新成果转化路演活动", size=44)
    a.centre(400, "佐证材料", size=40)
    lines(a, 600, ["1. 活动通知", "2. 活动签到表", "3. 活动照片", "4. 活动总结"], x=400, pitch=60)
    b = Sheet()
    b.centre(150, "关于开展创新成果转化路演活动的通知", size=34)
    y = lines(b, 250, ["各高校院所、科技企业："])
    y = para(b, y, "经研究，定于2024年4月18日下午在宁海市科创谷路演中心开展创新成果转化路演活动，请积极组织项目参加。")
    foot(b, y + 60, ["云泽市科创生产力促进中心", "2024年4月8日"])
    c = Sheet()
    c.centre(140, "创新成果转化路演活动总结", size=34)
    y = para(c, 240, "2024年4月18日，云泽市科创生产力促进中心在宁海市科创谷路演中心成功举办创新成果转化路演活动，共有9个项目登台路演，41家企业、63人参加活动。")
    y = para(c, y, "活动达成初步合作意向5项，取得良好效果。")
    return [a.page(1), b.page(2), c.page(3)], {
        "title": "创新成果转化路演活动",
        "date": "2024-04-18",
        "place": "宁海市科创谷路演中心",
        "organiser": "云泽市科创生产力促进中心",
        "enterprises": "41",
        "persons": "63",
        "evidence_kinds": ["notice", "summary"],
    }


@doc
def notice_with_its_agenda_as_a_clause(Sheet):
    s = Sheet()
    s.centre(130, "关于举办企业合规管理培训班的通知", size=34)
    y = lines(s, 230, ["各有关单位："])
    y = para(s, y, "为提高企业合规管理水平，决定举办企业合规管理培训班，现通知如下：")
    y = lines(
        s,
        y,
        [
            "一、时间：2023年6月27-28日",
            "二、地点：宁海市党校2号楼203教室",
            "三、对象：各企业法务负责人，每单位1人",
            "四、日程安排",
        ],
        x=188,
    )
    s.table(
        140,
        y + 10,
        [300, 420, 220],
        [
            ["时间", "课程", "讲师"],
            ["27日上午", "企业合规体系建设", "唐律师"],
            ["27日下午", "合同风险防范", "唐律师"],
            ["28日上午", "劳动用工合规", "沈律师"],
        ],
    )
    foot(s, y + 300, ["宁海蓝图企业管理咨询有限公司", "2023年6月15日"])
    return [s.page()], {
        "title": "企业合规管理培训班",
        "date": "2023-06-27/2023-06-28",
        "place": "宁海市党校2号楼203教室",
        "organiser": "宁海蓝图企业管理咨询有限公司",
        "evidence_kinds": ["notice"],
        "persons": None,
        "enterprises": None,
        "service_class": "training",
    }


@doc
def report_of_how_an_activity_went(Sheet):
    s = Sheet()
    s.centre(140, "关于“质量提升进园区”活动开展情况的报告", size=32)
    y = lines(s, 240, ["市工业和信息化局："])
    y = para(s, y, "按照年度工作安排，我中心于2023年11月22日会同宁海市质量协会，在云泽食品产业园A2栋培训教室组织开展“质量提升进园区”活动，园区18家企业共34人参加。现将有关情况报告如下：")
    y = para(s, y, "活动现场，专家对企业的质量管理体系运行情况进行诊断，提出改进建议26条，活动取得预期效果。")
    foot(s, y + 60, ["云泽市中小企业服务中心", "2023年11月27日"])
    return [s.page()], {
        "date": "2023-11-22",
        "place": "云泽食品产业园A2栋培训教室",
        "organiser": "云泽市中小企业服务中心",
        "enterprises": "18",
        "persons": "34",
        "evidence_kinds": ["summary"],
    }


@doc
def online_course_in_two_columns_of_labels(Sheet):
    s = Sheet()
    s.centre(120, "线上公益培训", size=32)
    for y, a, b, c, d in (
        (230, "课程名称：", "小微企业财务报表解读", "开课时间：", "2024年3月14日19:00"),
        (290, "主办机构：", "宁海蓝图企业管理咨询有限公司", "授课方式：", "线上（腾讯会议）"),
        (350, "参加人次：", "208人次", "主讲老师：", "冯立"),
    ):
        s.write(120, y, a)
        s.write(262, y, b)
        s.write(720, y, c)
        s.write(862, y, d)
    return [s.page()], {
        "title": "小微企业财务报表解读",
        "date": "2024-03-14",
        "organiser": "宁海蓝图企业管理咨询有限公司",
        "mode": "线上",
        "persons": "208",
        "place": None,
        "enterprises": None,
    }


@doc
def sign_in_sheet_of_two_halves_with_its_title_only(Sheet):
    s = Sheet()
    s.centre(110, "专精特新企业银企对接会签到", size=34)
    s.write(120, 190, "2023年8月9日　云泽市总部大厦三楼路演厅")
    rows = [["单位", "签名", "单位", "签名"]]
    rows += [["云泽恒顺机械", "李海峰", "宁海晨光电器", "陈思思"], ["天合食品", "马晓燕", "宁海三和化纤", "黄建军"], ["佳美包装", "吴芳", "", ""]]
    s.table(110, 250, [300, 210, 300, 210], rows, row_height=60)
    return [s.page()], {
        "title": "专精特新企业银企对接会",
        "date": "2023-08-09",
        "evidence_kinds": ["sign_in"],
        "organiser": None,
    }


@doc
def newspaper_report_by_name_of_the_city(Sheet):
    s = Sheet()
    s.centre(120, "我市举办中小企业数字化诊断对接会", size=40)
    y = para(s, 230, "本报讯（记者 许静）5月30日上午，中小企业数字化诊断对接会在市工人文化宫小礼堂举行。此次活动由市工业和信息化局指导，云泽市禾木企业服务有限公司主办，市软件行业协会承办。来自全市的57家制造企业参加活动。")
    y = para(s, y, "对接会上，6家数字化服务商发布了轻量化产品，并与企业一对一洽谈。")
    s.write(120, 1500, "云泽日报　2023年5月31日　第3版", size=20)
    return [s.page()], {
        "title": "中小企业数字化诊断对接会",
        "date": "2023-05-30",
        "place": "市工人文化宫小礼堂",
        "organiser": "云泽市禾木企业服务有限公司",
        "co_organisers": ["市软件行业协会"],
        "enterprises": "57",
        "evidence_kinds": ["report"],
        "rows_with_ink": None,
    }


@doc
def several_organisers_under_one_label(Sheet):
    s = Sheet()
    s.centre(140, "中小企业服务月启动仪式邀请函", size=34)
    y = lines(s, 250, ["各企业负责人："])
    y = para(s, y, "兹定于2024年6月6日上午10时举行中小企业服务月启动仪式，诚邀您莅临。")
    s.write(188, y, "主办单位：云泽市工业和信息化局")
    s.write(188, y + 46, "承办单位：云泽市中小企业服务中心、云泽市禾木企业服务有限公司")
    s.write(308, y + 84, "宁海蓝图企业管理咨询有限公司")
    s.write(188, y + 130, "支持单位：云泽市税务局")
    s.write(188, y + 176, "活动地址：云泽市人民广场西侧会展馆")
    return [s.page()], {
        "title": "中小企业服务月启动仪式",
        "date": "2024-06-06",
        "organiser": "云泽市工业和信息化局",
        "co_organisers": ["云泽市中小企业服务中心", "云泽市禾木企业服务有限公司", "宁海蓝图企业管理咨询有限公司"],
        "place": "云泽市人民广场西侧会展馆",
        "evidence_kinds": ["notice"],
    }


@doc
def photographs_with_a_banner_and_no_caption(Sheet):
    s = Sheet()
    s.write(220, 300, "智能制造诊断服务进企业活动", size=52)
    s.write(420, 380, "2023.10.24", size=40)
    page = replace(s.page(), photos=(Photo(Rect(140, 220, 1100, 760), "000000000000beef"), Photo(Rect(140, 820, 1100, 1360), "000000000000cafe")))
    return [page], {
        "title": "智能制造诊断服务进企业活动",
        "date": "2023-10-24",
        "evidence_kinds": ["photo"],
        "organiser": None,
        "place": None,
    }


@doc
def page_of_one_activity_with_notice_pictures_and_summary(Sheet):
    s = Sheet()
    s.centre(110, "政策进园区宣讲活动", size=36)
    s.write(120, 190, "一、活动通知", size=26)
    y = para(s, 236, "兹定于2023年5月9日在云泽市建设路8号3楼会议室举办政策进园区宣讲活动，请各企业派员参加。主办单位：云泽市禾木企业服务有限公司。", x=120)
    s.write(120, y + 10, "二、现场照片", size=26)
    s.write(120, y + 420, "三、活动总结", size=26)
    para(s, y + 470, "本次活动共有24家企业、37人参加，取得了良好效果。", x=120)
    page = replace(s.page(), photos=(Photo(Rect(140, y + 60, 700, y + 400), "000000000000feed"),))
    return [page], {
        "title": "政策进园区宣讲活动",
        "date": "2023-05-09",
        "place": "云泽市建设路8号3楼会议室",
        "organiser": "云泽市禾木企业服务有限公司",
        "enterprises": "24",
        "persons": "37",
        "evidence_kinds": ["notice", "photo", "summary"],
    }


@doc
def letter_that_invites_without_a_title(Sheet):
    s = Sheet()
    y = lines(s, 200, ["致：云泽天合食品有限公司"])
    y = para(s, y, "为帮助企业了解绿色信贷产品，我公司与宁海银行云泽支行联合举办绿色信贷产品推介会，诚挚邀请贵公司派员出席。")
    y = lines(s, y, ["时间：2023年3月3日（周五）15:00", "会场：宁海银行云泽支行二楼贵宾厅"], x=188)
    foot(s, y + 80, ["云泽市禾木企业服务有限公司", "2023年2月24日"])
    return [s.page()], {
        "title": "绿色信贷产品推介会",
        "date": "2023-03-03",
        "place": "宁海银行云泽支行二楼贵宾厅",
        "organiser": "云泽市禾木企业服务有限公司",
        "evidence_kinds": ["notice"],
        "persons": None,
    }


@doc
def bundle_in_other_words(Sheet):
    a = Sheet()
    a.centre(150, "关于邀请参加惠企金融产品发布会的函", size=34)
    y = lines(a, 250, ["各中小微企业："])
    y = para(a, y, "由云泽市禾木企业服务有限公司主办的惠企金融产品发布会将于2024年3月12日下午3时在云泽国际会展中心二楼牡丹厅召开，欢迎参加。")
    foot(a, y + 60, ["云泽市禾木企业服务有限公司", "2024年3月4日"])
    b = Sheet()
    b.centre(120, "惠企金融产品发布会参会人员名单", size=32)
    b.table(120, 210, [90, 460, 220, 220], [["序号", "企业名称", "姓名", "本人签字"], ["1", "云泽市恒顺机械有限公司", "李海峰", "李海峰"], ["2", "云泽天合食品有限公司", "马晓燕", "马晓燕"], ["3", "云泽佳美包装有限公司", "吴芳", "吴芳"]], row_height=58)
    c = Sheet()
    c.centre(110, "活动剪影", size=32)
    c.write(420, 640, "银行客户经理介绍产品", size=22)
    d = Sheet()
    d.centre(140, "惠企金融产品发布会圆满落幕", size=34)
    y = para(d, 240, "3月12日下午，惠企金融产品发布会在云泽国际会展中心二楼牡丹厅召开，共有39家企业、52人到会。")
    y = para(d, y, "发布会上，5家银行介绍了信用贷款产品，与会企业反响热烈，达到了预期目的。")
    foot(d, y + 60, ["云泽市禾木企业服务有限公司", "2024年3月13日"])
    photo = replace(c.page(3), photos=(Photo(Rect(200, 200, 1040, 620), "0000000000001111"),))
    return [a.page(1), b.page(2), photo, d.page(4)], {
        "title": "惠企金融产品发布会",
        "date": "2024-03-12",
        "place": "云泽国际会展中心二楼牡丹厅",
        "organiser": "云泽市禾木企业服务有限公司",
        "enterprises": "39",
        "persons": "52",
        "rows_with_ink": "3",
        "evidence_kinds": ["notice", "sign_in", "photo", "summary"],
        "service_class": "fin",
    }


@doc
def sign_in_sheet_without_rules(Sheet):
    s = Sheet()
    s.centre(110, "企业家座谈会与会人员签到册", size=32)
    s.write(120, 190, "会议日期：2023年4月7日")
    s.write(640, 190, "会议地址：云泽市创业街12号")
    s.columns(
        110,
        260,
        [90, 460, 200, 240],
        [
            ["序号", "单位", "姓名", "联系方式"],
            ["1", "云泽市恒顺机械有限公司", "李海峰", "13800001111"],
            ["2", "云泽天合食品有限公司", "马晓燕", "13800002222"],
            ["3", "云泽佳美包装有限公司", "吴芳", "13800003333"],
            ["4", "云泽华信软件有限公司", "吴志刚", "13800005555"],
        ],
    )
    return [s.page()], {
        "title": "企业家座谈会",
        "date": "2023-04-07",
        "place": "云泽市创业街12号",
        "rows_with_ink": "4",
        "evidence_kinds": ["sign_in"],
        "organiser": None,
    }


@doc
def announcement_with_symbols_and_blanks_in_labels(Sheet):
    s = Sheet()
    s.centre(150, "活动预告", size=40)
    s.centre(220, "“走进资本市场”企业上市辅导讲座", size=30)
    lines(
        s,
        320,
        [
            "◆ 时 间：2023年9月15日（周五）14:00-16:30",
            "◆ 地 点：云泽市金融街1号证券大厦16层培训室",
            "◆ 主 办：宁海蓝图企业管理咨询有限公司",
            "◆ 承 办：宁海证券云泽营业部",
            "◆ 对 象：拟上市、挂牌企业负责人",
            "◆ 报 名：13900009999（丁老师）",
        ],
        x=160,
        pitch=58,
    )
    return [s.page()], {
        "title": "“走进资本市场”企业上市辅导讲座",
        "date": "2023-09-15",
        "place": "云泽市金融街1号证券大厦16层培训室",
        "organiser": "宁海蓝图企业管理咨询有限公司",
        "evidence_kinds": ["notice"],
        "persons": None,
        "enterprises": None,
    }


@doc
def training_record_with_labels_above_in_cells(Sheet):
    s = Sheet()
    s.centre(110, "培训实施记录", size=34)
    s.table(
        110,
        190,
        [340, 340, 340],
        [
            ["培训主题", "培训时间", "培训地点"],
            ["劳动用工风险防范", "2024年1月19日", "云泽大厦B座1102"],
            ["组织单位", "参训企业数", "参训人数"],
            ["云泽市禾木企业服务\n有限公司", "27家", "44人"],
        ],
        row_height=60,
    )
    return [s.page()], {
        "title": "劳动用工风险防范",
        "date": "2024-01-19",
        "place": "云泽大厦B座1102",
        "organiser": "云泽市禾木企业服务有限公司",
        "enterprises": "27",
        "persons": "44",
    }


@doc
def summary_with_the_basics_in_a_list(Sheet):
    s = Sheet()
    s.centre(140, "2023年云泽市中小企业人才供需对接会总结", size=32)
    y = lines(
        s,
        240,
        [
            "（一）活动时间：2023年5月20日",
            "（二）活动地点：云泽市体育馆东广场",
            "（三）主办单位：云泽市中小企业服务中心",
            "　　　协办单位：云泽市人力资源协会",
            "（四）参加情况：组织企业73家，到场求职者1200余人",
        ],
        x=150,
        pitch=50,
    )
    para(s, y + 10, "本次对接会共提供岗位860个，达成意向312人，取得了圆满成功。")
    return [s.page()], {
        "title": "2023年云泽市中小企业人才供需对接会",
        "date": "2023-05-20",
        "place": "云泽市体育馆东广场",
        "organiser": "云泽市中小企业服务中心",
        "co_organisers": ["云泽市人力资源协会"],
        "enterprises": "73",
        "evidence_kinds": ["summary"],
        "rows_with_ink": None,
    }


@doc
def news_whose_headline_wraps(Sheet):
    s = Sheet()
    s.centre(120, "云泽市中小企业服务中心成功举办", size=38)
    s.centre(176, "首期专利导航实务培训班", size=38)
    s.centre(250, "来源：云泽市中小企业服务中心　日期：2023-12-04", size=20)
    y = para(s, 320, "12月1日，由云泽市中小企业服务中心、宁海省知识产权保护中心联合主办的首期专利导航实务培训班在云泽宾馆开班，来自全市的60名企业知识产权管理人员参加培训。")
    para(s, y, "培训班邀请专利导航专家授课，参训学员表示收获很大。")
    return [s.page()], {
        "title": "首期专利导航实务培训班",
        "date": "2023-12-01",
        "place": "云泽宾馆",
        "organiser": "云泽市中小企业服务中心",
        "persons": "60",
        "service_class": "training",
        "evidence_kinds": ["report"],
        "enterprises": None,
    }


@pytest.mark.parametrize("surface", ["drawn", "ocr"])
@pytest.mark.parametrize("name", list(DOCS))
def test_fresh(name, surface, sheet, document, by_key, as_ocr):
    pages, want = DOCS[name](sheet)
    for page in pages:
        fresh.assert_tidy(page)
    if surface == "ocr":
        pages = [as_ocr(page) for page in pages]
    fields = by_key(kind_of(KIND).extract(document(KIND, *pages), no_reread))
    got, want = fresh.compared(KIND, fields, want)
    assert got == want


SENTENCES = [
("关于组织开展企业家研修活动的通知",["各有关企业：","为提升企业家综合素质，市中小企业局委托云泽市禾木企业服务有限公司于2023年8月11日至12日在宁海市委党校举办企业家研修活动，请各企业积极报名。"],["云泽市禾木企业服务有限公司","2023年8月1日"],{"title":"企业家研修活动","date":"2023-08-11/2023-08-12","place":"宁海市委党校","evidence_kinds":["notice"],"organiser":"云泽市禾木企业服务有限公司"}),
("技术成果推介会纪实",["2023年4月26日，秋高气爽，由宁海理工大学和云泽市科创生产力促进中心共同主办的技术成果推介会在高新区会议中心一号厅隆重召开。","推介会吸引了来自全省的62家企业、85名代表参会。"],[],{"title":"技术成果推介会","date":"2023-04-26","place":"高新区会议中心一号厅","organiser":"宁海理工大学","enterprises":"62","persons":"85"}),
("中小企业政策服务日活动小结",["本次活动于2024年6月14日上午在云泽市政务服务中心一楼大厅进行，采取现场咨询、发放资料的形式，接待企业42家、群众90余人次。","活动由我公司承办，市工信局、市财政局等单位给予大力支持。"],["宁海蓝图企业管理咨询有限公司","2024年6月17日"],{"title":"中小企业政策服务日活动","date":"2024-06-14","place":"云泽市政务服务中心一楼大厅","enterprises":"42","evidence_kinds":["summary"],"organiser":"宁海蓝图企业管理咨询有限公司"}),
("邀请函",["尊敬的客户：","我公司将于3月21日举办“数字化车间”观摩活动，观摩地点为云泽市恒顺机械有限公司智能工厂，集合时间为上午9点。","期待您的参与！"],["云泽市禾木企业服务有限公司","2024年3月11日"],{"title":"“数字化车间”观摩活动","date":"2024-03-21","organiser":"云泽市禾木企业服务有限公司","evidence_kinds":["notice"]}),
("云泽市中小企业“创新赋能”训练营开班",["9月4日，云泽市中小企业“创新赋能”训练营在云泽学院图书馆报告厅开班。市工业和信息化局副局长吴江出席开班仪式并讲话，70余名企业负责人参加。","训练营为期5天。"],[],{"title":"云泽市中小企业“创新赋能”训练营","place":"云泽学院图书馆报告厅","date":None}),
("会议议程",["时间：2023年10月17日下午","地点：创业大厦八楼","会议：“专精特新”政策解读会","14:00 签到","14:30 政策解读","15:30 企业提问","16:00 散会"],[],{"date":"2023-10-17","place":"创业大厦八楼","evidence_kinds":["agenda"]}),
]


@pytest.mark.parametrize("landscape", [False, True], ids=["upright", "wide"])
@pytest.mark.parametrize("number", range(len(SENTENCES)))
def test_fresh_sentences(number, landscape, sheet, document, by_key, as_ocr):
    title, paragraphs, signed, want = SENTENCES[number]
    s = sheet(width=1654, height=1170) if landscape else sheet()
    s.centre(140, title, size=36)
    y = 300
    for paragraph in paragraphs:
        y = para(s, y, paragraph, right=s.width - 150)
    foot(s, y + 80, signed, right=s.width - 180)
    fields = by_key(kind_of(KIND).extract(document(KIND, as_ocr(s.page())), no_reread))
    got, want = fresh.compared(KIND, fields, want)
    assert got == want
