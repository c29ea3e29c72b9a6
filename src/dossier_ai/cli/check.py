"""The command `check`: the eligibility checker alone, from a record's values and decisions."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.tree import Tree

from dossier_ai.cli.verify import read_decisions
from dossier_ai.core import ClauseVerdict, Decision, Evidence, Trace, Value
from dossier_ai.errors import UsageError
from dossier_ai.pipeline import decide_again
from dossier_ai.record.model import Record
from dossier_ai.record.serialise import CheckInputs, load_record
from dossier_ai.report.words import VERDICTS
from dossier_ai.schemes.answer import Answer, answer_scheme, name_value
from dossier_ai.schemes.catalogue import choose_pack, list_editions, split_scheme, what_if
from dossier_ai.schemes.corrections import correct_values

_PLACES_SHOWN = 5


def register(app: typer.Typer) -> None:
    """Adds the command of this module to `app`."""
    app.command("check")(check)


def check(
    record: Annotated[Path, typer.Argument(help="A record.json.")],
    scheme: Annotated[
        str | None, typer.Option(help="Another scheme than the record's own, or `all`.")
    ] = None,
    what: Annotated[
        list[str] | None, typer.Option("--what-if", help="KEY=VALUE, as if it were proved; repeatable.")
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option(help="JSON list of what named persons decided, after the record's own.")
    ] = None,
    procedure: Annotated[
        str | None, typer.Option(help="initial or renewal; default: the record's own.")
    ] = None,
    explain: Annotated[
        str | None, typer.Option(help="Show how this clause was decided, down to the places on the pages.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON on standard output.")] = False,
) -> None:
    """Decide clause by clause from a record's values and decisions alone: no OCR.

    Examples: `dossier-ai check out/record.json --what-if staff.n_platform=15` ·
    `dossier-ai check out/record.json --scheme all` · `dossier-ai check out/record.json --explain QH-5-4a`
    """
    loaded = load_record(record)
    if decisions is not None:
        loaded = _decided(record, loaded, read_decisions(decisions))
    assumed = [_assumption(text) for text in what or ()]
    after = loaded.values
    for key, value in assumed:
        after = what_if(after, key, value)
    answers = [_answer(name, loaded, after, procedure) for name in _names(scheme, loaded)]
    before = [_answer(name, loaded, loaded.values, procedure) for name in _names(scheme, loaded)]
    if as_json:
        rows = [_as_json(now, was, after, assumed) for now, was in zip(answers, before, strict=True)]
        print(json.dumps(rows if scheme == "all" else rows[0], ensure_ascii=False, indent=1))
    elif explain is not None:
        _explain(answers, explain, after)
    elif scheme == "all":
        _print_all(answers, before if assumed else None)
    else:
        _print_clauses(answers[0])
        if assumed:
            _print_changes(answers[0], before[0], assumed)


def _assumption(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"`{text}` is no assumption.", "Write KEY=VALUE.")
    return key.strip(), value.strip()


def _names(scheme: str | None, loaded: CheckInputs) -> list[str]:
    if scheme != "all":
        return [scheme or loaded.scheme]
    editions = list_editions()
    several = {e.scheme for e in editions if sum(o.scheme == e.scheme for o in editions) > 1}
    return [f"{e.scheme}/{e.edition}" if e.scheme in several else e.scheme for e in editions]


def _answer(name: str, loaded: CheckInputs, values: Mapping[str, Value], procedure: str | None) -> Answer:
    """The answer of one scheme. To another scheme than its own the organisation would apply anew."""
    wanted, edition = split_scheme(name)
    own = wanted == loaded.scheme
    pack = choose_pack(wanted, edition or (loaded.edition if own else None))
    chosen = procedure or (loaded.procedure if own else "initial")
    return answer_scheme(pack, values, loaded.decisions, loaded.application_date, chosen)


def _decided(path: Path, loaded: CheckInputs, more: Sequence[Decision]) -> CheckInputs:
    """The inputs under further decisions. Corrected fields need the record's fields: its checks and values
    are made anew from them; corrected values need nothing but the values."""
    decisions = (*loaded.decisions, *more)
    if any(d.action == "correct" and d.target.startswith("field:") for d in more):
        try:
            stored = Record.model_validate_json(path.read_bytes())
        except ValidationError as error:
            raise UsageError(
                f"{path} is no whole record ({error.error_count()} faults), but a field is corrected.",
                "Give the record.json as `verify` wrote it, or correct the value instead: value:KEY.",
            ) from error
        values: Mapping[str, Value] = decide_again(stored, decisions).values
    else:
        values = correct_values(loaded.values, more)
    return CheckInputs(
        scheme=loaded.scheme,
        edition=loaded.edition,
        procedure=loaded.procedure,
        application_date=loaded.application_date,
        values=values,
        decisions=decisions,
    )


def _changes(now: Answer, was: Answer) -> list[tuple[ClauseVerdict, ClauseVerdict]]:
    """The clauses whose verdict or reason is another one, before and after."""
    pairs = zip(was.judgement.verdicts, now.judgement.verdicts, strict=True)
    return [(b, a) for b, a in pairs if (b.verdict, b.reason) != (a.verdict, a.reason)]


def _as_json(
    now: Answer, was: Answer, values: Mapping[str, Value], assumed: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    """The answer with the values it used, each with its places, so that a program can go from a verdict to
    the page; with assumptions, what they changed."""
    used = dict.fromkeys(key for v in now.judgement.verdicts for key in v.inputs)
    out = now.as_json() | {
        "inputs": {key: values[key].model_dump(mode="json") for key in used if key in values}
    }
    if assumed:
        out["what_if"] = {
            "assumed": dict(assumed),
            "result": {"before": was.result.value, "after": now.result.value},
            "changed": [
                {"clause": a.clause, "before": b.verdict.value, "after": a.verdict.value}
                for b, a in _changes(now, was)
            ],
        }
    return out


def _print_clauses(answer: Answer) -> None:
    pack = answer.pack
    table = Table(
        title=f"{pack.title.zh}：{_verdict(answer.result.value)} {answer.result.value}", title_justify="left"
    )
    for column in ("条款", "要求", "裁定", "理由"):
        table.add_column(column, overflow="fold")
    for verdict in answer.judgement.verdicts:
        clause = pack.clause(verdict.clause)
        table.add_row(
            verdict.clause,
            clause.title.zh if clause else "",
            _verdict(verdict.verdict.value),
            escape(verdict.reason.zh),
        )
    Console().print(table)
    if pack.edition_status == "draft":
        Console().print("征求意见稿，非正式依据 draft, not an official basis", highlight=False)


def _print_changes(now: Answer, was: Answer, assumed: Sequence[tuple[str, str]]) -> None:
    """Before → after, clause by clause."""
    shown = "、".join(f"{key}={value}" for key, value in assumed)
    table = Table(
        title=f"试算 What if {escape(shown)}：{_verdict(was.result.value)} → {_verdict(now.result.value)}",
        title_justify="left",
    )
    for column in ("条款", "之前 before", "之后 after", "理由"):
        table.add_column(column, overflow="fold")
    for before, after in _changes(now, was):
        table.add_row(
            after.clause,
            _verdict(before.verdict.value),
            _verdict(after.verdict.value),
            escape(after.reason.zh),
        )
    Console().print(table if table.row_count else f"试算 What if {escape(shown)}：无变化 nothing changes")


def _print_all(answers: Sequence[Answer], before: Sequence[Answer] | None) -> None:
    """Whether this organisation could apply to each scheme, and what it lacks."""
    table = Table(title="各方案 All schemes", title_justify="left", show_lines=True)
    for column in ("方案 scheme", "结论 result", "符合 met", "不符合 failed", "待定 open", "还缺 lacking"):
        table.add_column(column, overflow="fold")
    for number, answer in enumerate(answers):
        result = f"{_verdict(answer.result.value)} {answer.result.value}"
        if before is not None and before[number].result is not answer.result:
            result = f"{_verdict(before[number].result.value)} → {result}"
        draft = "\n（征求意见稿）" if answer.pack.edition_status == "draft" else ""
        table.add_row(
            answer.pack.scheme + draft,
            result,
            str(len(answer.met)),
            "、".join(answer.failed) or "—",
            str(len(answer.open)),
            escape("\n".join(_lacking(answer)) or "—"),
        )
    Console().print(table)


def _lacking(answer: Answer) -> list[str]:
    """What failed with its shortfall, then the values that are not in evidence."""
    lines = []
    for lack in answer.lacks:
        if lack.clause in answer.failed:
            gap = "；".join(s.zh for s in lack.shortfalls)
            lines.append(f"{lack.clause} {lack.title.zh}：{f'差 {gap}' if gap else lack.reason.zh}")
    names = dict.fromkeys(name_value(key).zh for key in answer.judgement.missing)
    if names:
        lines.append(f"未见依据：{'、'.join(names)}")
    return lines


def _explain(answers: Sequence[Answer], clause_id: str, values: Mapping[str, Value]) -> None:
    """From one verdict to its inputs to their places on the pages."""
    for answer in answers:
        verdict = next((v for v in answer.judgement.verdicts if v.clause == clause_id), None)
        clause = answer.pack.clause(clause_id)
        if verdict is None or clause is None:
            continue
        head = f"{clause.id} {clause.article} {clause.title.zh}：{_verdict(verdict.verdict.value)}"
        tree = Tree(escape(head))
        if clause.quotation:
            tree.add(escape(f"原文 “{clause.quotation}”"))
        tree.add(escape(f"{verdict.reason.zh} / {verdict.reason.en}"))
        if verdict.trace is not None:
            _grow(tree.add("推导 trace"), verdict.trace)
        inputs = tree.add("依据 inputs")
        for key in verdict.inputs:
            _show_value(inputs, key, values.get(key))
        Console().print(tree)
        return
    raise UsageError(f"No clause `{clause_id}` was decided.", "`dossier-ai schemes ID` lists the clauses.")


def _grow(branch: Tree, trace: Trace) -> None:
    sides = " ".join(side for side in (trace.left, trace.right and f"/ {trace.right}") if side)
    reading = f" [{trace.reading}]" if trace.reading else ""
    note = f"（{trace.note}）" if trace.note else ""
    keys = f" ← {'、'.join(trace.values)}" if trace.values and not trace.inputs else ""
    grown = branch.add(escape(f"{trace.op}{reading} {sides} → {trace.result.value}{keys}{note}"))
    for step in trace.inputs:
        _grow(grown, step)


def _show_value(branch: Tree, key: str, value: Value | None) -> None:
    name = name_value(key).zh
    if value is None:
        branch.add(escape(f"{key} {name}：材料中未见 not in evidence"))
        return
    verified = "、".join(value.verified) if isinstance(value.verified, tuple) else value.verified
    declared = f"，申报 {value.declared}" if value.declared else ""
    readings = "".join(f"，{reading} {number}" for reading, number in sorted((value.readings or {}).items()))
    grown = branch.add(escape(f"{key} {name}：{verified or '—'} {value.unit}{declared}{readings}".rstrip()))
    places = (*value.evidence, *value.declared_evidence)
    for evidence in places[:_PLACES_SHOWN]:
        grown.add(escape(_place(evidence)))
    if len(places) > _PLACES_SHOWN:
        grown.add(f"另有 {len(places) - _PLACES_SHOWN} 处 more")


def _place(evidence: Evidence) -> str:
    where = f"p.{evidence.page}" if evidence.page is not None else evidence.part or ""
    box = f" [{', '.join(f'{side:.3f}' for side in evidence.box)}]" if evidence.box is not None else ""
    quote = f" “{evidence.quote}”" if evidence.quote else ""
    return f"{evidence.file} {where}{box}{quote} {evidence.grounding}"


def _verdict(code: str) -> str:
    return VERDICTS[code][0]
