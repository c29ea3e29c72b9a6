"""Schemes for reading: lists and one scheme clause by clause, as rows and as text. Nothing is judged here."""

from __future__ import annotations

import calendar
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from dossier_ai.schemes.catalogue import Edition
from dossier_ai.schemes.formula import formula_of
from dossier_ai.schemes.inputs import KINDS
from dossier_ai.schemes.pack import Clause, LifeCycle, Pack

KIND_NAMES = {
    "QN": ("定量", "quantitative"),
    "DOC": ("证明", "documentary"),
    "QL": ("定性", "qualitative"),
    "COMB": ("组合", "combination"),
    "DEF": ("定义", "definition"),
    "MAT": ("材料", "material"),
    "PROC": ("程序", "process"),
    "VAL": ("效期", "validity"),
    "DUTY": ("义务", "duty"),
    "SANC": ("处分", "sanction"),
}
EDITION_STATUS = {
    "draft": ("征求意见稿，非正式依据", "draft, not official"),
    "unknown": ("是否现行有效未知", "not known to be in force"),
    "in_force": ("现行有效", "in force"),
}
_STEPS = {
    "apply": ("申请", "application"),
    "apply_directly": ("直接申请", "direct application"),
    "first_review": ("初审", "first review"),
    "on_site": ("现场审查", "on-site check"),
    "recommend": ("推荐", "recommendation"),
    "expert_review": ("专家评审", "expert review"),
    "publicity": ("公示", "publicity"),
    "announce": ("公布", "announcement"),
}
_EFFECTS = {
    "revoked": ("撤销称号", "title revoked"),
    "suspended": ("暂停称号", "title suspended"),
    "warned": ("警告", "warning"),
    "notice": ("通报", "notice of criticism"),
}


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """One clause as a reader sees it: `demand` is the threshold with its unit, or what time it asks for."""

    id: str
    article: str
    kind_zh: str
    kind_en: str
    title_zh: str
    title_en: str
    demand_zh: str
    demand_en: str
    quotation: str
    relaxable: bool
    evidence_zh: str
    evidence_en: str
    ambiguities: tuple[str, ...]


def clause_rows(pack: Pack) -> tuple[ClauseRow, ...]:
    """Every clause of the pack, in the regulation's order."""
    return tuple(_row(pack, clause) for clause in pack.clauses)


def _row(pack: Pack, clause: Clause) -> ClauseRow:
    demand = demand_of(clause)
    relaxable = pack.relaxation is not None and clause.id in pack.relaxation.reaches
    return ClauseRow(
        id=clause.id,
        article=clause.article,
        kind_zh=KIND_NAMES[clause.kind][0],
        kind_en=KIND_NAMES[clause.kind][1],
        title_zh=clause.title.zh,
        title_en=clause.title.en,
        demand_zh=demand[0],
        demand_en=demand[1],
        quotation=clause.quotation,
        relaxable=relaxable,
        evidence_zh="、".join(KINDS[kind][0] for kind in clause.evidence),
        evidence_en=", ".join(KINDS[kind][1] for kind in clause.evidence),
        ambiguities=clause.ambiguities,
    )


def demand_of(clause: Clause) -> tuple[str, str]:
    """What a clause asks for in short, in both languages; empty where it asks for nothing."""
    if clause.reads is not None:
        return clause.reads.zh, clause.reads.en
    if clause.lifecycle is not None:
        return describe_lifecycle(clause.lifecycle)
    if clause.kind == "MAT":
        return "须提交", "to be supplied"
    if clause.rule is None:
        return "", ""
    formula = formula_of(clause.rule)
    steps = formula.parts or (formula,)
    if clause.kind == "QL" or any(step.parts for step in steps):
        return "由审核人判断", "a reviewer decides"
    joint = ("；或", "; or ") if formula.joint == "any" else ("；", "; ")
    return joint[0].join(step.zh for step in steps), joint[1].join(step.en for step in steps)


