"""Papers of one kind photographed one after the other: what begins another one where a title is lost."""

from __future__ import annotations

import pytest

from dossier_ai.kinds import ALL_KINDS
from dossier_ai.sorting.split import sort_pages

PROSE = ["本公司自成立以来一直为本地区的小微企业提供咨询和培训方面的服务，取得了较好的效果"] * 4


def photographs(page, *contents, grid=0):
    pages = [page(*lines, file=f"照片/IMG_{n:04d}.jpg", grid=grid) for n, lines in enumerate(contents, 1)]
    found = sort_pages(pages, ALL_KINDS, {p.file: "ab" * 32 for p in pages})
    return [(d.kind, [int(p.file[-8:-4]) for p in d.pages]) for d in found]


def title(name, number, *, head=True):
    lines = [("专业技术资格证书", 2.0)] if head else []
    return [
        *lines,
        f"姓名：{name}",
        "性别：男",
        "资格名称：高级工程师",
        "评审委员会：宁海市工程系列高级职称评审委员会",
        "批准文号：宁人社〔2021〕5号",
        f"证书编号：{number}",
    ]


def patent(name, number, *, head=True):
    lines = [("发明专利证书", 2.0)] if head else []
    return [
        *lines,
        f"发明名称：{name}",
        f"专利号：{number}",
        "专利权人：宁海小禾企业服务有限公司",
        "授权公告日：2021年3月5日",
    ]


def agreement(partner, *, head=True):
    lines = [("合作协议", 2.0)] if head else []
    return [
        *lines,
        "甲方：宁海小禾企业服务有限公司",
        f"乙方：{partner}",
        "合作内容：共同开展培训。",
        "合作期限：三年",
        *PROSE,
    ]


PAPERS = {
    "personnel_evidence": (title("张三", "2021A0103456"), title("李四", "2021A0103457", head=False)),
    "intellectual_property": (
        patent("一种检测装置", "ZL201910123456.7"),
        patent("一种输送装置", "ZL201910765432.1", head=False),
    ),
    "cooperation_agreement": (agreement("宁海工业大学"), agreement("宁海市中小企业促进会", head=False)),
}


@pytest.mark.parametrize("grid", [0, 12])
@pytest.mark.parametrize("kind", PAPERS)
def test_another_paper_whose_title_was_lost_is_a_document_of_its_own(page, kind, grid):
    one, other = PAPERS[kind]
    assert photographs(page, one, other, one, grid=grid) == [(kind, [1]), (kind, [2]), (kind, [3])]


def test_hardly_a_word_of_the_kind_is_left(page):
    rest = ["姓名：李四", "证书编号：2021A0103457", "性别：女"]
    assert photographs(page, title("张三", "2021A0103456"), rest) == [
        ("personnel_evidence", [1]),
        ("personnel_evidence", [2]),
    ]


@pytest.mark.parametrize(
    "rest",
    [
        ["姓名：张三", "证书编号：2021A0103456", "年度注册记录"],
        ["继续教育记录", "2022年 已完成", "2023年 已完成"],
        ["第2页 共2页", "姓名：李四", "说明：本页为附页"],
    ],
)
def test_the_back_of_a_certificate_stays_with_it(page, rest):
    assert photographs(page, title("张三", "2021A0103456"), rest) == [("personnel_evidence", [1, 2])]


def test_the_signing_page_of_an_agreement_stays_with_it(page):
    signing = [
        "甲方（盖章）：宁海小禾企业服务有限公司",
        "乙方（盖章）：宁海工业大学",
        "签订日期：2024年1月1日",
    ]
    signed = ["甲方：宁海小禾企业服务有限公司", "乙方：宁海工业大学", "签订日期：2024年1月1日"]
    found = photographs(page, agreement("宁海工业大学"), PROSE, signing, agreement("宁海市商会"), signed)
    assert [pages for _, pages in found] == [[1, 2, 3], [4, 5]] or [pages for _, pages in found] == [
        [1, 2, 3],
        [4],
        [5],
    ]


def test_a_list_of_insured_persons_goes_on(page):
    head = [
        ("社会保险参保缴费证明", 2.0),
        "单位名称：宁海小禾企业服务有限公司",
        "参保单位",
        "缴费月数",
        "序号 姓名 缴费月数",
    ]
    rows = [f"{n} 张三 12" for n in range(1, 20)]
    more = [f"{n} 李四 12" for n in range(20, 40)]
    assert photographs(page, [*head, *rows], more, grid=30) == [("personnel_evidence", [1, 2])]


@pytest.mark.parametrize("name", ["职称证书（电子）", "学历认证报告", "毕业证书（副本）"])
def test_titles_with_words_in_brackets_are_those_of_single_papers(page, name):
    body = ["性别：男", "级别：中级", "批准文号：宁人社〔2021〕5号", "评审委员会"]
    one, other = [(name, 2.0), *body], [(name, 2.0), *body]
    assert photographs(page, one, other, grid=12) == [
        ("personnel_evidence", [1]),
        ("personnel_evidence", [2]),
    ]


def notice(day, *, head=True):
    lines = [("关于举办融资对接会的通知", 1.6)] if head else []
    return [
        *lines,
        "各有关企业：",
        f"活动时间：{day}",
        "活动地点：某大厦三楼会议室",
        "主办单位：宁海小禾企业服务有限公司",
        *PROSE,
    ]


def test_the_notice_of_another_activity_begins_another_bundle(page):
    sheet = [("签到表", 1.6), "活动时间：2025年3月2日", "签到", "单位名称 姓名 电话"]
    photo = [("现场照片", 1.6), "活动地点", "现场照片"]
    first, second = notice("2025年3月1日"), notice("2025年5月6日上午9:00", head=False)
    found = photographs(page, first, sheet, photo, second, photo)
    assert [pages for _, pages in found] == [[1, 2, 3], [4, 5]]
