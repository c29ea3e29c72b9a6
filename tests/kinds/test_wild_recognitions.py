"""Recognitions as offices publish them: several authorities, web pages, announcements signed at the foot.
Invented names; no corpus draws these."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.kinds.recognition_document import KIND
from dossier_ai.sorting.split import sort_pages

OFFICE = "宁海省工业和信息化厅"
WANT = {"authority": OFFICE, "date": "2024-05-20", "level": "province"}
TEXT = [
    "各市工业和信息化局：",
    "　　经评审和公示，现将2024年度宁海省中小企业公共服务示范平台名单予以公布，有效期三年。",
]
TITLE = "关于公布2024年度宁海省中小企业公共服务示范平台名单的通知"


def body(s, texts, y):
    for text in texts:
        s.write(120, y, text)
        y += 50
    return y


def head_with_others(sheet):
    """Three authorities in the head, the first of which issues; all sign."""
    s = sheet()
    s.centre(90, OFFICE, size=40)
    s.centre(150, "宁海省财政厅", size=40)
    s.centre(210, "宁海省科学技术厅", size=40)
    s.centre(290, "宁工信企业〔2024〕18号")
    s.centre(380, TITLE, size=32)
    y = body(s, TEXT, 480)
    for text in (OFFICE, "宁海省财政厅", "宁海省科学技术厅", "2024年5月20日"):
        s.write(760, y + 60, text)
        y += 50
    return s


def web_page(sheet):
    """The page of a web site: crumbs, title, source and time in one line, no signature."""
    s = sheet()
    s.write(60, 30, "首页 > 政务公开 > 通知公告", size=18)
    s.centre(150, TITLE, size=32)
    s.centre(230, f"发布时间：2024-05-20 10:22　　来源：{OFFICE}　　浏览次数：1280", size=18)
    body(s, TEXT, 320)
    return s


def signed_at_the_foot(sheet):
    """An announcement without a head: authority and date at the foot."""
    s = sheet()
    s.centre(150, "中小企业公共服务示范平台认定公告", size=38)
    s.centre(230, "2024年第12号")
    y = body(s, ["　　根据有关规定，经审核，认定下列单位为2024年度宁海省中小企业公共服务示范平台，",
                 "现予公告。", "　　附件：2024年度宁海省中小企业公共服务示范平台名单"], 320)  # fmt: skip
    s.write(760, y + 80, OFFICE)
    s.write(790, y + 130, "二〇二四年五月二十日")
    return s


def office_of_the_hall(sheet):
    """The title begins with the authority, an office of it signs, the copies go to others."""
    s = sheet()
    s.centre(130, f"{OFFICE}办公室文件", size=40)
    s.centre(210, "宁工信办〔2024〕66号")
    s.centre(300, f"{OFFICE}办公室{TITLE}", size=28)
    y = body(s, TEXT, 400)
    s.write(760, y + 80, f"{OFFICE}办公室")
    s.write(790, y + 130, "2024年5月20日")
    s.write(120, 1600, "抄送：宁海省财政厅、各县（市、区）人民政府")
    return s


PAGES = {head_with_others: {}, web_page: {}, signed_at_the_foot: {},
         office_of_the_hall: {"authority": OFFICE + "办公室"}}  # fmt: skip


@pytest.mark.parametrize("draw", PAGES, ids=lambda f: f.__name__)
def test_who_recognises_and_when(sheet, by_key, draw):
    (found,) = sort_pages([draw(sheet).page()], ALL_KINDS, {"a.pdf": "0" * 64})
    assert found.kind == KIND.id
    fields = by_key(KIND.extract(found, no_reread))
    want = WANT | PAGES[draw]
    assert {key: fields[key].value for key in want} == want
