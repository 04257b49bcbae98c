"""The head of every file of figures: perimeter, period, filters, moment of reading."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from coop_data import formats
from coop_data.analytics.filtres import Filtres

NOM_MAX = 80
"""Longest name of a perimeter in a file name, which file systems limit to 255 bytes."""
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
    def jour(self) -> date:
        """The day when the figures were read, in the reader's time zone."""
        return self.instant.astimezone(self.fuseau).date()

    @property
    def periode(self) -> str:
        """Both dates, included."""
        return formats.periode(self.filtres.du, self.filtres.au)

    @property
    def quand(self) -> str:
        """The period, and the photograph that was read, if any: for the foot of each page."""
        return ", ".join((self.periode, *self._photographie))

    @property
    def donnees(self) -> str:
        """The source of a quotation: the data of a moment, or a photograph."""
        return next(iter(self._photographie), f"données au {formats.instant(self.instant, self.fuseau)}")

    @property
    def precisions(self) -> tuple[str, ...]:
        """The filters, then the photograph that was read, if any."""
        return (*self.phrases, *(f"Données : {photographie}" for photographie in self._photographie))

    @property
    def _photographie(self) -> tuple[str, ...]:
        lue = self.filtres.photographie
        return (formats.photographie(lue, self.fuseau),) if lue else ()

    @property
    def reperes(self) -> tuple[tuple[str, str], ...]:
        """What a reader must know before any figure."""
        lue = self.filtres.photographie
        return (
            ("Périmètre", self.perimetre),
            ("Période", f"{self.periode}, bornes incluses"),
            ("Filtres", " ; ".join(self.phrases) or "aucun"),
            *(("Données", photographie) for photographie in self._photographie),
            ("Données au", formats.instant(lue.prise_le if lue else self.instant, self.fuseau)),
        )

    @property
    def source(self) -> str:
        """The line under an image taken out of its page."""
        return f"Source : {SOURCE}, {self.donnees}."

    def nom_de_fichier(self, sujet: str, extension: str) -> str:
        """``Statistiques_Lyon_2026-01-01_2026-03-31.pdf``: perimeter and period (and photograph), no space."""
        lue = self.filtres.photographie
        prise = f"photographie-{lue.code}" if lue else ""
        mots = (sujet, self.perimetre, self.filtres.du.isoformat(), self.filtres.au.isoformat(), prise)
        return (
            "_".join(_abreger(re.sub(r"[^\w’]+", "-", mot).strip("-_")) for mot in mots if mot) + f".{extension}"
        )


def _abreger(mot: str) -> str:
    """A long name shortened for a file name, cut between words when there are several."""
    return mot if len(mot) <= NOM_MAX else mot[: NOM_MAX + 1].rpartition("-")[0] or mot[:NOM_MAX]
