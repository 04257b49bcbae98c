"""What is typed in the three coordination forms, and what is answered: one table per form, from the reference."""

from datetime import date
from typing import Any
from unittest.mock import ANY

import pytest

from coop_data.saisie.avertissements import avertissements
from coop_data.saisie.regles import verifier
from coop_data.saisie.schemas import AnimationCreate, EvenementCreate, PartenariatCreate

AUJOURDHUI = date(2026, 3, 10)

REQUIS_DATE = "Veuillez renseigner une date"
DATE_ANCIENNE = "La date ne peut pas être antérieure au 1er janvier 2020"
REQUIS_DUREE = "Veuillez renseigner une durée"
DUREE_NULLE = "Veuillez renseigner une durée personnalisée"
DUREE_HORS_BORNES = "La durée doit être comprise entre 1 minute et 23 h 59"
REQUIS_PUBLIC = "Veuillez renseigner au moins un médiateur, une structure ou un autre acteur"
REQUIS_TYPE_ANIMATION = "Veuillez renseigner un type d’animation"
PRECISER_TYPE_ANIMATION = "Veuillez préciser le type d’animation"
REQUIS_THEMATIQUE = "Veuillez renseigner au moins une thématique d’animation"
PRECISER_THEMATIQUE = "Veuillez préciser la thématique d’animation"
ENTIER = "Veuillez renseigner un nombre entier"
POSITIF = "Le nombre de participants doit être positif"
REQUIS_TYPE_EVENEMENT = "Veuillez renseigner un type d’événement"
PRECISER_TYPE_EVENEMENT = "Veuillez préciser le type d’événement"
REQUIS_ORGANISATEUR = "Veuillez renseigner au moins un organisateur"
PRECISER_ORGANISATEUR = "Veuillez préciser l’organisateur"
REQUIS_NATURE = "Veuillez renseigner au moins une nature de partenariat"
PRECISER_NATURE = "Veuillez préciser la nature du partenariat"
REQUIS_PARTENAIRE = "Au moins une structure partenaire est requise"
REQUIS_NOM_PARTENAIRE = "Veuillez renseigner le nom de la structure partenaire"
REQUIS_TYPE_PARTENAIRE = "Veuillez renseigner le type de la structure partenaire"
PRECISER_TYPE_PARTENAIRE = "Veuillez préciser le type de structure"

ANIMATION_VALIDE = {
    "date": date(2026, 3, 9),
    "duree_minutes": 60,
    "mediateurs": 3,
    "type_animation": "echange",
    "thematiques": ["partage"],
}
EVENEMENT_VALIDE = {"date": date(2026, 3, 9), "type_evenement": "nec_local", "organisateurs": ["hub"]}
PARTENAIRE_VALIDE = {"nom": "Mairie de Lyon", "type": "commune"}
PARTENARIAT_VALIDE = {"date": date(2026, 3, 9), "natures": ["subvention"], "partenaires": [PARTENAIRE_VALIDE]}

