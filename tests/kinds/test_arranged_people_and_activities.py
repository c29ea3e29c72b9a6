"""The same fields in many arrangements: certificates of persons and records of activities. Invented names."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import kind_of

SHEETS = {
    "a diploma": (
        "personnel_evidence",
        "毕业证书",
        (
            ("姓名", "覃睿璐"), ("性别", "女"), ("学校名称", "宁海民族大学"), ("专业", "会计学"),
            ("层次", "本科"), ("证书编号", "103451201705001234"), ("毕业日期", "2017年6月30日"),
        ),
        {
            "certificate": "graduation", "person": "覃睿璐", "school": "宁海民族大学", "subject": "会计学",
            "level": "本科", "number": "103451201705001234", "issued": "2017-06-30",
        },
    ),
    "a title": (
        "personnel_evidence",
        "专业技术资格证书",
        (
            ("持证人", "许春"), ("专业名称", "工程师"), ("资格级别", "中级"), ("管理号", "XZ2019123456"),
            ("批准日期", "2019年8月3日"), ("发证机关", "宁海省人力资源和社会保障厅"),
        ),
        {
            "certificate": "title", "person": "许春", "subject": "工程师", "level": "中级",
            "number": "XZ2019123456", "issued": "2019-08-03", "issuer": "宁海省人力资源和社会保障厅",
        },
    ),
    "an appointment": (
        "personnel_evidence",
        "创业辅导师聘书",
        (
            ("受聘人", "扎西·多杰"), ("聘任职务", "创业辅导师"), ("聘任单位", "云泽市禾木企业服务有限公司"),
            ("聘期", "2023年3月1日至2026年2月28日"), ("聘任日期", "2023年3月1日"),
        ),
        {
            "certificate": "appointment", "person": "扎西·多杰", "subject": "创业辅导师",
            "unit": "云泽市禾木企业服务有限公司", "term": "2023-03-01/2026-02-28", "issued": "2023-03-01",
        },
    ),
    "an activity": (
        "service_evidence",
        "服务活动记录",
        (
            ("活动名称", "惠企政策宣讲会"), ("活动时间", "2023年5月16日"),
            ("活动地点", "云泽市文成路67号2楼会议室"),
            ("主办单位", "云泽市禾木企业服务有限公司"), ("参加企业数", "31"), ("参加人数", "47"),
        ),
        {
            "title": "惠企政策宣讲会", "date": "2023-05-16", "place": "云泽市文成路67号2楼会议室",
            "organiser": "云泽市禾木企业服务有限公司", "enterprises": "31", "persons": "47",
        },
    ),
}  # fmt: skip


def wide(text, size=24.0):
    return sum(size if ord(c) > 0x2E80 else 0.55 * size for c in text)


def strokes(s, pairs):
    for i, (label, value) in enumerate(pairs):
        s.write(200, 300 + 60 * i, f"· {label} | {value}")


def brackets(s, pairs):
    for i, (label, value) in enumerate(pairs):
        s.write(200, 300 + 60 * i, f"【{label}】{value}")


def semicolons(s, pairs):
    for i, (label, value) in enumerate(pairs):
        s.write(200, 300 + 60 * i, f"{label}:{value};")


def blanks(s, pairs):
    for i, (label, value) in enumerate(pairs):
        s.write(200, 300 + 60 * i, f"{label}____{value}____")


def to_the_right(s, pairs):
    for i, (label, value) in enumerate(pairs):
        s.write(500 - wide(label), 300 + 60 * i, label)
        s.write(530, 300 + 60 * i, value)


def above_and_indented(s, pairs):
    for i, (label, value) in enumerate(pairs):
        s.write(200, 300 + 90 * i, label, size=20)
        s.write(260, 334 + 90 * i, value)


def above_in_three_columns(s, pairs):
    for i, (label, value) in enumerate(pairs):
        s.write(100 + 370 * (i % 3), 300 + 120 * (i // 3), label, size=18)
        s.write(100 + 370 * (i % 3), 336 + 120 * (i // 3), value)


def captions_below(s, pairs):
    for i, (label, value) in enumerate(pairs):
        x, y = 160 + 560 * (i % 2), 300 + 120 * (i // 2)
        s.write(x, y, value)
        s.line(x - 10, y + 32, x + 460, y + 32)
        s.write(x, y + 40, label, size=18)


def one_row(s, pairs):
    widths = [max(wide(label), wide(value)) + 70 for label, value in pairs]
    s.width = max(1240.0, sum(widths) + 150)
    rows = [[label for label, _ in pairs], [value for _, value in pairs]]
    s.columns(60, 300, widths, rows, pitch=64, rules="rows")


def four_columns(s, pairs):
    cells = [text for pair in pairs for text in pair]
    cells += [""] * (-len(cells) % 4)
    s.table(90, 300, [150, 380, 150, 380], [cells[i : i + 4] for i in range(0, len(cells), 4)], row_height=60)


ARRANGEMENTS = [
    strokes, brackets, semicolons, blanks, to_the_right, above_and_indented, above_in_three_columns,
    captions_below, one_row, four_columns,
]  # fmt: skip


@pytest.mark.parametrize("surface", ["drawn", "ocr"])
@pytest.mark.parametrize("arrange", ARRANGEMENTS, ids=lambda f: f.__name__)
@pytest.mark.parametrize("name", SHEETS)
def test_every_arrangement_says_the_same(name, arrange, surface, sheet, document, by_key, as_ocr):
    kind, title, pairs, want = SHEETS[name]
    s = sheet()
    s.centre(140, title, size=42)
    arrange(s, pairs)
    page = as_ocr(s.page()) if surface == "ocr" else s.page()
    fields = by_key(kind_of(kind).extract(document(kind, page), no_reread))
    assert {key: fields[key].value if key in fields else None for key in want} == want
