"""One tag into another: both kinds of reports, no twin, other people's rows untouched, facts and journal right."""

import pytest
from sqlmodel import Session, select

from coop_data import brouillons
from coop_data.domain.tags import PorteeTag
from coop_data.errors import AccesRefuse, Introuvable, SaisieInvalide
from coop_data.models import AccompagnementTag, CoordinationTag, Journal, Tag
from coop_data.saisie import cra as service
from coop_data.tags import Usage, archiver, creer_tag, destinations, fusionner, supprimer_tag
from coop_data.verification import verifier_base
from tests.tags.support import (
    ADMIN,
    Monde,
    build_monde,
    logger_accompagnement,
    logger_animation,
    noms_sur,
    tag_of,
)

VERS = """
               | personnel | equipe | departemental | national
personnel      | oui       | oui    | oui           | oui
equipe         | non       | oui    | oui           | oui
departemental  | non       | non    | oui           | oui
"""


def paires() -> list[tuple[str, str, bool]]:
    entete, *lignes = VERS.strip("\n").splitlines()
    vers = [cellule.strip() for cellule in entete.split("|")[1:]]
    return [
        (ligne.split("|")[0].strip(), destination, cellule.strip() == "oui")
        for ligne in lignes
        for destination, cellule in zip(vers, ligne.split("|")[1:], strict=True)
    ]


@pytest.fixture
def monde(session: Session) -> Monde:
    return build_monde(session)


@pytest.mark.parametrize(("source", "destination", "permise"), paires())
def test_into_an_equal_or_wider_scope_only(
    session: Session, monde: Monde, source: str, destination: str, permise: bool
) -> None:
    de = tag_of(session, monde, PorteeTag(source), "Départ")
    vers = tag_of(session, monde, PorteeTag(destination), "Arrivée")
    assert (vers in destinations(session, acteur=monde.coordinateur, tag_id=de.id)) is permise
    if permise:
        assert (
            fusionner(session, acteur=monde.coordinateur, source_id=de.id, destination_id=vers.id).destination
            is vers
        )
        assert session.exec(select(Tag.nom)).all() == ["Arrivée"]
    else:
        with pytest.raises(SaisieInvalide):
            fusionner(session, acteur=monde.coordinateur, source_id=de.id, destination_id=vers.id)
        assert set(session.exec(select(Tag.nom))) == {"Départ", "Arrivée"}


def test_both_kinds_of_reports_without_twins(session: Session, monde: Monde) -> None:
    de, vers = (tag_of(session, monde, PorteeTag.EQUIPE, nom) for nom in ("Atelier", "Ateliers"))
    autre = tag_of(session, monde, PorteeTag.NATIONAL, "Autre")
    seule = logger_animation(session, monde.coordinateur, de, autre)
    les_deux = logger_animation(session, monde.coordinateur, de, vers)
    deja = logger_animation(session, monde.coordinateur, vers)
    membre = logger_accompagnement(session, monde.membre, de)
    membre_les_deux = logger_accompagnement(session, monde.membre, de, vers)
    ailleurs = logger_accompagnement(session, monde.collegue, autre)
    versions = (deja.version, ailleurs.version)

    fusion = fusionner(session, acteur=monde.membre, source_id=de.id, destination_id=vers.id)

    assert fusion.deplacees == Usage(accompagnement=2, coordination=2)
    for cra, attendus in (
        (seule, ["Ateliers", "Autre"]),
        (les_deux, ["Ateliers"]),
        (deja, ["Ateliers"]),
    ):
        assert noms_sur(session, monde.coordinateur, "animation", cra.id) == attendus
    for cra in (membre, membre_les_deux):
        assert noms_sur(session, monde.membre, "accompagnement", cra.id) == ["Ateliers"]
    assert noms_sur(session, monde.collegue, "accompagnement", ailleurs.id) == ["Autre"]
    assert (deja.version, ailleurs.version) == versions
    assert len(session.exec(select(CoordinationTag)).all()) == 4
    assert len(session.exec(select(AccompagnementTag)).all()) == 3
    assert verifier_base(session).ecarts == []


