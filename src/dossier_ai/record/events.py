"""Events counted by class, kind, size and year, and attendances of training (domain 4.8, XAC-02, AMB-17)."""

from __future__ import annotations

import re
from collections.abc import Callable

from dossier_ai.core import Bounds, Dossier, Field, Value
from dossier_ai.record.activities import CLASSES, KIND, Activity, list_activities
from dossier_ai.record.fields import is_certain
from dossier_ai.text.characters import squeeze

# Whether an activity is of a kind: yes, no, or open (None).
Select = Callable[[Activity], bool | None]

_TITLED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("matchmaking", re.compile(r"供需对接|产销对接|采购对接|产业链对接|配套对接|撮合")),
    ("tech_talk", re.compile(r"技术(?:交流)?洽谈")),
    ("tech_match", re.compile(r"技术(?:成果|需求)?对接|产学研对接|科技成果对接")),
    ("expo", re.compile(r"展览|展销|博览会|展会|贸易洽谈|产品推介")),
    ("leader_match", re.compile(r"(?:龙头|链主|大)企业.{0,8}(?:对接|交流|合作)|大中小企业融通")),
    ("fin_match", re.compile(r"融资对接|银企对接|投融资对接|资本对接")),
)
_SIGNED_PERCENT = 95
_ONLINE, _OFFLINE = "线上", "线下"


def establish_events(dossier: Dossier) -> dict[str, Value]:
    """`events.<class>`, `events.matchmaking.sizes`, `training.person_times` and `training.offline` by year. A
    class of which nothing is shown has no value; activities in doubt widen the count to bounds. Nothing while
    a page of them is unread."""
    if dossier.unread_pages((KIND,)):
        return {}
    activities = list_activities(dossier)
    selections: list[tuple[str, Select]] = [
        (name, _of_class(name)) for name in dict.fromkeys(CLASSES.values())
    ]
    selections += [(name, _of_title(pattern)) for name, pattern in _TITLED]
    selections.append(("authority", _of_authority))
    values: dict[str, Value] = {}
    for year in sorted({a.year for a in activities if a.year is not None}):
        for name, select in selections:
            value = _count(activities, select, year)
            if value is not None:
                values[f"events.{name}.{year}"] = value
        found = {
            "events.matchmaking.sizes": _sizes(activities, year),
            "training.person_times": _person_times(activities, year),
            "training.offline": _offline(activities, year),
        }
        values.update({f"{name}.{year}": value for name, value in found.items() if value is not None})
    return values


def _of_class(name: str) -> Select:
    return lambda activity: None if activity.function is None else activity.function == name


def _of_title(pattern: re.Pattern[str]) -> Select:
    return lambda activity: bool(pattern.search(squeeze(activity.title)))


def _of_authority(activity: Activity) -> bool:
    return activity.of_authority


def _count(activities: tuple[Activity, ...], select: Select, year: int) -> Value | None:
    chosen = [a for a in activities if select(a) is True and a.year == year]
    if not chosen:
        return None
    counted = [a for a in chosen if a.evidenced]
    sure = sum(a.certain for a in counted)
    # An undated or unclassified activity may belong here; so may one whose bundle shows one kind unsurely.
    loose = [
        a
        for a in activities
        if a not in chosen and a.evidenced and select(a) is not False and a.year in (year, None)
    ]
    most = len(counted) + len(loose) + sum(not a.certain for a in chosen if not a.evidenced)
    why = []
    if sure < len(counted):
        why.append(f"{len(counted) - sure} UNSURE")
    if loose:
        why.append(f"{len(loose)} UNDATED_OR_UNCLASSIFIED")
    shown = counted or chosen
    return Value(
        verified=str(len(counted)),
        unit="event",
        rank=4,
        evidence=tuple(dict.fromkeys(e for a in shown for e in a.evidence)),
        bounds=Bounds(min=str(sure), max=str(most), why=tuple(why)) if sure != most else None,
    )


def _sizes(activities: tuple[Activity, ...], year: int) -> Value | None:
    """The SMEs at each evidenced matchmaking event; `0..n` for one in doubt, `?` where no number is read."""
    select = _of_title(dict(_TITLED)["matchmaking"])
    held = [a for a in activities if select(a) and a.evidenced and a.year in (year, None)]
    if not any(a.year == year for a in held):
        return None
    sizes = []
    for activity in held:
        sure = activity.certain and activity.year == year and _is_sure(activity, "enterprises")
        number = activity.enterprises
        sizes.append("?" if number is None else str(number) if sure else f"0..{number}")
    return Value(
        verified=tuple(sizes),
        unit="enterprise",
        rank=4,
        evidence=tuple(dict.fromkeys(e for a in held for e in a.evidence)),
    )


def _person_times(activities: tuple[Activity, ...], year: int) -> Value | None:
    """Attendances of the year's trainings, counted per event and, where days differ, per day."""
    return _attendances([a for a in activities if a.function == "training" and a.year == year])


def _offline(activities: tuple[Activity, ...], year: int) -> Value | None:
    """Those of them on site; an event of both kinds, or of an unknown one, counts in the upper bound only."""
    held = [a for a in activities if a.function == "training" and a.year == year and a.mode != _ONLINE]
    return _attendances(held, doubtful=lambda a: a.mode != _OFFLINE)


def _attendances(held: list[Activity], doubtful: Callable[[Activity], bool] | None = None) -> Value | None:
    counted = [a for a in held if a.evidenced and a.persons is not None]
    if not counted:
        return None
    open_mode = [a for a in counted if doubtful is not None and doubtful(a)]
    plain = [a for a in counted if a not in open_mode]
    per_event = sum(a.persons or 0 for a in plain)
    per_day = sum((a.persons or 0) * a.days for a in plain)
    proved = [a for a in plain if a.certain and "sign_in" in a.kinds and _is_sure(a, "persons")]
    least = sum(_signed(a) for a in proved)
    most = max(per_event, per_day) + sum((a.persons or 0) * a.days for a in open_mode)
    readings = {"per_event": str(per_event), "per_day": str(per_day)} if per_day != per_event else None
    why = []
    if len(proved) < len(plain):
        why.append(f"{len(plain) - len(proved)} WITHOUT_SIGN_IN")
    fewer = sum(_signed(a) < (a.persons or 0) for a in proved)
    if fewer:
        why.append(f"{fewer} FEWER_SIGNED")
    if open_mode:
        why.append(f"{len(open_mode)} OPEN_MODE")
    return Value(
        verified=str(per_event),
        unit="person-time",
        rank=4,
        evidence=tuple(dict.fromkeys(e for a in counted for e in a.evidence)),
        readings=readings,
        bounds=Bounds(min=str(least), max=str(most), why=tuple(why)) if why else None,
    )


def _signed(activity: Activity) -> int:
    """The attendances that the sign-in sheets bear out: the stated number, where at least 95 % of it signed
    or the signed rows were not counted (XAC-03)."""
    stated = activity.persons or 0
    if activity.signed is None or activity.signed * 100 >= stated * _SIGNED_PERCENT:
        return stated
    return activity.signed


def _is_sure(activity: Activity, key: str) -> bool:
    return all(is_certain(s) for s in activity.sources if isinstance(s, Field) and s.key == key)
