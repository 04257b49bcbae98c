"""Logging on a phone: 360 px wide, by touch, in as few taps as by keyboard.

An interaction is one tap.
"""

import sys
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.navigateur.conftest import attendre, se_connecter, voir
from tests.navigateur.gestes import etiquette, verifier_axe

TELEPHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
SECONDES_MAX = 45
INTERACTIONS_MAX = 12
CIBLE_MIN_PX = 44
LARGEURS = (
    "() => [...document.querySelectorAll('html, [data-testid=stMain]')].map(e => e.scrollWidth - e.clientWidth)"
)


@pytest.fixture
def telephone(nouveau_contexte: Callable[..., BrowserContext]) -> Page:
    """A coordinator's phone, signed in."""
    return se_connecter(nouveau_contexte(**TELEPHONE).new_page(), "coordinateur")


def toucher(cible: Locator) -> None:
    """Tap a target big enough for a finger."""
    boite = cible.bounding_box()
    assert boite is not None
    assert min(boite["width"], boite["height"]) >= CIBLE_MIN_PX, f"{cible} : {boite}"
    cible.tap()
    attendre(cible.page)


def test_animation_by_touch(telephone: Page) -> None:
    page = telephone
    page.goto("/animation")
    attendre(page)
    debut = time.monotonic()
    plus = page.get_by_test_id("stNumberInput").filter(has=page.get_by_role("spinbutton", name="Structure·s"))
    cibles = [
        page.get_by_role("radio", name="1h", exact=True),
        plus.get_by_test_id("stNumberInputStepUp"),
        etiquette(page, "radio", "Webinaire"),
        etiquette(page, "checkbox", "Maillage territorial"),
        page.get_by_role("button", name="Enregistrer l’activité"),
    ]
    for cible in cibles:
        toucher(cible)
    interactions = len(cibles)
    confirmation = page.get_by_text("L’animation a bien été enregistrée.")
    quand_meme = page.get_by_role("button", name="Enregistrer quand même")
    voir(confirmation.or_(quand_meme))
    if quand_meme.is_visible():
        toucher(quand_meme)
        interactions += 1
    voir(confirmation)
    secondes = time.monotonic() - debut
    sys.stdout.write(f"\nAnimation au doigt : {secondes:.1f} s, {interactions} interactions\n")
    assert secondes <= SECONDES_MAX
    assert interactions <= INTERACTIONS_MAX


def saisir(champ: Locator, texte: str) -> None:
    """Tap a field and type, as the phone's keyboard does."""
    champ.tap()
    champ.press_sequentially(texte)
    champ.blur()
    attendre(champ.page)


def repondre(page: Page, *choix: tuple[str, str]) -> None:
    """Tap choices of the form, by role and by how their name begins."""
    for role, nom in choix:
        toucher(etiquette(page, role, nom))


def enregistrer_au_doigt(page: Page, succes: str) -> None:
    """Save by touch; the confirmation's button leads to « Mes activités »."""
    toucher(page.get_by_role("button", name="Enregistrer l’activité"))
    confirmation, quand_meme = page.get_by_text(succes), page.get_by_role("button", name="Enregistrer quand même")
    voir(confirmation.or_(quand_meme))
    if quand_meme.is_visible():
        toucher(quand_meme)
    voir(confirmation)
    verifier_axe(page)
    toucher(page.get_by_role("button", name="Voir mes activités"))
    voir(page.get_by_role("heading", level=1, name="Mes activités"))


def ouvrir_dans_mes_activites(page: Page, nom: str) -> None:
    """Find the report in the list, and open it by touch."""
    lien = page.get_by_role("link", name=nom)
    expect(lien).to_have_count(1)
    assert page.evaluate(LARGEURS) == [0, 0]
    toucher(lien)
    voir(page.get_by_role("heading", level=1, name=nom))
    assert page.evaluate(LARGEURS) == [0, 0]


def test_evenement_by_touch(telephone: Page) -> None:
    page = telephone
    page.goto("/evenement")
    attendre(page)
    saisir(page.get_by_label("Nom de l’évènement"), "Forum du pouce")
    repondre(page, ("radio", "NEC local"), ("checkbox", "Un Hub"))
    enregistrer_au_doigt(page, "L’événement a bien été enregistré.")
    ouvrir_dans_mes_activites(page, "Évènement · Forum du pouce")
    voir(page.get_by_test_id("stMain").get_by_text("NEC local", exact=True))


def test_partenariat_with_two_partners_by_touch(telephone: Page) -> None:
    page = telephone
    page.goto("/partenariat")
    attendre(page)
    saisir(page.get_by_label("Nom du partenariat"), "Réseau du pouce")
    repondre(page, ("checkbox", "Recherche de subvention"))
    toucher(page.get_by_role("button", name="Ajouter une structure partenaire"))
    for rang, (nom, type_partenaire) in enumerate(
        (("Mairie du Pouce", "Commune"), ("Pouce et Index", "Association"))
    ):
        saisir(page.get_by_role("textbox", name="Nom de la structure partenaire").nth(rang), nom)
        toucher(page.get_by_role("combobox", name="Type de la structure partenaire").nth(rang))
        page.get_by_role("option", name=type_partenaire).first.tap()
        attendre(page)
    enregistrer_au_doigt(page, "Le partenariat a bien été enregistré.")
    ouvrir_dans_mes_activites(page, "Partenariat · Réseau du pouce")
    for partenaire in ("Mairie du Pouce (Commune)", "Pouce et Index (Association)"):
        voir(page.get_by_text(partenaire).first)


def test_atelier_by_touch(nouveau_contexte: Callable[..., BrowserContext]) -> None:
    page = se_connecter(nouveau_contexte(**TELEPHONE).new_page(), "conseiller")
    page.goto("/accompagnement")
    attendre(page)
    toucher(page.get_by_role("radio", name="Atelier collectif"))
    saisir(page.get_by_label("Titre de l’atelier"), "Atelier du pouce")
    saisir(page.get_by_role("spinbutton", name="Nombre de participants"), "3")
    toucher(page.get_by_role("radio", name="1h30", exact=True))
    toucher(page.get_by_role("radio", name="À distance"))
    repondre(page, ("checkbox", "E-mail"))
    enregistrer_au_doigt(page, "L’atelier collectif a bien été enregistré.")
    ouvrir_dans_mes_activites(page, "Atelier du pouce")
    expect(page.get_by_test_id("stMain")).to_contain_text("Nombre de participants3")
