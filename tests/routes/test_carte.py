"""The map as a file and its outlines: for whoever may see the page, the same values, never empty."""

import gzip
import json
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine
from sqlmodel import Session
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from coop_data import VERSION, db
from coop_data.acces.acteur import Acteur
from coop_data.analytics.carte import mesurer
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.territoires import compute_territoires
from coop_data.documents.carte import image_de_la_carte
from coop_data.documents.rendu import ecrire_image
from coop_data.documents.territoires import document_des_territoires
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, PerimetreInvalide
from coop_data.exports.entete import Entete
from coop_data.fichiers import Fichier
from coop_data.routes.contours import route_des_contours
from coop_data.routes.producteurs import PRODUCTEURS
from coop_data.ui.statistiques.carte import CONFIGURATION, figure
from tests.documents.lecture import Lu
from tests.images import poser
from tests.statistiques.mondes import create_monde, log_accompagnements

DU, AU = date(2026, 2, 1), date(2026, 3, 31)
MARS = "periode=2026-02-01_2026-03-31"
ENTETE = Entete("France entière", Filtres(DU, AU), datetime(2026, 4, 1, tzinfo=UTC))

pytestmark = pytest.mark.un_moteur


def peupler(session: Session) -> None:
    log_accompagnements(session, create_monde(session))


@pytest.fixture(autouse=True)
def _monde(base_servie: Engine) -> None:
    poser(base_servie, peupler)


def demander(acteur: Acteur, fichier: str, adresse: str) -> Fichier:
    with db.lecture() as session:
        return PRODUCTEURS[fichier](session, acteur, QueryParams(adresse))


def contours(maille: str, encodage: str = "identity") -> Response:
    requete = {"type": "http", "method": "GET", "path": f"/contours/{maille}.json", "query_string": b""}
    entetes = [(b"accept-encoding", encodage.encode())]
    return route_des_contours().endpoint(
        Request({**requete, "headers": entetes, "path_params": {"maille": maille}})
    )


@pytest.mark.parametrize("role", [Role.CONSEILLER, Role.STRUCTURE, Role.ANCT, Role.ADMIN])
def test_image_of_the_map_for_every_account(role: Role) -> None:
    acteur = Acteur("Quelqu’un", frozenset({role}))
    image = demander(acteur, "carte.png", f"maille=region&mesure=cra&rapport=conseiller&{MARS}")
    assert isinstance(image.contenu, bytes)
    assert image.contenu.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(image.contenu[16:20], "big") > 1_200  # pixels wide
    assert len(image.contenu) > 50_000  # a page without its map is smaller
    assert image.nom == "Carte-CRA-enregistrés-par-conseiller-actif_France-entière_2026-02-01_2026-03-31.png"


def test_nobody_gets_no_map_and_nonsense_is_refused() -> None:
    with pytest.raises(AccesRefuse):
        demander(Acteur("Personne"), "carte.png", MARS)
    with pytest.raises(PerimetreInvalide):
        demander(Acteur("Anct", frozenset({Role.ANCT})), "carte.png", f"{MARS}&mesure=taux_activation&rapport=x")


def test_the_drawing_has_every_outline_in_the_tint_of_its_class() -> None:
    with db.lecture() as session:
        table = compute_territoires(session=session, maille="departement", du=DU, au=AU)
    mesurage = mesurer(table, mesure="cra", rapport="conseiller")
    dessin = image_de_la_carte(mesurage, ENTETE)
    assert len(dessin.graphique.zones) == 101
    assert sum(zone.classe >= 0 for zone in dessin.graphique.zones) == 2  # Rhône and Corse-du-Sud
    svg = ecrire_image(dessin, "svg").decode()
    assert len(svg) > 150_000


def test_the_document_has_the_map_in_words_and_its_alternative() -> None:
    with db.lecture() as session:
        table = compute_territoires(session=session, maille="region", du=DU, au=AU)
    mesurage = mesurer(table, mesure="cra")
    lu = Lu(
        demander(
            Acteur("Anct", frozenset({Role.ANCT})), "territoires.pdf", f"maille=region&mesure=cra&{MARS}"
        ).contenu
    )
    assert "Le plus haut : Auvergne-Rhône-Alpes, 4." in lu.texte
    assert "Saint-Martin : 1" in lu.texte
    assert any(balise.alt.startswith("CRA enregistrés. Le plus haut") for balise in lu.balises)
    assert len(document_des_territoires(table, ENTETE, mesurage).blocs) == 9
    assert len(document_des_territoires(table, ENTETE).blocs) == 4


def test_the_document_says_filters_only_when_there_are_some() -> None:
    anct = Acteur("Anct", frozenset({Role.ANCT}))
    libre, par_lieu = (
        Lu(demander(anct, "territoires.pdf", f"maille=region&{MARS}{suite}").contenu).texte
        for suite in ("", "&selon=lieu")
    )
    assert "Filtres : aucun" in libre
    assert "Filtres : Territoire selon le lieu d’accompagnement" in par_lieu


@pytest.mark.parametrize(("maille", "nombre"), [("departement", 101), ("region", 18)])
def test_outlines_are_served_once_and_compressed(maille: str, nombre: int) -> None:
    reponse = contours(maille, "gzip, br")
    assert reponse.headers["content-encoding"] == "gzip"
    assert "max-age=604800" in reponse.headers["cache-control"]
    assert len(reponse.body) < 60 * 1024
    brute = contours(maille)
    assert "content-encoding" not in brute.headers
    assert gzip.decompress(reponse.body) == brute.body
    assert len(json.loads(brute.body)["features"]) == nombre


def test_other_outlines_do_not_exist_and_the_world_is_empty() -> None:
    assert contours("canton").status_code == 404
    monde = json.loads(contours("world_110m").body)
    assert {couche["geometries"] == [] for couche in monde["objects"].values()} == {True}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_sends_values_and_no_outline(theme: str) -> None:
    with db.lecture() as session:
        table = compute_territoires(session=session, maille="departement", du=DU, au=AU)
    dessin = figure(mesurer(table, mesure="cra", rapport="conseiller"), theme)
    assert len(dessin.to_json()) < 30 * 1024
    zones = [trace for trace in dessin.data if trace.type == "choropleth"]
    assert {trace.geojson for trace in zones} == {f"/contours/departement.json?v={VERSION}"}
    assert sum(len(trace.locations) for trace in zones) == 101
    assert [trace.name for trace in dessin.data if trace.name][-1] == "Sans donnée"
    assert CONFIGURATION["topojsonURL"] == "/contours/"
