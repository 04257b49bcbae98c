"""Reproducible chance: everything drawn comes from one generator, so one seed gives one set of rows."""

from bisect import bisect
from collections.abc import Hashable, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar
from uuid import UUID

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)


class Hasard(Random):
    """A random generator that also draws what rows are made of."""

    def identifiant(self) -> UUID:
        """A UUID like those made at random, but the same for the same seed."""
        return UUID(int=self.getrandbits(128), version=4)

    def chance(self, probabilite: float) -> bool:
        """True with this probability."""
        return self.random() < probabilite

    def jour_entre(self, du: date, au: date) -> date:
        """A day between two days, both included; ``du`` when they are in the wrong order."""
        return du + timedelta(days=self.randint(0, max(0, (au - du).days)))

    def quelques(self, elements: Sequence[T], nombre: int) -> list[T]:
        """``nombre`` distinct elements at most."""
        return self.sample(elements, min(nombre, len(elements)))


class Tirage(Generic[H]):
    """Values and their weights, ready to be drawn many times."""

    def __init__(self, poids: Mapping[H, float]) -> None:
        self.valeurs = tuple(poids)
        self._cumuls = tuple(accumulate(poids.values()))

    def tirer(self, hasard: Hasard) -> H:
        """One value."""
        return self.valeurs[bisect(self._cumuls, hasard.random() * self._cumuls[-1], hi=len(self.valeurs) - 1)]

    def tirer_plusieurs(self, hasard: Hasard, nombre: int) -> list[H]:
        """Up to ``nombre`` distinct values, in the order of the weights' table."""
        tirees = {self.tirer(hasard) for _ in range(nombre)}
        return [valeur for valeur in self.valeurs if valeur in tirees]

    def repartir(self, hasard: Hasard, nombre: int) -> dict[H, int]:
        """Draw a value for each of ``nombre`` people. Returns how many got each value."""
        comptes: dict[H, int] = {}
        for _ in range(nombre):
            valeur = self.tirer(hasard)
            comptes[valeur] = comptes.get(valeur, 0) + 1
        return comptes
