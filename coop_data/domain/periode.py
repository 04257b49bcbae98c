"""Periods: two dates, both included, and the names they bear in addresses."""

import calendar
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from re import fullmatch

PREMIER_JOUR = date(2020, 1, 1)
"""The first date an activity may bear: before it, the programme did not exist."""

AVANT_LE_PROGRAMME = "Aucune activité n’est enregistrée avant 2020 : choisissez un trimestre plus récent."

ANNEES_A_VENIR = 2
"""How many years after this one a period may reach."""

TOUT = "tout"
"""The name of the period that holds every report."""

PREMIERS_JOURS_DU_TRIMESTRE = 30
"""Days after the end of a quarter during which it is still the one to hand over."""


@dataclass(frozen=True, slots=True)
class Periode:
    """From ``du`` to ``au``, both included. Raises ``ValueError`` when the end comes before the start."""

    du: date
    au: date

    def __post_init__(self) -> None:
        if self.au < self.du:
            raise ValueError("La date de fin doit être postérieure ou égale à la date de début.")

    def mois(self) -> Iterator[str]:
        """Every month touched, as ``AAAA-MM``, in order."""
        annee, mois = self.du.year, self.du.month
        while (annee, mois) <= (self.au.year, self.au.month):
            yield f"{annee:04d}-{mois:02d}"
            annee, mois = (annee, mois + 1) if mois < 12 else (annee + 1, 1)

    def trimestres(self) -> Iterator[str]:
        """Every calendar quarter touched, as ``AAAA-Tn``, in order."""
        yield from dict.fromkeys(trimestre_of(date(int(mois[:4]), int(mois[5:]), 1)) for mois in self.mois())

    def semaines(self) -> Iterator[str]:
        """Every ISO week touched, as ``AAAA-Snn``, in order."""
        lundi = self.du - timedelta(days=self.du.weekday())
        while lundi <= self.au:
            yield semaine_of(lundi)
            lundi += timedelta(days=7)


def couvre(debut: date, fin: date | None, jour: date) -> bool:
    """True when the day lies between the two dates, both included; without ``fin``, the time still lasts."""
    return debut <= jour and (fin is None or jour <= fin)


def trimestre_of(jour: date) -> str:
    """The calendar quarter of a day, such as ``2026-T1``."""
    return f"{jour.year:04d}-T{(jour.month - 1) // 3 + 1}"


def mois_of(jour: date) -> str:
    """The month of a day, such as ``2026-03``."""
    return f"{jour.year:04d}-{jour.month:02d}"


def semaine_of(jour: date) -> str:
    """The ISO week of a day, such as ``2026-S01`` (its year may differ from the day's)."""
    annee, semaine, _ = jour.isocalendar()
    return f"{annee:04d}-S{semaine:02d}"


PAS_DU_JOUR: Mapping[str, Callable[[date], str]] = {
    "mois": mois_of,
    "trimestre": trimestre_of,
    "semaine": semaine_of,
}
"""For each kind of step (month, quarter, week), the function that gives the step of a day."""


def lundi_de(semaine: str) -> date:
    """The first day of an ISO week, ``AAAA-Snn``."""
    return date.fromisocalendar(int(semaine[:4]), int(semaine[-2:]), 1)


def dernier_jour_du_mois(jour: date) -> date:
    """The last day of the month of ``jour``."""
    return jour.replace(day=calendar.monthrange(jour.year, jour.month)[1])


