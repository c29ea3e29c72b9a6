"""Photographed business licences with ground truth to accuracy figures, each miss with its class.

In comes a folder of pictures, each with `<name>.json` beside it (`fields` as printed, `printed_labels`), and
the function that reads a picture; out comes `LicenceAccuracy`. A picture counts for a field when its truth
has the field. A value is right when it equals the truth once both are in the form of `licence_normal`.

Misses are classed. `label`: the truth fails its own check (code, date, amount), or two readings agree on
another value and the truth stands nowhere in the words of either. `rule`: the truth stands in the words that
were read, whole or in at most five pieces, but something quite different or nothing was chosen. `ocr`: the
rest, its characters were not read.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from rapidfuzz.distance import Levenshtein

from dossier_ai.core import Document, Page, Reread, no_reread
from dossier_ai.corpus.licence_normal import BRACKETS, DATES, amount_of, iso_of, normal
from dossier_ai.errors import DossierError
from dossier_ai.kinds import business_licence
from dossier_ai.text.characters import squeeze
from dossier_ai.text.codes import check_uscc, is_registration_no
from dossier_ai.text.lines import lines_of

MEASURED = ("uscc", "name", "legal_rep", "capital", "established", "address", "kind", "term", "scope")
SHORT = ("uscc", "name", "legal_rep", "capital", "established")
PICTURES = (".jpg", ".jpeg", ".png")

MissClass = Literal["ocr", "rule", "label"]
ReadPage = Callable[[Path], Page]

_AMOUNT = re.compile(
    r"[0-9零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿一二三四五六七八九十百千,.]+[万亿]?[元圆](?:整|正|人民币)?"
)


@dataclass(frozen=True, slots=True)
class Miss:
    """A value that differs from the truth. The values themselves are kept only on request."""

    picture: str
    key: str
    miss_class: MissClass
    state: str
    expected: str | None = None
    found: str | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """`right` of `total` with the Wilson interval (95 %)."""

    right: int
    total: int

    @property
    def share(self) -> float:
        return self.right / self.total if self.total else float("nan")

    @property
    def interval(self) -> tuple[float, float]:
        """E. B. Wilson, 1927, with z = 1.96."""
        if not self.total:
            return (float("nan"), float("nan"))
        z, n, p = 1.96, self.total, self.right / self.total
        centre = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return (max(0.0, centre - half), min(1.0, centre + half))


@dataclass(frozen=True, slots=True)
class LicenceAccuracy:
    """Rates by field in the order of `MEASURED`, and every miss in the order of the pictures."""

    pictures: int
    rates: Mapping[str, Rate]
    misses: tuple[Miss, ...] = field(default=())
    unreadable: tuple[str, ...] = ()

    @property
    def short_mean(self) -> float:
        """The mean of the five short fields' shares, each field weighing the same."""
        shares = [self.rates[key].share for key in SHORT if self.rates[key].total]
        return sum(shares) / len(shares) if shares else float("nan")

    @property
    def short_pooled(self) -> Rate:
        """All values of the five short fields together, for an interval of the mean."""
        return Rate(sum(self.rates[k].right for k in SHORT), sum(self.rates[k].total for k in SHORT))

    def classes(self, key: str) -> dict[MissClass, int]:
        return {
            c: sum(m.key == key and m.miss_class == c for m in self.misses) for c in ("ocr", "rule", "label")
        }

    def as_json(self) -> dict[str, Any]:
        """Plain values for `--json`: shares to four digits, misses with picture, field and class."""

        def rate(value: Rate) -> dict[str, Any]:
            low, high = value.interval
            return {"right": value.right, "total": value.total, "share": _digits(value.share),
                    "interval": [_digits(low), _digits(high)]}  # fmt: skip

        misses: list[dict[str, Any]] = [
            {"picture": m.picture, "field": m.key, "class": m.miss_class, "state": m.state, **_kept(m)}
            for m in self.misses
        ]
        return {
            "pictures": self.pictures,
            "unreadable": list(self.unreadable),
            "fields": {key: rate(self.rates[key]) | {"misses": self.classes(key)} for key in MEASURED},
            "short_fields": {"mean": _digits(self.short_mean), "pooled": rate(self.short_pooled)},
            "misses": misses,
        }

    def as_table(self) -> str:
        """A Markdown table, one row for each field, then the mean of the five short fields."""
        rows = [
            "| field | right | share | 95 % interval | ocr | rule | label |",
            "|---|---|---|---|---|---|---|",
        ]
        for key in MEASURED:
            rate, classes = self.rates[key], self.classes(key)
            rows.append(
                f"| {key} | {_rate_cells(rate)} | {classes['ocr']} | {classes['rule']} | {classes['label']} |"
            )
        pooled = self.short_pooled
        low, high = pooled.interval
        rows.append(
            f"| **five short fields** | {pooled.right}/{pooled.total} | mean {self.short_mean:.1%} "
            f"| {low:.1%}-{high:.1%} | | | |"
        )
        return "\n".join(rows)


def _kept(miss: Miss) -> dict[str, str | None]:
    return {} if miss.expected is None else {"expected": miss.expected, "found": miss.found}


def _digits(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)


