"""People side by side, on hand-made reports: who logged, who did not, who left."""

from datetime import date

from sqlmodel import Session

from coop_data.analytics.equipes import comparer_les_personnes
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.requete import Requete
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import UneEquipe, UneStructure
from coop_data.exports.equipes import cellules, entetes, personnes_en_csv
from tests.factories import create_conseiller, create_equipe, create_poste
from tests.statistiques.mondes import MARS, Monde, create_monde, log_accompagnements, log_coordination

FILTRES = Filtres(MARS.du, MARS.au)


def peupler(session: Session) -> Monde:
    """Alix logs for Lyon; Zoé is in post there and logs nothing; Yann left before; Chloé coordinates."""
    monde = create_monde(session)
    log_accompagnements(session, monde)
    zoe = create_conseiller(session, id_externe="C-ZOE", prenom="Zoé", nom="Abel")
    create_poste(session, zoe, monde.rhone, debut=date(2025, 1, 1))
    yann = create_conseiller(session, id_externe="C-YANN", prenom="Yann", nom="Le Goff")
    create_poste(session, yann, monde.rhone, debut=date(2024, 1, 1), fin=date(2026, 1, 31))
    return monde


def test_people_of_an_employer(session: Session) -> None:
    monde = peupler(session)
    lignes = comparer_les_personnes(
        session, Requete(Domaine.ACCOMPAGNEMENT, UneStructure(monde.rhone.id), FILTRES)
    )
    assert [(ligne.nom, ligne.valeurs["cra"]) for ligne in lignes] == [("Alix Petit", 4), ("Zoé Abel", 0)]
    alix, zoe = lignes
    assert dict(alix.valeurs) == {"cra": 4, "accompagnements": 13, "minutes": 15 + 60 + 60 + 120}
    assert alix.par_semaine == 4 / 3  # 1 February, 2–3 March, 31 March
    assert alix.dernier == date(2026, 3, 31)
    assert len(alix.themes) <= 3
    assert (zoe.par_semaine, zoe.themes, zoe.dernier) == (None, (), None)


def test_themes_come_by_number_then_in_the_order_of_the_form(session: Session) -> None:
    monde = peupler(session)
    (alix, *_) = comparer_les_personnes(
        session, Requete(Domaine.ACCOMPAGNEMENT, UneStructure(monde.rhone.id), FILTRES)
    )
    nombres = [nombre for _, nombre in alix.themes]
    assert nombres == sorted(nombres, reverse=True)
    assert alix.themes[0] == ("E-mail", 4)
    assert ("Santé", 1) in alix.themes


def test_team_counts_within_membership(session: Session) -> None:
    monde = peupler(session)
    chef = create_conseiller(session, monde.rhone, id_externe="C-CHEF", est_coordinateur=True)
    create_equipe(session, chef, monde.alix, debut=date(2026, 3, 3))
    lignes = comparer_les_personnes(session, Requete(Domaine.ACCOMPAGNEMENT, UneEquipe(chef.id), FILTRES))
    assert [(ligne.nom, ligne.valeurs["cra"]) for ligne in lignes] == [("Alix Petit", 3)]


def test_coordinators_of_an_employer_and_its_file(session: Session) -> None:
    monde = create_monde(session)
    log_coordination(session, monde)
    lignes = comparer_les_personnes(session, Requete(Domaine.COORDINATION, UneStructure(monde.corse.id), FILTRES))
    assert [dict(ligne.valeurs) for ligne in lignes] == [
        {"activites": 3, "animations": 1, "evenements": 1, "partenariats": 1, "minutes_animation": 20}
    ]
    assert [code for code, _ in entetes(Domaine.COORDINATION)] == [
        "nom", "activites", "animations", "evenements", "partenariats", "heures", "par_semaine", "themes",
        "dernier",
    ]  # fmt: skip
    assert cellules(lignes[0], Domaine.COORDINATION)[5] == 20 / 60
    entete, ligne, _ = personnes_en_csv(lignes, Domaine.COORDINATION).decode("utf-8-sig").split("\r\n")
    assert entete.startswith("id;nom;activites")
    assert ligne.startswith("C-BASILE;Basile Roux;3;1;1;1;0,3333")
