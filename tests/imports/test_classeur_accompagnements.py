"""The genuine workbooks of accompagnements: whose rows are taken, what is dropped, what is refused."""

import io
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine, func
from sqlmodel import Session, select

from coop_data.errors import ErreurUtilisateur, PerimetreInvalide
from coop_data.imports.lecture import FichierRefuse
from coop_data.models import (
    Accompagnement,
    Commune,
    Conseiller,
    Equipe,
    FaitAccompagnement,
    Import,
    Journal,
    Modele,
)
from tests.factories import create_conseiller, create_equipe, create_structure
from tests.imports.support import DE_QUELQU_UN_D_AUTRE, DONNEES, importer, motifs, refus

pytestmark = pytest.mark.un_moteur

PERSONNEL = (DONNEES / "accompagnements-60.xlsx").read_bytes()
EQUIPE = (DONNEES / "accompagnements-60-vue-coordinateur.xlsx").read_bytes()
VERITE = json.loads((DONNEES / "accompagnements-60.json").read_text(encoding="utf-8"))["activites"]
MOI, CHEFFE = "camille@exemple.fr", "therese@exemple.fr"
PREMIERE_LIGNE = 23
"""Of the rows of the personal export: twelve of one atelier, then one activity a row."""
ATELIER = "fabb1c56-d838-426b-abcc-3b7f33d4effb"
COLONNES = {
    "date": 1,
    "type": 4,
    "participants": 5,
    "canal": 7,
    "code_insee": 12,
    "duree": 13,
    "themes": 16,
    "genre": 25,
    "id": 30,
}


@pytest.fixture
def equipe(base: Engine) -> Engine:
    """Camille O'Exemple, of the team of Thérèse since 2024; of the communes of the file, all but Lille."""
    with Session(base) as session, session.begin():
        structure = create_structure(session)
        cheffe = create_conseiller(session, structure, email=CHEFFE, est_coordinateur=True)
        moi = create_conseiller(
            session, structure, prenom="Camille", nom="O’EXEMPLE", email=MOI, id_externe="C-MOI"
        )
        create_equipe(session, cheffe, moi)
        codes = {
            code
            for activite in VERITE
            for code in ((activite["structure"] or {}).get("codeInsee"), activite["lieuCodeInsee"])
            if code
        }
        for code in codes - {"59350"}:
            session.add(Commune(code=code, nom=code, nom_plie=code, departement_code="69", population=1))
    return base


def abimer(contenu: bytes, *changements: Callable[[Any], None]) -> bytes:
    """A copy of a workbook whose sheet was changed."""
    classeur = load_workbook(io.BytesIO(contenu))
    for changement in changements:
        changement(classeur.active)
    sortie = io.BytesIO()
    classeur.save(sortie)
    return sortie.getvalue()


def ecrire(ligne: int, colonne: str, valeur: Any) -> Callable[[Any], None]:
    """A change of one cell of the personal export; ``ligne`` counts its rows from 0."""
    return lambda feuille: feuille.cell(PREMIERE_LIGNE + ligne, COLONNES[colonne], valeur)


def lire(engine: Engine, id_externe: str) -> Accompagnement:
    with Session(engine) as session:
        return session.exec(select(Accompagnement).where(Accompagnement.id_externe == id_externe)).one()


def compter(engine: Engine, modele: type[Modele] = Accompagnement) -> int:
    with Session(engine) as session:
        return session.scalar(select(func.count()).select_from(modele)) or 0


def test_both_layouts_are_one_set_of_records(equipe: Engine) -> None:
    rapport = importer("accompagnements", PERSONNEL, conseiller=MOI)
    assert (rapport.bilan["crees"], rapport.bilan["refuses"]) == (25, 0)
    rapport = importer("accompagnements", EQUIPE, coordinateur=CHEFFE)
    assert (rapport.bilan["crees"], rapport.bilan["modifies"], rapport.bilan["inchanges"]) == (0, 0, 25)
    assert compter(equipe) == compter(equipe, FaitAccompagnement) == 25


