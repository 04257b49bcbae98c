"""What the tests of imports share: a coordinator and a conseiller in post, and files written in a line."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from coop_data import imports
from coop_data.acces.acteur import SYSTEME
from coop_data.imports.rapport import Rapport
from tests.factories import create_commune, create_conseiller, create_structure

DONNEES = Path(__file__).resolve().parents[1] / "donnees"
EMAIL = "anais@exemple.fr"
DE_QUELQU_UN_D_AUTRE = (
    "Cet identifiant est déjà celui d’une activité de quelqu’un d’autre, et une activité ne change pas d’auteur. "
    "Si vous remplissez un classeur modèle reçu d’une autre personne, téléchargez le vôtre."
)


def peupler(engine: Engine) -> None:
    """Structure S-A and S-B in Lyon; C1, in post at S-A from 2020, coordinator; C2, at S-A then S-B."""
    with Session(engine) as session, session.begin():
        create_commune(session)
        a = create_structure(session, id_externe="S-A", nom="Structure S-A")
        create_structure(session, id_externe="S-B", nom="Structure S-B")
        create_conseiller(session, a, id_externe="C1", email=EMAIL, est_coordinateur=True, debut=date(2020, 1, 1))
        create_conseiller(session, a, id_externe="C2", debut=date(2020, 1, 1), fin=date(2024, 12, 31))


def fichier_csv(entetes: str, *lignes: str) -> bytes:
    """A CSV of these lines."""
    return ("\r\n".join((entetes, *lignes)) + "\r\n").encode()


def importer(genre: str, contenu: bytes, **options: Any) -> Rapport:
    """Import as the command line does."""
    return imports.executer(genre=genre, contenu=contenu, nom_fichier="fichier", acteur=SYSTEME, **options)


def refus(rapport: Rapport) -> list[tuple[int, str]]:
    """(row, column) of each refusal."""
    return [(remarque.ligne, remarque.colonne) for remarque in rapport.remarques if remarque.gravite == "refus"]


def motifs(rapport: Rapport, gravite: str) -> Sequence[str]:
    """The reasons of one gravity."""
    return [remarque.motif for remarque in rapport.remarques if remarque.gravite == gravite]
