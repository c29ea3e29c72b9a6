"""What tells one certificate, form or agreement from the next of its kind: number, person, work, parties.

In comes a page; out come its particulars under the labels they are printed after. Dossiers photographed page
by page hold many papers of one kind in a row, and a title is easily lost on a photograph: two pages that give
the same label different values are two papers. Owners do not count: an applicant's patents have one.
"""

from __future__ import annotations

import re

from dossier_ai.core import Page
from dossier_ai.text.diplomas import diploma_words
from dossier_ai.text.flow import Flow
from dossier_ai.text.letters import ORGANISATION
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
# Of the papers of a person, certificates name whom they are about in a sentence; contracts name many.
_CERTIFIES = re.compile(r"准予毕业|授予|毕业证|学位证|结业|特发此证|评审通过|予以颁发")
_SIGNING = re.compile(r"盖章|签字|签章|公章")


def differs(one: Page, other: Page, kind: str) -> bool:
    """Whether two pages of `kind` are of different papers: a label of a number has another value on each, or,
    where they share none, every label of a person or work; a paper between parties has another party."""
    if kind in ONE_PAGE:
        numbers = [_labelled(page, _NUMBER) for page in (one, other)]
        if any(label in numbers[1] for label in numbers[0]):
            return any(numbers[1].get(label, value) != value for label, value in numbers[0].items())
        names = [_names(page, kind) for page in (one, other)]
        shared = [label for label in names[0] if label in names[1]]
        return bool(shared) and all(names[0][label] != names[1][label] for label in shared)
    if kind in BETWEEN_PARTIES:
        first, second = _parties(one), _parties(other)
        return any(second.get(label, value) != value for label, value in first.items())
    return False


def _names(page: Page, kind: str) -> dict[str, str]:
    out = _labelled(page, _NAMED)
    if kind == "satisfaction_survey":
        out |= _labelled(page, _ANSWERING)
    if kind == "personnel_evidence" and not any("姓名" in label or label == "持证人" for label in out):
        said = diploma_words(lines_of(page)).get("person") if _CERTIFIES.search(page.text) else None
        if said is not None:
            out["姓名"] = said[0]
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
