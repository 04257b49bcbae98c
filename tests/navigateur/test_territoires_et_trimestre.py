"""A territory by the map, by the list, and the quarter of coordinators with its rows, as the ANCT."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.navigateur.conftest import attendre, se_connecter, voir
from tests.navigateur.gestes import verifier_axe

PERIODE = "2026-01-01_2026-03-31"
DELAI_DE_LA_CARTE_MS = 60_000
"""The drawing library, five megabytes, is read at the first map of a browser."""


def titre(page: Page, nom: str | re.Pattern[str]) -> None:
    """Wait for the page of this title."""
    voir(page.get_by_role("heading", level=1, name=nom))
    attendre(page)


def carte(page: Page) -> None:
    """Wait for the outlines: they come apart from the page."""
    titre(page, "Statistiques par territoire")
    expect(page.locator("path.choroplethlocation").first).to_be_visible(timeout=DELAI_DE_LA_CARTE_MS)


def test_a_click_on_the_map_opens_the_territory(page: Page) -> None:
    demandes: list[str] = []
    page.on("request", lambda requete: demandes.append(urlsplit(requete.url).netloc))
    se_connecter(page, "anct", f"/territoires?periode={PERIODE}&mesure=cra&rapport=conseiller&tri=haut")
    carte(page)
    voir(page.get_by_role("heading", name="CRA enregistrés par conseiller actif"))
    voir(page.get_by_text("Saint-Martin :", exact=False).first)
    assert set(demandes) <= {urlsplit(page.url).netloc}
    verifier_axe(page)
    page.locator("path.choroplethlocation").first.click(force=True)
    titre(page, re.compile("^Statistiques – "))
    adresse = parse_qs(urlsplit(page.url).query)
    assert adresse["perimetre"][0].startswith("departement:")
    assert adresse["periode"] == [PERIODE]


def test_departement_974_and_region_94_by_the_keyboard(page: Page) -> None:
    for maille, code, option, nom in (
        ("departement", "974", "974 – La Réunion", "La Réunion"),
        ("region", "94", "94 – Corse", "Corse"),
    ):
        if maille == "departement":
            se_connecter(page, "anct", f"/territoires?periode={PERIODE}&maille={maille}")
        else:
            page.goto(f"/territoires?periode={PERIODE}&maille={maille}")
        carte(page)
        page.get_by_role("combobox", name="Ouvrir les statistiques d’un territoire").focus()
        page.keyboard.type(code)
        voir(page.get_by_role("option", name=option))
        page.keyboard.press("Enter")
        titre(page, f"Statistiques – {nom}")
        assert parse_qs(urlsplit(page.url).query)["perimetre"] == [f"{maille}:{code}"]


def test_image_of_the_map(page: Page, tmp_path: Path) -> None:
    se_connecter(page, "anct", f"/territoires?periode={PERIODE}&maille=region")
    carte(page)
    with page.expect_download() as attente:
        page.get_by_role("link", name="Télécharger l’image").click()
    image = tmp_path / "carte.png"
    attente.value.save_as(image)
    assert image.read_bytes().startswith(b"\x89PNG")
    assert image.stat().st_size > 50_000


def test_the_quarter_and_its_rows(page: Page, tmp_path: Path) -> None:
    se_connecter(page, "anct", "/trimestre?trimestre=2026-T1")
    titre(page, "Trimestre des coordinateurs")
    verifier_axe(page)
    carte_cle = page.get_by_test_id("stMetric").filter(has_text="Activités de coordination")
    nombre = int(re.sub(r"\D", "", carte_cle.get_by_test_id("stMetricValue").inner_text()))
    with page.expect_download() as attente:
        page.get_by_role("link", name="Télécharger les activités (CSV)").click()
    fichier = tmp_path / "activites.csv"
    attente.value.save_as(fichier)
    lignes = list(csv.DictReader(io.StringIO(fichier.read_text(encoding="utf-8-sig")), delimiter=";"))
    assert len(lignes) == nombre > 0
    assert "notes" not in lignes[0]
    page.goto("/trimestre?trimestre=2026-T1&liste=absents")
    titre(page, "Trimestre des coordinateurs")
    voir(page.get_by_text("sans activité enregistrée, sur"))
    verifier_axe(page)
