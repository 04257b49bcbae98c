"""From one row per participant to one activity: rows grouped, places checked, people counted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from coop_data.domain.accompagnement import Genre, Statut, TrancheAge
from coop_data.domain.termes import Terme
from coop_data.imports.cellules_coop import LacuneDeCellule
from coop_data.imports.colonnes import Erreurs
from coop_data.imports.lecture import LigneLue
from coop_data.imports.lecture_classeur import COLONNE_CLE as ID

RANG = "Participants"
GENRE = "Genre du bénéficiaire"
AGE = "Tranche d’âge du bénéficiaire"
STATUT = "Statut du bénéficiaire"
PUBLICS: tuple[tuple[str, str, type[Terme]], ...] = (
    (GENRE, "genre", Genre),
    (AGE, "age", TrancheAge),
    (STATUT, "statut", Statut),
)
"""Column, beginning of the fields it counts in, vocabulary."""
NON_COMMUNIQUE = "non_communique"
ILLISIBLE = "un nombre, ou un rang comme 3/12, est attendu : le nombre de lignes est retenu"


@dataclass(frozen=True, slots=True)
class Seance:
    """The rows of one activity, in the order of the file."""

    lignes: tuple[LigneLue, ...]

    @property
    def numero(self) -> int:
        """The first row: where the report points."""
        return self.lignes[0].numero

    @property
    def id_externe(self) -> str:
        """The identifier that its rows share; empty for a row that has none."""
        return identifiant_of(self.lignes[0])


def identifiant_of(ligne: LigneLue) -> str:
    """The identifier of the activity of a row, or nothing."""
    return str(ligne.cellules[ID] or "").strip()


def grouper(lignes: Iterable[LigneLue]) -> tuple[Seance, ...]:
    """The activities, in the order of their first row; a row without identifier stands alone."""
    groupes: dict[str, list[LigneLue]] = {}
    for ligne in lignes:
        groupes.setdefault(identifiant_of(ligne) or f"\0{ligne.numero}", []).append(ligne)
    return tuple(Seance(tuple(groupe)) for groupe in groupes.values())


def verifier_les_repetitions(seance: Seance, colonnes: Sequence[str], erreurs: Erreurs) -> None:
    """Cells that describe the activity must be the same on each row: choosing one would be a guess."""
    premiere, *autres = seance.lignes
    for ligne in autres:
        for colonne in colonnes:
            if ligne.cellules[colonne] != premiere.cellules[colonne]:
                motif = f"différent de la ligne {premiere.numero}, pour la même activité (ligne {ligne.numero})"
                erreurs.append((colonne, ligne.cellules[colonne], motif))
                return


def compter_les_places(seance: Seance, erreurs: Erreurs) -> int:
    """The number of participants that the rows announce: « 3/12 » is the third of twelve, « 1 » the only
    participant.

    Raises ``LacuneDeCellule`` when a place cannot be read. Two rows for one place, or two announced numbers, are
    faults, in ``erreurs``.
    """
    places = [_lire_place(ligne.cellules[RANG]) for ligne in seance.lignes]
    vues: dict[int, int] = {}
    for ligne, (rang, total) in zip(seance.lignes, places, strict=True):
        if total != places[0][1]:
            motif = f"{total} participants à la ligne {ligne.numero}, mais {places[0][1]} plus haut"
            erreurs.append((RANG, ligne.cellules[RANG], motif))
        elif rang in vues:
            motif = f"participant de la ligne {ligne.numero} déjà donné à la ligne {vues[rang]}"
            erreurs.append((RANG, ligne.cellules[RANG], motif))
        vues.setdefault(rang, ligne.numero)
    return places[0][1]


def _lire_place(cellule: Any) -> tuple[int, int]:
    morceaux = str(cellule).split("/") if isinstance(cellule, int | float | str) else []
    nombres = [int(morceau) for morceau in morceaux if morceau.strip().isdecimal()]
    if len(nombres) != len(morceaux) or len(nombres) not in (1, 2):
        raise LacuneDeCellule(ILLISIBLE)
    rang, total = nombres[0], nombres[-1]
    if not 1 <= rang <= total or (len(nombres) == 1 and total != 1):
        raise LacuneDeCellule(ILLISIBLE)
    return rang, total


def compter_les_publics(seance: Seance, erreurs: Erreurs) -> dict[str, int]:
    """How many participants of each gender, age and status: « non communiqué » is the remainder, not counted."""
    comptes: dict[str, int] = {}
    for colonne, prefixe, vocabulaire in PUBLICS:
        termes: Counter[Terme] = Counter()
        for ligne in seance.lignes:
            cellule = ligne.cellules[colonne]
            try:
                termes[vocabulaire.from_texte(str(cellule or NON_COMMUNIQUE))] += 1
            except ValueError as erreur:
                erreurs.append((colonne, cellule, f"{erreur} (ligne {ligne.numero})"))
        comptes |= {f"{prefixe}_{terme}": termes[terme] for terme in vocabulaire if terme.value != NON_COMMUNIQUE}
    return comptes
