"""Whose list it is: the unit around lists of loans, in other words and places. Invented."""

from __future__ import annotations

import pytest

DOCUMENTS = {}
KIND = "financing_evidence"


def doc(name, **want):
    def keep(draw):
        DOCUMENTS[name] = (draw, want)
        return draw

    return keep


A = "云泽市禾木企业服务有限公司"


P = [
    ["1", "云泽市恒顺机械有限公司", "宁海银行云泽分行", "300万元", "2023-03-14"],
    ["2", "云泽天合食品有限公司", "云泽农商行", "150万元", "2023-05-22"],
    ["3", "云泽佳美包装有限公司", "云泽农商行", "80万元", "2023-06-02"],
]


H = ["序号", "企业名称", "贷款银行", "贷款金额", "放款日期"]


def one(name, draw, title="融资服务明细表", unit=A, at=190):

    @doc(name, unit_name=unit)
    def _(sheet):
        s = sheet()
        s.centre(90, title, size=32)
        s.table(90, at, [80, 330, 270, 150, 200], [H, *P], row_height=52)
        draw(s)
        return [s]


one("label above", lambda s: s.write(90, 145, "平台名称（盖章）：" + A))


one("platform unit", lambda s: s.write(90, 145, "平台运营单位：" + A))


one(
    "foot with seal words",
    lambda s: [s.write(620, 480, A + "（盖章）", size=22), s.write(760, 530, "2023年5月6日")],
)


one("foot label", lambda s: s.write(90, 480, "制表单位：" + A + "    制表日期：2023年5月6日"))


one("title with the firm", lambda s: None, title=A + "融资服务明细")


one("title two lines", lambda s: s.centre(40, A, size=28))


one("organiser", lambda s: s.write(90, 145, "主办单位：" + A))


one("employing unit", lambda s: s.write(90, 145, "聘任单位：" + A))


one("firm alone right", lambda s: [s.write(90, 145, A, size=20)])


one("unit short label", lambda s: s.write(90, 145, "单位：" + A + "（公章）"))


one("applicant platform", lambda s: s.write(90, 145, "申报平台单位：" + A))


one("nobody", lambda s: None, unit=None)


one("unit name spaced", lambda s: [s.write(90, 145, "单 位 名 称："), s.write(290, 145, A)])


one("library builder", lambda s: s.write(90, 145, "平台建设单位：" + A))


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
