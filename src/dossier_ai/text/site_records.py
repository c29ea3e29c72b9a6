"""Filing numbers and domain names of web sites in running text, such as the small grey foot of a page.

In come lines; out come places with their normal form. What a filing number consists of is in `certificates`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier_ai.text.certificates import PROVINCES, SiteFiling, parse_site_filing
from dossier_ai.text.flow import Flow
from dossier_ai.text.lines import Line, Span, fold
from dossier_ai.text.pieces import apart

_FILING = re.compile(
    rf"[{PROVINCES}蜀陇滇黔](?:[I1L丨|]CP[备证](?:\d{{10}}|\d{{8}}|\d{{6}})号?(?:-\d{{1,4}})?|B2-\d{{8}})(?!\d)",
    re.IGNORECASE,
)
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(
    rf"(?<![@A-Za-z0-9_.-])(?:https?:?/{{1,2}})?(?P<host>(?:{_LABEL}\.)+(?:[a-z]{{2,12}}|中国|公司|网络|网址|政务))(?![A-Za-z0-9_-])",
    re.IGNORECASE,
)
# The registers' own pages, whose address stands in the bar of every screenshot of them.
_REGISTERS = re.compile(r"(?:^|\.)(?:miit|beian(?:\.mps)?)\.gov\.cn$|(?:^|\.)miibeian\.gov\.cn$")
_NO_HOST = re.compile(r"\.(?:html?|php|aspx?|jsp|png|jpe?g|pdf|docx?|xlsx?|js|css)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundFiling:
    """A filing or licence number in a text: `number` in its normal print, its parts, its places; `repaired`
    when fixed letters (1CP) were read as what they resemble."""

    number: str
    filing: SiteFiling
    spans: tuple[Span, ...]
    repaired: bool


def filings_in(lines: Sequence[Line]) -> list[FoundFiling]:
    """The ICP numbers on the lines, from top to bottom. Digits are never changed (domain 2.12)."""
    out: list[FoundFiling] = []
    for line in apart(lines):
        flow = Flow([line])
        for found in _FILING.finditer(flow.packed):
            printed = found.group()
            text = (
                printed
                if "号" in printed or "B2" in printed
                else re.sub(r"(?<=\d)(?=-|$)", "号", printed, count=1)
            )
            filing = parse_site_filing(text, repair=True)
            if filing is None:
                continue
            number = re.sub(r"^(.)[1L丨|]CP", r"\1ICP", text.upper())
            spans = tuple(flow.packed_spans(*found.span()))
            out.append(FoundFiling(number, filing, spans, number != text.upper()))
    return out


def domain_of(text: str) -> str | None:
    """The domain in a text, in small letters, without scheme and path; None when it holds none. Full
    stops read as 。 or set off by blanks are understood, addresses of mail boxes are not domains."""
    flat = "".join(fold(text).replace("。", ".").split())
    for found in _DOMAIN.finditer(flat):
        host = found["host"].lower()
        if _REGISTERS.search(host) or _NO_HOST.search(host):
            continue
        return host
    return None


def domains_in(lines: Sequence[Line]) -> list[tuple[str, Span]]:
    """The domains on the lines with their places; those of the registers themselves are left out."""
    out: list[tuple[str, Span]] = []
    for line in apart(lines):
        flow = Flow([line])
        for found in _DOMAIN.finditer(flow.packed):
            host = domain_of(found.group())
            spans = flow.packed_spans(*found.span("host"))
            if host is not None and spans:
                out.append((host, spans[0]))
    return out
