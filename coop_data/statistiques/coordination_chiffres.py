"""Key figures of the coordinators' work. Attendances are counted, not people."""

from coop_data.analytics.statistique import (
    Compte,
    Distincts,
    Domaine,
    Mesure,
    Somme,
    Statistique,
    ValeursDistinctes,
)


def _chiffre(code: str, libelle: str, definition: str, unite: str, mesure: Mesure, base: str = "") -> Statistique:
    return Statistique(code, libelle, definition, unite, Domaine.COORDINATION, mesure, base=base)


CHIFFRES = (
    _chiffre(
        "activites",
        "Activités de coordination",
        "Nombre d’animations, d’évènements et de partenariats datés de la période.",
        "activités",
        Compte(),
    ),
    _chiffre(
        "animations",
        "Animations",
        "Nombre d’animations.",
        "activités",
        Compte(("type", "animation")),
        base="activites",
    ),
    _chiffre(
        "evenements",
        "Évènements",
        "Nombre d’évènements.",
        "activités",
        Compte(("type", "evenement")),
        base="activites",
    ),
    _chiffre(
        "partenariats",
        "Partenariats",
        "Nombre de partenariats.",
        "activités",
        Compte(("type", "partenariat")),
        base="activites",
    ),
    _chiffre(
        "minutes_animation",
        "Temps d’animation",
        "Somme des durées des animations, seules activités à porter une durée.",
        "minutes",
        Somme(("minutes",)),
    ),
    _chiffre(
        "mediateurs",
        "Participations de médiateur·ices",
        "Somme des médiateur·ices présents à chaque animation ; une personne venue deux fois compte deux fois.",
        "participations",
        Somme(("mediateurs",)),
        base="participants_animation",
    ),
    _chiffre(
        "structures",
        "Participations de structures",
        "Somme des structures présentes à chaque animation ; une structure venue deux fois compte deux fois.",
        "participations",
        Somme(("structures",)),
        base="participants_animation",
    ),
    _chiffre(
        "autres_acteurs",
        "Participations d’autres acteurs",
        "Somme des autres acteurs présents à chaque animation ; un acteur venu deux fois compte deux fois.",
        "participations",
        Somme(("autres_acteurs",)),
        base="participants_animation",
    ),
    _chiffre(
        "participants_animation",
        "Participations aux animations",
        "Participations de médiateur·ices, de structures et d’autres acteurs aux animations.",
        "participations",
        Somme(("mediateurs", "structures", "autres_acteurs")),
    ),
    _chiffre(
        "participants_evenement",
        "Participants aux évènements",
        "Somme des participants déclarés des évènements ; un évènement sans nombre déclaré compte zéro.",
        "participants",
        Somme(("participants",)),
    ),
    _chiffre(
        "structures_partenaires",
        "Structures partenaires",
        "Nombre de structures citées dans les partenariats ; une structure citée deux fois compte deux fois.",
        "mentions",
        Somme(("partenaires",)),
    ),
    _chiffre(
        "partenaires_distincts",
        "Partenaires distincts",
        "Nombre de noms de partenaires différents, sans tenir compte des accents ni des majuscules.",
        "partenaires",
        ValeursDistinctes("partenaire"),
    ),
    _chiffre(
        "coordinateurs_actifs",
        "Coordinateur·ices actifs",
        "Nombre de coordinateur·ices ayant au moins une activité dans la période.",
        "coordinateur·ices",
        Distincts(("coordinateur_id",)),
    ),
)
