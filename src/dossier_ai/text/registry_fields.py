"""Fields that registration certificates share: names, representatives, capital, terms, registrar, issue.

In come the labels that were found on a certificate (a licence, a public institution's or an association's
certificate) and its lines; out come grounded fields, or None where nothing is printed. What a certificate
calls a field, and which fields it has, belongs to its kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dossier_ai.core import Document, Field, Page, Rect, Reread
from dossier_ai.text.dates import parse_date, parse_period
from dossier_ai.text.grounded import occluded, read
from dossier_ai.text.labels import Labelled
from dossier_ai.text.lines import Line, Span, fold
from dossier_ai.text.money import decimal_text, find_unit, parse_money
from dossier_ai.text.overlays import without_overlays
from dossier_ai.text.second_look import read_again

_BLANK_END = re.compile(r"(?<=日)至(?:年月?日?|月日?|[*.…·_]+)$")
DATE = re.compile(
    r"[0-9]{4}\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日?|[二〇○零0一三四五六七八九]{4}\s*年.{1,3}月.{1,4}日"
)
_PERSON = re.compile(r"[一-鿿㐀-䶿]{2,4}|[一-鿿]{1,8}(?:[·•.][一-鿿]{1,8})+|[A-Z][A-Za-z .'\-]{3,40}")
_HAN_NAME = re.compile(r"[一-鿿㐀-䶿]{2,4}")
_LEGIBLE = 0.6
_SURE_NAME = 0.85
_FIRM_PARTNER = re.compile(r".*(?:公司|中心|企业|合伙|事务所|研究院)(?:.*委派代表.*)?.*")
_PART_OF_A_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2})?")
_NOTICE = re.compile(r"每年|公示|报送|年报|网址")


def plain_page(page: Page) -> Page:
    """The page without overlays and without rulings: a certificate has a printed frame but no table."""
    return replace(without_overlays(page), rulings=())


# ------------------------------------------------------------------------------------------- plain values


def text_field(
    document: Document, key: str, found: Labelled | None, clean: Callable[[str], str]
) -> Field | None:
    """The whole value after its label, cleaned; None when nothing is left of it."""
    if found is None or not found.values:
        return None
    value = clean(found.text)
    return grounded(document, key, found.values, value) if value else None


def grounded(document: Document, key: str, spans: Sequence[Span], value: str) -> Field:
    """`value` at `spans`: exact where it is just what is printed there, else normalised."""
    same = "".join(s.text for s in spans) == value
    return read(document, key, spans, value, grounding="exact" if same else "normalised")


def organisation_text(text: str) -> str:
    """Without blanks, brackets full-width as licences print them."""
    flat = re.sub(r"^[^\w(（]+|[^\w)）]+$", "", "".join(text.split()))
    return flat.replace("(", "（").replace(")", "）") if re.search(r"[一-鿿]", flat) else flat


def prose_text(text: str) -> str:
    """Running text without the blanks that setting left in it, brackets full-width."""
    flat = re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", text).strip(":：")
    return flat.replace("(", "（").replace(")", "）")


def address_text(text: str) -> str:
    """An address without blanks. Room numbers are listed with 、; where some of the list reads as a full
    stop or comma (“160、161.162号”), it is the list's mark: an address has no decimals."""
    flat = prose_text(text)
    return re.sub(r"(?<=[0-9])[.,](?=[0-9])", "、", flat) if re.search(r"[0-9]、[0-9]", flat) else flat


def representative_field(
    document: Document,
    labels: Mapping[str, Labelled],
    reread: Reread,
    *,
    key: str = "legal_rep",
    firm_variants: Sequence[str] = (),
) -> Field | None:
    """A person's name as printed, never corrected; after one of `firm_variants` also a firm with its
    delegate."""
    found = labels.get(key)
    if found is None:
        return None
    whole = "".join(found.text.split())
    clear = [
        v for v in found.values if v.confidence >= _LEGIBLE and v.rect.height < 1.8 * found.label.rect.height
    ]
    if clear and _PERSON.fullmatch(whole):
        return grounded(document, key, found.values, whole)
    if clear and found.variant in firm_variants and _FIRM_PARTNER.fullmatch(whole):
        return grounded(document, key, found.values, organisation_text(whole))
    for piece in clear[0].text.split() if clear else ():
        if _HAN_NAME.fullmatch(piece):
            return grounded(document, key, [replace(clear[0], text=piece)], piece)
    again = read_again(found, labels, reread, lambda text: _HAN_NAME.fullmatch(text) is not None, widths=5)
    if again is not None and again.confidence >= _SURE_NAME:
        return grounded(document, key, [again], again.text)
    return occluded(document, key, found.values[0]) if found.values else None


# ------------------------------------------------------------------------------------------ parsed values


def parsed_field(
    document: Document,
    key: str,
    labels: Mapping[str, Labelled],
    parse: Callable[[str], str | None],
    reread: Reread,
    *,
    whole_date: bool = False,
) -> Field | None:
    """A value in its normal form; where the print does not parse (or gives only a part of what must be a
    `whole_date`), the second reading; else occluded. A label with nothing beside it is absent, unless the
    second reader sees a value."""
    found = labels.get(key)
    if found is None:
        return None
    value = parse(found.text)
    if value is not None and not (whole_date and _PART_OF_A_DATE.fullmatch(value)):
        return grounded(document, key, found.values, value)
    again = read_again(found, labels, reread, lambda text: _fits(parse(text), value), widths=14)
    if again is not None and (better := parse(again.text)) is not None:
        return grounded(document, key, [again], better)
    if value is not None:
        return grounded(document, key, found.values, value)
    return occluded(document, key, found.values[0]) if found.values else None


