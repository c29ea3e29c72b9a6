"""Trains the entity pipeline: organisations, people, amounts, dates, document numbers, addresses on a page.

    .venv/bin/python models/train_entities.py

Data recipe: pages of generated dossiers of all schemes (`drawn.py`) as lines of text, with what their true
fields say as labels (`entity_gold.py`), as printed and after the wear of a scan (`wear.py`). Training sees
part `seen`; measuring uses part `held_out`: other layouts, fonts and seeds. What a proposed field is worth is
fitted on one half of the held-out dossiers (`measure_entities.py`), and every figure comes from the other
half. Same seeds, same weights, same metrics.

Writes `models/entities/` (the spaCy pipeline) and `models/entities/metrics.json`.
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import spacy
from drawn import DrawnDocument, draw_all, jobs, options
from entity_gold import OPEN, lexicon_of, marked_words, runs_of, taught
from measure_entities import measure_fields
from signature import signature_of
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch
from wear import CLEAN, LEVELS, Wear

from dossier_ai.core import Page, Rect
from dossier_ai.sorting.entities import EntityReader
from dossier_ai.text.mentions import LABELS

SEED = 20260521
TRAIN_EACH = 11
HELD_OUT_EACH = 5
MOST_PAGES = 24
LONGEST = 360
EPOCHS = 16
OUT = Path(__file__).parent / "entities"
VERSION = "1.0.0"

CONFIG: dict[str, Any] = {
    "model": {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": 96,
                "attrs": ["NORM", "SHAPE"],
                "rows": [5000, 500],
                "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": 96,
                "depth": 4,
                "window_size": 2,
                "maxout_pieces": 2,
            },
        },
    }
}
Labelled = tuple[Page, dict[str, Rect], str, dict[str, str]]


def labelled_pages(dossiers: Iterable[Sequence[DrawnDocument]]) -> list[Labelled]:
    """Every page with the boxes of its fields, its kind, and the names of its dossier."""
    out: list[Labelled] = []
    for documents in dossiers:
        names = lexicon_of(documents)
        for document in documents:
            for page, boxes in zip(document.pages, document.boxes, strict=True):
                out.append((page, boxes, document.kind, names))
    return out


def choose(pages: Sequence[Labelled], most: int, rng: random.Random) -> list[Labelled]:
    """At most `most` pages of every kind."""
    by_kind: dict[str, list[Labelled]] = defaultdict(list)
    for page in pages:
        by_kind[page[2]].append(page)
    return [p for kind in sorted(by_kind) for p in rng.sample(by_kind[kind], min(most, len(by_kind[kind])))]


def window(text: str, marks: list[int], rng: random.Random) -> tuple[str, list[int]]:
    """A piece of a long page, cut at line ends."""
    if len(text) <= LONGEST:
        return text, marks
    start = rng.randrange(len(text) - LONGEST // 2)
    start = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start + LONGEST)
    end = len(text) if end < 0 else end
    return text[start:end], marks[start:end]


def example(pipeline: Any, text: str, marks: Sequence[int]) -> Example:
    doc = pipeline.make_doc(text)
    tags = ["O"] * len(doc)
    per_token = [marks[token.idx] for token in doc]
    for start, end, label in runs_of(per_token):
        if end - start == 1:
            tags[start] = f"U-{label}"
        else:
            tags[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 2), f"L-{label}"]
    for index, mark in enumerate(per_token):
        if mark == OPEN:
            tags[index] = "-"
    return Example.from_dict(doc, {"entities": tags})


def train(pages: Sequence[Labelled]) -> Any:
    """The trained pipeline; every epoch sees other pieces of the pages, worn anew."""
    fix_random_seed(SEED)
    rng = random.Random(SEED)
    pipeline = spacy.blank("zh")
    pipeline.meta.update(
        name="entities",
        version=VERSION,
        license="Apache-2.0",
        description="Names, amounts, dates, document numbers and addresses in application dossiers",
    )
    recogniser = pipeline.add_pipe("ner", config=CONFIG)
    for label in LABELS:
        recogniser.add_label(label)
    marked = [(page, marked_words(page, boxes, kind, names)) for page, boxes, kind, names in pages]
    print("labelled", flush=True)
    optimizer = None
    for epoch in range(EPOCHS):
        examples = []
        for page, words in marked:
            wear = rng.choice(list(LEVELS.values()))
            text, marks = window(*taught(page, words, wear, rng), rng)
            if text.strip():
                examples.append(example(pipeline, text, marks))
        rng.shuffle(examples)
        if optimizer is None:
            optimizer = pipeline.initialize(lambda held=examples: held[:100])
        losses: dict[str, float] = {}
        for batch in minibatch(examples, size=8):
            pipeline.update(batch, sgd=optimizer, losses=losses, drop=0.15)
        print(f"epoch {epoch + 1}: {len(examples)} pieces, loss {losses['ner']:.0f}", flush=True)
    return pipeline


def measure(reader: EntityReader, pages: Sequence[Labelled], wear: Wear) -> dict[str, Any]:
    """Precision, recall and F1 of every label by exact spans; spans on open ground do not count."""
    rng = random.Random(SEED + 1)
    right, proposed, true = Counter[str](), Counter[str](), Counter[str]()
    for page, boxes, kind, names in pages:
        text, marks = taught(page, marked_words(page, boxes, kind, names), wear, rng)
        gold = set(runs_of(marks))
        found = {e for e in reader.labels_of(text) if OPEN not in marks[e[0] : e[1]]}
        for label, tally in ((2, true), (2, proposed), (2, right)):
            entities = gold if tally is true else found if tally is proposed else gold & found
            tally.update(e[label] for e in entities)
    return {name: _scores(right[name], proposed[name], true[name]) for name in LABELS} | {
        "all": _scores(right.total(), proposed.total(), true.total())
    }


def _scores(right: int, proposed: int, true: int) -> dict[str, float]:
    precision, recall = right / max(1, proposed), right / max(1, true)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "true": true}


def main() -> None:
    chosen = options(__doc__)
    pages = choose(
        labelled_pages(draw_all(jobs("seen", TRAIN_EACH), chosen.drawn)), MOST_PAGES, random.Random(SEED)
    )
    print(f"{len(pages)} pages", flush=True)
    pipeline = train(pages)
    dossiers = draw_all(jobs("held_out", HELD_OUT_EACH), chosen.drawn)
    fitting, measuring = dossiers[0::2], dossiers[1::2]
    pipeline.meta["chances"] = measure_fields(fitting, EntityReader(pipeline, "", {}), SEED)["chances"]
    pipeline.to_disk(OUT)
    reader = EntityReader.load(OUT)
    assert reader is not None
    held_out = choose(labelled_pages(measuring), 12, random.Random(SEED))
    metrics = {
        "what": "layouts, fonts and seeds that training never saw (corpus part `held_out`)",
        "model": signature_of(OUT),
        "seed": SEED,
        "train_pages": len(pages),
        "held_out_pages": len(held_out),
        "as_printed": measure(reader, held_out, CLEAN),
        "scan": measure(reader, held_out, LEVELS["scan"]),
        "bad_scan": measure(reader, held_out, LEVELS["bad_scan"]),
        "fields": measure_fields(measuring, reader, SEED),
    }
    (OUT / "metrics.json").write_text(json.dumps(metrics, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(metrics, ensure_ascii=False)[:3000])


if __name__ == "__main__":
    main()
