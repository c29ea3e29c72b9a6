"""Trains the page classifier: which document kind a page is of, from its words alone.

    .venv/bin/python models/train_page_kind.py

Data recipe: pages of generated dossiers of all schemes as printed words (`drawn.py`), without pixels, and
pages of papers that no kind covers (`foreign.py`) as `unknown`. Training sees the layouts and fonts of part
`seen`, every page as printed and again as a scanner and an OCR engine might leave it (`wear.py`), often with
its title cut off, since titled pages are recognised by their title anyway. Measuring uses part `held_out`:
the layout of each kind that training never saw, other fonts, other seeds, other foreign papers. The
temperature that makes the probability honest is fitted on one half of those dossiers; the metrics come from
the other half. Same seeds, same weights, same metrics.

Writes `models/page_kind/` (the spaCy pipeline, temperature in its meta) and `models/page_kind/metrics.json`.
"""

from __future__ import annotations

import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import spacy
from drawn import SCHEMES, DrawnDocument, draw_all, jobs, options, rare_jobs
from foreign import HELD_OUT, SEEN, foreign_lines, identity_card_lines, shuffled_lines
from measure_sorting import measure_sorting
from signature import signature_of
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch
from wear import LEVELS, worn_words

from dossier_ai.sorting.classifier import PageClassifier, page_features, tempered
from dossier_ai.text.lines import lines_of

SEED = 20260520
TRAIN_EACH = 11
HELD_OUT_EACH = 5
MOST_PAGES = 110
EPOCHS = 5
OUT = Path(__file__).parent / "page_kind"
VERSION = "2.0.0"
UNKNOWN = "unknown"

Sample = tuple[str, list[str]]

CONFIG = {
    "threshold": 0.5,
    "model": {
        "@architectures": "spacy.TextCatBOW.v3",
        "exclusive_classes": True,
        "ngram_size": 3,
        "length": 65536,
        "no_output_layer": False,
    },
}


def page_lines(document: DrawnDocument, level: str, rng: random.Random) -> Iterable[list[str]]:
    """The lines of each page after the wear of `level`."""
    for page in document.pages:
        words = page.words if level == "clean" else worn_words(page.words, LEVELS[level], rng)
        yield [line.text for line in lines_of(replace(page, words=words))]


def samples_of(documents: Sequence[DrawnDocument], level: str, rng: random.Random) -> list[Sample]:
    return [(d.kind, lines) for d in documents for lines in page_lines(d, level, rng)]


