"""People whom a coordinator may invite to the team: everyone in the directory, neighbours first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, peut, verifier_droit
from coop_data.domain.texte import plier
from coop_data.models import Commune, Conseiller, Departement, Equipe, Poste, Structure, Utilisateur
from coop_data.models.temps import en_cours, pas_fini

PROPOSITIONS = 20


@dataclass(frozen=True, slots=True)
class Candidat:
    """A person found: a name, and a place to distinguish namesakes; no personal detail."""

    conseiller_id: UUID
    nom: str
    structure: str | None
    commune: str | None
    est_voisin: bool
    est_membre: bool
    a_un_compte: bool


def chercher_candidats(
    session: Session, *, acteur: Acteur, coordinateur_id: UUID, recherche: str, limite: int = PROPOSITIONS
) -> list[Candidat]:
    """People whose name holds every word typed, or whose address is the text typed.

    Those in post in the coordinator's département come first, then by name. Without any word, only these
    neighbours. Raises ``AccesRefuse``.
    """
    equipe = Cible(conseiller_id=coordinateur_id)
    if not peut(acteur, Action.CREER, Objet.EQUIPE, equipe):
        verifier_droit(acteur, Action.DEMANDER, Objet.INVITATION, equipe)
    jour = acteur.aujourdhui()
    departements = _departements(session, coordinateur_id, jour)
    voisin = col(Commune.departement_code).in_(departements)
    lignes = session.exec(
        select(Conseiller, Structure.nom, Commune.nom, Commune.departement_code)
        .outerjoin(Poste, and_(col(Poste.conseiller_id) == Conseiller.id, en_cours(Poste, jour)))
        .outerjoin(Structure, col(Structure.id) == Poste.structure_id)
        .outerjoin(Commune, col(Commune.code) == Structure.commune_code)
        .where(Conseiller.id != coordinateur_id, _trouve(recherche) if recherche.strip() else voisin)
        .order_by(voisin.is_not(True), col(Conseiller.nom), col(Conseiller.prenom), col(Conseiller.id))
        .limit(2 * limite)  # two postes at once make two lines
    ).all()
    personnes = {personne.id for personne, *_ in lignes}
    membres = _membres(session, coordinateur_id, personnes, jour)
    comptes = _avec_compte(session, personnes)
    trouves: dict[UUID, Candidat] = {}
    for personne, structure, commune, departement in lignes:
        candidat = Candidat(
            personne.id,
            personne.nom_complet,
            structure,
            commune,
            departement in departements,
            personne.id in membres,
            personne.id in comptes,
        )
        trouves.setdefault(personne.id, candidat)
    return list(trouves.values())[:limite]


def _trouve(recherche: str) -> ColumnElement[bool]:
    nom = and_(*(col(Conseiller.nom_plie).contains(mot, autoescape=True) for mot in plier(recherche).split()))
    return or_(nom, col(Conseiller.email) == recherche.strip().lower())


def _departements(session: Session, coordinateur_id: UUID, jour: date) -> Sequence[str]:
    """The départements of the coordinator's present structures."""
    requete = (
        select(Departement.code)
        .join(Commune, col(Commune.departement_code) == Departement.code)
        .join(Structure, col(Structure.commune_code) == Commune.code)
        .join(Poste, col(Poste.structure_id) == Structure.id)
        .where(Poste.conseiller_id == coordinateur_id, en_cours(Poste, jour))
    )
    return session.exec(requete.distinct()).all()


def _membres(session: Session, coordinateur_id: UUID, personnes: set[UUID], jour: date) -> set[UUID]:
    """Those in the team today, or expected in it."""
    requete = select(Equipe.conseiller_id).where(
        Equipe.coordinateur_id == coordinateur_id,
        col(Equipe.conseiller_id).in_(personnes),
        pas_fini(Equipe, jour),
    )
    return set(session.exec(requete))


def _avec_compte(session: Session, personnes: set[UUID]) -> set[UUID | None]:
    return set(
        session.exec(select(Utilisateur.conseiller_id).where(col(Utilisateur.conseiller_id).in_(personnes)))
    )
