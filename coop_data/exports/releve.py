"""A CRA in one line of a list, without its notes."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from coop_data import formats
from coop_data.analytics.statistique import Domaine
from coop_data.domain.coordination import TypeActivite
from coop_data.domain.termes import Terme
from coop_data.exports.colonnes import Rang
from coop_data.exports.cra import LIBELLES_THEMATIQUES

Lire = Callable[[Rang], str]


def _champ(code: str, dire: Callable[[Any], str] = str) -> Lire:
    def lire(rang: Rang) -> str:
        valeur = rang.champ(code)
        return formats.ABSENT if valeur is None else dire(valeur)

    return lire


def _libelle(terme: Terme) -> str:
    return terme.court


def _themes(rang: Rang) -> str:
    themes = (LIBELLES_THEMATIQUES.get(code, code) for code in rang.champ("thematiques") or ())
    return ", ".join(themes) or formats.ABSENT


CELLULES: Mapping[Domaine, Mapping[str, Lire]] = MappingProxyType(
    {
        Domaine.ACCOMPAGNEMENT: {
            "Date": _champ("date", formats.jour),
            "Conseiller": lambda rang: rang.detail.auteur,
            "Activité": _champ("activite", _libelle),
            "Commune": lambda rang: rang.detail.commune or formats.ABSENT,
            "Participants": _champ("nb_participants", formats.nombre),
            "Durée": _champ("duree_minutes", formats.duree),
            "Thèmes": _themes,
        },
        Domaine.COORDINATION: {
            "Date": _champ("date", formats.jour),
            "Coordinateur·ice": lambda rang: rang.detail.auteur,
            "Type": lambda rang: TypeActivite(rang.detail.formulaire).libelle,
            "Nom": _champ("nom"),
            "Durée": _champ("duree_minutes", formats.duree),
            "Thématiques": _themes,
        },
    }
)
"""The columns of the list of each domain: header, and the function that writes a cell."""
