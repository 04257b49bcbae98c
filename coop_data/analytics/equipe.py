"""The members of a team: name, employer, dates of membership, last report."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session

from coop_data.analytics.filtres import Filtres
from coop_data.analytics.requete import Requete, lire
from coop_data.analytics.sources import TABLES
from coop_data.analytics.statistique import Domaine
from coop_data.domain.equipes import StatutMembre, seuil_d_activite
from coop_data.domain.perimetre import National, Perimetre, UneEquipe
from coop_data.domain.periode import PREMIER_JOUR
from coop_data.domain.texte import plier
from coop_data.equipes.appartenances import Appartenance


@dataclass(frozen=True, slots=True)
class Emploi:
    """A post and where it is; ``date_fin`` is its last day, if known."""

    structure: str
    commune: str
    code_commune: str
    code_postal: str
    type_contrat: str | None
    date_debut: date
    date_fin: date | None


@dataclass(frozen=True, slots=True)
class Membre:
    """Someone of a team on a day. ``appartenances``: every time in it, the latest first.

    ``emploi``: the present post, else the last. ``derniere``: day of the last report of the person's kind
    (coordination for a coordinator); for someone who has left the team, only the time in it counts.
    """

    id: UUID
    id_externe: str
    prenom: str
    nom: str
    email: str | None
    telephone: str | None
    est_coordinateur: bool
    est_active: bool
    a_un_compte: bool
    emploi: Emploi | None
    appartenances: tuple[Appartenance, ...]
    statut: StatutMembre
    derniere: date | None
    jours_sans_cra: int | None

    @property
    def nom_complet(self) -> str:
        """First name then last name, as shown."""
        return f"{self.prenom} {self.nom}"

    @property
    def est_present(self) -> bool:
        """True for those in the team on that day."""
        return self.statut in (StatutMembre.ACTIF, StatutMembre.INACTIF)


def lister_membres(
    session: Session, *, coordinateur_id: UUID, appartenances: Iterable[Appartenance], au: date
) -> list[Membre]:
    """The people of these times in a team, as of a day, by name."""
    presences: defaultdict[UUID, list[Appartenance]] = defaultdict(list)
    for appartenance in appartenances:
        presences[appartenance.conseiller_id].append(appartenance)
    presents = {cle for cle, siennes in presences.items() if any(presence.couvre(au) for presence in siennes)}
    derniers = _derniers_cra(session, UneEquipe(coordinateur_id), au)
    derniers |= _derniers_cra(session, National(), au, presents)
    emplois = _emplois(session, presences, au)
    comptes = _avec_compte(session, presences)
    conseiller = TABLES["conseiller"]
    personnes = session.execute(select(conseiller).where(conseiller.c.id.in_(list(presences)))).all()
    membres = [
        _membre(
            personne,
            tuple(sorted(presences[personne.id], key=lambda presence: presence.date_debut, reverse=True)),
            emplois.get(personne.id),
            derniers.get((personne.id, _domaine(personne))),
            au,
            a_un_compte=personne.id in comptes,
        )
        for personne in personnes
    ]
    return sorted(membres, key=lambda membre: (plier(membre.nom), plier(membre.prenom), membre.id_externe))


def _membre(
    personne: Any,
    appartenances: tuple[Appartenance, ...],
    emploi: Emploi | None,
    derniere: date | None,
    au: date,
    *,
    a_un_compte: bool,
) -> Membre:
    return Membre(
        id=personne.id,
        id_externe=personne.id_externe,
        prenom=personne.prenom,
        nom=personne.nom,
        email=personne.email,
        telephone=personne.telephone,
        est_coordinateur=personne.est_coordinateur,
        est_active=personne.active_le is not None and personne.active_le <= au,
        a_un_compte=a_un_compte,
        emploi=emploi,
        appartenances=appartenances,
        statut=_statut(appartenances, derniere, au),
        derniere=derniere,
        jours_sans_cra=(au - derniere).days if derniere else None,
    )


def _domaine(personne: Any) -> Domaine:
    return Domaine.COORDINATION if personne.est_coordinateur else Domaine.ACCOMPAGNEMENT


def _statut(appartenances: Sequence[Appartenance], derniere: date | None, au: date) -> StatutMembre:
    if any(presence.couvre(au) for presence in appartenances):
        active = derniere is not None and derniere > seuil_d_activite(au)
        return StatutMembre.ACTIF if active else StatutMembre.INACTIF
    if any(presence.date_debut > au for presence in appartenances):
        return StatutMembre.A_VENIR
    return StatutMembre.ANCIEN


def _derniers_cra(
    session: Session, perimetre: Perimetre, au: date, personnes: Iterable[UUID] | None = None
) -> dict[tuple[UUID, Domaine], date]:
    """The last day reported by each person in each domain, within the perimeter."""
    derniers: dict[tuple[UUID, Domaine], date] = {}
    for domaine in Domaine:
        requete = Requete(domaine, perimetre, Filtres(PREMIER_JOUR, au))
        auteur = requete.source.personne
        statement = requete.restreindre(select(auteur, func.max(requete.source.faits.c.date)))
        if personnes is not None:
            statement = statement.where(auteur.in_(list(personnes)))
        derniers |= {(cle, domaine): jour for cle, jour in lire(session, statement.group_by(auteur))}
    return derniers


def _emplois(session: Session, personnes: Iterable[UUID], au: date) -> Mapping[UUID, Emploi]:
    """The post of each person that covers the day, else the latest begun."""
    poste, structure, commune = TABLES["poste"], TABLES["structure"], TABLES["commune"]
    lignes = session.execute(
        select(
            poste.c.conseiller_id,
            structure.c.nom.label("structure"),
            commune.c.nom.label("commune"),
            commune.c.code,
            commune.c.codes_postaux,
            poste.c.type_contrat,
            poste.c.date_debut,
            poste.c.date_fin,
        )
        .select_from(poste)
        .join(structure, structure.c.id == poste.c.structure_id)
        .join(commune, commune.c.code == structure.c.commune_code)
        .where(poste.c.conseiller_id.in_(list(personnes)))
        .order_by(poste.c.conseiller_id, poste.c.date_debut)
    )
    emplois = {}
    for conseiller_id, siennes in groupby(lignes, key=lambda ligne: ligne.conseiller_id):
        ligne = max(
            siennes,
            key=lambda poste: (poste.date_debut <= au <= (poste.date_fin or date.max), poste.date_debut),
        )
        emplois[conseiller_id] = Emploi(
            structure=ligne.structure,
            commune=ligne.commune,
            code_commune=ligne.code,
            code_postal=ligne.codes_postaux.split("|")[0],
            type_contrat=ligne.type_contrat,
            date_debut=ligne.date_debut,
            date_fin=ligne.date_fin,
        )
    return emplois


def _avec_compte(session: Session, personnes: Iterable[UUID]) -> set[UUID]:
    compte = TABLES["utilisateur"]
    requete = select(compte.c.conseiller_id).where(compte.c.conseiller_id.in_(list(personnes)))
    return {cle for (cle,) in session.execute(requete)}
