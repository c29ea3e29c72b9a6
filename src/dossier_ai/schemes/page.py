"""One scheme as a page for a lawyer: the regulation's words beside what the machine makes of them.

Out comes a plain dictionary of texts in both languages; how it looks belongs to `report`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dossier_ai.schemes.catalogue import list_materials
from dossier_ai.schemes.combinators import Combined
from dossier_ai.schemes.formula import Formula, formula_of
from dossier_ai.schemes.inputs import KINDS
from dossier_ai.schemes.pack import Clause, Pack
from dossier_ai.schemes.rounds import Round
from dossier_ai.schemes.show import EDITION_STATUS, KIND_NAMES, demand_of, describe_lifecycle
from dossier_ai.schemes.thresholds import thresholds_side_by_side

_PROCEDURES = {"initial": ("申报", "application"), "renewal": ("复核", "renewal")}
_SEVERITIES = {"B": ("点名要求", "named"), "M": ("条件所需", "inferred")}

Page = dict[str, Any]


def scheme_page(pack: Pack, compared: Sequence[Pack], this_round: Round | None = None) -> Page:
    """The page of `pack`: its clauses, materials and ambiguities, and the thresholds of all `compared`."""
    status = EDITION_STATUS[pack.edition_status]
    return {
        "title": _text(pack.title.zh, pack.title.en),
        "issuer": _text(pack.issuer.zh, pack.issuer.en),
        "version": pack.version,
        "status": _text(*status),
        "official": pack.edition_status == "in_force",
        "note": _text(pack.note.zh, pack.note.en) if pack.note is not None else None,
        "counts": _counts(pack),
        "clauses": [_clause(pack, clause) for clause in pack.clauses],
        "result": [
            {"procedure": _text(*_PROCEDURES[name]), "clauses": list(clauses)}
            for name, clauses in pack.result.items()
        ],
        "materials": [_materials(pack, name, this_round) for name in pack.materials],
        "round": _round(this_round) if this_round is not None else None,
        "ambiguities": [{"id": name, **_text(said.zh, said.en)} for name, said in pack.ambiguities.items()],
        "thresholds": _thresholds(pack, compared),
    }


def _text(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def _counts(pack: Pack) -> list[dict[str, Any]]:
    """How many clauses there are of each kind, in the order of the kinds."""
    counted = [(names, sum(c.kind == kind for c in pack.clauses)) for kind, names in KIND_NAMES.items()]
    return [{**_text(*names), "number": number} for names, number in counted if number]


def _clause(pack: Pack, clause: Clause) -> Page:
    formula = formula_of(clause.rule) if clause.rule is not None else None
    deadline = describe_lifecycle(clause.lifecycle) if clause.lifecycle is not None else ("", "")
    demand = demand_of(clause) if clause.reads is not None or clause.rule is not None else ("", "")
    relaxed = pack.relaxation is not None and clause.id in pack.relaxation.reaches
    return {
        "id": clause.id,
        "article": clause.article,
        "kind": _text(*KIND_NAMES[clause.kind]),
        "judged": clause.rule is not None,
        "title": _text(clause.title.zh, clause.title.en),
        "quotation": clause.quotation,
        "reads": _text(*demand),
        "formula": _formula(formula) if formula is not None else None,
        "ambiguities": [{"id": n, **_message(pack, n)} for n in clause.ambiguities],
        "evidence": [_text(*KINDS[kind]) for kind in clause.evidence],
        "deadline": _text(*deadline),
        "note": _text(clause.note.zh, clause.note.en) if clause.note is not None else None,
        "relaxed_by": pack.relaxation.clause if relaxed and pack.relaxation is not None else "",
        "findings": list(dict.fromkeys(_findings(clause.rule))) if clause.rule is not None else [],
    }


def _message(pack: Pack, name: str) -> dict[str, str]:
    said = pack.ambiguities[name]
    return _text(said.zh, said.en)


def _formula(formula: Formula) -> Page:
    return {
        **_text(formula.zh, formula.en),
        "reads": list(formula.reads),
        "joint": formula.joint,
        "parts": [_formula(part) for part in formula.parts],
    }


def _findings(rule: object) -> list[str]:
    """The ids of the findings that the rule and its parts emit."""
    own = [spec.id for spec in getattr(rule, "findings", ())]
    parts: list[object] = []
    if isinstance(rule, Combined):
        parts = [*rule.of, *rule.also_when_known, *rule.also_when_any_known]
    for _, one in getattr(rule, "cases", ()):
        parts.append(one)
    return own + [found for part in parts for found in _findings(part)]


def _materials(pack: Pack, procedure: str, this_round: Round | None) -> Page:
    rows = [
        {
            **_text(material.zh, material.en),
            "clause": material.clause,
            "severity": material.severity,
            "force": _text(*_SEVERITIES[material.severity]),
            "kinds": [_text(*KINDS[kind]) for kind in material.kinds],
        }
        for material in list_materials(pack, procedure, this_round=this_round)
    ]
    return {"procedure": _text(*_PROCEDURES[procedure]), "rows": rows}


def _round(found: Round) -> Page:
    return {
        "id": found.id,
        **_text(found.title.zh, found.title.en),
        "number": found.number,
        "issued": found.issued.isoformat(),
        "source": found.source,
        "deadline": found.deadline.isoformat(),
    }


def _thresholds(pack: Pack, compared: Sequence[Pack]) -> Page:
    table = thresholds_side_by_side(compared)
    return {
        "schemes": [
            {
                "id": one.scheme,
                **_text(one.issuer.zh, one.issuer.en),
                "edition": one.edition,
                "status": _text(*EDITION_STATUS[one.edition_status]),
                "current": one.version == pack.version,
            }
            for one in table.packs
        ],
        "rows": [
            {
                **_text(row.zh, row.en),
                "cells": [
                    {
                        **_text(cell.zh, cell.en),
                        "clauses": list(cell.clauses),
                        "current": one.version == pack.version,
                    }
                    for one, cell in zip(table.packs, row.cells, strict=True)
                ],
            }
            for row in table.rows
        ],
    }
