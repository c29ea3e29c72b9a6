"""Sentences of diplomas and degree certificates, and what their numbers say (domain 1.31, 2.18).

In comes the running text of a certificate; out come the person, the subject, the level, the school and the
day with their places. Dates of birth and identity numbers stand beside them and are never given.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from dossier_ai.text.certificates import parse_diploma_no
from dossier_ai.text.codes import check_identity_no
from dossier_ai.text.flow import Flow
from dossier_ai.text.letters import DATE, iso_date
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.surnames import COMPOUND, PERSON, SURNAMES

Said = tuple[str, list[Span]]

_NAME = r"[\u4e00-\u9fff·]{2,8}?"
_PERSON = (
    re.compile(
        rf"(?:学生|学员|兹有|兹证明)(?:姓名)?[:]?({_NAME})[,，]?(?:同学|同志|先生|女士)?[,，]?(?:性别)?[:]?(?:男|女)"
    ),
    re.compile(rf"(?:^|证书)({_NAME})[,，]?(?:性别)?(?:男|女)[,，]?(?=(?:19|20)\d\d年|[一二][九〇○零])"),
    re.compile(r"(?:^|证书)([\u4e00-\u9fff·]{2,4}?)(?:同志)?[,，]?于(?=(?:19|20)\d\d年)"),
    re.compile(rf"(?:^|证书|研究生|[\])）])({_NAME})[,，](?:性别)?(?:男|女)[,，]"),
    re.compile(
        rf"(?:兹聘请|兹聘任|特聘请?|聘请|聘任|任命)(?![书令]|决定|通知)({_NAME})(?:同志|先生|女士|老师|教授|为|担任)"
    ),
)
# Who is certified, by a name with a known surname and what is said of such a person next.
_OF_A_PERSON = (
    r"(?:\(?(?:同志|同学|先生|女士|老师)|[,(]?(?:性别)?[:]?[男女][,);。]|[,(]?(?:居民|公民)?(?:身份证|身份号|证件)|[,(]?学号"
    r"|[,]?(?:系|于(?:(?:19|20)\d\d|[一二][九〇○零])|自(?:(?:19|20)\d\d|[一二][九〇○零])|[(]?(?:19|20)\d\d年"
    r"|在[\u4e00-\u9fff]{2,14}?(?:大学|学院|学校|系统|专业)|在[本我该][校院]|参加|通过|修业|修完|完成"
    r"|经(?:考[核试]|评审|鉴定|审[核定]|培训|本|我|.{2,24}?(?:委员会|评审))|已(?:通过|完成|修|取|具|于)|具[备有]|取得|获得|符合"
    r"|(?:为|担任|任)[\u4e00-\u9fff]))"
)
_CERTIFIED_HERE = re.compile(rf"(?P<v>{PERSON}){_OF_A_PERSON}")
_CERTIFIED = re.compile(
    rf"(?:^|[,。;:()]|证书|证明|兹有|现有|学[生员]|授予|颁发给|颁给|认定|核准|批准|确认|经查|兹查|查|聘[请任]?|任命|同意|持证人)"
    rf"(?P<v>{PERSON}){_OF_A_PERSON}"
)
_NO_PERSON = re.compile(
    r"起止|期限|职务|时间|日期|单位|编号|资格|专业|名称|公司|中心|岗位|合同|证书|学[历位校院]|于|因"
)
# 授予许文婷管理学硕士学位: the shortest name before what is a degree.
_AWARDED = re.compile(
    rf"授予(?P<v>(?:{'|'.join(COMPOUND)})[\u4e00-\u9fff]{{1,2}}?|[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?:同志|同学|先生|女士)?"
    r"(?=(?:哲学|经济学|法学|教育学|文学|历史学|理学|工学|农学|医学|军事学|管理学|艺术学|工程|工商管理|公共管理|会计|金融|法律|教育|翻译)"
    r"(?:学位|博士|硕士|学士))"
)
_STANDS_ALONE = re.compile(rf"(?P<v>{PERSON})(?:同志|先生|女士|同学|老师)?[:,]?")
_CERTIFIES = re.compile(r"证明|授予|颁发|颁予|特发此证|持证|certify|[Cc]onfer|聘[请任]|批准|评审")
_SIGNS_FOR = re.compile(r"[校院所]\(?[长院]|主席|主任|签|负责人|审核|经办|制表")
_SUBJECT = (
    re.compile(r"(?:本校|我校|本院|我院)[,，]?([\u4e00-\u9fff]{2,20}?)(?:学科)?[(（]专业"),
    re.compile(r"在[\u4e00-\u9fff]{2,20}?(?:大学|学院|学校)([\u4e00-\u9fff()（）]{2,24}?)专业"),
    re.compile(
        r"(?:在|于)?(?:本校|我校|本院|我院|我所)[,，]?(?!学习|修完|完成)([\u4e00-\u9fff()（）]{2,24}?)专业"
    ),
    re.compile(r"(?:19|20)\d\d[级届]([\u4e00-\u9fff()（）]{2,16}?)专业"),
    re.compile(r"(?:修完|完成)(?:了)?([\u4e00-\u9fff()（）]{2,24}?)专业"),
    re.compile(r"([\u4e00-\u9fff()（）]{2,16})专业[\u4e00-\u9fff\d]{0,8}(?:学习|学制|毕业)"),
    re.compile(
        r"(?:攻读|主修|修读|就读(?:于)?|所学专业[为是:]|学科专业[为是:]|专业[为是:])([\u4e00-\u9fff()（）]{2,20}?)(?:学科)?(?:专业|[,。;(])"
    ),
    re.compile(
        r"(?:大学|学院|学校|党校|[本我该][校院]|[,。于在])((?!名称|校名|全称|代码|本|我|全部|各|所学|规定|相关|从事|该)[\u4e00-\u9fff()（）]{2,16}?)(?:学科|学位)?专业(?!技术|人员|课|知识|能力|职务)"
    ),
    re.compile(r"参加([\u4e00-\u9fff]{2,16}?)(?:职业)?(?:技能等级|职业资格)(?:认定|鉴定|考试|考核|统一考试)"),
    re.compile(r"取得([\u4e00-\u9fff]{2,14}?[师员])\([一二三四五]级(?:/[\u4e00-\u9fff]{2,4})?\)"),
    re.compile(
        r"((?:工程|经济|会计|统计|审计|农业|卫生|教育|科研|自然科学|社会科学|图书|档案|新闻|出版|翻译|律师|公证|艺术|体育|政工"
        r"|工艺美术|实验)(?:技术)?)系列"
    ),
    re.compile(
        r"(?:职业|工种)(?:\(工种\))?(?:名称)?[为是:]([\u4e00-\u9fff()（）]{2,16}?)(?=[,。;]|等级|级别|$)"
    ),
)
# A misread identity number is still none of the certificate: region, day of birth, order, check.
_LIKE_IDENTITY = re.compile(r"[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx]")
# What an appointment appoints to.
_POST = re.compile(
    r"(?:为|担任|任)[\u4e00-\u9fff（）()]{0,30}?((?:特聘|首席|高级)?(?:创业|创新)?(?:辅导|指导|导)(?:师|员)|顾问|专家)"
)
_STUDY = re.compile(
    r"(?:[一二三四五六七八]|[1-8]|[二三]年半)?(?:年)?制?(博士研究生|硕士研究生|研究生|大学本科|本科|大学专科|专科|大专|专升本|高职|中专|硕士|博士)"
    r"(?:[(（][^()（）]{1,8}[)）])?(?:学历|层次|学习|教学|教育|段|班|培养|学?生(?!命))"
)
# What the letter of a title says: 具备高级工程师资格.
_QUALIFIED = re.compile(
    r"(?:具备|取得|获得|具有|评为)([\u4e00-\u9fff]{2,12}?)(?:任职|专业技术(?:职务)?)?资格"
)
_STATED = re.compile(r"(?:级别|等级)[为是](正高级|副高级|高级|中级|初级|助理级|员级|[一二三四五]级)")
_REACHED = re.compile(
    r"(?:达到|取得[\u4e00-\u9fff]{2,14}?[师员]\()([一二三四五]级(?:[/(](?:高级技师|技师|高级工|中级工|初级工)\)?)?)(?=水平|等级|标准|\)|职业)"
)
_BRACKETED = re.compile(r"\((大学专科|大学本科|专科|本科|研究生|硕士研究生|博士研究生)\)")
_RANKED = re.compile(
    r"(?:评[定审]为|认定为|晋升为?|聘任为|评聘为|取得了?|获得了?|具[备有]|授予|批准为)"
    r"((?:正高级|副高级|高级|中级|初级|助理|注册|[一二三四五]级/?)?[\u4e00-\u9fff]{0,8}?(?:工程师|经济师|会计师|统计师|审计师|律师|讲师|教授|研究员"
    r"|技师|咨询师|分析师|管理师|规划师|培训师|政工师|馆员|高级工|中级工|技术员))"
)
_GRADE = re.compile(
    r"((?:[一二三四五]级[/(]?)?(?:高级技师|技师|高级工|中级工|初级工)|[一二三四五]级)[)]?(?:职业)?(?:技能|资格)"
)
_GRADUATED = re.compile(
    r"(博士研究生|硕士研究生|研究生|大学本科|本科|大学专科|专科|大专|高职|专升本|中专)(?:\(.{1,8}?\))?(?:学历|毕业|层次|学业|阶段|教育|学位|课程)"
)
_DEGREE = re.compile(r"(?:授予|获得?)(?:了)?[\u4e00-\u9fff]{0,8}?((?:博士|硕士|学士))学位")
_SCHOOL = re.compile(
    r"[\u4e00-\u9fff（）()]{2,24}?(?:大学|学院|学校|研究院|研究所|党校)(?![\u4e00-\u9fff]{0,3}(?:专业|毕业证|学位))"
)
# What stands behind the school's name on its line: who signs for it.
_SIGNED = re.compile(
    r"[()（）\u4e00-\u9fff、/]{0,12}(?:校|院|所|主席)[()（）\u4e00-\u9fff、/]{0,12}[:]?.{0,8}|.{0,3}"
)
_STUDIED_AT = re.compile(r"在([\u4e00-\u9fff]{2,20}?(?:大学|学院|学校))[\u4e00-\u9fff()（）]{2,24}?专业")


_FILLED_IN = frozenset('_"[]「」『』')


class _Sentences(Flow):
    """Running text without the lines and brackets that blanks of a form are filled in between."""

    __slots__ = ("starts",)

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__(lines)
        self._index = tuple(i for i in self._index if self.folded[i] not in _FILLED_IN)
        self.packed = "".join(self.folded[i] for i in self._index)
        # Where each line begins in the packed text: a sentence may begin there without any mark before it.
        self.starts = tuple(bisect_left(self._index, start) for start in self._starts)


def _first(flow: Flow, patterns: Sequence[re.Pattern[str]]) -> Said | None:
    for pattern in patterns:
        found = pattern.search(flow.packed)
        if found is not None:
            return found.group(1), flow.packed_spans(*found.span(1))
    return None


def diploma_words(lines: Sequence[Line]) -> dict[str, Said]:
    """What the sentences of a certificate say of `person`, `subject`, `level` and `school`."""
    flow = _Sentences(lines)
    out: dict[str, Said] = {}
    person, subject = (
        _behind_title(flow, _first(flow, _PERSON)),
        _without_lead(flow, _first(flow, (*_SUBJECT, _POST))),
    )
    person = person or _named(lines)
    level = _first(
        flow, (_DEGREE, _STUDY, _STATED, _REACHED, _QUALIFIED, _RANKED, _GRADE, _GRADUATED, _BRACKETED)
    )
    school = school_named(lines)
    for key, said in (("person", person), ("subject", subject), ("level", level), ("school", school)):
        if said is not None and said[1]:
            out[key] = said
    return out


_LEAD = re.compile(
    r"(?:.*(?:大学|学院|学校|党校|[本我该][校院]))?(?:攻读|主修|修读|就读于?|学习|修完|完成|修毕|所学|取得|获得|通过|了|的)*"
    r"(?=[\u4e00-\u9fff]{2})"
)


def _behind_title(flow: Flow, said: Said | None) -> Said | None:
    """A name without the title of the certificate, or of the student, that is printed right before it."""
    title = (
        re.match(r".*(?:证书?|证明书?|文凭)(?=.{2})|(?:博士|硕士)?(?:研究生|学生|学员|生)(?=.{2})", said[0])
        if said is not None
        else None
    )
    if said is None or title is None:
        return said
    start = flow.packed.find(said[0]) + title.end()
    return said[0][title.end() :], flow.packed_spans(start, start + len(said[0]) - title.end())


def _without_lead(flow: Flow, said: Said | None) -> Said | None:
    """A subject without the verb before it."""
    lead = _LEAD.match(said[0]) if said is not None else None
    if said is None or lead is None or not lead.group():
        return said
    start = flow.packed.find(said[0]) + lead.end()
    return said[0][lead.end() :], flow.packed_spans(start, start + len(said[0]) - lead.end())


def _stands_off(flow: _Sentences, at: int) -> bool:
    """Whether a blank or the end of a line is printed before a character, not before the one before it."""
    places = [flow.unpacked(i, i + 1)[0] for i in (at - 2, at - 1, at)]
    apart = at in flow.starts or places[2] - places[1] > 1
    return apart and places[1] - places[0] == 1


def _named(lines: Sequence[Line]) -> Said | None:
    """The person certified, by surname: in a sentence, else alone on a line beside the words that certify."""
    flow = _Sentences(lines)
    awarded = _AWARDED.search(flow.packed)
    if awarded is not None:
        return awarded["v"], flow.packed_spans(*awarded.span("v"))
    at_start = (_CERTIFIED_HERE.match(flow.packed, start) for start in flow.starts)
    for found in (*_CERTIFIED.finditer(flow.packed), *at_start):
        if found is None or _NO_PERSON.search(found["v"]):
            continue
        start, end = found.span("v")
        if found["v"][-1] in "男女" and end - start > 2 and _stands_off(flow, end - 1):
            end -= 1  # 孙玲, and below it 女 1991年5月6日.
        return flow.packed[start:end], flow.packed_spans(start, end)
    texts = ["".join(line.folded.split()) for line in lines]
    for number, (line, text) in enumerate(zip(lines, texts, strict=True)):
        alone = _STANDS_ALONE.fullmatch(text)
        near = texts[max(0, number - 2) : number] + texts[number + 1 : number + 2]
        addressed = alone is not None and text.endswith(":")
        if alone is None or not (addressed or any(_CERTIFIES.search(t) for t in near)):
            continue
        if any(_SIGNS_FOR.search(t) for t in near):
            continue
        one = Flow([line])
        return alone["v"], one.packed_spans(*alone.span("v"))
    return None


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


def certificate_number(text: str) -> str | None:
    """The number of a certificate as printed without blanks; None for a text that is, or may be, an identity
    number, and for one without digits."""
    flat = re.sub(r"[\s:：]", "", text).strip(".,，。;；_")
    flat = re.sub(r"^(?:[为是]|NO\.?|No\.?|№)", "", flat)
    # 第1234号 is 1234; of 宁培字第1234号 and 教留〔2018〕123号 every character is part of the number.
    flat = re.sub(r"^第|号$", "", flat) if re.fullmatch(r"第?[^\u4e00-\u9fff]+号?", flat) else flat
    flat = re.sub(rf"(?<=\d{{4}})(?:{DATE.pattern})$", "", flat) if len(flat) > 14 else flat
    digits = re.sub(r"\W", "", flat)
    if not re.search(r"\d{3}", flat) or len(flat) > 40:
        return None
    identity = check_identity_no(digits).valid or _LIKE_IDENTITY.fullmatch(digits) is not None
    if len(digits) == 18 and identity and parse_diploma_no(digits) is None:
        return None
    return flat


_NUMBER_SAID = re.compile(
    r"(?:证书(?:编号|号码?)|管理号)[为是:]*(?P<v>[A-Za-z0-9][A-Za-z0-9\-—]{4,30})(?=[,。;)])"
)


def number_over_lines(text: str, lines: Sequence[Line]) -> Said | None:
    """The number of a sentence whose first part `text` (it may be empty) a line's end cuts off; None where it
    is whole."""
    flow = Flow(lines)
    for found in _NUMBER_SAID.finditer(flow.packed):
        spans = flow.packed_spans(*found.span("v"))
        if (
            len(spans) == 2
            and found["v"] != text
            and found["v"].startswith(text)
            and (not text or spans[0].text == text)
        ):
            return found["v"], spans
    return None


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
