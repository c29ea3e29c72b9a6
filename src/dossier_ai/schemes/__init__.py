"""Schemes: the rules of each programme as data, and the one evaluator that applies them."""

from dossier_ai.schemes.catalogue import (
    RequiredMaterial,
    choose_pack,
    list_editions,
    list_materials,
    split_scheme,
    what_if,
)
from dossier_ai.schemes.evaluate import Judgement, evaluate, judge, result_of
from dossier_ai.schemes.loader import load_pack
from dossier_ai.schemes.pack import Clause, Pack
from dossier_ai.schemes.rounds import Round, choose_round, list_rounds, load_round

__all__ = [
    "Clause",
    "Judgement",
    "Pack",
    "RequiredMaterial",
    "Round",
    "choose_pack",
    "choose_round",
    "evaluate",
    "judge",
    "list_editions",
    "list_materials",
    "list_rounds",
    "load_pack",
    "load_round",
    "result_of",
    "split_scheme",
    "what_if",
]
