"""Sentences of diplomas and degree certificates, and what their numbers say (domain 1.31, 2.18).

In comes the running text of a certificate; out come the person, the subject, the level, the school and the
day with their places. Dates of birth and identity numbers stand beside them and are never given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.text.certificates import parse_diploma_no
from dossier_ai.text.codes import check_identity_no
from dossier_ai.text.flow import Flow
from dossier_ai.text.letters import DATE, iso_date
from dossier_ai.text.lines import Line, Span

Said = tuple[str, list[Span]]

_NAME = r"[\u4e00-\u9fff·]{2,8}?"
_PERSON = (
    re.compile(
        rf"(?:学生|学员|兹有|兹证明)(?:姓名)?[:]?({_NAME})[,，]?(?:同学|同志|先生|女士)?[,，]?(?:性别)?[:]?(?:男|女)"
    ),
    re.compile(rf"(?:^|证书)({_NAME})[,，]?(?:性别)?(?:男|女)[,，]?(?=(?:19|20)\d\d年|[一二][九〇○零])"),
    re.compile(r"(?:^|证书)([\u4e00-\u9fff·]{2,4}?)(?:同志)?[,，]?于(?=(?:19|20)\d\d年)"),
    re.compile(rf"(?:^|证书|研究生|[\])）])({_NAME})[,，](?:性别)?(?:男|女)[,，]"),
    re.compile(rf"(?:兹聘请|兹聘任|特聘请?|聘请|聘任|任命)({_NAME})(?:同志|先生|女士|老师|教授|为|担任)"),
)
_SUBJECT = (
    re.compile(r"(?:本校|我校|本院|我院)[,，]?([\u4e00-\u9fff]{2,20}?)(?:学科)?[(（]专业"),
    re.compile(r"在[\u4e00-\u9fff]{2,20}?(?:大学|学院|学校)([\u4e00-\u9fff()（）]{2,24}?)专业"),
    re.compile(
        r"(?:在|于)?(?:本校|我校|本院|我院|我所)[,，]?(?!学习|修完|完成)([\u4e00-\u9fff()（）]{2,24}?)专业"
    ),
    re.compile(r"(?:修完|完成)(?:了)?([\u4e00-\u9fff()（）]{2,24}?)专业"),
    re.compile(r"([\u4e00-\u9fff()（）]{2,16})专业[\u4e00-\u9fff\d]{0,8}(?:学习|学制|毕业)"),
)
# A misread identity number is still none of the certificate: region, day of birth, order, check.
_LIKE_IDENTITY = re.compile(r"[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx]")
# What an appointment appoints to.
_POST = re.compile(
    r"(?:为|担任|任)[\u4e00-\u9fff（）()]{0,30}?((?:特聘|首席|高级)?(?:创业|创新)?(?:辅导|指导|导)(?:师|员)|顾问|专家)"
)
_STUDY = re.compile(
    r"(?:[一二三四五六七八]|[1-8]|[二三]年半)?(?:年)?制?(博士研究生|硕士研究生|研究生|大学本科|本科|大学专科|专科|大专|专升本|高职|中专|硕士|博士)"
    r"(?:[(（][^()（）]{1,8}[)）])?(?:学历|层次|学习|教学|教育|段)"
)
# What the letter of a title says: 具备高级工程师资格.
_QUALIFIED = re.compile(
    r"(?:具备|取得|获得|具有|评为)([\u4e00-\u9fff]{2,12}?)(?:任职|专业技术(?:职务)?)?资格"
)
_DEGREE = re.compile(r"(?:授予|获得?)(?:了)?[\u4e00-\u9fff]{0,8}?((?:博士|硕士|学士))学位")
_CATEGORY = re.compile(r"(?:授予|获得?)([\u4e00-\u9fff]{2,6}?(?:博士|硕士|学士))(?:专业)?学位")
_SCHOOL = re.compile(
    r"[\u4e00-\u9fff（）()]{2,24}?(?:大学|学院|学校|研究院|研究所|党校)(?![\u4e00-\u9fff]{0,3}(?:专业|毕业证|学位))"
)
# What stands behind the school's name on its line: who signs for it.
_SIGNED = re.compile(
    r"[()（）\u4e00-\u9fff、/]{0,12}(?:校|院|所|主席)[()（）\u4e00-\u9fff、/]{0,12}[:]?.{0,8}|.{0,3}"
)
_STUDIED_AT = re.compile(r"在([\u4e00-\u9fff]{2,20}?(?:大学|学院|学校))[\u4e00-\u9fff()（）]{2,24}?专业")


def _first(flow: Flow, patterns: Sequence[re.Pattern[str]]) -> Said | None:
    for pattern in patterns:
        found = pattern.search(flow.packed)
        if found is not None:
            return found.group(1), flow.packed_spans(*found.span(1))
    return None


def diploma_words(lines: Sequence[Line]) -> dict[str, Said]:
    """What the sentences of a certificate say of `person`, `subject`, `level` and `school`."""
    flow = Flow(lines)
    out: dict[str, Said] = {}
    person, subject = _first(flow, _PERSON), _first(flow, (*_SUBJECT, _POST))
    level = _first(flow, (_DEGREE, _STUDY, _QUALIFIED))
    school = school_named(lines)
    for key, said in (("person", person), ("subject", subject), ("level", level), ("school", school)):
        if said is not None and said[1]:
            out[key] = said
    return out


def school_named(lines: Sequence[Line]) -> Said | None:
    """The school that issues a certificate: the last line that is nothing but a school's name, with or
    without 校名 before it and a signature's label behind it."""
    for line in reversed(lines):
        flow = Flow([line])
        bare = re.match(r"(?:校\(?院?\)?名|学校|校名|毕业院校)?[:]?", flow.packed)
        start = bare.end() if bare else 0
        found = _SCHOOL.match(flow.packed, start)
        if found is None:
            continue
        rest = flow.packed[found.end() :]
        if _SIGNED.fullmatch(rest):
            return found.group(), flow.packed_spans(*found.span())
    return _first(Flow(lines), (_STUDIED_AT,))


