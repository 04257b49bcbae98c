"""The teams that one is in: dates, and leaving one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, peut, verifier_droit
from coop_data.equipes.appartenances import (
    INTROUVABLE,
    Appartenance,
    changer_le_dernier_jour,
)
from coop_data.errors import Introuvable
from coop_data.models import Conseiller, Equipe


@dataclass(frozen=True, slots=True)
class MonEquipe:
    """A time spent in somebody's team."""

    coordinateur: str
    presence: Appartenance


def peut_etre_suivi(acteur: Acteur) -> bool:
    """True when the account is that of a person whom teams may follow."""
    return acteur.conseiller_id is not None and peut(
        acteur, Action.LIRE, Objet.MES_EQUIPES, Cible(conseiller_id=acteur.conseiller_id)
    )


def mes_equipes(session: Session, *, acteur: Acteur) -> list[MonEquipe]:
    """Every time in a team, past, present and to come, the latest first. Raises ``AccesRefuse``."""
    verifier_droit(acteur, Action.LIRE, Objet.MES_EQUIPES, Cible(conseiller_id=acteur.conseiller_id))
    requete = (
        select(Equipe, Conseiller)
        .join(Conseiller, col(Conseiller.id) == Equipe.coordinateur_id)
        .where(Equipe.conseiller_id == acteur.conseiller_id)
        .order_by(col(Equipe.date_debut).desc(), col(Equipe.id))
    )
    return [MonEquipe(personne.nom_complet, Appartenance.of(ligne)) for ligne, personne in session.exec(requete)]


def quitter_equipe(session: Session, *, acteur: Acteur, appartenance_id: UUID) -> Appartenance:
    """Make today one's last day in a team. Returns the former membership, for ``revenir_dans_l_equipe``.

    Raises ``AccesRefuse``, ``Introuvable`` for a membership that is over, to come, or somebody else's.
    """
    avant = _la_mienne(session, acteur, appartenance_id)
    jour = acteur.aujourdhui()
    if not avant.couvre(jour):
        raise Introuvable(INTROUVABLE)
    changer_le_dernier_jour(session, acteur=acteur, appartenance_id=appartenance_id, date_fin=jour)
    return avant


def revenir_dans_l_equipe(
    session: Session, *, acteur: Acteur, appartenance_id: UUID, date_fin: date | None
) -> Appartenance:
    """Undo one's leaving: restore the former last day (``None``: not known).

    Raises ``AccesRefuse``, ``Introuvable``, ``SaisieInvalide`` (``date_fin``) for a later day than the one given
    up.
    """
    _la_mienne(session, acteur, appartenance_id)
    return changer_le_dernier_jour(session, acteur=acteur, appartenance_id=appartenance_id, date_fin=date_fin)


def _la_mienne(session: Session, acteur: Acteur, appartenance_id: UUID) -> Appartenance:
    verifier_droit(acteur, Action.MODIFIER, Objet.MES_EQUIPES, Cible(conseiller_id=acteur.conseiller_id))
    ligne = session.get(Equipe, appartenance_id, populate_existing=True)
    if ligne is None or ligne.conseiller_id != acteur.conseiller_id:
        raise Introuvable(INTROUVABLE)
    return Appartenance.of(ligne)
