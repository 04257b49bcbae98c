"""What is typed in the CRA d’accompagnement, and what is answered: one table per activité, from the reference."""

from datetime import UTC, date, datetime
from typing import Any
from unittest.mock import ANY
from zoneinfo import ZoneInfo

import pytest

from coop_data.acces import acteur as module_acteur
from coop_data.acces.acteur import Acteur
from coop_data.saisie.avertissements import avertissements
from coop_data.saisie.regles import verifier
from coop_data.saisie.schemas import AccompagnementCreate

AUJOURDHUI = date(2026, 3, 10)

REQUIS_DATE = "Veuillez renseigner une date"
DATE_ANCIENNE = "La date ne peut pas être antérieure au 1er janvier 2020"
DATE_FUTURE = "La date ne peut pas être dans le futur"
REQUIS_DUREE = "Veuillez renseigner une durée"
DUREE_NULLE = "Veuillez renseigner une durée personnalisée"
DUREE_HORS_BORNES = "La durée doit être comprise entre 1 minute et 23 h 59"
REQUIS_LIEU = "Veuillez renseigner un lieu d’accompagnement"
REQUIS_COMMUNE = "Veuillez renseigner la commune"
REQUIS_THEMATIQUE = "Veuillez renseigner au moins une thématique"
DEMARCHES_HORS_THEME = (
    "Les thématiques administratives ne sont autorisées que si la thématique "
    '"Aide aux démarches administratives" est sélectionnée'
)
PRECISION_HORS_THEME = (
    "La précision de la démarche ne peut être renseignée que si la thématique "
    '"Aide aux démarches administratives" est sélectionnée'
)
REQUIS_PARTICIPANTS = "Veuillez renseigner au moins un bénéficiaire"
TROP_DE_PARTICIPANTS = "Un atelier compte au plus 10 000 participants"
SOMME = "La somme des données socio-démographiques dépasse le total des bénéficiaires anonymes"
TROP_DEJA_ACCOMPAGNES = "Le nombre de bénéficiaires déjà accompagnés dépasse le nombre de participants"
ENTIER = "Veuillez renseigner un nombre entier"

INDIVIDUEL_VALIDE = {
    "activite": "individuel",
    "date": date(2026, 3, 9),
    "duree_minutes": 30,
    "type_lieu": "lieu_activite",
    "thematiques": ["email"],
}
COLLECTIF_VALIDE = {**INDIVIDUEL_VALIDE, "activite": "collectif", "nb_participants": 10}
DEMARCHES = ["aide_aux_demarches_administratives"]

