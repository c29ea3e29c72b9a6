"""Places in addresses and names to the codes of GB/T 2260: which province, which prefecture.

Only what is written out decides (广东省…, 成都市…): a street may be called after a province.
"""

from __future__ import annotations

from functools import lru_cache

from dossier_ai.text.names import norm_name
from dossier_ai.text.regions import AREA_CODES, region_names

FILING_CHARACTERS = {
    "11": "京", "12": "津", "13": "冀", "14": "晋", "15": "蒙", "21": "辽", "22": "吉", "23": "黑",
    "31": "沪", "32": "苏", "33": "浙", "34": "皖", "35": "闽", "36": "赣", "37": "鲁", "41": "豫",
    "42": "鄂", "43": "湘", "44": "粤", "45": "桂", "46": "琼", "50": "渝", "51": "蜀川", "52": "黔贵",
    "53": "滇云", "54": "藏", "61": "陕", "62": "陇甘", "63": "青", "64": "宁", "65": "新",
}  # fmt: skip
"""What stands for each province in the numbers of site filings (domain 2.12)."""

MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
_FORMS = ("壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省", "市")


def _short(name: str) -> str:
    return next((name.removesuffix(form) for form in _FORMS if name.endswith(form)), name)


@lru_cache(maxsize=1)
def _provinces() -> tuple[tuple[str, str], ...]:
    """Each province's two digits with its full name."""
    found = ((code, region_names(f"{code}0000")) for code in FILING_CHARACTERS)
    return tuple((code, names[0]) for code, names in found if names)


@lru_cache(maxsize=1)
def _prefectures() -> tuple[tuple[str, str], ...]:
    """The four digits of each prefecture of the tables with its full name."""
    found = ((code, region_names(f"{code}00")) for code in AREA_CODES if code[:2] not in MUNICIPALITIES)
    return tuple((code, names[1]) for code, names in found if names and len(names[1]) > 2)


def _rest(text: str) -> tuple[str | None, str]:
    """The province with which a text begins, and what follows it."""
    flat = norm_name(text).removeprefix("中国")
    for code, name in _provinces():
        if flat.startswith(name):
            return code, flat.removeprefix(name)
        short = _short(name)
        rest = flat.removeprefix(short)
        if rest != flat and any(c[:2] == code and rest.startswith(p) for c, p in _prefectures()):
            return code, rest
    return None, flat


def prefecture_of(address: str) -> str | None:
    """The four digits of the prefecture that an address names; None where it names none of the tables."""
    province, rest = _rest(address)
    found = [c for c, name in _prefectures() if rest.startswith(name)]
    fitting = [c for c in found if province is None or c[:2] == province]
    return fitting[0] if len(fitting) == 1 else None


def province_of(address: str) -> str | None:
    """The two digits of the province that an address names, itself or by its prefecture; None for neither."""
    province, _ = _rest(address)
    prefecture = prefecture_of(address)
    return province or (prefecture[:2] if prefecture else None)


def province_of_name(name: str) -> str | None:
    """The province with which a firm's name begins, in full or short (广州…, 青海…); None otherwise."""
    full = province_of(name)
    if full is not None:
        return full
    flat = norm_name(name)
    places = [(_short(n), code) for code, n in _provinces()]
    places += [(n.removesuffix("市"), code[:2]) for code, n in _prefectures()]
    found = {code for short, code in places if len(short) > 1 and flat.startswith(short)}
    return found.pop() if len(found) == 1 else None
