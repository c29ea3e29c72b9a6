"""The classifier's say: never against a title, never without a printed word of the kind."""

import pytest

from dossier_ai.kinds import ALL_KINDS
from dossier_ai.sorting.cues import read_cues
from dossier_ai.sorting.opinion import PARTING_FLOOR, named_by_words, parted_by_words
from dossier_ai.sorting.split import sort_pages

PROSE = ["本公司自成立以来一直为本地区的小微企业提供咨询和培训方面的服务，取得了较好的效果"] * 8
REPORT = [("服务平台申请报告", 2.0), *PROSE]
ROSTER = [
    "姓名 岗位 毕业院校及专业",
    *(f"{n} 王某 经理 本科" for n in range(1, 9)),
]


def say(kind, chance):
    return lambda page: (kind, chance)


@pytest.fixture
def roster_cue(page):
    cue = read_cues(page(*ROSTER), ALL_KINDS)
    assert cue.kind is None and "staff_roster" in cue.supported
    return cue


def test_a_page_is_named_where_a_printed_word_agrees(roster_cue):
    assert named_by_words(roster_cue, say("staff_roster", 0.97)) == ("staff_roster", 0.97)
    assert named_by_words(roster_cue, say("staff_roster", 0.5)) is None
    assert named_by_words(roster_cue, say("audit_report", 0.99)) is None
    assert named_by_words(roster_cue, say("unknown", 0.99)) is None
    assert named_by_words(roster_cue, None) is None


def test_an_untitled_page_is_parted_only_from_another_kind(roster_cue):
    assert (
        parted_by_words(roster_cue, "application_report", say("staff_roster", PARTING_FLOOR - 0.01)) is None
    )
    assert parted_by_words(roster_cue, "application_report", say("staff_roster", 0.97)) is not None
    assert parted_by_words(roster_cue, "staff_roster", say("staff_roster", 0.97)) is None


def test_an_untitled_list_is_parted_from_the_report_before_it(page):
    def classify(one):
        return ("staff_roster", 0.99) if "毕业院校" in one.text else ("application_report", 0.99)

    pages = [page(*REPORT, number=1), page(*PROSE, number=2), page(*ROSTER, number=3)]
    hashes = {"volume.pdf": "ab" * 32}
    kinds = [(d.kind, len(d.pages)) for d in sort_pages(pages, ALL_KINDS, hashes, classify)]
    assert kinds == [("application_report", 2), ("staff_roster", 1)]
    alone = [d.kind for d in sort_pages(pages, ALL_KINDS, hashes)]
    assert alone == ["application_report"]
