"""Whom a coordinator finds: neighbours first, then everyone; nothing that belongs to the person."""

from datetime import date

import pytest
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.equipes.candidats import chercher_candidats
from coop_data.errors import AccesRefuse
from tests.factories import (
    create_conseiller,
    create_equipe,
    create_poste,
    create_structure,
    create_utilisateur,
)


def test_neighbours_first_then_all_those_found(session: Session) -> None:
    lyon, ajaccio = create_structure(session, "69", nom="Lyon"), create_structure(session, "2A", nom="Ajaccio")
    chloe = create_conseiller(session, lyon, prenom="Chloé", nom="Dumas", est_coordinateur=True)
    voisin = create_conseiller(session, lyon, prenom="Zoé", nom="Martin-Zo")
    create_poste(session, voisin, ajaccio)  # two posts make one line
    lointain = create_conseiller(session, ajaccio, prenom="Anaïs", nom="Martin", email="anais@exemple.fr")
    sans_poste = create_conseiller(session, prenom="Bob", nom="Martineau")
    create_utilisateur(session, Role.CONSEILLER, conseiller_id=lointain.id)
    create_equipe(session, chloe, voisin)
    create_equipe(session, chloe, lointain, fin=date(2025, 1, 1))
    acteur = Acteur("Chloé", frozenset({Role.COORDINATEUR}), conseiller_id=chloe.id)

    def chercher(texte: str) -> list[str]:
        return [
            candidat.nom
            for candidat in chercher_candidats(session, acteur=acteur, coordinateur_id=chloe.id, recherche=texte)
        ]

    assert chercher("") == ["Zoé Martin-Zo"]
    assert chercher("martin") == ["Zoé Martin-Zo", "Anaïs Martin", "Bob Martineau"]
    assert chercher("anais MARTIN") == ["Anaïs Martin"]
    assert chercher("Anais@exemple.fr") == ["Anaïs Martin"]
    assert chercher("100%") == []
    trouves = chercher_candidats(session, acteur=acteur, coordinateur_id=chloe.id, recherche="martin")
    assert [(t.est_voisin, t.est_membre, t.a_un_compte, t.structure) for t in trouves] == [
        (True, True, False, "Lyon"),
        (False, False, True, "Ajaccio"),
        (False, False, False, None),
    ]
    assert trouves[2].conseiller_id == sans_poste.id


def test_only_a_coordinator_searches_for_the_team(session: Session) -> None:
    chloe = create_conseiller(session, create_structure(session), est_coordinateur=True)
    for role in (Role.CONSEILLER, Role.ANCT, Role.STRUCTURE):
        with pytest.raises(AccesRefuse):
            chercher_candidats(
                session,
                acteur=Acteur("Essai", frozenset({role}), conseiller_id=chloe.id),
                coordinateur_id=chloe.id,
                recherche="a",
            )