def _rate_cells(rate: Rate) -> str:
    if not rate.total:
        return "0/0 | - | -"
    low, high = rate.interval
    return f"{rate.right}/{rate.total} | {rate.share:.1%} | {low:.1%}-{high:.1%}"


def measure_licences(
    folder: Path,
    read_page: ReadPage,
    *,
    reread: Reread = no_reread,
    second: ReadPage | None = None,
    keep_values: bool = False,
    each: Callable[[int, int], None] | None = None,
) -> LicenceAccuracy:
    """The accuracy of reading and `kinds.business_licence` together on every picture of `folder` with its
    truth beside it. `read_page` gives the page of a picture; `second`, another reader, is asked only about
    misses, to tell wrong truths apart; `each(done, total)` reports progress. A picture that cannot be read
    misses all its fields (class ocr). Raises DossierError when the folder holds no picture with a truth."""
    pictures = [p for p in sorted(folder.iterdir()) if p.suffix.lower() in PICTURES and _truth(p).is_file()]
    if not pictures:
        raise DossierError(f"{folder} holds no licence picture with a .json beside it")
    right = dict.fromkeys(MEASURED, 0)
    total = dict.fromkeys(MEASURED, 0)
    misses: list[Miss] = []
    unreadable: list[str] = []
    for number, picture in enumerate(pictures, 1):
        record = json.loads(_truth(picture).read_text(encoding="utf-8"))
        truth: dict[str, str] = {k: v for k, v in record["fields"].items() if k in MEASURED and v}
        labels = tuple(record.get("printed_labels", {}).values())
        try:
            page = read_page(picture)
        except DossierError:
            unreadable.append(picture.name)
            page = None
        values, states = _extracted(page, reread) if page else ({}, {})
        other: tuple[Page, dict[str, str]] | None = None
        for key in MEASURED:
            if key not in truth:
                continue
            total[key] += 1
            expected, found = normal(key, truth[key], labels), normal(key, values.get(key, ""), labels)
            if expected == found:
                right[key] += 1
                continue
            if other is None and second is not None:
                again = second(picture)
                other = again, _extracted(again, reread)[0]
            miss_class = _classed(key, truth[key], labels, values.get(key, ""), page, other)
            kept = (truth[key], values.get(key, "")) if keep_values else (None, None)
            misses.append(Miss(picture.name, key, miss_class, states.get(key, "absent"), *kept))
        if each is not None:
            each(number, len(pictures))
    rates = {key: Rate(right[key], total[key]) for key in MEASURED}
    return LicenceAccuracy(len(pictures), rates, tuple(misses), tuple(unreadable))


def _truth(picture: Path) -> Path:
    return picture.with_suffix(".json")


def _extracted(page: Page, reread: Reread) -> tuple[dict[str, str], dict[str, str]]:
    document = Document("licence", "business_licence", (page,))
    fields = business_licence.KIND.extract(document, reread)
    values = {f.key: f.value for f in fields if isinstance(f.value, str)}
    return values, {f.key: str(f.state) for f in fields}


# ------------------------------------------------------------------------------------------ classes of misses


def _classed(
    key: str,
    truth: str,
    labels: Sequence[str],
    value: str,
    page: Page | None,
    other: tuple[Page, dict[str, str]] | None,
) -> MissClass:
    expected = normal(key, truth, labels)
    if _fails_its_check(key, truth):
        return "label"
    readings = [p for p in (page, other[0] if other else None) if p is not None]
    found = normal(key, value, labels)
    if page is not None and _stands(key, expected, page, whole=_alike(found, expected)):
        return "rule"
    agreed = other is not None and bool(value) and normal(key, other[1].get(key, ""), labels) == found
    if agreed and not any(_stands(key, expected, p) for p in readings):
        return "label"
    return "ocr"


def _fails_its_check(key: str, truth: str) -> bool:
    if key == "uscc":
        return not check_uscc(truth).valid and not is_registration_no(truth)
    text = squeeze(truth).translate(BRACKETS)
    if key == "capital":
        return not amount_of(text)
    return key == "established" and not iso_of(text)


def _alike(found: str, expected: str) -> bool:
    """Whether the value that was chosen is the right one but for a few characters."""
    return bool(found) and Levenshtein.normalized_distance(found, expected) <= 0.25


def _stands(key: str, expected: str, page: Page, whole: bool = False) -> bool:
    """Whether the truth stands in the page's words: whole, or in at most five pieces (a value that wraps)."""
    lines = [squeeze(line.text).translate(BRACKETS) for line in lines_of(page)]
    if key == "established":
        return any(iso_of(m.group()) == expected for line in lines for m in DATES.finditer(line))
    if key == "capital":
        return any(amount_of(m.group()) == expected for line in lines for m in _AMOUNT.finditer(line))
    words = [normal(key, text) for text in [*(w.text for w in page.words), *lines]]
    if whole or key in ("uscc", "legal_rep"):
        return any(expected in word for word in words)
    return _pieces(expected, words) <= 5


def _pieces(text: str, words: Sequence[str]) -> int:
    """The least number of stretches, each inside one word, that make up `text`; a million when none do."""
    count, at = 0, 0
    while at < len(text):
        end = at
        while end < len(text) and any(text[at : end + 1] in word for word in words):
            end += 1
        if end == at:
            return 1_000_000
        count, at = count + 1, end
    return count
