"""The ressourcerie's addresses: who may, what is sent, and where someone without a session is led."""

import asyncio
import io
import zipfile
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import pytest
from sqlalchemy import Engine
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, Introuvable
from coop_data.models import Ressource
from coop_data.ressources import Recherche, supprimer_ressource
from coop_data.ressources.adresse import adresse_de_l_archive, adresse_du_document, recherche_of
from coop_data.ressources.fichiers import chemin_of
from coop_data.routes import fichiers, ressources
from coop_data.routes.fichiers import route_des_fichiers
from coop_data.routes.producteurs import PAGES, PRODUCTEURS
from tests.ressources.support import ANCT, ajouter

Demander = Callable[..., tuple[Response, bytes]]


@pytest.fixture
def guide(base_servie: Engine) -> Ressource:
    """A document with an accent and a question mark in its name, and two others."""
    with db.ecriture() as session:
        ajouter(session, "Écrire", tags="débuter")
        ajouter(session, "Compter", tags="tableur", thematique="emploi")
        return ajouter(session, "Où ranger ?", tags="tri")


@pytest.fixture
def demander(guide: Ressource, monkeypatch: pytest.MonkeyPatch) -> Demander:
    """Ask an address as an employer, or as ``acteur``; the answer and all its bytes."""

    async def lire(reponse: StreamingResponse) -> bytes:
        return b"".join([bytes(morceau) async for morceau in reponse.body_iterator])  # type: ignore[arg-type]

    def envoyer(adresse: str, acteur: Acteur | None = STRUCTURE, accepte: str = "*/*") -> tuple[Response, bytes]:
        monkeypatch.setattr(fichiers, "visiteur", lambda _requete: acteur)
        lue = urlsplit(adresse)
        demande = {
            "type": "http",
            "method": "GET",
            "path": lue.path,
            "path_params": {"code": lue.path.removeprefix("/fichiers/")},
            "query_string": lue.query.encode(),
            "headers": [(b"accept", accepte.encode()), (b"host", b"localhost")],
        }
        reponse = route_des_fichiers(PRODUCTEURS, PAGES).endpoint(Request(demande))
        contenu = asyncio.run(lire(reponse)) if isinstance(reponse, StreamingResponse) else bytes(reponse.body)
        return reponse, contenu

    return envoyer


STRUCTURE = Acteur("Claire", frozenset({Role.STRUCTURE}))


def test_a_document_is_shown_under_its_title_and_nothing_else(demander: Demander, guide: Ressource) -> None:
    reponse, contenu = demander(adresse_du_document(guide))
    assert (reponse.status_code, contenu) == (200, chemin_of(guide).read_bytes())
    assert reponse.headers["content-type"] == "application/pdf"
    assert reponse.headers["content-disposition"] == (
        "inline; filename=\"O_ ranger.pdf\"; filename*=UTF-8''O%C3%B9%20ranger.pdf"
    )
    assert reponse.headers["cache-control"] == "no-store"


def test_the_archive_holds_what_the_list_shows(demander: Demander) -> None:
    reponse, contenu = demander(adresse_de_l_archive(Recherche(tags=("débuter", "TABLEUR"))))
    assert reponse.headers["content-disposition"].startswith('attachment; filename="Ressourcerie.zip"')
    archive = zipfile.ZipFile(io.BytesIO(contenu))
    assert archive.testzip() is None
    assert archive.namelist() == ["Emploi/Compter.pdf", "Bureautique/Écrire.pdf"]
    _, tout = demander("/fichiers/ressources.zip")
    assert len(zipfile.ZipFile(io.BytesIO(tout)).namelist()) == 3


@pytest.mark.parametrize(
    "recherche",
    [
        Recherche(),
        Recherche(texte="l’été & co", thematique="emploi", tags=("un, deux", "trois")),
        Recherche(texte="a=b#c"),
    ],
)
def test_an_address_says_the_search_back(recherche: Recherche) -> None:
    lue = recherche_of(dict(parse_qsl(urlsplit(adresse_de_l_archive(recherche)).query)))
    tags = tuple(tag.strip() for partie in recherche.tags for tag in partie.split(","))
    assert lue == Recherche(recherche.texte, recherche.thematique, tags)


def test_whoever_is_not_signed_in_is_led_to_the_page_and_a_program_is_refused(
    demander: Demander, guide: Ressource
) -> None:
    reponse, _ = demander(adresse_du_document(guide), None, "text/html,*/*")
    assert (reponse.status_code, reponse.headers["location"]) == (303, f"/ressourcerie?id={guide.id}")
    for adresse, accepte in ((adresse_du_document(guide), "*/*"), ("/fichiers/ressources.zip", "text/html")):
        reponse, contenu = demander(adresse, None, accepte)
        assert (reponse.status_code, contenu[:2]) == (401, b"Vo")


@pytest.mark.parametrize(
    "adresse", ["ressource", "ressource?id=1", f"ressource?id={UUID(int=1)}", "ressource?id=../x"]
)
def test_what_does_not_exist_is_not_found(demander: Demander, adresse: str) -> None:
    reponse, contenu = demander(f"/fichiers/{adresse}")
    assert (reponse.status_code, contenu.decode()[:27]) == (404, "Ce document est introuvable")


def test_a_deleted_or_lost_document_is_not_found(demander: Demander, guide: Ressource) -> None:
    chemin_of(guide).unlink()
    assert "manque sur le serveur" in demander(adresse_du_document(guide))[1].decode()
    with db.ecriture() as session:
        supprimer_ressource(session, acteur=ANCT, ressource_id=guide.id)
    assert demander(adresse_du_document(guide))[0].status_code == 404
    assert demander("/fichiers/ressources.zip?texte=ranger")[0].status_code == 404


def test_an_account_without_a_role_gets_nothing(session: Session) -> None:
    ressource = ajouter(session, "Guide")
    personne = Acteur("Personne")
    with pytest.raises(AccesRefuse):
        ressources.produire_pdf(session, personne, {"id": str(ressource.id)})
    with pytest.raises(AccesRefuse):
        ressources.produire_zip(session, personne, {})
    with pytest.raises(Introuvable):
        ressources.produire_zip(session, ANCT, {"tags": "inconnu"})
