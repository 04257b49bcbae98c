"""What a form says: labels, hints, placeholders and messages, apart from how it is drawn or checked.

Source: the forms of La Coop (2025-2026). The code of a field is the name of its column, so that an error raised by
the service layer finds its place beside the field. The keys of ``messages`` name the reasons of a refusal and
never change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

MENTION_OBLIGATOIRE = "Les champs avec * sont obligatoires."
AIDE_CRA = "En savoir plus sur comment compléter un CRA"
ENREGISTRER_UNE_ACTIVITE = "Enregistrer une activité"
TITRE_CHOIX = "Compléter un compte-rendu d’activité"
QUESTION_CHOIX = "Quel type d’activité avez-vous réalisé ?"
GROUPE_MEDIATION = "Activités de médiation numérique"
GROUPE_COORDINATION = "Activités de coordination"
OU_RANGER = "Où ranger ?"
ENREGISTRER = "Enregistrer l’activité"
ENREGISTRER_BROUILLON = "Enregistrer en brouillon"
ANNULER = "Annuler"
QUITTER = "Quitter"
QUITTER_TITRE = "Quitter sans enregistrer"
QUITTER_QUESTION = "Êtes-vous sûr de vouloir quitter votre compte-rendu d’activité sans enregistrer ?"
ECHEC = "Une erreur est survenue lors de l’enregistrement, veuillez réessayer ultérieurement."
PERSONNALISER = "Personnaliser"
NOUVEAU_TAG = "Créer un nouveau tag"
VALEUR_INCONNUE = "Veuillez choisir une valeur de la liste"
VALEUR_HISTORIQUE = "Cette valeur appartient à la nomenclature de 2022 : elle ne peut plus être choisie"
VALEUR_ILLISIBLE = "Cette valeur ne peut pas être lue : veuillez la renseigner à nouveau"
NOMBRE_ENTIER = "Veuillez renseigner un nombre entier"
NOMBRE_POSITIF = "Le nombre doit être positif"
NOMBRE_GRAND = "Ce nombre ne peut pas dépasser 1 000 000"
TEXTE_LONG = "Ce texte ne peut pas dépasser {maximum} caractères"
STRUCTURE_A_CHOISIR = "Vous êtes en poste dans deux structures à cette date : choisissez celle de cette activité."


@dataclass(frozen=True, slots=True)
class Champ:
    """The words of one field. ``groupe`` names the question that several fields answer together."""

    code: str
    libelle: str
    aide: str = ""
    indication: str = ""
    obligatoire: bool = False
    infobulle: str = ""
    groupe: str = ""
    messages: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Formulaire:
    """The words of one form: how it is chosen, its heading, its fields in order, its success message.

    ``groupes`` are the questions answered by several fields; ``lignes`` are the fields of a repeated row.
    """

    code: str
    choix: str
    description: str
    ou_ranger: str
    titre: str
    fil_ariane: str
    succes: str
    champs: tuple[Champ, ...]
    groupes: tuple[Champ, ...] = ()
    lignes: tuple[Champ, ...] = ()

    def __iter__(self) -> Iterator[Champ]:
        """Every field and every group of fields, those of the repeated row excepted."""
        yield from self.champs
        yield from self.groupes

    def champ(self, code: str) -> Champ:
        """Return the field, or group of fields, of that code. Raises KeyError when there is none."""
        for champ in self:
            if champ.code == code:
                return champ
        raise KeyError(code)


def champ_date(libelle: str, *, aide: str = "", future: str) -> Champ:
    """The day of an activity; ``future`` is the message for a day to come."""
    return Champ(
        "date",
        libelle,
        aide=aide,
        obligatoire=True,
        messages={
            "requis": "Veuillez renseigner une date",
            "invalide": "Veuillez renseigner une date valide",
            "ancienne": "La date ne peut pas être antérieure au 1er janvier 2020",
            "future": future,
        },
    )


def champ_duree(libelle: str) -> Champ:
    """The duration: a proposed one, or hours and minutes under « Personnaliser »."""
    return Champ(
        "duree_minutes",
        libelle,
        indication="Sélectionnez une durée",
        obligatoire=True,
        messages={
            "requis": "Veuillez renseigner une durée",
            "personnalisee": "Veuillez renseigner une durée personnalisée",
            "heures": "De 0 à 23 heures",
            "minutes": "De 0 à 59 minutes",
            "invalide": "La durée doit être comprise entre 1 minute et 23 h 59",
        },
    )


def champ_precision(code: str, message: str) -> Champ:
    """The text asked for as soon as « Autre » is chosen, and required then."""
    return Champ(
        code,
        "Veuillez préciser le choix “Autre” :",
        indication="À compléter",
        messages={"requis": message},
    )


CHAMP_TAGS = Champ(
    "tags",
    "Tags spécifiques",
    aide="Thématiques spécifiques, dispositifs locaux... Vous pouvez également créer vos tags personnalisés.",
    indication="Sélectionnez un ou plusieurs tags",
)
