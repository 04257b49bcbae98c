"""Projects: from a first tag to its file; and two tags that two people of a team use become one."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.navigateur.conftest import attendre, se_connecter, voir
from tests.navigateur.gestes import choisir, enregistrer, etiquette, verifier_axe

PROJET = "Parcours en bus"
DE, VERS = "Café-tablette", "Cafés tablettes"


def creer(page: Page, nom: str, portee: str) -> None:
    """A tag made on « Mes tags »."""
    page.goto("/mes-tags")
    attendre(page)
    page.get_by_text("Créer un tag", exact=True).click()
    page.get_by_label("Nom du tag").fill(nom)
    etiquette(page, "radio", portee).click()
    page.get_by_role("button", name="Créer le tag").click()
    voir(page.get_by_text(f"Le tag {nom} a bien été créé."))
    attendre(page)


def poser(page: Page, *noms: str) -> None:
    """Put tags on the report being typed."""
    champ = page.get_by_role("combobox", name="Tags spécifiques")
    for nom in noms:
        champ.click()
        champ.fill(nom)
        page.get_by_role("option", name=nom, exact=True).click()
        attendre(page)
    page.keyboard.press("Escape")
    attendre(page)


def durer(page: Page, duree: str) -> None:
    """A duration among those offered."""
    page.get_by_role("radio", name=duree, exact=True).click()
    attendre(page)


def creer_animation(page: Page, *tags: str) -> None:
    """An animation carrying tags, saved."""
    page.goto("/animation")
    attendre(page)
    durer(page, "45mn")
    for role, choix in (("radio", "Webinaire"), ("checkbox", "Maillage territorial")):
        choisir(page, role, choix)
    page.get_by_role("spinbutton", name="Structure·s").fill("3")
    page.keyboard.press("Tab")
    attendre(page)
    poser(page, *tags)
    enregistrer(page, "L’animation a bien été enregistrée.")


def gerer(page: Page, nom: str, action: str) -> None:
    """Choose in the menu of a tag on « Mes tags »."""
    page.goto("/mes-tags?texte=" + nom)
    attendre(page)
    voir(page.get_by_text("1 tag", exact=False).first)
    page.get_by_role("button", name="Gérer").click()
    page.get_by_role("menuitem", name=action).or_(page.get_by_role("option", name=action)).click()
    attendre(page)


def lire(page: Page, format_demande: str) -> bytes:
    """The bytes of a downloaded file."""
    with page.expect_download() as attente:
        page.get_by_role("link", name=f"Télécharger en {format_demande}").click()
    return attente.value.path().read_bytes()


def chiffre(page: Page, libelle: str) -> Locator:
    """A key figure's card."""
    return page.get_by_test_id("stMetric").filter(has_text=libelle).first.get_by_test_id("stMetricValue")


def test_a_project_from_its_first_tag_to_its_file(page: Page, tmp_path: Path) -> None:
    se_connecter(page, "coordinateur")
    creer(page, PROJET, "Tag personnel")
    page.get_by_role("link", name=PROJET).click()
    voir(page.get_by_role("heading", level=1, name=PROJET))
    voir(page.get_by_text("Aucune activité que vous pouvez lire ne porte ce tag."))
    verifier_axe(page)

    creer_animation(page, PROJET)
    page.goto("/mes-activites?texte=" + PROJET)
    attendre(page)
    page.get_by_role("link", name="Animation · 3 participants").click()
    page.get_by_role("link", name=PROJET).click()
    voir(page.get_by_role("heading", level=1, name=PROJET))
    voir(page.get_by_text("Sont comptées : vos activités de coordination."))
    expect(chiffre(page, "Animations")).to_have_text("1")
    expect(chiffre(page, "Temps d’animation")).to_have_text("45 min")
    expect(page.get_by_role("link", name="Animation · 3 participants")).to_have_count(1)
    verifier_axe(page)

    lignes = list(csv.DictReader(io.StringIO(lire(page, "CSV").decode("utf-8-sig")), delimiter=";"))
    assert [(ligne["type"], ligne["structures"], ligne["tags"]) for ligne in lignes] == [
        ("animation", "3", PROJET)
    ]
    chemin = tmp_path / "projet.xlsx"
    chemin.write_bytes(lire(page, "Excel"))
    classeur = load_workbook(chemin)
    assert [(feuille.title, feuille.max_row) for feuille in classeur.worksheets[1:]] == [("Coordination", 2)]

    page.get_by_role("button", name="Archiver le projet").click()
    voir(page.get_by_text("Ce projet est archivé depuis le"))
    page.goto("/mes-tags")
    attendre(page)
    page.get_by_text("Tags archivés (1)").click()
    voir(page.get_by_role("link", name=PROJET))
    verifier_axe(page)


def test_two_tags_of_two_people_of_a_team_become_one(
    page: Page, nouveau_contexte: Callable[..., BrowserContext]
) -> None:
    se_connecter(page, "coordinateur")
    creer(page, DE, "Tag d’équipe")
    creer(page, VERS, "Tag d’équipe")
    creer_animation(page, DE, VERS)

    membre = se_connecter(nouveau_contexte().new_page(), "conseiller")
    membre.goto("/accompagnement")
    attendre(membre)
    durer(membre, "45mn")
    choisir(membre, "checkbox", "E-mail")
    poser(membre, DE)
    enregistrer(membre, "L’accompagnement individuel a bien été enregistré.")

    gerer(page, DE, "Fusionner")
    dialogue = page.get_by_role("dialog")
    dialogue.get_by_role("combobox").fill(VERS)
    page.get_by_role("option", name=VERS).click()
    voir(dialogue.get_by_text("1 activité de coordination et 1 CRA d’accompagnement, dont 1 à vous"))
    verifier_axe(page)
    dialogue.get_by_role("button", name="Confirmer la fusion").click()
    voir(page.get_by_text(f"Le tag {DE} a bien été fusionné avec {VERS}"))

    page.goto("/mes-tags?texte=tablette")
    attendre(page)
    voir(page.get_by_text("1 activité de coordination et 1 CRA d’accompagnement, dont 1 à vous"))
    page.get_by_role("link", name=VERS).click()
    voir(page.get_by_role("heading", level=1, name=VERS))
    expect(chiffre(page, "Animations")).to_have_text("1")
    expect(chiffre(page, "CRA enregistrés")).to_have_text("1")

    membre.goto("/mes-activites?texte=tablettes")
    attendre(membre)
    expect(membre.get_by_text(f"Tags : {VERS}")).to_have_count(1)
