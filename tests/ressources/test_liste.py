"""Searching the ressourcerie: words, thématique, any of the tags, orders."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from coop_data.ressources import (
    Recherche,
    Tri,
    chercher_ressources,
    derniers_ajouts,
    supprimer_ressource,
    tags_de_la_ressourcerie,
    thematiques_presentes,
)
from tests.ressources.support import ANCT, ajouter

DOCUMENTS = (
    ("Créer une adresse électronique", "courriel", "e-mail, débuter", "Pas à pas, avec captures."),
    ("Écran et sommeil", "enfant", "parentalité", "Régler l’usage du téléphone à l’école et à la maison."),
    ("Excel : les bases", "bureautique", "Débuter, tableur", ""),
    ("Chercher un emploi", "emploi", "E-mail", "Lettre, CV, courriel de candidature."),
    ("Zéro papier", "bureautique", "", "Numériser ses documents."),
)


@pytest.fixture(autouse=True)
def fonds(session: Session) -> None:
    """Five documents, added one day after the other, and a deleted one that nothing finds."""
    for rang, (titre, thematique, tags, description) in enumerate(DOCUMENTS):
        ressource = ajouter(session, titre, thematique=thematique, tags=tags, description=description)
        ressource.cree_le = datetime(2026, 1, 1 + rang, tzinfo=UTC)
    retire = ajouter(session, "Retiré", thematique="cnil", tags="caché")
    supprimer_ressource(session, acteur=ANCT, ressource_id=retire.id)


def titres(session: Session, **recherche: object) -> list[str]:
    trouvees = chercher_ressources(session, acteur=ANCT, recherche=Recherche(**recherche))  # type: ignore[arg-type]
    return [ressource.titre.split()[0] for ressource in trouvees]


@pytest.mark.parametrize(
    ("recherche", "attendus"),
    [
        ({}, ["Créer", "Chercher", "Excel", "Zéro", "Écran"]),
        ({"texte": "ECOLE telephone"}, ["Écran"]),
        ({"texte": "courriel"}, ["Chercher"]),
        ({"texte": "parentalite"}, ["Écran"]),
        ({"texte": "l'usage"}, ["Écran"]),
        ({"texte": "excel emploi"}, []),
        ({"thematique": "bureautique"}, ["Excel", "Zéro"]),
        ({"tags": ("DEBUTER",)}, ["Créer", "Excel"]),
        ({"tags": ("tableur", "parentalité")}, ["Excel", "Écran"]),
        ({"tags": ("e-mail", "tableur"), "texte": "cv"}, ["Chercher"]),
        ({"tags": ("debut",)}, []),
        ({"tags": ("caché",)}, []),
        ({"thematique": "cuisine"}, []),
        ({"texte": "%"}, []),
    ],
)
def test_search(session: Session, recherche: dict[str, object], attendus: list[str]) -> None:
    assert titres(session, **recherche) == attendus


@pytest.mark.parametrize(
    ("tri", "attendus"),
    [
        (Tri.THEMATIQUE, ["Créer", "Chercher", "Excel", "Zéro", "Écran"]),
        (Tri.RECENT, ["Zéro", "Chercher", "Excel", "Écran", "Créer"]),
        (Tri.TITRE, ["Chercher", "Créer", "Écran", "Excel", "Zéro"]),
    ],
)
def test_orders(session: Session, tri: Tri, attendus: list[str]) -> None:
    trouvees = chercher_ressources(session, acteur=ANCT, tri=tri)
    assert [ressource.titre.split()[0] for ressource in trouvees] == attendus


def test_what_is_offered_comes_from_the_documents_that_are_there(session: Session) -> None:
    assert tags_de_la_ressourcerie(session, acteur=ANCT) == ["débuter", "e-mail", "parentalité", "tableur"]
    assert [terme.value for terme in thematiques_presentes(session, acteur=ANCT)] == [
        "courriel",
        "emploi",
        "bureautique",
        "enfant",
    ]
    assert [lue.titre.split()[0] for lue in derniers_ajouts(session, acteur=ANCT)] == [
        "Zéro",
        "Chercher",
        "Excel",
        "Écran",
    ]
