"""Certificates of intellectual property as offices and registers arrange them: numbers above, beside and
below their labels, bilingual. Invented owners; no corpus draws these."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.kinds.intellectual_property import KIND
from dossier_ai.sorting.split import sort_pages

UNIT = "宁海小禾企业服务有限公司"


def lines(s, texts, *, x=150, y=320, step=60):
    for text in texts:
        s.write(x, y, text)
        y += step
    return y


def invention(sheet):
    """The number of the certificate at the top left, apart from its label; the rest with colons."""
    s = sheet()
    s.write(120, 90, "证 书 号")
    s.write(320, 90, "第 5123456 号")
    s.centre(200, "发 明 专 利 证 书", size=48)
    lines(s, ["发 明 名 称：一种企业诊断数据的处理方法", "发 明 人：赵一山;钱二", "专 利 号：ZL 2019 1 0"
                                                            "123456.6",
              "专利申请日：2019年03月05日", f"专 利 权 人：{UNIT}", "授权公告日：2021年05月07日",
              "授权公告号：CN 110123456 B"])  # fmt: skip
    s.write(700, 1300, "国家知识产权局")
    return s, {"ipr_kind": "invention", "title": "一种企业诊断数据的处理方法", "cert_no": "第5123456号",
               "owner": UNIT, "applied_on": "2019-03-05", "granted_on": "2021-05-07"}  # fmt: skip


def above(sheet):
    """Labels above their values, in two columns."""
    s = sheet(width=1754, height=1240)
    s.centre(110, "实用新型专利证书", size=48)
    rows = [("实用新型名称", "一种展示架"), ("专利权人", UNIT), ("专利号", "ZL201920123456.X"),
            ("专利申请日", "2019-03-05"), ("授权公告日", "2020-02-11"), ("证书号", "第987654"
                                                            "3号")]  # fmt: skip
    for number, (label, value) in enumerate(rows):
        x, y = (150, 950)[number % 2], 260 + 150 * (number // 2)
        s.write(x, y, label, size=20)
        s.write(x, y + 36, value)
    return s, {"ipr_kind": "utility_model", "title": "一种展示架", "cert_no": "第9876543号", "owner": UNIT,
               "applied_on": "2019-03-05", "granted_on": "2020-02-11"}  # fmt: skip


def software(sheet):
    """The software certificate as a ruled table."""
    s = sheet()
    s.centre(110, "中华人民共和国国家版权局", size=30)
    s.centre(170, "计算机软件著作权登记证书", size=44)
    s.table(120, 280, [260, 700], [
        ["证书号", "软著登字第7654321号"], ["软件名称", "小禾企业诊断系统 V1.0"], ["著作权人", UNIT],
        ["开发完成日期", "2021年01月10日"], ["权利取得方式", "原始取得"], ["登记号", "2021SR01234"
                                                            "56"]])  # fmt: skip
    s.write(760, 900, "2021年03月22日")
    return s, {"ipr_kind": "software", "number": "2021SR0123456", "cert_no": "软著登字第7654321号", "own"
                                                            "er": UNIT,
               "granted_on": "2021-03-22"}  # fmt: skip


def trademark(sheet):
    """The number on the line of the title, the term as two dates."""
    s = sheet()
    s.write(200, 120, "商标注册证", size=44)
    s.write(640, 132, "第12345678号", size=28)
    lines(s, ["核定使用商品/服务项目（国际分类：35）", "替他人推销；商业管理咨询", f"注 册 人：{UNIT}",
              "注册人地址：宁海市学府路12号", "注册日期：2019年06月21日", "有效期至：2029年06月2"
                                                            "0日"])  # fmt: skip
    return s, {"ipr_kind": "trademark", "number": "12345678", "owner": UNIT, "granted_on": "2019-06-21",
               "expires": "2029-06-20", "trademark_class": "35"}  # fmt: skip


def work(sheet):
    """A registration of a work, centred, bilingual."""
    s = sheet()
    s.centre(120, "作品登记证书", size=46)
    for number, text in enumerate(["登记号 Registration No.：国作登字-2021-F-00123456", "作品名称：小禾"
                                                            "标志", "作品类别：美术作品",
                                   f"著作权人：{UNIT}", "登记日期：2021年04月01日", "登记机构：国家版"
                                                            "权局"]):  # fmt: skip
        s.centre(260 + 70 * number, text)
    return s, {"ipr_kind": "work", "number": "国作登字-2021-F-00123456", "owner": UNIT,
               "granted_on": "2021-04-01"}  # fmt: skip


PAGES = (invention, above, software, trademark, work)


@pytest.mark.parametrize("draw", PAGES, ids=lambda f: f.__name__)
def test_certificates_of_many_arrangements(sheet, by_key, draw):
    s, want = draw(sheet)
    (found,) = sort_pages([s.page()], ALL_KINDS, {"a.pdf": "0" * 64})
    assert found.kind == KIND.id
    fields = by_key(KIND.extract(found, no_reread))
    assert {key: fields[key].value for key in want if key in fields} == want
