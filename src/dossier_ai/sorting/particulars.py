"""What tells one certificate, form or agreement from the next of its kind: number, person, work, parties.

In comes a page; out come its particulars under the labels they are printed after. Dossiers photographed page
by page hold many papers of one kind in a row, and a title is easily lost on a photograph: two pages that give
the same label different values are two papers. Owners do not count: an applicant's patents have one.
"""

from __future__ import annotations

import re

from dossier_ai.core import Kind, Page
from dossier_ai.text.characters import squeeze
from dossier_ai.text.diplomas import closing_day, diploma_words
from dossier_ai.text.flow import Flow
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.letters import DATE, ORGANISATION, iso_date
from dossier_ai.text.lines import Line, lines_of

ONE_PAGE = frozenset(
    {
        "personnel_evidence",
        "intellectual_property",
        "qualification_certificate",
        "iso9001_certificate",
        "expert_pool",
        "satisfaction_survey",
    }
)
"""Kinds whose papers normally have one page each, or name whom they are about on every page."""
BETWEEN_PARTIES = frozenset({"cooperation_agreement", "government_contract", "lease_contract"})
"""Kinds of papers between two parties, which name both where they begin."""
_NUMBER = re.compile(
    r"(?P<l>(?:资格|学位|毕业|学历|认证|注册|登记|专利|许可)?证书?编?号码?|登记号|专利号|注册号|注册证号|管理号|许可证编号|备案编号"
    r"|(?:合同|协议)?编号)"
    r"[:第]*(?P<v>(?=[^\s,。;]{0,6}\d)[A-Za-z0-9()\[\]\u4e00-\u9fff.-]{5,32})"
)
_NAMED = re.compile(
    r"(?P<l>(?:学生|持证人|受聘人|劳动者|参保人)?姓名|持证人|受聘人|发明名称|实用新型名称|外观设计名称|软件名称|作品名称"
    r"|商标名称|证书名称|(?:被调查|受访|填表)(?:企业|单位)(?:名称)?)[:](?P<v>[^:,。;]{2,40})"
)
_ANSWERING = re.compile(r"(?P<l>(?:服务)?(?:企业|单位)名称)[:](?P<v>[^:,。;]{4,40})")
_NEXT_LABEL = re.compile(r"(?:性别|出生|身份证|证件|学历|职务|统一社会信用代码|法定代表人|地址|电话|盖章).*$")
_PARTY = re.compile(
    r"(?P<l>[甲乙]方|出租方|承租方|出租人|承租人|采购人|供应商|委托方|受托方)(?:\([^()]{1,12}\))*[:]"
    rf"(?P<v>{ORGANISATION.pattern})"
)
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,8}")
# Of the papers of a person, certificates name whom they are about in a sentence; contracts name many.
_MANY_PERSONS = re.compile(r"甲方|乙方|合同|参保|名单")
_SIGNING = re.compile(r"盖章|签字|签章|公章")


_KEYS = ("number", "cert_no", "person", "expert", "enterprise")
"""Fields of kinds of one page that no two papers share."""


def differs(one: Page, other: Page, name: str, kind: Kind | None) -> bool:
    """Whether two pages of the kind called `name` (`kind` None: of no known kind) are of different papers: a
    label of a number has another value on each, or, where they share none, every label of a person or work,
    or the day that closes a certificate; a paper between parties has another party, papers of an activity
    another day."""
    if name in ONE_PAGE or kind is None:
        numbers = [_labelled(page, _NUMBER) for page in (one, other)]
        if any(label in numbers[1] for label in numbers[0]):
            return any(numbers[1].get(label, value) != value for label, value in numbers[0].items())
        names = [_names(page, kind) for page in (one, other)]
        shared = [label for label in names[0] if label in names[1]]
        if shared:
            return all(names[0][label] != names[1][label] for label in shared)
        closing = [_closed_on(page) if kind is not None else None for page in (one, other)]
        return None not in closing and closing[0] != closing[1]
    if name == "service_evidence":
        return _another_activity(one, other)
    if name in BETWEEN_PARTIES:
        first, second = _parties(one), _parties(other)
        return any(second.get(label, value) != value for label, value in first.items())
    return False


def _closed_on(page: Page) -> str | None:
    """The day at the foot of a page that is no list: two certificates close with a day each."""
    if _row_after_row(page):
        return None
    closing = closing_day([line for line in lines_of(page) if line.rect.top > 0.4 * page.height])
    return closing[0] if closing is not None else None


