"""An analyst's way: a quarter photographed, read, told from the living data, and quoted by its address."""

from playwright.sync_api import Page

from coop_data.acces.acteur import Acteur
from coop_data.exports.trimestre_national import dernier_trimestre_clos
from tests.navigateur.conftest import attendre, se_connecter, voir
from tests.navigateur.gestes import verifier_axe


def test_a_quarter_is_photographed_then_read(page: Page) -> None:
    se_connecter(page, "anct")
    page.goto("/photographies")
    verifier_axe(page)
    page.get_by_role("button", name="Photographier ce trimestre").click()
    fenetre = page.get_by_role("dialog")
    voir(fenetre.get_by_text("ne se modifie pas et ne se supprime pas."))
    verifier_axe(page)
    fenetre.get_by_role("button", name="Photographier", exact=True).click()
    voir(page.get_by_text("est photographié"))
    verifier_axe(page)
    code = f"{dernier_trimestre_clos(Acteur(nom='Horloge').aujourdhui())}-1"
    page.get_by_role("link", name="Statistiques nationales").last.click()
    voir(page.get_by_text("Une photographie ne porte que sur son trimestre"))
    attendre(page)
    assert f"photographie={code}" in page.url
    page.get_by_text("Différence avec les données vivantes").click()
    voir(page.get_by_text("Rien n’a changé depuis la photographie"))
    with page.expect_download() as telechargement:
        page.get_by_role("link", name="Télécharger en CSV").first.click()
    assert telechargement.value.suggested_filename.endswith(f"_photographie-{code}.csv")
