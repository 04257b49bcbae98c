"""Quality of data: what each check looks for, from which threshold, and why that threshold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from coop_data.domain.termes import Description, Terme

JOURS_BROUILLON_ANCIEN: Final = 30
"""Days after which a draft left alone is likelier forgotten than in progress: that of a late CRA."""

MINUTES_PAR_JOUR: Final = 12 * 60
"""No working day is longer: beyond it, minutes were typed for hours, or a report was entered twice."""

PARTICIPANTS_MAX: Final[Mapping[str, int]] = {
    "participants_atelier": 200,
    "mediateurs": 200,
    "structures": 200,
    "autres_acteurs": 200,
    "participants": 5_000,
}
"""By column of the facts, the count above which a slip of the finger is likelier than a crowd: no room used for an
atelier or a meeting holds more than 200 people; an évènement may be a fair.
"""


@dataclass(frozen=True, slots=True)
class DureePlausible:
    """The plausible minutes of one kind of report, both ends included, and the remark made on others.

    ``type``: an activité of accompagnement, or a type of coordination activity.
    """

    type: str
    minimum: int
    maximum: int
    raison: str


DEMI_JOURNEE: Final = 4 * 60
DUREES_PLAUSIBLES: Final = (
    # One person is helped for half a working day at most.
    DureePlausible("individuel", 0, DEMI_JOURNEE, "Un accompagnement individuel dépasse rarement 4\u00a0h."),
    DureePlausible("ponctuel", 0, DEMI_JOURNEE, "Une demande ponctuelle dépasse rarement 4\u00a0h."),
    # A group takes a quarter of an hour to settle down; the longest opening of a place is ten hours.
    DureePlausible(
        "collectif", 15, 10 * 60, "Un atelier dure rarement moins de 15\u00a0min ou plus de 10\u00a0h."
    ),
    DureePlausible("animation", 0, 10 * 60, "Une animation dépasse rarement 10\u00a0h."),
)


class Controle(Terme):
    """The checks, in the order of the page; ``aide`` says what is looked for."""

    DOUBLONS = (
        "doublons",
        Description(
            "Doublons probables",
            aide="Même personne, même jour, même activité, même durée, même lieu ou même nom, mêmes publics et "
            "mêmes choix\u202f: seuls le titre, les tags et les notes peuvent différer.",
        ),
    )
    DUREES = (
        "durees",
        Description(
            "Durées à vérifier",
            aide="Accompagnement individuel ou demande ponctuelle de plus de 4\u00a0h, atelier de moins de "
            "15\u00a0min ou de plus de 10\u00a0h, animation de plus de 10\u00a0h.",
        ),
    )
    JOURNEES = (
        "journees",
        Description(
            "Journées de plus de 12\u00a0h",
            aide="Toutes les activités d’une personne à une même date, quand leurs durées dépassent 12\u00a0h en "
            "tout.",
        ),
    )
    PARTICIPANTS = (
        "participants",
        Description(
            "Participants à vérifier",
            aide="Plus de 200\u00a0personnes dans un atelier ou une animation, plus de 5\u00a0000 à un évènement, "
            "ou un public déclaré (déjà accompagnés, genres, âges, statuts) plus nombreux que les participants.",
        ),
    )
    FUTUR = (
        "futur",
        Description(
            "Accompagnements à venir",
            aide="Un accompagnement s’enregistre une fois fait\u202f: sa date est passée.",
        ),
    )
    COMMUNES = (
        "communes",
        Description(
            "Communes absentes ou inconnues",
            aide="Accompagnement sur place dont la commune manque, ou n’est dans aucun département connu\u202f: "
            "il n’est compté dans aucun territoire «\u00a0selon le lieu\u00a0».",
        ),
    )
    SANS_STRUCTURE = (
        "sans_structure",
        Description(
            "Sans structure",
            aide="Activité datée hors de tout poste de son auteur\u202f: elle compte dans la nation, dans aucun "
            "territoire. Corrigez sa date, ou faites enregistrer le poste qui manque\u202f: elle y est alors "
            "rattachée.",
        ),
    )
    A_COMPLETER = (
        "a_completer",
        Description(
            "À compléter", aide="Activité importée à laquelle il manque une réponse que le formulaire exige."
        ),
    )
    BROUILLONS = (
        "brouillons",
        Description(
            "Brouillons anciens",
            aide="Vos brouillons laissés depuis plus de 30\u00a0jours\u202f: ils ne comptent pas.",
        ),
    )


CONFIRMABLES: Final = frozenset({Controle.DOUBLONS, Controle.DUREES, Controle.JOURNEES, Controle.PARTICIPANTS})
"""Remarks that may be true: once its author confirms one, it is hidden until the report changes."""

RAISONS: Final[Mapping[str, str]] = {
    "doublon": "{nombre} activités identiques ce jour-là.",
    "journee": "{duree} dans la même journée.",
    "nombre": "Nombre de participants très élevé.",
    "deja": "Plus de personnes déjà accompagnées que de participants.",
    "genres": "Les genres déclarés dépassent le nombre de participants.",
    "ages": "Les âges déclarés dépassent le nombre de participants.",
    "statuts": "Les statuts déclarés dépassent le nombre de participants.",
    "futur": "La date est à venir.",
    "commune_absente": "La commune n’est pas renseignée.",
    "commune_inconnue": "La commune n’est dans aucun département connu.",
    "sans_structure": "Hors de tout poste connu\u202f: date à vérifier, ou poste à signaler.",
    "a_completer": "Il manque\u202f: {manques}.",
    "brouillon": "Laissé depuis le {jour}.",
}

MESSAGES: Final[Mapping[str, str]] = {
    "pas_confirmable": "Cette remarque ne peut pas être confirmée\u202f: corrigez l’activité.",
    "controle_inconnu": "Ce contrôle n’existe pas.",
    "personne_inconnue": "Cette personne est introuvable, ou votre compte n’y donne pas accès.",
    "structure_inconnue": "Cette structure est introuvable.",
}
