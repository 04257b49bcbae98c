"""Documents in a true browser: from the landing page to a person's PDF in four clicks, its words and tags read."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.documents.lecture import Lu
from tests.navigateur.conftest import se_connecter, voir

CLICS_MAX = 4


def recevoir(page: Page, lien: Locator, dossier: Path) -> Path:
    """What a link hands over, under the name it proposes."""
    with page.expect_download() as attente:
        lien.click()
    fichier = dossier / attente.value.suggested_filename
    attente.value.save_as(fichier)
    return fichier


def test_employer_hands_over_the_pdf_of_a_conseiller_in_four_clicks(page: Page, tmp_path: Path) -> None:
    se_connecter(page, "structure")
    voir(page.get_by_role("heading", level=2, name="Mes conseillers"))
    clics = [page.get_by_role("link", name="Afficher"), page.get_by_role("link", name="Voir les statistiques")]
    for lien in clics:
        lien.first.click()
    pdf = page.get_by_role("link", name="Télécharger en PDF")
    expect(pdf).to_have_count(2)  # at the head and at the foot
    nom = page.get_by_role("heading", level=1).inner_text()
    fichier = recevoir(page, pdf.first, tmp_path)
    assert len(clics) + 1 <= CLICS_MAX
    voir(page.get_by_text("Fichier téléchargé.").first)
    assert re.fullmatch(r"Statistiques_.+_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d\.pdf", fichier.name)
    lu = Lu(fichier.read_bytes())
    assert nom in lu.pages[0]
    assert lu.racine["/Lang"] == "fr-FR"
    assert {"/H1", "/H2", "/Figure", "/Table", "/TH"} <= set(lu.genres())
    cra = page.get_by_test_id("stMetric").filter(has_text="CRA enregistrés").get_by_test_id("stMetricValue")
    assert f"CRA enregistrés {' '.join(cra.first.inner_text().split())}" in lu.texte


def test_a_chart_is_an_image_and_a_refusal_is_said_on_the_spot(page: Page, tmp_path: Path) -> None:
    se_connecter(page, "anct", "/statistiques?perimetre=region:94&rubrique=publics")
    image = page.get_by_role("link", name="Télécharger l’image").first
    assert recevoir(page, image, tmp_path).read_bytes().startswith(b"\x89PNG")
    page.context.clear_cookies()
    adresse = page.url
    page.get_by_role("link", name="Télécharger en Excel").first.click()
    voir(page.get_by_text("Votre session est terminée").first)
    assert page.url == adresse
