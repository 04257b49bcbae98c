"""Files of « Mon équipe » and « Mes partenaires »: the very list of the address, for who may read it."""

from datetime import date

import pytest
from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.domain.coordination import TypeActivite
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, Introuvable
from coop_data.routes import equipe, mes_partenaires
from coop_data.routes.producteurs import PRODUCTEURS
from tests.factories import create_activite, create_conseiller, create_equipe, create_structure


@pytest.fixture
def chloe(session: Session) -> Acteur:
    """A coordinator with one member and two partners."""
    structure = create_structure(session)
    fiche = create_conseiller(session, structure, id_externe="C-CHLOE", est_coordinateur=True)
    create_equipe(session, fiche, create_conseiller(session, structure, prenom="=Alix", nom="Petit"))
    create_activite(
        session,
        fiche,
        date=date(2026, 3, 1),
        type=TypeActivite.PARTENARIAT,
        natures=["rdv_elu"],
        partenaires=(("Ville de Lyon", "commune"), ("CAF", "etat")),
    )
    return Acteur("Chloé", frozenset({Role.COORDINATEUR}), conseiller_id=fiche.id)


def lignes(contenu: object) -> list[str]:
    assert isinstance(contenu, bytes)
    return contenu.decode("utf-8-sig").splitlines()


def test_partners_of_the_address(session: Session, chloe: Acteur) -> None:
    fichier = mes_partenaires.produire(session, chloe, QueryParams({"type": "commune"}))
    assert (fichier.nom, lignes(fichier.contenu)) == (
        "partenaires.csv",
        [
            "Partenaire;Autres orthographes;Type;Partenariats;Natures;Premier partenariat;Dernier partenariat;"
            "Échelons;Tags",
            "Ville de Lyon;;Commune;1;Rendez-vous avec un·e élu·e;01/03/2026;01/03/2026;;",
        ],
    )
    assert mes_partenaires.produire(session, chloe, QueryParams({"format": "xlsx"})).contenu[:2] == b"PK"  # type: ignore[index]


def test_a_team_without_formula(session: Session, chloe: Acteur) -> None:
    fichier = equipe.produire(
        session, chloe, QueryParams({"statut": "inactif", "periode": "2026-03-01_2026-03-31"})
    )
    _, membre = lignes(fichier.contenu)
    assert membre.startswith("'=Alix;Petit;")
    anct = Acteur("Analyste", frozenset({Role.ANCT}))
    assert equipe.produire(session, anct, QueryParams({"coordinateur": "C-CHLOE", "format": "xlsx"})).nom.endswith(
        ".xlsx"
    )


@pytest.mark.parametrize("parametres", [{"format": "pdf"}, {"periode": "hier"}, {"coordinateur": "C-PERSONNE"}])
def test_what_does_not_exist_is_not_found(session: Session, chloe: Acteur, parametres: dict[str, str]) -> None:
    with pytest.raises(Introuvable):
        equipe.produire(session, chloe, QueryParams(parametres))


def test_others_are_refused(session: Session, chloe: Acteur) -> None:
    assert PRODUCTEURS["equipe"] is equipe.produire
    assert PRODUCTEURS["mes-partenaires"] is mes_partenaires.produire
    former = Acteur("Ex", frozenset({Role.CONSEILLER}), conseiller_id=chloe.conseiller_id)
    for acteur in (former, *(Acteur("X", frozenset({role})) for role in Role)):
        with pytest.raises(AccesRefuse):
            mes_partenaires.produire(session, acteur, QueryParams({}))
    for role in (Role.CONSEILLER, Role.STRUCTURE):
        with pytest.raises(AccesRefuse):
            equipe.produire(session, Acteur("X", frozenset({role})), QueryParams({"coordinateur": "C-CHLOE"}))
    with pytest.raises(Introuvable):
        mes_partenaires.produire(session, chloe, QueryParams({"format": "pdf"}))
