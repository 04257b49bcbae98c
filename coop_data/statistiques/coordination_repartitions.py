"""Breakdowns of the coordinators' work."""

from coop_data.analytics.statistique import (
    Choix,
    ChoixMultiple,
    Compte,
    Croisement,
    Domaine,
    Liste,
    ListeMultiple,
    Mesure,
    Nomenclature,
    Poids,
    Statistique,
    Temps,
    Territoires,
    Ventilation,
)
from coop_data.domain.accompagnement import ClasseDuree
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

ACTIVITES = Compte()
PAR_TYPE = tuple((terme.value, Compte(("type", terme.value))) for terme in TypeActivite)


def _repartition(
    code: str,
    libelle: str,
    definition: str,
    ventilation: Ventilation,
    unite: str = "activités",
    mesure: Mesure = ACTIVITES,
) -> Statistique:
    return Statistique(code, libelle, definition, unite, Domaine.COORDINATION, mesure, ventilation)


REPARTITIONS = (
    _repartition(
        "types_animation",
        "Types d’animation",
        "Nombre d’animations de chaque type.",
        Choix("type_animation", TypeAnimation),
        "animations",
    ),
    _repartition(
        "initiatives",
        "Initiative des animations",
        "Nombre d’animations à l’initiative du coordinateur, ou en réponse à un besoin.",
        Choix("initiative", Initiative),
        "animations",
    ),
    _repartition(
        "thematiques_animation",
        "Thématiques des animations",
        "Nombre d’animations mentionnant chaque thématique ; avec deux thématiques, elle compte dans chacune.",
        ChoixMultiple("thematique", ThematiqueAnimation),
        "animations",
    ),
    _repartition(
        "durees_animation",
        "Durée des animations",
        "Nombre d’animations par classe de durée.",
        Choix("classe_duree", ClasseDuree),
        "animations",
    ),
    _repartition(
        "types_evenement",
        "Types d’évènement",
        "Nombre d’évènements de chaque type.",
        Choix("type_evenement", TypeEvenement),
        "évènements",
    ),
    _repartition(
        "organisateurs",
        "Organisateurs des évènements",
        "Nombre d’évènements mentionnant chaque organisateur ; avec deux organisateurs, il compte dans chacun.",
        ChoixMultiple("organisateur", Organisateur),
        "évènements",
    ),
    _repartition(
        "natures_partenariat",
        "Natures des partenariats",
        "Nombre de partenariats mentionnant chaque nature ; un partenariat de deux natures compte dans chacune.",
        ChoixMultiple("nature", NaturePartenariat),
        "partenariats",
    ),
    _repartition(
        "types_partenaire",
        "Types de structures partenaires",
        "Nombre de structures citées dans les partenariats, par type.",
        ChoixMultiple("type_partenaire", TypePartenaire),
        "mentions",
        Poids(),
    ),
    _repartition(
        "echelons",
        "Échelons territoriaux",
        "Nombre d’évènements et de partenariats par échelon ; une animation n’en porte pas.",
        Choix("echelon", Echelon),
    ),
    _repartition(
        "tags",
        "Tags",
        "Nombre d’activités portant chaque tag ; seuls les tags visibles du lecteur sont listés, et la "
        "part de chacun est calculée sur leurs seules mentions.",
        ListeMultiple("tag", Nomenclature.TAG),
    ),
    _repartition(
        "evolution",
        "Évolution des activités de coordination",
        "Nombre d’activités de chaque type par mois, et activités cumulées depuis le début de la période.",
        Temps("mois", PAR_TYPE),
    ),
    _repartition(
        "evolution_trimestres",
        "Évolution par trimestre",
        "Nombre d’activités de chaque type par trimestre civil, et cumul depuis le début de la période.",
        Temps("trimestre", PAR_TYPE),
    ),
    _repartition(
        "evolution_semaines",
        "Évolution par semaine",
        "Nombre d’activités de chaque type par semaine (du lundi au dimanche), et cumul depuis le début de la "
        "période.",
        Temps("semaine", PAR_TYPE),
    ),
    _repartition(
        "thematiques_mois",
        "Thématiques des animations par mois",
        "Nombre d’animations mentionnant chaque thématique, mois par mois ; avec deux thématiques, une animation "
        "compte dans chacune, et une fois dans le total du mois.",
        Croisement(ChoixMultiple("thematique", ThematiqueAnimation), Compte(("type", "animation"))),
        "animations",
    ),
    _repartition(
        "jours_mois",
        "Jours de la semaine par mois",
        "Nombre d’activités par jour de la semaine, mois par mois.",
        Croisement(Choix("jour_semaine", JourSemaine), ACTIVITES),
    ),
    _repartition(
        "coordinateurs",
        "Par coordinateur·ice",
        "Nombre d’activités par coordinateur·ice.",
        Liste("coordinateur_id", Nomenclature.PERSONNE),
    ),
    _repartition(
        "structures",
        "Par structure employeuse",
        "Nombre d’activités par structure employeuse à la date de l’activité.",
        Liste("structure_id", Nomenclature.STRUCTURE),
    ),
    _repartition(
        "departements",
        "Par département",
        "Nombre d’activités par département ou collectivité d’outre-mer de la structure employeuse.",
        Territoires("departement"),
    ),
    _repartition(
        "regions",
        "Par région",
        "Nombre d’activités par région de la structure employeuse, les collectivités d’outre-mer une à une.",
        Territoires("region"),
    ),
)
