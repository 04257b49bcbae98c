"""The marks of an axis: round numbers from zero to above the greatest value."""

from math import ceil, floor, log10

PAS_RONDS = (1, 2, 2.5, 5, 10)
INTERVALLES = 4


def graduations(maximum: float) -> tuple[float, ...]:
    """Evenly spaced round numbers, 0 first; the last one is at least ``maximum``, and never 0.

    >>> graduations(37)
    (0, 10, 20, 30, 40)
    """
    if maximum <= INTERVALLES:
        return tuple(range(max(ceil(maximum), 1) + 1))
    brut = maximum / INTERVALLES
    puissance = 10 ** floor(log10(brut))
    pas = next(rond * puissance for rond in PAS_RONDS if rond * puissance >= brut)
    pas = ceil(pas)  # what is counted is whole
    return tuple(pas * rang for rang in range(ceil(maximum / pas) + 1))