def foreign_samples(
    documents: Sequence[DrawnDocument], genres: dict[str, tuple[str, ...]], count: int, rng: random.Random
) -> list[Sample]:
    """`count` pages of foreign papers and half as many of shuffled text and of identity cards."""
    people, firms = names_of(documents)
    made: list[Sample] = [(UNKNOWN, foreign_lines(genres, rng, people, firms)) for _ in range(count)]
    pages = [document for document in documents if document.kind != "divider"]
    for _ in range(count // 2):
        lines = next(iter(page_lines(rng.choice(pages), "clean", rng)))
        made.append((UNKNOWN, shuffled_lines(lines, rng)))
        made.append(("identity_card", identity_card_lines(rng, people, firms)))
    return made


def names_of(documents: Sequence[DrawnDocument]) -> tuple[list[str], list[str]]:
    """People and organisations named in the documents."""
    people, firms = set(), set()
    for document in documents:
        for row in document.fields.get("rows") or ():
            people |= {v for k, v in row.items() if k in ("name", "contact") and 2 <= len(str(v)) <= 3}
            firms |= {v for k, v in row.items() if k in ("name", "enterprise") and len(str(v)) > 6}
    return sorted(people), sorted(firms)


def cut_off(lines: list[str], rng: random.Random) -> list[str]:
    """The page without its first lines, more often than not."""
    return lines[rng.choice((1, 2, 3)) :] if len(lines) > 6 and rng.random() < 0.6 else lines


def training_samples(documents: Sequence[DrawnDocument], rng: random.Random) -> list[Sample]:
    """Pages of all kinds, as printed and worn: at most `MOST_PAGES` of a kind, rare ones shown more often."""
    by_kind: dict[str, list[DrawnDocument]] = defaultdict(list)
    for document in documents:
        by_kind[document.kind] += [replace_page(document, i) for i in range(len(document.pages))]
    out: list[Sample] = []
    for kind in sorted(by_kind):
        pages = by_kind[kind]
        rng.shuffle(pages)
        pages = pages[:MOST_PAGES]
        rounds = min(6, max(2, round(MOST_PAGES / len(pages))))
        for number in range(rounds):
            level = ("clean", "bad_scan", "scan")[number % 3]
            found = samples_of(pages, level, rng)
            out += found if number == 0 else [(k, cut_off(lines, rng)) for k, lines in found]
    return out + foreign_samples(documents, SEEN, 2 * MOST_PAGES, rng)


def replace_page(document: DrawnDocument, index: int) -> DrawnDocument:
    """The document cut down to one of its pages."""
    return replace(document, pages=(document.pages[index],), boxes=(document.boxes[index],))


def train(samples: Sequence[Sample]) -> Any:
    """The trained pipeline."""
    fix_random_seed(SEED)
    rng = random.Random(SEED)
    kinds = sorted({kind for kind, _ in samples})
    pipeline = spacy.blank("zh")
    pipeline.meta.update(
        name="page_kind",
        version=VERSION,
        license="Apache-2.0",
        description="Document kind of a page of an application dossier",
    )
    categorizer = pipeline.add_pipe("textcat", config=CONFIG)
    for kind in kinds:
        categorizer.add_label(kind)
    examples = [
        Example.from_dict(
            pipeline.make_doc(page_features(lines)), {"cats": {k: float(k == kind) for k in kinds}}
        )
        for kind, lines in samples
    ]
    optimizer = pipeline.initialize(lambda: examples[:200])
    for epoch in range(EPOCHS):
        rng.shuffle(examples)
        losses: dict[str, float] = {}
        for batch in minibatch(examples, size=32):
            pipeline.update(batch, sgd=optimizer, losses=losses, drop=0.2)
        print(f"epoch {epoch + 1}: loss {losses['textcat']:.4f}", flush=True)
    return pipeline


def fit_temperature(pipeline: Any, samples: Sequence[Sample]) -> float:
    """The temperature under which the true kinds are likeliest on pages that training never saw."""
    scores = [(kind, pipeline(page_features(lines)).cats) for kind, lines in samples]

    def loss(temperature: float) -> float:
        return -sum(math.log(max(1e-9, tempered(cats, temperature).get(kind, 0.0))) for kind, cats in scores)

    return min((round(0.5 + 0.1 * step, 1) for step in range(96)), key=loss)


def measure(classifier: PageClassifier, samples: Sequence[Sample]) -> dict[str, Any]:
    """Accuracy over all pages and by kind, over those decided with at least 0.80, and how far the stated
    probability lies from the accuracy (expected calibration error over ten bins)."""
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for kind, lines in samples:
        best, chance = classifier.classify(lines)
        seen[kind] += 1
        right[kind] += best == kind
        bins[min(9, int(chance * 10))].append((chance, best == kind))
    total = sum(seen.values())
    sure = [ok for held in bins.values() for chance, ok in held if chance >= 0.80]
    gaps = (abs(sum(c for c, _ in held) - sum(ok for _, ok in held)) for held in bins.values())
    return {
        "pages": total,
        "accuracy": round(sum(right.values()) / total, 4),
        "decided_share": round(len(sure) / total, 4),
        "accuracy_of_decided": round(sum(sure) / len(sure), 4) if sure else None,
        "calibration_error": round(sum(gaps) / total, 4),
        "by_kind": {k: {"pages": seen[k], "accuracy": round(right[k] / seen[k], 4)} for k in sorted(seen)},
    }


def held_out_parts(drawn: Path | None) -> tuple[list[list[DrawnDocument]], list[list[DrawnDocument]]]:
    """The dossiers that the temperature is fitted on, and those that the figures come from."""
    dossiers = draw_all([*jobs("held_out", HELD_OUT_EACH), *rare_jobs("held_out")], drawn)
    return dossiers[0::2], dossiers[1::2]


def measured_samples(half: Sequence[Sequence[DrawnDocument]], seed: int) -> dict[str, list[Sample]]:
    """Pages at every level of wear, and pages of no kind."""
    rng = random.Random(seed)
    documents = [d for dossier in half for d in dossier]
    found = {level: samples_of(documents, level, rng) for level in LEVELS}
    return found | {"unknown": foreign_samples(documents, HELD_OUT, 60, rng)}


def write_metrics(measuring: Sequence[Sequence[DrawnDocument]]) -> None:
    """Measures the weights in `OUT` and writes their `metrics.json`."""
    classifier = PageClassifier.load(OUT)
    assert classifier is not None
    samples = measured_samples(measuring, SEED + 2)
    plain = PageClassifier(spacy.load(OUT), "", temperature=1.0)
    one_of_each = measuring[:: max(1, len(measuring) // len(SCHEMES))]
    metrics: dict[str, Any] = {
        "what": "layouts, fonts and seeds that training never saw (corpus part `held_out`)",
        "model": signature_of(OUT),
        "seed": SEED,
        "temperature": classifier.temperature,
        "calibration_error_before": measure(plain, samples["bad_scan"])["calibration_error"],
        "classifier_alone": {name: measure(classifier, held) for name, held in samples.items()},
        "sorting": {
            level: measure_sorting(one_of_each, classifier, LEVELS[level], SEED)
            for level in ("clean", "bad_scan")
        },
    }
    (OUT / "metrics.json").write_text(json.dumps(metrics, ensure_ascii=False, indent=1) + "\n", "utf-8")
    for name, found in metrics["classifier_alone"].items():
        print(name, {k: v for k, v in found.items() if k != "by_kind"})
    print(json.dumps(metrics["sorting"], ensure_ascii=False))


def main() -> None:
    chosen = options(__doc__)
    fitting, measuring = held_out_parts(chosen.drawn)
    if not chosen.measure:
        seen = [
            d
            for dossier in draw_all([*jobs("seen", TRAIN_EACH), *rare_jobs("seen")], chosen.drawn)
            for d in dossier
        ]
        samples = training_samples(seen, random.Random(SEED))
        print(f"{len(samples)} pages", flush=True)
        pipeline = train(samples)
        held = measured_samples(fitting, SEED + 1)
        pipeline.meta["temperature"] = fit_temperature(pipeline, [s for part in held.values() for s in part])
        pipeline.to_disk(OUT)
    write_metrics(measuring)


if __name__ == "__main__":
    main()
