"""The Explorer on screen: a question of the address is answered or explained, within an account’s perimeter."""

import re
from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from coop_data import db
from coop_data.domain.accompagnement import Activite
from coop_data.domain.coordination import TypeActivite
from coop_data.domain.roles import Role
from coop_data.models import Utilisateur
from tests.factories import (
    create_accompagnement,
    create_activite,
    create_conseiller,
    create_structure,
    create_utilisateur,
)
from tests.ui.administration.support import champ
from tests.ui.pilotage.support import adresse, compte_de, compte_de_structure
from tests.ui.support import open_screen, texts

PERIODE = "2026-01-01_2026-06-30"


@dataclass(frozen=True)
class Comptes:
    """An analyst, the employer of the Rhône, a coordinator of the Ain, and the external id of this one."""

    anct: Utilisateur
    employeur: Utilisateur
    coordinateur: Utilisateur
    voisine: str


@pytest.fixture
def comptes(base_servie: Engine) -> Comptes:
    """Rhône: 2 CRA of one conseiller, one of them about health with 3 people; Ain: 1 CRA, and 90 minutes."""
    with db.ecriture() as session:
        mairie = create_structure(session, "69", id_externe="S-MAIRIE", nom="Mairie <b>centrale</b>")
        emile = create_conseiller(session, mairie, prenom="Émile", nom="Ébène")
        create_accompagnement(session, emile, mairie, date=date(2026, 2, 3))
        create_accompagnement(
            session,
            emile,
            mairie,
            date=date(2026, 5, 4),
            activite=Activite.COLLECTIF,
            nb_participants=3,
            thematiques=["sante", "email"],
            age_60_69=2,
        )
        voisine = create_structure(session, "01", nom="Voisine")
        chloe = create_conseiller(session, voisine, prenom="Chloé", nom="Chef", est_coordinateur=True)
        create_accompagnement(session, chloe, voisine, date=date(2026, 5, 5))
        create_activite(
            session, chloe, voisine, type=TypeActivite.ANIMATION, date=date(2026, 5, 6), duree_minutes=90
        )
        return Comptes(
            create_utilisateur(session, Role.ANCT),
            compte_de_structure(session, mairie),
            compte_de(session, chloe),
            chloe.id_externe,
        )


def ouvrir(monkeypatch: pytest.MonkeyPatch, compte: Utilisateur, **parametres: object) -> AppTest:
    choisis: dict[str, object] = {"periode": PERIODE} | parametres
    ecran = open_screen(monkeypatch, compte, "explorer", **choisis)  # type: ignore[arg-type]
    assert not ecran.exception
    return ecran


def html(ecran: AppTest) -> str:
    return " ".join(str(bloc.proto.body) for bloc in ecran.get("html"))


def tableau(ecran: AppTest) -> list[list[str]]:
    """The rows of the first table, headers first, as they are read; nothing when there is none."""
    return next(iter(tableaux(ecran)), [])


