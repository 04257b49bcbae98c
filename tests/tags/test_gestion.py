"""Renaming, archiving, deleting and giving back, with what each does to reports, facts and journal."""

import pytest
from sqlmodel import Session, select

from coop_data.domain.tags import PorteeTag
from coop_data.errors import Introuvable, SaisieInvalide
from coop_data.models import FaitAccompagnementValeur, FaitCoordinationValeur, Journal, Tag
from coop_data.saisie import cra as service
from coop_data.tags import (
    Tri,
    Usage,
    archiver,
    creer_tag,
    desarchiver,
    mes_tags,
    modifier_tag,
    restaurer_tag,
    supprimer_tag,
    tags_visibles,
)
from coop_data.verification import verifier_base
from tests.saisie.exemples import animation
from tests.tags.support import Monde, build_monde, logger_accompagnement, logger_animation, noms_sur, tag_of


@pytest.fixture
def monde(session: Session) -> Monde:
    return build_monde(session)


def comptes_aux_faits(session: Session, tag: Tag) -> int:
    return sum(
        len(session.exec(select(modele).where(modele.dimension == "tag", modele.code == str(tag.id))).all())
        for modele in (FaitAccompagnementValeur, FaitCoordinationValeur)
    )


def actions(session: Session, tag: Tag) -> list[str]:
    requete = select(Journal.action).where(Journal.objet == "tag", Journal.objet_id == str(tag.id))
    return list(session.exec(requete.order_by(Journal.id)))


def test_rename_and_describe(session: Session, monde: Monde) -> None:
    tag = tag_of(session, monde, PorteeTag.EQUIPE, "Mobilité")
    cra = logger_accompagnement(session, monde.membre, tag)
    modifier_tag(session, acteur=monde.membre, tag_id=tag.id, nom="  Mobilité   Ouest ", description="Le bus")
    assert (tag.nom, tag.nom_plie, tag.description) == ("Mobilité Ouest", "mobilite ouest", "Le bus")
    assert noms_sur(session, monde.membre, "accompagnement", cra.id) == ["Mobilité Ouest"]
    trace = session.exec(select(Journal).where(Journal.action == "modifier", Journal.objet == "tag")).one()
    assert trace.avant == {"nom": "Mobilité", "description": None}
    assert trace.apres == {"nom": "Mobilité Ouest", "description": "Le bus"}
    modifier_tag(session, acteur=monde.membre, tag_id=tag.id, nom="Mobilité Ouest", description="Le bus")
    assert actions(session, tag) == ["creer", "modifier"]


def test_two_tags_of_one_holder_never_bear_the_same_name(session: Session, monde: Monde) -> None:
    mobilite = tag_of(session, monde, PorteeTag.PERSONNEL, "Mobilité")
    sante = tag_of(session, monde, PorteeTag.PERSONNEL, "Santé")
    tag_of(session, monde, PorteeTag.EQUIPE, "Culture")
    with pytest.raises(SaisieInvalide) as refus:
        modifier_tag(session, acteur=monde.coordinateur, tag_id=sante.id, nom="MOBILITE", description=None)
    assert list(refus.value.erreurs) == ["nom"]
    assert sante.nom == "Santé"
    # Case may be mended, and a name of another scope taken.
    modifier_tag(session, acteur=monde.coordinateur, tag_id=mobilite.id, nom="MOBILITÉ", description=None)
    modifier_tag(session, acteur=monde.coordinateur, tag_id=sante.id, nom="Culture", description=None)
    assert (mobilite.nom, sante.nom) == ("MOBILITÉ", "Culture")


def test_teams_of_one_member_may_have_tags_of_one_name(session: Session, monde: Monde) -> None:
    mienne = tag_of(session, monde, PorteeTag.EQUIPE, "Café numérique")
    autre = creer_tag(session, acteur=monde.voisin, nom="Café numérique", portee=PorteeTag.EQUIPE)
    assert autre.id != mienne.id


def test_a_used_tag_is_deleted_and_given_back(session: Session, monde: Monde) -> None:
    tag = tag_of(session, monde, PorteeTag.EQUIPE)
    reste = tag_of(session, monde, PorteeTag.PERSONNEL, "Reste")
    coordination = logger_animation(session, monde.coordinateur, tag, reste)
    accompagnement = logger_accompagnement(session, monde.membre, tag)
    assert comptes_aux_faits(session, tag) == 2
    supprimer_tag(session, acteur=monde.coordinateur, tag_id=tag.id)
    assert noms_sur(session, monde.coordinateur, "animation", coordination.id) == ["Reste"]
    assert noms_sur(session, monde.membre, "accompagnement", accompagnement.id) == []
    assert [vu.nom for vu in tags_visibles(session, acteur=monde.membre)] == []
    assert (comptes_aux_faits(session, tag), comptes_aux_faits(session, reste)) == (0, 1)
    assert verifier_base(session).ecarts == []
    restaurer_tag(session, acteur=monde.membre, tag_id=tag.id)
    assert noms_sur(session, monde.coordinateur, "animation", coordination.id) == ["Projet", "Reste"]
    assert noms_sur(session, monde.membre, "accompagnement", accompagnement.id) == ["Projet"]
    assert comptes_aux_faits(session, tag) == 2
    assert verifier_base(session).ecarts == []
    assert actions(session, tag) == ["creer", "supprimer", "restaurer"]


