"""The table of territories, counted again from the records."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from coop_data.models import Accompagnement
from tests.recompte.recompte import chiffres_accompagnement
from tests.recompte.registre import SANS_TERRITOIRE, Registre

Ligne = dict[str, Any]


def territoires(registre: Registre, maille: str, du: date, au: date, selon: str = "structure") -> dict[str, Any]:
    """``{"lignes", "sans_structure", "total"}``: every territory, zeros included, by code as text."""
    cras = [cra for cra in registre.accompagnements if du <= cra.date <= au]
    en_poste = registre.en_poste(au)

    def de_la_structure(structure_id: UUID) -> str:
        commune = registre.structures[structure_id].commune_code
        return registre.territoire_of(maille, registre.communes[commune].departement_code)

    def du_cra(cra: Accompagnement) -> str:
        return registre.territoire_of(maille, registre.departement_of(cra, selon))

    def compter(code: str, nom: str, population: int) -> Ligne:
        return {"code": code, "nom": nom} | _mesurer(
            registre,
            au,
            [cra for cra in cras if du_cra(cra) == code],
            sum(s.dotation for s in registre.structures.values() if de_la_structure(s.id) == code),
            {poste.conseiller_id for poste in en_poste if de_la_structure(poste.structure_id) == code},
            population,
        )

    dotation = sum(structure.dotation for structure in registre.structures.values())
    population = sum(departement.population for departement in registre.departements.values())
    return {
        "lignes": [compter(code, t.nom, t.population) for code, t in registre.territoires(maille).items()],
        "sans_structure": compter(SANS_TERRITOIRE, "", 0),
        "total": _mesurer(registre, au, cras, dotation, {p.conseiller_id for p in en_poste}, population),
    }


def _mesurer(
    registre: Registre,
    au: date,
    cras: list[Accompagnement],
    dotation: int,
    personnes: Iterable[UUID],
    population: int,
) -> Ligne:
    activees = [registre.conseillers[personne].active_le for personne in personnes]
    conseillers, actives = len(activees), sum(jour is not None and jour <= au for jour in activees)
    comptes = chiffres_accompagnement(cras)
    return {
        "cra": comptes["cra"],
        "accompagnements": comptes["accompagnements"],
        "personnes_accompagnees": comptes["personnes_accompagnees"],
        "dotation": dotation,
        "conseillers": conseillers,
        "actives": actives,
        "en_attente": conseillers - actives,
        "postes_vacants": max(0, dotation - conseillers),
        "taux_activation": actives / conseillers if conseillers else None,
        "taux_occupation": conseillers / dotation if dotation else None,
        "cra_par_conseiller_actif": _ratio(comptes["cra"], comptes["conseillers_actifs"]),
        "accompagnements_pour_1000": _ratio(1000 * comptes["accompagnements"], population),
    }


def _ratio(numerateur: int, denominateur: int) -> float | None:
    return numerateur / denominateur if denominateur else None
