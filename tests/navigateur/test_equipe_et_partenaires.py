"""A team from a search to a file, a request from its sending to its link, partners from two spellings to one."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import BrowserContext, Page, expect

from tests.navigateur.conftest import Serveur, attendre, se_connecter, voir
from tests.navigateur.gestes import verifier_axe

PARTENAIRES = (
    "id;coordinateur;type;date;natures;partenaires\n"
    "parcours-caf-1;{coordinateur};partenariat;2026-03-02;subvention;Régie des Lilas~association\n"
    "parcours-caf-2;{coordinateur};partenariat;2026-03-09;rdv_elu;Regie  de Lilas~entreprise\n"
)


def test_someone_is_found_and_invited_and_the_invitation_withdrawn(page: Page) -> None:
    se_connecter(page, "coordinateur", "/mon-equipe")
    page.get_by_role("button", name="Inviter un membre").click()
    fenetre = page.get_by_role("dialog")
    fenetre.get_by_label("Rechercher une personne").fill("martin")
    trouves = (
        fenetre.get_by_role("radiogroup").locator("label").filter(has_text=re.compile("martin", re.IGNORECASE))
    )
    premier = trouves.first
    voir(premier)
    attendre(page)
    nom = premier.locator("p").first.inner_text()
    premier.click()
    inviter = fenetre.get_by_role("button", name="Envoyer l’invitation")
    expect(inviter).to_be_enabled()
    verifier_axe(page)
    inviter.click()
    voir(page.get_by_text(f"{nom} est invité·e : l’invitation attend"))
    voir(page.get_by_text("En attente", exact=True))
    page.get_by_role("button", name="Retirer la demande").click()
    page.get_by_role("button", name="Confirmer", exact=True).click()
    voir(page.get_by_text("La demande est retirée."))


def test_a_request_goes_from_the_coordinator_to_the_link(
    page: Page, nouveau_contexte: Callable[..., BrowserContext]
) -> None:
    se_connecter(page, "coordinateur", "/mon-equipe")
    page.get_by_role("button", name="Demander un compte").click()
    fenetre = page.get_by_role("dialog")
    fenetre.get_by_label("Prénom *").fill("Nadège")
    fenetre.get_by_label("Nom *", exact=True).fill("Du Parcours")
    fenetre.get_by_label("Adresse électronique").fill("nadege@exemple.fr")
    jour = fenetre.get_by_role("spinbutton")
    for segment, chiffres in zip(range(3), ("01", "09", "2026"), strict=True):
        jour.nth(segment).press_sequentially(chiffres)
    verifier_axe(page)
    fenetre.get_by_role("button", name="Envoyer la demande").click()
    voir(page.get_by_text("Votre demande est envoyée à l’administration."))
    voir(page.get_by_text("Nadège Du Parcours"))

    admin = nouveau_contexte().new_page()
    se_connecter(admin, "admin", "/demandes")
    voir(admin.get_by_text("Nadège Du Parcours"))
    verifier_axe(admin)
    admin.get_by_role("button", name="Accepter").first.click()
    fenetre = admin.get_by_role("dialog")
    fenetre.get_by_label("Structure employeuse").click()
    admin.get_by_role("option").first.click()
    verifier_axe(admin)
    fenetre.get_by_role("button", name="Accepter la demande").click()
    voir(admin.get_by_role("heading", level=1, name="Nadège Du Parcours"))
    voir(admin.get_by_text("/activation?jeton="))

    page.reload()
    attendre(page)
    voir(page.get_by_text("Acceptée"))
    voir(page.get_by_text("Dans l’équipe depuis le 01/09/2026"))


def test_two_spellings_become_one_partner_and_two_again(page: Page, serveur: Serveur, tmp_path: Path) -> None:
    se_connecter(page, "coordinateur", "/mon-equipe")
    lien = page.get_by_role("link", name="Voir les statistiques de l’équipe").get_attribute("href") or ""
    fichier = tmp_path / "partenaires.csv"
    coordinateur = unquote(lien).rpartition("equipe:")[2]
    fichier.write_text(PARTENAIRES.format(coordinateur=coordinateur), encoding="utf-8")
    serveur.commande("importer", "coordination", str(fichier))
    page.goto("/mes-partenaires?doublons=oui&recherche=lilas")
    voir(page.get_by_text("2 partenaires", exact=True))
    page.get_by_role("button", name="Examiner la fusion").click()
    fenetre = page.get_by_role("dialog")
    voir(fenetre.get_by_text("1 partenariat va changer."))
    verifier_axe(page)
    fenetre.get_by_role("button", name="Fusionner", exact=True).click()
    voir(page.get_by_text("Fusion faite : 1 partenariat avec"))
    voir(page.get_by_text("1 partenaire", exact=True))
    page.get_by_role("button", name="Annuler la fusion").click()
    voir(page.get_by_text("La fusion est annulée."))
    page.goto("/partenaire?nom=r%C3%A9gie%20des%20lilas")
    voir(page.get_by_role("heading", level=1, name="Régie des Lilas"))
    verifier_axe(page)
    page.get_by_role("button", name="Enregistrer un partenariat avec Régie des Lilas").click()
    expect(page.get_by_label("Nom de la structure partenaire")).to_have_value("Régie des Lilas")
