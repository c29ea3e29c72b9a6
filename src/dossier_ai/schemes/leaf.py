"""What every predicate on record values shares: its inputs are looked up, and one that is missing means
NO_EVIDENCE before anything is compared."""

from __future__ import annotations

from dataclasses import dataclass

from dossier_ai.core import Value, Verdict
from dossier_ai.schemes.rule import Case, Input, Outcome, PossibleOf, is_unsure, look_outcome, missing_outcome

COMPARED = frozenset({Verdict.PASS, Verdict.FAIL, Verdict.REVIEW, Verdict.NO_EVIDENCE})


@dataclass(frozen=True, slots=True)
class Found:
    """An input that is in the record: its key, its value, and its name in both languages."""

    key: str
    value: Value
    label: tuple[str, str]

    @property
    def unsure(self) -> bool:
        return is_unsure(self.value)


class Leaf:
    """A predicate on values. Subclasses give `word`, `inputs` and `judge`; `judge` gets the inputs that
    `required` names, all of them present."""

    __slots__ = ()

    def word(self) -> str:
        """Its word in packs, which traces repeat."""
        raise NotImplementedError

    def inputs(self) -> tuple[Input, ...]:
        raise NotImplementedError

    def judge(self, case: Case, found: tuple[Found, ...]) -> Outcome:
        raise NotImplementedError

    def demand(self) -> str:
        """What is asked for, as traces write it."""
        return ""

    def required(self, case: Case) -> tuple[Input, ...]:
        """The inputs without which nothing can be said."""
        return self.inputs()

    def dated(self) -> bool:
        """Whether nothing can be said without an application date."""
        return any(one.year is not None for one in self.inputs())

    def decide(self, case: Case) -> Outcome:
        wanted = self.required(case)
        looked = [(one, *case.get(one)) for one in wanted]
        absent = tuple(one for one, _, value in looked if value is None)
        if absent or (self.dated() and case.application_date is None):
            return missing_outcome(self.word(), case, absent or wanted, self.demand(), dated=self.dated())
        found = tuple(
            Found(key, value, one.label(case.application_date))
            for one, key, value in looked
            if value is not None
        )
        return self.judge(case, found)

    def unreadable(self, key: str, label: tuple[str, str]) -> Outcome:
        """REVIEW: the value is there but is none that can be compared."""
        return look_outcome(
            self.word(), key, f"{label[0]}无法确定，请核对原件",
            f"{label[1]} cannot be determined; check the original", right=self.demand(),
        )  # fmt: skip

    def possible(self, of_clause: PossibleOf) -> frozenset[Verdict]:
        return COMPARED

    def clauses(self) -> tuple[str, ...]:
        return ()
