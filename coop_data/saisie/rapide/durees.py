"""Durations, in minutes: « 2h », « 1 h 30 », « 90 min », « une heure et demie », « 14h-16h30 »."""

import re
from collections.abc import Iterator
from typing import Final

from coop_data.domain.accompagnement import DUREE_MAX
from coop_data.saisie.rapide.dates import MOIS
from coop_data.saisie.rapide.decoupe import Ligne, Trouvaille
from coop_data.saisie.rapide.nombres import NOMBRE, nombre_of

CHAMP: Final = "duree_minutes"
FORMULAIRES: Final = frozenset({"accompagnement", "animation"})
HEURE_DU_JOUR: Final = 8
"""The hour from which « 9h » alone may as well be an hour of the day as a duration."""

_HEURE: Final = r"(?:h(?:eures?|rs?)?|heures?)"
_MINUTE: Final = r"(?:min(?:utes?)?|mns?|mins|')"
_FIN: Final = r"(?![\w/])"
_HORAIRE: Final = rf"(\d{{1,2}})\s?(?:{_HEURE}|:)\s?(\d{{2}})?"
_PLAGE: Final = re.compile(rf"(?<![\w/])(?:de\s|entre\s)?{_HORAIRE}\s?(?:-|–|/|a|et|jusqu'a)\s?{_HORAIRE}{_FIN}")
_A_UNE_HEURE: Final = re.compile(
    rf"(?<!\w)(?:a|des|vers|depuis)\s(?:\d{{1,2}}\s?{_HEURE}\s?(?:\d{{2}})?|\d{{1,2}}:\d{{2}}){_FIN}"
)
_PARTIES: Final = {"et demie": 30, "et demi": 30, "et quart": 15, "et trois quarts": 45, "moins le quart": -15}
_HEURES: Final = tuple(
    re.compile(rf"(?<![\w/,.:])(?P<heures>{NOMBRE})(?:[.,](?P<decimales>\d{{1,2}}))?\s?{_HEURE}{suite}{_FIN}")
    for suite in (
        rf"\s?(?P<partie>{'|'.join(_PARTIES)})",
        rf"(?:\s|\set\s)?(?P<minutes>[0-5]?\d)(?:\s?{_MINUTE})?(?!/|\s?{MOIS}(?!\w))",
        "",
    )
)
"""The longest first: « 2h 30 » is tried before « 2h », in case « 30 » counts people."""
_MINUTES: Final = re.compile(rf"(?<![\w/,.:])(?P<minutes>{NOMBRE})\s?{_MINUTE}{_FIN}")
_FRACTIONS: Final = {
    "une demi-heure": 30,
    "une demi heure": 30,
    "demi-heure": 30,
    "demi heure": 30,
    "1/2 heure": 30,
    "1/2h": 30,
    "1/2 h": 30,
    "un quart d'heure": 15,
    "quart d'heure": 15,
    "1/4 d'heure": 15,
    "trois quarts d'heure": 45,
    "trois quart d'heure": 45,
    "3/4 d'heure": 45,
    "3/4 heure": 45,
}
_FRACTION: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(re.escape(nom) for nom in sorted(_FRACTIONS, key=len, reverse=True))}){_FIN}"
)
_SANS_VALEUR: Final = re.compile(
    r"(?<!\w)(?:(?:une|la|toute la)\s)?"
    rf"(?:(?:demi|1/2)[\s-]journee|matinee|apres[\s-]midi entiere?|journee entiere){_FIN}"
)


def trouver_durees(ligne: Ligne) -> Iterator[Trouvaille]:
    """Durations, surest first. An hour of the day is recognised too, and fills no field."""
    for plage in ligne.chercher(_PLAGE):
        debut, fin = _minutes_of(plage[1], plage[2]), _minutes_of(plage[3], plage[4])
        if 0 < fin - debut <= DUREE_MAX:
            yield _duree(plage, fin - debut)
    for fraction in ligne.chercher(_FRACTION):
        yield _duree(fraction, _FRACTIONS[fraction[0]])
    for horaire in ligne.chercher(_A_UNE_HEURE):
        yield Trouvaille(horaire.start(), horaire.end(), "")
    yield from _en_heures(ligne)
    for trouvee in ligne.chercher(_MINUTES):
        if 0 < (minutes := nombre_of(trouvee["minutes"])) <= DUREE_MAX:
            yield _duree(trouvee, minutes)
    for trouvee in ligne.chercher(_SANS_VALEUR):
        mots = ligne.mots(*trouvee.span())
        yield Trouvaille(*trouvee.span(), "", doute=f"« {mots} » ne dit pas combien d’heures : indiquez la durée.")


def _en_heures(ligne: Ligne) -> Iterator[Trouvaille]:
    """« 2h », « 1h30 », « deux heures et demie »; a large one may be an hour of the day, and then
    fills nothing.
    """
    lues = [(trouvee, _duree_of(trouvee)) for motif in _HEURES for trouvee in ligne.chercher(motif)]
    valides = [(trouvee, minutes) for trouvee, minutes in lues if 0 < minutes <= DUREE_MAX]
    une_courte = _MINUTES.search(ligne.plie) or any(minutes < HEURE_DU_JOUR * 60 for _, minutes in valides)
    for trouvee, minutes in valides:
        if minutes < HEURE_DU_JOUR * 60:
            yield _duree(trouvee, minutes)
            continue
        mots = ligne.mots(*trouvee.span())
        doute = "" if une_courte else f"« {mots} » : heure de début ou durée ? Indiquez la durée."
        yield Trouvaille(*trouvee.span(), "", formulaires=FORMULAIRES, doute=doute)


def _duree_of(trouvee: re.Match[str]) -> int:
    heures = nombre_of(trouvee["heures"])
    if trouvee["decimales"]:
        return round((heures + float(f"0.{trouvee['decimales']}")) * 60)
    morceaux = trouvee.groupdict()
    return heures * 60 + _PARTIES.get(morceaux.get("partie") or "", int(morceaux.get("minutes") or 0))


def _duree(trouvee: re.Match[str], minutes: int) -> Trouvaille:
    return Trouvaille(*trouvee.span(), CHAMP, minutes, FORMULAIRES)


def _minutes_of(heures: str, minutes: str | None) -> int:
    return int(heures) * 60 + int(minutes or 0)
