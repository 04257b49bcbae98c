"""The three coordination CRA, typed by hand from the reference: nothing here is computed.

Source: the forms of La Coop as observed in 2025-2026, with the four differences of the seed article
(participants optional, labels of `assemblee` and `comite`, the added type `reunion`, notes of a partenariat).
Typed by someone who had not read the code of the forms; straight apostrophes became ’.
"""

from typing import NamedTuple


class Attendu(NamedTuple):
    """One field: its words, whether it is required, and what the reference says when it is refused."""

    code: str
    libelle: str
    aide: str = ""
    indication: str = ""
    infobulle: str = ""
    obligatoire: bool = False
    messages: tuple[str, ...] = ()


class FormulaireAttendu(NamedTuple):
    """One form: how it is chosen, its heading, its fields in order, its success message."""

    choix: str
    description: str
    titre: str
    fil_ariane: str
    succes: str
    champs: tuple[Attendu, ...]
    groupes: tuple[Attendu, ...] = ()
    lignes: tuple[Attendu, ...] = ()


MESSAGES_DATE = ("Veuillez renseigner une date", "Veuillez renseigner une date valide")
PRECISER = "Veuillez préciser le choix “Autre” :"
A_COMPLETER = "À compléter"
AIDE_NOTES = (
    "Vous pouvez rédiger ici une note contextuelle sur l’activité réalisée. Ces notes sont personnelles et vous "
    "les retrouverez dans votre historique d’activités."
)
TAGS = Attendu(
    "tags",
    "Tags spécifiques",
    aide="Thématiques spécifiques, dispositifs locaux... Vous pouvez également créer vos tags personnalisés.",
    indication="Sélectionnez un ou plusieurs tags",
)

ANIMATION = FormulaireAttendu(
    choix="Animation (aide, réunion, moment d’échanges...)",
    description=(
        "Soutenir au quotidien les professionnels de la médiation numérique et leurs structures en leur apportant "
        "des informations clés."
    ),
    titre="Animation (aide, réunion, moment d’échange...)",
    fil_ariane="Enregistrer un accompagnement structure(s)",
    succes="L’animation a bien été enregistrée.",
    champs=(
        Attendu("date", "Date de l’intervention", obligatoire=True, messages=MESSAGES_DATE),
        Attendu(
            "duree_minutes",
            "Durée de l’intervention",
            indication="Sélectionnez une durée",
            obligatoire=True,
            messages=(
                "Veuillez renseigner une durée",
                "Veuillez renseigner une durée personnalisée",
                "De 0 à 23 heures",
                "De 0 à 59 minutes",
            ),
        ),
        Attendu(
            "mediateurs",
            "Médiateur·ice·s numérique·s",
            infobulle="Médiateurs numériques et conseillers numériques",
        ),
        Attendu(
            "structures",
            "Structure·s",
            infobulle="Collectivités, organismes publics, associations, entreprises...",
        ),
        Attendu(
            "autres_acteurs",
            "Autres acteur.trice.s (Réseau d’inclusion numérique)",
            infobulle="Aidants, travailleurs sociaux...",
        ),
        Attendu(
            "type_animation",
            "Type d’animation",
            indication="Sélectionnez le type d’animation",
            obligatoire=True,
            messages=("Veuillez renseigner un type d’animation",),
        ),
        Attendu(
            "type_animation_autre",
            PRECISER,
            indication=A_COMPLETER,
            messages=("Veuillez préciser le type d’animation",),
        ),
        Attendu(
            "initiative",
            "Qui est à l’initiative de cette intervention ?",
            aide=(
                "Est-ce que vous répondez à une demande (problématique/besoin) ou cette intervention est à votre "
                "initiative ?"
            ),
        ),
        Attendu(
            "thematiques",
            "Thématiques d’animation",
            aide="Vous pouvez sélectionner un ou plusieurs choix.",
            obligatoire=True,
            messages=("Veuillez renseigner au moins une thématique d’animation",),
        ),
        Attendu(
            "thematique_autre",
            PRECISER,
            indication=A_COMPLETER,
            messages=("Veuillez préciser la thématique d’animation",),
        ),
        TAGS,
        Attendu("notes", "Notes sur l’animation", aide=AIDE_NOTES),
    ),
    groupes=(
        Attendu(
            "public",
            "Auprès de qui êtes-vous intervenu ?",
            aide="Renseignez le nombre de participants",
            obligatoire=True,
            messages=("Veuillez renseigner au moins un médiateur, une structure ou un autre acteur",),
        ),
    ),
)

