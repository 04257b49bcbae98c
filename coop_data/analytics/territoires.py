"""The table of territories: activity of the period, posts on its last day."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, case, func, select
from sqlmodel import Session

from coop_data.analytics.filtres import Filtres, verifier_dates
from coop_data.analytics.mesures import ratio
from coop_data.analytics.requete import Requete, Statement, lire
from coop_data.analytics.statistique import Domaine
from coop_data.analytics.tableaux import SANS_COMMUNE, SANS_STRUCTURE
from coop_data.domain.perimetre import National
from coop_data.domain.periode import Periode
from coop_data.domain.photographies import Cliche
from coop_data.domain.territoires import DEPARTEMENTS, REGIONS
from coop_data.errors import PerimetreInvalide
from coop_data.models.temps import en_cours
from coop_data.photographies import Tables, tables_of

TOTAL = ("total", "Total")
MAILLES = ("departement", "region")
BASES = ("conseillers_actifs", "population")
"""What a measure may be divided by: people with at least one CRA in the period, inhabitants."""

DEFINITIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "code": ("Code", "Code officiel géographique."),
        "nom": ("Nom", "Nom du territoire."),
        "cra": ("CRA enregistrés", "Comptes rendus d’accompagnement de la période."),
        "accompagnements": (
            "Accompagnements",
            "Participants des ateliers, plus un par CRA individuel ou ponctuel.",
        ),
        "personnes_accompagnees": (
            "Personnes accompagnées (estimation)",
            "Accompagnements moins les personnes déclarées déjà accompagnées.",
        ),
        "dotation": ("Conseillers attribués", "Postes attribués aux structures du territoire."),
        "conseillers": (
            "Conseillers en poste",
            "Personnes distinctes ayant un poste le dernier jour de la période, coordinateurs compris.",
        ),
        "actives": ("Conseillers activés", "Conseillers en poste dont le compte est activé à cette date."),
        "en_attente": ("En attente d’activation", "Conseillers en poste moins conseillers activés."),
        "postes_vacants": ("Postes vacants", "Conseillers attribués moins conseillers en poste, zéro au moins."),
        "taux_activation": ("Taux d’activation", "Conseillers activés divisés par les conseillers en poste."),
        "taux_occupation": ("Taux d’occupation", "Conseillers en poste divisés par les conseillers attribués."),
        "cra_par_conseiller_actif": (
            "CRA par conseiller actif",
            "CRA divisés par le nombre de conseillers ayant au moins un CRA dans la période.",
        ),
        "accompagnements_pour_1000": (
            "Accompagnements pour 1 000 habitants",
            "Accompagnements multipliés par 1 000 et divisés par la population.",
        ),
    }
)
"""Label and definition of each column, in order."""


@dataclass(frozen=True, slots=True, eq=False)
class Territoires:
    """One row per territory by code as text, zeros included; the reports without territory; the recount of the
    nation.

    Columns are those of ``DEFINITIONS``; ratios are raw, ``None`` (``NaN`` in ``lignes``) without a base.
    ``bases``: the divisors of a measure, by code of territory then by name (``BASES``). ``selon``: how activity
    gets its territory (``SELON``).
    """

    maille: str
    du: date
    au: date
    lignes: pd.DataFrame
    sans_structure: Mapping[str, Any]
    total: Mapping[str, Any]
    bases: Mapping[str, Mapping[str, int]]
    selon: str = "structure"
    photographie: Cliche | None = None

    @property
    def filtres(self) -> Filtres:
        """The filters that the table was computed with."""
        return Filtres(self.du, self.au, selon=self.selon, photographie=self.photographie)


def compute_territoires(
    *,
    session: Session,
    maille: str,
    du: date,
    au: date,
    selon: str = "structure",
    photographie: Cliche | None = None,
) -> Territoires:
    """The table by ``departement`` (107 rows) or ``region`` (18 régions and 6 collectivities).

    A conseiller with posts in two territories counts in each, and once in the total. ``selon``: whose
    territory activity belongs to. ``photographie``: what is read instead of the living data, posts included.
    Raises ``PerimetreInvalide`` on another ``maille``, or on dates that the photograph does not hold.
    """
    if maille not in MAILLES:
        raise PerimetreInvalide(f"« {maille} » n’est pas une maille (attendu : departement ou region).")
    verifier_dates(photographie, Periode(du, au))
    filtres, tables = Filtres(du, au, selon=selon, photographie=photographie), tables_of(photographie)
    sources = (_activite(maille, filtres), _postes(maille, au, tables), _dotations(maille, tables))
    par_code: dict[str | None, Comptes] = defaultdict(lambda: dict.fromkeys(COMPTES, 0))
    nation: Comptes = {}
    for source in sources:
        for code, comptes in _lire_par_territoire(session, source):
            par_code[code] |= comptes
        nation |= _lire_nation(session, source)
    populations = _populations(session, maille, tables)
    hors_code, hors_nom = SANS_COMMUNE if selon == "lieu" else SANS_STRUCTURE
    return Territoires(
        maille=maille,
        du=du,
        au=au,
        lignes=pd.DataFrame(
            [
                _ligne(code, nom, par_code[code], populations.get(code, 0))
                for code, nom in territoires_de_la_maille(maille)
            ],
            columns=list(DEFINITIONS),
        ),
        sans_structure=_ligne(hors_code, hors_nom, par_code[None], 0),
        total=_ligne(*TOTAL, nation, sum(populations.values())),
        selon=selon,
        photographie=photographie,
        bases={
            code: dict(zip(BASES, (par_code[code]["conseillers_actifs"], populations.get(code, 0)), strict=True))
            for code, _ in territoires_de_la_maille(maille)
        },
    )


def territoires_de_la_maille(maille: str) -> list[tuple[str, str]]:
    """Code and name of every territory, by code as text; collectivities stand among régions one by one."""
    if maille == "departement":
        return [(departement.code, departement.nom) for departement in DEPARTEMENTS]
    collectivites = ((departement.code, departement.nom) for departement in DEPARTEMENTS if not departement.region)
    return sorted([*((region.code, region.nom) for region in REGIONS), *collectivites])


# --- What is read ---------------------------------------------------------------------------------------

Comptes = dict[str, int]
COMPTES = (
    "cra",
    "accompagnements",
    "deja_accompagnes",
    "conseillers_actifs",
    "dotation",
    "conseillers",
    "actives",
)


@dataclass(frozen=True, slots=True, eq=False)
class _Source:
    """A statement counting over the nation, and the territory by which it may be grouped."""

    statement: Statement
    territoire: ColumnElement[Any]


def _activite(maille: str, filtres: Filtres) -> _Source:
    requete = Requete(Domaine.ACCOMPAGNEMENT, National(), filtres)
    faits = requete.source.faits.c
    departement, region = faits[f"departement{requete.suffixe}"], faits[f"region{requete.suffixe}"]
    statement = select(
        func.count().label("cra"),
        func.sum(faits.accompagnements).label("accompagnements"),
        func.sum(faits.deja_accompagnes).label("deja_accompagnes"),
        func.count(faits.conseiller_id.distinct()).label("conseillers_actifs"),
    ).select_from(requete.source.faits)
    return _Source(requete.restreindre(statement), _territoire(maille, departement, region))


def _postes(maille: str, au: date, tables: Tables) -> _Source:
    poste, conseiller, structure = tables["poste"], tables["conseiller"], tables["structure"]
    statement = (
        select(
            func.count(poste.c.conseiller_id.distinct()).label("conseillers"),
            func.count(case((conseiller.c.active_le <= au, conseiller.c.id)).distinct()).label("actives"),
        )
        .select_from(poste)
        .join(conseiller, conseiller.c.id == poste.c.conseiller_id)
        .join(structure, structure.c.id == poste.c.structure_id)
        .where(en_cours(poste.c, au))
    )
    return _situer(maille, statement, tables)


def _dotations(maille: str, tables: Tables) -> _Source:
    structure = tables["structure"]
    return _situer(maille, select(func.sum(structure.c.dotation).label("dotation")).select_from(structure), tables)


def _situer(maille: str, statement: Statement, tables: Tables) -> _Source:
    """The statement, joined to the territory of each structure's commune."""
    structure, commune, departement = tables["structure"], tables["commune"], tables["departement"]
    return _Source(
        statement.join(commune, commune.c.code == structure.c.commune_code).join(
            departement, departement.c.code == commune.c.departement_code
        ),
        _territoire(maille, departement.c.code, departement.c.region_code),
    )