def test_a_report_modified_meanwhile_loses_the_hidden_link_only_if_it_says_so(
    session: Session, monde: Monde
) -> None:
    tag = tag_of(session, monde, PorteeTag.PERSONNEL)
    cra = logger_animation(session, monde.coordinateur, tag)
    supprimer_tag(session, acteur=monde.coordinateur, tag_id=tag.id)
    service.modifier(
        session,
        acteur=monde.coordinateur,
        formulaire="animation",
        cra_id=cra.id,
        version=cra.version,
        saisie=animation(mediateurs=9),
    )
    restaurer_tag(session, acteur=monde.coordinateur, tag_id=tag.id)
    assert noms_sur(session, monde.coordinateur, "animation", cra.id) == ["Projet"]
    assert verifier_base(session).ecarts == []


def test_a_tag_is_not_given_back_beside_its_twin(session: Session, monde: Monde) -> None:
    ancien = tag_of(session, monde, PorteeTag.PERSONNEL)
    supprimer_tag(session, acteur=monde.coordinateur, tag_id=ancien.id)
    nouveau = tag_of(session, monde, PorteeTag.PERSONNEL)
    assert nouveau.id != ancien.id
    with pytest.raises(SaisieInvalide, match="renommez-le"):
        restaurer_tag(session, acteur=monde.coordinateur, tag_id=ancien.id)
    modifier_tag(session, acteur=monde.coordinateur, tag_id=nouveau.id, nom="Projet bis", description=None)
    restaurer_tag(session, acteur=monde.coordinateur, tag_id=ancien.id)
    assert [vu.tag.nom for vu in mes_tags(session, acteur=monde.coordinateur)] == ["Projet", "Projet bis"]
    with pytest.raises(Introuvable):
        restaurer_tag(session, acteur=monde.coordinateur, tag_id=ancien.id)


def test_an_archived_project_is_closed_not_lost(session: Session, monde: Monde) -> None:
    tag = tag_of(session, monde, PorteeTag.EQUIPE)
    cra = logger_accompagnement(session, monde.membre, tag)
    archiver(session, acteur=monde.coordinateur, tag_id=tag.id)
    assert tags_visibles(session, acteur=monde.membre) == []
    assert tags_visibles(session, acteur=monde.membre, archives=True) == [tag]
    assert mes_tags(session, acteur=monde.membre) == []
    assert [vu.moi for vu in mes_tags(session, acteur=monde.membre, archives=True)] == [Usage(accompagnement=1)]
    assert noms_sur(session, monde.membre, "accompagnement", cra.id) == ["Projet"]
    assert comptes_aux_faits(session, tag) == 1
    desarchiver(session, acteur=monde.membre, tag_id=tag.id)
    assert tags_visibles(session, acteur=monde.membre) == [tag]
    assert actions(session, tag) == ["creer", "archiver", "desarchiver"]


def test_list_is_searched_without_accents_and_sorted(session: Session, monde: Monde) -> None:
    for nom, description in (("Écrans", None), ("Aînés", "Café du lundi"), ("Zones blanches", None)):
        creer_tag(session, acteur=monde.coordinateur, nom=nom, description=description)
    zones = next(tag for tag in tags_visibles(session, acteur=monde.coordinateur) if tag.nom == "Zones blanches")
    logger_animation(session, monde.coordinateur, zones)

    def noms(texte: str = "", tri: Tri = Tri.NOM) -> list[str]:
        return [vu.tag.nom for vu in mes_tags(session, acteur=monde.coordinateur, texte=texte, tri=tri)]

    assert noms() == ["Aînés", "Écrans", "Zones blanches"]
    assert noms("ECRAN") == ["Écrans"]
    assert noms("cafe aines") == ["Aînés"]
    assert noms("blanches ecrans") == []
    assert noms(tri=Tri.USAGE) == ["Zones blanches", "Aînés", "Écrans"]


def test_uses_are_one_s_own_and_those_of_whom_one_sees(session: Session, monde: Monde) -> None:
    tag = tag_of(session, monde, PorteeTag.EQUIPE)
    logger_animation(session, monde.coordinateur, tag)
    logger_accompagnement(session, monde.membre, tag)
    logger_accompagnement(session, monde.membre, tag)
    efface = logger_accompagnement(session, monde.membre, tag)
    service.supprimer(session, acteur=monde.membre, formulaire="accompagnement", cra_id=efface.id)
    (vu,) = mes_tags(session, acteur=monde.coordinateur)
    assert (vu.moi, vu.tous) == (Usage(coordination=1), Usage(accompagnement=2, coordination=1))
    (vu,) = mes_tags(session, acteur=monde.membre)
    assert (vu.moi, vu.tous) == (Usage(accompagnement=2), Usage(accompagnement=2))
    assert vu.detenteur == "équipe de Camille Martin " + vu.detenteur.rpartition(" ")[2]
