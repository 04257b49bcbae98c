"""Who may ask what: people are named within one's own perimeter only, for the screen and for its files alike."""

from datetime import date

import pytest
from sqlmodel import Session, select
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.analytics.explorer.droits import axes_permis, lire_questions_permises
from coop_data.domain.perimetre import Departement, National, Perimetre, UnConseiller, UneEquipe, UneStructure
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, PerimetreInvalide
from coop_data.models import Conseiller
from coop_data.statistiques import CATALOGUE
from tests.analytics.explorer.questions import ACCOMPAGNEMENT, COORDINATION
from tests.factories import create_accompagnement, create_conseiller, create_equipe
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
    return lire_questions_permises(session, acteur=acteur, paires=paires, catalogues=CATALOGUE)[1]


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
        assert ("structure" in codes) is nomme
        assert {"departement", "type_structure", "tag"} <= codes


def test_own_perimeters_name_their_people(session: Session, monde: Monde) -> None:
    qui = Acteur("Lyon", frozenset({Role.STRUCTURE}), structure_id=monde.rhone.id)
    siens = (UneStructure(monde.rhone.id), UneEquipe(monde.alix.id), UnConseiller(monde.alix.id, monde.rhone.id))
    for perimetre in siens:
        assert {"conseiller", "structure"} <= {axe.code for axe in axes_permis(qui, perimetre, ACCOMPAGNEMENT)}


def test_addresses_are_checked_whoever_typed_them(session: Session, monde: Monde) -> None:
    chloe = session.exec(select(Conseiller).where(Conseiller.id_externe == "C-CHLOE")).one()
    coordinatrice = Acteur("Chloé", frozenset({Role.COORDINATEUR}), conseiller_id=chloe.id)
    lyon = Acteur("Lyon", frozenset({Role.STRUCTURE}), structure_id=monde.rhone.id)
    permises = (
        (coordinatrice, "perimetre=equipe:C-CHLOE&ligne=conseiller", UneEquipe(chloe.id)),
        (coordinatrice, "ligne=departement", National()),
        (lyon, "perimetre=structure:S-RHONE&ligne=mois&parmi.conseiller=C-ALIX", UneStructure(monde.rhone.id)),
        (lyon, "perimetre=conseiller:C-ALIX&ligne=mois", UnConseiller(monde.alix.id, monde.rhone.id)),
        (lyon, "perimetre=structure:S-RHONE&ligne=structure&structure=S-RHONE", UneStructure(monde.rhone.id)),
        (coordinatrice, "perimetre=equipe:C-CHLOE&ligne=structure&parmi.structure=S-CORSE", UneEquipe(chloe.id)),
    )
    for acteur, adresse, perimetre in permises:
        assert ouvrir(session, acteur, adresse) == perimetre
    refusees = (
        (coordinatrice, "perimetre=national&ligne=conseiller"),
        (coordinatrice, "perimetre=departement:2A&ligne=mois&parmi.conseiller=C-BASILE"),
        (coordinatrice, "perimetre=structure:S-CORSE&ligne=mois"),
        (lyon, "perimetre=structure:S-CORSE&ligne=mois"),
        (lyon, "domaine=coordination&ligne=region&colonne=coordinateur"),
        (lyon, "ligne=structure"),
        (lyon, "perimetre=departement:69&ligne=mois&colonne=structure"),
        (lyon, "ligne=mois&structure=S-CORSE"),
        (lyon, "ligne=mois&structure=S-RHONE"),
        (coordinatrice, "ligne=age&mesure=accompagnements&parmi.structure=S-CORSE"),
        (coordinatrice, "domaine=coordination&ligne=mois&structure=S-RHONE"),
    )
    for acteur, adresse in refusees:
        with pytest.raises(AccesRefuse):
            ouvrir(session, acteur, adresse)


