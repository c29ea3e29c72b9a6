"""How many firms and persons took part in an activity: after labels, and as sentences claim it.

In come labelled values and `Claim`s; out come whole numbers as printed. Plans and quotas (限报1人, 每家2人)
are no attendance.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.text.characters import squeeze
from dossier_ai.text.claims import Claim
from dossier_ai.text.labels import Labelled
from dossier_ai.text.lines import Span

_PLANNED = re.compile(
    r"拟|预计|计划|限|名额|不超过|邀请|每(?:家|户|个|企业|单位)|\d[至\-~—]\d+[人名]|各(?:企业|单位).*负责人|分别"
)


def counted_after(held: Labelled, units: Sequence[str]) -> tuple[str, list[Span]] | None:
    """The number after a label: the one in its own unit where several are given (22家企业，35人)."""
    text = squeeze(held.text)
    if held.score < 0.7 or not re.search(r"\d", text):
        return None
    own = "|".join(re.escape(unit) for unit in sorted(units, key=len, reverse=True))
    counted = re.search(rf"(\d[\d,]*)(?:余|多)?(?:{own})", text)
    bare = re.match(
        r"[约共计\D]{0,6}?(\d[\d,]*)(?:余|多)?(?![\d年月日:.\-])(?:个|位)?(?![\u4e00-\u9fff])", text
    )
    found = counted or bare
    return (found.group(1).replace(",", ""), list(held.values)) if found is not None else None


def who_took_part(claims: Sequence[Claim], units: Sequence[str]) -> Claim | None:
    """The last claim in one of these units that is not a plan (the summary comes after the notice)."""
    of_unit = [c for c in claims if c.unit in units and "." not in c.quantity]
    held = [
        c
        for c in of_unit
        if not _PLANNED.search(_clause_of(c)) and re.search(r"参|到场|服务|共|培训|企业|规模", c.sentence)
    ]
    return max(enumerate(held), key=lambda x: (_attends(x[1]), x[0]))[1] if held else None


def _attends(claim: Claim) -> int:
    """How plainly a figure counts who took part: …57家企业参加, rather than 6家服务商发布了."""
    figure = "".join(squeeze(s.text) for s in claim.spans)
    after = squeeze(claim.sentence).partition(figure)[2]
    firms = re.match(r"[\u4e00-\u9fff]{0,8}?(?:企业|单位|公司|代表|人员|学员|参)", after) is not None
    return firms + 2 * (re.search(r"参加|参会|参与|参训|到场|出席|派员|到会", after) is not None)


def _clause_of(claim: Claim) -> str:
    """The clause in which a figure stands, of its sentence."""
    figure = "".join(squeeze(s.text) for s in claim.spans)
    parts = re.split(r"[,，:：]", squeeze(claim.sentence))
    return next((part for part in parts if figure in part), squeeze(claim.sentence))
