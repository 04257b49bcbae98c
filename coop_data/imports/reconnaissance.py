"""What a file is, told by its content: its rows, how they are written, and who must be named to import it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from coop_data.domain.origines import Origine
from coop_data.imports import (
    accompagnements,
    classeur_accompagnements,
    classeur_coop,
    coordination,
    referentiel,
)
from coop_data.imports.chantier import Chantier
from coop_data.imports.colonnes import Colonne, verifier_colonnes
from coop_data.imports.cras import COMMUNICATION
from coop_data.imports.lecture import FichierRefuse, LigneLue, est_classeur, lire_csv
from coop_data.imports.lecture_classeur import Etrangere, Rangee, lire_classeur, lire_rangees
from coop_data.imports.modele_lecture import est_un_modele, importer_modele, lire_modele
from coop_data.imports.participants import grouper

LOT = 400
"""Records written by one transaction, so that people who log activities meanwhile wait one or two
seconds at most.
"""


class Auteur(StrEnum):
    """How the author of the activities is known: from the file, or named beside it."""

    NOMME = "nomme"  # each row names its author
    UN_CONSEILLER = "un_conseiller"
    UN_COORDINATEUR = "un_coordinateur"
    UNE_EQUIPE = "une_equipe"  # rows give names, understood within the team of a coordinator


@dataclass(frozen=True, slots=True)
class Genre:
    """A kind of CSV. ``en_un_lot``: rows depend on each other, and files are small."""

    colonnes: Sequence[Colonne]
    importer: Callable[[Chantier, Sequence[LigneLue]], None]
    en_un_lot: bool = False


GENRES = {
    "structures": Genre(referentiel.COLONNES_STRUCTURES, referentiel.importer_structures),
    "conseillers": Genre(referentiel.COLONNES_CONSEILLERS, referentiel.importer_conseillers, en_un_lot=True),
    "equipes": Genre(referentiel.COLONNES_EQUIPES, referentiel.importer_equipes),
    "accompagnements": Genre(accompagnements.COLONNES, accompagnements.importer_accompagnements),
    "coordination": Genre(coordination.COLONNES, coordination.importer_coordination),
}
SANS_CLASSEUR = (
    "Ce fichier est un classeur XLSX : « {genre} » s’importe en CSV. Seuls les accompagnements et les activités "
    "de coordination s’importent aussi depuis un classeur."
)
C_EST_DE_LA_COORDINATION = Etrangere(
    classeur_coop.DATE,
    "Ce classeur contient des activités de coordination : choisissez « coordination ».",
)
CE_SONT_DES_ACCOMPAGNEMENTS = Etrangere(
    classeur_accompagnements.CANAL,
    "Ce classeur contient des accompagnements : choisissez « accompagnements ».",
)


@dataclass(frozen=True, slots=True)
class Lecture:
    """A file understood as a whole.

    ``unites``: a row for each record, or the rows of one activity. ``inconnues``: columns that nothing reads.
    ``lot``: records written by one transaction. ``lues``: filled rows of the file, of which ``exemples`` are those
    of a model, left out.
    """

    unites: Sequence[Any]
    importer: Callable[[Chantier, Sequence[Any]], None]
    origine: Origine
    auteur: Auteur
    lues: int
    exemples: int = 0
    inconnues: Sequence[str] = ()
    lot: int = LOT


def reconnaitre(genre: str, contenu: bytes) -> Lecture:
    """Read a file said to be of this kind. Raises ``FichierRefuse``, ``KeyError`` for an unknown kind."""
    csv = GENRES[genre]
    if not est_classeur(contenu):
        return _csv(csv, contenu)
    if genre not in CLASSEURS:
        raise FichierRefuse(SANS_CLASSEUR.format(genre=genre))
    rangees = lire_rangees(contenu)
    return _modele(genre, rangees) if est_un_modele(rangees) else CLASSEURS[genre](rangees)


def _csv(genre: Genre, contenu: bytes) -> Lecture:
    table = lire_csv(contenu)
    inconnues = verifier_colonnes(table, genre.colonnes)
    lot = max(len(table.lignes), 1) if genre.en_un_lot else LOT
    return Lecture(
        table.lignes,
        genre.importer,
        Origine.IMPORT_CSV,
        Auteur.NOMME,
        len(table.lignes),
        inconnues=inconnues,
        lot=lot,
    )


def _modele(genre: str, rangees: Sequence[Rangee]) -> Lecture:
    """A filled model workbook: rows of CSV, all of one person unless a column names the author of each."""
    lu = lire_modele(genre, rangees)
    auteur = Auteur.UN_CONSEILLER if genre == "accompagnements" else Auteur.UN_COORDINATEUR
    return Lecture(
        lu.lignes,
        partial(importer_modele, lu, GENRES[genre].importer),
        Origine.IMPORT_CSV,
        Auteur.NOMME if lu.nomme_ses_auteurs else auteur,
        lues=len(lu.lignes) + lu.exemples,
        exemples=lu.exemples,
    )


def _coordination_de_la_coop(rangees: Sequence[Rangee]) -> Lecture:
    table = lire_classeur(
        rangees, classeur_coop.COLONNES, au_sujet_de=COMMUNICATION, etrangere=CE_SONT_DES_ACCOMPAGNEMENTS
    )
    importer = classeur_coop.importer_classeur_coordination
    return Lecture(table.lignes, importer, Origine.IMPORT_COOP, Auteur.UN_COORDINATEUR, lues=len(table.lignes))


def _accompagnements_de_la_coop(rangees: Sequence[Rangee]) -> Lecture:
    table = lire_classeur(
        rangees,
        classeur_accompagnements.COLONNES,
        facultatives=(*classeur_accompagnements.MEDIATEUR, classeur_accompagnements.NOTES),
        etrangere=C_EST_DE_LA_COORDINATION,
    )
    equipe = classeur_accompagnements.est_de_l_equipe(table)
    return Lecture(
        grouper(table.lignes),
        classeur_accompagnements.importer_classeur_accompagnements,
        Origine.IMPORT_COOP,
        Auteur.UNE_EQUIPE if equipe else Auteur.UN_CONSEILLER,
        lues=len(table.lignes),
    )


CLASSEURS: dict[str, Callable[[Sequence[Rangee]], Lecture]] = {
    "accompagnements": _accompagnements_de_la_coop,
    "coordination": _coordination_de_la_coop,
}
