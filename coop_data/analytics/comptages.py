"""Counting by category: a few statements answer every breakdown of a page.

Breakdowns whose columns go together are read by one statement grouped by all of these columns (a *grille*),
then folded; breakdowns of multiple choices, by one statement over the companion table. Measures add up, so
folding is exact.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlmodel import Session

from coop_data.analytics.croisements import compter_croisement
from coop_data.analytics.mesures import Atome, Comptes, ajouter, atomes_of_categorie, expression
from coop_data.analytics.requete import Requete, lire
from coop_data.analytics.statistique import (
    Choix,
    ChoixMultiple,
    Croisement,
    Liste,
    ListeMultiple,
    Statistique,
    Temps,
    Territoires,
    Ventilation,
)

# Columns of one grille depend on each other or take few values: grouped together they stay few.
GRILLES = {
    "mois": "temps",
    "trimestre": "temps",
    "semaine": "temps",
    "structure_id": "auteurs",
    "conseiller_id": "auteurs",
    "coordinateur_id": "auteurs",
    "departement": "auteurs",
    "region": "auteurs",
    "commune": "lieux",
    "departement_lieu": "lieux",
    "region_lieu": "lieux",
}
CHOIX = "choix"


def compter(session: Session, requete: Requete, statistiques: Iterable[Statistique]) -> dict[str, Comptes]:
    """The counts of each breakdown, by its code; breakdowns of people by class are not of this kind."""
    grilles: dict[str, list[Statistique]] = defaultdict(list)
    multiples = []
    comptes: dict[str, Comptes] = {}
    for statistique in statistiques:
        if isinstance(statistique.ventilation, Croisement):
            comptes[statistique.code] = compter_croisement(session, requete, statistique, statistique.ventilation)
        elif isinstance(statistique.ventilation, ChoixMultiple | ListeMultiple):
            multiples.append(statistique)
        elif colonnes := colonnes_of(statistique.ventilation, requete.suffixe):
            grilles[GRILLES.get(colonnes[0], CHOIX)].append(statistique)
    comptes |= _lire_dimensions(session, requete, multiples) if multiples else {}
    for groupe in grilles.values():
        comptes |= _lire_grille(session, requete, groupe)
    return comptes


def colonnes_of(ventilation: Ventilation | None, suffixe: str) -> tuple[str, ...]:
    """The columns of the facts that a breakdown groups by; none when it is of another kind."""
    match ventilation:
        case Choix(colonne, _) | Liste(colonne, _):
            return (colonne,)
        case Temps(maille, _):
            return (maille,)
        case Territoires("region"):
            return (f"region{suffixe}", f"departement{suffixe}")
        case Territoires(maille):
            return (f"{maille}{suffixe}",)
        case _:
            return ()


def atomes_of_repartition(statistique: Statistique) -> tuple[Atome, ...]:
    """What a breakdown counts in each category: its measure, its people, its series."""
    series = statistique.ventilation.series if isinstance(statistique.ventilation, Temps) else ()
    return (*atomes_of_categorie(statistique), *(mesure for _, mesure in series))


def _lire_grille(session: Session, requete: Requete, groupe: Sequence[Statistique]) -> dict[str, Comptes]:
    faits = requete.source.faits
    colonnes = {s.code: colonnes_of(s.ventilation, requete.suffixe) for s in groupe}
    axes = tuple(dict.fromkeys(colonne for noms in colonnes.values() for colonne in noms))
    rang = {axe: position for position, axe in enumerate(axes)}
    atomes = _atomes(groupe)
    groupes = [faits.c[axe] for axe in axes]
    mesures = [expression(atome, requete).label(f"m{position}") for position, atome in enumerate(atomes)]
    lignes = lire(session, requete.restreindre(select(*groupes, *mesures)).group_by(*groupes))
    comptes: dict[str, Comptes] = {s.code: {} for s in groupe}
    for ligne in lignes:
        valeurs = ligne[len(axes) :]
        for code, noms in colonnes.items():
            # An overseas collectivity has no région: its own code stands in.
            cle = next((ligne[rang[nom]] for nom in noms if ligne[rang[nom]] is not None), None)
            ajouter(comptes[code], cle, atomes, valeurs)
    return comptes


def _lire_dimensions(session: Session, requete: Requete, groupe: Sequence[Statistique]) -> dict[str, Comptes]:
    faits, valeurs = requete.source.faits, requete.source.valeurs
    codes = {
        s.ventilation.dimension: s.code for s in groupe if isinstance(s.ventilation, ChoixMultiple | ListeMultiple)
    }
    atomes = _atomes(groupe)
    mesures = [expression(atome, requete).label(f"m{position}") for position, atome in enumerate(atomes)]
    statement = (
        select(valeurs.c.dimension, valeurs.c.code, *mesures)
        .join_from(faits, valeurs, valeurs.c.cra_id == faits.c.cra_id)
        .where(valeurs.c.dimension.in_(codes))
        .group_by(valeurs.c.dimension, valeurs.c.code)
    )
    comptes: dict[str, Comptes] = {code: {} for code in codes.values()}
    for ligne in lire(session, requete.restreindre(statement)):
        ajouter(comptes[codes[ligne.dimension]], ligne.code, atomes, ligne[2:])
    return comptes


def _atomes(groupe: Iterable[Statistique]) -> tuple[Atome, ...]:
    return tuple(dict.fromkeys(atome for statistique in groupe for atome in atomes_of_repartition(statistique)))
