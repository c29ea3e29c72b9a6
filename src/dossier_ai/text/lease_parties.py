"""The parties that the preamble of a lease defines: 某某有限公司（出租方，以下简称甲方）与….

In come the paragraphs; out come lessor and lessee with their places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.text.flow import Flow
from dossier_ai.text.letters import ORGANISATION
from dossier_ai.text.lines import Span

Party = tuple[str, list[Span]]
_ROLE = (
    r"(?:出租[方人]|承租[方人]|甲方|乙方|转租[方人]|受转?租[方人]|次承租[方人]|出借[方人]|借用[方人]"
    r"|使用[方人]|提供[方人])"
)
_LESSOR_ROLES = frozenset(
    ("出租方", "出租人", "甲方", "转租方", "转租人", "出借方", "出借人", "提供方", "提供人")
)  # fmt: skip
_FIRM = (
    r"[\u4e00-\u9fffA-Za-z0-9·]{2,30}(?:\((?![^()]*[称方人])[\u4e00-\u9fff]{2,6}\)[\u4e00-\u9fff]{2,20})?"
    r"(?:公司|中心|协会|商会|联合会|促进会|研究院|学院|大学|事务所|委员会|管委会|厂|集团|合作社|局|园区|基地)"
)
_OF_THIS = r"(?:本(?:合同|协议)的?)?"
_DEFINED = re.compile(
    rf"(?P<v>{_FIRM})(?:,?(?:作为|系|为){_OF_THIS}{_ROLE})?"
    rf"\((?:(?:作为|即)?{_ROLE}[,;]?)?(?:(?:以下|下)简?称(?:为|:)?)?[“\"'「]*(?P<role>{_ROLE})"
    rf"|(?P<w>{_FIRM}),?(?:作为|系|为){_OF_THIS}(?P<of>{_ROLE})"
    rf"|(?P<called>{_ROLE})(?:\([^()]{{1,10}}\))?(?:为|是|系|:)(?P<x>{_FIRM})"
)
_LEADING = re.compile(
    rf"^(?:本|该)?(?:合同|协议)?(?:双方|当事人)?(?:由|以下)*(?:[0-9一二]{{1,2}}[、.])?(?:{_ROLE}[:,]?)?"
)


_USER_IS_A = re.compile(
    r"甲方\((?:即|以下简称)?(?:承租|租入|租用|使用|借用|入驻|受租)"
    r"|(?:承租|租入|租用|使用|借用|入驻|受租)(?:方|人|单位)\((?:以下简称|下称|简称|即)?[“\"]?甲方"
)


def user_is_party_a(flows: Sequence[Flow]) -> bool:
    """Whether the contract calls the one who uses the premises 甲方."""
    return any(_USER_IS_A.search(flow.packed) is not None for flow in flows)


def defined_parties(flows: Sequence[Flow]) -> tuple[dict[str, Party | None], dict[str, Span]]:
    """Lessor and lessee as a preamble defines them (None where it does not), and where each stands."""
    sides: dict[str, Party | None] = {"lessor": None, "lessee": None}
    labels: dict[str, Span] = {}
    for flow in flows:
        for match in _DEFINED.finditer(flow.packed):
            group = next(g for g in "vwx" if match[g])
            name = _LEADING.sub("", match[group])
            # The number of the contract may stand right before the first name.
            name = re.sub(r"^[A-Za-z-]*\d[\dA-Za-z-]*号?(?=[\u4e00-\u9fff]{4})", "", name)
            name = _LEADING.sub("", name)
            if flow.packed[: match.start()].endswith((")", "方")):
                name = re.sub(r"^[与和及]", "", name)
            role = match["role"] or match["of"] or match["called"]
            side = "lessor" if role in _LESSOR_ROLES else "lessee"
            if sides[side] is None and ORGANISATION.fullmatch(name):
                end = match.end(group)
                spans = flow.packed_spans(end - len(name), end)
                sides[side] = name.replace("(", "（").replace(")", "）"), spans
                labels[side] = spans[0]
    return sides, labels
