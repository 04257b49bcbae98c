"""Key figures of accompagnements."""

from coop_data.analytics.statistique import (
    ACCOMPAGNEMENTS,
    Compte,
    Difference,
    Distincts,
    Domaine,
    Mesure,
    Ratio,
    Somme,
    Statistique,
)


def _chiffre(code: str, libelle: str, definition: str, unite: str, mesure: Mesure, base: str = "") -> Statistique:
    return Statistique(code, libelle, definition, unite, Domaine.ACCOMPAGNEMENT, mesure, base=base)


DEJA_ACCOMPAGNES = Somme(("deja_accompagnes",))

CHIFFRES = (
    _chiffre(
        "cra",
        "CRA enregistrés",
        "Nombre de comptes rendus d’accompagnement datés de la période.",
        "CRA",
        Compte(),
    ),
    _chiffre(
        "accompagnements",
        "Accompagnements",
        "Participations aux ateliers collectifs, plus une par accompagnement individuel ou demande ponctuelle.",
        "accompagnements",
        ACCOMPAGNEMENTS,
    ),
    _chiffre(
        "deja_accompagnes",
        "Personnes déjà accompagnées",
        "Somme des personnes que le conseiller déclare avoir déjà accompagnées.",
        "personnes",
        DEJA_ACCOMPAGNES,
        base="accompagnements",
    ),
    _chiffre(
        "personnes_accompagnees",
        "Personnes accompagnées (estimation)",
        "Accompagnements moins les personnes déclarées déjà accompagnées : les CRA étant anonymes, une personne "
        "revenue sans avoir été déclarée, ou vue par deux conseillers, compte plusieurs fois.",
        "personnes",
        Difference(ACCOMPAGNEMENTS, DEJA_ACCOMPAGNES),
    ),
    _chiffre(
        "ateliers",
        "Ateliers collectifs",
        "Nombre de CRA d’atelier collectif.",
        "CRA",
        Compte(("activite", "collectif")),
        base="cra",
    ),
    _chiffre(
        "participants_ateliers",
        "Participants aux ateliers",
        "Somme des participants des ateliers collectifs.",
        "participants",
        Somme(("participants_atelier",)),
        base="accompagnements",
    ),
    _chiffre(
        "individuels",
        "Accompagnements individuels",
        "Nombre de CRA d’accompagnement individuel.",
        "CRA",
        Compte(("activite", "individuel")),
        base="cra",
    ),
    _chiffre(
        "ponctuels",
        "Demandes ponctuelles",
        "Nombre de CRA de demande ponctuelle (nomenclature de 2022).",
        "CRA",
        Compte(("activite", "ponctuel")),
        base="cra",
    ),
    _chiffre(
        "orientes",
        "Orientations vers une autre structure",
        "CRA dont le bénéficiaire a été orienté vers une autre structure, plus les personnes redirigées "
        "de la nomenclature de 2022.",
        "orientations",
        Somme(("oriente", "redirections")),
    ),
    _chiffre(
        "suite_individuel",
        "Suivis en accompagnement individuel",
        "Personnes dont l’accompagnement se poursuit individuellement (nomenclature de 2022).",
        "personnes",
        Somme(("suite_individuel",)),
        base="accompagnements",
    ),
    _chiffre(
        "suite_atelier",
        "Suivis en atelier collectif",
        "Personnes dont l’accompagnement se poursuit en atelier (nomenclature de 2022).",
        "personnes",
        Somme(("suite_atelier",)),
        base="accompagnements",
    ),
    _chiffre(
        "redirections",
        "Redirections vers une autre structure",
        "Personnes redirigées vers une autre structure (nomenclature de 2022).",
        "personnes",
        Somme(("redirections",)),
        base="accompagnements",
    ),
    _chiffre(
        "minutes",
        "Temps en accompagnement",
        "Somme des durées des séances ; une séance vaut sa durée, quel que soit le nombre de participants, et une "
        "classe de durée de 2022 vaut sa borne haute.",
        "minutes",
        Somme(("minutes",)),
    ),
    _chiffre(
        "conseillers_actifs",
        "Conseillers actifs",
        "Nombre de conseillers distincts ayant au moins un CRA dans la période.",
        "conseillers",
        Distincts(("conseiller_id",)),
    ),
    _chiffre(
        "cra_par_semaine",
        "CRA par semaine d’activité",
        "Nombre de CRA divisé par le nombre de semaines où chaque conseiller en a enregistré au moins un.",
        "CRA par semaine",
        Ratio(Compte(), Distincts(("conseiller_id", "semaine"))),
    ),
)
