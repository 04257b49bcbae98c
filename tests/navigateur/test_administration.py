"""The administrator's journeys: an account from its creation to its first sign-in; a file with a wrong line."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.navigateur.conftest import attendre, se_connecter, violations_axe, voir

PHRASE = "girafe trottoir moutarde violon"
FICHIER = (
    "id;nom;siret;type;code_commune;dotation\n"
    "parcours-1;Mairie du parcours;;commune;69123;2\n"
    "parcours-2;Nulle part;;commune;99999;1\n"
)


def test_account_created_activated_and_used(page: Page, nouveau_contexte: Callable[..., BrowserContext]) -> None:
    se_connecter(page, "admin", "/comptes")
    page.get_by_role("button", name="Créer un compte").click()
    page.get_by_label("Adresse électronique").fill("nina.nouvelle@exemple.fr")
    page.get_by_label("Prénom", exact=True).fill("Nina")
    page.get_by_label("Nom", exact=True).fill("Nouvelle")
    page.get_by_label("Rôles").click()
    page.get_by_role("option", name="Analyste ANCT").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Créer le compte").click()
    voir(page.get_by_role("heading", level=1, name="Nina Nouvelle"))
    voir(page.get_by_text("Aucun courriel ne part d’ici"))
    attendre(page)
    assert violations_axe(page) == []
    lien = page.locator("[data-testid=stCode]").inner_text().strip()
    page.get_by_role("button", name="J’ai transmis le lien").click()
    expect(page.locator("[data-testid=stCode]")).to_have_count(0)

    autre = nouveau_contexte().new_page()
    autre.goto(lien[lien.index("/activation") :])
    autre.get_by_label("Nouveau mot de passe").fill(PHRASE)
    voir(autre.get_by_text("Ce mot de passe convient."))
    autre.get_by_role("button", name="Enregistrer le mot de passe").click()
    autre.get_by_label("Adresse électronique").fill("nina.nouvelle@exemple.fr")
    autre.get_by_label("Mot de passe", exact=True).fill(PHRASE)
    autre.get_by_role("button", name="Se connecter").click()
    expect(autre.get_by_text("Se déconnecter")).to_be_attached()

    page.get_by_role("button", name="Désactiver").click()
    page.get_by_role("button", name="Confirmer : désactiver").click()
    voir(page.get_by_text("Le compte est désactivé."))
    autre.goto("/mon-compte")
    voir(autre.get_by_role("button", name="Se connecter"))


def test_file_with_a_wrong_line_is_simulated_then_imported(page: Page) -> None:
    se_connecter(page, "admin", "/imports")
    page.locator("input[type=file]").set_input_files(
        {"name": "parcours.csv", "mimeType": "text/csv", "buffer": FICHIER.encode()}
    )
    importer = page.get_by_role("button", name="Importer", exact=True)
    expect(importer).to_be_disabled()
    page.get_by_role("button", name="Simuler").click()
    voir(page.get_by_text("1 ligne serait refusée"))
    voir(page.get_by_role("cell", name="commune inconnue"))
    attendre(page)
    assert violations_axe(page) == []
    with page.expect_download() as telechargement:
        page.get_by_role("button", name="Télécharger le rapport (CSV)").click()
    rapport = telechargement.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert rapport[0] == "ligne;colonne;valeur;gravite;motif"
    assert rapport[1].startswith("3;code_commune;99999;refus;")
    importer.click()
    voir(page.get_by_text("Import terminé : 1 bonne ligne prise, 1 ligne refusée"))
    voir(page.get_by_text("parcours.csv").last)
    page.goto("/journal?objet=structure")
    voir(page.get_by_role("cell", name="Mairie du parcours").first)
