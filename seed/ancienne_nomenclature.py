"""The accompagnements of 2022: ponctuel, broad ages, durations as classes, suites, redirections by body."""

from coop_data.domain.accompagnement import Activite, ClasseDuree, Thematique, duree_of_texte_2022
from coop_data.domain.nomenclature_2022 import Organisme
from seed import public
from seed.hasard import Hasard, Tirage
from seed.lignes import Ligne

THEMES = Tirage(
    {
        Thematique.AIDE_AUX_DEMARCHES_ADMINISTRATIVES: 28,
        Thematique.PRENDRE_EN_MAIN_DU_MATERIEL: 20,
        Thematique.EMAIL: 14,
        Thematique.NAVIGATION_SUR_INTERNET: 13,
        Thematique.BUREAUTIQUE: 7,
        Thematique.RESEAUX_SOCIAUX: 5,
        Thematique.CREER_AVEC_LE_NUMERIQUE: 4,
        Thematique.SECURITE_NUMERIQUE: 4,
        Thematique.INSERTION_PROFESSIONNELLE: 4,
        Thematique.SANTE: 3,
        Thematique.CULTURE_NUMERIQUE: 2,
        Thematique.AUTRE: 2,
        Thematique.SCOLARITE_ET_NUMERIQUE: 1,
        Thematique.PARENTALITE: 1,
        Thematique.ENTREPRENEURIAT: 1,
    }
)
DUREES = Tirage({"0-30": 34, "30-60": 36, "60": 14, "90": 7, "120": 6, "180": 3})
ORGANISMES = Tirage(
    {organisme.value: 20 - rang for rang, organisme in enumerate(Organisme)} | {"Régie de quartier": 2}
)


def composer(hasard: Hasard, atelier: bool) -> Ligne:
    """What was done and with whom, as the form of 2022 asked it."""
    activite = Activite.COLLECTIF if atelier else Activite.INDIVIDUEL
    if not atelier and hasard.chance(0.3):
        activite = Activite.PONCTUEL
    participants = public.taille_atelier(hasard) if atelier else 1
    themes = THEMES.tirer_plusieurs(hasard, hasard.choice((1, 1, 1, 2, 2, 3)))
    minutes, classe = _duree(DUREES.tirer(hasard))
    return {
        **public.declarer(hasard, participants, public.AGES_2022, genre=False),
        "activite": activite,
        "thematiques": [theme.value for theme in sorted(themes, key=_RANG.__getitem__)],
        "duree_minutes": minutes,
        "classe_duree": classe,
        "nb_deja_accompagnes": sum(hasard.chance(0.3) for _ in range(participants)),
        **_suites(hasard, participants),
    }


def _duree(texte: str) -> tuple[int, ClasseDuree]:
    return duree_of_texte_2022(texte) or (int(texte), ClasseDuree.of_minutes(int(texte)))


def _suites(hasard: Hasard, participants: int) -> Ligne:
    """Each participant goes on alone, in an atelier, elsewhere, or stops here."""
    suites = {"suite_individuel": 0, "suite_atelier": 0}
    redirections: dict[str, int] = {}
    for _ in range(participants):
        tirage = hasard.random()
        if tirage < 0.14:
            suites["suite_individuel"] += 1
        elif tirage < 0.22:
            suites["suite_atelier"] += 1
        elif tirage < 0.28:
            organisme = ORGANISMES.tirer(hasard)
            redirections[organisme] = redirections.get(organisme, 0) + 1
    return {**suites, "redirections": redirections}


_RANG = {theme: rang for rang, theme in enumerate(Thematique)}
