"""Run an import: read the file, write it group by group, keep its report."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlmodel import Session

from coop_data import db
from coop_data.acces.acteur import PARIS, Acteur
from coop_data.imports.annuaire import lire_annuaire
from coop_data.imports.auteurs import trouver_auteurs, verifier_import
from coop_data.imports.chantier import Chantier
from coop_data.imports.rapport import Gravite, Rapport
from coop_data.imports.reconnaissance import Lecture, reconnaitre
from coop_data.journal import Operation, journaliser
from coop_data.models import Import, maintenant

Progression = Callable[[int, int], None]


def executer(
    *,
    genre: str,
    contenu: bytes,
    nom_fichier: str,
    acteur: Acteur,
    conseiller: str | None = None,
    coordinateur: str | None = None,
    simulation: bool = False,
    progression: Progression = lambda fait, total: None,
) -> Rapport:
    """Import a file and return its report; ``progression`` is called with (records done, records).

    ``conseiller`` and ``coordinateur`` are e-mail addresses: that of the author, for a file that does not name its
    author, or that of the coordinator whose team a Coop workbook names. People without the right to import for
    everyone import only their own activities. A simulation does the same work and keeps nothing. Raises
    ``FichierRefuse`` before writing anything when the file as a whole cannot be imported, ``AccesRefuse``,
    ``PerimetreInvalide`` when an address is missing or has no use, ``ErreurUtilisateur`` when it is nobody's,
    ``KeyError`` for an unknown ``genre``.
    """
    lui_seul = verifier_import(acteur, genre)
    lecture = reconnaitre(genre, contenu)
    with db.lecture() as session:
        annuaire = lire_annuaire(session)
        auteurs = trouver_auteurs(
            session,
            annuaire,
            lecture.auteur,
            acteur=acteur,
            lui_seul=lui_seul,
            conseiller=conseiller,
            coordinateur=coordinateur,
        )
        chantier = Chantier(
            session=session,
            acteur=acteur,
            import_id=uuid4(),
            origine=lecture.origine,
            aujourdhui=datetime.now(UTC).astimezone(PARIS).date(),
            annuaire=annuaire,
            auteurs=auteurs,
            rapport=Rapport(total=len(lecture.unites), lues=lecture.lues, exemples=lecture.exemples),
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


def _ecrire(
    chantier: Chantier, lecture: Lecture, run: dict[str, Any], simulation: bool, progression: Progression
) -> None:
    unites = lecture.unites
    for debut in range(0, max(len(unites), 1), lecture.lot):
        lot = unites[debut : debut + lecture.lot]
        with _transaction(garder=not simulation) as chantier.session:
            if simulation or debut == 0:
                chantier.session.add(Import(id=chantier.import_id, **run))
                chantier.session.flush()
            lecture.importer(chantier, lot)
        if simulation:
            chantier.etiquettes.oublier()
        progression(debut + len(lot), len(unites))
    chantier.rapport.ordonner()
    if not simulation:
        _conclure(chantier)
        db.actualiser_les_statistiques()


def _conclure(chantier: Chantier) -> None:
    """Keep the report. A run without an end was interrupted: run it again, nothing is written twice."""
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
