"""The content of a view, taken from an address, and how its period is read later."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from coop_data import formats
from coop_data.domain.periode import (
    PERIODE_PAR_DEFAUT,
    PERIODES_NOMMEES,
    periode_du_trimestre,
    periode_of_slug,
    slug_of_periode,
)
from coop_data.domain.photographies import periode_of_code
from coop_data.domain.vues import LONGUEUR_MAX, MESSAGES, PARAMETRES_MAX, SANS_PERIODE, TRIMESTRES_PAR_DEFAUT
from coop_data.errors import SaisieInvalide

Paires = tuple[tuple[str, str], ...]
"""An address as (key, value) pairs, in order; a key may be repeated."""

PERIODE: Final = "periode"
TRIMESTRE: Final = "trimestre"
PHOTOGRAPHIE: Final = "photographie"
PASSAGERS: Final = frozenset({"page"})
"""Keys of a position in a list, which a view does not keep."""


def lire_parametres(paires: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """An address as it is stored. Raises ``SaisieInvalide`` (key ``parametres``) when it is too long."""
    gardees = [(cle, valeur) for cle, valeur in paires if cle not in PASSAGERS]
    if len(gardees) > PARAMETRES_MAX or sum(len(cle) + len(valeur) for cle, valeur in gardees) > LONGUEUR_MAX:
        raise SaisieInvalide({"parametres": MESSAGES["trop_long"]})
    parametres: dict[str, list[str]] = {}
    for cle, valeur in gardees:
        parametres.setdefault(cle, []).append(valeur)
    return parametres


def ecrire_parametres(parametres: Mapping[str, Sequence[str]]) -> Paires:
    """The stored parameters, as an address again."""
    return tuple((cle, valeur) for cle, valeurs in parametres.items() for valeur in valeurs)


def phrase_de_periode(page: str, parametres: Iterable[tuple[str, str]], aujourdhui: date) -> str:
    """A sentence: the period of a view follows the calendar when it is named, and never moves when it is dated.

    A photograph is shown on its whole quarter, unless the view asks for some of its days; a page of one quarter
    ignores the photograph of another.
    """
    if page in SANS_PERIODE:
        return "Sans période\u202f: la page montre toujours la situation du jour."
    valeurs = dict(parametres)
    try:
        slug = _slug(page, valeurs)
        periode = periode_of_slug(slug, aujourdhui)
        if code := valeurs.get(PHOTOGRAPHIE):
            bornes = periode_of_code(code)
            dedans = bornes.du <= periode.du and periode.au <= bornes.au
            gardee = periode if dedans else bornes
            if dedans or page not in TRIMESTRES_PAR_DEFAUT:
                return f"Période fixe\u202f: {formats.periode(gardee.du, gardee.au)}, dans la photographie {code}."
    except ValueError:
        return "Période inconnue\u202f: celle de la page s’affichera."
    if nommee := PERIODES_NOMMEES.get(slug):
        return f"Période relative\u202f: «\u00a0{nommee.libelle}\u00a0», qui suit le calendrier."
    return f"Période fixe\u202f: {formats.periode(periode.du, periode.au)}, toujours ces dates."


def _slug(page: str, valeurs: Mapping[str, str]) -> str:
    """The period of an address; on a page of one quarter, that quarter, or the photograph's if none is named.

    Raises ``ValueError`` when it is not a period.
    """
    if page not in TRIMESTRES_PAR_DEFAUT:
        return valeurs.get(PERIODE, PERIODE_PAR_DEFAUT)
    trimestre = valeurs.get(TRIMESTRE, TRIMESTRES_PAR_DEFAUT[page])
    if trimestre not in PERIODES_NOMMEES:
        return slug_of_periode(periode_du_trimestre(trimestre))
    code = valeurs.get(PHOTOGRAPHIE)
    return slug_of_periode(periode_of_code(code)) if code else trimestre
