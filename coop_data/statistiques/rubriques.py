"""The layout of a page of figures: its headings and the breakdowns under each, in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coop_data.analytics.statistique import Domaine


@dataclass(frozen=True, slots=True)
class Rubrique:
    """A heading of a page: its name in the address, its label, its breakdowns. ``larges`` span the page.

    ``detaillees`` are long: drawn last, each on the whole width.
    """

    code: str
    libelle: str
    repartitions: tuple[str, ...]
    larges: frozenset[str] = frozenset()
    detaillees: tuple[str, ...] = ()

    @property
    def toutes(self) -> tuple[str, ...]:
        """Everything the screen shows under this heading."""
        return (*self.repartitions, *self.detaillees)


FREQUENCES = ("evolution_semaines", "thematiques_mois", "jours_mois")

RUBRIQUES: Mapping[Domaine, tuple[Rubrique, ...]] = MappingProxyType(
    {
        Domaine.ACCOMPAGNEMENT: (
            Rubrique("themes", "Thèmes", ("thematiques", "demarches", "tags"), frozenset({"thematiques"})),
            Rubrique(
                "frequence",
                "Fréquence",
                ("evolution", "activites", "durees", "temps"),
                frozenset({"evolution"}),
                FREQUENCES,
            ),
            Rubrique("publics", "Publics", ("ages", "statuts", "genres", "autonomies", "niveaux")),
            Rubrique("suites", "Lieux et suites", ("lieux", "materiels", "orientations", "reorientations")),
            Rubrique("territoires", "Territoires", ("communes", "departements", "regions", "structures")),
        ),
        Domaine.COORDINATION: (
            Rubrique(
                "frequence",
                "Fréquence",
                ("evolution", "evolution_trimestres", "durees_animation"),
                frozenset({"evolution"}),
                FREQUENCES,
            ),
            Rubrique("animations", "Animations", ("types_animation", "thematiques_animation", "initiatives")),
            Rubrique("evenements", "Évènements", ("types_evenement", "organisateurs", "echelons")),
            Rubrique("partenariats", "Partenariats", ("natures_partenariat", "types_partenaire", "tags")),
            Rubrique("territoires", "Territoires", ("departements", "regions", "structures", "coordinateurs")),
        ),
    }
)
"""Every breakdown of a domain stands under one heading (a test checks it); people have their own lists."""

ORDONNEES = frozenset({"ages", "durees", "durees_animation", "niveaux", "autonomies", "echelons"})
"""Breakdowns drawn in the order of their vocabulary (ages, durations); the others are drawn by value."""

CHIFFRES: Mapping[Domaine, tuple[str, ...]] = MappingProxyType(
    {
        Domaine.ACCOMPAGNEMENT: (
            "cra",
            "accompagnements",
            "personnes_accompagnees",
            "individuels",
            "ateliers",
            "participants_ateliers",
            "minutes",
            "orientes",
            "conseillers_actifs",
            "cra_par_semaine",
        ),
        Domaine.COORDINATION: (
            "activites",
            "animations",
            "evenements",
            "partenariats",
            "minutes_animation",
            "mediateurs",
            "structures",
            "autres_acteurs",
            "participants_evenement",
            "partenaires_distincts",
            "coordinateurs_actifs",
        ),
    }
)
"""Key figures shown as cards; the others are shown when above zero (history of 2022), and in files."""

DE_PLUSIEURS = frozenset({"conseillers_actifs", "coordinateurs_actifs"})
"""Cards that count people, left out where the figures are those of one person."""
