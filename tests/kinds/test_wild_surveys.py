"""Summaries of surveys as reports, charts, legends and tables show them, and forms with other scales.
Invented organisations; no corpus draws these."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.kinds.satisfaction_survey import KIND
from dossier_ai.sorting.split import sort_pages

LEVELS = ("很满意", "满意", "基本满意", "一般", "不满意")
KEYS = ("very_satisfied", "satisfied", "basically_satisfied", "neutral", "dissatisfied")
COUNTS = ("60", "40", "10", "3", "2")
SHARES = ("52.2%", "34.8%", "8.7%", "2.6%", "1.7%")
ROWS = tuple(zip(LEVELS, COUNTS, SHARES, strict=True))
HEAD = "本次调查共发放问卷120份，收回有效问卷115份，总体满意率为95.7%。"


def report(sheet, *texts, step=48):
    s = sheet()
    s.centre(120, "2025年度服务满意度调查报告", size=38)
    s.write(120, 240, HEAD)
    for number, text in enumerate(texts, 1):
        s.write(120, 240 + step * number, text)
    return s


def counted_first(sheet):
    return report(sheet, "其中，60家评价为“很满意”，40家评价为“满意”，10家评价为“基本满意”，",
                  "3家认为“一般”，2家认为“不满意”。")  # fmt: skip


def bracketed(sheet):
    return report(sheet, "评价结果：很满意（60份，52.2%）、满意（40份，34.8%）、基本满意（10份，8.7%）、",
                  "一般（3份，2.6%）、不满意（2份，1.7%）。")  # fmt: skip


def bare(sheet):
    return report(sheet, "统计结果：很满意：60；满意：40；基本满意：10；一般：3；不满意：2。")


def lettered(sheet):
    return report(
        sheet, "三、统计结果", *(f"{'ABCDE'[n]}. {k}　{c}份　{p}" for n, (k, c, p) in enumerate(ROWS))
    )


def with_shares(sheet):
    """A table whose cells hold count and share together."""
    s = report(sheet)
    s.table(100, 420, [260, *[160] * 5], [
        ["评价项目", *LEVELS], ["服务态度", *("50份(43.5%)", "50份(43.5%)", "10份(8.7%)", "3份(2.6%)",
                                      "2份(1.7%)")],
        ["总体评价", *(f"{c}份({p})" for _, c, p in ROWS)]])  # fmt: skip
    return s


def share_column(sheet):
    """Levels down, the share before the count, lettered levels with their points."""
    s = report(sheet)
    s.table(200, 420, [300, 200, 200], [
        ["选项", "比例", "小计"], *([f"{'ABCDE'[n]}.{k}（{5 - n}分）", p, c]
                                for n, (k, c, p) in enumerate(ROWS))])  # fmt: skip
    return s


def chart(sheet):
    """A bar chart: counts above the bars, levels below the axis, marks of the scale at the left."""
    s = report(sheet)
    for number, (level, count, _) in enumerate(ROWS):
        x = 300 + 160 * number
        s.write(x - 24 * len(level) / 2, 1100, level)
        s.write(x - 7 * len(count), 1060 - 8 * int(count), count)
    for number in range(4):
        s.write(120, 1050 - 160 * number, str(20 * number))
    return s


def legend(sheet):
    """A pie chart's legend: level, count and share in columns, without rulings."""
    s = report(sheet)
    for number, (level, count, share) in enumerate(ROWS):
        s.write(700, 500 + 60 * number, level)
        s.write(900, 500 + 60 * number, count)
        s.write(1000, 500 + 60 * number, share)
    return s


PAGES = (counted_first, bracketed, bare, lettered, with_shares, share_column, chart, legend)


@pytest.mark.parametrize("draw", PAGES, ids=lambda f: f.__name__)
def test_the_counts_of_a_summary(sheet, by_key, draw):
    (found,) = sort_pages([draw(sheet).page()], ALL_KINDS, {"a.pdf": "0" * 64})
    assert found.kind == KIND.id
    fields = by_key(KIND.extract(found, no_reread))
    rows = [(row["level"].value, row["count"].value) for row in fields["rows"].value]
    assert rows == list(zip(KEYS, COUNTS, strict=True))
    assert (fields["issued_count"].value, fields["rate"].value) == ("120", "95.7")


def test_two_levels_of_displeasure_are_added(sheet, document, by_key):
    s = report(sheet)
    s.table(100, 420, [200, *[170] * 5], [
        ["等级", "非常满意", "满意", "一般", "不满意", "非常不满意"],
        ["份数", "70", "40", "3", "1", "1"]])  # fmt: skip
    rows = by_key(KIND.extract(document(KIND.id, s.page()), no_reread))["rows"].value
    assert [(r["level"].value, r["count"].value) for r in rows] == [
        ("very_satisfied", "70"), ("satisfied", "40"), ("neutral", "3"), ("dissatisfied", "2")]  # fmt: skip


def test_shares_alone_are_no_counts(sheet, document, by_key):
    s = report(sheet, "其中很满意52.2%，满意34.8%，基本满意8.7%，一般2.6%，不满意1.7%。")
    assert "rows" not in by_key(KIND.extract(document(KIND.id, s.page()), no_reread))
