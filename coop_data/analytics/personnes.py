"""The conseillers of a perimeter: names, posts, and activity."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any, assert_never
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, func, select, true
from sqlmodel import Session

from coop_data.analytics.attendus import PosteTenu
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.requete import Requete, Statement, lire
from coop_data.analytics.sources import TABLES
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import (
    Departement,
    National,
    Perimetre,
    Region,
    UnConseiller,
    UneEquipe,
    UneStructure,
)
from coop_data.domain.periode import PERIODES_NOMMEES, PREMIER_JOUR, Periode, mois_decale
from coop_data.domain.texte import plier
from coop_data.models.temps import en_cours
from coop_data.photographies import Tables, tables_of

MOIS_MONTRES = 12


@dataclass(frozen=True, slots=True)
class Activite:
    """What someone logged for the perimeter up to a day; ``par_mois`` holds the twelve last months, in order;
    ``du_trimestre_dernier``: those of the last quarter that ended before that day.
    """

    nombre: int = 0
    derniere: date | None = None
    par_mois: tuple[int, ...] = (0,) * MOIS_MONTRES
    du_trimestre_dernier: int = 0


@dataclass(frozen=True, slots=True)
class LigneConseiller:
    """Someone on a list. ``postes``: every poste begun, including those that ended. ``accompagnement`` and
    ``coordination`` count each kind of report apart.
    """

    id: UUID
    id_externe: str
    prenom: str
    nom: str
    email: str | None
    est_coordinateur: bool
    est_active: bool
    date_ccp1: date | None
    date_fin_formation: date | None
    postes: tuple[PosteTenu, ...]
    accompagnement: Activite
    coordination: Activite
    jours_sans_cra: int | None
    absences: tuple[Periode, ...] = ()

    @property
    def derniere(self) -> date | None:
        """Day of the last report of the person's kind."""
        return self.activite.derniere

    @property
    def activite(self) -> Activite:
        """The activity that counts for the person: coordination for a coordinator."""
        return self.coordination if self.est_coordinateur else self.accompagnement

    @property
    def a_saisi_le_trimestre_dernier(self) -> bool:
        """True when a report of the person's kind is dated of the last completed quarter."""
        return self.activite.du_trimestre_dernier > 0

    @property
    def nom_complet(self) -> str:
        """First name then last name, as shown."""
        return f"{self.prenom} {self.nom}"


def lister_conseillers(
    session: Session, *, perimetre: Perimetre, au: date, recherche: str = "", anciens: bool = False
) -> tuple[LigneConseiller, ...]:
    """People in post in the perimeter on the day ``au`` (with ``anciens``, on any day until then), by name.

    Only reports of the perimeter count: an employer sees what was done for its structure. ``recherche``
    keeps the names that hold every word. ``jours_sans_cra``: days since the last report of the person's
    kind (coordination for a coordinator), ``None`` when there is none.
    """
    activites = {
        domaine: _activites(session, Requete(domaine, perimetre, Filtres(PREMIER_JOUR, au))) for domaine in Domaine
    }
    lignes = session.execute(_personnes_et_postes(perimetre, au, recherche)).all()
    par_personne = groupby(lignes, key=lambda ligne: ligne.id)
    absences = lire_absences(session)
    personnes = [
        replace(_ligne(list(groupe), identifiant, au, activites), absences=absences.get(identifiant, ()))
        for identifiant, groupe in par_personne
    ]
    if not anciens:
        personnes = [ligne for ligne in personnes if any(poste.couvre(au) for poste in ligne.postes)]
    return tuple(sorted(personnes, key=lambda ligne: (plier(ligne.nom), plier(ligne.prenom), ligne.id_externe)))


def lire_absences(session: Session, tables: Tables = TABLES) -> Mapping[UUID, tuple[Periode, ...]]:
    """The days off of each person, for any employer."""
    absence = tables["absence"]
    requete = select(absence.c.conseiller_id, absence.c.date_debut, absence.c.date_fin)
    absences: dict[UUID, tuple[Periode, ...]] = {}
    for identifiant, debut, fin in session.execute(requete):
        absences[identifiant] = (*absences.get(identifiant, ()), Periode(debut, fin))
    return absences


def _personnes_et_postes(perimetre: Perimetre, au: date, recherche: str) -> Statement:
    conseiller, poste, structure = TABLES["conseiller"], TABLES["poste"], TABLES["structure"]
    return (
        select(
            conseiller,
            poste.c.structure_id,
            structure.c.nom.label("structure"),
            poste.c.date_debut,
            poste.c.date_fin,
        )
        .select_from(postes_situes(TABLES))
        .where(
            poste.c.date_debut <= au,
            condition_des_postes(perimetre, au),
            *(conseiller.c.nom_plie.contains(mot, autoescape=True) for mot in plier(recherche).split()),
        )
        .order_by(conseiller.c.id, poste.c.date_debut.desc())
    )


def postes_situes(tables: Tables) -> FromClause:
    """Posts, who holds them, for which structure, and its département."""
    conseiller, poste, structure, commune, departement = (
        tables[nom] for nom in ("conseiller", "poste", "structure", "commune", "departement")
    )
    return (
        conseiller.join(poste, poste.c.conseiller_id == conseiller.c.id)
        .join(structure, structure.c.id == poste.c.structure_id)
        .join(commune, commune.c.code == structure.c.commune_code)
        .join(departement, departement.c.code == commune.c.departement_code)
    )


