"""The predicates on what the dossier holds, and on what only a person can judge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dossier_ai.core import Message, Trace, Verdict
from dossier_ai.schemes.inputs import KINDS
from dossier_ai.schemes.leaf import Found, Leaf
from dossier_ai.schemes.rule import Case, Input, Outcome, PossibleOf, is_unsure


@dataclass(frozen=True, slots=True)
class Present:
    """A document of one of `kinds` was supplied. `review_kinds` stand in for it if a person accepts them.
    With `year` the document must be for that year; one of another or an unread year goes to a person.
    `otherwise` is the answer when there is none."""

    kinds: tuple[str, ...]
    review_kinds: tuple[str, ...] = ()
    year: int | None = None
    otherwise: Verdict = Verdict.NO_EVIDENCE

    def decide(self, case: Case) -> Outcome:
        names = (
            "、".join(KINDS[kind][0] for kind in self.kinds),
            " or ".join(KINDS[kind][1] for kind in self.kinds),
        )
        if self.year is not None and case.application_date is not None:
            wanted = str(case.application_date.year + self.year)
            dated = [f"materials.{kind}.{wanted}" for kind in self.kinds]
            key = next((k for k in dated if k in case.values), None)
            if key is not None:
                zh, en = KINDS[key.split(".")[1]]
                return self._found(case, key, (f" {wanted} 年度{zh}", f"{en} for {wanted}"))
        plain = next((f"materials.{k}" for k in self.kinds if f"materials.{k}" in case.values), None)
        if plain is not None and self.year is None:
            return self._found(case, plain, KINDS[plain.removeprefix("materials.")])
        if plain is not None:
            return self._say(
                Verdict.REVIEW, (plain,), f"已提交{names[0]}，但不是上一年度的，或年度未能识别",
                f"{names[1]} supplied, but not for the previous year, or its year is unread",
            )  # fmt: skip
        accepted = next(
            (k for k in self.review_kinds if f"materials.{k}" in case.values),
            None,
        )
        if accepted is not None:
            zh, en = KINDS[accepted]
            return self._say(
                Verdict.REVIEW, (f"materials.{accepted}",), f"未见{names[0]}，以{zh}代替，请确认是否认可",
                f"no {names[1]}; {en} supplied instead: confirm whether it is accepted",
            )  # fmt: skip
        keys = tuple(f"materials.{kind}" for kind in self.kinds)
        reason = Message(zh=f"未见{names[0]}", en=f"no {names[1]} found")
        trace = Trace(op="present", right="|".join(self.kinds), result=self.otherwise, values=keys)
        missing = keys[:1] if self.otherwise is Verdict.NO_EVIDENCE else ()
        return Outcome(trace, reason, missing=missing)

    def _found(self, case: Case, key: str, names: tuple[str, str]) -> Outcome:
        if is_unsure(case.values[key]):
            return self._say(
                Verdict.REVIEW,
                (key,),
                f"疑似{names[0]}，请核对原件",
                f"probably {names[1]}; check the original",
            )
        return self._say(Verdict.PASS, (key,), f"已提交{names[0]}", f"{names[1]} supplied")

    def _say(self, verdict: Verdict, keys: tuple[str, ...], zh: str, en: str) -> Outcome:
        left = "present" if verdict is Verdict.PASS else "unclear"
        trace = Trace(op="present", left=left, right="|".join(self.kinds), result=verdict, values=keys)
        return Outcome(trace, Message(zh=zh, en=en))

    def inputs(self) -> tuple[Input, ...]:
        return tuple(Input(f"materials.{kind}") for kind in (*self.kinds, *self.review_kinds))

    def possible(self, of_clause: PossibleOf) -> frozenset[Verdict]:
        return frozenset({Verdict.PASS, Verdict.REVIEW, self.otherwise})

    def clauses(self) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class HasAll(Leaf):
    """The list holds every word of `of`; a word that was not found is missing evidence, not a failure."""

    value: Input
    of: Mapping[str, tuple[str, str]]

    def word(self) -> str:
        return "has_all"

    def demand(self) -> str:
        return ",".join(self.of)

    def judge(self, case: Case, found: tuple[Found, ...]) -> Outcome:
        (one,) = found
        held = one.value.verified if isinstance(one.value.verified, tuple) else ()
        lacking = [word for word in self.of if word not in held]
        verdict = Verdict.NO_EVIDENCE if lacking else Verdict.PASS
        zh = f"{one.label[0]}齐全：" + "、".join(zh for zh, _ in self.of.values())
        en = f"{one.label[1]}, all found: " + ", ".join(en for _, en in self.of.values())
        if lacking:
            zh = f"{one.label[0]}中未见：" + "、".join(self.of[word][0] for word in lacking)
            en = f"{one.label[1]}, not found: " + ", ".join(self.of[word][1] for word in lacking)
        elif one.unsure:
            verdict = Verdict.REVIEW
        trace = Trace(
            op=self.word(), left=",".join(held), right=self.demand(), result=verdict, values=(one.key,)
        )
        return Outcome(trace, Message(zh=zh, en=en), missing=(one.key,) if lacking else ())

    def inputs(self) -> tuple[Input, ...]:
        return (self.value,)

    def possible(self, of_clause: PossibleOf) -> frozenset[Verdict]:
        return frozenset({Verdict.PASS, Verdict.REVIEW, Verdict.NO_EVIDENCE})


@dataclass(frozen=True, slots=True)
class PersonDecides:
    """REVIEW until a named person has decided; `shows` are the values that help."""

    shows: tuple[Input, ...] = ()

    def decide(self, case: Case) -> Outcome:
        found = [(case.get(one), one.label(case.application_date)) for one in self.shows]
        keys = tuple(key for (key, value), _ in found if value is not None)
        if case.decided is not None:
            trace = Trace(
                op="person_decides",
                left=case.decided.value,
                result=case.decided,
                note=f"decided by {case.decided_by}",
                values=keys,
            )
            word = {Verdict.PASS: "符合", Verdict.FAIL: "不符合"}[case.decided]
            return Outcome(
                trace,
                Message(zh=f"{case.decided_by}认定{word}", en=f"{case.decided_by} decided {case.decided}"),
            )
        shown = [
            (label[0], label[1], value.verified)
            for (_, value), label in found
            if value is not None and isinstance(value.verified, str) and value.verified != "present"
        ]
        zh = "定性要求，由审核人判断" + ("；" + "、".join(f"{a} {v}" for a, _, v in shown) if shown else "")
        en = "qualitative: a reviewer decides" + (
            "; " + ", ".join(f"{b} {v}" for _, b, v in shown) if shown else ""
        )
        trace = Trace(op="person_decides", result=Verdict.REVIEW, values=keys)
        return Outcome(trace, Message(zh=zh, en=en))

    def inputs(self) -> tuple[Input, ...]:
        return self.shows

    def possible(self, of_clause: PossibleOf) -> frozenset[Verdict]:
        return frozenset({Verdict.REVIEW, Verdict.PASS, Verdict.FAIL})

    def clauses(self) -> tuple[str, ...]:
        return ()
