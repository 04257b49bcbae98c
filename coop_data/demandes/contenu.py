"""A request in words: its stored content, and how it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from coop_data.domain.demandes import EtatDemande, GenreDemande
from coop_data.domain.perimetre import UneEquipe, UneStructure
from coop_data.models import Demande

Beneficiaire = UneEquipe | UneStructure
"""The team or structure where the person is wanted."""


@dataclass(frozen=True, slots=True)
class PersonneDemandee:
    """The person asked for: from the directory (``conseiller_id``), else described in words.

    ``date_debut``: first day in the team or in post, for a newcomer; ``date_fin``: last day in the team, if known.
    """

    email: str
    prenom: str = ""
    nom: str = ""
    conseiller_id: UUID | None = None
    structure: str = ""
    date_debut: date | None = None
    date_fin: date | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class DemandeLue:
    """A request and its state; ``reponse`` is the reason of a refusal."""

    id: UUID
    utilisateur_id: UUID
    genre: GenreDemande
    etat: EtatDemande
    pour: Beneficiaire
    personne: PersonneDemandee
    reponse: str
    cree_le: datetime
    traitee_le: datetime | None

    @classmethod
    def of(cls, ligne: Demande) -> Self:
        """The row in words; its content was written by ``demander``."""
        contenu = ligne.contenu
        return cls(
            id=ligne.id,
            utilisateur_id=ligne.utilisateur_id,
            genre=GenreDemande(ligne.genre),
            etat=etat_of(ligne),
            pour=_beneficiaire(contenu),
            personne=_personne(contenu),
            reponse=contenu.get("reponse", ""),
            cree_le=ligne.cree_le,
            traitee_le=ligne.traitee_le,
        )


def etat_of(ligne: Demande) -> EtatDemande:
    """The state of a request; one that was closed without an answer was withdrawn."""
    if ligne.traitee_le is None:
        return EtatDemande.EN_ATTENTE
    if ligne.est_acceptee is None:
        return EtatDemande.RETIREE
    return EtatDemande.ACCEPTEE if ligne.est_acceptee else EtatDemande.REFUSEE


def _beneficiaire(contenu: Mapping[str, Any]) -> Beneficiaire:
    identifiant = UUID(contenu["pour_id"])
    return UneEquipe(identifiant) if contenu["pour"] == "equipe" else UneStructure(identifiant)


def _personne(contenu: Mapping[str, Any]) -> PersonneDemandee:
    return PersonneDemandee(
        email=contenu["email"],
        prenom=contenu["prenom"],
        nom=contenu["nom"],
        conseiller_id=UUID(contenu["conseiller_id"]) if contenu["conseiller_id"] else None,
        structure=contenu["structure"],
        date_debut=date.fromisoformat(contenu["date_debut"]) if contenu["date_debut"] else None,
        date_fin=date.fromisoformat(contenu["date_fin"]) if contenu.get("date_fin") else None,
        message=contenu["message"],
    )
