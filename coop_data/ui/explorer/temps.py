"""The end of drawings along time: empty steps to come stay in tables and files only."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from coop_data.analytics.explorer.axes import Axe
from coop_data.analytics.explorer.categories import Categorie
from coop_data.analytics.explorer.pivot import Cle, Pivot
from coop_data.analytics.statistique import Temps
from coop_data.domain.periode import PAS_DU_JOUR


def sans_l_avenir(pivot: Pivot, jour: date) -> Pivot:
    """The pivot, with axes of time cut at ``jour``, or later when later steps are above zero.

    Only on the column axis and the first row axis: along a second row axis, empty steps are never shown.
    """
    premier, *_, dernier = (*pivot.question.axes, pivot.question.axes[-1])
    premieres = _garder(premier, pivot.premieres, [pivot.case(Cle(lue.code)).n for lue in pivot.premieres], jour)
    comptes = [pivot.case(Cle(colonne=lue.code)).n for lue in pivot.colonnes]
    gardees = frozenset(premieres)
    return replace(
        pivot,
        premieres=premieres,
        lignes=tuple(categories for categories in pivot.lignes if categories[0] in gardees),
        colonnes=_garder(dernier, pivot.colonnes, comptes, jour),
    )


def _garder(
    axe: Axe, categories: Sequence[Categorie], comptes: Sequence[int], jour: date
) -> tuple[Categorie, ...]:
    if not isinstance(axe.ventilation, Temps):
        return tuple(categories)
    maille = axe.ventilation.maille
    present = PAS_DU_JOUR[maille](jour) if maille in PAS_DU_JOUR else str(jour.year)
    return tuple(
        categorie for rang, categorie in enumerate(categories) if categorie.code <= present or any(comptes[rang:])
    )
