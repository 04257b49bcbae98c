"""Requests: what may be asked of the administrators, or of the person a team wants, and their states."""

from collections.abc import Mapping
from typing import Final

from coop_data.domain.termes import Description, Terme

MESSAGES: Final[Mapping[str, str]] = {
    "prenom": "Indiquez le prénom.",
    "nom": "Indiquez le nom.",
    "email": "Saisissez une adresse électronique de la forme nom@domaine.fr.",
    "date_debut": "Indiquez le premier jour.",
    "a_un_compte": "Cette personne a déjà un compte : il n’y a rien à demander.",
    "deja": "Vous avez déjà une demande en attente pour cette personne.",
    "longue": "Ce texte est trop long : 500 caractères au plus.",
    "motif": "Dites pourquoi : la personne qui demande lira ce motif.",
    "structure": "Choisissez la structure où cette personne travaille.",
    "traitee": "Cette demande a déjà reçu une réponse, ou elle a été retirée.",
    "introuvable": "Cette demande est introuvable.",
    "autre_personne": "Cette demande nomme une personne de l’annuaire : choisissez-la, ou refusez la demande.",
    "deja_invitee": "Cette personne est déjà invitée : retirez l’invitation pour en changer les dates.",
    "plus_de_droit": "Le compte qui a fait cette demande n’a plus le droit de la faire : refusez-la.",
}
LONGUEUR_MAX: Final = 500
"""Characters of a message or of a reason."""


class GenreDemande(Terme):
    """What is asked: an account for a known person, adding an unknown person, or a known person for a team."""

    INVITATION = (
        "invitation",
        Description("Invitation", aide="Un compte pour une personne de l’annuaire qui n’en a pas."),
    )
    RATTACHEMENT = (
        "rattachement",
        Description("Rattachement", aide="Une personne que l’annuaire ne connaît pas encore ici."),
    )
    EQUIPE = (
        "equipe",
        Description(
            "Entrée dans l’équipe", aide="La personne accepte depuis son accueil, sinon l’administration."
        ),
    )


class EtatDemande(Terme):
    """The state of a request."""

    EN_ATTENTE = "en_attente", "En attente"
    ACCEPTEE = "acceptee", "Acceptée"
    REFUSEE = "refusee", "Refusée"
    RETIREE = "retiree", "Retirée"
