"""Logging by keyboard alone: seconds, interactions, and each of the four forms.

An interaction is one answer given or one button pressed: reaching a field with Tab and answering it (typing,
arrows or Space) count as one. Seconds run from the form being drawn to the confirmation.
"""

import re
import sys
import time

import pytest
from playwright.sync_api import Page, expect

from tests.navigateur.conftest import attendre, se_connecter, voir
from tests.navigateur.gestes import Clavier, verifier_axe

SECONDES_MAX = 45
INTERACTIONS_MAX = 12
NOTER_L_EXECUTION = """() => new MutationObserver((changements) => {
  if (changements.some(({target}) => target.dataset.testScriptState === "notRunning"))
    document.documentElement.dataset.execute = "oui";
}).observe(document, {subtree: true, attributeFilter: ["data-test-script-state"]})"""


@pytest.fixture
def clavier(page: Page) -> Clavier:
    """A coordinator's keyboard, signed in."""
    se_connecter(page, "coordinateur")
    return Clavier(page)


def ouvrir(clavier: Clavier, chemin: str) -> Page:
    """Open a form and wait for it."""
    clavier.page.goto(chemin)
    attendre(clavier.page)
    return clavier.page


def enregistrer(clavier: Clavier, succes: str) -> None:
    """Press « Enregistrer l’activité » and wait for the success text."""
    clavier.repondre(clavier.page.get_by_role("button", name="Enregistrer l’activité"), "Enter")
    quand_meme = clavier.page.get_by_role("button", name="Enregistrer quand même")
    confirmation = clavier.page.get_by_text(succes)
    voir(quand_meme.or_(confirmation))
    if quand_meme.is_visible():
        clavier.repondre(quand_meme, "Enter")
    voir(confirmation)


def test_animation_takes_less_than_45_seconds_and_12_interactions(clavier: Clavier) -> None:
    page = ouvrir(clavier, "/animation")
    debut = time.monotonic()
    clavier.repondre(page.get_by_role("radio", name="1h", exact=True), "Space")
    clavier.repondre(page.get_by_role("spinbutton", name="Structure·s"), "ArrowUp", "Tab")
    clavier.repondre(page.get_by_role("radio", name="Webinaire"), "Space")
    clavier.repondre(page.get_by_role("checkbox", name=re.compile("^Maillage territorial")), "Space")
    enregistrer(clavier, "L’animation a bien été enregistrée.")
    secondes = time.monotonic() - debut
    sys.stdout.write(f"\nAnimation au clavier : {secondes:.1f} s, {clavier.interactions} interactions\n")
    assert secondes <= SECONDES_MAX
    assert clavier.interactions <= INTERACTIONS_MAX
    verifier_axe(page)


def test_evenement_by_keyboard(clavier: Clavier) -> None:
    page = ouvrir(clavier, "/evenement")
    clavier.repondre(page.get_by_label("Nom de l’évènement"), texte="Forum du clavier")
    clavier.repondre(page.get_by_role("radio", name=re.compile("^Évènement grand public")), "Space")
    clavier.repondre(page.get_by_role("checkbox", name="Ma structure (moi - même)"), "Space")
    verifier_axe(page)
    enregistrer(clavier, "L’événement a bien été enregistré.")
    voir(page.get_by_text("Évènement · Forum du clavier"))


def test_partenariat_by_keyboard(clavier: Clavier) -> None:
    page = ouvrir(clavier, "/partenariat")
    clavier.repondre(page.get_by_label("Nom du partenariat"), texte="Réseau du clavier")
    clavier.repondre(page.get_by_role("checkbox", name="Recherche de subvention"), "Space")
    clavier.repondre(page.get_by_role("textbox", name="Nom de la structure partenaire"), texte="Mairie d’Alizay")
    clavier.repondre(page.get_by_label("Type de la structure partenaire"), "c", "Enter")
    verifier_axe(page)
    enregistrer(clavier, "Le partenariat a bien été enregistré.")
    page.get_by_role("button", name="Voir mes activités").click()
    page.get_by_role("link", name="Partenariat · Réseau du clavier · 1 partenaire").first.click()
    voir(page.get_by_text("Mairie d’Alizay (Commune)", exact=True))


def test_accompagnement_by_keyboard(page: Page) -> None:
    se_connecter(page, "conseiller")
    clavier = Clavier(page)
    ouvrir(clavier, "/accompagnement")
    clavier.repondre(page.get_by_role("radio", name="45mn", exact=True), "Space")
    clavier.repondre(page.get_by_role("checkbox", name="E-mail"), "Space")
    verifier_axe(page)
    enregistrer(clavier, "L’accompagnement individuel a bien été enregistré.")


def test_errors_are_beside_the_fields_and_linked_from_the_top(clavier: Clavier) -> None:
    page = ouvrir(clavier, "/animation")
    clavier.repondre(page.get_by_role("button", name="Enregistrer l’activité"), "Enter")
    resume = page.locator(".saisie-resume")
    expect(resume.get_by_role("listitem")).to_have_text(
        [
            "Veuillez renseigner une durée",
            "Veuillez renseigner au moins un médiateur, une structure ou un autre acteur",
            "Veuillez renseigner un type d’animation",
            "Veuillez renseigner au moins une thématique d’animation",
        ]
    )
    expect(page.locator(".saisie-erreur")).to_have_count(4)
    verifier_axe(page)
    clavier.repondre(page.get_by_role("radio", name="30mn", exact=True), "Space")
    expect(page.locator(".saisie-erreur")).to_have_count(3)


@pytest.mark.parametrize(
    ("role", "nom"),
    [
        ("radio", "Webinaire"),
        pytest.param("checkbox", "Maillage territorial", marks=pytest.mark.complet),
        pytest.param("radio", "1h", marks=pytest.mark.complet),
    ],
)
def test_focus_stays_on_the_answer_once_the_screen_is_drawn_again(clavier: Clavier, role: str, nom: str) -> None:
    page = ouvrir(clavier, "/animation")
    cible = page.get_by_role(role, name=re.compile(f"^{nom}")).first
    page.evaluate(NOTER_L_EXECUTION)
    clavier.repondre(cible, "Space")
    expect(page.locator("html[data-execute=oui]")).to_be_attached()
    expect(cible).to_be_checked()
    expect(cible).to_be_focused()
