"""The widget of each field of each form, and when it is asked: data, read by the renderer of forms."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from coop_data.domain.accompagnement import Thematique, TypeLieu
from coop_data.domain.champs import Champ
from coop_data.domain.champs_accompagnement import COLLECTIF
from coop_data.saisie.vocabulaires import AUTRE, PRECISIONS, VOCABULAIRES
from coop_data.ui.saisie import champs, lieux, partenaires, tags
from coop_data.ui.saisie.ouverture import Contenu, Ouverture

Dessin = Callable[[Champ, Ouverture], None]

_ACC = VOCABULAIRES["accompagnement"]
_ANI = VOCABULAIRES["animation"]
_EVE = VOCABULAIRES["evenement"]
_PAR = VOCABULAIRES["partenariat"]

COMMUNS: Final[Mapping[str, Dessin]] = MappingProxyType(
    {
        "date": champs.jour,
        "duree_minutes": champs.duree,
        "tags": tags.champ_tags,
        "notes": champs.texte_long,
    }
)
"""Fields drawn alike in every form."""

DESSINS: Final[Mapping[str, Mapping[str, Dessin]]] = MappingProxyType(
    {
        "animation": {
            "type_animation": partial(champs.un_choix, vocabulaire=_ANI["type_animation"]),
            "initiative": partial(champs.un_choix_court, vocabulaire=_ANI["initiative"]),
            "thematiques": partial(champs.cases, vocabulaire=_ANI["thematiques"]),
            "mediateurs": champs.compteur,
            "structures": champs.compteur,
            "autres_acteurs": champs.compteur,
        },
        "evenement": {
            "participants": partial(champs.compteur, vide=True),
            "type_evenement": partial(champs.un_choix, vocabulaire=_EVE["type_evenement"]),
            "organisateurs": partial(champs.cases, vocabulaire=_EVE["organisateurs"], colonnes=2),
            "echelon": partial(champs.un_choix_court, vocabulaire=_EVE["echelon"]),
        },
        "partenariat": {
            "natures": partial(champs.cases, vocabulaire=_PAR["natures"]),
            "echelon": partial(champs.un_choix_court, vocabulaire=_PAR["echelon"]),
            "partenaires": partenaires.champ_partenaires,
        },
        "accompagnement": {
            "activite": partial(champs.un_choix_court, vocabulaire=_ACC["activite"]),
            "nb_participants": partial(champs.compteur, vide=True),
            "type_lieu": partial(lieux.champ_type_lieu, vocabulaire=_ACC["type_lieu"]),
            "code_commune": lieux.champ_commune,
            "materiel": partial(champs.choix_courts, vocabulaire=_ACC["materiel"]),
            "thematiques": partial(champs.cases, vocabulaire=_ACC["thematiques"], colonnes=2),
            "demarches": partial(champs.cases, vocabulaire=_ACC["demarches"], colonnes=2),
            "autonomie": partial(champs.un_choix_court, vocabulaire=_ACC["autonomie"]),
            "niveau": partial(champs.un_choix_court, vocabulaire=_ACC["niveau"]),
            "oriente": champs.oui_non,
            "structure_de_redirection": partial(champs.un_choix, vocabulaire=_ACC["structure_de_redirection"]),
            "nb_deja_accompagnes": champs.deja_accompagnes,
            **{champ.code: champs.compteur for champ in COLLECTIF.champs if champ.groupe},
        },
    }
)
"""Form → field → how it is drawn; a field that is not named is a line of text."""

_DEMARCHES = ("thematiques", (Thematique.AIDE_AUX_DEMARCHES_ADMINISTRATIVES.value,))
_SUR_PLACE = tuple(lieu.value for lieu in TypeLieu.choix() if lieu != TypeLieu.A_DISTANCE)

CONDITIONS: Final[Mapping[str, Mapping[str, tuple[str, tuple[Any, ...]]]]] = MappingProxyType(
    {
        formulaire: {precision: (choix, (AUTRE,)) for precision, choix in precisions.items()}
        for formulaire, precisions in PRECISIONS.items()
    }
    | {
        "accompagnement": {
            "demarches": _DEMARCHES,
            "precisions_demarche": _DEMARCHES,
            "lieu": ("type_lieu", (TypeLieu.LIEU_ACTIVITE.value, TypeLieu.AUTRE.value)),
            "code_commune": ("type_lieu", _SUR_PLACE),
            "structure_de_redirection": ("oriente", (True,)),
        }
    }
)
"""Form → field → (field it depends on, the answers for which it is asked)."""


def dessin_of(formulaire: str, code: str) -> Dessin:
    """How a field is drawn."""
    return DESSINS[formulaire].get(code) or COMMUNS.get(code, champs.texte)


def est_demande(formulaire: str, code: str, contenu: Contenu) -> bool:
    """True when the answers given so far make the field worth asking."""
    condition = CONDITIONS[formulaire].get(code)
    if condition is None:
        return True
    source, reponses = condition
    donnees = contenu.get(source)
    return any(donnee in reponses for donnee in (donnees if isinstance(donnees, list) else [donnees]))
