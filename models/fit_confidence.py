"""Fits the chance that a value is right, and the floors under which a person is asked.

    dossier-ai eval dossiers/ --keep pages/ --json --values > eval.json
    .venv/bin/python models/fit_confidence.py eval.json [--held-out other.json]

For each group of formats (figures, text, marks) a logistic curve over the signs of a value, with a ridge, and
a number for every field, drawn to zero the harder the fewer values it has; then a monotone curve over chances
that no value's own dossier took part in. Floors: one for all fields, higher where a field with enough values
needs it, so that at most `TARGET` of what is accepted is wrong.

Every figure of the metrics is measured on dossiers that took no part in fitting: folds of whole dossiers, or
the dossiers of `--held-out`. Same input, same output: folds come from the dossiers' names.

Writes `models/confidence/calibration.json` and `models/confidence/metrics.json`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dossier_ai.corpus.evaluation_confidence import (
    Judged,
    acceptance_of,
    bins_of,
    by_field,
    calibration_error,
    error_of,
)
from dossier_ai.text.confidence import Calibration, Curve, group_of, straightened
from dossier_ai.text.signs import SIGNS

VERSION = "1.0.0"
SEED = 20261120
FOLDS = 5
RIDGE, FIELD_RIDGE = 3.0, 2.0
TARGET, MARGIN = 0.005, 0.7
"""Wanted share of silent errors, and the part of it that floors may use on the data they are chosen on."""
FEWEST = 60
"""Values a field needs for a floor of its own."""
KNOTS = 24
OUT = Path(__file__).parent / "confidence"

Floats = npt.NDArray[np.float64]


def load_values(paths: Sequence[Path]) -> tuple[list[Judged], int]:
    """The judged values of evaluations, and how many values the truth has in all."""
    values: list[Judged] = []
    true = 0
    for path in paths:
        content = json.loads(path.read_text("utf-8"))
        if "values" not in content:
            sys.exit(f"{path} has no values: make it with `dossier-ai eval DIR --json --values`.")
        if content["values"]["signs"] != list(SIGNS):
            sys.exit(f"{path} was made with other signs: evaluate again.")
        true += content["confidence"]["all"]["true"]
        for row in content["values"]["rows"]:
            item = dict(zip(content["values"]["columns"], row, strict=True))
            if item["signs"] is None:
                continue
            values.append(
                Judged(
                    item["dossier"], item["name"], item["form"], item["surface"], item["confidence"],
                    bool(item["right"]), item["sort"], bool(item["expected"]), bool(item["asked"]),
                    bool(item["cell"]), tuple(item["signs"]),
                )
            )  # fmt: skip
    return values, true


def fold_of(dossier: str) -> int:
    """The fold of a dossier, by its name alone."""
    return int(hashlib.sha256(f"{SEED}|{dossier}".encode()).hexdigest(), 16) % FOLDS


@dataclass(frozen=True)
class Logistic:
    """A fitted curve before it is straightened."""

    intercept: float
    weights: dict[str, float]
    fields: dict[str, float]


def fit_logistic(values: Sequence[Judged]) -> Logistic:
    """Newton's method on the penalised likelihood; signs get unit spread for the ridge."""
    names = sorted({v.name for v in values})
    place = {name: i for i, name in enumerate(names)}
    raw = np.array([v.signs for v in values], dtype=np.float64)
    mean, spread = raw.mean(axis=0), raw.std(axis=0)
    spread[spread < 1e-9] = 1.0
    signs = (raw - mean) / spread
    field = np.array([place[v.name] for v in values])
    right = np.array([v.right for v in values], dtype=np.float64)
    width = 1 + len(SIGNS) + len(names)
    ridge = np.array([1e-6] + [RIDGE] * len(SIGNS) + [FIELD_RIDGE] * len(names))
    start = min(max(right.mean(), 0.01), 0.999)
    weights = np.zeros(width)
    weights[0] = math.log(start / (1 - start))
    dense = np.hstack([np.ones((len(values), 1)), signs])
    loss = _penalised(dense, field, right, weights, ridge)
    for _ in range(100):
        chance = _chance(dense, field, weights)
        step = _newton(dense, field, len(names), right - chance, chance * (1 - chance), weights, ridge)
        length = 1.0
        while (tried := _penalised(dense, field, right, weights + length * step, ridge)) > loss:
            length /= 2
            if length < 1e-6:
                break
        weights, before, loss = weights + length * step, loss, min(loss, tried)
        if before - loss < 1e-9 * max(1.0, abs(before)):
            break
    own = weights[1 : 1 + len(SIGNS)] / spread
    return Logistic(
        intercept=round(float(weights[0] - (own * mean).sum()), 6),
        weights={s: round(float(w), 6) for s, w in zip(SIGNS, own, strict=True)},
        fields={n: round(float(w), 4) for n, w in zip(names, weights[dense.shape[1] :], strict=True)},
    )


