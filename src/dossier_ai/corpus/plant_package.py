# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed text stays whole
"""Planted in the package: declaration, missing material, recommendation (P06, P07, P54, P55, P74)."""

from __future__ import annotations

import random

from dossier_ai.corpus.applicant import World
from dossier_ai.corpus.planting import Change, Operator, other_company, put
from dossier_ai.corpus.view import View


def _p06(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    _, before, after = put(v, "seal_text", other_company(rng))
    return "sealed", before, after


def _p07(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    _, before, after = put(v, "seal_kind", "合同专用章")
    return "sealed", before, after


def _p54(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    for key in ("seal_text", "seal_kind"):
        v.fields[key] = ""
    put(v, "sealed", False)
    return "applicant", True, False


def _p55(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    views.remove(v)
    return f"materials.{v.kind}", "present", None


def _p74(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    return put(v, "opinion", "同意推荐")


OPERATORS: dict[str, Operator] = {
    "P06": Operator("truth_declaration", _p06, ("XID-06",), ("QH-9-11",), ("declaration",)),
    "P07": Operator("truth_declaration", _p07, ("XID-06",), ("QH-9-11",), ("declaration",)),
    "P54": Operator("truth_declaration", _p54, ("XPK-04",), ("QH-9-11",), ("declaration",)),
    "P55": Operator("equipment_list", _p55, ("XPK-01",), ("QH-9-4",), ("materials",), schemes=("qinghai-platform",)),
    "P74": Operator("application_form", _p74, ("XPK-05",), schemes=("qinghai-platform",), wants=("complete",)),
}  # fmt: skip
