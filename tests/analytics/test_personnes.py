"""The list of conseillers of a perimeter."""

from datetime import date

from sqlalchemy import Engine, event
from sqlmodel import Session

from coop_data.analytics.personnes import lister_conseillers
from coop_data.analytics.retards import est_en_retard, jours_d_attente
from coop_data.domain.perimetre import Departement, National, UnConseiller, UneEquipe, UneStructure
from tests.factories import (
    create_accompagnement,
    create_activite,
    create_conseiller,
    create_equipe,
    create_poste,
    create_structure,
)

AU = date(2026, 3, 31)


def test_an_employer_sees_who_is_in_post_and_what_was_done_for_it(session: Session) -> None:
    mairie, voisine = create_structure(session, nom="Mairie"), create_structure(session, "01")
    alix = create_conseiller(session, mairie, prenom="Alix", nom="Zola", active_le=AU)
    create_poste(session, alix, voisine)
    create_conseiller(session, mairie, prenom="Émile", nom="Ébène", active_le=date(2026, 4, 1))
    create_conseiller(session, mairie, nom="Parti", fin=date(2026, 3, 30))
    create_accompagnement(session, alix, mairie, date=date(2025, 4, 1))
    create_accompagnement(session, alix, mairie, date=date(2026, 3, 1))
    create_accompagnement(session, alix, mairie, date=date(2026, 4, 1))
    create_accompagnement(session, alix, voisine, date=date(2026, 3, 30))
    ebene, zola = lister_conseillers(session, perimetre=UneStructure(mairie.id), au=AU)
    assert (ebene.nom_complet, ebene.est_active, ebene.jours_sans_cra) == ("Émile Ébène", False, None)
    assert (zola.est_active, zola.accompagnement.nombre, zola.accompagnement.derniere) == (
        True,
        2,
        date(2026, 3, 1),
    )
    assert zola.jours_sans_cra == 30
    assert zola.accompagnement.par_mois == (1, *[0] * 10, 1)
    assert [poste.structure for poste in zola.postes] == ["Mairie"]
    anciens = lister_conseillers(session, perimetre=UneStructure(mairie.id), au=AU, anciens=True)
    assert [ligne.nom for ligne in anciens] == ["Ébène", "Parti", "Zola"]


def test_a_list_knows_the_contracts_before_and_what_the_last_completed_quarter_holds(session: Session) -> None:
    mairie = create_structure(session, nom="Mairie")
    alix = create_conseiller(session, mairie, fin=date(2026, 3, 19))
    create_poste(session, alix, mairie, debut=date(2026, 3, 20))
    chef = create_conseiller(session, mairie, fin=date(2025, 12, 31), est_coordinateur=True)
    create_poste(session, chef, mairie, debut=date(2026, 1, 1))
    create_activite(session, chef, mairie, date=date(2026, 1, 5))
    create_activite(session, chef, mairie, date=date(2025, 9, 30))
    lignes = {ligne.id: ligne for ligne in lister_conseillers(session, perimetre=National(), au=AU)}
    assert jours_d_attente(lignes[alix.id], AU) == 820
    assert (est_en_retard(lignes[alix.id], AU), est_en_retard(lignes[chef.id], AU)) == (True, True)
    create_activite(session, chef, mairie, date=date(2025, 12, 31))
    lignes = {ligne.id: ligne for ligne in lister_conseillers(session, perimetre=National(), au=AU)}
    assert not est_en_retard(lignes[chef.id], AU)


def test_search_and_other_perimeters(session: Session) -> None:
    rhone, ain = create_structure(session, "69"), create_structure(session, "01")
    chef = create_conseiller(session, rhone, prenom="Chloé", nom="Chef", est_coordinateur=True)
    membre = create_conseiller(session, ain, prenom="Jean", nom="Côté")
    create_equipe(session, chef, membre)
    create_activite(session, chef, rhone, date=date(2026, 3, 20))

    def noms(perimetre, recherche: str = "") -> list[str]:
        return [
            ligne.nom for ligne in lister_conseillers(session, perimetre=perimetre, au=AU, recherche=recherche)
        ]

    assert noms(National()) == ["Chef", "Côté"]
    assert noms(National(), "cote JEAN") == ["Côté"]
    assert noms(National(), "%") == []
    assert noms(Departement("69")) == ["Chef"]
    assert noms(UneEquipe(chef.id)) == ["Côté"]
    assert noms(UnConseiller(membre.id, rhone.id)) == []
    (ligne,) = lister_conseillers(session, perimetre=UnConseiller(chef.id), au=AU)
    assert (ligne.coordination.nombre, ligne.accompagnement.nombre, ligne.jours_sans_cra) == (1, 0, 11)


def test_the_number_of_statements_does_not_grow_with_people(session: Session, engine: Engine) -> None:
    structure = create_structure(session)
    for _ in range(10):
        create_accompagnement(session, create_conseiller(session, structure), structure)
    lus = []
    event.listen(engine, "after_cursor_execute", lambda *arguments: lus.append(arguments[2]))
    assert len(lister_conseillers(session, perimetre=National(), au=AU)) == 10
    assert len(lus) == 6
