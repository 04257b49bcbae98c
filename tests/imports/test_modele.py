"""The model workbook: filled as a person does, it comes in; twice changes nothing; a fault names its cell."""

import io
from datetime import date, time, timedelta
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine
from sqlmodel import Session, select

from coop_data.exports.modele import LIGNES, ecrire_modele
from coop_data.imports.lecture import FichierRefuse
from coop_data.imports.modele_colonnes import EXEMPLE, IDENTIFIANT, MODELES
from coop_data.models import (
    Accompagnement,
    AccompagnementTag,
    ActiviteCoordination,
    Conseiller,
    StructurePartenaire,
    Tag,
)
from tests.imports.support import DE_QUELQU_UN_D_AUTRE, EMAIL, importer, motifs, peupler

pytestmark = pytest.mark.un_moteur

INDIVIDUELS, ATELIERS = "Accompagnements individuels", "Ateliers collectifs"
INDIVIDUEL = {
    "Date": date(2024, 3, 12),
    "Durée en minutes": 45,
    "Lieu": "À domicile",
    "Code Insee de la commune": "69123",
    "Thématique 1": "E-mail",
    "Thématique 2": "Santé",
    "Thématique 3": "Aide aux démarches administratives",
    "Démarche administrative 1": "Logement",
    "Matériel 1": "Ordinateur ; Tablette",
    "Niveau d’autonomie": "Avec guidage",
    "Orienté vers une autre structure": "Oui",
    "Vers quelle structure": "Autre",
    "Déjà accompagné·e": "Oui",
    "Genre": "Féminin",
    "Tranche d’âge": "25 - 39 ans",
    "Statut": "En emploi",
    "Tags": "France Services; MSAP | Été 2026",
    "Notes": "=une note",
}
ATELIER = {
    "Date": "05/02/2025",
    "Durée en minutes": time(1, 30),
    "Lieu": "autre",
    "Code Insee de la commune": 69123,
    "Thématique 1": "bureautique\nemail",
    "Titre de l’atelier": "Premiers clics",
    "Nombre de participants": 8.0,
    "Déjà accompagnés": 3,
    "Niveau de l’atelier": "Débutant",
    "Genre : Féminin": 5,
    "Âge : 60 - 69 ans": 4,
    "Statut : Retraité": 6,
}
ANIMATION = {
    "Date": date(2025, 4, 1),
    "Durée en minutes": 120,
    "Médiateurs": 12,
    "Structures": 3,
    "Type d’animation": "Réunion de coordination",
    "À l’initiative de": "Intervention à mon initiative",
    "Thématique 1": "Échanges de bonnes pratiques / partage d’informations",
    "Thématique 2": "Autre thématique",
    "Thématique : précision": "Cartographie",
}
EVENEMENT = {
    "Date": date(2025, 5, 2),
    "Nom de l’évènement": "Forum",
    "Nombre de participants": 120,
    "Type d’évènement": "NEC local",
    "Organisé par 1": "Ma structure",
    "Organisé par 2": "EPCI",
    "Échelon territorial": "Départemental",
}
PARTENARIAT = {
    "Date": date(2025, 6, 3),
    "Nom du partenariat": "Parcours",
    "Nature 1": "Recherche de subvention",
    "Nature 2": "Autre",
    "Nature : précision": "Prêt de salle",
    "Partenaire 1 : nom": "Ville|de~Lyon",
    "Partenaire 1 : type": "Commune",
    "Partenaire 3 : nom": "Collectif",
    "Partenaire 3 : type": "Autre",
    "Partenaire 3 : précision": "Groupe d’habitants",
}


def remplir(genre: str, *lignes: tuple[str, dict[str, Any]], auteurs: bool = False, jeton: str = "m") -> bytes:
    """The model, with these rows written in a sheet, from its third line on."""
    classeur = load_workbook(io.BytesIO(ecrire_modele(genre, auteurs=auteurs, jeton=jeton)))
    prochaines: dict[str, int] = {}
    for titre, cellules in lignes:
        feuille = classeur[titre]
        colonnes = {cellule.value: cellule.column for cellule in feuille[1]}
        ligne = prochaines[titre] = prochaines.get(titre, 2) + 1
        for entete, valeur in cellules.items():
            cellule = feuille.cell(ligne, colonnes[entete])
            cellule.value = valeur
            if isinstance(valeur, str) and valeur.startswith("="):
                cellule.data_type = "s"
    return enregistrer(classeur)


