"""Comparing a figure with the same one earlier, or with the mean of people who do the same work."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coop_data.analytics.mesures import ratio
from coop_data.analytics.resultat import Chiffre, Nombre
from coop_data.analytics.statistique import Domaine

ACTIFS: Mapping[Domaine, str] = MappingProxyType(
    {Domaine.ACCOMPAGNEMENT: "conseillers_actifs", Domaine.COORDINATION: "coordinateurs_actifs"}
)
"""The figure that counts people with at least one report: the base of means."""

COMPARES: Mapping[Domaine, tuple[str, ...]] = MappingProxyType(
    {
        Domaine.ACCOMPAGNEMENT: ("cra", "accompagnements", "ateliers", "minutes", "cra_par_semaine"),
        Domaine.COORDINATION: ("activites", "animations", "evenements", "partenariats", "minutes_animation"),
    }
)
"""The figures of which a mean per person makes sense; one that is already a mean stays as it is."""

DEJA_PAR_PERSONNE = frozenset({"cra_par_semaine"})


@dataclass(frozen=True, slots=True)
class Variation:
    """The change from ``reference`` to ``valeur``; there is none when either cannot be computed."""

    valeur: Nombre
    reference: Nombre

    @property
    def ecart(self) -> Nombre:
        """The difference, in the unit of the figure; ``None`` when one of the two is missing."""
        if self.valeur is None or self.reference is None:
            return None
        return self.valeur - self.reference

    @property
    def taux(self) -> float | None:
        """The difference over the reference (raw ratio); ``None`` when the reference is 0 or missing."""
        return self.ecart / self.reference if self.ecart is not None and self.reference else None


@dataclass(frozen=True, slots=True)
class Moyenne:
    """Figures per active person; ``personnes`` is the number of active people."""

    personnes: int
    valeurs: Mapping[str, Nombre]


def moyenne_par_personne(
    chiffres: Mapping[str, Chiffre], domaine: Domaine, codes: Iterable[str] | None = None
) -> Moyenne:
    """Each figure over the number of people who logged at least one report; ``None`` when there is nobody."""
    actifs = int(chiffres[ACTIFS[domaine]].valeur or 0)
    return Moyenne(
        actifs,
        {
            code: chiffres[code].valeur
            if code in DEJA_PAR_PERSONNE
            else ratio(int(chiffres[code].valeur or 0), actifs)
            for code in codes or COMPARES[domaine]
        },
    )
