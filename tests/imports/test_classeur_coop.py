"""The genuine workbook of La Coop gives what its JSON holds, and damaged copies write nothing in doubt."""

import io
import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine, func
from sqlmodel import Session, col, select

from coop_data.domain.coordination import TypePartenaire
from coop_data.errors import ErreurUtilisateur
from coop_data.imports.cellules_coop import apparier
from coop_data.imports.lecture import FichierRefuse
from coop_data.models import (
    ActiviteCoordination,
    CoordinationTag,
    FaitCoordination,
    Import,
    StructurePartenaire,
    Tag,
)
from tests.factories import create_conseiller
from tests.imports.support import DONNEES, EMAIL, fichier_csv, importer, peupler, refus

CLASSEUR = (DONNEES / "coordination-40.xlsx").read_bytes()
VERITE = json.loads((DONNEES / "coordination-40.json").read_text(encoding="utf-8"))["activites"]
CODES_A_PART = {"RDVElu": "rdv_elu", "RH": "rh"}
LISTES_DE_LONGUEURS_DIFFERENTES = "863fb132-f68d-4dd6-9044-576380636a06"
PREMIERE_LIGNE = 16
COLONNES = {
    "date": 1,
    "type": 2,
    "participants": 4,
    "mediateurs": 5,
    "nom": 8,
    "precis": 9,
    "organisateurs": 10,
    "notes": 17,
    "id": 20,
}


def code(nom: str | None) -> str | None:
    """Our code for a name of La Coop: ``GrandPublic`` is ``grand_public``."""
    if nom is None:
        return None
    return CODES_A_PART.get(nom) or re.sub(r"(?<=[a-z])(?=[A-Z])", "_", nom).lower()


def abimer(modifier: Callable[[Any], None]) -> bytes:
    """A copy of the genuine workbook whose sheet was changed."""
    classeur = load_workbook(io.BytesIO(CLASSEUR))
    modifier(classeur.active)
    sortie = io.BytesIO()
    classeur.save(sortie)
    return sortie.getvalue()


def ecrire(ligne: int, colonne: str, valeur: Any) -> Callable[[Any], None]:
    """A change of one cell; ``ligne`` counts the activities from 0."""
    return lambda feuille: feuille.cell(PREMIERE_LIGNE + ligne, COLONNES[colonne], valeur)


def lire_base(session: Session) -> dict[str, dict[str, Any]]:
    """What is stored, by external identifier, in the words of the JSON."""
    lus = {}
    for cra in session.exec(select(ActiviteCoordination)):
        partenaires = session.exec(
            select(StructurePartenaire)
            .where(StructurePartenaire.activite_id == cra.id)
            .order_by(col(StructurePartenaire.rang))
        )
        tags = session.exec(
            select(Tag.nom)
            .join(CoordinationTag, col(CoordinationTag.tag_id) == Tag.id)
            .where(CoordinationTag.activite_id == cra.id)
        )
        lus[cra.id_externe] = {
            **cra.model_dump(),
            "partenaires": [
                (ligne.nom, ligne.type and ligne.type.value, ligne.type_autre) for ligne in partenaires
            ],
            "tags": sorted(tags),
        }
    return lus


def attendu_of(activite: dict[str, Any]) -> dict[str, Any]:
    """The record that a JSON activity must give, less what the export of La Coop loses."""
    type_ = activite["type"]
    autre = {"Animation": "typeAnimation", "Evenement": "typeEvenement"}.get(type_)
    natures = activite["naturePartenariat"]
    return {
        "type": code(type_),
        "date": datetime.fromisoformat(activite["date"]).date(),
        "duree_minutes": activite["duree"],
        "mediateurs": activite["mediateurs"],
        "structures": activite["structures"],
        "autres_acteurs": activite["autresActeurs"],
        "participants": activite["participants"],
        "nom": activite["nom"] or None,
        "type_animation": code(activite["typeAnimation"]),
        "type_animation_autre": _precision(activite, "typeAnimation", autre),
        "type_evenement": code(activite["typeEvenement"]),
        "type_evenement_autre": _precision(activite, "typeEvenement", autre),
        "nature_autre": activite["naturePartenariatAutre"] if "Autre" in natures else None,
        "initiative": code(activite["initiative"]),
        "echelon": code(activite["echelonTerritorial"]),
        "thematique_autre": None,
        "organisateur_autre": None,
        "cree_le": activite["creation"][:16],
        "modifie_le": activite["modification"][:16],
        "partenaires": [
            (structure["nom"], code(structure["type"]), None) for structure in activite["structuresPartenaires"]
        ],
        "tags": sorted({tag["tag"]["nom"] for tag in activite["tags"]}),
        "thematiques": {code(nom) for nom in activite["thematiquesAnimation"]},
        "organisateurs": {code(nom) for nom in activite["organisateurs"]},
        "natures": {code(nom) for nom in natures},
    }


