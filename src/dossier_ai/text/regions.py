"""Administrative regions: the sets that relaxations name, postcodes, area codes, known GB/T 2260 codes.

Codes are the six digits of GB/T 2260 or a prefix of them. The sets are those of domain 2.6; 环湖 is not
defined by its regulation and 青南 rests on one source: packs say how sure they are.
"""

from __future__ import annotations

import re
from functools import lru_cache

from stdnum import numdb

# Prefectures (first four digits) of the named sets.
REGION_SETS: dict[str, frozenset[str]] = {
    "珠三角": frozenset({"4401", "4403", "4404", "4406", "4407", "4412", "4413", "4419", "4420"}),
    "粤东": frozenset({"4405", "4415", "4451", "4452"}),
    "粤西": frozenset({"4408", "4409", "4417"}),
    "粤北": frozenset({"4402", "4414", "4416", "4418", "4453"}),
    "青南": frozenset({"6323", "6326", "6327"}),
    "环湖": frozenset({"6322", "6325"}),
    "成都": frozenset({"5101"}),
}
REGION_SETS["粤东西北"] = REGION_SETS["粤东"] | REGION_SETS["粤西"] | REGION_SETS["粤北"]

# Prefectures that a set holds only in part or by usage: membership is for a person to say.
_DOUBTFUL: dict[str, frozenset[str]] = {"环湖": frozenset({"6322", "6325", "6328"})}

POSTCODE_PREFIXES: dict[str, tuple[str, ...]] = {
    "44": ("51", "52"), "21": ("11", "12"), "63": ("81",), "51": ("61", "62", "63", "64"), "11": ("10",),
    "5101": ("610", "611", "641"),
}  # fmt: skip

AREA_CODES: dict[str, tuple[str, ...]] = {
    "1101": ("010",), "5101": ("028",),
    "4401": ("020",), "4403": ("0755",), "4404": ("0756",), "4405": ("0754",), "4406": ("0757",),
    "4402": ("0751",), "4408": ("0759",), "4412": ("0758",), "4407": ("0750",), "4409": ("0668",),
    "4413": ("0752",), "4414": ("0753",), "4415": ("0660",), "4416": ("0762",), "4417": ("0662",),
    "4418": ("0763",), "4419": ("0769",), "4420": ("0760",), "4451": ("0768",), "4452": ("0663",),
    "4453": ("0766",),
    "2101": ("024",), "2104": ("024",), "2112": ("024",), "2105": ("024",), "2102": ("0411",),
    "2103": ("0412",), "2106": ("0415",), "2107": ("0416",), "2108": ("0417",), "2109": ("0418",),
    "2110": ("0419",), "2113": ("0421",), "2111": ("0427",), "2114": ("0429",),
    "6301": ("0971",), "6302": ("0972",), "6321": ("0972",), "6322": ("0970",), "6323": ("0973",),
    "6325": ("0974",), "6326": ("0975",), "6327": ("0976",), "6328": ("0977", "0979"),
}  # fmt: skip


def in_region_set(code: str, name: str) -> bool | None:
    """Whether a six-digit region lies in a named set; None where the set's borders are not defined. Raises
    ValueError for an unknown set or a code that is none."""
    if name not in REGION_SETS:
        raise ValueError(f"region set: {name}")
    if not re.fullmatch(r"[0-9]{6}", code):
        raise ValueError(f"region code: {code}")
    if code[:4] in _DOUBTFUL.get(name, ()):
        return None
    return code[:4] in REGION_SETS[name]


def postcode_fits(postcode: str, region: str) -> bool | None:
    """Whether a six-digit postcode belongs to the province of a region code; None when that province is not
    in the table. Raises ValueError for anything but six digits."""
    if not re.fullmatch(r"[0-9]{6}", postcode):
        raise ValueError(f"postcode: {postcode}")
    prefixes = POSTCODE_PREFIXES.get(region[:2])
    return None if prefixes is None else postcode.startswith(prefixes)


def area_code_fits(area_code: str, region: str) -> bool | None:
    """Whether a telephone area code is one of the region's prefecture; None when it is not in the table."""
    codes = AREA_CODES.get(region[:4])
    return None if codes is None else area_code in codes


@lru_cache(maxsize=4096)
def region_names(code: str) -> tuple[str, str] | None:
    """The names of the province and the county of a GB/T 2260 code, abolished ones included; None for a code
    that the table (python-stdnum) lacks. An unknown code is a warning, never an error."""
    if not re.fullmatch(r"[0-9]{6}", code):
        return None
    province = county = ""
    for _, found in numdb.get("cn/loc").info(code):
        province = found.get("province", province)
        county = found.get("county", county)
    # A county renamed in its time reads "[-1982]新会县,[1992-2002]新会市": the last name counts.
    latest = re.sub(r"\[[^\]]*\]", "", county.split(",")[-1])
    return (province, latest) if province and county else None


def is_known_region(code: str) -> bool:
    """Whether GB/T 2260 has or had this code; 100000 stands for the nation."""
    return code == "100000" or region_names(code) is not None


@lru_cache(maxsize=1)
def short_region_names() -> tuple[str, ...]:
    """Provinces and prefectures of the tables above without 省, 市 or 自治州 (广东, 广州, 黄南), sorted: what
    may stand alone in front of a firm's name."""
    names = set()
    for prefecture in AREA_CODES:
        found = region_names(f"{prefecture}00")
        for name in found or ():
            names.add(re.sub(r"(?:省|市辖区|市|地区|(?:蒙古族|藏族)+自治州)$", "", name))
    return tuple(sorted(n for n in names if len(n) > 1))
