"""Bundles of one activity: sign-in sheets, banners, authorities (domain 1.19)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier_ai.core import Photo, Rect, no_reread
from dossier_ai.kinds import service_evidence

UNIT = "示例中小企业服务有限公司"


def read(document, by_key, *pages):
    return by_key(service_evidence.KIND.extract(document("service_evidence", *pages), no_reread))


def page_of(sheet, title, *lines, step=60):
    s = sheet()
    s.centre(140, title, size=38)
    for i, text in enumerate(lines):
        s.write(120, 260 + step * i, text)
    return s


def sign_in(sheet, *, header, widths, rows, ticks, title="培训签到表"):
    s = page_of(sheet, title)
    s.table(80, 260, widths, [header, *rows], ticks=ticks)
    return s


def test_rows_with_ink_are_counted_beside_the_claimed_number(sheet, document, by_key):
    notice = page_of(
        sheet,
        "关于举办数字化转型培训的通知",
        "时间：2025年6月3日",
        "地点：示例路1号",
        f"主办单位：{UNIT}",
        "承办单位：示例市中小企业协会、示例科技有限公司",
        "为期2天，请各企业派员参加。",
    )
    sheet_page = sign_in(
        sheet,
        header=["序号", "单位名称", "签名", "联系电话"],
        widths=[100, 400, 260, 260],
        rows=[[str(n), "", "", ""] for n in range(1, 9)],
        ticks=[(n, c) for n in (1, 2, 3, 5, 6) for c in (1, 2)],
    )
    summary = page_of(sheet, "培训总结", "本次培训共有5家企业、6人参加，取得良好效果。")
    fields = read(document, by_key, notice.page(1), sheet_page.page(2), summary.page(3))
    assert fields["rows_with_ink"].value == "5"
    assert all(e.page == 2 for e in fields["rows_with_ink"].evidence)
    assert (fields["persons"].value, fields["enterprises"].value) == ("6", "5")
    assert fields["organiser"].value == UNIT
    assert fields["co_organisers"].value == ("示例市中小企业协会", "示例科技有限公司")
    assert fields["duration"].value == "2天"
    assert fields["evidence_kinds"].value == ("notice", "sign_in", "summary")


@pytest.mark.parametrize(
    ("header", "widths", "column"),
    [
        (["序号", "姓名", "单位", "电话"], [100, 260, 400, 260], 1),
        (["单位名称", "签到", "手机"], [400, 300, 260], 1),
        (["序号", "工作单位", "职务", "签字"], [100, 400, 260, 260], 3),
    ],
)
def test_sheets_of_other_columns(sheet, document, by_key, header, widths, column):
    rows = [[""] * len(header) for _ in range(6)]
    s = sign_in(sheet, header=header, widths=widths, rows=rows, ticks=[(1, column), (2, column), (4, column)])
    assert read(document, by_key, s.page())["rows_with_ink"].value == "3"


def test_an_empty_sheet_has_no_signed_rows(sheet, document, by_key):
    s = sign_in(
        sheet,
        header=["序号", "单位名称", "姓名"],
        widths=[100, 400, 300],
        rows=[[str(n), "", ""] for n in range(1, 6)],
        ticks=[],
    )
    fields = read(document, by_key, s.page())
    assert "rows_with_ink" not in fields
    assert "persons" not in fields


def test_printed_names_count_as_written(sheet, document, by_key):
    rows = [["1", "示例一公司", "张示例"], ["2", "示例二公司", "李示例"], ["3", "", ""]]
    s = sign_in(sheet, header=["序号", "单位名称", "姓名"], widths=[100, 400, 300], rows=rows, ticks=[])
    fields = read(document, by_key, s.page())
    assert fields["rows_with_ink"].value == "2"
    assert "示例" not in str(fields["rows_with_ink"].value), "names are no values"


def test_the_banner_of_a_photo_names_the_activity_and_its_day(sheet, document, by_key):
    s = sheet()
    s.write(120, 60, "活动现场照片")
    s.write(150, 300, "示例市中小企业融资对接会", size=70)
    s.write(420, 400, "2025年9月18日", size=50)
    s.write(300, 1200, "图1 会场")
    fields = read(document, by_key, s.page())
    assert fields["banner"].value == ("示例市中小企业融资对接会",)
    assert fields["date"].value == "2025-09-18"
    assert fields["evidence_kinds"].value == ("photo",)
    assert fields["banner"].evidence[0].quote == "示例市中小企业融资对接会"


def test_prose_has_no_banner(sheet, document, by_key):
    s = page_of(sheet, "活动总结", *["本次培训活动取得良好效果，参会企业反映良好。"] * 12)
    assert "banner" not in read(document, by_key, s.page())


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("指导单位：虚构省工业和信息化厅", "虚构省工业和信息化厅"),
        ("主办单位：示例市经济和信息化局", "示例市经济和信息化局"),
        ("根据示例市中小企业发展局安排，现举办活动如下。", "示例市中小企业发展局"),
        ("示例高新区管理委员会", "示例高新区管理委员会"),
    ],
)
def test_an_authority_that_stands_behind_the_activity(sheet, document, by_key, line, name):
    s = page_of(sheet, "关于举办政策宣讲会的通知", "时间：2025年6月1日", line)
    assert read(document, by_key, s.page())["authorities"].value == (name,)


def test_an_address_is_no_authority(sheet, document, by_key):
    s = page_of(
        sheet, "关于举办政策宣讲会的通知", "时间：2025年6月1日", "地点：示例市示例大厦三楼（科技局旁）"
    )
    assert "authorities" not in read(document, by_key, s.page())


@pytest.mark.parametrize(
    ("lines", "mode"),
    [
        (("活动形式：线上", "时间：2025年6月1日"), "线上"),
        (("地点：腾讯会议（会议号123456789）",), "线上"),
        (("地点：示例路1号会议室",), "线下"),
        (("活动形式：线上线下相结合",), "混合"),
        (("地点：示例路1号会议室，同步网络直播",), "混合"),
        (("活动采取线上方式进行。", "现场照片"), "线上"),
        (("活动采取线上线下相结合方式进行。", "现场照片"), "混合"),
        (("专家现场答疑，同步网络直播。",), "混合"),
        (("现场照片",), "线下"),
    ],
)
def test_the_mode(sheet, document, by_key, lines, mode):
    s = page_of(sheet, "关于举办政策宣讲会的通知", *lines)
    assert read(document, by_key, s.page())["mode"].value == mode


def test_a_sheet_goes_on_over_a_page_without_header(sheet, document, by_key):
    header, widths = ["序号", "单位名称", "签名"], [100, 500, 300]
    one = sign_in(
        sheet, header=header, widths=widths, rows=[["", "", ""]] * 4, ticks=[(1, 2), (2, 2), (3, 2), (4, 2)]
    )
    two = sheet()
    two.table(80, 80, widths, [["", "", ""]] * 4, ticks=[(0, 2), (2, 2)])
    other = page_of(sheet, "活动总结", "本次活动取得良好效果。")
    other.table(80, 500, [300, 300], [["费用", "金额"], ["场地", "500"]])
    fields = read(document, by_key, one.page(1), two.page(2), other.page(3))
    assert fields["rows_with_ink"].value == "6"


def test_photographs_and_signed_rows_can_be_compared(sheet, document, by_key):
    def bundle(people):
        rows = [[str(n), "某某科技有限公司", name, "13900000000"] for n, name in enumerate(people, 1)]
        page = sign_in(
            sheet, header=["序号", "单位名称", "签名", "联系电话"], widths=[100, 400, 260, 260], rows=rows,
            ticks=[],
        ).page(1)  # fmt: skip
        look = "0123456789abcdef"
        return read(document, by_key, replace(page, photos=(Photo(Rect(50, 60, 250, 200), look),)))

    one, other = bundle(["甲乙丙", "丁戊己"]), bundle(["甲乙丙", "庚辛壬"])
    assert one["photo_hashes"].value == ("0123456789abcdef",)
    assert one["photo_hashes"].evidence[0].box is not None
    first, second = one["sign_in_hashes"].value, other["sign_in_hashes"].value
    assert len(first) == len(second) == 2 == len(one["sign_in_hashes"].evidence)
    assert first[0] == second[0] and first[1] != second[1]
    assert "甲乙丙" not in "".join(first)


def test_place_class_and_kind_stand_in_the_sentences_of_a_notice(sheet, document, by_key):
    notice = page_of(
        sheet,
        "关于举办惠企政策宣讲会的通知",
        "各有关单位：",
        "定于2025年10月6日在示例市文成路67号2楼会议室举办惠企政策宣讲会，活动",
        "采取线下方式进行，属市场服务，欢迎企业报名参加。",
        f"主办单位：{UNIT}",
    )
    found = read(document, by_key, notice.page())
    assert found["place"].value == "示例市文成路67号2楼会议室"
    assert found["service_class"].value == "market"
    assert found["mode"].value == "线下"
