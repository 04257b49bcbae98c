"""What these screens read: each function checks the right, then answers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_
from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, Portee, peut, portees, verifier_droit
from coop_data.domain.texte import plier
from coop_data.errors import Introuvable
from coop_data.models import (
    Commune,
    Conseiller,
    FaitAccompagnement,
    FaitCoordination,
    Import,
    Poste,
    Structure,
    Utilisateur,
)

Nomme = Structure | Conseiller | Utilisateur | Import


@dataclass(frozen=True, slots=True)
class ParAuteur:
    """The activities of one author that share a defect: how many, and between which days."""

    nom: str
    nombre: int
    premiere: date
    derniere: date


def personnes_sans_compte(
    session: Session, *, acteur: Acteur, jour: date, recherche: str = ""
) -> list[Conseiller]:
    """Conseillers and coordinators in post on a day that no account is linked to, by name.

    Raises ``AccesRefuse``.
    """
    verifier_droit(acteur, Action.LIRE, Objet.COMPTE)
    en_poste = select(Poste.conseiller_id).where(
        Poste.date_debut <= jour, or_(col(Poste.date_fin).is_(None), col(Poste.date_fin) >= jour)
    )
    relies = select(Utilisateur.conseiller_id).where(col(Utilisateur.conseiller_id).is_not(None))
    requete = select(Conseiller).where(
        col(Conseiller.id).in_(en_poste),
        col(Conseiller.id).not_in(relies),
        col(Conseiller.nom_plie).contains(plier(recherche), autoescape=True),
    )
    return list(session.exec(requete.order_by(col(Conseiller.nom), col(Conseiller.prenom))))


def activites_hors_poste(session: Session, *, acteur: Acteur) -> list[ParAuteur]:
    """Activities dated outside any poste of their author. Raises ``AccesRefuse``."""
    return _par_auteur(
        session,
        acteur,
        col(FaitAccompagnement.structure_id).is_(None),
        col(FaitCoordination.structure_id).is_(None),
    )


def activites_a_completer(session: Session, *, acteur: Acteur) -> list[ParAuteur]:
    """Imported activities that lack a field. Raises ``AccesRefuse``."""
    return _par_auteur(
        session, acteur, col(FaitAccompagnement.a_completer) == 1, col(FaitCoordination.a_completer) == 1
    )


def _par_auteur(
    session: Session, acteur: Acteur, accompagnement: ColumnElement[bool], coordination: ColumnElement[bool]
) -> list[ParAuteur]:
    """Both kinds together, the authors of most first."""
    for objet in (Objet.ACCOMPAGNEMENT, Objet.COORDINATION):
        verifier_droit(acteur, Action.LIRE, objet)
    cumuls: dict[UUID, tuple[int, date, date]] = {}
    for auteur, jour, condition in (
        (FaitAccompagnement.conseiller_id, FaitAccompagnement.date, accompagnement),
        (FaitCoordination.coordinateur_id, FaitCoordination.date, coordination),
    ):
        requete = select(auteur, func.count(), func.min(jour), func.max(jour)).where(condition)
        for auteur_id, nombre, premiere, derniere in session.exec(requete.group_by(col(auteur))):
            deja, debut, fin = cumuls.get(auteur_id, (0, premiere, derniere))
            cumuls[auteur_id] = (deja + nombre, min(debut, premiere), max(fin, derniere))
    noms = noms_of(session, cumuls)
    lignes = [ParAuteur(noms.get(str(auteur), ""), *cumul) for auteur, cumul in cumuls.items()]
    return sorted(lignes, key=lambda ligne: (-ligne.nombre, ligne.nom))


def noms_of(session: Session, identifiants: Iterable[UUID]) -> dict[str, str]:
    """What the objects of these identifiers are called, by identifier; those of another kind are left out."""
    cherches = list(identifiants)
    noms: dict[str, str] = {}
    if not cherches:
        return noms
    tables: tuple[type[Nomme], ...] = (Structure, Conseiller, Utilisateur, Import)
    for table in tables:
        fiches = cast("Iterable[Nomme]", session.exec(select(table).where(col(table.id).in_(cherches))))
        noms |= {str(fiche.id): nom_of(fiche) for fiche in fiches}
    return noms


def nom_of(fiche: Nomme) -> str:
    """The name under which people know an object."""
    match fiche:
        case Structure():
            return fiche.nom
        case Conseiller():
            return fiche.nom_complet
        case Utilisateur():
            return fiche.email
        case Import():
            return fiche.nom_fichier


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


def lister_imports(session: Session, *, acteur: Acteur, depuis: datetime | None = None) -> list[Import]:
    """Every run, or one's own for who imports for himself (since a moment), the latest first.

    Raises ``AccesRefuse``.
    """
    verifier_droit(acteur, Action.LIRE, Objet.IMPORT)
    requete = select(Import).order_by(col(Import.commence_le).desc())
    if Portee.TOUS not in portees(acteur, Action.LIRE, Objet.IMPORT):
        requete = requete.where(Import.utilisateur_id == acteur.utilisateur_id)
    return list(session.exec(requete.where(Import.commence_le >= depuis) if depuis else requete))


def lire_import(session: Session, *, acteur: Acteur, identifiant: UUID) -> Import:
    """One run, with its report. Raises ``AccesRefuse`` or ``Introuvable``."""
    verifier_droit(acteur, Action.LIRE, Objet.IMPORT)
    run = session.get(Import, identifiant)
    if run is None or not peut(acteur, Action.LIRE, Objet.IMPORT, Cible(utilisateur_id=run.utilisateur_id)):
        raise Introuvable("Cet import est introuvable.")
    return run
