"""The comparison of the people of a perimeter, as rows to show and as files."""

from collections.abc import Iterable, Sequence
from typing import Any

from coop_data import formats
from coop_data.analytics.equipes import MESURES, LigneComparee
from coop_data.analytics.statistique import Domaine, Statistique
from coop_data.exports.classeur import Feuille, Informations, ecrire_classeur
from coop_data.exports.csv import ecrire_csv
from coop_data.exports.entete import Entete
from coop_data.statistiques import CATALOGUE

TITRES = {Domaine.ACCOMPAGNEMENT: "Conseillers", Domaine.COORDINATION: "Coordinateurs"}
MINUTES_PAR_HEURE = 60
APRES = ("par_semaine", "themes", "dernier")
LIBELLES = {
    Domaine.ACCOMPAGNEMENT: ("CRA par semaine", "Thèmes les plus fréquents", "Dernier CRA"),
    Domaine.COORDINATION: ("Activités par semaine", "Thématiques les plus fréquentes", "Dernière activité"),
}


def entetes(domaine: Domaine) -> list[tuple[str, str]]:
    """Code and label of each column, in order; durations are in hours."""
    mesures = [
        ("heures", f"{statistique.libelle} (heures)")
        if _est_un_temps(statistique)
        else (code, statistique.libelle)
        for code, statistique in _mesures(domaine)
    ]
    return [("nom", TITRES[domaine].removesuffix("s")), *mesures, *zip(APRES, LIBELLES[domaine], strict=True)]


def cellules(ligne: LigneComparee, domaine: Domaine) -> list[Any]:
    """Typed values, in the order of ``entetes``; ratios are raw."""
    mesures = [
        ligne.valeurs[code] / MINUTES_PAR_HEURE if _est_un_temps(statistique) else ligne.valeurs[code]
        for code, statistique in _mesures(domaine)
    ]
    themes = ", ".join(f"{theme} ({formats.nombre(nombre)})" for theme, nombre in ligne.themes)
    return [ligne.nom, *mesures, ligne.par_semaine, themes, ligne.dernier]


def _mesures(domaine: Domaine) -> list[tuple[str, Statistique]]:
    return [(code, CATALOGUE[domaine].find(code)) for code in MESURES[domaine]]


def _est_un_temps(statistique: Statistique) -> bool:
    return statistique.unite == "minutes"


def personnes_en_csv(lignes: Iterable[LigneComparee], domaine: Domaine) -> bytes:
    """One line per person: the identifier, then the columns of the screen."""
    colonnes = ["id", *(code for code, _ in entetes(domaine))]
    return ecrire_csv([colonnes, *([ligne.id_externe, *cellules(ligne, domaine)] for ligne in lignes)])


def personnes_en_classeur(lignes: Sequence[LigneComparee], domaine: Domaine, entete: Entete) -> bytes:
    """The same, in typed cells."""
    informations = Informations(
        titre=f"{TITRES[domaine]} côte à côte",
        auteur=entete.auteur,
        instant=entete.instant,
        perimetre=entete.perimetre,
        filtres=[f"Période : {entete.periode}", *entete.precisions],
    )
    feuille = Feuille(
        TITRES[domaine], [nom for _, nom in entetes(domaine)], (cellules(ligne, domaine) for ligne in lignes)
    )
    return ecrire_classeur(informations, [feuille])
