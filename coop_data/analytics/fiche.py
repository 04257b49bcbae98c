"""The people that an account follows, and the fiche of one of them, limited to what the account may read."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import (
    INTROUVABLE,
    REFUS,
    Objet,
    a_ete_dans_equipe,
    perimetre_du_conseiller,
    perimetres_de_suivi,
)
from coop_data.analytics.perimetres import texte_du_perimetre
from coop_data.analytics.personnes import LigneConseiller, lister_conseillers
from coop_data.analytics.statistique import Domaine
from coop_data.annuaire.contacts import Contact, correspondant_of
from coop_data.domain.perimetre import Perimetre, UnConseiller, UneEquipe
from coop_data.errors import AccesRefuse, Introuvable
from coop_data.models import Conseiller


def lire_conseillers(
    session: Session, *, acteur: Acteur, perimetre: Perimetre, au: date, recherche: str = "", anciens: bool = False
) -> tuple[LigneConseiller, ...]:
    """The people of a perimeter that the account follows, as of a day. Raises ``AccesRefuse`` for another one."""
    if perimetre not in perimetres_de_suivi(acteur):
        raise AccesRefuse(REFUS)
    return lister_conseillers(session, perimetre=perimetre, au=au, recherche=recherche, anciens=anciens)


@dataclass(frozen=True, slots=True)
class Fiche:
    """One person as the account may see them; ``contact`` only for accounts that may read it today.

    ``perimetre`` and ``adresse`` (the same as people write it): the reports counted; ``UneEquipe`` for a former
    member.
    """

    ligne: LigneConseiller
    perimetre: UnConseiller | UneEquipe
    adresse: str
    active_le: date | None
    contact: Contact | None

    @property
    def est_ancien_membre(self) -> bool:
        """True for someone who left the reader's team: only their time in it is shown."""
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
    contact = correspondant_of(session, acteur=acteur, conseiller_id=conseiller.id).contact
    ligne = lignes[0] if contact else replace(lignes[0], email=None)
    domaine = Domaine.COORDINATION if ligne.est_coordinateur else Domaine.ACCOMPAGNEMENT
    adresse = texte_du_perimetre(session, perimetre, domaine=domaine)
    return Fiche(ligne, perimetre, adresse, conseiller.active_le, contact)


def _perimetre(session: Session, acteur: Acteur, conseiller_id: UUID, au: date) -> UnConseiller | UneEquipe:
    """The perimeter that the account may see of someone; for a former member of its team, their time in it."""
    try:
        return perimetre_du_conseiller(session, acteur=acteur, conseiller_id=conseiller_id, objet=Objet.FICHE)
    except Introuvable:
        if acteur.conseiller_id is None or not a_ete_dans_equipe(
            session, acteur=acteur, conseiller_id=conseiller_id, au=au
        ):
            raise
        return UneEquipe(acteur.conseiller_id, conseiller_id)
