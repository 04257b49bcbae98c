"""Run an import: read the file, write it group by group, keep its report."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import Session

from coop_data import db
from coop_data.acces.acteur import PARIS, Acteur
from coop_data.acces.capacites import Action, Objet, verifier_droit
from coop_data.domain.origines import Origine
from coop_data.errors import ErreurUtilisateur
from coop_data.imports import accompagnements, classeur_coop, coordination, referentiel
from coop_data.imports.annuaire import Annuaire, lire_annuaire
from coop_data.imports.chantier import Chantier
from coop_data.imports.colonnes import Colonne, verifier_colonnes
from coop_data.imports.lecture import FichierRefuse, LigneLue, TableLue, est_classeur, lire_csv
from coop_data.imports.lecture_classeur import lire_classeur
from coop_data.imports.rapport import Gravite, Rapport
from coop_data.journal import Operation, journaliser
from coop_data.models import Import, maintenant

LOT = 400
"""Rows written by one transaction: people who log activities meanwhile wait less than a second or two."""

Progression = Callable[[int, int], None]


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
    "Ce fichier est un classeur XLSX : « {genre} » s’importe en CSV. "
    "Seules les activités de coordination s’importent aussi depuis un classeur de La Coop."
)


@dataclass(frozen=True, slots=True)
class Lecture:
    """A file understood as a whole: its rows, how they are written, the columns that nothing reads."""

    table: TableLue
    importer: Callable[[Chantier, Sequence[LigneLue]], None]
    origine: Origine
    inconnues: Sequence[str] = ()
    lot: int = LOT


def executer(
    *,
    genre: str,
    contenu: bytes,
    nom_fichier: str,
    acteur: Acteur,
    coordinateur: str | None = None,
    simulation: bool = False,
    progression: Progression = lambda fait, total: None,
) -> Rapport:
    """Import a file and return its report; ``progression`` is called with (rows done, rows).

    ``coordinateur`` is the address of the author of a Coop workbook, which does not name it. A simulation does
    the same work and keeps nothing. Raises ``FichierRefuse`` before writing anything when the file as a whole
    cannot be imported, ``AccesRefuse``, ``ErreurUtilisateur`` when that author is missing or unknown,
    ``KeyError`` for an unknown ``genre``.
    """
    verifier_droit(acteur, Action.CREER, Objet.IMPORT)
    lecture = _lire(genre, contenu)
    with db.lecture() as session:
        annuaire = lire_annuaire(session)
        chantier = Chantier(
            session=session,
            acteur=acteur,
            import_id=uuid4(),
            origine=lecture.origine,
            aujourdhui=datetime.now(UTC).astimezone(PARIS).date(),
            annuaire=annuaire,
            rapport=Rapport(total=len(lecture.table.lignes)),
            coordinateur_id=_auteur(annuaire, lecture, coordinateur),
        )
    for colonne in lecture.inconnues:
        chantier.rapport.noter(1, colonne, "", Gravite.AVERTISSEMENT, "colonne inconnue : ignorée")
    run = {
        "genre": genre,
        "nom_fichier": nom_fichier,
        "empreinte": hashlib.sha256(contenu).hexdigest(),
        "utilisateur_id": acteur.utilisateur_id,
        "commence_le": maintenant(),
    }
    _ecrire(chantier, lecture, run, simulation, progression)
    return chantier.rapport


def _lire(genre: str, contenu: bytes) -> Lecture:
    csv = GENRES[genre]
    if not est_classeur(contenu):
        table = lire_csv(contenu)
        inconnues = verifier_colonnes(table, csv.colonnes)
        lot = max(len(table.lignes), 1) if csv.en_un_lot else LOT
        return Lecture(table, csv.importer, Origine.IMPORT_CSV, inconnues, lot)
    if genre != "coordination":
        raise FichierRefuse(SANS_CLASSEUR.format(genre=genre))
    table = lire_classeur(contenu, classeur_coop.COLONNES)
    return Lecture(table, classeur_coop.importer_classeur_coordination, Origine.IMPORT_COOP)


def _auteur(annuaire: Annuaire, lecture: Lecture, email: str | None) -> UUID | None:
    """The author of a Coop workbook; a CSV names its own."""
    if lecture.origine is not Origine.IMPORT_COOP:
        if email:
            raise ErreurUtilisateur("L’adresse du coordinateur ne sert qu’aux classeurs de La Coop.")
        return None
    if not email:
        raise ErreurUtilisateur(
            "Un classeur de La Coop ne dit pas de qui il est : donnez l’adresse électronique du coordinateur."
        )
    auteurs = annuaire.emails.get(email.strip().casefold(), [])
    if not auteurs:
        raise ErreurUtilisateur(f"Aucun conseiller n’a l’adresse « {email} ».")
    if len(auteurs) > 1:
        raise ErreurUtilisateur(f"Plusieurs conseillers ont l’adresse « {email} » : corrigez leurs fiches.")
    return auteurs[0]


def _ecrire(
    chantier: Chantier, lecture: Lecture, run: dict[str, Any], simulation: bool, progression: Progression
) -> None:
    lignes = lecture.table.lignes
    for debut in range(0, max(len(lignes), 1), lecture.lot):
        lot = lignes[debut : debut + lecture.lot]
        with _transaction(garder=not simulation) as chantier.session:
            if simulation or debut == 0:
                chantier.session.add(Import(id=chantier.import_id, **run))
                chantier.session.flush()
            lecture.importer(chantier, lot)
        if simulation:
            chantier.etiquettes.oublier()
        progression(debut + len(lot), len(lignes))
    chantier.rapport.ordonner()
    if not simulation:
        _conclure(chantier)


def _conclure(chantier: Chantier) -> None:
    """Keep the report; a run without an end was interrupted: run it again, what is done is not done twice."""
    with db.ecriture() as session:
        run = session.get_one(Import, chantier.import_id)
        run.termine_le = maintenant()
        run.bilan = chantier.rapport.bilan
        run.rapport = [remarque.cellules() for remarque in chantier.rapport.remarques]
        journaliser(
            session,
            acteur=chantier.acteur,
            action=Operation.IMPORTER,
            objet="import",
            objet_id=run.id,
            apres={"genre": run.genre, "nom_fichier": run.nom_fichier, **run.bilan},
        )


@contextmanager
def _transaction(*, garder: bool) -> Iterator[Session]:
    """One group of rows, whole or not at all; a simulation undoes it at once, so that nobody waits for it."""
    with db.ecriture() as session:
        yield session
        if not garder:
            session.rollback()
