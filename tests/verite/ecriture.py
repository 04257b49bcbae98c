"""How a figure reads in French, written again without the application's own formats.

Halves are rounded away from zero, as a spreadsheet rounds what it shows of a raw number.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

FINE = "\u202f"
ABSENT = "–"
MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip


def nombre(valeur: float | None, decimales: int = 0) -> str:
    """``12 345,6``."""
    if valeur is None:
        return ABSENT
    arrondi = Decimal(str(valeur)).quantize(Decimal(1).scaleb(-decimales), ROUND_HALF_UP)
    return f"{arrondi:,}".replace(",", FINE).replace(".", ",")


def part(valeur: float | None) -> str:
    """``0.595`` as ``59,5 %``."""
    return ABSENT if valeur is None else f"{nombre(float(Decimal(str(valeur)) * 100), 1)}{FINE}%"


def duree(minutes: int) -> str:
    """``90`` as ``1 h 30``."""
    heures, reste = divmod(minutes, 60)
    if not heures:
        return f"{reste}{FINE}min"
    return f"{nombre(heures)}{FINE}h{FINE}{reste:02d}" if reste else f"{nombre(heures)}{FINE}h"


def moment(maille: str, code: str) -> str:
    """``2026-03``, ``2026-T1`` or ``2026-S09`` in words."""
    annee = code[:4]
    match maille:
        case "mois":
            return f"{MOIS[int(code[5:]) - 1]} {annee}"
        case "trimestre":
            return f"{code[-1]}{'er' if code[-1] == '1' else 'e'} trimestre {annee}"
        case "semaine":
            return f"semaine du {date.fromisocalendar(int(annee), int(code[-2:]), 1):%d/%m/%Y}"
    raise ValueError(maille)
