"""Six questions asked by clicks, as the ANCT: each answer is counted again by hand, exported, reopened."""

import csv
import io
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from coop_data.acces.acteur import Acteur
from coop_data.domain.accompagnement import Activite, Thematique
from coop_data.domain.structures import TypeStructure
from tests.navigateur.conftest import Serveur, attendre, se_connecter, voir
from tests.navigateur.gestes import verifier_axe

ANNEE = Acteur("Horloge").aujourdhui().year
TOTAL, NULLE_PART = "Total", "Sans structure"
SENIORS = ("age_60_69", "age_70_plus")
Rangee = dict[str, Any]
Mesure = Callable[[list[Rangee]], float]
Categorie = Callable[[Rangee], str]
Cases = dict[tuple[str, ...], float]
"""Figures that are not 0, by labels: those of the row, then that of the column. Shares in percent, minutes."""


@dataclass(frozen=True)
class Base:
    """The records of this year, alive, each with where its structure stands."""

    accompagnements: list[Rangee]
    activites: list[Rangee]


@pytest.fixture(scope="module")
def base(serveur: Serveur) -> Base:
    def lire(table: str) -> list[Rangee]:
        requete = (
            "SELECT cra.*, s.type AS type_structure, d.code AS code_departement, d.nom AS departement, "
            f"r.nom AS region FROM {table} cra LEFT JOIN structure s ON s.id = cra.structure_id "
            "LEFT JOIN commune c ON c.code = s.commune_code "
            "LEFT JOIN departement d ON d.code = c.departement_code LEFT JOIN region r ON r.code = d.region_code "
            "WHERE cra.supprime_le IS NULL AND cra.date BETWEEN ? AND ?"
        )
        return [dict(rangee) for rangee in connexion.execute(requete, (f"{ANNEE}-01-01", f"{ANNEE}-12-31"))]

    fichier = Path(serveur.environnement["COOP_DATA_DIR"]) / "coop.sqlite"
    with closing(sqlite3.connect(f"file:{fichier}?mode=ro", uri=True)) as connexion:
        connexion.row_factory = sqlite3.Row
        return Base(lire("accompagnement"), lire("activite_coordination"))


def trimestre(cra: Rangee) -> str:
    return f"{('1er', '2e', '3e', '4e')[(int(cra['date'][5:7]) - 1) // 3]} trimestre {ANNEE}"


def compter(cras: Iterable[Rangee], ligne: Categorie, colonne: Categorie, mesure: Mesure) -> Cases:
    """Each cell and each total over its own records; without a row (``""``), a report counts in totals only."""
    groupes: dict[tuple[str, ...], list[Rangee]] = defaultdict(list)
    for cra in cras:
        lignes = {ligne(cra), TOTAL} - {""}
        for cle in {(nom, autre) for nom in lignes for autre in (colonne(cra), TOTAL)}:
            groupes[cle].append(cra)
    return {cle: valeur for cle, groupe in groupes.items() if (valeur := mesure(groupe))}


def somme(*colonnes: str) -> Mesure:
    return lambda groupe: sum(cra[colonne] or 0 for cra in groupe for colonne in colonnes)


def distincts(colonne: str) -> Mesure:
    return lambda groupe: len({cra[colonne] for cra in groupe})


def type_de_structure(cra: Rangee) -> str:
    return TypeStructure(cra["type_structure"]).court if cra["structure_id"] else ""


def sante_des_seniors(base: Base) -> Cases:
    sante = [cra for cra in base.accompagnements if "sante" in json.loads(cra["thematiques"])]
    cases = compter(sante, lambda cra: cra["departement"] or NULLE_PART, trimestre, somme(*SENIORS))
    parts = {cle: 100 * valeur / cases[cle[0], TOTAL] for cle, valeur in cases.items()}
    return parts | {(ligne, "Effectif"): valeur for (ligne, colonne), valeur in cases.items() if colonne == TOTAL}


def heures(base: Base) -> Cases:
    return compter(base.activites, type_de_structure, trimestre, somme("duree_minutes"))


def coordinateurs(base: Base) -> Cases:
    return compter(base.activites, type_de_structure, trimestre, distincts("coordinateur_id"))


def themes(base: Base) -> Cases:
    cases: Cases = {(TOTAL,): len(base.accompagnements)}
    for cra in base.accompagnements:
        for code in json.loads(cra["thematiques"]):
            cle = (Thematique(code).court,)
            cases[cle] = cases.get(cle, 0) + 1
    return cases


