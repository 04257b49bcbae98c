"""Breakdowns of accompagnements."""

from coop_data.analytics.statistique import (
    ACCOMPAGNEMENTS,
    Choix,
    ChoixMultiple,
    Classes,
    Compte,
    Croisement,
    Domaine,
    Liste,
    ListeMultiple,
    Mesure,
    Nomenclature,
    Poids,
    Somme,
    Statistique,
    Temps,
    Territoires,
    Ventilation,
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

CRA = Compte()


def _repartition(
    code: str,
    libelle: str,
    definition: str,
    ventilation: Ventilation,
    mesure: Mesure = CRA,
    unite: str = "CRA",
) -> Statistique:
    return Statistique(code, libelle, definition, unite, Domaine.ACCOMPAGNEMENT, mesure, ventilation)


def _personnes(code: str, libelle: str, definition: str, classes: Classes) -> Statistique:
    return _repartition(code, libelle, definition, classes, Somme(tuple(classes.colonnes.values())), "personnes")


REPARTITIONS = (
    _repartition(
        "thematiques",
        "Fréquence des accompagnements par thème",
        "Nombre de CRA mentionnant chaque thème ; un CRA de trois thèmes compte dans chacun.",
        ChoixMultiple("thematique", Thematique),
    ),
    _repartition(
        "demarches",
        "Démarches administratives",
        "Nombre de CRA mentionnant chaque démarche administrative.",
        ChoixMultiple("demarche", Demarche),
    ),
    _repartition(
        "activites",
        "Types d’accompagnement",
        "Nombre de CRA de chaque type d’accompagnement.",
        Choix("activite", Activite),
    ),
    _repartition(
        "lieux",
        "Lieux des accompagnements",
        "Nombre de CRA par type de lieu.",
        Choix("type_lieu", TypeLieu),
    ),
    _repartition(
        "materiels",
        "Matériel utilisé",
        "Nombre de CRA mentionnant chaque matériel.",
        ChoixMultiple("materiel", Materiel),
    ),
    _repartition(
        "niveaux",
        "Niveau des ateliers",
        "Nombre d’ateliers collectifs par niveau déclaré.",
        Choix("niveau", Niveau),
    ),
    _repartition(
        "autonomies",
        "Autonomie des bénéficiaires",
        "Nombre d’accompagnements individuels par niveau d’autonomie déclaré.",
        Choix("autonomie", Autonomie),
    ),
    _repartition(
        "durees",
        "Durée des accompagnements",
        "Nombre de CRA par classe de durée.",
        Choix("classe_duree", ClasseDuree),
    ),
    _repartition(
        "temps",
        "Temps en accompagnement",
        "Minutes d’accompagnement par type d’accompagnement.",
        Choix("activite", Activite),
        Somme(("minutes",)),
        "minutes",
    ),
    _personnes(
        "genres",
        "Genre des personnes accompagnées",
        "Personnes accompagnées par genre déclaré ; le reste est « non communiqué ».",
        Classes("genre", Genre),
    ),
    _personnes(
        "ages",
        "Tranches d’âge des personnes accompagnées",
        "Personnes accompagnées par tranche d’âge déclarée ; le reste est « non communiqué ».",
        Classes("age", TrancheAge),
    ),
    _personnes(
        "statuts",
        "Statut des personnes accompagnées",
        "Personnes accompagnées par statut déclaré ; le reste est « non communiqué ».",
        Classes("statut", Statut),
    ),
    _repartition(
        "orientations",
        "Structures vers lesquelles les bénéficiaires sont orientés",
        "Nombre de CRA par type de structure vers laquelle le bénéficiaire a été orienté.",
        Choix("structure_de_redirection", StructureDeRedirection),
    ),
    _repartition(
        "reorientations",
        "Usagers réorientés, par organisme",
        "Personnes redirigées vers chaque organisme (nomenclature de 2022).",
        ListeMultiple("organisme", Nomenclature.ORGANISME),
        Poids(),
        "personnes",
    ),
    _repartition(
        "communes",
        "Communes d’accompagnement",
        "Nombre de CRA par commune où l’accompagnement a eu lieu ; les arrondissements comptent dans leur ville.",
        Liste("commune", Nomenclature.COMMUNE),
    ),
    _repartition(
        "tags",
        "Tags",
        "Nombre de CRA portant chaque tag ; seuls les tags visibles du lecteur sont listés, et la "
        "part de chacun est calculée sur leurs seules mentions.",
        ListeMultiple("tag", Nomenclature.TAG),
    ),
    _repartition(
        "evolution",
        "Évolution des comptes rendus d’activité",
        "Nombre de CRA et d’accompagnements par mois de l’accompagnement, et CRA cumulés depuis le début de "
        "la période.",
        Temps("mois", (("cra", Compte()), ("accompagnements", ACCOMPAGNEMENTS))),
    ),
    _repartition(
        "evolution_semaines",
        "Évolution par semaine",
        "Nombre de CRA et d’accompagnements par semaine (du lundi au dimanche), et CRA cumulés depuis le début "
        "de la période.",
        Temps("semaine", (("cra", CRA), ("accompagnements", ACCOMPAGNEMENTS))),
    ),
    _repartition(
        "thematiques_mois",
        "Thèmes par mois",
        "Nombre de CRA mentionnant chaque thème, mois par mois ; un CRA de deux thèmes compte dans chacun, et une "
        "fois dans le total du mois.",
        Croisement(ChoixMultiple("thematique", Thematique), CRA),
    ),
    _repartition(
        "jours_mois",
        "Jours de la semaine par mois",
        "Nombre de CRA par jour de la semaine où l’accompagnement a eu lieu, mois par mois.",
        Croisement(Choix("jour_semaine", JourSemaine), CRA),
    ),
    _repartition(
        "structures",
        "Par structure employeuse",
        "Nombre de CRA par structure employeuse à la date de l’accompagnement.",
        Liste("structure_id", Nomenclature.STRUCTURE),
    ),
    _repartition(
        "conseillers",
        "Par conseiller",
        "Nombre de CRA par conseiller.",
        Liste("conseiller_id", Nomenclature.PERSONNE),
    ),
    _repartition(
        "departements",
        "Par département",
        "Nombre de CRA par département ou collectivité d’outre-mer.",
        Territoires("departement"),
    ),
    _repartition(
        "regions",
        "Par région",
        "Nombre de CRA par région, les collectivités d’outre-mer une à une.",
        Territoires("region"),
    ),
)
