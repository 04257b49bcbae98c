"""Who may ask what: people are named within one's own perimeter only, for the screen and for its files alike."""

import pytest
from sqlmodel import Session, select
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.analytics.explorer.droits import axes_permis, lire_question_permise
from coop_data.domain.perimetre import Departement, National, Perimetre, UnConseiller, UneEquipe, UneStructure
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse
from coop_data.models import Conseiller
from coop_data.statistiques import CATALOGUE
from tests.analytics.explorer.questions import ACCOMPAGNEMENT, COORDINATION
from tests.factories import create_conseiller, create_equipe
from tests.statistiques.mondes import Monde, create_monde


@pytest.fixture
def monde(session: Session) -> Monde:
    """Alix in Lyon and Basile in Ajaccio, whom Chloé coordinates."""
    monde = create_monde(session)
    chloe = create_conseiller(session, monde.corse, id_externe="C-CHLOE", est_coordinateur=True)
    create_equipe(session, chloe, monde.basile)
    return monde


def ouvrir(session: Session, acteur: Acteur, adresse: str) -> Perimetre:
    """The perimeter of an address, once every right is checked."""
    paires = QueryParams(adresse).multi_items()
    return lire_question_permise(session, acteur=acteur, paires=paires, catalogues=CATALOGUE)[1]


@pytest.mark.parametrize("perimetre", [National(), Departement("69")])
@pytest.mark.parametrize(
    ("role", "nomme"),
    [
        (Role.CONSEILLER, False),
        (Role.COORDINATEUR, False),
        (Role.STRUCTURE, False),
        (Role.ANCT, True),
        (Role.ADMIN, True),
    ],
)
def test_territories_name_people_to_those_who_read_everything(
    role: Role, nomme: bool, perimetre: Perimetre
) -> None:
    qui = Acteur("Quelqu’un", frozenset({role}))
    for domaine, axe in ((ACCOMPAGNEMENT, "conseiller"), (COORDINATION, "coordinateur")):
        codes = {permis.code for permis in axes_permis(qui, perimetre, domaine)}
        assert (axe in codes) is nomme
        assert {"departement", "structure", "tag"} <= codes


def test_own_perimeters_name_their_people(session: Session, monde: Monde) -> None:
    qui = Acteur("Lyon", frozenset({Role.STRUCTURE}), structure_id=monde.rhone.id)
    siens = (UneStructure(monde.rhone.id), UneEquipe(monde.alix.id), UnConseiller(monde.alix.id, monde.rhone.id))
    for perimetre in siens:
        assert "conseiller" in {axe.code for axe in axes_permis(qui, perimetre, ACCOMPAGNEMENT)}


def test_addresses_are_checked_whoever_typed_them(session: Session, monde: Monde) -> None:
    chloe = session.exec(select(Conseiller).where(Conseiller.id_externe == "C-CHLOE")).one()
    coordinatrice = Acteur("Chloé", frozenset({Role.COORDINATEUR}), conseiller_id=chloe.id)
    lyon = Acteur("Lyon", frozenset({Role.STRUCTURE}), structure_id=monde.rhone.id)
    permises = (
        (coordinatrice, "perimetre=equipe:C-CHLOE&ligne=conseiller", UneEquipe(chloe.id)),
        (coordinatrice, "ligne=departement", National()),
        (lyon, "perimetre=structure:S-RHONE&ligne=mois&parmi.conseiller=C-ALIX", UneStructure(monde.rhone.id)),
        (lyon, "perimetre=conseiller:C-ALIX&ligne=mois", UnConseiller(monde.alix.id, monde.rhone.id)),
    )
    for acteur, adresse, perimetre in permises:
        assert ouvrir(session, acteur, adresse) == perimetre
    refusees = (
        (coordinatrice, "perimetre=national&ligne=conseiller"),
        (coordinatrice, "perimetre=departement:2A&ligne=mois&parmi.conseiller=C-BASILE"),
        (coordinatrice, "perimetre=structure:S-CORSE&ligne=mois"),
        (lyon, "perimetre=structure:S-CORSE&ligne=mois"),
        (lyon, "domaine=coordination&ligne=region&colonne=coordinateur"),
    )
    for acteur, adresse in refusees:
        with pytest.raises(AccesRefuse):
            ouvrir(session, acteur, adresse)
