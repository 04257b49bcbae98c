"""The employer's list and fiche: who is there, what is known of each, and what stays out of reach."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.analytics.fiche import lire_conseillers
from coop_data.domain.perimetre import UneStructure
from coop_data.domain.periode import PERIODES_NOMMEES
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse
from coop_data.models import Conseiller, Structure, Utilisateur
from coop_data.ui.pilotage.criteres import STATUTS, TRIS
from coop_data.ui.pilotage.liste import TAILLE
from tests.factories import (
    create_accompagnement,
    create_activite,
    create_conseiller,
    create_equipe,
    create_poste,
    create_structure,
    create_utilisateur,
)
from tests.ui.pilotage.support import adresse, compte_de, compte_de_structure, widget
from tests.ui.support import open_screen, read_markdown, texts, titles

AUJOURDHUI = Acteur(nom="Horloge").aujourdhui()


def il_y_a(jours: int) -> date:
    """A day before today."""
    return AUJOURDHUI - timedelta(days=jours)


@dataclass(frozen=True)
class Monde:
    """An employer with four people, one of whom left for another employer."""

    mairie: Structure
    voisine: Structure
    employeur: Utilisateur
    emile: Conseiller
    nadia: Conseiller
    chef: Conseiller
    parti: Conseiller


@pytest.fixture
def monde(base_servie: Engine) -> Monde:
    """Émile logs, Nadia never did, Chloé coordinates them, Paul moved a year ago."""
    with db.ecriture() as session:
        mairie = create_structure(session, "69", id_externe="S-MAIRIE", nom="Mairie *centrale*")
        voisine = create_structure(session, "01", id_externe="S-VOISINE", nom="Voisine")
        debut = date(2024, 1, 1)
        emile = create_conseiller(
            session, mairie, id_externe="C-EMILE", prenom="Émile", nom="Ébène", active_le=debut,
            email="emile@exemple.fr", telephone="06 39 98 00 01", responsable_nom="Rose Marin",
        )  # fmt: skip
        nadia = create_conseiller(
            session, mairie, id_externe="C-NADIA", prenom="Nadia", nom="Zola", date_ccp1=il_y_a(10)
        )
        chef = create_conseiller(
            session,
            mairie,
            id_externe="C-CHEF",
            prenom="Chloé",
            nom="Dumas",
            est_coordinateur=True,
            active_le=debut,
        )
        parti = create_conseiller(session, id_externe="C-PARTI", prenom="Paul", nom="Parti", active_le=debut)
        create_poste(session, parti, mairie, debut=debut, fin=il_y_a(365))
        create_poste(session, parti, voisine, debut=il_y_a(364))
        create_equipe(session, chef, emile)
        for jours in (5, 6, 400):
            create_accompagnement(session, emile, mairie, date=il_y_a(jours))
        create_accompagnement(session, emile, voisine, date=il_y_a(1))
        create_accompagnement(session, parti, mairie, date=il_y_a(400))
        for jours in (2, 3):
            create_accompagnement(session, parti, voisine, date=il_y_a(jours))
        create_activite(session, chef, mairie, date=il_y_a(2))
        create_activite(session, chef, mairie, date=PERIODES_NOMMEES["trimestre-dernier"].of(AUJOURDHUI).au)
        employeur = compte_de_structure(session, mairie)
    return Monde(mairie, voisine, employeur, emile, nadia, chef, parti)


def noms(ecran: AppTest) -> list[str]:
    """The people listed, in order; « Mes vues » has a heading too."""
    gras = [bloc.value for bloc in ecran.markdown if bloc.value.startswith("**") and "\n" not in bloc.value]
    lus = [texte.replace("\\", "").strip("*") for texte in gras if "conseiller" not in texte]
    return [nom for nom in lus if nom != "Copier le lien"]


def test_employer_lands_on_its_list(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, monde.employeur, "accueil")
    assert not ecran.exception
    assert [titre.value for titre in ecran.header] == ["Mes conseillers"]
    assert noms(ecran) == ["Chloé Dumas", "Émile Ébène", "Nadia Zola"]


def test_each_line_says_activation_certification_and_last_report(
    monde: Monde, monkeypatch: pytest.MonkeyPatch
) -> None:
    lu = texts(open_screen(monkeypatch, monde.employeur, "conseillers", recherche="emile EBENE"))
    assert ":green-badge[● Activé]" in lu
    assert "✕ CCP1" in lu
    assert f"Dernier CRA le {il_y_a(5):%d/%m/%Y}  \nil y a 5 jours" in lu
    assert "\n3 CRA" in lu
    assert "En retard" not in lu
    lu = texts(open_screen(monkeypatch, monde.employeur, "conseillers", recherche="zola"))
    assert ":red-badge[● Non activé]" in lu
    assert "✓ CCP1" in lu
    assert "Aucun CRA" in lu
    assert "En retard de saisie" in lu
    assert "Coordinateur·ice" in texts(open_screen(monkeypatch, monde.employeur, "conseillers", recherche="dumas"))


def test_sparkline_gives_its_twelve_values_to_screen_readers(
    monde: Monde, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = open_screen(monkeypatch, monde.employeur, "conseillers", recherche="EBE")
    (courbe,) = ecran.get("image")
    libelle, valeurs = courbe.proto.imgs[0].alt.split("\u00a0: ")
    assert libelle == "Douze derniers mois"
    assert len(valeurs.split(", ")) == 12
    assert max(int(valeur) for valeur in valeurs.split(", ")) > 0


def test_nothing_is_drawn_of_no_report(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, monde.employeur, "conseillers", recherche="zola")
    assert not ecran.get("image")


@pytest.mark.parametrize(
    ("parametres", "attendus"),
    [
        ({"recherche": "EBE"}, ["Émile Ébène"]),
        ({"statut": "actives"}, ["Chloé Dumas", "Émile Ébène"]),
        ({"statut": "non-actives"}, ["Nadia Zola"]),
        ({"statut": "certifies"}, ["Nadia Zola"]),
        ({"statut": "non-certifies"}, ["Chloé Dumas", "Émile Ébène"]),
        ({"statut": "coordinateurs"}, ["Chloé Dumas"]),
        ({"statut": "en-retard"}, ["Nadia Zola"]),
        ({"statut": "jamais"}, ["Nadia Zola"]),
        ({"statut": "inconnu"}, ["Chloé Dumas", "Émile Ébène", "Nadia Zola"]),
        ({"tri": "dernier"}, ["Nadia Zola", "Émile Ébène", "Chloé Dumas"]),
        ({"tri": "cra"}, ["Émile Ébène", "Chloé Dumas", "Nadia Zola"]),
        ({"anciens": "oui"}, ["Chloé Dumas", "Émile Ébène", "Paul Parti", "Nadia Zola"]),
        ({"recherche": "personne"}, []),
        ({"page": "12"}, ["Chloé Dumas", "Émile Ébène", "Nadia Zola"]),
    ],
    ids=str,
)
def test_search_filters_and_sorts_of_the_address(
    monde: Monde, monkeypatch: pytest.MonkeyPatch, parametres: dict[str, str], attendus: list[str]
) -> None:
    ecran = open_screen(monkeypatch, monde.employeur, "conseillers", **parametres)
    assert not ecran.exception
    assert noms(ecran) == attendus
    assert ("Aucun conseiller trouvé." in texts(ecran)) is (not attendus)


def test_choices_are_written_in_the_address(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, monde.employeur, "conseillers", page="1")
    widget(ecran, "selectbox", "Filtrer").set_value("actives").run()
    widget(ecran, "selectbox", "Trier par").set_value("cra").run()
    widget(ecran, "text_input", "Rechercher").set_value("chloe").run()
    assert adresse(ecran) == {"statut": ["actives"], "tri": ["cra"], "recherche": ["chloe"]}
    assert noms(ecran) == ["Chloé Dumas"]


def test_every_filter_and_sort_is_tested_above(base_servie: Engine) -> None:
    assert list(STATUTS) == [
        "tous", "actives", "non-actives", "certifies", "non-certifies", "coordinateurs", "en-retard", "jamais",
    ]  # fmt: skip
    assert list(TRIS) == ["nom", "dernier", "cra"]


def test_someone_who_left_is_said_so(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    lu = texts(open_screen(monkeypatch, monde.employeur, "conseillers", anciens="oui", recherche="parti"))
    assert f"parti·e le {il_y_a(365):%d/%m/%Y}" in lu
    assert "\n1 CRA" in lu
    assert "Voisine" not in lu


def test_long_lists_come_by_pages(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        mairie = session.get(Structure, monde.mairie.id)
        for rang in range(TAILLE):
            create_conseiller(session, mairie, prenom="Ana", nom=f"Aaa {rang:02d}")
    premiere = open_screen(monkeypatch, monde.employeur, "conseillers")
    assert noms(premiere)[-1] == f"Ana Aaa {TAILLE - 1}"
    assert "**23 conseillers**" in texts(premiere)
    seconde = open_screen(monkeypatch, monde.employeur, "conseillers", page="2")
    assert noms(seconde) == ["Chloé Dumas", "Émile Ébène", "Nadia Zola"]


def test_reminders_are_prepared_where_they_are_noted(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    for adresse_de_page in ("conseillers", "accueil"):
        ecran = open_screen(monkeypatch, monde.employeur, adresse_de_page)
        (lien,) = [
            lien.proto for lien in ecran.get("page_link") if lien.proto.label.startswith("Préparer une relance")
        ]
        assert (lien.label, lien.page) == ("Préparer une relance (1)", "suivi-saisie")
        assert lien.query_string == "suivi=structure&vue=personnes&liste=en-retard"


def test_fiche_holds_contact_posts_and_the_way_to_the_statistics(
    monde: Monde, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = open_screen(monkeypatch, monde.employeur, "conseiller", id="C-EMILE")
    assert not ecran.exception
    assert titles(ecran) == ["Émile Ébène"]
    lu = texts(ecran).replace("\\", "")
    assert "emile@exemple.fr" in lu
    assert "06\u00a039\u00a098\u00a000\u00a001" in lu
    assert "Rose Marin" in lu
    assert lu.count("Adresse électronique\u00a0:") == 2
    assert "Courriel" not in lu
    assert "Mairie *centrale*\u00a0: du 01/01/2024, en cours" in lu
    assert "CRA saisis\u00a0: 3" in lu
    assert "Non obtenue" in lu
    (lien,) = [lien for lien in ecran.get("page_link") if lien.proto.label == "Voir les statistiques"]
    assert lien.proto.query_string == "perimetre=conseiller%3AC-EMILE"


@pytest.mark.parametrize("identifiant", ["C-PARTI-INCONNU", "", "C-AUTRE"])
def test_fiche_of_nobody_s_business_is_not_found(
    monde: Monde, monkeypatch: pytest.MonkeyPatch, identifiant: str
) -> None:
    with db.ecriture() as session:
        create_conseiller(
            session, session.get(Structure, monde.voisine.id), id_externe="C-AUTRE", prenom="Secret", nom="Discret"
        )
    ecran = open_screen(monkeypatch, monde.employeur, "conseiller", id=identifiant)
    assert not ecran.exception
    assert titles(ecran) == ["Conseiller"]
    assert [read_markdown(erreur.value) for erreur in ecran.error] == [
        "Cette personne est introuvable, ou votre compte n’y donne pas accès."
    ]
    assert "Discret" not in texts(ecran)


def test_former_employer_sees_only_what_was_done_for_it(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    ancien = texts(open_screen(monkeypatch, monde.employeur, "conseiller", id="C-PARTI"))
    assert "CRA saisis\u00a0: 1" in ancien
    assert "Voisine" not in ancien
    with db.ecriture() as session:
        actuel = compte_de_structure(session, session.get(Structure, monde.voisine.id))
    nouveau = texts(open_screen(monkeypatch, actuel, "conseiller", id="C-PARTI"))
    assert "CRA saisis\u00a0: 2" in nouveau
    assert "Mairie" not in nouveau


def test_contact_of_someone_who_left_is_kept_from_the_former_employer(
    monde: Monde, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.ecriture() as session:
        parti = session.get(Conseiller, monde.parti.id)
        parti.email, parti.telephone = "paul@voisine.fr", "06 39 98 00 02"
        parti.responsable_nom = parti.responsable_email = "responsable@voisine.fr"
        actuel = compte_de_structure(session, session.get(Structure, monde.voisine.id))
        anct = create_utilisateur(session, Role.ANCT)
    ancien = texts(open_screen(monkeypatch, monde.employeur, "conseiller", id="C-PARTI"))
    assert "Non communiqué\u00a0: ne travaille plus dans votre structure" in ancien
    assert "voisine.fr" not in ancien
    assert "06 39 98 00 02" not in ancien
    for compte in (actuel, anct):
        lu = texts(open_screen(monkeypatch, compte, "conseiller", id="C-PARTI"))
        assert "paul@voisine.fr" in lu
        assert "responsable@voisine.fr" in lu
        assert "Non communiqué" not in lu


def test_own_structure_s_fiche(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, monde.employeur, "ma-structure")
    assert [titre.replace("\\", "") for titre in titles(ecran)] == ["Mairie *centrale*"]
    assert "Conseillers en poste\u00a0: 3" in texts(ecran)
    (lien,) = [lien for lien in ecran.get("page_link") if lien.proto.label.startswith("Voir les statistiques")]
    assert lien.proto.query_string == "perimetre=structure%3AS-MAIRIE"


def test_coordinator_sees_the_team_and_its_statistics(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        compte = compte_de(session, session.get(Conseiller, monde.chef.id))
    ecran = open_screen(monkeypatch, compte, "conseillers")
    assert noms(ecran) == ["Émile Ébène"]
    (lien,) = [
        lien for lien in ecran.get("page_link") if lien.proto.label == "Voir les statistiques de mon équipe"
    ]
    assert lien.proto.query_string == "perimetre=equipe%3AC-CHEF"


def test_employer_who_also_coordinates_chooses_whose_list(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        compte = create_utilisateur(
            session,
            Role.STRUCTURE,
            Role.COORDINATEUR,
            structure_id=monde.voisine.id,
            conseiller_id=monde.chef.id,
        )
    ecran = open_screen(monkeypatch, compte, "conseillers", page="1")
    assert noms(ecran) == ["Paul Parti"]
    widget(ecran, "button_group", "Personnes suivies").set_value("equipe").run()
    assert adresse(ecran) == {"suivi": ["equipe"]}
    assert noms(ecran) == ["Émile Ébène"]
    assert noms(open_screen(monkeypatch, compte, "conseillers", suivi="nation")) == ["Paul Parti"]


def test_one_list_is_no_choice(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, monde.employeur, "conseillers", suivi="equipe")
    assert ecran.get("button_group") == []
    assert noms(ecran) == ["Chloé Dumas", "Émile Ébène", "Nadia Zola"]


def test_list_of_another_structure_is_refused(monde: Monde) -> None:
    acteur = Acteur(nom="Rose", roles=frozenset({Role.STRUCTURE}), structure_id=monde.mairie.id)
    with db.lecture() as session, pytest.raises(AccesRefuse):
        lire_conseillers(session, acteur=acteur, perimetre=UneStructure(monde.voisine.id), au=AUJOURDHUI)


def test_analyst_lands_on_the_country_and_those_who_are_late(
    monde: Monde, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.ecriture() as session:
        anct = create_utilisateur(session, Role.ANCT)
    ecran = open_screen(monkeypatch, anct, "accueil")
    assert not ecran.exception
    assert "4 personnes attendues), **1** en retard." in texts(ecran)
    liens = {lien.proto.label: lien.proto.query_string for lien in ecran.get("page_link")}
    assert liens["Voir les retards de saisie"] == "vue=personnes&liste=en-retard"
    assert "Données au" in texts(ecran)
