"""How well each sort of material is read, and what confidence is worth, as tables for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from dossier_ai.corpus.evaluate import Accuracy
from dossier_ai.corpus.evaluation_confidence import Judged, acceptance_of, bins_of, by_field, error_of
from dossier_ai.corpus.evaluation_score import Presence, summed, total

_WORST = 15


def quality_tables(accuracy: Accuracy) -> list[Table]:
    """Pages, surfaces, formats, marks, discrepancies by kind, confidence."""
    tables = [
        page_table(accuracy),
        surface_table(accuracy, 1),
        surface_table(accuracy, 2),
        row_table(accuracy),
        mark_table(accuracy),
        planted_table(accuracy),
        acceptance_table(accuracy),
        reliability_table(accuracy),
        silent_table(accuracy),
    ]
    return [table for table in tables if table.row_count]


def page_table(accuracy: Accuracy) -> Table:
    """Kinds page by page, and where documents end."""
    table = new_table(
        "分页与分件 Pages and ends of documents",
        ("页 Pages", "类别对 Kind right", "相邻页 Neighbours", "分合对 Right", "分界 P", "R", "F1"),
    )
    documents = accuracy.documents
    cuts = documents.cut_score
    table.add_row(
        str(documents.pages), percent(documents.page_accuracy), str(documents.neighbours),
        percent(documents.cut_accuracy), percent(cuts.precision), percent(cuts.recall), percent(cuts.f1),
    )  # fmt: skip
    return table


def surface_table(accuracy: Accuracy, place: int) -> Table:
    """F1 of fields and cells by kind (1) or format (2), for each surface."""
    spread = accuracy.fields.spread
    surfaces = sorted({key[0] for key in spread})
    what = "类别 Kind" if place == 1 else "格式 Format"
    table = new_table(f"F1（{what} × 来源 surface）", (what, *surfaces, "合计 All"))
    for name, score in summed(spread, place).items():
        mine = {key: s for key, s in spread.items() if key[place] == name}
        cells = [percent(total(s for k, s in mine.items() if k[0] == surface).f1) for surface in surfaces]
        table.add_row(name, *cells, percent(score.f1))
    if surfaces:
        table.add_section()
        cells = [percent(score.f1) for _, score in sorted(summed(spread, 0).items())]
        table.add_row("合计 All", *cells, percent(total(spread.values()).f1))
    return table


def row_table(accuracy: Accuracy) -> Table:
    """Rows of lists by surface."""
    table = new_table(
        "清单行 List rows", ("来源 Surface", "行 Rows", "找到 Found", "多 Extra", "召回 R", "精确 P")
    )
    for name, score in summed(accuracy.fields.spread_rows, 0).items():
        numbers = (score.expected, score.right, score.unexpected)
        table.add_row(name, *map(str, numbers), percent(score.recall), percent(score.precision))
    return table


def mark_table(accuracy: Accuracy) -> Table:
    """Seals and signatures (F1 of presence) and ticks (accuracy), by surface."""
    table = new_table(
        "印章、签名与勾选 Seals, signatures, ticks",
        ("", "来源 Surface", "见 Seen", "漏 Missed", "误见 Imagined", "无 Absent", "F1", "正确 Accuracy"),
    )
    marks = accuracy.fields.marks
    for sort, surface in sorted({(key[2], key[0]) for key in marks}):
        mine = [p for key, p in marks.items() if (key[2], key[0]) == (sort, surface)]
        seen = sum(mine, Presence())
        numbers = (seen.seen, seen.missed, seen.imagined, seen.absent)
        f1 = "—" if sort == "tick" else percent(seen.f1)
        table.add_row(sort, surface, *map(str, numbers), f1, percent(seen.accuracy))
    return table


def planted_table(accuracy: Accuracy) -> Table:
    """Findings by kind of planted discrepancy; below, what never fired and the false alarms when clean."""
    table = new_table(
        "按植入类别 Findings by planted kind (检查与页均对 check and page right)",
        ("植入 Planted", "应检出 Due", "检出 Detected", "误报 False", "召回 R", "精确 P"),
    )
    findings = accuracy.findings
    for name, score in findings.by_planted().items():
        numbers = (score.expected, score.right, score.unexpected)
        table.add_row(name, *map(str, numbers), percent(score.recall), percent(score.precision))
    asked, other = findings.never_fired()
    clean = [f"{s} {v:.2f}" for s in ("B", "M") if (v := findings.clean_mean(s)) is not None]
    table.caption = (
        f"应报而从未报出 planted, never fired: {' '.join(asked) or '—'}\n"
        f"未植入亦未报出 not planted, never fired: {len(other)}\n"
        f"未植入案卷每卷误报 false alarms in each clean dossier: {', '.join(clean) or '—'}"
    )
    return table


def acceptance_table(accuracy: Accuracy) -> Table:
    """What is accepted unseen, what of it is wrong, and whether its evidence lies right."""
    table = new_table(
        "自动接受 Accepted unseen",
        (
            "", "真值 True", "读出 Read", "接受 Accepted", "比例 Share", "静默错误 Silent",
            "占接受 Of accepted", "中心在框 Centre", "IoU ≥ 0.5", "ECE",
        ),
    )  # fmt: skip
    fields, cells = accuracy.true_values
    parts: list[tuple[str, list[Judged], int]] = [
        ("合计 All", list(accuracy.judged), fields + cells),
        ("单项 Fields", [v for v in accuracy.judged if not v.cell], fields),
        ("单元格 Cells", [v for v in accuracy.judged if v.cell], cells),
    ]
    for name, values, true in parts:
        got = acceptance_of(values, true)
        share = [got.centred / got.located, got.overlapping / got.located] if got.located else [None, None]
        table.add_row(
            name, str(got.true), str(got.read), str(got.accepted), percent(got.share), str(got.silent),
            percent(got.silent_share, 2), *(percent(s) for s in share), percent(error_of(values), 2),
        )  # fmt: skip
    return table


def reliability_table(accuracy: Accuracy) -> Table:
    """The reliability curve: ten bins of about equal size."""
    table = new_table("置信度 Reliability", ("值 Values", "置信度 Confidence", "正确率 Right"))
    for part in bins_of((v.confidence, v.right) for v in accuracy.judged):
        table.add_row(str(part.count), percent(part.confidence, 2), percent(part.right, 2))
    return table


def silent_table(accuracy: Accuracy) -> Table:
    """The fields with the most silent errors."""
    table = new_table(
        "静默错误最多的数据 Fields with most silent errors",
        ("数据 Field", "读出 Read", "接受 Accepted", "静默错误 Silent", "ECE"),
    )
    lines = []
    for name, values in by_field(accuracy.judged).items():
        accepted = [v for v in values if not v.asked]
        silent = sum(not v.right for v in accepted)
        if silent:
            lines.append((-silent, name, len(values), len(accepted), error_of(values)))
    for silent, name, read, accepted_count, error in sorted(lines)[:_WORST]:
        table.add_row(name, str(read), str(accepted_count), str(-silent), percent(error, 1))
    return table


def new_table(title: str, columns: Sequence[str]) -> Table:
    """An empty table with a title above and these column heads."""
    table = Table(title=title, title_justify="left", caption_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def percent(value: float | None, digits: int = 1) -> str:
    """A share as per cent, without the sign; a dash for none."""
    return "—" if value is None else f"{100 * value:.{digits}f}"
