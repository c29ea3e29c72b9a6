# ruff: noqa: E501 - a Chinese character counts as two columns here, and the tables stay compact
"""What each scheme asks for in numbers, where its applicants sit, and how often scheme and entity occur.

Taken from the specification's table 4.1 and 5.3, apart from the scheme packs on purpose: a mistake there must
not hide behind the same mistake here.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Entity = Literal[
    "enterprise", "private_non_enterprise", "public_institution", "social_organisation", "law_firm", "partnership"
]  # fmt: skip
NONPROFIT: tuple[Entity, ...] = ("private_non_enterprise", "public_institution", "social_organisation")


@dataclass(frozen=True, slots=True)
class Place:
    """Where applicants sit: city, six-digit district code, area code, postcode, district, weight; `relaxed`
    where the scheme allows relaxation."""

    city: str
    code: str
    area_code: str
    postcode: str
    district: str
    weight: int = 1
    relaxed: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """One scheme: clause prefix, provinces and its thresholds. Money in fen, 0 where the scheme asks for none.
    `steps`: how many years the served numbers must grow; `once` where degree and title count once."""

    scheme: str
    prefix: str
    province: str
    plate: str
    places: tuple[Place, ...]
    recipient: str
    years: int
    assets: int
    nonprofit_assets: int
    capital: int
    served: int
    satisfied: Fraction
    staff: int
    share: Fraction
    institutions: int
    public_share: Fraction
    steps: int
    once: bool
    functions: tuple[tuple[str, int], ...]
    events: dict[str, int]
    persons: int
    raised: int
    guaranteed: int


_GUANGDONG = (
    Place("广州市", "440106", "020", "510630", "天河区", 5), Place("佛山市", "440604", "0757", "528000", "禅城区", 3),
    Place("东莞市", "441900", "0769", "523000", "南城街道", 3), Place("韶关市", "440203", "0751", "512000", "武江区", 1, True),
)  # fmt: skip
_LIAONING = (
    Place("沈阳市", "210106", "024", "110021", "铁西区", 5), Place("鞍山市", "210302", "0412", "114001", "铁东区", 2),
    Place("锦州市", "210703", "0416", "121000", "凌河区", 2),
)  # fmt: skip
_QINGHAI = (
    Place("西宁市", "630103", "0971", "810000", "城中区", 8), Place("西宁市", "630104", "0971", "810001", "城西区", 8),
    Place("海东市", "630202", "0972", "810700", "乐都区", 4),
)  # fmt: skip
_ZHEJIANG = (
    Place("杭州市", "330106", "0571", "310012", "西湖区", 4), Place("宁波市", "330203", "0574", "315000", "海曙区", 3),
)  # fmt: skip
_CHENGDU = (
    Place("成都市", "510107", "028", "610041", "武侯区", 4), Place("成都市", "510108", "028", "610051", "成华区", 3),
    Place("成都市", "510114", "028", "610500", "新都区", 3),
)  # fmt: skip
_WAN = 1_000_000  # 万元 in fen

PROFILES: dict[str, Profile] = {
    p.scheme: p
    for p in (
        Profile(
            "guangdong-platform", "GD", "广东省", "粤", _GUANGDONG, "虚构省工业和信息化厅", 2, 200 * _WAN, 100 * _WAN, 0, 0,
            Fraction(4, 5), 10, Fraction(3, 5), 5, Fraction(0), 3, True,
            (("consulting", 40), ("training", 25), ("tech", 35)), {}, 1000, 0, 0,
        ),
        Profile(
            "liaoning-platform", "LN", "辽宁省", "辽", _LIAONING, "虚构省工业和信息化委员会", 2, 100 * _WAN, 100 * _WAN, 0, 80,
            Fraction(4, 5), 10, Fraction(7, 10), 3, Fraction(3, 20), 2, False,
            (("tech", 35), ("startup", 25), ("training", 15), ("info", 15), ("fin", 10)),
            {"info": 5, "tech": 3, "startup": 5, "fin": 8}, 1500, 50_000 * _WAN, 200_000 * _WAN,
        ),
        Profile(
            "qinghai-platform", "QH", "青海省", "青", _QINGHAI, "虚构省工业和信息化厅", 2, 100 * _WAN, 100 * _WAN, 0, 50,
            Fraction(4, 5), 15, Fraction(1, 2), 5, Fraction(0), 2, False,
            (("tech", 40), ("startup", 25), ("training", 10), ("info", 15), ("fin", 10)),
            {"info": 5, "tech": 5, "startup": 5, "fin": 5}, 500, 10_000 * _WAN, 30_000 * _WAN,
        ),
        Profile(
            "cicasme-platform", "CC", "浙江省", "浙", _ZHEJIANG, "虚构中小企业国际合作协会", 2, 300 * _WAN, 300 * _WAN, 0, 150,
            Fraction(4, 5), 20, Fraction(4, 5), 5, Fraction(1, 5), 2, False,
            (("tech", 35), ("startup", 25), ("training", 15), ("info", 15), ("fin", 10)),
            {"info": 8, "tech": 5, "startup": 8, "fin": 10}, 2000, 80_000 * _WAN, 300_000 * _WAN,
        ),
        Profile(
            "chengdu-platform", "CP", "四川省", "蜀", _CHENGDU, "虚构市经济和信息化局", 3, 0, 0, 100 * _WAN, 0,
            Fraction(9, 10), 10, Fraction(4, 5), 5, Fraction(0), 3, True,
            (("policy", 25), ("consulting", 30), ("training", 20), ("tech", 25)), {}, 500, 0, 0,
        ),
        Profile(
            "chengdu-base", "CB", "四川省", "蜀", _CHENGDU, "虚构市经济和信息化局", 3, 0, 0, 0, 0,
            Fraction(0), 5, Fraction(0), 3, Fraction(1, 5), 3, True,
            (("startup", 1),), {}, 150, 0, 0,
        ),
    )
}  # fmt: skip
SCHEME_WEIGHTS: dict[str, int] = {
    "guangdong-platform": 25, "liaoning-platform": 15, "qinghai-platform": 20, "cicasme-platform": 10,
    "chengdu-platform": 15, "chengdu-base": 15,
}  # fmt: skip
_ENTITIES: tuple[tuple[Entity, int], ...] = (
    ("enterprise", 70), ("private_non_enterprise", 12), ("public_institution", 10), ("social_organisation", 8),
)  # fmt: skip
_GUANGDONG_ENTITIES: tuple[tuple[Entity, int], ...] = (
    ("enterprise", 55), ("private_non_enterprise", 18), ("public_institution", 15), ("social_organisation", 10),
    ("law_firm", 1), ("partnership", 1),
)  # fmt: skip
FORMER_NAME = 0.05
BRACKETS = 0.08


def draw_scheme(rng: random.Random) -> str:
    """A scheme as often as 5.3 says."""
    return rng.choices(list(SCHEME_WEIGHTS), list(SCHEME_WEIGHTS.values()))[0]


def draw_entity(rng: random.Random, scheme: str) -> Entity:
    """The kind of applicant as often as 5.3 says; a base is run by an enterprise or a public institution."""
    table = _GUANGDONG_ENTITIES if scheme == "guangdong-platform" else _ENTITIES
    return rng.choices([e for e, _ in table], [w for _, w in table])[0]
