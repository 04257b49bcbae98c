"""When people work: public holidays, school holidays by zone (roughly), seasons and days of the week."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from coop_data.domain.territoires import region_of

ZONES = ("A", "B", "C")
_REGIONS_ZONE_A = {"27", "75", "84"}
_REGIONS_ZONE_C = {"11", "76"}

POIDS_DU_JOUR = (0.9, 1.1, 0.95, 1.1, 0.85, 0.12, 0.0)  # Monday to Sunday
POIDS_DU_MOIS = (1.05, 1.0, 1.1, 1.0, 0.9, 0.95, 0.7, 0.35, 1.05, 1.15, 1.1, 0.85)
POIDS_VACANCES = 0.7
_FERIES_FIXES = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))


def zone_of(departement: str) -> str:
    """School zone of a département; overseas, whose calendars are their own, follows zone B."""
    region = region_of(departement)
    if region in _REGIONS_ZONE_A:
        return "A"
    return "C" if region in _REGIONS_ZONE_C else "B"


def paques(annee: int) -> date:
    """Easter Sunday (Meeus, Gregorian calendar)."""
    a, (b, c) = annee % 19, divmod(annee, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    mois, jour = divmod(h + j - 7 * m + 114, 31)
    return date(annee, mois, jour + 1)


@cache
def feries(annee: int) -> frozenset[date]:
    """Public holidays of the whole country."""
    dimanche = paques(annee)
    mobiles = (dimanche + timedelta(days=ecart) for ecart in (1, 39, 50))
    return frozenset({*(date(annee, mois, jour) for mois, jour in _FERIES_FIXES), *mobiles})


def _samedi_apres(jour: date) -> date:
    return jour + timedelta(days=(5 - jour.weekday()) % 7)


@cache
def vacances(annee: int, zone: str) -> tuple[tuple[date, date], ...]:
    """School holidays begun in a year: the zones take turns in winter and spring, one week apart."""
    tour = timedelta(weeks=(ZONES.index(zone) + annee) % 3)
    quinzaine = timedelta(days=15)
    debuts = (
        _samedi_apres(date(annee, 2, 5)) + tour,
        _samedi_apres(date(annee, 4, 4)) + tour,
        _samedi_apres(date(annee, 10, 16)),
        _samedi_apres(date(annee, 12, 18)),
    )
    ete = (_samedi_apres(date(annee, 7, 3)), date(annee, 8, 31))
    return (*((debut, debut + quinzaine) for debut in debuts), ete)


def en_vacances(jour: date, zone: str) -> bool:
    """True during the school holidays of the zone."""
    return any(
        debut <= jour <= fin for annee in (jour.year - 1, jour.year) for debut, fin in vacances(annee, zone)
    )


@cache
def poids(jour: date, zone: str) -> float:
    """How busy a day is: 0 on Sundays and public holidays, about 1 on a plain Tuesday."""
    if jour in feries(jour.year):
        return 0.0
    repos = POIDS_VACANCES if en_vacances(jour, zone) else 1.0
    if jour.month == 12 and jour.day > 22:
        repos = 0.25
    return POIDS_DU_JOUR[jour.weekday()] * POIDS_DU_MOIS[jour.month - 1] * repos


def jours(du: date, au: date) -> Iterator[date]:
    """Every day from ``du`` to ``au``, both included."""
    for ecart in range((au - du).days + 1):
        yield du + timedelta(days=ecart)