def _precision(activite: dict[str, Any], champ: str, autre: str | None) -> str | None:
    return activite[f"{champ}Autre"] if champ == autre and activite[champ] == "Autre" else None


def test_the_genuine_file_gives_its_json_value_for_value(base: Engine) -> None:
    peupler(base)
    rapport = importer("coordination", CLASSEUR, coordinateur=EMAIL)
    assert rapport.derniere_ligne() == "crees=40 modifies=0 inchanges=0 refuses=0 a_completer=12"
    with Session(base) as session:
        lus = lire_base(session)
    assert len(VERITE) == len(lus) == 40
    for activite in VERITE:
        lu, attendu = lus[activite["id"]], attendu_of(activite)
        for champ in ("thematiques", "organisateurs", "natures"):
            assert len(lu[champ]) == len(attendu[champ]), activite["id"]
            lu[champ] = set(lu[champ])
        for champ in ("cree_le", "modifie_le"):
            lu[champ] = lu[champ].strftime("%Y-%m-%dT%H:%M")
        if activite["id"] == LISTES_DE_LONGUEURS_DIFFERENTES:
            attendu["partenaires"] = [
                ("Mairie de Saint-Élan", None, None),
                (None, "association", None),
                (None, "commune", None),
            ]
        assert {champ: lu[champ] for champ in attendu} == attendu, activite["id"]


def test_notes_are_the_text_of_their_cell(base: Engine) -> None:
    peupler(base)
    importer("coordination", CLASSEUR, coordinateur=EMAIL)
    feuille = load_workbook(io.BytesIO(CLASSEUR)).active
    cellules = {ligne[19]: ligne[16] for ligne in feuille.iter_rows(min_row=16, max_row=55, values_only=True)}
    with Session(base) as session:
        lus = lire_base(session)
    assert {id_: lu["notes"] or "" for id_, lu in lus.items()} == cellules
    assert sum(bool(notes) for notes in cellules.values()) == 12


def test_gaps_are_kept_and_listed(base: Engine) -> None:
    peupler(base)
    importer("coordination", CLASSEUR, coordinateur=EMAIL)
    with Session(base) as session:
        lacunes = {
            cra.id_externe[:8]: cra.a_completer
            for cra in session.exec(select(ActiviteCoordination))
            if cra.a_completer
        }
    assert lacunes == {
        "863fb132": ["partenaires"],  # names and types of different lengths
        "3bd3f079": ["organisateur_autre"],
        "6397fd32": ["duree_minutes"],
        "129b5e0a": ["nom"],  # longer than a form takes
        "167cb65c": ["type_evenement_autre", "organisateurs"],  # « Autre : null », nobody
        "8caeacd5": ["partenaires"],
        "5d689c8e": ["partenaires"],  # « Autre » without précision
        "9aae816b": ["thematique_autre"],
        "2e9f71a5": ["organisateur_autre"],
        "e49aff13": ["thematique_autre"],
        "84391625": ["partenaires"],
        "4508dde3": ["thematiques"],
    }


def test_a_second_run_changes_nothing(base: Engine) -> None:
    peupler(base)
    importer("coordination", CLASSEUR, coordinateur=EMAIL)
    with Session(base) as session:
        avant = lire_base(session)
    rapport = importer("coordination", CLASSEUR, coordinateur=EMAIL.upper())
    assert rapport.derniere_ligne() == "crees=0 modifies=0 inchanges=40 refuses=0 a_completer=12"
    with Session(base) as session:
        assert lire_base(session) == avant
        assert session.scalar(select(func.count()).select_from(FaitCoordination)) == 40


def test_a_simulation_says_the_same_and_writes_nothing(base: Engine) -> None:
    peupler(base)
    simule = importer("coordination", CLASSEUR, coordinateur=EMAIL, simulation=True)
    with Session(base) as session:
        for modele in (ActiviteCoordination, StructurePartenaire, Tag, FaitCoordination, Import):
            assert session.scalar(select(func.count()).select_from(modele)) == 0, modele
    vrai = importer("coordination", CLASSEUR, coordinateur=EMAIL)
    assert simule.lignes_csv() == vrai.lignes_csv()
    assert simule.bilan == vrai.bilan