def _territoire(maille: str, departement: ColumnElement[Any], region: ColumnElement[Any]) -> ColumnElement[Any]:
    """The code to group by; an overseas collectivity, which has no région, stands for itself."""
    return departement if maille == "departement" else func.coalesce(region, departement)


def _lire_par_territoire(session: Session, source: _Source) -> Iterator[tuple[str | None, Comptes]]:
    territoire = source.territoire.label("territoire")
    for ligne in lire(session, source.statement.add_columns(territoire).group_by(source.territoire)):
        comptes = dict(ligne._mapping)
        code = comptes.pop("territoire")
        yield code, {nom: int(valeur or 0) for nom, valeur in comptes.items()}


def _lire_nation(session: Session, source: _Source) -> Comptes:
    (ligne,) = lire(session, source.statement)
    return {nom: int(valeur or 0) for nom, valeur in ligne._mapping.items()}


def _populations(session: Session, maille: str, tables: Tables) -> dict[str, int]:
    """Inhabitants of each territory of the table, collectivities included."""
    departement, region = tables["departement"].c, tables["region"].c
    lus = select(departement.code, departement.population)
    if maille == "departement":
        return dict(session.execute(lus).all())
    collectivites = session.execute(lus.where(departement.region_code.is_(None))).all()
    regions = session.execute(select(region.code, region.population)).all()
    return dict([*regions, *collectivites])


def _ligne(code: str, nom: str, comptes: Comptes, population: int) -> dict[str, Any]:
    """A row of the table from its counts; the columns of ``DEFINITIONS``, in order."""
    cra, accompagnements = comptes["cra"], comptes["accompagnements"]
    dotation, conseillers, actives = comptes["dotation"], comptes["conseillers"], comptes["actives"]
    return {
        "code": code,
        "nom": nom,
        "cra": cra,
        "accompagnements": accompagnements,
        "personnes_accompagnees": accompagnements - comptes["deja_accompagnes"],
        "dotation": dotation,
        "conseillers": conseillers,
        "actives": actives,
        "en_attente": conseillers - actives,
        "postes_vacants": max(0, dotation - conseillers),
        "taux_activation": ratio(actives, conseillers),
        "taux_occupation": ratio(conseillers, dotation),
        "cra_par_conseiller_actif": ratio(cra, comptes["conseillers_actifs"]),
        "accompagnements_pour_1000": ratio(accompagnements * 1000, population),
    }
