"""Each reader of a cell: what it understands, and the sentence it refuses with."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from coop_data.domain.accompagnement import StructureDeRedirection, Thematique, TypeLieu
from coop_data.domain.coordination import Organisateur
from coop_data.imports import conversions as lire

SIRET = "73282932000074"


@pytest.mark.parametrize(
    ("lecture", "texte", "valeur"),
    [
        (lire.lire_texte, "  deux espaces  ", "  deux espaces  "),
        (lire.lire_texte, "   ", None),
        (lire.lire_mot, " S-1 ", "S-1"),
        (lire.lire_minutes, "", None),
        (lire.lire_minutes, "90", 90),
        (lire.lire_minutes, "90 min", 90),
        (lire.lire_minutes, "45mn", 45),
        (lire.lire_minutes, "1h30", 90),
        (lire.lire_minutes, "1 H 30", 90),
        (lire.lire_minutes, "1\u00a0h\u00a030 min", 90),
        (lire.lire_minutes, "1:30", 90),
        (lire.lire_minutes, "01:30:00", 90),
        (lire.lire_minutes, "2h", 120),
        (lire.lire_minutes, "1h05", 65),
        (lire.lire_minutes, "2 heures", 120),
        (lire.lire_duree, "1h30", {"duree_minutes": 90, "classe_duree": "60_119"}),
        (lire.lire_entier, "", None),
        (lire.lire_entier, "0", 0),
        (lire.lire_entier, "1 250", 1250),
        (lire.lire_entier, "-3", -3),
        (lire.lire_date, "2026-03-09", date(2026, 3, 9)),
        (lire.lire_date, "09/03/2026", date(2026, 3, 9)),
        (lire.lire_date, " ", None),
        (lire.lire_oui_non, "Oui", True),
        (lire.lire_oui_non, "non", False),
        (lire.lire_oui_non, "", None),
        (lire.UnDe(TypeLieu), "rattachement", TypeLieu.LIEU_ACTIVITE),
        (lire.UnDe(TypeLieu), "À distance", TypeLieu.A_DISTANCE),
        (lire.UnDe(StructureDeRedirection), "", None),
        (lire.PlusieursDe(Thematique), "email|traitement texte|bureautique", ["email", "bureautique"]),
        (lire.PlusieursDe(Thematique), "equipement informatique", ["prendre_en_main_du_materiel"]),
        (
            lire.PlusieursDe(Organisateur),
            "Un consortium|Un syndicat mixte|Moi - même",
            ["groupement", "ma_structure"],
        ),
        (lire.PlusieursDe(Thematique), "", []),
        (lire.lire_noms, r"QPV, ZRR|=x|QPV, ZRR|a\|b", ("QPV, ZRR", "=x", "a|b")),
        (lire.lire_redirections, "caf:1|ants:2|CAF:3|Maison du lac:1", {"caf": 4, "ants": 2, "Maison du lac": 1}),
        (lire.lire_redirections, r"a\:b:1", {"a:b": 1}),
        (lire.lire_redirections, "", {}),
        (lire.lire_duree, "0-30", {"duree_minutes": 30, "classe_duree": "moins_30"}),
        (lire.lire_duree, "30-60", {"duree_minutes": 60, "classe_duree": "30_59"}),
        (lire.lire_duree, "60", {"duree_minutes": 60, "classe_duree": "60_119"}),
        (lire.lire_duree, "30", {"duree_minutes": 30, "classe_duree": "30_59"}),
        (lire.lire_duree, "120", {"duree_minutes": 120, "classe_duree": "120_plus"}),
        (lire.lire_duree, "", {"duree_minutes": None, "classe_duree": None}),
        (lire.lire_siret, "732 829 320 00074", SIRET),
        (lire.lire_siret, "", None),
        (lire.lire_email, " Anais@Exemple.FR ", "anais@exemple.fr"),
    ],
)
def test_readers_understand(lecture: Callable[[str], Any], texte: str, valeur: object) -> None:
    assert lecture(texte) == valeur


def test_partners_have_a_name_a_type_and_a_precision() -> None:
    assert lire.lire_partenaires(r"Mairie \| annexe~commune|Lycée~Autre~enseignement|~epci|Seul") == [
        {"nom": "Mairie | annexe", "type": "commune", "type_autre": None},
        {"nom": "Lycée", "type": "autre", "type_autre": "enseignement"},
        {"nom": None, "type": "epci", "type_autre": None},
        {"nom": "Seul", "type": None, "type_autre": None},
    ]
    assert lire.lire_partenaires("") == []


@pytest.mark.parametrize(
    ("lecture", "texte", "motif"),
    [
        (lire.lire_entier, "douze", "nombre entier"),
        (lire.lire_entier, "1,5", "nombre entier"),
        (lire.lire_entier, "²", "nombre entier"),
        (lire.lire_entier, "99999999999", "trop grand"),
        (lire.lire_entier, "2147483648", "trop grand"),
        (lire.lire_date, "31/02/2026", "date"),
        (lire.lire_date, "2026-3", "date"),
        (lire.lire_oui_non, "peut-être", "oui"),
        (lire.UnDe(TypeLieu), "sur la lune", "valeur connue"),
        (lire.PlusieursDe(Thematique), "email|cuisine", "valeur connue"),
        (lire.lire_redirections, "caf", "organisme:nombre"),
        (lire.lire_redirections, "caf:0", "au moins une"),
        (lire.lire_redirections, ":2", "au moins une"),
        (lire.lire_partenaires, "a~commune~b~c", "nom~type"),
        (lire.lire_partenaires, "a~planète", "valeur connue"),
        (lire.lire_siret, "73282932000075", "SIRET"),
        (lire.lire_siret, "123", "SIRET"),
        (lire.lire_email, "anais", "adresse"),
    ],
)
def test_readers_refuse_with_a_reason(lecture: Callable[[str], Any], texte: str, motif: str) -> None:
    with pytest.raises(ValueError, match=motif):
        lecture(texte)


@pytest.mark.parametrize("texte", ["une heure", "1h75", "1:", "h30", "1.5", "1h30min20"])
def test_a_duration_that_is_none_says_how_to_write_one(texte: str) -> None:
    with pytest.raises(ValueError, match="une durée est attendue, en minutes \\(90\\) ou en heures \\(1h30\\)"):
        lire.lire_minutes(texte)
