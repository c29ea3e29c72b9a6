"""All thresholds of all schemes side by side (domain 4.1): what each scheme asks under the same heading.

The cells are the packs' own short readings; here stands only which clauses answer to which heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier_ai.schemes.pack import Pack
from dossier_ai.schemes.show import demand_of


@dataclass(frozen=True, slots=True)
class ThresholdCell:
    """What one scheme asks under a heading; empty `clauses` where it asks nothing."""

    clauses: tuple[str, ...]
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class ThresholdRow:
    """One heading and a cell for each scheme, in the order of `ThresholdTable.packs`."""

    zh: str
    en: str
    cells: tuple[ThresholdCell, ...]


@dataclass(frozen=True, slots=True)
class ThresholdTable:
    """The table: the packs compared, and its rows."""

    packs: tuple[Pack, ...]
    rows: tuple[ThresholdRow, ...]


_ITEMS: tuple[tuple[str, str, str], ...] = (
    ("法人资格", "legal person", "GD-6-1 LN-12-1a QH-5-1a CC-5-1a CP-4-1a CB-6A-1"),
    ("登记或运营年限", "age", "GD-6-2 LN-12-1b QH-5-1a CC-5-1a CP-4-1b CB-6A-1"),
    ("资产或注册资金", "assets or capital", "GD-6-3 LN-12-1c QH-5-1b CC-5-1b CP-4-1c"),
    ("服务中小企业", "SMEs served", "GD-6-4 LN-12-2a QH-5-3a CC-5-2a"),
    ("非营利或政府委托", "non-profit or commissioned", "GD-6-5 GD-6-ii GD-6-ii-a GD-6-ii-b"),
    ("服务数量趋势", "trend", "GD-7-1c LN-12-2c QH-5-3b CC-5-2c CP-4-6a"),
    ("满意度", "satisfaction", "GD-7-1d LN-12-2b QH-5-3c CC-5-2b CP-4-6b"),
    ("集聚机构、外部专家", "institutions, experts", "GD-7-3b LN-12-3b QH-5-3d CC-5-3b CP-4-3b CB-6A-4c"),
    ("人员", "staff", "GD-7-2e LN-12-6b QH-5-4a CC-5-5b CP-4-4a CB-6A-4a CB-6A-4b"),
    ("学历职称比例", "qualified share", "GD-7-2f LN-12-6c QH-5-4b CC-5-5c CP-4-4b"),
    ("公益或低收费服务", "public-benefit share", "GD-7-4d LN-12-5c CC-5-4c CB-6A-5"),
    ("质量管理体系认证", "QMS certificate", "GD-7-4b CP-5-4a"),
    ("已有认定", "prior recognition", "LN-12-4"),
    ("入驻小微企业", "small tenants", "CB-6A-3"),
    ("建筑面积与产权", "building and ownership", "CB-6B-1b CB-6B-1c"),
    ("服务功能", "functions", "GD-8 LN-13 QH-6 CC-6 CP-5 CB-7"),
    ("—信息、政策", "— information, policy", "GD-8-1b LN-13-1 QH-6-1 CC-6-1 CP-5-1 CB-7-1"),
    ("—咨询", "— consulting", "GD-8-2a GD-8-2b CP-5-2a CP-5-2b CB-7-7"),
    ("—培训", "— training", "GD-8-3b LN-13-4 LN-13-4q QH-6-4 CC-6-4 CP-5-3 CB-7-4"),
    ("—技术、创新", "— technology", "GD-8-4c LN-13-2 QH-6-2 CC-6-2 CP-5-4b CB-7-3"),
    ("—创业", "— start-up", "LN-13-3 QH-6-3 CC-6-3 CB-7-2"),
    ("—融资", "— financing", "LN-13-5 QH-6-5 CC-6-5 CB-7-6"),
    ("—市场营销", "— marketing", "CB-7-5"),
    ("—专业服务", "— professional services", "CB-7-8"),
    ("信用", "credit", "GD-7-5 LN-12-6a QH-16-3 CC-5-5a CP-4-7 CB-6A-2"),
    ("放宽", "relaxation", "GD-8-R LN-12-R QH-7"),
    ("公示", "publicity", "GD-11-3 LN-18 QH-11 CC-8 CP-10"),
    ("每年次数", "rounds a year", "GD-9 LN-20 CC-10 CP-11"),
    ("有效期", "validity", "GD-14-1 LN-23 QH-15-1 CC-11-1 CP-17"),
)


def thresholds_side_by_side(packs: Sequence[Pack]) -> ThresholdTable:
    """The headings of domain 4.1 with what each of `packs` asks; a clause that a pack lacks leaves no trace
    in its cell."""
    rows = tuple(
        ThresholdRow(zh, en, tuple(_cell(pack, tuple(clauses.split())) for pack in packs))
        for zh, en, clauses in _ITEMS
    )
    return ThresholdTable(tuple(packs), rows)


def _cell(pack: Pack, names: tuple[str, ...]) -> ThresholdCell:
    found = [clause for name in names if (clause := pack.clause(name)) is not None]
    demands = list(dict.fromkeys(demand_of(clause) for clause in found))
    return ThresholdCell(
        tuple(clause.id for clause in found),
        "；".join(zh for zh, _ in demands if zh),
        "; ".join(en for _, en in demands if en),
    )