def test_notes_come_later_when_the_team_came_first(equipe: Engine) -> None:
    assert importer("accompagnements", EQUIPE, coordinateur=CHEFFE).bilan["crees"] == 25
    rapport = importer("accompagnements", PERSONNEL, conseiller=MOI)
    feuille = load_workbook(io.BytesIO(PERSONNEL)).active
    avec_notes = sum(bool(ligne[0]) for ligne in feuille.iter_rows(23, 82, 28, 28, values_only=True))
    assert rapport.bilan["modifies"] == avec_notes == 12
    assert importer("accompagnements", EQUIPE, coordinateur=CHEFFE).bilan["inchanges"] == 25


def test_one_record_counts_its_participants(equipe: Engine) -> None:
    importer("accompagnements", PERSONNEL, conseiller=MOI)
    cra = lire(equipe, ATELIER)
    assert (cra.date, cra.activite, cra.nb_participants) == (date(2026, 10, 31), "collectif", 12)
    assert (cra.titre, cra.niveau, cra.autonomie) == ("Premiers clics (1/4)", "debutant", None)
    assert (cra.lieu, cra.code_commune, cra.duree_minutes) == ("CCAS de Saint-Élan", "97209", 120)
    assert (cra.genre_feminin, cra.genre_masculin) == (6, 4)
    assert (cra.age_moins_12, cra.age_12_17, cra.age_18_24, cra.age_25_39) == (2, 1, 1, 0)
    assert (cra.age_40_59, cra.age_60_69, cra.age_70_plus) == (3, 1, 3)
    assert (cra.statut_scolarise, cra.statut_sans_emploi, cra.statut_en_emploi) == (2, 2, 2)
    assert cra.statut_retraite == 2
    assert cra.thematiques == ["prendre_en_main_du_materiel", "navigation_sur_internet"]
    assert cra.a_completer == []


def test_what_a_row_does_not_say_is_left_to_complete(equipe: Engine) -> None:
    rapport = importer("accompagnements", PERSONNEL, conseiller=MOI)
    with Session(equipe) as session:
        lacunes = {
            cra.id_externe[:8]: cra.a_completer for cra in session.exec(select(Accompagnement)) if cra.a_completer
        }
    assert lacunes == {
        "23a3f4d4": ["code_commune"],  # a commune named without its code
        "735be4bb": ["code_commune"],  # unknown here
    }
    assert rapport.bilan["a_completer"] == 2
    assert lire(equipe, "23a3f4d4-ad23-4c86-987d-3e3e3c7a5968").code_commune is None


def test_names_of_beneficiaries_are_nowhere(equipe: Engine) -> None:
    noms = {
        texte
        for activite in VERITE
        for personne in activite["accompagnements"]
        for texte in (personne["beneficiaire"]["prenom"], personne["beneficiaire"]["nom"])
        if texte
    }
    feuille = load_workbook(io.BytesIO(PERSONNEL)).active
    noms |= {ligne[5] for ligne in feuille.iter_rows(min_row=23, max_row=82, values_only=True)}
    noms -= {"Bénéficiaire anonyme", "Camille"}
    assert {"Maëlle", "Lévêque-Test"} <= noms
    rapport = importer("accompagnements", abimer(PERSONNEL, ecrire(12, "genre", "Inconnu")), conseiller=MOI)
    assert rapport.bilan["refuses"] == 1
    garde = [str(rapport.lignes_csv())]
    with Session(equipe) as session:
        for table in Modele.metadata.sorted_tables:
            garde += [str(tuple(rangee)) for rangee in session.connection().execute(table.select())]
    entier = "\n".join(garde)
    assert "Premiers clics (1/4)" in entier
    assert [nom for nom in noms if nom in entier] == []


