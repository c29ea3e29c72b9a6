"""Trains the page classifier: which document kind a page is of, from its words alone.

    .venv/bin/python models/train_page_kind.py

Data recipe: pages of generated dossiers as printed words (`dossier_ai.corpus.synth.printed_pages`), without
pixels. Training sees the layouts and fonts of part `seen`, every page as printed and again as a scanner and
an OCR engine might leave it (characters lost or confused, lines missing, the title cut off, since titled
pages are recognised by their title anyway). Measuring uses part `held_out`: the layout of each kind that
training never saw, other fonts, other seeds. Same seeds, same weights, same metrics.

Writes `models/page_kind/` (the spaCy pipeline) and `models/page_kind/metrics.json`.
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import spacy
from spacy.training import Example
from spacy.util import compounding, fix_random_seed, minibatch

from dossier_ai.corpus.synth import PrintedPage, printed_pages
from dossier_ai.sorting.classifier import page_features

SEED = 20260520
TRAIN_SEEDS = range(500_000, 500_090)
HELD_OUT_SEEDS = range(900_000, 900_030)
EPOCHS = 12
OUT = Path(__file__).parent / "page_kind"
VERSION = "1.0.0"

Sample = tuple[str, list[str]]
_CONFUSED = dict(
    zip("己已未末日曰土士千干人入账帐企业服务", "已己末未曰日士土干千入人帐账业企务服", strict=True)
)

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


def printed_lines(page: PrintedPage) -> list[str]:
    """The words of a page joined into lines, from top to bottom."""
    lines: list[list[Any]] = []
    for word in sorted(page.words, key=lambda w: (w.rect.top + w.rect.bottom, w.rect.left)):
        centre = (word.rect.top + word.rect.bottom) / 2
        last = lines[-1] if lines else None
        if last and abs((last[-1].rect.top + last[-1].rect.bottom) / 2 - centre) < 1.2:
            last.append(word)
        else:
            lines.append([word])
    return [" ".join(w.text for w in sorted(line, key=lambda w: w.rect.left)) for line in lines]


def read_seed(arguments: tuple[int, str]) -> list[Sample]:
    """Kind and lines of every page of one generated dossier."""
    seed, part = arguments
    return [(page.kind, printed_lines(page)) for page in printed_pages(seed, part=part)]  # type: ignore[arg-type]


def worn(lines: Sequence[str], rng: random.Random) -> list[str]:
    """The lines after a bad scan: the title often gone, some lines missing, some characters lost or wrong."""
    kept = list(lines[rng.choice((1, 2, 3)) :] if len(lines) > 6 and rng.random() < 0.6 else lines)
    kept = [line for line in kept if rng.random() > 0.08] or kept
    out = []
    for line in kept:
        characters = []
        for char in line:
            roll = rng.random()
            if roll < 0.02:
                continue
            characters.append(_CONFUSED.get(char, char) if roll < 0.05 else char)
        out.append("".join(characters))
    return out


def read_part(seeds: Iterable[int], part: str) -> list[Sample]:
    with ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn")) as pool:
        return [sample for samples in pool.map(read_seed, [(s, part) for s in seeds]) for sample in samples]


def train(samples: Sequence[Sample], kinds: Sequence[str]) -> Any:
    """The trained pipeline."""
    fix_random_seed(SEED)
    rng = random.Random(SEED)
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

    def example(kind: str, lines: Sequence[str]) -> Example:
        cats = {k: float(k == kind) for k in kinds}
        return Example.from_dict(pipeline.make_doc(page_features(list(lines))), {"cats": cats})

    # Kinds with few pages per dossier are shown more often, so that none is drowned.
    counts = Counter(kind for kind, _ in samples)
    most = max(counts.values())
    examples = []
    for kind, lines in samples:
        examples.append(example(kind, lines))
        for _ in range(min(6, max(1, round(0.5 * most / counts[kind])))):
            examples.append(example(kind, worn(lines, rng)))
    optimizer = pipeline.initialize(lambda: examples[:200])
    for epoch in range(EPOCHS):
        rng.shuffle(examples)
        losses: dict[str, float] = {}
        for batch in minibatch(examples, size=compounding(8.0, 64.0, 1.01)):
            pipeline.update(batch, sgd=optimizer, losses=losses, drop=0.2)
        print(f"epoch {epoch + 1}: loss {losses['textcat']:.4f}", flush=True)
    return pipeline


def measure(pipeline: Any, samples: Sequence[Sample]) -> dict[str, Any]:
    """Accuracy over all pages and by kind, and over those decided with at least 0.80."""
    right: dict[str, int] = defaultdict(int)
    seen: dict[str, int] = defaultdict(int)
    sure = sure_right = 0
    for kind, lines in samples:
        cats = pipeline(page_features(list(lines))).cats
        best = max(sorted(cats), key=lambda k: cats[k])
        seen[kind] += 1
        right[kind] += best == kind
        if cats[best] >= 0.80:
            sure += 1
            sure_right += best == kind
    return {
        "pages": sum(seen.values()),
        "accuracy": round(sum(right.values()) / sum(seen.values()), 4),
        "decided_share": round(sure / sum(seen.values()), 4),
        "accuracy_of_decided": round(sure_right / sure, 4) if sure else None,
        "by_kind": {k: {"pages": seen[k], "accuracy": round(right[k] / seen[k], 4)} for k in sorted(seen)},
    }


def main() -> None:
    print("drawing pages", flush=True)
    seen = read_part(TRAIN_SEEDS, "seen")
    held_out = read_part(HELD_OUT_SEEDS, "held_out")
    kinds = sorted({kind for kind, _ in seen})
    pipeline = train(seen, kinds)
    rng = random.Random(SEED + 1)
    untitled = [(kind, lines[3:]) for kind, lines in held_out if len(lines) > 6]
    metrics = {
        "what": "layouts, fonts and seeds that training never saw (corpus part `held_out`)",
        "train_pages": len(seen),
        "as_printed": measure(pipeline, held_out),
        "first_three_lines_cut_off": measure(pipeline, untitled),
        "worn": measure(pipeline, [(kind, worn(lines, rng)) for kind, lines in held_out]),
    }
    pipeline.to_disk(OUT)
    (OUT / "metrics.json").write_text(json.dumps(metrics, ensure_ascii=False, indent=1) + "\n", "utf-8")
    for name in ("as_printed", "first_three_lines_cut_off", "worn"):
        print(name, {k: v for k, v in metrics[name].items() if k != "by_kind"})  # type: ignore[union-attr]


if __name__ == "__main__":
    main()
