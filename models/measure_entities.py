"""What the entity pipeline adds to the rules: fields of held-out documents with and without its proposals."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from drawn import DrawnDocument
from wear import LEVELS, Wear, worn_words

from dossier_ai.core import Document, Field, FieldSpec, FieldState, Kind
from dossier_ai.core.reread import no_reread
from dossier_ai.corpus.evaluation_normal import normal
from dossier_ai.kinds import kind_of
from dossier_ai.sorting.entities import EntityReader
from dossier_ai.text.entity_fields import LEAST_CHANCE, Route, label_of, offers
from dossier_ai.text.mentions import Mention

EACH_KIND = 5
Offered = tuple[FieldSpec, Route, Mention, str]


def measure_fields(
    dossiers: Sequence[Sequence[DrawnDocument]], reader: EntityReader, seed: int
) -> dict[str, Any]:
    """Over fields that an entity can fill: recall and precision of the rules alone and with proposals,
    as printed and after a bad scan; `chances` are the shares of right proposals by route and label."""
    out: dict[str, Any] = {}
    routes: dict[str, list[bool]] = defaultdict(list)
    for level in ("clean", "scan", "bad_scan"):
        tally: Counter[str] = Counter()
        by_label: dict[str, Counter[str]] = defaultdict(Counter)
        for drawn, document, kind in _documents(dossiers, LEVELS[level], seed):
            fields = kind.extract(document, no_reread)
            mentions = [mention for page in document.pages for mention in reader(page)]
            offered = offers(document, kind, fields, mentions)
            for spec, route, mention, value in offered:
                ok = normal(value, spec.format) == normal(drawn.fields.get(spec.key), spec.format)
                routes[f"{route}.{mention.label}"].append(ok)
            _count(drawn, kind, fields, offered, reader.chances, tally, by_label)
        out[level] = _figures(tally) | {
            "recovered_by_label": {
                label: dict(sorted(held.items())) for label, held in sorted(by_label.items())
            }
        }
    # One added to each side: a route seen twice is not sure.
    out["chances"] = {r: round((sum(o) + 1) / (len(o) + 2), 4) for r, o in sorted(routes.items())}
    return out


def _documents(
    dossiers: Sequence[Sequence[DrawnDocument]], wear: Wear, seed: int
) -> Iterator[tuple[DrawnDocument, Document, Kind]]:
    seen: Counter[str] = Counter()
    for number, documents in enumerate(dossiers):
        rng = random.Random(f"{seed}-{number}")
        for drawn in documents:
            kind = kind_of(drawn.kind)
            if kind is None or not any(label_of(s) for s in kind.fields) or seen[drawn.kind] >= EACH_KIND:
                continue
            seen[drawn.kind] += 1
            pages = tuple(
                replace(
                    page,
                    words=worn_words(sorted(page.words, key=lambda w: (w.rect.cy, w.rect.left)), wear, rng),
                )
                for page in drawn.pages
            )
            yield drawn, Document("d1", drawn.kind, pages), kind


def _count(
    drawn: DrawnDocument,
    kind: Kind,
    fields: Sequence[Field],
    offered: Sequence[Offered],
    chances: dict[str, float],
    tally: Counter[str],
    by_label: dict[str, Counter[str]],
) -> None:
    read = {f.key: f.value for f in fields if f.state is not FieldState.ABSENT and f.value is not None}
    shown = {s.key: v for s, r, m, v in offered if chances.get(f"{r}.{m.label}", 0.5) >= LEAST_CHANCE}
    for spec in kind.fields:
        label = label_of(spec)
        if label is None:
            continue
        truth = normal(drawn.fields.get(spec.key), spec.format)
        mine = normal(read.get(spec.key), spec.format)
        tally["true"] += truth is not None
        if mine is not None:
            tally["read"] += 1
            tally["read_right"] += mine == truth
        elif spec.key in shown:
            right = normal(shown[spec.key], spec.format) == truth
            tally["proposed"] += 1
            tally["proposed_right"] += right
            by_label[label]["right" if right else "wrong"] += 1
        tally["missed_by_rules"] += mine is None and truth is not None


def _figures(t: Counter[str]) -> dict[str, Any]:
    both, both_right = t["read"] + t["proposed"], t["read_right"] + t["proposed_right"]

    def share(part: int, whole: int) -> float:
        return round(part / max(1, whole), 4)

    return {
        "true_values": t["true"],
        "rules_recall": share(t["read_right"], t["true"]),
        "rules_precision": share(t["read_right"], t["read"]),
        "with_entities_recall": share(both_right, t["true"]),
        "with_entities_precision": share(both_right, both),
        "missed_by_rules": t["missed_by_rules"],
        "proposed": t["proposed"],
        "proposed_right": t["proposed_right"],
    }
