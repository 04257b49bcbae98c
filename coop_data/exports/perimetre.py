"""Writing the rows of a perimeter to a file, group by group, completely or not at all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sqlmodel import Session

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.analytics.perimetres import libelle_du_perimetre
from coop_data.analytics.requete import Requete
from coop_data.exports.classeur import Informations, ecrire_classeur
from coop_data.exports.colonnes import Rang, en_codes
from coop_data.exports.cra import definitions, feuille, lignes_csv
from coop_data.exports.csv import flux_csv
from coop_data.exports.parquet import ecrire_parquet
from coop_data.exports.rangs import FEUILLETS, compter, rangs_du_perimetre
from coop_data.models import maintenant

Progression = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Demande:
    """What to export, and for whom; ``progression`` is called with (rows done, rows).

    ``phrases``: the filters in French. ``tous_les_tags``: see ``rangs_du_perimetre``.
    """

    session: Session
    acteur: Acteur
    requete: Requete
    progression: Progression = lambda fait, total: None
    phrases: tuple[str, ...] = ()
    tous_les_tags: bool = False

    def groupes(self) -> Iterator[list[Rang]]:
        """The reports, in groups; progress is told after each group."""
        total, fait = compter(self.session, self.requete), 0
        for rangs in rangs_du_perimetre(
            self.session, self.requete, acteur=self.acteur, tous_les_tags=self.tous_les_tags
        ):
            yield rangs
            fait += len(rangs)
            self.progression(fait, total)

    def rangs(self) -> Iterator[Rang]:
        """The reports, one by one."""
        for groupe in self.groupes():
            yield from groupe


def flux_des_cra(demande: Demande) -> Iterator[bytes]:
    """The CSV of codes (docs/fichiers.md), without notes, piece by piece: imported back, it changes nothing."""
    colonnes = en_codes(FEUILLETS[demande.requete.domaine].colonnes, notes=False)
    return flux_csv(lignes_csv(demande.rangs(), colonnes))


def classeur_des_cra(demande: Demande) -> bytes:
    """The workbook, without notes."""
    page = feuille(FEUILLETS[demande.requete.domaine], demande.rangs(), notes=False)
    return ecrire_classeur(_informations(demande), [page])


def ecrire_csv(demande: Demande, sortie: BinaryIO) -> None:
    """The CSV, written as it is made."""
    for octets in flux_des_cra(demande):
        sortie.write(octets)


def ecrire_fichier(demande: Demande, fichier: Path, format_: str) -> None:
    """Write ``csv``, ``xlsx`` or ``parquet``; an interruption leaves the former file untouched."""
    partiel = fichier.with_name(f".{fichier.name}.partiel")
    try:
        _ecrire(demande, partiel, format_)
        partiel.replace(fichier)
    finally:
        partiel.unlink(missing_ok=True)


def _ecrire(demande: Demande, fichier: Path, format_: str) -> None:
    feuillet = FEUILLETS[demande.requete.domaine]
    match format_:
        case "csv":
            with fichier.open("wb") as sortie:
                ecrire_csv(demande, sortie)
        case "xlsx":
            fichier.write_bytes(classeur_des_cra(demande))
        case "parquet":
            ecrire_parquet(fichier, demande.groupes(), en_codes(feuillet.colonnes, notes=False))
        case _:
            raise ValueError(f"unknown format {format_}")


def _informations(demande: Demande) -> Informations:
    requete = demande.requete
    feuillet = FEUILLETS[demande.requete.domaine]
    return Informations(
        titre=feuillet.titre,
        auteur=demande.acteur.nom,
        instant=maintenant(),
        perimetre=libelle_du_perimetre(demande.session, requete.perimetre),
        filtres=[f"Période : {formats.periode(requete.filtres.du, requete.filtres.au)}", *demande.phrases],
        definitions=definitions([feuillet], notes=False),
    )
