"""The axes, as data: code, label, domains, and how each cuts the reports."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from coop_data.analytics.statistique import (
    Choix,
    ChoixMultiple,
    Classes,
    Domaine,
    Liste,
    ListeMultiple,
    Nomenclature,
    Temps,
    Territoires,
)
from coop_data.domain.accompagnement import (
    Activite,
    Autonomie,
    ClasseDuree,
    Demarche,
    Genre,
    Materiel,
    Niveau,
    Statut,
    StructureDeRedirection,
    Thematique,
    TrancheAge,
    TypeLieu,
)
from coop_data.domain.calendrier import JourSemaine
from coop_data.domain.coordination import (
    Echelon,
    Initiative,
    NaturePartenariat,
    Organisateur,
    ThematiqueAnimation,
    TypeActivite,
    TypeAnimation,
    TypeEvenement,
    TypePartenaire,
)
from coop_data.domain.structures import TypeStructure
from coop_data.domain.termes import Terme
from coop_data.errors import PerimetreInvalide


class Sorte(StrEnum):
    """How many categories one report may belong to, and what is counted in them."""

    UNIQUE = "unique"  # one at most
    MULTIPLE = "multiple"  # several: the report counts in each, once in totals
    PERSONNES = "personnes"  # people by class, counted in columns of the facts


@dataclass(frozen=True, slots=True)
class DeLaStructure:
    """Single choice among a closed vocabulary, held by a column of the employing structure."""

    colonne: str
    vocabulaire: type[Terme]


@dataclass(frozen=True, slots=True)
class Equipes(Liste):
    """The coordinators whose teams the person of the column was in on the day of the report: several, or none."""


Ventilation = Choix | ChoixMultiple | Classes | Liste | ListeMultiple | Territoires | Temps | DeLaStructure


@dataclass(frozen=True, slots=True)
class Axe:
    """One way to cut the reports. ``revele``: what its categories reveal about people, in French; empty for
    nothing.
    """

    code: str
    libelle: str
    ventilation: Ventilation
    revele: str = ""

    @property
    def sorte(self) -> Sorte:
        """Single choice, multiple choice or people."""
        match self.ventilation:
            case ChoixMultiple() | ListeMultiple() | Equipes():
                return Sorte.MULTIPLE
            case Classes():
                return Sorte.PERSONNES
            case _:
                return Sorte.UNIQUE

    @property
    def vocabulaire(self) -> type[Terme] | None:
        """The closed list of its categories, when there is one."""
        return getattr(self.ventilation, "vocabulaire", None)


def _nommes(*axes: Axe) -> Mapping[str, Axe]:
    return MappingProxyType({axe.code: axe for axe in axes})


NOMME = "nomme des personnes"
SINGULARISE = "montre des structures, dont beaucoup n’emploient qu’une personne"

_DEBUT = (
    Axe("region", "Région", Territoires("region")),
    Axe("departement", "Département", Territoires("departement")),
    Axe("type_structure", "Type de structure", DeLaStructure("type", TypeStructure)),
    Axe("structure", "Structure", Liste("structure_id", Nomenclature.STRUCTURE), SINGULARISE),
)
_FIN = (
    Axe("tag", "Tag", ListeMultiple("tag", Nomenclature.TAG)),
    Axe("annee", "Année", Temps("annee", ())),
    Axe("trimestre", "Trimestre", Temps("trimestre", ())),
    Axe("mois", "Mois", Temps("mois", ())),
    Axe("semaine", "Semaine", Temps("semaine", ())),
    Axe("jour_semaine", "Jour de la semaine", Choix("jour_semaine", JourSemaine)),
)

AXES: Mapping[Domaine, Mapping[str, Axe]] = MappingProxyType(
    {
        Domaine.ACCOMPAGNEMENT: _nommes(
            *_DEBUT,
            Axe("conseiller", "Conseiller·ère", Liste("conseiller_id", Nomenclature.PERSONNE), NOMME),
            Axe("coordinateur", "Coordinateur·ice", Equipes("conseiller_id", Nomenclature.PERSONNE), NOMME),
            Axe("commune", "Commune", Liste("commune", Nomenclature.COMMUNE)),
            Axe("lieu", "Type de lieu", Choix("type_lieu", TypeLieu)),
            Axe("activite", "Activité", Choix("activite", Activite)),
            Axe("thematique", "Thème", ChoixMultiple("thematique", Thematique)),
            Axe("demarche", "Démarche", ChoixMultiple("demarche", Demarche)),
            Axe("materiel", "Matériel", ChoixMultiple("materiel", Materiel)),
            Axe("duree", "Durée", Choix("classe_duree", ClasseDuree)),
            Axe("genre", "Genre", Classes("genre", Genre)),
            Axe("age", "Tranche d’âge", Classes("age", TrancheAge)),
            Axe("statut", "Statut", Classes("statut", Statut)),
            Axe("orientation", "Orientation", Choix("structure_de_redirection", StructureDeRedirection)),
            Axe("niveau", "Niveau de l’atelier", Choix("niveau", Niveau)),
            Axe("autonomie", "Autonomie", Choix("autonomie", Autonomie)),
            *_FIN,
        ),
        Domaine.COORDINATION: _nommes(
            *_DEBUT,
            Axe(
                "coordinateur",
                "Coordinateur·ice",
                Liste("coordinateur_id", Nomenclature.PERSONNE),
                NOMME,
            ),
            Axe("type", "Type d’activité", Choix("type", TypeActivite)),
            Axe("type_animation", "Type d’animation", Choix("type_animation", TypeAnimation)),
            Axe("type_evenement", "Type d’évènement", Choix("type_evenement", TypeEvenement)),
            Axe("thematique", "Thématique d’animation", ChoixMultiple("thematique", ThematiqueAnimation)),
            Axe("initiative", "Initiative", Choix("initiative", Initiative)),
            Axe("organisateur", "Organisateur", ChoixMultiple("organisateur", Organisateur)),
            Axe("nature", "Nature du partenariat", ChoixMultiple("nature", NaturePartenariat)),
            Axe("type_partenaire", "Type de partenaire", ChoixMultiple("type_partenaire", TypePartenaire)),
            Axe("echelon", "Échelon territorial", Choix("echelon", Echelon)),
            Axe("duree", "Durée de l’animation", Choix("classe_duree", ClasseDuree)),
            *_FIN,
        ),
    }
)
"""The axes of each domain by their code, in the order of the screen."""


def axe_of(domaine: Domaine, code: str) -> Axe:
    """The axis of this code. Raises ``PerimetreInvalide`` when the domain has none."""
    try:
        return AXES[domaine][code]
    except KeyError:
        raise PerimetreInvalide(f"« {code} » n’est pas un axe de ce domaine.") from None


def axes_of(domaine: Domaine, codes: Iterable[str]) -> tuple[Axe, ...]:
    """The axes of these codes, in order. Raises ``PerimetreInvalide`` when the domain lacks one."""
    return tuple(axe_of(domaine, code) for code in codes)
