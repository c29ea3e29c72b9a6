"""Further printed arrangements of labels and values, as certificates of other offices and years have them:
bilingual, numbered, bracketed, with leaders, in pairs side by side, one character in a box each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Rows = Sequence[tuple[str, str]]

ENGLISH = {
    "统一社会信用代码": "Unified Social Credit Code",
    "名称": "Name",
    "单位名称": "Name of Unit",
    "住所": "Domicile",
    "法定代表人": "Legal Representative",
    "负责人": "Person in Charge",
    "开办资金": "Initial Capital",
    "注册资金": "Registered Capital",
    "原始基金数额": "Original Fund",
    "业务范围": "Business Scope",
    "宗旨和业务范围": "Purpose and Business Scope",
    "经费来源": "Source of Funds",
    "举办单位": "Sponsor",
    "业务主管单位": "Supervisory Authority",
    "登记管理机关": "Registration Authority",
    "发证机关": "Issuing Authority",
    "有效期": "Period of Validity",
    "有效期限": "Period of Validity",
    "发证日期": "Date of Issue",
    "证书编号": "Certificate No.",
}


def _english(label: str) -> str:
    return ENGLISH.get(label, "Item")


def english_under(sheet: Callable[..., Any], title: str, rows: Rows) -> Any:
    """English in small type under each label; the value beside both, in a column of its own."""
    s = sheet()
    s.centre(150, title, size=48)
    s.centre(210, "CERTIFICATE OF REGISTRATION", size=22)
    y = 320.0
    for label, value in rows:
        s.write(120, y, label)
        s.write(120, y + 28, _english(label), size=15)
        pieces = wrapped(value, 26)
        for k, piece in enumerate(pieces):
            s.write(480, y + 34 * k, piece)
        y += max(72, 34 * len(pieces) + 36)
    return s


def english_beside(sheet: Callable[..., Any], title: str, rows: Rows) -> Any:
    """English right after each label on its line, then a colon and the value."""
    s = sheet()
    s.centre(150, title, size=48)
    y = 300.0
    for label, value in rows:
        pieces = wrapped(value, 22)
        s.write(100, y, f"{label} {_english(label)}：{pieces[0]}")
        for piece in pieces[1:]:
            y += 36
            s.write(460, y, piece)
        y += 60
    return s


def english_between(sheet: Callable[..., Any], title: str, rows: Rows) -> Any:
    """Label, its English in brackets as a word of its own, the value: three columns."""
    s = sheet(width=1754, height=1240)
    s.centre(120, title, size=48)
    y = 230.0
    for label, value in rows:
        s.write(120, y, label)
        s.write(360, y, f"({_english(label)})", size=20)
        for piece in wrapped(value, 30):
            s.write(760, y, piece)
            y += 34
        y += 34
    return s


def leaders(sheet: Callable[..., Any], title: str, rows: Rows) -> Any:
    """Label and value in columns, dotted leaders between them."""
    s = sheet()
    s.centre(150, title, size=48)
    y = 300.0
    for label, value in rows:
        at = s.write(120, y, label).right
        dots = int((500 - at - 20) / 13)
        s.write(at + 10, y, "." * dots)
        for piece in wrapped(value, 26):
            s.write(510, y, piece)
            y += 36
        y += 30
    return s


def bracketed(sheet: Callable[..., Any], title: str, rows: Rows) -> Any:
    """Labels in black brackets, the value after them."""
    s = sheet()
    s.centre(150, title, size=48)
    y = 300.0
    for label, value in rows:
        pieces = wrapped(value, 28)
        s.write(120, y, f"【{label}】{pieces[0]}")
        for piece in pieces[1:]:
            y += 36
            s.write(120 + 24 * (len(label) + 2), y, piece)
        y += 60
    return s


def numbered(sheet: Callable[..., Any], title: str, rows: Rows) -> Any:
    """Labels with numbers before them: 1. 名称：…"""
    s = sheet()
    s.centre(150, title, size=48)
    y = 300.0
    for number, (label, value) in enumerate(rows, 1):
        pieces = wrapped(value, 28)
        head = f"{number}. {label}："
        s.write(120, y, head + pieces[0])
        for piece in pieces[1:]:
            y += 36
            s.write(120 + 24 * (len(label) + 2), y, piece)
        y += 60
    return s


def chinese_numbered(sheet: Callable[..., Any], title: str, rows: Rows) -> Any:
    """Labels numbered （一）、（二） without a colon, the value in a column of its own."""
    s = sheet()
    s.centre(150, title, size=48)
    y = 300.0
    for number, (label, value) in enumerate(rows):
        s.write(120, y, f"（{'一二三四五六七八九十'[number % 10]}）{label}")
        for piece in wrapped(value, 26):
            s.write(500, y, piece)
            y += 36
        y += 30
    return s


def colon_above(sheet: Callable[..., Any], title: str, rows: Rows) -> Any:
    """Each label with a colon on a line of its own, the value indented below it."""
    s = sheet()
    s.centre(150, title, size=48)
    y = 290.0
    for label, value in rows:
        s.write(120, y, f"{label}：")
        y += 38
        for piece in wrapped(value, 34):
            s.write(190, y, piece)
            y += 34
        y += 26
    return s


def right_aligned(sheet: Callable[..., Any], title: str, rows: Rows) -> Any:
    """Labels right-aligned against a middle line, values left-aligned after it."""
    s = sheet()
    s.centre(150, title, size=48)
    y = 300.0
    for label, value in rows:
        s.write(520 - 24 * len(label), y, label)
        for piece in wrapped(value, 24):
            s.write(570, y, piece)
            y += 36
        y += 30
    return s


def centred(sheet: Callable[..., Any], title: str, rows: Rows) -> Any:
    """Labels centred, values centred below them."""
    s = sheet()
    s.centre(130, title, size=48)
    y = 260.0
    for label, value in rows:
        s.centre(y, label, size=22)
        y += 40
        for piece in wrapped(value, 34):
            s.centre(y, piece)
            y += 34
        y += 30
    return s


def pairs(sheet: Callable[..., Any], title: str, rows: Rows) -> Any:
    """Two pairs in a row of a ruled table; long values take the whole row."""
    s = sheet()
    s.centre(130, title, size=44)
    cells: list[list[str | None]] = []
    row: list[str | None] = []
    for label, value in rows:
        if len(value) > 14:
            if row:
                cells.append([*row, "", ""])
                row = []
            cells.append([label, "\n".join(wrapped(value, 30)), None, None])
            continue
        row += [label, value]
        if len(row) == 4:
            cells.append(row)
            row = []
    if row:
        cells.append([*row, "", ""])
    s.table(60, 240, [220, 340, 220, 340], cells)
    return s


def free_pairs(sheet: Callable[..., Any], title: str, rows: Rows) -> Any:
    """Two pairs in a row without rulings, with colons; long values take the whole row."""
    s = sheet(width=1754, height=1240)
    s.centre(130, title, size=44)
    y, second = 260.0, False
    for label, value in rows:
        wide = len(value) > 22
        if wide and second:
            y, second = y + 60, False
        pieces = wrapped(value, 44 if wide else 30)
        x = 900 if second else 120
        s.write(x, y, f"{label}：{pieces[0]}")
        for piece in pieces[1:]:
            y += 36
            s.write(x + 24 * (len(label) + 1), y, piece)
        second = not second and not wide
        if not second:
            y += 60
    return s


def boxed_code(sheet: Callable[..., Any], title: str, rows: Rows) -> Any:
    """The code with one character in a box each, the rest with colons."""
    s = sheet()
    s.centre(150, title, size=48)
    y = 300.0
    for label, value in rows:
        if len(value) == 18 and value.isascii():
            s.write(120, y, label)
            left = 360.0
            for k, char in enumerate(value):
                s.write(left + 40 * k + 12, y, char)
                s.line(left + 40 * k, y - 6, left + 40 * k, y + 30)
            s.line(left + 720, y - 6, left + 720, y + 30)
            s.line(left, y - 6, left + 720, y - 6)
            s.line(left, y + 30, left + 720, y + 30)
        else:
            pieces = wrapped(value, 30)
            s.write(120, y, f"{label}：{pieces[0]}")
            for piece in pieces[1:]:
                y += 36
                s.write(120 + 24 * (len(label) + 1), y, piece)
        y += 60
    return s


def table_bilingual(sheet: Callable[..., Any], title: str, rows: Rows) -> Any:
    """A ruled table whose label cells hold the label and its English below it."""
    s = sheet()
    s.centre(150, title, size=48)
    cells = [[f"{label}\n{_english(label)}", "\n".join(wrapped(value, 26))] for label, value in rows]
    s.table(100, 260, [380, 680], cells)
    return s


WILD = {
    "english under": english_under,
    "english beside": english_beside,
    "english between": english_between,
    "leaders": leaders,
    "bracketed": bracketed,
    "numbered": numbered,
    "chinese numbered": chinese_numbered,
    "colon above": colon_above,
    "right aligned": right_aligned,
    "centred": centred,
    "pairs": pairs,
    "free pairs": free_pairs,
    "boxed code": boxed_code,
    "bilingual table": table_bilingual,
}


def wrapped(text: str, width: float) -> list[str]:
    """`text` in lines of at most `width` full-width characters; a Latin one is 0.55."""
    lines, line, used = [], "", 0.0
    for char in text:
        step = 1.0 if ord(char) > 0x2E80 else 0.55
        if used + step > width:
            lines.append(line)
            line, used = "", 0.0
        line, used = line + char, used + step
    return [*lines, line]