def test_the_journal_says_it_for_the_tag_and_for_each_report(session: Session, monde: Monde) -> None:
    de, vers = (tag_of(session, monde, PorteeTag.EQUIPE, nom) for nom in ("Atelier", "Ateliers"))
    cra = logger_accompagnement(session, monde.membre, de)
    fusionner(session, acteur=monde.coordinateur, source_id=de.id, destination_id=vers.id)
    du_tag = session.exec(select(Journal).where(Journal.action == "fusionner")).one()
    assert du_tag.objet_id == str(de.id)
    assert du_tag.avant is not None
    assert du_tag.apres is not None
    assert (du_tag.avant["nom"], du_tag.apres["nom"]) == ("Atelier", "Ateliers")
    assert (du_tag.apres["accompagnements"], du_tag.apres["activites"]) == (1, 0)
    du_cra = session.exec(
        select(Journal).where(Journal.objet_id == str(cra.id), Journal.action == "modifier")
    ).one()
    assert (du_cra.utilisateur_id, du_cra.avant, du_cra.apres) == (
        monde.coordinateur.utilisateur_id,
        {"tags": [str(de.id)]},
        {"tags": [str(vers.id)]},
    )


def test_a_report_of_the_corbeille_comes_back_with_the_tag_that_stays(session: Session, monde: Monde) -> None:
    de, vers = (tag_of(session, monde, PorteeTag.PERSONNEL, nom) for nom in ("Atelier", "Ateliers"))
    cra = logger_animation(session, monde.coordinateur, de)
    service.supprimer(session, acteur=monde.coordinateur, formulaire="animation", cra_id=cra.id)
    fusion = fusionner(session, acteur=monde.coordinateur, source_id=de.id, destination_id=vers.id)
    assert fusion.deplacees == Usage()
    service.restaurer(session, acteur=monde.coordinateur, formulaire="animation", cra_id=cra.id)
    assert noms_sur(session, monde.coordinateur, "animation", cra.id) == ["Ateliers"]
    assert verifier_base(session).ecarts == []


def test_a_draft_follows(session: Session, monde: Monde) -> None:
    de, vers = (tag_of(session, monde, PorteeTag.PERSONNEL, nom) for nom in ("Atelier", "Ateliers"))
    brouillon = brouillons.enregistrer_brouillon(
        session,
        acteur=monde.coordinateur,
        formulaire="animation",
        contenu={"tags": [str(de.id), str(vers.id)], "mediateurs": 3},
    )
    fusionner(session, acteur=monde.coordinateur, source_id=de.id, destination_id=vers.id)
    session.expire(brouillon)
    assert brouillon.contenu == {"tags": [str(vers.id)], "mediateurs": 3}


def test_no_merge_into_what_is_gone_closed_or_not_one_s_own(session: Session, monde: Monde) -> None:
    de = tag_of(session, monde, PorteeTag.EQUIPE, "Atelier")
    supprime, archive = (tag_of(session, monde, PorteeTag.EQUIPE, nom) for nom in ("Effacé", "Archivé"))
    supprimer_tag(session, acteur=monde.coordinateur, tag_id=supprime.id)
    archiver(session, acteur=monde.coordinateur, tag_id=archive.id)
    d_une_autre_equipe = creer_tag(session, acteur=monde.voisin, nom="Voisins", portee=PorteeTag.EQUIPE)
    d_ailleurs = creer_tag(session, acteur=monde.etranger, nom="Ailleurs", portee=PorteeTag.DEPARTEMENTAL)
    for tag in (de, supprime, archive, d_une_autre_equipe, d_ailleurs):
        with pytest.raises(SaisieInvalide):
            fusionner(session, acteur=monde.coordinateur, source_id=de.id, destination_id=tag.id)
    for acteur in (monde.etranger, monde.collegue, ADMIN):
        with pytest.raises(Introuvable):
            destinations(session, acteur=acteur, tag_id=de.id)


def test_who_only_uses_a_tag_does_not_merge_it(session: Session, monde: Monde) -> None:
    de = tag_of(session, monde, PorteeTag.DEPARTEMENTAL, "Au Rhône")
    vers = tag_of(session, monde, PorteeTag.NATIONAL, "À tous")
    with pytest.raises(AccesRefuse):
        fusionner(session, acteur=monde.collegue, source_id=de.id, destination_id=vers.id)
    deux = tag_of(session, monde, PorteeTag.NATIONAL, "À tous bis")
    fusionner(session, acteur=ADMIN, source_id=deux.id, destination_id=vers.id)
    assert set(session.exec(select(Tag.nom))) == {"Au Rhône", "À tous"}
