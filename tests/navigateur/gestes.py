"""Gestures that several journeys share."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.navigateur.conftest import attendre, violations_axe, voir

TABULATIONS_MAX = 150
FLECHES_MAX = 20


def etiquette(page: Page, role: str, nom: str) -> Locator:
    """What a hand aims at of a radio or a checkbox: its whole label."""
    return page.locator("label").filter(has=page.get_by_role(role, name=re.compile(f"^{re.escape(nom)}")))


def choisir(page: Page, role: str, nom: str) -> None:
    """Tick a choice and wait for the screen."""
    etiquette(page, role, nom).click()
    attendre(page)


def enregistrer(page: Page, succes: str) -> None:
    """Save, even when something like it exists already."""
    page.get_by_role("button", name="Enregistrer l’activité").click()
    confirmation, quand_meme = page.get_by_text(succes), page.get_by_role("button", name="Enregistrer quand même")
    voir(confirmation.or_(quand_meme))
    if quand_meme.is_visible():
        quand_meme.click()
    voir(confirmation)
    attendre(page)


def verifier_axe(page: Page) -> None:
    """Once everything is drawn, axe-core finds nothing to say."""
    attendre(page)
    assert violations_axe(page) == []


class Clavier:
    """A keyboard and nothing else: moves with Tab, answers with keys, counts the interactions."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.interactions = 0

    def aller(self, cible: Locator) -> None:
        """Press Tab until the target holds the focus, then arrows among the choices of one question."""
        expect(cible).to_be_attached()
        groupe = cible.locator("xpath=ancestor::*[@role='radiogroup'][1]")
        zone = groupe if groupe.count() else cible
        for _ in range(TABULATIONS_MAX):
            if zone.evaluate("zone => zone.contains(document.activeElement)"):
                break
            self.page.keyboard.press("Tab")
        for _ in range(FLECHES_MAX):
            if cible.evaluate("cible => cible === document.activeElement"):
                return
            self.page.keyboard.press("ArrowRight")
        pytest.fail(f"Le clavier n’atteint pas {cible}")

    def repondre(self, cible: Locator, *touches: str, texte: str = "") -> None:
        """Go to the target, then press the keys or type the text: one interaction."""
        self.aller(cible)
        for touche in touches:
            self.page.keyboard.press(touche)
        if texte:
            self.page.keyboard.type(texte)
            self.page.keyboard.press("Tab")
        self.interactions += 1
        attendre(self.page)
