"""Those who steer, in a true browser: from the list to the file, from the country to a territory and back."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import BrowserContext, Page, expect

from tests.navigateur.conftest import Serveur, attendre, se_connecter, voir

PERIODE = "2026-01-01_2026-03-31"


def titre(page: Page, nom: str | re.Pattern[str]) -> None:
    """Wait for the page of this title."""
    voir(page.get_by_role("heading", level=1, name=nom))
    attendre(page)


def telecharger(page: Page, dossier: Path) -> str:
    """What « Télécharger en CSV » at the head of the page gives."""
    with page.expect_download() as attente:
        lien = page.get_by_role("link", name="Télécharger en CSV")
        lien.or_(page.get_by_role("button", name="Télécharger en CSV")).first.click()
    fichier = dossier / attente.value.suggested_filename
    attente.value.save_as(fichier)
    return fichier.read_bytes().decode("utf-8")


def carte(page: Page, libelle: str) -> str:
    """The value of a key figure."""
    cartes = page.get_by_test_id("stMetric").filter(has_text=libelle)
    return str(cartes.first.get_by_test_id("stMetricValue").inner_text()).strip()


def perimetre_de(page: Page) -> str:
    """The perimeter of the address."""
    return parse_qs(urlsplit(page.url).query)["perimetre"][0]


def lire_csv(texte: str) -> list[dict[str, str]]:
    """The lines of a file."""
    return list(csv.DictReader(io.StringIO(texte.removeprefix("\ufeff")), delimiter=";"))


def test_employer_goes_from_its_list_to_a_file_that_the_command_line_confirms(
    page: Page, serveur: Serveur, tmp_path: Path
) -> None:
    se_connecter(page, "structure")
    voir(page.get_by_role("heading", level=2, name="Mes conseillers"))
    page.get_by_role("link", name="Afficher").first.click()
    voir(page.get_by_role("link", name="Voir les statistiques"))
    nom = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Voir les statistiques").click()
    titre(page, re.compile(f"^Statistiques – {re.escape(nom)} – "))
    perimetre = perimetre_de(page)
    assert perimetre.startswith("conseiller:")
    page.goto(f"/statistiques?perimetre={perimetre}&periode={PERIODE}")
    titre(page, re.compile("^Statistiques – "))
    depuis_la_page = lire_csv(telecharger(page, tmp_path))
    depuis_la_commande = lire_csv(
        serveur.commande(
            *("statistiques", "--domaine", "accompagnement", "--perimetre", perimetre),
            *("--du", "2026-01-01", "--au", "2026-03-31", "--format", "csv"),
        )
    )
    sans_tags = [ligne for ligne in depuis_la_commande if ligne["rubrique"] != "tags"]
    assert [ligne for ligne in depuis_la_page if ligne["rubrique"] != "tags"] == sans_tags
    chiffres = {ligne["code"]: ligne["effectif"] for ligne in depuis_la_page if ligne["rubrique"] == "chiffres"}
    assert int(chiffres["cra"]) > 0
    assert re.sub(r"\s", "", carte(page, "CRA enregistrés")) == chiffres["cra"]


def test_back_button_returns_to_the_list_as_it_was(page: Page) -> None:
    se_connecter(page, "anct", "/conseillers?statut=en-retard&tri=dernier&page=2")
    titre(page, "Conseillers")
    voir(page.get_by_text("En retard de saisie").first)
    page.get_by_role("link", name="Afficher").first.click()
    voir(page.get_by_role("link", name="Voir les statistiques"))
    page.go_back()
    titre(page, "Conseillers")
    assert parse_qs(urlsplit(page.url).query) == {"statut": ["en-retard"], "tri": ["dernier"], "page": ["2"]}


def test_analyst_opens_a_territory_in_two_clicks_and_comes_back(page: Page) -> None:
    se_connecter(page, "anct", f"/territoires?periode={PERIODE}")
    titre(page, "Statistiques par territoire")
    page.get_by_role("combobox", name="Ouvrir les statistiques d’un territoire").click()
    page.keyboard.type("974")
    page.get_by_role("option", name="974 – La Réunion").click()
    titre(page, "Statistiques – La Réunion")
    assert perimetre_de(page) == "departement:974"
    assert parse_qs(urlsplit(page.url).query)["periode"] == [PERIODE]
    page.go_back()
    titre(page, "Statistiques par territoire")


def test_table_of_territories_is_searched_and_counts_the_nation(page: Page, tmp_path: Path) -> None:
    se_connecter(page, "anct", f"/territoires?periode={PERIODE}")
    titre(page, "Statistiques par territoire")
    lignes = lire_csv(telecharger(page, tmp_path))
    assert len(lignes) == 107 + 2
    assert sum(int(ligne["cra"]) for ligne in lignes[:-1]) == int(lignes[-1]["cra"]) > 0
    page.get_by_label("Rechercher un territoire").fill("reunion")
    attendre(page)
    page.get_by_text("Tableau complet en texte").click()
    texte = page.get_by_test_id("stExpander").get_by_role("table")
    voir(texte.get_by_role("cell", name="La Réunion"))
    expect(texte.get_by_role("row")).to_have_count(1 + 1 + 2)


def test_address_with_period_and_filters_opens_the_same_page_for_another(
    page: Page, nouveau_contexte: Callable[..., BrowserContext]
) -> None:
    se_connecter(page, "anct", "/statistiques-nationales")
    titre(page, "Statistiques nationales")
    page.get_by_role("combobox", name="Période").click()
    page.get_by_role("option", name="Depuis le début").click()
    expect(page).to_have_url(re.compile("periode=tout"))
    page.get_by_role("radio", name="Publics").click()
    expect(page).to_have_url(re.compile("rubrique=publics"))
    adresse = page.url.replace("?", "?activite=collectif&activite=individuel&")
    page.goto(adresse)
    titre(page, "Statistiques nationales")
    attendu = carte(page, "CRA enregistrés")
    autre = nouveau_contexte().new_page()
    se_connecter(autre, "conseiller", adresse)
    titre(autre, "Statistiques nationales")
    voir(autre.get_by_role("heading", level=3, name="Statut des personnes accompagnées"))
    assert carte(autre, "CRA enregistrés") == attendu
    assert parse_qs(urlsplit(autre.url).query) == parse_qs(urlsplit(adresse).query)


def test_period_chosen_by_keyboard_alone(page: Page) -> None:
    se_connecter(page, "anct", "/statistiques-nationales")
    titre(page, "Statistiques nationales")
    page.get_by_role("combobox", name="Période").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Mois dernier")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("periode=mois-dernier"))
    attendre(page)
