"""Reports that look like the one being entered: same author, same day, same type, same duration."""

from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.saisie.registres import registre_of
from coop_data.saisie.resumes import Resume, resumes
from coop_data.saisie.schemas import AccompagnementCreate, Saisie


def doublons_probables(
    session: Session, *, acteur: Acteur, saisie: Saisie, sauf: UUID | None = None
) -> list[Resume]:
    """One's own live reports that may be the same activity, oldest first; ``sauf`` is the one being modified."""
    if acteur.conseiller_id is None or saisie.date is None:
        return []
    registre = registre_of(saisie.formulaire)
    modele = registre.modele
    requete = select(modele).where(
        registre.colonne_auteur == acteur.conseiller_id,
        modele.date == saisie.date,
        col(modele.supprime_le).is_(None),
        *registre.est_du_formulaire(),
    )
    if isinstance(saisie, AccompagnementCreate):
        requete = requete.where(modele.activite == saisie.activite)
    if isinstance(duree := getattr(saisie, "duree_minutes", None), int):
        requete = requete.where(modele.duree_minutes == duree)
    if sauf is not None:
        requete = requete.where(modele.id != sauf)
    return resumes(session, list(session.exec(requete.order_by(modele.cree_le, modele.id))))
