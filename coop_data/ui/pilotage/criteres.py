"""How a list of conseillers is narrowed and sorted: each choice with its label and its rule."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from coop_data.analytics.personnes import LigneConseiller
from coop_data.analytics.retards import est_en_retard
from coop_data.domain.texte import plier

Garder = Callable[[LigneConseiller, date], bool]

TOUS = "tous"
STATUTS: Mapping[str, tuple[str, Garder]] = {
    TOUS: ("Afficher tout", lambda ligne, au: True),
    "actives": ("Profils activés uniquement", lambda ligne, au: ligne.est_active),
    "non-actives": ("Profils non activés uniquement", lambda ligne, au: not ligne.est_active),
    "certifies": ("Profils certifiés (CCP1) uniquement", lambda ligne, au: a_le_ccp1(ligne, au)),
    "non-certifies": ("Profils non certifiés uniquement", lambda ligne, au: not a_le_ccp1(ligne, au)),
    "coordinateurs": ("Coordinateur·ices uniquement", lambda ligne, au: ligne.est_coordinateur),
    "en-retard": ("En retard de saisie", est_en_retard),
    "jamais": ("Sans aucun CRA", lambda ligne, au: ligne.activite.nombre == 0),
}
TRIS: Mapping[str, tuple[str, Callable[[LigneConseiller], Any]]] = {
    "nom": ("Nom", lambda ligne: (plier(ligne.nom), plier(ligne.prenom))),
    "dernier": ("Dernier CRA, le plus ancien d’abord", lambda ligne: ligne.activite.derniere or date.min),
    "cra": ("CRA saisis, les plus nombreux d’abord", lambda ligne: -ligne.activite.nombre),
}


def ranger(lignes: Iterable[LigneConseiller], statut: str, tri: str, au: date) -> list[LigneConseiller]:
    """The lines kept by a code of ``STATUTS``, in the order of a code of ``TRIS``."""
    garder, cle = STATUTS[statut][1], TRIS[tri][1]
    return sorted((ligne for ligne in lignes if garder(ligne, au)), key=cle)


def a_le_ccp1(ligne: LigneConseiller, au: date) -> bool:
    """True when the certification was obtained by that day."""
    return ligne.date_ccp1 is not None and ligne.date_ccp1 <= au
