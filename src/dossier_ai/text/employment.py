"""Who employs whom, for how long, and which months were paid, as sentences of contracts and prints say it.

In come the lines of a contract of employment or an insurance print; out come names, ISO terms and their
places. Labels are read first and elsewhere (`labels`); these are for papers that have none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.text.agreements import term_from
from dossier_ai.text.flow import Flow, paragraphs
from dossier_ai.text.letters import DATE, iso_date
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.month_terms import month_term
from dossier_ai.text.surnames import PERSON as SURNAMED

_NO_NAME = re.compile(r"保险|社会保障|劳动合同")
_ORG_IN_TEXT = (
    r"(?!兹|证明|经查|查询)[\u4e00-\u9fff()]{4,36}?(?:公司|中心|协会|商会|学会|联合会|促进会|研究院|研究所|学院|事务所|集团)"
    r"(?![\u4e00-\u9fff]{0,4}公司)"
)
_EMPLOYS = (
    re.compile(rf"(?:甲方|用人单位|聘用单位)[:为]?(?P<unit>{_ORG_IN_TEXT})"),
    re.compile(
        rf"(?:^|[,。;:(]|兹证明|证明|由|经)(?P<unit>{_ORG_IN_TEXT})"
        r"(?:\((?:以下简称)?[\"“]?(?:甲方|用人单位|单位|公司)[\"”]?\))"
    ),
    re.compile(
        rf"(?:^|[,。;:(]|兹证明|证明|由)(?P<unit>{_ORG_IN_TEXT})(?:\([^()]{{0,30}}\))?,?(?:与|和|同|聘用|录用|招用)"
        rf"(?P<person>{SURNAMED})"
    ),
    re.compile(
        rf"(?:^|[,。;:(]|兹证明|证明|查询到?|单位)(?P<unit>{_ORG_IN_TEXT})(?:\([^()]{{0,40}}\))?,?[^。;]{{0,40}}?"
        r"(?:参保|缴纳|缴费|参加|投保)"
    ),
    re.compile(
        rf"(?:^|[,。;:]|证明|兹有)(?P<person>{SURNAMED})(?:同志)?(?:\([^()]{{0,40}}\))?,?(?:系|为|是)[我本](?:单位|公司|司|中心|院|所|会|校)"
    ),
    re.compile(
        rf"(?P<person>{SURNAMED})(?:同志)?(?:\([^()]{{0,30}}\))?,?(?:系|为|是|在|受聘于|就职于)(?P<unit>{_ORG_IN_TEXT})"
    ),
)
_PAID = re.compile(
    r"(?:自|从)?((?:19|20)\d\d年?[./-]?\d{1,2}月?(?:至|到|-|—|~)(?:(?:19|20)\d\d年?[./-]?)?\d{1,2}月?)"
)


def employed(lines: Sequence[Line]) -> dict[str, tuple[str, Sequence[Span]]]:
    """The employer and the person as the sentences of a contract or an insurance print name them."""
    out: dict[str, tuple[str, Sequence[Span]]] = {}
    flows = paragraphs(list(lines))
    for pattern in _EMPLOYS:
        for flow in flows:
            found = pattern.search(flow.packed)
            for key, text in (found.groupdict() if found is not None else {}).items():
                if found is not None and text and key not in out and not _NO_NAME.search(text):
                    name = text.replace("(", "（").replace(")", "）")
                    out[key] = (name, flow.packed_spans(*found.span(key)))
    return out


def months_paid(lines: Sequence[Line]) -> tuple[str, Sequence[Span]] | None:
    """The one term of months that the print names outside its list."""
    flow = Flow(lines)
    terms = [(month_term(m.group(1)), m) for m in _PAID.finditer(flow.packed)]
    known = {value for value, _ in terms if value is not None and "/" in value}
    if len(known) != 1:
        return None
    value, found = next((v, m) for v, m in terms if v in known)
    return (value, flow.packed_spans(*found.span(1))) if value is not None else None


_COUNT_OF_YEARS = r"[一二两三四五六七八九十]|\d{1,2}"
_COUNTED_TERM = re.compile(
    rf"(?:期限?为?|为期)(?P<n>{_COUNT_OF_YEARS})(?:\([^()]{{1,3}}\))?年,?(?:即)?(?:自|从)(?P<day>{DATE.pattern})"
    r"(?:起|开始|生效)(?!至|到|-)"
    rf"|(?:自|从)(?P<day2>{DATE.pattern})起,?(?:为期|期限?为?)?(?P<n2>{_COUNT_OF_YEARS})(?:\([^()]{{1,3}}\))?年"
)


def counted_term(flow: Flow) -> tuple[str, Sequence[Span]] | None:
    """A term of so many years from a printed day on."""
    found = _COUNTED_TERM.search(flow.packed)
    if found is None:
        return None
    start, count = iso_date(found["day"] or found["day2"]), found["n"] or found["n2"]
    value = term_from(start, count) if start is not None and len(start) == 10 else None
    return (value, flow.packed_spans(*found.span())) if value is not None else None
