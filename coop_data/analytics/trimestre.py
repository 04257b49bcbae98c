"""A quarter of coordination, grouped by author, structure or territory, with coordinators who logged nothing."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from typing import Any, Self
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session

from coop_data.analytics.attendus import PosteTenu
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.mesures import expression
from coop_data.analytics.noms import TagsVisibles, nommer
from coop_data.analytics.personnes import lire_absences, postes_situes
from coop_data.analytics.requete import Requete, lire
from coop_data.analytics.sources import TABLES
from coop_data.analytics.statistique import Compte, Domaine, Nomenclature, Somme, Statistique
from coop_data.domain.perimetre import National
from coop_data.domain.periode import Periode
from coop_data.domain.photographies import Cliche
from coop_data.domain.territoires import region_of
from coop_data.models.temps import en_cours
from coop_data.photographies import tables_of

A_COMPLETER = Statistique(
    "a_completer",
    "À compléter",
    "Activités enregistrées auxquelles il manque une information ; elles comptent comme les autres.",
    "activités",
    Domaine.COORDINATION,
    Somme(("a_completer",)),
)
"""A figure without comparison: the number of activities left to complete changes with every correction."""


class Maille(StrEnum):
    """The ways to group the activities of a quarter."""

    COORDINATEUR = "coordinateur"
    STRUCTURE = "structure"
    DEPARTEMENT = "departement"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Groupe:
    """The activities of one group: measures by code, projects (tags the reader may see), last activity.

    ``cle``: an identifier for people and structures, a code for territories (a collectivity stands for the
    région it does not have), ``None`` outside any post. ``departements``: where the activities were made.
    """

    cle: Any
    valeurs: Mapping[str, int]
    projets: tuple[str, ...]
    derniere: date
    departements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PosteSitue(PosteTenu):
    """Days in post, and the département of the structure."""

    departement: str

    def est_dans(self, territoire: str) -> bool:
        """True when the post stands in the territory (``region:84``, ``departement:69``, ``national``)."""
        maille, _, code = territoire.partition(":")
        match maille:
            case "departement":
                return code == self.departement
            case "region":
                return code == region_of(self.departement)
            case _:
                return True


@dataclass(frozen=True, slots=True)
class Coordinateur:
    """A coordinator in post at least one day of the quarter: these posts, and what may excuse an absence of
    activity.
    """

    id: UUID
    id_externe: str
    nom: str
    email: str | None
    telephone: str | None
    postes: tuple[PosteSitue, ...]
    date_fin_formation: date | None
    absences: tuple[Periode, ...]

    @property
    def structures(self) -> tuple[str, ...]:
        """Names of the structures, the latest post first."""
        return tuple(dict.fromkeys(poste.structure for poste in self.postes))

    @property
    def departements(self) -> tuple[str, ...]:
        """Codes of the départements, the latest post first."""
        return tuple(dict.fromkeys(poste.departement for poste in self.postes))

    def vu_de(self, territoire: str) -> Self:
        """The same person with only the posts in a territory, if any."""
        return replace(self, postes=tuple(poste for poste in self.postes if poste.est_dans(territoire)))


def grouper(
    session: Session,
    requete: Requete,
    maille: Maille,
    mesures: Mapping[str, Compte | Somme],
    *,
    tags_visibles: TagsVisibles,
) -> tuple[Groupe, ...]:
    """One group per key that has an activity, the most activities first; ``mesures`` by code, the first counts."""
    faits, cle = requete.source.faits, _cle(requete, maille)
    comptes = [expression(mesure, requete) for mesure in mesures.values()]
    statement = select(cle, func.max(faits.c.date), *comptes).group_by(cle)
    projets = _projets(session, requete, cle, tags_visibles)
    departements = _departements(session, requete, cle)
    groupes = [
        Groupe(
            identifiant,
            dict(zip(mesures, (int(valeur or 0) for valeur in valeurs), strict=True)),
            projets.get(identifiant, ()),
            derniere,
            departements.get(identifiant, ()),
        )
        for identifiant, derniere, *valeurs in lire(session, requete.restreindre(statement))
    ]
    premiere = next(iter(mesures))
    return tuple(sorted(groupes, key=lambda groupe: (-groupe.valeurs[premiere], str(groupe.cle))))


def coordinateurs_en_poste(session: Session, filtres: Filtres) -> tuple[Coordinateur, ...]:
    """Every coordinator with at least one day in post in the period, by name, with present contacts.

    A photograph holds no contact: contacts are those of the records, missing for people who are no longer there.
    """
    tables, contact = tables_of(filtres.photographie), TABLES["conseiller"].alias("contact")
    conseiller, poste, structure, commune = (
        tables[nom].c for nom in ("conseiller", "poste", "structure", "commune")
    )
    lignes = session.execute(
        select(
            conseiller.id,
            conseiller.id_externe,
            conseiller.prenom,
            conseiller.nom,
            contact.c.email,
            contact.c.telephone,
            conseiller.date_fin_formation.label("formation"),
            poste.structure_id,
            structure.nom.label("structure"),
            poste.date_debut,
            poste.date_fin,
            commune.departement_code.label("departement"),
        )
        .select_from(postes_situes(tables).outerjoin(contact, contact.c.id == conseiller.id))
        .where(
            conseiller.est_coordinateur.is_(True),
            en_cours(poste, filtres.du, filtres.au),
        )
        .order_by(conseiller.nom_plie, conseiller.id, poste.date_debut.desc())
    )
    absences = lire_absences(session, tables)
    return tuple(
        _coordinateur(list(groupe), absences.get(identifiant, ()))
        for identifiant, groupe in groupby(lignes, key=lambda ligne: ligne.id)
    )


def actifs(session: Session, filtres: Filtres) -> frozenset[UUID]:
    """People who logged at least one activity dated in the period, anywhere, in post or not."""
    requete = Requete(Domaine.COORDINATION, National(), filtres)
    lus = requete.restreindre(select(requete.source.personne)).distinct()
    return frozenset(auteur for (auteur,) in lire(session, lus))


def trimestres_complets(
    session: Session, trimestre: str, photographie: Cliche | None = None
) -> Mapping[UUID, datetime]:
    """When each coordinator declared « mon trimestre est complet »."""
    bilan = tables_of(photographie)["bilan_trimestriel"].c
    lus = select(bilan.conseiller_id, bilan.complet_le).where(
        bilan.trimestre == trimestre, bilan.complet_le.is_not(None)
    )
    return dict(session.execute(lus).all())


def _cle(requete: Requete, maille: Maille) -> ColumnElement[Any]:
    faits = requete.source.faits.c
    match maille:
        case Maille.COORDINATEUR:
            return faits.coordinateur_id
        case Maille.STRUCTURE:
            return faits.structure_id
        case Maille.DEPARTEMENT:
            return faits.departement
        case Maille.REGION:
            return func.coalesce(faits.region, faits.departement)


def _projets(
    session: Session, requete: Requete, cle: ColumnElement[Any], tags_visibles: TagsVisibles
) -> dict[Any, tuple[str, ...]]:
    faits, valeurs = requete.source.faits, requete.source.valeurs
    statement = (
        select(cle, valeurs.c.code)
        .join_from(faits, valeurs, valeurs.c.cra_id == faits.c.cra_id)
        .where(valeurs.c.dimension == "tag")
        .distinct()
    )
    lus = lire(session, requete.restreindre(statement))
    noms = nommer(
        session, Nomenclature.TAG, {code for _, code in lus}, tags_visibles, tables=requete.source.tables
    )
    projets: dict[Any, set[str]] = defaultdict(set)
    for identifiant, code in lus:
        if code in noms:
            projets[identifiant].add(noms[code][1])
    return {identifiant: tuple(sorted(nommes)) for identifiant, nommes in projets.items()}


def _departements(session: Session, requete: Requete, cle: ColumnElement[Any]) -> dict[Any, tuple[str, ...]]:
    faits = requete.source.faits.c
    statement = select(cle, faits.departement).where(faits.departement.is_not(None)).distinct()
    trouves: dict[Any, list[str]] = defaultdict(list)
    for identifiant, departement in lire(session, requete.restreindre(statement)):
        trouves[identifiant].append(departement)
    return {identifiant: tuple(sorted(codes)) for identifiant, codes in trouves.items()}


def _coordinateur(lignes: list[Any], absences: tuple[Periode, ...]) -> Coordinateur:
    personne = lignes[0]
    return Coordinateur(
        personne.id,
        personne.id_externe,
        f"{personne.prenom} {personne.nom}",
        personne.email,
        personne.telephone,
        tuple(
            PosteSitue(poste.structure_id, poste.structure, poste.date_debut, poste.date_fin, poste.departement)
            for poste in lignes
        ),
        personne.formation,
        absences,
    )
