"""Accuracy as one page of charts: Chinese first, English beside it, everything inside one file."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from dossier_ai.corpus.evaluate import Accuracy
from dossier_ai.corpus.evaluation_confidence import (
    acceptance_of,
    bins_of,
    by_field,
    calibration_error,
    error_of,
    sweep,
)
from dossier_ai.corpus.evaluation_score import Presence, Score, Spread, summed, total
from dossier_ai.corpus.evaluation_svg import BLUE, GREEN, GREY, RED, Axis, Series, bar, line_chart

VERDICTS = ("PASS", "FAIL", "FAIL_RELAXABLE", "REVIEW", "NO_EVIDENCE", "NA")
SILENT_GOAL, ACCEPTED_GOAL, ERROR_GOAL, CENTRE_GOAL, IOU_GOAL = 0.005, 0.70, 0.03, 0.99, 0.95
_SURFACES = ("office", "digital", "none", "light", "medium", "heavy", "scan")
_MOST_FIELDS = 25

_STYLE = """
body{font:14px/1.55 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;color:#1b1f24;
margin:0 auto;max-width:1180px;padding:24px}
h1{font-size:22px;margin:0 0 4px}h2{font-size:16px;margin:32px 0 8px}.en{color:#656d76;font-weight:400}
.tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:12px;margin:16px 0}
.tile{border:1px solid #d8dee4;border-radius:6px;padding:10px 12px}.tile b{display:block;font-size:22px}
.met{color:#2e7d4f}.short{color:#b3261e}.none{color:#656d76}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:24px}svg{width:100%;height:auto}
svg text{font-size:12px;font-family:inherit}svg.bar{width:118px}table{border-collapse:collapse;width:100%}
th,td{padding:3px 6px;border-bottom:1px solid #d8dee4;text-align:left;font-variant-numeric:tabular-nums}
th{font-weight:600}td.alarm{background:#b3261e;color:#fff;font-weight:600}td.right{background:#e3f1e8}
.note{color:#656d76;font-size:13px}
"""


def accuracy_page(accuracy: Accuracy) -> str:
    """The whole page as HTML. It names dossiers and fields, and shows no value."""
    count = len(accuracy.dossiers)
    title = "读取与判定的准确度"
    body = "".join(
        (
            f'<h1>{title} <span class="en">Accuracy of reading and deciding</span></h1>',
            f'<p class="note">案卷 {count} 卷，材料 {accuracy.documents.total} 份。',
            f" {count} dossiers, {accuracy.documents.total} documents.</p>",
            _tiles(accuracy),
            _confidence_charts(accuracy),
            _spread_table("按类别与来源 F1", "F1 by kind and surface", accuracy.fields.spread, 1),
            _spread_table("按数据格式与来源 F1", "F1 by format and surface", accuracy.fields.spread, 2),
            _row_table(accuracy),
            _mark_table(accuracy),
            _finding_table(accuracy),
            _verdict_table(accuracy),
            _field_table(accuracy),
        )
    )
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body>{body}</body></html>\n"
    )


def _tiles(accuracy: Accuracy) -> str:
    fields, judged = accuracy.fields, accuracy.judged
    accepted = acceptance_of(judged, sum(accuracy.true_values))
    scores = total((*fields.fields.values(), *fields.cells.values()))
    centre = accepted.centred / accepted.located if accepted.located else None
    overlapping = accepted.overlapping / accepted.located if accepted.located else None
    silent = accepted.silent_share
    wrong = len(accuracy.wrong_pass)
    tiles = [
        _tile("数据 F1", "fields and cells", scores.f1, None),
        _tile("自动接受", "accepted unseen", accepted.share, (accepted.share or 0) >= ACCEPTED_GOAL),
        _tile("静默错误", "silent errors", silent, silent is None or silent <= SILENT_GOAL),
        _tile("校准误差 ECE", "calibration error", error_of(judged), (error_of(judged) or 0) <= ERROR_GOAL),
        _tile("证据中心在框内", "centre in true box", centre, (centre or 0) >= CENTRE_GOAL),
        _tile("证据 IoU ≥ 0.5", "of accepted values", overlapping, (overlapping or 0) >= IOU_GOAL),
        _tile("分件正确", "document ends", accuracy.documents.cut_accuracy, None),
        f'<div class="tile">误判通过 <span class="en">wrong PASS</span>'
        f'<b class="{"short" if wrong else "met"}">{wrong}</b></div>',
    ]
    return f'<div class="tiles">{"".join(tiles)}</div>'


def _tile(zh: str, en: str, share: float | None, met: bool | None) -> str:
    look = "" if met is None or share is None else "met" if met else "short"
    return (
        f'<div class="tile">{zh} <span class="en">{en}</span><b class="{look}">{_percent(share, 2)}</b></div>'
    )


def _confidence_charts(accuracy: Accuracy) -> str:
    judged, true = accuracy.judged, sum(accuracy.true_values)
    bins = bins_of((v.confidence, v.right) for v in judged)
    low = math.floor(10 * min((min(b.confidence, b.right) for b in bins), default=0.5)) / 10
    low = max(0.0, min(0.9, low))
    ticks = [low + (1 - low) * i / 5 for i in range(6)]
    most = max((b.count for b in bins), default=1)
    reliability = line_chart(
        Axis("置信度 confidence", low, 1.0, ticks),
        Axis("正确率 share right", low, 1.0, ticks),
        [
            Series([(low, low), (1.0, 1.0)], GREY, dashed=True, name="理想 ideal"),
            Series(
                [(b.confidence, b.right) for b in bins], BLUE,
                [3 + 5 * math.sqrt(b.count / most) for b in bins], name="实测 measured",
            ),
        ],
        "reliability curve",
    )  # fmt: skip
    points = sweep(judged, true)
    here = acceptance_of(judged, true)
    highest = max(0.02, min(0.2, max((p.silent for p in points), default=0.02)))
    silent = line_chart(
        Axis("自动接受的比例 share accepted", 0.0, 1.0, [i / 5 for i in range(6)]),
        Axis("其中错误 wrong of these", 0.0, highest, [highest * i / 4 for i in range(5)]),
        [
            Series([(p.accepted, p.silent) for p in points], BLUE, name="统一阈值 one floor for all"),
            Series([(0.0, SILENT_GOAL), (1.0, SILENT_GOAL)], RED, dashed=True, name="目标 ≤ 0.5% goal"),
            Series([(ACCEPTED_GOAL, 0.0), (ACCEPTED_GOAL, highest)], GREEN, dashed=True, name="目标 ≥ 70%"),
            Series([(here.share or 0.0, here.silent_share or 0.0)], RED, [6.0], name="现行阈值 in force"),
        ],
        "silent errors against share accepted",
    )
    error = calibration_error(bins)
    return (
        f'<h2>置信度 <span class="en">Confidence, {len(judged)} values, ECE {_percent(error, 2)}</span></h2>'
        f'<div class="pair"><div>{reliability}</div><div>{silent}</div></div>'
        f'<p class="note">接受 {here.accepted}，其中错误 {here.silent}。 '
        f"Accepted {here.accepted}, of these wrong {here.silent}.</p>"
    )


def _spread_table(zh: str, en: str, spread: Mapping[Spread, Score], place: int) -> str:
    surfaces = _ordered({key[0] for key in spread})
    names = sorted({key[place] for key in spread})
    rows = []
    for name in names:
        mine = {key: score for key, score in spread.items() if key[place] == name}
        cells = [bar(total(s for k, s in mine.items() if k[0] == surface).f1) for surface in surfaces]
        rows.append([escape(name), *cells, bar(total(mine.values()).f1, GREEN)])
    rows.append(
        [
            "合计 all",
            *(bar(summed(spread, 0)[s].f1, GREEN) for s in surfaces),
            bar(total(spread.values()).f1, GREEN),
        ]
    )
    return _table(zh, en, ["", *map(escape, surfaces), "合计 all"], rows)


def _row_table(accuracy: Accuracy) -> str:
    by_surface = summed(accuracy.fields.spread_rows, 0)
    rows = [
        [escape(name), str(by_surface[name].expected), bar(by_surface[name].recall),
         bar(by_surface[name].precision)]
        for name in _ordered(by_surface)
    ]  # fmt: skip
    return _table("清单行", "List rows", ["来源 surface", "行 rows", "召回 recall", "精确 precision"], rows)


def _mark_table(accuracy: Accuracy) -> str:
    rows = []
    names = {"seal": "印章 seal", "signature": "签名 signature", "tick": "勾选 tick"}
    for sort in sorted({key[2] for key in accuracy.fields.marks}):
        mine = {k: p for k, p in accuracy.fields.marks.items() if k[2] == sort}
        for surface in _ordered({k[0] for k in mine}):
            seen = sum((p for k, p in mine.items() if k[0] == surface), Presence())
            number = seen.seen + seen.missed + seen.imagined + seen.absent
            f1 = bar(seen.f1) if sort != "tick" else "—"
            rows.append([names.get(sort, sort), escape(surface), str(number), f1, bar(seen.accuracy)])
    return _table(
        "印章、签名与勾选", "Seals, signatures, ticks",
        ["", "来源 surface", "处 places", "F1", "正确 accuracy"], rows,
    )  # fmt: skip


def _finding_table(accuracy: Accuracy) -> str:
    rows = [
        [escape(name), f"{score.right}/{score.expected}", bar(score.recall), bar(score.precision)]
        for name, score in accuracy.findings.by_planted().items()
    ]
    asked, _ = accuracy.findings.never_fired()
    clean = accuracy.findings
    note = (
        f'<p class="note">未植入差异的案卷 {len(clean.clean)} 卷，每卷误报'
        f" B {_number(clean.clean_mean('B'))}、M {_number(clean.clean_mean('M'))}。"
        " False alarms for each clean dossier."
        f" 应报而从未报出 never fired though planted: {escape('、'.join(asked)) or '—'}</p>"
    )
    heads = ["植入 planted", "检出 detected", "召回 recall", "精确 precision"]
    return _table("差异检出", "Findings by planted discrepancy", heads, rows) + note


def _verdict_table(accuracy: Accuracy) -> str:
    counts = accuracy.verdicts
    rows = []
    for true in VERDICTS:
        cells = []
        for ours in (*VERDICTS, "—"):
            count = counts.get((true, ours), 0)
            alarm = count and ours == "PASS" and true != "PASS"
            look = ' class="alarm"' if alarm else ' class="right"' if count and true == ours else ""
            cells.append(f"<td{look}>{count or ''}</td>")
        rows.append(f"<tr><th>{true}</th>{''.join(cells)}</tr>")
    heads = "".join(f"<th>{name}</th>" for name in ("真值 ↓ 系统 →", *VERDICTS, "—"))
    return (
        '<h2>条款裁定 <span class="en">Verdicts: truth down, ours across</span></h2>'
        f"<table><tr>{heads}</tr>{''.join(rows)}</table>"
    )


def _field_table(accuracy: Accuracy) -> str:
    """The fields with the most silent errors, then those of which least is accepted."""
    rows = []
    figures = []
    for name, values in by_field(accuracy.judged).items():
        accepted = [v for v in values if not v.asked]
        silent = sum(not v.right for v in accepted)
        figures.append((-silent, len(accepted) / len(values), name, len(values), error_of(values)))
    for silent, share, name, number, error in sorted(figures)[:_MOST_FIELDS]:
        rows.append([escape(name), str(number), bar(share), str(-silent), _percent(error, 1)])
    heads = ["数据 field", "读出 read", "自动接受 accepted", "静默错误 silent", "ECE"]
    return _table("最需留意的数据", "Fields that need most care", heads, rows)


def _table(zh: str, en: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th>{h}</th>" for h in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<h2>{zh} <span class="en">{en}</span></h2><table><tr>{head}</tr>{body}</table>'


def _ordered(surfaces: Iterable[str]) -> list[str]:
    rank = {name: i for i, name in enumerate(_SURFACES)}
    return sorted(surfaces, key=lambda name: (rank.get(name, len(rank)), name))


def _percent(share: float | None, digits: int = 1) -> str:
    return "—" if share is None else f"{100 * share:.{digits}f}%"


def _number(value: float | None) -> str:
    return "—" if value is None else f"{value:.2f}"