def _row_after_row(page: Page) -> bool:
    """Whether running numbers stand below each other, as in lists."""
    lefts = {w.text.strip(): w.rect.left for w in page.words if w.text.strip() in ("1", "2", "3")}
    return len(lefts) == 3 and max(lefts.values()) - min(lefts.values()) < 0.05 * page.width


_OPENS_A_LETTER = re.compile(
    r"^(?:各|尊敬的|致)[\u4e00-\u9fff、()]{2,24}(?:企业|单位|公司|机构|会员|负责人|学员|代表|朋友|部门|领导|平台)[\u4e00-\u9fff]{0,4}[:]$"
)
_HELD_ON = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=活动)|(?<=培训)|(?<=会议)|(?<=举办)|(?<=服务)|(?<=开展))(?:时间|日期)[:](?P<v>[^。;]{6,40})"
)
_PART_OF_ONE = re.compile(r"签到|照片|现场|议程|日程|总结|图片|名册|登记表")


def _another_activity(one: Page, other: Page) -> bool:
    """Whether a page is of another activity: a second letter that addresses the enterprises, or papers that
    state another day. What only says nothing of its own stays with the activity before it."""
    head = "".join(line.text for line in lines_of(other)[:3])
    if _PART_OF_ONE.search("".join(head.split())):
        return False
    first, second = _held_on(one), _held_on(other)
    if first is not None and second is not None:
        return first != second
    return _opens_letter(one) and _opens_letter(other)


def _held_on(page: Page) -> str | None:
    """The first day that a page states after a label."""
    for line in lines_of(page):
        found = _HELD_ON.search(Flow([line]).packed)
        day = DATE.search(found["v"]) if found is not None else None
        value = iso_date(day.group()) if day is not None else None
        if value is not None:
            return value
    return None


def _opens_letter(page: Page) -> bool:
    return any(
        _OPENS_A_LETTER.match("".join(line.folded.split())) and line.rect.top < 0.5 * page.height
        for line in lines_of(page)
    )


def _names(page: Page, kind: Kind | None) -> dict[str, str]:
    """Persons, works and numbers by their labels, also those of the kind's own fields wherever the value
    stands; the person of a certificate in sentences."""
    out = _labelled(page, _NAMED)
    specs = {
        spec.key: spec.labels for spec in (kind.fields if kind else ()) if spec.key in _KEYS and spec.labels
    }
    for key, held in find_labelled(lines_of(page), specs).items() if specs else ():
        value = squeeze(held.values[0].text).strip(":：") if held.values and held.score >= 0.7 else ""
        if _PERSON.fullmatch(value) if key in ("person", "expert") else len(re.findall(r"\d", value)) >= 4:
            out[key] = value
    if kind is not None and kind.id == "satisfaction_survey":
        out |= _labelled(page, _ANSWERING)
    if "person" not in out and kind is not None and kind.id == "personnel_evidence":
        certified = None if _MANY_PERSONS.search(page.text) else diploma_words(lines_of(page)).get("person")
        if certified is not None:
            out["person"] = certified[0]
    return out


def _labelled(page: Page, pattern: re.Pattern[str]) -> dict[str, str]:
    out: dict[str, str] = {}
    for line in lines_of(page):
        for label, value in _after_labels(line, pattern):
            out.setdefault(label, value)
    return out


def _after_labels(line: Line, pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Labels of a line with what follows them up to the next wide gap; blanks inside labels do not count."""
    out: list[tuple[str, str]] = []
    flow = Flow([line])
    for found in pattern.finditer(flow.packed):
        spans = flow.packed_spans(*found.span("v"))
        value = re.split(r"\s{1,}", spans[0].text)[0] if spans else ""
        value = _NEXT_LABEL.sub("", value)
        if len(value) >= 2:
            out.append((found["l"], value))
    return out


def _parties(page: Page) -> dict[str, str]:
    """The parties that a page names in its upper half, outside the block where they sign."""
    out: dict[str, str] = {}
    for line in lines_of(page):
        if line.rect.top > 0.5 * page.height:
            break
        flow = Flow([line])
        for found in _PARTY.finditer(flow.packed):
            if not _SIGNING.search(flow.packed[: found.start("v")]):
                out.setdefault(found["l"], found["v"])
    return out if len(out) >= 2 else {}
