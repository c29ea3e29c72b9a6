"""What official papers have in common: whom they address, and the seal of the authority that issued them.

In come the pages of a notice or decision; out come spans and marks. An applicant's own stamp on a copy is
never the authority's seal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dossier_ai.core import Document, Field
from dossier_ai.text.characters import squeeze
from dossier_ai.text.endorsements import Impression, impressions, mark_field, nearest, not_found
from dossier_ai.text.letters import ORGANISATION
from dossier_ai.text.lines import Line, Span, fold
from dossier_ai.text.names import norm_name, visual_similarity

_ADDRESS = re.compile(r"(?P<name>[一-鿿（）()A-Za-z0-9·]{4,40}):")
_COPY = re.compile(r"与原件|复印件|核对无误|仅供")
_FIRM = re.compile(r"公司|企业|合伙|事务所|合作社")
_SAME_NAME = 0.8


def addressed_organisation(lines: Sequence[Line]) -> tuple[str, Span] | None:
    """The organisation that a notice addresses: the first line that is its name with a colon. A name that
    wraps is not looked for: addresses are set on one line."""
    for line in lines:
        found = _ADDRESS.fullmatch(squeeze(fold(line.text)))
        if found is None or not ORGANISATION.fullmatch(found["name"]):
            continue
        end = line.folded.rindex(":")
        span = line.span(0, end)
        if span is not None:
            return found["name"].replace("(", "（").replace(")", "）"), span
    return None


def authority_seal(document: Document, key: str, near: Span | None, holders: Iterable[str]) -> Field:
    """The mark `key`: the seal of the authority, by its text where it can be read, else by its place near
    `near` (signature or date); `holders` are the names whose seals are stamps on a copy."""
    names = [norm_name(name) for name in holders if name]
    found = [item for item in impressions(document.pages) if not _is_holders(item, names)]
    item = next((i for i in found if _authority(i)), None)
    if item is None:
        item = nearest(found, near, reach=9.0) if near is not None else (found[-1] if found else None)
    page = near.page if near is not None else document.pages[-1]
    return mark_field(
        document, key, item.span if item is not None else None, absent_evidence=not_found(near, page)
    )


def _authority(item: Impression) -> bool:
    return bool(re.search(r"[局厅委部府会处办院心]$|专用章", squeeze(item.seal.text or "")))


def _is_holders(item: Impression, names: Sequence[str]) -> bool:
    text = norm_name(item.seal.text or "")
    if not text:
        return False
    if _COPY.search(text) or _COPY.search(item.seal.centre_text or "") or _FIRM.search(text):
        return True
    return any(name in text or visual_similarity(name, text) >= _SAME_NAME for name in names)