def _chance(dense: Floats, field: npt.NDArray[Any], weights: Floats) -> Floats:
    score = dense @ weights[: dense.shape[1]] + weights[dense.shape[1] :][field]
    return np.asarray(1 / (1 + np.exp(-np.clip(score, -30, 30))), dtype=np.float64)


def _penalised(
    dense: Floats, field: npt.NDArray[Any], right: Floats, weights: Floats, ridge: Floats
) -> float:
    """What is made least: the negative log-likelihood with the ridge."""
    chance = np.clip(_chance(dense, field, weights), 1e-12, 1 - 1e-12)
    likelihood = right * np.log(chance) + (1 - right) * np.log(1 - chance)
    return float(-likelihood.sum() + 0.5 * (ridge * weights**2).sum())


def _newton(
    dense: Floats,
    field: npt.NDArray[Any],
    fields: int,
    miss: Floats,
    weight: Floats,
    now: Floats,
    ridge: Floats,
) -> Floats:
    """One step. The fields' block of the Hessian is diagonal, so that it is eliminated first."""
    wide = dense.shape[1]
    slope = np.concatenate([dense.T @ miss, np.bincount(field, miss, fields)]) - ridge * now
    corner = dense.T @ (dense * weight[:, None]) + np.diag(ridge[:wide])
    diagonal = np.bincount(field, weight, fields) + ridge[wide:]
    mixed = np.stack([np.bincount(field, weight * dense[:, i], fields) for i in range(wide)])
    scaled = mixed / diagonal
    first = np.linalg.solve(corner - scaled @ mixed.T, slope[:wide] - scaled @ slope[wide:])
    return np.concatenate([first, (slope[wide:] - mixed.T @ first) / diagonal])


def monotone(chances: Sequence[float], right: Sequence[bool]) -> tuple[tuple[float, float], ...]:
    """Corners of a rising curve from chance to share right: values in equal bins, pooled where they fall."""
    bins = bins_of(zip(chances, right, strict=True), KNOTS)
    blocks: list[list[float]] = []  # weight, chance, right
    for part in bins:
        blocks.append([part.count, part.confidence, part.right])
        while len(blocks) > 1 and blocks[-2][2] >= blocks[-1][2]:
            n2, c2, r2 = blocks.pop()
            n1, c1, r1 = blocks.pop()
            both = n1 + n2
            blocks.append([both, (n1 * c1 + n2 * c2) / both, (n1 * r1 + n2 * r2) / both])
    # One right and one wrong value more: no share of 0 or 1 is ever certain.
    return tuple(
        (round(c, 6), round((r * n + 1) / (n + 2) if r in (0.0, 1.0) else r, 6)) for n, c, r in blocks
    )


