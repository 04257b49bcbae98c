"""Whom a correction is asked of: the address is for those who may read it today, the message says why."""

from datetime import date

import pytest
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.domain.qualite import Controle
from coop_data.domain.roles import Role
from coop_data.exports.qualite import Ligne, RemarqueLue
from coop_data.ui.qualite.demande import destinataire_of, texte_de_la_demande
from tests.factories import create_conseiller, create_equipe, create_poste, create_structure

FINI = date(2025, 12, 31)


@pytest.mark.parametrize(("parti", "connue"), [(False, True), (True, False)], ids=["en poste", "parti"])
def test_the_address_is_for_the_employer_and_the_coordinator_of_today(
    session: Session, parti: bool, connue: bool
) -> None:
    mairie, ailleurs = create_structure(session), create_structure(session)
    alix = create_conseiller(session, mairie, fin=FINI if parti else None, email="alix@exemple.fr")
    create_poste(session, alix, ailleurs)
    chloe = create_conseiller(session, ailleurs, est_coordinateur=True)
    create_equipe(session, chloe, alix, fin=FINI if parti else None)
    adresses = [
        destinataire_of(session, acteur=acteur, conseiller_id=alix.id).email
        for acteur in (
            Acteur("Mairie", frozenset({Role.STRUCTURE}), structure_id=mairie.id),
            Acteur("Chloé", frozenset({Role.COORDINATEUR}), conseiller_id=chloe.id),
            Acteur("Analyste", frozenset({Role.ANCT})),
        )
    ]
    attendue = "alix@exemple.fr" if connue else None
    assert adresses == [attendue, attendue, "alix@exemple.fr"]


def test_the_message_names_the_first_remarks_and_counts_the_others() -> None:
    ligne = Ligne(date(2026, 3, 10), "Alix Petit", None, "accompagnement", "Atelier", "", 5, None, None)
    texte = texte_de_la_demande("Alix", [RemarqueLue(Controle.DUREES, "5 min.", (ligne,))], 12)
    assert texte.startswith("Bonjour Alix,\n")
    assert "\n- le 10/03/2026, Atelier\u202f: 5 min.\n- et 11 autres.\n" in texte
    pareilles = texte_de_la_demande("Alix", [RemarqueLue(Controle.DUREES, "5 min.", (ligne,))] * 4, 4)
    assert "\n- le 10/03/2026, Atelier\u202f: 5 min. (4 fois)\n\n" in pareilles
