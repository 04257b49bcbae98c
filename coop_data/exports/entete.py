"""What every file of figures says of itself: whose figures, of when, filtered how, read when."""

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from coop_data import formats
from coop_data.analytics.filtres import Filtres

NOM_MAX = 80
"""Longest name in that of a file: file systems take 255 bytes in all."""
SOURCE = "Coop Data, programme Conseillers numériques"


@dataclass(frozen=True, slots=True)
class Entete:
    """``perimetre``: its name; ``phrases``: the filters in French; ``instant``: when the figures were read."""

    perimetre: str
    filtres: Filtres
    instant: datetime
    phrases: tuple[str, ...] = ()
    fuseau: ZoneInfo = formats.PARIS
    auteur: str = ""

    @property
    def periode(self) -> str:
        """Both dates, included."""
        return formats.periode(self.filtres.du, self.filtres.au)

    @property
    def reperes(self) -> tuple[tuple[str, str], ...]:
        """What a reader must know before any figure."""
        return (
            ("Périmètre", self.perimetre),
            ("Période", f"{self.periode}, bornes incluses"),
            ("Filtres", " ; ".join(self.phrases) or "aucun"),
            ("Données au", formats.instant(self.instant, self.fuseau)),
        )

    @property
    def source(self) -> str:
        """The line under an image taken out of its page."""
        return f"Source : {SOURCE}, données au {formats.instant(self.instant, self.fuseau)}."

    def nom_de_fichier(self, sujet: str, extension: str) -> str:
        """``Statistiques_Lyon_2026-01-01_2026-03-31.pdf``: perimeter and period, no space."""
        mots = (sujet, self.perimetre, self.filtres.du.isoformat(), self.filtres.au.isoformat())
        return (
            "_".join(re.sub(r"[^\w’]+", "-", mot)[:NOM_MAX].strip("-_") for mot in mots if mot) + f".{extension}"
        )
