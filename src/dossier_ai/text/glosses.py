"""English that bilingual certificates print under, beside or behind each Chinese label, taken out.

In come lines; out come the lines without the stretches of Latin print that are nothing but the words of
labels (名称 Name：…, 法定代表人 (Legal Representative)), so that the Chinese label meets its value. A name or
a sentence in English has other words and stays.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from dossier_ai.core import Word
from dossier_ai.text.lines import Line, lines_of

_WORDS = """
unified social credit code name unit organization organisation institution company enterprise holder
address domicile location premises registered registration registry office legal representative
person principal charge responsible head director capital fund funds funding initial original amount
source sources money business scope purpose mission tenet sponsor sponsoring organizer founder
supervisor supervisory supervising competent authority authorities department administrative
administration management organ issuing issued issue issuance certification date day month year
valid validity period term expiry expiration until from to certificate certified number no. type
kind category nature form economic activity activities area region establishment established founded
approval approved approving lessor lessee landlord tenant party rent lease deposit standard
initially first covered coverage applicable client applicant audit audited site sites production
operation service phone telephone contact postal postcode zip remarks effective body host chairman
president industry employees service
speciality specialty major subject discipline grade level degree academic education educational school
university college graduate graduated graduation student gender sex birth born title professional technical
qualification position post rank series field evaluation review committee granted conferred awarded award
diploma program programme study mode length schooling identity card nationality signature rector skill
occupation insured insurance payment employer employee contract labor labour employment
customer respondent survey rating overall satisfaction expert lender borrower guarantor
party signed signing signature sign seal sealed stamp official cooperation agreement commencement
of the and in for by no item on this
"""
_KNOWN = re.compile(
    "|".join(re.escape(word) for word in sorted({*re.findall(r"\S+", _WORDS)}, key=lambda w: (-len(w), w)))
)
_LATIN = re.compile(r"\(?(?<![0-9A-Za-z])[A-Za-z][A-Za-z.,'&/\- ]*[A-Za-z](?![0-9A-Za-z])\.?\)?")
_ENGLISH = re.compile(r"[A-Za-z]{3}")
_SIDE = re.compile(r"(?<=party)\s+[a-d](?![a-z])", re.IGNORECASE)
# OCR loses or misreads single letters of small print.
_FOREIGN = 0.15


def without_glosses(lines: Iterable[Line], asked: Collection[str] = ()) -> list[Line]:
    """The lines without the English of their labels. What one of `asked` (labels that are themselves English)
    says stays, as does a line that has no gloss."""
    kept: set[str] | None = None
    out: list[Line] = []
    for line in lines:
        latin = list(_LATIN.finditer(line.folded))
        if latin and kept is None:
            kept = {_letters(label) for label in asked if _ENGLISH.search(label)}
        cuts = [m.span() for m in latin if _is_gloss(m.group(), kept or ())]
        if not cuts:
            out.append(line)
            continue
        words = _outside(line, cuts)
        out.extend(lines_of(line.page, words) if words else ())
    return out


def _is_gloss(text: str, kept: Collection[str]) -> bool:
    letters = _letters(_SIDE.sub("", text))
    if len(letters) < 3 or any(label in letters for label in kept):
        return False
    return len(_KNOWN.sub("", letters)) <= _FOREIGN * len(letters)


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower())


def _outside(line: Line, cuts: Sequence[tuple[int, int]]) -> list[Word]:
    """The pieces of the line's words outside the stretches `cuts`."""
    out: list[Word] = []
    for start, word in zip(line.starts, line.words, strict=True):
        begin = None
        for i in range(len(word.text) + 1):
            inside = i == len(word.text) or any(a <= start + i < b for a, b in cuts)
            if not inside and begin is None:
                begin = i
            elif inside and begin is not None:
                if word.text[begin:i].strip():
                    out.append(word.cut(begin, i))
                begin = None
    return out
