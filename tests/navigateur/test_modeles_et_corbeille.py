"""The everyday of those who log: a template, several dates, an évènement and its partenariat, the corbeille."""

import re
from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from coop_data.formats import PARIS
from tests.navigateur.conftest import attendre, se_connecter, voir
from tests.navigateur.gestes import choisir, enregistrer, verifier_axe

NOM = "Forum des gestes"


@pytest.fixture
def coordinateur(page: Page) -> Page:
    """A coordinator signed in."""
    return se_connecter(page, "coordinateur")


def ouvrir(page: Page, chemin: str) -> None:
    page.goto(chemin)
    attendre(page)


def presser(page: Page, nom: str) -> None:
    page.get_by_role("button", name=nom, exact=True).click()
    attendre(page)


def ecrire_jour(page: Page, libelle: str, jour: date) -> None:
    """Type a day in a date field, part by part."""
    champ = page.get_by_test_id("stDateInput").filter(has_text=libelle)
    for partie, texte in zip(
        champ.get_by_role("spinbutton").all(), jour.strftime("%d %m %Y").split(), strict=True
    ):
        partie.click()
        page.keyboard.type(texte)
    page.keyboard.press("Tab")
    attendre(page)


def creer_evenement(page: Page) -> None:
    """An évènement of that name, its confirmation on screen."""
    ouvrir(page, "/evenement")
    page.get_by_label("Nom de l’évènement").fill(NOM)
    page.keyboard.press("Tab")
    attendre(page)
    for role, choix in (("radio", "NEC local"), ("checkbox", "Un Hub")):
        choisir(page, role, choix)
    enregistrer(page, "L’événement a bien été enregistré.")


def chercher(page: Page, texte: str) -> None:
    ouvrir(page, f"/mes-activites?texte={texte}")


def test_template_dates_link_and_corbeille(coordinateur: Page) -> None:
    page = coordinateur
    creer_evenement(page)
    _modele(page)
    _lien(page)
    _plusieurs_dates(page)
    _corbeille(page)


def _modele(page: Page) -> None:
    """Kept from the confirmation, found on « Enregistrer une activité », saved."""
    presser(page, "Enregistrer comme modèle")
    fenetre = page.get_by_role("dialog")
    fenetre.get_by_label("Nom du modèle").fill("Mon forum")
    fenetre.get_by_role("button", name="Enregistrer le modèle").click()
    voir(fenetre.get_by_text("Le modèle Mon forum est enregistré"))
    verifier_axe(page)
    fenetre.get_by_role("button", name="Fermer").first.click()
    ouvrir(page, "/enregistrer")
    page.get_by_role("button", name="Mon forum").click()
    expect(page.get_by_label("Nom de l’évènement")).to_have_value(NOM)
    enregistrer(page, "L’événement a bien été enregistré.")


def _lien(page: Page) -> None:
    """From the évènement, its partenariat; each says the other, in its detail and in the list."""
    presser(page, "Créer le partenariat lié")
    voir(page.get_by_text(f"Évènement lié : Évènement · {NOM}"))
    expect(page.get_by_label("Nom du partenariat")).to_have_value(NOM)
    choisir(page, "checkbox", "Recherche de subvention")
    page.get_by_label("Nom de la structure partenaire").fill("Ville de Bron")
    page.keyboard.press("Tab")
    attendre(page)
    page.get_by_role("combobox", name="Type de la structure partenaire").click()
    page.get_by_role("option", name="Une commune").click()
    attendre(page)
    enregistrer(page, "Le partenariat a bien été enregistré.")
    chercher(page, NOM)
    expect(page.get_by_text(f"Partenariat lié : Partenariat · {NOM}")).to_have_count(1)
    page.get_by_role("link", name=re.compile(f"^Partenariat · {NOM}")).click()
    voir(page.get_by_text("Évènement lié", exact=True).first)
    verifier_axe(page)
    page.get_by_role("link", name=re.compile(f"^Évènement · {NOM}")).click()
    voir(page.get_by_text("Partenariats liés", exact=True))


def _plusieurs_dates(page: Page) -> None:
    """Three weeks in a row, taken back at once."""
    attendre(page)
    page.get_by_role("link", name="Dupliquer à plusieurs dates").click()
    voir(page.get_by_text("Aucune date choisie"))
    presser(page, "Ajouter cette date")
    voir(page.get_by_text("Une activité semblable est déjà enregistrée"))
    ecrire_jour(page, "Jusqu’au", datetime.now(PARIS).date() + timedelta(days=15))
    presser(page, "Ajouter ces dates")
    voir(page.get_by_role("heading", name="3 dates choisies"))
    verifier_axe(page)
    presser(page, "Enregistrer 3 activités")
    voir(page.get_by_text("3 activités ont bien été enregistrées."))
    presser(page, "Annuler ces enregistrements")
    voir(page.get_by_text("3 activités : mise à la corbeille."))


def _corbeille(page: Page) -> None:
    """Found by its name, restored together; the menu counts what is left."""
    ouvrir(page, f"/corbeille?texte={NOM}")
    voir(page.get_by_text("3 activités supprimées"))
    expect(page.get_by_role("link", name=re.compile(r"^Corbeille \(\d+\)"))).to_be_attached()
    choisir(page, "checkbox", "Tout sélectionner")
    verifier_axe(page)
    presser(page, "Restaurer la sélection")
    voir(page.get_by_text("3 activités ont bien été restaurées"))
    chercher(page, NOM)
    expect(page.get_by_role("link", name=re.compile(f"^Évènement · {NOM}"))).to_have_count(5)


def test_another_type_keeps_what_both_have_and_changes_back(coordinateur: Page) -> None:
    page = coordinateur
    ouvrir(page, "/evenement")
    page.get_by_label("Nom de l’évènement").fill("Journée à ranger")
    page.keyboard.press("Tab")
    attendre(page)
    choisir(page, "checkbox", "Un Hub")
    for vers, nom in (("Partenariat", "Nom du partenariat"), ("Évènement", "Nom de l’évènement")):
        presser(page, "Changer de type")
        fenetre = page.get_by_role("dialog")
        fenetre.locator("label").filter(has_text=vers).click()
        attendre(page)
        fenetre.get_by_role("button", name="Changer le type").click()
        voir(page.get_by_role("heading", name=vers, exact=True))
        attendre(page)
        expect(page.get_by_label(nom)).to_have_value("Journée à ranger")
    expect(page.get_by_role("checkbox", name="Un Hub")).to_be_checked()
