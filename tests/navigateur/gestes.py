"""Gestures that several journeys share."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.navigateur.conftest import attendre, violations_axe


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
    expect(confirmation.or_(quand_meme)).to_be_visible()
    if quand_meme.is_visible():
        quand_meme.click()
    expect(confirmation).to_be_visible()
    attendre(page)


def verifier_axe(page: Page) -> None:
    """Once everything is drawn, axe-core finds nothing to say."""
    attendre(page)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    assert violations_axe(page) == []
