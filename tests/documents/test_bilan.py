"""The PDF of a page of figures: the very numbers, tagged, in French, whatever people typed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from uuid import uuid4

import pandas as pd
import pytest
from sqlmodel import Session, create_engine

from coop_data.analytics.calcul import compute_bilan
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.resultat import Bilan, Resultat
from coop_data.analytics.statistique import Domaine
from coop_data.documents.bilan import chiffres_montres, document_du_bilan
from coop_data.documents.blocs import Colonnes
from coop_data.documents.rendu import ecrire_pdf
from coop_data.documents.repartition import image
from coop_data.domain.perimetre import National, UnConseiller, UneStructure
from coop_data.exports import presentation
from coop_data.exports.entete import Entete
from coop_data.models import Modele
from coop_data.statistiques import CATALOGUE
from tests.documents.lecture import Lu
from tests.factories import create_accompagnement, create_activite
from tests.statistiques.mondes import bilan, create_monde, log_accompagnements, log_coordination

INSTANT = datetime(2026, 4, 2, 8, 30, tzinfo=UTC)
NOMS_HOSTILES = ("#panic(1) $x$ ] } \\", '"+ #read("/etc/passwd")', "= Titre *gras* @ref <a> //", "Œuvre d’Aÿ 🎉")


@pytest.fixture(scope="module")
def accompagnements() -> Bilan:
    """Eight reports that can be counted on fingers."""
    engine = create_engine("sqlite://")
    Modele.metadata.create_all(engine)
    with Session(engine) as session:
        log_accompagnements(session, create_monde(session))
        return bilan(session, Domaine.ACCOMPAGNEMENT)


@pytest.fixture(scope="module")
def document(accompagnements: Bilan) -> Lu:
    """Their PDF, drawn once."""
    return lire(accompagnements)


def entete(lu: Bilan, perimetre: str = "France entière", *phrases: str) -> Entete:
    return Entete(perimetre, lu.filtres, INSTANT, phrases)


def lire(lu: Bilan, tete: Entete | None = None) -> Lu:
    return Lu(ecrire_pdf(document_du_bilan(lu, tete or entete(lu))))


def renommer(lu: Bilan, code: str, noms: list[str]) -> Bilan:
    """The same bilan with other rows in a breakdown."""
    effectifs = list(range(len(noms), 0, -1))
    total = sum(effectifs)
    lignes = pd.DataFrame(
        {
            "code": [str(rang) for rang in range(len(noms))],
            "libelle": noms,
            "effectif": effectifs,
            "accompagnements": effectifs,
            "part": [effectif / total for effectif in effectifs],
        }
    )
    resultat = Resultat(lu.repartitions[code].statistique, lignes, total, lu.perimetre, lu.filtres)
    return replace(lu, repartitions={**lu.repartitions, code: resultat})


def test_figures_are_those_of_the_bilan(document: Lu) -> None:
    texte = document.texte
    assert "CRA enregistrés 8" in texte
    assert "Accompagnements 21" in texte
    assert "Atelier collectif 2 15 25,0 %" in texte
    assert "mars 2026 7 20 8" in texte
    assert "E-mail" in texte


def test_every_row_of_every_breakdown_is_there(session: Session) -> None:
    monde = create_monde(session)
    log_coordination(session, monde)
    lu = bilan(session, Domaine.COORDINATION)
    texte = lire(lu).texte
    for resultat in lu.repartitions.values():
        if "libelle" in resultat.lignes and not resultat.est_vide:
            absents = [libelle for libelle in resultat.lignes["libelle"] if " ".join(libelle.split()) not in texte]
            assert (resultat.statistique.code, absents) == (resultat.statistique.code, [])


def test_cover_says_whose_when_and_how_filtered(accompagnements: Bilan) -> None:
    debut = lire(accompagnements, entete(accompagnements, "Lyon", "Thème : E-mail")).pages[0]
    for repere in (
        "Accompagnements Statistiques – Lyon",
        "Périmètre : Lyon",
        "Période : du 01/02/2026 au 31/03/2026, bornes incluses",
        "Filtres : Thème : E-mail",
        "Données au : 02/04/2026 à 10:30",
        "Page 1 sur",
        "CRA enregistrés : Nombre de comptes rendus d’accompagnement datés de la période.",
    ):
        assert repere in debut


def test_document_is_tagged_titled_and_french(document: Lu) -> None:
    assert document.racine["/Lang"] == "fr-FR"
    assert bool(document.racine["/MarkInfo"]["/Marked"])
    assert bool(document.racine["/ViewerPreferences"]["/DisplayDocTitle"])
    assert document.lecteur.metadata is not None
    assert document.lecteur.metadata.title == "Statistiques – France entière"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in document.racine["/Metadata"].get_data()
    genres = document.genres()
    assert genres.count("/H1") == 1
    assert {"/H2", "/H3", "/Table", "/THead", "/TH", "/TD", "/Figure"} <= set(genres)
    titres = [genre for genre in genres if genre in ("/H1", "/H2", "/H3")]
    assert titres[:3] == ["/H1", "/H2", "/H2"]
    assert all(int(apres[2]) - int(avant[2]) <= 1 for avant, apres in pairwise(titres))


def test_every_chart_says_in_words_what_it_shows_and_has_its_table(accompagnements: Bilan, document: Lu) -> None:
    alts = [balise.alt for balise in document.balises if balise.genre == "/Figure"]
    pleines = [resultat for resultat in accompagnements.repartitions.values() if not resultat.est_vide]
    assert len(alts) >= len(pleines) - 1  # people have their own lists
    assert all(alts)
    assert any(alt.startswith("Types d’accompagnement. En tête") for alt in alts)
    assert document.genres().count("/Table") >= len(alts)


def test_fonts_are_embedded(document: Lu) -> None:
    polices = {
        police.get_object()["/BaseFont"]
        for page in document.lecteur.pages
        for police in page["/Resources"]["/Font"].values()
    }
    assert {str(nom).split("+")[1].split("-")[0] for nom in polices} == {"PublicSans"}


def test_numbers_are_written_in_french(accompagnements: Bilan) -> None:
    chiffres = dict(accompagnements.chiffres)
    chiffres["cra"] = replace(chiffres["cra"], valeur=1_234_567)
    lu = lire(replace(accompagnements, chiffres=chiffres))
    assert "1 234 567" in lu.texte
    assert "1\u00a0234\u00a0567" in lu.lecteur.pages[0].extract_text()
    assert f"Page 1 sur {len(lu.pages)}" in lu.lecteur.pages[0].extract_text()


def test_an_empty_period_says_so_once(session: Session) -> None:
    create_monde(session)
    lu = lire(bilan(session, Domaine.ACCOMPAGNEMENT))
    assert lu.texte.count("Aucune activité n’est enregistrée sur cette période, avec ces filtres.") == 1
    assert "/Figure" not in lu.genres()
    assert "/Table" not in lu.genres()
    assert "CRA enregistrés 0" in lu.texte


def test_an_empty_breakdown_says_so(accompagnements: Bilan, document: Lu) -> None:
    assert "Niveau des ateliers" in document.texte
    assert accompagnements.repartitions["niveaux"].est_vide
    assert "Aucune donnée sur cette période." in document.texte


@pytest.mark.parametrize("nom", NOMS_HOSTILES)
def test_what_people_typed_is_never_code(accompagnements: Bilan, nom: str) -> None:
    lu = lire(renommer(accompagnements, "structures", [nom]), entete(accompagnements, nom, f"Tag : {nom}"))
    lisible = nom.replace("🎉", "□")
    assert lu.texte.count(lisible) >= 5
    assert "root:" not in lu.texte


def test_very_long_names_stay_within_the_page(accompagnements: Bilan) -> None:
    longs = ["Communauté de communes " * 12, "x" * 300, "a@" + "b" * 200 + ".fr"]
    lu = lire(renommer(accompagnements, "structures", longs), entete(accompagnements, "Très long " * 30))
    compact = lu.texte.replace(" ", "")
    for nom in longs:
        assert nom.replace(" ", "") in compact
    largeur = float(lu.lecteur.pages[0].mediabox.width)
    for page in lu.lecteur.pages:
        page.extract_text(visitor_text=lambda texte, _cm, tm, _police, _taille: _dedans(texte, tm[4], largeur))


def _dedans(texte: str, abscisse: float, largeur: float) -> None:
    assert not texte.strip() or 0 <= abscisse < largeur


def test_six_hundred_communes_are_all_there_under_a_repeated_header(accompagnements: Bilan) -> None:
    noms = [f"Commune-{rang:04d}" for rang in range(600)]
    lu = lire(renommer(accompagnements, "communes", noms))
    assert [nom for nom in noms if nom not in lu.texte] == []
    pages = [page for page in lu.pages if page.count("Commune-") > 25]
    assert len(pages) > 7
    assert [page[:60] for page in pages if "Intitulé CRA Accompagnements Part" not in page] == []
    assert "Les 20 premières lignes sont dessinées" in lu.texte
    assert lu.pages[-1].endswith(f"Page {len(lu.pages)} sur {len(lu.pages)}")


def test_a_drawing_of_the_last_months_says_so(session: Session) -> None:
    """Fifteen months, of which a crossing draws fourteen: on paper and in the image, it is said."""
    monde = create_monde(session)
    log_accompagnements(session, monde)
    create_accompagnement(session, monde.alix, date=date(2025, 1, 15))
    lu = compute_bilan(
        session=session,
        catalogue=CATALOGUE[Domaine.ACCOMPAGNEMENT],
        perimetre=National(),
        filtres=Filtres(date(2025, 1, 1), date(2026, 3, 31)),
        repartitions=["jours_mois", "evolution"],
    )
    assert "Les 14 derniers mois sont dessinés ; le tableau donne tout." in lire(lu).texte
    assert image(lu.repartitions["jours_mois"], entete(lu)).reperes[-1] == "Les 14 derniers mois sont dessinés."
    assert len(image(lu.repartitions["evolution"], entete(lu)).reperes) == 1


def test_what_is_to_come_is_not_drawn_unless_something_is_dated_there(session: Session) -> None:
    """The period of « Depuis le début »: drawn to the month of the data, kept whole by the table."""
    monde = create_monde(session)
    log_coordination(session, monde)

    def lire_evolution() -> Resultat:
        return compute_bilan(
            session=session,
            catalogue=CATALOGUE[Domaine.COORDINATION],
            perimetre=National(),
            filtres=Filtres(date(2026, 1, 1), date(2027, 12, 31)),
            repartitions=["evolution"],
        ).repartitions["evolution"]

    lue = lire_evolution()
    assert len(presentation.tableau(lue)) == 24
    dessin = image(lue, Entete("France entière", lue.filtres, INSTANT)).graphique
    assert isinstance(dessin, Colonnes)
    assert dessin.libelles == ("janv. 2026", "févr. 2026", "mars 2026", "avr. 2026")
    assert [len(serie) for serie in dessin.valeurs] == [4, 4, 4]
    assert len(presentation.lignes_du_temps(lue)) == 24
    create_activite(session, monde.alix, date=date(2026, 9, 3))
    assert list(presentation.lignes_du_temps(lire_evolution(), INSTANT.date())["mois"])[-2:] == [
        "2026-08", "2026-09",
    ]  # fmt: skip


def test_figures_of_one_person_leave_out_those_of_several(accompagnements: Bilan) -> None:
    seul = replace(accompagnements, perimetre=UnConseiller(uuid4()))
    codes = {chiffre.statistique.code for chiffre in chiffres_montres(seul)}
    assert "conseillers_actifs" in {chiffre.statistique.code for chiffre in chiffres_montres(accompagnements)}
    assert "conseillers_actifs" not in codes
    assert {"cra", "minutes", "ponctuels", "redirections"} <= codes  # those of 2022 count here


def test_file_names_have_no_space_nor_slash() -> None:
    tete = Entete("Alix Petit – Mairie / Lyon", Filtres(date(2026, 1, 1), date(2026, 1, 31)), INSTANT)
    assert (
        tete.nom_de_fichier("Statistiques", "pdf")
        == "Statistiques_Alix-Petit-Mairie-Lyon_2026-01-01_2026-01-31.pdf"
    )


@pytest.mark.parametrize(
    ("sujet", "garde"),
    [
        (f"{'a' * 70} {'b' * 20}", "a" * 70),
        (f"{'a' * 70} {'b' * 9} c", f"{'a' * 70}-{'b' * 9}"),
        ("a" * 90, "a" * 80),
    ],
)
def test_file_names_are_cut_between_words(sujet: str, garde: str) -> None:
    tete = Entete("Lyon", Filtres(date(2026, 1, 1), date(2026, 1, 31)), INSTANT)
    assert tete.nom_de_fichier(sujet, "csv") == f"{garde}_Lyon_2026-01-01_2026-01-31.csv"


def test_a_structure_without_activity_is_empty(session: Session) -> None:
    monde = create_monde(session)
    log_accompagnements(session, monde)
    vide = bilan(session, Domaine.COORDINATION, UneStructure(monde.rhone.id))
    assert "Aucune activité n’est enregistrée" in lire(vide).texte
