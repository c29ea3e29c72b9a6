"""Columns of a list told by what stands in them, where their headers say nothing that is known.

In comes a `ColumnMap` whose known headers have found their keys; out comes the map with further columns named
by the shape of their cells: a code of 18 characters, telephone numbers, days, names of firms or of persons,
words of a small vocabulary (学历, 企业规模, 服务方式), or figures under a header that holds a word for them
(年限, 面积, 价). A shape that two columns share, or that a header contradicts (出生年月 over days), names
nothing: a wrong column is worse than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dossier_ai.core import Column
from dossier_ai.text.codes import read_uscc
from dossier_ai.text.column_maps import ColumnMap
from dossier_ai.text.dates import parse_date, parse_period
from dossier_ai.text.lines import fold
from dossier_ai.text.phones import read_phones
from dossier_ai.text.surnames import PERSON

_LEAST = 2
_SHARE = 0.8
_PERSON = re.compile(PERSON)
_FIRM = re.compile(
    r"[\u4e00-\u9fff（）()A-Za-z0-9·]{2,40}(?:公司|合作社|事务所|研究院|研究所|协会|商会|大学|学院|中心|工厂|(?:经营|服务|个体)部|商行|[\u4e00-\u9fff]厂)"
)
_LENDER = re.compile(
    r"[\u4e00-\u9fff（）()]{2,40}(?:银行|[支分]行|信用社|担保[\u4e00-\u9fff（）()]*公司|(?:小额)?贷款[\u4e00-\u9fff]*公司)[\u4e00-\u9fff]{0,12}"
)


def _uscc(text: str) -> bool:
    return len(text) == 18 and read_uscc(text).value is not None


def _phone(text: str) -> bool:
    found = read_phones(text)
    return bool(found) and all(phone.personal for phone in found)


def _date(text: str) -> bool:
    if not re.search(r"(?:19|20)\d\d", text):
        return False
    try:
        return bool(parse_date(text).iso)
    except ValueError:
        return False


def _period(text: str) -> bool:
    if not re.search(r"(?:19|20)\d\d.*(?:19|20)\d\d", text):
        return False
    try:
        found = parse_period(text)
    except ValueError:
        return False
    return found.start is not None and found.end is not None


def _words(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda text: compiled.fullmatch(text) is not None


_BY_FORMAT: Mapping[str, Callable[[str], bool]] = {
    "uscc": _uscc,
    "phone": _phone,
    "date": _date,
    "period": _period,
    "organisation": lambda text: _FIRM.fullmatch(text) is not None,
    "person": lambda text: _PERSON.fullmatch(text) is not None,
}
_BY_KEY: Mapping[str, Callable[[str], bool]] = {
    "gender": _words(r"男|女"),
    "degree": _words(
        r"(?:博士|硕士|大学|在职|全日制)?(?:研究生|本科|专科|大专|中专|高中|高职|博士|硕士|学士)(?:/?(?:研究生|学士|硕士|博士))?(?:及以[上下])?"
    ),
    "years": _words(
        r"(?:19|20)\d\d(?:年|[./-]\d{1,2}|年\d{1,2}月)?(?:起?至今|以来|起|[-~—至]+今)"
        r"|(?:约|近|满|超过)?(?:\d{1,2}(?:\.\d)?|[一二三四五六七八九十]{1,3})年(?:半|多|余|以上|\d{1,2}个月)?"
    ),
    "size": _words(r"(?:大|中|小|微)型?(?:企业)?|小微(?:企业)?"),
    "mode": _words(r"线[上下]|线上\+?[、/和]?线下|混合|现场|远程|上门|电话|视频|在线"),
    "satisfaction": _words(r"(?:很|非常|十分|比较|较|基本|不太?)?满意|一般"),
    "title": _words(
        r"(?:[\u4e00-\u9fff]{2,8}[/、,]|(?:正高级?|副高级?|高级|中级|初级|助理|注册|[特一二三四]级)?[\u4e00-\u9fff]{0,6}?)?"
        r"(?:(?:正高级?|副高级?|高级|中级|初级|助理|注册|[特一二三四]级)?[\u4e00-\u9fff]{0,6}?)"
        r"(?:工程师|经济师|会计师|统计师|审计师|律师|讲师|教授|研究员|研究馆员|技师|工程员|咨询师|技术员|评估师|税务师|建造师"
        r"|规划师|分析师|代理[师人]|医师|教师|培训师|设计师|架构师|正高|副高|中级|高级|初级)|[无—/-]"
    ),
    "institution": lambda text: _LENDER.fullmatch(text) is not None,
    "category": _words(
        r"(?:(?:政策|信息|管理|咨询|人[员才]|培训|教育|技术|创新|创业|辅导|投?融资|市场|开拓|法律|财税|税务|数字化|转型|"
        r"知识产权|检[验测]|质量|品牌|综合|专业|公共|人力资源|标准|认证|孵化|权益|维权|宣传|解读|对接|支持|保障|其他)"
        r"{1,4}(?:类|服务|服务类)?[/、和与及+]?){1,3}"
    ),
}
_FIGURE = re.compile(r"[￥¥]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[￥¥]?\d+(?:\.\d+)?")
# Figures under a header that says what they count, in whatever words.
_FIGURES: Mapping[str, re.Pattern[str]] = {
    "value": re.compile(r"[值价额款]|费用|万?元"),
    "revenue": re.compile(r"营[收业]|收入|销售|产值"),
    "area": re.compile(r"面积|㎡|平方?米|m2"),
    "staff": re.compile(r"人[数员]|职工|用工"),
    "persons": re.compile(r"人[数次员]"),
    "quantity": re.compile(r"数|[台套件]"),
    "years": re.compile(r"年|工龄|司龄|资历|时长|经验|经历"),
    "age": re.compile(r"年龄|周?岁"),
    "amount": re.compile(r"[额款]|万?元"),
    "months": re.compile(r"月"),
}
# What a figure's column is not, whatever else its header says.
_OTHER_FIGURES: Mapping[str, re.Pattern[str]] = {
    "value": re.compile(r"净[值额]|折旧|残值|单价|比|率|租|产值"),
    "revenue": re.compile(r"比|率|增|支出|成本|税|利润|其中"),
    "area": re.compile(r"单价|租金|比|率"),
    "staff": re.compile(r"其中|本科|大专|研发|比|率|新增|社保"),
    "persons": re.compile(r"其中|比|率"),
    "quantity": re.compile(r"编|号|原|[值价额元]|年"),
    "years": re.compile(
        r"折旧|使用|合同|毕业|出生|生日|年龄|周岁|年份|年月|起|止|日期|时间|编号|年度|年薪|收入"
    ),
    "amount": re.compile(r"余|利息|费|还|税|比|率|逾"),
    "months": re.compile(r"额|元|基数"),
}
# Headers over a shape that mean something else than the list's own column.
_AGAINST: Mapping[str, re.Pattern[str]] = {
    "date": re.compile(r"出生|生日|到期|截[止至]|成立|注册|登记|毕业|发证|取得|评定|结束|终止|离|退|更新|填"),
    "person": re.compile(r"法定|法人|服务人|服务专|顾问|经理|主办|经办|记录|审核|签|推荐|介绍|指导|辅导|填"),
    "phone": re.compile(r"服务人|经办|传真|专家|经理|顾问"),
    "organisation": re.compile(r"主管|推荐|供应|厂家|生产|品牌|发证|颁发|协办|承接|提供|银行|机构"),
    "mode": re.compile(r"反馈|回访|联系"),
}


def told_by_shape(found: ColumnMap, columns: Sequence[Column]) -> ColumnMap:
    """The map with unnamed columns named by their cells; those keys stand in `shaped`, too."""
    found = _corrected(found, {column.key for column in columns})
    taken = {key for key in found.keys if key}
    free = [column for column in columns if column.key not in taken and _test(column) is not None]
    if not free or all(found.keys):
        return found
    unnamed = {j: _cells(found, j) for j, key in enumerate(found.keys) if key is None}
    keys = list(found.keys)
    shaped: set[str] = set()
    for column in free:
        rivals = [c for c in free if _shape(c) == _shape(column)]
        fitting = [
            j for j, texts in unnamed.items() if keys[j] is None and _fits(column, texts, found.headers[j])
        ]
        if len(rivals) == 1 and len(fitting) == 1:
            keys[fitting[0]] = column.key
            shaped.add(column.key)
    return replace(found, keys=tuple(keys), shaped=frozenset(shaped)) if shaped else found


def _corrected(found: ColumnMap, known: set[str]) -> ColumnMap:
    """A column headed as the day of entry that holds years is one of years, and the other way round."""
    for one, other, test in (("joined_on", "years", _BY_KEY["years"]), ("years", "joined_on", _date)):
        if other in known and one in found.keys and other not in found.keys:
            j = found.keys.index(one)
            texts = _cells(found, j)
            if len(texts) >= _LEAST and all(test(text) for text in texts):
                keys = tuple(other if key == one else key for key in found.keys)
                return replace(found, keys=keys, shaped=found.shaped | {other})
    return found


def _shape(column: Column) -> str:
    return column.key if column.key in _BY_KEY or column.key in _FIGURES else column.format


def _test(column: Column) -> Callable[[str], bool] | None:
    if column.key in _FIGURES:
        return _figure
    return _BY_KEY.get(column.key) or _BY_FORMAT.get(column.format)


def _figure(text: str) -> bool:
    return _FIGURE.fullmatch(re.sub(r"(?:万?元|[年台套个人名岁件次月]|㎡|平方米)$", "", text)) is not None


def _cells(found: ColumnMap, j: int) -> list[str]:
    """The filled cells below the header of grid column `j`, each once."""
    table = found.table
    cells = [table.at(i, j) for i in range(found.header[1], table.row_count)]
    held = [c for i, c in enumerate(cells, found.header[1]) if c is not None and c.row == i and c.text]
    return ["".join(fold(c.text).split()) for c in held if c.column == j]


def _told_by_words(column: Column, texts: Sequence[str]) -> bool:
    """Whether figures say themselves what they are: 5年, 2019至今."""
    words = _BY_KEY.get(column.key) if column.key in _FIGURES else None
    return words is not None and len(texts) >= _LEAST and all(words(text) for text in texts)


def _fits(column: Column, texts: Sequence[str], header: str) -> bool:
    against = _AGAINST.get(_shape(column)) or _AGAINST.get(column.format)
    if against is not None and against.search(header):
        return False
    if _told_by_words(column, texts):
        return True
    meant, other = _FIGURES.get(column.key), _OTHER_FIGURES.get(column.key)
    if meant is not None and (not meant.search(header) or (other is not None and other.search(header))):
        return False
    test = _test(column)
    assert test is not None
    return len(texts) >= _LEAST and sum(1 for text in texts if test(text)) >= _SHARE * len(texts)
