"""What the engine and the command line answer, in the JSON form of docs/fichiers.md."""

import json
import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlmodel import Session, select
from typer.testing import CliRunner

from coop_data.analytics.calcul import compute_bilan
from coop_data.analytics.filtres import build_filtres
from coop_data.analytics.perimetres import perimetre_of
from coop_data.analytics.statistique import Domaine
from coop_data.analytics.territoires import compute_territoires
from coop_data.analytics.valeurs import resoudre
from coop_data.cli import application
from coop_data.domain.periode import Periode
from coop_data.exports.statistiques import enregistrements
from coop_data.models import Structure
from coop_data.statistiques import CATALOGUE
from tests.recompte.cas import Cas


def bilan(session: Session, cas: Cas, repartitions: Iterable[str] | None = None) -> dict[str, Any]:
    """Every figure of a case, by the engine itself; every breakdown, or those named."""
    domaine = Domaine(cas.domaine)
    demandes = build_filtres(domaine, Periode(cas.du, cas.au), cas.filtres, selon=cas.selon)
    filtres, _ = resoudre(session, demandes, tags_visibles=None)
    perimetre = perimetre_of(session, cas.perimetre, domaine=domaine)
    if cas.structure is not None:
        structure = session.exec(select(Structure).where(Structure.id_externe == cas.structure)).one()
        perimetre = replace(perimetre, structure_id=structure.id)
    calcule = compute_bilan(
        session=session,
        catalogue=CATALOGUE[domaine],
        perimetre=perimetre,
        filtres=filtres,
        tags_visibles=None,
        repartitions=repartitions,
    )
    return {
        "chiffres": {code: chiffre.valeur for code, chiffre in calcule.chiffres.items()},
        "repartitions": {
            code: enregistrements(resultat.lignes) for code, resultat in calcule.repartitions.items()
        },
    }


def bilan_en_ligne(cas: Cas) -> dict[str, Any]:
    """The same figures, read from the standard output of ``statistiques``."""
    return _lancer(["statistiques", *cas.options])


def territoires_en_ligne(maille: str, du: str, au: str) -> dict[str, Any]:
    """The standard output of ``territoires``."""
    return _lancer(["territoires", "--maille", maille, "--du", du, "--au", au])


def territoires_du_moteur(session: Session, maille: str, periode: Periode, selon: str) -> dict[str, Any]:
    """The same table by the engine, which also knows « selon le lieu »."""
    table = compute_territoires(session=session, maille=maille, du=periode.du, au=periode.au, selon=selon)
    lignes = [
        {nom: None if isinstance(v, float) and math.isnan(v) else v for nom, v in ligne.items()}
        for ligne in table.lignes.to_dict("records")
    ]
    return {"lignes": lignes, "sans_structure": dict(table.sans_structure), "total": dict(table.total)}


def _lancer(arguments: list[str]) -> dict[str, Any]:
    resultat = CliRunner().invoke(application, arguments)
    assert resultat.exit_code == 0, f"{arguments} : {resultat.output} {resultat.exception!r}"
    return json.loads(resultat.stdout)
