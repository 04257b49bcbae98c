"""Lists of structures and people to choose from, for administrators; namesakes are distinguished."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Objet, verifier_droit
from coop_data.models import Commune, Conseiller, Poste, Structure


def structures_du_referentiel(session: Session, *, acteur: Acteur) -> dict[UUID, str]:
    """Every structure, by name, with its commune. Raises ``AccesRefuse``."""
    verifier_droit(acteur, Action.LIRE, Objet.REFERENTIEL)
    requete = (
        select(Structure.id, Structure.nom, Commune.nom, Structure.id_externe)
        .join(Commune, col(Commune.code) == col(Structure.commune_code))
        .order_by(col(Structure.nom))
    )
    return _distinguer((cle, f"{nom}, {commune}", code) for cle, nom, commune, code in session.exec(requete))


def personnes_du_referentiel(session: Session, *, acteur: Acteur) -> dict[UUID, str]:
    """Every conseiller and coordinator, by name, with the latest employer. Raises ``AccesRefuse``."""
    verifier_droit(acteur, Action.LIRE, Objet.REFERENTIEL)
    postes = select(Poste.conseiller_id, Structure.nom).join(
        Structure, col(Structure.id) == col(Poste.structure_id)
    )
    employeurs = dict(session.exec(postes.order_by(col(Poste.date_debut))).all())
    fiches = session.exec(select(Conseiller).order_by(col(Conseiller.nom), col(Conseiller.prenom)))
    return _distinguer(
        (fiche.id, ", ".join((fiche.nom_complet, employeurs.get(fiche.id, "sans poste"))), fiche.id_externe)
        for fiche in fiches
    )


def _distinguer(lignes: Iterable[tuple[UUID, str, str]]) -> dict[UUID, str]:
    """Labels by identifier, in the order given; only namesakes bear their external identifier."""
    lues = list(lignes)
    porteurs = Counter(libelle for _, libelle, _ in lues)
    return {cle: f"{libelle} ({code})" if porteurs[libelle] > 1 else libelle for cle, libelle, code in lues}


def adresses_des_coordinateurs(session: Session, *, acteur: Acteur) -> dict[str, str]:
    """Addresses of the coordinators who have one, by name. Raises ``AccesRefuse``."""
    return _adresses(session, acteur, col(Conseiller.est_coordinateur).is_(True))


def adresses_des_conseillers(session: Session, *, acteur: Acteur) -> dict[str, str]:
    """Addresses of everyone who has one, by name. Raises ``AccesRefuse``."""
    return _adresses(session, acteur)


def _adresses(session: Session, acteur: Acteur, *conditions: ColumnElement[bool]) -> dict[str, str]:
    verifier_droit(acteur, Action.LIRE, Objet.REFERENTIEL)
    requete = select(Conseiller).where(col(Conseiller.email).is_not(None), *conditions)
    fiches = session.exec(requete.order_by(col(Conseiller.nom), col(Conseiller.prenom)))
    return {fiche.email: f"{fiche.nom} {fiche.prenom} ({fiche.email})" for fiche in fiches if fiche.email}
