# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed words stay whole
"""Every layout of every kind: what is printed is marked, what is marked is printed, nothing leaves the paper."""

import copy
import random
import re
import runpy
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dossier_ai.core.geometry import Rect
from dossier_ai.corpus.fonts import FontSet, choose_fonts
from dossier_ai.corpus.prints import DATE_STYLES, capital_words, plain_number, print_amount, print_date
from dossier_ai.corpus.render.catalogue import FIXED, FLOWS, render_view
from dossier_ai.corpus.sheet import DrawnWord, PictureOp, Sheet
from dossier_ai.corpus.views import LAYOUTS, View, derive_views
from dossier_ai.corpus.world import sample_world

SAMPLES: list[View] = runpy.run_path(str(Path(__file__).with_name("render_samples.py")))["SAMPLES"]


def _older() -> list[View]:
    """One view of each kind the Qinghai dossier holds."""
    rng = random.Random(11)
    views: dict[str, View] = {}
    for view in derive_views(sample_world(rng), rng):
        views.setdefault(view.kind, view)
    return list(views.values())


def _name(view: View) -> str:
    kind = next((str(view.fields[k]) for k in view.fields if k in _KIND_KEYS), "")
    return f"{view.kind}-{kind or view.title}"


#: Which paper a view is; a renderer cannot do without.
_KIND_KEYS = (
    "certificate",
    "ipr_kind",
    "document_kind",
    "report_kind",
    "evidence_kind",
    "survey_kind",
    "expert",
)
#: Said by the pages as a whole, or by a symbol instead of words.
_WORDLESS = {
    "printed_pages", "pages_total", "rating", "form", "publicity_only", "level", "evidence_kinds", "regime", "opinion",
    "title", "subject_kind", "section", "status", "service_class", "satisfaction", "topics", "disclosures", "rent_period",
    "site_tenure", "seal_text", "seal_kind", "trademark_class", *_KIND_KEYS[:-1],
}  # fmt: skip
_OLDER = _older()
_EVERY = [pytest.param(v, i, id=f"{_name(v)}-{i}") for v in SAMPLES for i in range(3)]
_RAISED = [
    pytest.param(v, i, id=f"{v.kind}-{i}")
    for v in _OLDER
    for i in range(LAYOUTS[v.kind])
    if v.kind not in ("business_licence", "audit_report")
]


@pytest.fixture(scope="module")
def fonts() -> FontSet:
    return choose_fonts(random.Random(1))


_DRAWN: dict[tuple[int, int], tuple[View, list[Sheet]]] = {}


def _render(view: View, layout: int, fonts: FontSet) -> tuple[View, list[Sheet]]:
    """The pages of the layout, drawn once for all tests: none of them changes a page."""
    if (id(view), layout) not in _DRAWN:
        own = copy.deepcopy(view)
        own.layout = layout
        sheets = render_view(own, fonts, random.Random(f"{view.kind}-{layout}"))
        _DRAWN[id(view), layout] = own, sheets
    return _DRAWN[id(view), layout]


