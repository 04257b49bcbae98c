"""`/fichiers/…` at its edges: nobody, an unknown file, a refusal, and a failure of ours."""

import pytest
from sqlalchemy import Engine
from sqlmodel import Session
from starlette.datastructures import QueryParams
from starlette.requests import Request

from coop_data.acces.acteur import Acteur
from coop_data.errors import AccesRefuse, Introuvable
from coop_data.fichiers import Fichier
from coop_data.routes import fichiers
from coop_data.routes.fichiers import route_des_fichiers
from coop_data.routes.producteurs import PRODUCTEURS

MOI = Acteur("Camille Essai")
LISTES = (
    "equipe",
    "mes-activites",
    "mes-partenaires",
    "projet",
    "qualite",
    "suivi-niveaux",
    "suivi-saisie",
    "trimestre",
)


def refuser(_session: Session, _acteur: Acteur, _parametres: QueryParams) -> Fichier:
    raise AccesRefuse("Pas pour vous.")


def tomber(_session: Session, _acteur: Acteur, parametres: QueryParams) -> Fichier:
    return Fichier(parametres["absent"], "text/csv", b"")


def demander(monkeypatch: pytest.MonkeyPatch, code: str, acteur: Acteur | None) -> tuple[int, str]:
    """The status and the words that the route answers to this account."""
    monkeypatch.setattr(fichiers, "visiteur", lambda _requete: acteur)
    route = route_des_fichiers({"refus": refuser, "panne": tomber})
    requete = {"type": "http", "method": "GET", "path": f"/fichiers/{code}", "query_string": b"", "headers": []}
    reponse = route.endpoint(Request({**requete, "path_params": {"code": code}}))
    return reponse.status_code, bytes(reponse.body).decode()


@pytest.mark.parametrize("code", ["refus", "panne", "inconnu"])
def test_nobody_gets_nothing(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    statut, texte = demander(monkeypatch, code, None)
    assert (statut, texte.startswith("Votre session est terminée")) == (401, True)


def test_a_refusal_says_why(base_servie: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert demander(monkeypatch, "refus", MOI) == (403, "Pas pour vous.")
    assert demander(monkeypatch, "inconnu", MOI) == (404, "Ce fichier n’existe pas.")


def test_a_failure_of_ours_gives_a_reference_and_is_logged_under_it(
    base_servie: Engine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    statut, texte = demander(monkeypatch, "panne", MOI)
    (ligne,) = [ligne for ligne in caplog.records if ligne.exc_info]
    assert statut == 500
    assert str(ligne.args[0]) in texte
    assert "KeyError" not in texte


@pytest.mark.parametrize("code", LISTES)
def test_an_unknown_format_is_refused_before_anything_is_read(code: str) -> None:
    with Session() as sans_base, pytest.raises(Introuvable, match=r"^Ce format de fichier n’existe pas\.$"):
        PRODUCTEURS[code](sans_base, MOI, QueryParams("format=ods"))
