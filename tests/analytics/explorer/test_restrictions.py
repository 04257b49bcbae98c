"""Categories kept on an axis: which reports stay, what is shown, what does not exist."""

from datetime import date
from uuid import uuid4

import pytest
from sqlmodel import Session

from coop_data.errors import PerimetreInvalide
from coop_data.models import Tag
from tests.analytics.explorer.questions import ACCOMPAGNEMENT, demander, question, rangees, repondre, valeurs
from tests.factories import create_accompagnement
from tests.statistiques.mondes import Monde, create_monde, log_accompagnements


@pytest.fixture
def monde(session: Session) -> Monde:
    """Eight reports; a ninth in Ajaccio is about health alone."""
    monde = create_monde(session)
    log_accompagnements(session, monde)
    create_accompagnement(session, monde.basile, monde.corse, date=date(2026, 3, 20), thematiques=["sante"])
    return monde


@pytest.mark.parametrize(
    ("axe", "codes", "attendues"),
    [
        ("region", ["84"], {"": 4, "69": 4}),
        ("region", ["978", "94"], {"": 4, "2A": 3, "978": 1}),
        ("departement", ["sans_structure", "978"], {"": 2, "978": 1, "sans_structure": 1}),
        ("structure", ["S-CORSE"], {"": 3, "2A": 3}),
        ("conseiller", ["C-BASILE"], {"": 4, "2A": 3, "978": 1}),
        ("commune", ["69123", "2A004"], {"": 2, "69": 1, "2A": 1}),
        ("type_structure", ["association"], {"": 8, "69": 4, "2A": 3, "978": 1}),
        ("type_structure", ["commune"], {}),
        ("thematique", ["sante"], {"": 2, "69": 1, "2A": 1}),
        ("mois", ["2026-02"], {"": 1, "69": 1}),
        ("mois", ["2021-01"], {}),
    ],
)
def test_reports_kept(
    session: Session, monde: Monde, axe: str, codes: list[str], attendues: dict[str, int]
) -> None:
    lignes = ("departement",)
    assert valeurs(demander(session, question(ACCOMPAGNEMENT, "cra", *lignes, parmi=[(axe, codes)]))) == attendues


def test_several_axes_narrow_each_other(session: Session, monde: Monde) -> None:
    parmi = [("thematique", ["sante", "bureautique"]), ("departement", ["2A"])]
    assert valeurs(demander(session, question(ACCOMPAGNEMENT, "cra", "conseiller", parmi=parmi))) == {
        "": 1,
        "C-BASILE": 1,
    }


def test_multiple_choice_kept_on_itself_shows_the_kept_categories_only(session: Session, monde: Monde) -> None:
    pivot = demander(
        session, question(ACCOMPAGNEMENT, "cra", "thematique", parmi=[("thematique", ["sante", "bureautique"])])
    )
    assert rangees(pivot) == [["Bureautique", 0], ["Santé", 2], ["Total", 2]]
    assert any("seules les catégories retenues sont montrées" in note for note in pivot.notes())


def test_sentence_names_everything(session: Session, monde: Monde) -> None:
    posee = question(
        ACCOMPAGNEMENT, "cra", "departement", "activite", colonne="mois", part="total", selon="lieu",
        parmi=[("structure", ["S-RHONE", "S-CORSE"]), ("conseiller", ["C-ALIX"]), ("annee", ["2026"])],
        filtres=[("theme", "email")],
    )  # fmt: skip
    assert repondre(session, [posee]).phrase().replace("\u202f", " ") == (
        "CRA enregistrés par département, par activité et par mois, en % du total : France entière, "
        "du 01/02/2026 au 31/03/2026, bornes incluses. "
        "Limité à : Thème : E-mail ; Territoire selon le lieu d’accompagnement ; Structure : Lyon ou Ajaccio ; "
        "Conseiller·ère : Alix Petit ; Année : 2026."
    )


@pytest.mark.parametrize("axe", ["structure", "conseiller", "commune", "tag"])
def test_category_that_does_not_exist_is_refused(session: Session, monde: Monde, axe: str) -> None:
    posee = question(ACCOMPAGNEMENT, "cra", "mois", parmi=[(axe, [str(uuid4())])])
    with pytest.raises(PerimetreInvalide, match="valeur connue"):
        demander(session, posee)


def test_tag_that_cannot_be_seen_cannot_be_kept(session: Session, monde: Monde) -> None:
    tag = Tag(nom="confidentiel", nom_plie="confidentiel")
    session.add(tag)
    session.flush()
    posee = question(ACCOMPAGNEMENT, "cra", "mois", parmi=[("tag", [str(tag.id)])])
    assert valeurs(demander(session, posee, tags=frozenset({tag.id}))) == {}
    with pytest.raises(PerimetreInvalide, match=str(tag.id)):
        demander(session, posee, tags=frozenset())
