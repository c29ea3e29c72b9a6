"""More rosters: who filled them in, in other words and places. Invented."""

from __future__ import annotations

import pytest

DOCUMENTS = {}
KIND = "staff_roster"


def doc(name, **want):
    def keep(draw):
        DOCUMENTS[name] = (draw, want)
        return draw

    return keep


A = "云泽市禾木企业服务有限公司"


H = ["序号", "姓名", "岗位", "学历", "职称"]


R = [["1", "林晓岚", "总经理", "本科", "经济师"], ["2", "孙志刚", "技术总监", "硕士", "工程师"]]


def base(s):
    s.centre(80, "从业人员情况表", size=34)
    s.write(100, 140, "申报单位：" + A)
    s.table(100, 190, [90, 160, 260, 160, 260], [H, *R], row_height=54)


def reg(name, draw, by="何敏"):

    @doc(name, filled_by=by, unit_name=A)
    def _(sheet):
        s = sheet()
        base(s)
        draw(s)
        return [s]


reg("plain", lambda s: s.write(100, 420, "填表人：何敏\u3000\u3000联系电话：13800001111"))


reg(
    "three in a row",
    lambda s: [
        s.write(100, 420, "单位负责人：周立新"),
        s.write(480, 420, "填表人：何敏"),
        s.write(800, 420, "填表日期：2024年1月5日"),
    ],
)


reg(
    "label and name apart",
    lambda s: [
        s.write(100, 420, "填表人"),
        s.write(260, 420, "何敏"),
        s.write(500, 420, "联系电话"),
        s.write(660, 420, "13800001111"),
    ],
)


reg("maker", lambda s: s.write(100, 420, "制表：何敏    审核：周立新"))


reg("in brackets", lambda s: s.write(100, 420, "填报人（签字）： 何敏"))


reg(
    "last row of the table",
    lambda s: s.table(
        100, 352, [250, 250, 250, 180], [["填表人", "何敏", "联系电话", "13800001111"]], row_height=54
    ),
)


reg("name over line", lambda s: [s.write(100, 420, "填表人："), s.write(100, 458, "何敏")])


reg("head", lambda s: s.write(640, 140, "填表人：何敏"))


reg("agent", lambda s: s.write(100, 420, "经办人：何敏 电话：13800001111"))


reg("contact is nobody", lambda s: s.write(100, 420, "联系人：周立新"), by=None)


reg("roster keeper", lambda s: s.write(100, 420, "造表人：何敏"))


reg("spaced", lambda s: s.write(100, 420, "填 表 人：何 敏        电 话：13800001111"))


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
