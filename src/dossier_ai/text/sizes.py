"""The size class of an enterprise by the standard of 2011 (工信部联企业〔2011〕300号)."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

Size = Literal["大型", "中型", "小型", "微型"]
Measure = Literal["staff", "revenue", "assets"]
Number = Decimal | int

# Lower bounds of 大型, 中型, 小型; revenue and assets in ten thousand yuan. Row 16 from own knowledge.
_BOUNDS: dict[str, tuple[tuple[Measure, int, int, int], ...]] = {
    "农林牧渔业": (("revenue", 20000, 500, 50),),
    "工业": (("staff", 1000, 300, 20), ("revenue", 40000, 2000, 300)),
    "建筑业": (("revenue", 80000, 6000, 300), ("assets", 80000, 5000, 300)),
    "批发业": (("staff", 200, 20, 5), ("revenue", 40000, 5000, 1000)),
    "零售业": (("staff", 300, 50, 10), ("revenue", 20000, 500, 100)),
    "交通运输业": (("staff", 1000, 300, 20), ("revenue", 30000, 3000, 200)),
    "仓储业": (("staff", 200, 100, 20), ("revenue", 30000, 1000, 100)),
    "邮政业": (("staff", 1000, 300, 20), ("revenue", 30000, 2000, 100)),
    "住宿业": (("staff", 300, 100, 10), ("revenue", 10000, 2000, 100)),
    "餐饮业": (("staff", 300, 100, 10), ("revenue", 10000, 2000, 100)),
    "信息传输业": (("staff", 2000, 100, 10), ("revenue", 100000, 1000, 100)),
    "软件和信息技术服务业": (("staff", 300, 100, 10), ("revenue", 10000, 1000, 50)),
    "房地产开发经营": (("revenue", 200000, 1000, 100), ("assets", 10000, 5000, 2000)),
    "物业管理": (("staff", 1000, 300, 100), ("revenue", 5000, 1000, 500)),
    "租赁和商务服务业": (("staff", 300, 100, 10), ("assets", 120000, 8000, 100)),
    "其他未列明行业": (("staff", 300, 100, 10),),
}
INDUSTRIES: tuple[str, ...] = tuple(_BOUNDS)


def size_class(
    industry: str, staff: Number | None = None, revenue: Number | None = None, assets: Number | None = None
) -> Size | None:
    """The class of an enterprise of one of `INDUSTRIES`; `revenue` and `assets` in ten thousand yuan. A class
    needs all its lower bounds, which it includes; otherwise the next lower. None when a measure that the
    industry needs is unknown. Raises ValueError for an industry outside the standard."""
    if industry not in _BOUNDS:
        raise ValueError(f"industry: {industry}")
    known: dict[Measure, Number | None] = {"staff": staff, "revenue": revenue, "assets": assets}
    values: list[tuple[Number, tuple[int, int, int]]] = []
    for measure, large, medium, small in _BOUNDS[industry]:
        value = known[measure]
        if value is None:
            return None
        values.append((value, (large, medium, small)))
    classes: tuple[Size, ...] = ("大型", "中型", "小型")
    for index, size in enumerate(classes):
        if all(value >= bounds[index] for value, bounds in values):
            return size
    return "微型"
