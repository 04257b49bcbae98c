"""Figures compared with the previous period of equal length and with the same dates a year earlier."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from coop_data.analytics.comparaisons import Variation
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.resultat import Chiffre
from coop_data.domain.comparaisons import COMPARAISONS, periode_ecoulee
from coop_data.domain.periode import Periode

Chiffres = Mapping[str, Chiffre]


@dataclass(frozen=True, slots=True)
class Reference:
    """The figures of another period, and those of this period as far as it has gone."""

    complement: str
    libelle: str
    periode: Periode
    actuels: Chiffres
    anciens: Chiffres

    def variation(self, code: str) -> Variation:
        """From then to now."""
        return Variation(self.actuels[code].valeur, self.anciens[code].valeur)


def lire_references(
    compter: Callable[[Filtres], Chiffres], filtres: Filtres, aujourdhui: date
) -> dict[str, Reference]:
    """By code of ``COMPARAISONS``: the periods with which this one can be compared, with their figures.

    ``compter`` gives the key figures of the same perimeter under other dates. A photograph is compared with the
    dates that it holds, never with living data, which would change under it.
    """
    ecoulee = periode_ecoulee(filtres.periode, aujourdhui)
    if ecoulee is None:
        return {}
    actuels = compter(_sur(filtres, ecoulee))
    return {
        code: Reference(
            comparaison.complement, comparaison.libelle, periode, actuels, compter(_sur(filtres, periode))
        )
        for code, comparaison in COMPARAISONS.items()
        if (periode := comparaison.of(filtres.periode, aujourdhui)) is not None
        and (filtres.photographie is None or filtres.photographie.couvre(periode))
    }


def _sur(filtres: Filtres, periode: Periode) -> Filtres:
    return replace(filtres, du=periode.du, au=periode.au)
