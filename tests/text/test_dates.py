"""Vectors of domain 2.7 and 0.3, OCR damage, and properties of dates and terms."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.text.dates import (
    PartialDate,
    add_years,
    is_open_ended,
    months_later,
    parse_date,
    parse_period,
    years_between,
)


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("2023年5月1日", "2023-05-01"),
        ("2023-05-01", "2023-05-01"),
        ("2023.5.1", "2023-05-01"),
        ("2023/05/01", "2023-05-01"),
        ("20230501", "2023-05-01"),
        ("２０２３年５月１日", "2023-05-01"),
        ("二〇二三年五月一日", "2023-05-01"),
        ("二零二三年五月一日", "2023-05-01"),
        ("二○二三年五月一日", "2023-05-01"),
        ("二Ｏ二三年五月廿一日", "2023-05-21"),
        ("二〇二三年十二月卅日", "2023-12-30"),
        ("二〇二三年十月三十一日", "2023-10-31"),
        ("贰零贰叁年零伍月零壹日", "2023-05-01"),
        ("二〇一九年十月", "2019-10"),
        ("2023年5月", "2023-05"),
        ("2023-05", "2023-05"),
        ("2023年", "2023"),
        ("2023年度", "2023"),
        ("二〇二三年", "2023"),
        ("2023", "2023"),
        ("2023年5月31号", "2023-05-31"),
    ],
)
def test_vectors_of_2_7(raw, iso):
    date = parse_date(raw)
    assert date.iso == iso
    assert date.warnings == ()
    assert date.precision == {10: "day", 7: "month", 4: "year"}[len(iso)]


@pytest.mark.parametrize(
    ("raw", "iso", "warnings"),
    [
        ("二三年五月", "2023-05", ("TWO_DIGIT_YEAR",)),
        ("二二三年五月一日", "2023-05-01", ("ZERO_RESTORED",)),
        ("2O23年5月1曰", "2023-05-01", ("CONFUSION",)),
        ("2023 年 0 5 月 1 日", "2023-05-01", ()),
        ("2023-05-01 00:00:00", "2023-05-01", ()),
        ("2023年5月 日", "2023-05", ("DAY_UNREAD",)),
        ("2023年5月1", "2023-05", ("DAY_UNREAD",)),
        ("二〇二三年五月一", "2023-05", ("DAY_UNREAD",)),
        ("2023年5月19", "2023-05-19", ()),
        ("2023年 月 日", "2023", ("MONTH_UNREAD",)),
    ],
)
def test_damaged_print_is_read_with_a_warning_or_less_precisely(raw, iso, warnings):
    date = parse_date(raw)
    assert (date.iso, date.warnings) == (iso, warnings)


@pytest.mark.parametrize(
    "raw",
    [
        "二〇二三年二月三十日",
        "2023年13月1日",
        "2023年0月1日",
        "二〇三年",
        "五月一日",
        "长期",
        "",
        "1234567",
        "202305",
        "2023-05-01至2023-06-01",
        "2023年月5日",
        "0000年1月",
        "壹佰万元",
        "91440106",
    ],
)
def test_what_is_no_single_date_is_refused(raw):
    with pytest.raises(ValueError):
        parse_date(raw)


@pytest.mark.parametrize("raw", ["长期", "永久", "至今", "无固定期限", "—", "长期有效", "--", "/"])
def test_open_ends(raw):
    assert is_open_ended(raw)


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("自2020年1月1日至长期", "2020-01-01/.."),
        ("2021.6.1-2024.5.31", "2021-06-01/2024-05-31"),
        ("2019年03月05日至", "2019-03-05/.."),
        ("2021-06-01-2024-05-31", "2021-06-01/2024-05-31"),
        ("从2020年1月到2021年1月", "2020-01/2021-01"),
        ("2024.1—2024.12", "2024-01/2024-12"),
        ("自2020年1月1日起至2025年1月1日止", "2020-01-01/2025-01-01"),
        ("2020年1月1日～2022年1月1日", "2020-01-01/2022-01-01"),
        ("有效期至2027年5月4日", "/2027-05-04"),
        ("至2027年5月4日", "/2027-05-04"),
        ("长期", "/.."),
        ("2020年1月1日起长期有效", "2020-01-01/.."),
        ("2019年03月05日至今", "2019-03-05/.."),
        ("2023年5月1日至3日", "2023-05-01/2023-05-03"),
        ("2023年5月1日-6月2日", "2023-05-01/2023-06-02"),
        ("2023.5.1-5.3", "2023-05-01/2023-05-03"),
        ("2023年3月-5月", "2023-03/2023-05"),
        ("2020-2023", "2020/2023"),
        ("20210601-20240531", "2021-06-01/2024-05-31"),
        ("营业期限：2020年01月01日至2040年01月01日", "2020-01-01/2040-01-01"),
        ("自二〇二〇年一月一日至二〇二五年一月一日", "2020-01-01/2025-01-01"),
    ],
)
def test_terms(raw, iso):
    period = parse_period(raw)
    assert period.iso == iso
    assert period.open_end is iso.endswith("..")


@pytest.mark.parametrize("raw", ["2023-05-01", "2023年5月", "abc", "", "2023.13-2024.14", "三年"])
def test_what_is_no_term_is_refused(raw):
    with pytest.raises(ValueError):
        parse_period(raw)


def test_bounds_of_a_partial_date():
    assert PartialDate(2023, 2).earliest == dt.date(2023, 2, 1)
    assert PartialDate(2024, 2).latest == dt.date(2024, 2, 29)
    assert PartialDate(2023).latest == dt.date(2023, 12, 31)
    assert PartialDate(2023, 5, 1).latest == PartialDate(2023, 5, 1).earliest == dt.date(2023, 5, 1)
    with pytest.raises(ValueError):
        PartialDate(2023, None, 1)


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("2021-06-01", "2023-05-31", 1),
        ("2021-06-01", "2023-06-01", 2),
        ("2020-02-29", "2022-02-28", 2),
        ("2020-02-29", "2022-02-27", 1),
    ],
)
def test_anniversaries_of_2_7(start, end, years):
    assert years_between(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == years


def test_years_and_months_later():
    assert add_years(dt.date(2021, 3, 15), 3) == dt.date(2024, 3, 15)
    assert add_years(dt.date(2024, 2, 29), 3) == dt.date(2027, 2, 28)
    assert months_later(dt.date(2024, 1, 31), 1) == dt.date(2024, 2, 29)
    assert months_later(dt.date(2024, 3, 31), -1) == dt.date(2024, 2, 29)
    assert months_later(dt.date(2024, 12, 15), 1) == dt.date(2025, 1, 15)
    assert months_later(dt.date(2026, 4, 10), -36) == dt.date(2023, 4, 10)


DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31))
_CN = "〇一二三四五六七八九"


def _small(n):
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _CN[tens] + "十") + (_CN[ones] if ones else "")


@given(DAYS, st.integers(0, 6))
def test_round_trip_through_every_printed_form(day, form):
    y, m, d = day.year, day.month, day.day
    printed = [
        f"{y}年{m}月{d}日",
        f"{y}-{m:02d}-{d:02d}",
        f"{y}.{m}.{d}",
        f"{y}/{m}/{d}",
        f"{y:04d}{m:02d}{d:02d}",
        "".join(_CN[int(c)] for c in str(y)) + f"年{_small(m)}月{_small(d)}日",
        f"{y} 年 {m:02d} 月 {d:02d} 日",
    ][form]
    assert parse_date(printed).earliest == day


@given(DAYS, DAYS, st.sampled_from(["至", "-", "—", "~", " 至 ", "到"]))
def test_round_trip_of_terms(start, end, between):
    printed = f"{start.isoformat()}{between}{end.isoformat()}"
    assert parse_period(printed).iso == f"{start.isoformat()}/{end.isoformat()}"


@given(st.text(max_size=25) | st.text("0123456789年月日至-.二〇三十廿长期 ", max_size=25))
def test_no_text_raises_anything_but_value_error(text):
    for parse in (parse_date, parse_period):
        try:
            parse(text)
        except ValueError:
            continue
    is_open_ended(text)


@given(DAYS, st.integers(0, 40))
def test_the_anniversary_completes_its_year(day, years):
    assert years_between(day, add_years(day, years)) == years
    assert years_between(day, add_years(day, years) - dt.timedelta(days=1)) == years - 1
