"""Demonstration data: the same seed and the same date give the same rows.

One generator draws everything, in one order; the only thing that differs from one run to the next is the
hash of the accounts' password, which is salted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import chain

from sqlmodel import Session, col, select

from coop_data.domain.origines import Origine
from coop_data.domain.tags import PorteeTag
from coop_data.errors import ErreurUtilisateur
from coop_data.models import (
    Absence,
    Accompagnement,
    ActiviteCoordination,
    Brouillon,
    Conseiller,
    Equipe,
    Poste,
    Structure,
    Tag,
    Utilisateur,
)
from seed import accompagnements, coordination
from seed.agents import effectifs, ligne_conseiller, lignes_absences, lignes_postes
from seed.cadre import Cadre
from seed.comptes import COMPTES, lignes_brouillons, lignes_comptes
from seed.ecriture import ecrire_accompagnements, ecrire_coordination
from seed.employeurs import PREFIXE, ligne_employeur
from seed.equipes import lignes_equipes
from seed.etiquettes import Etiquettes
from seed.hasard import Hasard
from seed.lignes import inserer, preparer_masse
from seed.monde import Monde, Taille, creer_monde, lire_lieux

Suivi = Callable[[int], None]
"""Called with the number of reports just written."""


@dataclass(frozen=True, slots=True)
class Bilan:
    """How much was made."""

    structures: int
    conseillers: int
    coordinateurs: int
    accompagnements: int
    activites: int


def est_presente(session: Session) -> bool:
    """True when the demonstration was already made in this database."""
    requete = select(Conseiller.id).where(col(Conseiller.id_externe).startswith(PREFIXE)).limit(1)
    return session.exec(requete).first() is not None


def verifier_place_libre(session: Session) -> None:
    """Raise ``ErreurUtilisateur`` when real people, structures, accounts or reports stand in the database."""
    reels = (
        select(Conseiller.id).where(~col(Conseiller.id_externe).startswith(PREFIXE)),
        select(Structure.id).where(~col(Structure.id_externe).startswith(PREFIXE)),
        select(Accompagnement.id).where(Accompagnement.origine != Origine.DEMONSTRATION),
        select(ActiviteCoordination.id).where(ActiviteCoordination.origine != Origine.DEMONSTRATION),
        select(Utilisateur.id).where(col(Utilisateur.email).in_([compte.email for compte in COMPTES])),
    )
    if any(session.exec(requete.limit(1)).first() is not None for requete in reels):
        raise ErreurUtilisateur(
            "Cette base contient déjà des données réelles : les données de démonstration n’y seront pas ajoutées. "
            "Utilisez un autre dossier (COOP_DATA_DIR) ou une autre base (COOP_DATABASE_URL)."
        )


def generer(
    session: Session,
    *,
    taille: Taille,
    graine: int,
    aujourdhui: date,
    mot_de_passe_hache: str,
    suivi: Suivi = lambda nombre: None,
) -> Bilan:
    """Write the whole demonstration; the geography must be loaded. Raises ``ErreurUtilisateur`` when the database
    holds real data.
    """
    verifier_place_libre(session)
    preparer_masse(session)
    hasard = Hasard(graine)
    monde = creer_monde(hasard, taille, lire_lieux(session), aujourdhui)
    _ecrire_monde(session, hasard, monde, mot_de_passe_hache, aujourdhui)
    nationaux = session.exec(select(Tag.id).where(Tag.portee == PorteeTag.NATIONAL).order_by(col(Tag.nom_plie)))
    etiquettes = Etiquettes(hasard, nationaux, aujourdhui)
    etiquettes.creer([*monde.coordinateurs, *monde.conseillers], monde.membres)
    for portee in PorteeTag:
        inserer(session, Tag, [ligne for ligne in etiquettes.lignes if ligne["portee"] is portee])
    cadre = Cadre(aujourdhui, monde.lieux, etiquettes)
    communes = {employeur.id: employeur.lieu.code for employeur in monde.employeurs}
    cras = accompagnements.generer(hasard, monde.conseillers, taille.accompagnements, cadre)
    activites = coordination.generer(hasard, monde.coordinateurs, taille.activites, cadre)
    return Bilan(
        len(monde.employeurs),
        len(monde.conseillers),
        len(monde.coordinateurs),
        ecrire_accompagnements(session, cras, communes, suivi),
        ecrire_coordination(session, activites, communes, suivi),
    )


def _ecrire_monde(
    session: Session, hasard: Hasard, monde: Monde, mot_de_passe_hache: str, aujourdhui: date
) -> None:
    """Structures, people, posts, absences, teams, accounts and drafts."""
    presents = effectifs(monde.agents, aujourdhui)
    structures = [
        ligne_employeur(hasard, rang, employeur, presents.get(employeur.id, 0), aujourdhui)
        for rang, employeur in enumerate(monde.employeurs, start=1)
    ]
    conseillers = [
        ligne_conseiller(hasard, rang, agent, aujourdhui)
        for rang, agent in chain(enumerate(monde.conseillers, start=1), enumerate(monde.coordinateurs, start=1))
    ]
    conseillers[0]["email"] = "conseiller@exemple.fr"
    conseillers[len(monde.conseillers)]["email"] = "coordinateur@exemple.fr"
    comptes = lignes_comptes(hasard, monde, mot_de_passe_hache, aujourdhui)
    for modele, lignes in (
        (Structure, structures),
        (Conseiller, conseillers),
        (Poste, list(lignes_postes(hasard, monde.agents))),
        (Absence, list(lignes_absences(hasard, monde.agents))),
        (Equipe, list(lignes_equipes(hasard, monde.membres))),
        (Utilisateur, comptes),
        (Brouillon, lignes_brouillons(hasard, comptes, aujourdhui)),
    ):
        inserer(session, modele, lignes)
