"""Values that may be missing: a missing one prints as nothing, never as a zero."""

from __future__ import annotations

from typing import Any

from dossier_ai.corpus.prints import print_date, print_wan
from dossier_ai.corpus.views import View


class Printed(dict[str, Any]):
    """Fields of a view; a key that is absent or null prints as an empty text."""

    def __missing__(self, key: str) -> str:
        return ""


def day(iso: str, style: str = "plain") -> str:
    """`print_date`, or nothing for a missing day."""
    return print_date(iso, style) if iso else ""


def wan(value: str) -> str:
    """`print_wan`, or nothing for a missing amount."""
    return print_wan(value) if value else ""


#: What is applied for, by scheme; the forms of the other schemes come with yearly notices and vary.
_PROGRAMMES = {
    "guangdong-platform": "广东省中小企业公共服务示范平台",
    "liaoning-platform": "辽宁省中小企业公共服务示范平台",
    "cicasme-platform": "中小企业公共服务示范平台",
    "chengdu-platform": "成都市中小企业公共服务示范平台",
    "chengdu-base": "成都市小型微型企业创业创新示范基地",
}
QINGHAI = "青海省中小企业公共服务示范平台"


def programme(view: View) -> str:
    """The title that the applicant of this view asks for."""
    return _PROGRAMMES.get(str(view.extra.get("scheme")), QINGHAI)