def _leaves(fields: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """(key in the boxes, last name of the key, value) of everything that has a value."""
    for key, value in fields.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for index, row in enumerate(value):
                for name, cell in row.items():
                    if cell not in (None, ""):
                        yield f"{key}[{index}].{name}", name, cell
        elif value not in (None, "", False, []):
            yield key, key, value


def _plain(text: str) -> str:
    return re.sub(r"[\s　]", "", unicodedata.normalize("NFKC", text)).replace("−", "-")


def _forms(value: str) -> Iterator[str]:
    """The ways a canonical value may be printed."""
    yield value
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        yield from (print_date(value, style) for style in (*DATE_STYLES, "dots"))
    elif re.fullmatch(r"-?\d+(\.\d+)?", value):
        yield plain_number(value)
        if Decimal(value) > 0:
            yield capital_words(value)
        yield f"{Decimal(value) / 10000:.2f}"
        yield from (print_amount(value, style) for style in ("yuan", "wan", "commas", "symbol"))
        yield f"{Decimal(value):,.2f}"
        if value in "123456789":
            yield "一二三四五六七八九"[int(value) - 1]


def _inside(sheets: list[Sheet], key: str) -> str:
    """The words that the boxes of `key` touch, in the order of printing."""
    out: list[DrawnWord] = []
    for sheet in sheets:
        box = sheet.boxes.get(key)
        if box is not None:
            out += [w for w in sheet.words if _touches(w.rect, box)]
    return "".join(w.text for w in out)


def _touches(word: Rect, box: Rect) -> bool:
    across = min(word.right, box.right) - max(word.left, box.left)
    down = min(word.bottom, box.bottom) - max(word.top, box.top)
    return across > 0.5 and down > 0.5 * word.height


def _on_a_seal(sheets: list[Sheet], key: str) -> bool:
    """Whether the value is read from the text of a seal rather than from words."""
    pictures = [
        (op.x, op.y, op.x + op.width, op.y + op.height)
        for sheet in sheets
        for op in sheet.ops
        if isinstance(op, PictureOp)
    ]
    boxes = [s.boxes[key] for s in sheets if key in s.boxes]
    return all(any(p == pytest.approx((b.left, b.top, b.right, b.bottom)) for p in pictures) for b in boxes)


def _spells(text: str, value: str) -> bool:
    seen = _plain(text)
    if seen in ("〃", "同上"):
        return True
    parts = value.split("/") if re.fullmatch(r"\d{4}-\d\d-\d\d/(\d{4}-\d\d-\d\d|\.\.)", value) else [value]
    return all(any(_plain(form) in seen for form in _forms(part)) for part in parts if part != "..")


@pytest.mark.parametrize(("view", "layout"), _EVERY)
def test_every_field_is_marked_on_paper(view: View, layout: int, fonts: FontSet) -> None:
    own, sheets = _render(view, layout, fonts)
    marked = {key for sheet in sheets for key in sheet.boxes}
    missing = [key for key, _, _ in _leaves(own.fields) if key not in marked]
    assert missing == []
    known = {key for key, _, _ in _leaves(own.fields)}
    assert marked <= known


@pytest.mark.parametrize(("view", "layout"), [*_EVERY, *_RAISED])
def test_nothing_leaves_the_paper(view: View, layout: int, fonts: FontSet) -> None:
    _, sheets = _render(view, layout, fonts)
    for sheet in sheets:
        paper = Rect(0, 0, sheet.width, sheet.height)
        for rect in [*sheet.boxes.values(), *(w.rect for w in sheet.words)]:
            assert rect.left >= paper.left and rect.top >= paper.top
            assert rect.right <= paper.right + 0.01 and rect.bottom <= paper.bottom
            assert rect.width > 0 and rect.height > 0


@pytest.mark.parametrize(("view", "layout"), [*_EVERY, *_RAISED])
def test_no_text_is_printed_over_other_text(view: View, layout: int, fonts: FontSet) -> None:
    _, sheets = _render(view, layout, fonts)
    over = []
    for sheet in sheets:
        for index, word in enumerate(sheet.words):
            for other in sheet.words[index + 1 :]:
                if word.rect.overlap(other.rect) > 0.12 * min(word.rect.area, other.rect.area):
                    over.append((word.text, other.text))
    assert over == []


@pytest.mark.parametrize(("view", "layout"), [*_EVERY, *_RAISED])
def test_words_in_the_box_spell_the_value(view: View, layout: int, fonts: FontSet) -> None:
    own, sheets = _render(view, layout, fonts)
    wrong = []
    for key, name, value in _leaves(own.fields):
        if name in _WORDLESS or value is True or name.endswith(("sealed", "_seal")):
            continue
        if name == "count" and view.fields.get("report_kind") == "compliance":  # nothing found is a sentence
            continue
        if _on_a_seal(sheets, key):
            continue
        text = _inside(sheets, key)
        values = value if isinstance(value, list) else [value]
        if not text or not all(_spells(text, str(v)) for v in values):
            wrong.append((key, value, text))
    assert wrong == []


@pytest.mark.parametrize(("view", "layout"), _EVERY)
@pytest.mark.parametrize("half", [0, 1])
def test_missing_values_leave_blanks(view: View, layout: int, half: int, fonts: FontSet) -> None:
    needed = {*_KIND_KEYS, *(("rows",) if view.kind == "cooperation_agreement" else ())}
    kept = {k: v for i, (k, v) in enumerate(view.fields.items()) if k in needed or i % 2 == half}
    own = View(view.kind, view.title, copy.deepcopy(kept), layout=layout)
    sheets = render_view(own, fonts, random.Random(layout))
    text = "".join(w.text for sheet in sheets for w in sheet.words)
    assert "None" not in text
    marked = {key.split("[")[0] for sheet in sheets for key in sheet.boxes}
    assert marked <= set(own.fields)


@pytest.mark.parametrize("view", [pytest.param(v, id=_name(v)) for v in [*SAMPLES, *_OLDER]])
def test_layouts_really_differ(view: View, fonts: FontSet) -> None:
    prints = []
    for layout in range(LAYOUTS[view.kind]):
        own = copy.deepcopy(view)
        own.layout = layout
        sheets = render_view(own, fonts, random.Random(layout), auditor=False)
        prints.append(
            {(w.text, round(w.rect.left / 8), round(w.rect.top / 8)) for s in sheets for w in s.words}
        )
    last = prints[-1]
    # the face of a licence is laid down by law, and most of an audit is statements of one shape
    most = 0.8 if view.kind in ("business_licence", "audit_report") else 0.5
    for other in prints[:-1]:
        assert len(last & other) < most * min(len(last), len(other))


def test_every_kind_has_a_held_out_layout() -> None:
    assert set(LAYOUTS) == FLOWS.keys() | FIXED.keys()
    assert min(LAYOUTS.values()) >= 3
