"""The 文号 of an official paper: found where the paper prints its own, never a reference to another's.

In come lines; out come the number in its normal form (〔〕, no 第, no leading zeros: domain 2.13) and its
place. Numbers of registries may bracket their authority: （宁市监）登变字〔2024〕第12号.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier_ai.text.certificates import parse_document_no
from dossier_ai.text.labels import find_labelled
from dossier_ai.text.lines import Line, Span, fold

LABELS = ("文号", "发文字号", "发文文号", "文件编号", "通知书编号", "通知书文号", "编号", "登记编号")
_AUTHORITY = r"(?:\([\u4e00-\u9fff]{1,10}\))?\s*(?:[\u4e00-\u9fff]\s*){1,16}(?:[A-Z]{1,4})?"
_NUMBER = re.compile(
    rf"(?P<authority>{_AUTHORITY})\s*[\[(]\s*(?P<year>(?:19|20)[0-9]{{2}})\s*[\])]\s*第?\s*"
    r"(?P<serial>[0-9]{1,18}(?:-[0-9]{1,3})?)\s*号"
)
# What readers take the six-cornered brackets for; only tried where the strict form is not found.
_MISREAD = re.compile(
    rf"(?P<authority>{_AUTHORITY}?)\s*[\[({{lLItC1「<]\s*(?P<year>(?:19|20)[0-9]{{2}})\s*[\])}}lJj1」>]\s*第?\s*"
    r"(?P<serial>[0-9]{1,18})\s*号"
)
_BESIDE = re.compile(r"签发人.*|第[0-9]+页|(?:特急|加急|急件|机密|秘密).*|[(\[《][^)\]》]*[)\]》]")
_REFERENCE = re.compile(r"根据|依据|按照|精神|规定|要求|《|》|印发的?$")


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """The paper's own number in its normal form; `repaired` when a bracket was misread."""

    number: str
    span: Span
    repaired: bool = False


def normal_document_no(raw: str) -> str | None:
    """The normal form of one number as printed; None when it is none."""
    parsed = parse_document_no(raw)
    if parsed is not None:
        return parsed.number
    match = _NUMBER.fullmatch(fold(raw).strip())
    return _normal(match) if match else None


def _normal(match: re.Match[str]) -> str:
    authority = "".join(match["authority"].split()).replace("(", "（").replace(")", "）")
    head, dash, tail = match["serial"].partition("-")
    return f"{authority}〔{match['year']}〕{int(head)}{dash}{tail}号"


def own_document_no(lines: Sequence[Line]) -> OwnNumber | None:
    """The number after a label such as 文号, else the first one that has its line (nearly) to itself."""
    held = find_labelled(lines, {"no": LABELS}).get("no")
    for span in held.values if held is not None else ():
        match = _NUMBER.search(fold(span.text)) or _MISREAD.search(fold(span.text))
        if match is not None:
            return OwnNumber(_normal(match), span, match.re is _MISREAD)
    for pattern in (_NUMBER, _MISREAD):
        for line in lines:
            match = pattern.search(line.folded)
            if match is None or not _alone(line.folded, match):
                continue
            found = line.span(*match.span())
            if found is not None:
                return OwnNumber(_normal(match), found, pattern is _MISREAD)
    return None


def _alone(text: str, match: re.Match[str]) -> bool:
    """Whether a number is no reference within running text."""
    rest = _BESIDE.sub("", text[: match.start()] + " " + text[match.end() :])
    flat = "".join(rest.split()).strip(":;,.、_-—")
    return len(flat) <= 4 and not _REFERENCE.search(text[: match.end()])
