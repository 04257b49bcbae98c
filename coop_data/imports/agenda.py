"""A calendar exported as a file (.ics, RFC 5545): the events of a period, without who was invited.

Titles, places and hours are read; descriptions, organisers and attendees never are. Times are told in the time
zone of the person; a repeated event gives one line for each time, exceptions included.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar, Component, vDDDTypes
from recurring_ical_events import PeriodEndBeforeStart

from coop_data.errors import ErreurUtilisateur
from coop_data.imports.lecture import FichierRefuse, decoder

TAILLE_MAX: Final = 5 * 1024 * 1024
JOURS_MAX: Final = 366
EVENEMENTS_MAX: Final = 1000
TEXTE_MAX: Final = 200
DUREE_MAX: Final = timedelta(hours=24)
TROP_GROS: Final = "Ce fichier dépasse 5 Mo : exportez une période plus courte de votre agenda."
ILLISIBLE: Final = "Ce fichier n’est pas un agenda lisible : exportez-le de nouveau au format .ics (iCalendar)."
TROP_LONG: Final = "La période choisie dépasse un an : choisissez-en une plus courte."
TROP_NOMBREUX: Final = "Plus de 1 000 évènements sur cette période : choisissez-en une plus courte."
_QUAND: Final = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
_SANS_FIN: Final = frozenset({"SECONDLY", "MINUTELY"})
"""Repetitions that no agenda has, and that would never end."""


@dataclass(frozen=True, slots=True)
class RendezVous:
    """One occurrence of an event. ``minutes``: its duration, ``None`` for whole days; ``jours``: the days it
    touches.
    """

    uid: str
    jour: date
    heure: str
    minutes: int | None
    jours: int
    titre: str
    lieu: str
    prive: bool
    rang: int = 1

    @property
    def cle(self) -> str:
        """The key that recognises the same event on the same day in a later export."""
        return f"{self.uid}|{self.jour.isoformat()}" + (f"|{self.rang}" if self.rang > 1 else "")


@dataclass(frozen=True, slots=True)
class Agenda:
    """The events of a period, in order, with the numbers of those cancelled and of those that could
    not be read.
    """

    rendez_vous: tuple[RendezVous, ...]
    annules: int
    illisibles: int


def lire_agenda(contenu: bytes, *, du: date, au: date, fuseau: ZoneInfo) -> Agenda:
    """Read the events from ``du`` to ``au``, both included.

    Raises ``ErreurUtilisateur`` for a file too big, unreadable, or a period that is too long or too full.
    """
    if len(contenu) > TAILLE_MAX:
        raise ErreurUtilisateur(TROP_GROS)
    if (au - du).days > JOURS_MAX:
        raise ErreurUtilisateur(TROP_LONG)
    calendriers = _calendriers(contenu)
    illisibles = sum(_garder_lisibles(calendrier) for calendrier in calendriers)
    lus = [lu for calendrier in calendriers for lu in _occurrences(calendrier, du, au)]
    if len(lus) > EVENEMENTS_MAX:
        raise ErreurUtilisateur(TROP_NOMBREUX)
    vivants = [lu for lu in lus if str(lu.get("STATUS", "")).upper() != "CANCELLED"]
    poses = sorted((_rendez_vous(lu, fuseau) for lu in vivants), key=lambda rdv: (rdv.jour, rdv.heure, rdv.titre))
    dans_la_periode = [rdv for rdv in poses if du <= rdv.jour <= au]
    return Agenda(tuple(_numerotes(dans_la_periode)), len(lus) - len(vivants), illisibles)


def _calendriers(contenu: bytes) -> list[Calendar]:
    """The calendars of a file; a file that is not one is refused with one sentence, whatever the library says."""
    try:
        lus = Calendar.from_ical(decoder(contenu), multiple=True)
    except (FichierRefuse, ValueError, TypeError, AttributeError, LookupError, RecursionError) as panne:
        raise ErreurUtilisateur(ILLISIBLE) from panne
    calendriers = [lu for lu in lus if lu.name == "VCALENDAR" and str(lu.get("METHOD", "")).upper() != "CANCEL"]
    if not calendriers:
        raise ErreurUtilisateur(ILLISIBLE)
    return calendriers


def _garder_lisibles(calendrier: Calendar) -> int:
    """Remove from a calendar the events whose time cannot be read. Returns how many."""
    avant = len(calendrier.subcomponents)
    calendrier.subcomponents = [
        element for element in calendrier.subcomponents if element.name != "VEVENT" or _est_lisible(element)
    ]
    return avant - len(calendrier.subcomponents)


def _est_lisible(evenement: Component) -> bool:
    fautifs = {nom for nom, _ in evenement.errors}
    regles = evenement.get("RRULE", [])
    return (
        isinstance(evenement.get("DTSTART"), vDDDTypes)
        and not fautifs & set(_QUAND)
        and not any(_est_sans_fin(regle) for regle in (regles if isinstance(regles, list) else [regles]))
    )


def _est_sans_fin(regle: dict[str, list[str]]) -> bool:
    frequences = {str(frequence).upper() for frequence in regle.get("FREQ", [])}
    return bool(frequences & _SANS_FIN) or "BYSECOND" in regle or "BYMINUTE" in regle


def _occurrences(calendrier: Calendar, du: date, au: date) -> Iterable[Component]:
    """Each occurrence of each event, with a day more on both sides: days are counted in the person's time zone."""
    marge = timedelta(days=1)
    try:
        repetitions = recurring_ical_events.of(calendrier, skip_bad_series=True)
        trouvees: list[Component] = repetitions.between(du - marge, au + 2 * marge)
    except (ValueError, TypeError, OverflowError, PeriodEndBeforeStart) as panne:
        raise ErreurUtilisateur(ILLISIBLE) from panne
    return trouvees