CAS_ANIMATION = [
    pytest.param({}, {}, id="minimal"),
    pytest.param({"date": None}, {"date": REQUIS_DATE}, id="no date"),
    pytest.param({"date": date(2019, 12, 31)}, {"date": DATE_ANCIENNE}, id="before 2020"),
    pytest.param({"date": date(2020, 1, 1)}, {}, id="first day of 2020"),
    pytest.param({"date": date(2026, 3, 10)}, {}, id="today"),
    pytest.param({"date": date(2026, 3, 11)}, {}, id="tomorrow is accepted"),
    pytest.param({"date": date(2027, 3, 10)}, {}, id="next year is accepted"),
    pytest.param({"duree_minutes": None}, {"duree_minutes": REQUIS_DUREE}, id="no duration"),
    pytest.param({"duree_minutes": 0}, {"duree_minutes": DUREE_NULLE}, id="0 min"),
    pytest.param({"duree_minutes": 1}, {}, id="1 min"),
    pytest.param({"duree_minutes": 1439}, {}, id="23 h 59"),
    pytest.param({"duree_minutes": 1440}, {"duree_minutes": DUREE_HORS_BORNES}, id="24 h"),
    pytest.param({"duree_minutes": -15}, {"duree_minutes": DUREE_HORS_BORNES}, id="negative duration"),
    pytest.param({"duree_minutes": 12.5}, {"duree_minutes": ANY}, id="half a minute"),
    pytest.param({"mediateurs": None}, {"public": REQUIS_PUBLIC}, id="audiences untouched"),
    pytest.param(
        {"mediateurs": 0, "structures": 0, "autres_acteurs": 0}, {"public": REQUIS_PUBLIC}, id="three zeros"
    ),
    pytest.param({"mediateurs": 0, "structures": 1}, {}, id="structures alone"),
    pytest.param({"mediateurs": None, "autres_acteurs": 1}, {}, id="other actors alone"),
    pytest.param({"structures": -1}, {"structures": POSITIF}, id="negative structures"),
    pytest.param({"autres_acteurs": -3}, {"autres_acteurs": POSITIF}, id="negative other actors"),
    pytest.param({"structures": 1.5}, {"structures": ENTIER}, id="a structure and a half"),
    pytest.param({"mediateurs": 3.0}, {}, id="3.0 is whole"),
    pytest.param({"type_animation": None}, {"type_animation": REQUIS_TYPE_ANIMATION}, id="no type"),
    pytest.param({"type_animation": "grand_public"}, {"type_animation": ANY}, id="type of another list"),
    pytest.param({"type_animation": "reunion"}, {}, id="réunion"),
    pytest.param(
        {"type_animation": "autre"}, {"type_animation_autre": PRECISER_TYPE_ANIMATION}, id="other type, not said"
    ),
    pytest.param(
        {"type_animation": "autre", "type_animation_autre": " \u00a0\t"},
        {"type_animation_autre": PRECISER_TYPE_ANIMATION},
        id="other type, blank",
    ),
    pytest.param({"type_animation": "autre", "type_animation_autre": "Salon"}, {}, id="other type, said"),
    pytest.param({"initiative": "demande"}, {}, id="initiative"),
    pytest.param({"initiative": "hasard"}, {"initiative": ANY}, id="unknown initiative"),
    pytest.param({"thematiques": []}, {"thematiques": REQUIS_THEMATIQUE}, id="emptied thématiques"),
    pytest.param({"thematiques": ["partage", "cuisine"]}, {"thematiques": ANY}, id="unknown thématique"),
    pytest.param(
        {"thematiques": ["rh", "autre"]}, {"thematique_autre": PRECISER_THEMATIQUE}, id="other theme, not said"
    ),
    pytest.param(
        {"thematiques": ["autre"], "thematique_autre": "   "},
        {"thematique_autre": PRECISER_THEMATIQUE},
        id="other theme, blank",
    ),
    pytest.param({"thematiques": ["autre"], "thematique_autre": "IA"}, {}, id="other theme, said"),
    pytest.param(
        {
            "date": None,
            "duree_minutes": None,
            "mediateurs": 0,
            "type_animation": "autre",
            "thematiques": ["autre"],
        },
        {
            "date": REQUIS_DATE,
            "duree_minutes": REQUIS_DUREE,
            "public": REQUIS_PUBLIC,
            "type_animation_autre": PRECISER_TYPE_ANIMATION,
            "thematique_autre": PRECISER_THEMATIQUE,
        },
        id="several at once",
    ),
    pytest.param(
        {"date": None, "duree_minutes": None, "mediateurs": None, "type_animation": None, "thematiques": []},
        {
            "date": REQUIS_DATE,
            "duree_minutes": REQUIS_DUREE,
            "public": REQUIS_PUBLIC,
            "type_animation": REQUIS_TYPE_ANIMATION,
            "thematiques": REQUIS_THEMATIQUE,
        },
        id="nothing typed",
    ),
]

