"""« Télécharger les CRA »: exactly the rows that the figures count, to whoever may read them."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl

import openpyxl
import pytest
from sqlalchemy import Engine
from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.analytics.calcul import compute_chiffres
from coop_data.analytics.questions import ecrire_question, lire_question, perimetre_permis
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import UnConseiller
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, ErreurUtilisateur, Introuvable, PerimetreInvalide
from coop_data.routes.cra import produire_csv, produire_xlsx
from coop_data.statistiques import CATALOGUE
from tests.factories import create_conseiller, create_equipe, create_poste
from tests.images import poser
from tests.statistiques.mondes import create_monde, log_accompagnements, log_coordination

MARS = "2026-02-01_2026-03-31"
JOUR = date(2026, 11, 22)


@dataclass(frozen=True)
class Acteurs:
    """Lyon employs Alix, whom Chloé coordinates since 3 March."""

    anct: Acteur
    admin: Acteur
    structure: Acteur
    conseiller: Acteur
    coordinateur: Acteur


def peupler(session: Session) -> Acteurs:
    """The reports of ``mondes`` and who asks."""
    monde = create_monde(session)
    log_accompagnements(session, monde)
    log_coordination(session, monde)
    create_poste(session, monde.basile, monde.saint_martin)
    chef = create_conseiller(session, monde.corse, id_externe="C-CHEF", nom="Dumas", est_coordinateur=True)
    create_equipe(session, chef, monde.alix, debut=date(2026, 3, 3))
    return Acteurs(
        Acteur("ANCT", frozenset({Role.ANCT})),
        Acteur("Admin", frozenset({Role.ADMIN})),
        Acteur("Lyon", frozenset({Role.STRUCTURE}), structure_id=monde.rhone.id),
        Acteur("Alix", frozenset({Role.CONSEILLER}), conseiller_id=monde.alix.id),
        Acteur("Chloé", frozenset({Role.COORDINATEUR}), conseiller_id=chef.id),
    )


@pytest.fixture
def acteurs(engine: Engine) -> Acteurs:
    return poser(engine, peupler)


def lignes(session: Session, acteur: Acteur, adresse: str) -> list[dict[str, str]]:
    fichier = produire_csv(session, acteur, QueryParams(f"{adresse}&periode={MARS}"))
    texte = b"".join(fichier.contenu).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(texte), delimiter=";"))


PERMIS = [
    ("anct", "perimetre=national", 8),
    ("admin", "perimetre=region:84", 4),
    ("anct", "perimetre=departement:2A", 2),
    ("anct", "perimetre=departement:2A&selon=lieu", 1),
    ("anct", "perimetre=conseiller:C-ALIX", 5),
    ("structure", "perimetre=structure:S-RHONE", 4),
    ("structure", "perimetre=conseiller:C-ALIX", 4),
    ("conseiller", "perimetre=conseiller:C-ALIX", 5),
    ("coordinateur", "perimetre=equipe:C-CHEF", 3),
    ("anct", "perimetre=national&theme=sante&theme=email", None),
    ("anct", "perimetre=national&activite=collectif&activite=ponctuel", 3),
    ("anct", "perimetre=national&domaine=coordination", 7),
    ("structure", "perimetre=structure:S-RHONE&domaine=coordination&type=animation", 2),
]


@pytest.mark.parametrize(("qui", "adresse", "nombre"), PERMIS)
def test_file_holds_the_rows_that_the_figures_count(
    session: Session, acteurs: Acteurs, qui: str, adresse: str, nombre: int | None
) -> None:
    acteur = getattr(acteurs, qui)
    lues = lignes(session, acteur, adresse)
    question = lire_question(parse_qsl(f"{adresse}&periode={MARS}"), aujourdhui=JOUR)
    perimetre = perimetre_permis(session, acteur=acteur, texte=question.perimetre, domaine=question.domaine)
    comptes = compute_chiffres(
        session=session, catalogue=CATALOGUE[question.domaine], perimetre=perimetre, filtres=question.filtres
    )
    premier = comptes["cra" if question.domaine is Domaine.ACCOMPAGNEMENT else "activites"].valeur
    assert len(lues) == premier == (premier if nombre is None else nombre)
    assert len({ligne["id"] for ligne in lues}) == len(lues)
    assert "notes" not in lues[0]


REFUSES = [
    ("structure", "perimetre=national", AccesRefuse),
    ("structure", "perimetre=departement:69", AccesRefuse),
    ("structure", "perimetre=structure:S-CORSE", AccesRefuse),
    ("structure", "perimetre=conseiller:C-BASILE", Introuvable),
    ("structure", "perimetre=equipe:C-CHEF", AccesRefuse),
    ("conseiller", "perimetre=national", AccesRefuse),
    ("conseiller", "perimetre=conseiller:C-BASILE", Introuvable),
    ("conseiller", "perimetre=structure:S-RHONE", AccesRefuse),
    ("coordinateur", "perimetre=conseiller:C-ALIX", AccesRefuse),
    ("coordinateur", "perimetre=equipe:C-CHEF&domaine=coordination", AccesRefuse),
    ("coordinateur", "perimetre=region:84", AccesRefuse),
    ("anct", "perimetre=structure:S-AILLEURS", Introuvable),
    ("anct", "perimetre=galaxie", PerimetreInvalide),
    ("anct", "perimetre=national&theme=poterie", PerimetreInvalide),
    ("anct", "perimetre=conseiller:C-ALIX&domaine=coordination", PerimetreInvalide),
    ("anct", "perimetre=national&selon=ailleurs", PerimetreInvalide),
]


@pytest.mark.parametrize(("qui", "adresse", "faute"), REFUSES)
@pytest.mark.parametrize("produire", [produire_csv, produire_xlsx])
def test_others_are_refused_with_a_sentence(
    session: Session, acteurs: Acteurs, produire: object, qui: str, adresse: str, faute: type[ErreurUtilisateur]
) -> None:
    with pytest.raises(faute) as refus:
        produire(session, getattr(acteurs, qui), QueryParams(f"{adresse}&periode={MARS}"))  # type: ignore[operator]
    assert str(refus.value).endswith((".", ")"))


def test_workbook_says_what_it_holds(session: Session, acteurs: Acteurs) -> None:
    adresse = QueryParams(f"perimetre=region:84&periode={MARS}&activite=collectif")
    fichier = produire_xlsx(session, acteurs.anct, adresse)
    assert fichier.nom == f"CRA_accompagnement_Auvergne-Rhône-Alpes_{MARS}.xlsx"
    classeur = openpyxl.load_workbook(io.BytesIO(fichier.contenu))
    informations = [str(ligne[1]) for ligne in classeur["Informations"].iter_rows(values_only=True) if ligne[1]]
    assert "Auvergne-Rhône-Alpes" in informations
    assert "Activité : Atelier collectif" in informations
    assert classeur["Accompagnements"].max_row == 1 + 1


def test_address_written_by_a_page_asks_the_same_again(session: Session, acteurs: Acteurs) -> None:
    question = lire_question(
        parse_qsl(
            "perimetre=structure:S-RHONE&periode=ce-mois&theme=sante&theme=email&rubrique=publics&selon=lieu"
        ),
        aujourdhui=JOUR,
    )
    perimetre = perimetre_permis(
        session, acteur=acteurs.structure, texte=question.perimetre, domaine=question.domaine
    )
    ecrite = ecrire_question(session, domaine=question.domaine, perimetre=perimetre, filtres=question.filtres)
    assert ecrite == question
    assert dict(ecrite.parametres)["periode"] == "2026-11-01_2026-11-30"
    assert lire_question(ecrite.parametres, aujourdhui=date(2030, 1, 1)) == ecrite


def test_address_of_a_person_says_for_which_employer(session: Session, acteurs: Acteurs) -> None:
    """The employer counts what was done for it; the ANCT opening the same address reads the same figure."""
    perimetre = perimetre_permis(
        session, acteur=acteurs.structure, texte="conseiller:C-ALIX", domaine=Domaine.ACCOMPAGNEMENT
    )
    assert isinstance(perimetre, UnConseiller)
    question = lire_question([("perimetre", "conseiller:C-ALIX"), ("periode", MARS)], aujourdhui=JOUR)
    ecrite = ecrire_question(session, domaine=question.domaine, perimetre=perimetre, filtres=question.filtres)
    assert ecrite.filtres.of("structure") == ("S-RHONE",)
    relue = str(QueryParams(ecrite.parametres))
    assert len(lignes(session, acteurs.anct, relue)) == len(lignes(session, acteurs.structure, relue)) == 4
