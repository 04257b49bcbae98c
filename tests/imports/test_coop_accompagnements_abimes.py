"""Damaged copies of the genuine workbook: an activity comes in whole or not at all, and never with a guess."""

import io
import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import Engine
from sqlmodel import Session, select

from coop_data.acces.acteur import Acteur
from coop_data.cli import main
from coop_data.domain.roles import Role
from coop_data.errors import ErreurUtilisateur
from coop_data.imports.rapport import Rapport
from coop_data.models import Accompagnement
from coop_data.saisie import cra
from tests.imports.support import DONNEES, importer
from tests.imports.verite_coop import FICHIERS, VERITE, attendu_of, lire_base, peupler

pytestmark = pytest.mark.un_moteur

ENTETE = 22
ATELIER = "fabb1c56-d838-426b-abcc-3b7f33d4effb"
PREMIERE, DERNIERE = 23, 34
"""The twelve rows of the workshop above, in the layout of one's own export."""
INDIVIDUEL = "02fde52a-fdbd-4bb0-a964-93c55f7815f7"

Abimer = Callable[[Worksheet], Any]


def ecrire(ligne: int, entete: str, valeur: Any) -> Abimer:
    """A change of one cell, by the name of its column."""

    def abimer(feuille: Worksheet) -> None:
        rang = next(cellule.column for cellule in feuille[ENTETE] if cellule.value == entete)
        feuille.cell(ligne, rang).value = valeur

    return abimer


def ecrire_partout(entete: str, valeur: Any) -> Abimer:
    """The same change on each row of the workshop."""

    def abimer(feuille: Worksheet) -> None:
        for ligne in range(PREMIERE, DERNIERE + 1):
            ecrire(ligne, entete, valeur)(feuille)

    return abimer


def melanger(feuille: Worksheet) -> None:
    """The sixty rows in another order."""
    lignes = [[cellule.value for cellule in rangee] for rangee in feuille.iter_rows(min_row=ENTETE + 1)]
    random.Random(7).shuffle(lignes)
    for numero, ligne in enumerate(lignes, start=ENTETE + 1):
        for rang, valeur in enumerate(ligne, start=1):
            cellule = feuille.cell(numero, rang)
            cellule.value = valeur
            if isinstance(valeur, str):
                cellule.data_type = "s"  # « =Atelier 7 » is a name, not a formula


def importer_abime(abimer: Abimer) -> Rapport:
    classeur = load_workbook(DONNEES / "accompagnements-60.xlsx")
    abimer(classeur.active)
    sortie = io.BytesIO()
    classeur.save(sortie)
    return importer("accompagnements", sortie.getvalue(), **FICHIERS["self"][1])


def lus(engine: Engine) -> dict[str, dict[str, Any]]:
    with Session(engine) as session:
        return lire_base(session)


def intacts(lus_: dict[str, dict[str, Any]], sauf: str) -> None:
    """Every other activity is what its JSON says."""
    for activite in VERITE:
        if activite["id"] != sauf:
            attendu = attendu_of(activite)
            assert {champ: lus_[activite["id"]][champ] for champ in attendu} == attendu


REFUS: dict[str, Abimer] = {
    "date illisible": ecrire(PREMIERE, "Date", "hier"),
    "date vide": ecrire(PREMIERE + 3, "Date", None),
    "date sur toutes": ecrire_partout("Date", "31 octobre"),
    "type inconnu": ecrire_partout("Type", "Atelier volant"),
    "lieu inconnu": ecrire_partout("Canaux d’accompagnement", "Sur la Lune"),
    "thème inconnu": ecrire_partout("Thématique(s) d’accompagnement", "E-mail\nJonglage"),
    "matériel inconnu": ecrire_partout("Matériel numérique utilisé", "Abaque"),
    "genre inconnu, une ligne": ecrire(PREMIERE + 4, "Genre du bénéficiaire", "Vert"),
    "âge inconnu, une ligne": ecrire(DERNIERE, "Tranche d’âge du bénéficiaire", "12 à 15 ans"),
    "statut inconnu, une ligne": ecrire(PREMIERE + 1, "Statut du bénéficiaire", "Roi"),
    "niveau inconnu": ecrire_partout("Niveau d’autonomie (ou de l’atelier)", "4/3"),
    "orientation inconnue": ecrire_partout("Bénéficiaire réorienté", "Peut-être"),
}


@pytest.mark.parametrize("abimer", REFUS.values(), ids=REFUS)
def test_what_cannot_be_read_refuses_the_whole_activity_and_it_alone(base: Engine, abimer: Abimer) -> None:
    peupler(base)
    rapport = importer_abime(abimer)
    assert (rapport.bilan["crees"], rapport.a_des_refus) == (24, True)
    apres = lus(base)
    assert ATELIER not in apres
    intacts(apres, sauf=ATELIER)
    refusees = {remarque.ligne for remarque in rapport.remarques if remarque.gravite == "refus"}
    assert refusees
    assert refusees <= set(range(PREMIERE, DERNIERE + 1))


LACUNES: dict[str, tuple[Abimer, str]] = {
    "sans durée": (ecrire(35, "Durée (min)", None), "duree_minutes"),
    "durée en lettres": (ecrire(35, "Durée (min)", "une heure"), "duree_minutes"),
    "sans thème": (ecrire(35, "Thématique(s) d’accompagnement", ""), "thematiques"),
    "sans lieu": (ecrire(35, "Canaux d’accompagnement", ""), "type_lieu"),
}


