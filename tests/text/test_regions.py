"""Sets, prefixes and area codes of domain 2.5 and 2.6."""

import pytest

from dossier_ai.text.regions import (
    AREA_CODES,
    REGION_SETS,
    area_code_fits,
    in_region_set,
    is_known_region,
    postcode_fits,
    region_names,
    short_region_names,
)


@pytest.mark.parametrize(
    ("code", "name", "inside"),
    [
        ("440106", "珠三角", True),
        ("440106", "粤东西北", False),
        ("440511", "粤东", True),
        ("440511", "粤东西北", True),
        ("441702", "粤西", True),
        ("445302", "粤北", True),
        ("632321", "青南", True),
        ("630102", "青南", False),
        ("632221", "环湖", None),
        ("632825", "环湖", None),
        ("630102", "环湖", False),
        ("510185", "成都", True),
    ],
)
def test_region_sets(code, name, inside):
    assert in_region_set(code, name) is inside


def test_guangdong_is_divided_without_overlap():
    parts = [REGION_SETS[n] for n in ("珠三角", "粤东", "粤西", "粤北")]
    assert sum(map(len, parts)) == len(frozenset().union(*parts)) == 21
    assert len(REGION_SETS["粤东西北"]) == 12


def test_unknown_sets_and_codes_are_refused():
    with pytest.raises(ValueError):
        in_region_set("440106", "粤中")
    with pytest.raises(ValueError):
        in_region_set("4401", "粤东")


@pytest.mark.parametrize(
    ("postcode", "region", "fits"),
    [
        ("510000", "440106", True),  # XID-18
        ("810000", "440106", False),
        ("810000", "630102", True),
        ("610000", "510107", True),
        ("110000", "210102", True),
        ("100000", "110105", True),
        ("200000", "310101", None),
    ],
)
def test_postcodes(postcode, region, fits):
    assert postcode_fits(postcode, region) is fits


def test_a_postcode_has_six_digits():
    with pytest.raises(ValueError):
        postcode_fits("51000", "440106")


@pytest.mark.parametrize(
    ("area_code", "region", "fits"),
    [("020", "440106", True), ("028", "440106", False), ("0979", "632801", True), ("021", "310101", None)],
)
def test_area_codes(area_code, region, fits):
    assert area_code_fits(area_code, region) is fits


def test_every_prefecture_of_the_tables_exists():
    for prefecture in sorted(set(AREA_CODES) | frozenset().union(*REGION_SETS.values())):
        assert region_names(f"{prefecture}00"), prefecture


def test_known_and_abolished_regions():
    assert region_names("440106") == ("广东省", "天河区")
    assert is_known_region("440524")
    assert is_known_region("100000")
    assert not is_known_region("999999")
    assert not is_known_region("44010")


def test_short_names_are_those_before_firms():
    names = short_region_names()
    assert {"广东", "广州", "黄南", "成都", "西宁"} <= set(names)
    assert names == tuple(sorted(names))