def enregistrer(classeur: Any) -> bytes:
    sortie = io.BytesIO()
    classeur.save(sortie)
    return sortie.getvalue()


def test_accompagnements_come_in_as_typed(base: Engine) -> None:
    peupler(base)
    contenu = remplir("accompagnements", (INDIVIDUELS, INDIVIDUEL), (ATELIERS, ATELIER))
    rapport = importer("accompagnements", contenu, conseiller=EMAIL)
    assert rapport.derniere_ligne() == "crees=2 modifies=0 inchanges=0 refuses=0 a_completer=0"
    assert rapport.remarques == []
    with Session(base) as session:
        atelier, individuel = session.exec(select(Accompagnement).order_by(Accompagnement.activite))
        tags = session.exec(select(Tag.nom).join(AccompagnementTag)).all()
    assert individuel.id_externe == "m-1-001"
    assert (individuel.date, individuel.duree_minutes, individuel.type_lieu) == (date(2024, 3, 12), 45, "domicile")
    assert individuel.thematiques == ["email", "sante", "aide_aux_demarches_administratives"]
    assert (individuel.demarches, individuel.materiel) == (["logement"], ["ordinateur", "tablette"])
    assert (individuel.oriente, individuel.structure_de_redirection) == (True, "autre")
    assert (individuel.nb_participants, individuel.nb_deja_accompagnes) == (1, 1)
    assert (individuel.genre_feminin, individuel.age_25_39, individuel.statut_en_emploi) == (1, 1, 1)
    assert (individuel.genre_masculin, individuel.age_18_24, individuel.notes) == (0, 0, "=une note")
    assert sorted(tags) == ["France Services; MSAP", "Été 2026"]
    assert (atelier.date, atelier.duree_minutes, atelier.titre) == (date(2025, 2, 5), 90, "Premiers clics")
    assert (atelier.nb_participants, atelier.nb_deja_accompagnes, atelier.niveau) == (8, 3, "debutant")
    assert (atelier.genre_feminin, atelier.age_60_69, atelier.statut_retraite) == (5, 4, 6)
    assert atelier.thematiques == ["email", "bureautique"]


def test_the_three_kinds_of_coordination_come_in(base: Engine) -> None:
    peupler(base)
    contenu = remplir(
        "coordination", ("Animations", ANIMATION), ("Évènements", EVENEMENT), ("Partenariats", PARTENARIAT)
    )
    rapport = importer("coordination", contenu, coordinateur=EMAIL)
    assert (rapport.bilan["crees"], rapport.remarques) == (3, [])
    with Session(base) as session:
        animation, evenement, partenariat = session.exec(
            select(ActiviteCoordination).order_by(ActiviteCoordination.date)
        )
        partenaires = [
            (ligne.nom, ligne.type, ligne.type_autre)
            for ligne in session.exec(select(StructurePartenaire).order_by(StructurePartenaire.rang))
        ]
    assert (animation.mediateurs, animation.structures, animation.type_animation) == (
        12,
        3,
        "reunion_coordination",
    )
    assert (animation.thematiques, animation.thematique_autre) == (["partage", "autre"], "Cartographie")
    assert (evenement.participants, evenement.organisateurs, evenement.echelon) == (
        120,
        ["ma_structure", "epci"],
        "departemental",
    )
    assert (partenariat.natures, partenariat.nature_autre) == (["subvention", "autre"], "Prêt de salle")
    assert partenaires == [
        ("Ville|de~Lyon", "commune", None),
        ("Collectif", "autre", "Groupe d’habitants"),
    ]


