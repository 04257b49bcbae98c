"""The team as it is shown and taken away: statuses, order, figures of a period, whose it is to read."""

import csv as lecteur_csv
import io
from dataclasses import dataclass
from datetime import date

import openpyxl
import pytest
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.domain.equipes import StatutMembre, seuil_d_activite
from coop_data.domain.periode import Periode
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, Introuvable
from coop_data.exports.equipe import Choix, Equipe, coordinateur_of, fichier_equipe, lire_equipe, ranger
from coop_data.fichiers import Format
from coop_data.models import Conseiller
from tests.factories import (
    create_accompagnement,
    create_activite,
    create_conseiller,
    create_equipe,
    create_poste,
    create_structure,
    create_utilisateur,
)

MARS = Periode(date(2026, 3, 1), date(2026, 3, 31))


class Jour(Acteur):
    """An account for which today is the 30th of April 2026."""

    def aujourdhui(self) -> date:
        return date(2026, 4, 30)


@dataclass(frozen=True)
class Monde:
    chloe: Jour
    coordinateur: Conseiller


@pytest.fixture
def monde(session: Session) -> Monde:
    """Five members: active, inactive, silent, former, expected; Alix left and came back."""
    lyon, ajaccio = create_structure(session, "69", nom="Ville"), create_structure(session, "2A", nom="Asso")
    chloe = create_conseiller(session, lyon, id_externe="C-CHLOE", prenom="Chloé", est_coordinateur=True)
    gens = {
        nom: create_conseiller(session, lyon, id_externe=f"C-{nom}", prenom=nom, nom="Zed")
        for nom in ("Alix", "Basile", "Carole", "Denis", "Emma")
    }
    gens["Alix"].email, gens["Alix"].active_le = "alix@exemple.fr", date(2025, 1, 1)
    create_poste(session, gens["Basile"], ajaccio, debut=date(2026, 1, 1), fin=date(2027, 1, 31))
    create_equipe(session, chloe, gens["Alix"], debut=date(2025, 1, 1), fin=date(2026, 3, 10))
    create_equipe(session, chloe, gens["Alix"], debut=date(2026, 3, 20))
    for nom in ("Basile", "Carole"):
        create_equipe(session, chloe, gens[nom], debut=date(2026, 1, 1))
    create_equipe(session, chloe, gens["Denis"], debut=date(2025, 1, 1), fin=date(2026, 3, 5))
    create_equipe(session, chloe, gens["Emma"], debut=date(2026, 5, 1))
    for nom, jours in {
        "Alix": [date(2026, 3, 10), date(2026, 3, 15), date(2026, 3, 20), date(2026, 3, 31)],
        "Basile": [date(2026, 2, 28)],
        "Denis": [date(2026, 3, 5), date(2026, 3, 6)],
        "Emma": [date(2026, 3, 7)],
    }.items():
        for jour in jours:
            create_accompagnement(session, gens[nom], lyon, date=jour)
    create_utilisateur(session, Role.CONSEILLER, conseiller_id=gens["Alix"].id)
    acteur = Jour("Chloé", frozenset({Role.COORDINATEUR}), conseiller_id=chloe.id)
    return Monde(acteur, chloe)


@pytest.fixture
def equipe(session: Session, monde: Monde) -> Equipe:
    return lire_equipe(session, acteur=monde.chloe, coordinateur_id=monde.coordinateur.id, periode=MARS)


def test_status_and_figures_of_each_member(equipe: Equipe) -> None:
    lus = {
        ligne.membre.prenom: (
            ligne.membre.statut,
            ligne.membre.derniere,
            ligne.membre.jours_sans_cra,
            ligne.cra,
            ligne.accompagnements,
        )
        for ligne in equipe.lignes
    }
    assert lus == {
        "Alix": (StatutMembre.ACTIF, date(2026, 3, 31), 30, 3, 3),
        "Basile": (StatutMembre.INACTIF, date(2026, 2, 28), 61, 0, 0),
        "Carole": (StatutMembre.INACTIF, None, None, 0, 0),
        "Denis": (StatutMembre.ANCIEN, date(2026, 3, 5), 56, 1, 1),
        "Emma": (StatutMembre.A_VENIR, None, None, 0, 0),
    }
    assert equipe.compter(StatutMembre.ACTIF, StatutMembre.INACTIF) == 3


@pytest.mark.parametrize(
    ("jour", "seuil"),
    [
        (date(2026, 4, 30), date(2026, 2, 28)),
        (date(2026, 4, 28), date(2026, 2, 28)),
        (date(2026, 1, 15), date(2025, 11, 15)),
        (date(2028, 4, 30), date(2028, 2, 29)),
    ],
)
def test_two_months_are_calendar_months(jour: date, seuil: date) -> None:
    assert seuil_d_activite(jour) == seuil


@pytest.mark.parametrize(
    ("parametres", "noms"),
    [
        ({}, ["Alix", "Basile", "Carole", "Emma", "Denis"]),
        ({"statut": "actif"}, ["Alix"]),
        ({"statut": "inactif"}, ["Basile", "Carole"]),
        ({"statut": "ancien"}, ["Denis"]),
        ({"statut": "a_venir"}, ["Emma"]),
        ({"statut": "presents", "tri": "cra"}, ["Alix", "Basile", "Carole"]),
        ({"statut": "sans-compte"}, ["Basile", "Carole"]),
        ({"statut": "inconnu", "tri": "nom"}, ["Alix", "Basile", "Carole", "Denis", "Emma"]),
        ({"recherche": "asso AJACCIO"}, ["Basile"]),
        ({"recherche": "alix@"}, ["Alix"]),
        ({"tri": "structure"}, ["Basile", "Alix", "Carole", "Denis", "Emma"]),
        ({"tri": "dernier"}, ["Carole", "Emma", "Basile", "Denis", "Alix"]),
        ({"tri": "arrivee"}, ["Emma", "Alix", "Basile", "Carole", "Denis"]),
    ],
)
def test_filters_and_orders(equipe: Equipe, parametres: dict[str, str], noms: list[str]) -> None:
    lignes = ranger(equipe.lignes, Choix.of(parametres))
    assert [ligne.membre.prenom for ligne in lignes] == noms


