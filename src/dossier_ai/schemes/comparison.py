"""Comparing every admissible number with a limit: the one place where a number meets a threshold.

PASS only when even the least favourable admissible number passes, FAIL only when even the most favourable
one does not, else REVIEW (domain 0.4 and 60, AMB-30).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from dossier_ai.core import Finding, Message, Trace, Value, Verdict
from dossier_ai.schemes.rule import Case, FindingSpec, Outcome, is_unsure, threshold_finding
from dossier_ai.schemes.units import canonical
from dossier_ai.schemes.verdicts import all_readings

Number = tuple[str | None, Fraction]
Show = Callable[[Fraction], tuple[str, str]]

READINGS: dict[str, tuple[str, str]] = {
    "least": ("最少", "at least"),
    "greatest": ("最多", "at most"),
    "marked": ("只计已填行", "marked rows only"),
    "all_rows": ("按全部行", "all rows"),
    "per_event": ("按场次计", "per event"),
    "per_day": ("按天计", "per day"),
    "registered": ("自登记起", "since registration"),
    "service_start": ("自开展服务起", "since the service began"),
    "earliest": ("最早", "earliest"),
    "latest": ("最晚", "latest"),
    "declared": ("按申报口径", "as declared"),
    "subscribed": ("认缴", "subscribed"),
    "paid_in": ("实缴", "paid in"),
    "signed": ("按签订日期", "by signing date"),
    "performed": ("按履行期间", "by performance"),
    "mean_of_years": ("各年比例平均", "mean of the yearly shares"),
    "pooled": ("三年合计相比", "sum over sum"),
    "enterprises": ("按家数", "by enterprises"),
    "visits": ("按家次", "by services"),
    "person_times": ("按人次", "by person-times"),
    "fees": ("按金额", "by fees"),
    "audited": ("审计报告所载", "as the audit states"),
    "basically_satisfied": ("基本满意计入", "basically satisfied included"),
    "survey_answers": ("问卷：按回收数", "survey: of the answers"),
    "survey_issued": ("问卷：按发放数", "survey: of the forms sent out"),
    "survey_basically_satisfied": ("问卷：基本满意计入", "survey: basically satisfied included"),
}


def name_reading(reading: str) -> tuple[str, str]:
    """How a reading is called in both languages; its own name when it has no other."""
    return READINGS.get(reading, (reading, reading.replace("_", " ")))


@dataclass(frozen=True, slots=True)
class Limit:
    """What is asked of a number: `least` and `most` include the number itself (以上, 不少于, 以内)."""

    least: Fraction | None = None
    most: Fraction | None = None

    def holds(self, number: Fraction) -> bool:
        return (self.least is None or number >= self.least) and (self.most is None or number <= self.most)

    def gap(self, number: Fraction) -> Fraction:
        """How far `number` misses; 0 when it holds."""
        if self.least is not None and number < self.least:
            return self.least - number
        if self.most is not None and number > self.most:
            return number - self.most
        return Fraction(0)

    @property
    def text(self) -> str:
        """As traces write it."""
        if self.least is not None and self.most is not None:
            return f"{canonical(self.least)}..{canonical(self.most)}"
        bound = self.least if self.least is not None else self.most
        return canonical(bound) if bound is not None else ""

    def words(self, show: Show) -> tuple[str, str]:
        """The demand in both languages."""
        if self.least is not None and self.most is not None:
            low, high = show(self.least), show(self.most)
            return f"要求 {low[0]} 至 {high[0]}", f"{low[1]} to {high[1]} required"
        if self.least is not None:
            low = show(self.least)
            return f"要求不少于 {low[0]}", f"at least {low[1]} required"
        assert self.most is not None
        high = show(self.most)
        return f"要求不多于 {high[0]}", f"at most {high[1]} required"


def compare(
    case: Case,
    *,
    op: str,
    label: tuple[str, str],
    numbers: tuple[Number, ...],
    limit: Limit,
    show: Show,
    keys: tuple[str, ...],
    show_gap: Show | None = None,
    values: tuple[Value, ...],
    needs_rank: int | None = None,
    findings: tuple[FindingSpec, ...] = (),
    note: str = "",
) -> Outcome:
    """The outcome of `numbers` against `limit`; `show` writes a number in both languages.

    A value that a person must look at first, or whose evidence rank is worse than `needs_rank`, gives
    REVIEW whatever the numbers say; the finding of a shortfall is then marked uncertain.
    """
    held = tuple(
        (reading, number, Verdict.PASS if limit.holds(number) else Verdict.FAIL)
        for reading, number in numbers
    )
    computed = all_readings([verdict for _, _, verdict in held])
    show_gap = show_gap or show
    zh, en = _sentence(label, held, computed, limit, show, show_gap)
    unsure = any(is_unsure(value) for value in values)
    verdict, notes = computed, [note] if note else []
    if unsure:
        verdict = Verdict.REVIEW
        zh += "；识别置信度低或书写不清，请核对原件"
        en += "; read with low confidence or by hand, check the original"
        notes.append("unsure reading")
    if needs_rank is not None:
        worst = max(value.rank for value in values)
        if worst > needs_rank:
            verdict = Verdict.REVIEW
            zh += "；仅有申报单位自行填报的依据，未见审计或第三方佐证"
            en += "; declared only, no audited or third-party evidence"
            notes.append(f"evidence rank {worst}, {needs_rank} or better needed")
    missed = max((limit.gap(number) for _, number, _ in held), default=Fraction(0))
    emitted = emit(
        findings,
        computed,
        Message(zh=zh, en=en),
        values,
        case.clause,
        unsure=unsure,
        found=" / ".join(show(number)[0] for _, number, _ in held),
        needed=limit.text,
        difference=show_gap(missed)[0],
    )
    trace = _trace(op, held, limit, verdict, "; ".join(notes), keys)
    return Outcome(trace, Message(zh=zh, en=en), emitted)


def emit(
    specs: tuple[FindingSpec, ...],
    computed: Verdict,
    reason: Message,
    values: tuple[Value, ...],
    clause: str,
    *,
    unsure: bool,
    found: str,
    needed: str,
    difference: str,
) -> tuple[Finding, ...]:
    """The threshold findings of a comparison that failed, or of mixed readings where the spec says so."""
    mixed = computed is Verdict.REVIEW
    return tuple(
        threshold_finding(
            spec, reason, values, clause, mixed=mixed, unsure=unsure, found=found, needed=needed,
            difference=difference,
        )
        for spec in specs
        if computed is Verdict.FAIL or (mixed and spec.also_mixed)
    )  # fmt: skip


def _trace(
    op: str,
    held: tuple[tuple[str | None, Fraction, Verdict], ...],
    limit: Limit,
    verdict: Verdict,
    note: str,
    keys: tuple[str, ...],
) -> Trace:
    if len(held) == 1:
        reading, number, _ = held[0]
        return Trace(
            op=op,
            left=canonical(number),
            right=limit.text,
            reading=reading,
            result=verdict,
            note=note,
            values=keys,
        )
    steps = tuple(
        Trace(op=op, left=canonical(number), right=limit.text, reading=reading, result=result, values=keys)
        for reading, number, result in held
    )
    return Trace(op="all_readings", right=limit.text, result=verdict, note=note, values=keys, inputs=steps)


def _sentence(
    label: tuple[str, str],
    held: tuple[tuple[str | None, Fraction, Verdict], ...],
    computed: Verdict,
    limit: Limit,
    show: Show,
    show_gap: Show,
) -> tuple[str, str]:
    demand = limit.words(show)
    if len(held) == 1:
        zh, en = show(held[0][1])
    else:
        parts = [(name_reading(reading or ""), show(number)) for reading, number, _ in held]
        zh = "、".join(f"{name[0]} {shown[0]}".strip() for name, shown in parts)
        en = ", ".join(f"{name[1]} {shown[1]}".strip() for name, shown in parts)
    zh, en = f"{label[0]} {zh}，{demand[0]}", f"{label[1]}: {en}; {demand[1]}"
    gaps = [limit.gap(number) for _, number, _ in held]
    if computed is Verdict.FAIL:
        gap = show_gap(min(gaps))
        if limit.most is not None and all(number > limit.most for _, number, _ in held):
            zh, en = f"{zh}，超出 {gap[0]}", f"{en}; {gap[1]} too many"
        else:
            zh, en = f"{zh}，还差 {gap[0]}", f"{en}; {gap[1]} short"
    elif computed is Verdict.REVIEW:
        if {reading for reading, _, _ in held} & {"least", "greatest"}:
            zh, en = f"{zh}；存疑部分决定结论", f"{en}; the doubtful part decides"
        else:
            zh, en = f"{zh}；不同读法结论不一", f"{en}; the readings do not agree"
    return zh, en
