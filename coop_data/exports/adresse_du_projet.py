"""The project that an address names, read alike by the page and by its files."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.analytics.questions import PERIODE
from coop_data.brouillons import FORMULAIRES
from coop_data.domain.periode import TOUT, Periode, periode_of_slug
from coop_data.errors import PerimetreInvalide
from coop_data.exports.projet import Projet, projet_of
from coop_data.models import Tag
from coop_data.tags import lire_tag

TAG: Final = "tag"
TYPE: Final = "type"


def tag_of(session: Session, *, acteur: Acteur, parametres: Mapping[str, str]) -> Tag:
    """The tag that an address names. Raises ``Introuvable``, also for a text that is not an identifier."""
    try:
        tag_id = UUID(parametres.get(TAG, ""))
    except ValueError:
        tag_id = UUID(int=0)
    return lire_tag(session, acteur=acteur, tag_id=tag_id)


def type_of(parametres: Mapping[str, str]) -> str:
    """The form to which the list is narrowed; empty for all of them."""
    type_ = parametres.get(TYPE, "")
    return type_ if type_ in FORMULAIRES else ""


def projet_de_l_adresse(session: Session, *, acteur: Acteur, parametres: Mapping[str, str]) -> Projet:
    """Tag, period (the whole life of the project by default) and type of an address.

    Raises ``Introuvable``, and ``PerimetreInvalide`` for a text that is not a period.
    """
    return projet_of(
        acteur,
        tag_of(session, acteur=acteur, parametres=parametres),
        _periode_of(acteur, parametres),
        type_of(parametres),
    )


def _periode_of(acteur: Acteur, parametres: Mapping[str, str]) -> Periode:
    try:
        return periode_of_slug(parametres.get(PERIODE, TOUT), acteur.aujourdhui())
    except ValueError as erreur:
        raise PerimetreInvalide(str(erreur)) from erreur
