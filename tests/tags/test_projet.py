"""The project of a tag: its list is what its figures count, its files are its list, and only what one may read."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.analytics.calcul import compute_chiffres
from coop_data.domain.periode import Periode
from coop_data.domain.roles import Role
from coop_data.domain.tags import PorteeTag
from coop_data.errors import Introuvable
from coop_data.exports.fichier_projet import fichier_du_projet
from coop_data.exports.projet import Projet, lire_page, mesurer, partenaires_cites, projet_of
from coop_data.fichiers import Format
from coop_data.models import Equipe, Tag
from coop_data.routes.projet import produire
from coop_data.saisie import cra as service
from coop_data.statistiques import CATALOGUE
from coop_data.tags import archiver, creer_tag
from tests.factories import create_structure
from tests.saisie.exemples import collectif, evenement, partenariat
from tests.tags.support import Monde, build_monde, logger_accompagnement, logger_animation, tag_of

TOUT = Periode(date(2020, 1, 1), date(2026, 12, 31))


@pytest.fixture
def monde(session: Session) -> Monde:
    return build_monde(session)


@pytest.fixture
def tag(session: Session, monde: Monde) -> Tag:
    """A team's tag on four activities of the coordinator's, three of the member's, one of a colleague's (none)."""
    tag = tag_of(session, monde, PorteeTag.EQUIPE)
    autre = tag_of(session, monde, PorteeTag.PERSONNEL, "Autre")
    logger_animation(session, monde.coordinateur, tag, autre, notes="Pour moi seule")
    logger_animation(session, monde.coordinateur, tag, date=date(2025, 6, 2), duree_minutes=60)
    logger_animation(session, monde.coordinateur, autre)
    for saisie in (
        evenement(tags=[tag.id], nom="Forum", participants=40),
        partenariat(
            tags=[tag.id],
            partenaires=[{"nom": "Ville de Bron", "type": "commune"}, {"nom": "VILLE DE BRON", "type": "commune"}],
        ),
    ):
        service.enregistrer(session, acteur=monde.coordinateur, saisie=saisie)
    secret = creer_tag(session, acteur=monde.membre, nom="Secret du membre")
    logger_accompagnement(session, monde.membre, tag, secret, date=date(2026, 4, 1), notes="À moi")
    logger_accompagnement(session, monde.membre, tag, date=date(2024, 2, 5))
    service.enregistrer(session, acteur=monde.membre, saisie=collectif(tags=[tag.id]))
    logger_accompagnement(session, monde.membre)
    return tag


def chiffres(session: Session, projet: Projet) -> dict[str, float | None]:
    """The key figures of every request, by code."""
    return {
        code: chiffre.valeur
        for requete in projet.requetes
        for code, chiffre in compute_chiffres(
            session=session,
            catalogue=CATALOGUE[requete.domaine],
            perimetre=requete.perimetre,
            filtres=requete.filtres,
        ).items()
    }


def lignes_csv(octets: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(octets.decode("utf-8-sig")), delimiter=";"))


def test_figures_and_list_of_a_coordinator(session: Session, monde: Monde, tag: Tag) -> None:
    projet = projet_of(monde.coordinateur, tag, TOUT)
    lus = chiffres(session, projet)
    assert [lus[code] for code in ("activites", "animations", "evenements", "partenariats")] == [4, 2, 1, 1]
    assert [lus[code] for code in ("minutes_animation", "participants_evenement", "partenaires_distincts")] == [
        150,
        40,
        1,
    ]
    assert [lus[code] for code in ("cra", "accompagnements", "ateliers", "minutes")] == [3, 8, 1, 135]
    etendue = mesurer(session, projet)
    assert etendue.par_type == {"accompagnement": 3, "animation": 2, "evenement": 1, "partenariat": 1}
    assert (etendue.premier, etendue.dernier) == (date(2024, 2, 5), date(2026, 4, 1))
    assert partenaires_cites(session, projet) == ["VILLE DE BRON"]
    lignes = lire_page(session, projet, acteur=monde.coordinateur, page=1, taille=20)
    assert [ligne.resume.date.year for ligne in lignes] == [2026] * 5 + [2025, 2024]
    assert [bool(ligne.auteur) for ligne in lignes if ligne.resume.formulaire == "accompagnement"] == [True] * 3
    assert {vu.nom for ligne in lignes for vu in ligne.resume.tags} == {"Projet", "Autre"}


def test_a_member_counts_own_activities_only(session: Session, monde: Monde, tag: Tag) -> None:
    projet = projet_of(monde.membre, tag, TOUT)
    assert mesurer(session, projet).par_type == {"accompagnement": 3}
    assert chiffres(session, projet)["accompagnements"] == 8


def test_members_count_for_the_time_in_the_team(session: Session, monde: Monde, tag: Tag) -> None:
    appartenance = session.exec(Equipe.__table__.select()).one()  # type: ignore[attr-defined]
    session.get_one(Equipe, appartenance.id).date_debut = date(2026, 3, 15)
    session.flush()
    projet = projet_of(monde.coordinateur, tag, TOUT)
    assert mesurer(session, projet).par_type["accompagnement"] == 1
    assert chiffres(session, projet)["cra"] == 1


def test_type_and_period_narrow_the_list(session: Session, monde: Monde, tag: Tag) -> None:
    en_2026 = Periode(date(2026, 1, 1), date(2026, 12, 31))
    projet = projet_of(monde.coordinateur, tag, en_2026, "animation")
    (ligne,) = lire_page(session, projet, acteur=monde.coordinateur, page=1, taille=20)
    assert (ligne.resume.formulaire, ligne.resume.date) == ("animation", date(2026, 3, 10))
    fichier = fichier_du_projet(session, projet, acteur=monde.coordinateur, format=Format.CSV)
    assert fichier.nom == "projet-projet.csv"
    assert [(vu["type"], vu["date"], vu["notes"]) for vu in lignes_csv(fichier.contenu)] == [
        ("animation", "2026-03-10", "Pour moi seule")
    ]


def test_the_workbook_is_the_list_without_notes_of_others(session: Session, monde: Monde, tag: Tag) -> None:
    projet = projet_of(monde.coordinateur, tag, TOUT)
    fichier = fichier_du_projet(session, projet, acteur=monde.coordinateur, format=Format.XLSX)
    assert fichier.nom == "projet-projet.xlsx"
    classeur = load_workbook(io.BytesIO(fichier.contenu))
    assert {feuille.title: feuille.max_row - 1 for feuille in classeur.worksheets[1:]} == {
        "Accompagnements": 3,
        "Coordination": 4,
    }
    textes = {str(cellule) for feuille in classeur for rang in feuille.values for cellule in rang if cellule}
    assert "Pour moi seule" in textes
    assert not {texte for texte in textes if "À moi" in texte or "Secret du membre" in texte}
    assert "Tag : Projet" in textes


def test_files_of_pages_hold_every_page(session: Session, monde: Monde, tag: Tag) -> None:
    projet = projet_of(monde.coordinateur, tag, TOUT)
    pages = [lire_page(session, projet, acteur=monde.coordinateur, page=page, taille=3) for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [3, 3, 1]
    vus = [ligne.resume.id for page in pages for ligne in page]
    assert len(set(vus)) == 7


def test_the_route_checks_who_asks(session: Session, monde: Monde, tag: Tag) -> None:
    parametres = {"tag": str(tag.id), "format": "csv", "type": "animation"}
    assert len(lignes_csv(bytes(produire(session, monde.coordinateur, parametres).contenu))) == 2
    employeur = Acteur("Employeur", frozenset({Role.STRUCTURE}), structure_id=create_structure(session).id)
    for acteur in (monde.etranger, monde.collegue, employeur):
        with pytest.raises(Introuvable):
            produire(session, acteur, parametres)
    for faux in ({"tag": "pas-un-tag"}, {"tag": str(tag.id), "format": "exe"}):
        with pytest.raises(Introuvable):
            produire(session, monde.coordinateur, faux)


def test_an_archived_project_still_opens(session: Session, monde: Monde, tag: Tag) -> None:
    archiver(session, acteur=monde.coordinateur, tag_id=tag.id)
    contenu = produire(session, monde.membre, {"tag": str(tag.id), "format": "libelles"}).contenu
    assert len(bytes(contenu).decode("utf-8-sig").strip().splitlines()) == 4


def test_nothing_in_the_period_gives_an_empty_file(session: Session, monde: Monde, tag: Tag) -> None:
    parametres = {"tag": str(tag.id), "periode": "2020-01-01_2020-12-31", "format": "csv"}
    assert lignes_csv(bytes(produire(session, monde.membre, parametres).contenu)) == []
