"""The period and the filters of a page: what the address says, what a choice writes in it."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from coop_data.domain import periode as module_periode
from coop_data.domain.roles import Role
from coop_data.models import Utilisateur
from tests.factories import create_utilisateur
from tests.images import poser
from tests.statistiques.mondes import create_monde, log_accompagnements
from tests.ui.pilotage.support import adresse, cartes, widget
from tests.ui.support import open_screen, read_markdown, texts

NATIONALES = "statistiques-nationales"
MARS = "2026-02-01_2026-03-31"


def peupler(session: Session) -> Utilisateur:
    """An analyst, and eight reports of February and March 2026."""
    log_accompagnements(session, create_monde(session))
    return create_utilisateur(session, Role.ANCT)


@pytest.fixture
def anct(base_servie: Engine) -> Utilisateur:
    return poser(base_servie, peupler)


def test_named_period_is_written_and_the_default_is_not(
    anct: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = open_screen(monkeypatch, anct, NATIONALES)
    choix = widget(ecran, "selectbox", "Période")
    assert choix.options == [
        "Ce mois", "Mois dernier", "Ce trimestre", "Trimestre dernier", "Cette année", "12 derniers mois",
        "Depuis le début", "Personnalisée",
    ]  # fmt: skip
    assert (choix.value, adresse(ecran)) == ("12-derniers-mois", {})
    choix.set_value("tout").run()
    assert adresse(ecran) == {"periode": ["tout"]}
    assert cartes(ecran)["CRA enregistrés"] == "10"
    widget(ecran, "selectbox", "Période").set_value("12-derniers-mois").run()
    assert adresse(ecran) == {}


def test_dates_of_the_address_are_shown_counted_and_changed(
    anct: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = open_screen(monkeypatch, anct, NATIONALES, periode=MARS)
    assert widget(ecran, "selectbox", "Période").value == "personnalisee"
    assert [widget(ecran, "date_input", nom).value for nom in ("Du", "Au")] == [
        date(2026, 2, 1), date(2026, 3, 31),
    ]  # fmt: skip
    assert "Données du 01/02/2026 au 31/03/2026, bornes incluses." in texts(ecran)
    assert cartes(ecran)["CRA enregistrés"] == "8"
    widget(ecran, "date_input", "Au").set_value(date(2026, 4, 1)).run()
    assert adresse(ecran) == {"periode": ["2026-02-01_2026-04-01"]}
    assert cartes(ecran)["CRA enregistrés"] == "9"


def test_choosing_one_s_dates_starts_from_the_period_shown(
    anct: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = open_screen(monkeypatch, anct, NATIONALES, periode="tout")
    widget(ecran, "selectbox", "Période").set_value("personnalisee").run()
    assert adresse(ecran)["periode"][0].startswith("2020-01-01_")
    assert widget(ecran, "date_input", "Du").value == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("champ", "valeur", "message"),
    [
        ("Au", date(2026, 1, 31), "La date de fin doit être postérieure ou égale à la date de début."),
        ("Du", date(2026, 4, 1), "La date de fin doit être postérieure ou égale à la date de début."),
        ("Du", None, "Renseignez les deux dates de la période."),
    ],
)
def test_dates_that_are_no_period_are_said_and_the_old_one_is_kept(
    anct: Utilisateur, monkeypatch: pytest.MonkeyPatch, champ: str, valeur: date | None, message: str
) -> None:
    ecran = open_screen(monkeypatch, anct, NATIONALES, periode=MARS)
    widget(ecran, "date_input", champ).set_value(valeur).run()
    assert not ecran.exception
    assert [read_markdown(erreur.value) for erreur in ecran.error] == [message]
    assert adresse(ecran) == {"periode": [MARS]}
    assert [widget(ecran, "date_input", nom).value for nom in ("Du", "Au")] == [
        date(2026, 2, 1), date(2026, 3, 31),
    ]  # fmt: skip
    assert cartes(ecran)["CRA enregistrés"] == "8"


@pytest.mark.parametrize(
    "slug", ["la-semaine-des-quatre-jeudis", "2026-03-31_2026-02-01", "2026-02-30_2026-03-01", "2026-02-01", "",
             "2019-12-31_2026-01-01", "0001-01-01_9999-12-31"],
)  # fmt: skip
def test_period_that_does_not_exist_is_said_and_the_default_is_shown(
    anct: Utilisateur, monkeypatch: pytest.MonkeyPatch, slug: str
) -> None:
    ecran = open_screen(monkeypatch, anct, NATIONALES, periode=slug)
    assert not ecran.exception
    assert "La période par défaut est affichée." in texts(ecran)
    assert widget(ecran, "selectbox", "Période").value == "12-derniers-mois"


def test_calendar_goes_two_years_ahead(anct: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, anct, NATIONALES, periode=MARS)
    champ = widget(ecran, "date_input", "Au")
    assert (champ.min, champ.max.month, champ.max.day) == (date(2020, 1, 1), 12, 31)
    assert module_periode.ANNEES_A_VENIR == 2


def test_filters_of_the_address_are_counted_said_and_cleared(
    anct: Utilisateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = open_screen(monkeypatch, anct, NATIONALES, periode=MARS, activite="collectif")
    assert cartes(ecran)["CRA enregistrés"] == "2"
    assert widget(ecran, "multiselect", "Activité").value == ["collectif"]
    assert [texte.value for texte in ecran.text if "Activité" in texte.value] == ["Activité : Atelier collectif"]
    widget(ecran, "multiselect", "Activité").set_value(["collectif", "ponctuel"]).run()
    assert adresse(ecran) == {"periode": [MARS], "activite": ["collectif", "ponctuel"]}
    assert cartes(ecran)["CRA enregistrés"] == "3"
    widget(ecran, "button", "Effacer les filtres").click().run()
    assert adresse(ecran) == {"periode": [MARS]}
    assert cartes(ecran)["CRA enregistrés"] == "8"


def test_open_filters_of_the_address_are_read(anct: Utilisateur, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = open_screen(monkeypatch, anct, NATIONALES, periode=MARS, structure="S-CORSE")
    assert cartes(ecran)["CRA enregistrés"] == "2"
    assert [texte.value for texte in ecran.text if "Structure" in texte.value] == ["Structure : Ajaccio"]


@pytest.mark.parametrize(
    ("cle", "valeur"), [("activite", "sieste"), ("theme", "<b>"), ("structure", "S-AILLEURS"), ("tag", "inconnu")]
)
def test_unknown_filter_is_said_and_left_out(
    anct: Utilisateur, monkeypatch: pytest.MonkeyPatch, cle: str, valeur: str
) -> None:
    ecran = open_screen(monkeypatch, anct, NATIONALES, periode=MARS, **{cle: valeur})
    assert not ecran.exception
    (avertissement,) = ecran.warning
    assert valeur in avertissement.value.replace("\\", "")
    assert cartes(ecran)["CRA enregistrés"] == "8"