def tableaux(ecran: AppTest) -> list[list[list[str]]]:
    """Every table; of a head that has a short name, the long one."""
    page = re.sub('<span class="explorer-court">.*?</span>', "", html(ecran))
    page = re.sub('<span class="explorer-long">(.*?)</span>', r"\1", page)
    return [
        [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", rangee) for rangee in re.findall(r"<tr.*?</tr>", corps)]
        for corps in re.findall(r"<table.*?</table>", page)
    ]


def test_without_a_row_ready_questions_are_offered(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    for domaine, question in (
        ("accompagnement", "Thème Santé, 60 ans et plus, par département et par trimestre, en % de la ligne"),
        ("coordination", "Heures d’animation et coordinateurs actifs par type de structure et par trimestre"),
    ):
        ecran = ouvrir(monkeypatch, comptes.anct, domaine=domaine)
        liens = [lien.proto.label for lien in ecran.get("page_link")]
        assert question in liens
        assert tableau(ecran) == []


def test_a_question_of_the_address_is_answered(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.anct, ligne="departement", colonne="trimestre", tri="nom")
    assert tableau(ecran) == [
        ["Département", "1er trimestre 2026", "2e trimestre 2026", "Total"],
        ["Ain", "0", "1", "1"],
        ["Rhône", "1", "1", "2"],
        ["Total", "1", "2", "3"],
    ]
    assert "CRA enregistrés par département et par trimestre\u202f: France entière" in texts(ecran)
    (fichier, *autres) = re.findall(r'href="(/fichiers/explorer\.[^"]+)"', html(ecran))
    assert len(autres) == 5  # CSV, Excel and Parquet, at the head and at the foot
    assert {"ligne=departement", "colonne=trimestre", f"periode={PERIODE}"} <= set(
        fichier.replace("&amp;", "&").partition("?")[2].split("&")
    )


def test_people_kept_and_shares_of_the_row(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    parametres = {
        "mesure": "accompagnements",
        "ligne": "departement",
        "colonne": "trimestre",
        "part": "ligne",
        "parmi.thematique": "sante",
        "parmi.age": ["60_69", "70_plus"],
    }
    ecran = ouvrir(monkeypatch, comptes.anct, **parametres)
    assert tableau(ecran)[1:] == [
        ["Rhône", "0,0\u202f%", "100,0\u202f%", "100,0\u202f%", "2"],
        ["Total", "0,0\u202f%", "100,0\u202f%", "100,0\u202f%", "2"],
    ]
    assert champ(ecran, "Thème").value == ["sante"]
    assert champ(ecran, "Tranche d’âge").value == ["60_69", "70_plus"]


def test_minutes_read_as_hours(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(
        monkeypatch, comptes.anct, domaine="coordination", mesure="minutes_animation", ligne="departement"
    )
    assert tableau(ecran)[1:] == [["Ain", "1\u202fh\u202f30"], ["Total", "1\u202fh\u202f30"]]


def test_two_measures_are_answered_together(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    parametres = {"domaine": "coordination", "mesure": ["minutes_animation", "coordinateurs_actifs"]}
    ecran = ouvrir(monkeypatch, comptes.anct, ligne="departement", **parametres)
    assert tableaux(ecran) == [
        [
            ["Département", "Temps d’animation", "Coordinateur·ices actifs"],
            ["Ain", "1\u202fh\u202f30", "1"],
            ["Total", "1\u202fh\u202f30", "1"],
        ]
    ]
    par_type = ouvrir(monkeypatch, comptes.anct, ligne="type", colonne="trimestre", **parametres)
    temps, coordinateurs = tableaux(par_type)
    assert temps[1:3] == [["Animation", "0", "1\u202fh\u202f30", "1\u202fh\u202f30"], ["Évènement", "0", "0", "0"]]
    assert coordinateurs[1:3] == [["Animation", "0", "1", "1"], ["Évènement", "0", "0", "0"]]
    assert "Temps d’animation et coordinateur·ices actifs par type d’activité et par trimestre" in texts(par_type)
    assert "mesure=minutes_animation&amp;mesure=coordinateurs_actifs" in html(par_type)
    dessin = ouvrir(monkeypatch, comptes.anct, ligne="departement", affichage="barres", **parametres)
    assert "Temps d’animation par département" in dessin.get("plotly_chart")[0].proto.alt
    champ(dessin, "Mesure dessinée").set_value("coordinateurs_actifs").run()
    assert "Coordinateur·ices actifs par département" in dessin.get("plotly_chart")[0].proto.alt
    assert adresse(dessin)["dessinee"] == ["coordinateurs_actifs"]


def test_names_of_people_stay_text(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.anct, ligne="structure", tri="nom")
    assert tableau(ecran)[1] == ["Mairie &lt;b&gt;centrale&lt;/b&gt;", "2"]


def test_what_cannot_be_crossed_is_explained(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.anct, mesure="deja_accompagnes", ligne="age")
    assert "ne se compte pas pour certaines personnes" in texts(ecran)
    assert tableau(ecran) == []
    assert "Un axe ne peut être choisi qu’une fois" in texts(
        ouvrir(monkeypatch, comptes.anct, ligne="age", colonne="age")
    )


@pytest.mark.parametrize(
    ("parametre", "valeur", "dit"),
    [
        ("domaine", "zz", "zz » n’est pas un domaine."),
        ("selon", "zz", "zz » ne dit pas quel territoire compter."),
        ("premiers", "²", "² » n’est pas un nombre de lignes."),
    ],
)
def test_nonsense_in_the_address_is_said_as_files_say_it(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch, parametre: str, valeur: str, dit: str
) -> None:
    ecran = ouvrir(monkeypatch, comptes.anct, ligne="region", **{parametre: valeur})
    assert dit in texts(ecran)
    assert tableau(ecran) == []


def test_a_table_too_wide_for_a_screen_shows_its_first_columns_and_its_total(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = ouvrir(
        monkeypatch, comptes.anct, ligne="departement", colonne="semaine", periode="2022-01-03_2026-06-30"
    )
    entetes, *_, total = tableau(ecran)
    assert (len(entetes), entetes[1], entetes[-1]) == (121, "semaine du 03/01/2022", "Total")
    assert (len(total), total[-1]) == (121, "3")
    assert "les 119 premières colonnes, les fichiers les donnent toutes" in texts(ecran)


def test_a_question_writes_its_perimeter_and_another_reader_counts_the_same(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "perimetre" not in adresse(ouvrir(monkeypatch, comptes.employeur))
    ecran = ouvrir(monkeypatch, comptes.employeur, ligne="mois")
    posee = adresse(ecran)
    assert posee["perimetre"] == ["structure:S-MAIRIE"]
    assert "perimetre=structure%3AS-MAIRIE" in ecran.code[0].value  # « Copier le lien », above the choices
    assert tableau(ouvrir(monkeypatch, comptes.anct, ligne="mois", perimetre=posee["perimetre"][0]))[-1][-1] == "2"


@pytest.mark.parametrize("affichage", ["barres", "carte"])
def test_each_drawing_has_its_table(comptes: Comptes, monkeypatch: pytest.MonkeyPatch, affichage: str) -> None:
    ecran = ouvrir(monkeypatch, comptes.anct, ligne="departement", affichage=affichage)
    (dessin,) = ecran.get("plotly_chart")
    assert "Les valeurs sont dans le tableau." in dessin.proto.alt
    assert tableau(ecran)[-1] == ["Total", "3"]


@pytest.mark.parametrize("affichage", ["empilees", "courbes", "chaleur"])
def test_each_drawing_of_columns_has_its_table(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch, affichage: str
) -> None:
    ecran = ouvrir(monkeypatch, comptes.anct, ligne="departement", colonne="trimestre", affichage=affichage)
    assert len(ecran.get("plotly_chart")) == 1
    assert tableau(ecran)[-1] == ["Total", "1", "2", "3"]


def test_an_employer_counts_its_own_first_and_names_no_one_elsewhere(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = ouvrir(monkeypatch, comptes.employeur, ligne="conseiller")
    assert tableau(ecran)[1:] == [["Émile Ébène", "2"], ["Total", "2"]]
    ecran = ouvrir(monkeypatch, comptes.employeur, perimetre="national", ligne="conseiller")
    assert "nomme des personnes" in texts(ecran)
    assert tableau(ecran) == []
    assert not {"Conseiller·ère", "Structure"} & set(champ(ecran, "Colonnes").options)
    ecran = ouvrir(monkeypatch, comptes.employeur, ligne="mois", **{"parmi.conseiller": comptes.voisine})
    assert f"« {comptes.voisine} » n’est pas une valeur connue" in texts(ecran).replace("\u00a0", " ")
    assert "Chloé" not in texts(ecran)
    ecran = ouvrir(monkeypatch, comptes.coordinateur, perimetre="structure:S-MAIRIE", ligne="activite")
    assert "Votre compte ne donne pas accès à ces activités." in texts(ecran)


def test_another_domain_forgets_the_axes_of_the_first(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    parametres = {"mesure": "minutes", "ligne": "age", "parmi.age": "60_69", "perimetre": "departement:69"}
    ecran = ouvrir(monkeypatch, comptes.anct, **parametres)
    ecran.get("button_group")[0].set_value("coordination").run()
    assert adresse(ecran) == {"domaine": ["coordination"], "perimetre": ["departement:69"], "periode": [PERIODE]}


def test_a_filter_is_added_then_chosen(comptes: Comptes, monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = ouvrir(monkeypatch, comptes.anct, ligne="departement")
    champ(ecran, "Ajouter un filtre").set_value("parmi.thematique").run()
    champ(ecran, "Thème").set_value(["sante"]).run()
    assert adresse(ecran)["parmi.thematique"] == ["sante"]
    assert tableau(ecran)[1:] == [["Rhône", "1"], ["Total", "1"]]


def test_up_to_three_measures_are_counted_in_the_order_chosen(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecran = ouvrir(monkeypatch, comptes.anct, ligne="departement")
    compter = champ(ecran, "Compter")
    assert (compter.value, compter.placeholder, compter.max_selections) == ([], "CRA enregistrés", 3)
    compter.set_value(["minutes", "cra"]).run()
    assert adresse(ecran)["mesure"] == ["minutes", "cra"]
    champ(ecran, "Compter").set_value([]).run()
    assert "mesure" not in adresse(ecran)
    trop = ouvrir(monkeypatch, comptes.anct, mesure=["cra", "minutes", "accompagnements", "conseillers_actifs"])
    assert champ(trop, "Compter").value == ["cra", "minutes", "accompagnements"]


def test_an_answer_folds_its_question_where_there_is_little_room(
    comptes: Comptes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [bascule.label for bascule in ouvrir(monkeypatch, comptes.anct).toggle] == []
    (bascule,) = ouvrir(monkeypatch, comptes.anct, ligne="departement").toggle
    assert (bascule.label, bascule.value) == ("Modifier la question", False)
