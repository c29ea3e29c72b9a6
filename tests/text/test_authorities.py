"""The level of an authority by its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.text.authorities import authority_level


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("工业和信息化部", "national"),
        ("工业和信息化部办公厅", "national"),
        ("国家发展和改革委员会", "national"),
        ("虚构省工业和信息化厅", "province"),
        ("青海省中小企业局", "province"),
        ("内蒙古自治区工业和信息化厅", "province"),
        ("上海市经济和信息化委员会", "province"),
        ("宁海市工业和信息化局", "city"),
        ("虚构省宁海市经济和信息化委员会", "city"),
        ("海西蒙古族藏族自治州工业和信息化局", "city"),
        ("宁海县工业和信息化局", "county"),
        ("宁海市城西区科技和经济信息化局", "county"),
        ("上海市浦东新区科技和经济委员会", "county"),
        ("宁海市高新技术产业开发区管理委员会", "other"),
        ("中国中小企业协会", "association_national"),
        ("虚构省中小企业协会", "association_province"),
        ("宁海市中小企业促进会", "association_city"),
        ("小禾研究院", "other"),
    ],
)
def test_levels(name, level):
    assert authority_level(name) == level


names = st.text("禾苗谷麦", min_size=2, max_size=3)


@given(names, names, names, st.sampled_from(["工业和信息化局", "科学技术局", "经济和信息化委员会"]))
def test_the_deepest_region_decides(province, city, county, office):
    assert authority_level(f"{province}省{office}") == "province"
    assert authority_level(f"{province}省{city}市{office}") == "city"
    assert authority_level(f"{province}省{city}市{county}县{office}") == "county"
    assert authority_level(f"{city}市{county}区{office}") == "county"
