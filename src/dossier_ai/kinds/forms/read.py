"""Pages and a form's definition to fields: labelled answers, blanks in sentences, boxes, tables, opinions.

Keys, formats and labels are the form's; how an answer is found is the same for every form. Money is stored in
yuan whatever the printed unit, shares in percent points. A blank is no value, and never zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier_ai.core import Document, Field, FieldState, Reread
from dossier_ai.core.kind import Format
from dossier_ai.kinds.forms.definition import FormDefinition, FormField
from dossier_ai.kinds.forms.read_marks import read_opinion, read_seal
from dossier_ai.kinds.forms.read_tables import read_table
from dossier_ai.text.cell_values import meaning
from dossier_ai.text.characters import squeeze
from dossier_ai.text.forms import Answer, Form, lines_in
from dossier_ai.text.forms_blanks import NUMERIC, find_blank
from dossier_ai.text.forms_handwriting import drawn, filled_by_hand
from dossier_ai.text.forms_ticks import boxes_of, one_of
from dossier_ai.text.grounded import evidence_of, occluded, read
from dossier_ai.text.labels import Labelled, find_labelled
from dossier_ai.text.lines import Span
from dossier_ai.text.page_numbers import page_number_fields

# The brackets of a document number, of which readers often take one for a square one (domain 1.0).
_DOCUMENT_NUMBER = re.compile(r"[〔\[(（【]((?:19|20)\d{2})[〕\])）】](\d{1,5}号)")
# What a value of this format must hold at least; anything else is another cell's text.
_SHAPES: dict[Format, re.Pattern[str]] = {
    "phone": re.compile(r"\d{3}.*\d{3}|\d{5}"),
    "email": re.compile(r"@|\w\.\w"),
    "person": re.compile(r"^[^\d:：]{2,20}$"),
    "integer": re.compile(r"\d"),
    "date": re.compile(r"\d|[〇○零一二三四五六七八九十]"),
}
_FIGURE = re.compile(r"[0-9][0-9,.]*")
_UNIT = re.compile(r"亿元|万元|千元|元|亿|万")


def read_form(definition: FormDefinition, document: Document, reread: Reread) -> list[Field]:
    """The fields of a document that is this form."""
    form = Form(document.pages, printed_labels(definition))
    labelled = _labelled(definition, document)
    fields: list[Field] = []
    for item in definition.fields:
        fields.extend(_read(item, definition, document, form, labelled, reread))
    fields.extend(page_number_fields(document))
    return fields


def printed_labels(definition: FormDefinition) -> tuple[str, ...]:
    """Every printed text of the form that is no answer: labels, headings, table headers, words that end an
    answer, and the beginnings of sentences with blanks."""
    out = list(definition.ends)
    for section in definition.sections:
        if section.title is not None:
            out.append(section.title)
        for item in section.fields:
            out.extend(item.labels)
            out.extend(label for group in item.seal for label in group)
            if item.blank is not None:
                out.extend(re.split(r"[，,；;]", before)[0] for before in item.blank.before)
            if item.table is not None:
                out.extend(label for column in item.table.columns for label in column.labels)
    return tuple(dict.fromkeys(label for label in out if len(squeeze(label)) > 1))


def _labelled(definition: FormDefinition, document: Document) -> dict[str, Labelled]:
    """The answers right of, below or around their labels, for all fields with labels at once."""
    wanted = {f.key: f.labels for f in definition.fields if _is_line(f)}
    figures = {f.key: f.labels for f in definition.fields if f.labels and f.format in NUMERIC and not f.blank}
    titles = tuple(s.title for s in definition.sections if s.title is not None)
    stops = (*definition.ends, *titles)
    return find_labelled(lines_in(document.pages), {**wanted, **figures}, stops=stops)


def _is_line(item: FormField) -> bool:
    """Whether a field is a short answer beside its label."""
    other = item.block or item.options or item.blank or item.table or item.endorsement or item.made
    return bool(item.labels) and not other and item.format not in NUMERIC and item.format != "names"


def _read(
    item: FormField,
    definition: FormDefinition,
    document: Document,
    form: Form,
    labelled: dict[str, Labelled],
    reread: Reread,
) -> Iterator[Field]:
    unit = item.unit or definition.unit
    found: Field | None = None
    if item.made:
        return
    if item.table is not None:
        found = read_table(item, document, form, unit, reread)
    elif item.endorsement is not None:
        yield from read_opinion(item, document, form)
    elif item.seal:
        found = read_seal(item, document, definition.ends)
    elif item.options:
        found = _ticked(item, document, form)
    elif item.blank is not None:
        found = _in_sentence(item, definition, document, form, unit)
    elif item.format in NUMERIC:
        found = _figure(item, document, form, labelled.get(item.key), unit)
    elif item.block or item.format == "names":
        found = _block(item, document, form)
    elif item.key in labelled:
        found = _line(item, document, labelled[item.key])
    if found is not None:
        yield found


def _line(item: FormField, document: Document, held: Labelled) -> Field | None:
    if not held.values:
        return _by_hand(item, document, held.label)
    return _valued(item, document, held.text, held.values, held.label)


def _by_hand(item: FormField, document: Document, label: Span) -> Field | None:
    """A field that is filled in, but by no words the reader could make out: its place, without a value."""
    zone = filled_by_hand(label)
    if zone is None:
        return None
    return Field(
        name=f"{document.kind}.{item.key}",
        document=document.id,
        state=FieldState.HANDWRITTEN,
        confidence=0.0,
        evidence=(evidence_of(Span("", zone, 0.0, label.page)),),
    )


def _valued(
    item: FormField,
    document: Document,
    text: str,
    spans: Sequence[Span],
    label: Span | None = None,
    unit: str = "元",
) -> Field | None:
    """A field with the meaning of `text`, occluded when it has none; None when the text is only a blank."""
    text = text.strip(" _:：")
    if not squeeze(text) or not spans or re.fullmatch(r"[年月日\s_]+", text):
        return None
    if squeeze(text) in item.empty:
        name = f"{document.kind}.{item.key}"
        evidence = tuple(evidence_of(span) for span in spans)
        return Field(
            name=name, document=document.id, state=FieldState.ABSENT, raw=text, evidence=evidence,
            confidence=min(span.confidence for span in spans),
        )  # fmt: skip
    shape = _SHAPES.get(item.format)
    if shape is not None and not shape.search(squeeze(text)):
        return None
    said = meaning(_DOCUMENT_NUMBER.sub(r"〔\1〕\2", text) if item.block else text, item.format, unit)
    if said.value is None:
        return occluded(document, item.key, spans[0])
    state = said.state
    if label is not None and state is FieldState.READ and drawn(spans, label):
        state = FieldState.HANDWRITTEN
    return read(document, item.key, spans, said.value, state=state)


def _figure(
    item: FormField, document: Document, form: Form, held: Labelled | None, unit: str
) -> Field | None:
    """A figure that shares its cell with the label, or stands in a neighbouring one. The unit of money is the
    one printed beside the figure or the label, else the form's."""
    answers = form.answers(item.labels)
    if held is not None and held.values:
        answers.append(Answer(held.text, held.values, held.label))
    for answer in answers:
        found = _FIGURE.search(answer.text.replace("，", ","))
        span = _part(answer, found.group()) if found is not None else None
        if found is None or span is None:
            continue
        figure = found.group().rstrip(".,")
        if item.format != "money":
            return _valued(item, document, figure, [span])
        printed = _UNIT.search(answer.text) or _UNIT.search(answer.label.text)
        raw = figure + (printed.group() if printed else "")
        said = meaning(raw, "money", unit)
        if not isinstance(said.value, str):
            return occluded(document, item.key, span)
        return read(document, item.key, span, said.value, state=said.state).model_copy(update={"raw": raw})
    return None