@pytest.mark.parametrize(("abimer", "champ"), LACUNES.values(), ids=LACUNES)
def test_a_gap_is_kept_and_marked(base: Engine, abimer: Abimer, champ: str) -> None:
    peupler(base)
    rapport = importer_abime(abimer)
    assert (rapport.bilan["crees"], rapport.bilan["refuses"]) == (25, 0)
    apres = lus(base)
    assert apres[INDIVIDUEL]["a_completer"] == [champ]
    assert apres[INDIVIDUEL][champ] in (None, [])
    intacts(apres, sauf=INDIVIDUEL)


PARTICIPANTS: dict[str, Abimer] = {
    "une ligne perdue": lambda feuille: feuille.delete_rows(PREMIERE + 6),
    "deux fois le même rang": ecrire(PREMIERE + 6, "Participants", "6/12"),
    "rang devenu une date": ecrire(PREMIERE, "Participants", datetime(2026, 12, 1)),  # noqa: DTZ001 -- a cell has no zone
    "rang vide": ecrire(PREMIERE, "Participants", None),
    "total différent": ecrire(DERNIERE, "Participants", "12/13"),
    "identifiant absent d’une ligne": ecrire(PREMIERE + 2, "ID CRA", None),
}


@pytest.mark.parametrize("abimer", PARTICIPANTS.values(), ids=PARTICIPANTS)
def test_a_workshop_never_comes_in_with_fewer_people_than_it_had(base: Engine, abimer: Abimer) -> None:
    """Whatever happened to its rows, it is refused, or it has its twelve participants."""
    peupler(base)
    rapport = importer_abime(abimer)
    apres = lus(base)
    if ATELIER in apres:
        assert apres[ATELIER]["nb_participants"] == 12
    else:
        assert rapport.a_des_refus
    intacts(apres, sauf=ATELIER)


def test_the_order_of_the_rows_does_not_count(base: Engine) -> None:
    peupler(base)
    rapport = importer_abime(melanger)
    assert (rapport.bilan["crees"], rapport.bilan["refuses"]) == (25, 0)
    apres = lus(base)
    intacts(apres, sauf="")
    assert sum(bool(lu["notes"]) for lu in apres.values()) == 12


@pytest.mark.parametrize("cas", FICHIERS)
def test_the_command_imports_and_names_nobody(
    base: Engine, cas: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    peupler(base)
    nom, auteur = FICHIERS[cas]
    (option, email), rapport = *auteur.items(), tmp_path / "rapport.csv"
    arguments = ["importer", "accompagnements", str(DONNEES / f"{nom}.xlsx"), f"--{option}", email]
    assert main([*arguments, "--rapport", str(rapport)]) == 0
    sorties = capsys.readouterr()
    derniere = sorties.err.strip().splitlines()[-1]
    assert derniere == "crees=25 modifies=0 inchanges=0 refuses=0 a_completer=1"
    dit = sorties.out + sorties.err + rapport.read_text(encoding="utf-8-sig")
    for personne in ("Lévêque-Test", "Dupont-Exemple", "N’Dour-Exemple", "Zoé", "Garçon-Fictif"):
        assert personne not in dit
    with Session(base) as session:
        assert len(session.exec(select(Accompagnement)).all()) == 25


def test_another_s_records_are_never_taken(base: Engine) -> None:
    """The file of one imported under the address of another: each row is refused, nothing moves."""
    peupler(base)
    contenu = (DONNEES / "accompagnements-60.xlsx").read_bytes()
    importer("accompagnements", contenu, conseiller="camille@exemple.fr")
    avant = lus(base)
    rapport = importer("accompagnements", contenu, conseiller="autre@exemple.fr")
    assert rapport.derniere_ligne() == "crees=0 modifies=0 inchanges=0 refuses=25 a_completer=0"
    assert lus(base) == avant


@pytest.mark.parametrize(
    ("cas", "options"),
    [
        ("self", {}),
        ("self", {"coordinateur": "therese@exemple.fr"}),
        ("self", {"conseiller": "personne@exemple.fr"}),
        ("equipe", {}),
        ("equipe", {"conseiller": "camille@exemple.fr"}),
        ("equipe", {"coordinateur": "personne@exemple.fr"}),
    ],
    ids=str,
)
def test_a_layout_needs_the_address_of_who_exported_it(base: Engine, cas: str, options: dict[str, str]) -> None:
    peupler(base)
    contenu = (DONNEES / f"{FICHIERS[cas][0]}.xlsx").read_bytes()
    with pytest.raises(ErreurUtilisateur):
        importer("accompagnements", contenu, **options)
    assert lus(base) == {}


def test_what_was_deleted_here_stays_deleted(base: Engine) -> None:
    peupler(base)
    contenu = (DONNEES / "accompagnements-60.xlsx").read_bytes()
    importer("accompagnements", contenu, conseiller="camille@exemple.fr")
    with Session(base) as session, session.begin():
        un = session.exec(select(Accompagnement).where(Accompagnement.id_externe == ATELIER)).one()
        camille = Acteur("Camille", frozenset({Role.CONSEILLER}), conseiller_id=un.conseiller_id)
        cra.supprimer(session, acteur=camille, formulaire="accompagnement", cra_id=un.id)
    rapport = importer("accompagnements", contenu, conseiller="camille@exemple.fr")
    assert rapport.derniere_ligne().startswith("crees=0 modifies=0 inchanges=25 refuses=0 ")
    assert ("information", ATELIER) in {(remarque.gravite, remarque.valeur) for remarque in rapport.remarques}
    assert lus(base)[ATELIER]["supprime_le"] is not None
