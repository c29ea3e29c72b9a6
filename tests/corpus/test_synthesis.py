"""Many dossiers at once: the same bytes whatever the number of processes, companions beside their dossier."""

import json
from pathlib import Path

import pytest

from dossier_ai.corpus.synthesis import synthesise
from dossier_ai.errors import UsageError

FEW = ("truth_declaration", "equipment_list")


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_workers_change_no_byte(tmp_path: Path) -> None:
    made = {}
    for workers in (1, 2):
        out = tmp_path / str(workers)
        seen: list[tuple[int, int]] = []
        folders = synthesise(
            out, 5, 2, scheme="liaoning-platform", style="folder", degradation="none", plant=0, kinds=FEW,
            workers=workers, progress=lambda *now, seen=seen: seen.append(now),
        )  # fmt: skip
        assert [f.name for f in folders] == ["dossier-00005", "dossier-00006"]
        assert seen == [(1, 2), (2, 2)]
        made[workers] = _bytes(out)
    assert made[1] == made[2]
    truth = json.loads(made[1]["dossier-00005/truth.json"])
    assert (truth["scheme"], truth["procedure"]) == ("liaoning-platform", "initial")
    assert truth["verdicts"] and truth["entity"]


def test_a_companion_lies_beside_its_dossier(tmp_path: Path) -> None:
    (folder,) = synthesise(
        tmp_path, 3, 1, scheme="chengdu-platform", degradation="none", plant=["P64"], kinds=("staff_roster",),
        workers=1,
    )  # fmt: skip
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    assert truth["companions"] == ["dossier-00003-companion"]
    assert truth["planted"][0]["expect"] == ["XDX-01"] and truth["planted"][0]["file"]
    other = json.loads((tmp_path / "dossier-00003-companion" / "truth.json").read_text(encoding="utf-8"))
    assert other["planted"] == [] and other["documents"]


def test_a_ban_is_told_in_the_truth(tmp_path: Path) -> None:
    (folder,) = synthesise(
        tmp_path,
        3,
        1,
        plant=["P73"],
        degradation="none",
        style="folder",
        kinds=("truth_declaration",),
        workers=1,
    )
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    assert truth["history"][0]["ban_until"] > truth["application_date"]
    assert truth["planted"][0]["file"] is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"scheme": "mars"},
        {"procedure": "again"},
        {"plant": ["P99"]},
        {"style": "book"},
        {"degradation": "bad"},
    ],
)
def test_unknown_words_are_usage_errors(tmp_path: Path, wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        synthesise(tmp_path, 1, 1, **wrong)  # type: ignore[arg-type]


def test_a_pair_is_planted_alone(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        synthesise(tmp_path, 1, 1, plant=["P64", "P19"], workers=1)


def test_printed_words_stand_in_the_truth_when_asked_for(tmp_path: Path) -> None:
    asked = {"style": "photos", "degradation": "light", "plant": 0, "workers": 1}
    asked |= {"kinds": ("truth_declaration",)}
    (bare,) = synthesise(tmp_path / "bare", 3, 1, **asked)  # type: ignore[arg-type]
    (full,) = synthesise(tmp_path / "full", 3, 1, words=True, **asked)  # type: ignore[arg-type]
    without, truth = (json.loads((f / "truth.json").read_text(encoding="utf-8")) for f in (bare, full))
    words = [document.pop("words") for document in truth["documents"]]
    assert truth == without  # nothing else changes
    (document,), (printed,) = truth["documents"], words
    assert len(printed) > 5 and all(word["text"].strip() and word["page"] == 1 for word in printed)
    found = 0
    for key, place in document["boxes"].items():
        left, top, right, bottom = place["box"]
        holding = [w["box"] for w in printed if str(document["fields"].get(key)) in w["text"]]
        if holding:
            found += 1
            assert any(b[0] < right and left < b[2] and b[1] < bottom and top < b[3] for b in holding)
    assert found >= 1