def test_the_same_workbook_twice_changes_nothing_and_a_correction_is_one(base: Engine) -> None:
    peupler(base)
    importer("accompagnements", remplir("accompagnements", (INDIVIDUELS, INDIVIDUEL)), conseiller=EMAIL)
    for lieu, attendu in (("À domicile", "inchanges"), ("À distance", "modifies")):
        contenu = remplir("accompagnements", (INDIVIDUELS, {**INDIVIDUEL, "Lieu": lieu}))
        bilan = importer("accompagnements", contenu, conseiller=EMAIL).bilan
        assert {compte: nombre for compte, nombre in bilan.items() if nombre} == {attendu: 1}


def test_two_models_never_share_an_identifier() -> None:
    def identifiants(contenu: bytes) -> set[str]:
        feuille = load_workbook(io.BytesIO(contenu))[INDIVIDUELS]
        colonne = next(cellule.column for cellule in feuille[1] if cellule.value == IDENTIFIANT)
        return {feuille.cell(ligne, colonne).value for ligne in range(3, LIGNES + 3)}

    premiers, seconds = (identifiants(ecrire_modele("accompagnements", auteurs=False)) for _ in range(2))
    assert len(premiers) == len(seconds) == LIGNES
    assert premiers & seconds == set()


@pytest.mark.parametrize("genre", list(MODELES))
def test_an_empty_model_brings_nothing_in(base: Engine, genre: str) -> None:
    peupler(base)
    role = "conseiller" if genre == "accompagnements" else "coordinateur"
    rapport = importer(genre, ecrire_modele(genre, auteurs=False), **{role: EMAIL})
    assert (rapport.total, rapport.remarques, set(rapport.bilan.values())) == (0, [], {0})


@pytest.mark.parametrize(
    ("cellules", "colonne", "motif"),
    [
        ({"Date": "mars"}, f"Date ({INDIVIDUELS}, A3)", "une date est attendue (AAAA-MM-JJ ou JJ/MM/AAAA)"),
        (
            {"Durée en minutes": "une heure"},
            f"Durée en minutes ({INDIVIDUELS}, B3)",
            "une durée est attendue, en minutes (90) ou en heures (1h30)",
        ),
        (
            {"Thématique 2": "Cuisine"},
            f"Thématique 1 ({INDIVIDUELS}, F3)",
            "« Cuisine » n’est pas une valeur connue",
        ),
        (
            {"Code Insee de la commune": "99999"},
            f"Code Insee de la commune ({INDIVIDUELS}, E3)",
            "commune inconnue",
        ),
        (
            {"Genre": "Fem"},
            f"{INDIVIDUELS}, ligne 3",
            "Genre (R3) : « Fem » n’est pas une valeur connue",
        ),
        ({"Lieu": None}, f"Lieu ({INDIVIDUELS}, C3)", "Veuillez renseigner un lieu d’accompagnement"),
        ({IDENTIFIANT: None}, f"{IDENTIFIANT} ({INDIVIDUELS}, X3)", "cette cellule est vide"),
    ],
)
def test_a_fault_names_its_cell(base: Engine, cellules: dict[str, Any], colonne: str, motif: str) -> None:
    peupler(base)
    contenu = remplir("accompagnements", (INDIVIDUELS, INDIVIDUEL | cellules), (ATELIERS, ATELIER))
    rapport = importer("accompagnements", contenu, conseiller=EMAIL)
    assert [(r.ligne, r.colonne, r.motif) for r in rapport.remarques] == [(3, colonne, motif)]
    assert (rapport.bilan["crees"], rapport.bilan["refuses"]) == (1, 1)


@pytest.mark.parametrize("duree", ["1h30", "1 h 30", "1:30", "90 min", time(1, 30), timedelta(minutes=90), 90.0])
def test_a_duration_is_understood_as_people_write_it(base: Engine, duree: object) -> None:
    peupler(base)
    contenu = remplir("coordination", ("Animations", ANIMATION | {"Durée en minutes": duree}))
    assert importer("coordination", contenu, coordinateur=EMAIL).bilan["crees"] == 1
    with Session(base) as session:
        assert session.exec(select(ActiviteCoordination.duree_minutes)).one() == 90


