"""Load the official geography into the records' database; running it again changes nothing."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Table, bindparam, insert, select, update
from sqlmodel import Session

from coop_data.domain import territoires
from coop_data.domain.texte import plier
from coop_data.models import Commune, Departement, Region

Ligne = dict[str, Any]


def charger_geographie(session: Session) -> int:
    """Write régions, départements and communes that are missing or have changed; return how many.

    A territory that disappears from the official code is kept: past reports may name it.
    """
    communes = list(_communes())
    habitants = _habitants_par_departement(communes)
    return sum(
        _mettre_a_jour(session, modele, lignes)
        for modele, lignes in (
            (Region, _regions(habitants)),
            (Departement, _departements(habitants)),
            (Commune, communes),
        )
    )


def _communes() -> Iterator[Ligne]:
    with (territoires.REFERENTIELS / "communes.csv").open(encoding="utf-8", newline="") as fichier:
        for ligne in csv.DictReader(fichier, delimiter=";"):
            if ligne["departement"] in territoires.HORS_PROGRAMME:
                continue
            yield {
                "code": ligne["code"],
                "nom": ligne["nom"],
                "nom_plie": plier(ligne["nom"]),
                "departement_code": ligne["departement"],
                "codes_postaux": ligne["codes_postaux"],
                "population": int(ligne["population"] or 0),
                "commune_mere": territoires.commune_mere(ligne["code"]),
            }


def _habitants_par_departement(communes: Iterable[Ligne]) -> Mapping[str, int]:
    """Inhabitants by département: an arrondissement's are already counted in its city."""
    habitants: dict[str, int] = defaultdict(int)
    for commune in communes:
        if commune["commune_mere"] == commune["code"]:
            habitants[commune["departement_code"]] += commune["population"]
    return habitants


def _regions(habitants: Mapping[str, int]) -> Iterator[Ligne]:
    for region in territoires.REGIONS:
        codes = territoires.departements_of(region.code)
        yield {"code": region.code, "nom": region.nom, "population": sum(habitants[code] for code in codes)}


def _departements(habitants: Mapping[str, int]) -> Iterator[Ligne]:
    for departement in territoires.DEPARTEMENTS:
        yield {
            "code": departement.code,
            "nom": departement.nom,
            "region_code": departement.region,
            "population": habitants[departement.code],
        }


def _mettre_a_jour(session: Session, modele: type[Any], lignes: Iterable[Ligne]) -> int:
    """Insert the rows whose code is new, rewrite those that differ."""
    table: Table = modele.__table__
    presentes = {ligne.code: dict(ligne._mapping) for ligne in session.execute(select(table))}
    nouvelles: list[Ligne] = []
    changees: list[Ligne] = []
    for ligne in lignes:
        if ligne["code"] not in presentes:
            nouvelles.append(ligne)
        elif ligne != presentes[ligne["code"]]:
            changees.append({f"nouveau_{colonne}": valeur for colonne, valeur in ligne.items()})
    if nouvelles:
        session.execute(insert(table), nouvelles)
    if changees:
        remplacement = update(table).where(table.c.code == bindparam("nouveau_code"))
        valeurs: Ligne = {colonne.name: bindparam(f"nouveau_{colonne.name}") for colonne in table.columns}
        session.connection().execute(remplacement.values(valeurs), changees)
    return len(nouvelles) + len(changees)
