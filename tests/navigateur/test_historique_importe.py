"""One's history brought in: the export of La Coop, then the model workbook filled by hand."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, Page, expect

from tests.navigateur.conftest import attendre, se_connecter, voir
from tests.navigateur.gestes import verifier_axe

DONNEES = Path(__file__).resolve().parents[1] / "donnees"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def deposer(page: Page, nom: str, contenu: bytes) -> None:
    """Choose a file, simulate it, then import it."""
    page.locator("input[type=file]").set_input_files({"name": nom, "mimeType": XLSX, "buffer": contenu})
    importer = page.get_by_role("button", name="Importer", exact=True)
    expect(importer).to_be_disabled()
    page.get_by_role("button", name="Simuler").click()
    voir(page.get_by_text("Aucune ligne ne serait refusée."))
    verifier_axe(page)
    importer.click()
    voir(page.get_by_text("Import terminé : toutes les lignes sont écrites."))
    attendre(page)


def test_an_export_of_la_coop_then_a_model_filled_by_hand(page: Page) -> None:
    se_connecter(page, "conseiller", "/mon-historique")
    deposer(page, "ma-coop.xlsx", (DONNEES / "accompagnements-60.xlsx").read_bytes())
    voir(page.get_by_text("ma-coop.xlsx").last)

    with page.expect_download() as telechargement:
        page.get_by_role("button", name="Télécharger le classeur modèle").click()
    assert telechargement.value.suggested_filename == "modele_accompagnements.xlsx"
    classeur = load_workbook(io.BytesIO(telechargement.value.path().read_bytes()))
    feuille = classeur["Accompagnements individuels"]
    for cellule, valeur in {
        "A3": "2026-03-12",
        "B3": 45,
        "C3": "À distance",
        "F3": "E-mail",
        "D3": "Mon salon",
    }.items():
        feuille[cellule] = valeur
    sortie = io.BytesIO()
    classeur.save(sortie)
    page.reload()
    attendre(page)
    deposer(page, "mon-tableau.xlsx", sortie.getvalue())
    voir(page.get_by_text("mon-tableau.xlsx").last)
    voir(page.get_by_text("créées 1 ·").last)


@pytest.mark.parametrize(
    ("largeur", "theme", "role"), [(360, "dark", "conseiller"), (320, "light", "coordinateur")]
)
def test_the_page_holds_on_a_phone(
    largeur: int, theme: str, role: str, nouveau_contexte: Callable[..., BrowserContext]
) -> None:
    page = nouveau_contexte(viewport={"width": largeur, "height": 800}, color_scheme=theme).new_page()
    se_connecter(page, role, "/mon-historique")
    voir(page.get_by_role("heading", level=1, name="Importer mon historique"))
    verifier_axe(page)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
