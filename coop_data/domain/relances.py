"""The letters of a reminder: to whom each step writes, under which subject, in which words."""

from collections.abc import Mapping
from typing import Final

from coop_data.domain.suivi import EtapeRelance
from coop_data.domain.termes import Terme


class Destinataire(Terme):
    """Who may be written to about missing reports."""

    PERSONNE = "personne", "Message à la personne"
    STRUCTURE = "structure", "Message à l’employeur"
    RESPONSABLE = "responsable", "Message au responsable"


M1, M1_5, M2 = EtapeRelance
PERSONNE, STRUCTURE, RESPONSABLE = Destinataire

DESTINATAIRES: Final[Mapping[EtapeRelance, tuple[Destinataire, ...]]] = {
    M1: (PERSONNE, STRUCTURE),
    M1_5: (PERSONNE, STRUCTURE, RESPONSABLE),
    M2: (RESPONSABLE, STRUCTURE),
}
"""Who is written to at each step. The last step is a call to the person, so only those in charge get a letter."""

OBJETS: Final[Mapping[tuple[EtapeRelance, bool], str]] = {
    (M1, True): "N’oubliez pas de remplir votre compte-rendu d’activité\u202f!",
    (M1_5, True): "[IMPORTANT] Aucun compte-rendu d’activité enregistré depuis 45 jours",
    (M1, False): "Rencontrez-vous des difficultés avec le compte-rendu d’activité\u202f?",
    (M1_5, False): "[IMPORTANT] Aucun compte-rendu d’activité complété depuis 45 jours",
    (M2, False): "[IMPORTANT] Aucun compte-rendu d’activité complété depuis 60 jours",
}
"""Subjects for a conseiller, by step and by addressee: the person (True) or those in charge (False)."""

OBJETS_COORDINATION: Final[Mapping[tuple[EtapeRelance, bool], str]] = {
    (M1, True): "N’oubliez pas d’enregistrer vos activités de coordination\u202f!",
    (M1_5, True): "[IMPORTANT] Aucune activité de coordination enregistrée le trimestre dernier",
    (M1, False): "Rencontrez-vous des difficultés avec les activités de coordination\u202f?",
    (M1_5, False): "[IMPORTANT] Aucune activité de coordination complétée le trimestre dernier",
    (M2, False): "[IMPORTANT] Activités de coordination toujours manquantes",
}
"""The same for a coordinator, whose rule is the quarter."""

CORPS: Final[Mapping[tuple[EtapeRelance, bool], str]] = {
    (M1, True): (
        "Bonjour {prenom},\n\n"
        "Au {jour}, {constat}. Pourriez-vous enregistrer vos activités dans Coop Data\u202f? Quelques minutes "
        "suffisent, et une saisie en différé est possible.\n\n"
        "Ces comptes rendus font partie des engagements de la convention\u202f; ils montrent le travail mené. Si "
        "vous rencontrez une difficulté ou si vous êtes absent·e, dites-le-moi.\n\n"
        "Bonne journée"
    ),
    (M1_5, True): (
        "Bonjour {prenom},\n\n"
        "Un premier message vous a été envoyé. Au {jour}, {constat}.\n\n"
        "La convention demande un compte rendu après chaque activité. Merci d’enregistrer les vôtres dans Coop "
        "Data dans les prochains jours, en différé au besoin. Si un congé ou un arrêt l’explique, "
        "dites-le-moi\u202f: l’absence sera enregistrée et les relances s’arrêteront.\n\n"
        "Bonne journée"
    ),
    (M1, False): (
        "Bonjour,\n\n"
        "Au {jour}, {constat}. Rencontrez-vous des difficultés dans votre structure pour les comptes rendus "
        "d’activité\u202f?\n\n"
        "L’employeur est garant de cette saisie, prévue par la convention. Un congé ou un arrêt peut être "
        "enregistré dans Coop Data, sur la fiche de {nom}\u202f: rien n’est alors attendu.\n\n"
        "Bonne journée"
    ),
    (M1_5, False): (
        "Bonjour,\n\n"
        "Malgré un premier message, au {jour}, {constat}.\n\n"
        "L’employeur est garant de cette saisie, prévue par la convention. Pourriez-vous en parler avec {nom}, "
        "ou enregistrer dans Coop Data le congé ou l’arrêt qui l’explique\u202f? Sans changement d’ici quinze "
        "jours, un appel suivra.\n\n"
        "Bonne journée"
    ),
    (M2, False): (
        "Bonjour,\n\n"
        "Deux messages sont restés sans effet\u202f: au {jour}, {constat}. {nom} va être appelé·e.\n\n"
        "L’employeur est garant de cette saisie, prévue par la convention. Merci de me dire quand elle reprendra, "
        "ou quel congé ou arrêt l’explique.\n\n"
        "Bonne journée"
    ),
}
"""Texts, by step and by addressee: the person (True) or those in charge (False)."""
