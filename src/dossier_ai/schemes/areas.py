"""The predicates on where the applicant is: areas that a scheme relaxes for, and the region it must be of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dossier_ai.core import Message, Trace, Verdict
from dossier_ai.schemes.leaf import COMPARED
from dossier_ai.schemes.rule import Case, Input, Outcome, PossibleOf, is_unsure, missing_outcome
from dossier_ai.text.regions import region_names, short_region_names


@dataclass(frozen=True, slots=True)
class Area:
    """A set of regions: code prefixes (GB/T 2260) and the place names an address would carry. An area that
    the regulation names without defining it is not `defined`."""

    zh: str
    en: str
    prefixes: tuple[str, ...]
    places: tuple[str, ...]
    defined: bool


@dataclass(frozen=True, slots=True)
class InArea:
    """The applicant lies in one of `areas`: PASS in a defined one, REVIEW in one the text leaves open, NA
    elsewhere. The printed address goes before the code, which a moved registration keeps; where only the
    code speaks for an area and an address is printed, a person confirms."""

    region: Input
    address: Input
    areas: tuple[Area, ...]

    def decide(self, case: Case) -> Outcome:
        region_key, region = case.get(self.region)
        address_key, address = case.get(self.address)
        code = region.verified if region is not None and isinstance(region.verified, str) else ""
        place = address.verified if address is not None and isinstance(address.verified, str) else ""
        if not code and not place:
            return missing_outcome("in_area", case, (self.region, self.address))
        keys = tuple(k for k, v in ((region_key, code), (address_key, place)) if v)
        by_address = next((a for a in self.areas if any(name in place for name in a.places)), None)
        by_code = next((a for a in self.areas if code.startswith(a.prefixes)), None)
        area = by_address or by_code
        where = place or code
        if area is None:
            return self._say(Verdict.NA, keys, where, "不在放宽地区", "outside the areas that may be relaxed")
        if not area.defined:
            return self._say(
                Verdict.REVIEW, keys, where, f"可能属于{area.zh}；办法未界定范围，由审核人确认",
                f"possibly in the {area.en} area, which the regulation does not define: a person confirms",
            )  # fmt: skip
        if place and by_address is None:
            return self._say(
                Verdict.REVIEW, keys, f"{place}（{code}）", f"代码区划属于{area.zh}，地址未载明，请确认",
                f"the code is of the {area.en} area, the address does not say so: a person confirms",
            )  # fmt: skip
        unsure = any(v is not None and is_unsure(v) for v in (region, address))
        verdict = Verdict.REVIEW if unsure else Verdict.PASS
        return self._say(verdict, keys, where, f"属于{area.zh}，可适度放宽", f"in the {area.en} area")

    def _say(self, verdict: Verdict, keys: tuple[str, ...], where: str, zh: str, en: str) -> Outcome:
        wanted = "|".join(area.zh for area in self.areas)
        trace = Trace(op="in_area", left=where, right=wanted, result=verdict, values=keys)
        return Outcome(trace, Message(zh=f"{where}：{zh}", en=f"{where}: {en}"))

    def inputs(self) -> tuple[Input, ...]:
        return (self.region, self.address)

    def possible(self, of_clause: PossibleOf) -> frozenset[Verdict]:
        return frozenset({Verdict.PASS, Verdict.REVIEW, Verdict.NA, Verdict.NO_EVIDENCE})

    def clauses(self) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class InRegion:
    """The applicant is registered in the region: FAIL only where the printed address names another one, since
    a registration that moved keeps its code. Where address and code disagree a person looks."""

    region: Input
    address: Input
    area: Area

    def decide(self, case: Case) -> Outcome:
        region_key, region = case.get(self.region)
        address_key, address = case.get(self.address)
        code = region.verified if region is not None and isinstance(region.verified, str) else ""
        place = address.verified if address is not None and isinstance(address.verified, str) else ""
        if not code and not place:
            return missing_outcome("in_region", case, (self.region, self.address))
        by_code = code.startswith(self.area.prefixes) if code else None
        by_address = self._address_inside(place)
        answers = {answer for answer in (by_code, by_address) if answer is not None}
        unsure = any(v is not None and is_unsure(v) for v in (region, address))
        where = "，".join(filter(None, (place, code)))
        if answers == {True} and not unsure:
            verdict, zh, en = Verdict.PASS, f"在{self.area.zh}登记", f"registered in {self.area.en}"
        elif by_address is False and by_code is not True and not unsure:
            verdict, zh, en = Verdict.FAIL, f"不在{self.area.zh}登记", f"not registered in {self.area.en}"
        else:
            verdict = Verdict.REVIEW
            zh = f"代码与地址不能共同说明是否在{self.area.zh}登记，请核对登记和迁入情况"
            en = f"code and address do not both say whether it is registered in {self.area.en}"
        trace = Trace(
            op="in_region", left=where, right=self.area.zh, result=verdict,
            note="unsure reading" if unsure else "",
            values=tuple(k for k, v in ((region_key, code), (address_key, place)) if v),
        )  # fmt: skip
        return Outcome(trace, Message(zh=f"{where}：{zh}", en=f"{where}: {en}"))

    def _address_inside(self, place: str) -> bool | None:
        """What the address says by itself; None when it names neither the region nor another one."""
        if any(name in place for name in self.area.places):
            return True
        return False if place.startswith((*_province_names(), *short_region_names())) else None

    def inputs(self) -> tuple[Input, ...]:
        return (self.region, self.address)

    def possible(self, of_clause: PossibleOf) -> frozenset[Verdict]:
        return COMPARED

    def clauses(self) -> tuple[str, ...]:
        return ()


@lru_cache(maxsize=1)
def _province_names() -> tuple[str, ...]:
    """Every province as an address begins with it: 江西 for 江西省, 广西 for 广西壮族自治区."""
    found = (region_names(f"{number}0000") for number in range(11, 83))
    ending = r"(?:省|市|(?:维吾尔|壮族|回族)?自治区)$"
    return tuple(sorted({re.sub(ending, "", names[0]) for names in found if names is not None}))
