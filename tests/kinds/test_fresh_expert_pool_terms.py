"""Terms of experts in a list: as days, as years, in remarks, in sentences. Invented."""

from __future__ import annotations

import pytest

DOCUMENTS = {}
KIND = "expert_pool"


def doc(name, **want):
    def keep(draw):
        DOCUMENTS[name] = (draw, want)
        return draw

    return keep


def rows(keys, *lines):
    return [dict(zip(keys, line, strict=True)) for line in lines]


A = "云泽市禾木企业服务有限公司"


P = [
    ["1", "罗海生", "宁海理工大学", "教授", "智能制造"],
    ["2", "方敬", "宁海明德律师事务所", "二级律师", "公司法务"],
    ["3", "白雪", "宁海正和会计师事务所", "注册会计师", "财税"],
]


H = ["序号", "姓名", "工作单位", "职称", "专业领域"]


def one(name, heads, cells, want, rules=None, widths=(300,)):

    @doc(
        name,
        unit_name=A,
        rows=[{"name": p[1], "employer": p[2], "term": t} for p, t in zip(P, want, strict=True)],
    )
    def _(sheet):
        s = sheet(width=1754, height=1240)
        s.centre(80, "专家库名单", size=34)
        s.write(90, 140, "单位名称：" + A)
        rows = [H + list(heads)] + [p + list(c) for p, c in zip(P, cells, strict=True)]
        w = [80, 130, 360, 180, 200, *widths]
        s.table(60, 190, w, rows, row_height=54) if rules is None else s.columns(
            60, 190, w, rows, rules=rules, pitch=54
        )
        return [s]


T = ["2023-05-10/2026-05-09", "2022-09-01/2025-08-31", "2023-03-01/2025-02-28"]


full = [("2023年5月10日至2026年5月9日",), ("2022年9月1日至2025年8月31日",), ("2023年3月1日至2025年2月28日",)]


two = [
    ("2023年5月10日至\n2026年5月9日",),
    ("2022年9月1日至\n2025年8月31日",),
    ("2023年3月1日至\n2025年2月28日",),
]


dots = [("2023.05.10-2026.05.09",), ("2022.09.01-2025.08.31",), ("2023.03.01-2025.02.28",)]


for h in ("聘任起止时间", "任职起止", "聘请时段", "服务期间", "聘书有效期", "聘用时间"):
    one("full " + h, (h,), full, T, widths=(420,))
    one("dots " + h, (h,), dots, T, rules="none")


one("two lines", ("聘任期限",), two, T, widths=(260,))


one(
    "three lines",
    ("聘期",),
    [("2023.5.10\n至\n2026.5.9",), ("2022.9.1\n至\n2025.8.31",), ("2023.3.1\n至\n2025.2.28",)],
    T,
    widths=(200,),
)


for h1, h2 in (
    ("聘任日期", "聘期"),
    ("受聘日期", "聘用年限"),
    ("入库时间", "聘任年限（年）"),
    ("聘任起始日", "聘用时长"),
    ("聘书签发时间", "有效期"),
):
    one(
        "years " + h1 + h2,
        (h1, h2),
        [("2023-05-10", "3年"), ("2022-09-01", "三年"), ("2023-03-01", "2年")],
        T,
        widths=(220, 200),
    )
    one(
        "years unruled " + h1 + h2,
        (h1, h2),
        [("2023-05-10", "3年"), ("2022-09-01", "三年"), ("2023-03-01", "2年")],
        T,
        rules="rows",
        widths=(220, 200),
    )


one(
    "bare figures of years",
    ("聘任日期", "聘期（年）"),
    [("2023-05-10", "3"), ("2022-09-01", "3"), ("2023-03-01", "2")],
    T,
    widths=(220, 200),
)


one(
    "bare figures of months",
    ("聘任日期", "聘期（月）"),
    [("2023-05-10", "36"), ("2022-09-01", "36"), ("2023-03-01", "24")],
    T,
    widths=(220, 200),
)


one(
    "start end",
    ("聘任开始", "聘任截止"),
    [("2023-05-10", "2026-05-09"), ("2022-09-01", "2025-08-31"), ("2023-03-01", "2025-02-28")],
    T,
    widths=(220, 220),
)


one(
    "start until",
    ("聘任日期", "聘期至"),
    [("2023-05-10", "2026-05-09"), ("2022-09-01", "2025-08-31"), ("2023-03-01", "2025-02-28")],
    T,
    rules="none",
    widths=(220, 220),
)


one(
    "start expiry",
    ("起聘日期", "到期日期"),
    [("2023.5.10", "2026.5.9"), ("2022.9.1", "2025.8.31"), ("2023.3.1", "2025.2.28")],
    T,
    rules="rows",
    widths=(220, 220),
)


one(
    "date and years in one",
    ("聘任时间及期限",),
    [("2023年5月10日，三年",), ("2022年9月1日，3年",), ("2023年3月1日，两年",)],
    T,
    widths=(340,),
)


one(
    "remark",
    ("备注",),
    [("聘期2023.5.10-2026.5.9",), ("聘期2022.9.1-2025.8.31",), ("聘期2023.3.1-2025.2.28",)],
    T,
    widths=(380,),
)


def said(name, text, cells, want, where="head", head="聘任日期"):

    @doc(name, unit_name=A, rows=[{"name": p[1], "term": t} for p, t in zip(P, want, strict=True)])
    def _(sheet):
        s = sheet(width=1754, height=1240)
        s.centre(80, A + "专家库名单", size=34)
        s.write(90, 150 if where == "head" else 470, text)
        s.table(
            60,
            200,
            [80, 130, 360, 180, 200, 240],
            [[*H, head]] + [[*p, c] for p, c in zip(P, cells, strict=True)],
            row_height=54,
        )
        return [s]


D = ["2023-05-10", "2022-09-01", "2023-03-01"]


W = ["2023-05-10/2026-05-09", "2022-09-01/2025-08-31", "2023-03-01/2026-02-28"]


said("note below", "注：专家聘期均为3年，自聘任之日起计算。", D, W, "foot")


said("label above", "聘期：三年", D, W)


said("in brackets", "（聘期3年）", D, W)


said("remark word", "说明：聘任期限为叁年。", D, W, "foot")


said(
    "term of all no day",
    "聘期：2023年5月10日至2026年5月9日",
    ["13800001111"] * 3,
    ["2023-05-10/2026-05-09"] * 3,
    head="联系电话",
)


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
