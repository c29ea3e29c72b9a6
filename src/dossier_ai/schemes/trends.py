"""The predicates on a series of years: 相对稳定 and 稳步增长 (AMB-06, design limits of domain 4.9)."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from fractions import Fraction

from dossier_ai.core import Message, Trace, Value, Verdict
from dossier_ai.schemes.comparison import emit
from dossier_ai.schemes.leaf import Found, Leaf
from dossier_ai.schemes.rule import (
    Case,
    FindingSpec,
    Input,
    Outcome,
    PossibleOf,
    admissible,
    is_unsure,
    look_outcome,
)
from dossier_ai.schemes.series import existing_years, short_history
from dossier_ai.schemes.units import canonical, decimal_text, parse_number, percent_text
from dossier_ai.schemes.verdicts import all_readings

Series = tuple[str, tuple[Fraction, ...]]


def judge_stable(series: tuple[Fraction, ...], drop: Fraction) -> Verdict:
    """PASS when no step falls by more than `drop` of its start, else REVIEW: 相对稳定 is no number, so the
    limit is a design value and may not fail anyone (domain 01, AMB-06)."""
    for before, after in itertools.pairwise(series):
        if before <= 0 or (after - before) / before < -drop:
            return Verdict.REVIEW
    return Verdict.PASS


def judge_growing(series: tuple[Fraction, ...]) -> Verdict:
    """PASS when every step rises, REVIEW when only the whole does, FAIL when there is no net growth."""
    if all(after > before for before, after in itertools.pairwise(series)):
        return Verdict.PASS
    return Verdict.REVIEW if series[-1] > series[0] else Verdict.FAIL


@dataclass(frozen=True, slots=True)
class Trend(Leaf):
    """The yearly value is stable (`drop` given) or growing over `years` (oldest first); a reading with
    `also_when_known` put in front counts when that year's value is known (近两年: one step or two). Years
    before `since` are not asked for; what is left then goes to a person (AMB-27)."""

    op: str
    value: Input
    years: tuple[int, ...]
    also_when_known: tuple[int, ...] = ()
    drop: Fraction | None = None
    since: Input | None = None
    findings: tuple[FindingSpec, ...] = ()

    def word(self) -> str:
        return self.op

    def required(self, case: Case) -> tuple[Input, ...]:
        years = existing_years(case, self.since, self.years) or self.years
        return tuple(Input(self.value.name, year) for year in years)

    def judge(self, case: Case, found: tuple[Found, ...]) -> Outcome:
        numbers = [admissible(one.value) for one in found]
        label = found[-1].label
        if any(n is None for n in numbers):
            return look_outcome(
                self.op,
                found[0].key,
                f"{label[0]}无法确定，请核对原件",
                f"{label[1]} cannot be determined",
            )
        if len(found) < 2:
            one = look_outcome(self.op, found[0].key, f"{label[0]}：无从比较", f"{label[1]}: no comparison")
            return short_history(one, len(self.years), len(found))
        values, keys = [one.value for one in found], [one.key for one in found]
        earlier: list[tuple[Fraction, ...]] = []
        for year in self.also_when_known:
            key, value = case.get(Input(self.value.name, year))
            known = admissible(value) if value is not None else None
            if value is not None and known is not None:
                values.insert(0, value)
                keys.insert(0, key)
                earlier.append(tuple(number for _, number in known))
        series = self._readings(tuple(tuple(x for _, x in n or ()) for n in numbers), earlier, values)
        outcome = self._answer(case, series, tuple(values), tuple(keys))
        if len(found) < len(self.years):
            return short_history(outcome, len(self.years), len(found))
        return outcome

    def _readings(
        self,
        numbers: tuple[tuple[Fraction, ...], ...],
        earlier: list[tuple[Fraction, ...]],
        values: list[Value],
    ) -> tuple[Series, ...]:
        """The series to judge: from the best values with every end of their bounds, with the year before,
        and from the applicant's own figures alone when all years have one (a like-for-like basis)."""
        out: list[Series] = []
        for first in dict.fromkeys(numbers[0]):
            for last in dict.fromkeys(numbers[-1]):
                middle = tuple(n[0] for n in numbers[1:-1])
                out.append((f"{len(numbers)} years", (first, *middle, last)))
        if earlier:
            longer = tuple(n[0] for n in earlier) + tuple(n[0] for n in numbers)
            out.append((f"{len(longer)} years", longer))
        declared = [parse_number(v.declared) if v.declared is not None else None for v in values]
        declared = declared[len(values) - len(numbers) :]
        own = tuple(n for n in declared if n is not None)
        if len(own) == len(numbers):
            out.append(("declared", own))
        return tuple(dict.fromkeys(out))

    def _answer(
        self, case: Case, series: tuple[Series, ...], values: tuple[Value, ...], keys: tuple[str, ...]
    ) -> Outcome:
        judged = [
            (
                name,
                line,
                judge_stable(line, self.drop) if self.drop is not None else judge_growing(line),
            )
            for name, line in series
        ]
        computed = all_readings([verdict for _, _, verdict in judged])
        label = self.value.spec
        lines = list(dict.fromkeys("→".join(decimal_text(n) for n in line) for _, line, _ in judged))
        zh = f"{label.zh} {'；'.join(lines)}，{self._wanted_zh}"
        en = f"{label.en} {'; '.join(lines)}; {self.demand()}"
        falls = [
            (before - after) / before
            for _, line, _ in judged
            for before, after in itertools.pairwise(line)
            if before > 0 and after < before
        ]
        difference = percent_text(max(falls)) if falls else ""
        if falls and computed is not Verdict.PASS:
            zh += f"；最大降幅 {difference}"
            en += f"; largest fall {difference}"
        verdict, unsure = computed, any(is_unsure(value) for value in values)
        if unsure:
            verdict = Verdict.REVIEW
            zh += "；识别置信度低或书写不清，请核对原件"
            en += "; read with low confidence or by hand, check the original"
        reason = Message(zh=zh, en=en)
        steps = tuple(
            Trace(
                op=self.op,
                left=",".join(canonical(n) for n in line),
                right=self.demand(),
                reading=name,
                result=result,
                values=keys,
            )
            for name, line, result in judged
        )
        trace = steps[0].model_copy(update={"result": verdict, "reading": None})
        if len(steps) > 1:
            trace = Trace(op="all_readings", right=self.demand(), result=verdict, values=keys, inputs=steps)
        emitted = emit(
            self.findings,
            computed,
            reason,
            values,
            case.clause,
            unsure=unsure,
            found="；".join(lines),
            needed=self.demand(),
            difference=difference,
        )
        return Outcome(trace, reason, emitted)

    def demand(self) -> str:
        if self.drop is None:
            return "every step rises"
        return f"no step falls by more than {percent_text(self.drop)}"

    @property
    def _wanted_zh(self) -> str:
        return "要求逐年增长" if self.drop is None else f"降幅不超过 {percent_text(self.drop)} 视为相对稳定"

    def inputs(self) -> tuple[Input, ...]:
        series = tuple(Input(self.value.name, year) for year in (*self.also_when_known, *self.years))
        return (*series, *((self.since,) if self.since is not None else ()))

    def possible(self, of_clause: PossibleOf) -> frozenset[Verdict]:
        verdicts = {Verdict.PASS, Verdict.REVIEW, Verdict.NO_EVIDENCE}
        return frozenset(verdicts | ({Verdict.FAIL} if self.drop is None else set()))
