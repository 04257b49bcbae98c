"""The vocabulary of each field, and the text that goes with each « Autre »."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from coop_data.domain import accompagnement as acc
from coop_data.domain import coordination as coo
from coop_data.domain.termes import Terme
from coop_data.saisie.schemas import Saisie

AUTRE: Final = "autre"

VOCABULAIRES: Final[Mapping[str, Mapping[str, type[Terme]]]] = MappingProxyType(
    {
        "accompagnement": {
            "activite": acc.Activite,
            "type_lieu": acc.TypeLieu,
            "materiel": acc.Materiel,
            "thematiques": acc.Thematique,
            "demarches": acc.Demarche,
            "autonomie": acc.Autonomie,
            "niveau": acc.Niveau,
            "structure_de_redirection": acc.StructureDeRedirection,
        },
        "animation": {
            "type_animation": coo.TypeAnimation,
            "initiative": coo.Initiative,
            "thematiques": coo.ThematiqueAnimation,
        },
        "evenement": {
            "type_evenement": coo.TypeEvenement,
            "organisateurs": coo.Organisateur,
            "echelon": coo.Echelon,
        },
        "partenariat": {"natures": coo.NaturePartenariat, "echelon": coo.Echelon},
    }
)
"""Form → field → its vocabulary, for a single or a multiple choice."""

PRECISIONS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "accompagnement": {},
        "animation": {"type_animation_autre": "type_animation", "thematique_autre": "thematiques"},
        "evenement": {"type_evenement_autre": "type_evenement", "organisateur_autre": "organisateurs"},
        "partenariat": {"nature_autre": "natures"},
    }
)
"""Form → text of a précision → the choice whose « Autre » asks for it."""


def codes_choisis(saisie: Saisie, champ: str) -> list[str]:
    """The codes chosen in a field, be it a single or a multiple choice."""
    valeur = getattr(saisie, champ)
    if isinstance(valeur, list):
        return valeur
    return [valeur] if valeur else []
