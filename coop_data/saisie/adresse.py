"""The filter of « Mes activités » in an address, read alike by the page and by its files.

Several values of one parameter are separated by ``|``; unknown values are left out.
"""

from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import Final
from urllib.parse import unquote
from uuid import UUID

from coop_data.brouillons import FORMULAIRES
from coop_data.domain.coordination import Echelon, Initiative
from coop_data.domain.periode import TOUT, Periode, periode_of_slug
from coop_data.saisie.activites import FiltreActivites

SEPARATEUR: Final = "|"
PERIODE: Final = "periode"
A_COMPLETER: Final = "a_completer"
TEXTE: Final = "texte"
CHOIX: Final = ("type", "precis", "thematique", "initiative", "echelon", "partenaire", "tag")
CRITERES: Final = (PERIODE, *CHOIX, A_COMPLETER, TEXTE)
"""Every parameter that filters, in the order they are shown."""


def valeurs_of(parametres: Mapping[str, str], nom: str) -> tuple[str, ...]:
    """The values of a parameter."""
    return tuple(unquote(valeur) for valeur in parametres.get(nom, "").split(SEPARATEUR) if valeur)


def joindre(valeurs: Iterable[str]) -> str:
    """Values as one parameter, which ``valeurs_of`` reads back even when a name contains the separator."""
    return SEPARATEUR.join(valeur.replace("%", "%25").replace(SEPARATEUR, "%7C") for valeur in valeurs)


def filtre_of(parametres: Mapping[str, str], *, aujourdhui: date) -> FiltreActivites:
    """The filter of an address."""
    return FiltreActivites(
        periode=_periode(parametres.get(PERIODE, TOUT), aujourdhui),
        types=_connues(parametres, "type", FORMULAIRES),
        types_precis=valeurs_of(parametres, "precis"),
        thematiques=valeurs_of(parametres, "thematique"),
        initiatives=_connues(parametres, "initiative", set(Initiative)),
        echelons=_connues(parametres, "echelon", set(Echelon)),
        partenaires=valeurs_of(parametres, "partenaire"),
        tags=tuple(_uuids(valeurs_of(parametres, "tag"))),
        a_completer=parametres.get(A_COMPLETER) == "oui",
        texte=parametres.get(TEXTE, ""),
    )


def _connues(parametres: Mapping[str, str], nom: str, codes: Container[str]) -> tuple[str, ...]:
    return tuple(valeur for valeur in valeurs_of(parametres, nom) if valeur in codes)


def _periode(slug: str, aujourdhui: date) -> Periode | None:
    """The dates of a named period; ``None`` for « tout », or for a text that is not a period."""
    try:
        return None if slug == TOUT else periode_of_slug(slug, aujourdhui)
    except ValueError:
        return None


def _uuids(textes: Iterable[str]) -> Iterable[UUID]:
    for texte in textes:
        try:
            yield UUID(texte)
        except ValueError:
            continue
