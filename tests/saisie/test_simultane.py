"""Two writers at the same moment (of a report, of a draft), and a process killed in the middle of a write."""

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, func
from sqlmodel import Session, select

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.brouillons import BrouillonChange, enregistrer_brouillon
from coop_data.config import RACINE
from coop_data.errors import ConflitDeVersion
from coop_data.models import ActiviteCoordination, Brouillon, FaitCoordination, Journal
from coop_data.saisie import cra as service
from tests.saisie.exemples import acteur_de_saisie, animation

ENSEMBLE_S = 1
"""How long the first waits for the second; SQLite lets one in at a time, and they never meet."""


@pytest.fixture
def auteur(base_servie: Engine) -> Acteur:
    """Someone who logs."""
    with db.ecriture() as session:
        return acteur_de_saisie(session)


def nombres() -> list[int]:
    """Reports, their facts, their lines in the journal."""
    with db.lecture() as session:
        return [
            session.exec(select(func.count()).select_from(modele)).one()
            for modele in (ActiviteCoordination, FaitCoordination, Journal)
        ]


def test_the_same_form_sent_twice_at_once_writes_once(auteur: Acteur, monkeypatch: pytest.MonkeyPatch) -> None:
    rendez_vous, chercher = Barrier(2), service._deja_soumis

    def chercher_ensemble(*arguments: Any) -> Any:
        deja = chercher(*arguments)
        with suppress(BrokenBarrierError):
            rendez_vous.wait(ENSEMBLE_S)
        return deja

    def envoyer(_rang: int) -> UUID:
        with db.ecriture() as session:
            return service.enregistrer(session, acteur=auteur, saisie=animation(), jeton="double clic").id

    monkeypatch.setattr(service, "_deja_soumis", chercher_ensemble)
    with ThreadPoolExecutor(2) as fils:
        premier, second = fils.map(envoyer, range(2))
    assert premier == second
    assert nombres() == [1, 1, 1]


def test_two_changes_of_one_version_at_once_keep_the_first_and_tell_the_second(auteur: Acteur) -> None:
    with db.ecriture() as session:
        cra_id = service.enregistrer(session, acteur=auteur, saisie=animation()).id
    rendez_vous = Barrier(2)

    def modifier(mediateurs: int) -> int | None:
        rendez_vous.wait(10)
        try:
            with db.ecriture() as session:
                saisie = animation(mediateurs=mediateurs)
                service.modifier(
                    session, acteur=auteur, formulaire="animation", cra_id=cra_id, version=1, saisie=saisie
                )
        except ConflitDeVersion:
            return None
        return mediateurs

    with ThreadPoolExecutor(2) as fils:
        ecrits = list(fils.map(modifier, (7, 8)))
    (retenu,) = [ecrit for ecrit in ecrits if ecrit is not None]
    with db.lecture() as session:
        cra = session.get_one(ActiviteCoordination, cra_id)
        assert (cra.mediateurs, cra.version) == (retenu, 2)
    assert nombres() == [1, 1, 2]


def test_two_tabs_that_keep_one_draft_at_once_lose_nothing(auteur: Acteur) -> None:
    with db.ecriture() as session:
        ouvert = enregistrer_brouillon(session, acteur=auteur, formulaire="animation", contenu={})
    rendez_vous = Barrier(2)

    def garder(notes: str) -> str | None:
        rendez_vous.wait(10)
        try:
            with db.ecriture() as session:
                enregistrer_brouillon(
                    session,
                    acteur=auteur,
                    formulaire="animation",
                    contenu={"notes": notes},
                    brouillon_id=ouvert.id,
                    version=1,
                )
        except BrouillonChange:
            return None
        return notes

    with ThreadPoolExecutor(2) as fils:
        (retenu,) = [garde for garde in fils.map(garder, ("Ici", "Là")) if garde is not None]
    with db.lecture() as session:
        brouillon = session.get_one(Brouillon, ouvert.id)
        assert (brouillon.contenu, brouillon.version) == ({"notes": retenu}, 2)


TUE = """
import os, signal
from coop_data import db
from coop_data.saisie import cra
from tests.saisie.exemples import acteur_de_saisie, animation
with db.ecriture() as session:
    acteur = acteur_de_saisie(session)
with db.ecriture() as session:
    cra.enregistrer(session, acteur=acteur, saisie=animation())
with db.ecriture() as session:
    cra.enregistrer(session, acteur=acteur, saisie=animation())
    session.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_killed_before_the_commit_leaves_all_or_nothing(base_servie: Engine) -> None:
    fin = subprocess.run([sys.executable, "-c", TUE], cwd=RACINE, check=False, capture_output=True)
    assert fin.returncode == -signal.SIGKILL, fin.stderr.decode()
    assert nombres() == [1, 1, 1]
    with Session(base_servie) as session:
        faits = session.exec(select(FaitCoordination.cra_id)).all()
        assert faits == session.exec(select(ActiviteCoordination.id)).all()
