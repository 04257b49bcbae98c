"""An employer's way: who is late, a reminder noted and undone, an absence after which nothing is expected."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import BrowserContext, Locator, Page, expect

from coop_data.acces.acteur import Acteur
from coop_data.domain.periode import periode_du_trimestre, trimestre_of
from tests.navigateur.conftest import Serveur, attendre, se_connecter, voir
from tests.navigateur.gestes import verifier_axe

NOUVELLE = "id;prenom;nom;structure;date_debut\nparcours-suivi-{rang};Ondine;{nom};{structure};2024-01-01\n"


def recruter(page: Page, serveur: Serveur, dossier: Path, nom: str) -> None:
    """Someone in post in the employer's structure for long, who never logged."""
    page.goto("/ma-structure")
    lien = page.get_by_role("link", name="Voir les statistiques de la structure")
    structure = unquote(lien.get_attribute("href") or "").rpartition("structure:")[2]
    fichier = dossier / "conseillers.csv"
    fichier.write_text(NOUVELLE.format(rang=nom.lower(), nom=nom, structure=structure), encoding="utf-8")
    serveur.commande("importer", "conseillers", str(fichier))


def saisir_jour(fenetre: Locator, rang: int, jour: date) -> None:
    """The day typed in the field of this rank, segment by segment."""
    segments = fenetre.get_by_role("spinbutton")
    for decalage, chiffres in enumerate((f"{jour:%d}", f"{jour:%m}", f"{jour:%Y}")):
        segments.nth(3 * rang + decalage).press_sequentially(chiffres)


def test_a_reminder_is_noted_its_next_step_shown_then_undone(page: Page, serveur: Serveur, tmp_path: Path) -> None:
    se_connecter(page, "structure")
    recruter(page, serveur, tmp_path, "Relancee")
    page.goto("/suivi-saisie?liste=jamais&recherche=relancee")
    voir(page.get_by_text("1 personne", exact=True))
    verifier_axe(page)
    page.get_by_role("button", name="Relancer").click()
    fenetre = page.get_by_role("dialog")
    voir(fenetre.get_by_text("Bonjour Ondine,"))
    verifier_axe(page)
    fenetre.get_by_role("button", name="Noter la relance").click()
    voir(page.get_by_text(re.compile("^Relance du .* notée pour ")))
    voir(page.get_by_text("Relance M+1,5"))
    verifier_axe(page)
    with page.expect_download() as telechargement:
        page.get_by_role("link", name="Télécharger en CSV").click()
    (_, ligne) = telechargement.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert ";M+1;M+1,5;" in ligne
    page.get_by_role("button", name="Annuler").click()
    voir(page.get_by_text("La relance est annulée."))
    expect(page.get_by_text("Relance M+1,5")).to_have_count(0)


def test_an_absence_makes_someone_no_longer_expected(
    nouveau_contexte: Callable[..., BrowserContext], serveur: Serveur, tmp_path: Path
) -> None:
    page = nouveau_contexte(viewport={"width": 360, "height": 800}).new_page()
    se_connecter(page, "structure")
    recruter(page, serveur, tmp_path, "Absente")
    page.goto("/suivi-saisie?liste=en-retard&recherche=absente")
    voir(page.get_by_text("1 personne", exact=True))
    attendre(page)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.get_by_role("link", name="Afficher").click()
    voir(page.get_by_role("heading", level=1, name="Ondine Absente"))
    page.get_by_role("button", name="Enregistrer une absence").click()
    fenetre = page.get_by_role("dialog")
    trimestre = periode_du_trimestre(trimestre_of(Acteur(nom="Horloge").aujourdhui()))
    saisir_jour(fenetre, 0, trimestre.du)
    saisir_jour(fenetre, 1, trimestre.au)
    motif = fenetre.get_by_label("Motif")
    motif.fill("Congé mat")
    voir(page.get_by_role("option", name="Congé maternité"))
    motif.press("Enter")
    verifier_axe(page)
    fenetre.get_by_role("button", name="Enregistrer l’absence").press("Enter")  # the open calendar lies over it
    voir(page.get_by_text("Absence enregistrée :"))
    verifier_axe(page)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.goto("/suivi-saisie?liste=non-attendus&recherche=absente")
    voir(page.get_by_text("1 personne", exact=True))
    voir(page.get_by_text("Non attendu·e : absence"))
    page.goto("/suivi-saisie?liste=en-retard&recherche=absente")
    voir(page.get_by_text("Personne ne correspond à ces critères"))
