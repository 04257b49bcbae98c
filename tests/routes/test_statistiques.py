"""The files of figures: each right checked again, whoever typed the address, for every role."""

import io
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine
from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.analytics.resultat import Bilan
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, ErreurUtilisateur, Introuvable, PerimetreInvalide
from coop_data.fichiers import Fichier
from coop_data.routes import statistiques
from coop_data.routes.producteurs import PRODUCTEURS
from tests.documents.lecture import Lu
from tests.factories import create_conseiller, create_equipe
from tests.images import poser
from tests.statistiques.mondes import Monde, create_monde, log_accompagnements, log_coordination

MARS = "periode=2026-02-01_2026-03-31"
FIGURES = ("statistiques.csv", "statistiques.xlsx", "statistiques.pdf", "graphique.png")
TERRITOIRES = ("territoires.csv", "territoires.xlsx", "territoires.pdf")


def un_moteur_sauf_la_premiere(fichiers: tuple[str, ...]) -> list[Any]:
    """The other forms draw the same answer: on one engine."""
    return [fichiers[0], *(pytest.param(autre, marks=pytest.mark.un_moteur) for autre in fichiers[1:])]


def peupler(session: Session) -> Monde:
    """Alix in Lyon, Basile in Ajaccio whom Chloé coordinates, and their reports."""
    monde = create_monde(session)
    log_accompagnements(session, monde)
    log_coordination(session, monde)
    chloe = create_conseiller(session, monde.corse, id_externe="C-CHLOE", est_coordinateur=True)
    create_equipe(session, chloe, monde.basile)
    return monde


@pytest.fixture
def monde(base_servie: Engine) -> Monde:
    return poser(base_servie, peupler)


def acteurs(monde: Monde) -> dict[str, Acteur]:
    """Who asks."""
    return {
        "alix": Acteur("Alix", frozenset({Role.CONSEILLER}), conseiller_id=monde.alix.id),
        "lyon": Acteur("Lyon", frozenset({Role.STRUCTURE}), structure_id=monde.rhone.id),
        "anct": Acteur("Anct", frozenset({Role.ANCT})),
        "admin": Acteur("Admin", frozenset({Role.ADMIN})),
    }


def demander(acteur: Acteur, fichier: str, adresse: str) -> Fichier:
    with db.lecture() as session:
        return PRODUCTEURS[fichier](session, acteur, QueryParams(adresse))


def refus(acteur: Acteur, fichier: str, adresse: str) -> type[ErreurUtilisateur] | None:
    try:
        demander(acteur, fichier, adresse)
    except ErreurUtilisateur as erreur:
        return type(erreur)
    return None


@pytest.mark.parametrize(("qui", "dits"), [("lyon", ()), ("anct", ("Structure : Lyon",))])
def test_employer_named_by_the_perimeter_is_not_a_filter(monde: Monde, qui: str, dits: tuple[str, ...]) -> None:
    adresse = QueryParams(f"perimetre=conseiller:C-ALIX&structure=S-RHONE&{MARS}")
    with db.lecture() as session:
        demande = statistiques.lire_demande(session, acteurs(monde)[qui], adresse)
    assert demande.entete.phrases == dits


@pytest.mark.parametrize(
    ("qui", "perimetre", "attendu"),
    [
        ("alix", "conseiller:C-ALIX", None),
        ("alix", "national", None),
        ("alix", "departement:2A", None),
        ("alix", "conseiller:C-BASILE", Introuvable),
        ("alix", "structure:S-RHONE", AccesRefuse),
        ("alix", "equipe:C-CHLOE", AccesRefuse),
        ("lyon", "structure:S-RHONE", None),
        ("lyon", "conseiller:C-ALIX", None),
        ("lyon", "structure:S-CORSE", AccesRefuse),
        ("lyon", "conseiller:C-BASILE", Introuvable),
        ("anct", "conseiller:C-BASILE", None),
        ("anct", "equipe:C-CHLOE", None),
        ("admin", "structure:S-CORSE", None),
        ("anct", "canton:1", PerimetreInvalide),
        ("anct", "structure:S-INCONNUE", Introuvable),
    ],
)
@pytest.mark.parametrize("fichier", un_moteur_sauf_la_premiere(FIGURES))
def test_rights_of_each_role(
    monde: Monde, fichier: str, qui: str, perimetre: str, attendu: type[ErreurUtilisateur] | None
) -> None:
    adresse = f"perimetre={perimetre}&{MARS}&repartition=activites"
    assert refus(acteurs(monde)[qui], fichier, adresse) is attendu


@pytest.mark.parametrize("fichier", un_moteur_sauf_la_premiere(TERRITOIRES))
def test_territories_are_for_everyone_and_for_the_whole_country(monde: Monde, fichier: str) -> None:
    extension = fichier.partition(".")[2]
    for acteur in acteurs(monde).values():
        lu = demander(acteur, fichier, f"maille=region&perimetre=structure:S-CORSE&{MARS}")
        assert lu.nom == f"Territoires-regions_France-entière_2026-02-01_2026-03-31.{extension}"
    assert refus(Acteur("Personne"), fichier, MARS) is AccesRefuse
    assert refus(acteurs(monde)["anct"], fichier, f"maille=canton&{MARS}") is PerimetreInvalide


def test_an_account_without_role_gets_nothing(monde: Monde) -> None:
    for fichier in FIGURES:
        assert refus(Acteur("Personne"), fichier, f"{MARS}&repartition=activites") is AccesRefuse


