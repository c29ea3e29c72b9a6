"""Printed professional titles (职称) to their level and the question of every scheme: 中级及以上?

In comes the title cell of a roster; out comes `Title`. The level is decided by the table of full names,
never by the number word in front (一级 is the top for lawyers and 中级 for teachers, domain 2.15). What is
not a full name of the table, with at most a discipline or a level word before it, goes to a person: a
wrong yes is worse than a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier_ai.text.characters import squeeze
from dossier_ai.text.title_table import BASES, DISCIPLINES, LEVELS, TITLES


@dataclass(frozen=True, slots=True)
class Title:
    """`level`: 正高, 副高, 中级, 助理, 员级, or the level word as printed; None unknown. `intermediate`:
    中级及以上, None when a person must say. `reason`: TITLE:<name>, LEVEL_WORD, NONE, or why not:
    PROF_QUALIFICATION, VOCATIONAL, NON_STATE, JOB_TITLE, MIXED, UNKNOWN."""

    level: str | None
    intermediate: bool | None
    reason: str


_NOTHING = re.compile(r"[/\\—―–\-]*|无|暂无|没有|未评定?")
_QUALIFICATION = re.compile(
    r"注册会计师|建造师|造价工程师|消防工程师|注册安全工程师|监理工程师|资产评估师|注册城市规划师|注册城乡规划师|注册测绘师"
    r"|房地产估价师|税务师|执业药师|执业(?:助理)?医师|执业护士|护士执业|专利代理师|专利代理人|法律职业资格|软考|系统架构设计师"
    r"|信息系统项目管理师|系统集成项目管理|注册.*工程师|拍卖师|注册计量师|执业律师|律师执业"
)
_VOCATIONAL = re.compile(
    r"初级工(?!程)|中级工(?!程)|高级工(?!程|艺)|(?<!主任)(?<!主管)(?<!舞台)技师|五级|四级/中级工|技能等级|职业技能"
)
_NON_STATE = re.compile(
    r"咨询师|创业指导师|创业辅导师|培训师|内训师|项目管理师|PMP|营销师|规划师|顾问|分析师"
    r"|(?:[一二三四]级|企业)人力资源管理师"
)
_JOB = re.compile(
    r"(?:项目|实施|售前|售后|运维|测试|开发|前端|后端|算法|销售|服务|客户|支持|软件|网络|产品|应用|现场|架构)(?:高级|资深|首席)?工程师"
    r"|(?:培训|企业|内部|金牌|特聘|签约|兼职|客座)(?:高级)?(?:讲师|教授|研究员)|(?:新媒体|文案|内容|网站)编辑|投资经理|记者站"
)
_LEVEL_WORD = r"正高级?|副高级?|高级|中级|初级|助理级|员级"
_LEVEL_ALONE = re.compile(rf"({_LEVEL_WORD})(?:专业技术)?(?:职称|资格|职务)")
_FIELDS = "会计|经济|统计|审计|工程|政工|农业|档案|翻译|出版|卫生|实验"
_LEVEL_OF_FIELD = re.compile(
    rf"(?:({_LEVEL_WORD})(?:{_FIELDS})|(?:{_FIELDS})({_LEVEL_WORD}))(?:专业技术)?(?:职称|资格|职务)?"
)
_BRACKETS = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_ENDING = re.compile(r"(?:职称|专业技术资格|任职资格|资格|职务)?(?:证书|证)?$")
_PREFIX = re.compile(
    r"(?P<before>正高级|教授级高级|研究员级高级|教授级|副高级|高级|中级|初级|助理)?(?P<discipline>\D*?)(?P<after>高级|中级|初级|助理)?$"
)
_LEVEL_OF_PREFIX = {
    "正高级": "正高", "教授级高级": "正高", "研究员级高级": "正高", "副高级": "副高", "高级": "副高",
    "中级": "中级", "助理": "助理", "初级": "助理",
}  # fmt: skip
_SCHOOLS = re.compile(r"(?:高等学校|高校|大学|学院|党校|中专|中等专业学校|技工学校|技工院校|国家)")
_SCHOOL_TITLES = frozenset({"教授", "副教授", "讲师", "助教", "高级讲师", "正高级讲师", "助理讲师"})
_TEACHERS = frozenset({"正高级教师", "高级教师", "一级教师", "二级教师", "三级教师"})
_ALIASES = {"助工": "助理工程师", "国家二级律师": "二级律师", "国家一级律师": "一级律师"}


def read_title(raw: str) -> Title:
    """What the title cell of one person says. Several titles in one cell go to a person; see
    `read_titles`."""
    text = squeeze(raw)
    if _NOTHING.fullmatch(text):
        return Title(None, False, "NONE")
    if _QUALIFICATION.search(text):
        return Title(None, None, "PROF_QUALIFICATION")
    if _JOB.search(text):
        return Title(None, None, "JOB_TITLE")
    remark = "".join(_BRACKETS.findall(text))
    core = _BRACKETS.sub("", text)
    title = _full_title(core) or _full_title(_ENDING.sub("", core, count=1))
    if title is not None:
        return _with_remark(title, remark)
    if m := _LEVEL_ALONE.fullmatch(core):
        return Title(m[1], not m[1].startswith(("初", "助", "员")), "LEVEL_WORD")
    if m := _LEVEL_OF_FIELD.fullmatch(core):
        word = m[1] or m[2]
        return Title(word, not word.startswith(("初", "助", "员")), "LEVEL_WORD")
    if m := re.fullmatch(_LEVEL_WORD, core):
        # 中级 alone may be a title or a skill level.
        return Title(m[0], False if m[0].startswith(("初", "助", "员")) else None, "LEVEL_WORD")
    if _VOCATIONAL.search(text):
        return Title(None, None, "VOCATIONAL")
    if _NON_STATE.search(text):
        return Title(None, None, "NON_STATE")
    return Title(None, None, "UNKNOWN")


def _titled(level: str, name: str) -> Title:
    return Title(level, LEVELS.index(level) <= LEVELS.index("中级"), f"TITLE:{name}")


def _full_title(core: str) -> Title | None:
    """The title when `core` is a full name, or one with a discipline, school or level word before it."""
    core = _ALIASES.get(core, core)
    if core in TITLES:
        return _titled(TITLES[core], core)
    for name in sorted((n for n in TITLES if core.endswith(n)), key=lambda n: (-len(n), n)):
        prefix = core[: -len(name)]
        if name in BASES and (title := _prefixed(prefix, name)):
            return title
        level = TITLES[name]
        if name.startswith(("高级", "助理", "正高级")) and name.endswith("工程师") and prefix in DISCIPLINES:
            return _titled(level, name)
        if _SCHOOLS.fullmatch(prefix) and (name in _SCHOOL_TITLES or (prefix == "国家" and "级" in name)):
            return _titled(level, name)
        if prefix in ("中小学", "中学", "高中", "初中") and name in _TEACHERS:
            return _titled(level, name)
    return None


def _prefixed(prefix: str, base: str) -> Title | None:
    """`base` (a 中级 title) with a level word or, for engineers, a discipline before it (助理机械工程师)."""
    m = _PREFIX.fullmatch(prefix)
    if not m or (m["before"] and m["after"]):
        return None
    if m["discipline"] and not (base == "工程师" and m["discipline"] in DISCIPLINES):
        return None
    word = m["before"] or m["after"]
    if not word:
        return _titled("中级", base)
    level = _LEVEL_OF_PREFIX.get(word)
    return _titled(level, base) if level else None


_SAID = {
    "正高级": ("正高",), "正高": ("正高",), "副高级": ("副高",), "副高": ("副高",), "高级": ("正高", "副高"),
    "中级": ("中级",), "初级": ("助理", "员级"), "助理级": ("助理",), "员级": ("员级",),
}  # fmt: skip
_PENDING = re.compile(r"在评|待评|拟评|报考|申报|公示|考取中")


def _with_remark(title: Title, remark: str) -> Title:
    """The title, unless the words in brackets say something else about its level or nature."""
    said = re.search(_LEVEL_WORD, remark)
    other = _VOCATIONAL.search(remark) or _NON_STATE.search(remark) or _PENDING.search(remark)
    if other or (said and title.level not in _SAID[said[0]]):
        return Title(title.level, None, "MIXED")
    return title


_BETWEEN = re.compile(r"[、,，;；/|\n]+(?![^(（]*[)）])")


def read_titles(raw: str) -> tuple[Title, ...]:
    """The titles of a cell that lists several, each by itself; one for a cell with one, NONE for an empty
    cell."""
    parts = [part for part in _BETWEEN.split(raw) if part.strip()]
    if len(parts) < 2 or _NOTHING.fullmatch(squeeze(raw)):
        return (read_title(raw),)
    return tuple(read_title(part) for part in parts)


def best_title(raw: str) -> Title:
    """The title that decides for a person whose cell may list several: the highest sure one at 中级 or above;
    else one that a person must look at; else the highest of the rest."""
    titles = read_titles(raw)

    def order(title: Title) -> tuple[int, int]:
        rank = LEVELS.index(title.level) if title.level in LEVELS else len(LEVELS)
        return ({True: 0, None: 1, False: 2}[title.intermediate], rank)

    return min(titles, key=order)
