"""« Ressourcerie » on screen: found, filtered from the address, kept by those who may."""

import pytest
from sqlalchemy import Engine
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from coop_data import db
from coop_data.domain.roles import Role
from coop_data.models import Ressource, Utilisateur
from coop_data.ressources import supprimer_ressource
from coop_data.ressources.fichiers import chemin_of
from tests.ressources.support import ANCT, ajouter, pdf
from tests.ui.support import create_compte, open_screen, texts


@pytest.fixture
def compte(request: pytest.FixtureRequest, base_servie: Engine) -> Utilisateur:
    """An account, and three documents, one with signs of Markdown in its words."""
    with db.ecriture() as session:
        ajouter(session, "Écrire un courriel", thematique="courriel", tags="e-mail, débuter")
        ajouter(session, "Tenir ses *comptes* [ici](x)", tags="tableur", description="<b>Gras</b> & $x$")
        ajouter(session, "Chercher un emploi", thematique="emploi", tags="e-mail")
        return create_compte(session, request.param)


LECTEUR = pytest.mark.parametrize("compte", [Role.STRUCTURE], ids=str, indirect=True)
GARDIEN = pytest.mark.parametrize("compte", [Role.ANCT], ids=str, indirect=True)


def cartes(ecran: AppTest) -> list[str]:
    return [titre.value.replace("\\", "") for titre in ecran.subheader]


def liens(ecran: AppTest) -> str:
    return "\n".join(str(bloc.proto.body) for bloc in ecran.get("html"))


def bouton(ecran: AppTest, cle: str) -> list[str]:
    return [bouton.label for bouton in ecran.button if bouton.key == cle]


def envoyer(ecran: AppTest) -> None:
    """A dialog is a part of the run that opened it: it is opened again with what is sent."""
    ecran.button(key="ressourcerie.ajouter").click()
    ecran.button(key="ressource.envoyer.nouveau").click().run()


@LECTEUR
def test_documents_stand_under_their_thematique(compte: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, compte, "ressourcerie")
    assert [titre.value for titre in ecran.header] == [
        "Derniers ajouts",
        "Courriel (1)",
        "Emploi (1)",
        "Bureautique (1)",
    ]
    assert cartes(ecran) == ["Écrire un courriel", "Chercher un emploi", "Tenir ses *comptes* [ici](x)"]
    assert "3 documents" in texts(ecran)
    assert "<b>Gras</b> & $x$" in [texte.value for texte in ecran.text]
    assert "Tenir ses *comptes* [ici](x)" in liens(ecran)
    assert 'href="/fichiers/ressources.zip"' in liens(ecran)
    assert not ecran.exception


@LECTEUR
def test_an_address_opens_the_same_list(compte: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, compte, "ressourcerie", tags="tableur,DEBUTER", tri="titre")
    assert cartes(ecran) == ["Écrire un courriel", "Tenir ses *comptes* [ici](x)"]
    assert ecran.button_group[0].value == ["tableur", "débuter"]
    assert 'href="/fichiers/ressources.zip?tags=tableur%2CDEBUTER"' in liens(ecran)
    assert [titre.value for titre in ecran.header] == ["Documents"]


@LECTEUR
def test_filters_go_to_the_address_and_an_empty_list_says_so(
    compte: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = open_screen(monkeypatch, compte, "ressourcerie")
    ecran.button_group[0].set_value(["e-mail"]).run()
    assert cartes(ecran) == ["Écrire un courriel", "Chercher un emploi"]
    ecran.text_input(key="adresse.texte").set_value("EMPLOI").run()
    assert cartes(ecran) == ["Chercher un emploi"]
    assert (ecran.query_params["tags"], ecran.query_params["texte"]) == ("e-mail", "EMPLOI")
    ecran.text_input(key="adresse.texte").set_value("introuvable").run()
    assert "Il n’y a pas de résultats pour votre recherche." in texts(ecran)
    ecran.button(key="ressourcerie.effacer").click().run()
    assert len(cartes(ecran)) == 3


@LECTEUR
def test_a_reader_is_offered_nothing_to_keep(compte: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        retiree = session.exec(select(Ressource)).first()
        assert retiree is not None
        supprimer_ressource(session, acteur=ANCT, ressource_id=retiree.id)
    ecran = open_screen(monkeypatch, compte, "ressourcerie")
    assert bouton(ecran, "ressourcerie.ajouter") == []
    assert [volet.label for volet in ecran.expander] == []
    assert len(cartes(ecran)) == 2


@LECTEUR
def test_the_document_of_a_link_is_shown_first(compte: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.lecture() as session:
        emploi = session.exec(select(Ressource).where(Ressource.thematique == "emploi")).one()
    ecran = open_screen(monkeypatch, compte, "ressourcerie", id=str(emploi.id))
    assert (ecran.header[0].value, cartes(ecran)[0]) == ("Document demandé", "Chercher un emploi")
    for mauvais in ("x", str(compte.id)):
        ecran = open_screen(monkeypatch, compte, "ressourcerie", id=mauvais)
        assert "Ce document est introuvable" in texts(ecran)
        assert len(cartes(ecran)) == 3


@GARDIEN
def test_a_document_is_added_or_refused_with_reasons(compte: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, compte, "ressourcerie")
    ecran.button(key="ressourcerie.ajouter").click().run()
    ecran.file_uploader(key="ressource.fichier.nouveau").upload("x.pdf", b"<html>", "application/pdf")
    envoyer(ecran)
    assert [phrase in texts(ecran) for phrase in ("au moins 3", "thématique de la liste", "n’est pas un PDF")] == [
        True
    ] * 3
    ecran.file_uploader(key="ressource.fichier.nouveau").upload("../neuf.pdf", pdf("neuf"), "application/pdf")
    ecran.text_input(key="ressource.titre.nouveau").set_value("Neuf")
    ecran.selectbox(key="ressource.thematique.nouveau").set_value("mobile")
    ecran.text_input(key="ressource.tags.nouveau").set_value("un, deux")
    envoyer(ecran)
    assert "Le document « Neuf » a bien été ajouté." in texts(ecran)
    with db.lecture() as session:
        neuf = session.exec(select(Ressource).where(Ressource.titre == "Neuf")).one()
    assert (neuf.tags, neuf.nom_fichier, neuf.ajoute_par) == (["un", "deux"], "neuf.pdf", compte.id)
    assert chemin_of(neuf).read_bytes() == pdf("neuf")


@GARDIEN
def test_a_deletion_is_undone(compte: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        emploi = session.exec(select(Ressource).where(Ressource.thematique == "emploi")).one()
        supprimer_ressource(session, acteur=ANCT, ressource_id=emploi.id)
    ecran = open_screen(monkeypatch, compte, "ressourcerie")
    assert [volet.label for volet in ecran.expander] == ["Documents supprimés (1)"]
    ecran.button(key=f"ressource.restaurer.{emploi.id}").click().run()
    assert "à nouveau dans la ressourcerie, à la même adresse" in texts(ecran)
    assert "Chercher un emploi" in cartes(ecran)


@pytest.mark.parametrize("compte", [Role.CONSEILLER], ids=str, indirect=True)
def test_an_empty_ressourcerie_says_so(compte: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        for ressource in session.exec(select(Ressource)).all():
            session.delete(ressource)
    assert "ne contient encore aucun document" in texts(open_screen(monkeypatch, compte, "ressourcerie"))
