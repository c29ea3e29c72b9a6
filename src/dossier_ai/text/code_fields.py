"""Words to the unified code of an organisation, as a field: print, second reading, QR code, repair.

In comes what the label points to and what else on the page looks like a code; out comes one `Field` or None.
What holds for a code by itself is in `codes`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier_ai.core import Document, Evidence, Field, FieldState, Page, Rect, Reread
from dossier_ai.text.codes import check_uscc, compact_code, is_registration_no, read_uscc
from dossier_ai.text.grounded import evidence_of, occluded, read
from dossier_ai.text.labels import Labelled
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.value_flow import value_flow

_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{18}(?![0-9A-Za-z])")
_NEARLY_CODE = re.compile(r"[0-9A-Za-z]{15,20}")
_SERIAL = re.compile(r"(?:编号|NO[.:]?)\s*[:.]?\s*$", re.I)


def read_code_field(
    document: Document,
    key: str,
    found: Labelled | None,
    lines: Sequence[Line],
    reread: Reread,
    *,
    region: tuple[Page, Rect] | None = None,
    old_numbers: bool = False,
) -> Field | None:
    """The code that the label points to, else the code-shaped run nearest to it, else (without a label) one
    that stands alone on the page. A sound print wins; then a second reading of the place (of `region` when
    there is none), a QR code that carries a code, the one repair that fits, and last the print when only its
    embedded check fails. `old_numbers`: a 15-digit registration number is taken too. None when nothing looks
    like a code; occluded when something does but nothing settles it. A readable QR code is further evidence,
    and its quote is the code it carries, the same or not."""
    spans = _candidates(found, lines)
    codes = qr_codes(document.pages)
    sound = [s for s in spans if check_uscc(s.text).sound]
    if sound:
        return _with_codes(read(document, key, sound[0], compact_code(sound[0].text)), codes)
    if old_numbers:
        for span in spans:
            if is_registration_no(span.text):
                return read(document, key, span, compact_code(span.text))
    again = _read_again(spans, region, reread)
    if again is not None:
        return _with_codes(read(document, key, again, again.text), codes)
    if codes:
        return read(document, key, codes[0], codes[0].text, grounding="code")
    for span in spans:
        reading = read_uscc(span.text)
        if reading.value is not None:
            state = FieldState.REPAIRED if reading.repaired_from else FieldState.READ
            sure = min(span.confidence, 0.8 if reading.repaired_from else 0.6)
            return read(document, key, span, reading.value, state=state, confidence=sure)
    old = next((s for s in spans if re.fullmatch(r"[0-9]{15}", s.text)), None)
    if old is not None and old_numbers and found is not None:
        return read(document, key, old, old.text, confidence=min(old.confidence, 0.6))
    return occluded(document, key, spans[0]) if spans else None


def qr_codes(pages: Sequence[Page]) -> list[Span]:
    """Sound unified codes in the payloads of QR codes, each at the place of its QR code."""
    out: list[Span] = []
    for page in pages:
        for code in page.codes:
            runs = _CODE.findall(code.payload.upper())
            out.extend(Span(run, code.rect, 1.0, page) for run in runs if check_uscc(run).sound)
    return out


def _candidates(found: Labelled | None, lines: Sequence[Line]) -> list[Span]:
    """Code-shaped runs: the labelled ones first, then the others by their distance from the label."""
    out = _wrapped(found)
    out = out or [piece for value in (found.values if found else ()) for piece in _runs_in(value)]
    rest = [
        span
        for line in lines
        for run in _NEARLY_CODE.finditer(line.folded)
        if (span := line.span(*run.span())) is not None
        and not _SERIAL.search(line.folded[max(0, run.start() - 8) : run.start()])
    ]
    if found is not None:
        page, middle = found.label.page, found.label.rect.cy
        rest = sorted((s for s in rest if s.page is page), key=lambda s: abs(s.rect.cy - middle))
    else:
        rest = [s for s in rest if len(s.text) in (17, 18, 19) and s.text[:1] in "1359ANY"]
    return out + [s for s in rest if all(s.rect.overlap(o.rect) <= 0 for o in out)]


def _wrapped(found: Labelled | None) -> list[Span]:
    """A code that runs on over the end of a line, as in a sentence."""
    if found is None or len(found.values) < 2:
        return []
    flow = value_flow(found.values)
    out: list[Span] = []
    for run in _CODE.finditer(flow.packed):
        spans = flow.packed_spans(*run.span())
        rect, sure = Rect.union(s.rect for s in spans), min(s.confidence for s in spans)
        out.append(Span(run.group(), rect, sure, spans[0].page, spans[0].part))
    return out


def _runs_in(value: Span) -> list[Span]:
    flow = value_flow([value])
    found = [*_CODE.finditer(flow.packed)] or [*_NEARLY_CODE.finditer(flow.packed)]
    return [replace(flow.packed_spans(*run.span())[0], text=run.group()) for run in found]


def _read_again(spans: Sequence[Span], region: tuple[Page, Rect] | None, reread: Reread) -> Span | None:
    places = [(s.page, s.rect.grown(0.4 * s.rect.height, 0.3 * s.rect.height)) for s in spans[:2]]
    if not places and region is not None:
        places = [region]
    for page, rect in places:
        again = reread(page, rect, lambda text: bool(_sound_in(text)))
        if again is not None:
            return Span(_sound_in(again.text), rect, again.confidence, page)
    return None


def _sound_in(text: str) -> str:
    flat = compact_code(text)
    runs = (flat[i : i + 18] for i in range(max(1, len(flat) - 17)))
    return next((run for run in runs if check_uscc(run).sound), "")


def _with_codes(field: Field, codes: Sequence[Span]) -> Field:
    extra: list[Evidence] = [evidence_of(code, "code") for code in codes]
    sure = 1.0 if any(code.text == field.value for code in codes) else field.confidence
    return field.model_copy(update={"evidence": (*field.evidence, *extra), "confidence": sure})
