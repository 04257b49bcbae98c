"""« Bilan trimestriel » at its addresses: for its author only, whatever else the account may read."""

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from coop_data import db
from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.errors import AccesRefuse, Introuvable
from coop_data.routes import bilan_trimestriel
from tests.documents.lecture import Lu
from tests.images import poser
from tests.statistiques.mondes import create_monde, log_coordination

T1 = {"trimestre": "2026-T1"}


def peupler(session: Session) -> Acteur:
    """Alix, a coordinator."""
    monde = create_monde(session)
    log_coordination(session, monde)
    return Acteur("Alix Petit", frozenset({Role.COORDINATEUR}), conseiller_id=monde.alix.id)


@pytest.fixture
def elle(base_servie: Engine) -> Acteur:
    return poser(base_servie, peupler)


def test_both_files_and_their_names(elle: Acteur) -> None:
    with db.lecture() as session:
        pdf, docx = (
            produire(session, elle, T1)
            for produire in (bilan_trimestriel.produire_pdf, bilan_trimestriel.produire_docx)
        )
    nom = "Bilan-trimestriel_Alix-Petit_2026-01-01_2026-03-31"
    assert (pdf.nom, docx.nom) == (f"{nom}.pdf", f"{nom}.docx")
    assert isinstance(pdf.contenu, bytes)
    assert isinstance(docx.contenu, bytes)
    assert "Participations de médiateur·ices 9" in Lu(pdf.contenu).texte
    assert docx.contenu.startswith(b"PK")


def test_without_a_quarter_it_is_the_current_one(elle: Acteur) -> None:
    with db.lecture() as session:
        nom = bilan_trimestriel.produire_docx(session, elle, {}).nom
    jour = elle.aujourdhui()
    assert f"_{jour.year}-{3 * ((jour.month - 1) // 3) + 1:02d}-01_" in nom


@pytest.mark.parametrize(
    "role", [None, *sorted(set(Role) - {Role.COORDINATEUR})], ids=lambda role: role or "aucun"
)
def test_nobody_else(elle: Acteur, role: Role | None) -> None:
    autre = Acteur("Autre", frozenset({role} if role else ()), conseiller_id=elle.conseiller_id)
    with db.lecture() as session, pytest.raises(AccesRefuse):
        bilan_trimestriel.produire_pdf(session, autre, T1)


@pytest.mark.parametrize("trimestre", ["2019-T4", "2026-T0", "x"])
def test_what_is_no_quarter(elle: Acteur, trimestre: str) -> None:
    with db.lecture() as session, pytest.raises(Introuvable):
        bilan_trimestriel.produire_docx(session, elle, {"trimestre": trimestre})
