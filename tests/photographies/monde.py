"""A quarter counted on fingers, two domains, and everything that may be done to it afterwards."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from sqlmodel import Session, select

from coop_data.acces.acteur import Acteur
from coop_data.domain.accompagnement import Activite
from coop_data.domain.coordination import TypeActivite
from coop_data.domain.roles import Role
from coop_data.domain.tags import PorteeTag
from coop_data.faits.projection import projeter_accompagnements, projeter_coordination
from coop_data.models import (
    Absence,
    Accompagnement,
    AccompagnementTag,
    ActiviteCoordination,
    BilanTrimestriel,
    Conseiller,
    Departement,
    Equipe,
    Poste,
    Structure,
    Tag,
    maintenant,
)
from tests.factories import (
    create_accompagnement,
    create_activite,
    create_commune,
    create_conseiller,
    create_equipe,
    create_poste,
    create_structure,
)

TRIMESTRE = "2026-T1"
DU, AU = date(2026, 1, 1), date(2026, 3, 31)
ANCT = Acteur("Anne Analyste", frozenset({Role.ANCT}))


@dataclass(frozen=True, slots=True)
class Monde:
    """Identifiers that later changes need."""

    lyon: UUID
    bourg: UUID
    alix: UUID
    zoe: UUID
    tag: UUID


def peupler(session: Session) -> Monde:
    """Lyon and Bourg; Alix and Basile log six accompagnements, Zoé three activities; Alix is in Zoé's team."""
    lyon = create_structure(session, "69", id_externe="S-LYON", nom="Médiathèque", dotation=3)
    bourg = create_structure(session, "01", id_externe="S-BOURG", nom="CCAS", dotation=1)
    alix = create_conseiller(
        session, lyon, id_externe="C-ALIX", prenom="Alix", nom="Petit", active_le=date(2025, 1, 1)
    )
    basile = create_conseiller(session, bourg, id_externe="C-BASILE", prenom="Basile", nom="Roux")
    zoe = create_conseiller(
        session, lyon, id_externe="C-ZOE", prenom="Zoé", nom="Faure", est_coordinateur=True, email="zoe@a.fr"
    )
    create_equipe(session, zoe, alix, debut=date(2026, 2, 1))
    _excuser(session, lyon)
    tag = Tag(portee=PorteeTag.NATIONAL, nom="Été numérique", nom_plie="ete numerique")
    session.add(tag)
    session.flush()
    _accompagner(session, alix, lyon, basile, bourg, tag)
    create_activite(session, zoe, lyon, date=date(2026, 1, 12), duree_minutes=90, mediateurs=4)
    create_activite(session, zoe, lyon, date=date(2026, 2, 12), type=TypeActivite.EVENEMENT, participants=25)
    create_activite(
        session,
        zoe,
        lyon,
        date=date(2026, 3, 12),
        type=TypeActivite.PARTENARIAT,
        partenaires=(("Mairie de Lyon", "autre"),),
    )
    session.add(
        BilanTrimestriel(conseiller_id=zoe.id, trimestre=TRIMESTRE, complet_le=datetime(2026, 4, 2, 9, tzinfo=UTC))
    )
    session.flush()
    return Monde(lyon.id, bourg.id, alix.id, zoe.id, tag.id)


def _excuser(session: Session, lyon: Structure) -> None:
    """Two coordinators of whom nothing is expected: one absent all the quarter, one in training."""
    absente = create_conseiller(session, lyon, id_externe="C-ABSENTE", est_coordinateur=True)
    session.add(Absence(conseiller_id=absente.id, date_debut=DU, date_fin=AU))
    create_conseiller(
        session, lyon, id_externe="C-FORMATION", est_coordinateur=True, date_fin_formation=date(2026, 6, 30)
    )


def _accompagner(
    session: Session, alix: Conseiller, lyon: Structure, basile: Conseiller, bourg: Structure, tag: Tag
) -> None:
    """Alix: January, a tagged workshop of eight in February, March; Basile: two, and one outside any post."""
    create_accompagnement(session, alix, lyon, date=date(2026, 1, 5), thematiques=["email", "sante"])
    atelier = create_accompagnement(
        session,
        alix,
        lyon,
        date=date(2026, 2, 5),
        activite=Activite.COLLECTIF,
        nb_participants=8,
        nb_deja_accompagnes=3,
        duree_minutes=120,
        thematiques=["sante"],
    )
    session.add(AccompagnementTag(accompagnement_id=atelier.id, tag_id=tag.id))
    projeter_accompagnements(session, [atelier])
    create_accompagnement(session, alix, lyon, date=AU, id_externe="A-MARS")
    create_accompagnement(session, basile, bourg, date=DU, commune_code=create_commune(session, "01"))
    create_accompagnement(session, basile, bourg, date=date(2026, 3, 20), id_externe="A-BASILE")
    create_accompagnement(session, basile, date=date(2026, 3, 21))
    create_accompagnement(session, alix, lyon, date=date(2026, 4, 1))  # the day after: never in the photograph


def tout_changer(session: Session, monde: Monde) -> None:
    """Edits, imports, deletions, a transfer of structure, the end of memberships, posts, names and tags."""
    mars = session.exec(select(Accompagnement).where(Accompagnement.id_externe == "A-MARS")).one()
    mars.duree_minutes, mars.thematiques, mars.date = 600, ["bureautique"], date(2026, 1, 2)
    efface = session.exec(select(Accompagnement).where(Accompagnement.id_externe == "A-BASILE")).one()
    efface.supprime_le = maintenant()
    projeter_accompagnements(session, [mars, efface])
    alix, lyon = session.get_one(Conseiller, monde.alix), session.get_one(Structure, monde.lyon)
    for jour in (7, 8, 9):  # brought in late by an import
        create_accompagnement(session, alix, lyon, date=date(2026, 2, jour), activite=Activite.COLLECTIF)
    _changer_la_coordination(session, monde)
    for equipe in (*session.exec(select(Equipe)), *session.exec(select(Absence))):
        session.delete(equipe)
    for personne in session.exec(select(Conseiller)):
        personne.date_fin_formation = None
    for poste in session.exec(select(Poste)):
        session.delete(poste)
    session.flush()
    create_poste(session, alix, session.get_one(Structure, monde.bourg))
    lyon.nom, lyon.dotation, lyon.commune_code, lyon.id_externe = (
        "Tiers-lieu",
        12,
        create_commune(session, "59"),
        "S-X",
    )
    alix.nom, alix.active_le = "Grand", None
    session.get_one(Departement, "69").population = 1
    session.flush()
    toutes = session.exec(select(Accompagnement)).all()
    projeter_accompagnements(session, toutes)  # facts follow the structure to the Nord
    _effacer_le_tag(session, monde)


def _changer_la_coordination(session: Session, monde: Monde) -> None:
    for activite in session.exec(select(ActiviteCoordination)).all():
        activite.supprime_le = maintenant()
        projeter_coordination(session, [activite])
    for bilan in session.exec(select(BilanTrimestriel)):
        bilan.complet_le = None
    session.flush()


def _effacer_le_tag(session: Session, monde: Monde) -> None:
    for lien in session.exec(select(AccompagnementTag)):
        session.delete(lien)
    session.flush()
    session.delete(session.get_one(Tag, monde.tag))
    session.flush()