def regions_et_activites(base: Base) -> Cases:
    cases = compter(
        base.accompagnements,
        lambda cra: cra["region"] or cra["departement"] or NULLE_PART,
        lambda cra: Activite(cra["activite"]).court,
        len,
    )
    sous_totaux = {cle: valeur for cle, valeur in cases.items() if cle[0] != TOTAL}
    return sous_totaux | {(TOTAL, ""): len(base.accompagnements)}


def premiers_departements(base: Base) -> Cases:
    """The five départements with the most conseillers, the others together: someone counts once among them."""
    qui: dict[tuple[str, str], set[str]] = defaultdict(set)
    for cra in base.accompagnements:
        qui[cra["code_departement"] or "zz", cra["departement"] or NULLE_PART].add(cra["conseiller_id"])
    tries = sorted(qui, key=lambda departement: (-len(qui[departement]), departement))
    cases = {(nom,): len(qui[code, nom]) for code, nom in tries[:5]}
    autres = set().union(*(qui[departement] for departement in tries[5:]))
    tous = {cra["conseiller_id"] for cra in base.accompagnements}
    return cases | {("Autres",): len(autres), (TOTAL,): len(tous)}


@dataclass(frozen=True)
class Question:
    """What is clicked, lists then filters, and the answer counted by hand: one per table."""

    choix: tuple[tuple[str, str], ...]
    attendus: tuple[Callable[[Base], Cases], ...]
    filtres: tuple[tuple[str, tuple[str, ...]], ...] = ()
    dessin: str = ""
    domaine: str = "Accompagnements"

    @property
    def exemple(self) -> str:
        """A ready question that only its domain offers."""
        return "Thèmes par trimestre" if self.domaine == "Accompagnements" else "Types d’animation par initiative"


DEPARTEMENTS, TYPES = ("Lignes", "Département"), ("Lignes", "Type de structure")
TRIMESTRES = ("Colonnes", "Trimestre")
ENSUITE = "Puis, dans chaque ligne"
QUESTIONS = (
    Question(
        (("Compter", "Accompagnements"), DEPARTEMENTS, TRIMESTRES, ("Afficher", "% de la ligne")),
        (sante_des_seniors,),
        (("Thème", ("Santé",)), ("Tranche d’âge", ("60 - 69 ans", "70 ans et plus"))),
        "Carte de chaleur",
    ),
    Question((("Lignes", "Thème"),), (themes,), dessin="Barres"),
    Question((("Lignes", "Région"), (ENSUITE, "Activité")), (regions_et_activites,)),
    Question(
        (("Compter", "Conseillers actifs"), DEPARTEMENTS, ("Premières lignes", "Les 5 premières")),
        (premiers_departements,),
        dessin="Carte",
    ),
    Question(
        (
            ("Compter", "Temps d’animation (en heures)"),
            ("Compter", "Coordinateur·ices actifs"),
            TYPES,
            TRIMESTRES,
        ),
        (heures, coordinateurs),
        dessin="Barres empilées",
        domaine="Coordination",
    ),
    Question(
        (("Compter", "Coordinateur·ices actifs"), TYPES, TRIMESTRES),
        (coordinateurs,),
        dessin="Courbes",
        domaine="Coordination",
    ),
)


def choisir_dans(page: Page, liste: str, option: str, *, garde: bool = True) -> None:
    """Open a list, type, take the option; ``garde``: the address then says it, whose screen is waited for."""
    champ, avant = page.get_by_test_id("stMain").get_by_label(liste, exact=True), page.url
    champ.click()
    champ.fill(option)
    page.get_by_role("option", name=option, exact=True).click()
    if garde:
        expect(page).not_to_have_url(avant)
    attendre(page)


def poser(page: Page, question: Question) -> None:
    """Ask by clicks alone, from the menu or from the question before."""
    entree = page.get_by_role("link", name="Explorer").or_(page.get_by_role("button", name="Nouvelle question"))
    entree.last.click()
    voir(page.get_by_text("partez d’une question toute prête"))
    attendre(page)
    page.get_by_test_id("stMain").get_by_role("radio", name=question.domaine).click()
    voir(page.get_by_role("link", name=question.exemple))
    attendre(page)
    if "cette-annee" not in page.url:
        choisir_dans(page, "Période", "Cette année")
    for liste, option in question.choix:
        choisir_dans(page, liste, option)
    for dimension, categories in question.filtres:
        choisir_dans(page, "Ajouter un filtre", dimension, garde=False)
        for categorie in categories:
            choisir_dans(page, dimension, categorie)
        page.keyboard.press("Escape")
    if question.dessin:
        page.get_by_role("radio", name=question.dessin, exact=True).click()
        voir(page.get_by_test_id("stPlotlyChart"))
        attendre(page)