CAS_COMMUNS = [
    pytest.param({}, {}, id="minimal"),
    pytest.param({"date": None}, {"date": REQUIS_DATE}, id="no date"),
    pytest.param({"date": date(2019, 12, 31)}, {"date": DATE_ANCIENNE}, id="before 2020"),
    pytest.param({"date": date(2020, 1, 1)}, {}, id="first day of 2020"),
    pytest.param({"date": date(2026, 3, 10)}, {}, id="today"),
    pytest.param({"date": date(2026, 3, 11)}, {"date": DATE_FUTURE}, id="tomorrow"),
    pytest.param({"duree_minutes": None}, {"duree_minutes": REQUIS_DUREE}, id="no duration"),
    pytest.param({"duree_minutes": 0}, {"duree_minutes": DUREE_NULLE}, id="0 min"),
    pytest.param({"duree_minutes": 1}, {}, id="1 min"),
    pytest.param({"duree_minutes": 1439}, {}, id="23 h 59"),
    pytest.param({"duree_minutes": 1440}, {"duree_minutes": DUREE_HORS_BORNES}, id="24 h"),
    pytest.param({"duree_minutes": 7.5}, {"duree_minutes": ANY}, id="half a minute"),
    pytest.param({"type_lieu": None}, {"type_lieu": REQUIS_LIEU}, id="no place"),
    pytest.param({"type_lieu": "rattachement"}, {"type_lieu": ANY}, id="canal of 2022"),
    pytest.param({"type_lieu": "a_distance"}, {}, id="remote, no commune"),
    pytest.param({"type_lieu": "autre"}, {"code_commune": REQUIS_COMMUNE}, id="other place, no commune"),
    pytest.param({"type_lieu": "domicile"}, {"code_commune": REQUIS_COMMUNE}, id="home, no commune"),
    pytest.param({"type_lieu": "autre", "code_commune": "69123"}, {}, id="other place, name not required"),
    pytest.param({"type_lieu": "domicile", "code_commune": "97411"}, {}, id="home with its commune"),
    pytest.param({"lieu": "Médiathèque"}, {}, id="named place"),
    pytest.param({"materiel": ["ordinateur", "aucun"]}, {}, id="equipment"),
    pytest.param({"materiel": ["minitel"]}, {"materiel": ANY}, id="unknown equipment"),
    pytest.param({"thematiques": []}, {"thematiques": REQUIS_THEMATIQUE}, id="emptied thématiques"),
    pytest.param({"thematiques": ["cuisine"]}, {"thematiques": ANY}, id="unknown thématique"),
    pytest.param({"thematiques": ["autre"]}, {"thematiques": ANY}, id="thématique of 2022"),
    pytest.param({"thematiques": DEMARCHES, "demarches": ["logement"]}, {}, id="démarche with its theme"),
    pytest.param({"thematiques": DEMARCHES}, {}, id="démarches are not required"),
    pytest.param({"demarches": ["logement"]}, {"demarches": DEMARCHES_HORS_THEME}, id="démarche without theme"),
    pytest.param({"thematiques": DEMARCHES, "demarches": ["permis"]}, {"demarches": ANY}, id="unknown démarche"),
    pytest.param(
        {"precisions_demarche": "APL"},
        {"precisions_demarche": PRECISION_HORS_THEME},
        id="name of a démarche without theme",
    ),
    pytest.param(
        {"thematiques": DEMARCHES, "precisions_demarche": "APL"}, {}, id="name of a démarche with its theme"
    ),
    pytest.param({"genre_feminin": -1}, {"genre_feminin": ANY}, id="negative count"),
    pytest.param({"age_70_plus": 0.5}, {"age_70_plus": ENTIER}, id="half a person"),
    pytest.param({"age_18_35": 1}, {"age_18_35": ANY}, id="bracket of 2022"),
    pytest.param({"age_35_60": 1}, {"age_35_60": ANY}, id="bracket of 2022, next"),
    pytest.param({"age_plus_60": 1}, {"age_plus_60": ANY}, id="bracket of 2022, last"),
    pytest.param({"suite_individuel": 1}, {"suite_individuel": ANY}, id="follow-up of 2022"),
    pytest.param({"suite_atelier": 1}, {"suite_atelier": ANY}, id="workshop follow-up of 2022"),
    pytest.param({"redirections": {"caf": 1}}, {"redirections": ANY}, id="redirection of 2022"),
]

