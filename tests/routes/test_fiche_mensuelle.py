"""« Fiche mensuelle »: the person, its employers each for its own time, its coordinator, the ANCT; nobody else."""

from datetime import date

import pytest
from sqlalchemy import Engine

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, ErreurUtilisateur, Introuvable, PerimetreInvalide
from coop_data.routes.fiche_mensuelle import produire_pdf
from tests.documents.lecture import Lu
from tests.factories import create_accompagnement, create_conseiller, create_equipe, create_structure

MARS = {"perimetre": "conseiller:C-ALIX", "mois": "2026-03"}


@pytest.fixture
def comptes(base_servie: Engine) -> dict[str, Acteur]:
    """Alix left an employer on 15 March 2026 for another: two CRA for the first that month, one for the second."""
    with db.ecriture() as session:
        ancien, nouveau, autre = (create_structure(session, nom=nom) for nom in ("Lyon", "Bron", "Caluire"))
        alix = create_conseiller(
            session, ancien, fin=date(2026, 3, 15), id_externe="C-ALIX", prenom="Alix", nom="Petit"
        )
        create_conseiller(session, nouveau)
        zoe, ali = create_conseiller(session), create_conseiller(session)
        create_equipe(session, zoe, alix)
        for structure, jours in ((ancien, (2, 3)), (nouveau, (20,))):
            for jour in jours:
                create_accompagnement(session, alix, structure, date=date(2026, 3, jour))
        return {
            "elle": Acteur("Alix", frozenset({Role.CONSEILLER}), conseiller_id=alix.id),
            "ancien": Acteur("Lyon", frozenset({Role.STRUCTURE}), structure_id=ancien.id),
            "autre": Acteur("Caluire", frozenset({Role.STRUCTURE}), structure_id=autre.id),
            "coordinatrice": Acteur("Zoé", frozenset({Role.COORDINATEUR}), conseiller_id=zoe.id),
            "coordinateur": Acteur("Ali", frozenset({Role.COORDINATEUR}), conseiller_id=ali.id),
            "conseiller": Acteur("Ali", frozenset({Role.CONSEILLER}), conseiller_id=ali.id),
            "anct": Acteur("Anct", frozenset({Role.ANCT})),
            "admin": Acteur("Admin", frozenset({Role.ADMIN})),
            "personne": Acteur("Personne"),
        }


def texte(acteur: Acteur, **parametres: str) -> str:
    with db.lecture() as session:
        contenu = produire_pdf(session, acteur, MARS | parametres).contenu
    assert isinstance(contenu, bytes)
    return Lu(contenu).texte


@pytest.mark.parametrize(
    ("qui", "cra", "jours"),
    [
        ("elle", 3, "3 jours avec au moins une activité enregistrée : 2, 3, 20."),
        ("ancien", 2, "2 jours avec au moins une activité enregistrée : 2, 3."),
        ("coordinatrice", 3, "2, 3, 20."),
        ("anct", 3, "2, 3, 20."),
        ("admin", 3, "2, 3, 20."),
    ],
)
def test_each_reads_what_it_may(comptes: dict[str, Acteur], qui: str, cra: int, jours: str) -> None:
    lu = texte(comptes[qui])
    assert f"CRA enregistrés {cra} 0" in lu
    assert jours in lu


@pytest.mark.parametrize("qui", ["autre", "coordinateur", "conseiller", "personne"])
def test_others_get_nothing(comptes: dict[str, Acteur], qui: str) -> None:
    with pytest.raises((AccesRefuse, Introuvable)):
        texte(comptes[qui])


@pytest.mark.parametrize(
    ("parametres", "refus"),
    [
        ({"perimetre": "national"}, Introuvable),
        ({"perimetre": ""}, PerimetreInvalide),
        ({"perimetre": "conseiller:C-INCONNU"}, Introuvable),
        ({"mois": "2026-13"}, Introuvable),
    ],
)
def test_refusals(comptes: dict[str, Acteur], parametres: dict[str, str], refus: type[ErreurUtilisateur]) -> None:
    with pytest.raises(refus):
        texte(comptes["anct"], **parametres)


def test_its_name_says_whose_and_when(comptes: dict[str, Acteur]) -> None:
    with db.lecture() as session:
        nom = produire_pdf(session, comptes["ancien"], MARS).nom
    assert nom == "Fiche-mensuelle_Alix-Petit-Lyon_2026-03-01_2026-03-31.pdf"
