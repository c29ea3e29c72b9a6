"""Names of authorities to their level: nation, province, city, county; associations apart (domain 1.20).

In comes a name as printed; out comes a level, `other` where the name does not tell. A city that is itself of
county level is a city by its name: which it is, only a table of regions could say.
"""

from __future__ import annotations

import re
from typing import Literal

from dossier_ai.text.names import norm_name

Level = Literal[
    "national", "province", "city", "county", "association_national", "association_province",
    "association_city", "other",
]  # fmt: skip

_ASSOCIATION = re.compile(r"(?:协会|商会|学会|联合会|促进会|联盟|基金会|研究会)$")
_NATION = re.compile(
    r"^(?:中华人民共和国|国家|国务院|中共中央|中央|全国)|^(?:工业和信息化|科学技术|科技|人力资源和社会保障|财政|商务|教育|民政"
    r"|农业农村|生态环境|司法|交通运输|文化和旅游|住房和城乡建设)部(?:办公厅|$)|^(?:工信|科技|人社|财政|商务)部"
)
_MUNICIPALITY = re.compile(r"^(?:北京|上海|天津|重庆)市?")
_PROVINCE = re.compile(
    r"^[\u4e00-\u9fa5]{2,4}?省|^(?:内蒙古|广西壮族|西藏|宁夏回族|新疆维吾尔)?[\u4e00-\u9fa5]{0,6}自治区"
)
_CITY = re.compile(r"^[\u4e00-\u9fa5]{2,8}?(?:自治州|地区行政公署|地区|盟|州|市)")
_COUNTY = re.compile(
    r"^[\u4e00-\u9fa5]{1,8}?(?:自治县|县|自治旗|旗|(?<!开发)(?<!高新)(?<!园)(?<!保税)(?<!示范)(?<!新)区)|^[\u4e00-\u9fa5]{0,6}新区"
)
_ZONE = re.compile(r"开发区|高新区|高新技术|园区|工业园|产业园|保税区|示范区")
_DEPARTMENT = re.compile(r"厅|局|委|办公室|办|部|政府|中心|处|院|会")


def authority_level(name: str) -> Level:
    """The level of an authority or association by its name."""
    text = norm_name(name)
    association = bool(_ASSOCIATION.search(text))
    if association and re.match(r"中国|中华|全国", text):
        return "association_national"
    if not association and _NATION.search(text):
        return "national"
    level = _region_level(text, association)
    if not association:
        return level
    return {"province": "association_province", "city": "association_city"}.get(level, "other")  # type: ignore[return-value]


def _region_level(text: str, association: bool) -> Level:
    province = _PROVINCE.match(text) or _MUNICIPALITY.match(text)
    rest = text[province.end() :] if province else text
    city = _CITY.match(rest)
    deeper = rest[city.end() :] if city else rest
    if _ZONE.search(deeper):
        return "other"
    if _COUNTY.match(deeper):
        return "county"
    if city is not None:
        return "city"
    if province is not None and (association or _DEPARTMENT.search(rest)):
        return "province"
    return "other"
