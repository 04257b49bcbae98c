"""« Mes vues » on a page of figures: kept, opened by default, refused when the perimeter is, given back."""

import pytest
from sqlalchemy import Engine

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.models import Utilisateur
from coop_data.vues import Reglages, enregistrer_vue, lister_vues
from coop_data.vues.droits import refus_of
from tests.factories import create_structure, create_utilisateur
from tests.ui.administration.support import bouton, champ, rouvrir
from tests.ui.pilotage.support import adresse
from tests.ui.support import create_compte, open_screen, texts

PAGE = "statistiques"
SANTE = (("perimetre", "departement:69"), ("periode", "trimestre-dernier"))
VUE = {cle: [valeur] for cle, valeur in SANTE}


def acteur_de(compte: Utilisateur) -> Acteur:
    return Acteur("Essai", frozenset(Role(role) for role in compte.roles), utilisateur_id=compte.id)


def garder(
    compte: Utilisateur,
    *parametres: tuple[str, str],
    role: Role | None = None,
    defaut: bool = True,
    page: str = PAGE,
) -> None:
    with db.ecriture() as session:
        enregistrer_vue(
            session,
            acteur=acteur_de(compte),
            page=page,
            parametres=parametres,
            reglages=Reglages("Le Rhône *fort*", role, defaut),
        )


@pytest.fixture
def anct(base_servie: Engine) -> Utilisateur:
    with db.ecriture() as session:
        create_structure(session)
        return create_utilisateur(session, Role.ANCT)


def test_a_view_is_kept_from_the_page(anct: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, anct, PAGE, **dict(SANTE))
    rouvrir(ecran, "vues.enregistrer")
    assert "Période relative\u202f: «\u00a0Trimestre dernier\u00a0»" in texts(ecran)
    champ(ecran, "Nom de la vue").set_value("Rhône")
    champ(ecran, "Partager avec").set_value(Role.COORDINATEUR.value)
    bouton(ecran, "vues.nouvelle.valider").click()
    ecran.run()
    assert "La vue «\u00a0Rhône\u00a0» est enregistrée" in texts(ecran)
    assert "Vue affichée\u202f: «\u00a0Rhône\u00a0»" in texts(ecran)
    with db.lecture() as session:
        (vue,) = lister_vues(session, acteur=acteur_de(anct), page=PAGE)
    assert (vue.parametres, vue.role_partage, vue.est_par_defaut) == (SANTE, Role.COORDINATEUR, False)


def test_a_page_opens_on_its_default_once(anct: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    garder(anct, *SANTE)
    ecran = open_screen(monkeypatch, anct, PAGE)
    assert adresse(ecran) == VUE
    ecran.query_params.clear()
    assert adresse(ecran.run()) == {}
    assert adresse(open_screen(monkeypatch, anct, PAGE, perimetre="national")) == {"perimetre": ["national"]}


def test_a_view_whose_perimeter_is_refused_says_so(anct: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        create_structure(session, id_externe="S-AILLEURS")
        coordinateur = create_compte(session, Role.COORDINATEUR)
    garder(coordinateur, ("perimetre", "structure:S-AILLEURS"))
    ecran = open_screen(monkeypatch, coordinateur, PAGE)
    assert adresse(ecran) == {}
    assert "Le Rhône *fort* (par défaut)" in texts(ecran)
    assert "Ne s’ouvre plus\u202f: Votre compte ne donne pas accès à ces activités." in texts(ecran)


NATION, PAR_MOIS = ("perimetre", "national"), ("ligne", "mois")


@pytest.mark.parametrize(
    ("parametres", "dit"),
    [
        ((NATION, ("ligne", "conseiller")), "nomme des personnes"),
        ((NATION, PAR_MOIS, ("parmi.conseiller", "C-1")), "nomme des personnes"),
        ((NATION, PAR_MOIS, ("photographie", "2026-T9-1")), "Aucune photographie n’a le code « 2026-T9-1 »"),
        ((NATION, PAR_MOIS, ("periode", "hier")), ""),
        ((NATION, PAR_MOIS, ("colonne", "age"), ("periode", "2026-01-01_2026-03-31")), ""),
    ],
)
def test_a_question_is_judged_by_the_rights_of_today(
    anct: Utilisateur, parametres: tuple[tuple[str, str], ...], dit: str
) -> None:
    with db.ecriture() as session:
        coordinateur = create_compte(session, Role.COORDINATEUR)
    garder(coordinateur, *parametres, page="explorer")
    with db.lecture() as session:
        (vue,) = lister_vues(session, acteur=acteur_de(coordinateur), page="explorer")
        refus = refus_of(session, acteur_de(coordinateur), vue)
    assert (dit in refus) if dit else refus == ""


def test_a_default_that_can_no_longer_be_read_is_left_aside_and_said(
    anct: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    garder(anct, NATION, ("photographie", "2026-T9-1"), page="statistiques-nationales")
    ecran = open_screen(monkeypatch, anct, "statistiques-nationales")
    assert not ecran.exception
    assert adresse(ecran) == {}
    assert (
        "Votre vue par défaut «\u00a0Le Rhône *fort*\u00a0» ne s’ouvre plus\u202f: Aucune photographie"
        in texts(ecran)
    )


def test_a_view_deleted_is_given_back(anct: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    garder(anct, *SANTE)
    ecran = rouvrir(open_screen(monkeypatch, anct, PAGE), "vues.gerer")
    bouton(ecran, ".oter").click()
    ecran.run()
    assert "La vue «\u00a0Le Rhône *fort*\u00a0» a bien été supprimée." in texts(ecran)
    with db.lecture() as session:
        assert lister_vues(session, acteur=acteur_de(anct), page=PAGE) == ()
    bouton(ecran, "annulation.defaire").click()
    ecran.run()
    with db.lecture() as session:
        assert [vue.nom for vue in lister_vues(session, acteur=acteur_de(anct), page=PAGE)] == ["Le Rhône *fort*"]


def test_an_administrator_sees_what_is_shared_and_stops_it(
    anct: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    garder(anct, *SANTE, role=Role.ADMIN)
    with db.ecriture() as session:
        admin = create_utilisateur(session, Role.ADMIN)
    ecran = rouvrir(open_screen(monkeypatch, admin, PAGE), "vues.gerer")
    bouton(ecran, ".retirer").click()
    ecran.run()
    assert "n’est plus partagée" in texts(ecran)
    with db.lecture() as session:
        assert lister_vues(session, acteur=acteur_de(admin), page=PAGE) == ()
