"""Figures in prose (domain 1.16)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import Frame, Page, Rect, Word
from dossier_ai.text.claims import claims_of


def page(*lines: str) -> Page:
    words = tuple(
        Word(t, Rect(100, 100 + 40 * i, 100 + 20.0 * len(t), 124 + 40 * i)) for i, t in enumerate(lines)
    )
    return Page("a.pdf", 1, 1240, 1754, Frame.plain(1240, 1754), words, "ocr")


def seen(*lines: str) -> list[tuple[str, str, str, str]]:
    return [(c.subject, c.quantity, c.unit, c.year) for c in claims_of([page(*lines)])]


def test_subject_quantity_unit_and_year():
    assert seen("2025年度，平台服务中小企业274家，签订服务协议96户，举办培训12场、参训620人次。") == [
        ("平台服务中小企业", "274", "家", "2025"),
        ("签订服务协议", "96", "户", "2025"),
        ("举办培训", "12", "场", "2025"),
        ("参训", "620", "人次", "2025"),
    ]


def test_a_year_governs_until_the_next_and_dates_are_no_quantities():
    assert seen("2024年服务企业60家。服务满意率98.5%。2025年3月5日服务企业72家。") == [
        ("服务企业", "60", "家", "2024"),
        ("服务满意率", "98.5", "%", "2024"),
        ("服务企业", "72", "家", "2025"),
    ]


def test_a_claim_that_wraps_keeps_the_place_on_both_lines():
    text = "公司现有从业人员共计十八名，上年营业收入达到了3,691,052.48元并且平台自成立以来累计服务企业约27"
    claims = claims_of([page(text, "4家。")])
    wrapped = claims[-1]
    assert (wrapped.quantity, wrapped.unit) == ("274", "家")
    assert len(wrapped.spans) == 2
    assert claims[0].quantity == "3691052.48"


def test_more_than_is_said():
    claims = claims_of([page("服务企业100余家，培训300多人次。")])
    assert [(c.quantity, c.about) for c in claims] == [("100", True), ("300", True)]


def test_months_of_a_period_are_not_counted_as_pieces():
    assert seen("合同期限12个月。") == []


def test_listed_years_are_dealt_out_to_the_figures_after_them():
    assert seen("2023年、2024年、2025年分别服务中小企业100家、120家、150家。") == [
        ("服务中小企业", "100", "家", "2023"),
        ("服务中小企业", "120", "家", "2024"),
        ("服务中小企业", "150", "家", "2025"),
    ]
    assert [c[3] for c in seen("2024年和2025年营业收入分别为100万元和120万元。")] == ["2024", "2025"]


def test_subjects_dealt_out_are_no_years():
    text = "2024年、2025年，营业收入和利润分别为100万元、20万元。"
    assert {c[3] for c in seen(text)} == {"2025"}


def test_years_that_do_not_match_the_figures_are_not_dealt_out():
    assert [c[3] for c in seen("2023年、2024年、2025年分别服务企业100家、120家。")] == ["2025", "2025"]


def test_units_of_ten_thousand_times():
    assert seen("累计服务企业1.2万家次。") == [("服务企业", "1.2", "万家次", "")]


@given(st.text(max_size=80))
def test_any_text_is_read_without_error(text):
    for claim in claims_of([page(text or "空")]):
        assert claim.spans