def mois_decale(jour: date, nombre: int) -> date:
    """The first day of the month ``nombre`` months after that of ``jour`` (before it when negative)."""
    rang = jour.year * 12 + jour.month - 1 + nombre
    return date(rang // 12, rang % 12 + 1, 1)


def periode_du_trimestre(trimestre: str) -> Periode:
    """The dates of ``AAAA-Tn``. Raises ``ValueError`` when it is not a quarter."""
    annee, _, rang = trimestre.partition("-T")
    if not fullmatch("[0-9]{4}", annee) or annee == "0000" or rang not in {"1", "2", "3", "4"}:
        raise ValueError(f"« {trimestre} » n’est pas un trimestre (attendu : AAAA-Tn).")
    debut = date(int(annee), 3 * int(rang) - 2, 1)
    return Periode(debut, dernier_jour_du_mois(mois_decale(debut, 2)))


def trimestre_commence(trimestre: str, aujourdhui: date) -> Periode:
    """The dates of a quarter that may have figures: it has begun, and is not before the programme.

    Raises ``ValueError``, with the reason in French, otherwise.
    """
    periode = periode_du_trimestre(trimestre)
    if periode.du < PREMIER_JOUR:
        raise ValueError(AVANT_LE_PROGRAMME)
    if periode.du > aujourdhui:
        raise ValueError(f"Le trimestre {trimestre} n’a pas commencé.")
    return periode


def trimestres_offerts(aujourdhui: date, nombre: int) -> list[str]:
    """The current quarter and those before it, newest first; during the first weeks of a quarter, the one that has
    just ended comes first: that is the one to hand over.
    """
    debut = periode_du_trimestre(trimestre_of(aujourdhui)).du
    codes = [
        trimestre_of(premier)
        for rang in range(nombre)
        if (premier := mois_decale(debut, -3 * rang)) >= PREMIER_JOUR
    ]
    if (aujourdhui - debut).days < PREMIERS_JOURS_DU_TRIMESTRE:
        codes[:2] = reversed(codes[:2])
    return codes


def mois_offerts(aujourdhui: date, nombre: int) -> list[str]:
    """The month that has just ended, the current one, then those before, newest first."""
    precedent, courant, *autres = [mois_of(mois_decale(aujourdhui, -rang)) for rang in (1, 0, *range(2, nombre))]
    return [precedent, courant, *(code for code in autres if code >= mois_of(PREMIER_JOUR))]


def periode_du_mois(code: str) -> Periode:
    """The dates of ``AAAA-MM``. Raises ``ValueError`` when it is not a month."""
    debut = date.fromisoformat(f"{code}-01")
    return Periode(debut, dernier_jour_du_mois(debut))


def _ce_mois(jour: date) -> Periode:
    return Periode(jour.replace(day=1), dernier_jour_du_mois(jour))


def _mois_dernier(jour: date) -> Periode:
    return _ce_mois(jour.replace(day=1) - timedelta(days=1))


def _ce_trimestre(jour: date) -> Periode:
    return periode_du_trimestre(trimestre_of(jour))


def _trimestre_dernier(jour: date) -> Periode:
    return _ce_trimestre(_ce_trimestre(jour).du - timedelta(days=1))


def _cette_annee(jour: date) -> Periode:
    return Periode(date(jour.year, 1, 1), date(jour.year, 12, 31))


def _douze_derniers_mois(jour: date) -> Periode:
    return Periode(mois_decale(jour, -12), dernier_jour_du_mois(jour))


def _tout(jour: date) -> Periode:
    # Coordination may be logged ahead of its date: « tout » looks past the current year.
    return Periode(PREMIER_JOUR, date(jour.year + 1, 12, 31))


@dataclass(frozen=True, slots=True)
class PeriodeNommee:
    """A relative period: its name in an address, its French label, its dates on a given day."""

    code: str
    libelle: str
    of: Callable[[date], Periode]


PERIODES_NOMMEES = {
    nommee.code: nommee
    for nommee in (
        PeriodeNommee("ce-mois", "Ce mois", _ce_mois),
        PeriodeNommee("mois-dernier", "Mois dernier", _mois_dernier),
        PeriodeNommee("ce-trimestre", "Ce trimestre", _ce_trimestre),
        PeriodeNommee("trimestre-dernier", "Trimestre dernier", _trimestre_dernier),
        PeriodeNommee("cette-annee", "Cette année", _cette_annee),
        PeriodeNommee("12-derniers-mois", "12 derniers mois", _douze_derniers_mois),
        PeriodeNommee(TOUT, "Depuis le début", _tout),
    )
}
PERIODE_PAR_DEFAUT = "12-derniers-mois"
CE_TRIMESTRE, TRIMESTRE_DERNIER = "ce-trimestre", "trimestre-dernier"
"""The relative periods that an address may name where a quarter is expected."""


def trimestre_relatif(slug: str, aujourdhui: date) -> str:
    """The quarter meant on a day by ``CE_TRIMESTRE`` or ``TRIMESTRE_DERNIER``, such as ``2026-T1``."""
    return trimestre_of(PERIODES_NOMMEES[slug].of(aujourdhui).du)


def periode_of_slug(slug: str, aujourdhui: date) -> Periode:
    """Read a period from an address: a name of ``PERIODES_NOMMEES`` or ``AAAA-MM-JJ_AAAA-MM-JJ``.

    Raises ``ValueError`` with a French message when it is neither.
    """
    if nommee := PERIODES_NOMMEES.get(slug):
        return nommee.of(aujourdhui)
    debut, separateur, fin = slug.partition("_")
    try:
        return Periode(date.fromisoformat(debut), date.fromisoformat(fin if separateur else ""))
    except ValueError as erreur:
        raise ValueError(f"« {slug} » n’est pas une période.") from erreur


def lire_periode(slug: str, aujourdhui: date) -> Periode:
    """The period of an address, which must lie within the calendar that is offered.

    Raises ``ValueError`` with a French message when it is not a period, or leaves the calendar.
    """
    periode, dernier = periode_of_slug(slug, aujourdhui), dernier_jour_offert(aujourdhui)
    if periode.du < PREMIER_JOUR or periode.au > dernier:
        raise ValueError(f"Une période va du {PREMIER_JOUR:%d/%m/%Y} au {dernier:%d/%m/%Y}.")
    return periode


def dernier_jour_offert(aujourdhui: date) -> date:
    """The last day of the calendar: coordination may be logged ahead of its date."""
    return date(aujourdhui.year + ANNEES_A_VENIR, 12, 31)


def slug_of_periode(periode: Periode) -> str:
    """The stable address of two dates."""
    return f"{periode.du.isoformat()}_{periode.au.isoformat()}"
