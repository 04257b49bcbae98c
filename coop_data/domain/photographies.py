"""Photographs of a quarter: its figures as they were one day, kept whatever changes afterwards."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from coop_data.domain.periode import Periode, periode_du_trimestre
from coop_data.errors import PerimetreInvalide

QUALITE_VIVANTE: Final = (
    "La qualité des données ne se lit pas dans une photographie\u202f: c’est la liste de ce qui reste à corriger "
    "aujourd’hui."
)
"""Why « Qualité des données » and its files read living data only."""
SANS_SUIVI: Final = (
    "Cette photographie ne dit rien du suivi de saisie\u202f: quand elle a été prise, les photographies ne "
    "gardaient ni les contrats, ni les absences, ni le dernier compte rendu de chacun avant le trimestre."
)
"""What a photograph taken before revision 0007 cannot tell."""
REVENIR: Final = "Revenez aux données vivantes."


@dataclass(frozen=True, slots=True)
class Cliche:
    """A photograph: its quarter (``AAAA-Tn``), its rank among those of the quarter, the moment it was taken.

    ``avec_suivi``: it also holds what « Suivi de saisie » reads.
    """

    trimestre: str
    rang: int
    prise_le: datetime
    avec_suivi: bool = True

    @property
    def code(self) -> str:
        """What addresses and commands write: ``2026-T3-1``."""
        return code_of(self.trimestre, self.rang)

    @property
    def periode(self) -> Periode:
        """The dates of its quarter: a period asked of it must lie between them."""
        return periode_du_trimestre(self.trimestre)

    def couvre(self, periode: Periode) -> bool:
        """True when it holds every day of a period."""
        return self.periode.du <= periode.du and periode.au <= self.periode.au


def code_of(trimestre: str, rang: int) -> str:
    """The code of a photograph: it never changes and is never reused."""
    return f"{trimestre}-{rang}"


def periode_of_code(code: str) -> Periode:
    """The dates of the quarter that a code names, with a rank (``2026-T3-1``) or without (``2026-T3``).

    Raises ``ValueError`` for any other text; does not check that the photograph exists.
    """
    annee, _, reste = code.partition("-")
    return periode_du_trimestre(f"{annee}-{reste.partition('-')[0]}")


def exiger_les_vivantes(code: str, raison: str) -> None:
    """Raise ``PerimetreInvalide`` when an address asks a photograph for something that only living data have."""
    if code:
        raise PerimetreInvalide(f"{raison} {REVENIR}")