CAS_EVENEMENT = [
    pytest.param({}, {}, id="minimal"),
    pytest.param({"date": None}, {"date": REQUIS_DATE}, id="no date"),
    pytest.param({"date": date(2019, 12, 31)}, {"date": DATE_ANCIENNE}, id="before 2020"),
    pytest.param({"date": date(2026, 12, 1)}, {}, id="to come is accepted"),
    pytest.param({"participants": None}, {}, id="participants are optional"),
    pytest.param({"participants": 0}, {}, id="nobody came"),
    pytest.param({"participants": 250}, {}, id="a crowd"),
    pytest.param({"participants": -1}, {"participants": POSITIF}, id="negative participants"),
    pytest.param({"participants": 2.5}, {"participants": ENTIER}, id="two and a half participants"),
    pytest.param({"nom": "NEC Rhône", "echelon": "regional"}, {}, id="name and échelon"),
    pytest.param({"echelon": "mondial"}, {"echelon": ANY}, id="unknown échelon"),
    pytest.param({"type_evenement": None}, {"type_evenement": REQUIS_TYPE_EVENEMENT}, id="no type"),
    pytest.param({"type_evenement": "comite"}, {"type_evenement": ANY}, id="moved type: comité"),
    pytest.param({"type_evenement": "assemblee"}, {"type_evenement": ANY}, id="moved type: assemblée"),
    pytest.param(
        {"type_evenement": "reunion_coordination"},
        {"type_evenement": ANY},
        id="moved type: réunion de coordination",
    ),
    pytest.param({"type_evenement": "emploi"}, {"type_evenement": ANY}, id="removed type: emploi"),
    pytest.param(
        {"type_evenement": "autre"}, {"type_evenement_autre": PRECISER_TYPE_EVENEMENT}, id="other type, not said"
    ),
    pytest.param(
        {"type_evenement": "autre", "type_evenement_autre": "  "},
        {"type_evenement_autre": PRECISER_TYPE_EVENEMENT},
        id="other type, blank",
    ),
    pytest.param({"type_evenement": "autre", "type_evenement_autre": "Fête"}, {}, id="other type, said"),
    pytest.param({"organisateurs": []}, {"organisateurs": REQUIS_ORGANISATEUR}, id="emptied organisers"),
    pytest.param({"organisateurs": ["ma_structure", "etat"]}, {}, id="two organisers"),
    pytest.param({"organisateurs": ["consortium"]}, {"organisateurs": ANY}, id="merged organiser"),
    pytest.param(
        {"organisateurs": ["hub", "autre"]},
        {"organisateur_autre": PRECISER_ORGANISATEUR},
        id="other organiser, not said",
    ),
    pytest.param(
        {"organisateurs": ["autre"], "organisateur_autre": " "},
        {"organisateur_autre": PRECISER_ORGANISATEUR},
        id="other organiser, blank",
    ),
    pytest.param(
        {"organisateurs": ["autre"], "organisateur_autre": "Un syndicat"}, {}, id="other organiser, said"
    ),
    pytest.param(
        {"date": None, "participants": -4, "type_evenement": "autre", "organisateurs": []},
        {
            "date": REQUIS_DATE,
            "participants": POSITIF,
            "type_evenement_autre": PRECISER_TYPE_EVENEMENT,
            "organisateurs": REQUIS_ORGANISATEUR,
        },
        id="several at once",
    ),
]

CAS_PARTENARIAT = [
    pytest.param({}, {}, id="minimal"),
    pytest.param({"date": None}, {"date": REQUIS_DATE}, id="no date"),
    pytest.param({"date": date(2019, 12, 31)}, {"date": DATE_ANCIENNE}, id="before 2020"),
    pytest.param({"date": date(2026, 9, 1)}, {}, id="to come is accepted"),
    pytest.param({"nom": "Convention France Services", "echelon": "communal"}, {}, id="name and échelon"),
    pytest.param({"echelon": "mondial"}, {"echelon": ANY}, id="unknown échelon"),
    pytest.param({"natures": []}, {"natures": REQUIS_NATURE}, id="emptied natures"),
    pytest.param({"natures": ["mariage"]}, {"natures": ANY}, id="unknown nature"),
    pytest.param({"natures": ["parcours_usager", "rdv_elu"]}, {}, id="two natures"),
    pytest.param({"natures": ["autre"]}, {"nature_autre": PRECISER_NATURE}, id="other nature, not said"),
    pytest.param(
        {"natures": ["autre"], "nature_autre": "\n "}, {"nature_autre": PRECISER_NATURE}, id="other nature, blank"
    ),
    pytest.param({"natures": ["autre"], "nature_autre": "Convention"}, {}, id="other nature, said"),
    pytest.param({"partenaires": []}, {"partenaires": REQUIS_PARTENAIRE}, id="no partner"),
    pytest.param(
        {"partenaires": [{}]},
        {"partenaires.0.nom": REQUIS_NOM_PARTENAIRE, "partenaires.0.type": REQUIS_TYPE_PARTENAIRE},
        id="the row of the default, untouched",
    ),
    pytest.param(
        {"partenaires": [{"nom": "  ", "type": "epci"}]},
        {"partenaires.0.nom": REQUIS_NOM_PARTENAIRE},
        id="blank partner name",
    ),
    pytest.param(
        {"partenaires": [PARTENAIRE_VALIDE, {"nom": "Emmaüs Connect"}]},
        {"partenaires.1.type": REQUIS_TYPE_PARTENAIRE},
        id="second partner without type",
    ),
    pytest.param(
        {"partenaires": [{"nom": "Chez nous", "type": "ma_structure"}]},
        {"partenaires.0.type": ANY},
        id="ma_structure is not a partner type",
    ),
    pytest.param(
        {"partenaires": [{"nom": "La Poste", "type": "autre"}]},
        {"partenaires.0.type_autre": PRECISER_TYPE_PARTENAIRE},
        id="other partner type, not said",
    ),
    pytest.param(
        {"partenaires": [{"nom": "La Poste", "type": "autre", "type_autre": " "}]},
        {"partenaires.0.type_autre": PRECISER_TYPE_PARTENAIRE},
        id="other partner type, blank",
    ),
    pytest.param(
        {"partenaires": [{"nom": "La Poste", "type": "autre", "type_autre": "Opérateur"}]},
        {},
        id="other partner type, said",
    ),
    pytest.param(
        {"date": None, "natures": [], "partenaires": [PARTENAIRE_VALIDE, {"type": "autre"}]},
        {
            "date": REQUIS_DATE,
            "natures": REQUIS_NATURE,
            "partenaires.1.nom": REQUIS_NOM_PARTENAIRE,
            "partenaires.1.type_autre": PRECISER_TYPE_PARTENAIRE,
        },
        id="several at once",
    ),
]