def personnes_en_poste(
    session: Session, perimetre: Perimetre, periode: Periode, *, coordination: bool, tables: Tables = TABLES
) -> list[tuple[UUID, str, str]]:
    """People in post in the perimeter on at least one day of a period, by name: key, external identifier, name.

    ``coordination``: coordinators only; otherwise everyone else. ``tables``: those of a photograph, or the living
    ones.
    """
    conseiller, poste = tables["conseiller"].c, tables["poste"].c
    lignes = session.execute(
        select(conseiller.id, conseiller.id_externe, conseiller.prenom, conseiller.nom)
        .select_from(postes_situes(tables))
        .where(
            conseiller.est_coordinateur.is_(coordination),
            en_cours(poste, periode.du, periode.au),
            condition_des_postes(perimetre, periode.au, tables),
        )
        .distinct()
    )
    rangees = sorted(lignes, key=lambda ligne: (plier(ligne.nom), plier(ligne.prenom), ligne.id_externe))
    return [(ligne.id, ligne.id_externe, f"{ligne.prenom} {ligne.nom}") for ligne in rangees]


def employes_en_poste(session: Session, structure_id: UUID, filtres: Filtres) -> list[tuple[UUID, str]]:
    """People in post in a structure on at least one day of the period, coordinators too, by first
    name: key, name.
    """
    tables = tables_of(filtres.photographie)
    conseiller, poste = tables["conseiller"].c, tables["poste"].c
    lignes = session.execute(
        select(conseiller.id, conseiller.prenom, conseiller.nom, conseiller.nom_plie)
        .join_from(tables["conseiller"], tables["poste"], poste.conseiller_id == conseiller.id)
        .where(poste.structure_id == structure_id, en_cours(poste, filtres.du, filtres.au))
        .distinct()
        .order_by(conseiller.nom_plie, conseiller.id)
    )
    return [(cle, f"{prenom} {nom}") for cle, prenom, nom, _ in lignes]


def condition_des_postes(perimetre: Perimetre, au: date, tables: Tables = TABLES) -> ColumnElement[bool]:
    """The posts inside a perimeter: every kind of perimeter has its own case."""
    poste, departement, equipe = tables["poste"].c, tables["departement"].c, tables["equipe"].c
    match perimetre:
        case National():
            return true()
        case Region(code):
            return departement.region_code == code
        case Departement(code):
            return departement.code == code
        case UneStructure(structure_id):
            return poste.structure_id == structure_id
        case UnConseiller(conseiller_id, structure_id):
            lui = poste.conseiller_id == conseiller_id
            return lui & (poste.structure_id == structure_id) if structure_id else lui
        case UneEquipe(coordinateur_id, membre_id):
            des_siens = equipe.coordinateur_id == coordinateur_id
            if membre_id is not None:  # former members too: what they logged in the team still counts
                des_siens &= (equipe.date_debut <= au) & (equipe.conseiller_id == membre_id)
            else:
                des_siens &= en_cours(equipe, au)
            return poste.conseiller_id.in_(select(equipe.conseiller_id).where(des_siens))
        case _:
            assert_never(perimetre)


def _activites(session: Session, requete: Requete) -> Mapping[UUID, Activite]:
    """The activity of each person: one statement for all time, one for the last months."""
    faits, personne = requete.source.faits, requete.source.personne
    au = requete.filtres.au
    derniers_mois = Periode(mois_decale(au, 1 - MOIS_MONTRES), au)
    montres = tuple(derniers_mois.mois())
    du_trimestre = tuple(PERIODES_NOMMEES["trimestre-dernier"].of(au).mois())
    par_mois: dict[UUID, dict[str, int]] = defaultdict(dict)
    mensuel = select(personne, faits.c.mois, func.count()).where(faits.c.date >= derniers_mois.du)
    for identifiant, mois, nombre in lire(session, requete.restreindre(mensuel).group_by(personne, faits.c.mois)):
        par_mois[identifiant][mois] = nombre
    total = select(personne, func.count(), func.max(faits.c.date))
    return {
        identifiant: Activite(
            nombre,
            derniere,
            tuple(par_mois[identifiant].get(mois, 0) for mois in montres),
            sum(par_mois[identifiant].get(mois, 0) for mois in du_trimestre),
        )
        for identifiant, nombre, derniere in lire(session, requete.restreindre(total).group_by(personne))
    }


def _ligne(
    postes: list[Any], identifiant: UUID, au: date, activites: Mapping[Domaine, Mapping[UUID, Activite]]
) -> LigneConseiller:
    personne = postes[0]
    accompagnement, coordination = (activites[domaine].get(identifiant, Activite()) for domaine in Domaine)
    derniere = (coordination if personne.est_coordinateur else accompagnement).derniere
    return LigneConseiller(
        id=identifiant,
        id_externe=personne.id_externe,
        prenom=personne.prenom,
        nom=personne.nom,
        email=personne.email,
        est_coordinateur=personne.est_coordinateur,
        est_active=personne.active_le is not None and personne.active_le <= au,
        date_ccp1=personne.date_ccp1,
        date_fin_formation=personne.date_fin_formation,
        postes=tuple(_postes(postes)),
        accompagnement=accompagnement,
        coordination=coordination,
        jours_sans_cra=(au - derniere).days if derniere else None,
    )


def _postes(lignes: list[Any]) -> Iterator[PosteTenu]:
    for ligne in lignes:
        yield PosteTenu(ligne.structure_id, ligne.structure, ligne.date_debut, ligne.date_fin)
