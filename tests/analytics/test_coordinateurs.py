"""« coordinateur: » and « equipe: » are asked of who coordinates, or once did: of nobody else."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import Engine, delete
from sqlmodel import Session

from coop_data.analytics.perimetres import perimetre_of
from coop_data.analytics.statistique import Domaine
from coop_data.cli import main
from coop_data.domain.perimetre import UnConseiller, UneEquipe
from coop_data.domain.roles import Role
from coop_data.errors import Introuvable
from coop_data.exports.suivi import lire_suivi
from coop_data.models import ActiviteCoordination, Conseiller, Equipe, FaitCoordination, maintenant
from coop_data.photographies import photographier
from tests.factories import (
    create_activite,
    create_conseiller,
    create_equipe,
    create_structure,
    create_utilisateur,
)
from tests.photographies.monde import ANCT

TEXTES = ("coordinateur:C-QUI", "equipe:C-QUI", "membre:C-QUI:C-MEMBRE")


@pytest.fixture
def personne(session: Session) -> Conseiller:
    """Someone in post, who coordinates nothing; and a colleague."""
    structure = create_structure(session)
    create_conseiller(session, structure, id_externe="C-MEMBRE")
    return create_conseiller(session, structure, id_externe="C-QUI")


def lire(session: Session, texte: str) -> object:
    return perimetre_of(session, texte, domaine=Domaine.COORDINATION)


@pytest.mark.parametrize("texte", TEXTES)
def test_of_who_never_coordinated_it_is_an_unknown_id(session: Session, personne: Conseiller, texte: str) -> None:
    membre = "Aucune équipe n’a ce membre « C-QUI:C-MEMBRE »."
    attendu = membre if texte.startswith("membre") else "Aucun coordinateur n’a l’identifiant « C-QUI »."
    with pytest.raises(Introuvable) as refus:
        lire(session, texte)
    assert str(refus.value) == attendu


def designer(session: Session, personne: Conseiller) -> None:
    personne.est_coordinateur = True


def ouvrir_un_compte(session: Session, personne: Conseiller) -> None:
    create_utilisateur(session, Role.CONSEILLER, conseiller_id=personne.id)
    create_utilisateur(session, Role.COORDINATEUR, conseiller_id=personne.id)


def avoir_eu_une_equipe(session: Session, personne: Conseiller) -> None:
    membre = create_conseiller(session)
    create_equipe(session, personne, membre, debut=date(2023, 1, 1), fin=date(2023, 12, 31))


def avoir_saisi_puis_supprime(session: Session, personne: Conseiller) -> None:
    create_activite(session, personne, supprime_le=maintenant())


def etre_dans_une_photographie(session: Session, personne: Conseiller) -> None:
    create_activite(session, personne, date=date(2026, 3, 3))
    photographier(session, acteur=ANCT, trimestre="2026-T1")
    session.execute(delete(FaitCoordination))
    session.execute(delete(ActiviteCoordination))


def avoir_ete_photographie_avec_son_equipe(session: Session, personne: Conseiller) -> None:
    avoir_eu_une_equipe(session, personne)
    photographier(session, acteur=ANCT, trimestre="2026-T1")
    session.execute(delete(Equipe))


@pytest.mark.parametrize(
    "faire",
    [
        designer,
        ouvrir_un_compte,
        avoir_eu_une_equipe,
        avoir_saisi_puis_supprime,
        etre_dans_une_photographie,
        avoir_ete_photographie_avec_son_equipe,
    ],
)
def test_of_who_coordinates_or_did_it_is_read(
    session: Session, personne: Conseiller, faire: Callable[[Session, Conseiller], None]
) -> None:
    faire(session, personne)
    session.flush()
    identifiant: UUID = personne.id
    lus = [lire(session, texte) for texte in TEXTES[:2]]
    assert lus == [UnConseiller(identifiant), UneEquipe(identifiant)]


def test_the_follow_up_says_so(session: Session, personne: Conseiller) -> None:
    with pytest.raises(Introuvable, match="Aucun coordinateur n’a l’identifiant « C-QUI »"):
        lire_suivi(session, acteur=ANCT, texte="equipe:C-QUI", trimestre="2026-T1")


@pytest.mark.parametrize(
    "commande",
    [
        ("statistiques", "--domaine", "coordination", "--perimetre", "coordinateur:C-QUI"),
        ("statistiques", "--domaine", "accompagnement", "--perimetre", "equipe:C-QUI"),
        ("exporter", "coordination", "--perimetre", "coordinateur:C-QUI"),
    ],
)
def test_commands_exit_with_1(base: Engine, commande: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with Session(base) as session:
        create_conseiller(session, create_structure(session), id_externe="C-QUI")
        session.commit()
    assert main([*commande, "--du", "2026-01-01", "--au", "2026-03-31"]) == 1
    assert "Aucun coordinateur n’a l’identifiant « C-QUI »." in capsys.readouterr().err
    assert main(["suivi-saisie", "--perimetre", "equipe:C-QUI", "--trimestre", "2026-T1"]) == 1
