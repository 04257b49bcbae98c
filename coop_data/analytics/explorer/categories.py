"""The categories of an axis: which ones are shown, under which name, in which order (docs/statistiques.md)."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from coop_data import formats
from coop_data.analytics.explorer.axes import Axe
from coop_data.analytics.explorer.conditions import absent_of
from coop_data.analytics.explorer.lecture import N
from coop_data.analytics.mesures import Valeurs, evaluer
from coop_data.analytics.noms import TagsVisibles, nommer
from coop_data.analytics.requete import Requete
from coop_data.analytics.statistique import Liste, ListeMultiple, Mesure, Temps, Territoires
from coop_data.analytics.tableaux import PAS, nom_du_territoire
from coop_data.domain.periode import Periode


@dataclass(frozen=True, slots=True)
class Categorie:
    """A row or a column: its key in the facts, its code in files and addresses, its label for people."""

    cle: Any
    code: str
    libelle: str


Noms = Mapping[Any, Categorie]
"""The categories that may be shown, by their key in the facts, in their natural order."""


def noms_of(
    session: Session,
    axe: Axe,
    cles: Iterable[Any],
    requete: Requete,
    tags_visibles: TagsVisibles,
    *,
    gardees: Collection[str] = (),
) -> Noms:
    """Every category that an axis may show; those of an open list among the keys that were counted.

    When two would bear the same name, their codes are added. ``gardees``: the only codes kept, if any.
    """
    trouvees = list(_trouver(session, axe, cles, requete, tags_visibles))
    vus = Counter(libelle for _, _, libelle in trouvees)
    return {
        cle: Categorie(cle, code, f"{libelle} ({code})" if vus[libelle] > 1 else libelle)
        for cle, code, libelle in trouvees
        if not gardees or code in gardees
    }


def ordonner(
    axe: Axe,
    noms: Noms,
    comptes: Mapping[Any, Valeurs],
    mesure: Mesure,
    *,
    complet: bool = True,
) -> list[Categorie]:
    """The categories shown. Open lists and territories: those that count, the largest first; closed lists and
    time: every one (``complet``) or those that count, in their own order.
    """
    presentes = {cle for cle, valeurs in comptes.items() if cle in noms and valeurs[N]}
    if isinstance(axe.ventilation, Liste | ListeMultiple | Territoires):
        return sorted(
            (noms[cle] for cle in presentes),
            key=lambda categorie: _rang(categorie, comptes[categorie.cle], mesure),
        )
    historiques = {terme.value for terme in axe.vocabulaire or () if terme.historique}
    return [
        categorie for cle, categorie in noms.items() if cle in presentes or (complet and cle not in historiques)
    ]


def _rang(categorie: Categorie, valeurs: Valeurs, mesure: Mesure) -> tuple[bool, float, str]:
    """Categories by decreasing value, then by code; then those without value, and last what has no territory."""
    valeur = evaluer(mesure, valeurs)
    return categorie.cle is None, -(valeur if valeur is not None else -1.0), categorie.code


def _trouver(
    session: Session, axe: Axe, cles: Iterable[Any], requete: Requete, tags_visibles: TagsVisibles
) -> Iterable[tuple[Any, str, str]]:
    presentes = list(dict.fromkeys(cles))
    match axe.ventilation:
        case Liste(_, nomenclature) | ListeMultiple(_, nomenclature):
            cherchees = [cle for cle in presentes if cle is not None]
            noms = nommer(session, nomenclature, cherchees, tags_visibles, tables=requete.source.tables)
            return [(cle, code, libelle) for cle, (code, libelle) in noms.items()]
        case Territoires(maille):
            connues = [(cle, cle, nom_du_territoire(maille, cle)) for cle in presentes if cle is not None]
            return [*connues, (None, *absent_of(requete))]
        case Temps(maille, _):
            return [(code, code, _NOMMER[maille](code)) for code in _PAS[maille](requete.filtres.periode)]
        case _:
            return [(terme.value, terme.value, terme.court) for terme in axe.vocabulaire or ()]


def _annees(periode: Periode) -> Iterable[str]:
    return (str(annee) for annee in range(periode.du.year, periode.au.year + 1))


_PAS: Mapping[str, Callable[[Periode], Iterable[str]]] = {**PAS, "annee": _annees}
_NOMMER: Mapping[str, Callable[[str], str]] = {**formats.TEMPS, "annee": str}
