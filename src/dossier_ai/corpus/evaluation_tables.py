"""Accuracy and speed as tables for a terminal, Chinese first with English beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rich.markup import escape
from rich.table import Table

from dossier_ai.corpus.bench import Benchmark
from dossier_ai.corpus.evaluate import Accuracy, DossierAccuracy
from dossier_ai.corpus.evaluation_quality import new_table, percent, quality_tables
from dossier_ai.corpus.evaluation_score import Cause, Key, Location, Miss, Score, total
from dossier_ai.corpus.licences import MEASURED, LicenceAccuracy

_CAUSES = {
    "ocr": "识别 OCR",
    "rule": "规则 rule",
    "mark": "印鉴标记 mark",
    "document": "分件 sorting",
    "place": "定位 place",
    "unknown": "未明 —",
}
_SORTS = {
    "wrong": "错 wrong",
    "missed": "漏 missed",
    "unexpected": "多 unexpected",
    "row_missed": "漏行 row missed",
    "row_unexpected": "多行 row unexpected",
    "document": "材料 document",
    "elsewhere": "位置 elsewhere",
}
_VERDICTS = ("PASS", "FAIL", "FAIL_RELAXABLE", "REVIEW", "NO_EVIDENCE", "NA", "—")


def accuracy_tables(accuracy: Accuracy) -> list[Table]:
    """Everything that `eval` prints: by dossier, by kind, the weak fields, findings, verdicts."""
    tables = [dossier_table(accuracy), kind_table(accuracy), key_table(accuracy), verdict_table(accuracy)]
    return [*tables, *finding_tables(accuracy), *quality_tables(accuracy)]


def dossier_table(accuracy: Accuracy) -> Table:
    """One line for each dossier and one for all."""
    table = new_table(
        "逐卷 By dossier",
        (
            "案卷 Dossier",
            "方式 Style",
            "材料 Docs",
            "数据 P Fields P",
            "召回 R",
            "F1",
            "行 Rows",
            "单元格 Cells",
            "定位 Evidence",
            "植入 Planted",
            "误报 False",
            "条款 Clauses",
            "误判通过 Wrong PASS",
        ),
    )
    for dossier in accuracy.dossiers:
        table.add_row(
            dossier.name, f"{dossier.style} {dossier.degradation}".strip(), *_dossier_cells([dossier])
        )
    if len(accuracy.dossiers) > 1:
        table.add_section()
        table.add_row("合计 All", "", *_dossier_cells(accuracy.dossiers))
    return table


def _dossier_cells(dossiers: Sequence[DossierAccuracy]) -> list[str]:
    many = Accuracy(tuple(dossiers))
    fields, documents, planted = many.fields, many.documents, many.planted
    scores, cells, rows = (total(s.values()) for s in (fields.fields, fields.cells, fields.rows))
    right = sum(n for (true, ours), n in many.verdicts.items() if true == ours)
    wrong = len(many.wrong_pass)
    return [
        f"{documents.right_both}/{documents.total}" + (f" +{documents.extra}" if documents.extra else ""),
        *_rates(scores),
        _of(rows),
        percent(cells.recall),
        percent(fields.evidence_of().hit_rate),
        f"{sum(p.found for p in planted)}/{len(planted)}" if planted else "—",
        str(len(many.false_alarms)),
        f"{right}/{sum(many.verdicts.values())}",
        f"[bold white on red] {wrong} [/]" if wrong else "0",
    ]


def kind_table(accuracy: Accuracy) -> Table:
    """One line for each document kind."""
    table = new_table(
        "逐类 By document kind",
        (
            "类别 Kind",
            "数据 Fields",
            "P",
            "R",
            "F1",
            "行 Rows",
            "多行 Extra",
            "单元格 Cells",
            "定位 Evidence",
            "IoU",
        ),
    )
    fields = accuracy.fields
    lines: list[tuple[str, Score, Score, Score, Location]] = [
        (kind, fields.of_kind(kind), fields.rows_of(kind), fields.cells_of(kind), fields.evidence_of(kind))
        for kind in fields.kinds()
    ]
    for kind, scores, rows, cells, evidence in lines:
        table.add_row(
            kind,
            _of(scores),
            *_rates(scores),
            _of(rows),
            str(rows.unexpected or "—"),
            percent(cells.recall),
            percent(evidence.hit_rate),
            percent(evidence.iou),
        )
    return table


def key_table(accuracy: Accuracy) -> Table:
    """The fields and list columns that are not all right, weakest first."""
    table = new_table(
        "未全对的数据 Fields that are not all right",
        (
            "数据 Field",
            "对 Right",
            "错 Wrong",
            "漏 Missed",
            "多 Unexpected",
            "R",
            "识别 OCR",
            "规则 Rule",
            "其他 Other",
        ),
    )
    scores = {**accuracy.fields.fields, **accuracy.fields.cells}
    causes_of: defaultdict[Key, list[Cause]] = defaultdict(list)
    for miss in accuracy.misses:
        if miss.cause != "place":
            causes_of[(miss.kind, _column(miss.key))].append(miss.cause)
    weak = [(k, s) for k, s in scores.items() if s.right < s.expected or s.unexpected]
    for (kind, key), score in sorted(weak, key=lambda item: (item[1].recall or 0.0, item[0])):
        causes = causes_of[(kind, key)]
        other = len(causes) - causes.count("ocr") - causes.count("rule")
        numbers = (score.right, score.wrong, score.missed, score.unexpected)
        table.add_row(
            f"{kind}.{key}",
            *(str(n or "") for n in numbers),
            percent(score.recall),
            *(str(n or "") for n in (causes.count("ocr"), causes.count("rule"), other)),
        )
    return table


def _column(key: str) -> str:
    """`rows[3].name` as the column `rows.name`."""
    head, bracket, rest = key.partition("[")
    return head + rest.partition("]")[2] if bracket else key


def verdict_table(accuracy: Accuracy) -> Table:
    """The confusion matrix of the clause verdicts: truth down, ours across; PASS against the truth in red."""
    counts = accuracy.verdicts
    seen = [v for v in _VERDICTS if v != "—" or any(v in pair for pair in counts)]
    table = new_table("条款裁定 Verdicts (真值 truth ↓ · 系统 ours →)", ("", *seen))
    for true in _VERDICTS[:-1]:
        cells = []
        for ours in seen:
            count = counts.get((true, ours), 0)
            alarming = count and ours == "PASS" and true != "PASS"
            cells.append(f"[bold white on red] {count} [/]" if alarming else str(count or ""))
        table.add_row(true, *cells)
    return table


def finding_tables(accuracy: Accuracy) -> list[Table]:
    """What was planted and whether it was found, the false alarms, and the clauses decided otherwise."""
    planted = new_table(
        "植入的差异 Planted discrepancies",
        ("案卷 Dossier", "植入 Planted", "应报 Expected", "未报 Missing", "位置 Place"),
    )
    alarms = new_table(
        "误报 False alarms (B/M)",
        ("案卷 Dossier", "检查 Check", "级别 Severity", "内容 Message", "位置 Place"),
    )
    clauses = new_table(
        "裁定不符 Clauses decided otherwise", ("案卷 Dossier", "条款 Clause", "真值 Truth", "系统 Ours")
    )
    for d in accuracy.dossiers:
        for p in d.planted:
            missing = f"[red]{' '.join(p.missing)}[/]" if p.missing else "—"
            planted.add_row(d.name, p.id, " ".join(p.expect), missing, "✓" if p.placed else "✗")
        for a in d.false_alarms:
            alarms.add_row(d.name, a.id, a.severity, escape(a.message), escape(a.place))
        for clause, true, ours in d.verdict_misses:
            shown = f"[bold white on red] {ours} [/]" if ours == "PASS" else ours
            clauses.add_row(d.name, clause, true, shown)
    return [table for table in (planted, alarms, clauses) if table.row_count]


def miss_table(misses: Iterable[Miss]) -> Table:
    """Every value that differs, with truth, ours and where."""
    table = new_table(
        "逐项差异 Misses",
        ("案卷 Dossier", "数据 Field", "情形", "原因 Cause", "真值 Truth", "系统 Ours", "位置 Where"),
    )
    for miss in misses:
        table.add_row(
            miss.dossier,
            escape(f"{miss.kind}.{miss.key}"),
            _SORTS[miss.sort],
            _CAUSES[miss.cause],
            escape(miss.expected),
            escape(miss.found) or f"({miss.state})",
            escape(f"{miss.file} p.{miss.page}"),
        )
    return table


def licence_table(accuracy: LicenceAccuracy) -> Table:
    """The accuracy on photographed licences, field by field, each miss with its class; no value is shown."""
    table = new_table(
        f"营业执照照片 {accuracy.pictures} 张 Photographed licences",
        ("数据 Field", "对 Right", "比例 Share", "95% 区间 Interval", "识别 OCR", "规则 Rule", "标注 Label"),
    )
    for key in MEASURED:
        rate, classes = accuracy.rates[key], accuracy.classes(key)
        low, high = rate.interval
        table.add_row(
            key,
            f"{rate.right}/{rate.total}",
            percent(rate.share if rate.total else None),
            f"{low:.1%}–{high:.1%}" if rate.total else "—",
            *(str(classes[c] or "") for c in ("ocr", "rule", "label")),
        )
    low, high = accuracy.short_pooled.interval
    table.add_section()
    table.add_row(
        "五项均值 Mean of five short fields",
        f"{accuracy.short_pooled.right}/{accuracy.short_pooled.total}",
        f"{accuracy.short_mean:.1%}",
        f"{low:.1%}–{high:.1%}",
    )
    return table


def speed_table(benchmark: Benchmark) -> Table:
    """Seconds per scanned page by stage and the peak of memory, engine by engine."""
    table = new_table(
        "速度 Seconds per scanned page",
        (
            "引擎 Engine",
            "页 Pages",
            "找行 Detect",
            "识字 Recognise",
            "其余 Rest",
            "合计 Total",
            "载入 Open s",
            "内存峰值 Peak MB",
            "版本 Version",
        ),
    )
    for engine in benchmark.engines:
        table.add_row(
            engine.name,
            str(len(engine.pages)),
            *(f"{engine.mean(stage):.2f}" for stage in ("detect_s", "recognise_s", "rest_s", "total_s")),
            f"{engine.open_s:.1f}",
            f"{engine.peak_bytes / 1e6:.0f}",
            engine.version,
        )
    table.caption = f"{benchmark.machine}; {benchmark.threads} threads, best of {benchmark.repeats}"
    return table


def _rates(score: Score) -> tuple[str, str, str]:
    return percent(score.precision), percent(score.recall), percent(score.f1)


def _of(score: Score) -> str:
    return f"{score.right}/{score.expected}" if score.expected else "—"