CAS_INDIVIDUEL = [
    pytest.param({"activite": None}, {"activite": "Veuillez renseigner un type d’activité"}, id="no activité"),
    pytest.param({"activite": "ponctuel"}, {"activite": ANY}, id="activité of 2022"),
    pytest.param({"nb_participants": 1}, {}, id="one person"),
    pytest.param({"nb_participants": 2}, {"nb_participants": ANY}, id="two people"),
    pytest.param({"nb_deja_accompagnes": 1}, {}, id="already accompanied"),
    pytest.param(
        {"nb_deja_accompagnes": 2}, {"nb_deja_accompagnes": TROP_DEJA_ACCOMPAGNES}, id="accompanied twice over"
    ),
    pytest.param({"genre_feminin": 1, "age_25_39": 1, "statut_retraite": 1}, {}, id="who it was"),
    pytest.param({"genre_feminin": 1, "genre_masculin": 1}, {"genres": SOMME}, id="two genders"),
    pytest.param({"age_12_17": 1, "age_18_24": 1}, {"ages": SOMME}, id="two brackets"),
    pytest.param({"statut_en_emploi": 2}, {"statuts": SOMME}, id="two statuses"),
    pytest.param({"autonomie": "autonome"}, {}, id="autonomie"),
    pytest.param({"autonomie": "expert"}, {"autonomie": ANY}, id="unknown autonomie"),
    pytest.param({"niveau": "debutant"}, {}, id="niveau is for an atelier: left aside"),
    pytest.param({"oriente": True}, {}, id="directed, not said where"),
    pytest.param({"oriente": True, "structure_de_redirection": "aide_sociale"}, {}, id="directed"),
    pytest.param(
        {"oriente": True, "structure_de_redirection": "caf"},
        {"structure_de_redirection": ANY},
        id="unknown structure",
    ),
    pytest.param(
        {"oriente": False, "structure_de_redirection": "autre"},
        {"structure_de_redirection": ANY},
        id="not directed, yet a structure",
    ),
    pytest.param(
        {"structure_de_redirection": "autre"},
        {"structure_de_redirection": ANY},
        id="a structure, question unanswered",
    ),
    pytest.param(
        {
            "date": date(2026, 3, 11),
            "duree_minutes": None,
            "type_lieu": "domicile",
            "thematiques": [],
            "demarches": ["justice"],
            "genre_masculin": 3,
        },
        {
            "date": DATE_FUTURE,
            "duree_minutes": REQUIS_DUREE,
            "code_commune": REQUIS_COMMUNE,
            "thematiques": REQUIS_THEMATIQUE,
            "demarches": DEMARCHES_HORS_THEME,
            "genres": SOMME,
        },
        id="several at once",
    ),
]

CAS_COLLECTIF = [
    pytest.param({"titre": "Découvrir la tablette"}, {}, id="title"),
    pytest.param({"nb_participants": None}, {"nb_participants": REQUIS_PARTICIPANTS}, id="no participants"),
    pytest.param({"nb_participants": 0}, {"nb_participants": REQUIS_PARTICIPANTS}, id="nobody"),
    pytest.param({"nb_participants": -2}, {"nb_participants": ANY}, id="negative participants"),
    pytest.param({"nb_participants": 4.5}, {"nb_participants": ENTIER}, id="four and a half participants"),
    pytest.param({"nb_participants": 1}, {}, id="alone at the atelier"),
    pytest.param({"nb_participants": 10_000}, {}, id="most"),
    pytest.param({"nb_participants": 10_001}, {"nb_participants": TROP_DE_PARTICIPANTS}, id="too many"),
    pytest.param({"nb_deja_accompagnes": 10}, {}, id="all already accompanied"),
    pytest.param({"nb_deja_accompagnes": 11}, {"nb_deja_accompagnes": TROP_DEJA_ACCOMPAGNES}, id="more than came"),
    pytest.param({"nb_deja_accompagnes": -1}, {"nb_deja_accompagnes": ANY}, id="negative already accompanied"),
    pytest.param({"genre_feminin": 6, "genre_masculin": 4}, {}, id="all genders said"),
    pytest.param({"genre_feminin": 6, "genre_masculin": 3}, {}, id="one gender not said"),
    pytest.param({"genre_feminin": 6, "genre_masculin": 5}, {"genres": SOMME}, id="one gender too many"),
    pytest.param(
        {
            "age_moins_12": 1,
            "age_12_17": 1,
            "age_18_24": 1,
            "age_25_39": 1,
            "age_40_59": 1,
            "age_60_69": 1,
            "age_70_plus": 4,
        },
        {},
        id="all brackets said",
    ),
    pytest.param(
        {"age_moins_12": 5, "age_60_69": 5, "age_70_plus": 1}, {"ages": SOMME}, id="one bracket too many"
    ),
    pytest.param(
        {"statut_scolarise": 3, "statut_sans_emploi": 3, "statut_en_emploi": 3, "statut_retraite": 1},
        {},
        id="all statuses said",
    ),
    pytest.param(
        {"statut_scolarise": 3, "statut_sans_emploi": 3, "statut_en_emploi": 3, "statut_retraite": 2},
        {"statuts": SOMME},
        id="one status too many",
    ),
    pytest.param({"niveau": "avance"}, {}, id="niveau"),
    pytest.param({"niveau": "expert"}, {"niveau": ANY}, id="unknown niveau"),
    pytest.param({"autonomie": "autonome"}, {}, id="autonomie is for one person: left aside"),
    pytest.param({"oriente": True}, {}, id="orientation is for one person: left aside"),
    pytest.param(
        {"nb_participants": 0, "date": None, "type_lieu": None, "thematiques": []},
        {
            "nb_participants": REQUIS_PARTICIPANTS,
            "date": REQUIS_DATE,
            "type_lieu": REQUIS_LIEU,
            "thematiques": REQUIS_THEMATIQUE,
        },
        id="several at once, in the order of the atelier",
    ),
]


