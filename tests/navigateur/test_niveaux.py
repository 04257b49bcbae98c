"""From an employer’s list to a conseiller, up and down, where a figure comes from, its CRA in a file."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.navigateur.conftest import attendre, se_connecter, voir
from tests.navigateur.gestes import verifier_axe

PERIODE = "2026-01-01_2026-03-31"
PROVENANCE = re.compile("^D’où vient ce chiffre")


def titre(page: Page, nom: str | re.Pattern[str]) -> None:
    """Wait for the page of this title."""
    voir(page.get_by_role("heading", level=1, name=nom))
    attendre(page)


def carte(page: Page, libelle: str) -> int:
    """The value of a key figure."""
    texte = (
        page.get_by_test_id("stMetric").filter(has_text=libelle).first.get_by_test_id("stMetricValue").inner_text()
    )
    return int(re.sub(r"\D", "", texte))


def test_employer_follows_a_figure_to_its_reports(page: Page, tmp_path: Path) -> None:
    se_connecter(page, "structure", "/conseillers")
    titre(page, "Conseillers")
    page.get_by_role("link", name="Afficher").first.click()
    page.get_by_role("link", name="Voir les statistiques").click()
    titre(page, re.compile("^Statistiques – "))
    perimetre = parse_qs(urlsplit(page.url).query)["perimetre"][0]
    page.goto(f"/statistiques?perimetre={perimetre}&periode={PERIODE}&rubrique=comparaisons")
    titre(page, re.compile("^Statistiques – "))
    voir(page.get_by_text("Moyenne par conseiller actif"))
    nombre = carte(page, "CRA enregistrés")
    with page.expect_download() as attente:
        page.get_by_role("link", name="Télécharger les CRA", exact=True).first.click()
    fichier = tmp_path / "cra.csv"
    attente.value.save_as(fichier)
    lignes = list(csv.DictReader(io.StringIO(fichier.read_text(encoding="utf-8-sig")), delimiter=";"))
    assert len(lignes) == nombre > 0
    assert "notes" not in lignes[0]
    page.get_by_role("button", name=PROVENANCE).first.click()
    dialogue = page.get_by_role("dialog")
    voir(dialogue.get_by_text("Phrase à citer"))
    voir(dialogue.get_by_text(f"periode={PERIODE}").first)
    voir(dialogue.get_by_role("table"))
    verifier_axe(page)
    page.keyboard.press("Escape")
    expect(dialogue).to_have_count(0)
    attendre(page)
    page.get_by_test_id("stMain").get_by_role("link", name="France", exact=True).click()
    titre(page, "Statistiques – France entière")
    assert parse_qs(urlsplit(page.url).query)["periode"] == [PERIODE]
    expect(page.get_by_role("link", name="Télécharger les CRA")).to_have_count(0)


def test_analyst_goes_down_to_a_structure_and_compares(page: Page) -> None:
    se_connecter(page, "anct", f"/statistiques?perimetre=national&periode={PERIODE}&rubrique=territoires")
    titre(page, "Statistiques – France entière")
    page.get_by_label(re.compile("^Rechercher")).last.fill("bretagne")
    voir(page.get_by_text("1 région", exact=True))
    attendre(page)  # while the script runs, what it no longer draws is still there
    page.get_by_test_id("stMain").get_by_role("link", name="Bretagne", exact=True).click()
    titre(page, "Statistiques – Bretagne")
    assert parse_qs(urlsplit(page.url).query)["perimetre"] == ["region:53"]
    page.get_by_test_id("stMain").get_by_role("link", name="Ille-et-Vilaine", exact=True).click()
    titre(page, "Statistiques – Ille-et-Vilaine")
    page.get_by_test_id("stMain").get_by_role("link", name="Redon Agglomération", exact=True).click()
    titre(page, "Statistiques – Redon Agglomération")
    page.goto(f"/comparer?a=departement:35&b=region:53&periode={PERIODE}")
    titre(page, "Comparer deux territoires")
    voir(page.get_by_text("Le plus grand écart").first)
    verifier_axe(page)


@pytest.mark.parametrize(
    "rubrique", ["frequence", pytest.param("territoires", marks=pytest.mark.complet), "comparaisons"]
)
def test_headings_have_nothing_for_axe(page: Page, rubrique: str) -> None:
    se_connecter(page, "anct", f"/statistiques?perimetre=departement:35&periode={PERIODE}&rubrique={rubrique}")
    titre(page, "Statistiques – Ille-et-Vilaine")
    verifier_axe(page)