def sur_l_exemple(contenu: bytes, titre: str, cellules: dict[str, Any]) -> bytes:
    """The workbook with these cells typed over the example of a sheet."""
    classeur = load_workbook(io.BytesIO(contenu))
    colonnes = {cellule.value: cellule.column for cellule in classeur[titre][1]}
    for entete, valeur in cellules.items():
        classeur[titre].cell(2, colonnes[entete]).value = valeur
    return enregistrer(classeur)


def test_a_row_typed_over_the_example_comes_in_once(base: Engine) -> None:
    peupler(base)
    contenu = remplir("coordination", ("Animations", ANIMATION))
    contenu = sur_l_exemple(contenu, "Animations", {"Date": date(2025, 4, 2), "Médiateurs": 7})
    rapport = importer("coordination", contenu, coordinateur=EMAIL)
    assert (rapport.bilan["crees"], rapport.remarques) == (2, [])
    assert rapport.lecture_en_clair() == "4 lignes lues, dont 2 exemples ignorés"
    with Session(base) as session:
        requete = select(ActiviteCoordination.id_externe, ActiviteCoordination.mediateurs)
        assert dict(session.exec(requete).all()) == {"m-1-000": 7, "m-1-001": 12}
    assert importer("coordination", contenu, coordinateur=EMAIL).bilan["inchanges"] == 2


@pytest.mark.parametrize(
    "cellules", [{"Date": date(2026, 3, 12)}, {"Médiateurs": None}], ids=["same day", "emptied"]
)
def test_an_example_that_says_nothing_else_is_left_out(base: Engine, cellules: dict[str, Any]) -> None:
    peupler(base)
    contenu = sur_l_exemple(remplir("coordination", ("Animations", ANIMATION)), "Animations", cellules)
    rapport = importer("coordination", contenu, coordinateur=EMAIL)
    assert (rapport.bilan["crees"], rapport.lecture_en_clair()) == (1, "4 lignes lues, dont 3 exemples ignorés")


def test_a_row_copied_with_its_identifier_is_refused(base: Engine) -> None:
    peupler(base)
    contenu = remplir(
        "accompagnements", (INDIVIDUELS, INDIVIDUEL), (ATELIERS, {**ATELIER, IDENTIFIANT: "m-1-001"})
    )
    rapport = importer("accompagnements", contenu, conseiller=EMAIL)
    assert motifs(rapport, "refus") == [f"identifiant déjà donné à la ligne 3 de la feuille « {INDIVIDUELS} »"]


def test_a_formula_counts_by_its_value_or_refuses_its_row(base: Engine) -> None:
    peupler(base)
    classeur = load_workbook(io.BytesIO(remplir("accompagnements", (INDIVIDUELS, INDIVIDUEL))))
    classeur[INDIVIDUELS]["B3"] = "=40+5"
    rapport = importer("accompagnements", enregistrer(classeur), conseiller=EMAIL)
    assert rapport.bilan["refuses"] == 1
    assert "une formule n’a pas de résultat enregistré (cellule B3)" in motifs(rapport, "refus")[0]


def test_a_column_names_the_author_of_each_row(base: Engine) -> None:
    peupler(base)
    contenu = remplir(
        "accompagnements",
        (INDIVIDUELS, {**INDIVIDUEL, "Conseiller (identifiant)": "C2"}),
        (ATELIERS, {**ATELIER, "Conseiller (identifiant)": "C1"}),
        auteurs=True,
    )
    assert importer("accompagnements", contenu).bilan["crees"] == 2


@pytest.mark.parametrize(
    ("genre", "changement"),
    [
        ("coordination", lambda classeur: None),
        ("accompagnements", lambda classeur: classeur[INDIVIDUELS].delete_cols(1)),
        ("accompagnements", lambda classeur: setattr(classeur[INDIVIDUELS], "title", "Divers")),
        ("structures", lambda classeur: None),
    ],
    ids=["another kind", "required column gone", "sheet renamed", "a kind without model"],
)
def test_a_model_that_does_not_fit_writes_nothing(base: Engine, genre: str, changement: Any) -> None:
    peupler(base)
    classeur = load_workbook(io.BytesIO(remplir("accompagnements", (INDIVIDUELS, INDIVIDUEL))))
    changement(classeur)
    with pytest.raises(FichierRefuse):
        importer(genre, enregistrer(classeur))