def _fits(better: str | None, known: str | None) -> bool:
    """Whether a second reading says something, and more than the part of a date that is known."""
    return better is not None and (known is None or (better.startswith(known) and better != known))


def capital_yuan(text: str, unit: str | None = None) -> str | None:
    """Yuan as a decimal string; None for other currencies and for what is no amount. `unit` is the one that
    the label states (开办资金（万元）); without it the print must name its own."""
    if unit is None and not re.search(r"[元圆园万亿]", text):
        return None
    try:
        return decimal_text(parse_money(text, unit or "元"))
    except ValueError:
        return None


def capital_field(
    document: Document, labels: Mapping[str, Labelled], reread: Reread, *, key: str = "capital"
) -> Field | None:
    """The capital after its label, in yuan, whether the unit is printed with the amount or in the label."""
    found = labels.get(key)
    unit = find_unit(found.variant) if found is not None else None
    return parsed_field(document, key, labels, lambda text: capital_yuan(text, unit), reread)


def whole_date(text: str) -> str | None:
    """The date as precisely as it was read. Licences print either 05月03日 or 5月3日: where one of the two
    has its zero and the other a single figure, one was lost (often under the seal), and is not guessed."""
    flat = "".join(text.split())
    for candidate in (flat, *(m.group() for m in DATE.finditer(flat))):
        # Two figures are a whole day even where the seal hides the 日 after them.
        whole = re.sub(r"(月[0-9]{2})$", r"\1日", candidate)
        whole = re.sub(r"(年0[1-9]月)[0-9]日$", r"\1", whole)
        whole = re.sub(r"年[0-9]月0[1-9]日$", "年", whole)
        try:
            return parse_date(whole).iso
        except ValueError:
            continue
    return None


def term_iso(text: str) -> str | None:
    """`start/end`; an end that was left blank ("至 年 月 日", asterisks) is open. A date without its end is
    half a term: the other half was not read."""
    flat = "".join(fold(text).split()).rstrip("。.,").replace("水久", "永久")
    blank = _BLANK_END.search(flat)
    if blank is not None:
        flat = flat[: blank.start()] + "至长期"
    elif flat.endswith("至"):
        return None
    try:
        return parse_period(flat).iso
    except ValueError:
        return None


# --------------------------------------------------------------------------------- what stands about the page


def head_region(labels: Mapping[str, Labelled], below: Sequence[str]) -> tuple[Page, Rect] | None:
    """Where a code that was not read must stand: between the head of the page and the first of the labels
    `below` that was found."""
    lower = next((labels[key] for key in below if key in labels), None)
    if lower is None:
        return None
    page, rect = lower.label.page, lower.label.rect
    top = max(0.0, rect.top - 12 * rect.height)
    return page, Rect(0, top, page.width, rect.top - 0.2 * rect.height)


def registrar_field(
    document: Document,
    pages: Sequence[Page],
    lines: Sequence[Line],
    found: Labelled | None,
    authority: re.Pattern[str],
    *,
    skip: re.Pattern[str] | None = None,
    taken: Sequence[Span] = (),
) -> Field | None:
    """The authority that issued, a name of the form `authority`: from its seal (never the holder's own, which
    does not fit that form), else from its printed name; occluded where only its label can be read. Lines that
    `skip` fits name an authority for another reason, as do the values of other labels, `taken`."""
    for page in pages:
        for seal in sorted(page.seals, key=lambda s: -s.confidence):
            if seal.text and (name := authority.search("".join(seal.text.split()))):
                span = Span(name.group(), seal.rect, seal.confidence, page)
                return read(document, "registrar", _printed_name(lines, name.group()) or span, span.text)
    for line in reversed(lines):
        match = authority.search(line.folded)
        if match and not _NOTICE.search(line.folded) and not (skip and skip.search(line.folded)):
            printed = line.span(*match.span())
            if printed is not None and not _overlaps(printed, taken):
                sure = min(printed.confidence, 0.8)
                return read(document, "registrar", printed, match.group(), confidence=sure)
    return occluded(document, "registrar", found.label) if found else None


def _printed_name(lines: Sequence[Line], name: str) -> Span | None:
    """Where the name that a seal says is printed as well: a signature shows better than an impression."""
    for line in reversed(lines):
        if "".join(line.folded.split()) == fold(name):
            return line.span(0, len(line.text))
    return None


def _overlaps(span: Span, taken: Sequence[Span]) -> bool:
    return any(t.page is span.page and span.rect.overlap(t.rect) > 0.3 * span.rect.area for t in taken)


def foot_date_field(
    document: Document, found: Mapping[str, Labelled], lines: Sequence[Line], *, key: str = "issued"
) -> Field | None:
    """The date at the foot, under the registrar's seal; never one that belongs to a label above."""
    taken = [s.rect for k, f in found.items() if k != "registrar" for s in f.values]
    floor = max((f.label.rect.bottom for k, f in found.items() if k != "registrar"), default=0.0)
    for line in reversed(lines):
        if line.rect.cy < floor:
            continue
        for match in reversed(list(DATE.finditer(line.folded))):
            span = line.span(*match.span())
            if span is None or any(span.rect.overlap(t) > 0.5 * span.rect.area for t in taken):
                continue
            value = whole_date(span.text)
            if value is not None:
                return grounded(document, key, [span], value)
    return None


def copy_kind_field(document: Document, lines: Sequence[Line]) -> Field | None:
    """正本 or 副本, where one of them is printed and not both."""
    for line in lines:
        match = re.search(r"(正|副)\s*本", line.folded)
        if match and not re.search(r"正\s*副\s*本", line.folded):
            span = line.span(*match.span())
            if span is not None:
                return grounded(document, "copy_kind", [span], f"{match.group(1)}本")
    return None
