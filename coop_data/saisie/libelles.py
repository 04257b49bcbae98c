"""The label of a stored field in the words of its form: histories, gaps, reports of imports."""

from typing import Final

from coop_data.domain.champs import Champ
from coop_data.domain.champs_accompagnement import COLLECTIF, INDIVIDUEL
from coop_data.domain.champs_coordination import FORMULAIRES
from coop_data.journal import NOTES

AUTRES_LIBELLES: Final = {
    "type": "Type d’activité",
    "structure_id": "Structure",
    "evenement_id": "Évènement lié",
    "coordinateur_id": "Auteur·ice",
    "conseiller_id": "Auteur·ice",
    NOTES: "Notes",
}
FORMULAIRES_DE: Final[dict[str, tuple[Champ, ...]]] = {
    "accompagnement": (*COLLECTIF, *INDIVIDUEL),
    **{code.value: tuple(formulaire) for code, formulaire in FORMULAIRES.items()},
}


def libelle_of(formulaire: str, code: str) -> str:
    """The label of a field, also one of another type of activity when the type changed."""
    if code in AUTRES_LIBELLES:
        return AUTRES_LIBELLES[code]
    if code.endswith("_autre"):
        return "Précision du choix « Autre »"
    for champs in (FORMULAIRES_DE[formulaire], *FORMULAIRES_DE.values()):
        for champ in champs:
            if champ.code == code:
                return champ.libelle
    return code.replace("_", " ").capitalize()
