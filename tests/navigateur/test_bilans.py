"""What people hand over, in a true browser: a coordinator’s quarter, the month and the archive of an employer."""

import io
import re
import zipfile
from pathlib import Path

import docx
from playwright.sync_api import Page, expect

from tests.documents.lecture import Lu
from tests.navigateur.conftest import attendre, se_connecter, voir
from tests.navigateur.gestes import verifier_axe
from tests.navigateur.test_documents import CLICS_MAX, recevoir

TEXTE = "Un trimestre de chantier, et une suite."


def test_coordinator_writes_and_hands_over_the_quarter(page: Page, tmp_path: Path) -> None:
    se_connecter(page, "coordinateur")
    page.get_by_role("button", name="Mon bilan du trimestre").click()
    voir(page.get_by_role("heading", level=1, name="Bilan trimestriel"))
    attendre(page)
    zone = page.get_by_role("textbox", name="Commentaire du trimestre")
    zone.fill(TEXTE)  # nothing is pressed: it is kept after a second of rest
    voir(page.get_by_text(re.compile("^Enregistré le")))
    verifier_axe(page)
    animations = (
        page.get_by_test_id("stMetric").filter(has_text="Temps d’animation").get_by_test_id("stMetricValue")
    )
    temps = " ".join(animations.first.inner_text().split())
    pdf = Lu(recevoir(page, page.get_by_role("link", name="Télécharger en PDF").first, tmp_path).read_bytes())
    assert pdf.racine["/Lang"] == "fr-FR"
    assert TEXTE in pdf.texte
    assert f"Temps d’animation {temps}" in pdf.texte
    lien = page.get_by_role("link", name="Télécharger le texte à modifier (.docx)").first
    texte = docx.Document(str(recevoir(page, lien, tmp_path)))
    assert TEXTE in [paragraphe.text for paragraphe in texte.paragraphs]
    valeurs = [cellule.text for ligne in texte.tables[0].rows for cellule in ligne.cells]
    assert temps in [" ".join(valeur.split()) for valeur in valeurs]
    page.reload()
    attendre(page)
    expect(page.get_by_role("textbox", name="Commentaire du trimestre")).to_have_value(TEXTE)


def test_employer_hands_over_a_month_and_every_conseiller(page: Page, tmp_path: Path) -> None:
    se_connecter(page, "structure")
    page.get_by_role("link", name="Afficher").first.click()
    fiche = page.get_by_role("link", name="Fiche mensuelle (PDF)")
    voir(fiche)
    nom = page.get_by_role("heading", level=1).inner_text()
    mois = Lu(recevoir(page, fiche, tmp_path).read_bytes())
    clics = ("Afficher", "Fiche mensuelle (PDF)")
    assert len(clics) <= CLICS_MAX
    assert len(mois.pages) == 1
    assert nom in mois.texte
    page.get_by_role("link", name="Ma structure").click()
    page.get_by_text("Bilan d’activité de la structure").click()
    archive = page.get_by_role("link", name="Un PDF par conseiller (ZIP)")
    voir(archive)
    verifier_axe(page)
    with page.expect_download() as attente:
        archive.click()
        voir(page.get_by_text(re.compile(r"\d+ sur \d+")).first)
    fichiers = zipfile.ZipFile(io.BytesIO(attente.value.path().read_bytes()))
    assert fichiers.testzip() is None
    assert any(re.sub(r"\W+", "-", nom) in fichier for fichier in fichiers.namelist())
    premier = Lu(fichiers.read(fichiers.namelist()[0]))
    assert premier.racine["/Lang"] == "fr-FR"
    voir(page.get_by_text("Fichier téléchargé.").first)
