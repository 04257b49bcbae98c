"""Vocabulary of the coordinators' activities: animations, évènements, partenariats.

Codes and labels are those of La Coop (2025-2026); the labels of TypeAnimation follow the published
article on the new CRA, which counts every meeting as an animation.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from coop_data.domain.nomenclature_2022 import (
    ANCIENS_ORGANISMES_DE_COORDINATION,
    ANCIENS_TYPES_ACTIVITE,
    ANCIENS_TYPES_ANIMATION,
    EVENEMENT_EMPLOI,
)
from coop_data.domain.termes import Description, Terme, cle


class TypeActivite(Terme):
    """The three kinds of CRA that a coordinator logs."""

    ANIMATION = "animation", "Animation"
    EVENEMENT = "evenement", "Évènement"
    PARTENARIAT = "partenariat", "Partenariat"

    @classmethod
    def alias(cls) -> Mapping[str, str]:
        return ANCIENS_TYPES_ACTIVITE


class TypeAnimation(Terme):
    """What an animation was."""

    ASSEMBLEE = (
        "assemblee",
        Description(
            "Assemblée générale / présentation officielle (Ex : conseil municipal, "
            "conseil communautaire, conseil départemental, CA d’association)",
            court="Assemblée générale / présentation officielle",
        ),
    )
    COMITE = "comite", "Comité technique / de pilotage / partenarial"
    GROUPE_DE_TRAVAIL = "groupe_de_travail", "Groupe de travail"
    ECHANGE = "echange", "Moment d’échange / aide / soutien"
    REUNION_COORDINATION = (
        "reunion_coordination",
        Description(
            "Réunion de coordination (coordinateurs, médiateurs et conseillers numériques, préfectures, Hubs...)",
            court="Réunion de coordination",
        ),
    )
    REUNION = (
        "reunion",
        Description("Réunion (équipe, service, direction...)", court="Réunion"),
    )
    WEBINAIRE = "webinaire", "Webinaire"
    AUTRE = "autre", "Autre"

    @classmethod
    def alias(cls) -> Mapping[str, str]:
        return ANCIENS_TYPES_ANIMATION


class Initiative(Terme):
    """Who wanted the animation."""

    INITIATIVE = "initiative", "Intervention à mon initiative"
    DEMANDE = "demande", "Réponse à un besoin/une problématique"


class ThematiqueAnimation(Terme):
    """What an animation was about; several may apply."""

    PARTAGE = (
        "partage",
        Description(
            "Échanges de bonnes pratiques / partage d’informations",
            aide="Accompagner les médiateurs dans leur pratique quotidienne de la médiation "
            "numérique (Bonnes pratiques, comment améliorer/faire évoluer ses accompagnements...)",
            exemples=(
                "Information sur le dispositif Conseiller numérique",
                "Échange sur la posture professionnelle",
                "Organisation d’atelier",
                "Prodiguer une recommandation",
                "Problématique psychosociale d’un usager",
                "Rencontre avec un(e) médiateur/trice",
            ),
        ),
    )
    RESEAU = (
        "reseau",
        Description(
            "Maillage territorial - faire réseau / créer du lien",
            aide="Accompagnement à la mise en place de partenariats, mise en relation intra "
            "services, positionnement territorial...",
            exemples=(
                "Accompagnement à la mise en place de partenariats",
                "Information sur actions et partenariats locaux",
                "Mise en relation intra services",
                "Positionnement territorial",
            ),
        ),
    )
    SOUTIEN = (
        "soutien",
        Description(
            "Soutien technique et/ou organisationnel",
            aide="Accompagner un médiateur et/ou une structure sur des besoins logistiques, "
            "financiers, d’organisation du temps du travail...",
            exemples=(
                "Accompagnement à la recherche de financements",
                "Accompagnement à l’organisation d’évènements",
                "Demande d’intervention technique / Dépannage",
                "Périmètre d’action conseiller numérique",
                "Planning",
                "Recherche de local",
                "Réorganisation du temps de travail",
            ),
        ),
    )
    PROFESSIONNEL = (
        "professionnel",
        Description(
            "Projet / Parcours professionnel",
            aide="Proposition de formation, posture professionnelle, embarquement d’un nouveau "
            "médiateur numérique, bilan d’activité...",
            exemples=(
                "Formation interne",
                "Identification/proposition de formation",
                "Onboarding d’un(e) médiateur/trice",
                "Report hiérarchique",
                "Point sur l’activité / Bilan d’activité",
            ),
        ),
    )
    RH = (
        "rh",
        Description(
            "Soutien RH auprès des structures",
            aide="Aide au recrutement, convention, fin de contrat...",
            exemples=("Remplacement / renfort", "RH (recrutement, fin de contrat)"),
        ),
    )
    AUTRE = (
        "autre",
        Description(
            "Autre thématique",
            aide="Sélectionnez “autre thématique” si votre intervention ne correspond pas aux "
            "thématiques proposées.",
        ),
    )


class TypeEvenement(Terme):
    """What an évènement was."""

    GRAND_PUBLIC = (
        "grand_public",
        Description(
            "Évènement grand public (Ex : Forums, salons, journées départementales, ateliers collectifs...)",
            court="Évènement grand public",
        ),
    )
    NATIONAL = (
        "national",
        Description("Évènement national (Ex : NEC, ANCTour, etc...)", court="Évènement national"),
    )
    INCLUSION_NUMERIQUE = (
        "inclusion_numerique",
        Description(
            "Journée d’inclusion numérique (Ex : Séminaire, rencontre, intervention...)",
            court="Journée d’inclusion numérique",
        ),
    )
    NEC_LOCAL = "nec_local", "NEC local"
    AUTRE = "autre", "Autre"


# One description for both lists: an organiser and a partner are the same kinds of bodies.
_COMMUNE = Description("Une commune", court="Commune")
_EPCI = Description("Un EPCI", court="EPCI")
_DEPARTEMENT = Description("Le département", court="Département")
_REGION = Description("La région", court="Région")
_ASSOCIATION = Description("Une association", court="Association")
_ENTREPRISE = Description("Une entreprise", court="Entreprise")
_HUB = Description("Un Hub", court="Hub")
_ETAT = Description("État (Préfecture, ANCT, Opérateur...)", court="État")
_GROUPEMENT = Description("Un groupement (Syndicat mixte, consortium...)", court="Groupement")
_AUTRE = Description("Autre")


class Organisateur(Terme):
    """Who organised an évènement; several may apply."""

    MA_STRUCTURE = "ma_structure", Description("Ma structure (moi - même)", court="Ma structure")
    COMMUNE = "commune", _COMMUNE
    EPCI = "epci", _EPCI
    DEPARTEMENT = "departement", _DEPARTEMENT
    REGION = "region", _REGION
    ASSOCIATION = "association", _ASSOCIATION
    ENTREPRISE = "entreprise", _ENTREPRISE
    HUB = "hub", _HUB
    ETAT = "etat", _ETAT
    GROUPEMENT = "groupement", _GROUPEMENT
    AUTRE = "autre", _AUTRE

    @classmethod
    def alias(cls) -> Mapping[str, str]:
        return ANCIENS_ORGANISMES_DE_COORDINATION | {"moi - même": cls.MA_STRUCTURE.value}


class TypePartenaire(Terme):
    """Kind of a partner structure."""

    COMMUNE = "commune", _COMMUNE
    EPCI = "epci", _EPCI
    DEPARTEMENT = "departement", _DEPARTEMENT
    REGION = "region", _REGION
    ASSOCIATION = "association", _ASSOCIATION
    ENTREPRISE = "entreprise", _ENTREPRISE
    HUB = "hub", _HUB
    ETAT = "etat", _ETAT
    GROUPEMENT = "groupement", _GROUPEMENT
    AUTRE = "autre", _AUTRE

    @classmethod
    def alias(cls) -> Mapping[str, str]:
        return ANCIENS_ORGANISMES_DE_COORDINATION


class NaturePartenariat(Terme):
    """What a partenariat consists of; several may apply."""

    PARCOURS_USAGER = "parcours_usager", "Conception de parcours usager"
    SUBVENTION = "subvention", "Recherche de subvention"
    COORDINATION_DEPARTEMENTALE = (
        "coordination_departementale",
        "Journée de coordination départementale",
    )
    RDV_ELU = "rdv_elu", "Rendez-vous avec un·e élu·e"
    AUTRE = "autre", "Autre"


class Echelon(Terme):
    """Territorial level of an évènement or a partenariat; an animation carries none."""

    COMMUNAL = "communal", "Communal"
    INTERCOMMUNAL = "intercommunal", "Intercommunal"
    DEPARTEMENTAL = "departemental", "Départemental"
    REGIONAL = "regional", "Régional"
    NATIONAL = "national", "National"


@dataclass(frozen=True, slots=True)
class EvenementReclasse:
    """Where an évènement of the quarterly form stands today.

    ``type_animation`` is set when it has become an animation; otherwise it is still an évènement,
    of type ``type_evenement`` with ``precision`` as the text of « Autre ».
    """

    type_animation: TypeAnimation | None = None
    type_evenement: TypeEvenement | None = None
    precision: str = ""


_REUNIONS = (
    TypeAnimation.ASSEMBLEE,
    TypeAnimation.COMITE,
    TypeAnimation.REUNION_COORDINATION,
    TypeAnimation.REUNION,
)


def reclasser_evenement(texte: str) -> EvenementReclasse:
    """Read a type d’évènement, of today or of the quarterly form in use before November 2025.

    Meetings, committees and assemblies were évènements: they are animations now. « Évènement emploi »
    no longer exists: it is kept as « Autre » with that name. Raises ValueError on an unknown type.
    """
    if cle(texte) == cle(EVENEMENT_EMPLOI):
        return EvenementReclasse(type_evenement=TypeEvenement.AUTRE, precision=EVENEMENT_EMPLOI)
    try:
        return EvenementReclasse(type_evenement=TypeEvenement.from_texte(texte))
    except ValueError:
        type_animation = TypeAnimation.from_texte(texte)
        if type_animation not in _REUNIONS:
            raise
        return EvenementReclasse(type_animation=type_animation)