def test_refusal_says_what_would_be_told_of_people(session: Session, monde: Monde) -> None:
    lyon = Acteur("Lyon", frozenset({Role.STRUCTURE}), structure_id=monde.rhone.id)
    for adresse, phrase in (
        ("ligne=structure", "« Structure » montre des structures, dont beaucoup n’emploient qu’une personne"),
        ("ligne=conseiller", "« Conseiller·ère » nomme des personnes"),
    ):
        with pytest.raises(AccesRefuse, match=f"^{phrase} : votre compte ne les lit pas dans ce périmètre.$"):
            ouvrir(session, lyon, adresse)


def test_only_people_of_the_perimeter_can_be_kept(session: Session, monde: Monde) -> None:
    chloe = session.exec(select(Conseiller).where(Conseiller.id_externe == "C-CHLOE")).one()
    passee = create_conseiller(session, monde.corse, id_externe="C-PASSEE")
    create_accompagnement(session, passee, monde.rhone, date=date(2026, 3, 2))
    lyon = Acteur("Lyon", frozenset({Role.STRUCTURE}), structure_id=monde.rhone.id)
    coordinatrice = Acteur("Chloé", frozenset({Role.COORDINATEUR}), conseiller_id=chloe.id)
    corse = Acteur("Ajaccio", frozenset({Role.STRUCTURE}), structure_id=monde.corse.id)
    anct = Acteur("Ana", frozenset({Role.ANCT}))
    connues = (
        (lyon, "perimetre=structure:S-RHONE&ligne=mois&parmi.conseiller=C-ALIX"),
        (lyon, "perimetre=structure:S-RHONE&ligne=mois&parmi.conseiller=C-PASSEE"),
        (lyon, "perimetre=conseiller:C-ALIX&ligne=mois&parmi.conseiller=C-ALIX"),
        (coordinatrice, "perimetre=equipe:C-CHLOE&ligne=mois&parmi.conseiller=C-BASILE"),
        (coordinatrice, "perimetre=membre:C-CHLOE:C-BASILE&ligne=mois&parmi.conseiller=C-BASILE"),
        (
            coordinatrice,
            "domaine=coordination&perimetre=coordinateur:C-CHLOE&ligne=mois&parmi.coordinateur=C-CHLOE",
        ),
        (anct, "perimetre=structure:S-RHONE&ligne=mois&parmi.conseiller=C-BASILE"),
        (coordinatrice, "perimetre=equipe:C-CHLOE&ligne=mois&parmi.coordinateur=C-CHLOE"),
        (corse, "perimetre=structure:S-CORSE&ligne=mois&parmi.coordinateur=C-CHLOE"),
    )
    for acteur, adresse in connues:
        ouvrir(session, acteur, adresse)
    inconnues = (
        (lyon, "perimetre=structure:S-RHONE&ligne=mois&parmi.conseiller=C-ALIX&parmi.conseiller={}"),
        (lyon, "perimetre=conseiller:C-ALIX&ligne=mois&parmi.conseiller={}"),
        (coordinatrice, "perimetre=equipe:C-CHLOE&ligne=mois&parmi.conseiller={}"),
        (coordinatrice, "perimetre=membre:C-CHLOE:C-BASILE&ligne=mois&parmi.conseiller={}"),
        (coordinatrice, "domaine=coordination&perimetre=equipe:C-CHLOE&ligne=mois&parmi.coordinateur={}"),
    )
    with pytest.raises(PerimetreInvalide, match="« C-CHLOE » n’est pas une valeur connue"):
        ouvrir(session, lyon, "perimetre=structure:S-RHONE&ligne=mois&parmi.coordinateur=C-CHLOE")
    ailleurs = {lyon: "C-BASILE", coordinatrice: "C-ALIX"}
    for acteur, adresse in inconnues:
        for code in (ailleurs[acteur], "C-PERSONNE"):
            with pytest.raises(PerimetreInvalide, match=f"^« {code} » n’est pas une valeur connue de « "):
                ouvrir(session, acteur, adresse.format(code))
