"""One document changed, the rest as it was: prints both dossiers as recorded words and verifies each.

A case is a dict (`Case` says what its keys mean), so that tables of cases need nothing of this module.
"""

from __future__ import annotations

import copy
import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pytest

from dossier_ai.core import Finding
from dossier_ai.corpus.prints import print_date, print_money, print_wan
from dossier_ai.corpus.scheme_world import sample_scheme_world
from dossier_ai.corpus.truth import TruthDossier, clean_views
from dossier_ai.corpus.views import View, restrict_layouts
from dossier_ai.corpus.world import World

SEED = 21
STYLES = ("plain", "padded", "spaced", "words", "dashes", "dots")
Show = str | Callable[[dict[str, Any]], str] | None
Edit = Callable[["Papers", World], None]


@dataclass
class Papers:
    """The documents of a dossier while they are edited; `papers[kind]` gives the fields of the first."""

    views: list[View]

    def __getitem__(self, kind: str) -> dict[str, Any]:
        return self.of(kind)[0].fields

    def of(self, kind: str) -> list[View]:
        return [view for view in self.views if view.kind == kind]

    def drop(self, views: Iterable[View]) -> None:
        gone = [id(view) for view in views]
        self.views = [view for view in self.views if id(view) not in gone]


@dataclass(frozen=True)
class Case:
    """What fires a check: `kinds` of documents are printed, `edit` changes them, `shows` says what the
    evidence quotes of each kind (a field of one of its documents, a text made from its fields, or anything).

    `prepare` makes the consistent dossier from that of the generator; `change` alters the recorded pages of
    the dossier, consistent or not (its third argument); `register` gives the office's records, likewise.
    """

    check: str
    kinds: Sequence[str]
    shows: Sequence[tuple[str, Show]]
    edit: Edit = lambda papers, world: None
    scheme: str = "qinghai-platform"
    entity: str = "enterprise"
    procedure: str = "initial"
    wants: Sequence[str] = ()
    seed: int = SEED
    finding_class: str = "contradiction"
    prepare: Edit = lambda papers, world: None
    change: Callable[[Any, Any, World, bool], Any] = lambda kit, recorded, world, edited: (
        recorded.submission()
    )
    register: Callable[[World, bool], list[dict[str, str]]] | None = None


@dataclass
class Trial:
    """The records of a case's two dossiers, and the edited one as it was printed."""

    case: Case
    before: Any
    after: Any
    papers: Papers
    files: dict[str, set[str]] = field(default_factory=dict)

    def found(self, record: Any) -> list[Finding]:
        return [f for f in record.findings if f.id == self.case.check]

    def quoted(self, kind: str, show: Show) -> bool:
        """Whether some evidence of the check quotes `show` from a document of this kind; the words themselves
        where the kind is "", since all are bound in one file."""
        if not kind:
            return any(str(show) in plain(e.quote) for f in self.found(self.after) for e in f.evidence)
        files = self.files[kind]
        # A value that wraps is quoted line by line.
        quotes = [
            "".join(plain(e.quote) for e in f.evidence if e.file == file)
            for f in self.found(self.after)
            for file in sorted(files)
        ]
        if show is None:
            return any(e.file in files for f in self.found(self.after) for e in f.evidence)
        said = [
            view.fields.get(show) if isinstance(show, str) else show(view.fields)
            for view in self.papers.of(kind)
        ]
        wanted = {plain(text) for value in said if value not in (None, "") for text in spellings(value)}
        return any(text in quote for text in wanted for quote in quotes)


def plain(printed: str) -> str:
    return "".join(printed.split()).replace("（", "(").replace("）", ")")


def spellings(value: Any) -> list[str]:
    """How a value of the truth may be printed: dates in all styles, amounts in yuan and in ten thousands."""
    out = [str(value)]
    try:
        date.fromisoformat(str(value))
    except ValueError:
        pass
    else:
        out += [print_date(str(value), style) for style in STYLES]
        out.append(str(value).replace("-", "."))
    try:
        Decimal(str(value))
    except InvalidOperation:
        return out
    return [*out, print_money(str(value)), print_wan(str(value))] if "." in str(value) else out


@dataclass
class Bench:
    """Makes, prints and verifies the dossiers of cases; what two cases have in common is made once."""

    kit: Any
    folder: Path
    made: dict[Any, tuple[World, list[View], int]] = field(default_factory=dict)

    def dossier(self, case: Case) -> tuple[World, Papers]:
        key = (case.scheme, case.entity, case.procedure, tuple(case.wants), case.seed)
        if key not in self.made:
            world = sample_scheme_world(
                case.seed,
                case.scheme,
                entity=case.entity,  # type: ignore[arg-type]
                procedure=case.procedure,
                comfortable=True,
                wants=case.wants,
            )
            views = clean_views(world, case.seed)
            restrict_layouts(views, held_out=False)
            self.made[key] = (world, views, case.seed)
        world, views, _ = self.made[key]
        papers = Papers(copy.deepcopy([v for v in views if v.kind in case.kinds]))
        case.prepare(papers, world)
        return world, papers

    def verify(self, case: Case, world: World, papers: Papers, edited: bool) -> tuple[Any, Any]:
        made = TruthDossier(case.seed, world, papers.views, case.seed)
        printed = self.kit.print_truth(made, case.kinds)
        asked: dict[str, Any] = {
            "scheme": case.scheme,
            "as_of": world.applied,
            "procedure": case.procedure,
        }
        if case.register is not None:
            asked["register_file"] = self.write_register(case.register(world, edited))
        submission = case.change(self.kit, printed, world, edited)
        return self.kit.verify(submission, **asked).record, printed

    def write_register(self, rows: list[dict[str, str]]) -> Path:
        path = self.folder / "register.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, fieldnames=sorted({key for row in rows for key in row}))
            table.writeheader()
            table.writerows(rows)
        return path

    def try_case(self, **case: Any) -> Trial:
        tried = Case(**case)
        world, papers = self.dossier(tried)
        before, _ = self.verify(tried, world, papers, edited=False)
        _, papers = self.dossier(tried)
        tried.edit(papers, world)
        after, printed = self.verify(tried, world, papers, edited=True)
        files: dict[str, set[str]] = {}
        for page_file, view in zip(printed.names, printed.views, strict=True):
            files.setdefault(view.kind, set()).add(page_file)
        return Trial(tried, before, after, papers, files)


@pytest.fixture(scope="session")
def bench(kit: Any, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(kit, tmp_path_factory.mktemp("register"))
