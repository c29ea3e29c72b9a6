"""Parties that a sentence of an agreement names: 由某某公司（以下简称甲方）与某某学院（以下简称乙方）签订.

In come the paragraphs of an agreement; out come the names with their places, by the side that the brackets
behind them say. Parties printed after labels of their own belong to `agreements`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_ai.text.flow import Flow
from dossier_ai.text.letters import organisation_name
from dossier_ai.text.lines import Span

_CALLED = re.compile(
    r"\((?:[^()]{0,20}?[,;])?(?:在?(?:以下|下文|下)?(?:中|统|均)?(?:简称|称|称为|称作)[:为作]?)?"
    r"[\"“”'‘’「『《]?(?P<side>[甲乙])方[\"“”'‘’」』》]?\)"
)
_BEFORE_NAME = re.compile(
    r"^.*[。;:!?]|^.*?(?:协议|合同|备忘录|双方|当事人|兹|现|系|是)(?:书)?(?:系|是|由|为|经)+"
    r"|^(?:[,、]|与|和|及|同|跟|以及|暨|由|经|兹有|现有)+"
)
_BOTH = re.compile(
    r"(?P<a>[^,。;:]{4,60}?)(?:与|和|及|同|、)(?P<b>[^,。;:]{4,60}?)"
    r"\((?:以下|下)?(?:分别|各)?(?:简称|称)(?:为)?[\"“”'‘’]?甲方?[\"“”'‘’]?[、,和与及]"
    r"[\"“”'‘’]?乙(?:方|双方)[\"“”'‘’]?\)"
)
_FIRST_OF = re.compile(
    r"(?:公司|中心|协会|商会|学会|大学|学院|院|所|局|厅|委员会|银行|[支分]行|社)(?=与|和|及|同|、)"
)


def named_parties(flows: Sequence[Flow]) -> dict[str, tuple[str, list[Span]]]:
    """The organisations that the text calls 甲方 (`party_a`) and 乙方 (`party_b`) in brackets behind their
    names, from the first place that does."""
    out: dict[str, tuple[str, list[Span]]] = {}
    for flow in flows:
        start = 0
        for called in _CALLED.finditer(flow.packed):
            key = "party_a" if called["side"] == "甲" else "party_b"
            found = _name(flow, start, called.start())
            start = called.end()
            if found is not None:
                out.setdefault(key, found)
        both = _BOTH.search(flow.packed) if not out else None
        if both is not None:
            out = _pair(flow, both)
        if len(out) == 2:
            break
    return out


def _name(flow: Flow, start: int, end: int) -> tuple[str, list[Span]] | None:
    """The organisation whose name ends where the brackets begin."""
    while lead := _BEFORE_NAME.match(flow.packed[start:end]):
        if lead.end() == 0:
            break
        start += lead.end()
    name = organisation_name(flow.packed[start:end])
    return (name, flow.packed_spans(start, end)) if name is not None else None


def _pair(flow: Flow, both: re.Match[str]) -> dict[str, tuple[str, list[Span]]]:
    """某某公司与某某学院（以下简称甲方、乙方）: cut behind the first name, wherever a name can end."""
    for cut in _FIRST_OF.finditer(flow.packed, both.start(), both.end("b")):
        first = _name(flow, both.start("a"), cut.end())
        second = _name(flow, cut.end(), both.end("b"))
        if first is not None and second is not None:
            return {"party_a": first, "party_b": second}
    return {}
