"""« Mes activités » by keyboard alone: find, filter, open, change, copy, delete, restore."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.navigateur.conftest import attendre, se_connecter, voir
from tests.navigateur.gestes import Clavier, verifier_axe

NOM = "Salon des touches"
TITRE = f"Évènement · {NOM}"


@pytest.fixture
def clavier(page: Page) -> Clavier:
    """A coordinator's keyboard, signed in."""
    return Clavier(se_connecter(page, "coordinateur"))


def ouvrir(clavier: Clavier, chemin: str) -> Page:
    """Open an address and wait for it."""
    clavier.page.goto(chemin)
    attendre(clavier.page)
    return clavier.page


def presser(clavier: Clavier, nom: str) -> None:
    """Reach a button of the page and press it."""
    clavier.repondre(clavier.page.get_by_test_id("stMain").get_by_role("button", name=nom).first, "Enter")


def enregistrer(clavier: Clavier, succes: str) -> None:
    """Save, even when something like it exists already."""
    page = clavier.page
    presser(clavier, "Enregistrer l’activité")
    confirmation, quand_meme = page.get_by_text(succes), page.get_by_role("button", name="Enregistrer quand même")
    voir(confirmation.or_(quand_meme))
    if quand_meme.is_visible():
        presser(clavier, "Enregistrer quand même")
    voir(confirmation)
    attendre(page)


def chercher(clavier: Clavier, texte: str) -> None:
    """The list, searched."""
    page = ouvrir(clavier, "/mes-activites")
    clavier.aller(page.get_by_label("Rechercher dans mes activités"))
    page.keyboard.type(texte)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("texte="))
    attendre(page)


def test_find_filter_change_copy_delete_restore_by_keyboard(clavier: Clavier) -> None:
    page = ouvrir(clavier, "/evenement")
    clavier.repondre(page.get_by_label("Nom de l’évènement"), texte=NOM)
    clavier.repondre(page.get_by_role("radio", name=re.compile("^NEC local")), "Space")
    clavier.repondre(page.get_by_role("checkbox", name="Un Hub"), "Space")
    enregistrer(clavier, "L’événement a bien été enregistré.")
    cartes = page.get_by_role("link", name=TITRE)

    chercher(clavier, "SALON touches")
    voir(page.get_by_text("1 activité correspond à votre recherche"))
    clavier.repondre(page.get_by_test_id("stExpander").locator("summary"), "Enter")
    clavier.repondre(page.get_by_role("combobox", name="Type d’activité"), *"Anim", "Enter")
    page.keyboard.press("Escape")
    voir(page.get_by_text("Aucune activité ne correspond à votre recherche"))
    presser(clavier, "Type d’activité : Animation")
    expect(cartes).to_have_count(1)
    clavier.repondre(cartes, "Enter")
    voir(page.get_by_role("heading", level=1, name=TITRE))
    attendre(page)

    presser(clavier, "Modifier")
    clavier.repondre(page.get_by_role("spinbutton", name="Nombre de participants"), texte="40")
    enregistrer(clavier, "Vos modifications ont bien été enregistrées.")
    presser(clavier, "Dupliquer")
    enregistrer(clavier, "L’événement a bien été enregistré.")
    chercher(clavier, NOM)
    expect(page.get_by_role("link", name=f"{TITRE} · 40 participants")).to_have_count(2)

    clavier.repondre(cartes.first, "Enter")
    voir(page.get_by_role("heading", level=1, name=TITRE))
    attendre(page)
    presser(clavier, "Supprimer")
    clavier.repondre(page.get_by_role("dialog").get_by_role("button", name="Supprimer"), "Enter")
    voir(page.get_by_text("L’activité a bien été supprimée"))
    chercher(clavier, NOM)
    expect(cartes).to_have_count(1)
    ouvrir(clavier, "/corbeille")
    presser(clavier, "Restaurer")
    voir(page.get_by_text("L’activité a bien été restaurée"))
    verifier_axe(page)
    chercher(clavier, NOM)
    expect(cartes).to_have_count(2)
