"""More recognitions: certificates, terms of validity, replies to one unit. Invented."""

from __future__ import annotations

import pytest

DOCUMENTS = {}
KIND = "recognition_document"


def doc(name, **want):
    def keep(draw):
        DOCUMENTS[name] = (draw, want)
        return draw

    return keep


A = "云泽市禾木企业服务有限公司"


@doc(
    "plaque certificate with number after No.",
    doc_no="2023-018",
    authority="云泽市工业和信息化局",
    level="city",
    date="2023-10-20",
    valid_years="3",
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(160, "荣誉证书", size=60)
    s.centre(340, A + "：", size=32)
    s.centre(430, "认定你单位为云泽市中小企业公共服务示范平台（有效期三年）。")
    s.write(300, 640, "证书编号：2023-018")
    s.write(1080, 820, "云泽市工业和信息化局")
    s.write(1120, 880, "二〇二三年十月二十日")
    return [s]


@doc(
    "valid from to",
    authority="宁海省工业和信息化厅",
    level="province",
    date="2023-10-20",
    valid_to="2026-12-31",
    doc_no="宁工信企业〔2023〕88号",
)
def _(sheet):
    s = sheet()
    s.centre(120, "宁海省工业和信息化厅文件", size=44)
    s.centre(220, "宁工信企业〔2023〕88号")
    s.centre(320, "关于公布2023年度宁海省中小企业公共服务示范平台名单的通知", size=28)
    s.write(130, 420, "各市工业和信息化局：")
    s.write(
        178, 466, "经审核，认定云泽市禾木企业服务有限公司等2家单位为示范平台，有效期自2024年1月1日至2026年"
    )
    s.write(130, 512, "12月31日。")
    s.table(
        130,
        580,
        [100, 420, 400],
        [
            ["序号", "平台名称", "运营单位"],
            ["1", "禾木综合服务平台", A],
            ["2", "蓝图服务平台", "宁海蓝图企业管理咨询有限公司"],
        ],
        row_height=50,
    )
    s.write(760, 820, "宁海省工业和信息化厅")
    s.write(800, 870, "2023年10月20日")
    return [s]


@doc(
    "valid term colon",
    valid_to="2026-10-19",
    doc_no="YZ-PT-2023-07",
    date="2023-10-20",
    authority="云泽市工业和信息化局",
)
def _(sheet):
    s = sheet(width=1754, height=1240)
    s.centre(160, "认定证书", size=60)
    s.centre(340, A, size=32)
    s.centre(430, "经评审，认定为云泽市中小企业公共服务示范平台")
    s.write(300, 600, "证书编号：YZ-PT-2023-07")
    s.write(300, 660, "有效期：2023年10月20日至2026年10月19日")
    s.write(300, 720, "发证日期：2023年10月20日")
    s.write(300, 780, "认定机关：云泽市工业和信息化局")
    return [s]


@doc("number is not the number of an annex", doc_no=None)
def _(sheet):
    s = sheet()
    s.centre(120, "2023年度示范平台名单", size=36)
    s.table(
        130,
        240,
        [120, 500, 300],
        [["编号", "单位名称", "类别"], ["1", A, "综合"], ["2", "宁海蓝图企业管理咨询有限公司", "管理"]],
        row_height=50,
    )
    return [s]


@doc("prose with until", valid_to="2026-06-30", date="2023-07-05", authority="云泽市高新区管理委员会")
def _(sheet):
    s = sheet()
    s.centre(120, "关于认定中小企业服务基地的批复", size=32)
    s.write(130, 240, A + "：")
    s.write(178, 290, "同意认定你公司为云泽市高新区小微企业创业创新基地，有效期至2026年6月30日止。")
    s.write(760, 520, "云泽市高新区管理委员会")
    s.write(800, 570, "2023年7月5日")
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
