"""French numbers, shares, durations and dates, rounded here and only here."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent

from coop_data.domain.periode import lundi_de
from coop_data.domain.photographies import Cliche

FRANCAIS = "fr_FR"
PARIS = ZoneInfo("Europe/Paris")
ABSENT = "–"
_AVANT_UN_SIGNE = re.compile(r" (?=[:;?!](?:\s|$))")
MEMOIRE = 20_000
"""How many texts of numbers are kept in memory: a national table writes the same ones over and over."""


@lru_cache(maxsize=MEMOIRE)
def nombre(valeur: float | None, decimales: int = 0) -> str:
    """A number with French separators: ``12 345``, ``1,5``; an en dash when there is none."""
    if valeur is None:
        return ABSENT
    motif = "#,##0" + ("." + "0" * decimales if decimales else "")
    return str(format_decimal(_arrondir(valeur, decimales), format=motif, locale=FRANCAIS))


@lru_cache(maxsize=MEMOIRE)
def pourcentage(part: float | None) -> str:
    """A raw ratio as a share with one decimal: ``0.595`` is ``59,5 %``; an en dash when there is none."""
    if part is None:
        return ABSENT
    return str(format_percent(_arrondir(part, 3), format="#,##0.0\u202f%", locale=FRANCAIS))


def _arrondir(valeur: float, decimales: int) -> Decimal:
    """Halves go away from zero, as a spreadsheet shows the raw number of the same figure: 6,25 % is 6,3 %."""
    return Decimal(str(valeur)).quantize(Decimal(1).scaleb(-decimales), ROUND_HALF_UP)


def duree(minutes: int | None) -> str:
    """Minutes as hours, in one piece at the end of a line: ``1 h 30``, ``60`` is ``1 h``, ``45`` is ``45 min``."""
    if minutes is None:
        return ABSENT
    heures, reste = divmod(minutes, 60)
    if not heures:
        return f"{reste}\u202fmin"
    return f"{nombre(heures)}\u202fh" + (f"\u202f{reste:02d}" if reste else "")


def duree_courte(minutes: int) -> str:
    """Minutes on a button, written as La Coop writes its own: ``20mn``, ``1h``, ``1h15``."""
    heures, reste = divmod(minutes, 60)
    if not heures:
        return f"{reste}mn"
    return f"{heures}h" + (f"{reste:02d}" if reste else "")


def insecable(texte: str) -> str:
    """A French sentence whose « guillemets » and signs ``: ; ? !`` never stand alone at an end of a line."""
    return _AVANT_UN_SIGNE.sub("\u202f", texte.replace("« ", "«\u00a0").replace(" »", "\u00a0»"))


def octets(taille: int) -> str:
    """The size of a file: ``27 Ko``, ``3,4 Mo``."""
    if taille < 1_000_000:
        return f"{nombre(max(1, round(taille / 1_000)))}\u00a0Ko"
    return f"{nombre(taille / 1_000_000, 1)}\u00a0Mo"


def pluriel(effectif: int, singulier: str, au_pluriel: str = "") -> str:
    """A count and its noun: in French 0 and 1 are singular."""
    forme = singulier if abs(effectif) < 2 else au_pluriel or f"{singulier}s"
    return f"{nombre(effectif)} {forme}"


def jour(valeur: date | None) -> str:
    """``21/11/2026``; an en dash when there is none."""
    return ABSENT if valeur is None else valeur.strftime("%d/%m/%Y")


def jour_long(valeur: date) -> str:
    """``samedi 21 novembre 2026``, ``mardi 1er décembre 2026``: the first of a month is an ordinal in French."""
    quantieme = "d'er'" if valeur.day == 1 else "d"
    return str(format_date(valeur, format=f"EEEE {quantieme} MMMM y", locale=FRANCAIS))


def jour_en_lettres(valeur: date) -> str:
    """``21 novembre 2026``, ``1er décembre 2026``."""
    return str(format_date(valeur, format="d'er' MMMM y" if valeur.day == 1 else "d MMMM y", locale=FRANCAIS))


def photographie(prise: Cliche, fuseau: ZoneInfo = PARIS) -> str:
    """``photographie du 5 octobre 2026 (3e trimestre 2026)``; from the second of its quarter, with its number."""
    return f"{photographie_du_jour(prise, fuseau)} ({trimestre(prise.trimestre)})"


def photographie_du_jour(prise: Cliche, fuseau: ZoneInfo = PARIS) -> str:
    """``photographie du 5 octobre 2026``, where the reader already knows the quarter."""
    numero = f" n° {prise.rang}" if prise.rang > 1 else ""
    return f"photographie{numero} du {jour_en_lettres(prise.prise_le.astimezone(fuseau).date())}"


def il_y_a(jours: int) -> str:
    """How long ago, in days: ``aujourd’hui``, ``hier``, ``il y a 12 jours``."""
    if jours < 1:
        return "aujourd’hui"
    return "hier" if jours == 1 else f"il y a {pluriel(jours, 'jour')}"


def mois(code: str) -> str:
    """``2026-01`` as ``janvier 2026``."""
    return _mois(code, "MMMM y")


def mois_court(code: str) -> str:
    """``2026-01`` as ``janv. 2026``, for an axis."""
    return _mois(code, "MMM y")


def _mois(code: str, motif: str) -> str:
    return str(format_date(date(int(code[:4]), int(code[5:7]), 1), format=motif, locale=FRANCAIS))


def trimestre(code: str) -> str:
    """``2026-T1`` as ``1er trimestre 2026``."""
    rang = int(code[-1])
    return f"{rang}{'er' if rang == 1 else 'e'} trimestre {code[:4]}"


def trimestre_court(code: str) -> str:
    """``2026-T1`` as ``T1 2026``, for an axis."""
    return f"{code[-2:]} {code[:4]}"


def semaine(code: str) -> str:
    """``2026-S09`` as ``semaine du 23/02/2026``."""
    return f"semaine du {jour(lundi_de(code))}"


def semaine_courte(code: str) -> str:
    """``2026-S09`` as ``23/02/26``, its Monday, for an axis."""
    return lundi_de(code).strftime("%d/%m/%y")


TEMPS: Mapping[str, Callable[[str], str]] = {"mois": mois, "trimestre": trimestre, "semaine": semaine}
"""For each kind of step of time, the function that writes it."""

TEMPS_COURT: Mapping[str, Callable[[str], str]] = {
    "mois": mois_court,
    "trimestre": trimestre_court,
    "semaine": semaine_courte,
}
"""The same, for an axis."""


def instant(valeur: datetime, fuseau: ZoneInfo = PARIS) -> str:
    """A moment in the reader's time zone: ``21/11/2026 à 14:32``."""
    return str(format_datetime(valeur, "dd/MM/y 'à' HH:mm", tzinfo=fuseau, locale=FRANCAIS))


def periode(du: date, au: date) -> str:
    """``du 01/01/2026 au 31/03/2026``."""
    return f"du {jour(du)} au {jour(au)}"
