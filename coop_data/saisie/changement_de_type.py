"""Changing the type of a coordination activity: answers kept, answers lost, and columns that change.

The three activities share one table: the report keeps its identifier, tags, notes and history; its type and the
columns of each type change together, and its facts are computed again.
"""

from collections.abc import Mapping
from typing import Any, Final

from coop_data.domain.coordination import TypeActivite
from coop_data.errors import SaisieInvalide
from coop_data.saisie.contenu import LIENS
from coop_data.saisie.schemas import FORMULAIRES, Saisie

TYPES: Final = tuple(type_activite.value for type_activite in TypeActivite)
IMPOSSIBLE: Final = (
    "Un accompagnement et une activité de coordination ne peuvent pas être changés l’un en l’autre."
)


def autres_types(formulaire: str) -> tuple[str, ...]:
    """The other forms that an activity may change to; empty for an accompagnement."""
    return tuple(code for code in TYPES if code != formulaire) if formulaire in TYPES else ()


def champs_perdus(contenu: Mapping[str, Any], *, depuis: str, vers: str) -> list[str]:
    """The fields that hold an answer and that the other form does not ask, in the order of the first form."""
    communs = FORMULAIRES[vers].model_fields
    return [
        champ for champ in FORMULAIRES[depuis].model_fields if champ not in communs and _dit(contenu.get(champ))
    ]


def colonnes_du_changement(formulaire: str, saisie: Saisie) -> dict[str, Any]:
    """The new type and the columns to empty, when ``saisie`` is of another form than the stored report.

    Empty when the form is the same. Raises ``SaisieInvalide`` between an accompagnement and a coordination.
    """
    if saisie.formulaire == formulaire:
        return {}
    if saisie.formulaire not in autres_types(formulaire):
        raise SaisieInvalide({"type": IMPOSSIBLE})
    champs = FORMULAIRES[formulaire].model_fields
    vides = {
        champ: info.get_default(call_default_factory=True)
        for champ, info in champs.items()
        if champ not in type(saisie).model_fields and champ not in LIENS
    }
    return vides | {"type": TypeActivite(saisie.formulaire)}


def _dit(valeur: Any) -> bool:
    """True for a real answer: a counter at zero or a row without a name is not one."""
    if isinstance(valeur, list):
        return any(_dit(element) for element in valeur)
    if isinstance(valeur, Mapping):
        return any(valeur.get(cle) for cle in ("nom", "type"))
    return bool(valeur)
