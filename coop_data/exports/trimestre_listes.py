"""The lists of « Trimestre des coordinateurs »: columns, search, order, and the files of exactly these lines."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Self

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.analytics.statistique import Statistique
from coop_data.analytics.tableaux import SANS_STRUCTURE
from coop_data.analytics.trimestre import A_COMPLETER, Maille
from coop_data.domain.texte import plier
from coop_data.exports.classeur import Feuille, Informations
from coop_data.exports.liste import ecrire_liste
from coop_data.exports.trimestre_national import (
    ABSENTS,
    LISTES,
    MESURES,
    Ligne,
    Trimestre,
    figures,
    nom_du_fichier,
)
from coop_data.fichiers import Fichier, Format
from coop_data.models import maintenant

Lire = Callable[[Ligne], Any]
IDENTITE: tuple[tuple[str, Lire], ...] = (
    ("Code", lambda ligne: ligne.code),
    ("Nom", lambda ligne: ligne.nom),
)
EN_POSTE: tuple[tuple[str, Lire], ...] = (
    ("Structure", lambda ligne: " ; ".join(ligne.structures)),
    ("Département", lambda ligne: " ; ".join(ligne.territoires)),
)
CONTACT: tuple[tuple[str, Lire], ...] = (
    ("Adresse électronique", lambda ligne: ligne.email),
    ("Téléphone", lambda ligne: ligne.telephone),
    ("Trimestre complet le", lambda ligne: ligne.complet_le.date() if ligne.complet_le else None),
)
MINUTES_PAR_HEURE = 60
NOMS: Mapping[str, str] = MappingProxyType(
    {
        Maille.COORDINATEUR: "coordinateur·ice",
        Maille.STRUCTURE: "structure",
        Maille.DEPARTEMENT: "département",
        Maille.REGION: "région",
        ABSENTS: "coordinateur·ice",
    }
)
"""The word for a line of each list."""


def _colonne(statistique: Statistique) -> tuple[str, Lire]:
    """The column of a figure; durations are in hours."""
    code = statistique.code
    if statistique.unite == "minutes":
        return f"{statistique.libelle} (heures)", lambda ligne: ligne.valeurs[code] / MINUTES_PAR_HEURE
    return statistique.libelle, lambda ligne: ligne.valeurs[code]


ACTIVITE: tuple[tuple[str, Lire], ...] = (
    *(_colonne(statistique) for statistique in figures()),
    ("Projets (tags)", lambda ligne: ", ".join(ligne.projets)),
    ("Dernière activité", lambda ligne: ligne.derniere),
)


def colonnes(liste: str) -> tuple[tuple[str, Lire], ...]:
    """Header and reading of each column of a list, the same on screen and in files."""
    if liste == ABSENTS:
        return (*IDENTITE, *EN_POSTE, *CONTACT)
    if liste == Maille.COORDINATEUR:
        return (*IDENTITE, *EN_POSTE, *ACTIVITE, *CONTACT)
    return (*IDENTITE, *ACTIVITE)


def dire(valeur: Any) -> str:
    """A cell in words."""
    if isinstance(valeur, date):
        return formats.jour(valeur)
    if isinstance(valeur, int | float):
        return formats.nombre(valeur, decimales=1 if isinstance(valeur, float) else 0)
    return valeur or formats.ABSENT


TRIS: Mapping[str, tuple[str, Callable[[Ligne], Any]]] = MappingProxyType(
    {
        "activites": ("Activités, les plus nombreuses d’abord", lambda ligne: -ligne.valeurs.get(MESURES[0], 0)),
        "nom": ("Nom", lambda ligne: 0),
        "a_completer": (
            "À compléter, les plus nombreuses d’abord",
            lambda ligne: -ligne.valeurs.get(A_COMPLETER.code, 0),
        ),
        "derniere": ("Dernière activité, la plus ancienne d’abord", lambda ligne: ligne.derniere or date.min),
    }
)
"""Orders of a list: by the chosen column, then by name."""


@dataclass(frozen=True, slots=True)
class Choix:
    """The list that an address names, its filters and its order."""

    liste: str = Maille.COORDINATEUR
    recherche: str = ""
    tri: str = "activites"

    @classmethod
    def of(cls, parametres: Mapping[str, str]) -> Self:
        """Read an address; unknown values are left out."""
        liste, tri = parametres.get("liste", ""), parametres.get("tri", "")
        return cls(
            liste if liste in LISTES else Maille.COORDINATEUR,
            parametres.get("recherche", ""),
            tri if tri in TRIS else "activites",
        )


def ranger(lignes: Iterable[Ligne], choix: Choix) -> list[Ligne]:
    """The lines that hold every word searched (in names, structures, départements, projects), in order."""
    mots = plier(choix.recherche).split()
    gardees = [ligne for ligne in lignes if all(mot in _texte_cherche(ligne) for mot in mots)]
    return sorted(gardees, key=lambda ligne: (TRIS[choix.tri][1](ligne), plier(ligne.nom), ligne.code))


def _texte_cherche(ligne: Ligne) -> str:
    return plier(" ".join((ligne.code, ligne.nom, *ligne.structures, *ligne.territoires, *ligne.projets)))


def compter(liste: str, lignes: Sequence[Ligne]) -> str:
    """How many people or places a list holds; the line of activities without structure is not one."""
    places = sum(1 for ligne in lignes if ligne.code != SANS_STRUCTURE[0])
    texte = formats.pluriel(places, NOMS[liste])
    return texte if places == len(lignes) else f"{texte}, et ce qui est sans structure"


def fichier_du_trimestre(trimestre: Trimestre, choix: Choix, *, acteur: Acteur, format: Format) -> Fichier:
    """A list as a file."""
    lignes = ranger(trimestre.listes[choix.liste], choix)
    entetes = [entete for entete, _ in colonnes(choix.liste)]
    cellules = [[lire(ligne) for _, lire in colonnes(choix.liste)] for ligne in lignes]
    informations = Informations(
        titre=f"Trimestre des coordinateurs, {formats.trimestre(trimestre.code)}",
        auteur=acteur.nom,
        instant=maintenant(),
        perimetre=trimestre.nom,
        filtres=[
            f"Période : {formats.periode(trimestre.periode.du, trimestre.periode.au)}",
            *([f"Recherche : {choix.recherche}"] if choix.recherche else []),
            *([f"Données : {formats.photographie(cliche)}"] if (cliche := trimestre.photographie) else []),
        ],
        definitions=[(statistique.libelle, statistique.definition) for statistique in figures()],
    )
    feuille = Feuille(LISTES[choix.liste], entetes, cellules)
    return ecrire_liste(format, nom_du_fichier(trimestre, choix.liste), [feuille], informations)
