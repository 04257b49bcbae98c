"""Two territories side by side: their files hold numbers, their chart the rows of the table."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine

from coop_data import db
from coop_data.analytics.calcul import compute_bilan
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.resultat import Bilan
from coop_data.analytics.statistique import Domaine
from coop_data.documents.blocs import Barres
from coop_data.documents.comparaison import image_de_la_comparaison
from coop_data.domain.perimetre import Departement
from coop_data.exports.comparaison import chiffres_en_csv, nommer_les_cotes, parts_en_csv
from coop_data.exports.entete import Entete
from coop_data.statistiques import CATALOGUE
from tests.statistiques.mondes import create_monde, log_accompagnements

FILTRES = Filtres(date(2026, 2, 1), date(2026, 3, 31))
NOMS = nommer_les_cotes("Rhône", "Corse-du-Sud")


@pytest.fixture
def bilans(base_servie: Engine) -> tuple[Bilan, Bilan]:
    with db.ecriture() as session:
        log_accompagnements(session, create_monde(session))
    with db.lecture() as session:
        rhone, corse = (
            compute_bilan(
                session=session,
                catalogue=CATALOGUE[Domaine.ACCOMPAGNEMENT],
                perimetre=Departement(code),
                filtres=FILTRES,
                repartitions=("activites",),
            )
            for code in ("69", "2A")
        )
    return rhone, corse


def lignes(contenu: bytes) -> Mapping[str, list[str]]:
    lues = [ligne.split(";") for ligne in contenu.decode("utf-8-sig").splitlines()]
    return {ligne[0]: ligne[1:] for ligne in lues}


def test_key_figures_are_numbers(bilans: tuple[Bilan, Bilan]) -> None:
    a, b = (bilan.chiffres for bilan in bilans)
    lues = lignes(chiffres_en_csv((a, b), NOMS))
    assert lues["Code"] == [
        "Intitulé", "Unité", "A : Rhône", "B : Corse-du-Sud", "Écart (A − B)", "Écart relatif à B",
    ]  # fmt: skip
    assert lues["cra"] == ["CRA enregistrés", "CRA", "4", "2", "2", "1,0"]
    assert lues["minutes"] == ["Temps en accompagnement", "minutes", "255", "120", "135", "1,125"]


def test_shares_are_raw_and_drawn_from_the_same_rows(bilans: tuple[Bilan, Bilan]) -> None:
    a, b = (bilan.repartitions["activites"] for bilan in bilans)
    lues = lignes(parts_en_csv((a, b), NOMS))
    assert lues["Code"] == [
        "Intitulé", "Effectif, A : Rhône", "Part, A : Rhône", "Effectif, B : Corse-du-Sud",
        "Part, B : Corse-du-Sud",
    ]  # fmt: skip
    assert lues["collectif"] == ["Atelier collectif", "1", "0,25", "1", "0,5"]
    image = image_de_la_comparaison(
        (a, b), NOMS, Entete("Rhône et Corse-du-Sud", FILTRES, datetime(2026, 4, 1, tzinfo=UTC))
    )
    assert isinstance(image.graphique, Barres)
    assert [barre.libelle for barre in image.graphique.barres][:2] == [
        "Accompagnement individuel", "Atelier collectif",
    ]  # fmt: skip
    assert image.graphique.barres[1].textes == ("25,0\u202f%", "50,0\u202f%")
    assert image.reperes == ("Rhône et Corse-du-Sud, du 01/02/2026 au 31/03/2026",)
