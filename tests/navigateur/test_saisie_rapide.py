"""The quick line to a saved report by keyboard, in seconds; ten events of a calendar to drafts."""

import re
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.navigateur.conftest import attendre, se_connecter, voir
from tests.navigateur.gestes import enregistrer, verifier_axe

SECONDES_MAX = 15
LIGNE = "Réunion de coordination 2h hier 12 médiateurs 3 structures #NEC bonnes pratiques"
TITRES = (
    "Réunion de coordination 12 médiateurs",
    "Copil feuille de route",
    "Webinaire RH 5 structures",
    "Forum des associations 200 participants",
    "RDV avec la maire de Bron",
    "Point avec 2 médiateurs financement",
    "Convention avec la CAF et Emmaüs Connect",
    "Groupe de travail maillage 4 élus",
    "Réunion d’équipe",
    "NEC local",
)


def test_quick_line_to_a_saved_report_within_15_seconds(page: Page) -> None:
    se_connecter(page, "coordinateur", "/enregistrer")
    ligne = page.get_by_label("Saisie rapide", exact=True)
    voir(ligne)
    debut = time.monotonic()
    ligne.focus()
    page.keyboard.type(LIGNE)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/animation.*brouillon="))
    voir(page.get_by_text("Déduit de « 12 médiateurs »"))
    enregistrer(page, "L’animation a bien été enregistrée.")
    secondes = time.monotonic() - debut
    sys.stdout.write(f"\nDe la ligne au compte rendu enregistré : {secondes:.1f} s\n")
    assert secondes <= SECONDES_MAX


def test_the_reading_is_shown_as_one_types_and_axe_is_silent(page: Page) -> None:
    se_connecter(page, "coordinateur", "/enregistrer")
    page.get_by_label("Saisie rapide", exact=True).press_sequentially(LIGNE + " patati")
    voir(page.get_by_text("Déduit de « bonnes pratiques »"))
    voir(page.get_by_text("patati", exact=False).last)
    verifier_axe(page)
    page.get_by_role("button", name="Continuer").click()
    voir(page.get_by_text("Mots non repris : patati"))
    verifier_axe(page)
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_ten_events_of_a_calendar_become_drafts_and_are_taken_back(page: Page, tmp_path: Path) -> None:
    fichier = tmp_path / "agenda.ics"
    fichier.write_bytes(_agenda())
    se_connecter(page, "coordinateur", "/agenda")
    debut = time.monotonic()
    page.locator("input[type=file]").set_input_files(fichier)
    voir(page.get_by_text("10 évènements, dont 10 à importer"))
    page.get_by_role("button", name="Tout cocher").click()
    creer = page.get_by_role("button", name="Créer 10 brouillons")
    voir(creer)
    verifier_axe(page)
    creer.click()
    voir(page.get_by_text("10 brouillons créés"))
    sys.stdout.write(f"\nDix évènements en brouillons : {time.monotonic() - debut:.1f} s\n")
    attendre(page)
    expect(page.get_by_text("Déjà dans vos brouillons")).to_have_count(10)
    page.get_by_role("button", name="Annuler la création").click()
    voir(page.get_by_text("10 évènements, dont 10 à importer"))
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def _agenda() -> bytes:
    """Ten meetings of the past days, as an agenda exports them."""
    evenements = []
    for rang, titre in enumerate(TITRES, start=1):
        jour = datetime.now(UTC) - timedelta(days=rang)
        evenements.append(
            f"BEGIN:VEVENT\nUID:parcours-{rang}\nDTSTART:{jour:%Y%m%d}T130000Z\nDTEND:{jour:%Y%m%d}T143000Z\n"
            f"SUMMARY:{titre}\nATTENDEE:mailto:personne@exemple.fr\nEND:VEVENT\n"
        )
    texte = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//parcours\n{''.join(evenements)}END:VCALENDAR\n"
    return texte.replace("\n", "\r\n").encode()