def _verifie(saisie: AccompagnementCreate, attendu: dict[str, str]) -> None:
    """Same fields, same messages, in the order of the form; no message is empty."""
    obtenu = verifier(saisie, aujourdhui=AUJOURDHUI)
    assert obtenu == attendu
    assert list(obtenu) == list(attendu)
    assert all(message.strip() for message in obtenu.values())


@pytest.mark.parametrize(("typed", "attendu"), CAS_COMMUNS + CAS_INDIVIDUEL)
def test_individuel(typed: dict[str, Any], attendu: dict[str, str]) -> None:
    _verifie(AccompagnementCreate(**{**INDIVIDUEL_VALIDE, **typed}), attendu)


@pytest.mark.parametrize(("typed", "attendu"), CAS_COMMUNS + CAS_COLLECTIF)
def test_collectif(typed: dict[str, Any], attendu: dict[str, str]) -> None:
    _verifie(AccompagnementCreate(**{**COLLECTIF_VALIDE, **typed}), attendu)


@pytest.mark.parametrize(
    ("fuseau", "du_jour", "attendu"),
    [
        # 21:30 UTC on 31 March: 23:30 in Paris, already 01:30 on 1 April in La Réunion, 16:30 in La Martinique.
        ("Europe/Paris", date(2026, 3, 31), {"date": DATE_FUTURE}),
        ("Indian/Reunion", date(2026, 4, 1), {}),
        ("America/Martinique", date(2026, 3, 31), {"date": DATE_FUTURE}),
    ],
)
def test_today_is_that_of_the_person(
    monkeypatch: pytest.MonkeyPatch, fuseau: str, du_jour: date, attendu: dict[str, str]
) -> None:
    class Horloge(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime(2026, 3, 31, 21, 30, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(module_acteur, "datetime", Horloge)
    aujourdhui = Acteur(nom="Camille", fuseau=ZoneInfo(fuseau)).aujourdhui()
    assert aujourdhui == du_jour
    saisie = AccompagnementCreate(**{**INDIVIDUEL_VALIDE, "date": date(2026, 4, 1)})
    assert verifier(saisie, aujourdhui=aujourdhui) == attendu


@pytest.mark.parametrize(
    ("typed", "averti"),
    [
        ({"duree_minutes": 720}, False),
        ({"duree_minutes": 721}, True),
        ({"nb_participants": 200}, False),
        ({"nb_participants": 201}, True),
    ],
)
def test_what_is_unlikely_warns_and_is_not_refused(typed: dict[str, Any], averti: bool) -> None:
    saisie = AccompagnementCreate(**{**COLLECTIF_VALIDE, **typed})
    assert verifier(saisie, aujourdhui=AUJOURDHUI) == {}
    assert bool(avertissements(saisie, aujourdhui=AUJOURDHUI)) is averti
