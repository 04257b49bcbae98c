"""What was just done is offered to be undone: on its page only, in plain text, until something else is done."""

from uuid import uuid4

import pytest
from sqlalchemy import Engine
from sqlmodel import Session
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from coop_data import db
from coop_data.acces.acteur import PARIS, Acteur
from coop_data.auth.comptes import charger_acteur
from coop_data.domain.roles import Role
from coop_data.errors import ErreurUtilisateur
from coop_data.models import Utilisateur
from coop_data.saisie import modeles
from coop_data.ui.annulation import DERNIERE, Annulable
from tests.saisie.exemples import animation
from tests.ui.support import create_compte, open_screen, texts

PHRASE = "Le modèle Lundi *matin* est supprimé."
DEFAIRE = "annulation.defaire"


@pytest.fixture
def ecran(base_servie: Engine, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """« Mes modèles », where one of two templates was just deleted."""
    with db.ecriture() as session:
        compte = create_compte(session, Role.COORDINATEUR)
        acteur = acteur_of(session, compte)
        garder(session, acteur, "Mardi")
        modele = garder(session, acteur, "Lundi *matin*")
    ecran = open_screen(monkeypatch, compte, "mes-modeles")
    return ecran.button(key=f"modele.{modele.id}.supprimer").click().run()


def acteur_of(session: Session, compte: Utilisateur) -> Acteur:
    acteur = charger_acteur(session, utilisateur_id=compte.id, fuseau=PARIS)
    assert acteur is not None
    return acteur


def garder(session: Session, acteur: Acteur, nom: str) -> modeles.ModeleVu:
    return modeles.enregistrer_modele(session, acteur=acteur, nom=nom, saisie=animation())


def est_offerte(ecran: AppTest) -> bool:
    return DEFAIRE in {bouton.key for bouton in ecran.button}


def refuser(session: Session, *, acteur: Acteur) -> None:
    raise ErreurUtilisateur("Ce modèle a été remplacé : rien n’est changé.")


def test_it_is_said_and_undone(ecran: AppTest) -> None:
    assert PHRASE in texts(ecran)
    assert "1 modèle" in texts(ecran)
    assert est_offerte(ecran.run())
    ecran.button(key=DEFAIRE).click().run()
    assert "Le modèle est rétabli." in texts(ecran)
    assert "2 modèles" in texts(ecran)
    assert PHRASE not in texts(ecran)
    assert not est_offerte(ecran)


def test_another_page_forgets_it(ecran: AppTest) -> None:
    for page in ("mes-tags", "mes-modeles"):
        ecran._page_hash = calc_hash(page)
        assert not est_offerte(ecran.run())


def test_another_action_replaces_it(ecran: AppTest) -> None:
    (renommer,) = (bouton for bouton in ecran.button if bouton.label == "Renommer")
    renommer.click().run()
    assert est_offerte(ecran)
    (valider,) = (bouton for bouton in ecran.button if bouton.label == "Enregistrer le nom")
    valider.click().run()
    assert "Le modèle est renommé." in texts(ecran)
    assert not est_offerte(ecran)


def test_a_refused_undo_is_said(ecran: AppTest) -> None:
    ecran.session_state[DERNIERE.nom] = offre(("mes-modeles", ""))
    ecran.run()
    ecran.button(key=DEFAIRE).click().run()
    assert "Ce modèle a été remplacé : rien n’est changé." in texts(ecran)
    assert "Rétabli" not in texts(ecran)
    assert est_offerte(ecran)


def test_the_same_page_about_someone_else_forgets_it(ecran: AppTest) -> None:
    ecran.session_state[DERNIERE.nom] = offre(("mes-modeles", str(uuid4())))
    assert not est_offerte(ecran.run())


def offre(lieu: tuple[str, str]) -> Annulable:
    return Annulable(phrase=PHRASE, bouton="Annuler", defaire=refuser, fait="Rétabli", lieu=lieu)
