"""Photographs of a quarter: its figures as they were one day, kept whatever is changed afterwards."""

from dataclasses import dataclass
from datetime import datetime

from coop_data.domain.periode import Periode, periode_du_trimestre


@dataclass(frozen=True, slots=True)
class Cliche:
    """Which photograph is meant: its quarter (``AAAA-Tn``), its rank among those of the quarter, its moment."""

    trimestre: str
    rang: int
    prise_le: datetime

    @property
    def code(self) -> str:
        """What addresses and commands write: ``2026-T3-1``."""
        return code_of(self.trimestre, self.rang)

    @property
    def periode(self) -> Periode:
        """The dates of its quarter: the only ones that may be asked of it."""
        return periode_du_trimestre(self.trimestre)

    def couvre(self, periode: Periode) -> bool:
        """True when it holds every day of a period."""
        return self.periode.du <= periode.du and periode.au <= self.periode.au


def code_of(trimestre: str, rang: int) -> str:
    """The code of a photograph: it never changes, and is never given again."""
    return f"{trimestre}-{rang}"
