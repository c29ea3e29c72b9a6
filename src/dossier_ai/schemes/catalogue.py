"""Which schemes there are, which edition applies, what an application needs, and what-if questions."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

from dossier_ai.core import FieldState, Severity, Value
from dossier_ai.errors import UsageError
from dossier_ai.schemes.dated import day_range
from dossier_ai.schemes.inputs import spec_of
from dossier_ai.schemes.loader import SCHEMES, load_pack
from dossier_ai.schemes.pack import Material, Pack
from dossier_ai.schemes.rounds import Round
from dossier_ai.schemes.units import parse_number

_NAME = re.compile(r"(?P<scheme>[a-z]+-[a-z]+)-(?P<edition>[0-9a-z-]+)\.yaml")


@dataclass(frozen=True, slots=True)
class Edition:
    """One pack file: which scheme, which edition."""

    scheme: str
    edition: str
    path: Path


def list_editions(folder: Path | None = None) -> tuple[Edition, ...]:
    """The editions in `folder` (default: those that come with the package), by scheme, newest last."""
    folder = folder or Path(str(resources.files("dossier_ai.schemes") / "packs"))
    found = []
    for path in sorted(folder.glob("*.yaml")):
        match = _NAME.fullmatch(path.name)
        if match and match["scheme"] in SCHEMES:
            found.append(Edition(match["scheme"], match["edition"], path))
    return tuple(sorted(found, key=lambda e: (SCHEMES.index(e.scheme), e.edition)))


def choose_pack(scheme: str, edition: str | None = None, folder: Path | None = None) -> Pack:
    """The pack of `scheme`: the named edition, or the only one there is.

    With several editions one has to be named: none is taken for the one in force (domain 01, editions).
    `UsageError` when scheme or edition is unknown or the choice is open.
    """
    editions = list_editions(folder)
    of_scheme = [e for e in editions if e.scheme == scheme]
    if not of_scheme:
        known = ", ".join(dict.fromkeys(e.scheme for e in editions))
        raise UsageError(f"There is no scheme `{scheme}`.", f"Known: {known}.")
    names = ", ".join(e.edition for e in of_scheme)
    if edition is None and len(of_scheme) > 1:
        raise UsageError(f"{scheme} has several editions: {names}.", f"Name one as {scheme}/EDITION.")
    chosen = next((e for e in of_scheme if edition in (None, e.edition)), None)
    if chosen is None:
        raise UsageError(f"{scheme} has no edition `{edition}`.", f"Known: {names}.")
    return _loaded(chosen.path)


@lru_cache(maxsize=32)
def _loaded(path: Path) -> Pack:
    return load_pack(path)


def split_scheme(name: str) -> tuple[str, str | None]:
    """`qinghai-platform/undated` to scheme and edition; without `/` the edition is None."""
    scheme, slash, edition = name.partition("/")
    return scheme, edition if slash else None


@dataclass(frozen=True, slots=True)
class RequiredMaterial:
    """One document an application needs: any of `kinds`; `zh` and `en` name it as the regulation does."""

    kinds: tuple[str, ...]
    clause: str
    severity: Severity
    zh: str
    en: str


def list_materials(
    pack: Pack,
    procedure: str = "initial",
    recognised: Collection[str] | None = None,
    *,
    this_round: Round | None = None,
    entity_kind: str | None = None,
) -> tuple[RequiredMaterial, ...]:
    """What `procedure` needs: first what the notice of `this_round` names, then the regulation's own list in
    its order, without the merely inferred materials that the notice names as well.

    With `recognised`, materials that nobody names (severity M) are left out when none of their kinds is
    among them: the absence of something that is neither named nor read yet must not be reported. So are
    those that applicants of `entity_kind` do not need.
    """
    out = []
    if this_round is not None:
        for named in this_round.materials:
            if procedure in named.procedures:
                title = named.title
                out.append(RequiredMaterial(named.kinds, pack.notice_clause, "B", title.zh, title.en))
    noticed = {kind for material in out for kind in material.kinds}
    for material in pack.materials.get(procedure, ()):
        kinds = (*material.kinds, *material.also_accepted)
        if material.severity != "B" and _left_out(material, noticed, recognised, entity_kind):
            continue
        clause = pack.clause(material.clause)
        assert clause is not None, "the loader checks references"
        out.append(
            RequiredMaterial(kinds, material.clause, material.severity, clause.title.zh, clause.title.en)
        )
    return tuple(out)


def _left_out(
    material: Material, noticed: set[str], recognised: Collection[str] | None, entity_kind: str | None
) -> bool:
    kinds = (*material.kinds, *material.also_accepted)
    unread = recognised is not None and not any(kind in recognised for kind in kinds)
    others = bool(material.entity_kinds) and entity_kind not in (None, *material.entity_kinds)
    return unread or others or not noticed.isdisjoint(kinds)


def what_if(values: Mapping[str, Value], key: str, value: str) -> dict[str, Value]:
    """`values` with `key` taken to be `value`, as if proved; `UsageError` for an unknown key or a value of
    the wrong shape. The original is not changed."""
    spec = spec_of(key)
    if spec is None:
        raise UsageError(
            f"`{key}` is no value of a record.",
            "Use a name as under `values`, such as fin.total_assets.2025.",
        )
    shapes = {
        "number": parse_number(value) is not None,
        "share": parse_number(value) is not None,
        "date": day_range(value) is not None,
        "truth": value in ("true", "false"),
        "present": value in ("present", "absent"),
    }
    if not shapes.get(spec.format, True):
        wanted = {
            "number": "a number such as 1000000", "share": "a share such as 0.8 or 4/5",
            "date": "a date such as 2020-05-01", "truth": "true or false", "present": "present or absent",
        }[spec.format]  # fmt: skip
        raise UsageError(f"`{value}` does not fit {key}.", f"Write {wanted}.")
    changed = dict(values)
    if spec.format == "present" and value == "absent":
        changed.pop(key, None)
        return changed
    before = values.get(key)
    verified: str | tuple[str, ...] = value
    if spec.format in ("names", "numbers", "records"):
        verified = tuple(part.strip() for part in value.split(",") if part.strip())
    changed[key] = Value(
        verified=verified,
        declared=before.declared if before is not None else None,
        unit=spec.unit,
        rank=1,
        state=FieldState.HUMAN,
    )
    return changed
