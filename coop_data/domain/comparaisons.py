"""What a period is compared with: the period of equal length before it, and the same dates a year earlier.

A period still under way is compared as far as it has gone: this year to 22 November with last year to 22
November, never with a whole year.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from coop_data.domain.periode import PREMIER_JOUR, Periode, dernier_jour_du_mois, mois_decale

MOIS_PAR_AN = 12


def periode_ecoulee(periode: Periode, aujourdhui: date) -> Periode | None:
    """The part of a period that is over, today included; ``None`` when it has not begun."""
    return Periode(periode.du, min(periode.au, aujourdhui)) if periode.du <= aujourdhui else None


def periode_precedente(periode: Periode, aujourdhui: date) -> Periode | None:
    """The period of equal length just before: counted in months when it is made of whole months, else in days.

    ``None`` when it would begin before the programme, or when the period has not begun.
    """
    ecoulee = periode_ecoulee(periode, aujourdhui)
    if ecoulee is None:
        return None
    if periode.du.day == 1 and periode.au == dernier_jour_du_mois(periode.au):
        nombre = sum(1 for _ in periode.mois())
        return _depuis_le_debut(mois_decale(periode.du, -nombre), _reculer(ecoulee.au, nombre, periode))
    jours = ecoulee.au - ecoulee.du
    veille = ecoulee.du - timedelta(days=1)
    return _depuis_le_debut(veille - jours, veille)


def un_an_avant(periode: Periode, aujourdhui: date) -> Periode | None:
    """The same dates a year before; the last day of a month stays a last day (29 February gives 28 February)."""
    ecoulee = periode_ecoulee(periode, aujourdhui)
    if ecoulee is None:
        return None
    return _depuis_le_debut(_meme_jour(ecoulee.du, MOIS_PAR_AN), _reculer(ecoulee.au, MOIS_PAR_AN, periode))


def _reculer(jour: date, mois: int, periode: Periode) -> date:
    """The day some months earlier; when the period itself ends with a month, the last day of that month."""
    if jour == periode.au and jour == dernier_jour_du_mois(jour):
        return dernier_jour_du_mois(mois_decale(jour, -mois))
    return _meme_jour(jour, mois)


def _meme_jour(jour: date, mois: int) -> date:
    """The same day some months earlier, or the last day of that month when it is shorter."""
    premier = mois_decale(jour, -mois)
    return min(premier + timedelta(days=jour.day - 1), dernier_jour_du_mois(premier))


def _depuis_le_debut(du: date, au: date) -> Periode | None:
    return Periode(du, au) if du >= PREMIER_JOUR else None


@dataclass(frozen=True, slots=True)
class Comparaison:
    """A way to compare: its name, and ``of``, which gives the other period from this one and today."""

    libelle: str
    complement: str
    of: Callable[[Periode, date], Periode | None]


COMPARAISONS: Mapping[str, Comparaison] = MappingProxyType(
    {
        "precedente": Comparaison("Période précédente", "sur la période précédente", periode_precedente),
        "annee": Comparaison("Un an avant", "sur un an", un_an_avant),
    }
)