@pytest.mark.parametrize(
    ("changement", "refuse"),
    [
        (ecrire(12, "id", ""), (35, "ID CRA")),
        (ecrire(12, "date", "31/31/2026"), (35, "Date")),
        (ecrire(12, "type", "Sortie"), (35, "Type")),
        (ecrire(12, "canal", "Au café"), (35, "Canaux d’accompagnement")),
        (ecrire(12, "themes", "E-mail\nCuisine"), (35, "Thématique(s) d’accompagnement")),
        (ecrire(5, "genre", "Autre"), (23, "Genre du bénéficiaire")),
        (ecrire(5, "participants", "3/12"), (23, "Participants")),
        (ecrire(5, "participants", "6/13"), (23, "Participants")),
        (ecrire(5, "duree", 90), (23, "Durée (min)")),
        (ecrire(12, "date", "=TODAY()"), (35, "")),
    ],
)
def test_a_doubtful_activity_is_refused_whole_and_the_others_written(
    equipe: Engine, changement: Callable[[Any], None], refuse: tuple[int, str]
) -> None:
    rapport = importer("accompagnements", abimer(PERSONNEL, changement), conseiller=MOI)
    assert refuse in refus(rapport)
    assert {ligne for ligne, _ in refus(rapport)} == {refuse[0]}
    assert rapport.bilan["refuses"] == 1
    assert rapport.bilan["crees"] == compter(equipe) == 24


def test_merged_cells_are_never_filled_by_a_guess(equipe: Engine) -> None:
    rapport = importer(
        "accompagnements", abimer(PERSONNEL, lambda feuille: feuille.merge_cells("M23:M34")), conseiller=MOI
    )
    assert refus(rapport) == [(23, "Durée (min)")]
    assert motifs(rapport, "refus") == ["différent de la ligne 23, pour la même activité (ligne 24)"]


@pytest.mark.parametrize(
    ("changement", "nombre", "gravites"),
    [
        (lambda feuille: feuille.delete_rows(30, 2), 12, {"avertissement", "a_completer"}),
        (ecrire(3, "participants", "janvier"), 12, {"avertissement", "a_completer"}),
    ],
    ids=["rows missing", "unreadable place"],
)
def test_participants_that_do_not_add_up_are_kept_and_listed(
    equipe: Engine, changement: Callable[[Any], None], nombre: int, gravites: set[str]
) -> None:
    rapport = importer("accompagnements", abimer(PERSONNEL, changement), conseiller=MOI)
    assert {remarque.gravite for remarque in rapport.remarques if remarque.ligne == 23} == gravites
    cra = lire(equipe, ATELIER)
    assert (cra.nb_participants, cra.a_completer) == (nombre, ["nb_participants"])


def test_rows_of_one_activity_may_stand_apart(equipe: Engine) -> None:
    def deplacer(feuille: Any) -> None:
        premiere = [cellule.value for cellule in feuille[23]]
        feuille.delete_rows(23)
        feuille.append(premiere)

    importer("accompagnements", abimer(PERSONNEL, deplacer), conseiller=MOI)
    cra = lire(equipe, ATELIER)
    assert (cra.nb_participants, cra.genre_feminin, cra.a_completer) == (12, 6, [])


@pytest.mark.parametrize(
    ("preparation", "extrait"),
    [
        ("homonyme", "plusieurs membres de l’équipe portent ce nom (C-AUTRE, C-MOI)"),
        ("partie", "pas le "),
        ("hors", "aucun membre de ce nom dans l’équipe"),
    ],
)
def test_a_name_is_never_guessed(equipe: Engine, preparation: str, extrait: str) -> None:
    with Session(equipe) as session, session.begin():
        cheffe, moi = (
            session.exec(select(Conseiller).where(Conseiller.email == email)).one() for email in (CHEFFE, MOI)
        )
        if preparation == "homonyme":
            autre = create_conseiller(session, prenom="CAMILLE", nom="O'Exemple", id_externe="C-AUTRE")
            create_equipe(session, cheffe, autre)
        elif preparation == "partie":
            session.exec(select(Equipe)).one().date_fin = date(2025, 1, 1)
        else:
            moi.nom = "Autrement"
    rapport = importer("accompagnements", EQUIPE, coordinateur=CHEFFE)
    assert (rapport.bilan["crees"], rapport.bilan["refuses"]) == (0, 25)
    assert all(extrait in motif for motif in motifs(rapport, "refus"))