def degree_category(lines: Sequence[Line]) -> Said | None:
    """The degree with its category as printed: 工学学士, 管理学硕士."""
    return _first(Flow(lines), (_CATEGORY,))


def certificate_number(text: str) -> str | None:
    """The number of a certificate as printed without blanks; None for a text that is, or may be, an identity
    number, and for one without digits."""
    flat = re.sub(r"[\s:：]", "", text).strip(".,，。;；_")
    flat = re.sub(r"^(?:第|NO\.?|No\.?|№)|号$", "", flat)
    flat = re.sub(rf"(?<=\d{{4}})(?:{DATE.pattern})$", "", flat) if len(flat) > 14 else flat
    digits = re.sub(r"\W", "", flat)
    if not re.search(r"\d{3}", flat) or len(flat) > 40:
        return None
    identity = check_identity_no(digits).valid or _LIKE_IDENTITY.fullmatch(digits) is not None
    if len(digits) == 18 and identity and parse_diploma_no(digits) is None:
        return None
    return flat


def closing_day(lines: Sequence[Line]) -> tuple[str, Span] | None:
    """The day at the foot of a certificate: the last date that stands apart on its line or after the label of
    a date; never a day of birth, which stands inside a sentence or after its own label."""
    for line in reversed(lines):
        for found in reversed(list(DATE.finditer(line.folded))):
            before, after = line.folded[: found.start()], line.folded[found.end() :]
            if re.search(r"出生|生日|生于|生$", before[-8:]) or after.lstrip().startswith(("生", "出生")):
                continue
            value, span = iso_date(found.group()), line.span(found.start(), found.end())
            apart = (not before or before.endswith(" ")) and (not after or after.startswith(" "))
            label = re.search(r"(?:日期|时间|年月)\s*:?\s*$", before) is not None
            if value is not None and span is not None and (label or (apart and len(after.strip()) <= 4)):
                return value, span
    return None
