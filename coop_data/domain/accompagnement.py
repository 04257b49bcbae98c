"""Vocabulary of the CRA d’accompagnement: today's form of La Coop (2025), and terms of 2022 still read.

Codes are La Coop’s, except those of ages, which give their bounds.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Self

from coop_data.domain.nomenclature_2022 import (
    ANCIENNES_CLASSES_DUREE,
    ANCIENNES_DUREES,
    ANCIENS_AGES,
    ANCIENS_LIEUX,
    ANCIENS_STATUTS,
)
from coop_data.domain.termes import Description, Terme
from coop_data.domain.thematiques import Demarche as Demarche  # one door for the whole form
from coop_data.domain.thematiques import Thematique as Thematique


class Activite(Terme):
    """Kind of accompagnement."""

    INDIVIDUEL = "individuel", "Accompagnement individuel"
    COLLECTIF = "collectif", "Atelier collectif"
    PONCTUEL = "ponctuel", Description("Demande ponctuelle", historique=True)


class TypeLieu(Terme):
    """Where the accompagnement took place."""

    LIEU_ACTIVITE = "lieu_activite", "Lieu d’activité"
    AUTRE = "autre", "Autre lieu"
    DOMICILE = "domicile", "À domicile"
    A_DISTANCE = "a_distance", "À distance"

    @classmethod
    def alias(cls) -> Mapping[str, str]:
        return ANCIENS_LIEUX


class Materiel(Terme):
    """Equipment used; several may apply."""

    ORDINATEUR = "ordinateur", "Ordinateur"
    TELEPHONE = "telephone", "Téléphone"
    TABLETTE = "tablette", "Tablette"
    AUTRE = "autre", "Autre"
    AUCUN = "aucun", "Pas de matériel"


class Autonomie(Terme):
    """Autonomy of the beneficiary of an individual accompagnement."""

    ENTIEREMENT_ACCOMPAGNE = (
        "entierement_accompagne",
        Description("Avec guidage (1/3)", court="Avec guidage"),
    )
    PARTIELLEMENT_AUTONOME = (
        "partiellement_autonome",
        Description(
            "Autonome avec guidage en cas de besoin (2/3)",
            court="Autonome avec guidage en cas de besoin",
        ),
    )
    AUTONOME = "autonome", Description("Autonome (3/3)", court="Autonome")

    @classmethod
    def alias(cls) -> Mapping[str, str]:
        return dict(zip(("1/3", "2/3", "3/3"), (terme.value for terme in cls), strict=True))


class Niveau(Terme):
    """Level of an atelier."""

    DEBUTANT = "debutant", Description("Débutant (1/3)", court="Débutant")
    INTERMEDIAIRE = "intermediaire", Description("Intermédiaire (2/3)", court="Intermédiaire")
    AVANCE = "avance", Description("Avancé (3/3)", court="Avancé")

    @classmethod
    def alias(cls) -> Mapping[str, str]:
        return dict(zip(("1/3", "2/3", "3/3"), (terme.value for terme in cls), strict=True))


class StructureDeRedirection(Terme):
    """Kind of structure to which the beneficiary was directed."""

    ADMINISTRATION = "administration", "Administration (mairie, préfecture…)"
    MEDIATION_NUMERIQUE = "mediation_numerique", "Autre structure de médiation numérique"
    OPERATEUR_OU_ORGANISME_EN_CHARGE = (
        "operateur_ou_organisme_en_charge",
        "Opérateur ou organisme en charge de la démarche administrative",
    )
    AIDE_SOCIALE = "aide_sociale", "Structure d’aide sociale (maison des solidarités, centre social…)"
    INSERTION_PROFESSIONNELLE = (
        "insertion_professionnelle",
        "Structure d’insertion professionnelle (France Travail, mission locale, chambre de commerce…)",
    )
    AIDE_AUX_DEMARCHES_ADMINISTRATIVES = (
        "aide_aux_demarches_administratives",
        "Structure d’aide aux démarches administratives (France Services…)",
    )
    AUTRE = "autre", "Autre"


class Genre(Terme):
    """Gender of the people accompanied."""

    FEMININ = "feminin", "Féminin"
    MASCULIN = "masculin", "Masculin"
    NON_COMMUNIQUE = "non_communique", "Non communiqué"


class TrancheAge(Terme):
    """Age of the people accompanied, youngest first; both bounds are included."""

    AGE_MOINS_12 = "moins_12", "Moins de 12 ans"
    AGE_12_17 = "12_17", "12 - 17 ans"
    AGE_18_24 = "18_24", "18 - 24 ans"
    AGE_18_35 = "18_35", Description("18 - 35 ans", historique=True)
    AGE_25_39 = "25_39", "25 - 39 ans"
    AGE_35_60 = "35_60", Description("35 - 60 ans", historique=True)
    AGE_40_59 = "40_59", "40 - 59 ans"
    AGE_60_69 = "60_69", "60 - 69 ans"
    AGE_PLUS_60 = "plus_60", Description("Plus de 60 ans", historique=True)
    AGE_70_PLUS = "70_plus", "70 ans et plus"
    NON_COMMUNIQUE = "non_communique", "Non communiqué"

    @classmethod
    def alias(cls) -> Mapping[str, str]:
        return ANCIENS_AGES

    @classmethod
    def from_texte(cls, texte: str) -> Self:
        """Read a band; « -12 ans », as 2022 wrote it, means « moins de 12 ans »."""
        texte = texte.strip()
        return super().from_texte(f"moins de {texte[1:]}" if texte.startswith("-") else texte)


class Statut(Terme):
    """Social status of the people accompanied."""

    SCOLARISE = "scolarise", "Scolarisé"
    SANS_EMPLOI = "sans_emploi", "Sans emploi"
    EN_EMPLOI = "en_emploi", "En emploi"
    RETRAITE = "retraite", "Retraité"
    NON_COMMUNIQUE = "non_communique", "Non communiqué ou hétérogène"

    @classmethod
    def alias(cls) -> Mapping[str, str]:
        return ANCIENS_STATUTS


DUREE_MIN: Final = 1
DUREE_MAX: Final = 23 * 60 + 59  # what « Personnaliser » can say: 23 h 59
LIBELLES_DUREES: Final[Mapping[int, str]] = MappingProxyType(
    {15: "15mn", 30: "30mn", 45: "45mn", 60: "1h", 90: "1h30", 120: "2h"}
)
DUREES_PROPOSEES: Final = tuple(LIBELLES_DUREES)
PARTICIPANTS_MAX: Final = 10_000


class ClasseDuree(Terme):
    """Class of a duration, stored beside the minutes: a CRA of 2022 only knows its class."""

    MINUTES_MOINS_30 = "moins_30", "Moins de 30 min"
    MINUTES_30_59 = "30_59", "30min à 1 h"
    MINUTES_60_119 = "60_119", "1 h à 2 h"
    MINUTES_120_PLUS = "120_plus", "2 h et plus"

    @classmethod
    def alias(cls) -> Mapping[str, str]:
        return ANCIENNES_CLASSES_DUREE

    @classmethod
    def of_minutes(cls, minutes: int) -> Self:
        """Class of a duration in minutes; the upper bound of a class is excluded."""
        bornes = ((30, cls.MINUTES_MOINS_30), (60, cls.MINUTES_30_59), (120, cls.MINUTES_60_119))
        return next((classe for borne, classe in bornes if minutes < borne), cls.MINUTES_120_PLUS)


def duree_of_texte_2022(texte: str) -> tuple[int, ClasseDuree] | None:
    """Minutes and class of a duration written as a class of 2022 (``0-30``), None for any other text."""
    duree = ANCIENNES_DUREES.get(texte.replace(" ", ""))
    return duree and (duree[0], ClasseDuree(duree[1]))