def test_the_run_keeps_its_report(base: Engine) -> None:
    peupler(base)
    importer("coordination", CLASSEUR, coordinateur=EMAIL)
    with Session(base) as session:
        run = session.exec(select(Import)).one()
    assert (run.genre, run.bilan["crees"], run.bilan["a_completer"]) == ("coordination", 40, 12)
    assert run.termine_le is not None
    assert {ligne["gravite"] for ligne in run.rapport} == {"a_completer"}


@pytest.mark.parametrize(
    ("changement", "refuse"),
    [
        (ecrire(2, "id", ""), (18, "ID CRA")),
        (ecrire(2, "date", "31/31/2026"), (18, "Date de l’activité")),
        (ecrire(2, "date", ""), (18, "Date de l’activité")),
        (ecrire(2, "date", "46000"), (18, "Date de l’activité")),
        (ecrire(2, "type", "Sortie"), (18, "Type")),
        (ecrire(2, "type", ""), (18, "Type")),
        (ecrire(2, "precis", "Goûter"), (18, "Type d’animation, type d’évènement, nature du partenariat")),
        (ecrire(1, "organisateurs", "Ma structure (moi - même)\nMon voisin"), (17, "Organisé par")),
        (ecrire(1, "id", "18a3e611-cd2f-4694-9357-1ebb5faf756f"), (17, "ID CRA")),
    ],
)
def test_a_doubtful_row_is_refused_and_the_others_written(
    base: Engine, changement: Callable[[Any], None], refuse: tuple[int, str]
) -> None:
    peupler(base)
    rapport = importer("coordination", abimer(changement), coordinateur=EMAIL)
    assert refus(rapport) == [refuse]
    assert (rapport.bilan["crees"], rapport.bilan["refuses"]) == (39, 1)
    assert rapport.a_des_refus


@pytest.mark.parametrize(
    "autres",
    [
        {"Animation": "Évènement", "Evenement": "Partenariat", "Partenariat": "Animation"},
        {"Animation": "Partenariat", "Evenement": "Animation", "Partenariat": "Évènement"},
    ],
)
def test_a_row_given_another_type_is_never_written(base: Engine, autres: dict[str, str]) -> None:
    """Whatever the true type, « / » or a label betrays the wrong one."""
    peupler(base)

    def changer_les_types(feuille: Any) -> None:
        for ligne, activite in enumerate(VERITE):
            ecrire(ligne, "type", autres[activite["type"]])(feuille)

    rapport = importer("coordination", abimer(changer_les_types), coordinateur=EMAIL)
    assert rapport.derniere_ligne() == "crees=0 modifies=0 inchanges=0 refuses=40 a_completer=0"


def test_an_unreadable_number_is_a_gap(base: Engine) -> None:
    peupler(base)
    rapport = importer("coordination", abimer(ecrire(0, "mediateurs", "beaucoup")), coordinateur=EMAIL)
    assert rapport.bilan["refuses"] == 0
    with Session(base) as session:
        cra = session.exec(
            select(ActiviteCoordination).where(col(ActiviteCoordination.id_externe).startswith("18a3e611"))
        ).one()
    assert (cra.mediateurs, cra.a_completer) == (None, ["mediateurs"])


