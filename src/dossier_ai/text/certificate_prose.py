"""Certificates that say their fields in sentences: 兹证明…（统一社会信用代码：…），法定代表人…，有效期自…至….

In come the lines of a page and the labels of a kind; out come `Labelled`s whose values are the
stretches of the sentence after each label. A page whose labels start lines of their own has no sentence
and gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from dossier_ai.text.flow import Flow
from dossier_ai.text.labels import Labelled
from dossier_ai.text.letters import ORGANISATION
from dossier_ai.text.lines import Line, Span, fold

Mark = tuple[int, int, str, str]
# Sentences that name at least so many fields after a comma tell the certificate.
_LEAST = 2
_LENGTHY = frozenset({"purpose", "scope"})
_BEFORE = re.compile(r"(?:^|[,。;:()、]|(?:该|本|其|你|贵)(?:体系|证书|单位|机构|会|中心|所|组织)?的?)$")
_LINK = re.compile(r"(?:地址?(?=为|在|:))?(?::|(?:为|是|系|于|在):?)?(?:人民币|¥)?")
_ACTS = re.compile(r"审|核|同意|批准|登记(?!管理)|规定|依法|应|须|不得|可|变更|的|和|与|及|[,。;)]|$")
_NAMED = re.compile(
    rf"(?:^|[。:;])(?:兹?证明|兹有|经审[查核批议定]|经核[查准]|核准|准予)?[,:]?(?P<v>{ORGANISATION.pattern})"
    r"(?=\((?:统一社会|社会信用|以下|下称|简称|注册号|地址|住所)|,?(?:符合|经审|经核|准予|建立|已经?|具备|具有|依法|系依|的质量)|:|,(?:统一社会|住所|地址|法定))"
)


def with_prose(
    found: Mapping[str, Labelled],
    lines: Sequence[Line],
    labels: Mapping[str, Sequence[str]],
    stops: Sequence[str] = (),
    *,
    name: str = "name",
) -> dict[str, Labelled]:
    """`found` with what sentences say: in the place of labels that were found inside the sentences, and for
    keys that were not found with a value. `name` is the key of the organisation the sentence is about."""
    out = dict(found)
    flows = _texts(lines)
    marked = [_occurrences(flow.packed, labels, stops) for flow in flows]
    if not any(_tells(flow, marks) for flow, marks in zip(flows, marked, strict=True)):
        return out
    for flow, marks in zip(flows, marked, strict=True):
        for key, held in _told(flow, marks, labels[name][0], name).items():
            known = out.get(key)
            if known is None or not known.values or _inside(known.label, flow):
                out[key] = held
    return out


def _texts(lines: Sequence[Line]) -> list[Flow]:
    """Paragraphs: lines close below each other and of one type; an indented line and one below a line that
    ends early begin a new one."""
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        height = min(line.rect.height, last.rect.height) if last is not None else 1.0
        if (
            last is not None
            and last.page is line.page
            and line.rect.top - last.rect.bottom < 2.2 * height
            and max(line.rect.height, last.rect.height) < 1.5 * height
            and line.rect.left < last.rect.left + height
            and line.rect.right < last.rect.right + 4 * height
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Flow(group) for group in groups]


def _tells(flow: Flow, marks: Sequence[Mark]) -> bool:
    """Whether labels stand within the sentences of a paragraph rather than at the start of its lines."""
    return sum(1 for start, *_ in marks if start and flow.packed[start - 1] in ",。;(") >= _LEAST


def _told(flow: Flow, marks: Sequence[Mark], variant_of_name: str, name: str) -> dict[str, Labelled]:
    """The labels of a paragraph with what its sentences say of each, and whom it is about."""
    text = flow.packed
    starts = [start for start, *_ in marks]
    out: dict[str, Labelled] = {}
    for start, end, key, variant in marks:
        link = _LINK.match(text, end)
        begin = link.end() if link is not None else end
        if begin == end and _ACTS.match(text, begin):
            continue
        close = _end(text, begin, starts, lengthy=key in _LENGTHY)
        spans, label = flow.packed_spans(begin, close), flow.packed_spans(start, end)
        if key and close > begin and spans and label and key not in out:
            out[key] = Labelled(key, variant, label[0], tuple(spans), 1.0)
    named = _NAMED.search(text)
    if named is not None and name not in out:
        spans = flow.packed_spans(*named.span("v"))
        out[name] = Labelled(name, variant_of_name, spans[0], tuple(spans), 1.0)
    return out


def _occurrences(text: str, labels: Mapping[str, Sequence[str]], stops: Collection[str]) -> list[Mark]:
    """Start, end, key (empty for stops) and variant of each label in the text, longer before shorter, none
    overlapping, only where a clause begins."""
    known = [(v, key) for key, variants in labels.items() for v in variants] + [(v, "") for v in stops]
    found: list[Mark] = []
    for variant, key in sorted(known, key=lambda k: -len(k[0])):
        printed = "".join(fold(variant).split())
        for match in re.finditer(re.escape(printed), text):
            start, end = match.span()
            free = all(end <= a or start >= b for a, b, *_ in found)
            if free and _BEFORE.search(text[max(0, start - 6) : start]):
                found.append((start, end, key, variant))
    return sorted(found)


def _end(text: str, begin: int, starts: Sequence[int], *, lengthy: bool) -> int:
    """Where a value ends: at the next label, the end of the sentence or, unless it is lengthy, of the clause;
    at a bracket that was opened before it."""
    following = next((s for s in starts if s > begin), len(text))
    depth, close = 0, following
    for at in range(begin, following):
        char = text[at]
        depth += (char == "(") - (char == ")")
        if (
            depth < 0
            or char in "。;"
            or (char == "," and not lengthy and not text[at + 1 : at + 2].isdigit())
        ):
            close = at
            break
    return begin + len(text[begin:close].rstrip(",;、(该本其"))


def _inside(span: Span, flow: Flow) -> bool:
    return any(line.page is span.page and line.rect.overlap(span.rect) > 0 for line in flow.lines)
