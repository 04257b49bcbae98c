"""People of the directory, as screens name and choose them."""

from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import INTROUVABLE, Action, Cible, Objet, verifier_droit
from coop_data.domain.texte import plier
from coop_data.errors import Introuvable
from coop_data.models import Conseiller, Poste, Utilisateur
from coop_data.models.temps import en_cours


def identifiant_externe(session: Session, *, conseiller_id: UUID) -> str:
    """The identifier that addresses and files bear. Raises ``Introuvable``."""
    personne = session.get(Conseiller, conseiller_id)
    if personne is None:
        raise Introuvable(INTROUVABLE)
    return personne.id_externe


def lire_personne(session: Session, *, acteur: Acteur, conseiller_id: UUID | None) -> Conseiller | None:
    """A person of the referential, if there is one. Raises ``AccesRefuse``."""
    verifier_droit(acteur, Action.LIRE, Objet.REFERENTIEL)
    return session.get(Conseiller, conseiller_id) if conseiller_id else None


def lister_coordinateurs(session: Session, *, acteur: Acteur) -> dict[str, str]:
    """Coordinators by identifier, in order of name, for accounts that see every team. Raises ``AccesRefuse``."""
    verifier_droit(acteur, Action.LIRE, Objet.EQUIPE, Cible())
    requete = select(Conseiller.id_externe, Conseiller.prenom, Conseiller.nom).where(
        col(Conseiller.est_coordinateur)
    )
    lignes = session.exec(requete.order_by(col(Conseiller.nom), col(Conseiller.prenom)))
    return {identifiant: f"{nom} {prenom} ({identifiant})" for identifiant, prenom, nom in lignes}


def personnes_sans_compte(
    session: Session, *, acteur: Acteur, jour: date, recherche: str = ""
) -> list[Conseiller]:
    """Conseillers and coordinators in post on a day that no account is linked to, by name.

    Raises ``AccesRefuse``.
    """
    verifier_droit(acteur, Action.LIRE, Objet.COMPTE)
    en_poste = select(Poste.conseiller_id).where(en_cours(Poste, jour))
    relies = select(Utilisateur.conseiller_id).where(col(Utilisateur.conseiller_id).is_not(None))
    requete = select(Conseiller).where(
        col(Conseiller.id).in_(en_poste),
        col(Conseiller.id).not_in(relies),
        col(Conseiller.nom_plie).contains(plier(recherche), autoescape=True),
    )
    return list(session.exec(requete.order_by(col(Conseiller.nom), col(Conseiller.prenom))))
