"""The words of the three coordination forms: animation, évènement, partenariat."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from coop_data.domain.champs import (
    CHAMP_TAGS,
    NOMBRE_ENTIER,
    Champ,
    Formulaire,
    champ_date,
    champ_duree,
    champ_precision,
)
from coop_data.domain.coordination import TypeActivite

_DATE_FUTURE = "Cette date est à venir : vérifiez-la avant d’enregistrer."


def _notes(libelle: str) -> Champ:
    return Champ(
        "notes",
        libelle,
        aide="Vous pouvez rédiger ici une note contextuelle sur l’activité réalisée. Ces notes sont "
        "personnelles et vous les retrouverez dans votre historique d’activités.",
    )


def _compteur(code: str, libelle: str, infobulle: str) -> Champ:
    return Champ(
        code,
        libelle,
        infobulle=infobulle,
        groupe="public",
        messages={"invalide": NOMBRE_ENTIER, "negatif": "Le nombre de participants doit être positif"},
    )


ANIMATION: Final = Formulaire(
    code=TypeActivite.ANIMATION.value,
    choix="Animation (aide, réunion, moment d’échanges...)",
    description="Soutenir au quotidien les professionnels de la médiation numérique et leurs structures "
    "en leur apportant des informations clés.",
    ou_ranger="Toutes les réunions, tous les comités et toutes les assemblées sont des animations, comme les "
    "groupes de travail, les webinaires et les moments d’échange ou de soutien.",
    titre="Animation (aide, réunion, moment d’échange...)",
    fil_ariane="Enregistrer un accompagnement structure(s)",
    succes="L’animation a bien été enregistrée.",
    groupes=(
        Champ(
            "public",
            "Auprès de qui êtes-vous intervenu ?",
            aide="Renseignez le nombre de participants",
            obligatoire=True,
            messages={"requis": "Veuillez renseigner au moins un médiateur, une structure ou un autre acteur"},
        ),
    ),
    champs=(
        champ_date("Date de l’intervention", future=_DATE_FUTURE),
        champ_duree("Durée de l’intervention"),
        _compteur("mediateurs", "Médiateur·ice·s numérique·s", "Médiateurs numériques et conseillers numériques"),
        _compteur(
            "structures",
            "Structure·s",
            "Collectivités, organismes publics, associations, entreprises...",
        ),
        _compteur(
            "autres_acteurs",
            "Autres acteur.trice.s (Réseau d’inclusion numérique)",
            "Aidants, travailleurs sociaux...",
        ),
        Champ(
            "type_animation",
            "Type d’animation",
            indication="Sélectionnez le type d’animation",
            obligatoire=True,
            messages={"requis": "Veuillez renseigner un type d’animation"},
        ),
        champ_precision("type_animation_autre", "Veuillez préciser le type d’animation"),
        Champ(
            "initiative",
            "Qui est à l’initiative de cette intervention ?",
            aide="Est-ce que vous répondez à une demande (problématique/besoin) ou cette intervention est à "
            "votre initiative ?",
        ),
        Champ(
            "thematiques",
            "Thématiques d’animation",
            aide="Vous pouvez sélectionner un ou plusieurs choix.",
            obligatoire=True,
            messages={"requis": "Veuillez renseigner au moins une thématique d’animation"},
        ),
        champ_precision("thematique_autre", "Veuillez préciser la thématique d’animation"),
        CHAMP_TAGS,
        _notes("Notes sur l’animation"),
    ),
)

EVENEMENT: Final = Formulaire(
    code=TypeActivite.EVENEMENT.value,
    choix="Évènement",
    description="Événements que vous avez organisé ou auxquels vous avez participé autour de l’inclusion "
    "numérique.",
    ou_ranger="Un temps fort pour un public : forum, salon, journée d’inclusion numérique, NEC. Une réunion, "
    "même grande, est une animation. Un évènement monté avec des partenaires peut aussi être un "
    "partenariat : enregistrez alors les deux.",
    titre="Évènement",
    fil_ariane="Enregistrer un évènement",
    succes="L’événement a bien été enregistré.",
    champs=(
        champ_date(
            "Date de l’évènement",
            aide="Si l’événement se déroule sur plusieurs jours, renseigner la date de début de l’événement.",
            future=_DATE_FUTURE,
        ),
        Champ(
            "participants",
            "Nombre de participants à l’évènement",
            messages={"invalide": NOMBRE_ENTIER, "negatif": "Le nombre de participants doit être positif"},
        ),
        Champ("nom", "Nom de l’évènement", indication="Renseignez le nom de l’évènement"),
        Champ(
            "type_evenement",
            "Type d’évènement",
            indication="Sélectionnez le type d’évènement",
            obligatoire=True,
            messages={"requis": "Veuillez renseigner un type d’événement"},
        ),
        champ_precision("type_evenement_autre", "Veuillez préciser le type d’événement"),
        Champ(
            "organisateurs",
            "Organisé par",
            indication="Sélectionnez le ou les organisateur(s)",
            obligatoire=True,
            messages={"requis": "Veuillez renseigner au moins un organisateur"},
        ),
        champ_precision("organisateur_autre", "Veuillez préciser l’organisateur"),
        Champ(
            "echelon",
            "Échelon territorial de l’évènement",
            indication="Sélectionnez l’échelon territorial de l’évènement",
        ),
        CHAMP_TAGS,
        _notes("Notes sur l’évènement"),
    ),
)

AJOUTER_PARTENAIRE: Final = "Ajouter une structure partenaire"
RETIRER_PARTENAIRE: Final = "Retirer"

PARTENARIAT: Final = Formulaire(
    code=TypeActivite.PARTENARIAT.value,
    choix="Partenariat",
    description="Partenariats mis en place avec les acteurs du territoire pour développer des collaborations "
    "et renforcer le maillage et les synergies locales.",
    ou_ranger="Une collaboration qui commence avec une ou plusieurs structures. La réunion qui l’a préparée "
    "est une animation ; ce que vous organisez ensemble pour un public est aussi un évènement.",
    titre="Partenariat",
    fil_ariane="Enregistrer un partenariat",
    succes="Le partenariat a bien été enregistré.",
    champs=(
        champ_date(
            "Date de lancement du partenariat",
            aide="Renseignez la date à laquelle le partenariat avec la ou les structure·s partenaire·s a "
            "commencé.",
            future=_DATE_FUTURE,
        ),
        Champ("nom", "Nom du partenariat", indication="Renseignez le nom du partenariat"),
        Champ(
            "natures",
            "Nature du partenariat",
            indication="Sélectionnez la ou les natures du partenariat",
            obligatoire=True,
            messages={"requis": "Veuillez renseigner au moins une nature de partenariat"},
        ),
        champ_precision("nature_autre", "Veuillez préciser la nature du partenariat"),
        Champ(
            "echelon",
            "Échelon territorial du partenariat",
            indication="Sélectionnez l’échelon territorial du partenariat",
        ),
        Champ(
            "partenaires",
            "Structure·s partenaire·s",
            aide="Vous pouvez renseigner une ou plusieurs structure·s partenaires",
            obligatoire=True,
            messages={"requis": "Au moins une structure partenaire est requise"},
        ),
        CHAMP_TAGS,
        _notes("Notes sur le partenariat"),
    ),
    lignes=(
        Champ(
            "nom",
            "Nom de la structure partenaire",
            indication="Renseignez le nom de la structure partenaire",
            obligatoire=True,
            messages={"requis": "Veuillez renseigner le nom de la structure partenaire"},
        ),
        Champ(
            "type",
            "Type de la structure partenaire",
            indication="Sélectionnez le type de structure",
            obligatoire=True,
            messages={"requis": "Veuillez renseigner le type de la structure partenaire"},
        ),
        champ_precision("type_autre", "Veuillez préciser le type de structure"),
    ),
)


def titre_partenaire(rang: int) -> str:
    """Heading of the partner row of that rank, counted from 1."""
    return f"Partenaire #{rang}"


FORMULAIRES: Final[Mapping[TypeActivite, Formulaire]] = MappingProxyType(
    {
        TypeActivite.ANIMATION: ANIMATION,
        TypeActivite.EVENEMENT: EVENEMENT,
        TypeActivite.PARTENARIAT: PARTENARIAT,
    }
)
