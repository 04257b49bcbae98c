"""The words of the quarterly form of before November 2025, as its migration table writes them, in a workbook."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine
from sqlmodel import Session, select

from coop_data.models import ActiviteCoordination, StructurePartenaire
from tests.imports.support import DONNEES, EMAIL, fichier_csv, importer, motifs, peupler, refus

CLASSEUR = (DONNEES / "coordination-40.xlsx").read_bytes()
ENTETE, TYPE, PRECIS, ORGANISATEURS, TYPES_PARTENAIRES, ID = 15, 2, 9, 10, 12, 20
EVENEMENT = 17
"""The row of an évènement in the genuine workbook."""


REUNIONS = [
    (
        "Assemblée générale (Ex : conseil municipal, conseil communautaire, conseil départemental, "
        "CA d’association)",
        "assemblee",
    ),
    ("Comité technique / de pilotage / partenarial", "comite"),
    (
        "Réunion de coordination (coordinateurs, médiateurs et conseillers numériques, préfectures, Hubs...)",
        "reunion_coordination",
    ),
    ("Réunion de service ou de direction", "reunion"),
]
"""The types of évènement that are types of animation today."""


def reecrire(cellules: dict[int, Any], ligne: int = EVENEMENT, entete: str = "") -> tuple[bytes, str]:
    """The genuine workbook with other cells in one row, ``entete`` one more column; and that row's identifier."""
    classeur = load_workbook(io.BytesIO(CLASSEUR))
    feuille = classeur.active
    if entete:
        feuille.cell(ENTETE, ID + 1, entete)
    for colonne, valeur in cellules.items():
        feuille.cell(ligne, colonne, valeur)
    sortie = io.BytesIO()
    classeur.save(sortie)
    return sortie.getvalue(), feuille.cell(ligne, ID).value


def importe(engine: Engine, cellules: dict[int, Any], ligne: int = EVENEMENT) -> ActiviteCoordination:
    """What that row gives."""
    peupler(engine)
    contenu, id_externe = reecrire(cellules, ligne)
    rapport = importer("coordination", contenu, coordinateur=EMAIL)
    assert rapport.bilan["refuses"] == 0
    assert importer("coordination", contenu, coordinateur=EMAIL).bilan["inchanges"] == 40
    with Session(engine) as session:
        requete = select(ActiviteCoordination).where(ActiviteCoordination.id_externe == id_externe)
        return session.exec(requete).one()


@pytest.mark.parametrize(("ancien", "type_animation"), REUNIONS)
def test_a_meeting_that_was_an_evenement_is_an_animation(base: Engine, ancien: str, type_animation: str) -> None:
    cra = importe(base, {PRECIS: ancien})
    assert (cra.type, cra.type_animation, cra.type_evenement) == ("animation", type_animation, None)
    assert cra.a_completer == ["duree_minutes", "public", "thematiques"]


@pytest.mark.parametrize(("ancien", "type_animation"), REUNIONS)
def test_a_csv_of_the_old_form_leaves_what_it_never_asked_to_complete(
    base: Engine, ancien: str, type_animation: str
) -> None:
    peupler(base)
    contenu = fichier_csv(
        "id;coordinateur;type;date;type_evenement;organisateurs", f"E1;C1;Évènement;2025-03-10;{ancien};Moi - même"
    )
    rapport = importer("coordination", contenu)
    assert rapport.derniere_ligne() == "crees=1 modifies=0 inchanges=0 refuses=0 a_completer=1"
    (information,) = motifs(rapport, "information")
    assert information.startswith("ce type d’évènement est devenu une animation, « ")
    assert motifs(rapport, "a_completer") == [
        "à compléter : Durée de l’intervention",
        "à compléter : Auprès de qui êtes-vous intervenu ?",
        "à compléter : Thématiques d’animation",
    ]
    with Session(base) as session:
        cra = session.exec(select(ActiviteCoordination)).one()
    assert (cra.type, cra.type_animation) == ("animation", type_animation)
    assert cra.a_completer == ["duree_minutes", "public", "thematiques"]
    assert importer("coordination", contenu).bilan["inchanges"] == 1


def test_what_the_old_form_did_not_ask_must_still_be_right(base: Engine) -> None:
    peupler(base)
    entetes = "id;coordinateur;type;date;type_evenement;type_animation;duree"
    contenu = fichier_csv(
        entetes,
        "E1;C1;Évènement;2025-03-10;Réunion de service ou de direction;;5000",
        "A1;C1;Animation;2025-03-10;;Réunion;",
    )
    assert set(refus(importer("coordination", contenu))) == {
        (2, "duree"),
        (3, "duree"),
        (3, "public"),
        (3, "thematiques"),
    }


def test_a_type_that_no_longer_exists_keeps_its_name(base: Engine) -> None:
    cra = importe(base, {PRECIS: "Évènement emploi"})
    assert (cra.type, cra.type_evenement, cra.type_evenement_autre) == ("evenement", "autre", "Évènement emploi")


@pytest.mark.parametrize(
    ("ancien", "code"),
    [
        ("Moi - même", "ma_structure"),
        ("Un consortium", "groupement"),
        ("Un syndicat mixte", "groupement"),
        ("Un consortium\nUn syndicat mixte", "groupement"),
    ],
)
def test_organisers_were_renamed_or_merged(base: Engine, ancien: str, code: str) -> None:
    assert importe(base, {ORGANISATEURS: ancien}).organisateurs == [code]


@pytest.mark.parametrize(
    ("ancien", "code"),
    [
        ("Un consortium", "groupement"),
        ("Un syndicat mixte", "groupement"),
        ("Un opérateur de l’État", "etat"),
    ],
)
def test_partner_types_were_renamed_or_merged(base: Engine, ancien: str, code: str) -> None:
    peupler(base)
    entetes = "id;coordinateur;type;date;natures;nom;partenaires"
    ligne = f"P1;C1;Partenariat;2025-03-10;Recherche de subvention;Projet;Partenaire~{ancien}"
    assert importer("coordination", fichier_csv(entetes, ligne)).bilan["crees"] == 1
    with Session(base) as session:
        assert session.exec(select(StructurePartenaire.type)).all() == [code]


def test_the_old_activity_is_an_animation(base: Engine) -> None:
    ancien = "Accompagnement des structures et des médiateurs numériques"
    peupler(base)
    contenu, id_externe = reecrire({TYPE: ancien}, ligne=16)
    importer("coordination", contenu, coordinateur=EMAIL)
    with Session(base) as session:
        types = dict(session.exec(select(ActiviteCoordination.id_externe, ActiviteCoordination.type)).all())
    assert types[id_externe] == "animation"


def test_hours_of_communication_are_listed_as_not_carried_over(base: Engine) -> None:
    peupler(base)
    entete = "Temps dédié à la communication et à l’animation"
    contenu, _ = reecrire({ID + 1: 12}, entete=entete)
    rapport = importer("coordination", contenu, coordinateur=EMAIL)
    assert [
        (r.ligne, r.colonne, r.valeur, r.motif) for r in rapport.remarques if "communication" in r.colonne
    ] == [(EVENEMENT, entete, "12", "le temps de communication n’est plus compté : non repris")]
    assert rapport.bilan["crees"] == 40
