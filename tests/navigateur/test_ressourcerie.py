"""The ressourcerie in a true browser: found by two tags, passed on, kept whole; added, deleted and given back."""

import zipfile
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

from tests.documents.lecture import Lu
from tests.navigateur.conftest import attendre, se_connecter, se_connecter_au_formulaire, voir
from tests.navigateur.gestes import verifier_axe
from tests.ressources.support import pdf

SUR_LA_MACHINE = ("clipboard-read", "clipboard-write")


def carte(page: Page, titre: str) -> Locator:
    """The card of a document."""
    return page.locator("[class*='st-key-ressource-']").filter(
        has=page.get_by_role("heading", level=3, name=titre)
    )


def test_employer_finds_two_tags_passes_a_link_on_and_keeps_all_of_them(page: Page, tmp_path: Path) -> None:
    page.context.grant_permissions(list(SUR_LA_MACHINE))
    se_connecter(page, "structure", "/ressourcerie")
    voir(page.get_by_text("7 documents", exact=True))
    for tag in ("#structure", "#imports"):
        page.get_by_role("button", name=tag, exact=True).click()
        attendre(page)
    voir(page.get_by_text("3 documents pour cette recherche"))
    assert urlsplit(page.url).query == "tags=structure%2Cimports"
    assert page.get_by_role("heading", level=3).all_inner_texts() == [
        "Définitions des chiffres",
        "Guide de l’administrateur",
        "Guide de la structure employeuse",
    ]
    verifier_axe(page)

    page.get_by_role("button", name="Copier le lien de « Guide de la structure employeuse »").click()
    voir(page.get_by_text("Lien copié !"))
    lien = page.evaluate("navigator.clipboard.readText()")
    assert urlsplit(lien).path == "/fichiers/ressource"
    reponse = page.request.get(lien)
    assert "quatre clics" in Lu(reponse.body()).texte

    with page.expect_download() as attente:
        page.get_by_role("link", name="Tout télécharger (3 documents").click()
    attente.value.save_as(tmp_path / "tout.zip")
    with zipfile.ZipFile(tmp_path / "tout.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "Espace Conseiller/Définitions des chiffres.pdf",
            "Espace Conseiller/Guide de l’administrateur.pdf",
            "Accompagner les Conseillers numériques dans leurs missions/Guide de la structure employeuse.pdf",
        ]
        assert "Personnes accompagnées (estimation)" in Lu(archive.read(archive.namelist()[0])).texte

    page.context.clear_cookies()
    se_connecter_au_formulaire(page, "conseiller", lien)
    voir(page.get_by_role("heading", level=2, name="Document demandé"))
    voir(carte(page, "Guide de la structure employeuse").first)


def test_anct_adds_a_document_then_deletes_it_and_takes_it_back(page: Page) -> None:
    se_connecter(page, "anct", "/ressourcerie")
    page.get_by_role("button", name="Ajouter un document").click()
    fenetre = page.get_by_role("dialog")
    fenetre.locator("input[type=file]").set_input_files(
        {"name": "../essai.pdf", "mimeType": "application/pdf", "buffer": b"<script>alert(1)</script>"}
    )
    fenetre.get_by_label("Titre *").fill("Fiche d’essai")
    fenetre.get_by_role("combobox").click()
    page.get_by_role("option", name="Fiches CNIL").click()
    verifier_axe(page)
    envoyer = fenetre.get_by_role("button", name="Ajouter à la ressourcerie")
    envoyer.click()
    voir(fenetre.get_by_text("Ce fichier n’est pas un PDF"))
    fenetre.locator("input[type=file]").set_input_files(
        {"name": "essai.pdf", "mimeType": "application/pdf", "buffer": pdf("parcours")}
    )
    voir(fenetre.get_by_text("essai.pdf", exact=True).last)
    envoyer.click()
    voir(page.get_by_text("Le document « Fiche d’essai » a bien été ajouté."))
    voir(page.get_by_role("heading", level=2, name="Fiches CNIL (1)"))
    adresse = carte(page, "Fiche d’essai").get_by_role("link", name="Ouvrir").get_attribute("href")
    assert adresse is not None
    assert page.request.get(adresse).body() == pdf("parcours")

    carte(page, "Fiche d’essai").get_by_role("button", name="Gérer").click()
    page.get_by_role("menuitem", name="Supprimer").click()
    page.get_by_role("dialog").get_by_role("button", name="Supprimer").click()
    voir(page.get_by_text("« Fiche d’essai » a bien été supprimé."))
    assert page.request.get(adresse).status == 404
    verifier_axe(page)
    page.get_by_role("button", name="Annuler la suppression").click()
    voir(page.get_by_text("« Fiche d’essai » est à nouveau dans la ressourcerie"))
    assert page.request.get(adresse).status == 200
