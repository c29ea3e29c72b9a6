"""Website filings as the register (old and new), cloud providers, query sites, the police register and the
foot of a site print them; in arrangements that no corpus draws. Invented organisations."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.kinds.icp_filing import KIND
from dossier_ai.sorting.split import sort_pages

UNIT, SITE, HOST = "宁海小禾企业服务有限公司", "小禾企业服务网", "xiaohe-fuwu.cn"
MAIN, NUMBER, DAY = "浙ICP备2021000123号", "浙ICP备2021000123号-1", "2023-05-16"
WANT = {"holder": UNIT, "holder_kind": "企业", "number": NUMBER, "site_name": SITE, "domain": HOST,
        "approved_on": DAY}  # fmt: skip


def down(s, rows, *, x=160, value=None, y=240, step=58):
    """Labels below each other: glued by a colon, or with values in a column of their own at `value`."""
    for label, text in rows:
        if value is None or not text:
            s.write(x, y, f"{label}：{text}" if text else label)
        else:
            s.write(x, y, label)
            s.write(value, y, text)
        y += step
    return s


def new_list(sheet):
    """The register since 2022: a list without the name of the site."""
    s = sheet(width=1920, height=1080)
    s.write(60, 30, "首页　ICP备案查询　短信核验　违法违规域名查询　通知公告　政策文件", size=18)
    s.centre(120, "ICP/IP地址/域名信息备案管理系统", size=36)
    s.write(80, 220, "网站　APP　小程序　快应用　ICP备案查询结果", size=20)
    head = [
        "序号",
        "主办单位名称",
        "主办单位性质",
        "ICP备案/许可证号",
        "服务名称",
        "审核通过日期",
        "是否限制接入",
        "操作",
    ]
    s.columns(40, 300, [80, 420, 200, 380, 260, 200, 180, 100], [
        head, ["1", UNIT, "企业", NUMBER, SITE, DAY, "否", "详情"]], rules="rows")  # fmt: skip
    s.write(80, 480, "共1条　10条/页　前往 1 页", size=18)
    return s, {k: v for k, v in WANT.items() if k != "domain"}


def old_detail(sheet):
    """The register before: two tables under their captions, two pairs in a row."""
    s = sheet(width=1600, height=1100)
    s.write(60, 30, "工业和信息化部ICP/IP地址/域名信息备案管理系统", size=30)
    s.write(60, 130, "ICP备案主体信息")
    s.table(60, 170, [240, 460, 240, 460], [
        ["备案/许可证号：", MAIN, "审核通过时间：", "2023-5-16"],
        ["主办单位名称：", UNIT, "主办单位性质：", "企业"]])  # fmt: skip
    s.write(60, 330, "ICP备案网站信息")
    s.table(60, 370, [240, 460, 240, 460], [
        ["网站名称：", SITE, "网站首页网址：", f"www.{HOST}"],
        ["网站负责人姓名：", "赵一山", "网站域名：", HOST],
        ["网站备案/许可证号：", NUMBER, "网站前置审批项：", ""]])  # fmt: skip
    return s, WANT


def new_detail(sheet):
    """Cards: each label in small grey type above its value, three side by side."""
    s = sheet(width=1700, height=1000)
    s.write(80, 60, "备案详情", size=32)
    cards = [("主办单位名称", UNIT), ("主办单位性质", "企业"), ("主体备案号", MAIN), ("服务名称", SITE),
             ("服务备案号", NUMBER), ("审核通过日期", DAY), ("服务域名", HOST), ("是否限制接入", "否"),
             ("服务类型", "网站")]  # fmt: skip
    for number, (label, text) in enumerate(cards):
        x, y = 90 + 540 * (number % 3), 200 + 150 * (number // 3)
        s.write(x, y, label, size=18)
        s.write(x, y + 34, text)
    return s, WANT


def provider(sheet):
    """The console of a cloud provider, with words of its own."""
    s = sheet(width=1700, height=1100)
    s.write(80, 60, "ICP备案控制台 > 我的备案信息", size=26)
    down(s, [("主体信息", ""), ("主体名称", UNIT), ("主体性质", "企业"), ("主体备案号", MAIN),
             ("网站信息", ""), ("网站名称", SITE), ("备案域名", HOST), ("网站备案号", NUMBER),
             ("备案通过时间", "2023-05-16 10:32:08")], value=520)  # fmt: skip
    return s, WANT


def query_site(sheet):
    """A query site: a ruled table of two columns, the address of the front page with www."""
    s = sheet()
    s.centre(90, f"{HOST}的备案信息查询结果", size=30)
    s.table(120, 200, [320, 640], [
        ["主办单位", UNIT], ["单位性质", "企业"], ["备案号", NUMBER], ["网站名", SITE],
        ["网站首页地址", f"www.{HOST}"], ["审核时间", "2023年05月16日"], ["是否过期", "否"]])  # fmt: skip
    return s, WANT | {"domain": f"www.{HOST}"}


def foot(sheet):
    """The foot of the site: its owner by copyright, both numbers, the address."""
    s = sheet(width=1920, height=420)
    s.centre(40, "关于我们 | 联系我们 | 网站地图 | 法律声明", size=18)
    s.centre(90, f"Copyright © 2019-2024 {UNIT} All Rights Reserved. 版权所有", size=18)
    s.centre(140, f"{NUMBER}　　浙公网安备 33020502000123号　　网址：www.{HOST}", size=18)
    s.centre(190, "地址：宁海市学府路12号　电话：0574-87654321　技术支持：其他网络科技公司", size=18)
    return s, {"holder": UNIT, "number": NUMBER, "domain": f"www.{HOST}"}


def foot_in_lines(sheet):
    """The foot with 主办单位 and a second firm that keeps the server."""
    s = sheet(width=1600, height=600)
    s.write(60, 20, f"https://www.{HOST}/index", size=18)
    s.write(120, 200, f"主办单位：{UNIT}", size=18)
    s.write(120, 240, "技术支持：宁海云网信息技术有限公司", size=18)
    s.write(120, 280, f"ICP备案号：{NUMBER}", size=18)
    s.write(120, 320, "公安备案号：浙公网安备33020502000123号", size=18)
    s.write(120, 360, "版权所有 未经许可不得转载", size=18)
    return s, {"holder": UNIT, "number": NUMBER, "domain": f"www.{HOST}"}


def letter(sheet):
    """The mail that tells of the approval, in sentences."""
    s = sheet()
    s.centre(120, "ICP备案审核通过通知", size=36)
    text = [f"尊敬的{UNIT}：",
            f"您提交的ICP备案申请已于2023年5月16日通过浙江省通信管理局审核。网站名称为{SITE}，",
            f"域名为{HOST}，主体备案号为{MAIN}，网站备案号为{NUMBER}。",
            "请在网站底部标明备案号，并链接至 https://beian.miit.gov.cn。"]  # fmt: skip
    for number, line in enumerate(text):
        s.write(120, 260 + 48 * number, line)
    return s, {k: v for k, v in WANT.items() if k != "holder_kind"}


def authority(sheet):
    """A certificate of filing of the provincial communications administration."""
    s = sheet(width=1600, height=1130)
    s.centre(120, "非经营性互联网信息服务备案证明", size=42)
    down(s, [("备案编号", NUMBER), ("主办单位名称", UNIT), ("主办单位性质", "企业"), ("网站名称", SITE),
             ("网站域名", HOST), ("备案日期", "2023年5月16日"), ("备案机关", "浙江省通信管理局")],
         x=260)  # fmt: skip
    return s, WANT


def police(sheet):
    """The register of the police: it has a number of its own, which is no filing with the ministry."""
    s = sheet(width=1600, height=900)
    s.write(80, 40, "全国互联网安全管理服务平台", size=30)
    s.write(80, 120, "网站公安联网备案信息查询")
    down(s, [("网站名称", SITE), ("网站域名", HOST), ("网站开办者", UNIT), ("开办者性质", "企业"),
             ("公安备案号", "浙公网安备33020502000123号"), ("联网备案时间", DAY),
             ("备案地公安机关", "宁海市公安局网安支队")], value=460)  # fmt: skip
    return s, {k: v for k, v in WANT.items() if k != "number"}


def turned(sheet):
    """The values of one filing as a table with labels across the middle and values below, wrapped."""
    s = sheet(width=1240, height=900)
    s.centre(80, "域名备案查询", size=32)
    s.table(60, 180, [270, 160, 270, 200, 220], [
        ["备案主体", "主体类型", "备案/许可证编号", "网站名称", "备案通过日期"],
        ["宁海小禾企业服\n务有限公司", "企业",
         "浙ICP备2021\n000123号-1", "小禾企业\n服务网", DAY]])  # fmt: skip
    return s, {k: v for k, v in WANT.items() if k != "domain"}


PAGES = (new_list, old_detail, new_detail, provider, query_site, foot, foot_in_lines, letter, authority,
         police, turned)  # fmt: skip


@pytest.mark.parametrize("draw", PAGES, ids=lambda f: f.__name__)
def test_filings_of_many_sources(sheet, document, by_key, draw):
    s, want = draw(sheet)
    page = s.page()
    fields = by_key(KIND.extract(document(KIND.id, page), no_reread))
    assert {key: fields[key].value for key in WANT if key in fields} == want
    (found,) = sort_pages([page], ALL_KINDS, {"a.pdf": "0" * 64})
    assert found.kind == KIND.id
