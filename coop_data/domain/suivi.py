"""Vocabulary of the follow-up of logging: why nothing is expected of someone, and the steps of a reminder."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from coop_data.domain.termes import Description, Terme

JOURS_AVANT_RETARD: Final = 30
"""Days without a CRA from which a conseiller is late."""

JOURS_ENTRE_ETAPES: Final = 15
"""Days between one reminder and the next."""

MESSAGES: Final[Mapping[str, str]] = {
    "debut_requis": "Indiquez le premier jour de l’absence.",
    "fin_requise": "Indiquez le dernier jour de l’absence, au besoin celui que vous prévoyez.",
    "ancienne": "Une absence ne commence pas avant le 01/01/2020.",
    "lointaine": "Une absence se termine au plus tard le {limite}.",
    "ordre": "Le dernier jour ne peut pas précéder le premier.",
    "recouvrement": "Une absence est déjà enregistrée {quand} : choisissez d’autres dates, ou corrigez-la.",
    "hors_poste": "À ces dates, cette personne n’a pas de poste dans votre structure.",
    "motif_requis": "Choisissez le motif de l’absence.",
    "absence_introuvable": "Cette absence est introuvable, ou votre compte n’y donne pas accès.",
    "futur": "Une relance se note une fois envoyée : choisissez un jour passé, ou aujourd’hui.",
    "relance_d_un_autre": "Seule la personne qui a noté cette relance peut l’annuler.",
    "relance_introuvable": "Cette relance a déjà été annulée.",
    "sans_compte": "Une relance se note depuis un compte.",
}


class MotifNonAttendu(Terme):
    """Why no CRA is expected of someone in a quarter."""

    ABSENCE = "absence", "Absence"
    FORMATION = "formation", "En formation"
    HORS_POSTE = "hors_poste", "Pas en poste"


class EtapeRelance(Terme):
    """The steps of a reminder, in order: two letters fifteen days apart, then a call."""

    M1 = "m1", Description("Relance M+1", court="M+1", aide="Premier message, après 30 jours sans CRA.")
    M1_5 = "m1_5", Description("Relance M+1,5", court="M+1,5", aide="Second message, 15 jours après le premier.")
    M2 = "m2", Description("Appel M+2", court="M+2", aide="Appel téléphonique, 15 jours après le second message.")

    @classmethod
    def suivante(cls, derniere: "EtapeRelance | None") -> "EtapeRelance | None":
        """The step after the last one done; ``None`` when they all are."""
        etapes = list(cls)
        rang = etapes.index(derniere) + 1 if derniere else 0
        return etapes[rang] if rang < len(etapes) else None


def echeance(derniere: date) -> date:
    """The day of the next step, from that of the last one."""
    return derniere + timedelta(days=JOURS_ENTRE_ETAPES)