def test_a_model_has_lists_help_and_an_example() -> None:
    classeur = load_workbook(io.BytesIO(ecrire_modele("coordination", auteurs=False)))
    assert classeur.sheetnames == ["Mode d’emploi", "Animations", "Évènements", "Partenariats", "Listes"]
    feuille = classeur["Évènements"]
    colonnes = {cellule.value: cellule for cellule in feuille[1]}
    assert colonnes[IDENTIFIANT].offset(row=1).value == EXEMPLE
    assert colonnes["Date"].comment.text == "Jour de l’activité, par exemple 12/03/2026."
    validations = {str(regle.sqref): regle for regle in feuille.data_validations.dataValidation}
    lettre = colonnes["Échelon territorial"].column_letter
    regle = validations[f"{lettre}3:{lettre}{LIGNES + 2}"]
    feuille_des_listes, plage = regle.formula1.split("!")
    debut, fin = plage.replace("$", "").split(":")
    choix = [cellule.value for (cellule,) in classeur[feuille_des_listes][debut:fin]]
    assert choix == ["Communal", "Intercommunal", "Départemental", "Régional", "National"]


@pytest.mark.parametrize(
    "autre",
    [{"Date": date(2024, 4, 9)}, {"Date": date(2024, 4, 9), "Lieu": "À distance", "Notes": "une autre"}],
    ids=["the same on another day", "another activity"],
)
def test_a_row_used_again_for_another_activity_erases_nothing(base: Engine, autre: dict[str, Any]) -> None:
    peupler(base)
    importer("accompagnements", remplir("accompagnements", (INDIVIDUELS, INDIVIDUEL)), conseiller=EMAIL)
    contenu = remplir("accompagnements", (INDIVIDUELS, INDIVIDUEL | autre), (ATELIERS, ATELIER))
    rapport = importer("accompagnements", contenu, conseiller=EMAIL)
    assert rapport.derniere_ligne() == "crees=1 modifies=0 inchanges=0 refuses=1 a_completer=0"
    assert [(r.ligne, r.colonne, r.motif) for r in rapport.remarques] == [
        (
            3,
            f"{IDENTIFIANT} ({INDIVIDUELS}, X3)",
            "Cette ligne a déjà servi pour l’activité du 12/03/2024 : ajoutez une nouvelle ligne ou téléchargez "
            "un classeur neuf. Pour corriger la date de cette activité, modifiez-la dans Coop Data.",
        )
    ]
    with Session(base) as session:
        individuel = session.exec(select(Accompagnement).where(Accompagnement.id_externe == "m-1-001")).one()
    assert (individuel.date, individuel.notes) == (date(2024, 3, 12), "=une note")


def test_a_workbook_shared_by_two_people_takes_nothing_from_the_first(base: Engine) -> None:
    peupler(base)
    with Session(base) as session, session.begin():
        seconde = session.exec(select(Conseiller).where(Conseiller.id_externe == "C2")).one()
        seconde.email = "seconde@exemple.fr"
    importer("coordination", remplir("coordination", ("Animations", ANIMATION)), coordinateur=EMAIL)
    contenu = remplir("coordination", ("Animations", ANIMATION | {"Médiateurs": 4}))
    rapport = importer("coordination", contenu, coordinateur="seconde@exemple.fr")
    assert motifs(rapport, "refus") == [DE_QUELQU_UN_D_AUTRE]
    with Session(base) as session:
        animation = session.exec(select(ActiviteCoordination)).one()
        auteur = session.get_one(Conseiller, animation.coordinateur_id)
    assert (animation.mediateurs, auteur.email) == (12, EMAIL)