def _verifie(obtenu: dict[str, str], attendu: dict[str, str]) -> None:
    """Same fields, same messages, in the order of the form; no message is empty."""
    assert obtenu == attendu
    assert list(obtenu) == list(attendu)
    assert all(message.strip() for message in obtenu.values())


@pytest.mark.parametrize(("typed", "attendu"), CAS_ANIMATION)
def test_animation(typed: dict[str, Any], attendu: dict[str, str]) -> None:
    _verifie(verifier(AnimationCreate(**{**ANIMATION_VALIDE, **typed}), aujourdhui=AUJOURDHUI), attendu)


@pytest.mark.parametrize(("typed", "attendu"), CAS_EVENEMENT)
def test_evenement(typed: dict[str, Any], attendu: dict[str, str]) -> None:
    _verifie(verifier(EvenementCreate(**{**EVENEMENT_VALIDE, **typed}), aujourdhui=AUJOURDHUI), attendu)


@pytest.mark.parametrize(("typed", "attendu"), CAS_PARTENARIAT)
def test_partenariat(typed: dict[str, Any], attendu: dict[str, str]) -> None:
    _verifie(verifier(PartenariatCreate(**{**PARTENARIAT_VALIDE, **typed}), aujourdhui=AUJOURDHUI), attendu)


@pytest.mark.parametrize(
    "saisie",
    [
        AnimationCreate(**ANIMATION_VALIDE),
        EvenementCreate(**EVENEMENT_VALIDE),
        PartenariatCreate(**PARTENARIAT_VALIDE),
    ],
    ids=lambda saisie: saisie.formulaire,
)
def test_a_day_to_come_is_accepted_with_a_warning_and_today_without(saisie: Any) -> None:
    demain = saisie.model_copy(update={"date": date(2026, 3, 11)})
    assert verifier(demain, aujourdhui=AUJOURDHUI) == {}
    assert [texte for texte in avertissements(demain, aujourdhui=AUJOURDHUI) if "à venir" in texte]
    du_jour = saisie.model_copy(update={"date": AUJOURDHUI})
    assert avertissements(du_jour, aujourdhui=AUJOURDHUI) == []


@pytest.mark.parametrize(
    ("notes", "averti"),
    [
        ("Appeler Mme D. au 06 12 34 56 78", True),
        ("Écrire à jeanne.dupont@exemple.fr", True),
        ("NIR 2 84 05 69 123 456 78", True),
        ("Réunion du 10/03/2026 à 14 h 30, salle 12", False),
        ("Convention 2024-2026, 12 000 euros", False),
        (None, False),
    ],
)
def test_notes_holding_personal_data_warn_and_are_not_refused(notes: str | None, averti: bool) -> None:
    saisie = AnimationCreate(**ANIMATION_VALIDE, notes=notes)
    assert verifier(saisie, aujourdhui=AUJOURDHUI) == {}
    assert bool(avertissements(saisie, aujourdhui=AUJOURDHUI)) is averti


@pytest.mark.parametrize(
    ("schema", "valide"),
    [
        (AnimationCreate, ANIMATION_VALIDE),
        (EvenementCreate, EVENEMENT_VALIDE),
        (PartenariatCreate, PARTENARIAT_VALIDE),
    ],
)
def test_no_form_takes_a_time_of_communication(schema: Any, valide: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="temps_communication"):
        schema(**valide, temps_communication=2)
