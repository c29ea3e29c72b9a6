"""The table of domain 2.16, on the codes of 2.1."""

import pytest

from dossier_ai.text.entities import classify_entity

FIRM = "91440106FAKE00013X"
PRIVATE_UNIT = "52510100FAKE00072M"
LAW_FIRM = "31440300FAKE00080M"


@pytest.mark.parametrize(
    ("uscc", "said", "name", "kind", "legal", "open_question"),
    [
        (FIRM, "有限责任公司", "", "enterprise", True, False),
        (FIRM, "有限责任公司(自然人投资或控股)", "", "enterprise", True, False),
        (FIRM, "股份有限公司", "", "enterprise", True, False),
        (FIRM, "全民所有制", "", "enterprise", True, False),
        (FIRM, "集体所有制（股份合作）", "", "enterprise", True, False),
        (FIRM, "", "示例虚构服务有限公司", "enterprise", True, False),
        (FIRM, "有限责任公司分公司", "", "branch", False, False),
        (FIRM, "", "示例虚构服务有限公司成都分公司", "branch", False, False),
        (FIRM, "", "示例虚构公司驻成都办事处", "branch", False, False),
        (FIRM, "个人独资企业", "", "nonlegal", False, False),
        (FIRM, "有限合伙企业", "", "nonlegal", False, False),
        (FIRM, "特殊普通合伙企业", "", "nonlegal", False, False),
        (FIRM, "", "虚构会计师事务所（特殊普通合伙）", "nonlegal", False, False),
        (FIRM, "", "示例虚构服务中心", "enterprise", None, True),
        (LAW_FIRM, "普通合伙", "", "nonlegal", False, False),
        ("92440511FAKE00099H", "个体工商户", "", "individual", False, False),
        ("93632621FAKE000A70", "", "", "special", True, True),
        ("12440000FAKE00056L", "", "", "nonprofit", True, False),
        ("51100000FAKE00064R", "", "", "nonprofit", True, False),
        ("53210000FAKE000C3H", "", "", "nonprofit", True, False),
        (PRIVATE_UNIT, "民办非企业单位（法人）", "", "nonprofit", True, False),
        (PRIVATE_UNIT, "民办非企业单位（合伙）", "", "nonlegal", False, True),
        (PRIVATE_UNIT, "民办非企业单位（个体）", "", "nonlegal", False, True),
        (PRIVATE_UNIT, "", "", "nonprofit", None, True),
        ("N2440117FAKE000B5U", "", "", "special", True, True),
    ],
)
def test_table_of_2_16(uscc, said, name, kind, legal, open_question):
    entity = classify_entity(uscc, said, name)
    assert (entity.kind, entity.legal_person) == (kind, legal)
    assert bool(entity.review) is open_question


@pytest.mark.parametrize("uscc", ["91440106FAKE00018X", "X1440106FAKE000139", "", "440106000000010"])
def test_a_code_that_does_not_hold_tells_nothing(uscc):
    entity = classify_entity(uscc, "有限责任公司")
    assert (entity.kind, entity.legal_person) == (None, None)
    assert entity.review