def _part(answer: Answer, text: str) -> Span | None:
    """The piece of an answer that holds `text`, cut to it where the line is known."""
    for span in answer.spans:
        if text in span.text.replace("，", ","):
            return Span(text, span.rect, span.confidence, span.page, span.part)
    return answer.spans[0] if answer.spans else None


def _in_sentence(
    item: FormField, definition: FormDefinition, document: Document, form: Form, unit: str
) -> Field | None:
    """What was filled into a blank of a sentence, or, on forms that set it apart, beside its label."""
    assert item.blank is not None
    others = [
        b for f in definition.fields if f.blank is not None and f.key != item.key for b in f.blank.before
    ]
    found = find_blank(form, item.blank.before, item.blank.after, others, item.format)
    if found is not None:
        text = found[0].rstrip(".,，") if item.format in NUMERIC else found[0]
        return _valued(item, document, text, found[1], unit=unit)
    return _figure(item, document, form, None, unit) if item.labels and item.format in NUMERIC else None


def _ticked(item: FormField, document: Document, form: Form) -> Field | None:
    """The ticked box, or every ticked one (`names`). No tick gives no value; several ticks where one is asked
    for give the place without a value."""
    if item.format == "names":
        boxes = boxes_of(form, [option.label for option in item.options])
        ticked = [box for box in boxes if box.ticked]
        chosen = {box.option for box in ticked}
        values = tuple(dict.fromkeys(str(o.value) for o in item.options if o.label in chosen))
        if not values:
            return None
        confidence = min(0.75 if box.by_ink else box.span.confidence for box in ticked)
        return read(document, item.key, [box.span for box in ticked], values, confidence=confidence)
    choice = one_of(form, [option.label for option in item.options])
    if choice is None:
        return None
    if choice.option is None:
        return occluded(document, item.key, choice.span) if choice.ticked else None
    value = next(o.value for o in item.options if o.label == choice.option)
    return read(document, item.key, choice.span, value, confidence=choice.confidence)


def _block(item: FormField, document: Document, form: Form) -> Field | None:
    answer = form.answer(item.labels)
    if answer is None:
        return None
    answer = form.continued(answer)
    if not answer.spans:
        return _by_hand(item, document, answer.label)
    if item.format != "names":
        return _valued(item, document, answer.text, answer.spans)
    names = tuple(name for name in _names(answer) if name and name not in item.empty)
    return read(document, item.key, answer.spans, names) if names else None


def _names(answer: Answer) -> list[str]:
    """The organisations of an answer, printed one per line or separated by 、，；."""
    separated = [n.strip(" .。等") for n in re.split(r"[、，,；;]|\d{1,2}[.．、]", answer.text)]
    if len([n for n in separated if n]) > 1 or len(answer.spans) < 2:
        return separated
    return [span.text.strip() for span in answer.spans]
