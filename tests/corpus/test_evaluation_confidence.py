"""Calibration and acceptance: bins of equal size, silent errors, and the fit that makes them few."""

from __future__ import annotations

import importlib.util
import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.corpus.evaluation_confidence import (
    Judged,
    acceptance_of,
    bins_of,
    calibration_error,
    confidence_json,
    sweep,
    values_json,
)
from dossier_ai.corpus.evaluation_marks import mark_of
from dossier_ai.text.signs import SIGNS, log_odds


def value(confidence: float, right: bool, *, asked: bool = False, **rest: Any) -> Judged:
    made = {"dossier": "one", "name": "business_licence.name", "form": "text", "surface": "light",
            "sort": "right" if right else "wrong", "expected": True, "cell": False, **rest}  # fmt: skip
    return Judged(confidence=confidence, right=right, asked=asked, **made)


def test_bins_have_equal_size_and_keep_equal_confidences_together() -> None:
    pairs = [(i / 100, True) for i in range(100)]
    assert [b.count for b in bins_of(pairs)] == [10] * 10
    assert [b.count for b in bins_of([(0.5, True)] * 7 + [(0.9, False)] * 3, 2)] == [7, 3]


@given(st.lists(st.tuples(st.sampled_from([0.1, 0.5, 0.9, 0.99]), st.booleans()), max_size=60))
def test_no_value_is_lost_or_counted_twice(pairs: list[tuple[float, bool]]) -> None:
    bins = bins_of(pairs)
    assert sum(b.count for b in bins) == len(pairs)
    assert sum(b.count * b.right for b in bins) == pytest.approx(sum(r for _, r in pairs))
    assert len({round(b.confidence, 9) for b in bins}) == len(bins)


def test_the_calibration_error_is_the_distance_from_the_share_right() -> None:
    assert calibration_error(bins_of([(0.8, True)] * 8 + [(0.8, False)] * 2)) == pytest.approx(0.0)
    assert calibration_error(bins_of([(1.0, True)] * 9 + [(1.0, False)])) == pytest.approx(0.1)
    assert calibration_error([]) is None


def test_silent_errors_are_the_wrong_ones_that_nobody_is_asked_about() -> None:
    values = [
        value(0.99, True, centred=True, overlap=0.6),
        value(0.99, True, centred=False, overlap=0.2),
        value(0.98, False),
        value(0.97, False, expected=False, sort="stray"),
        value(0.5, False, asked=True),
    ]
    got = acceptance_of(values, 8)
    assert (got.read, got.accepted, got.wanted, got.silent) == (5, 4, 3, 2)
    assert (got.share, got.silent_share) == (3 / 8, 0.5)
    assert (got.located, got.centred, got.overlapping) == (2, 1, 1)


def test_the_sweep_goes_from_nothing_to_everything() -> None:
    values = [value(c / 100, c > 20) for c in range(100)]
    points = sweep(values, 200)
    assert points[-1].accepted == 0.5 and points[-1].silent == pytest.approx(0.21)
    assert [p.accepted for p in points] == sorted(p.accepted for p in points)
    assert points[0].silent == 0.0


def test_figures_and_values_become_json() -> None:
    out = confidence_json([value(0.9, True), value(0.4, False, cell=True, asked=True)], 1, 1)
    assert out["all"]["silent"] == 0 and out["cells"]["accepted"] == 0
    assert out["by_field"]["business_licence.name"]["read"] == 2
    rows = json.loads(json.dumps(values_json([value(0.9, True, signs=(0.0,) * len(SIGNS))])))
    assert len(rows["rows"][0]) == len(rows["columns"])


@pytest.mark.parametrize(
    ("kind", "key", "form", "wanted"),
    [
        ("lease_contract", "lessor_sealed", "mark", "seal"),
        ("government_contract", "sealed_a", "mark", "seal"),
        ("audit_report", "firm_seal", "mark", "seal"),
        ("government_contract", "signed_b", "mark", "signature"),
        ("served_enterprise_list", "rows.signed", "mark", "tick"),
        ("application_form", "site_tenure", "enum", "tick"),
        ("truth_declaration", "seal_text", "organisation", None),
    ],
)
def test_which_marks_are_which(kind: str, key: str, form: Any, wanted: str | None) -> None:
    assert mark_of(kind, key, form) == wanted


# -------------------- the fit


@pytest.fixture(scope="module")
def fit() -> Any:
    path = Path(__file__).parents[2] / "models" / "fit_confidence.py"
    spec = importlib.util.spec_from_file_location("fit_confidence", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fit_confidence"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def drawn(seed: int, number: int) -> list[Judged]:
    """Values whose chance follows from `least` and their field, while `sure` says that all is well."""
    rng = random.Random(seed)
    out = []
    for i in range(number):
        least, weak = rng.uniform(0.3, 0.999), rng.random() < 0.1
        signs = dict.fromkeys(SIGNS, 0.0) | {"sure": log_odds(0.99), "least": log_odds(least)}
        chance = (1 - (1 - least) ** 3) * (0.7 if weak else 1.0)
        name = "business_licence.scope" if weak else "business_licence.name"
        out.append(
            value(0.99, rng.random() < chance, dossier=f"d{i % 30}", name=name, signs=tuple(signs.values()))
        )
    return out


def test_the_fit_is_calibrated_on_values_it_did_not_see(fit: Any) -> None:
    calibration = fit.fitted(drawn(1, 6000))
    seen = fit.decided(drawn(2, 4000), calibration)
    as_read = calibration_error(bins_of((v.confidence, v.right) for v in drawn(2, 4000)))
    assert as_read is not None and as_read > 0.05
    error = calibration_error(bins_of((v.confidence, v.right) for v in seen))
    assert error is not None and error < 0.03
    got = acceptance_of(seen, len(seen))
    assert got.silent_share is not None and got.silent_share < 0.02 < as_read
    assert got.share is not None and got.share > 0.2


def test_a_weak_field_is_put_before_a_person(fit: Any) -> None:
    seen = fit.decided(drawn(2, 4000), fit.fitted(drawn(1, 6000)))
    asked = [v.asked for v in seen if v.name.endswith("scope")]
    assert sum(asked) > 0.95 * len(asked)


def test_the_same_values_give_the_same_fit_and_every_curve_rises(fit: Any) -> None:
    calibration = fit.fitted(drawn(3, 1500))
    assert calibration == fit.fitted(drawn(3, 1500))
    for curve in calibration.curves.values():
        assert list(curve.knots) == sorted(curve.knots)
        assert [y for _, y in curve.knots] == sorted(y for _, y in curve.knots)


def test_values_all_right_still_leave_room_for_doubt(fit: Any) -> None:
    sure = [v for v in drawn(4, 400) if v.right]
    got = fit.rated(sure, fit.fitted(sure).curves)
    assert all(0.9 < v.confidence < 1.0 for v in got)


def test_an_evaluation_without_values_is_refused(fit: Any, tmp_path: Path) -> None:
    (tmp_path / "eval.json").write_text("{}", encoding="utf-8")
    with pytest.raises(SystemExit, match="--values"):
        fit.load_values([tmp_path / "eval.json"])