def test_the_file_holds_the_columns_of_la_coop_and_ours(monde: Monde, equipe: Equipe) -> None:
    fichier = fichier_equipe(equipe, Choix(statut="actif"), acteur=monde.chloe, format=Format.CSV)
    lignes = list(lecteur_csv.DictReader(io.StringIO(fichier.contenu.decode("utf-8-sig")), delimiter=";"))
    assert fichier.nom == "equipe_2026-04-30.csv"
    assert lignes == [
        {
            "Prénom": "Alix",
            "Nom": "Zed",
            "Rôle": "Conseiller·ère numérique",
            "Type de contrat": "",
            "Date de début de contrat": "01/01/2024",
            "Date de fin de contrat": "",
            "Adresse email": "alix@exemple.fr",
            "Numéro de téléphone": "",
            "Structure employeuse - Nom": "Ville",
            "Structure employeuse - Adresse": "Lyon",
            "Structure employeuse - Commune": "Lyon",
            "Structure employeuse - Code postal": "",
            "Structure employeuse - Code Insee": "69123",
            "Statut": "Actif",
            "Dans l’équipe du": "20/03/2026",
            "Dans l’équipe au": "",
            "Temps dans l’équipe": "du 01/01/2025 au 10/03/2026 ; depuis le 20/03/2026",
            "Compte activé": "oui",
            "Dernier CRA": "31/03/2026",
            "Jours sans CRA": "30",
            "CRA de la période": "3",
            "Accompagnements de la période": "3",
        }
    ]


def test_the_workbook_says_what_it_holds(monde: Monde, equipe: Equipe) -> None:
    choix = Choix(recherche="zed", statut="presents")
    fichier = fichier_equipe(equipe, choix, acteur=monde.chloe, format=Format.XLSX)
    classeur = openpyxl.load_workbook(io.BytesIO(fichier.contenu))
    assert (fichier.nom, classeur.sheetnames) == ("equipe_2026-04-30.xlsx", ["Informations", "Équipe"])
    feuille = classeur["Équipe"]
    assert [feuille.cell(ligne, 1).value for ligne in range(2, feuille.max_row + 1)] == [
        "Alix",
        "Basile",
        "Carole",
    ]
    dits = [cellule.value for ligne in classeur["Informations"].iter_rows() for cellule in ligne]
    assert "Période des chiffres : du 01/03/2026 au 31/03/2026" in dits
    assert "Statut : Dans l’équipe aujourd’hui" in dits


def test_whose_team_an_account_reads(session: Session, monde: Monde) -> None:
    anct = Acteur("Analyste", frozenset({Role.ANCT}))
    autre = create_conseiller(session, est_coordinateur=True)
    for acteur, permis in (
        (monde.chloe, True),
        (anct, True),
        (Acteur("Admin", frozenset({Role.ADMIN})), True),
        (Acteur("Autre", frozenset({Role.COORDINATEUR}), conseiller_id=autre.id), False),
        (Acteur("Ex", frozenset({Role.CONSEILLER}), conseiller_id=monde.coordinateur.id), False),
        (Acteur("Mairie", frozenset({Role.STRUCTURE})), False),
    ):
        cle = coordinateur_of(session, acteur=acteur, id_externe="C-CHLOE")
        if permis:
            assert len(lire_equipe(session, acteur=acteur, coordinateur_id=cle, periode=MARS).lignes) == 5
        else:
            with pytest.raises(AccesRefuse):
                lire_equipe(session, acteur=acteur, coordinateur_id=cle, periode=MARS)
    for identifiant in ("", "C-PERSONNE"):
        with pytest.raises(Introuvable):
            coordinateur_of(session, acteur=anct, id_externe=identifiant)
    assert coordinateur_of(session, acteur=monde.chloe, id_externe="") == monde.coordinateur.id


def test_a_coordinator_in_a_team_is_followed_by_what_a_coordinator_logs(session: Session, monde: Monde) -> None:
    collegue = create_conseiller(session, prenom="Farid", nom="Zed", est_coordinateur=True)
    create_equipe(session, monde.coordinateur, collegue)
    create_activite(session, collegue, date=date(2026, 4, 2))
    equipe = lire_equipe(session, acteur=monde.chloe, coordinateur_id=monde.coordinateur.id, periode=MARS)
    (farid,) = [ligne.membre for ligne in equipe.lignes if ligne.membre.prenom == "Farid"]
    assert (farid.derniere, farid.emploi) == (date(2026, 4, 2), None)


def test_an_empty_team_is_a_team(session: Session) -> None:
    seule = create_conseiller(session, est_coordinateur=True)
    acteur = Acteur("Seule", frozenset({Role.COORDINATEUR}), conseiller_id=seule.id)
    equipe = lire_equipe(session, acteur=acteur, coordinateur_id=seule.id, periode=MARS)
    assert equipe.lignes == ()
    fichier = fichier_equipe(equipe, Choix(), acteur=acteur, format=Format.CSV)
    assert fichier.contenu.decode("utf-8-sig").count("\r\n") == 1
