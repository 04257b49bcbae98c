"""Scopes of tags and the rules of their names (La Coop, « Mes tags »)."""

from collections.abc import Mapping
from typing import Final

from coop_data.domain.termes import Description, Terme

NOM_MIN: Final = 3
NOM_MAX: Final = 80
DESCRIPTION_MAX: Final = 280

MESSAGES: Final[Mapping[str, str]] = {
    "nom_court": "Le nom du tag doit faire plus de 3 caractères",
    "nom_long": "Le nom du tag doit faire moins de 80 caractères",
    "description_longue": "La description du tag doit faire moins de 280 caractères",
    "equipe_requise": "L’équipe est requise pour un tag d’équipe",
    "portee_refusee": "Vous ne pouvez pas créer de tag de cette portée.",
    "introuvable": "Ce tag est introuvable : il a peut-être été supprimé, ou fusionné avec un autre.",
    "gestion_refusee": "Vous pouvez utiliser ce tag, mais pas le modifier : sa portée est gérée par d’autres.",
    "nom_pris": "Un autre tag porte déjà ce nom : choisissez-en un autre, ou fusionnez les deux tags.",
    "restauration_nom_pris": "Un autre tag porte maintenant ce nom : renommez-le, puis restaurez celui-ci.",
    "destination_invalide": "Choisissez un tag de destination que vous voyez, de portée égale ou plus large.",
}


class PorteeTag(Terme):
    """Who sees a tag, from the narrowest scope to the widest."""

    PERSONNEL = (
        "personnel",
        Description("Tag personnel", aide="Visible uniquement par vous.", court="Personnel"),
    )
    EQUIPE = (
        "equipe",
        Description(
            "Tag d’équipe",
            aide="Visible et éditable par les membres de cette équipe.",
            court="Équipe",
        ),
    )
    DEPARTEMENTAL = (
        "departemental",
        Description(
            "Tag départemental",
            aide="Visible par l’ensemble des médiateurs numériques du département.",
            court="Départemental",
        ),
    )
    NATIONAL = (
        "national",
        Description(
            "Tag national",
            aide="Visible par l’ensemble des médiateurs numériques.",
            court="National",
        ),
    )

    @property
    def rang(self) -> int:
        """Width of the scope, 0 for the narrowest: a tag merges only into an equal or wider one."""
        return list(PorteeTag).index(self)
