# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed text stays whole
"""Planted in activities, partners and financing (P42-P46, P59, P71, P72)."""

from __future__ import annotations

import random
from datetime import date, timedelta

from dossier_ai.corpus.applicant import World, years_after
from dossier_ai.corpus.planting import Change, Operator, of_kind, put, put_cell
from dossier_ai.corpus.view import View


def _p42(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    """One of exactly as many activities as are asked for keeps a single kind of evidence."""
    return put(v, "evidence_kinds", ["photo"])


def _counted(w: World, v: View) -> bool:
    return bool(v.fields["service_class"] == w.function)


def _p43(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    """The photograph of the first activity stands under this one as well."""
    first = of_kind(views, "service_evidence")[0]
    first.extra.setdefault("photo_seed", f"photo-{w.uscc}-{first.fields['title']}")
    before = v.extra.get("photo_of", v.fields["title"])
    v.extra |= {"photo_seed": first.extra["photo_seed"], "photo_of": first.fields["title"]}
    return "photo", before, first.fields["title"]


def _p44(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    """The sign-in sheet of the first activity, handed in once more."""
    first = of_kind(views, "service_evidence")[0]
    before = [company for company, _ in v.extra["attendees"]]
    v.extra["attendees"] = first.extra["attendees"]
    v.layout = first.layout  # the same sheet, so the same columns
    v.extra["layout_of"] = first.title
    return "attendees", before, [company for company, _ in first.extra["attendees"]]


def _later(w: World, v: View) -> bool:
    return bool(v.fields["title"] != w.events[0].title)


def _p45(w: World, views: list[View], v: View, rng: random.Random) -> Change | None:
    """Far fewer people signed in than the form counts person-times: all trainings together stay below nine
    tenths of it."""
    counted = sum(int(x.fields["persons"]) for x in of_kind(views, "service_evidence") if _training(w, x))
    declared = next((n for f in _forms(views) if (n := _person_times(f)) is not None), counted)
    rest = counted - int(v.fields["persons"])
    most = min(declared * 9 // 10 - rest, int(v.fields["persons"]) // rng.randint(2, 8))
    return put(v, "persons", str(most)) if most >= 1 else None


def _forms(views: list[View]) -> list[View]:
    return [*of_kind(views, "application_form"), *of_kind(views, "renewal_form")]


def _person_times(form: View) -> int | None:
    """The person-times of training that the form declares."""
    scales = (str(item["scale"]) for item in form.fields["service_items"])
    return next((int(scale.removesuffix("人次")) for scale in scales if scale.endswith("人次")), None)


def _training(w: World, v: View) -> bool:
    return bool(v.fields["service_class"] == "training")


def _largest_training(w: World, v: View) -> bool:
    trainings = [event for event in w.events if event.service_class == "training"]
    return _training(w, v) and v.fields["title"] == max(trainings, key=lambda event: event.persons).title


def _p46(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    size = 20 if w.scheme == "guangdong-platform" else 15
    return put(v, "enterprises", str(size - rng.randint(1, 4)))


def _matchmaking(w: World, v: View) -> bool:
    return bool(v.fields["service_class"] == "consulting")


def _p59(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    """One agreement of exactly as many as are asked for ended before the application."""
    end = w.applied - timedelta(days=rng.randint(20, 200))
    start = years_after(end, -2) + timedelta(days=1)
    v.fields["signed_on"] = start.isoformat()
    return put(v, "term", f"{start.isoformat()}/{end.isoformat()}")


def _p71(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    rows = v.fields["rows"]
    places = rng.sample(range(len(rows)), max(2, len(rows) // 8))
    changes = []
    for place in places:
        on = date.fromisoformat(rows[place]["lent_on"])
        changes.append(put_cell(v, place, "lent_on", years_after(on, -1).isoformat()))
    return changes[0]


def _p72(w: World, views: list[View], v: View, rng: random.Random) -> Change:
    """The balance brought forward stands where the year's new guarantees belong."""
    return put(v, "guarantee_new", v.fields["guarantee_opening"])


_FUNCTIONS = ("liaoning-platform", "qinghai-platform", "cicasme-platform")
_SUPPLY = ("guangdong-platform", "chengdu-platform")

OPERATORS: dict[str, Operator] = {
    "P42": Operator(
        "service_evidence", _p42, ("XAC-02", "XAC-01"), doubts=("events",), schemes=_FUNCTIONS, wants=("exact_events",), choose=_counted,
    ),
    "P43": Operator("service_evidence", _p43, ("XAC-05",), choose=_later),
    "P44": Operator("service_evidence", _p44, ("XAC-06",), choose=_later),
    "P45": Operator(
        "service_evidence", _p45, ("XAC-03",), doubts=("training",), schemes=(*_FUNCTIONS, *_SUPPLY, "chengdu-base"),
        wants=("training",), choose=_largest_training,
    ),
    "P46": Operator(
        "service_evidence", _p46, ("XAC-04",), doubts=("events",), schemes=_SUPPLY, wants=("matchmaking",), choose=_matchmaking,
    ),
    "P59": Operator(
        "cooperation_agreement", _p59, ("XRS-02", "XRS-01"), doubts=("institutions",), wants=("exact_institutions",),
        schemes=(*_FUNCTIONS, "chengdu-base"),
    ),
    "P71": Operator("financing_evidence", _p71, ("XAC-10",), doubts=("financing",), schemes=_FUNCTIONS, wants=("loans",)),
    "P72": Operator("financing_evidence", _p72, ("XAC-11",), doubts=("financing",), schemes=_FUNCTIONS, wants=("guarantee",), entity="enterprise"),
}  # fmt: skip
