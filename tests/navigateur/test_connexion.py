"""Signing in and out in a true browser: what people see, and what an attacker would try."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlmodel import Session

from coop_data.auth import comptes, sessions
from coop_data.auth.cookie import NOM_HTTP, NOM_HTTPS
from coop_data.db import get_engine
from tests.navigateur.conftest import MOT_DE_PASSE, Serveur, attendre, se_connecter_au_formulaire, voir

FORMULAIRE = "Adresse électronique"


def remplir(page: Page, email: str, mot_de_passe: str) -> None:
    page.get_by_label(FORMULAIRE).fill(email)
    page.get_by_label("Mot de passe", exact=True).fill(mot_de_passe)
    page.get_by_role("button", name="Se connecter").click()


def cookie_de_session(page: Page) -> dict[str, object]:
    return next(dict(cookie) for cookie in page.context.cookies() if cookie["name"] in (NOM_HTTP, NOM_HTTPS))


def test_document_is_french_from_its_first_byte(page: Page) -> None:
    document = page.request.get("/").text()
    assert '<html lang="fr">' in document
    assert "<title>Coop Data</title>" in document
    assert "You need to enable JavaScript" not in document
    assert "<script>" not in document


def test_signing_in_keeps_the_address_asked_for(page: Page) -> None:
    se_connecter_au_formulaire(page, "anct", "/mon-compte?vue=sessions")
    voir(page.get_by_role("heading", level=1, name="Mon compte"))
    assert page.url.endswith("/mon-compte?vue=sessions")
    assert page.title() == "Mon compte – Coop Data"


def test_reload_keeps_the_session(page: Page) -> None:
    se_connecter_au_formulaire(page, "conseiller", "/mon-compte")
    page.reload()
    voir(page.get_by_role("heading", level=1, name="Mon compte"))
    attendre(page)
    expect(page.get_by_label(FORMULAIRE)).to_have_count(0)


def test_cookie_is_out_of_reach_of_scripts(page: Page) -> None:
    se_connecter_au_formulaire(page, "structure")
    cookie = cookie_de_session(page)
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, "Strict", "/")
    assert NOM_HTTP not in page.evaluate("document.cookie")


@pytest.mark.parametrize("email", ["anct@exemple.fr", "inconnu@exemple.fr"])
def test_wrong_password_and_unknown_account_are_told_the_same(page: Page, email: str) -> None:
    page.goto("/")
    remplir(page, email, "ce n’est pas le bon")
    voir(page.get_by_text("Adresse électronique ou mot de passe incorrect."))
    expect(page.get_by_text("Se déconnecter")).to_have_count(0)


def test_sixth_failure_in_a_row_is_slowed_down(page: Page) -> None:
    page.goto("/")
    for essai in range(5):
        remplir(page, "acharne@exemple.fr", f"essai numéro {essai}")
        voir(page.get_by_text("Adresse électronique ou mot de passe incorrect."))
        attendre(page)
    remplir(page, "acharne@exemple.fr", "encore un essai")
    voir(page.get_by_text("Trop de tentatives de connexion. Réessayez dans 15 minutes."))


def test_empty_form_says_what_to_fill(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Se connecter").click()
    voir(page.get_by_text("Renseignez votre adresse électronique et votre mot de passe."))


def test_signing_out_revokes_the_session_on_the_server(
    page: Page, nouveau_contexte: Callable[..., BrowserContext]
) -> None:
    se_connecter_au_formulaire(page, "coordinateur")
    vole = cookie_de_session(page)
    page.get_by_role("button", name="Se déconnecter").click()
    voir(page.get_by_text("Vous êtes déconnecté·e."))
    voir(page.get_by_label(FORMULAIRE))
    attendre(page)
    assert [cookie["name"] for cookie in page.context.cookies() if cookie["name"] == NOM_HTTP] == []
    contexte = nouveau_contexte()
    contexte.add_cookies([{nom: vole[nom] for nom in ("name", "value", "domain", "path")}])
    rejouee = contexte.new_page()
    rejouee.goto("/mon-compte")
    voir(rejouee.get_by_label(FORMULAIRE))
    remplir(page, "coordinateur@exemple.fr", MOT_DE_PASSE)
    expect(page.get_by_text("Se déconnecter")).to_be_attached()


def test_closing_another_browser_s_session_ends_it(
    page: Page, nouveau_contexte: Callable[..., BrowserContext]
) -> None:
    autre = se_connecter_au_formulaire(nouveau_contexte().new_page(), "admin", "/mon-compte")
    se_connecter_au_formulaire(page, "admin", "/mon-compte")
    boutons = page.get_by_role("button", name="Fermer cette session")
    voir(boutons.first)
    ouvertes = boutons.count()
    boutons.first.click()
    expect(boutons).to_have_count(ouvertes - 1)
    autre.get_by_role("navigation", name="Menu").get_by_role("link", name="Accueil").click()
    voir(autre.get_by_text("Votre session est terminée"))


def test_invitation_link_chooses_a_password_once(page: Page, serveur: Serveur) -> None:
    lien = serveur.commande(
        *("compte", "creer", "nouvelle@exemple.fr", "--prenom", "Ada", "--nom", "Martin", "--role", "anct")
    )
    chemin = lien.strip().splitlines()[-1].split("/", 3)[3]
    page.goto(f"/{chemin}")
    voir(page.get_by_text("Bonjour Ada Martin."))
    champ = page.get_by_label("Nouveau mot de passe")
    champ.fill("123456789012")
    voir(page.get_by_text("Ce mot de passe serait facile à deviner."))
    champ.fill("quatre mots peu courants : sarcelle, tringle")
    voir(page.get_by_text("Ce mot de passe convient."))
    page.get_by_role("button", name="Enregistrer le mot de passe").click()
    voir(page.get_by_text("Votre mot de passe est enregistré"))
    remplir(page, "nouvelle@exemple.fr", "quatre mots peu courants : sarcelle, tringle")
    expect(page.get_by_text("Se déconnecter")).to_be_attached()
    page.goto(f"/{chemin}")
    voir(page.get_by_text("Ce lien n’est plus valable"))


def test_password_managers_recognise_the_form(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_label(FORMULAIRE)).to_have_attribute("autocomplete", "username")
    expect(page.get_by_label("Mot de passe", exact=True)).to_have_attribute("autocomplete", "current-password")


def test_unknown_address_leads_to_the_page_that_says_so(page: Page) -> None:
    page.goto("/une-page-qui-n-existe-pas")
    voir(page.get_by_role("heading", level=1, name="Page introuvable"))
    assert page.url.endswith("/introuvable")


def test_menu_folds_after_a_choice_on_a_phone(nouveau_contexte: Callable[..., BrowserContext]) -> None:
    page = nouveau_contexte(viewport={"width": 360, "height": 740}, has_touch=True).new_page()
    se_connecter_au_formulaire(page, "structure")
    page.get_by_role("button", name="Déplier le menu").tap()
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Aide").tap()
    voir(page.get_by_role("heading", level=1, name="Aide"))
    expect(page.get_by_role("navigation", name="Menu").get_by_role("link", name="Aide")).not_to_be_in_viewport()


def test_headers_of_every_answer(page: Page) -> None:
    for chemin in ("/", "/aide", "/sante", "/app/static/fr.js", "/_stcore/health", "/fichiers/x"):
        entetes = page.request.get(chemin).headers
        assert "script-src 'self';" in entetes["content-security-policy"], chemin
        assert "frame-ancestors 'none'" in entetes["content-security-policy"], chemin
        assert entetes["x-content-type-options"] == "nosniff", chemin
    assert page.request.get("/sante").json() == {"etat": "ok", "base": True, "version": "0.1.0"}


def test_closed_addresses_and_downloads_without_a_session(page: Page) -> None:
    statuts = {
        chemin: page.request.get(chemin).status
        for chemin in ("/_stcore/metrics", "/_stcore/agent/openapi.json", "/fichiers/quelque-chose")
    }
    assert statuts == {"/_stcore/metrics": 404, "/_stcore/agent/openapi.json": 404, "/fichiers/quelque-chose": 401}


def test_ticket_is_good_once_and_from_here_only(page: Page, serveur: Serveur) -> None:
    def demander(ticket: str, **entetes: str) -> tuple[int, str]:
        reponse = page.request.post("/api/session", data={"ticket": ticket}, headers=entetes)
        return reponse.status, reponse.headers.get("set-cookie", "")

    engine = get_engine(f"sqlite:///{serveur.environnement['COOP_DATA_DIR']}/coop.sqlite")
    with Session(engine) as session, session.begin():
        compte = comptes.trouver(session, email="anct@exemple.fr")
        ticket = sessions.ouvrir_ticket(session, utilisateur_id=compte.id, adresse=None, agent=None)
    assert demander("inventé") == (400, "")
    assert demander(ticket, Origin="https://ailleurs.example") == (403, "")
    statut, cookie = demander(ticket, **{"X-Forwarded-Proto": "https"})
    assert statut == 200
    assert cookie.startswith(f"{NOM_HTTPS}=")
    assert {"HttpOnly", "Secure", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
    assert demander(ticket) == (400, "")
