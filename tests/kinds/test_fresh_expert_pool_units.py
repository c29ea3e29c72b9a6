"""Whose list it is: the unit around lists of experts, in other words and places. Invented."""

from __future__ import annotations

import pytest

DOCUMENTS = {}
KIND = "expert_pool"


def doc(name, **want):
    def keep(draw):
        DOCUMENTS[name] = (draw, want)
        return draw

    return keep


A = "云泽市禾木企业服务有限公司"


P = [
    ["1", "罗海生", "宁海理工大学", "教授", "智能制造"],
    ["2", "方敬", "宁海明德律师事务所", "二级律师", "公司法务"],
    ["3", "白雪", "宁海正和会计师事务所", "注册会计师", "财税"],
]


H = ["序号", "姓名", "工作单位", "职称", "专业领域"]


def one(name, draw, title="专家库名单", unit=A, at=190):

    @doc(name, unit_name=unit)
    def _(sheet):
        s = sheet()
        s.centre(90, title, size=32)
        s.table(90, at, [80, 130, 360, 180, 240], [H, *P], row_height=52)
        draw(s)
        return [s]


one("label above", lambda s: s.write(90, 145, "平台名称（盖章）：" + A))


one("platform unit", lambda s: s.write(90, 145, "平台运营单位：" + A))


one(
    "foot with seal words",
    lambda s: [s.write(620, 480, A + "（盖章）", size=22), s.write(760, 530, "2023年5月6日")],
)


one("foot label", lambda s: s.write(90, 480, "制表单位：" + A + "    制表日期：2023年5月6日"))


one("title with the firm", lambda s: None, title=A + "专家库")


one("title two lines", lambda s: s.centre(40, A, size=28))


one("organiser", lambda s: s.write(90, 145, "主办单位：" + A))


one("employing unit", lambda s: s.write(90, 145, "聘任单位：" + A))


one("firm alone right", lambda s: [s.write(90, 145, A, size=20)])


one("unit short label", lambda s: s.write(90, 145, "单位：" + A + "（公章）"))


one("applicant platform", lambda s: s.write(90, 145, "申报平台单位：" + A))


one("nobody", lambda s: None, unit=None)


one("unit name spaced", lambda s: [s.write(90, 145, "单 位 名 称："), s.write(290, 145, A)])


one("library builder", lambda s: s.write(90, 145, "专家库建设单位：" + A))


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