EVENEMENT = FormulaireAttendu(
    choix="Évènement",
    description=(
        "Événements que vous avez organisé ou auxquels vous avez participé autour de l’inclusion numérique."
    ),
    titre="Évènement",
    fil_ariane="Enregistrer un évènement",
    succes="L’événement a bien été enregistré.",
    champs=(
        Attendu(
            "date",
            "Date de l’évènement",
            aide=("Si l’événement se déroule sur plusieurs jours, renseigner la date de début de l’événement."),
            obligatoire=True,
            messages=MESSAGES_DATE,
        ),
        Attendu(
            "participants",
            "Nombre de participants à l’évènement",
            messages=(
                "Veuillez renseigner un nombre entier",
                "Le nombre de participants doit être positif",
            ),
        ),
        Attendu("nom", "Nom de l’évènement", indication="Renseignez le nom de l’évènement"),
        Attendu(
            "type_evenement",
            "Type d’évènement",
            indication="Sélectionnez le type d’évènement",
            obligatoire=True,
            messages=("Veuillez renseigner un type d’événement",),
        ),
        Attendu(
            "type_evenement_autre",
            PRECISER,
            indication=A_COMPLETER,
            messages=("Veuillez préciser le type d’événement",),
        ),
        Attendu(
            "organisateurs",
            "Organisé par",
            indication="Sélectionnez le ou les organisateur(s)",
            obligatoire=True,
            messages=("Veuillez renseigner au moins un organisateur",),
        ),
        Attendu(
            "organisateur_autre",
            PRECISER,
            indication=A_COMPLETER,
            messages=("Veuillez préciser l’organisateur",),
        ),
        Attendu(
            "echelon",
            "Échelon territorial de l’évènement",
            indication="Sélectionnez l’échelon territorial de l’évènement",
        ),
        TAGS,
        Attendu("notes", "Notes sur l’évènement", aide=AIDE_NOTES),
    ),
)

PARTENARIAT = FormulaireAttendu(
    choix="Partenariat",
    description=(
        "Partenariats mis en place avec les acteurs du territoire pour développer des collaborations et renforcer "
        "le maillage et les synergies locales."
    ),
    titre="Partenariat",
    fil_ariane="Enregistrer un partenariat",
    succes="Le partenariat a bien été enregistré.",
    champs=(
        Attendu(
            "date",
            "Date de lancement du partenariat",
            aide=(
                "Renseignez la date à laquelle le partenariat avec la ou les structure·s partenaire·s a commencé."
            ),
            obligatoire=True,
            messages=MESSAGES_DATE,
        ),
        Attendu("nom", "Nom du partenariat", indication="Renseignez le nom du partenariat"),
        Attendu(
            "natures",
            "Nature du partenariat",
            indication="Sélectionnez la ou les natures du partenariat",
            obligatoire=True,
            messages=("Veuillez renseigner au moins une nature de partenariat",),
        ),
        Attendu(
            "nature_autre",
            PRECISER,
            indication=A_COMPLETER,
            # The current Coop says « la nature de l’événement », on the wrong key: a defect, not copied.
            messages=("Veuillez préciser la nature du partenariat",),
        ),
        Attendu(
            "echelon",
            "Échelon territorial du partenariat",
            # Not in the reference: the sentence of the évènement, for a partenariat.
            indication="Sélectionnez l’échelon territorial du partenariat",
        ),
        Attendu(
            "partenaires",
            "Structure·s partenaire·s",
            aide="Vous pouvez renseigner une ou plusieurs structure·s partenaires",
            obligatoire=True,
            messages=("Au moins une structure partenaire est requise",),
        ),
        TAGS,
        Attendu("notes", "Notes sur le partenariat", aide=AIDE_NOTES),
    ),
    lignes=(
        Attendu(
            "nom",
            "Nom de la structure partenaire",
            indication="Renseignez le nom de la structure partenaire",
            obligatoire=True,
            messages=("Veuillez renseigner le nom de la structure partenaire",),
        ),
        Attendu(
            "type",
            "Type de la structure partenaire",
            indication="Sélectionnez le type de structure",
            obligatoire=True,
            messages=("Veuillez renseigner le type de la structure partenaire",),
        ),
        Attendu(
            "type_autre",
            PRECISER,
            indication=A_COMPLETER,
            messages=("Veuillez préciser le type de structure",),
        ),
    ),
)

FORMULAIRES_ATTENDUS = {"animation": ANIMATION, "evenement": EVENEMENT, "partenariat": PARTENARIAT}

TEXTES_COMMUNS = {
    "MENTION_OBLIGATOIRE": "Les champs avec * sont obligatoires.",
    "AIDE_CRA": "En savoir plus sur comment compléter un CRA",
    "ENREGISTRER_UNE_ACTIVITE": "Enregistrer une activité",
    "TITRE_CHOIX": "Compléter un compte-rendu d’activité",
    "QUESTION_CHOIX": "Quel type d’activité avez-vous réalisé ?",
    "GROUPE_MEDIATION": "Activités de médiation numérique",
    "GROUPE_COORDINATION": "Activités de coordination",
    "ENREGISTRER": "Enregistrer l’activité",
    "ANNULER": "Annuler",
    "QUITTER": "Quitter",
    "QUITTER_TITRE": "Quitter sans enregistrer",
    # « sur » and « compe-rendu » in the Coop: two slips, corrected.
    "QUITTER_QUESTION": "Êtes-vous sûr de vouloir quitter votre compte-rendu d’activité sans enregistrer ?",
    "ECHEC": "Une erreur est survenue lors de l’enregistrement, veuillez réessayer ultérieurement.",
    "PERSONNALISER": "Personnaliser",
    "NOUVEAU_TAG": "Créer un nouveau tag",
}