def grouped(values: Sequence[Judged]) -> Mapping[str, list[Judged]]:
    """The values by group of formats."""
    found: defaultdict[str, list[Judged]] = defaultdict(list)
    for value in values:
        found[group_of(value.form)].append(value)
    return dict(sorted(found.items()))


def fit(values: Sequence[Judged]) -> tuple[dict[str, Curve], list[Judged]]:
    """The curve of every group, fitted on all values and straightened on chances out of the folds; and the
    values with those chances, straightened."""
    curves: dict[str, Curve] = {}
    seen: list[Judged] = []
    for group, part in grouped(values).items():
        if len({v.right for v in part}) < 2:
            share = (sum(v.right for v in part) + 1) / (len(part) + 2)
            curves[group] = Curve(intercept=0.0, weights={}, fields={}, knots=((0.5, round(share, 6)),))
            seen += rated(part, curves)
            continue
        held = _out_of_fold(part)
        knots = monotone([v.confidence for v in held], [v.right for v in held])
        curves[group] = Curve(**vars(fit_logistic(part)), knots=knots)
        seen += [replace(v, confidence=round(straightened(v.confidence, knots), 4)) for v in held]
    return curves, seen


def _out_of_fold(values: Sequence[Judged]) -> list[Judged]:
    """The values with the chances of curves that did not see their dossier; of the one curve where the other
    folds hold nothing right or nothing wrong."""
    out: list[Judged] = []
    for fold in sorted({fold_of(v.dossier) for v in values}):
        others = [v for v in values if fold_of(v.dossier) != fold]
        fitted_on = others if len({v.right for v in others}) == 2 else values
        curve = Curve(**vars(fit_logistic(fitted_on)), knots=())
        out += [
            replace(v, confidence=curve.raw(v.name, v.signs))
            for v in values
            if v.signs is not None and fold_of(v.dossier) == fold
        ]
    return out


def rated(values: Sequence[Judged], curves: Mapping[str, Curve]) -> list[Judged]:
    """The values with the confidence that `curves` give them."""
    out = []
    for value in values:
        curve = curves.get(group_of(value.form))
        if curve is not None and value.signs is not None:
            value = replace(value, confidence=curve.chance(value.name, value.signs))
        out.append(value)
    return out


def floors_of(values: Sequence[Judged]) -> tuple[float, dict[str, float]]:
    """The floor for all fields and those of fields that need a higher one. Fields are first held to twice the
    target each, then one floor holds all together to the target."""
    floors = {}
    for name, part in by_field(values).items():
        if len(part) >= FEWEST:
            floor = _lowest(part, 2 * TARGET)
            if floor > 0:
                floors[name] = floor
    left = [v for v in values if v.confidence >= floors.get(v.name, 0.0)]
    common = _lowest(left, TARGET * MARGIN)
    return common, {n: f for n, f in sorted(floors.items()) if f > common}


def _lowest(values: Sequence[Judged], wanted: float) -> float:
    """The lowest floor with at most the share `wanted` of wrong values above it; above 1 for none."""
    ordered = sorted(values, key=lambda v: -v.confidence)
    best, wrong = 1.0001, 0
    for i, value in enumerate(ordered, start=1):
        wrong += not value.right
        last = i == len(ordered) or ordered[i].confidence != value.confidence
        if last and wrong <= wanted * i:
            best = value.confidence
    return best


def decided(values: Sequence[Judged], calibration: Calibration) -> list[Judged]:
    """The values, rated and put before a person or accepted."""
    out = rated(values, calibration.curves)
    return [replace(v, asked=v.confidence < calibration.floor_of(v.name)) for v in out]


def fitted(values: Sequence[Judged]) -> Calibration:
    """The whole calibration; floors are chosen on chances out of folds."""
    curves, seen = fit(values)
    floor, floors = floors_of(seen)
    return Calibration(version=VERSION, curves=curves, floor=round(floor, 4), floors=floors)


