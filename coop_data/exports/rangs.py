"""The reports of a perimeter, read in order and by groups: a national file does not fit in memory."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import func, select, tuple_
from sqlmodel import Session, col

from coop_data.acces.acteur import Acteur
from coop_data.analytics.requete import Requete
from coop_data.analytics.statistique import Domaine
from coop_data.exports.colonnes import ACCOMPAGNEMENTS, COORDINATION, Colonne, Rang
from coop_data.saisie.lecture import Detail, details
from coop_data.saisie.registres import REGISTRES, Registre
from coop_data.tags import tags_du_cra

LOT = 1_000


@dataclass(frozen=True, slots=True)
class Feuillet:
    """The file of one kind of CRA: its name, its columns, the table it reads."""

    nom: str
    titre: str
    colonnes: Sequence[Colonne]
    registre: Registre


FEUILLETS: Mapping[Domaine, Feuillet] = MappingProxyType(
    {
        Domaine.ACCOMPAGNEMENT: Feuillet(
            "accompagnements", "Accompagnements", ACCOMPAGNEMENTS, REGISTRES["accompagnement"]
        ),
        Domaine.COORDINATION: Feuillet("coordination", "Coordination", COORDINATION, REGISTRES["animation"]),
    }
)


def rang_of(detail: Detail) -> Rang:
    """A row for the report; ``Detail`` has already left out what its reader may not see."""
    return Rang(detail, tuple(tag.nom for tag in detail.tags))


def compter(session: Session, requete: Requete) -> int:
    """How many reports ``rangs_du_perimetre`` gives."""
    return session.scalar(requete.restreindre(select(func.count()).select_from(requete.source.faits))) or 0


def rangs_du_perimetre(
    session: Session, requete: Requete, *, acteur: Acteur, tous_les_tags: bool = False
) -> Iterator[list[Rang]]:
    """The live reports of a perimeter between two dates, by date, in groups; never their notes.

    ``tous_les_tags``: for the machine's administrator only (the command line), every tag is named, personal
    ones included, so that the file imported back changes nothing.
    """
    registre = FEUILLETS[requete.domaine].registre
    for identifiants in _identifiants(session, requete):
        vus = _details(session, requete, identifiants, acteur)
        if tous_les_tags:
            tags = tags_du_cra(session, lien=registre.lien, cra_ids=identifiants)
            yield [Rang(detail, tuple(tag.nom for tag in tags.get(detail.id, ()))) for detail in vus]
        else:
            yield [rang_of(detail) for detail in vus]
        session.expunge_all()


def page_de_rangs(session: Session, requete: Requete, *, acteur: Acteur, page: int, taille: int) -> list[Rang]:
    """A page (from 1) of the live reports of a perimeter, the latest first; never their notes."""
    faits = requete.source.faits
    lignes = requete.restreindre(select(faits.c.cra_id)).order_by(faits.c.date.desc(), faits.c.cra_id)
    identifiants = session.scalars(lignes.limit(taille).offset((page - 1) * taille)).all()
    return [rang_of(detail) for detail in _details(session, requete, identifiants, acteur)]


def _details(session: Session, requete: Requete, identifiants: Sequence[UUID], acteur: Acteur) -> list[Detail]:
    """The details of these reports, in this order."""
    registre = FEUILLETS[requete.domaine].registre
    cras = session.scalars(select(registre.modele).where(col(registre.modele.id).in_(identifiants))).all()
    par_id = {cra.id: cra for cra in cras}
    ordonnes = [par_id[identifiant] for identifiant in identifiants]
    return details(session, acteur=acteur, registre=registre, cras=ordonnes)


def _identifiants(session: Session, requete: Requete) -> Iterator[list[UUID]]:
    """Identifiers in order of date, a group at a time, each beginning where the last ended."""
    faits = requete.source.faits
    lignes = requete.restreindre(select(faits.c.date, faits.c.cra_id)).order_by(faits.c.date, faits.c.cra_id)
    suite = lignes
    while lot := session.execute(suite.limit(LOT)).all():
        yield [identifiant for _, identifiant in lot]
        suite = lignes.where(tuple_(faits.c.date, faits.c.cra_id) > tuple_(lot[-1].date, lot[-1].cra_id))
