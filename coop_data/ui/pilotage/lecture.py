"""What these screens read: the people and structures an account follows, and no other."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import (
    REFUS,
    Objet,
    a_ete_dans_equipe,
    perimetre_du_conseiller,
    perimetres_de_suivi,
)
from coop_data.analytics.perimetres import texte_du_perimetre
from coop_data.analytics.personnes import LigneConseiller, lister_conseillers
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import Perimetre, UnConseiller, UneEquipe
from coop_data.errors import AccesRefuse, Introuvable
from coop_data.models import Commune, Conseiller, Structure

INTROUVABLE = "Cette personne est introuvable, ou votre compte n’y donne pas accès."


def lire_conseillers(
    session: Session, *, acteur: Acteur, perimetre: Perimetre, au: date, recherche: str = "", anciens: bool = False
) -> tuple[LigneConseiller, ...]:
    """The people of a perimeter that the account follows, as of a day. Raises ``AccesRefuse`` for another one."""
    if perimetre not in perimetres_de_suivi(acteur):
        raise AccesRefuse(REFUS)
    return lister_conseillers(session, perimetre=perimetre, au=au, recherche=recherche, anciens=anciens)


def identifiant_externe(session: Session, *, conseiller_id: UUID) -> str:
    """The identifier that addresses and files bear. Raises ``Introuvable``."""
    conseiller = session.get(Conseiller, conseiller_id)
    if conseiller is None:
        raise Introuvable(INTROUVABLE)
    return conseiller.id_externe


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach someone today: it belongs to the present employer."""

    email: str | None
    telephone: str | None
    responsable: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Fiche:
    """One person as an account may know it; ``contact`` is kept from a former employer or coordinator.

    ``perimetre`` and ``adresse`` (the same as people write it): what counts; ``UneEquipe`` for a former member.
    """

    ligne: LigneConseiller
    perimetre: UnConseiller | UneEquipe
    adresse: str
    active_le: date | None
    contact: Contact | None

    @property
    def est_ancien_membre(self) -> bool:
        """Someone who left the reader's team: only the time in it is told."""
        return isinstance(self.perimetre, UneEquipe)


def lire_fiche(session: Session, *, acteur: Acteur, id_externe: str, au: date) -> Fiche:
    """The fiche of a conseiller. Raises ``Introuvable`` for an unknown person, or one outside one's reach."""
    conseiller = session.exec(select(Conseiller).where(col(Conseiller.id_externe) == id_externe)).first()
    if conseiller is None:
        raise Introuvable(INTROUVABLE)
    perimetre = _perimetre(session, acteur, conseiller.id, au)
    lignes = lister_conseillers(session, perimetre=perimetre, au=au, anciens=True)
    if not lignes:
        raise Introuvable(INTROUVABLE)
    ligne = lignes[0]
    domaine = Domaine.COORDINATION if ligne.est_coordinateur else Domaine.ACCOMPAGNEMENT
    adresse = texte_du_perimetre(session, perimetre, domaine=domaine)
    parti = isinstance(perimetre, UneEquipe) or (
        perimetre.structure_id is not None and not any(poste.couvre(au) for poste in ligne.postes)
    )
    if parti:
        return Fiche(replace(ligne, email=None), perimetre, adresse, conseiller.active_le, contact=None)
    responsable = (
        conseiller.responsable_nom,
        conseiller.responsable_fonction,
        conseiller.responsable_email,
        conseiller.responsable_telephone,
    )
    contact = Contact(conseiller.email, conseiller.telephone, responsable)
    return Fiche(ligne, perimetre, adresse, conseiller.active_le, contact)


def _perimetre(session: Session, acteur: Acteur, conseiller_id: UUID, au: date) -> UnConseiller | UneEquipe:
    """What the account may see of someone; of a former member of one's team, the time in it."""
    try:
        return perimetre_du_conseiller(session, acteur=acteur, conseiller_id=conseiller_id, objet=Objet.FICHE)
    except Introuvable:
        if acteur.conseiller_id is None or not a_ete_dans_equipe(
            session, acteur=acteur, conseiller_id=conseiller_id, au=au
        ):
            raise
        return UneEquipe(acteur.conseiller_id, conseiller_id)


@dataclass(frozen=True, slots=True)
class FicheStructure:
    """An employer and where it stands."""

    structure: Structure
    commune: str
    departement: str


def lire_structure(session: Session, *, structure_id: UUID) -> FicheStructure:
    """The fiche of a structure. Raises ``Introuvable``."""
    structure = session.get(Structure, structure_id)
    if structure is None:
        raise Introuvable("Cette structure n’existe plus.")
    commune = session.get(Commune, structure.commune_code)
    if commune is None:
        raise Introuvable("La commune de cette structure est inconnue.")
    return FicheStructure(structure, commune.nom, commune.departement_code)