def _rendez_vous(evenement: Any, fuseau: ZoneInfo) -> RendezVous:
    debut, fin = (_local(evenement.get(nom), fuseau) for nom in ("DTSTART", "DTEND"))
    entier = not isinstance(debut, datetime)
    jour = debut.date() if isinstance(debut, datetime) else debut
    duree = _entre(debut, fin)
    titre = _texte(evenement.get("SUMMARY"))
    return RendezVous(
        uid=_texte(evenement.get("UID")) or f"{titre}|{evenement['DTSTART'].dt}",
        jour=jour,
        heure="" if entier else f"{debut:%H:%M}",
        minutes=None if entier or not timedelta() < duree < DUREE_MAX else int(duree.total_seconds()) // 60,
        jours=max(1, _jours(jour, fin, entier=entier)),
        titre=titre or "Sans titre",
        lieu=_texte(evenement.get("LOCATION")),
        prive=str(evenement.get("CLASS", "PUBLIC")).upper() in ("PRIVATE", "CONFIDENTIAL"),
    )


def _local(valeur: Any, fuseau: ZoneInfo) -> date | datetime:
    """A moment in the person's time zone; a day, or an hour of no time zone, as it is."""
    moment: date | datetime = valeur.dt
    return moment.astimezone(fuseau) if isinstance(moment, datetime) and moment.tzinfo else moment


def _entre(debut: date | datetime, fin: date | datetime) -> timedelta:
    if isinstance(debut, datetime) and isinstance(fin, datetime):
        # Moments, not clock times: the duration stays right for an event across a change of hour.
        return fin - debut if not debut.tzinfo else timedelta(seconds=fin.timestamp() - debut.timestamp())
    return timedelta()


def _jours(premier: date, fin: date | datetime, *, entier: bool) -> int:
    """Days touched: the end of whole days, as midnight, is excluded."""
    exclue = entier or (isinstance(fin, datetime) and fin.hour == fin.minute == 0)
    dernier = fin.date() if isinstance(fin, datetime) else fin
    return (dernier - premier).days + (0 if exclue else 1)


def _texte(valeur: object) -> str:
    """A line of plain text, cut to what a list shows."""
    premier = valeur[0] if isinstance(valeur, list) and valeur else valeur
    return " ".join(str(premier or "").split())[:TEXTE_MAX]


def _numerotes(rendez_vous: Iterable[RendezVous]) -> Iterator[RendezVous]:
    """An event that occurs twice in a day gets a key for each occurrence."""
    vus: Counter[tuple[str, date]] = Counter()
    for rdv in rendez_vous:
        vus[rdv.uid, rdv.jour] += 1
        yield replace(rdv, rang=vus[rdv.uid, rdv.jour])
