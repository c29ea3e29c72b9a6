"""The opinion blocks and seals of a form: what an authority wrote, whether it is sealed, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier_ai.core import Document, Field, Rect
from dossier_ai.kinds.forms.definition import FormField
from dossier_ai.text.characters import squeeze
from dossier_ai.text.dates import parse_date
from dossier_ai.text.endorsements import Impression, impressions, mark_field, nearest, not_found
from dossier_ai.text.forms import Answer, Form, lines_in
from dossier_ai.text.grounded import evidence_of, read
from dossier_ai.text.labels import Labelled, find_labelled
from dossier_ai.text.letters import organisation_name
from dossier_ai.text.lines import Span

_SIGNING = re.compile(r"盖章|签章|^[\s\d年月日〇一二三四五六七八九十]+$")
# What is left of 申请单位（盖章）： under a seal.
_LABEL_END = re.compile(r"^[^:。,;]{0,8}章\s*\)\s*:?\s*")


def read_opinion(item: FormField, document: Document, form: Form) -> list[Field]:
    """An opinion without its signature block; whether the block is sealed and when it is dated, where the
    form asks for them."""
    assert item.endorsement is not None
    answer = form.answer(item.labels)
    if answer is None:
        return []
    answer = form.continued(answer)
    fields: list[Field] = []
    spans = [s for s in answer.spans if not _SIGNING.search(s.text)]
    text = "".join(s.text for s in spans).strip()
    if squeeze(text):
        fields.append(read(document, item.key, spans, text))
    if item.endorsement.seal:
        fields.append(_sealed(item.endorsement.seal, document, answer))
    if item.endorsement.date:
        fields.extend(_dated(item.endorsement.date, document, answer))
    return fields


def _sealed(key: str, document: Document, answer: Answer) -> Field:
    place = next((s for s in answer.spans if "盖章" in s.text), answer.label)
    found = impressions([place.page])
    cell = answer.cell
    inside: list[Impression] = []
    if cell is not None:
        inside = [
            i for i in found if cell.page is i.page and cell.rect.top <= i.seal.rect.cy <= cell.rect.bottom
        ]
    seal = inside[-1] if inside else nearest(found, place, reach=6.0)
    span = seal.span if seal is not None else None
    return mark_field(document, key, span, absent_evidence=not_found(place, place.page))


def _dated(key: str, document: Document, answer: Answer) -> list[Field]:
    for span in reversed(answer.spans):
        try:
            return [read(document, key, span, parse_date(squeeze(span.text)).iso)]
        except ValueError:
            continue
    return []


def read_seal(item: FormField, document: Document, stops: Sequence[str]) -> Field | None:
    """The mark for a seal at the first of several places that is sealed: each is a group of labels of one
    meaning. None when none of the labels is printed."""
    keys = [str(number) for number in range(len(item.seal))]
    labels = dict(zip(keys, item.seal, strict=True))
    found = find_labelled(lines_in(document.pages), labels, stops=stops)
    seals = impressions(document.pages)
    for key in keys:
        held = found.get(key)
        seal = nearest(seals, _signing_line(held), reach=12.0) if held is not None else None
        if seal is not None:
            return _mark(item, document, seal)
    # The seal itself often hides the beginning of its label: 章）：, with the name behind it.
    for line in lines_in(document.pages):
        cut = _LABEL_END.match(line.folded)
        span = line.span(0, len(line.text))
        if cut is None or span is None or organisation_name(line.text[cut.end() :]) is None:
            continue
        seal = nearest(seals, span, reach=1.0)
        if seal is not None:
            return _mark(item, document, seal)
    first = next((found[key] for key in keys if key in found), None)
    if first is None:
        return None
    where = not_found(first.label, first.label.page)
    return mark_field(document, item.key, None, absent_evidence=where)


def _mark(item: FormField, document: Document, seal: Impression) -> Field:
    return mark_field(document, item.key, seal.span, absent_evidence=evidence_of(seal.span))


def _signing_line(held: Labelled) -> Span:
    """The label with the name behind it: a seal is pressed on the name, however long."""
    label = held.label
    names = [v.rect for v in held.values if v.page is label.page and v.rect.vertical_overlap(label.rect) > 0]
    return replace(label, rect=Rect.union([label.rect, *names]))
