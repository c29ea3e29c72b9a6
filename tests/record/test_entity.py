"""Legal-entity kinds of domain 2.16."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from dossier_ai.core import FieldState
from dossier_ai.record import establish_values
from dossier_ai.record.entity import classify_entity


@pytest.mark.parametrize(
    ("code", "printed", "name", "title", "expected"),
    [
        ("91", "有限责任公司(自然人投资或控股)", "甲有限公司", "", ("enterprise", True)),
        ("91", "有限责任公司(自然人独资)", "甲有限公司", "", ("enterprise", True)),
        ("91", "股份有限公司(非上市、自然人投资或控股)", "甲股份有限公司", "", ("enterprise", True)),
        ("91", "全民所有制", "甲厂", "", ("enterprise", True)),
        ("91", "有限责任公司分公司", "甲有限公司西宁分公司", "", ("branch", False)),
        ("91", "有限责任公司", "甲有限公司西宁分公司", "", None),
        ("91", "个人独资企业", "甲工作室", "", ("nonlegal", False)),
        ("91", "有限合伙企业", "甲合伙", "", ("nonlegal", False)),
        ("91", None, "甲有限公司", "", None),
        ("92", "个体工商户", "甲商行", "", ("individual", False)),
        ("93", "农民专业合作社", "甲合作社", "", ("special", True)),
        ("12", None, "甲中心", "事业单位法人证书", ("nonprofit", True)),
        ("51", None, "甲协会", "社会团体法人登记证书", ("nonprofit", True)),
        ("53", None, "甲基金会", "", ("nonprofit", True)),
        ("52", None, "甲中心", "民办非企业单位（法人）登记证书", ("nonprofit", True)),
        ("52", None, "甲中心", "民办非企业单位（个体）登记证书", ("nonlegal", False)),
        ("52", None, "甲中心", "民办非企业单位登记证书", None),
        ("31", None, "甲律师事务所", "", ("nonlegal", False)),
        ("N1", None, "甲合作社", "", ("special", True)),
        (None, None, "甲", "", None),
    ],
)
def test_entity_kinds(
    code: str | None, printed: str | None, name: str, title: str, expected: tuple[str, bool] | None
) -> None:
    assert classify_entity(code and code + "630100MA7ABCD1X1", printed, name, title) == expected


def test_an_unclear_entity_is_hidden_not_guessed(kit: SimpleNamespace) -> None:
    make = kit.Maker()
    kit.add_licence(make, kind="其他")
    values = establish_values(make.done())
    assert values["ent.legal_person"].verified is None
    assert values["ent.legal_person"].state is FieldState.OCCLUDED


def test_the_region_comes_from_a_sound_code_only(kit: SimpleNamespace) -> None:
    make = kit.Maker()
    kit.add_licence(make, code="91440106FAKE00013X")
    assert establish_values(make.done())["ent.region"].verified == "440106"
    broken = kit.Maker()
    kit.add_licence(broken, code="91440106FAKE00018X")
    assert "ent.region" not in establish_values(broken.done())
