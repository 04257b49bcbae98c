"""The words of the CRA d’accompagnement: one form for a person, one for an atelier.

Where La Coop follows named beneficiaries, ours are anonymous: hints and messages say so.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from coop_data.domain.accompagnement import Activite, Genre, Statut, TrancheAge
from coop_data.domain.champs import (
    CHAMP_TAGS,
    NOMBRE_ENTIER,
    NOMBRE_POSITIF,
    QUESTION_CHOIX,
    Champ,
    Formulaire,
    champ_date,
    champ_duree,
)
from coop_data.domain.termes import Terme

_SOMME = "La somme des données socio-démographiques dépasse le total des bénéficiaires anonymes"
_DEJA_ACCOMPAGNES = "Le nombre de bénéficiaires déjà accompagnés dépasse le nombre de participants"
_MESSAGES_NOMBRE = {"invalide": NOMBRE_ENTIER, "negatif": NOMBRE_POSITIF}


def _notes(libelle: str) -> Champ:
    return Champ(
        "notes",
        libelle,
        aide="Il est interdit de stocker des informations sensibles (données de santé, mots de passe, etc). "
        "Vous retrouverez ces notes dans votre historique d’activités.",
    )


def _public(code: str, libelle: str) -> Champ:
    return Champ(
        code,
        libelle,
        aide="Ce qui n’est pas déclaré compte comme « non communiqué ».",
        messages={"somme": _SOMME},
    )


def _compteurs(groupe: str, prefixe: str, vocabulaire: type[Terme]) -> tuple[Champ, ...]:
    """One counter for each class that can be declared; participants in none of them are « non communiqué »."""
    return tuple(
        Champ(f"{prefixe}_{terme}", terme.libelle, groupe=groupe, messages=_MESSAGES_NOMBRE)
        for terme in vocabulaire.choix()
        if terme != "non_communique"
    )


_ACTIVITE = Champ(
    "activite",
    QUESTION_CHOIX,
    obligatoire=True,
    messages={"requis": "Veuillez renseigner un type d’activité"},
)

_SEANCE = (
    champ_date("Date de l’accompagnement", future="La date ne peut pas être dans le futur"),
    champ_duree("Durée"),
    Champ(
        "type_lieu",
        "Lieu de l’accompagnement",
        obligatoire=True,
        messages={"requis": "Veuillez renseigner un lieu d’accompagnement"},
    ),
    Champ("lieu", "Nom du lieu", indication="Rechercher un lieu d’activité"),
    Champ(
        "code_commune",
        "Commune",
        indication="Rechercher une commune par son nom ou son code postal",
        messages={
            "requis": "Veuillez renseigner la commune",
            "invalide": "Veuillez choisir une commune de la liste",
        },
    ),
    Champ("materiel", "Matériel numérique utilisé"),
    Champ(
        "thematiques",
        "Thématique(s) d’accompagnement de médiation numérique",
        obligatoire=True,
        messages={"requis": "Veuillez renseigner au moins une thématique"},
    ),
    Champ(
        "demarches",
        "Thématique(s) de la démarche administrative",
        messages={
            "hors_theme": "Les thématiques administratives ne sont autorisées que si la thématique "
            '"Aide aux démarches administratives" est sélectionnée'
        },
    ),
    Champ(
        "precisions_demarche",
        "Préciser le nom de la démarche administrative réalisée",
        messages={
            "hors_theme": "La précision de la démarche ne peut être renseignée que si la thématique "
            '"Aide aux démarches administratives" est sélectionnée'
        },
    ),
    CHAMP_TAGS,
)

_PUBLIC = (
    _public("genres", "Genre"),
    _public("ages", "Tranche d’âge"),
    _public("statuts", "Statut du bénéficiaire"),
)

_COMPTEURS = (
    *_compteurs("genres", "genre", Genre),
    *_compteurs("ages", "age", TrancheAge),
    *_compteurs("statuts", "statut", Statut),
)

OUI: Final = "Oui"
NON: Final = "Non"

INDIVIDUEL: Final = Formulaire(
    code=Activite.INDIVIDUEL.value,
    choix=Activite.INDIVIDUEL.libelle,
    description="Aide apportée à une seule personne, sur place, à son domicile ou à distance.",
    ou_ranger="Une demande réglée sur-le-champ avec une personne est aussi un accompagnement individuel.",
    titre=Activite.INDIVIDUEL.libelle,
    fil_ariane="Enregistrer un accompagnement individuel",
    succes="L’accompagnement individuel a bien été enregistré.",
    groupes=(
        Champ(
            "beneficiaire",
            "Informations optionnelles sur le bénéficiaire",
            aide="Vous pouvez renseigner des informations anonymes sur le bénéficiaire pour compléter vos "
            "statistiques.",
        ),
        *_PUBLIC,
    ),
    champs=(
        _ACTIVITE,
        *_SEANCE,
        Champ("autonomie", "Niveau d’autonomie du bénéficiaire"),
        Champ("oriente", "Le bénéficiaire est-il orienté vers une autre structure ?"),
        Champ(
            "structure_de_redirection",
            "Structure de redirection",
            messages={"sans_objet": "La structure de redirection n’est demandée que si la réponse est « Oui »"},
        ),
        Champ(
            "nb_deja_accompagnes",
            "J’ai déjà accompagné ce bénéficiaire",
            groupe="beneficiaire",
            messages={**_MESSAGES_NOMBRE, "somme": _DEJA_ACCOMPAGNES},
        ),
        *_COMPTEURS,
        _notes("Notes sur l’accompagnement"),
    ),
)

COLLECTIF: Final = Formulaire(
    code=Activite.COLLECTIF.value,
    choix=Activite.COLLECTIF.libelle,
    description="Atelier qui réunit plusieurs personnes autour d’un même sujet.",
    ou_ranger="Un atelier compte autant d’accompagnements que de participants.",
    titre=Activite.COLLECTIF.libelle,
    fil_ariane="Enregistrer un atelier collectif",
    succes="L’atelier collectif a bien été enregistré.",
    groupes=_PUBLIC,
    champs=(
        _ACTIVITE,
        Champ(
            "titre",
            "Titre de l’atelier",
            aide="Renseignez le titre de votre atelier (sujet, thématique) afin de le retrouver plus "
            "facilement dans vos activités.",
        ),
        Champ(
            "nb_participants",
            "Nombre de participants",
            obligatoire=True,
            messages={
                "requis": "Veuillez renseigner au moins un bénéficiaire",
                "invalide": NOMBRE_ENTIER,
                "maximum": "Un atelier compte au plus 10 000 participants",
                "individuel": "Un accompagnement individuel concerne une seule personne",
            },
        ),
        Champ(
            "nb_deja_accompagnes",
            "Bénéficiaires déjà accompagnés",
            messages={**_MESSAGES_NOMBRE, "somme": _DEJA_ACCOMPAGNES},
        ),
        *_COMPTEURS,
        *_SEANCE,
        Champ("niveau", "Niveau de l’atelier"),
        _notes("Notes sur l’atelier"),
    ),
)

FORMULAIRES: Final[Mapping[Activite, Formulaire]] = MappingProxyType(
    {Activite.INDIVIDUEL: INDIVIDUEL, Activite.COLLECTIF: COLLECTIF}
)