def describe_lifecycle(cycle: LifeCycle) -> tuple[str, str]:
    """What a clause says about process, validity, duties or sanctions, in both languages."""
    zh: list[str] = []
    en: list[str] = []

    def say(chinese: str, english: str) -> None:
        zh.append(chinese)
        en.append(english)

    if cycle.steps and cycle.rounds_per_year is None:
        say("→".join(_STEPS[s][0] for s in cycle.steps), " → ".join(_STEPS[s][1] for s in cycle.steps))
    if cycle.rounds_per_year is not None:
        rounds = f"{cycle.rounds_per_year} round{'' if cycle.rounds_per_year == 1 else 's'} a year"
        say(f"每年 {cycle.rounds_per_year} 次", rounds)
    if cycle.publicity_working_days is not None:
        say(
            f"公示 {cycle.publicity_working_days} 个工作日",
            f"{cycle.publicity_working_days} working days of publicity",
        )
    if cycle.publicity_days is not None:
        say(f"公示 {cycle.publicity_days} 天", f"{cycle.publicity_days} days of publicity")
    if cycle.validity_years is not None:
        then = {
            "renewal": ("期满复核", "then renewal"),
            "reapply": ("期满重新申报", "then a new application"),
        }
        after = then.get(cycle.afterwards, ("", ""))
        say(
            "，".join(filter(None, (f"有效期 {cycle.validity_years} 年", after[0]))),
            ", ".join(filter(None, (f"valid for {cycle.validity_years} years", after[1]))),
        )
    if cycle.regulation_years is not None:
        say(
            f"办法有效期 {cycle.regulation_years} 年",
            f"regulation valid for {cycle.regulation_years} years",
        )
    for due in cycle.due:
        month = calendar.month_name[due.month]
        if due.day is None:
            say(f"每年{due.month}月底前", f"due by the end of {month}")
        else:
            say(f"每年{due.month}月{due.day}日前", f"due by {due.day} {month}")
    if cycle.monthly is not None and cycle.monthly.day is None:
        say("每月填报（未写日期，按月末）", "monthly (no day stated: the end of the month)")
    elif cycle.monthly is not None:
        say(f"次月{cycle.monthly.day}日前", f"monthly, due by day {cycle.monthly.day} of the next month")
    if cycle.within_months is not None:
        say(f"{cycle.within_months} 个月内报告", f"to be reported within {cycle.within_months} months")
    if cycle.trigger_count is not None:
        say(f"累计 {cycle.trigger_count} 次", f"after {cycle.trigger_count}")
    if cycle.cure_months is not None:
        say(f"{cycle.cure_months} 个月内整改", f"{cycle.cure_months} months to put right")
    if cycle.effect:
        say(*_EFFECTS[cycle.effect])
    if cycle.ban_years is not None:
        say(f"{cycle.ban_years} 年内不得申报", f"no application for {cycle.ban_years} years")
    return "；".join(zh), "; ".join(en)


def edition_rows(editions: Sequence[Edition], packs: Sequence[Pack]) -> tuple[tuple[str, ...], ...]:
    """Scheme, edition, its status, titles, and how many clauses it has and how many it judges."""
    rows = []
    for edition, pack in zip(editions, packs, strict=True):
        judged = len(pack.judged("initial"))
        rows.append(
            (
                edition.scheme,
                edition.edition,
                " ".join(EDITION_STATUS[pack.edition_status]),
                pack.title.zh,
                pack.title.en,
                str(len(pack.clauses)),
                str(judged),
            )
        )
    return tuple(rows)


def show_schemes(editions: Sequence[Edition], packs: Sequence[Pack]) -> str:
    """All schemes as a text table."""
    head = ("方案 scheme", "版本 edition", "状态 status", "名称", "title", "条款 clauses", "判定 judged")
    return text_table((head, *edition_rows(editions, packs)))


def show_pack(pack: Pack) -> str:
    """One scheme clause by clause: id, article, kind, title and demand in both languages, the quotation."""
    status = EDITION_STATUS[pack.edition_status]
    lines = [
        f"{pack.title.zh}  {pack.title.en}",
        f"{pack.issuer.zh}  {pack.issuer.en}",
        f"{pack.version}：{status[0]}  {status[1]}",
    ]
    if pack.note is not None:
        lines += [pack.note.zh, pack.note.en]
    lines.append("")
    for row in clause_rows(pack):
        relaxable = ("可放宽", "relaxable") if row.relaxable else ("", "")
        lines.append(
            _joined(f"{row.id:<9}", row.article, row.kind_zh, row.title_zh, row.demand_zh, relaxable[0])
        )
        lines.append(_joined(" " * 9, row.kind_en, row.title_en, row.demand_en, relaxable[1]))
        lines.append(f"{' ' * 9}  “{row.quotation}”")
        if row.evidence_zh:
            lines.append(f"{' ' * 9}  依据 evidence: {row.evidence_zh} ({row.evidence_en})")
        for name in row.ambiguities:
            message = pack.ambiguities[name]
            lines.append(f"{' ' * 9}  {name}: {message.zh}")
            lines.append(f"{' ' * 9}  {' ' * len(name)}  {message.en}")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _joined(*parts: str) -> str:
    return "  ".join(part for part in parts if part)


def text_table(rows: Sequence[Sequence[str]]) -> str:
    """Columns side by side, with Chinese characters counted as two places; the first row is the head."""
    if not rows:
        return ""
    widths = [max(display_width(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for number, row in enumerate(rows):
        cells = [cell + " " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=True)]
        lines.append("  ".join(cells).rstrip())
        if number == 0:
            lines.append("  ".join("-" * width for width in widths))
    return "\n".join(lines)


def display_width(text: str) -> int:
    """How many places `text` takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
