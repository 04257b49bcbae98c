"""Rows of a breakdown, in the JSON form of docs/fichiers.md and the order of docs/statistiques.md."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from coop_data.domain.termes import Terme
from tests.recompte.registre import Cra

Ligne = dict[str, Any]
Poids = Callable[[Cra], int]


def part(effectif: int, base: int) -> float:
    """A raw ratio, 0 when there is nothing to divide."""
    return effectif / base if base else 0.0


def lignes_of(cles: Iterable[str], cras_par_cle: Mapping[str, list[Cra]], poids: Poids | None) -> list[Ligne]:
    """One row per code: reports, what they weigh when ``poids`` is given, and their share of the mentions."""
    base = sum(len(cras) for cras in cras_par_cle.values())
    lignes = []
    for cle in cles:
        cras = cras_par_cle.get(cle, [])
        ligne: Ligne = {"code": cle, "effectif": len(cras), "part": part(len(cras), base)}
        lignes.append(ligne if poids is None else ligne | {"accompagnements": sum(map(poids, cras))})
    return lignes


def effectifs(comptes: Mapping[str, int], vocabulaire: type[Terme] | None = None) -> list[Ligne]:
    """Rows of numbers that are not reports: people, minutes. Without vocabulary, an open list."""
    base = sum(comptes.values())
    cles = ouverts(comptes) if vocabulaire is None else fermes(vocabulaire, comptes)
    return [{"code": c, "effectif": comptes.get(c, 0), "part": part(comptes.get(c, 0), base)} for c in cles]


def ranger(cras: Iterable[Cra], cles_of: Callable[[Cra], Iterable[str | None]]) -> dict[str, list[Cra]]:
    """Reports by code; one without a value is in no class."""
    classes: dict[str, list[Cra]] = {}
    for cra in cras:
        for cle in cles_of(cra):
            if cle is not None:
                classes.setdefault(cle, []).append(cra)
    return classes


def fermes(vocabulaire: type[Terme], comptes: Mapping[str, int]) -> list[str]:
    """Every code in the vocabulary's order, historical ones only above 0."""
    return [terme.value for terme in vocabulaire if not terme.historique or comptes.get(terme.value, 0) > 0]


def ouverts(comptes: Mapping[str, int]) -> list[str]:
    """Codes above 0, by decreasing number then code."""
    return sorted((cle for cle, nombre in comptes.items() if nombre > 0), key=lambda cle: (-comptes[cle], cle))


def choix(cras: Iterable[Cra], champ: str, vocabulaire: type[Terme], poids: Poids | None = None) -> list[Ligne]:
    """Breakdown by a field of the reports that holds one code or a list of codes."""

    def codes_of(cra: Cra) -> list[str | None]:
        valeur = getattr(cra, champ)
        return list(valeur) if isinstance(valeur, list) else [valeur]

    classes = ranger(cras, codes_of)
    return lignes_of(fermes(vocabulaire, {c: len(v) for c, v in classes.items()}), classes, poids)


def liste(
    cras: Iterable[Cra],
    cles_of: Callable[[Cra], Iterable[str | None]],
    libelles: Mapping[str, str],
    poids: Poids | None = None,
) -> list[Ligne]:
    """Breakdown by an open list, whose rows bear the name of what they count."""
    classes = ranger(cras, cles_of)
    lignes = lignes_of(ouverts({c: len(v) for c, v in classes.items()}), classes, poids)
    return [ligne | {"libelle": libelles[ligne["code"]]} for ligne in lignes]


def mois_of(jour: date) -> str:
    """The month of a day, ``2026-03``."""
    return f"{jour:%Y-%m}"


def trimestre_of(jour: date) -> str:
    """The calendar quarter of a day, ``2026-T1``."""
    return f"{jour.year}-T{(jour.month + 2) // 3}"


def chronique(
    cras: Iterable[Cra],
    bornes: tuple[date, date],
    nom: str,
    series: Mapping[str, Callable[[Cra], int]],
    cumulees: Iterable[str],
) -> list[Ligne]:
    """One row per month or quarter touched, zeros included; ``cumul`` adds up the series named."""
    tranche_of = mois_of if nom == "mois" else trimestre_of
    du, au = bornes
    mois = [date(annee, rang, 1) for annee in range(du.year, au.year + 1) for rang in range(1, 13)]
    touchees = dict.fromkeys(tranche_of(jour) for jour in mois if mois_of(du) <= mois_of(jour) <= mois_of(au))
    lignes, cumul = [], 0
    for tranche in touchees:
        siens = [cra for cra in cras if tranche_of(cra.date) == tranche]
        valeurs = {serie: sum(map(nombre, siens)) for serie, nombre in series.items()}
        cumul += sum(valeurs[serie] for serie in cumulees)
        lignes.append({nom: tranche, **valeurs, "cumul": cumul})
    return lignes


def par_semaine(
    cras: Iterable[Cra],
    bornes: tuple[date, date],
    series: Mapping[str, Callable[[Cra], int]],
    cumulees: Iterable[str],
) -> list[Ligne]:
    """One row per ISO week that holds a day of the period, walked day by day."""
    du, au = bornes
    jours = [du + timedelta(days=rang) for rang in range((au - du).days + 1)]
    siens_par_semaine: dict[str, list[Cra]] = {jour.strftime("%G-S%V"): [] for jour in jours}
    for cra in cras:
        siens_par_semaine[cra.date.strftime("%G-S%V")].append(cra)
    lignes, cumul = [], 0
    for semaine, siens in siens_par_semaine.items():
        valeurs = {serie: sum(map(nombre, siens)) for serie, nombre in series.items()}
        cumul += sum(valeurs[serie] for serie in cumulees)
        lignes.append({"semaine": semaine, **valeurs, "cumul": cumul})
    return lignes
