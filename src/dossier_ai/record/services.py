"""Services as rows, whichever list they stand in: the list of served enterprises, the service ledger (4.8).

Both give rows with the keys of the list of served enterprises: `name`, `size`, `category`, `mode`,
`served_on`, `fee`, and `persons` of the ledger. What rows count as belongs to other modules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier_ai.core import Cell, Dossier, Row
from dossier_ai.record.fields import is_hidden, says_something, text_of, year_of
from dossier_ai.record.sources import list_rows
from dossier_ai.text.characters import squeeze

LIST = "served_enterprise_list"
LEDGER = "service_ledger"

_ONLINE = re.compile(r"线上|在线|网络|远程|直播|腾讯会议|钉钉|视频会议|微信|平台系统")
_OFFLINE = re.compile(r"线下|现场|上门|走访|面对面")
_FUNCTIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("info", re.compile(r"信息|资讯")),
    ("tech", re.compile(r"技术|检测|知识产权|质量|研发|数字化")),
    ("startup", re.compile(r"创业|孵化|创新创业")),
    ("training", re.compile(r"培训|讲座")),
    ("fin", re.compile(r"融资|金融|担保|信贷")),
    ("consult", re.compile(r"咨询|管理|财税|法律")),
    ("policy", re.compile(r"政策")),
    ("matchmaking", re.compile(r"供需对接|产销对接|产业对接|撮合")),
)
# What a base counts by services (CB-7): class to the words of a ledger's category or record.
TIMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("info", re.compile(r"信息")),
    ("mentoring", re.compile(r"创业辅导|创业指导|创业服务|辅导")),
    ("fin", re.compile(r"融资|金融")),
    ("consult", re.compile(r"(?<!法律)(?<!政策)咨询|发展战略|财务管理|人力资源")),
    ("professional", re.compile(r"专业服务|法律|代理会计|代理记账|专利|审计|评估")),
)
FUNCTIONS = tuple(name for name, _ in _FUNCTIONS)
_SPLIT = re.compile(r"[、；;，,\n]")


@dataclass(frozen=True, slots=True)
class Service:
    """One row of one enterprise. `functions` and `modes` are None where the row does not say, `year` where
    no date was read; `undated` rows are those of a list that names no dates at all."""

    row: Row
    year: int | None
    open_year: bool
    functions: frozenset[str] | None
    modes: frozenset[str] | None


def listed_services(dossier: Dossier) -> tuple[Service, ...]:
    """The rows of the lists of served enterprises."""
    return tuple(_service(row) for row in list_rows(dossier, LIST))


def ledger_services(dossier: Dossier) -> tuple[Service, ...]:
    """The rows of the service ledgers, one for each enterprise that a row names; a row without a date is of
    its ledger's year."""
    out: list[Service] = []
    for entry in dossier.of_kind(LEDGER):
        stated = dossier.in_document(entry.id, "year")
        field = dossier.in_document(entry.id, "rows")
        for row in field.value if field is not None and isinstance(field.value, tuple) else ():
            if not isinstance(row, dict) or not says_something(row):
                continue
            date = row.get("date")
            if year_of(date) is None and not is_hidden(date) and stated is not None:
                date = Cell(value=text_of(stated), raw=stated.raw, evidence=stated.evidence)
            mode = next((row[k] for k in ("place", "record") if _modes(row.get(k)) is not None), None)
            if mode is None and text_of(row.get("place")) is not None:
                # A printed place that is no online means is a place.
                place = row["place"]
                mode = place.model_copy(update={"value": "线下"})
            plain = {"size": row.get("size"), "category": row.get("category"), "fee": row.get("fee"),
                     "persons": row.get("persons"), "mode": mode, "served_on": date,
                     "record": row.get("record"), "provider": row.get("provider")}  # fmt: skip
            for name in _each_name(row.get("enterprise")):
                made = {"name": name, **plain}
                out.append(_service({k: c for k, c in made.items() if c is not None}))
    return tuple(out)


def _each_name(cell: Cell | None) -> list[Cell | None]:
    text = text_of(cell)
    if cell is None or text is None:
        return [cell]
    parts = [part.strip() for part in _SPLIT.split(text) if part.strip()]
    if len(parts) < 2 or not all(len(part) >= 4 for part in parts):
        return [cell]
    return [cell.model_copy(update={"value": part}) for part in parts]


def _service(row: Row) -> Service:
    date = row.get("served_on")
    return Service(
        row=row,
        year=year_of(date),
        open_year=is_hidden(date),
        functions=_functions(row.get("category")),
        modes=_modes(row.get("mode")),
    )


def _functions(cell: Cell | None) -> frozenset[str] | None:
    text = text_of(cell)
    if text is None:
        return None
    return frozenset(name for name, pattern in _FUNCTIONS if pattern.search(squeeze(text)))


def _modes(cell: Cell | None) -> frozenset[str] | None:
    text = squeeze(text_of(cell) or "")
    found = {name for name, pattern in (("online", _ONLINE), ("offline", _OFFLINE)) if pattern.search(text)}
    if re.search(r"线上线下|混合|线上\+线下", text):
        found = {"online", "offline"}
    return frozenset(found) or None