def test_an_employer_gets_only_what_was_done_for_it(monde: Monde) -> None:
    fichier = demander(acteurs(monde)["lyon"], "statistiques.csv", f"perimetre=conseiller:C-ALIX&{MARS}")
    assert isinstance(fichier.contenu, bytes)
    assert "chiffres;cra;CRA enregistrés;4;" in fichier.contenu.decode()  # not the one outside any post
    assert fichier.nom == "Statistiques_Alix-Petit-Lyon_2026-02-01_2026-03-31.csv"


def test_one_address_gives_the_same_figures_in_every_format(monde: Monde) -> None:
    adresse = f"perimetre=region:84&{MARS}&activite=individuel&activite=collectif"
    csv, xlsx, pdf = (
        demander(acteurs(monde)["anct"], f"statistiques.{f}", adresse) for f in ("csv", "xlsx", "pdf")
    )
    assert isinstance(csv.contenu, bytes)
    assert isinstance(xlsx.contenu, bytes)
    assert isinstance(pdf.contenu, bytes)
    assert "chiffres;cra;CRA enregistrés;4;" in csv.contenu.decode()
    cellules = load_workbook(io.BytesIO(xlsx.contenu))["Chiffres clés"].iter_rows(min_row=2, values_only=True)
    assert next(ligne[3] for ligne in cellules if ligne[1] == "cra") == 4
    texte = Lu(pdf.contenu).texte
    assert "CRA enregistrés 4" in texte
    assert "Activité : Accompagnement individuel ou Atelier collectif" in texte


def test_an_image_is_a_png_of_one_chart(monde: Monde) -> None:
    image = demander(acteurs(monde)["alix"], "graphique.png", f"{MARS}&repartition=evolution")
    assert isinstance(image.contenu, bytes)
    assert image.contenu.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(image.contenu[16:20], "big") > 1_200  # pixels wide
    assert image.nom == "Évolution-des-comptes-rendus-d’activité_France-entière_2026-02-01_2026-03-31.png"
    assert image.type_mime == "image/png"


def test_an_image_reads_only_its_own_breakdown(monde: Monde, monkeypatch: pytest.MonkeyPatch) -> None:
    lues: list[str] = []
    vrai = statistiques.compute_bilan

    def compter(**demande: Any) -> Bilan:
        lues.extend(demande["repartitions"])
        return vrai(**demande)

    monkeypatch.setattr(statistiques, "compute_bilan", compter)
    for voulue in ("evolution_semaines", "thematiques_mois", "jours_mois"):
        image = demander(acteurs(monde)["anct"], "graphique.png", f"{MARS}&repartition={voulue}")
        assert bytes(image.contenu).startswith(b"\x89PNG")
    assert lues == ["evolution_semaines", "thematiques_mois", "jours_mois"]


@pytest.mark.parametrize(
    ("adresse", "erreur"),
    [
        (f"{MARS}&repartition=inconnue", Introuvable),
        (f"{MARS}&repartition=niveaux", Introuvable),
        ("periode=hier&repartition=activites", PerimetreInvalide),
        ("periode=0001-01-01_9999-12-31&repartition=activites", PerimetreInvalide),
        (f"{MARS}&repartition=activites&activite=danse", PerimetreInvalide),
        (f"{MARS}&repartition=activites&domaine=autre", PerimetreInvalide),
    ],
)
def test_a_wrong_address_says_so(monde: Monde, adresse: str, erreur: type[ErreurUtilisateur]) -> None:
    assert refus(acteurs(monde)["anct"], "graphique.png", adresse) is erreur


def test_what_is_filtered_is_the_day_included(monde: Monde) -> None:
    jour = date(2026, 3, 31)
    fichier = demander(acteurs(monde)["anct"], "statistiques.csv", f"periode={jour}_{jour}")
    assert isinstance(fichier.contenu, bytes)
    assert "chiffres;cra;CRA enregistrés;1;" in fichier.contenu.decode()


@pytest.mark.parametrize("domaine", ["accompagnement", "coordination"])
def test_people_of_a_territory_are_named_to_those_who_read_everything(monde: Monde, domaine: str) -> None:
    tous = acteurs(monde)
    for nom, nommees in {"alix": False, "lyon": False, "anct": True, "admin": True}.items():
        fichier = demander(tous[nom], "statistiques.csv", f"perimetre=national&domaine={domaine}&{MARS}")
        rubriques = {ligne.split(";")[0] for ligne in bytes(fichier.contenu).decode("utf-8-sig").splitlines()}
        assert bool(rubriques & {"conseillers", "coordinateurs"}) is nommees, nom
        assert {"departements", "structures"} <= rubriques


def test_the_image_of_two_territories_needs_the_right_to_both(monde: Monde) -> None:
    alix = acteurs(monde)["alix"]
    adresse = f"a=departement:69&b=departement:2A&repartition=ages&{MARS}"
    image = demander(alix, "comparaison.png", adresse)
    assert isinstance(image.contenu, bytes)
    assert image.contenu.startswith(b"\x89PNG\r\n\x1a\n")
    assert image.nom.startswith("Comparaison-")
    assert image.nom.endswith("_Rhône-et-Corse-du-Sud_2026-02-01_2026-03-31.png")
    for cotes in ("a=departement:69&b=structure:S-CORSE", "a=structure:S-CORSE&b=departement:69"):
        assert refus(alix, "comparaison.png", f"{cotes}&repartition=ages&{MARS}") is AccesRefuse
    for absente in ("evolution", "rien"):  # a chart along time is not compared
        assert refus(alix, "comparaison.png", f"a=national&b=national&repartition={absente}&{MARS}") is Introuvable
    vide = "periode=2020-02-01_2020-03-31"
    assert refus(alix, "comparaison.png", f"a=national&b=region:94&repartition=ages&{vide}") is Introuvable
