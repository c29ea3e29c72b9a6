"""The truth names what a careful reader finds on the pages of every layout, and says it as it is printed."""

import copy
import random

import pytest

from dossier_ai.corpus.fonts import FontSet, choose_fonts
from dossier_ai.corpus.packaging import Look, Package, add_document
from dossier_ai.corpus.paint import paint
from dossier_ai.corpus.render.catalogue import render_view
from dossier_ai.corpus.scheme_world import sample_scheme_world
from dossier_ai.corpus.sheet import Sheet
from dossier_ai.corpus.views import LAYOUTS, View, derive_views
from dossier_ai.corpus.views_premises import lease_view
from dossier_ai.corpus.world import sample_world


@pytest.fixture(scope="module")
def fonts() -> FontSet:
    return choose_fonts(random.Random(1))


@pytest.fixture(scope="module")
def event() -> View:
    rng = random.Random(4)
    return next(v for v in derive_views(sample_world(rng), rng) if v.kind == "service_evidence")


@pytest.fixture(scope="module")
def lease() -> View:
    for seed in range(40):
        world = sample_scheme_world(seed, "guangdong-platform")
        for site in world.beyond.sites:
            if site.leased and not site.free:
                return lease_view(world, site, random.Random(1))
    raise AssertionError("no lease")


def _text(sheets: list[Sheet]) -> str:
    return "".join(word.text for sheet in sheets for word in sheet.words)


@pytest.mark.parametrize("layout", range(LAYOUTS["service_evidence"]))
def test_a_report_of_an_activity_is_no_summary(event: View, layout: int, fonts: FontSet) -> None:
    own = copy.deepcopy(event)
    own.layout = layout
    text = _text(render_view(own, fonts, random.Random(1)))
    kinds = own.fields["evidence_kinds"]
    assert len({"summary", "report"} & set(kinds)) == 1
    assert ("summary" in kinds) == ("总结" in text)


@pytest.mark.parametrize("layout", range(LAYOUTS["service_evidence"]))
def test_an_activity_is_drawn_alike_again(event: View, layout: int, fonts: FontSet) -> None:
    own = copy.deepcopy(event)
    own.layout = layout
    first = render_view(own, fonts, random.Random(1))
    told = copy.deepcopy(own.fields)
    again = render_view(own, fonts, random.Random(1))
    assert own.fields == told
    assert [paint(s, 30).tobytes() for s in first] == [paint(s, 30).tobytes() for s in again]


@pytest.mark.parametrize("layout", range(LAYOUTS["service_evidence"]))
def test_a_photograph_alone_tells_no_more_than_it_shows(event: View, layout: int) -> None:
    own = copy.deepcopy(event)
    own.layout = layout
    own.fields["evidence_kinds"] = ["photo"]
    package = Package()
    add_document(package, own, "活动", "digital", Look(dpi=30), random.Random(1))
    (document,) = package.documents
    assert document.fields["title"] == event.fields["title"]
    assert document.fields["evidence_kinds"] == ["photo"]
    assert not {"place", "mode", "organiser", "service_class", "enterprises", "persons"} & set(
        document.fields
    )


@pytest.mark.parametrize("layout", range(LAYOUTS["service_evidence"]))
def test_all_papers_of_an_activity_tell_everything(event: View, layout: int) -> None:
    own = copy.deepcopy(event)
    own.layout = layout
    package = Package()
    add_document(package, own, "活动", "digital", Look(dpi=30), random.Random(1))
    (document,) = package.documents
    assert set(document.fields) == set(event.fields)


@pytest.mark.parametrize("period", ["month", "year", "total", "per_m2_month"])
@pytest.mark.parametrize("layout", range(LAYOUTS["lease_contract"]))
def test_the_period_of_a_rent_is_true_where_it_is_printed(
    lease: View, layout: int, period: str, fonts: FontSet
) -> None:
    own = copy.deepcopy(lease)
    own.layout, own.fields["rent_period"] = layout, period
    sheets = render_view(own, fonts, random.Random(1))
    marked = {key for sheet in sheets for key in sheet.boxes}
    assert "rent" in marked
    assert ("rent_period" in own.fields) == ("rent_period" in marked)
    # every other period is said on the pages of every layout
    assert "rent_period" in own.fields or period == "total"
