"""Names and telephone numbers of invented people and enterprises, each drawn once."""

from __future__ import annotations

import random
from collections.abc import Sequence

from dossier_ai.corpus import lexicon as lex
from dossier_ai.corpus.codes import make_phone
from dossier_ai.corpus.profiles import BRACKETS

QINGHAI_REGIONS = ("青海", "青海省", "西宁", "西宁市", "海东市", "格尔木", "西宁", "青海")


class Namer:
    """Draws names that have not been drawn before."""

    def __init__(self, rng: random.Random, regions: Sequence[str] = QINGHAI_REGIONS) -> None:
        self.rng = rng
        self.regions = regions
        self.brands: set[str] = set()
        self.people: set[str] = set()
        self.phones: set[str] = set()

    def brand(self) -> str:
        while True:
            brand = self.rng.choice(lex.BRAND_FIRST) + self.rng.choice(lex.BRAND_SECOND)
            if self.rng.random() < 0.25:
                brand += self.rng.choice(lex.BRAND_SECOND)
            if brand not in self.brands and len(set(brand)) == len(brand):
                self.brands.add(brand)
                return brand

    def person(self) -> str:
        while True:
            if self.rng.random() < 0.04:
                name = self.rng.choice(lex.TIBETAN)
            else:
                count = 1 if self.rng.random() < 0.25 else 2
                name = self.rng.choice(lex.SURNAMES) + "".join(
                    self.rng.choice(lex.GIVEN) for _ in range(count)
                )
            if name not in self.people:
                self.people.add(name)
                return name

    def phone(self) -> str:
        return make_phone(self.rng, self.phones)

    def company(self) -> str:
        region = self.rng.choice(self.regions)
        industry = self.rng.choice(lex.INDUSTRIES)
        form = self.rng.choices([f for f, _ in lex.LEGAL_FORMS], [n for _, n in lex.LEGAL_FORMS])[0]
        if self.rng.random() < BRACKETS:
            return f"{self.brand()}（{region.rstrip('省市')}）{industry}{form}"
        return f"{region}{self.brand()}{industry}{form}"
