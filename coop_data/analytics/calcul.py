"""From definitions, a perimeter and filters to figures: the one path of every page, file and command."""

from collections.abc import Iterable, Mapping

import pandas as pd
from sqlmodel import Session

from coop_data.analytics.comptages import compter
from coop_data.analytics.croisements import tableau_croise
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.mesures import Atome, Comptes, atomes_of, evaluer, lire_atomes, ratio
from coop_data.analytics.noms import TagsVisibles, nommer
from coop_data.analytics.requete import Requete
from coop_data.analytics.resultat import Bilan, Chiffre, Resultat
from coop_data.analytics.statistique import (
    Catalogue,
    Choix,
    ChoixMultiple,
    Classes,
    Croisement,
    Liste,
    ListeMultiple,
    Somme,
    Statistique,
    Temps,
    Territoires,
)
from coop_data.analytics.tableaux import (
    SANS_COMMUNE,
    SANS_STRUCTURE,
    chronique,
    classes,
    lignes_de_la_liste,
    lignes_des_territoires,
    lignes_du_vocabulaire,
    tableau,
)
from coop_data.domain.perimetre import Perimetre


def compute_bilan(
    *,
    session: Session,
    catalogue: Catalogue,
    perimetre: Perimetre,
    filtres: Filtres,
    tags_visibles: TagsVisibles = frozenset(),
    repartitions: Iterable[str] | None = None,
) -> Bilan:
    """Every figure of a catalogue, and its breakdowns (all of them, or those named), in a few statements.

    ``tags_visibles``: the only tags that breakdowns name; ``None`` names them all (command line only).
    """
    voulues = set(repartitions) if repartitions is not None else None
    choisies = [s for s in catalogue.repartitions if voulues is None or s.code in voulues]
    requete = Requete(catalogue.domaine, perimetre, filtres)
    sommes = _lire_sommes(session, requete, (*catalogue.chiffres, *choisies))
    comptes = compter(session, requete, choisies)
    return Bilan(
        domaine=catalogue.domaine,
        chiffres=_chiffres(catalogue.chiffres, sommes),
        repartitions={s.code: _repartition(session, requete, s, sommes, comptes, tags_visibles) for s in choisies},
        perimetre=perimetre,
        filtres=filtres,
    )


def compute(
    statistique: Statistique,
    *,
    session: Session,
    perimetre: Perimetre,
    filtres: Filtres,
    tags_visibles: TagsVisibles = frozenset(),
) -> Resultat:
    """One breakdown, alone. Raises ``ValueError`` for a key figure: see ``compute_chiffres``."""
    if statistique.ventilation is None:
        raise ValueError(f"{statistique.code} is a key figure, not a breakdown")
    requete = Requete(statistique.domaine, perimetre, filtres)
    sommes = _lire_sommes(session, requete, [statistique])
    return _repartition(
        session, requete, statistique, sommes, compter(session, requete, [statistique]), tags_visibles
    )


def compute_chiffres(
    *, session: Session, catalogue: Catalogue, perimetre: Perimetre, filtres: Filtres
) -> Mapping[str, Chiffre]:
    """Every key figure of a catalogue, in one statement."""
    requete = Requete(catalogue.domaine, perimetre, filtres)
    return _chiffres(catalogue.chiffres, _lire_sommes(session, requete, catalogue.chiffres))


def _lire_sommes(session: Session, requete: Requete, statistiques: Iterable[Statistique]) -> dict[Atome, int]:
    """All that one row of sums can give: the key figures, and people by class."""
    atomes: list[Atome] = []
    for statistique in statistiques:
        if statistique.ventilation is None:
            atomes.extend(atomes_of(statistique.mesure))
        elif isinstance(statistique.ventilation, Classes):
            atomes.extend(Somme((colonne,)) for colonne in statistique.ventilation.colonnes.values())
    return lire_atomes(session, requete, atomes) if atomes else {}


def _chiffres(statistiques: Iterable[Statistique], sommes: Mapping[Atome, int]) -> dict[str, Chiffre]:
    valeurs = {s.code: evaluer(s.mesure, sommes) for s in statistiques}
    return {
        s.code: Chiffre(s, valeurs[s.code], _part(valeurs[s.code], valeurs[s.base]) if s.base else None)
        for s in statistiques
    }


def _part(valeur: float | None, base: float | None) -> float:
    return ratio(int(valeur or 0), int(base or 0)) or 0.0


def _repartition(
    session: Session,
    requete: Requete,
    statistique: Statistique,
    sommes: Mapping[Atome, int],
    comptes: Mapping[str, Comptes],
    tags_visibles: TagsVisibles,
) -> Resultat:
    lignes, total = _lignes(
        session, requete, statistique, sommes, comptes.get(statistique.code, {}), tags_visibles
    )
    return Resultat(statistique, lignes, total, requete.perimetre, requete.filtres)


def _lignes(
    session: Session,
    requete: Requete,
    statistique: Statistique,
    sommes: Mapping[Atome, int],
    comptes: Comptes,
    tags_visibles: TagsVisibles,
) -> tuple[pd.DataFrame, int]:
    mesure = atomes_of(statistique.mesure)[0]
    match statistique.ventilation:
        case Temps() as temps:
            return chronique(statistique, temps, comptes, requete.filtres.periode)
        case Croisement() as croisement:
            return tableau_croise(statistique, croisement, comptes)
        case Choix(_, vocabulaire) | ChoixMultiple(_, vocabulaire):
            lignes = lignes_du_vocabulaire(vocabulaire, comptes)
        case Classes() as par_classe:
            lignes = classes(par_classe, sommes, mesure)
        case Liste(_, nomenclature) | ListeMultiple(_, nomenclature):
            presents = [cle for cle in comptes if cle is not None]
            noms = nommer(session, nomenclature, presents, tags_visibles, tables=requete.source.tables)
            lignes = lignes_de_la_liste(comptes, noms, mesure)
        case Territoires(maille):
            absent = SANS_COMMUNE if requete.suffixe else SANS_STRUCTURE
            lignes = lignes_des_territoires(maille, comptes, mesure, absent)
        case _:
            raise ValueError(f"{statistique.code} is a key figure, not a breakdown")
    return tableau(statistique, lignes)