def tableaux(page: Page) -> list[Cases]:
    """What each table says, read as a person does."""
    return [tableau(table) for table in page.locator("table.explorer-tableau").all()]


def tableau(table: Locator) -> Cases:
    rangees: list[list[str]] = table.evaluate(
        "t => [...t.rows].map(r => [...r.cells].map(c => (c.tagName === 'TH' ? '#' : '') + c.innerText))"
    )
    entetes, *corps = rangees
    croise = f"#{TOTAL}" in entetes
    cases: Cases = {}
    for rangee in corps:
        libelles = tuple(case[1:] for case in rangee if case.startswith("#"))
        for entete, texte in zip(entetes[len(libelles) :], rangee[len(libelles) :], strict=True):
            if valeur := nombre(texte):
                cases[(*libelles, entete[1:]) if croise else libelles] = valeur
    return cases


def premier_tableau(page: Page) -> Locator:
    return page.locator("table.explorer-tableau").first


def nombre(texte: str) -> float:
    """A share, a duration in minutes or a number as it is written; 0 when there is none."""
    chiffres = re.sub(r"\s", "", texte)
    if duree := re.fullmatch(r"(?:(\d+)h(\d*))|(?:(\d+)min)", chiffres):
        return 60 * int(duree[1] or 0) + int(duree[2] or duree[3] or 0)
    return 0 if chiffres == "–" else float(chiffres.replace(",", ".").removesuffix("%"))


def exportes(page: Page, question: Question) -> list[Cases]:
    """What the CSV holds for each measure, shares raw."""
    lien = page.get_by_role("link", name="Télécharger en CSV").first.get_attribute("href")
    reponse = page.request.get(lien or "")
    assert reponse.ok
    entetes, *corps = csv.reader(io.StringIO(reponse.body().decode("utf-8-sig")), delimiter=";")
    entetes = [entete.partition(" – ")[0] for entete in entetes]  # the total says of what
    choix = dict(question.choix)
    croise, textes = "Colonnes" in choix, 2 if ENSUITE in choix else 1
    identite = 1 if entetes[0] == "Mesure" else 0  # then the last column is its unit
    entetes = entetes[: len(entetes) - identite]
    cases: dict[tuple[str, ...], Cases] = {}
    for rangee in corps:
        de_la_mesure = cases.setdefault(tuple(rangee[:identite]), {})
        libelles, chiffres = rangee[identite : identite + textes], rangee[identite + textes :]
        for entete, texte in zip(entetes[identite + textes :], chiffres, strict=identite == 0):
            facteur = 100 if "Afficher" in choix and entete != "Effectif" else 1
            if valeur := float(texte.replace(",", ".") or 0):
                de_la_mesure[(*libelles, entete) if croise else tuple(libelles)] = facteur * valeur
    return list(cases.values())


def test_six_questions_are_answered_exported_and_reopened(
    page: Page, base: Base, nouveau_contexte: Callable[..., BrowserContext]
) -> None:
    se_connecter(page, "anct", "/explorer")
    page.get_by_test_id("stMain").get_by_role("radio", name="Coordination").click()
    page.get_by_role("link", name=QUESTIONS[-2].exemple).click()
    voir(premier_tableau(page))
    attendre(page)
    page.get_by_role("radio", name=QUESTIONS[-2].dessin, exact=True).click()
    expect(page).to_have_url(re.compile("ligne=.*affichage="))  # one more choice keeps the question
    page.go_back()
    expect(page).to_have_url(re.compile("ligne=(?!.*affichage)"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"/explorer\?(?!.*ligne=)"))
    adresses, reponses = [], []
    for question in QUESTIONS:
        poser(page, question)
        lus = tableaux(page)
        for attendu, lu, exporte in zip(question.attendus, lus, exportes(page, question), strict=True):
            assert lu == pytest.approx(attendu(base), abs=0.0501)
            assert exporte == pytest.approx(attendu(base))
        adresses.append(page.url)
        reponses.append(lus)
    verifier_axe(page)
    autre = se_connecter(nouveau_contexte(color_scheme="dark").new_page(), "anct", "/aide")
    for adresse, reponse in zip(adresses, reponses, strict=True):
        autre.goto(adresse)
        voir(premier_tableau(autre))
        attendre(autre)
        assert tableaux(autre) == reponse
    verifier_axe(autre)