@pytest.mark.parametrize(
    "contenu",
    [
        CLASSEUR[: len(CLASSEUR) // 2],
        CLASSEUR[:-30],
        b"PK\x03\x04 not a workbook",
        abimer(lambda feuille: feuille.cell(15, 3, "Temps")),
        abimer(lambda feuille: feuille.cell(15, 20, "Identifiant")),
        abimer(lambda feuille: feuille.delete_cols(17)),
    ],
    ids=["half", "no directory", "not a workbook", "renamed column", "renamed key", "missing column"],
)
def test_a_damaged_or_foreign_workbook_writes_nothing(base: Engine, contenu: bytes) -> None:
    peupler(base)
    with pytest.raises(FichierRefuse) as refus_du_fichier:
        importer("coordination", contenu, coordinateur=EMAIL)
    assert refus_du_fichier.value.en_rapport().a_des_refus
    with Session(base) as session:
        assert session.scalar(select(func.count()).select_from(Import)) == 0


def test_one_flipped_byte_is_refused_or_harmless(base: Engine) -> None:
    """Each part of the archive carries a checksum: damage is seen before anything is written."""
    peupler(base)
    refuses = 0
    for position in range(200, len(CLASSEUR) - 200, 1_500):
        abime = bytearray(CLASSEUR)
        abime[position] ^= 0xFF
        try:
            rapport = importer("coordination", bytes(abime), coordinateur=EMAIL, simulation=True)
            assert rapport.bilan["crees"] == 40
        except FichierRefuse:
            refuses += 1
    assert refuses > 0


def test_another_kind_of_workbook_is_refused_with_a_sentence(base: Engine) -> None:
    peupler(base)
    classeur = (DONNEES / "accompagnements-60.xlsx").read_bytes()
    with pytest.raises(FichierRefuse, match="s’importe en CSV"):
        importer("structures", classeur)
    with pytest.raises(FichierRefuse, match="activités de coordination"):
        importer("accompagnements", CLASSEUR, conseiller=EMAIL)
    with pytest.raises(FichierRefuse, match="contient des accompagnements"):
        importer("coordination", classeur, coordinateur=EMAIL)


def test_the_header_is_found_wherever_it_stands(base: Engine) -> None:
    peupler(base)
    rapport = importer("coordination", abimer(lambda feuille: feuille.insert_rows(1, 7)), coordinateur=EMAIL)
    assert rapport.bilan["crees"] == 40
    sans_metadonnees = abimer(lambda feuille: feuille.delete_rows(1, 14))
    assert importer("coordination", sans_metadonnees, coordinateur=EMAIL).bilan["inchanges"] == 40


def test_an_empty_table_creates_nothing(base: Engine) -> None:
    peupler(base)
    vide = abimer(lambda feuille: feuille.delete_rows(16, 40))
    assert importer("coordination", vide, coordinateur=EMAIL).derniere_ligne() == (
        "crees=0 modifies=0 inchanges=0 refuses=0 a_completer=0"
    )


def test_the_identifier_of_someone_else_is_refused(base: Engine) -> None:
    peupler(base)
    with Session(base) as session, session.begin():
        create_conseiller(session, email="autre@exemple.fr")
    importer("coordination", CLASSEUR, coordinateur=EMAIL)
    rapport = importer("coordination", CLASSEUR, coordinateur="autre@exemple.fr")
    assert rapport.bilan == {"crees": 0, "modifies": 0, "inchanges": 0, "refuses": 40, "a_completer": 0}


def test_a_record_modified_or_deleted_here_is_left_alone(base: Engine) -> None:
    peupler(base)
    importer("coordination", CLASSEUR, coordinateur=EMAIL)
    with Session(base) as session, session.begin():
        ids = {VERITE[0]["id"], VERITE[1]["id"]}  # an animation and an évènement
        requete = select(ActiviteCoordination).where(col(ActiviteCoordination.id_externe).in_(ids))
        modifie, supprime = session.exec(requete.order_by(col(ActiviteCoordination.type)))
        modifie.duree_minutes, modifie.version = 999, modifie.version + 1
        supprime.supprime_le = datetime.fromisoformat("2026-11-20T10:00:00+00:00")
    rapport = importer("coordination", CLASSEUR, coordinateur=EMAIL)
    assert rapport.bilan["inchanges"] == 40
    laisses = {
        (remarque.valeur, remarque.motif.split(" :")[0])
        for remarque in rapport.remarques
        if remarque.gravite == "information"
    }
    assert {valeur for valeur, _ in laisses} == ids
    assert {motif for _, motif in laisses} == {"modifié ici", "supprimé ici"}
    with Session(base) as session:
        durees = session.exec(select(ActiviteCoordination.duree_minutes)).all()
    assert 999 in durees


def test_partners_are_paired_only_when_it_is_no_guess() -> None:
    ville, association = TypePartenaire.COMMUNE, TypePartenaire.ASSOCIATION

    def couples(noms: list[str], types: list[TypePartenaire]) -> list[tuple[Any, Any]]:
        return [(partenaire["nom"], partenaire["type"]) for partenaire in apparier(noms, types)]

    assert couples(["a", "b"], [ville, association]) == [("a", ville), ("b", association)]
    assert couples(["a"], [ville, ville]) == [("a", ville), (None, ville)]
    assert couples(["a"], [ville, association]) == [("a", None), (None, ville), (None, association)]
    assert couples(["a", "b"], [ville]) == [("a", None), ("b", None), (None, ville)]
    assert couples([], [ville]) == [(None, ville)]
    assert couples([], []) == []


def test_an_address_that_two_people_share_names_no_author(base: Engine) -> None:
    peupler(base)
    importer(
        "conseillers",
        fichier_csv("id;prenom;nom;email;structure;date_debut", f"N1;Ana;Petit;{EMAIL.upper()};S-A;2024-01-01"),
    )
    with pytest.raises(ErreurUtilisateur, match="Plusieurs conseillers"):
        importer("coordination", CLASSEUR, coordinateur=EMAIL)
