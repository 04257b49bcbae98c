"""Rights on reports: their author writes them, and reads are decided by the table of rights."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, est_dans_equipe, peut, verifier_droit
from coop_data.errors import AccesRefuse, Introuvable
from coop_data.models import maintenant
from coop_data.saisie.registres import Cra, Registre

INTROUVABLE: Final = "Cette activité est introuvable : elle a peut-être été supprimée."
CORBEILLE: Final = timedelta(days=30)
"""The time during which a deleted report may be restored."""


def auteur_de_la_saisie(acteur: Acteur, registre: Registre) -> UUID:
    """The conseiller who is logging. Raises ``AccesRefuse`` for anyone who does not fill this form."""
    verifier_droit(acteur, Action.CREER, registre.objet, Cible(conseiller_id=acteur.conseiller_id))
    if acteur.conseiller_id is None:
        raise AccesRefuse("Votre compte n’est lié à aucune personne qui enregistre des activités.")
    return acteur.conseiller_id


def charger_le_mien(
    session: Session, *, acteur: Acteur, action: Action, registre: Registre, cra_id: UUID, supprime: bool = False
) -> Cra:
    """One's own report, locked until the end of the transaction; ``supprime``: look in the corbeille.

    Raises ``Introuvable`` alike for an unknown report and for somebody else's, ``AccesRefuse`` when the account
    may no longer write its own reports.
    """
    etat = col(registre.modele.supprime_le)
    requete = select(registre.modele).where(
        registre.modele.id == cra_id,
        registre.colonne_auteur == acteur.conseiller_id,
        etat >= maintenant() - CORBEILLE if supprime else etat.is_(None),
        *registre.est_du_formulaire(),
    )
    cra: Cra | None = session.exec(requete.with_for_update().execution_options(populate_existing=True)).first()
    if cra is None:
        raise Introuvable(INTROUVABLE)
    verifier_droit(acteur, action, registre.objet, Cible(conseiller_id=registre.auteur_of(cra)))
    return cra


def charger_pour_lire(session: Session, *, acteur: Acteur, registre: Registre, cra_id: UUID) -> Cra:
    """A live report that the account may read. Raises ``Introuvable`` alike for an unknown or hidden one."""
    requete = select(registre.modele).where(
        registre.modele.id == cra_id,
        col(registre.modele.supprime_le).is_(None),
        *registre.est_du_formulaire(),
    )
    cra: Cra | None = session.exec(requete).first()
    if cra is None or not _peut_lire(session, acteur, registre, cra):
        raise Introuvable(INTROUVABLE)
    return cra


def _peut_lire(session: Session, acteur: Acteur, registre: Registre, cra: Cra) -> bool:
    auteur = registre.auteur_of(cra)
    cible = Cible(
        conseiller_id=auteur,
        structure_id=cra.structure_id,
        dans_equipe=est_dans_equipe(session, acteur=acteur, conseiller_id=auteur, jour=cra.date),
    )
    return peut(acteur, Action.LIRE, registre.objet, cible)
