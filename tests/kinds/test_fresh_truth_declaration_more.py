"""More declarations: who signs below, beside and after other words. Invented."""

from __future__ import annotations

import pytest

from dossier_ai.core import Rect, Seal

DOCUMENTS = {}
KIND = "truth_declaration"


def doc(name, **want):
    def keep(draw):
        DOCUMENTS[name] = (draw, want)
        return draw

    return keep


def prose(s, y, *paragraphs, x=130, n=40, pitch=46):
    for paragraph in paragraphs:
        text = paragraph if paragraph.startswith("|") else "  " + paragraph
        text = text.lstrip("|")
        first = True
        while text:
            take = n - 2 if first and text.startswith("  ") else n
            piece, text = text[:take], text[take:]
            s.write(x + (48 if piece.startswith("  ") else 0), y, piece.strip())
            first = False
            y += pitch
    return y


def sealed(s, x, y, text):
    s.seals.append(Seal(Rect(x, y, x + 240, y + 240), "round", "red", text, None, 0.9))


def by_hand(s, x, y, width=150):
    for i in range(3):
        left = x + i * width / 3
        s.scribble(Rect(left, y - 8, left + width / 3 - 6, y + 36))


A = "云泽市禾木企业服务有限公司"


TXT = "我单位郑重承诺：所提交的申报材料均真实、准确、完整，如有虚假，愿承担由此产生的一切法律责任。"


def head(s, title="真实性承诺书"):
    s.centre(150, title, size=44)
    prose(s, 280, "|云泽市工业和信息化局：", TXT)


@doc(
    "name below the label",
    applicant=A,
    signatory="周立新",
    date="2024-05-06",
    statement=True,
    recipient="云泽市工业和信息化局",
)
def _(sheet):
    s = sheet()
    head(s)
    s.write(640, 640, "承诺单位（盖章）")
    s.write(640, 680, A, size=22)
    s.write(640, 750, "法定代表人（签字）")
    s.write(640, 790, "周立新")
    s.write(640, 860, "2024年5月6日")
    return [s]


@doc("signing table of two columns", applicant=A, signatory="周立新", date="2024-05-06")
def _(sheet):
    s = sheet()
    head(s)
    s.table(
        130,
        640,
        [220, 400],
        [["单位名称（公章）", A], ["法定代表人\n（签字或盖章）", "周立新"], ["日期", "2024年5月6日"]],
        row_height=60,
    )
    return [s]


@doc("role without colon", applicant=A, signatory="周立新", date="2024-05-06")
def _(sheet):
    s = sheet()
    head(s)
    s.write(640, 640, A + "（公章）", size=22)
    s.write(640, 700, "法定代表人 周立新")
    s.write(640, 760, "二〇二四年五月六日")
    return [s]


@doc("responsible person", applicant=A, signatory="周立新", date="2024-05-06")
def _(sheet):
    s = sheet()
    head(s)
    s.write(130, 640, "单位（盖章）：" + A, size=22)
    s.write(130, 700, "单位负责人（签名）：周立新")
    s.write(130, 760, "日期：2024 年 5 月 6 日")
    return [s]


@doc("side by side", applicant=A, signatory="周立新", date="2024-05-06")
def _(sheet):
    s = sheet()
    head(s)
    s.write(130, 640, "申报单位（公章）：")
    s.write(700, 640, "法定代表人（签字）：周立新")
    s.write(130, 690, A, size=22)
    s.write(700, 690, "2024年5月6日")
    return [s]


@doc("legal person sign", applicant=A, signatory="周立新", date="2024-05-06")
def _(sheet):
    s = sheet()
    head(s, "申报材料真实性声明")
    s.write(600, 640, "声明单位：" + A, size=22)
    s.write(600, 700, "法人代表签字：周立新")
    s.write(600, 760, "声明日期：2024年5月6日")
    return [s]


@doc("by hand written", applicant=A, signatory="周立新", signed=True, date="2024-05-06")
def _(sheet):
    s = sheet()
    head(s)
    s.write(600, 640, "单位名称（盖章）：" + A, size=22)
    s.write(600, 700, "法定代表人（签字）：")
    s.write(850, 694, "周立新", size=34, sure=0.7)
    by_hand(s, 850, 700)
    s.write(600, 780, "2024年5月6日")
    return [s]


@doc("declarer is the person", applicant=A, signatory="周立新", date="2024-05-06")
def _(sheet):
    s = sheet()
    s.centre(150, "声明书", size=44)
    prose(
        s,
        280,
        "|云泽市工业和信息化局：",
        A + "及法定代表人周立新郑重声明：所报送的材料真实有效，复印件与原件一致，否则承担法律责任。",
    )
    s.write(640, 640, "声明人（单位公章）：" + A, size=20)
    s.write(640, 700, "声明人（法定代表人签名）：周立新")
    s.write(640, 760, "2024年5月6日")
    return [s]


@doc("date in blanks, agent", applicant=A, signatory="周立新", date="2024-05-06")
def _(sheet):
    s = sheet()
    head(s)
    s.write(600, 640, "企业名称（公章）：__" + A + "__", size=20)
    s.write(600, 700, "法定代表人或授权代理人（签字）：__周立新__")
    s.write(600, 760, "日  期：__2024__年__05__月__06__日")
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
