"""The bar of downloads: at the head and at the foot, the address of the very figures shown."""

import pytest
from sqlalchemy import Engine

from coop_data import db
from coop_data.analytics.statistique import Domaine
from coop_data.domain.roles import Role
from coop_data.models import Utilisateur
from coop_data.statistiques.rubriques import RUBRIQUES
from tests.factories import create_structure
from tests.statistiques.mondes import create_monde, log_accompagnements
from tests.ui.support import create_compte, open_screen

MARS = "2026-02-01_2026-03-31"


@pytest.fixture
def anct(base_servie: Engine) -> Utilisateur:
    """Someone who sees everything, and a structure."""
    with db.ecriture() as session:
        create_structure(session, id_externe="S-LYON", nom="Lyon")
        return create_compte(session, Role.ANCT)


def liens(monkeypatch: pytest.MonkeyPatch, compte: Utilisateur, url: str, **parametres: str) -> list[str]:
    """The HTML of the bars of a page."""
    ecran = open_screen(monkeypatch, compte, url, **parametres)
    assert not ecran.exception
    return [bloc.proto.body for bloc in ecran.get("html") if "fichier-lien" in bloc.proto.body]


def test_statistics_and_territories_have_their_three_files_twice(
    anct: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    for url, fichier in (("statistiques-nationales", "statistiques"), ("territoires", "territoires")):
        barres = [bloc for bloc in liens(monkeypatch, anct, url, periode=MARS) if f"/fichiers/{fichier}." in bloc]
        assert len(barres) == 2
        for barre in barres:
            for nom, extension in (("en CSV", "csv"), ("en Excel", "xlsx"), ("en PDF", "pdf")):
                assert f'href="/fichiers/{fichier}.{extension}?' in barre
                assert f">Télécharger {nom}</a>" in barre
            assert f"periode={MARS}" in barre
            assert "bilan-activite" not in barre
            assert barre.startswith('<details class="fichiers-pli"><summary class="lien">Télécharger</summary>')


def test_lists_are_offered_like_figures(anct: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        create_monde(session)
    question = {"perimetre": "structure:S-RHONE", "trimestre": "2026-T1", "liste": "tous"}
    (barre,) = liens(monkeypatch, anct, "suivi-saisie", **question)
    adresse = (
        "/fichiers/suivi-saisie?perimetre=structure%3AS-RHONE&amp;trimestre=2026-T1&amp;liste=tous&amp;format"
    )
    assert f'<a class="lien fichier-lien" href="{adresse}=csv" download>Télécharger en CSV</a>' in barre
    assert f'href="{adresse}=xlsx" download>Télécharger en Excel</a>' in barre


def test_every_chart_has_its_image(anct: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.ecriture() as session:
        log_accompagnements(session, create_monde(session))
    barres = "".join(liens(monkeypatch, anct, "statistiques-nationales", periode=MARS, rubrique="frequence"))
    (frequence,) = (r for r in RUBRIQUES[Domaine.ACCOMPAGNEMENT] if r.code == "frequence")
    assert [code for code in frequence.toutes if f'repartition={code}"' not in barres] == []
    assert barres.count("<details") == 2  # a file alone stands in view: only the head and the foot fold


def test_a_structure_hands_over_its_bilan(anct: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    barre = liens(monkeypatch, anct, "statistiques", perimetre="structure:S-LYON", periode=MARS)[0]
    assert 'href="/fichiers/bilan-activite.pdf?perimetre=structure%3AS-LYON&amp;domaine=accompagnement' in barre
    assert ">Un PDF par conseiller (ZIP)</a>" in barre
    lignes = 'href="/fichiers/cra.csv?perimetre=structure%3AS-LYON'
    assert f'<a class="lien" {lignes}' in barre  # received by the browser itself, in the same fold
