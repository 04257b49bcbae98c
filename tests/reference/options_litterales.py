"""The choices of the three coordination CRA, typed by hand from the reference: nothing here is computed.

Same source and same differences as ``coordination_litterale``.
"""

from typing import NamedTuple


class Option(NamedTuple):
    """One choice of a list, its hint and the examples of its tooltip."""

    code: str
    libelle: str
    aide: str = ""
    exemples: tuple[str, ...] = ()


DUREES_PROPOSEES = ((15, "15mn"), (30, "30mn"), (45, "45mn"), (60, "1h"), (90, "1h30"), (120, "2h"))

_ORGANISMES = (
    Option("commune", "Une commune"),
    Option("epci", "Un EPCI"),
    Option("departement", "Le département"),
    Option("region", "La région"),
    Option("association", "Une association"),
    Option("entreprise", "Une entreprise"),
    Option("hub", "Un Hub"),
    Option("etat", "État (Préfecture, ANCT, Opérateur...)"),
    Option("groupement", "Un groupement (Syndicat mixte, consortium...)"),
    Option("autre", "Autre"),
)

OPTIONS = {
    "TypeAnimation": (
        Option(
            "assemblee",
            "Assemblée générale / présentation officielle (Ex : conseil municipal, conseil communautaire, "
            "conseil départemental, CA d’association)",
        ),
        Option("comite", "Comité technique / de pilotage / partenarial"),
        Option("groupe_de_travail", "Groupe de travail"),
        Option("echange", "Moment d’échange / aide / soutien"),
        Option(
            "reunion_coordination",
            "Réunion de coordination (coordinateurs, médiateurs et conseillers numériques, préfectures, Hubs...)",
        ),
        Option("reunion", "Réunion (équipe, service, direction...)"),
        Option("webinaire", "Webinaire"),
        Option("autre", "Autre"),
    ),
    "Initiative": (
        Option("initiative", "Intervention à mon initiative"),
        Option("demande", "Réponse à un besoin/une problématique"),
    ),
    "ThematiqueAnimation": (
        Option(
            "partage",
            "Échanges de bonnes pratiques / partage d’informations",
            "Accompagner les médiateurs dans leur pratique quotidienne de la médiation numérique (Bonnes "
            "pratiques, comment améliorer/faire évoluer ses accompagnements...)",
            (
                "Information sur le dispositif Conseiller numérique",
                "Échange sur la posture professionnelle",
                "Organisation d’atelier",
                "Prodiguer une recommandation",
                "Problématique psychosociale d’un usager",
                "Rencontre avec un(e) médiateur/trice",
            ),
        ),
        Option(
            "reseau",
            "Maillage territorial - faire réseau / créer du lien",
            "Accompagnement à la mise en place de partenariats, mise en relation intra services, positionnement "
            "territorial...",
            (
                "Accompagnement à la mise en place de partenariats",
                "Information sur actions et partenariats locaux",
                "Mise en relation intra services",
                "Positionnement territorial",
            ),
        ),
        Option(
            "soutien",
            "Soutien technique et/ou organisationnel",
            "Accompagner un médiateur et/ou une structure sur des besoins logistiques, financiers, "
            "d’organisation du temps du travail...",
            (
                "Accompagnement à la recherche de financements",
                "Accompagnement à l’organisation d’évènements",
                "Demande d’intervention technique / Dépannage",
                "Périmètre d’action conseiller numérique",
                "Planning",
                "Recherche de local",
                "Réorganisation du temps de travail",
            ),
        ),
        Option(
            "professionnel",
            "Projet / Parcours professionnel",
            "Proposition de formation, posture professionnelle, embarquement d’un nouveau médiateur numérique, "
            "bilan d’activité...",
            (
                "Formation interne",
                "Identification/proposition de formation",
                "Onboarding d’un(e) médiateur/trice",
                "Report hiérarchique",
                "Point sur l’activité / Bilan d’activité",
            ),
        ),
        Option(
            "rh",
            "Soutien RH auprès des structures",
            "Aide au recrutement, convention, fin de contrat...",
            ("Remplacement / renfort", "RH (recrutement, fin de contrat)"),
        ),
        Option(
            "autre",
            "Autre thématique",
            "Sélectionnez “autre thématique” si votre intervention ne correspond pas aux thématiques proposées.",
        ),
    ),
    "TypeEvenement": (
        Option(
            "grand_public",
            "Évènement grand public (Ex : Forums, salons, journées départementales, ateliers collectifs...)",
        ),
        Option("national", "Évènement national (Ex : NEC, ANCTour, etc...)"),
        Option(
            "inclusion_numerique",
            "Journée d’inclusion numérique (Ex : Séminaire, rencontre, intervention...)",
        ),
        Option("nec_local", "NEC local"),
        Option("autre", "Autre"),
    ),
    "Organisateur": (Option("ma_structure", "Ma structure (moi - même)"), *_ORGANISMES),
    "Echelon": (
        Option("communal", "Communal"),
        Option("intercommunal", "Intercommunal"),
        Option("departemental", "Départemental"),
        Option("regional", "Régional"),
        Option("national", "National"),
    ),
    "NaturePartenariat": (
        Option("parcours_usager", "Conception de parcours usager"),
        Option("subvention", "Recherche de subvention"),
        Option("coordination_departementale", "Journée de coordination départementale"),
        Option("rdv_elu", "Rendez-vous avec un·e élu·e"),
        Option("autre", "Autre"),
    ),
    "TypePartenaire": _ORGANISMES,
}

TYPES_EVENEMENT_DEPLACES_OU_SUPPRIMES = (
    "Évènement emploi",
    "Réunion de service ou de direction",
    "Assemblée générale (Ex : conseil municipal, conseil communautaire, conseil départemental, CA d’association)",
    "Comité technique / de pilotage / partenarial",
    "Réunion de coordination (coordinateurs, médiateurs et conseillers numériques, préfectures, Hubs...)",
)

ORGANISMES_FUSIONNES = ("Moi - même", "Un consortium", "Un syndicat mixte", "Un opérateur de l’État")
