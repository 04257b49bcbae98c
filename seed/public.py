"""The people accompanied: anonymous counts whose classes never add up to more than the participants."""

from collections.abc import Mapping

from coop_data.domain.accompagnement import Genre, Statut, TrancheAge
from seed.hasard import Hasard, Tirage
from seed.lignes import Ligne

GENRES = Tirage({Genre.FEMININ: 58, Genre.MASCULIN: 42})
AGES = Tirage(
    {
        TrancheAge.AGE_MOINS_12: 2,
        TrancheAge.AGE_12_17: 5,
        TrancheAge.AGE_18_24: 5,
        TrancheAge.AGE_25_39: 12,
        TrancheAge.AGE_40_59: 24,
        TrancheAge.AGE_60_69: 26,
        TrancheAge.AGE_70_PLUS: 26,
    }
)
AGES_2022 = Tirage(
    {
        TrancheAge.AGE_MOINS_12: 2,
        TrancheAge.AGE_12_17: 5,
        TrancheAge.AGE_18_35: 14,
        TrancheAge.AGE_35_60: 30,
        TrancheAge.AGE_PLUS_60: 49,
    }
)
_JEUNE = {Statut.SCOLARISE: 1}
_ACTIF = {Statut.EN_EMPLOI: 46, Statut.SANS_EMPLOI: 52, Statut.RETRAITE: 2}
_AGE_MUR = {Statut.RETRAITE: 84, Statut.EN_EMPLOI: 8, Statut.SANS_EMPLOI: 8}
STATUTS_PAR_AGE: Mapping[TrancheAge, Tirage[Statut]] = {
    TrancheAge.AGE_MOINS_12: Tirage(_JEUNE),
    TrancheAge.AGE_12_17: Tirage(_JEUNE),
    TrancheAge.AGE_18_24: Tirage({Statut.SCOLARISE: 40, Statut.SANS_EMPLOI: 42, Statut.EN_EMPLOI: 18}),
    TrancheAge.AGE_18_35: Tirage({Statut.SCOLARISE: 15, Statut.SANS_EMPLOI: 50, Statut.EN_EMPLOI: 35}),
    TrancheAge.AGE_25_39: Tirage(_ACTIF),
    TrancheAge.AGE_35_60: Tirage(_ACTIF),
    TrancheAge.AGE_40_59: Tirage(_ACTIF),
    TrancheAge.AGE_60_69: Tirage(_AGE_MUR),
    TrancheAge.AGE_PLUS_60: Tirage(_AGE_MUR),
    TrancheAge.AGE_70_PLUS: Tirage({Statut.RETRAITE: 1}),
}
DECLARATION = 0.9
"""Probability that a class is declared; what is not stays « non communiqué »."""


def taille_atelier(hasard: Hasard) -> int:
    """Participants of an atelier: about seven, now and then a roomful."""
    return min(120, max(2, round(hasard.lognormvariate(1.85, 0.5))))


def declarer(hasard: Hasard, participants: int, ages: Tirage[TrancheAge] = AGES, *, genre: bool = True) -> Ligne:
    """The counts of ``participants`` people by gender, age and status."""
    champs: Ligne = {"nb_participants": participants}
    if genre and hasard.chance(DECLARATION):
        champs |= {f"genre_{code}": effectif for code, effectif in GENRES.repartir(hasard, participants).items()}
    if hasard.chance(DECLARATION):
        par_age = ages.repartir(hasard, participants)
        champs |= {f"age_{code}": effectif for code, effectif in par_age.items()}
        if hasard.chance(DECLARATION):
            champs |= _statuts(hasard, par_age)
    return champs


def _statuts(hasard: Hasard, par_age: Mapping[TrancheAge, int]) -> Ligne:
    comptes: Ligne = {}
    for age, effectif in par_age.items():
        for statut, nombre in STATUTS_PAR_AGE[age].repartir(hasard, effectif).items():
            comptes[f"statut_{statut}"] = comptes.get(f"statut_{statut}", 0) + nombre
    return comptes
