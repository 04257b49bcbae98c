"""« Statistiques par territoire »: the table on screen, CSV, XLSX, PDF and JSON against the recount."""

import csv
import io
import json
from contextlib import nullcontext
from datetime import date
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from openpyxl import load_workbook
from sqlalchemy import Engine
from sqlmodel import Session

from coop_data.analytics.carte import mesurer
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.territoires import compute_territoires
from coop_data.domain.periode import Periode
from coop_data.exports.statistiques import enregistrements, territoires_en_json
from coop_data.routes import territoires as routes
from coop_data.ui import tableau
from coop_data.ui.statistiques import territoires as ecran
from tests.documents.lecture import Lu
from tests.recompte.ecarts import ecarts
from tests.recompte.monde import peupler
from tests.recompte.registre import lire
from tests.recompte.territoires import territoires
from tests.ui.support import lire_tableau
from tests.verite import ecriture
from tests.verite.fichiers import simple
from tests.verite.questions import ANCT

PERIODE = Periode(date(2023, 12, 31), date(2024, 12, 31))
TAUX = ("taux_activation", "taux_occupation")
RAPPORTS = ("cra_par_conseiller_actif", "accompagnements_pour_1000")

Rangee = dict[str, Any]


@pytest.mark.parametrize("maille", ["departement", "region"])
def test_every_outlet_of_the_table_is_the_recount(
    base: Engine, maille: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    st.cache_data.clear()
    adresse = {"maille": maille, "periode": f"{PERIODE.du}_{PERIODE.au}"}
    with Session(base, expire_on_commit=False) as session:
        peupler(session, 5)
        attendu = territoires(lire(session), maille, PERIODE.du, PERIODE.au)
        calcule = compute_territoires(session=session, maille=maille, du=PERIODE.du, au=PERIODE.au)
        obtenu = json.loads(territoires_en_json(calcule))
        rangees = [*obtenu["lignes"], obtenu["sans_structure"], obtenu["total"]]
        fichiers = {
            extension: produire(session, ANCT, adresse).contenu
            for extension, produire in (
                ("csv", routes.produire_csv),
                ("xlsx", routes.produire_xlsx),
                ("pdf", routes.produire_pdf),
            )
        }
    attendu["sans_structure"] |= {"code": "sans_structure", "nom": "Sans structure"}
    attendu["total"] |= {"code": "total", "nom": "Total"}
    entete = {"maille": maille, "du": str(PERIODE.du), "au": str(PERIODE.au)}
    vu = _montrer(monkeypatch, maille)
    textes = [[_dire(colonne, valeur) for colonne, valeur in rangee.items()] for rangee in rangees]
    papier = Lu(fichiers["pdf"]).texte
    differences = {
        "JSON": [*ecarts(entete | attendu, obtenu)],
        "CSV": [*ecarts([list(rangee.values()) for rangee in rangees], _lire_csv(fichiers["csv"]))],
        "XLSX": [*ecarts(_entiers(rangees), _lire_classeur(fichiers["xlsx"]))],
        "PDF": [ligne for ligne in map(simple, map(" ".join, textes)) if ligne not in papier],
        "écran": [*ecarts(obtenu["lignes"], vu.nombres)],
        "écran en texte": [*ecarts(textes, vu.textes)],
    }
    assert not any(differences.values()), differences


def _montrer(monkeypatch: pytest.MonkeyPatch, maille: str) -> SimpleNamespace:
    """The numbers of the table that is sorted, and the whole table in text, as the page shows them."""
    tableaux: dict[str, pd.DataFrame] = {}

    class Streamlit:
        column_config = st.column_config

        def __getattr__(self, nom: str) -> Any:
            return lambda *_, **__: nullcontext()

        def dataframe(self, tableau: pd.DataFrame, **_: Any) -> None:
            tableaux["nombres"] = tableau

        def html(self, corps: str) -> None:
            if (lu := lire_tableau(corps)) is not None:
                tableaux[lu.attrs["titre"]] = lu

    table = ecran.lire_territoires(maille, Filtres(PERIODE.du, PERIODE.au))
    reponses = SimpleNamespace(chercher=lambda *_, **__: "", choisir=lambda *_, **__: "code")
    for module in (ecran, tableau):
        monkeypatch.setattr(module, "st", Streamlit())
    monkeypatch.setattr(ecran, "adresse", reponses)
    ecran.montrer_tableau(table, mesurer(table, mesure="cra", rapport="brut"))
    return SimpleNamespace(
        nombres=enregistrements(tableaux["nombres"]), textes=tableaux["Tableau complet"].to_numpy().tolist()
    )


def _dire(colonne: str, valeur: Any) -> str:
    if colonne in ("code", "nom"):
        return "" if valeur in ("sans_structure", "total") else valeur
    return ecriture.part(valeur) if colonne in TAUX else ecriture.nombre(valeur, 1 if colonne in RAPPORTS else 0)


def _lire_csv(octets: bytes) -> list[list[Any]]:
    _, *lignes = csv.reader(io.StringIO(octets.decode("utf-8-sig"), newline=""), delimiter=";")
    return [[code, nom, *map(_nombre, valeurs)] for code, nom, *valeurs in lignes]


def _nombre(texte: str) -> int | float | None:
    if not texte:
        return None
    return float(texte.replace(",", ".")) if "," in texte else int(texte)


def _lire_classeur(octets: bytes) -> list[list[Any]]:
    _, *lignes = load_workbook(io.BytesIO(octets), read_only=True)["Territoires"].iter_rows(values_only=True)
    return [list(ligne) for ligne in lignes]


def _entiers(rangees: list[Rangee]) -> list[list[Any]]:
    """As a workbook can hold them: it knows no difference between 1 and 1.0."""
    return [
        [int(v) if isinstance(v, float) and v.is_integer() else v for v in rangee.values()] for rangee in rangees
    ]