def test_membership_counts_on_the_day_of_the_activity(equipe: Engine) -> None:
    with Session(equipe) as session, session.begin():
        session.exec(select(Equipe)).one().date_fin = date(2026, 8, 25)
    rapport = importer("accompagnements", EQUIPE, coordinateur=CHEFFE)
    jours = [date.fromisoformat(a["date"][:10]) for a in VERITE if a["accompagnements"]]
    assert rapport.bilan["crees"] == sum(jour <= date(2026, 8, 25) for jour in jours) == 21
    assert rapport.bilan["refuses"] == 4


@pytest.mark.parametrize(
    ("contenu", "options", "extrait"),
    [
        (PERSONNEL, {}, "--conseiller EMAIL"),
        (EQUIPE, {}, "--coordinateur EMAIL"),
        (PERSONNEL, {"coordinateur": CHEFFE}, "c’est l’export d’un conseiller"),
        (EQUIPE, {"conseiller": MOI}, "c’est l’export d’une équipe"),
    ],
)
def test_the_layout_says_who_must_be_named(
    equipe: Engine, contenu: bytes, options: dict[str, str], extrait: str
) -> None:
    with pytest.raises(PerimetreInvalide, match=extrait):
        importer("accompagnements", contenu, **options)
    with pytest.raises(ErreurUtilisateur, match=r"personne@exemple\.fr"):
        importer("accompagnements", PERSONNEL, conseiller="personne@exemple.fr")


def test_a_record_never_changes_hands(equipe: Engine) -> None:
    importer("accompagnements", PERSONNEL, conseiller=MOI)
    rapport = importer("accompagnements", PERSONNEL, conseiller=CHEFFE)
    assert rapport.bilan["refuses"] == 25
    assert set(motifs(rapport, "refus")) == {DE_QUELQU_UN_D_AUTRE}


def test_a_simulation_says_the_same_and_writes_nothing(equipe: Engine) -> None:
    simule = importer("accompagnements", PERSONNEL, conseiller=MOI, simulation=True)
    assert [compter(equipe, modele) for modele in (Accompagnement, Import, Journal)] == [0, 0, 0]
    vrai = importer("accompagnements", PERSONNEL, conseiller=MOI)
    assert (simule.lignes_csv(), simule.bilan) == (vrai.lignes_csv(), vrai.bilan)
    assert importer("accompagnements", PERSONNEL, conseiller=MOI).bilan["inchanges"] == 25


@pytest.mark.parametrize(
    "contenu",
    [
        PERSONNEL[: len(PERSONNEL) // 2],
        PERSONNEL[:-30],
        abimer(PERSONNEL, lambda feuille: feuille.cell(22, 5, "Présents")),
        abimer(PERSONNEL, lambda feuille: feuille.delete_cols(25)),
        abimer(PERSONNEL, lambda feuille: feuille.delete_cols(30)),
        (DONNEES / "coordination-40.xlsx").read_bytes(),
        PERSONNEL + b"\0" * (10 * 1024 * 1024),
    ],
    ids=["half", "no directory", "renamed", "missing column", "no key", "coordination", "over 10 MB"],
)
def test_a_damaged_or_foreign_workbook_writes_nothing(equipe: Engine, contenu: bytes) -> None:
    with pytest.raises(FichierRefuse):
        importer("accompagnements", contenu, conseiller=MOI)
    assert compter(equipe, Import) == 0
