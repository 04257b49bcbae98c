"""« Mes activités »: find, filter, change, copy, delete, restore, take away and read the file back."""

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Download, Locator, Page, expect

from tests.navigateur.conftest import attendre, se_connecter, voir
from tests.navigateur.gestes import choisir, enregistrer, verifier_axe

NOM = "Salon des parcours"


@pytest.fixture
def coordinateur(page: Page) -> Page:
    """A coordinator signed in."""
    return se_connecter(page, "coordinateur")


def creer_evenement(page: Page, nom: str) -> None:
    """An évènement of that name, saved through its form."""
    page.goto("/evenement")
    attendre(page)
    page.get_by_label("Nom de l’évènement").fill(nom)
    page.keyboard.press("Tab")
    attendre(page)
    for role, choix in (("radio", "NEC local"), ("checkbox", "Un Hub")):
        choisir(page, role, choix)
    enregistrer(page, "L’événement a bien été enregistré.")


def chercher(page: Page, texte: str) -> None:
    """The list, searched."""
    page.goto("/mes-activites")
    attendre(page)
    page.get_by_label("Rechercher dans mes activités").fill(texte)
    page.keyboard.press("Enter")
    attendre(page)


def carte(page: Page, nom: str) -> Locator:
    """The links of the cards of that name."""
    return page.get_by_role("link", name=f"Évènement · {nom}")


def test_find_change_copy_delete_restore(coordinateur: Page) -> None:
    page, nom = coordinateur, f"{NOM} entier"
    creer_evenement(page, nom)
    chercher(page, "SALON entier")
    voir(page.get_by_text("1 activité correspond à votre recherche"))
    carte(page, nom).click()
    voir(page.get_by_role("heading", name=f"Évènement · {nom}"))
    verifier_axe(page)

    page.get_by_role("button", name="Modifier").click()
    attendre(page)
    page.get_by_role("spinbutton", name="Nombre de participants").fill("40")
    page.keyboard.press("Tab")
    attendre(page)
    enregistrer(page, "Vos modifications ont bien été enregistrées.")

    page.get_by_role("button", name="Dupliquer").click()
    attendre(page)
    enregistrer(page, "L’événement a bien été enregistré.")
    chercher(page, nom)
    expect(page.get_by_role("link", name=f"Évènement · {nom} · 40 participants")).to_have_count(2)

    carte(page, nom).first.click()
    page.get_by_role("button", name="Supprimer").click()
    dialogue = page.get_by_role("dialog")
    voir(dialogue.get_by_text("Êtes-vous sûr·e de vouloir supprimer cette activité ?"))
    dialogue.get_by_role("button", name="Supprimer").click()
    voir(page.get_by_text("L’activité a bien été supprimée"))
    chercher(page, nom)
    expect(carte(page, nom)).to_have_count(1)
    page.goto("/corbeille")
    attendre(page)
    page.get_by_role("button", name="Restaurer").first.click()
    voir(page.get_by_text("L’activité a bien été restaurée"))
    chercher(page, nom)
    expect(carte(page, nom)).to_have_count(2)


def test_filters_live_in_the_address_and_survive_paging(coordinateur: Page) -> None:
    page = coordinateur
    page.goto("/mes-activites?type=animation&lignes=10")
    attendre(page)
    voir(page.get_by_role("button", name="Type d’activité : Animation"))
    expect(page.get_by_role("link", name="Animation")).to_have_count(10)
    page.get_by_role("button", name="Page suivante").click()
    page.wait_for_url("**page=2**")
    assert "type=animation" in page.url
    expect(page.get_by_role("link", name="Évènement")).to_have_count(0)
    verifier_axe(page)
    page.get_by_role("button", name="Effacer les filtres").click()
    page.wait_for_url(lambda adresse: "type=" not in adresse)
    page.goto("/mes-activites?texte=introuvable-partout")
    voir(page.get_by_text("Aucune activité ne correspond à votre recherche"))


def test_files_hold_exactly_what_is_filtered(coordinateur: Page, tmp_path: Path) -> None:
    page, nom = coordinateur, f"{NOM} exporté"
    creer_evenement(page, nom)
    chercher(page, nom)
    lignes = list(csv.DictReader(io.StringIO(lire(page, "CSV").decode("utf-8-sig")), delimiter=";"))
    assert [(ligne["type"], ligne["nom"], ligne["organisateurs"]) for ligne in lignes] == [
        ("evenement", nom, "hub")
    ]
    chemin = tmp_path / "activites.xlsx"
    chemin.write_bytes(lire(page, "Excel"))
    classeur = load_workbook(chemin)
    assert classeur.sheetnames[0] == "Informations"
    valeurs = {cellule for ligne in classeur.worksheets[1].iter_rows(values_only=True) for cellule in ligne}
    assert nom in valeurs


def lire(page: Page, format_demande: str) -> bytes:
    """The bytes of a downloaded file."""
    with page.expect_download() as attente:
        page.get_by_role("link", name=f"Télécharger en {format_demande}").click()
    telechargement: Download = attente.value
    return telechargement.path().read_bytes()