def measured(values: Sequence[Judged], true: int) -> dict[str, Any]:
    """What `values`, rated and decided by a calibration that did not see them, come to."""
    out = acceptance_of(values, true).as_json()
    for key in ("evidence", "centre_in_box", "iou_half"):
        out.pop(key)
    bins = bins_of((v.confidence, v.right) for v in values)
    by_group = {g: round(error_of(part) or 0.0, 4) for g, part in grouped(values).items()}
    fields = [error_of(p) or 0.0 for p in by_field(values).values() if len(p) >= FEWEST]
    return out | {
        "calibration_error": round(calibration_error(bins) or 0.0, 4),
        "calibration_error_by_group": by_group,
        "calibration_error_by_field": {
            "fields": len(fields), "mean": round(sum(fields) / len(fields), 4) if fields else None,
            "greatest": round(max(fields), 4) if fields else None,
        },
        "reliability": [[b.count, round(b.confidence, 4), round(b.right, 4)] for b in bins],
        "log_loss": round(_log_loss(values), 5),
    }  # fmt: skip


def _log_loss(values: Sequence[Judged]) -> float:
    kept = [(min(0.9999, max(0.0001, v.confidence)), v.right) for v in values]
    return -sum(math.log(c if right else 1 - c) for c, right in kept) / max(1, len(kept))


def cross_measured(values: Sequence[Judged]) -> list[Judged]:
    """Every value rated and decided by a calibration fitted without its fold of dossiers."""
    out: list[Judged] = []
    for fold in sorted({fold_of(v.dossier) for v in values}):
        others = [v for v in values if fold_of(v.dossier) != fold]
        inside = [v for v in values if fold_of(v.dossier) == fold]
        if not others:
            sys.exit("One dossier is too few: nothing could be held out.")
        out += decided(inside, fitted(others))
    return out


def without(values: Sequence[Judged], *names: str) -> list[Judged]:
    """The values with some signs taken away (replaced by `sure`, or 0)."""
    places = {SIGNS.index(n) for n in names}
    sure = SIGNS.index("sure")
    return [
        replace(v, signs=tuple(v.signs[sure] if i in places else s for i, s in enumerate(v.signs)))
        for v in values
        if v.signs is not None
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("evaluations", nargs="+", type=Path)
    parser.add_argument("--held-out", nargs="*", type=Path, default=[])
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    values, true = load_values(given.evaluations)
    calibration = fitted(values)
    if given.held_out:
        tested, tested_true = load_values(given.held_out)
        judged, how = decided(tested, calibration), "held-out evaluation"
        plain = decided(without(tested, "least", "mean"), fitted(without(values, "least", "mean")))
    else:
        judged, tested, tested_true, how = cross_measured(values), values, true, f"{FOLDS} folds of dossiers"
        plain = cross_measured(without(values, "least", "mean"))
    as_read = [replace(v, confidence=1 / (1 + math.exp(-v.signs[0]))) for v in tested if v.signs is not None]
    metrics = {
        "command": " ".join(["models/fit_confidence.py", *(p.name for p in given.evaluations)]
                            + (["--held-out", *(p.name for p in given.held_out)] if given.held_out else [])),
        "version": VERSION,
        "seed": SEED,
        "dossiers": len({v.dossier for v in values}),
        "values": len(values),
        "right": sum(v.right for v in values),
        "measured_on": how,
        "calibrated": measured(judged, tested_true),
        "without_character_chances": measured(plain, tested_true),
        "as_read": {
            "calibration_error": round(error_of(as_read) or 0.0, 4),
            "log_loss": round(_log_loss(as_read), 5),
        },
    }  # fmt: skip
    given.out.mkdir(parents=True, exist_ok=True)
    for name, content in (
        ("calibration.json", calibration.model_dump(mode="json")),
        ("metrics.json", metrics),
    ):
        text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=name != "metrics.json")
        (given.out / name).write_text(text + "\n", encoding="utf-8")
    print(json.dumps(metrics, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
